//! The command line itself: texts that begin with a dash, words that are no command, and what the environment says.

use crate::support::sandbox::{Run, Sandbox, output_of};
use clap::Command;
use stay::domain::language::Language;
use std::collections::BTreeSet;
use std::path::Path;
use yaml_serde::Value;

/// Every place on a line for a text of one's own: the command, the option (or nothing for the text itself), and a line that
/// takes it where `{}` stands.
const PLACES: &[(&str, &str, &str)] = &[
    ("act", "", "act anna {}"),
    ("act", "", "act anna Stoel {}"),
    ("act", "--note", "act anna Stoel --note {}"),
    ("new", "--summary", "new anna --no-edit --summary {}"),
    ("new", "--question", "new anna --no-edit --question {}"),
    ("new", "--answer", "new anna --no-edit --question Hoe --answer {}"),
    ("new", "--obstacle", "new anna --no-edit --obstacle {}"),
    ("new", "--energy", "new anna --no-edit --energy {}"),
    ("new", "--act", "new anna --no-edit --act {}"),
    ("start", "--act", "start caaaaaa1 --no-edit --act {}"),
    ("edit", "--act", "edit caaaaaa1 --act {}"),
    ("close", "--act", "close caaaaaa1 --act {}"),
    ("close", "--summary", "close caaaaaa1 --summary {}"),
    ("done", "--win", "done aaaaaaa1 --win {}"),
    ("done", "--note", "done aaaaaaa1 --note {}"),
    ("drop", "--because", "drop aaaaaaa1 --because {}"),
    ("edit", "--title", "edit aaaaaaa1 --title {}"),
    ("edit", "--note", "edit aaaaaaa1 --note {}"),
    ("edit", "--win", "edit aaaaaaa1 --win {}"),
    ("edit", "--energy", "edit caaaaaa1 --energy {}"),
    ("edit", "--summary", "edit caaaaaa1 --summary {}"),
    ("edit", "--towards", "edit gaaaaaa1 --towards {}"),
    ("edit", "--project", "edit gaaaaaa1 --project {}"),
    ("cancel", "--because", "cancel caaaaaa1 --because {}"),
    ("goal add", "", "goal add anna {}"),
    ("goal add", "--towards", "goal add anna Leren --towards {}"),
    ("goal add", "--project", "goal add anna Leren --project {}"),
    ("goal note", "", "goal note gaaaaaa1 {}"),
    ("goal reach", "--note", "goal reach gaaaaaa1 --note {}"),
    ("goal drop", "--because", "goal drop gaaaaaa1 --because {}"),
    ("round add", "--question", "round add najaar --type stay --from 2026-11-01 --to 2026-12-11 --question {}"),
    ("employee add", "--role", "employee add Bo --role {}"),
    ("employee edit", "--role", "employee edit anna --role {}"),
    ("employee edit", "--purpose", "employee edit anna --purpose {}"),
    ("employee edit", "--basics", "employee edit anna --basics {}"),
    ("employee leave", "--because", "employee leave anna --because {}"),
    ("employee handover", "--because", "employee handover anna --to Kim --drop aaaaaaa1 --because {} --yes"),
    ("obstacles name", "--also", "obstacles name lawaai --also {}"),
    ("obstacles name", "--label", "obstacles name lawaai --label {}"),
];

/// Texts that no option could be.
const TEXTS: &[&str] = &["- koop een stoel", "-5 graden", "-- niet zo", "--stoel en tafel", "-€5", "-'t kan beter", "- a --dry-run", "—"];

fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    let files: &[(&str, &str)] = &[
        ("stay.yaml", "language: en\n"),
        ("employees/anna/employee.yaml", "name: Anna\nmanager: Pete\nstarted: 2025-01-01\n"),
        ("employees/anna/conversations/2026-10-01-caaaaaa1.yaml", "id: caaaaaa1\ntype: stay\nstatus: open\ndate: 2026-10-01\n"),
        (
            "employees/anna/actions/2026-10-01-aaaaaaa1.yaml",
            "id: aaaaaaa1\ntitle: One\nowner: manager\nstatus: open\nconversation: caaaaaa1\ncreated: 2026-10-01\n",
        ),
        ("employees/anna/goals/2026-10-01-gaaaaaa1.yaml", "id: gaaaaaa1\ntitle: Aim\nstatus: open\ncreated: 2026-10-01\n"),
    ];
    for (path, text) in files {
        let path = sandbox.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    sandbox
}

/// Runs a line with a text where `{}` stands.
fn with(sandbox: &Sandbox, line: &str, text: &str) -> Run {
    let words = shell_words::split(&format!("--today 2026-11-20 {line}")).unwrap();
    let words = words.iter().map(|word| if word == "{}" { text } else { word });
    output_of(sandbox.command(env!("CARGO_BIN_EXE_stay")).args(words))
}

/// Whether a text is somewhere in the files, as a value, part of one, or a key.
fn holds(folder: &Path, text: &str) -> bool {
    fn find(value: &Value, text: &str) -> bool {
        match value {
            Value::String(found) => found.contains(text),
            Value::Sequence(items) => items.iter().any(|item| find(item, text)),
            Value::Mapping(entries) => entries.iter().any(|(key, value)| find(key, text) || find(value, text)),
            _ => false,
        }
    }
    let mut entries = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()).filter(|path| !path.ends_with(".stay"));
    entries.any(|path| match path.is_dir() {
        true => holds(&path, text),
        false => find(&yaml_serde::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap(), text),
    })
}

#[test]
fn a_text_may_begin_with_a_dash_wherever_a_text_can_be() {
    for (at, (path, option, line)) in PLACES.iter().enumerate() {
        // each place with a few of them in turn, one with all
        let all = *path == "act" && option.is_empty();
        let texts = TEXTS.iter().copied().enumerate().filter(|(text, _)| all || (text + at) % 3 == 0).map(|(_, text)| text);
        for text in texts.chain((!option.is_empty()).then_some("-snel")) {
            if option == &"--label" && text == "—" {
                continue;
            }
            let sandbox = workspace();
            let run = with(&sandbox, line, text);
            assert_eq!(run.code, Some(0), "{line} {text}: {run:?}");
            assert!(holds(&sandbox.root, text), "{line} {text}: {run:?}");
        }
    }
}

#[test]
fn every_option_that_takes_a_text_is_tried() {
    fn texts(command: &Command, path: &str, found: &mut BTreeSet<(String, String)>) {
        for sub in command.get_subcommands() {
            let path = format!("{path} {}", sub.get_name()).trim().to_owned();
            let takes = |option: &&clap::Arg| option.get_value_names().unwrap_or_default().iter().any(|name| *name == "TEXT");
            let named = sub.get_arguments().filter(takes).filter_map(clap::Arg::get_long);
            found.extend(named.map(|name| (path.clone(), format!("--{name}"))));
            texts(sub, &path, found);
        }
    }
    let mut there = BTreeSet::new();
    texts(&stay::commands::command(Language::En), "", &mut there);
    let tried: BTreeSet<(String, String)> = PLACES
        .iter()
        .filter(|(_, option, _)| !option.is_empty())
        .map(|(path, option, _)| ((*path).to_owned(), (*option).to_owned()))
        .collect();
    assert!(there.is_subset(&tried), "{:?}", there.difference(&tried));
}

#[test]
fn options_behind_such_a_text_hold_and_a_slip_in_one_is_named() {
    let sandbox = workspace();
    let run = with(&sandbox, "act anna {} --due 2026-12-24 -n", "- koop een stoel");
    assert!(run.code == Some(0) && run.stderr.contains("24 Dec") && !holds(&sandbox.root, "koop"), "{run:?}");
    let run = with(&sandbox, "drop aaaaaaa1 --becuase {}", "- geen budget");
    assert!(run.code == Some(2) && run.stderr.contains("--becuase") && run.stderr.contains("`--because`"), "{run:?}");
    let run = with(&sandbox, "act anna {} --ownr Kim", "- koop een stoel");
    assert!(run.code == Some(2) && run.stderr.contains("`--owner`"), "{run:?}");
    let run = with(&sandbox, "act anna Stoel --becuase {}", "x");
    assert!(run.code == Some(2) && !run.stderr.contains("--obstacle"), "nothing here is near: {run:?}");
    let run = with(&sandbox, "actions --status {}", "- zomaar");
    assert!(run.code == Some(2) && run.stderr.contains("- zomaar"), "{run:?}");
    // an option in the place of a text is most likely a text that was forgotten; there is a way for one that is meant
    let run = with(&sandbox, "drop aaaaaaa1 --because --dry-run", "");
    assert!(run.code == Some(2) && run.stderr.contains("`--because=…`"), "{run:?}");
    let run = with(&sandbox, "act anna -koop", "");
    assert!(run.code == Some(2) && run.stderr.contains("Put `--` before it"), "{run:?}");
    for line in ["act anna -- -koop", "done aaaaaaa1 --win=--dry-run"] {
        assert_eq!(with(&sandbox, line, "").code, Some(0), "{line}");
    }
    assert!(holds(&sandbox.root, "-koop") && holds(&sandbox.root, "--dry-run"));
}

#[test]
fn a_talk_that_is_still_to_come_is_not_closed_without_the_day_it_was_held() {
    let sandbox = workspace();
    let path = sandbox.root.join("employees/anna/conversations/2026-10-01-caaaaaa2.yaml");
    let planned = "id: caaaaaa2\ntype: stay\nstatus: planned\ndate: 2026-12-10\n";
    let is_now = |line: &str| std::fs::read_to_string(&path).unwrap().contains(line);
    for (line, said) in [
        ("close caaaaaa2", "stay close caa"),
        ("close caaaaaa1 caaaaaa2", "planned for 10 Dec"),
        ("close caaaaaa2 --date 2026-12-10", "still to come"),
        ("close caaaaaa2 --date tomorrow", "still to come"),
        ("close caaaaaa2 --date 2026-11-18 --next 2026-11-17", "--next"),
    ] {
        std::fs::write(&path, planned).unwrap();
        let run = with(&sandbox, line, "");
        assert!(run.code == Some(1) && run.stderr.contains(said), "{line}: {run:?}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), planned, "{line}");
    }
    assert_eq!(with(&sandbox, "close aaaaaaa1 --date today", "").code, Some(2), "an action has no such day");
    for (line, held) in [("close caaaaaa2 --date today", "2026-11-20"), ("close caaaaaa2 --date 2026-11-18", "2026-11-18")] {
        std::fs::write(&path, planned).unwrap();
        let run = with(&sandbox, line, "");
        assert_eq!(run.code, Some(0), "{line}: {run:?}");
        assert!(is_now(&format!("date: {held}\n")) && is_now("status: closed\n") && is_now("closed: 2026-11-20\n"), "{line}");
    }
    // what was planned for a day that has come was held on that day
    std::fs::write(&path, planned.replace("2026-12-10", "2026-11-19")).unwrap();
    assert_eq!(with(&sandbox, "close caaaaaa2", "").code, Some(0));
    assert!(is_now("date: 2026-11-19\n"));
}

#[test]
fn a_word_that_is_no_command_gets_what_is_meant_or_nothing() {
    let sandbox = workspace();
    let commands: BTreeSet<String> = stay::commands::command(stay::domain::language::Language::En)
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    for (at, word) in stay::i18n::tried::words().enumerate() {
        assert!(!commands.contains(word), "`{word}` is a command");
        for (language, lang) in [(Language::Nl, "nl"), (Language::En, "en")] {
            let hint = stay::i18n::tried::instead(language, word).unwrap_or_else(|| panic!("{word}: nothing in {lang}"));
            assert!(!hint.contains("--help`") || ["hulp", "uitleg", "manual"].contains(&word), "{word}: {hint}");
            // every command that it names is there
            for named in hint.split('`').skip(1).step_by(2).filter_map(|part| part.strip_prefix("stay ")) {
                let name = named.split(' ').next().unwrap();
                assert!(name.starts_with('-') || commands.contains(name), "{word}: {hint}");
            }
            // the program says what is looked up there, whatever the word: a part of them is enough
            if at % 8 == usize::from(lang == "en") {
                let run = sandbox.stay(&format!("--lang {lang} {word}"));
                assert!(run.code == Some(2) && run.stdout.is_empty(), "{word}: {run:?}");
                assert!(run.stderr.lines().nth(1).unwrap_or_default().contains(hint), "{word}: {run:?}");
            }
        }
    }
    // shares what was private: never for who wants to take something out
    assert!(!sandbox.stay("delete anna").stderr.contains("release"));
    for (typed, meant) in
        [("reprot", "`report`"), ("aktions", "`actions`"), ("nwe", "`new`"), ("Agenda", "`agenda`"), ("qestions", "`questions`")]
    {
        let run = sandbox.stay(typed);
        assert!(run.code == Some(2) && run.stderr.contains(meant), "{typed}: {run:?}");
    }
    for typed in ["xyz", "relese-all", "gone", "shout", "gol", "employee ad-hoc"] {
        let run = sandbox.stay(typed);
        assert!(run.code == Some(2) && !run.stderr.contains("do you mean `release`"), "{typed}: {run:?}");
    }
    let run = sandbox.stay("employee lst");
    assert!(run.stderr.contains("`list`"), "{run:?}");
}

#[test]
fn a_variable_with_nothing_in_it_is_not_set() {
    let sandbox = workspace();
    let mut stay = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    let run = output_of(stay.args(["list", "--all"]).env("STAY_DIR", "").env("STAY_TODAY", ""));
    assert_eq!((run.code, run.stdout.contains("caaaaaa1")), (Some(0), true), "{run:?}");
    let run = output_of(sandbox.command(env!("CARGO_BIN_EXE_stay")).arg("nothing").env("STAY_DIR", ""));
    assert!(run.stderr.starts_with("error:"), "{run:?}");
}

#[test]
fn the_language_is_that_of_the_line_the_workspace_or_the_system() {
    let sandbox = workspace();
    let none = Sandbox::empty();
    let speaks = |sandbox: &Sandbox, line: &[&str], set: &[(&str, &str)]| {
        let run = output_of(sandbox.command(env!("CARGO_BIN_EXE_stay")).args(line).envs(set.iter().copied()));
        if run.stdout.contains("Usage:") { "en" } else { "nl" }
    };
    for (set, lang) in [
        (&[][..], "nl"),
        (&[("LANG", "")], "nl"),
        (&[("LANG", "nl_BE.UTF-8")], "nl"),
        (&[("LANG", "C")], "en"),
        (&[("LANG", "C.UTF-8")], "en"),
        (&[("LC_ALL", "POSIX"), ("LANG", "nl_NL.UTF-8")], "en"),
        (&[("LC_MESSAGES", "nl_NL"), ("LANG", "en_GB.UTF-8")], "nl"),
        (&[("LC_ALL", ""), ("LANG", "de_DE")], "en"),
    ] {
        assert_eq!(speaks(&none, &["--help"], set), lang, "{set:?}");
        assert_eq!(speaks(&sandbox, &["--help"], set), "en", "the workspace says so");
        assert_eq!(speaks(&sandbox, &["--lang", "nl", "--help"], set), "nl");
    }
}
