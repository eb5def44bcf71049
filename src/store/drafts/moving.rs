//! Drafts of files that move: with the folder of a person, or as the record that they are of.

use super::super::file::open_plain;
use super::super::signed::{self, Use};
use super::super::{Fault, Store, layout};
use super::at_rest::SEALED;
use super::draft::Draft;
use super::{SLASH, begin, is_plain, left, names, path_of, places, put, records};
use crate::domain::records::Source;
use std::path::Path;

/// Moves the draft of a record whose file has moved, for example with the folder of its person.
pub fn bring(store: &Store, source: &Source) {
    let path = layout::path(source);
    if left(store, &path).is_some() {
        return;
    }
    let same = |other: &&Source| (other.folder, other.id) == (source.folder, source.id) && !store.at(&layout::path(other)).exists();
    let Some(old) = records(store).iter().find(same).and_then(|old| left(store, &layout::path(old))) else { return };
    if old.waits_sealed() {
        let _ = move_sealed(store, old.relative(), &path);
        return;
    }
    let (Some(base), Ok(text)) = (old.base(), old.read()) else { return };
    let brought = begin(store, &path, &base).is_ok_and(|new| {
        let is_set = new.set(&text).is_ok();
        // it has no editor yet, so it waits
        drop(new.is_secret().then(|| new.keep()));
        is_set
    });
    if brought {
        old.discard();
    }
}

/// Whether an editor has a draft of anything below a folder open.
pub fn is_edited_below(store: &Store, folder: &str) -> bool {
    let begins = drafted_below(folder);
    places(store).iter().any(|(place, _)| {
        let bases = names(place).into_iter().filter(|name| name.starts_with(&begins) && name.ends_with(".base"));
        bases.filter_map(|name| open_plain(&place.join(name)).ok()).any(|base| base.try_lock().is_err())
    })
}

/// Has the drafts of a folder go along with it. One that stays behind is no loss: it lies where it was.
pub fn move_below(store: &Store, from: &str, to: &str) {
    for (place, _) in places(store) {
        for name in names(&place).iter().filter(|name| name.starts_with(&drafted_below(from))) {
            let new = format!("{}{}", drafted_below(to), &name[drafted_below(from).len()..]);
            if place.join(&new).symlink_metadata().is_err() {
                let _ = move_draft(store, &place, name, &new);
            }
        }
    }
}

/// Gives a draft, or what it was begun from, another name. The latter is signed for the file that it is for, and so is what is
/// sealed.
fn move_draft(store: &Store, place: &Path, name: &str, new: &str) -> Result<(), Fault> {
    let [from, to] = [name, new].map(|name| place.join(name));
    if name.ends_with(SEALED) && Draft::at_rest(store, &path_of(name)).is_ours() {
        return move_sealed(store, &path_of(name), &path_of(new));
    }
    let drafted = |name: &str| Some(format!("{}.yaml", name.strip_suffix(".base")?).replace(SLASH, "/"));
    let base = drafted(name).and_then(|relative| Draft::of(store, &relative, place, super::Lies::Open).base());
    let (Some(base), Some(relative)) = (base, drafted(new)) else { return std::fs::rename(&from, &to).map_err(Fault::io(&from)) };
    put(&to, &signed::signer(store).signed(Use::Draft, &relative, base))?;
    std::fs::remove_file(&from).map_err(Fault::io(&from))
}

/// Has what waits sealed for one file wait for another. It is not opened for that.
fn move_sealed(store: &Store, from: &str, to: &str) -> Result<(), Fault> {
    let (old, new) = (Draft::at_rest(store, from), Draft::at_rest(store, to));
    let blocks = old.sealed().blocks().filter(|_| !is_plain(&new.path)).ok_or_else(|| Fault::Changed(from.to_owned()))?;
    new.sealed().put(&blocks)?;
    std::fs::remove_file(&old.path).map_err(Fault::io(&old.path))
}

/// How the names of drafts of what lies below a folder begin.
fn drafted_below(folder: &str) -> String {
    format!("{folder}/").replace('/', SLASH)
}
