//! The sheet of a handover, for the terminal and as Markdown: what goes along, who can read what, what stays behind.

use super::markdown::plain;
use super::printable::printable;
use super::show::{flowing, visible_width};
use super::table::wrap;
use super::{ViewContext, actions, conversations, follow_up, show, style};
use crate::domain::action::{Action, Status};
use crate::domain::conversation::Conversation;
use crate::domain::goal::Goal;
use crate::domain::handover::{Handover, HandoverDecision};
use crate::i18n::{follow_up as followed_said, handover as says, messages, words};

pub(crate) fn text(view: &ViewContext, sheet: &Handover) -> String {
    let lang = view.lang;
    let title = wrap(&says::title(lang, &printable(&sheet.employee.name)), view.width);
    let below = wrap(&printable(&from_to(view, sheet)), view.width);
    let head = title.iter().map(style::heading).chain(below.iter().map(style::dim));
    let mut out: String = head.map(|line| line + "\n").collect();
    let mut part = |head: String, count: usize, body: String| {
        if count > 0 {
            out.push_str(&format!("\n{} {}\n{body}", style::heading(head), style::dim(count)));
        }
    };
    let promises = sheet.promises.iter().map(|(action, outcome)| decided(view, action, outcome)).collect();
    part(promises_head(view, sheet), sheet.promises.len(), promises);
    part(says::others(lang), sheet.others.len(), sheet.others.iter().map(|action| show::promise_line(view, action)).collect());
    let goals = sheet
        .goals
        .iter()
        .map(|goal| item(view, "◇", goal.id.as_str(), view.ids.length(goal.id), &printable(&goal.title), &by(view, goal)));
    part(messages::goals_head(lang), sheet.goals.len(), goals.collect());
    let conversations: Vec<String> = sheet.conversations.iter().map(|conversation| conversation_told(view, conversation)).collect();
    part(says::conversations(lang), conversations.len(), flowing(&conversations, view.width));
    out.push_str(&format!("\n{}\n", style::heading(says::reading(lang))));
    for sentence in sentences(view, sheet) {
        out.extend(wrap(&printable(&sentence), view.width.saturating_sub(2)).iter().map(|line| format!("  {line}\n")));
    }
    out
}

/// As Markdown, to give to the employee.
pub(crate) fn markdown(view: &ViewContext, sheet: &Handover) -> String {
    let lang = view.lang;
    let mut out = format!("# {}\n\n{}\n", plain(&says::title(lang, &sheet.employee.name)), plain(&from_to(view, sheet)));
    let mut part = |head: String, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&format!("\n## {} ({})\n\n", plain(&head), lines.len()));
            out.extend(lines.iter().map(|line| format!("- {line}\n")));
        }
    };
    let promise = |(action, outcome): &(&Action, HandoverDecision)| {
        format!("{} — {}", plain(&actions::title(view, action)), plain(&outcome_told(view, action, outcome)))
    };
    part(promises_head(view, sheet), sheet.promises.iter().map(promise).collect());
    part(says::others(lang), sheet.others.iter().map(|action| plain(&follow_up::told(view, action))).collect());
    part(messages::goals_head(lang), sheet.goals.iter().map(|goal| format!("{} · {}", plain(&goal.title), by(view, goal))).collect());
    part(says::conversations(lang), sheet.conversations.iter().map(|conversation| plain(&conversation_told(view, conversation))).collect());
    out.push_str(&format!("\n## {}\n\n", says::reading(lang)));
    out.extend(sentences(view, sheet).iter().map(|sentence| format!("- {}\n", plain(sentence))));
    out
}

/// Promises that nobody decided on, with their ids.
pub(crate) fn undecided(view: &ViewContext, sheet: &Handover) -> String {
    let open = sheet.promises.iter().filter(|(_, outcome)| *outcome == HandoverDecision::Undecided);
    let lines: String = open.map(|(action, outcome)| decided(view, action, outcome)).collect();
    format!("{}\n{}", style::heading(promises_head(view, sheet)), lines.trim_end())
}

/// One promise in a few words, for a question about it.
pub(crate) fn promise(view: &ViewContext, action: &Action) -> String {
    format!("{} · {}", style::heading(actions::title(view, action)), style::dim(follow_up::outcome(view, action)))
}

fn from_to(view: &ViewContext, sheet: &Handover) -> String {
    let day = says::full_day(view.lang, sheet.day);
    match &sheet.employee.manager {
        Some(from) => says::from_to(view.lang, from, sheet.to, &day),
        None => says::to_only(view.lang, sheet.to, &day),
    }
}

fn promises_head(view: &ViewContext, sheet: &Handover) -> String {
    let from = sheet.employee.manager.as_deref().map_or_else(|| says::the_manager(view.lang), printable);
    says::promises_of(view.lang, &from)
}

/// A promise with what becomes of it.
fn decided(view: &ViewContext, action: &Action, outcome: &HandoverDecision) -> String {
    let mark = match outcome {
        HandoverDecision::Taken => "→",
        HandoverDecision::Done => "✓",
        HandoverDecision::Dropped(_) => "–",
        HandoverDecision::Undecided => "○",
    };
    let told = outcome_told(view, action, outcome);
    item(view, mark, action.id.as_str(), view.ids.length(action.id), &actions::title(view, action), &told)
}

fn outcome_told(view: &ViewContext, action: &Action, outcome: &HandoverDecision) -> String {
    let lang = view.lang;
    match outcome {
        HandoverDecision::Taken => format!("{} · {}", says::outcome_taken(lang), follow_up::outcome(view, action)),
        HandoverDecision::Done => Status::Done.name(lang).to_owned(),
        HandoverDecision::Dropped(why) => followed_said::dropped_because(lang, &printable(why)),
        HandoverDecision::Undecided => format!("{} · {}", says::outcome_undecided(lang), follow_up::outcome(view, action)),
    }
}

/// A thing with its id on one line, and what there is to say of it behind or below it.
fn item(view: &ViewContext, mark: &str, id: &str, telling: usize, title: &str, tail: &str) -> String {
    let head = format!("  {mark} {}  ", style::id(id, telling));
    let indent = visible_width(&head);
    let room = view.width.saturating_sub(indent).max(20);
    let pad = " ".repeat(indent);
    if visible_width(title) + 2 + visible_width(tail) <= room {
        return format!("{head}{title}  {}\n", style::dim(tail));
    }
    let below = wrap(tail, room).into_iter().map(|line| style::dim(line).to_string());
    let lines: Vec<String> = wrap(title, room).into_iter().chain(below).collect();
    format!("{head}{}\n", lines.join(&format!("\n{pad}")))
}

fn by(view: &ViewContext, goal: &Goal) -> String {
    goal.by_on(view.today).map(|by| messages::by_day(view.lang, &words::near_day(view.lang, by, view.today))).unwrap_or_default()
}

fn conversation_told(view: &ViewContext, conversation: &Conversation) -> String {
    let status = if conversation.is_held() { String::new() } else { format!(" ({})", conversation.status.name(view.lang)) };
    format!("{} {}{status}", conversations::kind(view, conversation), words::near_day(view.lang, conversation.date, view.today))
}

/// Who can read what, and what stays behind. As the names came from the files.
fn sentences(view: &ViewContext, sheet: &Handover) -> Vec<String> {
    let lang = view.lang;
    let from = sheet.employee.manager.as_deref().map(|from| says::still_reads(lang, from));
    [Some(says::reads(lang, sheet.to)), from, Some(says::private(lang, sheet.private)), Some(says::formal(lang))]
        .into_iter()
        .flatten()
        .collect()
}
