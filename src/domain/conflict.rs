//! Conflicts: where two people gave one thing different values, and which value is chosen.

use super::history::{FieldChange, Recorded};
use super::records::Source;

/// A value in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A key without a value.
    Nothing,
    /// A text, a day, a word.
    Text(String),
    List(Vec<Value>),
    /// Keys with their values.
    Map(Vec<(String, Value)>),
}

/// One step on the path to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictPart {
    Key(String),
    /// An item of a list, counted from 0, with its label: its question, date or title.
    Item(usize, Option<String>),
}

/// What the conflict is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A field of a document.
    Field(Vec<ConflictPart>),
    /// Lines of a file that is not merged by field; the number of the first line, from 1.
    Lines(usize),
    /// The whole file: one side deleted it and the other changed it; with the changed text.
    File(Vec<FieldChange>),
    /// The place of the file: both sides moved it.
    Place,
}

/// What one side has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The value; `None` if that side removed it.
    pub value: Option<Value>,
    /// The commit that made the value; `None` if it is not committed.
    pub recorded: Option<Recorded>,
}

/// One thing to which two sides gave different values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The file, relative to the workspace.
    pub path: String,
    /// The record in it.
    pub source: Option<Source>,
    /// What it is about.
    pub what: What,
    pub yours: Version,
    /// What came from elsewhere.
    pub theirs: Version,
    /// Whether both values can stay.
    pub both: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Yours,
    /// The value from elsewhere.
    Theirs,
    /// Both, one below the other.
    Both,
    Later,
}

impl Conflict {
    /// The person that the file is about.
    pub fn employee(&self) -> Option<&str> {
        match &self.source {
            Some(source) => source.employee.as_deref(),
            None => self.path.strip_prefix("employees/").and_then(|rest| rest.split('/').next()),
        }
    }

    /// The path of the field in JSON: `due`, `answers.0.answer`; `None` for a whole file or lines of it.
    pub fn field(&self) -> Option<String> {
        let What::Field(parts) = &self.what else { return None };
        let part = |part: &ConflictPart| match part {
            ConflictPart::Key(key) => key.clone(),
            ConflictPart::Item(at, _) => at.to_string(),
        };
        Some(parts.iter().map(part).collect::<Vec<_>>().join("."))
    }
}

impl Choice {
    /// The word for it in JSON.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Choice::Yours => Some("ours"),
            Choice::Theirs => Some("theirs"),
            Choice::Both => Some("both"),
            Choice::Later => None,
        }
    }
}

/// The operation of git that brought two versions together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    Merge,
    /// A rebase: your commits are put on top of others.
    Rebase,
    Pick,
    Revert,
    /// `git am`: a commit came by mail.
    Mail,
    /// `git stash pop` or `git checkout -m`: uncommitted changes meet another version.
    Stash,
}
