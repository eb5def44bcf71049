//! Answers that go somewhere: in which form, and to the screen or a file.

use crate::context::Context;
use crate::error::Error;
use crate::i18n::{errors, help, said};
use crate::render::visible::shown;
use crate::store::{file, link, workspace};
use clap::ValueEnum;
use std::path::Path;

/// The forms of an answer that people send, print and keep.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Format {
    /// For the terminal.
    Text,
    /// For mail, chat and wikis.
    Markdown,
    /// A page that stands alone.
    Html,
    /// For scripts.
    Json,
}

/// The forms of an answer that is a text to read or to send.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Words {
    /// For the terminal.
    Text,
    /// For mail, chat and wikis.
    Markdown,
    /// For scripts.
    Json,
}

/// The form that was asked for; `--json` beside any other is refused.
pub fn format<F: Copy + PartialEq>(cx: &Context, asked: Option<F>, otherwise: F, json: F) -> Result<F, Error> {
    match (cx.flags.json, asked) {
        (true, Some(other)) if other != json => {
            Err(Error::usage(help::usage(cx.lang, &help::Part::Conflict("--json".to_owned(), "--format".to_owned()))))
        }
        (true, _) => Ok(json),
        (false, asked) => Ok(asked.unwrap_or(otherwise)),
    }
}

/// Answers, or writes the answer to a file of its owner's alone, without colours.
pub fn deliver(cx: &Context, text: &str, output: Option<&Path>) -> Result<(), Error> {
    let Some(path) = output.filter(|path| *path != Path::new("-")) else { return cx.answer(text) };
    if let Some(own) = workspace::own_path(&cx.store()?, path) {
        return Err(Error::refused(errors::own_file(&own)).hint(errors::own_file_hint()));
    }
    if let Some(link) = link::to(&cx.store()?, path) {
        let refused = Error::refused(errors::linked_file(&shown(&link.display().to_string())));
        return Err(refused.hint(errors::linked_file_hint()));
    }
    let plain = anstream::adapter::strip_str(text).to_string();
    if !cx.flags.dry_run {
        file::replace_file(path, plain.as_bytes())?;
    }
    cx.done(&said::wrote_file(cx.lang, &shown(&path.display().to_string())));
    Ok(())
}
