//! The page as Markdown, for a mail, a chat or a wiki.

use super::super::markdown::plain;
use super::super::{Look, actions, goals};
use super::{about, actions_head, by, due, facts, last_note, next, owner, reached, side_head};
use crate::domain::action::Action;
use crate::domain::goal::Aim;
use crate::domain::plan::Plan;
use crate::domain::side::Side;
use crate::i18n::{plan as said, words};

/// The whole page.
pub fn markdown(look: &Look, plan: &Plan) -> String {
    let lang = look.lang;
    let mut out = format!("# {}\n", plain(&plan.employee.name));
    let facts: Vec<String> = facts(look, plan).iter().map(|fact| plain(fact)).collect();
    if !facts.is_empty() {
        out.push_str(&format!("\n{}\n", facts.join(" · ")));
    }
    let mut part = |head: String, body: String| {
        if !body.is_empty() {
            out.push_str(&format!("\n## {head}\n\n{body}"));
        }
    };
    part(said::purpose_head(lang), plan.employee.purpose.as_ref().map(|text| format!("{}\n", plain(text))).unwrap_or_default());
    part(said::goals_head(lang), goals_part(look, plan));
    part(actions_head(look, plan), actions_part(look, plan));
    let organisation = |action: &&Action| {
        let owner = actions::owner(look, &action.owner);
        item(look, action, Some(owner)) + &format!("  {}\n", plain(&about(look, action)))
    };
    part(said::organisation_head(lang), plan.organisation.iter().map(organisation).collect());
    part(said::basics_head(lang), plan.employee.basics.iter().map(|line| format!("- {}\n", plain(line))).collect());
    part(said::next_head(lang), next(look, plan).iter().map(|(line, _)| format!("- {}\n", plain(line))).collect());
    out.push_str(&format!("\n{}\n", said::as_of(lang, &words::day(lang, look.today))));
    out
}

fn goals_part(look: &Look, plan: &Plan) -> String {
    let mut out = plan.goals.iter().map(|aim| goal(look, plan, aim)).collect::<Vec<_>>().join("\n");
    if plan.goals.is_empty() && plan.many.is_some() {
        out.push_str(&format!("{}\n", said::no_goals(look.lang)));
    }
    if !plan.reached.is_empty() {
        out.push('\n');
    }
    plan.reached.iter().for_each(|goal| out.push_str(&format!("- [x] {}\n", plain(&reached(look, goal)))));
    out
}

fn goal(look: &Look, plan: &Plan, aim: &Aim) -> String {
    let mut out = format!("### {}\n\n", plain(&goals::title(look, aim.goal)));
    let facts = [Some(by(look, aim.goal).text).filter(|day| !day.is_empty()), aim.goal.project.clone()];
    let facts: Vec<String> = facts.into_iter().flatten().map(|fact| plain(&fact)).collect();
    let paragraphs = [Some(facts.join(" · ")), last_note(look, aim.goal).map(|note| plain(&note))];
    paragraphs.into_iter().flatten().filter(|text| !text.is_empty()).for_each(|text| out.push_str(&format!("{text}\n\n")));
    aim.serving.iter().for_each(|action| out.push_str(&item(look, action, Some(owner(look, plan, action)))));
    if aim.serving.is_empty() {
        out.truncate(out.trim_end().len() + 1);
    }
    out
}

fn actions_part(look: &Look, plan: &Plan) -> String {
    let sides = Side::ALL.into_iter().filter_map(|own| {
        let name = |action: &Action| (own == Side::Others).then(|| owner(look, plan, action));
        let items: String = plan.of_side(own).map(|action| item(look, action, name(action))).collect();
        (!items.is_empty()).then(|| format!("### {}\n\n{items}", plain(&side_head(look, plan, own))))
    });
    let out = sides.collect::<Vec<_>>().join("\n");
    let is_nothing = out.is_empty() && plan.goals.iter().all(|aim| aim.serving.is_empty());
    if is_nothing { format!("{}\n", said::no_actions(look.lang)) } else { out }
}

/// An action as a line that can be ticked off.
fn item(look: &Look, action: &Action, owner: Option<String>) -> String {
    let tail = [owner, Some(due(look, action).text).filter(|day| !day.is_empty())];
    let tail: Vec<String> = tail.into_iter().flatten().map(|part| plain(&part)).collect();
    let tail = if tail.is_empty() { String::new() } else { format!(" ({})", tail.join(", ")) };
    format!("- [{}] {}{tail}\n", if action.is_open() { " " } else { "x" }, plain(&actions::title(look, action)))
}
