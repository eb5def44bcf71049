use super::effects::Effects;
use super::readings::{self, Names};
use super::record::{self, Loaded, set_in_conversation, short};
use super::run::Run;
use super::{one_talk, unsaved};
use crate::context::Context;
use crate::domain::conversation::{Conversation, Status};
use crate::domain::text::added;
use crate::error::{Code, Error, Exit};
use crate::i18n::{errors, fields as says, words};
use crate::store::yaml::write::New;
use crate::store::{Change, Store, layout};
use clap::Args;

/// Says that planned conversations do not happen.
#[derive(Args)]
pub(super) struct CancelArgs {
    #[arg(value_name = "ID|EMPLOYEE", required = true, add = super::completions::targets())]
    targets: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    because: Option<String>,
}

impl Run for CancelArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let sources = readings::all(cx, &store, &self.targets, &Names::PLANNED, None)?;
        unsaved::before_ending(cx, &store, &sources)?;
        let writer = cx.writer(&store)?;
        let mut effects = Effects::default();
        for source in &sources {
            match record::load(&store, source)? {
                Loaded::Conversation(conversation) => self.cancel(cx, &store, &conversation, &mut effects)?,
                Loaded::Action(action) => {
                    let id = short(&store, action.id);
                    return Err(Error::of(Code::WrongState, errors::not_a_conversation(&id)).hint(says::drop_hint(&id)));
                }
                Loaded::Goal(goal) => return Err(record::no_goals(&store, &goal)),
                Loaded::Note(note) => return Err(Error::of(Code::WrongState, errors::not_a_conversation(&short(&store, note.id)))),
            }
        }
        effects.finish(cx, &store, &writer)
    }
}

impl CancelArgs {
    fn cancel(&self, cx: &Context, store: &Store, conversation: &Conversation, effects: &mut Effects) -> Result<(), Error> {
        let source = conversation.source();
        let (id, path) = (short(store, conversation.id), layout::path(&source));
        let because = added(conversation.cancelled_because.as_deref(), self.because.as_deref());
        let because = because.map(|why| set_in_conversation("cancelled-because", New::text(&why)));
        match conversation.status {
            Status::Closed => {
                let refused = Error::of(Code::WrongState, says::not_planned(&id, conversation.status.name(cx.lang)));
                return Err(refused.hint(errors::reopen_hint(&id)));
            }
            Status::Open if conversation.has_words() => {
                return Err(Error::of(Code::WrongState, says::was_held(&id)).hint(says::close_hint(&id)));
            }
            Status::Cancelled => {
                effects.lines.push(if because.is_some() {
                    says::cancelled_already_added(&id, &path)
                } else {
                    says::cancelled_already(&id)
                });
                effects.changes.extend(because.map(|because| Change::edit(&source, vec![because])));
                return Ok(());
            }
            Status::Planned | Status::Open => {}
        }
        let (called, day) = (one_talk::called(cx, store, conversation), words::near_day(cx.lang, conversation.date, cx.today));
        effects.lines.push(says::cancelled(&id, &called, &day, &path));
        let status = set_in_conversation("status", New::word(Status::Cancelled.word()));
        let closed = set_in_conversation("closed", New::word(cx.today));
        effects.changes.push(Change::edit(&source, std::iter::once(status).chain(because).chain([closed]).collect()));
        Ok(())
    }
}
