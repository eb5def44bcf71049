//! Notes between talks: making one, and what becomes of them in a talk.

use super::effects::Effects;
use super::find;
use super::record::{set_in_note, short};
use super::run::Run;
use crate::context::Context;
use crate::domain::conversation::{Answer, Conversation, Status};
use crate::domain::employee::Slug;
use crate::domain::note::{self, Note};
use crate::domain::problem::{Kind, Problem};
use crate::domain::records::{Folder, Place, Records};
use crate::error::{Code, Error, Exit};
use crate::i18n::{errors, help, notes as says, words};
use crate::render::printable::printable;
use crate::store::seal::recipients;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Load, Need, Store, encode, layout, read};
use clap::Args;

/// Notes something for the next talk.
#[derive(Args)]
pub(super) struct NoteArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: String,
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
    #[arg(long, conflicts_with = "private")]
    shared: bool,
    #[arg(long)]
    private: bool,
}

impl Run for NoteArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let text = self.text.join(" ").trim().to_owned();
        if text.is_empty() {
            let missing = help::usage(cx.lang, &help::UsagePart::Missing(help::placeholders(cx.lang, "<TEXT>")));
            return Err(Error::usage(missing).hint(errors::empty_text_hint()));
        }
        let store = cx.store()?;
        if self.private && !store.settings.is_sealed() {
            return Err(Error::of(Code::WrongState, says::not_private()).hint(says::not_private_hint()));
        }
        if self.private && recipients::author(&store).is_none() {
            return Err(Error::refused(says::no_author()).hint(says::no_author_hint()));
        }
        let slug = find::named_employee(cx, &store, &self.employee)?;
        let writer = cx.writer(&store)?;
        let records = store.read(&Need { notes: Load::Full, ..Need::PEOPLE }.of(&slug))?;
        let person = &records.employees[0];
        let name = printable(&person.name);
        if let Some(left) = person.left.filter(|_| person.has_left(cx.today)) {
            return Err(Error::of(Code::WrongState, errors::left_already(&name, &words::day(cx.lang, left))));
        }
        let note = Note { private: self.private, ..new(cx, &slug, text, self.shared) };
        let mut effects = Effects { next: Some(format!("stay prepare {slug}")), ..Effects::default() };
        match note::open(&records.notes).into_iter().find(|other| other.private == note.private && other.line() == note.line()) {
            Some(same) if note.shared && !same.shared => {
                let id = short(&store, same.id);
                effects.lines.push(says::shared_now(&id, &name, &layout::path(&same.source())));
                effects.changes.push(Change::edit(&same.source(), vec![set_in_note("shared", New::word("true"))]));
            }
            Some(same) => effects.lines.push(says::noted_already(&short(&store, same.id))),
            None => {
                let made = match (note.private, note.shared) {
                    (true, _) => says::made_private,
                    (_, true) => says::made_shared,
                    _ => says::made,
                };
                effects.lines.push(made(cx.lang, &short(&store, note.id), &name, &layout::path(&note.source())).into());
                effects.changes.push(Change::create(&note.source(), encode::note(&note)));
            }
        }
        effects.finish(cx, &store, &writer)
    }
}

/// A note of today.
pub(super) fn new(cx: &Context, slug: &Slug, text: String, shared: bool) -> Note {
    Note {
        id: cx.fresh_id(),
        employee: slug.clone(),
        made: cx.today,
        text: Some(text),
        shared,
        private: false,
        created: cx.today,
        conversation: None,
        closed: None,
        sealed: None,
    }
}

/// Puts one note away without a talk.
pub(super) fn put_away(cx: &Context, store: &Store, note: &Note, effects: &mut Effects) -> Result<(), Error> {
    let id = short(store, note.id);
    if !note.is_open() {
        effects.lines.push(says::put_away_already(&id));
        return Ok(());
    }
    super::record::can_end(cx, &id, note.created)?;
    effects.lines.push(says::put_away(&id, &layout::path(&note.source())));
    effects.changes.push(Change::edit(&note.source(), vec![set_in_note("closed", New::word(cx.today))]));
    Ok(())
}

/// What takes a note back to those that wait; nothing when it waits already.
pub(super) fn reopened(note: &Note) -> Vec<Edit> {
    let keys = [("conversation", note.conversation.is_some()), ("closed", note.closed.is_some())];
    keys.into_iter().filter(|(_, is_there)| *is_there).map(|(key, _)| Edit::remove(key)).collect()
}

/// The notes that a talk begins with, each as a question. A talk that is still to come has none: they are on the sheet.
pub(super) fn questions(cx: &Context, records: &Records, conversation: &Conversation) -> Vec<Answer> {
    if conversation.status != Status::Open {
        return Vec::new();
    }
    let question = |note: &Note| says::question(cx.lang, &words::near_day(cx.lang, note.created, cx.today), &note.line());
    let waiting = note::taken_up(&records.notes, conversation);
    waiting.into_iter().map(|note| Answer { note: Some(note.id), question: Some(question(note)), ..Answer::default() }).collect()
}

/// The notes that wait and are no question in a talk, a line each for above its form.
pub(super) fn in_head(cx: &Context, records: &Records, conversation: &Conversation) -> Vec<String> {
    let is_asked = |note: &&Note| conversation.answers.iter().any(|answer| answer.note == Some(note.id));
    let waiting = note::for_talk(&records.notes, conversation).into_iter().filter(|note| !is_asked(note));
    waiting.map(|note| says::in_head(cx.lang, &words::near_day(cx.lang, note.created, cx.today), &note.line())).collect()
}

/// Has a talk that is held take up the notes that waited for it, in the same write.
pub(super) fn take_up(cx: &Context, store: &Store, conversation: &Conversation, effects: &mut Effects) -> Result<(), Error> {
    let records = store.read(&Need { notes: Load::Brief, ..Need::PEOPLE }.of(&conversation.employee))?;
    effects.unread.extend(records.problems.iter().filter(|problem| read::is_in(problem, &[Folder::Notes])).cloned());
    // two talks that are closed at once may both have waited for it
    let is_taken = |note: &&Note| effects.changes.iter().any(|change| *change.place() == Place::Record(note.source()));
    let taken: Vec<&Note> = note::taken_up(&records.notes, conversation).into_iter().filter(|note| !is_taken(note)).collect();
    let (unclear, taken): (Vec<_>, Vec<_>) =
        taken.into_iter().map(|note| (note, taken_up_otherwise(store, note))).partition(|(_, problem)| problem.is_some());
    effects.unread.extend(unclear.into_iter().filter_map(|(_, problem)| problem));
    let taken: Vec<&Note> = taken.into_iter().map(|(note, _)| note).collect();
    let change = |note: &&Note| Change::edit(&note.source(), vec![set_in_note("conversation", New::word(conversation.id))]);
    let changes: Vec<Change> = taken.iter().map(change).collect();
    if !changes.is_empty() {
        effects.lines.push(says::taken_up(cx.lang, changes.len()).into());
    }
    effects.changes.extend(changes);
    Ok(())
}

/// That a note says in words of its own where it was taken up: they stay.
fn taken_up_otherwise(store: &Store, note: &Note) -> Option<Problem> {
    let mut found = Records::default();
    read::record(store, &note.source(), Load::Brief, &mut found);
    found.problems.into_iter().find(|problem| matches!(problem.kind, Kind::NotAnId("conversation", _)))
}

/// The same where an edit by hand closed it; `path` is that of the file.
pub(super) fn take_up_if_closed(
    cx: &Context,
    store: &Store,
    path: &str,
    [before, after]: [&str; 2],
    effects: &mut Effects,
) -> Result<(), Error> {
    let Some(source) = layout::parse_path(path) else { return Ok(()) };
    let decoded = |text: &str| {
        let mut found = Records::default();
        read::decoded(store, &source, Load::Brief, text, &mut found);
        found.conversations.pop()
    };
    match decoded(after) {
        Some(now) if now.is_held() && !decoded(before).is_some_and(|was| was.is_held()) => take_up(cx, store, &now, effects),
        _ => Ok(()),
    }
}
