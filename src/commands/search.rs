use super::run::Run;
use super::{asking, find, given, named};
use crate::context::Context;
use crate::domain::date::Toward;
use crate::domain::search::{self, Hit, Part, Query};
use crate::domain::theme;
use crate::error::{Error, Exit};
use crate::i18n::{errors, search as says};
use crate::render;
use crate::render::json::HitV1;
use crate::store::{Need, index};
use clap::Args;
use serde::Serialize;

/// Finds words in what was written.
#[derive(Args)]
pub(super) struct SearchArgs {
    #[arg(value_name = "TEXT", required = true)]
    words: Vec<String>,
    #[arg(long, value_name = "EMPLOYEE", conflicts_with = "team", add = super::completions::employees())]
    person: Option<String>,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    #[arg(long = "type", value_name = "TYPE", add = super::completions::types())]
    kind: Option<String>,
    #[arg(long, value_name = "THEME", add = super::completions::words(theme::BuiltIn::WORDS))]
    theme: Option<String>,
    #[arg(long = "in", value_name = "PART", add = super::completions::words(Part::WORDS))]
    parts: Vec<String>,
}

#[derive(Serialize)]
struct SearchAnswer<'h> {
    hits: Vec<HitV1<'h>>,
}

impl Run for SearchArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let words = || Error::usage(errors::empty_text(says::words(cx.lang))).hint(errors::empty_text_hint());
        let mut query = Query::of(self.words.iter().map(String::as_str)).ok_or_else(words)?;
        query.parts = self.parts.iter().map(|typed| named::word(cx, "--in", typed)).collect::<Result<_, _>>()?;
        query.kind = self.kind.as_ref().map(|typed| find::kind(cx, &store, typed)).transpose()?;
        query.since = cx.optional_day("--since", self.since.as_ref(), Toward::Since)?;
        let mut problems = Vec::new();
        if let Some(typed) = &self.theme {
            query.theme = Some(asking::theme(cx, &store, &asking::bank(&store, &mut problems)?, typed)?);
        }
        // actions and goals have no type and no theme
        let talks = query.parts.is_empty() || query.parts.iter().any(|part| part.is_of_conversations());
        for (option, is_given) in [("--type", query.kind.is_some()), ("--theme", query.theme.is_some())] {
            if is_given && !talks {
                return Err(given::apart(cx, option, "--in"));
            }
        }
        let need = match &self.person {
            Some(typed) => Need::ALL.of(&find::employee(cx, &store, typed)?),
            None => Need::ALL,
        };
        let (mut records, mut hits) = store.pick(&need, |text| query.may_be_in_file(text), |records| query.hits(records))?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let people = records.people();
        hits.retain(|hit| people.is_in(hit.employee.as_deref(), team.as_ref()));
        drop(people);
        problems.retain(|problem| !records.problems.contains(problem));
        records.problems.extend(problems);
        let groups = search::grouped(&hits);
        if cx.flags.json {
            let hits = groups.iter().flatten().map(|hit: &&Hit| HitV1::of(hit)).collect();
            return cx.answer_json(SearchAnswer { hits }, &records.problems);
        }
        if hits.is_empty() {
            cx.out.message(&says::nothing(cx.lang));
        } else {
            let ids = index::short_ids(&store)?;
            cx.answer(&render::search::text(&cx.view(&store, &records, ids), &query, &groups))?;
        }
        Ok(cx.name_problems(&records.problems))
    }
}
