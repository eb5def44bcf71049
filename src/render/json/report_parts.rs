//! The parts of the report on what was done and how far it reaches, as JSON has them.

use super::report::PeriodV1;
use super::{ActionV1, Day, JsonContext};
use crate::domain::answered::Answered;
use crate::domain::compared::{Compared, Figure};
use crate::domain::coverage::Coverage;
use crate::domain::employee::Slug;
use crate::domain::obstacle::Named;
use crate::domain::promise::Tally;
use crate::domain::promises_by::PromiseSide;
use crate::domain::talk_types::TalksOfType;
use serde::Serialize;

/// Folders of people, where names are asked for.
fn folders(people: &[Slug], names: bool) -> Option<Vec<&str>> {
    names.then(|| people.iter().map(|slug| &**slug).collect())
}

#[derive(Serialize)]
pub(super) struct CoverageV1<'r> {
    team: Option<&'r str>,
    people: usize,
    talked: usize,
    talks: usize,
    in_rhythm: usize,
    late: usize,
    no_talk: Option<Vec<&'r str>>,
}

impl<'r> CoverageV1<'r> {
    pub(super) fn of(row: &'r Coverage, names: bool) -> Self {
        let Coverage { team, people, talked, talks, in_rhythm, late, no_talk } = row;
        let [people, talked, talks, in_rhythm, late] = [*people, *talked, *talks, *in_rhythm, *late];
        CoverageV1 { team: team.as_deref(), people, talked, talks, in_rhythm, late, no_talk: folders(no_talk, names) }
    }
}

#[derive(Serialize)]
pub(super) struct TalksV1<'r> {
    #[serde(rename = "type")]
    kind: &'r str,
    planned: usize,
    passed: usize,
    open: usize,
    held: usize,
    cancelled: usize,
    never_used: bool,
}

impl<'r> From<&'r TalksOfType> for TalksV1<'r> {
    fn from(talks: &'r TalksOfType) -> Self {
        let TalksOfType { kind, planned, passed, open, held, cancelled, never_used } = talks;
        let [planned, passed, open, held, cancelled] = [*planned, *passed, *open, *held, *cancelled];
        TalksV1 { kind, planned, passed, open, held, cancelled, never_used: *never_used }
    }
}

#[derive(Serialize)]
pub(super) struct AnsweredV1<'r> {
    #[serde(flatten)]
    action: ActionV1<'r>,
    dropped_because: Option<&'r str>,
    people: usize,
    told_people: usize,
    to_tell_people: usize,
    told: Option<Vec<&'r str>>,
    to_tell: Option<Vec<&'r str>>,
}

impl<'r> AnsweredV1<'r> {
    pub(super) fn of(one: &'r Answered<'r>, context: &JsonContext<'r>, names: bool) -> Self {
        AnsweredV1 {
            action: context.action(one.action),
            dropped_because: one.action.dropped_because.as_deref(),
            people: one.people,
            told_people: one.told.len(),
            to_tell_people: one.to_tell.len(),
            told: folders(&one.told, names),
            to_tell: folders(&one.to_tell, names),
        }
    }
}

/// What became of promises.
#[derive(Serialize)]
pub(super) struct TallyV1 {
    kept: usize,
    late: usize,
    broken: usize,
    dropped: usize,
    open: usize,
    median_days_to_done: Option<f64>,
}

impl From<&Tally> for TallyV1 {
    fn from(tally: &Tally) -> Self {
        let Tally { kept, late, broken, dropped, open, median_days_to_done } = *tally;
        TallyV1 { kept, late, broken, dropped, open, median_days_to_done }
    }
}

#[derive(Serialize)]
pub(super) struct SideV1 {
    side: &'static str,
    #[serde(flatten)]
    tally: TallyV1,
}

impl From<&(PromiseSide, Tally)> for SideV1 {
    fn from((side, tally): &(PromiseSide, Tally)) -> Self {
        SideV1 { side: side.word(), tally: tally.into() }
    }
}

#[derive(Serialize)]
pub(super) struct TeamV1<'r> {
    team: Option<&'r str>,
    #[serde(flatten)]
    tally: TallyV1,
}

impl<'r> From<&'r (Option<String>, Tally)> for TeamV1<'r> {
    fn from((team, tally): &'r (Option<String>, Tally)) -> Self {
        TeamV1 { team: team.as_deref(), tally: tally.into() }
    }
}

#[derive(Serialize)]
pub(super) struct ComparedV1<'r> {
    period: PeriodV1,
    as_of: Day,
    figures: Vec<FigureV1>,
    came: Vec<CameV1<'r>>,
    went: Vec<CameV1<'r>>,
}

#[derive(Serialize)]
struct FigureV1 {
    measure: &'static str,
    before: usize,
    now: usize,
    change: i64,
}

#[derive(Serialize)]
struct CameV1<'r> {
    obstacle: &'r str,
    label: String,
    people: usize,
}

impl<'r> ComparedV1<'r> {
    pub(super) fn of(compared: &'r Compared, label: impl Fn(&Named) -> String) -> Self {
        let figure = |one: &Figure| FigureV1 { measure: one.measure.word(), before: one.before, now: one.now, change: one.change() };
        let all = |named: &'r [Named]| {
            named.iter().map(|named| CameV1 { obstacle: &named.key, label: label(named), people: named.employees.len() }).collect()
        };
        ComparedV1 {
            period: PeriodV1::of(compared.before),
            as_of: Day(compared.before.to),
            figures: compared.figures.iter().map(figure).collect(),
            came: all(&compared.came),
            went: all(&compared.went),
        }
    }
}
