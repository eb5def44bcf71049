use super::delivery::{self, Format};
use super::listing::{Listing, ListingArgs};
use super::run::Run;
use super::several::{self, Several, WorkspacesArgs};
use super::whose::Whose;
use super::{find, given, named};
use crate::context::Context;
use crate::domain::agenda::{self, Reason, Row, Turn};
use crate::domain::calendar;
use crate::domain::id::ShortIds;
use crate::domain::interval::Interval;
use crate::domain::me::Only;
use crate::domain::records::Records;
use crate::domain::round;
use crate::error::{Error, Exit};
use crate::i18n::{calendar as says, messages, several as says_several};
use crate::render;
use crate::render::calendar::Shown;
use crate::render::json::{self, RoundV1, RowV1};
use crate::render::list::TakenRow;
use crate::store::revisions::Revisions;
use crate::store::{Need, Store, index};
use clap::Args;
use serde::Serialize;
use serde_json::Value;
use std::path::PathBuf;

/// How far ahead the agenda looks unless told otherwise.
const AHEAD: Interval = Interval::weeks(4);

/// How far a calendar looks ahead. A day that is moved has to stay in it: a calendar that took the file in once keeps the old day of what
/// is not in the next.
const IN_CALENDARS: Interval = Interval::months(12);

/// Who is due for which conversation, who is late, what is planned.
#[derive(Args)]
pub(super) struct AgendaArgs {
    #[arg(long, value_name = "INTERVAL")]
    within: Option<String>,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    whose: Whose,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_days(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    titles: bool,
    #[arg(long)]
    todo: bool,
    #[command(flatten)]
    workspaces: WorkspacesArgs,
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
        if let Some(several) = self.workspaces.asked(cx)? {
            return self.of_several(&several);
        }
        let store = cx.store()?;
        let within = self.within.as_ref().map(|typed| find::within(cx, typed)).transpose()?;
        let listing = Listing::asked(cx, &self.listing, self.form(cx), render::agenda::columns())?;
        self.refuse_idle(cx, listing.format)?;
        let ahead = if listing.format == Format::Ics { IN_CALENDARS } else { AHEAD };
        let until = within.unwrap_or_else(|| ahead.after(cx.today).unwrap_or(cx.today));
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
        let every = matches!(listing.format, Format::Json | Format::Csv | Format::Ics);
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
            Format::Ics => {
                let rows: Vec<Row> = turns.iter().map(|turn| turn.first.clone()).collect();
                let entries = calendar::of_agenda(&records, &rows, &only, cx.today, until);
                let revisions = self::revisions(cx, &store, &records);
                render::calendar::calendar(&view, &entries, self.shown(), |entry| revisions.revision(&entry.rests_on))
            }
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

/// The agenda of several workspaces, for scripts.
#[derive(Serialize)]
struct SeveralAnswer {
    agenda: Vec<Value>,
    rounds: Vec<Value>,
}

impl AgendaArgs {
    /// The agenda of several workspaces: each entry with its own, by the rhythm that it has there.
    fn of_several(&self, several: &Several) -> Result<Exit, Error> {
        let cx = &several.cx;
        let listing = Listing::asked(cx, &self.listing, self.form(cx), several::columns(render::agenda::columns()))?;
        several::refuse(&[("--format ics", listing.format == Format::Ics), ("--titles", self.titles), ("--todo", self.todo)])?;
        let within = self.within.as_ref().map(|typed| find::within(cx, typed)).transpose()?;
        let until = within.unwrap_or_else(|| AHEAD.after(cx.today).unwrap_or(cx.today));
        let is_seen = matches!(listing.format, Format::Text | Format::Markdown | Format::Html);
        let mut rounds = Vec::new();
        let answered = several.each(|one| {
            let store = one.cx.store()?;
            let records = store.read(&Need::CONVERSATIONS)?;
            let team = named::team(&store, &records.employees, self.team.as_ref())?;
            let only = Only { team, manager: self.whose.manager(&one.cx, &store, Some(&records))? };
            let people = records.people();
            let mut rows = agenda::agenda(&records, &store.settings, cx.today, until);
            rows.retain(|row| only.has(Some(&row.employee), &people));
            let running = round::running(&records, &store.settings, &only, cx.today);
            let running: Vec<Value> = running.iter().map(|one| json::value(RoundV1::of(one, cx.today))).collect();
            let turns: Vec<Turn> = if is_seen { agenda::by_person(&rows) } else { rows.iter().map(Turn::alone).collect() };
            let view = one.cx.view(&store, &records, Default::default());
            let value = |turn: &Turn| {
                let mut value = json::value(RowV1::of(turn.first, &people));
                if listing.format != Format::Json {
                    value["part"] = render::agenda::part(turn.first, cx.today).into();
                }
                value
            };
            Ok(((TakenRow::all(&view, &render::agenda::columns(), &turns, is_seen, value), running), records.problems.clone()))
        })?;
        let mut rows = Vec::new();
        for (at, (taken, running)) in answered.all {
            rows.extend(taken.into_iter().map(|row| row.with(several::WORKSPACE, &several.all[at].name)));
            rounds.extend(running.into_iter().map(|row| several.named(at, row)));
        }
        rows.sort_by_cached_key(|row| row.value["due"].as_str().map(str::to_owned));
        let left = listing.take(&mut rows, |row| row.value.clone());
        if listing.format == Format::Json {
            let answer = SeveralAnswer { agenda: rows.into_iter().map(|row| row.value).collect(), rounds };
            return several.answer_json(answer, &answered.problems, self.output.as_deref());
        }
        let usual = [several::WORKSPACE, "when", "name", "what"];
        several.list(
            &listing,
            says_several::agenda_title(cx.lang),
            &several::Shown { rows: &rows, left, usual: &usual, value: |row| row.value.clone() },
            self.output.as_deref(),
        )?;
        if let Some((of, row)) =
            rows.first().and_then(|row| Some((several.of(&row.value)?, row))).filter(|_| listing.format == Format::Text)
        {
            cx.next(&format!("stay -C {} prepare {}", of.dir, row.value["employee"].as_str().unwrap_or_default()));
        }
        Ok(several.name_problems(&answered.problems))
    }

    /// The form that was asked for, in words or by how the file is called.
    fn form(&self, cx: &Context) -> Option<Format> {
        let by_name = || self.output.as_deref().filter(|_| !cx.flags.json).and_then(Format::of_calendar_file);
        self.format.or_else(by_name)
    }

    fn shown(&self) -> Shown {
        Shown { titles: self.titles, todo: self.todo }
    }

    /// Refuses an option that would have no effect in a form.
    fn refuse_idle(&self, cx: &Context, format: Format) -> Result<(), Error> {
        let form = || if cx.flags.json { "--json".to_owned() } else { format!("--format {}", format.word()) };
        let of_calendars = [("--titles", self.titles), ("--todo", self.todo)];
        if let Some((option, _)) = of_calendars.iter().find(|(_, is_given)| *is_given && format != Format::Ics) {
            return Err(given::apart(cx, option, &form()));
        }
        // a calendar has every day, in the order of the days
        match self.listing.asked_for().filter(|_| format == Format::Ics) {
            Some(option) => Err(given::apart(cx, option, &form())),
            None => Ok(()),
        }
    }
}

/// How often files changed. Where git can't tell, that is said, and they count as never committed.
fn revisions(cx: &Context, store: &Store, records: &Records) -> Revisions {
    Revisions::read(store, &records.employees).unwrap_or_else(|fault| {
        cx.warn(says::no_history(cx.lang, &Error::from(fault).told(cx.lang).joined(" · ")));
        Revisions::default()
    })
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
