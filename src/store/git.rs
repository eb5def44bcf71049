//! Git, called as a person would call it: the engine of working together.

use super::fault::Fault;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// How git calls `stay` to merge a file: base, ours, theirs, the size of markers, the path, and what the sides are called.
pub const DRIVER: &str = "stay merge-driver %O %A %B %L %P %X %Y";

/// The name of that driver in `.gitattributes` and in the repository's own configuration.
const DRIVER_KEY: &str = "merge.stay.driver";

/// The repository that a folder is in.
pub struct Git {
    folder: PathBuf,
}

impl Git {
    /// The repository of a folder; `None` when it is in none. Git itself is not asked.
    pub fn of(folder: &Path) -> Option<Git> {
        let found = folder.ancestors().any(|folder| folder.join(".git").exists());
        found.then(|| Git { folder: folder.to_owned() })
    }

    /// Runs git here; its own words are kept from the screen.
    fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Output, Fault> {
        let mut command = Command::new("git");
        command.arg("--literal-pathspecs").arg("-C").arg(&self.folder).args(arguments).stdin(Stdio::null());
        command.output().map_err(|error| Fault::Io { path: "git".into(), error })
    }

    /// What this repository's configuration says; nothing when it says nothing.
    fn config(&self, key: &str) -> Option<String> {
        let output = self.run(&["config", "--get", key]).ok().filter(|output| output.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// When and by whom a file was last changed in a commit; `None` while it differs from that.
    pub fn last_change(&self, path: &str) -> Option<(String, String)> {
        let status = self.run(&["status", "--porcelain", "--", path]).ok()?;
        let log = self.run(&["log", "-1", "--format=%as%x09%an", "--", path]).ok()?;
        let log = String::from_utf8_lossy(&log.stdout).trim().to_owned();
        let (day, name) = log.split_once('\t')?;
        status.stdout.is_empty().then(|| (day.to_owned(), name.to_owned()))
    }

    /// Commits these files as they are and no other. Git's reason when it does not.
    pub fn commit(&self, paths: &[String], message: &str) -> Result<(), Fault> {
        let with_paths = |head: &[&str]| head.iter().copied().map(str::to_owned).chain(paths.iter().cloned()).collect::<Vec<String>>();
        for arguments in [with_paths(&["add", "--all", "--"]), with_paths(&["commit", "--quiet", "--only", "--message", message, "--"])] {
            let output = self.run(&arguments)?;
            let words = [&output.stderr, &output.stdout].map(|bytes| String::from_utf8_lossy(bytes).trim().to_owned());
            if !output.status.success() {
                let reason = words.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
                return Err(Fault::Git(reason));
            }
        }
        Ok(())
    }

    /// Whether `.gitattributes` of a workspace asks for a driver that is not set up in this clone.
    pub fn lacks_driver(&self) -> bool {
        let asks = std::fs::read_to_string(self.folder.join(".gitattributes")).is_ok_and(|text| text.contains("merge=stay"));
        asks && !self.merges_with_stay()
    }

    /// Whether files are merged by `stay` here.
    pub fn merges_with_stay(&self) -> bool {
        self.config(DRIVER_KEY).as_deref() == Some(DRIVER)
    }

    /// Has files merged by `stay` here, in the repository's own configuration.
    pub fn merge_with_stay(&self) -> Result<(), Fault> {
        for (key, value) in [("merge.stay.name", "stay: YAML documents"), (DRIVER_KEY, DRIVER)] {
            let output = self.run(&["config", "--local", key, value])?;
            if !output.status.success() {
                return Err(Fault::Git(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
            }
        }
        Ok(())
    }
}

/// Git's own merge of three files, into the first; whether all went without a conflict.
pub fn merge_file(ours: &Path, base: &Path, theirs: &Path, size: usize, labels: [&str; 3]) -> Result<bool, Fault> {
    let mut command = Command::new("git");
    command.args(["merge-file", "--quiet", "--marker-size", &size.to_string()]);
    command.args(labels.iter().flat_map(|label| ["-L", label]));
    let status = command.args([ours, base, theirs]).stdin(Stdio::null()).status();
    status.map(|status| status.success()).map_err(|error| Fault::Io { path: "git".into(), error })
}
