//! The folders of people: folders that move as a whole, and two folders of one person that become one.

use super::merge::{Markers, merge};
use super::seal::merging::InStore;
use super::writable::is_writable;
use super::yaml::write::New;
use super::yaml::{
    self,
    edit::{self, Edit},
};
use super::{Change, Fault, Store, file, layout, link, schema, unread};
use crate::domain::employee::{Employee, Slug};
use crate::domain::id::Id;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::{Place, Records};
use std::borrow::Cow;
use std::collections::HashMap;
use walkdir::WalkDir;

/// Two versions of one file, of which neither may go in silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Differing {
    /// The one that would move.
    pub from: String,
    /// The one that is there.
    pub to: String,
}

/// The folder for someone whose name has the slug `wanted`: that one, or the first with a number behind it that is
/// neither there nor is or was anyone else's. `own` is the folder that the person has now, which is free to keep.
pub(crate) fn free(store: &Store, wanted: &str, people: &[Employee], own: Option<&Slug>) -> Slug {
    let is_own = |slug: &str| own.is_some_and(|own| **own == *slug);
    // someone who is about to be added in the same write has no folder on disk yet
    let is_anothers = |slug: &str| {
        let mut others = people.iter().filter(|person| !is_own(&person.slug));
        others.any(|person| *person.slug == *slug || person.formerly.iter().any(|folder| folder == slug))
    };
    let is_forgotten = |slug: &str| store.forgotten().has_folder(slug);
    let is_there = |slug: &str| store.at(&layout::home(slug)).symlink_metadata().is_ok();
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names.find(|slug| is_own(slug) || (!is_there(slug) && !is_anothers(slug) && !is_forgotten(slug))).unwrap_or_default().into()
}

/// Every file below a folder, whatever it is, by path. A link is refused, and so is what can't be moved safely: a name
/// that is no text, or of which the journal can't take note.
pub(crate) fn files_below(store: &Store, folder: &str) -> Result<Vec<String>, Fault> {
    let mut files = Vec::new();
    for found in WalkDir::new(store.at(folder)).min_depth(1) {
        let found = found.map_err(Fault::of_walk)?;
        let below = file::slashed(found.path().strip_prefix(&store.root).unwrap_or(found.path()));
        let in_the_way = |kind| Fault::Unreadable(Box::new(whole_file(below.clone(), kind, Severity::Unreadable)));
        match () {
            () if found.path_is_symlink() => return Err(Fault::Link(below)),
            () if found.file_name().to_str().is_none() => return Err(in_the_way(Kind::Encoding)),
            () if found.file_type().is_dir() => {}
            () if !is_writable(&below) => return Err(in_the_way(Kind::Stray)),
            () => files.push(below),
        }
    }
    files.sort();
    Ok(files)
}

/// A folder with all that is in it, under another name. `edits` are what changes in files on the way; those
/// for files that lie elsewhere stay in it.
pub(crate) fn moved(store: &Store, from: &str, to: &str, edits: &mut HashMap<Place, Vec<Edit>>) -> Result<Vec<Change>, Fault> {
    let (old, new) = (layout::home(from), layout::home(to));
    let moved = |file: String| {
        let edits = edits.remove(&layout::place(&file)).unwrap_or_default();
        Change::Move { place: layout::place(&format!("{new}{}", &file[old.len()..])), from: file, edits }
    };
    Ok(files_below(store, &old)?.into_iter().map(moved).collect())
}

/// What makes one folder of two that are one person's: all that is in `from` goes to `to`. What both have is there
/// once, with what either side alone says; nothing is done where they say different things.
pub(crate) fn joined(store: &Store, from: &Employee, to: &Employee) -> Result<Result<Vec<Change>, Vec<Differing>>, Fault> {
    let (old, new) = (layout::home(&from.slug), layout::home(&to.slug));
    let card = layout::employee(&from.slug);
    let (mut changes, mut differing) = (Vec::new(), Vec::new());
    // one folder is no two
    if from.slug == to.slug {
        return Ok(Ok(changes));
    }
    for file in files_below(store, &old)? {
        let target = format!("{new}{}", &file[old.len()..]);
        if store.at(&target).symlink_metadata().is_err() {
            changes.push(Change::rename(file, &target));
            continue;
        }
        let bytes = |path: &str| file::whole(&store.at(path)).map_err(|kind| unreadable(path, kind));
        let (own, there) = (bytes(&file)?, bytes(&target)?);
        let result = match file == card {
            true => both_cards(store, &target, [&own, &there], from, to),
            // whatever it is
            false if own == there => {
                changes.push(Change::delete(&file, own));
                continue;
            }
            false => both(store, &target, [&own, &there]),
        };
        match result {
            None => differing.push(Differing { from: file, to: target }),
            Some(text) => {
                if text.as_bytes() != there {
                    changes.push(Change::Replace { place: layout::place(&target), before: there, text });
                }
                changes.push(Change::delete(&file, own));
            }
        }
    }
    Ok(if differing.is_empty() { Ok(changes) } else { Err(differing) })
}

/// The changes that bring a file with a problem to where it belongs, if there is no doubt.
pub(super) fn brought_home(store: &Store, problem: &Problem, records: &Records) -> Option<Vec<Change>> {
    let path = problem.path.trim_end_matches('/');
    let free = |file: String, to: String| {
        let is_free = file != to && store.at(&to).symlink_metadata().is_err() && link::above(store, &to).is_none();
        is_free.then(|| Change::rename(file, &to))
    };
    match &problem.kind {
        Kind::Unread { is_free: true, .. } => unread::put_right(store, path, problem.path.ends_with('/')),
        Kind::Elsewhere(_, home) => Some(vec![free(path.to_owned(), home.clone())?]),
        Kind::MovedAway(home) => {
            let living = |folder: &str| records.employees.iter().find(|person| layout::home(&person.slug) == folder);
            let (from, to) = (living(path.strip_suffix("/employee.yaml")?)?, living(home)?);
            joined(store, from, to).ok()?.ok()
        }
        _ => None,
    }
}

/// Reports files of a person in a former folder, and people with two folders.
pub(super) fn name(records: &mut Records) {
    let mut now: HashMap<&str, Option<&Employee>> = HashMap::new();
    let people = &records.employees;
    for (person, folder) in people.iter().flat_map(|person| person.formerly.iter().map(move |folder| (person, folder.as_str()))) {
        // a folder that two people had says of neither who is meant
        now.entry(folder).and_modify(|known| *known = None).or_insert(Some(person));
    }
    let nameless = |problem: &Problem| problem.kind == Kind::NoEmployeeFile;
    let mut found: Vec<Problem> = Vec::new();
    let mut by_id: HashMap<Id, &Employee> = HashMap::new();
    for person in people {
        let path = layout::employee(&person.slug);
        let moved = now.get(&*person.slug).copied().flatten().filter(|home| home.slug != person.slug);
        let has_no_card = || records.problems.iter().any(|problem| nameless(problem) && problem.path == path);
        let first = person.id.map(|id| *by_id.entry(id).or_insert(person)).filter(|first| first.slug != person.slug);
        let kind = match (moved, first) {
            (Some(home), _) if has_no_card() || home.is_same(person) => Kind::MovedAway(layout::home(&home.slug)),
            (_, Some(first)) if !person.formerly.iter().any(|folder| *folder == *first.slug) => Kind::TwoHomes(layout::home(&first.slug)),
            _ => continue,
        };
        found.push(whole_file(path, kind, Severity::Error));
    }
    let is_told = |path: &str| found.iter().any(|problem| problem.path == path);
    records.problems.retain(|problem| !nameless(problem) || !is_told(&problem.path));
    records.problems.append(&mut found);
}

/// Whether an `employee.yaml` with git's markers in it says of two people who they are.
pub(super) fn are_two_people(text: &str) -> bool {
    let mut ids = text.lines().filter_map(|line| line.strip_prefix("id:")).map(str::trim);
    ids.next().is_some_and(|first| ids.any(|other| other != first))
}

fn whole_file(path: String, kind: Kind, severity: Severity) -> Problem {
    Problem { path, line: 0, column: 0, kind, severity }
}

fn unreadable(path: &str, kind: Kind) -> Fault {
    Fault::Unreadable(Box::new(whole_file(path.to_owned(), kind, Severity::Unreadable)))
}

/// Merges two versions of one file, if neither contradicts the other.
fn both(store: &Store, path: &str, [own, there]: [&[u8]; 2]) -> Option<String> {
    let (own, there) = (std::str::from_utf8(own).ok()?, std::str::from_utf8(there).ok()?);
    if own == there {
        return Some(there.to_owned());
    }
    let status = |text| yaml::parse_fully(text).ok()?.get("status")?.text().map(Cow::into_owned);
    // a merge prefers an end to any other status, but that needs a common base, which is not known here
    if status(own) != status(there) {
        return None;
    }
    let merging = InStore::new(store, &|_| Vec::new());
    if let Some(joint) = merging.joint_if_sealed(path, ["", there, own], Markers::LEAST) {
        return joint.filter(|joint| joint.conflicts().is_empty()).map(|joint| joint.text().to_owned());
    }
    let merged = merge("", there, own, Markers { size: Markers::LEAST, ours: "", theirs: "" })?;
    merged.conflicts.is_empty().then_some(merged.text)
}

/// Two `employee.yaml` of one person in one: the name stays that of the folder that stays, and the other is noted.
fn both_cards(store: &Store, path: &str, [own, there]: [&[u8]; 2], from: &Employee, to: &Employee) -> Option<String> {
    let (own, there) = (std::str::from_utf8(own).ok()?, std::str::from_utf8(there).ok()?);
    let left_out = ["name", "formerly"].map(Edit::remove);
    let own = edit::apply(own, &left_out).ok()?;
    let merged = both(store, path, [own.as_bytes(), there.as_bytes()])?;
    let before = from.formerly.iter().map(String::as_str).chain([&*from.slug]);
    edit::apply(&merged, &formerly(to, before, &to.slug)).ok()
}

/// The edits that note the former folder of a person who moves to `home`.
pub(crate) fn formerly<'f>(person: &'f Employee, before: impl Iterator<Item = &'f str>, home: &str) -> Vec<Edit> {
    let mut folders: Vec<String> = Vec::new();
    for folder in person.formerly.iter().map(String::as_str).chain(before).filter(|folder| *folder != home) {
        folders.retain(|known| known != folder);
        folders.push(folder.to_owned());
    }
    let is_there = !person.formerly.is_empty();
    let gone = is_there.then(|| Edit::remove("formerly"));
    let set = || Edit::set("formerly", New::texts(&folders), schema::before(schema::EMPLOYEE, "formerly"));
    gone.into_iter().chain((!folders.is_empty()).then(set)).collect()
}
