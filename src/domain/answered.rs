//! What the organisation does about what people named, and whom that was told to.
//!
//! Nobody ticks off that something was told: a talk begins with what the organisation did about what that person named (`follow_up`). So
//! it was told in the first talk that was held after it was promised, or after it ended.

use super::action::Action;
use super::conversation::Conversation;
use super::employee::Slug;
use super::id::Id;
use super::records::Records;
use super::report::Scope;
use super::settings::Settings;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// An action of the organisation.
#[derive(Debug)]
pub struct Answered<'r> {
    pub action: &'r Action,
    /// The people who named its obstacle, from the window before it was promised on.
    pub people: usize,
    /// Those of them to whom its present state was told: that it was promised, or how it ended.
    pub told: Vec<Slug>,
    /// Those of them who are still here and to whom it was not.
    pub to_tell: Vec<Slug>,
}

/// A talk by its day; of two on one day the one with the lower id comes first.
type When = (NaiveDate, Id);

/// The talks of one person, each with when it was.
#[derive(Default)]
struct Said<'r> {
    talks: Vec<When>,
    named: HashMap<&'r str, Vec<When>>,
}

/// Each action of the organisation: the open ones first, by due day, then those that ended, the latest first. Of the people only those whom
/// the scope is about.
pub(crate) fn answered<'r>(records: &'r Records, settings: &Settings, scope: &Scope) -> Vec<Answered<'r>> {
    let people = records.people();
    let mut keys: HashMap<&str, String> = HashMap::new();
    let mut by_key: HashMap<String, Vec<&Action>> = HashMap::new();
    let mut answered: Vec<Answered> = Vec::new();
    let none = |action: &'r Action| Answered { action, people: 0, told: Vec::new(), to_tell: Vec::new() };
    for action in records.actions.iter().filter(|action| action.employee.is_none()) {
        match action.obstacle.as_deref().map(|name| settings.vocabulary.key(name)).filter(|key| !key.is_empty()) {
            Some(key) => by_key.entry(key).or_default().push(action),
            None => answered.push(none(action)),
        }
    }
    let talks = || records.conversations.iter().filter(|talk| talk.counts() && talk.date <= scope.as_of);
    for form in talks().flat_map(|talk| &talk.obstacles) {
        keys.entry(form).or_insert_with(|| settings.vocabulary.key(form));
    }
    let mut said: BTreeMap<&Slug, Said> = BTreeMap::new();
    if !by_key.is_empty() {
        talks()
            .filter(|talk| scope.only.has(Some(&talk.employee), &people))
            .for_each(|talk| said.entry(&talk.employee).or_default().add(talk, &keys));
        said.values_mut().for_each(|said| said.talks.sort_unstable());
    }
    let mut by_name: HashMap<&str, Vec<&Slug>> = HashMap::new();
    said.iter().for_each(|(slug, said)| said.named.keys().for_each(|key| by_name.entry(key).or_default().push(slug)));
    for (key, actions) in &by_key {
        for action in actions {
            let mut one = none(action);
            for slug in by_name.get(key.as_str()).into_iter().flatten() {
                let Some(was_told) = said[*slug].was_told(key, action, settings) else { continue };
                one.people += 1;
                if was_told {
                    one.told.push((*slug).clone());
                } else if people.get(slug).is_some_and(|person| person.is_here(scope.as_of)) {
                    one.to_tell.push((*slug).clone());
                }
            }
            answered.push(one);
        }
    }
    answered.sort_by(|a, b| {
        let open = |one: &Answered| !one.action.is_open();
        let ended = b.action.closed.cmp(&a.action.closed);
        open(a)
            .cmp(&open(b))
            .then(if a.action.is_open() { a.action.by_due().cmp(&b.action.by_due()) } else { ended })
            .then(a.action.id.cmp(&b.action.id))
    });
    answered
}

impl<'r> Said<'r> {
    fn add(&mut self, talk: &'r Conversation, keys: &'r HashMap<&str, String>) {
        let when = (talk.date, talk.id);
        self.talks.push(when);
        for key in talk.obstacles.iter().filter_map(|form| keys.get(&**form)).filter(|key| !key.is_empty()) {
            self.named.entry(key).or_default().push(when);
        }
    }

    /// Whether the person was told of an action against what they named; `None` where they named it too long before to be told.
    fn was_told(&self, key: &str, action: &Action, settings: &Settings) -> Option<bool> {
        let named = self.named.get(key)?;
        let from = settings.window.before(action.created);
        if !named.iter().any(|(day, _)| *day >= from) {
            return None;
        }
        let since = if action.is_open() { action.created } else { action.closed.unwrap_or(action.created) };
        let began_with_it = |talk: &When| {
            let from = settings.window.before(talk.0);
            named.iter().any(|named| named < talk && named.0 >= from)
        };
        let mut after = self.talks[self.talks.partition_point(|talk| talk.0 < since)..].iter();
        // what has ended is told once
        Some(if action.is_open() { after.any(began_with_it) } else { after.next().is_some_and(began_with_it) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::Status;
    use crate::domain::conversation::Status as Held;
    use crate::domain::employee::Employee;
    use crate::domain::me::Only;
    use crate::domain::period::Period;
    use crate::domain::sample::{action, conversation, day};

    fn talk(who: &str, id: &str, date: &str, obstacle: &str) -> Conversation {
        let obstacles = Some(obstacle.to_owned()).filter(|name| !name.is_empty()).into_iter().collect();
        Conversation { obstacles, ..conversation(who, id, date, Held::Closed) }
    }

    fn of_organisation(id: &str, created: &str, closed: Option<&str>) -> Action {
        let status = if closed.is_some() { Status::Done } else { Status::Open };
        let action = action("x", id, "2026-12-01");
        Action { employee: None, obstacle: Some("rooster".into()), created: day(created), status, closed: closed.map(day), ..action }
    }

    fn told(talks: Vec<Conversation>, actions: Vec<Action>) -> Vec<(String, usize, Vec<Slug>, Vec<Slug>)> {
        let people = ["anna", "bo", "chris"].map(|slug| Employee::unknown(slug.into()));
        let records = Records { employees: people.into(), conversations: talks, actions, ..Records::default() };
        let today = day("2026-11-20");
        let scope = Scope { only: Only::default(), own: false, period: Period { from: day("2026-01-01"), to: today }, as_of: today, today };
        let answered = answered(&records, &Settings::default(), &scope);
        answered.into_iter().map(|one| (one.action.id.to_string(), one.people, one.told, one.to_tell)).collect()
    }

    #[test]
    fn it_was_told_in_a_talk_after_it_to_those_who_had_named_it() {
        let talks = vec![
            talk("anna", "t1aaaaaa", "2026-03-01", "rooster"),
            talk("anna", "t2aaaaaa", "2026-07-01", ""),
            talk("bo", "t3aaaaaa", "2026-06-01", "Rooster"),
            talk("chris", "t4aaaaaa", "2026-08-01", ""),
        ];
        let promised = of_organisation("a1aaaaaa", "2026-05-01", None);
        let done = of_organisation("a2aaaaaa", "2026-05-01", Some("2026-08-01"));
        let (anna, bo): (Slug, Slug) = ("anna".into(), "bo".into());
        assert_eq!(
            told(talks, vec![promised, done]),
            [("a1aaaaaa".to_owned(), 2, vec![anna.clone()], vec![bo.clone()]), ("a2aaaaaa".to_owned(), 2, vec![], vec![anna, bo]),],
            "Bo named it after it was promised, and had no talk since"
        );
    }

    #[test]
    fn who_named_it_too_long_ago_or_only_after_it_had_ended_was_not_told() {
        let talks = vec![
            talk("anna", "t1aaaaaa", "2024-03-01", "rooster"),
            talk("anna", "t2aaaaaa", "2026-07-01", ""),
            talk("bo", "t3aaaaaa", "2026-09-01", "rooster"),
            talk("bo", "t4aaaaaa", "2026-10-01", ""),
        ];
        let done = of_organisation("a2aaaaaa", "2026-05-01", Some("2026-08-01"));
        assert_eq!(told(talks, vec![done]), [("a2aaaaaa".to_owned(), 1, vec![], vec!["bo".into()])]);
    }
}
