//! One obstacle to talk about together, and obstacles by team and quarter.

use super::document::{Block, Document, Item, List, Mark, Section};
use super::picture::line;
use super::printable::printable;
use super::table::{self, Cell, Column, Fit, Paint};
use super::{ViewContext, style};
use crate::domain::period::Period;
use crate::domain::shared_obstacle::{Done, Grid, Shared};
use crate::i18n::{either, shared_obstacle as says, when, wishes, words};

/// What the vocabulary calls an obstacle.
pub(crate) fn label(view: &ViewContext, key: &str) -> String {
    let term = view.settings.vocabulary.terms().iter().find(|term| term.key == key);
    printable(term.and_then(|term| term.label.of(view.lang)).unwrap_or(key))
}

/// The page for a team talk.
pub(crate) fn document(view: &ViewContext, shared: &Shared, team: Option<&str>, period: Period) -> Document {
    let lang = view.lang;
    let facts = vec![team.map(printable).into_iter().chain([when::days(lang, period)]).collect::<Vec<_>>().join(" · ")];
    let said = |text: String| Block::said(text, Paint::None);
    let mut document =
        Document { title: says::title(lang, &label(view, &shared.key)), facts, intro: vec![says::intro(lang)], ..Document::default() };
    let mut many = Section::new(says::how_many_head(lang));
    many = many.with(said(says::people_named(lang, &says::people_first(lang, shared.people, shared.least))));
    if let Some(since) = shared.since {
        many = many.with(said(says::since(lang, &says::period(lang, since))));
    }
    document.add(many);
    let items: Vec<Item> = shared.organisation.iter().map(|done| item(view, done)).collect();
    let mut done = Section::new(says::done_head(lang));
    if items.is_empty() {
        done = done.with(said(says::nothing_yet(lang)));
    }
    let called = |done: &Done| done.title.map_or_else(|| says::unnamed(lang), printable);
    let ones: Vec<line::One> = shared.organisation.iter().map(|done| line::One { action: done.action, title: called(done) }).collect();
    done = done.with_picture(line::of_actions(view, &ones, period.from, period.as_of(view.today)));
    done = done.with_list(List { items, ..List::default() });
    let people = |told| says::people_first(lang, told, shared.least);
    done = done.with(said(says::own_open(lang, &people(shared.own_open))));
    done = done.with(said(says::own_done(lang, &says::people(lang, shared.own_done, shared.least))));
    if let (Some(day), Some(since)) = (shared.last_done, shared.people_since) {
        let named = says::people(lang, since, shared.least);
        done = done.with(said(says::since_done(lang, &named, &words::day(lang, day))));
    }
    document.add(done);
    let questions = says::questions(lang).map(|question| Item::new(Mark::Question, question.to_owned())).into();
    document.add(Section::new(says::ask_head(lang)).with_list(List { items: questions, ..List::default() }));
    document
}

fn item(view: &ViewContext, done: &Done) -> Item {
    let (lang, action) = (view.lang, done.action);
    let state = match (action.is_open(), action.closed, action.due) {
        (true, _, Some(due)) => says::runs_until(lang, &words::day(lang, due)),
        (true, _, None) => says::runs(lang),
        (false, closed, _) => says::done_on(lang, &closed.map(|day| words::day(lang, day)).unwrap_or_default()),
    };
    let title = done.title.map_or_else(|| says::unnamed(lang), printable);
    let more = done.win.filter(|_| !action.is_open()).map(printable).into_iter().collect();
    Item { more, ..Item::new(Mark::Point, title).tail(state) }
}

/// Obstacles by team and quarter, for a terminal: the number of people in each cell.
pub(crate) fn grid(view: &ViewContext, grid: &Grid, label_of: impl Fn(&str) -> String) -> String {
    let lang = view.lang;
    let quarters: Vec<String> = grid.quarters.iter().filter_map(Period::name).collect();
    let column = |head, fit, right| Column { head, fit, right };
    // in a narrow terminal the last quarters tell most
    let room = (view.width.saturating_sub(34) / 9).clamp(1, quarters.len().max(1));
    let shown = quarters.len().saturating_sub(room);
    let mut columns = vec![column("", Fit::AtLeast(14), false), column("", Fit::AtLeast(10), false)];
    columns.extend(quarters.iter().skip(shown).map(|_| column("", Fit::Whole, true)));
    let heads = [either(lang, "Belemmering", "Obstacle").to_owned(), "Team".to_owned()];
    let heads: Vec<Cell> =
        heads.into_iter().chain(quarters.iter().skip(shown).cloned()).map(|head| Cell::painted(head, Paint::Dim)).collect();
    let mut last = None;
    let rows = grid.rows.iter().map(|row| {
        let name = if last == Some(&row.key) { String::new() } else { label_of(&row.key) };
        last = Some(&row.key);
        let team = row.team.as_deref().map_or_else(|| wishes::without_team(lang), printable);
        let counts = row.people.iter().skip(shown).map(|count| match count {
            0 => Cell::painted("·", Paint::Dim),
            count => Cell::new(count.to_string()),
        });
        [Cell::new(name), Cell::new(team)].into_iter().chain(counts).collect::<Vec<Cell>>()
    });
    let rows: Vec<Vec<Cell>> = std::iter::once(heads).chain(rows).collect();
    format!("\n{}\n{}", style::heading(says::grid_head(lang)), table::table(&columns, &rows, view.width, 2))
}
