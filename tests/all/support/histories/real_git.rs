//! The same history through git itself, with `stay merge-driver` at work.

use super::model::Tree;
use super::{CLONES, Event, edits};
use crate::support::in_memory;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Clones {
    home: tempfile::TempDir,
    /// Each commit is a minute later than the one before: git tells common ancestors by their age.
    minute: u32,
}

/// Lives a history again in three clones; every file has to be as the model has it after every merge.
pub fn live_again(events: &[Event]) {
    let mut clones = Clones { home: in_memory(), minute: 0 };
    clones.begin();
    for event in events {
        match event {
            Event::Changed { clone, files } => {
                for (path, text) in files {
                    match text {
                        Some(text) => clones.write(*clone, path, text),
                        None => std::fs::remove_file(clones.at(*clone).join(path)).unwrap(),
                    }
                }
                clones.commit(*clone, "change");
            }
            Event::Merged { clone, other, marked, settled } => {
                let output = clones.merge(*clone, *other);
                let words = String::from_utf8_lossy(&output.stderr);
                let is_clean = marked.conflicts.is_empty() && marked.kept.is_empty();
                assert_eq!(output.status.success(), is_clean, "{words}");
                let found = clones.tree(*clone);
                for (path, text) in &marked.tree {
                    assert_eq!(plain(&found[path]), plain(text), "{path} of {} bases: {words}", marked.bases);
                }
                assert_eq!(found.len(), marked.tree.len());
                for path in marked.conflicts.keys() {
                    clones.write(*clone, path, &settled[path]);
                }
                if !is_clean {
                    clones.commit(*clone, "merge");
                }
            }
        }
    }
    let first = clones.tree(0);
    assert!((1..CLONES).all(|clone| clones.tree(clone) == first), "the clones differ at the end");
}

/// A text with what the sides are called taken off the markers.
fn plain(text: &str) -> String {
    let line = |line: &str| if line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>") { line[..7].to_owned() } else { line.to_owned() };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

impl Clones {
    fn begin(&mut self) {
        std::fs::create_dir(self.at(0)).unwrap();
        self.git(0, &["init", "-q", "-b", "main"]);
        for (path, text) in edits::BEGIN {
            self.write(0, path, text);
        }
        assert!(self.run("stay", 0, &["init"]).status.success());
        self.commit(0, "begin");
        for clone in 1..CLONES {
            let [from, to] = [0, clone].map(|clone| self.at(clone).to_str().unwrap().to_owned());
            assert!(self.git(0, &["clone", "-q", &from, &to]).status.success());
        }
        for clone in 0..CLONES {
            assert!(self.run("stay", clone, &["init"]).status.success());
        }
    }

    fn at(&self, clone: usize) -> PathBuf {
        self.home.path().join(clone.to_string())
    }

    fn git(&self, clone: usize, arguments: &[&str]) -> Output {
        self.run("git", clone, arguments)
    }

    fn run(&self, program: &str, clone: usize, arguments: &[&str]) -> Output {
        let mut command = Command::new(program);
        let own = Path::new(env!("CARGO_BIN_EXE_stay")).parent().unwrap().to_owned();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&path))).unwrap();
        command.env_clear().env("HOME", self.home.path()).env("PATH", path).env("LANG", "nl_NL.UTF-8").env("STAY_TODAY", "2026-11-22");
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_EDITOR", "true");
        let now = format!("2026-11-22T{:02}:{:02}:00Z", self.minute / 60, self.minute % 60);
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "Piet Jansen").env(format!("GIT_{role}_EMAIL"), "piet@example.org");
            command.env(format!("GIT_{role}_DATE"), &now);
        }
        command.current_dir(self.at(clone)).args(arguments).output().unwrap()
    }

    fn commit(&mut self, clone: usize, message: &str) {
        self.minute += 1;
        self.git(clone, &["add", "-A"]);
        let output = self.git(clone, &["commit", "-q", "-m", message]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn merge(&mut self, clone: usize, other: usize) -> Output {
        self.minute += 1;
        let from = self.at(other).to_str().unwrap().to_owned();
        assert!(self.git(clone, &["fetch", "-q", &from, "main:refs/heads/other", "--force"]).status.success());
        self.git(clone, &["merge", "-q", "--no-edit", "other"])
    }

    fn write(&self, clone: usize, path: &str, text: &str) {
        let path = self.at(clone).join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// The files of the workspace as they lie there.
    fn tree(&self, clone: usize) -> Tree {
        let output = self.git(clone, &["ls-files", "-z", "--deduplicate", "*.yaml"]);
        let paths = String::from_utf8(output.stdout).unwrap();
        let text = |path: &str| std::fs::read_to_string(self.at(clone).join(path)).unwrap();
        paths.split_terminator('\0').map(|path| (path.to_owned(), text(path))).collect::<BTreeMap<_, _>>()
    }
}
