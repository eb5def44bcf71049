//! Where a repository stands: on which branch, in the middle of what.

use super::{Git, text};
use crate::domain::repository::Operation;
use crate::store::Fault;
use std::path::Path;

/// Where a repository stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The branch that is checked out; `None` on none.
    pub branch: Option<String>,
    /// Whether a merge was not ended.
    pub merging: bool,
    /// What else was not ended, which only git can do.
    pub under_way: Option<Operation>,
    /// Something unfinished that a killed git left, and with which git can't go on.
    pub torn: Option<Torn>,
}

/// What git left unfinished, and the command that clears it without changing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Torn {
    /// `git … --quit`: what was put aside for it is kept in the stash.
    Quit(Operation),
    /// `git merge --quit`.
    Merge,
    /// A file of git with nothing in it.
    File(String),
}

/// Whether a file of git names a commit.
fn names_a_commit(path: &Path) -> bool {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let first = text.lines().next().unwrap_or_default();
    first.len() >= 40 && first.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Git {
    pub fn standing(&self) -> Result<Standing, Fault> {
        let branch = self.branch();
        let merging = self.is_merging()?;
        let torn = self.torn()?;
        // a bisect that was begun and has not moved yet leaves the branch as it was
        let under_way = self.under_way()?.filter(|operation| *operation != Operation::Bisect || branch.is_none());
        Ok(Standing { branch, merging, under_way, torn })
    }

    /// Whether a merge was not ended.
    pub(super) fn is_merging(&self) -> Result<bool, Fault> {
        Ok(self.place()?.folder.join("MERGE_HEAD").exists())
    }

    /// The commit that is being merged.
    pub fn merge_head(&self) -> Option<String> {
        self.optional(&["rev-parse", "--quiet", "--verify", "MERGE_HEAD"])
    }

    fn under_way(&self) -> Result<Option<Operation>, Fault> {
        let at = |name: &str| self.place().map(|place| place.folder.join(name));
        Ok(if at("rebase-apply/applying")?.exists() {
            Some(Operation::Am)
        } else if at("rebase-merge")?.exists() || at("rebase-apply")?.exists() {
            Some(Operation::Rebase)
        } else if at("CHERRY_PICK_HEAD")?.exists() {
            Some(Operation::CherryPick)
        } else if at("REVERT_HEAD")?.exists() {
            Some(Operation::Revert)
        } else if at("sequencer")?.exists() {
            let todo = std::fs::read_to_string(at("sequencer/todo")?).unwrap_or_default();
            Some(if todo.trim_start().starts_with("revert") { Operation::Revert } else { Operation::CherryPick })
        } else {
            at("BISECT_LOG")?.exists().then_some(Operation::Bisect)
        })
    }

    /// What a killed git left that it can't go on with.
    fn torn(&self) -> Result<Option<Torn>, Fault> {
        let folder = &self.place()?.folder;
        let lacks =
            |name: &str, needed: &[&str]| folder.join(name).is_dir() && needed.iter().any(|file| !folder.join(name).join(file).is_file());
        let is_empty = |name: &&str| folder.join(name).is_file() && !names_a_commit(&folder.join(name));
        let is_mail = folder.join("rebase-apply/applying").exists();
        let file = || ["CHERRY_PICK_HEAD", "REVERT_HEAD"].into_iter().find(is_empty).map(|name| Torn::File(self.own_file(name)));
        Ok(match () {
            () if lacks("rebase-merge", &["head-name", "onto"]) => Some(Torn::Quit(Operation::Rebase)),
            // mail that was not even read has nothing to go on with
            () if is_mail && lacks("rebase-apply", &["next", "last", "final-commit"]) => Some(Torn::Quit(Operation::Am)),
            () if lacks("rebase-apply", &["next", "last"]) => Some(Torn::Quit(Operation::Rebase)),
            () if lacks("sequencer", &["todo"]) => Some(Torn::Quit(Operation::CherryPick)),
            () if is_empty(&"MERGE_HEAD") => Some(Torn::Merge),
            () => file(),
        })
    }

    /// The branch that is checked out. Git is asked only if it keeps that somewhere else than in a file.
    pub(super) fn branch(&self) -> Option<String> {
        let head = std::fs::read_to_string(self.place().ok()?.folder.join("HEAD")).unwrap_or_default();
        match head.trim_end().strip_prefix("ref: refs/heads/") {
            Some(branch) if !branch.starts_with('.') => Some(branch.to_owned()),
            _ => self.optional(&["symbolic-ref", "--quiet", "--short", "HEAD"]),
        }
    }

    /// The branch to go back to if none is checked out: the one on which a bisect began, the one that others use, or the only one.
    pub fn home(&self) -> Option<String> {
        let folder = &self.place().ok()?.folder;
        let began = std::fs::read_to_string(folder.join("BISECT_START")).unwrap_or_default();
        let listed = self.optional(&["for-each-ref", "--format=%(refname:lstrip=2)%09%(worktreepath)%09", "refs/heads"])?;
        // one that is checked out elsewhere can't be gone to
        let free: Vec<&str> = listed
            .lines()
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
            .filter(|(_, at)| at.trim().is_empty())
            .map(|(name, _)| name)
            .collect();
        let others = self.optional(&["for-each-ref", "--format=%(symref:lstrip=3)", "refs/remotes/*/HEAD"]).unwrap_or_default();
        let wished = [began.trim(), others.lines().next().unwrap_or_default(), "main", "master"];
        wished.into_iter().find(|name| free.contains(name)).or_else(|| free.first().copied()).map(str::to_owned)
    }

    pub fn has_branch(&self, name: &str) -> bool {
        self.optional(&["rev-parse", "--quiet", "--verify", &format!("refs/heads/{name}")]).is_some()
    }

    /// Whether the files on disk let git go to a branch.
    pub fn can_switch(&self, branch: &str) -> bool {
        let branch = format!("refs/heads/{branch}");
        self.run(&["read-tree", "-n", "-m", "-u", "HEAD", &branch]).is_ok_and(|output| output.status.success())
    }

    /// Whether a commit is in a branch.
    pub fn is_in(&self, commit: &str, branch: &str) -> bool {
        self.run(&["merge-base", "--is-ancestor", commit, &format!("refs/heads/{branch}")]).is_ok_and(|output| output.status.success())
    }

    /// Whether this clone has only the latest commits.
    pub fn is_shallow(&self) -> bool {
        self.place().is_ok_and(|place| place.shared.join("shallow").exists())
    }

    /// The commit that is checked out; `None` before the first.
    pub fn head(&self) -> Option<String> {
        self.optional(&["rev-parse", "--quiet", "--verify", "HEAD^{commit}"])
    }

    /// Whether git waits for a message, or for the end of the commit at which it stopped.
    pub fn waits_for_commit(&self, operation: Operation) -> bool {
        let is_there = |names: &[&str]| self.place().is_ok_and(|place| names.iter().any(|name| place.folder.join(name).exists()));
        match operation {
            Operation::Rebase => is_there(&["rebase-apply", "rebase-merge/message", "rebase-merge/amend"]),
            Operation::CherryPick | Operation::Revert => is_there(&["CHERRY_PICK_HEAD", "REVERT_HEAD"]),
            Operation::Am | Operation::Bisect => true,
        }
    }

    /// A file of git's own, as one would type it from here.
    pub fn own_file(&self, name: &str) -> String {
        self.place().map(|place| place.folder.join(name).display().to_string()).unwrap_or_default()
    }

    /// When and by whom a file was last changed in a commit; `None` if it has uncommitted changes.
    pub fn last_change(&self, path: &str) -> Option<(String, String)> {
        let status = self.run(&["status", "--porcelain", "--ignore-submodules=all", "--", path]).ok()?;
        let log = self.run(&["log", "-1", "--format=%as%x09%an", "--", path]).ok()?;
        let log = text(&log.stdout);
        let (day, name) = log.split_once('\t')?;
        status.stdout.is_empty().then(|| (day.to_owned(), name.to_owned()))
    }
}
