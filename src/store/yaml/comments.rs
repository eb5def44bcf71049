//! The comments of a document. People wrote them, so no edit may lose one.

use super::node::line_start;
use crate::domain::text::slice;
use granit_parser::{Event, Parser};
use std::collections::HashMap;

/// One comment: `source[start..end]`, from its `#` to its last character that is not a blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment<'s> {
    /// Where its `#` is.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What it says, its `#` included.
    pub text: &'s str,
    /// Whether nothing else stands on its line.
    pub alone: bool,
}

/// The comments of a document from top to bottom, up to the first syntax error.
pub fn of(source: &str) -> Vec<Comment<'_>> {
    if !source.contains('#') {
        return Vec::new();
    }
    let options = granit_parser::options! {
        flow_nesting_limit: 64, block_nesting_limit: 64, emit_comments: true, max_buffered_comment_events: source.len()
    };
    let events = Parser::new_from_str_with_options(source, options).map_while(Result::ok);
    let places = events.filter(|(event, _)| matches!(event, Event::Comment(..))).filter_map(|(_, place)| place.byte_range());
    let mut comments: Vec<Comment> = places.map(|place| comment(source, place.start, place.end)).collect();
    comments.sort_by_key(|comment| comment.start);
    comments
}

fn comment(source: &str, start: usize, end: usize) -> Comment<'_> {
    let text = slice(source, start..end).trim_end();
    let alone = slice(source, line_start(source, start)..start).trim().is_empty();
    Comment { start, end: start + text.len(), text, alone }
}

/// Whether `after` has each comment of `before`, as many times.
pub fn all_stay(before: &str, after: &str) -> bool {
    let mut left: HashMap<&str, usize> = HashMap::new();
    of(after).iter().for_each(|comment| *left.entry(comment.text).or_default() += 1);
    of(before).iter().all(|comment| match left.get_mut(comment.text) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_texts_wherever_they_stand() {
        let text = "\u{feff}# top\r\na: 1   # behind\n'b # no': \"# no\" # yes\nc: |  # header\n  # no\n  x # no\n # low\nd: # key\n  - e # item\n    # deep\n  - [f, # in\n     g#no] # out\nh: *x# y\n# end";
        let of: Vec<(&str, bool)> = of(text).iter().map(|comment| (comment.text, comment.alone)).collect();
        let meant = [("# top", true), ("# behind", false), ("# yes", false), ("# header", false), ("# low", true), ("# key", false)];
        let more = [("# item", false), ("# deep", true), ("# in", false), ("# out", false)];
        assert_eq!(of[..10], [&meant[..], &more[..]].concat(), "{of:?}");
    }

    #[test]
    fn one_of_two_that_say_the_same_is_missed() {
        assert!(all_stay("# a\n# a\nb: 1\n", "b: 1 # a\n# a\n"));
        assert!(!all_stay("# a\n# a\nb: 1\n", "b: 1 # a\n"));
        assert!(!all_stay("b: 1 # a\n", "b: '# a'\n"));
    }
}
