//! The sheet of a handover, as JSON has it.

use super::Day;
use crate::domain::action::Action;
use crate::domain::handover::{Handover, HandoverDecision};
use serde::Serialize;

/// What goes along, and what stays behind.
#[derive(Serialize)]
pub(crate) struct HandoverV1<'r> {
    employee: &'r str,
    name: &'r str,
    from: Option<&'r str>,
    to: &'r str,
    date: Day,
    promises: Vec<PromiseV1<'r>>,
    actions: Vec<OpenV1<'r>>,
    goals: Vec<AimV1<'r>>,
    conversations: Vec<ConversationV1<'r>>,
    private_notes: usize,
}

#[derive(Serialize)]
struct PromiseV1<'r> {
    #[serde(flatten)]
    action: OpenV1<'r>,
    outcome: Option<&'static str>,
    because: Option<&'r str>,
}

#[derive(Serialize)]
struct OpenV1<'r> {
    id: &'r str,
    title: &'r str,
    owner: &'r str,
    due: Option<Day>,
}

#[derive(Serialize)]
struct AimV1<'r> {
    id: &'r str,
    title: &'r str,
    by: Option<Day>,
}

#[derive(Serialize)]
struct ConversationV1<'r> {
    id: &'r str,
    #[serde(rename = "type")]
    kind: &'r str,
    date: Day,
    status: &'static str,
}

impl<'r> From<&'r Action> for OpenV1<'r> {
    fn from(action: &'r Action) -> Self {
        OpenV1 { id: action.id.as_str(), title: &action.title, owner: action.owner.as_str(), due: action.due.map(Day) }
    }
}

impl<'r> From<&'r Handover<'r>> for HandoverV1<'r> {
    fn from(sheet: &'r Handover<'r>) -> Self {
        let promise = |(action, outcome): &'r (&'r Action, HandoverDecision)| PromiseV1 {
            action: OpenV1::from(*action),
            outcome: outcome.word(),
            because: if let HandoverDecision::Dropped(why) = outcome { Some(why) } else { None },
        };
        let goals = sheet.goals.iter().map(|goal| AimV1 { id: goal.id.as_str(), title: &goal.title, by: goal.by.map(Day) });
        let conversations = sheet.conversations.iter().map(|conversation| ConversationV1 {
            id: conversation.id.as_str(),
            kind: &conversation.kind,
            date: Day(conversation.date),
            status: conversation.status.word(),
        });
        HandoverV1 {
            employee: &sheet.employee.slug,
            name: &sheet.employee.name,
            from: sheet.employee.manager.as_deref(),
            to: sheet.to,
            date: Day(sheet.day),
            promises: sheet.promises.iter().map(promise).collect(),
            actions: sheet.others.iter().map(|action| OpenV1::from(*action)).collect(),
            goals: goals.collect(),
            conversations: conversations.collect(),
            private_notes: sheet.private,
        }
    }
}
