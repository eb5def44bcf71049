//! Applying changes: all of them or none, each file replaced in one step.
//!
//! Every new text is first written beside the workspace's files, in `.stay/stage/`, and flushed. Then each
//! file is held once more against what it was, and renamed into place. With more than one file a journal
//! comes first, so that a command that was cut off half-way is finished by the next one that writes.

use super::change::Change;
use super::fault::Fault;
use super::lock::{Lock, make_folder, private};
use super::read;
use super::workspace::Store;
use super::yaml::{self, edit};
use crate::domain::problem::{Kind, Problem, Severity};
use std::fs::{File, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};

const STAGE: &str = "stage";
const JOURNAL: &str = "journal";

/// The right to write: the lock is held, and what was left half-done is done.
pub struct Writer<'s> {
    store: &'s Store,
    _lock: Option<Lock>,
}

/// One file as it was and as it will be.
struct Step {
    path: String,
    before: Option<Vec<u8>>,
    after: Vec<u8>,
    /// A file to take away once this one is in place.
    gone: Option<String>,
}

impl Store {
    /// Takes the lock and finishes what an interrupted command left.
    pub fn writer(&self) -> Result<Writer<'_>, Fault> {
        let lock = self.lock()?;
        let writer = Writer { store: self, _lock: Some(lock) };
        writer.recover()?;
        Ok(writer)
    }

    /// A writer that only shows what it would do: no lock, nothing touched.
    pub fn dry_writer(&self) -> Writer<'_> {
        Writer { store: self, _lock: None }
    }
}

impl Writer<'_> {
    /// Applies changes, all or none. Without a lock (a dry run) they are worked out and verified, no more.
    pub fn apply(&self, changes: &[Change]) -> Result<(), Fault> {
        let steps = changes.iter().map(|change| self.step(change)).collect::<Result<Vec<_>, _>>()?;
        if self._lock.is_none() || steps.is_empty() {
            return Ok(());
        }
        let stage = self.stage()?;
        let result = self.put(&stage, &steps);
        if result.is_err() {
            let _ = std::fs::remove_dir_all(&stage);
        }
        result
    }

    /// Works out one file, and verifies it.
    fn step(&self, change: &Change) -> Result<Step, Fault> {
        let path = change.path().to_owned();
        let step = match change {
            Change::Create { text, .. } => {
                self.must_be_free(&path)?;
                Step { path, before: None, after: text.clone().into_bytes(), gone: None }
            }
            Change::Edit { edits, .. } => {
                let before = self.current(&path)?;
                let after = edited(&path, &before, edits)?;
                Step { path, before: Some(before), after, gone: None }
            }
            Change::Replace { before, text, .. } => {
                if read::bytes(&self.store.at(&path)).as_ref() != Ok(before) {
                    return Err(Fault::Changed(path));
                }
                Step { path, before: Some(before.clone()), after: text.clone().into_bytes(), gone: None }
            }
            Change::Move { from, edits, .. } => {
                self.must_be_free(&path)?;
                let after = edited(from, &self.current(from)?, edits)?;
                Step { path, before: None, after, gone: Some(from.clone()) }
            }
        };
        let readable = std::str::from_utf8(&step.after).is_ok_and(|text| !step.path.ends_with(".yaml") || yaml::parse_fully(text).is_ok());
        if readable && step.after.len() as u64 <= read::LARGEST { Ok(step) } else { Err(Fault::Unfaithful(step.path)) }
    }

    fn must_be_free(&self, path: &str) -> Result<(), Fault> {
        if self.store.at(path).symlink_metadata().is_ok() { Err(Fault::Exists(path.to_owned())) } else { Ok(()) }
    }

    fn current(&self, path: &str) -> Result<Vec<u8>, Fault> {
        let unreadable = |kind| Problem { path: path.to_owned(), line: 0, column: 0, kind, severity: Severity::Unreadable };
        read::bytes(&self.store.at(path)).map_err(|kind| Fault::Unreadable(Box::new(unreadable(kind))))
    }

    fn stage(&self) -> Result<PathBuf, Fault> {
        let stage = self.store.internal()?.join(STAGE);
        if stage.exists() {
            std::fs::remove_dir_all(&stage).map_err(Fault::io(&stage))?;
        }
        make_folder(&stage)?;
        Ok(stage)
    }

    fn put(&self, stage: &Path, steps: &[Step]) -> Result<(), Fault> {
        for (number, step) in steps.iter().enumerate() {
            write_new(&stage.join(number.to_string()), &step.after)?;
            self.parent_of(step)?;
        }
        let journal = stage.join(JOURNAL);
        let several = steps.len() > 1 || steps.iter().any(|step| step.gone.is_some());
        if several {
            write_new(&journal, journal_of(steps).as_bytes())?;
            sync_folder(stage)?;
        }
        for (number, step) in steps.iter().enumerate() {
            if let Err(fault) = self.swap(&stage.join(number.to_string()), step) {
                self.take_back(stage, &steps[..number]);
                return Err(fault);
            }
        }
        for step in steps {
            sync_folder(self.store.at(&step.path).parent().unwrap_or(&self.store.root))?;
        }
        std::fs::remove_dir_all(stage).map_err(Fault::io(stage))
    }

    /// Makes the folder of a new file, unless something on the way is a link.
    fn parent_of(&self, step: &Step) -> Result<(), Fault> {
        let parts: Vec<&str> = step.path.split('/').collect();
        for depth in 1..parts.len() {
            let folder = parts[..depth].join("/");
            if self.store.at(&folder).is_symlink() {
                return Err(Fault::Link(folder));
            }
        }
        let path = self.store.at(&step.path);
        let Some(parent) = path.parent() else { return Ok(()) };
        if parent.is_dir() { Ok(()) } else { make_folder(parent) }
    }

    /// Puts one file in place, if it is still what it was.
    fn swap(&self, staged: &Path, step: &Step) -> Result<(), Fault> {
        let target = self.store.at(&step.path);
        match &step.before {
            Some(before) => {
                if read::bytes(&target).as_ref() != Ok(before) {
                    return Err(Fault::Changed(step.path.clone()));
                }
                keep_mode(&target, staged);
            }
            None => self.must_be_free(&step.path)?,
        }
        std::fs::rename(staged, &target).map_err(Fault::io(&target))?;
        match &step.gone {
            Some(gone) => std::fs::remove_file(self.store.at(gone)).map_err(Fault::io(&self.store.at(gone))),
            None => Ok(()),
        }
    }

    /// Undoes the first steps of changes that could not all be made.
    fn take_back(&self, stage: &Path, done: &[Step]) {
        for (number, step) in done.iter().enumerate() {
            let target = self.store.at(&step.path);
            let _ = match &step.before {
                Some(before) => {
                    let back = stage.join(format!("back-{number}"));
                    write_new(&back, before).and_then(|()| std::fs::rename(&back, &target).map_err(Fault::io(&target)))
                }
                None if step.gone.is_none() => std::fs::remove_file(&target).map_err(Fault::io(&target)),
                // a move that was made holds the only copy
                None => Ok(()),
            };
        }
    }

    /// Finishes a command that was cut off between its files; what never got as far as its journal is cleared away.
    fn recover(&self) -> Result<(), Fault> {
        let stage = self.store.root.join(super::layout::INTERNAL).join(STAGE);
        let Ok(journal) = std::fs::read_to_string(stage.join(JOURNAL)) else {
            let _ = std::fs::remove_dir_all(&stage);
            return Ok(());
        };
        if journal.ends_with("end\n") {
            for line in journal.lines().filter(|line| *line != "end") {
                self.resume(&stage, line);
            }
        }
        std::fs::remove_dir_all(&stage).map_err(Fault::io(&stage))
    }

    /// One line of the journal: still to be done when the staged file is there, and done only when the
    /// target is what the command saw.
    fn resume(&self, stage: &Path, line: &str) -> Option<()> {
        let mut parts = line.split('\t');
        let (number, before, path, gone) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let staged = stage.join(number);
        if staged.exists() && seen(read::bytes(&self.store.at(path)).ok().as_deref()) == before {
            std::fs::rename(&staged, self.store.at(path)).ok()?;
        }
        if !gone.is_empty() && !staged.exists() {
            std::fs::remove_file(self.store.at(gone)).ok()?;
        }
        Some(())
    }
}

fn edited(path: &str, before: &[u8], edits: &[edit::Edit]) -> Result<Vec<u8>, Fault> {
    let place = |key: &str, span: yaml::Span| Fault::CannotEdit {
        path: path.to_owned(),
        key: key.to_owned(),
        line: span.line,
        column: span.column,
    };
    let unreadable = |span: yaml::Span, kind| {
        Fault::Unreadable(Box::new(Problem {
            path: path.to_owned(),
            line: span.line,
            column: span.column,
            kind,
            severity: Severity::Unreadable,
        }))
    };
    let text = std::str::from_utf8(before).map_err(|_| unreadable(yaml::Span::default(), Kind::Encoding))?;
    if let Err(fault) = yaml::parse_fully(text) {
        return Err(unreadable(fault.span, Kind::Yaml(fault.kind)));
    }
    let key = edits.first().map_or("", edit::Edit::key);
    edit::apply(text, edits).map(String::into_bytes).map_err(|refused| place(key, refused.span))
}

fn journal_of(steps: &[Step]) -> String {
    let line = |(number, step): (usize, &Step)| {
        format!("{number}\t{}\t{}\t{}\n", seen(step.before.as_deref()), step.path, step.gone.as_deref().unwrap_or(""))
    };
    steps.iter().enumerate().map(line).chain(["end\n".to_owned()]).collect()
}

/// What a file held, short enough for a journal.
fn seen(bytes: Option<&[u8]>) -> String {
    let Some(bytes) = bytes else { return "none".to_owned() };
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Writes a file that was not there, for its owner alone, and flushes it to the disk.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut file = private(OpenOptions::new().write(true).create_new(true)).open(path).map_err(Fault::io(path))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(Fault::io(path))
}

/// A file that was opened up for others stays so.
fn keep_mode(target: &Path, staged: &Path) {
    if let Ok(data) = std::fs::metadata(target) {
        let _ = std::fs::set_permissions(staged, data.permissions());
    }
}

/// Makes renames in a folder last.
fn sync_folder(folder: &Path) -> Result<(), Fault> {
    if cfg!(unix) {
        return File::open(folder).and_then(|folder| folder.sync_all()).map_err(Fault::io(folder));
    }
    Ok(())
}

/// Writes one file that is no record (a report asked for by name), replacing what was there in one step.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let staged = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let _ = std::fs::remove_file(&staged);
    let result = write_new(&staged, bytes).and_then(|()| {
        keep_mode(path, &staged);
        std::fs::rename(&staged, path).map_err(Fault::io(path))
    });
    if result.is_err() {
        let _ = std::fs::remove_file(&staged);
    }
    result
}
