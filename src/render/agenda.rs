//! The agenda: a line a person, who has been due longest on top.

use super::table::{Cell, Column, Fit, Paint, table};
use super::visible::shown;
use super::{Look, style};
use crate::domain::agenda::{Reason, Row, Turn, When};
use crate::domain::employee::Employee;
use crate::i18n::{rhythm as says, said, words};
use chrono::NaiveDate;

/// The whole agenda, in three parts: late, in the coming week, after that.
pub fn text(look: &Look, turns: &[Turn]) -> String {
    let lines = lines(look, turns, 2);
    let parts =
        [(When::Late, says::late_head(look.lang)), (When::Soon, says::soon_head(look.lang)), (When::Later, says::later_head(look.lang))];
    let mut out = String::new();
    for (part, head) in parts {
        let is_of_part = |turn: &Turn| turn.first.when(look.today) == part;
        let of_part: Vec<&str> = turns.iter().zip(lines.lines()).filter(|(turn, _)| is_of_part(turn)).map(|(_, line)| line).collect();
        if !of_part.is_empty() {
            let gap = if out.is_empty() { "" } else { "\n" };
            out.push_str(&format!("{gap}{} {}\n{}\n", style::heading(head), style::dim(of_part.len()), of_part.join("\n")));
        }
    }
    out
}

/// A line for each person.
pub fn lines(look: &Look, turns: &[Turn], indent: usize) -> String {
    let column = |fit| Column { head: "", fit, right: false };
    let columns = [
        column(Fit::Whole),
        column(Fit::Prefers(10, 18)),
        column(Fit::Prefers(14, 44)),
        column(Fit::IfRoom),
        column(Fit::IfRoom),
        column(Fit::IfRoom),
        column(Fit::IfRoom),
    ];
    table(&columns, &turns.iter().map(|turn| line(look, turn)).collect::<Vec<_>>(), look.width, indent)
}

fn line(look: &Look, turn: &Turn) -> Vec<Cell> {
    let (lang, row) = (look.lang, turn.first);
    let id = row.conversation.map_or_else(|| Cell::new(""), |id| Cell::painted(id.as_str(), Paint::Id(look.ids.length(id))));
    let day = if row.due == look.today { String::new() } else { words::near_day(lang, row.due, look.today) };
    let last = if row.reason == Reason::Planned { String::new() } else { said::last_time(lang, row.last, look.today) };
    vec![
        when(look, row),
        Cell::new(shown(look.people.name(&row.employee))),
        Cell::new(whats(look, turn)),
        id,
        Cell::painted(day, Paint::Dim),
        Cell::painted(shown(look.people.team(&row.employee).unwrap_or("")), Paint::Dim),
        Cell::painted(last, Paint::Dim),
    ]
}

/// How late or how soon: red what is late, amber what is due within a week.
fn when(look: &Look, row: &Row) -> Cell {
    let text = match row.days_late {
        0 => said::due_in_short(look.lang, (row.due - look.today).num_days()),
        days => said::late_in_short(look.lang, days),
    };
    let paint = match row.when(look.today) {
        When::Late => Paint::Bad,
        When::Soon => Paint::Warn,
        When::Later => Paint::None,
    };
    Cell::painted(text, paint)
}

/// All there is to do with one person, each thing once, what is due first in front. Beside what is late or due in a week,
/// what comes only weeks later is not told, but for a talk that is planned.
fn whats(look: &Look, turn: &Turn) -> String {
    let near = turn.first.when(look.today).max(When::Soon);
    let rest = turn.rest.iter().filter(|row| row.reason == Reason::Planned || row.when(look.today) <= near);
    // that it was planned says that it is due
    let was_planned = |due: &Row| turn.first.reason == Reason::Planned && due.reason == Reason::Rhythm && due.kind == turn.first.kind;
    let mut whats: Vec<String> = Vec::new();
    for what in [turn.first].iter().chain(rest.filter(|row| !was_planned(row))).map(|row| what(look, row)) {
        if !whats.contains(&what) {
            whats.push(what);
        }
    }
    whats.join(", ")
}

/// What for.
fn what(look: &Look, row: &Row) -> String {
    let lang = look.lang;
    let kind = shown(words::type_name(lang, &look.settings.types, &row.kind));
    let near = |day| words::near_day(lang, day, look.today);
    match (row.reason, row.planned) {
        (Reason::Rhythm, Some(day)) => says::planned_on(lang, &kind, &near(day)),
        (Reason::Rhythm, None) => kind,
        (Reason::ComeBack, _) => says::come_back(lang),
        (Reason::Planned, _) if row.days_late > 0 => says::was_planned(lang, &kind),
        (Reason::Planned, _) => says::planned_on(lang, &kind, &near(row.due)),
    }
}

/// People to choose from, numbered, each with what is due.
pub fn offered(look: &Look, people: &[(&Employee, Option<Turn>)]) -> String {
    let column = |fit, right| Column { head: "", fit, right };
    let columns =
        [column(Fit::Whole, true), column(Fit::Prefers(10, 24), false), column(Fit::Whole, false), column(Fit::Prefers(10, 24), false)];
    let row = |(at, (employee, turn)): (usize, &(&Employee, Option<Turn>))| {
        let (when, what) = match turn {
            Some(turn) => (when(look, turn.first), Cell::new(what(look, turn.first))),
            None => (Cell::painted(says::not_due(look.lang), Paint::Dim), Cell::new("")),
        };
        vec![Cell::new((at + 1).to_string()), Cell::new(shown(&employee.name)), when, what]
    };
    table(&columns, &people.iter().enumerate().map(row).collect::<Vec<_>>(), look.width, 2)
}

/// The day up to which nobody is due, in words.
pub fn nobody(look: &Look, until: NaiveDate) -> String {
    says::nobody_due(look.lang, &words::near_day(look.lang, until, look.today))
}
