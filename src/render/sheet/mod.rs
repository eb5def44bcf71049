//! The sheet before a conversation, for one of its two readers.
//!
//! [`manager`] and [`employee`] each make a document of a sheet: what is on it, in words.

pub(crate) mod employee;
pub(crate) mod manager;

use super::document::{Item, List, Mark, Section, Span};
use super::printable::{printable, printable_lines};
use super::table::Paint;
use super::{ViewContext, actions, goals, notes};
use crate::domain::action::{Action, Status};
use crate::domain::goal::Goal;
use crate::domain::note::Note;
use crate::domain::promise::{self, Fate};
use crate::domain::report::Mentioned;
use crate::domain::sheet::{Said, Sheet};
use crate::i18n::{messages, prepare, sealed, words};

/// How many promises that have ended a sheet shows of each side.
const ENDED: usize = 5;

/// How many obstacles and sources of energy a sheet names.
const MOST: usize = 5;

/// What was promised, which opens every sheet; also when there is nothing.
fn promises(view: &ViewContext, head: String, lists: Vec<List>) -> Section {
    if lists.iter().all(|list| list.items.is_empty()) {
        return rows(head, vec![Item::new(Mark::Prose, prepare::nothing_promised(view.lang))]);
    }
    lists.into_iter().fold(Section::new(head), Section::with_list)
}

fn rows(head: String, items: Vec<Item>) -> Section {
    Section::new(head).with_list(List { items, ..List::default() })
}

/// Everything promised by one side: all that is open, and of what has ended the newest.
fn promised(view: &ViewContext, head: String, promises: &[&Action], item: impl Fn(&ViewContext, &Action) -> Item) -> List {
    let (open, ended): (Vec<&Action>, Vec<&Action>) = promises.iter().partition(|action| action.is_open());
    let items = open.into_iter().chain(ended.into_iter().take(ENDED)).map(|action| item(view, action));
    List { head: Some(head), items: items.collect(), ..List::default() }
}

/// A promise with what came of it.
fn promise(view: &ViewContext, action: &Action) -> Item {
    let (fate, late) = (promise::fate(action, view.today), promise::days_late(action, view.today));
    let mut row = Item::new(Mark::Promise(fate, late), actions::title(view, action)).tail(outcome(view, action, fate));
    row.more.extend(actions::why_dropped(view, action).map(|why| prepare::let_go(view.lang, &why)));
    row.more.extend(action.win.as_deref().filter(|_| action.status == Status::Done).map(|win| format!("★ {}", printable(win))));
    row
}

/// The same, with who does it: for those who are neither of the two at the table.
fn promise_of(view: &ViewContext, action: &Action) -> Item {
    let mut item = promise(view, action);
    item.tail.insert(0, Span::new(actions::owner(view, &action.owner), Paint::Dim));
    item
}

fn outcome(view: &ViewContext, action: &Action, fate: Fate) -> String {
    let near = |day| words::near_day(view.lang, day, view.today);
    match (fate, action.due_on(view.today), action.closed) {
        (Fate::Open | Fate::Broken, Some(due), _) => messages::when(view.lang, (due - view.today).num_days()),
        (Fate::Open | Fate::Broken, None, _) => messages::no_due(view.lang),
        (_, _, Some(closed)) => prepare::done_on(view.lang, &actions::fate(view, action), &near(closed)),
        _ => actions::fate(view, action),
    }
}

/// What the organisation did about an obstacle that this person named.
fn organisation(view: &ViewContext, sheet: &Sheet) -> List {
    promised(view, messages::the_organisation(view.lang), &sheet.followed.organisation, |view, action| Item {
        more: Vec::new(),
        ..promise_of(view, action)
    })
}

/// A goal with its last note of progress.
fn goal(view: &ViewContext, goal: &Goal) -> Item {
    let near = |day| words::near_day(view.lang, day, view.today);
    let mut row = Item::new(Mark::Goal(goal.days_late(view.today)), goals::title(view, goal)).tail(goals::by(view, goal).map(|(by, _)| by));
    match goal.last_progress().and_then(|progress| Some((progress, progress.note.as_deref()?))) {
        Some((progress, note)) => {
            let day = progress.date.map(|day| format!("{}: ", near(day))).unwrap_or_default();
            row.more.push(format!("{day}{}", printable(note)));
        }
        None => row.more.extend(view.in_place(goal.sealed.as_deref())),
    }
    row
}

/// A note that waits, with its day.
fn note(view: &ViewContext, note: &Note) -> Item {
    Item::new(Mark::Point, notes::text(view, note)).tail(words::near_day(view.lang, note.created, view.today))
}

/// An earlier answer, below its question.
fn answer(view: &ViewContext, said: &Said) -> Item {
    let kind = words::type_name(view.lang, &view.settings.types, &said.conversation.kind);
    let when = prepare::last_conversation(view.lang, &printable(kind), &words::near_day(view.lang, said.conversation.date, view.today));
    let question = printable(said.answer.question.as_deref().or(said.answer.theme.as_deref()).unwrap_or_default());
    Item { more: paragraphs(said.answer.answer.as_deref().unwrap_or_default()), ..Item::new(Mark::Point, question).tail(when) }
}

/// A text of several lines.
fn prose(text: &str) -> Item {
    let mut lines = printable_lines(text.trim()).into_iter();
    Item { text: lines.next().unwrap_or_default(), more: lines.collect(), ..Item::new(Mark::Prose, String::new()) }
}

/// A text whose lines were broken to fit a file, as paragraphs; a line of a list stays a line.
fn paragraphs(text: &str) -> Vec<String> {
    let begins_anew = |line: &str| line.starts_with(['-', '*', '•']) || line.starts_with(|c: char| c.is_ascii_digit());
    let mut all: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in printable_lines(text.trim()) {
        match all.last_mut().filter(|_| goes_on && !begins_anew(&line)) {
            Some(last) if !line.is_empty() => *last = format!("{last} {line}"),
            _ if !line.is_empty() => all.push(line.clone()),
            _ => {}
        }
        goes_on = !line.is_empty();
    }
    all
}

/// What is sealed in the conversation that the sheet is for, where that could not be opened.
fn prepared_in_place(view: &ViewContext, sheet: &Sheet) -> Option<Item> {
    let in_place = view.in_place(sheet.conversation?.sealed.as_deref())?;
    Some(Item::new(Mark::Prose, in_place))
}

/// The last conversation held, where what was said in it could not be opened.
fn last_in_place(view: &ViewContext, sheet: &Sheet) -> Option<Item> {
    let (in_place, conversation) = (view.in_place(sheet.last_shut())?, sheet.followed.conversation?);
    let kind = printable(words::type_name(view.lang, &view.settings.types, &conversation.kind));
    let head = prepare::last_conversation(view.lang, &kind, &words::near_day(view.lang, conversation.date, view.today));
    Some(Item { more: vec![in_place], ..Item::new(Mark::Point, head) })
}

/// How many obstacles are in talks that could not be opened.
fn shut_obstacles(view: &ViewContext, sheet: &Sheet) -> Option<Item> {
    more_shut(view, sheet.shut[0]).map(|more| Item::new(Mark::Point, more))
}

fn more_shut(view: &ViewContext, count: usize) -> Option<String> {
    (count > 0).then(|| sealed::more(view.lang, count))
}

/// What gives energy, with how often it was named.
fn energy(view: &ViewContext, sheet: &Sheet) -> Vec<Item> {
    let word = |word: &Mentioned| format!("{} {}", printable(&word.label), words::times(word.mentions));
    let words: Vec<String> = sheet.energy.iter().take(MOST).map(word).chain(more_shut(view, sheet.shut[1])).collect();
    Some(Item::new(Mark::Point, words.join(" · "))).filter(|_| !words.is_empty()).into_iter().collect()
}
