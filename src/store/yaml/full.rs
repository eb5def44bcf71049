//! Any YAML 1.2 document, through the library's parser: positions, anchors, every quoting style.
//!
//! Guards of our own: duplicate keys, keys that are no text, more than one document, nesting deeper
//! than `DEPTH` and aliases that unfold to more than `BUDGET` nodes are refused.

use super::node::{Entry, Node, Span, Value};
use super::{Fault, FaultKind};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, Span as Place};
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
    let mut builder = Builder { source, open: Vec::new(), anchors: HashMap::new(), nodes: 0, root: None };
    let options = granit_parser::options! { flow_nesting_limit: 64, block_nesting_limit: 64, emit_comments: false };
    for step in Parser::new_from_str_with_options(source, options) {
        let (event, place) = step.map_err(|error| Fault {
            kind: kind_of(error.kind()),
            span: Span { line: error.marker().line().max(1) as u32, column: error.marker().col() as u32 + 1, start: 0, end: 0 },
        })?;
        builder.take(event, &place)?;
    }
    Ok(builder.root.unwrap_or_else(|| Node::new(Value::Null, Span { line: 1, column: 1, start: 0, end: 0 })))
}

struct Builder<'a> {
    source: &'a str,
    open: Vec<Open<'a>>,
    anchors: HashMap<usize, Node<'a>>,
    nodes: usize,
    root: Option<Node<'a>>,
}

impl<'a> Builder<'a> {
    fn take(&mut self, event: Event<'a>, place: &Place) -> Result<(), Fault> {
        let span = span_of(place);
        match event {
            Event::DocumentStart(..) if self.root.is_some() => Err(Fault { kind: FaultKind::SecondDocument, span }),
            Event::Scalar(text, style, anchor, tag) => {
                let span = if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) { self.without_blanks(span) } else { span };
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
            Event::SequenceStart(_, anchor, tag) => self.start(Value::Seq(Vec::new()), span, anchor, tag.is_some()),
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
                let mut node = self.anchors.get(&id).cloned().ok_or(Fault { kind: FaultKind::Alias, span })?;
                self.nodes += count(&node);
                node.span = span;
                node.shared = true;
                self.put(node)
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, value: Value<'a>, span: Span, anchor: usize, tagged: bool) -> Result<(), Fault> {
        if self.open.len() >= DEPTH {
            return Err(Fault { kind: FaultKind::TooDeep, span });
        }
        self.open.push(Open { node: Node { value, span, shared: anchor != 0 || tagged }, anchor, key: None });
        Ok(())
    }

    /// A block text ends with its last line that holds something; the blank ones below are layout.
    fn without_blanks(&self, span: Span) -> Span {
        let text = self.source.get(span.start as usize..span.end as usize).unwrap_or("");
        let lines = text.trim_end();
        let rest = &text[lines.len()..];
        let kept = lines.len() + rest.find(['\n', '\r']).unwrap_or(rest.len());
        Span { end: span.start + kept as u32, ..span }
    }

    /// A block collection ends with its last child: the end event's own place may lie lines below.
    fn end_of(&self, node: &Node<'a>, end: Span) -> u32 {
        if self.source.as_bytes().get(node.span.start as usize).is_some_and(|byte| matches!(byte, b'[' | b'{')) {
            return end.end;
        }
        match &node.value {
            Value::Seq(items) => items.last().map_or(node.span.end, |item| item.span.end),
            Value::Map(entries) => entries.last().map_or(node.span.end, |entry| entry.node.span.end.max(entry.at.end)),
            _ => node.span.end,
        }
    }

    fn put(&mut self, node: Node<'a>) -> Result<(), Fault> {
        self.nodes += 1;
        if self.nodes > BUDGET {
            return Err(Fault { kind: FaultKind::TooLarge, span: node.span });
        }
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
                    Value::Null => Cow::Borrowed("null"),
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

fn count(node: &Node) -> usize {
    match &node.value {
        Value::Seq(items) => items.iter().map(count).sum::<usize>() + 1,
        Value::Map(entries) => entries.iter().map(|entry| count(&entry.node)).sum::<usize>() + 1,
        _ => 1,
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
