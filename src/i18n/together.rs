//! What is said where several people work in one repository.

use super::sentences;

sentences! {
    /// Two values for one field.
    conflict(path: &str, fields: &str) { nl: "{path}: twee waarden voor {fields}", en: "{path}: two values for {fields}" }
    /// A merge by line did not do.
    conflict_by_line(path: &str) { nl: "{path}: kon niet vanzelf worden samengevoegd", en: "{path}: could not be merged by itself" }
    /// How a conflict is ended.
    conflict_hint(path: &str) { nl: "laat van elk blok tussen `<<<<<<<` en `>>>>>>>` één kant staan, haal de markeringen weg, en dan: git add {path}", en: "keep one side of each block between `<<<<<<<` and `>>>>>>>`, take the markers out, and then: git add {path}" }
    /// No command to take back.
    nothing_to_undo() { nl: "er is niets om terug te nemen", en: "there is nothing to take back" }
    /// What is remembered.
    nothing_to_undo_hint() { nl: "stay onthoudt alleen wat het op deze computer zelf schreef; de rest staat in git", en: "stay remembers only what it wrote on this computer itself; the rest is in git" }
    /// Values that were changed after the command.
    changed_since(command: &str, what: &str) { nl: "`stay {command}` is niet terug te nemen; daarna veranderd: {what}", en: "`stay {command}` can't be taken back; changed since: {what}" }
    /// What to do about it.
    changed_since_hint(path: &str) { nl: "kijk wat er veranderde met `git log -p {path}` en pas het met de hand aan", en: "see what changed with `git log -p {path}` and change it by hand" }
    /// Changed and not in a commit yet.
    by_hand() { nl: "nog niet vastgelegd in git", en: "not in a commit yet" }
    /// Who changed it last.
    by_whom(name: &str, day: &str) { nl: "door {name} op {day}", en: "by {name} on {day}" }
    /// The file as a whole.
    the_file() { nl: "het hele bestand", en: "the file as a whole" }
    /// Taken back.
    undone(command: &str, paths: &str) { nl: "`stay {command}` teruggenomen · {paths}", en: "took back `stay {command}` · {paths}" }
    /// Nothing is left of it.
    undone_already(command: &str) { nl: "van `stay {command}` is niets over om terug te nemen", en: "nothing is left of `stay {command}` to take back" }
    /// Written, and not in a commit.
    not_committed(words: &str) { nl: "geschreven, maar niet vastgelegd in git: {words}", en: "written, but not committed: {words}" }
    /// Git did not do what was asked.
    git_refused(words: &str) { nl: "git weigert: {words}", en: "git refuses: {words}" }
    /// Files are merged by stay from now on.
    driver_set() { nl: "git voegt bestanden van deze werkmap voortaan samen met stay (merge.stay.driver in de eigen instellingen van deze repository)", en: "git merges files of this workspace with stay from now on (merge.stay.driver in this repository's own configuration)" }
    /// The repository asks for a driver that is not set up.
    no_driver() { nl: "in deze kloon voegt git bestanden van stay nog per regel samen; `stay init` zet dat goed", en: "in this clone git still merges the files of stay by line; `stay init` puts that right" }
}
