//! What was promised, below or behind the talk in which it was.

use super::actions;
use super::table::{Cell, Column, Fit, Paint, table};
use super::{ViewContext, printable::printable};
use crate::domain::action::Action;
use crate::domain::name::Name;
use crate::domain::owner::{Owner, Party};
use crate::i18n::{messages, promised as says, words};
use unicode_width::UnicodeWidthStr;

/// How wide the mark before the line is.
const MARK: usize = 2;

/// A head with the promises behind it where they fit on its line, else below it; `me` is told apart from others.
pub(crate) fn said(view: &ViewContext, head: &str, made: &[Action], me: Option<&Name>) -> String {
    if made.is_empty() {
        return head.to_owned();
    }
    let head = format!("{head} · {}", says::promises(view.lang, made.len()));
    let all: Vec<String> = made.iter().map(|action| parts(view, action, me).join(", ")).collect();
    let line = format!("{head}: {}", all.join(" · "));
    if MARK + line.width() <= view.width {
        return line;
    }
    let column = |fit| Column { head: "", fit, right: false };
    let columns = [column(Fit::Wraps(12, 40)), column(Fit::Prefers(8, 18)), column(Fit::Whole)];
    let row = |action: &Action| {
        let [title, owner, day] = parts(view, action, me);
        vec![Cell::new(title), Cell::new(owner), Cell::painted(day, Paint::Dim)]
    };
    let rows: Vec<Vec<Cell>> = made.iter().map(row).collect();
    format!("{head}\n{}", table(&columns, &rows, view.width, 4).trim_end())
}

/// What, whose, and by when.
fn parts(view: &ViewContext, action: &Action, me: Option<&Name>) -> [String; 3] {
    let day = action.due.map_or_else(|| messages::no_due(view.lang), |due| words::near_day(view.lang, due, view.today));
    let is_mine = action.owner != Owner::Party(Party::Together) && me.is_some_and(|me| action.is_turn_of(me, &view.people));
    let owner = if is_mine { says::you(view.lang) } else { actions::owner(view, &action.owner) };
    [printable(&actions::title(view, action)), owner, day]
}
