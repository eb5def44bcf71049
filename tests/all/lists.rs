//! Lists at any width, in any order, in any columns: nothing is wider than the terminal, what is asked for is what comes, and
//! a spreadsheet holds what the JSON does.

use crate::support::sandbox::{COPY, Run, Sandbox, output_of};
use fastrand::Rng;
use serde_json::Value;
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// Every list that takes the options, with what its rows are called in JSON.
const LISTS: &[(&str, &str)] = &[
    ("list --all", "conversations"),
    ("actions --all", "actions"),
    ("employee list --all", "employees"),
    ("agenda --within 1y", "agenda"),
    ("goals --all", "goals"),
    ("notes --all", "notes"),
];

/// What else is a list in a terminal.
const VIEWS: &[&str] = &["", "board", "obstacles", "report", "questions", "show PERSON", "prepare PERSON", "plan PERSON", "goals PERSON"];

const TODAY: &str = "2026-11-20";

fn stay(sandbox: &Sandbox, width: usize, line: &str) -> Run {
    let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    let words = shell_words::split(&format!("--today {TODAY} {line}")).unwrap();
    output_of(command.env("COLUMNS", width.to_string()).args(words))
}

/// The example, with notes between talks, of which it has none.
fn with_notes() -> Sandbox {
    let sandbox = Sandbox::copy();
    let people = ["bas-willems", "dewi-hartono", "ineke-postma", "lotte-brouwer", "shanti-ramdin"];
    for (at, slug) in people.iter().enumerate() {
        let folder = sandbox.root.join(COPY).join(format!("employees/{slug}/notes"));
        std::fs::create_dir_all(&folder).unwrap();
        let closed = if at == 3 { "closed: 2026-11-18\n" } else { "" };
        let text = format!("id: nt{at}aaaaa\ntext: Iets om op terug te komen\ncreated: 2026-11-1{at}\n{closed}");
        std::fs::write(folder.join(format!("2026-11-1{at}-nt{at}aaaaa.yaml")), text).unwrap();
    }
    sandbox
}

fn example(sandbox: &Sandbox, line: &str) -> Run {
    stay(sandbox, 80, &format!("-C {COPY} {line}"))
}

fn rows(sandbox: &Sandbox, line: &str, of: &str) -> Vec<Value> {
    let run = example(sandbox, &format!("{line} --json"));
    let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{line}: {error}: {run:?}"));
    answer[of].as_array().unwrap().clone()
}

fn csv(sandbox: &Sandbox, line: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let run = example(sandbox, &format!("{line} --format csv"));
    // whose words are in it is said, and nothing else
    let said: Vec<&str> = run.stderr.lines().filter(|said| !said.starts_with("hierin staan woorden van ")).collect();
    assert_eq!((run.code, said), (Some(0), vec![]), "{line}");
    let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
    let heads = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (heads, reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect())
}

/// What a field of JSON is in a spreadsheet, worked out apart from the program; nested ones are left to the page on JSON.
fn plain(value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@']) => format!("'{text}"),
        Value::String(text) => text.split('\n').collect::<Vec<_>>().join(" ").trim().to_owned(),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            items.iter().map(|item| item.as_str().unwrap()).collect::<Vec<_>>().join("; ")
        }
        Value::Array(_) | Value::Object(_) => return None,
        other => other.to_string(),
    })
}

#[test]
fn a_spreadsheet_holds_what_the_json_does() {
    let sandbox = with_notes();
    for (line, of) in LISTS {
        let (heads, found) = csv(&sandbox, line);
        let json = rows(&sandbox, line, of);
        assert_eq!(found.len(), json.len(), "{line}");
        let keys: BTreeSet<&str> = json[0].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(heads.iter().map(String::as_str).collect::<BTreeSet<_>>(), keys, "{line}");
        for (row, json) in found.iter().zip(&json) {
            for (head, field) in heads.iter().zip(row) {
                assert!(plain(&json[head]).is_none_or(|told| told == *field), "{line}: {head}: {field} / {}", json[head]);
            }
        }
    }
}

#[test]
fn the_columns_of_a_spreadsheet_are_told_in_their_order() {
    let sandbox = with_notes();
    let text = include_str!("../../docs/json.md");
    for (line, of) in LISTS {
        let told = format!("`{}`", csv(&sandbox, line).0.join(","));
        assert!(text.contains(&told), "docs/json.md does not tell of {of}: {told}");
    }
}

#[test]
fn an_empty_list_is_the_line_of_heads_alone() {
    let sandbox = Sandbox::empty();
    std::fs::write(sandbox.root.join("stay.yaml"), "version: 1\n").unwrap();
    for (line, _) in LISTS {
        let run = stay(&sandbox, 80, &format!("{line} --format csv"));
        assert_eq!((run.code, run.stdout.lines().count(), &*run.stderr), (Some(0), 1, ""), "{line}");
        assert_eq!(run.stdout.trim_end(), csv(&sandbox, line).0.join(","), "{line}");
    }
}

#[test]
fn what_can_not_be_read_is_told_beside_a_spreadsheet_too() {
    let sandbox = Sandbox::copy();
    sandbox.break_a_file();
    let run = sandbox.stay(&format!("-C {COPY} --today {TODAY} actions --format csv"));
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.stderr.contains("bs5efvp6") && run.stdout.starts_with("id,employee,"), "{run:?}");
}

/// What rows are sorted by, worked out apart from the program.
fn key(column: &str, value: &Value) -> Option<(i64, String)> {
    match value {
        Value::Null => None,
        Value::Bool(told) => Some((i64::from(*told), String::new())),
        Value::Number(number) => Some((number.as_i64().unwrap(), String::new())),
        // a blank sorts before any other sign, so that a team comes before those that begin like it
        Value::String(text) if column == "team" => Some((0, text.to_lowercase().replace('/', "\u{1}"))),
        Value::String(text) => Some((0, text.to_lowercase())).filter(|(_, text)| !text.is_empty()),
        _ => None,
    }
}

#[test]
fn rows_stand_in_the_order_asked_for_and_what_is_empty_comes_last() {
    let sandbox = with_notes();
    let orders = ["due", "by", "date", "team", "name", "days_late", "closed", "employee", "overdue"];
    let is_plain = |value: &Value| value.as_str().is_none_or(|text| text.is_ascii());
    for (line, of) in LISTS {
        let usual = rows(&sandbox, line, of);
        for column in orders.iter().filter(|column| usual[0].get(**column).is_some()) {
            for down in ["", "-"] {
                let sorted = rows(&sandbox, &format!("{line} --sort={down}{column}"), of);
                assert_eq!(sorted.len(), usual.len());
                let mut meant: Vec<&Value> = usual.iter().collect();
                let of_row = |row: &Value| key(column, &row[column]);
                meant.sort_by(|one, other| match (of_row(one), of_row(other)) {
                    (Some(one), Some(other)) if down.is_empty() => one.cmp(&other),
                    (Some(one), Some(other)) => other.cmp(&one),
                    (one, other) => other.is_some().cmp(&one.is_some()),
                });
                // accents are left to the unit tests
                if usual.iter().all(|row| is_plain(&row[column])) {
                    assert_eq!(sorted.iter().collect::<Vec<_>>(), meant, "{line} --sort={down}{column}");
                }
            }
        }
        let two = rows(&sandbox, &format!("{line} --sort team,-name --limit 4"), of);
        assert_eq!(two, rows(&sandbox, &format!("{line} --sort=team,-name"), of)[..4], "{line}");
    }
}

#[test]
fn a_limit_says_what_it_leaves_out_to_people_alone() {
    let sandbox = with_notes();
    for (line, of) in LISTS {
        let all = csv(&sandbox, line).1.len();
        let (_, few) = csv(&sandbox, &format!("{line} --limit 2"));
        assert_eq!((few.len(), rows(&sandbox, &format!("{line} --limit 2"), of).len()), (2, 2), "{line}");
        let told = |limit: usize| example(&sandbox, &format!("{line} --limit {limit} --lang en")).stdout;
        assert!(told(2).lines().last().unwrap().starts_with("and "), "{line}");
        assert!(!told(all).lines().any(|line| line.starts_with("and ")), "{line}");
        for wrong in ["0", "-1", "x", "1.5", "99999999999999999999999"] {
            let run = example(&sandbox, &format!("{line} --limit {wrong}"));
            assert_eq!((run.code, &*run.stdout), (Some(2), ""), "{line} --limit {wrong}");
        }
    }
}

#[test]
fn columns_go_by_either_language_and_an_unknown_one_is_told_the_choice() {
    let sandbox = with_notes();
    for (line, of) in LISTS {
        let (heads, found) = csv(&sandbox, &format!("{line} --columns team,NAAM --limit 3"));
        assert_eq!(heads, ["team", "name"], "{line}");
        let json = rows(&sandbox, &format!("{line} --limit 3"), of);
        assert!(found.iter().zip(&json).all(|(row, json)| json["name"].as_str().unwrap_or_default() == row[1]), "{line}");
        for (option, lang) in [("--columns", "nl"), ("--sort", "en")] {
            let run = example(&sandbox, &format!("{line} {option} name,nonsense --lang {lang}"));
            assert_eq!(run.code, Some(2), "{line}: {run:?}");
            let name = if lang == "nl" { "medewerker, " } else { "employee, " };
            assert!(run.stderr.contains("`nonsense`") && run.stderr.contains(name), "{line}: {run:?}");
        }
        for refused in ["--columns name --json", "--columns name --format json", "--columns name,naam", "--sort name,-naam", "--sort ,"] {
            assert_eq!(example(&sandbox, &format!("{line} {refused}")).code, Some(2), "{line} {refused}");
        }
    }
}

/// A text of some words; long ones, wide ones and signs over others among them.
fn words(rng: &mut Rng, most: usize) -> String {
    const WORDS: &[&str] = &[
        "van",
        "den",
        "Berg-Østergård",
        "Anna",
        "王小明",
        "e\u{301}e\u{301}n",
        "rooster",
        "arbeidsomstandighedendeskundige",
        "🙂",
        "a",
        "of",
        "de",
        "Zoë",
        "medezeggenschapsraad",
        "=SOM(1)",
        "het",
        "ΑΒΓΔΕ",
        "Lars",
    ];
    (0..rng.usize(1..=most)).map(|_| *rng.choice(WORDS).unwrap()).collect::<Vec<_>>().join(" ")
}

fn day(rng: &mut Rng) -> String {
    format!("{}-{:02}-{:02}", rng.usize(2025..2028), rng.usize(1..13), rng.usize(1..29))
}

/// A workspace of chance: some people, each with some records.
fn workspace(rng: &mut Rng) -> Sandbox {
    let sandbox = Sandbox::empty();
    let write = |path: &str, text: String| {
        let path = sandbox.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("stay.yaml", "version: 1\n".to_owned());
    let mut id = 0;
    let mut next = || {
        id += 1;
        // ids have no 0 and no 1
        format!("{id:07o}").chars().fold("a".to_owned(), |id, digit| id + &(digit.to_digit(8).unwrap() + 2).to_string())
    };
    for number in 0..rng.usize(1..6) {
        let folder = if rng.bool() { format!("p{number}") } else { format!("een-heel-lange-mapnaam-van-iemand-{number}") };
        let [name, team, manager, role] = [4, 3, 4, 5].map(|most| words(rng, most));
        let left = if rng.u8(..6) == 0 { "left: 2026-01-01\n" } else { "" };
        let mut person = format!("name: \"{name}\"\nstarted: 2025-01-01\n{left}");
        for (key, value) in [("team", team), ("manager", manager), ("role", role)] {
            if rng.u8(..4) > 0 {
                person.push_str(&format!("{key}: \"{value}\"\n"));
            }
        }
        write(&format!("employees/{folder}/employee.yaml"), person);
        for _ in 0..rng.usize(..4) {
            let (made, id, title, owner, due) = (day(rng), next(), words(rng, 12), words(rng, 3), day(rng));
            let due = if rng.u8(..4) > 0 { format!("due: {due}\n") } else { String::new() };
            let text =
                format!("id: {id}\ntitle: \"{title}\"\nowner: \"{owner}\"\n{due}status: open\nobstacle: \"{title}\"\ncreated: {made}\n");
            write(&format!("employees/{folder}/actions/{made}-{id}.yaml"), text);
            let (made, id, title, by) = (day(rng), next(), words(rng, 12), day(rng));
            let note = words(rng, 20);
            let progress = if rng.bool() { format!("progress:\n- date: {made}\n  note: \"{note}\"\n") } else { String::new() };
            let text = format!("id: {id}\ntitle: \"{title}\"\nby: {by}\nstatus: open\n{progress}created: {made}\n");
            write(&format!("employees/{folder}/goals/{made}-{id}.yaml"), text);
            let (made, id, text) = (day(rng), next(), words(rng, 15));
            write(&format!("employees/{folder}/notes/{made}-{id}.yaml"), format!("id: {id}\ntext: \"{text}\"\ncreated: {made}\n"));
            let (made, id, summary, obstacle) = (day(rng), next(), words(rng, 15), words(rng, 6));
            let kind = rng.choice(["check-in", "stay", "growth", "arbeidsomstandighedengesprek"]).unwrap();
            let text =
                format!("id: {id}\ntype: {kind}\nstatus: open\ndate: {made}\nsummary: \"{summary}\"\nobstacles:\n- \"{obstacle}\"\n");
            write(&format!("employees/{folder}/conversations/{made}-{id}.yaml"), text);
        }
    }
    sandbox
}

/// Lines that are wider than the terminal; what is to be copied stays whole.
fn too_wide(text: &str, width: usize) -> Vec<&str> {
    let is_to_copy = |line: &str| line.contains("employees/") || line.trim_start().starts_with("stay ");
    text.lines().filter(|line| line.width() > width && !is_to_copy(line)).collect()
}

#[test]
fn no_line_of_any_list_is_wider_than_the_terminal() {
    for seed in 0..8 {
        let mut rng = Rng::with_seed(seed);
        let sandbox = workspace(&mut rng);
        let folders: Vec<_> = std::fs::read_dir(sandbox.root.join("employees")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        let person = folders[0].to_string_lossy();
        let lines = LISTS.iter().map(|(line, _)| (*line).to_owned()).chain(VIEWS.iter().map(|line| line.replace("PERSON", &person)));
        for line in lines {
            let lang = rng.choice(["nl", "en"]).unwrap();
            for width in [45, 60, 61, 62, rng.usize(45..201), rng.usize(45..201)] {
                let run = stay(&sandbox, width, &format!("{line} --lang {lang}"));
                let wide = too_wide(&run.stdout, width);
                assert!(wide.is_empty(), "seed {seed}, {width} columns, stay {line}: {wide:#?}");
            }
        }
        let choices =
            ["name,team", "name,due,owner", "title,name,status,created,closed", "name,manager,role,email,started,left", "path,name,team"];
        for ((line, _), width) in LISTS.iter().zip([45, 60, 80, 110, 200]) {
            for chosen in choices {
                let run = stay(&sandbox, width, &format!("{line} --columns {chosen}"));
                let wide = too_wide(&run.stdout, width);
                assert!(wide.is_empty(), "seed {seed}, {width} columns, stay {line} --columns {chosen}: {wide:#?}");
            }
        }
    }
}

#[test]
fn in_a_narrow_terminal_each_row_is_an_entry_of_two_lines() {
    let sandbox = with_notes();
    let count = |line: &str, of: &str| rows(&sandbox, line, of).len();
    for width in ["45", "60", "61"] {
        for lang in ["nl", "en"] {
            for (line, of) in LISTS.iter().filter(|(line, _)| !line.starts_with("agenda") && !line.starts_with("goals")) {
                let run = stay(&sandbox, width.parse().unwrap(), &format!("-C {COPY} --lang {lang} {line}"));
                let (first, rest): (Vec<&str>, Vec<&str>) = run.stdout.lines().partition(|line| !line.starts_with(' '));
                let told = (first.len(), rest.len());
                assert_eq!(told, (count(line, of), count(line, of)), "stay {line} in {width} columns: {}", run.stdout);
            }
        }
    }
}

#[test]
fn names_are_whole_where_there_is_room_for_them() {
    let sandbox = with_notes();
    let people: Vec<String> =
        rows(&sandbox, "employee list --all", "employees").iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect();
    for width in [45, 60, 200] {
        for (line, _) in LISTS {
            let run = stay(&sandbox, width, &format!("-C {COPY} {line}"));
            let told = people.iter().filter(|name| run.stdout.contains(name.split(' ').next().unwrap()));
            let cut: Vec<&String> = told.filter(|name| !run.stdout.contains(*name)).collect();
            assert!(cut.is_empty(), "stay {line} in {width} columns cuts {cut:?}: {}", run.stdout);
        }
    }
}
