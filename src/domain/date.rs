//! Days as people type them, in Dutch and English. Reading is strict: a text that is no day gives `None`, never a guess.

use super::interval::{Interval, Unit};
use chrono::{Datelike, Days, NaiveDate, Weekday};

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

/// A day as it is typed: `2026-12-01`, `today`, `morgen`, `+2w`, `friday`, `volgende vrijdag`, `over 2 weken`.
///
/// A weekday is the first one after today. `next friday` is the Friday of next week, weeks
/// beginning on Monday.
pub fn parse_typed(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim().to_lowercase();
    if let Some(day) = parse_civil(&text) {
        return Some(day);
    }
    if let Some(ahead) = text.strip_prefix('+') {
        return ahead_of(ahead)?.after(today);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    match words[..] {
        ["today" | "vandaag"] => Some(today),
        ["tomorrow" | "morgen"] => today.checked_add_days(Days::new(1)),
        ["yesterday" | "gisteren"] => today.checked_sub_days(Days::new(1)),
        ["overmorgen"] => today.checked_add_days(Days::new(2)),
        [word] => first_after(weekday(word)?, today),
        ["next" | "volgende", word] => in_next_week(weekday(word)?, today),
        ["in" | "over", count, unit] => Interval { count: number(count)?, unit: Unit::parse(unit)? }.after(today),
        _ => None,
    }
}

/// `3d`, `2w`, `1m`.
fn ahead_of(text: &str) -> Option<Interval> {
    let (count, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let unit = match unit {
        "d" => Unit::Day,
        "w" => Unit::Week,
        "m" => Unit::Month,
        _ => return None,
    };
    let digits = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    Some(Interval { count: digits.then(|| count.parse().ok())??, unit })
}

fn number(text: &str) -> Option<u32> {
    match text {
        "a" | "an" | "one" | "een" | "één" => Some(1),
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok(),
        _ => None,
    }
}

/// A day of the week, by its name or the beginning of it in either language, in lower case.
pub fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" | "maandag" | "ma" => Weekday::Mon,
        "tuesday" | "tue" | "dinsdag" | "di" => Weekday::Tue,
        "wednesday" | "wed" | "woensdag" | "wo" => Weekday::Wed,
        "thursday" | "thu" | "donderdag" | "do" => Weekday::Thu,
        "friday" | "fri" | "vrijdag" | "vr" => Weekday::Fri,
        "saturday" | "sat" | "zaterdag" | "za" => Weekday::Sat,
        "sunday" | "sun" | "zondag" | "zo" => Weekday::Sun,
        _ => return None,
    })
}

fn first_after(day: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    let ahead = (7 + day.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
    today.checked_add_days(Days::new(if ahead == 0 { 7 } else { u64::from(ahead) }))
}

fn in_next_week(day: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    let to_monday = 7 - today.weekday().num_days_from_monday();
    today.checked_add_days(Days::new(u64::from(to_monday + day.num_days_from_monday())))
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

    #[test]
    fn days_in_both_languages() {
        let wednesday = day("2026-11-18");
        for (typed, meant) in [
            ("2026-12-01", "2026-12-01"),
            ("today", "2026-11-18"),
            ("Vandaag", "2026-11-18"),
            ("morgen", "2026-11-19"),
            ("tomorrow", "2026-11-19"),
            ("+3d", "2026-11-21"),
            ("+2w", "2026-12-02"),
            ("+1m", "2026-12-18"),
            ("friday", "2026-11-20"),
            ("vrijdag", "2026-11-20"),
            ("woensdag", "2026-11-25"),
            ("next friday", "2026-11-27"),
            ("volgende  vrijdag", "2026-11-27"),
            ("volgende maandag", "2026-11-23"),
            ("in 2 weeks", "2026-12-02"),
            ("over 2 weken", "2026-12-02"),
            ("over een maand", "2026-12-18"),
            ("in 10 days", "2026-11-28"),
        ] {
            assert_eq!(parse_typed(typed, wednesday), Some(day(meant)), "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for typed in [
            "",
            "2026-1-5",
            "2026-02-30",
            "soon",
            "1-12-2026",
            "+w",
            "+2",
            "2w",
            "over weken",
            "next",
            "next week",
            "+99999999999m",
            "in 4294967295 years",
            "２０２６-01-01",
        ] {
            assert_eq!(parse_typed(typed, day("2026-11-18")), None, "{typed}");
        }
    }

    #[test]
    fn the_last_of_a_short_month() {
        assert_eq!(parse_typed("+1m", day("2027-01-31")), Some(day("2027-02-28")));
        assert_eq!(parse_typed("+1m", day("2028-01-31")), Some(day("2028-02-29")));
    }
}
