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
