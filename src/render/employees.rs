//! People as a list.

use super::ViewContext;
use super::printable::printable;
use super::table::{Cell, Column, Fit, Paint, table};
use crate::domain::employee::Employee;
use crate::domain::slug::spelling;
use crate::i18n::{Language, either, messages, words};
use chrono::NaiveDate;

/// A table of people.
pub(crate) fn list(view: &ViewContext, employees: &[&Employee]) -> String {
    let lang = view.lang;
    // two people of one name, however it is spelt, are told apart by their folders, and known again by their ids
    let mut names: Vec<String> = employees.iter().map(|employee| spelling(&employee.name)).collect();
    names.sort_unstable();
    let namesakes = names.windows(2).any(|pair| pair[0] == pair[1]);
    let column = |head, fit| Column { head, fit, right: false };
    let mut columns = vec![
        column(either(lang, "NAAM", "NAME"), Fit::Prefers(12, 18)),
        column("TEAM", Fit::Prefers(8, 16)),
        column(either(lang, "LEIDINGGEVENDE", "MANAGER"), Fit::Prefers(10, 14)),
        column(either(lang, "ROL", "ROLE"), Fit::Prefers(8, 16)),
        column(either(lang, "MAP", "FOLDER"), if namesakes { Fit::Whole } else { Fit::IfRoom }),
        column("", Fit::Whole),
    ];
    if namesakes {
        columns.insert(columns.len() - 1, column("ID", Fit::IfRoom));
    }
    let optional = |text: Option<&str>| Cell::new(printable(text.unwrap_or_default()));
    let row = |employee: &&Employee| {
        let id = namesakes.then(|| Cell::painted(employee.id.map(|id| id.to_string()).unwrap_or_default(), Paint::Dim));
        let left = Cell::painted(employee.left.map(|day| messages::gone(lang, day, view.today)).unwrap_or_default(), Paint::Dim);
        let facts = vec![
            Cell::new(printable(&employee.name)),
            optional(employee.team.as_deref()),
            optional(employee.manager.as_deref()),
            optional(employee.role.as_deref()),
            Cell::painted(&*employee.slug, Paint::Dim),
        ];
        facts.into_iter().chain(id).chain([left]).collect::<Vec<Cell>>()
    };
    table(&columns, &employees.iter().map(row).collect::<Vec<_>>(), view.width, 0)
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
