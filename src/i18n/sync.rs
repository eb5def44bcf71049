//! Messages about several people in one repository.

use super::{Language, either, sayings, sentences, words};
use crate::domain::incoming::Incoming;

sayings! {
    conflict(path: &str, fields: &str) { nl: "{path}: twee waarden voor {fields}", en: "{path}: two values for {fields}" }
    conflict_by_line(path: &str) { nl: "{path}: kon niet vanzelf worden samengevoegd", en: "{path}: could not be merged by itself" }
    conflict_hint() { nl: "`stay resolve` laat je kiezen", en: "`stay resolve` lets you choose" }
    /// One side has words in the open that the other side sealed, and they can't be sealed now.
    left_open(path: &str, fields: &str) { nl: "{path}: {fields} staat hier open en is elders verzegeld, en nu kon het niet verzegeld worden", en: "{path}: {fields} stands open here and is sealed elsewhere, and it could not be sealed now" }
    left_open_hint() { nl: "`stay resolve` verzegelt het, of zegt wat daarvoor nodig is", en: "`stay resolve` seals it, or says what that needs" }
    not_committed(words: &str) { nl: "geschreven, maar niet vastgelegd in git: {words}", en: "written, but not committed: {words}" }
    /// Git merges files with `stay` from now on.
    driver_set() { nl: "git voegt bestanden van deze werkmap voortaan samen met stay (merge.stay.driver in de eigen instellingen van deze repository) en raadt niet naar hernoemingen", en: "git merges files of this workspace with stay from now on (merge.stay.driver in this repository's own configuration), and guesses at no renames" }
    /// The repository needs a merge driver that is not set up.
    no_driver() { nl: "in deze kloon voegt git bestanden van stay nog per regel samen; `stay init` zet dat goed", en: "in this clone git still merges the files of stay by line; `stay init` puts that right" }
    /// A file had only one side's text, and now has both.
    only_ours(path: &str) { nl: "{path} wacht op een keuze: git kon stay niet starten en liet alleen jouw kant staan, nu staan beide erin", en: "{path} waits for a choice: git could not start stay and left only your side, now both are in it" }
    no_repository() { nl: "deze werkmap staat niet in een git-repository", en: "this workspace is in no git repository" }
    no_repository_hint() { nl: "maak er een met `git init` en daarna `stay init`", en: "make one with `git init`, and then `stay init`" }
    too_busy(tries: usize) { nl: "anderen waren {tries} keer sneller met versturen", en: "others were quicker to push {tries} times" }
    no_remote() { nl: "er is geen remote; alles blijft op deze computer (zie `git remote add`)", en: "there is no remote; all stays on this computer (see `git remote add`)" }
    left_out(path: &str) { nl: "{path} is geen bestand van stay en blijft erbuiten", en: "{path} is no file of stay and stays out" }
    left_out_more(count: usize) { nl: "en nog {count} die erbuiten blijven", en: "and {count} more that stay out" }
    sent() { nl: "verstuurd", en: "sent" }
    nothing_to_sync() { nl: "niets te doen: alles is al gelijk", en: "nothing to do: already in step" }
}

sentences! {
    /// A write was cut off between two files.
    half_way_hint() { nl: "een deel is al geschreven; de rest volgt vanzelf bij de volgende opdracht die iets schrijft", en: "part of it is written; the rest follows by itself with the next command that writes" }
    git_refused(words: &str) { nl: "git weigert: {words}", en: "git refuses: {words}" }
    /// The heading of what is not committed yet.
    not_recorded() { nl: "nog niet vastgelegd", en: "not committed yet" }
    no_history() { nl: "git weet hier nog niets van", en: "git knows nothing of this yet" }
    made() { nl: "gemaakt", en: "made" }
    gone() { nl: "weggehaald", en: "taken away" }
    not_readable() { nl: "een versie die niet te lezen is", en: "a version that can't be read" }
    conversation() { nl: "gesprek", en: "conversation" }
    action() { nl: "actie", en: "action" }
    goal() { nl: "leerdoel", en: "goal" }
    note() { nl: "notitie", en: "note" }
    /// After the list of what can't be read.
    then_sync() { nl: "en dan: stay sync", en: "and then: stay sync" }
    again_hint() { nl: "er is niets verloren; probeer het later nog eens: stay sync", en: "nothing is lost; try again later: stay sync" }
    conflicts_hint() { nl: "`stay resolve` laat je per veld kiezen, en dan: stay sync", en: "`stay resolve` lets you choose field by field, and then: stay sync" }
}

/// How many files were committed.
pub(crate) fn committed(lang: Language, count: usize) -> String {
    let files = words::counted(lang, count, ["bestand", "bestanden"], ["file", "files"]);
    either(lang, "vastgelegd: ", "committed: ").to_owned() + &files
}

/// In how many files words that several people sealed are one now.
pub(crate) fn joined(lang: Language, count: usize) -> String {
    let files = words::counted(lang, count, ["bestand", "bestanden"], ["file", "files"]);
    match lang {
        Language::Nl => format!("samengevoegd wat meer mensen verzegelden: {files}"),
        Language::En => format!("joined what several people sealed: {files}"),
    }
}

/// What came in: the most important first, the rest as a number of files.
pub(crate) fn received(lang: Language, files: usize, came: &Incoming) -> String {
    let part = |count: usize, nl: [&str; 2], en: [&str; 2]| (count > 0).then(|| words::counted(lang, count, nl, en));
    let parts = [
        part(came.actions_for_you, ["nieuwe actie voor jou", "nieuwe acties voor jou"], ["new action for you", "new actions for you"]),
        part(came.actions, ["andere nieuwe actie", "andere nieuwe acties"], ["other new action", "other new actions"]),
        part(came.kept, ["belofte nagekomen", "beloften nagekomen"], ["promise kept", "promises kept"]),
        part(came.late, ["belofte laat nagekomen", "beloften laat nagekomen"], ["promise kept late", "promises kept late"]),
        part(came.dropped, ["belofte losgelaten", "beloften losgelaten"], ["promise dropped", "promises dropped"]),
        part(came.held, ["gesprek afgesloten", "gesprekken afgesloten"], ["conversation closed", "conversations closed"]),
        part(
            came.conversations,
            ["gesprek begonnen of gepland", "gesprekken begonnen of gepland"],
            ["conversation begun or planned", "conversations begun or planned"],
        ),
        part(came.reached, ["leerdoel bereikt", "leerdoelen bereikt"], ["goal reached", "goals reached"]),
    ];
    let told = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let files = words::counted(lang, files, ["bestand", "bestanden"], ["file", "files"]);
    let head = either(lang, "binnengekomen: ", "came in: ");
    if told.is_empty() { format!("{head}{files}") } else { format!("{head}{told} ({files})") }
}

/// Files that can't be read stop the whole commit.
pub(crate) fn unreadable(lang: Language, count: usize, list: &str) -> String {
    let files = words::counted(lang, count, ["bestand is", "bestanden zijn"], ["file", "files"]);
    match lang {
        Language::Nl => format!("{files} niet te lezen, dus er is niets vastgelegd of verstuurd:\n  {list}"),
        Language::En => format!("{files} can't be read, so nothing was committed or sent:\n  {list}"),
    }
}

/// Files in conflict after a merge.
pub(crate) fn conflicts(lang: Language, count: usize, list: &str) -> String {
    let files = words::counted(lang, count, ["bestand wacht", "bestanden wachten"], ["file waits", "files wait"]);
    let rest = either(lang, " op een keuze:", " for a choice:");
    format!("{files}{rest}\n  {list}")
}
