use super::delivery::{self, Format};
use super::run::Run;
use super::{choose, confirm, find, prepare_form};
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::after_talk::Choices;
use crate::domain::agenda::Row;
use crate::domain::bank::{self, Question};
use crate::domain::employee::Slug;
use crate::domain::goal::Goal;
use crate::domain::id::Id;
use crate::domain::owner::Party;
use crate::domain::prepare_form::{Asks, Items, PrepareForm, Subject};
use crate::domain::records::{Place, Records};
use crate::domain::rules;
use crate::domain::sheet::{self, Request, Sheet};
use crate::domain::{date, signature};
use crate::error::{Code, Error, Exit};
use crate::i18n::{after_talk, errors, prepare, words};
use crate::render::html::prepare_form::FormPage;
use crate::render::json::PrepareV1;
use crate::render::printable::printable;
use crate::render::sheet::{employee, manager};
use crate::render::{ViewContext, json};
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Need, Store, index, schema};
use chrono::NaiveDate;
use clap::Args;
use std::path::PathBuf;

/// Who reads the sheet.
const READERS: &[&str] = &[Party::Manager.word(), Party::Employee.word()];

/// The sheet before a conversation, for both sides, and the way back.
#[derive(Args)]
pub(super) struct PrepareArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: Option<String>,
    #[arg(long = "for", value_name = "SIDE", add = super::completions::words(READERS))]
    reader: Option<String>,
    #[arg(long = "type", value_name = "TYPE", add = super::completions::types())]
    kind: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["employee", "reader", "kind", "format", "output"])]
    import: Option<PathBuf>,
}

impl Run for PrepareArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        match (&self.employee, &self.import) {
            (_, Some(file)) => prepare_form::answers(cx, &store, file),
            (Some(typed), None) => self.sheet(cx, &store, |store| find::employee(cx, store, typed)),
            (None, None) if cx.flags.json || !confirm::can_ask(cx) => {
                Err(Error::usage(prepare::whose_sheet()).hint(errors::see_employees_hint()))
            }
            (None, None) => self.sheet(cx, &store, |store| choose::employee(cx, store)),
        }
    }
}

impl PrepareArgs {
    fn sheet(&self, cx: &Context, store: &Store, whose: impl Fn(&Store) -> Result<Slug, Error>) -> Result<Exit, Error> {
        let for_employee = match &self.reader {
            Some(typed) => reader(cx, typed)? == Party::Employee,
            None => false,
        };
        let format = Format::asked(cx, self.format)?;
        let kind = self.kind.as_ref().map(|typed| find::kind(cx, store, typed)).transpose()?;
        let slug = whose(store)?;
        let mut records = store.read(&Need::SHEET.of(&slug))?;
        let bank = super::asking::bank(store, &mut records.problems)?;
        let person = &records.employees[0];
        if let Some(left) = person.left.filter(|_| person.has_left(cx.today)) {
            return Err(Error::of(Code::WrongState, errors::left_already(&printable(&person.name), &words::day(cx.lang, left))));
        }
        let request = Request { kind: kind.as_deref(), language: cx.lang, today: cx.today };
        let guide = super::guide::built_in();
        let sheet = sheet::sheet(&records, person, &store.settings, &bank, &request).advised(&guide);
        let view = cx.view(store, &records, index::short_ids_if_few(store));
        let answer = match format {
            Format::Json => json::envelope(cx.lang, cx.today, PrepareV1::of(&view, &sheet, for_employee), &records.problems),
            Format::Html if for_employee => form_page(cx, store, &view, &sheet, asks_before(&view, &sheet, &bank))?,
            form if for_employee => form.write(&view, &employee::document(&view, &sheet)),
            Format::Html => managers_page(cx, store, &view, &sheet, &records)?,
            form => form.write(&view, &manager::document(&view, &sheet)),
        };
        // it is for the two whose words are in it
        delivery::deliver(cx, &answer, format, self.output.as_deref(), &[])?;
        if format == Format::Html && self.output.is_some() {
            cx.next(&format!("stay prepare --import {}", answers_file(cx, &sheet, for_employee)));
        }
        Ok(cx.name_problems(&records.problems))
    }
}

fn reader(cx: &Context, typed: &str) -> Result<Party, Error> {
    let name = |key| Party::read(key).map_or(key, |party| party.name(cx.lang));
    let party = Party::read(typed).filter(|party| READERS.contains(&party.word()));
    party.ok_or_else(|| find::unknown_word("--for", typed, READERS, name))
}

/// The form as a page, signed for this workspace.
fn form_page(cx: &Context, store: &Store, view: &ViewContext, sheet: &Sheet, asks: Asks) -> Result<String, Error> {
    let key = workspace_key(cx, store)?;
    let form = form_of(cx, view, sheet, asks, &key, cx.fresh_id());
    let file = answers_file(cx, sheet, !form.is_after());
    Ok(FormPage::new(view, sheet, &form, &form.key(&key), &file).html())
}

/// The form for a person's planned talk, to send along: of what stands open alone, and the same each time on one day.
pub(super) fn form_to_send(cx: &Context, store: &Store, row: &Row) -> Result<String, Error> {
    let key = workspace_key(cx, store)?;
    let need = Need { organisation: true, ..Need::OPEN.of(&row.employee) };
    let mut records = store.read(&need)?;
    let bank = super::asking::bank(store, &mut records.problems)?;
    let Some(person) = records.employees.first() else { return Err(Error::of(Code::NotFound, prepare::whose_sheet())) };
    let request = Request { kind: Some(&row.kind), language: cx.lang, today: cx.today };
    let sheet = sheet::sheet(&records, person, &store.settings, &bank, &request);
    let view = cx.view(store, &records, index::short_ids_if_few(store));
    let talk = row.conversation.map(|id| id.to_string()).unwrap_or_default();
    let id = Id::of_texts(&["form to send", &key, &talk, &date::civil(cx.today)]);
    let form = form_of(cx, &view, &sheet, asks_before(&view, &sheet, &bank), &key, id);
    Ok(FormPage::new(&view, &sheet, &form, &form.key(&key), &answers_file(cx, &sheet, true)).html())
}

/// The manager's page, with a part for after the talk; without it where the workspace has no key, and can't be given one.
fn managers_page(cx: &Context, store: &Store, view: &ViewContext, sheet: &Sheet, records: &Records) -> Result<String, Error> {
    match form_page(cx, store, view, sheet, asks_after(view, sheet, records)) {
        Err(error) if store.settings.workspace.is_none() => {
            cx.warn(format!("{} · {}", error.told(cx.lang).joined(" · "), after_talk::no_form().text(cx.lang)));
            Ok(Format::Html.write(view, &manager::document(view, sheet)))
        }
        page => page,
    }
}

/// What an employee's form asks beside its questions.
fn asks_before(view: &ViewContext, sheet: &Sheet, bank: &[Question]) -> Asks {
    let promise = |action: &&Action| Subject { id: action.id, title: printable(&action.title) };
    let goal = |goal: &&Goal| Subject { id: goal.id, title: printable(&goal.title) };
    let kind = view.settings.kind(&sheet.kind);
    Asks::Before(Items {
        promises: sheet.own_promises().iter().map(promise).collect(),
        goals: sheet.goals.iter().map(goal).collect(),
        themes: kind.map(|kind| bank::themes(bank, kind)).unwrap_or_default().iter().map(|theme| printable(theme.as_str())).collect(),
    })
}

/// What a manager's form asks: what the vocabulary has, and so many promises as the limit leaves.
fn asks_after(view: &ViewContext, sheet: &Sheet, records: &Records) -> Asks {
    let made = sheet.conversation.map_or(0, |talk| rules::promised_in(&records.actions, talk.id).count());
    Asks::After(Choices {
        // a key with signs that hide can't be on a page as it is, and comes back as a word of its own
        obstacles: view.settings.vocabulary.terms().iter().map(|term| &term.key).filter(|key| printable(key) == **key).cloned().collect(),
        room: view.settings.limit(&sheet.kind).saturating_sub(made),
    })
}

/// The form that goes with a sheet.
fn form_of(cx: &Context, view: &ViewContext, sheet: &Sheet, asks: Asks, key: &str, id: Id) -> PrepareForm {
    // a manager answers what is on their sheet
    let questions = match &asks {
        Asks::Before(_) => employee::questions(view, sheet),
        Asks::After(_) => sheet.questions.iter().map(|asked| asked.question.clone()).collect(),
    };
    PrepareForm {
        id,
        workspace: signature::mark(key),
        employee: sheet.employee.slug.clone(),
        kind: sheet.kind.clone(),
        date: day(cx, sheet),
        conversation: sheet.conversation.map(|conversation| conversation.id),
        questions,
        asks: Some(asks),
    }
}

/// The day of a form: that of the conversation, or today when it has passed.
fn day(cx: &Context, sheet: &Sheet) -> NaiveDate {
    sheet.date.unwrap_or(cx.today).max(cx.today)
}

/// What the page calls the file that it saves.
fn answers_file(cx: &Context, sheet: &Sheet, for_employee: bool) -> String {
    let name = if for_employee { prepare::answers_file } else { after_talk::file };
    name(cx.lang, &sheet.employee.slug, &date::civil(day(cx, sheet)))
}

/// The key that signs forms. A workspace without one gets it here, under the lock; of two that do so at once, the second
/// takes the key of the first.
fn workspace_key(cx: &Context, store: &Store) -> Result<String, Error> {
    if let Some(key) = &store.settings.workspace {
        return Ok(key.clone());
    }
    let writer = cx.writer(store)?;
    let now = Store::open(&store.root)?;
    if let Some(key) = now.settings.workspace {
        return Ok(key);
    }
    let key = cx.fresh_key()?;
    let set = Edit::set("workspace", New::word(&key), schema::before(schema::SETTINGS, "workspace"));
    writer.apply(&[Change::edit(Place::Settings, vec![set])])?;
    cx.done(prepare::made_key());
    if cx.flags.dry_run {
        cx.warn(prepare::trial_form());
    }
    Ok(key)
}
