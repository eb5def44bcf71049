//! Putting files into commits.

use super::{Git, reason};
use crate::domain::repository::{Cause, Refusal};
use crate::store::Fault;
use std::collections::HashSet;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// How long git's own lock is waited for: an editor or another git in the same repository may hold it for a moment.
const PATIENCE: Duration = Duration::from_secs(5);

/// From when on a lock is one that was left behind, more likely than not.
const OLD: Duration = Duration::from_secs(60);

/// How a commit is made whatever a hook or setting makes of its message: it is ours, and may come out empty.
const COMMIT: [&str; 4] = ["commit", "--quiet", "--no-edit", "--allow-empty-message"];

/// Does it, again for a while where another git is at work in this repository.
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

/// Whether a lock may be that of a git at work: one that lies there for long is not waited for.
fn is_fresh(lock: &str) -> bool {
    let age = std::fs::metadata(lock).and_then(|data| data.modified()).ok().and_then(|time| time.elapsed().ok());
    age.is_none_or(|age| age < OLD)
}

impl Git {
    /// Waits until no other git is at work on the index; a lock that stays is named.
    pub fn wait_for_index(&self) -> Result<(), Fault> {
        let lock = self.own_file("index.lock");
        in_turn(|| match std::fs::symlink_metadata(&lock) {
            Ok(_) => Err(Fault::Git(Refusal { lines: vec![lock.clone()], cause: Some(Cause::Locked(lock.clone())) })),
            Err(_) => Ok(()),
        })
    }

    /// Commits these files as they are and no other; false when nothing of them differs from what is committed.
    pub fn commit(&self, paths: &[String], message: &str) -> Result<bool, Fault> {
        in_turn(|| {
            self.stage(paths)?;
            // line ends or modes that git does not keep, or gone on both sides: it differed, and does not any more
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

    /// Ends a merge, with these files as they are. Names of files that git noted in its message stay out of it.
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

    /// Runs git on files, handed over where there may be any number of them.
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
