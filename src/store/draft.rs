//! A text on its way through the editor: in `.stay/edit/`, for its owner alone, kept until it has arrived.

use super::fault::Fault;
use super::lock::{make_folder, private};
use super::workspace::Store;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

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

    /// A new draft with a text; `name` is that of its file.
    pub fn draft(&self, name: &str, text: &str) -> Result<Draft, Fault> {
        self.internal()?;
        let path = self.draft_path(name);
        if let Some(folder) = path.parent() {
            make_folder(folder)?;
        }
        let mut file = private(OpenOptions::new().write(true).create(true).truncate(true)).open(&path).map_err(Fault::io(&path))?;
        file.write_all(text.as_bytes()).map_err(Fault::io(&path))?;
        Ok(Draft { path })
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

    /// Takes the draft away, now that its text has arrived.
    pub fn done(self) {
        let _ = std::fs::remove_file(&self.path);
    }
}
