use super::find;
use super::run::Run;
use crate::context::Context;
use crate::domain::retention::{self, Keep, Passing};
use crate::domain::words::Word;
use crate::error::{Error, Exit};
use crate::render;
use crate::render::json::{PassingV1, TermV1};
use crate::store::{Load, Need, index, layout};
use clap::Args;
use serde::Serialize;

/// What has passed its term, or will soon.
#[derive(Args)]
pub(super) struct RetentionArgs {
    #[arg(long, value_name = "INTERVAL")]
    within: Option<String>,
}

#[derive(Serialize)]
struct RetentionAnswer<'r> {
    terms: Vec<TermV1>,
    passing: Vec<PassingV1<'r>>,
}

/// What has to be read to tell what has passed its term: days, and no words.
pub(super) const NEED: Need = Need { goals: Load::Brief, notes: Load::Open, conversations: Load::Brief, ..Need::ACTIONS };

impl Run for RetentionArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let until = self.within.as_ref().map(|typed| find::within(cx, typed)).transpose()?;
        let records = store.read(&NEED)?;
        let terms = store.settings.terms;
        let problems = &records.problems;
        let found = retention::passing(&records, &terms, until.unwrap_or(cx.today));
        if cx.flags.json {
            let terms = Keep::ALL.iter().map(|keep| TermV1::of(*keep, terms.length(*keep))).collect();
            let passing = found.iter().map(|one: &Passing| PassingV1::of(one, layout::path_of(&one.place), cx.today)).collect();
            return cx.answer_json(RetentionAnswer { terms, passing }, problems);
        }
        let view = cx.view(&store, &records, index::short_ids_if_few(&store));
        cx.answer(&render::forget::retention(&view, &terms, &found, until))?;
        Ok(cx.name_problems(problems))
    }
}
