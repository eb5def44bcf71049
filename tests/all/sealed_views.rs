//! What each command shows of sealed records: to who can open them, to who has another key, and to who has none.

use crate::support::sandbox::{Run, Sandbox, output_of};
use crate::support::script;
use crate::support::sealed::{
    ANNA, EMPLOYEE_WHO_LEFT, EVA, FILES, NOBODY, PIET, RECOVERY, SHARED_NOTE, SealedWorkspace, TALK, TALK_OF_BO, TALK_OF_PIET, TALK_TO_COME,
};
use serde_json::{Value, json};
use stay::domain::prepare_form::{Answers, PrepareForm};
use stay::domain::{date, id::Id, signature};
use std::process::Command;

#[test]
fn what_was_said_is_open_to_those_it_was_said_to() {
    let team = SealedWorkspace::default();
    for (path, text) in FILES {
        assert!(!team.text(path).to_lowercase().contains("geheim"), "{path}");
        assert_eq!(team.opened(RECOVERY, path), *text, "{path}");
    }
    let is_open = |who, path| team.opened(who, path).contains("Geheim");
    assert_eq!([PIET, ANNA, EVA, NOBODY].map(|who| is_open(who, TALK)), [true, true, false, false]);
    assert_eq!([PIET, ANNA, EVA, NOBODY].map(|who| is_open(who, TALK_OF_PIET)), [true, false, true, false]);
}

/// A command that shows words: what Piet, who may, reads, and what stands in its place for others, in Dutch and in English.
type Shown = (&'static str, &'static [&'static str], [&'static str; 2]);

const FOR_BOTH: [&str; 2] = ["verzegeld voor Piet Jansen en Anna de Vries", "sealed for Piet Jansen and Anna de Vries"];
const FOR_PIET: [&str; 2] = ["verzegeld voor Piet Jansen", "sealed for Piet Jansen"];

const SHOWN: &[Shown] = &[
    ("show anna", &["Geheim negen.", "Geheim briefje.", "geheim mentoraat", "geheim vijf", "Geheim zes."], FOR_BOTH),
    (
        "show k7m3x9qa",
        &["Geheim een.", "Geheim twee.", "Geheim drie.", "Geheim vier.", "geheim vijf", "geheim mentoraat", "Geheim zes."],
        FOR_BOTH,
    ),
    ("show p4n7c2va", &["Geheim zeven.", "Geheim negen."], FOR_BOTH),
    ("show m4q8z2ka", &["Geheim acht."], FOR_BOTH),
    ("show d4q8z2ka", &["Geheim negen."], FOR_BOTH),
    ("show g2w6r8tc", &["Geheim project", "Geheim begin."], FOR_BOTH),
    ("show n4q8z2ka", &["Geheim briefje."], FOR_PIET),
    ("show d4q8z2ka --format markdown", &["Geheim negen."], FOR_BOTH),
    ("show d4q8z2ka --format html", &["Geheim negen."], FOR_BOTH),
    ("list anna --all --columns id,summary", &["Geheim zes."], FOR_BOTH),
    ("list anna --all --columns id,energy", &["geheim mentoraat"], FOR_BOTH),
    ("notes anna", &["Geheim briefje."], FOR_PIET),
    ("prepare anna", &["Geheim zeven.", "Geheim zes.", "Geheim drie.", "Geheim briefje.", "Geheim begin.", "Geheim negen."], FOR_BOTH),
    ("prepare anna --for employee", &["Geheim zeven.", "Geheim drie.", "Geheim begin.", "Geheim negen."], FOR_BOTH),
    ("prepare anna --format html", &["Geheim zeven.", "Geheim zes."], FOR_BOTH),
    ("prepare anna --for employee --format markdown", &["Geheim zeven."], FOR_BOTH),
    ("growth anna", &["Geheim drie."], FOR_BOTH),
    ("growth anna --format html", &["Geheim drie."], FOR_BOTH),
    ("plan anna", &["Geheim project", "Geheim begin."], FOR_BOTH),
    ("plan anna --format markdown", &["Geheim project", "Geheim begin."], FOR_BOTH),
    ("plan anna --format html", &["Geheim project", "Geheim begin."], FOR_BOTH),
    ("employee show cas-kok", &["geheim tien"], FOR_PIET),
    ("release k7m3x9qa", &["Geheim drie.", "Geheim vier."], FOR_BOTH),
];

/// All that a command says, on one line and without marks of a document.
fn told(run: &Run) -> String {
    let words = format!("{} {}", run.stdout, run.stderr);
    words.split(|c: char| c.is_whitespace() || "\\*".contains(c)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a command says where nothing has to be cut.
fn wide(team: &SealedWorkspace, who: &str, lang: &str, line: &str) -> Run {
    output_of(team.command(who, lang).env("COLUMNS", "200").args(shell_words::split(line).unwrap()))
}

fn is_secret(run: &Run) -> bool {
    told(run).to_lowercase().contains("geheim")
}

#[test]
fn who_can_open_reads_on_as_before_and_others_are_told_for_whom_it_is() {
    let team = SealedWorkspace::default();
    for (at, lang) in ["nl", "en"].into_iter().enumerate() {
        for (line, words, in_place) in SHOWN {
            // the list of answers that can be released is for one who then says which
            let code = if *line == "release k7m3x9qa" { 2 } else { 0 };
            for who in [PIET, RECOVERY] {
                let run = wide(&team, who, lang, line);
                assert_eq!(run.code, Some(code), "{who}: {line}: {run:?}");
                let missing: Vec<_> = words.iter().filter(|word| !told(&run).contains(**word)).collect();
                assert!(missing.is_empty() && !told(&run).contains(in_place[at]), "{who}: {line}: {missing:?} in {run:?}");
            }
            for who in [EVA, NOBODY] {
                let run = wide(&team, who, lang, line);
                assert_eq!(run.code, Some(0), "{who}: {line}: {run:?}");
                assert!(told(&run).contains(in_place[at]) && !is_secret(&run), "{who}: {line}: {run:?}");
            }
        }
        // Anna reads what was said with her, and not what was noted before the talk
        let run = team.run(ANNA, lang, "show anna");
        assert!(
            told(&run).contains("Geheim zes.") && told(&run).contains(FOR_PIET[at]) && !told(&run).contains("Geheim briefje"),
            "{run:?}"
        );
        // who holds it and who it is with need not be who leads them
        assert!(told(&team.run(EVA, lang, "show z7m3x9qa")).contains("Geheim van Piet."));
        let run = team.run(ANNA, lang, "show z7m3x9qa");
        assert!(told(&run).contains(["verzegeld voor Piet Jansen en Eva Smit", "sealed for Piet Jansen and Eva Smit"][at]), "{run:?}");
    }
}

#[test]
fn a_talk_that_is_shut_is_not_one_in_which_nothing_was_said() {
    let team = SealedWorkspace::default();
    let said = |line: &str| told(&team.run(NOBODY, "en", line));
    assert!(said("show anna").contains("What gives energy 1 + 1 sealed What stands in the way 2 The roster · + 2 sealed"));
    assert!(said("show k7m3x9qa").contains("What stands in the way rooster · + 2 sealed What gives energy + 1 sealed"));
    assert!(said("prepare anna").contains("• + 2 sealed What gives energy • + 1 sealed"));
    let growth = said("growth anna");
    assert!(growth.contains("1 talk: sealed for Piet Jansen and Anna de Vries; what was released of that is not in here."), "{growth}");
    assert!(!growth.contains("Nothing was released") && !growth.contains("All of this time"), "{growth}");
    // a talk with words was held, and is not cancelled in passing
    team.seal(PIET, TALK_TO_COME, &team.opened(PIET, TALK_TO_COME).replace("planned", "open").replace("11-25", "11-21"));
    assert_eq!(team.run(NOBODY, "en", "cancel p4n7c2va --because ziek").code, Some(1));
}

#[test]
fn what_everyone_counts_is_the_same_for_everyone() {
    let team = SealedWorkspace::default();
    let lines = [
        "",
        "today",
        "agenda",
        "agenda --csv",
        "remind",
        "actions --all",
        "actions --all --format csv",
        "obstacles",
        "board",
        "board --format html",
        "goals",
        "goals --format csv",
        "report",
        "report --format markdown",
        "report --format html",
        "report --format csv",
        "report --names",
        "schedule --dry-run",
        "employee list --all",
        "employee list --all --format csv",
    ];
    for lang in ["nl", "en"] {
        for line in lines {
            for json in ["", " --json"] {
                // titles and days of goals are open, and JSON has their words
                if (line, json) == ("goals", " --json") {
                    continue;
                }
                let line = format!("{line}{json}");
                let of = |who| team.run(who, lang, &line);
                let nobody = of(NOBODY);
                // what is refused is refused for everyone
                assert!(!is_secret(&nobody) && matches!(nobody.code, Some(0 | 2)), "{line}: {nobody:?}");
                for who in [PIET, ANNA, EVA, RECOVERY] {
                    let run = of(who);
                    // ids of what a trial would make are by chance
                    let without_ids = |text: &str| if line.contains("schedule") { String::new() } else { text.to_owned() };
                    let [one, other] = [&run, &nobody].map(|run| (without_ids(&run.stdout), without_ids(&run.stderr), run.code));
                    assert_eq!(one, other, "{who}: {line}");
                }
            }
        }
    }
}

fn json_of(team: &SealedWorkspace, who: &str, line: &str) -> Value {
    let run = team.run(who, "en", &format!("{line} --json"));
    assert_eq!(run.code, Some(0), "{who}: {line}: {run:?}");
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn words_are_null_in_json_to_who_can_not_open_them() {
    let team = SealedWorkspace::default();
    let (piet, nobody) = (json_of(&team, PIET, "show k7m3x9qa"), json_of(&team, NOBODY, "show k7m3x9qa"));
    for talk in [&piet["conversation"], &nobody["conversation"]] {
        assert_eq!((&talk["sealed"], &talk["readers"]), (&json!(true), &json!(["piet", "anna", "herstel"])));
        assert_eq!((&talk["own_words"], &talk["own_energy"], &talk["signals"]), (&json!(2), &json!(1), &json!(["training"])));
    }
    let talk = &nobody["conversation"];
    assert_eq!(talk["preparation"], json!({"employee": null, "manager": null}));
    assert!(["themes", "energy", "summary", "cancelled_because", "answers"].iter().all(|key| talk[key].is_null()), "{talk}");
    assert_eq!(talk["obstacles"], json!(["rooster"]));
    let talk = &piet["conversation"];
    assert_eq!((&talk["themes"], &talk["energy"]), (&json!(["energy"]), &json!(["geheim mentoraat"])));
    assert_eq!(talk["obstacles"], json!(["rooster", "geheim-vijf", "mijn-geheim-rooster"]));
    assert_eq!((&talk["summary"], talk["answers"].as_array().unwrap().len()), (&json!("Geheim zes."), 2));
    for (line, pointer, words) in [
        ("show m4q8z2ka", "/action/note", json!("Geheim acht.\n")),
        ("show d4q8z2ka", "/action/dropped_because", json!("Geheim negen.")),
        ("show g2w6r8tc", "/goal/progress", json!([{"date": "2026-11-21", "note": "Geheim begin."}])),
        ("show g2w6r8tc", "/goal/project", json!("Geheim project")),
        ("goals", "/goals/0/project", json!("Geheim project")),
        ("goals", "/goals/0/progress", json!([{"date": "2026-11-21", "note": "Geheim begin."}])),
        ("show n4q8z2ka", "/note/text", json!("Geheim briefje.")),
        ("notes", "/notes/0/text", json!("Geheim briefje.")),
        ("list --all", "/conversations/2/summary", json!("Geheim zes.")),
        ("prepare anna", "/prepared/employee", json!("Geheim zeven.")),
        ("prepare anna", "/last/summary", json!("Geheim zes.")),
        ("growth anna", "/shut", json!(0)),
        ("plan anna", "/plan/goals/0/project", json!("Geheim project")),
    ] {
        let trimmed = |value: &Value| value.as_str().map_or(value.clone(), |text| json!(text.trim_end()));
        let of = |who| json_of(&team, who, line);
        let (piet, nobody) = (of(PIET), of(NOBODY));
        let found = |answer: &Value| {
            let at =
                answer.pointer(pointer).or_else(|| answer.pointer(&format!("/growth{pointer}"))).or_else(|| answer.pointer(&pointer[5..]));
            trimmed(at.unwrap_or_else(|| panic!("{line} {pointer}: {answer}")))
        };
        assert_eq!(found(&piet), trimmed(&words), "{line} {pointer}");
        let missing = if pointer == "/shut" { json!(1) } else { Value::Null };
        assert_eq!(found(&nobody), missing, "{line} {pointer}");
    }
    // what is open says so
    let note = json_of(&team, NOBODY, "show s4q8z2ka")["note"].clone();
    assert_eq!((&note["sealed"], &note["readers"], &note["text"]), (&json!(false), &json!([]), &json!("Open briefje.")));
    let cas = json_of(&team, NOBODY, "employee show cas-kok")["employee"].clone();
    assert_eq!((&cas["sealed"], &cas["readers"]), (&json!(true), &json!(["piet", "herstel"])));
}

#[test]
fn what_is_sealed_is_counted_and_nobody_is_named_beside_an_obstacle_unless_asked() {
    let team = SealedWorkspace::default();
    for (lang, words, energy) in [
        (
            "nl",
            "4 belemmeringen in eigen woorden zijn verzegeld: `stay obstacles name`",
            "2 antwoorden over wat energie geeft zijn verzegeld",
        ),
        ("en", "4 obstacles in own words are sealed: `stay obstacles name`", "2 answers about what gives energy are sealed"),
    ] {
        let report = told(&team.run(NOBODY, lang, "report"));
        assert!(report.contains(words) && report.contains(energy), "{report}");
        assert!(told(&team.run(NOBODY, lang, "obstacles")).contains(words));
        assert!(!told(&team.run(NOBODY, lang, "report --since 2026-11-21")).contains("stay obstacles name"), "none in that period");
        assert!(told(&team.run(NOBODY, lang, "report --names")).contains("Anna de Vries, Bo Bos"));
    }
    let report = json_of(&team, NOBODY, "report");
    assert_eq!((&report["own_words"], &report["own_energy"]), (&json!(4), &json!(2)));
    assert_eq!((&report["obstacles"][0]["people"], &report["obstacles"][0]["employees"]), (&json!(2), &Value::Null));
    assert_eq!(json_of(&team, NOBODY, "report --names")["obstacles"][0]["employees"], json!(["anna-de-vries", "bo-bos"]));
    assert_eq!(json_of(&team, NOBODY, "obstacles")["own_words"], json!(4));
    // an action of a person about an obstacle, in the list of what is late
    let late = "employees/anna-de-vries/actions/2026-11-02-r4q8z2ka.yaml";
    team.write(late, "id: r4q8z2ka\ntitle: Later\nowner: manager\ndue: 2026-11-10\nstatus: open\nobstacle: rooster\ncreated: 2026-11-02\n");
    let action = |line| json_of(&team, NOBODY, line)["overdue"]["actions"][0].clone();
    assert_eq!((&action("report")["employee"], &action("report")["obstacle"]), (&json!("anna-de-vries"), &Value::Null));
    assert_eq!(action("report --names")["obstacle"], json!("rooster"));
    let csv = team.run(NOBODY, "en", "report --format csv").stdout;
    assert!(csv.contains("sealed,obstacles,,own_words,4\nsealed,energy,,own_energy,2\n") && !csv.contains("The roster,employee"), "{csv}");
    assert!(team.run(NOBODY, "en", "report --format csv --names").stdout.contains("obstacles,rooster,The roster,employee,anna-de-vries\n"));
    // in an open workspace nothing changes
    let open = Sandbox::copy();
    let answer: Value = serde_json::from_str(&open.stay("-C examples/zorgteam --today 2026-11-20 report --json").stdout).unwrap();
    assert!(answer["obstacles"][0]["employees"].as_array().is_some_and(|names| !names.is_empty()), "{answer}");
}

#[test]
fn search_finds_in_what_it_can_open_and_says_how_much_it_could_not() {
    let team = SealedWorkspace::default();
    let shut = |who, line: &str| json_of(&team, who, line)["shut"].as_u64().unwrap();
    let hits = |who, line: &str| json_of(&team, who, line)["hits"].as_array().unwrap().len();
    assert_eq!([PIET, ANNA, EVA, NOBODY].map(|who| hits(who, "search geheim")), [21, 13, 3, 0]);
    assert_eq!([PIET, ANNA, EVA, NOBODY].map(|who| shut(who, "search geheim")), [0, 3, 7, 8]);
    // only what is looked at counts
    for (line, count) in [
        ("search geheim --person anna", 6),
        ("search geheim --team Platform", 8),
        ("search geheim --in summaries", 4),
        ("search geheim --in notes --person anna", 4),
        ("search rooster --in titles", 0),
        ("search geheim --type check-in", 1),
        ("search geheim --since 2026-11-19 --in summaries", 2),
    ] {
        assert_eq!(shut(NOBODY, line), count, "{line}");
    }
    assert_eq!(hits(NOBODY, "search rooster --in titles"), 2);
    for (lang, words) in [("nl", "8 bestanden zijn verzegeld voor anderen"), ("en", "8 records are sealed for others")] {
        let run = team.run(NOBODY, lang, "search geheim");
        assert!(run.code == Some(0) && run.stderr.contains(words), "{run:?}");
        assert!(!told(&team.run(PIET, lang, "search geheim")).contains(&words[2..]), "{lang}");
    }
}

fn git(team: &SealedWorkspace, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(team.root()).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let identity = ["-c", "user.name=Piet Jansen", "-c", "user.email=piet@example.org", "-c", "commit.gpgsign=false"];
    assert!(command.args(identity).args(arguments).status().unwrap().success(), "{arguments:?}");
}

fn commit(team: &SealedWorkspace, message: &str) {
    git(team, &["add", "-A"]);
    git(team, &["commit", "-q", "-m", message]);
}

#[test]
fn the_log_opens_what_it_can_and_words_that_were_sealed_anew_did_not_change() {
    let team = SealedWorkspace::default();
    let sealed = team.text(TALK);
    // as it was before the workspace was sealed
    team.write(TALK, &team.opened(PIET, TALK));
    git(&team, &["init", "-q", "-b", "main"]);
    commit(&team, "open");
    team.write(TALK, &sealed);
    commit(&team, "sealed");
    // other bytes for the same words
    let words = team.opened(PIET, TALK);
    team.write(TALK, &words);
    team.seal(PIET, TALK, &words);
    assert_ne!(team.text(TALK), sealed);
    commit(&team, "sealed again");
    team.seal(PIET, TALK, &words.replace("Geheim zes.", "Geheim elf.").replace("2026-12-20", "2026-12-27"));
    commit(&team, "changed");
    team.seal(PIET, TALK, &words.replace("Geheim zes.", "Geheim twaalf."));
    let of = |who| json_of(&team, who, "log k7m3x9qa")["log"].as_array().unwrap().clone();
    let fields = |moment: &Value| -> Vec<(String, Value, Value)> {
        let all = moment["fields"].as_array().unwrap().iter();
        all.map(|field| (field["field"].as_str().unwrap().to_owned(), field["from"].clone(), field["to"].clone())).collect()
    };
    let piet = of(PIET);
    assert_eq!(piet.len(), 3, "not recorded yet, changed, made: {piet:?}");
    let next = |from: &str, to: &str| ("next".to_owned(), json!(from), json!(to));
    let summary = |from: &str, to: &str| ("summary".to_owned(), json!(from), json!(to));
    let mut changed = fields(&piet[0]);
    changed.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(changed, [next("2026-12-27", "2026-12-20"), summary("Geheim elf.", "Geheim twaalf.")]);
    assert!(piet.iter().all(|moment| moment["sealed"] == json!(false)), "{piet:?}");
    for who in [EVA, NOBODY] {
        let others = of(who);
        // the first is the text that lay open: git has it, and so has the log
        assert_eq!(
            others.iter().map(|moment| moment["sealed"].clone()).collect::<Vec<_>>(),
            [true, true, true, true, false].map(Value::from)
        );
        assert_eq!(fields(&others[0]), [next("2026-12-27", "2026-12-20")]);
        assert!(others[..4].iter().all(|moment| !moment.to_string().to_lowercase().contains("geheim")), "{others:?}");
        assert_eq!(others[0]["readers"], json!(["piet", "anna", "herstel"]));
    }
    for (lang, words) in [
        ("nl", "woorden veranderd (verzegeld voor Piet Jansen en Anna de Vries)"),
        ("en", "words changed (sealed for Piet Jansen and Anna de Vries)"),
    ] {
        assert_eq!(told(&team.run(NOBODY, lang, "log k7m3x9qa")).matches(words).count(), 4);
        assert!(!told(&team.run(PIET, lang, "log k7m3x9qa")).contains(&words[..12]));
    }
    // a record that was new, and sealed from the beginning
    let run = team.run(NOBODY, "en", "log b3m3x9qa");
    assert!(told(&run).contains("made stay talk sealed for Piet Jansen"), "{run:?}");
}

#[test]
fn own_words_that_can_be_opened_become_words_of_the_vocabulary() {
    let team = SealedWorkspace::default();
    let run = team.run(PIET, "nl", "obstacles name");
    for words in ["geheim vijf 2×", "geheim bij Piet 1×", "mijn geheim rooster = Het rooster?"] {
        assert!(told(&run).contains(words), "{words}: {run:?}");
    }
    assert!(told(&run).contains("stay obstacles name rooster --also 'mijn geheim rooster'"), "{run:?}");
    let run = team.run(PIET, "nl", "obstacles name rooster --also 'mijn geheim rooster'");
    assert!(run.code == Some(0) && told(&run).contains("1 belemmering in eigen woorden staat nu open, als woord uit stay.yaml"), "{run:?}");
    assert!(
        team.text(TALK).contains("obstacles:\n- rooster\nsignals:") && team.text(TALK).contains("own-words: 1\n"),
        "{}",
        team.text(TALK)
    );
    assert!(team.opened(ANNA, TALK).contains("obstacles:\n- rooster\n- geheim vijf\n"), "{}", team.opened(ANNA, TALK));
    // a name of its own is one that people named, also where they named it sealed
    let run = team.run(PIET, "en", "obstacles name 'geheim vijf'");
    assert!(run.code == Some(0) && told(&run).contains("2 obstacles in own words are open now, as words of stay.yaml"), "{run:?}");
    for path in [TALK, TALK_OF_BO] {
        assert!(team.text(path).contains("- geheim-vijf\n") && !team.text(path).contains("own-words"), "{}", team.text(path));
        assert!(!team.opened(PIET, path).contains("geheim vijf"), "{}", team.opened(PIET, path));
    }
    assert_eq!(json_of(&team, NOBODY, "obstacles")["obstacles"].as_array().unwrap().len(), 2);
    assert_eq!(team.run(PIET, "en", "obstacles name 'nooit genoemd'").code, Some(1));
    // all of one command goes back at once
    assert_eq!(team.run(PIET, "en", "undo").code, Some(0));
    assert!(team.text(TALK).contains("own-words: 1\n") && !team.text(TALK).contains("geheim-vijf"), "{}", team.text(TALK));
}

#[test]
fn own_words_for_others_stay_sealed_and_are_counted() {
    let team = SealedWorkspace::default();
    let before = team.text(TALK);
    let run = team.run(EVA, "en", "obstacles name");
    assert!(told(&run).starts_with("geheim bij Piet 1×") && run.stderr.contains("3 obstacles in own words stayed sealed"), "{run:?}");
    let answer = json_of(&team, EVA, "obstacles name");
    assert_eq!((&answer["own_words"][0]["obstacle"], &answer["shut"]), (&json!("geheim-bij-piet"), &json!(3)));
    let run = team.run(EVA, "nl", "obstacles merge 'geheim bij Piet' rooster");
    assert!(told(&run).contains("1 belemmering in eigen woorden staat nu open"), "{run:?}");
    assert!(told(&run).contains("3 belemmeringen in eigen woorden bleven verzegeld: die zijn niet voor jou"), "{run:?}");
    assert!(team.text(TALK_OF_PIET).contains("obstacles:\n- rooster\n"), "{}", team.text(TALK_OF_PIET));
    let run = team.run(NOBODY, "en", "obstacles name rooster --also 'geheim vijf'");
    assert!(run.code == Some(0) && told(&run).contains("3 obstacles in own words stayed sealed"), "{run:?}");
    assert_eq!(team.text(TALK), before);
    assert!(told(&team.run(NOBODY, "en", "obstacles name")).contains("There are no obstacles in own words that you can open."));
    // an open workspace has nothing to go through
    let open = Sandbox::copy();
    assert_eq!(open.stay("-C examples/zorgteam obstacles name").code, Some(2));
}

#[test]
fn closing_says_which_own_words_look_like_the_vocabulary() {
    for (lang, hint) in [
        ("nl", "1 belemmering in eigen woorden lijkt op een woord uit stay.yaml: `stay obstacles name`"),
        ("en", "1 obstacle in own words looks like a word of stay.yaml: `stay obstacles name`"),
    ] {
        let team = SealedWorkspace::default();
        let opened = team.opened(PIET, TALK_TO_COME).replace("planned", "open").replace("11-25", "11-21");
        team.seal(PIET, TALK_TO_COME, &format!("{opened}obstacles:\n- mijn geheim rooster\n- geheim anders\n"));
        let others = team.run(NOBODY, lang, "close p4n7c2va");
        assert!(others.code == Some(0) && !told(&others).contains(hint), "{others:?}");
        assert_eq!(team.run(NOBODY, lang, "reopen p4n7c2va").code, Some(0));
        let run = team.run(PIET, lang, "close p4n7c2va");
        assert!(run.code == Some(0) && told(&run).contains(hint) && !is_secret(&run), "{run:?}");
        let run = team.run(PIET, lang, "edit k7m3x9qa --obstacle rooster --obstacle 'ons rooster'");
        assert!(run.code == Some(0) && told(&run).contains(hint), "{run:?}");
        let run = team.run(PIET, lang, "new bo --obstacle 'het geheim rooster' --no-edit");
        assert!(run.code == Some(0) && told(&run).contains(hint), "{run:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn at_a_terminal_each_own_word_is_held_against_the_vocabulary() {
    use crate::support::terminal::typed_into;
    let asked = |team: &SealedWorkspace, who, line: &str, typed: &str| {
        let mut command = team.command(who, "nl");
        command.args(shell_words::split(line).unwrap());
        typed_into(command, typed)
    };
    let question = "“mijn geheim rooster” is verzegeld. Is het hetzelfde als “Het rooster”, dat iedereen mee kan tellen? [j/N]";
    let team = SealedWorkspace::default();
    let opened = team.opened(PIET, TALK_TO_COME).replace("planned", "open").replace("11-25", "11-21");
    team.seal(PIET, TALK_TO_COME, &format!("{opened}obstacles:\n- geheim anders\n- mijn geheim rooster\n"));
    let run = asked(&team, PIET, "close p4n7c2va", "j\n");
    assert!(run.code == Some(0) && run.on_screen.contains(question), "{}", run.on_screen);
    assert!(run.on_screen.contains("1 belemmering in eigen woorden staat nu open"), "{}", run.on_screen);
    assert!(team.text(TALK_TO_COME).contains("status: closed") && team.text(TALK_TO_COME).contains("obstacles:\n- rooster\n"));
    assert!(team.opened(PIET, TALK_TO_COME).contains("- geheim anders\n"), "{}", team.opened(PIET, TALK_TO_COME));
    // a no leaves it as it is, and so does no answer
    for typed in ["n\n", "\n", ""] {
        let run = asked(&team, PIET, "obstacles name", typed);
        assert!(run.code == Some(0) && run.on_screen.contains(question), "{typed:?}: {}", run.on_screen);
        assert!(team.text(TALK).contains("own-words: 2\n"));
    }
    let run = asked(&team, PIET, "obstacles name", "ja\n");
    assert!(run.code == Some(0) && team.text(TALK).contains("own-words: 1\n"), "{}", run.on_screen);
    assert!(run.answer.contains("geheim vijf") && !run.answer.contains("rooster"), "{}", run.answer);
    assert!(!team.text("stay.yaml").contains("geheim"), "what was said is not in the vocabulary");
}

/// What the editor shows for a line, with `EDITOR` leaving it as it is.
fn page(team: &SealedWorkspace, who: &str, lang: &str, line: &str) -> String {
    let page = team.home().join("page");
    let editor = team.home().join("editor.sh");
    script(&editor, &format!("cat \"$1\" > '{}'\n", page.display()));
    let mut command = team.command(who, lang);
    command.env("EDITOR", format!("sh {}", editor.display())).args(shell_words::split(line).unwrap());
    let output = command.output().unwrap();
    std::fs::read_to_string(&page).unwrap_or_else(|error| panic!("{line}: {error}: {output:?}"))
}

#[test]
fn the_form_says_at_each_field_that_is_open_that_it_is() {
    let team = SealedWorkspace::default();
    for (lang, open, words, note, person) in [
        (
            "nl",
            "open: wie de repository kan lezen, ziet dit",
            "open: woorden uit stay.yaml ziet wie de repository kan lezen; eigen woorden worden verzegeld",
            "met `true` staat de tekst open, voor wie de repository kan lezen",
            "alleen left-because wordt verzegeld",
        ),
        (
            "en",
            "open: everyone who can read the repository sees this",
            "open: words of stay.yaml are seen by everyone who can read the repository; own words are sealed",
            "with `true` the text is open to everyone who can read the repository",
            "only left-because is sealed",
        ),
    ] {
        // the fields with that word right above them
        let above = |page: &str, told: &str| -> Vec<String> {
            let lines: Vec<&str> = page.lines().collect();
            let is_told = |at: usize| at > 0 && lines[at - 1].ends_with(told);
            (0..lines.len())
                .filter(|at| is_told(*at))
                .map(|at| lines[at].split(':').next().unwrap().trim_start_matches("# ").to_owned())
                .collect()
        };
        let talk = page(&team, PIET, lang, "edit k7m3x9qa");
        assert_eq!(above(&talk, open), ["date", "with", "signals", "wishes", "next"], "{talk}");
        assert_eq!(above(&talk, words), ["obstacles"], "{talk}");
        assert!(talk.contains("Geheim zes."), "{talk}");
        let action = page(&team, PIET, lang, "edit m4q8z2ka");
        assert_eq!(above(&action, open), ["title", "owner", "due", "obstacle", "win"], "{action}");
        assert_eq!(above(&page(&team, PIET, lang, "edit g2w6r8tc"), open), ["title", "by", "towards"]);
        assert_eq!(above(&page(&team, PIET, lang, "edit n4q8z2ka"), note), ["shared"]);
        assert!(page(&team, PIET, lang, "employee edit anna").contains(person));
        // nothing of what is shut is in a form, and its head says so
        let talk = page(&team, NOBODY, lang, "edit k7m3x9qa");
        assert!(!talk.to_lowercase().contains("geheim") && talk.contains("Piet Jansen"), "{talk}");
    }
}

const KEY: &str = "3kq8f0zt5n7w2xv9m4hd";

/// Answers to a form for the talk to come, as its page would save them.
fn answers(team: &SealedWorkspace, text: &str) -> String {
    let form = PrepareForm {
        id: Id::parse("f7m3x9qa").unwrap(),
        workspace: signature::mark(KEY),
        employee: "anna-de-vries".into(),
        kind: "check-in".to_owned(),
        date: date::parse_civil("2026-11-25").unwrap(),
        conversation: Id::parse("p4n7c2va"),
        questions: vec!["Hoe gaat het?".to_owned()],
        asks: None,
    };
    let answers = Answers::signed(form, vec![text.to_owned()], None, KEY);
    let form = json!({"id": "f7m3x9qa", "workspace": answers.form.workspace, "employee": "anna-de-vries", "type": "check-in",
        "date": "2026-11-25", "conversation": "p4n7c2va", "questions": answers.form.questions});
    let file = json!({"stay-answers": 1, "form": form, "answers": answers.answers, "signature": answers.signature});
    let path = team.home().join("answers.json");
    std::fs::write(&path, file.to_string()).unwrap();
    path.display().to_string()
}

#[test]
fn answers_come_in_beside_words_that_can_not_be_opened() {
    let files: Vec<(&str, &str)> = FILES.to_vec();
    let team = SealedWorkspace::of(&format!("workspace: {KEY}\n"), &files);
    // a talk with a theme alone: what the employee prepared comes now
    let talk = team.opened(PIET, TALK_TO_COME);
    team.seal(PIET, TALK_TO_COME, talk.split("preparation").next().unwrap());
    let import = format!("prepare --import {}", answers(&team, "geheim antwoord"));
    for (lang, words) in [("nl", "of deze antwoorden er al in staan, kun je niet zien"), ("en", "is in it already you can't see")] {
        let run = team.run(NOBODY, lang, &import);
        assert!(run.code == Some(0) && !is_secret(&run), "{run:?}");
        assert!(told(&run).contains(words) || told(&run).contains("are in it already you can't see"), "{run:?}");
        assert!(!team.text(TALK_TO_COME).contains("geheim") && team.text(TALK_TO_COME).contains("sealed:\n- |\n"));
    }
    for who in [PIET, ANNA] {
        let talk = json_of(&team, who, "show p4n7c2va")["conversation"].clone();
        assert_eq!(talk["preparation"]["employee"].as_str().unwrap().matches("geheim antwoord").count(), 1, "{talk}");
        assert_eq!(talk["themes"], json!(["learning"]));
        // who can open it sees that they came in already
        let run = team.run(who, "nl", &import);
        assert!(run.code == Some(1) && told(&run).contains("al"), "{run:?}");
    }
    // what a form asks beside its questions does not become a note that everyone can read
    assert!(!team.text(SHARED_NOTE).contains("geheim"));
}

#[test]
fn what_can_not_be_read_is_neither_released_nor_asked_about() {
    let team = SealedWorkspace::default();
    let before = team.text(TALK);
    for (at, lang) in ["nl", "en"].into_iter().enumerate() {
        let run = team.run(EVA, lang, "release k7m3x9qa 2 --yes");
        assert!(run.code == Some(1) && told(&run).contains(FOR_BOTH[at]), "{run:?}");
        assert!(told(&run).contains(["door wie het gesprek kan openen", "by who can open the talk"][at]), "{run:?}");
    }
    assert_eq!(team.text(TALK), before);
    let run = team.run(PIET, "en", "release k7m3x9qa 2 --yes");
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(team.opened(ANNA, TALK).matches("released: true").count(), 2);
    assert!(told(&team.run(ANNA, "en", "growth anna")).contains("Geheim vier."));
    // a talk begins for who can't open it, without questions that may be there already
    let run = team.run(EVA, "en", "start p4n7c2va");
    assert!(run.code == Some(0) && told(&run).contains(FOR_BOTH[1]), "{run:?}");
    assert!(team.text(TALK_TO_COME).contains("status: open\n") && team.text(TALK_TO_COME).contains("sealed: |\n"));
    assert!(!team.opened(PIET, TALK_TO_COME).contains("answers"));
}

#[test]
fn a_block_that_is_damaged_is_said_to_be_and_nothing_of_it_is_shown() {
    let team = SealedWorkspace::default();
    let torn = team.text(TALK).lines().filter(|line| !line.contains("END AGE")).map(|line| format!("{line}\n")).collect::<String>();
    team.write(TALK, &torn);
    for (lang, words) in [("nl", "dit verzegelde blok is niet heel"), ("en", "this sealed block is not whole")] {
        for line in ["show k7m3x9qa", "show anna", "list --all", "prepare anna", "growth anna", "search geheim"] {
            let run = wide(&team, PIET, lang, line);
            assert!(run.code == Some(3) && told(&run).contains(words), "{line}: {run:?}");
            assert!(!told(&run).contains("Geheim zes."), "{line}: {run:?}");
        }
    }
    // why someone left, as well
    let other = team.text(EMPLOYEE_WHO_LEFT).replace("id: c2n7c4ye", "id: e2n7c4ye");
    team.write(EMPLOYEE_WHO_LEFT, &other);
    let run = team.run(PIET, "en", "employee show cas-kok");
    assert!(run.code == Some(3) && told(&run).contains("the sealed block is that of another") && !is_secret(&run), "{run:?}");
}

#[test]
fn sealing_one_talk_again_takes_out_nobody_who_could_open_it() {
    let team = SealedWorkspace::default();
    // Anna is handed over, and her talks open to Eva too
    assert_eq!(team.run(PIET, "en", "employee handover anna --to 'Eva Smit' --yes").code, Some(0));
    let readers = |text: &str| text.split("readers:\n").nth(1).unwrap_or("").split("sealed:").next().unwrap_or("").to_owned();
    let before = team.text(TALK);
    assert!(readers(&before).contains("- eva\n"), "{before}");
    for line in ["seal k7m3x9qa", "seal anna", "seal"] {
        let run = team.run(PIET, "en", line);
        assert_eq!(run.code, Some(0), "{line}: {run:?}");
        assert_eq!(team.text(TALK), before, "{line}");
    }
}

#[test]
fn an_action_says_in_one_line_that_its_obstacle_in_own_words_stands_open() {
    let team = SealedWorkspace::default();
    let line = |run: &Run, begin: &str| {
        let all: Vec<String> = run.stderr.lines().filter(|line| line.contains(begin)).map(|line| line.trim().to_owned()).collect();
        assert!(run.code == Some(0) && all.len() <= 1, "{run:?}");
        all.into_iter().next()
    };
    for (lang, begin, like) in [
        ("nl", "leest iedereen die de map heeft", "; het lijkt op “Het rooster”: stay edit "),
        ("en", "is read by everyone who has the folder", "; it looks like “The roster”: stay edit "),
    ] {
        let said = |who: &str, command: &str| line(&team.run(who, lang, command), begin);
        let own = said(PIET, "act anna Bellen --obstacle 'geen lift'").unwrap();
        assert!(!own.contains("lift") && !own.contains(like), "the words are not repeated: {own}");
        let near = said(NOBODY, "act anna Bellen --obstacle 'mijn lastige rooster'").unwrap();
        assert!(near.contains(like) && near.ends_with("--obstacle rooster"), "{near}");
        assert!(said(PIET, "edit m4q8z2ka --obstacle 'te veel lawaai'").is_some());
        assert_eq!(said(PIET, "edit m4q8z2ka --due 2026-12-24"), None, "it was there");
        assert_eq!(said(PIET, "undo"), None);
        assert_eq!(said(PIET, "undo"), None, "what comes back is not new");
        assert_eq!(said(PIET, "redo"), None);
        assert_eq!(said(PIET, "edit m4q8z2ka --obstacle rooster"), None, "a word of the vocabulary is open by design");
        assert_eq!(said(PIET, "act --organisation 'te veel lawaai' Dempen"), None, "nothing of the organisation is sealed");
        assert_eq!(said(PIET, "act anna Bellen"), None);
    }
    assert!(json_of(&team, PIET, "act anna Bellen --obstacle lift")["written"].is_array());
    assert_eq!(team.run(PIET, "nl", "unseal --all --yes").code, Some(0));
    assert!(!team.run(PIET, "nl", "act anna Bellen --obstacle lift").stderr.contains("iedereen die de map heeft"));
}
