use super::effects::Effects;
use super::readings::{self, Names};
use super::record::{self, Loaded, set_in_action, set_in_conversation, set_in_goal, short};
use super::run::Run;
use super::{one_talk, unsaved};
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::date::{NotADay, Toward};
use crate::domain::goal::Goal;
use crate::error::{Code, Error, Exit};
use crate::i18n::{days, errors, fields as says, help, notes, words};
use crate::render::printable::printable;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Store, layout};
use chrono::NaiveDate;
use clap::Args;

/// Gives what is still to come another day.
#[derive(Args)]
pub(super) struct MoveArgs {
    // one argument that reads as two: what is moved, and to which day
    #[arg(value_name = "ID|EMPLOYEE> <DATE", num_args = 1.., required = true, add = super::completions::targets())]
    words: Vec<String>,
}

/// The edits of a record with what is said of them; no edits where it has that day already.
struct Moved {
    edits: Vec<Edit>,
    title: String,
    told: String,
}

impl Run for MoveArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let (typed, day) = self.day(cx)?;
        let sources = readings::all(cx, &store, typed, &Names::PLANNED, None)?;
        let writer = cx.writer(&store)?;
        let mut effects = Effects::default();
        for source in &sources {
            let moved = match record::load(&store, source)? {
                Loaded::Action(action) => action_to(cx, &store, &action, day)?,
                Loaded::Conversation(conversation) => conversation_to(cx, &store, &conversation, day)?,
                Loaded::Goal(goal) => goal_to(cx, &store, &goal, day)?,
                Loaded::Note(note) => return Err(Error::of(Code::WrongState, notes::is_note(&short(&store, note.id)))),
            };
            let (id, path) = (short(&store, source.id), layout::path(source));
            if moved.edits.is_empty() {
                effects.lines.push(says::nothing_changed(&format!("{id} {}", moved.title)));
                continue;
            }
            effects.lines.push(says::changed(&id, &moved.title, &moved.told, &path));
            effects.changes.push(Change::edit(source, moved.edits));
        }
        if day < cx.today && !effects.changes.is_empty() {
            effects.warnings.push(says::day_has_passed(&words::day(cx.lang, day)));
        }
        let paths: Vec<String> = effects.changes.iter().map(Change::path).collect();
        let exit = effects.finish(cx, &store, &writer)?;
        paths.iter().for_each(|path| unsaved::tell_of(cx, &store, path));
        Ok(exit)
    }
}

impl MoveArgs {
    /// What is moved, and the day: as many of the last words as are a day together.
    fn day(&self, cx: &Context) -> Result<(&[String], NaiveDate), Error> {
        let name = help::placeholders(cx.lang, "DATE");
        let missing = || Error::usage(help::usage(cx.lang, &help::UsagePart::Missing(format!("<{name}>"))));
        let (last, before) = self.words.split_last().ok_or_else(missing)?;
        for at in 1..self.words.len() {
            if let Ok(day) = cx.day(&name, &self.words[at..].join(" "), Toward::Ahead) {
                return Ok((&self.words[..at], day));
            }
        }
        match before {
            [] => Err(missing().hint(days::not_a_day_hint(NotADay::Unreadable, Toward::Ahead))),
            _ => cx.day(&name, last, Toward::Ahead).map(|day| (before, day)),
        }
    }
}

fn refused_as_ended(id: &str, status: &str, option: &str) -> Error {
    Error::of(Code::WrongState, says::has_ended(id, status)).hint(says::ended_hint(id, option))
}

fn action_to(cx: &Context, store: &Store, action: &Action, day: NaiveDate) -> Result<Moved, Error> {
    let id = short(store, action.id);
    if !action.is_open() {
        return Err(refused_as_ended(&id, action.status.name(cx.lang), "--due"));
    }
    let near = |day| words::near_day(cx.lang, day, cx.today);
    let first = action.first_due_after(Some(day));
    let edits = if action.due == Some(day) {
        Vec::new()
    } else {
        let first = first.map(|first| set_in_action("first-due", New::word(first)));
        std::iter::once(set_in_action("due", New::word(day))).chain(first).collect()
    };
    let told = told(cx, "due", near(day));
    let told = first.map_or(told.clone(), |first| says::first_promised(cx.lang, &told, &near(first)));
    Ok(Moved { edits, title: printable(&action.title), told })
}

fn conversation_to(cx: &Context, store: &Store, conversation: &Conversation, day: NaiveDate) -> Result<Moved, Error> {
    let id = short(store, conversation.id);
    if conversation.status != Status::Planned {
        let refused = Error::of(Code::WrongState, says::not_planned(&id, conversation.status.name(cx.lang)));
        return Err(refused.hint(match conversation.status {
            Status::Cancelled => errors::reopen_hint(&id),
            _ => says::change_date_hint(&id),
        }));
    }
    let edits = if conversation.date == day { Vec::new() } else { vec![set_in_conversation("date", New::word(day))] };
    let near = |day| words::near_day(cx.lang, day, cx.today);
    Ok(Moved {
        edits,
        title: one_talk::called(cx, store, conversation),
        told: says::was(cx.lang, &told(cx, "date", near(day)), &near(conversation.date)),
    })
}

fn goal_to(cx: &Context, store: &Store, goal: &Goal, day: NaiveDate) -> Result<Moved, Error> {
    let id = short(store, goal.id);
    if !goal.is_open() {
        return Err(refused_as_ended(&id, goal.status.name(cx.lang), "--by"));
    }
    let edits = if goal.by == Some(day) { Vec::new() } else { vec![set_in_goal("by", New::word(day))] };
    Ok(Moved { edits, title: printable(&goal.title), told: told(cx, "by", words::near_day(cx.lang, day, cx.today)) })
}

fn told(cx: &Context, key: &str, day: String) -> String {
    format!("{} {day}", says::field(cx.lang, key).0)
}
