//! Having git merge records with `stay`, in one clone.

use super::{Git, settings};
use crate::store::{Fault, file};
use std::path::Path;
use std::process::Stdio;

/// How git calls `stay` to merge a file: base, ours, theirs, the size of markers, the path, and what the sides and the base
/// are called.
const DRIVER: &str = "stay merge-driver %O %A %B %L %P %X %Y %S";

/// How earlier versions had git call it, which does as well.
const EARLIER: &str = "stay merge-driver %O %A %B %L %P %X %Y";

/// The name of the merge driver in `.gitattributes` and in the repository's own configuration.
const KEY: &str = "merge.stay.driver";

/// What keeps git from taking a new file for one that is gone and looks like it. Up to 2.33, and from 2.50 on, git heeds
/// the first; between those only its older way of merging does, which is asked for with the third. In a later git that is
/// another name for the new one. All heed the second, so that what is new in a folder stays in it, and the last, so that a
/// patch says what came and what went.
const NO_RENAMES: [(&str, &str); 4] =
    [("merge.renames", "false"), ("merge.directoryRenames", "false"), ("pull.twohead", "recursive"), ("diff.renames", "false")];

/// The setting by which a merge that `stay` begins finds this same program, on the path or not.
pub(super) fn own_driver() -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let program = program.to_str()?.replace('\'', "'\\''");
    Some(format!("{KEY}='{program}'{}", DRIVER.trim_start_matches("stay")))
}

impl Git {
    /// Whether `.gitattributes` of a workspace needs a driver that is not set up in this clone.
    pub fn lacks_driver(&self) -> bool {
        let asks = file::text(&self.folder.join(".gitattributes")).is_ok_and(|text| text.contains("merge=stay"));
        asks && !self.is_written_down() && !self.merges_with_stay()
    }

    /// Whether files are merged by `stay` here.
    pub fn merges_with_stay(&self) -> bool {
        self.config(KEY).is_some_and(|line| line == DRIVER || line == EARLIER)
    }

    /// Whether the line is there as we write it. Git is not asked, because the line may also come from elsewhere.
    fn is_written_down(&self) -> bool {
        let config = self.place().ok().and_then(|place| file::text(&place.shared.join("config")).ok()).unwrap_or_default();
        config.lines().any(|line| line.trim().strip_prefix("driver = ").is_some_and(|line| line == DRIVER || line == EARLIER))
    }

    /// Sets up the merge driver in the repository's own configuration. Gives whether that was still to be done.
    ///
    /// Where the repository is the workspace's own, git is kept from guessing at renames too. Nothing relies on it: a git
    /// may not heed it, and `git stash` never does.
    pub fn merge_with_stay(&self, dry_run: bool) -> Result<bool, Fault> {
        let is_own = self.place()?.prefix.is_empty();
        let wanted = [("merge.stay.name", "stay: YAML documents"), (KEY, DRIVER)].into_iter();
        let local = |key: &str| self.optional(&["config", "--local", "--get", key]);
        let missing: Vec<(&str, &str)> = wanted
            .filter(|(key, value)| local(key).as_deref() != Some(value))
            .chain(NO_RENAMES.into_iter().filter(|(key, _)| is_own && local(key).is_none()))
            .collect();
        for (key, value) in missing.iter().filter(|_| !dry_run) {
            self.answer(&["config", "--local", key, value])?;
        }
        Ok(!missing.is_empty())
    }
}

/// Git's own merge of three files, into the first; whether there was no conflict.
pub fn merge_file(ours: &Path, base: &Path, theirs: &Path, size: usize, labels: [&str; 3]) -> Result<bool, Fault> {
    let mut command = settings::git();
    command.args(["-c", "merge.conflictStyle=merge", "merge-file", "--quiet", "--marker-size", &size.to_string()]);
    command.args(labels.iter().flat_map(|label| ["-L", label]));
    let status = command.args([ours, base, theirs]).stdin(Stdio::null()).status();
    status.map(|status| status.success()).map_err(|error| Fault::Io { path: "git".into(), error })
}
