use super::delivery::{self, Format};
use super::find;
use super::run::Run;
use crate::context::Context;
use crate::domain::date::Toward;
use crate::domain::growth::growth;
use crate::error::{Error, Exit};
use crate::i18n::release as says;
use crate::render;
use crate::render::json::{self, GrowthV1};
use crate::store::{Need, index};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// A draft for the growth conversation, of nothing but what both released.
#[derive(Args)]
pub(super) struct GrowthArgs {
    #[arg(value_name = "EMPLOYEE", add = super::completions::employees())]
    employee: String,
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Serialize)]
struct GrowthAnswer<'r> {
    growth: GrowthV1<'r>,
}

impl Run for GrowthArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let format = Format::asked(cx, self.format)?;
        let since = cx.optional_day("--since", self.since.as_ref(), Toward::Since)?;
        let slug = find::employee(cx, &store, &self.employee)?;
        let records = store.read(&Need::ALL.of(&slug))?;
        let employee = &records.employees[0];
        let draft = growth(&records, employee, &store.settings, since, cx.today);
        let view = cx.view(&store, &records, index::short_ids_if_few(&store));
        let text = match format {
            Format::Json => {
                let answer = GrowthAnswer { growth: GrowthV1::of(&draft, employee, cx.today) };
                json::envelope(cx.lang, cx.today, answer, &records.problems)
            }
            form => form.write(&view, &render::growth::document(&view, &draft, employee, form == Format::Text)),
        };
        let whose = delivery::names(&view, &draft.voices(employee));
        delivery::deliver(cx, &text, format, self.output.as_deref(), &whose)?;
        if draft.themes.is_empty() && draft.actions.is_empty() && draft.shut.is_empty() {
            cx.out.message(&says::nothing_hint(cx.lang));
        }
        Ok(cx.name_problems(&records.problems))
    }
}
