//! Putting files into commits.

use super::{Git, reason};
use crate::domain::repository::{Cause, Refusal};
use crate::store::Fault;
use std::collections::HashSet;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How long to wait for git's own lock: an editor or another git in the same repository may hold it for a moment.
const PATIENCE: Duration = Duration::from_secs(5);

/// From this age on, a lock was most likely left by a killed git.
const OLD: Duration = Duration::from_secs(60);

/// Options that make the commit with our message, whatever hooks or settings do to it; it may come out empty.
const COMMIT: [&str; 4] = ["commit", "--quiet", "--no-edit", "--allow-empty-message"];

/// Runs it, and runs it again for a while if another git is at work in this repository.
pub(super) fn in_turn<T>(work: impl Fn() -> Result<T, Fault>) -> Result<T, Fault> {
    let start = Instant::now();
    loop {
        match work() {
            Err(Fault::Git(Refusal { cause: Some(Cause::Locked(lock)), .. })) if start.elapsed() < PATIENCE && is_fresh(&lock) => {
                std::thread::sleep(Duration::from_millis(20));
            }
            done => return done,
        }
    }
}

/// Whether a lock may belong to a git at work. An old lock is not waited for.
fn is_fresh(lock: &str) -> bool {
    let age = std::fs::metadata(lock).and_then(|data| data.modified()).ok().and_then(|time| time.elapsed().ok());
    age.is_none_or(|age| age < OLD)
}

impl Git {
    /// Waits until no other git is at work on the index. A lock that stays is an error that names it.
    pub fn wait_for_index(&self) -> Result<(), Fault> {
        let lock = self.own_file("index.lock");
        in_turn(|| match std::fs::symlink_metadata(&lock) {
            Ok(_) => Err(Fault::Git(Refusal { lines: vec![lock.clone()], cause: Some(Cause::Locked(lock.clone())) })),
            Err(_) => Ok(()),
        })
    }

    /// Commits the present text of these files and no others; `false` when nothing in them differs from the last commit.
    pub fn commit(&self, paths: &[String], message: &str) -> Result<bool, Fault> {
        in_turn(|| {
            self.stage(paths)?;
            // only line ends or modes differ, which git does not keep, or the file is gone on both sides
            let asked: HashSet<&String> = paths.iter().collect();
            let differing: Vec<String> = self.staged()?.into_iter().map(|file| file.path).filter(|path| asked.contains(path)).collect();
            if differing.is_empty() {
                return Ok(false);
            }
            let only = ["--cleanup=whitespace", "--only", "--message", message];
            let output = self.with_paths(&[&COMMIT[..], &only].concat(), &differing)?;
            if output.status.success() { Ok(true) } else { Err(Fault::Git(reason(&output))) }
        })
    }

    /// Ends a merge with the present text of these files. The file names that git wrote into its message are removed.
    pub fn commit_merge(&self, paths: &[String]) -> Result<(), Fault> {
        let words = std::fs::read_to_string(self.place()?.folder.join("MERGE_MSG")).unwrap_or_default();
        let message: &[&str] = if words.trim().is_empty() { &["--message", "sync"] } else { &[] };
        in_turn(|| {
            self.stage(paths)?;
            self.answer(&[&COMMIT[..], &["--cleanup=strip"], message].concat()).map(drop)
        })
    }

    /// Takes files as they are for what the next commit holds: those that are gone as gone, and an end to what a merge left
    /// of them. Neither what is ignored nor what was gone already stands in the way.
    pub fn stage(&self, paths: &[String]) -> Result<(), Fault> {
        let is_there = |path: &&String| self.folder.join(path).symlink_metadata().is_ok_and(|data| !data.is_dir());
        let (there, gone): (Vec<&String>, Vec<&String>) = paths.iter().partition(is_there);
        for (how, paths) in [(&["--add", "--replace"][..], there), (&["--force-remove"][..], gone)] {
            if paths.is_empty() {
                continue;
            }
            let paths: Vec<String> = paths.into_iter().cloned().collect();
            let output = self.fed(&[&["update-index"], how, &["-z", "--stdin"]].concat(), &paths)?;
            if !output.status.success() {
                return Err(Fault::Git(reason(&output)));
            }
        }
        Ok(())
    }

    /// Runs git on files, whose names are passed on standard input where there may be many.
    fn with_paths(&self, arguments: &[&str], paths: &[String]) -> Result<Output, Fault> {
        self.fed(&[arguments, &["--pathspec-from-file=-", "--pathspec-file-nul"]].concat(), paths)
    }

    /// Runs git with a list on its standard input.
    pub(super) fn fed(&self, arguments: &[&str], list: &[String]) -> Result<Output, Fault> {
        self.feed(self.command(arguments), list)
    }

    /// The same, for a call that is made ready.
    pub(super) fn feed(&self, command: Command, list: &[String]) -> Result<Output, Fault> {
        self.feed_bytes(command, list.iter().map(|item| format!("{item}\0")).collect::<String>().into_bytes())
    }

    /// Runs git on bytes that are handed over.
    pub(super) fn feed_bytes(&self, mut command: Command, bytes: Vec<u8>) -> Result<Output, Fault> {
        let failed = |error| Fault::Io { path: "git".into(), error };
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
        let stdin = child.stdin.take();
        // git may answer while it is asked: both ends at once, or either may wait for the other. Where it ends early its
        // own words say why
        let asking = std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&bytes)));
        let output = child.wait_with_output().map_err(failed)?;
        let _ = asking.join();
        Ok(output)
    }
}
