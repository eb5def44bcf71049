//! What is wrong with a wish that was typed on one line.

use super::{Saying, sayings};
use crate::domain::wish_line::WishSlip;

sayings! {
    no_signal() { nl: "--wish begint met een signaal en een dubbele punt", en: "--wish begins with a signal and a colon" }
    no_text() { nl: "--wish zegt niet wat er gevraagd wordt", en: "--wish does not say what is asked for" }
    two_amounts(one: &str, other: &str) { nl: "`{one}` en `{other}` zijn allebei een bedrag", en: "`{one}` and `{other}` are both an amount" }
    two_days(one: &str, other: &str) { nl: "`{one}` en `{other}` zijn allebei een dag", en: "`{one}` and `{other}` are both a day" }
    neither(part: &str) { nl: "`{part}` is geen bedrag en geen dag", en: "`{part}` is no amount and no day" }
    either_of(part: &str) { nl: "`{part}` kan een bedrag en een dag zijn", en: "`{part}` can be an amount and a day" }
    not_apart(part: &str) { nl: "`{part}` hoort nu bij de tekst, en lijkt een bedrag of een dag", en: "`{part}` is part of the text now, and looks like an amount or a day" }
    form_hint() { nl: "bijvoorbeeld --wish \"training: Wondzorg niveau 3 · 1200 · 30 jun 2027\"; bedrag en dag mogen weg", en: "for example --wish \"training: Wound care level 3 · 1200 · 30 Jun 2027\"; amount and day may be left out" }
    one_hint() { nl: "laat er één staan", en: "keep one of them" }
    either_hint() { nl: "schrijf de dag als 2027-06-30, of het bedrag als € 1200", en: "write the day as 2027-06-30, or the amount as € 1200" }
    apart_hint(line: &str) { nl: "schrijf `{line}`", en: "write `{line}`" }
}

/// What is wrong, and what to do about it; the texts are safe to show.
pub(crate) fn told(slip: &WishSlip, shown: impl Fn(&str) -> String) -> (Saying, Saying) {
    match slip {
        WishSlip::NoSignal => (no_signal(), form_hint()),
        WishSlip::NoText => (no_text(), form_hint()),
        WishSlip::TwoAmounts(one, other) => (two_amounts(&shown(one), &shown(other)), one_hint()),
        WishSlip::TwoDays(one, other) => (two_days(&shown(one), &shown(other)), one_hint()),
        WishSlip::Neither(part) => (neither(&shown(part)), form_hint()),
        WishSlip::Either(part) => (either_of(&shown(part)), either_hint()),
        WishSlip::NotApart(part, line) => (not_apart(&shown(part)), apart_hint(&shown(line))),
    }
}
