//! The layout of a document, so that new lines look like those beside them.
//!
//! Some people format files with their own tool (prettier indents lists, others indent by four). They see no changed line that
//! `stay` did not write, and their tool would change none of our lines back.

use super::node::{Node, Value};
use crate::domain::text::slice;

/// What new lines of a document look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style<'e> {
    pub eol: &'e str,
    /// How much further than its key a map stands.
    pub map: usize,
    /// How much further than its key a list stands.
    pub list: usize,
    /// How many blanks stand behind the dash of an item.
    pub dash: usize,
    /// How much further than its key a text of several lines is indented.
    pub block: usize,
}

impl Style<'static> {
    /// How `stay` lays out its own files.
    pub const OURS: Style<'static> = Style { eol: "\n", map: 2, list: 0, dash: 1, block: 2 };
}

impl<'e> Style<'e> {
    /// The style at a node of a document: from its own content, or else from the whole document.
    pub fn at(source: &str, root: &Node, node: &Node, eol: &'e str) -> Style<'e> {
        let (near, far) = (Votes::of(source, node), Votes::of(source, root));
        let most = |pick: fn(&Votes) -> &Vec<usize>| most(pick(&near)).or_else(|| most(pick(&far)));
        let map = most(|votes| &votes.map);
        Style {
            eol,
            map: map.unwrap_or(Style::OURS.map),
            list: most(|votes| &votes.list).unwrap_or(Style::OURS.list),
            dash: most(|votes| &votes.dash).unwrap_or(Style::OURS.dash),
            block: most(|votes| &votes.block).or(map).unwrap_or(Style::OURS.block),
        }
    }
}

/// The line end at a place of a text: that of its own line, else of the line above, else of any line.
pub(crate) fn line_end(source: &str, at: usize) -> &'static str {
    let here = slice(source, at..).find('\n').map(|newline| at + newline);
    let near = here.or_else(|| slice(source, ..at).rfind('\n')).or_else(|| source.find('\n'));
    if near.is_some_and(|newline| slice(source, ..newline).ends_with('\r')) { "\r\n" } else { "\n" }
}

/// What each place of a document has.
#[derive(Default)]
struct Votes {
    map: Vec<usize>,
    list: Vec<usize>,
    dash: Vec<usize>,
    block: Vec<usize>,
}

impl Votes {
    fn of(source: &str, node: &Node) -> Votes {
        let mut votes = Votes::default();
        votes.count(source, node);
        votes
    }

    fn count(&mut self, source: &str, node: &Node) {
        if node.shared || node.is_flow(source) {
            return;
        }
        match &node.value {
            Value::Map(entries) => {
                for entry in entries {
                    self.below(source, entry.at.column as usize, &entry.node);
                    self.count(source, &entry.node);
                }
            }
            Value::Seq(items) => {
                for item in items {
                    self.dash.extend(blanks_behind_dash(source, item));
                    self.count(source, item);
                }
            }
            _ => {}
        }
    }

    /// How much further than its key, at `column`, a value is indented.
    fn below(&mut self, source: &str, column: usize, value: &Node) {
        let further = (value.span.column as usize).checked_sub(column);
        match &value.value {
            _ if value.shared || value.is_flow(source) => {}
            Value::Map(_) => self.map.extend(further.filter(|further| *further > 0)),
            Value::Seq(_) => self.list.extend(further),
            Value::Scalar(_) if value.begins_with(source, b"|>") => {
                self.block.extend(block_indent(slice(source, value.span.start as usize..), column));
            }
            _ => {}
        }
    }
}

/// How much further than the key at `column` the first line of a block text is indented; `None` if its header has the number.
fn block_indent(block: &str, column: usize) -> Option<usize> {
    let mut lines = block.lines();
    let header = lines.next()?.split('#').next()?;
    let first = lines.find(|line| !line.trim().is_empty()).filter(|_| !header.contains(|mark: char| mark.is_ascii_digit()))?;
    (first.len() - first.trim_start_matches(' ').len() + 1).checked_sub(column).filter(|further| *further > 0)
}

fn blanks_behind_dash(source: &str, item: &Node) -> Option<usize> {
    let before = slice(source, ..item.span.start as usize);
    let blanks = before.len() - before.trim_end_matches(' ').len();
    (blanks > 0 && slice(before, ..before.len() - blanks).ends_with('-') && !item.is_null()).then_some(blanks)
}

/// The most frequent value, the first one if several are equally frequent.
fn most(votes: &[usize]) -> Option<usize> {
    let count = |vote: &usize| votes.iter().filter(|other| *other == vote).count();
    votes.iter().rev().max_by_key(|vote| count(vote)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(text: &str) -> (usize, usize, usize, usize) {
        let root = crate::store::yaml::parse_fully(text).unwrap();
        let Style { map, list, dash, block, .. } = Style::at(text, &root, &root, "\n");
        (map, list, dash, block)
    }

    #[test]
    fn a_document_says_how_it_is_laid_out() {
        assert_eq!(style("a: 1\n"), (2, 0, 1, 2));
        assert_eq!(style("a:\n  - b\nc: [d]\n"), (2, 2, 1, 2));
        assert_eq!(style("a:\n    b: 1\n    c:\n    -   d: 1\n        e: 2\n"), (4, 0, 3, 4));
        assert_eq!(style("a: |\n   x\nb: |2\n    y\nc:\n- d\n- e\nf:\n  - g\n"), (2, 0, 1, 3));
    }

    #[test]
    fn the_end_of_a_line_is_that_of_its_neighbour() {
        let text = "a: 1\r\nb: 2\nc: 3";
        assert_eq!([0, 7, 12].map(|at| line_end(text, at)), ["\r\n", "\n", "\n"]);
        assert_eq!(line_end("a: 1", 4), "\n");
    }
}
