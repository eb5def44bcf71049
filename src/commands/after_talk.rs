//! What a manager filled in after a talk, put where it belongs: in the talk, with the promises as actions of it.

use super::effects::Effects;
use super::own_words;
use super::prepare_form::{self, delete_hint, kind, must_be_new, received};
use super::promised::{self, Belongs};
use super::record::{set_in_conversation, short};
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::after_talk::{New as NewWords, Noted};
use crate::domain::bank;
use crate::domain::conversation::{Answer, Conversation, Status};
use crate::domain::employee::Employee;
use crate::domain::owner::Party;
use crate::domain::prepare_form::Answers;
use crate::domain::promise_line::PromiseLine;
use crate::domain::records::Records;
use crate::domain::text;
use crate::domain::theme::Theme;
use crate::error::{Code, Error, Exit};
use crate::i18n::{after_talk as says, sealed as sealed_said, words};
use crate::render::printable::printable;
use crate::store::yaml::edit::{Edit, Step};
use crate::store::yaml::write::New;
use crate::store::{Change, Store, encode, layout};
use std::path::Path;

/// Takes in what the manager noted, which `file` brought: all of it or nothing.
pub(super) fn take_in(cx: &Context, store: &Store, file: &Path, answers: &Answers, noted: &Noted) -> Result<Exit, Error> {
    let writer = cx.writer(store)?;
    let records = prepare_form::records(cx, store, answers, true)?;
    let person = &records.employees[0];
    must_be_new(cx, store, answers, &records.conversations, says::came_twice_hint())?;
    let home = home(store, answers, &records)?;
    let talk = match home {
        Some(talk) => talk.clone(),
        None => Conversation {
            id: cx.fresh_id(),
            made: cx.today,
            kind: answers.form.kind.clone(),
            with: person.manager.clone(),
            ..Conversation::new(person.slug.clone(), answers.form.date)
        },
    };
    let new = answers.new_in(noted, &talk, &records.actions, &store.settings.vocabulary);
    let mut effects = Effects { made: Some(Vec::new()), ..Effects::default() };
    effects.warnings.extend(new.nothing.iter().map(|typed| says::names_nothing(&printable(typed))));
    if new.is_empty() {
        effects.lines.push(says::nothing_new(&printable(&person.name)));
    } else {
        write(cx, store, answers, &Talk { person, talk: &talk, is_new: home.is_none() }, &new, &mut effects)?;
    }
    let shut = home.into_iter().chain(&records.conversations).filter_map(|talk| talk.sealed.as_deref()).find(|sealed| !sealed.is_read());
    effects.warnings.extend(shut.map(|sealed| sealed_said::answers_may_be_there(&cx.readers(store, &sealed.readers))));
    effects.hints.extend(delete_hint(cx, file));
    effects.unread.extend(records.problems.iter().cloned());
    effects.finish(cx, store, &writer)
}

/// The talk that it is of. One that is over is left as it is, and so is the file: it can come in when the talk is opened again.
fn home<'r>(store: &Store, answers: &Answers, records: &'r Records) -> Result<Option<&'r Conversation>, Error> {
    let named = records.conversations.iter().find(|talk| Some(talk.id) == answers.form.conversation);
    match named {
        Some(talk) if !talk.is_pending() => {
            let id = short(store, talk.id);
            Err(Error::of(Code::WrongState, says::is_over(&id)).hint(says::is_over_hint(&id)))
        }
        Some(talk) => Ok(Some(talk)),
        None => Ok(answers.home(&records.conversations)),
    }
}

/// A talk that something was noted of.
struct Talk<'t> {
    person: &'t Employee,
    talk: &'t Conversation,
    /// Whether there is no file of it yet.
    is_new: bool,
}

/// What changes: the talk has begun by now, and has what is new beside what was there; each promise is an action.
fn write(cx: &Context, store: &Store, answers: &Answers, of: &Talk, new: &NewWords, effects: &mut Effects) -> Result<(), Error> {
    let talk = of.talk;
    // what is still to come was held all the same, and not after today
    let held = if talk.status == Status::Planned { talk.date.min(cx.today) } else { talk.date };
    let made = promises(cx, store, of, new)?;
    for action in &made {
        effects.warnings.extend(promised::is_past(cx, &printable(&action.title), action));
    }
    if !made.is_empty() {
        effects.warnings.extend(promised::too_many(cx, store, &talk.source(), Some(&talk.kind), made.len())?);
    }
    let asked = asked(store, new)?;
    if of.is_new {
        let begun = Conversation {
            status: Status::Open,
            date: held,
            received: vec![answers.mark().to_owned()],
            answers: asked,
            obstacles: new.obstacles.clone(),
            summary: new.summary.clone(),
            ..talk.clone()
        };
        effects.changes.push(Change::create(&begun.source(), encode::conversation(&begun)));
    } else {
        let mut edits = received(store, talk, None, answers);
        edits.extend((talk.status == Status::Planned).then(|| set_in_conversation("status", New::word(Status::Open.word()))));
        edits.extend((talk.date != held).then(|| set_in_conversation("date", New::word(held))));
        edits.extend(words_edits(talk, new, &asked));
        effects.changes.push(Change::edit(&talk.source(), edits));
    }
    effects.changes.extend(made.iter().map(promised::change));
    let [id, day] = [short(store, talk.id), words::near_day(cx.lang, held, cx.today)];
    let said = if of.is_new { says::received_new } else { says::received };
    let head = said(cx.lang, &printable(&of.person.name), &kind(cx, store, talk), &id, &day, &layout::path(&talk.source()));
    effects.lines.push(promised::said(cx, store, &head, &made).into());
    own_words::hint(store, &new.obstacles, effects);
    effects.made.get_or_insert_default().extend(made);
    effects.next = Some(format!("stay edit {id} · stay close {id}"));
    Ok(())
}

fn promises(cx: &Context, store: &Store, of: &Talk, new: &NewWords) -> Result<Vec<Action>, Error> {
    let belongs = Belongs { employee: Some(&of.person.slug), conversation: Some(of.talk.id) };
    let action = |promise: &crate::domain::after_talk::NotedPromise| {
        // the manager is who a promise is by unless it says otherwise
        let owner = Some(promise.owner).filter(|owner| *owner != Party::Manager).map(|owner| owner.word().to_owned());
        promised::action(cx, store, &PromiseLine { title: promise.text.clone(), owner, due: promise.due }, &belongs)
    };
    new.promises.iter().map(action).collect()
}

/// The questions that the talk has not, with their answers, and the themes that the bank has them under.
fn asked(store: &Store, new: &NewWords) -> Result<Vec<Answer>, Error> {
    if new.asked.is_empty() {
        return Ok(Vec::new());
    }
    let bank = super::asking::bank(store, &mut Vec::new())?;
    let is_it = |known: &bank::Question, question: &str| {
        [&known.nl, &known.en].into_iter().flatten().any(|text| text::key(text) == text::key(question))
    };
    let theme = |question: &str| -> Option<Theme> { bank.iter().find(|known| is_it(known, question)).map(|known| known.theme.clone()) };
    let answer = |(question, answer): &(String, String)| Answer {
        theme: theme(question),
        question: Some(question.clone()),
        answer: Some(answer.clone()),
        ..Answer::default()
    };
    Ok(new.asked.iter().map(answer).collect())
}

/// The edits of a talk that is there.
fn words_edits(talk: &Conversation, new: &NewWords, asked: &[Answer]) -> Vec<Edit> {
    let append = |key: &str, item: New| Edit::Append { within: Vec::new(), key: key.to_owned(), item };
    let mut edits: Vec<Edit> = new
        .answered
        .iter()
        .map(|(at, text)| Edit::Set {
            within: vec![Step::Key("answers".to_owned()), Step::Index(*at)],
            key: "answer".to_owned(),
            value: New::text(text),
            after: ["theme", "note", "question"].map(str::to_owned).to_vec(),
        })
        .collect();
    match asked {
        [] => {}
        all if talk.answers.is_empty() => edits.push(set_in_conversation("answers", encode::answers(all))),
        all => edits.extend(all.iter().map(|answer| append("answers", encode::answer(answer)))),
    }
    match &new.obstacles[..] {
        [] => {}
        all if talk.obstacles.is_empty() => edits.push(set_in_conversation("obstacles", New::texts(all))),
        all => edits.extend(all.iter().map(|word| append("obstacles", New::text(word)))),
    }
    edits.extend(new.summary.as_ref().map(|text| set_in_conversation("summary", New::text(text))));
    edits
}
