//! What was done about an obstacle, and whether it was named since.

use super::action::{Action, Status};
use super::conversation::Conversation;
use super::obstacle::Vocabulary;
use chrono::NaiveDate;
use std::collections::HashMap;

/// What was done about an obstacle up to a day, whatever the period.
#[derive(Clone, Debug, Default)]
pub struct DoneAbout<'r> {
    /// How many actions against it were done.
    pub actions: usize,
    /// The one that was done last, of those that say when.
    pub last: Option<&'r Action>,
    /// The same of the organisation's, which everyone may read.
    pub last_of_organisation: Option<&'r Action>,
    /// How many talks named it since the last one was done; `None` where nothing says when that was.
    pub mentions_since: Option<usize>,
}

impl DoneAbout<'_> {
    /// The day on which the last of them was done.
    pub fn last_done(&self) -> Option<NaiveDate> {
        self.last.and_then(|action| action.closed)
    }
}

fn later<'r>(last: Option<&'r Action>, action: &'r Action) -> Option<&'r Action> {
    let when = |action: &Action| (action.closed, action.id);
    last.filter(|last| when(last) >= when(action)).or_else(|| action.closed.map(|_| action)).or(last)
}

/// What was done about each obstacle, by its key. `talks` are those that count, of any day up to the one that is asked for.
pub(crate) fn done_about<'r>(
    actions: impl Iterator<Item = &'r Action>,
    talks: impl Iterator<Item = &'r Conversation>,
    vocabulary: &Vocabulary,
) -> HashMap<String, DoneAbout<'r>> {
    let mut all: HashMap<String, DoneAbout> = HashMap::new();
    for action in actions.filter(|action| action.status == Status::Done) {
        let Some(name) = action.obstacle.as_deref() else { continue };
        let done = all.entry(vocabulary.key(name)).or_default();
        done.actions += 1;
        done.last = later(done.last, action);
        if action.employee.is_none() {
            done.last_of_organisation = later(done.last_of_organisation, action);
        }
    }
    all.values_mut().for_each(|done| done.mentions_since = done.last.map(|_| 0));
    let mut keys: HashMap<&str, String> = HashMap::new();
    for talk in talks {
        let mut seen: Vec<&str> = Vec::new();
        for form in &talk.obstacles {
            keys.entry(form).or_insert_with(|| vocabulary.key(form));
        }
        for key in talk.obstacles.iter().map(|form| keys[&**form].as_str()) {
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            if let Some(done) = all.get_mut(key).filter(|done| done.last_done().is_some_and(|last| talk.date > last)) {
                done.mentions_since = done.mentions_since.map(|count| count + 1);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Status as Held;
    use crate::domain::sample::{action, conversation, day};

    #[test]
    fn what_was_named_since_counts_from_the_last_that_was_done() {
        let about = |id: &str, closed: Option<&str>, employee: Option<&str>, status| Action {
            obstacle: Some("Reis tijd".into()),
            closed: closed.map(day),
            employee: employee.map(Into::into),
            status,
            ..action("anna", id, "2026-12-01")
        };
        let named = |id: &str, date: &str| Conversation {
            obstacles: vec!["reis-tijd".into(), "reis tijd".into(), "rooster".into()],
            ..conversation("anna", id, date, Held::Closed)
        };
        let mut actions = vec![
            about("a1aaaaaa", Some("2026-10-01"), None, Status::Done),
            about("a2aaaaaa", Some("2026-11-01"), Some("anna"), Status::Done),
            about("a3aaaaaa", None, None, Status::Done),
            about("a4aaaaaa", Some("2026-11-20"), None, Status::Dropped),
            about("a5aaaaaa", None, None, Status::Open),
        ];
        let talks = [named("t1aaaaaa", "2026-11-01"), named("t2aaaaaa", "2026-11-02"), named("t3aaaaaa", "2026-12-02")];
        let vocabulary = Vocabulary::default();
        let done = done_about(actions.iter(), talks.iter(), &vocabulary);
        let about = &done["reis-tijd"];
        assert_eq!((done.len(), about.actions, about.last_done(), about.mentions_since), (1, 3, Some(day("2026-11-01")), Some(2)));
        assert_eq!(about.last_of_organisation.map(|action| action.id.as_str()), Some("a1aaaaaa"));
        actions.retain(|action| action.closed.is_none());
        let done = done_about(actions.iter(), talks.iter(), &vocabulary);
        assert_eq!((done["reis-tijd"].actions, done["reis-tijd"].last_done(), done["reis-tijd"].mentions_since), (1, None, None));
    }
}
