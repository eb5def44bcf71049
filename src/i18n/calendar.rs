//! What stands in someone's calendar.

use super::sentences;

sentences! {
    /// A planned talk, for whoever looks over a shoulder: not with whom, and not which.
    talk() { nl: "Gesprek", en: "Conversation" }
    to_plan() { nl: "Gesprek plannen", en: "Plan a conversation" }
    come_back() { nl: "Op een gesprek terugkomen", en: "Come back to a conversation" }
    promise() { nl: "Een belofte", en: "A promise" }
    /// The same where names may stand in it.
    talk_with(kind: &str, name: &str) { nl: "{kind} met {name}", en: "{kind} with {name}" }
    to_plan_with(kind: &str, name: &str) { nl: "{kind} plannen met {name}", en: "plan {kind} with {name}" }
    come_back_with(kind: &str, name: &str) { nl: "terugkomen op {kind} met {name}", en: "come back to {kind} with {name}" }
    no_history(why: &str) { nl: "git kan niet zeggen hoe vaak bestanden veranderden ({why}): een agenda die ze al had, neemt veranderingen misschien niet over", en: "git can't tell how often files changed ({why}): a calendar that has them already may not take in what changed" }
}
