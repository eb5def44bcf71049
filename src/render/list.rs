//! Lists whose columns can be chosen and sorted by: one description of each column, from which the terminal, a spreadsheet and the
//! order of the rows are made.
//!
//! What a column holds in a spreadsheet, and what is sorted by, is the field of the same name in the JSON of a row. So a
//! list that has its JSON needs no more than the names of its columns, and a cell for those that the terminal paints.

use super::ViewContext;
use super::document;
use super::printable::printable;
use super::spreadsheet::{Sheet, harmless};
use super::table::{self, Cell, Column, First, Fit};
use crate::domain::date::parse_civil;
use crate::domain::team::Team;
use crate::domain::text::{folded, key};
use crate::i18n::{Language, list as says, words};
use serde_json::Value;
use std::cmp::Ordering;

/// A column of a list of `T`.
pub(crate) struct ListColumn<T> {
    /// Its name on the command line and in a spreadsheet: that of the field in JSON, where there is one.
    pub key: &'static str,
    /// The same in Dutch.
    dutch: &'static str,
    /// What stands above it.
    head: [&'static str; 2],
    /// The field that says what it holds.
    field: &'static str,
    /// Its words in the order in which they sort; any other text sorts by its letters.
    order: &'static [&'static str],
    fit: Fit,
    show: Show<T>,
}

/// How a terminal shows a cell.
enum Show<T> {
    /// The field in words, where there is nothing to paint.
    Field,
    Cell(fn(&ViewContext, &T) -> Cell),
    /// By the name of the column.
    Named(fn(&T, &'static str) -> Cell),
}

/// A row that was taken out of a list: its JSON, and its cells as the list shows them.
pub(crate) struct TakenRow {
    pub value: Value,
    cells: Vec<(&'static str, Cell)>,
}

impl<T> ListColumn<T> {
    /// A column that holds a field of the JSON, under its English and its Dutch name.
    pub(crate) const fn of(key: &'static str, dutch: &'static str) -> ListColumn<T> {
        ListColumn { key, dutch, head: [dutch, key], field: key, order: &[], fit: Fit::Prefers(10, 16), show: Show::Field }
    }

    /// The same with what stands above it, in Dutch and in English.
    pub(crate) const fn headed(self, dutch: &'static str, english: &'static str) -> ListColumn<T> {
        ListColumn { head: [dutch, english], ..self }
    }

    /// The same, shown in a way of its own.
    pub(crate) const fn shown(self, fit: Fit, cell: fn(&ViewContext, &T) -> Cell) -> ListColumn<T> {
        ListColumn { fit, show: Show::Cell(cell), ..self }
    }

    /// The same, as wide as its widest word.
    pub(crate) const fn whole(self) -> ListColumn<T> {
        ListColumn { fit: Fit::Whole, ..self }
    }

    /// The same of another field: a view of what another column holds.
    pub(crate) const fn from(self, field: &'static str) -> ListColumn<T> {
        ListColumn { field, ..self }
    }

    /// The same, whose words sort in this order.
    pub(crate) const fn ordered(self, order: &'static [&'static str]) -> ListColumn<T> {
        ListColumn { order, ..self }
    }

    /// The same column for rows that were taken out of the list.
    pub(crate) fn taken(self) -> ListColumn<TakenRow> {
        let ListColumn { key, dutch, head, field, order, fit, .. } = self;
        ListColumn { key, dutch, head, field, order, fit, show: Show::Named(TakenRow::cell) }
    }

    /// What it is called in a language, as one types it.
    pub(crate) fn name(&self, lang: Language) -> &'static str {
        if lang == Language::Nl { self.dutch } else { self.key }
    }

    /// Whether a word that was typed means this column: its name in either language, or what stands above it.
    pub(crate) fn is(&self, typed: &str) -> bool {
        let form = key(&folded(typed));
        !form.is_empty() && [self.key, self.dutch, self.head[0], self.head[1]].iter().any(|name| key(name) == form)
    }

    /// The field that says what it holds.
    pub(crate) fn field(&self) -> &'static str {
        self.field
    }

    /// Whether a spreadsheet has it unless told otherwise: each field once.
    fn is_field(&self) -> bool {
        self.key == self.field
    }

    /// What stands above it in a terminal.
    fn column(&self, lang: Language) -> Column {
        Column { head: self.head[lang as usize], fit: self.fit, right: false }
    }
}

impl TakenRow {
    /// Each of these rows with its JSON, and with its cells where someone is to see them.
    pub(crate) fn all<T>(
        view: &ViewContext,
        columns: &[ListColumn<T>],
        rows: &[T],
        is_seen: bool,
        value: impl Fn(&T) -> Value,
    ) -> Vec<TakenRow> {
        let every: Vec<usize> = (0..columns.len()).collect();
        let shown = if is_seen { every } else { Vec::new() };
        let (_, cells) = cells(view, columns, &shown, rows, &value);
        let with_keys = |cells: Vec<Cell>| shown.iter().map(|at| columns[*at].key).zip(cells).collect();
        rows.iter().zip(cells).map(|(row, cells)| TakenRow { value: value(row), cells: with_keys(cells) }).collect()
    }

    /// The same with one field more.
    pub(crate) fn with(mut self, field: &'static str, text: &str) -> TakenRow {
        self.value[field] = text.into();
        self.cells.push((field, Cell::new(printable(text))));
        self
    }

    fn cell(&self, key: &'static str) -> Cell {
        self.cells.iter().find(|(known, _)| *known == key).map_or_else(|| Cell::new(String::new()), |(_, cell)| cell.clone())
    }
}

/// Puts rows in the order of columns, each up or down; what is empty comes last either way, and what is equal stays in its order.
pub(crate) fn sort<T>(rows: &mut Vec<T>, by: &[(&ListColumn<T>, bool)], value: impl Fn(&T) -> Value) {
    let keyed = |row: T| {
        let value = value(&row);
        let keys: Vec<Option<Sorted>> = by.iter().map(|(column, _)| Sorted::of(column, &value[column.field])).collect();
        (keys, row)
    };
    let mut all: Vec<(Vec<Option<Sorted>>, T)> = std::mem::take(rows).into_iter().map(keyed).collect();
    all.sort_by(|(one, _), (other, _)| {
        let pairs = one.iter().zip(other).zip(by);
        let orders = pairs.map(|((one, other), (_, down))| match (one, other) {
            (Some(one), Some(other)) if *down => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            (one, other) => other.is_some().cmp(&one.is_some()),
        });
        orders.fold(Ordering::Equal, Ordering::then)
    });
    rows.extend(all.into_iter().map(|(_, row)| row));
}

/// What a row is sorted by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sorted {
    Number(i64),
    /// The place in an order of words.
    Place(usize),
    /// Texts without capitals and accents; a team is its path.
    Text(Vec<String>),
}

impl Sorted {
    fn of<T>(column: &ListColumn<T>, value: &Value) -> Option<Sorted> {
        match value {
            Value::Null => None,
            Value::Bool(told) => Some(Sorted::Number(i64::from(*told))),
            Value::Number(number) => Some(Sorted::Number(number.as_i64().unwrap_or(i64::MAX))),
            other => {
                let text = plain_text(other);
                let place = || column.order.iter().position(|word| *word == text);
                let parts = |text: &str| match column.field {
                    "team" => Team::from(text).key().split('/').map(str::to_owned).collect(),
                    _ => vec![folded(text)],
                };
                (!text.is_empty()).then(|| place().map_or_else(|| Sorted::Text(parts(&text)), Sorted::Place))
            }
        }
    }
}

/// A value without anything around it: days as in JSON, several with a semicolon between them.
fn plain_text(value: &Value) -> String {
    let joined = |parts: &mut dyn Iterator<Item = &Value>, between: &str| {
        parts.map(plain_text).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
    };
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => joined(&mut items.iter(), "; "),
        Value::Object(fields) => joined(&mut fields.values(), " "),
        other => other.to_string(),
    }
}

/// The rows for a spreadsheet, under the English names of the columns. Without columns that were chosen every field has one.
pub(crate) fn csv<T>(columns: &[ListColumn<T>], chosen: Option<&[usize]>, rows: &[T], value: impl Fn(&T) -> Value) -> String {
    let every: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].is_field()).collect();
    let shown: Vec<&ListColumn<T>> = chosen.unwrap_or(&every).iter().map(|at| &columns[*at]).collect();
    let mut out = Sheet::Plain.writer();
    // writing to memory can't fail
    let _ = out.write_record(shown.iter().map(|column| column.key));
    for row in rows {
        let value = value(row);
        let field = |column: &&ListColumn<T>| match &value[column.field] {
            number @ Value::Number(_) => number.to_string(),
            other => harmless(&plain_text(other)),
        };
        let _ = out.write_record(shown.iter().map(field));
    }
    Sheet::Plain.text(out)
}

/// The columns by their names, as they stand in a terminal unless told otherwise.
pub(crate) fn places<T>(columns: &[ListColumn<T>], keys: &[&str]) -> Vec<usize> {
    keys.iter().filter_map(|key| columns.iter().position(|column| column.key == *key)).collect()
}

/// What a terminal shows of some columns: those, and a row of cells for each row.
pub(crate) fn cells<T>(
    view: &ViewContext,
    columns: &[ListColumn<T>],
    shown: &[usize],
    rows: &[T],
    value: impl Fn(&T) -> Value,
) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let needs_value = shown.iter().any(|at| matches!(columns[*at].show, Show::Field));
    let row = |row: &T| {
        let value = if needs_value { value(row) } else { Value::Null };
        let cell = |at: &usize| match columns[*at].show {
            Show::Cell(cell) => cell(view, row),
            Show::Named(cell) => cell(row, columns[*at].key),
            Show::Field => Cell::new(said(view, &value[columns[*at].field])),
        };
        shown.iter().map(cell).collect()
    };
    (shown.iter().map(|at| columns[*at].column(view.lang)).collect(), rows.iter().map(row).collect())
}

/// A value in words.
fn said(view: &ViewContext, value: &Value) -> String {
    match value {
        Value::Bool(told) => says::yes_no(view.lang, *told).to_owned(),
        Value::Array(items) => items.iter().map(|item| said(view, item)).collect::<Vec<_>>().join(", "),
        other => {
            let text = plain_text(other);
            parse_civil(&text).map_or_else(|| printable(&text), |day| words::near_day(view.lang, day, view.today))
        }
    }
}

/// The columns that someone chose, for a terminal: a table wherever it fits, else entries, in which a figure and a day say what
/// they are.
pub(crate) fn text<T>(view: &ViewContext, columns: &[ListColumn<T>], chosen: &[usize], rows: &[T], value: impl Fn(&T) -> Value) -> String {
    let (shown, mut cells) = asked_for(view, columns, chosen, rows, &value);
    let fits = table::is_whole(&shown, &cells, view.width) || (view.width >= table::NARROW && table::fits(&shown, &cells, view.width));
    if rows.is_empty() || fits {
        let (head, rows) = table::side_by_side(&shown, &cells, view.width, 0);
        return head + &rows.concat();
    }
    let plain: Vec<usize> = (0..chosen.len()).filter(|at| matches!(columns[chosen[*at]].show, Show::Field)).collect();
    for (row, cells) in rows.iter().zip(&mut cells) {
        let value = value(row);
        for at in &plain {
            let field = &value[columns[chosen[*at]].field];
            if !field.is_null() && (!field.is_string() || parse_civil(&plain_text(field)).is_some()) {
                cells[*at] = Cell::new(format!("{}: {}", shown[*at].head.to_lowercase(), said(view, field)));
            }
        }
    }
    // what presses is never a figure by itself
    let mut leading = shown.clone();
    plain.iter().for_each(|at| leading[*at].fit = Fit::IfRoom);
    let first = First { short: false, ..First::of(&leading, &cells) };
    table::entries(&shown, &cells, &first, view.width, 0).concat()
}

/// The same for a document.
pub(crate) fn document_table<T>(
    view: &ViewContext,
    columns: &[ListColumn<T>],
    chosen: &[usize],
    rows: &[T],
    value: impl Fn(&T) -> Value,
) -> document::Table {
    let (columns, rows) = asked_for(view, columns, chosen, rows, value);
    document::Table { columns, rows: rows.into_iter().map(Into::into).collect(), headed: true, ..document::Table::default() }
}

/// Columns that someone asked for: none is left out, and each has a head.
fn asked_for<T>(
    view: &ViewContext,
    columns: &[ListColumn<T>],
    chosen: &[usize],
    rows: &[T],
    value: impl Fn(&T) -> Value,
) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let (mut shown, rows) = cells(view, columns, chosen, rows, value);
    for (column, at) in shown.iter_mut().zip(chosen) {
        column.head = if column.head.is_empty() { columns[*at].name(view.lang) } else { column.head };
        column.fit = if column.fit == Fit::IfRoom { Fit::Prefers(8, 16) } else { column.fit };
    }
    (shown, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{actions, agenda, conversations, employees, goals};
    use serde_json::json;

    /// Each name of a column means that column and no other.
    fn names_differ<T>(columns: &[ListColumn<T>]) {
        for (at, column) in columns.iter().enumerate() {
            for name in [column.key, column.dutch, column.head[0], column.head[1]] {
                let meant: Vec<usize> = (0..columns.len()).filter(|other| columns[*other].is(name)).collect();
                assert!(name.is_empty() || meant == [at], "{name}: {:?}", meant.iter().map(|at| columns[*at].key).collect::<Vec<_>>());
                assert!(name.is_empty() || column.is(&name.to_uppercase().replace('_', "-")), "{name}");
            }
        }
    }

    #[test]
    fn a_name_means_one_column() {
        names_differ(&actions::columns(false));
        names_differ(&actions::columns(true));
        names_differ(&conversations::columns());
        names_differ(&employees::columns());
        names_differ(&goals::columns());
        names_differ(&agenda::columns());
    }

    fn sorted(column: ListColumn<Value>, down: bool, values: &[Value]) -> Vec<Value> {
        let mut rows: Vec<Value> = values.to_vec();
        let field = column.field;
        sort(&mut rows, &[(&column, down)], |row| json!({ field: row }));
        rows
    }

    #[test]
    fn capitals_and_accents_make_no_difference_and_what_is_empty_is_last() {
        let names = [json!("Zoë"), json!(null), json!("Özlem"), json!("anna"), json!(""), json!("Étienne"), json!("ANNA")];
        let up = ["anna", "ANNA", "Étienne", "Özlem", "Zoë"];
        assert_eq!(sorted(ListColumn::of("name", "naam"), false, &names)[..5], up.map(|name| json!(name)));
        let down = ["Zoë", "Özlem", "Étienne", "anna", "ANNA"];
        assert_eq!(sorted(ListColumn::of("name", "naam"), true, &names)[..5], down.map(|name| json!(name)));
    }

    #[test]
    fn a_team_stands_with_those_within_it_and_words_in_their_order() {
        let teams = ["Zorg-Oost", "Zorg / Zuid", "zorg", "Planning", "Zorg/Noord"].map(|team| json!(team));
        let meant = ["Planning", "zorg", "Zorg/Noord", "Zorg / Zuid", "Zorg-Oost"].map(|team| json!(team));
        assert_eq!(sorted(ListColumn::of("team", "team"), false, &teams), meant);
        let words = ["dropped", "open", "done"].map(|word| json!(word));
        let status = ListColumn::of("status", "status").ordered(&["open", "done", "dropped"]);
        assert_eq!(sorted(status, false, &words), ["open", "done", "dropped"].map(|word| json!(word)));
        assert_eq!(sorted(ListColumn::of("days_late", "x"), true, &[json!(9), json!(10), json!(0)]), [json!(10), json!(9), json!(0)]);
    }

    #[test]
    fn a_spreadsheet_has_plain_values_and_nothing_that_runs() {
        let columns: Vec<ListColumn<Value>> = ["id", "title", "days", "many", "notes", "none"].map(|key| ListColumn::of(key, key)).into();
        let row = json!({ "id": "k7m3x9qa", "title": "=SUM(1)\nx", "days": 3, "many": ["a", "b"], "notes": [{ "date": "2026-11-22", "note": "y" }] });
        let text = csv(&columns, None, std::slice::from_ref(&row), Value::clone);
        assert_eq!(text, "id,title,days,many,notes,none\nk7m3x9qa,'=SUM(1) x,3,a; b,2026-11-22 y,\n");
        assert_eq!(csv(&columns, Some(&[2, 0]), &[row], Value::clone), "days,id\n3,k7m3x9qa\n");
    }
}
