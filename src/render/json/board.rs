//! A team's board, as JSON has it: no more than the team may see.

use super::Day;
use crate::domain::action::Action;
use crate::domain::board::{Board, Week, Who};
use crate::domain::promise;
use chrono::NaiveDate;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct BoardV1<'r> {
    team: Option<&'r str>,
    manager: Option<&'r str>,
    wins: Vec<BoardWinV1<'r>>,
    weeks: Vec<WeekV1<'r>>,
    hidden: usize,
}

#[derive(Serialize)]
struct BoardWinV1<'r> {
    id: &'r str,
    win: &'r str,
    owner: String,
    date: Option<Day>,
}

#[derive(Serialize)]
struct WeekV1<'r> {
    week: &'static str,
    from: Option<Day>,
    to: Option<Day>,
    owners: Vec<LaneV1<'r>>,
}

#[derive(Serialize)]
struct LaneV1<'r> {
    owner: String,
    actions: Vec<CardV1<'r>>,
}

#[derive(Serialize)]
struct CardV1<'r> {
    id: &'r str,
    title: &'r str,
    due: Option<Day>,
    overdue: bool,
    days_late: i64,
}

impl<'r> BoardV1<'r> {
    /// A board; `name` says an owner.
    pub(crate) fn of(board: &'r Board<'r>, today: NaiveDate, name: impl Fn(&Who) -> String) -> Self {
        let win = |(who, action): &(Who, &'r Action)| BoardWinV1 {
            id: action.id.as_str(),
            win: action.win.as_deref().unwrap_or_default(),
            owner: name(who),
            date: action.closed.map(Day),
        };
        let week = |week: &'r Week<'r>| {
            let days = week.when.days(today);
            let lane = |lane: &'r crate::domain::board::Lane<'r>| LaneV1 {
                owner: name(&lane.owner),
                actions: lane.actions.iter().map(|action| card(action, today)).collect(),
            };
            WeekV1 {
                week: week.when.word(),
                from: days.map(|(first, _)| Day(first)),
                to: days.map(|(_, last)| Day(last)),
                owners: week.lanes.iter().map(lane).collect(),
            }
        };
        BoardV1 {
            team: board.only.team.as_deref(),
            manager: board.only.manager.as_deref(),
            wins: board.wins.iter().map(win).collect(),
            weeks: board.weeks.iter().map(week).collect(),
            hidden: board.hidden,
        }
    }
}

fn card(action: &Action, today: NaiveDate) -> CardV1<'_> {
    let days_late = promise::days_late(action, today);
    CardV1 { id: action.id.as_str(), title: &action.title, due: action.due.map(Day), overdue: days_late > 0, days_late }
}
