use super::effects::Effects;
use super::readings::{self, Names};
use super::record::{self, Loaded, set_in_action, short};
use super::run::Run;
use super::unsaved;
use crate::context::Context;
use crate::domain::action::Status;
use crate::domain::text::added;
use crate::error::{Error, Exit};
use crate::i18n::{errors, messages};
use crate::render::printable::printable;
use crate::store::yaml::write::New;
use crate::store::{Change, layout};
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
                Loaded::Conversation(conversation) => return Err(Error::refused(errors::is_conversation(&short(&store, conversation.id)))),
                Loaded::Goal(goal) => return Err(record::no_goals(&store, &goal)),
            };
            let (id, title) = (short(&store, action.id), printable(&action.title));
            match action.status {
                Status::Done => return Err(Error::refused(errors::is_done(&id)).hint(errors::reopen_hint(&id))),
                Status::Dropped => {
                    let Some(because) = added(action.dropped_because.as_deref(), Some(&self.because)) else {
                        effects.lines.push(messages::dropped_already(&id, &title));
                        continue;
                    };
                    effects.lines.push(messages::dropped_already_added(&id, &title, &layout::path(&action.source())));
                    effects.changes.push(Change::edit(&action.source(), vec![set_in_action("dropped-because", New::text(&because))]));
                }
                Status::Open => {
                    record::can_end(cx, &id, action.created)?;
                    let edits = vec![
                        set_in_action("status", New::word(Status::Dropped.word())),
                        set_in_action("dropped-because", New::text(&self.because)),
                        set_in_action("closed", New::word(cx.today)),
                    ];
                    effects.lines.push(messages::dropped(&id, &title, &layout::path(&action.source())));
                    effects.changes.push(Change::edit(&action.source(), edits));
                }
            }
        }
        effects.finish(cx, &store, &writer)
    }
}
