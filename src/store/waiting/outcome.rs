//! What becomes of a file when it is chosen.

use super::matter::{id, matter};
use super::{Decided, Marked, Matter, Pick, Strangers, Waiting, Why};
use crate::store::seal::merging::InStore;
use crate::store::{Change, layout, yaml};

impl Waiting {
    /// What it says under a key, on either side.
    pub fn says(&self, key: &str) -> Option<String> {
        let now = self.now.as_deref().and_then(|now| std::str::from_utf8(now).ok());
        let texts = self.versions.sides.iter().flatten().map(String::as_str).chain(now);
        let marked: Vec<String> = texts.filter_map(|text| Some(Marked::parse(text).ok()?.side(0))).collect();
        let value = |text: &String| yaml::parse_fully(text).ok()?.get(key)?.text().map(|text| text.trim().to_owned());
        marked.iter().find_map(value)
    }

    /// Uses the text that a person saved in the editor as the present one.
    pub fn look_again(&mut self, text: String, merging: &InStore) {
        self.matter = matter(&self.path, Some(&text), &self.versions, true, &self.kin, merging);
        self.now = Some(text.into_bytes());
    }

    /// Merges git's versions again and ignores the present text.
    pub fn begin_anew(&mut self, merging: &InStore) {
        self.matter = matter(&self.path, None, &self.versions, false, &self.kin, merging);
    }

    /// The result with these picks, one for each choice. Of words that can't be opened it has those of the side `whole`, if there is
    /// one, and else those of both.
    pub fn decided(&self, picks: &[Pick], whole: Option<usize>, merging: &InStore) -> Result<Resolution, Why> {
        if let Matter::Strangers(strangers) = &self.matter {
            return self.apart(strangers);
        }
        let (place, picks) = match &self.twin {
            Some(_) => (picks.first().copied().unwrap_or(Pick::Later), picks.get(1..).unwrap_or_default()),
            None => (Pick::Ours, picks),
        };
        if place == Pick::Later {
            return Ok(Resolution { left: 1 + picks.len(), ..Resolution::default() });
        }
        let Decided { text, left } = self.matter.decided(&self.path, picks, whole, merging)?;
        let own = (&self.path, &self.now);
        let twin = self.twin.as_ref().map(|twin| (&twin.path, &twin.now));
        let (stays, goes) = match twin {
            Some(twin) if place == Pick::Theirs => (twin, Some(own)),
            _ => (own, twin),
        };
        let mut changes: Vec<Change> = change(stays, text).into_iter().collect();
        changes.extend(goes.and_then(|goes| change(goes, None)));
        let settled = (left == 0 && self.unmerged).then_some(stays).into_iter().chain(goes);
        Ok(Resolution { changes, settled: settled.map(|(path, _)| path.clone()).collect(), left })
    }

    /// Each of two records in its own place.
    fn apart(&self, strangers: &Strangers) -> Result<Resolution, Why> {
        let other = &strangers.other;
        let text = |side: usize| self.versions.sides.get(side).cloned().flatten();
        let now = self.now.as_ref().and_then(|now| std::str::from_utf8(now).ok());
        // the text that a person wrote for the record of this file stays
        let is_own = |now: &&str| id(now).is_some() && id(now) == text(strangers.home).as_deref().and_then(id);
        let here = now.filter(is_own).map(str::to_owned).or_else(|| text(strangers.home));
        let there = strangers.is_free.then(|| change((other, &None), text(1 - strangers.home))).flatten();
        let changes = change((&self.path, &self.now), here).into_iter().chain(there).collect();
        Ok(Resolution { changes, settled: vec![self.path.clone(), strangers.other.clone()], left: 0 })
    }
}

/// What becomes of a file that waited.
#[derive(Debug, Default)]
pub struct Resolution {
    pub changes: Vec<Change>,
    /// The files that are settled then, for git's index.
    pub settled: Vec<String>,
    /// How many choices are left.
    pub left: usize,
}

/// The change that gives a file this text.
fn change((path, now): (&String, &Option<Vec<u8>>), text: Option<String>) -> Option<Change> {
    match (now.clone(), text) {
        (Some(before), Some(text)) if before == text.as_bytes() => None,
        (Some(before), Some(text)) => Some(Change::text(path, before, text)),
        (None, Some(text)) => Some(Change::create(layout::place(path), text)),
        (Some(before), None) => Some(Change::delete(path, before)),
        (None, None) => None,
    }
}
