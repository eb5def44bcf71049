//! Names with figures in columns.

use super::{Row, Span, Table, Told};
use crate::render::table::{Cell, Column, Fit, NARROW, Paint};

/// How a name fits. It goes on below itself, since two teams of one department, or two folders, may begin alike.
const NAME: Fit = Fit::Wraps(SHORTEST_NAME, 24);
const SHORTEST_NAME: usize = 12;
const GAP: usize = 2;

/// A table of names with figures in columns; where a terminal of this width has no room for it, each figure stands behind what it is.
pub(crate) fn figures(width: usize, head: &'static str, heads: &[&'static str], rows: Vec<(Cell, Vec<String>)>) -> Table {
    let longest = |at: usize| rows.iter().map(|(_, cells)| cells[at].chars().count()).chain([heads[at].chars().count()]).max();
    let needed: usize = (0..heads.len()).map(|at| longest(at).unwrap_or(0) + GAP).sum::<usize>() + SHORTEST_NAME + GAP;
    let is_narrow = width < needed.max(NARROW);
    let told = |name: &Cell, cells: &[String]| {
        let filled: Vec<(&str, &String)> = heads.iter().copied().zip(cells).filter(|(_, cell)| !cell.is_empty()).collect();
        let dot = |at: usize| if at + 1 < filled.len() { " ·" } else { "" };
        let span =
            |(at, (head, cell)): (usize, &(&str, &String))| Span::new(format!("{} {cell}{}", head.to_lowercase(), dot(at)), Paint::None);
        Told { group: "", name: name.full().to_owned(), lines: vec![filled.iter().enumerate().map(span).collect()] }
    };
    let row = |(name, cells): (Cell, Vec<String>)| {
        let told = is_narrow.then(|| told(&name, &cells));
        Row { cells: [name].into_iter().chain(cells.into_iter().map(Cell::new)).collect(), told }
    };
    let figure = |head: &&'static str| Column { head, fit: Fit::Whole, right: true };
    let columns = [Column { head, fit: NAME, right: false }].into_iter().chain(heads.iter().map(figure)).collect();
    Table { columns, rows: rows.into_iter().map(row).collect(), headed: true, ..Table::default() }
}
