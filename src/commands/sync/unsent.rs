//! Files of the workspace that git passes over: named, since nobody else gets them.

use super::Syncing;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::repository::Unsent;
use crate::error::Error;
use crate::store::Fault;
use crate::store::git::Git;

/// All files of which git never sends what is in them, each with why.
pub(crate) fn unsent(git: &Git) -> Result<Vec<Problem>, Fault> {
    let ignored = git.ignored()?;
    let rules = git.rules(&ignored)?;
    let ignored = ignored.into_iter().zip(rules).map(|(path, rule)| problem(path, Unsent::Ignored(rule)));
    let passed_over = git.passed_over()?;
    Ok(ignored.chain(passed_over.into_iter().map(|(path, why)| problem(path, why))).collect())
}

fn problem(path: String, why: Unsent) -> Problem {
    Problem { path, line: 0, column: 0, kind: Kind::Unsent(why), severity: Severity::Error }
}

impl Syncing<'_> {
    /// Notes what is never sent.
    pub(super) fn look_for_unsent(&mut self) -> Result<(), Error> {
        self.outcome.problems = unsent(&self.git)?;
        Ok(())
    }

    /// The files that git does not see changes of, and what makes it see them.
    pub(super) fn hidden(&self) -> Vec<(&String, &'static str)> {
        let seen_by = |why: &Unsent| match why {
            Unsent::Ignored(_) => Some("git add -f"),
            Unsent::AssumeUnchanged => Some("git update-index --no-assume-unchanged"),
            Unsent::SkipWorktree => Some("git update-index --no-skip-worktree"),
            Unsent::NotOnDisk => None,
        };
        fn why(problem: &Problem) -> Option<&Unsent> {
            if let Kind::Unsent(why) = &problem.kind { Some(why) } else { None }
        }
        self.outcome.problems.iter().filter_map(|problem| Some((&problem.path, seen_by(why(problem)?)?))).collect()
    }

    /// The files that git ignores.
    pub(super) fn ignored_paths(&self) -> Vec<&String> {
        let is_ignored = |problem: &&Problem| matches!(problem.kind, Kind::Unsent(Unsent::Ignored(_)));
        self.outcome.problems.iter().filter(is_ignored).map(|problem| &problem.path).collect()
    }
}
