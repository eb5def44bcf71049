//! Answers that go somewhere: in which form, and to the screen or a file.

use crate::context::Context;
use crate::domain::text::folded;
use crate::domain::voices::Voices;
use crate::error::Error;
use crate::i18n::{errors, help, messages};
use crate::render::ViewContext;
use crate::render::document::{self, Document};
use crate::render::printable::printable;
use crate::render::style;
use crate::store::{Store, file, link, workspace};
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::Path;

/// The forms of an answer.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(super) enum Format {
    /// For the terminal.
    Text,
    /// For mail, chat and wikis.
    Markdown,
    /// A page that stands alone.
    Html,
    /// For a spreadsheet.
    Csv,
    /// For a calendar.
    Ics,
    /// For scripts.
    Json,
}

impl Format {
    /// The form that was asked for; `--json` beside any other is refused.
    pub(super) fn asked(cx: &Context, asked: Option<Format>) -> Result<Format, Error> {
        match (cx.flags.json, asked) {
            (true, Some(other)) if other != Format::Json => {
                Err(Error::usage(help::usage(cx.lang, &help::UsagePart::Conflict("--json".to_owned(), "--format".to_owned()))))
            }
            (true, _) => Ok(Format::Json),
            (false, asked) => Ok(asked.unwrap_or(Format::Text)),
        }
    }

    /// The form that a file is in by how it is called; `None` where that tells nothing.
    pub(super) fn of_file(path: &Path) -> Option<Format> {
        let extension = path.extension()?.to_string_lossy().to_lowercase();
        match &*extension {
            "html" | "htm" => Some(Format::Html),
            "md" | "markdown" => Some(Format::Markdown),
            "csv" => Some(Format::Csv),
            "json" => Some(Format::Json),
            "txt" => Some(Format::Text),
            _ => None,
        }
    }

    /// The same where days can go into a calendar.
    pub(super) fn of_calendar_file(path: &Path) -> Option<Format> {
        let is_calendar = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ics"));
        if is_calendar { Some(Format::Ics) } else { Format::of_file(path) }
    }

    /// What it is called on the command line.
    pub(super) fn word(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Csv => "csv",
            Format::Ics => "ics",
            Format::Json => "json",
        }
    }

    /// A document in this form; as text where that has types of its own.
    pub(super) fn write(self, view: &ViewContext, document: &Document) -> String {
        match self {
            Format::Markdown => document::markdown::markdown(document),
            Format::Html => document::html::html(view, document),
            Format::Text | Format::Csv | Format::Ics | Format::Json => document::text::text(view, document),
        }
    }
}

/// How `--format` is read where a document is the answer.
pub(super) fn of_documents() -> impl TypedValueParser<Value = Format> {
    words(&["text", "markdown", "html", "json"])
}

/// How it is read where nothing is to be sent as a page.
pub(super) fn of_texts() -> impl TypedValueParser<Value = Format> {
    words(&["text", "markdown", "json"])
}

/// How it is read for figures.
pub(super) fn of_figures() -> impl TypedValueParser<Value = Format> {
    words(&["text", "markdown", "html", "csv", "json"])
}

/// How it is read where days can go into a calendar.
pub(super) fn of_days() -> impl TypedValueParser<Value = Format> {
    words(&["text", "markdown", "html", "csv", "ics", "json"])
}

/// How it is read for lists.
pub(super) fn of_lists() -> impl TypedValueParser<Value = Format> {
    words(&["text", "csv", "json"])
}

fn words(words: &'static [&'static str]) -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(words).try_map(|word| Format::from_str(&word, false))
}

/// What people are called whose own words are in an answer, in the order of their names.
pub(super) fn names(view: &ViewContext, voices: &Voices) -> Vec<String> {
    let mut names: Vec<String> = voices.iter().map(|slug| printable(view.people.name(slug))).collect();
    names.sort_by_key(|name| folded(name));
    names.dedup();
    names
}

/// Answers, or writes the answer to a file of its owner's alone, without colours. `whose` are the names of those whose own words are in
/// it, which is said where it is to be handed on: in a form that is made for that, or in a file.
pub(super) fn deliver(cx: &Context, text: &str, format: Format, output: Option<&Path>, whose: &[String]) -> Result<(), Error> {
    let output = output.filter(|path| *path != Path::new("-"));
    match output {
        Some(path) => write(cx, text, path)?,
        None => cx.answer(text)?,
    }
    let is_handed_on = match format {
        // for a program, which shows it to whoever runs that
        Format::Json => false,
        Format::Text => output.is_some(),
        Format::Markdown | Format::Html | Format::Csv | Format::Ics => true,
    };
    if is_handed_on && !whose.is_empty() {
        cx.out.message(&style::dim(messages::words_of(cx.lang, whose)));
    }
    Ok(())
}

/// Writes an answer to a file.
fn write(cx: &Context, text: &str, path: &Path) -> Result<(), Error> {
    refuse_in_workspace(&cx.store()?, [path])?;
    let plain = anstream::adapter::strip_str(text).to_string();
    if !cx.flags.dry_run {
        file::replace_file(path, plain.as_bytes())?;
    }
    cx.done(messages::wrote_file(&printable(&path.display().to_string())));
    Ok(())
}

/// Refuses to write where files of the workspace lie, or through a link that may have come with it.
pub(super) fn refuse_in_workspace<'p>(store: &Store, paths: impl IntoIterator<Item = &'p Path>) -> Result<(), Error> {
    for path in paths {
        if let Some(own) = workspace::own_path(store, path) {
            return Err(Error::refused(errors::own_file(&own)).hint(errors::own_file_hint()));
        }
        if let Some(link) = link::to(store, path) {
            let refused = Error::refused(errors::linked_file(&printable(&link.display().to_string())));
            return Err(refused.hint(errors::linked_file_hint()));
        }
    }
    Ok(())
}
