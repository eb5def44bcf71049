//! Files that systems, editors and programs that keep folders in step leave about: nobody's words, and never a problem.

use crate::support::sandbox::{COPY, Sandbox};
use std::fs;

const LEFT: &[&str] = &[
    ".DS_Store",
    "._2026-06-04-w2xjmafv.yaml",
    "Thumbs.db",
    "desktop.ini",
    ".2026-06-04-w2xjmafv.yaml.swp",
    ".2026-06-04-w2xjmafv.yaml.un~",
    "2026-06-04-w2xjmafv.yaml~",
    "#2026-06-04-w2xjmafv.yaml#",
    "4913",
    ".goutputstream-X1Y2Z3",
    "2026-06-04-w2xjmafv.yaml.tmp",
    "._own.yaml",
    "~$own.yaml",
];

/// What may hold what someone wrote.
const WORDS: &[&str] = &[
    "2026-06-04-w2xjmafv (Anna's conflicted copy 2026-11-20).yaml",
    "2026-06-04-w2xjmafv.sync-conflict-20261120-101010-ABCDEFG.yaml",
    "2026-06-04-w2xjmafv.yaml.orig",
    "notes.txt",
];

fn folders() -> Vec<String> {
    let of_a_person = ["", "/conversations", "/actions", "/goals", "/private"].map(|below| format!("employees/shanti-ramdin{below}"));
    of_a_person.into_iter().chain(["employees", "organisation", "organisation/actions", "questions"].map(str::to_owned)).collect()
}

/// The example with files of these names in each of its folders.
fn with(names: &[&str]) -> Sandbox {
    let sandbox = Sandbox::copy();
    for folder in folders() {
        let folder = sandbox.root.join(COPY).join(folder);
        fs::create_dir_all(&folder).unwrap();
        names.iter().for_each(|name| fs::write(folder.join(name), "b0VIM 9.1\0\u{1}").unwrap());
    }
    sandbox
}

#[test]
fn no_command_minds_them_wherever_they_lie() {
    let sandbox = with(LEFT);
    for line in ["check", "report", "questions", "agenda", "employee list", "list", ""] {
        let run = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 --json {line}"));
        assert!(run.code == Some(0) && run.stdout.contains("\"problems\":[]"), "{line}: {run:?}");
    }
}

#[test]
fn nor_does_a_commit_that_has_them() {
    let sandbox = with(LEFT);
    sandbox.in_git();
    assert!(sandbox.command("git").args(["add", "-Af", "."]).status().unwrap().success());
    let run = sandbox.stay(&format!("-C {COPY} check --staged"));
    assert_eq!(run.code, Some(0), "{run:?}");
}

#[cfg(unix)]
#[test]
fn the_lock_of_an_editor_is_a_link_that_leads_nowhere() {
    let sandbox = Sandbox::copy();
    for folder in folders() {
        let folder = sandbox.root.join(COPY).join(folder);
        fs::create_dir_all(&folder).unwrap();
        std::os::unix::fs::symlink("piet@laptop.4711:1795000000", folder.join(".#own.yaml")).unwrap();
    }
    let run = sandbox.stay(&format!("-C {COPY} check"));
    assert_eq!(run.code, Some(0), "{run:?}");
}

#[test]
fn what_may_hold_words_is_named() {
    let sandbox = with(WORDS);
    let run = sandbox.stay(&format!("-C {COPY} --json check"));
    assert_eq!(run.code, Some(4));
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let named: Vec<&str> = answer["problems"].as_array().unwrap().iter().filter_map(|problem| problem["path"].as_str()).collect();
    for folder in folders() {
        for name in WORDS {
            let path = format!("{folder}/{name}");
            assert!(named.contains(&path.as_str()), "{path} in {named:?}");
        }
    }
}
