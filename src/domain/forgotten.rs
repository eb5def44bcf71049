//! What was forgotten on purpose, and must not come back.
//!
//! A tombstone names nobody. It has keyed hashes of the ids and folders that were forgotten, so that what comes back by a merge or
//! by a hand is known. The key is in it: who suspects a name can test that name, and nobody can read one off.

use super::conversation::Conversation;
use super::employee::Employee;
use super::id::Id;
use super::note::Note;
use super::records::{Folder, Place, Records, Source};
use super::signature::sign;
use super::words::worded;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashSet};

worded! {
    /// What a tombstone is of.
    What {
        /// A person, with all that was kept about them.
        Person = "person",
        /// One record.
        Record = "record",
    }
}

/// How many hexadecimal digits of a hash are kept: 128 bits.
const DIGITS: usize = 32;

/// What was forgotten at once, in hashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// What the hashes were made with.
    pub key: String,
    pub what: What,
    /// The day it was forgotten.
    pub day: NaiveDate,
    /// Of the id of the person, or of the record.
    pub ids: Vec<String>,
    /// Of every folder that the person had.
    pub folders: Vec<String>,
    /// Of the ids of the person's records.
    pub records: Vec<String>,
}

fn hash(key: &str, sort: &str, text: &str) -> String {
    let mut hash = sign(key, &["stay forgotten", sort, text]);
    hash.truncate(DIGITS);
    hash
}

fn hashes<'t>(key: &str, sort: &str, texts: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut all: Vec<String> = texts.map(|text| hash(key, sort, text)).collect();
    // nothing of it tells what came first
    all.sort();
    all.dedup();
    all
}

impl Tombstone {
    /// That of a person with these records.
    pub fn of_person(key: &str, person: &Employee, records: &[Id], day: NaiveDate) -> Tombstone {
        let folders = person.formerly.iter().map(String::as_str).chain([&*person.slug]);
        Tombstone {
            key: key.to_owned(),
            what: What::Person,
            day,
            ids: hashes(key, "person", person.id.as_ref().map(Id::as_str).into_iter()),
            folders: hashes(key, "folder", folders),
            records: hashes(key, "record", records.iter().map(Id::as_str)),
        }
    }

    /// That of one record.
    pub fn of_record(key: &str, id: Id, day: NaiveDate) -> Tombstone {
        let ids = hashes(key, "record", [id.as_str()].into_iter());
        Tombstone { key: key.to_owned(), what: What::Record, day, ids, folders: Vec::new(), records: Vec::new() }
    }

    /// Whether it is of the person or record that this folder or id is of.
    pub fn is_of(&self, typed: &str) -> bool {
        let has = |hashes: &[String], sort: &str| hashes.contains(&hash(&self.key, sort, typed));
        let sort = if self.what == What::Person { "person" } else { "record" };
        has(&self.ids, sort) || has(&self.folders, "folder") || has(&self.records, "record")
    }
}

/// What the hashes of one key are of.
#[derive(Debug, Default)]
struct Hashes {
    people: HashSet<String>,
    /// Folders, and whether the person's id is known too.
    folders: BTreeMap<String, bool>,
    /// Records of forgotten people.
    theirs: HashSet<String>,
    /// Records that were forgotten one by one.
    records: HashSet<String>,
}

/// All that was forgotten. Tombstones of two clones may have two keys.
#[derive(Debug, Default)]
pub struct Forgotten {
    by_key: BTreeMap<String, Hashes>,
}

/// What of a person's folder was forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    Nothing,
    /// The folder is another person's by now: only what is left of the one who was forgotten.
    Theirs,
    All,
}

impl FromIterator<Tombstone> for Forgotten {
    fn from_iter<T: IntoIterator<Item = Tombstone>>(tombstones: T) -> Forgotten {
        let mut all = Forgotten::default();
        for stone in tombstones {
            let known = all.by_key.entry(stone.key).or_default();
            let has_id = !stone.ids.is_empty();
            match stone.what {
                What::Person => known.people.extend(stone.ids),
                What::Record => known.records.extend(stone.ids),
            }
            for folder in stone.folders {
                // who is known by the folder alone is known by it whatever another tombstone says
                known.folders.entry(folder).and_modify(|known| *known &= has_id).or_insert(has_id);
            }
            known.theirs.extend(stone.records);
        }
        all
    }
}

impl Forgotten {
    /// Whether nothing was.
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// The key that a new tombstone is made with: one that is there already, so that there are few to try.
    pub fn key(&self) -> Option<&str> {
        self.by_key.keys().next().map(String::as_str)
    }

    fn any(&self, is_it: impl Fn(&str, &Hashes) -> bool) -> bool {
        self.by_key.iter().any(|(key, hashes)| is_it(key, hashes))
    }

    /// Whether an id is that of a person who was forgotten.
    pub fn has_person(&self, id: Id) -> bool {
        self.any(|key, known| !known.people.is_empty() && known.people.contains(&hash(key, "person", id.as_str())))
    }

    /// Whether a folder is one that a forgotten person had. No one gets it again.
    pub fn has_folder(&self, slug: &str) -> bool {
        self.any(|key, known| known.folders.contains_key(&hash(key, "folder", slug)))
    }

    /// Whether a folder was that of someone of whom nothing but the folder is known.
    fn has_folder_alone(&self, slug: &str) -> bool {
        self.any(|key, known| known.folders.get(&hash(key, "folder", slug)).is_some_and(|has_id| !has_id))
    }

    /// Whether a record was forgotten by itself.
    pub fn has_record(&self, id: Id) -> bool {
        self.any(|key, known| !known.records.is_empty() && known.records.contains(&hash(key, "record", id.as_str())))
    }

    /// Whether a record was one of a forgotten person.
    pub fn was_theirs(&self, id: Id) -> bool {
        self.any(|key, known| !known.theirs.is_empty() && known.theirs.contains(&hash(key, "record", id.as_str())))
    }

    /// Whether an id was anything's that was forgotten: nothing new gets it.
    pub fn has_id(&self, id: Id) -> bool {
        self.has_record(id) || self.was_theirs(id) || self.has_person(id)
    }

    /// What of a folder was forgotten. `id` and `formerly` are what `employee.yaml` in it says, if it is there and can be read.
    ///
    /// The id tells, whatever the folder is called by now. The folder tells where there is no id, and where the person had none. A
    /// folder whose person has another id is someone else's.
    pub fn cover(&self, slug: &str, id: Option<Id>, formerly: &[String]) -> Cover {
        if self.is_empty() {
            return Cover::Nothing;
        }
        match id {
            Some(id) if self.has_person(id) => Cover::All,
            Some(_) if self.has_folder_alone(slug) => Cover::All,
            Some(_) if self.has_folder(slug) => Cover::Theirs,
            Some(_) => Cover::Nothing,
            None if self.has_folder(slug) || formerly.iter().any(|folder| self.has_folder(folder)) => Cover::All,
            None => Cover::Nothing,
        }
    }
}

/// What is to be forgotten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meant {
    /// People, by their folders, with all that is kept about them.
    pub people: Vec<super::employee::Slug>,
    /// Records of others.
    pub records: Vec<Source>,
}

impl Meant {
    /// The places of files as one thing to forget: who goes as a whole takes all of theirs along.
    pub fn of(places: impl IntoIterator<Item = Place>) -> Meant {
        let mut meant = Meant::default();
        for place in places {
            match place {
                Place::Employee(slug) if !meant.people.contains(&slug) => meant.people.push(slug),
                Place::Record(source) if !meant.records.contains(&source) => meant.records.push(source),
                _ => {}
            }
        }
        let Meant { people, records } = &mut meant;
        records.retain(|source| source.employee.as_ref().is_none_or(|slug| !people.contains(slug)));
        meant
    }

    /// Whether a record goes.
    pub fn takes(&self, source: &Source) -> bool {
        source.employee.as_ref().is_some_and(|slug| self.people.contains(slug)) || self.records.contains(source)
    }
}

/// A pointer of something that stays to something that goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loose {
    pub source: Source,
    pub pointer: Pointer,
}

/// What points, and what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// `conversation` of an action.
    Conversation,
    /// `goal` of an action.
    Goal,
    /// `conversation` of a note: it was taken up on this day, and does not wait again.
    TakenUp(NaiveDate),
    /// `note` of the answer in this place of a conversation, from 0.
    Answer(usize),
}

/// What kind of file goes, as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// What says who a person is.
    Card,
    Conversation,
    Action,
    Goal,
    Note,
    PrivateNote,
    /// Whatever else lies in a person's folder.
    Other,
}

impl Sort {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Sort; 7] = [Sort::Card, Sort::Conversation, Sort::Action, Sort::Goal, Sort::Note, Sort::PrivateNote, Sort::Other];
}

impl From<Folder> for Sort {
    fn from(folder: Folder) -> Sort {
        match folder {
            Folder::Conversations => Sort::Conversation,
            Folder::Actions => Sort::Action,
            Folder::Goals => Sort::Goal,
            Folder::Notes => Sort::Note,
            Folder::Private => Sort::PrivateNote,
        }
    }
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    pub path: String,
    /// From 1; 0 for what is sealed, and stands on no line.
    pub line: u32,
}

/// What forgetting comes to, as it is told.
#[derive(Clone, Debug, Default)]
pub struct Account {
    pub people: Vec<Employee>,
    /// Records of people who stay.
    pub records: Vec<Source>,
    pub goes: BTreeMap<Sort, usize>,
    /// What stays and loses a pointer to what goes.
    pub loosened: Vec<Loose>,
    /// Where else these people are named; it is not changed.
    pub named: Vec<Spot>,
    /// How many sealed files of others could not be looked into.
    pub shut: usize,
    /// Open promises of others that wait for these people, with their titles.
    pub promises: Vec<(Source, String)>,
    /// How many actions of the organisation there are.
    pub of_organisation: usize,
    /// The readers of what is sealed who are these people.
    pub readers: Vec<String>,
}

/// The pointers that would lead nowhere.
pub fn loose(records: &Records, meant: &Meant) -> Vec<Loose> {
    let goes = |folder: Folder, id: Id| meant.records.iter().any(|source| source.folder == folder && source.id == id);
    let held = |id: Id| records.conversations.iter().find(|talk: &&Conversation| talk.id == id).map(|talk| talk.date);
    let mut found = Vec::new();
    for action in records.actions.iter().filter(|action| !meant.takes(&action.source())) {
        let points = [
            action.conversation.filter(|id| goes(Folder::Conversations, *id)).map(|_| Pointer::Conversation),
            action.goal.filter(|id| goes(Folder::Goals, *id)).map(|_| Pointer::Goal),
        ];
        found.extend(points.into_iter().flatten().map(|pointer| Loose { source: action.source(), pointer }));
    }
    for note in records.notes.iter().filter(|note: &&Note| !meant.takes(&note.source())) {
        let taken_up = note.conversation.filter(|id| goes(Folder::Conversations, *id));
        let pointer = taken_up.map(|id| Pointer::TakenUp(held(id).unwrap_or(note.created)));
        found.extend(pointer.map(|pointer| Loose { source: note.source(), pointer }));
    }
    for talk in records.conversations.iter().filter(|talk| !meant.takes(&talk.source())) {
        let gone = |id: Id| goes(Folder::Notes, id) || goes(Folder::Private, id);
        let answers = talk.answers.iter().enumerate().filter(|(_, answer)| answer.note.is_some_and(gone));
        found.extend(answers.map(|(at, _)| Loose { source: talk.source(), pointer: Pointer::Answer(at) }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::Action;
    use crate::domain::conversation::Status;
    use crate::domain::sample::{action, conversation, day};

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    fn anna() -> Employee {
        Employee {
            id: Some(id("n4t8c2ye")),
            name: "Anna de Vries".to_owned(),
            formerly: vec!["anna-smit".to_owned()],
            ..Employee::unknown("anna-de-vries".into())
        }
    }

    fn forgotten(person: &Employee) -> Forgotten {
        [Tombstone::of_person("k", person, &[id("k7m3x9qa")], day("2026-11-27"))].into_iter().collect()
    }

    #[test]
    fn a_tombstone_names_nobody() {
        let told = format!("{:?}", Tombstone::of_person("k", &anna(), &[id("k7m3x9qa")], day("2026-11-27"))).to_lowercase();
        assert!(["anna", "vries", "smit", "n4t8c2ye", "k7m3x9qa"].iter().all(|word| !told.contains(word)), "{told}");
    }

    #[test]
    fn the_id_tells_whatever_the_folder_is_called() {
        let known = forgotten(&anna());
        let own = Some(id("n4t8c2ye"));
        for (slug, id, formerly, cover) in [
            ("anna-de-vries", own, vec![], Cover::All),
            ("anna-jansen", own, vec![], Cover::All),
            ("anna-de-vries", None, vec![], Cover::All),
            ("anna-smit", None, vec![], Cover::All),
            ("anna-jansen", None, vec!["anna-de-vries".to_owned()], Cover::All),
            ("anna-jansen", None, vec![], Cover::Nothing),
            // one of the same name
            ("anna-de-vries-2", Some(id("b4t8c2ye")), vec![], Cover::Nothing),
            ("anna-de-vries", Some(id("b4t8c2ye")), vec![], Cover::Theirs),
        ] {
            assert_eq!(known.cover(slug, id, &formerly), cover, "{slug} {id:?}");
        }
        assert!(known.has_folder("anna-smit") && known.has_id(id("k7m3x9qa")) && known.was_theirs(id("k7m3x9qa")));
        assert!(!known.has_record(id("k7m3x9qa")), "it is one in another's folder only if it was forgotten by itself");
        assert!(!known.has_folder("n4t8c2ye"), "what is an id is no folder");
    }

    #[test]
    fn who_had_no_id_is_known_by_the_folder_alone() {
        let known = forgotten(&Employee { id: None, ..anna() });
        assert_eq!(known.cover("anna-de-vries", Some(id("b4t8c2ye")), &[]), Cover::All, "an id that was given since");
        assert_eq!(Forgotten::default().cover("anna-de-vries", None, &[]), Cover::Nothing);
    }

    #[test]
    fn what_stays_points_to_nothing_that_goes() {
        let talk = conversation("anna", "k1aaaaaa", "2021-01-10", Status::Closed);
        let open = Action { conversation: Some(id("k1aaaaaa")), ..action("anna", "a1aaaaaa", "2021-02-01") };
        let ended = Action { conversation: Some(id("k1aaaaaa")), ..action("anna", "a2aaaaaa", "2021-02-01") };
        let meant = Meant::of([Place::from(&talk.source()), Place::from(&ended.source())]);
        let records = Records { conversations: vec![talk.clone()], actions: vec![open.clone(), ended], ..Records::default() };
        assert_eq!(loose(&records, &meant), [Loose { source: open.source(), pointer: Pointer::Conversation }]);
        let all = Meant::of([Place::from(&talk.source()), Place::Employee("anna".into())]);
        assert_eq!((all.records.len(), loose(&records, &all).len()), (0, 0), "who goes takes all along");
    }
}
