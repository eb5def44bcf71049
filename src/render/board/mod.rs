//! A team's board: a document, and a page of its own for the screen in the team's room.

pub mod html;

use super::document::{Block, Document, Headline, Item, Join, List, Mark, Rank, Section, Span, Tone};
use super::visible::shown;
use super::{Look, actions};
use crate::domain::action::Action;
use crate::domain::board::{Board, Lane, WIN_WEEKS, When, Who};
use crate::domain::promise::{self, Fate};
use crate::i18n::{board as said, said as said_of_days, words};
use chrono::Datelike;

/// The whole board. Only in short it has ids, and says how many days late what is late; on a wall it does not.
pub fn document(look: &Look, board: &Board, brief: bool) -> Document {
    let lang = look.lang;
    let mut document = Document {
        title: title(look, board),
        headline: Headline::Dotted,
        facts: vec![words::long_day(lang, look.today)],
        sent_with: vec![said::fit_for(lang)],
        ..Document::default()
    };
    let wins = board.wins.iter().map(|(who, action)| {
        let (what, tail) = win(look, who, action);
        Item::new(Mark::Star, what).tail(tail)
    });
    let wins = List { join: Join::Brackets, items: wins.collect(), ..List::default() };
    document.add(Section::new(said::wins_head(lang, WIN_WEEKS)).with_list(wins));
    for part in &board.weeks {
        let (name, days) = week(look, part.when);
        let section = Section { aside: days, count: brief.then(|| part.count()), ..Section::new(name) };
        document.add(part.lanes.iter().map(|own| lane(look, own, brief)).fold(section, Section::with_list));
    }
    if board.weeks.is_empty() {
        document.add(Section::default().with(Block::said(said::nothing(lang), Tone::Good)));
    }
    if board.hidden > 0 {
        document.add(Section::default().with(Block::said(said::kept_off(lang, board.hidden), Tone::Soft)));
    }
    document
}

fn lane(look: &Look, lane: &Lane, brief: bool) -> List {
    let item = |action: &&Action| {
        let late = promise::days_late(action, look.today);
        let task = Item::new(if brief { Mark::Line } else { Mark::Task(Fate::Open, late) }, actions::title(look, action));
        match brief && late > 0 {
            true => Item { id: Some(action.id), tail: vec![Span::new(said_of_days::late_by(look.lang, late), Tone::Late(late))], ..task },
            false => Item { id: brief.then_some(action.id), ..task }.tail(due(look, action)),
        }
    };
    let items = lane.actions.iter().map(item).collect();
    List { head: Some(owner(look, &lane.owner)), rank: Rank::Heading, join: Join::Brackets, items }
}

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
            soon @ (0 | 1) => said_of_days::due_in(look.lang, soon),
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
