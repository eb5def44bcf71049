//! What is about to be committed: the workspace as git's index has it, validated like the one on disk.
//!
//! Only what the commit touches is validated. A record beside it is read where it may count (a person's own records, those
//! of whoever has the same id), and known by its name everywhere else.

use super::check::Checked;
use super::fields::Origin;
use super::file::LARGEST;
use super::git::{Blob, Fate, Git, IndexEntry, Staged, StagedKind};
use super::settings::{self, Parsed};
use super::validation::{Validated, placed, validate};
use super::yaml::Span;
use super::{Fault, Load, Store, forgotten, issued, layout, questions, read, readers};
use crate::domain::bank::Question;
use crate::domain::circle::Circle;
use crate::domain::employee::Slug;
use crate::domain::id::Id;
use crate::domain::problem::{Kind, Problem, Severity, YamlFault};
use crate::domain::records::{Place, Records, Source};
use crate::domain::rules::Unread;
use crate::domain::sealed::SealFault;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Looks at what is about to be committed: those of these staged files that are the workspace's, and what else the
/// commit would break.
pub(crate) fn check(store: &Store, git: &Git, staged: &[Staged]) -> Result<Checked, Fault> {
    let staged: BTreeMap<&str, Fate> = staged.iter().map(|file| (file.path.as_str(), file.fate)).filter(is_ours).collect();
    let entries = if staged.is_empty() { BTreeMap::new() } else { git.indexed()? };
    let index = Index { staged, entries };
    let paths = index.wanted();
    let names: Vec<String> = paths.iter().map(|path| index.entries[*path].blob.clone()).collect();
    let texts = paths.iter().copied().zip(git.blobs(&names, LARGEST)?.into_iter().map(text)).collect();
    Ok(Looking { index: &index, texts, problems: Vec::new() }.view(store))
}

/// Whether a staged file is the workspace's, or lies where only its files belong.
fn is_ours((path, _): &(&str, Fate)) -> bool {
    layout::is_ours(path) || layout::is_within(path)
}

/// The text of a file of ours, or what is wrong with it.
fn text(blob: Option<Blob>) -> Result<String, Kind> {
    match blob {
        Some(Blob::Bytes(bytes)) => String::from_utf8(bytes).map_err(|_| Kind::Encoding),
        Some(Blob::TooBig(size)) => Err(Kind::TooBig(size)),
        None => Err(Kind::Io(std::io::ErrorKind::NotFound)),
    }
}

/// The person of whom a path tells; the organisation, or nobody.
fn owner(path: &str) -> Option<&str> {
    let mut parts = path.split('/');
    match (parts.next()?, parts.next()?) {
        (layout::EMPLOYEES, slug) => Some(slug),
        (layout::ORGANISATION, _) => Some(""),
        _ => None,
    }
}

/// What the next commit holds, and what of it is new.
struct Index<'s> {
    staged: BTreeMap<&'s str, Fate>,
    entries: BTreeMap<String, IndexEntry>,
}

impl Index<'_> {
    /// The records that a commit adds or takes away.
    fn ids(&self, fate: Fate) -> HashSet<Id> {
        let of_fate = self.staged.iter().filter(|(_, its)| **its == fate);
        of_fate.filter_map(|(path, _)| layout::parse_path(path)).map(|source| source.id).collect()
    }

    /// Every record by its name.
    fn sources(&self) -> Vec<Source> {
        self.entries.keys().filter_map(|path| layout::parse_path(path)).collect()
    }

    /// Whose records count: whoever a staged file is of, and who has a record of the same id.
    fn owners(&self) -> BTreeSet<&str> {
        let ids: HashSet<Id> = self.staged.keys().filter_map(|path| layout::parse_path(path)).map(|source| source.id).collect();
        let twins = self.entries.keys().filter(|path| layout::parse_path(path).is_some_and(|source| ids.contains(&source.id)));
        self.staged.keys().copied().chain(twins.map(String::as_str)).filter_map(owner).collect()
    }

    /// The files whose texts are needed.
    fn wanted(&self) -> Vec<&str> {
        let owners = self.owners();
        let is_wanted = |path: &str, entry: &IndexEntry| {
            entry.form == StagedKind::File
                && path.ends_with(".yaml")
                && owner(path).is_none_or(|owner| owners.contains(owner))
                && layout::is_ours(path)
                && self.staged.get(path) != Some(&Fate::Unmerged)
        };
        self.entries.iter().filter(|(path, entry)| is_wanted(path, entry)).map(|(path, _)| path.as_str()).collect()
    }

    /// Whether a person who is not in `employee.yaml` is so by this commit.
    fn leaves_nameless(&self, slug: &str) -> bool {
        let card = layout::employee(slug);
        let home = format!("{}/{slug}/", layout::EMPLOYEES);
        let below = self.entries.range(home.clone()..).take_while(|(path, _)| path.starts_with(&home));
        let mut records = below.filter(|(path, _)| layout::parse_path(path).is_some()).peekable();
        let is_new = |path: &str| self.staged.get(path) == Some(&Fate::Added);
        !self.entries.contains_key(&card)
            && records.peek().is_some()
            && (self.staged.contains_key(card.as_str()) || records.all(|(path, _)| is_new(path)))
    }
}

/// A look at the index, with what was found so far.
struct Looking<'i> {
    index: &'i Index<'i>,
    texts: BTreeMap<&'i str, Result<String, Kind>>,
    problems: Vec<Problem>,
}

impl Looking<'_> {
    fn view(mut self, store: &Store) -> Checked {
        let store = self.settings(store);
        let questions = self.questions();
        self.issued();
        let offered = self.readers(&store);
        let circles = super::check::circles(&store, offered);
        let records = self.records(&store);
        let named = self.index.sources();
        let texts: HashMap<&str, &str> = self.texts.iter().filter_map(|(path, text)| Some((*path, text.as_deref().ok()?))).collect();
        let text_of = |path: &str| texts.get(path).copied().unwrap_or_default().to_owned();
        // what can't be read is among those that are known by name
        let unread = Unread::default();
        let validated = Validated {
            records: &records,
            named: &named,
            unread: &unread,
            settings: &store.settings,
            questions: &questions,
            circles: &circles,
        };
        validate(&validated, text_of, &mut self.problems);
        self.problems.extend(super::check::no_more(&store, &records, text_of));
        self.keep_its_own();
        self.places();
        self.come_back();
        self.problems.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
        self.problems.dedup();
        Checked { records, problems: self.problems, unread, files: self.index.staged.len() }
    }

    /// The workspace with the settings of the index; those on disk where it has none.
    fn settings(&mut self, store: &Store) -> Store {
        let parsed = match self.texts.get(layout::SETTINGS) {
            Some(Ok(text)) => settings::parse(text),
            Some(Err(kind)) => settings::unreadable(kind.clone()),
            None => Parsed { settings: store.settings.clone(), problems: Vec::new() },
        };
        self.problems.extend(parsed.problems);
        Store { settings: parsed.settings, ..Store::bare(store.root.clone()) }
    }

    fn questions(&mut self) -> Vec<Question> {
        let mut found = Vec::new();
        let is_of_questions = |path: &str| matches!(layout::place(path), Place::Questions(_));
        for (path, text) in self.texts.iter().filter(|(path, _)| is_of_questions(path)) {
            let mut origin = Origin::new(path, &mut self.problems);
            match text {
                Ok(text) => found.extend(questions::parse(text, true, &mut origin)),
                Err(kind) => origin.unreadable(kind.clone()),
            }
        }
        found
    }

    /// Names what is wrong with reports without names.
    fn issued(&mut self) {
        for (path, text) in &self.texts {
            let Some(half) = layout::issued(path) else { continue };
            let mut origin = Origin::new(path, &mut self.problems);
            match text {
                Ok(text) => drop(issued::parse(text, half, &mut origin)),
                Err(kind) => origin.unreadable(kind.clone()),
            }
        }
    }

    /// What is offered, if nothing puts it in doubt.
    fn readers(&mut self, store: &Store) -> Option<Circle> {
        let mut origin = Origin::new(layout::READERS, &mut self.problems);
        let readers = match self.texts.get(layout::READERS) {
            Some(Ok(text)) => readers::parse(text, &mut origin),
            Some(Err(kind)) => {
                origin.unreadable(kind.clone());
                return None;
            }
            None if store.settings.is_sealed() => {
                origin.unreadable(Kind::NoReaders);
                return None;
            }
            None => return None,
        };
        let circle = Circle { readers, policy: store.settings.policy.clone().unwrap_or_default() };
        if self.problems.iter().any(|problem| problem.path == layout::READERS && problem.severity != Severity::Warning) {
            return None;
        }
        let is_employee = |slug: &str| self.index.entries.contains_key(&layout::employee(slug));
        let text_of = |path: &str| self.texts.get(path).and_then(|text| text.as_deref().ok()).unwrap_or_default().to_owned();
        readers::held_against(&circle, is_employee, text_of, &mut self.problems);
        Some(circle)
    }

    fn records(&mut self, store: &Store) -> Records {
        let mut records = Records::default();
        for (path, text) in self.texts.iter().filter(|(path, _)| layout::issued(path).is_none()) {
            let source = layout::parse_path(path);
            match (owner(path), text) {
                (None, _) => {}
                (Some(_), Err(kind)) => Origin::new(path, &mut self.problems).unreadable(kind.clone()),
                (Some(slug), Ok(text)) => match source {
                    Some(source) => read::decoded(store, &source, Load::Open, text, &mut records),
                    None => {
                        let employee = read::person(store, &Slug::from(slug), text, &mut Origin::new(path, &mut self.problems));
                        records.employees.extend(employee);
                    }
                },
            }
        }
        self.problems.append(&mut records.problems);
        for source in self.index.sources() {
            let whose = records.employees.iter_mut().find(|employee| Some(&employee.slug) == source.employee.as_ref());
            if let Some(employee) = whose {
                employee.first_record = employee.first_record.into_iter().chain([source.made]).min();
            }
        }
        records
    }

    /// Leaves what is about this commit: its own files, what points to a record that it takes away, and a record whose id
    /// it brings a second time.
    fn keep_its_own(&mut self) {
        let (added, gone) = (self.index.ids(Fate::Added), self.index.ids(Fate::Gone));
        let staged = &self.index.staged;
        self.problems.retain(|problem| match &problem.kind {
            _ if staged.contains_key(problem.path.as_str()) => true,
            Kind::Dangling(_, id) | Kind::Foreign(_, id) => gone.contains(id),
            Kind::TwiceId(id, first) | Kind::Seal(SealFault::Copied(id, first)) => {
                added.contains(id) && staged.contains_key(first.as_str())
            }
            _ => false,
        });
    }

    /// Names what the commit brings although it was forgotten, by the tombstones of the index.
    fn come_back(&mut self) {
        let is_tombstone = |path: &str| path.starts_with(layout::FORGOTTEN) && layout::is_ours(path);
        let stones =
            self.texts.iter().filter(|(path, _)| is_tombstone(path)).filter_map(|(path, text)| Some((*path, text.as_deref().ok()?)));
        let mut problems = Vec::new();
        let known = forgotten::of_texts(stones, &mut problems);
        self.problems.extend(problems.into_iter().filter(|problem| self.index.staged.contains_key(problem.path.as_str())));
        let coming = self.index.staged.iter().filter(|(_, fate)| **fate != Fate::Gone).map(|(path, _)| *path);
        let card = |path: &str| self.texts.get(path).and_then(|text| text.as_ref().ok()).cloned();
        let back: Vec<String> = forgotten::among(&known, coming, card).into_iter().map(str::to_owned).collect();
        self.problems.extend(back.into_iter().map(forgotten::come_back));
    }

    /// Names what is wrong with staged files as such: where they lie, and what they are.
    fn places(&mut self) {
        for (path, fate) in &self.index.staged {
            let mut found = |path: String, kind, severity| self.problems.push(placed(path, Span::default(), kind, severity));
            match (fate, self.index.entries.get(*path).map(|entry| entry.form)) {
                (Fate::Gone, _) => {}
                (Fate::Unmerged, _) => found((*path).to_owned(), Kind::Yaml(YamlFault::Conflict), Severity::Unreadable),
                (_, Some(StagedKind::Link)) => found((*path).to_owned(), Kind::Link, Severity::Unreadable),
                (_, Some(StagedKind::Repository)) => found(format!("{path}/"), Kind::Stray, Severity::Error),
                _ => {
                    if let Some(stray) = layout::stray(path) {
                        found(stray, Kind::Stray, Severity::Error);
                    }
                }
            }
        }
        let owners: BTreeSet<&str> = self.index.staged.keys().filter_map(|path| owner(path)).filter(|slug| !slug.is_empty()).collect();
        for slug in owners.into_iter().filter(|slug| self.index.leaves_nameless(slug)) {
            self.problems.push(placed(layout::employee(slug), Span::default(), Kind::NoEmployeeFile, Severity::Error));
        }
    }
}
