//! An action: a small promise with an owner and a date.

use super::away::Away;
use super::employee::Slug;
use super::id::Id;
use super::owner::Owner;
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
    /// Whether both agreed that it may be used in the formal cycle.
    pub released: bool,
    /// When the employee is away, if it can't be done without them: it is their turn, alone or with their manager.
    pub away: Away,
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
            released: false,
            away: Away::default(),
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

    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }
}
