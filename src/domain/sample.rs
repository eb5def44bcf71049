//! Invented records for the tests of the rules.

use super::action::Action;
use super::conversation::{self, Conversation};
use super::date::parse_civil;
use super::id::Id;
use chrono::NaiveDate;

/// A day as `2026-11-22`.
pub(crate) fn day(text: &str) -> NaiveDate {
    parse_civil(text).unwrap_or_else(|| panic!("{text} is no day"))
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap_or_else(|| panic!("{text} is no id"))
}

/// A check-in with nothing in it.
pub(crate) fn conversation(employee: &str, own: &str, date: &str, status: conversation::Status) -> Conversation {
    Conversation { id: id(own), status, ..Conversation::new(employee.into(), day(date)) }
}

/// An open action of the manager, promised four weeks before it is due.
pub(crate) fn action(employee: &str, own: &str, due: &str) -> Action {
    let created = day(due) - chrono::Days::new(28);
    Action { employee: Some(employee.into()), title: format!("title of {own}"), due: Some(day(due)), ..Action::new(id(own), created) }
}
