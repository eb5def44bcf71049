//! Names as they are written in the Netherlands: what someone is called, what stands before the surname, and whose name comes first.

use crate::domain::text::{folded, on_one_line};

/// Whose name someone goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameUse {
    Own,
    Partner,
    /// The partner's, then the own.
    PartnerFirst,
    /// The own, then the partner's.
    OwnFirst,
}

/// How the figures for that are counted: some systems begin at 0, and have the partner's alone in another place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// 0 own, 1 partner and own, 2 partner, 3 own and partner.
    #[default]
    FromZero,
    /// 1 own, 2 partner, 3 partner and own, 4 own and partner, as in the register of persons.
    FromOne,
}

impl NameUse {
    /// Reads a code or a description; `None` where it is neither.
    pub fn read(text: &str, counted: Counted) -> Option<NameUse> {
        use NameUse::{Own, OwnFirst, Partner, PartnerFirst};
        let text = folded(text);
        let code = match (text.as_str(), counted) {
            ("0" | "1", Counted::FromOne) | ("0", Counted::FromZero) | ("e" | "b", _) => Some(Own),
            ("2", _) | ("p", _) => Some(Partner),
            ("3", Counted::FromOne) | ("1", Counted::FromZero) | ("v" | "pb" | "pe", _) => Some(PartnerFirst),
            ("4", _) | ("3", Counted::FromZero) | ("n" | "bp" | "ep", _) => Some(OwnFirst),
            _ => None,
        };
        if code.is_some() {
            return code;
        }
        let partner = text.find("partner").or_else(|| text.find("echtgeno")).or_else(|| text.find("spouse"));
        // `geb. naam partner` is the partner's
        let rest = text
            .replace("geboortenaam partner", "partner")
            .replace("geb. naam partner", "partner")
            .replace("geboortenaam van partner", "partner");
        let partner = rest.find("partner").or(partner);
        let own =
            ["eigen", "geboortenaam", "geb. naam", "birth", "own", "maiden", "meisjesnaam"].iter().filter_map(|word| rest.find(word)).min();
        match (own, partner) {
            (Some(own), Some(partner)) if partner < own => Some(if rest.contains("na eigen") { OwnFirst } else { PartnerFirst }),
            (Some(_), Some(_)) => Some(OwnFirst),
            (Some(_), None) => Some(Own),
            (None, Some(_)) => Some(Partner),
            (None, None) => None,
        }
    }
}

/// The parts of a name, each empty where a list has none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parts<'t> {
    /// What the person is called: the name that is used, else the first of those that are registered, else initials.
    pub first: &'t str,
    pub prefix: &'t str,
    /// The surname as it is used.
    pub last: &'t str,
    /// The surname of birth.
    pub birth: &'t str,
    pub partner_prefix: &'t str,
    pub partner: &'t str,
    pub using: Option<NameUse>,
}

impl Parts<'_> {
    /// The whole name; `None` where there is no surname.
    pub fn name(&self) -> Option<String> {
        let surname = self.surname()?;
        Some(on_one_line(&format!("{} {surname}", self.first)))
    }

    /// What the same person is called where another of the two surnames is used, or both the other way round.
    pub fn others(&self) -> Vec<String> {
        let uses = [NameUse::Own, NameUse::Partner, NameUse::PartnerFirst, NameUse::OwnFirst];
        let mut others: Vec<String> = uses.into_iter().filter_map(|using| Parts { using: Some(using), ..*self }.name()).collect();
        others.sort();
        others.dedup();
        others.retain(|name| Some(name) != self.name().as_ref());
        others
    }

    fn surname(&self) -> Option<String> {
        let own = if self.birth.is_empty() { self.last } else { self.birth };
        let [plain, own, partner] = [(self.prefix, self.last), (self.prefix, own), (self.partner_prefix, self.partner)]
            .map(|(prefix, name)| with_prefix(prefix, name));
        // a surname with a dash in it that has both is composed already
        let has_both =
            |name: &str| name.contains('-') && [&own, &partner].iter().all(|one| !one.is_empty() && folded(name).contains(&folded(one)));
        let composed = match self.using {
            _ if has_both(self.last) => on_one_line(self.last),
            Some(NameUse::Partner) if !partner.is_empty() => partner,
            Some(NameUse::PartnerFirst) if !partner.is_empty() && !own.is_empty() => format!("{partner}-{own}"),
            Some(NameUse::OwnFirst) if !partner.is_empty() && !own.is_empty() => format!("{own}-{partner}"),
            Some(_) if !own.is_empty() => own,
            _ if !plain.is_empty() => plain,
            _ => own,
        };
        (!composed.is_empty()).then_some(composed)
    }
}

/// `Vries` with `de` before it, unless it is there already; `Vries, de` turned round.
fn with_prefix(prefix: &str, name: &str) -> String {
    let (prefix, name) = (on_one_line(prefix), on_one_line(name));
    let name = match name.split_once(',') {
        Some((name, behind)) => format!("{} {}", behind.trim(), name.trim()).trim().to_owned(),
        None => name,
    };
    let is_there = folded(&name)
        .strip_prefix(&folded(&prefix))
        .is_some_and(|rest| rest.starts_with(' ') || (prefix.ends_with(['\'', '’']) && !rest.is_empty()));
    match () {
        () if prefix.is_empty() || name.is_empty() || is_there => name,
        // `d'` stands without a blank
        () if prefix.ends_with(['\'', '’']) && !prefix.contains(' ') => format!("{prefix}{name}"),
        () => format!("{prefix} {name}"),
    }
}

/// A whole name as one says it: `Vries, Anna de` is `Anna de Vries`.
pub fn whole(text: &str) -> String {
    let text = on_one_line(text);
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [last, first] => format!("{first} {last}"),
        // `Vries, de, Anna`, `Vries, Anna, de`
        [last, one, other] if one.chars().all(|c| c.is_lowercase() || !c.is_alphabetic()) => format!("{other} {one} {last}"),
        [last, first, prefix] if prefix.chars().all(|c| c.is_lowercase() || !c.is_alphabetic()) => format!("{first} {prefix} {last}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anna(using: Option<NameUse>) -> Parts<'static> {
        Parts { first: "Anna", prefix: "de", last: "", birth: "Vries", partner_prefix: "", partner: "Jansen", using }
    }

    #[test]
    fn whose_name_comes_first() {
        let name = |using| anna(using).name().unwrap();
        assert_eq!(name(Some(NameUse::Own)), "Anna de Vries");
        assert_eq!(name(Some(NameUse::Partner)), "Anna Jansen");
        assert_eq!(name(Some(NameUse::PartnerFirst)), "Anna Jansen-de Vries");
        assert_eq!(name(Some(NameUse::OwnFirst)), "Anna de Vries-Jansen");
        assert_eq!(name(None), "Anna de Vries");
        let both = Parts { partner_prefix: "van den", partner: "Berg", ..anna(Some(NameUse::OwnFirst)) };
        assert_eq!(both.name().unwrap(), "Anna de Vries-van den Berg");
        let alone = Parts { partner: "", ..anna(Some(NameUse::PartnerFirst)) };
        assert_eq!(alone.name().unwrap(), "Anna de Vries", "without a partner's name the own one is left");
    }

    #[test]
    fn nothing_is_there_twice() {
        let last = |prefix, last| Parts { first: "Anna", prefix, last, ..Parts::default() }.name().unwrap();
        assert_eq!(last("de", "Vries"), "Anna de Vries");
        assert_eq!(last("de", "de Vries"), "Anna de Vries");
        assert_eq!(last("De", "de Vries"), "Anna de Vries");
        assert_eq!(last("de", "Deventer"), "Anna de Deventer");
        assert_eq!(last("", "Vries, de"), "Anna de Vries");
        assert_eq!(last("de", "Vries, de"), "Anna de Vries");
        assert_eq!(last("d'", "Hondt"), "Anna d'Hondt");
        assert_eq!(last("van 't", "Hof"), "Anna van 't Hof");
        assert_eq!(last("  van  der ", " Meer "), "Anna van der Meer");
        let composed = Parts { last: "Jansen-de Vries", ..anna(Some(NameUse::PartnerFirst)) };
        assert_eq!(composed.name().unwrap(), "Anna Jansen-de Vries");
        assert_eq!(Parts { first: "Anna", ..Parts::default() }.name(), None);
    }

    #[test]
    fn codes_and_words_for_it() {
        use NameUse::{Own, OwnFirst, Partner, PartnerFirst};
        for (text, counted, meant) in [
            ("0", Counted::FromZero, Own),
            ("1", Counted::FromZero, PartnerFirst),
            ("2", Counted::FromZero, Partner),
            ("3", Counted::FromZero, OwnFirst),
            ("1", Counted::FromOne, Own),
            ("2", Counted::FromOne, Partner),
            ("3", Counted::FromOne, PartnerFirst),
            ("4", Counted::FromOne, OwnFirst),
            ("E", Counted::FromZero, Own),
            ("P", Counted::FromZero, Partner),
            ("V", Counted::FromZero, PartnerFirst),
            ("N", Counted::FromZero, OwnFirst),
            ("Geboortenaam", Counted::FromZero, Own),
            ("Eigen naam", Counted::FromZero, Own),
            ("Geb. naam partner", Counted::FromZero, Partner),
            ("Naam partner", Counted::FromZero, Partner),
            ("Geb. naam partner + Geboortenaam", Counted::FromZero, PartnerFirst),
            ("Geboortenaam + Geb. naam partner", Counted::FromZero, OwnFirst),
            ("Partnernaam - eigen naam", Counted::FromZero, PartnerFirst),
            ("Eigen naam - partnernaam", Counted::FromZero, OwnFirst),
            ("Partnernaam na eigen naam", Counted::FromZero, OwnFirst),
            ("Partnernaam voor eigen naam", Counted::FromZero, PartnerFirst),
        ] {
            assert_eq!(NameUse::read(text, counted), Some(meant), "{text}");
        }
        assert_eq!((NameUse::read("x", Counted::FromZero), NameUse::read("", Counted::FromOne)), (None, None));
    }

    #[test]
    fn a_whole_name_as_one_says_it() {
        for (text, said) in [
            ("Anna de Vries", "Anna de Vries"),
            ("Vries, Anna de", "Anna de Vries"),
            ("de Vries, Anna", "Anna de Vries"),
            ("Vries, de, Anna", "Anna de Vries"),
            ("Vries, Anna, de", "Anna de Vries"),
            ("  Bo   Li ", "Bo Li"),
        ] {
            assert_eq!(whole(text), said, "{text}");
        }
    }
}
