//! What became of a promise: the words of `format.md`, defined once.

use super::action::{Action, Status};
use super::words::worded;
use chrono::NaiveDate;

worded! {
    /// What became of an action with a due day.
    Fate {
        /// Done on or before its due day.
        Kept = "kept" nl "nagekomen" en "kept",
        /// Done after it.
        Late = "late" nl "laat nagekomen" en "kept late",
        /// Open and overdue.
        Broken = "broken" nl "gebroken" en "broken",
        /// Let go with a reason.
        Dropped = "dropped" nl "losgelaten" en "dropped",
        /// Neither ended nor past.
        Open = "open" nl "open" en "open",
    }
}

/// How many days late an open action is on `today`; 0 when it is not overdue. It is not while the employee whose turn it is is away.
pub fn days_late(action: &Action, today: NaiveDate) -> i64 {
    match action.due_on(today) {
        Some(due) if action.is_open() => (today - due).num_days().max(0),
        _ => 0,
    }
}

/// Overdue: open, and its due day lies before `today`.
pub fn is_overdue(action: &Action, today: NaiveDate) -> bool {
    days_late(action, today) > 0
}

/// What became of an action. Done without a day counts as kept: nobody has said otherwise.
pub fn fate(action: &Action, today: NaiveDate) -> Fate {
    match action.status {
        Status::Dropped => Fate::Dropped,
        Status::Open if is_overdue(action, today) => Fate::Broken,
        Status::Open => Fate::Open,
        Status::Done => match action.closed.and_then(|closed| Some((action.due_on(closed)?, closed))) {
            Some((due, closed)) if closed > due => Fate::Late,
            _ => Fate::Kept,
        },
    }
}

/// How promises fared, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    pub kept: usize,
    /// Done after the due day.
    pub late: usize,
    /// Open past the due day.
    pub broken: usize,
    /// Let go with a reason.
    pub dropped: usize,
    /// Not ended and not past.
    pub open: usize,
    /// Days from made to done, the median of those done.
    pub median_days_to_done: Option<f64>,
}

/// Counts the promises among `actions`.
pub fn tally<'a>(actions: impl Iterator<Item = &'a Action>, today: NaiveDate) -> Tally {
    let mut tally = Tally::default();
    let mut days = Vec::new();
    for action in actions {
        match fate(action, today) {
            Fate::Kept => tally.kept += 1,
            Fate::Late => tally.late += 1,
            Fate::Broken => tally.broken += 1,
            Fate::Dropped => tally.dropped += 1,
            Fate::Open => tally.open += 1,
        }
        if let (Status::Done, Some(closed)) = (action.status, action.closed) {
            days.push((closed - action.created).num_days());
        }
    }
    tally.median_days_to_done = median(days);
    tally
}

fn median(mut days: Vec<i64>) -> Option<f64> {
    days.sort_unstable();
    let middle = days.len() / 2;
    match days.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(days[middle] as f64),
        _ => Some((days[middle - 1] + days[middle]) as f64 / 2.0),
    }
}
