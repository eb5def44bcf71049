//! The figures of a report by half-year and over time, whole: what a page draws, without a limit on how many rows there are.

use super::action::Action;
use super::conversation::Conversation;
use super::employee::Slug;
use super::over_time;
use super::period::Period;
use super::promise::{self, Tally};
use super::records::Records;
use super::report::{Report, Scope};
use super::settings::Settings;
use super::team_rows::TeamRows;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Figures of a report by half-year and over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByTime {
    /// Of each obstacle that recurs, by its key, the half-years in which it was named, the oldest first.
    pub obstacles: HashMap<String, Vec<NamedIn>>,
    /// What became of the promises due in each span of the period, the oldest first; spans in which none was due are left out.
    pub promises: Vec<(Period, Tally)>,
}

/// How many people named an obstacle in a half-year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedIn {
    pub half: Period,
    /// Everybody together.
    pub people: usize,
    /// Each team by its whole path, a department with what lies within it; those without a team last. Teams in which nobody named it are
    /// left out.
    pub teams: Vec<(Option<String>, usize)>,
}

impl ByTime {
    pub(crate) fn of(records: &Records, settings: &Settings, report: &Report) -> ByTime {
        ByTime { obstacles: obstacles(records, settings, report), promises: promises(records, &report.scope) }
    }

    /// The half-years in which an obstacle was named.
    pub fn of_obstacle(&self, key: &str) -> &[NamedIn] {
        self.obstacles.get(key).map_or(&[], Vec::as_slice)
    }
}

/// How many people named each obstacle of a report in each half-year of its period, by team. A person counts once in a half-year.
fn obstacles(records: &Records, settings: &Settings, report: &Report) -> HashMap<String, Vec<NamedIn>> {
    let (scope, people) = (&report.scope, records.people());
    let keys: HashSet<&str> = report.obstacles.iter().map(|obstacle| &*obstacle.named.key).collect();
    let mut known: HashMap<&str, Option<&str>> = HashMap::new();
    let mut named: HashMap<&str, BTreeMap<NaiveDate, HashSet<&Slug>>> = HashMap::new();
    let counts = |talk: &&Conversation| talk.counts() && scope.period.covers(talk.date) && scope.only.has(Some(&talk.employee), &people);
    for talk in records.conversations.iter().filter(counts) {
        let Some(half) = Period::half_of(talk.date) else { continue };
        for name in &talk.obstacles {
            let key = *known.entry(name).or_insert_with(|| keys.get(&*settings.vocabulary.key(name)).copied());
            let Some(key) = key else { continue };
            named.entry(key).or_default().entry(half.from).or_default().insert(&talk.employee);
        }
    }
    let rows = TeamRows::of(records, scope.only.team.as_ref());
    let in_half = |(from, by): (NaiveDate, HashSet<&Slug>)| {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for slug in &by {
            let own = rows.of_team(people.get(slug).and_then(|person| person.team.as_ref()));
            let own = if own.is_empty() { vec![rows.names().len()] } else { own.to_vec() };
            own.into_iter().for_each(|row| *counts.entry(row).or_default() += 1);
        }
        let teams = counts.into_iter().map(|(row, count)| (rows.names().get(row).cloned(), count)).collect();
        Some(NamedIn { half: Period::half_of(from)?, people: by.len(), teams })
    };
    let halves = |(key, halves): (&str, BTreeMap<_, _>)| (key.to_owned(), halves.into_iter().filter_map(in_half).collect());
    named.into_iter().map(halves).collect()
}

/// What became of promises, in the spans that a page draws, also those for which it has no room.
fn promises(records: &Records, scope: &Scope) -> Vec<(Period, Tally)> {
    let (due, months) = over_time::due_in(records, scope);
    let mut by_span: BTreeMap<(NaiveDate, NaiveDate), Vec<&Action>> = BTreeMap::new();
    for (promised, action) in due {
        let span = Period::around(promised, months);
        span.into_iter().for_each(|span| by_span.entry((span.from, span.to)).or_default().push(action));
    }
    let tally = |((from, to), actions): ((NaiveDate, NaiveDate), Vec<&Action>)| {
        (Period { from, to }, promise::tally(actions.into_iter(), scope.as_of))
    };
    by_span.into_iter().map(tally).collect()
}
