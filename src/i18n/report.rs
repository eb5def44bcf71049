//! What the report says.

use super::{sayings, sentences};

sayings! {
    not_a_period(option: &str, typed: &str) { nl: "`{typed}` bij {option} is geen periode", en: "`{typed}` for {option} is no period" }
    not_a_period_hint() { nl: "bijvoorbeeld 2026, 2026-H1, 2026-Q3, 2026-07, vorig-kwartaal of dit-jaar", en: "for example 2026, 2026-H1, 2026-Q3, 2026-07, last-quarter or this-year" }
}

sentences! {
    as_of(day: &str) { nl: "stand van {day}", en: "as of {day}" }
    /// What a state of an earlier day can't tell.
    not_todays() { nl: "De stand van die dag komt uit de dagen in de bestanden. Instellingen zijn die van vandaag, en wat met de hand is veranderd zonder dag erbij is niet te zien.", en: "The state of that day comes from the days in the files. Settings are today's, and what was changed by hand without a day can't be seen." }
}
