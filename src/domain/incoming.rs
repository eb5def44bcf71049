//! What changes from other clones mean for the person who takes them in.

use super::action::{Action, Status};
use super::conversation;
use super::goal;
use super::name::Name;
use super::promise::{self, Fate};
use super::records::{People, Records};
use chrono::NaiveDate;

/// What came in, counted. Sentences are made of these counts; the rest is in the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Incoming {
    /// New open actions whose turn is `you`.
    pub actions_for_you: usize,
    /// Other new open actions.
    pub actions: usize,
    /// Promises done on or before their day.
    pub kept: usize,
    /// Promises done after it.
    pub late: usize,
    /// Promises that were dropped.
    pub dropped: usize,
    /// Conversations planned or begun.
    pub conversations: usize,
    pub held: usize,
    pub reached: usize,
}

/// Compares records before and after they changed. `you` is the name of the person who takes them in; `people` are those
/// whose records changed.
pub(crate) fn between(before: &Records, after: &Records, people: &People, you: &str, today: NaiveDate) -> Incoming {
    let (mut came, you) = (Incoming::default(), Name::from(you));
    let is_yours = |action: &Action| !you.is_empty() && action.is_turn_of(&you, people);
    for action in &after.actions {
        let was = before.actions.iter().find(|was| was.id == action.id).map(|was| was.status);
        match action.status {
            Status::Open if was.is_none() && is_yours(action) => came.actions_for_you += 1,
            Status::Open if was.is_none() => came.actions += 1,
            status if status != Status::Open && was != Some(status) => match promise::fate(action, today) {
                Fate::Late => came.late += 1,
                Fate::Dropped => came.dropped += 1,
                _ => came.kept += 1,
            },
            _ => {}
        }
    }
    for conversation in &after.conversations {
        let was = before.conversations.iter().find(|was| was.id == conversation.id).map(|was| was.status);
        match conversation.status {
            conversation::Status::Closed if was != Some(conversation.status) => came.held += 1,
            conversation::Status::Planned | conversation::Status::Open if was.is_none() => came.conversations += 1,
            _ => {}
        }
    }
    let reached = |goal: &&goal::Goal| {
        let was = before.goals.iter().find(|was| was.id == goal.id).map(|was| was.status);
        goal.status == goal::Status::Reached && was != Some(goal.status)
    };
    came.reached = after.goals.iter().filter(reached).count();
    came
}
