//! Puts a comment of one document into another, beside the key or item that it is about.
//!
//! If that key or item is gone, the comment gets a line of its own in its place: above the next key or item of the same map
//! or list, or else at the end of that map or list. If the map or list is gone too, the same holds one level up. The last
//! resort is the end of the file.

use super::list;
use super::things::{Anchor, Stand, Thing, things};
use crate::domain::text::slice;
use crate::store::yaml::comments::{self, Comment};
use crate::store::yaml::edit::{Step, walk};
use crate::store::yaml::node::line_start;
use crate::store::yaml::style::line_end;
use crate::store::yaml::{self, Node, Value};

/// The path in one document that means the same as `path` in another. Keys are the same; items are equal or have the same
/// identifying key.
pub(super) fn path_in(path: &[Step], from: &Node, to: &Node) -> Option<Vec<Step>> {
    let (mut from, mut to, mut found) = (from, to, Vec::new());
    for step in path {
        let there = match (step, &from.value, &to.value) {
            (Step::Key(_), ..) => step.clone(),
            (Step::Index(at), Value::Seq(items), Value::Seq(others)) => {
                Step::Index(list::pairs(items, others).iter().position(|pair| *pair == Some(*at))?)
            }
            _ => return None,
        };
        (from, to) = (walk(from, std::slice::from_ref(step))?, walk(to, std::slice::from_ref(&there))?);
        found.push(there);
    }
    Some(found)
}

/// A comment on its way.
pub(super) struct Arrival<'a> {
    pub(super) comment: Comment<'a>,
    /// The blanks before it.
    pub(super) blanks: &'a str,
    pub(super) anchor: Anchor,
    /// The comments that come behind it on its own page.
    pub(super) followed_by: Vec<&'a str>,
}

/// The text with a comment of theirs added; `None` if it has no possible place. A comment that is there already is not added again.
pub(super) fn place(page: &str, arrival: &Arrival, theirs: &Node) -> Option<String> {
    let root = yaml::parse_fully(page).ok()?;
    let page = MergedPage { text: page, root: &root, things: things(page, &root), comments: comments::of(page) };
    let anchors = anchors(&arrival.anchor, theirs, &root);
    anchors.into_iter().find_map(|anchor| page.with(arrival, &anchor))
}

/// Where a comment may stand, the best first.
fn anchors(anchor: &Anchor, theirs: &Node, page: &Node) -> Vec<Anchor> {
    let mut found = Vec::new();
    let path = &anchor.path;
    if let Some(path) = path_in(path, theirs, page) {
        found.push(Anchor { path: path.clone(), stand: anchor.stand });
        if anchor.stand == Stand::Behind {
            found.push(Anchor { path, stand: Stand::Above });
        }
    }
    let mut rest = path.as_slice();
    while let Some((step, holder)) = rest.split_last() {
        rest = holder;
        let Some(there) = path_in(holder, theirs, page) else { continue };
        let next = walk(theirs, holder).map_or(Vec::new(), |node| steps_behind(node, step));
        let next = next.into_iter().find_map(|step| path_in(&[holder, &[step]].concat(), theirs, page));
        found.extend(next.map(|path| Anchor { path, stand: Stand::Above }));
        found.push(Anchor { path: there, stand: Stand::AtEnd });
    }
    found.push(Anchor { path: Vec::new(), stand: Stand::AtEnd });
    found
}

/// The keys or items that come behind one.
fn steps_behind(node: &Node, step: &Step) -> Vec<Step> {
    match (&node.value, step) {
        (Value::Map(entries), Step::Key(key)) => {
            entries.iter().skip_while(|entry| entry.key != *key).skip(1).map(|entry| Step::Key(entry.key.to_string())).collect()
        }
        (Value::Seq(items), Step::Index(at)) => (at + 1..items.len()).map(Step::Index).collect(),
        _ => Vec::new(),
    }
}

struct MergedPage<'p> {
    text: &'p str,
    root: &'p Node<'p>,
    things: Vec<Thing>,
    comments: Vec<Comment<'p>>,
}

impl MergedPage<'_> {
    fn with(&self, arrival: &Arrival, anchor: &Anchor) -> Option<String> {
        let text = arrival.comment.text;
        match anchor.stand {
            Stand::Behind => {
                let thing = self.thing(&anchor.path)?;
                [thing.start, thing.end].into_iter().find_map(|at| self.behind(at, arrival))
            }
            Stand::Above => {
                let thing = (1..=anchor.path.len())
                    .rev()
                    .find_map(|end| self.thing(anchor.path.get(..end)?).filter(|thing| thing.is_first(self.text)))?;
                let start = line_start(self.text, thing.start);
                self.alone(self.comments_before(start), start, thing.indent(self.text), text, &arrival.followed_by)
            }
            Stand::Below(further) => {
                let thing = self.thing(&anchor.path)?;
                let indent =
                    self.things.iter().rfind(|other| anchor.path.starts_with(&other.path) && other.is_first(self.text))?.indent(self.text);
                self.at_end(thing.end, indent + 1, indent + further, text, &arrival.followed_by)
            }
            Stand::AtEnd => {
                let holder = walk(self.root, &anchor.path)?;
                let within = |thing: &&Thing| thing.path.len() == anchor.path.len() + 1 && thing.path.starts_with(&anchor.path);
                let (first, last) = (self.things.iter().find(within), self.things.iter().rfind(within));
                let (Some(first), Some(last)) = (first, last) else {
                    return (anchor.path.is_empty()).then(|| self.at_end(holder.span.end as usize, 0, 0, text, &arrival.followed_by))?;
                };
                let indent = first.indent(self.text);
                self.at_end(last.end, indent, indent, text, &arrival.followed_by)
            }
        }
    }

    fn thing(&self, path: &[Step]) -> Option<&Thing> {
        self.things.iter().find(|thing| thing.path == path)
    }

    /// Adds it after the text on the line of a place, if that line has no other comment.
    fn behind(&self, at: usize, arrival: &Arrival) -> Option<String> {
        let start = line_start(self.text, at);
        let end = start + slice(self.text, start..).find('\n').unwrap_or(self.text.len() - start);
        match self.comments.iter().find(|comment| (start..=end).contains(&comment.start)) {
            Some(there) if there.text == arrival.comment.text => return Some(self.text.to_owned()),
            Some(_) => return None,
            None => {}
        }
        let at = start + slice(self.text, start..end).trim_end().len();
        let blanks = if arrival.blanks.is_empty() { " " } else { arrival.blanks };
        self.spliced(at, at, &format!("{blanks}{}", arrival.comment.text))
    }

    /// Adds it on a line of its own at `at`, or above the first of `there` that follows it in its own document.
    fn alone(&self, there: Vec<&Comment>, at: usize, indent: usize, text: &str, followed_by: &[&str]) -> Option<String> {
        if there.iter().any(|comment| comment.text == text) {
            return Some(self.text.to_owned());
        }
        let next = there.iter().find(|comment| followed_by.contains(&comment.text)).map(|comment| line_start(self.text, comment.start));
        let indent = " ".repeat(indent);
        let at = next.unwrap_or(at);
        let eol = line_end(self.text, at);
        if at == self.text.len() && !self.text.is_empty() && !self.text.ends_with('\n') {
            return self.spliced(at, at, &format!("{eol}{indent}{text}"));
        }
        self.spliced(at, at, &format!("{indent}{text}{eol}"))
    }

    /// Adds it below what ends at `end`, and below the comments there that are indented by `least` or more.
    fn at_end(&self, end: usize, least: usize, indent: usize, text: &str, followed_by: &[&str]) -> Option<String> {
        let next_line = |at: usize| slice(self.text, at..).find('\n').map_or(self.text.len(), |newline| at + newline + 1);
        let is_below = |comment: &&Comment| comment.start >= next_line(end);
        let (mut there, mut at) = (Vec::new(), next_line(end));
        for comment in self.comments.iter().filter(is_below) {
            let start = line_start(self.text, comment.start);
            if !comment.alone || comment.start - start < least || !slice(self.text, at..start).trim().is_empty() {
                break;
            }
            at = next_line(comment.end);
            there.push(comment);
        }
        self.alone(there, at, indent, text, followed_by)
    }

    /// The block of comments on the lines above a place.
    fn comments_before(&self, mut start: usize) -> Vec<&Comment<'_>> {
        let mut there: Vec<&Comment> = Vec::new();
        for comment in self.comments.iter().rev().filter(|comment| comment.alone) {
            if comment.end <= start && slice(self.text, comment.end..start).trim().is_empty() {
                start = line_start(self.text, comment.start);
                there.insert(0, comment);
            }
        }
        there
    }

    /// The document with a text inserted, if its data stay the same and all its comments are still there.
    fn spliced(&self, start: usize, end: usize, text: &str) -> Option<String> {
        let after = format!("{}{text}{}", slice(self.text, ..start), slice(self.text, end..));
        let same = yaml::parse_fully(&after).is_ok_and(|tree| tree.same_data(self.root));
        let all = comments::all_stay(self.text, &after) && comments::of(&after).len() == self.comments.len() + 1;
        (same && all).then_some(after)
    }
}
