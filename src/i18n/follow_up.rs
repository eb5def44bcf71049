//! "You said, we did": what the next conversation opens with.

use super::sentences;

sentences! {
    /// The heading of what was promised since a conversation.
    head_since(kind: &str, day: &str) { nl: "Gezegd en gedaan · sinds {day} ({kind})", en: "You said, we did · since {day} ({kind})" }
    /// The heading of what was promised before any conversation was held.
    head() { nl: "Gezegd en gedaan", en: "You said, we did" }
    /// The heading of what was promised before that conversation and is still open.
    still_open() { nl: "eerder beloofd, nog open", en: "promised earlier, still open" }
    /// The heading of what was promised before that conversation and ended since.
    ended() { nl: "eerder beloofd, intussen afgerond", en: "promised earlier, ended since" }
    organisation(name: &str) { nl: "de organisatie, aan wat {name} noemde", en: "the organisation, about what {name} named" }
    dropped_because(why: &str) { nl: "losgelaten: {why}", en: "dropped: {why}" }
}
