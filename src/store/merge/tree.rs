//! Comparing three documents as data: changed on one side wins, both the same is no conflict, deleting against changing
//! keeps the change.

use super::conflict::TreeConflict;
use super::list::{self, ListPlan, items};
use crate::domain::date::parse_civil;
use crate::domain::{action, conversation, goal, words};
use crate::store::yaml::edit::{Edit, Step, walk};
use crate::store::yaml::node::{Node, Value};
use crate::store::yaml::write::New;

/// What a comparison is for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Way {
    /// A merge of two sides: a change goes before a deletion, and an end before any other status.
    Merge,
    /// An undo: every value that changed since is a conflict.
    TakeBack,
}

/// The key of a passage that both released for the formal cycle.
const RELEASED: &str = "released";

/// The keys with the words of a passage, which both read when they released it.
const PASSAGE: &[&str] = &["question", "answer", "title"];

fn is_released(passage: Option<&Node>) -> bool {
    passage.and_then(|passage| passage.get(RELEASED)).and_then(Node::text).is_some_and(|text| words::flag(&text) == Some(true))
}

/// Whether one side released a passage while the other changed its words. Then nobody released the new words.
fn released_other_words(base: Option<&Node>, ours: &Node, theirs: &Node) -> bool {
    let changed = |side: &Node| PASSAGE.iter().any(|key| !same(side.get(key), base.and_then(|base| base.get(key))));
    let (own, other) = (is_released(Some(ours)), is_released(Some(theirs)));
    !is_released(base) && ((own && !other && changed(theirs)) || (other && !own && changed(ours)))
}

/// The edits that turn our side's document into the merged one, and the conflicts.
pub(super) struct Changes<'n, 'a> {
    way: Way,
    /// If git merged the base from several: that base with the first values of its conflicts, and with the second ones.
    left: &'n [Node<'a>],
    /// To be made in this order.
    pub(super) edits: Vec<Edit>,
    /// Removals in the present map. They come after all additions, because the last key of a map can't be removed.
    removals: Vec<Edit>,
    /// Fields with two values; their paths are those after the edits.
    pub(super) conflicts: Vec<TreeConflict>,
}

/// The end that a status means, for any kind of record. A late edit on the other side does not reopen an ended record.
pub(in crate::store) fn end(status: &str) -> Option<&'static str> {
    let conversation = conversation::Status::read(status).map(conversation::Status::word);
    let action = || action::Status::read(status).map(action::Status::word);
    let goal = || goal::Status::read(status).map(goal::Status::word);
    conversation.or_else(action).or_else(goal).filter(|word| !matches!(*word, "open" | "planned"))
}

/// Compares the three. `None` when one of the documents is not a map.
pub(super) fn changes<'n, 'a>(base: Option<&Node>, ours: &Node, theirs: &Node, way: Way, left: &'n [Node<'a>]) -> Option<Changes<'n, 'a>> {
    let is_map = |node: &Node| matches!(node.value, Value::Map(_));
    let mut changes = Changes { way, left, edits: Vec::new(), removals: Vec::new(), conflicts: Vec::new() };
    (is_map(ours) && is_map(theirs)).then(|| changes.map(&[], base, ours, theirs))??;
    Some(changes)
}

impl<'n, 'a> Changes<'n, 'a> {
    /// Merges two maps with a common `base`; `None` when items in them can't be paired.
    pub(super) fn map(&mut self, within: &[Step], base: Option<&Node>, ours: &Node, theirs: &Node) -> Option<()> {
        let of_base = |key: &str| base.and_then(|base| base.get(key));
        let around = std::mem::take(&mut self.removals);
        let other_words = self.way == Way::Merge && released_other_words(base, ours, theirs);
        if other_words && is_released(Some(ours)) {
            self.edits.push(Edit::Remove { within: within.to_vec(), key: RELEASED.to_owned() });
        }
        let judged = |key: &str| !(other_words && key == RELEASED);
        for entry in entries(ours).iter().filter(|entry| judged(&entry.key)) {
            self.field(within, &entry.key, of_base(&entry.key), Some(&entry.node), theirs.get(&entry.key), &[])?;
        }
        let mut before: Vec<String> = Vec::new();
        for entry in entries(theirs) {
            if ours.get(&entry.key).is_none() && judged(&entry.key) {
                self.field(within, &entry.key, of_base(&entry.key), None, Some(&entry.node), &before)?;
            }
            before.push(entry.key.to_string());
        }
        let removals = std::mem::replace(&mut self.removals, around);
        let comes_in = entries(theirs).iter().any(|entry| ours.get(&entry.key).is_none() && self.sets(within, &entry.key));
        match within.split_last() {
            // a map of which nothing is left goes as a whole
            Some((Step::Key(key), holder)) if removals.len() == entries(ours).len() && !comes_in => {
                self.removals.push(Edit::Remove { within: holder.to_vec(), key: key.clone() });
            }
            _ => self.edits.extend(removals),
        }
        Some(())
    }

    /// Whether a key of a map is given a value.
    fn sets(&self, within: &[Step], key: &str) -> bool {
        self.edits.iter().any(|edit| matches!(edit, Edit::Set { .. }) && edit.key() == key && edit.within() == within)
    }

    /// The values of a key that the merged bases did not agree on.
    fn left(&self, within: &[Step], key: &str) -> impl Iterator<Item = &'n Node<'a>> {
        let within = within.to_vec();
        let key = key.to_owned();
        self.left.iter().filter_map(move |root| walk(root, &within)?.get(&key))
    }

    /// The base value of a key that one side removed and the other side left as it was.
    fn taken_out(&self, within: &[Step], key: &str, ours: Option<&Node>, theirs: Option<&Node>) -> Option<&'n Node<'a>> {
        let ((Some(left), None) | (None, Some(left))) = (ours, theirs) else { return None };
        self.left(within, key).find(|value| value.same_data(left))
    }

    /// Merges one key; `after` are the keys above it on its side.
    fn field(
        &mut self,
        within: &[Step],
        key: &str,
        base: Option<&Node>,
        ours: Option<&Node>,
        theirs: Option<&Node>,
        after: &[String],
    ) -> Option<()> {
        let base = base.or_else(|| self.taken_out(within, key, ours, theirs));
        if same(ours, theirs) || same(theirs, base) {
            return Some(());
        }
        let set = |value| Edit::Set { within: within.to_vec(), key: key.to_owned(), value, after: after.to_vec() };
        let is_list = |node: Option<&Node>| node.is_some_and(|node| matches!(node.value, Value::Seq(_)));
        match (ours, theirs) {
            // a list that is gone is an empty one
            (Some(ours), None) if is_list(base) && is_list(Some(ours)) => list(self, within, key, base, ours, None)?,
            (None, Some(theirs)) if is_list(base) && is_list(Some(theirs)) => {
                self.edits.extend(base.map(|base| list::since(base, theirs)).filter(|left| !left.is_empty()).map(set));
            }
            // they removed it: if we changed it, our change stays
            (Some(ours), None) if base.is_some_and(|base| base.same_data(ours)) => {
                self.removals.push(Edit::Remove { within: within.to_vec(), key: key.to_owned() });
            }
            (Some(_), None) if self.way == Way::TakeBack => self.conflict(within, key, base, None),
            (None, Some(theirs)) if self.way == Way::TakeBack && base.is_some() => self.conflict(within, key, base, Some(theirs)),
            (Some(_), None) | (None, None) => {}
            (None, Some(theirs)) => self.edits.push(set(New::of(theirs))),
            (Some(ours), Some(theirs)) => match (&ours.value, &theirs.value) {
                (Value::Map(_), Value::Map(_)) => self.map(&[within, &[Step::Key(key.to_owned())]].concat(), base, ours, theirs)?,
                (Value::Seq(_), Value::Seq(_)) => list(self, within, key, base, ours, Some(theirs))?,
                _ if same(Some(ours), base) => self.replace(within, key, ours, set(New::of(theirs))),
                // a person has to choose again if one side settled it in another way, or changed it since
                _ if base.is_none() && self.left(within, key).next().is_some() => self.conflict(within, key, base, Some(theirs)),
                _ => match settled(self.way, within, key, base, ours, theirs) {
                    Some(text) if ours.text().as_deref() == Some(&text) => {}
                    Some(text) => {
                        self.edits.push(set(if theirs.text().as_deref() == Some(&text) { New::of(theirs) } else { New::Text(text) }))
                    }
                    None => self.conflict(within, key, base, Some(theirs)),
                },
            },
        }
        Some(())
    }

    /// A field with two values.
    pub(super) fn conflict(&mut self, within: &[Step], key: &str, base: Option<&Node>, theirs: Option<&Node>) {
        let base = base.and_then(Node::text).map(|text| text.into_owned());
        let theirs = theirs.map_or(New::Word(String::new()), New::of);
        self.conflicts.push(TreeConflict { within: within.to_vec(), key: key.to_owned(), base, theirs });
    }

    /// Replaces a value that only they changed; a list or map is removed as a whole first.
    fn replace(&mut self, within: &[Step], key: &str, ours: &Node, set: Edit) {
        if matches!(ours.value, Value::Seq(_) | Value::Map(_)) {
            self.edits.push(Edit::Remove { within: within.to_vec(), key: key.to_owned() });
        }
        self.edits.push(set);
    }
}

/// Merges two lists with a common `base`. What either side added is there, what one side removed and the other left alone is
/// gone, and an entry that both have is merged.
fn list(changes: &mut Changes, within: &[Step], key: &str, base: Option<&Node>, ours: &Node, theirs: Option<&Node>) -> Option<()> {
    let (base, ours, theirs) = (base.map_or(&[][..], items), items(ours), theirs.map_or(&[][..], items));
    let plan = ListPlan::of(base, ours, theirs);
    if !ours.is_empty() && (0..ours.len()).all(|at| plan.goes(at)) && plan.arrivals.is_empty() {
        changes.removals.push(Edit::Remove { within: within.to_vec(), key: key.to_owned() });
        return Some(());
    }
    let path = [within, &[Step::Key(key.to_owned())]].concat();
    let mut at = 0;
    let arrive = |changes: &mut Changes, at: &mut usize, anchor: Option<usize>| {
        for item in plan.arrivals.iter().filter(|(after, _)| *after == anchor).filter_map(|(_, place)| theirs.get(*place)) {
            changes.edits.push(Edit::Insert { within: path.clone(), at: *at, item: New::of(item) });
            *at += 1;
        }
    };
    arrive(changes, &mut at, None);
    for (ours_at, item) in ours.iter().enumerate() {
        if plan.goes(ours_at) {
            changes.edits.push(Edit::Take { within: path.clone(), at });
        } else {
            let [of_base, twin] = [(&plan.base_of_ours, base), (&plan.theirs_of_ours, theirs)]
                .map(|(known, items)| list::at(items, known.get(ours_at).copied().flatten()));
            if let (Some(twin), Value::Map(_)) = (twin, &item.value) {
                changes.map(&[&path[..], &[Step::Index(at)]].concat(), of_base, item, twin)?;
            }
            at += 1;
        }
        arrive(changes, &mut at, Some(ours_at));
    }
    Some(())
}

/// The merged text if both changed it; `None` when a person has to choose.
fn settled(way: Way, within: &[Step], key: &str, base: Option<&Node>, ours: &Node, theirs: &Node) -> Option<String> {
    let (ours, theirs) = (ours.text()?, theirs.text()?);
    if key == "status" && within.is_empty() && way == Way::Merge {
        return match (end(&ours), end(&theirs)) {
            (Some(_), None) => Some(ours.into_owned()),
            (None, Some(_)) => Some(theirs.into_owned()),
            // one end in two spellings
            (Some(own), Some(other)) if own == other => Some(ours.into_owned()),
            _ => None,
        };
    }
    // what was promised first is the earlier of the two
    if key == "first-due"
        && within.is_empty()
        && way == Way::Merge
        && let (Some(own), Some(other)) = (parse_civil(ours.trim()), parse_civil(theirs.trim()))
    {
        return Some(if own <= other { ours } else { theirs }.into_owned());
    }
    let base = base.and_then(Node::text)?;
    if ![&base, &ours, &theirs].iter().any(|text| text.trim_end().contains('\n')) {
        return None;
    }
    let whole = |text: &str| if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    let merged = diffy::merge(&whole(&base), &whole(&ours), &whole(&theirs)).ok()?;
    Some(if ours.ends_with('\n') || theirs.ends_with('\n') { merged } else { merged.trim_end_matches('\n').to_owned() })
}

pub(super) fn entries<'n, 'a>(node: &'n Node<'a>) -> &'n [crate::store::yaml::Entry<'a>] {
    match &node.value {
        Value::Map(entries) => entries,
        _ => &[],
    }
}

pub(super) fn same(a: Option<&Node>, b: Option<&Node>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.same_data(b),
        (None, None) => true,
        _ => false,
    }
}
