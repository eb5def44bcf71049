//! The first day and the last: `stay init` asks a person at a terminal four things, and `stay employee leave` what becomes of what
//! is still open.
#![cfg(target_os = "linux")]

use crate::support::sandbox::{Sandbox, output_of};
use crate::support::terminal::at_a_terminal;

/// Every file of the workspace but those of git and of this machine alone, in order.
fn files(sandbox: &Sandbox) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![sandbox.root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let name = entry.file_name().into_string().unwrap();
            match entry.path() {
                path if path.is_dir() && name != ".git" && name != ".stay" => folders.push(path),
                path if path.is_file() => found.push(path.strip_prefix(&sandbox.root).unwrap().display().to_string()),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// The texts of the talks that were planned, by day.
fn planned(sandbox: &Sandbox) -> Vec<String> {
    let talks = files(sandbox).into_iter().filter(|path| path.contains("/conversations/"));
    let mut texts: Vec<String> = talks.map(|path| std::fs::read_to_string(sandbox.root.join(path)).unwrap()).collect();
    texts.iter().for_each(|text| assert!(text.contains("status: planned"), "{text}"));
    let day = |text: &String| text.lines().find(|line| line.starts_with("date: ")).unwrap().to_owned();
    texts.sort_by_key(day);
    texts
}

#[test]
fn the_first_day_asks_four_things_and_plans_the_first_check_ins() {
    // 27 November 2026 is a Friday: the first working day after it is a Monday
    for (lang, typed, said) in [
        ("nl", "nl\nPiet Jansen\nBo Visser, Anna de Vries,Chris\n2 weken\nj\n", "Bo Visser toegevoegd · eerste check-in maandag 30 nov"),
        ("en", "en\nPiet Jansen\nBo Visser; Anna de Vries; Chris\n2w\n\n", "Bo Visser added · first check-in Monday 30 Nov"),
    ] {
        let sandbox = Sandbox::empty();
        let asked = at_a_terminal(&sandbox, "init --today 2026-11-27", typed);
        assert_eq!(asked.code, Some(0), "{}", asked.on_screen);
        assert!(asked.on_screen.contains(said), "{}", asked.on_screen);
        let settings = std::fs::read_to_string(sandbox.root.join("stay.yaml")).unwrap();
        assert!(settings.contains(&format!("language: {lang} ")) && settings.contains("  check-in: 2 weeks "), "{settings}");
        let people = ["anna-de-vries", "bo-visser", "chris"];
        for slug in people {
            let text = std::fs::read_to_string(sandbox.root.join(format!("employees/{slug}/employee.yaml"))).unwrap();
            assert!(text.contains("manager: Piet Jansen"), "{text}");
        }
        let days: Vec<bool> = ["2026-11-30", "2026-11-30", "2026-12-01"]
            .iter()
            .zip(planned(&sandbox))
            .map(|(day, text)| text.contains(&format!("date: {day}")) && text.contains("with: Piet Jansen"))
            .collect();
        assert_eq!(days, [true; 3]);
        assert!(sandbox.root.join(".git").is_dir());
        assert_eq!(sandbox.stay("check").code, Some(0));
        let again = at_a_terminal(&sandbox, "init", "");
        assert_eq!((again.code, planned(&sandbox).len()), (Some(0), 3), "{}", again.on_screen);
    }
}

#[test]
fn a_slip_is_asked_again_and_nothing_is_written_before_the_end() {
    let sandbox = Sandbox::empty();
    let asked = at_a_terminal(&sandbox, "init", "frans\nnl\nPiet\nBo, ??\nBo\nsoms\n1 maand\nn\n");
    assert_eq!(asked.code, Some(0), "{}", asked.on_screen);
    for slip in ["`frans`", "`??`", "`soms`"] {
        assert!(asked.on_screen.contains(slip), "{slip}: {}", asked.on_screen);
    }
    assert!(!sandbox.root.join(".git").exists());
    let stopped = Sandbox::empty();
    let asked = at_a_terminal(&stopped, "init", "nl\nPiet\nBo\n");
    assert_eq!((asked.code, files(&stopped)), (Some(1), Vec::new()), "{}", asked.on_screen);
    assert!(!stopped.root.join(".git").exists());
}

#[test]
fn what_the_line_says_is_not_asked() {
    let sandbox = Sandbox::empty();
    let line = "init --lang nl --manager 'Piet Jansen' --people 'Bo Visser,Anna' --people Chris --rhythm nooit --git";
    let asked = at_a_terminal(&sandbox, line, "");
    assert_eq!(asked.code, Some(0), "{}", asked.on_screen);
    assert!(!asked.on_screen.contains('?'), "{}", asked.on_screen);
    assert!(std::fs::read_to_string(sandbox.root.join("stay.yaml")).unwrap().contains("  check-in: never "));
    assert_eq!((planned(&sandbox).len(), sandbox.root.join(".git").is_dir()), (0, true));
    let refused = sandbox.stay("init --people Dewi");
    assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    assert!(refused.stderr.contains("stay employee add"), "{}", refused.stderr);
}

#[test]
fn a_script_is_asked_nothing() {
    let sandbox = Sandbox::empty();
    assert_eq!(sandbox.stay("init --people Bo,Anna").code, Some(0));
    assert_eq!((planned(&sandbox).len(), sandbox.root.join(".git").exists()), (2, false));
    let dry = Sandbox::empty();
    assert_eq!(dry.stay("init --people Bo --git --dry-run").code, Some(0));
    assert_eq!((files(&dry), dry.root.join(".git").exists()), (Vec::new(), false));
}

/// A workspace with two open promises, each with a day.
fn two_promises(lang: &str) -> Sandbox {
    let sandbox = Sandbox::empty();
    for line in [
        &format!("init --quiet --lang {lang}"),
        "employee add Bo --started 2026-01-01",
        "act bo 'Laptop vervangen' --due 2026-12-01",
        "act bo 'Cursus zoeken' --owner employee --due 2026-12-08",
    ] {
        assert_eq!(sandbox.stay(&format!("{line} --today 2026-11-20")).code, Some(0), "{line}");
    }
    sandbox
}

#[test]
fn someone_who_will_leave_is_asked_about_and_what_stays_open_is_listed() {
    let sandbox = two_promises("nl");
    let said = sandbox.stay("employee leave bo --date 2027-01-31 --today 2026-11-22").stderr;
    assert!(said.contains("Bo is weg vanaf 31 jan 2027"), "{said}");
    assert!(said.contains("nog open: 2") && said.contains("Laptop vervangen") && said.contains("Cursus zoeken"), "{said}");
    assert!(sandbox.stay("employee show bo --today 2026-11-22").stdout.contains("weg vanaf 31 jan 2027"));
    assert!(sandbox.stay("employee show bo --today 2027-02-01").stdout.contains("weg sinds 31 jan 2027"));
    let again = sandbox.stay("employee leave bo --date 2027-01-31 --today 2026-11-22").stderr;
    assert!(again.contains("Bo is al weg vanaf 31 jan 2027"), "{again}");
}

#[test]
fn at_a_terminal_each_open_promise_gets_its_end() {
    for (lang, typed, said) in [("nl", "g\nl\ngaat niet meer\n", "Bo is weg vanaf"), ("en", "x\nd\nl\ngaat niet meer\n", "Bo is gone from")]
    {
        let sandbox = two_promises(lang);
        let asked = at_a_terminal(&sandbox, "employee leave bo --date 2027-01-31", typed);
        assert_eq!(asked.code, Some(0), "{}", asked.on_screen);
        assert!(asked.on_screen.contains(said), "{}", asked.on_screen);
        let actions: Vec<String> = files(&sandbox)
            .into_iter()
            .filter(|path| path.contains("/actions/"))
            .map(|path| std::fs::read_to_string(sandbox.root.join(path)).unwrap())
            .collect();
        assert!(actions.iter().any(|text| text.contains("status: done") && text.contains("Laptop")), "{actions:?}");
        assert!(actions.iter().any(|text| text.contains("status: dropped") && text.contains("gaat niet meer")), "{actions:?}");
        assert_eq!(sandbox.stay("undo").code, Some(0));
        assert!(!sandbox.stay("employee show bo").stdout.contains("2027"));
    }
    let sandbox = two_promises("nl");
    let asked = at_a_terminal(&sandbox, "employee leave bo --date 2027-01-31", "b\ns\n");
    assert_eq!(asked.code, Some(1), "{}", asked.on_screen);
    assert!(!sandbox.stay("employee show bo").stdout.contains("2027"), "who stops changes nothing");
}

/// Without these git commits nothing, and the first `stay sync` would be the one to say so.
#[test]
fn the_end_says_what_git_does_not_know_yet() {
    let known = |config: &str, line: &str| {
        let sandbox = Sandbox::empty();
        std::fs::write(sandbox.root.join("gitconfig"), config).unwrap();
        let mut init = sandbox.command(env!("CARGO_BIN_EXE_stay"));
        init.args(shell_words::split(line).unwrap())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", sandbox.root.join("gitconfig"));
        for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"] {
            init.env_remove(name);
        }
        let run = output_of(&mut init);
        assert_eq!(run.code, Some(0), "{run:?}");
        run.stderr
    };
    let (name, email) = ("[user]\n\tname = Piet Jansen\n", "[user]\n\temail = piet@example.org\n");
    let said = known("", "init w --git --lang nl --manager 'Piet Jansen'");
    assert!(said.contains("git kent je naam en adres nog niet, en zonder legt `stay sync` niets vast"), "{said}");
    assert!(said.contains("`git config user.name \"Piet Jansen\"`, `git config user.email jij@example.org`"), "{said}");
    let said = known(name, "init w --git --lang nl");
    assert!(said.contains("git kent je adres nog niet") && !said.contains("user.name"), "{said}");
    let said = known(email, "init w --git --lang en");
    assert!(said.contains("git does not know your name yet") && !said.contains("user.email"), "{said}");
    assert!(known("", "init w --git --dry-run").contains("user.email"));
    for (config, line) in [(format!("{name}{email}"), "init w --git"), (String::new(), "init w"), (String::new(), "init w --no-git")] {
        assert!(!known(&config, line).contains("git config"), "{line}");
    }
}
