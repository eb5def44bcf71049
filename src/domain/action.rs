//! An action: a small promise with an owner and a date.

use super::away::Away;
use super::employee::Slug;
use super::ended::Ended;
use super::id::Id;
use super::owner::Owner;
use super::sealed::Sealed;
use super::words::{OneOf, worded};
use chrono::NaiveDate;

worded! {
    /// Where an action stands.
    Status {
        /// Still to be done.
        Open = "open" nl "open" en "open",
        /// Done.
        Done = "done" nl "gedaan" en "done",
        /// Dropped, with a reason.
        Dropped = "dropped" nl "losgelaten" en "dropped",
    }
}

worded! {
    /// What an action can be, for learning and development.
    #[derive(PartialOrd, Ord)]
    Activity {
        /// Changing the work.
        Adjust = "adjust" nl "aanpassen" en "adjust",
        /// Learning something.
        Learn = "learn" nl "leren" en "learn",
        /// Watching how another does it.
        Shadow = "shadow" nl "meelopen" en "shadow",
        /// Doing it to get better at it.
        Practice = "practice" nl "oefenen" en "practice",
        /// Thinking about how it went.
        Reflect = "reflect" nl "terugkijken" en "reflect",
        /// Learning with a colleague.
        Buddy = "buddy" nl "maatje" en "buddy",
        /// Moving on to other work.
        Mobility = "mobility" nl "mobiliteit" en "mobility",
    }
}

/// What kind of action it is, or any other word as written.
pub type Kind = OneOf<Activity>;

/// One action. The note is there only if it was read.
#[derive(Clone, Debug)]
pub struct Action {
    pub id: Id,
    /// The person it belongs to; `None` for an action of the organisation.
    pub employee: Option<Slug>,
    /// The day the file was made, from its name.
    pub made: NaiveDate,
    /// What will be done.
    pub title: String,
    /// Whose turn it is.
    pub owner: Owner,
    /// The day that was agreed.
    pub due: Option<NaiveDate>,
    /// The day that it was due first, if that is another one by now.
    pub first_due: Option<NaiveDate>,
    pub status: Status,
    /// The conversation it came from.
    pub conversation: Option<Id>,
    pub kind: Option<Kind>,
    /// The learning goal it serves.
    pub goal: Option<Id>,
    /// The obstacle it takes away, as written.
    pub obstacle: Option<String>,
    pub note: Option<String>,
    pub win: Option<String>,
    /// Why it was dropped.
    pub dropped_because: Option<String>,
    /// The day it was promised.
    pub created: NaiveDate,
    /// The day it was done or dropped.
    pub closed: Option<NaiveDate>,
    /// The ends that were taken back, in the order of the file.
    pub ended: Vec<Ended>,
    /// Whether both agreed that it may be used in the formal cycle.
    pub released: bool,
    /// When the employee is away, if it can't be done without them: it is their turn, alone or with their manager.
    pub away: Away,
    /// What is sealed in it; the words are there only if they could be read.
    pub sealed: Option<Box<Sealed>>,
}

impl Action {
    /// An open action for nobody yet, promised on a day, with the default owner.
    pub fn new(id: Id, made: NaiveDate) -> Action {
        Action {
            id,
            employee: None,
            made,
            title: String::new(),
            owner: Owner::DEFAULT,
            due: None,
            first_due: None,
            status: Status::Open,
            conversation: None,
            kind: None,
            goal: None,
            obstacle: None,
            note: None,
            win: None,
            dropped_because: None,
            created: made,
            closed: None,
            ended: Vec::new(),
            released: false,
            away: Away::default(),
            sealed: None,
        }
    }

    /// The day it counts as due on `today`: the day that was agreed, or the first day back of the employee whose turn it is.
    /// `None` without a day, or as long as nobody knows when they are back.
    pub fn due_on(&self, today: NaiveDate) -> Option<NaiveDate> {
        Some(self.away.due(self.due?, today)?.0)
    }

    /// Sorts actions by due day and then by id; those without a due day come last.
    pub fn by_due(&self) -> (bool, Option<NaiveDate>, Id) {
        (self.due.is_none(), self.due, self.id)
    }

    /// The day that it was promised for: the first due day that it had.
    pub fn promised_for(&self) -> Option<NaiveDate> {
        self.first_due.or(self.due)
    }

    /// The same as it counts on `today`: the first day back of the employee whose turn it is, if they were away on it.
    pub fn promised_on(&self, today: NaiveDate) -> Option<NaiveDate> {
        Some(self.away.due(self.promised_for()?, today)?.0)
    }

    /// What `first-due` becomes when the action is due on another day, or on none; `None` if it stays as it is. The first day that
    /// was promised stays, however often the due day moves.
    pub fn first_due_after(&self, due: Option<NaiveDate>) -> Option<NaiveDate> {
        self.due.filter(|was| self.first_due.is_none() && due != Some(*was))
    }

    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::{action, day};

    #[test]
    fn the_first_day_that_was_promised_stays() {
        let mut moved = action("anna", "a1aaaaaa", "2026-12-01");
        assert_eq!(moved.promised_for(), Some(day("2026-12-01")));
        assert_eq!(moved.first_due_after(Some(day("2026-12-01"))), None, "it did not move");
        assert_eq!(moved.first_due_after(Some(day("2026-12-15"))), Some(day("2026-12-01")));
        assert_eq!(moved.first_due_after(None), Some(day("2026-12-01")), "without a day it was still promised for one");
        (moved.due, moved.first_due) = (Some(day("2026-12-15")), Some(day("2026-12-01")));
        assert_eq!(moved.first_due_after(Some(day("2027-01-01"))), None);
        assert_eq!(moved.promised_for(), Some(day("2026-12-01")));
        let none = Action { due: None, ..action("anna", "a1aaaaaa", "2026-12-01") };
        assert_eq!(none.first_due_after(Some(day("2026-12-15"))), None, "a first day did not move");
    }
}
