//! Sealed words: how a record lies on the disk, and what commands work with.
//!
//! Commands see the *opened* text of a record: the words stand in their places, as far as whoever asks can read them, and nothing in it
//! tells of the sealing. On the disk the words lie in one block (`sealed`), sealed for the readers of the record, with what is counted
//! beside it. `open` goes one way and `close` the other; `parts` says which keys are words.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

mod close;
pub mod merging;
mod open;
mod outside;
mod parts;
mod pieces;
pub mod recipients;
pub mod reseal;
mod sealing;
mod unit;

pub use close::{Closed, Closing, Refusal, to_seal};
pub use open::{Opened, SealedWords, blocks, may_be_sealed, opened, seen};
pub use outside::Outside;
pub use parts::{BASE, BLOCK, ENERGY, KEYS, MIXED, OWN_WORDS, READERS, words};
pub use sealing::{Sealing, Told};

use crate::domain::employee::Slug;
use crate::domain::id::Id;
use crate::domain::records::{Folder, Place};
use crate::domain::sealed::Shut;
use crate::store::yaml::Node;
use crate::store::{Store, file, layout, list, read, yaml};
use crate::vault::{Identity, PublicKey};

/// What opens blocks.
pub trait Opener: std::fmt::Debug + Send + Sync {
    /// The identities of whoever asks; waits for a passphrase where one can be asked for.
    fn identities(&self) -> Result<&[Identity], Shut>;

    /// The keys that seal for whoever asks. Nobody is asked for a passphrase.
    fn public_keys(&self) -> Vec<PublicKey>;
}

/// The keys of someone who has none.
#[derive(Debug)]
pub struct NoKeys;

impl Opener for NoKeys {
    fn identities(&self) -> Result<&[Identity], Shut> {
        Err(Shut::NoIdentity)
    }

    fn public_keys(&self) -> Vec<PublicKey> {
        Vec::new()
    }
}

/// The text of a file of the workspace, with its words in place as far as whoever asks can open them.
pub fn open_text(store: &Store, place: &Place, text: &str) -> Opened {
    let id = |slug: &Slug| read::employee(store, slug, &mut Vec::new()).id;
    let person = place.person().filter(|_| may_be_sealed(text)).and_then(id);
    opened(place, person.as_ref().map(|id| id.as_str()), text, &*store.opener)
}

/// Whether a document has this block.
pub fn has(root: &Node, block: &str) -> bool {
    unit::Unit::of(root).is_ok_and(|unit| unit.blocks.iter().any(|one| one == block))
}

/// The files of a person in which something is sealed.
fn sealed_texts<'s>(store: &'s Store, slug: &'s Slug) -> impl Iterator<Item = (Place, String)> + 's {
    let records = Folder::ALL.into_iter().flat_map(|folder| list::sources(store, Some(slug), folder, &mut Vec::new()));
    let places = std::iter::once(Place::Employee(slug.clone())).chain(records.map(Place::Record));
    let text = |place: Place| Some((file::text(&store.at(&layout::path_of(&place))).ok()?, place));
    let is_sealed = |(text, _): &(String, Place)| may_be_sealed(text) && yaml::parse(text).is_ok_and(|root| seen(&root).is_some());
    places.filter_map(text).filter(is_sealed).map(|(text, place)| (place, text))
}

/// Whether anything of a person is sealed.
pub fn has_sealed(store: &Store, slug: &Slug) -> bool {
    sealed_texts(store, slug).next().is_some()
}

/// The `id` under which something of a person is sealed, as the first block says that can be opened.
fn id_inside(store: &Store, slug: &Slug) -> Option<String> {
    sealed_texts(store, slug).find_map(|(place, text)| match opened(&place, None, &text, &*store.opener).sealed?.shut()? {
        Shut::NobodyKnown(of) => Some(of.clone()),
        _ => None,
    })
}

/// The `id` that someone gets who has none, as something of theirs is sealed: the same in each clone, since nobody but them is meant.
pub fn id_to_give(store: &Store, slug: &Slug) -> Id {
    let person = read::employee(store, slug, &mut Vec::new());
    let started = person.started.map(|day| day.to_string()).unwrap_or_default();
    Id::of_texts(&["stay person", slug, &person.name, &started])
}

/// Why words could not be sealed, with the `id` that is gone where it is for want of one.
fn named_refusal(store: &Store, place: &Place, refusal: Refusal) -> Refusal {
    match (refusal, place.person()) {
        (Refusal::NobodyKnown, Some(slug)) => Refusal::NoId(id_inside(store, slug)),
        (refusal, _) => refusal,
    }
}

/// One reader that words are sealed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// What the reader is called in `readers.yaml`.
    pub key: String,
    pub keys: Vec<PublicKey>,
}

/// Whom a record is sealed for.
pub trait Recipients {
    /// For whom words are sealed now: of those that they were sealed for, or, where there are none, by the policy. `text` is the
    /// open part of the record.
    fn of(&self, was_for: &[String], text: &str) -> Result<Vec<Recipient>, Refusal>;

    /// For whom a file was sealed that whoever asks could open: those whom it names, as far as its blocks and what was known before
    /// bear that out.
    fn believed(&self, named: &[String], _blocks: &[String], _text: &str) -> Vec<String> {
        named.to_vec()
    }

    /// Whether words that did not change are to be sealed anew, since others read them now.
    fn is_other(&self, was_for: &[String], text: &str) -> bool;
}

#[cfg(test)]
mod tests;
