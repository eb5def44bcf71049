use super::confirm;
use super::done;
use super::effects::Effects;
use super::note;
use super::own_words;
use super::promised::{self, Promises};
use super::readings::{self, Names, Offer};
use super::record::{self, Loaded, set_in_conversation, short};
use super::run::Run;
use super::unsaved;
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::agreement::agreement;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::date::Toward;
use crate::domain::id::{Id, ShortIds};
use crate::domain::rhythm;
use crate::domain::text::added;
use crate::error::{Code, Error, Exit};
use crate::i18n::{errors, messages, promised as says, words};
use crate::render;
use crate::render::printable::printable;
use crate::render::problems;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Load, Need, Store, layout, read};
use chrono::NaiveDate;
use clap::Args;

/// Rounds conversations off.
#[derive(Args)]
pub(super) struct CloseArgs {
    #[arg(value_name = "ID|NAME", add = super::completions::pending())]
    ids: Vec<String>,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    #[arg(long, value_name = "DATE")]
    next: Option<String>,
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    #[arg(long, value_name = "TEXT")]
    act: Vec<String>,
}

impl Run for CloseArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let days = Days {
            held: cx.optional_day("--date", self.date.as_ref(), Toward::Back)?,
            next: cx.optional_day("--next", self.next.as_ref(), Toward::Ahead)?,
        };
        let sources = readings::all(cx, &store, &self.ids, &Names::CLOSING, Some(&Offer::CLOSING))?;
        unsaved::before_ending(cx, &store, &sources)?;
        let writer = cx.writer(&store)?;
        let mut effects = Effects { made: Some(Vec::new()), ..Effects::default() };
        if let Some(day) = days.next.filter(|day| *day < cx.today) {
            effects.warnings.push(messages::day_is_past("--next", &words::day(cx.lang, day), cx.lang).into());
        }
        let loaded = record::load_all(&store, &sources)?;
        let given = [
            (self.date.is_some(), "--date"),
            (self.next.is_some(), "--next"),
            (self.summary.is_some(), "--summary"),
            (!self.act.is_empty(), "--act"),
        ];
        if let Some((_, option)) = given.into_iter().find(|(is_given, _)| *is_given)
            && !loaded.iter().any(|loaded| matches!(loaded, Loaded::Conversation(_)))
        {
            return Err(Error::usage(errors::only_for_conversations(option)));
        }
        let talks = loaded.iter().filter(|loaded| matches!(loaded, Loaded::Conversation(_))).count();
        if !self.act.is_empty() && talks > 1 {
            return Err(Error::usage(says::one_conversation()).hint(says::one_conversation_hint()));
        }
        for loaded in loaded {
            match loaded {
                Loaded::Conversation(conversation) => self.close(cx, &store, &conversation, &days, &mut effects)?,
                Loaded::Action(action) => done::end(cx, &store, &action, None, None, &mut effects)?,
                Loaded::Goal(goal) => return Err(record::no_goals(&store, &goal)),
                Loaded::Note(note) => note::put_away(cx, &store, &note, &mut effects)?,
            }
        }
        effects.finish(cx, &store, &writer)
    }
}

/// The days that were typed.
#[derive(Clone, Copy, Default)]
pub(super) struct Days {
    /// When it was held.
    pub held: Option<NaiveDate>,
    /// When both come back to it.
    pub next: Option<NaiveDate>,
}

impl CloseArgs {
    fn close(&self, cx: &Context, store: &Store, conversation: &Conversation, days: &Days, effects: &mut Effects) -> Result<(), Error> {
        let made = Promises::of(cx, store, &conversation.source()).actions("--act", &self.act, &mut effects.warnings)?;
        if !made.is_empty() {
            effects.warnings.extend(promised::too_many(cx, store, &conversation.source(), Some(&conversation.kind), made.len())?);
        }
        let summary = self.summary.as_deref();
        let mut edits = Closing { days, summary, made: &made, told: &[] }.edits(cx, store, conversation, effects)?;
        if !edits.is_empty() {
            edits.extend(own_words::offered_on_disk(cx, store, conversation, effects));
            effects.changes.push(Change::edit(&conversation.source(), edits));
        }
        effects.changes.extend(made.iter().map(promised::change));
        effects.made.get_or_insert_default().extend(made);
        Ok(())
    }
}

/// How a conversation is closed.
pub(super) struct Closing<'c> {
    pub days: &'c Days,
    /// What it came to, beside what is there.
    pub summary: Option<&'c str>,
    /// What is promised with it, and not in the files yet.
    pub made: &'c [Action],
    /// What was said already, and is not said again.
    pub told: &'c [Id],
}

impl Closing<'_> {
    /// What changes in the file of the conversation; the lines that say so are added.
    pub(super) fn edits(
        &self,
        cx: &Context,
        store: &Store,
        conversation: &Conversation,
        effects: &mut Effects,
    ) -> Result<Vec<Edit>, Error> {
        let id = short(store, conversation.id);
        let held = held(cx, conversation, &id, self.days.held)?;
        let next = self.days.next;
        if let Some(next) = next.filter(|next| *next < held) {
            return Err(Error::of(Code::WrongState, errors::next_before_held(&words::day(cx.lang, next), &words::day(cx.lang, held))));
        }
        let path = layout::path(&conversation.source());
        let summary = added(conversation.summary.as_deref(), self.summary);
        let mut edits = Vec::new();
        edits.extend(summary.map(|text| set_in_conversation("summary", New::text(&text))));
        edits.extend(next.filter(|day| conversation.next != Some(*day)).map(|day| set_in_conversation("next", New::word(day))));
        edits.extend((conversation.date != held).then(|| set_in_conversation("date", New::word(held))));
        match conversation.status {
            Status::Cancelled => return Err(Error::of(Code::WrongState, errors::is_cancelled(&id)).hint(errors::reopen_hint(&id))),
            Status::Closed if edits.is_empty() && self.made.is_empty() => effects.lines.push(messages::closed_already(&id)),
            Status::Closed => {
                let line = messages::closed_already_added(&id, &path).text(cx.lang);
                effects.lines.push(promised::said(cx, store, &line, self.made).into());
            }
            Status::Open | Status::Planned => {
                edits.insert(0, set_in_conversation("status", New::word(Status::Closed.word())));
                edits.push(set_in_conversation("closed", New::word(cx.today)));
                let closed = Conversation { date: held, next: next.or(conversation.next), ..conversation.clone() };
                let back =
                    rhythm::come_back(&closed, &store.settings).map(|day| words::near_day(cx.lang, day, cx.today)).unwrap_or_default();
                let name = printable(&read::employee(store, &conversation.employee, &mut Vec::new()).name);
                let agreed = self.agreed(cx, store, &closed, effects)?;
                effects.next =
                    Some(if agreed.is_none() { format!("stay act {id} \"…\"") } else { format!("stay show {id} --format markdown") });
                let line = messages::closed_conversation(cx.lang, &id, &name, &back, &path);
                effects.lines.push(format!("{line}{}", agreed.unwrap_or_default()).into());
                note::take_up(cx, store, &closed, effects)?;
            }
        }
        Ok(edits)
    }

    /// What was agreed, on lines of its own below the one that says that the conversation was closed; nothing when nothing was. Where
    /// all of it was `told` already there are no lines.
    fn agreed(&self, cx: &Context, store: &Store, conversation: &Conversation, effects: &mut Effects) -> Result<Option<String>, Error> {
        let need = Need { actions: Load::Brief, ..Need::PEOPLE }.of(&conversation.employee);
        let mut records = store.read(&need)?;
        let unread = records.problems.iter().filter(|problem| !store.problems.contains(problem));
        effects.warnings.extend(unread.map(|problem| problems::brief(cx.lang, problem).into()));
        records.actions.extend(self.made.iter().cloned());
        let agreed = agreement(&records, conversation, &records.employees[0], &store.settings);
        let mut all = agreed.by_owner.iter().flat_map(|(_, actions)| actions);
        if agreed.by_owner.is_empty() {
            return Ok(None);
        }
        if all.all(|action| self.told.contains(&action.id)) {
            return Ok(Some(String::new()));
        }
        let text = render::agreement::short(&cx.view(store, &records, ShortIds::default()), &agreed);
        Ok(Some(text.trim_end().lines().map(|line| format!("\n{line}")).collect()))
    }
}

/// A conversation by its type and its person: `check-in met Anna`, with its day where that is another.
pub(super) fn called(cx: &Context, store: &Store, conversation: &Conversation) -> String {
    let kind = printable(words::type_name(cx.lang, &store.settings.types, &conversation.kind));
    let name = printable(&read::employee(store, &conversation.employee, &mut Vec::new()).name);
    let is_today = conversation.date == cx.today;
    let day = words::near_day(cx.lang, conversation.date, cx.today);
    if is_today { says::made(cx.lang, &kind, &name) } else { says::made_on(cx.lang, &kind, &name, &day) }
}

/// The day on which a conversation was held: the one that was typed, else its own. One that is still to come was held on another,
/// which is asked for.
fn held(cx: &Context, conversation: &Conversation, id: &str, typed: Option<NaiveDate>) -> Result<NaiveDate, Error> {
    let to_come = |day: NaiveDate| Error::of(Code::WrongState, errors::held_later(&words::day(cx.lang, day)));
    let is_over = matches!(conversation.status, Status::Closed | Status::Cancelled);
    match typed {
        Some(day) if day > cx.today => Err(to_come(day).hint(errors::held_later_hint())),
        Some(day) => Ok(day),
        None if is_over || conversation.date <= cx.today => Ok(conversation.date),
        None if confirm::can_ask(cx) => loop {
            let answer = cx.out.ask(&messages::ask_held(cx.lang, id, &words::day(cx.lang, conversation.date)));
            let Some(answer) = answer else { return Err(Error::stopped()) };
            match if answer.is_empty() { Ok(cx.today) } else { cx.day("--date", &answer, Toward::Back) } {
                Ok(day) if day <= cx.today => return Ok(day),
                Ok(day) => cx.warn(to_come(day).told(cx.lang).message),
                Err(error) => cx.warn(error.told(cx.lang).message),
            }
        },
        None => Err(Error::of(Code::WrongState, errors::not_held_yet(id, &words::day(cx.lang, conversation.date)))
            .hint(errors::not_held_yet_hint(id))),
    }
}
