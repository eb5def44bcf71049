//! On which day something was: nothing ends before it was made, or is said before the talk.

mod ground;

use ground::{Ground, Ran};
use std::fs;

const TODAY: &str = "2026-11-20";
const TALKS: &str = "employees/anna/conversations";

fn workspace() -> Ground {
    let ground = Ground::empty();
    for line in ["init --lang en -q", "employee add Anna --started 2026-01-01 -q"] {
        assert_eq!(stay(&ground, line).code, Some(0), "{line}");
    }
    fs::create_dir_all(ground.root.join(TALKS)).unwrap();
    ground
}

fn stay(ground: &Ground, line: &str) -> Ran {
    ground.stay(&format!("--today {TODAY} {line}"))
}

#[test]
fn nothing_ends_before_it_is_made() {
    let ground = workspace();
    assert_eq!(stay(&ground, "goal add anna Lead -q").code, Some(0));
    assert_eq!(stay(&ground, "act anna Desk -q").code, Some(0));
    let id = |folder: &str| {
        let name = fs::read_dir(ground.root.join("employees/anna").join(folder)).unwrap().next().unwrap().unwrap().file_name();
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
        let run = ground.stay(&format!("--today 2026-11-19 {line}"));
        assert!(run.code == Some(1) && run.stderr.contains("20 Nov 2026") && run.stderr.contains("--today"), "{line}: {run:?}");
    }
    assert_eq!(stay(&ground, "check").code, Some(0));
}

#[test]
fn what_was_said_belongs_to_a_talk_that_has_been() {
    for option in ["--answer x", "--obstacle x", "--energy x", "--signal training", "--summary x"] {
        let ground = workspace();
        let run = stay(&ground, &format!("new anna --date 2026-12-10 {option} --no-edit"));
        let name = option.split(' ').next().unwrap();
        assert!(run.code == Some(1) && run.stderr.contains(name), "{run:?}");
        assert_eq!(fs::read_dir(ground.root.join(TALKS)).unwrap().count(), 0);
        assert_eq!(stay(&ground, &format!("new anna --date 2026-11-18 {option} --no-edit")).code, Some(0));
    }
    let ground = workspace();
    assert_eq!(stay(&ground, "new anna --date 2026-12-10 --question 'How are you?' --theme energy --no-edit").code, Some(0));
}

#[test]
fn nobody_leaves_before_they_came() {
    let ground = workspace();
    let run = stay(&ground, "employee leave anna --date 2025-12-31");
    assert!(run.code == Some(1) && run.stderr.contains("1 Jan 2026"), "{run:?}");
    assert_eq!(stay(&ground, "employee leave anna --date 2026-01-01").code, Some(0));
}
