//! Names in the place of ids: what a command takes them for, what a terminal lets one choose, and that nothing is done where
//! another reading exists.

use crate::support::sandbox::Sandbox;
use fastrand::Rng;
use std::collections::BTreeSet;

/// Three people, and what they have open.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    for line in ["init --lang en --quiet", "employee add 'Anna Smith'", "employee add 'Bo Vos'", "employee add 'Fatima Kok'"] {
        assert_eq!(sandbox.stay(line).code, Some(0), "{line}");
    }
    action(&sandbox, "anna-smith", "kaaaaaa1", "Look at the roster", "open", "due: 2026-12-20\n");
    action(&sandbox, "anna-smith", "kaaaaaa2", "Team day", "open", "due: 2026-11-01\n");
    action(&sandbox, "bo-vos", "kbbbbbb1", "Replace the laptop", "open", "due: 2026-11-25\n");
    talk(&sandbox, "bo-vos", "tbbbbbb1", "open", "2026-11-18");
    talk(&sandbox, "anna-smith", "taaaaaa1", "planned", "2026-11-24");
    talk(&sandbox, "fatima-kok", "tfffffff", "planned", "2026-11-22");
    sandbox
}

fn write(sandbox: &Sandbox, slug: &str, folder: &str, id: &str, text: &str) {
    let folder = sandbox.root.join("employees").join(slug).join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("2026-11-01-{id}.yaml")), text).unwrap();
}

fn action(sandbox: &Sandbox, slug: &str, id: &str, title: &str, status: &str, more: &str) {
    let text = format!("id: {id}\ntitle: \"{title}\"\nowner: manager\n{more}status: {status}\ncreated: 2026-11-01\n");
    write(sandbox, slug, "actions", id, &text);
}

fn talk(sandbox: &Sandbox, slug: &str, id: &str, status: &str, date: &str) {
    write(sandbox, slug, "conversations", id, &format!("id: {id}\ntype: check-in\nstatus: {status}\ndate: {date}\n"));
}

/// The text of every file, by path.
fn files(sandbox: &Sandbox) -> BTreeSet<(String, String)> {
    walkdir::WalkDir::new(sandbox.root.join("employees"))
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().display().to_string(), std::fs::read_to_string(entry.path()).unwrap()))
        .collect()
}

/// The ids of the records that differ.
fn changed(before: &BTreeSet<(String, String)>, sandbox: &Sandbox) -> Vec<String> {
    let id = |path: &str| path.trim_end_matches(".yaml").rsplit('-').next().unwrap_or_default().to_owned();
    let mut ids: Vec<String> = files(sandbox).difference(before).map(|(path, _)| id(path)).collect();
    ids.sort();
    ids
}

#[test]
fn what_is_in_a_file_that_is_not_read_may_be_what_is_meant() {
    let sandbox = workspace();
    write(&sandbox, "bo-vos", "conversations", "tbbbbbb2", "id: tbbbbbb2\nstatus: opne\n");
    let before = files(&sandbox);
    let run = sandbox.stay("close bo --today 2026-11-20");
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("tbbbbbb1") && run.stderr.contains("tbbbbbb2.yaml"), "{}", run.stderr);
    let run = sandbox.stay("act bo Call --today 2026-11-20");
    assert!(run.code == Some(0) && run.stderr.contains("there may be another"), "{run:?}");
    assert_eq!(changed(&before, &sandbox).len(), 1);
    assert!(files(&sandbox).iter().all(|(_, text)| !text.contains("conversation: tbbbbbb1")));
}

#[test]
fn all_that_is_typed_is_resolved_before_anything_is_done() {
    let sandbox = workspace();
    let before = files(&sandbox);
    for line in ["done laptop nothing", "done laptop roster team nothing", "drop laptop anna --because x", "goal reach laptop kaaaaaa1"] {
        let run = sandbox.stay(&format!("{line} --today 2026-11-20"));
        assert_eq!((run.code, changed(&before, &sandbox)), (Some(1), vec![]), "{line}: {run:?}");
    }
    let run = sandbox.stay("done laptop rost kbbbbbb1 --today 2026-11-20");
    assert_eq!((run.code, changed(&before, &sandbox)), (Some(0), vec!["kaaaaaa1".to_owned(), "kbbbbbb1".to_owned()]), "{run:?}");
}

/// The commands that take a planned talk by the name of its person.
const OF_A_TALK: [&str; 6] =
    ["move {} +1w", "cancel {} --yes", "start {} --no-edit", "edit {} --date +1w", "edit {} --summary x", "close {}"];

#[test]
fn a_name_that_means_something_else_too_changes_nothing() {
    let sandbox = Sandbox::empty();
    for line in ["init --lang en --quiet", "employee add 'Bo Koffie'", "employee add 'Anna Smith'"] {
        assert_eq!(sandbox.stay(line).code, Some(0), "{line}");
    }
    talk(&sandbox, "bo-koffie", "tbbbbbb1", "planned", "2026-11-24");
    let refused = |typed: &str, line: &str, listed: &[&str]| {
        let before = files(&sandbox);
        let run = sandbox.stay(&format!("{} --today 2026-11-20", line.replace("{}", typed)));
        assert_eq!((run.code, changed(&before, &sandbox)), (Some(1), vec![]), "{line}: {run:?}");
        assert!(listed.iter().all(|id| run.stderr.contains(id)), "{line}: {}", run.stderr);
    };
    // one letter, or letters from within, name nobody
    for line in OF_A_TALK {
        for typed in ["f", "ff", "fie", "o", "'bo k'"] {
            refused(typed, line, &["tbbbbbb1"]);
        }
    }
    for line in [
        "act {} Call",
        "edit {} --act Call",
        "edit {}",
        "employee edit {} --role x",
        "employee leave {}",
        "employee rename {} Bob",
        "goal add {} Swim",
        "note {} Seen",
        "employee away {} --until 2026-12-04",
        "new {} --no-edit",
        "employee handover {} --to Kim",
    ] {
        for typed in ["f", "ff", "fie"] {
            refused(typed, line, &["Bo Koffie"]);
        }
    }
    assert_eq!(sandbox.stay("show fie").code, Some(0), "what is only looked at is found by any letters");
    action(&sandbox, "anna-smith", "kaaaaaa1", "Koffie drinken", "open", "");
    for line in OF_A_TALK.iter().filter(|line| !line.starts_with("start")) {
        refused("koffie", line, &["tbbbbbb1", "kaaaaaa1"]);
    }
    talk(&sandbox, "anna-smith", "koffie77", "planned", "2026-11-24");
    for line in OF_A_TALK {
        refused("koffie", line, &["tbbbbbb1", "koffie77"]);
    }
    for line in OF_A_TALK.iter().filter(|line| !line.starts_with("close")) {
        let before = files(&sandbox);
        let run = sandbox.stay(&format!("{} --dry-run --today 2026-11-20", line.replace("{}", "bo")));
        assert!(run.code == Some(0) && run.stderr.contains("tbb") && files(&sandbox) == before, "{line}: {run:?}");
    }
}

#[test]
fn a_talk_that_cannot_be_read_is_named() {
    let sandbox = workspace();
    write(&sandbox, "fatima-kok", "conversations", "tfffffff", "id: tfffffff\ntype: check-in\nstatus: planned\ndate: 2026-12-99\n");
    let before = files(&sandbox);
    for line in OF_A_TALK {
        for typed in ["tff", "tfffffff", "fatima"] {
            let run = sandbox.stay(&format!("{} --today 2026-11-20", line.replace("{}", typed)));
            assert_eq!((run.code, changed(&before, &sandbox)), (Some(1), vec![]), "{line} {typed}: {run:?}");
            assert!(run.stderr.contains("2026-11-01-tfffffff.yaml:4:7"), "{line} {typed}: {}", run.stderr);
        }
    }
}

/// A word that can be a name, a word of a title and the beginning of an id.
fn word(rng: &mut Rng) -> String {
    let letters = b"abcd";
    (0..rng.usize(1..=4)).map(|_| char::from(letters[rng.usize(..letters.len())])).collect()
}

#[test]
fn nothing_is_ended_where_another_reading_exists() {
    let mut acted = 0;
    for seed in 0..60 {
        let mut rng = Rng::with_seed(seed);
        let sandbox = Sandbox::empty();
        std::fs::write(sandbox.root.join("stay.yaml"), "language: en\n").unwrap();
        let mut people: Vec<(String, String)> = Vec::new();
        for at in 0..rng.usize(1..4) {
            let (first, last) = (word(&mut rng), word(&mut rng));
            let slug = format!("{first}-{last}-{at}");
            std::fs::create_dir_all(sandbox.root.join("employees").join(&slug)).unwrap();
            std::fs::write(sandbox.root.join(format!("employees/{slug}/employee.yaml")), format!("name: {first} {last}\n")).unwrap();
            people.push((slug, format!("{first} {last}")));
        }
        // whose, id, title, whether it is open
        let mut actions: Vec<(String, String, String, bool)> = Vec::new();
        for _ in 0..rng.usize(1..6) {
            let whose = people[rng.usize(..people.len())].0.clone();
            let tail = if rng.bool() { "1" } else { "b" };
            let id = format!("{:z<7}{tail}", word(&mut rng) + &word(&mut rng)).replace('z', ["a", "7"][rng.usize(..2)]);
            let id: String = id.chars().take(8).collect();
            if actions.iter().any(|(_, known, ..)| *known == id) {
                continue;
            }
            let title = if rng.u8(..8) == 0 { id.clone() } else { format!("{} {}", word(&mut rng), word(&mut rng)) };
            let is_open = rng.u8(..4) > 0;
            action(&sandbox, &whose, &id, &title, if is_open { "open" } else { "done" }, "");
            actions.push((whose, id, title, is_open));
        }
        for _ in 0..4 {
            let typed = match rng.u8(..4) {
                0 => actions[rng.usize(..actions.len())].1.clone(),
                1 => actions[rng.usize(..actions.len())].1.chars().take(rng.usize(1..8)).collect(),
                _ => word(&mut rng),
            };
            let has_digit = typed.len() == 8 && typed.contains(|c: char| c.is_ascii_digit());
            let is_whole = typed.len() == 8 && actions.iter().any(|(_, id, ..)| *id == typed);
            // every reading there is, worked out another way
            let ids: BTreeSet<&str> = actions.iter().map(|(_, id, ..)| id.as_str()).filter(|id| id.starts_with(&typed)).collect();
            let fits = |text: &str| match (is_whole, typed.len() < 4) {
                (true, _) | (_, true) => text == typed,
                _ => text.starts_with(&typed),
            };
            let titles: BTreeSet<&str> =
                actions.iter().filter(|(_, _, title, open)| *open && title.split(' ').any(fits)).map(|(_, id, ..)| id.as_str()).collect();
            let named: Vec<&(String, String)> =
                people.iter().filter(|(slug, name)| slug.contains(&typed) || name.replace(' ', "-").contains(&typed)).collect();
            let mut all: BTreeSet<&str> = ids.clone();
            if !(is_whole && has_digit) {
                all.extend(&titles);
                for (slug, _) in &named {
                    all.extend(actions.iter().filter(|(whose, _, _, open)| *open && whose == slug).map(|(_, id, ..)| id.as_str()));
                }
            }
            let before = files(&sandbox);
            let run = sandbox.stay(&format!("done {typed} --today 2026-11-20"));
            let ended = changed(&before, &sandbox);
            let told = format!("seed {seed}, {typed}: {actions:?} {people:?} {run:?}");
            assert!(ended.len() <= 1, "{told}");
            if let [id] = &ended[..] {
                acted += 1;
                assert_eq!(all.iter().copied().collect::<Vec<_>>(), [id.as_str()], "{told}");
                assert_eq!(run.code, Some(0), "{told}");
                for record in &mut actions {
                    record.3 &= record.1 != *id;
                }
            } else if all.len() > 1 {
                assert_eq!(run.code, Some(1), "{told}");
            }
            if is_whole && has_digit {
                assert_eq!(run.code, Some(0), "a whole id with a digit is that id. {told}");
            }
        }
    }
    assert!(acted > 40, "{acted}");
}

#[test]
fn git_says_who_asks() {
    let sandbox = Sandbox::empty();
    for line in [
        "init --lang en --quiet",
        "employee add 'Marian Bell' --email marian@example.org",
        "employee add 'Anna Smith' --manager 'Marian Bell'",
        "employee add 'Dirk Post' --manager 'Peter Jones'",
    ] {
        assert_eq!(sandbox.stay(line).code, Some(0), "{line}");
    }
    for (name, email, mine) in [
        ("x", "MARIAN@example.org", Some("Marian Bell")),
        ("peter jones", "peter@example.org", Some("Peter Jones")),
        ("Peter Jones", "marian@example.org", Some("Marian Bell")),
        ("Peter", "peter@example.org", None),
        ("x", "x@example.org", None),
    ] {
        let config = sandbox.root.join("gitconfig");
        std::fs::write(&config, format!("[user]\n\tname = {name}\n\temail = {email}\n")).unwrap();
        let run = |line: &str| {
            let mut stay = sandbox.command(env!("CARGO_BIN_EXE_stay"));
            stay.env("GIT_CONFIG_GLOBAL", &config).env("GIT_CONFIG_NOSYSTEM", "1").args(line.split_whitespace());
            crate::support::sandbox::output_of(&mut stay)
        };
        let agenda = run("agenda --mine --json");
        match mine {
            Some(mine) => {
                assert!(agenda.stdout.contains(&format!("\"manager\":\"{mine}\"")), "{name}: {agenda:?}");
                assert!(run("").stderr.contains(&format!("This is {mine}'s")), "{name}: {:?}", run(""));
            }
            None => {
                assert!(agenda.code == Some(1) && agenda.stderr.contains("who you are is not known"), "{name}: {agenda:?}");
                assert_eq!(run("").stderr, "", "{name}");
            }
        }
    }
}

#[cfg(target_os = "linux")]
mod at_a_terminal {
    use super::*;
    use crate::support::terminal;

    /// What was on the screen, and how it ended.
    fn asked(sandbox: &Sandbox, line: &str, typed: &str) -> (String, Option<i32>) {
        let asked = terminal::at_a_terminal(sandbox, line, typed);
        (asked.on_screen + &asked.answer, asked.code)
    }

    fn numbered(screen: &str) -> Vec<String> {
        let is_number = |line: &&str| line.trim_start().starts_with(|c: char| c.is_ascii_digit()) && line.starts_with("  ");
        screen.lines().filter(is_number).map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn several_are_a_list_to_choose_from() {
        let sandbox = workspace();
        let before = files(&sandbox);
        let (screen, code) = asked(&sandbox, "done anna", "2\n");
        assert_eq!(numbered(&screen), ["1 kaaaaaa2", "2 kaaaaaa1"], "what is late is first\n{screen}");
        assert!(screen.contains("Which? (1 to 2, or type more of the name; Enter stops)"), "{screen}");
        assert_eq!((code, changed(&before, &sandbox)), (Some(0), vec!["kaaaaaa1".to_owned()]), "{screen}");
        action(&sandbox, "bo-vos", "kbbbbbb2", "Call the supplier", "open", "");
        let before = files(&sandbox);
        let (screen, code) = asked(&sandbox, "done anna bo --lang nl", "7\nlaptop\n");
        assert!(screen.contains("`7` staat er niet bij"), "{screen}");
        assert_eq!(code, Some(0), "{screen}");
        assert_eq!(changed(&before, &sandbox), ["kaaaaaa2", "kbbbbbb1"]);
    }

    #[test]
    fn whoever_stops_changes_nothing() {
        let sandbox = workspace();
        let before = files(&sandbox);
        for (line, typed) in
            [("done anna", "\n"), ("done anna", "q\n"), ("done anna", ""), ("close", "\n"), ("done", "zzz\n\n"), ("start", "q\n")]
        {
            let (screen, code) = asked(&sandbox, line, typed);
            assert_eq!((code, changed(&before, &sandbox)), (Some(1), vec![]), "{line}: {screen}");
        }
        for line in ["done anna --no-input", "done anna --json", "close --no-input", "done --json", "prepare --no-input", "edit --no-input"]
        {
            let (screen, code) = asked(&sandbox, line, "1\n");
            assert!(matches!(code, Some(1 | 2)) && changed(&before, &sandbox).is_empty(), "{line}: {screen}");
        }
    }

    #[test]
    fn a_command_alone_offers_what_presses_most() {
        let sandbox = workspace();
        let before = files(&sandbox);
        let (screen, code) = asked(&sandbox, "done", "1\n");
        assert_eq!(numbered(&screen), ["1 kaaaaaa2", "2 kbbbbbb1", "3 kaaaaaa1"], "{screen}");
        assert_eq!((code, changed(&before, &sandbox)), (Some(0), vec!["kaaaaaa2".to_owned()]), "{screen}");
        let (screen, code) = asked(&sandbox, "close", "bo\n");
        assert_eq!(numbered(&screen), ["1 tbbbbbb1", "2 tfffffff"], "what is still to come is not closed\n{screen}");
        assert_eq!((code, changed(&before, &sandbox)), (Some(0), vec!["kaaaaaa2".to_owned(), "tbbbbbb1".to_owned()]), "{screen}");
        let (screen, code) = asked(&sandbox, "start --no-edit", "2\n");
        assert_eq!(numbered(&screen), ["1 tfffffff", "2 taaaaaa1"], "{screen}");
        assert!(code == Some(0) && changed(&before, &sandbox).contains(&"taaaaaa1".to_owned()), "{screen}");
        let (screen, code) = asked(&sandbox, "prepare", "\n");
        assert!(code == Some(0) && screen.contains("With whom?"), "{screen}");
    }

    #[test]
    fn no_more_than_nine_are_offered() {
        let sandbox = workspace();
        for number in 0..8 {
            action(&sandbox, "bo-vos", &format!("mm{number}aaaaa"), &format!("Number {number}"), "open", "due: 2026-12-24\n");
        }
        let (screen, code) = asked(&sandbox, "done", "number 7\n");
        assert!(numbered(&screen).len() == 9 && screen.contains("and 2 more"), "{screen}");
        assert_eq!(code, Some(0), "{screen}");
    }

    #[test]
    fn an_action_goes_with_the_talk_that_is_chosen() {
        let sandbox = workspace();
        talk(&sandbox, "bo-vos", "tbbbbbb2", "open", "2026-11-10");
        let joined = |sandbox: &Sandbox| files(sandbox).iter().filter(|(_, text)| text.contains("conversation: tbbbbbb2")).count();
        let (screen, code) = asked(&sandbox, "act bo Call", "1\n");
        assert_eq!(numbered(&screen), ["1 tbbbbbb2", "2 tbbbbbb1"], "{screen}");
        assert_eq!((code, joined(&sandbox)), (Some(0), 1), "{screen}");
        let before = files(&sandbox);
        let (screen, code) = asked(&sandbox, "act bo Mail", "0\n");
        assert_eq!((code, joined(&sandbox), changed(&before, &sandbox).len()), (Some(0), 1, 1), "{screen}");
        let before = files(&sandbox);
        let (screen, code) = asked(&sandbox, "act bo Write", "\n");
        assert_eq!((code, changed(&before, &sandbox).len()), (Some(1), 0), "{screen}");
    }
}
