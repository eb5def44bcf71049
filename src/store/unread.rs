//! What lies where records are read and is not read itself: named, so that nothing vanishes for the way it is called.

use super::belonging::{Belonging, belonging, meant, meant_at_root};
use super::furniture::is_furniture;
use super::layout::{self, EMPLOYEES, ORGANISATION, QUESTIONS};
use super::list::unreadable;
use super::{Change, Store, homes, link};
use crate::domain::employee::Slug;
use crate::domain::problem::{Kind, Problem, Severity, Wanted};
use crate::domain::records::Folder;
use crate::domain::rules::Unread;
use crate::domain::slug::{is_slug, slug};
use std::fs::DirEntry;

/// Names an entry of a folder of ours that was meant to be read and is not. What it costs is paid only then.
pub(super) fn check_place(store: &Store, folder: &str, entry: &DirEntry, problems: &mut Vec<Problem>) {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    let Ok(kind) = entry.file_type() else { return };
    let path = format!("{folder}/{name}");
    if kind.is_symlink() {
        if !is_furniture(&name, false) {
            problems.push(unreadable(path, Kind::Link));
        }
    } else if let Belonging::Unread(better) = belonging(folder, &name, kind.is_dir()) {
        let meant = better.map(|better| format!("{folder}/{better}"));
        problems.push(unread(store, path, kind.is_dir(), meant));
    }
}

/// The records that could not be read, by what was said of their files and folders.
pub(super) fn unread_records(store: &Store, problems: &[Problem]) -> Unread {
    let mut unread = Unread::default();
    for problem in problems.iter().filter(|problem| problem.severity == Severity::Unreadable) {
        let path = problem.path.trim_end_matches('/');
        let is_folder = store.at(path).symlink_metadata().is_ok_and(|data| data.is_dir());
        let is_misnamed = matches!(problem.kind, Kind::Unread { .. });
        match layout::parse_path(path) {
            Some(source) => unread.sources.push(source),
            None if is_misnamed && is_folder => {
                let files = homes::files_below(store, path).unwrap_or_default();
                unread.sources.extend(files.iter().filter_map(|from| layout::parse_path(&meant(from))));
            }
            None if is_misnamed => unread.sources.extend(layout::parse_path(&meant(path))),
            None => unread.folders.extend(unlisted(path)),
        }
    }
    unread
}

fn unread(store: &Store, path: String, is_folder: bool, meant: Option<String>) -> Problem {
    let is_free = meant.is_some() && put_right(store, &path, is_folder).is_some();
    let wanted = match path.split('/').collect::<Vec<_>>()[..] {
        [_] | [EMPLOYEES, _] => Wanted::People,
        [EMPLOYEES, _, _] => Wanted::Parts,
        [ORGANISATION, _] => Wanted::Actions,
        [QUESTIONS, ..] => Wanted::Questions,
        _ => Wanted::Records,
    };
    let path = if is_folder { format!("{path}/") } else { path };
    unreadable(path, Kind::Unread { meant, is_free, wanted })
}

/// What gives something the name that it was meant to have, with all that is in it; nothing where that would have to take
/// the place of anything, or to add to what a person has.
pub(super) fn put_right(store: &Store, path: &str, is_folder: bool) -> Option<Vec<Change>> {
    let is_free = |to: &str| store.at(to).symlink_metadata().is_err() && link::above(store, to).is_none();
    let moved = |from: String| {
        let path = meant(&from);
        (from != path && is_free(&path)).then(|| Change::rename(from, &path))
    };
    if !is_folder {
        return Some(vec![moved(path.to_owned())?]);
    }
    let is_person = path.starts_with(EMPLOYEES) && path.matches('/').count() == 1;
    if is_person && !is_free(meant(&format!("{path}/.")).trim_end_matches("/.")) {
        return None;
    }
    homes::files_below(store, path).ok()?.into_iter().map(moved).collect()
}

/// Names folders beside ours that look like one of them: `Employees`.
pub(super) fn check_root(store: &Store, problems: &mut Vec<Problem>) {
    for entry in std::fs::read_dir(&store.root).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // most of what lies there begins otherwise, and need not be spelt out
        let may_be_meant = name.starts_with(|c: char| !c.is_ascii() || "EeMmOoQqVv _-".contains(c));
        if may_be_meant
            && entry.file_type().is_ok_and(|kind| kind.is_dir())
            && let Some(meant) = meant_at_root(&name)
        {
            problems.push(unread(store, name.into_owned(), true, Some(meant)));
        }
    }
}

/// Names what lies in a person's folder, beside what is read, and was meant to be.
pub(super) fn check_home(store: &Store, slug: &str, problems: &mut Vec<Problem>) {
    check_folder(store, &layout::home(slug), problems);
}

/// The same of what is the organisation's.
pub(super) fn check_organisation(store: &Store, problems: &mut Vec<Problem>) {
    if !store.at(ORGANISATION).is_symlink() {
        check_folder(store, ORGANISATION, problems);
    }
}

/// Names whatever in a folder was meant to be read and is not. Of what has the right name reading says what is wrong.
pub(super) fn check_folder(store: &Store, folder: &str, problems: &mut Vec<Problem>) {
    for entry in std::fs::read_dir(store.at(folder)).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if !name.to_str().is_some_and(|name| [true, false].iter().any(|is_folder| layout::belongs(folder, name, *is_folder))) {
            check_place(store, folder, &entry, problems);
        }
    }
}

/// Names folders that may be this person's, in other letters.
pub(super) fn check_look_alikes(store: &Store, wanted: &Slug, problems: &mut Vec<Problem>) {
    for entry in std::fs::read_dir(store.at(EMPLOYEES)).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !is_slug(&name) && slug(&name).as_deref() == Some(wanted) {
            check_place(store, EMPLOYEES, &entry, problems);
        }
    }
}

/// Whose records a folder holds, and of which kind, or of all kinds.
fn unlisted(path: &str) -> Option<(Option<Slug>, Option<Folder>)> {
    match path.split('/').collect::<Vec<_>>()[..] {
        [EMPLOYEES, slug] if is_slug(slug) => Some((Some(slug.into()), None)),
        [EMPLOYEES, slug, folder] if is_slug(slug) => Some((Some(slug.into()), Some(Folder::parse(folder)?))),
        [ORGANISATION] | [ORGANISATION, _] => Some((None, Some(Folder::Actions))),
        _ => None,
    }
}
