//! Whether the versions that git's index has of a file are those of one.

use super::places::is_one_file;
use crate::store::git::{Git, Sides};
use crate::store::layout;
use std::collections::BTreeSet;

/// Whether the versions of a file are those of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kin {
    One,
    /// They are not: the side whose file this is, and where the other one lies.
    Two(usize, String),
    /// Only what is in them can tell.
    Unknown,
}

/// Whether the versions of a file are those of one: each side has what git keeps of it at this path, or where the same
/// record lies.
pub fn kin(git: &Git, sides: &Sides, path: &str, blobs: &[Option<String>; 2]) -> Kin {
    let [Some(_), Some(_)] = blobs else { return Kin::One };
    for ((commit, blob), home) in sides.commits.iter().zip(blobs).zip([1, 0]) {
        let Some(commit) = commit else { return Kin::Unknown };
        let Some(found) = git.place_in(commit, path, blob.as_deref()).and_then(|found| git.in_folder(&found)) else { continue };
        let went_along =
            || sides.commits.get(home).and_then(Option::as_ref).is_some_and(|other| went_along(git, (other, path), (commit, &found)));
        if found != path && !is_one_file(path, &found, went_along) {
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
