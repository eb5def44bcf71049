//! Why the store could not do what was asked. The sentences are made in `error.rs`.

use crate::domain::problem::Problem;
use crate::domain::repository::Refusal;
use std::io;
use std::path::{Path, PathBuf};

/// Why reading or writing a workspace failed as a whole.
#[derive(Debug)]
pub enum Fault {
    /// No `stay.yaml` here or above.
    NoWorkspace(PathBuf),
    /// `stay.yaml` says a version of the format that this program does not know.
    NewerVersion(String),
    Io {
        path: PathBuf,
        error: io::Error,
    },
    /// Another `stay` is writing, and went on doing so; its process, where it is known.
    Locked(Option<u32>),
    /// The file changed while it was being worked on.
    Changed(String),
    Exists(String),
    /// The file can't be read, so nothing is written over it.
    Unreadable(Box<Problem>),
    /// A value can't be changed without changing others (path, key, line, column).
    CannotEdit {
        path: String,
        key: String,
        line: u32,
        column: u32,
    },
    /// What it would be of was forgotten on purpose.
    Forgotten(String),
    /// What would be written does not read back as what was meant.
    Unfaithful(String),
    /// It failed between two files, and could not be taken back. The next command that writes finishes it.
    HalfWay(Box<Fault>),
    /// Words could not be sealed in this file, and why.
    Sealing(String, Box<super::seal::Refusal>),
    /// Git did not do what was asked, and why.
    Git(Refusal),
    /// There is no place outside the workspace to keep what a user accepts.
    NoState,
    /// An identity can't be used, and why.
    Identity(PathBuf, super::identity::Unusable),
    /// The system gives no random numbers.
    NoChance,
    /// Others can write in a folder that should be this user's alone.
    OpenToOthers(PathBuf),
    /// The directory or file is a symbolic link, which is not followed.
    Link(String),
    /// Something below `.stay` was not made by `stay`: a link, a pipe, a second name of another file, a file where a folder
    /// belongs.
    Foreign(String),
    /// A folder outside the workspace that would be written to, and is a link or open to others.
    NotOwn(PathBuf),
    /// A text that waits is sealed, and there is no key here that opens it.
    SealedDraft(PathBuf),
}

impl Fault {
    /// The system's refusal about a path.
    pub fn io(path: &Path) -> impl FnOnce(io::Error) -> Fault + use<'_> {
        move |error| Fault::Io { path: path.to_owned(), error }
    }

    /// The system's refusal in a walk through folders.
    pub(super) fn of_walk(error: walkdir::Error) -> Fault {
        let path = error.path().map(Path::to_owned).unwrap_or_default();
        Fault::Io { path, error: error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()) }
    }
}
