//! Records and people that one side moved, and the other went on writing in: the words follow to where they are now. Which
//! is which is told by ids, never by likeness.

use super::Syncing;
use crate::domain::records::Source;
use crate::error::Error;
use crate::i18n::apart as says;
use crate::render::printable::printable;
use crate::store::git::Moves;
use crate::store::{file, layout, yaml};

/// What one side moved, as paths before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Moved {
    /// The commit that both came from.
    base: String,
    files: Vec<(String, String)>,
    /// The folders of people.
    folders: Vec<(String, String)>,
}

impl Moved {
    /// Whether nothing was moved.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty() && self.folders.is_empty()
    }
}

/// The records that one side moved and the other left where they were.
fn records(one: &Moves, other: &Moves) -> Vec<(String, String)> {
    let is_same = |a: &Source, b: &Source| (a.id, a.folder) == (b.id, b.folder);
    let to = |path: &String| {
        let source = layout::parse_path(path)?;
        let mut found = one.made.iter().filter(|made| layout::parse_path(made).is_some_and(|made| is_same(&made, &source)));
        found.next().filter(|_| found.next().is_none()).cloned()
    };
    let gone = one.gone.iter().filter(|path| !other.gone.contains(path));
    gone.filter_map(|path| Some((path.clone(), to(path)?))).collect()
}

/// The folder of a person, of the file that says who it is.
fn home(path: &str) -> Option<&str> {
    let folder = path.strip_suffix(layout::EMPLOYEE)?.strip_suffix('/')?;
    folder.strip_prefix(layout::EMPLOYEES)?.strip_prefix('/').filter(|slug| !slug.contains('/')).map(|_| folder)
}

fn id_of(text: Option<&String>) -> Option<String> {
    let root = yaml::parse(text?).ok()?;
    root.get("id").and_then(|id| id.text().map(|text| text.trim().to_owned())).filter(|id| !id.is_empty())
}

impl Syncing<'_> {
    /// What either of two commits moved that the other may have gone on writing in.
    pub(super) fn moved_by_one(&self, ours: &str, theirs: &str) -> Result<Moved, Error> {
        let Some(base) = self.git.base(ours, theirs).filter(|base| base != ours && base != theirs) else { return Ok(Moved::default()) };
        let moves = |to: &str| self.git.moves(&base, to);
        let (here, there) = (moves(ours)?, moves(theirs)?);
        let mut moved = Moved { base: base.clone(), ..Moved::default() };
        for (one, other, at, opposite) in [(&here, &there, ours, theirs), (&there, &here, theirs, ours)] {
            let files = records(one, other);
            moved.folders.extend(self.homes(one, &files, [&base, at, opposite])?);
            moved.files.extend(files);
        }
        Ok(moved)
    }

    /// The people whose folder one side moved, by their ids; who has none is known by the records that went along.
    fn homes(&self, one: &Moves, files: &[(String, String)], [base, at, opposite]: [&str; 3]) -> Result<Vec<(String, String)>, Error> {
        let cards = |paths: &[String]| paths.iter().filter(|path| home(path).is_some()).cloned().collect::<Vec<_>>();
        let (gone, made) = (cards(&one.gone), cards(&one.made));
        if gone.is_empty() || made.is_empty() {
            return Ok(Vec::new());
        }
        let texts = |commit: &str, paths: &[String]| self.git.texts_at(commit, paths);
        let (was, there, now) = (texts(base, &gone)?, texts(opposite, &gone)?, texts(at, &made)?);
        let mut found = Vec::new();
        for ((path, was), there) in gone.iter().zip(&was).zip(&there) {
            // who has the folder on the other side is the one who had it
            let id = id_of(was.as_ref());
            if there.is_some() && id_of(there.as_ref()) != id {
                continue;
            }
            let from = home(path).unwrap_or_default();
            let went_along = |to: &str| {
                let inside = |path: &str, folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
                let mut own = files.iter().filter(|(path, _)| inside(path, from)).peekable();
                own.peek().is_some() && own.all(|(_, path)| inside(path, to))
            };
            let to = made.iter().zip(&now).find(|(path, text)| match (&id, id_of(text.as_ref())) {
                (Some(id), Some(other)) => *id == other,
                _ => went_along(home(path).unwrap_or_default()),
            });
            found.extend(to.and_then(|(path, _)| Some((from.to_owned(), home(path)?.to_owned()))));
        }
        Ok(found)
    }

    /// Brings what is still written in an old place to the new one.
    pub(super) fn follow(&self, moved: &Moved) -> Result<(), Error> {
        let is_there = |path: &str| self.store.at(path).symlink_metadata().is_ok();
        let card = |folder: &str| file::text(&self.store.at(&format!("{folder}/{}", layout::EMPLOYEE))).ok();
        let mut pairs: Vec<(String, String)> = moved.files.iter().filter(|(_, to)| is_there(to)).cloned().collect();
        // who lives in the old folder by now is another one
        let is_one = |from: Option<String>, to: &String| from.is_none_or(|from| id_of(Some(&from)) == id_of(Some(to)));
        for (from, to) in moved.folders.iter().filter(|(from, to)| card(to).is_some_and(|to| is_one(card(from), &to))) {
            let places = super::moved::places(&self.store.at(from)).into_iter();
            pairs.extend(places.map(|place| (format!("{from}/{place}"), format!("{to}/{place}"))));
        }
        pairs.retain(|(from, _)| is_there(from));
        pairs.sort();
        pairs.dedup();
        if pairs.is_empty() {
            return Ok(());
        }
        let old: Vec<String> = pairs.iter().map(|(from, _)| from.clone()).collect();
        let bases = self.git.texts_at(&moved.base, &old)?;
        for ((from, to), base) in pairs.iter().zip(bases) {
            self.bring(from, to, base.as_deref())?;
            self.cx.out.message(&format!("  {}", says::followed(self.cx.lang, &printable(from), &printable(to))));
        }
        for (from, _) in &moved.folders {
            file::remove_empty(&self.store.at(from));
        }
        let touched: Vec<String> = pairs.into_iter().flat_map(|(from, to)| [from, to]).filter(|path| layout::is_ours(path)).collect();
        Ok(self.git.stage(&touched)?)
    }

    /// In a merge that was begun before, or that nobody has yet: brings along what waits in an old place.
    pub(super) fn follow_merged(&self, ours: &str, theirs: &str) -> Result<(), Error> {
        let mut moved = self.moved_by_one(ours, theirs)?;
        if self.git.merge_head().is_none() {
            let is_free = |folder: &str| self.store.at(&format!("{folder}/{}", layout::EMPLOYEE)).symlink_metadata().is_err();
            moved.folders.retain(|(from, _)| is_free(from));
            moved.files.clear();
        }
        if self.cx.flags.dry_run { Ok(()) } else { self.follow(&moved) }
    }

    /// The two sides of the merge that is under way; without one, of those that were made here by git alone.
    pub(super) fn merged(&self, merging: bool) -> Result<Vec<(String, String)>, Error> {
        if !merging {
            return Ok(self.git.own_merges()?);
        }
        Ok(self.git.head().zip(self.git.merge_head()).into_iter().collect())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::commands::sync) fn moves(gone: &[&str], made: &[&str]) -> Moves {
        let all = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
        Moves { gone: all(gone), made: all(made) }
    }

    #[test]
    fn a_record_is_followed_by_its_id_and_only_where_there_is_one_new_place() {
        let at = |folder: &str, name: &str| format!("employees/{folder}/actions/2026-11-22-{name}.yaml");
        let (old, new, other) = (at("anna", "m4q8z2ka"), at("anna-smit", "m4q8z2ka"), at("bo", "b4q8z2ka"));
        assert_eq!(records(&moves(&[&old], &[&other, &new]), &moves(&[], &[])), [(old.clone(), new.clone())]);
        assert_eq!(records(&moves(&[&old], &[&other]), &moves(&[], &[])), [], "another record is no new place");
        assert_eq!(records(&moves(&[&old], &[&new]), &moves(&[&old], &[])), [], "taken out there");
        assert_eq!(records(&moves(&[&old], &[&new, &at("bo", "m4q8z2ka")]), &moves(&[], &[])), [], "two copies");
    }
}
