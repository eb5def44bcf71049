//! Records as they were on a day, as far as they tell: what came later is not there yet, and what ended later has not ended.
//!
//! The days come from the records alone: `created`, `closed`, `ended`, `started`, `added`, `left` and `was`. What someone changed by hand
//! without such a day is as it is now. Settings are those of now.

use super::action::{self, Action};
use super::conversation;
use super::employee::{Employee, Was};
use super::ended::Ended;
use super::goal;
use super::name::Name;
use super::records::Records;
use super::team::Team;
use chrono::NaiveDate;

impl Employee {
    /// Whether the person is in the organisation on a day: from `started` on (or `added`, where there is none; always, where there is
    /// neither), up to the last day.
    pub fn is_here(&self, day: NaiveDate) -> bool {
        self.started.or(self.added).is_none_or(|first| first <= day) && !self.has_left(day)
    }

    /// What became another after a day: the team and manager of that day.
    fn before(&self, day: NaiveDate) -> Option<&Was> {
        self.was.iter().filter(|was| was.until.is_some_and(|until| until >= day)).min_by_key(|was| was.until)
    }

    /// The team and the manager of a day.
    pub fn belonged(&self, day: NaiveDate) -> (Option<&Team>, Option<&Name>) {
        self.before(day).map_or((self.team.as_ref(), self.manager.as_ref()), |was| (was.team.as_ref(), was.manager.as_ref()))
    }

    /// The person as of a day: with the team and the manager of that day.
    fn turn_back(&mut self, day: NaiveDate) {
        if let Some(then) = self.before(day) {
            (self.team, self.manager) = (then.team.clone(), then.manager.clone());
            self.was.retain(|was| was.until.is_none_or(|until| until < day));
        }
        if self.left.is_some_and(|left| left > day) {
            (self.left, self.left_because) = (None, None);
        }
    }
}

impl Action {
    /// Whether it had ended on a day.
    pub fn had_ended(&self, day: NaiveDate) -> bool {
        had_ended(!self.is_open(), self.closed, &self.ended, day)
    }
}

/// Whether a record had ended on a day: by its present end, where it has one, or by one that was taken back later. An end without a day
/// always was.
fn had_ended(is_ended: bool, closed: Option<NaiveDate>, ended: &[Ended], day: NaiveDate) -> bool {
    let is_now = is_ended && closed.is_none_or(|closed| closed <= day);
    let was_then = |end: &Ended| {
        let from = end.closed.unwrap_or(NaiveDate::MIN);
        end.reopened.is_some_and(|reopened| (from..reopened).contains(&day))
    };
    is_now || ended.iter().any(was_then)
}

/// What is kept of the ends that were taken back: those of that day and before.
fn keep_ends(ended: &mut Vec<Ended>, day: NaiveDate) {
    ended.retain(|end| end.reopened.is_none_or(|reopened| reopened <= day));
}

/// Takes records back to a day. It changes nothing of records that have no later day in them.
pub fn turn_back(records: &mut Records, day: NaiveDate) {
    records.employees.iter_mut().for_each(|employee| employee.turn_back(day));
    records.actions.retain(|action| action.created <= day);
    for action in &mut records.actions {
        let is_ended = !action.is_open();
        let had_ended = action.had_ended(day);
        if had_ended && !is_ended {
            // nothing says how it had ended: done is what ends a promise
            action.status = action::Status::Done;
            action.closed = action.ended.iter().filter_map(|end| end.closed).filter(|closed| *closed <= day).max();
        } else if !had_ended && is_ended {
            (action.status, action.closed, action.win, action.dropped_because) = (action::Status::Open, None, None, None);
        }
        keep_ends(&mut action.ended, day);
    }
    records.goals.retain(|goal| goal.created <= day);
    for goal in &mut records.goals {
        let had_ended = had_ended(!goal.is_open(), goal.closed, &goal.ended, day);
        if had_ended && goal.is_open() {
            goal.status = goal::Status::Reached;
            goal.closed = goal.ended.iter().filter_map(|end| end.closed).filter(|closed| *closed <= day).max();
        } else if !had_ended && !goal.is_open() {
            (goal.status, goal.closed) = (goal::Status::Open, None);
        }
        keep_ends(&mut goal.ended, day);
    }
    records.conversations.retain(|talk| talk.made <= day || talk.date <= day);
    for talk in &mut records.conversations {
        let is_ended = !talk.is_pending();
        let had_ended = had_ended(is_ended, talk.closed, &talk.ended, day);
        let is_to_come = talk.date > day;
        if had_ended && !is_ended {
            talk.status = conversation::Status::Closed;
            talk.closed = talk.ended.iter().filter_map(|end| end.closed).filter(|closed| *closed <= day).max();
        } else if !had_ended && is_ended {
            let was_held = talk.is_held() && !is_to_come;
            talk.status = if was_held { conversation::Status::Open } else { conversation::Status::Planned };
            (talk.closed, talk.cancelled_because) = (None, None);
        }
        // nobody was talked with on a day to come
        if is_to_come && talk.counts() {
            (talk.status, talk.closed) = (conversation::Status::Planned, None);
        }
        keep_ends(&mut talk.ended, day);
    }
    records.notes.retain(|note| note.made <= day);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Conversation;
    use crate::domain::sample::{action, conversation, day};

    fn end(closed: &str, reopened: &str) -> Ended {
        let of = |text: &str| (!text.is_empty()).then(|| day(text));
        Ended { closed: of(closed), reopened: of(reopened) }
    }

    fn action_on(action: &Action, date: &str) -> Option<(action::Status, Option<NaiveDate>)> {
        let mut records = Records { actions: vec![action.clone()], ..Records::default() };
        turn_back(&mut records, day(date));
        records.actions.first().map(|action| (action.status, action.closed))
    }

    #[test]
    fn a_promise_is_not_made_yet_open_ended_and_open_again() {
        let promise = Action {
            status: action::Status::Dropped,
            closed: Some(day("2026-12-20")),
            ended: vec![end("2026-11-20", "2026-12-01")],
            ..action("anna", "a1aaaaaa", "2026-12-01")
        };
        assert_eq!(promise.created, day("2026-11-03"));
        assert_eq!(action_on(&promise, "2026-11-02"), None);
        let open = Some((action::Status::Open, None));
        let done = |closed| Some((action::Status::Done, Some(day(closed))));
        assert_eq!(action_on(&promise, "2026-11-03"), open);
        assert_eq!(action_on(&promise, "2026-11-19"), open);
        assert_eq!(action_on(&promise, "2026-11-20").map(|(status, _)| status), Some(action::Status::Dropped), "as it ended later");
        assert_eq!(action_on(&promise, "2026-12-01"), open);
        assert_eq!(action_on(&promise, "2026-12-20"), Some((action::Status::Dropped, Some(day("2026-12-20")))));
        let again = Action { status: action::Status::Open, closed: None, ..promise.clone() };
        assert_eq!(action_on(&again, "2026-11-30"), done("2026-11-20"));
        assert_eq!(action_on(&again, "2026-12-25"), open);
        let without_a_day = Action { closed: None, ended: Vec::new(), ..promise };
        assert_eq!(action_on(&without_a_day, "2026-11-03"), Some((action::Status::Dropped, None)), "ended, nobody knows when");
    }

    #[test]
    fn a_talk_is_planned_before_its_day_and_open_until_it_is_closed() {
        let talk = |status, closed: &str| Conversation {
            made: day("2026-11-01"),
            closed: (!closed.is_empty()).then(|| day(closed)),
            ..conversation("anna", "a1aaaaaa", "2026-11-20", status)
        };
        let on = |talk: &Conversation, date: &str| {
            let mut records = Records { conversations: vec![talk.clone()], ..Records::default() };
            turn_back(&mut records, day(date));
            records.conversations.first().map(|talk| talk.status)
        };
        use conversation::Status::{Cancelled, Closed, Open, Planned};
        let held = talk(Closed, "2026-11-25");
        let days = ["2026-10-31", "2026-11-01", "2026-11-19", "2026-11-20", "2026-11-24", "2026-11-25"];
        assert_eq!(days.map(|date| on(&held, date)), [None, Some(Planned), Some(Planned), Some(Open), Some(Open), Some(Closed)]);
        let cancelled = talk(Cancelled, "2026-11-10");
        assert_eq!(days.map(|date| on(&cancelled, date))[1..4], [Planned, Cancelled, Cancelled].map(Some));
        assert_eq!(on(&talk(Closed, ""), "2026-11-19"), Some(Planned));
        assert_eq!(on(&talk(Closed, ""), "2026-11-20"), Some(Closed));
        // written down before it was held, under a later day
        let late = Conversation { made: day("2026-12-24"), ..held };
        assert_eq!(on(&late, "2026-11-25"), Some(Closed), "what was noted later was held all the same");
    }

    #[test]
    fn a_person_is_in_the_team_of_that_day_and_here_from_the_first_day_to_the_last() {
        let was = |team: &str, until: &str| Was { team: Some(team.into()), manager: Some("Piet".into()), until: Some(day(until)) };
        let anna = Employee {
            team: Some("Zuid".into()),
            manager: Some("Eva".into()),
            started: Some(day("2024-05-01")),
            left: Some(day("2026-10-01")),
            left_because: Some("verhuisd".into()),
            was: vec![was("Noord", "2025-12-31"), was("Oost", "2024-12-31")],
            ..Employee::unknown("anna".into())
        };
        let on = |date: &str| {
            let mut records = Records { employees: vec![anna.clone()], ..Records::default() };
            turn_back(&mut records, day(date));
            let anna = &records.employees[0];
            let words = [anna.team.as_deref(), anna.manager.as_deref(), anna.left_because.as_deref()];
            (words.map(|word| word.unwrap_or_default().to_owned()).join(" "), anna.is_here(day(date)))
        };
        assert_eq!(on("2024-04-30"), ("Oost Piet ".to_owned(), false));
        assert_eq!(on("2024-12-31"), ("Oost Piet ".to_owned(), true));
        assert_eq!(on("2025-01-01"), ("Noord Piet ".to_owned(), true));
        assert_eq!(on("2026-01-01"), ("Zuid Eva ".to_owned(), true));
        assert_eq!(on("2026-10-01"), ("Zuid Eva verhuisd".to_owned(), false));
        let belonged = |date: &str| anna.belonged(day(date)).0.map(|team| team.to_string()).unwrap_or_default();
        assert_eq!(["2024-12-31", "2025-01-01", "2026-01-01"].map(belonged), ["Oost", "Noord", "Zuid"]);
    }
}
