use super::run::Run;
use crate::context::Context;
use crate::domain::text::slice;
use crate::error::{Error, Exit};
use crate::render::printable::printable;
use crate::store::{diff, git};
use clap::Args;
use std::path::PathBuf;

/// Prints a file for git to compare, opened where that can be. It asks nothing, says nothing and writes nothing.
#[derive(Args)]
pub(super) struct TextconvArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Run for TextconvArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        // without an answer git goes on with the file as it is
        let Ok(bytes) = std::fs::read(&self.file) else { return Ok(Exit::Refused) };
        let text = std::str::from_utf8(&bytes).ok().filter(|_| git::shows());
        let store = text.and_then(|_| cx.store().ok());
        let opened = text.zip(store).and_then(|(text, store)| diff::opened(&store, &self.file, text));
        let shown = opened.map(|text| text.lines().map(line).collect::<String>().into_bytes()).unwrap_or(bytes);
        Ok(if cx.out.raw(&shown).is_ok() { Exit::Done } else { Exit::Refused })
    }
}

/// A line with its indentation, made safe to show.
fn line(text: &str) -> String {
    let behind = text.trim_start_matches(' ');
    format!("{}{}\n", slice(text, ..text.len() - behind.len()), printable(behind))
}
