//! Where a repository stands: on which branch, in the middle of what.

use super::{Git, text};
use crate::store::fault::Fault;

/// Where a repository stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// On a branch, with nothing under way.
    Branch(String),
    /// On a branch, in the middle of a merge.
    Merging(String),
    /// In the middle of something that only git can end: a rebase, a cherry-pick, a revert, a bisect.
    UnderWay(&'static str),
    /// On no branch.
    Detached,
}

impl Git {
    /// Where it stands.
    pub fn standing(&self) -> Result<Standing, Fault> {
        let folder = &self.place()?.folder;
        let under_way = [
            ("rebase", "rebase-merge"),
            ("rebase", "rebase-apply"),
            ("cherry-pick", "CHERRY_PICK_HEAD"),
            ("revert", "REVERT_HEAD"),
            ("bisect", "BISECT_LOG"),
        ];
        if let Some((what, _)) = under_way.iter().find(|(_, file)| folder.join(file).exists()) {
            return Ok(Standing::UnderWay(what));
        }
        let Some(branch) = self.branch() else { return Ok(Standing::Detached) };
        Ok(if folder.join("MERGE_HEAD").exists() { Standing::Merging(branch) } else { Standing::Branch(branch) })
    }

    /// The branch that is checked out. Git is asked only where it keeps that somewhere else than in a file.
    fn branch(&self) -> Option<String> {
        let head = std::fs::read_to_string(self.place().ok()?.folder.join("HEAD")).unwrap_or_default();
        match head.trim_end().strip_prefix("ref: refs/heads/") {
            Some(branch) if !branch.starts_with('.') => Some(branch.to_owned()),
            _ => self.optional(&["symbolic-ref", "--quiet", "--short", "HEAD"]),
        }
    }

    /// The commit that is checked out; `None` before the first.
    pub fn head(&self) -> Option<String> {
        self.optional(&["rev-parse", "--quiet", "--verify", "HEAD"])
    }

    /// When and by whom a file was last changed in a commit; `None` while it differs from that.
    pub fn last_change(&self, path: &str) -> Option<(String, String)> {
        let status = self.run(&["status", "--porcelain", "--", path]).ok()?;
        let log = self.run(&["log", "-1", "--format=%as%x09%an", "--", path]).ok()?;
        let log = text(&log.stdout);
        let (day, name) = log.split_once('\t')?;
        status.stdout.is_empty().then(|| (day.to_owned(), name.to_owned()))
    }
}
