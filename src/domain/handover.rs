//! A handover from one manager to the next: what goes to the new one, what becomes of the old one's promises, and what stays
//! behind.

use super::action::Action;
use super::conversation::{Conversation, Status};
use super::employee::Employee;
use super::goal::Goal;
use super::name::is_one;
use super::owner::Owner;
use super::records::Records;
use super::side::Side;
use super::voices::{self, Voices};
use chrono::NaiveDate;

/// What becomes of an open promise of the old manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HandoverDecision {
    /// The new manager promises it from now on.
    Taken,
    /// It was done already.
    Done,
    /// It is dropped, for this reason.
    Dropped(String),
    Undecided,
}

impl HandoverDecision {
    /// The word in JSON; `None` if it is not decided.
    pub(crate) fn word(&self) -> Option<&'static str> {
        match self {
            HandoverDecision::Taken => Some("taken"),
            HandoverDecision::Done => Some("done"),
            HandoverDecision::Dropped(_) => Some("dropped"),
            HandoverDecision::Undecided => None,
        }
    }
}

/// The sheet: everything that the new manager gets, for the employee to see.
#[derive(Debug)]
pub(crate) struct Handover<'r> {
    pub employee: &'r Employee,
    pub to: &'r str,
    pub day: NaiveDate,
    /// The open promises of the old manager, with what becomes of them; by due day.
    pub promises: Vec<(&'r Action, HandoverDecision)>,
    /// What else is open: actions of the employee, of both, of anyone else; by due day.
    pub others: Vec<&'r Action>,
    /// Actions that ended under `manager`. That word now means the new manager, so these get the old manager's name.
    pub ended: Vec<&'r Action>,
    /// Goals that are being worked on, by their day.
    pub goals: Vec<&'r Goal>,
    /// The conversations, the oldest first.
    pub conversations: Vec<&'r Conversation>,
    /// How many private notes stay with their writers; nobody opened them.
    pub private: usize,
}

impl Handover<'_> {
    /// Whose own words are in it.
    pub(crate) fn voices(&self) -> Voices {
        let actions = self.promises.iter().map(|(action, _)| *action).chain(self.others.iter().copied());
        voices::of(actions).into_iter().chain(voices::of(self.goals.iter().copied())).collect()
    }
}

/// The handover of one person. `decide` says what becomes of each promise.
pub(crate) fn handover<'r>(
    records: &'r Records,
    employee: &'r Employee,
    to: &'r str,
    day: NaiveDate,
    private: usize,
    mut decide: impl FnMut(&Action) -> HandoverDecision,
) -> Handover<'r> {
    let mut conversations: Vec<&Conversation> =
        records.conversations.iter().filter(|conversation| conversation.employee == employee.slug).collect();
    conversations.sort_by_key(|conversation| (conversation.date, conversation.id));
    let mut goals: Vec<&Goal> = records.goals.iter().filter(|goal| goal.employee == employee.slug && goal.is_open()).collect();
    goals.sort_by_key(|goal| goal.by_day());
    Handover {
        employee,
        to,
        day,
        promises: promises(records, employee).into_iter().map(|action| (action, decide(action))).collect(),
        ended: records.actions.iter().filter(|action| was_of(action, employee)).collect(),
        others: open(records, employee, |side| side != Side::Manager),
        goals,
        conversations,
        private,
    }
}

/// Whether an action of a person has ended and its owner is `manager`.
fn was_of(action: &Action, employee: &Employee) -> bool {
    action.employee.as_ref() == Some(&employee.slug) && !action.is_open() && action.owner == Owner::DEFAULT
}

/// The open promises of a person's manager, by due day.
pub(crate) fn promises<'r>(records: &'r Records, employee: &Employee) -> Vec<&'r Action> {
    open(records, employee, |side| side == Side::Manager)
}

/// Everything that is open in a person's folder, whoever promised it, by due day.
pub(crate) fn all_open<'r>(records: &'r Records, employee: &Employee) -> Vec<&'r Action> {
    open(records, employee, |_| true)
}

fn open<'r>(records: &'r Records, employee: &Employee, of: impl Fn(Side) -> bool) -> Vec<&'r Action> {
    let own = records.actions.iter().filter(|action| action.employee.as_ref() == Some(&employee.slug) && action.is_open());
    let mut actions: Vec<&Action> = own.filter(|action| of(Side::of(&action.owner, employee))).collect();
    actions.sort_by_key(|action| action.by_due());
    actions
}

/// Who has to be named in a conversation that now names the manager `old` or nobody; `None` if it can stay as it is.
///
/// A conversation that is still to come goes to the new manager. All other conversations (held, open or cancelled) were with the old one. If the
/// file names nobody, it has to name the old manager from now on, because without a name it would be read as the new manager's.
pub(crate) fn holder<'n>(conversation: &Conversation, old: &'n str, new: &'n str, today: NaiveDate) -> Option<&'n str> {
    let is_to_come = conversation.status == Status::Planned || conversation.is_pending() && conversation.date > today;
    match &conversation.with {
        Some(with) if is_to_come && is_one(with, old) => Some(new),
        None if !is_to_come => Some(old),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::{action, conversation, day};

    fn anna() -> Employee {
        Employee { name: "Anna de Vries".into(), manager: Some("Piet Jansen".into()), ..Employee::unknown("anna".into()) }
    }

    #[test]
    fn history_stays_with_who_made_it_and_what_is_to_come_goes_along() {
        let held = |status, date, with: Option<&str>| {
            let conversation = Conversation { with: with.map(Into::into), ..conversation("anna", "t1aaaaaa", date, status) };
            holder(&conversation, "Piet Jansen", "Sofie de Wit", day("2026-11-22")).map(str::to_owned)
        };
        let (old, new) = (Some("Piet Jansen".to_owned()), Some("Sofie de Wit".to_owned()));
        assert_eq!(held(Status::Closed, "2026-10-01", None), old);
        assert_eq!(held(Status::Closed, "2026-10-01", Some("Piet Jansen")), None);
        assert_eq!(held(Status::Closed, "2026-10-01", Some("Marja")), None);
        assert_eq!(held(Status::Cancelled, "2026-10-01", None), old);
        assert_eq!(held(Status::Open, "2026-11-22", None), old);
        assert_eq!(held(Status::Open, "2026-11-22", Some("piet jansen")), None);
        assert_eq!(held(Status::Open, "2026-11-23", Some("piet jansen")), new);
        assert_eq!(held(Status::Planned, "2026-11-01", Some("Piet Jansen")), new);
        assert_eq!(held(Status::Planned, "2026-12-01", None), None, "read as the new one's, which is right");
        assert_eq!(held(Status::Planned, "2026-12-01", Some("Marja")), None);
    }

    #[test]
    fn every_open_promise_is_in_one_place() {
        let owned = |id: &str, owner: &str| Action { owner: Owner::of(owner), ..action("anna", id, "2026-12-01") };
        let records = Records {
            actions: vec![
                owned("a1aaaaaa", "manager"),
                owned("a2aaaaaa", "PIET JANSEN"),
                owned("a3aaaaaa", "together"),
                owned("a4aaaaaa", "Anna de Vries"),
                owned("a5aaaaaa", "hr"),
                Action { status: crate::domain::action::Status::Done, ..owned("a6aaaaaa", "manager") },
                Action { employee: None, ..owned("a7aaaaaa", "manager") },
                action("bo", "a8aaaaaa", "2026-12-01"),
            ],
            ..Records::default()
        };
        let anna = anna();
        let sheet = handover(&records, &anna, "Sofie", day("2026-11-22"), 0, |_| HandoverDecision::Taken);
        let ids =
            |actions: &mut dyn Iterator<Item = &Action>| actions.map(|action| action.id.to_string()[..2].to_owned()).collect::<Vec<_>>();
        assert_eq!(ids(&mut sheet.promises.iter().map(|(action, _)| *action)), ["a1", "a2"]);
        assert_eq!(ids(&mut sheet.others.iter().copied()), ["a3", "a4", "a5"]);
    }
}
