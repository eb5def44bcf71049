//! What became of records over time, field by field.

use super::records::Source;
use chrono::NaiveDate;

/// One field that changed: `due`, `answers`, `rhythm.check-in`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: String,
    /// What it held; `None` when it was not there.
    pub from: Option<String>,
    /// What it holds; `None` when it is gone.
    pub to: Option<String>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// It was made, with these fields.
    Made(Vec<FieldChange>),
    /// It went.
    Gone,
    /// Fields of it changed; none when only its layout or comments did.
    Changed(Vec<FieldChange>),
    /// It was, or became, no document that we read.
    Unreadable,
}

/// What happened to one file, at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The file.
    pub path: String,
    /// The record it holds; `None` for a person, settings or questions.
    pub source: Option<Source>,
    /// What became of it.
    pub happened: Happened,
    /// Where it is recorded; `None` for what is not recorded yet.
    pub recorded: Option<Recorded>,
}

/// Who recorded something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its name in git.
    pub commit: String,
    /// The day.
    pub day: NaiveDate,
    /// By whom.
    pub by: String,
}
