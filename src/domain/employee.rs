//! A person in the workspace.

use super::away::{Away, Leave};
use super::id::Id;
use super::interval::Cadence;
use super::name::Name;
use super::sealed::Sealed;
use super::team::Team;
use chrono::NaiveDate;
use std::sync::Arc;

/// The name of a person's folder. Records name a person by it.
pub type Slug = Arc<str>;

/// The team and manager that a person had before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Was {
    pub team: Option<Team>,
    pub manager: Option<Name>,
    /// The last day of it.
    pub until: Option<NaiveDate>,
}

/// What `employee.yaml` says.
#[derive(Clone, Debug)]
pub struct Employee {
    pub slug: Slug,
    /// Tells this person from anyone else with the same name; `None` in older files.
    pub id: Option<Id>,
    /// The name as written.
    pub name: String,
    /// A team or department, nested with `/`.
    pub team: Option<Team>,
    /// Who holds the conversations.
    pub manager: Option<Name>,
    pub role: Option<String>,
    /// What the role is for.
    pub purpose: Option<String>,
    /// An address for mail.
    pub email: Option<String>,
    /// The number in the HR system: what an import knows this person by.
    pub number: Option<String>,
    /// The first day.
    pub started: Option<NaiveDate>,
    /// The day this person came into the workspace; `None` in older files.
    pub added: Option<NaiveDate>,
    /// The day in the name of the first record. Known only where nothing else says when the rhythm begins.
    pub first_record: Option<NaiveDate>,
    /// The intervals in which this person's rhythm differs from the workspace's.
    pub rhythm: Vec<(String, Cadence)>,
    /// Work instructions, systems, contacts, roster.
    pub basics: Vec<String>,
    /// When this person is away.
    pub away: Away,
    /// The last day.
    pub left: Option<NaiveDate>,
    /// Why the person left.
    pub left_because: Option<String>,
    /// The teams and managers that the person had before, in the order of the file.
    pub was: Vec<Was>,
    /// The folders that this person had before, the latest one at the end.
    pub formerly: Vec<String>,
    /// What is sealed in it; the words are there only if they could be read.
    pub sealed: Option<Box<Sealed>>,
}

impl Employee {
    /// A person of whom only the folder is known.
    pub fn unknown(slug: Slug) -> Employee {
        Employee {
            name: slug.to_string(),
            slug,
            id: None,
            team: None,
            manager: None,
            role: None,
            purpose: None,
            email: None,
            number: None,
            started: None,
            added: None,
            first_record: None,
            rhythm: Vec::new(),
            basics: Vec::new(),
            away: Away::default(),
            left: None,
            left_because: None,
            was: Vec::new(),
            formerly: Vec::new(),
            sealed: None,
        }
    }

    /// Whether two folders are one person's: by `id`. If neither has an id: when one had the other's folder before, or both
    /// had the same folder before.
    pub fn is_same(&self, other: &Employee) -> bool {
        let had = |one: &Employee, folder: &str| one.formerly.iter().any(|former| former == folder);
        match (self.id, other.id) {
            (None, None) => had(self, &other.slug) || had(other, &self.slug) || self.formerly.iter().any(|folder| had(other, folder)),
            (own, others) => own == others,
        }
    }

    /// The leave to tell of when a person is shown: the present one, or else the next.
    pub fn leave_to_tell(&self, today: NaiveDate) -> Option<Leave> {
        let next = || self.away.leaves().iter().copied().find(|leave| leave.from > today);
        self.away.on(today).or_else(next).filter(|_| !self.has_left(today))
    }

    /// What `was` gets when the person has this team and manager from `today` on; `None` if nothing that was there becomes
    /// another. What came earlier on that day held for no day.
    pub fn was_before(&self, team: Option<&Team>, manager: Option<&Name>, today: NaiveDate) -> Option<Was> {
        let other_team = self.team.is_some() && self.team.as_ref() != team;
        let other_manager = self.manager.is_some() && self.manager.as_ref() != manager;
        let until = today.pred_opt();
        let is_noted = self.was.iter().any(|was| was.until == until);
        ((other_team || other_manager) && !is_noted).then(|| Was { team: self.team.clone(), manager: self.manager.clone(), until })
    }

    /// The place in `was` of what is so once more when the person has this team and manager from `today` on: what was there
    /// until the day before, and became another on this day only.
    pub fn is_again(&self, team: Option<&Team>, manager: Option<&Name>, today: NaiveDate) -> Option<usize> {
        let is_other = self.team.as_ref() != team || self.manager.as_ref() != manager;
        let (at, last) = self.was.iter().enumerate().next_back().filter(|_| is_other)?;
        let is_last = last.until.is_some() && last.until == today.pred_opt();
        (is_last && last.team.as_ref() == team && last.manager.as_ref() == manager).then_some(at)
    }

    /// Whether the person has left on `today`.
    pub fn has_left(&self, today: NaiveDate) -> bool {
        self.left.is_some_and(|left| left <= today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::day;

    fn anna() -> Employee {
        Employee { team: Some("Zorg/Noord".into()), manager: Some("Piet Jansen".into()), ..Employee::unknown("anna".into()) }
    }

    #[test]
    fn what_was_there_is_kept_with_its_last_day() {
        let (anna, today) = (anna(), day("2026-12-01"));
        let was = |team: Option<&str>, manager: Option<&str>| {
            anna.was_before(team.map(Into::into).as_ref(), manager.map(Into::into).as_ref(), today)
        };
        let kept = Some(Was { team: anna.team.clone(), manager: anna.manager.clone(), until: Some(day("2026-11-30")) });
        assert_eq!(was(Some("Zorg/Zuid"), Some("Piet Jansen")), kept);
        assert_eq!(was(Some("Zorg/Noord"), Some("Sofie")), kept);
        assert_eq!(was(None, Some("Piet Jansen")), kept, "who is in no team any more was in one");
        assert_eq!(was(Some("zorg / noord"), Some("PIET JANSEN")), None, "another spelling is no other team");
    }

    #[test]
    fn a_first_team_changes_nothing_and_a_day_has_one_entry() {
        let today = day("2026-12-01");
        let none = Employee { team: None, ..anna() };
        assert_eq!(none.was_before(Some(&"Zorg".into()), none.manager.as_ref(), today), None);
        let moved = Employee { was: vec![Was { team: Some("Noord".into()), manager: None, until: today.pred_opt() }], ..anna() };
        assert_eq!(moved.was_before(Some(&"Zuid".into()), None, today), None, "what came in between held for no day");
        assert!(moved.was_before(Some(&"Zuid".into()), None, day("2026-12-02")).is_some());
    }
}
