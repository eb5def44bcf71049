//! Reading records: in parallel, only what a command needs, one broken file never the end of it.

use super::decode::{self, Origin};
use super::fault::Fault;
use super::layout;
use super::list::each;
use super::workspace::Store;
use super::yaml;
use crate::domain::employee::{Employee, Slug};
use crate::domain::problem::{Kind, Problem, Severity};
use crate::domain::records::{Folder, Records, Source};
use std::cell::RefCell;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 1024 * 1024;

/// How many bytes are read at first; nearly every record is smaller.
const FIRST: usize = 16 * 1024;

/// How much of a kind of record is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// Nothing: the files are not opened.
    No,
    /// All but the long texts.
    Brief,
    /// Everything.
    Full,
}

/// What a command needs to be read.
#[derive(Clone, Debug)]
pub struct Need {
    /// Conversations.
    pub conversations: Load,
    /// Actions.
    pub actions: Load,
    /// Goals.
    pub goals: Load,
    /// Only this person; the organisation's actions are left out too.
    pub of: Option<Slug>,
    /// Whether problems that leave a record readable are wanted as well.
    pub thorough: bool,
}

impl Need {
    /// People, and nothing that hangs on them.
    pub const PEOPLE: Need = Need { conversations: Load::No, actions: Load::No, goals: Load::No, of: None, thorough: false };

    /// The actions, without their notes.
    pub const ACTIONS: Need = Need { actions: Load::Brief, ..Need::PEOPLE };

    /// The conversations, without their texts.
    pub const CONVERSATIONS: Need = Need { conversations: Load::Brief, ..Need::PEOPLE };

    /// What a report looks at.
    pub const REPORT: Need = Need { conversations: Load::Brief, actions: Load::Brief, ..Need::PEOPLE };

    /// Everything.
    pub const ALL: Need = Need { conversations: Load::Full, actions: Load::Full, goals: Load::Full, of: None, thorough: false };

    /// The same of one person.
    pub fn of(self, slug: &Slug) -> Need {
        Need { of: Some(slug.clone()), ..self }
    }
}

impl Store {
    /// Reads what is needed. Records come by path; what can't be read is among the problems.
    pub fn read(&self, need: &Need) -> Result<Records, Fault> {
        let mut records = Records { problems: self.problems.clone(), ..Records::default() };
        let slugs = match &need.of {
            Some(slug) => match self.link_above(&layout::employee(slug)) {
                Some(link) => return Err(Fault::Link(link)),
                None => vec![slug.clone()],
            },
            None => self.people(&mut records.problems)?,
        };
        for part in each(&slugs, |slug| self.read_person(slug, need)) {
            merge(&mut records, part);
        }
        if need.of.is_none() {
            self.read_folder(None, Folder::Actions, need.actions, &mut records);
        }
        if !need.thorough {
            records.problems.retain(Problem::is_said_by_all);
        }
        records.problems.sort_by(|a, b| (&a.path, a.line, a.column).cmp(&(&b.path, b.line, b.column)));
        Ok(records)
    }

    fn read_person(&self, slug: &Slug, need: &Need) -> Records {
        let mut records = Records::default();
        let employee = self.read_employee(slug, &mut records.problems);
        records.employees.push(employee);
        for (folder, load) in [(Folder::Conversations, need.conversations), (Folder::Actions, need.actions), (Folder::Goals, need.goals)] {
            self.read_folder(Some(slug), folder, load, &mut records);
        }
        records
    }

    /// Reads who a person is; the name is the slug when the file can't be read.
    pub fn read_employee(&self, slug: &Slug, problems: &mut Vec<Problem>) -> Employee {
        let path = layout::employee(slug);
        let mut problem = |kind, severity| problems.push(Problem { path: path.clone(), line: 0, column: 0, kind, severity });
        match text(&self.at(&path)) {
            Err(Kind::Io(ErrorKind::NotFound)) => problem(Kind::NoEmployeeFile, Severity::Error),
            Err(kind) => problem(kind, Severity::Unreadable),
            Ok(text) => {
                if let Some(employee) = decode::employee(&text, slug, &mut Origin::new(&path, problems)) {
                    return employee;
                }
            }
        }
        Employee::unknown(slug.clone())
    }

    fn read_folder(&self, employee: Option<&Slug>, folder: Folder, load: Load, records: &mut Records) {
        if load == Load::No {
            return;
        }
        let sources = self.sources(employee, folder, &mut records.problems);
        match folder {
            Folder::Conversations => records.conversations.reserve_exact(sources.len()),
            Folder::Actions => records.actions.reserve_exact(sources.len()),
            Folder::Goals => records.goals.reserve_exact(sources.len()),
        }
        for source in sources {
            self.read_record(&source, load, records);
        }
    }

    /// Reads one record into `records`, or says there why it can't be read.
    pub fn read_record(&self, source: &Source, load: Load, records: &mut Records) {
        let path = layout::path(source);
        with_text(&self.at(&path), |text| match text {
            Ok(text) => self.decode_text(source, load, text, &path, records),
            Err(kind) => Origin::new(&path, &mut records.problems).unreadable(kind),
        });
    }

    /// Reads the text of one record into `records`.
    pub fn decode_record(&self, source: &Source, load: Load, text: &str, records: &mut Records) {
        self.decode_text(source, load, text, &layout::path(source), records);
    }

    fn decode_text(&self, source: &Source, load: Load, text: &str, path: &str, records: &mut Records) {
        let mut origin = Origin::new(path, &mut records.problems);
        let Some(node) = origin.parse(text) else { return };
        match source.folder {
            Folder::Conversations => records.conversations.extend(decode::conversation(&node, source, load, &self.settings, &mut origin)),
            Folder::Actions => records.actions.extend(decode::action(&node, source, load, &mut origin)),
            Folder::Goals => records.goals.extend(decode::goal(&node, source, &mut origin)),
        }
    }
}

fn merge(all: &mut Records, part: Records) {
    all.employees.extend(part.employees);
    all.conversations.extend(part.conversations);
    all.actions.extend(part.actions);
    all.goals.extend(part.goals);
    all.problems.extend(part.problems);
}

/// The text of a file of ours, or what is wrong with it: no plain file, too big, not UTF-8.
pub fn text(path: &Path) -> Result<String, Kind> {
    bytes(path).and_then(|bytes| String::from_utf8(bytes).map_err(|_| Kind::Encoding))
}

/// The bytes of a file of ours, under the same conditions but for the encoding.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Kind> {
    let data = std::fs::symlink_metadata(path).map_err(|error| Kind::Io(error.kind()))?;
    if data.is_symlink() {
        return Err(Kind::Link);
    }
    if !data.is_file() {
        return Err(Kind::Stray);
    }
    let bytes = with_bytes(path, |bytes| bytes.map(<[u8]>::to_vec))?;
    // some file systems hand over a part at a time, and what is read here may be written back
    if bytes.len() as u64 == data.len() { Ok(bytes) } else { to_the_end(path) }
}

fn to_the_end(path: &Path) -> Result<Vec<u8>, Kind> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    let length = read.map_err(|error| Kind::Io(error.kind()))? as u64;
    if length > LARGEST { Err(Kind::TooBig(length)) } else { Ok(bytes) }
}

/// Hands on the text of a file that a listing has shown to be a plain one.
fn with_text<R>(path: &Path, work: impl FnOnce(Result<&str, Kind>) -> R) -> R {
    with_bytes(path, |bytes| work(bytes.and_then(|bytes| std::str::from_utf8(bytes).map_err(|_| Kind::Encoding))))
}

/// Hands on the bytes of a file, in a buffer that each thread keeps: three system calls a file.
fn with_bytes<R>(path: &Path, work: impl FnOnce(Result<&[u8], Kind>) -> R) -> R {
    thread_local!(static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) });
    let mut buffer = BUFFER.take();
    buffer.resize(FIRST.max(buffer.len()), 0);
    let loaded = load(path, &mut buffer);
    let result = work(loaded.map(|length| &buffer[..length]));
    BUFFER.set(buffer);
    result
}

/// Reads a whole file into the buffer and tells its length; a read that does not fill the buffer was the last.
fn load(path: &Path, buffer: &mut Vec<u8>) -> Result<usize, Kind> {
    let reason = |error: std::io::Error| Kind::Io(error.kind());
    let mut file = File::open(path).map_err(reason)?;
    let mut length = 0;
    loop {
        match file.read(&mut buffer[length..]) {
            Ok(read) if length + read < buffer.len() => return Ok(length + read),
            Ok(read) => length += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(reason(error)),
        }
        if length as u64 > LARGEST {
            return Err(Kind::TooBig(file.metadata().map_or(length as u64, |data| data.len())));
        }
        buffer.resize((buffer.len() * 4).min(LARGEST as usize + 1), 0);
    }
}

impl<'p> Origin<'p> {
    /// Parses the text of the file; what can't be parsed is noted.
    pub fn parse<'a>(&mut self, text: &'a str) -> Option<yaml::Node<'a>> {
        match yaml::parse(text) {
            Ok(node) if node.is_null() => {
                self.unreadable(Kind::Empty);
                None
            }
            Ok(node) => Some(node),
            Err(fault) => {
                self.note(fault.span, Kind::Yaml(fault.kind), Severity::Unreadable);
                None
            }
        }
    }
}
