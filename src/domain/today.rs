//! What needs attention today.

use super::action::Action;
use super::agenda::{self, Reason, Row, WEEK};
use super::conversation::{Conversation, Status};
use super::me::Only;
use super::records::{People, Records};
use super::report;
use super::settings::Settings;
use super::unanswered::{self, Unanswered};
use chrono::{Days, NaiveDate};
use std::collections::HashSet;

/// What needs attention today.
#[derive(Debug)]
pub struct Today<'r> {
    /// Overdue follow-ups, the most overdue first.
    pub overdue: Vec<&'r Action>,
    /// The agenda up to a week from now.
    pub agenda: Vec<Row>,
    /// Conversations that are open, or planned for up to a week from now; the oldest first.
    pub open: Vec<&'r Conversation>,
    /// What keeps coming back while nothing comes of it.
    pub unanswered: Vec<Unanswered<'r>>,
    /// Successes of the last seven days, the newest first.
    pub wins: Vec<&'r Action>,
}

/// Finds what needs attention in the records.
pub fn compute<'r>(records: &'r Records, settings: &Settings, today: NaiveDate) -> Today<'r> {
    let soon = agenda::soon(today);
    let week_ago = today.checked_sub_days(Days::new(WEEK - 1)).unwrap_or(today);
    let mut open: Vec<&Conversation> =
        records.conversations.iter().filter(|conversation| conversation.is_pending() && conversation.date <= soon).collect();
    open.sort_by_key(|conversation| (conversation.date, conversation.id));
    let mut wins: Vec<&Action> = records.actions.iter().filter(|action| report::is_win(action, week_ago, today)).collect();
    wins.sort_by_key(|action| (std::cmp::Reverse(action.closed), action.id));
    let overdue = report::overdue(records.actions.iter(), today);
    let unanswered = unanswered::unanswered(records, settings, today);
    Today { overdue, agenda: agenda::agenda(records, settings, today, soon), open, unanswered, wins }
}

impl<'r> Today<'r> {
    /// Leaves out what is of others.
    pub fn retain(&mut self, only: &Only, people: &People) {
        self.overdue.retain(|action| only.has_action(action, people));
        self.agenda.retain(|row| only.has(Some(&row.employee), people));
        self.open.retain(|conversation| only.has(Some(&conversation.employee), people));
        self.unanswered.retain(|one| only.has(Some(one.employee), people));
        self.wins.retain(|action| only.has_action(action, people));
    }

    /// How many lines ask for attention.
    pub fn count(&self) -> usize {
        self.overdue.len() + agenda::by_person(&self.agenda).len() + self.under_way().len() + self.unanswered.len()
    }

    /// The types in rhythm that are late or due within a week, one for each person: the one that is due first.
    pub fn due(&self) -> Vec<&Row> {
        let mut seen = HashSet::new();
        self.agenda.iter().filter(|row| row.reason == Reason::Rhythm && seen.insert(&row.employee)).collect()
    }

    /// The open conversations that are not on the agenda: all but the planned ones.
    pub fn under_way(&self) -> Vec<&'r Conversation> {
        let on_agenda: HashSet<_> = self.agenda.iter().filter(|row| row.reason == Reason::Planned).map(|row| row.conversation).collect();
        self.open
            .iter()
            .filter(|conversation| conversation.status == Status::Open || !on_agenda.contains(&Some(conversation.id)))
            .copied()
            .collect()
    }
}
