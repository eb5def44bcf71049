//! YAML: reading it with places, writing new values, changing a few lines of what is there.
//!
//! Reading goes two ways to one tree. [`plain`] knows only the form that `stay` itself writes and
//! gives up at anything else; [`full`] is the library's parser and the judge of every other file.
//! Parsing is what a report on a large workspace spends its time on, and nearly every file is plain.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

pub mod comments;
mod data;
pub mod edit;
pub mod full;
pub(crate) mod node;
mod page;
pub mod plain;
pub(crate) mod style;
pub mod write;

pub use node::{Entry, Node, Span, Value};
pub(in crate::store) use page::Page;

/// Why a text is not a YAML document that we accept, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    pub span: Span,
}

pub use crate::domain::problem::YamlFault as FaultKind;

/// Parses one document, with the quick parser if it is sure of every line.
pub fn parse(source: &str) -> Result<Node<'_>, Fault> {
    #[cfg(test)]
    PARSES.with(|parses| parses.set(parses.get() + 1));
    match plain::parse(source) {
        Some(node) => Ok(node),
        None => parse_fully(source),
    }
}

/// Parses one document with the full parser; what it can't say itself is said first:
/// leftover conflict markers and control characters.
pub fn parse_fully(source: &str) -> Result<Node<'_>, Fault> {
    if let Some(fault) = forbidden(source) {
        return Err(fault);
    }
    #[cfg(test)]
    PARSES.with(|parses| parses.set(parses.get() + 1));
    full::parse(source)
}

#[cfg(test)]
thread_local! {
    /// How many times this thread has gone through a document.
    pub(crate) static PARSES: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// The words that YAML reads as nothing.
pub(crate) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether a text holds git's own lines around two sides of a conflict.
pub fn holds_markers(source: &str) -> bool {
    source.split_inclusive('\n').any(is_conflict_marker)
}

fn forbidden(source: &str) -> Option<Fault> {
    let mut start = 0;
    for (number, line) in source.split_inclusive('\n').enumerate() {
        let place = |column: usize| Span {
            line: number as u32 + 1,
            column: column as u32 + 1,
            start: start as u32,
            end: (start + line.len()) as u32,
        };
        if is_conflict_marker(line) {
            return Some(Fault { kind: FaultKind::Conflict, span: place(0) });
        }
        if let Some(at) = line.chars().position(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}')) {
            return Some(Fault { kind: FaultKind::Control, span: place(at) });
        }
        start += line.len();
    }
    None
}

/// Git's own lines around two sides of a conflict. Git makes them longer than seven signs where a file asks for that, and
/// where a file was moved as well.
fn is_conflict_marker(line: &str) -> bool {
    let line = line.trim_end_matches(['\n', '\r']);
    let Some(sign) = line.chars().next().filter(|sign| matches!(sign, '<' | '>' | '|' | '=')) else { return false };
    let label = line.trim_start_matches(sign);
    line.len() - label.len() >= 7 && (label.is_empty() || (sign != '=' && label.starts_with(' ')))
}
