//! People as a list.

use super::Look;
use super::table::{Cell, Column, Fit, Paint, table};
use super::visible::shown;
use crate::domain::employee::Employee;
use crate::i18n::{either, said, words};

/// A table of people.
pub fn list(look: &Look, employees: &[&Employee]) -> String {
    let lang = look.lang;
    // two people of one name are told apart by their folders
    let namesakes = (1..employees.len()).any(|at| employees[..at].iter().any(|other| other.name == employees[at].name));
    let column = |head, fit| Column { head, fit, right: false };
    let columns = [
        column(either(lang, "NAAM", "NAME"), Fit::Prefers(12, 18)),
        column("TEAM", Fit::Prefers(8, 16)),
        column(either(lang, "LEIDINGGEVENDE", "MANAGER"), Fit::Prefers(10, 14)),
        column(either(lang, "ROL", "ROLE"), Fit::Prefers(8, 16)),
        column(either(lang, "MAP", "FOLDER"), if namesakes { Fit::Whole } else { Fit::IfRoom }),
        column("", Fit::Whole),
    ];
    let optional = |text: Option<&str>| Cell::new(shown(text.unwrap_or_default()));
    let row = |employee: &&Employee| {
        vec![
            Cell::new(shown(&employee.name)),
            optional(employee.team.as_deref()),
            optional(employee.manager.as_deref()),
            optional(employee.role.as_deref()),
            Cell::painted(&*employee.slug, Paint::Dim),
            Cell::painted(employee.left.map(|day| said::left_on(lang, &words::day(lang, day))).unwrap_or_default(), Paint::Dim),
        ]
    };
    table(&columns, &employees.iter().map(row).collect::<Vec<_>>(), look.width, 0)
}
