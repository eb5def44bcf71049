//! What a person wrote by hand in a file stays there, whatever command changes that file: each comment, and each key that
//! `stay` does not know.
#![cfg(unix)]

use crate::support::sandbox::{COPY, Run, Sandbox, output_of};
use stay::store::yaml::comments;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file of the workspace that people may write in.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() && entry.file_name() != ".stay" {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
    found.sort();
}

/// The example with a comment behind each line and above each, as far as those are comments, and a key of one's own in
/// each file and each obstacle of the vocabulary.
struct Commented {
    sandbox: Sandbox,
    comments: BTreeMap<String, usize>,
    keys: usize,
}

impl Commented {
    fn new() -> Commented {
        let sandbox = Sandbox::copy();
        let mut all = Vec::new();
        files(&sandbox.root.join(COPY), &mut all);
        let (mut number, mut keys) = (0, 0);
        for path in all.iter().filter(|path| !path.to_string_lossy().contains("/questions/")) {
            let mut out = String::new();
            let mut text_at = None;
            let mut in_vocabulary = false;
            for line in fs::read_to_string(path).unwrap().lines() {
                let indent = line.len() - line.trim_start().len();
                let is_text = text_at.is_some_and(|at| indent > at || line.is_empty());
                text_at = text_at.filter(|_| is_text);
                if is_text || line.trim_start().starts_with('#') {
                    out.push_str(&format!("{line}\n"));
                    continue;
                }
                let dash = line.trim_start().starts_with("- ").then_some(indent);
                if line.ends_with('|') {
                    text_at = Some(dash.map_or(indent, |at| at + 2).min(indent + 2).max(indent));
                }
                number += 1;
                let pad = " ".repeat(indent);
                out.push_str(&format!("{pad}# boven {number}.\n{line} # achter {number}.\n"));
                in_vocabulary = if indent == 0 { line.starts_with("obstacles:") && path.ends_with("stay.yaml") } else { in_vocabulary };
                if in_vocabulary && indent == 2 && line.ends_with(':') {
                    keys += 1;
                    out.push_str(&format!("    eigen-{keys}: waarde {keys}.\n"));
                }
            }
            keys += 1;
            out.push_str(&format!("eigen-{keys}: waarde {keys}.\n# einde {number}.\n"));
            fs::write(path, out).unwrap();
        }
        let mut commented = Commented { sandbox, comments: BTreeMap::new(), keys };
        commented.comments = commented.there();
        assert!(commented.comments.len() > 1_000, "{}", commented.comments.len());
        commented
    }

    /// How often each comment is there.
    fn there(&self) -> BTreeMap<String, usize> {
        let mut all = Vec::new();
        files(&self.sandbox.root.join(COPY), &mut all);
        let mut there = BTreeMap::new();
        for path in all {
            let text = fs::read_to_string(path).unwrap();
            comments::of(&text).iter().for_each(|comment| *there.entry(comment.text.to_owned()).or_default() += 1);
        }
        there
    }

    fn run(&self, line: &str) -> Run {
        let words = shell_words::split(&format!("-C {COPY} --today 2026-11-20 --no-input --yes {line}")).unwrap();
        output_of(
            self.sandbox
                .command(env!("CARGO_BIN_EXE_stay"))
                .args(words)
                .env("EDITOR", "sed -i 's/^\\(role\\|title\\): [^#]*/\\1: anders /'"),
        )
    }

    /// Runs a command that has to end well, and looks whether all is there still.
    fn keeps(&self, line: &str) -> Run {
        let run = self.run(line);
        // `check` ends with 4, for it does not know the keys
        assert!(run.code == Some(if line.starts_with("check") { 4 } else { 0 }), "{line}: {run:?}");
        self.assert_all(line);
        run
    }

    fn assert_all(&self, line: &str) {
        let there = self.there();
        for (comment, count) in &self.comments {
            assert!(there.get(comment).is_some_and(|now| now >= count), "{line}: {comment} is gone");
        }
        let mut all = Vec::new();
        files(&self.sandbox.root.join(COPY), &mut all);
        let texts: String = all.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
        for number in 1..=self.keys {
            assert!(texts.contains(&format!("eigen-{number}: waarde {number}.")), "{line}: eigen-{number} is gone");
        }
    }

    fn edit(&self, path: &str, change: impl FnOnce(String) -> String) {
        let path = self.sandbox.root.join(COPY).join(path);
        fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
    }
}

#[test]
fn no_command_takes_out_what_someone_wrote() {
    let work = Commented::new();
    let ended = |folder: &str, status: &str| -> Vec<String> {
        let mut all = Vec::new();
        files(&work.sandbox.root.join(COPY), &mut all);
        let is_one = |path: &&PathBuf| {
            path.to_string_lossy().contains(folder) && fs::read_to_string(path).unwrap().contains(&format!("\nstatus: {status} "))
        };
        all.iter().filter(is_one).map(|path| path.file_stem().unwrap().to_string_lossy()[11..].to_owned()).collect()
    };
    let (done, closed, open) = (ended("/actions/", "done"), ended("/conversations/", "closed"), ended("/actions/", "open"));
    for id in done.iter().take(3).chain(closed.iter().take(3)) {
        work.keeps(&format!("reopen {id}"));
        work.keeps("undo");
        work.keeps(&format!("reopen {id}"));
    }
    for id in open.iter().take(2) {
        work.keeps(&format!("done {id} --win 'Het werkt' --note klaar"));
        work.keeps(&format!("reopen {id}"));
        work.keeps(&format!("drop {id} --because 'niet meer nodig'"));
        work.keeps(&format!("edit {id}"));
    }
    work.keeps(&format!("close {} --summary 'Kort'", closed[0]));
    work.keeps("obstacles merge reistijd registratiedruk");
    work.keeps("obstacles merge overdracht geen-tijd-voor-leren onderbezetting");
    work.keeps("undo");
    work.keeps("obstacles name roosterwijzigingen --also 'wisselend rooster' --label 'en=Roster'");
    work.keeps("employee edit shanti");
    work.keeps("employee leave bas --date 2026-10-01");
    work.keeps("employee handover shanti --to 'Piet Jansen' --take n5t8e2wd");
    work.keeps("undo");
}

#[test]
fn a_mark_that_is_taken_back_and_a_mending_keep_what_stands_there() {
    let work = Commented::new();
    work.keeps("release mcsd27fg 1 --withdraw");
    work.edit("employees/shanti-ramdin/employee.yaml", |text| text.replace("started: 2017-04-01", "started: 2017-4-1"));
    let path = "employees/shanti-ramdin/actions/2026-10-15-n5t8e2wd.yaml";
    work.edit(path, |text| text.replace("id: n5t8e2wd", "id: n5t8e2we").replace("status: open", "status: Open"));
    work.keeps("check --fix");
}

#[test]
fn what_two_obstacles_say_differently_is_not_chosen_between() {
    let sandbox = Sandbox::empty();
    sandbox.stay("init --lang en");
    let path = sandbox.root.join("stay.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let vocabulary =
        "obstacles:\n  laptop:\n    owner: Fatima\n    label:\n      en: Laptop\n      fr: Ordinateur\n  pc:\n    owner: Piet\n  desk:\n";
    fs::write(&path, format!("{text}{vocabulary}")).unwrap();
    let run = sandbox.stay("obstacles merge laptop pc");
    let line = text.lines().count() + 3;
    assert!(run.code == Some(1) && run.stderr.contains(&format!("stay.yaml:{line}:5")) && run.stderr.contains("owner"), "{run:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("{text}{vocabulary}"));
    assert_eq!(sandbox.stay("obstacles merge laptop desk").code, Some(0));
    let after = fs::read_to_string(&path).unwrap();
    let meant =
        "obstacles:\n  pc:\n    owner: Piet\n  desk:\n    also:\n    - Laptop\n    owner: Fatima\n    label:\n      fr: Ordinateur\n";
    assert!(after.ends_with(meant), "{after}");
}
