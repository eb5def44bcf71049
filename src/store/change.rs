//! A write as a value: `--dry-run` shows exactly what would be applied.

use super::layout;
use super::yaml::{self, edit::Edit};
use crate::domain::records::Place;

/// One file that will change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new file; refused when there is one.
    Create { place: Place, text: String },
    /// A few values of a file; the rest stays as it is, byte for byte.
    Edit {
        place: Place,
        /// The changes, in order.
        edits: Vec<Edit>,
    },
    /// A whole file as a person left it in the editor; refused when it is no longer what it was.
    Replace {
        place: Place,
        /// What it was when the editor was opened.
        before: Vec<u8>,
        text: String,
    },
    /// A file that waits for a choice, with what is still to be chosen between markers; refused when it is no longer what it
    /// was.
    Mark { place: Place, before: Vec<u8>, text: String },
    /// A file that goes; refused when it is no longer what it was.
    Delete { place: Place, before: Vec<u8> },
    /// A file that was there before, byte for byte; refused when there is one.
    Bring { place: Place, bytes: Vec<u8> },
    /// A file under another name, with changes; without any it may be whatever it is, and need not be readable.
    Move {
        /// From where, whatever it is called there.
        from: String,
        /// To where; refused when there is a file.
        place: Place,
        edits: Vec<Edit>,
    },
}

impl Change {
    pub fn create(place: impl Into<Place>, text: String) -> Change {
        Change::Create { place: place.into(), text }
    }

    /// Another text in a file, which may be one between markers.
    pub fn text(path: &str, before: Vec<u8>, text: String) -> Change {
        let place = layout::place(path);
        if yaml::holds_markers(&text) { Change::Mark { place, before, text } } else { Change::Replace { place, before, text } }
    }

    /// A file that goes.
    pub fn delete(path: &str, before: Vec<u8>) -> Change {
        Change::Delete { place: layout::place(path), before }
    }

    /// Changes of a file.
    pub fn edit(place: impl Into<Place>, edits: Vec<Edit>) -> Change {
        Change::Edit { place: place.into(), edits }
    }

    /// A file under another name, and otherwise as it is.
    pub fn rename(from: String, to: &str) -> Change {
        Change::Move { from, place: layout::place(to), edits: Vec::new() }
    }

    /// The file that is there afterwards, or is gone.
    pub fn place(&self) -> &Place {
        match self {
            Change::Create { place, .. } | Change::Edit { place, .. } | Change::Replace { place, .. } => place,
            Change::Mark { place, .. } | Change::Delete { place, .. } | Change::Bring { place, .. } | Change::Move { place, .. } => place,
        }
    }

    /// The path of that file.
    pub fn path(&self) -> String {
        layout::path_of(self.place())
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
