//! The scripts of `examples/`, run on the example workspace.
#![cfg(unix)]

use crate::support::sandbox::{COPY, Run, Sandbox, output_of};
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
fn script(sandbox: &Sandbox, name: &str, arguments: &[&str], today: &str, settings: &[(&str, &str)]) -> Run {
    let binary = Path::new(env!("CARGO_BIN_EXE_stay")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap_or_default());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let mut command = sandbox.command("sh");
    command.arg(script).args(arguments).env("PATH", path).env("STAY_DIR", COPY).env("STAY_TODAY", today);
    output_of(command.envs(settings.iter().copied()))
}

/// A mailer that writes its arguments and what it is given to `mail.txt`.
fn mailer(sandbox: &Sandbox) -> String {
    let path = sandbox.root.join("mailer.sh");
    std::fs::write(&path, "{ echo \"$@\"; cat; } > mail.txt\n").unwrap();
    format!("sh {}", path.display())
}

#[test]
fn overdue_actions_are_mailed_and_only_when_there_are_any() {
    if !has("sh") {
        return;
    }
    let sandbox = Sandbox::copy();
    let mailer = mailer(&sandbox);
    let settings = [("STAY_TO", "pete@example.org"), ("STAY_MAILER", mailer.as_str())];
    let mail = || std::fs::read_to_string(sandbox.root.join("mail.txt")).unwrap_or_default();

    let none = script(&sandbox, "cron-overdue.sh", &[], "2026-01-01", &settings);
    assert!(none.code == Some(0) && none.stdout.is_empty() && mail().is_empty(), "{none:?} {}", mail());

    let some = script(&sandbox, "cron-overdue.sh", &["--team", "Planning", "--lang", "en"], "2026-11-20", &settings);
    assert_eq!(some.code, Some(0), "{some:?}");
    assert!(mail().starts_with("-s stay: overdue pete@example.org\nID "), "{}", mail());
    assert_eq!(mail().lines().filter(|line| line.contains(" d late ")).count(), 2, "{}", mail());
}

#[test]
fn a_mail_that_can_not_be_made_is_an_error() {
    if !has("sh") {
        return;
    }
    let sandbox = Sandbox::copy();
    let mailer = mailer(&sandbox);
    let nobody = script(&sandbox, "cron-overdue.sh", &[], "2026-11-20", &[("STAY_MAILER", &mailer)]);
    assert!(nobody.code != Some(0) && nobody.stderr.contains("STAY_TO"), "{nobody:?}");
    let settings = [("STAY_TO", "pete@example.org"), ("STAY_MAILER", mailer.as_str())];
    let wrong = script(&sandbox, "cron-overdue.sh", &["--team", "Nowhere"], "2026-11-20", &settings);
    assert!(wrong.code == Some(1) && wrong.stderr.contains("Nowhere"), "{wrong:?}");
    assert!(!sandbox.root.join("mail.txt").exists());
}

#[test]
fn five_questions_are_answered() {
    if !has("sh") || !has("jq") {
        return;
    }
    let run = script(&Sandbox::repository(), "jq.sh", &[], "2026-11-20", &[]);
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

/// The value of a key at the beginning of a line of a file; nothing where it has none.
fn value(path: &Path, key: &str) -> Option<String> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": ").map(str::to_owned))
}

#[test]
fn who_was_never_talked_with_comes_first_and_who_left_is_not_asked_after() {
    if !has("sh") || !has("jq") {
        return;
    }
    let sandbox = Sandbox::copy();
    let today = "2026-11-20";
    for line in ["employee add Nova", "employee add Weg", "new weg --no-edit"] {
        assert_eq!(sandbox.stay(&format!("-C {COPY} --today {today} {line}")).code, Some(0));
    }
    let employees = sandbox.root.join(COPY).join("employees");
    let weg = employees.join("weg").join("employee.yaml");
    std::fs::write(&weg, std::fs::read_to_string(&weg).unwrap() + "left: 2026-11-01\n").unwrap();

    // counted once more from the files alone
    let mut expected: Vec<(String, String)> = Vec::new();
    for folder in employees.read_dir().unwrap().map(|entry| entry.unwrap().path()) {
        let person = folder.join("employee.yaml");
        if value(&person, "left").is_some_and(|left| left.as_str() <= today) {
            continue;
        }
        let talks = folder.join("conversations").read_dir().into_iter().flatten().map(|entry| entry.unwrap().path());
        let held = talks.filter(|talk| value(talk, "status").as_deref() == Some("closed")).filter_map(|talk| value(&talk, "date"));
        expected.push((held.max().unwrap_or_default(), value(&person, "name").unwrap()));
    }
    expected.sort();
    let names: Vec<&str> = expected.iter().map(|(_, name)| name.as_str()).collect();

    let run = script(&sandbox, "jq.sh", &[], today, &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let part = run.stdout.split("\n# ").find(|part| part.starts_with("How long ago")).unwrap();
    let told: Vec<(&str, &str)> = part.lines().skip(1).filter_map(|line| line.split_once('\t')).collect();
    assert_eq!(told[0], ("never", "Nova"));
    assert!(told.iter().all(|(_, name)| *name != "Weg"), "{part}");
    assert_eq!(told.len(), names.len(), "{part}");
    let mut by_name: Vec<&str> = told.iter().map(|(_, name)| *name).collect();
    let mut wanted = names.clone();
    by_name.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(by_name, wanted, "{part}");
    assert!(
        names.len() > 5
            && told.is_sorted_by_key(|(ago, _)| {
                std::cmp::Reverse(ago.strip_suffix(" days").map_or(u32::MAX, |days| days.parse().unwrap()))
            }),
        "{part}"
    );
}

/// The lines that a script says to type, each whole, after the settings that go before all of them.
fn told_to_type(text: &str) -> (String, Vec<String>) {
    let (mut settings, mut lines): (String, Vec<String>) = Default::default();
    for line in text.lines().filter_map(|line| line.strip_prefix("  ")) {
        match lines.last_mut().filter(|last| last.ends_with('|')) {
            Some(last) => last.push_str(line),
            None if line.starts_with("export ") => settings = line.to_owned(),
            None => lines.push(line.to_owned()),
        }
    }
    (settings, lines)
}

/// Every file below a folder, read.
fn texts(folder: &Path) -> Vec<Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|entry| std::fs::read(entry.path()).unwrap()).collect()
}

#[test]
fn the_care_team_is_sealed_and_each_of_them_looks_at_it() {
    if !has("sh") {
        return;
    }
    let sandbox = Sandbox::empty();
    let made = script(&sandbox, "sealed.sh", &["linde/team"], "2026-11-20", &[]);
    assert!(made.code == Some(0) && made.stderr.is_empty(), "{made:?}");
    let (settings, lines) = told_to_type(&made.stdout);
    let said = |line: &str| {
        let run = block(&sandbox, &format!("{settings}\n{line}"));
        assert_eq!(run.code, Some(0), "{line}: {run:?}");
        run.stdout
    };
    let (by_lotte, by_stefan) = ("doe jij maar, jij weet hoe ik mijn thee wil", "bijna twaalf weken geen antwoord");
    let can_read = |line: &str| said(line).contains(if line.contains("xjd3yjf2") { by_lotte } else { by_stefan });
    let (shown, others): (Vec<&String>, Vec<&String>) = lines.iter().partition(|line| line.starts_with("stay show "));
    let readers: Vec<&str> = shown.iter().filter(|line| can_read(line)).filter_map(|line| line.rsplit('/').next()).collect();
    assert_eq!((shown.len(), readers), (6, vec!["marleen.txt'", "lotte.txt'", "annelies.txt'", "recovery.txt'"]), "{shown:?}");
    let [who_reads, report, age] = others[..] else { panic!("{others:?}") };
    assert!(said(who_reads).contains("Annelies Kuiper"));
    let marleen = sandbox.root.join("linde/keys/marleen.txt");
    assert_eq!(said(report), said(&format!("{report} --identity '{}'", marleen.canonicalize().unwrap().display())));
    if has("age") {
        assert!(said(age).contains(by_lotte));
    }
    // neither the words nor anyone's own key, anywhere
    let texts = texts(&sandbox.root);
    assert!(texts.len() > 100, "{}", texts.len());
    for words in [by_lotte, by_stefan] {
        assert!(!texts.iter().any(|text| memchr::memmem::find(text, words.as_bytes()).is_some()), "{words}");
    }
    let made: Vec<_> = sandbox.root.join("linde").read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!((made.len(), sandbox.root.read_dir().unwrap().count()), (3, 1), "{made:?}");
    let twice = script(&sandbox, "sealed.sh", &["linde/team"], "2026-11-20", &[]);
    assert!(twice.code == Some(1) && twice.stderr.contains("is there already"), "{twice:?}");
}

#[test]
fn the_snippets_for_ci_use_commands_that_there_are() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for name in ["ci-report.yml", "ci-report.gitlab.yml"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(yaml_serde::from_str::<serde_json::Value>(&text).is_ok(), "{name} is no YAML");
        assert!(text.contains("stay check\n") && text.contains("stay report --format markdown"), "{name}");
    }
    let sandbox = Sandbox::copy();
    assert_eq!(sandbox.stay(&format!("-C {COPY} check")).code, Some(0));
    let report = sandbox.stay(&format!("-C {COPY} report --format markdown -o report.md"));
    assert!(report.code == Some(0) && std::fs::read_to_string(sandbox.root.join("report.md")).unwrap().starts_with("# "), "{report:?}");
}

/// A block of shell in a snippet of YAML, found by the words that it holds.
fn shell_of(name: &str) -> String {
    fn find(value: &serde_json::Value) -> Option<String> {
        match value {
            serde_json::Value::String(text) => text.contains("stay check --json").then(|| text.clone()),
            serde_json::Value::Array(items) => items.iter().find_map(find),
            serde_json::Value::Object(map) => map.values().find_map(find),
            _ => None,
        }
    }
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)).unwrap();
    find(&yaml_serde::from_str(&text).unwrap()).unwrap_or_else(|| panic!("{name} checks nothing"))
}

/// Runs a block of shell as a runner would: the first command that fails ends it.
fn block(sandbox: &Sandbox, text: &str) -> Run {
    let path = format!("{}:{}", Path::new(env!("CARGO_BIN_EXE_stay")).parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut command = sandbox.command("sh");
    command.args(["-e", "-c", text]).env("PATH", path).env("STAY_DIR", COPY).env("STAY_TODAY", "2026-11-20");
    output_of(&mut command)
}

#[test]
fn a_change_is_looked_through_in_ci_and_what_is_wrong_stands_at_its_line() {
    if !has("sh") || !has("jq") {
        return;
    }
    let sandbox = Sandbox::copy();
    let [github, gitlab] = ["ci-check.yml", "ci-check.gitlab.yml"].map(shell_of);
    let report = || std::fs::read_to_string(sandbox.root.join("stay-check.json")).unwrap();
    for text in [&github, &gitlab] {
        let run = block(&sandbox, text);
        assert!(run.code == Some(0) && run.stdout.is_empty(), "{run:?}");
    }
    assert_eq!(report().trim(), "[]");
    sandbox.break_a_file();
    std::fs::write(sandbox.root.join(COPY).join("employees/100%, zeker.txt"), "x").unwrap();
    let run = block(&sandbox, &github);
    assert_eq!(run.code, Some(4), "{run:?}");
    let file = format!("{COPY}/employees/bas-willems/actions/2026-10-12-bs5efvp6.yaml");
    for line in [
        format!("::error file={file},line=4,col=9::`opne` is geen status"),
        format!("::error file={COPY}/employees/100%25%2C zeker.txt,line=1,col=1::dit hoort hier niet"),
    ] {
        assert!(run.stdout.lines().any(|found| found == line), "`{line}` is not in\n{}", run.stdout);
    }
    assert_eq!(block(&sandbox, &gitlab).code, Some(4));
    let report: serde_json::Value = serde_json::from_str(&report()).unwrap();
    let one = report.as_array().unwrap().iter().find(|problem| problem["location"]["path"] == file.as_str()).unwrap();
    assert_eq!((&one["severity"], &one["location"]["lines"]["begin"]), (&"major".into(), &4.into()));
}

#[test]
fn the_hook_to_copy_is_the_one_that_is_put_in() {
    let sandbox = Sandbox::empty();
    sandbox.in_git();
    assert_eq!(sandbox.stay("init --lang en").code, Some(0));
    assert_eq!(sandbox.stay("check --install-hook --yes").code, Some(0));
    let meant = std::fs::read_to_string(sandbox.root.join(".git/hooks/pre-commit")).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/pre-commit.sh");
    if std::env::var_os("STAY_BLESS").is_some() {
        std::fs::write(&path, &meant).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), meant, "STAY_BLESS=1 cargo test --test all examples::");
}

#[test]
fn the_hooks_for_pre_commit_run_what_there_is() {
    let sandbox = Sandbox::copy();
    sandbox.in_git();
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml")).unwrap();
    let hooks: Vec<serde_json::Value> = yaml_serde::from_str(&text).unwrap();
    let config = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/pre-commit-config.yaml")).unwrap();
    let config: serde_json::Value = yaml_serde::from_str(&config).unwrap();
    let used = &config["repos"][0]["hooks"][0]["id"];
    assert!(hooks.iter().any(|hook| hook["id"] == *used), "{used}");
    let add = || assert!(sandbox.command("git").args(["add", "-A"]).status().unwrap().success());
    for (expected, said) in [(0, ""), (4, "`opne`")] {
        add();
        for hook in &hooks {
            // without names: a commit that only takes away has none, and is looked at too
            assert!(hook["pass_filenames"] == false && hook["always_run"] == true, "{hook}");
            let line = hook["entry"].as_str().unwrap().strip_prefix("stay ").unwrap().to_owned() + " --dir " + COPY;
            let run = sandbox.stay(&line);
            assert!(run.code == Some(expected) && run.stdout.contains(said) && run.stderr.is_empty(), "{run:?}");
        }
        sandbox.break_a_file();
    }
}
