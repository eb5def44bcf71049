//! The text of a document with a value inserted or removed, and everything else in place.

use super::comments;
use super::node::{Entry, Node, Value, line_start};
use super::style::{self, Style};
use super::write::{self, New};
use crate::domain::text::slice;

/// One piece of a document with another text in its place.
#[derive(Clone, Debug)]
pub(super) struct Splice {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

impl Splice {
    /// The document with it.
    pub(super) fn of(&self, source: &str) -> String {
        [slice(source, ..self.start), &self.text, slice(source, self.end..)].concat()
    }
}

/// The text under the knife.
pub(in crate::store) struct Page<'p> {
    pub(in crate::store) source: &'p str,
    pub(in crate::store) root: &'p Node<'p>,
}

impl Page<'_> {
    /// Another value for a key, or a key that was not there.
    pub(super) fn set(&self, map: &Node, key: &str, value: &New, after: &[String]) -> Option<Splice> {
        let Some(entry) = map.entry(key) else { return self.insert(map, key, value, after) };
        let colon = self.colon(entry)?;
        let (start, end) = ((entry.node.span.start as usize).max(colon + 1), self.value_end(entry, colon));
        let (lead, old) = (slice(self.source, colon + 1..start), slice(self.source, start..end));
        if entry.node.shared || holds_more(&entry.node, old) || is_otherwise(&entry.node, value) {
            return None;
        }
        if map.is_flow(self.source) {
            let space = if lead.is_empty() { " " } else { "" };
            return Some(self.splice(start, end, &format!("{space}{}", value.flow())));
        }
        let (indent, line_end) = (self.indent_of(entry), self.line_end(end));
        let (deepest, comments_end) = self.comments_below(line_end, indent);
        let tail = format!("{}{}", header_comment(old), slice(self.source, end..line_end));
        let style = self.style(map, line_end);
        if matches!(value, New::List(_) | New::Map(_)) && !value.is_empty() {
            let below = format!("{}{}", slice(self.source, line_end..comments_end), value.behind_key(indent, &style));
            return Some(self.splice(colon + 1 + lead.trim_end().len(), comments_end, &format!("{tail}{below}")));
        }
        // blanks that align values stay, and so do comments above a value
        let start = if lead.contains('#') || !lead.contains(['\n', '\r']) { start } else { colon + 1 };
        let space = if start == colon + 1 { " " } else { "" };
        let text = quoted_as(old, value).unwrap_or_else(|| value.scalar(deepest + style.block, &style));
        let (head, below) = text.split_at(text.find(style.eol).unwrap_or(text.len()));
        Some(self.splice(start, line_end, &format!("{space}{head}{tail}{below}")))
    }

    fn insert(&self, map: &Node, key: &str, value: &New, after: &[String]) -> Option<Splice> {
        let Value::Map(entries) = &map.value else {
            // nothing but comments so far
            let end = self.source.len();
            return map.is_null().then(|| self.after_line(end, |style| write::line(key, value, 0, style), map));
        };
        if map.is_flow(self.source) {
            return Some(self.insert_in_brackets(map, entries.is_empty(), &write::flow_entry(key, value)));
        }
        let before = after.iter().rev().find_map(|known| entries.iter().find(|entry| entry.key == *known));
        let neighbour = before.or(entries.last())?;
        let indent = self.indent_of(entries.first()?);
        let end = self.value_end(neighbour, self.colon(neighbour)?);
        let (_, end) = self.comments_below(self.line_end(end), indent);
        Some(self.after_line(end, |style| write::line(key, value, indent, style), map))
    }

    /// Removes a key from a map. Its comments stay, on lines of their own in the same place.
    pub(super) fn remove(&self, map: &Node, key: &str) -> Vec<Splice> {
        let Some(entry) = map.entry(key) else { return vec![self.splice(0, 0, "")] };
        if map.is_flow(self.source) || matches!(&map.value, Value::Map(entries) if entries.len() == 1) {
            return Vec::new();
        }
        let start = line_start(self.source, entry.at.start as usize);
        let end = self.colon(entry).map(|colon| self.value_end(entry, colon));
        let is_first = slice(self.source, start..entry.at.start as usize).trim().is_empty();
        end.filter(|_| is_first).map_or_else(Vec::new, |end| self.without(start, end, self.indent_of(entry)))
    }

    /// Removes the lines from `start` to the line of `end`, but not the comments in them. A second splice also moves comments
    /// below that are indented more, on one line with the others, because in their old place they might be read as text.
    fn without(&self, start: usize, end: usize, indent: usize) -> Vec<Splice> {
        let line_end = self.line_end(end);
        let (_, below) = self.comments_below(line_end, indent);
        let comments = comments::of(self.source);
        let cut = |end: usize| {
            let next = end + slice(self.source, end..).find('\n').map_or(self.source.len() - end, |at| at + 1);
            let eol = style::line_end(self.source, start);
            let kept = comments.iter().filter(|comment| (start..next).contains(&comment.start));
            let mut kept: String = kept.map(|comment| format!("{}{}{eol}", " ".repeat(indent), comment.text)).collect();
            if next == self.source.len() && !self.source.ends_with('\n') {
                kept.truncate(kept.len() - if kept.is_empty() { 0 } else { eol.len() });
            }
            self.splice(start, next, &kept)
        };
        vec![cut(line_end), cut(below)]
    }

    /// One more item for the list under a key.
    pub(super) fn append(&self, map: &Node, key: &str, item: &New) -> Option<Splice> {
        let Some(entry) = map.entry(key).filter(|entry| !entry.node.is_null()) else {
            return self.set(map, key, &New::List(vec![item.clone()]), &[]);
        };
        let Value::Seq(items) = &entry.node.value else { return None };
        if entry.node.shared {
            return None;
        }
        if entry.node.is_flow(self.source) {
            return Some(self.insert_in_brackets(&entry.node, items.is_empty(), &item.flow()));
        }
        let indent = entry.node.span.column as usize - 1;
        let (_, end) = self.comments_below(self.line_end(entry.node.span.end as usize), indent);
        Some(self.after_line(end, |style| item.as_item(indent, style), &entry.node))
    }

    /// An item before the one at `at`, or at the end.
    pub(super) fn insert_item(&self, list: &Node, at: usize, item: &New) -> Option<Splice> {
        let Value::Seq(items) = &list.value else { return None };
        if list.is_flow(self.source) {
            let Some(next) = items.get(at) else { return Some(self.insert_in_brackets(list, items.is_empty(), &item.flow())) };
            let start = next.span.start as usize;
            return Some(self.splice(start, start, &format!("{}, ", item.flow())));
        }
        let indent = list.span.column as usize - 1;
        match at.checked_sub(1) {
            None => {
                let start = self.dash_line(items.first()?)?;
                let style = self.style(list, start);
                Some(self.splice(start, start, &format!("{}{}", item.as_item(indent, &style), style.eol)))
            }
            Some(before) => {
                let (_, end) = self.comments_below(self.line_end(items.get(before)?.span.end as usize), indent);
                Some(self.after_line(end, |style| item.as_item(indent, style), list))
            }
        }
    }

    /// Removes the item at `at` from a list; comments beside it stay. The only item of a block list can't be removed: a key
    /// without a value is no empty list.
    pub(super) fn take_item(&self, list: &Node, at: usize) -> Vec<Splice> {
        let Value::Seq(items) = &list.value else { return Vec::new() };
        let Some(item) = items.get(at) else { return Vec::new() };
        if list.is_flow(self.source) {
            let (start, end) = match (at.checked_sub(1).and_then(|before| items.get(before)), items.get(at + 1)) {
                (_, Some(next)) => (item.span.start, next.span.start),
                (Some(before), None) => (before.span.end, item.span.end),
                (None, None) => (item.span.start, item.span.end),
            };
            return vec![self.splice(start as usize, end as usize, "")];
        }
        let start = self.dash_line(item).filter(|_| items.len() > 1);
        start.map_or_else(Vec::new, |start| self.without(start, item.span.end as usize, list.span.column as usize - 1))
    }

    /// The start of the line of an item's dash, if nothing else comes before the item on that line.
    fn dash_line(&self, item: &Node) -> Option<usize> {
        let start = line_start(self.source, item.span.start as usize);
        (slice(self.source, start..item.span.start as usize).trim() == "-").then_some(start)
    }

    /// Inserts a part before the bracket that closes a list or map.
    fn insert_in_brackets(&self, node: &Node, is_first: bool, part: &str) -> Splice {
        let at = slice(self.source, ..node.span.end as usize - 1).trim_end().len();
        let comma = if is_first || slice(self.source, ..at).ends_with(',') { "" } else { "," };
        let space = if is_first { "" } else { " " };
        self.splice(at, at, &format!("{comma}{space}{part}"))
    }

    /// Where the colon of an entry stands.
    fn colon(&self, entry: &Entry) -> Option<usize> {
        let end = entry.at.end as usize;
        let rest = slice(self.source, end..);
        let space = rest.len() - rest.trim_start_matches(' ').len();
        slice(rest, space..).starts_with(':').then_some(end + space)
    }

    fn value_end(&self, entry: &Entry, colon: usize) -> usize {
        (entry.node.span.end as usize).max(colon + 1)
    }

    fn indent_of(&self, entry: &Entry) -> usize {
        entry.at.column as usize - 1
    }

    fn line_end(&self, at: usize) -> usize {
        let end = slice(self.source, at..).find('\n').map_or(self.source.len(), |newline| at + newline);
        if slice(self.source, ..end).ends_with('\r') && end > at { end - 1 } else { end }
    }

    /// How far the comments below a line are indented, at least `indent`, and where the last comment that is
    /// indented more ends. These comments belong to what is above them.
    fn comments_below(&self, line_end: usize, indent: usize) -> (usize, usize) {
        let (mut most, mut end, mut at) = (indent, line_end, line_end);
        for line in slice(self.source, line_end..).split_inclusive('\n') {
            let text = line.trim_start_matches(' ');
            if text.starts_with('#') && line.len() - text.len() > indent {
                most = most.max(line.len() - text.len());
                end = at + line.trim_end_matches(['\n', '\r']).len();
            } else if !text.trim_matches(['\t', '\r', '\n']).is_empty() {
                break;
            }
            at += line.len();
        }
        (most, end)
    }

    /// A new line (or more) below the line of `at`, as the lines of `node` look; a missing line break at the end of the file
    /// stays missing.
    fn after_line(&self, at: usize, text: impl FnOnce(&Style) -> String, node: &Node) -> Splice {
        let end = self.line_end(at);
        let style = self.style(node, end);
        let (text, eol) = (text(&style), style.eol);
        let blank_file = self.source.is_empty() || self.source.ends_with('\n') && end == self.source.len();
        let text = if blank_file { format!("{text}{eol}") } else { format!("{eol}{text}") };
        self.splice(end, end, &text)
    }

    /// The style of new lines: that of a node, with the line end used at a place.
    fn style(&self, node: &Node, at: usize) -> Style<'static> {
        Style::at(self.source, self.root, node, style::line_end(self.source, at))
    }

    fn splice(&self, start: usize, end: usize, text: &str) -> Splice {
        Splice { start, end, text: text.to_owned() }
    }
}

/// Whether a list or map has values or comments inside that would be lost.
fn holds_more(node: &Node, old: &str) -> bool {
    match &node.value {
        Value::Seq(items) => !items.is_empty() || old.contains('#'),
        Value::Map(entries) => !entries.is_empty() || old.contains('#'),
        _ => false,
    }
}

/// Whether a text stands where a list or a map is to come: a person wrote it so.
fn is_otherwise(node: &Node, value: &New) -> bool {
    matches!(value, New::List(_) | New::Map(_)) && node.text().is_some_and(|text| !text.trim().is_empty())
}

/// The comment behind the `|` or `>` of a block text, with the blanks before it.
fn header_comment(old: &str) -> &str {
    let header = old.split(['\n', '\r']).next().filter(|line| line.starts_with(['|', '>'])).unwrap_or("");
    let comment = header.find('#').map_or(header.len(), |at| slice(header, ..at).trim_end().len());
    slice(header, comment..)
}

/// A value in the same quotes as the old one, if those can hold it unchanged.
fn quoted_as(old: &str, value: &New) -> Option<String> {
    let (New::Word(text) | New::Text(text)) = value else { return None };
    let quote = old.chars().next().filter(|first| matches!(first, '"' | '\'') && old.len() > 1 && old.ends_with(*first))?;
    let fits = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | ','));
    fits.then(|| format!("{quote}{text}{quote}"))
}
