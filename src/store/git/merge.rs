//! Taking in what others did.

use super::commit::in_turn;
use super::{Git, driver, reason, text};
use crate::store::Fault;

/// How a merge is made, whatever `merge.*` or a branch's `mergeOptions` say: what is only elsewhere is taken as it is, and
/// a merge is a commit. What becomes of renames is said here too.
const MERGE: [&str; 9] =
    ["--quiet", "--no-edit", "--ff", "--no-squash", "--no-stat", "--no-log", "--strategy=recursive", "-Xfind-renames=100%", "-Xno-renames"];

/// What came of a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeResult {
    Done,
    /// It is not committed: something waits for a person, or is still to be done.
    Waits,
}

impl Git {
    /// Merges a commit from elsewhere, called `name`; `hold` says whether to leave it uncommitted.
    pub fn merge(&self, theirs: &str, name: &str, hold: bool) -> Result<MergeResult, Fault> {
        let own = driver::own_driver();
        // a branch may have its own options for every merge, and its name may have any character
        let (key, message) = (
            self.branch().map(|branch| format!("branch.{branch}.mergeOptions=STAY_EMPTY")),
            format!("Merge remote-tracking branch '{name}'"),
        );
        let mut arguments: Vec<&str> = own.iter().flat_map(|driver| ["-c", driver]).collect();
        arguments.extend(key.iter().flat_map(|key| ["--config-env", key]));
        arguments.extend(["merge"].iter().chain(&MERGE));
        arguments.extend([if hold { "--no-commit" } else { "--commit" }, "-m", &message, theirs]);
        in_turn(|| {
            let output =
                self.command(&arguments).env("STAY_EMPTY", "").output().map_err(|error| Fault::Io { path: "git".into(), error })?;
            match output.status.success() {
                true if self.is_merging()? => Ok(MergeResult::Waits),
                true => Ok(MergeResult::Done),
                // a hook that empties the message refuses nothing
                false if text(&output.stderr).contains("Empty commit message") && self.is_merging()? => Ok(MergeResult::Waits),
                false if self.whole_status()?.changed.iter().any(|changed| changed.unmerged.is_some()) => Ok(MergeResult::Waits),
                false => {
                    // a hook that refuses is asked again the next time
                    if self.is_merging()? {
                        self.answer(&["merge", "--abort"])?;
                    }
                    Err(Fault::Git(reason(&output)))
                }
            }
        })
    }

    /// Merges conflicting files again, with both sides in the markers.
    pub fn merge_again(&self, paths: &[String]) -> Result<(), Fault> {
        let own = driver::own_driver();
        let asked = own.iter().flat_map(|driver| ["-c", driver]).chain(["checkout", "--quiet", "--merge", "--"]);
        let asked: Vec<&str> = asked.chain(paths.iter().map(String::as_str)).collect();
        in_turn(|| self.answer(&asked).map(drop))
    }

    /// How many commits are only here, and how many only there.
    pub fn apart(&self, theirs: &str) -> Result<(usize, usize), Fault> {
        let counts = self.answer(&["rev-list", "--left-right", "--count", &format!("HEAD...{theirs}"), "--"])?;
        let mut counts = counts.split_whitespace().map(|count| count.parse().unwrap_or(0));
        Ok((counts.next().unwrap_or(0), counts.next().unwrap_or(0)))
    }

    /// The two sides of each merge that is only here, the latest first.
    pub fn own_merges(&self) -> Result<Vec<(String, String)>, Fault> {
        if self.head().is_none() {
            return Ok(Vec::new());
        }
        let asked = ["rev-list", "--min-parents=2", "--max-parents=2", "--parents", "--max-count=20", "HEAD", "--not", "--remotes", "--"];
        let listed = self.answer(&asked)?;
        let sides = |line: &str| {
            let mut commits = line.split(' ').skip(1).map(str::to_owned);
            commits.next().zip(commits.next())
        };
        Ok(listed.lines().filter_map(sides).collect())
    }

    /// The common base of two commits; `None` where they have no common history.
    pub fn base(&self, ours: &str, theirs: &str) -> Option<String> {
        self.optional(&["merge-base", ours, theirs])
    }

    /// What of two sides came about in other places: the paths that a commit took out and those that it brought, in this
    /// folder.
    pub fn moves(&self, from: &str, to: &str) -> Result<Moves, Fault> {
        let asked = ["diff-tree", "-r", "--no-renames", "--diff-filter=AD", "--name-status", "--relative", "-z", from, to, "--"];
        let output = self.run(&asked)?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let listed = String::from_utf8_lossy(&output.stdout);
        let mut words = listed.split('\0');
        let mut moves = Moves::default();
        while let (Some(letter), Some(path)) = (words.next(), words.next()) {
            if letter == "D" { moves.gone.push(path.to_owned()) } else { moves.made.push(path.to_owned()) }
        }
        Ok(moves)
    }
}

/// The paths that went and those that came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    pub gone: Vec<String>,
    pub made: Vec<String>,
}
