//! A merge with conflicts: the fields with two values as data, and the document once they are chosen.

use super::conflict::{TreeConflict, mark};
use super::list::{items, pairs};
use super::{Markers, conflict};
use crate::store::yaml::edit::{self, Edit, Step, walk};
use crate::store::yaml::node::{Node, Value};
use crate::store::yaml::write::New;
use crate::store::{schema, yaml};

/// What is chosen of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The one on our page.
    Ours,
    Theirs,
    /// Both texts, ours above theirs.
    Both,
    /// Both texts, theirs above ours.
    Swapped,
    Later,
}

/// A document in which everything is merged except the fields with two values.
#[derive(Clone, Debug)]
pub struct Undecided {
    pub(super) text: String,
    pub(super) conflicts: Vec<TreeConflict>,
}

/// A field with two values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where it is in the document.
    pub place: Vec<Step>,
    /// Its value on our page.
    pub ours: New,
    /// The other side's value.
    pub theirs: New,
    /// Whether it is a text of which both can stay.
    pub both: bool,
}

impl Undecided {
    /// Our text with the other side's changes. A field with two values has ours.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same on another page, which has the same fields.
    pub(in crate::store) fn on(&self, text: String) -> Undecided {
        Undecided { text, conflicts: self.conflicts.clone() }
    }

    /// Those fields, in the order of the document.
    pub fn fields(&self) -> Vec<Field> {
        let Ok(root) = yaml::parse_fully(&self.text) else { return Vec::new() };
        self.conflicts.iter().filter_map(|conflict| field(&root, conflict)).collect()
    }

    /// Whether each of them can be shown, and each of its values can be written.
    pub fn can_be_chosen(&self) -> bool {
        let fields = self.fields();
        let plain = Markers { size: 7, ours: "", theirs: "" };
        let works = |pick: fn(&Field) -> Pick| self.decided(&fields.iter().map(pick).collect::<Vec<_>>(), plain).is_some();
        fields.len() == self.conflicts.len()
            && works(|_| Pick::Theirs)
            && works(|_| Pick::Later)
            && works(|field| if field.both { Pick::Both } else { Pick::Ours })
    }

    /// Their paths: `due`, `answers.0.answer`.
    pub(in crate::store) fn places(&self) -> Vec<String> {
        self.conflicts.iter().map(TreeConflict::place).collect()
    }

    /// The document with each of them between markers.
    pub(in crate::store) fn marked(&self, markers: Markers) -> Option<String> {
        if self.conflicts.is_empty() { Some(self.text.clone()) } else { mark(&self.text, &self.conflicts, markers) }
    }

    /// The document with the chosen values; `picks` has one for each field, in order. Fields left for later stand between
    /// markers. `None` when a value can't be written without changing others.
    pub fn decided(&self, picks: &[Pick], markers: Markers) -> Option<String> {
        let root = yaml::parse_fully(&self.text).ok()?;
        let mut edits = Vec::new();
        let mut later = Vec::new();
        for (conflict, pick) in self.conflicts.iter().zip(picks) {
            match pick {
                Pick::Ours => {}
                Pick::Later => later.push(conflict),
                Pick::Theirs => edits.extend(replaced(&root, conflict)),
                Pick::Both => edits.push(conflict.set(New::text(&both(&root, conflict, false)?))),
                Pick::Swapped => edits.push(conflict.set(New::text(&both(&root, conflict, true)?))),
            }
        }
        let text = edit::apply(&self.text, &edits).ok()?;
        if later.is_empty() { Some(text) } else { mark(&text, later, markers) }
    }
}

fn field(root: &Node, conflict: &TreeConflict) -> Option<Field> {
    let ours = walk(root, &conflict.within)?.get(&conflict.key)?;
    let place = [&conflict.within[..], &[Step::Key(conflict.key.clone())]].concat();
    let text = |value: &New| matches!(value, New::Text(text) | New::Word(text) if !text.is_empty());
    let has_lines = |value: &New| matches!(value, New::Text(text) if text.trim_end().contains('\n'));
    let ours = New::of(ours);
    let both = text(&ours)
        && text(&conflict.theirs)
        && (schema::is_prose(&conflict.within, &conflict.key) || has_lines(&ours) || has_lines(&conflict.theirs));
    Some(Field { place, ours, theirs: conflict.theirs.clone(), both })
}

/// Replaces our value with theirs; a list or map is removed as a whole first.
fn replaced(root: &Node, conflict: &TreeConflict) -> Vec<Edit> {
    let map = walk(root, &conflict.within);
    let is_whole = map.and_then(|map| map.get(&conflict.key)).is_some_and(|ours| matches!(ours.value, Value::Seq(_) | Value::Map(_)));
    if !is_whole {
        return vec![conflict.set(conflict.theirs.clone())];
    }
    let before = map.map(|map| super::tree::entries(map)).unwrap_or_default();
    let after = before.iter().map(|entry| entry.key.to_string()).take_while(|key| *key != conflict.key).collect();
    let (within, key) = (conflict.within.clone(), conflict.key.clone());
    let remove = Edit::Remove { within: within.clone(), key: key.clone() };
    vec![remove, Edit::Set { within, key, value: conflict.theirs.clone(), after }]
}

/// Both texts in one: shared lines once, and where they differ ours above theirs, or the other way round.
fn both(root: &Node, conflict: &TreeConflict, swapped: bool) -> Option<String> {
    let ours = walk(root, &conflict.within)?.get(&conflict.key)?.text()?.into_owned();
    let (New::Text(theirs) | New::Word(theirs)) = &conflict.theirs else { return None };
    let (above, below) = if swapped { (theirs, &ours) } else { (&ours, theirs) };
    let is_long = |text: &str| text.trim_end().contains('\n');
    match &conflict.base {
        Some(base) if is_long(base) && is_long(above) && is_long(below) => Some(conflict::union(base, above, below)),
        _ => Some(format!("{}\n{}", above.trim_end(), below.trim_end())),
    }
}

/// The value that another version of the document has for this field. Items of lists are paired as in a merge.
pub fn same_place<'n, 'a>(root: &Node, place: &[Step], other: &'n Node<'a>) -> Option<&'n Node<'a>> {
    let mut here = root;
    let mut there = other;
    for step in place {
        match step {
            Step::Key(key) => {
                there = there.get(key)?;
                here = here.get(key)?;
            }
            Step::Index(at) => {
                let (known, others) = (items(here), items(there));
                let found = (*pairs(others, known).get(*at)?)?;
                here = known.get(*at)?;
                there = others.get(found)?;
            }
        }
    }
    Some(there)
}
