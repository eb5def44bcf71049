//! Whose own words something holds that others may get to read: what they said, and the titles of their actions and goals.

use super::action::Action;
use super::conversation::Conversation;
use super::employee::Slug;
use super::goal::Goal;
use super::note::Note;
use std::collections::BTreeSet;

/// People whose own words are in something.
pub type Voices = BTreeSet<Slug>;

/// Something that may hold someone's own words.
pub trait Voiced {
    /// Whose words they are; nobody's where there are none, or where they could not be opened.
    fn voice(&self) -> Option<&Slug>;
}

/// Whose words all of these hold.
pub fn of<'v, T: Voiced + ?Sized + 'v>(all: impl IntoIterator<Item = &'v T>) -> Voices {
    all.into_iter().filter_map(Voiced::voice).cloned().collect()
}

impl<T: Voiced + ?Sized> Voiced for &T {
    fn voice(&self) -> Option<&Slug> {
        (**self).voice()
    }
}

impl Voiced for Action {
    /// What the organisation does is in nobody's words.
    fn voice(&self) -> Option<&Slug> {
        self.employee.as_ref()
    }
}

impl Voiced for Goal {
    fn voice(&self) -> Option<&Slug> {
        Some(&self.employee)
    }
}

impl Voiced for Note {
    fn voice(&self) -> Option<&Slug> {
        Some(&self.employee).filter(|_| !self.text.as_deref().unwrap_or_default().trim().is_empty())
    }
}

impl Voiced for Conversation {
    /// A list of talks shows all but the answers.
    fn voice(&self) -> Option<&Slug> {
        let has_words = !self.obstacles.is_empty() || !self.energy.is_empty();
        let has_texts = [&self.summary, &self.cancelled_because].into_iter().flatten().any(|text| !text.trim().is_empty());
        Some(&self.employee).filter(|_| has_words || has_texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Status;
    use crate::domain::sample::{action, conversation};

    #[test]
    fn who_said_something_is_named_once_and_who_said_nothing_is_not() {
        let own =
            [action("bo", "a1aaaaaa", "2026-12-01"), action("anna", "a2aaaaaa", "2026-12-01"), action("bo", "a3aaaaaa", "2026-12-01")];
        assert_eq!(of(&own).into_iter().collect::<Vec<_>>(), [Slug::from("anna"), "bo".into()]);
        let of_all = Action { employee: None, ..own[0].clone() };
        assert!(of([&of_all]).is_empty());
        let silent = conversation("anna", "t1aaaaaa", "2026-11-20", Status::Planned);
        assert!(of([&silent]).is_empty());
        assert_eq!(of([&Conversation { energy: vec!["koken".into()], ..silent }]).len(), 1);
    }
}
