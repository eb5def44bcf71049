//! What people ask for: a document of it, the lines of a budget, and the rows of a spreadsheet.

use super::ViewContext;
use super::document::{Block, Document, Section, Table};
use super::printable::printable;
use super::spreadsheet::{Sheet, harmless};
use super::table::{self, Cell, Column, Fit, Paint, wrap};
use crate::domain::money::Currency;
use crate::domain::period::Period;
use crate::domain::report_part::Part;
use crate::domain::wish::{Asked, Sum, Wish, Wishes};
use crate::i18n::{Language, either, messages, when, wishes as says, words};
use chrono::NaiveDate;

/// One wish in one line: `opleiding: Wondzorg niveau 3 · € 1.200 · vóór 30 jun 2027`.
pub(crate) fn line(view: &ViewContext, wish: &Wish) -> String {
    line_of(view.lang, &view.settings.currency, wish, view.today)
}

/// The same without a workspace around it.
pub(crate) fn line_of(lang: Language, currency: &Currency, wish: &Wish, today: NaiveDate) -> String {
    let signal = wish.signal.as_ref().map(|signal| printable(signal.name(lang)));
    let head = signal.into_iter().chain(wish.what.as_deref().map(printable)).collect::<Vec<_>>().join(": ");
    let cost = wish.cost.map(|cost| says::money(lang, currency, cost));
    let by = wish.by.map(|by| says::by(lang, &words::near_day(lang, by, today)));
    let parts = [Some(head).filter(|head| !head.is_empty()), cost, by];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Wishes one below another, for a terminal.
pub(crate) fn lines(view: &ViewContext, wishes: &[Wish]) -> String {
    let mut out = String::new();
    for wish in wishes {
        for (at, line) in wrap(&line(view, wish), view.width.saturating_sub(4).max(20)).into_iter().enumerate() {
            out.push_str(&format!("  {} {line}\n", if at == 0 { "•" } else { " " }));
        }
    }
    out
}

/// All that is asked for in a period, of a team where one is given.
pub(crate) fn document(view: &ViewContext, wishes: &Wishes, team: Option<&str>, period: Period) -> Document {
    let lang = view.lang;
    let about = team.map(printable).into_iter().chain([when::days(lang, period)]).collect::<Vec<_>>().join(" · ");
    let mut document = Document { title: says::asked_head(lang), facts: vec![about], ..Document::default() };
    if wishes.asked.is_empty() && wishes.mobility.is_empty() && wishes.staffing.is_empty() {
        let none = Section::default().with(Block::said(says::none(lang), Paint::None));
        document.add(none.with(Block::said(says::none_hint(lang), Paint::Dim)));
        return document;
    }
    let asked = Table { rows: wishes.asked.iter().map(|asked| asked_row(view, asked, true).into()).collect(), ..asked_table(view, true) };
    document.add(Section::new(says::head(lang)).counting(wishes.asked.len()).with_table(asked));
    document.add(budget(view, wishes, usize::MAX, ""));
    [Part::Mobility, Part::Staffing].into_iter().for_each(|part| document.add(listed(view, wishes, part, true, usize::MAX, "")));
    document.add(Section::default().with(Block::said(says::counted_once(lang), Paint::Dim)));
    document
}

/// The sums per signal and per team; nothing where nobody asked for anything. At most `most` rows of teams are shown, and then `how` the
/// others are had.
pub(crate) fn budget(view: &ViewContext, wishes: &Wishes, most: usize, how: &str) -> Section {
    let lang = view.lang;
    let section = Section::new(says::budget_head(lang));
    if wishes.asked.is_empty() {
        return section;
    }
    let total = || sum_row(view, says::total(lang), &wishes.total);
    let signals = wishes.by_signal.iter().map(|(signal, sum)| sum_row(view, printable(&says::signal(lang, *signal)), sum));
    let teams = wishes.by_team.iter().take(most).map(|(team, sum)| {
        let name = team.as_deref().map_or_else(|| says::without_team(lang), printable);
        sum_row(view, name, sum)
    });
    let of = |head: &'static str, rows: Vec<Vec<Cell>>| Table {
        columns: sum_columns(view, head),
        rows: rows.into_iter().map(Into::into).collect(),
        headed: true,
        ..Table::default()
    };
    let more = wishes.by_team.len().saturating_sub(most);
    let section = section.with_table(of(either(lang, "Signaal", "Signal"), signals.chain([total()]).collect()));
    if wishes.by_team.len() < 2 {
        return section;
    }
    let more = (more > 0).then(|| messages::and_more(lang, more, how));
    section.with_table(Table { more, ..of("Team", teams.collect()) })
}

/// Who would move, or where people are missing, for the workforce plan; with `names` also who said so.
pub(crate) fn listed(view: &ViewContext, wishes: &Wishes, part: Part, names: bool, most: usize, how: &str) -> Section {
    let lang = view.lang;
    let (head, list) = match part {
        Part::Staffing => (says::staffing_head(lang), &wishes.staffing),
        _ => (says::mobility_head(lang), &wishes.mobility),
    };
    let rows = list.iter().take(most).map(|asked| listed_row(view, asked, names).into()).collect();
    let more = list.len().saturating_sub(most);
    let more = (more > 0).then(|| messages::and_more(lang, more, how));
    Section::new(head).counting(list.len()).with_table(Table { rows, more, ..list_table(view, names) })
}

fn column(head: &'static str, fit: Fit, right: bool) -> Column {
    Column { head, fit, right }
}

fn sum_columns(view: &ViewContext, head: &'static str) -> Vec<Column> {
    let lang = view.lang;
    vec![
        column(head, Fit::AtLeast(10), false),
        column(either(lang, "Wensen", "Wishes"), Fit::Whole, true),
        column(either(lang, "Mensen", "People"), Fit::Whole, true),
        column(either(lang, "Kosten", "Cost"), Fit::Whole, true),
        column("", Fit::IfRoom, false),
    ]
}

fn sum_row(view: &ViewContext, name: String, sum: &Sum) -> Vec<Cell> {
    let cost = if sum.wishes == sum.without_cost { String::new() } else { says::money(view.lang, &view.settings.currency, sum.cost) };
    vec![
        Cell::new(name),
        figure(view, sum.wishes, says::count),
        figure(view, sum.people, words::people),
        Cell::new(cost),
        Cell::painted(says::without_cost(view.lang, sum.without_cost), Paint::Dim),
    ]
}

/// A figure; where there is no room for heads, with what it counts.
pub(super) fn figure(view: &ViewContext, count: usize, told: impl Fn(Language, usize) -> String) -> Cell {
    let short = if view.width < table::NARROW { told(view.lang, count) } else { count.to_string() };
    Cell::new(short).in_full(count.to_string())
}

fn asked_table(view: &ViewContext, names: bool) -> Table {
    let lang = view.lang;
    let mut columns = vec![
        column(either(lang, "Signaal", "Signal"), Fit::Whole, false),
        column(either(lang, "Wat", "What"), Fit::Wraps(14, 30), false),
        column("Team", Fit::IfRoom, false),
        column(either(lang, "Kosten", "Cost"), Fit::Whole, true),
        column(either(lang, "Vóór", "By"), Fit::Whole, false),
    ];
    if names {
        columns.insert(2, column(either(lang, "Wie", "Who"), Fit::Prefers(10, 20), false));
    }
    Table { columns, name: 1, headed: true, ..Table::default() }
}

fn asked_row(view: &ViewContext, asked: &Asked, names: bool) -> Vec<Cell> {
    let lang = view.lang;
    let cost = asked.cost.map(|cost| says::money(lang, &view.settings.currency, cost)).unwrap_or_default();
    let by = asked.by.map(|by| words::day(lang, by)).unwrap_or_default();
    let mut cells = vec![
        Cell::new(printable(&says::signal(lang, asked.signal))),
        what(view, asked),
        Cell::painted(asked.team.as_deref().map(printable).unwrap_or_default(), Paint::Dim),
        Cell::new(cost),
        Cell::new(by),
    ];
    if names {
        cells.insert(2, Cell::new(printable(view.people.name(asked.employee))));
    }
    cells
}

fn what(view: &ViewContext, asked: &Asked) -> Cell {
    match asked.what {
        Some(what) => Cell::new(printable(what)),
        None => Cell::painted(says::not_said(view.lang), Paint::Dim),
    }
}

fn list_table(view: &ViewContext, names: bool) -> Table {
    let lang = view.lang;
    let mut columns = vec![
        column("Team", Fit::AtLeast(8), false),
        column(either(lang, "Wat", "What"), Fit::Wraps(14, 44), false),
        column(either(lang, "Vóór", "By"), Fit::Whole, false),
        column(either(lang, "Gezegd op", "Said on"), Fit::IfRoom, false),
    ];
    if names {
        columns.insert(0, column(either(lang, "Wie", "Who"), Fit::AtLeast(10), false));
        columns.insert(2, column(either(lang, "Functie", "Role"), Fit::IfRoom, false));
    }
    Table { columns, headed: true, ..Table::default() }
}

fn listed_row(view: &ViewContext, asked: &Asked, names: bool) -> Vec<Cell> {
    let lang = view.lang;
    let mut cells = vec![
        Cell::new(asked.team.as_deref().map_or_else(|| says::without_team(lang), printable)),
        what(view, asked),
        Cell::new(asked.by.map(|by| words::day(lang, by)).unwrap_or_default()),
        Cell::painted(words::day(lang, asked.last), Paint::Dim),
    ];
    if names {
        let role = view.people.get(asked.employee).and_then(|person| person.role.as_deref()).map(printable).unwrap_or_default();
        cells.insert(0, Cell::new(printable(view.people.name(asked.employee))));
        cells.insert(2, Cell::painted(role, Paint::Dim));
    }
    cells
}

/// A row for each wish of a person.
pub(crate) fn csv(view: &ViewContext, wishes: &Wishes) -> String {
    let heads = ["signal", "what", "employee", "name", "team", "cost", "currency", "by", "first", "last", "mentions"];
    let mut rows = Sheet::Plain.writer();
    // writing to memory can't fail
    let _ = rows.write_record(heads);
    for asked in &wishes.asked {
        let currency = asked.cost.map(|_| view.settings.currency.code()).unwrap_or_default();
        let fields = [
            asked.signal.unwrap_or_default().to_owned(),
            asked.what.unwrap_or_default().to_owned(),
            asked.employee.to_string(),
            view.people.name(asked.employee).to_owned(),
            asked.team.clone().unwrap_or_default(),
            asked.cost.map(|cost| cost.written()).unwrap_or_default(),
            currency.to_owned(),
            asked.by.map(|by| by.to_string()).unwrap_or_default(),
            asked.first.to_string(),
            asked.last.to_string(),
            asked.mentions.to_string(),
        ];
        let _ = rows.write_record(fields.map(|field| harmless(&field)));
    }
    Sheet::Plain.text(rows)
}
