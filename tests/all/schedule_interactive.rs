//! `stay schedule` at a terminal: the proposal, its page in the editor, and what is written in the end.
#![cfg(target_os = "linux")]

use crate::support::sandbox::Sandbox;
use std::io::{Read, Write};
use std::process::Stdio;

/// Runs `stay schedule` at a terminal where `typed` is typed, with a script as the editor. What was on the screen, and how it ended.
fn at_a_terminal(sandbox: &Sandbox, script: &str, typed: &str) -> (String, Option<i32>) {
    let editor = sandbox.root.join("editor.sh");
    std::fs::write(&editor, script).unwrap();
    let (mut screen, side) = crate::support::terminal::open();
    let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    command.env("EDITOR", format!("sh {}", editor.display())).args(["--today", "2026-11-20", "schedule"]);
    command.stdin(Stdio::from(side.try_clone().unwrap())).stderr(Stdio::from(side.try_clone().unwrap())).stdout(Stdio::from(side));
    let mut child = command.spawn().unwrap();
    drop(command);
    screen.write_all(format!("{typed}\u{4}\u{4}").as_bytes()).unwrap();
    let code = child.wait().unwrap().code();
    let mut on_screen = Vec::new();
    let _ = screen.read_to_end(&mut on_screen);
    (String::from_utf8(on_screen).unwrap().replace('\r', ""), code)
}

/// Three people who are due, Anna the longest.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    for line in [
        "init --lang en --quiet --today 2026-01-05",
        "employee add Anna --manager Marjan --today 2026-01-05",
        "employee add Bo --manager Marjan --today 2026-02-05",
        "employee add Chris --manager Marjan --today 2026-03-05",
    ] {
        assert_eq!(sandbox.stay(line).code, Some(0), "{line}");
    }
    sandbox
}

/// The day of the talk that each has.
fn planned(sandbox: &Sandbox) -> Vec<String> {
    let of = |slug: &str| {
        let files = std::fs::read_dir(sandbox.root.join("employees").join(slug).join("conversations")).into_iter().flatten().flatten();
        let texts = files.map(|file| std::fs::read_to_string(file.path()).unwrap());
        let day = |text: String| text.lines().find_map(|line| line.strip_prefix("date: ").map(str::to_owned)).unwrap();
        texts.map(|text| format!("{slug} {}", day(text))).collect::<Vec<_>>()
    };
    ["anna", "bo", "chris"].into_iter().flat_map(of).collect()
}

#[test]
fn enter_plans_what_is_proposed_and_no_plans_nothing() {
    let sandbox = workspace();
    let (screen, code) = at_a_terminal(&sandbox, "", "n\n");
    assert!(screen.contains("Plan 3 talks? [Y/n, e: move days]") && screen.contains("Mon 23 Nov"), "{screen}");
    assert_eq!((code, planned(&sandbox).len()), (Some(1), 0));
    let (screen, code) = at_a_terminal(&sandbox, "", "\n");
    assert_eq!(
        (code, planned(&sandbox)),
        (Some(0), vec!["anna 2026-11-23".into(), "bo 2026-11-24".into(), "chris 2026-11-25".into()]),
        "{screen}"
    );
}

#[test]
fn days_are_moved_and_people_taken_off_in_the_editor() {
    let sandbox = workspace();
    let script = "sed -i 's/^2026-11-23/next friday/; /chris/d' \"$1\"\n";
    let (screen, code) = at_a_terminal(&sandbox, script, "e\ny\n");
    assert!(screen.contains("Plan 2 talks?"), "{screen}");
    assert_eq!((code, planned(&sandbox)), (Some(0), vec!["anna 2026-11-27".to_owned(), "bo 2026-11-24".to_owned()]), "{screen}");
}

#[test]
fn what_is_wrong_is_told_and_nothing_typed_is_lost() {
    let sandbox = workspace();
    let script = "sed -i 's/^2026-11-23/frday/; s/^2026-11-24/2026-11-01/; s/chris  /chrs  /' \"$1\"\n";
    let (screen, code) = at_a_terminal(&sandbox, script, "e\nn\n");
    for told in
        ["`frday` under `anna` is no date", "2026-11-01 has passed", "`chrs` is no employee · write `2026-11-25  chris", "stay schedule"]
    {
        assert!(screen.contains(told), "{told}: {screen}");
    }
    assert_eq!((code, planned(&sandbox).len()), (Some(1), 0));
    let script = "grep -q '^#:! ' \"$1\" && sed -i 's/^frday/2026-12-01/; s/^2026-11-01/2026-12-02/; s/chrs/chris/' \"$1\"\n";
    let (screen, code) = at_a_terminal(&sandbox, script, "e\ny\n");
    assert_eq!(
        (code, planned(&sandbox)),
        (Some(0), vec!["anna 2026-12-01".into(), "bo 2026-12-02".into(), "chris 2026-11-25".into()]),
        "{screen}"
    );
}
