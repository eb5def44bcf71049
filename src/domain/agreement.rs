//! What was agreed in a conversation, for both to keep: what, by whom, by when, and when they come back to it. Nothing that was said
//! in the conversation is in it.

use super::action::{Action, Status};
use super::conversation::Conversation;
use super::employee::Employee;
use super::owner::{Owner, Party};
use super::records::Records;
use super::rhythm;
use super::settings::Settings;
use super::side::by_side;
use super::voices::{self, Voices};
use chrono::NaiveDate;

/// What was agreed in one conversation.
#[derive(Debug)]
pub(crate) struct Agreement<'r> {
    pub conversation: &'r Conversation,
    /// Who holds it, if known.
    pub with: Option<&'r str>,
    /// What was agreed and not dropped since, by side; the manager's first.
    pub by_owner: Vec<(Owner, Vec<&'r Action>)>,
    /// When both come back to it; `None` for a conversation that did not take place yet.
    pub come_back: Option<NaiveDate>,
}

impl Agreement<'_> {
    /// Whose own words are in it.
    pub(crate) fn voices(&self) -> Voices {
        voices::of(self.by_owner.iter().flat_map(|(_, actions)| actions).copied())
    }
}

/// What was agreed in `conversation`, with the actions among `records` that came from it.
pub(crate) fn agreement<'r>(
    records: &'r Records,
    conversation: &'r Conversation,
    employee: &'r Employee,
    settings: &Settings,
) -> Agreement<'r> {
    let of_it = |action: &&Action| action.conversation == Some(conversation.id) && action.employee.as_ref() == Some(&conversation.employee);
    let mut actions: Vec<&Action> = records.actions.iter().filter(of_it).filter(|action| action.status != Status::Dropped).collect();
    by_side(&mut actions, employee);
    let with = conversation.with.as_deref().or(employee.manager.as_deref());
    let mut by_owner: Vec<(Owner, Vec<&Action>)> = Vec::new();
    for action in actions {
        let owner = owner(action, with, employee);
        match by_owner.iter_mut().find(|(known, _)| *known == owner) {
            Some((_, actions)) => actions.push(action),
            None => by_owner.push((owner, vec![action])),
        }
    }
    Agreement { conversation, with, by_owner, come_back: rhythm::come_back(conversation, settings).filter(|_| conversation.counts()) }
}

/// Who owns an action. The employee and the person who held this conversation go by their names. `manager` means the person who held
/// this conversation, even if the employee has another manager by now.
fn owner(action: &Action, with: Option<&str>, employee: &Employee) -> Owner {
    match (&action.owner, action.owner.at_table(employee), with) {
        (Owner::Party(Party::Manager), _, Some(with)) => Owner::Named(with.into()),
        (_, Owner::Party(Party::Employee), _) => Owner::Named((&employee.name).into()),
        (owner, ..) => owner.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Status as Held;
    use crate::domain::sample::{action, conversation, day};

    fn anna() -> Employee {
        Employee { name: "Anna de Vries".into(), manager: Some("Marja Smit".into()), ..Employee::unknown("anna-de-vries".into()) }
    }

    #[test]
    fn who_held_the_conversation_promised_as_manager_and_what_was_let_go_is_gone() {
        let held =
            Conversation { with: Some("Piet Jansen".into()), ..conversation("anna-de-vries", "t1aaaaaa", "2026-11-20", Held::Closed) };
        let owned = |id: &str, owner: &str, status| Action {
            owner: Owner::of(owner),
            status,
            conversation: Some(held.id),
            ..action("anna-de-vries", id, "2026-12-04")
        };
        let records = Records {
            actions: vec![
                owned("a1aaaaaa", "together", Status::Open),
                owned("a2aaaaaa", "anna de vries", Status::Open),
                owned("a3aaaaaa", "manager", Status::Done),
                owned("a4aaaaaa", "employee", Status::Dropped),
                Action { conversation: None, ..action("anna-de-vries", "a5aaaaaa", "2026-12-04") },
                Action { conversation: Some(held.id), ..action("bo", "a6aaaaaa", "2026-12-04") },
            ],
            ..Records::default()
        };
        let anna = anna();
        let agreed = agreement(&records, &held, &anna, &Settings::default());
        let told: Vec<(&str, usize)> = agreed.by_owner.iter().map(|(owner, actions)| (owner.as_str(), actions.len())).collect();
        assert_eq!(told, [("Piet Jansen", 1), ("together", 1), ("Anna de Vries", 1)]);
        assert_eq!((agreed.with, agreed.come_back), (Some("Piet Jansen"), Some(day("2026-12-18"))));
    }

    #[test]
    fn a_conversation_to_come_has_no_day_to_come_back() {
        let planned = conversation("anna-de-vries", "t1aaaaaa", "2026-11-20", Held::Planned);
        let (records, anna) = (Records::default(), anna());
        assert_eq!(agreement(&records, &planned, &anna, &Settings::default()).come_back, None);
    }
}
