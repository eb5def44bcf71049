//! A text on its way through the editor: in `.stay/edit/`, for its owner alone, kept until it has arrived.
//!
//! Beside it lies what the file was when the edit began, so that a later day can tell whether it changed since.

use super::fault::Fault;
use super::layout;
use super::lock::make_folder;
use super::workspace::Store;
use super::write::write_new;
use std::path::{Path, PathBuf};

const FOLDER: &str = ".stay/edit";

/// A file for the editor.
#[derive(Debug)]
pub struct Draft {
    /// Where it lies on this machine.
    pub path: PathBuf,
}

impl Store {
    /// The draft of that name, if an earlier edit left one.
    pub fn left_draft(&self, name: &str) -> Option<Draft> {
        let draft = Draft { path: self.at(FOLDER).join(name) };
        let is_ours = !self.at(layout::INTERNAL).is_symlink() && !self.at(FOLDER).is_symlink();
        (is_ours && is_plain(&draft.path)).then_some(draft)
    }

    /// A new draft of a text; `name` is that of its file. One that was typed in already is put aside.
    pub fn draft(&self, name: &str, text: &[u8]) -> Result<Draft, Fault> {
        self.internal()?;
        let folder = self.at(FOLDER);
        if folder.is_symlink() {
            return Err(Fault::Link(FOLDER.to_owned()));
        }
        make_folder(&folder)?;
        let draft = Draft { path: folder.join(name) };
        if is_plain(&draft.path) && draft.base() != draft.read().ok() {
            let mut asides = (1..).map(|number| folder.join(format!("{name}.left-{number}")));
            let aside = asides.find(|path| path.symlink_metadata().is_err()).unwrap_or_default();
            std::fs::rename(&draft.path, aside).map_err(Fault::io(&draft.path))?;
        }
        put(&draft.base_path(), text)?;
        put(&draft.path, text)?;
        Ok(draft)
    }
}

impl Draft {
    /// What the editor left.
    pub fn read(&self) -> Result<Vec<u8>, Fault> {
        std::fs::read(&self.path).map_err(Fault::io(&self.path))
    }

    /// What the text was when the edit began.
    pub fn base(&self) -> Option<Vec<u8>> {
        let path = self.base_path();
        if is_plain(&path) { std::fs::read(path).ok() } else { None }
    }

    /// Takes the draft away, now that its text has arrived. A copy that the editor left beside it goes too.
    pub fn done(self) {
        let _ = std::fs::remove_file(&self.path);
        let _ = std::fs::remove_file(self.base_path());
        let mut backup = self.path.into_os_string();
        backup.push("~");
        let _ = std::fs::remove_file(backup);
    }

    fn base_path(&self) -> PathBuf {
        self.path.with_extension("base")
    }
}

fn is_plain(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|data| data.is_file())
}

/// Writes a file that is new: what lay there, a link to elsewhere too, is not written to.
fn put(path: &Path, text: &[u8]) -> Result<(), Fault> {
    let _ = std::fs::remove_file(path);
    write_new(path, text)
}
