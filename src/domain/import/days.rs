//! Days as lists of HR systems have them.

use crate::domain::date::{NotADay, Toward, parse_typed};
use chrono::{Datelike, Days, NaiveDate};

/// Whether the day or the month comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Day(NaiveDate),
    /// What stands for no day at all.
    Nothing,
    /// It could be two days.
    Either,
    /// No day.
    Wrong,
}

/// The first and last year that people start or leave in.
const YEARS: std::ops::RangeInclusive<i32> = 1901..=2150;

/// The order in which a cell must be read, where only one gives a day.
pub fn order_of(text: &str) -> Option<DayOrder> {
    let (first, second, _, separator) = numbers(text, None)?;
    match (first, second) {
        _ if separator == '.' => None,
        (13..=31, 1..=12) => Some(DayOrder::DayFirst),
        (1..=12, 13..=31) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

/// Reads a cell; `order` is what is known of its list.
pub fn read(text: &str, order: Option<DayOrder>, today: NaiveDate) -> Said {
    let text = without_time(text.trim());
    let in_years = |day: Option<NaiveDate>| match day {
        Some(day) if YEARS.contains(&day.year()) => Said::Day(day),
        // what systems write for no end
        Some(day) if day.year() >= 2900 || day.year() <= 1900 => Said::Nothing,
        _ => Said::Wrong,
    };
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if text.is_empty() || (digits > 0 && text.chars().all(|c| matches!(c, '0' | '-' | '/' | '.'))) {
        return Said::Nothing;
    }
    if digits == text.len() {
        return match digits {
            8 => in_years(NaiveDate::parse_from_str(text, "%Y%m%d").ok()),
            // days since the last of 1899, as spreadsheets count them
            5 => in_years(text.parse().ok().and_then(|days| NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days)))),
            _ => Said::Wrong,
        };
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    if let [year, month, day] = parts[..]
        && year.len() == 4
        && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return in_years(ymd(year.parse().ok(), month.parse().ok(), day.parse().ok()));
    }
    if let Some((first, second, year, separator)) = numbers(text, Some(today)) {
        let both = [(first, second), (second, first)].map(|(day, month)| ymd(Some(year), Some(month), Some(day)));
        return match (order, both) {
            (_, [day, _]) if separator == '.' => in_years(day),
            (Some(DayOrder::DayFirst), [day, _]) | (Some(DayOrder::MonthFirst), [_, day]) => in_years(day),
            (None, [Some(day), Some(other)]) if day != other => {
                if in_years(Some(day)) == Said::Nothing {
                    Said::Nothing
                } else {
                    Said::Either
                }
            }
            (None, [day, other]) => in_years(day.or(other)),
        };
    }
    // `12-nov-2026`, `Nov 3, 2026`; no words for days that move, such as `tomorrow`
    let has_year = text.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
    match parse_typed(&text.replace(['-', '/'], " "), today, Toward::Nearest) {
        Ok(day) if has_year => in_years(Some(day)),
        Err(NotADay::Either(..)) => Said::Either,
        _ => Said::Wrong,
    }
}

fn ymd(year: Option<i32>, month: Option<u32>, day: Option<u32>) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year?, month?, day?)
}

/// The year of two digits, up to twenty years ahead.
fn century(year: i32, today: NaiveDate) -> i32 {
    let century = today.year() - today.year() % 100;
    if century + year > today.year() + 20 { century - 100 + year } else { century + year }
}

/// Three numbers, the year last, and what is between them; a year of two digits is one near a day.
fn numbers(text: &str, near: Option<NaiveDate>) -> Option<(u32, u32, i32, char)> {
    let text = without_time(text.trim());
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(['-', '/', '.']).map(str::trim).collect();
    let [first, second, year] = parts[..] else { return None };
    let is_number = |part: &str, most: usize| !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(first, 2) || !is_number(second, 2) || !is_number(year, 4) || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let full = year.parse().ok()?;
    let full = near.filter(|_| year.len() == 2).map_or(full, |near| century(full, near));
    Some((first.parse().ok()?, second.parse().ok()?, full, separator))
}

/// The day of a day with a time.
fn without_time(text: &str) -> &str {
    let is_time = |rest: &str| {
        let rest = rest.trim();
        let begins = rest.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
        begins && rest.contains(':') && rest.chars().all(|c| c.is_ascii_digit() || ":.+-ZzAaPpMm ".contains(c))
    };
    match text.split_once(['T', 't', ' ']) {
        Some((day, time)) if is_time(time) => day.trim_end(),
        // a spreadsheet's number with a part of a day
        _ => match text.split_once(['.', ',']) {
            Some((whole, part))
                if whole.len() == 5
                    && !part.is_empty()
                    && [whole, part].iter().all(|one| one.bytes().all(|byte| byte.is_ascii_digit())) =>
            {
                whole
            }
            _ => text,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::day;

    fn said(text: &str, order: Option<DayOrder>) -> Said {
        read(text, order, day("2026-11-20"))
    }

    #[test]
    fn days_as_systems_write_them() {
        for text in [
            "2026-03-25",
            "2026-3-25",
            "2026/03/25",
            "20260325",
            "25-03-2026",
            "25-3-2026",
            "25/03/2026",
            "25.3.2026",
            "25-03-26",
            "03/25/2026",
            "2026-03-25T00:00:00",
            "2026-03-25T23:59:59.000+01:00",
            "2026-03-25 00:00:00",
            "25-3-2026 0:00:00",
            "3/25/2026 12:00:00 AM",
            "46106",
            "46106.5",
            "25 maart 2026",
            "25-mrt-2026",
            "March 25, 2026",
            "25 Mar 2026",
        ] {
            assert_eq!(said(text, None), Said::Day(day("2026-03-25")), "{text}");
        }
    }

    #[test]
    fn what_could_be_two_days_is_not_guessed() {
        assert_eq!(said("3-4-2026", None), Said::Either);
        assert_eq!(said("03/04/2026", Some(DayOrder::DayFirst)), Said::Day(day("2026-04-03")));
        assert_eq!(said("03/04/2026", Some(DayOrder::MonthFirst)), Said::Day(day("2026-03-04")));
        assert_eq!(said("4-4-2026", None), Said::Day(day("2026-04-04")));
        assert_eq!(said("3.4.2026", None), Said::Day(day("2026-04-03")), "with dots the day is always first");
        assert_eq!(said("25-3-2026", Some(DayOrder::MonthFirst)), Said::Wrong);
        assert_eq!(
            (order_of("25-3-2026"), order_of("3/25/2026"), order_of("3-4-2026")),
            (Some(DayOrder::DayFirst), Some(DayOrder::MonthFirst), None)
        );
    }

    #[test]
    fn no_day_and_no_end() {
        for text in ["", "0000-00-00", "00-00-0000", "9999-12-31", "31-12-9999", "12/31/9999", "01-01-0001", "01-01-1900", "0"] {
            assert_eq!(said(text, None), Said::Nothing, "{text}");
        }
        for text in
            ["31-02-2026", "2026-13-01", "n.n.b.", "morgen", "tomorrow", "1234", "99999", "25-3", "2026", "25-03-2026-1", "²-3-2026"]
        {
            assert_eq!(said(text, None), Said::Wrong, "{text}");
        }
        assert_eq!((said("01-01-95", None), said("01-01-30", None)), (Said::Day(day("1995-01-01")), Said::Day(day("2030-01-01"))));
    }
}
