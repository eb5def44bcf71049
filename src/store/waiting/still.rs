//! Whether git still waits for a choice that was made, so that it can be made again.

use super::Marked;
use crate::domain::conflict::Joining;
use crate::store::git::{Blob, Git, Sides, Stages};
use crate::store::undo::PastFile;
use crate::store::{Fault, Store, file};
use std::collections::BTreeMap;

/// What git knows of choices: those that it waits for, and those that were made since it last put files there.
struct Known<'g> {
    git: &'g Git,
    open: BTreeMap<String, Stages>,
    made: BTreeMap<String, Stages>,
    sides: Sides,
}

impl Known<'_> {
    /// Whether a file waits, or would if the choice were taken back: what brought the two sides together has not ended and the
    /// choice is in no commit, the text with its markers is what is committed, or git does not know the file at all.
    fn waits(&self, file: &PastFile) -> bool {
        let path = &file.path;
        if self.open.contains_key(path) {
            return true;
        }
        let (committed, staged) = (self.git.blob_at("HEAD", path), self.git.blob_at("", path));
        if committed.as_ref().is_some_and(|blob| self.content(blob) == file.before) {
            return true;
        }
        let Some([_, ours, theirs]) = self.made.get(path) else { return committed.is_none() && staged.is_none() };
        let [ours, theirs] = [ours, theirs].map(|side| side.as_ref().map(|stage| stage.blob.clone()));
        if self.sides.joining == Joining::Stash {
            // without an operation of git's own only what was put aside tells
            let stash = self.sides.commits[1].as_ref();
            return stash.is_some_and(|stash| self.git.blob_at(stash, path) == theirs) && committed == ours;
        }
        // where both sides moved a folder, git keeps its own text with markers as a side
        let is_marked = || ours.as_ref().is_some_and(|ours| has_markers(self.content(ours).as_deref()));
        committed.is_none() || committed == ours || committed != staged || is_marked()
    }

    /// What git has under the name of a content.
    fn content(&self, blob: &str) -> Option<Vec<u8>> {
        match self.git.blobs(&[blob.to_owned()], file::LARGEST).unwrap_or_default().pop().flatten() {
            Some(Blob::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }
}

/// What becomes of choices when the files of a command go back to what they were.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// Files in which git waits for no choice any more, and that are not to go back.
    pub over: Vec<String>,
    /// Files in which git is to wait again.
    pub again: Vec<String>,
}

/// Looks at what the files of a command would go back to. `choice` says that the command settled what waited; then git has to
/// wait for all of them, else for those that get markers again.
///
/// # Errors
/// If git can't be asked.
pub fn undone(store: &Store, git: &Git, files: &[PastFile], choice: bool) -> Result<Undone, Fault> {
    let now = |file: &PastFile| file::whole(&store.at(&file.path)).ok();
    let gets_markers = |file: &PastFile| has_markers(file.before.as_deref()) && !has_markers(now(file).as_deref());
    let goes_back = |file: &&PastFile| now(file) != file.before && (choice || gets_markers(file));
    let back: Vec<&PastFile> = files.iter().filter(goes_back).collect();
    if back.is_empty() {
        return Ok(Undone::default());
    }
    let known = Known { git, open: git.unmerged()?, made: git.unmerged_before()?, sides: git.sides()? };
    let path = |file: &PastFile| file.path.clone();
    let (waits, over): (Vec<&PastFile>, Vec<&PastFile>) = back.into_iter().partition(|file| known.waits(file));
    let of_choice = known.made.iter().filter(|(path, _)| waits.iter().any(|file| file.path == **path));
    let blobs: Vec<&String> = of_choice.flat_map(|(_, stages)| stages.iter().flatten().map(|stage| &stage.blob)).collect();
    // of a file that both moved, git keeps each side's in its own place
    let is_of_choice = |stages: &Stages| stages.iter().flatten().any(|stage| blobs.contains(&&stage.blob));
    let again = known.made.iter().filter(|(path, stages)| !known.open.contains_key(*path) && is_of_choice(stages));
    Ok(Undone { over: over.into_iter().map(path).collect(), again: again.map(|(path, _)| path.clone()).collect() })
}

/// Whether a text has markers, also where one lacks its others.
pub fn has_markers(text: Option<&[u8]>) -> bool {
    let text = text.and_then(|text| std::str::from_utf8(text).ok());
    text.is_some_and(|text| Marked::parse(text).map_or(true, |marked| !marked.is_plain()))
}
