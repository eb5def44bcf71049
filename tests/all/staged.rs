//! `stay check --staged`: what is about to be committed, as git's index has it.
#![cfg(unix)]

use crate::ground::{COPY, Ground};
use crate::team::{ACTION, ANNA, Team, words};
use serde_json::Value;
use std::fs;
use std::path::Path;

const TALK: &str = "employees/anna/conversations/2026-11-20-k7m3x9qa.yaml";
const TALK_TEXT: &str = "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-20\n";
const BAS: &str = "employees/bas/employee.yaml";

/// Writes a file with the folders above it.
fn write(team: &Team, path: &str, text: &str) {
    fs::create_dir_all(team.at("one").join(path).parent().unwrap()).unwrap();
    team.write("one", path, text);
}

/// Writes a file and stages it.
fn stage(team: &Team, path: &str, text: &str) {
    write(team, path, text);
    assert!(team.git("one", &["add", "--", path]).status.success());
}

/// How the look ended, and all that it said.
fn look(team: &Team, arguments: &[&str]) -> (Option<i32>, String) {
    let output = team.stay("one", &[&["check", "--staged"], arguments].concat());
    (output.status.code(), words(&output))
}

fn clean(team: &Team) {
    let (code, said) = look(team, &[]);
    assert!(code == Some(0) && said.contains("niets mis"), "{code:?} {said}");
}

/// The paths of what was found.
fn found(team: &Team) -> Vec<String> {
    let (code, said) = look(team, &["--json"]);
    assert_eq!(code, Some(4), "{said}");
    let answer: Value = serde_json::from_str(&said).unwrap();
    answer["problems"].as_array().unwrap().iter().map(|problem| problem["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn it_is_the_index_that_counts_and_not_the_disk() {
    let team = Team::new();
    assert!(look(&team, &[]).1.contains("er staat niets van deze werkmap klaar"));
    stage(&team, ANNA, &ACTION.replace("status: open", "status: opne"));
    team.write("one", ANNA, ACTION);
    assert_eq!(found(&team), [ANNA]);
    stage(&team, ANNA, &ACTION.replace("12-02", "12-16"));
    team.write("one", ANNA, "<<<<<<< HEAD\n");
    clean(&team);
}

#[test]
fn what_is_not_staged_is_not_judged() {
    let team = Team::new();
    stage(&team, "employees/anna/actions/2026-11-01-w2x4y6z8.yaml", "id: w2x4y6z8\ntitle: half\"\nowner: manager\nstatus: opne\n");
    team.commit("one", "a mistake of long ago");
    stage(&team, ANNA, &ACTION.replace("12-02", "12-16"));
    clean(&team);
    // nor what lies outside the folders that are the workspace's
    stage(&team, "README.md", "<<<<<<< HEAD\n");
    stage(&team, "docs/employees/oud.txt", "x");
    clean(&team);
}

#[test]
fn a_pointer_may_go_to_what_the_index_holds_and_to_nothing_else() {
    let team = Team::new();
    let pointing = format!("{ACTION}conversation: k7m3x9qa\n");
    stage(&team, ANNA, &pointing);
    write(&team, TALK, TALK_TEXT);
    assert_eq!(found(&team), [ANNA], "on disk alone it is of no use to others");
    stage(&team, TALK, TALK_TEXT);
    clean(&team);
    team.commit("one", "both");
    stage(&team, ANNA, &pointing.replace("12-02", "12-16"));
    clean(&team);
    // the file that still points there is not staged, but it is this commit that breaks it
    team.commit("one", "later");
    team.git("one", &["rm", "-q", TALK]);
    assert_eq!(found(&team), [ANNA]);
}

#[test]
fn a_talk_that_can_not_be_read_is_there_all_the_same() {
    let team = Team::new();
    stage(&team, TALK, "id: k7m3x9qa\nstatus: \"half\n");
    team.commit("one", "a mistake of long ago");
    stage(&team, ANNA, &format!("{ACTION}conversation: k7m3x9qa\n"));
    clean(&team);
}

#[test]
fn an_id_that_comes_a_second_time_is_named_wherever_the_first_is() {
    for (name, expected) in [("bas", "employees/bas/actions/2026-11-22-m4q8z2ka.yaml"), ("aad", ANNA)] {
        let team = Team::new();
        stage(&team, &format!("employees/{name}/employee.yaml"), "name: Bas Willems\n");
        stage(&team, &format!("employees/{name}/actions/2026-11-22-m4q8z2ka.yaml"), ACTION);
        assert_eq!(found(&team), [expected], "as `stay check` would");
        team.commit("one", "copied");
        stage(&team, &format!("employees/{name}/employee.yaml"), "name: Bas\n");
        clean(&team);
    }
}

#[test]
fn what_does_not_belong_is_named_before_it_is_everyones() {
    let team = Team::new();
    stage(&team, "employees/anna/kladje.txt", "alleen voor mij");
    stage(&team, "employees/anna/oud/2025/x.yaml", "x");
    stage(&team, "employees/anna/private/klacht.txt", "niet verzegeld");
    stage(&team, "employees/anna/private/2026-11-22-t9d4h3wm.age", "age");
    stage(&team, "employees/anna/.gitkeep", "");
    let link = "employees/anna/goals/2026-11-22-p2w6r8tc.yaml";
    fs::create_dir_all(team.at("one").join(link).parent().unwrap()).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", team.at("one").join(link)).unwrap();
    team.git("one", &["add", "-A"]);
    let strays = ["employees/anna/kladje.txt", "employees/anna/oud/", "employees/anna/private/klacht.txt"];
    assert_eq!(found(&team), [&[link], &strays[..]].concat());
}

#[test]
fn a_person_without_a_card_is_named_when_this_commit_makes_it_so() {
    let team = Team::new();
    let talk = TALK.replace("/anna/", "/bas/");
    stage(&team, &talk, TALK_TEXT);
    write(&team, BAS, "name: Bas Willems\n");
    assert_eq!(found(&team), [BAS], "forgotten");
    team.commit("one", "both after all");
    team.git("one", &["rm", "-q", "--cached", BAS]);
    assert_eq!(found(&team), [BAS], "taken away");
    assert!(team.git("one", &["commit", "-qm", "so be it"]).status.success());
    stage(&team, &talk, &TALK_TEXT.replace("open", "planned"));
    clean(&team);
}

#[test]
fn settings_and_questions_count_as_they_are_staged() {
    let team = Team::new();
    let settings = team.read("one", "stay.yaml");
    stage(&team, "employees/anna/employee.yaml", "name: Anna de Vries\nteam: Zorg\n");
    stage(&team, TALK, &format!("{}themes: [vertrouwen]\n", TALK_TEXT.replace("type: stay", "type: inwerk")));
    assert_eq!(found(&team), [TALK, TALK], "an unknown type, an unknown theme");
    stage(&team, "questions/own.yaml", "- theme: vertrouwen\n  nl: Wie vertrouw je?\n");
    stage(&team, "stay.yaml", &format!("{settings}teams: [Planning]\ntypes: {{inwerk: {{name: Inwerken}}}}\n"));
    team.write("one", "stay.yaml", &settings);
    assert_eq!(found(&team), ["employees/anna/employee.yaml"], "a team that is not on the staged list");
    stage(&team, "questions/own.yaml", "- thema: vertrouwen\n");
    assert!(found(&team).contains(&"questions/own.yaml".to_owned()));
}

#[test]
fn conflicts_do_not_go_in() {
    let team = Team::new();
    team.edit("one", "12-02", "12-09");
    team.edit("two", "12-02", "12-16");
    assert!(!team.pulled("one", "two").0.status.success());
    let (code, said) = look(&team, &[]);
    assert!(code == Some(4) && said.contains("samenvoegconflict"), "{said}");
    // staged with the markers still in it
    team.git("one", &["add", ANNA]);
    assert_eq!(found(&team), [ANNA]);
    stage(&team, ANNA, &ACTION.replace("12-02", "12-16").replace("open", "done\nclosed: 2026-11-22"));
    clean(&team);
}

#[test]
fn no_file_is_too_odd_to_be_named() {
    let team = Team::new();
    let big = format!("{ACTION}note: {}\n", "x".repeat(1 << 20));
    stage(&team, ANNA, &big);
    let (code, said) = look(&team, &[]);
    assert!(code == Some(4) && said.contains(ANNA), "{said}");
    fs::write(team.at("one").join(ANNA), b"title: \xff\n").unwrap();
    stage(&team, TALK, "");
    team.git("one", &["add", "-A"]);
    assert_eq!(found(&team), [ANNA, TALK]);
    stage(&team, "employees/anna/actions/with\nbreak.yaml", "x");
    let (_, said) = look(&team, &["--lang", "en"]);
    assert!(said.ends_with("3 problems in 3 files\n"), "{said}");
}

#[test]
fn paths_may_narrow_it_also_those_that_go() {
    let team = Team::new();
    stage(&team, "stay.yaml", "langauge: nl\n");
    stage(&team, TALK, TALK_TEXT);
    team.commit("one", "a talk");
    stage(&team, "stay.yaml", "versoin: 1\n");
    team.git("one", &["rm", "-q", "-r", "employees"]);
    assert_eq!(look(&team, &["stay.yaml"]).0, Some(4));
    assert_eq!(look(&team, &["employees"]), (Some(0), "✓ 3 bestanden bekeken, niets mis\n".to_owned()));
    assert_eq!(look(&team, &[TALK]).0, Some(0));
    let (code, said) = look(&team, &["employees/bas"]);
    assert!(code == Some(1) && said.contains("employees/bas is er niet"), "{said}");
}

#[test]
fn it_is_said_in_english_and_before_the_first_commit_too() {
    let team = Team::new();
    fs::create_dir(team.at("fresh")).unwrap();
    team.stay("fresh", &["init", "--lang", "en"]);
    let said = words(&team.stay("fresh", &["check", "--staged"]));
    assert!(said.starts_with("error: this workspace is in no git repository\n"), "{said}");
    team.git("fresh", &["init", "-q", "-b", "main"]);
    let nothing = "✓ nothing of this workspace is staged (`git add` stages something)\n";
    assert_eq!(words(&team.stay("fresh", &["check", "--staged"])), nothing);
    fs::create_dir_all(team.at("fresh/employees/anna/actions")).unwrap();
    team.write("fresh", "employees/anna/employee.yaml", "name: Anna\nteem: Care\n");
    team.git("fresh", &["add", "-A"]);
    let output = team.stay("fresh", &["check", "--staged"]);
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
    let team = Team::new();
    for together in
        [["--staged", "--fix"], ["--install-hook", "--remove-hook"], ["--install-hook", "--staged"], ["--remove-hook", "stay.yaml"]]
    {
        let output = team.stay("one", &["check", together[0], together[1]]);
        assert!(output.status.code() == Some(2) && words(&output).contains("samen"), "{}", words(&output));
    }
}

/// Problems as `--json` has them.
fn problems(ground: &Ground, arguments: &str) -> Vec<Value> {
    let run = ground.stay(&format!("-C {COPY} --today 2026-11-20 --json check {arguments}"));
    let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error} {run:?}"));
    answer["problems"].as_array().unwrap().clone()
}

#[test]
fn with_everything_staged_it_finds_what_check_finds() {
    let ground = Ground::copy();
    ground.in_git();
    let add = || assert!(ground.command("git").args(["add", "-A"]).status().unwrap().success());
    add();
    assert_eq!(problems(&ground, "--staged"), problems(&ground, ""), "nothing wrong");
    let mut files = Vec::new();
    collect(&ground.root.join(COPY).join("employees"), &mut files);
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
    fs::write(ground.root.join(COPY).join("employees/kladje.txt"), "x").unwrap();
    add();
    // of a record that can't be read, the index at least knows that it is there
    let dangling = |problem: &Value| problem["message"].as_str().unwrap().starts_with("er is geen ");
    let without = |all: Vec<Value>| all.into_iter().filter(|problem| !dangling(problem)).collect::<Vec<_>>();
    let (staged, whole) = (problems(&ground, "--staged"), problems(&ground, ""));
    assert!(staged.iter().all(|problem| whole.contains(problem)), "{staged:#?}");
    assert!(staged.len() > 15, "{staged:#?}");
    assert_eq!(without(staged), without(whole));
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { collect(&entry.path(), files) } else { files.push(entry.path()) }
    }
}
