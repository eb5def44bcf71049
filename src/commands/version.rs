use super::run::Run;
use crate::context::Context;
use crate::domain::settings::VERSION;
use crate::error::{Error, Exit};
use clap::Args;
use serde::Serialize;

/// Which version of the program this is, and which workspaces it reads.
#[derive(Args)]
pub(super) struct VersionArgs {}

#[derive(Serialize)]
struct VersionAnswer {
    version: &'static str,
    /// The newest `version` of `stay.yaml` that is read.
    format: u32,
}

impl Run for VersionArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let version = env!("CARGO_PKG_VERSION");
        if cx.flags.json {
            return cx.answer_json(VersionAnswer { version, format: VERSION }, &[]);
        }
        cx.answer(&format!("stay {version}\n"))?;
        Ok(Exit::Done)
    }
}
