use super::delivery::{self, Format};
use super::run::Run;
use super::whose::Whose;
use super::{find, named};
use crate::context::Context;
use crate::domain::agenda::{self, Reason, Row, Turn};
use crate::domain::id::ShortIds;
use crate::domain::interval::Interval;
use crate::domain::me::Only;
use crate::domain::records::People;
use crate::error::{Error, Exit};
use crate::i18n::messages;
use crate::render;
use crate::render::json::RowV1;
use crate::store::{Need, index};
use clap::Args;
use serde::Serialize;

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
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
}

#[derive(Serialize)]
struct AgendaAnswer<'r> {
    manager: Option<&'r str>,
    agenda: Vec<RowV1<'r>>,
}

impl Run for AgendaArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let within = self.within.as_ref().map(|typed| find::within(cx, typed)).transpose()?;
        let until = within.unwrap_or_else(|| AHEAD.after(cx.today).unwrap_or(cx.today));
        let format = Format::asked(cx, self.format)?;
        let records = store.read(&Need::CONVERSATIONS)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let only = Only { team, manager: self.whose.manager(cx, &store, Some(&records))? };
        let people = records.people();
        let mut rows = agenda::agenda(&records, &store.settings, cx.today, until);
        rows.retain(|row| only.has(Some(&row.employee), &people));
        let turns = agenda::by_person(&rows);
        match format {
            Format::Json => cx.answer(&render::json::envelope(cx.lang, cx.today, answer(&rows, &people, &only), &records.problems))?,
            Format::Text if rows.is_empty() => {
                let view = cx.view(&store, &records, Default::default());
                cx.out.message(&if records.employees.is_empty() {
                    messages::nobody(cx.lang)
                } else {
                    render::agenda::nobody(&view, until)
                });
            }
            Format::Text => {
                let view = cx.view(&store, &records, index::short_ids_if_few(&store));
                cx.answer(&render::agenda::text(&view, &turns))?;
                turns.first().iter().for_each(|turn| cx.next(&next(turn, &view.ids)));
            }
            form => {
                let view = cx.view(&store, &records, Default::default());
                cx.answer(&form.write(&view, &render::agenda::document(&view, &turns, until)))?;
            }
        }
        Ok(cx.name_problems(&records.problems))
    }
}

fn answer<'r>(rows: &'r [Row], people: &People<'r>, only: &'r Only) -> AgendaAnswer<'r> {
    AgendaAnswer { manager: only.manager.as_deref(), agenda: rows.iter().map(|row| RowV1::of(row, people)).collect() }
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
