//! Where attention goes: who had far fewer conversations than their team.
//!
//! It looks at how conversations were divided, not at people. Only the number of conversations held counts, never what was said.

use super::coverage::held_in;
use super::employee::{Employee, Slug};
use super::period::Period;
use super::records::Records;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Somebody who had far fewer conversations than the team.
#[derive(Clone, Debug, PartialEq)]
pub struct Little {
    pub employee: Slug,
    /// The team, in its most frequent spelling.
    pub team: String,
    /// How many conversations were held with this person in the period.
    pub conversations: usize,
    /// How many conversations it would have been at the team's average, for the days that this person was there.
    pub mean: f64,
    /// `conversations` divided by `mean`, from 0 to 0.5.
    pub share: f64,
}

impl Little {
    /// The mean in tenths, for people.
    pub fn mean_in_tenths(&self) -> f64 {
        (self.mean * 10.0).round() / 10.0
    }

    /// The mean in hundredths, for JSON.
    pub fn mean_in_hundredths(&self) -> f64 {
        (self.mean * 100.0).round() / 100.0
    }

    /// The share in hundredths, for JSON.
    pub fn share_in_hundredths(&self) -> f64 {
        (self.share * 100.0).round() / 100.0
    }
}

struct Had<'r> {
    employee: &'r Employee,
    conversations: usize,
    days: i64,
}

/// People who had at most half the conversations of their team in the period, and at least one whole conversation less; the lowest share first.
///
/// Counts conversations held from `from` up to and including `to`, with people who are `wanted` and are here on `today`. The
/// mean is that of the team with the person included, by the days that each was there. So for a person who started during the
/// period, or was away for a part of it, only the days there count. A team of one has no mean, and neither has a person without a team.
pub fn attention(records: &Records, wanted: impl Fn(&Slug) -> bool, from: NaiveDate, to: NaiveDate, today: NaiveDate) -> Vec<Little> {
    let held = held_in(records, Period { from, to });
    let mut teams: BTreeMap<String, Vec<Had>> = BTreeMap::new();
    let called = records.teams();
    for employee in &records.employees {
        let days = days_there(employee, from, to);
        let Some(team) = employee.team.as_ref() else { continue };
        if days > 0 && employee.is_here(today) && !records.in_doubt.contains(&employee.slug) && wanted(&employee.slug) {
            let conversations = held.get(&*employee.slug).copied().unwrap_or_default();
            teams.entry(team.key()).or_default().push(Had { employee, conversations, days });
        }
    }
    let mut little: Vec<Little> =
        teams.iter().filter(|(_, team)| team.len() > 1).flat_map(|(key, team)| of_team(called.of(key).unwrap_or(key), team)).collect();
    little.sort_by(|a, b| a.share.total_cmp(&b.share).then(b.mean.total_cmp(&a.mean)).then_with(|| a.employee.cmp(&b.employee)));
    little
}

fn days_there(employee: &Employee, from: NaiveDate, to: NaiveDate) -> i64 {
    let first = employee.started.map_or(from, |started| started.max(from));
    (to - first).num_days() + 1 - employee.away.days(first, to)
}

fn of_team(name: &str, team: &[Had]) -> Vec<Little> {
    let (conversations, days) = team.iter().fold((0, 0), |(conversations, days), had| (conversations + had.conversations, days + had.days));
    let little = |had: &Had| {
        let mean = conversations as f64 * had.days as f64 / days as f64;
        let share = had.conversations as f64 / mean;
        let far_below = mean - had.conversations as f64 >= 1.0 && share <= 0.5;
        far_below.then(|| Little {
            employee: had.employee.slug.clone(),
            team: name.to_owned(),
            conversations: had.conversations,
            mean,
            share,
        })
    };
    team.iter().filter_map(little).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::{Conversation, Status};

    fn day(written: &str) -> NaiveDate {
        written.parse().unwrap()
    }

    fn person(slug: &str, team: &str) -> Employee {
        Employee { team: Some(team.into()), ..Employee::unknown(slug.into()) }
    }

    /// People with as many conversations each, held in the year to the end of 2026.
    fn records(people: Vec<(Employee, usize)>) -> Records {
        let mut records = Records::default();
        for (employee, conversations) in people {
            let held = |at: usize| Conversation {
                status: Status::Closed,
                ..Conversation::new(employee.slug.clone(), day("2026-12-01") - chrono::Days::new(at as u64))
            };
            records.conversations.extend((0..conversations).map(held));
            records.employees.push(employee);
        }
        records
    }

    fn told(records: &Records) -> Vec<String> {
        let little = attention(records, |_| true, day("2026-01-01"), day("2026-12-31"), day("2026-12-31"));
        little.iter().map(|one| format!("{} {} of {:.1} {:.2}", one.employee, one.conversations, one.mean, one.share)).collect()
    }

    #[test]
    fn who_had_least_of_it_comes_first() {
        let team = [("anna", 6), ("bo", 6), ("chris", 2), ("dewi", 0), ("els", 3)]
            .map(|(slug, conversations)| (person(slug, "Noord"), conversations));
        assert_eq!(told(&records(team.to_vec())), ["dewi 0 of 3.4 0.00"]);
        let team = [("anna", 8), ("bo", 8), ("chris", 2), ("dewi", 0)].map(|(slug, conversations)| (person(slug, "Noord"), conversations));
        assert_eq!(told(&records(team.to_vec())), ["dewi 0 of 4.5 0.00", "chris 2 of 4.5 0.44"]);
    }

    #[test]
    fn a_small_difference_says_nothing() {
        assert!(told(&records(vec![(person("anna", "Noord"), 1), (person("bo", "Noord"), 0)])).is_empty());
        assert!(told(&records(vec![(person("anna", "Noord"), 4), (person("bo", "Noord"), 2)])).is_empty());
        assert!(told(&records(vec![(person("anna", "Noord"), 0), (person("bo", "Noord"), 0)])).is_empty());
    }

    #[test]
    fn each_is_held_against_their_own_team() {
        let alone = (person("anna", "Zuid"), 0);
        let nobody = (Employee::unknown("bo".into()), 0);
        let within = (person("chris", "Noord/Nacht"), 0);
        assert!(told(&records(vec![alone, nobody, within, (person("dewi", "Noord"), 9)])).is_empty());
    }

    #[test]
    fn who_started_last_month_is_held_against_that_month() {
        let mut new = person("nieuw", "Noord");
        new.started = Some(day("2026-12-02"));
        // the others had a conversation a month, so a newcomer of a month misses no whole conversation
        let team =
            |new: &Employee, conversations| vec![(person("anna", "Noord"), 12), (person("bo", "Noord"), 12), (new.clone(), conversations)];
        assert!(told(&records(team(&new, 0))).is_empty());
        new.started = Some(day("2026-07-02"));
        assert_eq!(told(&records(team(&new, 1))), ["nieuw 1 of 5.0 0.20"]);
        new.started = Some(day("2027-02-01"));
        assert!(told(&records(team(&new, 0))).is_empty());
    }

    #[test]
    fn only_conversations_held_count_and_who_left_is_out() {
        let mut gone = person("gone", "Noord");
        gone.left = Some(day("2026-12-31"));
        let mut all = records(vec![(person("anna", "Noord"), 6), (person("bo", "Noord"), 6), (gone, 0)]);
        assert!(told(&all).is_empty());
        all.conversations
            .iter_mut()
            .filter(|conversation| &*conversation.employee == "bo")
            .for_each(|conversation| conversation.status = Status::Open);
        assert_eq!(told(&all), ["bo 0 of 3.0 0.00"]);
        all.in_doubt.insert("bo".into());
        assert!(told(&all).is_empty());
    }
}
