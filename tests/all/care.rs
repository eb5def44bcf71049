//! The guard: it says where something should not be written about someone, in one line, and never what; and it stops nobody.

use crate::support::sandbox::{COPY, Run, Sandbox, output_of};
use stay::domain::care::spots;

const TODAY: &str = "2026-11-20";

fn stay(sandbox: &Sandbox, arguments: &[&str]) -> Run {
    let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    output_of(command.args(["-C", COPY, "--today", TODAY]).args(arguments))
}

/// The lines about what should not be written.
fn told(run: &Run) -> Vec<&str> {
    run.stderr.lines().filter(|line| line.contains("lijkt te gaan over") || line.contains("seems to be about")).collect()
}

#[test]
fn a_note_about_someone_s_health_is_kept_and_told_of_in_one_calm_line() {
    let sandbox = Sandbox::copy();
    let run = stay(&sandbox, &["note", "bas", "Bas zit thuis met een burn-out"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let lines = told(&run);
    assert_eq!(lines.len(), 1, "{run:?}");
    assert!(lines[0].contains("/notes/2026-11-20-") && lines[0].contains(".yaml:2 lijkt te gaan over iemands gezondheid"), "{run:?}");
    assert!(lines[0].contains("schrijf wat er over het werk is afgesproken · stay edit "), "{run:?}");
    assert!(!run.stderr.contains("burn-out"), "{run:?}");
    let english = stay(&sandbox, &["--lang", "en", "note", "bas", "He is a member of the union"]);
    assert!(told(&english)[0].contains("seems to be about being in a union: leave that out; write what is agreed"), "{english:?}");
    // what is ordinary is not told of
    assert!(told(&stay(&sandbox, &["note", "bas", "Het systeem is ziek traag"])).is_empty());
}

#[test]
fn every_command_that_writes_words_tells_of_them() {
    let sandbox = Sandbox::copy();
    for (arguments, code) in [
        (&["act", "bas", "Rooster aanpassen, want hij heeft reuma"][..], 0),
        (&["goal", "add", "bas", "Leren plannen ondanks zijn ADHD"], 0),
        (&["new", "bas", "--answer", "Ik ben zwanger", "--no-input"], 0),
        (&["drop", "bs5e", "--because", "hij is ziek geworden"], 0),
        (&["employee", "edit", "bas", "--role", "planner, in de ziektewet"], 0),
    ] {
        let run = stay(&sandbox, arguments);
        assert_eq!((run.code, told(&run).len()), (Some(code), 1), "{arguments:?} {run:?}");
    }
}

#[test]
fn only_what_is_new_is_told_and_undo_tells_nothing() {
    let sandbox = Sandbox::copy();
    let made = stay(&sandbox, &["act", "bas", "Rooster aanpassen", "--json"]);
    let id = made.stdout.split("\"id\":\"").nth(1).unwrap()[..8].to_owned();
    assert_eq!(told(&stay(&sandbox, &["edit", &id, "--note", "Ze is zwanger"])).len(), 1);
    assert!(told(&stay(&sandbox, &["edit", &id, "--due", "2026-12-24"])).is_empty());
    assert!(told(&stay(&sandbox, &["done", &id, "--note", "Dat lukte"])).is_empty());
    for command in ["undo", "undo", "redo"] {
        let run = stay(&sandbox, &[command]);
        assert!(told(&run).is_empty() && run.code == Some(0), "{run:?}");
    }
}

#[test]
fn it_is_off_where_the_settings_say_so_and_in_a_dry_run() {
    let sandbox = Sandbox::copy();
    assert!(told(&stay(&sandbox, &["--dry-run", "note", "bas", "Hij is ziek"])).is_empty());
    let settings = sandbox.root.join(COPY).join("stay.yaml");
    let text = std::fs::read_to_string(&settings).unwrap();
    std::fs::write(&settings, format!("{text}privacy:\n  guard: off\n")).unwrap();
    assert!(told(&stay(&sandbox, &["note", "bas", "Hij is ziek"])).is_empty());
    std::fs::write(&settings, format!("{text}privacy:\n  guard: soms\n")).unwrap();
    let check = stay(&sandbox, &["check"]);
    assert!(check.code == Some(4) && check.stdout.contains("`soms`"), "{check:?}");
}

#[test]
fn check_care_lists_places_without_words_and_the_example_has_next_to_none() {
    let sandbox = Sandbox::copy();
    let clean = stay(&sandbox, &["check", "--care"]);
    assert!(clean.code == Some(0) && clean.stdout.lines().count() <= 1, "{clean:?}");
    stay(&sandbox, &["note", "bas", "Bas heeft kanker"]);
    let run = stay(&sandbox, &["check", "--care", "employees/bas-willems"]);
    assert!(run.code == Some(0) && run.stdout.contains(".yaml:2  gezondheid\n"), "{run:?}");
    assert!(!run.stdout.contains("kanker") && !run.stderr.contains("kanker"), "{run:?}");
    let json = stay(&sandbox, &["check", "--care", "--json"]);
    assert!(json.stdout.contains("\"line\":2,\"topic\":\"health\"") && !json.stdout.contains("kanker"), "{json:?}");
    assert!(stay(&sandbox, &["check", "--care", "--fix"]).code == Some(2));
    // a broken file stops nothing, and is said
    std::fs::write(sandbox.root.join(COPY).join("employees/bas-willems/actions/2026-10-12-bs5efvp6.yaml"), "title: [\n").unwrap();
    let run = stay(&sandbox, &["check", "--care"]);
    assert!(run.code == Some(0) && run.stderr.contains("1 bestand is niet te lezen"), "{run:?}");
}

/// Sentences as people write them, all invented, each with a half: `tune` ones may be looked at, `held` ones only counted.
const SENTENCES: &str = include_str!("../care/sentences.tsv");

/// One sentence: its half, its language, what it should be told of, and its words.
type Sentence = [&'static str; 4];

fn sentences() -> impl Iterator<Item = Sentence> {
    let lines = SENTENCES.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| <[&str; 4]>::try_from(line.split('\t').collect::<Vec<_>>()).unwrap())
}

/// How much of what should be told is told, and how much of what is told should be, in hundredths.
fn figures(half: &str, lang: &str) -> (usize, usize) {
    let (mut meant, mut told, mut both) = (0, 0, 0);
    for [_, _, topic, sentence] in sentences().filter(|one| one[0] == half && one[1] == lang) {
        let (is_meant, is_told) = (topic != "-", !spots(sentence).is_empty());
        meant += usize::from(is_meant);
        told += usize::from(is_told);
        both += usize::from(is_meant && is_told);
    }
    (both * 100 / meant, both * 100 / told.max(1))
}

#[test]
fn of_many_sentences_few_are_missed_and_few_told_for_nothing() {
    for (lang, half) in [("nl", "tune"), ("en", "tune"), ("nl", "held"), ("en", "held")] {
        let kinds =
            |is_ordinary: bool| sentences().filter(|one| (one[0], one[1]) == (half, lang) && (one[2] == "-") == is_ordinary).count();
        assert_eq!((kinds(true), kinds(false)), (110, 110), "{half} {lang}");
        let (recall, precision) = figures(half, lang);
        println!("{half} {lang}: recall {recall}%, precision {precision}%");
        assert!(recall >= 85 && precision >= 90, "{half} {lang}: recall {recall}, precision {precision}");
    }
}
