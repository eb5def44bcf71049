//! Bringing over what only an old clone has, into a clone of the history that was rewritten since.
//!
//! What everyone had when the old clone last knew it is the base. What the old clone changed since is merged into the records as they
//! are here. What was in the old history and is not in this one was taken out, and stays out.

use super::Syncing;
use crate::domain::bringing::{Fate, Versions};
use crate::domain::employee::{Employee, Slug};
use crate::domain::id::Id;
use crate::domain::problem::{Kind, Problem, Severity, YamlFault};
use crate::domain::records::{Place, Source};
use crate::error::{Code, Error};
use crate::i18n::rewritten as says;
use crate::render::printable::printable;
use crate::store::old_clone::{NotOld, OldClone, OldFile, note_brought, was_brought};
use crate::store::{Change, Need, conflict_notes, file, homes, layout, list, yaml};
use std::collections::HashMap;
use std::path::Path;

/// What came of bringing.
#[derive(Debug, Default)]
pub(super) struct Brought {
    /// The files here that changed.
    pub paths: Vec<String>,
    /// The files there that were taken out here, and that say something more there.
    pub taken_out: Vec<String>,
    /// How many records of before were taken out here.
    gone: usize,
    /// Deleted there, changed here.
    stays: Vec<String>,
    /// Never brought: settings, readers and what is git's.
    left: Vec<String>,
}

/// Where a person of the old clone is.
#[derive(Clone, Debug)]
enum Home {
    /// In this folder, which is there or is to be made.
    At(Slug),
    /// Taken out.
    Gone,
}

/// The people and records of this workspace.
struct Here {
    people: Vec<Employee>,
    records: HashMap<Id, Source>,
    homes: HashMap<Slug, Home>,
}

/// A file that is to change, with the one of the old clone that it came of.
struct Step<'f> {
    change: Change,
    of: &'f OldFile,
}

impl Syncing<'_> {
    /// The old clone in a folder.
    pub(super) fn old_clone(&self, folder: &Path) -> Result<OldClone, Error> {
        OldClone::open(folder, self.store, &self.git).map_err(|why| no_old_clone(why, &printable(&folder.display().to_string())))
    }

    /// Brings over what only an old clone has.
    pub(super) fn bring_over(&mut self, old: &OldClone) -> Result<(), Error> {
        let told = printable(&old.store.root.display().to_string());
        let (files, mut problems) = old.unsent()?;
        let mut here = Here {
            people: self.store.read(&Need::PEOPLE)?.employees,
            records: list::all_sources(self.store)?.into_iter().map(|source| (source.id, source)).collect(),
            homes: HashMap::new(),
        };
        let mut brought = Brought { gone: old.records_before().filter(|id| !here.records.contains_key(id)).count(), ..Brought::default() };
        let mut steps = Vec::new();
        // people come first: what is theirs follows them
        let is_person = |file: &&OldFile| matches!(layout::place(&file.path), Place::Employee(_));
        for file in files.iter().filter(is_person).chain(files.iter().filter(|file| !is_person(file))) {
            match self.step(old, file, &mut here, &mut brought) {
                Ok(change) => steps.extend(change.map(|change| Step { change, of: file })),
                Err(kind) => {
                    let path = old.store.at(&file.path).display().to_string();
                    problems.push(Problem { path, line: 0, column: 0, kind: *kind, severity: Severity::Unreadable });
                }
            }
        }
        self.write(steps, &mut brought)?;
        self.tell_brought(&brought, &told, problems.is_empty());
        self.outcome.problems.append(&mut problems);
        self.outcome.brought = brought;
        Ok(())
    }

    /// Writes all of it, or else each file that can be written.
    fn write(&self, steps: Vec<Step>, brought: &mut Brought) -> Result<(), Error> {
        if steps.is_empty() {
            return Ok(());
        }
        let writer = self.cx.writer(self.store)?;
        let changes: Vec<Change> = steps.iter().map(|step| step.change.clone()).collect();
        let mut done: Vec<&Step> = steps.iter().collect();
        if let Err(fault) = writer.apply(&changes) {
            let mut last = Some(fault);
            done.retain(|step| match writer.apply(std::slice::from_ref(&step.change)) {
                Ok(()) => true,
                Err(fault) => {
                    last = Some(fault);
                    false
                }
            });
            if let Some(fault) = last.filter(|_| done.len() < steps.len()) {
                let error = Error::from(fault).told(self.cx.lang).joined(" · ");
                self.cx.warn(says::not_written(self.cx.lang, steps.len() - done.len(), &error));
            }
        }
        brought.paths.extend(done.iter().map(|step| step.change.path()));
        if !self.cx.flags.dry_run {
            note_brought(self.store, &done.iter().map(|step| step.of).collect::<Vec<_>>());
            conflict_notes::note(self.store, &brought.paths);
        }
        Ok(())
    }

    /// What a file of the old clone comes to here: a change, or nothing.
    fn step(&self, old: &OldClone, file: &OldFile, here: &mut Here, brought: &mut Brought) -> Result<Option<Change>, Box<Kind>> {
        let place = layout::place(&file.path);
        if matches!(place, Place::Settings | Place::Readers) || file.path.starts_with(".git") {
            if file.there != file::text(&self.store.at(&file.path)).ok() {
                brought.left.push(file.path.clone());
            }
            return Ok(None);
        }
        let readable = |text: &str| match yaml::parse_fully(text) {
            _ if !file.path.ends_with(".yaml") => Ok(()),
            Ok(root) if root.is_null() => Err(Box::new(Kind::Empty)),
            Ok(_) => Ok(()),
            Err(fault) => Err(Box::new(Kind::Yaml(fault.kind))),
        };
        file.there.as_deref().map_or(Ok(()), readable)?;
        let Some(target) = self.target(old, &place, &file.path, here) else {
            if file.there.is_some() && file.there != file.was {
                brought.taken_out.push(file.path.clone());
            }
            return Ok(None);
        };
        let now = match file::text(&self.store.at(&target)) {
            Ok(text) => Some(text),
            Err(Kind::Io(std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)) => None,
            Err(kind) => return Err(Box::new(kind)),
        };
        if was_brought(self.store, &file.path, file.there.as_deref()) && (now.is_some() || self.git.has_had(&target)) {
            return Ok(None);
        }
        let versions = Versions { was: file.was.as_deref(), there: file.there.as_deref(), here: now.as_deref() };
        Ok(match (versions.fate(is_taken_out(old, &place, file)), file.there.as_deref(), now.as_deref()) {
            (Fate::New, Some(text), _) => Some(Change::create(layout::place(&target), text.to_owned())),
            (Fate::Merged, Some(text), Some(now)) => {
                let texts = [file.was.as_deref().unwrap_or_default(), now, text];
                let merged = self.merged_text(&target, texts, "--bring").ok_or_else(|| Box::new(Kind::Yaml(YamlFault::Conflict)))?;
                (merged != now).then(|| Change::text(&target, now.as_bytes().to_vec(), merged))
            }
            (Fate::Deleted, _, Some(now)) => Some(Change::delete(&target, now.as_bytes().to_vec())),
            (Fate::Stays, ..) => {
                brought.stays.push(target);
                None
            }
            (Fate::TakenOut, ..) => {
                brought.taken_out.push(file.path.clone());
                None
            }
            _ => None,
        })
    }

    /// Where a file of the old clone belongs here; nothing where whose it is was taken out.
    fn target(&self, old: &OldClone, place: &Place, path: &str, here: &mut Here) -> Option<String> {
        let source = match place {
            Place::Record(source) => source,
            Place::Employee(slug) => return self.home(old, slug, here).map(|slug| layout::employee(&slug)),
            _ => {
                let Some(slug) = layout::person(path) else { return Some(path.to_owned()) };
                let home = self.home(old, &slug.into(), here)?;
                return Some(format!("{}{}", layout::home(&home), path.get(layout::home(slug).len()..).unwrap_or_default()));
            }
        };
        let employee = match &source.employee {
            Some(slug) => Some(self.home(old, slug, here)?),
            None => None,
        };
        match here.records.get(&source.id) {
            // an id leads to no other person
            Some(found) if (&found.employee, found.folder) != (&employee, source.folder) => None,
            Some(found) => Some(layout::path(found)),
            None => Some(layout::path(&Source { employee, ..source.clone() })),
        }
    }

    /// The folder here of a person of the old clone.
    fn home(&self, old: &OldClone, slug: &Slug, here: &mut Here) -> Option<Slug> {
        let known = here.homes.get(slug).cloned();
        let home = known.unwrap_or_else(|| {
            let person = old.person(slug);
            let is_one = |other: &&Employee| other.id.is_some() && other.id == person.id;
            let may_be = |other: &&Employee| other.id.is_none() || person.id.is_none();
            let was = |other: &Employee, folder: &Slug| other.formerly.iter().any(|was| **was == **folder);
            let by_folder = |other: &&Employee| may_be(other) && other.slug == *slug;
            let by_name = |other: &&Employee| may_be(other) && (was(other, slug) || was(&person, &other.slug));
            let people = || here.people.iter();
            match people().find(is_one).or_else(|| people().find(by_folder)).or_else(|| people().find(by_name)) {
                Some(found) => Home::At(found.slug.clone()),
                None if old.was_known(&person) => Home::Gone,
                None => Home::At(homes::free(self.store, slug, &here.people, None)),
            }
        });
        if let (Home::At(at), None) = (&home, here.homes.insert(slug.clone(), home.clone()))
            && !here.people.iter().any(|person| person.slug == *at)
        {
            // the next one of that name gets another folder
            here.people.push(Employee { slug: at.clone(), ..old.person(slug) });
        }
        if let Home::At(at) = home { Some(at) } else { None }
    }

    fn tell_brought(&self, brought: &Brought, old: &str, is_all_read: bool) {
        let (cx, lang) = (self.cx, self.cx.lang);
        let few = |paths: &[String]| self.few(paths.iter());
        match brought.paths.len() {
            0 => cx.done(says::nothing_to_bring(old)),
            count => cx.done(says::brought(lang, count, &few(&brought.paths))),
        }
        if brought.gone > 0 {
            cx.out.message(&format!("  {}", says::stay_out(lang, brought.gone)));
        }
        if !brought.taken_out.is_empty() {
            cx.warn(says::taken_out(lang, brought.taken_out.len(), &few(&brought.taken_out), old));
        }
        if !brought.stays.is_empty() {
            cx.warn(says::stays(lang, &few(&brought.stays)));
        }
        if !brought.left.is_empty() {
            cx.warn(says::left(lang, &few(&brought.left)));
        }
        if is_all_read {
            cx.out.message(&format!("  {}", says::throw_away(lang, old)));
        }
    }
}

fn no_old_clone(why: NotOld, folder: &str) -> Error {
    match why {
        NotOld::NoClone => Error::of(Code::NoRepository, says::no_clone(folder)),
        NotOld::Itself => Error::refused(says::itself(folder)).hint(says::itself_hint()),
        NotOld::KnowsNobody => Error::of(Code::NotFound, says::knows_nobody(folder)).hint(says::by_hand_hint()),
        NotOld::Stranger => Error::of(Code::NotFound, says::stranger(folder)),
        NotOld::Fault(fault) => fault.into(),
    }
}

/// Whether a file that is not here any more, or the record in it, was taken out, so that it must not come back. This is the one place
/// that is asked.
fn is_taken_out(old: &OldClone, place: &Place, file: &OldFile) -> bool {
    match place {
        Place::Record(source) => old.was_shared(source.id),
        _ => file.was.is_some() || old.had(&file.path),
    }
}
