//! The agenda: a line a person, who has been due longest on top.

use super::document::{self, Block, Document, Section, Table};
use super::list::{self, ListColumn};
use super::printable::printable;
use super::table::{self, Cell, Column, Fit, Paint, table, wrap_whole};
use super::{ViewContext, style};
use crate::domain::agenda::{Reason, Row, Turn, When};
use crate::domain::away::Leave;
use crate::domain::employee::Employee;
use crate::i18n::{Language, either, messages, rhythm as says, words};
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::HashSet;

/// With fewer columns than this, what is to be done stands below the name where it has no room beside it.
const NARROW: usize = 70;
/// How many columns of a name tell enough.
const NAME: usize = 18;

/// What the agenda shows where it is one flat list.
pub(crate) const SHOWN: &[&str] = &["when", "name", "what", "group", "conversation", "due", "team", "last"];

/// The columns of the agenda as a list, of what has been due longest with each person.
pub(crate) fn columns<'r>() -> Vec<ListColumn<Turn<'r>>> {
    let column = ListColumn::of;
    vec![
        column("group", "groep").headed("Groep", "Group").from("part").ordered(&["late", "soon", "later"]).shown(
            Fit::Whole,
            |view, turn| {
                let part = turn.first.when(view.today);
                let head = parts(view.lang).into_iter().find(|(known, _)| *known == part);
                Cell::painted(head.map(|(_, head)| head).unwrap_or_default(), Paint::Dim)
            },
        ),
        column("when", "wanneer").headed("Wanneer", "When").from("due").shown(Fit::Whole, |view, turn| when(view, turn.first)),
        column("what", "wat").headed("Wat", "What").from("type").shown(Fit::Wraps(14, 44), |view, turn| {
            let whats = whats(view, turn);
            Cell::new(&*whats).in_full(whats.replace('\u{a0}', " "))
        }),
        column("employee", "medewerker").headed("Medewerker", "Employee"),
        column("name", "naam")
            .headed("Wie", "Who")
            .shown(Fit::Prefers(10, NAME), |view, turn| Cell::new(name(view, &turn.first.employee, &view.people.namesakes()))),
        column("team", "team")
            .headed("Team", "Team")
            .shown(Fit::IfRoom, |view, turn| Cell::painted(printable(view.people.team(&turn.first.employee).unwrap_or("")), Paint::Dim)),
        column("kind", "reden").headed("Reden", "Kind").whole(),
        column("type", "soort").headed("Soort", "Type").shown(Fit::Prefers(8, 14), |view, turn| {
            Cell::new(printable(words::type_name(view.lang, &view.settings.types, &turn.first.kind)))
        }),
        column("last", "vorige").headed("Vorige keer", "Last time").shown(Fit::IfRoom, |view, turn| {
            let last = turn.first.last.filter(|_| turn.first.reason == Reason::Rhythm);
            let day = |told: &dyn Fn(NaiveDate) -> String| last.map(told).unwrap_or_default();
            Cell::painted(day(&|day| words::near_day(view.lang, day, view.today)), Paint::Dim)
                .in_full(day(&|day| words::day(view.lang, day)))
        }),
        column("due", "dag").headed("Dag", "Day").shown(Fit::IfRoom, |view, turn| {
            let day = turn.first.due;
            Cell::painted(words::near_day(view.lang, day, view.today), Paint::Dim).in_full(words::day(view.lang, day))
        }),
        column("days_late", "dagen-te-laat").headed("Dagen te laat", "Days late").whole(),
        column("planned", "gepland").headed("Gepland", "Planned").whole(),
        column("leave", "afwezig").headed("Afwezig", "Leave"),
        column("conversation", "gesprek").headed("ID", "ID").shown(Fit::IfRoom, |view, turn| {
            turn.first.conversation.map_or_else(|| Cell::new(""), |id| Cell::painted(id.as_str(), Paint::Id(view.ids.length(id))))
        }),
    ]
}

/// The word of the part that an entry is in.
pub(crate) fn part(row: &Row, today: NaiveDate) -> &'static str {
    match row.when(today) {
        When::Late => "late",
        When::Soon => "soon",
        When::Later => "later",
    }
}

/// How many lines each part has: late, in the coming week, after that.
pub(crate) fn counts(turns: &[Turn], today: NaiveDate) -> [usize; 3] {
    [When::Late, When::Soon, When::Later].map(|part| turns.iter().filter(|turn| turn.first.when(today) == part).count())
}

/// The agenda as one list, in the order that it is given in.
pub(crate) fn flat(view: &ViewContext, turns: &[Turn], value: impl Fn(&Turn) -> Value) -> String {
    if view.width < table::NARROW {
        return rows(view, turns, 0).concat();
    }
    let columns = columns();
    let (columns, rows) = list::cells(view, &columns, &list::places(&columns, SHOWN), turns, value);
    table(&columns, &rows, view.width, 0)
}

/// The whole agenda, in three parts: late, in the coming week, after that; `counts` is how many lines they have in all.
pub(crate) fn text(view: &ViewContext, turns: &[Turn], counts: [usize; 3]) -> String {
    let rows = rows(view, turns, 2);
    let mut out = String::new();
    for ((part, head), count) in parts(view.lang).into_iter().zip(counts) {
        let is_of_part = |turn: &Turn| turn.first.when(view.today) == part;
        let of_part: Vec<&str> = turns.iter().zip(&rows).filter(|(turn, _)| is_of_part(turn)).map(|(_, row)| &**row).collect();
        if !of_part.is_empty() {
            let gap = if out.is_empty() { "" } else { "\n" };
            out.push_str(&format!("{gap}{} {}\n{}", style::heading(head), style::dim(count), of_part.concat()));
        }
    }
    out
}

/// The same to send or to print; `until` is how far it looks ahead. One `table` of all is in the place of the parts.
pub(crate) fn document(view: &ViewContext, turns: &[Turn], until: NaiveDate, counts: [usize; 3], table: Option<Table>) -> Document {
    let (lang, namesakes) = (view.lang, view.people.namesakes());
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
    let facts = vec![words::long_day(lang, view.today), says::looks_ahead(lang, &until_day)];
    let mut document = Document { title: says::agenda_head(lang), facts, ..Document::default() };
    let is_flat = table.is_some();
    table.into_iter().for_each(|table| document.add(Section::default().with_table(table)));
    for ((part, head), count) in parts(lang).into_iter().zip(counts).filter(|_| !is_flat) {
        let of_part = turns.iter().filter(|turn| turn.first.when(view.today) == part);
        let rows: Vec<document::Row> = of_part.map(|turn| line(view, turn, &namesakes).into()).collect();
        let section = Section::new(head).counting(count);
        document.add(section.with_table(Table { columns: columns.into(), rows, name: 1, ..Table::default() }));
    }
    if turns.is_empty() {
        document.add(Section::default().with(Block::said(nobody(view, until), Paint::None)));
    }
    document
}

fn parts(lang: Language) -> [(When, String); 3] {
    [(When::Late, says::late_head(lang)), (When::Soon, says::soon_head(lang)), (When::Later, says::later_head(lang))]
}

/// A line for each person; more where there is much to do and little room, for what is to be done is never cut.
pub(crate) fn rows(view: &ViewContext, turns: &[Turn], indent: usize) -> Vec<String> {
    let namesakes = view.people.namesakes();
    let cells: Vec<Vec<Cell>> = turns.iter().map(|turn| line(view, turn, &namesakes)).collect();
    if view.width < table::NARROW || (view.width < NARROW && !is_room_beside(&cells, view.width.saturating_sub(indent))) {
        return stacked(view, turns, cells, indent);
    }
    let name = name_fit(turns, &namesakes);
    let fits = [Fit::Whole, name, Fit::Wraps(14, 44), Fit::IfRoom, Fit::IfRoom, Fit::IfRoom, Fit::IfRoom];
    table::rows(&fits.map(column), &cells, view.width, indent)
}

/// Whether what is to be done stands whole beside when and who.
fn is_room_beside(cells: &[Vec<Cell>], room: usize) -> bool {
    let widest = |at: usize| cells.iter().map(|cells| cells[at].width()).max().unwrap_or(0);
    widest(0) + widest(1).min(NAME) + widest(2) + 4 <= room
}

/// When and who, and below that what.
fn stacked(view: &ViewContext, turns: &[Turn], mut cells: Vec<Vec<Cell>>, indent: usize) -> Vec<String> {
    cells.iter_mut().for_each(|cells| cells.truncate(2));
    let heads = table::rows(&[column(Fit::Whole), column(Fit::Wraps(10, NAME))], &cells, view.width, indent);
    let pad = " ".repeat(indent + 2);
    let below = |turn: &Turn| -> String {
        let lines = wrap_whole(&whats(view, turn), view.width.saturating_sub(pad.len()).max(16));
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
fn name(view: &ViewContext, slug: &str, namesakes: &HashSet<&str>) -> String {
    let name = printable(view.people.name(slug));
    if namesakes.contains(slug) { format!("{name} ({slug})") } else { name }
}

fn line(view: &ViewContext, turn: &Turn, namesakes: &HashSet<&str>) -> Vec<Cell> {
    let (lang, row) = (view.lang, turn.first);
    let id = row.conversation.map_or_else(|| Cell::new(""), |id| Cell::painted(id.as_str(), Paint::Id(view.ids.length(id))));
    let day = if row.due == view.today { String::new() } else { words::near_day(lang, row.due, view.today) };
    let whats = whats(view, turn);
    let last = if row.reason == Reason::Planned { String::new() } else { messages::last_time(lang, row.last, view.today) };
    let full_last = row.last.filter(|_| !last.is_empty()).map_or_else(|| last.clone(), |day| words::day(lang, day));
    vec![
        when(view, row),
        Cell::new(name(view, &row.employee, namesakes)),
        Cell::new(&*whats).in_full(whats.replace('\u{a0}', " ")),
        id,
        Cell::painted(day, Paint::Dim).in_full(words::day(lang, row.due)),
        Cell::painted(printable(view.people.team(&row.employee).unwrap_or("")), Paint::Dim),
        Cell::painted(&*last, Paint::Dim).in_full(full_last),
    ]
}

/// How late or how soon: red what is late, amber what is due within a week.
pub(crate) fn when(view: &ViewContext, row: &Row) -> Cell {
    let soon = (row.due - view.today).num_days();
    let (text, full) = match row.days_late {
        0 => (messages::due_in_short(view.lang, soon), messages::due_in(view.lang, soon)),
        days => (messages::late_in_short(view.lang, days), messages::late_by(view.lang, days)),
    };
    let paint = match row.when(view.today) {
        When::Late => Paint::Bad,
        When::Soon => Paint::Warn,
        When::Later => Paint::None,
    };
    Cell::painted(text, paint).in_full(full)
}

/// All there is to do with one person, each thing once, what is due first in front. Beside what is late or due in a week,
/// what comes only weeks later is not told, but for a conversation that is planned. A thing is broken off only where a line is too
/// short for it.
pub(crate) fn whats(view: &ViewContext, turn: &Turn) -> String {
    let near = turn.first.when(view.today).max(When::Soon);
    let rest = turn.rest.iter().filter(|row| row.reason == Reason::Planned || row.when(view.today) <= near);
    // that it was planned says that it is due
    let says_so = |plan: &Row, due: &Row| plan.reason == Reason::Planned && due.reason == Reason::Rhythm && due.kind == plan.kind;
    let was_planned = |due: &Row| says_so(turn.first, due) || turn.rest.iter().any(|plan| plan.has_passed && says_so(plan, due));
    let mut whats: Vec<String> = Vec::new();
    for row in [turn.first].into_iter().chain(rest.filter(|row| !was_planned(row)).copied()) {
        // beside what is late, what is not has its own day
        let is_later = turn.first.days_late > 0 && row.days_late == 0 && row.reason != Reason::Planned && row.planned.is_none();
        let day = if is_later { format!(" ({})", words::near_day(view.lang, row.due, view.today)) } else { String::new() };
        let what = format!("{}{day}", what(view, row)).replace(' ', "\u{a0}");
        if !whats.contains(&what) {
            whats.push(what);
        }
    }
    whats.extend(away(view, turn).map(|away| away.replace(' ', "\u{a0}")));
    whats.join(", ")
}

/// That a person is away, or has been back since what is due fell in a leave.
fn away(view: &ViewContext, turn: &Turn) -> Option<String> {
    let now = view.people.get(&turn.first.employee).and_then(|employee| employee.away.on(view.today));
    let moved =
        || [turn.first].into_iter().chain(turn.rest.iter().copied()).find(|row| row.reason != Reason::Planned).and_then(|row| row.leave);
    let leave = now.or_else(moved)?;
    leave_in_words(view, &leave)
}

/// The same, or from when to when if it is still to come.
pub(crate) fn leave_said(view: &ViewContext, leave: &Leave) -> String {
    let near = |day| words::near_day(view.lang, day, view.today);
    leave_in_words(view, leave).unwrap_or_else(|| match leave.back() {
        Some(back) => says::away_from(view.lang, &near(leave.from), &near(back)),
        None => says::away_from_open(view.lang, &near(leave.from)),
    })
}

/// A leave as what is known today: away and until when, or back since when; nothing of one that is still to come.
pub(crate) fn leave_in_words(view: &ViewContext, leave: &Leave) -> Option<String> {
    let lang = view.lang;
    let near = |day| words::near_day(lang, day, view.today);
    match leave.back() {
        _ if leave.from > view.today => None,
        None => Some(says::away_for_now(lang)),
        Some(back) if back > view.today => Some(says::away_until(lang, &near(back))),
        Some(back) => Some(says::back_since(lang, &near(back))),
    }
}

fn what(view: &ViewContext, row: &Row) -> String {
    let lang = view.lang;
    let kind = printable(words::type_name(lang, &view.settings.types, &row.kind));
    let near = |day| words::near_day(lang, day, view.today);
    let is_away = |day| view.people.get(&row.employee).is_some_and(|employee| employee.away.on(day).is_some());
    let planned_on =
        |day| if is_away(day) { says::planned_while_away(lang, &kind, &near(day)) } else { says::planned_on(lang, &kind, &near(day)) };
    match (row.reason, row.planned) {
        (Reason::Rhythm, Some(day)) => planned_on(day),
        (Reason::Rhythm, None) => kind,
        (Reason::ComeBack, _) => says::come_back(lang),
        (Reason::Planned, _) if row.has_passed => says::was_planned(lang, &kind),
        (Reason::Planned, _) => planned_on(row.due),
    }
}

/// People to choose from, numbered, each with what is due.
pub(crate) fn offered(view: &ViewContext, people: &[(&Employee, Option<Turn>)]) -> String {
    let namesakes = view.people.namesakes();
    let name_fits =
        if people.iter().any(|(employee, _)| namesakes.contains(&*employee.slug)) { Fit::Wraps(14, 30) } else { Fit::Prefers(10, 24) };
    let number = Column { right: true, ..column(Fit::Whole) };
    let columns = [number, column(name_fits), column(Fit::Whole), column(Fit::Prefers(10, 24))];
    let row = |(at, (employee, turn)): (usize, &(&Employee, Option<Turn>))| {
        let (when, what) = match turn {
            Some(turn) => (when(view, turn.first), Cell::new(what(view, turn.first))),
            None => (Cell::painted(says::not_due(view.lang), Paint::Dim), Cell::new("")),
        };
        vec![Cell::new((at + 1).to_string()), Cell::new(name(view, &employee.slug, &namesakes)), when, what]
    };
    table(&columns, &people.iter().enumerate().map(row).collect::<Vec<_>>(), view.width, 2)
}

/// The day up to which nobody is due, in words.
pub(crate) fn nobody(view: &ViewContext, until: NaiveDate) -> String {
    says::nobody_due(view.lang, &words::near_day(view.lang, until, view.today))
}
