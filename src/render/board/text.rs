//! The board for the terminal, with the ids that commands take.

use super::super::table::wrap;
use super::super::{Look, actions, style};
use super::{due, owner, title, week, win};
use crate::domain::action::Action;
use crate::domain::board::{Board, Lane, WIN_WEEKS};
use crate::domain::promise;
use crate::i18n::said::late_by;
use crate::i18n::{board as said, words};
use unicode_width::UnicodeWidthStr;

/// The whole board.
pub fn text(look: &Look, board: &Board) -> String {
    let lang = look.lang;
    let mut out = format!("{} {}\n", style::heading(title(look, board)), style::dim(format!("· {}", words::long_day(lang, look.today))));
    if !board.wins.is_empty() {
        out.push_str(&format!("\n{}\n", style::heading(said::wins_head(lang, WIN_WEEKS))));
    }
    for (who, action) in &board.wins {
        let (what, tail) = win(look, who, action);
        let lines = wrap(&what, look.width.saturating_sub(4).max(20));
        out.push_str(&format!("  {} {}", style::good("★"), lines.join("\n    ")));
        out.push_str(&behind(look, 4, lines.last().map_or(0, |line| line.width()), &tail, style::dim(&tail)));
    }
    for part in &board.weeks {
        let (name, days) = week(look, part.when);
        let days = days.map(|days| format!("{} ", style::dim(days))).unwrap_or_default();
        out.push_str(&format!("\n{} {days}{}\n", style::heading(name), style::dim(part.count())));
        part.lanes.iter().for_each(|own| out.push_str(&lane(look, own)));
    }
    if board.weeks.is_empty() {
        out.push_str(&format!("\n{}\n", style::good(said::nothing(lang))));
    }
    if board.hidden > 0 {
        out.push_str(&format!("\n{}\n", style::dim(said::kept_off(lang, board.hidden))));
    }
    out
}

fn lane(look: &Look, lane: &Lane) -> String {
    let actions: String = lane.actions.iter().map(|action| line(look, action)).collect();
    format!("  {}\n{actions}", owner(look, &lane.owner))
}

fn line(look: &Look, action: &Action) -> String {
    let id = style::id(action.id.as_str(), look.ids.length(action.id));
    let lines = wrap(&actions::title(look, action), look.width.saturating_sub(14).max(20));
    let late = promise::days_late(action, look.today);
    let when = if late > 0 { late_by(look.lang, late) } else { due(look, action) };
    let painted = if late > 0 { style::late(late, &when) } else { style::dim(&when) };
    let tail = behind(look, 14, lines.last().map_or(0, |line| line.width()), &when, painted);
    format!("    {id}  {}{tail}", lines.join(&format!("\n{}", " ".repeat(14))))
}

/// What stands behind a text, on a line of its own where there is no room.
fn behind(look: &Look, indent: usize, used: usize, tail: &str, painted: String) -> String {
    match tail.width() {
        0 => "\n".to_owned(),
        own if indent + used + 2 + own <= look.width => format!("  {painted}\n"),
        _ => format!("\n{}{painted}\n", " ".repeat(indent)),
    }
}
