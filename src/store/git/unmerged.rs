//! What a merge, a rebase or another operation left for a person: the versions of each file, and whose they are.

use super::commit::in_turn;
use super::{Blob, Git, reason, text};
use crate::domain::conflict::Joining;
use crate::domain::date::parse_civil;
use crate::domain::history::Recorded;
use crate::store::Fault;
use chrono::DateTime;
use std::collections::BTreeMap;

/// A version of a file that git keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// What its content is called in git.
    pub blob: String,
    /// Whether it is a plain file.
    pub is_file: bool,
}

/// The versions of a file: the base, git's own side, the other side.
pub type Stages = [Option<Stage>; 3];

/// Which of the two sides is yours, and the commits of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// What brought them together.
    pub joining: Joining,
    /// Your side: 0 for git's `ours`, 1 for its `theirs`.
    pub yours: usize,
    /// The commit of each side, where there is one.
    pub commits: [Option<String>; 2],
    /// The author of the other side, if it is in no commit here: the sender of a mail.
    pub sender: Option<Recorded>,
}

/// What a file was in a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    pub recorded: Recorded,
    /// What it held from then on; `None` when it was gone.
    pub text: Option<String>,
}

/// How far back it is looked who made something so.
const FAR: &str = "--max-count=200";

impl Sides {
    /// Of markers in files where git is not asked: what stands first in them was here.
    pub fn unknown() -> Sides {
        Sides { joining: Joining::Merge, yours: 0, commits: [None, None], sender: None }
    }

    /// Takes what brought them together for over: only markers in files are left of it. What stands first in them was here,
    /// unless it is `stashed` work that came back.
    pub fn are_over(&mut self, stashed: bool) {
        if !stashed {
            (self.joining, self.yours, self.commits[1]) = (Joining::Merge, 0, None);
        }
    }
}

impl Git {
    /// The files in this folder of which git keeps several versions.
    pub fn unmerged(&self) -> Result<BTreeMap<String, Stages>, Fault> {
        self.stages("--unmerged")
    }

    /// The same for files that were added to the index since, with or without markers in them.
    pub fn unmerged_before(&self) -> Result<BTreeMap<String, Stages>, Fault> {
        self.stages("--resolve-undo")
    }

    /// Puts the versions of such files back into the index, so that git waits for them again.
    pub fn wait_again(&self, paths: &[String]) -> Result<(), Fault> {
        let asked = ["ls-files", "--resolve-undo", "--full-name", "-z", "--"].into_iter().chain(paths.iter().map(String::as_str));
        let listed = self.run(&asked.collect::<Vec<_>>())?;
        if !listed.status.success() {
            return Err(Fault::Git(reason(&listed)));
        }
        let versions = String::from_utf8_lossy(&listed.stdout);
        let entries = || versions.split_terminator('\0');
        // what was added goes first: mode 0 takes a file out
        let out = |entry: &str| {
            let (head, path) = entry.split_once('\t')?;
            Some(format!("0 {}\t{path}", "0".repeat(head.split(' ').nth(1)?.len())))
        };
        let list: Vec<String> = entries().filter_map(out).chain(entries().map(str::to_owned)).collect();
        in_turn(|| {
            let output = self.fed(&["update-index", "-z", "--index-info"], &list)?;
            if output.status.success() { Ok(()) } else { Err(Fault::Git(reason(&output))) }
        })
    }

    fn stages(&self, which: &str) -> Result<BTreeMap<String, Stages>, Fault> {
        let output = self.run(&["ls-files", which, "-z"])?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let mut found: BTreeMap<String, Stages> = BTreeMap::new();
        for line in String::from_utf8_lossy(&output.stdout).split('\0') {
            let Some((head, path)) = line.split_once('\t') else { continue };
            let mut words = head.split(' ');
            let (Some(mode), Some(blob), Some(stage)) = (words.next(), words.next(), words.next()) else { continue };
            let Some(stage) = stage.parse::<usize>().ok().and_then(|stage| stage.checked_sub(1)) else { continue };
            if let Some(kept) = found.entry(path.to_owned()).or_default().get_mut(stage) {
                *kept = Some(Stage { blob: blob.to_owned(), is_file: mode.starts_with("100") });
            }
        }
        Ok(found)
    }

    /// Files of the repository outside this folder that have conflicts, by their path in the repository.
    pub fn unmerged_outside(&self) -> Result<Vec<String>, Fault> {
        let output = self.run(&["diff", "--name-only", "--diff-filter=U", "--no-relative", "-z"])?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let prefix = &self.place()?.prefix;
        let all = output.stdout.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(text);
        let mut outside: Vec<String> = all.filter(|path| !path.starts_with(prefix.as_str())).collect();
        outside.dedup();
        Ok(outside)
    }

    /// What brought two sides together, and which of them is yours.
    ///
    /// Git calls the side that is checked out `ours`. In a rebase that is what others did, and your own commit is `theirs`;
    /// what comes back from the stash was yours as well.
    pub fn sides(&self) -> Result<Sides, Fault> {
        let folder = &self.place()?.folder;
        let is_there = |name: &str| folder.join(name).exists();
        let commit = |name: &str| self.optional(&["rev-parse", "--quiet", "--verify", &format!("{name}^{{commit}}")]);
        let (joining, name) = if is_there("rebase-apply/applying") {
            (Joining::Mail, None)
        } else if is_there("MERGE_HEAD") {
            (Joining::Merge, Some("MERGE_HEAD"))
        } else if is_there("rebase-merge") || is_there("rebase-apply") {
            (Joining::Rebase, Some("REBASE_HEAD"))
        } else if is_there("CHERRY_PICK_HEAD") {
            (Joining::Pick, Some("CHERRY_PICK_HEAD"))
        } else if is_there("REVERT_HEAD") {
            (Joining::Revert, Some("REVERT_HEAD^"))
        } else {
            (Joining::Stash, Some("refs/stash"))
        };
        let yours = usize::from(matches!(joining, Joining::Rebase | Joining::Stash));
        let sender = if joining == Joining::Mail { self.sender() } else { None };
        Ok(Sides { joining, yours, commits: [self.head(), name.and_then(commit)], sender })
    }

    /// Who wrote the mail that is being applied.
    fn sender(&self) -> Option<Recorded> {
        let script = std::fs::read_to_string(self.place().ok()?.folder.join("rebase-apply/author-script")).ok()?;
        let value = |name: &str| {
            let line = script.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))?;
            shell_words::split(line).ok()?.into_iter().next()
        };
        let date = value("GIT_AUTHOR_DATE")?;
        let seconds = || date.trim_start_matches('@').split(' ').next()?.parse().ok();
        let day = DateTime::parse_from_rfc2822(&date).ok().map(|date| date.date_naive());
        let day = day.or_else(|| DateTime::from_timestamp(seconds()?, 0).map(|date| date.date_naive()))?;
        Some(Recorded { commit: String::new(), day, by: value("GIT_AUTHOR_NAME")? })
    }

    /// The path of a file in a commit: this path, or else the path that has this content.
    pub fn place_in(&self, commit: &str, path: &str, blob: Option<&str>) -> Option<String> {
        if self.optional(&["rev-parse", "--quiet", "--verify", &format!("{commit}:./{path}")]).is_some() {
            return self.whole_path(path);
        }
        let listed = self.run(&["ls-tree", "-r", "-z", "--full-tree", commit]).ok()?;
        let listed = String::from_utf8_lossy(&listed.stdout);
        let has = |line: &&str| line.split_once('\t').is_some_and(|(head, _)| head.rsplit(' ').next() == blob);
        listed.split('\0').find(has).and_then(|line| line.split_once('\t')).map(|(_, path)| path.to_owned())
    }

    /// The files below a folder in a commit, by their paths in this folder.
    pub fn below(&self, commit: &str, folder: &str) -> Vec<String> {
        let listed = self.run(&["ls-tree", "-r", "-z", "--name-only", commit, "--", &format!("{folder}/")]);
        let listed = listed.map(|output| output.stdout).unwrap_or_default();
        listed.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(text).collect()
    }

    /// A path of this folder as one of the repository.
    pub fn whole_path(&self, path: &str) -> Option<String> {
        Some(format!("{}{path}", self.place().ok()?.prefix))
    }

    /// A path of the repository, relative to this folder; `None` if it is outside.
    pub fn in_folder(&self, path: &str) -> Option<String> {
        path.strip_prefix(self.place().ok()?.prefix.as_str()).map(str::to_owned)
    }

    /// The versions of a file in the commits that changed it, the newest first, up to one of them. `path` is in the repository.
    pub fn past(&self, commit: &str, path: &str) -> Vec<Past> {
        let shown = ["--name-only", "-z", "--no-show-signature", "--format=%x01%H%x02%as%x02%an%x02"];
        let asked = ["log", "--follow", "--find-renames=100%", FAR].into_iter().chain(shown);
        // the path is one from the top, wherever this folder is
        let top = self.place().map(|place| "../".repeat(place.prefix.matches('/').count())).unwrap_or_default();
        let path_here = format!("{top}{path}");
        let asked: Vec<&str> = asked.chain([commit, "--", &path_here]).collect();
        let Ok(output) = self.run(&asked) else { return Vec::new() };
        let listed = String::from_utf8_lossy(&output.stdout);
        let mut last = path.to_owned();
        let one = |entry: &str| {
            let mut parts = entry.splitn(4, '\u{2}');
            let (id, day, by) = (parts.next()?, parse_civil(parts.next()?)?, parts.next()?);
            let names = parts.next().unwrap_or_default();
            if let Some(name) = names.split('\0').map(|name| name.trim_matches('\n')).find(|name| !name.is_empty()) {
                last = name.to_owned();
            }
            Some((Recorded { commit: id.to_owned(), day, by: by.to_owned() }, format!("{id}:{last}")))
        };
        // git is asked for texts line by line
        let found = listed.split('\u{1}').filter_map(one).filter(|(_, name)| !name.contains('\n'));
        let found: Vec<(Recorded, String)> = found.collect();
        let names: Vec<String> = found.iter().map(|(_, name)| name.clone()).collect();
        let texts = self.blobs(&names, u64::MAX).unwrap_or_default();
        let text = |blob| match blob {
            Some(Blob::Bytes(bytes)) => String::from_utf8(bytes).ok(),
            _ => None,
        };
        found.into_iter().zip(texts).map(|((recorded, _), blob)| Past { recorded, text: text(blob) }).collect()
    }
}
