//! People as a list.

use super::ViewContext;
use super::list::{self, ListColumn};
use super::printable::printable;
use super::table::{self, Cell, First, Fit, Paint};
use crate::domain::employee::Employee;
use crate::domain::slug::spelling;
use crate::i18n::{Language, messages, words};
use chrono::NaiveDate;
use serde_json::Value;

/// What a terminal shows of a person unless told otherwise.
const SHOWN: &[&str] = &["name", "team", "manager", "role", "employee", "left"];

/// The columns of a list of people.
pub(crate) fn columns<'r>() -> Vec<ListColumn<&'r Employee>> {
    let column = ListColumn::of;
    vec![
        column("employee", "medewerker")
            .headed("MAP", "FOLDER")
            .shown(Fit::IfRoom, |_, employee| Cell::painted(&*employee.slug, Paint::Dim)),
        column("id", "id")
            .headed("ID", "ID")
            .shown(Fit::IfRoom, |_, employee| Cell::painted(employee.id.map(|id| id.to_string()).unwrap_or_default(), Paint::Dim)),
        column("name", "naam").headed("NAAM", "NAME").shown(Fit::Prefers(12, 18), |_, employee| Cell::new(printable(&employee.name))),
        column("team", "team").headed("TEAM", "TEAM").shown(Fit::Prefers(8, 16), |_, employee| optional(employee.team.as_deref())),
        column("manager", "leidinggevende")
            .headed("LEIDINGGEVENDE", "MANAGER")
            .shown(Fit::Prefers(10, 14), |_, employee| optional(employee.manager.as_deref())),
        column("role", "rol").headed("ROL", "ROLE").shown(Fit::Prefers(8, 16), |_, employee| optional(employee.role.as_deref())),
        column("purpose", "doel").shown(Fit::Prefers(12, 26), |_, employee| optional(employee.purpose.as_deref())),
        column("email", "e-mail").headed("E-mail", "E-mail"),
        column("number", "nummer"),
        column("started", "begonnen").whole(),
        column("added", "toegevoegd").whole(),
        column("away", "afwezig"),
        column("left", "weg").headed("", "").shown(Fit::Whole, |view, employee| {
            let left = employee.left.map(|day| messages::gone(view.lang, day, view.today));
            Cell::painted(left.unwrap_or_default(), Paint::Dim)
        }),
        column("was", "eerder"),
        column("formerly", "voorheen"),
        column("sealed", "verzegeld").whole(),
        column("readers", "lezers"),
        column("path", "pad"),
    ]
}

fn optional(text: Option<&str>) -> Cell {
    Cell::new(printable(text.unwrap_or_default()))
}

/// A table of people.
pub(crate) fn list(view: &ViewContext, employees: &[&Employee]) -> String {
    // two people of one name, however it is spelt, are told apart by their folders, and known again by their ids
    let mut names: Vec<String> = employees.iter().map(|employee| spelling(&employee.name)).collect();
    names.sort_unstable();
    let namesakes = names.windows(2).any(|pair| pair[0] == pair[1]);
    let is_narrow = view.width < table::NARROW;
    let mut shown = SHOWN.to_vec();
    shown.retain(|key| *key != "employee" || namesakes || !is_narrow);
    if namesakes {
        shown.insert(shown.len() - 1, "id");
    }
    let columns = columns();
    let (mut columns, rows) = list::cells(view, &columns, &list::places(&columns, &shown), employees, |_| Value::Null);
    let folder = shown.iter().position(|key| *key == "employee").filter(|_| namesakes);
    folder.into_iter().for_each(|at| columns[at].fit = Fit::Whole);
    if is_narrow || !table::fits(&columns, &rows, view.width) {
        // beside a name stands its team, or where names are alike the folder that one types
        let first = First { lead: None, name: 0, tail: folder.or(Some(1)), short: true };
        return table::entries(&columns, &rows, &first, view.width, 0).concat();
    }
    table::table(&columns, &rows, view.width, 0)
}

/// One person on a line, with all that tells one from another of the same name; the folder comes first, for it is what
/// one types.
pub(crate) fn told_apart(lang: Language, employee: &Employee, today: NaiveDate) -> String {
    let facts = [
        Some(employee.slug.to_string()),
        Some(employee.name.clone()),
        employee.team.as_deref().map(str::to_owned),
        employee.manager.as_ref().map(|name| messages::with_manager(lang, name)),
        employee.started.map(|day| messages::since(lang, &words::day(lang, day))),
        employee.left.map(|day| messages::gone(lang, day, today)),
    ];
    facts.into_iter().flatten().map(|fact| printable(&fact)).collect::<Vec<_>>().join(" · ")
}
