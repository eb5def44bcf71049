//! What the last commands wrote, so that it can be taken back and given again: in `.stay/undo/`, of this user on this
//! machine alone, a signed file a command.
//!
//! Taking back is a write too, and so is giving again: each leaves a file that says which one it turns round. Read in order
//! they tell what can be taken back, and what can be given again; another command after an undo ends the latter.

use super::file::{self, make_folder, private};
use super::journal::FileStep;
use super::seal::merging::{self, InStore};
use super::signed::Use;
use super::writable::is_writable;
use super::{Change, Fault, Store, journal, layout, lock, merge, signed};
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// How many commands are remembered.
const REMEMBERED: usize = 20;

/// What the command that forgets is called.
pub const FORGET: &str = "forget";

/// How many numbers that something else has are passed over.
const TRIES: u64 = 1000;

/// What a write was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deed {
    #[default]
    Done,
    /// The write of this number, taken back.
    TakenBack(u64),
    /// The taking back of this number, turned round.
    GivenAgain(u64),
}

/// What one command wrote.
#[derive(Debug)]
pub struct PastCommand {
    pub number: u64,
    pub deed: Deed,
    /// What the command is called, also where this takes it back or gives it again: `done`, `employee add`.
    pub command: String,
    pub files: Vec<PastFile>,
}

/// One file, before and after a command.
#[derive(Debug)]
pub struct PastFile {
    pub path: String,
    /// What it held; `None` when it was not there.
    pub before: Option<Vec<u8>>,
    /// What it held then; `None` when it was gone.
    pub after: Option<Vec<u8>>,
}

/// What is remembered; the last of each is the next.
#[derive(Debug, Default)]
pub struct PastCommands {
    pub done: Vec<PastCommand>,
    /// What was taken back, and can be given again.
    pub taken_back: Vec<PastCommand>,
}

/// What stands in the way of taking a file back.
#[derive(Debug, PartialEq, Eq)]
pub enum Later {
    /// These values got others since.
    Values(Vec<String>),
    /// The file as a whole: made, taken away or changed since.
    All,
}

impl PastCommands {
    /// The line after one more write. What it turns round may be gone already, with all before it.
    fn and(mut self, past: PastCommand) -> PastCommands {
        let without = |line: &mut Vec<PastCommand>, number| drop(line.pop_if(|last| last.number == number));
        match past.deed {
            Deed::Done => {
                self.taken_back.clear();
                self.done.push(past);
            }
            Deed::TakenBack(number) => {
                without(&mut self.done, number);
                self.taken_back.push(past);
            }
            Deed::GivenAgain(number) => {
                without(&mut self.taken_back, number);
                self.done.push(past);
            }
        }
        self.done.drain(..self.done.len().saturating_sub(REMEMBERED));
        self
    }
}

impl Store {
    /// What is remembered of the commands of this user on this machine.
    pub fn history(&self) -> PastCommands {
        pasts(self).into_iter().fold(PastCommands::default(), PastCommands::and)
    }
}

/// Every write that is remembered, in order.
fn pasts(store: &Store) -> Vec<PastCommand> {
    let entries = signed::inner(store, "undo").and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let is_plain = |entry: &std::fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_file());
    let names = entries.filter(is_plain).filter_map(|entry| entry.file_name().into_string().ok());
    let mut pasts: Vec<PastCommand> = names.filter_map(|name| past(store, &name)).collect();
    pasts.sort_unstable_by_key(|past| past.number);
    pasts
}

/// A write that this user signed, of the workspace's own files and no others.
fn past(store: &Store, name: &str) -> Option<PastCommand> {
    let number = name.parse().ok().filter(|number: &u64| number.to_string() == name)?;
    let past = parse(number, &signed::read(store, Use::Undo, &signed_name(number))?)?;
    past.files.iter().all(|file| is_writable(&file.path)).then_some(past)
}

fn past_file(store: &Store, number: u64) -> Option<PathBuf> {
    signed::inner(store, "undo").map(|folder| folder.join(number.to_string()))
}

/// Remembers what a command is about to write; where that can't be, the command goes on all the same.
pub(super) fn remember(store: &Store, command: &str, deed: Deed, steps: &[FileStep]) -> Option<PathBuf> {
    // a workspace that has just been made has no command yet: taken back, nothing would be left to say so to
    if command.is_empty() {
        return None;
    }
    make_folder(&signed::inner(store, "undo")?).ok()?;
    let pasts = pasts(store);
    let last = pasts.last().map_or(0, |past| past.number);
    forget_what_counts_no_more(store, &pasts);
    // something else may have the next number, and it stays
    for number in (1..=TRIES).map_while(|ahead| last.checked_add(ahead)) {
        let path = past_file(store, number)?;
        if path.symlink_metadata().is_ok() {
            continue;
        }
        let bytes = signed::signer(store).signed(Use::Undo, &signed_name(number), text(command, deed, steps));
        if put_whole(store, &path, &bytes) {
            return Some(path);
        }
    }
    None
}

/// Puts a file in its place, whole or not at all: what is torn can't be told from what others left, and would stay.
fn put_whole(store: &Store, path: &Path, bytes: &[u8]) -> bool {
    let write = |path: &Path| private(OpenOptions::new().write(true).create_new(true)).open(path).and_then(|mut out| out.write_all(bytes));
    let staged = journal::stage(store).join("undo");
    let is_linked = write(&staged).and_then(|()| std::fs::hard_link(&staged, path)).is_ok();
    let _ = std::fs::remove_file(staged);
    // a file system may know no second name of a file
    is_linked || write(path).is_ok()
}

/// Takes away what is neither to be taken back nor to be given again. In order, so that what is left of it after a kill
/// tells the same.
fn forget_what_counts_no_more(store: &Store, pasts: &[PastCommand]) {
    let hollow = |past: &PastCommand| PastCommand { command: String::new(), files: Vec::new(), ..*past };
    let PastCommands { done, taken_back } = pasts.iter().map(hollow).fold(PastCommands::default(), PastCommands::and);
    let counts = |number| done.iter().chain(&taken_back).any(|past| past.number == number);
    let _ = pasts.iter().filter(|past| !counts(past.number)).try_for_each(|past| match past_file(store, past.number) {
        Some(path) => std::fs::remove_file(path),
        None => Ok(()),
    });
}

/// Forgets everything: what was in the open until now is nowhere else either.
pub fn forget_all(store: &Store) -> Result<(), Fault> {
    forget(store, &pasts(store))
}

/// Forgets every command up to the last one that wrote one of these files.
pub fn forget_files(store: &Store, paths: &BTreeSet<String>) -> Result<(), Fault> {
    forget_where(store, |file| paths.contains(&file.path))
}

/// Forgets every command up to the last one that wrote such a file.
pub(super) fn forget_where(store: &Store, is_it: impl Fn(&PastFile) -> bool) -> Result<(), Fault> {
    let pasts = pasts(store);
    let wrote = |past: &PastCommand| past.files.iter().any(&is_it);
    let over = pasts.iter().rposition(wrote).map_or(0, |last| last + 1);
    forget(store, &pasts[..over])
}

/// Forgets commands, the oldest first, so that what is left of it after a kill tells the same.
fn forget(store: &Store, over: &[PastCommand]) -> Result<(), Fault> {
    over.iter().filter_map(|past| past_file(store, past.number)).try_for_each(|path| std::fs::remove_file(&path).map_err(Fault::io(&path)))
}

/// Remembers that something was forgotten, and nothing of what it was: it is next to be taken back, and can't be.
pub fn remember_forgetting(store: &Store) {
    let _ = lock::internal(store);
    let _ = make_folder(&journal::stage(store));
    remember(store, FORGET, Deed::Done, &[]);
    let _ = journal::clear(&journal::stage(store));
}

/// Forgets the last command when it was cut off before it changed anything.
pub(super) fn forget_what_never_was(store: &Store) {
    let Some(last) = pasts(store).pop() else { return };
    let is_as_before = |file: &PastFile| file::whole(&store.at(&file.path)).ok() == file.before;
    if !last.files.is_empty()
        && last.files.iter().all(is_as_before)
        && let Some(path) = past_file(store, last.number)
    {
        let _ = std::fs::remove_file(path);
    }
}

fn signed_name(number: u64) -> String {
    format!("undo/{number}")
}

/// The files of a step: one that moves is one that goes and one that comes.
fn files(step: &FileStep) -> impl Iterator<Item = (&str, Option<&[u8]>, Option<&[u8]>)> {
    let gone = step.gone.as_ref().map(|(path, bytes)| (path.as_str(), Some(bytes.as_slice()), None));
    std::iter::once((step.path.as_str(), step.before.as_deref(), step.after.as_deref())).chain(gone)
}

fn text(command: &str, deed: Deed, steps: &[FileStep]) -> Vec<u8> {
    let deed = match deed {
        Deed::Done => "done 0".to_owned(),
        Deed::TakenBack(number) => format!("undo {number}"),
        Deed::GivenAgain(number) => format!("redo {number}"),
    };
    let length = |bytes: Option<&[u8]>| bytes.map_or("-".to_owned(), |bytes| bytes.len().to_string());
    let all: Vec<_> = steps.iter().flat_map(files).collect();
    let lines = all.iter().map(|(path, before, after)| format!("{}\t{}\t{path}\n", length(*before), length(*after)));
    let head = std::iter::once(format!("{deed}\t{command}\n")).chain(lines).chain(["\n".to_owned()]);
    let mut out = head.collect::<String>().into_bytes();
    all.iter().flat_map(|(_, before, after)| [before, after]).flatten().for_each(|bytes| out.extend_from_slice(bytes));
    out
}

fn parse(number: u64, bytes: &[u8]) -> Option<PastCommand> {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
    let (head, mut rest) = (std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 2..]);
    let mut lines = head.lines();
    let (deed, command) = lines.next()?.split_once('\t')?;
    let deed = match deed.split_once(' ')? {
        ("done", _) => Deed::Done,
        ("undo", number) => Deed::TakenBack(number.parse().ok()?),
        ("redo", number) => Deed::GivenAgain(number.parse().ok()?),
        _ => return None,
    };
    let mut take = |length: &str| -> Option<Option<Vec<u8>>> {
        if length == "-" {
            return Some(None);
        }
        let (part, left) = rest.split_at_checked(length.parse().ok()?)?;
        rest = left;
        Some(Some(part.to_vec()))
    };
    let mut file = |line: &str| -> Option<PastFile> {
        let mut parts = line.splitn(3, '\t');
        let (before, after, path) = (parts.next()?, parts.next()?, parts.next()?.to_owned());
        Some(PastFile { path, before: take(before)?, after: take(after)? })
    };
    Some(PastCommand { number, deed, command: command.to_owned(), files: lines.map(&mut file).collect::<Option<_>>()? })
}

/// The change that takes a file back to what it was before a command; `None` when it is so already. What was changed
/// since elsewhere in the file stays.
pub fn taking_back(store: &Store, past: &PastFile) -> Result<Result<Option<Change>, Later>, Fault> {
    let path = past.path.clone();
    let now = match store.at(&path).symlink_metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        _ => match file::whole(&store.at(&path)) {
            Ok(bytes) => Some(bytes),
            Err(_) => return Ok(Err(Later::All)),
        },
    };
    if now == past.before {
        return Ok(Ok(None));
    }
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|_| Fault::Unfaithful(path.clone()));
    let back = match (now, &past.before, &past.after) {
        (Some(now), Some(before), _) if Some(&now) == past.after.as_ref() => Change::text(&path, now, text(before)?),
        (Some(now), None, after) if Some(&now) == after.as_ref() => Change::delete(&path, now),
        (None, Some(before), None) => Change::Bring { place: layout::place(&path), bytes: before.clone() },
        (Some(now), Some(before), Some(after)) => match without(store, &path, [&text(after)?, &text(&now)?, &text(before)?]) {
            None => return Ok(Err(Later::All)),
            Some(Err(values)) => return Ok(Err(Later::Values(values))),
            Some(Ok(without)) => Change::Replace { place: layout::place(&path), before: now, text: without },
        },
        _ => return Ok(Err(Later::All)),
    };
    Ok(Ok(Some(back)))
}

/// The text that is there now, without what a command made of the one before.
fn without(store: &Store, path: &str, [after, now, before]: [&str; 3]) -> Option<Result<String, Vec<String>>> {
    if !merging::concerns([after, now, before]) {
        return merge::take_back(after, now, before);
    }
    InStore::new(store, &|_| Vec::new()).at(&layout::place(path), |merging| merging.take_back(after, now, before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let step = |path: &str, before: Option<&str>, after: Option<&str>| FileStep {
            path: path.to_owned(),
            before: before.map(|text| text.as_bytes().to_vec()),
            after: after.map(|text| text.as_bytes().to_vec()),
            gone: None,
        };
        let moved = FileStep { gone: Some(("old.yaml".to_owned(), b"x\n\ny".to_vec())), ..step("new.yaml", None, Some("x\n\nz")) };
        let past = parse(3, &text("employee add", Deed::TakenBack(2), &[step("a b.yaml", None, Some("")), moved])).unwrap();
        assert_eq!((past.number, past.deed, past.command.as_str()), (3, Deed::TakenBack(2), "employee add"));
        let told: Vec<_> = past.files.iter().map(|file| (file.path.as_str(), file.before.is_some(), file.after.as_deref())).collect();
        assert_eq!(told, [("a b.yaml", false, Some(&b""[..])), ("new.yaml", false, Some(b"x\n\nz")), ("old.yaml", true, None)]);
        assert!(parse(1, b"done 0\tdone\n3\t3\ta.yaml\n\nab").is_none(), "cut off");
        assert!(parse(1, &text("done", Deed::Done, &[])).unwrap().files.is_empty());
    }

    /// Deeds as numbers: the line they leave, and that of what is left once others were forgotten.
    #[test]
    fn the_line_is_the_same_whatever_of_the_old_is_gone() {
        let past = |number, deed| PastCommand { number, deed, command: "x".to_owned(), files: Vec::new() };
        let told =
            |line: &PastCommands| [&line.done, &line.taken_back].map(|pasts| pasts.iter().map(|past| past.number).collect::<Vec<_>>());
        for seed in 0..2_000u64 {
            let mut random = fastrand::Rng::with_seed(seed);
            let mut all: Vec<(u64, Deed)> = Vec::new();
            for number in 1..=random.u64(1..40) {
                let line = all.iter().fold(PastCommands::default(), |line, (number, deed)| line.and(past(*number, *deed)));
                let deed = match random.u8(..3) {
                    0 => line.done.last().map_or(Deed::Done, |last| Deed::TakenBack(last.number)),
                    1 => line.taken_back.last().map_or(Deed::Done, |last| Deed::GivenAgain(last.number)),
                    _ => Deed::Done,
                };
                all.push((number, deed));
                let line = all.iter().fold(PastCommands::default(), |line, (number, deed)| line.and(past(*number, *deed)));
                let meant = told(&line);
                // what counts no more goes in order, and may be cut off at any point
                let goes: Vec<u64> = all.iter().map(|(number, _)| *number).filter(|number| !meant.concat().contains(number)).collect();
                for cut in 0..=goes.len() {
                    let left = all.iter().filter(|(number, _)| !goes[..cut].contains(number));
                    let line = left.fold(PastCommands::default(), |line, (number, deed)| line.and(past(*number, *deed)));
                    assert_eq!(told(&line), meant, "seed {seed}, {all:?}, cut {cut}");
                }
                all.retain(|(number, _)| meant.concat().contains(number));
            }
        }
    }
}
