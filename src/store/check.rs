//! Every problem in a workspace, in one run.

use super::fault::Fault;
use super::fields::Origin;
use super::judge::{Judged, judge, placed};
use super::layout;
use super::need::Need;
use super::place::{Place, place};
use super::workspace::Store;
use super::yaml::Span;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::{Folder, Records};
use crate::domain::review::Unread;
use std::collections::BTreeSet;
use std::path::Path;

/// What a check found.
pub struct Checked {
    /// All that was read.
    pub records: Records,
    /// Every problem, by path, line and column.
    pub problems: Vec<Problem>,
    /// What is there and could not be read.
    pub unread: Unread,
    /// How many files were looked at.
    pub files: usize,
}

impl Store {
    /// Looks through the whole workspace.
    pub fn check(&self) -> Result<Checked, Fault> {
        let mut records = self.read(&Need { thorough: true, ..Need::ALL })?;
        let mut problems = std::mem::take(&mut records.problems);
        let questions = self.own_questions(&mut problems)?;
        let text_of = |path: &str| super::file::text(&self.at(path)).unwrap_or_default();
        let unread = self.unread_records(&problems);
        let judged = Judged { records: &records, named: &[], unread: &unread, settings: &self.settings, questions: &questions };
        judge(&judged, text_of, &mut problems);
        self.check_strays(&mut problems)?;
        problems.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
        problems.dedup();
        let files = self.count_files(&problems)?;
        Ok(Checked { records, problems, unread, files })
    }

    /// How many files were looked at: records, what belongs to a person or the workspace, and what is in the way.
    fn count_files(&self, problems: &[Problem]) -> Result<usize, Fault> {
        let people = self.slugs()?;
        let cards = people.iter().filter(|slug| self.at(&layout::employee(slug)).is_file()).count();
        let strays: BTreeSet<&str> = problems
            .iter()
            .filter(|problem| matches!(problem.kind, Kind::Stray | Kind::Unread { .. }))
            .map(|problem| problem.path.as_str())
            .collect();
        Ok(self.all_sources()?.len() + cards + self.question_files().len() + strays.len() + 1)
    }

    fn check_strays(&self, problems: &mut Vec<Problem>) -> Result<(), Fault> {
        let mut strays = Strays { store: self, problems };
        strays.folder(layout::EMPLOYEES);
        for slug in self.slugs()? {
            let home = format!("{}/{slug}", layout::EMPLOYEES);
            strays.folder(&home);
            for folder in Folder::WORDS.iter().chain(&[layout::PRIVATE]) {
                strays.folder(&format!("{home}/{folder}"));
            }
        }
        strays.folder(layout::ORGANISATION);
        strays.folder(&layout::folder(None, Folder::Actions));
        strays.folder(layout::QUESTIONS);
        Ok(())
    }
}

struct Strays<'s, 'p> {
    store: &'s Store,
    problems: &'p mut Vec<Problem>,
}

impl Strays<'_, '_> {
    fn folder(&mut self, relative: &str) {
        if self.store.at(relative).is_symlink() || self.store.link_above(relative).is_some() {
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
            } else if place(relative, &name, kind.is_dir()) == Place::Stray {
                origin_path.push_str(if kind.is_dir() { "/" } else { "" });
                self.problems.push(placed(origin_path, Span::default(), Kind::Stray, Severity::Error));
            }
        }
    }
}
