//! What keeps coming back while nothing comes of it, as JSON has it.

use super::Day;
use crate::domain::interval::written_cadence;
use crate::domain::promise;
use crate::domain::unanswered::{Unanswered, What};
use crate::render::{ViewContext, obstacles};
use serde::Serialize;

/// One fact; what belongs to another kind of fact is `null`.
#[derive(Default, Serialize)]
pub(crate) struct UnansweredV1<'r> {
    kind: &'static str,
    employee: &'r str,
    name: &'r str,
    obstacle: Option<&'r str>,
    label: Option<String>,
    mentions: Option<usize>,
    first: Option<Day>,
    last: Option<Day>,
    action: Option<&'r str>,
    title: Option<&'r str>,
    first_due: Option<Day>,
    due: Option<Day>,
    days_late: Option<i64>,
    reopened: Option<bool>,
    since: Option<Day>,
    rhythm: Option<String>,
    planned: Option<Day>,
}

impl<'r> UnansweredV1<'r> {
    pub(crate) fn of(view: &'r ViewContext<'r>, one: &'r Unanswered<'r>) -> Self {
        let (employee, name) = (&**one.employee, view.people.name(one.employee));
        match &one.what {
            What::NamedAgain(named) => UnansweredV1 {
                kind: "named-again",
                employee,
                name,
                obstacle: Some(&named.key),
                label: Some(obstacles::plain_label(view, named)),
                mentions: Some(named.mentions),
                first: Some(Day(named.first)),
                last: Some(Day(named.last)),
                ..UnansweredV1::default()
            },
            What::BrokenTwice(action) => UnansweredV1 {
                kind: "broken-twice",
                employee,
                name,
                action: Some(action.id.as_str()),
                title: Some(&action.title),
                first_due: action.first_due.map(Day),
                due: action.due.map(Day),
                days_late: Some(promise::days_late(action, view.today)),
                reopened: Some(!action.ended.is_empty()),
                ..UnansweredV1::default()
            },
            What::NoTalk(no_talk) => UnansweredV1 {
                kind: "no-talk",
                employee,
                name,
                last: no_talk.last.map(Day),
                since: Some(Day(no_talk.since)),
                rhythm: Some(written_cadence(Some(no_talk.every))),
                planned: no_talk.planned.map(Day),
                ..UnansweredV1::default()
            },
        }
    }
}
