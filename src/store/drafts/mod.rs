//! Texts in the editor: in `.stay/edit/`, only for their owner, kept until they are saved to their record.
//!
//! Beside it lies what the file was when the edit began, so that a later day can tell whether it changed since; it is
//! signed, and a draft without it is nobody's: it is put aside, and not gone on with.
//!
//! In a workspace that is sealed a text lies in a folder in memory while it is written (`desk.rs`). What waits for another day
//! is sealed for the one who typed it, in `.stay/edit/` (`at_rest.rs`).

mod at_rest;
mod desk;
mod draft;
mod moving;
mod taken_in;

use super::file::{make_folder, write_new};
use super::{Fault, Store, layout, lock, signed};
use crate::domain::records::Source;
use at_rest::SEALED;
use data_encoding::HEXLOWER;
use draft::Lies;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use desk::Desk;
pub use draft::{Draft, Held, Waits};
pub use moving::{bring, is_edited_below, move_below};
pub use taken_in::take_in;

const FOLDER: &str = ".stay/edit";
/// What stands for `/` in the name of a draft; no slug has it.
const SLASH: &str = "--";

/// How long to keep a draft in which nobody typed, because an editor may still have it open.
const KEPT_OPEN: Duration = Duration::from_secs(24 * 60 * 60);
/// What an earlier draft that was put aside is called, before its number.
const ASIDE: &str = ".left-";

/// What waits among the drafts for one file.
#[derive(Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// The file that it is for, relative to the workspace.
    pub path: String,
    /// Whether there is a text to go on with.
    pub draft: bool,
    /// Earlier texts that were put aside.
    pub aside: Vec<PathBuf>,
}

/// The draft of the file at `relative`, if an earlier edit left one.
pub fn left(store: &Store, relative: &str) -> Option<Draft> {
    signed::inner(store, "edit")?;
    let plain = places(store).into_iter().map(|(folder, lies)| Draft::of(store, relative, &folder, lies));
    plain.chain([Draft::at_rest(store, relative)]).find(Draft::is_ours)
}

/// Every record that has a draft, by name.
pub fn records(store: &Store) -> Vec<Source> {
    let paths: BTreeSet<String> = entries(store).iter().map(|(_, name)| path_of(name)).collect();
    let of = |path: &String| layout::parse_path(path).filter(|_| left(store, path).is_some());
    let mut sources: Vec<Source> = paths.iter().filter_map(of).collect();
    sources.sort_by_key(|source| (source.made, source.id));
    sources
}

/// What was typed and has not arrived, by the file that it is for.
pub fn unsaved(store: &Store) -> Vec<Unsaved> {
    let mut waiting: BTreeMap<String, Unsaved> = BTreeMap::new();
    let mut entries = entries(store);
    entries.sort_by(|(_, one), (_, other)| one.cmp(other));
    for (folder, name) in entries {
        let (own, aside) = name.split_once(ASIDE).map_or((name.as_str(), None), |(own, _)| (own, Some(folder.join(&name))));
        let path = path_of(own);
        if !layout::is_ours(&path) {
            continue;
        }
        let is_typed = aside.is_none() && left(store, &path).is_some_and(|draft| draft.is_typed_in());
        if is_typed || aside.is_some() {
            let found = waiting.entry(path.clone()).or_insert(Unsaved { path, draft: false, aside: Vec::new() });
            found.draft |= is_typed;
            found.aside.extend(aside);
        }
    }
    waiting.into_values().collect()
}

/// Deletes what waits for such files, whatever was typed: it was forgotten.
pub fn discard_where(store: &Store, is_gone: &dyn Fn(&str) -> bool) {
    let edit = signed::inner(store, "edit").map(|folder| names(&folder).into_iter().map(|name| (folder.clone(), name)).collect::<Vec<_>>());
    for (folder, name) in entries(store).into_iter().chain(edit.unwrap_or_default()) {
        // what it was begun from, what was put aside and what an editor left beside it are called after it
        let own = name.trim_start_matches('.').split_inclusive(".yaml").next().unwrap_or_default();
        if is_gone(&path_of(own)) {
            let _ = std::fs::remove_file(folder.join(&name));
        }
    }
}

/// Whether what waits there is sealed.
pub fn is_sealed(path: &Path) -> bool {
    path.to_string_lossy().ends_with(SEALED)
}

/// Which file a draft of this name is for.
fn path_of(name: &str) -> String {
    name.strip_suffix(SEALED).unwrap_or(name).replace(SLASH, "/")
}

/// The folders in which drafts may lie that are not sealed.
fn places(store: &Store) -> Vec<(PathBuf, Lies)> {
    let edit = signed::inner(store, "edit");
    if !store.seals() {
        return edit.into_iter().map(|folder| (folder, Lies::Open)).collect();
    }
    let own = name_of_root(store);
    let in_memory = store.desk.there().map(|folder| (folder.join(&own), Lies::InMemory));
    in_memory.chain(edit.map(|folder| (folder, Lies::OnDisk))).collect()
}

/// The folder in which a new draft lies, made when it is not there.
fn made_place(store: &Store) -> Result<(PathBuf, Lies), Fault> {
    lock::internal(store)?;
    let edit = signed::inner(store, "edit").ok_or_else(|| Fault::Foreign(FOLDER.to_owned()))?;
    make_folder(&edit)?;
    if !store.seals() {
        return Ok((edit, Lies::Open));
    }
    let Some(memory) = store.desk.made()? else { return Ok((edit, Lies::OnDisk)) };
    let own = memory.join(name_of_root(store));
    make_folder(&own)?;
    Ok((own, Lies::InMemory))
}

/// What the folder in memory for this workspace is called: it tells nobody where that lies.
fn name_of_root(store: &Store) -> String {
    let root = store.root.canonicalize().unwrap_or_else(|_| store.root.clone());
    HEXLOWER.encode(&Sha256::digest(root.as_os_str().as_encoded_bytes())[..8])
}

/// What lies in all folders of drafts, by folder and name.
fn entries(store: &Store) -> Vec<(PathBuf, String)> {
    places(store).into_iter().flat_map(|(folder, _)| names(&folder).into_iter().map(move |name| (folder.clone(), name))).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Takes away what nobody typed in, once no editor is likely to have it open any more: a day before `new` was made.
fn sweep(store: &Store, new: &Draft) {
    let made = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    let Some(now) = made(&new.path) else { return };
    let is_old = |path: &Path| made(path).and_then(|at| now.duration_since(at).ok()).is_some_and(|age| age > KEPT_OPEN);
    let drafts = entries(store).into_iter().filter_map(|(_, name)| left(store, &path_of(&name)));
    drafts.filter(|draft| is_old(&draft.path) && draft.is_untouched() && draft.lock().is_some()).for_each(|draft| draft.discard());
}

/// A new draft of a text for the file at `relative`. One that was typed in already is put aside.
pub fn begin(store: &Store, relative: &str, text: &[u8]) -> Result<Draft, Fault> {
    let (folder, lies) = made_place(store)?;
    let aside = put_aside(store, relative)?;
    let mut draft = Draft::of(store, relative, &folder, lies).put(text, text)?;
    draft.aside = aside;
    sweep(store, &draft);
    Ok(draft)
}

/// Puts aside whatever was typed for a file and has not arrived; where the last of it lies.
fn put_aside(store: &Store, relative: &str) -> Result<Option<PathBuf>, Fault> {
    let plain = places(store).into_iter().map(|(folder, lies)| Draft::of(store, relative, &folder, lies));
    let typed = plain.chain([Draft::at_rest(store, relative)]).filter(|draft| is_plain(&draft.path) && draft.is_typed_in());
    typed.map(|draft| draft.put_aside()).collect::<Result<Vec<_>, _>>().map(|mut asides| asides.pop())
}

/// Has a draft lie where an editor can open it: one that waits sealed is opened first.
pub fn go_on(store: &Store, draft: Draft, held: Held) -> Result<(Draft, Held), Fault> {
    if draft.is_open_in_place() {
        return Ok((draft, held));
    }
    let (folder, lies) = made_place(store)?;
    if draft.path.parent() == Some(&folder) && !draft.waits_sealed() {
        return Ok((draft, held));
    }
    let (text, base) = draft.both().ok_or_else(|| Fault::SealedDraft(draft.path.clone()))?;
    let opened = Draft::of(store, draft.relative(), &folder, lies).put(&text, &base)?;
    let new = opened.hold().ok_or_else(|| Fault::Changed(draft.relative().to_owned()))?;
    if !draft.waits_sealed() {
        draft.discard_plain();
    }
    Ok((opened, new))
}

fn is_plain(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|data| data.is_file())
}

/// Writes a file that is new: what lay there, a link to elsewhere too, is not written to.
fn put(path: &Path, text: &[u8]) -> Result<(), Fault> {
    let _ = std::fs::remove_file(path);
    write_new(path, text)
}
