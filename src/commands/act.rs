use super::effects::Effects;
use super::find::{self, Target};
use super::promised::{self, Belongs};
use super::readings;
use super::record::{self, Loaded, short};
use super::run::Run;
use super::{given, named};
use crate::context::Context;
use crate::domain::action::{Action, Activity, Kind};
use crate::domain::date::Toward;
use crate::domain::employee::Slug;
use crate::domain::owner::Party;
use crate::domain::promise_line::PromiseLine;
use crate::domain::records::{Folder, Source};
use crate::error::{Code, Error, Exit};
use crate::i18n::{Saying, errors, help, messages, names, words};
use crate::render::printable::printable;
use crate::store::{Store, layout};
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
    #[arg(long, value_name = "ID|NAME", add = super::completions::open_goals())]
    goal: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[arg(long, conflicts_with = "organisation")]
    no_talk: bool,
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
        let due = cx.optional_day("--due", self.due.as_ref(), Toward::Ahead)?;
        let obstacle = self.obstacle.as_ref().map(|typed| given::obstacle("--obstacle", typed)).transpose()?;
        let against = self.organisation.as_ref().map(|typed| given::obstacle("--organisation", typed)).transpose()?;
        let mut warnings = Vec::new();
        let aim = match whom {
            Some(typed) => self.aim(cx, &store, typed, &mut warnings)?,
            None => Aim::default(),
        };
        // who says owner and day with options of their own means the text as it is
        let said =
            if self.owner.is_none() && due.is_none() { promised::said_in_one(cx, &store, aim.employee.as_ref(), &title)? } else { None };
        let promise = said.unwrap_or(PromiseLine { title, owner: self.owner.clone(), due });
        let goal = self.goal.as_ref().zip(aim.employee.as_ref());
        let goal = goal.map(|(typed, slug)| readings::goal_of(cx, &store, typed, slug)).transpose()?;
        // who owns an action of the organisation unless told otherwise
        let owner = promise.owner.clone().or_else(|| against.map(|_| Party::Hr.word().to_owned()));
        let of = Belongs { employee: aim.employee.as_ref(), conversation: aim.talk.as_ref().map(|talk| talk.id) };
        let action = Action {
            kind,
            goal,
            obstacle: against.or(obstacle).map(str::to_owned),
            note: self.note.clone(),
            ..promised::action(cx, &store, &PromiseLine { owner, ..promise }, &of)?
        };
        warnings.extend(promised::is_past(cx, "--due", &action));
        let writer = cx.writer(&store)?;
        let path = layout::path(&action.source());
        let day = action.due.map(|due| words::near_day(cx.lang, due, cx.today)).unwrap_or_default();
        let day = aim.joined.map_or_else(|| day.clone(), |talk| format!("{day} · {talk}"));
        let owner = printable(action.owner.name(cx.lang));
        let id = short(&store, action.id);
        let lines = vec![messages::made_action(cx.lang, &id, &printable(&action.title), &owner, &day, &path).into()];
        let next = Some(format!("stay done {id}"));
        Effects { changes: vec![promised::change(&action)], lines, warnings, next, ..Effects::default() }.finish(cx, &store, &writer)
    }
}

impl ActArgs {
    /// Whose the action is, and which conversation it belongs to. An open conversation that nobody named is told.
    fn aim(&self, cx: &Context, store: &Store, typed: &str, warnings: &mut Vec<Saying>) -> Result<Aim, Error> {
        let aim = match find::target(cx, store, typed, readings::ALL)? {
            Target::Employee(slug) => {
                let talk = if self.no_talk { None } else { readings::open_talk(cx, store, &slug)? };
                let joined = talk.as_ref().map(|talk| told(cx, store, talk)).transpose()?;
                Aim { employee: Some(slug), talk, joined }
            }
            Target::Record(_) if self.no_talk => return Err(Error::usage(names::talk_and_none())),
            Target::Record(source) if source.folder != Folder::Conversations => {
                let refused = Error::of(Code::WrongState, errors::not_a_conversation(&short(store, source.id)));
                return Err(refused.hint(errors::not_a_conversation_hint()));
            }
            Target::Record(source) => Aim { employee: source.employee.clone(), talk: Some(source), joined: None },
        };
        if let Some(talk) = &aim.talk {
            warnings.extend(promised::too_many(cx, store, talk, None, 1)?);
        }
        Ok(aim)
    }
}

/// Whom and what an action is for.
#[derive(Default)]
struct Aim {
    employee: Option<Slug>,
    talk: Option<Source>,
    /// The conversation that nobody named, in words.
    joined: Option<String>,
}

/// An open conversation in a few words: its type, id and day.
fn told(cx: &Context, store: &Store, talk: &Source) -> Result<String, Error> {
    let Loaded::Conversation(talk) = record::load(store, talk)? else { return Ok(talk.id.to_string()) };
    let kind = printable(words::type_name(cx.lang, &store.settings.types, &talk.kind));
    Ok(names::with_talk(cx.lang, &kind, &short(store, talk.id), &words::near_day(cx.lang, talk.date, cx.today)))
}
