//! What forgetting writes: what goes, what is put right in what stays, and where else a person is named.

use super::forgotten::{self, file_of};
use super::yaml::edit::{Edit, Step};
use super::yaml::write::New;
use super::{Change, Fault, Load, Need, Store, file, homes, layout, list, questions, read, schema, seal};
use crate::domain::dossier::Names;
use crate::domain::employee::{Employee, Slug};
use crate::domain::forgotten::{Account, Loose, Meant, Pointer, Sort, Spot, Tombstone, loose};
use crate::domain::id::Id;
use crate::domain::records::{Place, Records, Source};
use crate::domain::text::{folded, line_of};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// All that forgetting comes to.
pub(crate) struct Forgetting {
    /// What is told of it.
    pub account: Account,
    /// Every file that goes, by path.
    pub files: Vec<String>,
    /// What makes it so, in one write.
    pub changes: Vec<Change>,
}

fn sort(path: &str) -> Sort {
    match layout::place(path) {
        Place::Employee(_) => Sort::Card,
        Place::Record(source) => source.folder.into(),
        Place::Other(path) if layout::is_ours(&path) => Sort::PrivateNote,
        _ => Sort::Other,
    }
}

/// Works out what forgetting these people and records comes to, on a day. Nothing is written.
pub(crate) fn plan(store: &Store, meant: &Meant, on: NaiveDate) -> Result<Forgetting, Fault> {
    let records = store.read(&Need { notes: Load::Full, conversations: Load::Full, ..Need::OPEN })?;
    let people: Vec<Employee> = meant
        .people
        .iter()
        .map(|slug| {
            let known = records.employees.iter().find(|person| person.slug == *slug);
            known.cloned().unwrap_or_else(|| read::employee(store, slug, &mut Vec::new()))
        })
        .collect();
    let mut files = Vec::new();
    for slug in &meant.people {
        files.extend(homes::files_below(store, &layout::home(slug))?);
    }
    files.extend(meant.records.iter().map(layout::path));
    let mut goes = BTreeMap::new();
    files.iter().for_each(|path| *goes.entry(sort(path)).or_default() += 1);
    let mut changes = Vec::new();
    for path in &files {
        let unreadable = |kind| Fault::Unreadable(Box::new(super::list::unreadable(path.clone(), kind)));
        changes.push(Change::delete(path, file::whole(&store.at(path)).map_err(unreadable)?));
    }
    let loosened = loose(&records, meant);
    changes.extend(put_right(&loosened));
    for stone in tombstones(store, meant, &people, &files, on)? {
        let (path, text) = file_of(&stone);
        // what two clones forget on one day may be there already
        if store.at(&path).symlink_metadata().is_err() {
            changes.push(Change::Create { place: layout::place(&path), text });
        }
    }
    let (named, shut) = named(store, &records, &people, meant)?;
    let is_theirs = |slug: &str| meant.people.iter().any(|own| **own == *slug);
    let circle = super::readers::offered(store).circle;
    let readers = circle.readers.iter().filter(|reader| reader.employee.as_deref().is_some_and(is_theirs));
    let account = Account {
        goes,
        loosened,
        named,
        shut,
        promises: promises(&records, &people, meant),
        of_organisation: records.actions.iter().filter(|action| action.employee.is_none()).count(),
        readers: readers.map(|reader| reader.key.clone()).collect(),
        people,
        records: meant.records.clone(),
    };
    Ok(Forgetting { account, files, changes })
}

/// The tombstones of all of it: one a person, with the ids of what goes along, and one a record.
fn tombstones(store: &Store, meant: &Meant, people: &[Employee], files: &[String], on: NaiveDate) -> Result<Vec<Tombstone>, Fault> {
    let known = store.forgotten();
    let key = known.key().map_or_else(forgotten::fresh_key, |key| Ok(key.to_owned()))?;
    let of_person = |person: &Employee| {
        let own = files.iter().filter(|path| layout::person(path) == Some(&person.slug));
        let ids: Vec<Id> = own.filter_map(|path| layout::parse_path(path)).map(|source| source.id).collect();
        Tombstone::of_person(&key, person, &ids, on)
    };
    let of_record = |source: &Source| Tombstone::of_record(&key, source.id, on);
    Ok(people.iter().map(of_person).chain(meant.records.iter().map(of_record)).collect())
}

/// The edits that take out pointers to what goes.
fn put_right(loosened: &[Loose]) -> Vec<Change> {
    let mut edits: BTreeMap<String, (Place, Vec<Edit>)> = BTreeMap::new();
    // answers are counted from the front: the last one first changes no place of another
    for Loose { source, pointer } in loosened.iter().rev() {
        let (_, edits) = edits.entry(layout::path(source)).or_insert_with(|| (Place::from(source), Vec::new()));
        match pointer {
            Pointer::Conversation => edits.push(Edit::remove("conversation")),
            Pointer::Goal => edits.push(Edit::remove("goal")),
            Pointer::TakenUp(day) => {
                edits.push(Edit::remove("conversation"));
                edits.push(Edit::set("closed", New::word(day), schema::before(schema::NOTE, "closed")));
            }
            Pointer::Answer(at) => {
                let within = vec![Step::Key("answers".to_owned()), Step::Index(*at)];
                edits.push(Edit::Remove { within, key: "note".to_owned() });
            }
        }
    }
    edits.into_values().map(|(place, edits)| Change::edit(place, edits)).collect()
}

/// Open promises in the files of others whose turn is one of these people, by name.
fn promises(records: &Records, people: &[Employee], meant: &Meant) -> Vec<(Source, String)> {
    let is_theirs = |name: &str| people.iter().any(|person| folded(name) == folded(&person.name));
    let open = records.actions.iter().filter(|action| action.is_open() && !meant.takes(&action.source()));
    let theirs = open.filter(|action| action.owner.named().is_some_and(|name| is_theirs(name)));
    theirs.map(|action| (action.source(), action.title.clone())).collect()
}

/// What these people are called, as a dossier looks for them.
fn names(people: &[Employee], all: &[Employee]) -> Vec<Names> {
    let of = |person: &Employee| {
        let others: Vec<String> = all.iter().filter(|other| other.slug != person.slug).map(|other| other.name.clone()).collect();
        let homes: Vec<Slug> = std::iter::once(&*person.slug).chain(person.formerly.iter().map(String::as_str)).map(Slug::from).collect();
        Names::of(person, &[], &homes, &others)
    };
    people.iter().map(of).collect()
}

/// Where else people are named, and how many sealed files could not be looked into.
fn named(store: &Store, records: &Records, people: &[Employee], meant: &Meant) -> Result<(Vec<Spot>, usize), Fault> {
    let names = names(people, &records.employees);
    if names.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let goes = |path: &str| layout::person(path).is_some_and(|slug| meant.people.iter().any(|own| **own == *slug));
    let cards = records.employees.iter().map(|person| layout::employee(&person.slug));
    let all = list::all_sources(store)?.iter().map(layout::path).chain(cards).collect::<Vec<_>>();
    let settings = [layout::SETTINGS, layout::READERS].map(str::to_owned);
    let paths: Vec<String> = all.into_iter().chain(questions::files(store)).chain(settings).filter(|path| !goes(path)).collect();
    let of_people: BTreeMap<&str, Option<Id>> = records.employees.iter().map(|person| (&*person.slug, person.id)).collect();
    let looked = crate::parallel::each(&paths, |path| {
        let Ok(text) = file::text(&store.at(path)) else { return (Vec::new(), false) };
        let in_text = |text: &str| -> BTreeSet<u32> {
            names.iter().flat_map(|names| names.places(text)).map(|place| line_of(text, place.start)).collect()
        };
        let lines = in_text(&text);
        let mut spots: Vec<Spot> = lines.iter().map(|line| Spot { path: path.clone(), line: *line }).collect();
        let mut is_shut = false;
        if seal::may_be_sealed(&text) {
            let id = layout::person(path).and_then(|slug| of_people.get(slug).copied().flatten());
            let opened = seal::opened(&layout::place(path), id.as_ref().map(Id::as_str), &text, &*store.opener);
            is_shut = opened.sealed.as_ref().is_some_and(|sealed| !sealed.is_read());
            if in_text(&opened.text).len() > lines.len() {
                spots.push(Spot { path: path.clone(), line: 0 });
            }
        }
        (spots, is_shut)
    });
    let shut = looked.iter().filter(|(_, is_shut)| *is_shut).count();
    let mut spots: Vec<Spot> = looked.into_iter().flat_map(|(spots, _)| spots).collect();
    spots.sort();
    spots.dedup();
    Ok((spots, shut))
}
