//! Texts in the editor: in `.stay/edit/`, only for their owner, kept until they are saved to their record.
//!
//! Beside it lies what the file was when the edit began, so that a later day can tell whether it changed since; it is
//! signed, and a draft without it is nobody's: it is put aside, and not gone on with.

use super::file::{self, make_folder, open_plain, write_new};
use super::signed::{Signer, Use};
use super::{Fault, Store, layout, lock, received, signed, template};
use crate::domain::records::Source;
use std::collections::BTreeMap;
use std::fs::{File, Metadata};
use std::path::{Path, PathBuf};
use std::time::Duration;

const FOLDER: &str = ".stay/edit";
/// What stands for `/` in the name of a draft; no slug has it.
const SLASH: &str = "--";

/// How long to keep a draft in which nobody typed, because an editor may still have it open.
const KEPT_OPEN: Duration = Duration::from_secs(24 * 60 * 60);
/// What an earlier draft that was put aside is called, before its number.
const ASIDE: &str = ".left-";

/// What waits among the drafts for one file.
#[derive(Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// The file that it is for, relative to the workspace.
    pub path: String,
    /// Whether there is a text to go on with.
    pub draft: bool,
    /// Earlier texts that were put aside.
    pub aside: Vec<PathBuf>,
}

/// A file for the editor.
#[derive(Debug)]
pub struct Draft {
    /// Where it lies on this machine.
    pub path: PathBuf,
    /// Where an earlier draft of the same file was put, because someone typed in it and it was never saved.
    pub aside: Option<PathBuf>,
    /// Which file it is for, and what signs what that was.
    of: (String, Signer),
}

/// The draft of the file at `relative`, if an earlier edit left one.
pub fn left(store: &Store, relative: &str) -> Option<Draft> {
    let draft = of(store, relative);
    let is_ours = signed::inner(store, "edit").is_some() && is_plain(&draft.path) && draft.base().is_some();
    is_ours.then_some(draft)
}

/// Every record that has a draft, by name.
pub fn records(store: &Store) -> Vec<Source> {
    let paths = names(store).map(|name| name.replace(SLASH, "/")).filter(|path| left(store, path).is_some());
    let mut sources: Vec<Source> = paths.filter_map(|path| layout::parse_path(&path)).collect();
    sources.sort_by_key(|source| (source.made, source.id));
    sources
}

/// What was typed and has not arrived, by the file that it is for.
pub fn unsaved(store: &Store) -> Vec<Unsaved> {
    let mut waiting: BTreeMap<String, Unsaved> = BTreeMap::new();
    let mut names: Vec<String> = names(store).collect();
    names.sort();
    for name in names {
        let (own, aside) = name.split_once(ASIDE).map_or((name.as_str(), None), |(own, _)| (own, Some(store.at(FOLDER).join(&name))));
        let path = own.replace(SLASH, "/");
        if !layout::is_ours(&path) {
            continue;
        }
        let is_typed = aside.is_none() && left(store, &path).is_some_and(|draft| draft.is_typed_in());
        if is_typed || aside.is_some() {
            let found = waiting.entry(path.clone()).or_insert(Unsaved { path, draft: false, aside: Vec::new() });
            found.draft |= is_typed;
            found.aside.extend(aside);
        }
    }
    waiting.into_values().collect()
}

/// Moves the draft of a record whose file has moved, for example with the folder of its person.
pub fn bring(store: &Store, source: &Source) {
    let path = layout::path(source);
    if left(store, &path).is_some() {
        return;
    }
    let same = |other: &&Source| (other.folder, other.id) == (source.folder, source.id) && !store.at(&layout::path(other)).exists();
    let Some(old) = records(store).iter().find(same).and_then(|old| left(store, &layout::path(old))) else { return };
    let (Some(base), Ok(text)) = (old.base(), old.read()) else { return };
    if begin(store, &path, &base).is_ok_and(|new| new.set(&text).is_ok()) {
        old.discard();
    }
}

fn names(store: &Store) -> impl Iterator<Item = String> {
    let entries = signed::inner(store, "edit").and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten();
    entries.flatten().filter_map(|entry| entry.file_name().into_string().ok())
}

/// Takes away what nobody typed in, once no editor is likely to have it open any more: a day before `new` was made.
fn sweep(store: &Store, new: &Draft) {
    let made = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    let Some(now) = made(&new.path) else { return };
    let is_old = |path: &Path| made(path).and_then(|at| now.duration_since(at).ok()).is_some_and(|age| age > KEPT_OPEN);
    let drafts = names(store).filter_map(|name| left(store, &name.replace(SLASH, "/")));
    drafts.filter(|draft| is_old(&draft.path) && draft.is_untouched() && draft.hold().is_some()).for_each(|draft| draft.discard());
}

/// A new draft of a text for the file at `relative`. One that was typed in already is put aside.
pub fn begin(store: &Store, relative: &str, text: &[u8]) -> Result<Draft, Fault> {
    lock::internal(store)?;
    let folder = signed::inner(store, "edit").ok_or_else(|| Fault::Foreign(FOLDER.to_owned()))?;
    make_folder(&folder)?;
    let mut draft = of(store, relative);
    if is_plain(&draft.path) && draft.is_typed_in() {
        let aside = |number: u32| draft.path.with_extension(format!("yaml{ASIDE}{number}"));
        let free = (1..).map(aside).find(|path| path.symlink_metadata().is_err()).unwrap_or_default();
        std::fs::rename(&draft.path, &free).map_err(Fault::io(&draft.path))?;
        draft.aside = Some(free);
    }
    put(&draft.base_path(), &draft.of.1.signed(Use::Draft, relative, text.to_vec()))?;
    put(&draft.path, text)?;
    sweep(store, &draft);
    Ok(draft)
}

fn of(store: &Store, relative: &str) -> Draft {
    let path = store.at(FOLDER).join(relative.replace('/', SLASH));
    Draft { path, aside: None, of: (relative.to_owned(), signed::signer(store)) }
}

/// Whether an editor has a draft of anything below a folder open.
pub fn is_edited_below(store: &Store, folder: &str) -> bool {
    let bases = names_below(store, folder).into_iter().filter(|name| name.ends_with(".base"));
    bases.filter_map(|name| open_plain(&store.at(FOLDER).join(name)).ok()).any(|base| base.try_lock().is_err())
}

/// Has the drafts of a folder go along with it. One that stays behind is no loss: it lies where it was.
pub fn move_below(store: &Store, from: &str, to: &str) {
    for name in names_below(store, from) {
        let rest = &name[drafted_below(from).len()..];
        let new = format!("{}{rest}", drafted_below(to));
        if store.at(FOLDER).join(&new).symlink_metadata().is_err() {
            let _ = move_draft(store, &name, &new);
        }
    }
}

/// Gives a draft, or what it was begun from, another name. The latter is signed for the file that it is for.
fn move_draft(store: &Store, name: &str, new: &str) -> Result<(), Fault> {
    let [from, to] = [name, new].map(|name| store.at(FOLDER).join(name));
    let drafted = |name: &str| Some(format!("{}.yaml", name.strip_suffix(".base")?).replace(SLASH, "/"));
    let base = drafted(name).and_then(|relative| of(store, &relative).base());
    let (Some(base), Some(relative)) = (base, drafted(new)) else { return std::fs::rename(&from, &to).map_err(Fault::io(&from)) };
    put(&to, &signed::signer(store).signed(Use::Draft, &relative, base))?;
    std::fs::remove_file(&from).map_err(Fault::io(&from))
}

/// The names of all drafts of what lies below a folder.
fn names_below(store: &Store, folder: &str) -> Vec<String> {
    let entries = signed::inner(store, "edit").and_then(|folder| std::fs::read_dir(folder).ok());
    let names = entries.into_iter().flatten().flatten().filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| name.starts_with(&drafted_below(folder))).collect()
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

    /// Whether there are other words in it than when the edit began: more than blanks at the ends of lines, another
    /// encoding or the form's own lines.
    pub fn is_typed_in(&self) -> bool {
        let words = |bytes: &[u8]| -> Option<Vec<String>> {
            let text = received::text(bytes).ok()?;
            let own = text.lines().filter(|line| !line.starts_with(template::MARK));
            let mut lines: Vec<String> = own.map(|line| line.trim_end().to_owned()).collect();
            lines.truncate(lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1));
            Some(lines)
        };
        let Ok(now) = self.read() else { return false };
        self.base().is_none_or(|base| base != now && (words(&base) != words(&now) || words(&now).is_none()))
    }

    /// Puts another text in its place.
    pub fn set(&self, text: &[u8]) -> Result<(), Fault> {
        put(&self.path, text)
    }

    /// What tells one saving of it from another.
    pub fn stamp(&self) -> Option<Metadata> {
        self.path.metadata().ok()
    }

    /// Whether it was saved since, be it as it was.
    pub fn is_saved_since(&self, stamp: Option<&Metadata>) -> bool {
        let at = |data: &Metadata| data.modified().ok();
        self.stamp().as_ref().and_then(at) != stamp.and_then(at)
    }

    /// Makes it its owner's alone again: an editor that saves by renaming makes a new file.
    pub fn close_off(&self) {
        #[cfg(unix)]
        if is_plain(&self.path) {
            let owner = std::os::unix::fs::PermissionsExt::from_mode(0o600);
            let _ = std::fs::set_permissions(&self.path, owner);
        }
    }

    /// Deletes the draft, and copies that the editor left beside it.
    pub fn discard(&self) {
        let _ = std::fs::remove_file(&self.path);
        let _ = std::fs::remove_file(self.base_path());
        let (Some(folder), Some(name)) = (self.path.parent(), self.path.file_name().and_then(|name| name.to_str())) else { return };
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        for entry in entries.filter(|entry| entry.file_name().to_str().is_some_and(|other| is_copy(other, name))) {
            let _ = std::fs::remove_file(entry.path());
        }
    }

    fn base_path(&self) -> PathBuf {
        self.path.with_extension("base")
    }
}

/// How the names of drafts of what lies below a folder begin.
fn drafted_below(folder: &str) -> String {
    format!("{folder}/").replace('/', SLASH)
}

/// Whether a file beside a draft is a copy that an editor made of it: `x~`, `.x.swp`, `#x#`, `.#x`, `x.bak`.
fn is_copy(other: &str, name: &str) -> bool {
    match other.split_once(name) {
        Some((before, after)) => (!before.is_empty() || !after.is_empty()) && before.len() <= 2 && !after.starts_with(ASIDE),
        None => false,
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
