//! Separates records that git took for one in a merge: each gets its own file and its own words back.

use super::git::{Git, Witness};
use super::pairing::{Evidence, Here, Pairing, Places, id_in, pairing};
use super::{Fault, Store, conflict_notes, file, layout, link};
use crate::domain::repository::Unmerged;

/// A file that waits for a choice, and the versions that git has of it.
struct Pair {
    path: String,
    base: String,
    ours: String,
    theirs: String,
}

impl Pair {
    fn pairing(&self, git: &Git) -> Pairing {
        let witness = Witness { git: Some(git), path: &self.path };
        pairing(&self.path, Places::Unknown, [&self.base, &self.ours, &self.theirs], &witness)
    }
}

fn waiting_for_two(git: &Git) -> Result<Vec<Pair>, Fault> {
    let is_open = |state: Option<Unmerged>| state.is_some_and(|state| state.is_of_two());
    let changed = git.changed()?.into_iter().filter(|changed| is_open(changed.unmerged) && layout::is_ours(&changed.path));
    let paths: Vec<String> = changed.map(|changed| changed.path).collect();
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let sides = git.texts_at(":1", &paths)?.into_iter().zip(git.texts_at(":2", &paths)?).zip(git.texts_at(":3", &paths)?);
    let waiting = paths
        .into_iter()
        .zip(sides)
        .filter_map(|(path, ((base, ours), theirs))| Some(Pair { path, base: base.unwrap_or_default(), ours: ours?, theirs: theirs? }));
    Ok(waiting.collect())
}

/// Separates records that git merged into one path; gives the files of each.
pub(crate) fn part(store: &Store, git: &Git) -> Result<Vec<Vec<String>>, Fault> {
    let mut parted = put_back(store, git)?;
    for one in waiting_for_two(git)? {
        let (own, other) = match one.pairing(git) {
            Pairing::Two(Here::Ours) => (&one.ours, &one.theirs),
            Pairing::Two(Here::Theirs) => (&one.theirs, &one.ours),
            _ => continue,
        };
        // if the place of the other record is unknown, it was no pair but a conflict of values
        if let Some(place) = git.lies_at(other, &one.base).filter(|place| *place != one.path && layout::is_ours(place)) {
            part_one(store, &one.path, own, &place, other)?;
            parted.push(vec![place, one.path]);
            git.stage(&parted[parted.len() - 1])?;
        }
    }
    Ok(parted)
}

/// What git gave another place without asking: a file that both sides moved, to its mind, gets the words of one of them
/// in either place, and a new one goes with a folder that looks moved. Each gets back what its own side has there.
fn put_back(store: &Store, git: &Git) -> Result<Vec<Vec<String>>, Fault> {
    let is_lone = |state: Option<Unmerged>| matches!(state, Some(Unmerged::AddedByUs | Unmerged::AddedByThem));
    let lone = git.changed()?.into_iter().filter(|changed| is_lone(changed.unmerged) && !changed.gone && layout::is_ours(&changed.path));
    let mut done = Vec::new();
    for path in lone.map(|changed| changed.path) {
        let Ok(now) = file::text(&store.at(&path)) else { continue };
        let own = git.versions_at(&path);
        let is_another = |text: &String| matches!((id_in(text), id_in(&now)), (Some(own), Some(other)) if own != other);
        if let Some(text) = own.iter().find(|text| is_another(text)) {
            file::replace_file(&store.at(&path), text.as_bytes())?;
            done.push(vec![path]);
        } else if own.is_empty()
            && let Some(place) = git.lies_at(&now, "").filter(|place| layout::is_ours(place) && store.at(place).symlink_metadata().is_err())
            && link::above(store, &place).is_none()
            && !(Witness { git: Some(git), path: &path }).went_along(&place, &path)
        {
            if let Some(folder) = store.at(&place).parent() {
                file::make_folder(folder)?;
            }
            std::fs::rename(store.at(&path), store.at(&place)).map_err(Fault::io(&store.at(&path)))?;
            done.push(vec![place, path]);
        }
    }
    for files in &done {
        git.stage(files)?;
    }
    Ok(done)
}

fn part_one(store: &Store, path: &str, own: &str, place: &str, other: &str) -> Result<(), Fault> {
    let now = file::text(&store.at(path)).unwrap_or_default();
    // what a person made of it since is meant
    if now != own && (now.is_empty() || now == other || conflict_notes::has_markers(store, path)) {
        file::replace_file(&store.at(path), own.as_bytes())?;
    }
    let target = store.at(place);
    if target.symlink_metadata().is_ok() || link::above(store, place).is_some() {
        return Ok(());
    }
    if let Some(folder) = target.parent() {
        file::make_folder(folder)?;
    }
    file::write_new(&target, other.as_bytes())
}
