//! Finds what is wrong with records that could be read, each with its place in the text. It serves the disk and git's index.

use super::yaml::{self, Node, Span, Value};
use super::{Store, layout, questions, seal};
use crate::domain::bank::Question;
use crate::domain::circle::Circle;
use crate::domain::employee::Employee;
use crate::domain::import::plan::number_key;
use crate::domain::owner::is_oneself;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::{Folder, Records, Source};
use crate::domain::rhythm::{self, LastHeld};
use crate::domain::rules::{self, Examined, Unread};
use crate::domain::sealed::SealFault;
use crate::domain::sealed_for;
use crate::domain::settings::Settings;
use crate::domain::text::{folded, nearest};
use crate::domain::theme::{BuiltIn, Theme};
use std::collections::{BTreeSet, HashMap};

pub(super) struct Validated<'r> {
    pub records: &'r Records,
    /// Records that are known to be there without having been read.
    pub named: &'r [Source],
    pub unread: &'r Unread,
    /// The settings that they are held against.
    pub settings: &'r Settings,
    /// The organisation's own questions, whose themes count as known.
    pub questions: &'r [Question],
    /// Whom words may be sealed for; none where nothing is, or nobody knows.
    pub circles: &'r [Circle],
}

/// Adds what is wrong with records that could be read; `text_of` gives the text of a file.
pub(super) fn validate(validated: &Validated, text_of: impl Fn(&str) -> String, problems: &mut Vec<Problem>) {
    Validator { validated, text_of, problems }.validate();
}

struct Validator<'j, T> {
    validated: &'j Validated<'j>,
    text_of: T,
    problems: &'j mut Vec<Problem>,
}

impl<T: Fn(&str) -> String> Validator<'_, T> {
    fn validate(&mut self) {
        let Validated { records, named, unread, settings, .. } = *self.validated;
        for finding in rules::findings(&Examined { records, named, unread, settings }, layout::path) {
            let path = layout::path(&finding.source);
            let span = self.locate(&path, |node| Some(node.entry(finding.key)?.node.span));
            let kind = match finding.kind {
                // what is sealed in it can't be given another id
                Kind::TwiceId(id, first) if self.has_block(&finding.source) => Kind::Seal(SealFault::Copied(id, first)),
                kind => kind,
            };
            self.problems.push(placed(path, span, kind, finding.severity));
        }
        self.sealed_for();
        self.themes();
        self.teams();
        self.rhythms();
        self.ambitions();
        self.names();
        self.oneself(Severity::Warning);
        self.beginnings();
        self.numbers();
    }

    fn has_block(&self, source: &Source) -> bool {
        let Records { conversations, actions, goals, notes, .. } = self.validated.records;
        match source.folder {
            Folder::Conversations => conversations.iter().any(|one| one.sealed.is_some() && one.source() == *source),
            Folder::Actions => actions.iter().any(|one| one.sealed.is_some() && one.source() == *source),
            Folder::Goals => goals.iter().any(|one| one.sealed.is_some() && one.source() == *source),
            Folder::Notes | Folder::Private => notes.iter().any(|one| one.sealed.is_some() && one.source() == *source),
        }
    }

    /// Words that were sealed for other keys than their readers have, or for others than the policy means.
    fn sealed_for(&mut self) {
        for finding in sealed_for::findings(self.validated.records, self.validated.circles) {
            let path = layout::path_of(&finding.place);
            let readers = |node: &Node| node.entry(seal::READERS).map(|entry| entry.at);
            let reader = |node: &Node| value_of(node, &[seal::READERS], finding.reader.as_deref()?);
            let span = self.locate(&path, |node| reader(node).or_else(|| readers(node)));
            let severity = if matches!(finding.fault, SealFault::OtherReaders(..)) { Severity::Warning } else { Severity::Error };
            self.problems.push(placed(path, span, Kind::Seal(finding.fault), severity));
        }
    }

    /// Whether all that says which words there are could be read: `stay.yaml`, and what is in a folder.
    fn knows(&self, folder: &str) -> bool {
        let is_unread = |problem: &Problem| problem.severity == Severity::Unreadable && problem.path.starts_with(folder);
        self.validated.settings.is_read && !self.problems.iter().any(is_unread)
    }

    /// The place of something in a file; the start of the file if the place is unknown.
    fn locate(&self, path: &str, find: impl FnOnce(&Node) -> Option<Span>) -> Span {
        let text = (self.text_of)(path);
        let node = yaml::parse_fully(&text).ok();
        node.and_then(|node| find(&node)).unwrap_or(Span { line: 1, column: 1, start: 0, end: 0 })
    }

    fn themes(&mut self) {
        if !self.knows(layout::QUESTIONS) {
            return;
        }
        let Validated { records, settings, questions, .. } = *self.validated;
        let own = settings.types.iter().flat_map(|kind| &kind.themes).chain(questions.iter().map(|question| &question.theme));
        let own: BTreeSet<&str> = own.map(Theme::as_str).collect();
        let themes: BTreeSet<&str> = own.iter().copied().chain(BuiltIn::WORDS.iter().copied()).collect();
        for conversation in &records.conversations {
            let all = conversation.themes.iter().chain(conversation.answers.iter().filter_map(|answer| answer.theme.as_ref()));
            let unknown: BTreeSet<&str> = all.map(Theme::as_str).filter(|theme| !themes.contains(theme)).collect();
            for theme in unknown {
                let path = layout::path(&conversation.source());
                let span = self.locate(&path, |node| value_of(node, &["themes", "theme"], theme));
                self.problems.push(placed(path, span, unknown_word("themes", theme, themes.iter().copied()), Severity::Error));
            }
        }
    }

    /// A rhythm, or a limit, of a type that there is not.
    fn rhythms(&mut self) {
        if !self.knows(layout::SETTINGS) {
            return;
        }
        let settings = self.validated.settings;
        let own = std::iter::once((layout::SETTINGS.to_owned(), &settings.rhythm));
        let people = self.validated.records.employees.iter().map(|employee| (layout::employee(&employee.slug), &employee.rhythm));
        let mut unknown: Vec<(String, &str, &str)> = Vec::new();
        for (path, rhythm) in own.chain(people) {
            unknown.extend(rhythm.iter().map(|(kind, _)| (path.clone(), "rhythm", kind.as_str())));
        }
        let limits = settings.limits.iter().filter(|(kind, _)| kind != "actions");
        unknown.extend(limits.map(|(kind, _)| (layout::SETTINGS.to_owned(), "limits", kind.as_str())));
        for (path, key, kind) in unknown.into_iter().filter(|(.., kind)| settings.read_kind(kind).is_none()) {
            let span = self.locate(&path, |node| Some(node.get(key)?.entry(kind)?.at));
            let known = settings.types.iter().map(|kind| kind.key.as_str());
            self.problems.push(placed(path, span, unknown_word("rhythm", kind, known), Severity::Error));
        }
    }

    fn teams(&mut self) {
        let teams = &self.validated.settings.teams;
        for employee in self.validated.records.employees.iter().filter(|_| !teams.is_empty()) {
            let Some(team) = &employee.team else { continue };
            let (kind, severity) = match teams.iter().find(|listed| *listed == team) {
                Some(listed) if **listed == **team => continue,
                Some(listed) => (Kind::OtherSpelling("team", team.to_string(), listed.to_string()), Severity::Warning),
                None => (unknown_word("team", team, teams.iter().map(|team| &**team)), Severity::Error),
            };
            let path = layout::employee(&employee.slug);
            let span = self.locate(&path, |node| Some(node.entry("team")?.node.span));
            self.problems.push(placed(path, span, kind, severity));
        }
    }

    /// A goal that serves an ambition that there is not, and an ambition of a team that there is not.
    fn ambitions(&mut self) {
        if !self.knows(layout::SETTINGS) {
            return;
        }
        let Validated { records, settings, .. } = *self.validated;
        let ambitions = &settings.ambitions;
        for goal in &records.goals {
            let Some(written) = goal.supports.as_deref() else { continue };
            let kind = match ambitions.get(written) {
                Some(ambition) if ambition.key == written => continue,
                Some(ambition) => (Kind::OtherSpelling("supports", written.to_owned(), ambition.key.clone()), Severity::Warning),
                None => (unknown_word("supports", written, ambitions.all().iter().map(|one| one.key.as_str())), Severity::Error),
            };
            let path = layout::path(&goal.source());
            let span = self.locate(&path, |node| Some(node.entry("supports")?.node.span));
            self.problems.push(placed(path, span, kind.0, kind.1));
        }
        for ambition in ambitions.all().iter().filter(|_| !settings.teams.is_empty()) {
            let Some(team) = &ambition.team else { continue };
            // a department around listed teams is one too
            if settings.teams.iter().any(|listed| listed == team || listed.is_within(team)) {
                continue;
            }
            let known = settings.teams.iter().map(|team| &**team);
            let span = self.locate(layout::SETTINGS, |node| Some(node.get("ambitions")?.get(&ambition.key)?.entry("team")?.node.span));
            self.problems.push(placed(layout::SETTINGS.to_owned(), span, unknown_word("team", team, known), Severity::Error));
        }
    }

    /// A person for whom nothing says when the rhythm begins.
    fn beginnings(&mut self) {
        let Validated { records, settings, .. } = *self.validated;
        if !settings.is_read {
            return;
        }
        let last = LastHeld::of(records.conversations.iter());
        let has_none = |employee: &&Employee| {
            let is_known = employee.left.is_none() && !records.in_doubt.contains(&employee.slug);
            is_known && rhythm::beginning(employee, settings).is_none() && rhythm::counts_from_beginning(employee, &last, settings)
        };
        for employee in records.employees.iter().filter(has_none) {
            let path = layout::employee(&employee.slug);
            let span = self.locate(&path, |node| Some(node.span));
            self.problems.push(placed(path, span, Kind::NoBeginning, Severity::Warning));
        }
    }

    /// A number that two people have.
    fn numbers(&mut self) {
        let mut first: HashMap<String, &Employee> = HashMap::new();
        let mut found = Vec::new();
        for person in &self.validated.records.employees {
            let Some(number) = person.number.as_deref() else { continue };
            let one = *first.entry(number_key(number)).or_insert(person);
            // two folders of one person are told otherwise
            if one.slug != person.slug && !one.is_same(person) {
                found.push((layout::employee(&person.slug), number, layout::employee(&one.slug)));
            }
        }
        for (path, number, other) in found {
            let span = self.locate(&path, |node| Some(node.entry("number")?.node.span));
            self.problems.push(placed(path, span, Kind::SameNumber(number.to_owned(), other), Severity::Warning));
        }
    }

    /// A word for whoever types it, where someone is named.
    fn oneself(&mut self, severity: Severity) {
        let before = self.validated.records.employees.iter().flat_map(|employee| {
            let was = employee.was.iter().filter_map(|was| was.manager.as_deref());
            was.map(|name| (layout::employee(&employee.slug), "manager", name))
        });
        let found: Vec<_> = named(self.validated.records).into_iter().chain(before).filter(|(.., name)| is_oneself(name)).collect();
        for (path, key, name) in found {
            let span = self.locate(&path, |node| value_of(node, &[key], name));
            self.problems.push(placed(path, span, Kind::Oneself(key, name.to_owned()), severity));
        }
    }

    /// A name that is nearly one that is better known.
    fn names(&mut self) {
        let names = self.validated.records.names();
        let mut near: HashMap<&str, Option<&str>> = HashMap::new();
        for (path, key, name) in named(self.validated.records) {
            let Some(known) = *near.entry(name).or_insert_with(|| names.near(&folded(name))) else { continue };
            let span = self.locate(&path, |node| Some(node.entry(key)?.node.span));
            let kind = Kind::NearName(key, name.to_owned(), known.to_owned());
            self.problems.push(placed(path, span, kind, Severity::Warning));
        }
    }
}

/// Who is named in records: the file, the key and the name.
fn named(records: &Records) -> Vec<(String, &'static str, &str)> {
    let mut found: Vec<(String, &'static str, &str)> = Vec::new();
    for employee in &records.employees {
        found.extend(employee.manager.as_deref().map(|name| (layout::employee(&employee.slug), "manager", name)));
    }
    found.extend(
        records
            .conversations
            .iter()
            .filter_map(|conversation| Some((layout::path(&conversation.source()), "with", conversation.with.as_deref()?))),
    );
    found.extend(records.actions.iter().filter_map(|action| Some((layout::path(&action.source()), "owner", &**action.owner.named()?))));
    found
}

/// What is wrong with the words of one record or person, without regard to any other.
pub fn alone(store: &Store, records: &Records, path: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let questions = questions::own(store, &mut problems).unwrap_or_default();
    let validated =
        Validated { records, named: &[], unread: &Unread::default(), settings: &store.settings, questions: &questions, circles: &[] };
    let mut judge = Validator { validated: &validated, text_of: |_: &str| text.to_owned(), problems: &mut problems };
    judge.themes();
    judge.teams();
    judge.rhythms();
    judge.ambitions();
    judge.oneself(Severity::Error);
    problems.retain(|problem| problem.path == path);
    problems
}

/// A problem at a place.
pub(super) fn placed(path: String, span: Span, kind: Kind, severity: Severity) -> Problem {
    Problem { path, line: span.line, column: span.column, kind, severity }
}

fn unknown_word<'w>(key: &'static str, found: &str, known: impl Iterator<Item = &'w str> + Clone) -> Kind {
    Kind::UnknownWord {
        key,
        found: found.to_owned(),
        nearest: nearest(found, known.clone()).map(str::to_owned),
        known: known.map(str::to_owned).collect(),
    }
}

/// Where, at or below one of `keys`, a text stands.
fn value_of(node: &Node, keys: &[&str], text: &str) -> Option<Span> {
    let is_it = |node: &Node| node.text().is_some_and(|found| found.trim() == text);
    match &node.value {
        Value::Map(entries) => entries.iter().find_map(|entry| {
            if keys.contains(&&*entry.key) && is_it(&entry.node) {
                return Some(entry.node.span);
            }
            let listed = match &entry.node.value {
                Value::Seq(items) if keys.contains(&&*entry.key) => items.iter().find(|item| is_it(item)).map(|item| item.span),
                _ => None,
            };
            listed.or_else(|| value_of(&entry.node, keys, text))
        }),
        Value::Seq(items) => items.iter().find_map(|item| value_of(item, keys, text)),
        _ => None,
    }
}
