//! Texts about several workspaces at once.

use super::{sayings, sentences};

sayings! {
    /// A command that is about one workspace got several folders.
    only_one(command: &str) { nl: "`stay {command}` gaat over één werkmap, en je noemt er meer", en: "`stay {command}` is about one workspace, and you name several" }
    only_one_hint() { nl: "noem er één met -C; report, agenda, actions, obstacles en round list kunnen er meer aan", en: "name one with -C; report, agenda, actions, obstacles and round list take several" }
    /// An option that has no meaning for several workspaces together.
    not_together(option: &str) { nl: "{option} kan niet over meer werkmappen tegelijk", en: "{option} can't be about several workspaces at once" }
    not_together_hint() { nl: "vraag het per werkmap: `stay -C MAP …`", en: "ask it of each workspace: `stay -C DIR …`" }
    /// Reports without names are written down where they are of.
    anonymous() { nl: "een rapport zonder namen wordt per werkmap uitgegeven: wat daar verborgen blijft, zou uit een optelling te halen zijn", en: "a report without names is issued per workspace: what stays hidden there could be worked out from a sum" }
    anonymous_hint() { nl: "geef er een uit per werkmap: `stay -C MAP report --anonymous`", en: "issue one per workspace: `stay -C DIR report --anonymous`" }
    no_folder(path: &str) { nl: "{path} noemt geen werkmap", en: "{path} names no workspace" }
    no_folder_hint() { nl: "zet er op elke regel een map in; met # begint een opmerking", en: "put a folder on each line; a comment begins with #" }
    not_text(place: &str) { nl: "{place}: dit is geen UTF-8", en: "{place}: this is not UTF-8" }
    no_equal(place: &str) { nl: "{place}: hier hoort `obstacle: HIER = DAAR`", en: "{place}: this has to be `obstacle: HERE = THERE`" }
    no_equal_hint() { nl: "links hoe het in een andere werkmap heet, rechts waar het in de eerste voor telt", en: "on the left what another workspace calls it, on the right what it counts as in the first" }
    twice(name: &str, first: &str) { nl: "{name} is dezelfde werkmap als {first} en telt één keer", en: "{name} is the same workspace as {first} and counts once" }
}

sentences! {
    /// A workspace that could not be opened.
    left_out(name: &str, why: &str) { nl: "{name} is overgeslagen: {why}", en: "{name} was left out: {why}" }
    /// What to do about what could not be read.
    see_check() { nl: "`stay -C MAP check` zegt per werkmap wat je eraan doet", en: "`stay -C DIR check` says what to do about it in each workspace" }
    title() { nl: "Rapport over meer werkmappen", en: "Report over several workspaces" }
    workspaces(count: usize) { nl: "{count} werkmappen", en: "{count} workspaces" }
    /// The line below the rows of workspaces.
    together() { nl: "samen", en: "together" }
    figures_head() { nl: "Per werkmap", en: "By workspace" }
    obstacles_head() { nl: "Wat in de weg staat", en: "What stands in the way" }
    overdue_head() { nl: "Te laat", en: "Overdue" }
    agenda_title() { nl: "Agenda van meer werkmappen", en: "Agenda of several workspaces" }
    rounds_title() { nl: "Rondes van meer werkmappen", en: "Rounds of several workspaces" }
    nothing() { nl: "Er is niets gevonden.", en: "Nothing was found." }
    from_to(from: &str, to: &str) { nl: "{from} tot en met {to}", en: "{from} to {to}" }
}
