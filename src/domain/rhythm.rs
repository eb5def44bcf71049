//! When the next conversation is due, and when to come back to the last one.

use super::away::Leave;
use super::conversation::Conversation;
use super::employee::{Employee, Slug};
use super::interval::{Cadence, Interval};
use super::settings::Settings;
use super::types::{CHECK_IN, ConversationType};
use chrono::NaiveDate;
use std::collections::HashMap;

/// How many days before a newcomer's day a conversation counts for it.
const COUNTS_FOR: i64 = 7;

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
    /// The leave that moved the day.
    pub after: Option<Leave>,
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

/// The day from which a rhythm counts where no conversation was held: the latest of the person's first day, the day they came into the
/// workspace and the day the workspace came into use; without these the day of the first record.
pub fn beginning(employee: &Employee, settings: &Settings) -> Option<NaiveDate> {
    let said = [employee.started, employee.added, settings.in_use];
    said.into_iter().flatten().max().or(employee.first_record)
}

/// The next of the newcomers' days for a person: the first that lies after the beginning and for which no conversation was held.
/// A conversation held in the week before such a day counts for it.
fn newcomer_day(employee: &Employee, last: &LastHeld, settings: &Settings) -> Option<NaiveDate> {
    let started = employee.started?;
    let is_off = settings.kind(CHECK_IN).and_then(|kind| own(employee, kind, settings)).is_some_and(|cadence| cadence.is_none());
    let begins = beginning(employee, settings)?;
    let held = last.conversation(&employee.slug).map(|conversation| conversation.date);
    let is_to_come = |day: &NaiveDate| *day > begins && held.is_none_or(|held| (*day - held).num_days() > COUNTS_FOR);
    let days = settings.newcomer.iter().filter_map(|interval| interval.after(started));
    days.filter(|_| !is_off).filter(is_to_come).min()
}

fn own(employee: &Employee, kind: &ConversationType, settings: &Settings) -> Option<Cadence> {
    let is_it = |word: &str| settings.read_kind(word).is_some_and(|meant| meant.key == kind.key);
    employee.rhythm.iter().find(|(word, _)| is_it(word)).map(|(_, cadence)| *cadence)
}

/// How many days ago `due` was; 0 for today and later.
pub fn days_late(due: NaiveDate, today: NaiveDate) -> i64 {
    (today - due).num_days().max(0)
}

/// What is due for a person, and when, the earliest first; nothing for people who have left, or who are away and nobody knows until when.
///
/// A type is due on the day of the last conversation held of it, plus its interval. If none was held, it is due on the day the rhythm
/// begins plus the interval, and today if nothing says when it begins. For a check-in a conversation of any type counts. A newcomer's
/// check-in is due on the first of the newcomers' days that is still to come then, if that is earlier. What is due in a leave, or before
/// one that has begun, is due on the first day back.
pub fn dues(employee: &Employee, last: &LastHeld, settings: &Settings, today: NaiveDate) -> Vec<Due> {
    if employee.has_left(today) {
        return Vec::new();
    }
    let begins = beginning(employee, settings);
    let newcomer = newcomer_day(employee, last, settings);
    let due = |kind: &str, interval: Option<Interval>| {
        let held = last.day(&employee.slug, kind);
        let by_interval = interval.map(|interval| held.or(begins).map_or(today, |from| interval.after(from).unwrap_or(NaiveDate::MAX)));
        let due = by_interval.into_iter().chain(newcomer.filter(|_| kind == CHECK_IN)).min()?;
        let (due, after) = employee.away.due(due, today)?;
        Some(Due { employee: employee.slug.clone(), kind: kind.to_owned(), last: held, due, days_late: days_late(due, today), after })
    };
    let mut dues: Vec<Due> = settings
        .types
        .iter()
        .filter_map(|kind| due(&kind.key, own(employee, kind, settings).unwrap_or_else(|| usual(kind, settings))))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Status;

    fn day(written: &str) -> NaiveDate {
        written.parse().unwrap()
    }

    fn person() -> Employee {
        Employee::unknown("anna".into())
    }

    fn held(date: &str) -> Conversation {
        Conversation { status: Status::Closed, kind: CHECK_IN.to_owned(), ..Conversation::new("anna".into(), day(date)) }
    }

    fn check_in(employee: &Employee, conversations: &[Conversation], settings: &Settings, today: &str) -> Option<String> {
        let dues = dues(employee, &LastHeld::of(conversations.iter()), settings, day(today));
        dues.into_iter().find(|due| due.kind == CHECK_IN).map(|due| due.due.to_string())
    }

    #[test]
    fn a_rhythm_begins_on_the_latest_of_the_days_that_are_written_down() {
        let began = |started: &str, added: &str, in_use: &str, first_record: &str| {
            let of = |written: &str| (!written.is_empty()).then(|| day(written));
            let employee = Employee { started: of(started), added: of(added), first_record: of(first_record), ..person() };
            beginning(&employee, &Settings { in_use: of(in_use), ..Settings::default() }).map(|day| day.to_string()).unwrap_or_default()
        };
        assert_eq!(began("2020-05-01", "2026-11-20", "2026-11-01", "2024-01-01"), "2026-11-20");
        assert_eq!(began("2020-05-01", "", "2026-11-01", ""), "2026-11-01");
        assert_eq!(began("2027-01-01", "2026-11-20", "2026-11-01", ""), "2027-01-01");
        assert_eq!(began("2020-05-01", "", "", "2024-01-01"), "2020-05-01");
        assert_eq!(began("", "", "", "2024-01-01"), "2024-01-01");
        assert_eq!(began("", "", "", ""), "");
    }

    #[test]
    fn nobody_is_late_on_day_one_and_who_is_never_spoken_to_is_late_a_month_later() {
        let employee = Employee { started: Some(day("2020-05-01")), added: Some(day("2026-11-20")), ..person() };
        let settings = Settings { in_use: Some(day("2026-11-20")), ..Settings::default() };
        let late = |today: &str| -> Vec<i64> {
            dues(&employee, &LastHeld::default(), &settings, day(today)).iter().map(|due| due.days_late).collect()
        };
        assert_eq!(late("2026-11-20"), [0, 0, 0]);
        assert_eq!(late("2026-12-21"), [1, 0, 0]);
        // a talk held counts from its own day, whatever came later
        assert_eq!(check_in(&employee, &[held("2026-09-01")], &settings, "2026-11-20").as_deref(), Some("2026-10-01"));
    }

    #[test]
    fn a_newcomer_has_a_check_in_on_the_days_that_the_workspace_sets() {
        let settings = Settings {
            rhythm: vec![(CHECK_IN.to_owned(), Interval::parse("6 months"))],
            newcomer: vec![Interval::days(90), Interval::days(30)],
            ..Settings::default()
        };
        let mut employee = Employee { started: Some(day("2026-09-01")), ..person() };
        let due = |employee: &Employee, conversations: &[Conversation]| check_in(employee, conversations, &settings, "2026-11-20").unwrap();
        assert_eq!(due(&employee, &[]), "2026-10-01");
        assert_eq!(due(&employee, &[held("2026-09-10")]), "2026-10-01", "long before");
        assert_eq!(due(&employee, &[held("2026-09-24")]), "2026-11-30", "in the week before");
        assert_eq!(due(&employee, &[held("2026-10-05")]), "2026-11-30");
        assert_eq!(due(&employee, &[held("2026-12-01")]), "2027-06-01");
        employee.added = Some(day("2026-10-15"));
        assert_eq!(due(&employee, &[]), "2026-11-30", "the first was before the person was here");
        employee.rhythm = vec![("Check-in".to_owned(), None)];
        assert_eq!(check_in(&employee, &[], &settings, "2026-11-20"), None);
        employee = Employee { started: None, added: Some(day("2026-10-15")), ..person() };
        assert_eq!(due(&employee, &[]), "2027-04-15", "without a first day nobody is new");
        let never = Settings { rhythm: vec![(CHECK_IN.to_owned(), None)], ..settings.clone() };
        employee.started = Some(day("2026-11-01"));
        assert_eq!(check_in(&employee, &[], &never, "2026-11-20").as_deref(), Some("2026-12-01"));
    }
}
