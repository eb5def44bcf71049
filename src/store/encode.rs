//! From a record to the text of its new file.

use super::yaml::write::{self, New};
use crate::domain::action::{Action, Kind};
use crate::domain::conversation::{Answer, Conversation};
use crate::domain::employee::{Employee, Was};
use crate::domain::ended::Ended;
use crate::domain::goal::{Goal, Progress};
use crate::domain::money::Amount;
use crate::domain::note::Note;
use crate::domain::theme::{Signal, Theme};
use crate::domain::wish::Wish;
use crate::domain::words::{OneOf, Word};
use chrono::NaiveDate;

fn text(text: &str) -> New {
    New::text(text)
}

fn optional(value: Option<&str>) -> New {
    value.map_or(New::Word(String::new()), New::text)
}

fn day(day: Option<NaiveDate>) -> New {
    day.map_or(New::Word(String::new()), New::word)
}

fn word(word: Option<impl ToString>) -> New {
    word.map_or(New::Word(String::new()), New::word)
}

fn words<K: Word>(words: &[OneOf<K>]) -> New {
    New::texts(&words.iter().map(|word| word.as_str().to_owned()).collect::<Vec<_>>())
}

/// The file of a new person.
pub(crate) fn employee(employee: &Employee) -> String {
    write::document(&[
        ("id", word(employee.id)),
        ("name", text(&employee.name)),
        ("team", optional(employee.team.as_deref())),
        ("manager", optional(employee.manager.as_deref())),
        ("role", optional(employee.role.as_deref())),
        ("email", optional(employee.email.as_deref())),
        ("number", optional(employee.number.as_deref())),
        ("started", day(employee.started)),
        ("added", day(employee.added)),
        ("left", day(employee.left)),
        ("was", New::List(employee.was.iter().map(was).collect())),
    ])
}

/// The file of a new conversation.
pub(crate) fn conversation(conversation: &Conversation) -> String {
    let preparation = [("employee", &conversation.prepared_by_employee), ("manager", &conversation.prepared_by_manager)];
    let said = preparation.iter().filter_map(|(side, said)| Some(((*side).to_owned(), text(said.as_deref()?))));
    let received = Some(New::texts(&conversation.received)).filter(|marks| !marks.is_empty()).map(|marks| ("received".to_owned(), marks));
    let prepared = said.chain(received).collect();
    write::document(&[
        ("id", New::word(conversation.id)),
        ("type", text(&conversation.kind)),
        ("status", New::word(conversation.status.word())),
        ("date", New::word(conversation.date)),
        ("with", optional(conversation.with.as_deref())),
        ("themes", words(&conversation.themes)),
        ("preparation", New::Map(prepared)),
        ("answers", answers(&conversation.answers)),
        ("obstacles", New::texts(&conversation.obstacles)),
        ("energy", New::texts(&conversation.energy)),
        ("signals", words(&conversation.signals)),
        ("wishes", New::List(conversation.wishes.iter().map(wish).collect())),
        ("summary", optional(conversation.summary.as_deref())),
        ("next", day(conversation.next)),
        ("cancelled-because", optional(conversation.cancelled_because.as_deref())),
        ("closed", day(conversation.closed)),
        ("ended", New::List(conversation.ended.iter().map(ended).collect())),
    ])
}

/// Questions and answers as they stand in a conversation's file.
pub(crate) fn answers(answers: &[Answer]) -> New {
    New::List(answers.iter().map(answer).filter(|answer| !answer.is_empty()).collect())
}

/// One question with its answer.
pub(crate) fn answer(answer: &Answer) -> New {
    let theme = answer.theme.as_ref().map(Theme::as_str);
    let note = answer.note.as_ref().map(|id| id.as_str());
    let fields = [("theme", theme), ("note", note), ("question", answer.question.as_deref()), ("answer", answer.answer.as_deref())];
    New::Map(fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), text(value?)))).collect())
}

/// One wish, as it stands in a conversation's file.
pub(crate) fn wish(wish: &Wish) -> New {
    let cost = wish.cost.map(Amount::written);
    let signal = optional(wish.signal.as_ref().map(Signal::as_str));
    filled([("signal", signal), ("what", optional(wish.what.as_deref())), ("cost", word(cost)), ("by", day(wish.by))])
}

/// The file of a new action.
pub(crate) fn action(action: &Action) -> String {
    write::document(&[
        ("id", New::word(action.id)),
        ("title", text(&action.title)),
        ("owner", text(action.owner.as_str())),
        ("due", day(action.due)),
        ("first-due", day(action.first_due)),
        ("status", New::word(action.status.word())),
        ("conversation", word(action.conversation)),
        ("kind", optional(action.kind.as_ref().map(Kind::as_str))),
        ("goal", word(action.goal)),
        ("obstacle", optional(action.obstacle.as_deref())),
        ("note", optional(action.note.as_deref())),
        ("win", optional(action.win.as_deref())),
        ("dropped-because", optional(action.dropped_because.as_deref())),
        ("created", New::word(action.created)),
        ("closed", day(action.closed)),
        ("ended", New::List(action.ended.iter().map(ended).collect())),
        ("released", word(action.released.then_some("true"))),
    ])
}

/// The file of a new goal.
pub(crate) fn goal(goal: &Goal) -> String {
    write::document(&[
        ("id", New::word(goal.id)),
        ("title", text(&goal.title)),
        ("by", day(goal.by)),
        ("status", New::word(goal.status.word())),
        ("supports", optional(goal.supports.as_deref())),
        ("towards", optional(goal.towards.as_deref())),
        ("project", optional(goal.project.as_deref())),
        ("progress", New::List(goal.progress.iter().map(progress).collect())),
        ("created", New::word(goal.created)),
        ("closed", day(goal.closed)),
        ("ended", New::List(goal.ended.iter().map(ended).collect())),
    ])
}

/// The file of a new note.
pub(crate) fn note(note: &Note) -> String {
    write::document(&[
        ("id", New::word(note.id)),
        ("text", optional(note.text.as_deref())),
        ("shared", word(note.shared.then_some("true"))),
        ("created", New::word(note.created)),
        ("conversation", word(note.conversation)),
        ("closed", day(note.closed)),
    ])
}

/// One note of progress, as it stands in a goal's file.
pub(crate) fn progress(progress: &Progress) -> New {
    filled([("date", day(progress.date)), ("note", optional(progress.note.as_deref()))])
}

/// The team and manager that a person had before, as they stand in `employee.yaml`.
pub(crate) fn was(was: &Was) -> New {
    let (team, manager) = (optional(was.team.as_deref()), optional(was.manager.as_deref()));
    filled([("team", team), ("manager", manager), ("until", day(was.until))])
}

/// One end that was taken back, as it stands in a record's file.
pub(crate) fn ended(ended: &Ended) -> New {
    filled([("closed", day(ended.closed)), ("reopened", day(ended.reopened))])
}

/// A map of those that have a value.
fn filled<const N: usize>(entries: [(&str, New); N]) -> New {
    New::Map(entries.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key.to_owned(), value)).collect())
}
