use super::delivery::{self, Format};
use super::named;
use super::readings::{self, Names};
use super::run::Run;
use super::whose::Whose;
use crate::context::Context;
use crate::domain::board;
use crate::domain::id::Id;
use crate::domain::me::Only;
use crate::error::{Error, Exit};
use crate::i18n::board as says;
use crate::render;
use crate::render::json::{self, BoardV1};
use crate::render::style;
use crate::store::{Need, index};
use clap::Args;
use std::path::PathBuf;

/// The team's board.
#[derive(Args)]
pub(super) struct BoardArgs {
    #[arg(long, value_name = "TEAM", add = super::completions::teams())]
    team: Option<String>,
    #[command(flatten)]
    whose: Whose,
    #[arg(long, value_name = "ID|NAME", add = super::completions::open_actions())]
    hide: Vec<String>,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Run for BoardArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let format = Format::asked(cx, self.format)?;
        let hide = |typed: &String| readings::one(cx, &store, typed, &Names::ACTIONS_ALONE).map(|source| source.id);
        let hidden: Vec<Id> = self.hide.iter().map(hide).collect::<Result<_, _>>()?;
        let records = store.read(&Need::ACTIONS)?;
        let team = named::team(&store, &records.employees, self.team.as_ref())?;
        let only = Only { team, manager: self.whose.manager(cx, &store, Some(&records))? };
        if !hidden.is_empty() {
            let whole = board::compute(&records, &only, &[], cx.today);
            hidden.iter().filter(|id| !whole.has(**id)).for_each(|id| cx.warn(says::not_on_board(id.as_str())));
        }
        let board = board::compute(&records, &only, &hidden, cx.today);
        let ids = if format == Format::Text { index::short_ids(&store)? } else { Default::default() };
        let view = cx.view(&store, &records, ids);
        let text = match format {
            Format::Html => render::board::html::html(&view, &board),
            Format::Json => {
                let answer = BoardV1::of(&board, cx.today, |owner| render::board::owner(&view, owner));
                json::envelope(cx.lang, cx.today, answer, &records.problems)
            }
            form => form.write(&view, &render::board::document(&view, &board, form == Format::Text)),
        };
        delivery::deliver(cx, &text, format, self.output.as_deref(), &delivery::names(&view, &board.voices()))?;
        if format != Format::Json && board.count() + board.wins.len() > 0 {
            cx.out.message(&style::dim(says::look_first(cx.lang)));
        }
        Ok(cx.name_problems(&records.problems))
    }
}
