//! Ids: 8 characters of Crockford's base 32 in lower case, random, the first a letter.

use super::signature::canonical;
use sha2::{Digest, Sha256};
use std::fmt;

const LETTERS: &[u8] = b"abcdefghjkmnpqrstvwxyz";
const ALL: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The id of a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; 8]);

impl Id {
    /// A fresh id; `pick(n)` gives a random number below `n`.
    pub fn fresh(mut pick: impl FnMut(usize) -> usize) -> Id {
        Id(std::array::from_fn(|at| if at == 0 { LETTERS[pick(LETTERS.len())] } else { ALL[pick(ALL.len())] }))
    }

    /// The id that follows from these texts: the same wherever it is worked out, so that two clones that give one at once agree.
    pub fn of_texts(texts: &[&str]) -> Id {
        let sum = Sha256::digest(canonical(texts));
        let mut pairs = sum.chunks_exact(2).map(|pair| usize::from(pair[0]) << 8 | usize::from(pair[1]));
        Id::fresh(|below| pairs.next().unwrap_or_default() % below)
    }

    /// Reads an id; `None` when the text is none. Takes any lower-case letter, also the four that we never use ourselves,
    /// because people may make ids by hand.
    pub fn parse(text: &str) -> Option<Id> {
        let bytes: [u8; 8] = text.as_bytes().try_into().ok()?;
        let fits = bytes[0].is_ascii_lowercase() && bytes.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        fits.then_some(Id(bytes))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// How many characters make this id different from its neighbours in a sorted list, at least 3.
    pub fn telling_length(&self, before: Option<&Id>, after: Option<&Id>) -> usize {
        let shared = |other: &Id| self.0.iter().zip(other.0).take_while(|(a, b)| **a == *b).count();
        let most = before.into_iter().chain(after).map(shared).max().unwrap_or(0);
        (most + 1).clamp(3, 8)
    }
}

/// The shortest unique beginning of each id; unknown when the other ids were not looked at.
#[derive(Clone, Debug, Default)]
pub struct ShortIds(Option<Vec<Id>>);

impl ShortIds {
    /// Finds the shortest beginnings among these ids.
    pub fn of(ids: impl Iterator<Item = Id>) -> ShortIds {
        let mut ids: Vec<Id> = ids.collect();
        ids.sort_unstable();
        ids.dedup();
        ShortIds(Some(ids))
    }

    /// How many characters make an id unique, at least 3; all 8 when the others were not looked at.
    pub fn length(&self, id: Id) -> usize {
        let Some(ids) = &self.0 else { return 8 };
        let (before, after) = match ids.binary_search(&id) {
            Ok(at) => (at.checked_sub(1), at + 1),
            Err(at) => (at.checked_sub(1), at),
        };
        id.telling_length(before.map(|at| &ids[at]), ids.get(after))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_id_is_one_and_never_looks_like_a_number() {
        let mut seed = 7usize;
        for _ in 0..1000 {
            let id = Id::fresh(|n| {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                (seed >> 33) % n
            });
            assert_eq!(Id::parse(id.as_str()), Some(id));
            assert!(id.as_str().starts_with(|c: char| c.is_ascii_alphabetic()));
        }
    }

    #[test]
    fn an_id_of_texts_is_the_same_for_the_same_texts_alone() {
        let id = Id::of_texts(&["bas-willems", "Bas Willems", "2020-01-06"]);
        assert_eq!((id, Id::parse(id.as_str())), (Id::of_texts(&["bas-willems", "Bas Willems", "2020-01-06"]), Some(id)));
        let others = [["bas-willems", "Bas Willems", ""], ["bas-willems-2", "Bas Willems", "2020-01-06"], ["bas", "-willems", ""]];
        assert!(others.iter().all(|texts| Id::of_texts(texts) != id));
        let many: std::collections::BTreeSet<Id> = (0..2000).map(|number: u32| Id::of_texts(&[&number.to_string()])).collect();
        assert_eq!(many.len(), 2000);
    }

    #[test]
    fn what_is_no_id() {
        for text in ["", "k7m3x9q", "k7m3x9qaa", "K7m3x9qa", "17m3x9qa", "k7m3-9qa", "é7m3x9q"] {
            assert_eq!(Id::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_shortest_prefix_that_tells() {
        let id = |text| Id::parse(text).unwrap();
        assert_eq!(id("k7m3x9qa").telling_length(Some(&id("k7m2aaaa")), Some(&id("m4q8z2ka"))), 4);
        assert_eq!(id("k7m3x9qa").telling_length(None, None), 3);
    }
}
