//! What is said where several people work in one repository.

use super::sentences;

sentences! {
    /// Two values for one field.
    conflict(path: &str, fields: &str) { nl: "{path}: twee waarden voor {fields}", en: "{path}: two values for {fields}" }
    /// A merge by line did not do.
    conflict_by_line(path: &str) { nl: "{path}: kon niet vanzelf worden samengevoegd", en: "{path}: could not be merged by itself" }
    /// How a conflict is ended.
    conflict_hint(path: &str) { nl: "laat van elk blok tussen `<<<<<<<` en `>>>>>>>` één kant staan, haal de markeringen weg, en dan: git add {path}", en: "keep one side of each block between `<<<<<<<` and `>>>>>>>`, take the markers out, and then: git add {path}" }
    /// Git did not do what was asked.
    git_refused(words: &str) { nl: "git weigert: {words}", en: "git refuses: {words}" }
    /// Files are merged by stay from now on.
    driver_set() { nl: "git voegt bestanden van deze werkmap voortaan samen met stay (merge.stay.driver in de eigen instellingen van deze repository)", en: "git merges files of this workspace with stay from now on (merge.stay.driver in this repository's own configuration)" }
    /// The repository asks for a driver that is not set up.
    no_driver() { nl: "in deze kloon voegt git bestanden van stay nog per regel samen; `stay init` zet dat goed", en: "in this clone git still merges the files of stay by line; `stay init` puts that right" }
}
