//! What can be wrong with a workspace: named, placed and weighed; the sentences are in `i18n`.

use super::id::Id;
use super::records::Folder;
use super::repository::Unsent;
use chrono::NaiveDate;

/// Why a text is not a YAML document that we take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YamlFault {
    /// A line that git left around a conflict.
    Conflict,
    /// A control character, such as NUL.
    Control,
    /// A key that is there twice.
    DuplicateKey(String),
    /// A key that is a list or a map.
    OddKey,
    /// A second document behind `---`.
    SecondDocument,
    /// A tab where only spaces may stand.
    Tab,
    /// A bracket or brace without its mate.
    Bracket,
    /// A quote without its mate.
    Quote,
    /// A `: ` inside a text without quotes, or a line without one.
    Colon,
    /// A line that stands too far to the left or right.
    Indentation,
    /// An alias of something that is not there.
    Alias,
    /// Nested too deep.
    TooDeep,
    /// Unfolds to too much.
    TooLarge,
    /// Anything else.
    Syntax,
}

/// What a text is saved as, where that is no UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Windows-1252, or another that has a byte for each letter.
    Windows,
    /// UTF-16 that is cut off or broken.
    Utf16,
    /// Nothing that is known.
    Unknown,
}

/// What a key should have held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One text.
    Text,
    /// A list of texts.
    Texts,
    /// One text within a list of texts.
    Item,
    /// A list of maps.
    Maps,
    /// A map.
    Map,
    /// A whole number.
    Number,
}

/// What belongs in a folder of the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Folders of people.
    People,
    /// What a person's folder has.
    Parts,
    /// Records.
    Records,
    /// The organisation's actions.
    Actions,
    /// Files of questions.
    Questions,
}

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Warning,
    /// Wrong, and the record could be read all the same.
    Error,
    /// The record is left out of every answer.
    Unreadable,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No YAML, or YAML that we don't take.
    Yaml(YamlFault),
    /// Not UTF-8.
    Encoding,
    /// Saved by an editor as something else than UTF-8.
    SavedAs(Encoding),
    /// Text behind ` #`, which YAML takes for a comment.
    CutOff(String),
    /// A text that begins with a sign that YAML takes for something of its own.
    Sign(char),
    /// A line of a list without a blank behind its dash, or with something else for a dash.
    NoDash(String),
    /// A line that belongs to no key.
    Loose(String),
    /// Over the size that a record may have, in bytes.
    TooBig(u64),
    /// A symbolic link.
    Link,
    /// The system's reason that a file could not be read.
    Io(std::io::ErrorKind),
    /// Not a map.
    NotAMap,
    /// A file of questions that is not a list.
    NotAList,
    /// Nothing in it.
    Empty,
    /// A key that the format does not have, with the one it is nearest to.
    UnknownKey(String, Option<&'static str>),
    /// A key that should be there.
    MissingKey(&'static str),
    /// A value of another shape.
    WrongShape(String, Shape),
    /// A word that is none of those a key takes, with what it takes and the nearest.
    UnknownWord {
        /// The key.
        key: &'static str,
        /// The word found.
        found: String,
        /// The words it takes.
        known: Vec<String>,
        /// The one that was likely meant.
        nearest: Option<String>,
    },
    /// A word that was understood, written in another way than files have it (key, found, meant).
    OtherSpelling(&'static str, String, String),
    /// A name that is nearly one that is better known (key, found, known).
    NearName(&'static str, String, String),
    /// A value that should be a day.
    NotADay(String, String),
    /// A value that should be an interval.
    NotAnInterval(String, String),
    /// An id that is none.
    NotAnId(&'static str, String),
    /// The id inside is not the one in the file's name (inside, name).
    OtherId(Id, Id),
    /// An id that another file has too.
    TwiceId(Id, String),
    /// Something pointed to that is not there (key, id).
    Dangling(&'static str, Id),
    /// Something pointed to that is another person's (key, id).
    Foreign(&'static str, Id),
    /// An action of the organisation without an obstacle.
    NoObstacle,
    /// Ended without a day.
    EndedWithoutDay,
    /// Ended on a day before it was made (ended, made).
    EndedBeforeMade(NaiveDate, NaiveDate),
    /// An end day while it is not ended.
    DayWithoutEnd,
    /// Dropped without a reason.
    DroppedWithoutReason,
    /// More actions in one conversation than the limit (how many, limit).
    TooManyActions(usize, usize),
    /// Two obstacles of the vocabulary claim one name (name, the other's key).
    SharedForm(String, String),
    /// A file or folder where none belongs.
    Stray,
    /// Something that was meant to be read and is not, for what it is called or where it lies.
    Unread {
        /// The path that it was meant to have, where that is without a doubt.
        meant: Option<String>,
        /// Whether nothing is there yet.
        is_free: bool,
        /// What belongs where it lies.
        wanted: Wanted,
    },
    /// A record that lies among records of another kind: the kind that it is, and where it belongs.
    Elsewhere(Folder, String),
    /// What was left, or came late, in a folder that a person has no more; where the person lives now.
    MovedAway(String),
    /// Two people of one name in one folder, as a merge left them.
    TwoPeople,
    /// The same person in another folder too.
    TwoHomes(String),
    /// A person's directory without `employee.yaml`.
    NoEmployeeFile,
    /// A newer version of the format.
    NewerVersion(String),
    /// Git never sends it.
    Unsent(Unsent),
}

/// One problem, placed. Line and column count from 1; 0 where no place can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the workspace, with `/`.
    pub path: String,
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
    /// What is wrong.
    pub kind: Kind,
    /// How much it weighs.
    pub severity: Severity,
}

impl Problem {
    /// Whether every command that reads the file names it: it could not be read, or not wholly understood.
    pub fn is_said_by_all(&self) -> bool {
        self.severity == Severity::Unreadable
            || matches!(
                &self.kind,
                Kind::NoEmployeeFile
                    | Kind::MovedAway(_)
                    | Kind::TwoHomes(_)
                    | Kind::NotAnInterval(..)
                    | Kind::UnknownWord { key: "type", .. }
            )
    }
}
