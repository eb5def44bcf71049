//! A sealed workspace in a shared repository, with a clone for each person: Piet, who holds the talk, Anna, whose it is, and Eva, who
//! can open nothing of it. Each has an own home, with an own secret key.

use crate::support::{self, copy, in_build_folder, in_memory};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The one talk.
pub const TALK: &str = "employees/anna-de-vries/conversations/2026-11-22-k7m3x9qa.yaml";
/// What was said in it, before it was sealed. Each word that nobody may find has the canary in it.
pub const WORDS: &str = "id: k7m3x9qa\ntype: check-in\nstatus: open\ndate: 2026-11-22\nwith: Piet Jansen\nanswers:\n- theme: energy\n  question: Wat gaf energie?\n  answer: Kanarie een.\nobstacles:\n- te-veel-prioriteiten\n- kanarie twee\nenergy:\n- kanarie drie\nsummary: kanarie vier\n";

/// What a command came to.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    /// All that it said, in both streams.
    pub words: String,
}

/// The clones of all.
pub struct SealedClones {
    home: TempDir,
}

impl SealedClones {
    /// All three in step, the talk sealed for Piet, Anna and recovery.
    pub fn new() -> SealedClones {
        static MADE: OnceLock<SealedClones> = OnceLock::new();
        let made = MADE.get_or_init(SealedClones::made);
        let clones = SealedClones { home: in_memory() };
        copy(made.home.path(), clones.home.path());
        // what was accepted is known by the path of the clone
        for who in ["piet", "anna"] {
            clones.ok(who, "readers trust --all --yes");
        }
        clones
    }

    /// The same with an action, a goal, and Bo, with a talk of his; Anna may hold talks too, and Eva has accepted who the readers are.
    pub fn with_more() -> SealedClones {
        static MADE: OnceLock<SealedClones> = OnceLock::new();
        let made = MADE.get_or_init(|| {
            let clones = SealedClones::made();
            let readers = clones.read("piet", "readers.yaml");
            let both = readers.replace("employee: anna-de-vries", "name: Anna de Vries\n    employee: anna-de-vries");
            assert_ne!(readers, both);
            clones.write("piet", "readers.yaml", &both);
            clones.ok("piet", "readers trust --all --yes");
            for line in [
                "employee add 'Bo Bos' --manager 'Piet Jansen'",
                "new bo --type check-in --summary 'kanarie zeven' --no-edit",
                "act k7m3x9qa 'Rooster aanpassen' --note 'kanarie acht'",
                "goal add anna 'Een overleg leiden' --project 'kanarie negen'",
                "sync",
            ] {
                clones.ok("piet", line);
            }
            for who in ["anna", "eva"] {
                clones.git(who, "pull -q");
            }
            clones
        });
        let clones = SealedClones { home: in_memory() };
        copy(made.home.path(), clones.home.path());
        for who in ["piet", "anna", "eva"] {
            clones.ok(who, "readers trust --all --yes");
        }
        clones
    }

    /// Piet and Anna in step, each with a key: nothing is sealed, and nobody has an id.
    pub fn open() -> SealedClones {
        let clones = SealedClones { home: in_memory() };
        clones.begin("name: Anna de Vries\nmanager: Piet Jansen\nstarted: 2026-01-05\n");
        clones.share();
        clones.take_part("anna", "Anna de Vries");
        clones
    }

    fn made() -> SealedClones {
        let clones = SealedClones { home: in_build_folder() };
        clones.begin("id: n4t8c2ye\nname: Anna de Vries\nmanager: Piet Jansen\nstarted: 2026-01-05\n");
        let key = fs::read_to_string(clones.at("home-anna/config/stay/identity.txt")).unwrap();
        let key = key.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap().to_owned();
        let recovery = clones.at("home-piet/recovery.txt");
        clones.ok("piet", &format!("seal --set-up --me 'Piet Jansen' --recovery {} --yes", recovery.display()));
        clones.ok("piet", &format!("readers add 'Anna de Vries' {key} --yes"));
        clones.write("piet", TALK, WORDS);
        clones.ok("piet", "seal --yes");
        clones.share();
        clones.take_part("anna", "Anna de Vries");
        clones.take_part("eva", "Eva Bakker");
        clones
    }

    /// A workspace of Piet's in which nothing is sealed, and a key for everyone.
    fn begin(&self, anna: &str) {
        self.git(".", "init -q --template= --bare -b main shared");
        fs::create_dir(self.at("piet")).unwrap();
        self.git("piet", "init -q --template= -b main");
        self.is("piet", "Piet Jansen");
        self.ok("piet", "init --quiet --lang nl");
        self.write("piet", "employees/anna-de-vries/employee.yaml", anna);
        // what was said before anything was sealed is not what these tests look for
        self.write("piet", TALK, &WORDS.replace("anarie", "oorheen"));
        for who in ["piet", "anna", "eva"] {
            fs::create_dir_all(self.at(who)).unwrap();
            self.ok(who, "key --no-passphrase");
        }
    }

    /// What Piet has, in the shared repository.
    fn share(&self) {
        self.commit("piet");
        self.git("piet", "remote add origin ../shared");
        self.git("piet", "push -q -u origin main");
    }

    /// A clone for someone else.
    fn take_part(&self, who: &str, name: &str) {
        fs::remove_dir(self.at(who)).unwrap();
        self.git(".", &format!("clone -q --template= shared {who}"));
        self.git(who, "remote set-url origin ../shared");
        self.is(who, name);
        self.ok(who, "init --quiet");
    }

    fn is(&self, who: &str, name: &str) {
        for (key, value) in [("user.name", name), ("user.email", "x@example.org"), ("gc.auto", "0")] {
            assert!(self.run(who, "git", &["config", key, value]).status.success());
        }
    }

    /// Where something lies.
    pub fn at(&self, path: &str) -> PathBuf {
        self.home.path().join(path)
    }

    /// Takes someone's secret key away, and gives it back.
    pub fn without_key<T>(&self, who: &str, act: impl FnOnce() -> T) -> T {
        let (there, away) = (self.at(&format!("home-{who}/config/stay")), self.at(&format!("home-{who}/config/away")));
        fs::rename(&there, &away).unwrap();
        let done = act();
        fs::rename(&away, &there).unwrap();
        done
    }

    pub fn command(&self, who: &str, program: &str, arguments: &[&str]) -> Command {
        let home = self.at(&format!("home-{who}"));
        let mut command = if program == "git" { Command::new("git") } else { support::stay(&home, "nl") };
        let programs = Path::new(env!("CARGO_BIN_EXE_stay")).parent().unwrap().to_owned();
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.env("PATH", std::env::join_paths(std::iter::once(programs).chain(std::env::split_paths(&path))).unwrap());
        command.env("HOME", &home).env("XDG_STATE_HOME", home.join("state")).env("XDG_CONFIG_HOME", home.join("config"));
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_EDITOR", "true");
        command.env("LANG", "nl_NL.UTF-8").env("STAY_TODAY", support::TODAY).env("NO_COLOR", "1").env("COLUMNS", "100");
        let day = if who == "anna" { "2026-11-20T09:00:00Z" } else { "2026-11-21T09:00:00Z" };
        command.env("GIT_AUTHOR_DATE", day).env("GIT_COMMITTER_DATE", day);
        command.current_dir(self.at(who)).args(arguments);
        command
    }

    fn run(&self, who: &str, program: &str, arguments: &[&str]) -> Output {
        self.command(who, program, arguments).output().unwrap()
    }

    fn said(output: &Output) -> Said {
        let words = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        Said { code: output.status.code(), words }
    }

    /// Runs the program with a line of arguments.
    pub fn stay(&self, who: &str, line: &str) -> Said {
        let words = shell_words::split(line).unwrap();
        Self::said(&self.run(who, "stay", &words.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    /// The same where it has to go well.
    pub fn ok(&self, who: &str, line: &str) -> String {
        let said = self.stay(who, line);
        assert_eq!(said.code, Some(0), "{who}: stay {line}: {}", said.words);
        said.words
    }

    /// Runs git, however it goes.
    pub fn try_git(&self, who: &str, line: &str) -> Said {
        let words = shell_words::split(line).unwrap();
        Self::said(&self.run(who, "git", &words.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    /// Runs git, which must go well.
    pub fn git(&self, who: &str, line: &str) -> String {
        let said = self.try_git(who, line);
        assert_eq!(said.code, Some(0), "{who}: git {line}: {}", said.words);
        said.words
    }

    pub fn write(&self, who: &str, path: &str, text: &str) {
        let path = self.at(who).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, who: &str, path: &str) -> String {
        fs::read_to_string(self.at(who).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Commits all there is, in a clone.
    pub fn commit(&self, who: &str) {
        self.git(who, "add -A");
        self.git(who, "commit -q -m change");
    }

    /// All that git keeps in a clone, as text.
    pub fn objects(&self, clone: &str) -> String {
        String::from_utf8_lossy(&self.run(clone, "git", &["cat-file", "--batch-all-objects", "--batch"]).stdout).into_owned()
    }

    /// No word that is to be sealed lies anywhere: in no file of anyone, and in none of git's objects.
    pub fn assert_unread(&self) {
        for found in WalkDir::new(self.home.path()).into_iter().flatten().filter(|found| found.file_type().is_file()) {
            let bytes = fs::read(found.path()).unwrap_or_default();
            assert!(!has_canary(&bytes), "{}", found.path().display());
        }
        for clone in ["shared", "piet", "anna", "eva"] {
            let objects = self.run(clone, "git", &["cat-file", "--batch-all-objects", "--batch"]).stdout;
            assert!(!objects.is_empty() && !has_canary(&objects), "in an object of {clone}");
        }
    }
}

fn has_canary(bytes: &[u8]) -> bool {
    bytes.to_ascii_lowercase().windows(b"kanarie".len()).any(|part| part == b"kanarie")
}
