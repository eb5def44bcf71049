//! Git's index: what the next commit will hold, and what of it is new.

use super::{Git, reason};
use crate::store::Fault;
use std::collections::BTreeMap;

/// What happens to a file in the commit that is being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Added,
    Changed,
    Gone,
    /// A merge left it for a person.
    Unmerged,
}

/// A file that the next commit changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staged {
    pub path: String,
    pub fate: Fate,
}

/// What is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StagedKind {
    File,
    Link,
    Repository,
}

/// A file as the index has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexEntry {
    pub form: StagedKind,
    /// What its content is called in git.
    pub blob: String,
}

impl Git {
    /// What the next commit changes in this folder.
    pub fn staged(&self) -> Result<Vec<Staged>, Fault> {
        let output = self.run(&["diff", "--cached", "--name-status", "-z", "--no-renames", "--relative"])?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let listed = String::from_utf8_lossy(&output.stdout);
        let mut words = listed.split('\0');
        let mut staged = Vec::new();
        while let (Some(letter), Some(path)) = (words.next(), words.next()) {
            let fate = match letter {
                "A" => Fate::Added,
                "D" => Fate::Gone,
                "U" => Fate::Unmerged,
                _ => Fate::Changed,
            };
            staged.push(Staged { path: path.to_owned(), fate });
        }
        Ok(staged)
    }

    /// Every file of this folder in the index. Of one that waits for a choice, one of its sides.
    pub fn indexed(&self) -> Result<BTreeMap<String, IndexEntry>, Fault> {
        let output = self.run(&["ls-files", "--stage", "-z"])?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let listed = String::from_utf8_lossy(&output.stdout);
        let one = |line: &str| {
            let (head, path) = line.split_once('\t')?;
            let mut words = head.split(' ');
            let form = match words.next()? {
                "120000" => StagedKind::Link,
                "160000" => StagedKind::Repository,
                _ => StagedKind::File,
            };
            Some((path.to_owned(), IndexEntry { form, blob: words.next()?.to_owned() }))
        };
        Ok(listed.split('\0').filter_map(one).collect())
    }
}
