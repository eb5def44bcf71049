//! A round of talks, as JSON has it.

use super::Day;
use crate::domain::id::Id;
use crate::domain::records::People;
use crate::domain::rhythm::days_late;
use crate::domain::schedule::{Round, Turn};
use chrono::NaiveDate;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ScheduleV1<'r> {
    talks: Vec<TalkV1<'r>>,
    left_over: Vec<LeftOverV1<'r>>,
}

#[derive(Serialize)]
struct TalkV1<'r> {
    date: Day,
    #[serde(flatten)]
    turn: TurnV1<'r>,
}

#[derive(Serialize)]
struct LeftOverV1<'r> {
    because: &'static str,
    conversation: Option<String>,
    #[serde(flatten)]
    turn: TurnV1<'r>,
}

#[derive(Serialize)]
struct TurnV1<'r> {
    employee: &'r str,
    name: &'r str,
    team: Option<&'r str>,
    with: Option<&'r str>,
    #[serde(rename = "type")]
    kind: &'r str,
    due: Day,
    days_late: i64,
}

impl<'r> TurnV1<'r> {
    fn of(turn: &'r Turn, people: &People<'r>, today: NaiveDate) -> Self {
        TurnV1 {
            employee: &turn.employee,
            name: people.name(&turn.employee),
            team: people.team(&turn.employee),
            with: turn.with.as_deref(),
            kind: &turn.kind,
            due: Day(turn.due),
            days_late: days_late(turn.due, today),
        }
    }
}

impl<'r> ScheduleV1<'r> {
    /// A round, with the names and teams of its people.
    pub(crate) fn of(round: &'r Round, people: &People<'r>, today: NaiveDate) -> Self {
        let turn = |turn| TurnV1::of(turn, people, today);
        ScheduleV1 {
            talks: round.talks.iter().map(|(one, day)| TalkV1 { date: Day(*day), turn: turn(one) }).collect(),
            left_over: round
                .left_over
                .iter()
                .map(|(one, why, id)| LeftOverV1 { because: why.word(), conversation: id.as_ref().map(Id::to_string), turn: turn(one) })
                .collect(),
        }
    }
}
