//! The words for months, weekdays, numbers and parts of time, in Dutch and English, in full and in short. All are folded:
//! lower case, without accents.

use crate::domain::interval::Unit;
use chrono::Weekday;

/// The month that a word names, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "jan" | "januari" | "january" => 1,
        "feb" | "febr" | "februari" | "february" => 2,
        "mrt" | "mar" | "maart" | "march" => 3,
        "apr" | "april" => 4,
        "mei" | "may" => 5,
        "jun" | "juni" | "june" => 6,
        "jul" | "juli" | "july" => 7,
        "aug" | "augustus" | "august" => 8,
        "sep" | "sept" | "september" => 9,
        "okt" | "oct" | "oktober" | "october" => 10,
        "nov" | "november" => 11,
        "dec" | "december" => 12,
        _ => return None,
    })
}

/// The weekday that a word names.
pub fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" | "maandag" | "ma" => Weekday::Mon,
        "tuesday" | "tue" | "tues" | "dinsdag" | "di" => Weekday::Tue,
        "wednesday" | "wed" | "woensdag" | "wo" => Weekday::Wed,
        "thursday" | "thu" | "thur" | "thurs" | "donderdag" | "do" => Weekday::Thu,
        "friday" | "fri" | "vrijdag" | "vr" => Weekday::Fri,
        "saturday" | "sat" | "zaterdag" | "za" => Weekday::Sat,
        "sunday" | "sun" | "zondag" | "zo" => Weekday::Sun,
        _ => return None,
    })
}

/// A day of a month, as a number or an ordinal: `1`, `01`, `1st`, `1e`, `1ste`.
pub(super) fn day_of_month(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = word.split_at(digits);
    let is_ordinal = matches!(ending, "" | "st" | "nd" | "rd" | "th" | "e" | "de" | "ste");
    if is_ordinal && (1..=2).contains(&digits) { number.parse().ok() } else { None }
}

/// A year of four digits.
pub(super) fn year(word: &str) -> Option<i32> {
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && !word.starts_with('0');
    if is_year { word.parse().ok() } else { None }
}

/// Where something lies, seen from today.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    This,
    Next,
    /// The next there is, from today on: `komende`.
    Coming,
    Last,
    /// The last there was, up to today: `afgelopen`.
    Past,
}

/// Where a word puts what comes after it.
pub(super) fn seen(word: &str) -> Option<Seen> {
    Some(match word {
        "this" | "deze" | "dit" => Seen::This,
        "next" | "volgende" | "volgend" => Seen::Next,
        "coming" | "komende" | "komend" | "aanstaande" | "aankomende" => Seen::Coming,
        "last" | "previous" | "vorige" | "vorig" => Seen::Last,
        "past" | "afgelopen" => Seen::Past,
        _ => return None,
    })
}

/// A part of the calendar.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Week,
    Month,
    Quarter,
    Half,
    Year,
}

/// The part of the calendar that a word names.
pub(super) fn part(word: &str) -> Option<Part> {
    Some(match word {
        "week" => Part::Week,
        "month" | "maand" => Part::Month,
        "quarter" | "kwartaal" => Part::Quarter,
        "half" | "halfjaar" | "halfyear" => Part::Half,
        "year" | "jaar" => Part::Year,
        _ => return None,
    })
}

impl Part {
    /// How long it is, in months or in one week.
    pub(super) fn length(self) -> (u32, Unit) {
        match self {
            Part::Week => (1, Unit::Week),
            Part::Month => (1, Unit::Month),
            Part::Quarter => (3, Unit::Month),
            Part::Half => (6, Unit::Month),
            Part::Year => (1, Unit::Year),
        }
    }
}

/// A place in a part of the calendar.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Begin,
    Middle,
    End,
}

/// The place that a word names.
pub(super) fn edge(word: &str) -> Option<Edge> {
    Some(match word {
        "begin" | "beginning" | "start" | "early" => Edge::Begin,
        "half" | "mid" | "middle" | "midden" | "medio" => Edge::Middle,
        "end" | "eind" | "einde" => Edge::End,
        _ => return None,
    })
}
