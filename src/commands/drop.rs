use super::effects::Effects;
use super::readings::{self, Names};
use super::record::{self, Loaded, set_in_action, short};
use super::run::Run;
use super::unsaved;
use crate::context::Context;
use crate::domain::action::{Action, Status};
use crate::domain::text::added;
use crate::error::{Code, Error, Exit};
use crate::i18n::{errors, messages};
use crate::render::printable::printable;
use crate::store::yaml::write::New;
use crate::store::{Change, Store, layout};
use clap::Args;

/// Lets actions go, with a reason.
#[derive(Args)]
pub(super) struct DropArgs {
    #[arg(value_name = "ID|NAME", required = true, add = super::completions::open_actions())]
    ids: Vec<String>,
    #[arg(long, value_name = "TEXT", required = true)]
    because: String,
}

impl Run for DropArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let sources = readings::all(cx, &store, &self.ids, &Names::ACTIONS, None)?;
        unsaved::before_ending(cx, &store, &sources)?;
        let writer = cx.writer(&store)?;
        let mut effects = Effects::default();
        for loaded in record::load_all(&store, &sources)? {
            let action = match loaded {
                Loaded::Action(action) => action,
                Loaded::Conversation(conversation) => {
                    return Err(Error::of(Code::WrongState, errors::is_conversation(&short(&store, conversation.id))));
                }
                Loaded::Goal(goal) => return Err(record::no_goals(&store, &goal)),
                Loaded::Note(note) => return Err(record::is_note(&store, &note)),
            };
            let_go(cx, &store, &action, &self.because, &mut effects)?;
        }
        effects.finish(cx, &store, &writer)
    }
}

/// Drops one action; one that is dropped already keeps its day.
pub(super) fn let_go(cx: &Context, store: &Store, action: &Action, because: &str, effects: &mut Effects) -> Result<(), Error> {
    let (id, title, path) = (short(store, action.id), printable(&action.title), layout::path(&action.source()));
    let edits = match action.status {
        Status::Done => return Err(Error::of(Code::WrongState, errors::is_done(&id)).hint(errors::reopen_hint(&id))),
        Status::Dropped => {
            let Some(because) = added(action.dropped_because.as_deref(), Some(because)) else {
                effects.lines.push(messages::dropped_already(&id, &title));
                return Ok(());
            };
            effects.lines.push(messages::dropped_already_added(&id, &title, &path));
            vec![set_in_action("dropped-because", New::text(&because))]
        }
        Status::Open => {
            record::can_end(cx, &id, action.created)?;
            effects.lines.push(messages::dropped(&id, &title, &path));
            vec![
                set_in_action("status", New::word(Status::Dropped.word())),
                set_in_action("dropped-because", New::text(because)),
                set_in_action("closed", New::word(cx.today)),
            ]
        }
    };
    effects.changes.push(Change::edit(&action.source(), edits));
    Ok(())
}
