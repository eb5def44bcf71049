//! Actions as a board: who, what, how late, whose turn.

use super::document::Table;
use super::table::{self, Cell, Column, Fit, Paint};
use super::visible::shown;
use super::{Look, style};
use crate::domain::action::{Action, Status};
use crate::domain::owner::Owner;
use crate::domain::promise::{self, Fate};
use crate::i18n::{Language, either, said, words};
use chrono::NaiveDate;

/// A table of actions for a terminal; `story` is for one person: no names.
pub fn board(look: &Look, actions: &[&Action], indent: usize, story: bool) -> String {
    let rows: Vec<Vec<Cell>> = actions.iter().map(|action| row(look, action, story)).collect();
    table::table(&columns(look), &rows, look.width, indent)
}

/// The same for a document.
pub fn table(look: &Look, actions: &[&Action]) -> Table {
    let rows = actions.iter().map(|action| row(look, action, false).into()).collect();
    Table { columns: columns(look).into(), rows, name: 4, headed: true, ..Table::default() }
}

fn columns(look: &Look) -> [Column; 7] {
    let lang = look.lang;
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

fn row(look: &Look, action: &Action, story: bool) -> Vec<Cell> {
    let days = promise::days_late(action, look.today);
    let who = match &action.employee {
        _ if story => String::new(),
        Some(slug) => shown(look.people.name(slug)),
        None => said::the_organisation(look.lang),
    };
    let team = action.employee.as_deref().filter(|_| !story).and_then(|slug| look.people.team(slug));
    let day = |told: fn(Language, NaiveDate) -> String| action.due.map(|due| told(look.lang, due)).unwrap_or_default();
    vec![
        Cell::painted(action.id.as_str(), Paint::Id(look.ids.length(action.id))),
        when(look, action, days),
        Cell::new(who),
        Cell::new(owner(look, &action.owner)),
        Cell::new(title(look, action)),
        Cell::painted(shown(team.unwrap_or("")), Paint::Dim),
        Cell::painted(action.due.map(|due| words::near_day(look.lang, due, look.today)).unwrap_or_default(), Paint::Dim)
            .in_full(day(words::day)),
    ]
}

/// The title; a word where there is none.
pub fn title(look: &Look, action: &Action) -> String {
    if action.title.is_empty() { said::no_title(look.lang) } else { shown(&action.title) }
}

/// Whose turn it is, in words.
pub fn owner(look: &Look, owner: &Owner) -> String {
    shown(owner.name(look.lang))
}

/// How late, how soon, or how it ended.
fn when(look: &Look, action: &Action, days_late: i64) -> Cell {
    let lang = look.lang;
    match (action.status, action.due) {
        (Status::Open, _) if days_late > 0 => {
            Cell::painted(said::late_in_short(lang, days_late), Paint::Late(days_late)).in_full(said::late_by(lang, days_late))
        }
        (Status::Open, Some(due)) => Cell::new(said::due_in_short(lang, (due - look.today).num_days())),
        (Status::Open, None) => Cell::painted(said::no_due(lang), Paint::Dim),
        _ => Cell::painted(fate(look, action), if action.status == Status::Done { Paint::Good } else { Paint::Dim }),
    }
}

/// What became of a promise, in a word.
pub fn fate(look: &Look, action: &Action) -> String {
    let lang = look.lang;
    match promise::fate(action, look.today) {
        Fate::Late => said::done_late(lang),
        Fate::Broken => said::late_by(lang, promise::days_late(action, look.today)),
        fate => fate.name(lang).to_owned(),
    }
}

/// A mark for what became of a promise.
pub fn mark(look: &Look, action: &Action) -> String {
    match promise::fate(action, look.today) {
        Fate::Kept => style::good("✓"),
        Fate::Late => style::warn("✓"),
        Fate::Broken => style::late(promise::days_late(action, look.today), "✗"),
        Fate::Dropped => style::dim("–"),
        Fate::Open => "○".to_owned(),
    }
}
