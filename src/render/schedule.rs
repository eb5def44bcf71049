//! A round of talks: who on which day, and who gets none.

use super::printable::printable;
use super::table::{Cell, Column, Fit, Paint, table};
use super::{ViewContext, style};
use crate::domain::rhythm::days_late;
use crate::domain::schedule::{Round, Turn, Why};
use crate::i18n::{messages, schedule as says, words};
use chrono::NaiveDate;

/// The proposal, by day, with those who get none below it; but for those who have one already.
pub(crate) fn text(view: &ViewContext, round: &Round) -> String {
    let lang = view.lang;
    let mut out = String::new();
    if !round.talks.is_empty() {
        let rows: Vec<Vec<Cell>> = round.talks.iter().map(|(turn, day)| talk(view, turn, *day)).collect();
        let fits = [Fit::Whole, Fit::Prefers(10, 24), Fit::Wraps(12, 34), Fit::IfRoom, Fit::IfRoom, Fit::IfRoom];
        let table = table(&fits.map(column), &rows, view.width, 2);
        out.push_str(&format!("{} {}\n{table}", style::heading(says::head(lang)), style::dim(rows.len())));
    }
    let without: Vec<Vec<Cell>> = round
        .left_over
        .iter()
        .filter(|(_, why, _)| *why != Why::Planned)
        .map(|(turn, why, talk)| left_over(view, turn, *why, talk.as_ref()))
        .collect();
    if !without.is_empty() {
        let gap = if out.is_empty() { "" } else { "\n" };
        let fits = [Fit::Prefers(10, 24), Fit::Wraps(12, 34), Fit::Wraps(14, 44), Fit::IfRoom];
        let table = table(&fits.map(column), &without, view.width, 2);
        out.push_str(&format!("{gap}{} {}\n{table}", style::heading(says::left_over_head(lang)), style::dim(without.len())));
    }
    out
}

fn column(fit: Fit) -> Column {
    Column { head: "", fit, right: false }
}

fn kind(view: &ViewContext, turn: &Turn) -> String {
    printable(words::type_name(view.lang, &view.settings.types, &turn.kind))
}

fn talk(view: &ViewContext, turn: &Turn, day: NaiveDate) -> Vec<Cell> {
    let away = if turn.away.on(day).is_some() { format!(" ({})", says::away_then(view.lang)) } else { String::new() };
    vec![
        Cell::new(words::short_weekday(view.lang, day, view.today)),
        Cell::new(printable(view.people.name(&turn.employee))),
        Cell::new(format!("{}{away}", kind(view, turn))),
        due(view, turn),
        Cell::painted(printable(view.people.team(&turn.employee).unwrap_or_default()), Paint::Dim),
        Cell::painted(turn.with.as_deref().map(printable).unwrap_or_default(), Paint::Dim),
    ]
}

fn left_over(view: &ViewContext, turn: &Turn, why: Why, talk: Option<&crate::domain::id::Id>) -> Vec<Cell> {
    let id = talk.map(|id| &id.as_str()[..view.ids.length(*id)]);
    vec![
        Cell::new(printable(view.people.name(&turn.employee))),
        Cell::new(kind(view, turn)),
        Cell::painted(says::why(view.lang, why, id), if why == Why::NoRoom { Paint::Warn } else { Paint::Dim }),
        due(view, turn),
    ]
}

/// How late or how soon someone is due.
fn due(view: &ViewContext, turn: &Turn) -> Cell {
    match days_late(turn.due, view.today) {
        0 => Cell::painted(messages::due_in_short(view.lang, (turn.due - view.today).num_days()), Paint::Dim),
        days => Cell::painted(messages::late_in_short(view.lang, days), Paint::Bad),
    }
}

/// The proposal as a page to move days on: a line for each talk. `head` stands above it, each line behind `mark`.
pub(crate) fn page(view: &ViewContext, round: &Round, mark: &str) -> String {
    let width = |of: &dyn Fn(&Turn) -> usize| round.talks.iter().map(|(turn, _)| of(turn)).max().unwrap_or_default();
    let (slugs, kinds) = (width(&|turn| turn.employee.chars().count()), width(&|turn| turn.kind.chars().count()));
    let line = |(turn, day): &(Turn, NaiveDate)| {
        let note = [
            words::short_weekday(view.lang, *day, view.today),
            printable(view.people.name(&turn.employee)),
            due(view, turn).full().to_owned(),
        ];
        format!("{day}  {:slugs$}  {:kinds$}  # {}\n", turn.employee, turn.kind, note.join(" · "))
    };
    let head = [says::page_how(view.lang), says::page_move(view.lang)];
    head.iter().map(|line| format!("{mark} {line}\n")).chain(round.talks.iter().map(line)).collect()
}
