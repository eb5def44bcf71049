//! What is said about days on which something can't have been.

use super::sentences;

sentences! {
    /// Ended before it was made.
    made_later(id: &str, day: &str) { nl: "{id} is van {day}, en die dag moet nog komen", en: "{id} is of {day}, and that day is still to come" }
    /// What to do about it.
    made_later_hint(id: &str) { nl: "klopt `--today`? Zo ja, kijk met `stay show {id}` of de dag klopt", en: "is `--today` right? If so, see with `stay show {id}` whether the day is" }
    /// What was said in a talk that is still to come.
    nothing_said_yet(option: &str) { nl: "{option} is voor wat er in een gesprek gezegd is, en dit gesprek moet nog komen", en: "{option} is for what was said in a talk, and this one is still to come" }
    /// What to do about it.
    nothing_said_yet_hint(option: &str) { nl: "laat {option} weg, of neem een dag die geweest is", en: "leave {option} out, or take a day that has passed" }
    /// Someone left before they came.
    left_before_started(left: &str, started: &str) { nl: "{left} ligt voor de eerste dag, {started}", en: "{left} lies before the first day, {started}" }
    /// What to do about it.
    left_before_started_hint(slug: &str) { nl: "neem een latere dag, of verander `started` met `stay employee edit {slug}`", en: "take a later day, or change `started` with `stay employee edit {slug}`" }
}
