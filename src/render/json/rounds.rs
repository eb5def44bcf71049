//! Rounds, as JSON has them.

use super::Day;
use crate::domain::round::{Count, Progress, Waiting};
use chrono::NaiveDate;
use serde::Serialize;

/// A round, and how far it is.
#[derive(Serialize)]
pub(crate) struct RoundV1<'r> {
    round: &'r str,
    #[serde(rename = "type")]
    kind: &'r str,
    from: Day,
    to: Day,
    teams: Vec<&'r str>,
    questions: &'r [String],
    state: &'static str,
    days_left: Option<i64>,
    #[serde(flatten)]
    count: CountV1,
}

#[derive(Serialize)]
struct CountV1 {
    people: usize,
    held: usize,
    planned: usize,
    to_do: usize,
}

impl From<&Count> for CountV1 {
    fn from(count: &Count) -> Self {
        CountV1 { people: count.people, held: count.held, planned: count.planned, to_do: count.to_do() }
    }
}

impl<'r> RoundV1<'r> {
    /// A round as it stands on a day.
    pub(crate) fn of(progress: &Progress<'r>, day: NaiveDate) -> Self {
        let round = progress.round;
        RoundV1 {
            round: &round.key,
            kind: &round.kind,
            from: Day(round.from),
            to: Day(round.to),
            teams: round.teams.iter().map(|team| &**team).collect(),
            questions: &round.questions,
            state: round.state(day).word(),
            days_left: round.days_left(day),
            count: (&progress.all).into(),
        }
    }
}

/// A round with its teams, and with whom the talk is still to be held.
#[derive(Serialize)]
pub(crate) struct WholeRoundV1<'r> {
    #[serde(flatten)]
    round: RoundV1<'r>,
    by_team: Vec<TeamCountV1<'r>>,
    waiting: Vec<WaitingV1<'r>>,
}

#[derive(Serialize)]
struct TeamCountV1<'r> {
    team: Option<&'r str>,
    #[serde(flatten)]
    count: CountV1,
}

#[derive(Serialize)]
struct WaitingV1<'r> {
    employee: &'r str,
    name: &'r str,
    team: Option<&'r str>,
    planned: Option<Day>,
}

impl<'r> WholeRoundV1<'r> {
    pub(crate) fn of(progress: &'r Progress<'r>, day: NaiveDate) -> Self {
        let waiting = |one: &Waiting<'r>| WaitingV1 {
            employee: &one.employee.slug,
            name: &one.employee.name,
            team: one.employee.team.as_deref(),
            planned: one.planned.map(Day),
        };
        WholeRoundV1 {
            round: RoundV1::of(progress, day),
            by_team: progress.by_team.iter().map(|(team, count)| TeamCountV1 { team: team.as_deref(), count: count.into() }).collect(),
            waiting: progress.waiting.iter().map(waiting).collect(),
        }
    }
}
