//! Messages about undo and redo.

use super::{Language, either, sayings, sentences};

sayings! {
    nothing_to_undo() { nl: "er is niets om terug te nemen", en: "there is nothing to take back" }
    /// Which commands `stay` remembers.
    nothing_to_undo_hint() { nl: "stay onthoudt alleen wat jij er zelf mee schreef, op deze computer en in deze map; de rest staat in git", en: "stay remembers only what you wrote with it yourself, on this computer and in this folder; the rest is in git" }
    nothing_to_redo() { nl: "er is niets om opnieuw te doen", en: "there is nothing to do again" }
    /// What `stay redo` can do again.
    nothing_to_redo_hint() { nl: "opnieuw kan alleen wat je terugnam met `stay undo`, zolang je daarna niets anders schreef", en: "only what you took back with `stay undo` can be done again, as long as you wrote nothing else since" }
}

sentences! {
    changed_since(command: &str, what: &str) { nl: "`stay {command}` is niet terug te nemen; daarna veranderd: {what}", en: "`stay {command}` can't be taken back; changed since: {what}" }
    changed_since_undo(command: &str, what: &str) { nl: "`stay {command}` is niet opnieuw te doen; daarna veranderd: {what}", en: "`stay {command}` can't be done again; changed since: {what}" }
    changed_since_hint(path: &str) { nl: "kijk wat er veranderde met `git diff {path}` of `git log -p {path}` en pas het met de hand aan", en: "see what changed with `git diff {path}` or `git log -p {path}` and change it by hand" }
    changed_by_hand_hint() { nl: "pas het met de hand aan", en: "change it by hand" }
    /// A choice that was made is in a commit, or what asked for it was broken off.
    waits_no_more(command: &str, paths: &str) { nl: "`stay {command}` is niet terug te nemen: git wacht niet meer op die keuze ({paths})", en: "`stay {command}` can't be taken back: git no longer waits for that choice ({paths})" }
    waits_no_more_to_redo(command: &str, paths: &str) { nl: "`stay {command}` is niet opnieuw te doen: git wacht niet meer op die keuze ({paths})", en: "`stay {command}` can't be done again: git no longer waits for that choice ({paths})" }
    waits_no_more_hint(edit: &str, log: &str) { nl: "verander het met `{edit}`; `{log}` vertelt wat er eerst stond", en: "change it with `{edit}`; `{log}` tells what it was" }
    without_git() { nl: "met de hand", en: "by hand" }
    by_hand() { nl: "nog niet vastgelegd in git", en: "not in a commit yet" }
    by_whom(name: &str, day: &str) { nl: "door {name} op {day}", en: "by {name} on {day}" }
    the_file() { nl: "het hele bestand", en: "the file as a whole" }
    undone(what: &str, paths: &str) { nl: "teruggenomen: {what} · {paths}", en: "took back {what} · {paths}" }
    redone(what: &str, paths: &str) { nl: "opnieuw gedaan: {what} · {paths}", en: "did {what} again · {paths}" }
    /// Nothing that the command wrote is left to undo.
    undone_already(what: &str) { nl: "van {what} is niets over om terug te nemen", en: "nothing is left of {what} to take back" }
    /// Everything that the command wrote is there already.
    redone_already(what: &str) { nl: "aan {what} is niets meer te doen", en: "nothing is left of {what} to do again" }
}

/// What the next one would do.
pub(crate) fn next(lang: Language, command: &str, is_undo: bool, what: &str) -> String {
    let would = match is_undo {
        true => either(lang, "neemt hierna terug", "takes back next"),
        false => either(lang, "doet opnieuw", "does again"),
    };
    format!("`stay {command}` {would}: {what}")
}
