//! The agenda and the types of conversation, as JSON has them.

use super::Day;
use super::records::LeaveV1;
use crate::domain::agenda::{Reason, Row};
use crate::domain::records::People;
use crate::domain::rhythm;
use crate::domain::settings::Settings;
use crate::domain::types::ConversationType;
use crate::i18n::{Language, words};
use serde::Serialize;

/// One thing on the agenda.
#[derive(Serialize)]
pub(crate) struct RowV1<'r> {
    employee: &'r str,
    name: &'r str,
    team: Option<&'r str>,
    kind: &'static str,
    #[serde(rename = "type")]
    of: &'r str,
    last: Option<Day>,
    due: Day,
    days_late: i64,
    planned: Option<Day>,
    leave: Option<LeaveV1>,
    conversation: Option<&'r str>,
}

impl<'r> RowV1<'r> {
    /// A row, with the name and team of its person.
    pub(crate) fn of(row: &'r Row, people: &People<'r>) -> Self {
        RowV1 {
            employee: &row.employee,
            name: people.name(&row.employee),
            team: people.team(&row.employee),
            kind: row.reason.word(),
            of: &row.kind,
            last: row.last.filter(|_| row.reason == Reason::Rhythm).map(Day),
            due: Day(row.due),
            days_late: row.days_late,
            planned: row.planned.map(Day),
            leave: row.leave.as_ref().map(LeaveV1::from),
            conversation: row.conversation.as_ref().map(|id| id.as_str()),
        }
    }
}

/// A type of conversation: what it is for, how often, with how many actions at most.
#[derive(Serialize)]
pub(crate) struct TypeV1<'r> {
    #[serde(rename = "type")]
    key: &'r str,
    name: &'r str,
    purpose: Option<&'r str>,
    rhythm: Option<String>,
    limit: usize,
    themes: Vec<&'r str>,
    ask: &'r [String],
}

impl<'r> TypeV1<'r> {
    /// A type as it is with most people, in a language; its rhythm as `stay.yaml` would have it.
    pub(crate) fn of(kind: &'r ConversationType, settings: &'r Settings, lang: Language) -> Self {
        TypeV1 {
            key: &kind.key,
            name: words::type_name(lang, &settings.types, &kind.key),
            purpose: words::type_purpose(lang, &settings.types, &kind.key),
            rhythm: rhythm::usual(kind, settings).map(|interval| words::interval(Language::En, interval)),
            limit: settings.limit(&kind.key),
            themes: kind.themes.iter().map(|theme| theme.as_str()).collect(),
            ask: &kind.ask,
        }
    }
}
