//! What asks for attention today.

use super::action::Action;
use super::conversation::Conversation;
use super::records::Records;
use super::report;
use super::rhythm::{self, Due, LastHeld};
use super::settings::Settings;
use chrono::{Days, NaiveDate};

/// How many days ahead a conversation counts as due now, and back a win as this week's.
pub const WEEK: u64 = 7;

/// What asks for attention today.
#[derive(Debug)]
pub struct Today<'r> {
    /// Overdue follow-ups, the most overdue first.
    pub overdue: Vec<&'r Action>,
    /// Conversations late or due within a week, one for each person: the one that is due first.
    pub due: Vec<Due>,
    /// Conversations that are open, or planned for up to a week from now; the oldest first.
    pub open: Vec<&'r Conversation>,
    /// Successes of the last seven days, the newest first.
    pub wins: Vec<&'r Action>,
}

/// Looks through the records for what asks for attention.
pub fn compute<'r>(records: &'r Records, settings: &Settings, today: NaiveDate) -> Today<'r> {
    let soon = today.checked_add_days(Days::new(WEEK)).unwrap_or(today);
    let week_ago = today.checked_sub_days(Days::new(WEEK - 1)).unwrap_or(today);
    let mut open: Vec<&Conversation> = records.conversations.iter().filter(|talk| talk.is_pending() && talk.date <= soon).collect();
    open.sort_by_key(|talk| (talk.date, talk.id));
    let mut wins: Vec<&Action> = records.actions.iter().filter(|action| report::is_win(action, week_ago, today)).collect();
    wins.sort_by_key(|action| (std::cmp::Reverse(action.closed), action.id));
    Today { overdue: report::overdue(records.actions.iter(), today), due: due(records, settings, today, soon), open, wins }
}

fn due(records: &Records, settings: &Settings, today: NaiveDate, soon: NaiveDate) -> Vec<Due> {
    let last = LastHeld::of(records.conversations.iter());
    let first = |employee| rhythm::dues(employee, &last, settings, today).into_iter().find(|due| due.due <= soon);
    let mut dues: Vec<Due> =
        records.employees.iter().filter(|employee| !records.in_doubt.contains(&employee.slug)).filter_map(first).collect();
    dues.sort_by(|a, b| a.due.cmp(&b.due).then_with(|| a.employee.cmp(&b.employee)));
    dues
}
