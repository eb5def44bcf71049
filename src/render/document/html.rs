//! A document as a page that stands alone: to send, to read on a tablet, to print.

use super::{Block, Document, Item, Mark, Rank, Row, Section, Table};
use crate::render::ViewContext;
use crate::render::html::Page;
use crate::render::table::{Cell, Paint};
use askama::Template;

/// How many letters stand on one line also where columns are narrow.
const SHORT: usize = 16;

/// From how many letters on a text is long in a cell: two columns of those are narrow on a phone.
const LONG: usize = 40;

/// The style of everything in a document.
pub(crate) const STYLE: &str = include_str!("../html/document.css");

#[derive(Template)]
#[template(path = "document_page.html")]
struct DocumentPage<'d> {
    page: Page,
    document: &'d Document,
}

pub(crate) fn html(view: &ViewContext, document: &Document) -> String {
    let page = Page::new(view.lang, document.title.clone(), STYLE);
    // writing to memory can't fail
    DocumentPage { page, document }.render().unwrap_or_default()
}

impl Document {
    /// A text in parts, and whether each of them is what is typed.
    pub(crate) fn parts<'t>(&self, text: &'t str) -> Vec<(&'t str, bool)> {
        if !self.is_ours || text.matches('`').count() % 2 == 1 {
            return vec![(text, false)];
        }
        text.split('`').enumerate().map(|(at, part)| (part, at % 2 == 1)).collect()
    }
}

impl Section {
    /// What a heading within it is: one level below its own.
    pub(crate) fn below(&self) -> &'static str {
        if self.head.is_empty() { "h2" } else { "h3" }
    }
}

impl Table {
    /// What tells it from other tables of its section.
    pub(crate) fn label(&self, section: &str) -> String {
        let own = self.caption.as_deref().or_else(|| Some(self.columns.get(self.name)?.head));
        [section, own.unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Whether its cells stand below each other on a phone.
    pub(crate) fn is_stacked(&self) -> bool {
        let is_long = |at: &usize| self.rows.iter().any(|row| row.cells.get(*at).is_some_and(|cell| cell.full().chars().count() > LONG));
        self.columns_of_page().len() > 3 || (0..self.columns.len()).filter(is_long).count() > 1
    }

    /// Whether it is one of figures with bars, without heads.
    pub(crate) fn is_headless(&self) -> bool {
        self.columns.iter().all(|column| column.head.is_empty())
    }

    /// Whether its rows have bars.
    pub(crate) fn has_bars(&self) -> bool {
        self.rows.iter().any(|row| self.bar(row).is_some())
    }

    /// How wide the bar of a row is, in hundredths; none where it has none. A table of many columns has none: on a page that is not
    /// wide enough the last column is cut, and a bar that is cut tells less than its figure.
    pub(crate) fn bar(&self, row: &Row) -> Option<usize> {
        let bar = |cell: &Cell| match cell.paint {
            Paint::Bar(value, most) if most > 0 => Some((value * 100 / most).max(1)),
            _ => None,
        };
        row.cells.iter().find_map(bar).filter(|_| !self.is_stacked())
    }
}

impl Cell {
    /// Whether it stands on one line: a day, a name, how late.
    pub(crate) fn is_short(&self) -> bool {
        self.full().chars().count() <= SHORT
    }
}

impl Paint {
    /// What a page calls it.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Paint::Dim => "soft",
            Paint::Late(1..) | Paint::Bad => "late",
            Paint::Warn => "soon",
            Paint::Good => "good",
            Paint::Id(_) => "id",
            Paint::None | Paint::Late(_) | Paint::Bar(..) => "",
        }
    }
}

impl Item {
    /// What a page calls it.
    pub(crate) fn class(&self) -> &'static str {
        match self.mark {
            Mark::Prose | Mark::Line => "prose",
            mark => mark.paint().class(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::document::{List, Section};

    #[test]
    fn no_text_becomes_part_of_the_page() {
        let hostile = || "</title><script>alert(1)</script>\" onload=\"x".to_owned();
        let list = List { head: Some(hostile()), items: vec![Item::new(Mark::Point, hostile()).tail(hostile())], ..List::default() };
        let table = Table {
            caption: Some(hostile()),
            columns: vec![crate::render::table::Column { head: "", fit: crate::render::table::Fit::Whole, right: false }],
            rows: vec![vec![Cell::new(hostile())].into()],
            ..Table::default()
        };
        let section = Section::new(hostile()).with_list(list).with_table(table).with(Block::Quote(vec![hostile()], hostile()));
        let document = Document { title: hostile(), facts: vec![hostile()], sections: vec![section], ..Document::default() };
        let page = DocumentPage { page: Page::new(crate::i18n::Language::Nl, document.title.clone(), STYLE), document: &document };
        let html = page.render().unwrap();
        assert!(!html.contains("<script") && !html.contains("onload=\""), "{html}");
        assert_eq!(html.matches("alert(1)").count(), 13, "{html}");
    }
}
