//! Conversations as a list.

use super::ViewContext;
use super::printable::printable;
use super::table::{Cell, Column, Fit, Paint, table};
use crate::domain::conversation::{Conversation, Status};
use crate::domain::text::on_one_line;
use crate::i18n::{either, words};

/// A table of conversations.
pub(crate) fn list(view: &ViewContext, conversations: &[&Conversation], indent: usize) -> String {
    let lang = view.lang;
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
    let rows: Vec<Vec<Cell>> = conversations.iter().map(|conversation| row(view, conversation)).collect();
    table(&columns, &rows, view.width, indent)
}

fn row(view: &ViewContext, conversation: &Conversation) -> Vec<Cell> {
    let lang = view.lang;
    let is_past = conversation.status == Status::Planned && conversation.date < view.today;
    vec![
        Cell::painted(conversation.id.as_str(), Paint::Id(view.ids.length(conversation.id))),
        Cell::painted(
            words::near_day(lang, conversation.date, view.today),
            if is_past { Paint::Late((view.today - conversation.date).num_days()) } else { Paint::None },
        ),
        Cell::new(printable(view.people.name(&conversation.employee))),
        Cell::new(kind(view, conversation)),
        Cell::painted(conversation.status.name(lang), if conversation.is_pending() { Paint::None } else { Paint::Dim }),
        Cell::new(about(view, conversation)),
        Cell::painted(printable(view.people.team(&conversation.employee).unwrap_or("")), Paint::Dim),
    ]
}

/// The name of its type.
pub(crate) fn kind(view: &ViewContext, conversation: &Conversation) -> String {
    printable(words::type_name(view.lang, &view.settings.types, &conversation.kind))
}

/// What it came to, or what it is about.
pub(crate) fn about(view: &ViewContext, conversation: &Conversation) -> String {
    match &conversation.summary {
        Some(summary) => printable(&on_one_line(summary)),
        None => printable(&conversation.themes.iter().map(|theme| theme.name(view.lang)).collect::<Vec<_>>().join(", ")),
    }
}
