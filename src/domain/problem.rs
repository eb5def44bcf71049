//! What can be wrong with a workspace, where, and how bad it is. The sentences for people are in `i18n`.

use super::id::Id;
use super::promise_line::PromiseSlip;
use super::records::Folder;
use super::repository::Unsent;
use super::sealed::SealFault;
use chrono::NaiveDate;

/// Why a text is not a YAML document that we accept.
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
    /// An opening or closing bracket or brace is missing.
    Bracket,
    /// An opening or closing quote is missing.
    Quote,
    /// A `: ` inside a text without quotes, or a line without one.
    Colon,
    /// A line that stands too far to the left or right.
    Indentation,
    /// An alias without its anchor.
    Alias,
    TooDeep,
    /// Too much once aliases are expanded.
    TooLarge,
    Syntax,
}

/// The encoding of a text that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Windows-1252, or another encoding with one byte for each letter.
    Windows,
    /// UTF-16 that is cut off or broken.
    Utf16,
    Unknown,
}

/// What kind of value a key should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Text,
    /// A list of texts.
    Texts,
    /// One text within a list of texts.
    Item,
    /// A list of maps.
    Maps,
    Map,
    Number,
}

/// What belongs in a folder of the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    People,
    /// What a person's folder has.
    Parts,
    Records,
    Actions,
    Questions,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know; nothing is wrong.
    Warning,
    /// Wrong, but the record could be read.
    Error,
    /// The record is left out of every answer.
    Unreadable,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No YAML, or YAML that we don't accept.
    Yaml(YamlFault),
    /// Not UTF-8.
    Encoding,
    /// An editor saved it in an encoding other than UTF-8.
    SavedAs(Encoding),
    /// Text after ` #`, which YAML reads as a comment.
    CutOff(String),
    /// A text that begins with a sign that has another meaning in YAML.
    Sign(char),
    /// A line of a list without a blank after its dash, or with another sign in place of a dash.
    NoDash(String),
    /// A line that belongs to no key.
    Loose(String),
    /// Larger than a record may be, in bytes.
    TooBig(u64),
    Link,
    /// The system's reason that a file could not be read.
    Io(std::io::ErrorKind),
    NotAMap,
    /// A file of questions that is not a list.
    NotAList,
    Empty,
    /// A key that the format does not have, with the nearest known one.
    UnknownKey(String, Option<&'static str>),
    /// A key that should be there.
    MissingKey(&'static str),
    /// A value of the wrong kind.
    WrongShape(String, Shape),
    /// A word that the key does not take, with the words that it takes and the nearest one.
    UnknownWord {
        key: &'static str,
        found: String,
        /// The words it takes.
        known: Vec<String>,
        nearest: Option<String>,
    },
    /// A known word in another spelling than files have (key, found, meant).
    OtherSpelling(&'static str, String, String),
    /// A name that is almost a more frequent one (key, found, known).
    NearName(&'static str, String, String),
    /// A word for whoever types it, where a file names someone (key, found).
    Oneself(&'static str, String),
    /// A value that should be a day.
    NotADay(String, String),
    /// A value that should be an interval.
    NotAnInterval(String, String),
    /// A value that should be an amount of money.
    NotAnAmount(&'static str, String),
    /// A value that should be a currency.
    NotACurrency(String),
    /// A text that should be an address for mail (whose, found).
    NotAnAddress(String, String),
    /// An id that is not valid.
    NotAnId(&'static str, String),
    /// The id inside is not the one in the file's name (inside, name).
    OtherId(Id, Id),
    /// An id that another file has too.
    TwiceId(Id, String),
    /// A pointer to a record that does not exist (key, id).
    Dangling(&'static str, Id),
    /// A pointer to another person's record (key, id).
    Foreign(&'static str, Id),
    /// An action of the organisation without an obstacle.
    NoObstacle,
    EndedWithoutDay,
    /// Ended on a day before it was made (ended, made).
    EndedBeforeMade(NaiveDate, NaiveDate),
    /// An end day, but it has not ended.
    DayWithoutEnd,
    DroppedWithoutReason,
    /// More actions in one conversation than the limit (how many, limit).
    TooManyActions(usize, usize),
    /// Two obstacles of the vocabulary have the same name (name, the other's key).
    SharedForm(String, String),
    /// A file or folder that has no place in a workspace.
    Stray,
    /// A file or folder that is not read because of its name or place, but was meant to be.
    Unread {
        /// The path that it should have, if there is no doubt.
        meant: Option<String>,
        /// Whether that path is free.
        is_free: bool,
        /// What belongs in its folder.
        wanted: Wanted,
    },
    /// A record in the folder of another kind: its own kind, and the path that it should have.
    Elsewhere(Folder, String),
    /// A file in a former folder of a person; the person's present folder.
    MovedAway(String),
    /// A person or record that was forgotten, and came back.
    Forgotten,
    /// A report without names that says something else than was issued.
    NotAsIssued,
    /// Two people with the same name in one folder, after a merge.
    TwoPeople,
    /// The same person in another folder too.
    TwoHomes(String),
    /// A person's directory without `employee.yaml`.
    NoEmployeeFile,
    /// A leave that ends before it begins (last day, first day).
    BackBeforeAway(NaiveDate, NaiveDate),
    /// A round that ends before it begins (last day, first day).
    BackwardRound(NaiveDate, NaiveDate),
    /// A line of a page with talks to plan that names no day, person and type.
    NotATalk(String),
    /// A talk to plan with someone who has one that is planned or open, or who is on the page already.
    PlannedAlready(String),
    /// A talk to plan on a day that has passed.
    DayHasPassed(NaiveDate),
    /// Someone else has this number too: the number, and the path of their file.
    SameNumber(String, String),
    /// Nothing says from when a person's rhythm counts.
    NoBeginning,
    /// A newer version of the format.
    NewerVersion(String),
    /// `privacy` in a workspace whose version is too old for it.
    TooOldForPrivacy,
    /// Words are sealed here, and there is no `readers.yaml`.
    NoReaders,
    /// A text that should be a public key.
    NotAPublicKey(String),
    /// A secret key, which opens what is sealed. It is not repeated.
    SecretKey,
    /// A text that can't be the key of a reader.
    NotAReader(String),
    /// What belongs to one reader alone, under a second one (what it is, the other reader).
    SharedReader(String, String),
    /// A reader who is an employee that there is not.
    NoSuchEmployee(String),
    /// A word of the policy that is neither a role nor a reader (key, word).
    NoSuchReader(&'static str, String),
    /// Git never sends it.
    Unsent(Unsent),
    /// A promise in a form that is not understood.
    Promise(PromiseSlip),
    /// What is wrong with what is sealed, or should be.
    Seal(SealFault),
}

/// One problem, placed. Line and column count from 1; 0 where no place can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the workspace, with `/`.
    pub path: String,
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
    pub kind: Kind,
    /// How much it weighs.
    pub severity: Severity,
}

impl Problem {
    /// Whether every command that reads the file names it: it could not be read, or not wholly understood.
    pub fn is_said_by_all(&self) -> bool {
        self.severity == Severity::Unreadable
            || matches!(&self.kind, Kind::Seal(fault) if fault.is_said_by_all())
            || matches!(
                &self.kind,
                Kind::NoEmployeeFile
                    | Kind::Forgotten
                    | Kind::MovedAway(_)
                    | Kind::TwoHomes(_)
                    | Kind::NotAnInterval(..)
                    | Kind::NotADay(..)
                    | Kind::NotAnAmount(..)
                    | Kind::BackBeforeAway(..)
                    | Kind::MissingKey("from")
                    | Kind::UnknownWord { key: "type", .. }
            )
    }
}
