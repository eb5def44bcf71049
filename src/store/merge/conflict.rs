//! Two values for one field: git's own markers around just that field.

use super::Markers;
use crate::store::yaml::edit::{self, Edit, Step};
use crate::store::yaml::style::line_end;
use crate::store::yaml::write::New;
use crate::store::yaml::{self, Entry, Node};
use std::ops::Range;

/// A field with two values, ours in the document.
pub(super) struct Conflict {
    /// The map that holds it.
    pub(super) within: Vec<Step>,
    /// Its key.
    pub(super) key: String,
    /// What the other side says.
    pub(super) theirs: New,
}

impl Conflict {
    /// Where it is, for people: `answers.0.answer`.
    pub(super) fn place(&self) -> String {
        let step = |step: &Step| match step {
            Step::Key(key) => key.clone(),
            Step::Index(at) => at.to_string(),
        };
        self.within.iter().map(step).chain([self.key.clone()]).collect::<Vec<_>>().join(".")
    }

    fn set(&self) -> Edit {
        Edit::Set { within: self.within.clone(), key: self.key.clone(), value: self.theirs.clone(), after: Vec::new() }
    }
}

/// The document with both values of each field between markers. Fields that share a line share the markers.
pub(super) fn mark(text: &str, conflicts: &[Conflict], markers: Markers) -> Option<String> {
    let root = yaml::parse_fully(text).ok()?;
    let mut groups: Vec<(Range<usize>, Vec<Edit>)> = Vec::new();
    let mut placed =
        conflicts.iter().map(|conflict| Some((lines_of(text, &root, conflict)?, conflict.set()))).collect::<Option<Vec<_>>>()?;
    placed.sort_by_key(|(lines, _)| lines.start);
    for (lines, edit) in placed {
        match groups.last_mut() {
            Some((last, edits)) if lines.start < last.end => {
                last.end = last.end.max(lines.end);
                edits.push(edit);
            }
            _ => groups.push((lines, vec![edit])),
        }
    }
    let ours = lines(text);
    let mut out = ours.clone();
    for (lines, edits) in groups.iter().rev() {
        let other = edit::apply(text, edits).ok()?;
        let other = self::lines(&other);
        let theirs = &other[lines.start..(other.len() + lines.end).checked_sub(ours.len())?];
        let eol = if ours[lines.start].ends_with("\r\n") { "\r\n" } else { "\n" };
        let line = |mark: char, label: &str| format!("{}{eol}", format!("{} {label}", mark.to_string().repeat(markers.size)).trim_end());
        let mut part = vec![line('<', markers.ours)];
        part.extend_from_slice(&ours[lines.clone()]);
        part.push(line('=', ""));
        part.extend_from_slice(theirs);
        part.push(line('>', markers.theirs));
        out.splice(lines.clone(), part);
    }
    Some(out.concat())
}

/// The lines of a text with their ends; the last has one too.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if let Some(last) = lines.last_mut().filter(|last| !last.ends_with('\n')) {
        last.push_str(line_end(text, text.len()));
    }
    lines
}

/// A base that git put together out of several: what it says for certain, and with the one or the other of the values that
/// those left in conflict. Git makes the markers of such a base longer than those of a file.
pub(super) fn undecided(base: &str, size: usize) -> Option<[String; 3]> {
    let is_mark = |line: &str, mark: char| {
        let rest = line.trim_start_matches(mark);
        line.len() - rest.len() > size && (rest.trim_end().is_empty() || rest.starts_with(' '))
    };
    base.lines().any(|line| is_mark(line, '<')).then_some(())?;
    let mut texts: [String; 3] = Default::default();
    let mut within = 0;
    for line in base.split_inclusive('\n') {
        match within {
            0 if is_mark(line, '<') => within = 1,
            1 if is_mark(line, '=') => within = 2,
            2 if is_mark(line, '>') => within = 0,
            0 => texts.iter_mut().for_each(|text| text.push_str(line)),
            side => texts[side].push_str(line),
        }
    }
    Some(texts)
}

/// The lines that a field takes, counted from 0.
fn lines_of(text: &str, root: &Node, conflict: &Conflict) -> Option<Range<usize>> {
    let map = edit::walk(root, &conflict.within)?;
    let Entry { at, node, .. } = map.entry(&conflict.key)?;
    let line_of = |byte: usize| text[..byte].matches('\n').count();
    let end = (node.span.end as usize).max(at.end as usize);
    Some(at.line as usize - 1..line_of(text[..end].trim_end_matches(['\n', '\r']).len()) + 1)
}
