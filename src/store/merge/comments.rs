//! Comments that the other side wrote, put on our page: they are words of people too.
//!
//! A comment goes above the line that it stands above there, or behind the value that it stands behind. Where that place
//! is not on our page any more it comes at the end. Whatever would change the data is left.

use crate::store::yaml::{self, Node};
use std::collections::HashSet;

/// More new comments than this are left to git: each is held against the data.
const MOST: usize = 100;

/// Our page with the comments that are new on theirs; `None` when there are too many to look at.
pub(super) fn carried(base: &str, ours: String, theirs: &str) -> Option<String> {
    let known: HashSet<&str> = base.lines().collect();
    let lines: Vec<&str> = theirs.lines().collect();
    let new: Vec<(usize, &&str)> = lines.iter().enumerate().filter(|(_, line)| line.contains('#') && !known.contains(**line)).collect();
    if new.is_empty() {
        return Some(ours);
    }
    let data = yaml::parse_fully(theirs).ok().filter(|_| new.len() <= MOST)?;
    let mut page = ours;
    for (at, line) in new {
        if page.lines().any(|known| known == *line) {
            continue;
        }
        if line.trim_start().starts_with('#') {
            if says_the_same(&without(theirs, at, None), &data) && !has_comment(&page, line.trim()) {
                page = above(&page, line, &lines[at + 1..]);
            }
        } else if let Some(split) = split(theirs, at, line, &data) {
            let (value, comment) = line.split_at(split);
            let was = base.lines().any(|known| known.ends_with(comment.trim_start()) && key(known) == key(line));
            if !was && !has_comment(&page, comment.trim()) {
                page = behind(&page, value, comment);
            }
        }
    }
    Some(page)
}

/// Where the comment behind a value begins, with the blanks before it.
fn split(text: &str, at: usize, line: &str, data: &Node) -> Option<usize> {
    let places = line.match_indices(" #").map(|(place, _)| line[..place].trim_end().len());
    places.into_iter().find(|place| says_the_same(&without(text, at, Some(*place)), data))
}

/// A text without a line, or without what stands in it from a place on.
fn without(text: &str, at: usize, from: Option<usize>) -> String {
    let lines = text.split_inclusive('\n').enumerate();
    let kept = |(number, line): (usize, &str)| match from {
        _ if number != at => line.to_owned(),
        Some(from) => format!("{}\n", &line[..from]),
        None => String::new(),
    };
    lines.map(kept).collect()
}

fn says_the_same(text: &str, data: &Node) -> bool {
    yaml::parse_fully(text).is_ok_and(|tree| tree.same_data(data))
}

fn has_comment(page: &str, comment: &str) -> bool {
    page.lines().filter_map(|line| line.strip_suffix(comment)).any(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace))
}

/// The page with a comment above the line that follows it on the other side.
fn above(page: &str, comment: &str, below: &[&str]) -> String {
    let next = below.iter().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let lines: Vec<&str> = page.lines().collect();
    let place = next.and_then(|next| place(&lines, next)).unwrap_or(lines.len());
    let placed = with(page, &lines, |out| out.insert(place, comment.to_owned()));
    placed.or_else(|| with(page, &lines, |out| out.push(comment.trim().to_owned()))).unwrap_or_else(|| page.to_owned())
}

/// The page with a comment behind a value; above it, where something stands behind it already.
fn behind(page: &str, value: &str, comment: &str) -> String {
    let lines: Vec<&str> = page.lines().collect();
    let at = place(&lines, value);
    let beside = at.filter(|at| !lines[*at].contains('#')).and_then(|at| with(page, &lines, |out| out[at].push_str(comment)));
    let on_top = || with(page, &lines, |out| out.insert(at.unwrap_or(out.len()), comment.trim().to_owned()));
    let at_end = || with(page, &lines, |out| out.push(comment.trim().to_owned()));
    beside.or_else(on_top).or_else(at_end).unwrap_or_else(|| page.to_owned())
}

/// The one line that is this line, or else the one that begins with the same key.
fn place(lines: &[&str], wanted: &str) -> Option<usize> {
    let only = |found: &dyn Fn(&str) -> bool| {
        let mut all = (0..lines.len()).filter(|at| found(lines[*at]));
        all.next().filter(|_| all.next().is_none())
    };
    only(&|line| line == wanted).or_else(|| key(wanted).and_then(|wanted| only(&|line| key(line) == Some(wanted))))
}

/// The key that a line begins with, with the blanks before it.
fn key(line: &str) -> Option<&str> {
    let end = line.find(':')?;
    (line[end + 1..].is_empty() || line[end + 1..].starts_with(' ')).then(|| &line[..end])
}

/// The page with its lines changed, if it still says the same.
fn with(page: &str, lines: &[&str], change: impl FnOnce(&mut Vec<String>)) -> Option<String> {
    let mut out: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    change(&mut out);
    let eol = if page.contains("\r\n") { "\r\n" } else { "\n" };
    let text: String = out.into_iter().map(|line| line + eol).collect();
    let data = yaml::parse_fully(page).ok()?;
    says_the_same(&text, &data).then_some(text)
}
