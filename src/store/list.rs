//! Which records there are, by name alone.

use super::index::FEW;
use super::{Fault, Store, forgotten, layout, link, unread};
use crate::domain::employee::Slug;
use crate::domain::forgotten::Cover;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::{Folder, Source};
use crate::domain::slug::is_slug;
use crate::parallel::each;
use std::fs::ReadDir;
use std::path::Path;

/// The directories of people, sorted. A missing `employees/` has none; a link is no directory of ours.
pub(crate) fn slugs(store: &Store) -> Result<Vec<Slug>, Fault> {
    people(store, &mut Vec::new())
}

/// The directories that are called like those of people, whatever is in them.
pub(super) fn folders(store: &Store) -> Vec<Slug> {
    let folder = store.at(layout::EMPLOYEES);
    if folder.is_symlink() {
        return Vec::new();
    }
    let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.filter_map(|entry| entry.file_name().to_str().filter(|name| is_slug(name)).map(Into::into)).collect()
}

/// Whether a whole slug was typed: the directory of a person is there, and nobody else is listed to see it.
pub(crate) fn is_person(store: &Store, typed: &str) -> bool {
    is_slug(typed)
        && !store.at(layout::EMPLOYEES).is_symlink()
        && store.at(layout::EMPLOYEES).join(typed).symlink_metadata().is_ok_and(|data| data.is_dir())
        && forgotten::cover(store, typed) != Cover::All
}

/// The directories of people, with what else lies among them named as problems.
pub(super) fn people(store: &Store, problems: &mut Vec<Problem>) -> Result<Vec<Slug>, Fault> {
    let folder = store.at(layout::EMPLOYEES);
    if folder.is_symlink() {
        return Err(Fault::Link(layout::EMPLOYEES.to_owned()));
    }
    unread::check_root(store, problems);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Fault::Io { path: folder, error }),
    };
    let mut slugs: Vec<Slug> = Vec::new();
    let mut count = 0;
    for entry in entries.flatten() {
        count += 1;
        let name = entry.file_name();
        match name.to_str().filter(|name| is_slug(name)) {
            Some(name) if entry.file_type().is_ok_and(|kind| kind.is_dir()) => slugs.push(name.into()),
            _ => unread::check_place(store, layout::EMPLOYEES, &entry, problems),
        }
    }
    let _ = store.are_many.set(count > FEW);
    slugs.retain(|slug| {
        let stays = forgotten::cover_by_name(store, slug) != Cover::All;
        if !stays {
            problems.push(forgotten::come_back(layout::home(slug)));
        }
        stays
    });
    slugs.sort_unstable();
    Ok(slugs)
}

/// The records of one person (or the organisation) of one kind, sorted by name; what is named like one and is
/// no file is named as a problem.
pub(crate) fn sources(store: &Store, employee: Option<&Slug>, folder: Folder, problems: &mut Vec<Problem>) -> Vec<Source> {
    let relative = layout::folder(employee.map(|slug| &**slug), folder);
    if let Some(link) = employee.is_none().then(|| link::above(store, &relative)).flatten() {
        problems.push(unreadable(link, Kind::Link));
        return Vec::new();
    }
    let entries = match entries_of(&store.at(&relative)) {
        Ok(Some(entries)) => entries,
        Ok(None) => return Vec::new(),
        Err(kind) => {
            problems.push(unreadable(relative, kind));
            return Vec::new();
        }
    };
    let mut sources = Vec::with_capacity(16);
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some((name, (made, id))) = name.to_str().and_then(|name| Some((name, layout::parse_file_name(name)?))) else {
            unread::check_place(store, &relative, &entry, problems);
            continue;
        };
        match entry.file_type() {
            Ok(kind) if kind.is_file() => sources.push(Source { employee: employee.cloned(), folder, made, id }),
            Ok(kind) => {
                let kind = if kind.is_symlink() { Kind::Link } else { Kind::Stray };
                problems.push(unreadable(format!("{relative}/{name}"), kind));
            }
            Err(_) => {}
        }
    }
    forgotten::without(store, employee.map_or("", |slug| slug), &mut sources, problems);
    sources.sort_unstable_by_key(|source| (source.made, source.id));
    sources
}

/// Every record of the workspace, by name alone.
pub(crate) fn all_sources(store: &Store) -> Result<Vec<Source>, Fault> {
    let slugs = slugs(store)?;
    let mut problems = Vec::new();
    let of = |slug: &Slug| {
        let mut problems = Vec::new();
        Folder::ALL.map(|folder| sources(store, Some(slug), folder, &mut problems)).concat()
    };
    let mut all = each(&slugs, of).concat();
    all.extend(sources(store, None, Folder::Actions, &mut problems));
    Ok(all)
}

/// A problem that leaves a whole file or folder out.
pub(super) fn unreadable(path: String, kind: Kind) -> Problem {
    Problem { path, line: 0, column: 0, kind, severity: Severity::Unreadable }
}

/// What is in a folder; nothing when it is not there, a problem when it is a link or no folder.
fn entries_of(folder: &Path) -> Result<Option<ReadDir>, Kind> {
    match std::fs::symlink_metadata(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Kind::Io(error.kind())),
        Ok(data) if data.is_symlink() => Err(Kind::Link),
        Ok(data) if !data.is_dir() => Err(Kind::Io(std::io::ErrorKind::NotADirectory)),
        Ok(_) => std::fs::read_dir(folder).map(Some).map_err(|error| Kind::Io(error.kind())),
    }
}
