//! A note between talks: what to come back to in the next one.

use super::conversation::Conversation;
use super::employee::Slug;
use super::id::Id;
use super::sealed::Sealed;
use super::types::is_formal;
use chrono::NaiveDate;

#[derive(Clone, Debug)]
pub struct Note {
    pub id: Id,
    pub employee: Slug,
    /// The day the file was made, from its name.
    pub made: NaiveDate,
    /// The text; there only if it was read.
    pub text: Option<String>,
    /// Whether the employee may see it before the talk.
    pub shared: bool,
    /// Whether it is for its author alone.
    pub private: bool,
    /// The day it was noted.
    pub created: NaiveDate,
    /// The talk that took it up.
    pub conversation: Option<Id>,
    /// The day it was put away without a talk.
    pub closed: Option<NaiveDate>,
    /// What is sealed in it.
    pub sealed: Option<Box<Sealed>>,
}

impl Note {
    /// Whether it waits for a talk. Of a private note that is shut nobody can tell.
    pub fn is_open(&self) -> bool {
        !self.is_hidden() && self.conversation.is_none() && self.closed.is_none()
    }

    /// Whether it is another's own: nothing of it is told.
    pub fn is_hidden(&self) -> bool {
        self.private && self.text.is_none()
    }

    /// Its text, on one line.
    pub fn line(&self) -> String {
        self.text.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Sorts notes by their day, and those of one day by their text.
pub fn by_day(note: &Note) -> (NaiveDate, String, Id) {
    (note.created, note.line(), note.id)
}

/// The notes that wait, the oldest first.
pub fn open(notes: &[Note]) -> Vec<&Note> {
    let mut open: Vec<&Note> = notes.iter().filter(|note| note.is_open()).collect();
    open.sort_by_cached_key(|note| by_day(note));
    open
}

/// The notes that a talk is about: those of its person that wait. The formal cycle has none.
pub fn for_talk<'n>(notes: &'n [Note], conversation: &Conversation) -> Vec<&'n Note> {
    let waiting = open(notes).into_iter().filter(|note| note.employee == conversation.employee && !note.private);
    waiting.filter(|_| !is_formal(&conversation.kind)).collect()
}

/// The notes that a talk takes up when it is closed: those that it is about, noted on its day or before.
pub fn taken_up<'n>(notes: &'n [Note], conversation: &Conversation) -> Vec<&'n Note> {
    for_talk(notes, conversation).into_iter().filter(|note| note.created <= conversation.date).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn note(id: &str, created: &str) -> Note {
        Note {
            id: Id::parse(id).unwrap(),
            employee: "bo".into(),
            made: day(created),
            text: Some("wil minder\nnachten ".to_owned()),
            shared: false,
            private: false,
            created: day(created),
            conversation: None,
            closed: None,
            sealed: None,
        }
    }

    #[test]
    fn a_talk_takes_up_what_waited_on_its_day() {
        let talk = Conversation::new("bo".into(), day("2026-12-03"));
        let notes = [
            note("a4aaaaaa", "2026-12-03"),
            note("a3aaaaaa", "2026-11-03"),
            note("a2aaaaaa", "2026-12-04"),
            Note { closed: Some(day("2026-12-01")), ..note("b1aaaaaa", "2026-11-01") },
            Note { conversation: Id::parse("t1aaaaaa"), ..note("b2aaaaaa", "2026-11-01") },
            Note { employee: "anna".into(), ..note("b3aaaaaa", "2026-11-01") },
        ];
        let ids: Vec<&str> = taken_up(&notes, &talk).iter().map(|note| note.id.as_str()).collect();
        assert_eq!(ids, ["a3aaaaaa", "a4aaaaaa"]);
        assert!(taken_up(&notes, &Conversation { kind: "growth".to_owned(), ..talk }).is_empty());
        assert_eq!(notes[0].line(), "wil minder nachten");
    }
}
