//! Who takes part in a history of a sealed workspace: Piet and Anna, who can open what was said, and Eva, who can't. What each of them
//! sees of a file, what their writes put on the disk, and what their programs make of three versions.

use super::edits::folder;
use super::model::Tree;
use super::tokens;
use crate::support::sealing::{Accepted, Keys};
use fastrand::Rng;
use stay::domain::obstacle::{Term, Vocabulary};
use stay::domain::records::Place;
use stay::store::layout;
use stay::store::merge::{Markers, Merged, Pick};
use stay::store::seal::merging::{Joint, Merging, concerns};
use stay::store::seal::{self, Closing, Opened, Refusal};
use stay::store::waiting::Marked;
use stay::store::yaml;
use stay::vault::{self, Identity};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};

const MARKERS: Markers = Markers { size: 7, ours: "ours", theirs: "theirs" };

/// All that is in a file, for someone who can open everything.
#[derive(Clone, Debug, Default)]
pub struct Whole {
    /// The text with all words in place; of words that contradict, without them.
    pub text: String,
    /// The numbers in it. Of words that contradict, those of either side.
    pub numbers: Vec<u32>,
    /// Whether its blocks contradict each other.
    pub contradicts: bool,
}

/// Those who take part.
pub struct Members {
    pub piet: Identity,
    pub anna: Identity,
    accepted: Accepted,
    vocabulary: Vocabulary,
    /// What was opened before: opening takes time.
    known: RefCell<HashMap<String, Whole>>,
    /// Texts in which nothing stands open.
    closed: RefCell<HashSet<String>>,
}

impl Members {
    pub fn new(piet: Identity, anna: Identity) -> Members {
        let accepted = Accepted(vec![("piet", piet.public()), ("anna", anna.public())]);
        let term = |key: &str| Term { key: key.to_owned(), ..Term::default() };
        let vocabulary = Vocabulary::new(vec![term("rooster"), term("trage-laptop")]);
        Members { piet, anna, accepted, vocabulary, known: RefCell::default(), closed: RefCell::default() }
    }

    /// Whether the one who has this clone can open what was said.
    pub fn can_open(clone: usize) -> bool {
        clone < 2
    }

    fn keys(&self, clone: usize) -> Keys {
        Keys(match clone {
            0 => vec![self.piet.clone()],
            1 => vec![self.anna.clone()],
            _ => Vec::new(),
        })
    }

    /// Begins with these files, sealed.
    pub fn sealed(&self, tree: Tree) -> Tree {
        let closed = |path: &String| self.closed(0, &tree, path, None, &tree[path]).unwrap();
        tree.keys().map(|path| (path.clone(), closed(path))).collect()
    }

    /// A file as the one who has a clone sees it.
    pub fn seen(&self, clone: usize, tree: &Tree, path: &str, text: &str) -> Opened {
        seal::opened(&layout::place(path), person(tree, path, text).as_deref(), text, &self.keys(clone))
    }

    /// What a write puts on the disk.
    pub fn closed(&self, clone: usize, tree: &Tree, path: &str, before: Option<&str>, after: &str) -> Result<String, Refusal> {
        let (place, keys) = (layout::place(path), self.keys(clone));
        let person = || person(tree, path, after);
        let (vocabulary, recipients) = (&self.vocabulary, &self.accepted);
        Closing { place: &place, before, vocabulary, was_known: None, keys: &keys, person: &person, recipients }
            .close(after)
            .map(|closed| closed.text)
    }

    fn merging<T>(&self, clone: usize, tree: &Tree, path: &str, text: &str, act: impl FnOnce(&Merging) -> T) -> T {
        let (place, keys) = (layout::place(path), self.keys(clone));
        let person = || person(tree, path, text);
        act(&Merging { place: &place, vocabulary: &self.vocabulary, keys: &keys, person: &person, recipients: &self.accepted })
    }

    /// What someone's `stay merge-driver` makes of three versions; `None` where they are not sealed, or can't be merged as documents.
    pub fn merged(&self, clone: usize, tree: &Tree, path: &str, texts: [&str; 3], size: usize) -> Option<Option<Merged>> {
        let [base, ours, theirs] = texts;
        concerns(texts).then(|| {
            let joint = self.merging(clone, tree, path, ours, |merging| merging.joint(base, ours, theirs, size))?;
            assert!(joint.refusal().is_none(), "{path}: {:?}", joint.refusal());
            Some(Merged { text: joint.marked(Markers { size, ..MARKERS })?, conflicts: joint.conflicts() })
        })
    }

    /// What someone makes of a file with several blocks, who can open them all: joined, and of what contradicts one or the other.
    pub fn joined(&self, clone: usize, tree: &Tree, path: &str, text: &str, rng: Option<&mut Rng>) -> Option<String> {
        self.merging(clone, tree, path, text, |merging| {
            let joint = merging.list(text, None)?;
            let picks = picks(&joint, rng)?;
            Some(joint.decided(merging, &picks, MARKERS).unwrap().unwrap().text)
        })
    }

    /// All that is in a file.
    pub fn whole(&self, path: &str, text: &str) -> Whole {
        if !text.contains("sealed") {
            return Whole { text: text.to_owned(), numbers: tokens(text).collect(), contradicts: false };
        }
        if let Some(known) = self.known.borrow().get(text) {
            return known.clone();
        }
        let whole = self.opened(path, text);
        self.known.borrow_mut().insert(text.to_owned(), whole.clone());
        whole
    }

    fn opened(&self, path: &str, text: &str) -> Whole {
        let inner: Vec<String> = seal::blocks(&yaml::parse(text).unwrap()).iter().map(|block| self.block(block)).collect();
        let person = inner.first().and_then(|text| text.lines().find_map(|line| line.strip_prefix("person: "))).map(str::to_owned);
        let opened = seal::opened(&layout::place(path), person.as_deref(), text, &Keys(vec![self.piet.clone()]));
        let contradicts = opened.sealed.as_ref().is_some_and(|sealed| !sealed.is_read());
        let mut numbers: Vec<u32> = tokens(&opened.text).collect();
        if contradicts {
            let inside: BTreeSet<u32> = inner.iter().flat_map(|text| tokens(text)).collect();
            numbers.extend(inside);
        }
        assert_eq!(opened.twice, Vec::<String>::new(), "{path}\n{text}");
        Whole { text: opened.text, numbers, contradicts }
    }

    fn block(&self, block: &str) -> String {
        String::from_utf8(vault::open(block, &[&self.piet]).unwrap().to_vec()).unwrap()
    }

    /// The numbers of a file in which something may stand between markers.
    pub fn numbers(&self, path: &str, text: &str) -> BTreeSet<u32> {
        let marked = Marked::parse(text).unwrap();
        [0, 1].iter().flat_map(|side| self.whole(path, &marked.side(*side)).numbers).collect()
    }

    /// Words that stand open and are to be sealed; nothing where all is as it should be.
    pub fn leak(&self, path: &str, text: &str) -> Option<String> {
        if self.closed.borrow().contains(text) {
            return None;
        }
        let leak = self.open_words(path, text);
        if leak.is_none() {
            self.closed.borrow_mut().insert(text.to_owned());
        }
        leak
    }

    fn open_words(&self, path: &str, text: &str) -> Option<String> {
        let words = seal::words(&layout::place(path));
        let marked = Marked::parse(text).ok()?;
        let one = |side: usize| {
            let text = marked.side(side);
            let root = yaml::parse(&text).ok()?;
            let is_known = |node: &yaml::Node| node.text().is_some_and(|word| self.vocabulary.term(word.trim()).is_some());
            let says = |node: &yaml::Node| match &node.value {
                yaml::Value::Seq(items) => items.iter().any(|item| !item.is_null() && !is_known(item)),
                yaml::Value::Null => false,
                _ => true,
            };
            words.iter().find(|key| root.get(key).is_some_and(says)).map(|key| format!("{key} stands open"))
        };
        one(0).or_else(|| one(1))
    }

    /// The texts in lists that someone who could not open the rest put beside it: typed, also where the rest says the same.
    pub fn beside(&self, text: &str) -> BTreeSet<String> {
        let Ok(root) = yaml::parse(text) else { return BTreeSet::new() };
        let blocks = seal::blocks(&root).into_iter().map(|block| self.block(&block)).filter(|block| block.contains("\nbeside: true\n"));
        let items = |block: String| {
            block
                .lines()
                .filter_map(|line| line.strip_prefix("- ").filter(|item| !item.contains(": ")).map(str::to_owned))
                .collect::<Vec<_>>()
        };
        blocks.flat_map(items).collect()
    }

    /// Whether a file has blocks of which nobody can tell what they came from.
    pub fn is_without_base(&self, text: &str) -> bool {
        let Ok(root) = yaml::parse(text) else { return false };
        let whole = seal::blocks(&root).iter().filter(|block| !self.block(block).contains("\nbeside: true\n")).count();
        whole > 1 && root.get(seal::BASE).is_none()
    }
}

/// A pick for each field: by chance, or nothing where one would have to be picked and there is no chance.
fn picks(joint: &Joint, rng: Option<&mut Rng>) -> Option<Vec<Pick>> {
    let fields: Vec<bool> = joint.documents().iter().flat_map(|(_, fields)| fields.iter().map(|field| field.both)).collect();
    match rng {
        None => fields.is_empty().then(Vec::new),
        Some(rng) => {
            Some(fields.iter().map(|both| [Pick::Ours, Pick::Theirs, Pick::Both][rng.usize(..if *both { 3 } else { 2 })]).collect())
        }
    }
}

/// How many blocks a file has.
pub fn blocks(text: &str) -> usize {
    if text.contains("sealed:") { yaml::parse(text).map(|root| seal::blocks(&root).len()).unwrap_or_default() } else { 0 }
}

/// The id of the person whose file it is.
fn person(tree: &Tree, path: &str, text: &str) -> Option<String> {
    let id = |text: &str| text.lines().find_map(|line| line.strip_prefix("id: ")).map(|id| id.trim().to_owned());
    match layout::place(path) {
        Place::Employee(_) => id(text),
        _ => id(tree.get(&format!("{}/employee.yaml", folder(path)?))?),
    }
}
