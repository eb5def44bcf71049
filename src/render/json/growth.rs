//! The draft for the growth conversation, as JSON has it.

use super::Day;
use super::records::sealed;
use crate::domain::employee::Employee;
use crate::domain::growth::{Growth, Released, Since};
use crate::domain::promise;
use chrono::NaiveDate;
use serde::Serialize;

/// The draft: nothing but what both released.
#[derive(Serialize)]
pub(crate) struct GrowthV1<'r> {
    employee: &'r str,
    name: &'r str,
    since: Option<Day>,
    conversation: Option<String>,
    themes: Vec<ThemeV1<'r>>,
    actions: Vec<ReleasedV1<'r>>,
    goals: Vec<AimV1<'r>>,
    not_released: NotReleasedV1,
    shut: usize,
}

#[derive(Serialize)]
struct ThemeV1<'r> {
    theme: Option<&'r str>,
    answers: Vec<QuoteV1<'r>>,
}

#[derive(Serialize)]
struct QuoteV1<'r> {
    conversation: &'r str,
    date: Day,
    question: Option<&'r str>,
    answer: &'r str,
}

/// An action without what was not released with it.
#[derive(Serialize)]
struct ReleasedV1<'r> {
    id: &'r str,
    title: &'r str,
    owner: &'r str,
    due: Option<Day>,
    status: &'static str,
    overdue: bool,
    days_late: i64,
    goal: Option<&'r str>,
    win: Option<&'r str>,
    dropped_because: Option<&'r str>,
    created: Day,
    closed: Option<Day>,
    sealed: bool,
    readers: &'r [String],
}

#[derive(Serialize)]
struct AimV1<'r> {
    id: &'r str,
    title: &'r str,
    by: Option<Day>,
    status: &'static str,
}

#[derive(Serialize)]
struct NotReleasedV1 {
    answers: usize,
    actions: usize,
    goals: usize,
}

impl<'r> GrowthV1<'r> {
    /// The draft for one person.
    pub(crate) fn of(growth: &'r Growth, employee: &'r Employee, today: NaiveDate) -> Self {
        let themes = growth.themes.iter().map(|(theme, quotes)| ThemeV1 {
            theme: theme.as_deref(),
            answers: quotes
                .iter()
                .map(|quote| QuoteV1 {
                    conversation: quote.conversation.as_str(),
                    date: Day(quote.day),
                    question: quote.question.as_deref(),
                    answer: &quote.answer,
                })
                .collect(),
        });
        let goals =
            growth.goals.iter().map(|aim| AimV1 { id: aim.id.as_str(), title: &aim.title, by: aim.by.map(Day), status: aim.status.word() });
        let held = growth.held_back;
        GrowthV1 {
            employee: &employee.slug,
            name: &employee.name,
            since: growth.since.day().map(Day),
            conversation: if let Since::Conversation(_, id) = growth.since { Some(id.to_string()) } else { None },
            themes: themes.collect(),
            actions: growth.actions.iter().map(|released| ReleasedV1::of(released, today)).collect(),
            goals: goals.collect(),
            not_released: NotReleasedV1 { answers: held.answers, actions: held.actions, goals: held.goals },
            shut: growth.shut.len(),
        }
    }
}

impl<'r> ReleasedV1<'r> {
    fn of(Released(action): &'r Released, today: NaiveDate) -> Self {
        let days_late = promise::days_late(action, today);
        let (sealed, readers) = sealed(action.sealed.as_deref());
        ReleasedV1 {
            id: action.id.as_str(),
            title: &action.title,
            owner: action.owner.as_str(),
            due: action.due.map(Day),
            status: action.status.word(),
            overdue: days_late > 0,
            days_late,
            goal: action.goal.as_ref().map(|id| id.as_str()),
            win: action.win.as_deref(),
            dropped_because: action.dropped_because.as_deref(),
            created: Day(action.created),
            closed: action.closed.map(Day),
            sealed,
            readers,
        }
    }
}
