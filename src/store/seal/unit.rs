//! The keys of a file that tell of its sealing, as one: the block or blocks, for whom, and how many words of one's own are inside.
//! They go together, and are never merged one by one.

use super::open;
use super::parts::{BASE, BLOCK, ENERGY, OWN_WORDS, READERS};
use super::pieces::{Piece, Pieces};
use crate::store::schema;
use crate::store::yaml::edit::{self, Edit};
use crate::store::yaml::write::{self, New};
use crate::store::yaml::{self, Node, Value};

/// What a file says of its sealing; nothing where it has no block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Unit {
    /// The keys of the readers.
    pub readers: Vec<String>,
    /// The blocks, in order, each once.
    pub blocks: Vec<String>,
    /// What all of several blocks came from, where that is known.
    pub base: Option<String>,
    /// Obstacles in own words, and words about energy.
    pub counts: [usize; 2],
}

/// A `sealed` or `sealed-base` that is no block at all.
#[derive(Debug)]
pub(super) struct NoBlock;

impl Unit {
    /// What a document says of its sealing.
    pub(super) fn of(root: &Node) -> Result<Unit, NoBlock> {
        let Some(seen) = open::seen(root) else { return Ok(Unit::default()) };
        let is_text = |node: &Node| node.text().is_some();
        let is_plain = |node: &Node| match &node.value {
            Value::Seq(items) => !items.is_empty() && items.iter().all(is_text),
            _ => is_text(node),
        };
        let base = root.get(BASE).filter(|base| !base.is_null());
        if !root.get(BLOCK).is_some_and(is_plain) || !base.is_none_or(is_text) {
            return Err(NoBlock);
        }
        let base = base.and_then(Node::text).map(|text| normal(&text));
        let blocks = open::blocks(root).iter().map(|block| normal(block)).collect();
        Ok(Unit { readers: seen.readers, blocks, base, counts: [seen.own_words, seen.own_energy] }.in_order())
    }

    /// The same with its blocks sorted, each once; what several came from is nothing to one.
    pub(super) fn in_order(mut self) -> Unit {
        self.blocks.sort();
        self.blocks.dedup();
        self.base = self.base.filter(|_| self.blocks.len() > 1);
        self
    }

    /// Whether there is no block.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The one block, where there is just one.
    pub(super) fn only(&self) -> Option<&String> {
        match &self.blocks[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// Each key with its value; an empty one for a key that has none here.
    fn values(&self) -> [(&'static str, New); 5] {
        let none = || New::Word(String::new());
        let count = |count: usize| if count > 0 { New::word(count) } else { none() };
        let block = match self.only() {
            Some(one) => New::text(one),
            None => New::texts(&self.blocks),
        };
        let [own_words, energy] = self.counts.map(count);
        let base = self.base.as_ref().map_or_else(none, |base| New::text(base));
        [(OWN_WORDS, own_words), (ENERGY, energy), (READERS, New::texts(&self.readers)), (BLOCK, block), (BASE, base)]
    }

    /// The lines of its keys, as pieces of a document.
    fn pieces(&self) -> impl Iterator<Item = Piece> {
        let values = self.values().into_iter().filter(|(_, value)| !self.is_empty() && !value.is_empty());
        values.map(|(key, value)| Piece { key: key.to_owned(), text: write::document(&[(key, value)]) })
    }

    /// The lines of its keys.
    pub(super) fn text(&self) -> String {
        self.pieces().map(|piece| piece.text).collect()
    }

    /// Puts its keys into a document that has none of them.
    pub(super) fn put(&self, mut outer: Pieces, order: &[&str]) -> String {
        self.pieces().for_each(|piece| outer.put(piece, order));
        outer.text()
    }

    /// A document with these keys in place of those that it has; not one byte changes where it says the same already.
    pub(super) fn put_into(&self, text: &str, order: &'static [&'static str]) -> Option<String> {
        let root = yaml::parse(text).ok()?;
        let there = Unit::of(&root).unwrap_or_default();
        if there == *self {
            return Some(text.to_owned());
        }
        let values = self.values().into_iter().zip(there.values()).filter(|(value, there)| self.is_empty() || value != there);
        let edits: Vec<Edit> = values.flat_map(|((key, value), _)| self.edits(&root, key, value, order)).collect();
        edit::apply(text, &edits).ok().or_else(|| {
            let mut outer = Pieces::of(text).ok()?;
            let gone = outer.take_sealing();
            outer.keep_comments(&gone);
            Some(self.put(outer, order))
        })
    }

    /// The edits that give a key of a document its value.
    fn edits(&self, root: &Node, key: &'static str, value: New, order: &'static [&'static str]) -> Vec<Edit> {
        let there = root.get(key);
        if self.is_empty() || value.is_empty() {
            return if there.is_some() { vec![Edit::remove(key)] } else { Vec::new() };
        }
        // one block is a text, and several are a list
        let is_list = |there: &Node| matches!(there.value, Value::Seq(_) | Value::Map(_));
        let is_whole = there.is_some_and(|there| is_list(there) || matches!(value, New::List(_)));
        let remove = is_whole.then(|| Edit::remove(key));
        remove.into_iter().chain([Edit::set(key, value, schema::before(order, key))]).collect()
    }

    /// What two units come to where neither side can be preferred, and nothing is opened: both blocks, beside each other.
    pub(super) fn beside(base: &Unit, ours: &Unit, theirs: &Unit) -> Unit {
        let counts = [0, 1].map(|at| {
            let of = |unit: &Unit| unit.counts.get(at).copied().unwrap_or_default();
            (of(ours) + of(theirs)).saturating_sub(of(base))
        });
        // whoever settles what waited may come to a block that was there: that is a choice too, and not what the other side took out
        let blocks = match settled_twice(base, ours, theirs) {
            true => [ours.blocks.as_slice(), theirs.blocks.as_slice()].concat(),
            false => both(&base.blocks, &ours.blocks, &theirs.blocks),
        };
        let base_block = common(base, ours, theirs).cloned();
        Unit { readers: readers(base, ours, theirs), blocks, base: base_block, counts }.in_order()
    }

    /// What two units come to that have the same blocks.
    pub(super) fn of_same_blocks(base: &Unit, ours: &Unit, theirs: &Unit) -> Unit {
        match () {
            () if ours == theirs || theirs == base => ours.clone(),
            () if ours == base => theirs.clone(),
            () => Unit { blocks: ours.blocks.clone(), ..Unit::beside(base, ours, theirs) }.in_order(),
        }
    }
}

/// A block as it is compared: without blanks around it or at the ends of its lines.
fn normal(block: &str) -> String {
    block.trim().lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// Two sets with a common base: what either side added, and what neither took out. Where nothing would be left, all of both.
fn both(base: &[String], ours: &[String], theirs: &[String]) -> Vec<String> {
    let stays = |item: &&String| !base.contains(item) || (ours.contains(item) && theirs.contains(item));
    let all = || ours.iter().chain(theirs.iter().filter(|item| !ours.contains(item)));
    let left: Vec<String> = all().filter(stays).cloned().collect();
    if left.is_empty() { all().cloned().collect() } else { left }
}

/// The readers of both: those that either side added or left, in an order that does not depend on whose side it is.
pub(super) fn readers(base: &Unit, ours: &Unit, theirs: &Unit) -> Vec<String> {
    // a side without a block says nothing of readers
    match (ours.is_empty(), theirs.is_empty()) {
        (true, _) => return theirs.readers.clone(),
        (_, true) => return ours.readers.clone(),
        _ => {}
    }
    let (first, second) = if ours.readers <= theirs.readers { (ours, theirs) } else { (theirs, ours) };
    both(&base.readers, &first.readers, &second.readers)
}

/// Whether several blocks waited, and either side joined or chose some of them in its own way.
fn settled_twice(base: &Unit, ours: &Unit, theirs: &Unit) -> bool {
    let settled = |side: &Unit| !side.is_empty() && base.blocks.iter().any(|block| !side.blocks.contains(block));
    base.blocks.len() > 1 && settled(ours) && settled(theirs)
}

/// The block that all blocks of two sides came from, as far as that can be told without opening any.
fn common<'u>(base: &'u Unit, ours: &'u Unit, theirs: &'u Unit) -> Option<&'u String> {
    let is_one = |unit: &Unit| unit.blocks.len() <= 1;
    // what the blocks of a list came from is what those of the other side came from as well, if they came from one of that list
    let known = |list: &'u Unit, from: &'u String| {
        let is_older = base.base.as_ref() == Some(from) || base.only() == Some(from);
        (is_older || list.blocks.iter().any(|block| base.blocks.contains(block))).then_some(from)
    };
    let from = match (&ours.base, &theirs.base) {
        (None, None) if is_one(ours) && is_one(theirs) => base.only().or(base.base.as_ref()),
        (Some(one), Some(other)) => (one == other).then_some(one),
        (Some(from), None) if is_one(theirs) => known(ours, from),
        (None, Some(from)) if is_one(ours) => known(theirs, from),
        _ => None,
    };
    // what was put beside a block contradicts just that one: who chose what the block says did choose, and did not leave it as it was
    from.filter(|from| !(settled_twice(base, ours, theirs) && base.blocks.contains(from)))
}
