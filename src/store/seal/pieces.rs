//! A document in pieces: one for each key at its top, with the comments above it. So keys move between the open part of a file
//! and what is sealed, byte for byte.

use super::parts::KEYS;
use crate::domain::text::slice;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::node::line_start;
use crate::store::yaml::write::{self, New};
use crate::store::yaml::{self, Entry, Node, Value};
use std::ops::{Range, RangeTo};

/// The lines of one key: comments above it, the key, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub key: String,
    pub text: String,
}

/// A document taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pieces {
    /// What stands above the first key.
    pub head: String,
    pub all: Vec<Piece>,
}

/// Why a document can't be taken apart, and where.
#[derive(Debug)]
pub(super) enum Whole {
    Yaml(yaml::Fault),
    /// The key whose value can't be moved: it is in brackets, or shares an anchor with others.
    Bound(String, yaml::Span),
}

impl Pieces {
    /// Takes a document apart.
    pub(super) fn of(text: &str) -> Result<Pieces, Whole> {
        let root = yaml::parse(text).map_err(Whole::Yaml)?;
        let (head, all) = cuts(text, &root)?;
        let all = all.into_iter().map(|(entry, lines)| Piece { key: entry.key.to_string(), text: ended_line(slice(text, lines)) });
        Ok(Pieces { head: slice(text, head).to_owned(), all: all.collect() })
    }

    /// The document again.
    pub(super) fn text(&self) -> String {
        std::iter::once(self.head.as_str()).chain(self.all.iter().map(|piece| piece.text.as_str())).collect()
    }

    /// Takes out the pieces of these keys, in their order.
    pub(super) fn take(&mut self, is_wanted: impl Fn(&str) -> bool) -> Vec<Piece> {
        let (taken, left) = std::mem::take(&mut self.all).into_iter().partition(|piece| is_wanted(&piece.key));
        self.all = left;
        taken
    }

    /// Takes out what tells of the sealing. Comments above it stay, where they are above whatever comes next.
    pub(super) fn take_sealing(&mut self) -> Vec<Piece> {
        let (mut taken, mut left) = (Vec::new(), Vec::<Piece>::new());
        for piece in std::mem::take(&mut self.all) {
            if !KEYS.contains(&piece.key.as_str()) {
                left.push(piece);
                continue;
            }
            let at = key_start(&piece);
            left.last_mut().map_or(&mut self.head, |last| &mut last.text).push_str(slice(&piece.text, ..at));
            taken.push(Piece { text: slice(&piece.text, at..).to_owned(), ..piece });
        }
        self.all = left;
        taken
    }

    /// Puts the comments in some lines that go below all that is there.
    pub(super) fn keep_comments(&mut self, of: &[Piece]) {
        let comments =
            |piece: &Piece| yaml::comments::of(&piece.text).iter().map(|comment| format!("{}\n", comment.text)).collect::<String>();
        let lines: String = of.iter().map(comments).collect();
        self.all.last_mut().map_or(&mut self.head, |last| &mut last.text).push_str(&lines);
    }

    pub(super) fn get(&self, key: &str) -> Option<&Piece> {
        self.all.iter().find(|piece| piece.key == key)
    }

    /// Puts a piece behind the last one that comes before it in an order; what has no place there comes at the end.
    pub(super) fn put(&mut self, piece: Piece, order: &[&str]) {
        let before = order.iter().position(|key| *key == piece.key).and_then(|at| order.get(..at));
        let behind = |known: &[&str]| self.all.iter().rposition(|there| known.contains(&there.key.as_str()));
        let at = before.map_or(self.all.len(), |known| behind(known).map_or(0, |at| at + 1));
        self.all.insert(at, piece);
    }
}

/// What stands above the first key of a document, and each entry with its lines.
type Cuts<'n, 'a> = (RangeTo<usize>, Vec<(&'n Entry<'a>, Range<usize>)>);

/// Where a document can be cut. Nothing is copied, so this also tells a reader whether keys of it could be moved at all.
pub(super) fn cuts<'n, 'a>(text: &str, root: &'n Node<'a>) -> Result<Cuts<'n, 'a>, Whole> {
    let Value::Map(entries) = &root.value else { return Err(Whole::Bound(String::new(), root.span)) };
    let mut starts = Vec::with_capacity(entries.len());
    let mut behind = None;
    for entry in entries {
        let at = entry.at.start as usize;
        let is_alone = slice(text, line_start(text, at)..at).is_empty();
        if !is_alone || entry.node.shared {
            return Err(Whole::Bound(entry.key.to_string(), entry.at));
        }
        starts.push(behind.unwrap_or_else(|| above(text, at)));
        behind = Some(next_line(text, end(text, entry.at.end as usize, &entry.node)));
    }
    let ended = text.lines().any(|line| matches!(line.trim_end(), "..."));
    if let (true, Some(entry)) = (ended, entries.last()) {
        return Err(Whole::Bound(entry.key.to_string(), entry.at));
    }
    let head = ..starts.first().copied().unwrap_or(text.len());
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let lines = starts.iter().zip(ends).map(|(start, end)| *start..end);
    Ok((head, entries.iter().zip(lines).collect()))
}

/// Where the line of a piece's key begins.
pub(super) fn key_start(piece: &Piece) -> usize {
    let root = yaml::parse(&piece.text).ok();
    root.as_ref().and_then(|root| root.entry(&piece.key)).map_or(0, |entry| entry.at.start as usize)
}

/// Where the comments right above the first key begin.
fn above(text: &str, mut at: usize) -> usize {
    // a byte order mark is no line
    let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while at > first {
        let line = line_start(text, at - 1);
        if line >= at || !slice(text, line..at).starts_with('#') {
            break;
        }
        at = line;
    }
    at
}

/// Where a value ends, the key itself where there is none.
fn end(text: &str, key: usize, node: &Node) -> usize {
    let end = (node.span.end as usize).max(key).min(text.len());
    let start = (node.span.start as usize).max(key);
    // blank lines below a text belong to it
    if slice(text, start..end).is_empty() { key } else { end }
}

/// The beginning of the line after the one in which a place is, unless a line begins there.
fn next_line(text: &str, at: usize) -> usize {
    if at > 0 && text.as_bytes().get(at - 1) == Some(&b'\n') {
        return at;
    }
    slice(text, at..).find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// A piece that ends with a line break, so that others can follow it.
fn ended_line(text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

/// A list of texts in two: the items that stay, and those that do not. Each side is nothing when it has no item. One text alone is a list
/// of one.
pub(super) fn parted(piece: &Piece, stays: impl Fn(&str) -> bool) -> Option<(Option<Piece>, Option<Piece>)> {
    let root = yaml::parse(&piece.text).ok()?;
    let entry = root.entry(&piece.key)?;
    let is_staying = |item: &Node| item.text().is_some_and(|text| stays(text.trim()));
    let items = match &entry.node.value {
        Value::Seq(items) => items.as_slice(),
        Value::Map(_) => return None,
        _ => std::slice::from_ref(&entry.node),
    };
    let count = items.iter().filter(|item| is_staying(item)).count();
    if count == items.len() {
        return Some((Some(piece.clone()), None));
    }
    if count == 0 {
        return Some((None, Some(piece.clone())));
    }
    if entry.node.is_flow(&piece.text) {
        let texts = |wanted: bool| items.iter().filter(move |item| is_staying(item) == wanted).map(New::of).collect();
        let list = |wanted| write::document(&[(piece.key.as_str(), New::List(texts(wanted)))]);
        let comments = yaml::comments::of(&piece.text).iter().map(|comment| format!("{}\n", comment.text)).collect::<String>();
        let part = |text| Some(Piece { key: piece.key.clone(), text });
        // what a comment is about can't be told here, so it goes with the words
        return Some((part(list(true)), part(comments + &list(false))));
    }
    let first = items.first()?;
    let above = next_line(&piece.text, entry.at.end as usize);
    let head = slice(&piece.text, ..above).to_owned();
    let ends = items.iter().map(|item| next_line(&piece.text, end(&piece.text, item.span.start as usize, item)));
    let mut starts = vec![above.min(line_start(&piece.text, first.span.start as usize))];
    starts.extend(ends);
    *starts.last_mut()? = piece.text.len();
    let (mut open, mut own) = (head, format!("{}:\n", piece.key));
    for (item, lines) in items.iter().zip(starts.windows(2)) {
        let &[start, end] = lines else { continue };
        let side = if is_staying(item) { &mut open } else { &mut own };
        side.push_str(slice(&piece.text, start..end));
    }
    let part = |text| Some(Piece { key: piece.key.clone(), text });
    Some((part(open), part(own)))
}

/// Two parts of a list as one; what both have is there once.
pub(super) fn joined(open: Option<Piece>, own: Piece) -> Option<Piece> {
    let Some(open) = open else { return Some(own) };
    let (there, root) = (yaml::parse(&open.text).ok()?, yaml::parse(&own.text).ok()?);
    let (known, entry) = (items(&there, &open.key)?, root.entry(&own.key)?);
    let added: Vec<&Node> = items(&root, &own.key)?.iter().filter(|item| !known.iter().any(|other| other.same_as(item))).collect();
    let is_meant = |text: &str| {
        let all = yaml::parse(text);
        all.is_ok_and(|all| {
            let meant = known.iter().chain(added.iter().copied());
            items(&all, &open.key)
                .is_some_and(|items| items.len() == known.len() + added.len() && items.iter().zip(meant).all(|(a, b)| a.same_as(b)))
        })
    };
    // the lines as they are, with their comments, where that gives the list that is meant
    let at = entry.at.start as usize;
    let lines =
        [&open.text, slice(&own.text, ..line_start(&own.text, at)), slice(&own.text, next_line(&own.text, entry.at.end as usize)..)]
            .concat();
    if is_meant(&lines) {
        return Some(Piece { key: open.key, text: lines });
    }
    let append = |item: &Node| Edit::Append { within: Vec::new(), key: open.key.clone(), item: New::of(item) };
    let text = yaml::edit::apply(&open.text, &added.into_iter().map(append).collect::<Vec<_>>()).ok()?;
    Some(Piece { key: open.key, text })
}

fn items<'n, 'a>(root: &'n Node<'a>, key: &str) -> Option<&'n [Node<'a>]> {
    match &root.get(key)?.value {
        Value::Seq(items) => Some(items),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALK: &str = "# a talk\nid: k7m3x9qa\ntype: stay # of them\n\n# what she said\nsummary: |\n  # no comment\n  hoi\n\nnext:\nclosed: 2026-11-22\nenergy:\n- mentoring # often\n# and more\n- koffie";

    #[test]
    fn a_document_is_put_together_as_it_was() {
        let mut pieces = Pieces::of(TALK).unwrap();
        assert_eq!(pieces.text(), format!("{TALK}\n"));
        let taken = pieces.take(|key| matches!(key, "summary" | "energy"));
        assert_eq!(pieces.text(), "# a talk\nid: k7m3x9qa\ntype: stay # of them\n\nnext:\nclosed: 2026-11-22\n");
        assert_eq!(taken[0].text, "\n# what she said\nsummary: |\n  # no comment\n  hoi\n");
        assert_eq!(taken[1].text, "energy:\n- mentoring # often\n# and more\n- koffie\n");
        for piece in taken {
            pieces.put(piece, &["id", "type", "energy", "summary", "next"]);
        }
        let keys: Vec<&str> = pieces.all.iter().map(|piece| piece.key.as_str()).collect();
        assert_eq!(keys, ["id", "type", "energy", "summary", "next", "closed"]);
    }

    #[test]
    fn what_hangs_together_is_left_whole() {
        for text in ["{id: a, summary: b}\n", "id: &x a\nsummary: *x\n", "summary: a\n...\n", "- a\n", "? id\n: a\n"] {
            assert!(Pieces::of(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_list_is_parted_and_joined() {
        let piece = |text: &str| Piece { key: "obstacles".to_owned(), text: text.to_owned() };
        let parts = |text: &str| parted(&piece(text), |word| word == "rooster").unwrap();
        let (open, own) = parts("# why\nobstacles:\n- trage laptop\n# known\n- rooster\n- mijn baas # hm\n");
        assert_eq!(open.as_ref().unwrap().text, "# why\nobstacles:\n# known\n- rooster\n");
        assert_eq!(own.as_ref().unwrap().text, "obstacles:\n- trage laptop\n- mijn baas # hm\n");
        let all = joined(open, own.unwrap()).unwrap();
        assert_eq!(all.text, "# why\nobstacles:\n# known\n- rooster\n- trage laptop\n- mijn baas # hm\n");
        assert_eq!(joined(Some(all), piece("obstacles: [rooster, geld]\n")).unwrap().text.lines().last(), Some("- geld"));
        let (open, own) = parts("obstacles: [trage laptop, rooster]\n");
        assert_eq!((open.unwrap().text.as_str(), own.unwrap().text.as_str()), ("obstacles:\n- rooster\n", "obstacles:\n- trage laptop\n"));
        assert_eq!(parts("obstacles:\n- rooster\n").1, None);
        assert_eq!(parts("obstacles:\n- laptop\n").0, None);
        assert_eq!(parts("obstacles: laptop\n"), (None, Some(piece("obstacles: laptop\n"))));
        assert_eq!(parts("obstacles: rooster\n"), (Some(piece("obstacles: rooster\n")), None));
        assert_eq!(parted(&piece("obstacles: {veel: x}\n"), |_| true), None);
        assert_eq!(joined(Some(piece("obstacles: rooster\n")), piece("obstacles:\n- laptop\n")), None);
    }
}
