//! Learning goals as a list, as JSON has them.

use super::{GoalV1, Lens};
use crate::domain::goal::Aim;
use serde::Serialize;

/// A goal with how late it is and how many actions serve it.
#[derive(Serialize)]
pub struct ListedGoalV1<'r> {
    #[serde(flatten)]
    goal: GoalV1<'r>,
    overdue: bool,
    days_late: i64,
    open_actions: usize,
    done_actions: usize,
}

impl<'r> ListedGoalV1<'r> {
    /// A goal of a list.
    pub fn of(aim: &Aim<'r>, lens: &Lens<'r>) -> Self {
        let days_late = aim.goal.days_late(lens.today);
        ListedGoalV1 { goal: lens.goal(aim.goal), overdue: days_late > 0, days_late, open_actions: aim.open(), done_actions: aim.done() }
    }
}
