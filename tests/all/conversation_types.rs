//! The built-in types of conversation: what `docs/format.md` says of them, and their part of the question bank.

use crate::support::sandbox::{Sandbox, output_of};
use serde_json::Value;
use stay::domain::theme::BuiltIn;
use unicode_width::UnicodeWidthStr;

/// The rows of the table of types: key, Dutch name, what for, rhythm, actions at most.
fn told() -> Vec<Vec<&'static str>> {
    let rows = include_str!("../../docs/format.md").lines().skip_while(|line| !line.starts_with("| type |")).skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect())
        .collect()
}

fn questions(kind: &str, lang: &str) -> Value {
    let run = Sandbox::empty().stay(&format!("questions --type {kind} --lang {lang} --json"));
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

#[test]
fn each_type_is_as_the_format_tells() {
    let told = told();
    assert_eq!(told.len(), 7);
    for row in told {
        let [key, dutch, what_for, rhythm, limit] = row[..] else { panic!("{row:?}") };
        let answer = questions(key, "nl");
        assert_eq!(answer["type"]["name"], dutch);
        assert_eq!(answer["type"]["rhythm"].as_str().unwrap_or("–"), rhythm, "{key}");
        assert_eq!(answer["type"]["limit"].to_string(), limit, "{key}");
        assert_eq!(questions(key, "en")["type"]["purpose"], what_for, "{key}");
    }
}

#[test]
fn each_type_has_questions_of_its_own_and_some_for_each_of_its_themes() {
    for row in told() {
        let answer = questions(row[0], "nl");
        let questions = answer["questions"].as_array().unwrap();
        let own = questions.iter().filter(|question| question["types"].as_array().unwrap().len() == 1);
        assert!(own.count() >= 8, "{}", row[0]);
        for theme in answer["type"]["themes"].as_array().unwrap() {
            assert!(questions.iter().any(|question| question["theme"] == *theme), "{}: {theme}", row[0]);
        }
    }
}

#[test]
fn the_guide_to_each_type_and_theme_is_one_screen() {
    let sandbox = Sandbox::empty();
    let types: Vec<&str> = told().into_iter().map(|row| row[0]).collect();
    let of_types = types.iter().flat_map(|kind| [(*kind).to_owned(), format!("{kind} --theme leadership")]);
    let of_themes = BuiltIn::WORDS.iter().map(|theme| format!("--theme {theme}"));
    let lines: Vec<String> = of_types.chain(of_themes).chain([String::new()]).collect();
    for (lang, line) in ["nl", "en"].into_iter().flat_map(|lang| lines.iter().map(move |line| (lang, line))) {
        let shown = |columns: &str| {
            let words = format!("guide {line} --lang {lang}");
            let run = output_of(sandbox.command(env!("CARGO_BIN_EXE_stay")).args(words.split_whitespace()).env("COLUMNS", columns));
            assert_eq!(run.code, Some(0), "{run:?}");
            run
        };
        let screen = shown("80");
        // the command above it and the prompt below it are on the screen too
        assert!(screen.stdout.lines().count() + screen.stderr.lines().count() <= 22, "{line}: {screen:?}");
        for columns in [45, 60] {
            let narrow = shown(&columns.to_string()).stdout;
            assert!(narrow.lines().all(|line| line.width() <= columns), "{line}: {narrow}");
        }
    }
}
