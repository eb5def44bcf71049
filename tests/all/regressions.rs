//! Small things that once went wrong.

use crate::support::sandbox;
use crate::support::sandbox::Sandbox;

fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    assert_eq!(sandbox.stay("init --lang en").code, Some(0));
    assert_eq!(sandbox.stay("employee add 'Anna Smith'").code, Some(0));
    sandbox
}

#[test]
fn the_first_name_of_an_obstacle_makes_the_vocabulary() {
    let sandbox = workspace();
    let run = sandbox.stay("obstacles name 'slow laptop' --label 'en=Slow laptop' --also 'laptop is slow'");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let settings = std::fs::read_to_string(sandbox.root.join("stay.yaml")).unwrap();
    let term = "obstacles:\n  slow-laptop:\n    label:\n      en: Slow laptop\n    also:\n    - laptop is slow\n";
    assert!(settings.contains(term), "{settings}");
    assert_eq!(sandbox.stay("check").code, Some(0));
}

#[test]
fn what_was_so_already_is_answered_in_json_too() {
    let sandbox = workspace();
    for (line, written) in
        [("employee leave anna", "path"), ("employee leave anna", "\"written\":[],"), ("edit anna -n", "\"written\":[],")]
    {
        let run = sandbox.stay(&format!("--json {line}"));
        assert!(run.stdout.contains(written), "{line}: {run:?}");
    }
}

#[test]
fn of_an_option_given_twice_the_last_counts() {
    let sandbox = workspace();
    assert!(sandbox.stay("--today 2026-01-01 --today 2026-11-20 --json").stdout.contains("\"today\":\"2026-11-20\""));
}

#[test]
fn a_file_of_questions_that_is_no_list_is_told_what_it_should_be() {
    let sandbox = workspace();
    std::fs::create_dir(sandbox.root.join("questions")).unwrap();
    std::fs::write(sandbox.root.join("questions/own.yaml"), "theme: energy\nnl: Waarom?\n").unwrap();
    let run = sandbox.stay("check");
    assert!(run.code == Some(4) && run.stdout.contains("lines that begin with `- `"), "{run:?}");
}

#[test]
fn a_line_of_basics_may_have_a_word_before_a_colon() {
    let sandbox = workspace();
    let path = sandbox.root.join("employees/anna-smith/employee.yaml");
    std::fs::write(path, "name: Anna Smith\nbasics:\n- Roster: four days, Fridays off\n- Key at the desk\n").unwrap();
    let shown = sandbox.stay("employee show anna").stdout;
    assert!(shown.contains("Roster: four days, Fridays off") && shown.contains("Key at the desk"), "{shown}");
    assert_eq!(sandbox.stay("check").code, Some(0));
}

#[cfg(unix)]
#[test]
fn every_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = workspace();
    let mut folders = vec![sandbox.root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            let meant = if entry.path().is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode, meant, "{}", entry.path().display());
            folders.extend(Some(entry.path()).filter(|path| path.is_dir()));
        }
    }
}

#[test]
#[cfg(unix)]
fn words_that_changed_do_not_stay_released_where_the_mark_can_not_be_taken_off() {
    let sandbox = workspace();
    let path = sandbox.root.join("employees/anna-smith/actions/2026-11-01-aaaaaaa1.yaml");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text = "id: aaaaaaa1\ntitle: Old\nowner: manager\nstatus: open\ncreated: 2026-11-01\nreleased: &r true\nmine: *r\n";
    std::fs::write(&path, text).unwrap();
    let editor = sandbox.root.join("editor.sh");
    std::fs::write(&editor, "sed -i 's/title: Old/title: New/' \"$1\"\n").unwrap();
    let mut stay = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    let run = sandbox::output_of(stay.args(["edit", "aaaaaaa1"]).env("EDITOR", format!("sh {}", editor.display())));
    assert!(run.code == Some(1) && run.stderr.contains("released"), "{run:?}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "the text waits as a draft");
}

#[test]
fn what_the_system_refuses_is_told_with_the_file_that_it_refused() {
    let sandbox = workspace();
    std::fs::write(sandbox.root.join("pages"), "no folder").unwrap();
    for (lang, reason) in [("nl", "het is er al"), ("en", "it is there already")] {
        let run = sandbox.stay(&format!("--lang {lang} man pages"));
        assert_eq!(run.code, Some(1), "{run:?}");
        assert!(run.stderr.contains("pages: ") && run.stderr.contains(reason) && !run.stderr.contains("os error"), "{run:?}");
    }
}
