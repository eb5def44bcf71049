//! A text on its way through the editor: in `.stay/edit/`, for its owner alone, kept until it has arrived.
//!
//! Beside it lies what the file was when the edit began, so that a later day can tell whether it changed since.

use super::fault::Fault;
use super::lock::{make_folder, private};
use super::workspace::Store;
use crate::domain::records::Source;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

const FOLDER: &str = "edit";
/// What stands for `/` in the name of a draft; no slug has it.
const SLASH: &str = "--";

/// A file for the editor.
#[derive(Debug)]
pub struct Draft {
    /// Where it lies on this machine.
    pub path: PathBuf,
}

impl Store {
    /// The draft of the file at `relative`, if an earlier edit left one.
    pub fn left_draft(&self, relative: &str) -> Option<Draft> {
        let path = self.draft_path(relative);
        path.is_file().then_some(Draft { path })
    }

    /// Every record that has a draft, by name.
    pub fn drafted(&self) -> Vec<Source> {
        let Ok(entries) = std::fs::read_dir(self.at(super::layout::INTERNAL).join(FOLDER)) else { return Vec::new() };
        let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let mut sources: Vec<Source> = names.filter_map(|name| super::layout::parse_path(&name.replace(SLASH, "/"))).collect();
        sources.sort_by_key(|source| (source.made, source.id));
        sources
    }

    /// A new draft of a text for the file at `relative`.
    pub fn draft(&self, relative: &str, text: &[u8]) -> Result<Draft, Fault> {
        self.internal()?;
        let draft = Draft { path: self.draft_path(relative) };
        if let Some(folder) = draft.path.parent() {
            make_folder(folder)?;
        }
        put(&draft.base_path(), text)?;
        put(&draft.path, text)?;
        Ok(draft)
    }

    fn draft_path(&self, relative: &str) -> PathBuf {
        self.at(super::layout::INTERNAL).join(FOLDER).join(relative.replace('/', SLASH))
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

fn put(path: &Path, text: &[u8]) -> Result<(), Fault> {
    let mut file = private(OpenOptions::new().write(true).create(true).truncate(true)).open(path).map_err(Fault::io(path))?;
    file.write_all(text).map_err(Fault::io(path))
}
