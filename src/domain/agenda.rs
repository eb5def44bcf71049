//! Who is due for which conversation, which conversations to come back to, and what is planned.

use super::away::Leave;
use super::conversation::{Conversation, Status};
use super::employee::{Employee, Slug};
use super::id::Id;
use super::records::Records;
use super::rhythm::{self, Due, LastHeld};
use super::settings::Settings;
use super::words::worded;
use chrono::{Days, NaiveDate};
use std::collections::HashMap;

worded! {
    /// Why something is on the agenda, in the order of their words.
    #[derive(PartialOrd, Ord)]
    Reason {
        /// Both said they would come back to a conversation.
        ComeBack = "come-back",
        /// A conversation is planned on a day.
        Planned = "planned",
        /// A type of conversation is due.
        Rhythm = "rhythm",
    }
}

/// How many days ahead counts as soon.
pub const WEEK: u64 = 7;

/// How near an entry of the agenda is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Its day has passed.
    Late,
    /// Today, or within a week.
    Soon,
    Later,
}

/// The last day that counts as soon.
pub fn soon(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(WEEK)).unwrap_or(today)
}

/// One entry of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub employee: Slug,
    pub reason: Reason,
    /// The key of the type of conversation: the type that is due or planned, or the type of the conversation to come back to.
    pub kind: String,
    /// The day of the conversation that this day is counted from: the last one held of the type, or the one to come back to.
    pub last: Option<NaiveDate>,
    pub due: NaiveDate,
    /// How many days ago that was; 0 when it is not late.
    pub days_late: i64,
    /// For a type with a rhythm: the earliest conversation of it that is planned with this person, from today on.
    pub planned: Option<NaiveDate>,
    /// The conversation to come back to, or the planned conversation.
    pub conversation: Option<Id>,
    /// The leave that moved the day, or that the day of a planned conversation falls in.
    pub leave: Option<Leave>,
    /// Whether it is a planned conversation whose day has passed.
    pub has_passed: bool,
}

impl Row {
    /// How near it is.
    pub fn when(&self, today: NaiveDate) -> When {
        match self.due {
            due if due < today => When::Late,
            due if due <= soon(today) => When::Soon,
            _ => When::Later,
        }
    }
}

/// What is late, and what is due up to and including `until`: by due day, then employee, reason and type.
///
/// People who have left are not in it, not even with planned conversations. Of people who are away and nobody knows until when, only the
/// planned conversations to come are in it. If the last conversation of a person is not known, because a file
/// can't be read, only their planned conversations are in it.
pub fn agenda(records: &Records, settings: &Settings, today: NaiveDate, until: NaiveDate) -> Vec<Row> {
    let last = LastHeld::of(records.conversations.iter());
    let mut planned: HashMap<&str, Vec<&Conversation>> = HashMap::new();
    for conversation in records.conversations.iter().filter(|conversation| conversation.status == Status::Planned) {
        planned.entry(&conversation.employee).or_default().push(conversation);
    }
    let mut rows = Vec::new();
    for employee in records.employees.iter().filter(|employee| !employee.has_left(today)) {
        let plans = planned.get(&*employee.slug).map_or(&[][..], Vec::as_slice);
        rows.extend(plans.iter().filter_map(|conversation| of_planned(conversation, employee, today)));
        if records.in_doubt.contains(&employee.slug) {
            continue;
        }
        rows.extend(last.conversation(&employee.slug).and_then(|conversation| of_come_back(conversation, employee, settings, today)));
        let dues = rhythm::dues(employee, &last, settings, today);
        rows.extend(dues.into_iter().map(|due| of_rhythm(due, plans, today)));
    }
    rows.retain(|row| row.due <= until);
    rows.sort_by(|a, b| {
        (a.due, &a.employee, a.reason, &a.kind, a.conversation).cmp(&(b.due, &b.employee, b.reason, &b.kind, b.conversation))
    });
    rows
}

/// A planned conversation stays on its day, also in a leave. Once that day has passed it is due as all else is.
fn of_planned(conversation: &Conversation, employee: &Employee, today: NaiveDate) -> Option<Row> {
    let (day, has_passed) = (conversation.date, conversation.date < today);
    let (due, leave) = if has_passed { employee.away.due(day, today)? } else { (day, employee.away.on(day)) };
    Some(Row {
        employee: conversation.employee.clone(),
        reason: Reason::Planned,
        kind: conversation.kind.clone(),
        last: None,
        due,
        days_late: rhythm::days_late(due, today),
        planned: None,
        conversation: Some(conversation.id),
        leave,
        has_passed,
    })
}

fn of_come_back(conversation: &Conversation, employee: &Employee, settings: &Settings, today: NaiveDate) -> Option<Row> {
    let (due, leave) = employee.away.due(rhythm::come_back(conversation, settings)?, today)?;
    Some(Row {
        employee: conversation.employee.clone(),
        reason: Reason::ComeBack,
        kind: conversation.kind.clone(),
        last: Some(conversation.date),
        due,
        days_late: rhythm::days_late(due, today),
        planned: None,
        conversation: Some(conversation.id),
        leave,
        has_passed: false,
    })
}

fn of_rhythm(due: Due, plans: &[&Conversation], today: NaiveDate) -> Row {
    let planned = plans
        .iter()
        .filter(|conversation| conversation.kind == due.kind && conversation.date >= today)
        .map(|conversation| conversation.date)
        .min();
    let Due { employee, kind, last, due, days_late, after: leave } = due;
    Row { employee, reason: Reason::Rhythm, kind, last, due, days_late, planned, conversation: None, leave, has_passed: false }
}

/// All entries of one person. Several conversations can be due at once, but only one is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn<'a> {
    /// What has been due longest.
    pub first: &'a Row,
    /// The other entries, the one that is due first in front.
    pub rest: Vec<&'a Row>,
}

impl<'a> Turn<'a> {
    /// One entry by itself.
    pub fn alone(row: &'a Row) -> Turn<'a> {
        Turn { first: row, rest: Vec::new() }
    }
}

/// Entries in order of their day, each person once: whoever has the entry that has been due longest comes first.
///
/// If a conversation of a type with a rhythm is planned, one entry stands for both. It is the late one while the type is late,
/// because a planned conversation is not a conversation held. Otherwise it is the planned one, because the conversation will be on that day.
pub fn by_person(rows: &[Row]) -> Vec<Turn<'_>> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut turns: Vec<Turn> = Vec::new();
    let mut of_person: HashMap<&str, Vec<&Row>> = HashMap::new();
    rows.iter().for_each(|row| of_person.entry(&row.employee).or_default().push(row));
    let stands_alone = |row: &&Row| of_person.get(&*row.employee).is_none_or(|others| !others.iter().any(|other| stands_for(other, row)));
    for row in rows.iter().filter(stands_alone) {
        match places.get(&*row.employee) {
            Some(at) => turns[*at].rest.push(row),
            None => {
                places.insert(&row.employee, turns.len());
                turns.push(Turn { first: row, rest: Vec::new() });
            }
        }
    }
    turns
}

/// Whether `row` is the one of two entries about one planned conversation that stands for both.
fn stands_for(row: &Row, other: &Row) -> bool {
    let is_plan_of = |plan: &Row, due: &Row| {
        (plan.reason, due.reason) == (Reason::Planned, Reason::Rhythm) && plan.kind == due.kind && due.planned == Some(plan.due)
    };
    if row.days_late > 0 { is_plan_of(other, row) } else { other.days_late == 0 && is_plan_of(row, other) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interval::Interval;

    fn day(written: &str) -> NaiveDate {
        written.parse().unwrap()
    }

    fn person(slug: &str, started: Option<&str>) -> Employee {
        Employee { started: started.map(day), ..Employee::unknown(slug.into()) }
    }

    fn conversation(id: &str, employee: &str, kind: &str, status: Status, date: &str) -> Conversation {
        Conversation { id: Id::parse(id).unwrap(), status, kind: kind.to_owned(), ..Conversation::new(employee.into(), day(date)) }
    }

    /// `due employee reason type`, with what else there is to say.
    fn told(records: &Records, settings: &Settings, today: &str, until: &str) -> Vec<String> {
        let one = |row: &Row| {
            let extra = [
                (row.days_late > 0).then(|| format!(" {} late", row.days_late)),
                row.planned.map(|day| format!(" planned {day}")),
                row.conversation.map(|id| format!(" {id}")),
            ];
            format!("{} {} {} {}{}", row.due, row.employee, row.reason.word(), row.kind, extra.into_iter().flatten().collect::<String>())
        };
        agenda(records, settings, day(today), day(until)).iter().map(one).collect()
    }

    fn people(employees: Vec<Employee>, conversations: Vec<Conversation>) -> Records {
        Records { employees, conversations, ..Records::default() }
    }

    #[test]
    fn rhythm_come_back_and_plans_stand_in_order_of_their_day() {
        let conversations = vec![
            conversation("aaaaaaaa", "anna", "stay", Status::Closed, "2026-01-31"),
            conversation("bbbbbbbb", "anna", "check-in", Status::Closed, "2026-08-20"),
            conversation("cccccccc", "anna", "stay", Status::Planned, "2026-10-02"),
            conversation("dddddddd", "anna", "stay", Status::Planned, "2026-09-25"),
            conversation("eeeeeeee", "anna", "exit", Status::Planned, "2026-09-01"),
            conversation("ffffffff", "anna", "growth", Status::Cancelled, "2026-09-22"),
        ];
        let records = people(vec![person("anna", Some("2026-03-15"))], conversations);
        let expected = [
            "2026-04-30 anna rhythm stay 143 late planned 2026-09-25",
            "2026-09-01 anna planned exit 19 late eeeeeeee",
            "2026-09-15 anna rhythm growth 5 late",
            "2026-09-17 anna come-back check-in 3 late bbbbbbbb",
            "2026-09-20 anna rhythm check-in",
            "2026-09-25 anna planned stay dddddddd",
            "2026-10-02 anna planned stay cccccccc",
        ];
        assert_eq!(told(&records, &Settings::default(), "2026-09-20", "2026-10-18"), expected);
        assert_eq!(told(&records, &Settings::default(), "2026-09-20", "2026-09-20"), expected[..5]);
    }

    #[test]
    fn who_has_left_or_can_t_be_told_about_is_not_due() {
        let mut gone = person("gone", None);
        gone.left = Some(day("2026-09-20"));
        let conversations = vec![
            conversation("aaaaaaaa", "gone", "stay", Status::Closed, "2026-01-31"),
            conversation("bbbbbbbb", "gone", "stay", Status::Planned, "2026-09-22"),
            conversation("cccccccc", "vague", "stay", Status::Closed, "2026-01-31"),
            conversation("dddddddd", "vague", "stay", Status::Planned, "2026-09-22"),
        ];
        let mut records = people(vec![gone, person("vague", None)], conversations);
        records.in_doubt.insert("vague".into());
        let told = |today| told(&records, &Settings::default(), today, "2026-10-01");
        assert_eq!(told("2026-09-20"), ["2026-09-22 vague planned stay dddddddd"]);
        assert!(told("2026-09-19").iter().any(|row| row.contains("gone come-back")));
    }

    #[test]
    fn never_and_what_differs_for_a_person_hold() {
        let mut anna = person("anna", Some("2026-09-01"));
        anna.rhythm = vec![("stay".to_owned(), None), ("check-in".to_owned(), Some(Interval::weeks(2)))];
        let settings = Settings { rhythm: vec![("growth".to_owned(), None)], ..Settings::default() };
        let told = told(&people(vec![anna], Vec::new()), &settings, "2026-09-16", "2027-09-16");
        assert_eq!(told, ["2026-09-15 anna rhythm check-in 1 late"]);
    }

    #[test]
    fn come_back_is_of_the_last_conversation_held_alone() {
        let mut first = conversation("aaaaaaaa", "anna", "stay", Status::Closed, "2026-06-01");
        first.next = Some(day("2026-12-01"));
        let mut second = conversation("bbbbbbbb", "anna", "check-in", Status::Closed, "2026-09-01");
        second.next = Some(day("2026-09-18"));
        let mut anna = person("anna", None);
        anna.rhythm = ["check-in", "stay", "growth"].map(|kind| (kind.to_owned(), None)).to_vec();
        let told = told(&people(vec![anna], vec![first, second]), &Settings::default(), "2026-09-20", "2027-01-01");
        assert_eq!(told, ["2026-09-18 anna come-back check-in 2 late bbbbbbbb"]);
    }

    #[test]
    fn a_person_has_one_turn_and_a_plan_stands_in_the_place_of_what_is_not_late() {
        let conversations = vec![
            conversation("aaaaaaaa", "anna", "stay", Status::Planned, "2026-10-02"),
            conversation("bbbbbbbb", "anna", "growth", Status::Planned, "2026-09-21"),
            conversation("cccccccc", "bo", "wellbeing", Status::Planned, "2026-09-20"),
        ];
        let records = people(vec![person("anna", Some("2026-03-25")), person("bo", Some("2026-09-20"))], conversations);
        let today = day("2026-09-20");
        let rows = agenda(&records, &Settings::default(), today, NaiveDate::MAX);
        let told: Vec<Vec<String>> = by_person(&rows)
            .iter()
            .map(|turn| [turn.first].iter().chain(&turn.rest).map(|row| format!("{} {}", row.reason.word(), row.kind)).collect())
            .collect();
        // stay is late since June, so its plan is told with it; growth is due on 25 September and planned before that
        assert_eq!(told[0], ["rhythm check-in", "rhythm stay", "planned growth"]);
        assert_eq!(told[1], ["planned wellbeing", "rhythm check-in", "rhythm stay", "rhythm growth"]);
        assert_eq!(told.len(), 2);
    }
}
