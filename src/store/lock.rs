//! One writer at a time: a lock on the workspace that ends with its process.

use super::file::{make_folder, open_plain, private, without_links, write_new};
use super::{Fault, Store, layout};
use std::fs::{File, Metadata, OpenOptions, TryLockError};
use std::io::{Error, ErrorKind, Read, Seek, Write};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

/// How long a command waits for one other that is writing.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// How many times that it waits where many write one after another.
const TURNS: usize = 6;

/// The lock, held until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    /// `None` where the file system can't lock.
    _file: Option<File>,
    /// Whether the file system can't lock, and nobody was told yet.
    pub(super) news: bool,
}

/// How many characters of the lock say who holds it.
const NAME: usize = 10;

/// Writes into the lock who holds it, over who held it before; a lock that nobody signed holds as well.
fn sign(mut file: &File) {
    let _ = file.rewind().and_then(|()| writeln!(file, "{:<NAME$}", std::process::id())).and_then(|()| file.flush());
}

/// The process that signed the lock.
fn holder(path: &Path) -> Option<u32> {
    let mut text = String::new();
    open_plain(path).ok()?.take(NAME as u64).read_to_string(&mut text).ok()?;
    text.lines().next()?.trim().parse().ok()
}

/// Opens the lock, made when it is not there. It is written to, so it has to be a file of its own: no link to another, no
/// second name of one, no pipe.
fn open(path: &Path) -> Result<File, Fault> {
    let opened = without_links(private(OpenOptions::new().create(true).truncate(false).read(true).write(true))).open(path);
    let is_odd = path.symlink_metadata().is_ok_and(|data| !data.is_file() || has_other_names(&data));
    let file = match opened {
        Ok(file) => file,
        Err(_) if is_odd => return Err(foreign(path)),
        Err(error) => return Err(Fault::Io { path: path.to_owned(), error }),
    };
    let is_plain = file.metadata().is_ok_and(|data| data.is_file() && !has_other_names(&data));
    if is_plain { Ok(file) } else { Err(foreign(path)) }
}

fn foreign(path: &Path) -> Fault {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Fault::Foreign(format!("{}/{name}", layout::INTERNAL))
}

#[cfg(unix)]
fn has_other_names(data: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(data) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
}

/// Whether the file system has no locks at all, and the problem is not this file.
fn cannot_lock(error: &Error) -> bool {
    const NO_LOCKS: i32 = 37;
    error.kind() == ErrorKind::Unsupported || (cfg!(target_os = "linux") && error.raw_os_error() == Some(NO_LOCKS))
}

/// Whether it was not said before that this file system can't lock.
fn is_news(folder: &Path) -> bool {
    write_new(&folder.join("no-lock"), b"").is_ok()
}

/// Waits in the system's own queue, where nobody is passed over for long. As long as others have their turn the wait goes
/// on; it ends when one and the same process holds the lock all the time, or after so many times that.
fn in_turn(file: File, path: &Path, patience: Duration) -> Result<File, Fault> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let locked = loop {
            match file.lock() {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                locked => break locked,
            }
        };
        // when nobody waits any more the file is dropped, and the lock with it
        let _ = sender.send(locked.map(|()| file));
    });
    let mut seen = holder(path);
    for _ in 0..TURNS {
        match receiver.recv_timeout(patience) {
            Ok(locked) => return locked.map_err(Fault::io(path)),
            Err(_) if holder(path) == seen => break,
            Err(_) => seen = holder(path),
        }
    }
    Err(Fault::Locked(holder(path)))
}

/// Waits until this process is the only one that writes; no longer than `patience` for one other.
///
/// If the file system can't lock (some network ones), it goes on without a lock.
pub(crate) fn take(store: &Store, patience: Duration) -> Result<Lock, Fault> {
    named(store, "lock", patience)
}

/// The same for another lock than that of writers.
pub(super) fn named(store: &Store, name: &str, patience: Duration) -> Result<Lock, Fault> {
    let folder = internal(store)?;
    let path = folder.join(name);
    let file = open(&path)?;
    let taken = |file: File| {
        sign(&file);
        Ok(Lock { _file: Some(file), news: false })
    };
    match file.try_lock() {
        Ok(()) => taken(file),
        Err(TryLockError::WouldBlock) => taken(in_turn(file, &path, patience)?),
        Err(TryLockError::Error(error)) if cannot_lock(&error) => Ok(Lock { _file: None, news: is_news(&folder) }),
        Err(TryLockError::Error(error)) => Err(Fault::Io { path, error }),
    }
}

/// `.stay/`, made when it is not there, with what keeps it out of git.
pub(super) fn internal(store: &Store) -> Result<std::path::PathBuf, Fault> {
    let folder = store.at(layout::INTERNAL);
    match folder.symlink_metadata() {
        Ok(data) if !data.is_dir() => return Err(Fault::Foreign(layout::INTERNAL.to_owned())),
        Ok(_) => {}
        Err(_) => make_folder(&folder)?,
    }
    let ignore = folder.join(".gitignore");
    if ignore.symlink_metadata().is_err() {
        match write_new(&ignore, b"*\n") {
            // another first writer was quicker; the lock comes later
            Err(Fault::Io { error, .. }) if error.kind() == ErrorKind::AlreadyExists => {}
            written => written?,
        }
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_system_without_locks_is_told_from_trouble_and_said_once() {
        assert!(cannot_lock(&Error::from(ErrorKind::Unsupported)));
        assert!(!cannot_lock(&Error::from(ErrorKind::PermissionDenied)));
        let folder = std::env::temp_dir().join(format!("stay-no-lock-{}", std::process::id()));
        make_folder(&folder).unwrap();
        assert_eq!((is_news(&folder), is_news(&folder)), (true, false));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
