//! Named again, promised again, and nothing came of it: told to whoever holds the talks, and never on what an employee gets.

use crate::support::sandbox::{Run, Sandbox, output_of};
use crate::support::sealed::{ANNA, FILES, NOBODY, PIET, SealedWorkspace, TALK};
use serde_json::Value;

/// Anna named the roster twice, was promised a laptop twice and had no talk for long; Bo, of another manager, had a talk last week.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write(
        "stay.yaml",
        "language: nl\nworkspace: abcdefghij\nobstacles:\n  rooster:\n    label: {nl: Rooster wisselt, en: Roster changes}\n",
    );
    for (slug, name, manager) in [("anna", "Anna de Vries", "Piet Jansen"), ("bo", "Bo Berg", "Eva Smit")] {
        sandbox.write(&format!("employees/{slug}/employee.yaml"), &format!("name: {name}\nmanager: {manager}\nstarted: 2025-01-01\n"));
    }
    let talk = |slug: &str, id: &str, date: &str, rest: &str| {
        let text = format!("id: {id}\ntype: stay\nstatus: closed\ndate: {date}\n{rest}closed: {date}\n");
        sandbox.write(&format!("employees/{slug}/conversations/{date}-{id}.yaml"), &text);
    };
    talk("anna", "t1aaaaaa", "2026-06-01", "obstacles:\n- rooster\n");
    talk("anna", "t2aaaaaa", "2026-08-01", "obstacles:\n- Roster changes\n- lawaai\n");
    talk("bo", "tbaaaaaa", "2026-11-13", "");
    let action = |id: &str, rest: &str| {
        sandbox.write(
            &format!("employees/anna/actions/2026-06-01-{id}.yaml"),
            &format!("id: {id}\ntitle: Laptop vervangen\nowner: manager\n{rest}status: open\ncreated: 2026-06-01\n"),
        );
    };
    action("a1aaaaaa", "due: 2026-10-01\nfirst-due: 2026-07-01\n");
    sandbox
}

fn stay(sandbox: &Sandbox, line: &str) -> Run {
    sandbox.stay(&format!("--today 2026-11-20 {line}"))
}

const FACTS: [&str; 3] = [
    "Rooster wisselt: genoemd in 2 gesprekken sinds 1 jun",
    "Laptop vervangen: beloofd voor 1 jul, verzet naar 1 okt, nog open",
    "geen gesprek sinds 1 aug, meer dan tweemaal het ritme (elke maand)",
];

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_manager_reads_it_today_and_on_the_sheet_and_nobody_else_does() {
    let sandbox = workspace();
    for line in [
        "today",
        "today --manager piet",
        "prepare anna --type stay",
        "prepare anna --type stay --format markdown",
        "prepare anna --type stay --format html",
    ] {
        let told = stay(&sandbox, line);
        assert_eq!(told.code, Some(0), "{line}: {told:?}");
        for fact in FACTS {
            assert!(on_one_line(&told.stdout).contains(fact), "{line}: {fact}: {}", told.stdout);
        }
        assert!(told.stdout.contains("Blijft liggen") && !told.stdout.contains("lawaai: genoemd"), "{line}: {}", told.stdout);
    }
    assert!(on_one_line(&stay(&sandbox, "today").stdout).contains("Anna de Vries · Rooster wisselt"));
    // another manager has nothing of it, and neither has what an employee gets
    let others = ["today --manager eva", "prepare bo"];
    let hers = [
        "prepare anna --type stay --for employee",
        "prepare anna --for employee --format markdown",
        "prepare anna --type stay --for employee --format html",
    ];
    let shared = ["plan anna", "plan anna --format html", "board --format html", "show t2a --format html", "report --format html"];
    for line in others.iter().chain(&hers).chain(&shared) {
        let told = stay(&sandbox, line);
        assert!(told.code == Some(0), "{line}: {told:?}");
        let text = on_one_line(&told.stdout);
        assert!(!text.contains("Blijft liggen") && !text.contains("tweemaal") && !text.contains("sindsdien liep"), "{line}: {text}");
    }
    let english = stay(&sandbox, "today --lang en").stdout;
    assert!(on_one_line(&english).contains("Roster changes: named in 2 talks since 1 Jun, and no action has run since"), "{english}");
    let narrow = output_of(sandbox.command(env!("CARGO_BIN_EXE_stay")).env("COLUMNS", "40").args([
        "--today",
        "2026-11-20",
        "today",
        "--manager",
        "piet",
    ]));
    let part = narrow.stdout.split("Blijft liggen").nth(1).unwrap();
    assert!(part.lines().all(|line| line.chars().count() <= 40), "{part}");
    assert!(on_one_line(part).contains(FACTS[2]), "{part}");
}

#[test]
fn json_has_the_facts_for_who_prepares_and_none_for_the_employee() {
    let sandbox = workspace();
    let answer = |line: &str| -> Value { serde_json::from_str(&stay(&sandbox, &format!("{line} --json")).stdout).unwrap() };
    let kinds = |answer: &Value| -> Vec<String> {
        answer["unanswered"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
    };
    let all = ["named-again", "broken-twice", "no-talk"];
    let today = answer("today");
    assert_eq!(kinds(&today), all);
    let [named, broken, silent] = [0, 1, 2].map(|at| &today["unanswered"][at]);
    assert_eq!((&named["obstacle"], &named["mentions"], &named["first"]), (&"rooster".into(), &2.into(), &"2026-06-01".into()));
    assert_eq!((&broken["action"], &broken["first_due"], &broken["days_late"]), (&"a1aaaaaa".into(), &"2026-07-01".into(), &50.into()));
    assert_eq!((&silent["since"], &silent["rhythm"], &silent["planned"]), (&"2026-08-01".into(), &"1 month".into(), &Value::Null));
    assert_eq!(kinds(&answer("prepare anna --type stay")), all);
    assert_eq!(kinds(&answer("prepare anna --type stay --for employee")), [""; 0]);
    assert_eq!(kinds(&answer("today --manager eva")), [""; 0]);
    // in the formal cycle what was named elsewhere is not used
    assert_eq!(kinds(&answer("prepare anna --type appraisal")), ["broken-twice", "no-talk"]);
}

#[test]
fn it_goes_as_soon_as_something_is_done() {
    let sandbox = workspace();
    let facts = |sandbox: &Sandbox| -> usize {
        let answer: Value = serde_json::from_str(&stay(sandbox, "today --json").stdout).unwrap();
        answer["unanswered"].as_array().unwrap().len()
    };
    assert_eq!(facts(&sandbox), 3);
    assert_eq!(stay(&sandbox, "act --organisation rooster \"Rooster vaster maken\"").code, Some(0));
    assert_eq!(facts(&sandbox), 2);
    assert_eq!(stay(&sandbox, "done a1a").code, Some(0));
    assert_eq!(facts(&sandbox), 1);
    // done, opened again, and its day has passed: twice as well
    assert_eq!(stay(&sandbox, "reopen a1a").code, Some(0));
    assert_eq!(facts(&sandbox), 2);
    assert_eq!(stay(&sandbox, "drop a1a --because anders").code, Some(0));
    assert_eq!(stay(&sandbox, "new anna --date 2026-12-01 --no-edit").code, Some(0));
    let planned = on_one_line(&stay(&sandbox, "today").stdout);
    assert!(planned.contains("meer dan tweemaal het ritme (elke maand) · gepland op 1 dec"), "{planned}");
    assert_eq!(stay(&sandbox, "new anna --date 2026-11-19 --no-edit --close").code, Some(0));
    assert_eq!(facts(&sandbox), 0);
}

#[test]
fn many_facts_are_capped_and_counted() {
    let sandbox = workspace();
    for at in 0..30 {
        let slug = format!("c{at:02}");
        sandbox.write(&format!("employees/{slug}/employee.yaml"), &format!("name: Cas {at}\nmanager: Piet Jansen\nstarted: 2025-01-01\n"));
    }
    let told = stay(&sandbox, "today --manager piet").stdout;
    let part = told.split("Blijft liggen 33\n").nth(1).unwrap_or_else(|| panic!("{told}"));
    assert!(part.contains("en nog 25: stay today --json --manager \"Piet Jansen\""), "{part}");
    assert!(part.matches(" · ").count() < 12, "{part}");
}

#[test]
fn where_words_are_sealed_it_goes_by_what_stands_open_and_who_can_open_more_reads_more_on_the_sheet() {
    // the same words in an earlier talk, and nothing that is done about them
    let earlier = TALK.replace("2026-11-20-k7m3x9qa", "2026-10-20-e7m3x9qa");
    let talk = FILES.iter().find(|(path, _)| *path == TALK).unwrap().1;
    let text = talk.replace("k7m3x9qa", "e7m3x9qa").replace("2026-11-20", "2026-10-20").replace("2026-12-20", "2026-11-20");
    let mut files: Vec<(&str, &str)> = FILES.iter().copied().filter(|(path, _)| !path.contains("/actions/")).collect();
    files.push((&earlier, &text));
    let team = SealedWorkspace::of("obstacles:\n  rooster:\n    label: {nl: Het rooster, en: The roster}\n", &files);
    let told = |who: &str, line: &str| on_one_line(&team.run(who, "nl", &format!("--today 2026-11-22 {line}")).stdout);
    for who in [PIET, ANNA, NOBODY] {
        let today = told(who, "today --all");
        assert!(today.contains("Anna de Vries · Het rooster: genoemd in 2 gesprekken sinds 20 okt"), "{who}: {today}");
        assert!(!today.contains("geheim vijf"), "{who}: {today}");
    }
    assert!(told(PIET, "prepare anna").contains("geheim vijf: genoemd in 2 gesprekken"));
    let shut = told(NOBODY, "prepare anna");
    assert!(shut.contains("Het rooster: genoemd in 2") && !shut.contains("geheim vijf"), "{shut}");
    assert!(!told(PIET, "prepare anna --for employee").contains("genoemd in 2 gesprekken sinds"));
}
