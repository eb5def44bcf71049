//! Whatever people typed is seen for what it is: no text of a file moves the cursor, rings, colours, turns a line around, hides
//! in it, or becomes a part of a page, in any answer, message or form.

use crate::support;
use crate::support::workspace::*;
use stay::domain::text::is_invisible;
use std::process::{Command, Output};

/// A text with one sign of each kind, and what a page would run.
fn odd(name: &str) -> String {
    let signs = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}a\u{200b}\u{2066}b\u{8}\u{7f}\u{feff}\u{ad}\u{e0041}";
    let text = format!("{name}{signs}<script>alert(1)</script>\"'><img src=x onerror=alert(1)>");
    let sign = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\U{:08x}", c as u32) };
    format!("\"{}\"", text.chars().map(sign).collect::<String>())
}

/// A workspace in which every text that may be anything is odd.
fn workspace() -> Workspace {
    let workspace = Workspace::default();
    workspace.write(
        SETTINGS,
        format!(
            "version: 1\nlanguage: en\nworkspace: 3kq8f0zt5n7w2xv9m4hd\nteams:\n- {}\nobstacles:\n  {}:\n    label: {}\n    also:\n    - {}\n",
            odd("team"),
            odd("obstacle"),
            odd("label"),
            odd("also")
        ),
    );
    for (slug, name) in [("anna-de-vries", "Anna"), ("bo", "Bo")] {
        let fields =
            ["name", "team", "manager", "role", "purpose", "email"].map(|key| format!("{key}: {}\n", odd(&format!("{key}{name}"))));
        let card = format!("{}started: 2026-01-01\nbasics:\n- {}\n{}: x\n", fields.concat(), odd("basic"), odd("key"));
        workspace.write(&format!("employees/{slug}/employee.yaml"), card);
    }
    let talk = format!(
        "id: k7m3x9qa\ntype: {}\nstatus: open\ndate: 2026-11-22\nwith: {}\nthemes: [{}]\npreparation:\n  employee: {}\n  manager: {}\nanswers:\n- theme: {}\n  question: {}\n  answer: {}\n  released: true\nobstacles:\n- {}\nenergy:\n- {}\nsignals:\n- {}\nwishes:\n- signal: {}\n  what: {}\nsummary: {}\n",
        odd("type"),
        odd("with"),
        odd("theme"),
        odd("mine"),
        odd("theirs"),
        odd("theme"),
        odd("question"),
        odd("answer"),
        odd("obstacle"),
        odd("energy"),
        odd("signal"),
        odd("signal"),
        odd("wish"),
        odd("summary")
    );
    workspace.write(TALK, &talk);
    let closed = talk
        .replace("k7m3x9qa", "t2h5j9pd")
        .replace("status: open", "status: closed\nclosed: 2026-10-23\nnext: 2026-11-01")
        .replace("2026-11-22", "2026-10-23");
    workspace.write(&ODD.replace("2026-11-23", "2026-10-23"), closed);
    let action = |id: &str, more: &str| {
        format!(
            "id: {id}\ntitle: {}\nowner: {}\ndue: 2026-11-01\nconversation: k7m3x9qa\nkind: {}\ngoal: p2w6r8tc\nobstacle: {}\nnote: {}\nwin: {}\nreleased: true\ncreated: 2026-10-22\n{more}",
            odd("title"),
            odd("owner"),
            odd("kind"),
            odd("obstacle"),
            odd("note"),
            odd("win")
        )
    };
    workspace.write(ACTION, action("m4q8z2ka", "status: open\n"));
    workspace.write("employees/anna-de-vries/actions/2026-11-22-q4q8z2ka.yaml", action("q4q8z2ka", "status: done\nclosed: 2026-11-20\n"));
    workspace.write(
        "employees/bo/actions/2026-11-22-r4q8z2ka.yaml",
        action("r4q8z2ka", &format!("status: dropped\nclosed: 2026-11-20\ndropped-because: {}\n", odd("because"))),
    );
    workspace.write("employees/bo/actions/2026-11-22-s4q8z2ka.yaml", format!("id: s4q8z2ka\nstatus: {}\n", odd("status")));
    workspace.write("employees/bo/conversations/2026-11-22-b7m3x9qa.yaml", format!("id: b7m3x9qa\ndate: {}\n", odd("day")));
    let goal = format!(
        "id: p2w6r8tc\ntitle: {}\nby: 2027-02-20\nstatus: open\nsupports: {}\ntowards: {}\nproject: {}\nprogress:\n- date: 2026-11-06\n  note: {}\ncreated: 2026-11-22\n",
        odd("goal"),
        odd("supports"),
        odd("towards"),
        odd("project"),
        odd("progress")
    );
    workspace.write("employees/anna-de-vries/goals/2026-11-22-p2w6r8tc.yaml", goal);
    workspace.write(
        SHARED_ACTION,
        format!(
            "id: v3n5b7xe\ntitle: {}\nowner: {}\nstatus: open\nobstacle: {}\ncreated: 2026-11-22\n",
            odd("shared"),
            odd("MT"),
            odd("obstacle")
        ),
    );
    workspace.write("questions/own.yaml", format!("- theme: {}\n  nl: {}\n  en: {}\n", odd("theme"), odd("vraag"), odd("question")));
    #[cfg(unix)]
    std::fs::write(workspace.at("employees/anna-de-vries/\u{1b}[31m\u{202e}x.yaml"), "x").unwrap();
    workspace
}

fn stay(workspace: &Workspace, words: &[&str]) -> Output {
    let mut command = support::stay(workspace.root(), "en");
    // what an editor was handed comes out as an answer
    command.env("EDITOR", "cat").current_dir(workspace.root()).args(words).output().unwrap()
}

/// What a text has that hides or does something.
fn hidden(text: &str) -> Option<String> {
    text.lines().find(|line| line.chars().any(|c| is_invisible(c) && c != '\t')).map(str::to_owned)
}

#[test]
fn no_answer_and_no_message_has_a_sign_that_hides() {
    let line = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
    let mut lines: Vec<Vec<String>> = [
        "",
        "agenda",
        "list",
        "list|anna",
        "employee|list",
        "employee|show|anna",
        "employee|show|bo",
        "show|anna",
        "show|k7m3x9qa",
        "show|m4q8z2ka",
        "show|p2w6r8tc",
        "show|v3n5b7xe",
        "actions",
        "actions|--all",
        "goals",
        "goals|--all",
        "obstacles",
        "search|a",
        "search|a|--json",
        "questions",
        "questions|--type|stay",
        "check",
        "check|employees",
        "log",
        "undo",
        "redo",
        "sync",
        "act|anna|Bellen",
        "done|m4q8z2ka",
        "drop|v3n5b7xe|--because|x",
        "reopen|m4q8z2ka",
        "close|k7m3x9qa",
        "start|k7m3x9qa",
        "release|k7m3x9qa|1|--yes",
        "new|anna|--no-edit",
        "new|bo|--type|stay",
        "edit|p2w6r8tc",
        "employee|edit|anna",
        "employee|leave|bo|--date|2026-11-01",
        "employee|handover|anna|--to|Piet|--yes",
        "employee|rename|bo|Bo Berg",
        "goal|add|anna|x",
        "goal|note|p2w6r8tc|x",
        "obstacles|name|x|y",
        "obstacles|merge|x|y",
        "actions|--team|x",
        "actions|--obstacle|x",
        "show|nobody",
        "prepare|anna|--for|employee|--format|html|-o|employees/x",
        "undo",
        "resolve",
    ]
    .into_iter()
    .map(line)
    .collect();
    for command in [
        "report",
        "plan|anna",
        "board",
        "prepare|anna",
        "prepare|anna|--for|employee",
        "growth|anna",
        "dossier|anna",
        "show|k7m3x9qa",
        "employee|handover|anna|--to|Piet|--dry-run",
    ] {
        for format in ["text", "markdown", "csv", "html"] {
            lines.push(line(&format!("{command}|--format|{format}")));
        }
    }
    let workspace = workspace();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for words in lines {
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        let output = stay(&workspace, &words);
        assert_ne!(output.status.code(), Some(101), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        for (stream, bytes) in [("answer", output.stdout), ("message", output.stderr)] {
            let text = String::from_utf8(bytes).unwrap();
            seen += text.matches('␛').count();
            // what went through the editor is the file itself
            let is_file = stream == "answer"
                && (words.contains(&"edit") || words[..] == ["new", "bo", "--type", "stay"] || words.first() == Some(&"start"));
            if !is_file && let Some(line) = hidden(&text) {
                wrong.push(format!("{words:?}, {stream}: {line:?}"));
            }
            let is_page = stream == "answer" && (words.contains(&"html") || words.contains(&"markdown"));
            assert!(!is_page || !text.contains("<script>alert") && !text.contains("<img src=x"), "{words:?}: {text}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 200, "shown {seen} times");
}

/// Who committed calls themselves what they like.
#[test]
fn no_name_in_a_history_has_one_either() {
    let workspace = Workspace::default();
    let git = |words: &[&str]| {
        let mut command = Command::new("git");
        command
            .env_clear()
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .env("HOME", workspace.root())
            .current_dir(workspace.root());
        assert!(command.args(words).status().unwrap().success(), "{words:?}");
    };
    git(&["init", "-q", "-b", "\u{202e}odd\u{200b}"]);
    git(&["add", "-A"]);
    git(&["-c", "user.name=P\u{1b}]0;x\u{7}\u{9b}31m\u{202e}iet", "-c", "user.email=x@y", "commit", "-q", "-m", "\u{1b}[31mx"]);
    assert!(stay(&workspace, &["done", "m4q8z2ka"]).status.success());
    git(&["-c", "user.name=\u{1b}[2J\u{202e}", "-c", "user.email=x@y", "commit", "-q", "-a", "-m", "\u{1b}[31mx"]);
    for words in [
        &["log"][..],
        &["dossier", "anna"],
        &["log", "m4q8z2ka"],
        &["undo", "-n"],
        &["sync"],
        &["check"],
        &["check", "--staged"],
        &["check", "--install-hook"],
    ] {
        let output = stay(&workspace, words);
        for text in [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()) {
            assert!(hidden(&text).is_none(), "{words:?}: {:?}", hidden(&text));
        }
    }
}
