//! What commits hold, and how they differ.

use super::blobs::Blob;
use super::{Git, reason, text};
use crate::domain::repository::OtherCommits;
use crate::store::Fault;
use std::collections::BTreeSet;

impl Git {
    /// The files in this folder that differ between two commits; without a first commit, all files of the second.
    pub fn between(&self, from: Option<&str>, to: &str) -> Result<Vec<String>, Fault> {
        let output = match from {
            Some(from) => self.run(&["diff-tree", "-r", "--name-only", "--no-renames", "--relative", "-z", from, to, "--"])?,
            None => self.run(&["ls-tree", "-r", "--name-only", "-z", to])?,
        };
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        Ok(output.stdout.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(text).collect())
    }

    /// Whether a commit has a file or folder.
    pub fn has(&self, commit: &str, path: &str) -> bool {
        self.blob_at(commit, path).is_some()
    }

    /// What the content of a file in a commit is called, or of one in the index without a commit; `None` if it is not there.
    pub fn blob_at(&self, commit: &str, path: &str) -> Option<String> {
        self.optional(&["rev-parse", "--quiet", "--verify", &format!("{commit}:./{path}")])
    }

    /// The texts of files in a commit, in the order asked; `None` for files that are not in it.
    pub fn texts_at(&self, commit: &str, paths: &[String]) -> Result<Vec<Option<String>>, Fault> {
        self.texts(&paths.iter().map(|path| (commit.to_owned(), path.clone())).collect::<Vec<_>>())
    }

    /// The texts of files, each from its own commit; `None` for files that are not in it.
    pub fn texts(&self, wanted: &[(String, String)]) -> Result<Vec<Option<String>>, Fault> {
        let names: Vec<String> = wanted.iter().map(|(commit, path)| format!("{commit}:./{path}")).collect();
        Ok(self.blobs(&names, u64::MAX)?.into_iter().map(|blob| blob.and_then(Blob::text)).collect())
    }

    /// The commits of HEAD that are not in `known` (a commit, or everything fetched from a remote) and that change files other than
    /// those of `is_ours`, with the paths of these files in the repository. `is_ours` takes paths in the workspace.
    pub fn other_commits(&self, known: Known, is_ours: impl Fn(&str) -> bool) -> Result<OtherCommits, Fault> {
        let known = known.arguments();
        let asked = ["log", "--no-merges", "--no-renames", "--no-relative", "--name-only", "-z", "--format=%x01", "HEAD", "--not"];
        let output = self.run(&asked.iter().copied().chain([known.as_str(), "--"]).collect::<Vec<_>>())?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let prefix = &self.place()?.prefix;
        let mut found = OtherCommits::default();
        let mut places = BTreeSet::new();
        for commit in text(&output.stdout).split('\u{1}').skip(1) {
            let paths: Vec<&str> = commit.split(['\0', '\n']).filter(|path| !path.is_empty()).collect();
            let others: Vec<&str> =
                paths.iter().copied().filter(|path| !path.strip_prefix(prefix.as_str()).is_some_and(&is_ours)).collect();
            found.commits += usize::from(!others.is_empty() || paths.is_empty());
            places.extend(others.iter().map(|path| path.split_once('/').map_or((*path).to_owned(), |(top, _)| format!("{top}/"))));
        }
        found.places = places.into_iter().collect();
        Ok(found)
    }

    /// How many commits of HEAD `known` has not.
    pub fn count_new(&self, known: Known) -> Result<usize, Fault> {
        let count = self.answer(&["rev-list", "--count", "HEAD", "--not", &known.arguments(), "--"])?;
        Ok(count.parse().unwrap_or(0))
    }
}

/// What is known to be elsewhere already.
#[derive(Clone, Copy, Debug)]
pub enum Known<'k> {
    /// A commit and all before it.
    Commit(&'k str),
    /// All that was fetched from a remote.
    Remote(&'k str),
}

impl Known<'_> {
    fn arguments(self) -> String {
        match self {
            Known::Commit(commit) => commit.to_owned(),
            Known::Remote(remote) => format!("--remotes={}", remote.replace(['*', '?', '['], "?")),
        }
    }
}
