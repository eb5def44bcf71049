//! A conversation: what was talked about, and when to come back to it.

use super::employee::Slug;
use super::ended::Ended;
use super::id::Id;
use super::name::Name;
use super::sealed::Sealed;
use super::theme::{Signal, Theme};
use super::wish::Wish;
use super::words::worded;
use chrono::NaiveDate;

worded! {
    /// Where a conversation stands.
    Status {
        /// It has a day, and is still to come.
        Planned = "planned" nl "gepland" en "planned",
        /// It is being held, or was held and is not closed yet.
        Open = "open" nl "open" en "open",
        /// It was held and is closed.
        Closed = "closed" nl "afgesloten" en "closed",
        /// It did not happen.
        Cancelled = "cancelled" nl "vervallen" en "cancelled" also "geannuleerd",
    }
}

/// A question with what was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The theme it belongs to.
    pub theme: Option<Theme>,
    /// The note that it begins with, for a question made of one.
    pub note: Option<Id>,
    pub question: Option<String>,
    pub answer: Option<String>,
    /// Whether both agreed that it may be used in the formal cycle.
    pub released: bool,
}

/// One conversation. The longer texts are there only if they were read.
#[derive(Clone, Debug)]
pub struct Conversation {
    pub id: Id,
    pub employee: Slug,
    /// The day the file was made, from its name.
    pub made: NaiveDate,
    /// The key of its type.
    pub kind: String,
    pub status: Status,
    /// The day it is, or is to be, held.
    pub date: NaiveDate,
    /// Who holds it; the employee's manager when left out.
    pub with: Option<Name>,
    pub themes: Vec<Theme>,
    pub prepared_by_employee: Option<String>,
    pub prepared_by_manager: Option<String>,
    /// The signatures of the answers that came in through a form, shortened; see [`super::prepare_form`].
    pub received: Vec<String>,
    pub answers: Vec<Answer>,
    /// What stands in the way, as written.
    pub obstacles: Vec<String>,
    /// What gives energy, as written.
    pub energy: Vec<String>,
    pub signals: Vec<Signal>,
    /// What the employee asks for.
    pub wishes: Vec<Wish>,
    /// What it came to.
    pub summary: Option<String>,
    /// When both come back to it, if a day was set.
    pub next: Option<NaiveDate>,
    /// Why it was cancelled.
    pub cancelled_because: Option<String>,
    /// The day it was closed or cancelled.
    pub closed: Option<NaiveDate>,
    /// The ends that were taken back, in the order of the file.
    pub ended: Vec<Ended>,
    /// What is sealed in it; the words are there only if they could be read.
    pub sealed: Option<Box<Sealed>>,
}

impl Conversation {
    /// A check-in that is planned on a day, with nothing said in it yet and with the first of all ids.
    pub fn new(employee: Slug, date: NaiveDate) -> Conversation {
        Conversation {
            id: Id::fresh(|_| 0),
            employee,
            made: date,
            kind: super::types::CHECK_IN.to_owned(),
            status: Status::Planned,
            date,
            with: None,
            themes: Vec::new(),
            prepared_by_employee: None,
            prepared_by_manager: None,
            received: Vec::new(),
            answers: Vec::new(),
            obstacles: Vec::new(),
            energy: Vec::new(),
            signals: Vec::new(),
            wishes: Vec::new(),
            summary: None,
            next: None,
            cancelled_because: None,
            closed: None,
            ended: Vec::new(),
            sealed: None,
        }
    }

    /// Held: it is closed. It was held on its `date`.
    pub fn is_held(&self) -> bool {
        self.status == Status::Closed
    }

    /// Whether what was said in it counts: it is open or closed.
    pub fn counts(&self) -> bool {
        matches!(self.status, Status::Open | Status::Closed)
    }

    /// Whether anything was noted that was said in it.
    pub fn has_words(&self) -> bool {
        let is_listed = !self.obstacles.is_empty() || !self.energy.is_empty() || !self.signals.is_empty() || !self.wishes.is_empty();
        is_listed || self.sealed.is_some() || self.summary.is_some() || self.answers.iter().any(|answer| answer.answer.is_some())
    }

    /// Whether it still needs something: it is planned or open.
    pub fn is_pending(&self) -> bool {
        matches!(self.status, Status::Planned | Status::Open)
    }
}
