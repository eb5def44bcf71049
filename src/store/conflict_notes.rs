//! Notes in `.stay/marked` which files a merge left with markers. A later version without markers then counts as a person's choice.

use super::file::{text, write_new};
use super::signed::Use;
use super::{Store, signed};

const NAME: &str = "marked";

/// Whether a file holds markers of a conflict.
pub(crate) fn has_markers(store: &Store, path: &str) -> bool {
    text(&store.at(path)).is_ok_and(|text| text.contains("<<<<<<< "))
}

/// Notes which of these files have markers now, in addition to earlier notes.
pub(crate) fn note(store: &Store, paths: &[String]) {
    let mut noted = all(store);
    noted.extend(paths.iter().filter(|path| has_markers(store, path)).cloned());
    noted.sort();
    noted.dedup();
    let lines: String = noted.iter().map(|path| format!("{path}\n")).collect();
    forget(store);
    // without the note the next sync asks once more, and nothing is lost
    if let Some(file) = signed::inner(store, NAME) {
        let _ = write_new(&file, &signed::signer(store).signed(Use::Marked, NAME, lines.into_bytes()));
    }
}

/// The files that were noted.
pub(crate) fn all(store: &Store) -> Vec<String> {
    let noted = signed::read(store, Use::Marked, NAME).and_then(|bytes| String::from_utf8(bytes).ok());
    noted.map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
}

/// Forgets those of files that were forgotten.
pub(super) fn leave_out(store: &Store, is_gone: &dyn Fn(&str) -> bool) {
    let noted = all(store);
    if noted.iter().any(|path| is_gone(path)) {
        forget(store);
        note(store, &noted.into_iter().filter(|path| !is_gone(path)).collect::<Vec<_>>());
    }
}

/// Forgets them: the merge has ended.
pub(crate) fn forget(store: &Store) {
    if let Some(file) = signed::inner(store, NAME) {
        let _ = std::fs::remove_file(file);
    }
}
