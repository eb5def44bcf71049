//! Files that wait for a choice: what there is to choose in them, and their text when it is chosen.
//!
//! `blocks` takes a text with markers apart. [`matter()`] compares the file with the versions that git keeps, and says what
//! has to be chosen: values if all three versions are documents, lines if not. `find` finds the files of a workspace, `told`
//! says who made each value and when, `outcome` gives the text to write, and `still` says whether a choice can be taken back.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

mod blocks;
mod find;
mod matter;
mod outcome;
mod still;
mod told;

pub use super::merge::Pick;
pub use blocks::{Block, Marked};
pub use find::{Twin, Waiting, all};
pub use matter::matter;
pub use outcome::Resolution;
pub use still::{Undone, has_markers, undone};

use super::layout;
use super::merge::{Markers, Undecided};
use super::seal::Refusal;
use super::seal::merging::{InStore, Joint};
use super::yaml::{self, Fault};

/// The versions that git keeps of a file that it could not merge: the base, its own side, the other side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// What both came from.
    pub base: Option<String>,
    pub sides: [Option<String>; 2],
}

/// What a file is about.
#[derive(Debug)]
pub enum Matter {
    /// Fields with two values.
    Fields(Undecided, OwnMarkers),
    /// The same in a file that is sealed, words of it among them.
    Sealed(Box<Joint>, OwnMarkers),
    Lines(Marked),
    /// One side took the file out that the other changed.
    TakenOut(TakenOut),
    /// Two records that git took for one.
    Strangers(Strangers),
    /// Nothing is left to choose; with the new text, or `None` if the file is to be deleted.
    Settled(Option<String>),
    /// Only a person can put it right, by hand.
    ByHand(Why),
}

/// A file that one side took out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOut {
    /// The side that took it out.
    pub by: usize,
    /// What it holds when it stays.
    pub text: String,
    /// What it held before.
    pub base: Option<String>,
}

/// Two records that git took for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strangers {
    /// The side whose record this file is.
    pub home: usize,
    /// Where the other record lies.
    pub other: String,
    /// Whether nothing is there yet.
    is_free: bool,
}

/// Why a file can't be settled by choosing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A marker without its others, at this line.
    Tangled(usize),
    /// What is there, or would be, is no YAML that we take.
    Unreadable(Box<(u32, u32, yaml::FaultKind)>),
    /// It is not a text: a link, a sealed note, a file in another encoding.
    NotText,
    /// A value depends on another one, so it can't be written alone.
    Shared,
    /// Two people of one name share a folder.
    TwoPeople,
    /// Git took two records for one, and the place of the other is unknown or taken.
    NoPlace,
    /// What was chosen can't be sealed.
    NotSealed(Refusal),
}

/// How the markers in a file look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnMarkers {
    size: usize,
    labels: [String; 2],
}

impl OwnMarkers {
    fn of(marked: &Marked) -> OwnMarkers {
        marked.blocks().next().map_or_else(OwnMarkers::default, |block| OwnMarkers { size: block.size, labels: block.labels.clone() })
    }

    fn as_markers(&self) -> Markers<'_> {
        Markers { size: self.size, ours: &self.labels[0], theirs: &self.labels[1] }
    }
}

impl Default for OwnMarkers {
    fn default() -> OwnMarkers {
        OwnMarkers { size: 7, labels: ["ours".to_owned(), "theirs".to_owned()] }
    }
}

/// What a file comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its text; `None` when it goes.
    pub text: Option<String>,
    /// How many choices are left in it.
    pub left: usize,
}

impl Matter {
    /// How many choices there are.
    pub fn count(&self) -> usize {
        match self {
            Matter::Fields(undecided, _) => undecided.fields().len(),
            Matter::Sealed(joint, _) => joint.documents().iter().map(|(_, fields)| fields.len()).sum(),
            Matter::Lines(marked) => marked.blocks().count(),
            Matter::TakenOut(_) => 1,
            Matter::Strangers(_) | Matter::Settled(_) | Matter::ByHand(_) => 0,
        }
    }

    /// Whether both sides of a block of lines can stay, one below the other.
    pub fn takes_both(&self, path: &str, block: usize) -> bool {
        let Matter::Lines(marked) = self else { return false };
        let pick = |at: usize| if at == block { Pick::Both } else { Pick::Ours };
        let picks: Vec<Pick> = (0..marked.blocks().count()).map(pick).collect();
        unreadable(path, &marked.decided(&picks)).is_none()
    }

    /// The text of the file with these picks, one for each choice. What is left for later stays as it is.
    pub fn decided(&self, path: &str, picks: &[Pick], whole: Option<usize>, merging: &InStore) -> Result<Decided, Why> {
        let left = picks.iter().filter(|pick| **pick == Pick::Later).count();
        let text = match self {
            Matter::Fields(undecided, markers) => Some(undecided.decided(picks, markers.as_markers()).ok_or(Why::Shared)?),
            Matter::Sealed(joint, markers) => Some(sealed(joint, path, picks, whole, markers.as_markers(), merging)?),
            Matter::Lines(marked) => Some(marked.decided(picks)),
            Matter::TakenOut(out) => match picks.first() {
                Some(Pick::Ours) => (out.by != 0).then(|| out.text.clone()),
                Some(Pick::Theirs) => (out.by != 1).then(|| out.text.clone()),
                _ => return Ok(Decided { text: Some(out.text.clone()), left: 1 }),
            },
            Matter::Settled(text) => text.clone(),
            Matter::Strangers(_) => return Err(Why::NoPlace),
            Matter::ByHand(why) => return Err(why.clone()),
        };
        if let (Some(text), 0) = (&text, left)
            && let Some(fault) = unreadable(path, text)
        {
            return Err(fault);
        }
        Ok(Decided { text, left })
    }
}

/// The text of a sealed file with these picks, sealed.
fn sealed(joint: &Joint, path: &str, picks: &[Pick], whole: Option<usize>, markers: Markers, merging: &InStore) -> Result<String, Why> {
    let place = layout::place(path);
    let side = whole.filter(|_| joint.keeps_both());
    if let Some(text) = side.and_then(|side| merging.at(&place, |merging| joint.whole(merging, side, picks, markers))) {
        return Ok(text);
    }
    let decided = merging.at(&place, |merging| joint.decided(merging, picks, markers)).map_err(Why::NotSealed)?.ok_or(Why::Shared)?;
    merging.note(&place, joint.text(), decided.sealed_for.as_deref());
    Ok(decided.text)
}

/// Why a text can't be read as a file of the workspace; `None` when it can.
fn unreadable(path: &str, text: &str) -> Option<Why> {
    let fault = |Fault { kind, span }| Why::Unreadable(Box::new((span.line, span.column, kind)));
    if is_document(path) { yaml::parse_fully(text).err().map(fault) } else { None }
}

fn is_document(path: &str) -> bool {
    path.ends_with(".yaml")
}
