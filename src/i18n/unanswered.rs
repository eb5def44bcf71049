//! What is told to whoever holds the talks: named again, promised again, and nothing came of it.

use super::{Language, rhythm, sentences, words};
use crate::domain::interval::Interval;

sentences! {
    head() { nl: "Blijft liggen", en: "Not picked up" }
    named(what: &str, talks: &str, day: &str) { nl: "{what}: genoemd in {talks} sinds {day}, en sindsdien liep er geen actie", en: "{what}: named in {talks} since {day}, and no action has run since" }
    /// A promise that was moved, and that other day passed too.
    moved(title: &str, first: &str, due: &str) { nl: "{title}: beloofd voor {first}, verzet naar {due}, nog open", en: "{title}: promised for {first}, moved to {due}, still open" }
    /// A promise that was ended and opened again, and whose day has passed.
    opened_again(title: &str, due: &str) { nl: "{title}: al eens afgerond en weer geopend, was voor {due}", en: "{title}: ended once and opened again, was due on {due}" }
    no_talk(day: &str, limit: &str) { nl: "geen gesprek sinds {day}, meer dan {limit}", en: "no talk since {day}, more than {limit}" }
    /// Nobody was ever talked with; the day on which the rhythm began.
    never(day: &str, limit: &str) { nl: "nog geen gesprek, gerekend vanaf {day} meer dan {limit}", en: "no talk yet, counted from {day} more than {limit}" }
    planned(day: &str) { nl: "gepland op {day}", en: "planned on {day}" }
    twice(every: &str) { nl: "tweemaal het ritme ({every})", en: "twice the rhythm ({every})" }
}

/// The time within which nothing is told: `tweemaal het ritme (elke maand)`.
pub(crate) fn limit(lang: Language, every: Interval) -> String {
    twice(lang, &rhythm::every(lang, every))
}

/// In how many talks: `3 gesprekken`.
pub(crate) fn talks(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["gesprek", "gesprekken"], ["talk", "talks"])
}
