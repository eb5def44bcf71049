//! A row for each team by its whole path, where a department counts what lies within it.

use super::name::Spellings;
use super::records::Records;
use super::team::Team;
use std::collections::{BTreeMap, HashMap};

/// The rows of teams, the departments before what lies in them, in the order of the alphabet.
pub(crate) struct TeamRows<'r> {
    names: Vec<String>,
    of: HashMap<&'r str, Vec<usize>>,
}

impl<'r> TeamRows<'r> {
    /// The rows of the teams that people are in; of `only` and what lies within it, where that is asked for.
    pub(crate) fn of(records: &'r Records, only: Option<&Team>) -> TeamRows<'r> {
        let mut spellings = Spellings::default();
        let mut paths: HashMap<&str, Vec<String>> = HashMap::new();
        for team in records.employees.iter().filter_map(|person| person.team.as_ref()) {
            let keys = paths.entry(team).or_insert_with(|| {
                let within = team.path().filter(|part| only.is_none_or(|only| part.is_within(only)));
                within.map(|part| part.key()).collect()
            });
            for (key, part) in keys.iter().rev().zip(team.path().collect::<Vec<_>>().into_iter().rev()) {
                spellings.add(key.clone(), &part, 1);
            }
        }
        let parts = |key: &str| key.split('/').map(str::to_owned).collect::<Vec<_>>();
        let rows: BTreeMap<Vec<String>, &String> = paths.values().flatten().map(|key| (parts(key), key)).collect();
        let at: HashMap<&String, usize> = rows.values().enumerate().map(|(at, key)| (*key, at)).collect();
        let of = paths.iter().map(|(team, keys)| (*team, keys.iter().map(|key| at[key]).collect())).collect();
        let names = rows.values().map(|key| spellings.of(key).unwrap_or(key).to_owned()).collect();
        TeamRows { names, of }
    }

    /// What the teams are called, a row each.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The rows in which people of a team count; none for what is no team.
    pub(crate) fn of_team(&self, team: Option<&Team>) -> &[usize] {
        team.and_then(|team| self.of.get(&**team)).map_or(&[], |rows| rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Employee;

    fn rows(teams: &[&str], only: Option<&str>) -> Vec<String> {
        let person = |team: &&str| Employee { team: Some((*team).into()), ..Employee::unknown("x".into()) };
        let records = Records { employees: teams.iter().map(person).collect(), ..Records::default() };
        let rows = TeamRows::of(&records, only.map(Into::into).as_ref());
        let counted = |at: usize| {
            let is_in = |team: &&&str| rows.of_team(Some(&(**team).into())).contains(&at);
            format!("{} {}", rows.names()[at], teams.iter().filter(is_in).count())
        };
        (0..rows.names().len()).map(counted).collect()
    }

    #[test]
    fn a_department_stands_before_its_teams_and_counts_them() {
        let teams = ["Zorg/Noord", "zorg / noord", "Zorg/Noord", "Zorg-plus", "Zorg/Noord/Nacht", "ICT", "Zorg", "/"];
        assert_eq!(rows(&teams, None), ["ICT 1", "Zorg 5", "Zorg/Noord 4", "Zorg/Noord/Nacht 1", "Zorg-plus 1"]);
        assert_eq!(rows(&teams, Some("zorg/noord")), ["Zorg/Noord 4", "Zorg/Noord/Nacht 1"], "nothing above what is asked for");
        assert!(rows(&[], None).is_empty());
    }
}
