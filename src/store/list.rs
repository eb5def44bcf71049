//! Which records there are, by name alone.

use super::fault::Fault;
use super::layout;
use super::workspace::Store;
use crate::domain::employee::Slug;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::{Folder, Source};
use crate::domain::slug::is_slug;
use rayon::prelude::*;
use std::path::Path;

/// From this many people on, folders are read by several threads.
const MANY: usize = 12;

/// Runs `work` for each of `all`, by several threads when that pays.
pub fn each<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    if all.len() < MANY { all.iter().map(work).collect() } else { all.par_iter().map(work).collect() }
}

impl Store {
    /// The directories of people, sorted. A missing `employees/` has none; a link is no directory of ours.
    pub fn slugs(&self) -> Result<Vec<Slug>, Fault> {
        let folder = self.at(layout::EMPLOYEES);
        if folder.is_symlink() {
            return Err(Fault::Link(layout::EMPLOYEES.to_owned()));
        }
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Fault::Io { path: folder, error }),
        };
        let mut slugs: Vec<Slug> = Vec::new();
        for entry in entries.flatten() {
            if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                continue;
            }
            if let Some(name) = entry.file_name().to_str().filter(|name| is_slug(name)) {
                slugs.push(name.into());
            }
        }
        slugs.sort_unstable();
        Ok(slugs)
    }

    /// The records of one person (or the organisation) of one kind, sorted by name, with links named as problems.
    pub fn sources(&self, employee: Option<&Slug>, folder: Folder, problems: &mut Vec<Problem>) -> Vec<Source> {
        let relative = layout::folder(employee.map(|slug| &**slug), folder);
        let mut problem = |path: String, kind: Kind| {
            problems.push(Problem { path, line: 0, column: 0, kind, severity: Severity::Unreadable });
        };
        let names = match names_in(&self.at(&relative)) {
            Ok(names) => names,
            Err(kind) => {
                problem(relative, kind);
                return Vec::new();
            }
        };
        let mut sources = Vec::with_capacity(names.len());
        for (name, is_link) in names {
            let Some((made, id)) = layout::parse_file_name(&name) else { continue };
            if is_link {
                problem(format!("{relative}/{name}"), Kind::Link);
                continue;
            }
            sources.push(Source { employee: employee.cloned(), folder, made, id });
        }
        sources.sort_unstable_by_key(|source| (source.made, source.id));
        sources
    }

    /// Every record of the workspace, by name alone.
    pub fn all_sources(&self) -> Result<Vec<Source>, Fault> {
        let slugs = self.slugs()?;
        let mut problems = Vec::new();
        let of = |slug: &Slug| {
            let mut problems = Vec::new();
            let folders = [Folder::Conversations, Folder::Actions, Folder::Goals];
            folders.map(|folder| self.sources(Some(slug), folder, &mut problems)).concat()
        };
        let mut all = each(&slugs, of).concat();
        all.extend(self.sources(None, Folder::Actions, &mut problems));
        Ok(all)
    }
}

/// The files and links of a folder; nothing when it is not there, a problem when it is a link itself.
fn names_in(folder: &Path) -> Result<Vec<(String, bool)>, Kind> {
    match std::fs::symlink_metadata(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Kind::Io(error.kind())),
        Ok(data) if data.is_symlink() => return Err(Kind::Link),
        Ok(data) if !data.is_dir() => return Ok(Vec::new()),
        Ok(_) => {}
    }
    let entries = std::fs::read_dir(folder).map_err(|error| Kind::Io(error.kind()))?;
    let mut names = Vec::new();
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_file() || kind.is_symlink() {
            names.push((entry.file_name().to_string_lossy().into_owned(), kind.is_symlink()));
        }
    }
    Ok(names)
}
