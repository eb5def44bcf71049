//! Writes new YAML: values in the form that `format.md` describes.
//!
//! Block style. One-line texts are plain if every YAML reader takes them for text, otherwise quoted; longer texts are literal
//! blocks; days are plain `2026-11-22`.

use super::node::{Node, Value};
use super::style::Style;
use crate::domain::text::is_invisible;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum New {
    /// A text; more than one line becomes a literal block. Blank lines at either end are dropped.
    Text(String),
    /// A word of ours (an id, a day, a status): always plain.
    Word(String),
    List(Vec<New>),
    /// A map, in this order.
    Map(Vec<(String, New)>),
}

impl New {
    /// Whether a text is in it, and not only words of ours.
    pub(super) fn has_text(&self) -> bool {
        match self {
            New::Text(_) => true,
            New::Word(_) => false,
            New::List(items) => items.iter().any(New::has_text),
            New::Map(entries) => entries.iter().any(|(_, value)| value.has_text()),
        }
    }

    /// A text in normal form.
    pub fn text(text: &str) -> New {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let trimmed = text.trim_matches('\n').trim_end();
        New::Text(if trimmed.contains('\n') { format!("{trimmed}\n") } else { trimmed.to_owned() })
    }

    /// A word of ours.
    pub fn word(word: impl ToString) -> New {
        New::Word(word.to_string())
    }

    /// A list of texts.
    pub fn texts<S: AsRef<str>>(texts: &[S]) -> New {
        New::List(texts.iter().map(|text| New::text(text.as_ref())).collect())
    }

    /// The value of a node of another document; words and days stay as plain as they are there.
    pub fn of(node: &Node) -> New {
        match &node.value {
            Value::Null => New::Word(String::new()),
            Value::Seq(items) => New::List(items.iter().map(New::of).collect()),
            Value::Map(entries) => New::Map(entries.iter().map(|entry| (entry.key.to_string(), New::of(&entry.node))).collect()),
            Value::Scalar(_) | Value::Literal { .. } => {
                let text = node.text().unwrap_or_default().into_owned();
                let stands_plain = text.len() == (node.span.end - node.span.start) as usize;
                let is_word = text.starts_with(char::is_alphanumeric)
                    && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/'));
                if stands_plain && is_word { New::Word(text) } else { New::Text(text) }
            }
        }
    }

    /// Whether there is anything to write.
    pub fn is_empty(&self) -> bool {
        match self {
            New::Text(text) | New::Word(text) => text.is_empty(),
            New::List(items) => items.is_empty(),
            New::Map(entries) => entries.is_empty(),
        }
    }

    /// The text after `key:`, with the lines below it; `indent` is that of the key.
    pub fn behind_key(&self, indent: usize, style: &Style) -> String {
        let eol = style.eol;
        match self {
            New::List(items) if items.is_empty() => " []".to_owned(),
            New::Map(entries) if entries.is_empty() => " {}".to_owned(),
            New::List(items) => items.iter().map(|item| format!("{eol}{}", item.as_item(indent + style.list, style))).collect(),
            New::Map(entries) => {
                let lines = entries.iter().map(|(key, value)| line(key, value, indent + style.map, style));
                lines.map(|line| format!("{eol}{line}")).collect()
            }
            _ => format!(" {}", self.scalar(indent + style.block, style)),
        }
    }

    /// One `- ` item of a list whose dashes stand at `indent`.
    pub fn as_item(&self, indent: usize, style: &Style) -> String {
        let within = indent + 1 + style.dash;
        let dash = format!("{}-{}", " ".repeat(indent), " ".repeat(style.dash));
        match self {
            New::Map(entries) if !entries.is_empty() => {
                let lines: Vec<String> = entries.iter().map(|(key, value)| line(key, value, within, style)).collect();
                format!("{dash}{}", lines.join(style.eol).trim_start())
            }
            New::List(_) | New::Map(_) => format!("{dash}{}", self.flow()),
            _ => format!("{dash}{}", self.scalar(within, style)),
        }
    }

    /// The value in flow style, on one line.
    pub fn flow(&self) -> String {
        match self {
            New::Word(word) => word.clone(),
            New::Text(text) if is_plain_in_brackets(text) => text.clone(),
            New::Text(text) => quoted(text),
            New::List(items) => format!("[{}]", items.iter().map(New::flow).collect::<Vec<_>>().join(", ")),
            New::Map(entries) => {
                let parts: Vec<String> = entries.iter().map(|(key, value)| flow_entry(key, value)).collect();
                format!("{{{}}}", parts.join(", "))
            }
        }
    }

    /// A text or word; a block's lines get `indent` spaces.
    pub(super) fn scalar(&self, indent: usize, style: &Style) -> String {
        match self {
            New::Word(word) => word.clone(),
            New::Text(text) if is_plain(text) => text.clone(),
            New::Text(text) if fits_a_block(text) => {
                let pad = " ".repeat(indent);
                let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!("{pad}{line}") });
                std::iter::once("|".to_owned()).chain(lines).collect::<Vec<_>>().join(style.eol)
            }
            New::Text(text) => quoted(text),
            other => other.flow(),
        }
    }
}

/// A whole document: one line or more for each key; entries without a value are left out.
pub fn document(entries: &[(&str, New)]) -> String {
    let filled = entries.iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(key, value)| format!("{}\n", line(key, value, 0, &Style::OURS))).collect()
}

/// `key: value` at `indent`.
pub fn line(key: &str, value: &New, indent: usize, style: &Style) -> String {
    format!("{}{}:{}", " ".repeat(indent), key_text(key), value.behind_key(indent, style))
}

/// `key: value` between braces.
pub(super) fn flow_entry(key: &str, value: &New) -> String {
    format!("{}: {}", key_text(key), value.flow())
}

fn key_text(key: &str) -> String {
    if is_plain_in_brackets(key) { key.to_owned() } else { quoted(key) }
}

fn fits_a_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\t', '\n'])
        && !text.chars().any(|c| c != '\n' && c != '\t' && must_be_escaped(c))
        && !text.lines().any(|line| !line.is_empty() && line.trim().is_empty())
}

/// Whether every YAML 1.1 and 1.2 reader takes a text without quotes for text.
fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    first.is_alphabetic()
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(must_be_escaped)
        && !is_word_of_yaml(text)
}

/// The same between brackets or braces, where `:` and `?` mean something in YAML 1.1 too.
fn is_plain_in_brackets(text: &str) -> bool {
    is_plain(text) && !text.contains([',', '[', ']', '{', '}', ':', '?'])
}

/// What YAML does not allow unquoted, or what would be invisible in the file.
fn must_be_escaped(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Words that YAML 1.1 or 1.2 reads as a boolean, null or a number.
fn is_word_of_yaml(text: &str) -> bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if must_be_escaped(c) && (c as u32) < 0x1_0000 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c if must_be_escaped(c) => out.push_str(&format!("\\U{:08x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
