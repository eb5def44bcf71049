//! An agreement, an action or a goal that is ready to send, and the agreement in short.

use super::document::{Block, Document, Headline, Item, Join, List, Mark, Section};
use super::printable::printable;
use super::table::{Cell, Column, Fit, Paint, table};
use super::{ViewContext, actions, conversations, follow_up, show};
use crate::domain::action::{Action, Status};
use crate::domain::agreement::Agreement;
use crate::domain::conversation::Conversation;
use crate::domain::goal::Goal;
use crate::domain::owner::Owner;
use crate::i18n::{agreement as says, words};
use chrono::NaiveDate;

/// What both keep: who, when, what was agreed, and when they come back to it.
pub(crate) fn document(view: &ViewContext, agreed: &Agreement) -> Document {
    let lang = view.lang;
    let long = |day| words::long_day(lang, day);
    let both: Vec<String> =
        [Some(view.people.name(&agreed.conversation.employee)), agreed.with].into_iter().flatten().map(printable).collect();
    let fact =
        [both.join(&format!(" {} ", says::and(lang))), conversations::kind(view, agreed.conversation), long(agreed.conversation.date)]
            .join(" · ");
    let mut document = Document { title: says::title(lang), facts: vec![fact], stressed: both, ..Document::default() };
    let item = |action: &&Action| Item::new(Mark::Point, actions::title(view, action)).tail(when(view, action, long));
    let list = |(owner, actions): &(Owner, Vec<&Action>)| List {
        head: Some(heading(view, owner)),
        join: Join::Dash,
        items: actions.iter().map(item).collect(),
        ..List::default()
    };
    document.add(agreed.by_owner.iter().map(list).fold(Section::default(), Section::with_list));
    if agreed.by_owner.is_empty() {
        let nothing = if agreed.conversation.is_held() { says::nothing(lang) } else { says::nothing_yet(lang) };
        document.add(Section::default().with(Block::said(nothing, Paint::None)));
    }
    document.sent_with.extend(agreed.come_back.map(|day| says::come_back(lang, &long(day))));
    document
}

/// A name as it is written, a word with a capital.
fn heading(view: &ViewContext, owner: &Owner) -> String {
    match owner {
        Owner::Party(party) => show::capital(party.name(view.lang)),
        Owner::Named(name) => printable(name),
    }
}

/// The same in short, for below the line that says that the conversation was closed: whose turn, what, by when.
pub(crate) fn short(view: &ViewContext, agreed: &Agreement) -> String {
    let column = |fit| Column { head: "", fit, right: false };
    let columns = [column(Fit::Prefers(10, 18)), column(Fit::Prefers(16, 40)), column(Fit::Whole)];
    let row = |owner: &Owner, action: &Action| {
        let day = when(view, action, |day| words::near_day(view.lang, day, view.today));
        vec![Cell::new(actions::owner(view, owner)), Cell::new(actions::title(view, action)), Cell::painted(day, Paint::Dim)]
    };
    let rows = agreed.by_owner.iter().flat_map(|(owner, actions)| actions.iter().map(|action| row(owner, action)));
    table(&columns, &rows.collect::<Vec<_>>(), view.width, 4)
}

/// By when it will be done, or that it was.
fn when(view: &ViewContext, action: &Action, day: impl Fn(NaiveDate) -> String) -> String {
    let lang = view.lang;
    match (action.status, action.closed, action.due) {
        (Status::Done, Some(closed), _) => says::done_on(lang, &day(closed)),
        (Status::Done, None, _) => says::done(lang),
        (_, _, Some(due)) => says::until(lang, &day(due)),
        (_, _, None) => says::no_day(lang),
    }
}

/// One action on its own. Its note stays where it is: it was not written to be sent.
pub(crate) fn action(view: &ViewContext, action: &Action, conversation: Option<&Conversation>) -> Document {
    let lang = view.lang;
    let whose = actions::who(view, action);
    let from =
        conversation.map(|conversation| format!("{} {}", conversations::kind(view, conversation), words::day(lang, conversation.date)));
    let rows = [
        (says::whose(lang), Some(whose)),
        (says::who(lang), Some(actions::owner(view, &action.owner))),
        (says::due(lang), action.due.map(|due| words::long_day(lang, due))),
        (says::state(lang), Some(if action.is_open() { actions::fate(view, action) } else { follow_up::outcome(view, action) })),
        (says::from(lang), from),
    ];
    facts(actions::title(view, action), rows)
}

/// One goal on its own, with the actions that serve it. Notes of progress stay where they are.
pub(crate) fn goal(view: &ViewContext, goal: &Goal, serving: &[&Action]) -> Document {
    let lang = view.lang;
    let rows = [
        (says::whose(lang), Some(view.people.name(&goal.employee).to_owned())),
        (says::due(lang), goal.by.map(|by| words::long_day(lang, by))),
        (says::state(lang), Some(goal.status.name(lang).to_owned())),
    ];
    let list = List {
        head: Some(says::serving(lang)),
        join: Join::Dot,
        items: serving.iter().map(|action| Item { win: None, ..follow_up::item(view, action) }).collect(),
        ..List::default()
    };
    let mut document = facts(printable(&goal.title), rows);
    document.add(Section::default().with_list(list));
    document
}

/// A title, and what is known of it, a line each.
fn facts(title: String, rows: impl IntoIterator<Item = (String, Option<String>)>) -> Document {
    let line = |(head, value): (String, Option<String>)| Some(Item::new(Mark::Point, format!("{head}: {}", printable(&value?))));
    let items = rows.into_iter().filter_map(line).collect();
    Document {
        title,
        headline: Headline::Bold,
        sections: vec![Section::default().with_list(List { items, ..List::default() })],
        ..Document::default()
    }
}
