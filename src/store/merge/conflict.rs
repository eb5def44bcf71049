//! A field with two values: git's own markers around just that field.

use super::Markers;
use crate::domain::text::slice;
use crate::store::yaml::edit::{self, Edit, Step};
use crate::store::yaml::write::New;
use crate::store::yaml::{self, Entry, Node};
use std::ops::Range;

/// A field with two values, ours in the document.
#[derive(Clone, Debug)]
pub(super) struct TreeConflict {
    pub(super) within: Vec<Step>,
    pub(super) key: String,
    /// The text that both came from.
    pub(super) base: Option<String>,
    /// What the other side says.
    pub(super) theirs: New,
}

impl TreeConflict {
    /// Where it is, for people: `answers.0.answer`.
    pub(super) fn place(&self) -> String {
        let step = |step: &Step| match step {
            Step::Key(key) => key.clone(),
            Step::Index(at) => at.to_string(),
        };
        self.within.iter().map(step).chain([self.key.clone()]).collect::<Vec<_>>().join(".")
    }

    /// Gives the field a value.
    pub(super) fn set(&self, value: New) -> Edit {
        Edit::Set { within: self.within.clone(), key: self.key.clone(), value, after: Vec::new() }
    }
}

/// The document with both values of each field between markers, and everything else unchanged. Fields on the same line share
/// the markers.
pub(super) fn mark<'c>(text: &str, conflicts: impl IntoIterator<Item = &'c TreeConflict>, markers: Markers) -> Option<String> {
    let root = yaml::parse_fully(text).ok()?;
    let mut groups: Vec<(Range<usize>, Vec<Edit>)> = Vec::new();
    let placed = |conflict: &TreeConflict| Some((lines_of(text, &root, conflict)?, conflict.set(conflict.theirs.clone())));
    let mut placed = conflicts.into_iter().map(placed).collect::<Option<Vec<_>>>()?;
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
    let ours: Vec<&str> = text.split_inclusive('\n').collect();
    let mut out: Vec<String> = ours.iter().map(|line| (*line).to_owned()).collect();
    for (lines, edits) in groups.iter().rev() {
        let other = edit::apply(text, edits).ok()?;
        let other: Vec<&str> = other.split_inclusive('\n').collect();
        let theirs = other.get(lines.start..(other.len() + lines.end).checked_sub(ours.len())?)?;
        let eol = if ours.get(lines.start)?.ends_with("\r\n") { "\r\n" } else { "\n" };
        let line = |mark: char, label: &str| format!("{}{eol}", format!("{} {label}", mark.to_string().repeat(markers.size)).trim_end());
        let whole = |line: &&str| if line.ends_with('\n') { (*line).to_owned() } else { format!("{line}{eol}") };
        let mut part = vec![line('<', markers.ours)];
        part.extend(ours.get(lines.clone())?.iter().map(whole));
        part.push(line('=', ""));
        part.extend(theirs.iter().map(whole));
        part.push(line('>', markers.theirs));
        out.splice(lines.clone(), part);
    }
    Some(out.concat())
}

/// A base that git merged from several: without its conflicts, with the first value of each, and with the second. In such a
/// base git makes the markers longer than in a file.
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
            side => texts.get_mut(side)?.push_str(line),
        }
    }
    Some(texts)
}

/// Two texts with a common base as one text: shared lines once, and where they differ the first above the second.
pub(super) fn union(base: &str, above: &str, below: &str) -> String {
    let whole = |text: &str| format!("{}\n", text.trim_end_matches('\n'));
    // longer than any line of the same sign in these texts, so that markers differ from what people typed
    let longest = [base, above, below].iter().flat_map(|text| text.lines()).map(str::len).max().unwrap_or_default();
    let size = longest.max(7) + 1;
    let mut options = diffy::MergeOptions::new();
    options.set_conflict_marker_length(size).set_conflict_style(diffy::ConflictStyle::Merge);
    match options.merge(&whole(base), &whole(above), &whole(below)) {
        Ok(merged) => merged,
        Err(marked) => marked.split_inclusive('\n').filter(|line| line.len() <= size).collect(),
    }
}

/// The lines that a field takes, counted from 0.
fn lines_of(text: &str, root: &Node, conflict: &TreeConflict) -> Option<Range<usize>> {
    let map = edit::walk(root, &conflict.within)?;
    let Entry { at, node, .. } = map.entry(&conflict.key)?;
    let line_of = |byte: usize| slice(text, ..byte).matches('\n').count();
    let end = (node.span.end as usize).max(at.end as usize);
    Some(at.line as usize - 1..line_of(slice(text, ..end).trim_end_matches(['\n', '\r']).len()) + 1)
}
