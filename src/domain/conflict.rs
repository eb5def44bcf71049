//! What two people made of the same thing, and what is chosen of it.

use super::history::{FieldChange, Recorded};
use super::records::Source;

/// A value as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A key with nothing behind it.
    Nothing,
    /// A text, a day, a word.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys with their values.
    Map(Vec<(String, Value)>),
}

/// One step to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A key.
    Key(String),
    /// An item of a list, from 0, with what it is called by: its question, date or title.
    Item(usize, Option<String>),
}

/// What has two values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A field of a document.
    Field(Vec<Part>),
    /// Lines of a file that can't be told apart by field; the first of them, from 1.
    Lines(usize),
    /// The file: one took it out, the other changed it; with what was changed.
    File(Vec<FieldChange>),
    /// Where the file is: both moved it.
    Place,
}

/// What one side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The value; `None` where that side took it out.
    pub value: Option<Value>,
    /// The commit that made it so; `None` for what is in no commit.
    pub recorded: Option<Recorded>,
}

/// Something that two sides gave different values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The file, relative to the workspace.
    pub path: String,
    /// The record in it.
    pub source: Option<Source>,
    /// What it is about.
    pub what: What,
    /// What you made of it.
    pub yours: Version,
    /// What came from elsewhere.
    pub theirs: Version,
    /// Whether both can stay.
    pub both: bool,
}

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What you made of it.
    Yours,
    /// What came from elsewhere.
    Theirs,
    /// Both, one below the other.
    Both,
    /// Nothing yet.
    Later,
}

impl Conflict {
    /// Whose record it is, or about whom the file is.
    pub fn employee(&self) -> Option<&str> {
        match &self.source {
            Some(source) => source.employee.as_deref(),
            None => self.path.strip_prefix("employees/").and_then(|rest| rest.split('/').next()),
        }
    }

    /// How the field is called where data is read: `due`, `answers.0.answer`; `None` for a whole file or lines of it.
    pub fn field(&self) -> Option<String> {
        let What::Field(parts) = &self.what else { return None };
        let part = |part: &Part| match part {
            Part::Key(key) => key.clone(),
            Part::Item(at, _) => at.to_string(),
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

/// What brought two versions together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// A merge.
    Merge,
    /// Your commits are put on top of others.
    Rebase,
    /// A commit is taken over.
    Pick,
    /// A commit is taken back.
    Revert,
    /// A commit came by mail.
    Mail,
    /// What was put aside comes back, or was carried along to another branch.
    Stash,
}
