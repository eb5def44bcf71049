//! Sandbox to run the program on: the repository, or a copy of the example that may be written to.

use crate::support::workspace::open;
use crate::support::{copy, in_memory};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where the example lies, in the repository as in a copy.
pub const COPY: &str = "examples/zorgteam";

/// What a command came to.
#[derive(Debug)]
pub struct Run {
    /// What it answered.
    pub stdout: String,
    /// What it said beside that.
    pub stderr: String,
    /// How it ended.
    pub code: Option<i32>,
}

/// A folder to work in, with the example in it.
pub struct Sandbox {
    /// Where commands run.
    pub root: PathBuf,
    _temporary: Option<tempfile::TempDir>,
}
impl Sandbox {
    /// The repository itself, for what only reads.
    pub fn repository() -> Sandbox {
        Sandbox { root: PathBuf::from(env!("CARGO_MANIFEST_DIR")), _temporary: None }
    }

    /// A copy of the example.
    pub fn copy() -> Sandbox {
        let temporary = in_memory();
        let root = temporary.path().to_owned();
        std::fs::create_dir_all(root.join(COPY)).unwrap();
        for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(COPY)).unwrap().flatten() {
            // what a command left there is of this machine
            if entry.file_name() != ".stay" {
                copy(&entry.path(), &root.join(COPY).join(entry.file_name()));
            }
        }
        Sandbox { root, _temporary: Some(temporary) }
    }

    /// An empty folder.
    pub fn empty() -> Sandbox {
        let temporary = in_memory();
        Sandbox { root: temporary.path().to_owned(), _temporary: Some(temporary) }
    }

    /// Leaves one file of the example unreadable.
    pub fn break_a_file(&self) {
        let path = self.root.join(COPY).join("employees/bas-willems/actions/2026-10-12-bs5efvp6.yaml");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(path, text.replace("status: open", "status: opne")).unwrap();
    }

    /// Makes a git repository of it, with one field of one file between the markers of a merge.
    pub fn leave_a_conflict(&self) {
        self.in_git();
        let path = self.root.join(COPY).join("employees/bas-willems/actions/2026-10-12-bs5efvp6.yaml");
        let text = std::fs::read_to_string(&path).unwrap();
        let owner = text.lines().find(|line| line.starts_with("owner: ")).unwrap();
        let both = format!("<<<<<<< HEAD\n{owner}\n=======\nowner: hr\n>>>>>>> origin/main");
        std::fs::write(path, text.replace(owner, &both)).unwrap();
    }

    /// A list of people beside the workspace, of whom one is new, one is here, and one day is none.
    pub fn with_a_list(&self) {
        let list = "Persnr;Naam;In dienst;Afdeling;Leidinggevende;BSN;Kostenplaats\n\
                    00123;Noor Visser;2026-12-01;Planning;Niemand Hier;1;2\n00124;Bas Willems;;Zorg;;;\n00125;Kim Bos;binnenkort;;;;\n";
        std::fs::write(self.root.join("people.csv"), list).unwrap();
    }

    /// Makes a git repository of it, with something of every kind that can be held on Bas Willems.
    pub fn with_a_past(&self) {
        self.in_git();
        let root = self.root.join(COPY);
        let home = root.join("employees/bas-willems");
        let commit = |message: &str| {
            let person = ["-c", "user.name=Bas Willems", "-c", "user.email=b.willems@delinde.example"];
            assert!(self.command("git").args(["add", "-A"]).status().unwrap().success());
            assert!(self.command("git").args(person).args(["commit", "-q", "-m", message]).status().unwrap().success());
        };
        let gone = home.join("notes/2026-11-02-n5q8z2ka.yaml");
        std::fs::create_dir_all(home.join("notes")).unwrap();
        std::fs::write(&gone, "id: n5q8z2ka\ntext: Vraag naar de cursus\ncreated: 2026-11-02\n").unwrap();
        commit("Begin met Bas");
        std::fs::remove_file(gone).unwrap();
        commit("Opgeruimd");
        self.break_a_file();
        let card = home.join("employee.yaml");
        let text = std::fs::read_to_string(&card).unwrap();
        std::fs::write(&card, format!("{text}# Nog bellen\n")).unwrap();
        std::fs::write(home.join("briefje.txt"), "Los briefje\n").unwrap();
        let shut = "id: n6q8z2ka\nshared: false\ncreated: 2026-11-02\nreaders:\n- fatma\nsealed: |\n  niets\n";
        let other = root.join("employees/fatma-yildiz/notes");
        std::fs::create_dir_all(&other).unwrap();
        std::fs::write(other.join("2026-11-02-n6q8z2ka.yaml"), shut).unwrap();
        let draft = stay::store::drafts::begin(&open(&root), "employees/bas-willems/employee.yaml", text.as_bytes()).unwrap();
        std::fs::write(&draft.path, format!("{text}role: Teamleider\n")).unwrap();
    }

    /// Makes a git repository of it.
    pub fn in_git(&self) {
        let made = self.command("git").args(["init", "-q", "-b", "main"]).status().unwrap();
        assert!(made.success());
    }

    /// A program with nothing of this machine's settings that could show in its words.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("STAY_") || text.starts_with("LC_") || matches!(&*text, "LANG" | "LANGUAGE" | "CLICOLOR_FORCE" | "COMPLETE")
            {
                command.env_remove(name);
            }
        }
        command.env("XDG_STATE_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/state"));
        command.env("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/config"));
        command.env("NO_COLOR", "1").env("COLUMNS", "80").current_dir(&self.root).stdin(Stdio::null());
        command
    }

    /// Writes a file, and makes the folders above it.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Runs `stay` with a line of arguments, quoted as in a shell.
    pub fn stay(&self, line: &str) -> Run {
        let words = shell_words::split(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        output_of(self.command(env!("CARGO_BIN_EXE_stay")).args(words))
    }
}

/// Runs a command to its end.
pub fn output_of(command: &mut Command) -> Run {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() }
}
