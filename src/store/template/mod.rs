//! A record as a form for the editor, and the way back to its file.
//!
//! A form is a value: a head, and the fields with what stands above each. On the page the file stands as it is, with each
//! field that it does not have as an empty one in its place. On the way back the form's own lines go, and so does
//! every field that is empty and was not so in the file; all else is the file's, to the byte.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

mod advice;
mod aside;
pub mod fields;
mod slips;

use self::aside::Aside;
use self::fields::{Field, FieldShape};
use super::yaml::comments;
use super::yaml::edit::{self, Edit, Step};
use super::yaml::{self, Entry, Node, Value};
use crate::domain::date::{civil, parse_civil};
use crate::domain::problem::{Kind, Problem};
use crate::domain::text::slice;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub use advice::Advice;
pub use aside::TypedLine;

/// What begins a line that goes when the form is saved.
pub(super) const MARK: &str = "#:";

/// A form for one file.
#[derive(Debug)]
pub struct Template {
    fields: Vec<Field>,
    /// The file as it is, with `\n` at the end of each line; nothing of a record that is new.
    before: String,
    /// What begins the form's own lines: the mark, so long that no line of the file begins with it.
    mark: String,
}

impl Template {
    /// A form with these fields; `before` is the text of the file, or nothing for a record that is new.
    pub fn new(mut fields: Vec<Field>, before: &str) -> Template {
        // a key of the file's own is the file's
        fields.retain(|field| field.shape != FieldShape::Aside || !has_top_key(before, &field.key));
        let mut mark = MARK.to_owned();
        while before.lines().any(|line| line.starts_with(&mark)) {
            mark.push(':');
        }
        Template { fields, before: before.to_owned(), mark }
    }

    /// The page for the editor: `head` as comments, then the text with its empty fields ready to type in. A text from which
    /// those would not come off again to the byte stands as it is.
    pub fn page(&self, head: &[String], text: &str) -> String {
        let head: String = head.iter().map(|line| self.comment(line)).collect();
        let page = format!("{head}{}", self.fill(text).unwrap_or_else(|| text.to_owned()));
        let is_safe = self.filled(&page).trim_end_matches('\n') == text.trim_end_matches('\n');
        if is_safe { page } else { format!("{head}{text}") }
    }

    /// The page with these lines below the field of the form's own, in the place of what is there.
    pub fn with_aside(&self, page: &str, lines: &[String]) -> String {
        match self.aside_key() {
            Some(key) if !lines.is_empty() => self.aside(page).replaced(page, key, lines),
            _ => page.to_owned(),
        }
    }

    /// What was typed below the field of the form's own, which is never the file's.
    pub fn typed_aside(&self, page: &str) -> Vec<TypedLine> {
        self.aside(&self.blanked(page)).typed
    }

    fn aside_key(&self) -> Option<&str> {
        self.fields.iter().find(|field| field.shape == FieldShape::Aside).map(|field| field.key.as_str())
    }

    fn aside(&self, text: &str) -> Aside {
        let is_word = |key: &str| key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        // a sentence may have a colon; a line of the file's own is the file's, whatever it looks like
        let is_field = |key: &str| self.fields.iter().any(|field| field.key == key);
        let ends = |line: &str| {
            top_key(line).is_some_and(is_word)
                || line.trim_start().split_once(':').is_some_and(|(key, _)| is_field(key.trim_end()))
                || !line.starts_with([' ', '\t']) && self.before.lines().any(|own| own == line)
        };
        self.aside_key().map(|key| Aside::of(text, key, &ends)).unwrap_or_default()
    }

    /// What begins the form's own lines.
    pub fn mark(&self) -> &str {
        &self.mark
    }

    fn comment(&self, line: &str) -> String {
        format!("{} {line}\n", self.mark)
    }

    /// The text with its empty fields; nothing when it is no map in block style.
    fn fill(&self, text: &str) -> Option<String> {
        let root = yaml::parse_fully(text).ok()?;
        let Value::Map(entries) = &root.value else { return None };
        if root.is_flow(text) || entries.first()?.at.column != 1 {
            return None;
        }
        let mut empty = Empty { text, form: self, at: BTreeMap::new() };
        empty.fields(&self.fields, entries, 0);
        let mut page = String::new();
        for (number, line) in text.split_inclusive('\n').enumerate() {
            empty.at.get(&number).into_iter().flatten().for_each(|line| page.push_str(line));
            page.push_str(line);
        }
        if !page.ends_with('\n') {
            page.push('\n');
        }
        let count = text.split_inclusive('\n').count();
        empty.at.range(count..).flat_map(|(_, lines)| lines).for_each(|line| page.push_str(line));
        Some(page)
    }

    /// What was filled in: without the form's own lines, and without the fields that are empty, but those that were so in
    /// the file. A text that can't be parsed comes back with no more than the lines taken out.
    pub fn filled(&self, page: &str) -> String {
        let spare = self.spare(&self.blanked(page));
        let lines = page.split_inclusive('\n').enumerate();
        let text: String = lines.filter(|(at, line)| !line.starts_with(&self.mark) && !spare.contains(at)).map(|(_, line)| line).collect();
        let text = self.aside(&text).left_out(&text);
        let mut text = if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" };
        let before = yaml::parse_fully(&self.before).ok();
        let is_own = |steps: &[Step]| before.as_ref().and_then(|root| edit::walk(root, steps)).is_some_and(|node| is_empty(node, false));
        let mut kept: Vec<Edit> = Vec::new();
        while let Ok(root) = yaml::parse_fully(&text) {
            let Value::Map(entries) = &root.value else { break };
            let Some(removal) = self.empties(entries, &is_own).into_iter().find(|edit| !kept.contains(edit)) else { break };
            match without(&text, &removal) {
                Some(edited) => text = edited,
                // it can't go alone, or a comment would go with it
                None => kept.push(removal),
            }
        }
        self.without_gaps(text)
    }

    /// The text without the blanks of empty fields that were filled in beside them, where it says the same without.
    fn without_gaps(&self, mut text: String) -> String {
        let is_gap = |line: &str| !line.is_empty() && line.trim().is_empty();
        if self.before.lines().any(is_gap) {
            return text;
        }
        for at in (0..text.lines().count()).rev().filter(|at| text.lines().nth(*at).is_some_and(is_gap)).collect::<Vec<_>>() {
            let shorter: String =
                text.split_inclusive('\n').enumerate().filter(|(number, _)| *number != at).map(|(_, line)| line).collect();
            let says_the_same = match (yaml::parse_fully(&text), yaml::parse_fully(&shorter)) {
                (Ok(one), Ok(other)) => one.same_as(&other),
                _ => false,
            };
            if says_the_same {
                text = shorter;
            }
        }
        text
    }

    /// What takes each empty field out, from the last to the first within a list.
    fn empties(&self, entries: &[Entry], is_own: &impl Fn(&[Step]) -> bool) -> Vec<Edit> {
        let mut found = Vec::new();
        for entry in entries {
            if let Some(field) = self.fields.iter().find(|field| field.key == entry.key) {
                let of_texts = matches!(field.shape, FieldShape::Lines | FieldShape::Words);
                empty_entry(&[], entry, of_texts, is_own, &mut found);
            }
        }
        found
    }

    /// Whether a page says the same as the one that it began as.
    pub fn is_untouched(&self, page: &str, base: &str) -> bool {
        let texts = |page: &str| self.typed_aside(page).into_iter().map(|typed| typed.text).collect::<Vec<_>>();
        page == base || self.filled(page) == self.filled(base) && texts(page) == texts(base)
    }

    /// Whether nothing is left but the form's own lines.
    pub fn is_blank(&self, page: &str) -> bool {
        page.lines().all(|line| line.starts_with(&self.mark) || line.trim().is_empty())
    }

    /// What is wrong with a page and was not so in the file, each at the line where it stands on the page, with what to
    /// write instead where that was tried. `validate` says what is wrong with the text of a file.
    pub fn validate(&self, page: &str, validate: &dyn Fn(&str) -> Vec<Problem>) -> Vec<Advice> {
        self.validate_all(page, validate, &|_| None)
    }

    /// The same, with what is wrong with a line that is not the file's.
    pub fn validate_all(&self, page: &str, validate: &dyn Fn(&str) -> Vec<Problem>, line: &dyn Fn(&str) -> Option<Kind>) -> Vec<Advice> {
        advice::Adviser { form: self, validate, line }.told(page)
    }

    /// The page with the days of its fields as files have them; `read` gives the day of a key and of what was typed for it, where
    /// that is a day in other words.
    pub fn with_days(&self, page: &str, mut read: impl FnMut(&str, &str) -> Option<NaiveDate>) -> String {
        let mut line = |line: &str| {
            let key = top_key(line.trim_end()).filter(|key| fields::DAYS.contains(key))?;
            let written = line.get(key.len() + 1..)?;
            let written = written.split_once(" #").map_or(written, |(value, _)| value).trim();
            let typed = ['"', '\''].iter().find_map(|quote| written.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(written);
            if typed.is_empty() || parse_civil(typed).is_some() {
                return None;
            }
            Some(line.replacen(written, &civil(read(key, typed)?), 1))
        };
        page.split_inclusive('\n').map(|text| line(text).unwrap_or_else(|| text.to_owned())).collect()
    }

    /// The page with messages on top, in the place of those of before; `lines` gives them, when it is told how much
    /// further down everything stands because of them.
    pub fn with_messages(&self, page: &str, count: usize, lines: impl FnOnce(u32) -> Vec<String>) -> String {
        let bare = self.without_messages(page);
        let messages = lines(count as u32);
        messages.iter().map(|line| format!("{}! {line}\n", self.mark)).collect::<String>() + &bare
    }

    pub fn without_messages(&self, page: &str) -> String {
        let message = format!("{}!", self.mark);
        page.split_inclusive('\n').filter(|line| !line.starts_with(&message)).collect()
    }

    /// The page with the form's own lines empty: every other line stands where it stood.
    fn blanked(&self, page: &str) -> String {
        page.split_inclusive('\n').map(|line| if line.starts_with(&self.mark) { "\n" } else { line }).collect()
    }

    /// The same, without the empty fields that were filled in elsewhere.
    fn bare(&self, page: &str) -> String {
        let blanked = self.blanked(page);
        let spare = self.spare(&blanked);
        blanked.split_inclusive('\n').enumerate().map(|(at, line)| if spare.contains(&at) { "\n" } else { line }).collect()
    }

    /// The lines, from 0, of fields that the form brought and that are empty, where the same key stands elsewhere with a
    /// value: somebody wrote it at the end and did not see the field.
    fn spare(&self, text: &str) -> Vec<usize> {
        let lines: Vec<&str> = text.lines().collect();
        let starts: Vec<(usize, &str)> = lines.iter().enumerate().filter_map(|(at, line)| Some((at, top_key(line)?))).collect();
        let is_ours =
            |key: &str| self.fields.iter().any(|field| field.key == key) && !self.before.lines().any(|line| top_key(line) == Some(key));
        let body = |at: usize| at + 1..starts.iter().map(|(start, _)| *start).find(|next| *next > at).unwrap_or(lines.len());
        let line = |at: usize| lines.get(at).copied().unwrap_or_default();
        let is_empty = |at: usize| {
            let value = line(at).split_once(':').map_or("", |(_, value)| value.trim());
            matches!(value, "" | "|") && body(at).all(|at| matches!(line(at).trim(), "" | "-"))
        };
        let is_spare = |(at, key): &&(usize, &str)| {
            let elsewhere = || starts.iter().any(|(other, same)| other != at && same == key && !is_empty(*other));
            is_ours(key) && is_empty(*at) && elsewhere()
        };
        let spare = starts.iter().filter(is_spare);
        spare.flat_map(|(at, _)| std::iter::once(*at).chain(body(*at).filter(|at| !line(*at).is_empty()))).collect()
    }
}

/// The key of a line that begins a field at the top.
fn top_key(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let is_plain = !key.is_empty() && !key.starts_with([' ', '-', '#', '"', '\'']);
    (is_plain && (rest.is_empty() || rest.starts_with(' '))).then_some(key)
}

/// Whether a text has this key at the top, however it is written.
fn has_top_key(text: &str, key: &str) -> bool {
    let parsed = yaml::parse_fully(text).ok();
    let entries = match parsed.as_ref().map(|root| &root.value) {
        Some(Value::Map(entries)) => entries.iter().any(|entry| entry.key == key),
        _ => false,
    };
    entries || text.lines().any(|line| top_key(line) == Some(key))
}

/// The lines that a page has more than its file, by the line of the file that they come before.
struct Empty<'e> {
    text: &'e str,
    form: &'e Template,
    at: BTreeMap<usize, Vec<String>>,
}

impl Empty<'_> {
    fn fields(&mut self, fields: &[Field], entries: &[Entry], indent: usize) {
        let pad = " ".repeat(indent);
        let first = entries.first().map_or(0, |entry| entry.at.line as usize - 1);
        let mut place = first;
        for field in fields {
            let Some(entry) = entries.iter().find(|entry| entry.key == field.key) else {
                self.note(field, place);
                self.put(place, empty(field).iter().map(|line| format!("{pad}{line}\n")).collect());
                continue;
            };
            self.note(field, entry.at.line as usize - 1);
            match (&field.shape, &entry.node.value) {
                (FieldShape::Map(fields), Value::Map(inner)) if self.is_block(&entry.node) => {
                    self.fields(fields, inner, inner.first().map_or(0, |entry| entry.at.column as usize - 1));
                }
                (FieldShape::List(fields), Value::Seq(items)) if self.is_block(&entry.node) => {
                    items.iter().for_each(|item| self.item(fields, item));
                }
                _ => {}
            }
            place = self.below(entry);
        }
    }

    /// The last of the fields of a thing in a list, below the one before it: an answer below its question.
    fn item(&mut self, fields: &[Field], item: &Node) {
        let Value::Map(entries) = &item.value else { return };
        let [.., before, last] = fields else { return };
        let is_there = |field: &Field| entries.iter().find(|entry| entry.key == field.key);
        let (Some(above), None, true) = (is_there(before), is_there(last), self.is_block(item)) else { return };
        let pad = " ".repeat(item.span.column as usize - 1);
        let place = self.below(above);
        self.put(place, empty(last).iter().map(|line| format!("{pad}{line}\n")).collect());
    }

    fn note(&mut self, field: &Field, place: usize) {
        let lines = field.note.iter().map(|line| self.form.comment(line)).collect();
        self.put(place, lines);
    }

    fn put(&mut self, place: usize, lines: Vec<String>) {
        self.at.entry(place).or_default().extend(lines);
    }

    fn is_block(&self, node: &Node) -> bool {
        !node.shared && !node.is_flow(self.text)
    }

    /// The line below an entry, and below the comments that are indented more than its key.
    fn below(&self, entry: &Entry) -> usize {
        let end = entry.node.span.end.max(entry.at.end) as usize;
        // nothing at all is placed where the next thing begins; a block may keep its blank lines
        let end = if entry.node.begins_with(self.text, b"|>") {
            end
        } else {
            slice(self.text, ..end).trim_end().len().max(entry.at.end as usize)
        };
        let line = slice(self.text, ..end).matches('\n').count() + 1;
        let indent = entry.at.column as usize - 1;
        // what is indented more, and lines of blanks, an empty block would take for its own
        let is_own = |line: &str| line.trim_start().starts_with('#') && line.len() - line.trim_start().len() > indent;
        let below: Vec<&str> = self.text.lines().skip(line).take_while(|line| line.trim().is_empty() || is_own(line)).collect();
        line + below.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1)
    }
}

/// The lines of an empty field, without indentation.
fn empty(field: &Field) -> Vec<String> {
    let key = &field.key;
    let within = |fields: &[Field]| fields.iter().flat_map(empty).collect::<Vec<_>>();
    match &field.shape {
        FieldShape::Word | FieldShape::Line => vec![format!("{key}: ")],
        FieldShape::Text => vec![format!("{key}: |"), "  ".to_owned()],
        FieldShape::Words | FieldShape::Lines | FieldShape::Aside => vec![format!("{key}:"), "- ".to_owned()],
        FieldShape::Map(fields) if fields.is_empty() => Vec::new(),
        FieldShape::Map(fields) => {
            let inner = within(fields).into_iter().map(|line| format!("  {line}"));
            std::iter::once(format!("{key}:")).chain(inner).collect()
        }
        FieldShape::List(fields) => {
            let inner = within(fields).into_iter().enumerate().map(|(at, line)| format!("{}{line}", if at == 0 { "- " } else { "  " }));
            std::iter::once(format!("{key}:")).chain(inner).collect()
        }
    }
}

/// What takes an entry out that is empty, or what is empty in it. In a list `of_texts` a word before a colon is a text.
fn empty_entry(within: &[Step], entry: &Entry, of_texts: bool, is_own: &impl Fn(&[Step]) -> bool, found: &mut Vec<Edit>) {
    let here: Vec<Step> = within.iter().cloned().chain([Step::Key(entry.key.to_string())]).collect();
    if is_empty(&entry.node, of_texts) && !is_own(&here) {
        found.push(Edit::Remove { within: within.to_vec(), key: entry.key.to_string() });
    } else {
        empties_within(&here, &entry.node, of_texts, is_own, found);
    }
}

fn empties_within(here: &[Step], node: &Node, of_texts: bool, is_own: &impl Fn(&[Step]) -> bool, found: &mut Vec<Edit>) {
    match &node.value {
        Value::Map(entries) if !of_texts => entries.iter().for_each(|entry| empty_entry(here, entry, false, is_own, found)),
        Value::Seq(items) => {
            for (at, item) in items.iter().enumerate().rev() {
                let step: Vec<Step> = here.iter().cloned().chain([Step::Index(at)]).collect();
                if !is_empty(item, of_texts) {
                    empties_within(&step, item, of_texts, is_own, found);
                } else if !is_own(&step) {
                    found.push(Edit::Take { within: here.to_vec(), at });
                }
            }
        }
        _ => {}
    }
}

/// The text without what is empty; `None` where it can't go alone, or a comment stands behind it.
fn without(text: &str, removal: &Edit) -> Option<String> {
    let edited = edit::apply(text, std::slice::from_ref(removal)).ok().filter(|edited| edited != text)?;
    let alone = |text: &str| comments::of(text).iter().filter(|comment| comment.alone).count();
    if alone(&edited) != alone(text) {
        return None;
    }
    // the blank line of an empty block is taken for one of the file where the editor took the blanks off its end
    let at = text.lines().zip(edited.lines()).take_while(|(was, is)| was == is).count();
    let gone = text.lines().count() - edited.lines().count();
    let is_bare_block = (at + gone).checked_sub(1).and_then(|last| text.lines().nth(last)).is_some_and(|line| line.ends_with('|'));
    if is_bare_block && edited.lines().nth(at) == Some("") {
        let lines = edited.split_inclusive('\n').enumerate().filter(|(number, _)| *number != at);
        return Some(lines.map(|(_, line)| line).collect());
    }
    Some(edited)
}

fn is_empty(node: &Node, of_texts: bool) -> bool {
    match &node.value {
        Value::Seq(items) => items.iter().all(|item| is_empty(item, of_texts)),
        Value::Map(entries) => entries.iter().all(|entry| !of_texts && is_empty(&entry.node, false)),
        _ => node.text().is_none_or(|text| text.trim().is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::Folder;

    const RECORD: &str = "id: k7m3x9qa\ntype: stay\nanswers:\n- theme: energy\n  question: Waarvan?\n";

    fn conversation(before: &str) -> Template {
        let mut fields = fields::record(Folder::Conversations, false);
        fields.iter_mut().step_by(2).for_each(|field| field.note = vec!["een".to_owned(), "twee".to_owned()]);
        Template::new(fields, before)
    }

    #[test]
    fn an_untouched_form_is_the_record_again() {
        let form = conversation("");
        let page = form.page(&["Anna".to_owned()], RECORD);
        assert!(page.starts_with("#: Anna\n") && page.contains("  answer: |\n    \n") && page.contains("obstacles:\n- \n"), "{page}");
        assert_eq!(form.filled(&page), RECORD);
        assert!(form.is_untouched(&page.replace("\n    \n", "\n\n").replace(" \n", "\n"), &page), "an editor took blanks off line ends");
    }

    #[test]
    fn what_is_typed_stays_and_own_comments_too() {
        let form = conversation("");
        let page = form
            .page(&[], RECORD)
            .replace("  answer: |\n    \n", "  answer: |\n    Van ons team: echt.\n# even nabellen\n")
            .replace("obstacles:\n- \n", "obstacles:\n- rooster\n- \n")
            .replace("next: \n", "next: # na de audit\n");
        assert_eq!(
            form.filled(&page),
            "id: k7m3x9qa\ntype: stay\nanswers:\n- theme: energy\n  question: Waarvan?\n  answer: |\n    Van ons team: echt.\n# even nabellen\nobstacles:\n- rooster\nnext: # na de audit\n"
        );
    }

    #[test]
    fn a_file_is_itself_again_whatever_stands_in_it() {
        for text in [
            RECORD,
            "# van mij\n#: halverwege\nid: k7m3x9qa\n#:: nog een\ntype: stay\n",
            "type: stay\nsummary:\nenergy:\n- \n- a\nobstacles: []\npreparation:\n  employee: |\n",
            "eigen: 1\ntype: stay # zo\n\n\nsummary: |\n  Een.\n\n  # twee\n\n# slot\n",
            "answers:\n  - question: Waarvan?\n    answer:\n  - {question: En nu?}\n\n  # tussen\n  - answer: Ja\nnext: 2026-12-20\n",
            "{type: stay, summary: Goed}\n",
            "type: [\n",
            "summary: |+\n  Een.\n\n\ntype: stay\n",
            "- a\n",
            "themes: [energy,\n  meaning]\ntype: \"stay\"\npreparation: {employee: x}\n",
            "",
        ] {
            let form = conversation(text);
            let page = form.page(&["Anna".to_owned()], text);
            assert_eq!(form.filled(&page), text, "{page}");
        }
    }

    #[test]
    fn a_value_that_is_taken_out_takes_its_key_along() {
        let before = "type: stay\nwith: Piet\nobstacles:\n- rooster\n- laptop\nsummary: |\n  Goed.\nnext:\n";
        let form = conversation(before);
        let page = form.page(&[], before);
        let emptied =
            page.replace("with: Piet", "with: ").replace("- rooster\n", "").replace("- laptop\n", "- \n").replace("  Goed.", "  ");
        assert_eq!(form.filled(&emptied), "type: stay\nnext:\n");
    }

    #[test]
    fn a_field_that_was_filled_in_elsewhere_is_no_second_one() {
        let form = conversation("");
        let page = form.page(&[], RECORD);
        for typed in ["summary: Goed.\n", "summary: |\n  Goed.\n", "obstacles:\n- rooster\n"] {
            assert_eq!(form.filled(&format!("{page}{typed}")), format!("{RECORD}{typed}"));
            assert_eq!(form.validate(&format!("{page}{typed}"), &|text| no_yaml(text)), []);
        }
    }

    #[test]
    fn days_in_other_words_become_those_of_files() {
        let form = conversation("");
        let page = "#: next: 1 dec\ndate: '1 dec' # na de audit\nnext: 1 dec\r\nsummary: |\n  due: 1 dec\ndue: \nby: 2026-12-01\nleft: ooit\nwith: 1 dec\n";
        let first = parse_civil("2026-12-01");
        let read = |key: &str, typed: &str| first.filter(|_| typed == "1 dec" && matches!(key, "date" | "next" | "due"));
        let meant = page.replace("date: '1 dec'", "date: 2026-12-01").replace("\nnext: 1 dec", "\nnext: 2026-12-01");
        assert_eq!(form.with_days(page, read), meant);
    }

    fn no_yaml(text: &str) -> Vec<Problem> {
        let fault = yaml::parse_fully(text).err();
        let problem = |fault: yaml::Fault| Problem {
            path: String::new(),
            line: fault.span.line,
            column: fault.span.column,
            kind: crate::domain::problem::Kind::Yaml(fault.kind),
            severity: crate::domain::problem::Severity::Unreadable,
        };
        fault.map(problem).into_iter().collect()
    }

    #[test]
    fn messages_stand_on_top_and_go_again() {
        let form = conversation("");
        let page = form.page(&["Anna".to_owned()], RECORD);
        let said = form.with_messages(&page, 2, |further| vec![format!("regel {}", 5 + further), "twee".to_owned()]);
        assert_eq!(said, format!("#:! regel 7\n#:! twee\n{page}"));
        assert_eq!((form.without_messages(&said), form.filled(&said)), (page, RECORD.to_owned()));
    }
}
