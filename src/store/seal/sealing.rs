//! Sealing on the way to the disk: what one write needs for it, and what it remembers afterwards.

use super::close::{Closed, Closing, Refusal};
use super::close::{has_own_words, has_words};
use super::recipients::{self, ByPolicy, Whom};
use super::{may_be_sealed, opened, parts};
use crate::domain::employee::{Employee, Slug};
use crate::domain::holding::Person;
use crate::domain::id::Id;
use crate::domain::name::Name;
use crate::domain::obstacle::Vocabulary;
use crate::domain::records::{Folder, Place};
use crate::store::accepted::{self, Accepted};
use crate::store::fields::Origin;
use crate::store::holding::value;
use crate::store::journal::FileStep;
use crate::store::write::Writer;
use crate::store::yaml::edit::{Edit, Step};
use crate::store::yaml::write::New;
use crate::store::{Change, Fault, Store, decode, layout, read, schema, settings, undo, vocabulary, write, yaml};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// The sealing of one write.
pub struct Sealing<'s> {
    store: &'s Store,
    whom: Whom,
    in_the_open: bool,
    accepted: OnceCell<Option<Accepted>>,
    was_sealed: OnceCell<bool>,
    /// The vocabulary that comes with this write: a word that it brings is nobody's own any more.
    vocabulary: Option<Vocabulary>,
    /// New talks, with who holds each.
    talks: Vec<(Id, Option<String>)>,
    /// The ids of people whose files come with this write.
    people: BTreeMap<Slug, Id>,
    /// Ids that people get, since something of theirs is sealed.
    named: RefCell<BTreeMap<Slug, Id>>,
    sealed: RefCell<Vec<(Id, Vec<String>)>>,
    /// The people whose files come with this write, before and after it.
    persons: RefCell<Vec<(Slug, Option<Person>, Person)>>,
    /// Who holds the talks that come with it, and those that actions of it came from.
    holders: RefCell<Vec<(Id, Option<Name>)>>,
    told: RefCell<Vec<Told>>,
}

/// What is worth knowing of for whom something was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Words of it were sealed.
    Sealed(Place),
    /// A file names these readers, for whom it was never sealed as far as this clone knows: they were left out.
    LeftOut(String, Vec<String>),
    /// It is sealed for these readers, and not for whoever wrote it.
    NotForYou(String, Vec<String>),
}

impl<'s> Sealing<'s> {
    /// What a write of these changes needs.
    pub(in crate::store) fn of(store: &'s Store, changes: &[Change], whom: Whom) -> Sealing<'s> {
        let (mut talks, mut people) = (Vec::new(), BTreeMap::new());
        if store.settings.is_sealed() {
            for change in changes {
                let (Change::Create { place, text } | Change::Replace { place, text, .. }) = change else { continue };
                match place {
                    Place::Record(source) if source.folder == Folder::Conversations => talks.push((source.id, value(text, "with"))),
                    Place::Employee(slug) => people.extend(value(text, "id").and_then(|id| Id::parse(&id)).map(|id| (slug.clone(), id))),
                    _ => {}
                }
            }
        }
        Sealing {
            store,
            whom,
            in_the_open: false,
            accepted: OnceCell::new(),
            was_sealed: OnceCell::new(),
            vocabulary: changes.iter().find_map(|change| vocabulary::coming(store, change)),
            talks,
            people,
            named: RefCell::default(),
            sealed: RefCell::default(),
            persons: RefCell::default(),
            holders: RefCell::default(),
            told: RefCell::default(),
        }
    }

    /// The same for a write that leaves words in the open.
    pub(in crate::store) fn in_the_open(self, in_the_open: bool) -> Sealing<'s> {
        Sealing { in_the_open, ..self }
    }

    /// The text that a file gets, with its words sealed. It is as it was given where nothing is sealed in this workspace.
    pub(in crate::store) fn closed(&self, place: &Place, before: Option<&[u8]>, text: &str) -> Result<String, Fault> {
        if self.in_the_open {
            return Ok(text.to_owned());
        }
        if !self.store.settings.is_sealed() {
            let is_of_words = !parts::words(place).is_empty() && yaml::parse(text).is_ok_and(|root| has_words(place, &root));
            let was_sealed = || *self.was_sealed.get_or_init(|| accepted::is_remembered(self.store));
            return match is_of_words && was_sealed() {
                true => Err(Fault::Sealing(layout::path_of(place), Box::new(Refusal::SealedNoMore))),
                false => Ok(text.to_owned()),
            };
        }
        let before = before.and_then(|before| std::str::from_utf8(before).ok());
        let closed = self.close(place, before, text)?;
        self.take_note(place, before, &closed);
        Ok(closed.text)
    }

    fn accepted(&self) -> Option<&Accepted> {
        self.accepted.get_or_init(|| Accepted::of(self.store)).as_ref()
    }

    fn by_policy<'a>(&'a self, place: &'a Place) -> ByPolicy<'a> {
        ByPolicy::new(self.store, place, self.accepted()).sealing_for(self.whom.clone()).with_talks(&self.talks)
    }

    fn close(&self, place: &Place, before: Option<&str>, text: &str) -> Result<Closed, Fault> {
        let recipients = self.by_policy(place);
        let (keys, known) = (&*self.store.opener, &self.store.settings.vocabulary);
        let (vocabulary, was_known) = (self.vocabulary.as_ref().unwrap_or(known), self.vocabulary.as_ref().map(|_| known));
        let person = || self.person(place, text);
        let closing = Closing { place, before, vocabulary, was_known, keys, person: &person, recipients: &recipients };
        let named = |refusal| Box::new(super::named_refusal(self.store, place, refusal));
        closing.close(text).map_err(|refusal| Fault::Sealing(layout::path_of(place), named(refusal)))
    }

    /// Takes note of for whom a file is sealed now, and of what decides that of others.
    fn take_note(&self, place: &Place, before: Option<&str>, closed: &Closed) {
        let id = recipients::id(place, &closed.text);
        let Some(accepted) = self.accepted() else { return };
        if let Some(readers) = &closed.sealed_for {
            let was = before.and_then(|before| super::seen(&yaml::parse(before).ok()?)).map(|sealed| sealed.readers).unwrap_or_default();
            let gone: Vec<String> = was.into_iter().filter(|key| !readers.contains(key)).collect();
            let me = recipients::oneself(self.store, &accepted.circle);
            let told = |told| self.told.borrow_mut().push(told);
            told(Told::Sealed(place.clone()));
            if self.whom == Whom::Before && !gone.is_empty() {
                told(Told::LeftOut(layout::path_of(place), gone));
            }
            if self.whom == Whom::Before && me.is_some_and(|me| !readers.contains(&me.key)) {
                told(Told::NotForYou(layout::path_of(place), readers.clone()));
            }
        }
        self.sealed.borrow_mut().extend(id.zip(closed.sealed_for.clone()));
        match place {
            Place::Employee(slug) => {
                let person = |text: &str| Person::from(&decode_person(slug, text));
                self.persons.borrow_mut().push((slug.clone(), before.map(person), person(&closed.text)));
            }
            Place::Record(source) if matches!(source.folder, Folder::Conversations | Folder::Actions) => {
                let key = if source.folder == Folder::Conversations { "with" } else { "conversation" };
                let is_known = accepted.holding().holder(source.id).is_some();
                if is_known && before.is_some_and(|before| value(before, key) == value(&closed.text, key)) {
                    return;
                }
                let holder = source.employee.as_ref().and_then(|slug| self.by_policy(place).named(&accepted.circle, slug, &closed.text));
                self.holders.borrow_mut().push((source.id, holder));
            }
            _ => {}
        }
    }

    /// The bytes that a file gets by edits. Those of what stands open leave the block as it is, and need no key.
    pub(in crate::store) fn edited(&self, place: &Place, path: &str, before: &[u8], edits: &[Edit]) -> Result<Vec<u8>, Fault> {
        let is_sealed = self.store.settings.is_sealed() && !parts::words(place).is_empty();
        let text = std::str::from_utf8(before).ok().filter(|_| is_sealed);
        let Some(text) = text.filter(|text| may_be_sealed(text) || edits.iter().any(|edit| touches(place, edit))) else {
            let after = write::edited(path, before, edits)?;
            let closed = std::str::from_utf8(&after).ok().map(|text| self.closed(place, Some(before), text)).transpose()?;
            return Ok(closed.map_or(after, String::into_bytes));
        };
        if !edits.iter().any(|edit| touches(place, edit)) {
            let after = write::edited_text(path, text, edits)?;
            return self.closed(place, Some(before), &after).map(String::into_bytes);
        }
        let open = opened(place, self.person(place, text).as_deref(), text, &*self.store.opener);
        if !open.twice.is_empty() {
            return Err(Fault::Sealing(path.to_owned(), Box::new(Refusal::Twice(open.twice))));
        }
        let after = write::edited_text(path, &open.text, edits)?;
        self.closed(place, Some(before), &after).map(String::into_bytes)
    }

    /// The `id` of the person whose a file is. Who has none gets one with this write.
    fn person(&self, place: &Place, text: &str) -> Option<String> {
        let slug = place.person()?;
        let own = matches!(place, Place::Employee(_)).then(|| value(text, "id").and_then(|id| Id::parse(&id))).flatten();
        let known = || own.or_else(|| self.people.get(slug).copied()).or_else(|| read::employee(self.store, slug, &mut Vec::new()).id);
        // another id would be that of another person to all that is sealed
        let fresh = || (!super::has_sealed(self.store, slug)).then(|| super::id_to_give(self.store, slug));
        let id = self.named.borrow().get(slug).copied().or_else(known).or_else(fresh)?;
        if self.named.borrow().contains_key(slug) || known().is_none() {
            self.named.borrow_mut().insert(slug.clone(), id);
        }
        Some(id.to_string())
    }

    /// Writes down who the people are of whom something is sealed and who had no id.
    pub(in crate::store) fn name_people(&mut self, writer: &Writer, steps: &mut Vec<FileStep>) -> Result<(), Fault> {
        for (slug, id) in std::mem::take(&mut *self.named.borrow_mut()) {
            let path = layout::employee(&slug);
            let edit = [Edit::set("id", New::word(id), schema::before(schema::EMPLOYEE, "id"))];
            match steps.iter_mut().find(|step| step.path == path) {
                Some(FileStep { after: Some(after), .. }) => *after = write::edited(&path, after, &edit)?,
                Some(_) => {}
                None => steps.push(writer.plain_step(&path, &edit, &format!("id: {id}\nname: {slug}\n"))?),
            }
        }
        Ok(())
    }

    /// Whether a write brings sealing into a workspace that had none: it takes back that sealing was ended.
    pub(in crate::store) fn begins(&self, steps: &[FileStep]) -> bool {
        let is_sealed = |bytes: &Vec<u8>| std::str::from_utf8(bytes).is_ok_and(|text| settings::parse(text).settings.is_sealed());
        let begins = |step: &FileStep| step.path == layout::SETTINGS && step.after.as_ref().is_some_and(is_sealed);
        !self.store.settings.is_sealed() && steps.iter().any(begins)
    }

    /// What is remembered of a write for undo: never a word that is to be sealed. What can't be sealed is left out, and can't be
    /// taken back.
    pub(in crate::store) fn to_remember(&self, steps: &[FileStep]) -> Vec<FileStep> {
        if !self.store.settings.is_sealed() || self.in_the_open {
            return steps.to_vec();
        }
        let shut = |path: &str, bytes: &[u8]| -> Option<Vec<u8>> {
            let Ok(text) = std::str::from_utf8(bytes) else { return Some(bytes.to_vec()) };
            self.close(&layout::place(path), None, text).ok().map(|closed| closed.text.into_bytes())
        };
        let closed = |step: &FileStep| -> Option<FileStep> {
            let before = match &step.before {
                Some(bytes) => Some(shut(&step.path, bytes)?),
                None => None,
            };
            let gone = match &step.gone {
                Some((path, bytes)) => Some((path.clone(), shut(path, bytes)?)),
                None => None,
            };
            Some(FileStep { before, gone, ..step.clone() })
        };
        steps.iter().filter_map(closed).collect()
    }

    /// Forgets what undo remembers of files whose words stood in the open until now and are sealed by these steps.
    ///
    /// # Errors
    /// It can't be taken away: the words would still lie in the open, so nothing is to be said to be sealed.
    pub(in crate::store) fn forget_open(&self, steps: &[FileStep]) -> Result<(), Fault> {
        if !self.store.settings.is_sealed() || self.in_the_open {
            return Ok(());
        }
        let stood_open = |path: &str, bytes: &[u8]| {
            let root = std::str::from_utf8(bytes).ok().and_then(|text| yaml::parse(text).ok());
            root.is_some_and(|root| has_own_words(&layout::place(path), &root, &self.store.settings.vocabulary))
        };
        let old = steps.iter().flat_map(|step| {
            let gone = step.gone.as_ref().map(|(path, bytes)| (path, bytes));
            step.before.as_ref().map(|bytes| (&step.path, bytes)).into_iter().chain(gone)
        });
        let paths: BTreeSet<String> = old.filter(|(path, bytes)| stood_open(path, bytes)).map(|(path, _)| path.clone()).collect();
        if paths.is_empty() { Ok(()) } else { undo::forget_files(self.store, &paths) }
    }

    /// Remembers for whom records were sealed, and who people are and hold what. Where that can't be, they are sealed all the same.
    pub(in crate::store) fn remember(&self) {
        let Some(accepted) = self.accepted.get().and_then(Option::as_ref) else { return };
        let _ = accepted.note(&self.sealed.take());
        let mut holding = accepted.holding().clone();
        self.persons.take().iter().for_each(|(slug, before, after)| holding.note_person(slug, before.as_ref(), after));
        self.holders.take().into_iter().for_each(|(id, holder)| holding.note_holder(id, holder));
        let _ = accepted.note_holding(&holding);
    }

    /// What is worth knowing of for whom something was sealed.
    pub(in crate::store) fn told(&self) -> Vec<Told> {
        self.told.take()
    }
}

/// Who a text of an employee's file says that it is.
fn decode_person(slug: &Slug, text: &str) -> Employee {
    let path = layout::employee(slug);
    decode::employee(text, slug, &mut Origin::new(&path, &mut Vec::new())).unwrap_or_else(|| Employee::unknown(slug.clone()))
}

/// Whether an edit changes words, or what decides whether they are sealed.
fn touches(place: &Place, edit: &Edit) -> bool {
    let key = match edit.within().first() {
        Some(Step::Key(key)) => key,
        _ => edit.key(),
    };
    let is_note = place.source().is_some_and(|source| source.folder == Folder::Notes);
    parts::words(place).contains(&key) || (is_note && key == "shared")
}
