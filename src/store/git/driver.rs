//! Having git merge records with `stay`, in one clone.

use super::{Git, settings};
use crate::store::fault::Fault;
use crate::store::file;
use std::path::Path;
use std::process::Stdio;

/// How git calls `stay` to merge a file: base, ours, theirs, the size of markers, the path, and what the sides are called.
const DRIVER: &str = "stay merge-driver %O %A %B %L %P %X %Y";

/// The name of that driver in `.gitattributes` and in the repository's own configuration.
const KEY: &str = "merge.stay.driver";

/// The setting under which a merge by `stay` finds this very program, on the path or not.
pub(super) fn own_driver() -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let program = program.to_str()?.replace('\'', "'\\''");
    Some(format!("{KEY}='{program}'{}", DRIVER.trim_start_matches("stay")))
}

impl Git {
    /// Whether `.gitattributes` of a workspace asks for a driver that is not set up in this clone.
    pub fn lacks_driver(&self) -> bool {
        let asks = file::text(&self.folder.join(".gitattributes")).is_ok_and(|text| text.contains("merge=stay"));
        asks && !self.is_written_down() && !self.merges_with_stay()
    }

    /// Whether files are merged by `stay` here.
    pub fn merges_with_stay(&self) -> bool {
        self.config(KEY).as_deref() == Some(DRIVER)
    }

    /// Whether the line is there as we write it, without asking git: it may come from elsewhere as well.
    fn is_written_down(&self) -> bool {
        let config = self.place().ok().and_then(|place| file::text(&place.shared.join("config")).ok()).unwrap_or_default();
        config.lines().any(|line| line.trim().strip_prefix("driver = ") == Some(DRIVER))
    }

    /// Has files merged by `stay` here, in the repository's own configuration.
    pub fn merge_with_stay(&self) -> Result<(), Fault> {
        for (key, value) in [("merge.stay.name", "stay: YAML documents"), (KEY, DRIVER)] {
            self.answer(&["config", "--local", key, value])?;
        }
        Ok(())
    }
}

/// Git's own merge of three files, into the first; whether all went without a conflict.
pub fn merge_file(ours: &Path, base: &Path, theirs: &Path, size: usize, labels: [&str; 3]) -> Result<bool, Fault> {
    let mut command = settings::git();
    command.args(["-c", "merge.conflictStyle=merge", "merge-file", "--quiet", "--marker-size", &size.to_string()]);
    command.args(labels.iter().flat_map(|label| ["-L", label]));
    let status = command.args([ours, base, theirs]).stdin(Stdio::null()).status();
    status.map(|status| status.success()).map_err(|error| Fault::Io { path: "git".into(), error })
}
