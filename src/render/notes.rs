//! Notes between talks: as a list, and one alone.

use super::printable::{printable, printable_lines};
use super::table::{Cell, Column, Fit, Paint, table, wrap};
use super::{ViewContext, style};
use crate::domain::note::Note;
use crate::i18n::{either, notes as says, words};

/// A table of notes; `of_one` is for one person: no names. `all` says what became of each.
pub(crate) fn list(view: &ViewContext, notes: &[&Note], of_one: bool, all: bool) -> String {
    let lang = view.lang;
    let column = |head, fit| Column { head, fit, right: false };
    let columns = [
        column("ID", Fit::Whole),
        column(either(lang, "WIE", "WHO"), Fit::Prefers(8, 18)),
        column(either(lang, "OP", "ON"), Fit::Whole),
        column(either(lang, "NOTITIE", "NOTE"), Fit::Wraps(14, 30)),
        column("", Fit::Whole),
    ];
    let row = |note: &&Note| {
        let name = if of_one { String::new() } else { printable(view.people.name(&note.employee)) };
        vec![
            Cell::painted(note.id.as_str(), Paint::Id(view.ids.length(note.id))),
            Cell::new(name),
            Cell::painted(words::near_day(lang, note.created, view.today), Paint::Dim),
            Cell::new(text(view, note)),
            Cell::painted(if all { state(view, note) } else { shared(view, note) }, Paint::Dim),
        ]
    };
    table(&columns, &notes.iter().map(row).collect::<Vec<_>>(), view.width, 0)
}

/// The text on one line; a word where there is none.
pub(crate) fn text(view: &ViewContext, note: &Note) -> String {
    let line = note.line();
    if line.is_empty() { says::no_text(view.lang) } else { printable(&line) }
}

fn shared(view: &ViewContext, note: &Note) -> String {
    if note.shared { says::shared(view.lang) } else { String::new() }
}

/// What became of it in short; of one that waits, whether it is shared.
fn state(view: &ViewContext, note: &Note) -> String {
    match note.conversation {
        Some(id) => says::in_talk(view.lang, &id.as_str()[..view.ids.length(id)]),
        None if note.closed.is_some() => says::away(view.lang),
        None => shared(view, note),
    }
}

/// One note, with all that is known of it.
pub(crate) fn note(view: &ViewContext, note: &Note, path: &str) -> String {
    let lang = view.lang;
    let state = if note.is_open() { says::waits(lang) } else { state(view, note) };
    let facts = [Some(printable(view.people.name(&note.employee))), Some(words::day(lang, note.created)), Some(state)];
    let facts = facts.into_iter().chain([note.shared.then(|| says::shared(lang))]).flatten().collect::<Vec<_>>().join(" · ");
    let kind = super::show::capital(either(lang, "notitie", "note"));
    let id = style::id(note.id.as_str(), view.ids.length(note.id));
    let mut out = format!("{} · {id}\n{facts}\n{}\n\n", style::heading(kind), style::dim(path));
    let lines = printable_lines(note.text.as_deref().unwrap_or_default());
    out.extend(lines.iter().flat_map(|line| wrap(line, view.width.saturating_sub(2))).map(|line| format!("  {line}\n")));
    out
}
