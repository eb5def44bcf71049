//! How a command that saves a talk ends: with promises made, with the talk closed, or with the question whether to close it.

use super::close::{self, Closing, Days};
use super::confirm;
use super::effects::Effects;
use super::find::Target;
use super::new_conversation;
use super::one_talk;
use super::own_words;
use super::promised::{self, Promises};
use super::record::{self, Loaded};
use super::unsaved;
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::date::{Toward, civil};
use crate::domain::id::Id;
use crate::domain::problem::Kind;
use crate::domain::records::{Records, Source};
use crate::domain::rhythm;
use crate::error::{Error, Exit};
use crate::i18n::{errors, messages, promised as says, words};
use crate::store::template::fields;
use crate::store::yaml::edit::Edit;
use crate::store::{Change, Fault, Load, Store, drafts, layout, read, write};
use clap::Args;

/// Promises to make with a talk, and whether to close it.
#[derive(Args, Default)]
pub(super) struct EndingArgs {
    #[arg(long, value_name = "TEXT")]
    act: Vec<String>,
    #[arg(long)]
    close: bool,
    #[arg(long, value_name = "DATE")]
    next: Option<String>,
}

/// What of it was asked for.
#[derive(Default)]
pub(super) struct Ending {
    /// The promises that were typed.
    pub acts: Vec<String>,
    /// When both come back to it, where it is to be closed.
    pub close: Option<Days>,
}

impl Ending {
    /// What to type with the command that goes on with a form that waits.
    pub(super) fn flags(&self) -> String {
        match &self.close {
            Some(Days { next: Some(next), .. }) => format!(" --close --next {}", civil(*next)),
            Some(_) => " --close".to_owned(),
            None => String::new(),
        }
    }
}

impl EndingArgs {
    pub(super) fn is_given(&self) -> bool {
        self.close || !self.act.is_empty()
    }

    /// The day to come back on, where the talk is not to be closed with it.
    pub(super) fn without_closing(&mut self) -> Option<String> {
        if self.close { None } else { self.next.take() }
    }

    /// The option that is named where it does not fit.
    pub(super) fn first(&self) -> &'static str {
        if self.act.is_empty() { "--close" } else { "--act" }
    }

    /// Goes on with a new conversation that is still in the editor's hands; what is promised in it is typed there.
    pub(super) fn to_new(&self, cx: &Context, store: &Store, source: &Source, ending: &Ending) -> Result<Exit, Error> {
        if self.act.is_empty() {
            return new_conversation::resume(cx, store, source, ending);
        }
        let id = source.id.as_str();
        Err(Error::refused(says::not_saved_yet(id)).hint(says::not_saved_yet_hint(id)))
    }

    /// What was asked for.
    pub(super) fn read(&self, cx: &Context) -> Result<Ending, Error> {
        if self.next.is_some() && !self.close {
            return Err(Error::usage(says::next_needs_close()).hint(says::next_needs_close_hint()));
        }
        let next = cx.optional_day("--next", self.next.as_ref(), Toward::Ahead)?;
        if let Some(day) = next.filter(|day| *day < cx.today) {
            cx.warn(messages::day_is_past("--next", &words::day(cx.lang, day), cx.lang));
        }
        Ok(Ending { acts: self.act.clone(), close: self.close.then_some(Days { held: None, next }) })
    }
}

/// The conversation that is meant, for an option that is for conversations: the one named, or the one that a person has open.
pub(super) fn talk(cx: &Context, store: &Store, target: Target, option: &str) -> Result<Conversation, Error> {
    let source = match target {
        Target::Record(source) => source,
        Target::Employee(slug) => one_talk::open(cx, store, &slug)?,
    };
    match record::load(store, &source)? {
        Loaded::Conversation(talk) => Ok(*talk),
        _ => Err(Error::usage(errors::only_for_conversations(option))),
    }
}

/// A conversation in the editor, and how it ends.
pub(super) struct Talk<'t> {
    cx: &'t Context,
    store: &'t Store,
    source: Source,
    promises: Promises<'t>,
    ending: &'t Ending,
}

impl<'t> Talk<'t> {
    pub(super) fn new(cx: &'t Context, store: &'t Store, source: &Source, ending: &'t Ending) -> Talk<'t> {
        Talk { cx, store, source: source.clone(), promises: Promises::of(cx, store, source), ending }
    }

    /// What is wrong with a promise that was typed in the form.
    pub(super) fn wrong(&self, line: &str) -> Option<Kind> {
        self.promises.wrong(line)
    }

    /// Whether it is closed, also where nothing was typed.
    pub(super) fn closes(&self) -> bool {
        self.ending.close.is_some()
    }

    /// Closes it where nothing was typed; `None` where that was not asked for, or the editor may be open still.
    pub(super) fn untouched(&self) -> Result<Option<Exit>, Error> {
        if !self.closes() || drafts::left(self.store, &layout::path(&self.source)).is_some() {
            return Ok(None);
        }
        let Loaded::Conversation(talk) = record::load(self.store, &self.source)? else { return Ok(None) };
        let ending = Ending { acts: Vec::new(), close: self.ending.close };
        without_editor(self.cx, self.store, &talk, &ending).map(Some)
    }

    /// The text that is saved, and the conversation that it holds; the promises are added to what is written.
    pub(super) fn end(&self, text: String, lines: &[String], effects: &mut Effects) -> Result<(String, Option<Conversation>), Error> {
        let mut found = Records::default();
        read::decoded(self.store, &self.source, Load::Full, &text, &mut found);
        let Some(talk) = found.conversations.pop() else {
            return if lines.is_empty() && !self.closes() {
                Ok((text, None))
            } else {
                Err(Fault::Unfaithful(layout::path(&self.source)).into())
            };
        };
        let made = self.promises.actions(fields::PROMISES, lines, &mut effects.warnings)?;
        if !made.is_empty() && !self.closes() {
            effects.lines.push(promised::said(self.cx, self.store, &close::called(self.cx, self.store, &talk), &made).into());
        }
        let mut edits = add(self.cx, self.store, &talk, made, self.ending.close.as_ref(), effects)?;
        edits.extend(own_words::offered(self.cx, self.store, &talk, &text, effects));
        let text = if edits.is_empty() { text } else { write::edited_text(&layout::path(&self.source), &text, &edits)? };
        Ok((text, Some(talk)))
    }

    /// Writes it and says so.
    pub(super) fn finish(&self, effects: Effects, talk: &Conversation) -> Result<Saved, Error> {
        finish(self.cx, self.store, effects, talk, self.ending)
    }
}

/// Adds the promises to what a command writes, and closes the talk where that was asked for. What changes in the talk's own file
/// is returned.
pub(super) fn add(
    cx: &Context,
    store: &Store,
    talk: &Conversation,
    made: Vec<Action>,
    close: Option<&Days>,
    effects: &mut Effects,
) -> Result<Vec<Edit>, Error> {
    if !made.is_empty() {
        effects.warnings.extend(promised::too_many(cx, store, &talk.source(), Some(&talk.kind), made.len())?);
    }
    effects.changes.extend(made.iter().map(promised::change));
    let edits = match close {
        Some(days) => Closing { days, summary: None, made: &made, told: &[] }.edits(cx, store, talk, effects)?,
        None => Vec::new(),
    };
    effects.made = Some(made);
    Ok(edits)
}

/// The promises that were typed on the command line for a conversation that is there, made.
pub(super) fn acts(cx: &Context, store: &Store, talk: &Conversation, ending: &Ending, effects: &mut Effects) -> Result<Vec<Action>, Error> {
    Promises::of(cx, store, &talk.source()).actions("--act", &ending.acts, &mut effects.warnings)
}

/// Adds promises to a conversation that is there, or closes it, without opening it.
pub(super) fn without_editor(cx: &Context, store: &Store, talk: &Conversation, ending: &Ending) -> Result<Exit, Error> {
    let mut effects = Effects::default();
    let made = acts(cx, store, talk, ending, &mut effects)?;
    if ending.close.is_some() {
        unsaved::before_beginning(cx, store, &talk.source())?;
    }
    if ending.close.is_none() {
        effects.lines.push(promised::said(cx, store, &close::called(cx, store, talk), &made).into());
        let id = record::short(store, talk.id);
        effects.next = Some(if talk.is_pending() { format!("stay close {id}") } else { format!("stay show {id}") });
    }
    let mut edits = add(cx, store, talk, made, ending.close.as_ref(), &mut effects)?;
    if ending.close.is_some() && !edits.is_empty() {
        edits.extend(own_words::offered_on_disk(cx, store, talk, &mut effects));
    }
    if !edits.is_empty() {
        effects.changes.insert(0, Change::edit(&talk.source(), edits));
    }
    finish(cx, store, effects, talk, ending).and_then(|saved| saved.ask(cx, store))
}

/// Writes and says so; the next step is kept where a question comes first.
pub(super) fn finish(cx: &Context, store: &Store, mut effects: Effects, talk: &Conversation, ending: &Ending) -> Result<Saved, Error> {
    let asks = ending.close.is_none() && may_ask(cx, talk);
    let next = if asks { effects.next.take() } else { None };
    let made = effects.made.iter().flatten().map(|action| action.id).collect();
    let exit = effects.finish(cx, store, &cx.writer(store)?)?;
    Ok(Saved { exit, talk: asks.then(|| talk.clone()), made, next })
}

/// A talk that was saved, and may be closed now.
pub(super) struct Saved {
    exit: Exit,
    /// The talk, where it is to be asked about.
    talk: Option<Conversation>,
    /// What was promised, and said already.
    made: Vec<Id>,
    next: Option<String>,
}

/// Whether one at the terminal is asked about a talk: it was held, and is open.
pub(super) fn may_ask(cx: &Context, talk: &Conversation) -> bool {
    let asks = confirm::can_ask(cx) && !cx.flags.yes && !cx.flags.json && !cx.flags.dry_run;
    asks && talk.status == Status::Open && talk.date <= cx.today
}

impl Saved {
    /// One that is not asked about.
    pub(super) fn only(exit: Exit) -> Saved {
        Saved { exit, talk: None, made: Vec::new(), next: None }
    }

    /// Asks nothing, and says the next step.
    pub(super) fn unasked(self, cx: &Context) -> Exit {
        self.next.iter().for_each(|command| cx.next(command));
        self.exit
    }

    /// Leaves the talk open, and says how it is closed.
    fn declined(mut self, cx: &Context, store: &Store) -> Exit {
        let close = self.talk.as_ref().map(|talk| format!("stay close {}", record::short(store, talk.id)));
        self.next = self.next.take().or(close);
        self.unasked(cx)
    }

    /// Asks whether to close the talk, once, and does so.
    pub(super) fn ask(self, cx: &Context, store: &Store) -> Result<Exit, Error> {
        let Some(talk) = &self.talk else { return Ok(self.exit) };
        let Some(day) = rhythm::come_back(talk, &store.settings) else { return Ok(self.exit) };
        // who leaves the question unanswered leaves the talk open: it is saved by now
        let answer = cx.out.ask(&says::ask_close(cx.lang, &words::near_day(cx.lang, day, cx.today)));
        let next = match answer.as_deref() {
            Some("") => None,
            Some(yes) if confirm::means_yes(yes) => None,
            // a day says when to come back instead
            Some(typed) => match cx.day("--next", typed, Toward::Ahead) {
                Ok(day) => Some(day),
                Err(_) => return Ok(self.declined(cx, store)),
            },
            None => return Ok(self.declined(cx, store)),
        };
        let Loaded::Conversation(talk) = record::load(store, &talk.source())? else { return Ok(self.exit) };
        let mut effects = Effects::default();
        let days = Days { held: None, next };
        let closing = Closing { days: &days, summary: None, made: &[], told: &self.made };
        let edits = closing.edits(cx, store, &talk, &mut effects)?;
        effects.changes.extend((!edits.is_empty()).then(|| Change::edit(&talk.source(), edits)));
        Ok(self.exit.or(effects.finish(cx, store, &cx.writer(store)?)?))
    }
}
