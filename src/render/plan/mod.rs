//! The one page of a person, in each form a leaf of its own.

mod fit;
pub mod html;
pub mod markdown;
pub mod text;

use super::show::capital;
use super::visible::shown;
use super::{Look, actions, obstacles};
use crate::domain::action::Action;
use crate::domain::goal::{Goal, Many};
use crate::domain::plan::{Next, Plan};
use crate::domain::promise;
use crate::domain::side::Side;
use crate::domain::text::on_one_line;
use crate::i18n::{goals, plan as said_in_plan, said, words};

/// A day, and how many days ago it was for what is open still.
struct When {
    text: String,
    late: i64,
}

/// When an action is due; of one done, when that was.
fn due(look: &Look, action: &Action) -> When {
    let day = if action.is_open() { action.due } else { action.closed };
    let day = day.map(|day| words::near_day(look.lang, day, look.today)).unwrap_or_default();
    let late = if action.is_open() { promise::days_late(action, look.today) } else { 0 };
    When { text: if late > 0 { said::late(look.lang, &day) } else { day }, late }
}

/// By when a goal is to be reached.
fn by(look: &Look, goal: &Goal) -> When {
    let (text, late) = super::goals::by(look, goal).unwrap_or_default();
    When { text, late }
}

/// What a person is and with whom the talks are, in one line.
fn facts(look: &Look, plan: &Plan) -> Vec<String> {
    let employee = plan.employee;
    let manager = employee.manager.as_ref().map(|name| said::with_manager(look.lang, name));
    [employee.role.clone(), employee.team.as_deref().map(str::to_owned), manager].into_iter().flatten().map(|fact| shown(&fact)).collect()
}

/// The name of a side: of the two at the table their own.
fn side(look: &Look, plan: &Plan, side: Side) -> String {
    match (side, &plan.employee.manager) {
        (Side::Employee, _) => shown(&plan.employee.name),
        (Side::Manager, Some(name)) => shown(name),
        _ => said_in_plan::side(look.lang, side).to_owned(),
    }
}

/// What stands over the actions of a side.
fn side_head(look: &Look, plan: &Plan, own: Side) -> String {
    capital(&side(look, plan, own))
}

/// Whose turn an action is, by name.
fn owner(look: &Look, plan: &Plan, action: &Action) -> String {
    match Side::of(&action.owner, plan.employee) {
        Side::Others => actions::owner(look, &action.owner),
        own => side(look, plan, own),
    }
}

/// The last note of a goal with its day, on one line.
fn last_note(look: &Look, goal: &Goal) -> Option<String> {
    let last = goal.last_progress()?;
    let note = shown(&on_one_line(last.note.as_deref()?));
    Some(last.date.map_or_else(|| note.clone(), |day| format!("{}: {note}", words::near_day(look.lang, day, look.today))))
}

/// When both talk again, a line for each; the second for coming back to the last talk. True where it is late.
fn next(look: &Look, plan: &Plan) -> Vec<(String, bool)> {
    let lang = look.lang;
    let kind = |key: &str| shown(words::type_name(lang, &look.settings.types, key));
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
        lines.push((said_in_plan::come_back(lang, &words::day(lang, day)), day < look.today));
    }
    if lines.is_empty() && !plan.employee.has_left(look.today) {
        lines.push((said_in_plan::no_next(lang), false));
    }
    lines
}

/// A goal that was reached, in a line.
fn reached(look: &Look, goal: &Goal) -> String {
    let day = goal.closed.map(|day| words::near_day(look.lang, day, look.today)).unwrap_or_default();
    said_in_plan::reached(look.lang, &super::goals::title(look, goal), &day)
}

/// What an action of the organisation is about.
fn about(look: &Look, action: &Action) -> String {
    let name = action.obstacle.as_deref().unwrap_or_default();
    said_in_plan::about(look.lang, &shown(&obstacles::called(look, name)))
}

/// What stands over the actions that serve no goal.
fn actions_head(look: &Look, plan: &Plan) -> String {
    if plan.goals.is_empty() { said_in_plan::only_actions_head(look.lang) } else { said_in_plan::actions_head(look.lang) }
}

/// What the page lacks and how to add it; a line each.
pub fn hints(look: &Look, plan: &Plan) -> Vec<String> {
    let (lang, employee, wanted) = (look.lang, plan.employee, &look.settings.goals);
    let lacks = said_in_plan::lacks(lang, employee.purpose.is_none(), employee.basics.is_empty());
    let mut hints: Vec<String> =
        lacks.iter().map(|what| said_in_plan::add_hint(lang, what, &format!("stay employee edit {}", employee.slug))).collect();
    match plan.many {
        Some(Many::TooFew) => hints.push(goals::nudge(lang, plan.goals.len(), wanted.least, wanted.most)),
        Some(Many::TooMany) => hints.push(goals::too_many(lang, &shown(&employee.name), plan.goals.len(), wanted.most)),
        _ => {}
    }
    hints
}
