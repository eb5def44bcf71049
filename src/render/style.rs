//! Calm colour: for what is late, for what is well, for what matters less. The stream takes it off where it
//! can't be shown.

use anstyle::{AnsiColor, Style};
use std::fmt::Display;

pub(crate) fn heading(text: impl Display) -> String {
    paint(Style::new().bold(), text)
}

pub(crate) fn dim(text: impl Display) -> String {
    paint(Style::new().dimmed(), text)
}

/// Something is wrong, or long overdue.
pub(crate) fn bad(text: impl Display) -> String {
    paint(AnsiColor::Red.on_default(), text)
}

/// Something asks for attention.
pub(crate) fn warn(text: impl Display) -> String {
    paint(AnsiColor::Yellow.on_default(), text)
}

pub(crate) fn good(text: impl Display) -> String {
    paint(AnsiColor::Green.on_default(), text)
}

/// The words that were looked for.
pub(crate) fn found(text: impl Display) -> String {
    paint(Style::new().bold().underline(), text)
}

/// What one would type next.
pub(crate) fn command(text: impl Display) -> String {
    paint(AnsiColor::Cyan.on_default(), text)
}

/// An id, its telling part bright and the rest dimmed.
pub(crate) fn id(id: &str, telling: usize) -> String {
    let (bright, rest) = id.split_at(telling.min(id.len()));
    let bright = paint(AnsiColor::Cyan.on_default(), bright);
    if rest.is_empty() { bright } else { bright + &dim(rest) }
}

/// How late something is: amber, and red from two weeks on.
pub(crate) fn late(days: i64, text: impl Display) -> String {
    if days >= 14 { bad(text) } else { warn(text) }
}

fn paint(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}
