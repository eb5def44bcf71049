//! Messages about days that are not possible.

use super::{sayings, sentences};

sayings! {
    made_later(id: &str, day: &str) { nl: "{id} is van {day}, en die dag moet nog komen", en: "{id} is of {day}, and that day is still to come" }
    made_later_hint(id: &str) { nl: "klopt `--today`? Zo ja, kijk met `stay show {id}` of de dag klopt", en: "is `--today` right? If so, see with `stay show {id}` whether the day is" }
    left_before_started_hint(slug: &str) { nl: "neem een latere dag, of verander `started` met `stay employee edit {slug}`", en: "take a later day, or change `started` with `stay employee edit {slug}`" }
}

sentences! {
    left_before_started(left: &str, started: &str) { nl: "{left} ligt voor de eerste dag, {started}", en: "{left} lies before the first day, {started}" }
}
