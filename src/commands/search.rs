use super::run::Run;
use super::{asking, find, given, named};
use crate::context::Context;
use crate::domain::date::Toward;
use crate::domain::employee::Slug;
use crate::domain::records::{Folder, Records};
use crate::domain::sealed::Shut;
use crate::domain::search::{self, Hit, Part, Query};
use crate::domain::theme;
use crate::error::{Error, Exit};
use crate::i18n::{errors, sealed as sealed_said, search as says};
use crate::render::json::HitV1;
use crate::render::{self, style};
use crate::store::{Load, Need, index};
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
    shut: usize,
}

/// What is picked from the records.
enum Picked {
    Hit(Hit),
    /// A record of this person could not be opened.
    Shut(Slug),
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
        // what is looked at is opened, and nothing else
        let load = |folder| if query.looks_at_words(folder) { Load::Full } else { Load::Open };
        let [conversations, actions, goals, notes] = [Folder::Conversations, Folder::Actions, Folder::Goals, Folder::Notes].map(load);
        let all = Need { conversations, actions, goals, notes, ..Need::PEOPLE };
        let need = match &self.person {
            Some(typed) => all.of(&find::employee(cx, &store, typed)?),
            None => all,
        };
        let is_worth_it = |text: &str| query.may_be_in_file(text);
        let pick = |records: &Records| {
            let shut = query.shut(records).into_iter().map(Picked::Shut);
            query.hits(records).into_iter().map(Picked::Hit).chain(shut).collect()
        };
        let (mut records, picked) = store.pick(&need, is_worth_it, pick)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let people = records.people();
        let (mut hits, mut shut) = (Vec::new(), 0);
        for picked in picked {
            match picked {
                Picked::Hit(hit) if people.is_in(hit.employee.as_deref(), team.as_ref()) => hits.push(hit),
                Picked::Shut(whose) => shut += usize::from(people.is_in(Some(&whose), team.as_ref())),
                Picked::Hit(_) => {}
            }
        }
        drop(people);
        problems.retain(|problem| !records.problems.contains(problem));
        records.problems.extend(problems);
        let groups = search::grouped(&hits);
        if cx.flags.json {
            let hits = groups.iter().flatten().map(|hit: &&Hit| HitV1::of(hit)).collect();
            return cx.answer_json(SearchAnswer { hits, shut }, &records.problems);
        }
        if hits.is_empty() {
            cx.out.message(&says::nothing(cx.lang));
        } else {
            let ids = index::short_ids(&store)?;
            cx.answer(&render::search::text(&cx.view(&store, &records, ids), &query, &groups))?;
        }
        if shut > 0 {
            let waits = matches!(store.opener.identities(), Err(Shut::Locked));
            let told = if waits { sealed_said::shut_records_locked } else { sealed_said::shut_records };
            cx.out.message(&style::dim(told(cx.lang, shut)));
        }
        Ok(cx.name_problems(&records.problems))
    }
}
