//! Private notes: counted by their names, never opened.

use super::{Store, layout, link};
use crate::domain::employee::Slug;

/// The folder of a person's private notes.
const PRIVATE: &str = "private";

/// How many private notes a person has. A linked folder is not opened.
pub(crate) fn notes(store: &Store, slug: &Slug) -> usize {
    let folder = format!("{}/{slug}/{PRIVATE}", layout::EMPLOYEES);
    if link::above(store, &format!("{folder}/note")).is_some() {
        return 0;
    }
    let Ok(entries) = std::fs::read_dir(store.at(&folder)) else { return 0 };
    let is_note = |entry: &std::fs::DirEntry| {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let name = entry.file_name().to_string_lossy().into_owned();
        is_file && !name.starts_with('.') && !layout::is_furniture(&name, false)
    };
    entries.flatten().filter(is_note).count()
}
