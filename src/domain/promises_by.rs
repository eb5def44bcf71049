//! Promises by whose turn they are, and by team: never by manager.

use super::action::Action;
use super::me::Only;
use super::owner::{Owner, Party};
use super::promise::{self, Tally};
use super::records::{People, Records};
use super::team_rows::TeamRows;
use super::words::worded;
use chrono::NaiveDate;

worded! {
    /// Whose promise it is.
    PromiseSide {
        /// Whose action it is.
        Employee = "employee" nl "medewerker" en "employee",
        /// Who holds the conversations.
        Manager = "manager" nl "leidinggevende" en "manager",
        /// Both.
        Together = "together" nl "samen" en "together",
        /// HR.
        Hr = "hr" nl "HR" en "HR",
        /// Anyone else, and what the organisation promised that is not HR's.
        Organisation = "organisation" nl "organisatie" en "organisation",
    }
}

impl PromiseSide {
    const EACH: [PromiseSide; 5] =
        [PromiseSide::Employee, PromiseSide::Manager, PromiseSide::Together, PromiseSide::Hr, PromiseSide::Organisation];

    /// The side whose turn an action is. The names of the employee and of their manager count as such.
    pub fn of(action: &Action, people: &People) -> PromiseSide {
        match action.owner_at_table(people) {
            Owner::Party(Party::Hr) => PromiseSide::Hr,
            _ if action.employee.is_none() => PromiseSide::Organisation,
            Owner::Party(Party::Employee) => PromiseSide::Employee,
            Owner::Party(Party::Manager) => PromiseSide::Manager,
            Owner::Party(Party::Together) => PromiseSide::Together,
            Owner::Named(_) => PromiseSide::Organisation,
        }
    }
}

/// How promises fared, by side and by team.
#[derive(Debug, Default)]
pub struct PromisesBy {
    /// Every side, also those without a promise.
    pub sides: Vec<(PromiseSide, Tally)>,
    /// Teams by their whole path, a department with what lies within it; without a name those of people who have no team. What the
    /// organisation promised is of no team.
    pub teams: Vec<(Option<String>, Tally)>,
    /// Those that are the turn of the manager alone who asks.
    pub own: Option<Tally>,
}

/// Counts promises. With `own` those of the manager whom `only` names are counted apart, for that manager.
pub(crate) fn promises_by<'r>(promises: &[&'r Action], records: &'r Records, only: &Only, own: bool, as_of: NaiveDate) -> PromisesBy {
    let people = records.people();
    let rows = TeamRows::of(records, only.team.as_ref());
    let mut sides: [Vec<&Action>; 5] = Default::default();
    let mut teams: Vec<Vec<&Action>> = rows.names().iter().map(|_| Vec::new()).collect();
    let mut teamless: Vec<&Action> = Vec::new();
    for action in promises {
        sides[PromiseSide::of(action, &people) as usize].push(action);
        let Some(person) = action.employee.as_deref().and_then(|slug| people.get(slug)) else { continue };
        match rows.of_team(person.team.as_ref()) {
            [] => teamless.push(action),
            of => of.iter().for_each(|at| teams[*at].push(action)),
        }
    }
    let tally = |actions: &[&Action]| promise::tally(actions.iter().copied(), as_of);
    let is_own = |action: &&&Action| {
        let is_manager = |slug: &str| people.get(slug).is_some_and(|person| person.manager == only.manager);
        match action.owner_at_table(&people) {
            Owner::Party(Party::Manager) => action.employee.as_deref().is_some_and(is_manager),
            Owner::Named(name) => only.manager.as_ref() == Some(&name),
            Owner::Party(_) => false,
        }
    };
    let own = own.then(|| promise::tally(promises.iter().filter(is_own).copied(), as_of));
    let names = rows.names().iter().map(|name| Some(name.clone())).chain([None]);
    let teams = names.zip(teams.iter().chain([&teamless])).filter(|(_, actions)| !actions.is_empty());
    PromisesBy {
        sides: PromiseSide::EACH.iter().zip(&sides).map(|(side, actions)| (*side, tally(actions))).collect(),
        teams: teams.map(|(team, actions)| (team, tally(actions))).collect(),
        own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Employee;
    use crate::domain::sample::{action, day};

    #[test]
    fn whose_turn_it_is_says_the_side_and_only_the_manager_sees_their_own() {
        let person = |slug: &str, team: Option<&str>| Employee {
            name: slug.to_owned(),
            team: team.map(Into::into),
            manager: Some("Piet".into()),
            ..Employee::unknown(slug.into())
        };
        let records = Records { employees: vec![person("anna", Some("Zorg/Noord")), person("bo", None)], ..Records::default() };
        let of = |who: Option<&str>, id: &str, owner: &str| Action {
            employee: who.map(Into::into),
            owner: Owner::of(owner),
            ..action("x", id, "2026-11-01")
        };
        let actions = [
            of(Some("anna"), "a1aaaaaa", "employee"),
            of(Some("anna"), "a2aaaaaa", "Piet"),
            of(Some("anna"), "a3aaaaaa", "manager"),
            of(Some("bo"), "a4aaaaaa", "together"),
            of(Some("bo"), "a5aaaaaa", "MT"),
            of(Some("bo"), "a6aaaaaa", "Bo"),
            of(None, "a7aaaaaa", "hr"),
            of(None, "a8aaaaaa", "MT"),
            of(None, "a9aaaaaa", "manager"),
        ];
        let promises: Vec<&Action> = actions.iter().collect();
        let only = Only { team: None, manager: Some("piet".into()) };
        let by = promises_by(&promises, &records, &only, true, day("2026-11-20"));
        let counts: Vec<(&str, usize)> = by.sides.iter().map(|(side, tally)| (side.word(), tally.broken)).collect();
        assert_eq!(counts, [("employee", 2), ("manager", 2), ("together", 1), ("hr", 1), ("organisation", 3)]);
        let teams: Vec<(Option<&str>, usize)> = by.teams.iter().map(|(team, tally)| (team.as_deref(), tally.broken)).collect();
        assert_eq!(teams, [(Some("Zorg"), 3), (Some("Zorg/Noord"), 3), (None, 3)]);
        assert_eq!(by.own.map(|own| own.broken), Some(2));
        assert_eq!(promises_by(&promises, &records, &only, false, day("2026-11-20")).own, None);
    }
}
