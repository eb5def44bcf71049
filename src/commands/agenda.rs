use super::delivery::{self, Format};
use super::listing::{Listing, ListingArgs};
use super::run::Run;
use super::whose::Whose;
use super::{find, named};
use crate::context::Context;
use crate::domain::agenda::{self, Reason, Turn};
use crate::domain::id::ShortIds;
use crate::domain::interval::Interval;
use crate::domain::me::Only;
use crate::domain::round;
use crate::error::{Error, Exit};
use crate::i18n::messages;
use crate::render;
use crate::render::json::{self, RoundV1, RowV1};
use crate::store::{Need, index};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// How far ahead the agenda looks unless told otherwise.
const AHEAD: Interval = Interval::weeks(4);

/// Who is due for which conversation, who is late, what is planned.
#[derive(Args)]
pub(super) struct AgendaArgs {
    #[arg(long, value_name = "INTERVAL")]
    within: Option<String>,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    whose: Whose,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_figures(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    listing: ListingArgs,
}

#[derive(Serialize)]
struct AgendaAnswer<'r> {
    manager: Option<&'r str>,
    agenda: Vec<RowV1<'r>>,
    rounds: Vec<RoundV1<'r>>,
}

impl Run for AgendaArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let within = self.within.as_ref().map(|typed| find::within(cx, typed)).transpose()?;
        let until = within.unwrap_or_else(|| AHEAD.after(cx.today).unwrap_or(cx.today));
        let listing = Listing::asked(cx, &self.listing, self.format, render::agenda::columns())?;
        let records = store.read(&Need::CONVERSATIONS)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let only = Only { team, manager: self.whose.manager(cx, &store, Some(&records))? };
        let people = records.people();
        let mut rows = agenda::agenda(&records, &store.settings, cx.today, until);
        rows.retain(|row| only.has(Some(&row.employee), &people));
        let rounds = round::running(&records, &store.settings, &only, cx.today);
        let value = |turn: &Turn| {
            let mut value = json::value(RowV1::of(turn.first, &people));
            value["part"] = render::agenda::part(turn.first, cx.today).into();
            value
        };
        // scripts and spreadsheets have every entry, people a line each
        let every = matches!(listing.format, Format::Json | Format::Csv);
        let mut turns = if every { rows.iter().map(Turn::alone).collect() } else { agenda::by_person(&rows) };
        let counts = render::agenda::counts(&turns, cx.today);
        let left = listing.take(&mut turns, value);
        let ids = if listing.format == Format::Text { index::short_ids_if_few(&store) } else { Default::default() };
        let view = cx.view(&store, &records, ids);
        let text = match listing.format {
            Format::Json => {
                let answer = AgendaAnswer {
                    manager: only.manager.as_deref(),
                    agenda: turns.iter().map(|turn| RowV1::of(turn.first, &people)).collect(),
                    rounds: rounds.iter().map(|one| RoundV1::of(one, cx.today)).collect(),
                };
                json::envelope(cx.lang, cx.today, answer, &records.problems)
            }
            Format::Csv => listing.csv(&turns, value),
            Format::Text if turns.is_empty() => {
                let none = if records.employees.is_empty() { messages::nobody(cx.lang) } else { render::agenda::nobody(&view, until) };
                if self.output.is_none() {
                    cx.out.message(&none);
                    cx.answer(&render::rounds::lines(&view, &rounds))?;
                    return Ok(cx.name_problems(&records.problems));
                }
                format!("{none}\n")
            }
            Format::Text => listing.text(&view, &turns, left, value, || match listing.is_flat() {
                true => render::agenda::flat(&view, &turns, value),
                false => render::rounds::above(&view, &rounds) + &render::agenda::text(&view, &turns, counts),
            }),
            form => {
                let table = listing.is_flat().then(|| listing.table(&view, &turns, render::agenda::SHOWN, value));
                let mut document = render::agenda::document(&view, &turns, until, counts, table);
                document.facts.extend(rounds.iter().map(|one| render::rounds::line(&view, one)));
                form.write(&view, &document)
            }
        };
        // names and days, and nobody's words
        delivery::deliver(cx, &text, listing.format, self.output.as_deref(), &[])?;
        if listing.format == Format::Text && !listing.is_flat() {
            turns.first().iter().for_each(|turn| cx.next(&next(turn, &view.ids)));
        }
        Ok(cx.name_problems(&records.problems))
    }
}

/// What one would do about the person on top: prepare, and hold it. A conversation that is planned is there already.
fn next(turn: &Turn, ids: &ShortIds) -> String {
    let (row, slug) = (turn.first, &turn.first.employee);
    match row.conversation.filter(|_| row.reason == Reason::Planned) {
        Some(id) => format!("stay prepare {slug} · stay edit {}", &id.as_str()[..ids.length(id)]),
        None if row.planned.is_some() => format!("stay prepare {slug}"),
        None => format!("stay prepare {slug} · stay new {slug}"),
    }
}
