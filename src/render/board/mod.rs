//! A team's board: a document, and a page of its own for the screen in the team's room.

pub(crate) mod html;

use super::document::{Block, Document, Headline, Item, Join, List, Mark, Rank, Section, Span};
use super::printable::printable;
use super::table::Paint;
use super::{ViewContext, actions};
use crate::domain::action::Action;
use crate::domain::board::{Board, Lane, WIN_WEEKS, When, Who};
use crate::domain::promise::{self, Fate};
use crate::i18n::{board as says, messages, words};
use chrono::Datelike;

/// The whole board. Only in short it has ids, and says how many days late what is late; on a wall it does not.
pub(crate) fn document(view: &ViewContext, board: &Board, brief: bool) -> Document {
    let lang = view.lang;
    let mut document = Document {
        title: title(view, board),
        headline: Headline::Dotted,
        facts: vec![words::long_day(lang, view.today)],
        sent_with: vec![says::fit_for(lang)],
        ..Document::default()
    };
    let wins = board.wins.iter().map(|(who, action)| {
        let (what, tail) = win(view, who, action);
        Item::new(Mark::Star, what).tail(tail)
    });
    let wins = List { join: Join::Brackets, items: wins.collect(), ..List::default() };
    document.add(Section::new(says::wins_head(lang, WIN_WEEKS)).with_list(wins));
    for part in &board.weeks {
        let (name, days) = week(view, part.when);
        let section = Section { aside: days, count: brief.then(|| part.count()), ..Section::new(name) };
        document.add(part.lanes.iter().map(|own| lane(view, own, brief)).fold(section, Section::with_list));
    }
    if board.weeks.is_empty() {
        document.add(Section::default().with(Block::said(says::nothing(lang), Paint::Good)));
    }
    if board.hidden > 0 {
        document.add(Section::default().with(Block::said(says::kept_off(lang, board.hidden), Paint::Dim)));
    }
    document
}

fn lane(view: &ViewContext, lane: &Lane, brief: bool) -> List {
    let item = |action: &&Action| {
        let late = promise::days_late(action, view.today);
        let task = Item::new(if brief { Mark::Line } else { Mark::Task(Fate::Open, late) }, actions::title(view, action));
        match brief && late > 0 {
            true => Item { id: Some(action.id), tail: vec![Span::new(messages::late_by(view.lang, late), Paint::Late(late))], ..task },
            false => Item { id: brief.then_some(action.id), ..task }.tail(due(view, action)),
        }
    };
    let items = lane.actions.iter().map(item).collect();
    List { head: Some(owner(view, &lane.owner)), rank: Rank::Heading, join: Join::Brackets, items }
}

/// Whose turn it is, by name.
pub(crate) fn owner(view: &ViewContext, who: &Who) -> String {
    let lang = view.lang;
    match who {
        Who::Named(name) => printable(name),
        Who::Both(name, Some(manager)) => says::both(lang, &printable(name), &printable(manager)),
        Who::Both(name, None) => says::with_manager(lang, &printable(name)),
        Who::Unnamed(party) => party.name(lang).to_owned(),
    }
}

/// What it is a board of, and of which day.
fn title(view: &ViewContext, board: &Board) -> String {
    let of = [board.only.team.as_deref(), board.only.manager.as_deref()].into_iter().flatten().map(printable);
    std::iter::once(says::title(view.lang)).chain(of).collect::<Vec<_>>().join(" · ")
}

/// A week's name, and its days where it has just seven.
fn week(view: &ViewContext, when: When) -> (&'static str, Option<String>) {
    let near = |day| words::near_day(view.lang, day, view.today);
    let days = when.days(view.today).map(|(first, last)| {
        let first = if first.month() == last.month() { first.day().to_string() } else { near(first) };
        says::week(view.lang, &first, &near(last))
    });
    (says::when(view.lang, when), days)
}

/// When an action is due, in the words of the week that it is in: today, the weekday, the day. How many days late it is
/// is not for a wall: the column says that it is late.
fn due(view: &ViewContext, action: &Action) -> String {
    let Some(due) = action.due_on(view.today) else { return String::new() };
    match When::of(action, view.today) {
        When::ThisWeek | When::NextWeek => match (due - view.today).num_days() {
            soon @ (0 | 1) => messages::due_in(view.lang, soon),
            _ => words::weekday(view.lang, due, view.today),
        },
        _ => words::near_day(view.lang, due, view.today),
    }
}

/// The success, and who and when.
fn win(view: &ViewContext, who: &Who, action: &Action) -> (String, String) {
    let day = action.closed.map(|day| words::near_day(view.lang, day, view.today)).unwrap_or_default();
    (printable(action.win.as_deref().unwrap_or_default()), format!("{}, {day}", owner(view, who)))
}
