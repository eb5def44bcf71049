//! `stay readers`: who can open what, and who is accepted as a reader.

mod add;
mod follow;
mod look;
mod plan;
mod remove;
mod standing;
mod trust;

pub(super) use follow::Renamed;
pub(super) use look::remind;

use super::delivery::{self, Format};
use super::run::Run;
use crate::context::Context;
use crate::error::{Error, Exit};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Who can open what.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct ReadersArgs {
    #[command(subcommand)]
    what: Option<ReadersCommand>,
    #[arg(value_name = "NAME|ID", add = super::completions::targets())]
    who: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = delivery::of_documents(), hide_possible_values = true)]
    format: Option<Format>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Subcommand)]
enum ReadersCommand {
    Add(add::AddReaderArgs),
    Remove(remove::RemoveReaderArgs),
    Trust(trust::TrustArgs),
}

impl Run for ReadersArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        match self.what {
            None => look::run(cx, self.who.as_deref(), self.format, self.output.as_deref()),
            Some(ReadersCommand::Add(add)) => add.run(cx),
            Some(ReadersCommand::Remove(remove)) => remove.run(cx),
            Some(ReadersCommand::Trust(trust)) => trust.run(cx),
        }
    }
}
