//! Changing a few values of a document and nothing else, to the byte.
//!
//! An edit is spliced in at the place that the full parser gives for the value (`page.rs`). What comes out is
//! parsed again and held against what was meant, and each comment has to be in it still; a document where that fails is
//! left as it is.

use super::comments;
use super::data::Data;
use super::node::{Node, Span, Value};
use super::page::Page;
use super::write::New;

/// One step into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value under a key.
    Key(String),
    /// The item of a list, from 0.
    Index(usize),
}

/// One change of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Gives a key this value; a key that is not there comes behind the last of `after` that is, or at the end.
    Set {
        /// The map that holds the key.
        within: Vec<Step>,
        /// The key.
        key: String,
        /// Its value from now on.
        value: New,
        /// The keys that stand before it in the order of the format.
        after: Vec<String>,
    },
    /// Takes a key and its value out; nothing happens when it is not there.
    Remove {
        /// The map that holds the key.
        within: Vec<Step>,
        /// The key.
        key: String,
    },
    /// Puts an item at the end of the list under a key, which is made when it is not there.
    Append {
        /// The map that holds the key.
        within: Vec<Step>,
        /// The key of the list.
        key: String,
        /// The new item.
        item: New,
    },
    /// Puts an item into a list, before the one that is there now.
    Insert {
        /// The list.
        within: Vec<Step>,
        /// Its place, from 0.
        at: usize,
        /// The new item.
        item: New,
    },
    /// Takes an item out of a list.
    Take {
        /// The list.
        within: Vec<Step>,
        /// Its place, from 0.
        at: usize,
    },
}

/// Where an edit can't be made without touching more than its own value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which of the edits, from 0.
    pub number: usize,
    /// The place to make it by hand, in the document as it is.
    pub span: Span,
}

/// The document with all edits made, each verified.
pub fn apply(source: &str, edits: &[Edit]) -> Result<String, Refused> {
    let mut text = source.to_owned();
    for (number, edit) in edits.iter().enumerate() {
        text = one(&text, edit).map_err(|span| Refused { number, span: one(source, edit).err().unwrap_or(span) })?;
    }
    Ok(text)
}

/// The document with one edit made, or the place where it can't be.
fn one(source: &str, edit: &Edit) -> Result<String, Span> {
    let nowhere = Span { line: 1, column: 1, start: 0, end: 0 };
    let root = super::parse_fully(source).map_err(|fault| fault.span)?;
    let within = edit.within();
    let place = walk(&root, within).ok_or(nowhere)?;
    let here = place.entry(edit.key()).map_or(place.span, |entry| entry.at);
    if place.shared {
        return Err(here);
    }
    if let Some(edit) = place.is_null().then(|| edit.on_nothing()).flatten() {
        return one(source, &edit);
    }
    let page = Page { source, root: &root };
    let edited = match edit {
        Edit::Set { key, value, after, .. } => page.set(place, key, value, after).into_iter().collect(),
        Edit::Remove { key, .. } => page.remove(place, key),
        Edit::Append { key, item, .. } => page.append(place, key, item).into_iter().collect(),
        Edit::Insert { at, item, .. } => page.insert_item(place, *at, item).into_iter().collect(),
        Edit::Take { at, .. } => page.take_item(place, *at),
    };
    let mut meant = Data::from(&root);
    meant.change(within, edit).ok_or(here)?;
    let is_meant = |text: &String| super::parse_fully(text).is_ok_and(|result| Data::from(&result) == meant);
    edited.into_iter().find(|text| is_meant(text) && comments::all_stay(source, text)).ok_or(here)
}

impl Edit {
    /// The key that the edit is about; of an item, the key of its list.
    pub fn key(&self) -> &str {
        match self {
            Edit::Set { key, .. } | Edit::Remove { key, .. } | Edit::Append { key, .. } => key,
            Edit::Insert { within, .. } | Edit::Take { within, .. } => match within.last() {
                Some(Step::Key(key)) => key,
                _ => "",
            },
        }
    }

    /// The map or list that is changed.
    pub fn within(&self) -> &[Step] {
        match self {
            Edit::Set { within, .. } | Edit::Remove { within, .. } | Edit::Append { within, .. } => within,
            Edit::Insert { within, .. } | Edit::Take { within, .. } => within,
        }
    }

    /// The same where the map that is to hold the key is nothing yet: that map, with only this in it.
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
