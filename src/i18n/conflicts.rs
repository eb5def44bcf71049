//! Messages for choosing between two people's values.

use super::{Language, either, sayings, sentences, words};
use crate::domain::conflict::Joining;

sayings! {
    elsewhere(path: &str) { nl: "{path} is geen bestand van stay en wacht ook: kies daar zelf, en dan: git add {path}", en: "{path} is no file of stay and waits too: choose there yourself, and then: git add {path}" }
    not_a_key(typed: &str) { nl: "`{typed}` is hier geen antwoord", en: "`{typed}` is no answer here" }
    settled(path: &str) { nl: "gekozen: {path}", en: "settled: {path}" }
    /// A file that is deleted, as was chosen.
    settled_without(path: &str) { nl: "gekozen: {path} is weg", en: "settled: {path} is gone" }
    /// A file in which nothing had to be chosen.
    settled_already(path: &str) { nl: "er was niets meer te kiezen: {path}", en: "nothing was left to choose: {path}" }
    /// A file in which two people changed words that whoever resolves can't open.
    both_kept(path: &str, names: &str) { nl: "{path} is verzegeld voor {names}: beide versies blijven, en wie ze kan openen voegt ze samen", en: "{path} is sealed for {names}: both versions stay, and who can open them joins them" }
    set_apart(path: &str, other: &str) { nl: "twee bestanden die git voor één hield staan weer apart: {path} en {other}", en: "two files that git took for one stand apart again: {path} and {other}" }
    partly(path: &str, chosen: usize, left: usize) { nl: "{path}: {chosen} gekozen, {left} te gaan", en: "{path}: {chosen} chosen, {left} to go" }
    left_hint() { nl: "kies met `stay resolve` in een terminal, of neem alles van één kant: `--ours` is wat van jou is, `--theirs` wat van elders komt", en: "choose with `stay resolve` at a terminal, or take all of one side: `--ours` is yours, `--theirs` is what comes from elsewhere" }
    later_hint() { nl: "`stay resolve` gaat verder; wat je koos staat er al", en: "`stay resolve` goes on; what you chose is in place" }
    tangled(path: &str, line: usize) { nl: "{path}:{line}: de regels met <<<<<<<, ======= en >>>>>>> horen hier niet meer bij elkaar", en: "{path}:{line}: the lines with <<<<<<<, ======= and >>>>>>> no longer belong together here" }
    tangled_hint(path: &str) { nl: "haal weg wat niet moet blijven, ook die regels zelf, of begin opnieuw met `git checkout -m -- {path}`; en dan: stay resolve", en: "take out what is not to stay, those lines too, or begin anew with `git checkout -m -- {path}`; and then: stay resolve" }
    not_text(path: &str) { nl: "{path} is geen tekst van stay, dus er valt niets in te kiezen", en: "{path} is no text of stay, so there is nothing to choose in it" }
    not_text_hint(path: &str, yours: &str, theirs: &str) { nl: "neem er één als geheel: `git checkout {yours} -- {path}` is van jou, `git checkout {theirs} -- {path}` van elders; en dan: git add {path}", en: "take one as a whole: `git checkout {yours} -- {path}` is yours, `git checkout {theirs} -- {path}` from elsewhere; and then: git add {path}" }
    shared(path: &str) { nl: "{path}: een waarde hangt hier met een andere samen, dus kiezen kan alleen met de hand", en: "{path}: a value hangs together with another here, so it can only be chosen by hand" }
    two_people(path: &str) { nl: "{path} is van twee mensen die zo heten, elk ergens anders toegevoegd", en: "{path} is that of two people of this name, each added elsewhere" }
    /// Two records that git took for one; the second has no path.
    no_place(path: &str) { nl: "{path}: git hield twee bestanden voor één, en waar het andere hoort is niet te vinden", en: "{path}: git took two files for one, and where the other belongs can't be found" }
    no_place_hint(abort: &str) { nl: "`{abort}` zet alles terug zoals het bij jou was; en dan: stay sync", en: "`{abort}` puts all back as it was with you; and then: stay sync" }
    would_be_unreadable(path: &str, line: u32, column: u32, why: &str) { nl: "{path}:{line}:{column}: zo is het bestand niet te lezen: {why}", en: "{path}:{line}:{column}: like this the file can't be read: {why}" }
}

sentences! {
    nothing_waits() { nl: "er wacht niets op een keuze", en: "nothing waits for a choice" }
    /// No conflict in the files that were named.
    nothing_waits_in(what: &str) { nl: "in {what} wacht niets op een keuze", en: "nothing in {what} waits for a choice" }
    /// Which of several choices in a file this is.
    one_of(at: usize, count: usize) { nl: "{at} van {count}", en: "{at} of {count}" }
    question() { nl: "Welke blijft? (1 of 2; s is later, q stopt)", en: "Which one stays? (1 or 2; s is later, q stops)" }
    question_or_both() { nl: "Welke blijft? (1 of 2; b is allebei, 1 boven 2; s is later, q stopt)", en: "Which one stays? (1 or 2; b is both, 1 above 2; s is later, q stops)" }
    /// Asks whether to open a file that can't be settled by choosing.
    by_hand_question() { nl: "Openen in je editor? (e opent het; s is later, q stopt)", en: "Open it in your editor? (e opens it; s is later, q stops)" }
    /// The same, where git still keeps both versions.
    by_hand_or_anew_question() { nl: "Openen in je editor, of opnieuw beginnen? (e opent het; n begint opnieuw, zonder wat je er met de hand in deed; s is later, q stopt)", en: "Open it in your editor, or begin anew? (e opens it; n begins anew, without what you did in it by hand; s is later, q stops)" }
    /// What the other side of a place is.
    folder() { nl: "de plaats", en: "the place" }
    /// Lines of a file that is not merged by field.
    lines(line: usize) { nl: "regels vanaf regel {line}", en: "lines from line {line} on" }
    whole_file() { nl: "het hele bestand", en: "the whole file" }
    taken_away() { nl: "weggehaald", en: "taken away" }
    no_lines() { nl: "(geen regels)", en: "(no lines)" }
    no_value() { nl: "(leeg)", en: "(empty)" }
    stays() { nl: "blijft", en: "stays" }
    /// A side that keeps the file, with what it changed.
    stays_with(changes: &str) { nl: "blijft, met {changes}", en: "stays, with {changes}" }
    yours(day: &str) { nl: "van jou, {day}", en: "yours, {day}" }
    yours_now() { nl: "van jou, nog niet vastgelegd", en: "yours, not committed yet" }
    on_your_side(name: &str, day: &str) { nl: "aan jouw kant, van {name}, {day}", en: "on your side, from {name}, {day}" }
    from(name: &str, day: &str) { nl: "van {name}, {day}", en: "from {name}, {day}" }
    /// A side that you made in another clone.
    yours_elsewhere(day: &str) { nl: "van elders, ook van jou, {day}", en: "from elsewhere, yours too, {day}" }
    from_elsewhere() { nl: "van elders", en: "from elsewhere" }
    /// The state before a commit that is taken back.
    as_it_was(by: &str) { nl: "zoals het eerst was, {by}", en: "as it was before, {by}" }
    stash_is_kept() { nl: "git bewaart ook nog wat je opzij had gezet; alles gekozen? Dan kan dat weg met `git stash drop`", en: "git still keeps what you had put aside; all chosen? Then `git stash drop` takes it away" }
    /// What to do about a file that can't be read.
    unreadable_hint() { nl: "en dan: stay resolve", en: "and then: stay resolve" }
    two_people_hint() { nl: "`stay sync` geeft elk een eigen map", en: "`stay sync` gives each a folder of their own" }
    /// The same, during an operation that `stay sync` can't end.
    two_people_abort_hint(abort: &str) { nl: "`{abort}`, en dan: stay sync, dat elk een eigen map geeft", en: "`{abort}`, and then: stay sync, which gives each a folder of their own" }
}

/// How many choices wait, in how many files.
pub(crate) fn left(lang: Language, choices: usize, files: usize) -> String {
    let files = words::counted(lang, files, ["bestand", "bestanden"], ["file", "files"]);
    match lang {
        Language::Nl => format!("{} in {files}", words::counted(lang, choices, ["keuze wacht", "keuzes wachten"], ["", ""])),
        Language::En => format!("{} in {files}", words::counted(lang, choices, ["", ""], ["choice waits", "choices wait"])),
    }
}

/// How many files only a person can put right.
pub(crate) fn left_by_hand(lang: Language, files: usize) -> String {
    words::counted(
        lang,
        files,
        ["bestand vraagt handwerk", "bestanden vragen handwerk"],
        ["file has to be put right by hand", "files have to be put right by hand"],
    )
}

/// The command that ends the operation when everything is chosen.
pub(crate) fn ends_with(joining: Joining) -> &'static str {
    match joining {
        Joining::Merge | Joining::Stash => "stay sync",
        Joining::Rebase => "git rebase --continue",
        Joining::Pick => "git cherry-pick --continue",
        Joining::Revert => "git revert --continue",
        Joining::Mail => "git am --continue",
    }
}

/// The command that cancels the operation.
pub(crate) fn aborts_with(joining: Joining) -> &'static str {
    match joining {
        Joining::Merge => "git merge --abort",
        Joining::Rebase => "git rebase --abort",
        Joining::Pick => "git cherry-pick --abort",
        Joining::Revert => "git revert --abort",
        Joining::Mail => "git am --abort",
        Joining::Stash => "git reset --merge",
    }
}

/// The name of a key for people; a key that `stay` does not know stays as it is.
pub(crate) fn field_name<'k>(lang: Language, above: Option<&str>, key: &'k str) -> &'k str {
    let (nl, en) = match (above, key) {
        (Some("preparation"), "employee") => ("van de medewerker", "by the employee"),
        (Some("preparation"), "manager") => ("van de leidinggevende", "by the manager"),
        (Some("limits"), "actions") => ("acties", "actions"),
        (Some("report"), "people") => ("mensen", "people"),
        (Some("label"), "nl") => ("in het Nederlands", "in Dutch"),
        (Some("label"), "en") => ("in het Engels", "in English"),
        (Some("label"), _) => return key,
        (None, "goals") => ("leerdoelen", "learning goals"),
        (_, "name") => ("naam", "name"),
        (_, "team") => ("team", "team"),
        (_, "manager") => ("leidinggevende", "manager"),
        (_, "role") => ("functie", "role"),
        (_, "purpose") => ("waarvoor", "purpose"),
        (_, "email") => ("e-mailadres", "e-mail address"),
        (_, "number") => ("personeelsnummer", "employee number"),
        (_, "started") => ("eerste werkdag", "first day at work"),
        (_, "added") => ("toegevoegd op", "added on"),
        (_, "away") => ("afwezig", "away"),
        (Some("away"), "from") => ("eerste dag weg", "first day away"),
        (Some("away"), "until") => ("laatste dag weg", "last day away"),
        (_, "in-use") => ("in gebruik sinds", "in use since"),
        (_, "newcomer") => ("check-ins van nieuwkomers", "check-ins of newcomers"),
        (_, "rhythm") => ("ritme", "rhythm"),
        (_, "basics") => ("basis", "basics"),
        (_, "left") => ("laatste dag", "last day"),
        (_, "left-because") => ("weg omdat", "left because"),
        (_, "type") => ("soort gesprek", "type of conversation"),
        (_, "status") => ("status", "status"),
        (_, "date") => ("datum", "date"),
        (_, "with") => ("gesprek met", "talk with"),
        (_, "themes") => ("thema’s", "themes"),
        (_, "ask") => ("vragen van elke keer", "questions of every time"),
        (_, "theme") => ("thema", "theme"),
        (_, "preparation") => ("voorbereiding", "preparation"),
        (_, "received") => ("binnengekomen formulieren", "forms that came in"),
        (_, "answers") => ("antwoorden", "answers"),
        (_, "question") => ("vraag", "question"),
        (_, "answer") => ("antwoord", "answer"),
        (_, "released") => ("vrijgegeven", "released"),
        (_, "obstacles") => ("belemmeringen", "obstacles"),
        (_, "obstacle") => ("belemmering", "obstacle"),
        (_, "energy") => ("energie", "energy"),
        (_, "signals") => ("signalen", "signals"),
        (_, "wishes") => ("wensen", "wishes"),
        (_, "signal") => ("signaal", "signal"),
        (_, "what") => ("wat", "what"),
        (_, "cost") => ("kosten", "cost"),
        (_, "currency") => ("munt", "currency"),
        (_, "summary") => ("samenvatting", "summary"),
        (_, "next") => ("terugkomen op", "come back on"),
        (_, "closed") => ("afgerond op", "ended on"),
        (_, "created") => ("gemaakt op", "made on"),
        (_, "title") => ("titel", "title"),
        (_, "owner") => ("aan zet", "turn"),
        (_, "due") => ("uiterlijk", "due"),
        (_, "by") => ("uiterlijk", "due"),
        (_, "conversation") => ("uit gesprek", "from conversation"),
        (_, "kind") => ("soort actie", "kind of action"),
        (_, "goal") => ("leerdoel", "goal"),
        (_, "note") => ("notitie", "note"),
        (_, "text") => ("tekst", "text"),
        (_, "shared") => ("gedeeld", "shared"),
        (_, "win") => ("succes", "win"),
        (_, "dropped-because") => ("losgelaten omdat", "dropped because"),
        (_, "supports") => ("ambitie waaraan het bijdraagt", "ambition that it serves"),
        (_, "towards") => ("rol waar het naartoe leidt", "role that it leads to"),
        (_, "project") => ("werk waarin het geleerd wordt", "work in which it is learned"),
        (_, "progress") => ("voortgang", "progress"),
        (_, "version") => ("versie", "version"),
        (_, "workspace") => ("sleutel van de werkmap", "key of the workspace"),
        (_, "language") => ("taal", "language"),
        (_, "teams") => ("teams", "teams"),
        (_, "follow-up") => ("terugkomen na", "come back after"),
        (_, "limits") => ("hooguit acties per gesprek", "actions per conversation at most"),
        (_, "limit") => ("hooguit acties", "actions at most"),
        (_, "term") => ("termijn", "term"),
        (_, "least") => ("minstens", "at least"),
        (_, "most") => ("hooguit", "at most"),
        (_, "ambitions") => ("ambities", "ambitions"),
        (_, "rounds") => ("rondes", "rounds"),
        (_, "questions") => ("vragen", "questions"),
        (Some("rounds"), "from") => ("eerste dag", "first day"),
        (Some("rounds"), "to") => ("laatste dag", "last day"),
        (_, "types") => ("soorten gesprek", "types of conversation"),
        (_, "label") => ("hoe het heet", "what it is called"),
        (_, "also") => ("heet ook", "also called"),
        (_, "report") => ("rapport", "report"),
        (_, "window") => ("periode", "period"),
        (_, "anonymity") => ("kleinste groep", "smallest group"),
        _ => return key,
    };
    either(lang, nl, en)
}
