//! The one page of a person, as JSON has it.

use super::{ActionV1, Day, EmployeeV1, GoalV1, JsonContext};
use crate::domain::action::Action;
use crate::domain::plan::{Next, Plan};
use crate::domain::side::Side;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct PlanV1<'r> {
    employee: EmployeeV1<'r>,
    basics: &'r [String],
    goals: Vec<AimV1<'r>>,
    reached: Vec<GoalV1<'r>>,
    actions: SidesV1<'r>,
    organisation: Vec<ActionV1<'r>>,
    next: Option<NextV1<'r>>,
    come_back: Option<Day>,
}

/// A goal with the actions that serve it.
#[derive(Serialize)]
struct AimV1<'r> {
    #[serde(flatten)]
    goal: GoalV1<'r>,
    actions: Vec<ActionV1<'r>>,
}

#[derive(Serialize)]
struct SidesV1<'r> {
    manager: Vec<ActionV1<'r>>,
    together: Vec<ActionV1<'r>>,
    employee: Vec<ActionV1<'r>>,
    others: Vec<ActionV1<'r>>,
}

#[derive(Serialize)]
struct NextV1<'r> {
    #[serde(rename = "type")]
    kind: &'r str,
    date: Day,
    planned: bool,
    days_late: i64,
}

impl<'r> PlanV1<'r> {
    /// A page; the person's file lies at `path`.
    pub(crate) fn of(plan: &'r Plan<'r>, context: &JsonContext<'r>, path: String) -> Self {
        let of_side = |side| {
            context.actions(
                &plan.actions.iter().copied().filter(|action: &&Action| Side::of(&action.owner, plan.employee) == side).collect::<Vec<_>>(),
            )
        };
        let next = |next: &'r Next| match next {
            Next::Planned(kind, day) => NextV1 { kind, date: Day(*day), planned: true, days_late: 0 },
            Next::Due(due) => NextV1 { kind: &due.kind, date: Day(due.due), planned: false, days_late: due.days_late },
        };
        PlanV1 {
            employee: EmployeeV1::of(plan.employee, path),
            basics: &plan.employee.basics,
            goals: plan.goals.iter().map(|aim| AimV1 { goal: context.goal(aim.goal), actions: context.actions(&aim.serving) }).collect(),
            reached: plan.reached.iter().map(|goal| context.goal(goal)).collect(),
            actions: SidesV1 {
                manager: of_side(Side::Manager),
                together: of_side(Side::Together),
                employee: of_side(Side::Employee),
                others: of_side(Side::Others),
            },
            organisation: context.actions(&plan.organisation),
            next: plan.next.as_ref().map(next),
            come_back: plan.come_back.map(Day),
        }
    }
}
