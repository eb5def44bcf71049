//! One obstacle to talk about together, and obstacles by team and quarter.

use super::document::{Block, Document, Item, List, Mark, Section};
use super::picture::line;
use super::printable::printable;
use super::table::{self, Cell, Column, Fit, Paint};
use super::{ViewContext, style};
use crate::domain::period::Period;
use crate::domain::shared_obstacle::{Done, Grid, GridRow, Shared};
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
    document.add(Section::default().with(Block::said(says::by_itself(lang), Paint::Dim)));
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

/// How many rows of a grid a terminal shows before it says how many more there are.
const MOST_ROWS: usize = 60;

/// Obstacles by team and quarter, for a terminal: the number of people in each cell.
pub(crate) fn grid(view: &ViewContext, grid: &Grid, label_of: impl Fn(&str) -> String) -> String {
    let lang = view.lang;
    let rows = &grid.rows[..grid.rows.len().min(MOST_ROWS)];
    let (shown, told) =
        if view.width < table::NARROW { (0, listed(view, grid, rows, label_of)) } else { beside(view, grid, rows, label_of) };
    let earlier = (shown > 0).then(|| {
        let quarters = words::counted(lang, shown, ["kwartaal", "kwartalen"], ["quarter", "quarters"]);
        if shown == 1 { says::earlier(lang, &quarters) } else { says::earlier_several(lang, &quarters) }
    });
    let left = grid.rows.len() - rows.len();
    let notes = earlier.into_iter().chain((left > 0).then(|| says::more_rows(lang, left)));
    let notes: String =
        notes.flat_map(|note| table::wrap(&note, view.width.saturating_sub(2))).map(|line| format!("  {}\n", style::dim(line))).collect();
    format!("\n{}\n{told}{notes}", style::heading(says::grid_head(lang)))
}

/// One below another where there is no room for columns: each obstacle, its teams, and the quarters in which anyone named it.
fn listed(view: &ViewContext, grid: &Grid, rows: &[GridRow], label_of: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut add = |indent: usize, text: &str, paint: &dyn Fn(String) -> String| {
        let lines = table::wrap(text, view.width.saturating_sub(indent).max(10));
        lines.into_iter().for_each(|line| out.push_str(&format!("{}{}\n", " ".repeat(indent), paint(line))));
    };
    let (plain, dim) = (|line: String| line, |line: String| style::dim(line).to_string());
    let mut last = None;
    for row in rows {
        if last != Some(&row.key) {
            add(2, &label_of(&row.key), &plain);
            last = Some(&row.key);
        }
        add(4, &row.team.as_deref().map_or_else(|| wishes::without_team(view.lang), printable), &dim);
        let named = grid.quarters.iter().zip(&row.people).filter(|(_, people)| **people > 0);
        // a quarter stays with its figure
        let named = named.filter_map(|(quarter, people)| Some(format!("{}:\u{a0}{people}", quarter.name()?)));
        add(6, &named.collect::<Vec<_>>().join(" · "), &plain);
    }
    out
}

/// Side by side: how many quarters have no room, and the table of the others. The last quarters tell most.
fn beside(view: &ViewContext, grid: &Grid, rows: &[GridRow], label_of: impl Fn(&str) -> String) -> (usize, String) {
    let lang = view.lang;
    let quarters: Vec<String> = grid.quarters.iter().filter_map(Period::name).collect();
    let column = |head, fit, right| Column { head, fit, right };
    let room = (view.width.saturating_sub(34) / 9).clamp(1, quarters.len().max(1));
    let shown = quarters.len().saturating_sub(room);
    let mut columns = vec![column("", Fit::AtLeast(14), false), column("", Fit::AtLeast(10), false)];
    columns.extend(quarters.iter().skip(shown).map(|_| column("", Fit::Whole, true)));
    let heads = [either(lang, "Belemmering", "Obstacle").to_owned(), "Team".to_owned()];
    let heads: Vec<Cell> =
        heads.into_iter().chain(quarters.iter().skip(shown).cloned()).map(|head| Cell::painted(head, Paint::Dim)).collect();
    let mut last = None;
    let rows = rows.iter().filter(|row| row.people.iter().skip(shown).any(|people| *people > 0)).map(|row| {
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
    (shown, table::table(&columns, &rows, view.width, 2))
}
