//! Ambitions of a team or of everyone, and the learning goals that serve them.

use crate::support::clones::{Clones, words};
use crate::support::sandbox::{Run, Sandbox, output_of};
use serde_json::{Value, json};

const SETTINGS: &str = "\
language: en
workspace: abcdefghij
teams: [Care/North, Planning]
ambitions:
  home:
    label: {nl: Langer thuis, en: Longer at home}
  quiet-nights: {label: Quiet nights, team: Care/North}
  plan: Plan a quarter ahead
";

fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("stay.yaml", SETTINGS);
    for (slug, name, team) in [("anna", "Anna Smith", "Care/North"), ("bo", "Bo Berg", "Planning")] {
        let text = format!("name: {name}\nteam: {team}\nmanager: Pete Jones\nstarted: 2025-01-01\npurpose: Care\n");
        sandbox.write(&format!("employees/{slug}/employee.yaml"), &text);
    }
    let goal = |slug: &str, id: &str, rest: &str| {
        let text = format!("id: {id}\ntitle: Goal {id}\nby: 2027-01-31\n{rest}created: 2026-09-01\n");
        sandbox.write(&format!("employees/{slug}/goals/2026-09-01-{id}.yaml"), &text);
    };
    goal("anna", "gaaaaaa1", "status: open\nsupports: home\ntowards: Team lead\n");
    goal("anna", "gaaaaaa2", "status: reached\nclosed: 2026-11-02\nsupports: home\n");
    goal("anna", "gaaaaaa3", "status: open\n");
    goal("bo", "gbbbbbb1", "status: open\nsupports: quiet-nights\n");
    sandbox
}

fn stay(sandbox: &Sandbox, line: &str) -> Run {
    sandbox.stay(&format!("--today 2026-11-20 {line}"))
}

fn told(sandbox: &Sandbox, line: &str) -> String {
    let run = stay(sandbox, line);
    assert_eq!(run.code, Some(0), "{line}: {run:?}");
    run.stdout
}

fn answer(sandbox: &Sandbox, line: &str) -> Value {
    serde_json::from_str(&told(sandbox, &format!("{line} --json"))).unwrap()
}

/// Each ambition with how many goals serve it, are open and were reached.
fn figures(answer: &Value) -> Vec<(String, [u64; 3])> {
    let of = |one: &Value| {
        let figure = |key: &str| one[key].as_u64().unwrap();
        (one["ambition"].as_str().unwrap().to_owned(), [figure("goals"), figure("open"), figure("reached")])
    };
    answer["ambitions"].as_array().unwrap().iter().map(of).collect()
}

#[test]
fn goals_stand_under_the_ambition_that_they_serve() {
    let sandbox = workspace();
    let text = told(&sandbox, "goals --by ambition");
    let places =
        ["Longer at home · for everyone", "2 goals · 1 open · 1 reached", "gaaaaaa1", "Quiet nights · Care/North", "1 goal", "gbbbbbb1"];
    let rest = ["Plan a quarter ahead · for everyone", "0 goals", "Without an ambition", "gaaaaaa3"];
    let at: Vec<usize> = places.iter().chain(&rest).map(|part| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"))).collect();
    assert!(at.is_sorted(), "{text}");
    assert!(!text.contains("gaaaaaa2"), "what has ended is counted, and shown with --all: {text}");
    assert!(told(&sandbox, "goals --by ambitie --all --lang nl").contains("Langer thuis · voor iedereen"));
    let narrow = output_of(sandbox.command(env!("CARGO_BIN_EXE_stay")).env("COLUMNS", "40").args(["goals", "--by", "ambition"]));
    assert!(narrow.stdout.lines().all(|line| line.chars().count() <= 40), "{}", narrow.stdout);
}

#[test]
fn json_csv_and_the_report_count_without_a_name() {
    let sandbox = workspace();
    let home = |goals, open, reached| ("home".to_owned(), [goals, open, reached]);
    let quiet = |count| ("quiet-nights".to_owned(), [count, count, 0]);
    let plan = || ("plan".to_owned(), [0; 3]);
    let goals = answer(&sandbox, "goals --by ambition --all");
    assert_eq!(figures(&goals), [home(2, 1, 1), quiet(1), plan()]);
    let order: Vec<&str> = goals["goals"].as_array().unwrap().iter().map(|goal| goal["id"].as_str().unwrap()).collect();
    assert_eq!(order, ["gaaaaaa1", "gaaaaaa2", "gbbbbbb1", "gaaaaaa3"]);
    assert_eq!((&goals["goals"][0]["supports"], &goals["goals"][0]["towards"]), (&json!("home"), &json!("Team lead")));
    let csv = told(&sandbox, "goals --by ambition --columns id,supports,towards --format csv");
    assert_eq!(csv.lines().nth(1), Some("gaaaaaa1,home,Team lead"), "{csv}");
    assert_eq!(figures(&answer(&sandbox, "goals --by ambition --team Planning")), [home(0, 0, 0), quiet(1), plan()]);

    let report = answer(&sandbox, "report");
    assert_eq!(figures(&report), [home(2, 1, 1), quiet(1), plan()]);
    assert_eq!(report["ambitions"][1]["team"], "Care/North");
    assert_eq!(figures(&answer(&sandbox, "report --since 2026-11-03")), [home(1, 1, 0), quiet(1), plan()]);
    assert_eq!(figures(&answer(&sandbox, "report --since 2026-06-01 --until 2026-08-31")), [home(0, 0, 0), quiet(0), plan()]);
    assert_eq!(figures(&answer(&sandbox, "report --team Planning")), [home(0, 0, 0), quiet(1), plan()]);
    let part = told(&sandbox, "report --format markdown");
    let part = part.split("## Ambitions").nth(1).unwrap_or_else(|| panic!("{part}"));
    assert!(part.contains("Longer at home") && !part.contains("Anna") && !part.contains("Goal g"), "{part}");
}

#[test]
fn a_plan_says_what_a_goal_serves_and_where_it_leads() {
    let sandbox = workspace();
    for form in ["text", "markdown", "html"] {
        let plan = told(&sandbox, &format!("plan anna --format {form}"));
        assert!(plan.contains("serves: Longer at home · towards: Team lead"), "{form}: {plan}");
    }
    let plan = answer(&sandbox, "plan anna");
    assert_eq!((&plan["goals"][0]["supports"], &plan["goals"][0]["towards"]), (&json!("home"), &json!("Team lead")));
    assert!(told(&sandbox, "show gaaaaaa1 --lang nl").contains("Langer thuis"));
    assert!(told(&sandbox, "search lead --in goals").contains("Team lead"));
}

#[test]
fn a_goal_is_given_an_ambition_by_key_or_label_and_a_slip_is_named() {
    let sandbox = workspace();
    told(&sandbox, "goal add bo Leren --supports 'quiet nights' --towards 'Night lead' --no-input");
    let made = told(&sandbox, "goals bo --format csv --columns supports,towards");
    assert!(made.contains("quiet-nights,Night lead"), "{made}");
    let path = sandbox.root.join("employees/anna/goals/2026-09-01-gaaaaaa3.yaml");
    let changed = stay(&sandbox, "edit gaaaaaa3 --supports plan --towards Planner").stderr;
    assert!(changed.contains("ambition Plan a quarter ahead · towards Planner"), "{changed}");
    assert!(std::fs::read_to_string(&path).unwrap().contains("status: open\nsupports: plan\ntowards: Planner\ncreated"));
    assert!(stay(&sandbox, "edit gaaaaaa3 --supports none --lang nl").stderr.contains("geen ambitie"));
    assert!(!std::fs::read_to_string(&path).unwrap().contains("supports"));
    for (line, lang, near) in [
        ("goal add bo Leren --supports quite-nights", "en", "do you mean"),
        ("edit gaaaaaa3 --supports hoem", "nl", "bedoel je"),
        ("edit gaaaaaa3 --supports xyzzy", "en", "Longer at home, Quiet nights, Plan a quarter ahead"),
        ("goals --by ambitoin", "nl", "ambitie"),
    ] {
        let refused = stay(&sandbox, &format!("{line} --lang {lang}"));
        assert!(refused.code == Some(2) && refused.stderr.contains(near), "{line}: {refused:?}");
    }
    assert_eq!(stay(&sandbox, "goals --by ambition --sort title").code, Some(2));
    let refused = stay(&sandbox, "edit aaaaaaa1 --supports home");
    assert_eq!(refused.code, Some(1), "{refused:?}");
    let none = workspace();
    none.write("stay.yaml", "language: nl\n");
    let refused = stay(&none, "goal add bo Leren --supports home");
    assert!(refused.code == Some(2) && refused.stderr.contains("`ambitions:`"), "{refused:?}");
    assert!(stay(&none, "goals --by ambition").stderr.contains("`ambitions:`"));
}

#[test]
fn check_names_an_ambition_that_there_is_not_with_the_nearest_and_mends_a_spelling() {
    let sandbox = workspace();
    let goal = "employees/anna/goals/2026-09-01-gaaaaaa3.yaml";
    let with = |line: &str| sandbox.write(goal, &format!("id: gaaaaaa3\ntitle: Aim\nstatus: open\n{line}created: 2026-09-01\n"));
    for (line, lang, said) in [
        ("supports: hom\n", "nl", "`hom` is geen ambitie"),
        ("supports: hom\n", "en", "do you mean `home`?"),
        ("supports: xyzzy\n", "en", "choose from: home, quiet-nights, plan"),
    ] {
        with(line);
        let run = stay(&sandbox, &format!("check --lang {lang}"));
        let all = run.stdout.clone() + &run.stderr;
        assert!(run.code == Some(4) && all.contains(said) && all.contains(&format!("{goal}:4:11")), "{line}: {run:?}");
    }
    with("supports: Langer  thuis\n");
    assert_eq!(stay(&sandbox, "check --fix").code, Some(0));
    assert!(std::fs::read_to_string(sandbox.root.join(goal)).unwrap().contains("supports: home\n"));
    sandbox.write("stay.yaml", &SETTINGS.replace("Care/North}", "Care/Nrth}"));
    let run = stay(&sandbox, "check");
    assert!(run.code == Some(4) && (run.stdout.clone() + &run.stderr).contains("do you mean `Care/North`?"), "{run:?}");
    sandbox.write("stay.yaml", &SETTINGS.replace("Care/North}", "Care}"));
    assert_eq!(stay(&sandbox, "check").code, Some(0), "a department around a team of the list");
    sandbox.write("stay.yaml", &SETTINGS.replace("Care/North}", "All}").replace("home:\n    label", "home:\n    lable"));
    let run = stay(&sandbox, "check");
    assert!((run.stdout.clone() + &run.stderr).contains("do you mean `label`?"), "{run:?}");
    assert!(told(&sandbox, "goals --by ambition").contains("Quiet nights · for everyone"));
}

#[test]
fn two_clones_that_say_what_goals_serve_are_merged_and_two_answers_are_a_choice() {
    const GOAL: &str = "employees/anna/goals/2026-11-22-p2w6r8tc.yaml";
    let clones = Clones::new();
    let text = |rest: &str| format!("id: p2w6r8tc\ntitle: Leren\nstatus: open\n{rest}created: 2026-11-22\n");
    std::fs::create_dir_all(clones.at("one").join(GOAL).parent().unwrap()).unwrap();
    clones.write("one", GOAL, &text(""));
    let settings = clones.read("one", "stay.yaml");
    clones.write("one", "stay.yaml", &format!("{settings}ambitions:\n  thuis: Langer thuis\n"));
    clones.commit("one", "begin");
    clones.git("one", &["push", "-q"]);
    clones.git("two", &["pull", "-q"]);
    clones.write("one", GOAL, &text("supports: thuis\n"));
    clones.write("one", "stay.yaml", &format!("{settings}ambitions:\n  thuis: Langer thuis\n  nacht: Rustige nachten\n"));
    clones.commit("one", "here");
    clones.write("two", GOAL, &text("towards: Teamleider\n"));
    clones.write("two", "stay.yaml", &format!("{settings}ambitions:\n  thuis: Langer thuis\n  leren: Zelf opleiden\n"));
    clones.commit("two", "there");
    let (pulled, _) = clones.pulled("one", "two");
    assert!(pulled.status.success(), "{}", words(&pulled));
    let merged = clones.read("one", GOAL);
    assert!(merged.contains("\nsupports: thuis\n") && merged.contains("\ntowards: Teamleider\n"), "{merged}");
    let merged = clones.read("one", "stay.yaml");
    assert!(["thuis: ", "nacht: ", "leren: "].iter().all(|key| merged.contains(key)), "{merged}");

    clones.write("one", GOAL, &text("supports: nacht\ntowards: Teamleider\n"));
    clones.commit("one", "here again");
    clones.write("two", GOAL, &text("supports: leren\ntowards: Teamleider\n"));
    clones.commit("two", "there again");
    let (pulled, _) = clones.pulled("one", "two");
    assert!(!pulled.status.success(), "{}", words(&pulled));
    let asked = words(&clones.stay("one", &["resolve", "--json"]));
    assert!(asked.contains("\"field\":\"supports\""), "{asked}");
}
