//! Every problem in a workspace, in one run.

use super::accepted::Accepted;
use super::belonging::{Belonging, belonging};
use super::fields::Origin;
use super::validation::{Validated, placed, validate};
use super::yaml::{self, Span};
use super::{Fault, Need, Store, forgotten, issued, layout, link, list, questions, readers, unread};
use crate::domain::circle::Circle;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::{Folder, Records};
use crate::domain::rules::Unread;
use crate::domain::sealed::SealFault;
use std::collections::BTreeSet;
use std::path::Path;

/// What a check found.
pub struct Checked {
    pub records: Records,
    /// Every problem, by path, line and column.
    pub problems: Vec<Problem>,
    /// What is there and could not be read.
    pub unread: Unread,
    /// How many files were looked at.
    pub files: usize,
}

/// Looks through the whole workspace.
pub fn check(store: &Store) -> Result<Checked, Fault> {
    let mut records = store.read(&Need { thorough: true, ..Need::OPEN })?;
    let mut problems = std::mem::take(&mut records.problems);
    let questions = questions::own(store, &mut problems)?;
    let circles = circles(store, readers::check(store, &mut problems));
    let text_of = |path: &str| super::file::text(&store.at(path)).unwrap_or_default();
    let unread = unread::unread_records(store, &problems);
    let validated =
        Validated { records: &records, named: &[], unread: &unread, settings: &store.settings, questions: &questions, circles: &circles };
    validate(&validated, text_of, &mut problems);
    drop(forgotten::read(store, &mut problems));
    let issued = issued::check(store, &mut problems);
    check_strays(store, &mut problems)?;
    problems.extend(no_more(store, &records, text_of));
    problems.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
    problems.dedup();
    let files = count_files(store, &problems)? + issued;
    Ok(Checked { records, problems, unread, files })
}

/// Whom words may be sealed for: by what this person accepted, and by what is offered, where words are sealed at all.
pub(super) fn circles(store: &Store, offered: Option<Circle>) -> Vec<Circle> {
    if !store.seals() {
        return Vec::new();
    }
    let accepted = Accepted::of(store).map(|accepted| accepted.circle);
    let offered = offered.filter(|offered| Some(offered) != accepted.as_ref());
    accepted.into_iter().chain(offered).collect()
}

/// What is wrong where `stay.yaml` does not say that words are sealed: this person accepted that they are, or some are.
pub(super) fn no_more(store: &Store, records: &Records, text_of: impl Fn(&str) -> String) -> Option<Problem> {
    if store.settings.is_sealed() || !store.settings.is_read {
        return None;
    }
    let fault = if store.seals() {
        SealFault::SealedNoMore
    } else {
        let blocks = records.sealed().count();
        (blocks > 0).then_some(SealFault::NotSealedHere(blocks))?
    };
    let text = text_of(layout::SETTINGS);
    let root = yaml::parse_fully(&text).ok();
    let span = root.as_ref().and_then(|root| root.entry("version")).map(|version| version.at);
    let span = span.unwrap_or(Span { line: 1, column: 1, start: 0, end: 0 });
    Some(placed(layout::SETTINGS.to_owned(), span, Kind::Seal(fault), Severity::Error))
}

/// How many files were looked at: records, what belongs to a person or the workspace, and what is in the way.
fn count_files(store: &Store, problems: &[Problem]) -> Result<usize, Fault> {
    let people = list::slugs(store)?;
    let cards = people.iter().filter(|slug| store.at(&layout::employee(slug)).is_file()).count();
    let strays: BTreeSet<&str> = problems
        .iter()
        .filter(|problem| matches!(problem.kind, Kind::Stray | Kind::Unread { .. }))
        .map(|problem| problem.path.as_str())
        .collect();
    let readers = usize::from(store.at(layout::READERS).symlink_metadata().is_ok());
    Ok(list::all_sources(store)?.len() + cards + questions::files(store).len() + readers + strays.len() + 1)
}

fn check_strays(store: &Store, problems: &mut Vec<Problem>) -> Result<(), Fault> {
    let mut strays = Strays { store, problems };
    strays.folder(layout::EMPLOYEES);
    for slug in list::slugs(store)? {
        let home = format!("{}/{slug}", layout::EMPLOYEES);
        strays.folder(&home);
        for folder in Folder::WORDS.iter().chain(&[layout::PRIVATE]) {
            strays.folder(&format!("{home}/{folder}"));
        }
    }
    strays.folder(layout::ORGANISATION);
    strays.folder(&layout::folder(None, Folder::Actions));
    strays.folder(layout::REPORTS);
    strays.folder(layout::QUESTIONS);
    strays.folder(layout::FORGOTTEN);
    Ok(())
}

struct Strays<'s, 'p> {
    store: &'s Store,
    problems: &'p mut Vec<Problem>,
}

impl Strays<'_, '_> {
    /// Whether reading said already what is wrong with it.
    fn is_named(&self, path: &str) -> bool {
        self.problems.iter().any(|problem| problem.path == path && problem.severity == Severity::Unreadable)
    }

    fn folder(&mut self, relative: &str) {
        if self.store.at(relative).is_symlink() || link::above(self.store, relative).is_some() {
            return;
        }
        let path: &Path = &self.store.at(relative);
        let Ok(entries) = std::fs::read_dir(path) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Ok(kind) = entry.file_type() else { continue };
            let mut origin_path = format!("{relative}/{name}");
            if kind.is_symlink() && !layout::is_furniture(&name, false) {
                Origin::new(&origin_path, self.problems).unreadable(Kind::Link);
            } else if belonging(relative, &name, kind.is_dir()) == Belonging::Stray && !self.is_named(&origin_path) {
                origin_path.push_str(if kind.is_dir() { "/" } else { "" });
                self.problems.push(placed(origin_path, Span::default(), Kind::Stray, Severity::Error));
            }
        }
    }
}
