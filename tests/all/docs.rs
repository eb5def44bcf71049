//! What the documents say, held against the program: the reference of the command line, and every key of the
//! JSON. `STAY_BLESS=1 cargo test --test all docs::` writes the reference again.

use crate::support::sandbox::{COPY, Sandbox};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn held(name: &str, meant: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("STAY_BLESS").is_some() {
        std::fs::write(&path, meant).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == meant, "docs/{name} is not what the program says; STAY_BLESS=1 cargo test --test all docs::");
}

#[test]
fn the_reference_is_what_the_program_says() {
    held("cli.md", &stay::commands::reference(stay::i18n::Language::En));
    held("cli.nl.md", &stay::commands::reference(stay::i18n::Language::Nl));
}

/// Every key with those above it; entries of a list are laid over each other. What a map of names holds is data.
fn keys(value: &Value, above: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) if !above.ends_with(".by_owner") && !above.ends_with(".by_team") => {
            for (key, value) in map {
                let path = format!("{above}.{key}");
                keys(value, &path, found);
                found.insert(path);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, above, found)),
        _ => {}
    }
}

/// The blocks of `docs/json.md` with the commands whose answer they show:
/// `<!-- stay … -->` lines (what comes before it apart by `; `), then a block of JSON.
fn shapes() -> Vec<(Vec<String>, Value)> {
    let text = include_str!("../../docs/json.md");
    let mut shapes = Vec::new();
    let (mut commands, mut block): (Vec<String>, Option<String>) = (Vec::new(), None);
    for line in text.lines() {
        match &mut block {
            Some(json) if line == "```" => {
                let value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
                shapes.push((std::mem::take(&mut commands), value));
                block = None;
            }
            Some(json) => json.push_str(&format!("{line}\n")),
            None if line == "```json" => block = Some(String::new()),
            None => commands.extend(line.strip_prefix("<!-- stay ").and_then(|rest| rest.strip_suffix(" -->")).map(str::to_owned)),
        }
    }
    shapes
}

#[test]
fn every_key_of_the_json_is_told_and_every_key_told_is_there() {
    let shapes = shapes();
    assert!(shapes.len() > 12, "{} shapes", shapes.len());
    for (commands, told) in shapes {
        assert!(!commands.is_empty(), "no command before {told}");
        let (mut meant, mut found) = (BTreeSet::new(), BTreeSet::new());
        keys(&told, "", &mut meant);
        for command in &commands {
            let sandbox = Sandbox::copy();
            if command.contains("--broken") {
                sandbox.break_a_file();
            }
            if command.contains("--conflict") {
                sandbox.leave_a_conflict();
            }
            if command.starts_with("import ") {
                sandbox.with_a_list();
            }
            if command.contains("--past") {
                sandbox.with_a_past();
            }
            if ["sync", "log", "check --"].iter().any(|start| command.starts_with(start)) && !command.contains("--broken") {
                sandbox.in_git();
            }
            let (earlier, command) = command.rsplit_once("; ").map_or((None, command.as_str()), |(earlier, last)| (Some(earlier), last));
            for earlier in earlier.into_iter().flat_map(|earlier| earlier.split("; ")) {
                assert_eq!(sandbox.stay(&format!("-C {COPY} --today 2026-11-20 {earlier}")).code, Some(0), "{earlier}");
            }
            let line = format!(
                "-C {COPY} --today 2026-11-20 --json {}",
                command.replace("--broken", "").replace("--conflict", "").replace("--past", "")
            );
            let run = sandbox.stay(&line);
            let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{command}: {error}: {run:?}"));
            keys(&answer, "", &mut found);
        }
        assert_eq!(meant, found, "{commands:?}");
    }
}

#[test]
fn every_command_that_answers_in_json_is_told() {
    let text = include_str!("../../docs/json.md");
    let reference = stay::commands::reference(stay::i18n::Language::En);
    let commands = reference.lines().filter_map(|line| line.strip_prefix("## `")?.strip_suffix('`'));
    for command in commands.filter(|command| !matches!(*command, "stay" | "stay employee" | "stay goal" | "stay round")) {
        assert!(text.contains(&format!("`{command}")), "docs/json.md says nothing of {command}");
    }
}

/// The blocks of YAML in `docs/format.md`, in order.
fn yaml_blocks() -> Vec<&'static str> {
    let text = include_str!("../../docs/format.md");
    text.split("```yaml\n").skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
}

/// The keys at the left of a block, in order.
fn top_keys(block: &str) -> Vec<&str> {
    let is_key = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    block.lines().filter(is_key).filter_map(|line| line.split(':').next()).collect()
}

#[test]
fn the_keys_of_each_file_are_told_in_their_order() {
    use stay::store::schema;
    let known = [schema::EMPLOYEE, schema::CONVERSATION, schema::ACTION, schema::GOAL, schema::NOTE, schema::SETTINGS, schema::READERS];
    for (block, known) in yaml_blocks().into_iter().zip(known) {
        assert_eq!(top_keys(block), known);
    }
}

#[test]
fn the_files_that_the_format_shows_are_such_files() {
    let sandbox = Sandbox::empty();
    let paths = [
        "employees/anna-de-vries/employee.yaml",
        "employees/anna-de-vries/conversations/2026-11-22-k7m3x9qa.yaml",
        "employees/anna-de-vries/actions/2026-11-22-m4q8z2ka.yaml",
        "employees/anna-de-vries/goals/2026-11-22-p2w6r8tc.yaml",
        "employees/anna-de-vries/notes/2026-12-03-n4q8z2ka.yaml",
        "stay.yaml",
        "readers.yaml",
        "questions/own.yaml",
    ];
    let blocks = yaml_blocks();
    assert_eq!(blocks.len(), paths.len());
    for (path, block) in paths.iter().zip(blocks) {
        let path = sandbox.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, block.to_owned() + "\n").unwrap();
    }
    let run = sandbox.stay("check --json --lang en");
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    // the examples show every key at once, so they are open and have a day on which they ended
    let others: Vec<&str> = answer["problems"].as_array().unwrap().iter().filter_map(|problem| problem["message"].as_str()).collect();
    assert_eq!(others, ["`closed` has a day, but this has not ended"; 3], "{run:?}");
}

/// Every test by the file that it is in, from the sources.
fn tests_there_are() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut found, mut folders) = (BTreeSet::new(), vec![root.join("src"), root.join("tests")]);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".rs")) else { continue };
            let text = std::fs::read_to_string(&path).unwrap();
            let mut lines = text.lines().map(str::trim);
            while let Some(line) = lines.next() {
                // what stands between the mark of a test and its name: more marks, and in a macro nothing at all
                if line == "#[test]"
                    && let Some(test) = lines.by_ref().find_map(|line| line.strip_prefix("fn ")?.split('(').next())
                {
                    found.insert(format!("{name}::{test}"));
                }
            }
        }
    }
    found
}

#[test]
fn every_test_that_the_page_on_security_names_is_there() {
    let text = include_str!("../../docs/security.md");
    let there = tests_there_are();
    let named: BTreeSet<&str> = text.split('`').skip(1).step_by(2).filter(|word| word.contains(".rs::")).collect();
    assert!(named.len() > 30, "{named:?}");
    for test in named {
        assert!(there.contains(test), "docs/security.md names {test}, which is not there");
    }
    let rows = text.lines().filter(|line| line.starts_with("| ") && line.matches(" | ").count() == 2);
    for row in rows.filter(|row| !row.starts_with("| ---") && !row.contains("held by") && !row.ends_with("| – |")) {
        let is_program = text.split_once("## A repository").unwrap().0.contains(row);
        assert!(is_program || row.contains(".rs::"), "no test holds: {row}");
    }
}

/// The two pages on who can read what: in English, and in Dutch.
const TRUST: [&str; 2] = [include_str!("../../docs/trust.md"), include_str!("../../docs/vertrouwen.md")];

/// The commands of `stay` in a page, in its sentences and in its blocks, without the words that say what stands there.
fn commands_of(page: &str) -> Vec<String> {
    let is_command = |text: &str| text.starts_with("stay ");
    let mut found = Vec::new();
    for (at, part) in page.split("```").enumerate() {
        let texts: Vec<&str> =
            if at % 2 == 0 { part.split('`').skip(1).step_by(2).collect() } else { part.lines().map(str::trim).collect() };
        found.extend(texts.into_iter().filter(|text| is_command(text)).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    found
}

#[test]
fn both_pages_on_trust_say_the_same() {
    let shape = |page: &str| -> Vec<String> {
        let mut shape: Vec<String> = Vec::new();
        for line in page.lines().map(str::trim) {
            let mark = line.split(' ').next().unwrap_or_default();
            let is_item = mark == "-" || mark.starts_with('#') || mark == "|" || mark.trim_end_matches('.').parse::<u8>().is_ok();
            shape.extend(is_item.then(|| mark.to_owned()));
        }
        shape
    };
    // names of people, texts and files differ, commands and options do not
    let words = |page: &str| -> Vec<Vec<String>> {
        let is_alike = |word: &String| !word.contains([' ', '…', '.']) && !matches!(word.as_str(), "FILE" | "BESTAND");
        let split = |command: &String| shell_words::split(command).unwrap().into_iter().filter(is_alike).collect();
        commands_of(page).iter().map(split).collect()
    };
    let [english, dutch] = TRUST;
    assert_eq!(shape(english), shape(dutch));
    assert_eq!(words(english), words(dutch));
}

#[test]
fn each_command_of_the_pages_on_trust_is_one() {
    let key = stay::vault::Identity::generate().public().to_string();
    for page in TRUST {
        let commands = commands_of(page);
        assert!(commands.len() > 30, "{commands:?}");
        for command in commands {
            let line = command.strip_prefix("stay ").unwrap().replace("age1…", &key);
            // in a folder with no workspace all else is refused, but not taken for a mistake in typing
            let run = Sandbox::empty().stay(&format!("--no-input {line}"));
            assert!(run.code != Some(2) && run.code.is_some(), "{command}: {run:?}");
        }
    }
}
