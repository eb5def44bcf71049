//! What a team or the whole organisation wants to reach, and the learning goals that serve it.

use super::goal::{Goal, Status};
use super::me::Only;
use super::period::Period;
use super::records::People;
use super::team::Team;
use super::text;
use super::types::Labels;
use super::words::worded;
use std::collections::HashMap;

worded! {
    /// What goals can be put together by.
    Grouping {
        /// The ambition that they serve.
        Ambition = "ambition" nl "ambitie" en "ambition",
    }
}

/// Something that a team, or everyone, wants to reach.
#[derive(Clone, Debug, Default)]
pub struct Ambition {
    /// Its key in `stay.yaml`.
    pub key: String,
    /// What it is called.
    pub label: Labels,
    /// Whose it is; everyone's where there is none.
    pub team: Option<Team>,
}

/// The ambitions of a workspace.
#[derive(Clone, Debug, Default)]
pub struct Ambitions {
    all: Vec<Ambition>,
    forms: HashMap<String, usize>,
}

impl Ambitions {
    /// Those of `stay.yaml`. If two have the same form, the first one counts.
    pub fn new(all: Vec<Ambition>) -> Ambitions {
        let mut forms = HashMap::new();
        for (at, ambition) in all.iter().enumerate() {
            for form in ambition.forms() {
                forms.entry(text::key(form)).or_insert(at);
            }
        }
        Ambitions { all, forms }
    }

    /// All of them, in the order of the file.
    pub fn all(&self) -> &[Ambition] {
        &self.all
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The ambition with this text as its key or label.
    pub fn get(&self, text: &str) -> Option<&Ambition> {
        self.forms.get(&text::key(text)).and_then(|at| self.all.get(*at))
    }

    /// The place in the file of the ambition that a goal serves; behind all of them where it serves none that is known.
    pub fn place(&self, goal: &Goal) -> usize {
        let known = goal.supports.as_deref().and_then(|text| self.forms.get(&text::key(text)));
        known.copied().unwrap_or(self.all.len())
    }
}

impl Ambition {
    /// All its names: key and labels.
    pub fn forms(&self) -> impl Iterator<Item = &String> {
        [Some(&self.key), self.label.nl.as_ref(), self.label.en.as_ref()].into_iter().flatten()
    }

    /// Whether it is one for people of a team: everyone's, that team's, or that of a team around or within it.
    pub fn concerns(&self, team: Option<&Team>) -> bool {
        match (&self.team, team) {
            (Some(own), Some(team)) => own.is_within(team) || team.is_within(own),
            _ => true,
        }
    }
}

/// An ambition with how many learning goals serve it.
#[derive(Clone, Debug)]
pub struct Served<'s> {
    pub ambition: &'s Ambition,
    /// How many goals serve it.
    pub goals: usize,
    /// How many of them are being worked on.
    pub open: usize,
    /// How many were reached.
    pub reached: usize,
    /// How many were let go.
    pub dropped: usize,
}

impl Served<'_> {
    fn count(&mut self, goal: &Goal) {
        self.goals += 1;
        *match goal.status {
            Status::Open => &mut self.open,
            Status::Reached => &mut self.reached,
            Status::Dropped => &mut self.dropped,
        } += 1;
    }
}

/// How many of these goals serve each ambition, in the order of the file.
pub fn served<'s, 'g>(ambitions: &'s Ambitions, goals: impl Iterator<Item = &'g Goal>) -> Vec<Served<'s>> {
    let none = |ambition| Served { ambition, goals: 0, open: 0, reached: 0, dropped: 0 };
    let mut all: Vec<Served> = ambitions.all.iter().map(none).collect();
    for goal in goals {
        if let Some(served) = all.get_mut(ambitions.place(goal)) {
            served.count(goal);
        }
    }
    all
}

/// The same of a period, for a team or a manager: of the goals that were being worked on in it, or ended in it. An ambition of another team
/// is there only if one of these goals serves it.
pub fn served_in<'s>(ambitions: &'s Ambitions, goals: &[Goal], people: &People, only: &Only, period: &Period) -> Vec<Served<'s>> {
    // an end without a day may have been in any period
    let was_there = |goal: &&Goal| goal.created <= period.to && (goal.is_open() || goal.closed.is_none_or(|closed| closed >= period.from));
    let ours = goals.iter().filter(was_there).filter(|goal| only.has(Some(&goal.employee), people));
    let mut all = served(ambitions, ours);
    all.retain(|served| served.goals > 0 || served.ambition.concerns(only.team.as_ref()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Employee;
    use crate::domain::id::Id;
    use crate::domain::records::Records;
    use crate::domain::sample::day;

    fn ambition(key: &str, label: &str, team: &str) -> Ambition {
        let label = (!label.is_empty()).then(|| label.to_owned());
        Ambition { key: key.into(), label: Labels { nl: label, en: None }, team: (!team.is_empty()).then(|| team.into()) }
    }

    fn ambitions() -> Ambitions {
        Ambitions::new(vec![ambition("thuis", "Langer thuis wonen", ""), ambition("nacht", "", "Zorg/Noord")])
    }

    fn goal(employee: &str, supports: &str, created: &str, status: Status, closed: &str) -> Goal {
        let closed = (!closed.is_empty()).then(|| day(closed));
        let supports = (!supports.is_empty()).then(|| supports.to_owned());
        Goal { supports, status, closed, ..Goal::new(Id::fresh(|_| 0), employee.into(), day(created)) }
    }

    fn told(served: &[Served]) -> Vec<(String, [usize; 4])> {
        served.iter().map(|one| (one.ambition.key.clone(), [one.goals, one.open, one.reached, one.dropped])).collect()
    }

    #[test]
    fn a_goal_serves_an_ambition_by_its_key_or_its_label() {
        use Status::{Dropped, Open, Reached};
        let goals =
            [("thuis", Open), ("Langer  thuis wonen", Reached), ("THUIS", Dropped), ("nacht", Open), ("iets anders", Open), ("", Open)];
        let goals = goals.map(|(supports, status)| goal("anna", supports, "2026-01-01", status, ""));
        let ambitions = ambitions();
        assert_eq!(told(&served(&ambitions, goals.iter())), [("thuis".to_owned(), [3, 1, 1, 1]), ("nacht".to_owned(), [1, 1, 0, 0])]);
        assert_eq!(goals.iter().map(|goal| ambitions.place(goal)).collect::<Vec<_>>(), [0, 0, 0, 1, 2, 2]);
    }

    #[test]
    fn a_period_has_the_goals_of_its_days_and_a_team_those_of_its_people() {
        use Status::{Open, Reached};
        let person = |slug: &str, team: &str| Employee { team: Some(team.into()), ..Employee::unknown(slug.into()) };
        let records = Records {
            employees: vec![person("anna", "Zorg/Noord"), person("bo", "Zorg/Zuid")],
            goals: vec![
                goal("anna", "nacht", "2026-06-30", Reached, "2026-06-30"),
                goal("anna", "nacht", "2026-06-30", Reached, "2026-07-01"),
                goal("bo", "nacht", "2026-09-30", Open, ""),
                goal("bo", "nacht", "2026-10-01", Open, ""),
                goal("bo", "thuis", "2026-01-01", Reached, ""),
            ],
            ..Records::default()
        };
        let (ambitions, people) = (ambitions(), records.people());
        let period = Period { from: day("2026-07-01"), to: day("2026-09-30") };
        let of = |team: &str| {
            let only = Only { team: (!team.is_empty()).then(|| team.into()), manager: None };
            told(&served_in(&ambitions, &records.goals, &people, &only, &period))
        };
        assert_eq!(of(""), [("thuis".to_owned(), [1, 0, 1, 0]), ("nacht".to_owned(), [2, 1, 1, 0])]);
        assert_eq!(of("Zorg/Zuid"), [("thuis".to_owned(), [1, 0, 1, 0]), ("nacht".to_owned(), [1, 1, 0, 0])], "served from elsewhere");
        assert_eq!(of("Zorg/Oost"), [("thuis".to_owned(), [0; 4])]);
        assert_eq!(of("Zorg"), of(""));
    }
}
