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

/// At a terminal, where one can go on to the record.
#[cfg(target_os = "linux")]
mod at_a_terminal {
    use super::*;
    use crate::support::clone_pair::{ACTION, ClonePair, TEXT};
    use crate::support::sealed::{NOBODY, PIET, SealedWorkspace};
    use crate::support::terminal::{Asked, typed_at};
    use crate::support::{STATE, script};
    use std::path::Path;
    use walkdir::WalkDir;

    /// Types at the question behind a write in a copy of the example, with an editor that runs this line of `sed`.
    fn asked(sandbox: &Sandbox, line: &[&str], typed: &str, sed: &str) -> Asked {
        let editor = sandbox.root.join("editor");
        script(&editor, &format!("#!/bin/sh\nsed -i '{sed}' \"$1\"\n"));
        let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
        command.env("VISUAL", &editor).args(["-C", COPY, "--today", TODAY]).args(line);
        typed_at(command, typed)
    }

    fn notes(sandbox: &Sandbox) -> Vec<String> {
        let folder = sandbox.root.join(COPY).join("employees/bas-willems/notes");
        std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
    }

    #[test]
    fn e_opens_the_record_and_what_is_put_otherwise_is_not_told_again() {
        for (lang, question) in [("nl", "Nu aanpassen? [e = ja, Enter = zo laten]"), ("en", "Change it now? [e = yes, Enter = leave it]")] {
            let sandbox = Sandbox::copy();
            let line = ["--lang", lang, "note", "bas", "Bas is ziek. Het rooster klopt."];
            let run = asked(&sandbox, &line, "e\n", "s/Bas is ziek/Bas werkt deze week thuis/");
            assert_eq!(run.code, Some(0), "{}", run.on_screen);
            assert_eq!(run.on_screen.matches(question).count(), 1, "{}", run.on_screen);
            assert!(notes(&sandbox)[0].contains("text: Bas werkt deze week thuis. Het rooster klopt.\n"), "{:?}", notes(&sandbox));
        }
        // a person
        let sandbox = Sandbox::copy();
        let line = ["employee", "edit", "bas", "--role", "planner, in de ziektewet"];
        let run = asked(&sandbox, &line, "e\n", "s/, in de ziektewet//");
        assert!(run.code == Some(0) && run.on_screen.contains("stay employee edit bas-willems"), "{}", run.on_screen);
        let card = std::fs::read_to_string(sandbox.root.join(COPY).join("employees/bas-willems/employee.yaml")).unwrap();
        assert!(card.contains("role: planner\n"), "{card}");
    }

    #[test]
    fn anything_else_leaves_it_and_what_is_typed_anew_is_told_once_more() {
        let sandbox = Sandbox::copy();
        for (number, typed) in ["\n", "n\n", "nee\n", ""].into_iter().enumerate() {
            let text = format!("Bas is ziek {number}");
            let run = asked(&sandbox, &["note", "bas", &text], typed, "d");
            assert!(run.code == Some(0) && run.on_screen.matches("Nu aanpassen?").count() == 1, "{typed:?}: {}", run.on_screen);
            assert!(notes(&sandbox).iter().any(|note| note.contains(&text)), "{typed:?}");
        }
        // what the editor brings is a write like any other
        let run = asked(&sandbox, &["note", "bas", "Bas heeft kanker"], "e\n\n", "s/heeft kanker/stemt links/");
        let screen = &run.on_screen;
        assert!(run.code == Some(0) && screen.matches("Nu aanpassen?").count() == 2 && screen.contains("politieke mening"), "{screen}");
        // an editor that fails changes nothing of how the command ends
        let failed = asked(&sandbox, &["note", "bas", "Bas is zwanger"], "e\n", "s/(/");
        assert_eq!(failed.code, Some(0), "{}", failed.on_screen);
        assert!(notes(&sandbox).iter().any(|note| note.contains("Bas is zwanger")));
    }

    #[test]
    fn nobody_is_asked_who_does_not_want_to_be() {
        let sandbox = Sandbox::copy();
        for flag in ["--no-input", "--yes", "--json", "-q", "--dry-run"] {
            let run = asked(&sandbox, &[flag, "note", "bas", "Bas is ziek"], "e\n", "s/ziek/moe/");
            assert!(run.code == Some(0) && !run.on_screen.contains("Nu aanpassen?"), "{flag}: {}", run.on_screen);
        }
        assert!(notes(&sandbox).iter().all(|note| note.contains("ziek")));
    }

    /// Files below a folder that have a word in them.
    fn with_word(folder: &Path, word: &str) -> Vec<String> {
        let files = WalkDir::new(folder).into_iter().flatten().filter(|found| found.file_type().is_file());
        let has = |path: &Path| String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).contains(word);
        files.map(walkdir::DirEntry::into_path).filter(|path| has(path)).map(|path| path.display().to_string()).collect()
    }

    #[test]
    fn what_is_sealed_is_told_of_by_its_place_and_its_words_are_nowhere_in_the_open() {
        let team = SealedWorkspace::default();
        let word = "canavalia";
        let nowhere = |run: &Asked| {
            assert!(!run.on_screen.contains(word) && !run.on_screen.contains("zwanger van"), "{}", run.on_screen);
            for folder in [&team.root(), Path::new(STATE)] {
                assert_eq!(with_word(folder, word), [""; 0], "{}", run.on_screen);
            }
        };
        let typed = |lang: &str, line: &[&str], typed: &str, sed: &str| {
            let editor = team.home().join("bin/editor");
            script(&editor, &format!("#!/bin/sh\nsed -i '{sed}' \"$1\"\n"));
            let mut command = team.command(PIET, lang);
            command.env("VISUAL", &editor).args(line);
            typed_at(command, typed)
        };
        let text = format!("Ze is zwanger van {word}.");
        // the block is where the words are
        let left = typed("nl", &["note", "anna", &text], "\n", "");
        assert_eq!(left.code, Some(0), "{}", left.on_screen);
        nowhere(&left);
        let care = team.run(PIET, "nl", "check --care");
        let place = care.stdout.strip_suffix("  zwangerschap\n").unwrap_or_else(|| panic!("{care:?}"));
        assert!(left.on_screen.contains(&format!("{place} lijkt te gaan over een zwangerschap")), "{place}: {}", left.on_screen);
        let (path, line) = place.rsplit_once(':').unwrap();
        let block = team.text(path).lines().position(|line| line.starts_with("sealed:")).unwrap() + 1;
        assert_eq!(line, block.to_string());
        assert!(team.opened(PIET, path).contains(&text));
        // who can't open it is told that there is more, and not what
        let shut = team.run(NOBODY, "en", "check --care");
        assert!(shut.code == Some(0) && shut.stdout.is_empty() && shut.stderr.contains("sealed"), "{shut:?}");
        let text = format!("Ze is zwanger van iets met {word}.");
        let opened = typed("en", &["note", "anna", &text], "e\n", "s/Ze is zwanger van iets met /Werkt van dinsdag tot /");
        assert!(opened.code == Some(0) && opened.on_screen.matches("Change it now?").count() == 1, "{}", opened.on_screen);
        nowhere(&opened);
        let shown = team.run(PIET, "nl", "notes anna").stdout;
        assert!(shown.contains(&format!("Werkt van dinsdag tot {word}")), "{shown}");
    }

    /// Who mends a merge by hand types as anyone does; what either side had written is theirs.
    #[test]
    fn what_is_typed_in_a_merge_is_told_of_and_what_either_side_wrote_is_not() {
        let pair = ClonePair::new();
        for (clone, line) in [("two", "  Zij is ziek.\n"), ("one", "  Zij leert snel.\n")] {
            pair.edit(clone, ACTION, "  Twee.\n", line);
            pair.commit(clone);
        }
        pair.git("two", "push -q");
        pair.git("one", "fetch -q");
        pair.try_git("one", "merge origin/main");
        let marked = pair.read("one", ACTION);
        assert!(marked.contains("======="), "{marked}");
        for (text, told) in [("Zij is ziek.", 0), ("Zij is ziek.\n  Zij is zwanger.", 1)] {
            pair.write("one", ACTION, &marked.replace("=======\n", ""));
            pair.write(".", "right", &TEXT.replace("  Twee.", &format!("  {text}")));
            let editor = format!("cp {}", pair.at("right").display());
            let said = pair.typed("one", "resolve", "e\n\n", Some(&editor));
            assert!(said.code == Some(0) && !said.words.contains("zwanger."), "{}", said.words);
            assert_eq!(said.words.matches("lijkt te gaan over").count(), told, "{}", said.words);
            assert!(told == 0 || said.words.contains("een zwangerschap"), "{}", said.words);
            pair.git("one", &format!("checkout -m -- {ACTION}"));
        }
    }
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
