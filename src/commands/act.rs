use super::effects::Effects;
use super::find::{self, Target};
use super::record::{of_person, short};
use super::run::Run;
use super::{given, named};
use crate::context::Context;
use crate::domain::action::{Action, Activity, Kind, Status};
use crate::domain::owner::{Owner, Party};
use crate::domain::records::{Folder, Source};
use crate::error::{Error, Exit};
use crate::i18n::{Saying, errors, help, messages, words};
use crate::render::printable::printable;
use crate::store::{Change, Load, Need, Store, encode, layout};
use clap::Args;

/// Adds an action.
#[derive(Args)]
pub(super) struct ActArgs {
    // one argument that reads as two: whom it is for, and what is promised
    #[arg(value_name = "EMPLOYEE|ID> <TEXT", num_args = 1.., required = true, add = super::completions::targets())]
    words: Vec<String>,
    #[arg(long, value_name = "OBSTACLE", conflicts_with_all = ["obstacle", "goal"], add = super::completions::obstacles())]
    organisation: Option<String>,
    #[arg(long, value_name = "OWNER", add = super::completions::words(Party::WORDS))]
    owner: Option<String>,
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    #[arg(long, value_name = "KIND", add = super::completions::words(Activity::WORDS))]
    kind: Option<String>,
    #[arg(long, value_name = "OBSTACLE", add = super::completions::obstacles())]
    obstacle: Option<String>,
    #[arg(long, value_name = "ID", add = super::completions::open_goals())]
    goal: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl Run for ActArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let (whom, words) = match &self.organisation {
            Some(_) => (None, &self.words[..]),
            None => (Some(&self.words[0]), &self.words[1..]),
        };
        let title = words.join(" ").trim().to_owned();
        if title.is_empty() {
            let missing = help::usage(cx.lang, &help::UsagePart::Missing(help::placeholders(cx.lang, "<TEXT>")));
            return Err(Error::usage(missing).hint(errors::empty_text_hint()));
        }
        let kind = self.kind.as_ref().map(|typed| named::word(cx, "--kind", typed).map(Kind::Known)).transpose()?;
        let due = match &self.due {
            Some(typed) => cx.day("--due", typed)?,
            None => store.settings.follow_up.after(cx.today).unwrap_or(cx.today),
        };
        let mut action = Action {
            title,
            due: Some(due),
            kind,
            obstacle: self.obstacle.as_ref().map(|typed| given::obstacle("--obstacle", typed)).transpose()?.map(str::to_owned),
            note: self.note.clone(),
            ..Action::new(cx.fresh_id(), cx.today)
        };
        let mut warnings = Vec::new();
        match (&self.organisation, whom) {
            (Some(obstacle), _) => {
                action.obstacle = Some(given::obstacle("--organisation", obstacle)?.to_owned());
                // who owns an action of the organisation unless told otherwise
                action.owner = Owner::Party(Party::Hr);
            }
            (None, Some(typed)) => self.aim(cx, &store, typed, &mut action, &mut warnings)?,
            (None, None) => {}
        }
        if let Some(typed) = &self.owner {
            action.owner = named::owner(cx, &store, typed, action.employee.as_ref())?;
        }
        if due < cx.today {
            warnings.push(messages::day_is_past("--due", &words::day(cx.lang, due), cx.lang).into());
        }
        let writer = cx.writer(&store)?;
        let path = layout::path(&action.source());
        let day = words::near_day(cx.lang, due, cx.today);
        let owner = printable(action.owner.name(cx.lang));
        let id = short(&store, action.id);
        let lines = vec![messages::made_action(cx.lang, &id, &printable(&action.title), &owner, &day, &path).into()];
        let next = Some(format!("stay done {id}"));
        Effects { changes: vec![Change::create(&action.source(), encode::action(&action))], lines, warnings, next }
            .finish(cx, &store, &writer)
    }
}

impl ActArgs {
    /// Whose the action is, and which conversation and goal it belongs to.
    fn aim(&self, cx: &Context, store: &Store, typed: &str, action: &mut Action, warnings: &mut Vec<Saying>) -> Result<(), Error> {
        match find::target(cx, store, typed, &[Folder::Conversations, Folder::Actions, Folder::Goals])? {
            Target::Employee(slug) => action.employee = Some(slug),
            Target::Record(source) if source.folder != Folder::Conversations => {
                let refused = Error::refused(errors::not_a_conversation(&short(store, source.id)));
                return Err(refused.hint(errors::not_a_conversation_hint()));
            }
            Target::Record(source) => {
                action.conversation = Some(source.id);
                warnings.extend(too_many(cx, store, &source)?.map(Saying::from));
                action.employee = source.employee;
            }
        }
        if let (Some(typed), Some(slug)) = (&self.goal, &action.employee) {
            action.goal = Some(of_person(store, typed, slug, Folder::Goals)?);
        }
        Ok(())
    }
}

/// A warning when this one makes more actions than a conversation should have.
fn too_many(cx: &Context, store: &Store, conversation: &Source) -> Result<Option<String>, Error> {
    let Some(slug) = &conversation.employee else { return Ok(None) };
    let need = Need { conversations: Load::Brief, actions: Load::Brief, ..Need::PEOPLE }.of(slug);
    let records = store.read(&need)?;
    let kind = records.conversations.iter().find(|found| found.id == conversation.id).map_or("", |found| found.kind.as_str());
    let count =
        records.actions.iter().filter(|action| action.conversation == Some(conversation.id) && action.status != Status::Dropped).count()
            + 1;
    let limit = store.settings.limit(kind);
    Ok((count > limit).then(|| messages::too_many_actions(cx.lang, count, limit)))
}
