//! Rounds: one line each while they run, all of them, and one with its teams.

use super::document::{Block, Document, Item, List, Mark, Section, Table};
use super::list::ListColumn;
use super::printable::printable;
use super::table::{self, Cell, Column, Fit, Paint, wrap};
use super::wishes::figure;
use super::{ViewContext, style};
use crate::domain::round::{Count, Progress, Round, State};
use crate::i18n::{either, rounds as says, words};
use serde_json::Value;

/// How many people without their talk a page names before it says how many more there are.
const MOST: usize = 40;

/// The columns of the rounds of several workspaces.
pub(crate) fn columns() -> Vec<ListColumn<Value>> {
    let column = ListColumn::of;
    let kind = |view: &ViewContext, row: &Value| {
        let key = row["type"].as_str().unwrap_or_default();
        Cell::new(printable(words::type_name(view.lang, &view.settings.types, key)))
    };
    vec![
        column("workspace", "werkmap").headed("Werkmap", "Workspace").whole(),
        column("round", "ronde").headed("Ronde", "Round"),
        column("type", "soort").headed("Soort", "Type").shown(Fit::Prefers(8, 14), kind),
        column("from", "van").headed("Van", "From").whole(),
        column("to", "tot").headed("Tot en met", "To").whole(),
        column("people", "mensen").headed("Mensen", "People").whole(),
        column("held", "gehouden").headed("Gehouden", "Held").whole(),
        column("planned", "gepland").headed("Gepland", "Planned").whole(),
        column("to_do", "te-doen").headed("Nog te doen", "To do").whole(),
    ]
}

/// `Ronde voorjaar-2026 · blijfgesprek: 12 van 40 gehouden · 8 gepland · 20 nog te doen · nog 14 dagen`.
pub(crate) fn line(view: &ViewContext, progress: &Progress) -> String {
    let (lang, round) = (view.lang, progress.round);
    let parts = counted(view, &progress.all).into_iter().chain([time(view, round)]).collect::<Vec<_>>().join(" · ");
    format!("{} · {}: {parts}", says::title(lang, &printable(&round.key)), kind(view, round))
}

/// The rounds that run, a line each for a terminal; nothing where none does.
pub(crate) fn lines(view: &ViewContext, running: &[Progress]) -> String {
    let told = running.iter().flat_map(|progress| wrap(&line(view, progress), view.width));
    told.map(|line| format!("{}\n", style::dim(line))).collect()
}

/// The same with an empty line below them.
pub(crate) fn above(view: &ViewContext, running: &[Progress]) -> String {
    let lines = lines(view, running);
    if lines.is_empty() { lines } else { lines + "\n" }
}

/// The same, each with its teams.
pub(crate) fn each(view: &ViewContext, running: &[Progress]) -> Section {
    let each = |section: Section, progress: &Progress| {
        let all = &progress.all;
        section.with(Block::Share(line(view, progress), all.held, all.people)).with_table(by_team(view, progress))
    };
    running.iter().fold(Section::new(says::head(view.lang)), each)
}

/// The same as a section of a document.
pub(crate) fn section(view: &ViewContext, running: &[Progress]) -> Section {
    let said = |section: Section, progress: &Progress| {
        let all = &progress.all;
        section.with(Block::Share(line(view, progress), all.held, all.people))
    };
    running.iter().fold(Section::new(says::head(view.lang)), said)
}

fn kind(view: &ViewContext, round: &Round) -> String {
    printable(words::type_name(view.lang, &view.settings.types, &round.kind))
}

/// How far it is; what is nought is not told, but what was held.
fn counted(view: &ViewContext, count: &Count) -> Vec<String> {
    let lang = view.lang;
    let planned = Some(says::planned(lang, count.planned)).filter(|_| count.planned > 0);
    let to_do = Some(says::to_do(lang, count.to_do())).filter(|_| count.to_do() > 0);
    [Some(says::held_of(lang, count.held, count.people)), planned, to_do].into_iter().flatten().collect()
}

/// How long it still runs, or when it does.
fn time(view: &ViewContext, round: &Round) -> String {
    let (lang, near) = (view.lang, |day| words::near_day(view.lang, day, view.today));
    match (round.state(view.today), round.days_left(view.today)) {
        (State::Running, days) => says::days_left(lang, days.unwrap_or_default()),
        (State::Coming, _) => says::begins(lang, &near(round.from)),
        (State::Over, _) => says::is_over(lang, &near(round.to)),
    }
}

/// Every round, in the order of the file.
pub(crate) fn list(view: &ViewContext, all: &[Progress]) -> Document {
    let lang = view.lang;
    let column = |head, fit, right| Column { head, fit, right };
    let columns = vec![
        column(either(lang, "Ronde", "Round"), Fit::AtLeast(10), false),
        column(either(lang, "Gesprek", "Talk"), Fit::AtLeast(8), false),
        column(either(lang, "Gehouden", "Held"), Fit::Whole, true),
        column(either(lang, "Gepland", "Planned"), Fit::Whole, true),
        column(either(lang, "Te doen", "To do"), Fit::Whole, true),
        column(either(lang, "Wanneer", "When"), Fit::Whole, false),
        column(either(lang, "Voor", "For"), Fit::IfRoom, false),
    ];
    let row = |progress: &Progress| {
        let (round, count) = (progress.round, &progress.all);
        let is_running = round.state(view.today) == State::Running;
        let paint = if is_running { Paint::None } else { Paint::Dim };
        let teams: Vec<String> = round.teams.iter().map(|team| printable(team)).collect();
        vec![
            Cell::painted(printable(&round.key), paint),
            Cell::painted(kind(view, round), paint),
            held(view, count),
            figure(view, count.planned, says::planned),
            figure(view, count.to_do(), says::to_do),
            Cell::painted(time(view, round), paint),
            Cell::painted(says::of_teams(lang, &teams), Paint::Dim),
        ]
        .into()
    };
    let table = Table { columns, rows: all.iter().map(row).collect(), headed: true, ..Table::default() };
    let mut document = Document { title: says::head(lang), facts: vec![words::long_day(lang, view.today)], ..Document::default() };
    document.add(Section::default().with_table(table));
    document
}

/// One round: how far each team is, and with whom the talk is still to be held.
pub(crate) fn document(view: &ViewContext, progress: &Progress, brief: bool) -> Document {
    let (lang, round) = (view.lang, progress.round);
    let teams: Vec<String> = round.teams.iter().map(|team| printable(team)).collect();
    let days = format!("{} – {}", words::day(lang, round.from), words::day(lang, round.to));
    let facts = vec![format!("{} · {} · {days} · {}", kind(view, round), says::of_teams(lang, &teams), time(view, round))];
    let mut document = Document { title: says::title(lang, &printable(&round.key)), facts, ..Document::default() };
    let (all, counted) = (&progress.all, counted(view, &progress.all).join(" · "));
    document.add(Section::default().with(Block::Share(counted, all.held, all.people)));
    document.add(Section::new(says::by_team_head(lang)).with_table(by_team(view, progress)));
    document.add(waiting(view, progress, if brief { MOST } else { usize::MAX }));
    let questions = round.questions.iter().map(|question| Item::new(Mark::Question, printable(question))).collect();
    document.add(Section::new(says::questions_head(lang)).with_list(List { items: questions, ..List::default() }));
    document
}

/// How many of how many, where there are no heads in words.
fn held(view: &ViewContext, count: &Count) -> Cell {
    let short = format!("{}/{}", count.held, count.people);
    let told = says::held_of(view.lang, count.held, count.people);
    Cell::new(if view.width < table::NARROW { told } else { short.clone() }).in_full(short)
}

fn by_team(view: &ViewContext, progress: &Progress) -> Table {
    let lang = view.lang;
    let column = |head, fit, right| Column { head, fit, right };
    let columns = vec![
        column("Team", Fit::AtLeast(10), false),
        column(either(lang, "Mensen", "People"), Fit::Whole, true),
        column(either(lang, "Gehouden", "Held"), Fit::Whole, true),
        column(either(lang, "Gepland", "Planned"), Fit::Whole, true),
        column(either(lang, "Te doen", "To do"), Fit::Whole, true),
    ];
    let row = |(team, count): &(Option<String>, Count)| {
        let mut waiting_cell = figure(view, count.to_do(), says::to_do);
        waiting_cell.paint = if count.to_do() > 0 { Paint::Warn } else { Paint::None };
        vec![
            Cell::new(team.as_deref().map_or_else(|| says::without_team(lang), printable)),
            figure(view, count.people, words::people),
            figure(view, count.held, says::held),
            figure(view, count.planned, says::planned),
            waiting_cell,
        ]
        .into()
    };
    Table { columns, rows: progress.by_team.iter().map(row).collect(), headed: true, ..Table::default() }
}

fn waiting(view: &ViewContext, progress: &Progress, most: usize) -> Section {
    let lang = view.lang;
    let section = Section::new(says::waiting_head(lang)).counting(progress.waiting.len());
    if progress.waiting.is_empty() && progress.all.people > 0 {
        return section.with(Block::said(says::all_held(lang), Paint::Good));
    }
    let column = |head, fit| Column { head, fit, right: false };
    let columns = vec![
        column(either(lang, "Wie", "Who"), Fit::AtLeast(10)),
        column("Team", Fit::IfRoom),
        column(either(lang, "Wanneer", "When"), Fit::Whole),
    ];
    let rows = progress.waiting.iter().take(most).map(|waiting| {
        let day = waiting.planned.map(|day| says::planned_on(lang, &words::near_day(lang, day, view.today)));
        let is_planned = day.is_some();
        vec![
            Cell::new(printable(&waiting.employee.name)),
            Cell::painted(waiting.employee.team.as_deref().map(printable).unwrap_or_default(), Paint::Dim),
            Cell::painted(day.unwrap_or_else(|| says::not_planned(lang)), if is_planned { Paint::None } else { Paint::Warn }),
        ]
        .into()
    });
    let more = progress.waiting.len().saturating_sub(most);
    let more = (more > 0).then(|| crate::i18n::messages::and_more(lang, more, "--json"));
    section.with_table(Table { columns, rows: rows.collect(), more, ..Table::default() })
}
