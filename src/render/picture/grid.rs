//! Obstacles by team and half-year: a row an obstacle, the teams beside each other, and of each team the half-years.

use super::{Area, Key, Look, Picture, Shape, Style, width_of, within};
use crate::domain::anonymous::{Beside, Figure, Part, Word};
use crate::domain::over_time::{COLUMNS, ObstacleGrid, Place};
use crate::domain::report::Scope;
use crate::i18n::{anonymous, pictures as says, words};
use crate::render::ViewContext;
use crate::render::document::{Row, Table};
use crate::render::printable::printable;
use crate::render::table::{self, Column, Fit};

const CELL: i32 = 44;
const ROW: i32 = 28;
/// What lies between two teams.
const GAP: i32 = 10;
const NAMES: i32 = 210;
/// How many letters high the names of teams can stand: lines of them.
const LINES: usize = 3;
const LINE: i32 = 15;
/// At most so many words of what was issued.
const WORDS: usize = 12;

/// What a cell of a grid says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    People(usize),
    /// It may not be told.
    Hidden,
    /// There is nothing to tell it of.
    Absent,
}

/// The cells of a grid: by obstacle, team and half-year.
type Cells = Vec<Vec<Vec<Cell>>>;

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
    let cells: Cells = grid
        .rows
        .iter()
        .map(|(_, teams)| teams.iter().map(|halves| halves.iter().copied().map(Cell::People).collect()).collect())
        .collect();
    Some(Picture { words, table: Some(table(view, &cells, &names, "")), ..draw(view, &cells, &names) })
}

/// What was issued without names; nothing where no figure of it is shown. Of many teams those nearest the whole organisation are in it.
pub(crate) fn of_issued(
    view: &ViewContext,
    beside: &Beside,
    part: impl Fn(&Part) -> String,
    word: impl Fn(&Word) -> String,
) -> Option<Picture> {
    let (lang, pages) = (view.lang, beside.pages);
    let depths: Vec<usize> = beside.parts.iter().map(|part| part.depth()).collect();
    let shown = whole_levels(&depths, (COLUMNS / pages.len().max(1)).max(1));
    let parts: Vec<&Part> = shown.into_iter().map(|at| beside.parts[at]).collect();
    let figure = |word: &Word, part: &Part| -> Vec<Cell> {
        let figures = (0..pages.len()).map(|page| beside.figure(page, part, word));
        figures
            .map(|figure| match figure {
                Figure::Shown(people) => Cell::People(people),
                Figure::Hidden => Cell::Hidden,
                Figure::Absent => Cell::Absent,
            })
            .collect()
    };
    let mut rows: Vec<(&Word, Vec<Vec<Cell>>)> =
        beside.words.iter().map(|word| (*word, parts.iter().map(|part| figure(word, part)).collect())).collect();
    let most = |cells: &Vec<Vec<Cell>>| cells.iter().flatten().map(|cell| if let Cell::People(people) = cell { *people } else { 0 }).max();
    if rows.iter().all(|(_, cells)| most(cells).unwrap_or(0) == 0) {
        return None;
    }
    // those named most are kept, in their own order
    let mut by_size: Vec<usize> = (0..rows.len()).collect();
    by_size.sort_by_key(|at| std::cmp::Reverse(most(&rows[*at].1)));
    by_size.truncate(WORDS);
    let left = rows.len() > by_size.len() || beside.parts.len() > parts.len();
    rows = rows.into_iter().enumerate().filter(|(at, _)| by_size.contains(at)).map(|(_, row)| row).collect();
    let least = pages.iter().map(|page| page.least).max().unwrap_or_default();
    let names = Names {
        obstacles: rows.iter().map(|(named, _)| word(named)).collect(),
        teams: parts.iter().map(|one| part(one)).collect(),
        halves: pages.iter().map(|page| page.half.half().unwrap_or_default()).collect(),
    };
    let cells: Cells = rows.into_iter().map(|(_, cells)| cells).collect();
    let mut words = vec![says::grid_issued(lang), says::grid_hidden(lang, least)];
    words.extend(left.then(|| says::grid_more_words(lang)));
    let hidden = anonymous::hidden(lang, least);
    let key = vec![Key::area(Look::Hidden, hidden.clone())];
    Some(Picture { words, key, table: Some(table(view, &cells, &names, &hidden)), ..draw(view, &cells, &names) })
}

/// The places of those that have room, level by level: of a level all or none, so that no department has its teams beside one
/// that has not. Where that leaves only the whole, the first of the level below it.
fn whole_levels(depths: &[usize], room: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..depths.len()).collect();
    order.sort_by_key(|at| (depths[*at], *at));
    let ends = (1..=order.len()).filter(|end| order.get(*end).is_none_or(|next| depths[*next] > depths[order[end - 1]]));
    let whole = ends.rev().find(|end| *end <= room).filter(|end| *end > 1);
    order.truncate(whole.unwrap_or(room));
    order.sort_unstable();
    order
}

/// The same figures in rows, those that are nought left out; what is hidden is said so.
fn table(view: &ViewContext, cells: &Cells, names: &Names, hidden: &str) -> Table {
    let [obstacle, team, people] = says::grid_columns(view.lang);
    let fits = [Fit::AtLeast(12), Fit::AtLeast(10), Fit::Whole];
    let columns = [obstacle, team, people].into_iter().zip(fits).map(|(head, fit)| Column { head, fit, right: false }).collect();
    let is_told = |cell: &Cell| !matches!(cell, Cell::People(0) | Cell::Absent);
    let told = |counts: &[Cell]| -> String {
        let filled = names.halves.iter().zip(counts).filter(|(_, cell)| is_told(cell));
        let one = |(half, cell): (&String, &Cell)| match cell {
            Cell::People(count) => format!("{half}: {count}"),
            _ => format!("{half}: {hidden}"),
        };
        filled.map(one).collect::<Vec<_>>().join(" · ")
    };
    let mut rows = Vec::new();
    for (name, cells) in names.obstacles.iter().zip(cells) {
        for (team, counts) in names.teams.iter().zip(cells).filter(|(_, counts)| counts.iter().any(is_told)) {
            rows.push(Row::from([name, team, &told(counts)].map(|text| table::Cell::new(text.as_str())).to_vec()));
        }
    }
    Table { columns, rows, ..Table::default() }
}

/// Draws a grid.
fn draw(view: &ViewContext, cells: &Cells, names: &Names) -> Picture {
    let lang = view.lang;
    let halves = names.halves.len() as i32;
    let group = halves * CELL;
    let left = |team: usize| NAMES + team as i32 * (group + GAP);
    let heads: Vec<Vec<String>> = names.teams.iter().map(|team| lines(team, group + GAP - 6)).collect();
    let high = heads.iter().map(Vec::len).max().unwrap_or(1) as i32 * LINE;
    let top = high + 22;
    let people = |cell: &Cell| if let Cell::People(people) = cell { *people } else { 0 };
    let most = cells.iter().flatten().flatten().map(people).max().unwrap_or(1).max(1);
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
    for (row, (name, cells)) in names.obstacles.iter().zip(cells).enumerate() {
        let y = top + row as i32 * ROW;
        shapes.push(Shape::text(0, y + 18, within(name, NAMES - 12), Style::Name));
        for (team, counts) in cells.iter().enumerate() {
            for (half, cell) in counts.iter().enumerate() {
                let area = Area { x: left(team) + half as i32 * CELL + 1, y: y + 1, width: CELL - 2, height: ROW - 2 };
                match cell {
                    Cell::Absent => {}
                    Cell::Hidden => shapes.push(Shape::Box { area, look: Look::Hidden, full: 100 }),
                    Cell::People(0) => shapes.push(Shape::Box { area, look: Look::Figure, full: 8 }),
                    Cell::People(count) => {
                        shapes.push(Shape::Box { area, look: Look::Figure, full: 25 + (count * 75 / most) as i32 });
                        shapes.push(Shape::text(area.x + area.width / 2, y + 19, count.to_string(), Style::Figure));
                    }
                }
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

#[cfg(test)]
mod tests {
    use super::whole_levels;

    #[test]
    fn a_level_is_shown_whole_or_not_at_all() {
        let depths = [0, 1, 2, 2, 1, 2, 1];
        assert_eq!(whole_levels(&depths, 7), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(whole_levels(&depths, 6), [0, 1, 4, 6]);
        assert_eq!(whole_levels(&depths, 4), [0, 1, 4, 6]);
        // the whole alone says too little
        assert_eq!(whole_levels(&depths, 3), [0, 1, 4]);
        assert_eq!(whole_levels(&[0], 5), [0]);
        assert!(whole_levels(&[], 5).is_empty());
    }
}
