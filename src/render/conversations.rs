//! Conversations as a list.

use super::Look;
use super::table::{Cell, Column, Fit, Paint, table};
use super::visible::shown;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::text::on_one_line;
use crate::i18n::{either, words};

/// A table of conversations.
pub fn list(look: &Look, talks: &[&Conversation], indent: usize) -> String {
    let lang = look.lang;
    let column = |head, fit| Column { head, fit, right: false };
    let columns = [
        column("ID", Fit::Whole),
        column(either(lang, "DAG", "DAY"), Fit::Whole),
        column(either(lang, "WIE", "WHO"), Fit::Prefers(10, 16)),
        column(either(lang, "GESPREK", "CONVERSATION"), Fit::Prefers(8, 14)),
        column("STATUS", Fit::Whole),
        column(either(lang, "WAAROVER", "ABOUT"), Fit::Prefers(12, 26)),
        column("TEAM", Fit::IfRoom),
    ];
    let rows: Vec<Vec<Cell>> = talks.iter().map(|talk| row(look, talk)).collect();
    table(&columns, &rows, look.width, indent)
}

fn row(look: &Look, talk: &Conversation) -> Vec<Cell> {
    let lang = look.lang;
    let is_past = talk.status == Status::Planned && talk.date < look.today;
    vec![
        Cell::painted(talk.id.as_str(), Paint::Id(look.ids.length(talk.id))),
        Cell::painted(
            words::near_day(lang, talk.date, look.today),
            if is_past { Paint::Late((look.today - talk.date).num_days()) } else { Paint::None },
        ),
        Cell::new(shown(look.people.name(&talk.employee))),
        Cell::new(kind(look, talk)),
        Cell::painted(talk.status.name(lang), if talk.is_pending() { Paint::None } else { Paint::Dim }),
        Cell::new(about(look, talk)),
        Cell::painted(shown(look.people.team(&talk.employee).unwrap_or("")), Paint::Dim),
    ]
}

/// The name of its type.
pub fn kind(look: &Look, talk: &Conversation) -> String {
    shown(words::type_name(look.lang, &look.settings.types, &talk.kind))
}

/// What it came to, or what it is about.
pub fn about(look: &Look, talk: &Conversation) -> String {
    match &talk.summary {
        Some(summary) => shown(&on_one_line(summary)),
        None => shown(&talk.themes.iter().map(|theme| theme.name(look.lang)).collect::<Vec<_>>().join(", ")),
    }
}
