//! A branch elsewhere whose history was rewritten: nothing is merged or sent, since that would bring back what was taken out there.

use super::{Syncing, typed};
use crate::error::{Code, Error};
use crate::i18n::rewritten as says;
use crate::render::printable::printable;
use crate::store::git::RemoteBranch;
use crate::store::seen;
use std::path::{Path, PathBuf};

impl Syncing<'_> {
    /// Where the branch elsewhere is known to be before git looks again, if nothing is kept of that yet.
    pub(super) fn look_back(&self, from: &RemoteBranch) -> Option<String> {
        if seen::last(self.store, from).is_some() {
            return None;
        }
        let before = self.git.fetched(from);
        before.iter().for_each(|before| seen::keep(self.store, from, before));
        before
    }

    /// Refuses a history that left out what this clone has from there; `before` is where the branch was before git looked, if nothing was
    /// kept of that.
    pub(super) fn must_go_on(&self, theirs: &str, from: &RemoteBranch, before: Option<String>) -> Result<(), Error> {
        if self.git.head().is_some_and(|head| head != theirs) {
            let mut seen = seen::all(self.store, &self.git, from);
            seen.extend(before);
            let mut lost = self.git.lost(theirs, &seen)?;
            if lost > 0 && self.git.is_shallow() {
                if self.cx.flags.dry_run {
                    return Ok(());
                }
                // of a few commits it does not show what came before them
                self.git.fetch(from, true).map_err(|fault| self.not_reached(fault))?;
                lost = self.git.lost(theirs, &seen)?;
            }
            if lost > 0 {
                return Err(self.rewritten(lost, from));
            }
        }
        if !self.cx.flags.dry_run {
            seen::keep(self.store, from, theirs);
        }
        Ok(())
    }

    fn rewritten(&self, lost: usize, from: &RemoteBranch) -> Error {
        let lang = self.cx.lang;
        let root = self.store.root.canonicalize().unwrap_or_else(|_| self.store.root.clone());
        let top = self.git.top(&root);
        let new = free_beside(&top, &says::new_folder(lang));
        // without a slash at the end where both are one
        let workspace = root.strip_prefix(&top).unwrap_or(Path::new("")).components().fold(new.clone(), |path, part| path.join(part));
        let shown = |path: &Path| typed(&path.display().to_string());
        let branch = match from.branch() {
            "main" | "master" => String::new(),
            other => format!("--branch {} ", typed(other)),
        };
        let address = self.git.address(&from.remote, &top);
        let commands = [
            format!("git clone {branch}{} {}", typed(&address), shown(&new)),
            format!("stay -C {} init", shown(&workspace)),
            format!("stay -C {} sync --bring {}", shown(&workspace), shown(&root)),
        ];
        let hint = says::rewritten_hint(lang, &crate::i18n::git::commands(lang, &commands));
        self.told_so_far(Error::of(Code::Git, says::rewritten(lang, lost, &printable(&from.name()))).hint(hint))
    }
}

/// A folder beside another that is not there yet.
fn free_beside(folder: &Path, word: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let names = (1..).map(|number| if number == 1 { format!("{name}-{word}") } else { format!("{name}-{word}-{number}") });
    names.map(|name| folder.with_file_name(name)).find(|path| path.symlink_metadata().is_err()).unwrap_or_default()
}
