//! The question bank: the built-in one and the organisation's own, in one form.

use super::fields::{Fields, Origin};
use super::yaml::{Node, Value};
use super::{Fault, Store, file, layout, schema, unread};
use crate::domain::bank::Question;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::theme::Theme;

/// The organisation's own questions, from `questions/*.yaml` by name.
pub fn own(store: &Store, problems: &mut Vec<Problem>) -> Result<Vec<Question>, Fault> {
    if store.at(layout::QUESTIONS).is_symlink() {
        Origin::new(layout::QUESTIONS, problems).unreadable(Kind::Link);
        return Ok(Vec::new());
    }
    let mut questions = Vec::new();
    unread::check_folder(store, layout::QUESTIONS, problems);
    for name in files(store) {
        questions.extend(read(store, &format!("{}/{name}", layout::QUESTIONS), problems));
    }
    Ok(questions)
}

/// The questions of one file of the organisation's own.
pub(super) fn read(store: &Store, path: &str, problems: &mut Vec<Problem>) -> Vec<Question> {
    let mut origin = Origin::new(path, problems);
    match file::text(&store.at(path)) {
        Ok(text) => with_types(store, parse(&text, true, &mut origin)),
        Err(kind) => {
            origin.unreadable(kind);
            Vec::new()
        }
    }
}

/// Questions with the types that they are for by their keys.
fn with_types(store: &Store, mut questions: Vec<Question>) -> Vec<Question> {
    for kind in questions.iter_mut().flat_map(|question| &mut question.types) {
        if let Some(meant) = store.settings.read_kind(kind) {
            kind.clone_from(&meant.key);
        }
    }
    questions
}

/// The names of the organisation's own question files, sorted.
pub fn files(store: &Store) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(store.at(layout::QUESTIONS)) else { return Vec::new() };
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| layout::is_questions(name));
    names.sort();
    names
}

/// The questions of one file.
pub fn parse(text: &str, own: bool, origin: &mut Origin) -> Vec<Question> {
    let Some(node) = origin.parse(text) else { return Vec::new() };
    let Value::Seq(items) = &node.value else {
        origin.note(node.span, Kind::NotAList, Severity::Unreadable);
        return Vec::new();
    };
    let mut questions = Vec::with_capacity(items.len());
    for item in items {
        questions.extend(question(item, own, origin).filter(|question| question.nl.is_some() || question.en.is_some()));
    }
    questions
}

/// Asks of a file all that is read of one question.
pub(super) fn learned(node: &Node, origin: &mut Origin) {
    let _ = question(node, true, origin);
}

fn question(node: &Node, own: bool, origin: &mut Origin) -> Option<Question> {
    let mut fields = Fields::of(node, schema::QUESTION, origin)?;
    let theme = fields.word_of("theme").unwrap_or_else(|| {
        fields.missing("theme");
        Theme::Other(String::new())
    });
    Some(Question { theme, types: fields.texts("types"), nl: fields.text("nl"), en: fields.text("en"), own })
}
