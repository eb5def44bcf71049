//! Any YAML 1.2 document, through the library's parser: positions, anchors, every quoting style.
//!
//! Guards of our own: duplicate keys, keys that are no text, more than one document, more than 64 levels
//! of nesting and more than 10,000 values, those that aliases unfold to included, are refused.

use super::node::{Entry, Node, Span, Value};
use super::{Fault, FaultKind};
use crate::domain::text::slice;
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span as Place, StructureStyle};
use std::borrow::Cow;
use std::collections::HashMap;

const DEPTH: usize = 64;
const BUDGET: usize = 10_000;

/// A list or map that is being filled.
struct Open<'a> {
    node: Node<'a>,
    anchor: usize,
    key: Option<(Cow<'a, str>, Span)>,
}

/// Parses one document; an empty one is `Null`.
pub fn parse(source: &str) -> Result<Node<'_>, Fault> {
    let mut builder = Builder { source, open: Vec::new(), anchors: HashMap::new(), values: 0, seen: 0, root: None };
    let options = granit_parser::options! { flow_nesting_limit: 64, block_nesting_limit: 64, emit_comments: false };
    for step in Parser::new_from_str_with_options(source, options) {
        let (event, place) = step.map_err(|error| builder.fault(&error))?;
        builder.take(event, &place)?;
    }
    Ok(builder.root.unwrap_or_else(|| Node::new(Value::Null, Span { line: 1, column: 1, start: 0, end: 0 })))
}

struct Builder<'a> {
    source: &'a str,
    open: Vec<Open<'a>>,
    anchors: HashMap<usize, Node<'a>>,
    values: usize,
    /// Where the last event ended.
    seen: usize,
    root: Option<Node<'a>>,
}

impl<'a> Builder<'a> {
    fn take(&mut self, event: Event<'a>, place: &Place) -> Result<(), Fault> {
        let span = span_of(place);
        let before = self.seen;
        self.seen = before.max(span.end as usize);
        match event {
            Event::DocumentStart(..) if self.root.is_some() => Err(Fault { kind: FaultKind::SecondDocument, span }),
            Event::Scalar(text, style, anchor, tag) => {
                let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let span = if is_block { self.block_text(span, text.is_empty(), before) } else { span };
                let value = match style {
                    ScalarStyle::Plain if super::is_null(&text) => Value::Null,
                    _ => Value::Scalar(text),
                };
                let node = Node { value, span, shared: anchor != 0 || tag.is_some() };
                if anchor != 0 {
                    self.anchors.insert(anchor, node.clone());
                }
                self.put(node)
            }
            Event::SequenceStart(style, anchor, tag) => {
                let span = if style == StructureStyle::Block { self.marked(span, "-", before) } else { span };
                self.start(Value::Seq(Vec::new()), span, anchor, tag.is_some())
            }
            Event::MappingStart(_, anchor, tag) => self.start(Value::Map(Vec::new()), span, anchor, tag.is_some()),
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(mut done) = self.open.pop() else { return Ok(()) };
                done.node.span.end = self.end_of(&done.node, span);
                if done.anchor != 0 {
                    self.anchors.insert(done.anchor, done.node.clone());
                }
                self.put(done.node)
            }
            Event::Alias(id) => {
                let meant = self.anchors.get(&id).cloned().ok_or(Fault { kind: FaultKind::Alias, span })?;
                self.spend(weight(&meant), span)?;
                self.put(Node { span, shared: true, ..meant })
            }
            _ => Ok(()),
        }
    }

    /// What the library found wrong, at the place where a person has to mend it: the tab, the quote, or the
    /// bracket on an earlier line that is not closed.
    fn fault(&self, error: &ScanError) -> Fault {
        let (kind, at) = (kind_of(error.kind()), error.marker());
        let span = Span { line: at.line().max(1) as u32, column: at.col() as u32 + 1, start: 0, end: 0 };
        let place = |at| self.place(Span { line: 1, column: 1, start: 0, end: 0 }, at);
        match error.kind() {
            _ if kind == FaultKind::Tab => Fault { kind, span: self.tab(span.line).unwrap_or(span) },
            ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent | ErrorKind::DocumentIndicatorInQuotedScalar => {
                let quote = self.source.get(self.seen..).and_then(|rest| rest.find(['"', '\'']));
                Fault { kind, span: quote.map_or(span, |quote| place(self.seen + quote)) }
            }
            _ if !matches!(kind, FaultKind::Colon | FaultKind::Bracket) => Fault { kind, span },
            _ => match self.open.iter().rev().map(|open| &open.node).find(|node| node.span.line < span.line && node.is_flow(self.source)) {
                Some(node) => Fault { kind: FaultKind::Bracket, span: node.span },
                None => Fault { kind, span },
            },
        }
    }

    /// The first tab before the text of a line, from that line on.
    fn tab(&self, line: u32) -> Option<Span> {
        self.source.lines().zip(1..).skip(line as usize - 1).find_map(|(text, line)| {
            let blanks = slice(text, ..text.len() - text.trim_start().len());
            blanks.find('\t').map(|at| Span { line, column: at as u32 + 1, start: 0, end: 0 })
        })
    }

    fn start(&mut self, value: Value<'a>, span: Span, anchor: usize, tagged: bool) -> Result<(), Fault> {
        if self.open.len() >= DEPTH {
            return Err(Fault { kind: FaultKind::TooDeep, span });
        }
        self.open.push(Open { node: Node { value, span, shared: anchor != 0 || tagged }, anchor, key: None });
        Ok(())
    }

    /// The span of a block text from its `|` or `>` to its last line with text. Blank lines below it are layout, unless `|+`
    /// keeps them. Below an empty block, lines of blanks belong to it: they are left there to type in.
    fn block_text(&self, content: Span, is_empty: bool, before: usize) -> Span {
        let span = self.marked(content, "|>", before);
        let text = self.source.get(span.start as usize..content.end as usize).unwrap_or("");
        let header = text.lines().next().filter(|header| header.starts_with(['|', '>'])).unwrap_or("");
        let keeps_blanks = header.split('#').next().is_some_and(|mark| mark.contains('+'));
        let len = match (keeps_blanks, is_empty) {
            (true, _) => without_last_break(text),
            (false, true) => without_blanks(slice(text, ..without_last_break(text)), 0),
            (false, false) => without_blanks(text, content.column as usize - 1),
        };
        Span { end: span.start + len as u32, ..span }
    }

    /// The library places a block at its first content. For us it begins with the mark after its key or dash. `before` is the
    /// end of what came before it.
    fn marked(&self, span: Span, marks: &str, before: usize) -> Span {
        let Some(top) = self.open.last() else { return span };
        let is_marked = |at: &usize| slice(self.source, *at..).starts_with(|c| marks.contains(c));
        match top.key.as_ref() {
            Some((_, key)) => {
                let at = self.first_behind(key.end as usize, b':').filter(is_marked);
                at.map_or(span, |at| Span { end: span.end, ..self.place(*key, at) })
            }
            // a list in a list is placed at its dash already
            None if marks == "-" => span,
            None => {
                let at = self.first_behind(before.max(top.node.span.start as usize), b'-').filter(is_marked);
                at.map_or(span, |at| Span { end: span.end, ..self.place_above(span, at) })
            }
        }
    }

    /// The line and column of a byte at or before a known place, not far from it.
    fn place_above(&self, known: Span, at: usize) -> Span {
        let between = self.source.get(at..known.start as usize).unwrap_or_default().replace("\r\n", "\n");
        let line = slice(self.source, ..at).rfind(['\n', '\r']).map_or(0, |newline| newline + 1);
        let breaks = between.matches(['\n', '\r']).count() as u32;
        let column = slice(self.source, line..at).chars().count() as u32 + 1;
        Span { line: known.line.saturating_sub(breaks).max(1), column, start: at as u32, end: at as u32 }
    }

    /// The first sign after a place and after one `:` or `-`; blanks, line breaks and comments are skipped.
    fn first_behind(&self, place: usize, one: u8) -> Option<usize> {
        let mut at = place;
        let mut seen = false;
        loop {
            match self.source.as_bytes().get(at)? {
                b' ' | b'\t' | b'\n' | b'\r' => at += 1,
                b'#' => at += slice(self.source, at..).find(['\n', '\r'])?,
                byte if *byte == one && !seen => {
                    seen = true;
                    at += 1;
                }
                _ => return Some(at),
            }
        }
    }

    /// The line and column of a byte at or behind a known place.
    fn place(&self, known: Span, at: usize) -> Span {
        let between = slice(self.source, known.start as usize..at).replace("\r\n", "\n");
        let breaks = between.matches(['\n', '\r']).count() as u32;
        let last = between.rsplit(['\n', '\r']).next().unwrap_or("").chars().count() as u32;
        let column = if breaks == 0 { known.column + last } else { last + 1 };
        Span { line: known.line + breaks, column, start: at as u32, end: at as u32 }
    }

    /// A block collection ends with its last child: the end event's own place may lie lines below.
    fn end_of(&self, node: &Node<'a>, end: Span) -> u32 {
        if node.is_flow(self.source) {
            return end.end;
        }
        match &node.value {
            Value::Seq(items) => items.last().map_or(node.span.end, |item| item.span.end),
            Value::Map(entries) => entries.last().map_or(node.span.end, |entry| entry.node.span.end.max(entry.at.end)),
            _ => node.span.end,
        }
    }

    fn spend(&mut self, values: usize, span: Span) -> Result<(), Fault> {
        self.values += values;
        if self.values > BUDGET { Err(Fault { kind: FaultKind::TooLarge, span }) } else { Ok(()) }
    }

    fn put(&mut self, node: Node<'a>) -> Result<(), Fault> {
        self.spend(1, node.span)?;
        let Some(top) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match (&mut top.node.value, top.key.take()) {
            (Value::Seq(items), _) => items.push(node),
            (Value::Map(entries), Some((key, at))) => entries.push(Entry { key, at, node }),
            (Value::Map(entries), None) => {
                let at = node.span;
                let key = match node.value {
                    Value::Scalar(text) => text,
                    Value::Null => Cow::Borrowed(self.source.get(at.start as usize..at.end as usize).unwrap_or("")),
                    _ => return Err(Fault { kind: FaultKind::OddKey, span: at }),
                };
                if entries.iter().any(|entry| entry.key == key) {
                    return Err(Fault { kind: FaultKind::DuplicateKey(key.into_owned()), span: at });
                }
                top.key = Some((key, at));
            }
            _ => {}
        }
        Ok(())
    }
}

/// The length of a text without the line break at its end and the indentation after it.
fn without_last_break(text: &str) -> usize {
    let last = text.rfind('\n').filter(|at| slice(text, *at..).bytes().all(|byte| matches!(byte, b' ' | b'\n')));
    slice(text, ..last.unwrap_or(text.len())).trim_end_matches('\r').len()
}

/// The length of a text up to its last line with more than indentation.
fn without_blanks(text: &str, indent: usize) -> usize {
    let (mut at, mut end) = (0, 0);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        if bare.len() > indent || bare.bytes().any(|byte| byte != b' ') {
            end = at + bare.len();
        }
        at += line.len();
    }
    end
}

/// What an alias adds: the number of its values and the length of its texts.
fn weight(node: &Node) -> usize {
    match &node.value {
        Value::Seq(items) => items.iter().map(weight).sum::<usize>() + 1,
        Value::Map(entries) => entries.iter().map(|entry| weight(&entry.node) + 1).sum::<usize>() + 1,
        Value::Scalar(text) => text.len() / 100 + 1,
        Value::Null | Value::Literal { .. } => 1,
    }
}

fn span_of(place: &Place) -> Span {
    let bytes = place.byte_range().unwrap_or(0..0);
    Span { line: place.start.line() as u32, column: place.start.col() as u32 + 1, start: bytes.start as u32, end: bytes.end as u32 }
}

fn kind_of(kind: &ErrorKind) -> FaultKind {
    use ErrorKind::*;
    match kind {
        TabNotAllowed | TabInBlockIndentation | TabInIndentation | TabAtBlockScalarStart | TabInPlainScalar => FaultKind::Tab,
        UnexpectedEofFlowSequence
        | UnexpectedEofFlowMapping
        | UnexpectedEofImplicitFlowMapping
        | ExpectedFlowMappingSeparator
        | ExpectedFlowSequenceSeparator
        | MisplacedFlowCollectionEnd
        | MismatchedFlowCollectionEnd { .. }
        | UnclosedFlowCollection { .. } => FaultKind::Bracket,
        UnclosedQuotedScalar
        | DocumentIndicatorInQuotedScalar
        | InvalidQuotedScalarIndent
        | InvalidTrailingSingleQuotedScalar
        | InvalidTrailingDoubleQuotedScalar
        | UnknownQuotedScalarEscape => FaultKind::Quote,
        MappingValueNotAllowed | InvalidColonPlacement | InvalidMappingValueWhitespace | SimpleKeyExpected | InvalidSimpleKey => {
            FaultKind::Colon
        }
        UnknownAnchor => FaultKind::Alias,
        RecursionLimitExceeded => FaultKind::TooDeep,
        InvalidIndentation | ExpectedBlockMappingKey | ExpectedBlockSequenceEntry | InvalidBlockScalarIndent | MappingKeyNotAllowed => {
            FaultKind::Indentation
        }
        _ => FaultKind::Syntax,
    }
}
