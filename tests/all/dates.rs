//! On which day something was: nothing ends before it was made, and nobody leaves before they came.

use crate::support::sandbox::{Run, Sandbox};
use std::fs;

const TODAY: &str = "2026-11-20";

fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    for line in ["init --lang en -q", "employee add Anna --started 2026-01-01 -q"] {
        assert_eq!(stay(&sandbox, line).code, Some(0), "{line}");
    }
    sandbox
}

fn stay(sandbox: &Sandbox, line: &str) -> Run {
    sandbox.stay(&format!("--today {TODAY} {line}"))
}

#[test]
fn nothing_ends_before_it_is_made() {
    let sandbox = workspace();
    assert_eq!(stay(&sandbox, "goal add anna Lead -q").code, Some(0));
    assert_eq!(stay(&sandbox, "act anna Desk -q").code, Some(0));
    let id = |folder: &str| {
        let name = fs::read_dir(sandbox.root.join("employees/anna").join(folder)).unwrap().next().unwrap().unwrap().file_name();
        name.to_string_lossy()[11..19].to_owned()
    };
    let (goal, action) = (id("goals"), id("actions"));
    for line in [
        format!("done {action}"),
        format!("drop {action} --because no"),
        format!("close {action}"),
        format!("goal reach {goal}"),
        format!("goal drop {goal}"),
    ] {
        let run = sandbox.stay(&format!("--today 2026-11-19 {line}"));
        assert!(run.code == Some(1) && run.stderr.contains("20 Nov 2026") && run.stderr.contains("--today"), "{line}: {run:?}");
    }
    assert_eq!(stay(&sandbox, "check").code, Some(0));
}

#[test]
fn nobody_leaves_before_they_came() {
    let sandbox = workspace();
    let run = stay(&sandbox, "employee leave anna --date 2025-12-31");
    assert!(run.code == Some(1) && run.stderr.contains("1 Jan 2026"), "{run:?}");
    assert_eq!(stay(&sandbox, "employee leave anna --date 2026-01-01").code, Some(0));
}
