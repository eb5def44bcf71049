//! Who holds talks, and who people are, as it was seen or accepted.
//!
//! `with`, `manager`, a name and an `id` stand open in files that any commit can change, and for whom words are sealed follows from
//! them. So each counts as it was when it was first seen, until whoever seals changes it or says yes to the change.

use super::employee::{Employee, Slug};
use super::id::Id;
use super::name::Name;
use super::records::Source;
use std::collections::BTreeMap;

/// What is known of people and records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    pub people: BTreeMap<Slug, Person>,
    /// Who holds each talk, and the talk that each action came from.
    pub holders: BTreeMap<Id, Option<Name>>,
}

/// A person, as far as it decides who opens what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: Option<Id>,
    pub name: Name,
    pub manager: Option<Name>,
}

impl From<&Employee> for Person {
    fn from(employee: &Employee) -> Person {
        Person { id: employee.id, name: Name::from(&employee.name), manager: employee.manager.clone() }
    }
}

/// What is another now than this clone knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// Who a person is: the name of whoever has the folder.
    Name,
    /// The same by the `id`.
    Id,
    Manager,
    /// Who holds a talk.
    With,
}

impl Trait {
    /// What stands in files and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Trait::Name => "name",
            Trait::Id => "id",
            Trait::Manager => "manager",
            Trait::With => "with",
        }
    }
}

/// A change of someone else by which words would be sealed for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub what: Trait,
    pub employee: Slug,
    /// The talk, or the action of one, where it is about one.
    pub record: Option<Source>,
    /// The file that says so.
    pub path: String,
    pub was: Option<String>,
    pub is: Option<String>,
}

impl Holding {
    pub fn person(&self, slug: &str) -> Option<&Person> {
        self.people.get(slug)
    }

    /// Who is known to hold a talk, or the talk that an action came from; `None` where this clone knows nothing of it.
    pub fn holder(&self, id: Id) -> Option<Option<&Name>> {
        self.holders.get(&id).map(Option::as_ref)
    }

    /// Takes note of a person whose file was written here: of what changed by that, or of all of it where nothing was known.
    pub fn note_person(&mut self, slug: &Slug, before: Option<&Person>, after: &Person) {
        let Some(known) = self.people.get_mut(slug) else {
            self.people.insert(slug.clone(), after.clone());
            return;
        };
        let Some(before) = before else {
            *known = after.clone();
            return;
        };
        if before.id != after.id || known.id.is_none() {
            known.id = after.id;
        }
        if before.name != after.name {
            known.name = after.name.clone();
        }
        if before.manager != after.manager {
            known.manager = after.manager.clone();
        }
    }

    /// Takes note of who holds a talk, or the talk that an action came from.
    pub fn note_holder(&mut self, id: Id, holder: Option<Name>) {
        self.holders.insert(id, holder);
    }

    /// Accepts these changes.
    pub fn taking(&mut self, moved: &[Moved]) {
        for one in moved {
            let name = || one.is.as_deref().map(Name::from);
            if let Some(record) = &one.record {
                self.holders.insert(record.id, name());
            } else if let Some(person) = self.people.get_mut(&one.employee) {
                match one.what {
                    Trait::Name => person.name = name().unwrap_or_else(|| person.name.clone()),
                    Trait::Id => person.id = one.is.as_deref().and_then(Id::parse),
                    Trait::Manager | Trait::With => person.manager = name(),
                }
            }
        }
    }

    /// What is another now. Who holds something now and is whoever asks, or nobody, gains nothing that has to be accepted.
    pub fn moved(
        &self,
        now: &Holding,
        records: &[Source],
        path: &dyn Fn(&Slug, Option<&Source>) -> String,
        me: Option<&Name>,
    ) -> Vec<Moved> {
        let text = |name: Option<&Name>| name.map(|name| name.to_string());
        let is_new = |was: Option<&Name>, is: Option<&Name>| is.is_some() && is != was && is != me;
        let mut all = Vec::new();
        for (slug, now) in &now.people {
            let Some(known) = self.people.get(slug) else { continue };
            let mut moved = |what, was, is| all.push(Moved { what, employee: slug.clone(), record: None, path: path(slug, None), was, is });
            if now.name != known.name {
                moved(Trait::Name, text(Some(&known.name)), text(Some(&now.name)));
            }
            if let (Some(was), Some(is)) = (known.id, now.id)
                && was != is
            {
                moved(Trait::Id, Some(was.to_string()), Some(is.to_string()));
            }
            if is_new(known.manager.as_ref(), now.manager.as_ref()) {
                moved(Trait::Manager, text(known.manager.as_ref()), text(now.manager.as_ref()));
            }
        }
        for record in records {
            let (Some(was), Some(is)) = (self.holder(record.id), now.holder(record.id)) else { continue };
            if is_new(was, is) {
                let employee = record.employee.clone().unwrap_or_default();
                let (path, record) = (path(&employee, Some(record)), Some(record.clone()));
                all.push(Moved { what: Trait::With, employee, record, path, was: text(was), is: text(is) });
            }
        }
        all
    }
}
