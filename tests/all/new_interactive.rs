//! `stay new` alone at a terminal: whom it offers, in what order, and what it makes of an answer.
#![cfg(target_os = "linux")]

use crate::support::sandbox::Sandbox;
use crate::support::terminal::at_a_terminal;

/// Three people: Anna is due in a while, Bo was due long ago, Chris has nothing but a talk planned for today.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    for line in [
        "init --lang en --quiet --today 2026-01-01",
        "employee add Anna --started 2026-11-02 --today 2026-01-01",
        "employee add Bo --started 2026-01-01 --today 2026-01-01",
        "employee add Chris --today 2026-01-01",
        "employee add Dewi --today 2026-01-01",
        "employee leave dewi --date 2026-01-01",
    ] {
        assert_eq!(sandbox.stay(line).code, Some(0), "{line}");
    }
    let file = sandbox.root.join("employees/chris/employee.yaml");
    std::fs::write(file, "name: Chris\nrhythm:\n  check-in: never\n  stay: never\n  growth: never\n").unwrap();
    assert_eq!(sandbox.stay("new chris --type wellbeing --planned --date 2026-11-22 --no-edit").code, Some(0));
    sandbox
}

/// Whose conversation files there are, but for the one that is planned.
fn talked_with(sandbox: &Sandbox) -> Vec<&'static str> {
    let made = |slug: &&str| {
        let files = std::fs::read_dir(sandbox.root.join("employees").join(slug).join("conversations")).into_iter().flatten();
        files.flatten().any(|file| std::fs::read_to_string(file.path()).unwrap().contains("status: open"))
    };
    ["anna", "bo", "chris"].into_iter().filter(made).collect()
}

#[test]
fn the_most_due_is_first_and_enter_takes_it() {
    let sandbox = workspace();
    let asked = at_a_terminal(&sandbox, "new", "\n");
    let lines: Vec<&str> = asked.on_screen.lines().map(str::trim).filter(|line| line.starts_with(['1', '2', '3', '4'])).collect();
    assert_eq!(
        lines,
        ["1  Bo     294 d late  check-in", "2  Chris  today       wellbeing talk (planned 22 Nov)", "3  Anna   in 10 d     check-in"]
    );
    assert!(asked.on_screen.contains("With whom? (number or name; Enter is Bo, q stops)"), "{}", asked.on_screen);
    assert_eq!((asked.code, talked_with(&sandbox)), (Some(0), vec!["bo"]), "{}", asked.on_screen);
    assert!(asked.answer.is_empty());
}

#[test]
fn a_number_or_a_name_takes_that_one_and_a_slip_is_asked_again() {
    let sandbox = workspace();
    let asked = at_a_terminal(&sandbox, "new", "7\n0\nchirs\n3\n");
    assert!(
        asked.on_screen.contains("`7` is not on the list") && asked.on_screen.contains("`0` is not on the list"),
        "{}",
        asked.on_screen
    );
    assert!(asked.on_screen.contains("do you mean Chris?"), "{}", asked.on_screen);
    assert_eq!((asked.code, talked_with(&sandbox)), (Some(0), vec!["anna"]), "{}", asked.on_screen);
    let asked = at_a_terminal(&sandbox, "new --lang nl", "chr\n\n");
    assert!(asked.on_screen.contains("Met wie? (nummer of naam; Enter is Bo, q stopt)"), "{}", asked.on_screen);
    assert_eq!((asked.code, talked_with(&sandbox)), (Some(0), vec!["anna", "chris"]), "{}", asked.on_screen);
    // the talk that was planned for today is the one that begins
    assert!(asked.on_screen.contains("Er staat een welzijnsgesprek gepland op 22 nov"), "{}", asked.on_screen);
    assert!(asked.on_screen.contains("begint vandaag"), "{}", asked.on_screen);
}

#[test]
fn the_end_of_input_stops_it_and_nothing_is_written() {
    let sandbox = workspace();
    let asked = at_a_terminal(&sandbox, "new", "\u{4}");
    assert_eq!((asked.code, talked_with(&sandbox)), (Some(1), vec![]), "{}", asked.on_screen);
}

#[test]
fn who_may_not_be_asked_is_told_what_to_type() {
    let sandbox = workspace();
    let asked = at_a_terminal(&sandbox, "new --no-input", "\n");
    assert_eq!((asked.code, talked_with(&sandbox)), (Some(2), vec![]), "{}", asked.on_screen);
    let piped = sandbox.stay("new");
    assert_eq!((piped.code, piped.stdout.as_str()), (Some(2), ""));
}

#[test]
fn a_name_that_is_nearly_known_is_asked_about() {
    for (lang, typed, meant, question) in [
        ("en", "\n", "Sophie White", "Do you mean Sophie White?"),
        ("nl", "j\n", "Sophie White", "Bedoel je Sophie White?"),
        ("nl", "n\n", "Sofie White", "Bedoel je Sophie White?"),
    ] {
        for (line, path, key) in [
            ("act anna Call --owner 'Sofie White'", "employees/anna/actions", "owner"),
            ("employee add Fay --manager 'Sofie White'", "employees/fay", "manager"),
            ("new bo --type stay --no-edit --with 'Sofie White'", "employees/bo/conversations", "with"),
            ("employee handover els --to 'Sofie White'", "employees/els", "manager"),
        ] {
            let sandbox = workspace();
            assert_eq!(sandbox.stay("employee add Els --manager 'Sophie White' --team Care/North").code, Some(0));
            let asked = at_a_terminal(&sandbox, &format!("{line} --lang {lang}"), typed);
            assert!(asked.on_screen.contains(question), "{line}: {}", asked.on_screen);
            if line.contains("handover") {
                // who is meant holds the talks already
                assert_eq!(asked.code, Some(if meant == "Sophie White" { 1 } else { 0 }), "{}", asked.on_screen);
                continue;
            }
            let file = std::fs::read_dir(sandbox.root.join(path)).unwrap().flatten().next().unwrap().path();
            let text = std::fs::read_to_string(file).unwrap();
            assert!(text.contains(&format!("{key}: {meant}\n")), "{line}: {text}");
        }
    }
    let sandbox = workspace();
    assert_eq!(sandbox.stay("employee add Els --team Care/North").code, Some(0));
    let asked = at_a_terminal(&sandbox, "employee add Fay --team 'care / nort'", "\n");
    assert!(asked.on_screen.contains("Do you mean Care/North?"), "{}", asked.on_screen);
    assert!(std::fs::read_to_string(sandbox.root.join("employees/fay/employee.yaml")).unwrap().contains("team: Care/North\n"));
}

#[test]
fn one_of_several_who_could_be_meant_is_chosen_by_number() {
    let sandbox = workspace();
    assert_eq!(sandbox.stay("employee add 'Anna Bos' --quiet").code, Some(0));
    let asked = at_a_terminal(&sandbox, "act ann Call", "2\n");
    assert!(asked.on_screen.contains("1  anna · Anna") && asked.on_screen.contains("2  anna-bos · Anna Bos"), "{}", asked.on_screen);
    assert_eq!(asked.code, Some(0), "{}", asked.on_screen);
    assert!(sandbox.root.join("employees/anna-bos/actions").exists() && !sandbox.root.join("employees/anna/actions").exists());
    for typed in ["\n", "3\n", "q\n", "\u{4}"] {
        let asked = at_a_terminal(&sandbox, "act ann Call", typed);
        assert_eq!((asked.code, std::fs::read_dir(sandbox.root.join("employees/anna-bos/actions")).unwrap().count()), (Some(1), 1));
    }
}
