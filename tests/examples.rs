//! The scripts of `examples/`, run on the example workspace.
#![cfg(unix)]

mod ground;

use ground::{COPY, Ground, Ran, ran};
use std::path::Path;
use std::process::Command;

/// Whether a tool is on this machine; says so when it is not.
fn has(tool: &str) -> bool {
    let there = Command::new("sh").args(["-c", &format!("command -v {tool}")]).output().is_ok_and(|output| output.status.success());
    if !there {
        eprintln!("skipped: {tool} is not on this machine");
    }
    there
}

/// Runs a script with `stay` on its path, on the example as it stood on a day.
fn script(ground: &Ground, name: &str, arguments: &[&str], today: &str, settings: &[(&str, &str)]) -> Ran {
    let binary = Path::new(env!("CARGO_BIN_EXE_stay")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap_or_default());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let mut command = ground.command("sh");
    command.arg(script).args(arguments).env("PATH", path).env("STAY_DIR", COPY).env("STAY_TODAY", today);
    ran(command.envs(settings.iter().copied()))
}

/// A mailer that writes its arguments and what it is given to `mail.txt`.
fn mailer(ground: &Ground) -> String {
    let path = ground.root.join("mailer.sh");
    std::fs::write(&path, "{ echo \"$@\"; cat; } > mail.txt\n").unwrap();
    format!("sh {}", path.display())
}

#[test]
fn overdue_actions_are_mailed_and_only_when_there_are_any() {
    if !has("sh") {
        return;
    }
    let ground = Ground::copy();
    let mailer = mailer(&ground);
    let settings = [("STAY_TO", "pete@example.org"), ("STAY_MAIL", mailer.as_str())];
    let mail = || std::fs::read_to_string(ground.root.join("mail.txt")).unwrap_or_default();

    let none = script(&ground, "cron-overdue.sh", &[], "2026-01-01", &settings);
    assert!(none.code == Some(0) && none.stdout.is_empty() && mail().is_empty(), "{none:?} {}", mail());

    let some = script(&ground, "cron-overdue.sh", &["--team", "Planning", "--lang", "en"], "2026-11-20", &settings);
    assert_eq!(some.code, Some(0), "{some:?}");
    assert!(mail().starts_with("-s stay: overdue pete@example.org\nID "), "{}", mail());
    assert_eq!(mail().lines().filter(|line| line.contains(" d late ")).count(), 2, "{}", mail());
}

#[test]
fn a_mail_that_can_not_be_made_is_an_error() {
    if !has("sh") {
        return;
    }
    let ground = Ground::copy();
    let mailer = mailer(&ground);
    let nobody = script(&ground, "cron-overdue.sh", &[], "2026-11-20", &[("STAY_MAIL", &mailer)]);
    assert!(nobody.code != Some(0) && nobody.stderr.contains("STAY_TO"), "{nobody:?}");
    let settings = [("STAY_TO", "pete@example.org"), ("STAY_MAIL", mailer.as_str())];
    let wrong = script(&ground, "cron-overdue.sh", &["--team", "Nowhere"], "2026-11-20", &settings);
    assert!(wrong.code == Some(1) && wrong.stderr.contains("Nowhere"), "{wrong:?}");
    assert!(!ground.root.join("mail.txt").exists());
}

#[test]
fn five_questions_are_answered() {
    if !has("sh") || !has("jq") {
        return;
    }
    let run = script(&Ground::repository(), "jq.sh", &[], "2026-11-20", &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    for line in [
        "- [ ] Ineke Postma: Laptop vervangen (manager, 98 days late)",
        "- [ ] organisation: Flexpool van vier mensen voor gaten binnen 48 uur (MT, 21 days late)",
        "5\tTe veel registratie",
        "36 days\tShanti Ramdin",
        "21 of 40",
        "5\temployee",
    ] {
        assert!(run.stdout.lines().any(|found| found == line), "`{line}` is not in\n{}", run.stdout);
    }
    assert_eq!(run.stdout.matches("\n# ").count(), 5);
}

#[test]
fn the_snippets_for_ci_use_commands_that_there_are() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for name in ["ci-report.yml", "ci-report.gitlab.yml"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(yaml_serde::from_str::<serde_json::Value>(&text).is_ok(), "{name} is no YAML");
        assert!(text.contains("stay check\n") && text.contains("stay report --format markdown"), "{name}");
    }
    let ground = Ground::copy();
    assert_eq!(ground.stay(&format!("-C {COPY} check")).code, Some(0));
    let report = ground.stay(&format!("-C {COPY} report --format markdown -o report.md"));
    assert!(report.code == Some(0) && std::fs::read_to_string(ground.root.join("report.md")).unwrap().starts_with("# "), "{report:?}");
}
