use super::delivery::{self, Format};
use super::named;
use super::run::Run;
use super::when::{self, When};
use crate::context::Context;
use crate::domain::me::Only;
use crate::domain::theme;
use crate::domain::wish;
use crate::error::{Error, Exit};
use crate::render;
use crate::render::json::{self, WishesV1};
use crate::store::Need;
use clap::Args;
use std::path::PathBuf;

/// What people ask for, and what that comes to.
#[derive(Args)]
pub(super) struct WishesArgs {
    #[arg(long, value_name = "SIGNAL", add = super::completions::words(theme::Known::WORDS))]
    signal: Option<String>,
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    when: When,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_figures(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Run for WishesArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let signal = self.signal.as_ref().map(|typed| named::word::<theme::Known>(cx, "--signal", typed)).transpose()?;
        let period = self.when.read(cx, |to| store.settings.window.before(to))?;
        let format = Format::asked(cx, self.format)?;
        let mut records = store.read(&Need::CONVERSATIONS)?;
        let (as_of, team) = when::as_of_team(cx, &store, period, &mut records, self.team.as_ref())?;
        let only = Only { team, manager: None };
        let wishes = wish::wishes(&records, &only, period, as_of);
        let wishes = match signal {
            Some(signal) => wishes.of_signal(signal),
            None => wishes,
        };
        let view = cx.view(&store, &records, Default::default());
        let team = only.team.as_deref();
        let text = match format {
            Format::Csv => render::wishes::csv(&view, &wishes),
            Format::Json => {
                let answer = WishesV1::of(&wishes, &view.people, &store.settings.currency, team, period);
                json::envelope(cx.lang, cx.today, answer, &records.problems)
            }
            form => form.write(&view, &render::wishes::document(&view, &wishes, team, period)),
        };
        let whose = delivery::names(&view, &wishes.voices());
        delivery::deliver(cx, &text, format, self.output.as_deref(), &whose)?;
        Ok(cx.name_problems(&records.problems))
    }
}
