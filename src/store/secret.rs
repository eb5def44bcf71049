//! The key with which this user's own `stay` signs on this machine: 32 random bytes in the user's folder for state.
//!
//! It lies outside every workspace, so nothing that comes with a clone, an archive or a shared folder can have it.

use super::file::{make_folder, open_plain, private, write_new};
use std::fs::{File, Metadata, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// How many bytes it has.
const LENGTH: usize = 32;

pub(super) type Bytes = [u8; LENGTH];

/// Where the secret lies, and what it is once that was looked at.
#[derive(Clone, Default)]
pub struct Secret {
    folder: Option<PathBuf>,
    bytes: Arc<OnceLock<Bytes>>,
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "Secret in {:?}", self.folder)
    }
}

impl Secret {
    /// That of the user who runs this: in `$XDG_STATE_HOME/stay`, else where the system keeps such things.
    pub fn of_user() -> Secret {
        Secret::kept_in(state_folder())
    }

    /// A key that is kept in a folder; without a folder it is kept nowhere.
    pub fn kept_in(folder: Option<PathBuf>) -> Secret {
        Secret { folder, bytes: Arc::default() }
    }

    /// The key, if nobody else could have changed it. A key inside `root` does not count, because it may have come with the
    /// workspace.
    pub(super) fn there(&self, root: &Path) -> Option<&Bytes> {
        let folder = self.outside(root)?;
        if self.bytes.get().is_none() {
            let _ = self.bytes.set(read(folder)?);
        }
        self.bytes.get()
    }

    /// Whether something was not said to this user before; from here on it was. Where nothing can be remembered, it is news each time.
    pub(crate) fn is_news(&self, root: &Path, what: &str) -> bool {
        let Some(folder) = self.outside(root).map(|folder| folder.join("told")) else { return true };
        let plain = |c: char| if c.is_ascii_alphanumeric() || "+-_".contains(c) { c } else { '_' };
        let path = folder.join(what.chars().map(plain).collect::<String>());
        let _ = make_folder(&folder);
        match write_new(&path, b"") {
            Err(super::Fault::Io { error, .. }) => error.kind() != std::io::ErrorKind::AlreadyExists,
            _ => true,
        }
    }

    /// The user's folder for state, where it lies outside `root`.
    pub(super) fn outside(&self, root: &Path) -> Option<&PathBuf> {
        let folder = self.folder.as_ref()?;
        let real = folder.ancestors().find_map(|folder| folder.canonicalize().ok());
        Some(folder).filter(|folder| !folder.starts_with(root) && !real.is_some_and(|real| real.starts_with(root)))
    }

    /// The key, made now if there is none; `None` if it can't be stored.
    pub(super) fn made(&self, root: &Path) -> Option<&Bytes> {
        if self.there(root).is_none() {
            make(self.outside(root)?);
        }
        self.there(root)
    }
}

/// The folder for what `stay` keeps of a user on this machine.
fn state_folder() -> Option<PathBuf> {
    user_folder("XDG_STATE_HOME", ".local/state")
}

/// The folder of `stay` in one of the user's own: where a variable says, else where the system keeps such things, below home.
pub(super) fn user_folder(variable: &str, below_home: &str) -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || std::env::home_dir().filter(|home| home.is_absolute());
    let of_system = || match std::env::consts::OS {
        "windows" => set("LOCALAPPDATA"),
        "macos" => home().map(|home| home.join("Library/Application Support")),
        _ => home().map(|home| home.join(below_home)),
    };
    set(variable).or_else(of_system).map(|folder| folder.join("stay"))
}

fn file(folder: &Path) -> PathBuf {
    folder.join("key")
}

/// Reads it, unless someone else may have written or read it.
fn read(folder: &Path) -> Option<Bytes> {
    let mut opened: File = open_plain(&file(folder)).ok()?;
    let is_closed = is_of_user_alone(&opened.metadata().ok()?, 0o077) && is_of_user_alone(&folder.metadata().ok()?, 0o022);
    let mut bytes = Vec::new();
    opened.by_ref().take(LENGTH as u64 + 1).read_to_end(&mut bytes).ok().filter(|_| is_closed)?;
    bytes.try_into().ok()
}

/// Makes it, unless another process is quicker. What lies there and is none is replaced; it never held anything but this.
fn make(folder: &Path) {
    let mut bytes: Bytes = [0; LENGTH];
    let is_own = || folder.metadata().is_ok_and(|data| is_of_user_alone(&data, 0o022));
    if make_folder(folder).is_err() || !is_own() || getrandom::fill(&mut bytes).is_err() {
        return;
    }
    let (place, staged) = (file(folder), folder.join(format!("key.{}", std::process::id())));
    // one at a time: two that replace what is none must not each sign with their own
    let turn = private(OpenOptions::new().create(true).truncate(false).write(true)).open(folder.join("lock"));
    let _turn = turn.ok().filter(|turn| turn.lock().is_ok());
    if read(folder).is_none() {
        let _ = std::fs::remove_file(&staged);
        let _ = write_new(&staged, &bytes).and_then(|()| std::fs::rename(&staged, &place).map_err(super::fault::Fault::io(&place)));
        let _ = std::fs::remove_file(&staged);
    }
}

/// Whether a file or folder is this user's, and none of these rights of others is given.
#[cfg(unix)]
pub(super) fn is_of_user_alone(data: &Metadata, others: u32) -> bool {
    use std::os::unix::fs::MetadataExt;
    data.uid() == rustix::process::geteuid().as_raw() && data.mode() & others == 0
}

/// Elsewhere the folder of a user is closed by the system.
#[cfg(not(unix))]
pub(super) fn is_of_user_alone(_: &Metadata, _: u32) -> bool {
    true
}

/// What nothing that comes from elsewhere can know, where no secret can be kept: the moment at which a folder of this
/// machine was made, and which one it is on its disk. Linux lets nobody set that moment.
#[cfg(target_os = "linux")]
pub(super) fn of_birth(folder: &Path) -> Option<Bytes> {
    use sha2::{Digest, Sha256};
    use std::os::unix::fs::MetadataExt;
    let data = folder.symlink_metadata().ok().filter(|data| data.is_dir() && is_of_user_alone(data, 0o022))?;
    let born = data.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    // a disk that keeps whole seconds could be guessed
    let is_fine = born.subsec_nanos() % 1_000_000 != 0;
    let told = format!("{} {} {}", born.as_nanos(), data.dev(), data.ino());
    is_fine.then(|| Sha256::digest(told).into())
}

/// Elsewhere that moment may be set, so it proves nothing.
#[cfg(not(target_os = "linux"))]
pub(super) fn of_birth(_: &Path) -> Option<Bytes> {
    None
}
