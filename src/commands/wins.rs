use super::delivery::{self, Format};
use super::run::Run;
use super::when::{self, When};
use crate::context::Context;
use crate::domain::action::Action;
use crate::domain::agenda::WEEK;
use crate::domain::me::Only;
use crate::domain::report;
use crate::domain::voices;
use crate::error::{Error, Exit};
use crate::render;
use crate::render::json::{self, PeriodV1, ToldWinV1};
use crate::store::Need;
use chrono::Days;
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// Successes, to begin the week with.
#[derive(Args)]
pub(super) struct WinsArgs {
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    when: When,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_texts(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Serialize)]
struct WinsAnswer<'r> {
    period: PeriodV1,
    team: Option<&'r str>,
    wins: Vec<ToldWinV1<'r>>,
}

impl Run for WinsArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let period = self.when.read(cx, |to| to.checked_sub_days(Days::new(WEEK - 1)).unwrap_or(to))?;
        let format = Format::asked(cx, self.format)?;
        let mut records = store.read(&Need::ACTIONS)?;
        let (_, team) = when::as_of_team(cx, &store, period, &mut records, self.team.as_ref())?;
        let only = Only { team, manager: None };
        let people = records.people();
        let is_told = |action: &&Action| report::is_win(action, period.from, period.to) && only.has_action(action, &people);
        let mut wins: Vec<&Action> = records.actions.iter().filter(is_told).collect();
        // in the order that one tells them: as they came
        wins.sort_by_key(|action| (action.closed, action.id));
        let view = cx.view(&store, &records, Default::default());
        let team = only.team.as_deref();
        let text = match format {
            Format::Json => {
                let told = wins.iter().map(|action| ToldWinV1::of(action, &view.people)).collect();
                json::envelope(cx.lang, cx.today, WinsAnswer { period: PeriodV1::of(period), team, wins: told }, &records.problems)
            }
            Format::Text => render::wins::text(&view, &wins, team, period),
            form => form.write(&view, &render::wins::document(&view, &wins, team, period)),
        };
        let whose = delivery::names(&view, &voices::of(wins.iter().copied()));
        delivery::deliver(cx, &text, format, self.output.as_deref(), &whose)?;
        Ok(cx.name_problems(&records.problems))
    }
}
