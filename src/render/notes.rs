//! Notes between talks: as a list, and one alone.

use super::list::{self, ListColumn};
use super::printable::{printable, printable_lines};
use super::table::{Cell, Fit, Paint, table, wrap};
use super::{ViewContext, style};
use crate::domain::note::Note;
use crate::i18n::{either, notes as says, words};
use serde_json::Value;

/// What a terminal shows of a note unless told otherwise, and what of it in the list of one person: no names.
const SHOWN: &[&str] = &["id", "name", "created", "text", "state"];
const STORY: &[&str] = &["id", "created", "text", "state"];

/// The columns of a list of notes.
pub(crate) fn columns<'r>() -> Vec<ListColumn<&'r Note>> {
    let column = ListColumn::of;
    vec![
        column("id", "id")
            .headed("ID", "ID")
            .shown(Fit::Whole, |view, note| Cell::painted(note.id.as_str(), Paint::Id(view.ids.length(note.id)))),
        column("employee", "medewerker"),
        column("name", "naam")
            .headed("WIE", "WHO")
            .shown(Fit::Prefers(8, 18), |view, note| Cell::new(printable(view.people.name(&note.employee)))),
        column("team", "team"),
        column("created", "op")
            .headed("OP", "ON")
            .shown(Fit::Whole, |view, note| Cell::painted(words::near_day(view.lang, note.created, view.today), Paint::Dim)),
        column("text", "notitie").headed("NOTITIE", "NOTE").shown(Fit::Wraps(14, 30), |view, note| Cell::new(text(view, note))),
        column("state", "stand")
            .headed("", "")
            .from("conversation")
            .shown(Fit::Whole, |view, note| Cell::painted(state(view, note), Paint::Dim)),
        column("shared", "gedeeld").whole(),
        column("private", "privé").whole(),
        column("conversation", "gesprek").whole(),
        column("closed", "opgeborgen").whole(),
        column("sealed", "verzegeld").whole(),
        column("readers", "lezers"),
        column("path", "pad"),
    ]
}

/// A table of notes; `of_one` is for one person: no names.
pub(crate) fn list(view: &ViewContext, notes: &[&Note], of_one: bool) -> String {
    let columns = columns();
    let shown = list::places(&columns, if of_one { STORY } else { SHOWN });
    let (columns, rows) = list::cells(view, &columns, &shown, notes, |_| Value::Null);
    table(&columns, &rows, view.width, 0)
}

/// The text on one line; for whom it is sealed, or a word where there is none.
pub(crate) fn text(view: &ViewContext, note: &Note) -> String {
    let line = note.line();
    let none = || view.in_place(note.sealed.as_deref()).unwrap_or_else(|| says::no_text(view.lang));
    if line.is_empty() { none() } else { printable(&line) }
}

fn shared(view: &ViewContext, note: &Note) -> String {
    match (note.private, note.shared) {
        (true, _) => says::private(view.lang),
        (_, true) => says::shared(view.lang),
        _ => String::new(),
    }
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
    let facts = facts
        .into_iter()
        .chain([note.shared.then(|| says::shared(lang)), note.private.then(|| says::private(lang))])
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ");
    let kind = super::show::capital(either(lang, "notitie", "note"));
    let id = style::id(note.id.as_str(), view.ids.length(note.id));
    let mut out = format!("{} · {id}\n{facts}\n{}\n\n", style::heading(kind), style::dim(path));
    let in_place = || view.in_place(note.sealed.as_deref()).unwrap_or_default();
    let lines = note.text.as_deref().map_or_else(|| vec![in_place()], printable_lines);
    out.extend(lines.iter().flat_map(|line| wrap(line, view.width.saturating_sub(2))).map(|line| format!("  {line}\n")));
    out
}
