//! A learning goal.

use super::employee::Slug;
use super::id::Id;
use super::words::worded;
use chrono::NaiveDate;

worded! {
    /// Where a goal stands.
    Status {
        /// Being worked on.
        Open = "open",
        /// Reached.
        Reached = "reached",
        /// Let go.
        Dropped = "dropped",
    }
}

/// One learning goal, as far as a person's story shows it.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub employee: Slug,
    /// The day the file was made, from its name.
    pub made: NaiveDate,
    /// What will be learned.
    pub title: String,
    /// By when.
    pub by: Option<NaiveDate>,
    /// Where it stands.
    pub status: Status,
    /// The day it was ended.
    pub closed: Option<NaiveDate>,
}
