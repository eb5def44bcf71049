//! Records that git took for one, as a merge left them: each gets its own file and its own words back.

use super::Syncing;
use crate::commands::apart::place_of;
use crate::error::Error;
use crate::i18n::apart as says;
use crate::render::visible::shown;
use crate::store::git::{Changed, Witness};
use crate::store::merge::pairing::{Here, Pairing, Places, pairing};
use crate::store::{file, layout};

impl Syncing<'_> {
    /// Parts what git brought together in the place of one, of all that waits.
    pub(super) fn part(&self) -> Result<(), Error> {
        let is_open = |changed: &Changed| changed.unmerged.is_some_and(|state| state.is_of_two()) && layout::is_ours(&changed.path);
        let changed = self.git.changed().map_err(|fault| self.fault(fault))?;
        let paths: Vec<String> = changed.into_iter().filter(is_open).map(|changed| changed.path).collect();
        if paths.is_empty() || self.cx.flags.dry_run {
            return Ok(());
        }
        let texts = |side: &str| self.git.texts_at(side, &paths).map_err(|fault| self.fault(fault));
        let sides = texts(":1")?.into_iter().zip(texts(":2")?).zip(texts(":3")?);
        for (path, ((base, ours), theirs)) in paths.iter().zip(sides) {
            let [base, ours, theirs] = [base, ours, theirs].map(Option::unwrap_or_default);
            let witness = Witness { git: Some(&self.git), path };
            match pairing(path, Places::Unknown, [&base, &ours, &theirs], &witness) {
                Pairing::Two(Here::Ours) => self.part_one(path, &ours, &theirs, &base)?,
                Pairing::Two(Here::Theirs) => self.part_one(path, &theirs, &ours, &base)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Leaves `own` in a place, and gives the other text its own place back.
    fn part_one(&self, path: &str, own: &str, other: &str, base: &str) -> Result<(), Error> {
        let Some(place) = place_of(&self.git, other, base).filter(|place| place != path && layout::is_ours(place)) else { return Ok(()) };
        let now = file::text(&self.store.at(path)).unwrap_or_default();
        // what a person made of it since is meant
        if now != own && (now.is_empty() || now == other || self.store.has_markers(path)) {
            file::replace_file(&self.store.at(path), own.as_bytes()).map_err(|fault| self.fault(fault))?;
        }
        let target = self.store.at(&place);
        if target.symlink_metadata().is_err() && self.store.link_above(&place).is_none() {
            if let Some(folder) = target.parent() {
                file::make_folder(folder).map_err(|fault| self.fault(fault))?;
            }
            file::write_new(&target, other.as_bytes()).map_err(|fault| self.fault(fault))?;
        }
        let both = [place, path.to_owned()];
        self.git.stage(&both).map_err(|fault| self.fault(fault))?;
        self.cx.warn(&says::parted(self.cx.lang, &both.map(|path| shown(&path)).join(", ")));
        Ok(())
    }
}
