//! Three versions of a sealed file as one: the open part as documents, and the words by whoever can open them.
//!
//! A block that only one side changed stays as it is, with the keys beside it. Where both changed it, whoever can open all three
//! merges the words as documents and seals them again, for those readers of both sides who are accepted, and for nobody else. The same
//! words keep the block that sorts first, so that two clones come to the same bytes. Who can't open keeps both blocks, beside each
//! other. Nothing that was opened is ever in the text that comes of it.
//!
//! `version` takes one version apart, `both` is about words that both sides changed, `list` about blocks that wait beside each other,
//! `joint` is what comes of it, and `in_store` has all that is needed for it in a workspace.

mod both;
mod in_store;
mod joint;
mod list;
mod version;

pub use in_store::InStore;
pub use joint::{Decided, Joint};

use super::close::is_shared_note;
use super::open::{self, put_in};
use super::parts::{BLOCK, KEYS};
use super::pieces::{Piece, Pieces};
use super::unit::Unit;
use super::{Opener, Recipients};
use crate::domain::obstacle::Vocabulary;
use crate::domain::records::Place;
use crate::store::merge::{self, Base, INNER, Markers, undecided, undecided_without};
use crate::store::yaml::edit::{self, Edit};
use crate::store::{schema, yaml};
use joint::Words;
use version::Version;

/// What versions are merged with.
pub struct Merging<'m> {
    pub place: &'m Place,
    pub vocabulary: &'m Vocabulary,
    pub keys: &'m dyn Opener,
    /// The `id` of the person whose file it is, where that is known.
    pub person: &'m dyn Fn() -> Option<String>,
    /// Whom the words may be sealed for.
    pub recipients: &'m dyn Recipients,
}

/// Whether one of these texts has a block, so that they are to be merged as sealed ones.
pub fn concerns(texts: [&str; 3]) -> bool {
    let has_block = |text: &&str| {
        let base = Base::of(text, Markers::LEAST);
        yaml::parse(base.text()).is_ok_and(|root| root.get(BLOCK).is_some_and(|block| !block.is_null()))
    };
    texts.iter().filter(|text| open::may_be_sealed(text)).any(has_block)
}

impl Merging<'_> {
    /// Merges two sides with a common `base`. `None` where the documents can't be merged, as with documents that are not sealed.
    pub fn joint(&self, base: &str, ours: &str, theirs: &str, size: usize) -> Option<Joint> {
        let version = |text: &str| Version::of(self.place, self.vocabulary, text);
        let bases = Base::of(base, size);
        let sides = [version(bases.text())?, version(ours)?, version(theirs)?];
        let bases = bases.with(|text| Some(version(text)?.text))?;
        let [was, own, other] = &sides;
        let open = || undecided_without(&bases, &own.text, &other.text, &KEYS);
        let settled = |unit: &Unit, words: &[Piece]| Some(Joint::new(self.page(&open()?, unit, words)?, Words::Settled));
        match (own.is_same(other), other.is_same(was), own.is_same(was)) {
            (true, ..) => settled(&Unit::of_same_blocks(&was.unit, &own.unit, &other.unit), &own.open),
            (_, true, _) => settled(&own.unit, &own.open),
            (_, _, true) => settled(&other.unit, &other.open),
            _ if own.unit.is_empty() && other.unit.is_empty() => {
                Some(Joint::new(undecided(&self.in_the_open(was), ours, theirs, size)?, Words::Settled))
            }
            _ => self.both(self.not_shared(open()?, was)?, &sides, size >= INNER),
        }
    }

    /// Removes the change from `before` to `after` from the text `now`, as [`merge::take_back`] does. Words that did not change since
    /// get the block of before, to the byte; where they did, all three have to be opened.
    pub fn take_back(&self, after: &str, now: &str, before: &str) -> Option<Result<String, Vec<String>>> {
        let version = |text: &str| Version::of(self.place, self.vocabulary, text);
        let [after, now, before] = [version(after)?, version(now)?, version(before)?];
        let words = match (before.is_same(&after), now.is_same(&after)) {
            (true, _) => Ok((now.unit.clone(), now.open.clone())),
            (_, true) => Ok((before.unit.clone(), before.open.clone())),
            _ => self.words_back(&after, &now, &before)?.map(|unit| (unit, Vec::new())),
        };
        let open = merge::take_back_without(&after.text, &now.text, &before.text, &KEYS)?;
        let (text, (unit, open)) = match (open, words) {
            (Ok(text), Ok(words)) => (text, words),
            (open, words) => return Some(Err([open.err(), words.err()].into_iter().flatten().flatten().collect())),
        };
        self.on(&text, &unit, &open).map(Ok)
    }

    /// A page with these blocks on it, and these words in the open.
    fn page(&self, open: &merge::Undecided, unit: &Unit, words: &[Piece]) -> Option<merge::Undecided> {
        self.on(open.text(), unit, words).map(|text| open.on(text))
    }

    fn on(&self, text: &str, unit: &Unit, words: &[Piece]) -> Option<String> {
        let text = unit.put_into(text, schema::of(self.place))?;
        if words.is_empty() {
            return Some(text);
        }
        let mut pieces = Pieces::of(&text).ok()?;
        let twice = put_in(self.place, &mut pieces, &version::text(words));
        twice.is_empty().then(|| pieces.text())
    }

    /// A version with its words in the open, as far as they can be opened.
    fn in_the_open(&self, version: &Version) -> String {
        let Ok(mut pieces) = Pieces::of(&version.text) else { return version.text.clone() };
        pieces.take_sealing();
        if let Ok(inside) = self.inside(version) {
            put_in(self.place, &mut pieces, &version::text(&inside.words));
        }
        pieces.text()
    }

    /// Where one side shared a note while the other changed it, nobody shared the new words.
    fn not_shared(&self, open: merge::Undecided, was: &Version) -> Option<merge::Undecided> {
        let is_shared = |text: &str| yaml::parse(text).is_ok_and(|root| is_shared_note(self.place, &root));
        if !is_shared(open.text()) || is_shared(&was.text) {
            return Some(open);
        }
        let text = edit::apply(open.text(), &[Edit::remove("shared")]).ok()?;
        Some(open.on(text))
    }
}
