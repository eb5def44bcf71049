//! What git took for one file and is not, and what it took for several and is one.

use super::{Matter, Strangers, Twin, Versions, Waiting, Why};
use crate::domain::problem::Kind;
use crate::store::git::{Git, Sides};
use crate::store::{Store, file, layout};
use std::collections::BTreeSet;

/// Whether the versions of a file are those of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kin {
    /// They are.
    One,
    /// They are not: the side whose file this is, and where the other one lies.
    Two(usize, String),
    /// Only what is in them can tell.
    Unknown,
}

/// Looks whether the other of two records has its place, or can have it: a file of another text there is never touched.
pub(super) fn free(store: &Store, matter: Matter, versions: &Versions) -> Matter {
    let Matter::Strangers(strangers) = matter else { return matter };
    let there = file::text(&store.at(&strangers.other));
    let is_free = there == Err(Kind::Io(std::io::ErrorKind::NotFound));
    let is_there = there.is_ok_and(|there| versions.sides.get(1 - strangers.home) == Some(&Some(there)));
    let fits = layout::is_ours(&strangers.other) && (is_free || is_there);
    if fits { Matter::Strangers(Strangers { is_free, ..strangers }) } else { Matter::ByHand(Why::NoPlace) }
}

/// Whether the versions of a file are those of one: each side has what git keeps of it at this path, or where the same
/// record lies.
pub(super) fn kin(git: &Git, sides: &Sides, path: &str, blobs: &[Option<String>; 2]) -> Kin {
    let [Some(_), Some(_)] = blobs else { return Kin::One };
    for ((commit, blob), home) in sides.commits.iter().zip(blobs).zip([1, 0]) {
        let Some(commit) = commit else { return Kin::Unknown };
        let Some(found) = git.place_in(commit, path, blob.as_deref()).and_then(|found| git.in_folder(&found)) else { continue };
        let is_same = || match (layout::parse_path(path), layout::parse_path(&found)) {
            (Some(here), Some(there)) => (here.folder, here.id) == (there.folder, there.id),
            (None, None) => {
                name(path) == name(&found)
                    && sides
                        .commits
                        .get(home)
                        .and_then(Option::as_ref)
                        .is_some_and(|other| went_along(git, (other, path), (commit, &found)))
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
fn went_along(git: &Git, one: (&str, &str), other: (&str, &str)) -> bool {
    let names = |(commit, path): (&str, &str)| {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        git.below(commit, folder).into_iter().filter_map(|path| layout::parse_path(&path).map(|source| source.id)).collect::<BTreeSet<_>>()
    };
    !names(one).is_disjoint(&names(other))
}

/// Brings files together that both sides moved, each to a place of its own: git keeps one side's version at either.
pub(super) fn together(files: Vec<Waiting>) -> Vec<Waiting> {
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

/// A path without the person's folder.
fn name(path: &str) -> &str {
    path.strip_prefix(layout::EMPLOYEES).and_then(|rest| rest.splitn(3, '/').nth(2)).unwrap_or(path)
}
