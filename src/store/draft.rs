//! A text on its way through the editor: in `.stay/edit/`, for its owner alone, kept until it has arrived.
//!
//! Beside it lies what the file was when the edit began, so that a later day can tell whether it changed since.

use super::fault::Fault;
use super::file::{make_folder, write_new};
use super::layout;
use super::workspace::Store;
use crate::domain::records::Source;
use std::fs::File;
use std::path::{Path, PathBuf};

const FOLDER: &str = ".stay/edit";
/// What stands for `/` in the name of a draft; no slug has it.
const SLASH: &str = "--";

/// A file for the editor.
#[derive(Debug)]
pub struct Draft {
    /// Where it lies on this machine.
    pub path: PathBuf,
    /// Where an earlier draft of the same file was put, that was typed in and never arrived.
    pub aside: Option<PathBuf>,
}

impl Store {
    /// The draft of the file at `relative`, if an earlier edit left one.
    pub fn left_draft(&self, relative: &str) -> Option<Draft> {
        let draft = Draft { path: self.draft_path(relative), aside: None };
        let is_ours = !self.at(layout::INTERNAL).is_symlink() && !self.at(FOLDER).is_symlink();
        (is_ours && is_plain(&draft.path)).then_some(draft)
    }

    /// Every record that has a draft, by name.
    pub fn drafted(&self) -> Vec<Source> {
        let Ok(entries) = std::fs::read_dir(self.at(FOLDER)) else { return Vec::new() };
        let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let mut sources: Vec<Source> = names.filter_map(|name| layout::parse_path(&name.replace(SLASH, "/"))).collect();
        sources.sort_by_key(|source| (source.made, source.id));
        sources
    }

    /// A new draft of a text for the file at `relative`. One that was typed in already is put aside.
    pub fn draft(&self, relative: &str, text: &[u8]) -> Result<Draft, Fault> {
        self.internal()?;
        let folder = self.at(FOLDER);
        if folder.is_symlink() {
            return Err(Fault::Link(FOLDER.to_owned()));
        }
        make_folder(&folder)?;
        let mut draft = Draft { path: self.draft_path(relative), aside: None };
        if is_plain(&draft.path) && draft.base() != draft.read().ok() {
            let aside = |number: u32| draft.path.with_extension(format!("yaml.left-{number}"));
            let free = (1..).map(aside).find(|path| path.symlink_metadata().is_err()).unwrap_or_default();
            std::fs::rename(&draft.path, &free).map_err(Fault::io(&draft.path))?;
            draft.aside = Some(free);
        }
        put(&draft.base_path(), text)?;
        put(&draft.path, text)?;
        Ok(draft)
    }

    /// Whether an editor has a draft of anything below a folder open.
    pub fn is_edited_below(&self, folder: &str) -> bool {
        let bases = self.drafts_below(folder).into_iter().filter(|name| name.ends_with(".base"));
        bases.filter_map(|name| File::open(self.at(FOLDER).join(name)).ok()).any(|base| base.try_lock().is_err())
    }

    /// Has the drafts of a folder go along with it. One that stays behind is no loss: it lies where it was.
    pub fn move_drafts(&self, from: &str, to: &str) {
        for name in self.drafts_below(from) {
            let rest = &name[drafted_below(from).len()..];
            let target = self.at(FOLDER).join(format!("{}{rest}", drafted_below(to)));
            if target.symlink_metadata().is_err() {
                let _ = std::fs::rename(self.at(FOLDER).join(&name), target);
            }
        }
    }

    /// The names of all drafts of what lies below a folder.
    fn drafts_below(&self, folder: &str) -> Vec<String> {
        let is_ours = !self.at(layout::INTERNAL).is_symlink() && !self.at(FOLDER).is_symlink();
        let entries = is_ours.then(|| std::fs::read_dir(self.at(FOLDER)).ok()).flatten();
        let names = entries.into_iter().flatten().flatten().filter_map(|entry| entry.file_name().into_string().ok());
        names.filter(|name| name.starts_with(&drafted_below(folder))).collect()
    }

    fn draft_path(&self, relative: &str) -> PathBuf {
        self.at(FOLDER).join(relative.replace('/', SLASH))
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

    /// Keeps others from editing the same draft until the result is dropped; `None` when one does already.
    pub fn hold(&self) -> Option<File> {
        let base = File::open(self.base_path()).ok()?;
        base.try_lock().is_ok().then_some(base)
    }

    /// Whether the text is still what it was when the edit began.
    pub fn is_untouched(&self) -> bool {
        self.base().is_some_and(|base| self.read().is_ok_and(|text| text == base))
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

/// How the names of drafts of what lies below a folder begin.
fn drafted_below(folder: &str) -> String {
    format!("{folder}/").replace('/', SLASH)
}

fn is_plain(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|data| data.is_file())
}

/// Writes a file that is new: what lay there, a link to elsewhere too, is not written to.
fn put(path: &Path, text: &[u8]) -> Result<(), Fault> {
    let _ = std::fs::remove_file(path);
    write_new(path, text)
}
