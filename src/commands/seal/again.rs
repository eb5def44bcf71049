//! Sealing files in one write: what is open, and what is sealed already and others read now.

use crate::commands::effects::Effects;
use crate::context::Context;
use crate::domain::employee::Slug;
use crate::domain::id::Id;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::Place;
use crate::domain::sealed::{SealFault, Shut};
use crate::error::Error;
use crate::i18n::{Saying, seal as says};
use crate::store::accepted::Accepted;
use crate::store::seal::Refusal;
use crate::store::seal::recipients::Whom;
use crate::store::seal::reseal::{self, Outcome, Resealing};
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Fault, Store, layout, schema, seal};
use std::collections::{BTreeMap, BTreeSet};

/// What is sealed again.
pub(in crate::commands) struct Again<'a> {
    pub whom: Whom,
    /// The readers who have other keys now.
    pub anew: &'a [String],
    /// Which files; all where nothing is said.
    pub places: Option<Vec<Place>>,
    /// What changes in files in the same write.
    pub edits: BTreeMap<String, Vec<Edit>>,
}

/// What was sealed.
#[derive(Default)]
pub(in crate::commands) struct Resealed {
    /// The records with the readers that they are sealed for now.
    pub sealed: Vec<(Id, Vec<String>)>,
    /// Whether something was left that should have been sealed.
    pub is_partly: bool,
    /// How many files whoever asks can't open.
    pub shut: usize,
}

impl Again<'_> {
    /// Adds the changes that seal these files, and what there is to say.
    pub(in crate::commands) fn of(self, cx: &Context, store: &Store, effects: &mut Effects) -> Result<Resealed, Error> {
        let accepted = Accepted::of(store);
        let nothing_accepted = || Fault::Sealing(layout::READERS.to_owned(), Box::new(Refusal::NothingAccepted));
        let accepted = accepted.ok_or_else(nothing_accepted)?;
        let places = self.places.map_or_else(|| reseal::places(store), Ok)?;
        let (people, new) = people(store, &places);
        let resealing = Resealing { store, accepted: &accepted, whom: self.whom, anew: self.anew, people: &people, edits: &self.edits };
        let outcomes = resealing.of(&places);
        let mut done = Resealed::default();
        let (mut named, mut counted): (BTreeSet<Slug>, Vec<Place>) = Default::default();
        for (place, outcome) in places.iter().zip(outcomes) {
            match outcome {
                Outcome::Sealed(change, readers) => {
                    let id = match place {
                        Place::Record(source) => Some(source.id),
                        place => place.person().and_then(|slug| people.get(slug)).copied(),
                    };
                    done.sealed.extend(id.map(|id| (id, readers)));
                    named.extend(place.person().filter(|slug| new.contains_key(*slug)).cloned());
                    counted.push(place.clone());
                    effects.changes.push(change);
                }
                Outcome::Left | Outcome::Unread => {}
                Outcome::Shut(Shut::ForOthers | Shut::NoIdentity | Shut::Locked) => done.shut += 1,
                Outcome::Shut(why) => {
                    done.is_partly = true;
                    effects.unread.extend(why.fault().map(|fault| problem(place, fault)));
                }
                Outcome::Refused(refusal) => {
                    done.is_partly = true;
                    let fault = Error::from(Fault::Sealing(layout::path_of(place), Box::new(refusal)));
                    effects.warnings.push(Saying::new(move |lang| fault.told(lang).joined(" · ")));
                }
            }
        }
        effects.changes.splice(0..0, named.iter().filter_map(|slug| name(store, slug, new.get(slug)?, &counted)));
        if !counted.is_empty() {
            let (talks, others) = reseal::counts(counted.iter());
            effects.lines.push(says::sealed(cx.lang, talks, others).into());
        }
        if done.shut > 0 {
            effects.warnings.push(says::left_shut(cx.lang, done.shut).into());
        }
        Ok(done)
    }
}

impl Resealed {
    /// Remembers for whom records are sealed now.
    pub(in crate::commands) fn note(&self, cx: &Context, store: &Store) {
        if let Some(accepted) = Accepted::of(store).filter(|_| !cx.flags.dry_run) {
            let _ = accepted.note(&self.sealed);
        }
    }
}

/// The id of each person whose files these are, with those that are new: for who has none yet, and nothing that is sealed. They are
/// written only where something is sealed under them.
fn people(store: &Store, places: &[Place]) -> (BTreeMap<Slug, Id>, BTreeMap<Slug, Id>) {
    let slugs: BTreeSet<&Slug> = places.iter().filter_map(Place::person).collect();
    let mut people = reseal::ids(store, &slugs.iter().copied().cloned().collect::<Vec<_>>());
    // another id would be that of another person to all that is sealed
    let is_new = |slug: &&Slug| !people.contains_key(*slug) && !seal::has_sealed(store, slug);
    let new: BTreeMap<Slug, Id> = slugs.into_iter().filter(is_new).map(|slug| (slug.clone(), seal::id_to_give(store, slug))).collect();
    people.extend(new.clone());
    (people, new)
}

/// Writes down who a person is. Where the file is sealed in the same write, the id stands in it already.
fn name(store: &Store, slug: &Slug, id: &Id, sealed: &[Place]) -> Option<Change> {
    let place = Place::Employee(slug.clone());
    if sealed.contains(&place) {
        return None;
    }
    let edit = Edit::set("id", New::word(id), schema::before(schema::EMPLOYEE, "id"));
    let is_there = store.at(&layout::employee(slug)).exists();
    Some(if is_there { Change::edit(slug, vec![edit]) } else { Change::create(slug, format!("id: {id}\nname: {slug}\n")) })
}

fn problem(place: &Place, fault: SealFault) -> Problem {
    Problem { path: layout::path_of(place), line: 0, column: 0, kind: Kind::Seal(fault), severity: Severity::Error }
}
