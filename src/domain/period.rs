//! A period: days in a row, as reports are about them.

use super::date::{NotADay, parse_typed_period};
use chrono::{Datelike, Days, Months, NaiveDate};

/// Days in a row, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Period {
    /// What a text means on the day `today`: `2026`, `2026-H1`, `2026-Q3`, `2026-07`, `last-quarter`, `vorig kwartaal`.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Period, NotADay> {
        let (from, to) = parse_typed_period(text, today)?;
        Ok(Period { from, to })
    }

    pub fn covers(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The period of the same length that ends the day before. Whole months are as many whole months. `None` before the calendar.
    pub fn before(&self) -> Option<Period> {
        let to = self.from.pred_opt()?;
        let from = match self.months() {
            Some(months) => self.from.checked_sub_months(Months::new(months))?,
            None => self.from.checked_sub_days(Days::new((self.to - self.from).num_days().unsigned_abs() + 1))?,
        };
        Some(Period { from, to })
    }

    /// How many whole months of the calendar it is; `None` if it is not whole months.
    pub fn months(&self) -> Option<u32> {
        let behind = self.to.succ_opt()?;
        let of = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let is_whole = self.from.day() == 1 && behind.day() == 1 && self.from < behind;
        is_whole.then(|| u32::try_from(of(behind) - of(self.from)).ok())?
    }

    /// The period of so many months of the calendar that a day lies in: a month, a quarter, a half-year, a year.
    pub fn around(day: NaiveDate, months: u32) -> Option<Period> {
        let from = NaiveDate::from_ymd_opt(day.year(), day.month0() / months * months + 1, 1)?;
        Some(Period { from, to: from.checked_add_months(Months::new(months))?.pred_opt()? })
    }

    /// The half-year that a day lies in.
    pub fn half_of(day: NaiveDate) -> Option<Period> {
        Period::around(day, 6)
    }

    /// The day as of which it is told on the day `today`: its last one, or today where that is earlier.
    pub fn as_of(&self, today: NaiveDate) -> NaiveDate {
        self.to.min(today)
    }

    /// `2026-H1`, for a half-year of the calendar.
    pub fn half(&self) -> Option<String> {
        let half = Period::half_of(self.from).filter(|half| half == self)?;
        Some(format!("{:04}-H{}", half.from.year(), if half.from.month() == 1 { 1 } else { 2 }))
    }

    /// The name it has in the calendar, the same in every language: `2026`, `2026-H1`, `2026-Q3`, `2026-07`.
    pub fn name(&self) -> Option<String> {
        let (year, month) = (self.from.year(), self.from.month());
        match self.months()? {
            12 if month == 1 => Some(format!("{year:04}")),
            6 => self.half(),
            3 if month % 3 == 1 => Some(format!("{year:04}-Q{}", month / 3 + 1)),
            1 => Some(format!("{year:04}-{month:02}")),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::day;

    fn parsed(text: &str) -> String {
        match Period::parse(text, day("2026-11-20")) {
            Ok(period) => format!("{} {}", period.from, period.to),
            Err(wrong) => format!("{wrong:?}"),
        }
    }

    #[test]
    fn a_period_is_named_as_people_name_it_in_both_languages() {
        for (texts, days) in [
            ("2026", "2026-01-01 2026-12-31"),
            ("2026-H1, 2026-h1, 2026h1", "2026-01-01 2026-06-30"),
            ("2026-H2, this-half, dit-halfjaar, dit half jaar, this half year", "2026-07-01 2026-12-31"),
            ("last-half, vorig-halfjaar, last half year", "2026-01-01 2026-06-30"),
            ("2026-Q3, last-quarter, vorig-kwartaal, last quarter, vorig kwartaal, q3, Q3 2026", "2026-07-01 2026-09-30"),
            ("this-quarter, dit-kwartaal", "2026-10-01 2026-12-31"),
            ("2026-07, juli, july 2026", "2026-07-01 2026-07-31"),
            ("last-year, vorig-jaar", "2025-01-01 2025-12-31"),
            ("this-year, dit-jaar", "2026-01-01 2026-12-31"),
            ("last-month, vorige-maand", "2026-10-01 2026-10-31"),
            ("december", "2025-12-01 2025-12-31"),
            ("2024-02", "2024-02-01 2024-02-29"),
        ] {
            texts.split(", ").for_each(|text| assert_eq!(parsed(text), days, "{text}"));
        }
        for text in ["", "2026-H3", "2026-Q5", "2026-Q0", "kwartaal", "2026-11-20", "-", "last", "last-", "last-last-year", "2026-1-1"] {
            assert!(Period::parse(text, day("2026-11-20")).is_err(), "{text}: {}", parsed(text));
        }
        assert_eq!(Period::parse("2026-13", day("2026-11-20")), Err(NotADay::NoMonth { day: 0, month: 13, year: Some(2026) }));
    }

    #[test]
    fn the_period_before_is_as_long() {
        let before = |from: &str, to: &str| {
            let before = Period { from: day(from), to: day(to) }.before().unwrap();
            format!("{} {}", before.from, before.to)
        };
        assert_eq!(before("2026-01-01", "2026-12-31"), "2025-01-01 2025-12-31");
        assert_eq!(before("2026-07-01", "2026-09-30"), "2026-04-01 2026-06-30");
        assert_eq!(before("2024-03-01", "2024-03-31"), "2024-02-01 2024-02-29");
        assert_eq!(before("2026-11-20", "2026-11-20"), "2026-11-19 2026-11-19");
        assert_eq!(before("2025-11-21", "2026-11-20"), "2024-11-21 2025-11-20", "365 days");
        assert_eq!(Period { from: NaiveDate::MIN, to: NaiveDate::MIN }.before(), None);
    }

    #[test]
    fn the_name_of_a_period_is_read_as_it() {
        for name in ["2026", "2026-H1", "2026-H2", "2026-Q1", "2026-Q4", "2026-01", "2026-12"] {
            assert_eq!(Period::parse(name, day("2020-01-01")).unwrap().name().as_deref(), Some(name));
        }
        assert_eq!(Period { from: day("2026-02-01"), to: day("2026-04-30") }.name(), None);
        assert_eq!(Period::half_of(day("2026-06-30")).unwrap().half().as_deref(), Some("2026-H1"));
        assert_eq!(Period { from: day("2026-01-01"), to: day("2026-12-31") }.half(), None);
    }
}
