//! Days as files have them, and as people type them.

mod names;
mod typed;

pub use names::weekday;
pub use typed::{NotADay, Toward, parse_typed, parse_typed_period};

use chrono::{Datelike, NaiveDate};

/// A day as it stands in a file: `2026-11-22`, two digits for month and day.
pub fn parse_civil(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    NaiveDate::from_ymd_opt(number(0..4)? as i32, number(5..7)?, number(8..10)?)
}

/// How many days a month has; 0 for what is no month.
pub fn days_in(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some()).unwrap_or_default()
}

/// A day as files have it. Written without the formatting machinery, because lists have thousands of days.
pub fn civil(day: NaiveDate) -> String {
    let year = match u32::try_from(day.year()) {
        Ok(year) if year <= 9999 => year,
        _ => return day.to_string(),
    };
    let digit = |number: u32| b'0' + (number % 10) as u8;
    let (month, day) = (day.month(), day.day());
    let [thousands, hundreds, tens, ones] = [year / 1000, year / 100, year / 10, year].map(digit);
    let text = [thousands, hundreds, tens, ones, b'-', digit(month / 10), digit(month), b'-', digit(day / 10), digit(day)];
    std::str::from_utf8(&text).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        parse_civil(text).unwrap()
    }

    #[test]
    fn a_day_is_written_as_it_is_read() {
        for text in ["2026-11-22", "0000-01-01", "9999-12-31", "0987-06-05"] {
            assert_eq!(civil(day(text)), text);
        }
        for far in [NaiveDate::MIN, NaiveDate::MAX] {
            assert_eq!(civil(far), far.to_string());
        }
    }
}
