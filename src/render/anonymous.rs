//! The report without names: a document of what was issued, and the rows of a spreadsheet.

use super::ViewContext;
use super::document::text::BAR;
use super::document::{Block, Document, Headline, Row, Section, Table};
use super::picture::grid;
use super::printable::printable;
use super::spreadsheet::{Sheet, harmless};
use super::table::{Cell, Column, Fit, Paint};
use crate::domain::anonymous::{Beside, Figure, Issued, OTHER, Part, Word};
use crate::i18n::{Language, anonymous as says, either, words};

/// How many parts of the organisation are shown where not all are.
const MOST: usize = 25;

/// What a word is called in a language; safe to show.
pub(crate) fn called(lang: Language, word: &Word) -> String {
    if word.key == OTHER { says::other_words(lang) } else { printable(word.label.of(lang).unwrap_or(&word.key)) }
}

/// A document of pages beside each other; `brief` leaves teams out where there are many. `path` is where a page lies.
pub(crate) fn document(
    view: &ViewContext,
    pages: &[Issued],
    team: Option<&str>,
    brief: bool,
    path: impl Fn(&Issued) -> String,
) -> Document {
    let lang = view.lang;
    let beside = Beside::of(pages);
    let days = |page: &Issued| format!("{} – {}", words::day(lang, page.half.from), words::day(lang, page.half.to));
    let halves: Vec<String> = pages.iter().map(|page| page.half.half().unwrap_or_default()).collect();
    let period = match pages {
        [page] => format!("{} · {}", halves.join(""), days(page)),
        _ => halves.join(" · "),
    };
    let facts = team.map(printable).into_iter().chain([period]).collect::<Vec<_>>().join(" · ");
    let mut document = Document { title: says::head(lang), headline: Headline::OneLine, facts: vec![facts], ..Document::default() };
    let parts = PageParts { view, beside: &beside };
    let is_told = |part: &Part| {
        let figures = beside.words.iter().flat_map(|word| (0..pages.len()).map(|page| beside.figure(page, part, word)));
        figures.into_iter().any(|figure| matches!(figure, Figure::Shown(_)))
    };
    let (told, silent): (Vec<&Part>, Vec<&Part>) = beside.parts.iter().partition(|part| is_told(part));
    let most = if brief { MOST } else { usize::MAX };
    if !brief {
        let picture = grid::of_issued(view, &beside, |part| parts.name(part), |word| called(lang, word));
        document.add(Section::default().with_picture(picture));
    }
    told.iter().take(most).for_each(|part| document.add(parts.section(part)));
    if told.len() > most {
        document.add(Section::default().with(Block::said(says::more_teams(lang, told.len() - most), Paint::Dim)));
    }
    if !silent.is_empty() {
        let mut names: Vec<String> = silent.iter().take(most).map(|part| parts.name(part)).collect();
        names.extend((silent.len() > most).then(|| says::more_teams(lang, silent.len() - most)));
        document.add(Section::new(says::all_hidden_head(lang)).with(Block::said(says::all_hidden(lang, &names.join(", ")), Paint::Dim)));
    }
    document.add(about(lang, pages, path));
    document
}

/// What is in it, what is hidden and why, and what that is worth.
fn about(lang: Language, pages: &[Issued], path: impl Fn(&Issued) -> String) -> Section {
    let said = |text: String| Block::said(text, Paint::Dim);
    let mut section = Section::new(says::about_head(lang));
    for page in pages {
        section = section.with(said(says::about_counted(lang, &words::day(lang, page.half.to))));
    }
    for page in pages {
        let [shown, hidden] = page.counted();
        section = section.with(said(says::about_hidden(lang, &page.half.half().unwrap_or_default(), hidden, shown + hidden, page.least)));
    }
    for page in pages {
        section = section.with(said(says::about_once(lang, &path(page))));
        if page.unreadable > 0 {
            let half = page.half.half().unwrap_or_default();
            section = section.with(Block::said(says::unreadable(page.unreadable, &half).text(lang), Paint::Warn));
        }
    }
    section.with(said(says::about_readers(lang)))
}

struct PageParts<'v> {
    view: &'v ViewContext<'v>,
    beside: &'v Beside<'v>,
}

impl PageParts<'_> {
    fn name(&self, part: &Part) -> String {
        says::part(self.view.lang, part, &printable(part.team().unwrap_or_default()))
    }

    /// The words that are shown of one part, and in a line those that are not.
    fn section(&self, part: &Part) -> Section {
        let (lang, beside) = (self.view.lang, self.beside);
        let figures = |word: &Word| -> Vec<Figure> { (0..beside.pages.len()).map(|page| beside.figure(page, part, word)).collect() };
        let is_shown = |word: &Word| figures(word).iter().any(|figure| matches!(figure, Figure::Shown(_)));
        let (shown, hidden): (Vec<&Word>, Vec<&Word>) = beside.words.iter().partition(|word| is_shown(word));
        let cell = |(page, figure): (usize, Figure)| match figure {
            Figure::Shown(people) => Cell::new(people.to_string()),
            Figure::Hidden => Cell::painted(says::hidden(lang, beside.pages[page].least), Paint::Dim),
            Figure::Absent => Cell::new("–"),
        };
        let people = shown.iter().flat_map(|word| figures(word)).map(|figure| if let Figure::Shown(people) = figure { people } else { 0 });
        let most = people.max().unwrap_or(1);
        let row = |word: &&Word| {
            let figures = figures(word);
            let bar = match figures[..] {
                [Figure::Shown(people)] => Cell::bar(people, most, BAR),
                _ => Cell::new(""),
            };
            let cells = figures.into_iter().enumerate().map(cell);
            Row::from(std::iter::once(Cell::new(called(lang, word))).chain(cells).chain([bar]).collect::<Vec<_>>())
        };
        let number = |head| Column { head, fit: Fit::Wraps(8, 20), right: true };
        let heads: Vec<&'static str> = match beside.pages.len() {
            1 => vec![either(lang, "Mensen", "People")],
            _ => vec![either(lang, "1e halfjaar", "1st half"), either(lang, "2e halfjaar", "2nd half")],
        };
        let name = Column { head: either(lang, "Belemmering", "Obstacle"), fit: Fit::AtLeast(12), right: false };
        let bar = Column { head: "", fit: Fit::IfRoom, right: false };
        let columns = std::iter::once(name).chain(heads.into_iter().map(number)).chain([bar]).collect();
        let headed = beside.pages.len() > 1;
        let table = Table { columns, rows: shown.iter().map(row).collect(), headed, ..Table::default() };
        let section = Section::new(self.name(part)).with_table(table);
        let words = hidden.into_iter().filter(|word| figures(word).contains(&Figure::Hidden)).map(|word| called(lang, word));
        let words = words.collect::<Vec<_>>().join(", ");
        if words.is_empty() {
            return section;
        }
        let least = beside.pages.iter().map(|page| page.least).max().unwrap_or_default();
        section.with(Block::said(says::hidden_words(lang, least, &words), Paint::Dim))
    }
}

/// Every figure in a row: `period,team,direct,obstacle,label,people`; without people where it is hidden.
pub(crate) fn csv(lang: Language, pages: &[Issued]) -> String {
    let mut rows = Sheet::Plain.writer();
    // writing to memory can't fail
    let _ = rows.write_record(["period", "team", "direct", "obstacle", "label", "people"]);
    for page in pages {
        let period = page.half.half().unwrap_or_default();
        for row in &page.rows {
            for (word, people) in page.words.iter().zip(&row.people) {
                let people = people.map(|people| people.to_string()).unwrap_or_default();
                let direct = row.part.is_direct().to_string();
                let fields = [&period, row.part.team().unwrap_or_default(), &direct, &word.key, &called(lang, word), &people];
                let _ = rows.write_record(fields.map(harmless));
            }
        }
    }
    Sheet::Plain.text(rows)
}
