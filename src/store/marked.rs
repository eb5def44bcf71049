//! Which files a merge left with markers for a person, in `.stay/marked`: what a person makes of those is meant.

use super::file::text;
use super::layout::INTERNAL;
use super::workspace::Store;
use std::path::PathBuf;

impl Store {
    fn marked_file(&self) -> PathBuf {
        self.at(INTERNAL).join("marked")
    }

    /// Whether a file holds markers of a conflict.
    pub fn has_markers(&self, path: &str) -> bool {
        text(&self.at(path)).is_ok_and(|text| text.contains("<<<<<<< "))
    }

    /// Notes those of these files that hold markers now, beside those that were noted before.
    pub fn note_marked(&self, paths: &[String]) {
        let mut noted = self.marked();
        noted.extend(paths.iter().filter(|path| self.has_markers(path)).cloned());
        noted.sort();
        noted.dedup();
        let lines: String = noted.iter().map(|path| format!("{path}\n")).collect();
        // without the note the next sync asks once more, and nothing is lost
        let _ = super::file::replace_file(&self.marked_file(), lines.as_bytes());
    }

    /// The files that were noted.
    pub fn marked(&self) -> Vec<String> {
        text(&self.marked_file()).map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
    }

    /// Forgets them: the merge has ended.
    pub fn forget_marked(&self) {
        let _ = std::fs::remove_file(self.marked_file());
    }
}
