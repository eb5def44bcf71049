//! What people ask for, and what that comes to.

use super::{Language, either, sentences, words};
use crate::domain::money::{Amount, Currency};
use crate::domain::theme::{Known, Signal};

sentences! {
    head() { nl: "Wensen", en: "Wishes" }
    /// Above what is asked for in a period.
    asked_head() { nl: "Wat mensen vragen", en: "What people ask for" }
    budget_head() { nl: "Wensen voor de begroting", en: "Wishes for the budget" }
    mobility_head() { nl: "Wie iets anders wil", en: "Who would move" }
    staffing_head() { nl: "Waar mensen tekortkomen", en: "Where people are missing" }
    total() { nl: "Samen", en: "Together" }
    without_team() { nl: "zonder team", en: "without a team" }
    other_signal() { nl: "zonder signaal", en: "without a signal" }
    /// A talk has a signal, and nothing says what exactly.
    not_said() { nl: "niet gezegd wat", en: "not said what" }
    by(day: &str) { nl: "vóór {day}", en: "by {day}" }
    none() { nl: "In deze periode vroeg niemand iets.", en: "Nobody asked for anything in this period." }
    /// What can be done about there being none.
    none_hint() { nl: "een wens staat bij `wishes` in een gesprek: `stay edit ID`", en: "a wish stands under `wishes` in a talk: `stay edit ID`" }
    /// Who is not among them, where that may surprise.
    counted_once() { nl: "Wat iemand vaker vraagt, telt één keer, zoals het als laatste gezegd is. Wie weg is, telt niet mee.", en: "What someone asks for more than once counts once, as it was last said. Those who have left are not counted." }
}

/// `€ 1.200,50`, `€1,200.50`; cents where there are any.
pub(crate) fn money(lang: Language, currency: &Currency, amount: Amount) -> String {
    let (thousand, cent) = if lang == Language::Nl { ('.', ',') } else { (',', '.') };
    let units = (amount.cents() / 100).to_string();
    let mut grouped = String::new();
    for (at, digit) in units.chars().enumerate() {
        if at > 0 && (units.len() - at).is_multiple_of(3) {
            grouped.push(thousand);
        }
        grouped.push(digit);
    }
    let cents = match amount.cents() % 100 {
        0 => String::new(),
        cents => format!("{cent}{cents:02}"),
    };
    let sign = currency.sign();
    let is_close = lang == Language::En && sign.chars().count() == 1;
    format!("{sign}{}{grouped}{cents}", if is_close { "" } else { "\u{a0}" })
}

/// `3 wensen`.
pub(crate) fn count(lang: Language, count: usize) -> String {
    words::counted(lang, count, ["wens", "wensen"], ["wish", "wishes"])
}

/// How many have no cost; nothing where all have one.
pub(crate) fn without_cost(lang: Language, count: usize) -> String {
    match count {
        0 => String::new(),
        1 => either(lang, "1 zonder bedrag", "1 without an amount").to_owned(),
        _ if lang == Language::Nl => format!("{count} zonder bedrag"),
        _ => format!("{count} without an amount"),
    }
}

/// What a signal is called.
pub(crate) fn signal(lang: Language, signal: Option<&str>) -> String {
    match signal {
        Some(word) => Known::parse(word).map_or_else(|| Signal::of(word).name(lang).to_owned(), |known| known.name(lang).to_owned()),
        None => other_signal(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_shown_as_the_language_has_it() {
        let shown = |cents: u64, currency: &str| {
            let currency = Currency::parse(currency).unwrap();
            [Language::Nl, Language::En].map(|lang| money(lang, &currency, Amount::of_cents(cents)))
        };
        assert_eq!(shown(120_000, "EUR"), ["€\u{a0}1.200", "€1,200"]);
        assert_eq!(shown(123_456_750, "EUR"), ["€\u{a0}1.234.567,50", "€1,234,567.50"]);
        assert_eq!(shown(5, "CHF"), ["CHF\u{a0}0,05", "CHF\u{a0}0.05"]);
    }

    #[test]
    fn what_is_shown_can_be_typed_back() {
        let mut random = fastrand::Rng::with_seed(5);
        for _ in 0..2_000 {
            let amount = Amount::of_cents(random.u64(..100_000_000));
            for lang in [Language::Nl, Language::En] {
                for currency in ["EUR", "USD", "CHF"].map(|code| Currency::parse(code).unwrap()) {
                    assert_eq!(Amount::parse(&money(lang, &currency, amount), &currency), Some(amount));
                }
            }
        }
    }
}
