//! Lists: their options, and what is said below them.

use super::{Language, either, sayings, sentences};

sayings! {
    not_a_count(option: &str, typed: &str) { nl: "`{typed}` bij {option} is geen aantal", en: "`{typed}` for {option} is no number of rows" }
    not_a_count_hint() { nl: "schrijf een getal van 1 of meer", en: "write a number, 1 or more" }
    no_rows(option: &str) { nl: "{option} 0 laat niets over", en: "{option} 0 leaves nothing" }
    no_column(option: &str, typed: &str) { nl: "{option} kent geen kolom `{typed}`", en: "{option} knows no column `{typed}`" }
    column_twice(option: &str, typed: &str) { nl: "kolom `{typed}` staat twee keer bij {option}", en: "column `{typed}` is there twice for {option}" }
}

sentences! {
    /// How many rows a limit leaves out.
    and_more(count: usize) { nl: "en nog {count}", en: "and {count} more" }
}

/// A yes or a no in a column.
pub(crate) fn yes_no(lang: Language, told: bool) -> &'static str {
    if told { either(lang, "ja", "yes") } else { either(lang, "nee", "no") }
}
