//! Fields that change without the editor, in any order: what was promised first and which team was there stay, and undo takes back
//! every byte.

use crate::support::sandbox::{Sandbox, output_of};
use chrono::{Days, NaiveDate};
use fastrand::Rng;
use std::path::PathBuf;

const ACTION: &str = "employees/anna/actions/2026-11-01-aaaaaaa1.yaml";
const PERSON: &str = "employees/anna/employee.yaml";

fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    let files: &[(&str, &str)] = &[
        ("stay.yaml", "language: en\n"),
        (PERSON, "name: Anna   # just Anna\nteam: North\nmanager: Pete Jones\n"),
        (ACTION, "id: aaaaaaa1\ntitle: 'Call'\nowner:   manager\ndue: 2026-12-01   # agreed\nstatus: open\ncreated: 2026-11-01\nown: 1\n"),
    ];
    for (path, text) in files {
        let path = sandbox.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    sandbox
}

fn at(sandbox: &Sandbox, path: &str) -> PathBuf {
    sandbox.root.join(path)
}

fn text(sandbox: &Sandbox, path: &str) -> String {
    std::fs::read_to_string(at(sandbox, path)).unwrap()
}

/// The value of a key at the left of a file.
fn value(text: &str, key: &str) -> Option<String> {
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{key}:")))?;
    Some(line.split(" #").next().unwrap().trim().to_owned())
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 1).unwrap() + Days::new(number)
}

/// Opens the action in an editor that gives it another day, or none.
fn in_the_editor(sandbox: &Sandbox, due: Option<NaiveDate>) {
    let line = due.map_or("/^due:/d".to_owned(), |due| format!("s/^due:[^#]*/due: {due} /"));
    let script = at(sandbox, "editor.sh");
    std::fs::write(&script, format!("sed -i '{line}' \"$1\"\n")).unwrap();
    let mut stay = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    let run = output_of(stay.args(["--today", "2026-11-20", "edit", "aaaaaaa1"]).env("EDITOR", format!("sh {}", script.display())));
    assert_eq!(run.code, Some(0), "{run:?}");
}

#[test]
#[cfg(unix)]
fn the_first_day_stays_through_any_changes_and_undo_takes_all_back() {
    let mut random = Rng::with_seed(7);
    for _ in 0..12 {
        let sandbox = workspace();
        let mut before = vec![text(&sandbox, ACTION)];
        let mut moved = false;
        for _ in 0..random.usize(2..6) {
            let due = Some(day(random.u64(..4))).filter(|_| random.u8(..4) > 0);
            let typed = due.map_or("none".to_owned(), |due| due.to_string());
            let was = text(&sandbox, ACTION);
            match (random.u8(..3), due) {
                (0, Some(due)) => assert_eq!(sandbox.stay(&format!("move aaaaaaa1 {due}")).code, Some(0)),
                // a day is typed in place of the one that is there
                (1, _) if value(&was, "due").is_some() => in_the_editor(&sandbox, due),
                _ => assert_eq!(sandbox.stay(&format!("edit aaaaaaa1 --due {typed}")).code, Some(0)),
            }
            let now = text(&sandbox, ACTION);
            assert_eq!(value(&now, "due"), due.map(|due| due.to_string()), "{now}");
            moved |= value(&now, "due") != value(&was, "due");
            assert_eq!(value(&now, "first-due").as_deref(), moved.then_some("2026-12-01"), "{now}");
            if now != was {
                before.push(now);
            }
        }
        while let Some(now) = before.pop() {
            assert_eq!(text(&sandbox, ACTION), now);
            if !before.is_empty() {
                let undone = sandbox.stay("undo");
                assert_eq!(undone.code, Some(0), "{undone:?}");
            }
        }
    }
}

/// The team on a day: that of the first entry that holds until then, or else the one that is there now.
fn team_on(text: &str, day: NaiveDate) -> String {
    let entries = text.split("\n- ").skip(1).map(|entry| format!("\n{entry}").replace("\n  ", "\n"));
    let held = entries.filter_map(|entry| Some((value(&entry, "until")?.parse::<NaiveDate>().unwrap(), value(&entry, "team")?)));
    let mut held: Vec<(NaiveDate, String)> = held.collect();
    held.sort();
    let then = held.into_iter().find(|(until, _)| day <= *until).map(|(_, team)| team);
    then.unwrap_or_else(|| value(text, "team").unwrap())
}

#[test]
fn the_team_of_every_day_can_be_told_afterwards() {
    let mut random = Rng::with_seed(11);
    for _ in 0..12 {
        let sandbox = workspace();
        let mut told = vec![(day(0), "North".to_owned())];
        let mut today = 1;
        for _ in 0..5 {
            let team = *random.choice(["North", "South", "West"].iter()).unwrap();
            let manager = *random.choice(["Pete Jones", "Kim Bos", "pete  jones"].iter()).unwrap();
            let with = if random.bool() { format!(" --manager '{manager}'") } else { String::new() };
            let run = sandbox.stay(&format!("employee edit anna --team {team}{with} --no-input --today {}", day(today)));
            assert_eq!(run.code, Some(0), "{run:?}");
            told.retain(|(known, _)| *known != day(today));
            told.push((day(today), team.to_owned()));
            let now = text(&sandbox, PERSON);
            for (from, known) in &told {
                assert_eq!(team_on(&now, *from), *known, "on {from} in\n{now}");
            }
            today += random.u64(..3);
        }
    }
}

#[test]
fn one_that_cannot_be_changed_leaves_all_as_they_are() {
    let sandbox = workspace();
    let organisations = "organisation/actions/2026-11-01-aaaaaaa2.yaml";
    std::fs::create_dir_all(at(&sandbox, organisations).parent().unwrap()).unwrap();
    std::fs::write(
        at(&sandbox, organisations),
        "id: aaaaaaa2\ntitle: One\nowner: hr\nstatus: open\nobstacle: noise\ncreated: 2026-11-01\n",
    )
    .unwrap();
    let before = text(&sandbox, ACTION);
    let refused = sandbox.stay("edit aaaaaaa1 aaaaaaa2 --obstacle none");
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert_eq!(text(&sandbox, ACTION), before);
    let done = sandbox.stay("edit aaaaaaa1 aaaaaaa2 --obstacle noise --owner MT");
    assert_eq!(done.code, Some(0), "{done:?}");
    assert!([ACTION, organisations].iter().all(|path| text(&sandbox, path).contains("MT\n")));
    assert_eq!(sandbox.stay("undo").code, Some(0));
    assert_eq!(text(&sandbox, ACTION), before);
}

#[test]
#[cfg(target_os = "linux")]
fn of_several_talks_one_is_chosen_at_a_terminal() {
    use crate::support::terminal::at_a_terminal;
    let sandbox = workspace();
    let talk = |id: &str, date: &str| {
        let path = format!("employees/anna/conversations/2026-11-01-{id}.yaml");
        std::fs::create_dir_all(at(&sandbox, &path).parent().unwrap()).unwrap();
        std::fs::write(at(&sandbox, &path), format!("id: {id}\ntype: stay\nstatus: planned\ndate: {date}\n")).unwrap();
        path
    };
    let (first, second) = (talk("caaaaaa1", "2026-12-01"), talk("caaaaaa2", "2026-12-08"));
    let stopped = at_a_terminal(&sandbox, "move anna +1w", "\n");
    assert_eq!(stopped.code, Some(1), "{}", stopped.on_screen);
    let moved = at_a_terminal(&sandbox, "move anna +1w", "2\n");
    assert_eq!(moved.code, Some(0), "{}", moved.on_screen);
    assert!(text(&sandbox, &first).contains("2026-12-01") && text(&sandbox, &second).contains("2026-11-29"));
    let cancelled = at_a_terminal(&sandbox, "cancel anna --because ill", "2\n");
    assert_eq!(cancelled.code, Some(0), "{}", cancelled.on_screen);
    assert!(text(&sandbox, &first).contains("status: cancelled\ndate: 2026-12-01\ncancelled-because: ill\nclosed: 2026-11-22\n"));
}

#[test]
fn what_cannot_be_read_of_a_person_is_not_written_over() {
    for wrong in ["was: since 2024 with Marja", "away: in August", "formerly: {a: b}"] {
        let sandbox = workspace();
        let before = format!("name: Anna\nteam: North\nmanager: Pete Jones\n{wrong}\n");
        std::fs::write(at(&sandbox, PERSON), &before).unwrap();
        let lines: [&[&str]; 5] = [
            &["employee", "edit", "anna", "--team", "South"],
            &["employee", "away", "anna"],
            &["employee", "leave", "anna", "--yes"],
            &["employee", "rename", "anna", "Anna Smith", "--folder"],
            &["employee", "handover", "anna", "--to", "Sofie", "--yes"],
        ];
        for line in lines {
            let answer = output_of(sandbox.command(env!("CARGO_BIN_EXE_stay")).args(["--today", "2026-12-01"]).args(line));
            assert_eq!(answer.code, Some(1), "{line:?} {answer:?}");
            assert!(answer.stderr.contains("employee.yaml:4:") && answer.stderr.contains("hint:"), "{line:?} {answer:?}");
            assert_eq!(text(&sandbox, PERSON), before, "{line:?}");
        }
    }
}
