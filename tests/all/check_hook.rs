//! The hook before a commit: put in when asked, beside what is there, and taken out to the byte.
#![cfg(unix)]

use crate::support::clones::{ACTION, ANNA, Clones, words};
use crate::support::script;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

const HOOK: &str = ".git/hooks/pre-commit";

fn ok(clones: &Clones, clone: &str, line: &[&str]) -> String {
    let output = clones.stay(clone, line);
    assert_eq!(output.status.code(), Some(0), "{}", words(&output));
    words(&output)
}

fn install(clones: &Clones) -> String {
    ok(clones, "one", &["check", "--install-hook", "--yes"])
}

fn remove(clones: &Clones) -> String {
    ok(clones, "one", &["check", "--remove-hook"])
}

/// Commits the action with a status in it; whether that went through, and what was said.
fn commit(clones: &Clones, status: &str) -> (bool, String) {
    clones.write("one", ANNA, &ACTION.replace("status: open", &format!("status: {status}")));
    clones.git("one", &["add", ANNA]);
    let output = clones.git("one", &["commit", "-q", "--allow-empty", "-m", "x"]);
    (output.status.success(), words(&output))
}

fn goes(clones: &Clones) -> String {
    let (went, said) = commit(clones, "open");
    assert!(went, "{said}");
    said
}

fn stops(clones: &Clones) -> String {
    let (went, said) = commit(clones, "opne");
    assert!(!went, "{said}");
    said
}

/// Everything in the folder of hooks that git did not put there: name, what it is, whether it runs.
fn hooks(clones: &Clones) -> Vec<(String, Vec<u8>, u32)> {
    let entries = fs::read_dir(clones.at("one/.git/hooks")).unwrap().flatten();
    let mut found: Vec<_> = entries
        .filter(|entry| !entry.file_name().to_string_lossy().ends_with(".sample"))
        .map(|entry| {
            let data = entry.path().symlink_metadata().unwrap();
            let link = fs::read_link(entry.path()).map(|path| path.into_os_string().into_encoded_bytes());
            let bytes = link.or_else(|_| fs::read(entry.path())).unwrap();
            (entry.file_name().into_string().unwrap(), bytes, data.permissions().mode())
        })
        .collect();
    found.sort();
    found
}

#[test]
fn a_commit_with_a_mistake_is_stopped_and_one_without_is_not_bothered() {
    let clones = Clones::new();
    let said = install(&clones);
    let expected = "✓ vóór elke commit kijkt `stay check --staged` voortaan na wat je vastlegt · .git/hooks/pre-commit\n";
    assert_eq!(said, expected);
    assert_eq!(goes(&clones), "");
    let said = stops(&clones);
    let expected = format!("✗ {ANNA}:5:9\n    `opne` is geen status\n    bedoel je `open`?\nerror: stay vond problemen in wat je vastlegt");
    assert!(said.starts_with(&expected), "{said}");
    assert!(clones.git("one", &["commit", "-qnm", "toch"]).status.success());
}

#[test]
fn twice_changes_nothing_and_taking_out_what_is_not_there_is_fine() {
    let clones = Clones::new();
    let before = hooks(&clones);
    assert_eq!(remove(&clones), "✓ er is hier geen hook van stay\n");
    install(&clones);
    let first = hooks(&clones);
    assert_eq!(first[0].2 & 0o777, 0o755);
    assert_eq!(install(&clones), "✓ de hook is er al · .git/hooks/pre-commit\n");
    assert_eq!(hooks(&clones), first);
    // in another language it is another text, in the same place
    let said = ok(&clones, "one", &["check", "--install-hook", "--yes", "--lang", "en"]);
    assert_eq!(said, "✓ the hook is brought up to date · .git/hooks/pre-commit\n");
    assert!(stops(&clones).contains("error: stay found problems in what you commit"));
    // one that was switched off is switched on again
    fs::set_permissions(clones.at("one").join(HOOK), Permissions::from_mode(0o644)).unwrap();
    install(&clones);
    stops(&clones);
    assert!(remove(&clones).contains("de hook is weg"));
    assert_eq!(hooks(&clones), before);
}

#[test]
fn nobody_gets_one_unasked() {
    let clones = Clones::new();
    let output = clones.stay("one", &["check", "--install-hook"]);
    let said = words(&output);
    assert!(output.status.code() == Some(1) && said.contains("met jouw ja") && said.contains("--yes"), "{said}");
    let said = ok(&clones, "one", &["check", "--install-hook", "--dry-run", "--lang", "en"]);
    assert!(said.starts_with("#!/bin/sh\n") && said.contains("dry run before each commit") && said.contains("    cd '.' "), "{said}");
    assert_eq!(hooks(&clones), []);
    install(&clones);
    let there = hooks(&clones);
    ok(&clones, "one", &["check", "--remove-hook", "--dry-run"]);
    assert_eq!(hooks(&clones), there);
    let outside = clones.stay(".", &["-C", "one", "init", "../elsewhere", "--no-git"]);
    assert!(outside.status.success());
    for asked in ["--install-hook", "--remove-hook"] {
        let output = clones.stay("elsewhere", &["check", asked, "--yes"]);
        assert!(output.status.code() == Some(1) && words(&output).contains("git-repository"), "{}", words(&output));
    }
}

#[test]
fn a_script_that_is_there_goes_on_under_its_own_name() {
    let clones = Clones::new();
    // it leaves early, looks at its own name, and shares no variable with ours
    let script =
        "#!/bin/sh -eu\ncode=own\n[ \"$(basename \"$0\")\" = pre-commit ]\necho \"hers $code\"\nif [ -e halt ]; then exit 7; fi\nexit 0\n";
    clones.hook("one", "pre-commit", script);
    let before = hooks(&clones);
    assert!(install(&clones).contains("✓ de hook die er was gaat daarna gewoon verder"));
    assert!(goes(&clones).contains("hers own"));
    assert!(!stops(&clones).contains("hers"));
    clones.write("one", "halt", "");
    let (went, said) = commit(&clones, "open");
    assert!(!went && said.contains("hers own"), "{said}");
    remove(&clones);
    assert_eq!(hooks(&clones), before);
}

#[test]
fn what_is_no_shell_script_moves_aside_and_goes_first() {
    let clones = Clones::new();
    let link = clones.at("one").join(HOOK);
    script(&clones.at("one/tool.sh"), "#!/bin/sh\necho tool\n[ ! -e halt ]\n");
    fs::create_dir_all(link.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink("../../tool.sh", &link).unwrap();
    let before = hooks(&clones);
    let said = install(&clones);
    assert!(said.ends_with("✓ de hook die er was gaat voor, en heet nu .git/hooks/pre-commit.before-stay\n"), "{said}");
    assert_eq!(clones.read("one", "tool.sh"), "#!/bin/sh\necho tool\n[ ! -e halt ]\n", "nothing is written through a link");
    assert!(goes(&clones).starts_with("tool"));
    assert!(stops(&clones).starts_with("tool\n✗"));
    clones.write("one", "halt", "");
    let (went, said) = commit(&clones, "open");
    assert!(!went && said == "tool\n", "{said}");
    remove(&clones);
    assert_eq!(hooks(&clones), before);
}

#[test]
fn a_script_that_git_does_not_run_stays_asleep() {
    let clones = Clones::new();
    clones.hook("one", "pre-commit", "#!/bin/sh\necho wakker\nexit 1\n");
    fs::set_permissions(clones.at("one").join(HOOK), Permissions::from_mode(0o644)).unwrap();
    let before = hooks(&clones);
    install(&clones);
    assert_eq!(goes(&clones), "");
    stops(&clones);
    remove(&clones);
    assert_eq!(hooks(&clones), before);
}

#[test]
fn nothing_is_overwritten() {
    let clones = Clones::new();
    clones.hook("one", "pre-commit", "#!/usr/bin/env python3\n");
    clones.hook("one", "pre-commit.before-stay", "iets van vroeger\n");
    let before = hooks(&clones);
    let output = clones.stay("one", &["check", "--install-hook", "--yes"]);
    assert!(output.status.code() == Some(1) && words(&output).contains("pre-commit.before-stay"), "{}", words(&output));
    assert_eq!(hooks(&clones), before);
}

#[test]
fn any_hook_comes_back_to_the_byte() {
    const FIRSTS: [&str; 6] =
        ["", "#!/bin/sh\n", "#!/usr/bin/env bash\r\n", "#!/bin/sh", "#!/usr/bin/env python3\n", "\u{feff}#!/bin/sh\n"];
    const ODD: [&str; 5] = ["exec tool \"$0\" \"$@\"\n", "# <<< stay check: .\n", "x # >>> stay check: .\n", "é\0\r\n", "geen einde"];
    let line = prop_oneof!["[ -~]{0,20}\n", prop::sample::select(&ODD[..]).prop_map(str::to_owned)];
    let script = (prop::sample::select(&FIRSTS[..]), prop::collection::vec(line, 0..5));
    let modes = prop::sample::select(&[0o755, 0o700, 0o644][..]);
    let clones = Clones::new();
    let mut runner = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
    let told = runner.run(&(script, modes), |((first, rest), mode)| {
        clones.hook("one", "pre-commit", &format!("{first}{}", rest.concat()));
        fs::set_permissions(clones.at("one").join(HOOK), Permissions::from_mode(mode)).unwrap();
        let before = hooks(&clones);
        install(&clones);
        let there = hooks(&clones);
        prop_assert_ne!(&there, &before);
        install(&clones);
        prop_assert_eq!(hooks(&clones), there);
        remove(&clones);
        prop_assert_eq!(hooks(&clones), before);
        Ok(())
    });
    told.unwrap_or_else(|failed| panic!("{failed}"));
}

/// A second workspace in the repository of `one`.
fn second(clones: &Clones, folder: &str) -> PathBuf {
    let made = clones.stay("one", &["init", folder]);
    assert!(made.status.success(), "{}", words(&made));
    clones.at("one").join(folder)
}

#[test]
fn each_workspace_of_a_repository_has_its_own_part() {
    let clones = Clones::new();
    let folder = second(&clones, "it's team 2");
    install(&clones);
    let alone = hooks(&clones);
    ok(&clones, "one/it's team 2", &["check", "--install-hook", "--yes"]);
    assert_eq!(goes(&clones), "");
    fs::create_dir_all(folder.join("employees/bo")).unwrap();
    fs::write(folder.join("employees/bo/employee.yaml"), "naam: Bo\n").unwrap();
    clones.git("one", &["add", "-A"]);
    let output = clones.git("one", &["commit", "-qm", "x"]);
    assert!(!output.status.success() && words(&output).contains("✗ employees/bo/employee.yaml:1:1"), "{}", words(&output));
    // on a branch where the folder is not there
    fs::rename(&folder, clones.at("away")).unwrap();
    clones.git("one", &["add", "-A"]);
    assert_eq!(goes(&clones), "");
    fs::rename(clones.at("away"), &folder).unwrap();
    ok(&clones, "one/it's team 2", &["check", "--remove-hook"]);
    assert_eq!(hooks(&clones), alone);
    stops(&clones);
}

#[test]
fn a_part_of_what_is_staged_and_another_work_tree_are_seen_as_git_sees_them() {
    let clones = Clones::new();
    let folder = second(&clones, "team");
    ok(&clones, "one/team", &["check", "--install-hook", "--yes"]);
    assert!(clones.git("one/team", &["add", "-A"]).status.success());
    assert!(clones.git("one/team", &["commit", "-qm", "team"]).status.success());
    let card = "employees/bo/employee.yaml";
    fs::create_dir_all(folder.join("employees/bo")).unwrap();
    fs::write(folder.join(card), "naam: Bo\n").unwrap();
    fs::write(folder.join("stay.yaml"), fs::read_to_string(folder.join("stay.yaml")).unwrap() + "# meer\n").unwrap();
    clones.git("one/team", &["add", card]);
    // only the other file: git makes an index for just this commit
    let output = clones.git("one/team", &["commit", "-qm", "settings", "stay.yaml"]);
    assert!(output.status.success(), "{}", words(&output));
    let output = clones.git("one/team", &["commit", "-qm", "card"]);
    assert!(!output.status.success() && words(&output).contains(card), "{}", words(&output));
    clones.git("one", &["worktree", "add", "-q", "../tree"]);
    fs::create_dir_all(clones.at("tree/team/employees/bo")).unwrap();
    clones.write("tree", &format!("team/{card}"), "naam: Bo\n");
    clones.git("tree", &["add", "-A"]);
    let output = clones.git("tree", &["commit", "-qm", "card"]);
    assert!(!output.status.success() && words(&output).contains(card), "{}", words(&output));
}

#[test]
fn hooks_may_lie_elsewhere() {
    let clones = Clones::new();
    clones.git("one", &["config", "core.hooksPath", ".githooks"]);
    assert!(install(&clones).contains("· .githooks/pre-commit"));
    stops(&clones);
    remove(&clones);
    assert!(!clones.at("one/.githooks/pre-commit").exists());
    fs::create_dir(clones.at("everyones")).unwrap();
    clones.git("one", &["config", "core.hooksPath", clones.at("everyones").to_str().unwrap()]);
    clones.git("shared", &["config", "core.hooksPath", clones.at("everyones").to_str().unwrap()]);
    assert!(install(&clones).starts_with("let op: die map geldt ook voor andere"));
    stops(&clones);
    fs::create_dir(clones.at("other")).unwrap();
    clones.git("other", &["init", "-q"]);
    clones.git("other", &["config", "core.hooksPath", clones.at("everyones").to_str().unwrap()]);
    let output = clones.git("other", &["commit", "-q", "--allow-empty", "-m", "x"]);
    assert!(output.status.success() && words(&output).is_empty(), "{}", words(&output));
}

/// Runs the hook with nothing but what is in a folder on the path.
fn run_with(clones: &Clones, folder: &Path) -> (Option<i32>, String) {
    let mut command = Command::new("/bin/sh");
    command.arg(clones.at("one").join(HOOK)).current_dir(clones.at("one")).env_clear().env("PATH", folder);
    let output = command.output().unwrap();
    (output.status.code(), words(&output))
}

#[test]
fn a_program_that_is_missing_or_broken_is_said_and_stops_nobody() {
    let clones = Clones::new();
    install(&clones);
    let bin = clones.at("bin");
    fs::create_dir(&bin).unwrap();
    assert_eq!(run_with(&clones, &bin), (Some(0), "stay is hier niet te vinden: wat je vastlegt is niet nagekeken\n".to_owned()));
    for code in [1, 2, 101, 127] {
        script(&bin.join("stay"), &format!("#!/bin/sh\nexit {code}\n"));
        let said = "stay kon niet nakijken wat je vastlegt; het wordt wel vastgelegd\n";
        assert_eq!(run_with(&clones, &bin), (Some(0), said.to_owned()), "{code}");
    }
    fs::write(bin.join("stay"), "#!/bin/sh\nexit 4\n").unwrap();
    assert_eq!(run_with(&clones, &bin).0, Some(1));
}

#[test]
fn what_stay_commits_itself_is_looked_at_too() {
    let clones = Clones::new();
    install(&clones);
    ok(&clones, "one", &["done", "m4q"]);
    assert!(ok(&clones, "one", &["sync"]).contains("verstuurd"));
    clones.write("one", ANNA, &format!("{ACTION}colour: red\n"));
    let output = clones.stay("one", &["sync"]);
    let said = words(&output);
    assert!(
        output.status.code() == Some(1) && said.contains("`colour`") && said.contains("stay vond problemen in wat je vastlegt"),
        "{said}"
    );
    assert!(words(&clones.stay("one", &["check", "--staged"])).contains("`colour`"));
}

#[test]
fn a_script_hears_of_it_as_json() {
    let clones = Clones::new();
    clones.hook("one", "pre-commit", "#!/usr/bin/env python3\n");
    let json = |line: &[&str]| -> serde_json::Value {
        let output = clones.stay("one", line);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error} {}", words(&output)))
    };
    let answer = json(&["check", "--install-hook", "--yes", "--json"]);
    let hook = serde_json::json!({"path": HOOK, "installed": true, "changed": true, "aside": ".git/hooks/pre-commit.before-stay"});
    assert_eq!((&answer["hook"], &answer["dry_run"]), (&hook, &false.into()));
    assert_eq!(json(&["check", "--install-hook", "--json"])["hook"]["changed"], false);
    assert_eq!(json(&["check", "--remove-hook", "--json"])["hook"]["installed"], false);
}
