//! A text on its way through the editor: in `.stay/edit/`, for its owner alone, kept until it has arrived.
//!
//! Beside it lies what the file was when the edit began, so that a later day can tell whether it changed since.

use super::fault::Fault;
use super::lock::{make_folder, private};
use super::workspace::Store;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file for the editor.
#[derive(Debug)]
pub struct Draft {
    /// Where it lies on this machine.
    pub path: PathBuf,
}

impl Store {
    /// The draft of that name, if an earlier edit left one.
    pub fn left_draft(&self, name: &str) -> Option<Draft> {
        let path = self.draft_path(name);
        path.is_file().then_some(Draft { path })
    }

    /// A new draft of a text; `name` is that of its file.
    pub fn draft(&self, name: &str, text: &[u8]) -> Result<Draft, Fault> {
        self.internal()?;
        let draft = Draft { path: self.draft_path(name) };
        if let Some(folder) = draft.path.parent() {
            make_folder(folder)?;
        }
        put(&draft.base_path(), text)?;
        put(&draft.path, text)?;
        Ok(draft)
    }

    fn draft_path(&self, name: &str) -> PathBuf {
        self.at(super::layout::INTERNAL).join("edit").join(name)
    }
}

impl Draft {
    /// What the editor left.
    pub fn read(&self) -> Result<Vec<u8>, Fault> {
        std::fs::read(&self.path).map_err(Fault::io(&self.path))
    }

    /// What the text was when the edit began.
    pub fn base(&self) -> Option<Vec<u8>> {
        std::fs::read(self.base_path()).ok()
    }

    /// Whether the text is still what it was when the edit began.
    pub fn is_untouched(&self) -> bool {
        self.base().is_some_and(|base| self.read().is_ok_and(|text| text == base))
    }

    /// Takes the draft away, now that its text has arrived.
    pub fn done(self) {
        self.discard();
    }

    /// Takes the draft away. A copy that the editor left beside it goes too.
    pub fn discard(&self) {
        let _ = std::fs::remove_file(&self.path);
        let _ = std::fs::remove_file(self.base_path());
        let mut backup = self.path.clone().into_os_string();
        backup.push("~");
        let _ = std::fs::remove_file(backup);
    }

    fn base_path(&self) -> PathBuf {
        self.path.with_extension("base")
    }
}

fn put(path: &Path, text: &[u8]) -> Result<(), Fault> {
    let mut file = private(OpenOptions::new().write(true).create(true).truncate(true)).open(path).map_err(Fault::io(path))?;
    file.write_all(text).map_err(Fault::io(path))
}
