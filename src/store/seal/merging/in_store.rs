//! Merging in a workspace: with what this person accepted, and the ids of its people.

use super::{Joint, Merging, concerns};
use crate::domain::id::Id;
use crate::domain::records::Place;
use crate::store::accepted::Accepted;
use crate::store::seal;
use crate::store::seal::recipients::{self, ByPolicy};
use crate::store::{Fault, Store, layout, read};
use std::cell::RefCell;

/// What merging takes from a workspace.
pub struct InStore<'s> {
    store: &'s Store,
    accepted: Option<Accepted>,
    /// Where else a text of a file may be found: in the commits that are being merged.
    elsewhere: &'s dyn Fn(&str) -> Vec<String>,
    sealed: RefCell<Vec<(Id, Vec<String>)>>,
}

impl<'s> InStore<'s> {
    /// The workspace, and the texts that a path has in the commits that are being merged.
    pub fn new(store: &'s Store, elsewhere: &'s dyn Fn(&str) -> Vec<String>) -> InStore<'s> {
        InStore { store, accepted: Accepted::of(store), elsewhere, sealed: RefCell::default() }
    }

    /// Does something with what merges the versions of a file.
    pub fn at<T>(&self, place: &Place, act: impl FnOnce(&Merging) -> T) -> T {
        let recipients = ByPolicy::new(self.store, place, self.accepted.as_ref());
        let person = || self.person(place).map(|id| id.to_string());
        let (vocabulary, keys) = (&self.store.settings.vocabulary, &*self.store.opener);
        act(&Merging { place, vocabulary, keys, person: &person, recipients: &recipients })
    }

    /// Merges the versions of a file.
    pub fn joint(&self, place: &Place, texts: [&str; 3], size: usize) -> Option<Joint> {
        let [base, ours, theirs] = texts;
        self.at(place, |merging| merging.joint(base, ours, theirs, size))
    }

    /// Merges the versions of a file, if one of them is sealed.
    pub fn joint_if_sealed(&self, path: &str, texts: [&str; 3], size: usize) -> Option<Option<Joint>> {
        concerns(texts).then(|| self.joint(&layout::place(path), texts, size))
    }

    /// A text of a file as whoever asks sees it: with its words where they can be opened, and without blocks.
    pub fn seen(&self, path: &str, text: &str) -> String {
        seal::open_text(self.store, &layout::place(path), text).text
    }

    /// Notes for whom a file is sealed once it is written.
    pub fn note(&self, place: &Place, text: &str, sealed_for: Option<&[String]>) {
        let id = recipients::id(place, text);
        self.sealed.borrow_mut().extend(id.zip(sealed_for.map(<[String]>::to_vec)));
    }

    /// Remembers what was noted.
    pub fn remember(&self) -> Result<(), Fault> {
        self.accepted.as_ref().map_or(Ok(()), |accepted| accepted.note(&self.sealed.take()))
    }

    fn person(&self, place: &Place) -> Option<Id> {
        let slug = place.person()?;
        let id = |text: &String| recipients::id(&Place::Employee(slug.clone()), text);
        let known = read::employee(self.store, slug, &mut Vec::new()).id;
        known.or_else(|| (self.elsewhere)(&layout::employee(slug)).iter().find_map(id))
    }
}
