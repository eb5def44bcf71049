//! One owner, one manager and one team, however they are written: on a line and in files, capitals, accents, blanks,
//! apostrophes and either language make no two of them.

use crate::support::sandbox::{Run, Sandbox};
use stay::domain::words::Word;
use stay::domain::{action, conversation, goal, owner::Party, theme};

const DAY: &str = "--today 2026-11-20";

/// Five ways to write one name.
const RENEE: [&str; 5] = ["Renée d'Hondt", "renée d'hondt", "Rene\u{301}e  d\u{2019}Hondt", "RENEE\u{a0}D\u{2018}HONDT", " Renée d`Hondt"];

/// Five ways to write one team.
const CARE: [&str; 5] = ["Zorg/Café Noord", "Zorg / Café Noord", "zorg/cafe\u{301} noord", "ZORG/CAFE\u{a0}NOORD/", "Zorg/Café  Noord"];

fn read(sandbox: &Sandbox, path: &str) -> String {
    std::fs::read_to_string(sandbox.root.join(path)).unwrap()
}

fn stay(sandbox: &Sandbox, line: &str) -> Run {
    sandbox.stay(&format!("{DAY} {line}"))
}

fn json(sandbox: &Sandbox, line: &str) -> serde_json::Value {
    let run = stay(sandbox, &format!("{line} --json"));
    serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{line}: {run:?}"))
}

/// Five people of one manager and one team, each spelt in another way, with an overdue action each, of `owner`.
fn five(owner: impl Fn(usize) -> String) -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("stay.yaml", "language: nl\n");
    for at in 0..5 {
        let (person, manager, team) = (format!("p{at}"), RENEE[at], CARE[at]);
        sandbox
            .write(&format!("employees/{person}/employee.yaml"), &format!("name: Persoon {at}\nteam: '{team}'\nmanager: \"{manager}\"\n"));
        sandbox.write(
            &format!("employees/{person}/actions/2026-10-01-aaaaaaa{at}.yaml"),
            &format!("id: aaaaaaa{at}\ntitle: T\nowner: {}\ndue: 2026-11-01\nstatus: open\ncreated: 2026-10-01\n", owner(at)),
        );
        sandbox.write(
            &format!("organisation/actions/2026-10-01-oaaaaaa{at}.yaml"),
            &format!("id: oaaaaaa{at}\ntitle: T\nowner: \"{manager}\"\nobstacle: x\ndue: 2026-11-01\nstatus: open\ncreated: 2026-10-01\n"),
        );
    }
    sandbox
}

#[test]
fn five_spellings_are_one_owner_and_one_team_everywhere() {
    // as what she is to the action, and by her name
    for owner in [|_: usize| "manager".to_owned(), |at: usize| format!("\"{}\"", RENEE[(at + 2) % 5])] {
        let sandbox = five(owner);
        let report = json(&sandbox, "report");
        let by_owner = report["overdue"]["by_owner"].as_object().unwrap();
        assert_eq!(by_owner.len(), 2, "{by_owner:?}");
        assert_eq!(by_owner.values().map(|count| count.as_u64()).collect::<Vec<_>>(), [Some(5), Some(5)], "{by_owner:?}");
        let by_team = report["overdue"]["by_team"].as_object().unwrap();
        assert_eq!(by_team.len(), 1, "{by_team:?}");
        let board = json(&sandbox, "board");
        let owners = board["weeks"][0]["owners"].as_array().unwrap();
        assert_eq!(owners.len(), 1, "{owners:?}");
        for (at, typed) in RENEE.iter().enumerate() {
            let found = json(&sandbox, &format!("actions --owner {}", shell_words::quote(typed)));
            assert_eq!(found["actions"].as_array().unwrap().len(), 10, "{typed}");
            let plan = json(&sandbox, &format!("plan p{at}"));
            assert_eq!(plan["actions"]["manager"].as_array().unwrap().len(), 1, "{typed}");
            let sheet = json(&sandbox, &format!("prepare p{at}"));
            assert_eq!(sheet["promises"][0]["side"], "manager", "{typed}");
            let handed = json(&sandbox, &format!("employee handover p{at} --to 'Bo Berg' --yes -n"));
            assert_eq!(handed["handover"]["promises"].as_array().unwrap().len(), 1, "{typed}");
            let same = stay(&sandbox, &format!("employee handover p{at} --to {} --yes", shell_words::quote(typed)));
            assert_eq!(same.code, Some(1), "she holds the talks already: {same:?}");
        }
        for team in CARE.iter().chain(&["zorg", "Zorg/", "cafe noord"]) {
            for (command, list) in [("actions", "actions"), ("employee list", "employees")] {
                let found = json(&sandbox, &format!("{command} --team {}", shell_words::quote(team)));
                assert_eq!(found[list].as_array().unwrap().len(), 5, "{command} {team}");
            }
            assert_eq!(json(&sandbox, &format!("report --team {}", shell_words::quote(team)))["overdue"]["total"], 5, "{team}");
        }
        assert_eq!(stay(&sandbox, "check").code, Some(0));
    }
}

/// How a word can be written: its key and its names, in small letters and in others.
fn spellings<K: Word>(word: K) -> Vec<String> {
    let all = std::iter::once(word.key()).chain(word.names().iter().copied());
    all.flat_map(|text| [text.to_owned(), text.to_uppercase(), text[..1].to_uppercase() + &text[1..], format!("\" {text} \"")]).collect()
}

/// Holds that every spelling of every word of a kind is read as that word, told by `check`, and mended where it stands alone.
fn is_read<K: Word>(path: &str, record: &str, line: &str, field: fn(&serde_json::Value) -> &serde_json::Value, mends: bool) {
    let sandbox = Sandbox::empty();
    sandbox.write("stay.yaml", "language: nl\n");
    sandbox.write("employees/anna/employee.yaml", "name: Anna\nmanager: Piet\n");
    for word in K::ALL {
        for written in spellings(*word) {
            let text = record.replace("{}", &written);
            sandbox.write(path, &text);
            let answer = json(&sandbox, line);
            assert_eq!(field(&answer), &serde_json::json!(word.key()), "{written}: {answer}");
            let is_plain = [word.key(), "HR"].contains(&written.trim_matches(['"', ' ']));
            let found = json(&sandbox, "check");
            let told = found["problems"].as_array().unwrap().iter().filter(|problem| problem["severity"] == "warning").count();
            assert_eq!(told, usize::from(!is_plain), "{written}: {found}");
            if mends && !is_plain {
                stay(&sandbox, "check --fix");
                let quote = if written.starts_with('"') { "\"" } else { "" };
                let plain = text.replace(&written, &format!("{quote}{}{quote}", word.key()));
                assert_eq!(read(&sandbox, path), plain, "{written}");
            }
        }
    }
}

#[test]
fn words_of_files_are_read_in_either_language_and_told_by_check() {
    let action = "employees/anna/actions/2026-11-01-aaaaaaa1.yaml";
    let talk = "employees/anna/conversations/2026-11-01-caaaaaa1.yaml";
    let goal = "employees/anna/goals/2026-11-01-gaaaaaa1.yaml";
    let open = "id: aaaaaaa1\ntitle: T\nowner: {}\nstatus: open\ncreated: 2026-11-01\n";
    is_read::<Party>(action, open, "actions", |answer| &answer["actions"][0]["owner"], true);
    let kind = "id: aaaaaaa1\ntitle: T\nowner: manager\nstatus: open\nkind: {}\ncreated: 2026-11-01\n";
    is_read::<action::Activity>(action, kind, "actions", |answer| &answer["actions"][0]["kind"], true);
    let status = "id: caaaaaa1\ntype: stay\nstatus: {} # zie boven\ndate: 2026-11-01\n";
    is_read::<conversation::Status>(talk, status, "list --all", |answer| &answer["conversations"][0]["status"], true);
    let themes = "id: caaaaaa1\ntype: stay\nstatus: open\ndate: 2026-11-01\nthemes:\n- {}\n";
    is_read::<theme::BuiltIn>(talk, themes, "list", |answer| &answer["conversations"][0]["themes"][0], false);
    let signals = "id: caaaaaa1\ntype: stay\nstatus: open\ndate: 2026-11-01\nsignals:\n- {}\n";
    is_read::<theme::Known>(talk, signals, "list", |answer| &answer["conversations"][0]["signals"][0], false);
    let goal_status = "id: gaaaaaa1\ntitle: T\nstatus: {}\ncreated: 2026-11-01\n";
    is_read::<goal::Status>(goal, goal_status, "goals --all", |answer| &answer["goals"][0]["status"], true);
}

#[test]
fn a_type_is_read_by_any_of_its_names() {
    let sandbox = Sandbox::empty();
    sandbox.write(
        "stay.yaml",
        "language: nl\ntypes:\n  inwerk:\n    label: Inwerkgesprek\nrhythm:\n  Blijfgesprek: 2 weken\nlimits:\n  Stay talk: 9\n",
    );
    sandbox.write("employees/anna/employee.yaml", "name: Anna\nstarted: 2026-11-01\nrhythm:\n  Check-in: never\n  Growth Talk: never\n");
    for (written, meant) in
        [("Blijfgesprek", "stay"), ("STAY TALK", "stay"), ("Check in", "check-in"), ("inwerkgesprek", "inwerk"), ("Inwerk", "inwerk")]
    {
        let path = "employees/anna/conversations/2026-11-01-caaaaaa1.yaml";
        sandbox.write(path, &format!("id: caaaaaa1\ntype: {written}\nstatus: open\ndate: 2026-11-01\n"));
        assert_eq!(json(&sandbox, "list")["conversations"][0]["type"], meant, "{written}");
        assert_eq!(json(&sandbox, "check")["errors"], 0, "{written}");
    }
    let due = &json(&sandbox, "show anna")["due"];
    assert_eq!((due.as_array().unwrap().len(), &due[0]["type"], &due[0]["due"]), (1, &"stay".into(), &"2026-11-15".into()), "{due}");
    assert_eq!(json(&sandbox, "questions --type blijfgesprek")["type"]["limit"], 9);
}

fn people() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("stay.yaml", "language: nl\n");
    sandbox.write("employees/fatima-el-idrissi/employee.yaml", "name: Fatima El Idrissi\nmanager: Marleen Hoekstra\n");
    sandbox.write("employees/jan-smit/employee.yaml", "name: Jan Smit\nmanager: Marleen Hoekstra\n");
    sandbox.write("employees/jan-bos/employee.yaml", "name: Jan Bos\nmanager: Marleen Hoekstra\n");
    sandbox
}

/// The owner in the file that a line made.
fn owner_made(sandbox: &Sandbox, line: &str) -> (Run, String) {
    let run = stay(sandbox, &format!("{line} --json"));
    let path = run.stdout.split("\"path\":\"").nth(1).unwrap_or_else(|| panic!("{line}: {run:?}")).split('"').next().unwrap().to_owned();
    let text = read(sandbox, &path);
    let owner = text.lines().find_map(|line| line.strip_prefix("owner: ")).unwrap().to_owned();
    (run, owner)
}

#[test]
fn a_part_of_a_name_is_its_owner_where_that_is_clear() {
    let sandbox = people();
    for (line, owner) in [
        ("act fatima Bellen --owner fatima", "employee"),
        ("act fatima Bellen --owner 'FATIMA EL IDRISSI'", "employee"),
        ("act fatima Bellen --owner fatima-el-idrissi", "employee"),
        ("act jan-smit Bellen --owner fatima", "Fatima El Idrissi"),
        ("act jan-smit Bellen --owner 'jan smit'", "employee"),
        ("act jan-smit Bellen --owner marleen", "Marleen Hoekstra"),
        ("act jan-smit Bellen --owner Leidinggevende", "manager"),
        ("act jan-smit Bellen --owner ' samen '", "together"),
        ("act jan-smit Bellen --owner MT", "MT"),
        ("act jan-smit Bellen --owner 'P&O'", "P&O"),
        ("act --organisation rooster Bellen --owner fatima", "Fatima El Idrissi"),
        ("act --organisation rooster Bellen", "hr"),
    ] {
        let (run, found) = owner_made(&sandbox, line);
        assert_eq!((found.as_str(), run.stderr.contains("lijkt op")), (owner, false), "{line}: {run:?}");
    }
    assert_eq!(json(&sandbox, "actions --owner fatima")["actions"].as_array().unwrap().len(), 5);
    let several = stay(&sandbox, "act fatima Bellen --owner jan");
    assert!(several.code == Some(1) && several.stderr.contains("jan-smit") && several.stderr.contains("jan-bos"), "{several:?}");
}

#[test]
fn a_name_that_is_nearly_known_is_kept_and_spoken_of() {
    for (line, near) in [
        ("act fatima Bellen --owner 'Marlen Hoekstra'", "Marleen Hoekstra"),
        ("act fatima Bellen --owner 'Jan Smid'", "Jan Smit"),
        ("employee add 'Els Wit' --manager 'Marleen Hoekstr'", "Marleen Hoekstra"),
        ("employee add 'Els Wit' --manager marleen", "Marleen Hoekstra"),
        ("new fatima --with 'Marleen Hoeksta' --no-edit", "Marleen Hoekstra"),
        ("employee handover fatima --to 'Jan Smitt' --yes", "Jan Smit"),
    ] {
        let sandbox = people();
        let run = stay(&sandbox, line);
        assert!(run.code == Some(0) && run.stderr.contains(&format!("lijkt op {near}")), "{line}: {run:?}");
        let found = stay(&sandbox, "check");
        let is_told = found.stdout.contains(&format!("lijkt op {near}")) || line.ends_with("marleen");
        assert!(found.code == Some(0) && is_told, "{line}: {found:?}");
    }
    let sandbox = people();
    for line in [
        "act fatima Bellen --owner 'Directie'",
        "employee add 'Piet Wit' --manager 'Sofie de Wit'",
        "act jan-bos Bellen --owner 'Jan Smit'",
        "employee add 'Jan Smith'",
        "act jan-bos Bellen --owner 'Jan Smith'",
    ] {
        let run = stay(&sandbox, line);
        assert!(run.code == Some(0) && !run.stderr.contains("lijkt op"), "{line}: {run:?}");
    }
    assert!(!stay(&sandbox, "check").stdout.contains("lijkt op"), "two people may be called nearly the same");
}

#[test]
fn a_listed_team_is_written_as_it_is_listed() {
    let sandbox = Sandbox::empty();
    sandbox.write("stay.yaml", "language: nl\nteams:\n- Zorg/Noord\n");
    sandbox.write("employees/anna/employee.yaml", "name: Anna\nteam: zorg / noord\nstarted: 2025-01-06\n");
    assert_eq!(stay(&sandbox, "employee add Bo --team 'ZORG/noord/'").stderr.matches("let op").count(), 0);
    assert!(read(&sandbox, "employees/bo/employee.yaml").contains("team: Zorg/Noord\n"));
    let found = json(&sandbox, "check");
    assert_eq!((&found["errors"], &found["warnings"]), (&0.into(), &1.into()));
    stay(&sandbox, "check --fix");
    assert_eq!(read(&sandbox, "employees/anna/employee.yaml"), "name: Anna\nteam: Zorg/Noord\nstarted: 2025-01-06\n");
}

#[test]
fn merging_knows_an_end_in_any_of_its_words() {
    let sandbox = Sandbox::empty();
    let text = |status: &str| format!("id: aaaaaaa1\ntitle: T\nowner: manager\nstatus: {status}\ncreated: 2026-11-01\n");
    let merge = |base: &str, ours: &str, theirs: &str| {
        for (name, status) in [("base", base), ("ours", ours), ("theirs", theirs)] {
            sandbox.write(name, &text(status));
        }
        (sandbox.stay("merge-driver base ours theirs 7 a.yaml").code, read(&sandbox, "ours"))
    };
    for (ours, theirs, merged) in
        [("Gedaan", "Open", "Gedaan"), ("Open", "LOSGELATEN", "LOSGELATEN"), ("gedaan", "done", "gedaan"), ("Done", "gedaan", "Done")]
    {
        assert_eq!(merge("open", ours, theirs), (Some(0), text(merged)), "{ours} {theirs}");
    }
    assert_eq!(merge("open", "gedaan", "losgelaten").0, Some(1));
}

#[test]
fn a_flag_is_read_whatever_its_capitals_told_by_check_and_mended() {
    let note = "employees/bo/notes/2026-11-01-n4q8z2ka.yaml";
    let action = "employees/bo/actions/2026-11-01-m4q8z2ka.yaml";
    let talk = "employees/bo/conversations/2026-11-01-k7m3x9qa.yaml";
    for (written, meant) in [("True", "true"), ("TRUE", "true"), ("False", "false")] {
        let sandbox = Sandbox::empty();
        sandbox.write("stay.yaml", "language: en\n");
        sandbox.write("employees/bo/employee.yaml", "name: Bo\n");
        sandbox.write(note, &format!("id: n4q8z2ka\ntext: Coffee\nshared: {written}\ncreated: 2026-11-01\n"));
        let open = "owner: manager\ndue: 2026-12-01\nstatus: open";
        sandbox.write(action, &format!("id: m4q8z2ka\ntitle: Desk\n{open}\ncreated: 2026-11-01\nreleased: {written}\n"));
        let talked = "type: stay\nstatus: closed\ndate: 2026-11-01\nclosed: 2026-11-01";
        sandbox.write(talk, &format!("id: k7m3x9qa\n{talked}\nanswers:\n- question: How?\n  answer: Fine\n  released: {written}\n"));
        let is = serde_json::Value::Bool(meant == "true");
        assert_eq!(json(&sandbox, "notes")["notes"][0]["shared"], is, "{written}");
        assert_eq!(json(&sandbox, "show m4q8z2ka")["action"]["released"], is, "{written}");
        assert_eq!(json(&sandbox, "show k7m3x9qa")["conversation"]["answers"][0]["released"], is, "{written}");
        let checked = stay(&sandbox, "check");
        assert_eq!(checked.stdout.matches(&format!("write `{meant}`")).count(), 3, "{}", checked.stdout);
        stay(&sandbox, "check --fix");
        for (path, line) in [(note, "shared"), (action, "released")] {
            let text = read(&sandbox, path);
            assert!(text.contains(&format!("\n{line}: {meant}\n")), "{text}");
        }
    }
}
