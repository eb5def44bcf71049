//! Changing a few values of a document and nothing else, to the byte.
//!
//! An edit is spliced in at the place that the full parser gives for the value. What comes out is parsed
//! again and held against what was meant; a document where that fails is left as it is.

use super::node::{Entry, Node, Span, Value};
use super::write::{self, New};

/// One step into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value under a key.
    Key(String),
    /// The item of a list, from 0.
    Index(usize),
}

/// One change of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Gives a key this value; a key that is not there comes behind the last of `after` that is, or at the end.
    Set {
        /// The map that holds the key.
        within: Vec<Step>,
        /// The key.
        key: String,
        /// Its value from now on.
        value: New,
        /// The keys that stand before it in the order of the format.
        after: Vec<String>,
    },
    /// Takes a key and its value out; nothing happens when it is not there.
    Remove {
        /// The map that holds the key.
        within: Vec<Step>,
        /// The key.
        key: String,
    },
    /// Puts an item at the end of the list under a key, which is made when it is not there.
    Append {
        /// The map that holds the key.
        within: Vec<Step>,
        /// The key of the list.
        key: String,
        /// The new item.
        item: New,
    },
    /// Puts an item into a list, before the one that is there now.
    Insert {
        /// The list.
        within: Vec<Step>,
        /// Its place, from 0.
        at: usize,
        /// The new item.
        item: New,
    },
    /// Takes an item out of a list.
    Take {
        /// The list.
        within: Vec<Step>,
        /// Its place, from 0.
        at: usize,
    },
}

/// Where an edit can't be made without touching more than its own value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which of the edits, from 0.
    pub number: usize,
    /// The place to make it by hand, in the document as it is.
    pub span: Span,
}

/// The document with all edits made, each verified.
pub fn apply(source: &str, edits: &[Edit]) -> Result<String, Refused> {
    let mut text = source.to_owned();
    for (number, edit) in edits.iter().enumerate() {
        text = one(&text, edit).map_err(|span| Refused { number, span: one(source, edit).err().unwrap_or(span) })?;
    }
    Ok(text)
}

/// The document with one edit made, or the place where it can't be.
fn one(source: &str, edit: &Edit) -> Result<String, Span> {
    let nowhere = Span { line: 1, column: 1, start: 0, end: 0 };
    let root = super::parse_fully(source).map_err(|fault| fault.span)?;
    let within = edit.within();
    let place = walk(&root, within).ok_or(nowhere)?;
    let here = place.entry(edit.key()).map_or(place.span, |entry| entry.at);
    if place.shared {
        return Err(here);
    }
    let page = Page { source, eol: if source.contains("\r\n") { "\r\n" } else { "\n" } };
    let edited = match edit {
        Edit::Set { key, value, after, .. } => page.set(place, key, value, after),
        Edit::Remove { key, .. } => page.remove(place, key),
        Edit::Append { key, item, .. } => page.append(place, key, item),
        Edit::Insert { at, item, .. } => page.insert_item(place, *at, item),
        Edit::Take { at, .. } => page.take_item(place, *at),
    };
    let edited = edited.ok_or(here)?;
    let mut meant = Data::from(&root);
    meant.change(within, edit).ok_or(here)?;
    match super::parse_fully(&edited) {
        Ok(result) if Data::from(&result) == meant => Ok(edited),
        _ => Err(here),
    }
}

impl Edit {
    /// The key that the edit is about; of an item, the key of its list.
    pub fn key(&self) -> &str {
        match self {
            Edit::Set { key, .. } | Edit::Remove { key, .. } | Edit::Append { key, .. } => key,
            Edit::Insert { within, .. } | Edit::Take { within, .. } => match within.last() {
                Some(Step::Key(key)) => key,
                _ => "",
            },
        }
    }

    /// The map or list that is changed.
    pub fn within(&self) -> &[Step] {
        match self {
            Edit::Set { within, .. } | Edit::Remove { within, .. } | Edit::Append { within, .. } => within,
            Edit::Insert { within, .. } | Edit::Take { within, .. } => within,
        }
    }

    /// Sets a key at the top of a document.
    pub fn set(key: &str, value: New, after: &[&str]) -> Edit {
        Edit::set_within(Vec::new(), key, value, after)
    }

    /// Sets a key of a map within a document.
    pub fn set_within(within: Vec<Step>, key: &str, value: New, after: &[&str]) -> Edit {
        Edit::Set { within, key: key.to_owned(), value, after: after.iter().map(|key| (*key).to_owned()).collect() }
    }

    /// Takes out a key at the top of a document.
    pub fn remove(key: &str) -> Edit {
        Edit::Remove { within: Vec::new(), key: key.to_owned() }
    }
}

/// The node that steps lead to.
pub(crate) fn walk<'n, 'a>(root: &'n Node<'a>, steps: &[Step]) -> Option<&'n Node<'a>> {
    steps.iter().try_fold(root, |node, step| match (step, &node.value) {
        (Step::Key(key), _) => node.get(key),
        (Step::Index(at), Value::Seq(items)) => items.get(*at),
        _ => None,
    })
}

/// The text under the knife.
struct Page<'s> {
    source: &'s str,
    eol: &'static str,
}

impl Page<'_> {
    fn set(&self, map: &Node, key: &str, value: &New, after: &[String]) -> Option<String> {
        let Some(entry) = map.entry(key) else { return self.insert(map, key, value, after) };
        let colon = self.colon(entry)?;
        let (start, end) = ((entry.node.span.start as usize).max(colon + 1), self.value_end(entry, colon));
        let (lead, old) = (&self.source[colon + 1..start], &self.source[start..end]);
        if entry.node.shared || holds_more(&entry.node, old) {
            return None;
        }
        if self.is_flow(map) {
            let space = if lead.is_empty() { " " } else { "" };
            return Some(self.splice(start, end, &format!("{space}{}", value.flow())));
        }
        let (indent, line_end) = (self.indent_of(entry), self.line_end(end));
        let (deepest, comments_end) = self.comments_below(line_end, indent);
        let tail = format!("{}{}", header_comment(old), &self.source[end..line_end]);
        if matches!(value, New::List(_) | New::Map(_)) && !value.is_empty() {
            let below = format!("{}{}", &self.source[line_end..comments_end], value.behind_key(indent, self.eol));
            return Some(self.splice(colon + 1 + lead.trim_end().len(), comments_end, &format!("{tail}{below}")));
        }
        // blanks that line values up stay, and so do comments above a value
        let start = if lead.contains('#') || !lead.contains(['\n', '\r']) { start } else { colon + 1 };
        let space = if start == colon + 1 { " " } else { "" };
        let text = quoted_as(old, value).unwrap_or_else(|| value.scalar(deepest + 2, self.eol));
        let (head, below) = text.split_at(text.find(self.eol).unwrap_or(text.len()));
        Some(self.splice(start, line_end, &format!("{space}{head}{tail}{below}")))
    }

    fn insert(&self, map: &Node, key: &str, value: &New, after: &[String]) -> Option<String> {
        let Value::Map(entries) = &map.value else {
            // nothing but comments so far
            if !map.is_null() || map.span.start != 0 {
                return None;
            }
            let text = write::line(key, value, 0, self.eol);
            return Some(self.after_line(self.source.len(), &text));
        };
        if self.is_flow(map) {
            return Some(self.insert_in_brackets(map, entries.is_empty(), &write::flow_entry(key, value)));
        }
        let before = after.iter().rev().find_map(|known| entries.iter().find(|entry| entry.key == *known));
        let neighbour = before.or(entries.last())?;
        let indent = self.indent_of(entries.first()?);
        let end = self.value_end(neighbour, self.colon(neighbour)?);
        let (_, end) = self.comments_below(self.line_end(end), indent);
        Some(self.after_line(end, &write::line(key, value, indent, self.eol)))
    }

    fn remove(&self, map: &Node, key: &str) -> Option<String> {
        let Some(entry) = map.entry(key) else { return Some(self.source.to_owned()) };
        if self.is_flow(map) || matches!(&map.value, Value::Map(entries) if entries.len() == 1) {
            return None;
        }
        let start = self.line_start(entry.at.start as usize);
        if !self.source[start..entry.at.start as usize].trim().is_empty() {
            return None;
        }
        let end = self.line_end(self.value_end(entry, self.colon(entry)?));
        let next = end + self.source[end..].find('\n').map_or(self.source.len() - end, |at| at + 1);
        Some(self.splice(start, next, ""))
    }

    fn append(&self, map: &Node, key: &str, item: &New) -> Option<String> {
        let Some(entry) = map.entry(key).filter(|entry| !entry.node.is_null()) else {
            return self.set(map, key, &New::List(vec![item.clone()]), &[]);
        };
        let Value::Seq(items) = &entry.node.value else { return None };
        if entry.node.shared {
            return None;
        }
        if self.begins_with(&entry.node, b'[') {
            return Some(self.insert_in_brackets(&entry.node, items.is_empty(), &item.flow()));
        }
        let indent = entry.node.span.column as usize - 1;
        let (_, end) = self.comments_below(self.line_end(entry.node.span.end as usize), indent);
        Some(self.after_line(end, &item.as_item(indent, self.eol)))
    }

    /// An item before the one at `at`, or at the end.
    fn insert_item(&self, list: &Node, at: usize, item: &New) -> Option<String> {
        let Value::Seq(items) = &list.value else { return None };
        if self.begins_with(list, b'[') {
            let Some(next) = items.get(at) else { return Some(self.insert_in_brackets(list, items.is_empty(), &item.flow())) };
            let start = next.span.start as usize;
            return Some(self.splice(start, start, &format!("{}, ", item.flow())));
        }
        let indent = list.span.column as usize - 1;
        let text = item.as_item(indent, self.eol);
        match at.checked_sub(1) {
            None => {
                let start = self.dash_line(items.first()?)?;
                Some(self.splice(start, start, &format!("{text}{}", self.eol)))
            }
            Some(before) => {
                let (_, end) = self.comments_below(self.line_end(items.get(before)?.span.end as usize), indent);
                Some(self.after_line(end, &text))
            }
        }
    }

    /// The list without the item at `at`; the last one does not go, since nothing is not an empty list.
    fn take_item(&self, list: &Node, at: usize) -> Option<String> {
        let Value::Seq(items) = &list.value else { return None };
        let item = items.get(at)?;
        if self.begins_with(list, b'[') {
            let (start, end) = match (at.checked_sub(1).map(|before| &items[before]), items.get(at + 1)) {
                (_, Some(next)) => (item.span.start, next.span.start),
                (Some(before), None) => (before.span.end, item.span.end),
                (None, None) => (item.span.start, item.span.end),
            };
            let (start, end) = (start as usize, end as usize);
            return (!self.source[start..end].contains('#')).then(|| self.splice(start, end, ""));
        }
        if items.len() == 1 {
            return None;
        }
        let start = self.dash_line(item)?;
        let (_, end) = self.comments_below(self.line_end(item.span.end as usize), list.span.column as usize - 1);
        let next = end + self.source[end..].find('\n').map_or(self.source.len() - end, |at| at + 1);
        Some(self.splice(start, next, ""))
    }

    /// Where the line of an item's dash begins, when nothing else is on it.
    fn dash_line(&self, item: &Node) -> Option<usize> {
        let start = self.line_start(item.span.start as usize);
        (self.source[start..item.span.start as usize].trim() == "-").then_some(start)
    }

    /// One more part before the bracket that closes a list or map.
    fn insert_in_brackets(&self, node: &Node, is_first: bool, part: &str) -> String {
        let at = self.source[..node.span.end as usize - 1].trim_end().len();
        let comma = if is_first || self.source[..at].ends_with(',') { "" } else { "," };
        let space = if is_first { "" } else { " " };
        self.splice(at, at, &format!("{comma}{space}{part}"))
    }

    /// Where the colon of an entry stands.
    fn colon(&self, entry: &Entry) -> Option<usize> {
        let end = entry.at.end as usize;
        let rest = &self.source[end..];
        let space = rest.len() - rest.trim_start_matches(' ').len();
        rest[space..].starts_with(':').then_some(end + space)
    }

    fn value_end(&self, entry: &Entry, colon: usize) -> usize {
        (entry.node.span.end as usize).max(colon + 1)
    }

    fn is_flow(&self, map: &Node) -> bool {
        self.begins_with(map, b'{')
    }

    fn begins_with(&self, node: &Node, bracket: u8) -> bool {
        self.source.as_bytes().get(node.span.start as usize) == Some(&bracket)
    }

    fn indent_of(&self, entry: &Entry) -> usize {
        entry.at.column as usize - 1
    }

    fn line_start(&self, at: usize) -> usize {
        let start = self.source[..at].rfind('\n').map_or(0, |newline| newline + 1);
        if start == 0 && self.source.starts_with('\u{feff}') { '\u{feff}'.len_utf8().min(at) } else { start }
    }

    fn line_end(&self, at: usize) -> usize {
        let end = self.source[at..].find('\n').map_or(self.source.len(), |newline| at + newline);
        if self.source[..end].ends_with('\r') && end > at { end - 1 } else { end }
    }

    /// How far the comments below a line are indented, at least `indent`, and where the last of those that are
    /// indented more ends: they belong to what stands above them.
    fn comments_below(&self, line_end: usize, indent: usize) -> (usize, usize) {
        let (mut most, mut end, mut at) = (indent, line_end, line_end);
        for line in self.source[line_end..].split_inclusive('\n') {
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

    /// A new line (or more) below the line of `at`; a missing line break at the end of the file stays missing.
    fn after_line(&self, at: usize, text: &str) -> String {
        let end = self.line_end(at);
        let blank_file = self.source.is_empty() || self.source.ends_with('\n') && end == self.source.len();
        let text = if blank_file { format!("{text}{}", self.eol) } else { format!("{}{text}", self.eol) };
        self.splice(end, end, &text)
    }

    fn splice(&self, start: usize, end: usize, text: &str) -> String {
        format!("{}{text}{}", &self.source[..start], &self.source[end..])
    }
}

/// Whether a list or map has anything in it, values or comments, that would go with it.
fn holds_more(node: &Node, old: &str) -> bool {
    match &node.value {
        Value::Seq(items) => !items.is_empty() || old.contains('#'),
        Value::Map(entries) => !entries.is_empty() || old.contains('#'),
        _ => false,
    }
}

/// The comment behind the `|` or `>` of a block text, with the blanks before it.
fn header_comment(old: &str) -> &str {
    let header = old.split(['\n', '\r']).next().filter(|line| line.starts_with(['|', '>'])).unwrap_or("");
    let comment = header.find('#').map_or(header.len(), |at| header[..at].trim_end().len());
    &header[comment..]
}

/// A value in the quotes that the old one had, where it can stand in them as it is.
fn quoted_as(old: &str, value: &New) -> Option<String> {
    let (New::Word(text) | New::Text(text)) = value else { return None };
    let quote = old.chars().next().filter(|first| matches!(first, '"' | '\'') && old.len() > 1 && old.ends_with(*first))?;
    let fits = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | ','));
    fits.then(|| format!("{quote}{text}{quote}"))
}

/// What a document says, however it is written: maps without order, texts without style.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Data {
    Null,
    Text(String),
    List(Vec<Data>),
    Map(std::collections::BTreeMap<String, Data>),
}

impl From<&Node<'_>> for Data {
    fn from(node: &Node) -> Self {
        match &node.value {
            Value::Null => Data::Null,
            Value::Seq(items) => Data::List(items.iter().map(Data::from).collect()),
            Value::Map(entries) => Data::Map(entries.iter().map(|entry| (entry.key.to_string(), Data::from(&entry.node))).collect()),
            Value::Scalar(_) | Value::Literal { .. } => Data::Text(node.text().unwrap_or_default().into_owned()),
        }
    }
}

impl From<&New> for Data {
    fn from(new: &New) -> Self {
        match new {
            New::Text(text) | New::Word(text) => Data::Text(text.clone()),
            New::List(items) => Data::List(items.iter().map(Data::from).collect()),
            New::Map(entries) => Data::Map(entries.iter().map(|(key, value)| (key.clone(), Data::from(value))).collect()),
        }
    }
}

impl Data {
    fn change(&mut self, within: &[Step], edit: &Edit) -> Option<()> {
        if let Some((step, rest)) = within.split_first() {
            let next = match (step, self) {
                (Step::Key(key), Data::Map(entries)) => entries.get_mut(key),
                (Step::Index(at), Data::List(items)) => items.get_mut(*at),
                _ => None,
            };
            return next?.change(rest, edit);
        }
        if let (Edit::Insert { .. } | Edit::Take { .. }, Data::List(items)) = (edit, &mut *self) {
            match edit {
                Edit::Insert { at, item, .. } if *at <= items.len() => items.insert(*at, Data::from(item)),
                Edit::Take { at, .. } if *at < items.len() => drop(items.remove(*at)),
                _ => return None,
            }
            return Some(());
        }
        if *self == Data::Null {
            *self = Data::Map(Default::default());
        }
        let Data::Map(entries) = self else { return None };
        match edit {
            Edit::Set { key, value, .. } => {
                entries.insert(key.clone(), Data::from(value));
            }
            Edit::Remove { key, .. } => {
                entries.remove(key);
            }
            Edit::Append { key, item, .. } => match entries.entry(key.clone()).or_insert(Data::Null) {
                Data::List(items) => items.push(Data::from(item)),
                slot @ Data::Null => *slot = Data::List(vec![Data::from(item)]),
                _ => return None,
            },
            Edit::Insert { .. } | Edit::Take { .. } => return None,
        }
        Some(())
    }
}
