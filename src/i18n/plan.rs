//! The texts of a person's plan.

use super::{Language, either, sentences, words};
use crate::domain::side::Side;

sentences! {
    title(name: &str) { nl: "Plan van {name}", en: "{name}'s plan" }
    purpose_head() { nl: "Doel van de rol", en: "What the role is for" }
    goals_head() { nl: "Leerdoelen", en: "Learning goals" }
    no_goals() { nl: "Nu geen leerdoel afgesproken.", en: "No learning goal agreed on now." }
    reached(title: &str, day: &str) { nl: "Bereikt op {day}: {title}", en: "Reached on {day}: {title}" }
    actions_head() { nl: "Wat we verder afspraken", en: "What else we agreed" }
    only_actions_head() { nl: "Wat we afspraken", en: "What we agreed" }
    no_actions() { nl: "Niets dat nog openstaat.", en: "Nothing that is still open." }
    organisation_head() { nl: "Wat de organisatie doet", en: "What the organisation does" }
    about(obstacle: &str) { nl: "over: {obstacle}", en: "about: {obstacle}" }
    basics_head() { nl: "De basis", en: "The basics" }
    next_head() { nl: "Volgend gesprek", en: "Next talk" }
    planned(kind: &str, day: &str) { nl: "{kind}: {day}", en: "{kind}: {day}" }
    due_by(kind: &str, day: &str) { nl: "{kind}: uiterlijk {day}", en: "{kind}: by {day}" }
    due_since(kind: &str, day: &str) { nl: "{kind}: nog te plannen, was aan de beurt op {day}", en: "{kind}: to be planned, was due on {day}" }
    /// When both come back to the last conversation.
    come_back(day: &str) { nl: "we komen terug op het vorige gesprek: {day}", en: "we come back to the last talk: {day}" }
    no_next() { nl: "Nog geen gesprek afgesproken.", en: "No talk agreed on yet." }
    as_of(day: &str) { nl: "Stand van {day}", en: "As of {day}" }
    more(what: &str) { nl: "en nog {what}, niet op dit blad", en: "and {what} more, not on this sheet" }
    /// Goals that were reached and are not on the printed sheet.
    more_reached(what: &str) { nl: "en nog {what} bereikt, niet op dit blad", en: "and {what} more reached, not on this sheet" }
    add_hint(what: &str, command: &str) { nl: "nog niet ingevuld: {what} · {command}", en: "not filled in yet: {what} · {command}" }
}

/// What is missing on a person's page.
pub(crate) fn lacks(lang: Language, purpose: bool, basics: bool) -> Option<String> {
    let (purpose_name, basics_name) =
        (either(lang, "doel van de rol (`purpose`)", "`purpose`"), either(lang, "de basis (`basics`)", "`basics`"));
    let names: Vec<&str> =
        [(purpose, purpose_name), (basics, basics_name)].into_iter().filter(|(lacks, _)| *lacks).map(|(_, name)| name).collect();
    (!names.is_empty()).then(|| names.join(either(lang, " en ", " and ")))
}

/// The name of a side on this page, if it has no person's name.
pub(crate) fn side(lang: Language, side: Side) -> &'static str {
    match side {
        Side::Manager => either(lang, "leidinggevende", "manager"),
        Side::Together => either(lang, "samen", "together"),
        Side::Employee => either(lang, "medewerker", "employee"),
        Side::Others => either(lang, "anderen", "others"),
    }
}

/// `3 regels`.
pub(crate) fn lines(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["regel", "regels"], ["line", "lines"])
}
