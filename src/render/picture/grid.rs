//! Obstacles by team and half-year: a row an obstacle, the teams beside each other, and of each team the half-years.

use super::{Area, Look, Picture, Shape, Style, width_of, within};
use crate::domain::over_time::{ObstacleGrid, Place};
use crate::domain::period::Period;
use crate::domain::report::Scope;
use crate::i18n::{pictures as says, words};
use crate::render::ViewContext;
use crate::render::document::{Row, Table};
use crate::render::printable::printable;
use crate::render::table::{Cell, Column, Fit};

const CELL: i32 = 44;
const ROW: i32 = 28;
/// What lies between two teams.
const GAP: i32 = 10;
const NAMES: i32 = 210;
/// How many letters high the names of teams can stand: lines of them.
const LINES: usize = 3;
const LINE: i32 = 15;

/// The names that stand beside a grid.
struct Names {
    obstacles: Vec<String>,
    teams: Vec<String>,
    halves: Vec<String>,
}

/// The obstacles of a report; nothing where none recurs.
pub(crate) fn of_report(view: &ViewContext, grid: &ObstacleGrid, scope: &Scope, label: impl Fn(&str) -> String) -> Option<Picture> {
    if grid.rows.is_empty() || grid.teams.is_empty() {
        return None;
    }
    let lang = view.lang;
    let team = |place: &Place| says::place(lang, place, printable);
    let mut words = vec![says::grid_words(lang)];
    if let Some(first) = grid.halves.first().filter(|half| half.from < scope.period.from) {
        words.push(says::grid_begins(lang, &says::span(*first), &words::day(lang, scope.period.from)));
    }
    words.extend(grid.halves.last().filter(|half| half.to > scope.as_of).map(|half| says::grid_runs_on(lang, &says::span(*half))));
    words.extend((grid.more > 0).then(|| says::grid_more(lang, grid.more)));
    let names = Names {
        obstacles: grid.rows.iter().map(|(key, _)| label(key)).collect(),
        teams: grid.teams.iter().map(team).collect(),
        halves: grid.halves.iter().copied().map(says::span).collect(),
    };
    Some(Picture { words, table: Some(table(view, grid, &names)), ..draw(view, grid, &names) })
}

/// The same figures in rows, those that are nought left out.
fn table(view: &ViewContext, grid: &ObstacleGrid, names: &Names) -> Table {
    let [obstacle, team, people] = says::grid_columns(view.lang);
    let fits = [Fit::AtLeast(12), Fit::AtLeast(10), Fit::Whole];
    let columns = [obstacle, team, people].into_iter().zip(fits).map(|(head, fit)| Column { head, fit, right: false }).collect();
    let told = |halves: &[Period], counts: &[usize]| -> String {
        let filled = halves.iter().zip(counts).filter(|(_, count)| **count > 0);
        filled.map(|(half, count)| format!("{}: {count}", says::span(*half))).collect::<Vec<_>>().join(" · ")
    };
    let mut rows = Vec::new();
    for (name, (_, cells)) in names.obstacles.iter().zip(&grid.rows) {
        for (team, counts) in names.teams.iter().zip(cells).filter(|(_, counts)| counts.iter().any(|count| *count > 0)) {
            rows.push(Row::from(vec![Cell::new(name), Cell::new(team), Cell::new(told(&grid.halves, counts))]));
        }
    }
    Table { columns, rows, ..Table::default() }
}

/// Draws a grid.
fn draw(view: &ViewContext, grid: &ObstacleGrid, names: &Names) -> Picture {
    let lang = view.lang;
    let halves = names.halves.len() as i32;
    let group = halves * CELL;
    let left = |team: usize| NAMES + team as i32 * (group + GAP);
    let heads: Vec<Vec<String>> = names.teams.iter().map(|team| lines(team, group + GAP - 6)).collect();
    let high = heads.iter().map(Vec::len).max().unwrap_or(1) as i32 * LINE;
    let top = high + 22;
    let most = grid.rows.iter().flat_map(|(_, cells)| cells).flatten().copied().max().unwrap_or(1).max(1);
    let mut shapes = Vec::new();
    for (team, lines) in heads.iter().enumerate() {
        for (at, line) in lines.iter().enumerate() {
            let y = high - (lines.len() - at) as i32 * LINE + 12;
            shapes.push(Shape::text(left(team), y, line, Style::Name));
        }
        for (at, half) in names.halves.iter().enumerate() {
            shapes.push(Shape::text(left(team) + at as i32 * CELL + CELL / 2, high + 14, short(half), Style::SmallMiddle));
        }
    }
    for (row, (name, (_, cells))) in names.obstacles.iter().zip(&grid.rows).enumerate() {
        let y = top + row as i32 * ROW;
        shapes.push(Shape::text(0, y + 18, within(name, NAMES - 12), Style::Name));
        for (team, counts) in cells.iter().enumerate() {
            for (half, count) in counts.iter().enumerate() {
                let area = Area { x: left(team) + half as i32 * CELL + 1, y: y + 1, width: CELL - 2, height: ROW - 2 };
                if *count == 0 {
                    shapes.push(Shape::Box { area, look: Look::Figure, full: 8 });
                    continue;
                }
                shapes.push(Shape::Box { area, look: Look::Figure, full: 25 + (count * 75 / most) as i32 });
                shapes.push(Shape::text(area.x + area.width / 2, y + 19, count.to_string(), Style::Figure));
            }
        }
    }
    Picture {
        id: "grid",
        title: says::grid_title(lang),
        desc: says::grid_desc(lang, names.obstacles.len(), names.teams.len(), &names.halves.join(", ")),
        width: left(names.teams.len()),
        height: top + names.obstacles.len() as i32 * ROW + 2,
        shapes,
        key: Vec::new(),
        words: Vec::new(),
        table: None,
    }
}

/// `2026-H1` as `26-H1`, where it stands above a column.
fn short(half: &str) -> &str {
    half.strip_prefix("20").unwrap_or(half)
}

/// The name of a team in lines, the last part of its path first to be kept.
fn lines(team: &str, room: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in team.split_inclusive(['/', ' ', '-']) {
        match lines.last_mut() {
            Some(line) if width_of(&format!("{line}{word}")) <= room => line.push_str(word),
            _ => lines.push(word.to_owned()),
        }
    }
    // what a department is called says less than the team
    let first = lines.len().saturating_sub(LINES);
    lines.drain(..first);
    lines.iter().map(|line| within(line.trim_end(), room)).collect()
}
