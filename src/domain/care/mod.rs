//! What should not be written about someone: health, pregnancy, religion, union membership, politics, sexual life, origin, and the private
//! life of others. The guard says where, and never what.
//!
//! It is a table of words (`words.rs`) and a few rules about who is spoken of (`grammar.rs`), for Dutch and English at once. What it can't
//! see, and how often it is right, is in `docs/guard.md`.

mod grammar;
mod words;

use crate::domain::words::worded;
use std::collections::HashSet;
use std::ops::Range;

worded! {
    /// What should not be written about someone.
    Topic {
        /// Illness, treatment, absence through illness, addiction, disability.
        Health = "health" nl "gezondheid" en "health",
        /// Pregnancy, the wish for children, birth.
        Pregnancy = "pregnancy" nl "zwangerschap" en "pregnancy",
        /// Belief, worship, conversion.
        Religion = "religion" nl "geloof" en "religion",
        /// Being a member of a union, strikes.
        Union = "union" nl "vakbond" en "union membership",
        /// Votes, parties, opinions about politics.
        Politics = "politics" nl "politiek" en "politics",
        /// Whom one loves, and how.
        Sexuality = "sexual-life" nl "seksueel leven" en "sexual life",
        /// Where someone's family comes from, colour of the skin, papers.
        Origin = "origin" nl "afkomst" en "origin",
        /// Divorce, debts, and the health or fate of relatives.
        PrivateLife = "private-life" nl "privéleven" en "private life",
    }
}

worded! {
    /// What the guard does while someone writes.
    Guard {
        /// It says where.
        Warn = "warn" nl "waarschuwen" en "warn" also "waarschuw" "aan" "on",
        /// Nothing.
        Off = "off" nl "uit" en "off" also "nee" "no",
    }
}

/// A place in a text, in bytes, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub topic: Topic,
    pub at: Range<usize>,
}

/// The places in a text, in order: at most one for each sentence and topic.
pub fn spots(text: &str) -> Vec<Spot> {
    grammar::spots(text)
}

/// The same, only in sentences that stood in none of the texts of before.
pub fn new_spots<'b>(before: impl IntoIterator<Item = &'b str>, text: &str) -> Vec<Spot> {
    let known: HashSet<String> =
        before.into_iter().flat_map(|text| grammar::sentences(text).into_iter().map(|at| plain(text, at))).collect();
    let is_new = |spot: &Spot| {
        let sentence = grammar::sentences(text).into_iter().find(|sentence| sentence.contains(&spot.at.start));
        let (sentence, words) = (sentence.map(|at| plain(text, at)).unwrap_or_default(), plain(text, spot.at.clone()));
        // a line that was added below one without a full stop goes on in it
        !known.iter().any(|known| sentence.contains(known.as_str()) && known.contains(&words))
    };
    spots(text).into_iter().filter(is_new).collect()
}

/// A sentence as it is compared: however its lines are broken.
fn plain(text: &str, at: Range<usize>) -> String {
    let words: Vec<&str> = text.get(at).unwrap_or_default().split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests;
