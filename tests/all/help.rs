//! The help is whole, in both languages, and holds nothing that is not there any more.

use crate::support::sandbox::{Sandbox, output_of};
use clap::Command;
use stay::i18n::Language;
use stay::i18n::help::{ABOUT, ARGUMENTS};
use std::collections::BTreeSet;

const LANGUAGES: [Language; 2] = [Language::Nl, Language::En];

/// Flags that all commands share; their texts stand under the empty path.
const SHARED: &[&str] =
    &["dir", "today", "lang", "json", "color", "dry-run", "quiet", "no-input", "yes", "me", "identity", "help", "version"];

/// Every command with its path, `stay` itself with the empty one.
fn commands(lang: Language) -> Vec<(String, Command)> {
    let mut found = vec![(String::new(), stay::commands::command(lang))];
    let mut at = 0;
    while let Some((path, command)) = found.get(at).cloned() {
        for sub in command.get_subcommands() {
            found.push((format!("{path} {}", sub.get_name()).trim().to_owned(), sub.clone()));
        }
        at += 1;
    }
    found
}

/// Each argument of each command: where its text stands, and the text.
fn arguments(lang: Language) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for (path, command) in commands(lang) {
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str().to_owned();
            let path = if SHARED.contains(&id.as_str()) { String::new() } else { path.clone() };
            found.push((path, id, argument.get_help().map(ToString::to_string).unwrap_or_default()));
        }
    }
    found
}

#[test]
fn every_command_and_argument_is_explained() {
    for lang in LANGUAGES {
        for (path, command) in commands(lang) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(!about.is_empty(), "{lang:?}: stay {path} has no text");
        }
        for (path, id, text) in arguments(lang) {
            assert!(!text.is_empty(), "{lang:?}: stay {path}: {id} has no text");
        }
    }
}

#[test]
fn no_text_is_left_of_what_is_gone() {
    let paths: BTreeSet<String> = commands(Language::Nl).into_iter().map(|(path, _)| path).collect();
    let used: Vec<(String, String, String)> = arguments(Language::Nl);
    for (path, ..) in ABOUT {
        assert!(paths.contains(*path), "no command `{path}`");
    }
    for (path, id, nl, _) in ARGUMENTS {
        let is_used = used.iter().any(|(at, name, text)| name == id && text == nl && (at == path || *path == "*"));
        assert!(is_used, "no argument `{id}` of `{path}`");
    }
}

#[test]
fn no_text_stands_twice() {
    let places: Vec<(&str, &str)> = ARGUMENTS.iter().map(|(path, id, ..)| (*path, *id)).collect();
    assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), places.len());
    assert_eq!(ABOUT.iter().map(|(path, ..)| path).collect::<BTreeSet<_>>().len(), ABOUT.len());
}

#[test]
fn each_text_is_in_its_own_language() {
    let texts = ABOUT.iter().map(|(_, nl, en)| (nl, en)).chain(ARGUMENTS.iter().map(|(.., nl, en)| (nl, en)));
    for (nl, en) in texts {
        assert_ne!(nl, en);
        assert_eq!(nl.ends_with('.'), en.ends_with('.'), "{nl} / {en}");
    }
}

#[test]
fn dutch_help_is_dutch() {
    for (path, command) in commands(Language::Nl) {
        let help = command.clone().term_width(100).render_help().to_string();
        for english in
            ["Usage", "Options", "Commands", "Arguments", "Print help", "Print version", "possible values", "default:", "COMMAND"]
        {
            assert!(!help.contains(english), "stay {path} --help says {english}:\n{help}");
        }
        let english =
            ["ADDRESS", "DATE", "EMPLOYEE", "FILE", "FORMAT", "INTERVAL", "NAME", "OBSTACLE", "OWNER", "PATH", "TEXT", "THEME", "WHEN"];
        for word in english {
            assert!(!help.contains(&format!("<{word}>")), "stay {path} --help says <{word}>:\n{help}");
        }
    }
}

/// The sentences of `i18n`, as they stand in its source: name, Dutch, English.
fn sentences() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n");
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let Some((name, rest)) = line.trim().split_once(") { nl: \"") else { continue };
            let (nl, en) = rest.split_once("\", en: \"").expect(line);
            found.push((name.split('(').next().unwrap().to_owned(), nl.to_owned(), en.trim_end_matches("\" }").to_owned()));
        }
    }
    found
}

#[test]
fn sentences_differ_unless_they_are_nothing_but_what_is_filled_in() {
    let said = sentences();
    assert!(said.len() > 100);
    // `in` is one word of both languages
    let may_be_the_same = ["check_found"];
    let has_words =
        |text: &str| text.split('{').map(|part| part.rsplit('}').next().unwrap()).any(|part| part.contains(char::is_alphabetic));
    for (name, nl, en) in said {
        assert!(nl != en || !has_words(&nl) || may_be_the_same.contains(&name.as_str()), "{name}: {nl}");
        let filled =
            |text: &str| text.match_indices('{').map(|(at, _)| text[at..].split('}').next().unwrap().to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(filled(&nl), filled(&en), "{name}");
    }
}

#[test]
fn help_fits_the_terminal() {
    for lang in LANGUAGES {
        for width in [40, 45, 60, 80] {
            let mut found = vec![(String::from("stay"), stay::commands::command_within(lang, width))];
            while let Some((path, command)) = found.pop() {
                found.extend(command.get_subcommands().map(|sub| (format!("{path} {}", sub.get_name()), sub.clone())));
                let help = command.term_width(width).render_help().to_string();
                let wide: Vec<&str> = help.lines().filter(|line| line.chars().count() > width).collect();
                assert!(wide.is_empty(), "{lang:?}, {width} columns, {path} --help: {wide:#?}");
                let lines: Vec<&str> = help.lines().collect();
                let is_word =
                    |line: &&str| line.starts_with("    ") && !line.trim_start().starts_with(['-', '<', '[']) && !line.trim().contains(' ');
                let column = lines.windows(3).find(|three| three.iter().all(is_word));
                assert!(column.is_none(), "{lang:?}, {width} columns, {path} --help: a word a line: {column:?}");
            }
        }
    }
}

#[test]
fn every_topic_is_told_in_both_languages_within_the_width() {
    let sandbox = Sandbox::copy();
    let listed = |lang: &str| sandbox.stay(&format!("--lang {lang} help topics")).stdout;
    for (lang, other) in [("nl", "en"), ("en", "nl")] {
        let topics: Vec<String> = listed(lang).lines().map(|line| line.strip_prefix("stay help ").unwrap().to_owned()).collect();
        assert!(topics.len() >= 9, "{topics:?}");
        for topic in topics {
            for columns in ["40", "80", "200"] {
                let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
                let run = output_of(command.args(["--lang", lang, "help", &topic]).env("COLUMNS", columns));
                assert!(run.code == Some(0) && run.stdout.lines().count() > 4, "{run:?}");
                let width: usize = columns.parse::<usize>().unwrap().min(100);
                // what is to be copied stays on one line
                let wide = |line: &&str| line.chars().count() > width && !line.contains('/');
                assert!(!run.stdout.contains("**") && !run.stdout.contains("](") && !run.stdout.lines().any(|line| wide(&line)), "{run:?}");
            }
            // a topic goes by its name in either language
            assert_eq!(sandbox.stay(&format!("--lang {other} help {topic}")).code, Some(0), "{topic}");
        }
    }
    let slip = sandbox.stay("--lang en help dayz");
    assert!(slip.code == Some(2) && slip.stderr.contains("`days`"), "{slip:?}");
    // a command that has the name of a topic keeps its own help
    assert!(sandbox.stay("--lang en help privacy").stdout.contains("`stay privacy --help`"));
    assert!(sandbox.stay("--lang en privacy --help").stdout.starts_with("What is kept, what for"));
}
