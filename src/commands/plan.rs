use super::delivery::{self, Format};
use super::find;
use super::run::Run;
use crate::context::Context;
use crate::domain::plan;
use crate::error::{Error, Exit};
use crate::render;
use crate::render::json::{self, PlanV1};
use crate::render::style;
use crate::store::{Need, index, layout};
use clap::Args;
use std::path::PathBuf;

/// A person's one page.
#[derive(Args)]
pub(super) struct PlanArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: String,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Run for PlanArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let format = Format::asked(cx, self.format)?;
        let slug = find::employee(cx, &store, &self.employee)?;
        let records = store.read(&Need::SHEET.of(&slug))?;
        let plan = plan::compute(&records, &records.employees[0], &store.settings, cx.today);
        let view = cx.view(&store, &records, index::short_ids_if_few(&store));
        let text = match format {
            Format::Text | Format::Csv | Format::Ics => render::plan::text::text(&view, &plan),
            Format::Markdown => render::plan::markdown::markdown(&view, &plan),
            Format::Html => render::plan::html::html(&view, &plan),
            Format::Json => {
                let context = cx.json_context(&store, &view.people);
                json::envelope(cx.lang, cx.today, PlanV1::of(&plan, &context, layout::employee(&slug)), &records.problems)
            }
        };
        delivery::deliver(cx, &text, format, self.output.as_deref(), &delivery::names(&view, &plan.voices()))?;
        if format != Format::Json {
            render::plan::hints(&view, &plan).iter().for_each(|hint| cx.out.message(&style::dim(hint)));
        }
        Ok(cx.name_problems(&records.problems))
    }
}
