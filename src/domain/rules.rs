//! What is wrong with records that can be read: each alone, and compared with others.

use super::action::{self, Action};
use super::conversation;
use super::employee::Slug;
use super::id::Id;
use super::problem::{Kind, Severity};
use super::records::{Folder, Records, Source};
use super::settings::Settings;
use super::text;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// Something wrong with one record.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub source: Source,
    /// The key it is about.
    pub key: &'static str,
    pub kind: Kind,
    /// How much it weighs.
    pub severity: Severity,
}

/// Files that exist and could not be read. A pointer to one of them is not wrong.
#[derive(Clone, Debug, Default)]
pub struct Unread {
    pub sources: Vec<Source>,
    /// Folders whose content is not known: the person's (or the organisation's), for one kind of record or for all kinds.
    pub folders: Vec<(Option<Slug>, Option<Folder>)>,
}

impl Unread {
    /// Whether the content is unknown for a kind of record of the person of a record.
    fn is_unlisted(&self, source: &Source, folder: Folder) -> bool {
        self.folders.iter().any(|(whose, kind)| *whose == source.employee && kind.is_none_or(|kind| kind == folder))
    }

    /// Whether a record of this id may be among them.
    pub fn may_have(&self, folder: Folder, id: Id) -> bool {
        self.sources.iter().any(|source| source.folder == folder && source.id == id)
            || self.folders.iter().any(|(_, kind)| kind.is_none_or(|kind| kind == folder))
    }
}

pub(crate) struct Examined<'r> {
    /// The records that could be read.
    pub records: &'r Records,
    /// Records that exist but were not read. Others may point to them, and their ids are taken.
    pub named: &'r [Source],
    /// What could not be read. Others may point to it.
    pub unread: &'r Unread,
    /// The settings of `stay.yaml`.
    pub settings: &'r Settings,
}

/// Everything wrong with the records, in no order. `path_of` gives the path of a record.
pub(crate) fn findings(examined: &Examined, path_of: impl Fn(&Source) -> String) -> Vec<Finding> {
    let Examined { records, named, unread, settings } = *examined;
    let mut checking = Checking { findings: Vec::new(), sources: sources(records, named), homes: homes(records), unread };
    for conversation in &records.conversations {
        let ended = matches!(conversation.status, conversation::Status::Closed);
        checking.ending(
            &conversation.source(),
            ended,
            conversation.closed,
            conversation.made,
            conversation.status != conversation::Status::Cancelled,
        );
    }
    for action in &records.actions {
        let source = action.source();
        checking.ending(&source, !action.is_open(), action.closed, action.created, true);
        // the reason is one of the words that are sealed
        if action.status == action::Status::Dropped && action.dropped_because.is_none() && action.sealed.is_none() {
            checking.add(&source, "status", Kind::DroppedWithoutReason);
        }
        if action.employee.is_none() && action.obstacle.as_deref().is_none_or(|name| text::key(name).is_empty()) {
            checking.add(&source, "title", Kind::NoObstacle);
        }
        checking.pointer(&source, "conversation", action.conversation, Folder::Conversations);
        checking.pointer(&source, "goal", action.goal, Folder::Goals);
    }
    for goal in &records.goals {
        checking.ending(&goal.source(), !goal.is_open(), goal.closed, goal.created, true);
    }
    for note in &records.notes {
        checking.pointer(&note.source(), "conversation", note.conversation, Folder::Conversations);
    }
    if settings.is_read {
        checking.too_many(records, settings);
    }
    checking.twice(&path_of);
    checking.findings
}

/// The actions that count as promised in a conversation: all that were not dropped.
pub(crate) fn promised_in(actions: &[Action], conversation: Id) -> impl Iterator<Item = &Action> {
    actions.iter().filter(move |action| action.conversation == Some(conversation) && is_kept(action))
}

fn is_kept(action: &Action) -> bool {
    action.status != action::Status::Dropped
}

struct Checking<'r> {
    findings: Vec<Finding>,
    unread: &'r Unread,
    sources: HashMap<Id, Vec<Source>>,
    /// Which person each record belongs to.
    homes: HashSet<Home>,
}

/// A record of a person, by its kind and id.
type Home = (Option<Slug>, Folder, Id);

/// Finds which person each record belongs to: a conversation or goal to the person whose actions point to it, an action or a
/// note to the person whose conversation it points to.
fn homes(records: &Records) -> HashSet<Home> {
    let conversations: HashSet<(&str, Id)> =
        records.conversations.iter().map(|conversation| (&*conversation.employee, conversation.id)).collect();
    let mut homes = HashSet::new();
    for action in &records.actions {
        let mut add = |folder, id| homes.insert((action.employee.clone(), folder, id));
        action.conversation.map(|id| add(Folder::Conversations, id));
        action.goal.map(|id| add(Folder::Goals, id));
        if action.conversation.zip(action.employee.as_deref()).is_some_and(|(id, slug)| conversations.contains(&(slug, id))) {
            add(Folder::Actions, action.id);
        }
    }
    for note in &records.notes {
        if note.conversation.is_some_and(|id| conversations.contains(&(&*note.employee, id))) {
            homes.insert((Some(note.employee.clone()), note.source().folder, note.id));
        }
    }
    homes
}

fn sources(records: &Records, named: &[Source]) -> HashMap<Id, Vec<Source>> {
    let conversations = records.conversations.iter().map(|conversation| conversation.source());
    let actions = records.actions.iter().map(|action| action.source());
    let goals = records.goals.iter().map(|goal| goal.source());
    let notes = records.notes.iter().map(|note| note.source());
    let mut sources: HashMap<Id, Vec<Source>> = HashMap::new();
    for source in conversations.chain(actions).chain(goals).chain(notes) {
        sources.entry(source.id).or_default().push(source);
    }
    for source in named {
        let known = sources.entry(source.id).or_default();
        if !known.contains(source) {
            known.push(source.clone());
        }
    }
    sources
}

impl Checking<'_> {
    fn add(&mut self, source: &Source, key: &'static str, kind: Kind) {
        self.findings.push(Finding { source: source.clone(), key, kind, severity: Severity::Error });
    }

    fn ending(&mut self, source: &Source, ended: bool, closed: Option<NaiveDate>, made: NaiveDate, judged: bool) {
        match closed {
            None if ended => self.add(source, "status", Kind::EndedWithoutDay),
            Some(day) if ended && day < made => self.add(source, "closed", Kind::EndedBeforeMade(day, made)),
            Some(_) if !ended && judged => self.add(source, "closed", Kind::DayWithoutEnd),
            _ => {}
        }
    }

    fn pointer(&mut self, source: &Source, key: &'static str, id: Option<Id>, folder: Folder) {
        let Some(id) = id else { return };
        let there: Vec<&Source> = self.sources.get(&id).into_iter().flatten().filter(|other| other.folder == folder).collect();
        let is_own = |other: &Source| other.folder == folder && other.id == id && other.employee == source.employee;
        if self.unread.sources.iter().any(is_own) {
            return;
        }
        if there.is_empty() {
            if !self.unread.may_have(folder, id) {
                self.add(source, key, Kind::Dangling(key, id));
            }
        } else if !there.iter().any(|other| other.employee == source.employee) && !self.unread.is_unlisted(source, folder) {
            self.add(source, key, Kind::Foreign(key, id));
        }
    }

    fn too_many(&mut self, records: &Records, settings: &Settings) {
        let mut counts: HashMap<Id, usize> = HashMap::new();
        let kept = records.actions.iter().filter(|action| is_kept(action));
        kept.filter_map(|action| action.conversation).for_each(|id| *counts.entry(id).or_default() += 1);
        for conversation in &records.conversations {
            let (count, limit) = (counts.get(&conversation.id).copied().unwrap_or(0), settings.limit(&conversation.kind));
            if count > limit {
                let (key, kind) = ("type", Kind::TooManyActions(count, limit));
                self.findings.push(Finding { source: conversation.source(), key, kind, severity: Severity::Warning });
            }
        }
    }

    /// If an id is there more than once, every file is wrong but one: the one with its own person, or else the first.
    fn twice(&mut self, path_of: &impl Fn(&Source) -> String) {
        for (id, sources) in &self.sources {
            let is_home = |source: &Source| self.homes.contains(&(source.employee.clone(), source.folder, source.id));
            let mut placed: Vec<(bool, NaiveDate, String, &Source)> =
                sources.iter().map(|source| (!is_home(source), source.made, path_of(source), source)).collect();
            placed.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
            let Some((_, _, first, _)) = placed.first() else { continue };
            for (.., source) in &placed[1..] {
                let kind = Kind::TwiceId(*id, first.clone());
                self.findings.push(Finding { source: (*source).clone(), key: "id", kind, severity: Severity::Error });
            }
        }
    }
}
