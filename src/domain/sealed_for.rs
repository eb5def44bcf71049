//! For whom words were sealed, held against the public keys of their readers and against whom the policy means.

use super::circle::{Audience, Circle, Content};
use super::conversation::Conversation;
use super::employee::{Employee, Slug};
use super::id::Id;
use super::name::Name;
use super::records::{People, Place, Records};
use super::sealed::{SealFault, Sealed};
use std::collections::HashMap;

/// What is wrong with for whom words of one file were sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub place: Place,
    /// The reader it is about, where it is about one.
    pub reader: Option<String>,
    pub fault: SealFault,
}

/// Everything wrong with for whom words were sealed. What was sealed by any of these circles is right: what this person accepted, and
/// what is offered, which others may have accepted already. Without a circle nothing can be judged.
pub fn findings(records: &Records, circles: &[Circle]) -> Vec<Finding> {
    if circles.is_empty() {
        return Vec::new();
    }
    let is_asked_for = records.actions.iter().any(|action| action.sealed.is_some());
    let talks = records.conversations.iter().filter(|_| is_asked_for).map(|talk| ((&*talk.employee, talk.id), talk)).collect();
    Judging { circles, people: records.people(), talks, findings: Vec::new() }.judge(records)
}

/// The managers for whom words may be sealed beside those whom the policy means, since a handover seals for the next manager too: the
/// present one, of a talk that a manager before held; that one as well, where no talk says who held it.
pub fn managers_by_handover<'e>(employee: &'e Employee, holder: Option<&Name>) -> Vec<&'e Name> {
    let before = || employee.was.iter().filter_map(|was| was.manager.as_ref());
    match holder {
        None => employee.manager.iter().chain(before()).collect(),
        Some(holder) if before().any(|manager| manager == holder) => employee.manager.iter().collect(),
        Some(_) => Vec::new(),
    }
}

struct Judging<'r> {
    circles: &'r [Circle],
    people: People<'r>,
    /// The talks that actions come from.
    talks: HashMap<(&'r str, Id), &'r Conversation>,
    findings: Vec<Finding>,
}

/// Whose words a file holds.
struct Words<'r> {
    sealed: &'r Sealed,
    employee: &'r Slug,
    holder: Holder<'r>,
    kind: Content,
}

/// Who held the talk that words were said in.
#[derive(Clone, Copy)]
enum Holder<'r> {
    /// The talk names them.
    Named(&'r Name),
    /// The manager, if there is one.
    Manager(Option<&'r Name>),
    /// The talk could not be read.
    Unknown,
}

impl<'r> Holder<'r> {
    fn name(self) -> Option<&'r Name> {
        match self {
            Holder::Named(name) => Some(name),
            Holder::Manager(name) => name,
            Holder::Unknown => None,
        }
    }
}

impl<'r> Judging<'r> {
    fn judge(mut self, records: &'r Records) -> Vec<Finding> {
        for employee in &records.employees {
            let holder = Holder::Manager(employee.manager.as_ref());
            self.words(employee.sealed.as_deref(), &employee.slug, holder, Content::Words, || Place::from(&employee.slug));
        }
        for talk in &records.conversations {
            self.words(talk.sealed.as_deref(), &talk.employee, self.holder(talk), Content::Words, || Place::from(&talk.source()));
        }
        for action in &records.actions {
            let Some(slug) = &action.employee else { continue };
            let talk = action.conversation.map(|id| self.talks.get(&(&**slug, id)));
            let holder = match talk {
                None => Holder::Manager(self.manager(slug)),
                Some(talk) => talk.map_or(Holder::Unknown, |talk| self.holder(talk)),
            };
            self.words(action.sealed.as_deref(), slug, holder, Content::Words, || Place::from(&action.source()));
        }
        for goal in &records.goals {
            let holder = Holder::Manager(self.manager(&goal.employee));
            self.words(goal.sealed.as_deref(), &goal.employee, holder, Content::Words, || Place::from(&goal.source()));
        }
        for note in &records.notes {
            let holder = Holder::Manager(self.manager(&note.employee));
            let kind = if note.private { Content::PrivateNote } else { Content::NotShared };
            self.words(note.sealed.as_deref(), &note.employee, holder, kind, || Place::from(&note.source()));
        }
        self.findings
    }

    fn manager(&self, slug: &str) -> Option<&'r Name> {
        self.people.get(slug).and_then(|employee| employee.manager.as_ref())
    }

    fn holder(&self, talk: &'r Conversation) -> Holder<'r> {
        talk.with.as_ref().map_or_else(|| Holder::Manager(self.manager(&talk.employee)), Holder::Named)
    }

    fn words(&mut self, sealed: Option<&'r Sealed>, employee: &'r Slug, holder: Holder<'r>, kind: Content, place: impl Fn() -> Place) {
        // that no reader is named at all is said of the file itself
        let Some(sealed) = sealed.filter(|sealed| !sealed.readers.is_empty()) else { return };
        let faults = self.faults(&Words { sealed, employee, holder, kind });
        self.findings.extend(faults.into_iter().map(|(reader, fault)| Finding { place: place(), reader, fault }));
    }

    /// What is wrong with one file, with the reader it is about.
    fn faults(&self, words: &Words) -> Vec<(Option<String>, SealFault)> {
        let readers = &words.sealed.readers;
        let is_known = |key: &str| self.circles.iter().any(|circle| circle.reader(key).is_some());
        let unknown: Vec<&String> = readers.iter().filter(|key| !is_known(key)).collect();
        if !unknown.is_empty() {
            // for how many keys, and whether for those who are meant, can't be told then
            return unknown.into_iter().map(|key| (Some(key.clone()), SealFault::UnknownReader(key.clone()))).collect();
        }
        let wanted: Vec<usize> = self.circles.iter().map(|circle| self.keys(circle, readers)).collect();
        let other = words.sealed.recipients.iter().find(|count| !wanted.contains(count));
        if let (Some(count), Some(wanted)) = (other, wanted.first()) {
            // the names that stand there say nothing then
            return vec![(None, SealFault::OtherCount(*count, *wanted))];
        }
        let is_known = !matches!(words.holder, Holder::Unknown);
        let other = self.circles.first().filter(|_| is_known && !self.circles.iter().any(|circle| self.fits(circle, words)));
        other.map(|circle| (None, SealFault::OtherReaders(readers.clone(), meant(circle, words)))).into_iter().collect()
    }

    /// How many public keys readers have by a circle; those of another one for who is not in it.
    fn keys(&self, circle: &Circle, readers: &[String]) -> usize {
        let count = |key: &str| {
            std::iter::once(circle).chain(self.circles).find_map(|circle| circle.reader(key)).map_or(0, |reader| reader.keys.len())
        };
        let each_once = readers.iter().enumerate().filter(|(at, key)| readers.iter().position(|other| other == *key) == Some(*at));
        each_once.map(|(_, key)| count(key)).sum()
    }

    /// Whether words were sealed for those whom the policy of a circle means, and for who may be one more after a handover. Nothing says
    /// who wrote a note: one more reader of it may be who did.
    fn fits(&self, circle: &Circle, words: &Words) -> bool {
        let readers = &words.sealed.readers;
        let meant = meant(circle, words);
        let named = if let Holder::Named(name) = words.holder { Some(name) } else { None };
        let managers = self.people.get(words.employee).map(|employee| managers_by_handover(employee, named)).unwrap_or_default();
        let reader = |key: &String| circle.reader(key);
        let is_private = words.kind == Content::PrivateNote;
        let is_manager =
            |key: &String| !is_private && reader(key).and_then(|reader| reader.name.as_ref()).is_some_and(|name| managers.contains(&name));
        let more: Vec<&String> = readers.iter().filter(|key| !meant.contains(key) && !is_manager(key)).collect();
        let may_have_written =
            |key: &String| reader(key).is_some_and(|reader| is_private || reader.employee.as_ref() != Some(words.employee));
        let is_by_one = || words.kind != Content::Words && matches!(more[..], [author] if may_have_written(author));
        meant.iter().all(|key| readers.contains(key)) && (more.is_empty() || is_by_one())
    }
}

/// The keys of the readers whom the policy of a circle means.
fn meant(circle: &Circle, words: &Words) -> Vec<String> {
    let who = Audience { holder: words.holder.name(), employee: Some(words.employee), author: None, kind: words.kind };
    let readers = circle.readers_for(&who).into_iter().filter(|reader| !reader.keys.is_empty());
    readers.map(|reader| reader.key.clone()).collect()
}
