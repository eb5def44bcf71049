//! A clone from before the history was rewritten elsewhere: what it has that was never sent. Its files and objects are looked at, and
//! nothing in it is changed, run or followed: neither its configuration nor its hooks are trusted.

use super::file::{self, private, without_links};
use super::git::{Blob, Elsewhere, Git};
use super::list::unreadable;
use super::signed::{self, Use};
use super::{Fault, Store, layout, link, list, read, seen};
use crate::domain::employee::{Employee, Slug};
use crate::domain::id::Id;
use crate::domain::problem::{Kind, Problem};
use crate::domain::records::{Place, Source};
use crate::domain::repository::Unsent;
use crate::domain::slug::spelling;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Which of the files that were brought before are known.
const NAME: &str = "brought";

/// A clone from before.
pub struct OldClone {
    pub store: Store,
    /// The files of the last commit that everyone had, each record by its id.
    base: String,
    /// The files that everyone ever had.
    shared: BTreeSet<String>,
    /// The ids of the records among them.
    shared_ids: HashSet<Id>,
    /// What the last commit that everyone had holds.
    before: Vec<String>,
    /// The people in it.
    people: Vec<Employee>,
    records: HashMap<Id, String>,
    git: Git,
}

/// Why a folder is no old clone of this workspace.
#[derive(Debug)]
pub enum NotOld {
    /// It is no workspace in a repository.
    NoClone,
    /// It is this very clone.
    Itself,
    /// It never knew where others had their branch, so all that it has could be new.
    KnowsNobody,
    /// It has nothing in common with this workspace.
    Stranger,
    Fault(Fault),
}

impl From<Fault> for NotOld {
    fn from(fault: Fault) -> NotOld {
        NotOld::Fault(fault)
    }
}

/// What a file holds now, or why it can't be read.
type Now = Result<Option<String>, Kind>;

/// A file of an old clone that differs from what everyone had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldFile {
    /// Where it is, or was.
    pub path: String,
    /// What everyone had of it, wherever it lay then.
    pub was: Option<String>,
    /// What it holds; `None` where it was deleted.
    pub there: Option<String>,
}

impl OldClone {
    /// The clone in a folder, or around one, for the workspace of `store`.
    ///
    /// # Errors
    /// If it is none, or has nothing to do with this workspace.
    pub fn open(folder: &Path, store: &Store, git: &Git) -> Result<OldClone, NotOld> {
        let top = git.top(&store.root);
        let within = store.root.strip_prefix(&top).unwrap_or(Path::new(""));
        // the workspace may be a folder in the repository, and either may be named
        let inside = within.components().fold(folder.to_owned(), |path, part| path.join(part));
        let root = [inside, folder.to_owned()].into_iter().find(|root| root.join(layout::SETTINGS).is_file());
        let old = Store::open(&root.ok_or(NotOld::NoClone)?)?;
        let place = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if place(&old.root) == place(&store.root) {
            return Err(NotOld::Itself);
        }
        let there = Git::of(&old.root).ok_or(NotOld::NoClone)?.looking();
        let branch = there.standing()?.branch.or_else(|| there.home()).ok_or(NotOld::KnowsNobody)?;
        let Elsewhere::At(exchange) = there.elsewhere(&branch) else { return Err(NotOld::KnowsNobody) };
        let seen = seen::all(&old, &there, &exchange.from);
        let base = if there.head().is_some() { there.last_shared(&seen)? } else { None };
        let base = base.ok_or(NotOld::KnowsNobody)?;
        let mut before = there.between(None, &base)?;
        before.sort();
        if !git.knows(&base) {
            let now: HashSet<String> = git.between(None, "HEAD")?.into_iter().collect();
            if !before.iter().any(|path| layout::is_within(path) && now.contains(path)) {
                return Err(NotOld::Stranger);
            }
        }
        let shared: BTreeSet<String> = there.ever_in(&seen)?.into_iter().chain(before.iter().cloned()).collect();
        let ids = |paths: &mut dyn Iterator<Item = &String>| -> HashMap<Id, String> {
            paths.filter_map(|path| Some((layout::parse_path(path)?.id, path.clone()))).collect()
        };
        let (shared_ids, records) = (ids(&mut shared.iter()).into_keys().collect(), ids(&mut before.iter()));
        let mut old = OldClone { store: old, base, shared, shared_ids, before, people: Vec::new(), records, git: there };
        old.people = old.people_before()?;
        Ok(old)
    }

    /// The records that everyone had last.
    pub fn records_before(&self) -> impl Iterator<Item = &Id> {
        self.records.keys()
    }

    /// Whether everyone ever had a record.
    pub fn was_shared(&self, id: Id) -> bool {
        self.shared_ids.contains(&id)
    }

    /// Whether everyone ever had a file of this path.
    pub fn had(&self, path: &str) -> bool {
        self.shared.contains(path)
    }

    /// Who has a folder there.
    pub fn person(&self, slug: &Slug) -> Employee {
        read::employee(&self.store, slug, &mut Vec::new())
    }

    /// Whether everyone ever had this person, under any name of the folder.
    pub fn was_known(&self, person: &Employee) -> bool {
        let mut folders = person.formerly.iter().map(String::as_str).chain([&*person.slug]);
        let is_gone = |slug: &Slug| self.store.at(&layout::employee(slug)).symlink_metadata().is_err();
        let is_one = |other: &Employee| match (other.id, person.id) {
            (Some(one), Some(other)) => one == other,
            _ => is_gone(&other.slug) && spelling(&other.name) == spelling(&person.name),
        };
        folders.any(|folder| self.shared.iter().any(|path| layout::person(path) == Some(folder)))
            || self.people.iter().any(is_one)
            || self.sources().iter().any(|source| source.employee.as_ref() == Some(&person.slug) && self.was_shared(source.id))
    }

    fn sources(&self) -> Vec<Source> {
        list::all_sources(&self.store).unwrap_or_default()
    }

    /// The people of the last commit that everyone had.
    fn people_before(&self) -> Result<Vec<Employee>, Fault> {
        let cards: Vec<String> = self.before.iter().filter(|path| matches!(layout::place(path), Place::Employee(_))).cloned().collect();
        let texts = self.texts(&self.base, &cards)?;
        let one = |(path, text): (&String, Option<String>)| {
            let Place::Employee(slug) = layout::place(path) else { return None };
            let mut problems = Vec::new();
            read::person(&self.store, &slug, &text?, &mut super::fields::Origin::new(path, &mut problems))
        };
        Ok(cards.iter().zip(texts).filter_map(one).collect())
    }

    /// The texts of files in a commit; none of what is larger than any file of ours.
    fn texts(&self, commit: &str, paths: &[String]) -> Result<Vec<Option<String>>, Fault> {
        let names: Vec<String> = paths.iter().map(|path| format!("{commit}:./{path}")).collect();
        let text = |blob| if let Some(Blob::Bytes(bytes)) = blob { String::from_utf8(bytes).ok() } else { None };
        Ok(self.git.blobs(&names, file::LARGEST)?.into_iter().map(text).collect())
    }

    /// The files of ours that differ from what everyone had, committed or not, each once; and what of them can't be read.
    pub fn unsent(&self) -> Result<(Vec<OldFile>, Vec<Problem>), Fault> {
        let status = self.git.changed()?;
        let gone: HashSet<String> = status.iter().filter(|changed| changed.gone).map(|changed| changed.path.clone()).collect();
        let passed = self.git.passed_over()?.into_iter().filter(|(_, why)| *why != Unsent::NotOnDisk).map(|(path, _)| path);
        let mut paths: BTreeSet<String> = self.git.between(Some(&self.base), "HEAD")?.into_iter().collect();
        paths.extend(status.into_iter().map(|changed| changed.path).chain(passed).chain(self.git.ignored()?));
        paths.retain(|path| layout::is_ours(path));
        let now = self.now(&gone, paths)?;
        let mut problems = Vec::new();
        let there: HashSet<Id> = self.sources().into_iter().map(|source| source.id).collect();
        let homes = list::slugs(&self.store).unwrap_or_default();
        let everyone: Vec<Employee> = homes.iter().map(|slug| self.person(slug)).collect();
        // what lies elsewhere now did not go
        let has_moved = |path: &str| match layout::place(path) {
            Place::Record(source) => there.contains(&source.id),
            Place::Employee(slug) => {
                let id = self.people.iter().find(|person| person.slug == slug).and_then(|person| person.id);
                everyone.iter().any(|person| id.is_some_and(|id| person.id == Some(id)) || person.formerly.iter().any(|was| **was == *slug))
            }
            _ => false,
        };
        let mut found = Vec::new();
        for (path, there) in now {
            match there {
                Ok(None) if has_moved(&path) => {}
                Ok(there) => found.push(OldFile { path, was: None, there }),
                Err(kind) => problems.push(unreadable(self.store.at(&path).display().to_string(), kind)),
            }
        }
        let bases: Vec<Option<String>> = found.iter().map(|file| self.place_before(&file.path)).collect();
        let wanted: Vec<String> = bases.iter().flatten().cloned().collect();
        let mut texts: BTreeMap<String, Option<String>> = wanted.iter().cloned().zip(self.texts(&self.base, &wanted)?).collect();
        for (file, base) in found.iter_mut().zip(bases) {
            file.was = base.and_then(|base| texts.get_mut(&base)?.clone());
        }
        Ok((found, problems))
    }

    /// What each file holds now. One that git leaves off the disk holds what is committed.
    fn now(&self, gone: &HashSet<String>, paths: BTreeSet<String>) -> Result<Vec<(String, Now)>, Fault> {
        let paths: Vec<String> = paths.into_iter().collect();
        let committed = self.texts("HEAD", &paths)?;
        let one = |(path, committed): (String, Option<String>)| {
            let text = match link::above(&self.store, &path) {
                Some(_) => Err(Kind::Link),
                None => file::text(&self.store.at(&path)),
            };
            let now = match text {
                Ok(text) => Ok(Some(text)),
                Err(Kind::Io(ErrorKind::NotFound | ErrorKind::NotADirectory)) => Ok(committed.filter(|_| !gone.contains(&path))),
                Err(kind) => Err(kind),
            };
            (path, now)
        };
        Ok(paths.into_iter().zip(committed).map(one).collect())
    }

    /// Where a file lay in the last commit that everyone had.
    fn place_before(&self, path: &str) -> Option<String> {
        let is_before = |path: &String| self.before.binary_search(path).is_ok();
        match layout::place(path) {
            Place::Record(source) => self.records.get(&source.id).cloned(),
            Place::Employee(slug) => {
                let now = self.person(&slug);
                let is_one = |person: &&Employee| now.id.is_some() && person.id == now.id;
                let by_folder = |person: &&Employee| person.slug == slug || now.formerly.iter().any(|was| **was == *person.slug);
                let was = self.people.iter().find(is_one).or_else(|| self.people.iter().find(by_folder))?;
                Some(layout::employee(&was.slug))
            }
            _ => Some(path.to_owned()).filter(is_before),
        }
    }
}

/// Whether a text of a file in an old clone was brought to a workspace before.
pub fn was_brought(store: &Store, path: &str, text: Option<&str>) -> bool {
    let lines = signed::inner(store, NAME).and_then(|file| file::text(&file).ok()).unwrap_or_default();
    let signer = signed::signer(store);
    let is_it = |line: &str| {
        let (signature, of) = line.split_once(' ').unwrap_or_default();
        of == path && signer.is_signed(Use::Brought, path, text.unwrap_or_default().as_bytes(), signature)
    };
    lines.lines().any(is_it)
}

/// Notes that texts of files in an old clone were brought, without keeping a word of them. Where that fails, they are only compared
/// once more the next time.
pub fn note_brought(store: &Store, files: &[&OldFile]) {
    let signer = signed::signer(store);
    let line = |file: &&OldFile| {
        let text = file.there.as_deref().unwrap_or_default();
        Some(format!("{} {}\n", signer.signature(Use::Brought, &file.path, text.as_bytes())?, file.path))
    };
    let lines: String = files.iter().filter_map(line).collect();
    let Some(path) = signed::inner(store, NAME).filter(|path| !path.is_symlink()) else { return };
    let opened = without_links(private(OpenOptions::new().append(true).create(true))).open(path);
    let _ = opened.and_then(|mut noted| noted.write_all(lines.as_bytes()));
}
