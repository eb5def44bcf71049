//! Many hands in one workspace: nothing that was said to be written is lost.

use crate::support;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// A command of `stay` in a workspace.
fn command(root: &Path, words: &[&str]) -> Command {
    let mut command = support::stay(root, "nl");
    command.current_dir(root).args(words).stdin(Stdio::null());
    command
}

fn run(root: &Path, words: &[&str]) -> Output {
    let output = command(root, words).output().unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn start(root: &Path, words: &[&str]) -> Child {
    command(root, words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Waits for all of them; every one has to end well.
fn finish(children: Vec<Child>) {
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

fn workspace() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    run(home.path(), &["init", "--quiet"]);
    run(home.path(), &["employee", "add", "Anna de Vries", "--quiet"]);
    home
}

/// The actions of the workspace as a script reads them: title, id and status.
fn actions(root: &Path) -> Vec<[String; 3]> {
    let answer: serde_json::Value = serde_json::from_slice(&run(root, &["actions", "--all", "--json"]).stdout).unwrap();
    assert_eq!(answer["problems"], serde_json::json!([]));
    let text = |action: &serde_json::Value, key: &str| action[key].as_str().unwrap().to_owned();
    answer["actions"].as_array().unwrap().iter().map(|action| ["title", "id", "status"].map(|key| text(action, key))).collect()
}

#[test]
fn twenty_promises_at_once_are_twenty_promises() {
    let home = workspace();
    let titles: BTreeSet<String> = (0..20).map(|number| format!("Belofte {number}")).collect();
    finish(titles.iter().map(|title| start(home.path(), &["act", "anna", title])).collect());
    let kept: BTreeSet<String> = actions(home.path()).into_iter().map(|[title, ..]| title).collect();
    assert_eq!(kept, titles);
    let files = std::fs::read_dir(home.path().join("employees/anna-de-vries/actions")).unwrap().count();
    assert_eq!(files, 20);
    run(home.path(), &["check"]);
}

#[test]
fn promises_are_made_and_kept_at_the_same_time() {
    let home = workspace();
    finish((0..8).map(|number| start(home.path(), &["act", "anna", &format!("Oud {number}")])).collect());
    let old = actions(home.path());
    let mut children = Vec::new();
    for (number, [_, id, _]) in old.iter().enumerate() {
        children.push(start(home.path(), &["done", id, "--win", "Gelukt"]));
        children.push(start(home.path(), &["act", "anna", &format!("Nieuw {number}")]));
    }
    finish(children);
    let now = actions(home.path());
    assert_eq!(now.len(), 16);
    for [title, _, status] in &now {
        assert_eq!(status, if title.starts_with("Oud") { "done" } else { "open" }, "{title}");
    }
    run(home.path(), &["check"]);
}

#[test]
fn one_record_that_many_write_to_keeps_every_word() {
    let home = workspace();
    run(home.path(), &["act", "anna", "Samen"]);
    let [_, id, _] = actions(home.path()).remove(0);
    finish((0..8).map(|number| start(home.path(), &["done", &id, "--note", &format!("regel-{number}")])).collect());
    let folder = home.path().join("employees/anna-de-vries/actions");
    let path = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(path).unwrap();
    for number in 0..8 {
        assert!(text.contains(&format!("regel-{number}")), "{text}");
    }
}
