//! The files of a workspace that wait for a choice.

use super::{Marked, Matter, OwnMarkers, Strangers, Versions, Why, matter};
use crate::domain::conflict::Joining;
use crate::domain::history::Recorded;
use crate::domain::problem::{Kind, YamlFault};
use crate::store::git::{Blob, Git, Past, Sides, Stage, Stages};
use crate::store::pairing::{Kin, kin, name};
use crate::store::seal::merging::InStore;
use crate::store::{Fault, Need, Store, conflict_notes, file, issued, layout, link, questions, seal, yaml};
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
pub fn all(store: &Store, git: Option<&Git>, merging: &InStore) -> Result<AllWaiting, Fault> {
    let Found { marked, lists } = found(store)?;
    let Some(git) = git else {
        let all = marked.into_iter().map(|path| (path, Stages::default(), false)).collect();
        let sides = Sides::unknown();
        let mut files = looked_at(store, None, &sides, all, merging)?;
        files.extend(lists.into_iter().filter_map(|path| list(store, None, &sides, path, merging)));
        return Ok(AllWaiting { files, elsewhere: Vec::new(), sides });
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
    let waits: BTreeSet<String> = all.iter().map(|(path, ..)| path.clone()).collect();
    let mut files = together(looked_at(store, Some(git), &sides, all, merging)?);
    let lists = lists.into_iter().filter(|path| !waits.contains(path));
    files.extend(lists.filter_map(|path| list(store, Some(git), &sides, path, merging)));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(AllWaiting { files, elsewhere, sides })
}

/// What can wait for a choice, as the files themselves show it.
struct Found {
    /// The files that hold markers.
    marked: Vec<String>,
    /// Those with several blocks, that people sealed who could not open each other's.
    lists: Vec<String>,
}

fn found(store: &Store) -> Result<Found, Fault> {
    let mut records = store.read(&Need::OPEN)?;
    let lists = records.of_several_blocks().map(|place| layout::path_of(&place)).collect();
    questions::own(store, &mut records.problems)?;
    issued::check(store, &mut records.problems);
    let marked = records.problems.into_iter().filter(|problem| problem.kind == Kind::Yaml(YamlFault::Conflict));
    Ok(Found { marked: marked.map(|problem| problem.path).collect(), lists })
}

/// A file with several blocks, if whoever asks can open them all.
fn list(store: &Store, git: Option<&Git>, sides: &Sides, path: String, merging: &InStore) -> Option<Waiting> {
    let text = file::text(&store.at(&path)).ok()?;
    let place = layout::place(&path);
    let joint = |mine: Option<(&str, usize)>| merging.at(&place, |merging| merging.list(&text, mine));
    let first = joint(None)?;
    // which is yours is known by the commit that brought it
    let mine = first.sides().and_then(|sides| {
        let git = git?;
        let (you, past) = (git.you()?, git.past(&git.head()?, &git.whole_path(&path)?));
        let is_mine = |block: &&String| introduced(&past, block).is_some_and(|recorded| recorded.by == you);
        sides.iter().flatten().find(is_mine).cloned()
    });
    let joint = mine.and_then(|block| joint(Some((&block, sides.yours)))).unwrap_or(first);
    let matter = if joint.can_be_chosen() { Matter::Sealed(Box::new(joint), OwnMarkers::default()) } else { Matter::ByHand(Why::Shared) };
    let now = Some(text.into_bytes());
    let versions = Versions::default();
    Some(Waiting { path, twin: None, matter, kin: Kin::One, versions, blobs: [None, None], now, unmerged: false })
}

/// The commit that brought a block.
pub(super) fn introduced<'p>(past: &'p [Past], block: &str) -> Option<&'p Recorded> {
    let has = |past: &&Past| past.text.as_deref().and_then(|text| yaml::parse(text).ok()).is_some_and(|root| seal::has(&root, block));
    past.iter().rfind(|one| has(one)).map(|past| &past.recorded)
}

fn looked_at(
    store: &Store,
    git: Option<&Git>,
    sides: &Sides,
    all: Vec<(String, Stages, bool)>,
    merging: &InStore,
) -> Result<Vec<Waiting>, Fault> {
    let names: Vec<String> = all.iter().flat_map(|(_, stages, _)| stages.iter().flatten().map(|stage| stage.blob.clone())).collect();
    let blobs = git.map(|git| git.blobs(&names, file::LARGEST)).transpose()?.unwrap_or_default();
    let texts: BTreeMap<String, Option<String>> = names.iter().cloned().zip(blobs.into_iter().map(text)).collect();
    let looking = Looking { store, texts, meant: conflict_notes::all(store), merging };
    let one = |(path, stages, unmerged): (String, Stages, bool)| {
        let blobs = [&stages[1], &stages[2]].map(|stage| stage.as_ref().map(|stage| stage.blob.clone()));
        let kin = git.map_or(Kin::Unknown, |git| kin(git, sides, &path, &blobs));
        looking.at(path, &stages, unmerged, kin)
    };
    Ok(all.into_iter().map(one).collect())
}

/// What is known when files are looked at.
struct Looking<'l> {
    store: &'l Store,
    /// The texts that git keeps, by their names in git.
    texts: BTreeMap<String, Option<String>>,
    /// The files of which a person saw the markers.
    meant: Vec<String>,
    merging: &'l InStore<'l>,
}

/// Whether the markers of a file are those that git makes for the stash.
fn is_from_stash(store: &Store, path: &str) -> bool {
    let marked = file::text(&store.at(path)).ok().and_then(|now| Marked::parse(&now).ok());
    marked.is_some_and(|marked| marked.blocks().any(|block| block.labels[1] == "Stashed changes"))
}

impl Looking<'_> {
    fn at(&self, path: String, stages: &Stages, unmerged: bool, kin: Kin) -> Waiting {
        let (store, texts, meant) = (self.store, &self.texts, self.meant.contains(&path));
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
                free(store, matter(&path, words, &versions, meant, &kin, self.merging), &versions)
            }
            _ => Matter::ByHand(Why::NotText),
        };
        let blobs = [&stages[1], &stages[2]].map(|stage| stage.as_ref().map(|stage| stage.blob.clone()));
        Waiting { path, twin: None, matter, kin, versions, blobs, now: now.unwrap_or_default(), unmerged }
    }
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
