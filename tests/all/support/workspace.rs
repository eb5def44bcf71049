//! A workspace in a temporary folder: Anna with one conversation and one action, and one action of the organisation.

use crate::support::in_memory;
use stay::domain::problem::{Kind, Problem};
use stay::domain::records::Records;
use stay::store::need::Need;
use stay::store::{Secret, Store, drafts};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const SETTINGS: &str = "stay.yaml";
pub const ANNA: &str = "employees/anna-de-vries/employee.yaml";
pub const TALK: &str = "employees/anna-de-vries/conversations/2026-11-22-k7m3x9qa.yaml";
pub const ACTION: &str = "employees/anna-de-vries/actions/2026-11-22-m4q8z2ka.yaml";
pub const SHARED_ACTION: &str = "organisation/actions/2026-11-22-v3n5b7xe.yaml";
/// Where a test puts what is wrong; nothing is there at first.
pub const ODD: &str = "employees/anna-de-vries/conversations/2026-11-23-t2h5j9pd.yaml";

pub const ANNA_TEXT: &str = "name: Anna de Vries\nteam: Platform\nmanager: Piet Jansen\nstarted: 2023-04-01\n";
pub const TALK_TEXT: &str = "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-22\nthemes: [energy]\nanswers:\n- theme: energy\n  question: Waarvan?\n  answer: |\n    Van ons team.\n\n    En van code.\nobstacles:\n- trage laptop\n";
pub const ACTION_TEXT: &str = "id: m4q8z2ka\ntitle: Rooster aanpassen # met Piet\nowner: manager\ndue: 2026-12-06\nstatus: open\nconversation: k7m3x9qa\ncreated: 2026-11-22\n";
const SHARED_TEXT: &str = "id: v3n5b7xe\ntitle: Nieuwe laptops\nowner: MT\nstatus: open\nobstacle: trage laptop\ncreated: 2026-11-22\n";

pub struct Workspace {
    dir: TempDir,
}

impl Default for Workspace {
    fn default() -> Workspace {
        Workspace::within(tempfile::tempdir().unwrap())
    }
}

impl Workspace {
    /// One where flushing costs nothing, if there is such a place: for rows of many writes.
    pub fn in_memory() -> Workspace {
        Workspace::within(in_memory())
    }

    fn within(dir: TempDir) -> Workspace {
        let workspace = Workspace { dir };
        for (path, text) in
            [(SETTINGS, "version: 1\n"), (ANNA, ANNA_TEXT), (TALK, TALK_TEXT), (ACTION, ACTION_TEXT), (SHARED_ACTION, SHARED_TEXT)]
        {
            workspace.write(path, text);
        }
        workspace
    }
}

impl Workspace {
    /// One that has something odd where a conversation should be.
    pub fn with(path: &str, bytes: impl AsRef<[u8]>) -> Workspace {
        let workspace = Workspace::default();
        workspace.write(path, bytes);
        workspace
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.at(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.at(path)).unwrap()
    }

    pub fn store(&self) -> Store {
        open(self.root())
    }

    pub fn read(&self) -> Records {
        self.store().read(&Need::ALL).unwrap()
    }

    /// Every file below the root but the lock, with what it holds.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        self.collect("", &mut files);
        files.retain(|(path, _)| !matches!(path.as_str(), ".stay/lock" | ".stay/.gitignore") && !path.starts_with(".stay/undo/"));
        files.sort();
        files
    }

    fn collect(&self, folder: &str, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(self.at(folder)).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{folder}{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                self.collect(&format!("{path}/"), files);
            } else {
                files.push((path, std::fs::read(entry.path()).unwrap()));
            }
        }
    }
}

/// A workspace whose signatures are those of the tests, and not of whoever runs them.
pub fn open(root: &Path) -> Store {
    let state = Path::new(env!("CARGO_TARGET_TMPDIR")).join("state/stay");
    Store { secret: Secret::kept_in(Some(state)), ..Store::open(root).unwrap() }
}

/// What is said about a path: what, line and column.
pub fn said_of(problems: &[Problem], path: &str) -> Vec<(Kind, u32, u32)> {
    problems.iter().filter(|problem| problem.path == path).map(|problem| (problem.kind.clone(), problem.line, problem.column)).collect()
}

/// Anna's records, the organisation's and nothing else were read.
pub fn assert_the_others_are_read(records: &Records) {
    let ids = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(records.employees.iter().map(|employee| employee.name.as_str()).collect::<Vec<_>>(), ["Anna de Vries"]);
    assert_eq!(records.conversations.iter().map(|talk| talk.id.to_string()).collect::<Vec<_>>(), ids(vec!["k7m3x9qa"]));
    assert_eq!(records.actions.iter().map(|action| action.id.to_string()).collect::<Vec<_>>(), ids(vec!["m4q8z2ka", "v3n5b7xe"]));
}

/// The signature of the tests under what is kept for one use, worked out apart from the program.
pub fn signature(workspace: &Workspace, what: &str, name: &str, bytes: impl AsRef<[u8]>) -> String {
    // the first that is signed makes the key
    drafts::begin(&workspace.store(), "questions/x.yaml", b"").unwrap().discard();
    let key = std::fs::read(Path::new(env!("CARGO_TARGET_TMPDIR")).join("state/stay/key")).unwrap();
    signature_with(&key, workspace.root(), what, name, bytes)
}

/// The same with another key, or in another folder.
pub fn signature_with(key: &[u8], root: &Path, what: &str, name: &str, bytes: impl AsRef<[u8]>) -> String {
    use hmac::{Hmac, KeyInit, Mac};
    let root = root.canonicalize().unwrap();
    let mut sums = Hmac::<sha2::Sha256>::new_from_slice(key).unwrap();
    for part in [b"stay 1", what.as_bytes(), name.as_bytes(), root.as_os_str().as_encoded_bytes(), bytes.as_ref()] {
        sums.update(&(part.len() as u64).to_le_bytes());
        sums.update(part);
    }
    data_encoding::HEXLOWER.encode(&sums.finalize().into_bytes())
}

/// The bytes with the signature of the tests behind them.
pub fn signed(workspace: &Workspace, what: &str, name: &str, bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let line = format!("signed {}\n", signature(workspace, what, name, bytes.as_ref()));
    [bytes.as_ref(), line.as_bytes()].concat()
}

/// How a journal knows a text again: its length and its 64-bit FNV-1a hash.
pub fn print(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    format!("{}-{hash:016x}", bytes.len())
}
