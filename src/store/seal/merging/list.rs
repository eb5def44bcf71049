//! Several blocks in one file, that people sealed who could not open those of the others: joined by who can.

use super::Merging;
use super::both::Side;
use super::joint::{Joint, List, Twice, Words};
use super::version::{self, Version};
use crate::store::merge::{Markers, undecided};
use crate::store::seal::close::counts;
use crate::store::seal::open::{is_beside, without_mark};
use crate::store::seal::pieces::Piece;
use crate::store::seal::unit::Unit;

/// Some blocks, opened and joined.
struct Part {
    blocks: Vec<String>,
    text: String,
    /// Whether it adds to others, and has no base in common with them.
    is_beside: bool,
}

impl Part {
    fn of(block: &str, text: String) -> Part {
        let is_beside = is_beside(&text);
        Part { blocks: vec![block.to_owned()], text: if is_beside { without_mark(text) } else { text }, is_beside }
    }

    /// A unit with its block, where it is just one that stands for itself.
    fn unit(&self, readers: &[String], words: &[Piece]) -> Unit {
        match &self.blocks[..] {
            [_] if !self.is_beside => Unit { readers: readers.to_vec(), blocks: self.blocks.clone(), base: None, counts: counts(words) },
            _ => Unit::default(),
        }
    }
}

impl Merging<'_> {
    /// What the blocks of a file come to that has several; `None` for a file with one, or of which not all can be opened. What contradicts
    /// is asked about two blocks at a time. `mine` is the block that is known to be that of whoever asks, and the side where it goes.
    pub fn list(&self, text: &str, mine: Option<(&str, usize)>) -> Option<Joint> {
        let version = Version::of(self.place, self.vocabulary, text).filter(|version| version.open.is_empty())?;
        let unit = &version.unit;
        if unit.blocks.len() < 2 {
            return None;
        }
        let (texts, base, person) = self.opened(unit).ok()?;
        let mut parts: Vec<Part> = unit.blocks.iter().zip(texts).map(|(block, text)| Part::of(block, text)).collect();
        parts.sort_by_key(|part| part.is_beside);
        let words = |part: &Part| version::words(self.place, &part.text);
        let alone: Vec<(Unit, Vec<Piece>)> =
            parts.iter().map(|part| words(part).map(|words| (part.unit(&unit.readers, &words), words))).collect::<Option<_>>()?;
        let open = undecided("", &version.text, &version.text, Markers::LEAST)?;
        let mut parts = parts.into_iter();
        let mut all = parts.next()?;
        while let Some(part) = parts.next() {
            let base = base.as_deref().filter(|_| !part.is_beside).unwrap_or_default();
            let inner = undecided(base, &all.text, &part.text, Markers::LEAST)?;
            if inner.places().is_empty() {
                all = Part { blocks: [all.blocks, part.blocks].concat(), text: inner.text().to_owned(), is_beside: false };
                continue;
            }
            let is_mine = |part: &Part, at| mine.is_some_and(|(block, side)| side == at && part.blocks.iter().any(|one| one == block));
            let [one, other] = if is_mine(&part, 0) || is_mine(&all, 1) { [part, all] } else { [all, part] };
            let inner = undecided(base, &one.text, &other.text, Markers::LEAST)?;
            let words = [words(&one)?, words(&other)?];
            let [ours, theirs] = &words;
            let units = [one.unit(&unit.readers, ours), other.unit(&unit.readers, theirs)];
            let rest = parts.flat_map(|part| part.blocks).collect();
            let list = Some(List { sides: [one.blocks, other.blocks], rest, base: unit.base.clone() });
            let twice = Twice { inner, units, readers: unit.readers.clone(), words, person, list };
            return Some(Joint::new(open, Words::Twice(Box::new(twice))));
        }
        let sides: Vec<Side> = alone.iter().map(|(unit, words)| Side { unit, words, is_whole: true }).collect();
        let (unit, sealed_for) = self.resealed(&words(&all)?, &person, &unit.readers, &sides, &version.text).ok()?;
        let page = self.page(&open, &unit, &[])?;
        Some(Joint { sealed_for, ..Joint::new(page, Words::Settled) })
    }
}
