//! `stay check --staged`: what is about to be committed, as git's index has it.
#![cfg(unix)]

use crate::support::clones::{ACTION, ANNA, Clones, words};
use crate::support::sandbox::{COPY, Sandbox};
use serde_json::Value;
use std::fs;
use std::path::Path;

const TALK: &str = "employees/anna/conversations/2026-11-20-k7m3x9qa.yaml";
const TALK_TEXT: &str = "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-20\n";
const BAS: &str = "employees/bas/employee.yaml";

/// Writes a file with the folders above it.
fn write(clones: &Clones, path: &str, text: &str) {
    fs::create_dir_all(clones.at("one").join(path).parent().unwrap()).unwrap();
    clones.write("one", path, text);
}

/// Writes a file and stages it.
fn stage(clones: &Clones, path: &str, text: &str) {
    write(clones, path, text);
    assert!(clones.git("one", &["add", "--", path]).status.success());
}

/// How the look ended, and all that it said.
fn look(clones: &Clones, arguments: &[&str]) -> (Option<i32>, String) {
    let output = clones.stay("one", &[&["check", "--staged"], arguments].concat());
    (output.status.code(), words(&output))
}

fn clean(clones: &Clones) {
    let (code, said) = look(clones, &[]);
    assert!(code == Some(0) && said.contains("niets mis"), "{code:?} {said}");
}

/// The paths of what was found.
fn found(clones: &Clones) -> Vec<String> {
    let (code, said) = look(clones, &["--json"]);
    assert_eq!(code, Some(4), "{said}");
    let answer: Value = serde_json::from_str(&said).unwrap();
    answer["problems"].as_array().unwrap().iter().map(|problem| problem["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn it_is_the_index_that_counts_and_not_the_disk() {
    let clones = Clones::new();
    assert!(look(&clones, &[]).1.contains("er staat niets van deze werkmap klaar"));
    stage(&clones, ANNA, &ACTION.replace("status: open", "status: opne"));
    clones.write("one", ANNA, ACTION);
    assert_eq!(found(&clones), [ANNA]);
    stage(&clones, ANNA, &ACTION.replace("12-02", "12-16"));
    clones.write("one", ANNA, "<<<<<<< HEAD\n");
    clean(&clones);
}

#[test]
fn what_is_not_staged_is_not_judged() {
    let clones = Clones::new();
    stage(&clones, "employees/anna/actions/2026-11-01-w2x4y6z8.yaml", "id: w2x4y6z8\ntitle: half\"\nowner: manager\nstatus: opne\n");
    clones.commit("one", "a mistake of long ago");
    stage(&clones, ANNA, &ACTION.replace("12-02", "12-16"));
    clean(&clones);
    // nor what lies outside the folders that are the workspace's
    stage(&clones, "README.md", "<<<<<<< HEAD\n");
    stage(&clones, "docs/employees/oud.txt", "x");
    clean(&clones);
}

#[test]
fn a_pointer_may_go_to_what_the_index_holds_and_to_nothing_else() {
    let clones = Clones::new();
    let pointing = format!("{ACTION}conversation: k7m3x9qa\n");
    stage(&clones, ANNA, &pointing);
    write(&clones, TALK, TALK_TEXT);
    assert_eq!(found(&clones), [ANNA], "on disk alone it is of no use to others");
    stage(&clones, TALK, TALK_TEXT);
    clean(&clones);
    clones.commit("one", "both");
    stage(&clones, ANNA, &pointing.replace("12-02", "12-16"));
    clean(&clones);
    // the file that still points there is not staged, but it is this commit that breaks it
    clones.commit("one", "later");
    clones.git("one", &["rm", "-q", TALK]);
    assert_eq!(found(&clones), [ANNA]);
}

#[test]
fn a_talk_that_can_not_be_read_is_there_all_the_same() {
    let clones = Clones::new();
    stage(&clones, TALK, "id: k7m3x9qa\nstatus: \"half\n");
    clones.commit("one", "a mistake of long ago");
    stage(&clones, ANNA, &format!("{ACTION}conversation: k7m3x9qa\n"));
    clean(&clones);
}

#[test]
fn an_id_that_comes_a_second_time_is_named_wherever_the_first_is() {
    for (name, expected) in [("bas", "employees/bas/actions/2026-11-22-m4q8z2ka.yaml"), ("aad", ANNA)] {
        let clones = Clones::new();
        stage(&clones, &format!("employees/{name}/employee.yaml"), "name: Bas Willems\n");
        stage(&clones, &format!("employees/{name}/actions/2026-11-22-m4q8z2ka.yaml"), ACTION);
        assert_eq!(found(&clones), [expected], "as `stay check` would");
        clones.commit("one", "copied");
        stage(&clones, &format!("employees/{name}/employee.yaml"), "name: Bas\n");
        clean(&clones);
    }
}

#[test]
fn what_does_not_belong_is_named_before_it_is_everyones() {
    let clones = Clones::new();
    stage(&clones, "employees/anna/kladje.txt", "alleen voor mij");
    stage(&clones, "employees/anna/oud/2025/x.yaml", "x");
    stage(&clones, "employees/anna/private/klacht.txt", "niet verzegeld");
    stage(&clones, "employees/anna/private/2026-11-22-t9d4h3wm.age", "age");
    stage(&clones, "employees/anna/.gitkeep", "");
    let link = "employees/anna/goals/2026-11-22-p2w6r8tc.yaml";
    fs::create_dir_all(clones.at("one").join(link).parent().unwrap()).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", clones.at("one").join(link)).unwrap();
    clones.git("one", &["add", "-A"]);
    let strays = ["employees/anna/kladje.txt", "employees/anna/oud/", "employees/anna/private/klacht.txt"];
    assert_eq!(found(&clones), [&[link], &strays[..]].concat());
}

#[test]
fn a_person_without_a_card_is_named_when_this_commit_makes_it_so() {
    let clones = Clones::new();
    let talk = TALK.replace("/anna/", "/bas/");
    stage(&clones, &talk, TALK_TEXT);
    write(&clones, BAS, "name: Bas Willems\n");
    assert_eq!(found(&clones), [BAS], "forgotten");
    clones.commit("one", "both after all");
    clones.git("one", &["rm", "-q", "--cached", BAS]);
    assert_eq!(found(&clones), [BAS], "taken away");
    assert!(clones.git("one", &["commit", "-qm", "so be it"]).status.success());
    stage(&clones, &talk, &TALK_TEXT.replace("open", "planned"));
    clean(&clones);
}

#[test]
fn settings_and_questions_count_as_they_are_staged() {
    let clones = Clones::new();
    let settings = clones.read("one", "stay.yaml");
    stage(&clones, "employees/anna/employee.yaml", "name: Anna de Vries\nteam: Zorg\n");
    stage(&clones, TALK, &format!("{}themes: [vertrouwen]\n", TALK_TEXT.replace("type: stay", "type: inwerk")));
    assert_eq!(found(&clones), [TALK, TALK], "an unknown type, an unknown theme");
    stage(&clones, "questions/own.yaml", "- theme: vertrouwen\n  nl: Wie vertrouw je?\n");
    stage(&clones, "stay.yaml", &format!("{settings}teams: [Planning]\ntypes: {{inwerk: {{name: Inwerken}}}}\n"));
    clones.write("one", "stay.yaml", &settings);
    assert_eq!(found(&clones), ["employees/anna/employee.yaml"], "a team that is not on the staged list");
    stage(&clones, "questions/own.yaml", "- thema: vertrouwen\n");
    assert!(found(&clones).contains(&"questions/own.yaml".to_owned()));
}

#[test]
fn conflicts_do_not_go_in() {
    let clones = Clones::new();
    clones.edit("one", "12-02", "12-09");
    clones.edit("two", "12-02", "12-16");
    assert!(!clones.pulled("one", "two").0.status.success());
    let (code, said) = look(&clones, &[]);
    assert!(code == Some(4) && said.contains("samenvoegconflict"), "{said}");
    // staged with the markers still in it
    clones.git("one", &["add", ANNA]);
    assert_eq!(found(&clones), [ANNA]);
    stage(&clones, ANNA, &ACTION.replace("12-02", "12-16").replace("open", "done\nclosed: 2026-11-22"));
    clean(&clones);
}

#[test]
fn no_file_is_too_odd_to_be_named() {
    let clones = Clones::new();
    let big = format!("{ACTION}note: {}\n", "x".repeat(1 << 20));
    stage(&clones, ANNA, &big);
    let (code, said) = look(&clones, &[]);
    assert!(code == Some(4) && said.contains(ANNA), "{said}");
    fs::write(clones.at("one").join(ANNA), b"title: \xff\n").unwrap();
    stage(&clones, TALK, "");
    clones.git("one", &["add", "-A"]);
    assert_eq!(found(&clones), [ANNA, TALK]);
    stage(&clones, "employees/anna/actions/with\nbreak.yaml", "x");
    let (_, said) = look(&clones, &["--lang", "en"]);
    assert!(said.ends_with("3 problems in 3 files\n"), "{said}");
}

#[test]
fn paths_may_narrow_it_also_those_that_go() {
    let clones = Clones::new();
    stage(&clones, "stay.yaml", "langauge: nl\n");
    stage(&clones, TALK, TALK_TEXT);
    clones.commit("one", "a talk");
    stage(&clones, "stay.yaml", "versoin: 1\n");
    clones.git("one", &["rm", "-q", "-r", "employees"]);
    assert_eq!(look(&clones, &["stay.yaml"]).0, Some(4));
    assert_eq!(look(&clones, &["employees"]), (Some(0), "✓ 3 bestanden bekeken, niets mis\n".to_owned()));
    assert_eq!(look(&clones, &[TALK]).0, Some(0));
    let (code, said) = look(&clones, &["employees/bas"]);
    assert!(code == Some(1) && said.contains("employees/bas is er niet"), "{said}");
}

#[test]
fn it_is_said_in_english_and_before_the_first_commit_too() {
    let clones = Clones::new();
    fs::create_dir(clones.at("fresh")).unwrap();
    clones.stay("fresh", &["init", "--lang", "en"]);
    let said = words(&clones.stay("fresh", &["check", "--staged"]));
    assert!(said.starts_with("error: this workspace is in no git repository\n"), "{said}");
    clones.git("fresh", &["init", "-q", "-b", "main"]);
    let nothing = "✓ nothing of this workspace is staged (`git add` stages something)\n";
    assert_eq!(words(&clones.stay("fresh", &["check", "--staged"])), nothing);
    fs::create_dir_all(clones.at("fresh/employees/anna/actions")).unwrap();
    clones.write("fresh", "employees/anna/employee.yaml", "name: Anna\nteem: Care\n");
    clones.git("fresh", &["add", "-A"]);
    let output = clones.stay("fresh", &["check", "--staged"]);
    let expected = "\
✗ employees/anna/employee.yaml:2:1
    the key `teem` is unknown
    do you mean `team`?
1 problem in 4 files
";
    assert_eq!((output.status.code(), words(&output)), (Some(4), expected.to_owned()));
}

#[test]
fn it_looks_and_mends_nothing() {
    let clones = Clones::new();
    for together in
        [["--staged", "--fix"], ["--install-hook", "--remove-hook"], ["--install-hook", "--staged"], ["--remove-hook", "stay.yaml"]]
    {
        let output = clones.stay("one", &["check", together[0], together[1]]);
        assert!(output.status.code() == Some(2) && words(&output).contains("samen"), "{}", words(&output));
    }
}

/// Problems as `--json` has them.
fn problems(sandbox: &Sandbox, arguments: &str) -> Vec<Value> {
    let run = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 --json check {arguments}"));
    let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error} {run:?}"));
    answer["problems"].as_array().unwrap().clone()
}

#[test]
fn with_everything_staged_it_finds_what_check_finds() {
    let sandbox = Sandbox::copy();
    sandbox.in_git();
    let add = || assert!(sandbox.command("git").args(["add", "-A"]).status().unwrap().success());
    add();
    assert_eq!(problems(&sandbox, "--staged"), problems(&sandbox, ""), "nothing wrong");
    let mut files = Vec::new();
    collect(&sandbox.root.join(COPY).join("employees"), &mut files);
    files.sort();
    // one mistake in each seventh file, of every kind in turn
    let mistakes: [fn(&str) -> String; 9] = [
        |text| text.replace("status: ", "status: x"),
        |text| format!("{text}colour: red\n"),
        |text| text.replace("date: 2026", "date: 2O26").replace("due: 2026", "due: 2O26"),
        |text| format!("{text}conversation: zzzz9999\n"),
        |text| format!("<<<<<<< HEAD\n{text}"),
        |text| text.replace("id: ", "id: z"),
        |text| text.replace("themes: [", "themes: [onzin, "),
        |_| String::new(),
        |text| format!("{text}closed: 2020-01-01\n"),
    ];
    for (at, path) in files.iter().step_by(7).enumerate() {
        let text = fs::read_to_string(path).unwrap();
        fs::write(path, mistakes[at % mistakes.len()](&text)).unwrap();
    }
    fs::copy(&files[3], files[0].parent().unwrap().join("2026-11-19-zz9y8x7w.yaml")).unwrap();
    fs::write(sandbox.root.join(COPY).join("employees/kladje.txt"), "x").unwrap();
    add();
    // of a record that can't be read, the index at least knows that it is there
    let dangling = |problem: &Value| problem["message"].as_str().unwrap().starts_with("er is geen ");
    let without = |all: Vec<Value>| all.into_iter().filter(|problem| !dangling(problem)).collect::<Vec<_>>();
    let (staged, whole) = (problems(&sandbox, "--staged"), problems(&sandbox, ""));
    assert!(staged.iter().all(|problem| whole.contains(problem)), "{staged:#?}");
    assert!(staged.len() > 15, "{staged:#?}");
    assert_eq!(without(staged), without(whole));
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { collect(&entry.path(), files) } else { files.push(entry.path()) }
    }
}
