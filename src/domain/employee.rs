//! A person in the workspace.

use super::away::{Away, Leave};
use super::id::Id;
use super::interval::Cadence;
use super::name::Name;
use super::team::Team;
use chrono::NaiveDate;
use std::sync::Arc;

/// The name of a person's folder. Records name a person by it.
pub type Slug = Arc<str>;

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
    /// The folders that this person had before, the latest one at the end.
    pub formerly: Vec<String>,
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
            started: None,
            added: None,
            first_record: None,
            rhythm: Vec::new(),
            basics: Vec::new(),
            away: Away::default(),
            left: None,
            left_because: None,
            formerly: Vec::new(),
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

    /// Whether the person has left on `today`.
    pub fn has_left(&self, today: NaiveDate) -> bool {
        self.left.is_some_and(|left| left <= today)
    }
}
