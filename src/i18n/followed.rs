//! "You said, we did": what the next talk opens with.

use super::sentences;

sentences! {
    /// Over what was promised since a talk.
    head_since(kind: &str, day: &str) { nl: "Gezegd en gedaan · sinds {day} ({kind})", en: "You said, we did · since {day} ({kind})" }
    /// Over what was promised, when no talk was held yet.
    head() { nl: "Gezegd en gedaan", en: "You said, we did" }
    /// Over what was promised before that talk and is still open.
    still_open() { nl: "eerder beloofd, nog open", en: "promised earlier, still open" }
    /// Over what was promised before that talk and ended since.
    ended() { nl: "eerder beloofd, intussen afgerond", en: "promised earlier, ended since" }
    /// Over what the organisation does.
    organisation(name: &str) { nl: "de organisatie, aan wat {name} noemde", en: "the organisation, about what {name} named" }
    /// Let go, with the reason.
    dropped_because(why: &str) { nl: "losgelaten: {why}", en: "dropped: {why}" }
}
