//! Committing, fetching, merging and pushing.

use super::blobs::Blob;
use super::{Git, reason, text};
use crate::store::fault::Fault;
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// A file that differs from what is committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its path in the workspace.
    pub path: String,
    /// Whether a merge left it for a person.
    pub unmerged: bool,
    /// Whether one side took it out that the other changed; what is there is the change.
    pub one_gone: bool,
    /// Whether it is gone.
    pub gone: bool,
}

/// What one look at the repository tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What differs from what is committed.
    pub changed: Vec<Changed>,
    /// Whether this branch follows one elsewhere that is there.
    pub follows: bool,
}

/// A line of git's answer: `1 .M …`, `u UU …` or `? …`, and the path at the end.
fn changed(line: &str, prefix: &str) -> Option<Changed> {
    let (kind, rest) = line.split_once(' ')?;
    let path = match kind {
        "1" => rest.splitn(8, ' ').nth(7)?,
        "u" => rest.splitn(10, ' ').nth(9)?,
        "?" => rest,
        _ => return None,
    };
    let gone = kind != "?" && (rest[1..].starts_with('D') || rest.starts_with("D."));
    let one_gone = kind == "u" && (rest.starts_with("UD") || rest.starts_with("DU"));
    Some(Changed { path: path.strip_prefix(prefix)?.to_owned(), unmerged: kind == "u", one_gone, gone })
}

/// What came of a push.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pushed {
    /// It is there.
    Done,
    /// Someone else was first.
    Rejected,
}

/// How long git's own lock is waited for: an editor or another git in the same repository may hold it for a moment.
const PATIENCE: Duration = Duration::from_secs(5);

/// Does it, again for a while where another git is at work in this repository.
fn in_turn<T>(work: impl Fn() -> Result<T, Fault>) -> Result<T, Fault> {
    let start = Instant::now();
    loop {
        match work() {
            Err(Fault::Git(words)) if words.contains(".lock'") && words.contains("exists") && start.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20));
            }
            done => return done,
        }
    }
}

impl Git {
    /// What differs from what is committed, in this folder; paths are relative to it.
    pub fn changed(&self) -> Result<Vec<Changed>, Fault> {
        self.status().map(|status| status.changed)
    }

    /// What differs from what is committed, and whether the branch follows another: all that one call of git tells.
    pub fn status(&self) -> Result<Status, Fault> {
        let asked = ["status", "--porcelain=v2", "--branch", "--no-ahead-behind", "-z", "--no-renames", "--untracked-files=all", "--", "."];
        let output = self.run(&asked)?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let prefix = &self.place()?.prefix;
        let lines = || output.stdout.split(|byte| *byte == 0).filter(|line| !line.is_empty());
        let changed = lines().filter_map(|line| changed(&String::from_utf8_lossy(line), prefix)).collect();
        let says = |head: &str| lines().any(|line| line.starts_with(head.as_bytes()));
        // before the first commit there is nothing to compare with what is followed
        let follows = says("# branch.ab ") || (says("# branch.oid (initial)") && self.upstream().is_some());
        Ok(Status { changed, follows })
    }

    /// Commits these files as they are and no other. Git's reason when it does not.
    pub fn commit(&self, paths: &[String], message: &str) -> Result<(), Fault> {
        in_turn(|| {
            self.add(paths)?;
            self.with_paths(&["commit", "--quiet", "--only", "--message", message], paths)
        })
    }

    /// Ends a merge, with these files as they are.
    pub fn commit_merge(&self, paths: &[String]) -> Result<(), Fault> {
        in_turn(|| {
            self.add(paths)?;
            self.answer(&["commit", "--quiet", "--no-edit"]).map(drop)
        })
    }

    /// Takes files as they are for settled.
    pub fn add(&self, paths: &[String]) -> Result<(), Fault> {
        if paths.is_empty() { Ok(()) } else { self.with_paths(&["add", "--all"], paths) }
    }

    /// Runs git on files, handed over where there may be any number of them.
    fn with_paths(&self, arguments: &[&str], paths: &[String]) -> Result<(), Fault> {
        let failed = |error| Fault::Io { path: "git".into(), error };
        let mut command = self.command(arguments);
        command.args(["--pathspec-from-file=-", "--pathspec-file-nul"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
        if let Some(mut stdin) = child.stdin.take() {
            // where git ends early its own words say why
            let _ = stdin.write_all(paths.join("\0").as_bytes());
        }
        let output = child.wait_with_output().map_err(failed)?;
        if output.status.success() { Ok(()) } else { Err(Fault::Git(reason(&output))) }
    }

    /// The branch elsewhere that this one follows: `origin/main`.
    fn upstream(&self) -> Option<String> {
        self.optional(&["rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}"])
    }

    /// The only remote there is, `origin` where there are several.
    pub fn remote(&self) -> Option<String> {
        let all = self.optional(&["remote"])?;
        let mut names = all.lines();
        let first = names.next()?;
        if names.next().is_none() { Some(first.to_owned()) } else { all.lines().find(|name| *name == "origin").map(str::to_owned) }
    }

    /// Fetches what others pushed.
    pub fn fetch(&self) -> Result<(), Fault> {
        self.answer(&["fetch", "--quiet"]).map(drop)
    }

    /// How many commits are only here, and how many only upstream.
    pub fn apart(&self) -> Result<(usize, usize), Fault> {
        let counts = self.answer(&["rev-list", "--left-right", "--count", "HEAD...@{upstream}"])?;
        let mut counts = counts.split_whitespace().map(|count| count.parse().unwrap_or(0));
        Ok((counts.next().unwrap_or(0), counts.next().unwrap_or(0)))
    }

    /// Takes in what was fetched; false when a conflict waits for a person.
    pub fn merge_upstream(&self) -> Result<bool, Fault> {
        in_turn(|| {
            let driver = super::driver::own_driver();
            let own: Vec<&str> = driver.iter().flat_map(|driver| ["-c", driver]).collect();
            let output = self.run(&[&own[..], &["merge", "--quiet", "--no-edit", "@{upstream}"]].concat())?;
            if output.status.success() {
                return Ok(true);
            }
            if self.changed()?.iter().any(|changed| changed.unmerged) { Ok(false) } else { Err(Fault::Git(reason(&output))) }
        })
    }

    /// Pushes this branch; to a branch of the same name where it follows none yet.
    pub fn push(&self, to_new: Option<(&str, &str)>) -> Result<Pushed, Fault> {
        let output = match to_new {
            Some((remote, branch)) => self.run(&["push", "--porcelain", "--set-upstream", remote, branch])?,
            None => self.run(&["push", "--porcelain"])?,
        };
        if output.status.success() {
            return Ok(Pushed::Done);
        }
        let words = format!("{}\n{}", text(&output.stdout), text(&output.stderr));
        let rejected = words.contains("(fetch first)") || words.contains("(non-fast-forward)") || words.contains("cannot lock ref");
        if rejected { Ok(Pushed::Rejected) } else { Err(Fault::Git(reason(&output))) }
    }

    /// The files in this folder that differ between two commits; all of them without a first.
    pub fn between(&self, from: Option<&str>, to: &str) -> Result<Vec<String>, Fault> {
        let output = match from {
            Some(from) => self.run(&["diff", "--name-only", "--no-renames", "--relative", "-z", from, to])?,
            None => self.run(&["ls-tree", "-r", "--name-only", "-z", to])?,
        };
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        Ok(output.stdout.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(text).collect())
    }

    /// The texts of files as a commit has them, in the order asked; `None` for those that it has not.
    pub fn texts_at(&self, commit: &str, paths: &[String]) -> Result<Vec<Option<String>>, Fault> {
        self.texts(&paths.iter().map(|path| (commit.to_owned(), path.clone())).collect::<Vec<_>>())
    }

    /// The texts of files, each as its own commit has it; `None` where it has none.
    pub fn texts(&self, wanted: &[(String, String)]) -> Result<Vec<Option<String>>, Fault> {
        let names: Vec<String> = wanted.iter().map(|(commit, path)| format!("{commit}:./{path}")).collect();
        let text = |blob| match blob {
            Some(Blob::Bytes(bytes)) => String::from_utf8(bytes).ok(),
            _ => None,
        };
        Ok(self.blobs(&names, u64::MAX)?.into_iter().map(text).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_says_of_a_file_is_read_with_spaces_in_its_name() {
        let one = |line: &str| changed(line, "team/").map(|changed| (changed.path, changed.unmerged, changed.gone));
        let hashes = "0000000000000000000000000000000000000000 1111111111111111111111111111111111111111";
        let path = |path: &str, unmerged, gone| Some((path.to_owned(), unmerged, gone));
        assert_eq!(one(&format!("1 .M N... 100644 100644 100644 {hashes} team/a b.yaml")), path("a b.yaml", false, false));
        assert_eq!(one(&format!("1 .D N... 100644 100644 000000 {hashes} team/a.yaml")), path("a.yaml", false, true));
        assert_eq!(one(&format!("1 D. N... 100644 000000 000000 {hashes} team/a.yaml")), path("a.yaml", false, true));
        assert_eq!(
            one(&format!("u UU N... 100644 100644 100644 100644 {hashes} {0} team/a.yaml", "2".repeat(40))),
            path("a.yaml", true, false)
        );
        assert_eq!(one("? team/kladje D.txt"), path("kladje D.txt", false, false));
        assert_eq!(one("? elsewhere.txt"), None);
        assert_eq!(one("# branch.head main"), None);
    }
}
