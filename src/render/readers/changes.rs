//! What would change in who can open what, for whoever has to say yes to it.

use super::person;
use crate::domain::circle::{Brought, Change, Circle, Party, Reader, fingerprint};
use crate::domain::employee::Slug;
use crate::domain::holding::{Moved, Trait};
use crate::domain::name::is_one;
use crate::i18n::{Language, readers as says, words};
use crate::render::printable::printable;
use crate::render::table::{Paint, wrap};
use crate::render::{ViewContext, style};
use std::collections::BTreeMap;

/// How far the lines below a reader stand in.
const INDENT: usize = 4;

/// Changes, reader by reader, each with the fingerprints of keys and where it comes from.
pub(crate) fn changes(view: &ViewContext, changes: &[(Change, Brought)]) -> String {
    let mut out = format!("{}\n", style::heading(says::changes_head(view.lang)));
    let mut about: Option<Option<&str>> = None;
    for (at, (change, brought)) in changes.iter().enumerate() {
        if about != Some(change.reader()) {
            about = Some(change.reader());
            let who = change.reader().map_or_else(|| says::policy(view.lang), printable);
            out.push_str(&format!("\n  {}\n", style::heading(who)));
        }
        for (mark, line) in lines(view, change) {
            push(view, &mut out, mark, &line);
        }
        let goes_on = changes.get(at + 1).is_some_and(|(next, other)| next.reader() == change.reader() && other == brought);
        if let Some(origin) = origin(view, brought).filter(|_| !goes_on) {
            push(view, &mut out, Sign::None, &origin);
        }
    }
    out
}

/// Who people are and who holds what by now, each with the fingerprints of both readers and where it comes from.
pub(crate) fn moved(view: &ViewContext, circle: &Circle, moved: &[(Moved, Brought)]) -> String {
    if moved.is_empty() {
        return String::new();
    }
    let lang = view.lang;
    let mut out = format!("\n{}\n", style::heading(says::moved_head(lang)));
    for (one, brought) in moved {
        out.push_str(&format!("\n  {}\n", style::heading(person(view, &one.employee))));
        let is = printable(one.is.as_deref().unwrap_or_default());
        let told = match (one.what, &one.record) {
            (Trait::Name, _) => says::folder_is_of(lang, &is),
            (Trait::Id, _) => says::id_is(lang, &is),
            (Trait::Manager | Trait::With, None) => says::manager_is(lang, &is),
            (Trait::Manager | Trait::With, Some(_)) => says::talk_is_held_by(lang, &one.path, &is),
        };
        let mut told_of = |sign, told: &str, of: Option<&str>| {
            push(view, &mut out, sign, told);
            let reader =
                circle.readers.iter().find(|reader| of.is_some_and(|of| reader.name.as_deref().is_some_and(|name| is_one(name, of))));
            let keys = reader.map(|reader| reader.keys.as_slice()).unwrap_or_default();
            keys.iter().for_each(|key| push(view, &mut out, Sign::None, &says::key_is(lang, &fingerprint(key))));
        };
        told_of(Sign::Wider, &told, one.is.as_deref());
        if let Some(was) = &one.was {
            told_of(Sign::None, &says::it_was(lang, &printable(was)), Some(was));
        }
        if let Some(origin) = origin(view, brought) {
            push(view, &mut out, Sign::None, &origin);
        }
    }
    out
}

/// What was sealed before and opens by a yes, for each of these readers with how many files of each person.
pub(crate) fn gains(view: &ViewContext, gains: &BTreeMap<(String, Slug), usize>) -> String {
    if gains.is_empty() {
        return String::new();
    }
    let mut out = format!("\n  {}\n", style::heading(says::gains_head(view.lang)));
    for ((reader, slug), count) in gains {
        push(view, &mut out, Sign::Wider, &says::gain(view.lang, &printable(reader), *count, &person(view, slug)));
    }
    out
}

/// What a line stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Someone can open more.
    Wider,
    Narrower,
    None,
}

fn push(view: &ViewContext, out: &mut String, sign: Sign, line: &str) {
    let (mark, paint) = match sign {
        Sign::Wider => ("+ ", Paint::Warn),
        Sign::Narrower => ("- ", Paint::None),
        Sign::None => ("  ", Paint::Dim),
    };
    let room = view.width.saturating_sub(INDENT + 2).max(20);
    for (at, text) in wrap(line, room).iter().enumerate() {
        let mark = if at == 0 { mark } else { "  " };
        out.push_str(&format!("{}{}{}\n", " ".repeat(INDENT), paint.apply(mark), paint.apply(text)));
    }
}

fn lines(view: &ViewContext, change: &Change) -> Vec<(Sign, String)> {
    let lang = view.lang;
    let print = |sign, say: fn(Language, &str) -> String, keys: &[String]| {
        keys.iter().map(|key| (sign, say(lang, &fingerprint(key)))).collect::<Vec<_>>()
    };
    match change {
        Change::New(reader) => {
            let facts = facts(view, reader).into_iter().map(|fact| (Sign::Wider, fact));
            std::iter::once((Sign::Wider, says::new_reader(lang)))
                .chain(facts)
                .chain(print(Sign::Wider, says::key_is, &reader.keys))
                .collect()
        }
        Change::Gone(reader) => {
            let facts = facts(view, reader).into_iter().map(|fact| (Sign::None, fact));
            std::iter::once((Sign::Narrower, says::reader_gone(lang)))
                .chain(facts)
                .chain(print(Sign::None, says::key_is, &reader.keys))
                .collect()
        }
        Change::Keys { gone, new, .. } => [print(Sign::Wider, says::key_new, new), print(Sign::Narrower, says::key_gone, gone)].concat(),
        Change::Name { was, is, .. } => {
            let now = is.as_ref().map(|name| (Sign::Wider, says::opens_held_by(lang, &printable(name))));
            let before = was.as_ref().map(|name| match is {
                Some(_) => (Sign::Narrower, says::was_called(lang, &printable(name))),
                None => (Sign::Narrower, says::is_called_no_more(lang, &printable(name))),
            });
            now.into_iter().chain(before).collect()
        }
        Change::Employee { was, is, .. } => {
            let now = is.as_ref().map(|slug| (Sign::Wider, says::opens_about(lang, &person(view, slug))));
            let before = was.as_ref().map(|slug| match is {
                Some(_) => (Sign::Narrower, says::was_employee(lang, &person(view, slug))),
                // who is kept out of what is not shared as the employee is so no longer
                None => (Sign::Wider, says::is_employee_no_more(lang, &person(view, slug))),
            });
            now.into_iter().chain(before).collect()
        }
        Change::Recovery { is: true, .. } => vec![(Sign::Wider, says::opens_all(lang))],
        Change::Recovery { is: false, .. } => vec![(Sign::Narrower, says::opens_all_no_more(lang))],
        Change::Words { was, is } => policy(view, change, says::words_are_for, [was, is]),
        Change::PrivateNotes { was, is } => policy(view, change, says::notes_are_for, [was, is]),
    }
}

/// A part of the policy, as it is and as it was.
fn policy(view: &ViewContext, change: &Change, say: fn(Language, &str) -> String, [was, is]: [&[Party]; 2]) -> Vec<(Sign, String)> {
    let sign = if change.widens() { Sign::Wider } else { Sign::Narrower };
    let told = |parties: &[_]| printable(&says::parties(view.lang, parties, false));
    vec![(sign, say(view.lang, &told(is))), (Sign::None, says::was_for(view.lang, &told(was)))]
}

/// What makes someone a reader, a line each.
fn facts(view: &ViewContext, reader: &Reader) -> Vec<String> {
    let lang = view.lang;
    // a recovery key has a name too, and opens everything in any case
    let told = if reader.recovery { says::called } else { says::opens_held_by };
    let name = reader.name.as_ref().map(|name| told(lang, &printable(name)));
    let employee = reader.employee.as_ref().map(|slug| says::opens_about(lang, &person(view, slug)));
    let recovery = reader.recovery.then(|| says::opens_all(lang));
    name.into_iter().chain(employee).chain(recovery).collect()
}

fn origin(view: &ViewContext, brought: &Brought) -> Option<String> {
    match brought {
        Brought::By(recorded) => Some(says::by(view.lang, &printable(&recorded.by), &words::day(view.lang, recorded.day))),
        Brought::Here => Some(says::not_committed(view.lang)),
        Brought::Now | Brought::Unknown => None,
    }
}
