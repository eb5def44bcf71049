//! Messages about learning goals.

use super::{Language, either, sayings, sentences, words};

sayings! {
    noted(id: &str, title: &str, day: &str, path: &str) { nl: "genoteerd bij {id} {title} · {day} · {path}", en: "noted with {id} {title} · {day} · {path}" }
    noted_already(id: &str, title: &str) { nl: "dat stond al bij {id} {title}", en: "that was there already with {id} {title}" }
    /// The day of a note is still to come.
    note_ahead(day: &str) { nl: "{day} moet nog komen", en: "{day} is still to come" }
    /// A note with a goal that has ended.
    has_ended(id: &str, how: &str) { nl: "leerdoel {id} is al {how}; de notitie is erbij gezet", en: "goal {id} was {how} already; the note was added" }
    /// Where the reason of a dropped goal was put.
    because_is_note() { nl: "de reden staat als laatste notitie bij de voortgang", en: "the reason is the last note of its progress" }
    ids_hint() { nl: "`stay goals --all` toont de id's", en: "`stay goals --all` shows the ids" }
    ended_hint(id: &str) { nl: "rond een leerdoel af met `stay goal reach {id}` of `stay goal drop {id}`", en: "end a goal with `stay goal reach {id}` or `stay goal drop {id}`" }
}

sentences! {
    made(id: &str, title: &str, day: &str, path: &str) { nl: "leerdoel {id} · {title} · {day} · {path}", en: "goal {id} · {title} · {day} · {path}" }
    too_many(name: &str, count: usize, most: usize) { nl: "{name} heeft nu {count} leerdoelen tegelijk; hooguit {most} werkt beter", en: "{name} now has {count} goals at once; at most {most} works better" }
    too_few(open: &str, wanted: &str) { nl: "{open}; {wanted} tegelijk werkt het best", en: "{open}; {wanted} at once works best" }
    reached(id: &str, title: &str, path: &str) { nl: "bereikt: {id} {title} · {path}", en: "reached: {id} {title} · {path}" }
    reached_already(id: &str, title: &str) { nl: "{id} {title} was al bereikt", en: "{id} {title} was reached already" }
    /// It was reached already, and a note was added.
    reached_already_added(id: &str, title: &str, path: &str) { nl: "{id} {title} was al bereikt; aangevuld · {path}", en: "{id} {title} was reached already; added to it · {path}" }
    dropped(id: &str, title: &str, path: &str) { nl: "losgelaten: {id} {title} · {path}", en: "let go: {id} {title} · {path}" }
    dropped_already(id: &str, title: &str) { nl: "{id} {title} was al losgelaten", en: "{id} {title} was let go already" }
    /// It was dropped already, and the reason was added.
    dropped_already_added(id: &str, title: &str, path: &str) { nl: "{id} {title} was al losgelaten; aangevuld · {path}", en: "{id} {title} was let go already; added to it · {path}" }
    is_dropped(id: &str) { nl: "leerdoel {id} is losgelaten", en: "goal {id} was let go" }
    is_reached(id: &str) { nl: "leerdoel {id} is al bereikt", en: "goal {id} was reached already" }
    not_a_goal(id: &str) { nl: "{id} is geen leerdoel", en: "{id} is no learning goal" }
    none() { nl: "Geen leerdoelen. Spreek er een af met `stay goal add`.", en: "No learning goals. Agree on one with `stay goal add`." }
    none_such() { nl: "Geen leerdoelen die passen.", en: "No learning goals that fit." }
    progress_head() { nl: "Hoe het gaat", en: "How it goes" }
    serving_head() { nl: "Acties voor dit leerdoel", en: "Actions for this goal" }
    /// How many of the actions that serve it are done.
    of_which(done: usize, all: usize) { nl: "{done} van {all}", en: "{done} of {all}" }
}

/// `3 leerdoelen`.
pub(crate) fn counted(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["leerdoel", "leerdoelen"], ["goal", "goals"])
}

/// A hint that there are too few open goals.
pub(crate) fn nudge(lang: Language, open: usize, least: usize, most: usize) -> String {
    let now = match open {
        0 => either(lang, "er loopt nu geen leerdoel", "no goal is open now").to_owned(),
        1 => either(lang, "er loopt nu 1 leerdoel", "1 goal is open now").to_owned(),
        _ => format!("{} {open} {}", either(lang, "er lopen nu", "there are"), either(lang, "leerdoelen", "goals open now")),
    };
    let wanted = if least == most { least.to_string() } else { format!("{least} {} {most}", either(lang, "tot", "to")) };
    too_few(lang, &now, &wanted)
}

/// A warning that actions for a goal that ends are still open.
pub(crate) fn still_open(lang: Language, count: usize) -> String {
    let verb = either(lang, if count == 1 { "loopt" } else { "lopen" }, if count == 1 { "is" } else { "are" });
    let actions = words::actions(lang, count);
    if lang == Language::Nl {
        format!("{actions} voor dit leerdoel {verb} nog")
    } else {
        format!("{actions} for this goal {verb} still open")
    }
}
