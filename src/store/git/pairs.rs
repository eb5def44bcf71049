//! Where the repository has each of the texts that git merged.

use super::{Git, text};
use crate::domain::text::slice;
use crate::store::layout;
use crate::store::pairing::Evidence;
use std::collections::BTreeSet;
use std::io::Write;
use std::process::Stdio;

/// The names of commits that a merge may be about, while it runs and after it has stopped.
const NAMES: [&str; 10] = [
    "HEAD",
    "MERGE_HEAD",
    "CHERRY_PICK_HEAD",
    "REBASE_HEAD",
    "REVERT_HEAD~1",
    "REVERT_HEAD",
    "ORIG_HEAD",
    "refs/stash",
    "refs/stash^1",
    "@{upstream}",
];

/// What the folder of git's own files says of a rebase.
const FILES: [&str; 4] = ["rebase-merge/onto", "rebase-merge/orig-head", "rebase-apply/onto", "rebase-apply/orig-head"];

/// The variable in which git tells its programs the label of a commit.
const CALLED: &str = "GITHEAD_";

impl Git {
    fn blob(&self, content: &str) -> Option<String> {
        let mut command = self.command(&["hash-object", "--stdin"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        child.stdin.take()?.write_all(content.as_bytes()).ok()?;
        let output = child.wait_with_output().ok()?;
        output.status.success().then(|| text(&output.stdout)).filter(|name| !name.is_empty())
    }

    /// The commits that what is under way may be about, ours first.
    fn candidates(&self) -> Vec<String> {
        let mut names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
        names.extend(std::env::vars().filter_map(|(name, _)| name.strip_prefix(CALLED).map(str::to_owned)));
        let folder = self.place().map(|place| place.folder.clone()).unwrap_or_default();
        let written = FILES.iter().filter_map(|file| std::fs::read_to_string(folder.join(file)).ok());
        names.extend(written.map(|text| text.trim().to_owned()));
        let asked: Vec<String> = names.iter().map(|name| format!("{name}^{{commit}}")).collect();
        let found = asked.iter().filter_map(|name| self.optional(&["rev-parse", "--quiet", "--verify", "--end-of-options", name]));
        let mut sides: Vec<String> = Vec::new();
        found.for_each(|commit| {
            if !sides.contains(&commit) {
                sides.push(commit);
            }
        });
        sides
    }

    /// The text of a file in each of the commits that the operation may be about.
    pub fn versions_at(&self, path: &str) -> Vec<String> {
        let wanted: Vec<(String, String)> = self.candidates().into_iter().map(|commit| (commit, path.to_owned())).collect();
        self.texts(&wanted).unwrap_or_default().into_iter().flatten().collect()
    }

    /// The files of a commit below a folder of this one, or all of them: the object of each text, and its path.
    fn listed(&self, commit: &str, folder: Option<&str>) -> Vec<(String, String)> {
        let asked = ["ls-tree", "-r", "-z", commit, "--"].into_iter().chain(folder);
        let listed = self.optional(&asked.collect::<Vec<_>>()).unwrap_or_default();
        let entry = |entry: &str| {
            let (told, path) = entry.split_once('\t')?;
            Some((told.rsplit(' ').next()?.to_owned(), path.to_owned()))
        };
        listed.split('\0').filter_map(entry).collect()
    }

    /// The path of a text on its side, or else the path of its base.
    pub fn lies_at(&self, text: &str, base: &str) -> Option<String> {
        let [text, base] = [text, base].map(|text| self.blob(text));
        let found = text.and_then(|blob| self.place_of(&blob));
        found.or_else(|| base.and_then(|blob| self.place_of(&blob).or_else(|| self.place_once(&blob))))
    }

    /// The path of a text in one of the commits of the operation, relative to this folder.
    fn place_of(&self, blob: &str) -> Option<String> {
        let is_it = |(name, path): (String, String)| (name == blob).then_some(path);
        self.candidates().iter().find_map(|commit| self.listed(commit, None).into_iter().find_map(is_it))
    }

    fn place_once(&self, blob: &str) -> Option<String> {
        let find = format!("--find-object={blob}");
        let asked = ["log", "--all", "--reflog", "-m", "--relative", "--no-renames", "--name-only", "-z", "--format=", "-n", "1", &find];
        self.optional(&asked)?.split(['\0', '\n']).find(|path| !path.is_empty()).map(str::to_owned)
    }

    /// Whether a text was at a path in any commit of this clone, also in one that is being rebased.
    fn lay_at(&self, blob: &str, path: &str) -> bool {
        let find = format!("--find-object={blob}");
        let asked = ["log", "--all", "--reflog", "-m", "--no-renames", "--format=%H", "-n", "1", &find, "--", path];
        self.optional(&asked).is_some()
    }

    /// Whether git is changing files of this work tree now, and is not only computing a merge.
    pub fn is_writing(&self) -> bool {
        self.place().is_ok_and(|place| place.folder.join("index.lock").exists())
    }

    /// The file names of the records in a person's folder, in any of the commits of the operation.
    fn records_in(&self, folder: &str) -> BTreeSet<String> {
        let listed = self.candidates().into_iter().flat_map(|commit| self.listed(&commit, Some(folder)));
        let name = |path: String| path.rsplit('/').next().filter(|name| layout::parse_file_name(name).is_some()).map(str::to_owned);
        listed.filter_map(|(_, path)| name(path)).collect()
    }
}

/// Where the repository has each of the three texts of a merge.
pub struct Witness<'g> {
    /// Where, if anywhere: without one nothing is taken for granted.
    pub git: Option<&'g Git>,
    pub path: &'g str,
}

impl Evidence for Witness<'_> {
    fn is_of_another(&self, id: &str) -> bool {
        let Some(git) = self.git else { return true };
        let end = format!("-{id}.yaml");
        git.candidates().iter().flat_map(|commit| git.listed(commit, None)).any(|(_, path)| path.ends_with(&end) && path != self.path)
    }

    fn lay_at(&self, text: &str, path: &str) -> bool {
        self.git.is_some_and(|git| git.blob(text).is_some_and(|blob| git.lay_at(&blob, path)))
    }

    fn went_along(&self, one: &str, other: &str) -> bool {
        let folder = |path: &str| {
            Some(path.get(..path.find("employees/")? + "employees/".len())?.len()).and_then(|top| {
                let rest = path.get(top..)?;
                Some(slice(path, ..top + rest.find('/')?).to_owned() + "/")
            })
        };
        let (Some(git), Some(one), Some(other)) = (self.git, folder(one), folder(other)) else { return false };
        !git.records_in(&one).is_disjoint(&git.records_in(&other))
    }
}
