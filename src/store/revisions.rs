//! How often files changed in git, and when last: what a calendar tells a newer version of an entry by.

use super::git::{Change, Git};
use super::layout;
use super::{Fault, Store};
use crate::domain::calendar::{RestsOn, Revision};
use crate::domain::employee::{Employee, Slug};
use crate::domain::id::Id;
use crate::domain::records::{Folder, Place};
use std::collections::{HashMap, HashSet};

/// The revisions of all that calendars tell of.
#[derive(Debug, Default)]
pub struct Revisions {
    /// Of records, whichever folder they were in: a record is known by its kind and id.
    records: HashMap<(Folder, Id), Revision>,
    /// Of what says when talks are due with a person, the settings apart.
    people: HashMap<Slug, Revision>,
    settings: Revision,
}

impl Revisions {
    /// Reads them from git, in one call for all files; none without a repository.
    ///
    /// # Errors
    /// If git can't be started, or can't tell.
    pub fn read(store: &Store, people: &[Employee]) -> Result<Revisions, Fault> {
        let Some(git) = Git::of(&store.root) else { return Ok(Revisions::default()) };
        let changes = git.changes(&[layout::SETTINGS, layout::EMPLOYEES, layout::ORGANISATION])?;
        Ok(Revisions::of(&changes, people))
    }

    /// Counts them. A person's former folders count as theirs.
    pub fn of(changes: &[Change], people: &[Employee]) -> Revisions {
        let now: HashSet<&str> = people.iter().map(|person| &*person.slug).collect();
        let mut homes: HashMap<&str, &Slug> = HashMap::new();
        for person in people {
            homes.insert(&person.slug, &person.slug);
            // whoever is there now has the folder, whoever had it before
            for former in person.formerly.iter().filter(|former| !now.contains(former.as_str())) {
                homes.entry(former).or_insert(&person.slug);
            }
        }
        let mut all = Revisions::default();
        for change in changes {
            let (mut records, mut persons, mut is_settings) = (HashSet::new(), HashSet::new(), false);
            for path in &change.paths {
                match layout::place(path) {
                    Place::Record(source) => {
                        records.insert((source.folder, source.id));
                        if source.folder == Folder::Conversations {
                            persons.extend(source.employee.and_then(|slug| homes.get(&*slug).copied()));
                        }
                    }
                    Place::Employee(slug) => persons.extend(homes.get(&*slug).copied()),
                    Place::Settings => is_settings = true,
                    _ => {}
                }
            }
            records.into_iter().for_each(|record| all.records.entry(record).or_default().add(change.at));
            if is_settings {
                all.settings.add(change.at);
            }
            for slug in persons {
                let own = all.people.entry(slug.clone()).or_default();
                // one commit counts once, and that of the settings is counted for everyone
                if !is_settings {
                    own.add(change.at);
                }
            }
        }
        all
    }

    /// How often what an entry changes with has changed.
    pub fn revision(&self, of: &RestsOn) -> Revision {
        match of {
            RestsOn::Record(source) => self.records.get(&(source.folder, source.id)).copied().unwrap_or_default(),
            RestsOn::Rhythm(slug) => {
                // a person whom no commit knows has no history, whatever the settings went through
                let Some(own) = self.people.get(slug) else { return Revision::default() };
                Revision { count: own.count + self.settings.count, last: own.last.max(self.settings.last) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(at: i64, paths: &[&str]) -> Change {
        Change { at: Some(at), paths: paths.iter().map(|path| (*path).to_owned()).collect() }
    }

    #[test]
    fn a_record_that_moved_with_its_folder_goes_on_counting() {
        let anna = Employee { formerly: vec!["anna".to_owned()], ..Employee::unknown("anna-wit".into()) };
        let talk = "conversations/2026-01-05-caaaaaa1.yaml";
        let moved = [
            format!("employees/anna/{talk}"),
            format!("employees/anna-wit/{talk}"),
            "employees/anna/employee.yaml".into(),
            "employees/anna-wit/employee.yaml".into(),
        ];
        let moved: Vec<&str> = moved.iter().map(String::as_str).collect();
        let changes = [
            change(50, &["stay.yaml", "employees/anna/employee.yaml"]),
            change(40, &[&format!("employees/anna-wit/{talk}")]),
            change(90, &moved),
            change(20, &[&format!("employees/anna/{talk}"), "employees/anna/actions/2026-01-05-aaaaaaa1.yaml"]),
            change(10, &["employees/anna/employee.yaml", "employees/bo/employee.yaml", "employees/\u{fffd}/x"]),
        ];
        let revisions = Revisions::of(&changes, &[anna]);
        let of = |path: &str| match layout::place(path) {
            Place::Record(source) => revisions.revision(&RestsOn::Record(source)),
            other => panic!("{other:?}"),
        };
        assert_eq!(of(&format!("employees/anna-wit/{talk}")), Revision { count: 3, last: Some(90) });
        assert_eq!(of("employees/anna-wit/actions/2026-01-05-aaaaaaa1.yaml"), Revision { count: 1, last: Some(20) });
        assert_eq!(of("employees/anna-wit/actions/2026-01-05-aaaaaaa2.yaml"), Revision::default());
        // the commit of the settings counts once, though it changed the person too
        assert_eq!(revisions.revision(&RestsOn::Rhythm("anna-wit".into())), Revision { count: 5, last: Some(90) });
        assert_eq!(revisions.revision(&RestsOn::Rhythm("bo".into())), Revision::default());
    }
}
