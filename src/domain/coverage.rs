//! How far talks reach: for each team how many people were talked with, how often, and who was not.

use super::conversation::Conversation;
use super::employee::{Employee, Slug};
use super::period::Period;
use super::records::Records;
use super::report::Scope;
use super::team_rows::TeamRows;
use std::collections::{HashMap, HashSet};

/// How far talks reached in a team in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The whole path of the team; `None` for people without a team.
    pub team: Option<String>,
    /// The people who are here on the day that it is as of.
    pub people: usize,
    /// Those of them with at least one talk held in the period.
    pub talked: usize,
    /// How many talks were held with them in the period.
    pub talks: usize,
    /// Those of them who have a rhythm and are late for no type on that day.
    pub in_rhythm: usize,
    /// Those of them who are late for one or more types on that day.
    pub late: usize,
    /// Those of them without a talk held in the period.
    pub no_talk: Vec<Slug>,
}

impl Coverage {
    fn count(&mut self, slug: &Slug, talks: usize, is_in_rhythm: Option<bool>) {
        self.people += 1;
        self.talked += usize::from(talks > 0);
        self.talks += talks;
        self.in_rhythm += usize::from(is_in_rhythm == Some(true));
        self.late += usize::from(is_in_rhythm == Some(false));
        if talks == 0 {
            self.no_talk.push(slug.clone());
        }
    }
}

/// How many talks each person had that were held in a period.
pub(super) fn held_in(records: &Records, period: Period) -> HashMap<&str, usize> {
    let mut held: HashMap<&str, usize> = HashMap::new();
    let is_held = |talk: &&Conversation| talk.is_held() && period.covers(talk.date);
    records.conversations.iter().filter(is_held).for_each(|talk| *held.entry(&talk.employee).or_default() += 1);
    held
}

/// Who had no talk that was held in a period. Of whom a talk can't be read, nobody can say.
pub fn without_talk(records: &Records, period: Period) -> HashSet<&Slug> {
    let held = held_in(records, period);
    let all = records.employees.iter().map(|person| &person.slug);
    all.filter(|slug| !held.contains_key(&***slug) && !records.in_doubt.contains(*slug)).collect()
}

/// Who is counted in the reach of talks: those who are here, but for those of whom a talk can't be read, as in rhythm.
pub(super) fn counted<'r>(records: &'r Records, scope: &Scope) -> impl Iterator<Item = &'r Employee> {
    let people = records.people();
    records.employees.iter().filter(move |person| {
        person.is_here(scope.as_of) && !records.in_doubt.contains(&person.slug) && scope.only.has(Some(&person.slug), &people)
    })
}

/// How far talks reach: everybody together, and a row a team, with those who have no team last. `standings` says of each person with
/// a rhythm whether they are in it.
pub(crate) fn coverage(records: &Records, standings: &HashMap<&str, bool>, scope: &Scope) -> (Coverage, Vec<Coverage>) {
    let held = held_in(records, scope.period);
    let rows = TeamRows::of(records, scope.only.team.as_ref());
    let mut all = Coverage::default();
    let mut teamless = Coverage::default();
    let mut teams: Vec<Coverage> = rows.names().iter().map(|team| Coverage { team: Some(team.clone()), ..Coverage::default() }).collect();
    for person in counted(records, scope) {
        let talks = held.get(&*person.slug).copied().unwrap_or_default();
        let is_in_rhythm = standings.get(&*person.slug).copied();
        let count = |row: &mut Coverage| row.count(&person.slug, talks, is_in_rhythm);
        count(&mut all);
        match rows.of_team(person.team.as_ref()) {
            [] => count(&mut teamless),
            of => of.iter().for_each(|at| count(&mut teams[*at])),
        }
    }
    teams.push(teamless);
    teams.retain(|row| row.people > 0);
    (all, teams)
}
