//! What is kept and who reads it, from the settings: for employees and for a works council, in both languages and every form.

use crate::support::sandbox::{COPY, Run, Sandbox};

fn stay(sandbox: &Sandbox, line: &str) -> Run {
    sandbox.stay(&format!("-C {COPY} --today 2026-11-20 {line}"))
}

/// Changes what `stay.yaml` says.
fn set(sandbox: &Sandbox, more: &str) {
    let path = sandbox.root.join(COPY).join("stay.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(path, format!("{text}{more}")).unwrap();
}

/// A text with its lines joined: where they break depends on the width.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_the_settings_say_is_filled_in_and_what_they_do_not_is_marked() {
    let sandbox = Sandbox::copy();
    let bare = joined(&stay(&sandbox, "privacy").stdout);
    assert!(bare.contains("Er is niets verzegeld") && bare.contains("Alleen op deze computer"), "{bare}");
    assert!(bare.contains("Nog in te vullen: hoe lang een gesprek blijft"), "{bare}");
    set(&sandbox, "privacy:\n  keep: {after-leaving: 2 jaar, conversations: 18 maanden}\n  guard: off\n");
    let run = stay(&sandbox, "privacy");
    let told = joined(&run.stdout);
    assert!(told.contains("tot 2 jaar na de laatste dag") && told.contains("18 maanden vanaf de dag ervan"), "{told}");
    assert!(told.contains("Nog in te vullen: hoe lang een aantekening blijft") && !told.contains("hoe lang een gesprek blijft"), "{told}");
    assert!(told.contains("waarschuwt wie zoiets toch schrijft, staat uit"), "{told}");
    assert_eq!((run.code, run.stderr.trim()), (Some(0), "2 keer “Nog in te vullen”: dat weten alleen jullie"));
}

#[test]
fn where_it_lies_is_the_server_that_git_knows_without_who_logs_in_there() {
    let sandbox = Sandbox::copy();
    sandbox.in_git();
    let remote = ["remote", "add", "origin", "https://piet:geheim@git.example.org:8443/hr/team.git"];
    assert!(sandbox.command("git").args(remote).status().unwrap().success());
    for line in ["privacy", "privacy --for works-council", "privacy --format html", "privacy --json"] {
        let told = stay(&sandbox, line).stdout;
        assert!(told.contains("git.example.org"), "{told}");
        for secret in ["piet", "geheim", "8443", "team.git"] {
            assert!(!told.contains(secret), "{line}: {secret}");
        }
    }
}

#[test]
fn a_works_council_gets_the_questions_of_a_dpia_and_what_is_still_open() {
    let sandbox = Sandbox::copy();
    for word in ["works-council", "ondernemingsraad", "OR", "dpia"] {
        let run = stay(&sandbox, &format!("privacy --for {word}"));
        assert!(run.stdout.starts_with("Gegevens over medewerkers"), "{word}: {run:?}");
    }
    let english = joined(&stay(&sandbox, "--lang en privacy --for works-council").stdout);
    for part in [
        "Is it necessary",
        "Special categories?",
        "Still to fill in: the legal basis",
        "Someone reads what was not meant",
        "no emotion is inferred and nobody is rated",
        "article 27(1)(k)",
        "This is no legal advice",
    ] {
        assert!(english.contains(part), "{part}: {english}");
    }
    let unknown = stay(&sandbox, "privacy --for iedereen");
    assert_eq!((unknown.code, unknown.stderr.contains("medewerker, ondernemingsraad")), (Some(2), true), "{unknown:?}");
}

#[test]
fn who_opens_what_is_sealed_is_told_by_the_policy() {
    let sandbox = Sandbox::copy();
    let path = sandbox.root.join(COPY).join("stay.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{}privacy: {{words: [holder, employee]}}\n", text.replace("version: 1", "version: 2"))).unwrap();
    std::fs::write(sandbox.root.join(COPY).join("readers.yaml"), "readers: {}\n").unwrap();
    let told = joined(&stay(&sandbox, "privacy").stdout);
    assert!(told.contains("gaat open voor: wie het gesprek hield, over wie het gaat"), "{told}");
    assert!(told.contains("titels van acties en leerdoelen") && !told.contains("Er is niets verzegeld"), "{told}");
}

#[test]
fn it_is_the_same_in_every_form_and_goes_to_a_file_of_its_owner() {
    let sandbox = Sandbox::copy();
    let markdown = stay(&sandbox, "privacy --format markdown").stdout;
    assert!(markdown.starts_with("# Wat er over jou wordt bijgehouden") && markdown.contains("\n## Hoe lang\n"), "{markdown}");
    let run = stay(&sandbox, "privacy --for or --format html -o blad.html");
    let page = std::fs::read_to_string(sandbox.root.join("blad.html")).unwrap();
    assert!(run.code == Some(0) && page.contains("<table") && page.contains("Nog in te vullen"), "{run:?}");
    assert!(!page.contains("http://") && !page.contains("https://"), "a page asks nothing of any server");
}
