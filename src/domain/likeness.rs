//! Likely twins: two names for one obstacle. They are found by the stems of their words, in any order.

use super::obstacle::{Term, Vocabulary};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{BTreeMap, BTreeSet};

/// From this likeness on (Sørensen–Dice over word stems, 0 to 1) two names are likely one.
pub(crate) const TWINS: f64 = 0.66;

const EMPTY_WORDS: &[&str] = &[
    "de", "het", "een", "te", "is", "zijn", "en", "of", "van", "voor", "met", "op", "in", "bij", "aan", "veel", "weinig", "niet", "geen",
    "mijn", "onze", "ons", "er", "dat", "die", "dit", "om", "over", "the", "a", "an", "are", "and", "or", "of", "for", "with", "on", "at",
    "to", "too", "much", "many", "not", "no", "my", "our", "that", "this", "there", "about",
];

/// The stems of a name's words, Dutch and English side by side.
pub(crate) struct Stems(Vec<[String; 2]>);

/// Makes [`Stems`].
pub(crate) struct Stemming {
    dutch: Stemmer,
    english: Stemmer,
}

impl Default for Stemming {
    fn default() -> Self {
        Stemming { dutch: Stemmer::create(Algorithm::Dutch), english: Stemmer::create(Algorithm::English) }
    }
}

impl Stemming {
    /// The stems of a name without empty words such as `te`; of all its words if only those are left.
    pub(crate) fn stems(&self, name: &str) -> Stems {
        let name = name.to_lowercase();
        let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let telling: Vec<&str> = words.iter().copied().filter(|word| !EMPTY_WORDS.contains(word)).collect();
        let kept = if telling.is_empty() { words } else { telling };
        let both = |word: &str| [self.dutch.stem(word).into_owned(), self.english.stem(word).into_owned()];
        Stems(kept.into_iter().map(both).collect())
    }
}

impl Stems {
    /// How alike two names are, 0 to 1: twice the number of shared words, divided by the number of words of both.
    pub(crate) fn likeness(&self, other: &Stems) -> f64 {
        let mut left: Vec<&[String; 2]> = other.0.iter().collect();
        let mut shared = 0;
        for word in &self.0 {
            if let Some(at) = left.iter().position(|candidate| same_word(word, candidate)) {
                left.swap_remove(at);
                shared += 1;
            }
        }
        let all = self.0.len() + other.0.len();
        if all == 0 { 0.0 } else { 2.0 * f64::from(shared) / all as f64 }
    }
}

/// Whether two words are the same; a longer word may have one typing error.
fn same_word(a: &[String; 2], b: &[String; 2]) -> bool {
    a[0] == b[0] || a[1] == b[1] || (a[0].len() > 5 && b[0].len() > 5 && strsim::sorensen_dice(&a[0], &b[0]) >= 0.8)
}

/// The terms of a vocabulary that a word in one's own words likely means, the likeliest first.
pub(crate) fn likely<'v>(vocabulary: &'v Vocabulary, word: &str) -> Vec<&'v Term> {
    let stemming = Stemming::default();
    let own = stemming.stems(word);
    let best = |term: &Term| term.forms().map(|form| stemming.stems(form).likeness(&own)).fold(0.0, f64::max);
    let mut found: Vec<(f64, &Term)> = vocabulary.terms().iter().map(|term| (best(term), term)).filter(|(of, _)| *of >= TWINS).collect();
    found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    found.into_iter().map(|(_, term)| term).collect()
}

/// Two names that are likely one, by their places in the list that was given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Twins {
    /// The one that comes first in the list.
    pub one: usize,
    pub other: usize,
    /// How alike, [`TWINS`] to 1.
    pub likeness: f64,
}

/// The likely twins among things that each have one or more names, most alike first.
///
/// Only pairs that share the beginning of a word are compared, to stay fast with thousands of names.
pub(crate) fn twins(things: &[Vec<String>]) -> Vec<Twins> {
    let stemming = Stemming::default();
    let stems: Vec<Vec<Stems>> = things.iter().map(|names| names.iter().map(|name| stemming.stems(name)).collect()).collect();
    let mut by_start: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, names) in stems.iter().enumerate() {
        for stem in names.iter().flat_map(|name| name.0.iter().flatten()) {
            by_start.entry(stem.chars().take(3).collect()).or_default().insert(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for near in by_start.values().filter(|near| near.len() <= 200) {
        pairs.extend(near.iter().flat_map(|one| near.range(one + 1..).map(move |other| (*one, *other))));
    }
    let best = |one: usize, other: usize| {
        let all = stems[one].iter().flat_map(|a| stems[other].iter().map(move |b| a.likeness(b)));
        all.fold(0.0, f64::max)
    };
    let scored = pairs.into_iter().map(|(one, other)| Twins { one, other, likeness: best(one, other) });
    let mut result: Vec<Twins> = scored.filter(|pair| pair.likeness >= TWINS).collect();
    result.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then((a.one, a.other).cmp(&(b.one, b.other))));
    result
}

/// The likely twins in groups: the earliest thing of each group, with its twins; both as places in the list.
pub(crate) fn groups(things: &[Vec<String>]) -> Vec<(usize, Vec<usize>)> {
    let mut into: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in twins(things) {
        let (one, other) = (last(&into, pair.one), last(&into, pair.other));
        if one != other {
            into.insert(one.max(other), one.min(other));
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    into.keys().for_each(|from| groups.entry(last(&into, *from)).or_default().push(*from));
    groups.into_iter().collect()
}

/// The end of the chain that begins at `from`.
fn last(into: &BTreeMap<usize, usize>, from: usize) -> usize {
    into.get(&from).map_or(from, |next| last(into, *next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> bool {
        let stemming = Stemming::default();
        stemming.stems(a).likeness(&stemming.stems(b)) >= TWINS
    }

    #[test]
    fn twins_in_both_languages_whatever_the_order() {
        for (a, b) in [
            ("trage laptop", "laptop is traag"),
            ("slow laptops", "laptop is slow"),
            ("te veel prioriteiten", "prioriteiten"),
            ("vergaderingen", "te veel vergadering"),
            ("avonddiensten", "de avonddienst"),
        ] {
            assert!(alike(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn three_names_of_one_thing_are_one_group() {
        let names = ["trage laptop", "rooster", "laptop is traag", "traagheid", "laptop traag"];
        let things: Vec<Vec<String>> = names.iter().map(|name| vec![(*name).to_owned()]).collect();
        assert_eq!(groups(&things), [(0, vec![2, 4])]);
    }

    #[test]
    fn the_likeliest_word_of_the_vocabulary_comes_first() {
        let term = |key: &str, also: &[&str]| Term {
            key: key.to_owned(),
            also: also.iter().map(|also| (*also).to_owned()).collect(),
            ..Term::default()
        };
        let vocabulary = Vocabulary::new(vec![term("laptops", &[]), term("trage-laptop", &["laptop is traag"]), term("rooster", &[])]);
        let keys = |word| likely(&vocabulary, word).into_iter().map(|term| term.key.as_str()).collect::<Vec<_>>();
        assert_eq!(keys("mijn trage laptop"), ["trage-laptop", "laptops"]);
        assert_eq!(keys("de printer"), [""; 0]);
    }

    #[test]
    fn what_shares_only_small_words_is_no_twin() {
        for (a, b) in [("te veel overleg", "te veel prioriteiten"), ("trage laptop", "trage wifi"), ("rooster", "reistijd"), ("", "x")] {
            assert!(!alike(a, b), "{a} / {b}");
        }
    }
}
