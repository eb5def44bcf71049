use super::effects::Effects;
use super::note;
use super::readings::{self, Names};
use super::record::{self, Loaded, set_in_action, set_in_conversation, set_in_goal, short};
use super::run::Run;
use crate::context::Context;
use crate::domain::ended::Ended;
use crate::domain::{action, conversation};
use crate::error::{Error, Exit};
use crate::i18n::messages;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, encode, kept, layout, schema};
use clap::Args;

/// Takes a closing back.
#[derive(Args)]
pub(super) struct ReopenArgs {
    #[arg(value_name = "ID|NAME", required = true, add = super::completions::ended())]
    ids: Vec<String>,
}

impl Run for ReopenArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let sources = readings::all(cx, &store, &self.ids, &Names::ENDED, None)?;
        let writer = cx.writer(&store)?;
        let mut effects = Effects::default();
        for loaded in record::load_all(&store, &sources)? {
            if let Loaded::Note(note) = &loaded {
                let (id, edits) = (short(&store, note.id), note::reopened(note));
                if edits.is_empty() {
                    effects.lines.push(messages::open_already(&id));
                    continue;
                }
                effects.lines.push(messages::reopened(&id, &layout::path(&note.source())));
                effects.changes.push(Change::edit(&note.source(), edits));
                continue;
            }
            // a conversation that is still to come was planned
            let to_come = matches!(&loaded, Loaded::Conversation(conversation) if conversation.date > cx.today);
            let open = New::word(if to_come { conversation::Status::Planned.word() } else { "open" });
            // a win or a reason stays: it was typed, and it is true of the time before
            let (source, is_open, set) = match &loaded {
                Loaded::Conversation(conversation) => {
                    (conversation.source(), conversation.is_pending(), set_in_conversation("status", open))
                }
                Loaded::Action(action) => (action.source(), action.status == action::Status::Open, set_in_action("status", open)),
                Loaded::Goal(goal) => (goal.source(), goal.is_open(), set_in_goal("status", open)),
                Loaded::Note(_) => continue,
            };
            let id = short(&store, source.id);
            if is_open {
                effects.lines.push(messages::open_already(&id));
                continue;
            }
            effects.lines.push(messages::reopened(&id, &layout::path(&source)));
            let (closed, is_first, order) = match &loaded {
                Loaded::Conversation(conversation) => (conversation.closed, conversation.ended.is_empty(), schema::CONVERSATION),
                Loaded::Action(action) => (action.closed, action.ended.is_empty(), schema::ACTION),
                Loaded::Goal(goal) => (goal.closed, goal.ended.is_empty(), schema::GOAL),
                Loaded::Note(_) => continue,
            };
            let end = closed.map(|day| encode::ended(&Ended { closed: Some(day), reopened: Some(cx.today) }));
            let end = end.map(|end| kept::added("ended", end, is_first, order));
            // the key that goes is the neighbour of the one that comes
            let edits = std::iter::once(set).chain(end).chain([Edit::remove("closed")]);
            effects.changes.push(Change::edit(&source, edits.collect()));
        }
        effects.finish(cx, &store, &writer)
    }
}
