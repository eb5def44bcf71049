//! Several clones of one repository: what is merged, what is marked, what is taken back, what is committed.

use crate::support::clones::{ACTION, ANNA, Clones, words};
use std::fs;

#[test]
fn neighbouring_lines_changed_in_two_clones_merge_by_themselves() {
    let clones = Clones::new();
    clones.edit("one", "due: 2026-12-02", "due: 2026-12-16   # na de kerst lukt niet");
    clones.edit("two", "owner: manager", "owner: hr");
    let (output, text) = clones.pulled("two", "one");
    assert!(output.status.success(), "{}", words(&output));
    assert_eq!(text, ACTION.replace("owner: manager", "owner: hr").replace("12-02", "12-16   # na de kerst lukt niet"));
}

#[test]
fn two_days_for_one_promise_wait_for_a_person_and_every_command_says_so() {
    let clones = Clones::new();
    clones.edit("one", "due: 2026-12-02", "due: 2026-12-16");
    clones.edit("two", "due: 2026-12-02", "due: 2026-12-09");
    let (output, text) = clones.pulled("two", "one");
    assert!(!output.status.success());
    assert!(words(&output).contains(&format!("{ANNA}: twee waarden voor `due`")), "{}", words(&output));
    assert!(text.contains("due: 2026-12-09\n=======\ndue: 2026-12-16\n"), "{text}");
    let listed = clones.stay("two", &["actions"]);
    assert_eq!(listed.status.code(), Some(3));
    assert!(words(&listed).contains(&format!("{ANNA}:4:1")), "{}", words(&listed));
    // a person chooses, and goes on
    let chosen = text.lines().filter(|line| !line.contains("12-09") && !line.starts_with(['<', '=', '>'])).map(|line| format!("{line}\n"));
    fs::write(clones.at("two").join(ANNA), chosen.collect::<String>()).unwrap();
    clones.commit("two", "merge");
    assert_eq!(clones.stay("two", &["actions"]).status.code(), Some(0));
}

#[test]
fn what_stay_cannot_read_git_merges_by_line() {
    let clones = Clones::new();
    clones.edit("one", "status: open", "status: open\nnote: \"een begin");
    clones.edit("two", "id: m4q8z2ka", "# van Piet\nid: m4q8z2ka");
    let (output, text) = clones.pulled("two", "one");
    assert!(output.status.success(), "{}", words(&output));
    assert!(text.starts_with("# van Piet\n") && text.contains("note: \"een begin\n"), "{text}");
}

#[test]
fn a_clone_without_the_driver_is_told_how_to_get_it() {
    let clones = Clones::new();
    clones.git(".", &["clone", "-q", "shared", "three"]);
    let checked = clones.stay("three", &["check"]);
    assert!(words(&checked).contains("`stay init`"), "{}", words(&checked));
    let again = clones.stay("three", &["init"]);
    assert!(words(&again).contains("merge.stay.driver"), "{}", words(&again));
    assert!(!words(&clones.stay("three", &["check"])).contains("stay init"));
    assert!(!words(&clones.stay("three", &["init"])).contains("merge.stay.driver"), "a second run changes nothing");
}

#[test]
fn who_wants_no_git_gets_none() {
    let clones = Clones::new();
    clones.git(".", &["init", "-q", "plain"]);
    clones.stay("plain", &["init", "--no-git"]);
    assert!(!clones.at("plain").join(".gitattributes").exists());
    assert!(!clones.git("plain", &["config", "merge.stay.driver"]).status.success());
}

#[test]
fn the_last_command_is_taken_back_and_given_again() {
    let clones = Clones::new();
    let path = clones.at("one").join(ANNA);
    assert!(clones.stay("one", &["done", "m4q", "--win", "Gelukt"]).status.success());
    let done = fs::read_to_string(&path).unwrap();
    let shown = clones.stay("one", &["undo", "--dry-run"]);
    assert!(shown.status.success() && words(&shown).contains("stay done"), "{}", words(&shown));
    assert_eq!(fs::read_to_string(&path).unwrap(), done);
    let undone = clones.stay("one", &["undo"]);
    assert!(undone.status.success(), "{}", words(&undone));
    assert_eq!(fs::read_to_string(&path).unwrap(), ACTION);
    let nothing = clones.stay("one", &["undo"]);
    assert_eq!(nothing.status.code(), Some(1), "{}", words(&nothing));
    assert!(clones.stay("one", &["redo"]).status.success());
    assert_eq!(fs::read_to_string(&path).unwrap(), done);
    assert_eq!(clones.stay("one", &["redo"]).status.code(), Some(1));
}

#[test]
fn taking_back_leaves_what_came_later_and_stops_where_it_touched_the_same() {
    let clones = Clones::new();
    let path = clones.at("one").join(ANNA);
    assert!(clones.stay("one", &["done", "m4q"]).status.success());
    clones.edit("one", "owner: manager", "owner: hr");
    assert!(clones.stay("one", &["undo"]).status.success());
    assert_eq!(fs::read_to_string(&path).unwrap(), ACTION.replace("owner: manager", "owner: hr"), "committed or not");
    assert!(clones.stay("one", &["done", "m4q"]).status.success());
    clones.edit("one", "closed: 2026-11-22", "closed: 2026-11-20");
    let refused = clones.stay("one", &["undo"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(words(&refused).contains("`closed`, door Piet Jansen op 2026-11-22"), "{}", words(&refused));
}

#[test]
fn someone_added_by_mistake_is_gone_without_a_trace() {
    let clones = Clones::new();
    assert!(clones.stay("one", &["employee", "add", "Bo Berg"]).status.success());
    assert!(clones.at("one").join("employees/bo-berg/employee.yaml").exists());
    assert!(clones.stay("one", &["undo"]).status.success());
    assert!(!clones.at("one").join("employees/bo-berg").exists());
}

#[test]
fn each_command_commits_its_own_files_where_that_is_asked_for() {
    let clones = Clones::new();
    let settings = clones.at("one").join("stay.yaml");
    let text = fs::read_to_string(&settings).unwrap() + "git: {commit: auto}\n";
    fs::write(&settings, text).unwrap();
    clones.commit("one", "auto");
    fs::write(clones.at("one").join("employees/anna/employee.yaml"), "name: Anna Jansen\n").unwrap();
    let written = clones.stay("one", &["act", "anna", "Bellen met de leverancier"]);
    assert!(written.status.success(), "{}", words(&written));
    assert!(clones.stay("one", &["done", "m4q"]).status.success());
    let log = words(&clones.git("one", &["log", "--format=%s", "--name-only", "-2"]));
    let lines: Vec<&str> = log.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!((lines[0], lines[1]), ("done m4q8z2ka", ANNA));
    assert!(lines[2].starts_with("act ") && !log.contains("Bellen"), "{log}");
    let left = words(&clones.git("one", &["status", "--porcelain"]));
    assert_eq!(left, " M employees/anna/employee.yaml\n", "what a person changed by hand is left to that person");
}

#[test]
fn another_git_at_work_is_waited_for() {
    let clones = Clones::new();
    let settings = clones.at("one").join("stay.yaml");
    fs::write(&settings, fs::read_to_string(&settings).unwrap() + "git: {commit: auto}\n").unwrap();
    clones.commit("one", "auto");
    let busy = clones.at("one").join(".git/index.lock");
    fs::write(&busy, "").unwrap();
    std::thread::scope(|scope| {
        let written = scope.spawn(|| clones.stay("one", &["done", "m4q"]));
        std::thread::sleep(std::time::Duration::from_millis(300));
        assert!(!written.is_finished());
        fs::remove_file(&busy).unwrap();
        assert!(written.join().unwrap().status.success());
    });
    assert_eq!(words(&clones.git("one", &["log", "-1", "--format=%s"])), "done m4q8z2ka\n");
}
