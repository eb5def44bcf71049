//! Questions and messages of the first day: making a workspace.

use super::{Language, Saying, either, sayings, sentences};

sayings! {
    vscode(folder: &str) { nl: "VS Code weet wat er in elk bestand hoort, met de extensie YAML van Red Hat: {folder}", en: "VS Code knows what belongs in each file, with the extension YAML of Red Hat: {folder}" }
    vscode_by_hand(file: &str, named: &str) { nl: "{file} is van jullie en blijft zoals het is; zet erin: \"yaml.schemas\": {named}", en: "{file} is yours and stays as it is; put into it: \"yaml.schemas\": {named}" }
    made_repository() { nl: "git-repository gemaakt; git voegt er bestanden samen met stay", en: "git repository made; git merges files in it with stay" }
    /// A person was added, with a first check-in.
    met(name: &str, day: &str, path: &str) { nl: "{name} toegevoegd · eerste check-in {day} · {path}", en: "{name} added · first check-in {day} · {path}" }
    /// What git does not know of who commits, and the commands that tell it.
    git_misses(what: &str, how: &str) { nl: "git kent je {what} nog niet, en zonder legt `stay sync` niets vast: {how}", en: "git does not know your {what} yet, and without it `stay sync` commits nothing: {how}" }
    only_for_new(option: &str) { nl: "{option} is voor een nieuwe werkmap, en hier is er al een", en: "{option} is for a new workspace, and there is one here already" }
    within_another(outer: &str) { nl: "deze werkmap ligt in een andere: {outer}; is dat niet de bedoeling, verwijder haar dan", en: "this workspace lies in another: {outer}; if that is not meant, delete it" }
    no_language(typed: &str) { nl: "`{typed}` spreekt stay niet: nl of en", en: "stay does not speak `{typed}`: nl or en" }
}

sentences! {
    only_for_new_hint() { nl: "mensen erbij: `stay employee add NAAM`; het ritme staat in stay.yaml", en: "more people: `stay employee add NAME`; the rhythm is in stay.yaml" }
    ask_name() { nl: "Hoe heet je zelf? (Enter slaat over)", en: "What is your own name? (Enter skips)" }
    ask_name_known(name: &str) { nl: "Hoe heet je zelf? [{name}]", en: "What is your own name? [{name}]" }
    ask_people() { nl: "Met wie voer je gesprekken? (namen met komma's; Enter: later)", en: "With whom do you hold talks? (names with commas; Enter: later)" }
    ask_rhythm() { nl: "Hoe vaak een check-in? [1 maand]", en: "How often a check-in? [1 month]" }
    ask_repository() { nl: "Hier is nog geen git-repository. Een maken? [J/n]", en: "There is no git repository here. Make one? [Y/n]" }
}

/// The first question of all, before the language is known.
pub(crate) fn ask_language(usual: &str) -> String {
    format!("Taal / language: nl, en? [{usual}]")
}

/// What git does not know of who types, without which `stay sync` commits nothing; `name` is who holds the talks.
pub(crate) fn unknown_to_git(lang: Language, [name, email]: [bool; 2], called: Option<String>) -> Option<Saying> {
    // a name that means something to a shell is not for a line to copy
    let called = called
        .filter(|name| !name.contains(['"', '$', '`', '\\', '!']))
        .unwrap_or_else(|| either(lang, "Jouw Naam", "Your Name").to_owned());
    let set_name = format!("`git config user.name \"{called}\"`");
    let set_email = either(lang, "`git config user.email jij@example.org`", "`git config user.email you@example.org`");
    let (what, how) = match (name, email) {
        (true, true) => return None,
        (true, false) => (either(lang, "adres", "address"), set_email.to_owned()),
        (false, true) => (either(lang, "naam", "name"), set_name),
        (false, false) => (either(lang, "naam en adres", "name and address"), format!("{set_name}, {set_email}")),
    };
    Some(git_misses(what, &how))
}
