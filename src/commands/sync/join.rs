//! Words that several people sealed beside each other, joined by who can open them all.

use super::Syncing;
use super::record::message;
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::Place;
use crate::domain::sealed::SealFault;
use crate::error::Error;
use crate::store::seal::merging::InStore;
use crate::store::write::Writer;
use crate::store::{Change, Load, Need, file, layout, read};

impl Syncing<'_> {
    /// Joins what can be joined in the workspace; it is committed with the rest.
    pub(super) fn join_all(&mut self, writer: &Writer) -> Result<(), Error> {
        if !self.joins() {
            return Ok(());
        }
        let brief = Load::Brief;
        let need = Need { conversations: brief, actions: brief, goals: brief, notes: brief, ..Need::PEOPLE };
        let places: Vec<Place> = self.store.read(&need)?.of_several_blocks().collect();
        self.join(writer, &places).map(drop)
    }

    /// Joins what can be joined in what came in, and commits that.
    pub(super) fn join_received(&mut self, before: Option<&str>) -> Result<(), Error> {
        let Some(after) = self.git.head().filter(|_| self.joins()) else { return Ok(()) };
        let paths = self.git.between(before, &after)?.into_iter().filter(|path| layout::is_ours(path) && self.store.at(path).exists());
        let places: Vec<Place> = read::paths(self.store, &paths.collect::<Vec<_>>(), Load::Brief).of_several_blocks().collect();
        if places.is_empty() {
            return Ok(());
        }
        // taken back, it would only be joined again
        let joined = self.join(&self.cx.writer(self.store)?.named(""), &places)?;
        if !joined.is_empty() {
            self.git.commit(&joined, &message(&joined))?;
        }
        Ok(())
    }

    fn joins(&self) -> bool {
        self.store.settings.is_sealed() && !self.cx.flags.dry_run
    }

    /// Joins the blocks of these files, as far as they can be opened and do not contradict each other; the files that changed.
    fn join(&mut self, writer: &Writer, places: &[Place]) -> Result<Vec<String>, Error> {
        let elsewhere = |path: &str| self.git.versions_at(path);
        let merging = InStore::new(self.store, &elsewhere);
        let (mut changes, mut contradicting) = (Vec::new(), Vec::new());
        for place in places {
            let path = layout::path_of(place);
            let Ok(text) = file::text(&self.store.at(&path)) else { continue };
            let Some(joint) = merging.at(place, |merging| merging.list(&text, None)) else { continue };
            let keys = joint.conflicts();
            if keys.is_empty() {
                merging.note(place, joint.text(), joint.sealed_for());
                changes.push(Change::text(&path, text.into_bytes(), joint.text().to_owned()));
            } else {
                let kind = Kind::Seal(SealFault::Contradicts(keys));
                contradicting.push(Problem { path, line: 0, column: 0, kind, severity: Severity::Error });
            }
        }
        writer.apply(&changes)?;
        // where that can't be kept, they are sealed all the same
        let _ = merging.remember();
        contradicting.retain(|problem| !self.outcome.problems.contains(problem));
        self.outcome.problems.append(&mut contradicting);
        self.outcome.joined += changes.len();
        Ok(changes.iter().map(Change::path).collect())
    }
}
