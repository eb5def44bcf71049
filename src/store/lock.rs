//! One writer at a time: a lock on the workspace that ends with its process.

use super::fault::Fault;
use super::file::{make_folder, private, write_new};
use super::layout;
use super::workspace::Store;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::time::{Duration, Instant};

/// How long a command waits for another that is writing.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// The lock, held until it is dropped.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held, not read: the lock goes with the file")] File);

impl Store {
    /// Waits, no longer than `patience`, until this process is the only one that writes.
    pub fn lock_within(&self, patience: Duration) -> Result<Lock, Fault> {
        let folder = self.internal()?;
        let path = folder.join("lock");
        let file = private(OpenOptions::new().create(true).truncate(false).write(true)).open(&path).map_err(Fault::io(&path))?;
        let start = Instant::now();
        let mut pause = Duration::from_millis(1);
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Lock(file)),
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => {
                    std::thread::sleep(pause);
                    pause = (pause * 2).min(Duration::from_millis(20));
                }
                Err(TryLockError::WouldBlock) => return Err(Fault::Locked(path)),
                Err(TryLockError::Error(error)) => return Err(Fault::Io { path, error }),
            }
        }
    }

    /// `.stay/`, made when it is not there, with what keeps it out of git.
    pub(super) fn internal(&self) -> Result<std::path::PathBuf, Fault> {
        let folder = self.at(layout::INTERNAL);
        if folder.is_symlink() {
            return Err(Fault::Link(layout::INTERNAL.to_owned()));
        }
        if !folder.is_dir() {
            make_folder(&folder)?;
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
}
