//! What became of people, half-year by half-year, as a part of the report.

use super::ViewContext;
use super::document::{Block, Row, Section, Table};
use super::printable::printable;
use super::table::{Cell, Column, Fit, Paint};
use crate::domain::outcomes::{Between, Half, Reason, Told};
use crate::i18n::{Language, outcomes as says, words};

/// How many half-years are shown in short.
const FEW: usize = 2;

/// The part of the report, where anything of it can be told; `brief` shows the last half-years.
pub(crate) fn section(view: &ViewContext, halves: &[Half], brief: bool) -> Section {
    let (lang, least) = (view.lang, view.settings.anonymity);
    let mut section = Section::new(says::head(lang));
    // where every group is too small there is nothing to say, which tells no more than a page of dashes
    if !halves.iter().any(Half::tells) {
        return section;
    }
    let first = if brief { halves.len().saturating_sub(FEW) } else { 0 };
    for half in halves.iter().skip(first) {
        section = section.with_table(table(view, half));
        for line in [reasons(view, half), moves(view, half)].into_iter().flatten() {
            section = section.with(Block::said(line, Paint::None));
        }
    }
    section
        .with(Block::said(says::explained(lang, least), Paint::Dim))
        .with(Block::said(says::by_itself(lang), Paint::Dim))
        .with(Block::said(says::no_cause(lang), Paint::Dim))
}

/// Why people left, as far as it can be told.
pub(crate) fn left_because(view: &ViewContext, halves: &[Half]) -> Section {
    let row = |half: &Half, reason: &Reason| [printable(&label(view, reason)), half_of(half), reason.people.to_string()];
    let rows = halves.iter().flat_map(|half| half.because.iter().map(move |reason| row(half, reason)));
    rows_of(view, says::because_head(view.lang), says::because_columns(view.lang), rows.collect())
}

/// From which team to which people went, as far as it can be told.
pub(crate) fn between(view: &ViewContext, halves: &[Half]) -> Section {
    let row =
        |half: &Half, one: &Between| [format!("{} → {}", printable(&one.from), printable(&one.to)), half_of(half), one.people.to_string()];
    let rows = halves.iter().flat_map(|half| half.between.iter().map(move |one| row(half, one)));
    rows_of(view, says::moves_head(view.lang), says::moves_columns(view.lang), rows.collect())
}

fn half_of(half: &Half) -> String {
    half.period.half().unwrap_or_default()
}

fn rows_of(view: &ViewContext, head: String, heads: [&'static str; 3], rows: Vec<[String; 3]>) -> Section {
    let section = Section::new(head);
    if rows.is_empty() {
        return section;
    }
    let columns = heads.into_iter().zip([Fit::AtLeast(12), Fit::Whole, Fit::Whole]);
    let table = Table {
        columns: columns.enumerate().map(|(at, (head, fit))| Column { head, fit, right: at == 2 }).collect(),
        rows: rows.into_iter().map(|cells| Row::from(cells.map(Cell::new).to_vec())).collect(),
        headed: true,
        ..Table::default()
    };
    section.with_table(table).with(Block::said(says::too_few(view.lang, view.settings.anonymity), Paint::Dim))
}

fn table(view: &ViewContext, half: &Half) -> Table {
    let lang = view.lang;
    let start = says::at_start(lang, &says::people(lang, half.start));
    let caption = [half.period.half().unwrap_or_default(), start, says::joined(lang, &says::figure(half.joined))].join(" · ");
    let columns = says::columns(lang).into_iter().zip([Fit::Whole, Fit::Whole, Fit::AtLeast(10), Fit::AtLeast(10)]);
    Table {
        caption: Some(caption),
        columns: columns.map(|(head, fit)| Column { head, fit, right: false }).collect(),
        rows: vec![row(lang, says::left(lang), &half.left), row(lang, says::stayed(lang), &half.stayed)],
        ..Table::default()
    }
}

fn row(lang: Language, name: String, told: &Told) -> Row {
    let [people, talked, broken] = [told.people, told.talked, told.broken].map(says::figure);
    Row::from(vec![
        Cell::new(name),
        Cell::new(says::people(lang, told.people)).in_full(people),
        Cell::painted(says::had_talk(lang, &talked), Paint::Dim).in_full(talked),
        Cell::painted(says::had_broken(lang, &broken), Paint::Dim).in_full(broken),
    ])
}

/// What a reason is called: the vocabulary's label, else as most people wrote it.
pub(crate) fn label(view: &ViewContext, reason: &Reason) -> String {
    let term = view.settings.vocabulary.terms().iter().find(|term| term.key == reason.key);
    term.and_then(|term| term.label.of(view.lang)).unwrap_or(&reason.label).to_owned()
}

fn reasons(view: &ViewContext, half: &Half) -> Option<String> {
    let lang = view.lang;
    let said = half.because.iter().map(|reason| format!("{} {}", printable(&label(view, reason)), reason.people));
    let other = [half.sealed.map(|count| says::sealed(lang, count)), half.unsaid.map(|count| says::unsaid(lang, count))];
    let parts: Vec<String> = said.chain(other.into_iter().flatten()).collect();
    (!parts.is_empty()).then(|| says::because(lang, &parts.join(" · ")))
}

fn moves(view: &ViewContext, half: &Half) -> Option<String> {
    let lang = view.lang;
    let all = says::moves(lang, &words::people(lang, half.moves?));
    let between = half.between.iter().map(|one| says::between(lang, &printable(&one.from), &printable(&one.to), one.people));
    Some(std::iter::once(all).chain(between).collect::<Vec<_>>().join(" · "))
}
