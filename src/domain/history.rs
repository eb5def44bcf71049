//! The changes of records over time, field by field.

use super::records::Source;
use super::sealed::Sealed;
use chrono::NaiveDate;

/// One field that changed: `due`, `answers`, `rhythm.check-in`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub field: String,
    /// The value before; `None` when it was not there.
    pub from: Option<String>,
    /// The value after; `None` when it is gone.
    pub to: Option<String>,
}

/// What happened to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Happened {
    /// It was made, with these fields.
    Made(Vec<FieldChange>),
    Gone,
    /// Fields of it changed; the list is empty when only its layout or comments changed.
    Changed(Vec<FieldChange>),
    /// It was, or became, a document that we can't read.
    Unreadable,
}

impl Moment {
    /// Whether nothing that is said became another.
    pub(crate) fn is_nothing(&self) -> bool {
        self.shut.is_none() && self.happened == Happened::Changed(Vec::new())
    }
}

/// One change of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub path: String,
    /// The record it holds; `None` for a person, settings or questions.
    pub source: Option<Source>,
    pub happened: Happened,
    /// What is sealed, where sealed words came or changed that could not be opened.
    pub shut: Option<Sealed>,
    /// The commit; `None` for what is not committed yet.
    pub recorded: Option<Recorded>,
}

/// A commit: who made it, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its name in git.
    pub commit: String,
    pub day: NaiveDate,
    pub by: String,
}
