//! The agenda: a line a person, who has been due longest on top.

use super::document::{self, Block, Document, Section, Table, Tone};
use super::table::{self, Cell, Column, Fit, Paint, table, wrap_whole};
use super::visible::shown;
use super::{Look, style};
use crate::domain::agenda::{Reason, Row, Turn, When};
use crate::domain::employee::Employee;
use crate::i18n::{Language, either, rhythm as says, said, words};
use chrono::NaiveDate;
use std::collections::HashSet;

/// With fewer columns than this, what is to be done stands below the name where it has no room beside it.
const NARROW: usize = 70;
/// How many columns of a name tell enough.
const NAME: usize = 18;

/// The whole agenda, in three parts: late, in the coming week, after that.
pub fn text(look: &Look, turns: &[Turn]) -> String {
    let rows = rows(look, turns, 2);
    let mut out = String::new();
    for (part, head) in parts(look.lang) {
        let is_of_part = |turn: &Turn| turn.first.when(look.today) == part;
        let of_part: Vec<&str> = turns.iter().zip(&rows).filter(|(turn, _)| is_of_part(turn)).map(|(_, row)| &**row).collect();
        if !of_part.is_empty() {
            let gap = if out.is_empty() { "" } else { "\n" };
            out.push_str(&format!("{gap}{} {}\n{}", style::heading(head), style::dim(of_part.len()), of_part.concat()));
        }
    }
    out
}

/// The same to send or to print; `until` is how far it looks ahead.
pub fn document(look: &Look, turns: &[Turn], until: NaiveDate) -> Document {
    let (lang, namesakes) = (look.lang, look.people.namesakes());
    let columns = [
        column(Fit::Whole).under(either(lang, "Wanneer", "When")),
        column(Fit::Whole).under(either(lang, "Wie", "Who")),
        column(Fit::AtLeast(14)).under(either(lang, "Wat", "What")),
        column(Fit::Whole).under("ID"),
        column(Fit::IfRoom).under(either(lang, "Dag", "Day")),
        column(Fit::IfRoom).under("Team"),
        column(Fit::IfRoom).under(either(lang, "Vorige keer", "Last time")),
    ];
    let until_day = words::day(lang, until);
    let facts = vec![words::long_day(lang, look.today), says::looks_ahead(lang, &until_day)];
    let mut document = Document { title: says::agenda_head(lang), facts, ..Document::default() };
    for (part, head) in parts(lang) {
        let of_part = turns.iter().filter(|turn| turn.first.when(look.today) == part);
        let rows: Vec<document::Row> = of_part.map(|turn| line(look, turn, &namesakes).into()).collect();
        let section = Section::new(head).counting(rows.len());
        document.add(section.with_table(Table { columns: columns.into(), rows, name: 1, ..Table::default() }));
    }
    if turns.is_empty() {
        document.add(Section::default().with(Block::said(nobody(look, until), Tone::Plain)));
    }
    document
}

fn parts(lang: Language) -> [(When, String); 3] {
    [(When::Late, says::late_head(lang)), (When::Soon, says::soon_head(lang)), (When::Later, says::later_head(lang))]
}

/// A line for each person; more where there is much to do and little room, for what is to be done is never cut.
pub fn rows(look: &Look, turns: &[Turn], indent: usize) -> Vec<String> {
    let namesakes = look.people.namesakes();
    let cells: Vec<Vec<Cell>> = turns.iter().map(|turn| line(look, turn, &namesakes)).collect();
    if look.width < NARROW && !is_room_beside(&cells, look.width.saturating_sub(indent)) {
        return stacked(look, turns, cells, indent);
    }
    let name = name_fit(turns, &namesakes);
    let fits = [Fit::Whole, name, Fit::Wraps(14, 44), Fit::IfRoom, Fit::IfRoom, Fit::IfRoom, Fit::IfRoom];
    table::rows(&fits.map(column), &cells, look.width, indent)
}

/// Whether what is to be done stands whole beside when and who.
fn is_room_beside(cells: &[Vec<Cell>], room: usize) -> bool {
    let widest = |at: usize| cells.iter().map(|cells| cells[at].width()).max().unwrap_or(0);
    widest(0) + widest(1).min(NAME) + widest(2) + 4 <= room
}

/// When and who, and below that what.
fn stacked(look: &Look, turns: &[Turn], mut cells: Vec<Vec<Cell>>, indent: usize) -> Vec<String> {
    cells.iter_mut().for_each(|cells| cells.truncate(2));
    let heads = table::rows(&[column(Fit::Whole), column(Fit::Wraps(10, NAME))], &cells, look.width, indent);
    let pad = " ".repeat(indent + 2);
    let below = |turn: &Turn| -> String {
        let lines = wrap_whole(&whats(look, turn), look.width.saturating_sub(pad.len()).max(16));
        lines.iter().map(|line| format!("{pad}{line}\n")).collect()
    };
    heads.into_iter().zip(turns).map(|(head, turn)| head + &below(turn)).collect()
}

fn column(fit: Fit) -> Column {
    Column { head: "", fit, right: false }
}

/// A name may be cut, unless what tells it from another's would go.
fn name_fit(turns: &[Turn], namesakes: &HashSet<&str>) -> Fit {
    if turns.iter().any(|turn| namesakes.contains(&*turn.first.employee)) { Fit::Wraps(14, 24) } else { Fit::Prefers(10, NAME) }
}

/// A name; with the slug where somebody else has the same.
fn name(look: &Look, slug: &str, namesakes: &HashSet<&str>) -> String {
    let name = shown(look.people.name(slug));
    if namesakes.contains(slug) { format!("{name} ({slug})") } else { name }
}

fn line(look: &Look, turn: &Turn, namesakes: &HashSet<&str>) -> Vec<Cell> {
    let (lang, row) = (look.lang, turn.first);
    let id = row.conversation.map_or_else(|| Cell::new(""), |id| Cell::painted(id.as_str(), Paint::Id(look.ids.length(id))));
    let day = if row.due == look.today { String::new() } else { words::near_day(lang, row.due, look.today) };
    let whats = whats(look, turn);
    let last = if row.reason == Reason::Planned { String::new() } else { said::last_time(lang, row.last, look.today) };
    let full_last = row.last.filter(|_| !last.is_empty()).map_or_else(|| last.clone(), |day| words::day(lang, day));
    vec![
        when(look, row),
        Cell::new(name(look, &row.employee, namesakes)),
        Cell::new(&*whats).in_full(whats.replace('\u{a0}', " ")),
        id,
        Cell::painted(day, Paint::Dim).in_full(words::day(lang, row.due)),
        Cell::painted(shown(look.people.team(&row.employee).unwrap_or("")), Paint::Dim),
        Cell::painted(&*last, Paint::Dim).in_full(full_last),
    ]
}

/// How late or how soon: red what is late, amber what is due within a week.
fn when(look: &Look, row: &Row) -> Cell {
    let soon = (row.due - look.today).num_days();
    let (text, full) = match row.days_late {
        0 => (said::due_in_short(look.lang, soon), said::due_in(look.lang, soon)),
        days => (said::late_in_short(look.lang, days), said::late_by(look.lang, days)),
    };
    let paint = match row.when(look.today) {
        When::Late => Paint::Bad,
        When::Soon => Paint::Warn,
        When::Later => Paint::None,
    };
    Cell::painted(text, paint).in_full(full)
}

/// All there is to do with one person, each thing once, what is due first in front. Beside what is late or due in a week,
/// what comes only weeks later is not told, but for a talk that is planned. A thing is broken off only where a line is too
/// short for it.
fn whats(look: &Look, turn: &Turn) -> String {
    let near = turn.first.when(look.today).max(When::Soon);
    let rest = turn.rest.iter().filter(|row| row.reason == Reason::Planned || row.when(look.today) <= near);
    // that it was planned says that it is due
    let was_planned = |due: &Row| turn.first.reason == Reason::Planned && due.reason == Reason::Rhythm && due.kind == turn.first.kind;
    let mut whats: Vec<String> = Vec::new();
    for row in [turn.first].into_iter().chain(rest.filter(|row| !was_planned(row)).copied()) {
        // beside what is late, what is not has its own day
        let is_later = turn.first.days_late > 0 && row.days_late == 0 && row.reason != Reason::Planned && row.planned.is_none();
        let day = if is_later { format!(" ({})", words::near_day(look.lang, row.due, look.today)) } else { String::new() };
        let what = format!("{}{day}", what(look, row)).replace(' ', "\u{a0}");
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
    let namesakes = look.people.namesakes();
    let name_fits =
        if people.iter().any(|(employee, _)| namesakes.contains(&*employee.slug)) { Fit::Wraps(14, 30) } else { Fit::Prefers(10, 24) };
    let number = Column { right: true, ..column(Fit::Whole) };
    let columns = [number, column(name_fits), column(Fit::Whole), column(Fit::Prefers(10, 24))];
    let row = |(at, (employee, turn)): (usize, &(&Employee, Option<Turn>))| {
        let (when, what) = match turn {
            Some(turn) => (when(look, turn.first), Cell::new(what(look, turn.first))),
            None => (Cell::painted(says::not_due(look.lang), Paint::Dim), Cell::new("")),
        };
        vec![Cell::new((at + 1).to_string()), Cell::new(name(look, &employee.slug, &namesakes)), when, what]
    };
    table(&columns, &people.iter().enumerate().map(row).collect::<Vec<_>>(), look.width, 2)
}

/// The day up to which nobody is due, in words.
pub fn nobody(look: &Look, until: NaiveDate) -> String {
    says::nobody_due(look.lang, &words::near_day(look.lang, until, look.today))
}
