//! What of a workspace belongs in a calendar: whole days on which something is planned or due.
//!
//! A calendar knows an entry again by its uid, so that a day that moves moves there too. The uid names nobody: it is made of the id of
//! the record, or for what a rhythm makes due, which no record holds, of the id of the person and of the type.

use super::action::Action;
use super::agenda::{Reason, Row};
use super::conversation::{Conversation, Status};
use super::employee::{Employee, Slug};
use super::id::Id;
use super::me::Only;
use super::records::{Records, Source};
use super::signature::tag;
use chrono::{Days, NaiveDate};
use std::collections::HashMap;

/// How many days a talk that was called off is still told as such. By then every calendar has heard of it.
const TOLD_FOR: u64 = 28;

/// What an entry asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asks {
    /// A talk is planned on this day.
    Talk,
    /// A type of talk is due, and none of it is planned.
    Plan,
    /// The day to come back to a talk.
    ComeBack,
    /// A promise is due.
    Promise,
}

impl Asks {
    /// Whether it is something to do by a day, and no appointment.
    pub fn is_to_do(self) -> bool {
        self != Asks::Talk
    }
}

/// What an entry changes with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestsOn {
    /// The file of a record.
    Record(Source),
    /// All that says when a talk is due with a person: what is kept about who they are, their talks, and the settings.
    Rhythm(Slug),
}

/// How often what an entry rests on was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    pub count: u32,
    /// When last, in seconds since 1970.
    pub last: Option<i64>,
}

impl Revision {
    /// Counts one more change.
    pub fn add(&mut self, at: Option<i64>) {
        self.count += 1;
        self.last = self.last.max(at);
    }
}

/// One whole day in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What a calendar knows it by; the same whatever its day becomes.
    pub uid: String,
    pub day: NaiveDate,
    pub asks: Asks,
    /// With whom, or whose promise; nobody's is the organisation's.
    pub employee: Option<Slug>,
    /// The key of the type of talk; empty for a promise.
    pub kind: String,
    /// Whether it was in a calendar perhaps, and is off.
    pub is_cancelled: bool,
    pub rests_on: RestsOn,
    /// The day it was made as far as names of files tell.
    pub made: NaiveDate,
}

/// The entries of an agenda: every planned talk, the days to come back, and what is due where nothing is planned for it. A talk that was
/// called off, or planned with someone who left since, is told as cancelled for four weeks after its day.
///
/// `rows` are those of the agenda, up to and including `until`; `only` says whose they are.
pub fn of_agenda(records: &Records, rows: &[Row], only: &Only, today: NaiveDate, until: NaiveDate) -> Vec<Entry> {
    let people = records.people();
    let made = Made::of(records);
    let talks: HashMap<(&str, Id), &Conversation> = records.conversations.iter().map(|talk| ((&*talk.employee, talk.id), talk)).collect();
    let of_row = |row: &Row| {
        let talk = row.conversation.and_then(|id| talks.get(&(&*row.employee, id)));
        match (row.reason, talk) {
            // that the talk is planned says all
            (Reason::Rhythm, _) if row.planned.is_some() => None,
            (Reason::Rhythm, _) => Some(due(people.get(&row.employee)?, &row.kind, row.due, &made)),
            (Reason::Planned, talk) => talk.map(|talk| planned(talk, row.due, false)),
            (Reason::ComeBack, talk) => {
                talk.map(|talk| Entry { asks: Asks::ComeBack, uid: uid(talk.id, "come-back"), ..planned(talk, row.due, false) })
            }
        }
    };
    let since = told_since(today);
    let has_left = |slug: &str| people.get(slug).is_some_and(|person| person.has_left(today));
    let is_off = |talk: &&Conversation| talk.status == Status::Cancelled || talk.status == Status::Planned && has_left(&talk.employee);
    let is_told = |talk: &&Conversation| (since..=until).contains(&talk.date) && only.has(Some(&talk.employee), &people);
    let off = records.conversations.iter().filter(is_off).filter(is_told).map(|talk| planned(talk, talk.date, true));
    let mut entries: Vec<Entry> = rows.iter().filter_map(of_row).chain(off).collect();
    sort(&mut entries);
    entries
}

/// The days of promises that are to be done up to and including `until`. One that was done or let go is told as cancelled for four weeks
/// after its day, so that a calendar that has it takes it out.
pub fn of_promises<'r>(actions: impl IntoIterator<Item = &'r Action>, today: NaiveDate, until: NaiveDate) -> Vec<Entry> {
    let since = told_since(today);
    let of = |action: &Action| {
        let day = if action.is_open() { action.due_on(today) } else { action.due.filter(|due| *due >= since) }?;
        (day <= until).then(|| Entry {
            uid: uid(action.id, "promise"),
            day,
            asks: Asks::Promise,
            employee: action.employee.clone(),
            kind: String::new(),
            is_cancelled: !action.is_open(),
            rests_on: RestsOn::Record(action.source()),
            made: action.made,
        })
    };
    let mut entries: Vec<Entry> = actions.into_iter().filter_map(of).collect();
    sort(&mut entries);
    entries
}

/// Puts entries in the order of a calendar: by day.
pub fn sort(entries: &mut [Entry]) {
    entries.sort_by(|a, b| (a.day, a.asks, &a.uid).cmp(&(b.day, b.asks, &b.uid)));
}

/// Since when what is off is told.
fn told_since(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(TOLD_FOR)).unwrap_or(today)
}

fn planned(talk: &Conversation, day: NaiveDate, is_cancelled: bool) -> Entry {
    Entry {
        uid: uid(talk.id, "talk"),
        day,
        asks: Asks::Talk,
        employee: Some(talk.employee.clone()),
        kind: talk.kind.clone(),
        is_cancelled,
        rests_on: RestsOn::Record(talk.source()),
        made: talk.made,
    }
}

fn due(person: &Employee, kind: &str, day: NaiveDate, made: &Made) -> Entry {
    // in older files a person has no id, and the name of the folder is not for a calendar to show
    let who = person.id.map_or_else(|| tag(&["person", &person.slug]), |id| id.to_string());
    Entry {
        uid: format!("{who}-{}-due@stay", tag(&["type", kind])),
        day,
        asks: Asks::Plan,
        employee: Some(person.slug.clone()),
        kind: kind.to_owned(),
        is_cancelled: false,
        rests_on: RestsOn::Rhythm(person.slug.clone()),
        made: made.newest(person).unwrap_or(day),
    }
}

fn uid(id: Id, what: &str) -> String {
    format!("{id}-{what}@stay")
}

/// The day of each person's newest talk, by the names of the files.
struct Made<'r>(HashMap<&'r str, NaiveDate>);

impl<'r> Made<'r> {
    fn of(records: &'r Records) -> Made<'r> {
        let mut days: HashMap<&str, NaiveDate> = HashMap::new();
        for talk in &records.conversations {
            let newest = days.entry(&talk.employee).or_insert(talk.made);
            *newest = (*newest).max(talk.made);
        }
        Made(days)
    }

    fn newest(&self, person: &Employee) -> Option<NaiveDate> {
        self.0.get(&*person.slug).copied().or(person.added).or(person.first_record).or(person.started)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agenda::agenda;
    use crate::domain::interval::Interval;
    use crate::domain::settings::Settings;

    fn day(written: &str) -> NaiveDate {
        written.parse().unwrap()
    }

    fn talk(id: &str, employee: &str, kind: &str, status: Status, date: &str) -> Conversation {
        Conversation { id: Id::parse(id).unwrap(), status, kind: kind.to_owned(), ..Conversation::new(employee.into(), day(date)) }
    }

    fn person(slug: &str, id: Option<&str>) -> Employee {
        Employee { id: id.and_then(Id::parse), added: Some(day("2026-01-10")), ..Employee::unknown(slug.into()) }
    }

    fn told(records: &Records, today: &str, until: &str) -> Vec<String> {
        let settings = Settings {
            rhythm: vec![("check-in".to_owned(), None), ("stay".to_owned(), Some(Interval::weeks(10))), ("growth".to_owned(), None)],
            follow_up: Interval::weeks(4),
            ..Settings::default()
        };
        let (today, until) = (day(today), day(until));
        let rows = agenda(records, &settings, today, until);
        let one = |entry: Entry| format!("{} {:?} {}{}", entry.day, entry.asks, entry.uid, if entry.is_cancelled { " off" } else { "" });
        of_agenda(records, &rows, &Only::default(), today, until).into_iter().map(one).collect()
    }

    #[test]
    fn a_due_day_keeps_its_uid_when_it_moves_and_goes_when_a_talk_is_planned() {
        let mut records = Records { employees: vec![person("anna", Some("paaaaaa1"))], ..Records::default() };
        let stay = tag(&["type", "stay"]);
        assert_eq!(told(&records, "2026-03-01", "2026-12-31"), [format!("2026-03-21 Plan paaaaaa1-{stay}-due@stay")]);
        records.conversations.push(talk("caaaaaa1", "anna", "stay", Status::Closed, "2026-03-10"));
        let due = format!("2026-05-19 Plan paaaaaa1-{stay}-due@stay");
        assert_eq!(told(&records, "2026-03-11", "2026-12-31"), ["2026-04-07 ComeBack caaaaaa1-come-back@stay".to_owned(), due]);
        records.conversations.push(talk("caaaaaa2", "anna", "stay", Status::Planned, "2026-05-20"));
        let planned = ["2026-04-07 ComeBack caaaaaa1-come-back@stay", "2026-05-20 Talk caaaaaa2-talk@stay"];
        assert_eq!(told(&records, "2026-03-11", "2026-12-31"), planned);
    }

    #[test]
    fn a_talk_that_is_off_is_told_for_four_weeks() {
        let off = talk("caaaaaa1", "anna", "stay", Status::Cancelled, "2026-02-10");
        let records = Records { employees: vec![person("anna", None)], conversations: vec![off], ..Records::default() };
        let is_told = |today: &str| told(&records, today, "2026-03-15").contains(&"2026-02-10 Talk caaaaaa1-talk@stay off".to_owned());
        assert!(is_told("2026-02-01") && is_told("2026-03-10"));
        assert!(!is_told("2026-03-11"));
    }

    #[test]
    fn what_was_planned_with_someone_who_left_is_off_and_nothing_else_of_them_is_told() {
        let plan = talk("caaaaaa1", "anna", "stay", Status::Planned, "2026-03-10");
        let mut gone = person("anna", None);
        gone.left = Some(day("2026-03-01"));
        let records = Records { employees: vec![gone], conversations: vec![plan], ..Records::default() };
        assert_eq!(told(&records, "2026-03-02", "2026-12-31"), ["2026-03-10 Talk caaaaaa1-talk@stay off"]);
    }

    #[test]
    fn a_promise_moves_with_its_day_and_is_told_as_off_once_it_is_done() {
        let mut action = crate::domain::sample::action("anna", "aaaaaaa1", "2026-03-10");
        let told = |action: &Action, today: &str, until: &str| -> Vec<String> {
            let one = |entry: Entry| format!("{} {}{}", entry.day, entry.uid, if entry.is_cancelled { " off" } else { "" });
            of_promises([action], day(today), day(until)).into_iter().map(one).collect()
        };
        assert_eq!(told(&action, "2026-03-01", "2026-12-31"), ["2026-03-10 aaaaaaa1-promise@stay"]);
        assert_eq!(told(&action, "2026-05-01", "2026-12-31"), ["2026-03-10 aaaaaaa1-promise@stay"], "what is late stays");
        assert!(told(&action, "2026-03-01", "2026-03-09").is_empty());
        action.status = crate::domain::action::Status::Done;
        assert_eq!(told(&action, "2026-04-07", "2026-12-31"), ["2026-03-10 aaaaaaa1-promise@stay off"]);
        assert!(told(&action, "2026-04-08", "2026-12-31").is_empty());
        action.due = None;
        assert!(told(&action, "2026-03-01", "2026-12-31").is_empty());
    }

    #[test]
    fn no_uid_has_a_name_or_a_type_in_it() {
        let records = Records { employees: vec![person("anna", None)], ..Records::default() };
        let uids = told(&records, "2026-03-01", "2026-12-31");
        assert!(uids.len() == 1 && !uids[0].contains("anna") && !uids[0].contains("-stay-"), "{uids:?}");
    }
}
