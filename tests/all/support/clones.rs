//! A shared repository and two clones of it, `one` and `two`, with real git.

use crate::support::{self, in_build_folder, in_memory};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;

/// A repository that two people have clones of.
pub struct Clones {
    home: TempDir,
}

/// The file of the one action.
pub const ANNA: &str = "employees/anna/actions/2026-11-22-m4q8z2ka.yaml";
/// What it holds.
pub const ACTION: &str = "id: m4q8z2ka\ntitle: Rooster aanpassen\nowner: manager\ndue: 2026-12-02\nstatus: open\ncreated: 2026-11-22\n";

/// A program as a person runs it: with `stay` on the path, and no settings of git but those of the repository.
fn of_a_person(mut command: Command) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_stay")).parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(program).chain(std::env::split_paths(&path))).unwrap();
    command.env("PATH", path);
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_EDITOR", "true");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Piet Jansen").env(format!("GIT_{role}_EMAIL"), "piet@example.org");
        command.env(format!("GIT_{role}_DATE"), "2026-11-22T09:00:00Z");
    }
    command
}

impl Clones {
    /// A shared repository with one action in it, and two clones that merge with `stay`.
    pub fn new() -> Clones {
        // made once, and copied: starting git so often costs more than most tests
        static MADE: OnceLock<Clones> = OnceLock::new();
        MADE.get_or_init(|| Clones::made().kept()).copy()
    }

    fn made() -> Clones {
        let clones = Clones { home: in_memory() };
        clones.git(".", &["init", "-q", "--bare", "-b", "main", "shared"]);
        clones.git(".", &["init", "-q", "-b", "main", "one"]);
        clones.stay("one", &["init"]);
        fs::create_dir_all(clones.at("one").join(ANNA).parent().unwrap()).unwrap();
        clones.write("one", "employees/anna/employee.yaml", "name: Anna de Vries\nmanager: Piet Jansen\n");
        clones.write("one", ANNA, ACTION);
        clones.commit("one", "begin");
        clones.git("one", &["remote", "add", "origin", "../shared"]);
        clones.git("one", &["push", "-q", "-u", "origin", "main"]);
        clones.git(".", &["clone", "-q", "shared", "two"]);
        // as seen from a clone, so that a copy of all of them stands by itself
        clones.git("two", &["remote", "set-url", "origin", "../shared"]);
        clones.stay("two", &["init"]);
        // git's examples of hooks are most of its files
        for hooks in ["shared/hooks", "one/.git/hooks", "two/.git/hooks"] {
            fs::read_dir(clones.at(hooks)).unwrap().for_each(|hook| fs::remove_file(hook.unwrap().path()).unwrap());
        }
        clones
    }

    /// The same clones once more, each as it lies there.
    pub fn copy(&self) -> Clones {
        self.within(in_memory())
    }

    /// The same clones, to be copied as long as the tests run.
    pub fn kept(self) -> Clones {
        self.within(in_build_folder())
    }

    fn within(&self, home: TempDir) -> Clones {
        let clones = Clones { home };
        support::copy(self.home.path(), clones.home.path());
        clones
    }

    /// Where a clone lies.
    pub fn at(&self, clone: &str) -> PathBuf {
        self.home.path().join(clone)
    }

    /// Runs git in a clone.
    pub fn git(&self, clone: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new("git");
        command.env_clear().env("HOME", self.home.path());
        of_a_person(command).current_dir(self.at(clone)).args(arguments).output().unwrap()
    }

    /// Runs a line in a shell, in a clone, and gives all that it said.
    pub fn shell(&self, clone: &str, line: &str) -> String {
        let command = of_a_person(support::stay(self.home.path(), "nl"));
        let mut shell = Command::new("sh");
        shell.env_clear().envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        words(&shell.current_dir(self.at(clone)).args(["-c", line]).output().unwrap())
    }

    /// The program, to run in a clone.
    pub fn command(&self, clone: &str) -> Command {
        let mut command = of_a_person(support::stay(self.home.path(), "nl"));
        command.current_dir(self.at(clone));
        command
    }

    /// Runs the program in a clone.
    pub fn stay(&self, clone: &str, arguments: &[&str]) -> Output {
        self.command(clone).args(arguments).output().unwrap()
    }

    /// Commits all there is.
    pub fn commit(&self, clone: &str, message: &str) {
        self.git(clone, &["add", "-A"]);
        assert!(self.git(clone, &["commit", "-q", "-m", message]).status.success());
    }

    /// Changes the action in a clone, by hand.
    pub fn edit(&self, clone: &str, from: &str, to: &str) {
        let path = self.at(clone).join(ANNA);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from} is not in\n{text}");
        fs::write(&path, text.replace(from, to)).unwrap();
        self.commit(clone, "change");
    }

    /// What the action holds in a clone after it took in what the other clone pushed.
    pub fn pulled(&self, clone: &str, other: &str) -> (Output, String) {
        assert!(self.git(other, &["push", "-q", "origin", "main"]).status.success());
        let output = self.git(clone, &["pull", "-q", "--no-rebase", "--no-edit"]);
        (output, fs::read_to_string(self.at(clone).join(ANNA)).unwrap())
    }

    /// Writes a file in a clone.
    pub fn write(&self, clone: &str, path: &str, text: &str) {
        fs::write(self.at(clone).join(path), text).unwrap();
    }

    /// What a file holds in a clone.
    pub fn read(&self, clone: &str, path: &str) -> String {
        fs::read_to_string(self.at(clone).join(path)).unwrap()
    }

    /// Gives a clone a hook.
    pub fn hook(&self, clone: &str, name: &str, text: &str) {
        support::script(&self.at(clone).join(".git/hooks").join(name), text);
    }
}

/// All that a command said.
pub fn words(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
