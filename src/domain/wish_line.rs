//! A wish as it is typed on one line: `opleiding: Wondzorg niveau 3 · € 1.200 · 30 jun 2027`, as it is shown.
//!
//! The signal stands first, and behind the dots an amount and a day in any order. What is neither is refused, and so is an amount or a day
//! that a comma or a dash puts into the text: nothing of a line is guessed at.

use super::date::{NotADay, Toward, parse_typed};
use super::money::{Amount, Currency};
use chrono::NaiveDate;

/// What stands between the parts.
const DOTS: [char; 6] = ['·', '•', '∙', '⋅', '‧', '|'];

/// What people type between parts elsewhere, and what is ordinary text as well.
const ELSEWHERE: [&str; 5] = [", ", "; ", " - ", " – ", " — "];

/// What may stand before a day.
const BEFORE: [&str; 5] = ["vóór ", "voor ", "uiterlijk ", "by ", "before "];

/// A wish that was understood; the signal as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishLine {
    pub signal: String,
    pub what: String,
    pub cost: Option<Amount>,
    pub by: Option<NaiveDate>,
}

/// Why a line is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WishSlip {
    /// No signal stands before the text.
    NoSignal,
    /// A signal, and nothing that is asked for.
    NoText,
    TwoAmounts(String, String),
    TwoDays(String, String),
    /// It is neither an amount nor a day.
    Neither(String),
    /// It can be both.
    Either(String),
    /// An amount or a day within the text, and the line that puts it apart.
    NotApart(String, String),
}

/// What a part behind the text is.
enum Part {
    Cost(Amount),
    Day(NaiveDate),
    Both,
    Neither,
}

fn part(text: &str, currency: &Currency, today: NaiveDate) -> Part {
    let lower = text.to_lowercase();
    let head = BEFORE.iter().find(|head| lower.starts_with(*head));
    let rest = head.and_then(|head| text.get(head.len()..)).unwrap_or(text).trim();
    let day = match parse_typed(rest, today, Toward::Ahead) {
        Ok(day) => Some(day),
        Err(NotADay::Unreadable) => None,
        // it was meant as a day, whatever is wrong with it
        Err(_) if head.is_some() => return Part::Neither,
        Err(_) => None,
    };
    let cost = Amount::parse(text, currency).filter(|_| head.is_none());
    match (cost, day) {
        (Some(_), Some(_)) => Part::Both,
        (Some(cost), None) => Part::Cost(cost),
        (None, Some(day)) => Part::Day(day),
        (None, None) => Part::Neither,
    }
}

/// What a line asks for.
pub fn read(line: &str, currency: &Currency, today: NaiveDate) -> Result<WishLine, WishSlip> {
    let mut parts = apart(line).into_iter();
    let first = parts.next().unwrap_or_default();
    let (signal, what) = first.split_once(':').map(|(signal, what)| (signal.trim(), what.trim())).ok_or(WishSlip::NoSignal)?;
    if signal.is_empty() {
        return Err(WishSlip::NoSignal);
    }
    if what.is_empty() {
        return Err(WishSlip::NoText);
    }
    let mut found = WishLine { signal: signal.to_owned(), what: what.to_owned(), cost: None, by: None };
    let (mut cost, mut day): (Option<&str>, Option<&str>) = (None, None);
    for text in parts.filter(|text| !text.is_empty()) {
        match part(text, currency, today) {
            Part::Cost(amount) => match cost.replace(text) {
                Some(other) => return Err(WishSlip::TwoAmounts(other.to_owned(), text.to_owned())),
                None => found.cost = Some(amount),
            },
            Part::Day(by) => match day.replace(text) {
                Some(other) => return Err(WishSlip::TwoDays(other.to_owned(), text.to_owned())),
                None => found.by = Some(by),
            },
            Part::Both => return Err(WishSlip::Either(text.to_owned())),
            Part::Neither => return Err(WishSlip::Neither(text.to_owned())),
        }
    }
    match not_apart(what, currency, today, (cost.is_none(), day.is_none())) {
        Some((head, tail)) => Err(WishSlip::NotApart(tail.to_owned(), line.trim().replacen(what, &format!("{head} · {tail}"), 1))),
        None => Ok(found),
    }
}

/// The parts of a line: a dot with a blank at either side parts them.
fn apart(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = line;
    let mut from = 0;
    while let Some((at, dot)) = rest.get(from..).and_then(|text| text.char_indices().find(|(_, c)| DOTS.contains(c))) {
        let (start, end) = (from + at, from + at + dot.len_utf8());
        let (before, behind) = (rest.get(..start).unwrap_or_default(), rest.get(end..).unwrap_or_default());
        let is_blank = before.ends_with(char::is_whitespace) && (behind.is_empty() || behind.starts_with(char::is_whitespace));
        if is_blank {
            parts.push(before.trim());
            (rest, from) = (behind, 0);
        } else {
            from = end;
        }
    }
    parts.push(rest.trim());
    parts
}

/// A day, or an amount that can be little else, at the end of a text behind a sign that people type between parts elsewhere.
fn not_apart<'t>(what: &'t str, currency: &Currency, today: NaiveDate, free: (bool, bool)) -> Option<(&'t str, &'t str)> {
    let (head, tail) = ELSEWHERE.iter().filter_map(|sign| what.rsplit_once(sign)).min_by_key(|(_, tail)| tail.len())?;
    let (head, tail) = (head.trim(), tail.trim());
    let is_long = tail.chars().filter(char::is_ascii_digit).count() >= 3;
    let is_other = match part(tail, currency, today) {
        Part::Cost(_) => free.0 && (is_long || tail.starts_with(|c: char| !c.is_ascii_digit())),
        Part::Day(_) => free.1,
        Part::Both | Part::Neither => false,
    };
    (is_other && !head.is_empty()).then_some((head, tail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::day;

    fn said(line: &str) -> Result<(String, String, Option<u64>, Option<String>), WishSlip> {
        let wish = read(line, &Currency::default(), day("2026-11-20"))?;
        Ok((wish.signal, wish.what, wish.cost.map(Amount::cents), wish.by.map(|by| by.to_string())))
    }

    fn wish(
        signal: &str,
        what: &str,
        cost: Option<u64>,
        by: Option<&str>,
    ) -> Result<(String, String, Option<u64>, Option<String>), WishSlip> {
        Ok((signal.to_owned(), what.to_owned(), cost, by.map(str::to_owned)))
    }

    #[test]
    fn a_line_says_what_it_costs_and_by_when_in_any_order() {
        assert_eq!(said("training: Wondzorg niveau 3"), wish("training", "Wondzorg niveau 3", None, None));
        let whole = wish("opleiding", "Wondzorg niveau 3", Some(120_000), Some("2027-06-30"));
        for line in [
            "opleiding: Wondzorg niveau 3 · 1200 · 2027-06-30",
            "opleiding: Wondzorg niveau 3 · 30 jun 2027 · € 1.200",
            "opleiding:Wondzorg niveau 3 | 1.200,00 euro | vóór 30 jun 2027",
            "  opleiding : Wondzorg niveau 3 · 1200,- · by 30 jun 2027 · ",
        ] {
            assert_eq!(said(line), whole, "{line}");
        }
        assert_eq!(said("growth: Col·legi: wat daar kan"), wish("growth", "Col·legi: wat daar kan", None, None));
    }

    #[test]
    fn what_can_not_be_told_is_refused() {
        let text = |text: &str| text.to_owned();
        assert_eq!(said("Wondzorg"), Err(WishSlip::NoSignal));
        assert_eq!(said(": Wondzorg"), Err(WishSlip::NoSignal));
        assert_eq!(said("training: "), Err(WishSlip::NoText));
        assert_eq!(said("training: · 1200"), Err(WishSlip::NoText));
        assert_eq!(said("training: W · 1200 · 1300"), Err(WishSlip::TwoAmounts(text("1200"), text("1300"))));
        assert_eq!(said("training: W · 1 jun 2027 · 2 jun 2027"), Err(WishSlip::TwoDays(text("1 jun 2027"), text("2 jun 2027"))));
        assert_eq!(said("training: W · duur"), Err(WishSlip::Neither(text("duur"))));
        assert_eq!(said("training: W · 31 feb"), Err(WishSlip::Neither(text("31 feb"))));
        let line = text("training: Wondzorg · 1200");
        assert_eq!(said("training: Wondzorg, 1200"), Err(WishSlip::NotApart(text("1200"), line)));
        assert!(said("training: Wet zorg en dwang, 2").is_ok());
    }

    #[test]
    fn no_line_panics() {
        let mut random = fastrand::Rng::with_seed(3);
        let parts = ["training", ":", " ", "·", "|", "1200", "€", "30 jun", "é", ",", " - ", "vóór ", "V\u{307}", "日"];
        for _ in 0..2_000 {
            let line: String = (0..random.usize(..10)).map(|_| parts[random.usize(..parts.len())]).collect();
            let _ = said(&line);
        }
    }
}
