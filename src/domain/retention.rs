//! How long what is kept is needed, and what is kept for longer than that.
//!
//! The terms are the organisation's own, from `privacy.keep` in `stay.yaml`. None is built in: there is no term in Dutch law for
//! the records of such talks. Two years after leaving is a custom, from an exemption that lapsed in 2018.

use super::action::Action;
use super::conversation::Conversation;
use super::employee::{Employee, Slug};
use super::goal::Goal;
use super::id::Id;
use super::interval::Interval;
use super::note::Note;
use super::records::{Place, Records};
use super::words::worded;
use chrono::NaiveDate;
use std::collections::HashMap;

worded! {
    /// What a term is of, as `stay.yaml` calls it.
    Keep {
        /// All that is kept about a person, from the last day on.
        AfterLeaving = "after-leaving" nl "na vertrek" en "after leaving",
        /// A talk, from its day on, with what came of it.
        Conversations = "conversations" nl "gesprekken" en "conversations",
        /// A note between talks, from its day on.
        Notes = "notes" nl "aantekeningen" en "notes",
    }
}

/// The terms of a workspace; `None` where it set none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    pub after_leaving: Option<Interval>,
    pub conversations: Option<Interval>,
    pub notes: Option<Interval>,
}

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptUntil {
    pub keep: Keep,
    /// The day that the term counts from.
    pub from: NaiveDate,
    /// The first day on which the term has passed.
    pub until: NaiveDate,
}

impl Terms {
    /// Whether none is set.
    pub fn are_none(&self) -> bool {
        *self == Terms::default()
    }

    /// How long the term is, if one is set.
    pub fn length(&self, keep: Keep) -> Option<Interval> {
        match keep {
            Keep::AfterLeaving => self.after_leaving,
            Keep::Conversations => self.conversations,
            Keep::Notes => self.notes,
        }
    }

    fn kept(&self, keep: Keep, from: Option<NaiveDate>) -> Option<KeptUntil> {
        let from = from?;
        Some(KeptUntil { keep, from, until: self.length(keep)?.after(from)? })
    }

    /// How long all that is kept about a person is needed; `None` for who has not left, or without a term.
    pub fn of_person(&self, employee: &Employee) -> Option<KeptUntil> {
        self.kept(Keep::AfterLeaving, employee.left)
    }

    /// How long a talk is needed; `None` for one that is planned or open.
    pub fn of_conversation(&self, talk: &Conversation) -> Option<KeptUntil> {
        self.kept(Keep::Conversations, Some(talk.date).filter(|_| !talk.is_pending()))
    }

    /// How long an action is needed: as long as the `talk` that it came from, or else counted from the day it ended. `None` while
    /// it is open, or its talk is.
    pub fn of_action(&self, action: &Action, talk: Option<&Conversation>) -> Option<KeptUntil> {
        match talk {
            _ if action.is_open() => None,
            Some(talk) => self.of_conversation(talk),
            None => self.kept(Keep::Conversations, Some(action.closed.unwrap_or(action.created))),
        }
    }

    /// How long a goal is needed, counted from the day it ended; `None` while it is open.
    pub fn of_goal(&self, goal: &Goal) -> Option<KeptUntil> {
        self.kept(Keep::Conversations, Some(goal.closed.unwrap_or(goal.created)).filter(|_| !goal.is_open()))
    }

    /// How long a note is needed, whether a talk took it up or not.
    pub fn of_note(&self, note: &Note) -> Option<KeptUntil> {
        self.kept(Keep::Notes, Some(note.created))
    }
}

/// Something whose term has passed, or will soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passing {
    /// A person's `employee.yaml` stands for all that is kept about them.
    pub place: Place,
    pub kept: KeptUntil,
}

impl Passing {
    /// Whether its term has passed on a day.
    pub fn has_passed(&self, today: NaiveDate) -> bool {
        self.kept.until <= today
    }
}

/// What has passed its term on `by`, the longest ago first. What goes with a person is not told apart from the person, unless
/// its own term passes first. What of an action's talk can't be told, since the talk could not be read, is left out.
pub fn passing(records: &Records, terms: &Terms, by: NaiveDate) -> Vec<Passing> {
    let people: HashMap<&Slug, KeptUntil> =
        records.employees.iter().filter_map(|one| Some((&one.slug, terms.of_person(one)?))).filter(|(_, kept)| kept.until <= by).collect();
    let talks: HashMap<(&Slug, Id), &Conversation> = records.conversations.iter().map(|talk| ((&talk.employee, talk.id), talk)).collect();
    let of_person = people.iter().map(|(slug, kept)| Passing { place: Place::from(*slug), kept: *kept });
    let talk_of = |action: &Action| action.conversation.zip(action.employee.as_ref()).map(|(id, slug)| talks.get(&(slug, id)).copied());
    let of_action = |action: &Action| match talk_of(action) {
        // its talk is gone, or can't be read
        Some(None) => action.employee.as_ref().filter(|slug| !records.in_doubt.contains(*slug)).and_then(|_| terms.of_action(action, None)),
        Some(talk) => terms.of_action(action, talk),
        None => terms.of_action(action, None),
    };
    let talks = records.conversations.iter().map(|talk| (Place::from(&talk.source()), terms.of_conversation(talk)));
    let own = records.actions.iter().filter(|action| action.employee.is_some());
    let actions = own.map(|action| (Place::from(&action.source()), of_action(action)));
    let goals = records.goals.iter().map(|goal| (Place::from(&goal.source()), terms.of_goal(goal)));
    let notes = records.notes.iter().map(|note| (Place::from(&note.source()), terms.of_note(note)));
    let of_record = talks.chain(actions).chain(goals).chain(notes).filter_map(|(place, kept)| {
        let (kept, person) = (kept.filter(|kept| kept.until <= by)?, place.person().and_then(|slug| people.get(slug)));
        person.is_none_or(|person| kept.until < person.until).then_some(Passing { place, kept })
    });
    let mut found: Vec<Passing> = of_person.chain(of_record).collect();
    found.sort_by_key(|one| (one.kept.until, one.place.person().cloned()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::Status;
    use crate::domain::conversation;
    use crate::domain::sample::{action, conversation, day};

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    fn person(slug: &str, left: Option<&str>) -> Employee {
        Employee { left: left.map(day), ..Employee::unknown(slug.into()) }
    }

    fn told(records: &Records, terms: &Terms, by: &str) -> Vec<String> {
        let told = |one: &Passing| {
            let what = one.place.source().map_or("all".to_owned(), |source| source.id.to_string());
            format!("{} {what} {}", one.place.person().unwrap(), one.kept.until)
        };
        passing(records, terms, day(by)).iter().map(told).collect()
    }

    fn terms() -> Terms {
        Terms {
            after_leaving: Some(Interval { count: 2, unit: super::super::interval::Unit::Year }),
            conversations: Some(Interval::months(60)),
            notes: Some(Interval::months(12)),
        }
    }

    fn note(own: &str, created: &str) -> Note {
        Note {
            id: id(own),
            employee: "anna".into(),
            made: day(created),
            text: None,
            shared: false,
            private: false,
            created: day(created),
            conversation: None,
            closed: None,
            sealed: None,
        }
    }

    #[test]
    fn without_terms_nothing_passes() {
        let held = conversation("anna", "k1aaaaaa", "1999-01-01", conversation::Status::Closed);
        let records = Records { employees: vec![person("anna", Some("1999-01-01"))], conversations: vec![held], ..Records::default() };
        assert!(told(&records, &Terms::default(), "2026-11-20").is_empty());
        assert!(Terms::default().are_none() && !terms().are_none());
    }

    #[test]
    fn a_term_passes_on_the_day_itself() {
        let records = Records { employees: vec![person("anna", Some("2024-11-20")), person("bo", None)], ..Records::default() };
        assert!(told(&records, &terms(), "2026-11-19").is_empty());
        assert_eq!(told(&records, &terms(), "2026-11-20"), ["anna all 2026-11-20"]);
    }

    #[test]
    fn what_is_open_stays_and_what_ended_goes_with_its_talk() {
        let talk = |own, status| conversation("anna", own, "2021-01-10", status);
        let of = |own: &str, status, talk: Option<&str>| Action { conversation: talk.map(id), status, ..action("anna", own, "2021-02-01") };
        let mut records = Records {
            employees: vec![person("anna", None)],
            conversations: vec![
                talk("k1aaaaaa", conversation::Status::Closed),
                talk("k2aaaaaa", conversation::Status::Open),
                talk("k3aaaaaa", conversation::Status::Planned),
            ],
            actions: vec![
                of("a1aaaaaa", Status::Done, Some("k1aaaaaa")),
                of("a2aaaaaa", Status::Open, Some("k1aaaaaa")),
                of("a3aaaaaa", Status::Dropped, Some("k2aaaaaa")),
                Action { closed: Some(day("2021-03-01")), ..of("a4aaaaaa", Status::Done, None) },
                Action { employee: None, ..of("a5aaaaaa", Status::Done, None) },
                of("a6aaaaaa", Status::Done, Some("k9aaaaaa")),
            ],
            ..Records::default()
        };
        assert_eq!(
            told(&records, &terms(), "2026-02-28"),
            ["anna a6aaaaaa 2026-01-04", "anna k1aaaaaa 2026-01-10", "anna a1aaaaaa 2026-01-10"]
        );
        assert_eq!(told(&records, &terms(), "2026-03-01").last().unwrap(), "anna a4aaaaaa 2026-03-01");
        records.in_doubt.insert("anna".into());
        assert_eq!(told(&records, &terms(), "2026-02-28").len(), 2, "a talk that can't be read may be open");
    }

    #[test]
    fn what_goes_with_a_person_is_told_once_unless_it_goes_before() {
        let records = Records {
            employees: vec![person("anna", Some("2024-06-01"))],
            notes: vec![note("n1aaaaaa", "2025-01-05"), note("n2aaaaaa", "2025-07-05")],
            ..Records::default()
        };
        assert_eq!(told(&records, &terms(), "2026-05-31"), ["anna n1aaaaaa 2026-01-05"]);
        assert_eq!(told(&records, &terms(), "2026-07-05"), ["anna n1aaaaaa 2026-01-05", "anna all 2026-06-01"]);
    }
}
