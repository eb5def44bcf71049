//! When the next conversation is due, and when to come back to the last one.

use super::conversation::Conversation;
use super::employee::{Employee, Slug};
use super::interval::{Cadence, Interval};
use super::settings::Settings;
use super::types::{CHECK_IN, ConversationType};
use chrono::NaiveDate;
use std::collections::HashMap;

/// One type of conversation that has a rhythm for one person, and when it is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub employee: Slug,
    /// The key of the type.
    pub kind: String,
    /// The day of the conversation it counts from.
    pub last: Option<NaiveDate>,
    /// The day it is due.
    pub due: NaiveDate,
    /// How many days ago that was; 0 when it is not late.
    pub days_late: i64,
}

/// The days of the last conversations held with each person, by type and of any type.
#[derive(Default)]
pub struct LastHeld<'r> {
    by_type: HashMap<(&'r str, &'r str), NaiveDate>,
    any: HashMap<&'r str, &'r Conversation>,
}

impl<'r> LastHeld<'r> {
    /// Looks through conversations for those held.
    pub fn of(conversations: impl Iterator<Item = &'r Conversation>) -> LastHeld<'r> {
        let mut last = LastHeld::default();
        for conversation in conversations.filter(|conversation| conversation.is_held()) {
            let of_type = last.by_type.entry((&conversation.employee, &conversation.kind)).or_insert(conversation.date);
            *of_type = (*of_type).max(conversation.date);
            let newest = last.any.entry(&conversation.employee).or_insert(conversation);
            if (conversation.date, conversation.id) > (newest.date, newest.id) {
                *newest = conversation;
            }
        }
        last
    }

    /// The last conversation held with a person, of whatever type.
    pub fn conversation(&self, employee: &str) -> Option<&'r Conversation> {
        self.any.get(employee).copied()
    }

    fn day(&self, employee: &str, kind: &str) -> Option<NaiveDate> {
        if kind == CHECK_IN {
            self.conversation(employee).map(|conversation| conversation.date)
        } else {
            self.by_type.get(&(employee, kind)).copied()
        }
    }
}

/// How often a type is held with most people: from the workspace, or else from the type.
pub fn usual(kind: &ConversationType, settings: &Settings) -> Cadence {
    let own = settings.rhythm.iter().find(|(key, _)| *key == kind.key);
    own.map_or(kind.rhythm, |(_, cadence)| *cadence)
}

/// The types that have a rhythm for a person. The person's own setting counts first, then the workspace's, then the type's.
pub fn cadences<'s>(employee: &Employee, settings: &'s Settings) -> impl Iterator<Item = (&'s str, Interval)> {
    settings.types.iter().filter_map(|kind| {
        let cadence = own(employee, kind, settings).unwrap_or_else(|| usual(kind, settings));
        cadence.map(|interval| (kind.key.as_str(), interval))
    })
}

fn own(employee: &Employee, kind: &ConversationType, settings: &Settings) -> Option<Cadence> {
    let is_it = |word: &str| settings.read_kind(word).is_some_and(|meant| meant.key == kind.key);
    employee.rhythm.iter().find(|(word, _)| is_it(word)).map(|(_, cadence)| *cadence)
}

/// How many days ago `due` was; 0 for today and later.
pub fn days_late(due: NaiveDate, today: NaiveDate) -> i64 {
    (today - due).num_days().max(0)
}

/// What is due for a person, and when, the earliest first; nothing for people who have left.
///
/// A type is due on the day of the last conversation held of it, plus its interval. If none was held, it is due on `started` plus the
/// interval, and without `started` today. For a check-in a conversation of any type counts.
pub fn dues(employee: &Employee, last: &LastHeld, settings: &Settings, today: NaiveDate) -> Vec<Due> {
    if employee.has_left(today) {
        return Vec::new();
    }
    let mut dues: Vec<Due> = cadences(employee, settings)
        .map(|(kind, interval)| {
            let held = last.day(&employee.slug, kind);
            let due = held.or(employee.started).map_or(today, |from| interval.after(from).unwrap_or(NaiveDate::MAX));
            Due { employee: employee.slug.clone(), kind: kind.to_owned(), last: held, due, days_late: days_late(due, today) }
        })
        .collect();
    dues.sort_by(|a, b| a.due.cmp(&b.due).then_with(|| a.kind.cmp(&b.kind)));
    dues
}

/// The type to hold now with a person: the type that has been due longest, or a check-in when nothing is due.
pub fn due_kind(employee: &Employee, last: &LastHeld, settings: &Settings, today: NaiveDate) -> String {
    let dues = dues(employee, last, settings, today);
    dues.into_iter().find(|due| due.due <= today).map_or_else(|| CHECK_IN.to_owned(), |due| due.kind)
}

/// The day to come back to a conversation: its `next`, or its date plus the follow-up.
pub fn come_back(conversation: &Conversation, settings: &Settings) -> Option<NaiveDate> {
    conversation.next.or_else(|| settings.follow_up.after(conversation.date))
}
