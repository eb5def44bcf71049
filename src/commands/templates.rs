//! The forms of records and people: their fields, with what there is to choose from above each.

use super::promised::Promises;
use crate::context::Context;
use crate::domain::action::{self, Activity};
use crate::domain::conversation::Conversation;
use crate::domain::employee::Slug;
use crate::domain::language::Language;
use crate::domain::owner::Party;
use crate::domain::problem::{Kind, Problem};
use crate::domain::records::{Folder, Records, Source};
use crate::domain::theme::{self, BuiltIn, Theme};
use crate::domain::words::Word;
use crate::domain::{conversation, goal};
use crate::i18n::{ambition as says_of_ambitions, editor as says, words};
use crate::render::printable::printable;
use crate::store::fields::Origin;
use crate::store::template::Template;
use crate::store::template::fields::{self, FieldShape};
use crate::store::{Load, Need, Store, decode, layout, questions, read, validation};

/// How long a line of choices becomes before it goes on below.
const WIDTH: usize = 100;

/// The form of a record; `before` is the text of its file.
pub(super) fn record(cx: &Context, store: &Store, source: &Source, before: &str) -> Template {
    let mut found = Records::default();
    if source.folder == Folder::Conversations {
        read::decoded(store, source, Load::Brief, before, &mut found);
    }
    form(cx, store, source, before, found.conversations.first().map(|conversation| conversation.kind.as_str()))
}

/// The form of a conversation that has no file yet.
pub(super) fn new_conversation(cx: &Context, store: &Store, conversation: &Conversation) -> Template {
    form(cx, store, &conversation.source(), "", Some(&conversation.kind))
}

/// The form of a record; `kind` is the type of a conversation, if known.
fn form(cx: &Context, store: &Store, source: &Source, before: &str, kind: Option<&str>) -> Template {
    let mut all = fields::record(source.folder, source.employee.is_none());
    for field in &mut all {
        field.note = match field.shape {
            FieldShape::Aside => Promises::of(cx, store, source).note(kind),
            _ => with_openness(note(cx, store, source, &field.key), openness(cx, store, source, &field.key)),
        };
    }
    Template::new(all, before)
}

/// The form of a person.
pub(super) fn employee(cx: &Context, store: &Store, before: &str) -> Template {
    let kinds = store.settings.types.iter().filter(|kind| kind.rhythm.is_some()).map(|kind| kind.key.as_str());
    let teams: Vec<&str> = store.settings.teams.iter().map(|team| &**team).collect();
    let mut all = fields::employee(kinds);
    for field in &mut all {
        field.note = match field.key.as_str() {
            "team" if !teams.is_empty() => wrapped(says::choices(cx.lang, "team", &printable(&teams.join(", ")))),
            key => says::note(cx.lang, key).into_iter().collect(),
        };
    }
    Template::new(all, before)
}

/// What is wrong with a text as that of a record.
pub(super) fn validate_record<'s>(store: &'s Store, source: &'s Source) -> impl Fn(&str) -> Vec<Problem> + 's {
    move |text| {
        let mut records = Records::default();
        read::decoded(store, source, Load::Full, text, &mut records);
        let mut problems = std::mem::take(&mut records.problems);
        problems.extend(validation::alone(store, &records, &layout::path(source), text));
        problems
    }
}

/// What is wrong with a text as that of a person.
pub(super) fn validate_employee<'s>(store: &'s Store, slug: &'s Slug) -> impl Fn(&str) -> Vec<Problem> + 's {
    move |text| {
        let (path, mut problems) = (layout::employee(slug), Vec::new());
        let employee = decode::employee(text, slug, &mut Origin::new(&path, &mut problems));
        let records = Records { employees: employee.into_iter().collect(), ..Records::default() };
        problems.extend(validation::alone(store, &records, &path, text));
        // a team that is new is one that `check` names; one that is nearly another is a slip
        problems.retain(|problem| !matches!(problem.kind, Kind::UnknownWord { key: "team", nearest: None, .. }));
        problems
    }
}

fn note(cx: &Context, store: &Store, source: &Source, key: &str) -> Vec<String> {
    let lang = cx.lang;
    let types = &store.settings.types;
    let line = match (source.folder, key) {
        (_, "type") => {
            let named = types.iter().map(|kind| says::named(&printable(&kind.key), &printable(words::type_name(lang, types, &kind.key))));
            says::choices(lang, key, &named.collect::<Vec<_>>().join(", "))
        }
        (Folder::Conversations, "status") => says::choices(lang, key, &listed::<conversation::Status>(lang)),
        (Folder::Actions, "status") => says::choices(lang, key, &listed::<action::Status>(lang)),
        (Folder::Goals, "status") => says::choices(lang, key, &listed::<goal::Status>(lang)),
        (_, "themes") => says::choices(lang, key, &themes(store, lang)),
        (_, "signals") => says::choices(lang, key, &listed::<theme::Known>(lang)),
        (_, "kind") => says::choices(lang, key, &listed::<Activity>(lang)),
        (_, "owner") => says::choices_or_name(lang, key, &listed::<Party>(lang)),
        (_, "supports") => match ambitions(store, lang) {
            ambitions if ambitions.is_empty() => says_of_ambitions::supports_note_empty(lang),
            ambitions => says_of_ambitions::supports_note(lang, &ambitions),
        },
        (_, "goal") => match goals(store, source) {
            goals if goals.is_empty() => return Vec::new(),
            goals => says::choices(lang, key, &goals.join(", ")),
        },
        _ => return says::note(lang, key).into_iter().collect(),
    };
    wrapped(line)
}

/// What is said above a field that stands open where words are sealed.
fn openness(cx: &Context, store: &Store, source: &Source, key: &str) -> Option<String> {
    if !store.settings.is_sealed() {
        return None;
    }
    let is_open = match (source.folder, key) {
        _ if source.employee.is_none() => return (key == "title").then(|| says::all_open(cx.lang)),
        (Folder::Conversations, "obstacles") => return Some(says::open_words(cx.lang)),
        (Folder::Notes, "shared") => return Some(says::open_if_shared(cx.lang)),
        (Folder::Conversations, key) => matches!(key, "date" | "with" | "signals" | "wishes" | "next"),
        (Folder::Actions, key) => matches!(key, "title" | "owner" | "due" | "obstacle" | "win"),
        (Folder::Goals, key) => matches!(key, "title" | "by" | "towards"),
        _ => false,
    };
    is_open.then(|| says::is_open(cx.lang))
}

/// A hint above a field with what is said of its openness, on its last line.
fn with_openness(mut note: Vec<String>, openness: Option<String>) -> Vec<String> {
    if let Some(openness) = openness {
        match note.last_mut() {
            Some(last) => *last = format!("{last} · {openness}"),
            None => note.push(openness),
        }
    }
    note
}

/// The words of a kind, each with its name where that is another.
fn listed<K: Word>(lang: Language) -> String {
    K::ALL.iter().map(|word| says::named(word.key(), word.name(lang))).collect::<Vec<_>>().join(", ")
}

/// Every theme that is known, those of own questions and types too.
fn themes(store: &Store, lang: Language) -> String {
    let questions = questions::own(store, &mut Vec::new()).unwrap_or_default();
    let own = questions.iter().map(|question| &question.theme).chain(store.settings.types.iter().flat_map(|kind| &kind.themes));
    let mut all = vec![listed::<BuiltIn>(lang)];
    for theme in own.filter(|theme| !matches!(theme, Theme::Known(_))) {
        let theme = printable(theme);
        if !all.contains(&theme) {
            all.push(theme);
        }
    }
    all.join(", ")
}

/// The ambitions of the workspace, each with its label where that is another.
fn ambitions(store: &Store, lang: Language) -> String {
    let all = store.settings.ambitions.all().iter();
    let named = all.map(|one| says::named(&printable(&one.key), &printable(one.label.of(lang).unwrap_or(&one.key))));
    named.collect::<Vec<_>>().join(", ")
}

/// The open goals of the person whose record it is.
fn goals(store: &Store, source: &Source) -> Vec<String> {
    let Some(slug) = &source.employee else { return Vec::new() };
    let need = Need { goals: Load::Brief, ..Need::PEOPLE }.of(slug);
    let Ok(records) = store.read(&need) else { return Vec::new() };
    let open = records.goals.iter().filter(|goal| goal.status == goal::Status::Open);
    open.map(|goal| says::named(goal.id.as_str(), &printable(&goal.title))).collect()
}

/// A line of choices, broken between two of them where it gets long.
fn wrapped(line: String) -> Vec<String> {
    let mut lines = vec![String::new()];
    for part in line.split_inclusive(", ") {
        match lines.last_mut() {
            Some(last) if last.is_empty() || last.chars().count() + part.chars().count() <= WIDTH => last.push_str(part),
            _ => lines.push(format!("    {part}")),
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// What stands above everything: the head of a conversation, and what becomes of lines and fields.
pub(super) fn head(cx: &Context, form: &Template, of_conversation: Vec<String>) -> Vec<String> {
    of_conversation.into_iter().chain([says::foot(cx.lang, form.mark())]).collect()
}
