//! Who heard what when: it keeps a digest from going out twice, and tells what in the next one is new. There are no words and no names in
//! it, and only what this user's own `stay` wrote is believed, so that no clone can say that someone heard already.

use super::file::write_new;
use super::lock::{self, Lock};
use super::signed::Use;
use super::{Fault, Store, signed};
use crate::domain::remind::{Heard, Told};
use chrono::NaiveDate;
use std::collections::BTreeMap;

const NAME: &str = "reminded";

/// What is remembered of each recipient, by their key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reminded(BTreeMap<String, Heard>);

/// Keeps others from sending while one does.
pub(crate) fn turn(store: &Store) -> Result<Lock, Fault> {
    lock::named(store, "remind-lock", lock::PATIENCE)
}

impl Reminded {
    /// What is remembered here; nothing where nothing is.
    pub fn read(store: &Store) -> Reminded {
        let text = signed::read(store, Use::Reminded, NAME).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        Reminded(text.lines().filter_map(line).collect())
    }

    /// What is remembered of one.
    pub fn of(&self, key: &str) -> Option<&Heard> {
        self.0.get(key)
    }

    /// Remembers it of one, at once and all of it or nothing.
    ///
    /// # Errors
    /// If it can't be written, or not so that it is believed the next time.
    pub fn keep(&mut self, store: &Store, key: &str, heard: Heard) -> Result<(), Fault> {
        self.0.insert(key.to_owned(), heard);
        self.write(store)
    }

    /// Writes it as it is, to know that it can be.
    ///
    /// # Errors
    /// As [`Reminded::keep`].
    pub fn write(&self, store: &Store) -> Result<(), Fault> {
        lock::internal(store)?;
        let file = signed::inner(store, NAME).ok_or_else(|| Fault::Foreign(format!("{}/{NAME}", super::layout::INTERNAL)))?;
        let staged = file.with_file_name(format!("{NAME}.{}", std::process::id()));
        let text: String = self.0.iter().map(|(key, heard)| written(key, heard)).collect();
        let bytes = signed::signer(store).signed(Use::Reminded, NAME, text.into_bytes());
        if !signed::is_whole(&bytes) {
            return Err(Fault::NoState);
        }
        let _ = std::fs::remove_file(&staged);
        // a rename puts it in the place of a link, and writes through none
        let done = write_new(&staged, &bytes).and_then(|()| std::fs::rename(&staged, &file).map_err(Fault::io(&file)));
        let _ = std::fs::remove_file(&staged);
        done
    }
}

fn written(key: &str, heard: &Heard) -> String {
    let told = |told: &Option<Told>| told.as_ref().map_or_else(|| "-".to_owned(), |told| format!("{} {}", told.day, told.marks.join(" ")));
    format!("{key}\t{}\t{}\t{}\n", heard.turn, told(&heard.told[0]), told(&heard.told[1]))
}

fn line(line: &str) -> Option<(String, Heard)> {
    let mut parts = line.split('\t');
    let (key, turn) = (parts.next()?, parts.next()?.parse().ok()?);
    let told = |text: &str| {
        let mut words = text.split_whitespace();
        let day: NaiveDate = words.next()?.parse().ok()?;
        Some(Told { day, marks: words.map(str::to_owned).collect() })
    };
    let told = [told(parts.next()?), told(parts.next()?)];
    Some((key.to_owned(), Heard { turn, told }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Secret;

    #[test]
    fn what_was_heard_is_kept_and_only_what_was_written_here_is_believed() {
        let [folder, state] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let store = Store { secret: Secret::kept_in(Some(state.path().join("stay"))), ..Store::bare(folder.path().to_owned()) };
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut reminded = Reminded::read(&store);
        assert_eq!(reminded, Reminded::default());
        let first = Heard::after(None, day("2026-11-13"), Some(vec!["a".into(), "b".into()]));
        let second = Heard::after(Some(&first), day("2026-11-20"), Some(Vec::new()));
        reminded.keep(&store, "one", first).unwrap();
        reminded.keep(&store, "one", second).unwrap();
        reminded.keep(&store, "other", Heard::after(None, day("2026-11-20"), None)).unwrap();
        assert_eq!(Reminded::read(&store), reminded);
        assert_eq!(reminded.of("one").unwrap().told[1].as_ref().unwrap().marks, ["a", "b"]);
        let left: Vec<_> = std::fs::read_dir(store.at(".stay")).unwrap().flatten().map(|entry| entry.file_name()).collect();
        assert!(left.iter().all(|name| name != &*format!("reminded.{}", std::process::id())), "{left:?}");
        std::fs::write(store.at(".stay/reminded"), "one\t2026-11-20\t-\t-\n").unwrap();
        assert_eq!(Reminded::read(&store), Reminded::default());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_came_along_is_not_written_through() {
        let [folder, state] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let store = Store { secret: Secret::kept_in(Some(state.path().join("stay"))), ..Store::bare(folder.path().to_owned()) };
        std::fs::create_dir(store.at(".stay")).unwrap();
        let aim = state.path().join("aim");
        std::fs::write(&aim, "x").unwrap();
        std::os::unix::fs::symlink(&aim, store.at(".stay/reminded")).unwrap();
        assert!(matches!(Reminded::default().write(&store), Err(Fault::Foreign(path)) if path == ".stay/reminded"));
        assert_eq!(std::fs::read_to_string(aim).unwrap(), "x");
    }
}
