//! Learning goals: as a list with what serves them, and one with all that is known of it.

use super::printable::printable;
use super::show::{paragraphs, promise_line, reopened};
use super::table::{Cell, Column, Fit, Paint, cut, table, wrap};
use super::{ViewContext, style};
use crate::domain::action::Action;
use crate::domain::goal::{Aim, Goal, Progress, Status};
use crate::domain::text::on_one_line;
use crate::i18n::{either, goals, messages, words};

/// Where the last note of a goal begins, below its row.
const NOTE_INDENT: usize = 10;

/// A table of goals, each with its last note below it; `story` is for one person: no names.
pub(crate) fn list(view: &ViewContext, aims: &[Aim], story: bool) -> String {
    let lang = view.lang;
    let column = |head, fit| Column { head, fit, right: false };
    let columns = [
        column("ID", Fit::Whole),
        column(either(lang, "WANNEER", "WHEN"), Fit::Whole),
        column(either(lang, "WIE", "WHO"), Fit::Prefers(10, 18)),
        column(either(lang, "LEERDOEL", "GOAL"), Fit::Prefers(16, 26)),
        column(either(lang, "GEDAAN", "DONE"), Fit::Whole),
        column("TEAM", Fit::IfRoom),
        column(either(lang, "VOOR", "BY"), Fit::IfRoom),
    ];
    let rows: Vec<Vec<Cell>> = aims.iter().map(|aim| row(view, aim, story)).collect();
    let text = table(&columns, &rows, view.width, 0);
    let mut lines = text.lines();
    let mut out = lines.next().map(|head| format!("{head}\n")).unwrap_or_default();
    for (line, aim) in lines.zip(aims) {
        out.push_str(&format!("{line}\n{}", last_note(view, aim.goal)));
    }
    out
}

fn row(view: &ViewContext, aim: &Aim, story: bool) -> Vec<Cell> {
    let goal = aim.goal;
    let name = |goal: &Goal| if story { String::new() } else { printable(view.people.name(&goal.employee)) };
    let team = view.people.team(&goal.employee).filter(|_| !story);
    let served = if aim.serving.is_empty() { String::new() } else { goals::of_which(view.lang, aim.done(), aim.serving.len()) };
    vec![
        Cell::painted(goal.id.as_str(), Paint::Id(view.ids.length(goal.id))),
        when(view, goal),
        Cell::new(name(goal)),
        Cell::new(title(view, goal)),
        Cell::painted(served, Paint::Dim),
        Cell::painted(printable(team.unwrap_or("")), Paint::Dim),
        Cell::painted(goal.by.map(|by| words::near_day(view.lang, by, view.today)).unwrap_or_default(), Paint::Dim),
    ]
}

/// How late, how soon, or how it ended.
fn when(view: &ViewContext, goal: &Goal) -> Cell {
    let (lang, late) = (view.lang, goal.days_late(view.today));
    match (goal.status, goal.by) {
        (Status::Open, _) if late > 0 => Cell::painted(messages::late_in_short(lang, late), Paint::Late(late)),
        (Status::Open, Some(by)) => Cell::new(messages::due_in_short(lang, (by - view.today).num_days())),
        (Status::Open, None) => Cell::painted(messages::no_due(lang), Paint::Dim),
        (ended, _) => Cell::painted(ended.name(lang), if ended == Status::Reached { Paint::Good } else { Paint::Dim }),
    }
}

/// The last note of a goal on a line of its own; nothing without one.
fn last_note(view: &ViewContext, goal: &Goal) -> String {
    let Some(Progress { date, note: Some(note) }) = goal.last_progress() else { return String::new() };
    let day = date.map(|day| format!("{}: ", words::near_day(view.lang, day, view.today))).unwrap_or_default();
    let note = cut(&format!("{day}{}", printable(&on_one_line(note))), view.width.saturating_sub(NOTE_INDENT).max(20));
    format!("{}{}\n", " ".repeat(NOTE_INDENT), style::dim(note))
}

/// The title; a word where there is none.
pub(crate) fn title(view: &ViewContext, goal: &Goal) -> String {
    if goal.title.is_empty() { messages::no_title(view.lang) } else { printable(&goal.title) }
}

/// By when a goal is to be reached, and how many days ago that was: past it, it is late. The same wherever a goal is shown
/// in words, to either of the two.
pub(crate) fn by(view: &ViewContext, goal: &Goal) -> Option<(String, i64)> {
    let late = goal.days_late(view.today);
    let day = goal.by.map(|by| messages::by_day(view.lang, &words::near_day(view.lang, by, view.today)))?;
    Some((if late > 0 { messages::late(view.lang, &day) } else { day }, late))
}

/// A goal with its notes and the actions that serve it.
pub(crate) fn goal(view: &ViewContext, goal: &Goal, serving: &[&Action], path: &str) -> String {
    let lang = view.lang;
    let late = goal.days_late(view.today);
    let day = |day| words::day(lang, day);
    let state = [
        Some(printable(view.people.name(&goal.employee))),
        Some(goal.status.name(lang).to_owned()),
        goal.by.map(|by| messages::by_day(lang, &day(by))),
        (late > 0).then(|| style::late(late, messages::late_by(lang, late))),
    ];
    let mut out = format!(
        "{} · {}\n{}\n{}\n\n",
        style::heading(title(view, goal)),
        style::id(goal.id.as_str(), view.ids.length(goal.id)),
        state.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        style::dim(path)
    );
    let mut row = |head: &str, value: Option<String>| {
        if let Some(value) = value {
            let lines = wrap(&value, view.width.saturating_sub(18));
            out.push_str(&format!("  {}{}\n", style::dim(format!("{head:<16}")), lines.join(&format!("\n{}", " ".repeat(18)))));
        }
    };
    row("project", goal.project.as_deref().map(printable));
    row(either(lang, "afgesproken", "agreed"), Some(day(goal.created)));
    row(either(lang, "afgerond", "ended"), goal.closed.map(day));
    row(either(lang, "heropend", "reopened"), reopened(view, &goal.ended));
    if !goal.progress.is_empty() {
        out.push_str(&format!("\n{}\n", style::heading(goals::progress_head(lang))));
        goal.progress_by_day().into_iter().for_each(|said| out.push_str(&note(view, said)));
    }
    if !serving.is_empty() {
        let lines: String = serving.iter().map(|action| promise_line(view, action)).collect();
        out.push_str(&format!("\n{}\n{lines}", style::heading(goals::serving_head(lang))));
    }
    out
}

/// A note of progress: its day, and what was said.
fn note(view: &ViewContext, said: &Progress) -> String {
    let day = said.date.map(|day| words::day(view.lang, day)).unwrap_or_default();
    let text = paragraphs(said.note.as_deref().unwrap_or(""), view.width, 16);
    let body = if text.is_empty() { "\n" } else { text.trim_start() };
    format!("  {}{}{body}", style::dim(&day), " ".repeat(14usize.saturating_sub(day.chars().count())))
}
