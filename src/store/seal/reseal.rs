//! Sealing many files: all that is open, or again what is sealed already, by several threads.

use super::close::{Closing, Refusal, has_own_words};
use super::recipients::{ByPolicy, Whom};
use super::{Recipients, may_be_sealed, open, opened};
use crate::domain::access::recipients_of;
use crate::domain::circle::Circle;
use crate::domain::employee::Slug;
use crate::domain::id::Id;
use crate::domain::records::{Folder, Place};
use crate::domain::sealed::Shut;
use crate::parallel::each;
use crate::store::accepted::Accepted;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Fault, Store, file, layout, list, read, readers, schema, write, yaml};
use crate::vault;
use std::collections::BTreeMap;

/// What is to be sealed, and how.
pub struct Resealing<'s> {
    pub store: &'s Store,
    pub accepted: &'s Accepted,
    pub whom: Whom,
    /// The readers who have other keys now: what was sealed for them is sealed anew.
    pub anew: &'s [String],
    /// The `id` of each person. Whose has none is not sealed.
    pub people: &'s BTreeMap<Slug, Id>,
    /// What changes in files in the same write.
    pub edits: &'s BTreeMap<String, Vec<Edit>>,
}

/// What becomes of one file.
#[derive(Debug)]
pub enum Outcome {
    /// It is sealed with this change, for these readers.
    Sealed(Change, Vec<String>),
    /// There is nothing to seal in it, or it is sealed as it should be.
    Left,
    /// Its words can't be opened by whoever asks, so they can't be sealed for others.
    Shut(Shut),
    Refused(Refusal),
    /// It can't be read; reading names it.
    Unread,
}

/// Every file of the workspace that can have words to seal: people first, then records, by path.
pub fn places(store: &Store) -> Result<Vec<Place>, Fault> {
    let people = list::slugs(store)?.into_iter().map(Place::Employee);
    let records = list::all_sources(store)?.into_iter().filter(|source| source.employee.is_some()).map(Place::Record);
    Ok(people.chain(records).collect())
}

/// The `id` of each of these people that has one.
pub fn ids(store: &Store, slugs: &[Slug]) -> BTreeMap<Slug, Id> {
    let id = |slug: &Slug| Some((slug.clone(), read::employee(store, slug, &mut Vec::new()).id?));
    each(slugs, id).into_iter().flatten().collect()
}

/// Whether a file has words in the open that the policy wants sealed.
pub fn has_open_words(store: &Store, place: &Place) -> bool {
    let text = file::text(&store.at(&layout::path_of(place))).unwrap_or_default();
    yaml::parse(&text).is_ok_and(|root| has_own_words(place, &root, &store.settings.vocabulary))
}

impl Resealing<'_> {
    /// What becomes of each file, in their order.
    pub fn of(&self, places: &[Place]) -> Vec<Outcome> {
        let offered = readers::offered(self.store).circle;
        each(places, |place| self.one(place, &offered))
    }

    /// Whether a block is for as many keys as its readers have, by what was accepted or by what others may have accepted of the offer.
    fn is_for(&self, offered: &Circle, readers: &[String], blocks: &[String]) -> bool {
        let [block] = blocks else { return true };
        let Ok(count) = vault::recipients(block) else { return true };
        let is_right = |circle: &Circle| recipients_of(readers, circle).is_none_or(|wanted| wanted == count);
        is_right(&self.accepted.circle) || is_right(offered)
    }

    fn one(&self, place: &Place, offered: &Circle) -> Outcome {
        let path = layout::path_of(place);
        let edits = self.edits.get(&path).map_or(&[][..], Vec::as_slice);
        let Ok(text) = file::text(&self.store.at(&path)) else { return Outcome::Unread };
        let Ok(root) = yaml::parse(&text) else { return Outcome::Unread };
        let vocabulary = &self.store.settings.vocabulary;
        let id = || place.person().and_then(|slug| self.people.get(slug)).map(Id::to_string);
        let sealed = may_be_sealed(&text).then(|| open::seen(&root)).flatten();
        let anew = match &sealed {
            Some(sealed) if !self.is_for(offered, &sealed.readers, &open::blocks(&root)) => &sealed.readers,
            _ => self.anew,
        };
        let by_policy = ByPolicy::new(self.store, place, Some(self.accepted)).sealing_for(self.whom.clone()).with_other_keys(anew);
        let mut after = text.clone();
        if let Some(sealed) = &sealed {
            let is_whole = open::blocks(&root).len() == 1 && !has_own_words(place, &root, vocabulary);
            if is_whole && edits.is_empty() && !by_policy.is_other(&sealed.readers, &text) {
                return Outcome::Left;
            }
            let opened = opened(place, id().as_deref(), &text, &*self.store.opener);
            match opened.sealed.and_then(|sealed| sealed.shut().cloned()) {
                Some(shut) => return Outcome::Shut(shut),
                None if !opened.twice.is_empty() => return Outcome::Refused(Refusal::Twice(opened.twice)),
                None => after = opened.text,
            }
        }
        if let (Place::Employee(_), Some(id)) = (place, id())
            && root.get("id").is_none_or(yaml::Node::is_null)
        {
            let name = [Edit::set("id", New::word(id), schema::before(schema::EMPLOYEE, "id"))];
            let Ok(named) = yaml::edit::apply(&after, &name) else { return Outcome::Refused(Refusal::Bound("id".to_owned(), 1, 1)) };
            after = named;
        }
        if !edits.is_empty() {
            match write::edited_text(&path, &after, edits) {
                Ok(edited) => after = edited,
                Err(_) => {
                    return Outcome::Refused(Refusal::Bound(edits.first().map(|edit| edit.key().to_owned()).unwrap_or_default(), 1, 1));
                }
            }
        }
        let keys = &*self.store.opener;
        let closing = Closing { place, before: Some(&text), vocabulary, was_known: None, keys, person: &id, recipients: &by_policy };
        match closing.close(&after) {
            // nothing was sealed in it, and nothing is
            Ok(closed) if closed.text == text || (closed.sealed_for.is_none() && !may_be_sealed(&closed.text)) => Outcome::Left,
            Ok(closed) => {
                let readers = closed.sealed_for.unwrap_or_default();
                Outcome::Sealed(Change::Replace { place: place.clone(), before: text.into_bytes(), text: closed.text }, readers)
            }
            Err(refusal) => Outcome::Refused(super::named_refusal(self.store, place, refusal)),
        }
    }
}

/// A file with its words in the open, as a change; the reason where they can't be opened; nothing where nothing is sealed.
pub fn in_the_open(store: &Store, place: &Place) -> Option<Result<Change, Shut>> {
    let text = file::text(&store.at(&layout::path_of(place))).ok().filter(|text| may_be_sealed(text))?;
    let opened = super::open_text(store, place, &text);
    let sealed = opened.sealed?;
    Some(match sealed.shut() {
        Some(shut) => Err(shut.clone()),
        None if !opened.twice.is_empty() => Err(Shut::Contradicts(opened.twice)),
        None => Ok(Change::Replace { place: place.clone(), before: text.into_bytes(), text: opened.text }),
    })
}

/// How many of these are talks, and how many are other files.
pub fn counts<'p>(places: impl Iterator<Item = &'p Place>) -> (usize, usize) {
    let is_talk = |place: &Place| place.source().is_some_and(|source| source.folder == Folder::Conversations);
    places.fold((0, 0), |(talks, others), place| if is_talk(place) { (talks + 1, others) } else { (talks, others + 1) })
}
