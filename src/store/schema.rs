//! The keys of each kind of file, in the order in which new files have them.

use super::yaml::edit::Step;
use crate::domain::records::{Folder, Place};
use crate::domain::retention::Keep;

/// The keys of a file that is sealed in part, in their order; none for a file of another kind.
pub fn of(place: &Place) -> &'static [&'static str] {
    match place {
        Place::Employee(_) => EMPLOYEE,
        Place::Record(source) => match source.folder {
            Folder::Conversations => CONVERSATION,
            Folder::Actions => ACTION,
            Folder::Goals => GOAL,
            Folder::Notes | Folder::Private => NOTE,
        },
        _ => &[],
    }
}

/// `employee.yaml`.
pub const EMPLOYEE: &[&str] = &[
    "id",
    "name",
    "team",
    "manager",
    "role",
    "purpose",
    "email",
    "number",
    "started",
    "added",
    "rhythm",
    "basics",
    "away",
    "left",
    "left-because",
    "was",
    "formerly",
    "readers",
    "sealed",
    "sealed-base",
];

/// One leave of a person.
pub const LEAVE: &[&str] = &["from", "until"];

pub const CONVERSATION: &[&str] = &[
    "id",
    "type",
    "status",
    "date",
    "with",
    "themes",
    "preparation",
    "answers",
    "obstacles",
    "energy",
    "signals",
    "wishes",
    "summary",
    "next",
    "cancelled-because",
    "closed",
    "ended",
    "own-words",
    "own-energy",
    "readers",
    "sealed",
    "sealed-base",
];

/// The preparation of a conversation.
pub const PREPARATION: &[&str] = &["employee", "manager", "received"];

/// One of the answers of a conversation.
pub const ANSWER: &[&str] = &["theme", "note", "question", "answer", "released"];

/// One of the wishes of a conversation.
pub const WISH: &[&str] = &["signal", "what", "cost", "by"];

pub const ACTION: &[&str] = &[
    "id",
    "title",
    "owner",
    "due",
    "first-due",
    "status",
    "conversation",
    "kind",
    "goal",
    "obstacle",
    "note",
    "win",
    "dropped-because",
    "created",
    "closed",
    "ended",
    "released",
    "readers",
    "sealed",
    "sealed-base",
];

pub const GOAL: &[&str] = &[
    "id",
    "title",
    "by",
    "status",
    "supports",
    "towards",
    "project",
    "progress",
    "created",
    "closed",
    "ended",
    "readers",
    "sealed",
    "sealed-base",
];

/// A note between talks.
pub const NOTE: &[&str] = &["id", "text", "shared", "created", "conversation", "closed", "readers", "sealed", "sealed-base"];

/// One note of progress on a goal.
pub const PROGRESS: &[&str] = &["date", "note"];

/// A team and manager that a person had before.
pub const WAS: &[&str] = &["team", "manager", "until"];

/// One end of a record that was taken back.
pub const ENDED: &[&str] = &["closed", "reopened"];

/// `stay.yaml`.
pub const SETTINGS: &[&str] = &[
    "version",
    "workspace",
    "in-use",
    "language",
    "teams",
    "manager",
    "rhythm",
    "newcomer",
    "follow-up",
    "limits",
    "goals",
    "ambitions",
    "types",
    "rounds",
    "obstacles",
    "report",
    "git",
    "reminders",
    "privacy",
];

/// The `goals` part of `stay.yaml`.
pub const GOALS: &[&str] = &["term", "least", "most"];

/// One ambition in `stay.yaml`.
pub const AMBITION: &[&str] = &["label", "team"];

/// The `git` part of `stay.yaml`.
pub const GIT: &[&str] = &["commit"];

/// When `stay` commits.
pub const COMMITS: &[&str] = &["manual", "auto"];

/// The `reminders` part of `stay.yaml`.
pub const REMINDERS: &[&str] = &["weekday", "quiet", "addresses"];

/// The days of the week, the first one in front.
pub const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// One own type in `stay.yaml`.
pub const TYPE: &[&str] = &["name", "label", "purpose", "rhythm", "limit", "themes", "ask"];

/// One round.
pub const ROUND: &[&str] = &["type", "from", "to", "teams", "questions"];

/// One obstacle of the vocabulary.
pub const TERM: &[&str] = &["label", "also"];

/// The `report` part of `stay.yaml`.
pub const REPORT: &[&str] = &["window", "people", "anonymity", "currency"];

/// A report without names that was issued.
pub const ISSUED: &[&str] = &["period", "anonymity", "unreadable", "words", "rows", "digest"];

/// A word of the vocabulary in it.
pub const ISSUED_WORD: &[&str] = &["key", "label"];

/// The figures of one part of the organisation in it.
pub const ISSUED_ROW: &[&str] = &["everyone", "without-team", "team", "directly-in", "people"];

/// The `privacy` part of `stay.yaml`.
pub const PRIVACY: &[&str] = &["words", "private-notes", "keep", "guard"];

/// How long what is kept is needed, in the `privacy` part.
pub const KEEP: &[&str] = Keep::WORDS;

/// What was forgotten, in `forgotten/`.
pub const TOMBSTONE: &[&str] = &["key", "what", "day", "ids", "folders", "records"];

/// `readers.yaml`.
pub const READERS: &[&str] = &["readers"];

/// One reader.
pub const READER: &[&str] = &["name", "employee", "recovery", "keys"];

/// One question of the organisation's own bank.
pub const QUESTION: &[&str] = &["theme", "types", "nl", "en"];

/// The keys that come before `key` in an order.
pub fn before(order: &'static [&'static str], key: &str) -> &'static [&'static str] {
    let at = order.iter().position(|known| *known == key).unwrap_or(order.len());
    &order[..at]
}

/// What people write in whole sentences.
const PROSE: &[&str] = &["answer", "cancelled-because", "dropped-because", "left-because", "note", "purpose", "summary", "text", "win"];

/// What people write in few words, or what is taken over from whole sentences.
const WRITTEN: &[&str] = &["title", "project", "question", "obstacles", "obstacle", "energy", "role", "towards", "what"];

/// The key of what both wrote before a talk.
pub const PREPARATION_KEY: &str = "preparation";

/// Whether the texts under a key are what people wrote.
pub fn is_written(key: &str) -> bool {
    PROSE.contains(&key) || WRITTEN.contains(&key)
}

/// Whether a key of a file of ours holds what people write in whole sentences.
pub fn is_prose(within: &[Step], key: &str) -> bool {
    let is_preparation = matches!(within, [Step::Key(above)] if above == PREPARATION_KEY);
    PROSE.contains(&key) || (is_preparation && matches!(key, "employee" | "manager"))
}
