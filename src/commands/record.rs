//! The records that ids on the command line stand for, read and ready to be ended or reopened.

use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::conversation::Conversation;
use crate::domain::employee::Slug;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::note::Note;
use crate::domain::records::{Folder, Records, Source};
use crate::error::{Code, Error};
use crate::i18n::{days, errors, goals, notes, words};
use crate::render::printable::printable;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Fault, Load, Store, index, list, read, schema};
use chrono::NaiveDate;

/// One record with all its texts.
pub(super) enum Loaded {
    Conversation(Box<Conversation>),
    Action(Box<Action>),
    Goal(Box<Goal>),
    Note(Box<Note>),
}

/// Each of these records.
pub(super) fn load_all(store: &Store, sources: &[Source]) -> Result<Vec<Loaded>, Error> {
    sources.iter().map(|source| load(store, source)).collect()
}

/// One record; refused when its file can't be read.
pub(super) fn load(store: &Store, source: &Source) -> Result<Loaded, Error> {
    let mut records = Records::default();
    read::record(store, source, Load::Full, &mut records);
    if let Some(slug) = source.employee.as_ref().filter(|_| source.folder != Folder::Conversations) {
        records.employees.push(read::employee(store, slug, &mut Vec::new()));
        records.hand_out_leaves();
    }
    let loaded = match source.folder {
        Folder::Conversations => records.conversations.pop().map(|conversation| Loaded::Conversation(Box::new(conversation))),
        Folder::Actions => records.actions.pop().map(|action| Loaded::Action(Box::new(action))),
        Folder::Goals => records.goals.pop().map(|goal| Loaded::Goal(Box::new(goal))),
        Folder::Notes | Folder::Private => records.notes.pop().map(|note| Loaded::Note(Box::new(note))),
    };
    let problem = records.problems.into_iter().max_by_key(|problem| problem.severity);
    match (loaded, problem) {
        (Some(loaded), _) => Ok(loaded),
        (None, Some(problem)) => Err(Error::from(Fault::Unreadable(Box::new(problem)))),
        (None, None) => Err(Error::from(Fault::Changed(crate::store::layout::path(source)))),
    }
}

/// The id of a record of this person that `typed` begins.
pub(super) fn of_person(store: &Store, typed: &str, slug: &Slug, folder: Folder) -> Result<Id, Error> {
    let known = list::sources(store, Some(slug), folder, &mut Vec::new());
    let wanted = typed.trim().to_lowercase();
    let found: Vec<Id> = known.iter().map(|source| source.id).filter(|id| id.as_str().starts_with(&wanted)).collect();
    match found[..] {
        [id] => Ok(id),
        _ if folder == Folder::Goals => Err(Error::of(Code::NotFound, errors::no_id(&printable(typed))).hint(goals::ids_hint())),
        _ => Err(Error::of(Code::NotFound, errors::no_id(&printable(typed))).hint(errors::no_id_hint())),
    }
}

/// Goals are neither done, dropped nor closed as actions and conversations are; they have commands of their own.
pub(super) fn no_goals(store: &Store, goal: &Goal) -> Error {
    let id = short(store, goal.id);
    Error::of(Code::WrongState, errors::is_goal(&id)).hint(goals::ended_hint(&id))
}

/// A note is neither dropped nor released; it is put away.
pub(super) fn is_note(store: &Store, note: &Note) -> Error {
    let id = short(store, note.id);
    Error::of(Code::WrongState, notes::is_note(&id)).hint(notes::is_note_hint(&id))
}

/// Refuses to end what is made on a day that is still to come.
pub(super) fn can_end(cx: &Context, id: &str, made: NaiveDate) -> Result<(), Error> {
    if made <= cx.today {
        return Ok(());
    }
    let refused = Error::of(Code::WrongState, days::made_later(id, &words::day(cx.lang, made)));
    Err(refused.hint(days::made_later_hint(id)))
}

/// Sets a key of an action, in its place in the order of the format.
pub(super) fn set_in_action(key: &str, value: New) -> Edit {
    Edit::set(key, value, schema::before(schema::ACTION, key))
}

/// Sets a key of a conversation, in its place in the order of the format.
pub(super) fn set_in_conversation(key: &str, value: New) -> Edit {
    Edit::set(key, value, schema::before(schema::CONVERSATION, key))
}

/// Sets a key of a goal, in its place in the order of the format.
pub(super) fn set_in_goal(key: &str, value: New) -> Edit {
    Edit::set(key, value, schema::before(schema::GOAL, key))
}

/// Sets a key of a note, in its place in the order of the format.
pub(super) fn set_in_note(key: &str, value: New) -> Edit {
    Edit::set(key, value, schema::before(schema::NOTE, key))
}

/// As few characters as tell an id, where finding that out is quick.
pub(super) fn short(store: &Store, id: Id) -> String {
    id.as_str()[..index::short_ids_if_few(store).length(id)].to_owned()
}
