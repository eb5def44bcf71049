//! Messages about people: who has which name and which folder.

use super::{sayings, sentences};

sayings! {
    readers_go_along(path: &str) { nl: "wie wat opent blijft hetzelfde: de lezer gaat mee · {path}", en: "who opens what stays the same: the reader goes along · {path}" }
    /// Someone was added, with the manager that the workspace names.
    added_with(name: &str, manager: &str, path: &str) { nl: "{name} toegevoegd, met {manager} · {path}", en: "{name} added, with {manager} · {path}" }
    renamed(old: &str, new: &str, path: &str) { nl: "{old} heet nu {new} · {path}", en: "{old} is called {new} from now on · {path}" }
    moved(name: &str, from: &str, to: &str) { nl: "{name} staat nu in {to}, met alles wat in {from} stond", en: "{name} lives in {to} from now on, with all that was in {from}" }
    named_elsewhere(count: usize, places: &str) { nl: "ook veranderd waar de oude naam stond ({count}): {places}", en: "changed too where the old name stood ({count}): {places}" }
    /// The name stays in these places, because someone else has it too.
    named_of_several(name: &str, count: usize, places: &str) { nl: "nog iemand heet {name}, dus dit bleef zo ({count}); kijk wie er bedoeld is: {places}", en: "someone else is called {name} too, so this stayed as it was ({count}); see who is meant: {places}" }
    /// Two people with the same name had one folder.
    parted(name: &str, old: &str, new: &str) { nl: "een ander voegde ook {name} toe: die van jou staat nu in {new}, met alles wat erbij hoort; die van de ander staat in {old}", en: "someone else added {name} too: yours is in {new} now, with all that belongs to it; the other's is in {old}" }
    called_so_already(name: &str, path: &str) { nl: "{name} heet al zo · {path}", en: "{name} is called so already · {path}" }
    folder_stays(folder: &str) { nl: "de map blijft {folder}; `--folder` noemt die ook naar de nieuwe naam", en: "the folder stays {folder}; `--folder` names it after the new name too" }
    /// The folder for the new name is someone else's.
    folder_taken(wanted: &str, folder: &str) { nl: "de map {wanted} is of was van iemand anders; het werd {folder}", en: "the folder {wanted} is or was someone else's; it became {folder}" }
    /// Two files of one person that contradict each other.
    two_versions(name: &str, list: &str) { nl: "{name} heeft twee mappen, en die zeggen niet hetzelfde:\n  {list}", en: "{name} has two folders, and they do not say the same:\n  {list}" }
    two_versions_hint(from: &str, to: &str) { nl: "maak de twee gelijk of haal er een weg (`diff {from} {to}`), en doe het dan opnieuw", en: "make the two alike or take one away (`diff {from} {to}`), then do this again" }
}

sentences! {
    same_name(name: &str, slug: &str) { nl: "er is al iemand die zo heet; {name} krijgt de map {slug}. Typ voortaan de map, dan is duidelijk wie je bedoelt:", en: "someone of that name is there already; {name} gets the folder {slug}. Type the folder from now on, so that it is clear whom you mean:" }
    /// What to do if it is the same person.
    same_person_hint() { nl: "is het dezelfde? `stay undo` haalt de nieuwe weer weg", en: "is it the same person? `stay undo` takes the new one away again" }
    which_one() { nl: "Deze? (1; Enter stopt)", en: "This one? (1; Enter stops)" }
    which(count: usize) { nl: "Welke? (1 tot {count}; Enter stopt)", en: "Which? (1 to {count}; Enter stops)" }
    joined(name: &str, from: &str, to: &str) { nl: "{from} en {to} waren van dezelfde persoon: alles van {name} staat nu in {to}", en: "{from} and {to} were one person's: all of {name} is in {to} from now on" }
    /// What to do if they are one person.
    parted_hint(old: &str, new: &str, folder: &str, name: &str) { nl: "is het toch dezelfde persoon? Neem de `id` van {old}/employee.yaml over in {new}/employee.yaml, en dan: stay employee rename {folder} {name} --folder", en: "is it the same person after all? Take the `id` of {old}/employee.yaml over in {new}/employee.yaml, and then: stay employee rename {folder} {name} --folder" }
    /// Two people with the same name have one folder, during an operation that only git can end.
    two_in_one(home: &str) { nl: "in {home} staan twee mensen van dezelfde naam", en: "two people of the same name are in {home}" }
    /// The answers may be from another person with the same name.
    answers_of_whom(name: &str, slug: &str) { nl: "er zijn er meer die {name} heten; deze antwoorden gingen naar {slug}. Kijk of dat klopt (`stay undo` haalt ze weer weg):", en: "more people are called {name}; these answers went to {slug}. See whether that is right (`stay undo` takes them out again):" }
}
