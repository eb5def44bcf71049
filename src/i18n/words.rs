//! The words of the field, days and numbers.

use super::{Language, either};
use crate::domain::interval::{Interval, Unit};
use crate::domain::types::ConversationType;
use chrono::{Datelike, NaiveDate};

/// The name of a type of conversation; an unknown key stays as it is.
pub(crate) fn type_name<'k>(lang: Language, types: &'k [ConversationType], key: &'k str) -> &'k str {
    types.iter().find(|kind| kind.key == key).map_or(key, |kind| kind.name(lang))
}

/// The purpose of a type of conversation: in the organisation's words, or else in those of the built-in type.
pub(crate) fn type_purpose<'k>(lang: Language, types: &'k [ConversationType], key: &'k str) -> Option<&'k str> {
    let own = types.iter().find(|kind| kind.key == key).and_then(|kind| kind.purpose.as_deref());
    own.or_else(|| built_in_purpose(key).map(|(nl, en)| either(lang, nl, en)))
}

fn built_in_purpose(key: &str) -> Option<(&'static str, &'static str)> {
    Some(match key {
        "check-in" => (
            "Even bijpraten in 20 tot 30 minuten: één thema, hooguit een paar kleine acties",
            "Catching up in 20 to 30 minutes: one theme, a few small actions at most",
        ),
        "stay" => (
            "Horen wat goed gaat, wat beter kan en wat er nodig is om te blijven",
            "Hearing what goes well, what could be better and what it takes to stay",
        ),
        "growth" => (
            "Terug- en vooruitkijken: wat lukte, wat er te leren is en waar het heen mag",
            "Looking back and ahead: what worked, what to learn next, where to go",
        ),
        "development" => (
            "Samen kiezen wat er te leren is, en er in het werk tijd en ruimte voor maken",
            "Choosing together what to learn, and making time and room for it in the work",
        ),
        "appraisal" => (
            "Het formele gesprek over hoe het werk ging; uit andere gesprekken telt alleen wat jullie allebei vrijgaven",
            "The formal talk about how the work went; of other talks only what you both released is used",
        ),
        "wellbeing" => (
            "Horen hoe het echt gaat, wat kracht kost en wat lucht geeft, vóór het te veel wordt",
            "Hearing how things really are, what takes strength and what gives air, before it gets too much",
        ),
        "exit" => (
            "Begrijpen wat tot het vertrek leidde, en wat er beter kan voor wie blijft",
            "Understanding what led to leaving, and what could be better for those who stay",
        ),
        _ => return None,
    })
}

const MONTHS: [[&str; 12]; 2] = [
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
];
const LONG_MONTHS: [[&str; 12]; 2] = [
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
];
const WEEKDAYS: [[&str; 7]; 2] = [
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

/// A day in short, with the year: `7 dec 2026`.
pub(crate) fn day(lang: Language, day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), MONTHS[lang as usize][day.month0() as usize], day.year())
}

/// A day in short, with the year only if it differs from that of `today`.
pub(crate) fn near_day(lang: Language, date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { format!("{} {}", date.day(), MONTHS[lang as usize][date.month0() as usize]) } else { day(lang, date) }
}

/// A day in full: `zondag 22 november 2026`.
pub(crate) fn long_day(lang: Language, day: NaiveDate) -> String {
    let weekday = weekday_name(lang, day);
    format!("{weekday} {} {} {}", day.day(), LONG_MONTHS[lang as usize][day.month0() as usize], day.year())
}

/// The name of a month, 1 to 12.
pub(crate) fn month(lang: Language, month: u32) -> &'static str {
    LONG_MONTHS[lang as usize][(month as usize + 11) % 12]
}

/// The name of the weekday that a day is.
pub(crate) fn weekday_name(lang: Language, day: NaiveDate) -> &'static str {
    WEEKDAYS[lang as usize][day.weekday().num_days_from_monday() as usize]
}

/// A day with its weekday: `vrijdag 27 nov`.
pub(crate) fn weekday(lang: Language, day: NaiveDate, today: NaiveDate) -> String {
    format!("{} {}", weekday_name(lang, day), near_day(lang, day, today))
}

/// A day with the beginning of its weekday: `vr 27 nov`, `Fri 27 Nov`.
pub(crate) fn short_weekday(lang: Language, day: NaiveDate, today: NaiveDate) -> String {
    let name = WEEKDAYS[lang as usize][day.weekday().num_days_from_monday() as usize];
    let short = name.chars().take(if lang == Language::Nl { 2 } else { 3 }).collect::<String>();
    format!("{short} {}", near_day(lang, day, today))
}

/// A number with its noun.
pub(crate) fn counted(lang: Language, count: usize, nl: [&str; 2], en: [&str; 2]) -> String {
    let noun = either(lang, nl[usize::from(count != 1)], en[usize::from(count != 1)]);
    format!("{count} {noun}")
}

/// `3 dagen`.
pub(crate) fn days(lang: Language, count: i64) -> String {
    counted(lang, count.unsigned_abs() as usize, ["dag", "dagen"], ["day", "days"])
}

/// `6 mensen`.
pub(crate) fn people(lang: Language, count: usize) -> String {
    counted(lang, count, ["persoon", "mensen"], ["person", "people"])
}

/// `2 acties`.
pub(crate) fn actions(lang: Language, count: usize) -> String {
    counted(lang, count, ["actie", "acties"], ["action", "actions"])
}

/// `in 9 gesprekken`, short: `9×`.
pub(crate) fn times(count: usize) -> String {
    format!("{count}×")
}

/// `4 weken`.
pub(crate) fn interval(lang: Language, interval: Interval) -> String {
    let (nl, en) = match interval.unit {
        Unit::Day => (["dag", "dagen"], ["day", "days"]),
        Unit::Week => (["week", "weken"], ["week", "weeks"]),
        Unit::Month => (["maand", "maanden"], ["month", "months"]),
        Unit::Year => (["jaar", "jaar"], ["year", "years"]),
    };
    counted(lang, interval.count as usize, nl, en)
}

/// A number with at most one decimal, written as the language does: `27,5`.
pub(crate) fn decimal(lang: Language, number: f64) -> String {
    let text = if number.fract() == 0.0 { format!("{number:.0}") } else { format!("{number:.1}") };
    if lang == Language::Nl { text.replace('.', ",") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::types::built_in;

    #[test]
    fn every_built_in_type_says_what_it_is_for() {
        let types = built_in();
        for kind in &types {
            let [nl, en] = [Language::Nl, Language::En].map(|lang| type_purpose(lang, &types, &kind.key).unwrap_or_default());
            assert!(nl.len() > 30 && en.len() > 30 && nl != en, "{}: {nl} / {en}", kind.key);
            // it stands on the sheet of either of the two, and speaks of neither as of somebody else
            assert!(!nl.contains("iemand") && !en.contains("someone"), "{}: {nl} / {en}", kind.key);
        }
    }

    #[test]
    fn the_organisation_s_own_words_go_first() {
        let mut types = built_in();
        types[0].purpose = Some("Koffie".to_owned());
        types.push(ConversationType { key: "inwerk".to_owned(), purpose: Some("Wegwijs".to_owned()), ..types[1].clone() });
        types.push(ConversationType { key: "stil".to_owned(), purpose: None, ..types[1].clone() });
        let of = |key| type_purpose(Language::Nl, &types, key);
        assert_eq!((of("check-in"), of("inwerk"), of("stil")), (Some("Koffie"), Some("Wegwijs"), None));
    }
}
