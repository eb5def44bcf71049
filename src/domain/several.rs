//! What several workspaces come to together: figures that add up, and obstacles that fold into one where they are one.

use super::employee::Slug;
use super::obstacle::{Named, Scope, Vocabulary};
use super::report::Report;
use super::text;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// The figures of a report that can be added up. Someone who is in two workspaces counts in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub people: usize,
    pub in_rhythm: usize,
    /// People with a talk in the period.
    pub talked: usize,
    pub talks: usize,
    pub overdue: usize,
    pub kept: usize,
    pub late: usize,
    pub broken: usize,
    pub dropped: usize,
    pub open: usize,
    pub own_words: usize,
}

impl Figures {
    /// Those of one workspace.
    pub(crate) fn of(report: &Report) -> Figures {
        let promises = &report.promises;
        Figures {
            people: report.rhythm.people,
            in_rhythm: report.rhythm.in_rhythm,
            talked: report.reach.talked,
            talks: report.reach.talks,
            overdue: report.overdue.len(),
            kept: promises.kept,
            late: promises.late,
            broken: promises.broken,
            dropped: promises.dropped,
            open: promises.open,
            own_words: report.own_words,
        }
    }
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Figures) {
        self.people += other.people;
        self.in_rhythm += other.in_rhythm;
        self.talked += other.talked;
        self.talks += other.talks;
        self.overdue += other.overdue;
        self.kept += other.kept;
        self.late += other.late;
        self.broken += other.broken;
        self.dropped += other.dropped;
        self.open += other.open;
        self.own_words += other.own_words;
    }
}

/// An obstacle of one workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub key: String,
    pub label: String,
    pub scope: Scope,
    pub people: BTreeSet<Slug>,
    pub mentions: usize,
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Told {
    /// One with what it is called there.
    pub fn of(named: &Named, label: String) -> Told {
        let Named { key, scope, employees, mentions, first, last, .. } = named;
        Told { key: key.clone(), label, scope: *scope, people: employees.clone(), mentions: *mentions, first: *first, last: *last }
    }
}

/// An obstacle of several workspaces together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// Its key in the first vocabulary, else where it was met first.
    pub key: String,
    /// What it is called where it was met first.
    pub label: String,
    pub scope: Scope,
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// Where it was named.
    pub within: Vec<Within>,
}

/// Who named an obstacle in one workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Within {
    /// The place of the workspace.
    pub workspace: usize,
    pub people: BTreeSet<Slug>,
    pub mentions: usize,
}

impl Folded {
    /// How many people named it; someone who is in two workspaces counts in both.
    pub fn people(&self) -> usize {
        self.within.iter().map(|within| within.people.len()).sum()
    }

    /// In how many talks it was named.
    pub fn mentions(&self) -> usize {
        self.within.iter().map(|within| within.mentions).sum()
    }

    /// Whether it came back: shared, or persistent with one person.
    pub fn recurs(&self) -> bool {
        self.scope != Scope::Single
    }
}

/// Obstacles of several workspaces, and which of them are one: those with the same key, those that go by a name of the first
/// vocabulary, and those that a line says are.
pub struct Fold<'v> {
    /// The vocabulary of the first workspace.
    vocabulary: &'v Vocabulary,
    /// How many people make an obstacle one that is shared.
    shared_by: usize,
    /// A key or a name, and the key that it counts as.
    same: BTreeMap<String, String>,
    found: BTreeMap<String, Folded>,
}

impl<'v> Fold<'v> {
    /// With `same` as lines say it.
    pub fn new(vocabulary: &'v Vocabulary, shared_by: usize, same: &[(String, String)]) -> Fold<'v> {
        let same = same.iter().map(|(one, other)| (text::key(one), vocabulary.key(other))).collect();
        Fold { vocabulary, shared_by, same, found: BTreeMap::new() }
    }

    /// The key that an obstacle counts as.
    fn key(&self, told: &Told) -> String {
        let said = |name: &str| self.same.get(&text::key(name)).cloned();
        let known = |name: &str| self.vocabulary.term(name).map(|term| term.key.clone());
        said(&told.key)
            .or_else(|| said(&told.label))
            .or_else(|| known(&told.key))
            .or_else(|| known(&told.label))
            .unwrap_or(told.key.clone())
    }

    /// Adds one of the workspace at a place.
    pub fn add(&mut self, workspace: usize, told: &Told) {
        let key = self.key(told);
        let new = || Folded {
            key: key.clone(),
            label: told.label.clone(),
            scope: told.scope,
            first: told.first,
            last: told.last,
            within: Vec::new(),
        };
        let folded = self.found.entry(key.clone()).or_insert_with(new);
        folded.first = folded.first.min(told.first);
        folded.last = folded.last.max(told.last);
        // one person who names it under two names names it again
        let mut is_again = told.scope == Scope::Persistent;
        match folded.within.iter_mut().find(|within| within.workspace == workspace) {
            Some(within) => {
                is_again |= !within.people.is_disjoint(&told.people);
                within.people.extend(told.people.iter().cloned());
                within.mentions += told.mentions;
            }
            None => folded.within.push(Within { workspace, people: told.people.clone(), mentions: told.mentions }),
        }
        folded.scope = match (folded.scope, told.scope) {
            _ if folded.people() >= self.shared_by.max(1) => Scope::Shared,
            (Scope::Shared, _) | (_, Scope::Shared) => Scope::Shared,
            (Scope::Persistent, _) => Scope::Persistent,
            _ if is_again => Scope::Persistent,
            _ => Scope::Single,
        };
    }

    /// All of them: most people, most mentions, the latest day, the key.
    pub fn all(self) -> Vec<Folded> {
        let mut all: Vec<Folded> = self.found.into_values().collect();
        all.sort_by_cached_key(|one| (Reverse((one.people(), one.mentions(), one.last)), one.key.clone()));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::date::parse_civil;
    use super::super::obstacle::Term;
    use super::*;

    fn told(key: &str, people: &[&str]) -> Told {
        let day = |text: &str| parse_civil(text).unwrap();
        Told {
            key: key.to_owned(),
            label: key.to_owned(),
            scope: Scope::Single,
            people: people.iter().map(|slug| (*slug).into()).collect(),
            mentions: people.len(),
            first: day("2026-02-01"),
            last: day("2026-03-01"),
        }
    }

    #[test]
    fn one_obstacle_of_several_workspaces_is_one() {
        let term = Term { key: "laptop".to_owned(), also: vec!["Trage pc".to_owned()], ..Term::default() };
        let vocabulary = Vocabulary::new(vec![term]);
        let mut fold = Fold::new(&vocabulary, 3, &[("oude-computer".to_owned(), "Trage PC".to_owned())]);
        fold.add(0, &told("laptop", &["anna"]));
        fold.add(1, &told("trage-pc", &["anna"]));
        fold.add(1, &told("oude-computer", &["bo"]));
        fold.add(1, &told("lawaai", &["bo"]));
        fold.add(2, &told("lawaai", &["bo"]));
        fold.add(2, &told("rooster", &["bo"]));
        let all = fold.all();
        let short: Vec<_> = all.iter().map(|one| (one.key.as_str(), one.people(), one.mentions(), one.scope)).collect();
        let meant = [("laptop", 3, 3, Scope::Shared), ("lawaai", 2, 2, Scope::Single), ("rooster", 1, 1, Scope::Single)];
        assert_eq!(short, meant, "the same folder in two workspaces is two people");
        assert_eq!(all[0].within.iter().map(|within| (within.workspace, within.people.len())).collect::<Vec<_>>(), [(0, 1), (1, 2)]);
    }

    #[test]
    fn who_names_it_under_two_names_names_it_again() {
        let vocabulary = Vocabulary::default();
        let mut fold = Fold::new(&vocabulary, 3, &[("oude-computer".to_owned(), "laptop".to_owned())]);
        fold.add(0, &told("laptop", &["anna"]));
        fold.add(0, &told("oude-computer", &["anna"]));
        let all = fold.all();
        assert_eq!((all[0].people(), all[0].mentions(), all[0].scope), (1, 2, Scope::Persistent));
    }

    #[test]
    fn figures_add_up() {
        let mut sum = Figures::default();
        sum += Figures { people: 3, talks: 4, ..Figures::default() };
        sum += Figures { people: 2, overdue: 1, ..Figures::default() };
        assert_eq!(sum, Figures { people: 5, talks: 4, overdue: 1, ..Figures::default() });
    }
}
