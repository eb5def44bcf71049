//! People from a list of an HR system: what its columns mean, who each row is here, and what would change.
//!
//! Nothing is written here. A [`Table`] is what a file holds; [`Rows`] is what it says of people; an [`Import`] is what that comes to.

pub mod columns;
pub mod days;
pub mod names;
pub mod plan;
pub mod rows;

pub use columns::{Columns, Field, NoColumns};
pub use days::DayOrder;
pub use plan::{Alarm, By, Changed, Doubt, FieldChange, Import, NewPerson, Unclear};
pub use rows::{EitherDay, Rows};

/// What a file holds: lines of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub lines: Vec<Line>,
}

/// The cells of one record, and the line of the file on which it begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub at: u32,
    pub cells: Vec<String>,
}

impl Line {
    /// A cell without what spreadsheets put around it; empty where there is none.
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.trim())
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}
