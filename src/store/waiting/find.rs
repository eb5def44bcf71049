//! The files of a workspace that wait for a choice.

use super::{Marked, Matter, Strangers, Versions, Why, matter};
use crate::domain::conflict::Joining;
use crate::domain::problem::{Kind, YamlFault};
use crate::store::git::{Blob, Git, Sides, Stage, Stages};
use crate::store::pairing::{Kin, kin, name};
use crate::store::{Fault, Need, Store, conflict_notes, file, layout, link, questions};
use std::collections::{BTreeMap, BTreeSet};

/// A file that waits.
#[derive(Debug)]
pub struct Waiting {
    pub path: String,
    /// The same file in the place where the other side moved it; both sides moved it.
    pub twin: Option<Twin>,
    pub matter: Matter,
    /// Whether they are those of one file.
    pub kin: Kin,
    /// The versions that git keeps of it.
    pub versions: Versions,
    /// What they are called in git, either side.
    pub blobs: [Option<String>; 2],
    /// What is there; `None` when nothing is.
    pub now: Option<Vec<u8>>,
    /// Whether git waits for it too. If not, the file with its markers was added or committed.
    pub unmerged: bool,
}

/// A file at a second place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    pub path: String,
    pub(super) now: Option<Vec<u8>>,
}

/// All that waits in a repository.
#[derive(Debug)]
pub struct AllWaiting {
    /// Files of ours, by path.
    pub files: Vec<Waiting>,
    /// Files outside the workspace, by their path in the repository or the workspace.
    pub elsewhere: Vec<String>,
    pub sides: Sides,
}

/// Everything that waits for a choice. Without a repository: the files with markers.
pub fn all(store: &Store, git: Option<&Git>) -> Result<AllWaiting, Fault> {
    let marked = with_markers(store)?;
    let Some(git) = git else {
        let all = marked.into_iter().map(|path| (path, Stages::default(), false)).collect();
        let sides = Sides::unknown();
        return Ok(AllWaiting { files: looked_at(store, None, &sides, all)?, elsewhere: Vec::new(), sides });
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
        sides.are_over(all.iter().any(|(path, ..)| is_from_stash(store, path)));
    }
    let files = together(looked_at(store, Some(git), &sides, all)?);
    Ok(AllWaiting { files, elsewhere, sides })
}

/// The files that hold markers.
fn with_markers(store: &Store) -> Result<Vec<String>, Fault> {
    let mut problems = store.read(&Need::ALL)?.problems;
    questions::own(store, &mut problems)?;
    let marked = problems.into_iter().filter(|problem| problem.kind == Kind::Yaml(YamlFault::Conflict));
    Ok(marked.map(|problem| problem.path).collect())
}

fn looked_at(store: &Store, git: Option<&Git>, sides: &Sides, all: Vec<(String, Stages, bool)>) -> Result<Vec<Waiting>, Fault> {
    let names: Vec<String> = all.iter().flat_map(|(_, stages, _)| stages.iter().flatten().map(|stage| stage.blob.clone())).collect();
    let blobs = git.map(|git| git.blobs(&names, file::LARGEST)).transpose()?.unwrap_or_default();
    let texts: BTreeMap<String, Option<String>> = names.iter().cloned().zip(blobs.into_iter().map(text)).collect();
    let meant = conflict_notes::all(store);
    let one = |(path, stages, unmerged): (String, Stages, bool)| {
        let blobs = [&stages[1], &stages[2]].map(|stage| stage.as_ref().map(|stage| stage.blob.clone()));
        let kin = git.map_or(Kin::Unknown, |git| kin(git, sides, &path, &blobs));
        one(store, path, &stages, &texts, meant.as_slice(), unmerged, kin)
    };
    Ok(all.into_iter().map(one).collect())
}

/// Whether the markers of a file are those that git makes for the stash.
fn is_from_stash(store: &Store, path: &str) -> bool {
    let marked = file::text(&store.at(path)).ok().and_then(|now| Marked::parse(&now).ok());
    marked.is_some_and(|marked| marked.blocks().any(|block| block.labels[1] == "Stashed changes"))
}

fn one(
    store: &Store,
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
    let now = match file::bytes(&store.at(&path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Kind::Io(std::io::ErrorKind::NotFound)) => Ok(None),
        Err(_) => Err(()),
    };
    let words = now.as_ref().map(|now| now.as_ref().map(|now| std::str::from_utf8(now)).transpose());
    let matter = match words {
        Ok(Ok(words)) if stages.iter().flatten().all(is_text) && link::above(store, &path).is_none() => {
            free(store, matter(&path, words, &versions, meant.contains(&path), &kin), &versions)
        }
        _ => Matter::ByHand(Why::NotText),
    };
    let blobs = [&stages[1], &stages[2]].map(|stage| stage.as_ref().map(|stage| stage.blob.clone()));
    Waiting { path, twin: None, matter, kin, versions, blobs, now: now.unwrap_or_default(), unmerged }
}

/// Checks whether the other of two records has its own file, or can get one. A file with other text there is never changed.
fn free(store: &Store, matter: Matter, versions: &Versions) -> Matter {
    let Matter::Strangers(strangers) = matter else { return matter };
    let there = file::text(&store.at(&strangers.other));
    let is_free = there == Err(Kind::Io(std::io::ErrorKind::NotFound));
    let is_there = there.is_ok_and(|there| versions.sides.get(1 - strangers.home) == Some(&Some(there)));
    let fits = layout::is_ours(&strangers.other) && (is_free || is_there);
    if fits { Matter::Strangers(Strangers { is_free, ..strangers }) } else { Matter::ByHand(Why::NoPlace) }
}

/// Joins the two paths of a file that both sides moved. Git keeps one side's version at each path.
fn together(files: Vec<Waiting>) -> Vec<Waiting> {
    let lone = |file: &Waiting, has: [bool; 2]| file.versions.base.is_none() && file.blobs.each_ref().map(Option::is_some) == has;
    let (mut moved, mut rest): (Vec<Waiting>, Vec<Waiting>) = files.into_iter().partition(|file| lone(file, [false, true]));
    for file in rest.iter_mut().filter(|file| lone(file, [true, false])) {
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

fn text(blob: Option<Blob>) -> Option<String> {
    match blob {
        Some(Blob::Bytes(bytes)) => String::from_utf8(bytes).ok(),
        _ => None,
    }
}
