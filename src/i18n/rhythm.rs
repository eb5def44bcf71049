//! Messages about rhythm: who is due for a conversation, what is planned, where attention goes.

use super::{Language, either, sentences, words};
use crate::domain::interval::{Interval, Unit};

sentences! {
    agenda_head() { nl: "Agenda van gesprekken", en: "Agenda of talks" }
    looks_ahead(day: &str) { nl: "tot en met {day}", en: "up to {day}" }
    late_head() { nl: "Te laat", en: "Late" }
    soon_head() { nl: "Komende week", en: "In the coming week" }
    later_head() { nl: "Daarna", en: "After that" }
    /// The day to come back to the last conversation.
    come_back() { nl: "terugkomen", en: "come back" }
    planned_on(kind: &str, day: &str) { nl: "{kind} (gepland {day})", en: "{kind} (planned {day})" }
    /// A conversation had a day, which has passed.
    was_planned(kind: &str) { nl: "{kind} stond gepland", en: "{kind} was planned" }
    /// A conversation is planned on a day on which the person is away.
    planned_while_away(kind: &str, day: &str) { nl: "{kind} (gepland {day}, dan afwezig)", en: "{kind} (planned {day}, away then)" }
    away_until(back: &str) { nl: "afwezig, terug op {back}", en: "away, back on {back}" }
    away_for_now() { nl: "afwezig tot nader bericht", en: "away until further notice" }
    back_since(back: &str) { nl: "terug sinds {back}", en: "back since {back}" }
    away_from(from: &str, back: &str) { nl: "afwezig vanaf {from}, terug op {back}", en: "away from {from}, back on {back}" }
    away_from_open(from: &str) { nl: "afwezig vanaf {from}, tot nader bericht", en: "away from {from}, until further notice" }
    nobody_due(day: &str) { nl: "Niemand is aan de beurt, tot en met {day}.", en: "Nobody is due, up to and including {day}." }
    ask_who(first: &str) { nl: "Met wie? (nummer of naam; Enter is {first}, q stopt)", en: "With whom? (number or name; Enter is {first}, q stops)" }
    no_rhythm() { nl: "geen vast ritme", en: "no fixed rhythm" }
    /// Over who had far fewer conversations than their team.
    attention_head() { nl: "Minder gesprekken dan hun team in deze periode", en: "Fewer talks than their team in this period" }
    /// How many conversations the team had, on average.
    team_mean(mean: &str) { nl: "bij gelijke aandacht {mean}", en: "an even share: {mean}" }
    not_due() { nl: "niet aan de beurt", en: "not due" }
}

/// How often: `elke 3 maanden`.
pub(crate) fn every(lang: Language, interval: Interval) -> String {
    if interval.count > 1 {
        return format!("{} {}", either(lang, "elke", "every"), words::interval(lang, interval));
    }
    match interval.unit {
        Unit::Day => either(lang, "elke dag", "every day"),
        Unit::Week => either(lang, "elke week", "every week"),
        Unit::Month => either(lang, "elke maand", "every month"),
        Unit::Year => either(lang, "elk jaar", "every year"),
    }
    .to_owned()
}

/// How many conversations: `1 gesprek`.
pub(crate) fn conversations(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["gesprek", "gesprekken"], ["talk", "talks"])
}

/// How many actions a conversation should have at most: `hooguit 2 acties`.
pub(crate) fn limit(lang: Language, count: usize) -> String {
    format!("{} {}", either(lang, "hooguit", "at most"), words::actions(lang, count))
}
