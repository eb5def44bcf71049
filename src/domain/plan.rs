//! A person's plan on one page: the purpose of the role, the goals with the actions that serve them, the other promises, what
//! the organisation does, and when both talk again.
//!
//! The plan is for both, so the only part of a conversation in it are its promises: no preparation, answer, summary or signal.

use super::action::Action;
use super::conversation::{Conversation, Status};
use super::employee::Employee;
use super::follow_up::followed;
use super::goal::{self, Aim, Goal, Many};
use super::records::Records;
use super::rhythm::{self, Due, LastHeld};
use super::settings::Settings;
use super::side::{Side, by_side};
use super::voices::{self, Voices};
use chrono::NaiveDate;

/// A person's plan. Every open action of the person is in it once: under the goal that it serves, or in `actions`.
#[derive(Debug)]
pub struct Plan<'r> {
    pub employee: &'r Employee,
    /// The open goals by their day, each with what serves it.
    pub goals: Vec<Aim<'r>>,
    /// The goals that were reached in the last `term`, the latest one first.
    pub reached: Vec<&'r Goal>,
    /// The other open actions, by side.
    pub actions: Vec<&'r Action>,
    /// What the organisation does about obstacles that this person named: open, or ended since the last conversation.
    pub organisation: Vec<&'r Action>,
    /// The next conversation; `None` for people who have left. A conversation without a day is left out if it is not known what is due.
    pub next: Option<Next<'r>>,
    /// When both come back to the last conversation held.
    pub come_back: Option<NaiveDate>,
    /// Whether the number of open goals is good; `None` for people without a plan: no purpose, no basics, never a goal.
    pub many: Option<Many>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Next<'r> {
    /// It is planned on a day.
    Planned(&'r str, NaiveDate),
    /// It is due, and not planned.
    Due(Due),
}

impl Plan<'_> {
    /// Whose own words are on it.
    pub fn voices(&self) -> Voices {
        let goals = self.goals.iter().map(|aim| aim.goal).chain(self.reached.iter().copied());
        let serving = self.goals.iter().flat_map(|aim| &aim.serving).copied();
        let actions = serving.chain(self.actions.iter().copied()).chain(self.organisation.iter().copied());
        voices::of(goals).into_iter().chain(voices::of(actions)).collect()
    }

    /// The other open actions of one side.
    pub fn of_side(&self, side: Side) -> impl Iterator<Item = &Action> {
        self.actions.iter().copied().filter(move |action| Side::of(&action.owner, self.employee) == side)
    }
}

/// A person's plan on a day. `records` hold the person's records and the organisation's actions.
pub fn compute<'r>(records: &'r Records, employee: &'r Employee, settings: &Settings, today: NaiveDate) -> Plan<'r> {
    let actions = || records.actions.iter().filter(|action| action.employee.as_ref() == Some(&employee.slug));
    let goals: Vec<&Goal> = records.goals.iter().filter(|goal| goal.employee == employee.slug).collect();
    let mut open: Vec<&Goal> = goals.iter().copied().filter(|goal| goal.is_open()).collect();
    open.sort_by_key(|goal| goal.by_day());
    let is_elsewhere = |action: &Action| open.iter().any(|goal| action.goal == Some(goal.id));
    let mut others: Vec<&Action> = actions().filter(|action| action.is_open() && !is_elsewhere(action)).collect();
    by_side(&mut others, employee);
    let conversations: Vec<&Conversation> =
        records.conversations.iter().filter(|conversation| conversation.employee == employee.slug).collect();
    let last = LastHeld::of(conversations.iter().copied());
    let back = last.conversation(&employee.slug).and_then(|conversation| rhythm::come_back(conversation, settings));
    let is_used = employee.purpose.is_some() || !employee.basics.is_empty() || !goals.is_empty();
    Plan {
        employee,
        many: is_used.then(|| goal::many(open.len(), &settings.goals)),
        reached: reached(&goals, settings, today),
        goals: Aim::all(&open, &records.actions),
        actions: others,
        organisation: followed(records, employee, settings, today, None).organisation,
        next: planned(&conversations, employee, today).or_else(|| due(records, employee, &last, settings, today)),
        come_back: back.filter(|_| !employee.has_left(today)).and_then(|day| Some(employee.away.due(day, today)?.0)),
    }
}

/// The goals that were reached within the term of a goal before today.
fn reached<'r>(goals: &[&'r Goal], settings: &Settings, today: NaiveDate) -> Vec<&'r Goal> {
    let from = settings.goals.term.before(today);
    let lately = |goal: &&&Goal| goal.status == goal::Status::Reached && goal.closed.is_some_and(|day| (from..=today).contains(&day));
    let mut reached: Vec<&Goal> = goals.iter().filter(lately).copied().collect();
    reached.sort_by_key(|goal| (std::cmp::Reverse(goal.closed), goal.id));
    reached
}

fn planned<'r>(conversations: &[&'r Conversation], employee: &Employee, today: NaiveDate) -> Option<Next<'r>> {
    let to_come = conversations
        .iter()
        .filter(|conversation| conversation.status == Status::Planned && conversation.date >= today && !employee.has_left(today));
    to_come
        .min_by_key(|conversation| (conversation.date, conversation.id))
        .map(|conversation| Next::Planned(&conversation.kind, conversation.date))
}

fn due<'r>(records: &Records, employee: &Employee, last: &LastHeld, settings: &Settings, today: NaiveDate) -> Option<Next<'r>> {
    let is_known = !records.in_doubt.contains(&employee.slug);
    rhythm::dues(employee, last, settings, today).into_iter().next().filter(|_| is_known).map(Next::Due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action;
    use crate::domain::id::Id;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    fn goal(name: &str, status: goal::Status, by: &str, closed: Option<&str>) -> Goal {
        let set = Goal::new(id(name), "anna".into(), day("2026-09-01"));
        Goal { title: name.into(), by: Some(day(by)), status, closed: closed.map(day), ..set }
    }

    fn action(name: &str, owner: &str, goal: Option<&str>, status: action::Status) -> Action {
        Action {
            employee: Some("anna".into()),
            title: name.into(),
            owner: super::super::owner::Owner::of(owner),
            due: Some(day("2026-12-01")),
            status,
            goal: goal.map(id),
            ..Action::new(id(name), day("2026-10-01"))
        }
    }

    fn conversation(name: &str, status: Status, date: &str) -> Conversation {
        let obstacles = vec!["rooster".into()];
        Conversation { id: id(name), kind: "stay".into(), status, obstacles, ..Conversation::new("anna".into(), day(date)) }
    }

    fn records() -> Records {
        use goal::Status::{Dropped, Open, Reached};
        let employee = Employee { started: Some(day("2026-01-01")), ..Employee::unknown("anna".into()) };
        Records {
            employees: vec![employee],
            conversations: vec![
                conversation("t1111111", Status::Closed, "2026-10-15"),
                conversation("t2222222", Status::Planned, "2026-10-20"),
            ],
            actions: vec![
                action("a1111111", "employee", Some("g2222222"), action::Status::Done),
                action("a2222222", "employee", Some("g2222222"), action::Status::Open),
                action("a3333333", "employee", Some("g3333333"), action::Status::Open),
                action("a4444444", "manager", Some("x9999999"), action::Status::Open),
                action("a5555555", "manager", None, action::Status::Dropped),
                action("a6666666", "manager", Some("g1111111"), action::Status::Dropped),
                Action { employee: None, obstacle: Some("Rooster".into()), ..action("a7777777", "MT", None, action::Status::Open) },
                Action { employee: None, obstacle: Some("reistijd".into()), ..action("a8888888", "MT", None, action::Status::Open) },
            ],
            goals: vec![
                goal("g1111111", Open, "2027-02-01", None),
                goal("g2222222", Open, "2026-12-01", None),
                goal("g3333333", Dropped, "2026-12-01", Some("2026-10-01")),
                goal("g4444444", Reached, "2026-10-01", Some("2026-09-28")),
                goal("g5555555", Reached, "2026-03-01", Some("2026-03-01")),
            ],
            ..Records::default()
        }
    }

    fn ids<'a>(actions: impl IntoIterator<Item = &'a Action>) -> Vec<&'a str> {
        actions.into_iter().map(|action| action.id.as_str()).collect()
    }

    #[test]
    fn every_open_action_is_under_its_goal_or_with_the_others() {
        let records = records();
        let plan = compute(&records, &records.employees[0], &Settings::default(), day("2026-11-20"));
        let goals: Vec<(&str, Vec<&str>)> = plan.goals.iter().map(|aim| (aim.goal.id.as_str(), ids(aim.serving.iter().copied()))).collect();
        assert_eq!(goals, [("g2222222", vec!["a2222222", "a1111111"]), ("g1111111", vec![])]);
        // its goal was let go, or is not there
        assert_eq!(ids(plan.actions.iter().copied()), ["a4444444", "a3333333"]);
        assert_eq!(ids(plan.of_side(Side::Employee)), ["a3333333"]);
        assert_eq!(ids(plan.organisation.iter().copied()), ["a7777777"]);
    }

    #[test]
    fn what_was_reached_lately_is_told_once_more() {
        let records = records();
        let plan = compute(&records, &records.employees[0], &Settings::default(), day("2026-11-20"));
        assert_eq!(plan.reached.iter().map(|goal| goal.id.as_str()).collect::<Vec<_>>(), ["g4444444"]);
        assert_eq!(plan.many, Some(Many::TooFew));
    }

    #[test]
    fn the_next_conversation_is_the_one_planned_else_the_one_that_is_due() {
        let mut records = records();
        let settings = Settings::default();
        let next = |records: &Records, today| {
            let plan = compute(records, &records.employees[0], &settings, day(today));
            let next = plan.next.map(|next| match next {
                Next::Planned(kind, date) => format!("planned {kind} {date}"),
                Next::Due(due) => format!("due {} {}", due.kind, due.due),
            });
            (next, plan.come_back)
        };
        assert_eq!(next(&records, "2026-10-18"), (Some("planned stay 2026-10-20".into()), Some(day("2026-11-12"))));
        assert_eq!(next(&records, "2026-11-20").0, Some("due growth 2026-07-01".into()));
        records.in_doubt.insert("anna".into());
        assert_eq!(next(&records, "2026-11-20").0, None);
        records.employees[0].left = Some(day("2026-10-01"));
        assert_eq!(next(&records, "2026-10-18"), (None, None));
    }

    #[test]
    fn who_has_no_purpose_basics_or_goal_uses_no_plan() {
        let mut records = records();
        records.goals.clear();
        let settings = Settings::default();
        let many = |records: &Records| compute(records, &records.employees[0], &settings, day("2026-11-20")).many;
        assert_eq!(many(&records), None);
        records.employees[0].basics = vec!["Rooster: vrijdag vrij".into()];
        assert_eq!(many(&records), Some(Many::TooFew));
    }
}
