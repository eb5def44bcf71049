//! The report without names, from outside: issued once, printed as it was issued, and nothing that is not as it was issued.

use crate::support::clones::{Clones, words};
use crate::support::{in_memory, stay};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

const PAGE: &str = "organisation/reports/2026-H1.yaml";
const ISSUE: [&str; 4] = ["report", "--anonymous", "--period", "2026-H1"];

/// So many people of each team with a talk in the half-year, of whom the first so many named the roster.
pub(crate) fn organisation(root: &Path, teams: &[(&str, usize, usize)]) {
    let vocabulary = "obstacles:\n  rooster:\n    label:\n      nl: Rooster wisselt te laat\n      en: Late roster changes\n  reistijd:\n";
    fs::write(root.join("stay.yaml"), format!("language: nl\n{vocabulary}")).unwrap();
    for (at, (team, talked, named)) in teams.iter().enumerate() {
        for number in 0..*talked {
            let slug = format!("{}-{number}", team.to_lowercase().replace('/', "-"));
            let home = root.join("employees").join(&slug);
            fs::create_dir_all(home.join("conversations")).unwrap();
            fs::write(home.join("employee.yaml"), format!("name: Mens {slug}\nteam: {team}\nstarted: 2025-01-01\n")).unwrap();
            let obstacles = if number < *named { "obstacles:\n- rooster\n- eigen geheim woord\n" } else { "" };
            let id = id(at, number);
            let talk = format!("id: {id}\ntype: stay\nstatus: closed\ndate: 2026-03-01\n{obstacles}closed: 2026-03-01\n");
            fs::write(home.join(format!("conversations/2026-03-01-{id}.yaml")), talk).unwrap();
        }
    }
}

/// The id of the talk with a person of a team, both by their numbers.
fn id(team: usize, number: usize) -> String {
    format!("k{team}m3x9{number:02}")
}

fn made() -> TempDir {
    let home = in_memory();
    organisation(home.path(), &[("Zorg/Noord", 14, 6), ("Zorg/Zuid", 14, 7), ("Planning", 12, 6)]);
    home
}

fn run(home: &Path, lang: &str, arguments: &[&str]) -> Output {
    stay(home, lang).current_dir(home).args(["--lang", lang]).args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn issue(home: &Path, more: &[&str]) -> Output {
    run(home, "nl", &[&ISSUE[..], more].concat())
}

/// Whether nothing was answered, with what was said and the code.
fn refused(output: &Output, code: i32, said: &str) {
    // an error for scripts has no figure in it
    let is_silent = output.stdout.is_empty() || output.stdout.starts_with(b"{\"stay\":1,\"error\":{");
    assert!(output.status.code() == Some(code) && is_silent && words(output).contains(said), "{said}: {}", words(output));
}

#[test]
fn a_page_draws_what_was_issued_and_hatches_what_is_hidden() {
    let home = made();
    let said: Value = serde_json::from_str(&out(&issue(home.path(), &["--json"]))).unwrap();
    let page = &said["issued"][0];
    let [shown, hidden] = ["shown", "hidden"].map(|key| page[key].as_u64().unwrap() as usize);
    for lang in ["nl", "en"] {
        let html = out(&run(home.path(), lang, &[&ISSUE[..], &["--format", "html"]].concat()));
        // one more says what it means
        assert_eq!(html.matches("fill=\"url(#grid-hidden)\"").count(), hidden + 1, "{html}");
        let figures = html.matches("text-anchor=\"middle\" class=\"\">").count();
        assert!(shown > 0 && figures == shown, "{figures} of {shown}: {html}");
        // markdown has the figures in its tables alone
        assert!(!out(&run(home.path(), lang, &[&ISSUE[..], &["--format", "markdown"]].concat())).contains("<svg"));
    }
}

#[test]
fn a_half_year_is_issued_once_and_printed_as_it_was_whatever_changed() {
    let made = made();
    let home = made.path();
    let first = issue(home, &[]);
    assert_eq!(first.status.code(), Some(0), "{}", words(&first));
    assert!(words(&first).contains("uitgegeven: 2026-H1 · organisation/reports/2026-H1.yaml"), "{}", words(&first));
    let page = out(&first);
    for part in [
        "Rapport zonder namen",
        "Hele organisatie\n",
        "Rooster wisselt te laat  ",
        "Minder dan 5, of verborgen: reistijd",
        "Wie de repository kan lezen",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let kept = fs::read_to_string(home.join(PAGE)).unwrap();
    for secret in ["Mens", "geheim", "zorg-noord", "2026-03"] {
        assert!(!page.contains(secret) && !kept.contains(secret), "{secret}\n{page}\n{kept}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(home.join(PAGE)).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // people move, talks come and go, words get other names, and the limit too
    fs::remove_dir_all(home.join("employees/zorg-noord-0")).unwrap();
    fs::rename(home.join("employees/zorg-zuid-0"), home.join("employees/zorg-zuid-x")).unwrap();
    fs::write(home.join("stay.yaml"), "language: nl\nobstacles:\n  anders:\nreport:\n  anonymity: 3\n").unwrap();
    assert_eq!(out(&issue(home, &[])), page);
    assert_eq!(fs::read_to_string(home.join(PAGE)).unwrap(), kept);
    // the same figures in every form
    let answer: Value = serde_json::from_str(&out(&issue(home, &["--json"]))).unwrap();
    let rows = answer["obstacles"].as_array().unwrap();
    let figure = |team: Value, word: &str| {
        rows.iter().find(|row| row["team"] == team && row["obstacle"] == word).map(|row| row["people"].clone()).unwrap()
    };
    assert_eq!((figure("Zorg".into(), "reistijd"), figure("Planning".into(), "rooster")), (Value::Null, Value::from(6)));
    let team = [figure("Zorg/Noord".into(), "rooster"), figure("Zorg/Zuid".into(), "rooster"), figure("Zorg".into(), "rooster")];
    assert_eq!(team, [6, 7, 13].map(Value::from));
    assert_eq!((figure(Value::Null, "rooster"), figure("Zorg".into(), "other")), (Value::from(19), Value::from(13)));
    assert_eq!(
        (&answer["problems"], &answer["unreadable"], &answer["anonymous"]),
        (&Value::Array(Vec::new()), &Value::from(0), &true.into())
    );
    let csv = out(&issue(home, &["--format", "csv"]));
    let cells: Vec<&str> = csv.lines().collect();
    assert_eq!((cells[0], cells.len() - 1), ("period,team,direct,obstacle,label,people", rows.len()), "{csv}");
    assert!(csv.contains("2026-H1,Zorg/Zuid,false,rooster,Rooster wisselt te laat,7\n"), "{csv}");
    for form in ["markdown", "html"] {
        let text = out(&run(home, "en", &[&ISSUE[..], &["--format", form, "--team", "noord"]].concat()));
        assert!(
            text.contains("Report without names") && text.contains("Late roster changes") && text.contains("fewer than 5"),
            "{form}: {text}"
        );
        assert!(!text.contains("Zuid"), "{form}: {text}");
    }
}

#[test]
fn what_is_no_half_year_that_has_ended_is_refused_with_the_reason_in_both_languages() {
    let made = made();
    let home = made.path();
    let last = ["report", "--anonymous", "--period"];
    for (arguments, code, nl, en) in [
        (&["2026-H2"][..], 2, "loopt nog", "still runs"),
        (&["this-half"], 2, "loopt nog", "still runs"),
        (&["2026-Q1"], 2, "is geen halfjaar", "is no half-year"),
        (&["2026-H3"], 2, "--period 2026-H1", "--period 2026-H1"),
        (&["2025"], 1, "2025-H1 is nog niet uitgegeven", "2025-H1 was not issued yet"),
        (&["2026-H1", "--since", "2026-02-01"], 2, "gaan niet samen", "don't go together"),
        (&["2026-H1", "--until", "2026-02-01"], 2, "gaan niet samen", "don't go together"),
        (&["2026-H1", "--dry-run"], 2, "heeft het uitgegeven", "has issued it"),
        (&["2026-H1", "--names"], 2, "gaan niet samen", "don't go together"),
        (&["2026-H1", "--team", "Zorg/Nord"], 1, "bedoel je Zorg/Noord?", "do you mean Zorg/Noord?"),
        (&["2026-H1", "-o", "stay.yaml"], 1, "een bestand van de werkmap", "a file of the workspace"),
    ] {
        for (lang, said) in [("nl", nl), ("en", en)] {
            refused(&run(home, lang, &[&last[..], arguments].concat()), code, said);
        }
    }
    // days of one's own are refused with the reason
    for (option, nl, en) in [
        ("--since", "--since kan niet bij --anonymous", "--since does not go with --anonymous"),
        ("--until", "--until kan niet bij", "--until does not go"),
    ] {
        for (lang, said) in [("nl", nl), ("en", en)] {
            refused(&run(home, lang, &["report", "--anonymous", option, "2026-02-01"]), 2, said);
        }
    }
    refused(&run(home, "nl", &["report", "--anonymous"]), 2, "schrijf --period 2026-H1");
    assert!(!home.join(PAGE).exists() && !home.join("organisation").exists());
}

#[test]
fn a_year_puts_what_was_issued_beside_each_other() {
    let made = made();
    let home = made.path();
    let year = ["--today", "2027-01-01", "report", "--anonymous", "--period", "2026"];
    assert_eq!(issue(home, &[]).status.code(), Some(0));
    refused(&run(home, "nl", &year), 1, "2026-H2 is nog niet uitgegeven");
    let second = run(home, "nl", &["--today", "2027-01-01", "report", "--anonymous", "--period", "2026-H2"]);
    assert!(second.status.success(), "{}", words(&second));
    let both = run(home, "nl", &year);
    let page = out(&both);
    assert!(both.status.success() && page.contains("2026-H1 · 2026-H2") && page.contains("1E HALFJAAR"), "{}", words(&both));
    let answer: Value = serde_json::from_str(&out(&run(home, "nl", &[&year[..], &["--json"]].concat()))).unwrap();
    let periods: Vec<&str> = answer["issued"].as_array().unwrap().iter().filter_map(|one| one["period"].as_str()).collect();
    assert_eq!(periods, ["2026-H1", "2026-H2"]);
    assert_eq!((&answer["period"]["from"], &answer["period"]["to"]), (&"2026-01-01".into(), &"2026-12-31".into()));
}

#[test]
fn what_is_not_as_it_was_issued_is_named_and_never_printed_or_issued_anew() {
    let made = made();
    let home = made.path();
    assert_eq!(issue(home, &[]).status.code(), Some(0));
    let at = home.join(PAGE);
    let kept = fs::read_to_string(&at).unwrap();
    let checked = |code: i32, said: &str| {
        let checked = run(home, "nl", &["check"]);
        assert!(checked.status.code() == Some(code) && words(&checked).contains(said), "{said}: {}", words(&checked));
    };
    checked(0, "niets mis");
    for (damaged, said) in [
        (kept.replacen(": 6", ": 16", 1), "niet zoals het is uitgegeven"),
        (kept.replace("period: \"2026-H1\"", "period: \"2025-H1\""), "niet zoals het is uitgegeven"),
        (kept.replace("rows:", "rows: ["), "2026-H1.yaml:"),
        (String::new(), "leeg"),
    ] {
        fs::write(&at, &damaged).unwrap();
        refused(&issue(home, &[]), 1, said);
        refused(&issue(home, &["--json", "--team", "Zorg"]), 1, said);
        checked(4, said);
        assert_eq!(fs::read_to_string(&at).unwrap(), damaged);
    }
    // one under nearly its name is not read, and not issued beside it
    fs::remove_file(&at).unwrap();
    let other = home.join("organisation/reports/2026-h1.yml");
    fs::write(&other, &kept).unwrap();
    refused(&issue(home, &[]), 1, "2026-h1.yml");
    checked(4, "2026-h1.yml");
    fs::remove_file(&other).unwrap();
    // what is a remark says nothing else
    fs::write(&at, format!("# besproken in het MT\n{kept}")).unwrap();
    assert_eq!(issue(home, &[]).status.code(), Some(0));
    checked(0, "niets mis");
    // taken back, it can be issued again
    fs::write(&at, &kept).unwrap();
    let undone = run(home, "nl", &["undo"]);
    assert!(undone.status.success() && !at.exists(), "{}", words(&undone));
}

#[test]
fn files_that_could_not_be_read_are_counted_and_not_named() {
    let made = made();
    let home = made.path();
    fs::write(home.join(format!("employees/zorg-zuid-3/conversations/2026-03-01-{}.yaml", id(1, 3))), "status: ?: [\n").unwrap();
    for _ in 0..2 {
        let answer = issue(home, &["--json"]);
        assert_eq!(answer.status.code(), Some(3), "{}", words(&answer));
        let json: Value = serde_json::from_str(&out(&answer)).unwrap();
        assert_eq!((&json["unreadable"], &json["problems"]), (&1.into(), &Value::Array(Vec::new())));
        assert!(!words(&answer).contains("zorg-zuid-3"), "{}", words(&answer));
    }
    // without the vocabulary nobody knows what is another word
    let other = self::made();
    fs::write(other.path().join("stay.yaml"), "obstacles: [\n").unwrap();
    refused(&issue(other.path(), &[]), 1, "er is niets uitgegeven");
}

#[test]
fn two_clones_that_issued_one_half_year_differently_are_a_conflict_and_nothing_is_printed_until_it_is_settled() {
    let clones = Clones::new();
    organisation(&clones.at("one"), &[("Zorg/Noord", 14, 6), ("Zorg/Zuid", 14, 7)]);
    let synced = |clone: &str| {
        let output = clones.stay(clone, &["sync"]);
        assert!(output.status.success(), "{}", words(&output));
    };
    synced("one");
    synced("two");
    // a talk that the other does not have yet
    let talk = format!("employees/zorg-zuid-13/conversations/2026-03-01-{}.yaml", id(1, 13));
    clones.write("two", &talk, "type: stay\nstatus: closed\ndate: 2026-03-01\nobstacles:\n- rooster\nclosed: 2026-03-01\n");
    let pages = ["one", "two"].map(|clone| {
        let issued = clones.stay(clone, &ISSUE);
        assert!(issued.status.success(), "{}", words(&issued));
        clones.read(clone, PAGE)
    });
    assert_ne!(pages[0], pages[1]);
    synced("one");
    let stopped = clones.stay("two", &["sync"]);
    assert!(stopped.status.code() == Some(1) && words(&stopped).contains("2026-H1"), "{}", words(&stopped));
    refused(&clones.stay("two", &ISSUE), 1, "verschillend uitgegeven");
    let waits: Value = serde_json::from_str(&out(&clones.stay("two", &["resolve", "--json"]))).unwrap();
    assert_eq!(waits["conflicts"].as_array().map(Vec::len), Some(1), "{waits}");
    let chosen = clones.stay("two", &["resolve", "--theirs"]);
    assert!(chosen.status.success(), "{}", words(&chosen));
    assert_eq!(clones.read("two", PAGE), pages[0], "whole, and nothing of the other");
    assert!(clones.stay("two", &ISSUE).status.success());
    synced("two");
    // both the same is none
    let again = clones.stay("one", &["sync"]);
    assert!(again.status.success() && clones.read("one", PAGE) == pages[0], "{}", words(&again));
}
