//! From a text that a command made to what lies on the disk: the words in a block, what is counted beside it.

use super::open;
use super::parts::{self, BESIDE, BLOCK, ID, MIXED, PERSON};
use super::pieces::{Piece, Pieces, Whole, parted};
use super::unit::Unit;
use super::{Opener, Recipient, Recipients};
use crate::domain::obstacle::Vocabulary;
use crate::domain::records::{Folder, Place};
use crate::domain::sealed::Shut;
use crate::domain::words;
use crate::store::schema;
use crate::store::yaml::write::{self, New};
use crate::store::yaml::{self, Node, Value};
use crate::vault;

/// Why words could not be sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// For whom whoever writes seals here was never settled.
    NothingAccepted,
    /// What was accepted here is sealed, and `stay.yaml` says so no more.
    SealedNoMore,
    /// Nobody was accepted whom they could be sealed for.
    Nobody,
    /// It was sealed for a reader who is not accepted, or no longer has the key that was.
    NotAccepted(String),
    /// It stands open and sealed, and both differ, under these keys.
    Twice(Vec<String>),
    /// Two people sealed words that contradict each other, under these keys.
    Contradicts(Vec<String>),
    /// A value that can't be moved: it is in brackets or hangs on others (key, line, column).
    Bound(String, u32, u32),
    /// The text is no YAML that we take.
    Yaml(Box<yaml::Fault>),
    /// Whose the file is is not known: nobody's `employee.yaml` has an `id`.
    NobodyKnown,
    /// The `id` of the person is gone, and something of theirs is sealed under one: this, where it could be opened.
    NoId(Option<String>),
    /// What is sealed in it is damaged or that of another, so that nothing is to be written beside it.
    Shut(Shut),
    /// The system gave no random bytes.
    NoChance,
}

impl From<Whole> for Refusal {
    fn from(whole: Whole) -> Refusal {
        match whole {
            Whole::Yaml(fault) => Refusal::Yaml(Box::new(fault)),
            Whole::Bound(key, span) => Refusal::Bound(key, span.line, span.column),
        }
    }
}

/// What a text is sealed with.
pub struct Closing<'c> {
    pub place: &'c Place,
    /// What the file held; nothing for a new one.
    pub before: Option<&'c str>,
    pub vocabulary: &'c Vocabulary,
    /// The vocabulary as it was, where this write brings words into it.
    pub was_known: Option<&'c Vocabulary>,
    pub keys: &'c dyn Opener,
    /// The `id` of the person whose it is; made where there is none.
    pub person: &'c dyn Fn() -> Option<String>,
    /// Whom it is sealed for.
    pub recipients: &'c dyn Recipients,
}

/// A text as it lies on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    pub text: String,
    /// The readers that it was sealed for, where it was sealed now.
    pub sealed_for: Option<Vec<String>>,
}

impl Closed {
    fn as_it_is(text: String) -> Closed {
        Closed { text, sealed_for: None }
    }
}

impl Closing<'_> {
    /// Seals the words of a text. Words that were sealed already, and did not change, keep their block.
    pub fn close(&self, after: &str) -> Result<Closed, Refusal> {
        if parts::words(self.place).is_empty() || yaml::holds_markers(after) {
            return Ok(Closed::as_it_is(after.to_owned()));
        }
        let root = yaml::parse(after).map_err(|fault| Refusal::Yaml(Box::new(fault)))?;
        let is_closed = root.get(BLOCK).is_some();
        if !self.has_words(&root) && (is_closed || !self.was_sealed()) {
            return Ok(Closed::as_it_is(after.to_owned()));
        }
        let held = if is_closed { Some(after) } else { self.before };
        let Some(text) = held.filter(|text| open::may_be_sealed(text)) else { return self.seal_anew(Pieces::of(after)?) };
        let Ok(root) = yaml::parse(text) else { return self.seal_anew(Pieces::of(after)?) };
        let Some(held) = Held::of(text, &root)? else { return self.seal_anew(Pieces::of(after)?) };
        match open::inner(self.place, (self.person)().as_deref(), &root, self.keys) {
            Err(Shut::Contradicts(keys)) => Err(Refusal::Contradicts(keys)),
            Err(Shut::ForOthers | Shut::NoIdentity | Shut::Locked) => self.beside(Pieces::of(after)?, held),
            Err(shut) => Err(Refusal::Shut(shut)),
            Ok(was) if is_closed => {
                let mut outer = Pieces::of(after)?;
                let twice = open::put_in(self.place, &mut outer, &was);
                if twice.is_empty() { self.again(outer, &was, held) } else { Err(Refusal::Twice(twice)) }
            }
            Ok(was) => {
                // what stood open beside it, with another value, is not overwritten unseen
                let mut outer = Pieces::of(text)?;
                outer.take_sealing();
                let twice = open::put_in(self.place, &mut outer, &was);
                if twice.is_empty() { self.again(Pieces::of(after)?, &was, held) } else { Err(Refusal::Twice(twice)) }
            }
        }
    }

    fn was_sealed(&self) -> bool {
        self.before.is_some_and(open::may_be_sealed)
    }

    /// Whether a document has words that are to be sealed.
    fn has_words(&self, root: &Node) -> bool {
        has_own_words(self.place, root, self.vocabulary)
    }

    /// Takes the words out of a document, in the order of the format. What a block held stays in one, whatever has come to be known since.
    fn words_out(&self, pieces: &mut Pieces, inside: &[String]) -> Vec<Piece> {
        let text = pieces.text();
        if yaml::parse(&text).is_ok_and(|root| self.is_shared(&root)) {
            return Vec::new();
        }
        let is_new = |word: &str| self.was_known.is_some_and(|was| !is_known(was, word));
        let stays = |word: &str| is_known(self.vocabulary, word) && (is_new(word) || !inside.iter().any(|other| other == word));
        words_out(self.place, &stays, pieces)
    }

    /// Whether it is a note that whoever writes it shares. One that is sealed is not shared by what stands beside it.
    fn is_shared(&self, root: &Node) -> bool {
        let was_shared = || {
            let before = self.before.filter(|text| open::may_be_sealed(text)).and_then(|text| yaml::parse(text).ok());
            before.is_some_and(|before| before.get(BLOCK).is_some() && is_shared_note(self.place, &before))
        };
        is_shared_note(self.place, root) && !was_shared()
    }

    /// Seals a document in which nothing was sealed.
    fn seal_anew(&self, mut outer: Pieces) -> Result<Closed, Refusal> {
        let words = self.words_out(&mut outer, &[]);
        if words.is_empty() {
            return Ok(Closed::as_it_is(outer.text()));
        }
        self.sealed(outer, &words, &[])
    }

    /// Seals a document of which the words could be read. `was` is what its block holds.
    fn again(&self, mut outer: Pieces, was: &str, held: Held) -> Result<Closed, Refusal> {
        outer.take_sealing();
        let was = Pieces::of(was)?.take(|key| !matches!(key, ID | PERSON));
        let words = self.words_out(&mut outer, &mixed(&was));
        if words.is_empty() {
            outer.keep_comments(&held.pieces);
            return Ok(Closed::as_it_is(outer.text()));
        }
        let Unit { readers, blocks, .. } = &held.unit;
        let is_same = are_same(&was, &words);
        if is_same && held.unit.only().is_some() && !self.recipients.is_other(readers, &outer.text()) {
            return Ok(Closed::as_it_is(held.put_back(outer, schema::of(self.place))));
        }
        outer.keep_comments(&held.pieces);
        let readers = self.recipients.believed(readers, blocks, &outer.text());
        self.sealed(outer, &words, &readers)
    }

    /// Words beside a block that can't be opened: it stays, and those who can open it join both.
    fn beside(&self, mut outer: Pieces, held: Held) -> Result<Closed, Refusal> {
        outer.take_sealing();
        let words = self.words_out(&mut outer, &[]);
        if words.is_empty() {
            return Ok(Closed::as_it_is(held.put_back(outer, schema::of(self.place))));
        }
        outer.keep_comments(&held.pieces);
        let Unit { readers, mut blocks, base, counts: was } = held.unit;
        let (block, to) = self.block(&outer, &words, &readers, true)?;
        if to != readers {
            let other = readers.iter().find(|reader| !to.contains(reader));
            return Err(other.map_or(Refusal::Nobody, |reader| Refusal::NotAccepted(reader.clone())));
        }
        // whoever seals the same record elsewhere began from it
        let base = base.or_else(|| blocks.first().filter(|_| blocks.len() == 1).cloned());
        blocks.push(block);
        let [[words, energy], [more_words, more_energy]] = [was, counts(&words)];
        let unit = Unit { readers, blocks, base, counts: [words + more_words, energy + more_energy] };
        Ok(Closed { text: unit.in_order().put(outer, schema::of(self.place)), sealed_for: Some(to) })
    }

    fn sealed(&self, outer: Pieces, words: &[Piece], was_for: &[String]) -> Result<Closed, Refusal> {
        let (block, to) = self.block(&outer, words, was_for, false)?;
        let unit = Unit { readers: to.clone(), blocks: vec![block], base: None, counts: counts(words) };
        Ok(Closed { text: unit.put(outer, schema::of(self.place)), sealed_for: Some(to) })
    }

    /// The words as a block, and for whom.
    fn block(&self, outer: &Pieces, words: &[Piece], was_for: &[String], is_beside: bool) -> Result<(String, Vec<String>), Refusal> {
        let person = (self.person)().ok_or(Refusal::NobodyKnown)?;
        let to = self.recipients.of(was_for, &outer.text())?;
        let block = block(&inner_text(self.place, &person, is_beside, words), &to)?;
        Ok((block, to.into_iter().map(|reader| reader.key).collect()))
    }
}

/// Seals what is to be inside a block.
pub(super) fn block(inner: &str, to: &[Recipient]) -> Result<String, Refusal> {
    let keys: Vec<vault::PublicKey> = to.iter().flat_map(|reader| reader.keys.clone()).collect();
    vault::seal(inner.as_bytes(), &keys).ok_or(Refusal::NoChance)
}

/// What is inside a block.
pub(super) fn inner_text(place: &Place, person: &str, is_beside: bool, words: &[Piece]) -> String {
    let id = place.source().map_or_else(|| person.to_owned(), |source| source.id.to_string());
    let mark = if is_beside { New::word(true) } else { New::Word(String::new()) };
    let head = write::document(&[(ID, New::word(id)), (PERSON, New::word(person)), (BESIDE, mark)]);
    std::iter::once(head.as_str()).chain(words.iter().map(|piece| piece.text.as_str())).collect()
}

/// Takes the words out of a document, in the order of the format, whoever may read them.
/// `stays` says which obstacles stay open.
pub(super) fn words_out(place: &Place, stays: &dyn Fn(&str) -> bool, pieces: &mut Pieces) -> Vec<Piece> {
    let text = pieces.text();
    let Ok(root) = yaml::parse(&text) else { return Vec::new() };
    let words = parts::words(place);
    let (mut out, mut left) = (Vec::new(), Vec::new());
    for piece in std::mem::take(&mut pieces.all) {
        // a key without a value says nothing, and stays
        if !words.contains(&piece.key.as_str()) || root.get(&piece.key).is_none_or(is_empty) {
            left.push(piece);
        } else if let Some((open, own)) = (piece.key == MIXED).then(|| parted(&piece, stays)).flatten() {
            left.extend(open);
            out.extend(own);
        } else {
            out.push(piece);
        }
    }
    pieces.all = left;
    out.sort_by_key(|piece| words.iter().position(|key| *key == piece.key));
    out
}

/// The obstacles that a block holds.
fn mixed(words: &[Piece]) -> Vec<String> {
    let items = |piece: &Piece| {
        let root = yaml::parse(&piece.text).ok()?;
        let node = root.get(MIXED)?;
        Some(match &node.value {
            Value::Seq(items) => items.iter().filter_map(|item| Some(item.text()?.trim().to_owned())).collect(),
            _ => node.text().map(|text| text.trim().to_owned()).into_iter().collect(),
        })
    };
    words.iter().find(|piece| piece.key == MIXED).and_then(items).unwrap_or_default()
}

/// How many obstacles in own words, and words about energy, there are.
pub(super) fn counts(words: &[Piece]) -> [usize; 2] {
    let count = |key: &str| {
        let piece = words.iter().find(|piece| piece.key == key)?;
        match &yaml::parse(&piece.text).ok()?.get(key)?.value {
            Value::Seq(items) => Some(items.iter().filter(|item| !item.is_null()).count()),
            _ => None,
        }
    };
    [MIXED, "energy"].map(|key| count(key).unwrap_or_default())
}

/// What a file held that is sealed, as it was.
struct Held {
    pieces: Vec<Piece>,
    unit: Unit,
}

impl Held {
    fn of(text: &str, root: &Node) -> Result<Option<Held>, Refusal> {
        let Ok(unit) = Unit::of(root) else {
            let at = root.get(BLOCK).map(|block| block.span).unwrap_or_default();
            return Err(Refusal::Bound(BLOCK.to_owned(), at.line, at.column));
        };
        if unit.is_empty() {
            return Ok(None);
        }
        let pieces = Pieces::of(text)?.take_sealing();
        Ok(Some(Held { pieces, unit }))
    }

    fn put_back(self, mut outer: Pieces, order: &[&str]) -> String {
        self.pieces.into_iter().for_each(|piece| outer.put(piece, order));
        outer.text()
    }
}

/// Whether a word stays open, so that it can be counted.
pub(super) fn is_known(vocabulary: &Vocabulary, word: &str) -> bool {
    vocabulary.term(word.trim()).is_some()
}

/// The keys under which words stand open that are to be sealed. Without a vocabulary no obstacle is judged.
pub fn to_seal(place: &Place, root: &Node, vocabulary: Option<&Vocabulary>) -> Vec<&'static str> {
    let is_own = |vocabulary: &Vocabulary, node: &Node| match &node.value {
        Value::Seq(items) => items.iter().any(|item| !item.is_null() && !is_known(vocabulary, &item.text().unwrap_or_default())),
        _ => !is_empty(node) && !node.text().is_some_and(|text| is_known(vocabulary, &text)),
    };
    let is_sealed = |key: &str| key != MIXED || vocabulary.zip(root.get(key)).is_some_and(|(vocabulary, node)| is_own(vocabulary, node));
    open_words(place, root).into_iter().filter(|key| is_sealed(key)).collect()
}

/// Whether a document has words that are to be sealed: obstacles of the vocabulary are none.
pub(super) fn has_own_words(place: &Place, root: &Node, vocabulary: &Vocabulary) -> bool {
    !to_seal(place, root, Some(vocabulary)).is_empty()
}

/// Whether a document has words.
pub(super) fn has_words(place: &Place, root: &Node) -> bool {
    !open_words(place, root).is_empty()
}

/// The keys under which words stand open in a document.
fn open_words(place: &Place, root: &Node) -> Vec<&'static str> {
    if is_shared_note(place, root) {
        return Vec::new();
    }
    parts::words(place).iter().copied().filter(|key| root.get(key).is_some_and(|node| !is_empty(node))).collect()
}

/// Whether a value says nothing.
pub(super) fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Seq(items) => items.iter().all(is_empty),
        Value::Map(entries) => entries.iter().all(|entry| is_empty(&entry.node)),
        _ => node.text().is_none_or(|text| text.trim().is_empty()),
    }
}

/// A note that the employee may see before the talk is open: it was written to be seen.
pub(super) fn is_shared_note(place: &Place, root: &Node) -> bool {
    let is_note = place.source().is_some_and(|source| source.folder == Folder::Notes);
    is_note && root.get("shared").and_then(Node::text).and_then(|text| words::flag(&text)).unwrap_or_default()
}

/// Whether words are the same, their comments too.
pub(super) fn are_same(some: &[Piece], others: &[Piece]) -> bool {
    let is_same = |(one, other): (&Piece, &Piece)| one == other || (one.key == other.key && same_words(&one.text, &other.text));
    some.len() == others.len() && some.iter().zip(others).all(is_same)
}

/// Whether two texts say the same, their comments too.
fn same_words(one: &str, other: &str) -> bool {
    let comments = |text| yaml::comments::of(text).iter().map(|comment| comment.text.to_owned()).collect::<Vec<_>>();
    open::is_same(one, other) && comments(one) == comments(other)
}
