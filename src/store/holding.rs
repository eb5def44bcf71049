//! Who holds talks and who people are, as files say it now, and as this clone remembers it (`domain/holding.rs`).

use super::accepted::Accepted;
use super::git::Git;
use super::yaml::{self, Node};
use super::{Fault, Load, Need, Store, file, layout, list, read};
use crate::domain::circle::Brought;
use crate::domain::employee::Slug;
use crate::domain::holding::{Holding, Moved, Person};
use crate::domain::id::Id;
use crate::domain::name::Name;
use crate::domain::records::{Folder, Place, Source};
use crate::domain::text::on_one_line;

/// Everything as it is now.
pub fn now(store: &Store) -> Result<Holding, Fault> {
    Ok(Now::of(store)?.holding)
}

/// Where a change comes from: the last commit of its file.
pub fn brought(moved: &Moved, git: Option<&Git>) -> Brought {
    let commits = git.and_then(|git| git.commits(std::slice::from_ref(&moved.path), None).ok()).unwrap_or_default();
    commits.into_iter().next().map_or(Brought::Unknown, |commit| Brought::By(commit.recorded))
}

/// What the lines of memory say.
pub(super) fn parse(text: &str) -> Holding {
    let mut holding = Holding::default();
    for line in text.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let name = |text: &str| Some(Name::from(text)).filter(|name| !name.is_empty());
        match parts[..] {
            ["person", slug, id, called, manager] => {
                let person = Person { id: Id::parse(id), name: Name::from(called), manager: name(manager) };
                holding.people.insert(slug.into(), person);
            }
            ["record", id, holder] => holding.holders.extend(Id::parse(id).map(|id| (id, name(holder)))),
            _ => {}
        }
    }
    holding
}

/// The lines of memory.
pub(super) fn text(holding: &Holding) -> String {
    let plain = |name: Option<&Name>| name.map(|name| on_one_line(name).replace('\t', " ")).unwrap_or_default();
    let people = holding.people.iter().map(|(slug, person)| {
        let id = person.id.map(|id| id.to_string()).unwrap_or_default();
        format!("person\t{slug}\t{id}\t{}\t{}\n", plain(Some(&person.name)), plain(person.manager.as_ref()))
    });
    let holders = holding.holders.iter().map(|(id, holder)| format!("record\t{id}\t{}\n", plain(holder.as_ref())));
    people.chain(holders).collect()
}

/// What files say now.
#[derive(Default)]
struct Now {
    holding: Holding,
    /// The talks and actions, by path.
    records: Vec<Source>,
}

impl Now {
    /// What all files say.
    fn of(store: &Store) -> Result<Now, Fault> {
        let records = store.read(&Need { actions: Load::Brief, ..Need::CONVERSATIONS })?;
        let mut now = Now::default();
        now.holding.people = records.employees.iter().map(|employee| (employee.slug.clone(), Person::from(employee))).collect();
        for talk in &records.conversations {
            now.put(talk.source(), talk.with.clone());
        }
        for action in records.actions.iter().filter(|action| action.employee.is_some()) {
            let talk = action.conversation.and_then(|id| now.holding.holder(id)).flatten().cloned();
            now.put(action.source(), talk);
        }
        Ok(now)
    }

    /// What these files say, with the people whose they are and the talks that actions came from.
    fn of_places(store: &Store, places: &[Place]) -> Now {
        let mut now = Now::default();
        for place in places {
            let Some(slug) = place.person() else { continue };
            if store.at(&layout::employee(slug)).exists() && !now.holding.people.contains_key(slug) {
                let person = Person::from(&read::employee(store, slug, &mut Vec::new()));
                now.holding.people.insert(slug.clone(), person);
            }
            let Place::Record(source) = place else { continue };
            let talk = talk_of(store, source);
            let with = talk.as_ref().and_then(|talk| value_on_disk(store, talk, "with")).map(Name::from);
            if source.folder == Folder::Actions {
                now.put(source.clone(), with.clone());
            }
            talk.into_iter().for_each(|talk| now.put(talk, with.clone()));
        }
        now
    }

    fn put(&mut self, record: Source, holder: Option<Name>) {
        if self.holding.holders.insert(record.id, holder).is_none() {
            self.records.push(record);
        }
    }
}

/// What others changed of who people are and who holds what, in these files or everywhere, for whoever asks: nothing where nothing was
/// accepted.
pub fn moved(store: &Store, accepted: Option<&Accepted>, places: Option<&[Place]>) -> Result<Vec<Moved>, Fault> {
    let Some(accepted) = accepted else { return Ok(Vec::new()) };
    let me = super::seal::recipients::oneself(store, &accepted.circle).and_then(|reader| reader.name.clone());
    let now = match places {
        None => Now::of(store)?,
        Some(places) => Now::of_places(store, places),
    };
    let path = |slug: &Slug, record: Option<&Source>| record.map_or_else(|| layout::employee(slug), layout::path);
    Ok(accepted.holding().moved(&now.holding, &now.records, &path, me.as_ref()))
}

/// The talk that a record is, or that an action came from.
fn talk_of(store: &Store, source: &Source) -> Option<Source> {
    match source.folder {
        Folder::Conversations => Some(source.clone()),
        Folder::Actions => {
            let id = value_on_disk(store, source, "conversation")?;
            let talks = list::sources(store, source.employee.as_ref(), Folder::Conversations, &mut Vec::new());
            talks.into_iter().find(|talk| talk.id.as_str() == id)
        }
        _ => None,
    }
}

fn value_on_disk(store: &Store, source: &Source, key: &str) -> Option<String> {
    value(&file::text(&store.at(&layout::path(source))).ok()?, key)
}

/// The text of a key of a document, if it says anything.
pub(super) fn value(text: &str, key: &str) -> Option<String> {
    let root = yaml::parse(text).ok()?;
    root.get(key).and_then(Node::text).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
