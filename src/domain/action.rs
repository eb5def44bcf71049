//! An action: a small promise with an owner and a date.

use super::employee::Slug;
use super::id::Id;
use super::words::worded;
use chrono::NaiveDate;

worded! {
    /// Where an action stands.
    Status {
        /// Still to be done.
        Open = "open",
        /// Done.
        Done = "done",
        /// Let go, with a reason.
        Dropped = "dropped",
    }
}

/// What an action can be, for learning and development.
pub const KINDS: &[&str] = &["adjust", "learn", "shadow", "practice", "reflect", "buddy", "mobility"];

/// The owners that stand for a side of the conversation; any other owner is a person's name.
pub const OWNERS: &[&str] = &["employee", "manager", "together", "hr"];

/// Who owns an action unless told otherwise.
pub const DEFAULT_OWNER: &str = "manager";

/// One action. The note is there only when it was asked for.
#[derive(Clone, Debug)]
pub struct Action {
    /// Its id.
    pub id: Id,
    /// Whose; `None` for one of the organisation.
    pub employee: Option<Slug>,
    /// The day the file was made, from its name.
    pub made: NaiveDate,
    /// What will be done.
    pub title: String,
    /// Whose turn it is.
    pub owner: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub status: Status,
    /// The conversation it came from.
    pub conversation: Option<Id>,
    /// One of [`KINDS`].
    pub kind: Option<String>,
    /// The learning goal it serves.
    pub goal: Option<Id>,
    /// The obstacle it takes away, as written.
    pub obstacle: Option<String>,
    /// More about it.
    pub note: Option<String>,
    /// The small success.
    pub win: Option<String>,
    /// Why it was let go.
    pub dropped_because: Option<String>,
    /// The day it was promised.
    pub created: NaiveDate,
    /// The day it was done or let go.
    pub closed: Option<NaiveDate>,
    /// Whether both agreed that it may be used in the formal cycle.
    pub released: bool,
}

impl Action {
    /// An open action of nobody's yet, promised on a day, with the owner that is meant unless told otherwise.
    pub fn new(id: Id, made: NaiveDate) -> Action {
        Action {
            id,
            employee: None,
            made,
            title: String::new(),
            owner: DEFAULT_OWNER.to_owned(),
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
        }
    }

    /// What orders actions by their due day, those without one last, and then by id.
    pub fn by_due(&self) -> (bool, Option<NaiveDate>, Id) {
        (self.due.is_none(), self.due, self.id)
    }

    /// Whether it still asks for something.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }
}
