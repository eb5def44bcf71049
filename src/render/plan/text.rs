//! The page for the terminal: one screen, with the ids that commands take.

use super::super::printable::printable;
use super::super::show::flow;
use super::super::table::wrap;
use super::super::{ViewContext, actions, ambitions, goals, style};
use super::{DueWhen, about, actions_head, by, due, facts, last_note, next, owner, reached, side_head};
use crate::domain::action::Action;
use crate::domain::goal::Aim;
use crate::domain::plan::Plan;
use crate::domain::side::Side;
use crate::i18n::plan as says;
use unicode_width::UnicodeWidthStr;

pub(crate) fn text(view: &ViewContext, plan: &Plan) -> String {
    let lang = view.lang;
    let name = wrap(&printable(&plan.employee.name), view.width);
    let mut out: String = name.iter().map(|line| format!("{}\n", style::heading(line))).collect();
    let facts = facts(view, plan);
    if !facts.is_empty() {
        out.push_str(&wrapped(view, &facts.join(" · "), 0));
    }
    let mut part = |head: String, body: String| {
        if !body.is_empty() {
            out.push_str(&format!("\n{}\n{body}", style::heading(head)));
        }
    };
    part(says::purpose_head(lang), plan.employee.purpose.as_ref().map(|text| wrapped(view, &printable(text), 2)).unwrap_or_default());
    part(says::goals_head(lang), goals_part(view, plan));
    part(actions_head(view, plan), actions_part(view, plan));
    part(says::organisation_head(lang), plan.organisation.iter().map(|action| organisation_line(view, action)).collect());
    part(says::basics_head(lang), plan.employee.basics.iter().map(|line| bullet(view, &printable(line))).collect());
    let lines: String = next(view, plan).into_iter().map(|(line, late)| painted(&wrapped(view, &line, 2), late)).collect();
    part(says::next_head(lang), lines);
    out
}

fn painted(lines: &str, late: bool) -> String {
    let paint = |line: &str| format!("{}\n", if late { style::warn(line) } else { line.to_owned() });
    lines.lines().map(paint).collect()
}

fn wrapped(view: &ViewContext, text: &str, indent: usize) -> String {
    let pad = " ".repeat(indent);
    wrap(text, view.width.saturating_sub(indent).max(20)).iter().map(|line| format!("{pad}{line}\n")).collect()
}

fn bullet(view: &ViewContext, text: &str) -> String {
    let lines = wrap(text, view.width.saturating_sub(4).max(20));
    format!("  · {}\n", lines.join("\n    "))
}

fn goals_part(view: &ViewContext, plan: &Plan) -> String {
    let mut out: String = plan.goals.iter().map(|aim| goal(view, plan, aim)).collect();
    if plan.goals.is_empty() && plan.many.is_some() {
        out.push_str(&format!("  {}\n", style::dim(says::no_goals(view.lang))));
    }
    for goal in &plan.reached {
        let lines = wrap(&reached(view, goal), view.width.saturating_sub(4).max(20));
        out.push_str(&format!("  {} {}\n", style::good("✓"), lines.join("\n    ")));
    }
    out
}

/// A goal with its work, its last note and what serves it.
fn goal(view: &ViewContext, plan: &Plan, aim: &Aim) -> String {
    let goal = aim.goal;
    let id = style::id(goal.id.as_str(), view.ids.length(goal.id));
    let mut out = line(view, &format!("◇ {id}"), 2, &goals::title(view, goal), &by(view, goal), None);
    let soft = [ambitions::aim(view, goal), goal.project.as_deref().map(printable), last_note(view, goal)];
    for text in soft.into_iter().flatten() {
        out.push_str(&wrapped(view, &text, 14).lines().map(|line| format!("{}\n", style::dim(line))).collect::<String>());
    }
    for action in &aim.serving {
        out.push_str(&action_line(view, action, 4, Some(owner(view, plan, action))));
    }
    out
}

fn actions_part(view: &ViewContext, plan: &Plan) -> String {
    let mut out = String::new();
    for own in Side::ALL {
        let actions: Vec<&Action> = plan.of_side(own).collect();
        if actions.is_empty() {
            continue;
        }
        out.push_str(&format!("  {}\n", side_head(view, plan, own)));
        for action in actions {
            out.push_str(&action_line(view, action, 4, (own == Side::Others).then(|| owner(view, plan, action))));
        }
    }
    if out.is_empty() && plan.goals.iter().all(|aim| aim.serving.is_empty()) {
        out.push_str(&format!("  {}\n", style::dim(says::no_actions(view.lang))));
    }
    out
}

fn action_line(view: &ViewContext, action: &Action, indent: usize, owner: Option<String>) -> String {
    let id = style::id(action.id.as_str(), view.ids.length(action.id));
    let head = format!("{} {id}", actions::mark(view, action));
    line(view, &head, indent, &actions::title(view, action), &due(view, action), owner)
}

fn organisation_line(view: &ViewContext, action: &Action) -> String {
    let mut out = action_line(view, action, 2, Some(actions::owner(view, &action.owner)));
    out.push_str(&wrapped(view, &about(view, action), 14).lines().map(|line| format!("{}\n", style::dim(line))).collect::<String>());
    out
}

/// A mark with an id, a title over as many lines as it takes, and behind it who and when, below it where there is no room.
fn line(view: &ViewContext, head: &str, indent: usize, title: &str, when: &DueWhen, owner: Option<String>) -> String {
    let left = indent + 12;
    let room = view.width.saturating_sub(left).max(20);
    let tail: Vec<String> = [owner.clone(), Some(when.text.clone())].into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let tail = tail.join(" · ");
    let owner_of_tail: Vec<String> = owner.iter().flat_map(|owner| wrap(owner, room)).map(style::dim).collect();
    let shown_tail = match (when.late, owner) {
        (1.., Some(owner)) => format!("{}{}", style::dim(format!("{owner} · ")), style::late(when.late, &when.text)),
        (1.., None) => style::late(when.late, &when.text),
        _ => style::dim(&tail),
    };
    let lines = wrap(title, room);
    let pad = " ".repeat(left);
    let mut out = format!("{}{head}  {}", " ".repeat(indent), lines.join(&format!("\n{pad}")));
    let used = lines.last().map_or(0, |line| line.width());
    if !tail.is_empty() {
        let fits = used + 2 + tail.width() <= room;
        let day = if when.late > 0 { style::late(when.late, &when.text) } else { style::dim(&when.text) };
        let parts: Vec<String> = owner_of_tail.into_iter().chain([day]).collect();
        out.push_str(&match fits {
            true => format!("  {shown_tail}"),
            false if tail.width() <= room => format!("\n{pad}{shown_tail}"),
            false => format!("\n{}", flow(&parts, view.width, left).trim_end()),
        });
    }
    out.push('\n');
    out
}
