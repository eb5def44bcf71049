//! What taking in a list of people comes to, for scripts.

use super::Day;
use crate::domain::employee::Slug;
use crate::domain::import::{Alarm, By, Changed, Columns, FieldChange, Import, NewPerson, Unclear};
use crate::i18n::{Language, import as says};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ImportV1<'r> {
    applied: bool,
    rows: usize,
    columns: Vec<ColumnV1<'r>>,
    left_out: Vec<&'r str>,
    not_used: Vec<&'r str>,
    new: Vec<NewV1<'r>>,
    changed: Vec<ChangedV1<'r>>,
    missing: Vec<&'r str>,
    unclear: Vec<UnclearV1<'r>>,
    no_manager: Vec<NoManagerV1<'r>>,
    unchanged: usize,
    gone: usize,
    alarm: Option<AlarmV1>,
}

#[derive(Serialize)]
struct ColumnV1<'r> {
    header: &'r str,
    field: &'static str,
}

#[derive(Serialize)]
struct NewV1<'r> {
    line: u32,
    employee: &'r str,
    name: &'r str,
    number: Option<&'r str>,
    email: Option<&'r str>,
    team: Option<&'r str>,
    manager: Option<&'r str>,
    role: Option<&'r str>,
    started: Option<Day>,
    left: Option<Day>,
}

#[derive(Serialize)]
struct ChangedV1<'r> {
    line: u32,
    employee: &'r str,
    by: &'static str,
    fields: Vec<FieldV1<'r>>,
}

#[derive(Serialize)]
struct FieldV1<'r> {
    field: &'static str,
    from: Option<&'r str>,
    to: &'r str,
}

#[derive(Serialize)]
struct UnclearV1<'r> {
    line: u32,
    column: Option<usize>,
    header: Option<&'r str>,
    why: &'static str,
    message: String,
}

#[derive(Serialize)]
struct NoManagerV1<'r> {
    line: u32,
    name: &'r str,
}

#[derive(Serialize)]
struct AlarmV1 {
    leaving: usize,
    missing: usize,
    moved: usize,
    of: usize,
}

impl<'r> ImportV1<'r> {
    /// An import of so many rows; `slugs` are the folders of the new ones.
    pub(crate) fn of(lang: Language, import: &'r Import, columns: &'r Columns, rows: usize, slugs: &'r [Slug], applied: bool) -> Self {
        let header = |at: &usize| columns.header_of(*at);
        let mut read: Vec<_> = columns.of.iter().flat_map(|(field, all)| all.iter().map(move |at| (*at, field.word()))).collect();
        read.sort_unstable();
        let new = |(one, slug): (&'r NewPerson, &'r Slug)| NewV1 {
            line: one.at,
            employee: slug,
            name: &one.name,
            number: one.number.as_deref(),
            email: one.email.as_deref(),
            team: one.team.as_deref(),
            manager: one.manager.as_deref(),
            role: one.role.as_deref(),
            started: one.started.map(Day),
            left: one.left.map(Day),
        };
        let field = |field: &'r FieldChange| FieldV1 { field: field.key, from: field.from.as_deref(), to: &field.to };
        let changed = |one: &'r Changed| ChangedV1 {
            line: one.at,
            employee: &one.slug,
            by: match one.by {
                By::Number => "number",
                By::Email => "email",
                By::Name => "name",
            },
            fields: one.fields.iter().map(field).collect(),
        };
        let unclear = |one: &'r Unclear| UnclearV1 {
            line: one.at,
            column: one.column.as_ref().map(|(column, _)| *column),
            header: one.column.as_ref().map(|(_, header)| header.as_str()),
            why: says::code(&one.doubt),
            message: says::doubt(lang, &one.doubt),
        };
        ImportV1 {
            applied,
            rows,
            columns: read.iter().map(|(at, field)| ColumnV1 { header: columns.header_of(*at), field }).collect(),
            left_out: columns.never.iter().map(header).collect(),
            not_used: columns.others.iter().map(header).collect(),
            new: import.new.iter().zip(slugs).map(new).collect(),
            changed: import.changed.iter().map(changed).collect(),
            missing: import.missing.iter().map(|slug| &**slug).collect(),
            unclear: import.unclear.iter().map(unclear).collect(),
            no_manager: import.no_manager.iter().map(|(line, name)| NoManagerV1 { line: *line, name }).collect(),
            unchanged: import.unchanged,
            gone: import.gone,
            alarm: import.alarm.map(|Alarm { leaving, missing, moved, of }| AlarmV1 { leaving, missing, moved, of }),
        }
    }
}
