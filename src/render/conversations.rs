//! Conversations as a list.

use super::list::{self, ListColumn};
use super::printable::printable;
use super::table::{Cell, Fit, Paint, table};
use super::{ViewContext, obstacles};
use crate::domain::conversation::{Conversation, Status};
use crate::domain::text::on_one_line;
use crate::i18n::words;
use serde_json::Value;

/// What a terminal shows of a conversation unless told otherwise.
pub(crate) const SHOWN: &[&str] = &["id", "date", "name", "type", "status", "about", "team"];

/// The columns of a list of conversations.
pub(crate) fn columns<'r>() -> Vec<ListColumn<&'r Conversation>> {
    let column = ListColumn::of;
    vec![
        column("id", "id")
            .headed("ID", "ID")
            .shown(Fit::Whole, |view, conversation| Cell::painted(conversation.id.as_str(), Paint::Id(view.ids.length(conversation.id)))),
        column("employee", "medewerker"),
        column("name", "naam")
            .headed("WIE", "WHO")
            .shown(Fit::Prefers(10, 16), |view, conversation| Cell::new(printable(view.people.name(&conversation.employee)))),
        column("team", "team").headed("TEAM", "TEAM").shown(Fit::IfRoom, |view, conversation| {
            Cell::painted(printable(view.people.team(&conversation.employee).unwrap_or("")), Paint::Dim)
        }),
        column("type", "soort")
            .headed("GESPREK", "CONVERSATION")
            .shown(Fit::Prefers(8, 14), |view, conversation| Cell::new(kind(view, conversation))),
        column("status", "status").headed("STATUS", "STATUS").ordered(Status::WORDS).shown(Fit::Whole, |view, conversation| {
            Cell::painted(conversation.status.name(view.lang), if conversation.is_pending() { Paint::None } else { Paint::Dim })
        }),
        column("date", "datum").headed("DAG", "DAY").shown(Fit::Whole, |view, conversation| day(view, conversation)),
        column("about", "waarover")
            .headed("WAAROVER", "ABOUT")
            .from("summary")
            .shown(Fit::Prefers(12, 26), |view, conversation| Cell::new(about(view, conversation))),
        column("with", "met"),
        column("themes", "themas").shown(Fit::Prefers(10, 20), |view, conversation| Cell::new(themes(view, conversation))),
        column("obstacles", "belemmeringen").shown(Fit::Prefers(10, 20), |view, conversation| {
            let called = conversation.obstacles.iter().map(|name| obstacles::called(view, name));
            Cell::new(printable(&called.collect::<Vec<_>>().join(", ")))
        }),
        column("own_words", "eigen-woorden").headed("Eigen woorden", "Own words").whole(),
        column("energy", "energie").shown(Fit::Prefers(10, 16), |view, conversation| {
            Cell::new(or_in_place(view, conversation, printable(&conversation.energy.join(", "))))
        }),
        column("own_energy", "eigen-energie").headed("Eigen energie", "Own energy").whole(),
        column("signals", "signalen").shown(Fit::Prefers(10, 20), |view, conversation| {
            Cell::new(printable(&conversation.signals.iter().map(|signal| signal.name(view.lang)).collect::<Vec<_>>().join(", ")))
        }),
        column("wishes", "wensen").shown(Fit::Prefers(10, 24), |view, conversation| {
            Cell::new(conversation.wishes.iter().map(|wish| super::wishes::line(view, wish)).collect::<Vec<_>>().join("; "))
        }),
        column("summary", "samenvatting").shown(Fit::Prefers(12, 26), |view, conversation| {
            let summary = printable(&on_one_line(conversation.summary.as_deref().unwrap_or_default()));
            Cell::new(or_in_place(view, conversation, summary))
        }),
        column("next", "terugkomen").whole(),
        column("cancelled_because", "waarom-vervallen").headed("Waarom vervallen", "Cancelled because"),
        column("closed", "afgesloten").whole(),
        column("ended", "eerder-afgesloten").headed("Eerder afgesloten", "Ended before"),
        column("sealed", "verzegeld").whole(),
        column("readers", "lezers"),
        column("path", "pad"),
    ]
}

/// A table of conversations.
pub(crate) fn list(view: &ViewContext, conversations: &[&Conversation], indent: usize) -> String {
    let columns = columns();
    let (columns, rows) = list::cells(view, &columns, &list::places(&columns, SHOWN), conversations, |_| Value::Null);
    table(&columns, &rows, view.width, indent)
}

fn day(view: &ViewContext, conversation: &Conversation) -> Cell {
    let is_past = conversation.status == Status::Planned && conversation.date < view.today;
    Cell::painted(
        words::near_day(view.lang, conversation.date, view.today),
        if is_past { Paint::Late((view.today - conversation.date).num_days()) } else { Paint::None },
    )
}

/// The name of its type.
pub(crate) fn kind(view: &ViewContext, conversation: &Conversation) -> String {
    printable(words::type_name(view.lang, &view.settings.types, &conversation.kind))
}

/// What it came to, or what it is about, or for whom that is sealed.
pub(crate) fn about(view: &ViewContext, conversation: &Conversation) -> String {
    match &conversation.summary {
        Some(summary) => printable(&on_one_line(summary)),
        None => themes(view, conversation),
    }
}

fn themes(view: &ViewContext, conversation: &Conversation) -> String {
    let themes = conversation.themes.iter().map(|theme| theme.name(view.lang)).collect::<Vec<_>>().join(", ");
    or_in_place(view, conversation, printable(&themes))
}

/// Words of a conversation, or for whom they are sealed.
fn or_in_place(view: &ViewContext, conversation: &Conversation, words: String) -> String {
    if words.is_empty() { view.in_place(conversation.sealed.as_deref()).unwrap_or_default() } else { words }
}
