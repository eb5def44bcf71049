//! What keeps coming back while nothing comes of it, for whoever holds the talks: facts about what was named, held and promised. It says
//! nothing about the person, and counts nobody.

use super::action::{Action, Status};
use super::conversation::{self, Conversation};
use super::employee::{Employee, Slug};
use super::interval::Interval;
use super::obstacle::{self, Named};
use super::problem::{Problem, Severity};
use super::promise;
use super::records::Records;
use super::rhythm::{self, LastHeld};
use super::settings::Settings;
use super::side::Side;
use super::types::CHECK_IN;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// In how many talks someone has to name an obstacle.
const TALKS: usize = 2;

/// One fact, and whose it is about.
#[derive(Debug)]
pub struct Unanswered<'r> {
    pub employee: &'r Slug,
    pub what: What<'r>,
}

#[derive(Debug)]
pub enum What<'r> {
    /// An obstacle that this person named in several talks, while no action against it was open since the first.
    NamedAgain(Named),
    /// A promise to this person that was broken twice.
    BrokenTwice(&'r Action),
    NoTalk(NoTalk),
}

/// No talk was held for twice the time of the rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoTalk {
    /// The day of the last talk held or begun; `None` where there was none.
    pub last: Option<NaiveDate>,
    /// The day from which it counts: that one, or the one on which the rhythm began.
    pub since: NaiveDate,
    /// How often there should be a talk.
    pub every: Interval,
    /// The day of the next planned talk.
    pub planned: Option<NaiveDate>,
}

/// All such facts about people who are here: what was named first, then promises, then talks.
pub fn unanswered<'r>(records: &'r Records, settings: &Settings, today: NaiveDate) -> Vec<Unanswered<'r>> {
    let people: HashMap<&str, &Employee> = records.employees.iter().map(|employee| (&*employee.slug, employee)).collect();
    let is_here = |slug: &str| people.get(slug).is_some_and(|employee| !employee.has_left(today));
    let mut found = named_again(records, settings, today);
    found.extend(broken_twice(records, &people, today));
    found.extend(no_talk(records, settings, today));
    found.retain(|one| is_here(one.employee));
    found
}

fn named_again<'r>(records: &'r Records, settings: &Settings, today: NaiveDate) -> Vec<Unanswered<'r>> {
    let from = settings.window.before(today);
    let mut talks: HashMap<&Slug, Vec<&Conversation>> = HashMap::new();
    for talk in &records.conversations {
        if talk.counts() && !talk.obstacles.is_empty() && (from..=today).contains(&talk.date) {
            talks.entry(&talk.employee).or_default().push(talk);
        }
    }
    talks.retain(|_, talks| talks.len() >= TALKS);
    let unread = Unread::of(&records.problems);
    if talks.is_empty() || unread.organisation {
        return Vec::new();
    }
    let last_open = last_open(&records.actions, settings, today);
    let mut found: Vec<Unanswered> = Vec::new();
    for (employee, talks) in talks.into_iter().filter(|(employee, _)| !unread.people.contains(&***employee)) {
        for named in obstacle::named(talks.into_iter(), &settings.vocabulary, settings.people) {
            let was_open = |whose: Option<&'r str>| last_open.get(&(whose, named.key.clone())).is_some_and(|last| *last >= named.first);
            if named.mentions >= TALKS && !was_open(Some(employee)) && !was_open(None) {
                found.push(Unanswered { employee, what: What::NamedAgain(named) });
            }
        }
    }
    let order = |one: &Unanswered| match &one.what {
        What::NamedAgain(named) => (Reverse(named.mentions), named.first, named.key.clone()),
        _ => (Reverse(0), today, String::new()),
    };
    found.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.employee.cmp(b.employee)));
    found
}

/// The last day on which an action against an obstacle was open, by whose it is (`None` for the organisation's) and the obstacle's key.
fn last_open<'r>(actions: &'r [Action], settings: &Settings, today: NaiveDate) -> HashMap<(Option<&'r str>, String), NaiveDate> {
    let mut last: HashMap<(Option<&str>, String), NaiveDate> = HashMap::new();
    for action in actions.iter().filter(|action| action.created <= today) {
        let Some(name) = action.obstacle.as_deref() else { continue };
        let day = match action.status {
            Status::Open => today,
            // one that ended, nobody knows when, may have been open on any day
            _ => action.closed.unwrap_or(today),
        };
        let known = last.entry((action.employee.as_deref(), settings.vocabulary.key(name))).or_insert(day);
        *known = day.max(*known);
    }
    last
}

/// Whose actions could not all be read. Of them nobody can say that there is none.
struct Unread<'p> {
    people: HashSet<&'p str>,
    organisation: bool,
}

impl<'p> Unread<'p> {
    fn of(problems: &'p [Problem]) -> Unread<'p> {
        let mut unread = Unread { people: HashSet::new(), organisation: false };
        for problem in problems.iter().filter(|problem| problem.severity == Severity::Unreadable) {
            let mut parts = problem.path.split('/');
            match (parts.next(), parts.next(), parts.next()) {
                (Some("organisation"), ..) => unread.organisation = true,
                (Some("employees"), Some(slug), None | Some("actions")) => drop(unread.people.insert(slug)),
                _ => {}
            }
        }
        unread
    }
}

fn broken_twice<'r>(records: &'r Records, people: &HashMap<&str, &Employee>, today: NaiveDate) -> Vec<Unanswered<'r>> {
    let mut found: Vec<(&Action, &Slug)> = Vec::new();
    for action in &records.actions {
        let Some(employee) = &action.employee else { continue };
        let is_own = || people.get(&**employee).is_none_or(|person| Side::of(&action.owner, person) == Side::Employee);
        if is_broken_twice(action, today) && !is_own() {
            found.push((action, employee));
        }
    }
    found.sort_by_key(|(action, _)| (action.due_on(today), action.id));
    found.into_iter().map(|(action, employee)| Unanswered { employee, what: What::BrokenTwice(action) }).collect()
}

/// Whether a promise was broken twice: it is overdue, and was moved to that day from an earlier one, or had been ended and opened again.
pub fn is_broken_twice(action: &Action, today: NaiveDate) -> bool {
    let was_moved = action.first_due.zip(action.due).is_some_and(|(first, due)| first < due);
    promise::is_overdue(action, today) && (was_moved || !action.ended.is_empty())
}

fn no_talk<'r>(records: &'r Records, settings: &Settings, today: NaiveDate) -> Vec<Unanswered<'r>> {
    let last = LastHeld::of(records.conversations.iter());
    let mut planned: HashMap<&Slug, NaiveDate> = HashMap::new();
    // a talk that has begun and waits to be closed is a talk
    let mut begun: HashMap<&Slug, NaiveDate> = HashMap::new();
    for talk in &records.conversations {
        match talk.status {
            conversation::Status::Planned if talk.date >= today => {
                let day = planned.entry(&talk.employee).or_insert(talk.date);
                *day = talk.date.min(*day);
            }
            conversation::Status::Open if talk.date <= today => {
                let day = begun.entry(&talk.employee).or_insert(talk.date);
                *day = talk.date.max(*day);
            }
            _ => {}
        }
    }
    let of = |employee: &'r Employee| {
        if records.in_doubt.contains(&employee.slug) {
            return None;
        }
        let held = last.conversation(&employee.slug).map(|conversation| conversation.date);
        let no_talk = overlong(employee, held.max(begun.get(&employee.slug).copied()), settings, today)?;
        let planned = planned.get(&employee.slug).copied();
        Some(Unanswered { employee: &employee.slug, what: What::NoTalk(NoTalk { planned, ..no_talk }) })
    };
    let mut found: Vec<Unanswered> = records.employees.iter().filter_map(of).collect();
    let since = |one: &Unanswered| if let What::NoTalk(no_talk) = &one.what { no_talk.since } else { today };
    found.sort_by(|a, b| since(a).cmp(&since(b)).then_with(|| a.employee.cmp(b.employee)));
    found
}

/// Whether more than twice the time has passed in which there should be a talk: that of the check-in, for which any talk counts; where
/// there is none, the shortest.
fn overlong(employee: &Employee, last: Option<NaiveDate>, settings: &Settings, today: NaiveDate) -> Option<NoTalk> {
    let since = last.or_else(|| rhythm::beginning(employee, settings))?;
    let cadences: Vec<(&str, Interval)> = rhythm::cadences(employee, settings).collect();
    let check_in = cadences.iter().find(|(kind, _)| *kind == CHECK_IN);
    let (_, every) = check_in.or_else(|| cadences.iter().min_by_key(|(_, every)| every.after(since)))?;
    let twice = every.after(every.after(since)?)?;
    let (due, _) = employee.away.due(twice, today)?;
    (due < today).then_some(NoTalk { last, since, every: *every, planned: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Status::{Cancelled, Closed, Open, Planned};
    use crate::domain::ended::Ended;
    use crate::domain::owner::Owner;
    use crate::domain::sample::{action, conversation, day};

    fn told(records: &Records, today: &str) -> Vec<String> {
        let settings = Settings::default();
        let found = unanswered(records, &settings, day(today));
        let what = |what: &What| match what {
            What::NamedAgain(named) => format!("{} {}", named.key, named.mentions),
            What::BrokenTwice(action) => action.id.to_string(),
            What::NoTalk(no_talk) => format!("no talk since {}", no_talk.since),
        };
        found.iter().map(|one| format!("{} {}", one.employee, what(&one.what))).collect()
    }

    fn anna() -> Employee {
        Employee { manager: Some("Piet".into()), started: Some(day("2026-01-01")), ..Employee::unknown("anna".into()) }
    }

    fn naming(id: &str, date: &str, status: conversation::Status) -> Conversation {
        Conversation { obstacles: vec!["Rooster".into()], ..conversation("anna", id, date, status) }
    }

    /// Anna named the roster on 1 September and on 1 October, and had a talk since.
    fn named() -> Records {
        let conversations = vec![
            naming("t1aaaaaa", "2026-09-01", Closed),
            naming("t2aaaaaa", "2026-10-01", Open),
            conversation("anna", "t3aaaaaa", "2026-11-10", Closed),
        ];
        Records { employees: vec![anna()], conversations, ..Records::default() }
    }

    #[test]
    fn an_obstacle_is_told_that_was_named_twice_while_no_action_against_it_ran() {
        assert_eq!(told(&named(), "2026-11-20"), ["anna rooster 2"]);
        let against = |employee: Option<&str>, status, closed: &str| {
            let mut records = named();
            let closed = (!closed.is_empty()).then(|| day(closed));
            let action = action("anna", "a1aaaaaa", "2026-08-20");
            let obstacle = Some("rooster ".into());
            records.actions = vec![Action { employee: employee.map(Into::into), obstacle, status, closed, ..action }];
            told(&records, "2026-11-20").len()
        };
        assert_eq!(against(Some("bo"), Status::Done, "2026-09-15"), 1, "another person's is no answer to this one");
        for whose in [Some("anna"), None] {
            assert_eq!(against(whose, Status::Done, "2026-08-31"), 1, "over before it was named");
            assert_eq!(against(whose, Status::Done, "2026-09-01"), 0);
            assert_eq!(against(whose, Status::Dropped, "2026-10-15"), 0, "something was tried");
            assert_eq!(against(whose, Status::Done, ""), 0, "nobody knows when it ended");
        }
        assert_eq!(against(None, Status::Open, ""), 0);
    }

    #[test]
    fn talks_that_do_not_count_and_people_who_left_are_not_told() {
        for status in [Planned, Cancelled] {
            let mut records = named();
            records.conversations[1].status = status;
            assert!(told(&records, "2026-11-20").is_empty());
        }
        let mut records = named();
        records.employees[0].left = Some(day("2026-11-20"));
        assert!(told(&records, "2026-11-20").is_empty());
        assert_eq!(told(&named(), "2027-09-05")[..1], ["anna no talk since 2026-11-10"], "one of the two is out of the window");
        let problem = |path: &str| Problem {
            path: path.into(),
            line: 0,
            column: 0,
            kind: super::super::problem::Kind::Empty,
            severity: Severity::Unreadable,
        };
        for (path, count) in [("employees/anna/actions/x.yaml", 0), ("organisation/actions/x.yaml", 0), ("employees/bo/actions/x.yaml", 1)]
        {
            let records = Records { problems: vec![problem(path)], ..named() };
            assert_eq!(told(&records, "2026-11-20").len(), count, "{path}: nobody knows what is in it");
        }
    }

    #[test]
    fn no_talk_is_told_after_twice_the_rhythm() {
        let with = |talks: &[(&str, conversation::Status)], today: &str| {
            let held = |(date, status): &(&str, conversation::Status)| conversation("anna", "t1aaaaaa", date, *status);
            let conversations = talks.iter().map(held).collect();
            told(&Records { employees: vec![anna()], conversations, ..Records::default() }, today)
        };
        assert!(with(&[], "2026-03-01").is_empty(), "two months on the day");
        assert_eq!(with(&[], "2026-03-02"), ["anna no talk since 2026-01-01"]);
        assert!(with(&[("2026-01-31", Closed)], "2026-03-28").is_empty());
        assert_eq!(with(&[("2026-01-31", Closed)], "2026-03-29"), ["anna no talk since 2026-01-31"], "28 February and a month");
        assert!(with(&[("2026-01-31", Closed), ("2026-03-20", Open)], "2026-05-20").is_empty(), "one that has begun is a talk");
        assert_eq!(with(&[("2026-01-31", Closed), ("2026-06-20", Planned)], "2026-06-01").len(), 1, "one that is planned is none");
        let records = |employee: Employee| Records { employees: vec![employee], ..Records::default() };
        let never = |kinds: &[&str]| kinds.iter().map(|kind| ((*kind).to_owned(), None)).collect::<Vec<_>>();
        let stay = Employee { rhythm: never(&["check-in"]), ..anna() };
        assert!(told(&records(stay.clone()), "2026-07-01").is_empty());
        assert_eq!(told(&records(stay), "2026-07-02").len(), 1, "twice three months, the shortest that is left");
        assert!(told(&records(Employee { rhythm: never(&["check-in", "stay", "growth"]), ..anna() }), "2027-07-02").is_empty());
    }

    #[test]
    fn a_promise_is_broken_twice_when_it_was_moved_or_opened_again_and_is_overdue() {
        let open = action("anna", "a1aaaaaa", "2026-10-01");
        let twice = |action: &Action| is_broken_twice(action, day("2026-11-20"));
        assert!(!twice(&open), "overdue once");
        assert!(twice(&Action { first_due: Some(day("2026-09-01")), ..open.clone() }));
        assert!(!twice(&Action { first_due: Some(day("2026-11-01")), ..open.clone() }), "moved to an earlier day");
        assert!(!twice(&Action { first_due: Some(day("2026-09-01")), due: Some(day("2026-11-20")), ..open.clone() }), "not overdue yet");
        assert!(!twice(&Action { first_due: Some(day("2026-09-01")), due: None, ..open.clone() }));
        let again = vec![Ended { closed: Some(day("2026-09-20")), reopened: Some(day("2026-10-05")) }];
        let reopened = Action { ended: again, ..open };
        assert!(twice(&reopened));
        assert!(!twice(&Action { status: Status::Done, closed: Some(day("2026-11-01")), ..reopened.clone() }));
        let of = |owner: &str| {
            let actions = vec![Action { owner: Owner::of(owner), ..reopened.clone() }];
            let conversations = vec![conversation("anna", "t3aaaaaa", "2026-11-10", Closed)];
            told(&Records { employees: vec![anna()], actions, conversations, ..Records::default() }, "2026-11-20").len()
        };
        assert_eq!(["manager", "hr", "MT", "together", "employee"].map(of), [1, 1, 1, 1, 0], "one's own turn alone is nobody else's");
    }
}
