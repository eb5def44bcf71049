//! The files of a workspace that wait for a choice.

use super::{Decided, Kin, Marked, Matter, Pick, Strangers, Versions, Why, matter};
use crate::domain::conflict::Joining;
use crate::domain::problem::{Kind, YamlFault};
use crate::store::change::Change;
use crate::store::fault::Fault;
use crate::store::git::{Blob, Git, Sides, Stage, Stages};
use crate::store::need::Need;
use crate::store::workspace::Store;
use crate::store::{file, layout, yaml};
use std::collections::{BTreeMap, BTreeSet};

/// A file that waits.
#[derive(Debug)]
pub struct Waiting {
    /// Its path in the workspace.
    pub path: String,
    /// The same file where the other side put it: both moved it.
    pub twin: Option<Twin>,
    /// What it is about.
    pub matter: Matter,
    /// Whether they are those of one file.
    pub kin: Kin,
    /// The versions that git keeps of it.
    pub versions: Versions,
    /// What they are called in git, either side.
    pub blobs: [Option<String>; 2],
    /// What is there; `None` when nothing is.
    pub now: Option<Vec<u8>>,
    /// Whether git waits for it too; else the markers were added or committed.
    pub unmerged: bool,
}

/// A file at a second place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Where.
    pub path: String,
    /// What is there.
    now: Option<Vec<u8>>,
}

/// All that waits in a repository.
#[derive(Debug)]
pub struct Found {
    /// Files of ours, by path.
    pub files: Vec<Waiting>,
    /// Files that are not ours, by their path in the repository or the workspace.
    pub elsewhere: Vec<String>,
    /// Whose the sides are.
    pub sides: Sides,
}

impl Store {
    /// Everything that waits for a choice; without a repository, the files with markers.
    pub fn waiting(&self, git: Option<&Git>) -> Result<Found, Fault> {
        let marked = self.with_markers()?;
        let Some(git) = git else {
            let all = marked.into_iter().map(|path| (path, Stages::default(), false)).collect();
            let sides = Sides::unknown();
            return Ok(Found { files: self.looked_at(None, &sides, all)?, elsewhere: Vec::new(), sides });
        };
        let (ours, others): (BTreeMap<_, _>, BTreeMap<_, _>) = git.unmerged()?.into_iter().partition(|(path, _)| layout::is_ours(path));
        let mut elsewhere = git.unmerged_outside()?;
        elsewhere.extend(others.into_keys());
        let added = marked.into_iter().filter(|path| !ours.contains_key(path)).collect::<BTreeSet<_>>();
        let mut before = if added.is_empty() { BTreeMap::new() } else { git.unmerged_before()? };
        let added = added.into_iter().map(|path| (before.remove(&path).unwrap_or_default(), path));
        let all: Vec<(String, Stages, bool)> =
            ours.into_iter().map(|(path, stages)| (path, stages, true)).chain(added.map(|(stages, path)| (path, stages, false))).collect();
        let mut sides = git.sides()?;
        if sides.joining == Joining::Stash && !all.iter().any(|(_, _, unmerged)| *unmerged) {
            sides.are_over(all.iter().any(|(path, ..)| self.is_from_stash(path)));
        }
        let files = together(self.looked_at(Some(git), &sides, all)?);
        Ok(Found { files, elsewhere, sides })
    }

    /// The files that hold markers.
    fn with_markers(&self) -> Result<Vec<String>, Fault> {
        let mut problems = self.read(&Need::ALL)?.problems;
        self.own_questions(&mut problems)?;
        let marked = problems.into_iter().filter(|problem| problem.kind == Kind::Yaml(YamlFault::Conflict));
        Ok(marked.map(|problem| problem.path).collect())
    }

    fn looked_at(&self, git: Option<&Git>, sides: &Sides, all: Vec<(String, Stages, bool)>) -> Result<Vec<Waiting>, Fault> {
        let names: Vec<String> = all.iter().flat_map(|(_, stages, _)| stages.iter().flatten().map(|stage| stage.blob.clone())).collect();
        let blobs = git.map(|git| git.blobs(&names, file::LARGEST)).transpose()?.unwrap_or_default();
        let texts: BTreeMap<String, Option<String>> = names.iter().cloned().zip(blobs.into_iter().map(text)).collect();
        let meant = self.marked();
        let one = |(path, stages, unmerged): (String, Stages, bool)| {
            let blobs = [&stages[1], &stages[2]].map(|stage| stage.as_ref().map(|stage| stage.blob.clone()));
            let kin = git.map_or(Kin::Unknown, |git| kin(git, sides, &path, &blobs));
            self.one(path, &stages, &texts, meant.as_slice(), unmerged, kin)
        };
        Ok(all.into_iter().map(one).collect())
    }

    /// Whether a file has markers as git makes them of what comes back from the stash.
    fn is_from_stash(&self, path: &str) -> bool {
        let marked = file::text(&self.at(path)).ok().and_then(|now| Marked::parse(&now).ok());
        marked.is_some_and(|marked| marked.blocks().any(|block| block.labels[1] == "Stashed changes"))
    }

    fn one(
        &self,
        path: String,
        stages: &Stages,
        texts: &BTreeMap<String, Option<String>>,
        meant: &[String],
        unmerged: bool,
        kin: Kin,
    ) -> Waiting {
        let text = |stage: &Option<Stage>| stage.as_ref().and_then(|stage| texts.get(&stage.blob).cloned().flatten());
        let versions = Versions { base: text(&stages[0]), sides: [text(&stages[1]), text(&stages[2])] };
        let is_text = |stage: &Stage| stage.is_file && texts.get(&stage.blob).is_some_and(Option::is_some);
        let now = match file::bytes(&self.at(&path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(Kind::Io(std::io::ErrorKind::NotFound)) => Ok(None),
            Err(_) => Err(()),
        };
        let words = now.as_ref().map(|now| now.as_ref().map(|now| std::str::from_utf8(now)).transpose());
        let matter = match words {
            Ok(Ok(words)) if stages.iter().flatten().all(is_text) && self.link_above(&path).is_none() => {
                self.free(matter(&path, words, &versions, meant.contains(&path), &kin), &versions)
            }
            _ => Matter::ByHand(Why::NotText),
        };
        let blobs = [&stages[1], &stages[2]].map(|stage| stage.as_ref().map(|stage| stage.blob.clone()));
        Waiting { path, twin: None, matter, kin, versions, blobs, now: now.unwrap_or_default(), unmerged }
    }
}

impl Store {
    /// Looks whether the other of two records has its place, or can have it: a file of another text there is never touched.
    fn free(&self, matter: Matter, versions: &Versions) -> Matter {
        let Matter::Strangers(strangers) = matter else { return matter };
        let there = file::text(&self.at(&strangers.other));
        let is_free = there == Err(Kind::Io(std::io::ErrorKind::NotFound));
        let is_there = there.is_ok_and(|there| Some(there) == versions.sides[1 - strangers.home]);
        let fits = layout::is_ours(&strangers.other) && (is_free || is_there);
        if fits { Matter::Strangers(Strangers { is_free, ..strangers }) } else { Matter::ByHand(Why::NoPlace) }
    }
}

/// Whether the versions of a file are those of one: each side has what git keeps of it at this path, or where the same
/// record lies.
fn kin(git: &Git, sides: &Sides, path: &str, blobs: &[Option<String>; 2]) -> Kin {
    let [Some(_), Some(_)] = blobs else { return Kin::One };
    for side in [0, 1] {
        let Some(commit) = &sides.commits[side] else { return Kin::Unknown };
        let Some(found) = git.place_in(commit, path, blobs[side].as_deref()).and_then(|found| git.in_folder(&found)) else { continue };
        let home = 1 - side;
        let is_same = || match (layout::parse_path(path), layout::parse_path(&found)) {
            (Some(here), Some(there)) => (here.folder, here.id) == (there.folder, there.id),
            (None, None) => {
                name(path) == name(&found)
                    && sides.commits[home].as_ref().is_some_and(|other| went_along(git, [other, commit], [path, &found]))
            }
            _ => false,
        };
        if found != path && !is_same() {
            return Kin::Two(home, found);
        }
    }
    Kin::One
}

/// Whether the folder of one path is that of the other under another name: some of the records in it are the same.
fn went_along(git: &Git, commits: [&String; 2], paths: [&str; 2]) -> bool {
    let names = |at: usize| {
        let folder = paths[at].rsplit_once('/').map_or("", |(folder, _)| folder);
        git.below(commits[at], folder)
            .into_iter()
            .filter_map(|path| layout::parse_path(&path).map(|source| source.id))
            .collect::<BTreeSet<_>>()
    };
    !names(0).is_disjoint(&names(1))
}

fn text(blob: Option<Blob>) -> Option<String> {
    match blob {
        Some(Blob::Bytes(bytes)) => String::from_utf8(bytes).ok(),
        _ => None,
    }
}

/// Brings files together that both sides moved, each to a place of its own: git keeps one side's version at either.
fn together(files: Vec<Waiting>) -> Vec<Waiting> {
    let lone = |file: &Waiting, side: usize| file.versions.base.is_none() && file.blobs[side].is_some() && file.blobs[1 - side].is_none();
    let (mut moved, mut rest): (Vec<Waiting>, Vec<Waiting>) = files.into_iter().partition(|file| lone(file, 1));
    for file in rest.iter_mut().filter(|file| lone(file, 0)) {
        let is_twin = |other: &Waiting| name(&other.path) == name(&file.path) && other.blobs[1] == file.blobs[0];
        if let Some(at) = moved.iter().position(is_twin) {
            let Waiting { path, now, .. } = moved.remove(at);
            file.twin = Some(Twin { path, now });
        }
    }
    rest.extend(moved);
    rest.sort_by(|a, b| a.path.cmp(&b.path));
    rest
}

/// A path without the person's folder.
fn name(path: &str) -> &str {
    path.strip_prefix(layout::EMPLOYEES).and_then(|rest| rest.splitn(3, '/').nth(2)).unwrap_or(path)
}

impl Waiting {
    /// What there is to choose: where it is kept, when both moved it, and what is in it.
    pub fn count(&self) -> usize {
        usize::from(self.twin.is_some()) + self.matter.count()
    }

    /// What it says under a key, on either side.
    pub fn says(&self, key: &str) -> Option<String> {
        let now = self.now.as_deref().and_then(|now| std::str::from_utf8(now).ok());
        let texts = self.versions.sides.iter().flatten().map(String::as_str).chain(now);
        let marked: Vec<String> = texts.filter_map(|text| Some(Marked::parse(text).ok()?.side(0))).collect();
        let value = |text: &String| yaml::parse_fully(text).ok()?.get(key)?.text().map(|text| text.trim().to_owned());
        marked.iter().find_map(value)
    }

    /// Takes what a person made of it in the editor for what is there.
    pub fn look_again(&mut self, text: String) {
        self.matter = matter(&self.path, Some(&text), &self.versions, true, &self.kin);
        self.now = Some(text.into_bytes());
    }

    /// Merges the versions that git keeps anew, whatever is there.
    pub fn begin_anew(&mut self) {
        self.matter = matter(&self.path, None, &self.versions, false, &self.kin);
    }

    /// What becomes of it with these picks, one a choice.
    pub fn decided(&self, picks: &[Pick]) -> Result<Outcome, Why> {
        if let Matter::Strangers(strangers) = &self.matter {
            return self.apart(strangers);
        }
        let (place, picks) = match &self.twin {
            Some(_) => (picks.first().copied().unwrap_or(Pick::Later), picks.get(1..).unwrap_or_default()),
            None => (Pick::Ours, picks),
        };
        if place == Pick::Later {
            return Ok(Outcome { left: 1 + picks.len(), ..Outcome::default() });
        }
        let Decided { text, left } = self.matter.decided(&self.path, picks)?;
        let own = (&self.path, &self.now);
        let twin = self.twin.as_ref().map(|twin| (&twin.path, &twin.now));
        let (stays, goes) = match twin {
            Some(twin) if place == Pick::Theirs => (twin, Some(own)),
            _ => (own, twin),
        };
        let mut changes: Vec<Change> = change(stays, text).into_iter().collect();
        changes.extend(goes.and_then(|goes| change(goes, None)));
        let settled = (left == 0 && self.unmerged).then_some(stays).into_iter().chain(goes);
        Ok(Outcome { changes, settled: settled.map(|(path, _)| path.clone()).collect(), left })
    }

    /// Each of two records in its own place.
    fn apart(&self, strangers: &Strangers) -> Result<Outcome, Why> {
        let other = &strangers.other;
        let text = |side: usize| self.versions.sides[side].clone();
        let now = self.now.as_ref().and_then(|now| std::str::from_utf8(now).ok());
        // what a person made of the record that is at home here stays
        let is_own = |now: &&str| super::id(now).is_some() && super::id(now) == text(strangers.home).as_deref().and_then(super::id);
        let here = now.filter(is_own).map(str::to_owned).or_else(|| text(strangers.home));
        let there = strangers.is_free.then(|| change((other, &None), text(1 - strangers.home))).flatten();
        let changes = change((&self.path, &self.now), here).into_iter().chain(there).collect();
        Ok(Outcome { changes, settled: vec![self.path.clone(), strangers.other.clone()], left: 0 })
    }
}

/// What becomes of a file that waited.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is to be written.
    pub changes: Vec<Change>,
    /// The files that are settled then, for git's index.
    pub settled: Vec<String>,
    /// How many choices are left.
    pub left: usize,
}

/// The change that gives a file this text.
fn change((path, now): (&String, &Option<Vec<u8>>), text: Option<String>) -> Option<Change> {
    let path = path.clone();
    match (now.clone(), text) {
        (Some(before), Some(text)) if before == text.as_bytes() => None,
        (Some(before), Some(text)) => Some(Change::text(path, before, text)),
        (None, Some(text)) => Some(Change::Create { path, text }),
        (Some(before), None) => Some(Change::Delete { path, before }),
        (None, None) => None,
    }
}
