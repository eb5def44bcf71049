//! What a team's board says.

use super::{Language, either, sayings, sentences, words};
use crate::domain::board::When;

sayings! {
    /// A hidden action that would not be on the board anyway.
    not_on_board(id: &str) { nl: "--hide {id}: die actie staat toch al niet op dit bord", en: "--hide {id}: that action is not on this board anyway" }
}

sentences! {
    title() { nl: "Bord", en: "Board" }
    /// The heading of the wins of the last weeks.
    wins_head(weeks: u64) { nl: "Gelukt in de laatste {weeks} weken", en: "Wins of the last {weeks} weeks" }
    /// From the first to the last day of a week.
    week(first: &str, last: &str) { nl: "{first} t/m {last}", en: "{first} to {last}" }
    both(one: &str, other: &str) { nl: "{one} en {other}", en: "{one} and {other}" }
    /// A person with somebody whose name is unknown.
    with_manager(name: &str) { nl: "{name} en leidinggevende", en: "{name} and manager" }
    nothing() { nl: "Er staat niets open.", en: "Nothing is open." }
    fit_for() { nl: "Dit komt uit gesprekken: voor dit team bedoeld, niet daarbuiten.", en: "This comes from talks: meant for this team, not for others." }
    look_first() { nl: "lees de titels na voor je dit deelt; `--hide ID` houdt een actie van het bord", en: "read the titles before you share this; `--hide ID` keeps an action off the board" }
    hidden(actions: &str) { nl: "{actions} staan niet op dit bord", en: "{actions} are not on this board" }
    hidden_one(actions: &str) { nl: "{actions} staat niet op dit bord", en: "{actions} is not on this board" }
}

/// The name of a week.
pub(crate) fn when(lang: Language, when: When) -> &'static str {
    match when {
        When::Late => either(lang, "Te laat", "Late"),
        When::ThisWeek => either(lang, "Deze week", "This week"),
        When::NextWeek => either(lang, "Volgende week", "Next week"),
        When::Later => either(lang, "Later", "Later on"),
        When::NoDate => either(lang, "Zonder datum", "No date"),
    }
}

/// How many actions are hidden.
pub(crate) fn kept_off(lang: Language, count: usize) -> String {
    let actions = words::actions(lang, count);
    if count == 1 { hidden_one(lang, &actions) } else { hidden(lang, &actions) }
}
