//! One person's folder that two sides moved to different places: one of them is chosen, and all comes together there.

use super::{Syncing, confirm};
use crate::domain::records::Source;
use crate::error::Error;
use crate::i18n::git as says;
use crate::render::printable::printable;
use crate::store::git::Moves;
use crate::store::merge::{Markers, merge};
use crate::store::seal::merging::InStore;
use crate::store::{file, layout, link};
use std::path::Path;
use walkdir::WalkDir;

/// A folder with three names: what it was called, what it is called here, and there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Apart {
    base: String,
    ours: String,
    theirs: String,
    /// What was a file there, as it was committed before both moved it: the place in the folder, and its text.
    was: Vec<(String, Option<String>)>,
}

/// A choice: the folder that stays, and the one that goes up in it.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    stays: String,
    goes: String,
    was: Vec<(String, Option<String>)>,
}

/// The person's folder of a path, and the place in it.
fn split(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix(layout::EMPLOYEES)?.strip_prefix('/')?.split_once('/')
}

/// Which folders moved apart, by the records in them: each as it was called before, here and there.
fn moved(ours: &Moves, theirs: &Moves) -> Vec<(String, String, String)> {
    let same = |one: &Source, other: &Source| (one.id, one.folder, one.made) == (other.id, other.folder, other.made);
    let place = |moves: &Moves, source: &Source| {
        let found = moves.made.iter().find(|path| layout::parse_path(path).is_some_and(|made| same(&made, source)))?;
        split(found).map(|(folder, _)| folder.to_owned())
    };
    let gone = ours.gone.iter().filter(|path| theirs.gone.contains(path));
    let one = |path: &String| {
        let (base, source) = (split(path)?.0.to_owned(), layout::parse_path(path)?);
        let (here, there) = (place(ours, &source)?, place(theirs, &source)?);
        (here != there).then_some((base, here, there))
    };
    let mut found: Vec<_> = gone.filter_map(one).collect();
    found.sort();
    found.dedup();
    found
}

impl Syncing<'_> {
    /// Which folders two commits moved apart.
    pub(super) fn apart(&self, ours: &str, theirs: &str) -> Result<Vec<Apart>, Error> {
        let Some(base) = self.git.base(ours, theirs).filter(|base| base != ours && base != theirs) else { return Ok(Vec::new()) };
        let here = self.git.moves(&base, ours)?;
        if here.gone.is_empty() {
            return Ok(Vec::new());
        }
        let there = self.git.moves(&base, theirs)?;
        let mut found = Vec::new();
        for (folder, ours, theirs) in moved(&here, &there) {
            let inside = format!("{}/{folder}/", layout::EMPLOYEES);
            let paths: Vec<String> = here.gone.iter().filter(|path| path.starts_with(&inside)).cloned().collect();
            let texts = self.git.texts_at(&base, &paths)?;
            let was = paths.iter().map(|path| path[inside.len()..].to_owned()).zip(texts).collect();
            found.push(Apart { base: folder, ours, theirs, was });
        }
        Ok(found)
    }

    /// What was chosen of each; asked at a terminal, else refused with how to say it.
    pub(super) fn chosen(&self, apart: &[Apart]) -> Result<Vec<Kept>, Error> {
        if let Some(name) = self.keep.iter().find(|name| !apart.iter().any(|one| one.ours == **name || one.theirs == **name)) {
            return Err(self.told_so_far(Error::refused(says::nothing_to_keep(&printable(name)))));
        }
        apart.iter().map(|one| self.choose(one)).collect()
    }

    fn choose(&self, apart: &Apart) -> Result<Kept, Error> {
        let (lang, Apart { base, ours, theirs, was }) = (self.cx.lang, apart);
        let kept = |stays: &String, goes: &String| Ok(Kept { stays: stays.clone(), goes: goes.clone(), was: was.clone() });
        let is_named = |name: &String| self.keep.contains(name);
        match (is_named(ours), is_named(theirs)) {
            (true, false) => return kept(ours, theirs),
            (false, true) => return kept(theirs, ours),
            _ => {}
        }
        let message = says::moved_apart(lang, &printable(base), &printable(ours), &printable(theirs));
        if confirm::can_ask(self.cx) {
            self.cx.out.message(&message);
            let answer = self.cx.out.ask(&says::moved_apart_question(lang, &printable(ours), &printable(theirs))).unwrap_or_default();
            match answer.as_str() {
                "1" => return kept(ours, theirs),
                "2" => return kept(theirs, ours),
                _ => {}
            }
        }
        Err(self.told_so_far(Error::refused(message).hint(says::moved_apart_hint(&printable(ours), &printable(theirs)))))
    }

    /// In a merge that was begun before, or that nobody has yet: brings together what is still in two places.
    pub(super) fn gather_merged(&self, ours: &str, theirs: &str) -> Result<(), Error> {
        let is_there = |folder: &str| self.store.at(&format!("{}/{folder}", layout::EMPLOYEES)).is_dir();
        let apart = self.apart(ours, theirs)?.into_iter().filter(|one| is_there(&one.ours) && is_there(&one.theirs));
        let kept = self.chosen(&apart.collect::<Vec<_>>())?;
        if self.cx.flags.dry_run { Ok(()) } else { self.gather(&kept) }
    }

    /// Brings everything into the folders that stay. Each file is whole in one of the two at any moment.
    pub(super) fn gather(&self, kept: &[Kept]) -> Result<(), Error> {
        let mut touched = Vec::new();
        for one in kept {
            let [stays, goes] = [&one.stays, &one.goes].map(|folder| format!("{}/{folder}", layout::EMPLOYEES));
            for place in places(&self.store.at(&goes)) {
                let (to, from) = (format!("{stays}/{place}"), format!("{goes}/{place}"));
                let base = one.was.iter().find(|(was, _)| *was == place).and_then(|(_, text)| text.as_deref());
                self.bring(&from, &to, base)?;
                touched.extend([to, from]);
            }
            file::remove_empty(&self.store.at(&goes));
        }
        // what both took out of the old place is settled with it
        let gone = self.git.changed()?;
        touched.extend(gone.into_iter().filter(|changed| changed.gone && layout::is_ours(&changed.path)).map(|changed| changed.path));
        let ours: Vec<String> = touched.into_iter().filter(|path| layout::is_ours(path)).collect();
        if kept.is_empty() { Ok(()) } else { Ok(self.git.stage(&ours)?) }
    }

    /// Moves a file to its place, put together with the one that is there.
    pub(super) fn bring(&self, from: &str, to: &str, base: Option<&str>) -> Result<(), Error> {
        let (source, target) = (self.store.at(from), self.store.at(to));
        let io = |error| crate::store::Fault::Io { path: target.clone(), error };
        for path in [from, to] {
            // what the other side put in the way leads where it likes
            let link = link::above(self.store, path).or_else(|| self.store.at(path).is_symlink().then(|| path.to_owned()));
            link.map_or(Ok(()), |link| Err(crate::store::Fault::Link(link)))?;
        }
        if target.symlink_metadata().is_err() {
            if let Some(folder) = target.parent().filter(|folder| !folder.is_dir()) {
                file::make_folder(folder)?;
            }
            return Ok(std::fs::rename(&source, &target).map_err(io)?);
        }
        let (Ok(ours), Ok(theirs)) = (std::fs::read(&target), std::fs::read(&source)) else { return Err(self.differs(to, from)) };
        if ours != theirs {
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
            let merged =
                text(ours).zip(text(theirs)).and_then(|(ours, theirs)| self.merged_text(to, [base?, &ours, &theirs], "MERGE_HEAD"));
            let merged = merged.ok_or_else(|| self.differs(to, from))?;
            file::replace_file(&target, merged.as_bytes())?;
        }
        Ok(std::fs::remove_file(&source).map_err(io)?)
    }

    /// Three versions of a file as one text, with markers around what contradicts; `theirs` is what the other side is called in them.
    pub(super) fn merged_text(&self, path: &str, texts: [&str; 3], theirs: &str) -> Option<String> {
        let markers = Markers { size: Markers::LEAST, ours: "HEAD", theirs };
        let elsewhere = |path: &str| self.git.versions_at(path);
        let merging = InStore::new(self.store, &elsewhere);
        match merging.joint_if_sealed(path, texts, markers.size) {
            Some(joint) => {
                let joint = joint?;
                merging.note(&layout::place(path), joint.text(), joint.sealed_for());
                let _ = merging.remember();
                joint.marked(markers)
            }
            None => merge(texts[0], texts[1], texts[2], markers).map(|merged| merged.text),
        }
    }

    fn differs(&self, one: &str, other: &str) -> Error {
        Error::refused(says::moved_differs(&printable(one), &printable(other))).hint(says::moved_differs_hint(&super::typed(other)))
    }
}

/// Every file below a folder, by its place in it.
pub(super) fn places(folder: &Path) -> Vec<String> {
    let inside = WalkDir::new(folder).min_depth(1).into_iter().flatten().filter(|found| !found.file_type().is_dir());
    let mut places: Vec<String> = inside.filter_map(|found| Some(file::slashed(found.path().strip_prefix(folder).ok()?))).collect();
    places.sort();
    places
}

#[cfg(test)]
mod tests {
    use super::super::follow::tests::moves;
    use super::*;

    #[test]
    fn a_folder_moved_apart_is_known_by_its_records() {
        let at = |folder: &str| format!("employees/{folder}/actions/2026-11-22-m4q8z2ka.yaml");
        let (old, here, there) = (at("anna"), at("anna-smit"), at("anna-jansen"));
        let ours = moves(&[&old], &[&here]);
        let told = vec![("anna".to_owned(), "anna-smit".to_owned(), "anna-jansen".to_owned())];
        assert_eq!(moved(&ours, &moves(&[&old], &[&there])), told);
        assert_eq!(moved(&ours, &moves(&[&old], &[&here])), []);
        assert_eq!(moved(&ours, &moves(&[], &[&there])), [], "a copy is no move");
        assert_eq!(moved(&ours, &moves(&[&old], &[])), [], "taken out there");
    }
}
