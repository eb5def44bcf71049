//! Writing: all of it or nothing, each file in one step, never over what someone else wrote in between.

use crate::support::cases;
use crate::support::workspace::*;
use proptest::prelude::*;
use proptest::sample::select;
use stay::domain::problem::Kind;
use stay::store::change::Change;
use stay::store::yaml::edit::Edit;
use stay::store::yaml::write::New;
use stay::store::{Fault, layout};
use std::fs::File;
use std::time::{Duration, Instant};

const NEW: &str = "employees/anna-de-vries/goals/2026-11-24-p2w6r8tc.yaml";
const NEW_TEXT: &str = "id: p2w6r8tc\ntitle: Leren plannen\nstatus: open\n";

fn apply(workspace: &Workspace, changes: &[Change]) -> Result<(), Fault> {
    workspace.store().writer().unwrap().apply(changes)
}

fn create(path: &str, text: &str) -> Change {
    Change::create(layout::place(path), text.to_owned())
}

fn set(path: &str, key: &str, value: &str) -> Change {
    Change::edit(layout::place(path), vec![Edit::set(key, New::text(value), &[])])
}

fn replace(path: &str, before: &str, text: &str) -> Change {
    Change::Replace { place: layout::place(path), before: before.into(), text: text.to_owned() }
}

fn rename(from: &str, path: &str) -> Change {
    Change::Move { from: from.to_owned(), place: layout::place(path), edits: vec![Edit::set("id", New::word("p2w6r8tc"), &[])] }
}

/// Refused for that reason, and every file and folder is as it was.
fn is_refused(workspace: &Workspace, changes: &[Change], reason: impl Fn(&Fault) -> bool) {
    drop(workspace.store().writer().unwrap());
    let before = workspace.files();
    let fault = apply(workspace, changes).unwrap_err();
    assert!(reason(&fault), "{fault:?} of {changes:?}");
    assert_eq!(workspace.files(), before, "{changes:?}");
    assert!(!workspace.at(".stay/stage").exists());
}

#[test]
fn every_sort_of_change_arrives() {
    let workspace = Workspace::default();
    let moved = "employees/anna-de-vries/conversations/2026-11-22-p2w6r8tc.yaml";
    let new_text = ACTION_TEXT.replace("owner: manager", "owner: hr");
    let changes =
        [create(NEW, NEW_TEXT), set(ANNA, "role", "Backend: alles"), replace(ACTION, ACTION_TEXT, &new_text), rename(TALK, moved)];
    apply(&workspace, &changes).unwrap();
    assert_eq!(workspace.text(NEW), NEW_TEXT);
    assert_eq!(workspace.text(ANNA), format!("{ANNA_TEXT}role: \"Backend: alles\"\n"));
    assert_eq!(workspace.text(ACTION), new_text);
    assert_eq!(workspace.text(moved), TALK_TEXT.replace("k7m3x9qa", "p2w6r8tc"));
    assert!(!workspace.at(TALK).exists() && !workspace.at(".stay/stage").exists());
    assert_eq!(workspace.text(".stay/.gitignore"), "*\n");
}

#[test]
fn an_edit_leaves_the_rest_of_the_file_alone() {
    let workspace = Workspace::default();
    apply(&workspace, &[set(ACTION, "title", "Rooster\nen vakantie")]).unwrap();
    let text = ACTION_TEXT.replace("Rooster aanpassen # met Piet", "| # met Piet\n  Rooster\n  en vakantie");
    assert_eq!(workspace.text(ACTION), text);
}

#[test]
fn a_dry_run_touches_nothing_and_refuses_the_same() {
    let workspace = Workspace::default();
    let before = workspace.files();
    let store = workspace.store();
    store.dry_writer().apply(&[create(NEW, NEW_TEXT), set(ANNA, "role", "x")]).unwrap();
    assert!(matches!(store.dry_writer().apply(&[create(ANNA, NEW_TEXT)]), Err(Fault::Exists(path)) if path == ANNA));
    assert_eq!(workspace.files(), before);
    assert!(!workspace.at(".stay").exists());
}

#[test]
fn nothing_is_written_over_what_is_there() {
    let workspace = Workspace::with(ODD, "id: [\n");
    is_refused(&workspace, &[create(TALK, NEW_TEXT)], |fault| matches!(fault, Fault::Exists(path) if path == TALK));
    is_refused(&workspace, &[rename(TALK, ACTION)], |fault| matches!(fault, Fault::Exists(path) if path == ACTION));
    is_refused(&workspace, &[replace(TALK, "iets anders", NEW_TEXT)], |fault| matches!(fault, Fault::Changed(path) if path == TALK));
    is_refused(
        &workspace,
        &[set(ODD, "status", "closed")],
        |fault| matches!(fault, Fault::Unreadable(problem) if problem.path == ODD && problem.line == 1),
    );
    is_refused(
        &workspace,
        &[set(NEW, "status", "closed")],
        |fault| matches!(fault, Fault::Unreadable(problem) if matches!(problem.kind, Kind::Io(_))),
    );
}

#[test]
fn an_edit_that_would_disturb_more_is_refused_at_its_place() {
    let workspace = Workspace::default();
    let edits = vec![Edit::set("type", New::text("a\nb\nc"), &[]), Edit::set("obstacles", New::text("x"), &[])];
    let change = Change::edit(layout::place(TALK), edits);
    is_refused(
        &workspace,
        &[change],
        |fault| matches!(fault, Fault::CannotEdit { path, key, line: 13, column: 1 } if path == TALK && key == "obstacles"),
    );
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let workspace = Workspace::default();
    let unfaithful = |fault: &Fault| matches!(fault, Fault::Unfaithful(_));
    is_refused(&workspace, &[create(NEW, "id: [\n")], unfaithful);
    is_refused(&workspace, &[replace(TALK, TALK_TEXT, "<<<<<<< HEAD\n")], unfaithful);
    is_refused(&workspace, &[set(TALK, "summary", &"x".repeat(1024 * 1024))], unfaithful);
    // only what is meant to wait for a choice may hold markers, and then it does
    let mark = |text: &str| Change::Mark { place: layout::place(TALK), before: TALK_TEXT.into(), text: text.to_owned() };
    is_refused(&workspace, &[mark("id: [\n")], unfaithful);
    is_refused(&workspace, &[mark(TALK_TEXT)], unfaithful);
}

#[test]
fn one_change_that_fails_takes_all_others_back() {
    let workspace = Workspace::default();
    let moved = "employees/anna-de-vries/conversations/2026-11-22-p2w6r8tc.yaml";
    let exists = |fault: &Fault| matches!(fault, Fault::Exists(_));
    let changed = |fault: &Fault| matches!(fault, Fault::Changed(_));
    is_refused(&workspace, &[set(ANNA, "role", "x"), create(NEW, NEW_TEXT), create(TALK, NEW_TEXT)], exists);
    is_refused(&workspace, &[set(ANNA, "role", "x"), rename(TALK, moved), create(NEW, NEW_TEXT), create(NEW, NEW_TEXT)], exists);
    is_refused(&workspace, &[rename(TALK, moved), set(ACTION, "note", "x"), set(ACTION, "note", "y")], changed);
    is_refused(&workspace, &[set(TALK, "with", "x"), rename(TALK, moved)], changed);
    assert!(!workspace.at("employees/anna-de-vries/goals").exists());
}

#[test]
fn one_writes_and_the_other_waits_no_longer_than_it_must() {
    let workspace = Workspace::default();
    drop(workspace.store().writer().unwrap());
    let held = File::open(workspace.at(".stay/lock")).unwrap();
    held.lock().unwrap();
    let started = Instant::now();
    let store = workspace.store();
    assert!(matches!(store.writer_within(Duration::from_millis(50)), Err(Fault::Locked(_))));
    assert!((Duration::from_millis(50)..Duration::from_secs(2)).contains(&started.elapsed()));
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| store.writer().map(|_| ()));
        std::thread::sleep(Duration::from_millis(20));
        held.unlock().unwrap();
        waiting.join().unwrap().unwrap();
    });
}

#[test]
fn who_waits_goes_on_waiting_while_others_take_their_turns() {
    let workspace = Workspace::default();
    drop(workspace.store().writer().unwrap());
    let held = File::options().write(true).open(workspace.at(".stay/lock")).unwrap();
    held.lock().unwrap();
    let store = workspace.store();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| store.writer_within(Duration::from_secs(1)).map(|_| ()));
        let started = Instant::now();
        // one after another signs the lock, for longer than one may hold it, also on a machine that is busy
        for process in (1..).take_while(|_| started.elapsed() < Duration::from_millis(1500)) {
            workspace.write(".stay/lock", format!("{process}\n"));
            std::thread::sleep(Duration::from_millis(50));
        }
        held.unlock().unwrap();
        assert!(waiting.join().unwrap().is_ok());
    });
}

#[test]
fn the_first_writers_of_a_workspace_do_not_get_in_each_others_way() {
    for _ in 0..20 {
        let workspace = Workspace::default();
        std::thread::scope(|scope| {
            let writers: Vec<_> = (0..8).map(|_| scope.spawn(|| workspace.store().writer().map(|_| ()))).collect();
            writers.into_iter().for_each(|writer| writer.join().unwrap().unwrap());
        });
    }
}

/// One change of several, of few files, so that they get in each other's way.
fn any_change() -> impl Strategy<Value = Change> {
    let path = || select(&[ANNA, TALK, ACTION, NEW]);
    prop_oneof![
        (path(), select(&["a", "b\nc"])).prop_map(|(path, value)| set(path, "note", value)),
        path().prop_map(|path| create(path, NEW_TEXT)),
        (path(), path()).prop_map(|(from, path)| rename(from, path)),
        (path(), select(&[ANNA_TEXT, TALK_TEXT, ACTION_TEXT])).prop_map(|(path, before)| Change::delete(path, before.into())),
        (path(), select(&[ANNA_TEXT, TALK_TEXT, ACTION_TEXT])).prop_map(|(path, before)| replace(path, before, NEW_TEXT)),
    ]
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_changes_are_made_all_or_none(changes in proptest::collection::vec(any_change(), 1..4)) {
        let workspace = Workspace::default();
        drop(workspace.store().writer().unwrap());
        let before = workspace.files();
        match apply(&workspace, &changes) {
            Ok(()) => {
                let came = changes.iter().filter(|change| matches!(change, Change::Create { .. })).count();
                let went = changes.iter().filter(|change| matches!(change, Change::Delete { .. })).count();
                assert_eq!(workspace.files().len() + went, before.len() + came);
                for change in &changes {
                    let is_there = workspace.at(&change.path()).exists() != matches!(change, Change::Delete { .. });
                    assert!(is_there && workspace.files() != before, "{change:?}");
                }
            }
            Err(_) => assert_eq!(workspace.files(), before),
        }
    }
}

#[cfg(unix)]
mod on_unix {
    use super::*;

    #[test]
    fn a_pipe_is_written_to_and_not_replaced() {
        let workspace = Workspace::default();
        let pipe = workspace.at("pipe");
        if !std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
            return;
        }
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || std::fs::read_to_string(pipe).unwrap()
        });
        stay::store::file::replace_file(&pipe, b"het beeld").unwrap();
        assert_eq!(reader.join().unwrap(), "het beeld");
        assert!(!pipe.metadata().unwrap().is_file());
    }
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn mode(workspace: &Workspace, path: &str) -> u32 {
        std::fs::metadata(workspace.at(path)).unwrap().permissions().mode() & 0o777
    }

    fn chmod(workspace: &Workspace, path: &str, mode: u32) {
        std::fs::set_permissions(workspace.at(path), PermissionsExt::from_mode(mode)).unwrap();
    }

    #[test]
    fn what_is_new_is_its_owners_alone_and_what_was_open_stays_so() {
        let workspace = Workspace::default();
        chmod(&workspace, ANNA, 0o644);
        chmod(&workspace, TALK, 0o640);
        let moved = "employees/boris/conversations/2026-11-22-p2w6r8tc.yaml";
        apply(&workspace, &[create(NEW, NEW_TEXT), set(ANNA, "role", "x"), rename(TALK, moved)]).unwrap();
        assert_eq!((mode(&workspace, NEW), mode(&workspace, ANNA), mode(&workspace, moved)), (0o600, 0o644, 0o640));
        for folder in ["employees/anna-de-vries/goals", "employees/boris", "employees/boris/conversations", ".stay"] {
            assert_eq!(mode(&workspace, folder), 0o700, "{folder}");
        }
        chmod(&workspace, ACTION, 0o664);
        is_refused(&workspace, &[set(ACTION, "note", "x"), set(ACTION, "note", "y")], |fault| matches!(fault, Fault::Changed(_)));
        assert_eq!(mode(&workspace, ACTION), 0o664);
    }

    #[test]
    fn nothing_is_written_through_a_link() {
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("employee.yaml"), ANNA_TEXT).unwrap();
        let workspace = Workspace::default();
        symlink(outside.path(), workspace.at("employees/boris")).unwrap();
        symlink(outside.path(), workspace.at("employees/anna-de-vries/goals")).unwrap();
        let linked = |fault: Result<(), Fault>| matches!(fault, Err(Fault::Link(_)));
        for change in
            [create(NEW, NEW_TEXT), set("employees/boris/employee.yaml", "role", "x"), rename("employees/boris/employee.yaml", ODD)]
        {
            assert!(linked(apply(&workspace, std::slice::from_ref(&change))), "{change:?}");
            assert!(linked(workspace.store().dry_writer().apply(&[change])));
        }
        assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 1);
        assert_eq!(std::fs::read_to_string(outside.path().join("employee.yaml")).unwrap(), ANNA_TEXT);
    }

    #[test]
    fn a_folder_that_may_not_be_written_to_takes_all_back() {
        let workspace = Workspace::default();
        drop(workspace.store().writer().unwrap());
        let (folder, before) = ("employees/anna-de-vries/conversations", workspace.files());
        chmod(&workspace, folder, 0o500);
        if std::fs::write(workspace.at(folder).join("x"), "").is_ok() {
            return; // nothing is closed to root
        }
        let moved = "employees/anna-de-vries/goals/2026-11-22-p2w6r8tc.yaml";
        for last in [create(ODD, NEW_TEXT), rename(TALK, moved)] {
            assert!(matches!(apply(&workspace, &[set(ANNA, "role", "x"), last]), Err(Fault::Io { .. })));
            assert_eq!(workspace.files(), before);
        }
        chmod(&workspace, folder, 0o700);
    }
}
