//! Learning goals: as a list with what serves them, and one with all that is known of it.

use super::show::{paragraphs, promise_line};
use super::table::{Cell, Column, Fit, Paint, cut, table, wrap};
use super::visible::shown;
use super::{Look, style};
use crate::domain::action::Action;
use crate::domain::goal::{Aim, Goal, Progress, Status};
use crate::domain::text::on_one_line;
use crate::i18n::{either, goals, said, words};

/// Where the last note of a goal begins, below its row.
const NOTE_INDENT: usize = 10;

/// A table of goals, each with its last note below it; `story` is for one person: no names.
pub fn list(look: &Look, aims: &[Aim], story: bool) -> String {
    let lang = look.lang;
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
    let rows: Vec<Vec<Cell>> = aims.iter().map(|aim| row(look, aim, story)).collect();
    let text = table(&columns, &rows, look.width, 0);
    let mut lines = text.lines();
    let mut out = lines.next().map(|head| format!("{head}\n")).unwrap_or_default();
    for (line, aim) in lines.zip(aims) {
        out.push_str(&format!("{line}\n{}", last_note(look, aim.goal)));
    }
    out
}

fn row(look: &Look, aim: &Aim, story: bool) -> Vec<Cell> {
    let goal = aim.goal;
    let name = |goal: &Goal| if story { String::new() } else { shown(look.people.name(&goal.employee)) };
    let team = look.people.team(&goal.employee).filter(|_| !story);
    let served = if aim.serving.is_empty() { String::new() } else { goals::of_which(look.lang, aim.done(), aim.serving.len()) };
    vec![
        Cell::painted(goal.id.as_str(), Paint::Id(look.ids.length(goal.id))),
        when(look, goal),
        Cell::new(name(goal)),
        Cell::new(title(look, goal)),
        Cell::painted(served, Paint::Dim),
        Cell::painted(shown(team.unwrap_or("")), Paint::Dim),
        Cell::painted(goal.by.map(|by| words::near_day(look.lang, by, look.today)).unwrap_or_default(), Paint::Dim),
    ]
}

/// How late, how soon, or how it ended.
fn when(look: &Look, goal: &Goal) -> Cell {
    let (lang, late) = (look.lang, goal.days_late(look.today));
    match (goal.status, goal.by) {
        (Status::Open, _) if late > 0 => Cell::painted(said::late_in_short(lang, late), Paint::Late(late)),
        (Status::Open, Some(by)) => Cell::new(said::due_in_short(lang, (by - look.today).num_days())),
        (Status::Open, None) => Cell::painted(said::no_due(lang), Paint::Dim),
        (ended, _) => Cell::painted(ended.name(lang), if ended == Status::Reached { Paint::Good } else { Paint::Dim }),
    }
}

/// The last note of a goal on a line of its own; nothing without one.
fn last_note(look: &Look, goal: &Goal) -> String {
    let Some(Progress { date, note: Some(note) }) = goal.last_progress() else { return String::new() };
    let day = date.map(|day| format!("{}: ", words::near_day(look.lang, day, look.today))).unwrap_or_default();
    let note = cut(&format!("{day}{}", shown(&on_one_line(note))), look.width.saturating_sub(NOTE_INDENT).max(20));
    format!("{}{}\n", " ".repeat(NOTE_INDENT), style::dim(note))
}

/// The title; a word where there is none.
pub fn title(look: &Look, goal: &Goal) -> String {
    if goal.title.is_empty() { said::no_title(look.lang) } else { shown(&goal.title) }
}

/// By when a goal is to be reached, and how many days ago that was: past it, it is late. The same wherever a goal is shown
/// in words, to either of the two.
pub fn by(look: &Look, goal: &Goal) -> Option<(String, i64)> {
    let late = goal.days_late(look.today);
    let day = goal.by.map(|by| said::by_day(look.lang, &words::near_day(look.lang, by, look.today)))?;
    Some((if late > 0 { said::late(look.lang, &day) } else { day }, late))
}

/// A goal with its notes and the actions that serve it.
pub fn goal(look: &Look, goal: &Goal, serving: &[&Action], path: &str) -> String {
    let lang = look.lang;
    let late = goal.days_late(look.today);
    let day = |day| words::day(lang, day);
    let state = [
        Some(shown(look.people.name(&goal.employee))),
        Some(goal.status.name(lang).to_owned()),
        goal.by.map(|by| said::by_day(lang, &day(by))),
        (late > 0).then(|| style::late(late, said::late_by(lang, late))),
    ];
    let mut out = format!(
        "{} · {}\n{}\n{}\n\n",
        style::heading(title(look, goal)),
        style::id(goal.id.as_str(), look.ids.length(goal.id)),
        state.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        style::dim(path)
    );
    let mut row = |head: &str, value: Option<String>| {
        if let Some(value) = value {
            let lines = wrap(&value, look.width.saturating_sub(18));
            out.push_str(&format!("  {}{}\n", style::dim(format!("{head:<16}")), lines.join(&format!("\n{}", " ".repeat(18)))));
        }
    };
    row("project", goal.project.as_deref().map(shown));
    row(either(lang, "afgesproken", "agreed"), Some(day(goal.created)));
    row(either(lang, "afgerond", "ended"), goal.closed.map(day));
    if !goal.progress.is_empty() {
        out.push_str(&format!("\n{}\n", style::heading(goals::progress_head(lang))));
        goal.progress_by_day().into_iter().for_each(|said| out.push_str(&note(look, said)));
    }
    if !serving.is_empty() {
        let lines: String = serving.iter().map(|action| promise_line(look, action)).collect();
        out.push_str(&format!("\n{}\n{lines}", style::heading(goals::serving_head(lang))));
    }
    out
}

/// A note of progress: its day, and what was said.
fn note(look: &Look, said: &Progress) -> String {
    let day = said.date.map(|day| words::day(look.lang, day)).unwrap_or_default();
    let text = paragraphs(said.note.as_deref().unwrap_or(""), look.width, 16);
    let body = if text.is_empty() { "\n" } else { text.trim_start() };
    format!("  {}{}{body}", style::dim(&day), " ".repeat(14usize.saturating_sub(day.chars().count())))
}
