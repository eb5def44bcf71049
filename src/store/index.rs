//! Finding a record by its id.
//!
//! In a large workspace a whole id is looked up in `.stay/ids/`, one file for each first letter, a line for each
//! record, each with its signature. It is a hint that can be thrown away: what it says is held against the disk, and what
//! it does not know is looked for by listing.

use super::file::{self, make_folder, private, without_links};
use super::signed::{Signer, Use};
use super::{Fault, Store, layout, link, list, signed};
use crate::domain::date::parse_civil;
use crate::domain::id::{Id, ShortIds};
use crate::domain::lookup::Found;
use crate::domain::records::{Folder, Source};
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

const IDS: &str = ".stay/ids";
/// From this many records on a hint is kept.
const MANY: usize = 2_000;
/// Up to this many people all names are listed to tell how short an id may be.
pub(super) const FEW: usize = 100;

impl Store {
    /// The record (or records) whose id is `typed` or begins with it. `folders` are those looked at.
    pub fn find(&self, typed: &str, folders: &[Folder]) -> Result<Found<Source>, Fault> {
        let typed = typed.trim().to_lowercase();
        if let Some(hinted) = Id::parse(&typed).and_then(|id| hinted(self, id)).filter(|source| folders.contains(&source.folder)) {
            return Ok(Found::One(hinted));
        }
        if typed.is_empty() || !typed.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Ok(Found::Nothing);
        }
        let all = list::all_sources(self)?;
        if Id::parse(&typed).is_some() {
            keep_hints(self, &all);
        }
        Ok(Found::of(all.into_iter().filter(|source| folders.contains(&source.folder) && source.id.as_str().starts_with(&typed)).collect()))
    }
}

/// How short each id may be, by listing every record.
pub fn short_ids(store: &Store) -> Result<ShortIds, Fault> {
    let all = list::all_sources(store)?;
    // who has looked at a list will soon type an id of it
    if !store.at(IDS).exists() {
        keep_hints(store, &all);
    }
    Ok(ShortIds::of(all.into_iter().map(|source| source.id)))
}

/// The same if it costs next to nothing: only whole ids in a large workspace.
pub fn short_ids_if_few(store: &Store) -> ShortIds {
    if shows_whole_ids(store) { ShortIds::default() } else { short_ids(store).unwrap_or_default() }
}

/// Whether so many people are kept that ids are not shortened.
pub fn shows_whole_ids(store: &Store) -> bool {
    // the listing stops as soon as the workspace is known to be large
    let count = || std::fs::read_dir(store.at(layout::EMPLOYEES)).is_ok_and(|people| people.take(FEW + 1).count() > FEW);
    *store.are_many.get_or_init(count)
}

/// Writes a hint for a new record, where hints are kept. Nothing is lost if this fails.
pub fn hint(store: &Store, source: &Source) {
    if let Some(path) = hints(store, source.id) {
        let line = hint_line(source, &signed::signer(store));
        let opened = without_links(OpenOptions::new().append(true)).open(&path);
        let _ = opened.and_then(|mut hints| hints.write_all(line.as_bytes()));
    }
}

/// Forgets where anything is; it is found again by listing.
pub(super) fn forget(store: &Store) {
    if link::above(store, &format!("{IDS}/")).is_none() {
        let _ = std::fs::remove_dir_all(store.at(IDS));
    }
}

/// The file with the hints for an id, if there is one.
fn hints(store: &Store, id: Id) -> Option<PathBuf> {
    let relative = format!("{IDS}/{}", &id.as_str()[..1]);
    let path = store.at(&relative);
    (path.symlink_metadata().is_ok_and(|data| data.is_file()) && link::above(store, &relative).is_none()).then_some(path)
}

fn hinted(store: &Store, id: Id) -> Option<Source> {
    let hints = file::all(&hints(store, id)?).ok()?;
    let needle = format!("\n{id} ");
    let mut found: Vec<Source> =
        memchr::memmem::find_iter(&hints, needle.as_bytes()).filter_map(|at| hinted_at(store, id, &hints[at + needle.len()..])).collect();
    found.dedup();
    // two files with one id are for the listing to tell
    if found.len() == 1 { found.pop() } else { None }
}

/// What the rest of a line says, if it is so.
fn hinted_at(store: &Store, id: Id, rest: &[u8]) -> Option<Source> {
    let mut parts = std::str::from_utf8(rest.split(|byte| *byte == b'\n').next()?).ok()?.split(' ');
    let (made, folder, employee, signature) = (parse_civil(parts.next()?)?, Folder::parse(parts.next()?)?, parts.next()?, parts.next()?);
    let source = Source { employee: Some(employee).filter(|slug| *slug != "-").map(Into::into), folder, made, id };
    let path = layout::path(&source);
    layout::parse_path(&path).filter(|named| *named == source && link::above(store, &path).is_none())?;
    signed::signer(store).is_signed(Use::Hint, &path, b"", signature).then_some(())?;
    store.at(&path).symlink_metadata().is_ok_and(|data| data.is_file()).then_some(source)
}

/// Writes hints anew where there are so many records that they pay, and where something was written before.
fn keep_hints(store: &Store, all: &[Source]) {
    if all.len() < MANY || !store.at(layout::INTERNAL).is_dir() {
        return;
    }
    let signer = signed::signer(store);
    let mut by_letter: BTreeMap<&str, String> = BTreeMap::new();
    for source in all {
        by_letter.entry(&source.id.as_str()[..1]).or_insert_with(|| "\n".to_owned()).push_str(&hint_line(source, &signer));
    }
    let folder = store.at(IDS);
    if link::above(store, &format!("{IDS}/")).is_some() || make_folder(&folder).is_err() {
        return;
    }
    for (letter, lines) in by_letter {
        let staged = folder.join(format!("{letter}.{}", std::process::id()));
        let _ = std::fs::remove_file(&staged);
        let written = private(OpenOptions::new().write(true).create_new(true))
            .open(&staged)
            .and_then(|mut hints| hints.write_all(lines.as_bytes()))
            .and_then(|()| std::fs::rename(&staged, folder.join(letter)));
        if written.is_err() {
            let _ = std::fs::remove_file(&staged);
        }
    }
}

fn hint_line(source: &Source, signer: &Signer) -> String {
    let signature = signer.signature(Use::Hint, &layout::path(source), b"").unwrap_or_default();
    format!("{} {} {} {} {signature}\n", source.id, source.made, source.folder.word(), source.employee.as_deref().unwrap_or("-"))
}
