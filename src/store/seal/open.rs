//! From what lies on the disk to a text that commands work with: the words in their places, and no block.

use super::close::is_empty;
use super::parts::{self, BASE, BESIDE, BLOCK, ID, MIXED, PERSON};
use super::pieces::{Piece, Pieces, cuts, joined, key_start};
use crate::domain::records::Place;
use crate::domain::sealed::{SealFault, Sealed, Shut, Words};
use crate::domain::text::slice;
use crate::store::merge::{Markers, merge};
use crate::store::yaml::{self, Node, Span, Value};
use crate::store::{schema, seal::Opener};
use crate::vault::{self, Identity, NotOpened};
use std::ops::Range;

/// A text with its words in place, as far as whoever asks can read them. What tells of the sealing is not in it.
#[derive(Clone, Debug)]
pub struct Opened {
    pub text: String,
    /// Nothing for a file in which nothing is sealed.
    pub sealed: Option<Sealed>,
    /// Keys that stand open and sealed, with values that differ; the open one is in the text.
    pub twice: Vec<String>,
}

impl Opened {
    /// What is wrong with what is sealed.
    pub fn faults(&self) -> impl Iterator<Item = SealFault> {
        self.sealed.iter().flat_map(|sealed| sealed.faults(&self.twice))
    }
}

/// Whether a text may hold a block. Quick, and never wrong where it says no.
pub fn may_be_sealed(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"sealed").is_some()
}

/// What everyone can see of what is sealed in a document.
pub fn seen(root: &Node) -> Option<Sealed> {
    let block = root.get(BLOCK).filter(|block| !block.is_null())?;
    let blocks = if let Value::Seq(items) = &block.value { items.len() } else { 1 };
    let number = |key| root.get(key).and_then(|node| node.text()?.trim().parse().ok()).unwrap_or_default();
    let (own_words, own_energy) = (number(parts::OWN_WORDS), number(parts::ENERGY));
    Some(Sealed { readers: readers(root), blocks, own_words, own_energy, recipients: Vec::new(), words: Words::NotAsked })
}

/// The keys of the readers that a document names.
fn readers(root: &Node) -> Vec<String> {
    match root.get(parts::READERS).map(|node| &node.value) {
        Some(Value::Seq(items)) => items.iter().filter_map(|item| Some(item.text()?.trim().to_owned())).collect(),
        Some(Value::Scalar(one)) => vec![one.trim().to_owned()],
        _ => Vec::new(),
    }
}

/// The blocks of a document.
pub fn blocks(root: &Node) -> Vec<String> {
    let text = |node: &Node| node.text().map(|text| text.into_owned());
    match root.get(BLOCK).map(|node| &node.value) {
        Some(Value::Seq(items)) => items.iter().filter_map(text).collect(),
        Some(_) => root.get(BLOCK).and_then(text).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Opens a text, if it is sealed. `person` is the `id` of the person whose it is.
pub fn opened(place: &Place, person: Option<&str>, text: &str, keys: &dyn Opener) -> Opened {
    let root = may_be_sealed(text).then(|| yaml::parse(text).ok()).flatten();
    let Some(SealedWords { sealed, inner, .. }) = root.and_then(|root| SealedWords::of(place, person, text, &root, keys)) else {
        return Opened { text: text.to_owned(), sealed: None, twice: Vec::new() };
    };
    let Ok(mut outer) = Pieces::of(text) else { return Opened { text: text.to_owned(), sealed: Some(sealed), twice: Vec::new() } };
    outer.take_sealing();
    let twice = inner.map(|inner| put_in(place, &mut outer, &inner)).unwrap_or_default();
    Opened { text: outer.text(), sealed: Some(sealed), twice }
}

/// The words of a sealed text, to be read with it. For who reads many records: [`opened`] makes a text of them, which costs more than
/// opening them does.
#[derive(Clone, Debug)]
pub struct SealedWords {
    pub sealed: Sealed,
    /// What is inside, as a document; nothing where it can't be opened.
    inner: Option<String>,
    /// Where the lines of the block are in the text; nothing where keys of it can't be moved, and it is read as it stands.
    block: Option<Range<usize>>,
}

impl SealedWords {
    /// Those of a text and its document; nothing where nothing in it is sealed. `person` is the `id` of the person whose it is.
    pub fn of(place: &Place, person: Option<&str>, text: &str, root: &Node, keys: &dyn Opener) -> Option<SealedWords> {
        if parts::words(place).is_empty() {
            return None;
        }
        let sealed = seen(root)?;
        let Ok((_, all)) = cuts(text, root) else {
            return Some(SealedWords { sealed: Sealed { words: Words::Shut(Shut::Damaged), ..sealed }, inner: None, block: None });
        };
        let block = all.into_iter().find(|(entry, _)| entry.key == BLOCK).map(|(_, lines)| lines);
        let (words, inner) = match inner(place, person, root, keys) {
            Ok(inner) => (Words::Read, Some(inner)),
            Err(why) => (Words::Shut(why), None),
        };
        Some(SealedWords { sealed: Sealed { words, ..sealed }, inner, block })
    }

    /// What there is to look for words in: the text without its block, and what is inside.
    pub fn looked_at(&self, text: &str) -> String {
        let inner = self.inner.as_deref().unwrap_or_default();
        let block = self.block.clone().unwrap_or_default();
        [slice(text, ..block.start), slice(text, block.end..), inner].concat()
    }

    /// The document of the text with the words among its keys, and without what tells of the sealing, and the keys that stand open too,
    /// with another value. What is wrong with a word is told at its block: inside that nobody sees a line.
    pub fn put_into<'a>(&'a self, text: &str, root: Node<'a>) -> (Node<'a>, Vec<String>) {
        if self.block.is_none() {
            return (root, Vec::new());
        }
        let Node { value: Value::Map(mut entries), span, shared } = root else { return (root, Vec::new()) };
        let block = entries.iter().find(|entry| entry.key == BLOCK).map(|entry| entry.at).unwrap_or_default();
        entries.retain(|entry| !parts::KEYS.contains(&&*entry.key));
        let mut twice = Vec::new();
        let inside = self.inner.as_deref().and_then(|inner| yaml::parse(inner).ok()).map(|inner| inner.value);
        for mut entry in inside.into_iter().flat_map(|inside| if let Value::Map(inside) = inside { inside } else { Vec::new() }) {
            if matches!(&*entry.key, ID | PERSON) {
                continue;
            }
            entry.at = block;
            place_at(&mut entry.node, block);
            let Some(open) = entries.iter_mut().find(|open| open.key == entry.key) else {
                entries.push(entry);
                continue;
            };
            if entry.key == MIXED {
                match (&mut open.node.value, entry.node.value) {
                    (Value::Seq(open), Value::Seq(own)) => {
                        let added: Vec<Node> = own.into_iter().filter(|item| !open.iter().any(|there| there.same_as(item))).collect();
                        open.extend(added);
                    }
                    _ => twice.push(entry.key.into_owned()),
                }
            } else if open.node.same_data(&entry.node) {
                // it says the same, wherever it is read
            } else if is_free(text, &entry.key) {
                open.node = entry.node;
            } else {
                twice.push(entry.key.into_owned());
            }
        }
        (Node { value: Value::Map(entries), span, shared }, twice)
    }
}

/// Whether nothing is said under a key of a document.
fn is_free(text: &str, key: &str) -> bool {
    Pieces::of(text).is_ok_and(|pieces| pieces.get(key).is_none_or(says_nothing))
}

/// Gives a value and all in it one place.
fn place_at(node: &mut Node, place: Span) {
    node.span = place;
    match &mut node.value {
        Value::Seq(items) => items.iter_mut().for_each(|item| place_at(item, place)),
        Value::Map(entries) => entries.iter_mut().for_each(|entry| {
            entry.at = place;
            place_at(&mut entry.node, place);
        }),
        _ => {}
    }
}

/// What is sealed in a document, as a document, held against whose it is.
pub(super) fn inner(place: &Place, person: Option<&str>, root: &Node, keys: &dyn Opener) -> Result<String, Shut> {
    let identities = keys.identities()?;
    let base = root.get(BASE).and_then(Node::text).and_then(|base| one(&base, identities).ok());
    let base = base.filter(|base| belongs(place, person, base).is_ok());
    let texts = blocks(root).iter().map(|block| one(block, identities)).collect::<Result<Vec<_>, _>>()?;
    for text in &texts {
        belongs(place, person, text)?;
    }
    as_one(base.as_deref(), texts)
}

/// What several blocks hold, as one document. What was put beside a block that could not be opened adds to it.
pub(super) fn as_one(base: Option<&str>, texts: Vec<String>) -> Result<String, Shut> {
    let (beside, whole): (Vec<String>, Vec<String>) = texts.into_iter().partition(|text| is_beside(text));
    let beside = beside.into_iter().map(|text| (without_mark(text), None));
    let mut all = whole.into_iter().map(|text| (text, base)).chain(beside);
    let (first, _) = all.next().ok_or(Shut::Damaged)?;
    all.try_fold(first, |ours, (theirs, base)| join(base, &ours, &theirs))
}

/// Whether a document adds to those beside it.
pub(super) fn is_beside(text: &str) -> bool {
    text.contains(BESIDE) && yaml::parse(text).is_ok_and(|root| root.get(BESIDE).is_some())
}

/// The same without what says so.
pub(super) fn without_mark(text: String) -> String {
    let Ok(mut pieces) = Pieces::of(&text) else { return text };
    pieces.take(|key| key == BESIDE);
    pieces.text()
}

/// One block, opened.
pub(super) fn one(block: &str, identities: &[Identity]) -> Result<String, Shut> {
    let mut bytes = vault::open(block, &identities.iter().collect::<Vec<_>>()).map_err(|why| match why {
        NotOpened::ForOthers => Shut::ForOthers,
        NotOpened::Damaged => Shut::Damaged,
    })?;
    String::from_utf8(std::mem::take(&mut *bytes)).map_err(|_| Shut::Damaged)
}

/// Which record and person a document says that it is of; nothing for one that is no such document, or holds more than words. Anyone can
/// seal anything, and what is not a word has its place in the open, where everyone sees it.
pub(super) fn head(place: &Place, text: &str) -> Option<(String, String)> {
    let root = yaml::parse(text).ok()?;
    holds_words_alone(place, &root).then(|| ids(&root)).flatten()
}

/// The ids of the record and the person inside.
fn ids(root: &Node) -> Option<(String, String)> {
    let inside = |key| root.get(key).and_then(Node::text).map(|text| text.trim().to_owned());
    Some((inside(ID)?, inside(PERSON)?))
}

/// Whether a block of this file holds words and nothing else: no key that has its place in the open.
fn holds_words_alone(place: &Place, root: &Node) -> bool {
    let is_known = |key: &str| matches!(key, ID | PERSON | BESIDE) || parts::words(place).contains(&key);
    matches!(&root.value, Value::Map(entries) if entries.iter().all(|entry| is_known(&entry.key)))
}

/// Whether what was opened is of this record and person.
fn belongs(place: &Place, person: Option<&str>, text: &str) -> Result<(), Shut> {
    let root = yaml::parse(text).map_err(|_| Shut::Damaged)?;
    let (id, of) = ids(&root).ok_or(Shut::Damaged)?;
    let own = match place {
        Place::Record(source) => Some(source.id.as_str()),
        _ => person,
    };
    match person {
        None => Err(Shut::NobodyKnown(of)),
        Some(person) if person == of && own == Some(id.as_str()) && holds_words_alone(place, &root) && cuts(text, &root).is_ok() => Ok(()),
        Some(person) if person == of && own == Some(id.as_str()) => Err(Shut::Damaged),
        Some(_) => Err(Shut::Elsewhere(id, of)),
    }
}

/// Two versions of what is sealed, as one.
pub(super) fn join(base: Option<&str>, ours: &str, theirs: &str) -> Result<String, Shut> {
    if ours == theirs {
        return Ok(ours.to_owned());
    }
    let markers = Markers { size: 7, ours: "ours", theirs: "theirs" };
    let merged = merge(base.unwrap_or_default(), ours, theirs, markers).ok_or_else(|| Shut::Contradicts(Vec::new()))?;
    if merged.conflicts.is_empty() { Ok(merged.text) } else { Err(Shut::Contradicts(merged.conflicts)) }
}

/// Puts what was sealed in its place. Gives the keys that stand open too, with another value: that one counts, since a hand wrote it
/// later.
pub(super) fn put_in(place: &Place, outer: &mut Pieces, inner: &str) -> Vec<String> {
    let order = schema::of(place);
    let Ok(mut inner) = Pieces::of(inner) else { return Vec::new() };
    inner.take(|key| matches!(key, ID | PERSON));
    let mut twice = Vec::new();
    for piece in inner.all {
        let there = outer.get(&piece.key).cloned();
        match there {
            None => outer.put(piece, order),
            Some(open) if piece.key == MIXED => {
                let place = outer.all.iter_mut().find(|there| there.key == MIXED);
                match (place, joined(Some(open), piece)) {
                    (Some(place), Some(whole)) => *place = whole,
                    // what can't be put together is not left out unseen
                    _ => twice.push(MIXED.to_owned()),
                }
            }
            Some(open) if is_same(&open.text, &piece.text) => {}
            Some(open) if says_nothing(&open) => {
                if let Some(place) = outer.all.iter_mut().find(|there| there.key == piece.key) {
                    place.text = without_key(&open) + &piece.text;
                }
            }
            Some(_) => twice.push(piece.key),
        }
    }
    twice
}

/// Whether a key has no value, and no comment behind it.
fn says_nothing(piece: &Piece) -> bool {
    let comments = yaml::comments::of(&piece.text);
    let is_alone = yaml::parse(&piece.text).is_ok_and(|root| root.get(&piece.key).is_some_and(is_empty));
    is_alone && comments.iter().all(|comment| comment.alone && without_key(piece).contains(comment.text))
}

/// What stands above a key.
fn without_key(piece: &Piece) -> String {
    slice(&piece.text, ..key_start(piece)).to_owned()
}

/// Whether two documents have the same data.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    match (yaml::parse(one), yaml::parse(other)) {
        (Ok(one), Ok(other)) => one.same_data(&other),
        _ => false,
    }
}
