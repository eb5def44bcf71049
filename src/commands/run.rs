//! What makes a command a command.

use crate::context::Context;
use crate::error::{Error, Exit};
use clap::Args;

/// A command's arguments, with what it does.
pub(super) trait Run: Args {
    fn run(self, cx: &Context) -> Result<Exit, Error>;
}
