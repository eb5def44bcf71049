//! What two people made of the same thing, side by side.

use super::log::called;
use super::printable::{printable, printable_lines};
use super::show::{capital, paragraphs};
use super::{ViewContext, style};
use crate::domain::conflict::{Conflict, ConflictPart, Joining, Value, Version, What};
use crate::domain::date::parse_civil;
use crate::domain::history::FieldChange;
use crate::domain::interval::Interval;
use crate::domain::records::Folder;
use crate::domain::words::flag;
use crate::i18n::conflicts as says;
use crate::i18n::{either, messages, sync as sync_messages, words};

/// How far a value stands from the left.
const INDENT: usize = 7;

/// What is known beside the values.
pub(crate) struct Beside<'b> {
    /// The name under which commits are made here.
    pub you: Option<&'b str>,
    /// What brought the two together.
    pub joining: Joining,
}

/// Over the choices in one file: what it is, whose, and its path. `title` is what it is called by.
pub(crate) fn head(view: &ViewContext, conflict: &Conflict, title: Option<&str>) -> String {
    let path = style::dim(printable(&conflict.path));
    let Some(source) = &conflict.source else {
        return title.map_or_else(|| format!("{path}\n"), |title| format!("{}\n{path}\n", style::heading(printable(title))));
    };
    let kind = match source.folder {
        Folder::Conversations => sync_messages::conversation(view.lang),
        Folder::Actions => sync_messages::action(view.lang),
        Folder::Goals => sync_messages::goal(view.lang),
        Folder::Notes | Folder::Private => sync_messages::note(view.lang),
    };
    let whose = source.employee.as_deref().map_or_else(|| messages::the_organisation(view.lang), |slug| printable(view.people.name(slug)));
    let what = title.map(printable).into_iter().chain([whose]).collect::<Vec<_>>().join(" · ");
    let head = style::heading(format!("{}: {what}", capital(&kind)));
    format!("{head} {}\n{path}\n", style::id(source.id.as_str(), view.ids.length(source.id)))
}

/// Both values with who made them so, under the name of the field; `at` says which of how many this is.
pub(crate) fn choice(view: &ViewContext, conflict: &Conflict, beside: &Beside, at: (usize, usize)) -> String {
    let lang = view.lang;
    let count = if at.1 > 1 { style::dim(format!(" · {}", says::one_of(lang, at.0, at.1))) } else { String::new() };
    let mut out = format!("  {}{count}\n", style::heading(name(view, &conflict.what)));
    let mut values = [&conflict.yours, &conflict.theirs].map(|version| value(view, conflict, version));
    if values[0] == values[1] {
        // what differs can't be seen: blanks, say
        values = [&conflict.yours, &conflict.theirs].map(exactly);
    }
    let by = [yours(view, &conflict.yours, beside), theirs(view, &conflict.theirs, beside)];
    let width = |value: &String, by: &String| super::show::visible_width(value) + super::show::visible_width(by) + INDENT + 3;
    let are_short = values.iter().zip(&by).all(|(value, by)| !value.contains('\n') && width(value, by) <= view.width);
    for ((key, value), by) in ["1", "2"].into_iter().zip(values).zip(by) {
        let key = style::command(key);
        if are_short {
            out.push_str(&format!("    {key}  {value} {}\n", style::dim(format!("· {by}"))));
        } else {
            out.push_str(&format!("    {key}  {}\n{}", style::dim(by), paragraphs(&value, view.width, INDENT)));
        }
    }
    out
}

/// What a choice is about: `uiterlijk`, `antwoorden › Wat geeft energie? › antwoord`.
fn name(view: &ViewContext, what: &What) -> String {
    let lang = view.lang;
    match what {
        What::Field(parts) => field(view, parts),
        What::Lines(line) => says::lines(lang, *line),
        What::File(_) => says::whole_file(lang),
        What::Place => says::folder(lang),
    }
}

fn field(view: &ViewContext, parts: &[ConflictPart]) -> String {
    let mut above: Option<&str> = None;
    let mut names = Vec::new();
    for part in parts {
        match part {
            ConflictPart::Key(key) => {
                let is_type = matches!(above, Some("rhythm" | "limits" | "types")) && key != "actions";
                let is_own = above == Some("obstacles");
                names.push(match () {
                    () if is_type => printable(words::type_name(view.lang, &view.settings.types, key)),
                    () if is_own => printable(key),
                    () => printable(says::field_name(view.lang, above, key)),
                });
                above = Some(key);
            }
            ConflictPart::Item(at, called) => {
                names.push(called.as_deref().map_or_else(|| format!("{}", at + 1), |called| on_a_line(view, None, "", called)))
            }
        }
    }
    names.join(" › ")
}

/// The key that a value stands under.
fn key(what: &What) -> &str {
    let What::Field(parts) = what else { return "" };
    let keys = parts.iter().rev().find_map(|part| if let ConflictPart::Key(key) = part { Some(key.as_str()) } else { None });
    keys.unwrap_or_default()
}

fn is_rhythm(what: &What) -> bool {
    let What::Field(parts) = what else { return false };
    parts.iter().any(|part| matches!(part, ConflictPart::Key(key) if matches!(key.as_str(), "rhythm" | "follow-up" | "term" | "window")))
}

fn value(view: &ViewContext, conflict: &Conflict, version: &Version) -> String {
    let (lang, what) = (view.lang, &conflict.what);
    let folder = conflict.source.as_ref().map(|source| source.folder);
    match (&version.value, what) {
        (None, _) => says::taken_away(lang),
        (Some(_), What::File(changes)) if changes.is_empty() => says::stays(lang),
        (Some(_), What::File(changes)) => {
            says::stays_with(lang, &changes.iter().map(|change| changed(view, folder, change)).collect::<Vec<_>>().join("; "))
        }
        (Some(Value::Text(text)), What::Lines(_)) if text.is_empty() => says::no_lines(lang),
        (Some(Value::Text(text)), What::Lines(_)) => as_lines(text),
        (Some(Value::Text(text)), _) if is_rhythm(what) => often(view, text),
        (Some(value), _) => told(view, folder, key(what), value),
    }
}

fn often(view: &ViewContext, text: &str) -> String {
    match Interval::parse(text) {
        Some(interval) => words::interval(view.lang, interval),
        None if text.trim() == "never" => either(view.lang, "nooit", "never").to_owned(),
        None => printable(text),
    }
}

/// A value in plain words: longer texts on lines of their own.
fn told(view: &ViewContext, folder: Option<Folder>, key: &str, value: &Value) -> String {
    match value {
        Value::Nothing => says::no_value(view.lang),
        Value::Text(text) if text.trim_end().contains('\n') => as_lines(text),
        Value::Text(text) => on_a_line(view, folder, key, text),
        Value::List(items) if items.is_empty() => says::no_value(view.lang),
        Value::List(items) => {
            items.iter().map(|item| format!("- {}", told(view, folder, key, item).replace('\n', "\n  "))).collect::<Vec<_>>().join("\n")
        }
        Value::Map(entries) => {
            let one = |(key, value): &(String, Value)| {
                let name = printable(says::field_name(view.lang, None, key));
                let value = told(view, folder, key, value);
                if value.contains('\n') { format!("{name}:\n  {}", value.replace('\n', "\n  ")) } else { format!("{name}: {value}") }
            };
            entries.iter().map(one).collect::<Vec<_>>().join("\n")
        }
    }
}

fn as_lines(text: &str) -> String {
    printable_lines(text).join("\n")
}

/// A text on one line: days as days, words of ours in the language.
fn on_a_line(view: &ViewContext, folder: Option<Folder>, key: &str, text: &str) -> String {
    if let Some(day) = parse_civil(text.trim()) {
        return words::day(view.lang, day);
    }
    match key {
        "released" if flag(text) == Some(true) => either(view.lang, "ja", "yes").to_owned(),
        "released" if flag(text) == Some(false) => either(view.lang, "nee", "no").to_owned(),
        "" => super::table::cut(&printable(text), (view.width / 2).max(20)),
        _ => printable(&called(view, folder, key, text)),
    }
}

/// A value as it stands, with its blanks between quotes.
fn exactly(version: &Version) -> String {
    match &version.value {
        Some(Value::Text(text)) => format!("{text:?}"),
        value => format!("{value:?}"),
    }
}

/// `uiterlijk: 2 dec 2026 → 16 dec 2026`.
fn changed(view: &ViewContext, folder: Option<Folder>, change: &FieldChange) -> String {
    let key = change.field.rsplit('.').next().unwrap_or_default();
    let name = printable(says::field_name(view.lang, None, key));
    let value = |text: &String| super::table::cut(&on_a_line(view, folder, key, text), (view.width / 2).max(20));
    match (&change.from, &change.to) {
        (Some(from), Some(to)) => format!("{name}: {} → {}", value(from), value(to)),
        (None, Some(to)) => format!("{name}: + {}", value(to)),
        (Some(from), None) => format!("{name}: − {}", value(from)),
        (None, None) => name,
    }
}

fn yours(view: &ViewContext, version: &Version, beside: &Beside) -> String {
    let lang = view.lang;
    match &version.recorded {
        None => says::yours_now(lang),
        Some(made) if beside.you == Some(made.by.as_str()) => says::yours(lang, &words::near_day(lang, made.day, view.today)),
        Some(made) => says::on_your_side(lang, &printable(&made.by), &words::near_day(lang, made.day, view.today)),
    }
}

fn theirs(view: &ViewContext, version: &Version, beside: &Beside) -> String {
    let lang = view.lang;
    let day = |day| words::near_day(lang, day, view.today);
    let by = match &version.recorded {
        None => says::from_elsewhere(lang),
        Some(made) if beside.you == Some(made.by.as_str()) => says::yours_elsewhere(lang, &day(made.day)),
        Some(made) => says::from(lang, &printable(&made.by), &day(made.day)),
    };
    if beside.joining == Joining::Revert { says::as_it_was(lang, &by) } else { by }
}
