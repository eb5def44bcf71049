//! Changes a few values of a document, and not one byte more.
//!
//! An edit is spliced in at the place that the full parser gives for the value (`page.rs`). The result is parsed again. It
//! must have the data that were meant, and every comment. If not, the document stays as it is.

use super::comments;
use super::data::Data;
use super::node::{Node, Span, Value};
use super::page::{Page, Splice};
use super::write::New;

/// One step into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Key(String),
    /// The item of a list, from 0.
    Index(usize),
}

/// One change of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Gives a key this value. A new key comes after the last key of `after` that is there, or at the end.
    Set {
        /// The map that holds the key.
        within: Vec<Step>,
        key: String,
        value: New,
        /// The keys above it, in the order of the format.
        after: Vec<String>,
    },
    /// Removes a key and its value, if it is there.
    Remove {
        /// The map that holds the key.
        within: Vec<Step>,
        key: String,
    },
    /// Adds an item at the end of the list under a key; makes the list if it is not there.
    Append {
        /// The map that holds the key.
        within: Vec<Step>,
        key: String,
        item: New,
    },
    /// Inserts an item into a list, before the item that is at this place now.
    Insert {
        within: Vec<Step>,
        /// Its place, from 0.
        at: usize,
        item: New,
    },
    /// Takes an item out of a list.
    Take {
        within: Vec<Step>,
        /// Its place, from 0.
        at: usize,
    },
}

/// The place of an edit that can't be made without changing other values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which of the edits, from 0.
    pub number: usize,
    /// The place to make it by hand, in the document as it is.
    pub span: Span,
}

/// The document with all edits made, and verified.
pub fn apply(source: &str, edits: &[Edit]) -> Result<String, Refused> {
    let root = super::parse_fully(source).map_err(|fault| Refused { number: 0, span: fault.span })?;
    apply_to(&Page { source, root: &root }, edits)
}

/// The same for a parsed document. All edits are made at once if they are independent, otherwise one by one.
pub(in crate::store) fn apply_to(page: &Page, edits: &[Edit]) -> Result<String, Refused> {
    if let [_, _, ..] = edits
        && let Some(text) = at_once(page, edits)
    {
        return Ok(text);
    }
    let mut text = page.source.to_owned();
    for (number, edit) in edits.iter().enumerate() {
        let edited = if number == 0 { one(page, edit) } else { one_of(&text, edit) };
        text = edited.map_err(|span| Refused { number, span: one(page, edit).err().unwrap_or(span) })?;
    }
    Ok(text)
}

/// An edit, the map that it changes, and the text that it replaces.
type Placed<'p> = (&'p Edit, &'p Node<'p>, Splice);

/// The document with all edits made and checked once, if each edit has its own place.
fn at_once(page: &Page, edits: &[Edit]) -> Option<String> {
    let mut meant = Data::from(page.root);
    let mut placed: Vec<Placed> = Vec::new();
    for edit in edits {
        // places in a list shift with each edit
        if matches!(edit, Edit::Insert { .. } | Edit::Take { .. }) {
            return None;
        }
        let map = walk(page.root, edit.within()).filter(|map| !map.shared && !map.is_null())?;
        let one = (edit, map, page.splices(map, edit).into_iter().next()?);
        meant.change(edit.within(), edit)?;
        is_free(&one, &placed).then_some(())?;
        placed.push(one);
    }
    // those that begin at one place stay in the order given
    placed.sort_by_key(|(.., splice)| (splice.start, splice.end));
    let text = placed.iter().rev().fold(page.source.to_owned(), |text, (.., splice)| splice.of(&text));
    is_meant(page.source, &text, &meant).then_some(text)
}

/// Whether an edit is independent of the earlier ones: it changes another place, or its new key comes after a key that an
/// earlier edit adds.
fn is_free((edit, map, splice): &Placed, earlier: &[Placed]) -> bool {
    let brings = |key: &String| earlier.iter().any(|(other, ..)| other.key() == key);
    let neighbour = match edit {
        Edit::Set { key, after, .. } if map.entry(key).is_none() => {
            after.iter().rev().find(|known| map.entry(known).is_some() || brings(known))
        }
        _ => None,
    };
    let is_neighbour = |(other, ..): &Placed| neighbour.is_some_and(|key| key == other.key());
    let is_behind = |there: &Splice| there.end == splice.start;
    let is_apart = |there: &Splice| there.end < splice.start || splice.end < there.start;
    let last = earlier.iter().rev().find(|(.., there)| is_behind(there));
    let is_new = neighbour.is_some_and(|key| map.entry(key).is_none());
    earlier.iter().all(|(.., there)| is_behind(there) || is_apart(there)) && last.map_or(!is_new, is_neighbour)
}

/// The document with one edit made, or the place where that is not possible.
fn one_of(source: &str, edit: &Edit) -> Result<String, Span> {
    let root = super::parse_fully(source).map_err(|fault| fault.span)?;
    one(&Page { source, root: &root }, edit)
}

fn one(page: &Page, edit: &Edit) -> Result<String, Span> {
    let nowhere = Span { line: 1, column: 1, start: 0, end: 0 };
    let place = walk(page.root, edit.within()).ok_or(nowhere)?;
    let here = place.entry(edit.key()).map_or(place.span, |entry| entry.at);
    if place.shared {
        return Err(here);
    }
    if let Some(edit) = place.is_null().then(|| edit.on_nothing()).flatten() {
        return one(page, &edit);
    }
    let mut meant = Data::from(page.root);
    meant.change(edit.within(), edit).ok_or(here)?;
    let mut edited = page.splices(place, edit).into_iter().map(|splice| splice.of(page.source));
    edited.find(|text| is_meant(page.source, text, &meant)).ok_or(here)
}

/// Whether a text has exactly the data that were meant, and still every comment.
fn is_meant(source: &str, text: &str, meant: &Data) -> bool {
    super::parse_fully(text).is_ok_and(|result| Data::from(&result) == *meant) && comments::all_stay(source, text)
}

impl Page<'_> {
    /// The ways to make an edit, the best first.
    fn splices(&self, place: &Node, edit: &Edit) -> Vec<Splice> {
        match edit {
            Edit::Set { key, value, after, .. } => self.set(place, key, value, after).into_iter().collect(),
            Edit::Remove { key, .. } => self.remove(place, key),
            Edit::Append { key, item, .. } => self.append(place, key, item).into_iter().collect(),
            Edit::Insert { at, item, .. } => self.insert_item(place, *at, item).into_iter().collect(),
            Edit::Take { at, .. } => self.take_item(place, *at),
        }
    }
}

impl Edit {
    /// The key that the edit changes; for an item, the key of its list.
    pub fn key(&self) -> &str {
        match self {
            Edit::Set { key, .. } | Edit::Remove { key, .. } | Edit::Append { key, .. } => key,
            Edit::Insert { within, .. } | Edit::Take { within, .. } => match within.last() {
                Some(Step::Key(key)) => key,
                _ => "",
            },
        }
    }

    /// Whether it brings a text, and not only words of ours.
    pub fn brings_text(&self) -> bool {
        match self {
            Edit::Set { value, .. } => value.has_text(),
            Edit::Append { item, .. } | Edit::Insert { item, .. } => item.has_text(),
            Edit::Remove { .. } | Edit::Take { .. } => false,
        }
    }

    /// The map or list that is changed.
    pub fn within(&self) -> &[Step] {
        match self {
            Edit::Set { within, .. } | Edit::Remove { within, .. } | Edit::Append { within, .. } => within,
            Edit::Insert { within, .. } | Edit::Take { within, .. } => within,
        }
    }

    /// The same edit if the map around the key is still empty: it makes that map with only this key.
    fn on_nothing(&self) -> Option<Edit> {
        let (key, value) = match self {
            Edit::Set { key, value, .. } => (key, value.clone()),
            Edit::Append { key, item, .. } => (key, New::List(vec![item.clone()])),
            _ => return None,
        };
        let (Step::Key(holder), within) = self.within().split_last()? else { return None };
        Some(Edit::set_within(within.to_vec(), holder, New::Map(vec![(key.clone(), value)]), &[]))
    }

    /// Sets a key at the top of a document.
    pub fn set(key: &str, value: New, after: &[&str]) -> Edit {
        Edit::set_within(Vec::new(), key, value, after)
    }

    /// Sets a key of a map within a document.
    pub fn set_within(within: Vec<Step>, key: &str, value: New, after: &[&str]) -> Edit {
        Edit::Set { within, key: key.to_owned(), value, after: after.iter().map(|key| (*key).to_owned()).collect() }
    }

    /// Takes out a key at the top of a document.
    pub fn remove(key: &str) -> Edit {
        Edit::Remove { within: Vec::new(), key: key.to_owned() }
    }
}

/// The node that steps lead to.
pub(crate) fn walk<'n, 'a>(root: &'n Node<'a>, steps: &[Step]) -> Option<&'n Node<'a>> {
    steps.iter().try_fold(root, |node, step| match (step, &node.value) {
        (Step::Key(key), _) => node.get(key),
        (Step::Index(at), Value::Seq(items)) => items.get(*at),
        _ => None,
    })
}
