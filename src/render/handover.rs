//! The sheet of a handover, for the terminal and as Markdown: what goes along, who can read what, what stays behind.

use super::markdown::plain;
use super::show::{flowing, visible_width};
use super::table::wrap;
use super::visible::shown;
use super::{Look, actions, conversations, followed, show, style};
use crate::domain::action::{Action, Status};
use crate::domain::conversation::Conversation;
use crate::domain::goal::Goal;
use crate::domain::handover::{Handover, Outcome};
use crate::i18n::{followed as followed_said, handover as said, said as common, words};

/// For the terminal.
pub fn text(look: &Look, sheet: &Handover) -> String {
    let lang = look.lang;
    let mut out =
        format!("{}\n{}\n", style::heading(said::title(lang, &shown(&sheet.employee.name))), style::dim(shown(&from_to(look, sheet))));
    let mut part = |head: String, count: usize, body: String| {
        if count > 0 {
            out.push_str(&format!("\n{} {}\n{body}", style::heading(head), style::dim(count)));
        }
    };
    let promises = sheet.promises.iter().map(|(action, outcome)| decided(look, action, outcome)).collect();
    part(promises_head(look, sheet), sheet.promises.len(), promises);
    part(said::others(lang), sheet.others.len(), sheet.others.iter().map(|action| show::promise_line(look, action)).collect());
    let goals =
        sheet.goals.iter().map(|goal| item(look, "◇", goal.id.as_str(), look.ids.length(goal.id), &shown(&goal.title), &by(look, goal)));
    part(common::goals_head(lang), sheet.goals.len(), goals.collect());
    let talks: Vec<String> = sheet.talks.iter().map(|talk| talk_told(look, talk)).collect();
    part(said::talks(lang), talks.len(), flowing(&talks, look.width));
    out.push_str(&format!("\n{}\n", style::heading(said::reading(lang))));
    for sentence in sentences(look, sheet) {
        out.extend(wrap(&shown(&sentence), look.width.saturating_sub(2)).iter().map(|line| format!("  {line}\n")));
    }
    out
}

/// As Markdown, to give to the employee.
pub fn markdown(look: &Look, sheet: &Handover) -> String {
    let lang = look.lang;
    let mut out = format!("# {}\n\n{}\n", plain(&said::title(lang, &sheet.employee.name)), plain(&from_to(look, sheet)));
    let mut part = |head: String, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&format!("\n## {} ({})\n\n", plain(&head), lines.len()));
            out.extend(lines.iter().map(|line| format!("- {line}\n")));
        }
    };
    let promise = |(action, outcome): &(&Action, Outcome)| {
        format!("{} — {}", plain(&actions::title(look, action)), plain(&outcome_told(look, action, outcome)))
    };
    part(promises_head(look, sheet), sheet.promises.iter().map(promise).collect());
    part(said::others(lang), sheet.others.iter().map(|action| plain(&followed::told(look, action))).collect());
    part(common::goals_head(lang), sheet.goals.iter().map(|goal| format!("{} · {}", plain(&goal.title), by(look, goal))).collect());
    part(said::talks(lang), sheet.talks.iter().map(|talk| plain(&talk_told(look, talk))).collect());
    out.push_str(&format!("\n## {}\n\n", said::reading(lang)));
    out.extend(sentences(look, sheet).iter().map(|sentence| format!("- {}\n", plain(sentence))));
    out
}

/// Promises that nobody decided on, with their ids.
pub fn undecided(look: &Look, sheet: &Handover) -> String {
    let open = sheet.promises.iter().filter(|(_, outcome)| *outcome == Outcome::Undecided);
    let lines: String = open.map(|(action, outcome)| decided(look, action, outcome)).collect();
    format!("{}\n{}", style::heading(promises_head(look, sheet)), lines.trim_end())
}

/// One promise in a few words, for a question about it.
pub fn promise(look: &Look, action: &Action) -> String {
    format!("{} · {}", style::heading(actions::title(look, action)), style::dim(followed::outcome(look, action)))
}

fn from_to(look: &Look, sheet: &Handover) -> String {
    let day = said::full_day(look.lang, sheet.day);
    match &sheet.employee.manager {
        Some(from) => said::from_to(look.lang, from, sheet.to, &day),
        None => said::to_only(look.lang, sheet.to, &day),
    }
}

fn promises_head(look: &Look, sheet: &Handover) -> String {
    let from = sheet.employee.manager.as_deref().map_or_else(|| said::the_manager(look.lang), shown);
    said::promises_of(look.lang, &from)
}

/// A promise with what becomes of it.
fn decided(look: &Look, action: &Action, outcome: &Outcome) -> String {
    let mark = match outcome {
        Outcome::Taken => "→",
        Outcome::Done => "✓",
        Outcome::Dropped(_) => "–",
        Outcome::Undecided => "○",
    };
    let told = outcome_told(look, action, outcome);
    item(look, mark, action.id.as_str(), look.ids.length(action.id), &actions::title(look, action), &told)
}

fn outcome_told(look: &Look, action: &Action, outcome: &Outcome) -> String {
    let lang = look.lang;
    match outcome {
        Outcome::Taken => format!("{} · {}", said::outcome_taken(lang), followed::outcome(look, action)),
        Outcome::Done => Status::Done.name(lang).to_owned(),
        Outcome::Dropped(why) => followed_said::dropped_because(lang, &shown(why)),
        Outcome::Undecided => format!("{} · {}", said::outcome_undecided(lang), followed::outcome(look, action)),
    }
}

/// A thing with its id on one line, and what there is to say of it behind or below it.
fn item(look: &Look, mark: &str, id: &str, telling: usize, title: &str, tail: &str) -> String {
    let head = format!("  {mark} {}  ", style::id(id, telling));
    let indent = visible_width(&head);
    let room = look.width.saturating_sub(indent).max(20);
    let pad = " ".repeat(indent);
    if visible_width(title) + 2 + visible_width(tail) <= room {
        return format!("{head}{title}  {}\n", style::dim(tail));
    }
    let below = wrap(tail, room).into_iter().map(|line| style::dim(line).to_string());
    let lines: Vec<String> = wrap(title, room).into_iter().chain(below).collect();
    format!("{head}{}\n", lines.join(&format!("\n{pad}")))
}

fn by(look: &Look, goal: &Goal) -> String {
    goal.by.map(|by| common::by_day(look.lang, &words::near_day(look.lang, by, look.today))).unwrap_or_default()
}

fn talk_told(look: &Look, talk: &Conversation) -> String {
    let status = if talk.is_held() { String::new() } else { format!(" ({})", talk.status.name(look.lang)) };
    format!("{} {}{status}", conversations::kind(look, talk), words::near_day(look.lang, talk.date, look.today))
}

/// Who can read what, and what stays behind. As the names came from the files.
fn sentences(look: &Look, sheet: &Handover) -> Vec<String> {
    let lang = look.lang;
    let from = sheet.employee.manager.as_deref().map(|from| said::still_reads(lang, from));
    [Some(said::reads(lang, sheet.to)), from, Some(said::private(lang, sheet.private)), Some(said::formal(lang))]
        .into_iter()
        .flatten()
        .collect()
}
