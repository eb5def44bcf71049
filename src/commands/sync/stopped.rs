//! Where only a person or git can go on: what to type.

use super::{Syncing, typed};
use crate::commands::apart;
use crate::domain::repository::Operation;
use crate::error::{Code, Error};
use crate::i18n::{git as says, people};
use crate::render::printable::printable;
use crate::store::git::{Torn, is_inside};
use crate::store::layout;

impl Syncing<'_> {
    /// In the middle of something that only git can end. Its conflicts in our files are looked at as those of a merge.
    pub(super) fn under_way(&mut self, operation: Operation) -> Result<Error, Error> {
        let lang = self.cx.lang;
        apart::part(self.cx, self.store, &self.git)?;
        if let Some(home) = self.shared_homes()?.first() {
            let abort = format!("git {} --abort", operation.word());
            return Ok(self.stopped(people::two_in_one(lang, &printable(home)), &[abort]));
        }
        self.settled_changes()?;
        if operation == Operation::Bisect {
            self.record(false)?;
            return Ok(self.back_to_a_branch(says::under_way(lang, operation.word()), Some("git bisect reset")));
        }
        self.must_be_settled_elsewhere()?;
        let changed = self.git.whole_status()?.changed;
        let unstaged = changed.iter().any(|changed| changed.edited || changed.unmerged.is_some());
        let is_empty = !unstaged && !changed.iter().any(|changed| changed.staged);
        let waits = self.git.waits_for_commit(operation);
        let mut commands: Vec<String> = unstaged.then(|| "git add -u".to_owned()).into_iter().collect();
        // between two commits of its own git takes no change along
        commands.extend((!is_empty && !waits).then(|| "git commit -m sync".to_owned()));
        commands.push(says::go_on(operation, is_empty && waits));
        Ok(self.stopped(says::under_way(lang, operation.word()), &commands))
    }

    /// On no branch: what was written here is committed, and the branch takes it in.
    pub(super) fn detached(&self) -> Error {
        self.back_to_a_branch(says::detached(self.cx.lang), None)
    }

    fn back_to_a_branch(&self, message: String, back: Option<&str>) -> Error {
        let (home, head) = (self.git.home(), self.git.head());
        let Some(home) = home else {
            let name = ["main", "stay", "stay-sync"].into_iter().find(|name| !self.git.has_branch(name)).unwrap_or("stay-main");
            return self.stopped(message, &[format!("git switch -c {name}")]);
        };
        let mut commands = vec![back.map_or_else(|| format!("git switch {}", typed(&home)), str::to_owned)];
        let apart = head.filter(|head| !self.git.is_in(head, &home));
        commands.extend(apart.map(|head| format!("git merge {}", head.get(..12).unwrap_or(&head))));
        let commands = if self.git.can_switch(&home) { commands } else { self.stashed(&commands) };
        self.stopped(message, &commands)
    }

    /// What a killed git left half-made.
    pub(super) fn torn(&self, torn: &Torn) -> Error {
        let command = match torn {
            Torn::Quit(operation) => format!("git {} --quit", operation.word()),
            Torn::Merge => "git merge --quit".to_owned(),
            Torn::File(file) => format!("rm {}", typed(file)),
        };
        self.stopped(says::torn(self.cx.lang), &[command])
    }

    fn stopped(&self, message: String, commands: &[String]) -> Error {
        let lang = self.cx.lang;
        Error::of(Code::Conflict, message).hint(says::then_sync(lang, &says::commands(lang, commands)))
    }
}

/// Whether a path as seen from the workspace is that of a file of ours.
pub(super) fn is_ours(path: &str) -> bool {
    is_inside(path) && layout::is_ours(path)
}
