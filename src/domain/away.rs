//! When a person is away, and what that does to the days on which something is due.

use chrono::{Days, NaiveDate};
use std::sync::Arc;

/// One leave. Nothing says why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leave {
    /// The first day away.
    pub from: NaiveDate,
    /// The last day away; `None` as long as nobody knows.
    pub until: Option<NaiveDate>,
}

impl Leave {
    /// Whether the person is away on a day.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The first day back; `None` as long as nobody knows.
    pub fn back(&self) -> Option<NaiveDate> {
        self.until?.checked_add_days(Days::new(1))
    }

    /// Whether two leaves share a day, or one begins the day after the other.
    pub fn touches(&self, other: &Leave) -> bool {
        let reaches = |one: &Leave, day: NaiveDate| one.back().is_none_or(|back| day <= back);
        reaches(self, other.from) && reaches(other, self.from)
    }

    /// Whether another leave carries on in this one, or this one in that. Where nobody knows the end of a leave, one that
    /// begins later is another leave.
    pub fn carries_on(&self, other: &Leave) -> bool {
        let is_later = |one: &Leave, other: &Leave| one.until.is_none() && other.until.is_some() && other.from > one.from;
        self.touches(other) && !is_later(self, other) && !is_later(other, self)
    }

    /// The leave that holds all days of both, and those between them.
    pub fn with(&self, other: &Leave) -> Leave {
        Leave { from: self.from.min(other.from), until: self.until.zip(other.until).map(|(one, other)| one.max(other)) }
    }
}

/// The leaves of one person: the earliest first, and those that touch are one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Away(Option<Arc<[Leave]>>);

impl FromIterator<Leave> for Away {
    fn from_iter<I: IntoIterator<Item = Leave>>(leaves: I) -> Away {
        let mut all: Vec<Leave> = leaves.into_iter().collect();
        all.sort();
        let mut joined: Vec<Leave> = Vec::new();
        for leave in all {
            match joined.last_mut().filter(|last| last.touches(&leave)) {
                Some(last) => *last = last.with(&leave),
                None => joined.push(leave),
            }
        }
        Away((!joined.is_empty()).then(|| joined.into()))
    }
}

/// Leaves as they were noted, put together where they carry on in each other: each with the places of what it is made of.
pub fn apart(noted: &[(usize, Leave)]) -> Vec<(Leave, Vec<usize>)> {
    let mut noted = noted.to_vec();
    // what has no end comes last: whether it carries on from another shows once that one is whole
    noted.sort_by_key(|(_, leave)| (leave.until.is_none(), leave.from));
    let mut apart: Vec<(Leave, Vec<usize>)> = Vec::new();
    for (at, leave) in noted {
        match apart.iter_mut().rev().find(|(whole, _)| whole.carries_on(&leave)) {
            Some((whole, places)) => {
                *whole = whole.with(&leave);
                places.push(at);
            }
            None => apart.push((leave, vec![at])),
        }
    }
    apart.sort();
    apart
}

impl Away {
    /// The leaves, the earliest first.
    pub fn leaves(&self) -> &[Leave] {
        self.0.as_deref().unwrap_or_default()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The leave that a day falls in.
    pub fn on(&self, day: NaiveDate) -> Option<Leave> {
        self.leaves().iter().copied().find(|leave| leave.covers(day))
    }

    /// The last leave that has ended before a day.
    pub fn ended(&self, today: NaiveDate) -> Option<Leave> {
        self.leaves().iter().copied().rfind(|leave| leave.until.is_some_and(|until| until < today))
    }

    /// The day on which something counts as due on `today`, and the leave that it was moved by.
    ///
    /// What falls in a leave is due on the first day back. Once a leave has begun, so is what was due before it. `None` if nobody
    /// knows when that day is.
    pub fn due(&self, due: NaiveDate, today: NaiveDate) -> Option<(NaiveDate, Option<Leave>)> {
        let (mut day, mut by) = (due, None);
        for leave in self.leaves() {
            let has_begun = leave.from <= today || leave.from <= day;
            if has_begun && leave.until.is_none_or(|until| day <= until) {
                day = leave.back()?;
                by = Some(*leave);
            }
        }
        Some((day, by))
    }

    /// How many days of a period the person is away.
    pub fn days(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let within = |leave: &Leave| (leave.until.map_or(to, |until| until.min(to)) - leave.from.max(from)).num_days() + 1;
        self.leaves().iter().map(|leave| within(leave).max(0)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(written: &str) -> NaiveDate {
        written.parse().unwrap()
    }

    fn leave(from: &str, until: &str) -> Leave {
        Leave { from: day(from), until: (!until.is_empty()).then(|| day(until)) }
    }

    fn due(away: &Away, due: &str, today: &str) -> Option<String> {
        away.due(day(due), day(today)).map(|(day, _)| day.to_string())
    }

    #[test]
    fn leaves_that_touch_are_one() {
        let away: Away =
            [leave("2026-12-10", "2026-12-20"), leave("2026-12-01", "2026-12-09"), leave("2026-12-22", "")].into_iter().collect();
        assert_eq!(away.leaves(), [leave("2026-12-01", "2026-12-20"), leave("2026-12-22", "")]);
        let away: Away =
            [leave("2026-12-01", ""), leave("2026-12-05", "2026-12-09"), leave("2027-01-01", "2027-01-02")].into_iter().collect();
        assert_eq!(away.leaves(), [leave("2026-12-01", "")]);
        assert!(Away::from_iter([]).is_empty());
    }

    #[test]
    fn what_begins_after_a_leave_without_an_end_is_another() {
        let noted = [
            leave("2026-12-21", "2027-01-02"),
            leave("2026-11-22", ""),
            leave("2026-11-10", "2026-11-21"),
            leave("2027-01-03", "2027-01-05"),
        ];
        let noted: Vec<(usize, Leave)> = noted.into_iter().enumerate().collect();
        assert_eq!(apart(&noted), [(leave("2026-11-10", ""), vec![2, 1]), (leave("2026-12-21", "2027-01-05"), vec![0, 3])]);
        assert_eq!(apart(&noted[..2]), [(leave("2026-11-22", ""), vec![1]), (leave("2026-12-21", "2027-01-02"), vec![0])]);
    }

    #[test]
    fn what_falls_in_a_leave_is_due_on_the_first_day_back() {
        let away: Away = [leave("2026-12-01", "2026-12-20")].into_iter().collect();
        assert_eq!(due(&away, "2026-12-05", "2026-11-20").unwrap(), "2026-12-21");
        assert_eq!(due(&away, "2026-12-20", "2026-11-20").unwrap(), "2026-12-21");
        assert_eq!(due(&away, "2026-12-21", "2026-12-05").unwrap(), "2026-12-21");
        // what was due before it waits from the day on which it begins
        assert_eq!(due(&away, "2026-11-25", "2026-11-30").unwrap(), "2026-11-25");
        assert_eq!(due(&away, "2026-11-25", "2026-12-01").unwrap(), "2026-12-21");
        assert_eq!(due(&away, "2026-11-25", "2027-03-01").unwrap(), "2026-12-21");
    }

    #[test]
    fn nothing_is_due_as_long_as_nobody_knows_when_someone_is_back() {
        let away: Away = [leave("2026-12-01", "")].into_iter().collect();
        assert_eq!(due(&away, "2026-12-05", "2026-11-20"), None);
        assert_eq!(due(&away, "2026-11-25", "2026-12-01"), None);
        assert_eq!(due(&away, "2026-11-25", "2026-11-30").unwrap(), "2026-11-25");
    }

    #[test]
    fn days_of_a_period() {
        let away: Away = [leave("2026-01-30", "2026-02-02"), leave("2026-02-20", "")].into_iter().collect();
        assert_eq!(away.days(day("2026-02-01"), day("2026-02-28")), 2 + 9);
        assert_eq!(away.days(day("2025-02-01"), day("2025-02-28")), 0);
    }

    #[test]
    fn nothing_is_late_on_a_day_away_and_no_day_moves_forward() {
        let mut random = fastrand::Rng::with_seed(7);
        let first = day("2026-01-01");
        let mut any = |below: u64| random.u64(..below);
        for _ in 0..2_000 {
            let count = any(4);
            let mut leaves = Vec::new();
            for _ in 0..count {
                let from = first + Days::new(any(300));
                let until = (any(8) > 0).then(|| from + Days::new(any(60)));
                leaves.push(Leave { from, until });
            }
            let away: Away = leaves.iter().copied().collect();
            let (given, today) = (first + Days::new(any(400)), first + Days::new(any(400)));
            let is_away = leaves.iter().any(|leave| leave.covers(today));
            assert_eq!(away.on(today).is_some(), is_away);
            match away.due(given, today) {
                None => assert!(leaves.iter().any(|leave| leave.until.is_none())),
                Some((due, by)) => {
                    assert!(due >= given, "{given} {today} {leaves:?}");
                    assert!(!is_away || due > today, "{given} {today} {leaves:?}");
                    assert_eq!(by.is_some(), due != given);
                    let later = away.due(given, today + Days::new(any(50)));
                    assert!(later.is_none_or(|(later, _)| later >= due), "{given} {today} {leaves:?}");
                    assert!(!leaves.iter().any(|leave| leave.covers(due)), "{given} {today} {leaves:?}");
                }
            }
            assert!(!leaves.is_empty() || away.due(given, today) == Some((given, None)));
            let counted = (0..400).map(|ahead| first + Days::new(ahead)).filter(|day| away.on(*day).is_some()).count();
            assert_eq!(away.days(first, first + Days::new(399)), counted as i64);
        }
    }
}
