use super::find::{self, Target};
use super::run::Run;
use crate::context::Context;
use crate::domain::date::Toward;
use crate::error::{Error, Exit};
use crate::i18n::sync as sync_messages;
use crate::render;
use crate::render::json::LogV1;
use crate::store::git::Git;
use crate::store::moments::{self, Homes};
use crate::store::{index, layout};
use clap::Args;
use serde::Serialize;

/// The story of a record, a person or the whole workspace, from git.
#[derive(Args)]
pub(super) struct LogArgs {
    #[arg(value_name = "ID|NAME", add = super::completions::targets())]
    target: Option<String>,
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
}

#[derive(Serialize)]
struct LogAnswer<'e> {
    log: Vec<LogV1<'e>>,
}

impl Run for LogArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let no_git = || Error::refused(sync_messages::no_repository()).hint(sync_messages::no_repository_hint());
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
        let mut moments = moments::without_moves(moments::of(&store, &homes, &git, &paths, since.as_deref())?);
        // what changed nothing that is said is no part of the story
        moments.retain(|moment| !moment.is_nothing());
        if cx.flags.json {
            return cx.answer_json(LogAnswer { log: moments.iter().map(LogV1::of).collect() }, &[]);
        }
        if moments.is_empty() {
            cx.out.message(&sync_messages::no_history(cx.lang));
        }
        let records = homes.people;
        let view = cx.view(&store, &records, index::short_ids_if_few(&store));
        cx.answer(&render::log::text(&view, &moments, self.target.is_some() && paths[0].ends_with(".yaml")))?;
        Ok(Exit::Done)
    }
}
