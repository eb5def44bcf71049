//! What is handed on says whose words are in it.

use crate::support::sandbox::{COPY, Sandbox};

/// The line that says it, with the answer beside it.
fn told(sandbox: &Sandbox, line: &str) -> (String, Option<String>) {
    let run = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 {line}"));
    assert!(matches!(run.code, Some(0 | 3)), "{line}: {run:?}");
    let lines: Vec<&str> = run.stderr.lines().filter(|line| line.contains("woorden van") || line.contains("words of")).collect();
    assert!(lines.len() <= 1, "{line}: {}", run.stderr);
    (run.stdout, lines.first().map(|line| (*line).to_owned()))
}

#[test]
fn whose_words_are_in_it_is_said_where_it_is_handed_on_and_only_there() {
    let sandbox = Sandbox::copy();
    let plan = "hierin staan woorden van Shanti Ramdin: deel het alleen met wie die mag lezen";
    for line in
        ["plan shanti --format html", "plan shanti --format markdown", "plan shanti -o plan.txt", "plan shanti --format markdown -o -"]
    {
        assert_eq!(told(&sandbox, line).1.as_deref(), Some(plan), "{line}");
    }
    for line in ["plan shanti", "plan shanti -o -", "plan shanti --json", "plan shanti --format json -o plan.json", "agenda --format csv"] {
        assert_eq!(told(&sandbox, line).1, None, "{line}");
    }
    assert_eq!(told(&sandbox, "-q plan shanti --format html").1, None);
    let english = told(&sandbox, "--lang en plan shanti --format html").1.unwrap();
    assert!(english.ends_with("this holds words of Shanti Ramdin: share it only with those who may read them"), "{english}");
}

#[test]
fn a_few_names_are_told_and_how_many_others() {
    let sandbox = Sandbox::copy();
    for line in ["report --format html", "report --format csv", "board --format html", "actions --format csv", "list --all --format csv"] {
        let said = told(&sandbox, line).1.unwrap_or_else(|| panic!("{line}: nothing"));
        let names = said.split("woorden van ").nth(1).unwrap().split(": deel").next().unwrap();
        assert_eq!(names.matches(", ").count(), 2, "{said}");
        assert!(names.contains(" en ") && names.ends_with(" anderen"), "{said}");
    }
    assert_eq!(told(&sandbox, "actions --format csv --columns id,due").1, None, "no column of words");
    let (goals, said) = told(&sandbox, "goals --all --format csv");
    assert_eq!(said.is_some(), goals.lines().count() > 1, "{goals}");
}

/// Whoever's words are on the board is among those that are told, and nobody else is.
#[test]
fn nobody_is_told_whose_words_are_not_there() {
    let sandbox = Sandbox::copy();
    for person in ["shanti", "bas-willems", "lotte-brouwer"] {
        let (page, said) = told(&sandbox, &format!("actions {person} --format csv"));
        let rows = page.lines().count() - 1;
        assert_eq!(said.is_some(), rows > 0, "{person}: {page}");
    }
    let (draft, said) = told(&sandbox, "growth shanti --format markdown");
    assert_eq!(said.is_some(), draft.contains("> "), "{draft}");
}
