//! Symbolic links: nothing of a workspace is read or written through a link, because it may lead anywhere.

use super::{Store, git};
use std::path::{Path, PathBuf};

/// The first folder on the way to a path of the workspace that is a link.
pub(crate) fn above(store: &Store, relative: &str) -> Option<String> {
    let mut folders = relative.match_indices('/').map(|(at, _)| &relative[..at]);
    folders.find(|folder| store.at(folder).is_symlink()).map(str::to_owned)
}

/// The first link on the way to a path on this machine that lies in the repository of the workspace, or in the workspace
/// where there is none: it may have come with it, and lead to any file of the user.
pub(crate) fn to(store: &Store, path: &Path) -> Option<PathBuf> {
    let top = git::top(&store.root).unwrap_or(&store.root).canonicalize().ok()?;
    let path = std::path::absolute(path).ok()?;
    let lies_in = |link: &&Path| link.parent().and_then(|folder| folder.canonicalize().ok()).is_some_and(|folder| folder.starts_with(&top));
    path.ancestors().filter(|part| part.is_symlink()).find(lies_in).map(Path::to_owned)
}
