//! What slips in while one types and YAML does not mind: words that it takes for a comment, a sign that it takes for
//! its own, lines of a list that run into one. And, where it does mind, which line it was.

use super::fields::{Field, FieldShape};
use crate::domain::problem::{Kind, Shape};
use crate::domain::text::{line_of, slice};
use crate::store::yaml::{Entry, Node, Span, Value};

/// What begins a line of a list in what people type elsewhere.
const BULLETS: [char; 6] = ['-', '–', '—', '•', '·', '*'];

/// What the fields of a text lost in silence, each at its place.
pub(super) fn lost(text: &str, root: &Node, fields: &[Field]) -> Vec<(Span, Kind)> {
    let mut lost = Lost { text, lines: text.lines().collect(), found: Vec::new() };
    if let Value::Map(entries) = &root.value {
        lost.entries(fields, entries);
    }
    lost.found
}

struct Lost<'t> {
    text: &'t str,
    lines: Vec<&'t str>,
    found: Vec<(Span, Kind)>,
}

impl Lost<'_> {
    fn entries(&mut self, fields: &[Field], entries: &[Entry]) {
        for entry in entries {
            let Some(field) = fields.iter().find(|field| field.key == entry.key) else { continue };
            match (&field.shape, &entry.node.value) {
                (FieldShape::Map(fields), Value::Map(inner)) => self.entries(fields, inner),
                (FieldShape::List(fields), Value::Seq(items)) => {
                    for item in items {
                        if let Value::Map(inner) = &item.value {
                            self.entries(fields, inner);
                        }
                    }
                }
                (FieldShape::Lines | FieldShape::Words, Value::Seq(items)) => {
                    let column = entry.node.span.column as usize - 1;
                    for item in items {
                        self.runs_on(item, column);
                        match &item.value {
                            Value::Null => self.null_item(item),
                            Value::Map(inner) => self.pairs(field, item, inner),
                            _ => self.value(field, item, item.span.start as usize, item.span.line),
                        }
                        self.in_list(item, false);
                    }
                }
                _ => {
                    self.runs_on(&entry.node, entry.at.column as usize - 1);
                    self.value(field, &entry.node, entry.at.end as usize + 1, entry.at.line);
                    if matches!(field.shape, FieldShape::Lines | FieldShape::Words) {
                        self.in_list(&entry.node, true);
                    }
                }
            }
        }
    }

    /// One value; `behind` is where its line goes on when there is nothing to see of it.
    fn value(&mut self, field: &Field, node: &Node, behind: usize, line: u32) {
        if node.shared {
            let line = if node.is_null() { line } else { node.span.line };
            let typed = self.lines.get((line as usize).saturating_sub(1)).copied().unwrap_or_default();
            if let Some(at) = typed.find(['&', '*', '!']) {
                let sign = slice(typed, at..).chars().next().unwrap_or('&');
                let column = slice(typed, ..at).chars().count() as u32 + 1;
                self.found.push((Span { line, column, ..node.span }, Kind::Sign(sign)));
            }
            return;
        }
        if field.is_word() {
            return;
        }
        let from = match &node.value {
            Value::Null => behind.min(self.text.len()),
            Value::Scalar(_) if !node.is_marked(self.text) => node.span.end as usize,
            _ => return,
        };
        let rest = self.text.get(from..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
        if let Some(tail) = rest.trim_start_matches([' ', '\t', '-']).strip_prefix('#') {
            let line = line_of(self.text, from);
            let at = from + rest.find('#').unwrap_or_default();
            let column = slice(self.text, ..at).rsplit('\n').next().unwrap_or_default().chars().count() as u32 + 1;
            self.found.push((Span { line, column, ..node.span }, Kind::CutOff(format!("#{}", tail.trim_end()))));
        }
    }

    /// A line that went on with the text above it, where a key of its own or more indentation was meant.
    fn runs_on(&mut self, node: &Node, column: usize) {
        let (start, end) = (node.span.start as usize, node.span.end as usize);
        if !matches!(node.value, Value::Scalar(_)) || node.is_marked(self.text) {
            return;
        }
        let count = slice(self.text, start..end).trim_end().matches('\n').count() as u32;
        for line in node.span.line + 1..=node.span.line + count {
            let typed = self.lines.get((line as usize).saturating_sub(1)).copied().unwrap_or_default();
            let text = typed.trim_start_matches(' ');
            if !text.trim().is_empty() && typed.len() - text.len() <= column {
                let kind = if has_odd_dash(text) { Kind::NoDash(text.to_owned()) } else { Kind::Loose(text.to_owned()) };
                return self.found.push((Span { line, column: 1, ..node.span }, kind));
            }
        }
    }

    /// A line of a list of which nothing is left but a comment.
    fn null_item(&mut self, item: &Node) {
        let first = (item.span.line as usize).min(self.lines.len());
        let dash = self.lines.iter().take(first).rposition(|line| line.trim_start().starts_with('-'));
        let line = dash.map_or(first, |at| at + 1);
        let typed = self.lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let behind = typed.trim_start_matches([' ', '-']);
        let column = (typed.chars().count() - behind.chars().count()) as u32 + 1;
        let span = Span { line: line as u32, column, ..item.span };
        match behind.chars().next() {
            Some('#') => self.found.push((span, Kind::CutOff(behind.trim_end().to_owned()))),
            Some(sign @ ('&' | '!' | '*')) => self.found.push((span, Kind::Sign(sign))),
            _ => {}
        }
    }

    /// A line with a word before a colon, which a list may take for one text: not when more was typed than that.
    fn pairs(&mut self, field: &Field, item: &Node, entries: &[Entry]) {
        let plain = entries.iter().map(|entry| format!("{}: {}", entry.key, entry.node.text().unwrap_or_default().trim()));
        let typed = slice(self.text, item.span.start as usize..).split('\n').next().unwrap_or_default();
        if entries.len() == 1 && plain.collect::<String>().trim() != typed.trim() {
            self.found.push((item.span, Kind::WrongShape(field.key.clone(), Shape::Item)));
        }
    }

    /// Lines of a list that YAML made one text of.
    fn in_list(&mut self, node: &Node, alone: bool) {
        let (start, end) = (node.span.start as usize, node.span.end as usize);
        if !matches!(node.value, Value::Scalar(_)) || node.shared || node.is_marked(self.text) {
            return;
        }
        let count = slice(self.text, start..end).trim_end().matches('\n').count() as u32;
        for line in node.span.line..=node.span.line + count {
            let typed = self.lines.get((line as usize).saturating_sub(1)).copied().unwrap_or_default();
            let text = typed.trim_start();
            let stands_alone = alone && count > 0 && !typed.contains(':');
            if has_odd_dash(text) || stands_alone {
                let column = (typed.chars().count() - text.chars().count()) as u32 + 1;
                self.found.push((Span { line, column, ..node.span }, Kind::NoDash(text.trim_end().to_owned())));
                return;
            }
        }
    }
}

/// Whether a line begins with something for a dash that YAML takes for none.
pub(super) fn has_odd_dash(text: &str) -> bool {
    text.starts_with(BULLETS) && !text.starts_with("- ") && text != "-" && !text.starts_with("---")
}

/// What is said behind what a line of a list begins with.
pub(super) fn without_bullet(text: &str) -> &str {
    text.trim_start_matches(BULLETS).trim_start_matches([' ', '\u{a0}', '\t'])
}

/// What a line belongs to that has no key of its own.
pub(super) struct Above {
    /// The indentation that puts it below the key above.
    pub indent: usize,
    /// Whether that key has a list.
    pub in_list: bool,
    /// Whether that key has a text in a block.
    pub in_block: bool,
}

/// The first line that belongs to no key, from 0, in a text that can't be parsed.
pub(super) fn stray(lines: &[&str]) -> Option<usize> {
    let mut walk = Walk::default();
    lines.iter().position(|line| walk.step(line))
}

/// What a line belongs to, by the lines above it.
pub(super) fn above(lines: &[&str]) -> Above {
    let mut walk = Walk::default();
    lines.iter().for_each(|line| {
        walk.step(line);
    });
    let indent = if walk.in_list { walk.dash } else { walk.inner.unwrap_or(walk.key + 2) };
    Above { indent, in_list: walk.in_list, in_block: walk.block }
}

/// Where one is on the way down a page.
#[derive(Default)]
struct Walk {
    /// How far the last key is indented.
    key: usize,
    /// Whether a block of text stands below it, and how far that is indented.
    block: bool,
    inner: Option<usize>,
    /// Whether a list stands below it, and how far that is indented.
    in_list: bool,
    dash: usize,
}

impl Walk {
    /// One line on; whether it belongs to nothing.
    fn step(&mut self, line: &str) -> bool {
        let text = line.trim_start_matches(' ');
        let indent = line.len() - text.len();
        if text.trim().is_empty() {
            return false;
        }
        if self.block && indent > self.key {
            self.inner.get_or_insert(indent);
            return false;
        }
        if text.starts_with('#') || text.starts_with("---") || text.starts_with("...") {
            return false;
        }
        let parts = Parts::of(line);
        let is_item = text == "-" || text.starts_with("- ");
        if !parts.key.is_empty() && !has_odd_dash(text) {
            *self = Walk {
                key: parts.column,
                block: parts.value.starts_with(['|', '>']),
                in_list: parts.value.is_empty(),
                dash: self.dash,
                inner: None,
            };
            if !is_item {
                self.dash = parts.column;
            }
            return false;
        }
        if is_item {
            (self.block, self.in_list, self.dash) = (false, true, indent);
            return false;
        }
        indent <= self.key
    }
}

/// A line of a page in its parts.
pub(super) struct Parts<'l> {
    /// The blanks and dashes before the key or the value.
    pub lead: &'l str,
    /// How far its key is indented, dashes counted.
    pub column: usize,
    /// The key, without its colon; nothing where there is none.
    pub key: &'l str,
    pub value: &'l str,
}

impl<'l> Parts<'l> {
    /// The parts of a line. A key is what stands before the first `:` with a blank or nothing behind it.
    pub(super) fn of(line: &'l str) -> Parts<'l> {
        let lead = Parts::without_key(line);
        let rest = lead.value;
        let colons = rest.match_indices(':').filter_map(|(at, _)| Some((rest.get(..at)?, rest.get(at + 1..)?)));
        let parted = colons.into_iter().find(|(_, behind)| behind.is_empty() || behind.starts_with([' ', '\t']));
        match parted.filter(|_| !rest.starts_with(['"', '\'', '#', '[', '{'])) {
            Some((key, behind)) => Parts { key, value: behind.trim(), ..lead },
            None => lead,
        }
    }

    /// The same, with all behind the dashes as the value.
    pub(super) fn without_key(line: &'l str) -> Parts<'l> {
        let mut behind = line.trim_start_matches(' ');
        while let Some(rest) = behind.strip_prefix("- ") {
            behind = rest.trim_start_matches(' ');
        }
        let lead = line.strip_suffix(behind).unwrap_or_default();
        Parts { lead, column: lead.len(), key: "", value: behind.trim() }
    }
}
