//! Merging what others did.

use super::{MOST, Syncing, typed};
use crate::commands::apart;
use crate::domain::circle::Circle;
use crate::domain::incoming;
use crate::domain::problem::Severity;
use crate::domain::records::Records;
use crate::error::{Code, Error};
use crate::i18n::{apart as apart_said, git as says, seal, sync as sync_messages};
use crate::render::printable::printable;
use crate::store::git::{Changed, MergeResult, RemoteBranch};
use crate::store::{Load, conflict_notes, layout, read, readers, settings};

impl Syncing<'_> {
    /// Merges what was fetched, where it is not here yet, and counts what it comes to.
    pub(super) fn merge_incoming(&mut self, theirs: &str, from: &RemoteBranch) -> Result<(), Error> {
        let mut before = self.git.head();
        if before.as_deref() == Some(theirs) {
            return Ok(());
        }
        if let Some(ours) = &before.clone() {
            let (ahead, behind) = self.git.apart(theirs)?;
            if behind == 0 {
                return Ok(());
            }
            self.must_not_hide(ours, theirs)?;
            self.must_be_settled_elsewhere()?;
            if ahead > 0 {
                self.must_have_a_base(ours, theirs, from)?;
                self.must_have_begun_together(ours, theirs, from)?;
            }
            if self.make_room(ours, theirs)? {
                before = self.git.head();
            }
        }
        self.merge(before.as_deref(), theirs, from)?;
        self.join_received(before.as_deref())?;
        self.count(before.as_deref())
    }

    fn merge(&mut self, before: Option<&str>, theirs: &str, from: &RemoteBranch) -> Result<(), Error> {
        let apart = before.map(|ours| self.apart(ours, theirs)).transpose()?.unwrap_or_default();
        let kept = self.chosen(&apart)?;
        let moved = before.map(|ours| self.moved_by_one(ours, theirs)).transpose()?.unwrap_or_default();
        let _writer = self.cx.writer(self.store)?;
        let may_bring_back = self.may_bring_back(before, theirs)?;
        match self.git.merge(theirs, &from.name(), !kept.is_empty() || !moved.is_empty() || may_bring_back)? {
            MergeResult::Done => {
                // what came in as it is may have it still, from a clone that merged by git alone
                if may_bring_back && self.take_out()? {
                    let gone: Vec<String> = self.git.changed()?.into_iter().map(|changed| changed.path).collect();
                    let ours: Vec<String> = gone.into_iter().filter(|path| layout::is_ours(path) || layout::is_within(path)).collect();
                    let message = self.message(&ours);
                    self.git.commit(&ours, &message)?;
                }
                Ok(())
            }
            MergeResult::Waits => {
                self.take_out()?;
                apart::part(self.cx, self.store, &self.git)?;
                self.gather(&kept)?;
                self.follow(&moved)?;
                self.take_out()?;
                self.settle()
            }
        }
    }

    /// Two histories without a common beginning are no two versions of one; where this clone has only the latest commits
    /// the rest is fetched first.
    fn must_have_a_base(&self, ours: &str, theirs: &str, from: &RemoteBranch) -> Result<(), Error> {
        let lang = self.cx.lang;
        if self.git.base(ours, theirs).is_some() {
            return Ok(());
        }
        if self.git.is_shallow() {
            self.git.fetch(from, true)?;
            if self.git.base(ours, theirs).is_some() {
                return Ok(());
            }
        }
        let merge = format!("git merge --allow-unrelated-histories --no-edit {}", theirs.get(..12).unwrap_or(theirs));
        let hint = says::then_sync(lang, &says::commands(lang, &[merge]));
        Err(self.told_so_far(Error::of(Code::Git, says::unrelated(&printable(from.branch()))).hint(hint)))
    }

    /// Where two people began sealing apart from each other, nobody could open what both sealed: each block is for a circle of its own.
    fn must_have_begun_together(&self, ours: &str, theirs: &str, from: &RemoteBranch) -> Result<(), Error> {
        let Some(base) = self.git.base(ours, theirs).filter(|base| base != ours && base != theirs) else { return Ok(()) };
        let paths = [layout::SETTINGS.to_owned(), layout::READERS.to_owned()];
        // the keys that open everything, where words are sealed; all keys where there is none that does
        let sealed_for = |commit: &str| -> Result<Option<Vec<String>>, Error> {
            let mut texts = self.git.texts_at(commit, &paths)?.into_iter().map(Option::unwrap_or_default);
            let (settings, readers) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
            let settings = settings::parse(&settings).settings;
            let is_sealed = settings.is_sealed();
            let Circle { readers, .. } = readers::circle_of(&readers, settings.policy);
            let has_recovery = readers.iter().any(|reader| reader.recovery);
            let opening = readers.into_iter().filter(|reader| reader.recovery || !has_recovery);
            Ok(is_sealed.then(|| opening.flat_map(|reader| reader.keys).collect()))
        };
        let (None, Some(ours), Some(theirs)) = (sealed_for(&base)?, sealed_for(ours)?, sealed_for(theirs)?) else { return Ok(()) };
        if ours.iter().any(|key| theirs.contains(key)) {
            return Ok(());
        }
        let back = format!("git reset --hard {}", typed(&from.name()));
        Err(self.told_so_far(Error::of(Code::Conflict, seal::begun_apart()).hint(seal::begun_apart_hint(&back))))
    }

    /// Git writes over what it ignores or was told not to look at: a file of ours of that kind that came from elsewhere too
    /// is named first, with how git gets to see it.
    fn must_not_hide(&self, ours: &str, theirs: &str) -> Result<(), Error> {
        let hidden = self.hidden();
        if hidden.is_empty() {
            return Ok(());
        }
        let coming = self.git.between(Some(ours), theirs)?;
        let Some((path, command)) = hidden.iter().find(|(path, _)| coming.contains(path)) else { return Ok(()) };
        let lang = self.cx.lang;
        let hint = says::then_sync(lang, &says::commands(lang, &[format!("{command} {}", typed(path))]));
        Err(self.told_so_far(Error::refused(says::hidden(&printable(path))).hint(hint)))
    }

    /// What came in, as records and as what it means.
    fn count(&mut self, before: Option<&str>) -> Result<(), Error> {
        let Some(after) = self.git.head() else { return Ok(()) };
        let between = self.git.between(before, &after)?;
        let paths: Vec<String> = between.into_iter().filter(|path| layout::is_ours(path)).collect();
        self.outcome.received += paths.len();
        let mut was = Records::default();
        if let Some(before) = before {
            for (path, text) in paths.iter().zip(self.git.texts_at(before, &paths)?) {
                if let (Some(source), Some(text)) = (layout::parse_path(path), text) {
                    read::decoded(self.store, &source, Load::Brief, &text, &mut was);
                }
            }
        }
        let there: Vec<String> = paths.into_iter().filter(|path| self.store.at(path).exists()).collect();
        let mut now = read::paths(self.store, &there, Load::Brief);
        now.problems.retain(|problem| problem.severity == Severity::Unreadable);
        self.outcome.problems.append(&mut now.problems);
        self.outcome.problems.extend(self.homeless()?);
        let you = self.git.you().unwrap_or_default();
        self.outcome.came = incoming::between(&was, &now, &now.people(), &you, self.cx.today);
        Ok(())
    }

    /// Keeps the change where the other side took the file out, and what either side brought to a new place; whatever else
    /// waits is for a person to say.
    fn settle(&self) -> Result<(), Error> {
        let changed = self.git.whole_status()?.changed;
        let unmerged: Vec<Changed> = changed.into_iter().filter(|changed| changed.unmerged.is_some()).collect();
        let is_plain = |changed: &Changed| changed.unmerged.is_some_and(|state| !state.is_of_two());
        let (kept, waiting): (Vec<Changed>, Vec<Changed>) = unmerged.into_iter().partition(|changed| {
            super::stopped::is_ours(&changed.path) && is_plain(changed) && !conflict_notes::has_markers(self.store, &changed.path)
        });
        self.tell_kept(&kept);
        let kept: Vec<String> = kept.into_iter().map(|changed| changed.path).collect();
        self.git.stage(&kept)?;
        if waiting.is_empty() {
            let gathered: Vec<String> = self.git.changed()?.into_iter().map(|changed| changed.path).collect();
            let unreadable: Vec<String> =
                gathered.into_iter().filter(|path| layout::is_ours(path) && conflict_notes::has_markers(self.store, path)).collect();
            if unreadable.is_empty() {
                return Ok(self.git.commit_merge(&[])?);
            }
            return Err(self.waits(&unreadable));
        }
        let waiting: Vec<String> = waiting.into_iter().map(|changed| changed.path).collect();
        conflict_notes::note(self.store, &waiting);
        Err(self.waits(&waiting))
    }

    /// Says which files stay although one side took them out.
    pub(super) fn tell_kept(&self, changed: &[Changed]) {
        let is_kept = |one: &&Changed| one.unmerged.is_some_and(|state| state.is_change_against_end()) && !one.gone;
        for one in changed.iter().filter(is_kept) {
            self.cx.warn(apart_said::kept(&printable(&one.path)));
        }
    }

    fn waits(&self, waiting: &[String]) -> Error {
        let lang = self.cx.lang;
        let list = waiting.iter().take(MOST).map(|path| printable(path)).collect::<Vec<_>>().join("\n  ");
        let hint = match waiting.iter().find(|path| super::stopped::is_ours(path)) {
            Some(_) => sync_messages::conflicts_hint(lang),
            None => says::waits_hint(lang, &format!("git add {}", typed(&waiting[0]))),
        };
        self.told_so_far(Error::of(Code::Conflict, sync_messages::conflicts(lang, waiting.len(), &list)).hint(hint))
    }
}
