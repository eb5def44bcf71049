//! Taking out what was forgotten, whatever brought it: a hand, a merge of git alone, or a clone that had not heard of it.

use super::Syncing;
use crate::error::Error;
use crate::store::{forgotten, layout};
use std::collections::BTreeSet;

impl Syncing<'_> {
    /// Whether a merge with a commit may bring back what either side forgot: then it is not committed before that is out.
    pub(super) fn may_bring_back(&self, ours: Option<&str>, theirs: &str) -> Result<bool, Error> {
        let here = self.store.at(layout::FORGOTTEN).symlink_metadata().is_ok();
        let there = |commit: &str| self.git.has(commit, layout::FORGOTTEN);
        Ok(here || there(theirs) || ours.is_some_and(there))
    }

    /// Takes what was forgotten from the disk and from git's index, also what waits there for a choice. Gives whether there was any.
    pub(super) fn take_out(&mut self) -> Result<bool, Error> {
        forgotten::refresh(self.store);
        if self.store.forgotten().is_empty() || self.cx.flags.dry_run {
            return Ok(false);
        }
        let paths = forgotten::take_out_of_merge(self.store, &self.git)?;
        // also where nothing is left of it on the disk: what this clone remembers of it goes
        forgotten::leave_no_trace(self.store, &paths)?;
        if paths.is_empty() {
            return Ok(false);
        }
        self.outcome.taken_out += paths.len();
        let stones = forgotten::tombstones(self.store, &mut Vec::new());
        let words: BTreeSet<String> = paths.iter().flat_map(|path| named(path)).collect();
        let asked = stones.into_iter().filter(|(_, stone)| words.iter().any(|word| stone.is_of(word))).map(|(path, _)| path);
        self.outcome.asked_by.extend(asked);
        Ok(true)
    }
}

/// What a path is known by: the folder of its person, and the id of a record.
fn named(path: &str) -> Vec<String> {
    let id = layout::parse_path(path).map(|source| source.id.to_string());
    layout::person(path).map(str::to_owned).into_iter().chain(id).collect()
}
