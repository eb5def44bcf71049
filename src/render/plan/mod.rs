//! The one page of a person, in each form a leaf of its own.

mod fit;
pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod text;

use super::goals::last_note;
use super::printable::printable;
use super::show::capital;
use super::{ViewContext, actions, obstacles};
use crate::domain::action::Action;
use crate::domain::goal::{Goal, Many};
use crate::domain::plan::{Next, Plan};
use crate::domain::promise;
use crate::domain::side::Side;
use crate::i18n::{goals, messages, plan as said_in_plan, words};

/// A day, and how many days ago it was for what is open still.
struct DueWhen {
    text: String,
    late: i64,
}

/// When an action is due; of one done, when that was.
fn due(view: &ViewContext, action: &Action) -> DueWhen {
    let day = if action.is_open() { action.due_on(view.today) } else { action.closed };
    let day = day.map(|day| words::near_day(view.lang, day, view.today)).unwrap_or_default();
    let late = if action.is_open() { promise::days_late(action, view.today) } else { 0 };
    DueWhen { text: if late > 0 { messages::late(view.lang, &day) } else { day }, late }
}

/// By when a goal is to be reached.
fn by(view: &ViewContext, goal: &Goal) -> DueWhen {
    let (text, late) = super::goals::by(view, goal).unwrap_or_default();
    DueWhen { text, late }
}

/// What a person is and with whom the conversations are, in one line.
fn facts(view: &ViewContext, plan: &Plan) -> Vec<String> {
    let employee = plan.employee;
    let manager = employee.manager.as_ref().map(|name| messages::with_manager(view.lang, name));
    [employee.role.clone(), employee.team.as_deref().map(str::to_owned), manager]
        .into_iter()
        .flatten()
        .map(|fact| printable(&fact))
        .collect()
}

/// The name of a side: of the two at the table their own.
fn side(view: &ViewContext, plan: &Plan, side: Side) -> String {
    match (side, &plan.employee.manager) {
        (Side::Employee, _) => printable(&plan.employee.name),
        (Side::Manager, Some(name)) => printable(name),
        _ => said_in_plan::side(view.lang, side).to_owned(),
    }
}

/// What stands over the actions of a side.
fn side_head(view: &ViewContext, plan: &Plan, own: Side) -> String {
    capital(&side(view, plan, own))
}

/// Whose turn an action is, by name.
fn owner(view: &ViewContext, plan: &Plan, action: &Action) -> String {
    match Side::of(&action.owner, plan.employee) {
        Side::Others => actions::owner(view, &action.owner),
        own => side(view, plan, own),
    }
}

/// When both talk again, a line for each; the second for coming back to the last conversation. True where it is late.
fn next(view: &ViewContext, plan: &Plan) -> Vec<(String, bool)> {
    let lang = view.lang;
    let kind = |key: &str| printable(words::type_name(lang, &view.settings.types, key));
    let mut lines = Vec::new();
    let planned = match &plan.next {
        Some(Next::Planned(key, day)) => {
            lines.push((said_in_plan::planned(lang, &kind(key), &words::long_day(lang, *day)), false));
            Some(*day)
        }
        Some(Next::Due(due)) if due.days_late > 0 => {
            lines.push((said_in_plan::due_since(lang, &kind(&due.kind), &words::day(lang, due.due)), true));
            None
        }
        Some(Next::Due(due)) => {
            lines.push((said_in_plan::due_by(lang, &kind(&due.kind), &words::day(lang, due.due)), false));
            None
        }
        None => None,
    };
    if let Some(day) = plan.come_back.filter(|day| planned != Some(*day)) {
        lines.push((said_in_plan::come_back(lang, &words::day(lang, day)), day < view.today));
    }
    if lines.is_empty() && !plan.employee.has_left(view.today) {
        lines.push((said_in_plan::no_next(lang), false));
    }
    lines
}

/// A goal that was reached, in a line.
fn reached(view: &ViewContext, goal: &Goal) -> String {
    let day = goal.closed.map(|day| words::near_day(view.lang, day, view.today)).unwrap_or_default();
    said_in_plan::reached(view.lang, &super::goals::title(view, goal), &day)
}

/// What an action of the organisation is about.
fn about(view: &ViewContext, action: &Action) -> String {
    let name = action.obstacle.as_deref().unwrap_or_default();
    said_in_plan::about(view.lang, &printable(&obstacles::called(view, name)))
}

/// What stands over the actions that serve no goal.
fn actions_head(view: &ViewContext, plan: &Plan) -> String {
    if plan.goals.is_empty() { said_in_plan::only_actions_head(view.lang) } else { said_in_plan::actions_head(view.lang) }
}

/// What the page lacks and how to add it; a line each.
pub(crate) fn hints(view: &ViewContext, plan: &Plan) -> Vec<String> {
    let (lang, employee, wanted) = (view.lang, plan.employee, &view.settings.goals);
    let lacks = said_in_plan::lacks(lang, employee.purpose.is_none(), employee.basics.is_empty());
    let mut hints: Vec<String> =
        lacks.iter().map(|what| said_in_plan::add_hint(lang, what, &format!("stay employee edit {}", employee.slug))).collect();
    match plan.many {
        Some(Many::TooFew) => hints.push(goals::nudge(lang, plan.goals.len(), wanted.least, wanted.most)),
        Some(Many::TooMany) => hints.push(goals::too_many(lang, &printable(&employee.name), plan.goals.len(), wanted.most)),
        _ => {}
    }
    hints
}
