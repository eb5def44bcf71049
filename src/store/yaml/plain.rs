//! The quick parser for the plain form: block maps and lists of one-line texts and literal blocks, as `stay` writes them.
//!
//! It recognises one form and is no second YAML parser. If it is not sure of something, it gives up (`None`), and the full
//! parser decides. A property test checks that the full parser reads everything that it accepts in the same way.

use super::node::{Entry, Node, Span, Value};
use crate::domain::text::slice;
use std::borrow::Cow;

// More levels than any file of ours has. The full parser, which has its own limits, decides about the rest.
const VALUES: usize = 2_000;
const INDENT: usize = 30;
const KEY: usize = 100;

/// The tree of a document in plain form, or `None` for any other.
pub fn parse(source: &str) -> Option<Node<'_>> {
    if !source.ends_with('\n') || source.len() > u32::MAX as usize || has_odd_bytes(source.as_bytes()) {
        return None;
    }
    let mut lines = Lines { source, at: 0, number: 1, left: VALUES };
    let first = lines.peek()?;
    if first.indent != 0 {
        return None;
    }
    let root = if is_item(first.text) { lines.seq(0)? } else { lines.map(0, None)? };
    match lines.peek() {
        None if lines.at >= source.len() => Some(root),
        _ => None,
    }
}

/// Bytes that only the full parser can judge: control characters, tabs, carriage returns, line breaks
/// beyond ASCII, byte-order marks.
fn has_odd_bytes(bytes: &[u8]) -> bool {
    // nearly every file has not even the first byte of one; in this form the compiler checks many bytes at a time
    let may_begin = |byte: u8| ((byte < b' ') & (byte != b'\n')) | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xe2) | (byte == 0xef);
    if !bytes.iter().fold(false, |found, &byte| found | may_begin(byte)) {
        return false;
    }
    bytes.iter().enumerate().any(|(at, &byte)| match byte {
        b'\n' | b' '..=b'~' => false,
        0..=0x1f | 0x7f | 0xef => true,
        0xc2 => bytes.get(at + 1).is_some_and(|&next| next < 0xa0),
        0xe2 => bytes.get(at + 1) == Some(&0x80) && bytes.get(at + 2).is_some_and(|&next| next == 0xa8 || next == 0xa9),
        _ => false,
    })
}

/// One line with content: not blank, not a comment.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    indent: usize,
    start: usize,
    number: u32,
}

impl Line<'_> {
    fn span(&self, from: usize, len: usize) -> Span {
        let start = self.start + self.indent + from;
        Span { line: self.number, column: (self.indent + from) as u32 + 1, start: start as u32, end: (start + len) as u32 }
    }
}

struct Lines<'a> {
    source: &'a str,
    at: usize,
    number: u32,
    left: usize,
}

impl<'a> Lines<'a> {
    /// The line at which reading stands, without its end.
    fn raw(&self) -> Option<&'a str> {
        let rest = slice(self.source, self.at..);
        let end = memchr::memchr(b'\n', rest.as_bytes())?;
        Some(slice(rest, ..end))
    }

    fn skip(&mut self, raw: &str) {
        self.at += raw.len() + 1;
        self.number += 1;
    }

    fn peek(&mut self) -> Option<Line<'a>> {
        while let Some(raw) = self.raw() {
            let indent = spaces(raw);
            let text = slice(raw, indent..);
            if text.is_empty() || text.starts_with('#') {
                self.skip(raw);
                continue;
            }
            return Some(Line { text, indent, start: self.at, number: self.number });
        }
        None
    }

    /// Goes on behind a line.
    fn leave(&mut self, line: Line) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        self.at = line.start + line.indent + line.text.len() + 1;
        self.number += 1;
        Some(())
    }

    fn inline(&mut self, rest: &'a str, line: Line<'a>, from: usize) -> Option<Node<'a>> {
        let node = inline(rest, line, from)?;
        if let Value::Seq(items) = &node.value {
            self.left = self.left.checked_sub(items.len())?;
        }
        Some(node)
    }

    /// A map whose keys stand at `indent`; `first` is a first line that began behind a `- `.
    fn map(&mut self, indent: usize, first: Option<Line<'a>>) -> Option<Node<'a>> {
        // a record has more keys than what is in it
        let mut entries: Vec<Entry<'a>> = Vec::with_capacity(if indent == 0 { 16 } else { 4 });
        let mut pending = first;
        while let Some(line) = pending.take().or_else(|| self.peek()) {
            if line.indent < indent || (line.indent == indent && is_item(line.text)) {
                break;
            }
            if line.indent > indent || indent > INDENT {
                return None;
            }
            let key_len = key_length(line.text)?;
            let key = slice(line.text, ..key_len);
            if entries.iter().any(|entry| entry.key == key) {
                return None;
            }
            let from = key_len + 1 + spaces(slice(line.text, key_len + 1..));
            let rest = slice(line.text, from..);
            self.leave(line)?;
            let node = if rest == "|" {
                self.literal(indent, line.span(from, 1))?
            } else if rest.is_empty() {
                self.nested(indent, line.span(key_len, 0))?
            } else {
                self.inline(rest, line, from)?
            };
            entries.push(Entry { key: Cow::Borrowed(key), at: line.span(0, key_len), node });
        }
        let span = Span { end: entries.last()?.node.span.end, ..entries.first()?.at };
        Some(Node::new(Value::Map(entries), span))
    }

    /// What follows a key that has nothing behind its colon.
    fn nested(&mut self, indent: usize, none: Span) -> Option<Node<'a>> {
        match self.peek() {
            Some(line) if line.indent >= indent && is_item(line.text) => self.seq(line.indent),
            Some(line) if line.indent > indent => self.map(line.indent, None),
            _ => Some(Node::new(Value::Null, none)),
        }
    }

    fn seq(&mut self, indent: usize) -> Option<Node<'a>> {
        let mut items = Vec::with_capacity(4);
        let mut start = None;
        while let Some(line) = self.peek() {
            if line.indent < indent || (line.indent == indent && !is_item(line.text)) {
                break;
            }
            if line.indent > indent || indent > INDENT {
                return None;
            }
            start.get_or_insert(line.span(0, 1));
            let from = 1 + spaces(slice(line.text, 1..));
            let rest = slice(line.text, from..);
            if rest.is_empty() || is_item(rest) {
                return None;
            }
            if key_length(rest).is_some() {
                let inner = Line { text: rest, indent: indent + from, ..line };
                items.push(self.map(indent + from, Some(inner))?);
            } else {
                self.leave(line)?;
                items.push(self.inline(rest, line, from)?);
            }
        }
        let span = Span { end: items.last()?.span.end, ..start? };
        Some(Node::new(Value::Seq(items), span))
    }

    /// The lines of a literal block below a key at `parent`.
    fn literal(&mut self, parent: usize, mark: Span) -> Option<Node<'a>> {
        let start = self.at;
        let first = self.raw()?;
        let indent = spaces(first);
        if indent <= parent || indent == first.len() {
            return None;
        }
        let mut end = start;
        while let Some(raw) = self.raw() {
            let own = spaces(raw);
            let is_blank = own == raw.len();
            if !is_blank && own < indent {
                if own > parent {
                    return None;
                }
                break;
            }
            if is_blank && own > indent {
                return None;
            }
            self.skip(raw);
            if !is_blank {
                end = self.at;
            }
        }
        let raw = self.source.get(start..end)?;
        Some(Node::new(Value::Literal { raw, indent }, Span { end: end as u32 - 1, ..mark }))
    }
}

/// How many spaces a line begins with.
fn spaces(line: &str) -> usize {
    line.bytes().take_while(|&byte| byte == b' ').count()
}

fn is_item(text: &str) -> bool {
    text == "-" || text.starts_with("- ")
}

/// The length of the key at the start of a line; `None` when there is no simple key.
fn key_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if !bytes.first()?.is_ascii_alphabetic() {
        return None;
    }
    let len = bytes.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')))?;
    let ends = matches!(bytes.get(len..)?, [b':'] | [b':', b' ', ..]);
    (ends && len <= KEY).then_some(len)
}

/// A value on the line of its key or dash.
fn inline<'a>(rest: &'a str, line: Line<'a>, from: usize) -> Option<Node<'a>> {
    let (value, len) = match *rest.as_bytes().first()? {
        quote @ (b'"' | b'\'') => {
            let inner = slice(rest, 1..).strip_suffix(quote as char)?;
            if inner.bytes().any(|byte| byte == quote || byte == b'\\') {
                return None;
            }
            (Value::Scalar(Cow::Borrowed(inner)), rest.len())
        }
        b'[' => (flow_list(rest, line, from)?, rest.len()),
        first if first.is_ascii_alphanumeric() => {
            let text = plain_text(rest)?;
            let value = if super::is_null(text) { Value::Null } else { Value::Scalar(Cow::Borrowed(text)) };
            (value, text.len())
        }
        _ => return None,
    };
    Some(Node::new(value, line.span(from, len)))
}

/// An unquoted text, without a comment behind it.
fn plain_text(rest: &str) -> Option<&str> {
    let bytes = rest.as_bytes();
    for at in memchr::memchr2_iter(b':', b'#', bytes) {
        let (before, behind) = bytes.split_at_checked(at)?;
        match (before.last(), behind) {
            (Some(b' '), [b'#', ..]) => {
                let text = slice(rest, ..at).trim_end_matches(' ');
                return (!text.ends_with(':')).then_some(text);
            }
            (_, [b':'] | [b':', b' ', ..]) => return None,
            _ => {}
        }
    }
    Some(rest.trim_end_matches(' '))
}

/// A list such as `[energy, work-load]`: words only.
fn flow_list<'a>(rest: &'a str, line: Line<'a>, from: usize) -> Option<Value<'a>> {
    let inner = rest.strip_prefix('[')?.strip_suffix(']')?;
    let mut items = Vec::new();
    let mut at = from + 1;
    for part in inner.split(',') {
        let word = part.trim_matches(' ');
        let simple = word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b'_'));
        if !simple || super::is_null(word) || !word.as_bytes().first()?.is_ascii_alphanumeric() {
            return None;
        }
        let lead = part.len() - part.trim_start_matches(' ').len();
        items.push(Node::new(Value::Scalar(Cow::Borrowed(word)), line.span(at + lead, word.len())));
        at += part.len() + 1;
    }
    Some(Value::Seq(items))
}
