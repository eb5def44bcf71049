use super::delivery::{self, Format};
use super::listing::{Listing, ListingArgs};
use super::run::Run;
use super::{find, named};
use crate::context::Context;
use crate::domain::ambition::{self, Grouping};
use crate::domain::goal::{Aim, Goal, Status};
use crate::domain::id::ShortIds;
use crate::domain::voices::{self, Voices};
use crate::error::{Error, Exit};
use crate::i18n::{ambition as says_of_ambitions, goals};
use crate::render;
use crate::render::json::{self, AmbitionV1, ListedGoalV1};
use crate::store::{Load, Need, index};
use clap::Args;
use serde::Serialize;

/// Learning goals, with what serves them.
#[derive(Args)]
pub(super) struct GoalsArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: Option<String>,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[arg(long, value_name = "STATUS", add = super::completions::words(Status::WORDS))]
    status: Option<String>,
    #[arg(long)]
    all: bool,
    #[arg(long, value_name = "WORD", conflicts_with = "sort", add = super::completions::words(Grouping::WORDS))]
    by: Option<String>,
    #[command(flatten)]
    listing: ListingArgs,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_lists(), hide_possible_values = true)]
    format: Option<Format>,
}

#[derive(Serialize)]
struct GoalsAnswer<'r> {
    goals: Vec<ListedGoalV1<'r>>,
    ambitions: Vec<AmbitionV1<'r>>,
}

impl Run for GoalsArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let listing = Listing::asked(cx, &self.listing, self.format, render::goals::columns())?;
        let status = self.status.as_ref().map(|typed| named::word::<Status>(cx, "--status", typed)).transpose()?;
        let by = self.by.as_ref().map(|typed| named::word::<Grouping>(cx, "--by", typed)).transpose()?;
        // the list shows titles and days, which everyone reads alike; JSON has the words too, for who can open them
        let goals = if listing.format == Format::Json { Load::Full } else { Load::Open };
        let need = Need { goals, actions: Load::Brief, ..Need::PEOPLE };
        let of = self.employee.as_ref().map(|typed| find::employee(cx, &store, typed)).transpose()?;
        let need = match &of {
            Some(slug) => need.of(slug),
            None => need,
        };
        let records = store.read(&need)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let people = records.people();
        let ambitions = &store.settings.ambitions;
        let ours = || records.goals.iter().filter(|goal| people.is_in(Some(&goal.employee), team.as_ref()));
        let mut served = ambition::served(ambitions, ours());
        served.retain(|one| by.is_none() || one.goals > 0 || one.ambition.concerns(team.as_ref()));
        let wanted = |goal: &&Goal| match status {
            Some(status) => goal.status == status,
            None => self.all || goal.is_open(),
        };
        let mut found: Vec<&Goal> = ours().filter(wanted).collect();
        found.sort_by_key(|goal| (by.map(|_| ambitions.place(goal)), goal.by_day()));
        let mut listed = Aim::all(&found, &records.actions);
        let context = cx.json_context(&store, &people);
        let value = |aim: &Aim| json::value(ListedGoalV1::of(aim, &context));
        let left = listing.take(&mut listed, value);
        match listing.format {
            Format::Json => {
                let answer = GoalsAnswer {
                    goals: listed.iter().map(|aim| ListedGoalV1::of(aim, &context)).collect(),
                    ambitions: AmbitionV1::all(&served, cx.lang),
                };
                cx.answer(&json::envelope(cx.lang, cx.today, answer, &records.problems))?;
            }
            Format::Csv => {
                let voices = if listing.shows(&["title", "project", "progress"]) {
                    voices::of(listed.iter().map(|aim| aim.goal))
                } else {
                    Voices::new()
                };
                let whose = delivery::names(&cx.view(&store, &records, ShortIds::default()), &voices);
                delivery::deliver(cx, &listing.csv(&listed, value), listing.format, None, &whose)?;
            }
            _ if by.is_some() && ambitions.is_empty() => cx.out.message(&says_of_ambitions::none(cx.lang)),
            _ if listed.is_empty() && (by.is_none() || records.goals.is_empty()) => {
                cx.out.message(&if records.goals.is_empty() { goals::none(cx.lang) } else { goals::none_such(cx.lang) });
            }
            _ => {
                let ids = if of.is_some() { index::short_ids_if_few(&store) } else { index::short_ids(&store)? };
                let view = cx.view(&store, &records, ids);
                let usual = || match by {
                    Some(Grouping::Ambition) => render::ambitions::list(&view, &listed, &served, of.is_some()),
                    None => render::goals::list(&view, &listed, of.is_some()),
                };
                cx.answer(&listing.text(&view, &listed, left, value, usual))?;
            }
        }
        Ok(cx.name_problems(&records.problems))
    }
}
