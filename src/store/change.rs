//! What will be written, as a value: what is shown by `--dry-run` is what is applied.

use super::layout;
use super::yaml::{self, edit::Edit};
use crate::domain::records::Source;

/// One file that will change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new file; refused when there is one.
    Create {
        /// Where.
        path: String,
        /// All of it.
        text: String,
    },
    /// A few values of a file; the rest stays as it is, byte for byte.
    Edit {
        /// Which file.
        path: String,
        /// The changes, in order.
        edits: Vec<Edit>,
    },
    /// A whole file as a person left it in the editor; refused when it is no longer what it was.
    Replace {
        /// Which file.
        path: String,
        /// What it was when the editor was opened.
        before: Vec<u8>,
        /// What it is to be.
        text: String,
    },
    /// A file that waits for a choice, with what is still to be chosen between markers; refused when it is no longer what it
    /// was.
    Mark {
        /// Which file.
        path: String,
        /// What it holds.
        before: Vec<u8>,
        /// What it is to be.
        text: String,
    },
    /// A file that goes; refused when it is no longer what it was.
    Delete {
        /// Which file.
        path: String,
        /// What it holds.
        before: Vec<u8>,
    },
    /// A file that was there before, byte for byte; refused when there is one.
    Bring {
        /// Where.
        path: String,
        /// All of it.
        bytes: Vec<u8>,
    },
    /// A file under another name, with changes; without any it may be whatever it is, and need not be readable.
    Move {
        /// From where.
        from: String,
        /// To where; refused when there is a file.
        path: String,
        /// The changes.
        edits: Vec<Edit>,
    },
}

impl Change {
    /// A new record.
    pub fn create(source: &Source, text: String) -> Change {
        Change::Create { path: layout::path(source), text }
    }

    /// Another text in a file, which may be one between markers.
    pub fn text(path: String, before: Vec<u8>, text: String) -> Change {
        if yaml::holds_markers(&text) { Change::Mark { path, before, text } } else { Change::Replace { path, before, text } }
    }

    /// Changes of a record.
    pub fn edit(source: &Source, edits: Vec<Edit>) -> Change {
        Change::Edit { path: layout::path(source), edits }
    }

    /// The file that is there afterwards, or is gone.
    pub fn path(&self) -> &str {
        match self {
            Change::Create { path, .. } | Change::Edit { path, .. } | Change::Replace { path, .. } | Change::Mark { path, .. } => path,
            Change::Delete { path, .. } | Change::Bring { path, .. } | Change::Move { path, .. } => path,
        }
    }

    /// The word for it in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Change::Create { .. } | Change::Bring { .. } => "created",
            Change::Edit { .. } | Change::Replace { .. } | Change::Mark { .. } => "changed",
            Change::Delete { .. } => "removed",
            Change::Move { .. } => "moved",
        }
    }
}
