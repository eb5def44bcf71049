//! A YAML document as a tree in which each node knows its place.

use crate::domain::text::slice;
use std::borrow::Cow;

/// Where a piece of a document lies: line and column count from 1 (columns in characters),
/// `start..end` are byte offsets into the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// One value and its place.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    pub value: Value<'a>,
    pub span: Span,
    /// Whether an anchor, alias or tag is in it, so that it can't be edited alone.
    pub shared: bool,
}

/// The value of a node. Scalars are always text; the reader decides what `1e3` or `yes` means.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// Nothing, `~` or `null`.
    Null,
    /// Text on one line, or already put together.
    Scalar(Cow<'a, str>),
    /// A literal block as it is in the file, with `indent` spaces before each line.
    Literal {
        /// The lines of the block, indentation included.
        raw: &'a str,
        /// How many spaces to take off each line.
        indent: usize,
    },
    Seq(Vec<Node<'a>>),
    /// A map, in the order of the file.
    Map(Vec<Entry<'a>>),
}

/// One key with its value.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    pub key: Cow<'a, str>,
    pub at: Span,
    pub node: Node<'a>,
}

impl<'a> Node<'a> {
    /// A node that takes no place of its own.
    pub fn new(value: Value<'a>, span: Span) -> Self {
        Node { value, span, shared: false }
    }

    /// The text of a scalar; `None` for an empty value, a list or a map.
    pub fn text(&self) -> Option<Cow<'a, str>> {
        match &self.value {
            Value::Scalar(text) => Some(text.clone()),
            Value::Literal { raw, indent } => Some(Cow::Owned(dedent(raw, *indent))),
            _ => None,
        }
    }

    /// The entry of a map under `key`.
    pub fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }

    /// The value under `key` of a map.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// Whether both say the same: as [`Node::same_as`], with the keys of maps in any order.
    pub fn same_data(&self, other: &Node<'_>) -> bool {
        match (&self.value, &other.value) {
            (Value::Seq(a), Value::Seq(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same_data(b)),
            (Value::Map(a), Value::Map(b)) => {
                a.len() == b.len() && a.iter().all(|entry| other.get(&entry.key).is_some_and(|node| entry.node.same_data(node)))
            }
            _ => self.same_as(other),
        }
    }

    /// Whether there is nothing here.
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// Whether it stands in brackets.
    pub fn is_flow(&self, source: &str) -> bool {
        self.begins_with(source, b"[{")
    }

    /// Whether a text is in quotes, or below a `|` or `>`.
    pub fn is_marked(&self, source: &str) -> bool {
        self.begins_with(source, b"\"'|>")
    }

    /// Whether the first of its bytes is one of these.
    pub fn begins_with(&self, source: &str, bytes: &[u8]) -> bool {
        source.as_bytes().get(self.span.start as usize).is_some_and(|first| bytes.contains(first))
    }

    /// Whether both have the same data, in any place and style.
    pub fn same_as(&self, other: &Node<'_>) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Seq(a), Value::Seq(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same_as(b)),
            (Value::Map(a), Value::Map(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key && a.node.same_as(&b.node)),
            _ => match (self.text(), other.text()) {
                (Some(a), Some(b)) => a == b,
                _ => false,
            },
        }
    }
}

/// Where a line begins, behind a byte order mark.
pub(crate) fn line_start(source: &str, at: usize) -> usize {
    let start = slice(source, ..at).rfind('\n').map_or(0, |newline| newline + 1);
    if start == 0 && source.starts_with('\u{feff}') { '\u{feff}'.len_utf8().min(at) } else { start }
}

/// Removes the indentation of a literal block; the result ends with one line break, as for YAML's `|`.
fn dedent(raw: &str, indent: usize) -> String {
    let mut text = String::with_capacity(raw.len());
    for line in raw.lines() {
        text.push_str(line.get(indent..).unwrap_or(""));
        text.push('\n');
    }
    let kept = text.trim_end_matches('\n').len();
    text.truncate(kept);
    if kept > 0 {
        text.push('\n');
    }
    text
}
