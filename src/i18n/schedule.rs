//! Messages about planning a round of talks.

use super::{Language, either, sayings, sentences, words};
use crate::domain::schedule::Why;

sayings! {
    not_a_count(typed: &str) { nl: "`{typed}` bij --per-day is geen aantal", en: "`{typed}` for --per-day is no number" }
    not_a_count_hint() { nl: "schrijf een getal van 1 tot en met 20", en: "write a number from 1 to 20" }
    not_weekdays(typed: &str) { nl: "`{typed}` bij --on is geen dag van de week", en: "`{typed}` for --on is no day of the week" }
    not_weekdays_hint() { nl: "schrijf de dagen als `ma,wo` of `mon,wed`", en: "write the days as `mon,wed` or `ma,wo`" }
    unasked(count: usize) { nl: "niets geschreven: bij {count} gesprekken hoort een ja", en: "nothing written: {count} talks want a yes" }
    unasked_hint() { nl: "met --yes staan ze gepland; met --dry-run zie je alleen het voorstel", en: "--yes has them planned; --dry-run shows the proposal alone" }
    nobody(day: &str) { nl: "Niemand om een gesprek mee te plannen, tot en met {day}.", en: "Nobody to plan a talk with, up to and including {day}." }
    draft_waits() { nl: "een lijst waarin je al dagen verzette, wacht nog: `e` gaat ermee verder", en: "a list in which you moved days before still waits: `e` goes on with it" }
    none_left() { nl: "er staat niemand meer op de lijst", en: "nobody is left on the list" }
}

sentences! {
    head() { nl: "Voorstel", en: "Proposal" }
    left_over_head() { nl: "Zonder dag", en: "Without a day" }
    away_then() { nl: "dan afwezig", en: "away then" }
    page_how() { nl: "Elke regel is een gesprek: de dag, de map van wie, en het soort. Wat achter een # staat, telt niet.", en: "Each line is a talk: the day, whose folder, and the type. What stands behind a # does not count." }
    page_move() { nl: "Een dag mag ook vrijdag, +1w of `volgende ma` zijn. Haal een regel weg, en dat gesprek wordt niet gepland.", en: "A day may be friday, +1w or `next mon` too. Take a line out, and that talk is not planned." }
}

/// The question below a proposal.
pub(crate) fn ask(lang: Language, count: usize) -> String {
    let talks = words::counted(lang, count, ["gesprek", "gesprekken"], ["talk", "talks"]);
    match lang {
        Language::Nl => format!("{talks} plannen? [J/n, e: dagen verzetten]"),
        Language::En => format!("Plan {talks}? [Y/n, e: move days]"),
    }
}

/// Why someone gets no day; `talk` is the id of the conversation that is why.
pub(crate) fn why(lang: Language, why: Why, talk: Option<&str>) -> String {
    let id = talk.unwrap_or_default();
    match why {
        Why::NoRoom => either(lang, "geen dag vrij", "no free day").to_owned(),
        Why::Planned => either(lang, "staat al gepland", "is planned already").to_owned(),
        Why::Passed => format!("{} · stay move {id} …", either(lang, "stond gepland", "was planned")),
        Why::Open => format!("{} · stay close {id}", either(lang, "nog niet afgerond", "not rounded off")),
    }
}
