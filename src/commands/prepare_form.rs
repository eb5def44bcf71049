//! The way back: answers to a form, put where they belong.

use super::effects::Effects;
use super::record::short;
use super::{after_talk, confirm, done, given, goal, note};
use crate::context::Context;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::employee::{Employee, Slug};
use crate::domain::id::Id;
use crate::domain::lookup::{self, Found};
use crate::domain::prepare_form::{Answers, LARGEST, Rejected, Report};
use crate::domain::records::{Folder, Place, Records, Source};
use crate::domain::sealed::{Sealed, is_shut};
use crate::domain::text::on_one_line;
use crate::domain::theme::Theme;
use crate::error::{Code, Error, Exit};
use crate::i18n::{Language, Saying, after_talk as says, goals, notes, people as people_said, prepare, sealed as sealed_said, words};
use crate::render;
use crate::render::printable::printable;
use crate::render::table::cut;
use crate::store::yaml::edit::{self, Edit, Step};
use crate::store::yaml::write::New;
use crate::store::{Change, Load, Need, Store, encode, file, layout, prepare_form, schema, seal};
use std::path::Path;

/// How many columns of what was said a question shows.
const SHOWN: usize = 100;

/// Takes the answers of a file in (`-`: standard input): verifies all of it, then adds what is new to the conversation. What
/// the employee told beside that is a proposal: it is asked about here, or else noted for the talk.
pub(super) fn answers(cx: &Context, store: &Store, file: &Path) -> Result<Exit, Error> {
    let read = prepare_form::read(&given::bytes(file, LARGEST)?).map_err(|why| refused(cx, file, &why))?;
    let answers = genuine(&read, store.settings.workspace.as_deref()).map_err(|why| refused(cx, file, &why))?;
    if let Some((_, noted)) = answers.after_talk() {
        return after_talk::take_in(cx, store, file, answers, noted);
    }
    let confirmed = confirmed(cx, &new(cx, store, answers, &records(cx, store, answers, true)?)?)?;
    // what the conversations hold must not change between looking and writing
    let writer = cx.writer(store)?;
    let records = records(cx, store, answers, false)?;
    let proposed = new(cx, store, answers, &records)?;
    let mut effects = match proposed.home {
        Some(conversation) => add(cx, store, &proposed, conversation, answers, &confirmed),
        None => plan(cx, store, &proposed, answers, &confirmed),
    };
    proposed.take_in(cx, store, &confirmed, &mut effects)?;
    effects.warnings.extend(proposed.shut().map(|sealed| sealed_said::answers_may_be_there(&cx.readers(store, &sealed.readers))));
    effects.hints.extend(delete_hint(cx, file));
    effects.unread.extend(records.problems.iter().cloned());
    effects.finish(cx, store, &writer)
}

/// What was in the file is taken in, and the file is open text: it says so, unless it came from standard input or nothing was written.
pub(super) fn delete_hint(cx: &Context, file: &Path) -> Option<Saying> {
    let is_kept = file != Path::new("-") && !cx.flags.dry_run;
    is_kept.then(|| says::delete_file(&printable(&file.display().to_string())))
}

/// Refuses what a conversation has already.
pub(super) fn must_be_new(cx: &Context, store: &Store, answers: &Answers, all: &[Conversation], hint: Saying) -> Result<(), Error> {
    let Some(conversation) = answers.taken_by(all) else { return Ok(()) };
    let (id, path) = (short(store, conversation.id), layout::path(&conversation.source()));
    Err(Error::refused(prepare::came_twice(cx.lang, &id, &path)).hint(hint))
}

/// Answers that are new here, with what was told beside them.
struct Proposed<'r> {
    records: &'r Records,
    person: &'r Employee,
    /// The conversation that they belong to, if there is one.
    home: Option<&'r Conversation>,
    reports: Vec<Report<'r>>,
}

/// What the manager agreed to.
#[derive(Default)]
struct Confirmed {
    done: Vec<Id>,
    theme: bool,
}

fn new<'r>(cx: &Context, store: &Store, answers: &Answers, records: &'r Records) -> Result<Proposed<'r>, Error> {
    must_be_new(cx, store, answers, &records.conversations, prepare::came_twice_hint())?;
    let home = answers.home(&records.conversations);
    let reports = answers.reports(records, home).into_iter().filter(|report| !is_there(cx, records, report)).collect();
    Ok(Proposed { records, person: &records.employees[0], home, reports })
}

/// What the manager reads of what was told.
fn noted(cx: &Context, person: &Employee, report: &Report) -> String {
    let (lang, name) = (cx.lang, person.name.as_str());
    match report {
        Report::Done(action, text) => said_done(lang, name, &action.title, text),
        Report::SaidDone(title, text) => said_done(lang, name, title, text),
        Report::Promise(title, text) | Report::Goal(title, text) => notes::form_promise(lang, name, title, text),
        Report::Progress(_, text) => notes::form_progress(lang, name, text),
        Report::Theme(theme) => notes::form_theme(lang, name, theme.name(lang)),
        Report::Next(text) => notes::form_next(lang, name, text),
    }
}

fn said_done(lang: Language, name: &str, title: &str, text: &str) -> String {
    let done = notes::form_done(lang, name, title);
    if text.is_empty() { done } else { format!("{done}. {text}") }
}

/// Whether an earlier version of the form brought it already. What can be agreed to may be so now.
fn is_there(cx: &Context, records: &Records, report: &Report) -> bool {
    let text = noted(cx, &records.employees[0], report);
    match report {
        Report::Done(..) | Report::Theme(_) => false,
        Report::Progress(goal, _) => goal.progress.iter().any(|said| said.note.as_deref() == Some(text.as_str())),
        Report::SaidDone(..) | Report::Promise(..) | Report::Goal(..) | Report::Next(_) => has_note(records, &text),
    }
}

fn has_note(records: &Records, text: &str) -> bool {
    records.notes.iter().any(|note| note.text.as_deref() == Some(text))
}

/// Asks about each promise that is said to be done, and about a theme for a talk that has none. Nothing is taken for agreed where
/// nobody can be asked, but with `--yes`.
fn confirmed(cx: &Context, proposed: &Proposed) -> Result<Confirmed, Error> {
    let mut confirmed = Confirmed::default();
    let can_ask = confirm::can_ask(cx) && !cx.flags.dry_run;
    if !can_ask && !cx.flags.yes {
        return Ok(confirmed);
    }
    let name = printable(&proposed.person.name);
    let agrees = |question: String| -> Result<bool, Error> { Ok(cx.flags.yes || confirm::only_yes(cx, &question)?) };
    for report in &proposed.reports {
        match report {
            Report::Done(action, said) => {
                let said =
                    Some(said).filter(|said| !said.is_empty()).map(|said| format!(" “{}”", cut(&printable(&on_one_line(said)), SHOWN)));
                let title = printable(&action.title) + &said.unwrap_or_default();
                let is_done = agrees(notes::ask_done(cx.lang, &name, &title))?;
                confirmed.done.extend(is_done.then_some(action.id));
            }
            Report::Theme(theme) if proposed.has_no_theme() => {
                confirmed.theme = agrees(notes::ask_theme(cx.lang, &name, &printable(theme.name(cx.lang))))?;
            }
            _ => {}
        }
    }
    Ok(confirmed)
}

impl Proposed<'_> {
    /// Whether the talk has no theme; of one that could not be opened nobody knows.
    fn has_no_theme(&self) -> bool {
        self.home.is_none_or(|conversation| conversation.themes.is_empty() && !is_shut(conversation.sealed.as_deref()))
    }

    /// What is sealed in the talk that they belong to, else in another of this person, where that could not be opened: nobody knows
    /// whether the answers are in it already.
    fn shut(&self) -> Option<&Sealed> {
        let all = self.home.into_iter().chain(&self.records.conversations);
        all.filter_map(|conversation| conversation.sealed.as_deref()).find(|sealed| !sealed.is_read())
    }

    /// The theme that the talk gets.
    fn theme(&self, confirmed: &Confirmed) -> Option<&Theme> {
        let theme = self.reports.iter().find_map(|report| if let Report::Theme(theme) = report { Some(theme) } else { None });
        theme.filter(|_| confirmed.theme && self.has_no_theme())
    }

    /// What was told, each in its place: a promise that was agreed to be done is ended, a goal gets a note of progress, and all else is
    /// a note for the talk, which the employee sees too where that does not leave it open to others.
    fn take_in(&self, cx: &Context, store: &Store, confirmed: &Confirmed, effects: &mut Effects) -> Result<(), Error> {
        let (lang, mut count, mut steps) = (cx.lang, 0, Vec::new());
        for report in &self.reports {
            let text = noted(cx, self.person, report);
            match report {
                Report::Done(action, said) if confirmed.done.contains(&action.id) => {
                    let note = Some(said.as_str()).filter(|said| !said.is_empty());
                    done::end(cx, store, action, None, note, effects)?;
                    continue;
                }
                Report::Progress(goal, _) => {
                    let (id, day) = (short(store, goal.id), words::near_day(lang, cx.today, cx.today));
                    effects.lines.push(goals::noted(&id, &printable(&goal.title), &day, &layout::path(&goal.source())));
                    effects.changes.extend(goal::noted(goal, cx.today, &text).map(|edit| Change::edit(&goal.source(), vec![edit])));
                    continue;
                }
                Report::Theme(theme) if self.theme(confirmed).is_some() => {
                    effects.lines.push(notes::theme_set(lang, &printable(theme.name(lang))).into());
                    continue;
                }
                Report::Done(action, _) => steps.push(format!("stay done {}", short(store, action.id))),
                Report::SaidDone(..) | Report::Promise(..) | Report::Goal(..) | Report::Theme(_) | Report::Next(_) => {}
            }
            if !has_note(self.records, &text) {
                // where words are sealed, what is shared stands open for everyone
                let note = note::new(cx, &self.person.slug, text, !store.settings.is_sealed());
                effects.changes.push(Change::create(&note.source(), encode::note(&note)));
                count += 1;
            }
        }
        effects.lines.extend((count > 0).then(|| notes::came(lang, count, &self.person.slug).into()));
        effects.next = (!effects.changes.is_empty()).then(|| steps.into_iter().chain(next(self.person)).collect::<Vec<_>>().join(" · "));
        Ok(())
    }
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

fn refused(cx: &Context, file: &Path, why: &Rejected) -> Error {
    let (message, hint) = prepare::refused(cx.lang, why);
    let message = match why {
        Rejected::Broken(line, column) => format!("{}:{line}:{column}: {message}", printable(&file.display().to_string())),
        _ => message,
    };
    Error::of(Code::Unreadable, message).hint(hint)
}

/// The records of the person whose answers these are, who must work here still. `warns` says who else they could be of.
pub(super) fn records(cx: &Context, store: &Store, answers: &Answers, warns: bool) -> Result<Records, Error> {
    let slug = &home(cx, store, answers, warns)?;
    let need = match answers.told {
        Some(_) => Need::ALL.of(slug),
        None => Need { conversations: Load::Full, ..Need::PEOPLE }.of(slug),
    };
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
fn home(cx: &Context, store: &Store, answers: &Answers, warns: bool) -> Result<Slug, Error> {
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
        _ => return Err(Error::of(Code::NotFound, prepare::answers_of_nobody(slug)).hint(prepare::no_home_hint())),
    };
    let others = lookup::called(&home.name, &people).into_iter().filter(|person| person.slug != home.slug);
    let others: Vec<String> = others.map(|person| format!("\n    {}", render::employees::told_apart(cx.lang, person, cx.today))).collect();
    if !others.is_empty() && warns {
        cx.warn(format!("{}{}", people_said::answers_of_whom(cx.lang, &printable(&home.name), &home.slug), others.concat()));
    }
    Ok(home.slug.clone())
}

/// What is new goes behind what the conversation has.
fn add(cx: &Context, store: &Store, proposed: &Proposed, conversation: &Conversation, answers: &Answers, confirmed: &Confirmed) -> Effects {
    let name = printable(&proposed.person.name);
    let text = answers.added_to(conversation.prepared_by_employee.as_deref());
    if text.is_none() && proposed.reports.is_empty() {
        return Effects { lines: vec![prepare::nothing_new(&name)], ..Effects::default() };
    }
    let path = layout::path(&conversation.source());
    let [id, day] = [short(store, conversation.id), words::near_day(cx.lang, conversation.date, cx.today)];
    let line = prepare::received(cx.lang, &name, &kind(cx, store, conversation), &id, &day, &path);
    let mut edits = received(store, conversation, text.as_deref(), answers);
    let theme = proposed.theme(confirmed).map(|theme| theme.as_str().to_owned());
    edits.extend(theme.map(|theme| Edit::set("themes", New::texts(&[theme]), schema::before(schema::CONVERSATION, "themes"))));
    Effects { changes: vec![Change::edit(&conversation.source(), edits)], lines: vec![line.into()], ..Effects::default() }
}

/// The edits of a conversation that got these answers, with what the employee prepared from now on where that changes.
pub(super) fn received(store: &Store, conversation: &Conversation, text: Option<&str>, answers: &Answers) -> Vec<Edit> {
    let set = |text: &str| Edit::Set { within: within(), key: "employee".to_owned(), value: New::text(text), after: Vec::new() };
    let append = Edit::Append { within: within(), key: "received".to_owned(), item: New::text(answers.mark()) };
    let into_map: Vec<Edit> = text.map(set).into_iter().chain([append]).collect();
    // a conversation may have no preparation, or nothing in it to put this beside
    let fits = file::text(&store.at(&layout::path(&conversation.source()))).is_ok_and(|file| {
        let file = seal::open_text(store, &Place::from(&conversation.source()), &file).text;
        edit::apply(&file, &into_map).is_ok()
    });
    if fits { into_map } else { vec![whole(text, conversation, answers)] }
}

fn within() -> Vec<Step> {
    vec![Step::Key("preparation".to_owned())]
}

/// The preparation of a conversation that has none.
fn whole(text: Option<&str>, conversation: &Conversation, answers: &Answers) -> Edit {
    let text = text.or(conversation.prepared_by_employee.as_deref()).map(New::text);
    let entries = [("employee", text), ("received", Some(New::List(vec![New::text(answers.mark())])))];
    let preparation = New::Map(entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect());
    Edit::set("preparation", preparation, schema::before(schema::CONVERSATION, "preparation"))
}

/// A conversation for answers that have none yet: of the form's type, on its day or today.
fn plan(cx: &Context, store: &Store, proposed: &Proposed, answers: &Answers, confirmed: &Confirmed) -> Effects {
    let person = proposed.person;
    let conversation = Conversation {
        id: cx.fresh_id(),
        made: cx.today,
        kind: answers.form.kind.clone(),
        status: Status::Planned,
        with: person.manager.clone(),
        themes: proposed.theme(confirmed).cloned().into_iter().collect(),
        prepared_by_employee: answers.added_to(None),
        received: vec![answers.mark().to_owned()],
        ..Conversation::new(person.slug.clone(), answers.form.date.max(cx.today))
    };
    let [id, day] = [short(store, conversation.id), words::near_day(cx.lang, conversation.date, cx.today)];
    let path = layout::path(&conversation.source());
    let line = prepare::received_new(cx.lang, &printable(&person.name), &kind(cx, store, &conversation), &id, &day, &path);
    let change = Change::create(&conversation.source(), encode::conversation(&conversation));
    Effects { changes: vec![change], lines: vec![line.into()], ..Effects::default() }
}

pub(super) fn kind(cx: &Context, store: &Store, conversation: &Conversation) -> String {
    printable(words::type_name(cx.lang, &store.settings.types, &conversation.kind))
}

fn next(person: &Employee) -> Option<String> {
    Some(format!("stay prepare {}", person.slug))
}
