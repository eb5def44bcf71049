//! A learning goal.

use super::action::{self, Action};
use super::away::Away;
use super::employee::Slug;
use super::ended::Ended;
use super::id::Id;
use super::sealed::Sealed;
use super::settings::Goals;
use super::words::worded;
use chrono::NaiveDate;
use std::collections::HashMap;

worded! {
    /// Where a goal stands.
    Status {
        /// Being worked on.
        Open = "open" nl "open" en "open",
        /// Reached.
        Reached = "reached" nl "bereikt" en "reached",
        /// Dropped.
        Dropped = "dropped" nl "losgelaten" en "dropped",
    }
}

/// A note on how a goal is going.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The day it is about.
    pub date: Option<NaiveDate>,
    /// The text; there only if it was read.
    pub note: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Goal {
    pub id: Id,
    pub employee: Slug,
    /// The day the file was made, from its name.
    pub made: NaiveDate,
    /// What will be learned.
    pub title: String,
    pub by: Option<NaiveDate>,
    pub status: Status,
    /// The ambition of the workspace that it serves, as written.
    pub supports: Option<String>,
    /// The role in the organisation that it leads to.
    pub towards: Option<String>,
    /// The work in which it is learned.
    pub project: Option<String>,
    /// How it is going, in the order of the file.
    pub progress: Vec<Progress>,
    /// The day it was set.
    pub created: NaiveDate,
    /// The day it was ended.
    pub closed: Option<NaiveDate>,
    /// When the person is away.
    pub away: Away,
    /// The ends that were taken back, in the order of the file.
    pub ended: Vec<Ended>,
    /// What is sealed in it; the words are there only if they could be read.
    pub sealed: Option<Box<Sealed>>,
}

impl Goal {
    /// An open goal of a person, set on a day, without words.
    pub fn new(id: Id, employee: Slug, made: NaiveDate) -> Goal {
        Goal {
            id,
            employee,
            made,
            title: String::new(),
            by: None,
            status: Status::Open,
            supports: None,
            towards: None,
            project: None,
            progress: Vec::new(),
            created: made,
            closed: None,
            away: Away::default(),
            ended: Vec::new(),
            sealed: None,
        }
    }

    /// Whether it is being worked on.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }

    /// Sorts goals by their day and then by id; those without a day come last.
    pub fn by_day(&self) -> (bool, Option<NaiveDate>, Id) {
        (self.by.is_none(), self.by, self.id)
    }

    /// The notes of progress by day, those without a day first; notes of one day in the order of the file.
    pub fn progress_by_day(&self) -> Vec<&Progress> {
        let mut notes: Vec<&Progress> = self.progress.iter().collect();
        notes.sort_by_key(|progress| progress.date);
        notes
    }

    /// The last note of progress.
    pub fn last_progress(&self) -> Option<&Progress> {
        self.progress.iter().max_by_key(|progress| progress.date)
    }

    /// How many days late it is; 0 if it has ended, has no day, or its day has not passed.
    pub fn days_late(&self, today: NaiveDate) -> i64 {
        self.by_on(today).filter(|_| self.is_open()).map_or(0, |by| (today - by).num_days().max(0))
    }

    /// The day it counts as due on `today`: its own, or the first day back of a person who is away. `None` without a day, or as long
    /// as nobody knows when the person is back.
    pub fn by_on(&self, today: NaiveDate) -> Option<NaiveDate> {
        let by = self.by?;
        if self.is_open() { Some(self.away.due(by, today)?.0) } else { Some(by) }
    }
}

/// Whether a person works on a good number of goals at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    TooFew,
    Enough,
    TooMany,
}

/// Whether this many open goals is too few or too many.
pub fn many(open: usize, wanted: &Goals) -> Many {
    match open {
        open if open > wanted.most => Many::TooMany,
        open if open < wanted.least => Many::TooFew,
        _ => Many::Enough,
    }
}

/// A goal with the actions that serve it.
#[derive(Debug)]
pub struct Aim<'r> {
    pub goal: &'r Goal,
    /// The actions that name it and are not dropped: open ones by due day, then those done.
    pub serving: Vec<&'r Action>,
}

impl<'r> Aim<'r> {
    /// Each goal with the actions that serve it, in the order given. An action serves only a goal of its own person.
    pub fn all(goals: &[&'r Goal], actions: &'r [Action]) -> Vec<Aim<'r>> {
        let mut by_goal: HashMap<(Id, &str), Vec<&Action>> = HashMap::new();
        for action in actions.iter().filter(|action| action.status != action::Status::Dropped) {
            if let (Some(goal), Some(employee)) = (action.goal, action.employee.as_deref()) {
                by_goal.entry((goal, employee)).or_default().push(action);
            }
        }
        let aim = |goal: &'r Goal| {
            let mut serving = by_goal.remove(&(goal.id, &*goal.employee)).unwrap_or_default();
            serving.sort_by_key(|action| (!action.is_open(), action.by_due()));
            Aim { goal, serving }
        };
        goals.iter().copied().map(aim).collect()
    }

    /// How many of the actions that serve it are open.
    pub fn open(&self) -> usize {
        self.serving.iter().filter(|action| action.is_open()).count()
    }

    /// How many of them are done.
    pub fn done(&self) -> usize {
        self.serving.len() - self.open()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn goal(status: Status, by: Option<&str>) -> Goal {
        let title = "Een ontwerpbespreking leiden".into();
        Goal { title, by: by.map(day), status, ..Goal::new(Id::parse("p2w6r8tc").unwrap(), "anna".into(), day("2026-11-22")) }
    }

    #[test]
    fn a_goal_is_late_from_the_day_after_its_day_until_it_ends() {
        let late = |goal: &Goal, today| goal.days_late(day(today));
        let open = goal(Status::Open, Some("2027-02-20"));
        assert_eq!(late(&open, "2027-02-20"), 0);
        assert_eq!(late(&open, "2027-02-21"), 1);
        assert_eq!(late(&goal(Status::Reached, Some("2027-02-20")), "2027-03-01"), 0);
        assert_eq!(late(&goal(Status::Open, None), "2027-03-01"), 0);
    }

    #[test]
    fn three_to_five_at_once_unless_the_workspace_says_otherwise() {
        let wanted = Goals::default();
        assert_eq!(
            [0, 2, 3, 5, 6].map(|open| many(open, &wanted)),
            [Many::TooFew, Many::TooFew, Many::Enough, Many::Enough, Many::TooMany]
        );
        let one = Goals { least: 1, most: 1, ..wanted };
        assert_eq!([0, 1, 2].map(|open| many(open, &one)), [Many::TooFew, Many::Enough, Many::TooMany]);
    }

    #[test]
    fn the_last_note_is_the_one_with_the_last_day() {
        let note = |date: Option<&str>, text: &str| Progress { date: date.map(day), note: Some(text.into()) };
        let mut goal = goal(Status::Open, None);
        let days = [Some("2026-12-06"), Some("2026-11-30"), None, Some("2026-12-06")];
        goal.progress = days.into_iter().zip(["half", "begin", "ooit", "verder"]).map(|(day, text)| note(day, text)).collect();
        assert_eq!(goal.last_progress().and_then(|said| said.note.as_deref()), Some("verder"));
        let told: Vec<&str> = goal.progress_by_day().iter().filter_map(|said| said.note.as_deref()).collect();
        assert_eq!(told, ["ooit", "begin", "half", "verder"]);
    }
}
