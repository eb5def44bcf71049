//! What is wrong with records that could be read, each thing at its place in the text: on disk as in git's index.

use super::layout;
use super::workspace::Store;
use super::yaml::{self, Node, Span, Value};
use crate::domain::bank::Question;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::{Records, Source};
use crate::domain::review::{self, Reviewed, Unread};
use crate::domain::settings::Settings;
use crate::domain::text::nearest;
use crate::domain::theme::THEMES;
use std::collections::BTreeSet;

/// What is judged.
pub(super) struct Judged<'r> {
    /// The records.
    pub records: &'r Records,
    /// Records that are known to be there without having been read.
    pub named: &'r [Source],
    /// What could not be read.
    pub unread: &'r Unread,
    /// The settings that they are held against.
    pub settings: &'r Settings,
    /// The organisation's own questions, whose themes count as known.
    pub questions: &'r [Question],
}

/// Adds what is wrong with records that could be read; `text_of` gives the text of a file.
pub(super) fn judge(judged: &Judged, text_of: impl Fn(&str) -> String, problems: &mut Vec<Problem>) {
    Judge { judged, text_of, problems }.judge();
}

struct Judge<'j, T> {
    judged: &'j Judged<'j>,
    text_of: T,
    problems: &'j mut Vec<Problem>,
}

impl<T: Fn(&str) -> String> Judge<'_, T> {
    fn judge(&mut self) {
        let Judged { records, named, unread, settings, .. } = *self.judged;
        for finding in review::review(&Reviewed { records, named, unread, settings }, layout::path) {
            let path = layout::path(&finding.source);
            let span = self.locate(&path, |node| Some(node.entry(finding.key)?.node.span));
            self.problems.push(placed(path, span, finding.kind, finding.severity));
        }
        self.themes();
        self.teams();
        self.rhythms();
    }

    /// Whether all that says which words there are could be read: `stay.yaml`, and what is in a folder.
    fn knows(&self, folder: &str) -> bool {
        let is_unread = |problem: &Problem| problem.severity == Severity::Unreadable && problem.path.starts_with(folder);
        self.judged.settings.is_read && !self.problems.iter().any(is_unread)
    }

    /// Where in a file something stands; the start of the file when it can't be told.
    fn locate(&self, path: &str, find: impl FnOnce(&Node) -> Option<Span>) -> Span {
        let text = (self.text_of)(path);
        let node = yaml::parse_fully(&text).ok();
        node.and_then(|node| find(&node)).unwrap_or(Span { line: 1, column: 1, start: 0, end: 0 })
    }

    fn themes(&mut self) {
        if !self.knows(layout::QUESTIONS) {
            return;
        }
        let Judged { records, settings, questions, .. } = *self.judged;
        let own_themes = settings.types.iter().flat_map(|kind| kind.themes.iter().cloned());
        let themes: BTreeSet<String> = own_themes
            .chain(questions.iter().map(|question| question.theme.clone()))
            .chain(THEMES.iter().map(|theme| (*theme).to_owned()))
            .collect();
        for talk in &records.conversations {
            let answered = talk.answers.iter().filter_map(|answer| answer.theme.as_ref());
            let unknown: BTreeSet<&String> = talk.themes.iter().chain(answered).filter(|theme| !themes.contains(*theme)).collect();
            for theme in unknown {
                let path = layout::path(&talk.source());
                let span = self.locate(&path, |node| value_of(node, &["themes", "theme"], theme));
                self.problems.push(placed(path, span, unknown_word("themes", theme, themes.iter()), Severity::Error));
            }
        }
    }

    /// A rhythm, or a limit, of a type that there is not.
    fn rhythms(&mut self) {
        if !self.knows(layout::SETTINGS) {
            return;
        }
        let settings = self.judged.settings;
        let own = std::iter::once((layout::SETTINGS.to_owned(), &settings.rhythm));
        let people = self.judged.records.employees.iter().map(|employee| (layout::employee(&employee.slug), &employee.rhythm));
        let mut unknown: Vec<(String, &str, &str)> = Vec::new();
        for (path, rhythm) in own.chain(people) {
            unknown.extend(rhythm.iter().map(|(kind, _)| (path.clone(), "rhythm", kind.as_str())));
        }
        let limits = settings.limits.iter().filter(|(kind, _)| kind != "actions");
        unknown.extend(limits.map(|(kind, _)| (layout::SETTINGS.to_owned(), "limits", kind.as_str())));
        for (path, key, kind) in unknown.into_iter().filter(|(.., kind)| settings.kind(kind).is_none()) {
            let span = self.locate(&path, |node| Some(node.get(key)?.entry(kind)?.at));
            let known = settings.types.iter().map(|kind| &kind.key);
            self.problems.push(placed(path, span, unknown_word("rhythm", kind, known), Severity::Error));
        }
    }

    fn teams(&mut self) {
        let teams = &self.judged.settings.teams;
        for employee in self.judged.records.employees.iter().filter(|_| !teams.is_empty()) {
            let Some(team) = employee.team.as_ref().filter(|team| !teams.contains(team)) else { continue };
            let path = layout::employee(&employee.slug);
            let span = self.locate(&path, |node| Some(node.entry("team")?.node.span));
            self.problems.push(placed(path, span, unknown_word("team", team, teams.iter()), Severity::Error));
        }
    }
}

impl Store {
    /// What is wrong with the words of one record or person, without regard to any other.
    pub fn judge_alone(&self, records: &Records, path: &str, text: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let questions = self.own_questions(&mut problems).unwrap_or_default();
        let judged = Judged { records, named: &[], unread: &Unread::default(), settings: &self.settings, questions: &questions };
        let mut judge = Judge { judged: &judged, text_of: |_: &str| text.to_owned(), problems: &mut problems };
        judge.themes();
        judge.teams();
        judge.rhythms();
        problems.retain(|problem| problem.path == path);
        problems
    }
}

/// A problem at a place.
pub(super) fn placed(path: String, span: Span, kind: Kind, severity: Severity) -> Problem {
    Problem { path, line: span.line, column: span.column, kind, severity }
}

fn unknown_word<'w>(key: &'static str, found: &str, known: impl Iterator<Item = &'w String> + Clone) -> Kind {
    Kind::UnknownWord {
        key,
        found: found.to_owned(),
        nearest: nearest(found, known.clone().map(String::as_str)).map(str::to_owned),
        known: known.cloned().collect(),
    }
}

/// Where, at or below one of `keys`, a text stands.
fn value_of(node: &Node, keys: &[&str], text: &str) -> Option<Span> {
    let is_it = |node: &Node| node.text().is_some_and(|found| found.trim() == text);
    match &node.value {
        Value::Map(entries) => entries.iter().find_map(|entry| {
            if keys.contains(&&*entry.key) && is_it(&entry.node) {
                return Some(entry.node.span);
            }
            let listed = match &entry.node.value {
                Value::Seq(items) if keys.contains(&&*entry.key) => items.iter().find(|item| is_it(item)).map(|item| item.span),
                _ => None,
            };
            listed.or_else(|| value_of(&entry.node, keys, text))
        }),
        Value::Seq(items) => items.iter().find_map(|item| value_of(item, keys, text)),
        _ => None,
    }
}
