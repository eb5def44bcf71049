//! Gathers all that is held on one person: their own files, what other files say of them, and what git keeps of both.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

mod naming;
mod past;

use super::git::Git;
use super::moments::{self, Homes};
use super::seal::{self, Opened};
use super::yaml::{self, Node, Value};
use super::{Fault, Need, Store, conflict_notes, drafts, file, forgotten, layout, received};
use crate::domain::dossier::{Dossier, Field, HeldFile, Line, LocalFile, Mention, Names, Unseen, WaitingText};
use crate::domain::employee::{Employee, Slug};
use crate::domain::history::{Happened, Moment};
use crate::domain::name::is_one;
use crate::domain::obstacle;
use crate::domain::problem::{Encoding, Kind, Problem, Severity};
use crate::domain::records::{Place, Records};
use crate::domain::retention::{KeptUntil, passing};
use crate::domain::sealed::is_shut;
use crate::domain::slug::{is_slug, slug};
use crate::domain::text::line_of;
use crate::parallel::each;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};
use walkdir::{DirEntry, WalkDir};

/// Up to how many bytes other files are looked through.
const LARGEST: u64 = 16 * 1024 * 1024;

/// All that is held on a person, with the records that the workspace has of them and everyone's names.
pub(crate) fn of(store: &Store, slug: &Slug) -> Result<(Dossier, Records), Fault> {
    let mut own = store.read(&Need { thorough: true, ..Need::SHEET.of(slug) })?;
    let all = store.read(&Need::REPORT)?;
    let mut person = own.employees.first().cloned().unwrap_or_else(|| Employee::unknown(slug.clone()));
    super::read::open_employee(store, &mut person, &mut own.problems);
    let folders = Folders::of(store, &person, &all.employees);
    let git = Git::of(&store.root).map(Git::looking);
    let mut stories: HashMap<String, Vec<Moment>> = HashMap::new();
    if let Some(git) = &git {
        let homes = Homes::of(store)?;
        for moment in moments::of(store, &homes, git, &folders.paths(), None)? {
            stories.entry(moment.path.clone()).or_default().push(moment);
        }
    }
    let names = Names::of(&person, &called_before(&folders, &stories), &folders.homes, &others(&person, &folders, &all));
    let (held, elsewhere): (Vec<String>, Vec<String>) = files(store).into_iter().partition(|path| folders.have(path));
    let mut wrong: HashMap<&str, Vec<Problem>> = HashMap::new();
    own.problems.iter().for_each(|problem| wrong.entry(&problem.path).or_default().push(problem.clone()));
    let mut files = each(&held, |path| held_file(store, path, wrong.get(path.as_str()).cloned().unwrap_or_default()));
    let told = files.iter_mut().filter(|file| !file.has_come_back());
    told.for_each(|file| file.history = stories.remove(&file.path).unwrap_or_default());
    keep(store, &own, &mut files);
    let looked_at = each(&elsewhere, |path| look(store, &names, path));
    let (mut mentions, mut unseen) = (Vec::new(), Vec::new());
    for (named, shut) in looked_at {
        mentions.extend(named);
        unseen.extend(shut);
    }
    let past = git.map(|git| past::of(store, &git, &names, &folders, &mut files, stories)).transpose()?;
    let counted = own.conversations.iter().filter(|talk| talk.counts());
    let named = obstacle::named(counted, &store.settings.vocabulary, store.settings.people);
    let is_named = |text: &str| {
        let key = store.settings.vocabulary.key(text);
        named.iter().any(|obstacle| obstacle.key == key)
    };
    let does = own.actions.iter().filter(|action| action.employee.is_none() && action.obstacle.as_deref().is_some_and(is_named));
    let organisation = does.cloned().collect();
    let drafts = waiting(store, &folders);
    let local = local(store, &names);
    let dossier = Dossier { looked_for: names.written(), files, drafts, mentions, organisation, past, local, unseen, person };
    own.employees = all.employees;
    own.problems.retain(Problem::is_said_by_all);
    Ok((dossier, own))
}

/// The folders of a person.
struct Folders {
    /// Those that are called as folders of people are, the present one first.
    homes: Vec<Slug>,
    /// All of them, also one that is called as nobody's should be, as paths with `/` at their end.
    all: Vec<String>,
    /// What they say of who the person is is in these.
    cards: Vec<String>,
}

impl Folders {
    fn of(store: &Store, person: &Employee, people: &[Employee]) -> Folders {
        let is_anothers = |folder: &str| people.iter().any(|other| *other.slug == *folder && !other.is_same(person));
        let also = people.iter().filter(|other| other.slug != person.slug && other.id.is_some() && other.id == person.id);
        let mut homes = vec![person.slug.clone()];
        homes.extend(also.clone().map(|other| other.slug.clone()));
        let before = std::iter::once(person).chain(also).flat_map(|one| &one.formerly);
        for folder in before.filter(|folder| is_slug(folder) && !is_anothers(folder)) {
            if !homes.iter().any(|home| **home == **folder) {
                homes.push(folder.as_str().into());
            }
        }
        let mut all: Vec<String> = homes.iter().map(|home| format!("{}/", layout::home(home))).collect();
        // a folder that is the person's in other letters is not read, and may be theirs all the same
        for entry in std::fs::read_dir(store.at(layout::EMPLOYEES)).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !is_slug(&name) && slug(&name).as_deref() == Some(&person.slug) {
                all.push(format!("{}/{name}/", layout::EMPLOYEES));
            }
        }
        let cards = homes.iter().map(|home| layout::employee(home)).collect();
        Folders { homes, all, cards }
    }

    fn have(&self, path: &str) -> bool {
        self.all.iter().any(|folder| path.starts_with(folder.as_str()))
    }

    /// As git is asked for them.
    fn paths(&self) -> Vec<String> {
        self.all.iter().map(|folder| folder.trim_end_matches('/').to_owned()).collect()
    }

    /// A path without the folder, to tell what moved along.
    fn below<'p>(&self, path: &'p str) -> Option<&'p str> {
        self.all.iter().find_map(|folder| path.strip_prefix(folder.as_str()))
    }
}

/// The names and addresses that the person had before, as the history of who they are has them.
fn called_before(folders: &Folders, stories: &HashMap<String, Vec<Moment>>) -> Vec<String> {
    let moments = folders.cards.iter().filter_map(|card| stories.get(card)).flatten();
    let fields = moments.flat_map(|moment| match &moment.happened {
        Happened::Made(fields) | Happened::Changed(fields) => fields.as_slice(),
        Happened::Gone | Happened::Unreadable => &[],
    });
    let names = fields.filter(|change| matches!(change.field.as_str(), "name" | "email"));
    names.flat_map(|change| [&change.from, &change.to]).flatten().cloned().collect()
}

/// The names of everyone else.
fn others(person: &Employee, folders: &Folders, all: &Records) -> Vec<String> {
    let employees = all.employees.iter().filter(|other| !folders.homes.contains(&other.slug)).map(|other| other.name.clone());
    // one word may well be the person
    let is_other = |name: &&str| name.contains(' ') && !is_one(name, &person.name);
    let managers =
        all.employees.iter().flat_map(|other| other.manager.iter().chain(other.was.iter().filter_map(|was| was.manager.as_ref())));
    let holders = all.conversations.iter().filter_map(|talk| talk.with.as_ref());
    let owners = all.actions.iter().filter_map(|action| action.owner.named());
    let named: BTreeSet<&str> = managers.chain(holders).map(|name| &**name).chain(owners.map(|name| &**name)).filter(is_other).collect();
    employees.chain(named.into_iter().map(str::to_owned)).collect()
}

/// Every file and link of the workspace, by path, but for what git and commands keep for themselves.
fn files(store: &Store) -> Vec<String> {
    let is_kept = |entry: &DirEntry| {
        let name = entry.file_name();
        entry.depth() == 0 || name != ".git" && !(entry.depth() == 1 && name == layout::INTERNAL)
    };
    let found = WalkDir::new(&store.root).sort_by_file_name().into_iter().filter_entry(is_kept).flatten();
    found.filter(|found| !found.file_type().is_dir()).filter_map(|found| below(store, &found)).collect()
}

fn below(store: &Store, entry: &DirEntry) -> Option<String> {
    Some(file::slashed(entry.path().strip_prefix(&store.root).ok()?))
}

/// The text of some bytes in any usual encoding; nothing where they are none.
fn readable(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => return Ok(text),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    match received::text(&bytes) {
        Ok(text) if !text.contains('\0') => Ok(text),
        Err(garbled) if garbled.encoding == Encoding::Windows => Ok(received::as_windows(&bytes)),
        _ => Err(bytes),
    }
}

/// The bytes of a file and their number; what is wrong with it where they can't be had.
fn read(store: &Store, path: &str) -> (u64, Result<Vec<u8>, Kind>) {
    let at = store.at(path);
    let size = at.symlink_metadata().map_or(0, |data| data.len());
    (size, if size > LARGEST { Err(Kind::TooBig(size)) } else { file::whole(&at) })
}

/// A file in a folder of the person.
fn held_file(store: &Store, path: &str, mut problems: Vec<Problem>) -> HeldFile {
    let place = layout::place(path);
    let (size, bytes) = read(store, path);
    if forgotten::refuses(store, path) {
        // it is there, and nobody is to read it
        if !problems.iter().any(|problem| problem.kind == Kind::Forgotten) {
            problems.push(forgotten::come_back(path.to_owned()));
        }
        return HeldFile::without_text(path.to_owned(), place, size, problems);
    }
    let text = bytes.map(readable);
    if let (Err(kind), []) = (&text, &problems[..]) {
        problems.push(Problem { path: path.to_owned(), line: 0, column: 0, kind: kind.clone(), severity: Severity::Unreadable });
    }
    let opened = text.ok().and_then(Result::ok).map(|text| seal::open_text(store, &place, &text));
    let mut held = HeldFile {
        text: opened.as_ref().map(|opened| opened.text.clone()),
        sealed: opened.as_ref().and_then(|opened| opened.sealed.clone()),
        ..HeldFile::without_text(path.to_owned(), place, size, problems)
    };
    if let Some(opened) = opened.filter(|_| !held.is_other())
        && let Ok(root) = yaml::parse(&opened.text)
    {
        values("", &root, &mut held.fields);
        held.comments = comments(&opened.text);
    }
    held
}

/// Says of each file how long it is needed. What has no earlier term goes with the person.
fn keep(store: &Store, own: &Records, files: &mut [HeldFile]) {
    let kept: HashMap<Place, KeptUntil> =
        passing(own, &store.settings.terms, NaiveDate::MAX).into_iter().map(|one| (one.place, one.kept)).collect();
    let of_person = own.employees.first().and_then(|person| kept.get(&Place::from(&person.slug)));
    files.iter_mut().for_each(|file| file.kept = kept.get(&file.place).or(of_person).copied());
}

fn comments(text: &str) -> Vec<Line> {
    let of = |comment: yaml::comments::Comment| Line { line: line_of(text, comment.start), text: comment.text.to_owned() };
    yaml::comments::of(text).into_iter().map(of).collect()
}

/// Every value of a document with where it stands.
fn values(field: &str, node: &Node, found: &mut Vec<Field>) {
    let below = |part: &str| if field.is_empty() { part.to_owned() } else { format!("{field}.{part}") };
    match &node.value {
        Value::Map(entries) if !entries.is_empty() => entries.iter().for_each(|entry| values(&below(&entry.key), &entry.node, found)),
        Value::Seq(items) if !items.is_empty() => {
            items.iter().enumerate().for_each(|(at, item)| values(&below(&(at + 1).to_string()), item, found));
        }
        _ => found.push(Field { field: field.to_owned(), value: node.text().map(|text| text.trim_end().to_owned()) }),
    }
}

/// Looks another file through: the places that name the person, and whether something in it stays closed.
fn look(store: &Store, names: &Names, path: &str) -> (Vec<Mention>, Option<Unseen>) {
    let mention = |line, field, sentence: Option<String>| {
        let may_mean = sentence.as_deref().map(|sentence| names.may_mean(sentence)).unwrap_or_default();
        Mention { path: path.to_owned(), line, field, sentence, may_mean }
    };
    let mut found: Vec<Mention> = names.are_in(path).then(|| mention(None, None, Some(path.to_owned()))).into_iter().collect();
    let unseen = |readers: Vec<String>| Some(Unseen { path: path.to_owned(), readers });
    let bytes = match read(store, path).1 {
        Ok(bytes) => bytes,
        // a link is not followed: what it leads to is no file of the workspace
        Err(Kind::Link) => return (found, None),
        Err(_) => return (found, unseen(Vec::new())),
    };
    let text = match readable(bytes) {
        Ok(text) => text,
        Err(bytes) => {
            found.extend(names.are_in(&received::as_windows(&bytes)).then(|| mention(None, None, None)));
            return (found, None);
        }
    };
    let (place, opened) = opened(store, path, &text);
    let named = naming::all(names, &place, &text, &opened);
    found.extend(named.into_iter().map(|named| mention(named.line, named.field, Some(named.sentence))));
    let shut = opened.sealed.filter(|sealed| is_shut(Some(sealed)));
    (found, shut.and_then(|sealed| unseen(sealed.readers)))
}

fn opened(store: &Store, path: &str, text: &str) -> (Place, Opened) {
    let place = layout::place(path);
    let opened = seal::open_text(store, &place, text);
    (place, opened)
}

/// What was typed for a file of the person and has not arrived.
fn waiting(store: &Store, folders: &Folders) -> Vec<WaitingText> {
    let shown = |path: &std::path::Path| file::slashed(path.strip_prefix(&store.root).unwrap_or(path));
    let mut all = Vec::new();
    for unsaved in drafts::unsaved(store).into_iter().filter(|unsaved| folders.have(&unsaved.path)) {
        if let Some(draft) = drafts::left(store, &unsaved.path).filter(|_| unsaved.draft) {
            let text = draft.read().ok().and_then(|bytes| readable(bytes).ok());
            all.push(WaitingText { path: unsaved.path.clone(), lies: shown(&draft.path), text });
        }
        for aside in unsaved.aside {
            let text = file::whole(&aside).ok().filter(|_| !drafts::is_sealed(&aside)).and_then(|bytes| readable(bytes).ok());
            all.push(WaitingText { path: unsaved.path.clone(), lies: shown(&aside), text });
        }
    }
    all
}

/// What commands keep on this computer and names the person.
fn local(store: &Store, names: &Names) -> Vec<LocalFile> {
    let marked = conflict_notes::all(store);
    let found = WalkDir::new(store.at(layout::INTERNAL)).sort_by_file_name().into_iter().flatten();
    let plain = found.filter(|found| found.file_type().is_file());
    let one = |entry: DirEntry| {
        let path = below(store, &entry)?;
        let (size, bytes) = read(store, &path);
        let is_noted = path.ends_with("/marked") && marked.iter().any(|marked| names.are_in(marked));
        let text = || bytes.map(|bytes| readable(bytes).unwrap_or_else(|bytes| received::as_windows(&bytes))).unwrap_or_default();
        (is_noted || names.are_in(&path) || names.are_in(&text())).then_some(LocalFile { path, size })
    };
    plain.filter_map(one).collect()
}
