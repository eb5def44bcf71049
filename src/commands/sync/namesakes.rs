//! Two people of one name who were each added in another clone, and so got one folder: each keeps an own one, with all that
//! is theirs. The one who is not known elsewhere yet moves.

use super::Syncing;
use super::record::message;
use crate::domain::employee::{Employee, Slug};
use crate::domain::problem::{Kind, Problem};
use crate::domain::records::Records;
use crate::error::Error;
use crate::i18n::people as says;
use crate::render::printable::printable;
use crate::store::fields::Origin;
use crate::store::git::Changed;
use crate::store::write::Writer;
use crate::store::{Change, Need, conflict_notes, decode, drafts, file, homes, layout};
use std::collections::BTreeSet;

/// A folder that two people have: the one who moves, and the one who stays.
struct Shared {
    slug: Slug,
    moves: Person,
    stays: Person,
}

/// One of the two: who it is, by `employee.yaml` as this side has it.
struct Person {
    text: String,
    employee: Employee,
}

/// The person's folder of an `employee.yaml`.
fn home_of(path: &str) -> Option<&str> {
    path.strip_prefix("employees/")?.strip_suffix("/employee.yaml").filter(|slug| !slug.contains('/'))
}

impl Shared {
    /// The two of a folder, when they are not one: what made either of them knew nothing of the other.
    fn of(slug: &str, moves: Option<String>, stays: Option<String>) -> Option<Shared> {
        let slug: Slug = slug.into();
        let person = |text: String| {
            let employee = decode::employee(&text, &slug, &mut Origin::new("", &mut Vec::new()))?;
            Some(Person { text, employee })
        };
        let (moves, stays) = (person(moves?)?, person(stays?)?);
        (moves.employee.id != stays.employee.id).then_some(Shared { slug, moves, stays })
    }

    fn inside(&self) -> String {
        format!("{}/", layout::home(&self.slug))
    }
}

impl Syncing<'_> {
    /// Before two histories are merged: our person goes out of the way of one who has the same folder there. Whether
    /// anything was committed for that.
    pub(super) fn make_room(&mut self, ours: &str, theirs: &str) -> Result<bool, Error> {
        let Some(base) = self.git.base(ours, theirs).filter(|base| base != ours && base != theirs) else { return Ok(false) };
        let cards = self.made_by_both(&base, ours, theirs)?;
        if cards.is_empty() {
            return Ok(false);
        }
        let texts = |commit: &str| self.git.texts_at(commit, &cards);
        let found: Vec<Shared> = cards
            .iter()
            .zip(texts(ours)?.into_iter().zip(texts(theirs)?))
            .filter_map(|(path, (own, other))| Shared::of(home_of(path)?, own, other))
            .collect();
        let writer = self.unremembered()?;
        for shared in &found {
            let home = self.free_home(shared, theirs)?;
            let inside = shared.inside();
            // what both knew before is neither's alone
            let all = homes::files_below(self.store, inside.trim_end_matches('/'))?;
            let known = self.git.texts_at(&base, &all)?;
            let own = all.into_iter().zip(known).filter(|(_, known)| known.is_none()).map(|(path, _)| path);
            let changes = Self::moved(shared, &home, own.collect());
            self.put(&writer, shared, &home, &changes)?;
            let tracked = self.git.indexed()?;
            let paths: Vec<String> = changes
                .iter()
                .filter_map(|change| match change {
                    Change::Move { from, .. } if tracked.contains_key(from) => Some([from.clone(), change.path()]),
                    _ => None,
                })
                .flatten()
                .collect();
            self.git.commit(&paths, &message(&paths))?;
        }
        Ok(!found.is_empty())
    }

    /// In a merge, or where a stash was put back: the same, of what waits there for a choice that is none. Nothing that a
    /// person has settled is touched. Whether anything waits for a choice.
    pub(super) fn part_namesakes(&self) -> Result<bool, Error> {
        let changed = self.git.status()?.changed;
        let waits = changed.iter().any(|file| file.unmerged.is_some());
        let found = self.waiting_namesakes(&changed)?;
        if found.is_empty() || self.cx.flags.dry_run {
            return Ok(waits);
        }
        let writer = self.unremembered()?;
        for shared in found {
            let inside = shared.inside();
            let other = self.git.merge_head();
            let (own, others) = match (self.git.head(), &other) {
                (Some(ours), Some(theirs)) => {
                    let Some(base) = self.git.base(&ours, theirs) else { continue };
                    let made = |to: &str| self.git.moves(&base, to).map(|moves| moves.made);
                    (made(&ours)?, made(theirs)?)
                }
                // what was put back from the stash is what is not committed
                _ => (changed.iter().filter(|file| !file.gone).map(|file| file.path.clone()).collect(), Vec::new()),
            };
            let is_there = |path: &String| path.starts_with(&inside) && self.store.at(path).symlink_metadata().is_ok();
            let own: Vec<String> = own.into_iter().filter(is_there).collect();
            let home = self.free_home(&shared, other.as_deref().unwrap_or("HEAD"))?;
            let mut changes = Self::moved(&shared, &home, own);
            self.give_back(&mut changes, &shared, &others)?;
            self.put(&writer, &shared, &home, &changes)?;
            let paths = changes.iter().flat_map(|change| match change {
                Change::Move { from, .. } => vec![from.clone(), change.path()],
                other => vec![other.path()],
            });
            let paths: Vec<String> = paths.filter(|path| layout::is_ours(path)).collect();
            self.git.stage(&paths)?;
        }
        Ok(waits)
    }

    /// The folders in which two people wait to be told apart, as a merge left them.
    pub(super) fn shared_homes(&self) -> Result<Vec<String>, Error> {
        let changed = self.git.status()?.changed;
        Ok(self.waiting_namesakes(&changed)?.iter().map(|shared| layout::home(&shared.slug)).collect())
    }

    /// What now lies in a folder that its person has no more, and people who have two: `stay check` brings that together.
    pub(super) fn homeless(&self) -> Result<Vec<Problem>, Error> {
        let found = self.store.read(&Need::PEOPLE)?.problems;
        Ok(found.into_iter().filter(|problem| matches!(problem.kind, Kind::MovedAway(_) | Kind::TwoHomes(_))).collect())
    }

    fn waiting_namesakes(&self, changed: &[Changed]) -> Result<Vec<Shared>, Error> {
        let open = changed.iter().filter(|file| file.unmerged.is_some() && home_of(&file.path).is_some());
        let paths: Vec<String> = open.map(|file| file.path.clone()).collect();
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        let texts = |side: &str| self.git.texts_at(side, &paths);
        let sides = texts(":1")?.into_iter().zip(texts(":2")?).zip(texts(":3")?);
        let is_merge = self.git.merge_head().is_some();
        let mut found = Vec::new();
        for (path, ((base, ours), theirs)) in paths.iter().zip(sides) {
            let now = file::text(&self.store.at(path)).ok();
            let is_settled = !conflict_notes::has_markers(self.store, path) && now.is_some() && now != ours && now != theirs;
            if base.is_none() && !is_settled {
                // what others have stays: in a merge that is what came in, else what is committed
                let (moves, stays) = if is_merge { (ours, theirs) } else { (theirs, ours) };
                found.extend(home_of(path).and_then(|slug| Shared::of(slug, moves, stays)));
            }
        }
        Ok(found)
    }

    /// Every `employee.yaml` that two sides made, each without the other.
    fn made_by_both(&self, base: &str, ours: &str, theirs: &str) -> Result<Vec<String>, Error> {
        let cards = |to: &str| -> Result<BTreeSet<String>, Error> {
            let made = self.git.moves(base, to)?.made;
            Ok(made.into_iter().filter(|path| home_of(path).is_some()).collect())
        };
        let own = cards(ours)?;
        if own.is_empty() {
            return Ok(Vec::new());
        }
        Ok(own.intersection(&cards(theirs)?).cloned().collect())
    }

    /// A folder that neither side has.
    fn free_home(&self, shared: &Shared, theirs: &str) -> Result<Slug, Error> {
        let Records { employees, .. } = self.store.read(&Need::PEOPLE)?;
        let mut taken = employees;
        loop {
            let home = homes::free(self.store, &shared.slug, &taken, None);
            if !self.git.has(theirs, &layout::home(&home)) {
                return Ok(home);
            }
            let other = Employee { formerly: vec![home.to_string()], ..Employee::unknown(shared.slug.clone()) };
            taken.push(other);
        }
    }

    /// What brings these files to the new folder.
    fn moved(shared: &Shared, home: &str, paths: Vec<String>) -> Vec<Change> {
        let from = shared.inside().len();
        let to = |path: &str| format!("{}/{}", layout::home(home), &path[from..]);
        paths
            .into_iter()
            .map(|path| {
                let to = to(&path);
                Change::rename(path, &to)
            })
            .collect()
    }

    /// Of what both sides made under one name, each gets its own: ours goes along, theirs stays.
    fn give_back(&self, changes: &mut Vec<Change>, shared: &Shared, others: &[String]) -> Result<(), Error> {
        let card = layout::employee(&shared.slug);
        let mut given = Vec::new();
        changes.retain(|change| match change {
            Change::Move { from, place, .. } if *from == card || others.contains(from) => {
                given.push((from.clone(), place.clone()));
                false
            }
            _ => true,
        });
        let paths: Vec<String> = given.iter().map(|(from, _)| from.clone()).collect();
        let texts = |commit: &str| self.git.texts_at(commit, &paths);
        let theirs = self.git.merge_head().map(|head| texts(&head)).transpose()?;
        for (at, ((from, place), own)) in given.into_iter().zip(texts("HEAD")?).enumerate() {
            let (own, other) = match from == card {
                true => (Some(shared.moves.text.clone()), Some(shared.stays.text.clone())),
                false => (own, theirs.as_ref().and_then(|texts| texts[at].clone())),
            };
            let (Some(own), Some(other)) = (own, other) else { return Err(crate::store::Fault::Unfaithful(from).into()) };
            changes.push(Change::Bring { place, bytes: own.into_bytes() });
            let now = file::bytes(&self.store.at(&from)).unwrap_or_default();
            if now != other.as_bytes() {
                changes.push(Change::Replace { place: layout::place(&from), before: now, text: other });
            }
        }
        Ok(())
    }

    /// A writer whose work `stay undo` passes over: taken back, two people would have one folder again.
    fn unremembered(&self) -> Result<Writer<'_>, Error> {
        Ok(self.cx.writer(self.store)?.named(""))
    }

    fn put(&self, writer: &Writer, shared: &Shared, home: &str, changes: &[Change]) -> Result<(), Error> {
        writer.apply(changes)?;
        let [old, new] = [layout::home(&shared.slug), layout::home(home)];
        drafts::move_below(self.store, &old, &new);
        let (lang, name) = (self.cx.lang, &shared.moves.employee.name);
        self.cx.warn(says::parted(&printable(name), &old, &new));
        self.cx.out.message(&format!("  {}", says::parted_hint(lang, &old, &new, home, &super::typed(&shared.stays.employee.name))));
        Ok(())
    }
}
