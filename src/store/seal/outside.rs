//! What shows of the words in a file without opening any: how they stand in it, and what is wrong with that.

use super::close::to_seal;
use super::open::{self, blocks};
use super::parts::{self, BASE, BLOCK, ENERGY, KEYS, OWN_WORDS, READERS};
use crate::domain::obstacle::Vocabulary;
use crate::domain::problem::{Kind, Severity, Shape};
use crate::domain::records::Place;
use crate::domain::sealed::SealFault;
use crate::store::fields::Origin;
use crate::store::yaml::{Entry, Node, Value};
use crate::vault;

/// Looks at one document from outside, and notes what is wrong with it.
pub struct Outside<'o> {
    pub place: &'o Place,
    pub root: &'o Node<'o>,
    /// The words that stay open; `None` while nobody knows which they are.
    pub vocabulary: Option<&'o Vocabulary>,
    /// Whether words are to be sealed here.
    pub seals: bool,
}

impl Outside<'_> {
    /// Notes what is wrong. Gives for how many keys each block was sealed; nothing where one is torn.
    pub fn examine(&self, origin: &mut Origin) -> Vec<usize> {
        if parts::words(self.place).is_empty() {
            if let Some(entry) = KEYS.iter().find_map(|key| self.entry(key)) {
                fault(origin, entry, SealFault::ForEveryone);
            }
            return Vec::new();
        }
        self.shapes(origin);
        let recipients = match self.entry(BLOCK) {
            Some(block) => self.block(block, origin),
            None => {
                if let Some(entry) = KEYS.iter().find_map(|key| self.entry(key)) {
                    fault(origin, entry, SealFault::NothingSealed(entry.key.to_string()));
                }
                Vec::new()
            }
        };
        if self.seals {
            let open = to_seal(self.place, self.root, self.vocabulary);
            if let Some(first) = open.first().and_then(|key| self.root.entry(key)) {
                fault(origin, first, SealFault::Open(open.iter().map(|key| (*key).to_owned()).collect()));
            }
        }
        recipients
    }

    fn entry(&self, key: &str) -> Option<&Entry<'_>> {
        self.root.entry(key).filter(|entry| !entry.node.is_null())
    }

    /// What is not of the shape that its key takes.
    fn shapes(&self, origin: &mut Origin) {
        let mut wrong = |key: &str, node: &Node, shape| origin.note(node.span, Kind::WrongShape(key.to_owned(), shape), Severity::Error);
        for (key, shape) in [(BLOCK, Shape::Text), (READERS, Shape::Texts), (BASE, Shape::Text)] {
            match self.entry(key).map(|entry| &entry.node) {
                Some(node) if matches!(node.value, Value::Map(_)) || key == BASE && matches!(node.value, Value::Seq(_)) => {
                    wrong(key, node, shape);
                }
                Some(Node { value: Value::Seq(items), .. }) => {
                    items.iter().filter(|item| item.text().is_none()).for_each(|item| wrong(key, item, Shape::Item));
                }
                _ => {}
            }
        }
        for key in [OWN_WORDS, ENERGY] {
            let is_number = |node: &Node| node.text().is_some_and(|text| text.trim().parse::<usize>().is_ok());
            if let Some(entry) = self.entry(key).filter(|entry| !is_number(&entry.node)) {
                wrong(key, &entry.node, Shape::Number);
            }
        }
    }

    /// What is wrong with what is sealed, and for how many keys it was.
    fn block(&self, entry: &Entry, origin: &mut Origin) -> Vec<usize> {
        if open::seen(self.root).is_none_or(|sealed| sealed.readers.is_empty()) {
            fault(origin, entry, SealFault::NoReaders);
        }
        let texts = blocks(self.root);
        let base = self.entry(BASE).filter(|base| base.node.text().is_some_and(|base| vault::recipients(&base).is_err()));
        if let Some(base) = base {
            fault(origin, base, SealFault::Damaged);
        }
        let recipients: Vec<usize> = texts.iter().filter_map(|block| vault::recipients(block).ok()).collect();
        let is_block = !matches!(entry.node.value, Value::Map(_));
        if is_block && (recipients.len() < texts.len() || texts.is_empty()) {
            fault(origin, entry, SealFault::Damaged);
            return Vec::new();
        }
        if texts.iter().any(|text| Some(text) != texts.first()) {
            origin.note(entry.at, Kind::Seal(SealFault::NotJoined), Severity::Warning);
        }
        recipients
    }
}

fn fault(origin: &mut Origin, entry: &Entry, fault: SealFault) {
    origin.note(entry.at, Kind::Seal(fault), Severity::Error);
}
