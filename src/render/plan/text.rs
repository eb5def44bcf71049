//! The page for the terminal: one screen, with the ids that commands take.

use super::super::table::wrap;
use super::super::visible::shown;
use super::super::{Look, actions, goals, style};
use super::{When, about, actions_head, by, due, facts, last_note, next, owner, reached, side_head};
use crate::domain::action::Action;
use crate::domain::goal::Aim;
use crate::domain::plan::Plan;
use crate::domain::side::Side;
use crate::i18n::plan as said;
use unicode_width::UnicodeWidthStr;

/// The whole page.
pub fn text(look: &Look, plan: &Plan) -> String {
    let lang = look.lang;
    let mut out = format!("{}\n", style::heading(shown(&plan.employee.name)));
    let facts = facts(look, plan);
    if !facts.is_empty() {
        out.push_str(&wrapped(look, &facts.join(" · "), 0));
    }
    let mut part = |head: String, body: String| {
        if !body.is_empty() {
            out.push_str(&format!("\n{}\n{body}", style::heading(head)));
        }
    };
    part(said::purpose_head(lang), plan.employee.purpose.as_ref().map(|text| wrapped(look, &shown(text), 2)).unwrap_or_default());
    part(said::goals_head(lang), goals_part(look, plan));
    part(actions_head(look, plan), actions_part(look, plan));
    part(said::organisation_head(lang), plan.organisation.iter().map(|action| organisation_line(look, action)).collect());
    part(said::basics_head(lang), plan.employee.basics.iter().map(|line| bullet(look, &shown(line))).collect());
    let lines: String = next(look, plan).into_iter().map(|(line, late)| painted(&wrapped(look, &line, 2), late)).collect();
    part(said::next_head(lang), lines);
    out
}

fn painted(lines: &str, late: bool) -> String {
    let paint = |line: &str| format!("{}\n", if late { style::warn(line) } else { line.to_owned() });
    lines.lines().map(paint).collect()
}

fn wrapped(look: &Look, text: &str, indent: usize) -> String {
    let pad = " ".repeat(indent);
    wrap(text, look.width.saturating_sub(indent).max(20)).iter().map(|line| format!("{pad}{line}\n")).collect()
}

fn bullet(look: &Look, text: &str) -> String {
    let lines = wrap(text, look.width.saturating_sub(4).max(20));
    format!("  · {}\n", lines.join("\n    "))
}

fn goals_part(look: &Look, plan: &Plan) -> String {
    let mut out: String = plan.goals.iter().map(|aim| goal(look, plan, aim)).collect();
    if plan.goals.is_empty() && plan.many.is_some() {
        out.push_str(&format!("  {}\n", style::dim(said::no_goals(look.lang))));
    }
    for goal in &plan.reached {
        let lines = wrap(&reached(look, goal), look.width.saturating_sub(4).max(20));
        out.push_str(&format!("  {} {}\n", style::good("✓"), lines.join("\n    ")));
    }
    out
}

/// A goal with its work, its last note and what serves it.
fn goal(look: &Look, plan: &Plan, aim: &Aim) -> String {
    let goal = aim.goal;
    let id = style::id(goal.id.as_str(), look.ids.length(goal.id));
    let mut out = line(look, &format!("◇ {id}"), 2, &goals::title(look, goal), &by(look, goal), None);
    let soft = [goal.project.as_deref().map(shown), last_note(look, goal)];
    for text in soft.into_iter().flatten() {
        out.push_str(&wrapped(look, &text, 14).lines().map(|line| format!("{}\n", style::dim(line))).collect::<String>());
    }
    for action in &aim.serving {
        out.push_str(&action_line(look, action, 4, Some(owner(look, plan, action))));
    }
    out
}

fn actions_part(look: &Look, plan: &Plan) -> String {
    let mut out = String::new();
    for own in Side::ALL {
        let actions: Vec<&Action> = plan.of_side(own).collect();
        if actions.is_empty() {
            continue;
        }
        out.push_str(&format!("  {}\n", side_head(look, plan, own)));
        for action in actions {
            out.push_str(&action_line(look, action, 4, (own == Side::Others).then(|| owner(look, plan, action))));
        }
    }
    if out.is_empty() && plan.goals.iter().all(|aim| aim.serving.is_empty()) {
        out.push_str(&format!("  {}\n", style::dim(said::no_actions(look.lang))));
    }
    out
}

fn action_line(look: &Look, action: &Action, indent: usize, owner: Option<String>) -> String {
    let id = style::id(action.id.as_str(), look.ids.length(action.id));
    let head = format!("{} {id}", actions::mark(look, action));
    line(look, &head, indent, &actions::title(look, action), &due(look, action), owner)
}

fn organisation_line(look: &Look, action: &Action) -> String {
    let mut out = action_line(look, action, 2, Some(actions::owner(look, &action.owner)));
    out.push_str(&wrapped(look, &about(look, action), 14).lines().map(|line| format!("{}\n", style::dim(line))).collect::<String>());
    out
}

/// A mark with an id, a title over as many lines as it takes, and behind it who and when, below it where there is no room.
fn line(look: &Look, head: &str, indent: usize, title: &str, when: &When, owner: Option<String>) -> String {
    let left = indent + 12;
    let room = look.width.saturating_sub(left).max(20);
    let tail: Vec<String> = [owner.clone(), Some(when.text.clone())].into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let tail = tail.join(" · ");
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
        out.push_str(&if fits { format!("  {shown_tail}") } else { format!("\n{pad}{shown_tail}") });
    }
    out.push('\n');
    out
}
