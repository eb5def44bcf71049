//! Who can open what, as the files have it: for whom each was sealed, for how many keys, and whom the policy means.

use super::accepted::{self, Accepted};
use super::readers::Offered;
use super::seal::recipients::ByPolicy;
use super::yaml;
use super::{Fault, Store, file, layout, list, seal};
use crate::domain::access::{Seal, SealedText, What, other_readers, recipients_of};
use crate::domain::circle::Circle;
use crate::domain::employee::Slug;
use crate::domain::id::Id;
use crate::domain::records::{Folder, Place, Source};
use crate::domain::sealed::{SealFault, Words};
use crate::parallel::each;
use crate::vault;

/// Which files are looked at.
#[derive(Clone, Copy, Debug)]
pub enum Of<'a> {
    All,
    Person(&'a Slug),
    Record(&'a Source),
}

/// The circle that a look goes by: the accepted one, else what is offered.
pub fn circle(accepted: Option<&Accepted>, offered: &Offered) -> Circle {
    accepted.map_or_else(|| offered.circle.clone(), |accepted| accepted.circle.clone())
}

/// The files with words that can be sealed, by path. Files that can't be read are left out; reading records says so.
pub fn texts(store: &Store, circle: &Circle, of: Of) -> Result<Vec<SealedText>, Fault> {
    let places: Vec<Place> = match of {
        Of::Record(source) => vec![source.into()],
        Of::Person(slug) => places(store, std::slice::from_ref(slug)),
        Of::All => places(store, &list::slugs(store)?),
    };
    let is_sealed = accepted::seals(store);
    let accepted = Accepted::of(store);
    let one = |place: &Place| {
        let text = file::text(&store.at(&layout::path_of(place))).ok()?;
        of_text(store, circle, accepted.as_ref().filter(|_| is_sealed), is_sealed, place, &text)
    };
    Ok(each(&places, one).into_iter().flatten().collect())
}

fn places(store: &Store, people: &[Slug]) -> Vec<Place> {
    let of = |slug: &Slug| {
        let records = Folder::ALL.into_iter().flat_map(|folder| list::sources(store, Some(slug), folder, &mut Vec::new()));
        std::iter::once(slug.into()).chain(records.map(Place::Record)).collect::<Vec<_>>()
    };
    each(people, of).concat()
}

/// A file that is sealed, with readers whom a circle means for it and for whom this clone never saw it sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    pub employee: Slug,
    pub id: Option<Id>,
    /// For whom this clone saw it sealed, else for whom it says that it is.
    known: Vec<String>,
    /// The readers for whom it says that it is sealed.
    named: Vec<String>,
    pub readers: Vec<String>,
}

impl Gain {
    /// For whom it is sealed once these readers are accepted; nothing where they come in only when it is sealed again.
    pub fn remembered(&self) -> Option<(Id, Vec<String>)> {
        let named: Vec<&String> = self.readers.iter().filter(|key| self.named.contains(key)).collect();
        let id = self.id.filter(|_| !named.is_empty())?;
        Some((id, self.known.iter().chain(named).cloned().collect()))
    }
}

/// The files that these readers gain by a circle. Nothing is opened for it.
pub fn gains(store: &Store, circle: &Circle, accepted: &Accepted, readers: &[String]) -> Result<Vec<Gain>, Fault> {
    let places = places(store, &list::slugs(store)?);
    let one = |place: &Place| -> Option<Gain> {
        // a private note stays its author's, whoever is accepted
        What::of(place).filter(|what| *what != What::Private)?;
        let text = file::text(&store.at(&layout::path_of(place))).ok().filter(|text| seal::may_be_sealed(text))?;
        let named = seal::seen(&yaml::parse(&text).ok()?)?.readers;
        let employee = place.person()?.clone();
        let id = seal::recipients::id(place, &text);
        let known = id.and_then(|id| accepted.sealed_for(id)).map_or_else(|| named.clone(), <[String]>::to_vec);
        let meant = ByPolicy::new(store, place, Some(accepted)).meant(circle, &text);
        let gained: Vec<String> = readers.iter().filter(|key| meant.contains(key) && !known.contains(key)).cloned().collect();
        (!gained.is_empty()).then_some(Gain { employee, id, known, named, readers: gained })
    };
    Ok(each(&places, one).into_iter().flatten().collect())
}

/// For whom every sealed file says that it is sealed: what is accepted with a circle that is accepted for the first time.
pub fn as_it_is(store: &Store) -> Result<Vec<(Id, Vec<String>)>, Fault> {
    let one = |place: &Place| {
        let text = file::text(&store.at(&layout::path_of(place))).ok().filter(|text| seal::may_be_sealed(text))?;
        let seen = seal::seen(&yaml::parse(&text).ok()?)?;
        Some((seal::recipients::id(place, &text)?, seen.readers))
    };
    Ok(each(&places(store, &list::slugs(store)?), one).into_iter().flatten().collect())
}

/// One file, by its text; nothing if there are no words in it that can be sealed. In a workspace where words are not sealed, none are
/// meant for anyone in particular.
fn of_text(store: &Store, circle: &Circle, accepted: Option<&Accepted>, is_sealed: bool, place: &Place, text: &str) -> Option<SealedText> {
    let what = What::of(place)?;
    let root = yaml::parse(text).ok()?;
    let (employee, source) = (place.person()?.clone(), place.source().cloned());
    let open: Vec<String> = seal::to_seal(place, &root, Some(&store.settings.vocabulary)).into_iter().map(str::to_owned).collect();
    let seen = seal::seen(&root);
    if open.is_empty() && seen.is_none() {
        return None;
    }
    let whom = ByPolicy::new(store, place, accepted);
    let meant = if is_sealed { whom.meant(circle, text) } else { Vec::new() };
    let mut faults: Vec<SealFault> = (is_sealed && !open.is_empty()).then_some(SealFault::Open(open)).into_iter().collect();
    let Some(seen) = seen else { return Some(SealedText { what, employee, source, seal: Seal::Open, meant, faults }) };
    let opened = seal::open_text(store, place, text);
    faults.extend(opened.faults());
    let recipients: Vec<Option<usize>> = seal::blocks(&root).iter().map(|block| vault::recipients(block).ok()).collect();
    faults.extend(of_blocks(&recipients, recipients_of(&seen.readers, circle)));
    faults.extend(seen.readers.iter().filter(|key| circle.reader(key).is_none()).cloned().map(SealFault::UnknownReader));
    // nothing says who wrote a note; whoever it was is a reader of it, but for the employee whom it is about
    let may_be_author = |key: &str| {
        let is_employee = || circle.reader(key).is_some_and(|reader| reader.employee.as_ref() == Some(&employee));
        matches!(what, What::Note | What::Private)
            && circle.reader(key).is_some()
            && !is_employee()
            && !by_policy(circle, &meant, key, store)
    };
    let by_handover: Vec<String> = whom.by_handover(circle, text).into_iter().map(|reader| reader.key.clone()).collect();
    faults.extend(other_readers(&seen.readers, &meant, &by_handover, may_be_author).filter(|_| is_sealed));
    faults.dedup();
    let words = opened.sealed.map(|sealed| sealed.words).unwrap_or(Words::NotAsked);
    Some(SealedText { what, employee, source, seal: Seal::Shut { readers: seen.readers, recipients, words }, meant, faults })
}

/// Whether the policy means a reader of a note by itself, and not since that reader is whoever runs this.
fn by_policy(circle: &Circle, meant: &[String], key: &str, store: &Store) -> bool {
    let is_oneself = seal::recipients::oneself(store, circle).is_some_and(|reader| reader.key == key);
    meant.iter().any(|meant| meant == key) && !is_oneself
}

/// What is wrong with blocks that are to be sealed for so many keys.
fn of_blocks(recipients: &[Option<usize>], wanted: Option<usize>) -> Vec<SealFault> {
    let mut faults = Vec::new();
    if recipients.iter().any(Option::is_none) || recipients.is_empty() {
        faults.push(SealFault::Damaged);
    }
    for found in recipients.iter().flatten() {
        faults.extend(wanted.filter(|wanted| wanted != found).map(|wanted| SealFault::OtherCount(*found, wanted)));
    }
    if recipients.len() > 1 {
        faults.push(SealFault::NotJoined);
    }
    faults
}
