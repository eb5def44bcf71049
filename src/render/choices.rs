//! Records to choose from: what each is, whose, and its day.

use super::ViewContext;
use super::actions::{title, when};
use super::printable::printable;
use super::table::{self, Cell, Column, Fit, Paint};
use crate::domain::conversation::Status;
use crate::domain::readings::Thing;
use crate::domain::text::on_one_line;
use crate::i18n::{messages, names as says, sync, words};

/// A line for each record; with a number in front where one can be typed.
pub(crate) fn list(view: &ViewContext, things: &[Thing], numbered: bool) -> String {
    let column = |fit| Column { head: "", fit, right: false };
    let number = numbered.then(|| Column { right: true, ..column(Fit::Whole) });
    let fits = [Fit::Whole, Fit::Wraps(12, 44), Fit::Prefers(8, 18), Fit::Wraps(10, 24)];
    let columns: Vec<Column> = number.into_iter().chain(fits.map(column)).collect();
    let namesakes = view.people.namesakes();
    let row = |(at, thing): (usize, &Thing)| {
        let source = thing.source();
        let whose = match thing.employee() {
            None => messages::the_organisation(view.lang),
            Some(slug) if namesakes.contains(slug) => format!("{} ({slug})", printable(view.people.name(slug))),
            Some(slug) => printable(view.people.name(slug)),
        };
        let cells = vec![
            Cell::painted(source.id.as_str(), Paint::Id(view.ids.length(source.id))),
            Cell::new(what(view, *thing)),
            Cell::new(whose),
            day(view, *thing),
        ];
        numbered.then(|| Cell::new((at + 1).to_string())).into_iter().chain(cells).collect::<Vec<Cell>>()
    };
    table::table(&columns, &things.iter().enumerate().map(row).collect::<Vec<_>>(), view.width, 2)
}

/// What a record is: the type of a conversation, or a title.
pub(crate) fn what(view: &ViewContext, thing: Thing) -> String {
    match thing {
        Thing::Conversation(conversation) => printable(words::type_name(view.lang, &view.settings.types, &conversation.kind)),
        Thing::Action(action) => on_one_line(&title(view, action)),
        Thing::Goal(goal) => says::goal(view.lang, &on_one_line(&printable(&goal.title))),
        Thing::Note(_) => sync::note(view.lang),
    }
}

/// Its day: how late or how soon, or when it ended.
fn day(view: &ViewContext, thing: Thing) -> Cell {
    let lang = view.lang;
    let near = thing.day().map(|day| words::near_day(lang, day, view.today)).unwrap_or_default();
    let ended = |how: &str| Cell::painted(format!("{how} {near}").trim_end().to_owned(), Paint::Dim);
    match thing {
        Thing::Conversation(conversation) => match conversation.status {
            Status::Planned => Cell::new(format!("{} {near}", Status::Planned.name(lang))),
            Status::Open => Cell::new(says::open_since(lang, &near)),
            status => ended(status.name(lang)),
        },
        Thing::Action(action) if action.is_open() => when(view, action),
        Thing::Action(action) => ended(action.status.name(lang)),
        Thing::Goal(goal) if goal.is_open() => match goal.days_late(view.today) {
            0 => Cell::new(goal.by.map_or_else(|| messages::no_due(lang), |_| near)),
            late => Cell::painted(messages::late_in_short(lang, late), Paint::Late(late)),
        },
        Thing::Goal(goal) => ended(goal.status.name(lang)),
        Thing::Note(_) => Cell::new(near),
    }
}
