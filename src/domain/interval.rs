//! Lengths of time in whole days, weeks, months and years, as settings and people give them.

use super::text::folded;
use chrono::{Days, Months, NaiveDate};

/// What an interval counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    /// Weeks of seven days.
    Week,
    /// Calendar months: 31 January and one month is the last of February.
    Month,
    Year,
}

impl Unit {
    /// The unit that a Dutch or English word names.
    pub fn parse(word: &str) -> Option<Unit> {
        Some(match word {
            "day" | "days" | "dag" | "dagen" | "d" => Unit::Day,
            "week" | "weeks" | "weken" | "w" => Unit::Week,
            "month" | "months" | "maand" | "maanden" | "m" => Unit::Month,
            "year" | "years" | "jaar" | "jaren" | "y" | "j" => Unit::Year,
            _ => return None,
        })
    }
}

/// A length of time, `4 weeks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    pub count: u32,
    pub unit: Unit,
}

impl Interval {
    /// `count` days.
    pub const fn days(count: u32) -> Interval {
        Interval { count, unit: Unit::Day }
    }

    /// `count` weeks.
    pub const fn weeks(count: u32) -> Interval {
        Interval { count, unit: Unit::Week }
    }

    /// `count` calendar months.
    pub const fn months(count: u32) -> Interval {
        Interval { count, unit: Unit::Month }
    }

    /// Reads `4 weeks`, `1 maand`, `2w`, `two weeks`, `een half jaar`; `None` when it is none, or no time at all.
    pub fn parse(text: &str) -> Option<Interval> {
        let text = folded(text);
        Interval::of_words(&text.split(' ').collect::<Vec<_>>()).filter(|interval| interval.count > 0)
    }

    /// The same of folded words, and no time at all too.
    pub(crate) fn of_words(words: &[&str]) -> Option<Interval> {
        match *words {
            ["half", year] | ["a" | "een", "half", year] | ["half", "a", year] if Unit::parse(year) == Some(Unit::Year) => {
                Some(Interval::months(6))
            }
            [count, unit] => Some(Interval { count: number(count)?, unit: Unit::parse(unit)? }),
            [word] => {
                let (count, unit) = word.split_at(word.bytes().take_while(u8::is_ascii_digit).count());
                Some(Interval { count: count.parse().ok()?, unit: Unit::parse(unit)? })
            }
            _ => None,
        }
    }

    /// The day this long after `day`; `None` beyond the calendar.
    pub fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        let result = match self.unit {
            Unit::Day => day.checked_add_days(Days::new(self.count.into())),
            Unit::Week => day.checked_add_days(Days::new(u64::from(self.count) * 7)),
            Unit::Month => day.checked_add_months(Months::new(self.count)),
            Unit::Year => day.checked_add_months(Months::new(self.count.checked_mul(12)?)),
        };
        result.filter(|day| chrono::Datelike::year(day) <= 9999)
    }

    /// The day this long before `day`; the calendar's first day when there is no such day.
    pub fn before(self, day: NaiveDate) -> NaiveDate {
        let result = match self.unit {
            Unit::Day => day.checked_sub_days(Days::new(self.count.into())),
            Unit::Week => day.checked_sub_days(Days::new(u64::from(self.count) * 7)),
            Unit::Month => day.checked_sub_months(Months::new(self.count)),
            Unit::Year => day.checked_sub_months(Months::new(self.count.saturating_mul(12))),
        };
        let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN);
        result.filter(|day| *day >= first).unwrap_or(first)
    }
}

/// A number in digits, or up to twelve in a folded word.
fn number(word: &str) -> Option<u32> {
    const WORDS: [&[&str]; 12] = [
        &["a", "an", "one", "een"],
        &["two", "twee"],
        &["three", "drie"],
        &["four", "vier"],
        &["five", "vijf"],
        &["six", "zes"],
        &["seven", "zeven"],
        &["eight", "acht"],
        &["nine", "negen"],
        &["ten", "tien"],
        &["eleven", "elf"],
        &["twelve", "twaalf"],
    ];
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { word.parse().ok() } else { WORDS.iter().position(|words| words.contains(&word)).map(|at| at as u32 + 1) }
}

/// How often something is held: every interval, or never.
pub type Cadence = Option<Interval>;

/// A cadence as files have it: `2 weeks`, `never`.
pub fn written_cadence(cadence: Cadence) -> String {
    let Some(Interval { count, unit }) = cadence else { return "never".to_owned() };
    let unit = match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// A cadence as people say it: what files have, or `elke week`, `om de twee weken`, `maandelijks`, `every month`, `weekly`.
pub fn spoken_cadence(text: &str) -> Option<Cadence> {
    let text = text.trim().to_lowercase();
    if let Some(cadence) = parse_cadence(&text) {
        return Some(cadence);
    }
    let unit = |count, unit| Some(Some(Interval { count, unit }));
    match &*text {
        "dagelijks" | "daily" => return unit(1, Unit::Day),
        "wekelijks" | "weekly" => return unit(1, Unit::Week),
        "tweewekelijks" | "biweekly" | "fortnightly" => return unit(2, Unit::Week),
        "maandelijks" | "monthly" => return unit(1, Unit::Month),
        "jaarlijks" | "yearly" => return unit(1, Unit::Year),
        "kwartaal" | "quarter" | "elk kwartaal" | "per kwartaal" | "every quarter" | "quarterly" => return unit(3, Unit::Month),
        _ => {}
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let rest = match words[..] {
        ["elke" | "iedere" | "elk" | "ieder" | "per" | "every" | "each" | "once", ..] => &words[1..],
        ["om", "de", ..] => &words[2..],
        _ => &words[..],
    };
    match rest {
        [one] => Unit::parse(one).map(|unit| Some(Interval { count: 1, unit })),
        several => Interval::of_words(several).map(Some),
    }
}

/// Reads a cadence: an interval or `never` (`nooit`).
pub fn parse_cadence(text: &str) -> Option<Cadence> {
    match text.trim() {
        "never" | "nooit" => Some(None),
        other => Interval::parse(other).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cadence_is_said_in_many_ways() {
        let said = |text: &str| spoken_cadence(text).map(written_cadence).unwrap_or_default();
        for (text, written) in [
            ("elke week", "1 week"),
            ("wekelijks", "1 week"),
            ("week", "1 week"),
            ("om de twee weken", "2 weeks"),
            ("every 2 weeks", "2 weeks"),
            ("maandelijks", "1 month"),
            ("Every month", "1 month"),
            ("per kwartaal", "3 months"),
            ("nooit", "never"),
            ("2w", "2 weeks"),
            ("soms", ""),
            ("elke", ""),
            ("", ""),
        ] {
            assert_eq!(said(text), written, "{text}");
        }
    }
}
