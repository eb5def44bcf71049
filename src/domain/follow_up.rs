//! "You said, we did": what was promised, by whom, and what came of it. The next conversation opens with this.

use super::action::{Action, Status};
use super::conversation::Conversation;
use super::employee::Employee;
use super::id::Id;
use super::records::Records;
use super::settings::Settings;
use super::side::by_side;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What came of the promises to and by one person. An action is in only one of the lists, and every open action of the person
/// is in one of them.
#[derive(Debug, Default)]
pub struct Followed<'r> {
    /// The last conversation held, which this looks back on.
    pub conversation: Option<&'r Conversation>,
    /// What was promised in that conversation or since then, open or ended; everything open if no conversation was held. By side.
    pub promised: Vec<&'r Action>,
    /// What was promised before that conversation and is still open; by side.
    pub still_open: Vec<&'r Action>,
    /// What was promised before that conversation and ended since; by side.
    pub ended: Vec<&'r Action>,
    /// What the organisation does about the obstacles that this person named: open, or ended since that conversation. By due day.
    pub organisation: Vec<&'r Action>,
}

impl Followed<'_> {
    /// The same without the promises of `conversation` itself, for use where the conversation lists its own.
    pub fn without(mut self, conversation: Id) -> Self {
        for list in [&mut self.promised, &mut self.still_open, &mut self.ended] {
            list.retain(|action| action.conversation != Some(conversation));
        }
        self
    }
}

/// Looks back from `today` with one person. `records` hold the person's records and the organisation's actions. `except` is
/// the conversation that is about to begin, so this does not look back on it.
pub(crate) fn followed<'r>(
    records: &'r Records,
    employee: &Employee,
    settings: &Settings,
    today: NaiveDate,
    except: Option<Id>,
) -> Followed<'r> {
    let own = || records.conversations.iter().filter(|conversation| conversation.employee == employee.slug);
    let conversation = own()
        .filter(|conversation| conversation.is_held() && conversation.date <= today && Some(conversation.id) != except)
        .max_by_key(|conversation| (conversation.date, conversation.id));
    let mut followed = Followed { conversation, ..Followed::default() };
    for action in records.actions.iter().filter(|action| action.employee.as_ref() == Some(&employee.slug)) {
        let since = conversation
            .map_or(action.is_open(), |conversation| action.conversation == Some(conversation.id) || action.created >= conversation.date);
        if since {
            followed.promised.push(action);
        } else if action.is_open() {
            followed.still_open.push(action);
        } else if ended_since(action, conversation) {
            followed.ended.push(action);
        }
    }
    for list in [&mut followed.promised, &mut followed.still_open, &mut followed.ended] {
        by_side(list, employee);
    }
    let from = settings.window.before(today);
    let named: BTreeSet<String> = own()
        .filter(|conversation| conversation.counts() && conversation.date >= from && conversation.date <= today)
        .flat_map(|conversation| conversation.obstacles.iter().map(|name| settings.vocabulary.key(name)))
        .collect();
    let about_this = |action: &&Action| action.obstacle.as_deref().is_some_and(|name| named.contains(&settings.vocabulary.key(name)));
    let of_the_organisation = records.actions.iter().filter(|action| action.employee.is_none()).filter(about_this);
    followed.organisation = of_the_organisation.filter(|action| action.is_open() || ended_since(action, conversation)).collect();
    followed.organisation.sort_by_key(|action| action.by_due());
    followed
}

/// Whether an action ended on or after the day of a conversation. `false` if it has no end day.
fn ended_since(action: &Action, conversation: Option<&Conversation>) -> bool {
    action.status != Status::Open && action.closed.is_some_and(|closed| conversation.is_none_or(|conversation| closed >= conversation.date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Status as Held;
    use crate::domain::obstacle::{Term, Vocabulary};
    use crate::domain::sample::{action, conversation, day};

    fn anna() -> Employee {
        Employee::unknown("anna".into())
    }

    fn ids(actions: &[&Action]) -> Vec<String> {
        actions.iter().map(|action| action.id.to_string()[..2].to_owned()).collect()
    }

    fn ended(id: &str, due: &str, closed: &str) -> Action {
        Action { status: Status::Done, closed: Some(day(closed)), ..action("anna", id, due) }
    }

    #[test]
    fn it_looks_back_to_the_last_conversation_held_and_puts_each_promise_in_one_place() {
        let last = conversation("anna", "t1aaaaaa", "2026-10-01", Held::Closed);
        let records = Records {
            conversations: vec![
                conversation("anna", "t0aaaaaa", "2026-07-01", Held::Closed),
                last.clone(),
                conversation("anna", "t2aaaaaa", "2026-11-20", Held::Planned),
            ],
            actions: vec![
                Action {
                    conversation: Some(last.id),
                    owner: super::super::owner::Owner::of("employee"),
                    ..ended("a1aaaaaa", "2026-10-20", "2026-10-10")
                },
                action("anna", "a2aaaaaa", "2026-11-10"),
                action("anna", "a3aaaaaa", "2026-09-01"),
                ended("a4aaaaaa", "2026-09-01", "2026-10-01"),
                ended("a5aaaaaa", "2026-09-01", "2026-09-30"),
                action("bo", "a6aaaaaa", "2026-11-10"),
            ],
            ..Records::default()
        };
        let followed = followed(&records, &anna(), &Settings::default(), day("2026-11-20"), None);
        assert_eq!(followed.conversation.map(|conversation| conversation.id), Some(last.id));
        assert_eq!(ids(&followed.promised), ["a2", "a1"], "the manager's first");
        assert_eq!((ids(&followed.still_open), ids(&followed.ended)), (vec!["a3".to_owned()], vec!["a4".to_owned()]));
        assert_eq!(ids(&followed.without(last.id).promised), ["a2"]);
    }

    #[test]
    fn before_the_first_conversation_all_that_is_open_was_promised() {
        let records = Records {
            actions: vec![action("anna", "a1aaaaaa", "2026-09-01"), ended("a2aaaaaa", "2026-09-01", "2026-09-30")],
            ..Records::default()
        };
        let followed = followed(&records, &anna(), &Settings::default(), day("2026-11-20"), None);
        assert_eq!(
            (followed.conversation.is_none(), ids(&followed.promised), ids(&followed.ended)),
            (true, vec!["a1".to_owned()], vec!["a2".to_owned()])
        );
    }

    #[test]
    fn the_organisation_answers_to_what_this_person_named_whatever_they_called_it() {
        let term = Term { key: "trage-laptop".into(), also: vec!["laptop".into()], ..Term::default() };
        let settings = Settings { vocabulary: Vocabulary::new(vec![term]), ..Settings::default() };
        let about = |id: &str, obstacle: &str, action: Action| Action {
            employee: None,
            obstacle: Some(obstacle.into()),
            id: Id::parse(id).unwrap(),
            ..action
        };
        let named = |id: &str, date: &str, name: &str, status| Conversation {
            obstacles: vec![name.into()],
            ..conversation("anna", id, date, status)
        };
        let records = Records {
            conversations: vec![
                named("t1aaaaaa", "2026-10-01", "Laptop", Held::Closed),
                named("t2aaaaaa", "2026-10-01", "rooster", Held::Cancelled),
                named("t3aaaaaa", "2025-10-01", "parkeren", Held::Closed),
            ],
            actions: vec![
                about("o1aaaaaa", "trage-laptop", action("x", "a1aaaaaa", "2026-12-01")),
                about("o2aaaaaa", "rooster", action("x", "a1aaaaaa", "2026-12-01")),
                about("o3aaaaaa", "parkeren", action("x", "a1aaaaaa", "2026-12-01")),
                about("o4aaaaaa", "LAPTOP", ended("a1aaaaaa", "2026-11-01", "2026-10-02")),
                about("o5aaaaaa", "laptop", ended("a1aaaaaa", "2026-09-01", "2026-09-02")),
            ],
            ..Records::default()
        };
        let followed = followed(&records, &anna(), &settings, day("2026-11-20"), None);
        assert_eq!(ids(&followed.organisation), ["o4", "o1"]);
    }
}
