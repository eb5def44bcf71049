//! Comments of both sides stay: they are words of people too, and a program that drops them means nothing by it.
//!
//! Which comment of theirs is one of ours is told by the base that both came from; what both wrote alike at one place is one.

use super::list::pair;
use super::place::{Arrival, place};
use super::things::{Anchor, anchor, things};
use crate::domain::text::slice;
use crate::store::yaml::comments::{self, Comment};
use crate::store::yaml::node::line_start;
use crate::store::yaml::{self, Node};

/// More new comments than this are left to git: each is held against the data.
const MOST: usize = 100;

/// A document with its comments and what they are about.
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

    /// For each comment, which of the base it is: the same at the same place first, then one that says the same.
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

/// Our page, which has its comments still, with those of theirs; `None` when there are too many to look at, or one can
/// stand nowhere.
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
