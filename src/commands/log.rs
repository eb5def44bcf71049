use super::find::{self, Target};
use super::listing;
use super::run::Run;
use crate::context::Context;
use crate::domain::date::Toward;
use crate::domain::history::Moment;
use crate::error::{Code, Error, Exit};
use crate::i18n::sync as sync_messages;
use crate::render::json::LogV1;
use crate::render::log::Story;
use crate::store::git::Git;
use crate::store::moments::{self, Homes};
use crate::store::{index, layout};
use clap::Args;
use serde::Serialize;
use std::ops::ControlFlow;

/// The story of a record, a person or the whole workspace, from git.
#[derive(Args)]
pub(super) struct LogArgs {
    #[arg(value_name = "ID|NAME", add = super::completions::targets())]
    target: Option<String>,
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    #[arg(long, value_name = "N")]
    limit: Option<String>,
}

#[derive(Serialize)]
struct LogAnswer<'e> {
    log: Vec<LogV1<'e>>,
}

impl Run for LogArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let no_git = || Error::of(Code::NoRepository, sync_messages::no_repository()).hint(sync_messages::no_repository_hint());
        let git = Git::of(&store.root).ok_or_else(no_git)?.looking();
        let since = cx.optional_day("--since", self.since.as_ref(), Toward::Since)?;
        let paths = match &self.target {
            None => vec![".".to_owned()],
            Some(typed) => match find::anything(cx, &store, typed)? {
                Target::Employee(slug) => moments::homes(&store, &slug).iter().map(|home| layout::home(home)).collect(),
                Target::Record(source) => moments::places(&store, &source),
            },
        };
        let since = since.map(|day| day.to_string());
        let homes = Homes::of(&store)?;
        let mut left = self.limit.as_deref().map(listing::count).transpose()?.unwrap_or(usize::MAX);
        let mut each = |then: &mut dyn FnMut(Vec<Moment>) -> Result<ControlFlow<()>, Error>| {
            moments::each(&store, &homes, &git, &paths, since.as_deref(), |mut some| {
                // what changed nothing that is said is no part of the story
                some.retain(|moment| !moment.is_nothing());
                some.truncate(left);
                left -= some.len();
                let more = if some.is_empty() { ControlFlow::Continue(()) } else { then(some)? };
                Ok::<_, Error>(if left == 0 { ControlFlow::Break(()) } else { more })
            })
        };
        if cx.flags.json {
            let mut moments = Vec::new();
            each(&mut |some| {
                moments.extend(some);
                Ok(ControlFlow::Continue(()))
            })?;
            return cx.answer_json(LogAnswer { log: moments.iter().map(LogV1::of).collect() }, &[]);
        }
        let view = cx.view(&store, &homes.people, index::short_ids_if_few(&store));
        let mut story = Story::new(self.target.is_some() && paths[0].ends_with(".yaml"));
        let mut told = cx.out.stream();
        let mut is_empty = true;
        each(&mut |some| {
            is_empty = false;
            let is_read = told.add(&story.text(&view, &some)).map_err(|error| cx.unwritten(&error))?;
            Ok(if is_read { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })?;
        told.finish().map_err(|error| cx.unwritten(&error))?;
        if is_empty {
            cx.out.message(&sync_messages::no_history(cx.lang));
        }
        Ok(Exit::Done)
    }
}
