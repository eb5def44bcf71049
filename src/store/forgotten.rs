//! Tombstones on disk, and what they take out.
//!
//! Each lies in `forgotten/` under a name made of what it holds: two clones that forget the same person leave two files, or the same
//! one, so git has nothing to merge. The key of its hashes is in each, so that no file has to be shared for it.

use super::fields::{Fields, Origin};
use super::file;
use super::git::{Git, Object};
use super::yaml::write::{self, New};
use super::{Fault, Store, accepted, conflict_notes, decode, drafts, journal, layout, link, list, schema, undo};
use crate::domain::forgotten::{Cover, Forgotten, Tombstone, What};
use crate::domain::id::Id;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::{Place, Source};
use crate::domain::signature;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// In how many of its first lines a file says its id.
const LINES: usize = 40;

/// The path and text of a new tombstone.
pub(crate) fn file_of(stone: &Tombstone) -> (String, String) {
    let mut keys = vec![("key", New::text(&stone.key)), ("what", New::word(stone.what.word())), ("day", New::word(stone.day))];
    let lists = [("ids", &stone.ids), ("folders", &stone.folders), ("records", &stone.records)];
    keys.extend(lists.into_iter().filter(|(_, hashes)| !hashes.is_empty()).map(|(key, hashes)| (key, New::texts(hashes))));
    let text = write::document(&keys);
    let mut name = signature::sign(&stone.key, &["stay tombstone", &text]);
    name.truncate(32);
    (format!("{}/{name}.yaml", layout::FORGOTTEN), text)
}

/// Reads the text of a tombstone; what can't be read counts for nothing and is a problem.
fn parse(text: &str, origin: &mut Origin) -> Option<Tombstone> {
    let node = origin.parse(text)?;
    let mut fields = Fields::of(&node, schema::TOMBSTONE, origin)?;
    let (key, word, day) = (fields.needed("key"), fields.needed("what"), fields.day("day"));
    let [ids, folders, records] = ["ids", "folders", "records"].map(|key| fields.texts(key));
    let word = word?;
    let what = What::parse(&word);
    if what.is_none() {
        fields.unknown_word("what", &word, What::WORDS.iter().copied(), Severity::Error);
    }
    Some(Tombstone { key: key?, what: what?, day: day?, ids, folders, records })
}

/// What these texts say was forgotten.
pub(crate) fn of_texts<'t>(texts: impl Iterator<Item = (&'t str, &'t str)>, problems: &mut Vec<Problem>) -> Forgotten {
    texts.filter_map(|(path, text)| parse(text, &mut Origin::new(path, problems))).collect()
}

/// What was forgotten in this workspace, as its files say now.
pub(crate) fn read(store: &Store, problems: &mut Vec<Problem>) -> Forgotten {
    tombstones(store, problems).into_iter().map(|(_, stone)| stone).collect()
}

/// The tombstones of this workspace, by path.
pub(crate) fn tombstones(store: &Store, problems: &mut Vec<Problem>) -> Vec<(String, Tombstone)> {
    if link::above(store, &format!("{}/", layout::FORGOTTEN)).is_some() {
        return Vec::new();
    }
    let entries = std::fs::read_dir(store.at(layout::FORGOTTEN)).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| name.ends_with(".yaml"));
    let mut paths: Vec<String> = names.map(|name| format!("{}/{name}", layout::FORGOTTEN)).collect();
    paths.sort();
    let mut read = |path: String| match file::text(&store.at(&path)) {
        Ok(text) => parse(&text, &mut Origin::new(&path, problems)).map(|stone| (path, stone)),
        Err(kind) => {
            Origin::new(&path, problems).unreadable(kind);
            None
        }
    };
    paths.into_iter().filter_map(&mut read).collect()
}

impl Store {
    /// What was forgotten here, as it was when it was first asked for or last [`refresh`]ed.
    pub(crate) fn forgotten(&self) -> Arc<Forgotten> {
        let mut known = self.forgotten.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(known.get_or_insert_with(|| Arc::new(read(self, &mut Vec::new()))))
    }
}

/// Reads anew what was forgotten: a merge or a write may have brought more.
pub(crate) fn refresh(store: &Store) {
    *store.forgotten.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = None;
}

/// What of a person's folder was forgotten, where the name of the folder may tell: no file is read for any other.
pub(super) fn cover_by_name(store: &Store, slug: &str) -> Cover {
    if store.forgotten().has_folder(slug) { cover(store, slug) } else { Cover::Nothing }
}

/// What of a person's folder was forgotten, by what `employee.yaml` in it says now.
pub(crate) fn cover(store: &Store, slug: &str) -> Cover {
    let forgotten = store.forgotten();
    if forgotten.is_empty() {
        return Cover::Nothing;
    }
    let (id, formerly) = card(file::text(&store.at(&layout::employee(slug))).ok().as_deref(), slug);
    forgotten.cover(slug, id, &formerly)
}

/// The same by the text of an `employee.yaml`.
fn card(text: Option<&str>, slug: &str) -> (Option<Id>, Vec<String>) {
    let person = |text| decode::employee(text, &slug.into(), &mut Origin::new("", &mut Vec::new()));
    text.and_then(|text| {
        // one with markers in it still says who it is
        let marked = || text.lines().find_map(|line| Id::parse(line.strip_prefix("id:")?.trim()));
        person(text).map(|person| (person.id, person.formerly)).or_else(|| Some((marked(), Vec::new())))
    })
    .unwrap_or_default()
}

/// Whether a record was forgotten, in a folder of which `cover` was.
fn is_forgotten(forgotten: &Forgotten, cover: Cover, source: &Source) -> bool {
    match cover {
        Cover::All => true,
        Cover::Theirs => forgotten.was_theirs(source.id) || forgotten.has_record(source.id),
        Cover::Nothing => forgotten.has_record(source.id),
    }
}

/// Whether nothing may be written at a path, since what it would be of was forgotten.
pub(crate) fn refuses(store: &Store, path: &str) -> bool {
    let forgotten = store.forgotten();
    if forgotten.is_empty() {
        return false;
    }
    let cover = layout::person(path).map_or(Cover::Nothing, |slug| cover(store, slug));
    cover == Cover::All || layout::parse_path(path).is_some_and(|source| is_forgotten(&forgotten, cover, &source))
}

/// Leaves out what was forgotten, and names it.
pub(super) fn without(store: &Store, slug: &str, sources: &mut Vec<Source>, problems: &mut Vec<Problem>) {
    let forgotten = store.forgotten();
    if forgotten.is_empty() {
        return;
    }
    let cover = cover_by_name(store, slug);
    sources.retain(|source| {
        let stays = !is_forgotten(&forgotten, cover, source);
        if !stays && cover != Cover::All {
            problems.push(come_back(layout::path(source)));
        }
        stays
    });
}

/// What came back although it was forgotten.
pub(super) fn come_back(path: String) -> Problem {
    Problem { path, line: 0, column: 0, kind: Kind::Forgotten, severity: Severity::Error }
}

/// The paths of files, of one state of the workspace, that were forgotten. `card_of` gives the text of an `employee.yaml` there.
pub(crate) fn among<'p>(
    forgotten: &Forgotten,
    paths: impl Iterator<Item = &'p str>,
    card_of: impl Fn(&str) -> Option<String>,
) -> Vec<&'p str> {
    let mut covers: HashMap<&str, Cover> = HashMap::new();
    let mut found = Vec::new();
    if forgotten.is_empty() {
        return found;
    }
    for path in paths {
        let cover = layout::person(path).map_or(Cover::Nothing, |slug| {
            *covers.entry(slug).or_insert_with(|| {
                let (id, formerly) = card(card_of(&layout::employee(slug)).as_deref(), slug);
                forgotten.cover(slug, id, &formerly)
            })
        });
        if cover == Cover::All || layout::parse_path(path).is_some_and(|source| is_forgotten(forgotten, cover, &source)) {
            found.push(path);
        }
    }
    found
}

/// Every file on the disk that was forgotten, whatever brought it.
pub(crate) fn still_there(store: &Store) -> Result<Vec<String>, Fault> {
    let forgotten = store.forgotten();
    if forgotten.is_empty() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for slug in list::folders(store) {
        all.extend(files_below(store, &layout::home(&slug)));
    }
    all.extend(files_below(store, layout::ORGANISATION));
    let text = |path: &str| file::text(&store.at(path)).ok();
    Ok(among(&forgotten, all.iter().map(String::as_str), text).into_iter().map(str::to_owned).collect())
}

/// Every file below a folder, links among them, which are not followed.
fn files_below(store: &Store, folder: &str) -> Vec<String> {
    let found = walkdir::WalkDir::new(store.at(folder)).min_depth(1).into_iter().flatten();
    let files = found.filter(|found| !found.file_type().is_dir());
    files.filter_map(|found| Some(file::slashed(found.path().strip_prefix(&store.root).ok()?))).collect()
}

/// Takes these files from the disk, with the folders that they leave empty.
fn take_out(store: &Store, paths: &[String]) -> Result<(), Fault> {
    for path in paths {
        let at = store.at(path);
        // a link on the way there leads out of the workspace
        if link::above(store, path).is_some_and(|link| link != *path) {
            continue;
        }
        match std::fs::remove_file(&at) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Fault::Io { path: at, error }),
            _ => {}
        }
        journal::tidy(store, path)?;
    }
    Ok(())
}

/// The paths of what was forgotten and is on the disk or waits in git's index for a choice.
pub(crate) fn in_merge(store: &Store, git: &Git) -> Result<Vec<String>, Fault> {
    let mut paths = still_there(store)?;
    let waiting = git.unmerged()?;
    let card = |path: &str| {
        let blob = |stage: &str| git.texts_at(stage, std::slice::from_ref(&path.to_owned())).ok().and_then(|mut texts| texts.pop()?);
        [":0", ":2", ":3", ":1"].into_iter().find_map(blob)
    };
    let known = store.forgotten();
    paths.extend(among(&known, waiting.keys().map(String::as_str), card).into_iter().map(str::to_owned));
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// Takes what was forgotten from the disk and from git's index, also what waits there for a choice. Gives what that was.
pub(crate) fn take_out_of_merge(store: &Store, git: &Git) -> Result<Vec<String>, Fault> {
    let paths = in_merge(store, git)?;
    if !paths.is_empty() {
        take_out(store, &paths)?;
        git.stage(&paths)?;
    }
    Ok(paths)
}

/// Forgets in `.stay`, and in what is remembered of this clone elsewhere, whatever is of people and records that were forgotten:
/// what `undo` remembers, texts that wait, notes of paths and hints. `taken` are files that were just taken out.
pub(crate) fn leave_no_trace(store: &Store, taken: &[String]) -> Result<(), Fault> {
    let forgotten = store.forgotten();
    if forgotten.is_empty() {
        return Ok(());
    }
    let is_card = |path: &&String| matches!(layout::place(path), Place::Employee(_));
    let homes: BTreeSet<&str> = taken.iter().filter(is_card).filter_map(|path| layout::person(path)).collect();
    let is_home = |slug: &str| homes.contains(slug) || cover(store, slug) == Cover::All;
    let is_record = |path: &str| layout::parse_path(path).is_some_and(|source| forgotten.has_id(source.id));
    let is_gone = |path: &str| layout::person(path).is_some_and(is_home) || is_record(path);
    // who has a folder under another name is known by the file that says who it is
    let is_theirs =
        |bytes: &[u8]| std::str::from_utf8(bytes).is_ok_and(|text| card(Some(text), "x").0.is_some_and(|id| forgotten.has_person(id)));
    undo::forget_where(store, |file| {
        let is_card = || matches!(layout::place(&file.path), Place::Employee(_));
        is_gone(&file.path) || is_card() && file.before.iter().chain(&file.after).any(|bytes| is_theirs(bytes))
    })?;
    drafts::discard_where(store, &is_gone);
    conflict_notes::leave_out(store, &is_gone);
    journal::discard_unfinished(store, &is_gone);
    super::index::forget(store);
    accepted::forget_where(store, &is_home, &|id| forgotten.has_id(id))
}

/// What git still has of what was forgotten, in any object: what is called like a forgotten folder or record, or says its id.
pub(crate) fn left_in(git: &Git, forgotten: &Forgotten) -> Result<HashSet<String>, Fault> {
    let mut names: HashMap<String, bool> = HashMap::new();
    let mut found = HashSet::new();
    git.every_object(|object, content| {
        let is_left = match content {
            Object::Tree(entries) => entries.into_iter().any(|(name, is_folder)| {
                *names.entry(name).or_insert_with_key(|name| match layout::parse_file_name(name) {
                    Some((_, id)) => forgotten.has_id(id),
                    None => is_folder && forgotten.has_folder(name),
                })
            }),
            Object::Blob(bytes) => own_id(bytes).is_some_and(|id| forgotten.has_id(id)),
        };
        if is_left {
            found.insert(object.to_owned());
        }
    })?;
    Ok(found)
}

/// The `id` that a text has at its top.
fn own_id(bytes: &[u8]) -> Option<Id> {
    let line = bytes.split(|byte| *byte == b'\n').take(LINES).find_map(|line| line.strip_prefix(b"id:"))?;
    Id::parse(std::str::from_utf8(line).ok()?.split('#').next()?.trim().trim_matches(['"', '\'']))
}

/// Every path that git ever had of these folders and ids, in any commit, by its path in the repository: folders of people with `/`.
pub(crate) fn paths_ever(git: &Git, folders: &[String], people: &[Id], records: &[Id]) -> Result<Vec<String>, Fault> {
    let mut homes: BTreeSet<String> = BTreeSet::new();
    let mut files: BTreeSet<String> = BTreeSet::new();
    for id in people {
        let cards = git.ever_saying(&format!("id: {id}"), layout::EMPLOYEES)?;
        let cards = cards.iter().filter(|path| matches!(layout::place(path), Place::Employee(_)));
        homes.extend(cards.filter_map(|path| layout::person(path)).map(str::to_owned));
    }
    for path in git.ever_below(layout::EMPLOYEES)?.into_iter().chain(git.ever_below(layout::ORGANISATION)?) {
        homes.extend(layout::person(&path).filter(|slug| folders.iter().any(|folder| folder == slug)).map(str::to_owned));
        if layout::parse_path(&path).is_some_and(|source| records.contains(&source.id)) {
            files.insert(path);
        }
    }
    let homes: BTreeSet<String> = homes.iter().map(|slug| format!("{}/", layout::home(slug))).collect();
    files.retain(|path| !homes.iter().any(|home| path.starts_with(home)));
    Ok(homes.into_iter().chain(files).filter_map(|path| git.whole_path(&path)).collect())
}

/// A new key, from the system's random source alone: from the hashes nobody is to tell without trying.
pub(crate) fn fresh_key() -> Result<String, Fault> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| Fault::NoChance)?;
    Ok(signature::workspace_key(u128::from_le_bytes(bytes)))
}
