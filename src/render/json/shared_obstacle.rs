//! One obstacle without a name, and obstacles by team and quarter, as JSON has them.

use super::Day;
use super::report::PeriodV1;
use crate::domain::period::Period;
use crate::domain::shared_obstacle::{Done, Grid, Shared};
use serde::Serialize;

/// One obstacle without a name; a figure that is too small is `null`.
#[derive(Serialize)]
pub(crate) struct SharedV1<'r> {
    obstacle: &'r str,
    label: String,
    period: PeriodV1,
    team: Option<&'r str>,
    least: usize,
    people: Option<usize>,
    since: Option<PeriodV1>,
    own_open: Option<usize>,
    own_done: Option<usize>,
    organisation: Vec<DoneV1<'r>>,
    last_done: Option<Day>,
    people_since: Option<usize>,
}

#[derive(Serialize)]
struct DoneV1<'r> {
    title: Option<&'r str>,
    status: &'static str,
    due: Option<Day>,
    closed: Option<Day>,
    win: Option<&'r str>,
}

impl<'r> SharedV1<'r> {
    pub(crate) fn of(shared: &'r Shared, label: String, team: Option<&'r str>, period: Period) -> Self {
        let done = |done: &Done<'r>| DoneV1 {
            title: done.title,
            status: done.action.status.word(),
            due: done.action.due.map(Day),
            closed: done.action.closed.map(Day),
            win: done.win,
        };
        SharedV1 {
            obstacle: &shared.key,
            label,
            period: PeriodV1::of(period),
            team,
            least: shared.least,
            people: shared.people,
            since: shared.since.map(PeriodV1::of),
            own_open: shared.own_open,
            own_done: shared.own_done,
            organisation: shared.organisation.iter().map(done).collect(),
            last_done: shared.last_done.map(Day),
            people_since: shared.people_since.flatten(),
        }
    }
}

/// How many people of a team named an obstacle in a quarter.
#[derive(Serialize)]
pub(crate) struct GridCellV1<'r> {
    obstacle: &'r str,
    team: Option<&'r str>,
    quarter: String,
    people: usize,
}

impl<'r> GridCellV1<'r> {
    /// The cells with anyone in them.
    pub(crate) fn all(grid: &'r Grid) -> Vec<GridCellV1<'r>> {
        let cells =
            grid.rows.iter().flat_map(|row| row.people.iter().zip(&grid.quarters).map(move |(people, quarter)| (row, *people, quarter)));
        let cell = |(row, people, quarter): (&'r crate::domain::shared_obstacle::GridRow, usize, &Period)| GridCellV1 {
            obstacle: &row.key,
            team: row.team.as_deref(),
            quarter: quarter.name().unwrap_or_default(),
            people,
        };
        cells.filter(|(_, people, _)| *people > 0).map(cell).collect()
    }
}
