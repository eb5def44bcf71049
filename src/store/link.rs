//! Symbolic links: nothing of a workspace is read or written through one, since it may lead anywhere.

use super::workspace::Store;

impl Store {
    /// The first folder on the way to a path of the workspace that is a link.
    pub fn link_above(&self, relative: &str) -> Option<String> {
        let mut folders = relative.match_indices('/').map(|(at, _)| &relative[..at]);
        folders.find(|folder| self.at(folder).is_symlink()).map(str::to_owned)
    }
}
