//! Merges comments. The comments of both sides stay, because people wrote them. A program that drops a comment does not do so
//! on purpose.
//!
//! The common base tells which comments of the two sides are the same. If both sides wrote the same comment at one place, it
//! is one.

use super::list::pair;
use super::place::{Arrival, place};
use super::things::{Anchor, anchor, things};
use crate::domain::text::slice;
use crate::store::yaml::comments::{self, Comment};
use crate::store::yaml::node::line_start;
use crate::store::yaml::{self, Node};

/// With more new comments than this git merges by line instead: each new comment is checked against the data, which takes time.
const MOST: usize = 100;

/// A document with its comments, each with what it is about.
struct Commented<'s> {
    text: &'s str,
    root: Node<'s>,
    comments: Vec<(Comment<'s>, Anchor)>,
}

impl<'s> Commented<'s> {
    fn of(text: &'s str) -> Option<Commented<'s>> {
        let root = yaml::parse_fully(text).ok()?;
        let things = things(text, &root);
        let comments = comments::of(text).into_iter().map(|comment| (comment, anchor(text, &things, &comment))).collect();
        Some(Commented { text, root, comments })
    }

    /// The comment of the base that each comment is: the same text in the same place, or else the same text anywhere.
    fn known(&self, base: &Commented) -> Vec<Option<usize>> {
        let mut known = vec![None; self.comments.len()];
        for anywhere in [false, true] {
            let alike = |one: &(Comment, Anchor), own: &(Comment, Anchor)| one.0.text == own.0.text && (anywhere || one.1 == own.1);
            pair(&base.comments, &self.comments, &mut known, |_| true, alike);
        }
        known
    }

    fn arrival(&self, at: usize) -> Option<Arrival<'_>> {
        let (comment, anchor) = self.comments.get(at)?;
        let before = slice(self.text, line_start(self.text, comment.start)..comment.start);
        let followed_by = self.comments.iter().skip(at + 1).map(|(next, _)| next.text).collect();
        Some(Arrival { comment: *comment, blanks: slice(before, before.trim_end().len()..), anchor: anchor.clone(), followed_by })
    }
}

/// Our text, which still has its own comments, with the comments of the other side added. `None` when there are too many, or
/// when one has no possible place.
pub(super) fn carried(base: &str, ours: &str, theirs: &str, page: String) -> Option<String> {
    if theirs == base || !theirs.contains('#') {
        return Some(page);
    }
    let (base, ours, theirs) = (Commented::of(base)?, Commented::of(ours)?, Commented::of(theirs)?);
    let (of_ours, of_theirs) = (ours.known(&base), theirs.known(&base));
    let comes = |known: &Option<usize>| known.is_none() || !of_ours.contains(known);
    let arrivals: Vec<usize> = of_theirs.iter().enumerate().filter(|(_, known)| comes(known)).map(|(at, _)| at).collect();
    if arrivals.len() > MOST {
        return None;
    }
    arrivals.into_iter().rev().try_fold(page, |page, at| place(&page, &theirs.arrival(at)?, &theirs.root))
}
