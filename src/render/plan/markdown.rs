//! The page as Markdown, for a mail, a chat or a wiki.

use super::super::markdown::plain;
use super::super::{ViewContext, actions, ambitions, goals};
use super::{about, actions_head, by, due, facts, last_note, next, owner, reached, side_head};
use crate::domain::action::Action;
use crate::domain::goal::Aim;
use crate::domain::plan::Plan;
use crate::domain::side::Side;
use crate::i18n::{plan as says, words};

pub(crate) fn markdown(view: &ViewContext, plan: &Plan) -> String {
    let lang = view.lang;
    let mut out = format!("# {}\n", plain(&plan.employee.name));
    let facts: Vec<String> = facts(view, plan).iter().map(|fact| plain(fact)).collect();
    if !facts.is_empty() {
        out.push_str(&format!("\n{}\n", facts.join(" · ")));
    }
    let mut part = |head: String, body: String| {
        if !body.is_empty() {
            out.push_str(&format!("\n## {head}\n\n{body}"));
        }
    };
    part(says::purpose_head(lang), plan.employee.purpose.as_ref().map(|text| format!("{}\n", plain(text))).unwrap_or_default());
    part(says::goals_head(lang), goals_part(view, plan));
    part(actions_head(view, plan), actions_part(view, plan));
    let organisation = |action: &&Action| {
        let owner = actions::owner(view, &action.owner);
        item(view, action, Some(owner)) + &format!("  {}\n", plain(&about(view, action)))
    };
    part(says::organisation_head(lang), plan.organisation.iter().map(organisation).collect());
    part(says::basics_head(lang), plan.employee.basics.iter().map(|line| format!("- {}\n", plain(line))).collect());
    part(says::next_head(lang), next(view, plan).iter().map(|(line, _)| format!("- {}\n", plain(line))).collect());
    out.push_str(&format!("\n{}\n", says::as_of(lang, &words::day(lang, view.today))));
    out
}

fn goals_part(view: &ViewContext, plan: &Plan) -> String {
    let mut out = plan.goals.iter().map(|aim| goal(view, plan, aim)).collect::<Vec<_>>().join("\n");
    if plan.goals.is_empty() && plan.many.is_some() {
        out.push_str(&format!("{}\n", says::no_goals(view.lang)));
    }
    if !plan.reached.is_empty() {
        out.push('\n');
    }
    plan.reached.iter().for_each(|goal| out.push_str(&format!("- [x] {}\n", plain(&reached(view, goal)))));
    out
}

fn goal(view: &ViewContext, plan: &Plan, aim: &Aim) -> String {
    let mut out = format!("### {}\n\n", plain(&goals::title(view, aim.goal)));
    let day = Some(by(view, aim.goal).text).filter(|day| !day.is_empty());
    let facts = [day, ambitions::aim(view, aim.goal), aim.goal.project.clone()];
    let facts: Vec<String> = facts.into_iter().flatten().map(|fact| plain(&fact)).collect();
    let paragraphs = [Some(facts.join(" · ")), last_note(view, aim.goal).map(|note| plain(&note))];
    paragraphs.into_iter().flatten().filter(|text| !text.is_empty()).for_each(|text| out.push_str(&format!("{text}\n\n")));
    aim.serving.iter().for_each(|action| out.push_str(&item(view, action, Some(owner(view, plan, action)))));
    if aim.serving.is_empty() {
        out.truncate(out.trim_end().len() + 1);
    }
    out
}

fn actions_part(view: &ViewContext, plan: &Plan) -> String {
    let sides = Side::ALL.into_iter().filter_map(|own| {
        let name = |action: &Action| (own == Side::Others).then(|| owner(view, plan, action));
        let items: String = plan.of_side(own).map(|action| item(view, action, name(action))).collect();
        (!items.is_empty()).then(|| format!("### {}\n\n{items}", plain(&side_head(view, plan, own))))
    });
    let out = sides.collect::<Vec<_>>().join("\n");
    let is_nothing = out.is_empty() && plan.goals.iter().all(|aim| aim.serving.is_empty());
    if is_nothing { format!("{}\n", says::no_actions(view.lang)) } else { out }
}

/// An action as a line that can be ticked off.
fn item(view: &ViewContext, action: &Action, owner: Option<String>) -> String {
    let tail = [owner, Some(due(view, action).text).filter(|day| !day.is_empty())];
    let tail: Vec<String> = tail.into_iter().flatten().map(|part| plain(&part)).collect();
    let tail = if tail.is_empty() { String::new() } else { format!(" ({})", tail.join(", ")) };
    format!("- [{}] {}{tail}\n", if action.is_open() { " " } else { "x" }, plain(&actions::title(view, action)))
}
