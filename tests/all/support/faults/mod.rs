//! A workspace to stop commands in, the commands, and the shim that stops them at a system call.
pub mod concurrent;

use crate::support::{self, in_memory};
use stay::store::{Secret, Store};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub const ANNA: &str = "employees/anna-de-vries/employee.yaml";
pub const FIRST: &str = "employees/anna-de-vries/actions/2026-11-20-m4q8z2ka.yaml";
const TALK: &str = "employees/anna-de-vries/conversations/2026-11-20-k7m3x9qa.yaml";

/// What every command begins with: Anna with a talk, two promises and a goal, Bo with a promise whose id is there twice, and
/// answers that came back in a form.
const BEGIN: [(&str, &str); 9] = [
    (
        "stay.yaml",
        "version: 1\nworkspace: 3kq8f0zt5n7w2xv9m4hd\nlanguage: nl\nobstacles:\n  trage-laptop:\n    label: Trage laptop\n    also:\n    - laptop\n  reistijd:\n",
    ),
    (ANNA, "name: Anna de Vries\nmanager: Piet Jansen\nstarted: 2026-01-05\n"),
    (TALK, "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-20\nobstacles:\n- trage laptop\n# nog niet af\nsummary: Goed.\n"),
    (
        FIRST,
        "id: m4q8z2ka\ntitle: Rooster aanpassen # met Piet\nowner: manager\ndue: 2026-12-06\nstatus: open\nconversation: k7m3x9qa\ncreated: 2026-11-20\n",
    ),
    (
        "employees/anna-de-vries/actions/2026-11-20-v3n5b7xe.yaml",
        "id: v3n5b7xe\ntitle: Laptop vervangen\nowner: manager\ndue: 2026-12-06\nstatus: open\nconversation: k7m3x9qa\ncreated: 2026-11-20\n",
    ),
    ("employees/anna-de-vries/goals/2026-11-20-p2w6r8tc.yaml", "id: p2w6r8tc\ntitle: Leren plannen\nstatus: open\ncreated: 2026-11-20\n"),
    ("employees/bo-berg/employee.yaml", "name: Bo Berg\n"),
    (
        "employees/bo-berg/actions/2026-11-21-p2w6r8tc.yaml",
        "id: p2w6r8tc\ntitle: Meelopen\nowner: manager\ndue: 2026-1-5\nstatus: Open\ncreated: 2026-11-21\n",
    ),
    (
        "answers.json",
        r#"{"stay-answers": 1, "form": {"id": "f7m3x9qa", "workspace": "112993b91b2eba71", "employee": "anna-de-vries", "type": "stay", "date": "2026-11-26", "conversation": null, "questions": ["What has given you energy these past weeks?", "What do you want to talk about?", "What do you need, and from whom?"]}, "answers": ["Our team: really.\nAnd the coffee.", "", ""], "signature": "8ad4973629bb13ffb54d087df3d87461eb4563fb02f4256c440510e391ff96aa"}"#,
    ),
];

/// Commands that write: one file, several, new folders, files that go and that move. What comes before the last `;` was done
/// before.
pub const COMMANDS: [&str; 19] = [
    "act anna|Bellen met Planning|--due|+2w",
    "employee|add|Cas Kok",
    "done|m4q8z2ka|--win|Gelukt",
    "close|k7m3x9qa|m4q8z2ka|v3n5b7xe|--next|+4w",
    "goal|add|bo|Leren schrijven",
    "new|anna|--answer|Van het team|--obstacle|trage laptop|--no-edit",
    "employee|handover|anna|--to|Ruud Bos|--yes",
    "check|--fix",
    "prepare|--import|answers.json",
    "obstacles|merge|reistijd|trage-laptop",
    "employee|handover|anna|--to|Ruud Bos|--yes;undo",
    "employee|add|Cas Kok;undo",
    "employee|handover|anna|--to|Ruud Bos|--yes;undo;redo",
    "employee|rename|anna|Anna Kok|--folder",
    "employee|rename|anna|Anna Kok|--folder;undo",
    "employee|rename|anna|Anna Kok|--folder;employee|rename|anna-kok|Anna de Vries|--folder",
    "act|bo|Bellen;undo",
    "new|bo|--type|stay|--no-edit;undo",
    "goal|add|bo|Leren schrijven;undo",
];

/// All files and folders of a workspace but those of this machine, ids that were made by chance as `newid`.
pub type Snapshot = BTreeMap<String, Option<String>>;

/// A workspace in a temporary folder.
pub struct FaultWorkspace {
    folder: tempfile::TempDir,
}

impl FaultWorkspace {
    /// The workspace that every command begins with.
    pub fn begin() -> FaultWorkspace {
        let place = FaultWorkspace { folder: in_memory() };
        for (path, text) in BEGIN {
            let path = place.at(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        place
    }

    /// Another one with the same in it.
    pub fn copy(&self) -> FaultWorkspace {
        let place = FaultWorkspace { folder: in_memory() };
        support::copy(self.root(), place.root());
        place
    }

    /// Has in it again what the other one has, and nothing else: what is remembered is of one folder.
    pub fn restore(&self, other: &FaultWorkspace) {
        for entry in std::fs::read_dir(self.root()).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
        }
        support::copy(other.root(), self.root());
    }

    /// The workspace as the program's own commands see it, with the signatures of the tests.
    pub fn store(&self) -> Store {
        Store { secret: Secret::kept_in(Some(Path::new(support::STATE).join("stay"))), ..Store::open(self.root()).unwrap() }
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn command(&self, words: &str) -> Command {
        let mut command = support::stay(self.root(), "nl");
        let words = words.replace("act anna", "act|anna");
        command.current_dir(self.root()).args(words.split('|')).stdin(Stdio::null());
        command
    }

    pub fn run(&self, words: &str) -> Output {
        self.command(words).output().unwrap()
    }

    pub fn snapshot(&self) -> Snapshot {
        let mut shot = Snapshot::new();
        collect(self.root(), self.root(), &mut shot);
        let known: BTreeSet<&str> = BEGIN.iter().map(|(path, _)| *path).collect();
        let fresh: Vec<String> = shot
            .keys()
            .filter(|path| !known.contains(path.as_str()))
            .filter_map(|path| Some(path.strip_suffix(".yaml")?.rsplit_once('-')?.1.to_owned()))
            .collect();
        // people have theirs in the file
        let of_people = shot.iter().filter(|(path, _)| path.ends_with("employee.yaml") && !known.contains(path.as_str()));
        let of_people =
            of_people.filter_map(|(_, text)| text.as_ref()?.lines().find_map(|line| line.strip_prefix("id: ")).map(str::to_owned));
        let fresh: Vec<String> = fresh.into_iter().chain(of_people).collect();
        let plain = |text: String| fresh.iter().filter(|id| id.len() == 8).fold(text, |text, id| text.replace(id, "newid"));
        shot.into_iter().map(|(path, text)| (plain(path), text.map(plain))).collect()
    }
}

fn collect(root: &Path, folder: &Path, shot: &mut Snapshot) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        if name == ".stay" || name == ".git" {
            continue;
        }
        if path.is_dir() {
            shot.insert(name, None);
            collect(root, &path, shot);
        } else {
            shot.insert(name, Some(String::from_utf8(std::fs::read(&path).unwrap()).unwrap()));
        }
    }
}

/// Whether all that a command said is that it did it.
pub fn said_done(output: &Output) -> bool {
    String::from_utf8_lossy(&output.stderr).contains('✓')
}

/// The shim, built by the C compiler of this machine.
pub struct Shim {
    folder: tempfile::TempDir,
}

impl Shim {
    /// `None` where there is no C compiler, or no way to put anything before the system's own calls.
    pub fn build() -> Option<Shim> {
        let shim = Shim { folder: tempfile::tempdir().unwrap() };
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/support/faults/shim.c");
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-o"]).arg(shim.library()).arg(source).arg("-ldl").stderr(Stdio::null());
        let built = cfg!(all(target_os = "linux", target_env = "gnu")) && compiler.status().is_ok_and(|status| status.success());
        if !built {
            println!("not tried: it takes Linux and a C compiler (cc)");
        }
        built.then_some(shim)
    }

    pub fn library(&self) -> PathBuf {
        self.folder.path().join("shim.so")
    }

    /// Runs a command with the shim before it.
    pub fn run(&self, place: &FaultWorkspace, words: &str, settings: &[(&str, &str)]) -> Output {
        place.command(words).env("LD_PRELOAD", self.library()).envs(settings.iter().copied()).output().unwrap()
    }

    /// How many calls that write a command makes.
    pub fn calls(&self, place: &FaultWorkspace, words: &str) -> usize {
        let count = self.folder.path().join(format!("count-{:?}", std::thread::current().id()));
        let output = self.run(place, words, &[("SHIM_COUNT", count.to_str().unwrap())]);
        assert!(said_done(&output), "{words}: {}", String::from_utf8_lossy(&output.stderr));
        std::fs::read_to_string(count).unwrap().parse().unwrap()
    }
}
