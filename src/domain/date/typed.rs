//! Days as people type them, in Dutch and English. A text has one meaning, or is refused with what could be meant.
//!
//! What the words mean, and which day an option takes of them, is told in the reference of the command line.

use super::names::{Edge, Part, Seen, day_of_month, edge, month, part, seen, weekday, year};
use super::parse_civil;
use crate::domain::interval::{Interval, Unit};
use crate::domain::text::{folded, is_invisible};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Where an option looks for a day: what a text without a year, a direction or a day of its own means for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// What is to come: `1 dec` is the next one, today too.
    Ahead,
    /// Any day: `1 dec` is the nearest one.
    Nearest,
    /// What was: `1 dec` is the nearest one, `friday` the last before today.
    Back,
    /// What was, from there on: the same, and a period is its first day.
    Since,
    /// Up to there: the nearest, and a period is its last day.
    Until,
}

/// Why a text is no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotADay {
    Unreadable,
    /// There is no month with this number, as in `12/25/2026`: days come first. The day is 0 where the year came first.
    NoMonth {
        day: u32,
        month: u32,
        year: Option<i32>,
    },
    /// The month has no such day; a month without a year in no year.
    NotInMonth {
        month: u32,
        year: Option<i32>,
    },
    /// The day is there, but is another weekday than the one typed.
    OtherWeekday(NaiveDate),
    /// It could be either of these days.
    Either(NaiveDate, NaiveDate),
}

type Found = Result<NaiveDate, NotADay>;

/// How many words a day has at most; who types more means something else.
const MOST_WORDS: usize = 9;

/// The day that a text means on the day `today`, for an option that looks that way.
pub fn parse_typed(text: &str, today: NaiveDate, toward: Toward) -> Result<NaiveDate, NotADay> {
    if text.chars().any(|c| is_invisible(c) && !c.is_whitespace()) {
        return Err(NotADay::Unreadable);
    }
    let text = folded(text).replace(',', " ");
    let words: Vec<&str> = text.split(' ').map(|word| word.strip_suffix('.').unwrap_or(word)).filter(|word| !word.is_empty()).collect();
    let words = match &words[..] {
        ["on" | "op" | "per", rest @ ..] => rest,
        all => all,
    };
    if words.is_empty() || words.len() > MOST_WORDS {
        return Err(NotADay::Unreadable);
    }
    let found = Reader { today, toward }.read(words).unwrap_or(Err(NotADay::Unreadable))?;
    if (0..=9999).contains(&found.year()) { Ok(found) } else { Err(NotADay::Unreadable) }
}

/// The first and last day of the period that a text means: `2026`, `2026-H1`, `2026-Q3`, `2026-07`, `last-quarter`, `vorig kwartaal`. One
/// that comes every year, `q3`, is the latest that has begun.
pub fn parse_typed_period(text: &str, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), NotADay> {
    if text.chars().any(|c| is_invisible(c) && !c.is_whitespace()) {
        return Err(NotADay::Unreadable);
    }
    let text = folded(text);
    let text = match text.split_once('-') {
        // one word for scripts: `last-quarter`, `dit-half-jaar`
        Some((word, _)) if seen(word).is_some() => text.replace('-', " "),
        _ => text,
    };
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let words = match words[..] {
        [word, "half", "year" | "jaar"] => vec![word, "half"],
        _ => words,
    };
    let reader = Reader { today, toward: Toward::Back };
    let periods = reader.periods(&words).unwrap_or(Err(NotADay::Unreadable))?;
    let found = periods.iter().rfind(|period| period.first <= today).or(periods.first()).ok_or(NotADay::Unreadable)?;
    if [found.first, found.last].iter().all(|day| (0..=9999).contains(&day.year())) {
        Ok((found.first, found.last))
    } else {
        Err(NotADay::Unreadable)
    }
}

/// Days in a row that a text names, and whether its first day is meant where one day is asked for.
#[derive(Clone, Copy)]
struct Period {
    first: NaiveDate,
    last: NaiveDate,
    is_next: bool,
}

impl Period {
    fn of(first: NaiveDate, (count, unit): (u32, Unit)) -> Option<Period> {
        Some(Period { first, last: Interval { count, unit }.after(first)?.pred_opt()?, is_next: false })
    }

    fn is_week(&self) -> bool {
        (self.last - self.first).num_days() == 6
    }

    /// How many days it is away from a day.
    fn distance(&self, day: NaiveDate) -> i64 {
        (self.first - day).num_days().max((day - self.last).num_days()).max(0)
    }
}

struct Reader {
    today: NaiveDate,
    toward: Toward,
}

impl Reader {
    fn read(&self, words: &[&str]) -> Option<Found> {
        self.away_from_today(words)
            .or_else(|| self.away_from_another(words))
            .or_else(|| self.on_weekday(words))
            .or_else(|| self.at_edge(words))
            .or_else(|| Some(self.in_period(&self.periods(words)?)))
            .or_else(|| self.named(words))
    }

    /// `tomorrow`, `+2w`, `in 2 weeks`, `3 months ago`, `2 weeks`.
    fn away_from_today(&self, words: &[&str]) -> Option<Found> {
        let ahead = |words: &[&str]| Interval::of_words(words)?.after(self.today);
        let back = |words: &[&str]| before(Interval::of_words(words)?, self.today);
        let day = match words {
            ["in" | "over", rest @ ..] | [rest @ .., "from", "now"] | [rest @ .., "vanaf", "nu"] => ahead(rest)?,
            [rest @ .., "ago" | "geleden" | "late"] | [rest @ .., "te", "laat"] => {
                // with the word behind it a day is printed that has passed
                return back(rest).map(Ok).or_else(|| self.named(rest));
            }
            [first, rest @ ..] if first.starts_with(['+', '-']) => {
                let (sign, first) = first.split_at(1);
                let words: Vec<&str> = std::iter::once(first).filter(|word| !word.is_empty()).chain(rest.iter().copied()).collect();
                if sign == "+" { ahead(&words)? } else { back(&words)? }
            }
            _ => match self.near(words) {
                Some(day) => day,
                None => return self.without_direction(words),
            },
        };
        Some(Ok(day))
    }

    fn near(&self, words: &[&str]) -> Option<NaiveDate> {
        let days = match words {
            ["today" | "vandaag"] => 0,
            ["tomorrow" | "morgen"] => 1,
            ["overmorgen"] | ["day", "after", "tomorrow"] | ["the", "day", "after", "tomorrow"] => 2,
            ["yesterday" | "gisteren"] => -1,
            ["eergisteren"] | ["day", "before", "yesterday"] | ["the", "day", "before", "yesterday"] => -2,
            _ => return None,
        };
        self.today.checked_add_signed(chrono::TimeDelta::days(days))
    }

    /// `2 weeks`, in the direction that the option looks.
    fn without_direction(&self, words: &[&str]) -> Option<Found> {
        let interval = Interval::of_words(words)?;
        Some(match self.toward {
            Toward::Ahead => Ok(interval.after(self.today)?),
            Toward::Back | Toward::Since => Ok(before(interval, self.today)?),
            Toward::Nearest | Toward::Until => either(before(interval, self.today)?, interval.after(self.today)?),
        })
    }

    /// `a week from friday`, `vrijdag over een week`, `over een week vrijdag`.
    fn away_from_another(&self, words: &[&str]) -> Option<Found> {
        if let Some(at) = words.iter().position(|word| matches!(*word, "from" | "vanaf" | "na" | "after")) {
            let interval = Interval::of_words(&words[..at])?;
            let ahead = Reader { today: self.today, toward: Toward::Ahead };
            return Some(ahead.read(&words[at + 1..])?.and_then(|day| interval.after(day).ok_or(NotADay::Unreadable)));
        }
        let at = words.iter().position(|word| matches!(*word, "in" | "over"))?;
        let (before, after) = match at {
            0 => words.split_last().map(|(last, rest)| (std::slice::from_ref(last), rest.get(1..).unwrap_or_default()))?,
            _ => (&words[..at], &words[at + 1..]),
        };
        let interval = Interval::of_words(after)?;
        if let Some(day) = self.near(before) {
            return Some(Ok(interval.after(day)?));
        }
        let ([day], Unit::Week) = (before, interval.unit) else { return None };
        let day = weekday(day)?;
        // at the weekend these are two: that of the week it then is, and so long after the first one
        Some(either(in_week_of(interval.after(self.today)?, day, 0)?, interval.after(first_after(day, self.today)?)?))
    }

    /// A weekday alone, with a word before it, with a week, or before its day: `fri`, `next friday`, `friday next week`, `di 1 dec`.
    fn on_weekday(&self, words: &[&str]) -> Option<Found> {
        let today = self.today;
        match *words {
            [day] => {
                let day = weekday(day)?;
                let looks_back = matches!(self.toward, Toward::Back | Toward::Since);
                Some(Ok(if looks_back { last_before(day, today)? } else { first_after(day, today)? }))
            }
            [word, day] if seen(word).is_some() && weekday(day).is_some() => {
                let day = weekday(day)?;
                let of_this_week = in_week_of(today, day, 0)?;
                Some(match seen(word)? {
                    Seen::Next => Ok(in_week_of(today, day, 1)?),
                    Seen::Coming => Ok(first_after(day, today)?),
                    Seen::Past => Ok(last_before(day, today)?),
                    Seen::Last if word == "last" => Ok(last_before(day, today)?),
                    Seen::Last => either(in_week_of(today, day, -1)?, last_before(day, today)?),
                    Seen::This if of_this_week > today => Ok(of_this_week),
                    Seen::This => either(of_this_week, first_after(day, today)?),
                })
            }
            [day, ref rest @ ..] if weekday(day).is_some() => {
                let day = weekday(day)?;
                self.in_a_week(rest, day).or_else(|| {
                    Some(
                        self.named(rest)?
                            .and_then(|found| if found.weekday() == day { Ok(found) } else { Err(NotADay::OtherWeekday(found)) }),
                    )
                })
            }
            [ref rest @ .., day] => self.in_a_week(rest, weekday(day)?),
            _ => None,
        }
    }

    /// The weekday of a week: of `next week`.
    fn in_a_week(&self, words: &[&str], day: Weekday) -> Option<Found> {
        let periods = self.periods(without_of(words))?.ok()?;
        let of_week = |period: &Period| if period.is_week() { in_week_of(period.first, day, 0) } else { None };
        Some(self.choose(periods.iter().map(of_week).collect::<Option<Vec<_>>>()?))
    }

    /// `eind januari`, `mid march`, `end of the month`.
    fn at_edge(&self, words: &[&str]) -> Option<Found> {
        let (first, rest) = words.split_first()?;
        let (first, rest) = match first.split_once('-') {
            Some((edge, name)) => (edge, [&[name], rest].concat()),
            None => (*first, rest.to_vec()),
        };
        let edge = edge(first)?;
        let rest = without_of(&rest);
        let periods = match rest {
            [one] if part(one).is_some() => vec![self.relative(part(one)?, 0)?],
            _ => match self.periods(rest)? {
                Ok(periods) => periods,
                Err(wrong) => return Some(Err(wrong)),
            },
        };
        let is_week = periods.iter().any(Period::is_week);
        let is_month = periods.iter().all(|period| (27..31).contains(&(period.last - period.first).num_days()));
        if is_week && edge == Edge::End {
            let week = periods.first()?;
            return Some(either(in_week_of(week.first, Weekday::Fri, 0)?, week.last));
        }
        let day = |period: &Period| match edge {
            Edge::Begin => Some(period.first),
            Edge::Middle if is_week => in_week_of(period.first, Weekday::Wed, 0),
            Edge::Middle if is_month => period.first.with_day(15),
            Edge::Middle => None,
            Edge::End => Some(period.last),
        };
        Some(self.choose(periods.iter().map(day).collect::<Option<Vec<_>>>()?))
    }

    /// The day that a period is for the option.
    fn in_period(&self, periods: &Result<Vec<Period>, NotADay>) -> Found {
        let periods = match periods {
            Ok(periods) => periods,
            Err(wrong) => return Err(wrong.clone()),
        };
        let found = match self.toward {
            Toward::Ahead => periods.iter().find(|period| period.last >= self.today).or(periods.last()),
            _ => periods.iter().min_by_key(|period| period.distance(self.today)),
        };
        let Some(&Period { first, last, is_next }) = found else { return Err(NotADay::Unreadable) };
        match self.toward {
            Toward::Since => Ok(first),
            Toward::Until => Ok(last),
            _ if is_next => Ok(first),
            Toward::Ahead if last >= self.today => either(first.max(self.today), last),
            _ => either(first, last),
        }
    }

    /// The days that a text names as a period, in their order; several where it has no year.
    fn periods(&self, words: &[&str]) -> Option<Result<Vec<Period>, NotADay>> {
        let found = match *words {
            [one] => return self.dated_period(one).or_else(|| self.yearly(month_or_quarter(one)?).map(Ok)),
            [word, one] if seen(word).is_some() && part(one).is_some() => {
                let part = part(one)?;
                match seen(word)? {
                    Seen::This => self.relative(part, 0)?,
                    Seen::Next => Period { is_next: true, ..self.relative(part, 1)? },
                    Seen::Last => self.relative(part, -1)?,
                    Seen::Coming => return Some(self.coming_or_past(part, 1)),
                    Seen::Past => return Some(self.coming_or_past(part, -1)),
                }
            }
            ["week" | "wk", number] => return self.yearly(Named::Week(number.parse().ok()?)).map(Ok),
            ["week" | "wk", number, at] => Named::Week(number.parse().ok()?).of(year(at)?)?,
            [one, ref at @ ..] if month_or_quarter(one).is_some() => month_or_quarter(one)?.of(self.year(without_of(at))?)?,
            [at, one] => month_or_quarter(one).filter(|named| !matches!(named, Named::Month(_)))?.of(year(at)?)?,
            _ => return None,
        };
        Some(Ok(vec![found]))
    }

    /// `komende week`, `afgelopen maand`: that of the calendar, or as long from today.
    fn coming_or_past(&self, part: Part, by: i32) -> Result<Vec<Period>, NotADay> {
        let (count, unit) = part.length();
        let interval = Interval { count, unit };
        let day = if by > 0 { interval.after(self.today) } else { before(interval, self.today) };
        let (Some(day), Some(of_calendar)) = (day, self.relative(part, by)) else { return Err(NotADay::Unreadable) };
        let of_calendar = if self.toward == Toward::Until { of_calendar.last } else { of_calendar.first };
        either(of_calendar, day).map(|day| vec![Period { first: day, last: day, is_next: true }])
    }

    /// `2026-07`, `2026-Q3`, `2026-H1`, `2026-W48`, `2026`.
    fn dated_period(&self, word: &str) -> Option<Result<Vec<Period>, NotADay>> {
        let found = if let Some(year) = year(word) {
            Period::of(NaiveDate::from_ymd_opt(year, 1, 1)?, (1, Unit::Year))?
        } else {
            let at = year(word.get(..4)?)?;
            let rest = &word[4..];
            let rest = rest.strip_prefix(['-', '/', '.']).or_else(|| Some(rest).filter(|rest| rest.starts_with(['q', 'h'])))?;
            match (rest.strip_prefix('w'), rest.len()) {
                (Some(week), _) => Named::Week(week.parse().ok()?).of(at)?,
                (None, 1 | 2) if rest.bytes().all(|byte| byte.is_ascii_digit()) => {
                    let month: u32 = rest.parse().ok()?;
                    let wrong = NotADay::NoMonth { day: 0, month, year: Some(at) };
                    let Some(found) = (1..=12).contains(&month).then(|| Named::Month(month).of(at)).flatten() else {
                        return Some(Err(wrong));
                    };
                    found
                }
                _ => month_or_quarter(rest).filter(|named| !matches!(named, Named::Month(_)))?.of(at)?,
            }
        };
        Some(Ok(vec![found]))
    }

    /// A period of each year near today.
    fn yearly(&self, named: Named) -> Option<Vec<Period>> {
        let periods: Vec<Period> = (-1..=1).filter_map(|by| named.of(self.today.year() + by)).collect();
        if periods.is_empty() { None } else { Some(periods) }
    }

    /// This week, the next month, the year before: `by` 0, 1 and -1.
    fn relative(&self, part: Part, by: i32) -> Option<Period> {
        let today = self.today;
        let months = match part {
            Part::Week => return Period::of(in_week_of(today, Weekday::Mon, by.into())?, part.length()),
            Part::Month => 1,
            Part::Quarter => 3,
            Part::Half => 6,
            Part::Year => 12,
        };
        let at = (today.year() * 12 + today.month0() as i32).div_euclid(months) + by;
        let first = NaiveDate::from_ymd_opt((at * months).div_euclid(12), (at * months).rem_euclid(12) as u32 + 1, 1)?;
        Period::of(first, part.length())
    }

    /// A day by its number and its month, with or without a year.
    fn named(&self, words: &[&str]) -> Option<Found> {
        if let [word] = words
            && let Some(day) = parse_civil(word)
        {
            return Some(Ok(day));
        }
        if let ["last" | "vorige", rest @ ..] = words {
            // so the day of the talk before is printed
            let days = self.dates(rest)?;
            return Some(days.and_then(|days| days.into_iter().rfind(|day| *day <= self.today).ok_or(NotADay::Unreadable)));
        }
        Some(self.dates(words)?.and_then(|days| self.choose(days)))
    }

    /// The days that have this number, month and year, in their order; those around today where it has no year.
    fn dates(&self, words: &[&str]) -> Option<Result<Vec<NaiveDate>, NotADay>> {
        let words = if let ["the" | "de", rest @ ..] = words { rest } else { words };
        let (day, month, year) = match *words {
            [word] => numeric(word)?,
            [number, of, name, ref at @ ..] if matches!(of, "of" | "van") && month(name).is_some() => {
                (day_of_month(number)?, month(name)?, self.year_or_none(at)?)
            }
            [number, name, ref at @ ..] if month(name).is_some() => (day_of_month(number)?, month(name)?, self.year_or_none(at)?),
            [name, number, ref at @ ..] if month(name).is_some() => (day_of_month(number)?, month(name)?, self.year_or_none(at)?),
            _ => return None,
        };
        if !(1..=12).contains(&month) {
            let is_day_first = words.first().is_some_and(|word| word.get(..4).and_then(self::year).is_none());
            return Some(Err(NotADay::NoMonth { day: if is_day_first { day } else { 0 }, month, year }));
        }
        // leap days are at most eight years apart
        let years = year.map_or(self.today.year() - 8..=self.today.year() + 8, |year| year..=year);
        let days: Vec<NaiveDate> = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).collect();
        Some(if days.is_empty() { Err(NotADay::NotInMonth { month, year }) } else { Ok(days) })
    }

    /// The year that words name: `2027`, `next year`.
    fn year(&self, words: &[&str]) -> Option<i32> {
        match *words {
            [word] => year(word),
            [word, "year" | "jaar"] => match seen(word)? {
                Seen::This => Some(self.today.year()),
                Seen::Next => Some(self.today.year() + 1),
                Seen::Last => Some(self.today.year() - 1),
                Seen::Coming | Seen::Past => None,
            },
            _ => None,
        }
    }

    fn year_or_none(&self, words: &[&str]) -> Option<Option<i32>> {
        if words.is_empty() { Some(None) } else { self.year(words).map(Some) }
    }

    /// The one of these days, in their order, that the option means.
    fn choose(&self, days: Vec<NaiveDate>) -> Found {
        let distance = |day: &NaiveDate| (*day - self.today).num_days().abs();
        let found = match (&days[..], self.toward) {
            ([one], _) => Some(*one),
            (_, Toward::Ahead) => days.into_iter().find(|day| *day >= self.today),
            _ => {
                let nearest = days.iter().copied().min_by_key(distance).ok_or(NotADay::Unreadable)?;
                let as_near = days.iter().copied().rfind(|day| distance(day) == distance(&nearest)).unwrap_or(nearest);
                return either(nearest, as_near);
            }
        };
        found.ok_or(NotADay::Unreadable)
    }
}

/// A period that comes every year.
#[derive(Clone, Copy)]
enum Named {
    Month(u32),
    Quarter(u32),
    Half(u32),
    Week(u32),
}

impl Named {
    fn of(self, year: i32) -> Option<Period> {
        let from = |month| NaiveDate::from_ymd_opt(year, month, 1);
        match self {
            Named::Month(month) => Period::of(from(month)?, (1, Unit::Month)),
            Named::Quarter(quarter) => Period::of(from(quarter * 3 - 2)?, (3, Unit::Month)),
            Named::Half(half) => Period::of(from(half * 6 - 5)?, (6, Unit::Month)),
            Named::Week(week) => Period::of(NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?, (1, Unit::Week)),
        }
    }
}

fn month_or_quarter(word: &str) -> Option<Named> {
    month(word).map(Named::Month).or(match word {
        "q1" => Some(Named::Quarter(1)),
        "q2" => Some(Named::Quarter(2)),
        "q3" => Some(Named::Quarter(3)),
        "q4" => Some(Named::Quarter(4)),
        "h1" => Some(Named::Half(1)),
        "h2" => Some(Named::Half(2)),
        _ => None,
    })
}

/// Day, month and year of `1-12`, `1/12/2026`, `1.12.26` and `2026-12-1`: the day comes first, unless the year does.
fn numeric(word: &str) -> Option<(u32, u32, Option<i32>)> {
    let sign = word.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = word.split(sign).collect();
    let small = |part: &str| {
        let is_small = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_small { part.parse::<u32>().ok() } else { None }
    };
    let in_full = |part: &str| year(part).or_else(|| if part.len() == 2 { small(part).map(|year| 2000 + year as i32) } else { None });
    match parts[..] {
        [day, month] => Some((small(day)?, small(month)?, None)),
        [first, month, day] if first.len() == 4 => Some((small(day)?, small(month)?, Some(year(first)?))),
        [day, month, last] => Some((small(day)?, small(month)?, Some(in_full(last)?))),
        _ => None,
    }
}

/// Words without `of the` before them.
fn without_of<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    let words = if let ["of" | "van" | "in", rest @ ..] = words { rest } else { words };
    if let ["the" | "de" | "het", rest @ ..] = words { rest } else { words }
}

/// The day, or both where they differ.
fn either(one: NaiveDate, other: NaiveDate) -> Found {
    if one == other { Ok(one) } else { Err(NotADay::Either(one.min(other), one.max(other))) }
}

/// The day that long before; `None` before the calendar.
fn before(interval: Interval, day: NaiveDate) -> Option<NaiveDate> {
    Some(interval.before(day)).filter(|before| interval.count == 0 || *before < day && before.year() > 1)
}

fn first_after(day: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    let ahead = (7 + day.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
    today.checked_add_days(Days::new(if ahead == 0 { 7 } else { u64::from(ahead) }))
}

fn last_before(day: Weekday, today: NaiveDate) -> Option<NaiveDate> {
    first_after(day, today)?.checked_sub_days(Days::new(if day == today.weekday() { 14 } else { 7 }))
}

/// The weekday of the week of a day, or of the week `by` weeks further; weeks begin on Monday.
fn in_week_of(of: NaiveDate, day: Weekday, by: i64) -> Option<NaiveDate> {
    let from_monday = |day: Weekday| i64::from(day.num_days_from_monday());
    of.checked_add_signed(chrono::TimeDelta::days(7 * by + from_monday(day) - from_monday(of.weekday())))
}

#[cfg(test)]
mod tests {
    use super::Toward::{Ahead, Back, Nearest, Since, Until};
    use super::*;
    use crate::domain::date::civil;
    use proptest::prelude::*;

    const ALL: [Toward; 5] = [Ahead, Nearest, Back, Since, Until];

    fn day(text: &str) -> NaiveDate {
        parse_civil(text).unwrap()
    }

    /// What a text means on a Wednesday, 18 November 2026: a day, `first|other` where it could be two, `-` where it is none.
    fn meant(typed: &str, today: &str, toward: Toward) -> String {
        match parse_typed(typed, day(today), toward) {
            Ok(found) => civil(found),
            Err(NotADay::Either(one, other)) => format!("{}|{}", civil(one), civil(other)),
            Err(NotADay::Unreadable) => "-".to_owned(),
            Err(other) => format!("{other:?}"),
        }
    }

    #[test]
    fn days_that_mean_the_same_for_every_option() {
        for (dutch, english, expected) in [
            ("2026-12-01", "2026-12-1", "2026-12-01"),
            ("1-12-2026", "1/12/2026", "2026-12-01"),
            ("1.12.2026", "01-12-26", "2026-12-01"),
            ("25-12-2026", "25/12/2026", "2026-12-25"),
            ("1 december 2026", "December 1, 2026", "2026-12-01"),
            ("1 dec. 2026", "1st of December 2026", "2026-12-01"),
            ("di 1 dec 2026", "Tue 1 Dec 2026", "2026-12-01"),
            ("dinsdag 1e december 2026", "Tuesday, 1 December 2026", "2026-12-01"),
            ("3 maart volgend jaar", "3 march next year", "2027-03-03"),
            ("1 dec", "1 Dec", "2026-12-01"),
            ("1-12", "1/12", "2026-12-01"),
            ("op 1 december", "on the 1st of december", "2026-12-01"),
            ("2 jan", "jan 2nd", "2027-01-02"),
            ("15 okt 2026", "15 oct 2026", "2026-10-15"),
            ("1 mrt 2027", "1 mar 2027", "2027-03-01"),
            ("1 mei 2027", "1 may 2027", "2027-05-01"),
            ("9 sept 2026", "9 Sep 2026", "2026-09-09"),
            ("Vandaag", "TODAY", "2026-11-18"),
            ("morgen", "tomorrow", "2026-11-19"),
            ("overmorgen", "the day after tomorrow", "2026-11-20"),
            ("gisteren", "yesterday", "2026-11-17"),
            ("eergisteren", "the day before yesterday", "2026-11-16"),
            ("+3d", "in 3 days", "2026-11-21"),
            ("+2w", "in 2 weeks", "2026-12-02"),
            ("+1m", "in a month", "2026-12-18"),
            ("+1y", "in a year", "2027-11-18"),
            ("+1j", "over één jaar", "2027-11-18"),
            ("over twee weken", "in two weeks", "2026-12-02"),
            ("over een half jaar", "in half a year", "2027-05-18"),
            ("over twaalf dagen", "in twelve days", "2026-11-30"),
            ("+ 2 weken", "two weeks from now", "2026-12-02"),
            ("3 maanden geleden", "3 months ago", "2026-08-18"),
            ("-3m", "three months ago", "2026-08-18"),
            ("12 dagen te laat", "12 days late", "2026-11-06"),
            ("volgende  vrijdag", "next friday", "2026-11-27"),
            ("volgende maandag", "next Mon", "2026-11-23"),
            ("volgende week vrijdag", "friday next week", "2026-11-27"),
            ("vrijdag van volgende week", "friday of next week", "2026-11-27"),
            ("vorige week vrijdag", "last week friday", "2026-11-13"),
            ("deze week maandag", "monday this week", "2026-11-16"),
            ("komende vrijdag", "coming friday", "2026-11-20"),
            ("deze vrijdag", "this friday", "2026-11-20"),
            ("afgelopen vrijdag", "last friday", "2026-11-13"),
            ("afgelopen woensdag", "last wednesday", "2026-11-11"),
            ("vorige vrijdag", "past friday", "2026-11-13"),
            ("vrijdag over een week", "friday in a week", "2026-11-27"),
            ("over twee weken vrijdag", "two weeks from friday", "2026-12-04"),
            ("vandaag over een week", "a week from today", "2026-11-25"),
            ("eind januari 2027", "end of january 2027", "2027-01-31"),
            ("eind januari", "end of january", "2027-01-31"),
            ("eind november", "end november", "2026-11-30"),
            ("begin maart", "early march", "2027-03-01"),
            ("half maart", "mid-march", "2027-03-15"),
            ("eind van de maand", "end of the month", "2026-11-30"),
            ("einde maand", "end of this month", "2026-11-30"),
            ("eind volgende maand", "end of next month", "2026-12-31"),
            ("eind van het jaar", "end of the year", "2026-12-31"),
            ("eind Q1 2027", "end of 2027-Q1", "2027-03-31"),
            ("begin volgende week", "start of next week", "2026-11-23"),
            ("eind volgende week", "end of next week", "2026-11-27|2026-11-29"),
            ("vorige 7 dec", "last 7 dec", "2025-12-07"),
            ("binnenkort", "soon", "-"),
            ("over weken", "in weeks", "-"),
            ("volgende", "next", "-"),
            ("+99999999999m", "in 4294967295 years", "-"),
            ("4294967295 jaar geleden", "9000 years ago", "-"),
            ("+w", "+2", "-"),
            ("", "over", "-"),
            ("in", "1 2 3", "-"),
            ("vrijdag over een maand", "half 2027", "-"),
            ("1-12-2026-1", "1-12/2026", "-"),
            ("0-0", "13-13", "NoMonth"),
            ("2026-13-1", "2026-13-01", "NoMonth { day: 0, month: 13, year: Some(2026) }"),
            ("31 juni", "31/6", "NotInMonth { month: 6, year: None }"),
            ("2026-02-30", "30 feb 2026", "NotInMonth { month: 2, year: Some(2026) }"),
            ("2026-13", "2026-13", "NoMonth { day: 0, month: 13, year: Some(2026) }"),
            ("wo 1 dec", "wed 1 dec", "OtherWeekday(2026-12-01)"),
        ] {
            for (typed, toward) in [dutch, english].into_iter().flat_map(|typed| ALL.map(|toward| (typed, toward))) {
                let found = meant(typed, "2026-11-18", toward);
                assert!(
                    found == expected || expected == "NoMonth" && found.starts_with(expected),
                    "{typed} for {toward:?}: {found}, {expected}"
                );
            }
        }
    }

    #[test]
    fn what_depends_on_where_an_option_looks() {
        const MARCH: &str = "2027-03-01|2027-03-31";
        const MARCH_PAST: &str = "2026-03-01|2026-03-31";
        for (typed, [ahead, nearest, back, since, until]) in [
            ("1 november", ["2027-11-01", "2026-11-01", "2026-11-01", "2026-11-01", "2026-11-01"]),
            ("20/5", ["2027-05-20", "2026-05-20", "2026-05-20", "2026-05-20", "2026-05-20"]),
            ("18 nov", ["2026-11-18"; 5]),
            ("29 feb", ["2028-02-29"; 5]),
            ("vrijdag", ["2026-11-20", "2026-11-20", "2026-11-13", "2026-11-13", "2026-11-20"]),
            ("wed", ["2026-11-25", "2026-11-25", "2026-11-11", "2026-11-11", "2026-11-25"]),
            ("3 weken", ["2026-12-09", "2026-10-28|2026-12-09", "2026-10-28", "2026-10-28", "2026-10-28|2026-12-09"]),
            ("2w", ["2026-12-02", "2026-11-04|2026-12-02", "2026-11-04", "2026-11-04", "2026-11-04|2026-12-02"]),
            ("volgende week", ["2026-11-23", "2026-11-23", "2026-11-23", "2026-11-23", "2026-11-29"]),
            ("next month", ["2026-12-01", "2026-12-01", "2026-12-01", "2026-12-01", "2026-12-31"]),
            ("volgend jaar", ["2027-01-01", "2027-01-01", "2027-01-01", "2027-01-01", "2027-12-31"]),
            ("last month", ["2026-10-01|2026-10-31", "2026-10-01|2026-10-31", "2026-10-01|2026-10-31", "2026-10-01", "2026-10-31"]),
            ("vorige week", ["2026-11-09|2026-11-15", "2026-11-09|2026-11-15", "2026-11-09|2026-11-15", "2026-11-09", "2026-11-15"]),
            ("this month", ["2026-11-18|2026-11-30", "2026-11-01|2026-11-30", "2026-11-01|2026-11-30", "2026-11-01", "2026-11-30"]),
            ("vorig kwartaal", ["2026-07-01|2026-09-30", "2026-07-01|2026-09-30", "2026-07-01|2026-09-30", "2026-07-01", "2026-09-30"]),
            ("2026-07", ["2026-07-01|2026-07-31", "2026-07-01|2026-07-31", "2026-07-01|2026-07-31", "2026-07-01", "2026-07-31"]),
            ("2026-Q3", ["2026-07-01|2026-09-30", "2026-07-01|2026-09-30", "2026-07-01|2026-09-30", "2026-07-01", "2026-09-30"]),
            ("2026-H1", ["2026-01-01|2026-06-30", "2026-01-01|2026-06-30", "2026-01-01|2026-06-30", "2026-01-01", "2026-06-30"]),
            ("2026", ["2026-11-18|2026-12-31", "2026-01-01|2026-12-31", "2026-01-01|2026-12-31", "2026-01-01", "2026-12-31"]),
            ("2026-W48", ["2026-11-23|2026-11-29", "2026-11-23|2026-11-29", "2026-11-23|2026-11-29", "2026-11-23", "2026-11-29"]),
            ("maart", [MARCH, MARCH, MARCH, "2027-03-01", "2027-03-31"]),
            ("march 2026", [MARCH_PAST, MARCH_PAST, MARCH_PAST, "2026-03-01", "2026-03-31"]),
            ("eind oktober", ["2027-10-31", "2026-10-31", "2026-10-31", "2026-10-31", "2026-10-31"]),
            ("begin november", ["2027-11-01", "2026-11-01", "2026-11-01", "2026-11-01", "2026-11-01"]),
        ] {
            let found = ALL.map(|toward| meant(typed, "2026-11-18", toward));
            assert_eq!(found, [ahead, nearest, back, since, until], "{typed}");
        }
    }

    #[test]
    fn words_that_could_be_two_days_on_some_days_are_refused_then() {
        for (typed, today, expected) in [
            ("deze vrijdag", "2026-11-20", "2026-11-20|2026-11-27"),
            ("this monday", "2026-11-20", "2026-11-16|2026-11-23"),
            ("vorige maandag", "2026-11-20", "2026-11-09|2026-11-16"),
            ("last friday", "2026-11-22", "2026-11-20"),
            ("vrijdag over een week", "2026-11-21", "2026-11-27|2026-12-04"),
            ("komende week", "2026-11-18", "2026-11-23|2026-11-25"),
            ("komende week", "2026-11-16", "2026-11-23"),
            ("afgelopen maand", "2026-11-18", "2026-10-01|2026-10-18"),
            ("eind van de week", "2026-11-18", "2026-11-20|2026-11-22"),
            // as far behind as ahead
            ("18 nov", "2027-05-20", "2026-11-18|2027-11-18"),
        ] {
            let found = meant(typed, today, Nearest);
            assert!(found == expected || typed == "18 nov" && found.len() == 10, "{typed} on {today}: {found}");
        }
    }

    #[test]
    fn the_last_of_a_short_month() {
        assert_eq!(meant("+1m", "2027-01-31", Ahead), "2027-02-28");
        assert_eq!(meant("+1m", "2028-01-31", Ahead), "2028-02-29");
    }

    proptest! {
        #[test]
        fn every_day_is_read_as_files_have_it(days in 0i64..3_652_059, from in 0i64..3_652_059) {
            let of = |days| NaiveDate::from_ymd_opt(1, 1, 1).unwrap() + chrono::TimeDelta::days(days);
            let (found, today) = (of(days), of(from));
            for toward in ALL {
                prop_assert_eq!(parse_typed(&civil(found), today, toward), Ok(found));
            }
        }

        #[test]
        fn numbers_are_day_first_whatever_the_option(day in 1u32..=12, month in 1u32..=12, year in 1900i32..2100, sign in "[-/.]") {
            let (short, full) = (format!("{day}{sign}{month}"), format!("{day}{sign}{month}{sign}{year}"));
            for toward in ALL {
                let today = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
                prop_assert_eq!(parse_typed(&full, today, toward), Ok(NaiveDate::from_ymd_opt(year, month, day).unwrap()));
                if (day, month) != (20, 5) {
                    let found = parse_typed(&short, today, toward).unwrap();
                    prop_assert_eq!((found.day(), found.month()), (day, month));
                    prop_assert!(toward != Ahead || (found >= today && (found - today).num_days() <= 365));
                    prop_assert!(toward == Ahead || (found - today).num_days().abs() <= 183);
                }
            }
        }

        #[test]
        fn nothing_typed_is_a_panic(text in ".{0,40}", words in prop::collection::vec("over|in|een|week|weken|vrijdag|1|12|2026|eind|van|de|last|next|jaar|\\+|-|q3|half|mrt|na|-3m|ago|te|laat|99999999999|4294967295", 0..7)) {
            for toward in ALL {
                for today in ["0001-01-01", "2026-11-18", "9999-12-31"] {
                    let _ = parse_typed(&text, day(today), toward);
                    let _ = parse_typed(&words.join(" "), day(today), toward);
                }
            }
        }
    }
}
