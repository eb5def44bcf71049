use super::delivery::{self, Format};
use super::named;
use super::run::Run;
use super::whose::Whose;
use crate::context::Context;
use crate::domain::date::Toward;
use crate::domain::me::Only;
use crate::domain::report::{self, Scope};
use crate::error::{Error, Exit};
use crate::i18n::errors;
use crate::render;
use crate::render::json;
use crate::store::{Need, index};
use clap::Args;
use std::path::PathBuf;

/// The picture: follow-up, obstacles that recur, promises, rhythm, energy, signals, wins.
#[derive(Args)]
pub(super) struct ReportArgs {
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    whose: Whose,
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
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
        let to = cx.optional_day("--until", self.until.as_ref(), Toward::Until)?.unwrap_or(cx.today);
        let from = cx.optional_day("--since", self.since.as_ref(), Toward::Since)?.unwrap_or_else(|| store.settings.window.before(to));
        if from > to {
            return Err(Error::usage(errors::backward_period()).hint(errors::backward_period_hint()));
        }
        let format = Format::asked(cx, self.format)?;
        let records = store.read(&Need::REPORT)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let only = Only { team, manager: self.whose.manager(cx, &store, Some(&records))? };
        let scope = Scope { only, from, to, today: cx.today };
        let report = report::compute(&records, &store.settings, scope);
        let ids = if format == Format::Text { index::short_ids(&store)? } else { Default::default() };
        let view = cx.view(&store, &records, ids);
        let text = match format {
            Format::Csv => render::report::csv::csv(&view, &report, self.names),
            Format::Json => {
                let context = cx.json_context(&store, &view.people);
                // where words are sealed, nobody's name stands beside an obstacle unless that is asked for
                let names = self.names || !store.settings.is_sealed();
                let answer =
                    json::report(&report, &context, &store.settings.currency, names, |named| render::obstacles::plain_label(&view, named));
                json::envelope(cx.lang, cx.today, answer, &records.problems)
            }
            form => form.write(&view, &render::report::document(&view, &report, form == Format::Text, self.names)),
        };
        let whose = delivery::names(&view, &report.voices(&store.settings.vocabulary));
        delivery::deliver(cx, &text, format, self.output.as_deref(), &whose)?;
        Ok(cx.name_problems(&records.problems))
    }
}
