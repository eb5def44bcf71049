//! Learning goals: as a list with what serves them, and one with all that is known of it.

use super::list::{self, ListColumn};
use super::printable::printable;
use super::show::{flow, headline, paragraphs, promise_line, reopened};
use super::table::{self, Cell, Fit, Paint, cut, wrap};
use super::{ViewContext, ambitions, style};
use crate::domain::action::Action;
use crate::domain::goal::{Aim, Goal, Progress, Status};
use crate::domain::text::on_one_line;
use crate::i18n::{either, goals, messages, words};
use serde_json::Value;

/// Where the last note of a goal begins, below its row.
const NOTE_INDENT: usize = 10;

/// What a terminal shows of a goal unless told otherwise, and what of it is told in one person's story: no names.
pub(crate) const SHOWN: &[&str] = &["id", "when", "name", "title", "done", "team", "by"];
const STORY: &[&str] = &["id", "when", "title", "done", "by"];

/// The columns of a list of goals.
pub(crate) fn columns<'r>() -> Vec<ListColumn<Aim<'r>>> {
    let column = ListColumn::of;
    vec![
        column("id", "id")
            .headed("ID", "ID")
            .shown(Fit::Whole, |view, aim| Cell::painted(aim.goal.id.as_str(), Paint::Id(view.ids.length(aim.goal.id)))),
        column("when", "wanneer").headed("WANNEER", "WHEN").from("by").shown(Fit::Whole, |view, aim| when(view, aim.goal)),
        column("employee", "medewerker"),
        column("name", "naam")
            .headed("WIE", "WHO")
            .shown(Fit::Prefers(10, 18), |view, aim| Cell::new(printable(view.people.name(&aim.goal.employee)))),
        column("team", "team")
            .headed("TEAM", "TEAM")
            .shown(Fit::IfRoom, |view, aim| Cell::painted(printable(view.people.team(&aim.goal.employee).unwrap_or("")), Paint::Dim)),
        column("title", "titel").headed("LEERDOEL", "GOAL").shown(Fit::Prefers(16, 26), |view, aim| Cell::new(title(view, aim.goal))),
        column("by", "voor").headed("VOOR", "BY").shown(Fit::IfRoom, |view, aim| {
            Cell::painted(aim.goal.by_on(view.today).map(|by| words::near_day(view.lang, by, view.today)).unwrap_or_default(), Paint::Dim)
        }),
        column("done", "gedaan").headed("GEDAAN", "DONE").from("done_actions").shown(Fit::Whole, |view, aim| {
            let served = Some(aim).filter(|aim| !aim.serving.is_empty());
            Cell::painted(served.map(|aim| goals::of_which(view.lang, aim.done(), aim.serving.len())).unwrap_or_default(), Paint::Dim)
        }),
        column("status", "status").ordered(Status::WORDS).shown(Fit::Whole, |view, aim| Cell::new(aim.goal.status.name(view.lang))),
        column("supports", "ambitie")
            .shown(Fit::Prefers(10, 22), |view, aim| Cell::new(ambitions::supports(view, aim.goal).unwrap_or_default())),
        column("towards", "op-weg-naar").headed("Op weg naar", "Towards"),
        column("project", "project"),
        column("progress", "voortgang")
            .shown(Fit::Prefers(12, 26), |view, aim| Cell::painted(last_note(view, aim.goal).unwrap_or_default(), Paint::Dim)),
        column("created", "afgesproken").whole(),
        column("closed", "afgerond").whole(),
        column("ended", "eerder-afgerond").headed("Eerder afgerond", "Ended before"),
        column("sealed", "verzegeld").whole(),
        column("readers", "lezers"),
        column("path", "pad"),
        column("overdue", "te-laat").headed("Te laat", "Overdue").whole(),
        column("days_late", "dagen-te-laat").headed("Dagen te laat", "Days late").whole(),
        column("open_actions", "open-acties").headed("Open acties", "Open actions").whole(),
        column("done_actions", "gedane-acties").headed("Gedane acties", "Done actions").whole(),
    ]
}

/// A table of goals, each with its last note below it; `story` is for one person: no names.
pub(crate) fn list(view: &ViewContext, aims: &[Aim], story: bool) -> String {
    let columns = columns();
    let shown = list::places(&columns, if story { STORY } else { SHOWN });
    let (columns, rows) = list::cells(view, &columns, &shown, aims, |_| Value::Null);
    let (head, rows) = table::with_heads(&columns, &rows, view.width, 0);
    let indent = if view.width < table::NARROW { 2 } else { NOTE_INDENT };
    let note = |aim: &Aim| match last_note(view, aim.goal) {
        Some(note) => format!("{}{}\n", " ".repeat(indent), style::dim(cut(&note, view.width.saturating_sub(indent)))),
        None => String::new(),
    };
    head + &rows.iter().zip(aims).map(|(row, aim)| format!("{row}{}", note(aim))).collect::<String>()
}

/// How late, how soon, or how it ended.
fn when(view: &ViewContext, goal: &Goal) -> Cell {
    let (lang, late) = (view.lang, goal.days_late(view.today));
    match (goal.status, goal.by_on(view.today)) {
        (Status::Open, _) if late > 0 => Cell::painted(messages::late_in_short(lang, late), Paint::Late(late)),
        (Status::Open, Some(by)) => Cell::new(messages::due_in_short(lang, (by - view.today).num_days())),
        (Status::Open, None) => Cell::painted(messages::no_due(lang), Paint::Dim),
        (ended, _) => Cell::painted(ended.name(lang), if ended == Status::Reached { Paint::Good } else { Paint::Dim }),
    }
}

/// The last note of a goal, with its day, or for whom it is sealed.
pub(crate) fn last_note(view: &ViewContext, goal: &Goal) -> Option<String> {
    let Some(Progress { date, note: Some(note) }) = goal.last_progress() else { return view.in_place(goal.sealed.as_deref()) };
    let day = date.map(|day| format!("{}: ", words::near_day(view.lang, day, view.today))).unwrap_or_default();
    Some(format!("{day}{}", printable(&on_one_line(note))))
}

/// The title; a word where there is none.
pub(crate) fn title(view: &ViewContext, goal: &Goal) -> String {
    if goal.title.is_empty() { messages::no_title(view.lang) } else { printable(&goal.title) }
}

/// By when a goal is to be reached, and how many days ago that was: past it, it is late. The same wherever a goal is shown
/// in words, to either of the two.
pub(crate) fn by(view: &ViewContext, goal: &Goal) -> Option<(String, i64)> {
    let late = goal.days_late(view.today);
    let day = goal.by_on(view.today).map(|by| messages::by_day(view.lang, &words::near_day(view.lang, by, view.today)))?;
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
    let state: Vec<String> = state.into_iter().flatten().collect();
    let mut out = format!("{}{}{}\n\n", headline(view, &title(view, goal), goal.id), flow(&state, view.width, 0), style::dim(path));
    let mut row = |head: &str, value: Option<String>| {
        if let Some(value) = value {
            let lines = wrap(&value, view.width.saturating_sub(18));
            out.push_str(&format!("  {}{}\n", style::dim(format!("{head:<16}")), lines.join(&format!("\n{}", " ".repeat(18)))));
        }
    };
    row(either(lang, "ambitie", "ambition"), ambitions::supports(view, goal));
    row(either(lang, "op weg naar", "towards"), goal.towards.as_deref().map(printable));
    row("project", goal.project.as_deref().map(printable));
    row(either(lang, "afgesproken", "agreed"), Some(day(goal.created)));
    row(either(lang, "afgerond", "ended"), goal.closed.map(day));
    row(either(lang, "heropend", "reopened"), reopened(view, &goal.ended));
    if let Some(in_place) = view.in_place(goal.sealed.as_deref()) {
        out.push_str(&format!("\n{}\n{}", style::heading(goals::progress_head(lang)), paragraphs(&in_place, view.width, 2)));
    } else if !goal.progress.is_empty() {
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
