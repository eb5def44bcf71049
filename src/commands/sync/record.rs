//! Committing what changed in the workspace's own files, and ending a merge that a person has gone through.

use super::{MOST, Syncing, typed};
use crate::commands::apart;
use crate::domain::problem::{Kind, Problem, Severity, YamlFault};
use crate::error::{Code, Error};
use crate::i18n::{git as says, problems, sync as sync_messages};
use crate::render::printable::printable;
use crate::render::problems::place;
use crate::store::git::{Changed, is_inside};
use crate::store::{Load, conflict_notes, file, layout, read};

impl Syncing<'_> {
    /// Commits the workspace's own files as they are, and ends a merge.
    pub(super) fn record(&mut self, merging: bool) -> Result<(), Error> {
        let cx = self.cx;
        let waits = self.part_namesakes()?;
        // nobody of ours writes between the look and the commit
        let writer = cx.writer(self.store)?;
        if waits {
            apart::part(self.cx, self.store, &self.git)?;
        }
        for (ours, theirs) in self.merged(merging)? {
            self.gather_merged(&ours, &theirs)?;
            self.follow_merged(&ours, &theirs)?;
        }
        self.take_out()?;
        self.join_all(&writer)?;
        let ours = self.settled_changes()?;
        if merging || !ours.is_empty() {
            self.must_be_settled_elsewhere()?;
        }
        let count = ours.len();
        if cx.flags.dry_run {
            self.outcome.committed = count;
        }
        if cx.flags.dry_run || (ours.is_empty() && !merging) {
            return Ok(());
        }
        self.tell_kept(&ours);
        let paths: Vec<String> = ours.into_iter().map(|changed| changed.path).collect();
        let message = self.message(&paths);
        if merging {
            self.git.commit_merge(&paths)?;
            self.outcome.committed += count;
        } else if self.git.commit(&paths, &message)? {
            self.outcome.committed += count;
        }
        conflict_notes::forget(self.store);
        Ok(())
    }

    /// What changed in our own files, all of it fit to be committed; the rest is noted as left out.
    pub(super) fn settled_changes(&mut self) -> Result<Vec<Changed>, Error> {
        let status = self.git.status()?;
        let (ours, others): (Vec<Changed>, Vec<Changed>) = status.changed.into_iter().partition(|changed| layout::is_ours(&changed.path));
        self.outcome.left_out = others.into_iter().map(|changed| changed.path).collect();
        let there: Vec<String> = ours.iter().filter(|changed| !changed.gone).map(|changed| changed.path.clone()).collect();
        self.must_be_readable(&there)?;
        self.must_be_files(&ours)?;
        if !self.cx.flags.dry_run && ours.iter().all(|changed| changed.unmerged.is_none()) {
            // of a merge that was ended or broken off in another way
            conflict_notes::forget(self.store);
        }
        self.must_be_settled(&ours)?;
        Ok(ours)
    }

    /// Refuses a folder that took the place of a file: git would neither commit it nor the file's end.
    fn must_be_files(&self, ours: &[Changed]) -> Result<(), Error> {
        let lang = self.cx.lang;
        let Some(folder) = ours.iter().find(|changed| self.store.at(&changed.path).is_dir()) else { return Ok(()) };
        let message = format!("{}: {}", printable(&folder.path), problems::message(lang, &Kind::Stray));
        let command = format!("mv {} {}", typed(&folder.path), typed(&self.free(&folder.path)));
        Err(Error::of(Code::Conflict, message).hint(says::then_sync(lang, &says::commands(lang, &[command]))))
    }

    /// Refuses files outside our own that a merge left for a person: nothing can be committed beside them.
    pub(super) fn must_be_settled_elsewhere(&self) -> Result<(), Error> {
        let status = self.git.whole_status()?;
        let is_ours = |path: &str| is_inside(path) && layout::is_ours(path);
        let Some(other) = status.changed.iter().find(|changed| changed.unmerged.is_some() && !is_ours(&changed.path)) else {
            return Ok(());
        };
        let command = format!("git add {}", typed(&other.path));
        Err(Error::refused(says::waits(&printable(&other.path))).hint(says::waits_hint(self.cx.lang, &command)))
    }

    /// Looks for files that git left as ours alone: where its driver could not run, what the other side did is not in it,
    /// and nothing in the file says so. They are merged again, by this program; what that leaves is for a person. Where we
    /// saw the markers, ours alone is what a person chose.
    fn must_be_settled(&self, ours: &[Changed]) -> Result<(), Error> {
        let marked = conflict_notes::all(self.store);
        let is_of_two = |changed: &&Changed| changed.unmerged.is_some_and(|state| state.is_of_two());
        let open = ours.iter().filter(is_of_two).filter(|changed| !changed.gone && !marked.contains(&changed.path));
        let paths: Vec<String> = open.map(|changed| changed.path.clone()).collect();
        if paths.is_empty() {
            return Ok(());
        }
        let texts = |side: &str| self.git.texts_at(side, &paths);
        let mut one_sided = Vec::new();
        for ((path, own), theirs) in paths.iter().zip(texts(":2")?).zip(texts(":3")?) {
            let now = file::text(&self.store.at(path)).ok();
            if theirs.is_some() && now == own && own != theirs {
                one_sided.push(path.clone());
            }
        }
        if one_sided.is_empty() || self.cx.flags.dry_run {
            return Ok(());
        }
        self.git.merge_again(&one_sided)?;
        conflict_notes::note(self.store, &one_sided);
        let lang = self.cx.lang;
        match one_sided.iter().find(|path| conflict_notes::has_markers(self.store, path)) {
            Some(path) => Err(Error::refused(sync_messages::only_ours(&printable(path))).hint(sync_messages::conflicts_hint(lang))),
            None => self.must_be_readable(&one_sided),
        }
    }

    /// Refuses files that hold conflict markers or can't be read.
    pub(super) fn must_be_readable(&self, paths: &[String]) -> Result<(), Error> {
        let lang = self.cx.lang;
        let (links, files): (Vec<String>, Vec<String>) = paths.iter().cloned().partition(|path| self.store.at(path).is_symlink());
        let link = |path| Problem { path, line: 0, column: 0, kind: Kind::Link, severity: Severity::Unreadable };
        let mut found: Vec<Problem> = links.into_iter().map(link).collect();
        found.extend(read::paths(self.store, &files, Load::Open).problems);
        let found: Vec<&Problem> = found.iter().filter(|problem| problem.severity == Severity::Unreadable).collect();
        let Some(first) = found.first() else { return Ok(()) };
        if first.kind == Kind::Yaml(YamlFault::Conflict) {
            conflict_notes::note(self.store, paths);
        }
        let told = |problem: &&Problem| format!("{}: {}", place(problem), printable(&problems::message(lang, &problem.kind)));
        let list = found.iter().take(MOST).map(told).collect::<Vec<_>>().join("\n  ");
        Err(Error::of(Code::Unreadable, sync_messages::unreadable(lang, found.len(), &list)).hint(self.mended(first, &found)))
    }

    /// How files that can't be read are mended, so that the next `stay sync` goes on: the first, and those like it.
    fn mended(&self, first: &Problem, found: &[&Problem]) -> String {
        let lang = self.cx.lang;
        match &first.kind {
            Kind::Yaml(YamlFault::Conflict) => sync_messages::conflicts_hint(lang),
            // nothing of anyone is in it
            Kind::Empty | Kind::Link => {
                let is_kept = self.is_kept(first);
                let alike = found.iter().filter(|one| matches!(one.kind, Kind::Empty | Kind::Link) && self.is_kept(one) == is_kept);
                let paths = alike.take(MOST).map(|one| typed(&one.path)).collect::<Vec<_>>().join(" ");
                match is_kept {
                    true => says::back_from_git(lang, &format!("git checkout HEAD -- {paths}")),
                    false => says::take_away(lang, &format!("rm {paths}")),
                }
            }
            kind => match problems::remedy(lang, kind) {
                Some(remedy) => says::then_sync(lang, &remedy),
                None => sync_messages::then_sync(lang),
            },
        }
    }

    /// Whether what is committed of a file has something in it.
    fn is_kept(&self, problem: &Problem) -> bool {
        let text = self.git.texts_at("HEAD", std::slice::from_ref(&problem.path)).ok().and_then(|mut texts| texts.pop()?);
        text.is_some_and(|text| text.contains(':'))
    }
}

impl Syncing<'_> {
    /// What a commit of these files says: nothing of what was forgotten.
    pub(super) fn message(&self, paths: &[String]) -> String {
        let known = self.store.forgotten();
        let is_told = |path: &&String| layout::parse_path(path).is_none_or(|source| !known.has_id(source.id));
        message(&paths.iter().filter(is_told).cloned().collect::<Vec<_>>())
    }
}

/// What a commit says: ids, and no word of anyone.
pub(super) fn message(paths: &[String]) -> String {
    let mut ids = paths.iter().filter_map(|path| layout::parse_path(path)).map(|source| source.id.to_string());
    let few: Vec<String> = ids.by_ref().take(MOST).collect();
    match (few.len(), ids.count()) {
        (0, _) => "sync".to_owned(),
        (_, 0) => format!("sync {}", few.join(" ")),
        (_, more) => format!("sync {} +{more}", few.join(" ")),
    }
}
