//! `ik`, `me` and their like for a name: on the line they are whoever types them, and no file gets them.

use crate::support::sandbox::{Run, Sandbox, output_of};

const WORDS: [&str; 10] = ["ik", "Ik", "ikzelf", "mij", "mezelf", "jij", "I", "me", "MYSELF", "you"];
const TALK: &str = "employees/anna/conversations/2026-11-01-bbbbbbb1.yaml";
const ACTION: &str = "employees/anna/actions/2026-11-01-aaaaaaa1.yaml";
const CARD: &str = "employees/anna/employee.yaml";

/// Anna with an action and a talk, and Pete, who is her manager.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    let files = [
        ("stay.yaml", "language: en\nin-use: 2026-11-01\n"),
        (CARD, "name: Anna Smith\nmanager: Pete Jones\n"),
        ("employees/bo/employee.yaml", "name: Bo Berg\nmanager: Sophie White\n"),
        (ACTION, "id: aaaaaaa1\ntitle: Call\nowner: together\ndue: 2026-12-01\nstatus: open\ncreated: 2026-11-01\n"),
        (
            "employees/bo/actions/2026-11-01-aaaaaaa2.yaml",
            "id: aaaaaaa2\ntitle: Write\nowner: manager\nstatus: open\ncreated: 2026-11-01\n",
        ),
        (TALK, "id: bbbbbbb1\ntype: check-in\nstatus: open\ndate: 2026-11-01\n"),
    ];
    for (path, text) in files {
        sandbox.write(path, text);
    }
    sandbox
}

fn text(sandbox: &Sandbox, path: &str) -> String {
    std::fs::read_to_string(sandbox.root.join(path)).unwrap()
}

/// Runs it as someone, or as nobody who is known.
fn run(sandbox: &Sandbox, me: Option<&str>, line: &str) -> Run {
    let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    command.args(["--today", "2026-11-20"]).args(shell_words::split(line).unwrap());
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
    me.map(|me| command.env("STAY_ME", me));
    output_of(&mut command)
}

/// Every file of a workspace but what `.stay` keeps.
fn all(sandbox: &Sandbox) -> String {
    let files = walkdir::WalkDir::new(&sandbox.root).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = files.filter(|file| file.file_type().is_file() && !file.path().components().any(|part| part.as_os_str() == ".stay"));
    files.map(|file| format!("{}\n{}", file.path().display(), std::fs::read_to_string(file.path()).unwrap())).collect()
}

/// What writes a name, with the line that it comes to when Pete types it.
const WRITES: &[(&str, &str)] = &[
    ("act anna Ring --owner {}", "owner: manager\n"),
    ("act anna 'Ring · {} · 1 dec'", "owner: manager\n"),
    ("act bo Ring --owner {}", "owner: Pete Jones\n"),
    ("act Ring --organisation x --owner {}", "owner: Pete Jones\n"),
    ("edit aaaaaaa1 --owner {}", "owner: manager\n"),
    ("edit aaaaaaa2 --owner {}", "owner: Pete Jones\n"),
    ("edit bbbbbbb1 --with {}", "with: Pete Jones\n"),
    ("new bo --no-edit --with {}", "with: Pete Jones\n"),
    ("new bo --no-edit --answer Yes --act 'Ring · {}'", "owner: Pete Jones\n"),
    ("employee add 'Cas Kok' --manager {}", "manager: Pete Jones\n"),
    ("employee edit bo --manager {}", "manager: Pete Jones\n"),
    ("employee handover bo --to {} --yes", "manager: Pete Jones\n"),
];

#[test]
fn whatever_writes_a_name_writes_who_types_it() {
    for (at, (line, written)) in WRITES.iter().enumerate() {
        let sandbox = workspace();
        let before = all(&sandbox);
        // which word it is makes no difference to any of them; each is tried
        let line = line.replace("{}", WORDS[at % WORDS.len()]);
        let nobody = run(&sandbox, None, &line);
        assert_eq!(nobody.code, Some(if line.contains('·') { 2 } else { 1 }), "{line}: {nobody:?}");
        assert_eq!(all(&sandbox), before, "{line}");
        let done = run(&sandbox, Some("Pete"), &line);
        assert_eq!(done.code, Some(0), "{line}: {done:?}");
        let after = all(&sandbox);
        let wrote = after.matches(written).count() > before.matches(written).count();
        assert!(wrote, "{line}: {after}");
        assert_eq!(run(&sandbox, None, "check").code, Some(0), "{line}: {after}");
    }
}

#[test]
fn who_is_not_known_hears_how_to_say_it() {
    let sandbox = workspace();
    for (line, _) in WRITES.iter().filter(|(line, _)| !line.contains('·')) {
        let run = run(&sandbox, None, &line.replace("{}", "me"));
        assert!(run.stderr.contains("who you are is not known here") && run.stderr.contains("--me NAME"), "{line}: {run:?}");
    }
}

#[test]
fn whatever_looks_for_a_name_looks_for_who_types_it() {
    let sandbox = workspace();
    for line in [
        "actions --owner {}",
        "actions anna --owner {}",
        "actions --manager {}",
        "list --manager {}",
        "agenda --manager {}",
        "board --manager {}",
        "today --manager {}",
        "report --manager {}",
        "schedule --manager {} --dry-run",
    ] {
        let by_name = run(&sandbox, None, &format!("--json {}", line.replace("{}", "'Pete Jones'")));
        assert!(by_name.code == Some(0) && (by_name.stdout.contains("Pete Jones") || line.contains("--owner")), "{line}: {by_name:?}");
        for word in WORDS {
            let mine = run(&sandbox, Some("pete"), &format!("--json {}", line.replace("{}", word)));
            assert_eq!((mine.code, &mine.stdout), (Some(0), &by_name.stdout), "{line} {word}: {mine:?}");
        }
        let nobody = run(&sandbox, None, &line.replace("{}", "ik"));
        assert!(nobody.code == Some(1) && nobody.stderr.contains("who you are is not known here"), "{line}: {nobody:?}");
    }
    assert!(run(&sandbox, Some("pete"), "actions --owner ik").stdout.contains("Call"));
}

#[test]
fn nobody_is_added_by_such_a_word() {
    let sandbox = workspace();
    let before = all(&sandbox);
    for line in ["employee add {}", "employee rename bo {}", "init new --people 'Cas, {}'", "init new --manager {}"] {
        for word in ["ik", "Me"] {
            let refused = run(&sandbox, None, &line.replace("{}", word));
            assert_eq!(refused.code, Some(1), "{line}: {refused:?}");
            assert_eq!(all(&sandbox), before, "{line}");
        }
    }
    // who git says it is
    let named = sandbox.root.join("gitconfig");
    std::fs::write(&named, "[user]\n\tname = Kim Kok\n").unwrap();
    let mut init = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    init.args(["init", "new", "--manager", "ik", "--no-git"]).env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", &named);
    let made = output_of(&mut init);
    assert!(made.code == Some(0) && text(&sandbox, "new/stay.yaml").contains("manager: Kim Kok"), "{made:?}");
    assert_eq!(run(&sandbox, None, "-C new init again --manager ik --me 'Kim Kok' --no-git").code, Some(0));
    assert!(text(&sandbox, "new/again/stay.yaml").contains("manager: Kim Kok"));
}

#[test]
fn check_tells_where_a_file_has_it() {
    let sandbox = workspace();
    for (path, line) in [
        ("stay.yaml", "manager: Ik\n"),
        (TALK, "with: mij\n"),
        ("employees/bo/employee.yaml", "was:\n- manager: me\n  until: 2026-10-01\n"),
    ] {
        sandbox.write(path, &(text(&sandbox, path) + line));
    }
    for (path, from, to) in [(ACTION, "owner: together", "owner: ik"), (CARD, "manager: Pete Jones", "manager: you")] {
        sandbox.write(path, &text(&sandbox, path).replace(from, to));
    }
    let found = run(&sandbox, None, "check");
    assert_eq!(found.code, Some(0), "warnings alone: {found:?}");
    for place in
        ["stay.yaml:3:10", &format!("{TALK}:5:7"), &format!("{ACTION}:3:8"), &format!("{CARD}:2:10"), "employees/bo/employee.yaml:4:12"]
    {
        assert!(found.stdout.contains(place), "{place}: {}", found.stdout);
    }
    assert_eq!(found.stdout.matches("does not say who").count(), 5, "{}", found.stdout);
    assert_eq!(run(&sandbox, None, "check --lang nl").stdout.matches("zegt niet wie").count(), 5);
    // one who is added gets no such manager
    assert_eq!(run(&sandbox, None, "employee add 'Cas Kok'").code, Some(0));
    assert!(!text(&sandbox, "employees/cas-kok/employee.yaml").contains("manager"));
    // other fields of such a file change all the same
    assert_eq!(run(&sandbox, None, "edit aaaaaaa1 --due 2026-12-08").code, Some(0));
    assert_eq!(run(&sandbox, None, "employee edit anna --role nurse").code, Some(0));
}

#[test]
#[cfg(unix)]
fn in_the_editor_it_is_a_slip() {
    for (line, sed) in [
        ("edit aaaaaaa1", "s/^owner:.*/owner: ik/"),
        ("edit bbbbbbb1", "s/^with:.*/with: Me/"),
        ("new bo --edit --theme energy", "s/^with:.*/with: ik/"),
        ("employee edit anna", "s/^manager:.*/manager: mij/"),
    ] {
        let sandbox = workspace();
        let before = all(&sandbox);
        for me in [None, Some("Pete")] {
            let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
            command.args(["--today", "2026-11-20"]).args(shell_words::split(line).unwrap());
            command.env("EDITOR", format!("sed -i '{sed}'")).env_remove("VISUAL").env("GIT_CONFIG_GLOBAL", "/dev/null");
            me.map(|me| command.env("STAY_ME", me));
            let refused = output_of(&mut command);
            assert_eq!(refused.code, Some(1), "{line}: {refused:?}");
            assert!(refused.stderr.contains("does not say who"), "{line}: {refused:?}");
            assert_eq!(refused.stderr.contains("Pete Jones"), me.is_some(), "{line}: {refused:?}");
            assert_eq!(all(&sandbox), before, "{line}");
        }
    }
}
