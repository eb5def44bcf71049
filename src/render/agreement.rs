//! An agreement, an action or a goal that is ready to send, and the agreement in short.

use super::document::{Block, Document, Headline, Item, Join, List, Mark, Section, Tone};
use super::table::{Cell, Column, Fit, Paint, table};
use super::visible::shown;
use super::{Look, actions, conversations, followed, show};
use crate::domain::action::{Action, Status};
use crate::domain::agreement::Agreement;
use crate::domain::conversation::Conversation;
use crate::domain::goal::Goal;
use crate::domain::owner::Owner;
use crate::i18n::{agreement as said, words};
use chrono::NaiveDate;

/// What both keep: who, when, what was agreed, and when they come back to it.
pub fn document(look: &Look, agreed: &Agreement) -> Document {
    let lang = look.lang;
    let long = |day| words::long_day(lang, day);
    let both: Vec<String> = [Some(look.people.name(&agreed.talk.employee)), agreed.with].into_iter().flatten().map(shown).collect();
    let fact = [both.join(&format!(" {} ", said::and(lang))), conversations::kind(look, agreed.talk), long(agreed.talk.date)].join(" · ");
    let mut document = Document { title: said::title(lang), facts: vec![fact], ..Document::default() };
    let item = |action: &&Action| Item::new(Mark::Point, actions::title(look, action)).tail(when(look, action, long));
    let list = |(owner, actions): &(Owner, Vec<&Action>)| List {
        head: Some(heading(look, owner)),
        join: Join::Dash,
        items: actions.iter().map(item).collect(),
        ..List::default()
    };
    document.add(agreed.by_owner.iter().map(list).fold(Section::default(), Section::with_list));
    if agreed.by_owner.is_empty() {
        let nothing = if agreed.talk.is_held() { said::nothing(lang) } else { said::nothing_yet(lang) };
        document.add(Section::default().with(Block::said(nothing, Tone::Plain)));
    }
    document.sent_with.extend(agreed.come_back.map(|day| said::come_back(lang, &long(day))));
    document
}

/// A name as it is written, a word with a capital.
fn heading(look: &Look, owner: &Owner) -> String {
    match owner {
        Owner::Party(party) => show::capital(party.name(look.lang)),
        Owner::Named(name) => shown(name),
    }
}

/// The same in short, for below the line that says that the talk was closed: whose turn, what, by when.
pub fn short(look: &Look, agreed: &Agreement) -> String {
    let column = |fit| Column { head: "", fit, right: false };
    let columns = [column(Fit::Prefers(10, 18)), column(Fit::Prefers(16, 40)), column(Fit::Whole)];
    let row = |owner: &Owner, action: &Action| {
        let day = when(look, action, |day| words::near_day(look.lang, day, look.today));
        vec![Cell::new(actions::owner(look, owner)), Cell::new(actions::title(look, action)), Cell::painted(day, Paint::Dim)]
    };
    let rows = agreed.by_owner.iter().flat_map(|(owner, actions)| actions.iter().map(|action| row(owner, action)));
    table(&columns, &rows.collect::<Vec<_>>(), look.width, 4)
}

/// By when it will be done, or that it was.
fn when(look: &Look, action: &Action, day: impl Fn(NaiveDate) -> String) -> String {
    let lang = look.lang;
    match (action.status, action.closed, action.due) {
        (Status::Done, Some(closed), _) => said::done_on(lang, &day(closed)),
        (Status::Done, None, _) => said::done(lang),
        (_, _, Some(due)) => said::until(lang, &day(due)),
        (_, _, None) => said::no_day(lang),
    }
}

/// One action on its own. Its note stays where it is: it was not written to be sent.
pub fn action(look: &Look, action: &Action, talk: Option<&Conversation>) -> Document {
    let lang = look.lang;
    let whose =
        action.employee.as_deref().map_or_else(|| crate::i18n::said::the_organisation(lang), |slug| look.people.name(slug).to_owned());
    let from = talk.map(|talk| format!("{} {}", conversations::kind(look, talk), words::day(lang, talk.date)));
    let rows = [
        (said::whose(lang), Some(whose)),
        (said::who(lang), Some(actions::owner(look, &action.owner))),
        (said::due(lang), action.due.map(|due| words::long_day(lang, due))),
        (said::state(lang), Some(if action.is_open() { actions::fate(look, action) } else { followed::outcome(look, action) })),
        (said::from(lang), from),
    ];
    facts(actions::title(look, action), rows)
}

/// One goal on its own, with the actions that serve it. Notes of progress stay where they are.
pub fn goal(look: &Look, goal: &Goal, serving: &[&Action]) -> Document {
    let lang = look.lang;
    let rows = [
        (said::whose(lang), Some(look.people.name(&goal.employee).to_owned())),
        (said::due(lang), goal.by.map(|by| words::long_day(lang, by))),
        (said::state(lang), Some(goal.status.name(lang).to_owned())),
    ];
    let list = List {
        head: Some(said::serving(lang)),
        join: Join::Dot,
        items: serving.iter().map(|action| Item { win: None, ..followed::item(look, action) }).collect(),
        ..List::default()
    };
    let mut document = facts(shown(&goal.title), rows);
    document.add(Section::default().with_list(list));
    document
}

/// A title, and what is known of it, a line each.
fn facts(title: String, rows: impl IntoIterator<Item = (String, Option<String>)>) -> Document {
    let line = |(head, value): (String, Option<String>)| Some(Item::new(Mark::Point, format!("{head}: {}", shown(&value?))));
    let items = rows.into_iter().filter_map(line).collect();
    Document {
        title,
        headline: Headline::Bold,
        sections: vec![Section::default().with_list(List { items, ..List::default() })],
        ..Document::default()
    }
}
