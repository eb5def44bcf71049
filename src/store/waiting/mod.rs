//! Files that wait for a choice: what there is to choose in them, and what they become when it is chosen.
//!
//! `blocks` takes a text with markers apart; [`matter`] holds the file against the versions that git keeps and says what
//! it is about, so that a choice is one between values wherever the three are documents, and one between lines where they
//! are not. `find` looks them up in a workspace, `told` says of each choice who made it so, and when.

mod blocks;
mod find;
mod told;

pub use super::merge::Pick;
pub use blocks::{Block, Marked, Part, Tangled};
pub use find::{Found, Outcome, Waiting};

use super::layout;
use super::merge::{Markers, Undecided, undecided};
use super::yaml::{self, Fault, Node};

/// What git keeps of a file that it could not merge: what both came from, its own side, the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// What both came from.
    pub base: Option<String>,
    /// Either side.
    pub sides: [Option<String>; 2],
}

/// What a file is about.
#[derive(Debug)]
pub enum Matter {
    /// Fields with two values.
    Fields(Undecided, OwnMarkers),
    /// Blocks of lines.
    Lines(Marked),
    /// One side took the file out that the other changed.
    TakenOut(TakenOut),
    /// Two records that git took for one.
    Strangers(Strangers),
    /// Nothing is left to choose; the text it is to have, `None` when it goes.
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
    /// It is no text: a link, a sealed note, something of another encoding.
    NotText,
    /// A value hangs together with another, so that it can't be put in by itself.
    Shared,
    /// Two people of one name share a folder.
    TwoPeople,
    /// Two records were taken for one, and the place of the other is not known or taken.
    NoPlace,
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

    /// What the file comes to with these picks, one a choice; what is left for later stays as it is.
    pub fn decided(&self, path: &str, picks: &[Pick]) -> Result<Decided, Why> {
        let left = picks.iter().filter(|pick| **pick == Pick::Later).count();
        let text = match self {
            Matter::Fields(undecided, markers) => Some(undecided.decided(picks, markers.as_markers()).ok_or(Why::Shared)?),
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

/// Why a text can't be read as what a file of ours holds; `None` when it can.
fn unreadable(path: &str, text: &str) -> Option<Why> {
    let fault = |Fault { kind, span }| Why::Unreadable(Box::new((span.line, span.column, kind)));
    if is_document(path) { yaml::parse_fully(text).err().map(fault) } else { None }
}

fn is_document(path: &str) -> bool {
    path.ends_with(".yaml")
}

/// Whether two texts are the same but for their line ends.
fn same(one: &str, other: &str) -> bool {
    one.lines().eq(other.lines())
}

/// Whether the versions of a file are those of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kin {
    /// They are.
    One,
    /// They are not: the side whose file this is, and where the other one lies.
    Two(usize, String),
    /// Only what is in them can tell.
    Unknown,
}

/// What a file is about: what is there now (`None` when it is not) held against what git keeps of it. `meant` says that a
/// person was shown its markers, so that what is there without any is what that person made of it.
pub fn matter(path: &str, now: Option<&str>, versions: &Versions, meant: bool, kin: &Kin) -> Matter {
    if path.ends_with(".age") {
        return Matter::ByHand(Why::NotText);
    }
    if let Some(strangers) = strangers(path, versions, kin) {
        return strangers;
    }
    // a git that was killed leaves an empty file
    let now = now.filter(|now| !now.trim().is_empty() || versions.sides.iter().flatten().any(|side| side.trim().is_empty()));
    match now.map(Marked::parse) {
        Some(Err(tangled)) => Matter::ByHand(Why::Tangled(tangled.line)),
        Some(Ok(marked)) if !marked.is_plain() => with_markers(path, marked, versions),
        _ => without_markers(path, now, versions, meant),
    }
}

/// Whether the versions are those of two records, or of two people.
fn strangers(path: &str, versions: &Versions, kin: &Kin) -> Option<Matter> {
    let [Some(ours), Some(theirs)] = &versions.sides else { return None };
    let is_card = path.ends_with(layout::EMPLOYEE);
    match (kin, id(ours), id(theirs)) {
        (Kin::Two(home, other), ..) if !is_card => Some(Matter::Strangers(Strangers { home: *home, other: other.clone(), is_free: false })),
        (Kin::Two(..), ..) => Some(Matter::ByHand(Why::NoPlace)),
        (_, Some(ours), Some(theirs)) if is_card && ours != theirs => Some(Matter::ByHand(Why::TwoPeople)),
        (Kin::Unknown, Some(ours), Some(theirs)) if ours != theirs => Some(Matter::ByHand(Why::NoPlace)),
        _ => None,
    }
}

/// The `id` that a document says it has.
fn id(text: &str) -> Option<String> {
    let root = yaml::parse_fully(text).ok()?;
    root.get("id").and_then(Node::text).map(|id| id.trim().to_owned())
}

/// Fields where both sides, and what they came from, are documents; else lines.
fn with_markers(path: &str, marked: Marked, versions: &Versions) -> Matter {
    if !is_document(path) {
        return Matter::Lines(marked);
    }
    let markers = OwnMarkers::of(&marked);
    let (ours, theirs) = (marked.side(0), marked.side(1));
    let bases = [versions.base.clone(), marked.base()];
    let known = bases.iter().flatten().find_map(|base| fields(base, &ours, &theirs, markers.size));
    let are_new = versions.base.is_none() && versions.sides.iter().all(Option::is_some);
    // without what both came from, only what is in both can be told apart
    let guessed = || fields("", &ours, &theirs, markers.size).filter(|guess| are_new || says_the_same(guess.text(), &ours));
    match known.or_else(guessed) {
        Some(undecided) => of_fields(undecided, markers),
        None => Matter::Lines(marked),
    }
}

/// The merge of three versions, when each of its conflicts can be chosen in by itself.
fn fields(base: &str, ours: &str, theirs: &str, size: usize) -> Option<Undecided> {
    let undecided = undecided(base, ours, theirs, size)?;
    undecided.can_be_chosen().then_some(undecided)
}

fn of_fields(undecided: Undecided, markers: OwnMarkers) -> Matter {
    if undecided.fields().is_empty() { Matter::Settled(Some(undecided.text().to_owned())) } else { Matter::Fields(undecided, markers) }
}

/// A file without a marker, of which git keeps versions.
fn without_markers(path: &str, now: Option<&str>, versions: &Versions, meant: bool) -> Matter {
    let base = versions.base.as_deref();
    match (&versions.sides, now) {
        ([Some(ours), Some(theirs)], None) => fresh(path, base, [ours, theirs], false),
        // where its driver could not run, git leaves our side alone
        ([Some(ours), Some(theirs)], Some(now)) if same(now, ours) && !meant => fresh(path, base, [ours, theirs], now.contains("\r\n")),
        ([Some(ours), Some(theirs)], Some(now)) => edited(path, base, [ours, theirs], now),
        ([Some(side), None], now) if base.is_some() => taken_out(1, now.unwrap_or(side), base),
        ([None, Some(side)], now) if base.is_some() => taken_out(0, now.unwrap_or(side), base),
        ([Some(side), None] | [None, Some(side)], None) => Matter::Settled(Some(side.clone())),
        (_, now) => Matter::Settled(now.map(str::to_owned)),
    }
}

fn taken_out(by: usize, text: &str, base: Option<&str>) -> Matter {
    Matter::TakenOut(TakenOut { by, text: text.to_owned(), base: base.map(str::to_owned) })
}

/// The merge made anew.
fn fresh(path: &str, base: Option<&str>, [ours, theirs]: [&str; 2], crlf: bool) -> Matter {
    let with_ends = |text: &str| if crlf && !text.contains("\r\n") { text.replace('\n', "\r\n") } else { text.to_owned() };
    let [ours, theirs] = [ours, theirs].map(with_ends);
    let base = base.unwrap_or_default();
    if is_document(path)
        && let Some(undecided) = fields(base, &ours, &theirs, 7).or_else(|| fields("", &ours, &theirs, 7))
    {
        return of_fields(undecided, OwnMarkers::default());
    }
    match diffy::merge(&with_ends(base), &ours, &theirs) {
        Ok(merged) => Matter::Settled(Some(merged)),
        Err(marked) => match Marked::parse(&marked) {
            Ok(marked) => Matter::Lines(marked),
            Err(tangled) => Matter::ByHand(Why::Tangled(tangled.line)),
        },
    }
}

/// A file that a person worked on: it is settled, unless what only the other side did is not in it.
fn edited(path: &str, base: Option<&str>, [ours, theirs]: [&str; 2], now: &str) -> Matter {
    if let Some(why) = unreadable(path, now) {
        return Matter::ByHand(why);
    }
    let settled = Matter::Settled(Some(now.to_owned()));
    if same(now, theirs) || same(now, ours) || !is_document(path) {
        return settled;
    }
    let Some(again) = fields(base.unwrap_or_default(), now, theirs, 7) else { return settled };
    if says_the_same(again.text(), now) { settled } else { of_fields(again, OwnMarkers::default()) }
}

fn says_the_same(one: &str, other: &str) -> bool {
    match (yaml::parse_fully(one), yaml::parse_fully(other)) {
        (Ok(one), Ok(other)) => one.same_data(&other),
        _ => false,
    }
}
