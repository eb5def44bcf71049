//! Rows for a database: read back as plain JSON, and counted again with plain loops beside what the report says.

use crate::support::sandbox::{COPY, Run, Sandbox};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn run(sandbox: &Sandbox, line: &str) -> Run {
    sandbox.stay(&format!("-C {COPY} --today 2026-11-20 {line}"))
}

fn rows(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

fn exported(sandbox: &Sandbox, options: &str) -> Vec<Value> {
    let ran = run(sandbox, &format!("export {options}"));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.stderr.contains("niet anoniem"), "{}", ran.stderr);
    rows(&ran.stdout)
}

fn of<'r>(rows: &'r [Value], kind: &str) -> Vec<&'r Value> {
    rows.iter().filter(|row| row["row"] == kind).collect()
}

fn text<'r>(row: &'r Value, key: &str) -> &'r str {
    row[key].as_str().unwrap_or_default()
}

#[test]
fn the_same_figures_as_the_report() {
    let sandbox = Sandbox::copy();
    let rows = exported(&sandbox, "");
    let report: Value = serde_json::from_str(&run(&sandbox, "report --json").stdout).unwrap();
    let (from, to) = (text(&report["period"], "from"), text(&report["period"], "to"));
    let in_period = |day: &str| from <= day && day <= to;
    let actions = of(&rows, "action");
    let overdue = actions.iter().filter(|row| row["overdue"] == true).count() as u64;
    assert_eq!(report["overdue"]["total"], overdue);
    // promises
    let mut fates: BTreeMap<&str, u64> = BTreeMap::new();
    actions.iter().filter(|row| in_period(text(row, "promised"))).for_each(|row| *fates.entry(text(row, "fate")).or_default() += 1);
    for fate in ["kept", "late", "broken", "dropped", "open"] {
        assert_eq!(report["promises"][fate], fates.get(fate).copied().unwrap_or_default(), "{fate}");
    }
    // obstacles of the vocabulary
    let mentions = of(&rows, "mention");
    let mut checked = 0;
    for obstacle in report["obstacles"].as_array().unwrap() {
        let key = text(obstacle, "obstacle");
        let named: Vec<_> = mentions.iter().filter(|row| text(row, "obstacle") == key && in_period(text(row, "date"))).collect();
        if named.is_empty() {
            continue;
        }
        checked += 1;
        let people: BTreeSet<&str> = named.iter().map(|row| text(row, "employee")).collect();
        assert_eq!(
            (obstacle["mentions"].as_u64(), obstacle["people"].as_u64()),
            (Some(named.len() as u64), Some(people.len() as u64)),
            "{key}"
        );
    }
    assert!(checked > 3, "{checked}");
    // reach, as its own rows and from those of people and talks
    let coverage = of(&rows, "coverage");
    let told = report["coverage"].as_array().unwrap();
    assert_eq!(coverage.len(), told.len());
    for (row, told) in coverage.iter().zip(told) {
        for key in ["team", "people", "talked", "talks", "in_rhythm", "late"] {
            assert_eq!(row[key], told[key], "{key}: {row}");
        }
    }
    let people = of(&rows, "person");
    let in_rhythm = people.iter().filter(|row| row["in_rhythm"] == true).count() as u64;
    assert_eq!(report["rhythm"]["in_rhythm"], in_rhythm);
    let held: Vec<_> = of(&rows, "conversation").into_iter().filter(|row| row["held"] == true && in_period(text(row, "date"))).collect();
    let counted: BTreeSet<&str> = people.iter().filter(|row| row["counted"] == true).map(|row| text(row, "employee")).collect();
    let teams: BTreeSet<&str> = people.iter().map(|row| text(row, "team")).filter(|team| !team.contains('/')).collect();
    assert!(!teams.is_empty() && !held.is_empty() && !counted.is_empty());
}

/// Every text that people wrote in the example.
fn written(sandbox: &Sandbox) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in walkdir::WalkDir::new(sandbox.root.join(COPY))
        .into_iter()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|it| it == "yaml"))
    {
        let text = fs::read_to_string(entry.path()).unwrap();
        let keys = [
            "title:",
            "win:",
            "summary:",
            "note:",
            "question:",
            "answer:",
            "dropped-because:",
            "left-because:",
            "purpose:",
            "role:",
            "text:",
            "what:",
        ];
        for line in text.lines().map(|line| line.trim().trim_start_matches("- ")) {
            if let Some(value) = keys.iter().find_map(|key| line.strip_prefix(key)) {
                let value = value.trim().trim_matches(['"', '\'']);
                if value.chars().count() > 8 {
                    found.insert(value.to_owned());
                }
            }
        }
    }
    assert!(found.len() > 50, "{}", found.len());
    found
}

#[test]
fn nothing_that_anyone_wrote_is_in_it_unless_asked_for() {
    let sandbox = Sandbox::copy();
    let plain = run(&sandbox, "export").stdout;
    let words = run(&sandbox, "export --with-words").stdout;
    let mut with_words = 0;
    for text in written(&sandbox) {
        let json = serde_json::to_string(&text).unwrap();
        let inner = json.trim_matches('"');
        assert!(!plain.contains(inner), "{text}");
        with_words += usize::from(words.contains(inner));
    }
    assert!(with_words > 30, "{with_words}");
}

#[test]
fn pseudonyms_are_the_same_each_time_and_name_nobody() {
    let sandbox = Sandbox::copy();
    let one = exported(&sandbox, "--pseudonyms");
    let again = exported(&sandbox, "--pseudonyms");
    assert_eq!(one, again);
    let plain = exported(&sandbox, "");
    let all = serde_json::to_string(&one).unwrap();
    for row in of(&plain, "person") {
        assert!(!all.contains(text(row, "name")), "{row}");
        assert!(!all.contains(&format!("\"{}\"", text(row, "employee"))), "{row}");
        let manager = text(row, "manager");
        assert!(manager.is_empty() || !all.contains(manager), "{row}");
    }
    for row in of(&plain, "action").iter().chain(&of(&plain, "conversation")) {
        assert!(!all.contains(&format!("\"{}\"", text(row, "id"))), "{row}");
    }
    // who belongs to whom is the same
    let shape = |rows: &[Value]| -> Vec<usize> {
        let people: Vec<&str> = of(rows, "person").iter().map(|row| text(row, "employee")).collect();
        of(rows, "action").iter().map(|row| people.iter().position(|one| *one == text(row, "employee")).unwrap_or(usize::MAX)).collect()
    };
    assert_eq!(shape(&one), shape(&plain));
    assert_eq!(of(&one, "person").iter().map(|row| text(row, "employee")).collect::<BTreeSet<_>>().len(), of(&plain, "person").len());
}

#[test]
fn a_folder_for_each_workspace_and_a_table_for_each_kind() {
    let sandbox = Sandbox::copy();
    let ran = run(&sandbox, "export -o out");
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), ""), "{ran:?}");
    let part = sandbox.root.join("out/workspace=zorgteam/part.ndjson");
    assert_eq!(rows(&fs::read_to_string(&part).unwrap()), exported(&sandbox, ""));
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&part).unwrap().permissions()) & 0o777, 0o600);
    let ran = run(&sandbox, "export --format csv -o csv --json");
    let answer: Value = serde_json::from_str(&ran.stdout).unwrap();
    for kind in ["person", "conversation", "mention", "action", "goal", "coverage", "round"] {
        let table = fs::read(sandbox.root.join(format!("csv/workspace=zorgteam/{kind}.csv"))).unwrap();
        let count = csv::Reader::from_reader(&table[..]).records().map(Result::unwrap).count();
        assert_eq!(answer["export"]["rows"][kind], count, "{kind}");
    }
    for (line, told) in [("export --format csv", "-o MAP"), ("export --json", "-o MAP"), ("export --format parquet", "parquet")] {
        let ran = run(&sandbox, line);
        assert!(ran.code == Some(2) && (ran.stdout.is_empty() || line.contains("--json")), "{line}: {ran:?}");
        assert!(ran.stderr.contains(told), "{line}: {}", ran.stderr);
    }
    let ran = run(&sandbox, &format!("export -o {COPY}/employees"));
    assert_eq!(ran.code, Some(1), "{ran:?}");
}

#[test]
fn a_file_that_cannot_be_read_is_named_beside_the_rows() {
    let sandbox = Sandbox::copy();
    sandbox.break_a_file();
    let ran = run(&sandbox, "export");
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(rows(&ran.stdout).len() > 100);
}
