//! What the last commands wrote, so that it can be taken back: in `.stay/undo/`, of this machine alone, a file a command.

use super::change::Change;
use super::fault::Fault;
use super::file::{self, make_folder, private};
use super::journal::Step;
use super::layout;
use super::merge;
use super::workspace::Store;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

/// How many commands are remembered.
const REMEMBERED: u64 = 20;

/// What one command wrote.
#[derive(Debug)]
pub struct Past {
    /// What the command is called: `done`, `employee add`.
    pub command: String,
    /// Its files.
    pub files: Vec<File>,
}

/// One file, before and after a command.
#[derive(Debug)]
pub struct File {
    /// Which.
    pub path: String,
    /// What it held; `None` when it was not there.
    pub before: Option<Vec<u8>>,
    /// What it held then; `None` when it was gone.
    pub after: Option<Vec<u8>>,
}

/// What stands in the way of taking a file back.
#[derive(Debug, PartialEq, Eq)]
pub enum Later {
    /// These values got others since.
    Values(Vec<String>),
    /// The file as a whole: made, taken away or changed since.
    All,
}

impl Store {
    fn undo_folder(&self) -> PathBuf {
        self.at(layout::INTERNAL).join("undo")
    }

    /// The numbers of the commands that are remembered, in order.
    fn remembered(&self) -> Vec<u64> {
        let entries = std::fs::read_dir(self.undo_folder()).into_iter().flatten().flatten();
        let mut numbers: Vec<u64> = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
        numbers.sort_unstable();
        numbers
    }

    /// What the last command wrote that is remembered.
    pub fn last_written(&self) -> Option<Past> {
        self.remembered().iter().rev().find_map(|number| parse(&std::fs::read(self.undo_folder().join(number.to_string())).ok()?))
    }

    /// Remembers what a command is about to write; where that can't be, the command goes on all the same.
    pub(super) fn remember(&self, command: &str, steps: &[Step]) -> Option<PathBuf> {
        let folder = self.undo_folder();
        // a workspace that has just been made has no command yet: taken back, nothing would be left to say so to
        if folder.is_symlink() || command.is_empty() {
            return None;
        }
        make_folder(&folder).ok()?;
        let numbers = self.remembered();
        let next = numbers.last().map_or(1, |last| last + 1);
        numbers
            .iter()
            .filter(|number| **number + REMEMBERED <= next)
            .for_each(|number| drop(std::fs::remove_file(folder.join(number.to_string()))));
        let path = folder.join(next.to_string());
        let mut out = private(OpenOptions::new().write(true).create_new(true)).open(&path).ok()?;
        out.write_all(&text(command, steps)).ok()?;
        Some(path)
    }

    /// Forgets the last command when it was cut off before it changed anything.
    pub(super) fn forget_what_never_was(&self) {
        let Some(last) = self.remembered().last().map(|number| self.undo_folder().join(number.to_string())) else { return };
        let is_now = |path: &str| file::whole(&self.at(path)).ok();
        let never_was = std::fs::read(&last).is_ok_and(|bytes| match parse(&bytes) {
            Some(past) => past.files.iter().all(|file| is_now(&file.path) == file.before),
            None => true,
        });
        if never_was {
            let _ = std::fs::remove_file(last);
        }
    }
}

/// The files of a step: one that moves is one that goes and one that comes.
fn files(step: &Step) -> impl Iterator<Item = (&str, Option<&[u8]>, Option<&[u8]>)> {
    let gone = step.gone.as_ref().map(|(path, bytes)| (path.as_str(), Some(bytes.as_slice()), None));
    std::iter::once((step.path.as_str(), step.before.as_deref(), step.after.as_deref())).chain(gone)
}

fn text(command: &str, steps: &[Step]) -> Vec<u8> {
    let length = |bytes: Option<&[u8]>| bytes.map_or("-".to_owned(), |bytes| bytes.len().to_string());
    let all: Vec<_> = steps.iter().flat_map(files).collect();
    let lines = all.iter().map(|(path, before, after)| format!("{}\t{}\t{path}\n", length(*before), length(*after)));
    let mut out = std::iter::once(format!("{command}\n")).chain(lines).chain(["\n".to_owned()]).collect::<String>().into_bytes();
    all.iter().flat_map(|(_, before, after)| [before, after]).flatten().for_each(|bytes| out.extend_from_slice(bytes));
    out
}

fn parse(bytes: &[u8]) -> Option<Past> {
    let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
    let (head, mut rest) = (std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 2..]);
    let mut lines = head.lines();
    let command = lines.next()?.to_owned();
    let mut take = |length: &str| -> Option<Option<Vec<u8>>> {
        if length == "-" {
            return Some(None);
        }
        let (part, left) = rest.split_at_checked(length.parse().ok()?)?;
        rest = left;
        Some(Some(part.to_vec()))
    };
    let mut file = |line: &str| -> Option<File> {
        let mut parts = line.splitn(3, '\t');
        let (before, after, path) = (parts.next()?, parts.next()?, parts.next()?.to_owned());
        Some(File { path, before: take(before)?, after: take(after)? })
    };
    Some(Past { command, files: lines.map(&mut file).collect::<Option<_>>()? })
}

impl Store {
    /// The change that takes a file back to what it was before a command; `None` when it is so already. What was changed
    /// since elsewhere in the file stays.
    pub fn taking_back(&self, past: &File) -> Result<Result<Option<Change>, Later>, Fault> {
        let path = past.path.clone();
        let now = match self.at(&path).symlink_metadata() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            _ => match file::whole(&self.at(&path)) {
                Ok(bytes) => Some(bytes),
                Err(_) => return Ok(Err(Later::All)),
            },
        };
        if now == past.before {
            return Ok(Ok(None));
        }
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|_| Fault::Unfaithful(path.clone()));
        let back = match (now, &past.before, &past.after) {
            (Some(now), Some(before), _) if Some(&now) == past.after.as_ref() => Change::text(path.clone(), now, text(before)?),
            (Some(now), None, after) if Some(&now) == after.as_ref() => Change::Delete { path: path.clone(), before: now },
            (None, Some(before), None) => Change::Bring { path: path.clone(), bytes: before.clone() },
            (Some(now), Some(before), Some(after)) => match merge::take_back(&text(after)?, &text(&now)?, &text(before)?) {
                None => return Ok(Err(Later::All)),
                Some(Err(values)) => return Ok(Err(Later::Values(values))),
                Some(Ok(without)) => Change::Replace { path: path.clone(), before: now, text: without },
            },
            _ => return Ok(Err(Later::All)),
        };
        Ok(Ok(Some(back)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let step = |path: &str, before: Option<&str>, after: Option<&str>| Step {
            path: path.to_owned(),
            before: before.map(|text| text.as_bytes().to_vec()),
            after: after.map(|text| text.as_bytes().to_vec()),
            gone: None,
        };
        let moved = Step { gone: Some(("old.yaml".to_owned(), b"x\n\ny".to_vec())), ..step("new.yaml", None, Some("x\n\nz")) };
        let past = parse(&text("employee add", &[step("a b.yaml", None, Some("")), moved])).unwrap();
        assert_eq!(past.command, "employee add");
        let told: Vec<_> = past.files.iter().map(|file| (file.path.as_str(), file.before.is_some(), file.after.as_deref())).collect();
        assert_eq!(told, [("a b.yaml", false, Some(&b""[..])), ("new.yaml", false, Some(b"x\n\nz")), ("old.yaml", true, None)]);
        assert!(parse(b"done\n3\t3\ta.yaml\n\nab").is_none(), "cut off");
    }
}
