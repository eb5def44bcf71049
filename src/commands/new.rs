use super::asking::{self, Given};
use super::effects::Effects;
use super::ending::EndingArgs;
use super::promised::Promises;
use super::record::short;
use super::run::Run;
use super::{choose, confirm, editor, find, given, named, new_conversation, note, start, templates};
use crate::context::Context;
use crate::domain::agenda;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::date::Toward;
use crate::domain::employee::Employee;
use crate::domain::prepare_form::coming;
use crate::domain::records::Records;
use crate::domain::rhythm::{self, LastHeld};
use crate::domain::round;
use crate::domain::theme::{self, Signal};
use crate::error::{Code, Error, Exit};
use crate::i18n::{messages, promised as says, words};
use crate::render::printable::printable;
use crate::store::{Load, Need, Store, drafts, encode, layout};
use clap::Args;

/// Starts a conversation.
#[derive(Args)]
pub(super) struct NewArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: Option<String>,
    #[arg(long = "type", value_name = "TYPE", add = super::completions::types())]
    kind: Option<String>,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    #[arg(long, value_name = "NAME")]
    with: Option<String>,
    #[arg(long, value_name = "THEME", add = super::completions::words(theme::BuiltIn::WORDS))]
    theme: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    question: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    answer: Vec<String>,
    #[arg(long, value_name = "TEXT", add = super::completions::obstacles())]
    obstacle: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    energy: Vec<String>,
    #[arg(long, value_name = "SIGNAL", add = super::completions::words(theme::Known::WORDS))]
    signal: Vec<String>,
    #[arg(long, value_name = "WISH")]
    wish: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    #[arg(long)]
    planned: bool,
    #[arg(long, conflicts_with = "no_edit")]
    edit: bool,
    #[arg(long)]
    no_edit: bool,
    #[command(flatten)]
    ending: EndingArgs,
}

impl Run for NewArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        if self.edit && cx.flags.dry_run {
            return Err(given::apart(cx, "--edit", "--dry-run"));
        }
        let ending = self.ending.read(cx)?;
        let store = cx.store()?;
        let slug = match &self.employee {
            Some(typed) => find::named_employee(cx, &store, typed)?,
            None => choose::employee(cx, &store)?,
        };
        let mut need = Need::SHEET.of(&slug);
        need.goals = Load::No;
        let records = store.read(&need)?;
        let employee = &records.employees[0];
        if let Some(waiting) = self.waiting(cx, &store, &records)? {
            return start::begin(cx, &store, &records, waiting, &ending, editor::opens(cx, self.edit, self.no_edit));
        }
        let conversation = self.conversation(cx, &store, employee, &records)?;
        if ending.close.is_some() && conversation.status == Status::Planned {
            let day = words::day(cx.lang, conversation.date);
            return Err(if conversation.date > cx.today {
                Error::of(Code::WrongState, says::close_later(&day)).hint(says::close_later_hint())
            } else {
                Error::usage(says::close_planned()).hint(says::close_planned_hint())
            });
        }
        let text = encode::conversation(&conversation);
        if let Some(other) = unfinished(cx, &records, &conversation) {
            let (id, day) = (short(&store, other.id), words::near_day(cx.lang, other.date, cx.today));
            let waits = if other.status == Status::Planned { messages::planned_waits } else { messages::open_waits };
            cx.warn(waits(cx.lang, &id, &day));
        }
        let promises = Promises::of(cx, &store, &conversation.source());
        if !editor::opens(cx, self.edit, self.no_edit) {
            let mut effects = Effects::default();
            let made = promises.actions("--act", &ending.acts, &mut effects.warnings)?;
            let asks = !made.is_empty() || asking::says_something(&store, &conversation, &asking::bank(&store, &mut Vec::new())?);
            let saved = new_conversation::save(cx, &store, &conversation, text, made, &ending, effects)?;
            return if asks { saved.ask(cx, &store) } else { Ok(saved.unasked(cx)) };
        }
        promises.check("--act", &ending.acts)?;
        let form = templates::new_conversation(cx, &store, &conversation);
        let head = templates::head(cx, &form, new_conversation::head(cx, &store, &conversation, employee, &records));
        let page = form.with_aside(&form.page(&head, &text), &ending.acts);
        let draft = drafts::begin(&store, &layout::path(&conversation.source()), page.as_bytes())?;
        new_conversation::go_on(cx, &store, &conversation.source(), &ending, draft)
    }
}

/// A conversation with the same person that was to be held or rounded off before another is made: one that is open, or planned
/// within a week, on the same day or of the same type.
fn unfinished<'r>(cx: &Context, records: &'r Records, conversation: &Conversation) -> Option<&'r Conversation> {
    let soon = agenda::soon(cx.today);
    let waits = |other: &&Conversation| match other.status {
        Status::Open => conversation.status == Status::Open,
        Status::Planned => other.date <= soon || other.kind == conversation.kind || other.date == conversation.date,
        _ => false,
    };
    records.conversations.iter().filter(waits).min_by_key(|other| (other.status != Status::Open, other.date, other.id))
}

impl NewArgs {
    /// The conversation that waits for this person, where one at the terminal says that it is meant.
    fn waiting<'r>(&self, cx: &Context, store: &Store, records: &'r Records) -> Result<Option<&'r Conversation>, Error> {
        let says_more = [&self.theme, &self.question, &self.answer, &self.obstacle, &self.energy, &self.signal, &self.wish]
            .iter()
            .any(|given| !given.is_empty());
        let says_other = self.planned || self.date.is_some() || self.with.is_some() || self.summary.is_some() || self.no_edit;
        if says_more || says_other || cx.flags.dry_run || !confirm::can_ask(cx) {
            return Ok(None);
        }
        let kind = self.kind.as_ref().map(|typed| find::kind(cx, store, typed)).transpose()?;
        let soon = agenda::soon(cx.today);
        let Some(conversation) = coming(&records.conversations, kind.as_deref()).filter(|conversation| conversation.date <= soon) else {
            return Ok(None);
        };
        let name = printable(words::type_name(cx.lang, &store.settings.types, &conversation.kind));
        let day = words::near_day(cx.lang, conversation.date, cx.today);
        let ask = if conversation.status == Status::Planned { messages::ask_begin } else { messages::ask_go_on };
        Ok(confirm::unless_no(cx, &ask(cx.lang, &name, &day, &short(store, conversation.id)))?.then_some(conversation))
    }
}

impl NewArgs {
    /// The conversation as the command line has it, with the type that is due and questions that fit.
    fn conversation(&self, cx: &Context, store: &Store, employee: &Employee, records: &Records) -> Result<Conversation, Error> {
        let date =
            cx.optional_day("--date", self.date.as_ref(), if self.planned { Toward::Ahead } else { Toward::Nearest })?.unwrap_or(cx.today);
        let in_round = || round::due(&store.settings, employee, date, records.conversations.iter()).map(|round| round.kind.clone());
        let by_rhythm = || rhythm::due_kind(employee, &LastHeld::of(records.conversations.iter()), &store.settings, cx.today);
        let kind = match &self.kind {
            Some(typed) => find::kind(cx, store, typed)?,
            None => in_round().unwrap_or_else(by_rhythm),
        };
        let signals = self.signal.iter().map(|typed| named::word(cx, "--signal", typed).map(Signal::Known)).collect::<Result<_, _>>()?;
        let with = self.with.as_ref().map(|typed| named::name(cx, store, typed)).transpose()?;
        let mut conversation = Conversation {
            id: cx.fresh_id(),
            made: cx.today,
            kind,
            status: if self.planned || date > cx.today { Status::Planned } else { Status::Open },
            with: with.or_else(|| employee.manager.clone()),
            obstacles: names("--obstacle", &self.obstacle)?,
            energy: names("--energy", &self.energy)?,
            signals,
            wishes: self.wish.iter().map(|typed| named::wish(cx, store, typed)).collect::<Result<_, _>>()?,
            summary: self.summary.clone(),
            ..Conversation::new(employee.slug.clone(), date)
        };
        Given { themes: &self.theme, questions: &self.question, answers: &self.answer }.ask(cx, store, records, &mut conversation)?;
        conversation.answers.extend(note::questions(cx, records, &conversation));
        Ok(conversation)
    }
}

fn names(option: &str, typed: &[String]) -> Result<Vec<String>, Error> {
    typed.iter().map(|typed| given::obstacle(option, typed).map(str::to_owned)).collect()
}
