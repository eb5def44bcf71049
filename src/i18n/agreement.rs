//! The agreement that both keep after a conversation, and one action or goal on its own, ready to send.

use super::{sayings, sentences};

sayings! {
    /// A form in which a person's story is not made.
    no_story_to_send() { nl: "iemands hele verhaal is niet om te versturen", en: "someone's whole story is not for sending" }
    no_story_hint(slug: &str) { nl: "`stay plan {slug}` maakt één pagina, `stay prepare {slug}` het blad voor het gesprek", en: "`stay plan {slug}` makes one page, `stay prepare {slug}` the sheet for the talk" }
}

sentences! {
    title() { nl: "Wat we afspraken", en: "What we agreed" }
    and() { nl: "en", en: "and" }
    until(day: &str) { nl: "uiterlijk {day}", en: "by {day}" }
    no_day() { nl: "zonder datum", en: "no date set" }
    done_on(day: &str) { nl: "gedaan op {day}", en: "done on {day}" }
    done() { nl: "gedaan", en: "done" }
    come_back(day: &str) { nl: "We komen hierop terug op {day}.", en: "We come back to this on {day}." }
    nothing() { nl: "We spraken geen acties af.", en: "We agreed on no actions." }
    /// No actions yet, in a conversation that is not closed.
    nothing_yet() { nl: "Er is nog niets afgesproken.", en: "Nothing has been agreed yet." }
    who() { nl: "Aan zet", en: "Turn" }
    whose() { nl: "Voor", en: "For" }
    due() { nl: "Uiterlijk", en: "By" }
    state() { nl: "Stand", en: "Status" }
    from() { nl: "Uit", en: "From" }
    serving() { nl: "Daarvoor", en: "Towards it" }
}
