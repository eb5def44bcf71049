//! Learning goals as a list, as JSON has them.

use super::{GoalV1, JsonContext};
use crate::domain::goal::Aim;
use serde::Serialize;

/// A goal with how late it is and how many actions serve it.
#[derive(Serialize)]
pub(crate) struct ListedGoalV1<'r> {
    #[serde(flatten)]
    goal: GoalV1<'r>,
    overdue: bool,
    days_late: i64,
    open_actions: usize,
    done_actions: usize,
}

impl<'r> ListedGoalV1<'r> {
    pub(crate) fn of(aim: &Aim<'r>, context: &JsonContext<'r>) -> Self {
        let days_late = aim.goal.days_late(context.today);
        ListedGoalV1 { goal: context.goal(aim.goal), overdue: days_late > 0, days_late, open_actions: aim.open(), done_actions: aim.done() }
    }
}
