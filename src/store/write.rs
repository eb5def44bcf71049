//! Applying changes: all of them or none, each file replaced in one step.
//!
//! Every new text is first written beside the workspace's files, in `.stay/stage/`, and flushed. Then each
//! file is held once more against what it was, and renamed into place. With more than one file a journal
//! comes first, so that a command that was cut off half-way is finished by the next one that writes; so it does where a
//! folder is made or goes with the file.

use super::file::{self, keep_mode, make_folder, sync_folder, write_new};
use super::journal::{self, FileStep};
use super::lock::{Lock, PATIENCE};
use super::seal::recipients::Whom;
use super::seal::{Sealing, Told};
use super::undo::{Deed, PastCommand};
use super::writable::is_writable;
use super::yaml::{self, edit};
use super::{Change, Fault, Store, accepted, forgotten, layout, link, lock, undo};
use crate::domain::problem::{Kind, Problem, Severity};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The right to write: the lock is held, and what was left half-done is done.
pub struct Writer<'s> {
    store: &'s Store,
    lock: Option<Lock>,
    /// What the command is called, for taking it back.
    command: String,
    /// Whether it is a command, or takes one back.
    deed: Deed,
    /// Where something was put aside that another had left half-way.
    aside: Option<String>,
    /// For whom it seals what was sealed already.
    whom: Whom,
    /// Whether words that the policy wants sealed are written in the open, since the command says so.
    in_the_open: bool,
    told: RefCell<Vec<Told>>,
}

impl Store {
    /// Takes the lock and finishes what an interrupted command left.
    pub fn writer(&self) -> Result<Writer<'_>, Fault> {
        self.writer_within(PATIENCE)
    }

    /// The same, waiting no longer than this for another that is writing.
    pub fn writer_within(&self, patience: Duration) -> Result<Writer<'_>, Fault> {
        let lock = lock::take(self, patience)?;
        let may_begin_to_seal = journal::waits(self) && !self.is_sealed_on_disk();
        let aside = journal::recover(self)?;
        // what this command read of the workspace is of before: its words would be written in the open
        if may_begin_to_seal && self.is_sealed_on_disk() {
            return Err(Fault::Changed(layout::SETTINGS.to_owned()));
        }
        // another command may have forgotten something since this one began
        forgotten::refresh(self);
        accepted::settle(self);
        accepted::let_go(self);
        Ok(Writer::of(self, Some(lock), aside))
    }

    /// A writer that only shows what it would do: no lock, nothing touched.
    pub fn dry_writer(&self) -> Writer<'_> {
        Writer::of(self, None, None)
    }
}

impl<'s> Writer<'s> {
    fn of(store: &'s Store, lock: Option<Lock>, aside: Option<String>) -> Writer<'s> {
        let (command, deed, whom, told) = Default::default();
        Writer { store, lock, command, deed, aside, whom, in_the_open: false, told }
    }
}

impl Writer<'_> {
    /// Whether the file system can't lock, and this is the first time that it shows.
    pub fn cannot_lock(&self) -> bool {
        self.lock.as_ref().is_some_and(|lock| lock.news)
    }

    /// Where something was put aside that was to be finished, and that this user had not begun.
    pub fn put_aside(&self) -> Option<&str> {
        self.aside.as_deref()
    }

    /// The same for turning round a write that is remembered: a command that is taken back, or given again.
    pub fn turning_round(self, past: &PastCommand) -> Self {
        let deed = match past.deed {
            Deed::TakenBack(_) => Deed::GivenAgain(past.number),
            Deed::Done | Deed::GivenAgain(_) => Deed::TakenBack(past.number),
        };
        Writer { command: past.command.clone(), deed, ..self }
    }

    /// The same for a command of that name.
    pub fn named(self, command: &str) -> Self {
        Writer { command: command.to_owned(), ..self }
    }

    /// The same for a command that seals what is sealed already for others than before.
    pub fn sealing_for(self, whom: Whom) -> Self {
        Writer { whom, ..self }
    }

    /// The same for the command that opens what is sealed.
    pub fn in_the_open(self) -> Self {
        Writer { in_the_open: true, ..self }
    }

    /// Applies changes, all or none. Without a lock (a dry run) they are worked out and verified, no more.
    pub fn apply(&self, changes: &[Change]) -> Result<(), Fault> {
        let mut sealing = Sealing::of(self.store, changes, self.whom.clone()).in_the_open(self.in_the_open);
        let mut steps = changes.iter().map(|change| self.step(change, &sealing)).collect::<Result<Vec<_>, _>>()?;
        sealing.name_people(self, &mut steps)?;
        if self.lock.is_none() {
            return Ok(());
        }
        if steps.is_empty() {
            // where nothing is left to take back, the one before it is next all the same
            if self.deed != Deed::Done {
                undo::remember(self.store, &self.command, self.deed, &[]);
            }
            return Ok(());
        }
        let stage = journal::stage(self.store);
        journal::clear(&stage)?;
        make_folder(&stage)?;
        let mut made = Vec::new();
        let result = self.put(&stage, &steps, &sealing, &mut made);
        // what could neither be finished nor taken back is finished from there by the next command
        if matches!(result, Err(Fault::HalfWay(_))) {
            return result;
        }
        if result.is_err() {
            made.sort_by_key(|folder| std::cmp::Reverse(folder.components().count()));
            made.iter().for_each(|folder| drop(std::fs::remove_dir(folder)));
        }
        let _ = std::fs::remove_dir_all(&stage);
        if result.is_ok() {
            sealing.remember();
            self.told.borrow_mut().extend(sealing.told());
        }
        result
    }

    /// What is worth knowing of for whom something was sealed by it, each once.
    pub fn told(&self) -> Vec<Told> {
        self.told.take()
    }

    /// Works out one file, and verifies it.
    fn step(&self, change: &Change, sealing: &Sealing) -> Result<FileStep, Fault> {
        let path = change.path();
        must_be_own(&path)?;
        self.must_not_be_linked(&path)?;
        if !matches!(change, Change::Delete { .. }) && forgotten::refuses(self.store, &path) {
            return Err(Fault::Forgotten(path));
        }
        let step = match change {
            Change::Create { text, .. } => {
                self.must_be_free(&path)?;
                let after = sealing.closed(change.place(), None, text)?;
                FileStep { path, before: None, after: Some(after.into_bytes()), gone: None }
            }
            Change::Edit { edits, .. } => {
                let before = self.current(&path)?;
                let after = sealing.edited(change.place(), &path, &before, edits)?;
                FileStep { path, before: Some(before), after: Some(after), gone: None }
            }
            Change::Replace { before, text, .. } | Change::Mark { before, text, .. } => {
                self.must_hold(&path, before)?;
                let after = sealing.closed(change.place(), Some(before), text)?;
                FileStep { path, before: Some(before.clone()), after: Some(after.into_bytes()), gone: None }
            }
            Change::Delete { before, .. } => {
                self.must_hold(&path, before)?;
                FileStep { path, before: Some(before.clone()), after: None, gone: None }
            }
            Change::Bring { bytes, .. } => {
                self.must_be_free(&path)?;
                return Ok(FileStep { path, before: None, after: Some(bytes.clone()), gone: None });
            }
            Change::Move { from, edits, .. } => {
                self.must_be_free(&path)?;
                must_be_own(from)?;
                self.must_not_be_linked(from)?;
                if edits.is_empty() {
                    let bytes = self.holding(from, file::whole)?;
                    return Ok(FileStep { path, before: None, after: Some(bytes.clone()), gone: Some((from.clone(), bytes)) });
                }
                let old = self.current(from)?;
                let after = sealing.edited(change.place(), from, &old, edits)?;
                FileStep { path, before: None, after: Some(after), gone: Some((from.clone(), old)) }
            }
        };
        let reads_back = |after: &Vec<u8>| {
            let is_yaml = step.path.ends_with(".yaml");
            let is_read = |text: &str| match change {
                Change::Mark { .. } => yaml::holds_markers(text),
                // an edit has just proved its text
                Change::Edit { .. } | Change::Move { .. } => true,
                _ => yaml::parse_fully(text).is_ok(),
            };
            let readable = std::str::from_utf8(after).is_ok_and(|text| !is_yaml || is_read(text));
            readable && after.len() as u64 <= file::LARGEST
        };
        if step.after.as_ref().is_none_or(reads_back) { Ok(step) } else { Err(Fault::Unfaithful(step.path)) }
    }

    /// One file with edits of what stands open; a new one where there is none.
    pub(super) fn plain_step(&self, path: &str, edits: &[edit::Edit], new: &str) -> Result<FileStep, Fault> {
        let path = path.to_owned();
        must_be_own(&path)?;
        self.must_not_be_linked(&path)?;
        if self.must_be_free(&path).is_ok() {
            return Ok(FileStep { path, before: None, after: Some(new.as_bytes().to_vec()), gone: None });
        }
        let before = self.current(&path)?;
        let after = edited(&path, &before, edits)?;
        Ok(FileStep { path, before: Some(before), after: Some(after), gone: None })
    }

    fn must_be_free(&self, path: &str) -> Result<(), Fault> {
        if self.store.at(path).symlink_metadata().is_ok() { Err(Fault::Exists(path.to_owned())) } else { Ok(()) }
    }

    fn current(&self, path: &str) -> Result<Vec<u8>, Fault> {
        self.holding(path, file::bytes)
    }

    fn holding(&self, path: &str, read: impl Fn(&Path) -> Result<Vec<u8>, Kind>) -> Result<Vec<u8>, Fault> {
        let unreadable = |kind| Problem { path: path.to_owned(), line: 0, column: 0, kind, severity: Severity::Unreadable };
        read(&self.store.at(path)).map_err(|kind| Fault::Unreadable(Box::new(unreadable(kind))))
    }

    fn must_not_be_linked(&self, path: &str) -> Result<(), Fault> {
        link::above(self.store, path).map_or(Ok(()), |link| Err(Fault::Link(link)))
    }

    /// Stages all files, writes down what is to come, and puts them in place. `made` are new folders, in any order.
    fn put(&self, stage: &Path, steps: &[FileStep], sealing: &Sealing, made: &mut Vec<PathBuf>) -> Result<(), Fault> {
        for (number, step) in steps.iter().enumerate() {
            if let Some(after) = &step.after {
                write_new(&stage.join(number.to_string()), after)?;
            }
        }
        // words that stood in the open until now, and are sealed by this, are nowhere else either
        sealing.forget_open(steps)?;
        // before the journal: what the next command finishes can be taken back as well
        let remembered = match sealing.begins(steps) {
            // what was written while nothing was sealed is not to be found any more, nor can it be taken back
            true => {
                undo::forget_all(self.store)?;
                None
            }
            false => undo::remember(self.store, &self.command, self.deed, &sealing.to_remember(steps)),
        };
        let result = self.put_in_place(stage, steps, made);
        if result.as_ref().is_err_and(|fault| !matches!(fault, Fault::HalfWay(_))) {
            remembered.iter().for_each(|path| drop(std::fs::remove_file(path)));
        }
        result
    }

    fn put_in_place(&self, stage: &Path, steps: &[FileStep], made: &mut Vec<PathBuf>) -> Result<(), Fault> {
        let is_one_rename = |step: &FileStep| step.gone.is_none() && step.after.is_some() && !self.lacks_folder(step);
        let has_journal = steps.len() > 1 || !steps.iter().all(is_one_rename);
        if has_journal {
            journal::write(self.store, stage, steps)?;
            sync_folder(stage);
        }
        let is_over = || !has_journal || std::fs::remove_file(journal::path(stage)).is_ok();
        let ended = |fault, is_over| if is_over { fault } else { Fault::HalfWay(Box::new(fault)) };
        for step in steps {
            self.make_parent(step, made).map_err(|fault| ended(fault, is_over()))?;
        }
        for (number, step) in steps.iter().enumerate() {
            if has_journal {
                self.set_aside(stage, number, step);
            }
            if let Err(fault) = self.swap(&stage.join(number.to_string()), step) {
                // a file that did not go is not to come back, whoever took it away meanwhile
                let made = steps[..=number].iter().enumerate().filter(|(at, step)| *at < number || step.after.is_some());
                let is_back = made.rev().all(|(number, step)| self.take_back(stage, number, step).is_ok());
                return Err(ended(fault, is_back && is_over()));
            }
        }
        let left = steps.iter().filter_map(|step| match &step.gone {
            Some((gone, _)) => Some(gone),
            None => step.after.is_none().then_some(&step.path),
        });
        for path in left {
            journal::tidy(self.store, path).map_err(|fault| Fault::HalfWay(Box::new(fault)))?;
        }
        let above_new = made.iter().filter_map(|folder| folder.parent().map(Path::to_owned));
        let touched = steps.iter().filter_map(|step| self.store.at(&step.path).parent().map(Path::to_owned));
        touched.chain(above_new).collect::<BTreeSet<_>>().iter().for_each(|folder| sync_folder(folder));
        Ok(())
    }

    fn lacks_folder(&self, step: &FileStep) -> bool {
        self.store.at(&step.path).parent().is_some_and(|folder| !folder.exists())
    }

    /// Keeps a second name for a file that is about to be replaced: it can be put back on a disk that is full.
    fn set_aside(&self, stage: &Path, number: usize, step: &FileStep) {
        let old = step.gone.as_ref().map(|(gone, _)| gone).or(step.before.as_ref().map(|_| &step.path));
        // where the file system can't do that, what it held is written anew
        old.map(|old| std::fs::hard_link(self.store.at(old), stage.join(format!("back-{number}"))));
    }

    fn make_parent(&self, step: &FileStep, made: &mut Vec<PathBuf>) -> Result<(), Fault> {
        self.must_not_be_linked(&step.path)?;
        let path = self.store.at(&step.path);
        let missing: Vec<PathBuf> = path.ancestors().skip(1).take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        // noted first: of several one may be made before the next one fails
        made.extend(missing.iter().cloned());
        missing.first().map_or(Ok(()), |parent| make_folder(parent))
    }

    /// Puts one file in place, if it is still what it was.
    fn swap(&self, staged: &Path, step: &FileStep) -> Result<(), Fault> {
        let target = self.store.at(&step.path);
        match &step.before {
            Some(before) => self.must_hold(&step.path, before)?,
            None => self.must_be_free(&step.path)?,
        }
        if let Some((gone, bytes)) = &step.gone {
            self.must_hold(gone, bytes)?;
        }
        if step.after.is_none() {
            return std::fs::remove_file(&target).map_err(Fault::io(&target));
        }
        keep_mode(&self.store.at(step.gone.as_ref().map_or(&step.path, |(gone, _)| gone)), staged);
        std::fs::rename(staged, &target).map_err(Fault::io(&target))?;
        let Some((gone, _)) = &step.gone else { return Ok(()) };
        let gone = self.store.at(gone);
        std::fs::remove_file(&gone).map_err(Fault::io(&gone))
    }

    fn must_hold(&self, path: &str, bytes: &Vec<u8>) -> Result<(), Fault> {
        if file::whole(&self.store.at(path)).as_ref() == Ok(bytes) { Ok(()) } else { Err(Fault::Changed(path.to_owned())) }
    }

    /// Takes one step back, as far as it was made. At every moment what is in the stage is enough to go on with it instead.
    fn take_back(&self, stage: &Path, number: usize, step: &FileStep) -> std::io::Result<()> {
        let target = self.store.at(&step.path);
        let holds = |path: &Path, bytes: &Vec<u8>| file::whole(path).as_ref() == Ok(bytes);
        let staged = stage.join(number.to_string());
        if let Some(after) = &step.after {
            // what still waits in the stage was not put in place, whatever is there
            if staged.exists() || !holds(&target, after) {
                return Ok(());
            }
            put_again(&target, &staged, after)?;
        } else if target.symlink_metadata().is_ok() {
            return Ok(());
        }
        let back = |path: &Path, bytes: &Vec<u8>| {
            let aside = stage.join(format!("back-{number}"));
            if !holds(&aside, bytes) {
                let _ = std::fs::remove_file(&aside);
                write_new(&aside, bytes).map_err(|_| std::io::ErrorKind::Other)?;
                keep_mode(&target, &aside);
            }
            std::fs::rename(&aside, path)
        };
        match (&step.gone, &step.before) {
            (Some((gone, bytes)), _) => {
                let gone = self.store.at(gone);
                if !holds(&gone, bytes) {
                    back(&gone, bytes)?;
                }
                std::fs::remove_file(&target)
            }
            (None, Some(before)) => back(&target, before),
            (None, None) => std::fs::remove_file(&target),
        }
    }
}

/// Nothing is written but the workspace's own files: what was cut off could not be finished otherwise.
fn must_be_own(path: &str) -> Result<(), Fault> {
    if is_writable(path) { Ok(()) } else { Err(Fault::Unfaithful(path.to_owned())) }
}

/// A text that is in place, in the stage as well.
fn put_again(target: &Path, staged: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::hard_link(target, staged).or_else(|_| write_new(staged, bytes).map_err(|_| std::io::ErrorKind::Other.into()))
}

/// The bytes of a file with edits made; the place to make one by hand where that can't be.
pub(super) fn edited(path: &str, before: &[u8], edits: &[edit::Edit]) -> Result<Vec<u8>, Fault> {
    let text = std::str::from_utf8(before).map_err(|_| unreadable(path, yaml::Span::default(), Kind::Encoding))?;
    edited_text(path, text, edits).map(String::into_bytes)
}

/// The same of a text.
pub(crate) fn edited_text(path: &str, text: &str, edits: &[edit::Edit]) -> Result<String, Fault> {
    let root = yaml::parse_fully(text).map_err(|fault| unreadable(path, fault.span, Kind::Yaml(fault.kind)))?;
    edit::apply_to(&yaml::Page { source: text, root: &root }, edits).map_err(|refused| Fault::CannotEdit {
        path: path.to_owned(),
        key: edits[refused.number].key().to_owned(),
        line: refused.span.line,
        column: refused.span.column,
    })
}

fn unreadable(path: &str, span: yaml::Span, kind: Kind) -> Fault {
    let (path, line, column) = (path.to_owned(), span.line, span.column);
    Fault::Unreadable(Box::new(Problem { path, line, column, kind, severity: Severity::Unreadable }))
}
