//! A team's board, in each form a leaf of its own.

pub mod html;
pub mod markdown;
pub mod text;

use super::Look;
use super::visible::shown;
use crate::domain::action::Action;
use crate::domain::board::{Board, When, Who};
use crate::i18n::said::due_in;
use crate::i18n::{board as said, words};
use chrono::Datelike;

/// Whose turn it is, by name.
pub fn owner(look: &Look, who: &Who) -> String {
    let lang = look.lang;
    match who {
        Who::Named(name) => shown(name),
        Who::Both(name, Some(manager)) => said::both(lang, &shown(name), &shown(manager)),
        Who::Both(name, None) => said::with_manager(lang, &shown(name)),
        Who::Unnamed(party) => party.name(lang).to_owned(),
    }
}

/// What it is a board of, and of which day.
fn title(look: &Look, board: &Board) -> String {
    let title = said::title(look.lang);
    board.team.as_ref().map_or_else(|| title.clone(), |team| format!("{title} · {}", shown(team)))
}

/// A week's name, and its days where it has just seven.
fn week(look: &Look, when: When) -> (&'static str, Option<String>) {
    let near = |day| words::near_day(look.lang, day, look.today);
    let days = when.days(look.today).map(|(first, last)| {
        let first = if first.month() == last.month() { first.day().to_string() } else { near(first) };
        said::week(look.lang, &first, &near(last))
    });
    (said::when(look.lang, when), days)
}

/// When an action is due, in the words of the week that it is in: today, the weekday, the day. How many days late it is
/// is not for a wall: the column says that it is late.
fn due(look: &Look, action: &Action) -> String {
    let Some(due) = action.due else { return String::new() };
    match When::of(action, look.today) {
        When::ThisWeek | When::NextWeek => match (due - look.today).num_days() {
            soon @ (0 | 1) => due_in(look.lang, soon),
            _ => words::weekday(look.lang, due, look.today),
        },
        _ => words::near_day(look.lang, due, look.today),
    }
}

/// The success, and who and when.
fn win(look: &Look, who: &Who, action: &Action) -> (String, String) {
    let day = action.closed.map(|day| words::near_day(look.lang, day, look.today)).unwrap_or_default();
    (shown(action.win.as_deref().unwrap_or_default()), format!("{}, {day}", owner(look, who)))
}
