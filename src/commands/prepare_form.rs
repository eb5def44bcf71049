//! The way back: answers to a form, put where they belong.

use super::effects::Effects;
use super::record::short;
use crate::context::Context;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::employee::{Employee, Slug};
use crate::domain::lookup::{self, Found};
use crate::domain::prepare_form::{Answers, LARGEST, Rejected};
use crate::domain::records::{Folder, Records, Source};
use crate::error::{Error, Exit};
use crate::i18n::{people as people_said, prepare, words};
use crate::render;
use crate::render::printable::printable;
use crate::store::yaml::edit::{self, Edit, Step};
use crate::store::yaml::write::New;
use crate::store::{Change, Fault, Load, Need, Store, encode, file, layout, prepare_form, schema};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Takes the answers of a file in (`-`: standard input): verifies all of it, then adds what is new to the conversation.
pub(super) fn answers(cx: &Context, store: &Store, file: &Path) -> Result<Exit, Error> {
    let read = prepare_form::read(&bytes(file)?).map_err(|why| refused(cx, &why))?;
    let answers = genuine(&read, store.settings.workspace.as_deref()).map_err(|why| refused(cx, &why))?;
    // what the conversations hold must not change between looking and writing
    let writer = cx.writer(store)?;
    let records = records(cx, store, answers)?;
    let person = &records.employees[0];
    if let Some(conversation) = answers.taken_by(&records.conversations) {
        let twice = prepare::came_twice(cx.lang, &short(store, conversation.id), &layout::path(&conversation.source()));
        return Err(Error::refused(twice).hint(prepare::came_twice_hint()));
    }
    let effects = match answers.home(&records.conversations) {
        Some(conversation) => add(cx, store, person, conversation, answers),
        None => plan(cx, store, person, answers),
    };
    effects.finish(cx, store, &writer)
}

/// No more of a file than answers can have.
fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let most = LARGEST as u64 + 1;
    let mut bytes = Vec::new();
    let read = match path.to_str() {
        Some("-") => io::stdin().lock().take(most).read_to_end(&mut bytes),
        _ => File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)),
    };
    read.map_err(|error| Error::from(Fault::Io { path: path.to_owned(), error }))?;
    Ok(bytes)
}

/// The reading that is what was sent; else why the most literal one is not.
fn genuine<'a>(read: &'a [Answers], key: Option<&str>) -> Result<&'a Answers, Rejected> {
    let mut refused = None;
    for answers in read {
        match answers.verify(key) {
            Ok(()) => return Ok(answers),
            Err(why) => refused = refused.or(Some(why)),
        }
    }
    Err(refused.unwrap_or(Rejected::NotAnswers))
}

fn refused(cx: &Context, why: &Rejected) -> Error {
    let (message, hint) = prepare::refused(cx.lang, why);
    Error::refused(message).hint(hint)
}

/// The conversations of the person whose answers these are, who must work here still.
fn records(cx: &Context, store: &Store, answers: &Answers) -> Result<Records, Error> {
    let slug = &home(cx, store, answers)?;
    let need = Need { conversations: Load::Full, ..Need::PEOPLE }.of(slug);
    let records = store.read(&need)?;
    let person = &records.employees[0];
    let name = printable(&person.name);
    if let Some(left) = person.left.filter(|_| person.has_left(cx.today)) {
        let gone = prepare::answers_of_one_who_left(cx.lang, &name, &words::day(cx.lang, left));
        return Err(Error::refused(gone).hint(prepare::no_home_hint()));
    }
    if records.in_doubt.contains(slug) {
        return Err(Error::refused(prepare::conversations_in_doubt(&name)).hint(prepare::conversations_in_doubt_hint()));
    }
    Ok(records)
}

/// Where the person lives now whose answers these are: with the conversation that the form names, wherever that is; else in the
/// folder that the form names, or in the one that became of it. Answers that name no conversation may be those of someone else
/// of the same name, and that is said.
fn home(cx: &Context, store: &Store, answers: &Answers) -> Result<Slug, Error> {
    let slug = &answers.form.employee;
    let conversation = answers.form.conversation.map(|id| store.find(id.as_str(), &[Folder::Conversations]));
    if let Some(Found::One(Source { employee: Some(home), .. })) = conversation.transpose()? {
        return Ok(home);
    }
    let people = store.read(&Need::PEOPLE)?.employees;
    let moved: Vec<&Employee> = people.iter().filter(|person| person.formerly.iter().any(|folder| **folder == **slug)).collect();
    let home = match (people.iter().find(|person| person.slug == *slug), &moved[..]) {
        (Some(person), _) => person,
        (None, [person]) => person,
        _ => return Err(Error::refused(prepare::answers_of_nobody(slug)).hint(prepare::no_home_hint())),
    };
    let others = lookup::called(&home.name, &people).into_iter().filter(|person| person.slug != home.slug);
    let others: Vec<String> = others.map(|person| format!("\n    {}", render::employees::told_apart(cx.lang, person, cx.today))).collect();
    if !others.is_empty() {
        cx.warn(format!("{}{}", people_said::answers_of_whom(cx.lang, &printable(&home.name), &home.slug), others.concat()));
    }
    Ok(home.slug.clone())
}

/// What is new goes behind what the conversation has.
fn add(cx: &Context, store: &Store, person: &Employee, conversation: &Conversation, answers: &Answers) -> Effects {
    let name = printable(&person.name);
    let Some(text) = answers.added_to(conversation.prepared_by_employee.as_deref()) else {
        return Effects { lines: vec![prepare::nothing_new(&name)], ..Effects::default() };
    };
    let path = layout::path(&conversation.source());
    let [id, day] = [short(store, conversation.id), words::near_day(cx.lang, conversation.date, cx.today)];
    let line = prepare::received(cx.lang, &name, &kind(cx, store, conversation), &id, &day, &path);
    let set = Edit::Set { within: within(), key: "employee".to_owned(), value: New::text(&text), after: Vec::new() };
    let append = Edit::Append { within: within(), key: "received".to_owned(), item: New::text(answers.mark()) };
    let into_map = vec![set, append];
    // a conversation may have no preparation, or nothing in it to put this beside
    let fits = file::text(&store.at(&path)).is_ok_and(|file| edit::apply(&file, &into_map).is_ok());
    let edits = if fits { into_map } else { vec![whole(&text, answers)] };
    Effects {
        changes: vec![Change::edit(&conversation.source(), edits)],
        lines: vec![line.into()],
        next: next(person),
        ..Effects::default()
    }
}

fn within() -> Vec<Step> {
    vec![Step::Key("preparation".to_owned())]
}

/// The preparation of a conversation that has none.
fn whole(text: &str, answers: &Answers) -> Edit {
    let entries = [("employee", New::text(text)), ("received", New::List(vec![New::text(answers.mark())]))];
    let preparation = New::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
    Edit::set("preparation", preparation, schema::before(schema::CONVERSATION, "preparation"))
}

/// A conversation for answers that have none yet: of the form's type, on its day or today.
fn plan(cx: &Context, store: &Store, person: &Employee, answers: &Answers) -> Effects {
    let conversation = Conversation {
        id: cx.fresh_id(),
        made: cx.today,
        kind: answers.form.kind.clone(),
        status: Status::Planned,
        with: person.manager.clone(),
        prepared_by_employee: answers.added_to(None),
        received: vec![answers.mark().to_owned()],
        ..Conversation::new(person.slug.clone(), answers.form.date.max(cx.today))
    };
    let [id, day] = [short(store, conversation.id), words::near_day(cx.lang, conversation.date, cx.today)];
    let path = layout::path(&conversation.source());
    let line = prepare::received_new(cx.lang, &printable(&person.name), &kind(cx, store, &conversation), &id, &day, &path);
    let change = Change::create(&conversation.source(), encode::conversation(&conversation));
    Effects { changes: vec![change], lines: vec![line.into()], next: next(person), ..Effects::default() }
}

fn kind(cx: &Context, store: &Store, conversation: &Conversation) -> String {
    printable(words::type_name(cx.lang, &store.settings.types, &conversation.kind))
}

fn next(person: &Employee) -> Option<String> {
    Some(format!("stay prepare {}", person.slug))
}
