//! Messages about a history that was rewritten elsewhere, and about bringing over what only an old clone has.

use super::{Language, git, sayings, sentences, words};

sayings! {
    /// After `--bring`: a folder that is no workspace in a repository.
    no_clone(folder: &str) { nl: "{folder} is geen kloon met een werkmap van stay", en: "{folder} is no clone with a workspace of stay" }
    itself(folder: &str) { nl: "{folder} is deze kloon zelf", en: "{folder} is this very clone" }
    itself_hint() { nl: "geef het commando in de nieuwe kloon, met de map van de oude achter --bring", en: "give the command in the new clone, with the folder of the old one behind --bring" }
    /// An old clone that never heard of others.
    knows_nobody(folder: &str) { nl: "{folder} weet niet meer wat anderen hadden, dus wat nieuw is en wat er is weggehaald is niet uit elkaar te houden", en: "{folder} no longer knows what others had, so what is new and what was taken out can't be told apart" }
    by_hand_hint() { nl: "neem met de hand over wat je nog nodig hebt", en: "take over by hand what you still need" }
    stranger(folder: &str) { nl: "{folder} heeft niets gemeen met deze werkmap", en: "{folder} has nothing in common with this workspace" }
    nothing_to_bring(folder: &str) { nl: "niets over te brengen: wat alleen in {folder} stond, is hier al", en: "nothing to bring over: what was only in {folder} is here already" }
}

sentences! {
    /// What the folder of a new clone is called: the old name with this behind it.
    new_folder() { nl: "nieuw", en: "new" }
    /// Deleted in the old clone, changed in the new one.
    stays(paths: &str) { nl: "in de oude kloon weggegooid en hier veranderd, dus het blijft: {paths}", en: "deleted in the old clone and changed here, so it stays: {paths}" }
    /// What is never brought.
    left(paths: &str) { nl: "niet overgebracht, want dat gaat iedereen aan: {paths}; vergelijk het zelf", en: "not brought over, since it concerns everyone: {paths}; compare it yourself" }
    throw_away(folder: &str) { nl: "klopt alles hier, gooi {folder} dan weg: wat is weggehaald staat daar nog in", en: "when all is right here, delete {folder}: it still has what was taken out" }
}

/// The branch elsewhere left out commits that this clone has from there.
pub(crate) fn rewritten(lang: Language, lost: usize, branch: &str) -> String {
    let commits = git::commits(lang, lost);
    match (lang, lost) {
        (Language::Nl, 1) => format!(
            "de geschiedenis van {branch} is herschreven: {commits} die iedereen had, staat er niet meer in; er is niets opgehaald en niets verstuurd"
        ),
        (Language::Nl, _) => format!(
            "de geschiedenis van {branch} is herschreven: {commits} die iedereen had, staan er niet meer in; er is niets opgehaald en niets verstuurd"
        ),
        (Language::En, 1) => format!(
            "the history of {branch} was rewritten: {commits} that everyone had is no longer in it; nothing was taken in and nothing was sent"
        ),
        (Language::En, _) => format!(
            "the history of {branch} was rewritten: {commits} that everyone had are no longer in it; nothing was taken in and nothing was sent"
        ),
    }
}

/// What to type then.
pub(crate) fn rewritten_hint(lang: Language, commands: &str) -> String {
    match lang {
        Language::Nl => format!(
            "vanuit deze kloon zou terugkomen wat daar is weggehaald; maak een nieuwe, en breng over wat alleen hier staat: {commands}"
        ),
        Language::En => {
            format!("this clone would bring back what was taken out there; make a new one, and bring over what is only here: {commands}")
        }
    }
}

/// How many files were brought over, and which.
pub(crate) fn brought(lang: Language, count: usize, paths: &str) -> String {
    let files = words::counted(lang, count, ["bestand", "bestanden"], ["file", "files"]);
    match lang {
        Language::Nl => format!("overgebracht: {files} ({paths})"),
        Language::En => format!("brought over: {files} ({paths})"),
    }
}

/// How many records of before are not here any more.
pub(crate) fn stay_out(lang: Language, count: usize) -> String {
    match (lang, count) {
        (Language::Nl, 1) => "1 record uit de oude kloon is hier weggehaald en blijft weg".to_owned(),
        (Language::Nl, _) => format!("{count} records uit de oude kloon zijn hier weggehaald en blijven weg"),
        (Language::En, 1) => "1 record of the old clone was taken out here and stays out".to_owned(),
        (Language::En, _) => format!("{count} records of the old clone were taken out here and stay out"),
    }
}

/// Files that say more in the old clone, and are not brought over since they, or the person whose they are, were taken out.
pub(crate) fn taken_out(lang: Language, count: usize, paths: &str, folder: &str) -> String {
    let files = words::counted(lang, count, ["bestand", "bestanden"], ["file", "files"]);
    match (lang, count) {
        (Language::Nl, 1) => format!(
            "{files} is niet overgebracht, want het is weggehaald, of de mens over wie het gaat; wat je erin schreef staat alleen nog in {folder}: {paths}"
        ),
        (Language::Nl, _) => format!(
            "{files} zijn niet overgebracht, want ze zijn weggehaald, of de mens over wie ze gaan; wat je erin schreef staat alleen nog in {folder}: {paths}"
        ),
        (Language::En, 1) => format!(
            "{files} was not brought over, since it was taken out, or the person whose it is; what you wrote in it is only in {folder} now: {paths}"
        ),
        (Language::En, _) => format!(
            "{files} were not brought over, since they were taken out, or the person whose they are; what you wrote in them is only in {folder} now: {paths}"
        ),
    }
}

/// Files that could not be written, with the reason of the last.
pub(crate) fn not_written(lang: Language, count: usize, why: &str) -> String {
    let files = words::counted(lang, count, ["bestand", "bestanden"], ["file", "files"]);
    match lang {
        Language::Nl => format!("niet overgebracht: {files} · {why}"),
        Language::En => format!("not brought over: {files} · {why}"),
    }
}
