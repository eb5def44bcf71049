//! A text on its way through the editor: in `.stay/edit/`, for its owner alone, kept until it has arrived.
//!
//! Beside it lies what the file was when the edit began, so that a later day can tell whether it changed since; it is
//! signed, and a draft without it is nobody's: it is put aside, and not gone on with.

use super::fault::Fault;
use super::file::{self, make_folder, open_plain, write_new};
use super::layout;
use super::signed::{Signer, Use};
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
    /// Which file it is for, and what signs what that was.
    of: (String, Signer),
}

impl Store {
    /// The draft of the file at `relative`, if an earlier edit left one.
    pub fn left_draft(&self, relative: &str) -> Option<Draft> {
        let draft = self.draft_of(relative);
        let is_ours = self.inner("edit").is_some() && is_plain(&draft.path) && draft.base().is_some();
        is_ours.then_some(draft)
    }

    /// Every record that has a draft, by name.
    pub fn drafted(&self) -> Vec<Source> {
        let Ok(entries) = std::fs::read_dir(self.at(FOLDER)) else { return Vec::new() };
        let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let paths = names.map(|name| name.replace(SLASH, "/")).filter(|path| self.left_draft(path).is_some());
        let mut sources: Vec<Source> = paths.filter_map(|path| layout::parse_path(&path)).collect();
        sources.sort_by_key(|source| (source.made, source.id));
        sources
    }

    /// A new draft of a text for the file at `relative`. One that was typed in already is put aside.
    pub fn draft(&self, relative: &str, text: &[u8]) -> Result<Draft, Fault> {
        self.internal()?;
        let folder = self.inner("edit").ok_or_else(|| Fault::Foreign(FOLDER.to_owned()))?;
        make_folder(&folder)?;
        let mut draft = self.draft_of(relative);
        if is_plain(&draft.path) && draft.base() != draft.read().ok() {
            let aside = |number: u32| draft.path.with_extension(format!("yaml.left-{number}"));
            let free = (1..).map(aside).find(|path| path.symlink_metadata().is_err()).unwrap_or_default();
            std::fs::rename(&draft.path, &free).map_err(Fault::io(&draft.path))?;
            draft.aside = Some(free);
        }
        put(&draft.base_path(), &draft.of.1.signed(Use::Draft, relative, text.to_vec()))?;
        put(&draft.path, text)?;
        Ok(draft)
    }

    fn draft_of(&self, relative: &str) -> Draft {
        let path = self.at(FOLDER).join(relative.replace('/', SLASH));
        Draft { path, aside: None, of: (relative.to_owned(), self.signer()) }
    }

    /// Whether an editor has a draft of anything below a folder open.
    pub fn is_edited_below(&self, folder: &str) -> bool {
        let bases = self.drafts_below(folder).into_iter().filter(|name| name.ends_with(".base"));
        bases.filter_map(|name| open_plain(&self.at(FOLDER).join(name)).ok()).any(|base| base.try_lock().is_err())
    }

    /// Has the drafts of a folder go along with it. One that stays behind is no loss: it lies where it was.
    pub fn move_drafts(&self, from: &str, to: &str) {
        for name in self.drafts_below(from) {
            let rest = &name[drafted_below(from).len()..];
            let new = format!("{}{rest}", drafted_below(to));
            if self.at(FOLDER).join(&new).symlink_metadata().is_err() {
                let _ = self.move_draft(&name, &new);
            }
        }
    }

    /// Gives a draft, or what it was begun from, another name. The latter is signed for the file that it is for.
    fn move_draft(&self, name: &str, new: &str) -> Result<(), Fault> {
        let [from, to] = [name, new].map(|name| self.at(FOLDER).join(name));
        let drafted = |name: &str| Some(format!("{}.yaml", name.strip_suffix(".base")?).replace(SLASH, "/"));
        let base = drafted(name).and_then(|relative| self.draft_of(&relative).base());
        let (Some(base), Some(relative)) = (base, drafted(new)) else { return std::fs::rename(&from, &to).map_err(Fault::io(&from)) };
        put(&to, &self.signer().signed(Use::Draft, &relative, base))?;
        std::fs::remove_file(&from).map_err(Fault::io(&from))
    }

    /// The names of all drafts of what lies below a folder.
    fn drafts_below(&self, folder: &str) -> Vec<String> {
        let entries = self.inner("edit").and_then(|folder| std::fs::read_dir(folder).ok());
        let names = entries.into_iter().flatten().flatten().filter_map(|entry| entry.file_name().into_string().ok());
        names.filter(|name| name.starts_with(&drafted_below(folder))).collect()
    }
}

impl Draft {
    /// What the editor left.
    pub fn read(&self) -> Result<Vec<u8>, Fault> {
        file::all(&self.path).map_err(Fault::io(&self.path))
    }

    /// What the text was when the edit began, if it was begun here.
    pub fn base(&self) -> Option<Vec<u8>> {
        let (relative, signer) = &self.of;
        signer.opened(Use::Draft, relative, file::all(&self.base_path()).ok()?)
    }

    /// Keeps others from editing the same draft until the result is dropped; `None` when one does already.
    pub fn hold(&self) -> Option<File> {
        let base = open_plain(&self.base_path()).ok()?;
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
