//! What was left open in a workspace that is sealed, because its command was killed: sealed, or gone.

use super::super::file::open_plain;
use super::super::{Store, layout};
use super::at_rest::SEALED;
use super::draft::{Draft, EDITOR, Lies, is_copy};
use super::{ASIDE, is_plain, names, path_of, places};
use std::path::Path;

/// Seals what a command that was killed left open, and takes away what nobody typed in. What an editor has open through a command
/// that runs stays; so does what can't be sealed because there is no key.
pub fn take_in(store: &Store) {
    if !store.seals() {
        return;
    }
    for (place, lies) in places(store) {
        let names = names(&place);
        for name in names.iter().filter(|name| is_draft(name, &names)) {
            take_in_one(&Draft::of(store, &path_of(name), &place, lies));
        }
        for name in names.iter().filter(|name| name.contains(ASIDE) && !name.ends_with(SEALED)) {
            let own = name.split(ASIDE).next().unwrap_or_default();
            Draft::of(store, &path_of(own), &place, lies).seal_beside(&place.join(name));
        }
        clear(store, &place, lies);
    }
}

/// Whether a name among others is that of a draft, and not of what lies beside one.
fn is_draft(name: &str, names: &[String]) -> bool {
    let is_beside = [".base", ".open", EDITOR, SEALED].iter().any(|ending| name.ends_with(ending)) || name.contains(ASIDE);
    let is_of_record = name.ends_with(".yaml") && !name.starts_with(['.', '#', '~']);
    !is_beside && (is_of_record || names.contains(&format!("{name}.base")))
}

fn take_in_one(draft: &Draft) {
    let has_base = draft.base_path().symlink_metadata().is_ok();
    let lock = draft.lock();
    // who has it open is not done with it
    if !is_plain(&draft.path) || (has_base && lock.is_none()) {
        return;
    }
    for copy in draft.copies().iter().filter(|copy| is_rescue(copy, &draft.path)) {
        draft.seal_beside(copy);
    }
    if draft.is_typed_in() {
        // what nobody knows the beginning of is only kept
        if draft.keep_sealed().is_none() {
            draft.seal_beside(&draft.path);
        }
    } else if !draft.is_left_open() {
        draft.discard_plain();
    }
}

/// Whether a copy beside a draft is what an editor saved of it when it was told to stop: `x.save` of nano, `.x.kak.…` of kakoune.
fn is_rescue(copy: &Path, draft: &Path) -> bool {
    let name = |path: &Path| path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let (copy, draft) = (name(copy), name(draft));
    copy.split_once(&draft).is_some_and(|(before, after)| after.starts_with(".save") || (before == "." && after.starts_with(".kak.")))
}

/// Takes away what belongs to no draft any more: what one began from, what an editor kept, copies.
fn clear(store: &Store, place: &Path, lies: Lies) {
    let names = names(place);
    let stems = || names.iter().filter_map(|name| name.strip_suffix(".base"));
    let of = |stem: &str| {
        let texts = [format!("{stem}.yaml"), stem.to_owned()];
        texts.map(|text| Draft::of(store, &path_of(&text), place, lies))
    };
    let is_locked = |stem: &&str| open_plain(&place.join(format!("{stem}.base"))).is_ok_and(|base| base.try_lock().is_err());
    let held: Vec<&str> = stems().filter(is_locked).collect();
    let is_lone = |stem: &str| !held.contains(&stem) && of(stem).iter().all(|draft| !is_plain(&draft.path));
    // an empty one is being made
    let is_ours = |stem: &str| match lies {
        Lies::InMemory => place.join(format!("{stem}.base")).metadata().is_ok_and(|data| data.len() > 0),
        _ => of(stem).iter().any(|draft| draft.base().is_some()),
    };
    for stem in stems().filter(|stem| is_lone(stem) && is_ours(stem)) {
        of(stem).iter().for_each(Draft::discard_plain);
    }
    let is_in_use = |name: &str| held.iter().any(|stem| of(stem).iter().any(|draft| draft.editor_path().ends_with(name)));
    for name in names.iter().filter(|name| name.ends_with(EDITOR) && !is_in_use(name)) {
        let _ = std::fs::remove_dir_all(place.join(name));
    }
    for name in names.iter().filter(|name| is_lone_copy(name, place)) {
        let _ = std::fs::remove_file(place.join(name));
    }
}

/// Whether something is a copy of a draft that is not there any more.
fn is_lone_copy(name: &str, place: &Path) -> bool {
    let Some((before, _)) = name.split_once(".yaml") else { return false };
    let own = format!("{}.yaml", before.trim_start_matches(['.', '#', '~']));
    is_copy(name, &own) && layout::is_ours(&path_of(&own)) && place.join(&own).symlink_metadata().is_err()
}
