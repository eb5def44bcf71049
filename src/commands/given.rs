//! What was given on the command line: nothing of it is empty, and nothing of it is ignored.

use super::cli;
use crate::context::Context;
use crate::domain::interval::{Cadence, spoken_cadence};
use crate::domain::text::{is_invisible, key};
use crate::error::Error;
use crate::i18n::help::{self, UsagePart};
use crate::i18n::{Language, errors};
use crate::render::printable::printable;
use crate::store::Fault;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Commands that make files for other programs: their answer is never JSON.
const NO_JSON: &[&str] = &["completions", "man"];

/// Refuses an option without anything in it; of answers some may be, since each has its place.
pub(super) fn filled(matches: &ArgMatches, lang: Language) -> Result<(), Error> {
    let mut path = Vec::new();
    let mut matches = matches;
    loop {
        if let Some(empty) = matches.ids().find(|id| is_empty(matches, id.as_str()))
            && let Some(option) = option(&path, empty.as_str())
        {
            let (name, is_text, may_be_left_out) = option;
            let refused = Error::usage(errors::empty_text(&name));
            return Err(match (is_text, may_be_left_out) {
                (true, _) => refused.hint(errors::empty_text_hint()),
                (false, true) => refused.hint(errors::empty_option_hint(&name)),
                (false, false) => refused,
            });
        }
        match matches.subcommand() {
            Some((name, below)) => {
                path.push(name);
                matches = below;
            }
            None => break,
        }
    }
    match path.first() {
        Some(name) if matches.get_flag("json") && NO_JSON.contains(name) => {
            Err(Error::usage(help::usage(lang, &UsagePart::Conflict("--json".to_owned(), (*name).to_owned()))))
        }
        _ => Ok(()),
    }
}

fn is_empty(matches: &ArgMatches, id: &str) -> bool {
    if matches.value_source(id) != Some(ValueSource::CommandLine) {
        return false;
    }
    let Ok(Some(values)) = matches.try_get_raw(id) else { return false };
    let mut empty = values.map(|value| value.to_string_lossy().chars().all(|c| c.is_whitespace() || is_invisible(c)));
    if id == "answer" { empty.all(|empty| empty) } else { empty.any(|empty| empty) }
}

/// The name of an option, whether it takes a text, and whether it may be left out; nothing for an argument, whose command
/// says what is wrong with it.
fn option(path: &[&str], id: &str) -> Option<(String, bool, bool)> {
    let mut command = &cli::command(Language::En);
    for name in path {
        command = command.find_subcommand(name)?;
    }
    let argument: &Arg = command.get_arguments().find(|argument| argument.get_id() == id)?;
    let is_text = argument.get_value_names().unwrap_or_default().iter().any(|name| *name == "TEXT");
    Some((format!("--{}", argument.get_long()?), is_text, !argument.is_required_set()))
}

/// An obstacle that was typed; one with no letter or digit in it names nothing.
pub(super) fn obstacle<'t>(option: &str, typed: &'t str) -> Result<&'t str, Error> {
    if key(typed).is_empty() {
        return Err(Error::usage(errors::names_nothing(option, &printable(typed))).hint(errors::empty_text_hint()));
    }
    Ok(typed.trim())
}

/// How often something is held, as it was typed: an interval or `never`.
pub(super) fn cadence(option: &str, typed: &str) -> Result<Cadence, Error> {
    let wrong = || Error::usage(errors::not_an_interval(option, &printable(typed))).hint(errors::not_a_cadence_hint());
    spoken_cadence(typed).ok_or_else(wrong)
}

/// Two parts of a line that don't go together.
pub(super) fn apart(cx: &Context, one: &str, other: &str) -> Error {
    Error::usage(help::usage(cx.lang, &UsagePart::Conflict(one.to_owned(), other.to_owned())))
}
/// What a file has, or standard input for `-`, and no more than one byte beyond `largest`.
pub(super) fn bytes(path: &Path, largest: usize) -> Result<Vec<u8>, Error> {
    let most = largest as u64 + 1;
    let mut bytes = Vec::new();
    let read = match path.to_str() {
        Some("-") => io::stdin().lock().take(most).read_to_end(&mut bytes),
        _ => File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)),
    };
    read.map_err(|error| Error::from(Fault::Io { path: path.to_owned(), error }))?;
    Ok(bytes)
}
