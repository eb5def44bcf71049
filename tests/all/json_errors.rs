//! Errors for scripts: one line of JSON in place of the answer, with a code that stays, and what may have been meant.

use crate::support::sandbox::{COPY, Sandbox};
use serde_json::Value;

/// What a script gets: the code and the candidates. What people read is on standard error as it is without `--json`.
fn told(sandbox: &Sandbox, line: &str, lang: &str) -> (String, Vec<String>) {
    let folder = if line.starts_with("-C ") { String::new() } else { format!("-C {COPY}") };
    let line = format!("{folder} --today 2026-11-20 --lang {lang} {line}");
    let plain = sandbox.stay(&line);
    let run = sandbox.stay(&format!("{line} --json"));
    assert!(matches!(run.code, Some(1 | 2)) && run.code == plain.code && run.stderr == plain.stderr, "{line}: {run:?} {plain:?}");
    assert!(run.stdout.ends_with("}\n") && run.stdout.matches('\n').count() == 1, "{line}: {run:?}");
    let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{line}: {error}: {run:?}"));
    let error = &answer["error"];
    assert!(answer["stay"] == 1 && answer.as_object().unwrap().len() == 2 && error.as_object().unwrap().len() == 4, "{line}: {run:?}");
    // the words for people are the same as on standard error, whatever stands around them
    assert!(run.stderr.contains(error["message"].as_str().unwrap()), "{line}: {run:?}");
    assert!(error["hint"].is_null() || run.stderr.contains(error["hint"].as_str().unwrap()), "{line}: {run:?}");
    let candidates = error["candidates"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    (error["code"].as_str().unwrap().to_owned(), candidates)
}

#[test]
fn an_error_has_its_code_and_what_can_be_typed_instead() {
    let sandbox = Sandbox::copy();
    let cases: &[(&str, &str, &[&str])] = &[
        ("show me", "ambiguous", &["joke-van-der-meulen", "mohamed-el-amrani"]),
        ("show renne", "not-found", &["Renée Dijkstra"]),
        ("done zzzzzzzz", "not-found", &[]),
        ("note nobody-at-all 'x'", "not-found", &[]),
        ("actions --team planing", "not-found", &["Planning"]),
        ("round show lente", "not-found", &[]),
        ("move q36h3zs8 31-juni", "not-a-day", &[]),
        ("list --type bijpraten", "unknown-word", &["check-in"]),
        ("list --sort naem", "unknown-word", &["naam"]),
        ("lst", "usage", &["list"]),
        ("list --tem x", "usage", &["--team"]),
        ("move qe7jp02c 2026-12-01", "wrong-state", &[]),
        ("schedule", "needs-answer", &[]),
        ("sync", "no-repository", &[]),
        ("-C / list", "no-workspace", &[]),
    ];
    for (line, code, meant) in cases {
        for lang in ["nl", "en"] {
            let (found, candidates) = told(&sandbox, line, lang);
            assert_eq!(found, *code, "{line}");
            let in_dutch_only = *code == "unknown-word";
            assert!(
                in_dutch_only && lang == "en" || meant.iter().all(|one| candidates.contains(&(*one).to_owned())),
                "{line}: {candidates:?}"
            );
        }
    }
}

#[test]
fn each_candidate_means_one_when_it_is_typed() {
    let sandbox = Sandbox::copy();
    for typed in ["a", "ma", "st", "o"] {
        let (code, candidates) = told(&sandbox, &format!("show {typed}"), "nl");
        assert!(code == "ambiguous" && candidates.len() > 1, "{typed}: {candidates:?}");
        for candidate in candidates {
            let run = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 show --json {candidate}"));
            assert_eq!(run.code, Some(0), "{candidate}: {run:?}");
        }
    }
}

#[test]
fn an_answer_is_no_error_and_words_behind_two_dashes_ask_for_nothing() {
    let sandbox = Sandbox::copy();
    let run = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 list --json"));
    assert!(run.code == Some(0) && !run.stdout.contains("\"error\""), "{run:?}");
    let run = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 shw -- --json"));
    assert!(run.code == Some(2) && run.stdout.is_empty(), "{run:?}");
}
