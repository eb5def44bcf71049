//! The agreement that both keep after a conversation, and one action or goal on its own, ready to send.

use super::{sayings, sentences};

sayings! {
    /// A form in which a person's story is not made.
    no_story_to_send() { nl: "iemands hele verhaal is niet om te versturen", en: "someone's whole story is not for sending" }
    /// What to send instead.
    no_story_hint(slug: &str) { nl: "`stay plan {slug}` maakt één pagina, `stay prepare {slug}` het blad voor het gesprek", en: "`stay plan {slug}` makes one page, `stay prepare {slug}` the sheet for the talk" }
}

sentences! {
    /// The heading of the agreement.
    title() { nl: "Wat we afspraken", en: "What we agreed" }
    /// Between the two at the table.
    and() { nl: "en", en: "and" }
    /// By when, in full.
    until(day: &str) { nl: "uiterlijk {day}", en: "by {day}" }
    /// Without a day.
    no_day() { nl: "zonder datum", en: "no date set" }
    /// It was done.
    done_on(day: &str) { nl: "gedaan op {day}", en: "done on {day}" }
    /// It was done on an unknown day.
    done() { nl: "gedaan", en: "done" }
    /// When both come back to it.
    come_back(day: &str) { nl: "We komen hierop terug op {day}.", en: "We come back to this on {day}." }
    /// No actions.
    nothing() { nl: "We spraken geen acties af.", en: "We agreed on no actions." }
    /// No actions yet, in a conversation that is not closed.
    nothing_yet() { nl: "Er is nog niets afgesproken.", en: "Nothing has been agreed yet." }
    /// Whose turn it is.
    who() { nl: "Aan zet", en: "Turn" }
    /// For whom an action is.
    whose() { nl: "Voor", en: "For" }
    /// By when.
    due() { nl: "Uiterlijk", en: "By" }
    /// Where it stands.
    state() { nl: "Stand", en: "Status" }
    /// Where it came from.
    from() { nl: "Uit", en: "From" }
    /// What brings a goal nearer.
    serving() { nl: "Daarvoor", en: "Towards it" }
}
