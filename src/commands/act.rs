use super::effects::Effects;
use super::find::{self, Target};
use super::promised::{self, Belongs};
use super::record::short;
use super::run::Run;
use super::{given, named};
use crate::context::Context;
use crate::domain::action::{Action, Activity, Kind};
use crate::domain::employee::Slug;
use crate::domain::id::Id;
use crate::domain::owner::Party;
use crate::domain::promise_line::PromiseLine;
use crate::domain::records::Folder;
use crate::error::{Error, Exit};
use crate::i18n::{Saying, errors, goals, help, messages, words};
use crate::render::printable::printable;
use crate::store::{Store, layout, list};
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
        let due = cx.optional_day("--due", self.due.as_ref())?;
        let obstacle = self.obstacle.as_ref().map(|typed| given::obstacle("--obstacle", typed)).transpose()?;
        let against = self.organisation.as_ref().map(|typed| given::obstacle("--organisation", typed)).transpose()?;
        let mut warnings = Vec::new();
        let (employee, conversation) = match whom {
            Some(typed) => aim(cx, &store, typed, &mut warnings)?,
            None => (None, None),
        };
        let goal = self.goal.as_ref().zip(employee.as_ref()).map(|(typed, slug)| goal(&store, typed, slug)).transpose()?;
        // who owns an action of the organisation unless told otherwise
        let owner = self.owner.clone().or_else(|| against.map(|_| Party::Hr.word().to_owned()));
        let of = Belongs { employee: employee.as_ref(), conversation };
        let action = Action {
            kind,
            goal,
            obstacle: against.or(obstacle).map(str::to_owned),
            note: self.note.clone(),
            ..promised::action(cx, &store, &PromiseLine { title, owner, due }, &of)?
        };
        warnings.extend(promised::is_past(cx, "--due", &action));
        let writer = cx.writer(&store)?;
        let path = layout::path(&action.source());
        let day = action.due.map(|due| words::near_day(cx.lang, due, cx.today)).unwrap_or_default();
        let owner = printable(action.owner.name(cx.lang));
        let id = short(&store, action.id);
        let lines = vec![messages::made_action(cx.lang, &id, &printable(&action.title), &owner, &day, &path).into()];
        let next = Some(format!("stay done {id}"));
        Effects { changes: vec![promised::change(&action)], lines, warnings, next, ..Effects::default() }.finish(cx, &store, &writer)
    }
}

/// Whose the action is, and which conversation it belongs to.
fn aim(cx: &Context, store: &Store, typed: &str, warnings: &mut Vec<Saying>) -> Result<(Option<Slug>, Option<Id>), Error> {
    match find::target(cx, store, typed, &[Folder::Conversations, Folder::Actions, Folder::Goals])? {
        Target::Employee(slug) => Ok((Some(slug), None)),
        Target::Record(source) if source.folder != Folder::Conversations => {
            let refused = Error::refused(errors::not_a_conversation(&short(store, source.id)));
            Err(refused.hint(errors::not_a_conversation_hint()))
        }
        Target::Record(source) => {
            warnings.extend(promised::too_many(cx, store, &source, None, 1)?);
            Ok((source.employee, Some(source.id)))
        }
    }
}

/// The goal of a person that begins with what was typed.
fn goal(store: &Store, typed: &str, slug: &Slug) -> Result<Id, Error> {
    let known = list::sources(store, Some(slug), Folder::Goals, &mut Vec::new());
    let found: Vec<Id> = known.iter().map(|goal| goal.id).filter(|id| id.as_str().starts_with(&typed.to_lowercase())).collect();
    match found[..] {
        [id] => Ok(id),
        _ => Err(Error::refused(errors::no_id(&printable(typed))).hint(goals::ids_hint())),
    }
}
