//! Lines of a form that are never the file's: the promises below a key of the form's own. They are read as they are typed, not as
//! YAML, so that no sign in them has another meaning.

use crate::domain::text::{on_one_line, slice};
use crate::store::yaml::style::Style;
use crate::store::yaml::write::New;
use crate::store::yaml::{self, Value};
use std::collections::BTreeSet;

/// What begins a line of a list in what people type.
const BULLETS: [char; 6] = ['-', '–', '—', '•', '·', '*'];

/// A line that was typed below the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedLine {
    /// Where it begins, from 1.
    pub line: u32,
    pub text: String,
}

/// What of a text is not the file's.
#[derive(Debug, Default)]
pub(super) struct Aside {
    /// Its lines, from 0.
    lines: BTreeSet<usize>,
    pub typed: Vec<TypedLine>,
}

impl Aside {
    /// All below `key`, wherever that stands at the left; `ends` tells the lines without a dash that belong to it no more.
    pub(super) fn of(text: &str, key: &str, ends: &dyn Fn(&str) -> bool) -> Aside {
        let mut aside = Aside::default();
        let mut below = None;
        for (at, line) in text.lines().enumerate() {
            if super::top_key(line) == Some(key) {
                let value = line.split_once(':').map_or("", |(_, value)| value.trim());
                let is_block = value.starts_with(['|', '>']);
                below = Some(Below { is_block, is_running: false, blanks: Vec::new() });
                aside.lines.insert(at);
                // behind the key a `#` begins a comment, as in the rest of the file
                if !is_block && !value.starts_with('#') {
                    aside.add(at, value);
                }
                continue;
            }
            let is_item = line.trim().is_empty() || line.starts_with('#') || without_bullet(line.trim_start()).is_some();
            // the beginning of a document, and what git leaves around a conflict
            let is_other = || ["---", "...", "<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|sign| line.starts_with(sign));
            if !is_item && (is_other() || ends(line)) {
                below = None;
            }
            if let Some(below) = &mut below {
                aside.line(at, line, below);
            }
        }
        aside
    }

    fn line(&mut self, at: usize, line: &str, below: &mut Below) {
        let text = line.trim();
        if text.is_empty() {
            // those at the end belong to what comes next
            below.blanks.push(at);
            below.is_running = false;
            return;
        }
        if line.starts_with('#') {
            below.is_running = false;
            return;
        }
        self.lines.insert(at);
        self.lines.extend(below.blanks.drain(..));
        let item = without_bullet(text);
        match self.typed.last_mut() {
            Some(last) if below.is_running && item.is_none() && line.starts_with([' ', '\t']) && !below.is_block => {
                last.text = format!("{} {text}", last.text);
            }
            _ => {
                let count = self.typed.len();
                self.add(at, item.unwrap_or(text));
                below.is_running = self.typed.len() > count;
            }
        }
    }

    fn add(&mut self, at: usize, text: &str) {
        if !text.is_empty() {
            self.typed.push(TypedLine { line: at as u32 + 1, text: unquoted(text) });
        }
    }

    /// Whether a line, from 0, is one of them.
    pub(super) fn has(&self, line: usize) -> bool {
        self.lines.contains(&line)
    }

    /// The text with these lines empty: every other line stands where it stood.
    pub(super) fn blanked(&self, text: &str) -> String {
        text.split_inclusive('\n').enumerate().map(|(at, line)| if self.lines.contains(&at) { "\n" } else { line }).collect()
    }

    /// The text without these lines.
    pub(super) fn left_out(&self, text: &str) -> String {
        text.split_inclusive('\n').enumerate().filter(|(at, _)| !self.lines.contains(at)).map(|(_, line)| line).collect()
    }

    /// The text with other lines below the key, where it stands first.
    pub(super) fn replaced(&self, text: &str, key: &str, typed: &[String]) -> String {
        let Some(first) = self.lines.first() else { return text.to_owned() };
        let lines: String = typed.iter().map(|text| format!("{}\n", item(text))).collect();
        let mut out = String::new();
        for (at, line) in text.split_inclusive('\n').enumerate() {
            if at == *first {
                out.push_str(&format!("{key}:\n{lines}"));
            } else if !self.lines.contains(&at) {
                out.push_str(line);
            }
        }
        out
    }
}

/// What one is below while going down a text.
struct Below {
    /// Whether each line is one of its own, as in a block of text.
    is_block: bool,
    /// Whether what is indented goes on with the line above it.
    is_running: bool,
    blanks: Vec<usize>,
}

/// What stands behind the sign that begins a line of a list; nothing where none does. A dash may stand close to a word.
fn without_bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(BULLETS)?;
    let is_dash = text.starts_with(['-', '–', '—']);
    let is_apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (is_apart || is_dash && rest.starts_with(char::is_alphabetic)).then_some(rest.trim())
}

/// A text that stands in quotes as a whole, without them.
fn unquoted(text: &str) -> String {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'') && text.len() > 1 && text.ends_with(*c));
    let inner = quote.and_then(|_| {
        let page = format!("- {text}\n");
        let root = yaml::parse_fully(&page).ok()?;
        match &root.value {
            Value::Seq(items) => items.first().and_then(|item| item.text()).map(|text| on_one_line(&text)),
            _ => None,
        }
    });
    inner.unwrap_or_else(|| text.to_owned())
}

/// A text as a line of the list.
fn item(text: &str) -> String {
    let text = on_one_line(text);
    let plain = format!("- {text}");
    let is_itself = without_bullet(&plain).map(unquoted).as_deref() == Some(&*text);
    if is_itself { plain } else { slice(&New::text(&text).as_item(0, &Style::OURS), ..).trim_end().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_key(line: &str) -> bool {
        ["type:", "next:"].iter().any(|key| line.starts_with(key))
    }

    fn typed(text: &str) -> Vec<(u32, String)> {
        Aside::of(text, "actions", &is_key).typed.into_iter().map(|typed| (typed.line, typed.text)).collect()
    }

    #[test]
    fn what_is_typed_below_the_key_is_a_line_each_however_it_is_typed() {
        for (below, meant) in [
            ("- Bellen\n- Mailen", vec![(2, "Bellen"), (3, "Mailen")]),
            ("- \n", vec![]),
            ("-\n-  \n", vec![]),
            ("  - Bellen\n    met Bo\n\n* Mailen\n– Gaan\n-Komen\n", vec![(2, "Bellen met Bo"), (5, "Mailen"), (6, "Gaan"), (7, "Komen")]),
            ("Bellen: nu # echt · \"zo\"", vec![(2, "Bellen: nu # echt · \"zo\"")]),
            ("- # eerst\n# eigen\n- *belangrijk*\n- -5 graden", vec![(2, "# eerst"), (4, "*belangrijk*"), (5, "-5 graden")]),
            (
                "- \"Bellen: nu\"\n- 'Bo''s'\n- \"Bo\" en \"Anna\"\n- 's morgens'",
                vec![(2, "Bellen: nu"), (3, "Bo's"), (4, "\"Bo\" en \"Anna\""), (5, "s morgens")],
            ),
        ] {
            let text = format!("type: stay\nactions:\n{below}\n\nnext: 2026-12-01\n");
            let found: Vec<(u32, String)> = typed(&text).into_iter().map(|(line, text)| (line - 1, text)).collect();
            let meant: Vec<(u32, String)> = meant.into_iter().map(|(line, text)| (line, text.to_owned())).collect();
            assert_eq!(found, meant, "{text}");
        }
        assert_eq!(typed("actions: Bellen · hr\n"), [(1, "Bellen · hr".to_owned())]);
        assert_eq!(typed("actions: |\n  Bellen\n  Mailen\nnext: x\n"), [(2, "Bellen".to_owned()), (3, "Mailen".to_owned())]);
    }

    #[test]
    fn what_is_left_is_the_file_s() {
        let text = "type: stay\nactions:\n- a\n# eigen\n\n- b\n\nnext: x\n";
        let aside = Aside::of(text, "actions", &is_key);
        assert_eq!(aside.left_out(text), "type: stay\n# eigen\n\nnext: x\n");
        assert_eq!(aside.blanked(text), "type: stay\n\n\n# eigen\n\n\n\nnext: x\n");
        assert_eq!(aside.replaced(text, "actions", &["c".to_owned()]), "type: stay\nactions:\n- c\n# eigen\n\nnext: x\n");
    }

    proptest! {
        #[test]
        fn any_text_is_itself_again(texts in prop::collection::vec("[^\\s\\pC]([^\\pC]{0,20}[^\\s\\pC])?", 1..4)) {
            let texts: Vec<String> = texts.iter().map(|text| on_one_line(text)).collect();
            let page = Aside::of("actions:\n- \nnext: \n", "actions", &is_key).replaced("actions:\n- \nnext: \n", "actions", &texts);
            let found: Vec<String> = typed(&page).into_iter().map(|(_, text)| text).collect();
            prop_assert_eq!(found, texts, "{}", page);
        }
    }
}
