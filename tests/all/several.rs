//! Several workspaces at once: each row says which it is of, sums are the sums of each, and what is wrong with one never stops the rest.

use crate::support::sandbox::{COPY, Run, Sandbox};
use fastrand::Rng;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;

const ON: &str = "--today 2026-11-20";

/// The example as `noord`, and another as `zuid` without some people and with other words.
fn two() -> Sandbox {
    let sandbox = Sandbox::copy();
    fs::rename(sandbox.root.join(COPY), sandbox.root.join("noord")).unwrap();
    crate::support::copy(&sandbox.root.join("noord"), &sandbox.root.join("zuid"));
    let mut people: Vec<_> = fs::read_dir(sandbox.root.join("zuid/employees")).unwrap().map(|entry| entry.unwrap().path()).collect();
    people.sort();
    people.iter().step_by(3).for_each(|home| fs::remove_dir_all(home).unwrap());
    fs::write(sandbox.root.join("teams.txt"), "# twee teams\nnoord\n\n  zuid\n").unwrap();
    sandbox
}

fn answer(ran: &Run) -> Value {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"))
}

fn asked(sandbox: &Sandbox, folders: &str, line: &str) -> Value {
    answer(&sandbox.stay(&format!("{folders} {ON} {line} --json")))
}

/// The rows of one workspace, without its name.
fn of(rows: &Value, name: &str) -> Vec<Value> {
    let rows = rows.as_array().unwrap().iter().filter(|row| row["workspace"] == name);
    let bare = |row: &Value| {
        let mut row = row.clone();
        row.as_object_mut().unwrap().remove("workspace");
        row
    };
    rows.map(bare).collect()
}

fn sorted(mut rows: Vec<Value>) -> Vec<String> {
    let mut texts: Vec<String> = rows.drain(..).map(|row| row.to_string()).collect();
    texts.sort();
    texts
}

#[test]
fn each_row_says_which_workspace_it_is_of() {
    let sandbox = two();
    for folders in ["-C noord -C zuid", "--workspaces teams.txt"] {
        for (line, field) in [("actions --all", "actions"), ("agenda", "agenda"), ("round list", "rounds")] {
            let together = match folders.strip_prefix("-C") {
                Some(_) => asked(&sandbox, folders, line),
                None => answer(&sandbox.stay(&format!("{ON} {line} {folders} --json"))),
            };
            for name in ["noord", "zuid"] {
                let alone = asked(&sandbox, &format!("-C {name}"), line);
                assert_eq!(sorted(of(&together[field], name)), sorted(alone[field].as_array().unwrap().clone()), "{line} {name}");
            }
            assert_eq!(together["problems"], json!([]));
        }
    }
    // what has the same id in both stays apart
    let actions = asked(&sandbox, "-C noord -C zuid", "actions --all");
    let ids = |name: &str| -> Vec<String> { of(&actions["actions"], name).iter().map(|row| row["id"].to_string()).collect() };
    let shared = ids("zuid").iter().filter(|id| ids("noord").contains(id)).count();
    assert!(shared > 5, "the same ids are in both: {shared}");
    // folders before and behind the command, and what to type next
    let told = sandbox.stay(&format!("-C noord {ON} actions --overdue -C zuid"));
    assert!(told.stdout.contains("noord") && told.stdout.contains("zuid") && told.stderr.contains("stay -C noord done "), "{told:?}");
    let csv = sandbox.stay(&format!("-C noord -C zuid {ON} actions --format csv"));
    assert!(csv.stdout.starts_with("workspace,id,") && csv.stdout.contains("\nzuid,"), "{}", csv.stdout);
    for (form, mark) in [("markdown", "| Werkmap"), ("html", "<th"), ("csv", "workspace,"), ("text", "WERKMAP")] {
        for line in ["agenda", "report"] {
            let ran = sandbox.stay(&format!("--lang nl -C noord -C zuid {ON} {line} --format {form}"));
            assert!(ran.code == Some(0) && ran.stdout.contains(mark) && ran.stdout.contains("zuid"), "{line} {form}: {ran:?}");
        }
    }
}

#[test]
fn only_reading_takes_several_and_says_so() {
    let sandbox = two();
    for line in ["done q36h", "list", "act anna x", "new anna", "obstacles name noise", "obstacles merge a b", "round show x", "check", ""]
    {
        let ran = sandbox.stay(&format!("-C noord -C zuid {ON} {line}"));
        assert!(ran.code == Some(2) && ran.stdout.is_empty(), "{line}: {ran:?}");
        let ran = sandbox.stay(&format!("-C noord {ON} --lang en {line} --dir=zuid"));
        assert!(ran.code == Some(2) && ran.stderr.contains("about one workspace"), "{line}: {ran:?}");
    }
    for (line, told) in [
        ("report --anonymous", "uit een optelling"),
        ("report --compare", "--compare"),
        ("report --part promises", "--part"),
        ("report --names", "--names"),
        ("obstacles --grid", "--grid"),
        ("agenda --format ics", "ics"),
        ("actions anna", "EMPLOYEE"),
    ] {
        let ran = sandbox.stay(&format!("--lang nl -C noord -C zuid {ON} {line}"));
        assert!(ran.code == Some(2) && ran.stderr.contains(told), "{line}: {ran:?}");
    }
    let both = sandbox.stay(&format!("-C noord {ON} report --workspaces teams.txt"));
    assert_eq!(both.code, Some(2), "{both:?}");
}

#[test]
fn what_is_wrong_with_one_never_stops_the_rest() {
    let sandbox = two();
    let alone = asked(&sandbox, "-C noord", "actions")["actions"].as_array().unwrap().len();
    for line in ["report", "agenda", "actions", "obstacles", "round list"] {
        let ran = sandbox.stay(&format!("--lang nl -C noord -C nergens {ON} {line}"));
        assert!(ran.code == Some(3) && ran.stderr.contains("nergens") && !ran.stderr.contains("panicked"), "{line}: {ran:?}");
    }
    let found = sandbox.stay(&format!("-C noord -C nergens {ON} actions --json"));
    let told = answer(&found);
    assert_eq!((told["actions"].as_array().unwrap().len(), told["problems"][0]["path"].as_str()), (alone, Some("nergens")), "{told}");
    // one whose settings can't be read, and one with a broken file
    fs::write(sandbox.root.join("zuid/stay.yaml"), "a: [\n").unwrap();
    let ran = sandbox.stay(&format!("-C noord -C zuid {ON} actions --json"));
    assert!(ran.code == Some(3) && answer(&ran)["actions"].as_array().unwrap().len() >= alone, "{ran:?}");
    let sandbox = two();
    let path = sandbox.root.join("noord/employees/bas-willems/actions/2026-10-12-bs5efvp6.yaml");
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("status: open", "status: opne")).unwrap();
    let ran = sandbox.stay(&format!("-C noord -C zuid {ON} report --json"));
    let problem = answer(&ran)["problems"][0].clone();
    assert_eq!((ran.code, problem["path"].as_str()), (Some(3), Some("noord/employees/bas-willems/actions/2026-10-12-bs5efvp6.yaml")));
}

#[test]
fn the_same_workspace_counts_once() {
    let sandbox = two();
    let alone = asked(&sandbox, "-C noord", "report")["overdue"]["total"].clone();
    #[cfg(unix)]
    std::os::unix::fs::symlink("noord", sandbox.root.join("link")).unwrap();
    for again in ["noord", "./noord", "noord/employees", "link"] {
        let ran = sandbox.stay(&format!("--lang nl -C noord -C {again} {ON} report --json"));
        assert!(ran.code == Some(0) && ran.stderr.contains("telt één keer"), "{again}: {ran:?}");
        assert_eq!(answer(&ran)["overdue"]["total"], alone);
    }
}

#[test]
fn a_file_of_workspaces_is_told_where_it_is_wrong() {
    let sandbox = two();
    for (text, told) in [
        (&b"noord\nobstacle: x\n"[..], "list.txt:2:10"),
        (b"noord\nobstacle: = y\n", "list.txt:2:10"),
        (b"noord\nzu\xffid\n", "list.txt:2:3"),
        (b"# niets\n\n", "list.txt"),
        (b"", "list.txt"),
    ] {
        fs::write(sandbox.root.join("list.txt"), text).unwrap();
        let ran = sandbox.stay(&format!("{ON} report --workspaces list.txt"));
        assert!(ran.code == Some(1) && ran.stderr.contains(told) && ran.stdout.is_empty(), "{text:?}: {ran:?}");
    }
    let gone = sandbox.stay(&format!("{ON} report --workspaces nowhere.txt"));
    assert!(gone.code == Some(1) && gone.stderr.contains("nowhere.txt"), "{gone:?}");
}

#[test]
fn obstacles_fold_where_they_are_one() {
    let sandbox = Sandbox::empty();
    let write = |path: &str, text: &str| {
        let path = sandbox.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("noord/stay.yaml", "version: 1\nlanguage: nl\nobstacles:\n  laptop:\n    label: {nl: Trage laptop}\n    also: [trage pc]\n");
    write("zuid/stay.yaml", "version: 1\nlanguage: en\nobstacles:\n  slow-machine:\n    label: {nl: Trage pc}\n  oud-ding: {}\n");
    for (team, id, word) in [
        ("noord", "k1111111", "laptop"),
        ("zuid", "k1111111", "slow-machine"),
        ("zuid", "k2222222", "oud-ding"),
        ("zuid", "k3333333", "lawaai"),
    ] {
        write(&format!("{team}/employees/anna/employee.yaml"), "name: Anna\n");
        let talk = format!("id: {id}\ntype: stay\nstatus: closed\ndate: 2026-11-01\nobstacles: [{word}]\nclosed: 2026-11-01\n");
        write(&format!("{team}/employees/anna/conversations/2026-11-01-{id}.yaml"), &talk);
    }
    write("teams.txt", "noord\nzuid\nobstacle: oud-ding = laptop\n");
    for line in ["obstacles", "report"] {
        let told = answer(&sandbox.stay(&format!("{ON} {line} --workspaces teams.txt --json")));
        let all: Vec<_> = told["obstacles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["obstacle"].as_str().unwrap(), one["mentions"].as_u64().unwrap()))
            .collect();
        // what was named once in all does not come back
        let meant: &[(&str, u64)] = if line == "report" { &[("laptop", 3)] } else { &[("laptop", 3), ("lawaai", 1)] };
        assert_eq!(all, meant, "{line}: {told}");
        let within = &told["obstacles"][0]["workspaces"];
        assert_eq!((&within[0]["workspace"], &within[1]["mentions"]), (&json!("noord"), &json!(2)), "{told}");
    }
}

/// Generated workspaces, as text.
fn generated(random: &mut Rng, root: &std::path::Path, name: &str) {
    let write = |path: String, text: &str| {
        let path = root.join(name).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let rhythm = random.u8(1..9);
    write("stay.yaml".to_owned(), &format!("version: 1\nlanguage: en\nrhythm:\n  check-in: {rhythm} weeks\nobstacles:\n  noise: {{}}\n"));
    for person in 0..random.usize(1..5) {
        write(format!("employees/p{person}/employee.yaml"), &format!("name: P{person}\nteam: T{}\nstarted: 2026-01-05\n", random.u8(..2)));
        for number in 0..random.usize(..5) {
            let (id, day) = (format!("c{person}{number}aaaaa"), format!("2026-{:02}-{:02}", random.u8(6..11), random.u8(1..28)));
            let mut talk = format!("id: {id}\ntype: check-in\nstatus: closed\ndate: {day}\nclosed: {day}\n");
            if random.bool() {
                let _ = writeln!(talk, "obstacles: [{}]", ["noise", "slow laptop"][random.usize(..2)]);
            }
            write(format!("employees/p{person}/conversations/{day}-{id}.yaml"), &talk);
            let (id, due) = (format!("a{person}{number}aaaaa"), format!("2026-{:02}-{:02}", random.u8(7..13), random.u8(1..28)));
            let ended = if random.bool() {
                format!("status: done\nclosed: 2026-{:02}-10\n", random.u8(8..12))
            } else {
                "status: open\n".to_owned()
            };
            write(
                format!("employees/p{person}/actions/{day}-{id}.yaml"),
                &format!("id: {id}\ntitle: X\nowner: manager\ndue: {due}\n{ended}"),
            );
        }
    }
}

/// Each figure a second time, by plain loops over the reports of each: `STAY_SEVERAL=200` makes that many.
#[test]
fn the_report_of_several_is_the_sum_of_the_reports_of_each() {
    let count: u64 = std::env::var("STAY_SEVERAL").ok().and_then(|count| count.parse().ok()).unwrap_or(4);
    for seed in 0..count {
        let (sandbox, mut random) = (Sandbox::empty(), Rng::with_seed(seed));
        let names: Vec<String> = (0..random.usize(2..5)).map(|at| format!("w{at}")).collect();
        names.iter().for_each(|name| generated(&mut random, &sandbox.root, name));
        let folders = names.iter().map(|name| format!("-C {name}")).collect::<Vec<_>>().join(" ");
        let all = asked(&sandbox, &folders, "report");
        let each: Vec<Value> = names.iter().map(|name| asked(&sandbox, &format!("-C {name}"), "report")).collect();
        let sum = |path: &str| each.iter().map(|report| report.pointer(path).and_then(Value::as_u64).unwrap()).sum::<u64>();
        for path in [
            "/overdue/total",
            "/promises/kept",
            "/promises/late",
            "/promises/broken",
            "/promises/dropped",
            "/promises/open",
            "/rhythm/people",
            "/rhythm/in_rhythm",
            "/own_words",
        ] {
            assert_eq!(all.pointer(path).and_then(Value::as_u64), Some(sum(path)), "{seed} {path}");
        }
        for (name, report) in names.iter().zip(&each) {
            assert_eq!(of(&all["coverage"], name), *report["coverage"].as_array().unwrap(), "{seed}");
            assert_eq!(
                sorted(of(&all["overdue"]["actions"], name)),
                sorted(report["overdue"]["actions"].as_array().unwrap().clone()),
                "{seed}"
            );
            let row = all["workspaces"].as_array().unwrap().iter().find(|row| row["workspace"] == **name).unwrap();
            assert_eq!(row["overdue"], report["overdue"]["total"], "{seed}");
            let talks: u64 = report["talks"].as_array().unwrap().iter().map(|one| one["held"].as_u64().unwrap()).sum();
            assert_eq!(row["talks"].as_u64(), Some(talks), "{seed}");
        }
        let named: Vec<Value> = names.iter().map(|name| asked(&sandbox, &format!("-C {name}"), "obstacles")["obstacles"].clone()).collect();
        let mut sums: std::collections::BTreeMap<String, (u64, u64, bool)> = Default::default();
        for one in named.iter().flat_map(|named| named.as_array().unwrap()) {
            let sum = sums.entry(one["obstacle"].as_str().unwrap().to_owned()).or_default();
            sum.0 += one["people"].as_u64().unwrap();
            sum.1 += one["mentions"].as_u64().unwrap();
            sum.2 |= one["scope"] == "persistent";
        }
        sums.retain(|_, (people, _, is_again)| *people >= 2 || *is_again);
        let told = all["obstacles"].as_array().unwrap().iter();
        let told = told.map(|one| {
            (one["obstacle"].as_str().unwrap().to_owned(), (one["people"].as_u64().unwrap(), one["mentions"].as_u64().unwrap()))
        });
        let meant = sums.into_iter().map(|(key, (people, mentions, _))| (key, (people, mentions)));
        assert_eq!(told.collect::<std::collections::BTreeMap<_, _>>(), meant.collect(), "{seed}");
    }
}

#[test]
fn a_report_of_many_workspaces_stays_a_page_that_can_be_read() {
    let sandbox = Sandbox::empty();
    let mut random = Rng::with_seed(7);
    let mut file = String::new();
    for at in 0..26 {
        let name = format!("team-{at:02}");
        generated(&mut random, &sandbox.root, &name);
        writeln!(file, "{name}").unwrap();
    }
    fs::write(sandbox.root.join("all.txt"), file).unwrap();
    for form in ["text", "markdown", "html"] {
        let told = sandbox.stay(&format!("--lang en {ON} report --workspaces all.txt --format {form}"));
        assert_eq!(told.code, Some(0), "{told:?}");
        let figures = told.stdout.split("What stands in the way").next().unwrap();
        assert!(figures.contains("and 6 more: stay report --format csv") && figures.contains("together"), "{figures}");
        assert!(figures.contains("team-19") && !figures.contains("team-20"), "{figures}");
    }
    let csv = sandbox.stay(&format!("--lang en {ON} report --workspaces all.txt --format csv")).stdout;
    assert!(csv.contains("\nteam-25,"), "{csv}");
}
