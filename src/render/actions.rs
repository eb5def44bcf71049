//! Actions as a board: who, what, how late, whose turn.

use super::document::{Table, Win};
use super::printable::printable;
use super::table::{self, Cell, Column, Fit, Paint};
use super::{ViewContext, style};
use crate::domain::action::{Action, Status};
use crate::domain::name::Name;
use crate::domain::owner::{Owner, Party};
use crate::domain::promise::{self, Fate};
use crate::i18n::{Language, either, messages, words};
use chrono::NaiveDate;

/// A table of actions for a terminal.
pub(crate) fn list(view: &ViewContext, actions: &[&Action], indent: usize) -> String {
    let by_name = has_managers(view, actions);
    let rows: Vec<Vec<Cell>> = actions.iter().map(|action| row(view, action, by_name)).collect();
    table::table(&columns(view), &rows, view.width, indent)
}

/// The same for a document.
pub(crate) fn table(view: &ViewContext, actions: &[&Action]) -> Table {
    let by_name = has_managers(view, actions);
    let rows = actions.iter().map(|action| row(view, action, by_name).into()).collect();
    Table { columns: columns(view).into(), rows, name: 4, headed: true, ..Table::default() }
}

fn columns(view: &ViewContext) -> [Column; 7] {
    let lang = view.lang;
    let column = |head, fit| Column { head, fit, right: false };
    [
        column("ID", Fit::Whole),
        column(either(lang, "Wanneer", "When"), Fit::Whole),
        column(either(lang, "Wie", "Who"), Fit::Prefers(10, 16)),
        column(either(lang, "Aan zet", "Turn"), Fit::Prefers(8, 14)),
        column(either(lang, "Actie", "Action"), Fit::Prefers(16, 26)),
        column("Team", Fit::IfRoom),
        column(either(lang, "Uiterlijk", "Due"), Fit::IfRoom),
    ]
}

fn row(view: &ViewContext, action: &Action, by_name: bool) -> Vec<Cell> {
    let days = promise::days_late(action, view.today);
    let team = action.employee.as_deref().and_then(|slug| view.people.team(slug));
    let day = |told: &dyn Fn(Language, NaiveDate) -> String| action.due.map(|due| told(view.lang, due)).unwrap_or_default();
    vec![
        Cell::painted(action.id.as_str(), Paint::Id(view.ids.length(action.id))),
        when(view, action, days),
        Cell::new(who(view, action)),
        Cell::new(turn(view, action, by_name)),
        Cell::new(title(view, action)),
        Cell::painted(printable(team.unwrap_or("")), Paint::Dim),
        Cell::painted(day(&|lang, due| words::near_day(lang, due, view.today)), Paint::Dim).in_full(day(&words::day)),
    ]
}

/// Whose it is: a person's, or the organisation's.
pub(crate) fn who(view: &ViewContext, action: &Action) -> String {
    action.employee.as_deref().map_or_else(|| messages::the_organisation(view.lang), |slug| printable(view.people.name(slug)))
}

/// A success: whose and when, and what it was.
pub(crate) fn win(view: &ViewContext, action: &Action) -> Win {
    let day = |told: &dyn Fn(NaiveDate) -> String| action.closed.map(told).unwrap_or_default();
    Win {
        who: who(view, action),
        near: day(&|day| words::near_day(view.lang, day, view.today)),
        day: day(&|day| words::day(view.lang, day)),
        what: printable(action.win.as_deref().unwrap_or_default()),
    }
}

/// The title; a word where there is none.
pub(crate) fn title(view: &ViewContext, action: &Action) -> String {
    if action.title.is_empty() { messages::no_title(view.lang) } else { printable(&action.title) }
}

/// Whose turn it is, in words.
pub(crate) fn owner(view: &ViewContext, owner: &Owner) -> String {
    printable(owner.name(view.lang))
}

/// Whether a list has actions of the people of more than one manager: then the word for one does not say who.
fn has_managers(view: &ViewContext, actions: &[&Action]) -> bool {
    let mut managers = actions.iter().filter_map(|action| manager(view, action));
    managers.next().is_some_and(|first| managers.any(|other| other != first))
}

fn manager<'r>(view: &ViewContext<'r>, action: &Action) -> Option<&'r Name> {
    view.people.get(action.employee.as_deref()?)?.manager.as_ref()
}

/// Whose turn it is, with a manager by name where the list has several.
fn turn(view: &ViewContext, action: &Action, by_name: bool) -> String {
    match manager(view, action).filter(|_| by_name && action.owner == Owner::Party(Party::Manager)) {
        Some(name) => printable(name),
        None => owner(view, &action.owner),
    }
}

/// How late, how soon, or how it ended.
pub(crate) fn when(view: &ViewContext, action: &Action, days_late: i64) -> Cell {
    let lang = view.lang;
    match (action.status, action.due) {
        (Status::Open, _) if days_late > 0 => {
            Cell::painted(messages::late_in_short(lang, days_late), Paint::Late(days_late)).in_full(messages::late_by(lang, days_late))
        }
        (Status::Open, Some(due)) => Cell::new(messages::due_in_short(lang, (due - view.today).num_days())),
        (Status::Open, None) => Cell::painted(messages::no_due(lang), Paint::Dim),
        _ => Cell::painted(fate(view, action), if action.status == Status::Done { Paint::Good } else { Paint::Dim }),
    }
}

/// What became of a promise, in a word.
pub(crate) fn fate(view: &ViewContext, action: &Action) -> String {
    let lang = view.lang;
    match promise::fate(action, view.today) {
        Fate::Late => messages::done_late(lang),
        Fate::Broken => messages::late_by(lang, promise::days_late(action, view.today)),
        fate => fate.name(lang).to_owned(),
    }
}

/// A mark for what became of a promise.
pub(crate) fn mark(view: &ViewContext, action: &Action) -> String {
    match promise::fate(action, view.today) {
        Fate::Kept => style::good("✓"),
        Fate::Late => style::warn("✓"),
        Fate::Broken => style::late(promise::days_late(action, view.today), "✗"),
        Fate::Dropped => style::dim("–"),
        Fate::Open => "○".to_owned(),
    }
}
