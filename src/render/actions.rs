//! Actions as a board: who, what, how late, whose turn.

use super::document::{Table, Win};
use super::list::{self, ListColumn};
use super::printable::printable;
use super::table::{self, Cell, Column, Fit, Paint};
use super::{ViewContext, obstacles, style};
use crate::domain::action::{Action, Status};
use crate::domain::name::Name;
use crate::domain::owner::{Owner, Party};
use crate::domain::promise::{self, Fate};
use crate::i18n::{Language, messages, words};
use chrono::NaiveDate;
use serde_json::Value;

/// What a terminal shows of an action unless told otherwise.
pub(crate) const SHOWN: &[&str] = &["id", "when", "name", "owner", "title", "team", "due"];

/// The columns of a list of actions; `by_name` where it has the actions of several managers.
pub(crate) fn columns<'r>(by_name: bool) -> Vec<ListColumn<&'r Action>> {
    let turn: fn(&ViewContext, &&'r Action) -> Cell = match by_name {
        true => |view, action| Cell::new(turn_by_name(view, action)),
        false => |view, action| Cell::new(owner(view, &action.owner)),
    };
    let column = ListColumn::of;
    vec![
        column("id", "id")
            .headed("ID", "ID")
            .shown(Fit::Whole, |view, action| Cell::painted(action.id.as_str(), Paint::Id(view.ids.length(action.id)))),
        column("when", "wanneer").headed("Wanneer", "When").from("due").shown(Fit::Whole, |view, action| when(view, action)),
        column("employee", "medewerker"),
        column("name", "naam").headed("Wie", "Who").shown(Fit::Prefers(10, 16), |view, action| Cell::new(who(view, action))),
        column("team", "team").headed("Team", "Team").shown(Fit::IfRoom, |view, action| {
            let team = action.employee.as_deref().and_then(|slug| view.people.team(slug));
            Cell::painted(printable(team.unwrap_or("")), Paint::Dim)
        }),
        column("title", "titel").headed("Actie", "Action").shown(Fit::Prefers(16, 26), |view, action| Cell::new(title(view, action))),
        column("owner", "eigenaar").headed("Aan zet", "Turn").shown(Fit::Prefers(8, 14), turn),
        column("due", "uiterlijk").headed("Uiterlijk", "Due").shown(Fit::IfRoom, |view, action| {
            let due = if action.is_open() { action.due_on(view.today) } else { action.due };
            let day = |told: &dyn Fn(Language, NaiveDate) -> String| due.map(|due| told(view.lang, due)).unwrap_or_default();
            Cell::painted(day(&|lang, due| words::near_day(lang, due, view.today)), Paint::Dim).in_full(day(&words::day))
        }),
        column("first_due", "eerst-beloofd").headed("Eerst beloofd", "First due").whole(),
        column("status", "status").ordered(Status::WORDS).shown(Fit::Whole, |view, action| Cell::new(action.status.name(view.lang))),
        column("overdue", "te-laat").headed("Te laat", "Overdue").whole(),
        column("days_late", "dagen-te-laat").headed("Dagen te laat", "Days late").whole(),
        column("conversation", "gesprek").whole(),
        column("kind", "soort")
            .shown(Fit::Prefers(8, 12), |view, action| Cell::new(printable(action.kind.as_ref().map_or("", |kind| kind.name(view.lang))))),
        column("goal", "leerdoel").whole(),
        column("obstacle", "belemmering").shown(Fit::Prefers(10, 20), |view, action| {
            Cell::new(printable(&action.obstacle.as_deref().map(|name| obstacles::called(view, name)).unwrap_or_default()))
        }),
        column("win", "succes"),
        column("created", "afgesproken").whole(),
        column("closed", "afgerond").whole(),
        column("ended", "eerder-afgerond").headed("Eerder afgerond", "Ended before"),
        column("released", "vrijgegeven").whole(),
        column("sealed", "verzegeld").whole(),
        column("readers", "lezers"),
        column("path", "pad"),
    ]
}

/// A table of actions for a terminal.
pub(crate) fn list(view: &ViewContext, actions: &[&Action], indent: usize) -> String {
    let (columns, rows) = cells(view, actions);
    table::table(&columns, &rows, view.width, indent)
}

/// The same for a document.
pub(crate) fn table(view: &ViewContext, actions: &[&Action]) -> Table {
    let (columns, rows) = cells(view, actions);
    Table { columns, rows: rows.into_iter().map(Into::into).collect(), name: 4, headed: true, ..Table::default() }
}

fn cells(view: &ViewContext, actions: &[&Action]) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let columns = columns(has_managers(view, actions));
    list::cells(view, &columns, &list::places(&columns, SHOWN), actions, |_| Value::Null)
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

/// Why it was dropped, or for whom that is sealed.
pub(crate) fn why_dropped(view: &ViewContext, action: &Action) -> Option<String> {
    let told = || action.dropped_because.as_deref().map(printable).or_else(|| view.in_place(action.sealed.as_deref()));
    if action.status == Status::Dropped { told() } else { None }
}

/// Whose turn it is, in words.
pub(crate) fn owner(view: &ViewContext, owner: &Owner) -> String {
    printable(owner.name(view.lang))
}

/// Whether a list has actions of the people of more than one manager: then the word for one does not say who.
pub(crate) fn has_managers(view: &ViewContext, actions: &[&Action]) -> bool {
    let mut managers = actions.iter().filter_map(|action| manager(view, action));
    managers.next().is_some_and(|first| managers.any(|other| other != first))
}

fn manager<'r>(view: &ViewContext<'r>, action: &Action) -> Option<&'r Name> {
    view.people.get(action.employee.as_deref()?)?.manager.as_ref()
}

/// Whose turn it is, with a manager by name.
fn turn_by_name(view: &ViewContext, action: &Action) -> String {
    match manager(view, action).filter(|_| action.owner == Owner::Party(Party::Manager)) {
        Some(name) => printable(name),
        None => owner(view, &action.owner),
    }
}

/// How late, how soon, or how it ended.
pub(crate) fn when(view: &ViewContext, action: &Action) -> Cell {
    let (lang, days_late) = (view.lang, promise::days_late(action, view.today));
    match (action.status, action.due_on(view.today)) {
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
