//! Obstacles in people's work: one key for each, and when it recurs.

use super::conversation::Conversation;
use super::employee::Slug;
use super::name::commonest;
use super::text;
use super::types::Labels;
use super::words::worded;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One obstacle of the vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// Its key in `stay.yaml`.
    pub key: String,
    /// What it is called.
    pub label: Labels,
    /// What else people call it.
    pub also: Vec<String>,
}

/// The words that a workspace has for obstacles.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    terms: Vec<Term>,
    forms: HashMap<String, usize>,
}

impl Vocabulary {
    /// A vocabulary. If two terms have the same form, the first one counts.
    pub fn new(terms: Vec<Term>) -> Vocabulary {
        let mut forms = HashMap::new();
        for (at, term) in terms.iter().enumerate() {
            for form in term.forms() {
                forms.entry(text::key(form)).or_insert(at);
            }
        }
        Vocabulary { terms, forms }
    }

    /// All terms, in the order of the file.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term with this text as its key, label or `also`.
    pub fn term(&self, text: &str) -> Option<&Term> {
        self.forms.get(&text::key(text)).map(|at| &self.terms[*at])
    }

    /// The key of an obstacle as people wrote it: the vocabulary's, or else the text's own form.
    pub fn key(&self, text: &str) -> String {
        let own = text::key(text);
        self.forms.get(&own).map_or(own, |at| self.terms[*at].key.clone())
    }
}

impl Term {
    /// All its names: key, labels and `also`.
    pub fn forms(&self) -> impl Iterator<Item = &String> {
        [Some(&self.key), self.label.nl.as_ref(), self.label.en.as_ref()].into_iter().flatten().chain(&self.also)
    }
}

worded! {
    /// Who an obstacle is for.
    Scope {
        /// Several people name it, so it is for the organisation.
        Shared = "shared" nl "van meer mensen" en "shared",
        /// One person names it repeatedly.
        Persistent = "persistent" nl "hardnekkig" en "persistent",
        /// It was named once.
        Single = "single" nl "eenmalig" en "once",
    }
}

/// One obstacle with how often, by whom and when it was named.
#[derive(Clone, Debug)]
pub struct Named {
    pub key: String,
    /// Who it is for.
    pub scope: Scope,
    pub employees: BTreeSet<Slug>,
    /// In how many conversations.
    pub mentions: usize,
    /// The day of the first of them.
    pub first: NaiveDate,
    /// The day of the last of them.
    pub last: NaiveDate,
    /// All spellings, with how often people wrote each.
    pub forms: BTreeMap<String, usize>,
}

impl Named {
    /// Whether it came back: shared, or persistent with one person.
    pub fn recurs(&self) -> bool {
        self.scope != Scope::Single
    }

    /// The most frequent spelling, or the first in the alphabet if two are equally frequent.
    pub fn commonest_form(&self) -> &str {
        commonest(&self.forms).unwrap_or(&self.key)
    }
}

/// Every obstacle named in `conversations`, in the order of `format.md`: most people, most mentions, latest day, key.
/// A conversation counts once for an obstacle. An obstacle that `people` employees or more name is shared.
///
/// The caller picks the conversations: those that count, in the window.
pub fn named<'c>(conversations: impl Iterator<Item = &'c Conversation>, vocabulary: &Vocabulary, people: usize) -> Vec<Named> {
    let mut keys: HashMap<&str, String> = HashMap::new();
    let mut all: HashMap<String, (Named, HashMap<Slug, usize>)> = HashMap::new();
    for conversation in conversations {
        let mut seen: Vec<String> = Vec::with_capacity(conversation.obstacles.len());
        for form in &conversation.obstacles {
            let key = keys.entry(form).or_insert_with(|| vocabulary.key(form)).clone();
            if key.is_empty() || seen.contains(&key) {
                continue;
            }
            let (named, by_person) =
                all.entry(key.clone()).or_insert_with(|| (Named::first(key.clone(), conversation.date), HashMap::new()));
            named.mentions += 1;
            named.first = named.first.min(conversation.date);
            named.last = named.last.max(conversation.date);
            *named.forms.entry(text::on_one_line(form)).or_default() += 1;
            *by_person.entry(conversation.employee.clone()).or_default() += 1;
            seen.push(key);
        }
    }
    let mut result: Vec<Named> = all.into_values().map(|(named, by_person)| named.settle(by_person, people)).collect();
    result.sort_by(|a, b| {
        let (people, mentions) = (b.employees.len().cmp(&a.employees.len()), b.mentions.cmp(&a.mentions));
        people.then(mentions).then(b.last.cmp(&a.last)).then_with(|| a.key.cmp(&b.key))
    });
    result
}

impl Named {
    fn first(key: String, day: NaiveDate) -> Named {
        Named { key, scope: Scope::Single, employees: BTreeSet::new(), mentions: 0, first: day, last: day, forms: BTreeMap::new() }
    }

    fn settle(mut self, by_person: HashMap<Slug, usize>, people: usize) -> Named {
        self.scope = if by_person.len() >= people.max(1) {
            Scope::Shared
        } else if by_person.values().any(|conversations| *conversations >= 2) {
            Scope::Persistent
        } else {
            Scope::Single
        };
        self.employees = by_person.into_keys().collect();
        self
    }
}
