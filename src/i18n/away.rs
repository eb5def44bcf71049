//! Messages about people who are away.

use super::{sayings, sentences};

sayings! {
    noted(name: &str, from: &str, until: &str, path: &str) { nl: "{name} is afwezig van {from} tot en met {until} · {path}", en: "{name} is away from {from} up to and including {until} · {path}" }
    noted_open(name: &str, from: &str, path: &str) { nl: "{name} is afwezig vanaf {from}, tot nader bericht · {path}", en: "{name} is away from {from}, until further notice · {path}" }
    noted_already(name: &str) { nl: "{name} staat op die dagen al als afwezig genoteerd", en: "{name} is noted as away on those days already" }
    open_already(name: &str, from: &str) { nl: "{name} is al afwezig vanaf {from}, tot nader bericht", en: "{name} is away already from {from}, until further notice" }
    open_already_hint(slug: &str) { nl: "`stay employee away {slug} --back DATUM` zegt wanneer dat eindigt", en: "`stay employee away {slug} --back DATE` says when that ends" }
    back(name: &str, day: &str, path: &str) { nl: "{name} is er weer op {day} · {path}", en: "{name} is back on {day} · {path}" }
    back_already(name: &str, day: &str) { nl: "dat {name} er weer is op {day}, staat er al", en: "that {name} is back on {day} is noted already" }
    away_again(name: &str, from: &str) { nl: "{name} is weer afwezig vanaf {from}", en: "{name} is away again from {from}" }
    taken_back(name: &str, from: &str, path: &str) { nl: "de afwezigheid van {name} vanaf {from} is geschrapt · {path}", en: "the leave of {name} from {from} was taken back · {path}" }
    /// A conversation is planned on a day away. It stays.
    planned_within(id: &str, day: &str, name: &str) { nl: "{id} staat gepland op {day}, en dan is {name} afwezig; een andere dag geef je met `stay edit {id}`", en: "{id} is planned on {day}, when {name} is away; `stay edit {id}` gives it another day" }
    ends_before(until: &str, from: &str) { nl: "{until} ligt voor de eerste dag, {from}", en: "{until} lies before the first day, {from}" }
    ends_before_hint() { nl: "zeg met --from wat de eerste dag is, en met --until wat de laatste", en: "say the first day with --from, and the last with --until" }
    not_away(name: &str) { nl: "{name} is niet afwezig, nu niet en later niet", en: "{name} is not away, neither now nor later" }
    not_away_on(name: &str, day: &str) { nl: "{name} is niet afwezig op {day}", en: "{name} is not away on {day}" }
    not_away_hint(slug: &str) { nl: "`stay employee show {slug}` zegt wat er genoteerd is", en: "`stay employee show {slug}` says what was noted" }
    back_too_soon(day: &str, from: &str) { nl: "terug op {day} kan niet: de eerste dag weg is {from}", en: "back on {day} is not possible: the first day away is {from}" }
    back_too_soon_hint(slug: &str) { nl: "ging het niet door: `stay employee away {slug} --cancel`", en: "if it did not happen: `stay employee away {slug} --cancel`" }
    several(name: &str, leaves: &str) { nl: "{name} is meer dan eens afwezig: {leaves}", en: "{name} is away more than once: {leaves}" }
    several_hint() { nl: "zeg met --from welke: de eerste dag ervan", en: "say which with --from: its first day" }
}

sentences! {
    from_to(from: &str, until: &str) { nl: "{from} tot en met {until}", en: "{from} up to {until}" }
    from_on(from: &str) { nl: "vanaf {from}", en: "from {from}" }
}
