//! Every problem in a workspace, in one run.

use super::fault::Fault;
use super::fields::Origin;
use super::layout;
use super::need::Need;
use super::workspace::Store;
use super::yaml::{self, Node, Span, Value};
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::{Folder, Records};
use crate::domain::review;
use crate::domain::slug::is_slug;
use crate::domain::text::nearest;
use crate::domain::theme::THEMES;
use std::collections::BTreeSet;
use std::path::Path;

/// What a check found.
pub struct Checked {
    /// All that was read.
    pub records: Records,
    /// Every problem, by path, line and column.
    pub problems: Vec<Problem>,
    /// How many files were looked at.
    pub files: usize,
}

impl Store {
    /// Looks through the whole workspace.
    pub fn check(&self) -> Result<Checked, Fault> {
        let mut records = self.read(&Need { thorough: true, ..Need::ALL })?;
        let mut problems = std::mem::take(&mut records.problems);
        let questions = self.own_questions(&mut problems)?;
        for finding in review::review(&records, &self.settings, layout::path) {
            let path = layout::path(&finding.source);
            let span = self.locate(&path, |node| Some(node.entry(finding.key)?.node.span));
            problems.push(placed(path, span, finding.kind, finding.severity));
        }
        let own_themes = self.settings.types.iter().flat_map(|kind| kind.themes.iter().cloned());
        let themes: BTreeSet<String> = own_themes
            .chain(questions.into_iter().map(|question| question.theme))
            .chain(THEMES.iter().map(|theme| (*theme).to_owned()))
            .collect();
        self.check_themes(&records, &themes, &mut problems);
        self.check_teams(&records, &mut problems);
        self.check_rhythms(&records, &mut problems);
        self.check_strays(&mut problems)?;
        problems.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
        problems.dedup();
        let files = self.count_files(&problems)?;
        Ok(Checked { records, problems, files })
    }

    /// How many files were looked at: records, what belongs to a person or the workspace, and what is in the way.
    fn count_files(&self, problems: &[Problem]) -> Result<usize, Fault> {
        let people = self.slugs()?;
        let cards = people.iter().filter(|slug| self.at(&layout::employee(slug)).is_file()).count();
        let strays: BTreeSet<&str> =
            problems.iter().filter(|problem| problem.kind == Kind::Stray).map(|problem| problem.path.as_str()).collect();
        Ok(self.all_sources()?.len() + cards + self.question_files().len() + strays.len() + 1)
    }

    /// Where in a file something stands; the start of the file when it can't be told.
    fn locate(&self, path: &str, find: impl FnOnce(&Node) -> Option<Span>) -> Span {
        let text = super::file::text(&self.at(path)).unwrap_or_default();
        let node = yaml::parse_fully(&text).ok();
        node.and_then(|node| find(&node)).unwrap_or(Span { line: 1, column: 1, start: 0, end: 0 })
    }

    fn check_themes(&self, records: &Records, themes: &BTreeSet<String>, problems: &mut Vec<Problem>) {
        for talk in &records.conversations {
            let answered = talk.answers.iter().filter_map(|answer| answer.theme.as_ref());
            let unknown: BTreeSet<&String> = talk.themes.iter().chain(answered).filter(|theme| !themes.contains(*theme)).collect();
            for theme in unknown {
                let path = layout::path(&talk.source());
                let span = self.locate(&path, |node| value_of(node, &["themes", "theme"], theme));
                problems.push(placed(path, span, unknown_word("themes", theme, themes.iter()), Severity::Error));
            }
        }
    }

    fn check_teams(&self, records: &Records, problems: &mut Vec<Problem>) {
        let teams = &self.settings.teams;
        for employee in records.employees.iter().filter(|_| !teams.is_empty()) {
            let Some(team) = employee.team.as_ref().filter(|team| !teams.contains(team)) else { continue };
            let path = layout::employee(&employee.slug);
            let span = self.locate(&path, |node| Some(node.entry("team")?.node.span));
            problems.push(placed(path, span, unknown_word("team", team, teams.iter()), Severity::Error));
        }
    }

    /// A rhythm of a type that there is not.
    fn check_rhythms(&self, records: &Records, problems: &mut Vec<Problem>) {
        let own = (layout::SETTINGS.to_owned(), &self.settings.rhythm);
        let people = records.employees.iter().map(|employee| (layout::employee(&employee.slug), &employee.rhythm));
        for (path, rhythm) in std::iter::once(own).chain(people) {
            for (kind, _) in rhythm.iter().filter(|(kind, _)| self.settings.kind(kind).is_none()) {
                let span = self.locate(&path, |node| Some(node.get("rhythm")?.entry(kind)?.at));
                let known = self.settings.types.iter().map(|kind| &kind.key);
                problems.push(placed(path.clone(), span, unknown_word("rhythm", kind, known), Severity::Error));
            }
        }
    }

    fn check_strays(&self, problems: &mut Vec<Problem>) -> Result<(), Fault> {
        let mut strays = Strays { store: self, problems };
        strays.folder(layout::EMPLOYEES, |name, is_folder| is_folder && is_slug(name));
        for slug in self.slugs()? {
            let home = format!("{}/{slug}", layout::EMPLOYEES);
            strays.folder(&home, |name, is_folder| match name {
                layout::EMPLOYEE => !is_folder,
                "private" => is_folder,
                other => is_folder && Folder::parse(other).is_some(),
            });
            for folder in Folder::WORDS {
                strays.folder(&format!("{home}/{folder}"), named_like_a_record);
            }
        }
        strays.folder(layout::ORGANISATION, |name, is_folder| is_folder && name == Folder::Actions.word());
        let actions = format!("{}/{}", layout::ORGANISATION, Folder::Actions.word());
        strays.folder(&actions, named_like_a_record);
        strays.folder(layout::QUESTIONS, |name, is_folder| !is_folder && name.ends_with(".yaml"));
        Ok(())
    }
}

/// Reading says itself what is wrong with something that has the name of a record.
fn named_like_a_record(name: &str, _: bool) -> bool {
    layout::parse_file_name(name).is_some()
}

struct Strays<'s, 'p> {
    store: &'s Store,
    problems: &'p mut Vec<Problem>,
}

impl Strays<'_, '_> {
    fn folder(&mut self, relative: &str, belongs: impl Fn(&str, bool) -> bool) {
        if self.store.at(relative).is_symlink() || self.store.link_above(relative).is_some() {
            return;
        }
        let path: &Path = &self.store.at(relative);
        let Ok(entries) = std::fs::read_dir(path) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Ok(kind) = entry.file_type() else { continue };
            if name == ".gitkeep" {
                continue;
            }
            let mut origin_path = format!("{relative}/{name}");
            if kind.is_symlink() {
                Origin::new(&origin_path, self.problems).unreadable(Kind::Link);
            } else if !belongs(&name, kind.is_dir()) {
                origin_path.push_str(if kind.is_dir() { "/" } else { "" });
                self.problems.push(placed(origin_path, Span::default(), Kind::Stray, Severity::Error));
            }
        }
    }
}

fn placed(path: String, span: Span, kind: Kind, severity: Severity) -> Problem {
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
