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

/// A note on how a goal is going.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The day it is about.
    pub date: Option<NaiveDate>,
    /// What there is to say; there only when it was asked for.
    pub note: Option<String>,
}

/// One learning goal.
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
    /// The work in which it is learned.
    pub project: Option<String>,
    /// How it is going, in the order of the file.
    pub progress: Vec<Progress>,
    /// The day it was set.
    pub created: NaiveDate,
    /// The day it was ended.
    pub closed: Option<NaiveDate>,
}

impl Goal {
    /// Whether it is being worked on.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }

    /// What orders goals by their day, those without one last, and then by id.
    pub fn by_day(&self) -> (bool, Option<NaiveDate>, Id) {
        (self.by.is_none(), self.by, self.id)
    }

    /// The last note of progress.
    pub fn last_progress(&self) -> Option<&Progress> {
        self.progress.iter().max_by_key(|progress| progress.date)
    }
}
