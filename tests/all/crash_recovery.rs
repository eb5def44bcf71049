//! A command that was killed between two files is finished by the next one that writes, or comes to nothing,
//! and never at the cost of what someone typed since.

use crate::support::workspace::*;

const NEW: &str = "employees/anna-de-vries/goals/2026-11-24-p2w6r8tc.yaml";
const NEW_TEXT: &str = "id: p2w6r8tc\ntitle: Leren plannen\nstatus: open\n";

/// Where a killed command was: what each file held, is to hold, and whether its new text is still staged.
struct Left<'l> {
    path: &'l str,
    before: Option<&'l str>,
    after: &'l str,
    gone: Option<(&'l str, &'l str)>,
    staged: bool,
}

fn edit<'l>(path: &'l str, before: &'l str, after: &'l str) -> Left<'l> {
    Left { path, before: Some(before), after, gone: None, staged: true }
}

/// Leaves a stage and its journal, `cut` off so many bytes before its end.
fn leave(workspace: &Workspace, cut: usize, lefts: &[Left]) {
    let mut journal = String::new();
    for (number, left) in lefts.iter().enumerate() {
        if left.staged {
            workspace.write(&format!(".stay/stage/{number}"), left.after);
        }
        let before = left.before.map_or("none".to_owned(), |text| print(text.as_bytes()));
        let (gone, was) = left.gone.map_or(("", String::new()), |(path, text)| (path, print(text.as_bytes())));
        journal += &format!("{number}\t{before}\t{}\t{}\t{gone}\t{was}\n", print(left.after.as_bytes()), left.path);
    }
    let whole = signed(workspace, "Journal", "stage/journal", journal);
    workspace.write(".stay/stage/journal", &whole[..whole.len() - cut]);
}

fn next_command(workspace: &Workspace) {
    drop(workspace.store().writer().unwrap());
    assert!(!workspace.at(".stay/stage").exists());
}

const ROLE: &str = "name: Anna de Vries\nrole: Tester\n";

#[test]
fn what_was_begun_is_finished() {
    for first_is_staged in [true, false] {
        let workspace = Workspace::default();
        let new = Left { path: NEW, before: None, after: NEW_TEXT, gone: None, staged: true };
        let first = Left { staged: first_is_staged, ..edit(ANNA, ANNA_TEXT, ROLE) };
        if !first_is_staged {
            workspace.write(ANNA, ROLE);
        }
        leave(&workspace, 0, &[first, new]);
        next_command(&workspace);
        assert_eq!((workspace.text(ANNA).as_str(), workspace.text(NEW).as_str()), (ROLE, NEW_TEXT));
    }
}

#[test]
fn what_never_began_is_cleared_away() {
    for cut in [1, 5, 64, 71, 72, 150] {
        let workspace = Workspace::default();
        leave(&workspace, cut, &[edit(ANNA, ANNA_TEXT, ROLE), edit(TALK, TALK_TEXT, NEW_TEXT)]);
        next_command(&workspace);
        assert_eq!((workspace.text(ANNA).as_str(), workspace.text(TALK).as_str()), (ANNA_TEXT, TALK_TEXT));
    }
    let workspace = Workspace::with(".stay/stage/0", ROLE);
    next_command(&workspace);
    assert_eq!(workspace.text(ANNA), ANNA_TEXT);
    workspace.write(".stay/stage", "geen map");
    next_command(&workspace);
}

#[test]
fn what_changed_since_is_not_overwritten_and_what_was_meant_is_kept() {
    let workspace = Workspace::default();
    leave(&workspace, 0, &[edit(ANNA, ANNA_TEXT, ROLE), edit(TALK, TALK_TEXT, NEW_TEXT)]);
    workspace.write(ANNA, "name: Anna Jansen\n");
    next_command(&workspace);
    assert_eq!((workspace.text(ANNA).as_str(), workspace.text(TALK).as_str()), ("name: Anna Jansen\n", NEW_TEXT));
    assert_eq!(workspace.text(".stay/unfinished-1/0"), ROLE);
    leave(&workspace, 0, &[edit(ANNA, ANNA_TEXT, ROLE)]);
    next_command(&workspace);
    assert_eq!(workspace.text(".stay/unfinished-2/0"), ROLE);
}

#[test]
fn a_move_takes_the_old_file_away_only_while_it_is_what_it_was() {
    for (old, target, goes) in [(TALK_TEXT, NEW_TEXT, true), ("id: getypt\n", NEW_TEXT, false), (TALK_TEXT, "id: ander\n", false)] {
        let workspace = Workspace::default();
        leave(&workspace, 0, &[Left { path: NEW, before: None, after: NEW_TEXT, gone: Some((TALK, TALK_TEXT)), staged: false }]);
        workspace.write(NEW, target);
        workspace.write(TALK, old);
        next_command(&workspace);
        assert_eq!(workspace.text(NEW), target);
        assert_eq!(!workspace.at(TALK).exists(), goes, "{old:?} {target:?}");
    }
}

#[test]
fn a_journal_leads_nowhere_but_to_the_workspaces_own_files() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("own.yaml"), ROLE).unwrap();
    let up = format!("../{}/own.yaml", outside.path().file_name().unwrap().to_str().unwrap());
    let full = outside.path().join("own.yaml").to_str().unwrap().to_owned();
    for path in [up.as_str(), &full, ".git/hooks/pre-commit", "employees/../.git/config", ".stay/lock/x"] {
        let workspace = Workspace::default();
        let before = workspace.files();
        let new = Left { path, before: None, after: NEW_TEXT, gone: None, staged: true };
        let over = Left { before: Some(ROLE), ..new };
        let gone = Left { path: ANNA, before: Some(ANNA_TEXT), after: ANNA_TEXT, gone: Some((path, ROLE)), staged: false };
        leave(&workspace, 0, &[new, over, gone]);
        next_command(&workspace);
        std::fs::remove_dir_all(workspace.at(".stay")).unwrap();
        assert_eq!(workspace.files(), before, "{path}");
        assert_eq!(std::fs::read_to_string(outside.path().join("own.yaml")).unwrap(), ROLE, "{path}");
    }
    let workspace = Workspace::default();
    let line = format!("../../stay.yaml\tnone\t{}\t{NEW}\t\t\n", print(b"version: 1\n"));
    workspace.write(".stay/stage/journal", signed(&workspace, "Journal", "stage/journal", line));
    next_command(&workspace);
    assert!(workspace.at(SETTINGS).exists() && !workspace.at(NEW).exists());
}

#[test]
fn a_command_that_never_was_is_not_there_to_take_back() {
    let workspace = Workspace::default();
    let change = stay::store::change::Change::create(stay::store::layout::place(NEW), NEW_TEXT.to_owned());
    workspace.store().writer().unwrap().named("goal add").apply(&[change]).unwrap();
    let last = || workspace.store().history().done.pop().map(|past| past.command);
    // killed between remembering and the first rename
    let never = format!("done 0\tdone\n{0}\t{1}\t{ANNA}\n\n{ANNA_TEXT}{ROLE}", ANNA_TEXT.len(), ROLE.len());
    let never = signed(&workspace, "Undo", "undo/2", never);
    workspace.write(".stay/undo/2", &never);
    assert_eq!(last().as_deref(), Some("done"));
    workspace.write(".stay/stage/0", ROLE);
    next_command(&workspace);
    assert_eq!(last().as_deref(), Some("goal add"));
    // killed after it
    workspace.write(".stay/undo/2", &never);
    workspace.write(ANNA, ROLE);
    std::fs::create_dir(workspace.at(".stay/stage")).unwrap();
    next_command(&workspace);
    assert_eq!(last().as_deref(), Some("done"));
}

#[test]
fn a_folder_that_a_killed_command_emptied_goes_with_its_last_file() {
    let workspace = Workspace::default();
    let bo = "employees/bo-berg/employee.yaml";
    workspace.write(bo, ROLE);
    let line = format!("0\t{}\tnone\t{bo}\t\t\n", print(ROLE.as_bytes()));
    workspace.write(".stay/stage/journal", signed(&workspace, "Journal", "stage/journal", line));
    next_command(&workspace);
    assert!(!workspace.at("employees/bo-berg").exists() && workspace.at(ANNA).exists());
}
