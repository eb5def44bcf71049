//! An end that was taken back later: a record that was closed and opened again keeps both days.

use chrono::NaiveDate;

/// One end that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The day on which it had been ended.
    pub closed: Option<NaiveDate>,
    /// The day on which it was opened again.
    pub reopened: Option<NaiveDate>,
}
