//! A person in the workspace.

use super::interval::Cadence;
use super::name::Name;
use super::team::Team;
use chrono::NaiveDate;
use std::sync::Arc;

/// The directory name of a person, which is how records name them.
pub type Slug = Arc<str>;

/// What `employee.yaml` says.
#[derive(Clone, Debug)]
pub struct Employee {
    /// The directory.
    pub slug: Slug,
    /// The name as written.
    pub name: String,
    /// A team or department, nested with `/`.
    pub team: Option<Team>,
    /// Who holds the talks.
    pub manager: Option<Name>,
    /// The job.
    pub role: Option<String>,
    /// The goal of the role.
    pub purpose: Option<String>,
    /// An address for mail.
    pub email: Option<String>,
    /// The first day.
    pub started: Option<NaiveDate>,
    /// What this person's rhythm has that differs from the workspace's.
    pub rhythm: Vec<(String, Cadence)>,
    /// Work instructions, systems, contacts, roster.
    pub basics: Vec<String>,
    /// The last day.
    pub left: Option<NaiveDate>,
    /// Why.
    pub left_because: Option<String>,
}

impl Employee {
    /// A person of whom nothing but the directory is known.
    pub fn unknown(slug: Slug) -> Employee {
        Employee {
            name: slug.to_string(),
            slug,
            team: None,
            manager: None,
            role: None,
            purpose: None,
            email: None,
            started: None,
            rhythm: Vec::new(),
            basics: Vec::new(),
            left: None,
            left_because: None,
        }
    }

    /// Whether the person has left on `today`.
    pub fn has_left(&self, today: NaiveDate) -> bool {
        self.left.is_some_and(|left| left <= today)
    }
}
