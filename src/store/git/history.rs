//! The history of files in git: who changed them, when, and their texts.

use super::{Git, reason};
use crate::domain::date::parse_civil;
use crate::domain::history::Recorded;
use crate::store::Fault;

/// One commit that changed files. Lists of commits have the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Who, when, and its name in git.
    pub recorded: Recorded,
    /// The commits before it: none for the first, several for a merge.
    pub before: Vec<String>,
    /// The files of this workspace that it touched.
    pub paths: Vec<String>,
}

impl Git {
    /// The commits that changed these files or folders, the newest first; merges only if they decided something.
    pub fn commits(&self, paths: &[String], since: Option<&str>) -> Result<Vec<Commit>, Fault> {
        let mut arguments: Vec<String> =
            ["log", "--full-history", "--no-renames", "--relative", "--name-only", "-z", "--cc", "--format=%x01%H%x02%P%x02%as%x02%an%x02"]
                .into_iter()
                .map(str::to_owned)
                .collect();
        arguments.extend(since.map(|day| format!("--since={day}T00:00:00")));
        arguments.push("--".to_owned());
        arguments.extend(paths.iter().cloned());
        if self.head().is_none() {
            return Ok(Vec::new());
        }
        let output = self.run(&arguments)?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let one = |entry: &str| {
            let mut parts = entry.splitn(5, '\u{2}');
            let (id, parents, day, by) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
            let paths = parts.next()?.split('\0').map(|path| path.trim_matches('\n')).filter(|path| !path.is_empty());
            Some(Commit {
                recorded: Recorded { commit: id.to_owned(), day: parse_civil(day)?, by: by.to_owned() },
                before: parents.split(' ').filter(|parent| !parent.is_empty()).map(str::to_owned).collect(),
                paths: paths.map(str::to_owned).collect(),
            })
        };
        Ok(text.split('\u{1}').filter_map(one).filter(|commit| !commit.paths.is_empty()).collect())
    }
}
