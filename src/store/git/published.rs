//! What was on a branch elsewhere at some time, whatever became of it there.

use super::remote::without_secrets;
use super::{Git, RemoteBranch, reason, text};
use crate::store::{Fault, layout};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

impl Git {
    /// The commits at which a branch elsewhere was when git looked, as far as it still knows.
    pub fn looked_at(&self, from: &RemoteBranch) -> Vec<String> {
        let name = format!("refs/remotes/{}", from.name());
        // a ref may have no log, and a log may name what was thrown away
        let logged = self.optional(&["rev-list", "--walk-reflogs", "--ignore-missing", "--end-of-options", &name]);
        let mut commits: Vec<String> = logged.unwrap_or_default().lines().map(str::to_owned).collect();
        commits.extend(self.fetched(from));
        commits.sort();
        commits.dedup();
        commits
    }

    /// How many commits of this branch were elsewhere once (they are in one of `seen`) and are not in `theirs`.
    pub fn lost(&self, theirs: &str, seen: &[String]) -> Result<usize, Fault> {
        let more = self.count_without(&[theirs.to_owned()])?;
        if more == 0 {
            return Ok(0);
        }
        let all: Vec<String> = seen.iter().cloned().chain([theirs.to_owned()]).collect();
        Ok(more.saturating_sub(self.count_without(&all)?))
    }

    /// How many commits of this branch are in none of these; one that is not here counts for nothing.
    fn count_without(&self, commits: &[String]) -> Result<usize, Fault> {
        let asked = ["rev-list", "--count", "--ignore-missing", "--stdin"];
        let count = self.told(&asked, &format!("HEAD\n{}", without(commits)))?;
        Ok(text(&count).parse().unwrap_or(0))
    }

    /// The latest commit of this branch that was elsewhere once; `None` where none was.
    pub fn last_shared(&self, seen: &[String]) -> Result<Option<String>, Fault> {
        let asked = ["rev-list", "--boundary", "--ignore-missing", "--stdin"];
        let listed = text(&self.told(&asked, &format!("HEAD\n{}", without(seen)))?);
        if listed.is_empty() {
            // all of it was, unless there is nothing
            return Ok(self.head().filter(|_| !seen.is_empty()));
        }
        let edges: Vec<&str> = listed.lines().filter_map(|line| line.strip_prefix('-')).collect();
        match edges[..] {
            [] => Ok(None),
            [only] => Ok(Some(only.to_owned())),
            _ => {
                let latest = self.answer(&[&["merge-base", "--independent"], &edges[..]].concat())?;
                Ok(latest.lines().next().map(str::to_owned))
            }
        }
    }

    /// Whether this repository has a commit.
    pub fn knows(&self, commit: &str) -> bool {
        self.run(&["cat-file", "-e", &format!("{commit}^{{commit}}")]).is_ok_and(|output| output.status.success())
    }

    /// Whether a commit of this branch ever changed a file.
    pub fn has_had(&self, path: &str) -> bool {
        self.optional(&["rev-list", "--max-count=1", "HEAD", "--", path]).is_some()
    }

    /// The top of the repository, of which `root` is this folder.
    pub fn top(&self, root: &Path) -> PathBuf {
        let depth = self.place().map_or(0, |place| place.prefix.matches('/').count());
        root.ancestors().nth(depth).unwrap_or(root).to_owned()
    }

    /// Where a repository elsewhere is, to be cloned from any folder; without a password that the configuration may have.
    pub fn address(&self, remote: &str, top: &Path) -> String {
        let address = self.config(&format!("remote.{remote}.url")).unwrap_or_else(|| remote.to_owned());
        if address.contains("://") {
            return without_secrets(&address);
        }
        // a path is one from the top; anything with a host before it is none
        if address.contains(':') || Path::new(&address).is_absolute() {
            return address;
        }
        let path = top.join(&address);
        path.canonicalize().unwrap_or(path).display().to_string()
    }

    /// The files of ours that any commit up to these ever brought.
    pub fn ever_in(&self, seen: &[String]) -> Result<BTreeSet<String>, Fault> {
        let asked = ["log", "--full-history", "--diff-merges=separate", "--no-renames", "--diff-filter=A", "--relative", "--name-only"];
        let commits: String = seen.iter().flat_map(|commit| [commit, "\n"]).collect();
        let listed = self.told(&[&asked[..], &["-z", "--format=", "--ignore-missing", "--stdin"]].concat(), &commits)?;
        let paths = listed.split(|byte| *byte == 0).map(|path| text(path).trim_start().to_owned());
        Ok(paths.filter(|path| layout::is_ours(path)).collect())
    }

    /// What git answers to what it is told on its standard input.
    fn told(&self, arguments: &[&str], lines: &str) -> Result<Vec<u8>, Fault> {
        let output = self.feed_bytes(self.command(arguments), lines.as_bytes().to_vec())?;
        if output.status.success() { Ok(output.stdout) } else { Err(Fault::Git(reason(&output))) }
    }
}

/// Lines that leave out commits and all before them.
fn without(commits: &[String]) -> String {
    commits.iter().map(|commit| format!("^{commit}\n")).collect()
}
