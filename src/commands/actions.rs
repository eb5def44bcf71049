use super::delivery::{self, Format};
use super::listing::{Listing, ListingArgs};
use super::run::Run;
use super::several::{self, Several, Shown, WorkspacesArgs};
use super::whose::Whose;
use super::{find, given, named};
use crate::context::Context;
use crate::domain::action::{Action, Status};
use crate::domain::id::ShortIds;
use crate::domain::me::Only;
use crate::domain::owner::{Owner, Party};
use crate::domain::promise;
use crate::domain::records::{People, Records};
use crate::domain::voices::{self, Voices};
use crate::error::{Error, Exit};
use crate::i18n::messages;
use crate::render;
use crate::render::json::{self, ActionV1};
use crate::render::list::TakenRow;
use crate::store::{Need, Store, index};
use clap::Args;
use serde::Serialize;
use serde_json::Value;

/// The columns of a list of several workspaces.
const SEVERAL: &[&str] = &[several::WORKSPACE, "id", "when", "name", "title", "owner"];

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
    workspaces: WorkspacesArgs,
    #[command(flatten)]
    listing: ListingArgs,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_lists(), hide_possible_values = true)]
    format: Option<Format>,
}

#[derive(Serialize)]
struct SeveralAnswer {
    actions: Vec<Value>,
}

/// What was chosen of one workspace.
struct Chosen<'c, 'r> {
    records: &'r Records,
    people: &'c People<'r>,
    only: &'c Only,
    actions: Vec<&'r Action>,
}

#[derive(Serialize)]
struct ActionsAnswer<'r> {
    manager: Option<&'r str>,
    actions: Vec<ActionV1<'r>>,
}

impl Run for ActionsArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        if let Some(several) = self.workspaces.asked(cx)? {
            return self.of_several(&several);
        }
        let store = cx.store()?;
        // what is wrong with the line is told before anything is read
        Listing::asked(cx, &self.listing, self.format, render::actions::columns(false))?;
        self.chosen(cx, &store, |chosen| self.tell(cx, &store, chosen))
    }
}

impl ActionsArgs {
    /// The actions of several workspaces, each with its own.
    fn of_several(&self, several: &Several) -> Result<Exit, Error> {
        let cx = &several.cx;
        several::refuse(&[("EMPLOYEE", self.employee.is_some())])?;
        let listing = Listing::asked(cx, &self.listing, self.format, several::columns(render::actions::columns(true)))?;
        let is_seen = listing.format == Format::Text;
        let (mut rows, problems) = several.rows(|one| {
            let store = one.cx.store()?;
            self.chosen(&one.cx, &store, |chosen| {
                let Chosen { records, people, actions, .. } = chosen;
                let (context, view) = (one.cx.json_context(&store, people), one.cx.view(&store, records, ShortIds::default()));
                let value = |action: &&Action| json::value(context.action(action));
                let rows = TakenRow::all(&view, &render::actions::columns(true), &actions, is_seen, value);
                Ok((rows, records.problems.clone()))
            })
        })?;
        rows.sort_by_cached_key(|row| row.value["due"].as_str().map_or_else(|| "~".to_owned(), str::to_owned));
        let exit = if self.exit_code && !rows.is_empty() { Exit::Found } else { Exit::Done };
        let left = listing.take(&mut rows, |row| row.value.clone());
        if listing.format == Format::Json {
            let answer = SeveralAnswer { actions: rows.into_iter().map(|row| row.value).collect() };
            return Ok(exit.or(several.answer_json(answer, &problems, None)?));
        }
        several.list(&listing, String::new(), &Shown { rows: &rows, left, usual: SEVERAL, value: |row| row.value.clone() }, None)?;
        if let Some((of, row)) = rows.first().and_then(|row| Some((several.of(&row.value)?, row))).filter(|_| is_seen) {
            cx.next(&format!("stay -C {} done {}", of.dir, row.value["id"].as_str().unwrap_or_default()));
        }
        Ok(exit.or(several.name_problems(&problems)))
    }

    /// Those that were asked for, the first due at the top.
    fn chosen<R>(&self, cx: &Context, store: &Store, tell: impl FnOnce(Chosen) -> Result<R, Error>) -> Result<R, Error> {
        let status = self.status.as_ref().map(|typed| named::word::<Status>(cx, "--status", typed)).transpose()?;
        let until = self.within.as_ref().map(|typed| find::within(cx, typed)).transpose()?;
        let party = self.owner.as_ref().map(|typed| named::party(cx, typed)).transpose()?.flatten();
        let obstacle = self.obstacle.as_ref().map(|typed| given::obstacle("--obstacle", typed)).transpose()?;
        let obstacle = obstacle.map(|name| store.settings.vocabulary.key(name));
        let need = match &self.employee {
            Some(typed) => Need::ACTIONS.of(&find::employee(cx, store, typed)?),
            None => Need::ACTIONS,
        };
        let records = store.read(&need)?;
        let team = named::team(store, &records.employees, self.team.as_ref())?;
        let only = Only { team, manager: self.whose.manager(cx, store, Some(&records).filter(|_| self.employee.is_none()))? };
        let people = records.people();
        let name = match &self.owner {
            Some(typed) if party.is_none() && self.employee.is_some() => {
                // who is meant is a matter of the whole workspace
                let everyone = store.read(&Need::ACTIONS)?;
                Some(named::turn_of(cx, store, typed, &everyone)?)
            }
            Some(typed) if party.is_none() => Some(named::turn_of(cx, store, typed, &records)?),
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
        tell(Chosen { records: &records, people: &people, only: &only, actions })
    }

    /// Those of one workspace.
    fn tell(&self, cx: &Context, store: &Store, chosen: Chosen) -> Result<Exit, Error> {
        let listing = Listing::asked(cx, &self.listing, self.format, render::actions::columns(false))?;
        let Chosen { records, people, only, mut actions } = chosen;
        let exit = if self.exit_code && !actions.is_empty() { Exit::Found } else { Exit::Done };
        let context = cx.json_context(store, people);
        let value = |action: &&Action| json::value(context.action(action));
        let left = listing.take(&mut actions, value);
        let view = cx.view(store, records, ShortIds::default());
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
                let view = cx.view(store, records, index::short_ids(store)?);
                cx.answer(&listing.text(&view, &actions, left, value, || render::actions::list(&view, &actions, 0)))?;
            }
        }
        Ok(exit.or(cx.name_problems(&records.problems)))
    }
}
