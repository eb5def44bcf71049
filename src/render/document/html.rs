//! A document as a page that stands alone: to send, to read on a tablet, to print.

use super::{Block, Document, Item, Mark, Rank, Table};
use crate::render::Look;
use crate::render::html::Page;
use crate::render::table::{Cell, Paint};
use askama::Template;

/// The style of everything in a document.
pub const STYLE: &str = include_str!("../html/document.css");

#[derive(Template)]
#[template(path = "document_page.html")]
struct DocumentPage<'d> {
    page: Page,
    document: &'d Document,
}

/// The page of a document.
pub fn html(look: &Look, document: &Document) -> String {
    let page = Page::new(look.lang, document.title.clone(), STYLE);
    // writing to memory can't fail
    DocumentPage { page, document }.render().unwrap_or_default()
}

impl Table {
    /// Whether it is one of figures with bars, without heads.
    pub fn is_headless(&self) -> bool {
        self.columns.iter().all(|column| column.head.is_empty())
    }

    /// How wide the bar of a row is, in hundredths; none where it has none.
    pub fn bar(&self, at: &usize) -> Option<usize> {
        self.rows[*at].cells.iter().find_map(|cell| match cell.paint {
            Paint::Bar(value, most) if most > 0 => Some((value * 100 / most).max(1)),
            _ => None,
        })
    }
}

impl Cell {
    /// What a page calls the way it is painted.
    pub fn class(&self) -> &'static str {
        match self.paint {
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
    pub fn class(&self) -> &'static str {
        match self.mark {
            Mark::Prose | Mark::Line => "prose",
            mark => mark.tone().class(),
        }
    }
}
