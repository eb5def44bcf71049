//! The report where there are many people: pages stay short and say how to have the rest, and each part as a table is whole.

use crate::support::sandbox::{COPY, Sandbox};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const PARTS: [&str; 22] = [
    "compared",
    "overdue",
    "obstacles",
    "obstacles-by-half",
    "organisation",
    "promises",
    "promises-over-time",
    "coverage",
    "rhythm",
    "attention",
    "talks",
    "energy",
    "signals",
    "wishes",
    "mobility",
    "staffing",
    "rounds",
    "ambitions",
    "outcomes",
    "left-because",
    "moves",
    "wins",
];

/// Parts of which the generated workspace has nothing.
const NOTHING: [&str; 7] = ["attention", "outcomes", "mobility", "staffing", "ambitions", "left-because", "moves"];

/// Somebody of a generated workspace, as its files have it.
struct Somebody {
    slug: String,
    team: String,
    /// The days of the talks held.
    held: Vec<String>,
}

/// People in teams of four, two of which make a department: some had a talk, all have an action overdue, and every obstacle is its own.
fn many(people: usize) -> (Sandbox, Vec<Somebody>) {
    let sandbox = Sandbox::empty();
    fs::write(sandbox.root.join("stay.yaml"), "version: 1\nlanguage: en\nin-use: 2025-01-01\nreport:\n  people: 1\nrounds:\n  all:\n    type: stay\n    from: 2026-11-01\n    to: 2026-12-01\n").unwrap();
    let mut all = Vec::new();
    for at in 0..people {
        let slug = format!("p{at:04}");
        let team = if at % 50 == 7 { String::new() } else { format!("D{:03}/T{}", at / 8, at / 4 % 2) };
        let folder = sandbox.root.join("employees").join(&slug);
        for kind in ["conversations", "actions"] {
            fs::create_dir_all(folder.join(kind)).unwrap();
        }
        let of = if team.is_empty() { String::new() } else { format!("team: {team}\n") };
        let person = format!("name: P {at}\n{of}manager: M {}\nstarted: 2025-01-01\n", at / 8);
        fs::write(folder.join("employee.yaml"), person).unwrap();
        let held: Vec<String> = (0..at % 4).map(|month| format!("2026-0{}-1{}", month + 6, at % 10)).collect();
        for (number, day) in held.iter().enumerate() {
            let id = format!("t{number}{at:04}aa");
            let wish = format!("wishes:\n- signal: training\n  what: W {at}\n  cost: 10,50\n");
            let said = format!("obstacles:\n- nr {}\nenergy:\n- e {at}\nsignals:\n- s {at}\n{wish}", at / 2);
            let talk = format!("id: {id}\ntype: stay\nstatus: closed\ndate: {day}\n{said}closed: {day}\n");
            fs::write(folder.join(format!("conversations/{day}-{id}.yaml")), talk).unwrap();
        }
        let id = format!("a0{at:04}aa");
        let action = format!("id: {id}\ntitle: T {at}\nowner: P {}\ndue: 2026-10-01\nstatus: open\ncreated: 2026-09-01\n", at + 1);
        fs::write(folder.join(format!("actions/2026-09-01-{id}.yaml")), action).unwrap();
        let id = format!("a1{at:04}aa");
        let done = format!(
            "id: {id}\ntitle: D {at}\nowner: manager\ndue: 2026-08-01\nstatus: done\nobstacle: nr {}\nwin: W {at}\ncreated: 2026-07-01\nclosed: 2026-08-0{}\n",
            at / 2,
            at % 3 + 1
        );
        fs::write(folder.join(format!("actions/2026-07-01-{id}.yaml")), done).unwrap();
        all.push(Somebody { slug, team, held });
    }
    fs::create_dir_all(sandbox.root.join("organisation/actions")).unwrap();
    for at in 0..people / 10 {
        let id = format!("z0{at:04}aa");
        let action = format!("id: {id}\ntitle: O {at}\nowner: MT\ndue: 2026-12-01\nstatus: open\nobstacle: nr {at}\ncreated: 2026-07-01\n");
        fs::write(sandbox.root.join(format!("organisation/actions/2026-07-01-{id}.yaml")), action).unwrap();
    }
    (sandbox, all)
}

/// What `stay` answers on 20 November 2026.
fn answer(sandbox: &Sandbox, line: &str) -> String {
    let run = sandbox.stay(&format!("-C {} --today 2026-11-20 {line}", sandbox.root.display()));
    assert_eq!(run.code, Some(0), "{line}: {}", run.stderr);
    run.stdout
}

/// A table of a spreadsheet: its heads, and its rows by head.
fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    // a row of another width is an error of the reader
    let mut read = csv::Reader::from_reader(text.as_bytes());
    let heads: Vec<String> = read.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |row: csv::StringRecord| heads.iter().cloned().zip(row.iter().map(str::to_owned)).collect();
    read.records().map(|record| row(record.unwrap())).collect()
}

#[test]
fn a_page_stays_short_however_many_people_there_are() {
    let (sandbox, people) = many(240);
    let text = answer(&sandbox, "report");
    assert!(text.lines().count() < 290, "{} lines", text.lines().count());
    let page = answer(&sandbox, "report --format markdown");
    assert!(page.lines().count() < 500, "{} lines", page.lines().count());
    let html = answer(&sandbox, "report --format html");
    // each that is cut says how to have the rest, and there it is
    let parts: BTreeSet<&str> = page.lines().filter_map(|line| line.split_once("--part ").map(|(_, part)| part)).collect();
    let expected =
        ["attention", "coverage", "energy", "obstacles", "organisation", "overdue", "promises", "rhythm", "signals", "wins", "wishes"];
    assert_eq!(parts, BTreeSet::from(expected));
    assert!(parts.iter().all(|part| html.contains(&format!("stay report --part {part}"))));
    let overdue = answer(&sandbox, "report --part overdue --format markdown");
    assert!(people.iter().enumerate().all(|(at, _)| overdue.contains(&format!("| T {at} |"))), "all of it is there");
    assert!(!overdue.contains("--part") && !overdue.contains("## Rhythm"), "{overdue}");
}

#[test]
fn each_part_is_a_table_of_rows_of_one_kind() {
    let (sandbox, people) = many(60);
    let mut tables: BTreeMap<&str, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    for part in PARTS {
        let rows = table(&answer(&sandbox, &format!("report --period 2026-H2 --part {part} --format csv --names")));
        for row in &rows {
            assert_eq!([&*row["from"], &*row["to"], &*row["as_of"]], ["2026-07-01", "2026-12-31", "2026-11-20"], "{part}");
        }
        assert!(NOTHING.contains(&part) || !rows.is_empty(), "{part}");
        tables.insert(part, rows);
    }
    assert_eq!(tables["overdue"].len(), people.len());
    assert_eq!(tables["wins"].len(), people.len());
    // a second time by plain loops
    let within = |day: &String| day.as_str() >= "2026-07-01";
    let mut teams: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for one in &people {
        let talks = one.held.iter().filter(|day| within(day)).count();
        let department = one.team.split('/').next().unwrap();
        for team in BTreeSet::from([department, one.team.as_str()]) {
            let [number, talked, held] = teams.entry(team).or_default();
            (*number, *talked, *held) = (*number + 1, *talked + usize::from(talks > 0), *held + talks);
        }
    }
    let said: BTreeMap<&str, [usize; 3]> = tables["coverage"]
        .iter()
        .map(|row| (row["team"].as_str(), ["people", "talked", "talks"].map(|column| row[column].parse().unwrap())))
        .collect();
    assert_eq!(said, teams);
    for row in &tables["coverage"] {
        let is_in =
            |one: &&Somebody| one.team == row["team"] || !row["team"].is_empty() && one.team.starts_with(&format!("{}/", row["team"]));
        let without: Vec<&str> =
            people.iter().filter(is_in).filter(|one| !one.held.iter().any(within)).map(|one| one.slug.as_str()).collect();
        assert_eq!((&row["no_talk"], &row["no_talk_employees"]), (&without.len().to_string(), &without.join(" ")));
    }
    // in Excel the same, between semicolons
    let excel = answer(&sandbox, "report --period 2026-H2 --part promises --excel");
    let plain = answer(&sandbox, "report --period 2026-H2 --part promises --format csv");
    let same = |field: &str| field.replace('.', ",");
    let (excel, plain) =
        (excel.strip_prefix('\u{feff}').expect("a BOM"), plain.lines().map(|line| line.split(',').map(same).collect::<Vec<_>>()));
    assert!(excel.lines().map(|line| line.split(';').map(str::to_owned).collect::<Vec<_>>()).eq(plain), "{excel}");
}

#[test]
fn a_team_that_is_no_more_is_found_in_a_period_in_which_it_was() {
    let team = Sandbox::copy();
    let on = |day: &str, line: &str| team.stay(&format!("-C {COPY} --lang en --today {day} {line}"));
    assert_eq!(on("2026-06-01", "employee edit bas-willems --team Nights").code, Some(0));
    assert_eq!(on("2026-11-01", "employee edit bas-willems --team Planning").code, Some(0));
    for line in ["wishes", "wins", "obstacles", "report"] {
        let then = on("2026-11-20", &format!("{line} --team Nights --period 2026-Q3"));
        assert_eq!(then.code, Some(0), "{line}: {then:?}");
        let now = on("2026-11-20", &format!("{line} --team Nights --since 2026-11-10"));
        assert_eq!((now.code, now.stdout.as_str()), (Some(1), ""), "{line}");
        let said = "error: there is no team `Nights`\n  hint: up to 31 Oct 2026 someone was in that team: --until 2026-10-31\n";
        assert_eq!(now.stderr, said, "{line}");
    }
    // what was said in those months is told of that team, and only of its people
    let rows = |team: &str| {
        let run = on("2026-11-20", &format!("wishes --team {team} --period 2026-06 --json"));
        serde_json::from_str::<serde_json::Value>(&run.stdout).unwrap()["mobility"].clone()
    };
    assert!(!rows("Nights").as_array().unwrap().is_empty());
    assert_ne!(rows("Nights"), rows("Planning"));
}
