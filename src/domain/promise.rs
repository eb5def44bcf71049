//! What became of a promise: the words of `format.md`, defined once.

use super::action::{Action, Status};
use super::words::worded;
use chrono::NaiveDate;

worded! {
    /// What became of an action with a due day.
    Fate {
        /// Done on or before the day that it was promised for.
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

/// How many days after the day that it was promised for an action was done; 0 when it was in time, or nothing says that it was
/// not. A due day that moved was promised for the first one.
pub fn days_late_done(action: &Action, done: Option<NaiveDate>) -> i64 {
    done.and_then(|done| Some((done - action.promised_on(done)?).num_days().max(0))).unwrap_or(0)
}

/// What became of an action. Done without a day counts as kept: nobody has said otherwise.
pub fn fate(action: &Action, today: NaiveDate) -> Fate {
    match action.status {
        Status::Dropped => Fate::Dropped,
        Status::Open if is_overdue(action, today) => Fate::Broken,
        Status::Open => Fate::Open,
        Status::Done if days_late_done(action, action.closed) > 0 => Fate::Late,
        Status::Done => Fate::Kept,
    }
}

/// How promises fared, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    pub kept: usize,
    /// Done after the day that it was promised for.
    pub late: usize,
    /// Open past the day that it was promised for.
    pub broken: usize,
    /// Let go with a reason.
    pub dropped: usize,
    /// Not ended and not past.
    pub open: usize,
    /// Days from made to done, the median of those done.
    pub median_days_to_done: Option<f64>,
}

impl Tally {
    /// How many promises there are.
    pub fn total(&self) -> usize {
        self.kept + self.late + self.broken + self.dropped + self.open
    }
}

/// What a promise counts as. One that was moved to a later day is not kept by that: it counts by the day that it was promised for.
pub(crate) fn counted(action: &Action, today: NaiveDate) -> Fate {
    match fate(action, today) {
        Fate::Open if action.promised_on(today).is_some_and(|promised| promised < today) => Fate::Broken,
        fate => fate,
    }
}

/// Counts the promises among `actions`, each by the day that it was promised for.
pub fn tally<'a>(actions: impl Iterator<Item = &'a Action>, today: NaiveDate) -> Tally {
    let mut tally = Tally::default();
    let mut days = Vec::new();
    for action in actions {
        match counted(action, today) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::{action, day};

    /// Promised for 1 November, and moved to 1 December.
    fn moved() -> Action {
        Action { first_due: Some(day("2026-11-01")), ..action("anna", "a1aaaaaa", "2026-12-01") }
    }

    #[test]
    fn a_promise_that_moved_is_kept_by_its_first_day_alone() {
        let done = |closed| fate(&Action { status: Status::Done, closed: Some(day(closed)), ..moved() }, day("2027-01-01"));
        assert_eq!([done("2026-11-01"), done("2026-11-02"), done("2026-12-01")], [Fate::Kept, Fate::Late, Fate::Late]);
    }

    #[test]
    fn what_is_open_is_overdue_by_its_present_day_and_counts_by_its_first() {
        let fates = |today| (fate(&moved(), day(today)), is_overdue(&moved(), day(today)), counted(&moved(), day(today)));
        assert_eq!(fates("2026-11-01"), (Fate::Open, false, Fate::Open));
        assert_eq!(fates("2026-11-20"), (Fate::Open, false, Fate::Broken));
        assert_eq!(fates("2026-12-02"), (Fate::Broken, true, Fate::Broken));
        let dropped = Action { status: Status::Dropped, ..moved() };
        assert_eq!(counted(&dropped, day("2026-11-20")), Fate::Dropped);
    }
}
