//! The rhythm held against generated cases: built-in and own types, what differs for a person, talks of every status.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use stay::domain::action::Action;
use stay::domain::agenda::{Reason, Row, agenda, by_person};
use stay::domain::attention::attention;
use stay::domain::away::{Away, Leave};
use stay::domain::conversation::{Conversation, Status};
use stay::domain::employee::Employee;
use stay::domain::id::Id;
use stay::domain::interval::{Cadence, Interval, Unit};
use stay::domain::owner::Owner;
use stay::domain::promise::days_late as days_overdue;
use stay::domain::records::Records;
use stay::domain::rhythm::{LastHeld, cadences, due_kind, dues};
use stay::domain::settings::Settings;
use stay::domain::types::{ConversationType, Labels};

const TYPES: &[&str] = &["check-in", "stay", "growth", "wellbeing", "exit", "inwerk", "nazorg"];
const PEOPLE: &[&str] = &["anna", "bo", "chris"];

fn days() -> impl Strategy<Value = NaiveDate> {
    (0u64..2_000).prop_map(|ahead| NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(ahead))
}

fn intervals() -> impl Strategy<Value = Interval> {
    let units = prop::sample::select(vec![Unit::Day, Unit::Week, Unit::Month, Unit::Year]);
    (1u32..40, units).prop_map(|(count, unit)| Interval { count, unit })
}

fn rhythms() -> impl Strategy<Value = Vec<(String, Cadence)>> {
    let one = (prop::sample::select(TYPES), prop::option::of(intervals()));
    prop::collection::vec(one.prop_map(|(kind, cadence)| (kind.to_owned(), cadence)), 0..4)
}

/// A workspace's settings: its own rhythm and follow-up, and two types of its own.
fn settings() -> impl Strategy<Value = Settings> {
    (rhythms(), intervals(), prop::option::of(intervals()), prop::option::of(intervals())).prop_map(|(rhythm, follow_up, one, other)| {
        let own = |key: &str, rhythm| ConversationType {
            key: key.to_owned(),
            label: Labels::default(),
            purpose: None,
            rhythm,
            themes: Vec::new(),
            ask: Vec::new(),
        };
        let mut settings = Settings { rhythm, follow_up, ..Settings::default() };
        settings.types.extend([own("inwerk", one), own("nazorg", other)]);
        settings
    })
}

fn ids() -> impl Strategy<Value = Id> {
    any::<u64>().prop_map(|seed| {
        let mut random = fastrand::Rng::with_seed(seed);
        Id::fresh(|below| random.usize(..below))
    })
}

fn talk(id: Id, employee: &str, date: NaiveDate, status: Status, kind: &str) -> Conversation {
    Conversation { id, kind: kind.to_owned(), status, ..Conversation::new(employee.into(), date) }
}

fn talks() -> impl Strategy<Value = Vec<Conversation>> {
    let statuses = prop::sample::select(vec![Status::Planned, Status::Open, Status::Closed, Status::Closed, Status::Cancelled]);
    let one = (ids(), prop::sample::select(PEOPLE), days(), statuses, prop::sample::select(TYPES), prop::option::of(days()));
    let make = |(id, employee, date, status, kind, next): (Id, &str, NaiveDate, Status, &str, Option<NaiveDate>)| Conversation {
        next,
        ..talk(id, employee, date, status, kind)
    };
    prop::collection::vec(one.prop_map(make), 0..25)
}

fn people() -> impl Strategy<Value = Vec<Employee>> {
    let one = (prop::option::of(days()), rhythms(), prop::option::weighted(0.2, days()));
    prop::collection::vec(one, PEOPLE.len()).prop_map(|all| {
        let person = |(slug, (started, rhythm, left)): (&&str, _)| Employee {
            started,
            rhythm,
            left,
            team: Some("Noord".into()),
            ..Employee::unknown((*slug).into())
        };
        PEOPLE.iter().zip(all).map(person).collect()
    })
}

fn records() -> impl Strategy<Value = Records> {
    (people(), talks()).prop_map(|(employees, conversations)| Records { employees, conversations, ..Records::default() })
}

/// What stays the same about a row from one day to the next.
fn same(row: &Row, other: &Row) -> bool {
    (&row.employee, row.reason, &row.kind, row.conversation) == (&other.employee, other.reason, &other.kind, other.conversation)
}

fn days_late(rows: &[Row], wanted: &Row) -> i64 {
    rows.iter().find(|row| same(row, wanted)).map_or(0, |row| row.days_late)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn holding_a_talk_today_makes_nobody_later(mut records in records(), settings in settings(), today in days(), id in ids(), who in prop::sample::select(PEOPLE), kind in prop::sample::select(TYPES)) {
        let before = agenda(&records, &settings, today, NaiveDate::MAX);
        records.conversations.push(talk(id, who, today, Status::Closed, kind));
        for row in agenda(&records, &settings, today, NaiveDate::MAX) {
            prop_assert!(row.days_late <= days_late(&before, &row), "{row:?}");
            let is_held = &*row.employee == who && row.reason == Reason::Rhythm && (row.kind == kind || row.kind == "check-in");
            prop_assert!(!is_held || row.days_late == 0, "{row:?} right after {kind}");
            prop_assert!(row.conversation != Some(id) || row.due > today);
        }
    }

    #[test]
    fn a_talk_of_earlier_makes_nobody_later_for_a_type(mut records in records(), settings in settings(), today in days(), id in ids(), ago in 0u64..900, there in 0u64..900, kind in prop::sample::select(TYPES)) {
        // of before the first day there is nothing to be late for
        let date = today - Days::new(ago);
        records.employees[0].started = Some(date - Days::new(there));
        let late = |records: &Records| -> Vec<(String, i64)> {
            let last = LastHeld::of(records.conversations.iter());
            dues(&records.employees[0], &last, &settings, today).into_iter().map(|due| (due.kind, due.days_late)).collect()
        };
        let before = late(&records);
        records.conversations.push(talk(id, PEOPLE[0], date, Status::Closed, kind));
        for (kind, days) in late(&records) {
            prop_assert!(before.iter().any(|(other, before)| *other == kind && days <= *before), "{kind} is {days} late, was {before:?}");
        }
    }

    #[test]
    fn a_later_day_makes_nobody_less_late(records in records(), settings in settings(), today in days(), ahead in 0u64..700) {
        let later = today + Days::new(ahead);
        let rows = agenda(&records, &settings, later, NaiveDate::MAX);
        for row in agenda(&records, &settings, today, NaiveDate::MAX) {
            let left = records.people().get(&row.employee).is_none_or(|employee| employee.has_left(later));
            prop_assert!(left || rows.iter().any(|other| same(other, &row) && other.days_late >= row.days_late), "{row:?}");
        }
    }

    #[test]
    fn the_agenda_holds_what_is_due_in_time_and_all_that_is_late(records in records(), settings in settings(), today in days(), within in intervals()) {
        let until = within.after(today).unwrap();
        let all = agenda(&records, &settings, today, NaiveDate::MAX);
        let rows = agenda(&records, &settings, today, until);
        let wanted: Vec<&Row> = all.iter().filter(|row| row.due <= until).collect();
        prop_assert_eq!(rows.iter().collect::<Vec<_>>(), wanted);
        for row in &all {
            prop_assert_eq!(row.days_late > 0, row.due < today);
            prop_assert!(row.planned.is_none_or(|day| day >= today && row.reason == Reason::Rhythm));
        }
        for pair in all.windows(2) {
            let order = |row: &Row| (row.due, row.employee.clone(), row.reason.word(), row.kind.clone());
            prop_assert!(order(&pair[0]) <= order(&pair[1]));
        }
    }

    #[test]
    fn a_turn_for_each_person_with_what_is_due_longest_in_front(records in records(), settings in settings(), today in days()) {
        let rows = agenda(&records, &settings, today, NaiveDate::MAX);
        let turns = by_person(&rows);
        for row in &rows {
            let of_person: Vec<_> = turns.iter().filter(|turn| turn.first.employee == row.employee).collect();
            prop_assert_eq!(of_person.len(), 1);
            let all = || [of_person[0].first].into_iter().chain(of_person[0].rest.iter().copied());
            prop_assert!(all().all(|other| other.employee == row.employee));
            // nothing late is ever hidden, but a plan behind the late thing that it is the plan of
            prop_assert!(row.days_late == 0 || all().any(|other| other == row), "{row:?}");
            prop_assert!(all().any(|other| other == row || (other.kind == row.kind && (other.planned == Some(row.due) || row.planned == Some(other.due)))));
        }
        prop_assert!(turns.windows(2).all(|pair| pair[0].first.due <= pair[1].first.due));
    }

    #[test]
    fn new_picks_what_the_agenda_says_is_due(records in records(), settings in settings(), today in days()) {
        let last = LastHeld::of(records.conversations.iter());
        let rows = agenda(&records, &settings, today, today);
        for employee in records.employees.iter().filter(|employee| !employee.has_left(today)) {
            let due = rows.iter().find(|row| row.reason == Reason::Rhythm && row.employee == employee.slug);
            prop_assert_eq!(due_kind(employee, &last, &settings, today), due.map_or("check-in", |row| &row.kind));
        }
    }

    #[test]
    fn never_is_never_and_a_person_s_own_rhythm_holds(records in records(), settings in settings(), today in days()) {
        for employee in &records.employees {
            let found: Vec<(&str, Interval)> = cadences(employee, &settings).collect();
            for kind in TYPES {
                let own = employee.rhythm.iter().find(|(key, _)| key == kind).map(|(_, cadence)| *cadence);
                let said = own.or_else(|| settings.rhythm.iter().find(|(key, _)| key == kind).map(|(_, cadence)| *cadence));
                let meant = said.unwrap_or_else(|| settings.kind(kind).and_then(|kind| kind.rhythm));
                prop_assert_eq!(found.iter().find(|(key, _)| key == kind).map(|(_, interval)| *interval), meant);
                let rows = agenda(&records, &settings, today, NaiveDate::MAX);
                let is_there = rows.iter().any(|row| row.employee == employee.slug && row.reason == Reason::Rhythm && row.kind == *kind);
                prop_assert_eq!(is_there, meant.is_some() && !employee.has_left(today));
            }
        }
    }

    #[test]
    fn months_are_those_of_the_calendar(day in days(), count in 1u32..30) {
        let after = Interval::months(count).after(day).unwrap();
        let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
        prop_assert_eq!(months(after), months(day) + count as i32);
        let is_last = (after + Days::new(1)).month() != after.month();
        prop_assert!(after.day() == day.day() || (is_last && after.day() < day.day()));
    }

    #[test]
    fn attention_is_about_those_far_below_their_team(records in records(), from in days(), length in 0u64..800) {
        let to = from + Days::new(length);
        let little = attention(&records, |_| true, from, to, to);
        for one in &little {
            let held = records.conversations.iter().filter(|talk| talk.is_held() && talk.employee == one.employee && (from..=to).contains(&talk.date));
            prop_assert_eq!(held.count(), one.conversations);
            prop_assert!(one.share <= 0.5 && one.mean - one.conversations as f64 >= 1.0 && one.share.is_finite());
            prop_assert!(!records.people().get(&one.employee).unwrap().has_left(to));
        }
        // not everyone can be below the mean
        prop_assert!(little.is_empty() || little.len() < PEOPLE.len());
        prop_assert!(little.windows(2).all(|pair| pair[0].share <= pair[1].share));
    }
}

#[test]
fn a_month_after_the_31st_of_january_is_the_last_of_february() {
    let day = |written: &str| written.parse::<NaiveDate>().unwrap();
    let month = Interval::months(1);
    assert_eq!((month.after(day("2026-01-31")), month.after(day("2028-01-31"))), (Some(day("2026-02-28")), Some(day("2028-02-29"))));
    let anna = Employee { started: Some(day("2026-01-31")), ..Employee::unknown("anna".into()) };
    let records = Records { employees: vec![anna], ..Records::default() };
    let rows = agenda(&records, &Settings::default(), day("2026-03-01"), day("2026-03-01"));
    assert_eq!(rows.iter().map(|row| (row.due, row.days_late)).collect::<Vec<_>>(), [(day("2026-02-28"), 1)]);
}

fn leaves() -> impl Strategy<Value = Away> {
    let one = (days(), prop::option::weighted(0.9, 0u64..120));
    let leave = |(from, length): (NaiveDate, Option<u64>)| Leave { from, until: length.map(|days| from + Days::new(days)) };
    prop::collection::vec(one.prop_map(leave), 0..4).prop_map(|leaves| leaves.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn nothing_of_a_person_is_late_on_a_day_away_and_no_day_moves_forward(mut records in records(), settings in settings(), today in days(), away in leaves(), due in days(), owner in prop::sample::select(vec!["employee", "manager", "together", "hr"])) {
        let id = Id::parse("a1111111").unwrap();
        let promise = Action { employee: Some("anna".into()), owner: Owner::of(owner), due: Some(due), ..Action::new(id, due) };
        records.actions.push(promise);
        records.employees[0].left = None;
        let before = agenda(&records, &settings, today, NaiveDate::MAX);
        let late_before = days_overdue(&records.actions[0], today);
        records.employees[0].away = away.clone();
        records.hand_out_leaves();
        let is_away = away.on(today).is_some();
        let after = agenda(&records, &settings, today, NaiveDate::MAX);
        for row in &after {
            let was = before.iter().find(|other| same(row, other)).unwrap();
            prop_assert!(row.due >= was.due, "{row:?} {was:?}");
            prop_assert!(&*row.employee == "anna" || row == was);
            prop_assert!(!is_away || &*row.employee != "anna" || row.days_late == 0, "{row:?} {away:?}");
        }
        let late = days_overdue(&records.actions[0], today);
        let waits = owner == "employee" || owner == "together";
        prop_assert!(late <= late_before && (waits || late == late_before) && !(is_away && waits && late > 0));
        if away.is_empty() {
            prop_assert_eq!(&after, &before);
        }
    }
}
