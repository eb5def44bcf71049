//! The text of a file for git to compare: opened, as far as whoever looks can open it without being asked anything.
//!
//! Git hands over a path and nothing else: of the file in the work tree, or of a copy of an earlier version. What such a copy is of is
//! found by the ids in it, and a text of which that is in doubt is left as it is.

use super::seal::{self, Opened};
use super::workspace::own_path;
use super::yaml::{self, Node};
use super::{Store, layout, list, read};
use crate::domain::employee::Slug;
use crate::domain::id::Id;
use crate::domain::records::{Folder, Place, Source};
use crate::domain::sealed::Shut;
use chrono::NaiveDate;
use std::path::Path;

/// The text of a file with its words in place, and for whom they were sealed. `None` for a text in which nothing is sealed or that can't
/// be opened, for whatever reason.
pub fn opened(store: &Store, path: &Path, text: &str) -> Option<String> {
    if !seal::may_be_sealed(text) {
        return None;
    }
    let opened = match own_path(store, path) {
        Some(own) => seal::open_text(store, &layout::place(&own), text),
        None => by_ids(store, text)?,
    };
    let sealed = opened.sealed.filter(|sealed| sealed.is_read() && opened.twice.is_empty())?;
    let gap = if opened.text.is_empty() || opened.text.ends_with('\n') { "" } else { "\n" };
    let readers: String = sealed.readers.iter().map(|reader| format!("- {reader}\n")).collect();
    Some(format!("{}{gap}{}:\n{readers}", opened.text, seal::READERS))
}

/// A copy of a file, opened by the ids in it.
fn by_ids(store: &Store, text: &str) -> Option<Opened> {
    let root = yaml::parse(text).ok()?;
    let id = Id::parse(root.get("id")?.text()?.trim())?;
    let open = |place: &Place, person: Option<Id>| seal::opened(place, person.as_ref().map(Id::as_str), text, &*store.opener);
    let Some(folder) = folder(&root) else { return Some(open(&Place::Employee(Slug::from("")), Some(id))) };
    let all = list::all_sources(store).ok()?;
    let there: Vec<&Source> = all.iter().filter(|source| source.id == id).collect();
    if let Some(first) = there.first() {
        // two of one id: whose this copy is can't be told
        let slug = first.employee.as_ref().filter(|_| there.iter().all(|source| source.employee == first.employee))?;
        return Some(open(&Place::Record(Source { folder, ..(*first).clone() }), person(store, slug)));
    }
    // it is not there any more: the person who is named inside has to be one of those who are
    let place = Place::Record(Source { employee: Some(Slug::from("")), folder, made: NaiveDate::default(), id });
    let of = match open(&place, None).sealed?.shut() {
        Some(Shut::NobodyKnown(of)) => Id::parse(of)?,
        _ => return None,
    };
    let is_one = list::slugs(store).ok()?.iter().any(|slug| person(store, slug) == Some(of));
    is_one.then(|| open(&place, Some(of)))
}

fn person(store: &Store, slug: &Slug) -> Option<Id> {
    read::employee(store, slug, &mut Vec::new()).id
}

/// The kind of record that a document is of; `None` for who a person is.
fn folder(root: &Node) -> Option<Folder> {
    let has = |key: &str| root.entry(key).is_some();
    match () {
        () if has("type") => Some(Folder::Conversations),
        () if has("owner") => Some(Folder::Actions),
        () if has("title") => Some(Folder::Goals),
        () if has("name") => None,
        () if has("created") => Some(Folder::Notes),
        () => Some(Folder::Private),
    }
}
