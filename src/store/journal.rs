//! What is written down before several files are replaced, so that a command that was cut off half-way is
//! finished by the next one that writes.
//!
//! A file that changed in between is never overwritten: what was meant for it is then kept in
//! `.stay/unfinished-1` (or the next number that is free), since a person may have typed it. So is a whole stage whose
//! journal this user did not sign: it may have come with a clone, and nothing of it is done.

use super::file::{self, keep_mode, make_folder};
use super::layout::INTERNAL;
use super::signed::{self, Use};
use super::writable::is_writable;
use super::{Fault, Store, link, undo};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

const JOURNAL: &str = "journal";
/// The name under which it is signed, wherever it lies.
const NAME: &str = "stage/journal";
/// What ends a journal of a program that did not sign.
const END: &str = "end\n";
const NONE: &str = "none";

/// One file of the journal: what it held, what it is to hold, and the file that goes.
struct JournalLine<'j> {
    number: usize,
    before: &'j str,
    after: &'j str,
    path: &'j str,
    gone: Option<(&'j str, &'j str)>,
}

/// Where the journal of a stage lies.
pub(super) fn path(stage: &Path) -> PathBuf {
    stage.join(JOURNAL)
}

/// One file as it was and as it will be.
#[derive(Clone)]
pub(super) struct FileStep {
    pub(super) path: String,
    pub(super) before: Option<Vec<u8>>,
    /// What it is to hold; `None` for a file that goes.
    pub(super) after: Option<Vec<u8>>,
    /// A file to delete once this one is in place, with its present content.
    pub(super) gone: Option<(String, Vec<u8>)>,
}

/// The journal of what is about to be done, before it is signed.
fn text(steps: &[FileStep]) -> String {
    let line = |(number, step): (usize, &FileStep)| {
        let (before, after) = (print(step.before.as_deref()), print(step.after.as_deref()));
        let (gone, was) = step.gone.as_ref().map_or(("", String::new()), |(path, bytes)| (path, print(Some(bytes))));
        format!("{number}\t{before}\t{after}\t{}\t{gone}\t{was}\n", step.path)
    };
    steps.iter().enumerate().map(line).collect()
}

impl<'j> JournalLine<'j> {
    /// Reads a line, unless it leads to where no file of ours lies.
    fn parse(store: &Store, line: &'j str) -> Option<JournalLine<'j>> {
        let mut parts = line.split('\t');
        let mut part = || parts.next();
        let (number, before, after, path, gone, was) = (part()?.parse().ok()?, part()?, part()?, part()?, part()?, part()?);
        let gone = (!gone.is_empty()).then_some((gone, was));
        let all_ours =
            std::iter::once(path).chain(gone.map(|(gone, _)| gone)).all(|path| is_writable(path) && link::above(store, path).is_none());
        all_ours.then_some(JournalLine { number, before, after, path, gone })
    }
}

/// Where what an interrupted command had written and could not be finished is kept, if there is any.
pub fn unfinished(store: &Store) -> Option<String> {
    let name = "unfinished-1";
    let journal = read(store, &signed::inner(store, name)?)?;
    (!journal.is_empty()).then(|| format!("{INTERNAL}/{name}"))
}

/// Deletes what could not be finished and was of such files.
pub(super) fn discard_unfinished(store: &Store, is_gone: &dyn Fn(&str) -> bool) {
    let entries = std::fs::read_dir(store.at(INTERNAL)).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| name.starts_with("unfinished-"));
    for folder in names.filter_map(|name| signed::inner(store, &name)) {
        // also where nobody signed it, or it was cut off: what it is of is told by the paths in it
        let bytes = file::all(&path(&folder)).unwrap_or_default();
        if String::from_utf8_lossy(&bytes).split(['\t', '\n']).any(is_gone) {
            let _ = clear(&folder);
        }
    }
}

/// Whether a command was interrupted, so that the next one that writes has something to finish.
pub fn waits(store: &Store) -> bool {
    stage(store).symlink_metadata().is_ok()
}

/// The journal of a stage, if this user signed it.
fn read(store: &Store, stage: &Path) -> Option<String> {
    let signed = file::all(&path(stage)).ok()?;
    String::from_utf8(signed::signer(store).opened(Use::Journal, NAME, signed)?).ok()
}

/// Writes down what is about to be done.
pub(super) fn write(store: &Store, stage: &Path, steps: &[FileStep]) -> Result<(), Fault> {
    let mut bytes = signed::signer(store).signed(Use::Journal, NAME, text(steps).into_bytes());
    if !signed::is_whole(&bytes) {
        bytes.extend_from_slice(END.as_bytes());
    }
    file::write_new(&path(stage), &bytes)
}

/// Finishes what an interrupted command left; what never got as far as a whole journal is cleared away. Where the journal
/// is not this user's, it is put aside: where to.
pub(super) fn recover(store: &Store) -> Result<Option<String>, Fault> {
    let stage = stage(store);
    let is_folder = stage.symlink_metadata().is_ok_and(|data| data.is_dir());
    let Some(journal) = read(store, &stage).filter(|_| is_folder) else {
        let is_whole = |bytes: Vec<u8>| signed::is_whole(&bytes) || bytes.ends_with(END.as_bytes());
        if is_folder && file::all(&path(&stage)).is_ok_and(is_whole) {
            return keep(store, &stage).map(Some);
        }
        if is_folder {
            undo::forget_what_never_was(store);
        }
        return clear(&stage).map(|()| None);
    };
    let unfinished =
        journal.lines().filter(|line| JournalLine::parse(store, line).is_none_or(|line| !resume(store, &stage, &line))).count();
    if unfinished == 0 { clear(&stage).map(|()| None) } else { keep(store, &stage).map(|_| None) }
}

/// `.stay/stage`, where new texts wait.
pub(super) fn stage(store: &Store) -> PathBuf {
    store.at(INTERNAL).join("stage")
}

/// Does one line of the journal, if that is still to be done and nothing changed since; whether it is done.
fn resume(store: &Store, stage: &Path, line: &JournalLine) -> bool {
    let target = store.at(line.path);
    let staged = stage.join(line.number.to_string());
    if print_of(&target) != line.after {
        let as_it_was = print_of(&target) == line.before && line.gone.is_none_or(|(gone, was)| print_of(&store.at(gone)) == was);
        let put = || {
            if line.after == NONE {
                return std::fs::remove_file(&target).ok();
            }
            make_folder(target.parent()?).ok()?;
            keep_mode(&target, &staged);
            std::fs::rename(&staged, &target).ok()
        };
        let is_staged = line.after == NONE || print_of(&staged) == line.after;
        if !as_it_was || !is_staged || put().is_none() {
            return false;
        }
    }
    if line.after == NONE {
        let _ = tidy(store, line.path);
    }
    if let Some((gone, was)) = line.gone {
        let is_gone = print_of(&store.at(gone)) != was || std::fs::remove_file(store.at(gone)).is_ok();
        let _ = tidy(store, gone);
        return is_gone;
    }
    true
}

/// Deletes folders that a moved file has left empty, but not the first level.
pub(super) fn tidy(store: &Store, path: &str) -> Result<(), Fault> {
    for folder in Path::new(path).ancestors().skip(1).take_while(|folder| folder.components().count() > 1) {
        let folder = store.root.join(folder);
        if holds_no_file(&folder) {
            file::remove_empty(&folder);
        }
        match std::fs::remove_dir(&folder) {
            // one with anything in it stays, and so do those around it
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => return Ok(()),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(Fault::Io { path: folder, error }),
            _ => {}
        }
    }
    Ok(())
}

/// Puts aside what could not be finished; where to.
fn keep(store: &Store, stage: &Path) -> Result<String, Fault> {
    let mut names = (1..).map(|number| format!("{INTERNAL}/unfinished-{number}"));
    let free = names.find(|name| store.at(name).symlink_metadata().is_err()).unwrap_or_default();
    std::fs::rename(stage, store.at(&free)).map_err(Fault::io(stage))?;
    Ok(free)
}

/// Whether there is nothing in a folder but folders.
fn holds_no_file(folder: &Path) -> bool {
    WalkDir::new(folder).into_iter().all(|entry| entry.is_ok_and(|entry| entry.file_type().is_dir()))
}

/// Takes away whatever lies where a stage is to come.
pub(super) fn clear(stage: &Path) -> Result<(), Fault> {
    match if stage.is_dir() { std::fs::remove_dir_all(stage) } else { std::fs::remove_file(stage) } {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Fault::Io { path: stage.to_owned(), error }),
        _ => Ok(()),
    }
}

fn print_of(path: &Path) -> String {
    match file::whole(path) {
        Ok(bytes) => print(Some(&bytes)),
        Err(_) if path.symlink_metadata().is_err() => NONE.to_owned(),
        Err(_) => "unreadable".to_owned(),
    }
}

/// What a file holds, short enough for a journal: its length and its 64-bit FNV-1a hash.
fn print(bytes: Option<&[u8]>) -> String {
    let Some(bytes) = bytes else { return NONE.to_owned() };
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    format!("{}-{hash:016x}", bytes.len())
}
