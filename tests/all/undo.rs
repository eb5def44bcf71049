//! Back and forth along what was written: `stay undo` goes further back each time, `stay redo` forward, and neither goes over
//! what someone changed since.

use crate::support;
use crate::support::workspace::*;
use fastrand::Rng;
use serde_json::Value;
use stay::store::change::Change;
use stay::store::undo::{Deed, Later, PastCommand};
use stay::store::yaml::edit::Edit;
use stay::store::yaml::write::New;
use stay::store::{layout, undo};
use std::collections::BTreeMap;
use std::process::Output;

/// The text of every record, by path; what the model holds.
type Files = BTreeMap<String, String>;

fn files(workspace: &Workspace) -> Files {
    let all = workspace.files().into_iter().filter(|(path, _)| !path.starts_with(".stay/"));
    all.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

const KEYS: [&str; 3] = ["role", "team", "purpose"];

fn card(number: usize) -> String {
    format!("employees/person-{number}/employee.yaml")
}

/// A command of one or two changes: a value of a card, a card that comes, a card that goes.
fn changes(random: &mut Rng, now: &Files, word: &str) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for _ in 0..random.usize(1..3) {
        let path = card(random.usize(..3));
        if changes.iter().any(|change| change.path() == path) {
            continue;
        }
        changes.push(match now.get(&path) {
            None => Change::create(layout::place(&path), format!("name: {word}\nrole: a\n")),
            Some(text) if random.u8(..5) == 0 => Change::delete(&path, text.clone().into_bytes()),
            Some(_) => {
                let key = KEYS[random.usize(..KEYS.len())];
                Change::edit(layout::place(&path), vec![Edit::set(key, New::text(word), &[])])
            }
        });
    }
    changes
}

/// What one `undo` or `redo` comes to: the changes, or the files that stand in the way.
fn turned(workspace: &Workspace, past: &PastCommand) -> Result<Vec<Change>, Vec<Later>> {
    let store = workspace.store();
    let (mut changes, mut later) = (Vec::new(), Vec::new());
    for file in &past.files {
        match undo::taking_back(&store, file).unwrap() {
            Ok(change) => changes.extend(change),
            Err(found) => later.push(found),
        }
    }
    if later.is_empty() { Ok(changes) } else { Err(later) }
}

/// Commands, undo and redo at random, against two stacks of whole workspaces.
#[test]
fn any_row_of_commands_undo_and_redo_is_the_one_of_two_stacks() {
    let many = std::env::var("STAY_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(15);
    for seed in 0..many {
        let mut random = Rng::with_seed(seed);
        let workspace = Workspace::in_memory();
        let (mut back, mut again): (Vec<Files>, Vec<Files>) = (Vec::new(), Vec::new());
        for step in 0..60 {
            let store = workspace.store();
            let line = store.history();
            assert_eq!((line.done.len(), line.taken_back.len()), (back.len(), again.len()), "seed {seed}, step {step}");
            let now = files(&workspace);
            // now and then far back, and forward again
            let way = if (step / 15) % 2 == 0 { random.u8(..3) } else { random.u8(1..10) };
            let meant = match way {
                1..=4 => back.pop().inspect(|_| again.push(now.clone())),
                5..=9 => again.pop().inspect(|_| back.push(now.clone())),
                _ => None,
            };
            match meant {
                Some(meant) => {
                    let past = if way < 5 { line.done.last() } else { line.taken_back.last() }.unwrap();
                    let changes = turned(&workspace, past).unwrap_or_else(|later| panic!("seed {seed}, step {step}: {later:?}"));
                    store.writer().unwrap().turning_round(past).apply(&changes).unwrap();
                    assert_eq!(files(&workspace), meant, "seed {seed}, step {step}");
                }
                None => {
                    let changes = changes(&mut random, &now, &format!("word {step}"));
                    store.writer().unwrap().named("act").apply(&changes).unwrap();
                    back.push(now);
                    again.clear();
                    back.drain(..back.len().saturating_sub(20));
                }
            }
        }
        let left = std::fs::read_dir(workspace.at(".stay/undo")).unwrap().count();
        assert!(left <= 45, "{left} files are kept");
    }
}

/// With hands in between: what a hand changed stays, and where it changed the same value nothing is done.
#[test]
fn what_a_hand_changed_is_never_undone() {
    let many = std::env::var("STAY_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(15);
    let (mut through, mut stopped) = (0, 0);
    for seed in 0..many {
        let mut random = Rng::with_seed(seed);
        let workspace = Workspace::in_memory();
        workspace.write(&card(0), "name: Bo\nrole: a\nteam: b\npurpose: c\n");
        let value = |key: &str| -> String {
            let text = workspace.text(&card(0));
            text.lines().find_map(|line| line.strip_prefix(&format!("{key}: "))).unwrap().to_owned()
        };
        for step in 0..40 {
            let key = KEYS[random.usize(..KEYS.len())];
            let store = workspace.store();
            match random.u8(..5) {
                0 => {
                    let text = workspace.text(&card(0)).replace(&format!("{key}: {}\n", value(key)), &format!("{key}: hand-{step}\n"));
                    workspace.write(&card(0), text);
                }
                1 | 2 => {
                    let edit = Edit::set(key, New::text(&format!("word-{step}")), &[]);
                    store.writer().unwrap().named("act").apply(&[Change::edit(layout::place(&card(0)), vec![edit])]).unwrap();
                }
                way => {
                    let line = store.history();
                    let Some(past) = (if way == 3 { line.done } else { line.taken_back }).pop() else { continue };
                    // what it wrote is one value of this file, from one to another
                    let of = |text: &Option<Vec<u8>>| String::from_utf8(text.clone().unwrap()).unwrap();
                    let held =
                        |text: &str, key: &str| text.lines().find_map(|line| line.strip_prefix(&format!("{key}: "))).map(str::to_owned);
                    let wrote: Vec<[String; 3]> = past
                        .files
                        .iter()
                        .flat_map(|file| {
                            let [before, after] = [of(&file.before), of(&file.after)];
                            KEYS.into_iter().filter_map(move |key| {
                                let [before, after] = [held(&before, key)?, held(&after, key)?];
                                (before != after).then(|| [key.to_owned(), before, after])
                            })
                        })
                        .collect();
                    let was = workspace.text(&card(0));
                    let may = wrote.iter().all(|[key, before, after]| [before, after].contains(&&value(key)));
                    match turned(&workspace, &past) {
                        Ok(changes) => {
                            assert!(may, "seed {seed}, step {step}: {wrote:?} in\n{was}");
                            store.writer().unwrap().turning_round(&past).apply(&changes).unwrap();
                            let meant = wrote.iter().fold(was, |text, [key, before, after]| {
                                text.replace(&format!("{key}: {after}\n"), &format!("{key}: {before}\n"))
                            });
                            assert_eq!(workspace.text(&card(0)), meant, "seed {seed}, step {step}");
                            through += 1;
                        }
                        Err(later) => {
                            assert!(
                                !may && later.iter().all(|later| matches!(later, Later::Values(_))),
                                "seed {seed}: {later:?} in\n{was}"
                            );
                            stopped += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(through > 50 && stopped > 5, "{through} went through, {stopped} did not");
}

fn stay(workspace: &Workspace, words: &[&str]) -> Output {
    support::stay(workspace.root(), "en").current_dir(workspace.root()).args(words).output().unwrap()
}

fn json(workspace: &Workspace, words: &[&str]) -> Value {
    let output = stay(workspace, words);
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn each_says_what_it_did_and_what_the_next_would() {
    let workspace = Workspace::default();
    assert!(stay(&workspace, &["done", "m4q"]).status.success());
    assert!(stay(&workspace, &["employee", "add", "Bo Berg"]).status.success());
    let shown = json(&workspace, &["undo", "--json", "--dry-run"]);
    let undone = json(&workspace, &["undo", "--json"]);
    assert_eq!((&shown["undone"], &shown["next_undo"]), (&undone["undone"], &undone["next_undo"]));
    assert_eq!(undone["undone"]["command"], "employee add");
    assert_eq!(undone["undone"]["employees"], serde_json::json!(["bo-berg"]));
    assert_eq!((&undone["next_undo"]["command"], &undone["next_undo"]["ids"]), (&"done".into(), &serde_json::json!(["m4q8z2ka"])));
    assert_eq!(undone["next_redo"]["command"], "employee add");
    let further = json(&workspace, &["undo", "--json"]);
    assert_eq!(
        (&further["undone"]["command"], &further["next_undo"], &further["next_redo"]["command"]),
        (&"done".into(), &Value::Null, &"done".into())
    );
    let nothing = stay(&workspace, &["undo"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert_eq!(json(&workspace, &["redo", "--json"])["redone"]["command"], "done");
    // another command ends the line that could be done again
    assert!(stay(&workspace, &["employee", "add", "Cas Kok"]).status.success());
    let nothing = stay(&workspace, &["redo"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("nothing to do again"));
    assert!(!workspace.at("employees/bo-berg").exists() && workspace.at("employees/cas-kok").exists());
}

#[test]
fn what_is_undone_already_is_passed_over() {
    let workspace = Workspace::default();
    assert!(stay(&workspace, &["done", "m4q"]).status.success());
    let before = workspace.text(ACTION);
    assert!(stay(&workspace, &["employee", "add", "Bo Berg"]).status.success());
    std::fs::remove_dir_all(workspace.at("employees/bo-berg")).unwrap();
    assert!(stay(&workspace, &["undo"]).status.success());
    assert_eq!(workspace.text(ACTION), before);
    assert!(stay(&workspace, &["undo"]).status.success());
    assert_eq!(workspace.text(ACTION), ACTION_TEXT);
    // both come again, in order; of the first nothing was left to take back, so nothing comes again
    assert!(stay(&workspace, &["redo"]).status.success());
    assert_eq!(workspace.text(ACTION), before);
    assert!(stay(&workspace, &["redo"]).status.success());
    assert_eq!(stay(&workspace, &["redo"]).status.code(), Some(1));
}

#[test]
fn twenty_are_remembered_and_all_of_them_come_back_and_again() {
    let workspace = Workspace::in_memory();
    for number in 0..25 {
        assert!(stay(&workspace, &["employee", "add", &format!("Person {number}")]).status.success());
    }
    let people = || std::fs::read_dir(workspace.at("employees")).unwrap().count();
    let all = files(&workspace);
    while stay(&workspace, &["undo"]).status.success() {}
    assert_eq!(people(), 1 + 5);
    while stay(&workspace, &["redo"]).status.success() {}
    assert_eq!(files(&workspace), all);
    assert!(workspace.store().history().done.iter().all(|past| matches!(past.deed, Deed::GivenAgain(_))));
}

#[test]
fn many_at_once_take_turns() {
    let workspace = Workspace::default();
    for number in 0..8 {
        assert!(stay(&workspace, &["employee", "add", &format!("Person {number}")]).status.success());
    }
    std::thread::scope(|scope| {
        let workspace = &workspace;
        let runs: Vec<_> = (0..8).map(|at| scope.spawn(move || stay(workspace, &[if at % 4 == 3 { "redo" } else { "undo" }]))).collect();
        for run in runs {
            let output = run.join().unwrap();
            assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
        }
    });
    let line = workspace.store().history();
    let people = std::fs::read_dir(workspace.at("employees")).unwrap().count() - 1;
    assert_eq!((line.done.len(), line.done.len() + line.taken_back.len()), (people, 8));
}
