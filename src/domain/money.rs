//! Amounts of money as people write them, counted in cents so that sums are exact.

use std::iter::Sum;
use std::ops::Add;

/// An amount, in hundredths of the unit of its currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(u64);

/// The currency of a workspace: three capitals, as `EUR`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency(String);

/// Codes with what else people write for them, the sign first.
const WRITTEN: &[(&str, &[&str])] = &[("EUR", &["€", "euro", "euros", "euro's"]), ("USD", &["$", "us$"]), ("GBP", &["£"])];

impl Default for Currency {
    fn default() -> Self {
        Currency("EUR".to_owned())
    }
}

impl Currency {
    /// The currency that a text means: a code of three letters, a sign or a name that is known.
    pub fn parse(text: &str) -> Option<Currency> {
        let lower = text.trim().to_lowercase();
        let known = WRITTEN.iter().find(|(_, words)| words.contains(&lower.as_str())).map(|(code, _)| (*code).to_owned());
        let is_code = lower.len() == 3 && lower.bytes().all(|byte| byte.is_ascii_lowercase());
        known.or_else(|| is_code.then(|| lower.to_uppercase())).map(Currency)
    }

    /// What files and JSON have.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// What people write before an amount; the code where there is no sign.
    pub fn sign(&self) -> &str {
        WRITTEN.iter().find(|(code, _)| *code == self.0).map_or(&self.0, |(_, words)| words[0])
    }

    /// The text without what stands for this currency at one of its ends.
    fn taken_off<'t>(&self, text: &'t str) -> &'t str {
        let words = WRITTEN.iter().find(|(code, _)| *code == self.0).map_or(&[][..], |(_, words)| *words);
        // the longest first: `euro` ends before its plural does
        let mut words: Vec<&str> = words.iter().copied().chain([self.0.as_str()]).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let at_start = |word: &&str| text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).and(text.get(word.len()..));
        let at_end = |word: &&str| {
            let at = text.len().checked_sub(word.len())?;
            text.get(at..).filter(|end| end.eq_ignore_ascii_case(word)).and(text.get(..at))
        };
        words.iter().find_map(|word| at_start(word).or_else(|| at_end(word))).unwrap_or(text).trim()
    }
}

impl Amount {
    /// The largest amount that is read, in cents: sums of very many of them stay exact.
    const MOST: u64 = 99_999_999_999;

    /// An amount of so many cents.
    pub fn of_cents(cents: u64) -> Amount {
        Amount(cents)
    }

    pub fn cents(self) -> u64 {
        self.0
    }

    /// What a text means as an amount of a currency: `1200`, `1.200`, `1200,50`, `1,200.50`, `€ 1 200`, `1200,-`. A sign followed by three
    /// digits parts thousands, and one followed by one or two parts cents. `None` for anything else: a guess is no amount.
    pub fn parse(text: &str, currency: &Currency) -> Option<Amount> {
        let text: String = text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        let text = currency.taken_off(&text);
        let whole = [",-", ",--", ",–", ",—", ".-"].iter().find_map(|tail| text.strip_suffix(tail));
        let text = whole.unwrap_or(text);
        let (units, cents) = match text.rsplit_once([',', '.']) {
            Some((units, cents)) if matches!(cents.len(), 1 | 2) && whole.is_none() => {
                let sign = text.as_bytes().get(units.len()).copied().map(char::from)?;
                // what parts cents parts no thousands
                (!units.contains(sign)).then_some((units, cents))?
            }
            _ => (text, ""),
        };
        let cents = match cents.len() {
            0 => 0,
            len => digits(cents)? * if len == 1 { 10 } else { 1 },
        };
        Some(thousands(units)?.checked_mul(100)?.checked_add(cents)?).filter(|cents| *cents <= Amount::MOST).map(Amount)
    }

    /// How files have it: `1200`, `1200.50`.
    pub fn written(self) -> String {
        match (self.0 / 100, self.0 % 100) {
            (units, 0) => units.to_string(),
            (units, cents) => format!("{units}.{cents:02}"),
        }
    }
}

/// A number whose thousands may be parted, by one sign alone.
fn thousands(text: &str) -> Option<u64> {
    let Some(sign) = text.chars().find(|c| !c.is_ascii_digit()) else {
        let is_padded = text.len() > 1 && text.starts_with('0');
        return digits(text).filter(|_| !is_padded);
    };
    if !matches!(sign, '.' | ',' | ' ' | '\'' | '’') {
        return None;
    }
    let groups: Vec<&str> = text.split(sign).collect();
    let (first, rest) = groups.split_first()?;
    let is_whole = (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3);
    is_whole.then(|| digits(&groups.concat()))?
}

fn digits(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

impl Add for Amount {
    type Output = Amount;

    fn add(self, other: Amount) -> Amount {
        Amount(self.0.saturating_add(other.0))
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::default(), Amount::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cents(text: &str) -> Option<u64> {
        Amount::parse(text, &Currency::default()).map(Amount::cents)
    }

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for (texts, meant) in [
            (
                "1200|1.200|1,200|1 200|1'200|1\u{a0}200|€ 1200|€1.200|1200 euro|EUR 1.200|1.200,-|1200,00|1,200.00|1.200,00|1200.00",
                120_000,
            ),
            ("1200,50|1200.5|1.200,50|1,200.50|1 200,5|€ 1.200,50|1200,50 EUR", 120_050),
            ("0|0,00|€ 0", 0),
            ("0,5|0.50", 50),
            ("999|999,00", 99_900),
            ("999999999,99|999.999.999,99", 99_999_999_999),
            ("1.234.567|1,234,567|1 234 567,00", 123_456_700),
        ] {
            texts.split('|').for_each(|text| assert_eq!(cents(text), Some(meant), "{text}"));
        }
        let none = "|-5|1.2.3|1.20.000|12.00.00|1,2,3|0.500|.500|1.|,|1200.500|1.200,500|1,200,50|12a|1e3|twaalf|$ 1200|1200 USD|€|€ € 5|1.200.50|\
            1 200 50|1000000000|99999999999999999999999|007|01.200|1.200.000,000|١٢٠٠|1200,5,-";
        none.split('|').for_each(|text| assert_eq!(cents(text), None, "{text}"));
    }

    #[test]
    fn what_is_written_is_read_again_in_any_style() {
        let mut random = fastrand::Rng::with_seed(3);
        for _ in 0..20_000 {
            let most = 10u64.pow(random.u32(1..=11)).min(Amount::MOST);
            let amount = Amount::of_cents(random.u64(..=most));
            assert_eq!(Amount::parse(&amount.written(), &Currency::default()), Some(amount));
            let plain = (amount.cents() / 100).to_string();
            let grouped = |sign: &str| {
                let groups: Vec<&str> = plain.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
                groups.join(sign)
            };
            for (thousand, cent) in [(".", ","), (",", "."), (" ", ","), ("'", "."), ("", ",")] {
                let text = format!("{}{cent}{:02}", grouped(thousand), amount.cents() % 100);
                assert_eq!(Amount::parse(&text, &Currency::default()), Some(amount), "{text}");
            }
        }
    }

    #[test]
    fn a_currency_is_a_code_or_what_people_write_for_it() {
        let code = |text: &str| Currency::parse(text).map(|currency| currency.code().to_owned());
        assert_eq!(
            ["EUR", "eur", "€", "Euro", " $ ", "£", "chf"].map(|text| code(text).unwrap()),
            ["EUR", "EUR", "EUR", "EUR", "USD", "GBP", "CHF"]
        );
        assert_eq!(["", "EURO€", "E1R", "dollars", "¤"].map(code), [const { None }; 5]);
        let francs = Currency::parse("CHF").unwrap();
        assert_eq!(francs.sign(), "CHF");
        assert_eq!(Amount::parse("CHF 1'200.50", &francs), Some(Amount::of_cents(120_050)));
        assert_eq!(Amount::parse("€ 5", &francs), None);
    }
}
