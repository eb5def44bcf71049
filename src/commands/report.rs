use super::asked_period::PeriodArgs;
use super::delivery::{self, Format};
use super::named;
use super::run::Run;
use super::whose::Whose;
use crate::context::Context;
use crate::domain::as_of;
use crate::domain::me::Only;
use crate::domain::period::Period;
use crate::domain::records::Records;
use crate::domain::report::{self, Scope};
use crate::error::{Error, Exit};
use crate::render::json::{self, JsonContext};
use crate::render::{self, ViewContext};
use crate::store::{Load, Need, index};
use clap::Args;
use std::path::PathBuf;

/// The picture: follow-up, obstacles that recur, promises, rhythm, energy, signals, wins.
#[derive(Args)]
pub(super) struct ReportArgs {
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    days: PeriodArgs,
    #[arg(long)]
    names: bool,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_figures(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Run for ReportArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let Period { from, to } = self.days.period(cx, store.settings.window)?;
        let as_of = to.min(cx.today);
        let format = Format::asked(cx, self.format)?;
        let mut records = store.read(&Need { goals: Load::brief_if(!store.settings.ambitions.is_empty()), ..Need::REPORT })?;
        // a team or a manager of now, or else of then
        let asked = |records: &Records| -> Result<Only, Error> {
            let team = named::team(&store, &records.employees, self.team.as_ref())?;
            Ok(Only { team, manager: self.whose.manager(cx, &store, Some(records))? })
        };
        let of_now = asked(&records);
        as_of::turn_back(&mut records, as_of);
        let only = of_now.or_else(|unknown| asked(&records).map_err(|_| unknown))?;
        let scope = Scope { only, from, to, as_of, today: cx.today };
        let report = report::compute(&records, &store.settings, scope);
        let ids = if format == Format::Text { index::short_ids(&store)? } else { Default::default() };
        let view = ViewContext { today: as_of, ..cx.view(&store, &records, ids) };
        let text = match format {
            Format::Csv => render::report::csv::csv(&view, &report, self.names),
            Format::Json => {
                let context = JsonContext { today: as_of, ..cx.json_context(&store, &view.people) };
                // where words are sealed, nobody's name stands beside an obstacle unless that is asked for
                let names = self.names || !store.settings.is_sealed();
                let answer = json::report(&report, &context, names, &view, |named| render::obstacles::plain_label(&view, named));
                json::envelope(cx.lang, cx.today, answer, &records.problems)
            }
            form => form.write(&view, &render::report::document(&view, &report, form == Format::Text, self.names)),
        };
        let whose = delivery::names(&view, &report.voices(&store.settings.vocabulary));
        delivery::deliver(cx, &text, format, self.output.as_deref(), &whose)?;
        Ok(cx.name_problems(&records.problems))
    }
}
