//! The parts of a document that a comment can be about (each key of a map and each item of a list), and where a comment stands
//! beside them.

use crate::domain::text::slice;
use crate::store::yaml::comments::Comment;
use crate::store::yaml::edit::Step;
use crate::store::yaml::node::line_start;
use crate::store::yaml::{Node, Value};

/// A key with its value, or an item of a list.
pub(super) struct Thing {
    /// How it leads into the document.
    pub(super) path: Vec<Step>,
    /// Where its key or its dash stands.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
}

/// How a comment stands to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// On its first line, or its last.
    Behind,
    /// On a line above it.
    Above,
    /// On a line below it, further in by so much.
    Below(usize),
    /// On a line below the last key or item that is in it.
    AtEnd,
}

/// What a comment is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) path: Vec<Step>,
    pub(super) stand: Stand,
}

impl Thing {
    /// How far in it stands.
    pub(super) fn indent(&self, source: &str) -> usize {
        self.start - line_start(source, self.start)
    }

    /// Whether it is the first on its line.
    pub(super) fn is_first(&self, source: &str) -> bool {
        slice(source, line_start(source, self.start)..self.start).trim().is_empty()
    }

    fn holds(&self) -> &[Step] {
        self.path.split_last().map_or(&[], |(_, holder)| holder)
    }
}

/// Everything that a comment can be about, from top to bottom. What is inside brackets or behind an anchor counts as a part
/// of what is around it.
pub(super) fn things(source: &str, root: &Node) -> Vec<Thing> {
    let mut found = Vec::new();
    collect(source, root, &[], &mut found);
    found
}

fn collect(source: &str, node: &Node, path: &[Step], found: &mut Vec<Thing>) {
    if node.shared || node.is_flow(source) {
        return;
    }
    let below = |step: Step| [path, &[step]].concat();
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                let (path, end) = (below(Step::Key(entry.key.to_string())), entry.node.span.end.max(entry.at.end));
                found.push(Thing { path: path.clone(), start: entry.at.start as usize, end: end as usize });
                collect(source, &entry.node, &path, found);
            }
        }
        Value::Seq(items) => {
            for (at, item) in items.iter().enumerate() {
                let before = slice(source, ..item.span.start as usize).trim_end();
                if item.is_null() || !before.ends_with('-') {
                    continue;
                }
                let path = below(Step::Index(at));
                found.push(Thing { path: path.clone(), start: before.len() - 1, end: item.span.end as usize });
                collect(source, item, &path, found);
            }
        }
        _ => {}
    }
}

/// What a comment is about.
pub(super) fn anchor(source: &str, things: &[Thing], comment: &Comment) -> Anchor {
    let at = |path: &[Step], stand| Anchor { path: path.to_vec(), stand };
    if !comment.alone {
        let line = line_start(source, comment.start);
        let begins = |thing: &&Thing| line_start(source, thing.start) == line;
        let ends = |thing: &&Thing| line_start(source, thing.end) == line && thing.end <= comment.start;
        let around = |thing: &&Thing| thing.start < comment.start && comment.start < thing.end;
        if let Some(thing) = things.iter().rfind(begins).or_else(|| things.iter().rfind(ends)) {
            return at(&thing.path, Stand::Behind);
        }
        return things.iter().rfind(around).map_or(at(&[], Stand::AtEnd), |thing| at(&thing.path, Stand::Above));
    }
    let next = things.iter().find(|thing| thing.start > comment.start);
    let Some(last) = things.iter().rfind(|thing| thing.start < comment.start) else {
        return next.map_or(at(&[], Stand::AtEnd), |next| at(&next.path, Stand::Above));
    };
    let indent = comment.start - line_start(source, comment.start);
    let goes_on = next.filter(|next| next.path.starts_with(&last.path));
    if let Some(next) = goes_on {
        return at(&next.path, Stand::Above);
    }
    if comment.start < last.end {
        return at(&last.path, Stand::Above);
    }
    let first_in_line = |thing: &&Thing| thing.is_first(source) && last.path.starts_with(&thing.path);
    let levels: Vec<&Thing> = things.iter().filter(first_in_line).collect();
    let deepest = levels.last().map_or(0, |thing| thing.indent(source));
    if indent > deepest {
        return at(&last.path, Stand::Below(indent - deepest));
    }
    let beside = levels.iter().rfind(|thing| thing.indent(source) <= indent);
    match (beside, next) {
        (Some(beside), Some(next)) if next.holds() == beside.holds() => at(&next.path, Stand::Above),
        (Some(beside), _) => at(beside.holds(), Stand::AtEnd),
        (None, Some(next)) => at(&next.path, Stand::Above),
        (None, None) => at(&[], Stand::AtEnd),
    }
}
