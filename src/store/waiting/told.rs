//! The choices of a file as plain data: both values, with who made each and when.

use super::find::introduced;
use super::{Matter, Pick, TakenOut, Waiting};
use crate::domain::conflict::{Choice, Conflict, ConflictPart, Value, Version, What};
use crate::domain::history::{Happened, Recorded};
use crate::store::git::{Git, Past, Sides};
use crate::store::history::happened;
use crate::store::merge::{Field, same_place};
use crate::store::seal::merging::InStore;
use crate::store::yaml::edit::{Step, walk};
use crate::store::yaml::node::{self, Node};
use crate::store::yaml::write::New;
use crate::store::{layout, yaml};

impl Sides {
    /// The one of git's two sides that a choice between yours and theirs picks.
    pub fn pick(&self, choice: Choice) -> Pick {
        match (choice, self.yours) {
            (Choice::Yours, 0) | (Choice::Theirs, 1) => Pick::Ours,
            (Choice::Yours, _) | (Choice::Theirs, _) => Pick::Theirs,
            (Choice::Both, 0) => Pick::Both,
            (Choice::Both, _) => Pick::Swapped,
            (Choice::Later, _) => Pick::Later,
        }
    }
}

impl Waiting {
    /// All choices of this file, in the order of [`Waiting::decided`].
    pub fn conflicts(&self, git: Option<&Git>, sides: &Sides, merging: &InStore) -> Vec<Conflict> {
        let [of_ours, of_theirs] = [0, 1].map(|side| git.map(|git| self.past(git, sides, side)).unwrap_or_default());
        let source = layout::parse_path(&self.path);
        let conflict = |what: What, versions: [Version; 2], both: bool| {
            let [ours, theirs] = versions;
            let (yours, theirs) = if sides.yours == 0 { (ours, theirs) } else { (theirs, ours) };
            Conflict { path: self.path.clone(), source: source.clone(), what, yours, theirs, both }
        };
        let place = self.twin.iter().map(|twin| {
            let at = |path: &String, past: &[Past]| Version { value: Some(Value::Text(path.clone())), recorded: made(past) };
            conflict(What::Place, [at(&self.path, &of_ours), at(&twin.path, &of_theirs)], false)
        });
        let inside: Vec<Conflict> = match &self.matter {
            Matter::Fields(undecided, _) => {
                let recorded = |side: usize, root: &Node, field: &Field, value: &New| {
                    set(if side == 0 { &of_ours } else { &of_theirs }, root, field, value)
                };
                in_document(undecided.text(), &undecided.fields(), recorded, conflict)
            }
            Matter::Sealed(joint, _) => {
                let opened = [&of_ours, &of_theirs].map(|past| past.iter().map(|past| self.seen(past, merging)).collect::<Vec<_>>());
                let of_list = joint.sides().zip(git).map(|(blocks, git)| self.introduced(git, blocks));
                let recorded = |side: usize, root: &Node, field: &Field, value: &New| match &of_list {
                    Some(by) => by.get(side).cloned().flatten(),
                    None => set(opened.get(side).map(Vec::as_slice).unwrap_or_default(), root, field, value),
                };
                let documents = joint.documents().into_iter();
                documents.flat_map(|(text, fields)| in_document(text, &fields, recorded, conflict)).collect()
            }
            Matter::Lines(marked) => {
                let text = |text: &str, past: &[Past]| Version { value: Some(Value::Text(text.to_owned())), recorded: last(past) };
                let one = |(at, block): (usize, &super::Block)| {
                    let both = self.matter.takes_both(&self.path, at);
                    let [ours, theirs] = &block.sides;
                    conflict(What::Lines(block.line), [text(ours, &of_ours), text(theirs, &of_theirs)], both)
                };
                marked.blocks().enumerate().map(one).collect()
            }
            Matter::TakenOut(out) => vec![self.taken_out(merging, out, [&of_ours, &of_theirs], conflict)],
            Matter::Strangers(_) | Matter::Settled(_) | Matter::ByHand(_) => Vec::new(),
        };
        place.chain(inside).collect()
    }

    fn taken_out(
        &self,
        merging: &InStore,
        out: &TakenOut,
        [of_ours, of_theirs]: [&[Past]; 2],
        conflict: impl Fn(What, [Version; 2], bool) -> Conflict,
    ) -> Conflict {
        let (text, base) = (merging.seen(&self.path, &out.text), out.base.as_deref().map(|base| merging.seen(&self.path, base)));
        let value = yaml::parse_fully(&text).map_or_else(|_| Value::Text(text.clone()), |root| known(&New::of(&root)));
        let changes = match happened(base.as_deref(), Some(&text)) {
            Happened::Changed(changes) => changes,
            _ => Vec::new(),
        };
        let version = |side: usize, past: &[Past]| Version { value: (side != out.by).then(|| value.clone()), recorded: last(past) };
        conflict(What::File(changes), [version(0, of_ours), version(1, of_theirs)], false)
    }

    /// A version as whoever asks sees it.
    fn seen(&self, past: &Past, merging: &InStore) -> Past {
        Past { recorded: past.recorded.clone(), text: past.text.as_deref().map(|text| merging.seen(&self.path, text)) }
    }

    /// The commits that brought the blocks of either side.
    fn introduced(&self, git: &Git, blocks: &[Vec<String>; 2]) -> [Option<Recorded>; 2] {
        let past = || Some(git.past(&git.head()?, &git.whole_path(&self.path)?));
        let past = past().unwrap_or_default();
        blocks.each_ref().map(|blocks| blocks.iter().find_map(|block| introduced(&past, block)).cloned())
    }

    /// The versions of the file on a side, the newest first. A patch that came by mail has only its sender.
    fn past(&self, git: &Git, sides: &Sides, side: usize) -> Vec<Past> {
        if let (1, Some(sender)) = (side, &sides.sender) {
            return vec![Past { recorded: sender.clone(), text: self.versions.sides[1].clone() }];
        }
        let Some(Some(commit)) = sides.commits.get(side) else { return Vec::new() };
        let path = match (&self.twin, side) {
            (Some(twin), 1) => &twin.path,
            _ => &self.path,
        };
        let blob = self.blobs.get(side).and_then(Option::as_deref);
        let Some(place) = git.place_in(commit, path, blob).or_else(|| git.whole_path(path)) else { return Vec::new() };
        git.past(commit, &place)
    }
}

/// The fields of one document that have two values.
fn in_document(
    text: &str,
    fields: &[Field],
    recorded: impl Fn(usize, &Node, &Field, &New) -> Option<Recorded>,
    conflict: impl Fn(What, [Version; 2], bool) -> Conflict,
) -> Vec<Conflict> {
    let Ok(root) = yaml::parse_fully(text) else { return Vec::new() };
    let version = |side: usize, field: &Field, value: &New| {
        let recorded = recorded(side, &root, field, value);
        Version { value: Some(known(value)), recorded }
    };
    let one = |field: &Field| {
        let versions = [version(0, field, &field.ours), version(1, field, &field.theirs)];
        conflict(What::Field(parts(&root, &field.place)), versions, field.both)
    };
    fields.iter().map(one).collect()
}

/// The commit that last changed a file.
fn last(past: &[Past]) -> Option<Recorded> {
    past.first().map(|past| past.recorded.clone())
}

/// The commit that brought a file to where it is.
fn made(past: &[Past]) -> Option<Recorded> {
    last(past)
}

/// The commit that gave a field this value and kept it; `None` when the field has another value there.
fn set(past: &[Past], root: &Node, field: &Field, value: &New) -> Option<Recorded> {
    let wanted = known(value);
    let tree = |past: &Past| past.text.as_deref().map(yaml::parse_fully).and_then(Result::ok).is_some();
    let has = |past: &&Past| {
        let tree = past.text.as_deref().and_then(|text| yaml::parse_fully(text).ok());
        let there = tree.as_ref().and_then(|tree| same_place(root, &field.place, tree));
        there.is_some_and(|there| known(&New::of(there)) == wanted)
    };
    // a version with markers in it is not certain
    past.iter().skip_while(|past| !tree(past)).take_while(has).last().map(|past| past.recorded.clone())
}

/// A value as plain data.
fn known(value: &New) -> Value {
    match value {
        New::Word(word) if word.is_empty() => Value::Nothing,
        New::Text(text) | New::Word(text) => Value::Text(text.clone()),
        New::List(items) => Value::List(items.iter().map(known).collect()),
        New::Map(entries) => Value::Map(entries.iter().map(|(key, value)| (key.clone(), known(value))).collect()),
    }
}

/// The label of an item of a list, from its best identifying key.
const CALLED: &[&str] = &["question", "date", "title", "name", "theme", "note", "what"];

fn parts(root: &Node, place: &[Step]) -> Vec<ConflictPart> {
    let part = |(at, step): (usize, &Step)| match step {
        Step::Key(key) => ConflictPart::Key(key.clone()),
        Step::Index(index) => {
            let item = place.get(..=at).and_then(|place| walk(root, place));
            let called = item.and_then(|item| CALLED.iter().find_map(|key| item.get(key).and_then(node::Node::text)));
            ConflictPart::Item(*index, called.map(|text| text.trim().to_owned()))
        }
    };
    place.iter().enumerate().map(part).collect()
}
