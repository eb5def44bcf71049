//! What a file that waits is about.

use super::{Marked, Matter, OwnMarkers, Strangers, TakenOut, Versions, Why, is_document, unreadable};
use crate::store::layout;
use crate::store::merge::{Markers, Undecided, undecided, whole};
use crate::store::pairing::Kin;
use crate::store::seal::merging::{self, InStore, Joint};
use crate::store::yaml::{self, Node};

/// What has to be chosen in a file. Compares the present text (`None` when the file is not there) with the versions that git
/// keeps. `meant` says that a person saw its markers; a text without markers is then what that person decided.
pub fn matter(path: &str, now: Option<&str>, versions: &Versions, meant: bool, kin: &Kin, merging: &InStore) -> Matter {
    if path.ends_with(".age") {
        return Matter::ByHand(Why::NotText);
    }
    if layout::issued(path).is_some() {
        return issued(now, versions, meant);
    }
    if let Some(strangers) = strangers(path, versions, kin) {
        return strangers;
    }
    // a git that was killed leaves an empty file
    let now = now.filter(|now| !now.trim().is_empty() || versions.sides.iter().flatten().any(|side| side.trim().is_empty()));
    match now.map(Marked::parse) {
        Some(Err(tangled)) => Matter::ByHand(Why::Tangled(tangled.line)),
        Some(Ok(marked)) if !marked.is_plain() => with_markers(path, marked, versions, merging),
        _ => without_markers(path, now, versions, meant, merging),
    }
}

/// A report without names is as one of both issued it, never something of both.
fn issued(now: Option<&str>, versions: &Versions, meant: bool) -> Matter {
    let apart = |ours: &str, theirs: &str| match Marked::parse(&whole(ours, theirs, OwnMarkers::default().as_markers())) {
        Ok(marked) => Matter::Lines(marked),
        Err(tangled) => Matter::ByHand(Why::Tangled(tangled.line)),
    };
    match (&versions.sides, now.map(Marked::parse)) {
        (_, Some(Err(tangled))) => Matter::ByHand(Why::Tangled(tangled.line)),
        ([Some(ours), Some(theirs)], Some(Ok(marked))) if !marked.is_plain() => apart(ours, theirs),
        (_, Some(Ok(marked))) if !marked.is_plain() => apart(&marked.side(0), &marked.side(1)),
        // where git could not run its driver, it leaves our side; theirs is there if a person chose it
        ([Some(ours), Some(theirs)], _) => match now {
            Some(now) if same(now, theirs) || meant && same(now, ours) => Matter::Settled(Some(now.to_owned())),
            _ => apart(ours, theirs),
        },
        ([Some(side), None], _) if versions.base.is_some() => taken_out(1, side, versions.base.as_deref()),
        ([None, Some(side)], _) if versions.base.is_some() => taken_out(0, side, versions.base.as_deref()),
        (_, _) => Matter::Settled(now.map(str::to_owned)),
    }
}

/// Whether the versions are of two different records or people.
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
pub(super) fn id(text: &str) -> Option<String> {
    let root = yaml::parse_fully(text).ok()?;
    root.get("id").and_then(Node::text).map(|id| id.trim().to_owned())
}

/// Fields, if both sides and the base are documents; otherwise lines.
fn with_markers(path: &str, marked: Marked, versions: &Versions, merging: &InStore) -> Matter {
    if !is_document(path) {
        return Matter::Lines(marked);
    }
    let markers = OwnMarkers::of(&marked);
    let (ours, theirs) = (marked.side(0), marked.side(1));
    let bases = [versions.base.clone(), marked.base()];
    let are_new = versions.base.is_none() && versions.sides.iter().all(Option::is_some);
    if bases.iter().flatten().map(String::as_str).chain([""]).any(|base| merging::concerns([base, &ours, &theirs])) {
        let known = bases.iter().flatten().find_map(|base| sealed(path, [base, &ours, &theirs], markers.size, merging));
        let guessed = || sealed(path, ["", &ours, &theirs], markers.size, merging);
        return known.or_else(guessed).map_or(Matter::Lines(marked), |joint| Matter::Sealed(Box::new(joint), markers));
    }
    let known = bases.iter().flatten().find_map(|base| fields(base, &ours, &theirs, markers.size));
    // without a base, only what is in both sides can be paired
    let guessed = || fields("", &ours, &theirs, markers.size).filter(|guess| are_new || says_the_same(guess.text(), &ours));
    match known.or_else(guessed) {
        Some(undecided) => of_fields(undecided, markers),
        None => Matter::Lines(marked),
    }
}

/// The merge of three versions, if each of its conflicts can be chosen separately.
fn fields(base: &str, ours: &str, theirs: &str, size: usize) -> Option<Undecided> {
    let undecided = undecided(base, ours, theirs, size)?;
    undecided.can_be_chosen().then_some(undecided)
}

/// The same of a file that is sealed.
fn sealed(path: &str, texts: [&str; 3], size: usize, merging: &InStore) -> Option<Joint> {
    merging.joint_if_sealed(path, texts, size).flatten().filter(Joint::can_be_chosen)
}

fn of_fields(undecided: Undecided, markers: OwnMarkers) -> Matter {
    if undecided.fields().is_empty() { Matter::Settled(Some(undecided.text().to_owned())) } else { Matter::Fields(undecided, markers) }
}

/// A file without markers, of which git keeps versions.
fn without_markers(path: &str, now: Option<&str>, versions: &Versions, meant: bool, merging: &InStore) -> Matter {
    let base = versions.base.as_deref();
    match (&versions.sides, now) {
        ([Some(ours), Some(theirs)], None) => fresh(path, base, [ours, theirs], false, merging),
        // if git could not run its driver, it leaves only our side
        ([Some(ours), Some(theirs)], Some(now)) if same(now, ours) && !meant => {
            fresh(path, base, [ours, theirs], now.contains("\r\n"), merging)
        }
        ([Some(ours), Some(theirs)], Some(now)) => edited(path, base, [ours, theirs], now, merging),
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
fn fresh(path: &str, base: Option<&str>, [ours, theirs]: [&str; 2], crlf: bool, merging: &InStore) -> Matter {
    let with_ends = |text: &str| if crlf && !text.contains("\r\n") { text.replace('\n', "\r\n") } else { text.to_owned() };
    let [ours, theirs] = [ours, theirs].map(with_ends);
    let base = base.unwrap_or_default();
    let joint = [base, ""].into_iter().find_map(|base| sealed(path, [base, &ours, &theirs], Markers::LEAST, merging));
    if let Some(joint) = joint.filter(|_| is_document(path)) {
        return Matter::Sealed(Box::new(joint), OwnMarkers::default());
    }
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

/// A file that a person edited. It is settled, unless changes that only the other side made are not in it.
fn edited(path: &str, base: Option<&str>, [ours, theirs]: [&str; 2], now: &str, merging: &InStore) -> Matter {
    if let Some(why) = unreadable(path, now) {
        return Matter::ByHand(why);
    }
    let settled = Matter::Settled(Some(now.to_owned()));
    if same(now, theirs) || same(now, ours) || !is_document(path) {
        return settled;
    }
    if let Some(joint) = sealed(path, [base.unwrap_or_default(), now, theirs], Markers::LEAST, merging) {
        let is_in_it = says_the_same(joint.text(), now) && joint.adds_nothing();
        return if is_in_it { settled } else { Matter::Sealed(Box::new(joint), OwnMarkers::default()) };
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

/// Whether two texts differ only in their line ends.
fn same(one: &str, other: &str) -> bool {
    one.lines().eq(other.lines())
}
