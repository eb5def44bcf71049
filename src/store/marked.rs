//! Which files a merge left with markers for a person, in `.stay/marked`: what a person makes of those is meant.

use super::file::{text, write_new};
use super::signed::Use;
use super::workspace::Store;

const NAME: &str = "marked";

impl Store {
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
        self.forget_marked();
        // without the note the next sync asks once more, and nothing is lost
        if let Some(file) = self.inner(NAME) {
            let _ = write_new(&file, &self.signer().signed(Use::Marked, NAME, lines.into_bytes()));
        }
    }

    /// The files that were noted.
    pub fn marked(&self) -> Vec<String> {
        let noted = self.read_signed(Use::Marked, NAME).and_then(|bytes| String::from_utf8(bytes).ok());
        noted.map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
    }

    /// Forgets them: the merge has ended.
    pub fn forget_marked(&self) {
        if let Some(file) = self.inner(NAME) {
            let _ = std::fs::remove_file(file);
        }
    }
}
