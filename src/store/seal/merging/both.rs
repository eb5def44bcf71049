//! Words that both sides changed, or sealed for others.

use super::Merging;
use super::joint::{Joint, Twice, Words};
use super::version::{self, Inside, Version};
use crate::store::merge::{self, Markers, undecided};
use crate::store::seal::Recipient;
use crate::store::seal::close::{Refusal, are_same, block, counts, inner_text};
use crate::store::seal::pieces::Piece;
use crate::store::seal::unit::{self, Unit};

/// A unit, with the keys of those it was sealed for now, where it was.
pub(super) type Resealed = (Unit, Option<Vec<String>>);

/// One side, with its words where they could be opened.
pub(super) struct Side<'v> {
    pub unit: &'v Unit,
    pub words: &'v [Piece],
    /// Whether all of them are in its blocks.
    pub is_whole: bool,
}

impl<'v> Side<'v> {
    fn of(version: &'v Version, inside: &'v Inside) -> Side<'v> {
        Side { unit: &version.unit, words: &inside.words, is_whole: version.open.is_empty() }
    }
}

impl Merging<'_> {
    /// Both sides changed the words. In a base that git puts together nothing is sealed.
    pub(super) fn both(&self, open: merge::Undecided, sides: &[Version; 3], is_inner: bool) -> Option<Joint> {
        if is_inner {
            return self.left_open(&open, sides, None);
        }
        let joined = self.as_documents(&open, sides).map(|joint| Ok(Some(joint)));
        joined.unwrap_or_else(|| self.beside(&open, sides)).unwrap_or_else(|refusal| self.left_open(&open, sides, Some(refusal)))
    }

    /// Merges the words as documents; `None` where they can't be opened or merged, or the result can't be sealed.
    fn as_documents(&self, open: &merge::Undecided, sides: &[Version; 3]) -> Option<Joint> {
        let [was, own, other] = sides;
        let (ours, theirs) = (self.inside(own).ok()?, self.inside(other).ok()?);
        let person = match (&ours.person, &theirs.person) {
            (Some(one), Some(another)) if one != another => return None,
            (one, another) => one.as_ref().or(another.as_ref())?,
        };
        let readers = unit::readers(&was.unit, &own.unit, &other.unit);
        let document = |inside: &Inside| inner_text(self.place, person, false, &inside.words);
        let inner = undecided(&self.base_of(was, person), &document(&ours), &document(&theirs), Markers::LEAST)?;
        if !inner.places().is_empty() {
            let unit = |version: &Version, inside: &Inside| match version.open.is_empty() {
                true => Ok(version.unit.clone()),
                false => self.sealed(&inside.words, person, &readers, open.text()).map(|(unit, _)| unit),
            };
            let units = unit(own, &ours).and_then(|own| Ok([own, unit(other, &theirs)?])).ok()?;
            let twice = Twice { inner, units, readers, words: [ours.words, theirs.words], person: person.clone(), list: None };
            return Some(Joint::new(open.clone(), Words::Twice(Box::new(twice))));
        }
        let words = version::words(self.place, inner.text())?;
        let sides = [Side::of(own, &ours), Side::of(other, &theirs)];
        let (unit, sealed_for) = self.resealed(&words, person, &readers, &sides, open.text()).ok()?;
        let page = self.page(open, &unit, &[])?;
        Some(Joint { sealed_for, ..Joint::new(page, Words::Settled) })
    }

    /// The words of `now` without the change from `before` to `after`, sealed for whom they are sealed now; or the keys that changed since.
    pub(super) fn words_back(&self, after: &Version, now: &Version, before: &Version) -> Option<Result<Unit, Vec<String>>> {
        let [was, is, back] = [self.inside(after).ok()?, self.inside(now).ok()?, self.inside(before).ok()?];
        let person = is.person.as_ref().or(back.person.as_ref()).or(was.person.as_ref())?;
        if [&was, &is, &back].iter().any(|inside| inside.person.as_ref().is_some_and(|other| other != person)) {
            return None;
        }
        let document = |inside: &Inside| inner_text(self.place, person, false, &inside.words);
        let text = match merge::take_back(&document(&was), &document(&is), &document(&back))? {
            Ok(text) => text,
            Err(keys) => return Some(Err(keys)),
        };
        let words = version::words(self.place, &text)?;
        let readers = if now.unit.is_empty() { &before.unit.readers } else { &now.unit.readers };
        let sides = [Side::of(now, &is), Side::of(before, &back)];
        self.resealed(&words, person, readers, &sides, &now.text).ok().map(|(unit, _)| Ok(unit))
    }

    /// Words as a unit: the block of a side that says the same for the same readers, the first of several; else they are sealed.
    pub(super) fn resealed(
        &self,
        words: &[Piece],
        person: &str,
        readers: &[String],
        sides: &[Side],
        page: &str,
    ) -> Result<Resealed, Refusal> {
        if words.is_empty() {
            return Ok((Unit::default(), None));
        }
        let is_for_them = |unit: &Unit| unit.readers.len() == readers.len() && readers.iter().all(|reader| unit.readers.contains(reader));
        let says_it = |side: &&Side| side.is_whole && side.unit.only().is_some() && is_for_them(side.unit) && are_same(side.words, words);
        match sides.iter().filter(says_it).min_by_key(|side| &side.unit.blocks) {
            Some(side) => Ok((side.unit.clone(), None)),
            None => self.sealed(words, person, readers, page).map(|(unit, to)| (unit, Some(to))),
        }
    }

    /// Seals words for those of these readers for whom they may be sealed. `page` is the open part.
    fn sealed(&self, words: &[Piece], person: &str, readers: &[String], page: &str) -> Result<(Unit, Vec<String>), Refusal> {
        let to = self.to(readers, page)?;
        let block = block(&inner_text(self.place, person, false, words), &to)?;
        let readers: Vec<String> = to.into_iter().map(|reader| reader.key).collect();
        Ok((Unit { readers: readers.clone(), blocks: vec![block], base: None, counts: counts(words) }.in_order(), readers))
    }

    fn to(&self, readers: &[String], page: &str) -> Result<Vec<Recipient>, Refusal> {
        // whom the policy means is no matter of a merge
        if readers.is_empty() { Err(Refusal::Nobody) } else { self.recipients.of(readers, page) }
    }

    /// The blocks of both sides, beside each other. Words in the open are sealed into one more block.
    fn beside(&self, open: &merge::Undecided, sides: &[Version; 3]) -> Result<Option<Joint>, Refusal> {
        let [was, own, other] = sides;
        let readers = unit::readers(&was.unit, &own.unit, &other.unit);
        let mut sealed_for = None;
        let mut sealed = |version: &Version, adds: bool| -> Result<Unit, Refusal> {
            if version.open.is_empty() {
                return Ok(version.unit.clone());
            }
            let (unit, to) = self.with_block(version, adds, &readers, open.text())?;
            sealed_for = Some(to);
            Ok(unit)
        };
        let adds = |version: &Version| was.is_silent() || !version.unit.is_empty();
        let units = [sealed(own, adds(own))?, sealed(other, adds(other))?];
        let was = if was.unit.is_empty() { sealed(was, false)? } else { was.unit.clone() };
        let [one, another] = &units;
        let Some(page) = self.page(open, &Unit::beside(&was, one, another), &[]) else { return Ok(None) };
        Ok(Some(Joint { sealed_for, ..Joint::new(page, Words::Beside(Box::new(units))) }))
    }

    /// The unit of a version with its words in the open as one more block, which `adds` to what is in others.
    fn with_block(&self, version: &Version, adds: bool, readers: &[String], page: &str) -> Result<(Unit, Vec<String>), Refusal> {
        let person = (self.person)().ok_or(Refusal::NobodyKnown)?;
        let to = self.to(readers, page)?;
        let keys: Vec<String> = to.iter().map(|reader| reader.key.clone()).collect();
        if let Some(reader) = readers.iter().find(|reader| !keys.contains(reader)) {
            return Err(Refusal::NotAccepted(reader.clone()));
        }
        let mut unit = version.unit.clone();
        unit.base = unit.base.clone().or_else(|| unit.only().cloned());
        unit.blocks.push(block(&inner_text(self.place, &person, adds, &version.open), &to)?);
        unit.counts = [0, 1].map(|at| {
            let of = |counts: [usize; 2]| counts.get(at).copied().unwrap_or_default();
            of(unit.counts) + of(counts(&version.open))
        });
        unit.readers = readers.to_vec();
        Ok((unit.in_order(), keys))
    }

    /// Words in the open stay there, beside the blocks: they can't be sealed now, or nobody will see them.
    fn left_open(&self, open: &merge::Undecided, [was, own, other]: &[Version; 3], refusal: Option<Refusal>) -> Option<Joint> {
        let words = match (own.open.is_empty(), other.open.is_empty()) {
            (_, true) => &own.open,
            (true, _) => &other.open,
            _ if are_same(&own.open, &other.open) || are_same(&other.open, &was.open) => &own.open,
            _ if are_same(&own.open, &was.open) => &other.open,
            _ => return None,
        };
        let page = self.page(open, &Unit::beside(&was.unit, &own.unit, &other.unit), words)?;
        let keys = words.iter().map(|piece| piece.key.clone()).collect();
        let words = refusal.map_or(Words::Settled, |refusal| Words::InTheOpen(refusal, keys));
        Some(Joint::new(page, words))
    }
}
