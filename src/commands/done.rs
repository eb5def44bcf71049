use super::effects::Effects;
use super::note;
use super::readings::{self, Names, Offer};
use super::record::{self, Loaded, set_in_action, short};
use super::run::Run;
use super::unsaved;
use crate::context::Context;
use crate::domain::action::{Action, Status};
use crate::domain::promise;
use crate::domain::text::added;
use crate::error::{Code, Error, Exit};
use crate::i18n::{errors, messages, notes};
use crate::render::printable::printable;
use crate::store::yaml::write::New;
use crate::store::{Change, Store};
use clap::Args;

/// Ends actions that are done.
#[derive(Args)]
pub(super) struct DoneArgs {
    #[arg(value_name = "ID|NAME", add = super::completions::open_actions_and_notes())]
    ids: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    win: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Run for DoneArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let sources = readings::all(cx, &store, &self.ids, &Names::ACTIONS, Some(&Offer::DONE))?;
        unsaved::before_ending(cx, &store, &sources)?;
        let writer = cx.writer(&store)?;
        let mut effects = Effects::default();
        for loaded in record::load_all(&store, &sources)? {
            let id = |id| short(&store, id);
            match loaded {
                Loaded::Action(action) => end(cx, &store, &action, self.win.as_deref(), self.note.as_deref(), &mut effects)?,
                Loaded::Conversation(conversation) => {
                    let refused = Error::of(Code::WrongState, errors::is_conversation(&id(conversation.id)));
                    return Err(refused.hint(errors::is_conversation_hint(&id(conversation.id))));
                }
                Loaded::Goal(goal) => return Err(record::no_goals(&store, &goal)),
                Loaded::Note(note) => {
                    let given = [(self.win.is_some(), "--win"), (self.note.is_some(), "--note")];
                    if let Some((_, option)) = given.into_iter().find(|(is_given, _)| *is_given) {
                        return Err(Error::usage(notes::not_for_notes(option)));
                    }
                    note::put_away(cx, &store, &note, &mut effects)?;
                }
            }
        }
        effects.finish(cx, &store, &writer)
    }
}

/// Ends one action as done.
pub(super) fn end(
    cx: &Context,
    store: &Store,
    action: &Action,
    win: Option<&str>,
    note: Option<&str>,
    effects: &mut Effects,
) -> Result<(), Error> {
    let id = short(store, action.id);
    match action.status {
        Status::Dropped => return Err(Error::of(Code::WrongState, errors::is_dropped(&id)).hint(errors::reopen_hint(&id))),
        Status::Open => record::can_end(cx, &id, action.created)?,
        Status::Done => {}
    }
    let title = printable(&action.title);
    let texts = [("win", added(action.win.as_deref(), win)), ("note", added(action.note.as_deref(), note))];
    let mut edits: Vec<_> = texts.into_iter().filter_map(|(key, text)| Some(set_in_action(key, New::text(&text?)))).collect();
    if action.is_open() {
        edits.insert(0, set_in_action("status", New::word(Status::Done.word())));
        edits.push(set_in_action("closed", New::word(cx.today)));
    } else if edits.is_empty() {
        effects.lines.push(messages::done_already(&id, &title));
        return Ok(());
    }
    let change = Change::edit(&action.source(), edits);
    effects.lines.push(if action.is_open() {
        let late = promise::days_late_done(action, Some(cx.today));
        let how = if late > 0 { messages::late_by(cx.lang, late) } else { promise::Fate::Kept.name(cx.lang).to_owned() };
        messages::done(cx.lang, &id, &title, &how, &change.path()).into()
    } else {
        messages::done_already_added(cx.lang, &id, &title, &change.path()).into()
    });
    effects.changes.push(change);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Flags;
    use crate::i18n::Language;
    use crate::output::Output;
    use crate::store::Secret;
    use crate::store::yaml::PARSES;

    #[test]
    fn a_record_is_parsed_to_decide_to_edit_and_to_prove_the_edit() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("team");
        let path = root.join("organisation/actions/2026-11-20-m4q8z2ka.yaml");
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = "id: m4q8z2ka\ntitle: Replace the laptop\nowner: manager\ndue: 2026-12-04\nstatus: open\ncreated: 2026-11-20\n";
        std::fs::write(&path, text).unwrap();
        let secret = Secret::kept_in(Some(folder.path().join("state")));
        let store = Store { secret, ..Store::bare(root) };
        let today = chrono::NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        let cx = Context::new(Flags::default(), Language::En, today, Output::new("never", true), Ok(store));
        let before = PARSES.get();
        DoneArgs { ids: vec!["m4q8z2ka".to_owned()], win: None, note: None }.run(&cx).unwrap();
        assert_eq!(PARSES.get() - before, 3);
        let done = text.replace("open", "done").replace("11-20\n", "11-20\nclosed: 2026-12-01\n");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), done);
    }
}
