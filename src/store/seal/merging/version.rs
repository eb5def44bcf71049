//! One version of a file, taken apart: its blocks, what stands open, and what can be opened.

use super::Merging;
use crate::domain::obstacle::Vocabulary;
use crate::domain::records::Place;
use crate::domain::sealed::Shut;
use crate::store::merge::{INNER, Markers, merge};
use crate::store::seal::close::{are_same, inner_text, is_known, words_out};
use crate::store::seal::open::{as_one, head, is_beside, one, put_in, without_mark};
use crate::store::seal::parts::{self, ID, PERSON};
use crate::store::seal::pieces::{Piece, Pieces};
use crate::store::seal::unit::Unit;
use crate::store::yaml;

/// One version of a file.
pub(super) struct Version {
    /// The text without words that stand in the open.
    pub text: String,
    pub unit: Unit,
    /// The words that stand in the open.
    pub open: Vec<Piece>,
}

/// The words of a version, those in the open too.
pub(super) struct Inside {
    /// The person that the blocks say they are of; nothing where there is no block.
    pub person: Option<String>,
    pub words: Vec<Piece>,
}

impl Version {
    /// `None` for a text that can't be taken apart.
    pub(super) fn of(place: &Place, vocabulary: &Vocabulary, text: &str) -> Option<Version> {
        if text.trim().is_empty() {
            return Some(Version { text: text.to_owned(), unit: Unit::default(), open: Vec::new() });
        }
        let unit = Unit::of(&yaml::parse(text).ok()?).ok()?;
        let mut pieces = Pieces::of(text).ok()?;
        let open = words_out(place, &|word| is_known(vocabulary, word), &mut pieces);
        let text = if open.is_empty() { text.to_owned() } else { pieces.text() };
        Some(Version { text, unit, open })
    }

    /// Whether both have the same blocks, and the same words in the open.
    pub(super) fn is_same(&self, other: &Version) -> bool {
        self.unit.blocks == other.unit.blocks && are_same(&self.open, &other.open)
    }

    /// Whether nothing was ever said in it.
    pub(super) fn is_silent(&self) -> bool {
        self.unit.is_empty() && self.open.is_empty()
    }
}

/// Words as one text.
pub(super) fn text(words: &[Piece]) -> String {
    words.iter().map(|piece| piece.text.as_str()).collect()
}

/// The words of a document of which the head says whose they are, in the order of the format.
pub(super) fn words(place: &Place, inner: &str) -> Option<Vec<Piece>> {
    let mut words = words_of(inner)?;
    let order = parts::words(place);
    words.sort_by_key(|piece| order.iter().position(|key| *key == piece.key));
    Some(words)
}

/// The same in the order of the document.
pub(super) fn words_of(inner: &str) -> Option<Vec<Piece>> {
    Some(Pieces::of(inner).ok()?.take(|key| !matches!(key, ID | PERSON)))
}

impl Merging<'_> {
    /// The words of a version, opened.
    pub(super) fn inside(&self, version: &Version) -> Result<Inside, Shut> {
        if version.unit.is_empty() {
            return Ok(Inside { person: None, words: version.open.clone() });
        }
        let (texts, base, person) = self.opened(&version.unit)?;
        let sealed = as_one(base.as_deref(), texts)?;
        let sealed = words(self.place, &sealed).ok_or(Shut::Damaged)?;
        let mut all = Pieces { head: String::new(), all: version.open.clone() };
        let twice = put_in(self.place, &mut all, &text(&sealed));
        if !twice.is_empty() {
            return Err(Shut::Contradicts(twice));
        }
        let all = words(self.place, &all.text()).ok_or(Shut::Damaged)?;
        Ok(Inside { person: Some(person), words: all })
    }

    /// All blocks of a unit opened, what they came from, and the person that they say they are of.
    pub(super) fn opened(&self, unit: &Unit) -> Result<(Vec<String>, Option<String>, String), Shut> {
        let identities = self.keys.identities()?;
        let texts = unit.blocks.iter().map(|block| one(block, identities)).collect::<Result<Vec<_>, _>>()?;
        let heads = texts.iter().map(|text| head(self.place, text).ok_or(Shut::Damaged)).collect::<Result<Vec<_>, _>>()?;
        let base =
            unit.base.as_ref().and_then(|base| one(base, identities).ok()).filter(|base| head(self.place, base).as_ref() == heads.first());
        let (id, person) = heads.first().cloned().ok_or(Shut::Damaged)?;
        let own = self.place.source().map_or(person.as_str(), |source| source.id.as_str());
        let is_known = (self.person)().is_none_or(|known| known == person);
        match heads.iter().find(|other| **other != (id.clone(), person.clone())) {
            Some((id, person)) => Err(Shut::Elsewhere(id.clone(), person.clone())),
            None if id != own || !is_known => Err(Shut::Elsewhere(id, person)),
            None => Ok((texts, base, person)),
        }
    }

    /// What both sides came from as a document of this person, with markers around what contradicts in it; nothing where it can't be
    /// opened, or is of another.
    pub(super) fn base_of(&self, was: &Version, person: &str) -> String {
        let inner = |words: &[Piece]| inner_text(self.place, person, false, words);
        match self.inside(was) {
            Ok(inside) if inside.person.as_deref().is_none_or(|of| of == person) && !was.is_silent() => inner(&inside.words),
            Err(Shut::Contradicts(_)) if was.open.is_empty() => self.with_markers(&was.unit, person).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Blocks that contradict each other as one document, with markers longer than those of a file.
    fn with_markers(&self, unit: &Unit, person: &str) -> Option<String> {
        let (texts, base, of) = self.opened(unit).ok()?;
        let markers = Markers { size: INNER, ours: "", theirs: "" };
        let (beside, whole): (Vec<String>, Vec<String>) = texts.into_iter().partition(|text| is_beside(text));
        // what was put beside others adds to them, and has no base in common with them
        let alone = beside.into_iter().map(|text| (without_mark(text), ""));
        let mut parts = whole.into_iter().map(|text| (text, base.as_deref().unwrap_or_default())).chain(alone);
        let (mut one, _) = parts.next()?;
        let mut other: Option<(String, &str)> = None;
        for (text, base) in parts {
            let merged = merge(base, &one, &text, markers)?;
            other = match other {
                _ if merged.conflicts.is_empty() => {
                    one = merged.text;
                    other
                }
                None => Some((text, base)),
                // of three that contradict each other not even two values are sure
                Some((before, _)) => {
                    let merged = merge(base, &before, &text, markers)?;
                    merged.conflicts.is_empty().then_some((merged.text, base)).map(Some)?
                }
            };
        }
        let text = match other {
            Some((other, base)) => merge(base, &one, &other, markers)?.text,
            None => one,
        };
        (of == person).then_some(text)
    }
}
