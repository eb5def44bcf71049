//! What is said about ambitions, and the learning goals that serve them.

use super::{Language, either, goals, sayings, sentences, words};

sayings! {
    /// An ambition was named, and `stay.yaml` has none.
    none_here(option: &str) { nl: "{option}: `stay.yaml` noemt nog geen ambities", en: "{option}: `stay.yaml` names no ambitions yet" }
    none_here_hint() { nl: "zet ze daar onder `ambitions:`, elk met een sleutel en een `label`", en: "put them there under `ambitions:`, each with a key and a `label`" }
}

sentences! {
    head() { nl: "Ambities", en: "Ambitions" }
    everyone() { nl: "voor iedereen", en: "for everyone" }
    /// Over the goals that serve none of the ambitions.
    serves_none() { nl: "Zonder ambitie", en: "Without an ambition" }
    none() { nl: "`stay.yaml` noemt nog geen ambities; zet ze daar onder `ambitions:`.", en: "`stay.yaml` names no ambitions yet; put them there under `ambitions:`." }
    /// What a goal serves.
    supports(what: &str) { nl: "draagt bij aan: {what}", en: "serves: {what}" }
    /// The role that a goal leads to.
    towards(role: &str) { nl: "op weg naar: {role}", en: "towards: {role}" }
    supports_note(choices: &str) { nl: "supports: de ambitie waaraan het bijdraagt: {choices}", en: "supports: the ambition that it serves: {choices}" }
    supports_note_empty() { nl: "supports: een ambitie uit stay.yaml", en: "supports: an ambition of stay.yaml" }
    towards_note() { nl: "towards: de rol in de organisatie waar het naartoe leidt", en: "towards: the role in the organisation that it leads to" }
    /// The whole of it, for a report.
    explained() { nl: "Leerdoelen die in deze periode liepen of bereikt werden, en aan een ambitie bijdragen.", en: "Learning goals that ran or were reached in this period, and serve an ambition." }
}

/// How many goals serve an ambition, and how they stand: `4 leerdoelen · 3 lopen · 1 bereikt`.
pub(crate) fn figures(lang: Language, all: usize, open: usize, reached: usize, dropped: usize) -> String {
    let of = |count: usize, one: &str, several: &str| (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { several }));
    let parts = [
        Some(goals::counted(lang, all)),
        of(open, either(lang, "loopt", "open"), either(lang, "lopen", "open")),
        of(reached, either(lang, "bereikt", "reached"), either(lang, "bereikt", "reached")),
        of(dropped, either(lang, "losgelaten", "dropped"), either(lang, "losgelaten", "dropped")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The names of the columns of a table of them.
pub(crate) fn columns(lang: Language) -> [&'static str; 5] {
    match lang {
        Language::Nl => ["Ambitie", "Voor", "Leerdoelen", "Lopen", "Bereikt"],
        Language::En => ["Ambition", "For", "Goals", "Open", "Reached"],
    }
}

/// The same in words, without a heading above them.
pub(crate) fn open(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["loopt", "lopen"], ["open", "open"])
}

pub(crate) fn reached(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["bereikt", "bereikt"], ["reached", "reached"])
}
