use super::delivery::{self, Format};
use super::listing::{Listing, ListingArgs};
use super::run::Run;
use super::whose::Whose;
use super::{find, given, named};
use crate::context::Context;
use crate::domain::action::{Action, Status};
use crate::domain::id::ShortIds;
use crate::domain::me::Only;
use crate::domain::owner::{Owner, Party};
use crate::domain::promise;
use crate::domain::voices::{self, Voices};
use crate::error::{Error, Exit};
use crate::i18n::messages;
use crate::render;
use crate::render::json::{self, ActionV1};
use crate::store::{Need, index};
use clap::Args;
use serde::Serialize;

#[derive(Args)]
pub(super) struct ActionsArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: Option<String>,
    #[arg(long, conflicts_with_all = ["within", "status", "all"])]
    overdue: bool,
    #[arg(long, value_name = "INTERVAL")]
    within: Option<String>,
    #[arg(long, value_name = "OWNER", add = super::completions::words(Party::WORDS))]
    owner: Option<String>,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    whose: Whose,
    #[arg(long, value_name = "OBSTACLE", add = super::completions::obstacles())]
    obstacle: Option<String>,
    #[arg(long, value_name = "STATUS", add = super::completions::words(Status::WORDS))]
    status: Option<String>,
    #[arg(long)]
    all: bool,
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    listing: ListingArgs,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_lists(), hide_possible_values = true)]
    format: Option<Format>,
}

#[derive(Serialize)]
struct ActionsAnswer<'r> {
    manager: Option<&'r str>,
    actions: Vec<ActionV1<'r>>,
}

impl Run for ActionsArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let listing = Listing::asked(cx, &self.listing, self.format, render::actions::columns(false))?;
        let status = self.status.as_ref().map(|typed| named::word::<Status>(cx, "--status", typed)).transpose()?;
        let until = self.within.as_ref().map(|typed| find::within(cx, typed)).transpose()?;
        let party = self.owner.as_ref().map(|typed| named::party(cx, typed)).transpose()?.flatten();
        let obstacle = self.obstacle.as_ref().map(|typed| given::obstacle("--obstacle", typed)).transpose()?;
        let obstacle = obstacle.map(|name| store.settings.vocabulary.key(name));
        let need = match &self.employee {
            Some(typed) => Need::ACTIONS.of(&find::employee(cx, &store, typed)?),
            None => Need::ACTIONS,
        };
        let records = store.read(&need)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let only = Only { team, manager: self.whose.manager(cx, &store, Some(&records).filter(|_| self.employee.is_none()))? };
        let people = records.people();
        let name = match &self.owner {
            Some(typed) if party.is_none() && self.employee.is_some() => {
                // who is meant is a matter of the whole workspace
                let everyone = store.read(&Need::ACTIONS)?;
                Some(named::turn_of(cx, &store, typed, &everyone)?)
            }
            Some(typed) if party.is_none() => Some(named::turn_of(cx, &store, typed, &records)?),
            _ => None,
        };
        let wanted = |action: &&Action| {
            let of_status = match status {
                Some(status) => action.status == status,
                None => self.all || action.is_open(),
            };
            of_status
                && (!self.overdue || promise::is_overdue(action, cx.today))
                && until.is_none_or(|until| action.due_on(cx.today).is_some_and(|due| due <= until))
                && party.is_none_or(|party| action.owner_at_table(&people) == Owner::Party(party))
                && name.as_ref().is_none_or(|name| action.is_turn_of(name, &people))
                && obstacle
                    .as_ref()
                    .is_none_or(|key| action.obstacle.as_deref().is_some_and(|name| store.settings.vocabulary.key(name) == *key))
                && only.has_action(action, &people)
        };
        let mut actions: Vec<&Action> = records.actions.iter().filter(wanted).collect();
        actions.sort_by_key(|action| action.by_due());
        let exit = if self.exit_code && !actions.is_empty() { Exit::Found } else { Exit::Done };
        let context = cx.json_context(&store, &people);
        let value = |action: &&Action| json::value(context.action(action));
        let left = listing.take(&mut actions, value);
        let view = cx.view(&store, &records, ShortIds::default());
        let listing = listing.showing(render::actions::columns(render::actions::has_managers(&view, &actions)));
        match listing.format {
            Format::Json => cx.answer(&json::envelope(
                cx.lang,
                cx.today,
                ActionsAnswer { manager: only.manager.as_deref(), actions: context.actions(&actions) },
                &records.problems,
            ))?,
            Format::Csv => {
                let voices = if listing.shows(&["title"]) { voices::of(actions.iter().copied()) } else { Voices::new() };
                let whose = delivery::names(&view, &voices);
                delivery::deliver(cx, &listing.csv(&actions, value), listing.format, None, &whose)?;
            }
            _ if actions.is_empty() => {
                cx.out.message(&if self.overdue { messages::no_overdue_actions(cx.lang) } else { messages::no_actions(cx.lang) });
            }
            _ => {
                let view = cx.view(&store, &records, index::short_ids(&store)?);
                cx.answer(&listing.text(&view, &actions, left, value, || render::actions::list(&view, &actions, 0)))?;
            }
        }
        Ok(exit.or(cx.name_problems(&records.problems)))
    }
}
