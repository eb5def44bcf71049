//! Two people with a clone each, Piet in `one` and Sofie in `two`, with real git and a terminal to answer at.
use crate::support::{self, copy, in_build_folder, in_memory};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The file of the one action.
pub const ACTION: &str = "employees/anna/actions/2026-11-22-m4q8z2ka.yaml";
/// What it holds at first.
pub const TEXT: &str = "id: m4q8z2ka\ntitle: Rooster aanpassen\nowner: manager   # Piet\ndue: 2026-12-02\nstatus: open\nnote: |\n  Een.\n  Twee.\n  Drie.\ncreated: 2026-11-22\n";

/// What a command came to.
#[derive(Debug)]
pub struct Said {
    /// How it ended.
    pub code: Option<i32>,
    /// All that it said, in both streams.
    pub words: String,
}

/// Two clones of one repository.
pub struct ClonePair {
    home: tempfile::TempDir,
    lang: &'static str,
}

fn said(output: &Output) -> Said {
    let words = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Said { code: output.status.code(), words }
}

impl ClonePair {
    /// Has git guess at renames in a clone, as it does where `stay init` did not say otherwise.
    pub fn guesses(&self, clone: &str) {
        self.git(clone, "config merge.renames true");
        self.git(clone, "config merge.directoryRenames true");
        self.git(clone, "config pull.twohead ort");
    }

    /// Both with one action of Anna's, merged with `stay`.
    pub fn new() -> ClonePair {
        ClonePair::with("nl", &[])
    }

    /// The same in a language, with these files too.
    pub fn with(lang: &'static str, files: &[(&str, &str)]) -> ClonePair {
        // made once, and copied: starting git some twenty times costs more than all the rest
        static MADE: OnceLock<[ClonePair; 2]> = OnceLock::new();
        let made = MADE.get_or_init(|| ["nl", "en"].map(ClonePair::made));
        let pair = ClonePair { home: in_memory(), lang };
        copy(made[usize::from(lang == "en")].home.path(), pair.home.path());
        if !files.is_empty() {
            files.iter().for_each(|(path, text)| pair.write("one", path, text));
            if !pair.git("one", "status --porcelain").is_empty() {
                pair.push("one");
                pair.git("two", "pull -q");
            }
        }
        pair
    }

    fn made(lang: &'static str) -> ClonePair {
        let pair = ClonePair { home: in_build_folder(), lang };
        pair.git(".", "init -q --template= --bare -b main shared");
        pair.git(".", "init -q --template= -b main one");
        pair.is("one", "Piet Jansen");
        pair.stay("one", "init --quiet");
        pair.write("one", "employees/anna/employee.yaml", "name: Anna de Vries\nmanager: Piet Jansen\n");
        pair.write("one", ACTION, TEXT);
        pair.commit("one");
        pair.git("one", "remote add origin ../shared");
        pair.git("one", "push -q -u origin main");
        pair.git(".", "clone -q --template= shared two");
        pair.git("two", "remote set-url origin ../shared");
        pair.is("two", "Sofie de Wit");
        pair.stay("two", "init --quiet");
        pair
    }

    fn is(&self, clone: &str, name: &str) {
        for (key, value) in [("user.name", name), ("user.email", "x@example.org"), ("gc.auto", "0")] {
            assert!(self.run(clone, "git", &["config", key, value]).status.success());
        }
    }

    /// Where a clone lies.
    pub fn at(&self, path: &str) -> PathBuf {
        self.home.path().join(path)
    }

    fn command(&self, clone: &str, program: &str, arguments: &[&str]) -> Command {
        let mut command = if program == "git" { Command::new("git") } else { support::stay(self.home.path(), self.lang) };
        let programs = Path::new(env!("CARGO_BIN_EXE_stay")).parent().unwrap().to_owned();
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.env("PATH", std::env::join_paths(std::iter::once(programs).chain(std::env::split_paths(&path))).unwrap());
        command
            .env("HOME", self.home.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_EDITOR", "true");
        // each writes on another day
        let day = if clone == "two" { "2026-11-20T09:00:00Z" } else { "2026-11-21T09:00:00Z" };
        command.env("GIT_AUTHOR_DATE", day).env("GIT_COMMITTER_DATE", day);
        command.current_dir(self.at(clone)).args(arguments);
        command
    }

    fn run(&self, clone: &str, program: &str, arguments: &[&str]) -> Output {
        self.command(clone, program, arguments).output().unwrap()
    }

    /// Runs git with a line of arguments, which must go well.
    pub fn git(&self, clone: &str, line: &str) -> String {
        let output = self.try_git(clone, line);
        assert_eq!(output.code, Some(0), "git {line}: {}", output.words);
        output.words
    }

    /// The same, however it goes.
    pub fn try_git(&self, clone: &str, line: &str) -> Said {
        let words = shell_words::split(line).unwrap();
        said(&self.run(clone, "git", &words.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    /// Runs the program with a line of arguments.
    pub fn stay(&self, clone: &str, line: &str) -> Said {
        let words = shell_words::split(line).unwrap();
        said(&self.run(clone, "stay", &words.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    /// Runs it at a terminal where `typed` is typed, in another editor perhaps.
    #[cfg(target_os = "linux")]
    pub fn typed(&self, clone: &str, line: &str, typed: &str, editor: Option<&str>) -> Said {
        let words = shell_words::split(line).unwrap();
        let mut command = self.command(clone, "stay", &words.iter().map(String::as_str).collect::<Vec<_>>());
        editor.map(|editor| command.env("VISUAL", editor));
        let asked = crate::support::terminal::typed_at(command, typed);
        Said { code: asked.code, words: asked.on_screen }
    }

    /// Writes a file.
    pub fn write(&self, clone: &str, path: &str, text: &str) {
        let path = self.at(clone).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// What a file holds.
    pub fn read(&self, clone: &str, path: &str) -> String {
        fs::read_to_string(self.at(clone).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Changes a file by hand.
    pub fn edit(&self, clone: &str, path: &str, from: &str, to: &str) {
        let text = self.read(clone, path);
        assert!(text.contains(from), "{from} is not in\n{text}");
        self.write(clone, path, &text.replace(from, to));
    }

    /// Commits all there is.
    pub fn commit(&self, clone: &str) {
        self.git(clone, "add -A");
        self.git(clone, "commit -q -m change");
    }

    /// Commits all there is, and sends it.
    pub fn push(&self, clone: &str) {
        self.commit(clone);
        self.git(clone, "push -q origin HEAD:main");
    }

    /// What git says of the files, a line each.
    pub fn status(&self, clone: &str) -> String {
        self.git(clone, "status --porcelain --untracked-files=no")
    }

    /// Whether nothing waits for a choice.
    pub fn is_settled(&self, clone: &str) -> bool {
        self.git(clone, "ls-files --unmerged").is_empty()
    }
}
