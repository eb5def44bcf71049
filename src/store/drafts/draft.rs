//! One draft: what is in it, who has it open, and how it waits.

use super::super::file::{self, make_folder, open_plain, private, write_new};
use super::super::seal::Opener;
use super::super::signed::{self, Signer, Use};
use super::super::{Fault, Store, received, template};
use super::at_rest::{AtRest, Blocks, SEALED};
use super::{ASIDE, FOLDER, SLASH, is_plain, put};
use crate::vault;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::fs::{File, Metadata, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file for the editor.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Where it lies on this machine.
    pub path: PathBuf,
    /// Where an earlier draft of the same file was put, because someone typed in it and it was never saved.
    pub aside: Option<PathBuf>,
    /// Which file it is for, and what signs what that was.
    of: (String, Signer),
    lies: Lies,
    /// Where it waits, and who seals it there.
    edit: PathBuf,
    opener: Arc<dyn Opener>,
    /// What keeps others from it since it was begun.
    lock: Option<Arc<File>>,
}

/// How a draft lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// As it is, in a workspace where nothing is sealed.
    Open,
    /// As it is, in memory, for as long as it is written.
    InMemory,
    /// As it is, in a workspace that is sealed, for want of memory.
    OnDisk,
    Sealed,
}

/// Where a draft waits for another day.
#[derive(Debug, PartialEq, Eq)]
pub enum Waits {
    Open(PathBuf),
    Sealed(PathBuf),
    /// Without a key it can't be sealed, and is gone when the machine stops.
    InMemory(PathBuf),
}

/// Keeps others from editing a draft. One of a workspace that is sealed is sealed, or gone, when this is dropped.
#[derive(Debug)]
pub struct Held {
    _lock: Arc<File>,
    draft: Option<Draft>,
    has_words: bool,
}

impl Held {
    /// Has the draft wait even where nobody typed in it: it began with words of its own.
    pub fn with_words(mut self, has_words: bool) -> Held {
        self.has_words = has_words;
        self
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(draft) = &self.draft {
            draft.leave(self.has_words);
        }
    }
}

impl Draft {
    pub(super) fn of(store: &Store, relative: &str, folder: &Path, lies: Lies) -> Draft {
        let path = folder.join(relative.replace('/', SLASH));
        let of = (relative.to_owned(), signed::signer(store));
        Draft { path, aside: None, of, lies, edit: store.at(FOLDER), opener: store.opener.clone(), lock: None }
    }

    /// The one that waits sealed.
    pub(super) fn at_rest(store: &Store, relative: &str) -> Draft {
        let draft = Draft::of(store, relative, &store.at(FOLDER), Lies::Sealed);
        Draft { path: draft.sealed().path, ..draft }
    }

    /// Where it waits sealed.
    pub(super) fn sealed(&self) -> AtRest<'_> {
        let (relative, signer) = &self.of;
        AtRest { path: self.edit.join(format!("{}{SEALED}", relative.replace('/', SLASH))), relative, signer }
    }

    /// Puts a text and what it began from in its place. In a workspace that is sealed it is locked before it can be seen.
    pub(super) fn put(mut self, text: &[u8], base: &[u8]) -> Result<Draft, Fault> {
        let (relative, signer) = &self.of;
        let base = signer.signed(Use::Draft, relative, base.to_vec());
        if self.lies == Lies::Open {
            put(&self.base_path(), &base)?;
        } else {
            let _ = std::fs::remove_file(&self.path);
            self.lock = Some(Arc::new(write_locked(&self.base_path(), &base)?));
        }
        put(&self.path, text)?;
        Ok(self)
    }

    /// Which file it is for.
    pub(super) fn relative(&self) -> &str {
        &self.of.0
    }

    /// Whether it was begun here, by this user.
    pub(super) fn is_ours(&self) -> bool {
        match self.lies {
            Lies::Sealed => self.sealed().blocks().is_some(),
            _ => is_plain(&self.path) && self.base().is_some(),
        }
    }

    pub(super) fn waits_sealed(&self) -> bool {
        self.lies == Lies::Sealed
    }

    /// Whether an editor can open it where it lies.
    pub(super) fn is_open_in_place(&self) -> bool {
        matches!(self.lies, Lies::Open | Lies::InMemory)
    }

    /// Whether no plain text of it may be left anywhere.
    pub fn is_secret(&self) -> bool {
        self.lies != Lies::Open
    }

    /// Whether it has to lie on a disk as it is, for want of memory.
    pub fn is_on_disk(&self) -> bool {
        self.lies == Lies::OnDisk
    }

    /// What the editor left.
    pub fn read(&self) -> Result<Vec<u8>, Fault> {
        match self.lies {
            Lies::Sealed => self.both().map(|(text, _)| text).ok_or_else(|| Fault::SealedDraft(self.path.clone())),
            _ => file::all(&self.path).map_err(Fault::io(&self.path)),
        }
    }

    /// What the text was when the edit began, if it was begun here.
    pub fn base(&self) -> Option<Vec<u8>> {
        let (relative, signer) = &self.of;
        match self.lies {
            Lies::Sealed => self.both().map(|(_, base)| base),
            _ => signer.opened(Use::Draft, relative, file::all(&self.base_path()).ok()?),
        }
    }

    /// What the editor left, and what it was.
    pub(super) fn both(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        match self.lies {
            Lies::Sealed => self.sealed().open(&*self.opener),
            _ => Some((self.read().ok()?, self.base()?)),
        }
    }

    /// Keeps others from editing the same draft until the result is dropped; `None` when one does already.
    pub fn hold(&self) -> Option<Held> {
        let draft = matches!(self.lies, Lies::InMemory | Lies::OnDisk).then(|| self.clone());
        Some(Held { _lock: self.lock()?, draft, has_words: false })
    }

    pub(super) fn lock(&self) -> Option<Arc<File>> {
        if self.lock.is_some() {
            return self.lock.clone();
        }
        let locked = if self.lies == Lies::Sealed { self.path.clone() } else { self.base_path() };
        let file = open_plain(&locked).ok()?;
        file.try_lock().is_ok().then(|| Arc::new(file))
    }

    /// Whether the text is still what it was when the edit began.
    pub fn is_untouched(&self) -> bool {
        self.lies != Lies::Sealed && self.base().is_some_and(|base| self.read().is_ok_and(|text| text == base))
    }

    /// Whether there are other words in it than when the edit began: more than blanks at the ends of lines, another
    /// encoding or the form's own lines. Nothing else is sealed.
    pub fn is_typed_in(&self) -> bool {
        if self.lies == Lies::Sealed {
            return true;
        }
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
        match self.lies {
            Lies::Sealed => Err(Fault::SealedDraft(self.path.clone())),
            _ => put(&self.path, text),
        }
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

    /// A folder beside it for what its editor keeps while it is open, for this user alone.
    pub fn editor_folder(&self) -> Result<PathBuf, Fault> {
        let folder = self.editor_path();
        make_folder(&folder)?;
        Ok(folder)
    }

    /// Its name is short: sockets in it may have no more than some hundred characters.
    pub(super) fn editor_path(&self) -> PathBuf {
        let name = HEXLOWER.encode(&Sha256::digest(self.of.0.as_bytes())[..4]);
        self.path.with_file_name(format!("{name}{EDITOR}"))
    }

    /// Has it stay as it is for a while, since an editor may have it open still.
    pub fn leave_open(&self) {
        if self.is_secret() {
            let _ = put(&self.open_path(), b"");
        }
    }

    pub(super) fn is_left_open(&self) -> bool {
        self.open_path().symlink_metadata().is_ok()
    }

    fn open_path(&self) -> PathBuf {
        self.path.with_extension("open")
    }

    /// Has it wait for another day: sealed, where the workspace is.
    pub fn keep(&self) -> Waits {
        self.close_off();
        match self.lies {
            Lies::Open => Waits::Open(self.path.clone()),
            Lies::Sealed => Waits::Sealed(self.path.clone()),
            lies => match self.keep_sealed() {
                Some(path) => Waits::Sealed(path),
                None if lies == Lies::InMemory => Waits::InMemory(self.path.clone()),
                None => Waits::Open(self.path.clone()),
            },
        }
    }

    /// Seals it with what it began from; what lies in the open goes. Where that is gone, an editor saved it in memory once more
    /// after it was sealed.
    pub(super) fn keep_sealed(&self) -> Option<PathBuf> {
        let at_rest = self.sealed();
        let text = self.read().ok()?;
        let blocks = match self.base() {
            Some(base) => Blocks::seal(&text, &base, &*self.opener)?,
            None if self.lies == Lies::InMemory => Blocks { text: self.block(&self.path)?, base: at_rest.blocks()?.base },
            None => return None,
        };
        at_rest.put(&blocks).ok()?;
        self.discard_plain();
        Some(at_rest.path)
    }

    /// What comes of it when its command ends: where it was saved, it is gone by now.
    pub(super) fn leave(&self, has_words: bool) {
        let _ = std::fs::remove_dir_all(self.editor_path());
        if !is_plain(&self.path) {
            self.discard_plain();
        } else if self.is_typed_in() || has_words {
            self.keep();
        } else if !self.is_left_open() {
            self.discard_plain();
        }
    }

    /// Puts it aside under a number; where it lies then.
    pub(super) fn put_aside(&self) -> Result<PathBuf, Fault> {
        let aside = self.free_aside();
        if self.lies == Lies::Sealed {
            let sealed = self.sealed_aside(&aside);
            return self.sealed().put_aside(&sealed).map(|()| sealed);
        }
        if let Some(sealed) = self.is_secret().then(|| self.seal_beside(&self.path)).flatten() {
            self.discard_plain();
            return Ok(sealed);
        }
        std::fs::rename(&self.path, &aside).map_err(Fault::io(&self.path))?;
        Ok(aside)
    }

    /// Puts what a file beside it holds aside, sealed; where it lies then. `None`, and it stays, without a key.
    pub(super) fn seal_beside(&self, path: &Path) -> Option<PathBuf> {
        // what was put aside already keeps its number
        let same = Some(self.sealed_aside(path)).filter(|sealed| is_aside(path) && sealed.symlink_metadata().is_err());
        let sealed = same.unwrap_or_else(|| self.sealed_aside(&self.free_aside()));
        write_new(&sealed, self.block(path)?.as_bytes()).ok()?;
        std::fs::remove_file(path).ok()?;
        Some(sealed)
    }

    /// The first name to put something aside under that nothing has.
    fn free_aside(&self) -> PathBuf {
        let path = if self.lies == Lies::Sealed { self.path.with_extension("") } else { self.path.clone() };
        let aside = |number: u32| path.with_extension(format!("yaml{ASIDE}{number}"));
        let is_free = |path: &PathBuf| path.symlink_metadata().is_err() && self.sealed_aside(path).symlink_metadata().is_err();
        (1..).map(aside).find(is_free).unwrap_or_default()
    }

    /// What is put aside there, sealed.
    fn sealed_aside(&self, aside: &Path) -> PathBuf {
        self.edit.join(format!("{}{SEALED}", aside.file_name().unwrap_or_default().to_string_lossy()))
    }

    /// What a file holds, sealed for the one who types.
    fn block(&self, path: &Path) -> Option<String> {
        vault::seal(&file::all(path).ok()?, &self.opener.public_keys())
    }

    /// Deletes the draft, and copies that the editor left beside it.
    pub fn discard(&self) {
        self.discard_plain();
        let _ = std::fs::remove_file(self.sealed().path);
    }

    /// Deletes what lies in the open of it.
    pub(super) fn discard_plain(&self) {
        if self.lies == Lies::Sealed {
            return;
        }
        let _ = std::fs::remove_file(&self.path);
        let _ = std::fs::remove_file(self.base_path());
        if self.is_secret() {
            let _ = std::fs::remove_file(self.open_path());
        }
        self.copies().iter().for_each(|copy| drop(std::fs::remove_file(copy)));
    }

    /// Copies that an editor made beside it.
    pub(super) fn copies(&self) -> Vec<PathBuf> {
        let (Some(folder), Some(name)) = (self.path.parent(), self.path.file_name().and_then(|name| name.to_str())) else {
            return Vec::new();
        };
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let copies = entries.filter(|entry| entry.file_name().to_str().is_some_and(|other| is_copy(other, name)));
        copies.map(|entry| entry.path()).collect()
    }

    pub(super) fn base_path(&self) -> PathBuf {
        self.path.with_extension("base")
    }
}

fn is_aside(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().contains(ASIDE))
}

/// What the name of an editor's folder ends with.
pub(super) const EDITOR: &str = ".editor";

/// Whether a file beside a draft is a copy that an editor made of it: `x~`, `.x.swp`, `#x#`, `.#x`, `x.bak`.
pub(super) fn is_copy(other: &str, name: &str) -> bool {
    match other.split_once(name) {
        Some((before, after)) => {
            (!before.is_empty() || !after.is_empty()) && before.len() <= 2 && !after.starts_with(ASIDE) && !after.ends_with(SEALED)
        }
        None => false,
    }
}

/// Writes a file that is new and locked before there is a word in it.
fn write_locked(path: &Path, bytes: &[u8]) -> Result<File, Fault> {
    let _ = std::fs::remove_file(path);
    let mut file = private(OpenOptions::new().read(true).write(true).create_new(true)).open(path).map_err(Fault::io(path))?;
    // a file system without locks has one writer, or none that knows of others
    let _ = file.try_lock();
    file.write_all(bytes).map_err(Fault::io(path))?;
    Ok(file)
}
