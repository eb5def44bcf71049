//! The manager's week, from who is due to promised and closed: two commands and one editor for a talk with a promise.
#![cfg(target_os = "linux")]

use crate::support::sandbox::{Run, Sandbox, output_of};
use crate::support::script;
use crate::support::terminal::{Asked, typed_into};
use std::process::Command;

/// A desk of one manager, who has told git who they are.
struct Desk {
    sandbox: Sandbox,
    editor: String,
}

impl Desk {
    /// A workspace that `stay init` made of the answers to its questions; the editor promises `line`.
    fn new(lang: &str, line: &str) -> Desk {
        let sandbox = Sandbox::empty();
        let path = sandbox.root.join("editor");
        script(
            &path,
            &format!(
                "#!/bin/sh\nawk '/^actions:/ {{ print; getline; print \"- {line}\"; next }} {{ print }}' \"$1\" > \"$1.n\" && mv \"$1.n\" \"$1\"\n"
            ),
        );
        let desk = Desk { editor: path.display().to_string(), sandbox };
        for setting in [["user.name", "Piet Jansen"], ["user.email", "piet@example.org"]] {
            let mut git = desk.sandbox.command("git");
            git.args(["config", "--global"]).args(setting).env("GIT_CONFIG_GLOBAL", desk.sandbox.root.join("gitconfig"));
            assert_eq!(output_of(&mut git).code, Some(0));
        }
        let asked = desk.at_a_terminal("init team", &format!("{lang}\n\n\n\n\n"));
        assert_eq!(asked.code, Some(0), "{}", asked.on_screen);
        desk
    }

    fn command(&self, line: &str) -> Command {
        let mut command = self.sandbox.command(env!("CARGO_BIN_EXE_stay"));
        command.args(shell_words::split(line).unwrap()).env("STAY_TODAY", "2026-11-20").env("EDITOR", &self.editor).env_remove("VISUAL");
        command
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", self.sandbox.root.join("gitconfig"))
            .env("HOME", &self.sandbox.root);
        if self.sandbox.root.join("team").exists() {
            command.env("STAY_DIR", "team");
        }
        command
    }

    fn at_a_terminal(&self, line: &str, typed: &str) -> Asked {
        typed_into(self.command(line), typed)
    }

    fn stay(&self, line: &str) -> Run {
        output_of(&mut self.command(line))
    }
}

#[test]
fn a_talk_with_a_promise_is_two_commands_and_one_editor() {
    for (lang, promise, said, question, added) in [
        (
            "nl",
            "Laptop vervangen · manager · 1 dec",
            "check-in met Bo Visser · 1 belofte: Laptop vervangen, jij, 1 dec",
            "afsluiten en terugkomen op 18 dec? [J/n]",
            "Bo Visser toegevoegd, met Piet Jansen",
        ),
        (
            "en",
            "Laptop replaced · leidinggevende · 1 december",
            "check-in with Bo Visser · 1 promise: Laptop replaced, you, 1 Dec",
            "close it and come back on 18 Dec? [Y/n]",
            "Bo Visser added, with Piet Jansen",
        ),
    ] {
        let desk = Desk::new(lang, promise);
        let run = desk.stay("employee add 'Bo Visser'");
        assert!(run.stderr.contains(added), "{run:?}");
        let late = desk.stay("");
        assert!(!late.stdout.contains("Bo Visser"), "nobody is late on the first day: {late:?}");
        assert_eq!(desk.stay("note bo 'wil minder nachten'").code, Some(0));
        let month_later = desk.stay("--today 2026-12-21");
        assert!(month_later.stdout.contains("Bo Visser"), "who was never spoken to is late a month later: {month_later:?}");
        let asked = desk.at_a_terminal("new bo --edit", "\n");
        assert!(asked.code == Some(0) && asked.on_screen.contains(said) && asked.on_screen.contains(question), "{}", asked.on_screen);
        let talks = desk.stay("list --all --json").stdout;
        assert!(talks.contains("\"status\":\"closed\""), "{talks}");
        assert!(desk.stay("notes --json").stdout.contains("\"notes\":[]"), "it was taken up");
        let moved = desk.stay("edit laptop --due '8 dec' --owner planning");
        assert_eq!(moved.code, Some(0), "{moved:?}");
        let done = desk.stay("done laptop --win 'Nieuwe op het bureau'");
        assert_eq!(done.code, Some(0), "{done:?}");
        let kept = desk.stay("actions --all --json").stdout;
        assert!(kept.contains("\"first_due\":\"2026-12-01\"") && kept.contains("\"status\":\"done\""), "{kept}");
        assert_eq!(desk.stay("check").code, Some(0), "{:?}", desk.stay("check"));
    }
}

#[test]
fn the_question_takes_a_day_and_says_what_stays_open() {
    let come_back = |typed: &str| {
        let desk = Desk::new("nl", "Boek kopen · ik");
        assert_eq!(desk.stay("employee add 'Bo Visser'").code, Some(0));
        let asked = desk.at_a_terminal("new bo --edit", typed);
        assert_eq!(asked.code, Some(0), "{}", asked.on_screen);
        let actions = desk.stay("actions --json").stdout;
        assert!(actions.contains("\"owner\":\"manager\""), "who typed `ik` is the manager of Bo: {actions}");
        (desk.stay("list --all --json").stdout, asked.on_screen)
    };
    let (talk, _) = come_back("15 jan\n");
    assert!(talk.contains("\"next\":\"2027-01-15\"") && talk.contains("\"status\":\"closed\""), "{talk}");
    let (talk, screen) = come_back("n\n");
    assert!(talk.contains("\"status\":\"open\"") && screen.contains("stay close "), "{screen}");
}

#[test]
fn one_text_says_what_whose_and_by_when() {
    let desk = Desk::new("nl", "Boek kopen");
    assert_eq!(desk.stay("employee add 'Bo Visser'").code, Some(0));
    for (typed, title, owner, due) in [
        ("'Boek kopen · ik · 1 dec'", "Boek kopen", "manager", "2026-12-01"),
        ("'Stoel | Bo | 8 dec'", "Stoel", "employee", "2026-12-08"),
        ("'A · B' --owner hr", "A · B", "hr", "2026-12-18"),
    ] {
        let run = desk.stay(&format!("act bo {typed} --json"));
        assert_eq!(run.code, Some(0), "{run:?}");
        let all = desk.stay("actions --json").stdout;
        let told = format!("\"title\":\"{title}\"");
        let of = all.split("{\"id\"").find(|action| action.contains(&told)).unwrap_or_else(|| panic!("{title}: {all}"));
        assert!(of.contains(&format!("\"owner\":\"{owner}\"")) && of.contains(&format!("\"due\":\"{due}\"")), "{of}");
    }
    let unknown = output_of(desk.command("act bo Ring --owner ik").env("GIT_CONFIG_GLOBAL", "/dev/null"));
    assert!(unknown.code == Some(1) && unknown.stderr.contains("wie jij bent"), "{unknown:?}");
}

#[test]
fn what_is_closed_in_the_editor_is_closed_today() {
    let mut desk = Desk::new("nl", "Boek kopen");
    assert_eq!(desk.stay("employee add 'Bo Visser'").code, Some(0));
    assert_eq!(desk.stay("new bo --no-edit --theme energy --answer Ja").code, Some(0));
    desk.editor = "sed -i 's/^status: open/status: afgesloten/'".to_owned();
    let run = desk.stay("edit bo --close --next +4w --act Bellen");
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(desk.stay("reopen bo").code, Some(0));
    let id = desk.stay("list --json").stdout.split("\"id\":\"").nth(1).unwrap()[..8].to_owned();
    assert_eq!(desk.stay(&format!("edit {id}")).code, Some(0));
    let talk = desk.stay("list --all --json").stdout;
    assert!(talk.contains("\"closed\":\"2026-11-20\""), "{talk}");
    assert_eq!(desk.stay("check").code, Some(0), "{:?}", desk.stay("check --fix"));
}

#[test]
fn a_workspace_within_another_is_told() {
    let desk = Desk::new("nl", "x");
    // `STAY_DIR` names the folder already, so this is another one in it
    let run = desk.stay("init team");
    assert!(run.code == Some(0) && run.stderr.contains("ligt in een andere"), "{run:?}");
}

/// What was typed into the form of a new talk at the line of its status.
#[test]
fn what_is_new_and_typed_as_ended_has_ended_today() {
    for (typed, ending, ended) in [
        ("closed", "", Some("2026-11-20")),
        ("afgesloten", "", Some("2026-11-20")),
        ("cancelled", "", Some("2026-11-20")),
        ("vervallen", "", Some("2026-11-20")),
        ("closed\\nclosed: 2026-11-20", "", Some("2026-11-20")),
        ("closed", "--act Bellen", Some("2026-11-20")),
        ("open", "--answer Ja", None),
    ] {
        let mut desk = Desk::new("nl", "Boek kopen");
        assert_eq!(desk.stay("employee add 'Bo Visser'").code, Some(0));
        assert_eq!(desk.stay("note bo 'wil minder nachten'").code, Some(0));
        desk.editor = format!("sed -i 's/^status: open/status: {typed}/'");
        let run = desk.stay(&format!("new bo --edit --theme energy {ending}"));
        assert_eq!(run.code, Some(0), "{typed}: {run:?}");
        let talk = desk.stay("list --all --json").stdout;
        let told = ended.map_or("\"closed\":null".to_owned(), |day| format!("\"closed\":\"{day}\""));
        assert!(talk.contains(&told), "{typed}: {talk}");
        assert_eq!(run.stderr.contains("stay close"), ended.is_none(), "{typed}: {run:?}");
        assert_eq!(desk.stay("check").code, Some(0), "{typed}: {:?}", desk.stay("check"));
    }
}
