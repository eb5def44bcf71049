//! Names of people, bodies and teams. They are kept as they were written, and compared without regard to spelling.

use super::team::Team;
use super::text::folded;
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};
use std::ops::Deref;

/// The name of a person or a body. Capitals, accents, blanks and apostrophes make no difference between two names.
#[derive(Clone, Debug)]
pub struct Name(String);

impl<T: AsRef<str>> From<T> for Name {
    fn from(written: T) -> Name {
        Name(written.as_ref().trim().to_owned())
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        is_one(&self.0, &other.0)
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        folded(&self.0).hash(state);
    }
}

/// Whether two texts are the same name.
pub(crate) fn is_one(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

/// Whether `name` has all typed words as whole words, one after the other: `fatima`, not `fat`.
pub(crate) fn has_words(name: &str, typed: &str) -> bool {
    let words = |text: &str| folded(text).split([' ', '-']).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (name, typed) = (words(name), words(typed));
    !typed.is_empty() && name.windows(typed.len()).any(|part| part == typed)
}

/// How often each spelling of a name was found, to choose the one to show.
#[derive(Clone, Debug, Default)]
pub struct Spellings(HashMap<String, BTreeMap<String, usize>>);

impl Spellings {
    /// The weight of a person's own name. It is more than what all others write.
    pub const OWN: usize = 1 << 32;

    /// Counts a spelling of the name with this key.
    pub fn add(&mut self, key: String, written: &str, weight: usize) {
        if !key.is_empty() {
            *self.0.entry(key).or_default().entry(written.to_owned()).or_default() += weight;
        }
    }

    /// The spelling to show for this key: the most frequent one, or the first in the alphabet if two are equally frequent.
    pub fn of(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(commonest)
    }

    /// The spelling to show for a name: the most frequent one, or the name as it is if it was never counted.
    pub fn called<'n>(&'n self, name: &'n str) -> &'n str {
        self.of(&folded(name)).unwrap_or(name)
    }

    /// The spelling to show for a team, on the same terms; nothing for no team.
    pub fn of_team(&self, team: Option<&Team>) -> Option<String> {
        team.map(|team| self.of(&team.key()).unwrap_or(team).to_owned())
    }

    /// How often the name with this key was found, in all spellings.
    fn weight(&self, key: &str) -> usize {
        self.0.get(key).map_or(0, |forms| forms.values().sum())
    }

    /// The only name that has all typed words.
    pub fn with_words(&self, typed: &str) -> Option<&str> {
        let mut found = self.0.keys().filter(|name| has_words(name, typed));
        let only = found.next().filter(|_| found.next().is_none());
        only.and_then(|key| self.of(key))
    }

    /// A more frequent name that is almost the name with this key: one or two letters differ. If both are equally frequent,
    /// the first in the alphabet counts. Names with different digits are different names.
    pub fn near(&self, key: &str) -> Option<&str> {
        let numbers = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let length = key.chars().count();
        let may_differ = if length < 4 {
            return None;
        } else if length < 8 {
            1
        } else {
            2
        };
        let letters = |text: &str| text.bytes().fold(0_u32, |letters, byte| letters | 1 << (byte % 32));
        let own = (self.weight(key), std::cmp::Reverse(key));
        if own.0 >= Self::OWN {
            return None;
        }
        let is_better = |other: &str| (self.weight(other), std::cmp::Reverse(other)) > own && numbers(other) == numbers(key);
        // replacing a letter changes at most two of the letters that occur, so most names need no closer look
        let is_alike = |other: &str| (letters(other) ^ letters(key)).count_ones() as usize <= 2 * may_differ;
        let others = self.0.keys().filter(|other| *other != key && is_alike(other));
        let near =
            others.map(|other| (strsim::osa_distance(key, other), other)).filter(|(apart, other)| *apart <= may_differ && is_better(other));
        near.min().and_then(|(_, key)| self.of(key))
    }
}

/// The most frequent spelling, or the first in the alphabet if two are equally frequent.
pub(crate) fn commonest(forms: &BTreeMap<String, usize>) -> Option<&str> {
    forms.iter().rev().max_by_key(|(_, count)| **count).map(|(form, _)| form.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_however_it_is_written() {
        let name = Name::from("Renée d'Hondt");
        for written in
            ["renée d'hondt", "Rene\u{301}e  d\u{2019}Hondt", "RENEE\u{a0}D\u{2018}HONDT", " Renee d`Hondt ", "Renée d\u{b4}Hondt"]
        {
            assert_eq!(name, Name::from(written), "{written}");
        }
        assert_ne!(name, Name::from("Renée dHondt"));
    }

    #[test]
    fn a_name_goes_by_the_spelling_met_most() {
        let mut known = Spellings::default();
        for written in ["marja smit", "Marja Smit", "Marja Smit", "MARJA SMIT", "bo", "Bo"] {
            known.add(folded(written), written, 1);
        }
        assert_eq!((known.of("marja smit"), known.of("bo"), known.of("els")), (Some("Marja Smit"), Some("Bo"), None));
    }

    #[test]
    fn nearly_a_name_is_a_slip_of_the_better_known() {
        let mut known = Spellings::default();
        for (written, weight) in [("Marja Smit", 3), ("Marja Smits", 1), ("Piet", 1), ("MT", 9)] {
            known.add(folded(written), written, weight);
        }
        assert_eq!(known.near("marja smits"), Some("Marja Smit"));
        assert_eq!((known.near("marja smit"), known.near("marija smits")), (None, Some("Marja Smits")));
        assert_eq!((known.near("pieter"), known.near("piett"), known.near("mr"), known.near("hrm")), (None, Some("Piet"), None, None));
    }
}
