//! Calendars of `stay agenda`, as calendars read them: titles, days, what changed and what is off.

use crate::support::clients::clients;
use crate::support::sandbox::{Run, Sandbox, output_of};
use serde_json::Value;
use std::path::Path;

/// Reads calendars, and tells each entry as JSON.
const READER: &str = r#"
import json, sys, icalendar
told = []
for path in sys.argv[1:]:
    text = open(path, "rb").read()
    assert b"\n" not in text.replace(b"\r\n", b""), "a bare line feed"
    assert all(len(line) <= 75 for line in text.split(b"\r\n")), "a long line"
    for line in text.split(b"\r\n"):
        line.decode("utf-8")
    for one in icalendar.Calendar.from_ical(text).walk():
        if one.name not in ("VEVENT", "VTODO"):
            continue
        assert not one.errors, one.errors
        day = lambda key: one.decoded(key).isoformat() if key in one else None
        told.append({"kind": one.name, "uid": str(one["UID"]), "summary": str(one["SUMMARY"]), "start": day("DTSTART"), "end": day("DTEND"),
            "due": day("DUE"), "status": str(one["STATUS"]), "class": str(one["CLASS"]), "free": str(one.get("TRANSP")),
            "sequence": one["SEQUENCE"], "stamp": day("DTSTAMP")})
print(json.dumps(told))
"#;

/// A workspace with one person and a planned talk.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("stay.yaml", "language: en\nrhythm:\n  check-in: never\n  stay: 6 months\n  growth: never\n");
    sandbox.write(".gitignore", "/.stay/\n");
    sandbox.write("employees/bo-berg/employee.yaml", "id: pbbbbbb1\nname: Bo Berg\nadded: 2026-06-01\n");
    let talk = "id: cbbbbbb1\ntype: exit\nstatus: planned\ndate: 2026-12-31\n";
    sandbox.write("employees/bo-berg/conversations/2026-11-02-cbbbbbb1.yaml", talk);
    sandbox
}

fn git(sandbox: &Sandbox, line: &str, at: &str) {
    let mut git = sandbox.command("git");
    git.args(["-c", "user.name=x", "-c", "user.email=x@example.org"]).args(line.split(' '));
    let done = output_of(git.env("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z").env("GIT_COMMITTER_DATE", at));
    assert_eq!(done.code, Some(0), "{line}: {}", done.stderr);
}

fn commit(sandbox: &Sandbox, at: &str) {
    git(sandbox, "add .", at);
    git(sandbox, "commit -q -m x", at);
}

fn agenda(sandbox: &Sandbox, options: &str) -> Run {
    let run = sandbox.stay(&format!("--today 2026-11-20 agenda --format ics {options}"));
    assert_eq!(run.code, Some(0), "{run:?}");
    run
}

/// The lines of the entry with a uid.
fn entry(calendar: &str, uid: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    let found = unfolded.split("BEGIN:VEVENT\r\n").find(|entry| entry.contains(&format!("UID:{uid}"))).unwrap_or_default().to_owned();
    found.lines().take_while(|line| *line != "END:VEVENT").map(str::to_owned).collect()
}

fn has(entry: &[String], lines: &[&str]) {
    for line in lines {
        assert!(entry.iter().any(|known| known == line), "{line} in {entry:#?}");
    }
}

#[test]
fn an_entry_changes_as_often_as_its_file_did() {
    let sandbox = workspace();
    let calendar = agenda(&sandbox, "").stdout;
    let planned = entry(&calendar, "cbbbbbb1-talk@stay");
    let days = ["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "STATUS:CONFIRMED"];
    has(&planned, &days);
    has(&planned, &["SUMMARY:Conversation", "SEQUENCE:0", "DTSTAMP:20261102T000000Z"]);
    has(
        &entry(&calendar, "pbbbbbb1-"),
        &["SUMMARY:Plan a conversation", "DTSTART;VALUE=DATE:20261201", "SEQUENCE:0", "DTSTAMP:20261102T000000Z"],
    );
    assert!(!calendar.contains("Berg") && !calendar.contains("exit"), "{calendar}");

    // a repository without a commit knows no history either
    git(&sandbox, "init -q -b main --template=", "2026-11-03T00:00:00Z");
    assert_eq!(agenda(&sandbox, "").stdout, calendar);
    commit(&sandbox, "2026-11-03T12:30:00+02:00");
    let calendar = agenda(&sandbox, "").stdout;
    has(&entry(&calendar, "cbbbbbb1-talk@stay"), &["SEQUENCE:1", "DTSTAMP:20261103T103000Z"]);
    has(&entry(&calendar, "pbbbbbb1-"), &["SEQUENCE:1", "DTSTAMP:20261103T103000Z"]);

    // a talk that moves, and a person who gets another name and folder
    let moved = sandbox.stay("--today 2026-11-20 move cbbbbbb1 2027-02-28");
    assert_eq!(moved.code, Some(0), "{moved:?}");
    commit(&sandbox, "2026-11-04T00:00:00Z");
    let renamed = sandbox.stay("--today 2026-11-20 employee rename bo-berg \"Bo Wit\" --folder");
    assert_eq!(renamed.code, Some(0), "{renamed:?}");
    commit(&sandbox, "2026-11-05T00:00:00Z");
    let calendar = agenda(&sandbox, "").stdout;
    let planned = entry(&calendar, "cbbbbbb1-talk@stay");
    has(&planned, &["SEQUENCE:3", "DTSTAMP:20261105T000000Z", "DTSTART;VALUE=DATE:20270228", "DTEND;VALUE=DATE:20270301"]);
    has(&entry(&calendar, "pbbbbbb1-"), &["SEQUENCE:3", "DTSTAMP:20261105T000000Z"]);

    // another rhythm moves what is due, whoever it is about
    sandbox.write("stay.yaml", "language: en\nrhythm:\n  check-in: never\n  stay: 7 months\n  growth: never\n");
    commit(&sandbox, "2026-11-06T00:00:00Z");
    let cancelled = sandbox.stay("--today 2026-11-20 cancel cbbbbbb1");
    assert_eq!(cancelled.code, Some(0), "{cancelled:?}");
    #[cfg(unix)]
    sandbox.write("employees/odd \"name\n/x.yaml", "");
    commit(&sandbox, "2026-11-07T00:00:00Z");
    let run = sandbox.stay("--today 2026-11-20 agenda --format ics");
    has(&entry(&run.stdout, "cbbbbbb1-talk@stay"), &["SEQUENCE:4", "STATUS:CANCELLED", "DTSTART;VALUE=DATE:20270228"]);
    has(&entry(&run.stdout, "pbbbbbb1-"), &["SEQUENCE:5", "DTSTART;VALUE=DATE:20270101", "DTSTAMP:20261107T000000Z"]);
}

/// A workspace inside a larger repository, with a talk that two branches moved.
#[test]
fn a_merge_that_decided_something_counts_wherever_the_workspace_lies() {
    let sandbox = Sandbox::empty();
    let at = |seconds: u32| format!("2026-11-03T00:00:{seconds:02}Z");
    sandbox.write("team/stay.yaml", "language: en\nrhythm:\n  check-in: never\n  stay: never\n  growth: never\n");
    sandbox.write("team/employees/bo-berg/employee.yaml", "id: pbbbbbb1\nname: Bo Berg\n");
    let moved = |day: &str| {
        let talk = format!("id: cbbbbbb1\ntype: stay\nstatus: planned\ndate: {day}\n");
        sandbox.write("team/employees/bo-berg/conversations/2026-11-02-cbbbbbb1.yaml", &talk);
    };
    moved("2026-12-01");
    git(&sandbox, "init -q -b main --template=", &at(0));
    commit(&sandbox, &at(0));
    git(&sandbox, "checkout -q -b other", &at(0));
    moved("2026-12-02");
    commit(&sandbox, &at(1));
    git(&sandbox, "checkout -q main", &at(1));
    moved("2026-12-03");
    commit(&sandbox, &at(2));
    git(&sandbox, "merge -q --no-commit -s ours other", &at(3));
    moved("2026-12-04");
    commit(&sandbox, &at(3));
    let run = sandbox.stay("-C team --today 2026-11-20 agenda --format ics");
    has(&entry(&run.stdout, "cbbbbbb1-talk@stay"), &["SEQUENCE:4", "DTSTAMP:20261103T000003Z", "DTSTART;VALUE=DATE:20261204"]);
    let log = sandbox.stay("-C team log cbbbbbb1 --json");
    assert!(log.code == Some(0) && log.stdout.contains("2026-12-04"), "{log:?}");
}

#[test]
fn git_is_asked_once_for_all_files_and_the_bytes_stay_the_same() {
    let sandbox = Sandbox::copy();
    git(&sandbox, "init -q -b main --template=", "2026-11-03T00:00:00Z");
    commit(&sandbox, "2026-11-03T00:00:00Z");
    let told = |trace: &str| {
        let mut stay = sandbox.command(env!("CARGO_BIN_EXE_stay"));
        stay.args(["-C", "examples/zorgteam", "--today", "2026-11-20", "agenda", "--format", "ics"]);
        let run = output_of(stay.env("GIT_TRACE", sandbox.root.join(trace)));
        assert_eq!(run.code, Some(0), "{run:?}");
        run.stdout
    };
    assert_eq!(told("one"), told("two"));
    let trace = std::fs::read_to_string(sandbox.root.join("one")).unwrap();
    let calls: Vec<&str> = trace.lines().filter(|line| line.contains("trace: built-in: git ")).collect();
    assert!(calls.iter().filter(|call| call.contains(" log ")).count() == 1 && calls.len() <= 3, "{calls:#?}");
}

#[test]
fn the_name_of_the_file_says_the_form() {
    let sandbox = workspace();
    for (name, head) in
        [("x.ics", "BEGIN:VCALENDAR"), ("x.ICS", "BEGIN:VCALENDAR"), ("x.csv", "employee,"), ("x.json", "{"), ("x.txt", "In ")]
    {
        let run = sandbox.stay(&format!("--today 2026-11-20 agenda -o {name}"));
        let text = std::fs::read_to_string(sandbox.root.join(name)).unwrap();
        // an agenda in words begins with what is nearest
        assert!(run.code == Some(0) && (text.starts_with(head) || name == "x.txt"), "{name}: {run:?} {text}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(sandbox.root.join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }
    for line in ["--titles", "--todo --format csv", "--format ics --sort name", "--format ics --limit 3", "--format ics --json"] {
        let run = sandbox.stay(&format!("--today 2026-11-20 agenda {line}"));
        assert!(run.code == Some(2) && (run.stdout.is_empty() || line.contains("--json")), "{line}: {run:?}");
    }
}

/// Names with all that may break a calendar: quotes, separators, what is long, what is drawn from right to left.
fn names(random: &mut fastrand::Rng) -> String {
    const PIECES: &[&str] = &[
        "Bo",
        "é",
        "👩‍👩‍👧",
        "שלום",
        ";",
        ",",
        ":",
        "\\",
        "\\n",
        "\"",
        "'",
        " ",
        "BEGIN:VEVENT",
        "END:VCALENDAR",
        "ß",
        "字",
        "=",
        "%",
        "&",
        "<b>",
        "a b",
    ];
    let length = if random.bool() { random.usize(1..6) } else { random.usize(30..90) };
    let name: String = (0..length).map(|_| PIECES[random.usize(..PIECES.len())]).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().any(char::is_alphanumeric) { name } else { format!("Bo {name}").trim().to_owned() }
}

/// A workspace of people with such names, each with a talk on an odd day; the names, in order.
fn odd_workspace(seed: u64) -> (Sandbox, Vec<(String, &'static str)>) {
    const DAYS: &[&str] = &["2026-12-31", "2027-01-01", "2027-02-28", "2026-11-30", "2027-03-28", "2027-10-31", "2026-11-20"];
    let mut random = fastrand::Rng::with_seed(seed);
    let sandbox = Sandbox::empty();
    sandbox.write("stay.yaml", "language: en\nrhythm:\n  check-in: never\n  stay: never\n  growth: never\n");
    let mut people = Vec::new();
    for number in 0..24 {
        let (name, day) = (names(&mut random), DAYS[random.usize(..DAYS.len())]);
        let home = format!("employees/person-{number}");
        let quoted = serde_json::to_string(&name).unwrap();
        sandbox.write(&format!("{home}/employee.yaml"), &format!("id: p{number:07}\nname: {quoted}\n"));
        let talk = format!("id: c{number:07}\ntype: stay\nstatus: planned\ndate: {day}\n");
        sandbox.write(&format!("{home}/conversations/2026-11-02-c{number:07}.yaml"), &talk);
        people.push((name, day));
    }
    (sandbox, people)
}

fn python(bin: &Path, sandbox: &Sandbox, files: &[&str]) -> Vec<Value> {
    let run = output_of(sandbox.command(bin.join("python")).args(["-c", READER]).args(files));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn another_reader_reads_each_title_and_day_as_it_is() {
    let Some(bin) = clients() else { return };
    for seed in 0..std::env::var("STAY_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2) {
        let (sandbox, people) = odd_workspace(seed);
        sandbox.write("out.ics", &agenda(&sandbox, "--titles").stdout);
        let told = python(&bin, &sandbox, &["out.ics"]);
        for (number, (name, day)) in people.iter().enumerate() {
            let found = told.iter().find(|one| one["uid"] == format!("c{number:07}-talk@stay")).unwrap();
            assert_eq!(found["summary"], format!("stay talk with {name}"), "seed {seed}");
            let next = day.parse::<chrono::NaiveDate>().unwrap().succ_opt().unwrap().to_string();
            assert_eq!((&found["start"], &found["end"]), (&Value::from(*day), &Value::from(next)), "seed {seed}");
            assert_eq!((&found["class"], &found["free"]), (&Value::from("PRIVATE"), &Value::from("TRANSPARENT")));
        }
    }
}

#[test]
fn tasks_are_read_as_tasks_and_no_uid_is_there_twice() {
    let Some(bin) = clients() else { return };
    let sandbox = Sandbox::copy();
    for options in ["", "--todo", "--titles --todo --lang nl"] {
        let run = sandbox.stay(&format!("-C examples/zorgteam --today 2026-11-20 agenda --format ics {options}"));
        assert_eq!(run.code, Some(0), "{run:?}");
        sandbox.write("out.ics", &run.stdout);
        let told = python(&bin, &sandbox, &["out.ics"]);
        let uids: std::collections::BTreeSet<&str> = told.iter().map(|one| one["uid"].as_str().unwrap()).collect();
        assert!(uids.len() == told.len() && told.len() > 20, "{options}: {}", told.len());
        let tasks: Vec<&Value> = told.iter().filter(|one| one["kind"] == "VTODO").collect();
        assert_eq!(tasks.is_empty(), !options.contains("--todo"));
        assert!(tasks.iter().all(|task| task["due"].is_string() && task["start"].is_null() && task["status"] == "NEEDS-ACTION"));
        let planned = told.iter().filter(|one| one["uid"].as_str().unwrap().ends_with("-talk@stay"));
        assert!(planned.clone().count() > 0 && planned.clone().all(|one| one["kind"] == "VEVENT"));
    }
}

#[cfg(unix)]
#[test]
fn khal_takes_entries_in_and_moves_them() {
    let Some(bin) = clients() else { return };
    let sandbox = workspace();
    git(&sandbox, "init -q -b main --template=", "2026-11-03T00:00:00Z");
    commit(&sandbox, "2026-11-03T00:00:00Z");
    let config = format!(
        "[calendars]\n[[stay]]\npath = {0}/khal/stay\n[sqlite]\npath = {0}/khal/khal.db\n[locale]\nlocal_timezone = Europe/Amsterdam\n\
         default_timezone = Europe/Amsterdam\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n\
         datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[default]\ndefault_calendar = stay\n",
        sandbox.root.display()
    );
    sandbox.write("khal.conf", &config);
    std::fs::create_dir_all(sandbox.root.join("khal/stay")).unwrap();
    let khal = |arguments: &[&str]| {
        let mut khal = sandbox.command(bin.join("khal"));
        let run = output_of(khal.args(["-c", "khal.conf"]).args(arguments).env("HOME", &sandbox.root).env("LC_ALL", "C.UTF-8"));
        assert_eq!(run.code, Some(0), "{arguments:?}: {run:?}");
        run.stdout
    };
    let take_in = || {
        sandbox.write("out.ics", &agenda(&sandbox, "").stdout);
        khal(&["import", "--batch", "-a", "stay", "out.ics"]);
        khal(&["list", "--day-format", "", "--format", "{start-date} {title}", "2026-11-20", "400d"])
    };
    assert_eq!(take_in(), "2026-12-01 Plan a conversation\n2026-12-31 Conversation\n");
    assert_eq!(sandbox.stay("--today 2026-11-20 move cbbbbbb1 2027-02-28").code, Some(0));
    git(&sandbox, "commit -q -m x employees", "2026-11-04T00:00:00Z");
    assert_eq!(take_in(), "2026-12-01 Plan a conversation\n2027-02-28 Conversation\n");
}

#[cfg(unix)]
#[test]
fn vdirsyncer_takes_entries_there_and_back() {
    let Some(bin) = clients() else { return };
    let (sandbox, _) = odd_workspace(7);
    sandbox.write("one.ics", &agenda(&sandbox, "--titles").stdout);
    let pair = |name: &str, a: &str, b: &str| format!("[pair {name}]\na = \"{a}\"\nb = \"{b}\"\ncollections = null\n");
    let config = format!(
        "[general]\nstatus_path = \"{root}/status/\"\n{there}{back}[storage one]\ntype = \"singlefile\"\npath = \"{root}/one.ics\"\n\
         [storage folder]\ntype = \"filesystem\"\npath = \"{root}/folder/\"\nfileext = \".ics\"\n\
         [storage two]\ntype = \"singlefile\"\npath = \"{root}/two.ics\"\n",
        root = sandbox.root.display(),
        there = pair("there", "one", "folder"),
        back = pair("back", "folder", "two"),
    );
    sandbox.write("vdirsyncer.conf", &config);
    std::fs::create_dir(sandbox.root.join("folder")).unwrap();
    let sync = |arguments: &[&str]| {
        let mut vdirsyncer = sandbox.command("sh");
        let line = format!("yes | {} -c vdirsyncer.conf {}", bin.join("vdirsyncer").display(), arguments.join(" "));
        let run = output_of(vdirsyncer.args(["-c", &line]).env("HOME", &sandbox.root).env("LC_ALL", "C.UTF-8"));
        assert_eq!(run.code, Some(0), "{arguments:?}: {run:?}");
    };
    for pair in ["there", "back"] {
        sync(&["discover", pair]);
        sync(&["sync", pair]);
    }
    // the other end has its own way of folding lines, so only what is said is compared
    let entries = |file: &str| {
        let text = std::fs::read_to_string(sandbox.root.join(file)).unwrap();
        sandbox.write(file, &text.replace("\r\n", "\n").replace('\n', "\r\n"));
        let mut told: Vec<String> = python(&bin, &sandbox, &[file]).iter().map(Value::to_string).collect();
        told.sort();
        told
    };
    assert_eq!(entries("one.ics"), entries("two.ics"));
}
