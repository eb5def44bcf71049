//! Promises that are made with a talk, in its form or behind `--act`: each is made once, in the same write, and what was
//! typed is in it or comes back with what is wrong. And closing the talk in the same command.
#![cfg(unix)]

use crate::support;
use crate::support::sandbox::{Run, Sandbox, output_of};
use serde_json::Value;
use std::path::{Path, PathBuf};

const TALK: &str = "employees/bo/conversations/2026-11-20-k7m3x9qa.yaml";
const TALK_TEXT: &str = "id: k7m3x9qa\ntype: check-in\nstatus: open\ndate: 2026-11-20\nanswers:\n- question: Waarvan?\n";

fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    for line in [
        "init --lang nl --quiet --no-git",
        "employee add Bo --manager 'Piet Jansen' --quiet",
        "employee add 'Anna de Vries' --quiet",
        "employee add 'Anna Smit' --quiet",
    ] {
        assert_eq!(sandbox.stay(line).code, Some(0), "{line}");
    }
    sandbox.write(TALK, TALK_TEXT);
    sandbox
}

fn text(sandbox: &Sandbox, path: &str) -> String {
    std::fs::read_to_string(sandbox.root.join(path)).unwrap()
}

fn with(sandbox: &Sandbox, editor: &str, line: &str) -> Run {
    let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    command.env("EDITOR", editor).env_remove("VISUAL").env("STAY_TODAY", "2026-11-22").args(shell_words::split(line).unwrap());
    output_of(&mut command)
}

/// An editor that puts these lines in the place of the empty one below `actions:`.
fn types(sandbox: &Sandbox, lines: &str) -> String {
    let (typed, editor) = (sandbox.root.join("typed"), sandbox.root.join("types"));
    std::fs::write(&typed, format!("{lines}\n")).unwrap();
    let script = format!(
        "#!/bin/sh\nawk -v typed='{}' '/^actions:/ {{ print; getline; while ((getline line < typed) > 0) print line; next }} {{ print }}' \"$1\" > \"$1.n\" && mv \"$1.n\" \"$1\"\n",
        typed.display()
    );
    support::script(&editor, &script);
    editor.display().to_string()
}

/// The page of a record, as an editor gets it.
fn page(sandbox: &Sandbox, line: &str) -> String {
    let seen = sandbox.root.join("seen");
    with(sandbox, &format!("sh -c 'cp \"$1\" \"{}\"' x", seen.display()), line);
    std::fs::read_to_string(seen).unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Title, owner and day of every action of Bo, by title.
fn actions(sandbox: &Sandbox) -> Vec<[String; 3]> {
    let listed = sandbox.stay("actions --all --json --today 2026-11-22");
    let answer: Value = serde_json::from_str(&listed.stdout).unwrap();
    let of = |action: &Value| ["title", "owner", "due"].map(|key| action[key].as_str().unwrap_or_default().to_owned());
    let mut found: Vec<[String; 3]> = answer["actions"].as_array().unwrap().iter().map(of).collect();
    found.sort();
    found
}

fn promised(all: &[[&str; 3]]) -> Vec<[String; 3]> {
    all.iter().map(|one| one.map(str::to_owned)).collect()
}

const THREE: [[&str; 3]; 3] = [
    ["Laptop: vervangen", "manager", "2026-12-01"],
    ["Rooster \"nieuw\" # bekijken", "together", "2026-11-27"],
    ["Zwijgen", "manager", "2026-12-20"],
];

#[test]
fn what_is_typed_in_the_form_is_made_with_the_talk_and_is_not_in_its_file() {
    for (lines, lang) in [
        ("- Laptop: vervangen · leidinggevende · 1 dec\n- vrijdag · samen · Rooster \"nieuw\" # bekijken\n- Zwijgen", "nl"),
        ("- Laptop: vervangen | 2026-12-01 | manager\n\n-Rooster \"nieuw\" # bekijken · friday · together\n  - Zwijgen\n", "en"),
    ] {
        for command in ["new bo --edit --type wellbeing", "edit k7m3", "start p4q8 --edit"] {
            let sandbox = workspace();
            let planned = "employees/bo/conversations/2026-11-20-p4q8z2ka.yaml";
            sandbox.write(planned, "id: p4q8z2ka\ntype: stay\nstatus: planned\ndate: 2026-11-25\n");
            let made = with(&sandbox, &types(&sandbox, lines), &format!("{command} --lang {lang}"));
            assert_eq!((made.code, actions(&sandbox)), (Some(0), promised(&THREE)), "{command}: {}", made.stderr);
            let talks = files(&sandbox.root.join("employees/bo/conversations"));
            for talk in &talks {
                let text = std::fs::read_to_string(talk).unwrap();
                assert!(!text.contains("actions") && !text.contains("Zwijgen") && !text.contains('#'), "{text}");
            }
            assert_eq!(talks.len(), if command.starts_with("new") { 3 } else { 2 });
            assert_eq!(sandbox.stay("check").code, Some(0), "{}", sandbox.stay("check").stdout);
            assert!(!files(&sandbox.root.join(".stay/edit")).iter().any(|path| path.extension().is_some()), "the draft is gone");
        }
    }
}

#[test]
fn a_form_that_nobody_typed_in_is_never_mind_and_promises_alone_are_a_talk() {
    let sandbox = workspace();
    for editor in ["true".to_owned(), types(&sandbox, "- "), types(&sandbox, "-\n\n-  ")] {
        let left = with(&sandbox, &editor, "new bo --edit");
        assert_eq!((left.code, files(&sandbox.root.join("employees/bo/conversations")).len()), (Some(1), 1), "{}", left.stderr);
    }
    assert_eq!(with(&sandbox, &types(&sandbox, "- "), "edit k7m3").code, Some(0));
    assert_eq!((text(&sandbox, TALK).as_str(), actions(&sandbox)), (TALK_TEXT, Vec::new()));
    let made = with(&sandbox, &types(&sandbox, "- Bellen"), "new bo --edit");
    assert!(made.stderr.contains("✓ check-in met Bo · 1 belofte: Bellen, leidinggevende, 20 dec\n"), "{}", made.stderr);
    assert_eq!(files(&sandbox.root.join("employees/bo/conversations")).len(), 2);
}

#[test]
fn what_is_not_understood_comes_back_on_top_and_is_made_once_when_it_is_mended() {
    for (typed, wrong, mended) in [
        ("Bellen · manager · hr", "`manager` en `hr` kunnen allebei de eigenaar zijn", "Bellen · hr"),
        ("Bellen · morgen · vrijdag", "`morgen` en `vrijdag` zijn allebei een dag", "Bellen · vrijdag"),
        ("Bellen · 31 feb", "`31 feb` kan niet: februari heeft 28 of 29 dagen", "Bellen · 2027-03-01"),
        ("Bellen · juli", "`juli` kan 1 jul 2027 of 31 jul 2027 zijn", "Bellen · 1 jul"),
        ("manager", "er staat niet wat er beloofd is", "Bellen"),
        ("Bellen · en mailen", "`en mailen` kan de eigenaar zijn, en kan bij de tekst horen", "Bellen · en mailen · manager"),
        ("Bellen, morgen", "schrijf `- Bellen · morgen`", "Bellen · morgen"),
        ("Bellen · leidingevende", "schrijf `- Bellen · leidinggevende`", "Bellen · leidinggevende"),
        ("Bellen · Anna", "kies uit: Anna Smit (anna-smit), Anna de Vries (anna-de-vries)", "Bellen · Anna Smit"),
    ] {
        for command in ["new bo --edit --type wellbeing", "edit k7m3"] {
            let sandbox = workspace();
            let refused = with(&sandbox, &types(&sandbox, &format!("- Eerst\n- {typed}\n- Dan")), command);
            assert!(refused.code == Some(1) && refused.stderr.contains(wrong), "{typed}: {}", refused.stderr);
            assert!(actions(&sandbox).is_empty() && files(&sandbox.root.join("employees/bo/conversations")).len() == 1);
            let told = refused.stderr.lines().find(|line| line.contains(": regel ")).unwrap();
            let id = refused.stderr.rsplit("`stay edit ").next().unwrap().split('`').next().unwrap().to_owned();
            // the form comes back with the reason on top, and all that was typed where it stood
            let again = page(&sandbox, &format!("edit {id}"));
            assert!(again.starts_with("#:! ") && again.contains(&format!("actions:\n- Eerst\n- {typed}\n- Dan\n")), "{again}");
            let number: usize = told.split("regel ").nth(1).unwrap().split(':').next().unwrap().parse().unwrap();
            let stands = again.lines().filter(|line| !line.starts_with("#:!")).nth(number - 1);
            assert_eq!(stands, Some(format!("- {typed}").as_str()), "{told}");
            let saved = with(&sandbox, &format!("sed -i 's/^- {typed}$/- {mended}/'"), &format!("edit {id}"));
            assert_eq!((saved.code, actions(&sandbox).len()), (Some(0), 3), "{mended}: {}", saved.stderr);
            // and not a second time
            with(&sandbox, "true", &format!("edit {id}"));
            assert_eq!(actions(&sandbox).len(), 3);
        }
    }
}

#[test]
fn any_text_survives_the_form_and_the_command_line() {
    let mut rng = fastrand::Rng::with_seed(20261122);
    let words = [
        "Bellen", "#1", "privé:", "\"zo\"", "'s", "&", "*", "!", "|", "%", "@Bo", "a·b", "[x]", "{y}", "-", "->", "~", "100%", "`z`", "\\n",
    ];
    let mut texts: Vec<String> = Vec::new();
    for _ in 0..24 {
        let count = rng.usize(1..5);
        let text = (0..count).map(|_| *rng.choice(&words).unwrap()).collect::<Vec<_>>().join(" ");
        texts.push(format!("{} {text}", rng.choice(&["Werk", "1", "\"Zo\" gaat", "Let op: nu", "#"]).unwrap()));
    }
    // a bar with blanks around it parts
    texts.iter_mut().for_each(|text| *text = text.replace(" |", " ¦"));
    texts.sort();
    texts.dedup();
    let meant =
        |owner: &str| -> Vec<[String; 3]> { texts.iter().map(|text| [text.clone(), owner.to_owned(), "2026-12-01".to_owned()]).collect() };
    let lines: Vec<String> = texts.iter().map(|text| format!("- {text} · hr · 2026-12-01")).collect();
    let sandbox = workspace();
    let made = with(&sandbox, &types(&sandbox, &lines.join("\n")), "edit k7m3");
    assert_eq!((made.code, actions(&sandbox)), (Some(0), meant("hr")), "{}", made.stderr);
    let sandbox = workspace();
    let acts = texts.iter().map(|text| format!(" --act={}", shell_words::quote(&format!("2026-12-01 · {text} · samen"))));
    let made = sandbox.stay(&format!("edit k7m3 --today 2026-11-22{}", acts.collect::<String>()));
    assert_eq!((made.code, actions(&sandbox)), (Some(0), meant("together")), "{}", made.stderr);
}

#[test]
fn promises_on_the_command_line_are_one_write_with_the_talk_and_one_undo() {
    for (line, made_talk) in [
        ("new bo --type wellbeing --no-edit", true),
        ("new bo --type wellbeing --no-edit --close --next +3w", true),
        ("edit k7m3", false),
        ("edit bo", false),
        ("edit k7m3 --close", false),
        ("close k7m3", false),
        ("start p4q8", false),
        ("start p4q8 --close --next 2026-12-24", false),
    ] {
        let sandbox = workspace();
        let planned = "employees/bo/conversations/2026-11-20-p4q8z2ka.yaml";
        sandbox.write(planned, "id: p4q8z2ka\ntype: stay\nstatus: planned\ndate: 2026-11-25\n");
        let before = (text(&sandbox, TALK), text(&sandbox, planned));
        let line = format!("{line} --act 'Bellen · Bo · 2026-12-01' --act Mailen --today 2026-11-22");
        let dry = sandbox.stay(&format!("{line} --dry-run --json"));
        assert!(dry.code == Some(0) && actions(&sandbox).is_empty(), "{line}: {}", dry.stderr);
        let made = sandbox.stay(&format!("{line} --json"));
        let answer: Value = serde_json::from_str(&made.stdout).unwrap();
        let told: Vec<&str> = answer["actions"].as_array().unwrap().iter().filter_map(|action| action["title"].as_str()).collect();
        assert_eq!((made.code, told), (Some(0), vec!["Bellen", "Mailen"]), "{line}: {}", made.stderr);
        // the person by name is the employee, as `--owner` has it
        assert_eq!(actions(&sandbox), promised(&[["Bellen", "employee", "2026-12-01"], ["Mailen", "manager", "2026-12-20"]]));
        let written = answer["written"].as_array().unwrap().len();
        let is_changed = made_talk || line.contains("close") || line.contains("start");
        assert_eq!(written, 2 + usize::from(is_changed), "{line}");
        assert_eq!(answer["written"][0]["change"], if made_talk || !is_changed { "created" } else { "changed" });
        let is_closed = files(&sandbox.root.join("employees/bo/conversations"))
            .iter()
            .any(|path| std::fs::read_to_string(path).unwrap().contains("status: closed\n"));
        assert_eq!(is_closed, line.contains("close"), "{line}");
        assert_eq!(sandbox.stay("check").code, Some(0), "{line}: {}", sandbox.stay("check").stdout);
        assert_eq!(sandbox.stay("undo").code, Some(0));
        assert_eq!((text(&sandbox, TALK), text(&sandbox, planned)), before, "{line}");
        assert!(actions(&sandbox).is_empty() && files(&sandbox.root.join("employees/bo/conversations")).len() == 2, "{line}");
    }
}

#[test]
fn all_is_written_or_nothing() {
    let sandbox = workspace();
    // what lies in the way of the actions
    std::fs::write(sandbox.root.join("employees/bo/actions"), "x").unwrap();
    for line in ["new bo --type wellbeing --no-edit", "edit k7m3 --close", "close k7m3"] {
        let refused = sandbox.stay(&format!("{line} --act Bellen --today 2026-11-22"));
        assert_ne!(refused.code, Some(0), "{line}");
        assert_eq!(files(&sandbox.root.join("employees/bo/conversations")).len(), 1, "{line}: {}", refused.stderr);
        assert_eq!(text(&sandbox, TALK), TALK_TEXT, "{line}");
    }
    let refused = with(&sandbox, &types(&sandbox, "- Bellen"), "edit k7m3");
    assert!(refused.code != Some(0) && text(&sandbox, TALK) == TALK_TEXT, "{}", refused.stderr);
    // and what was typed waits
    std::fs::remove_file(sandbox.root.join("employees/bo/actions")).unwrap();
    assert_eq!(with(&sandbox, "true", "edit k7m3").code, Some(0));
    assert_eq!(actions(&sandbox), promised(&[["Bellen", "manager", "2026-12-20"]]));
}

#[test]
fn an_editor_that_fails_keeps_what_was_promised_on_the_command_line() {
    let sandbox = workspace();
    let failed = with(&sandbox, "false", "new bo --type wellbeing --edit --act 'Bellen · hr' --act '\"Zo\"'");
    assert!(failed.code == Some(1) && actions(&sandbox).is_empty(), "{}", failed.stderr);
    let id = failed.stderr.rsplit("`stay edit ").next().unwrap().split('`').next().unwrap().to_owned();
    assert!(page(&sandbox, &format!("edit {id}")).contains("actions:\n- Bellen · hr\n"));
    let made = promised(&[["\"Zo\"", "manager", "2026-12-20"], ["Bellen", "hr", "2026-12-20"]]);
    assert_eq!(actions(&sandbox), made, "left as it was, it says what was on the command line");
    // what is wrong is told before an editor opens
    let refused = with(&sandbox, "false", "new bo --type exit --edit --act 'Bellen · 31 feb'");
    assert!(refused.code == Some(2) && refused.stderr.contains("--act: `31 feb` kan niet"), "{}", refused.stderr);
}

#[test]
fn a_key_of_the_file_s_own_stays_the_file_s() {
    for own in ["actions:\n- van mij\n", "\"actions\": x\n", "actions: {a: 1}\n"] {
        let sandbox = workspace();
        sandbox.write(TALK, &format!("{TALK_TEXT}{own}"));
        let page = page(&sandbox, "edit k7m3");
        assert_eq!(page.matches("actions").count(), 1, "{page}");
        let saved = with(&sandbox, "sed -i 's/^next: .*/next: 2026-12-24/'", "edit k7m3");
        assert_eq!(saved.code, Some(0), "{}", saved.stderr);
        assert!(text(&sandbox, TALK).contains(own) && text(&sandbox, TALK).contains("next: 2026-12-24\n") && actions(&sandbox).is_empty());
    }
}

#[test]
fn what_was_promised_before_stands_above_the_field_and_more_than_the_limit_is_said() {
    let sandbox = workspace();
    assert_eq!(sandbox.stay("act k7m3 Bellen --owner hr --due 2026-12-01 --today 2026-11-22").code, Some(0));
    let page = page(&sandbox, "edit k7m3");
    assert!(page.contains("hooguit 2 acties"), "{page}");
    assert!(page.contains("#:     al afgesproken, en niet nog eens nodig:\n#:       Bellen · HR · 1 dec\nactions:\n- \n"), "{page}");
    let more = sandbox.stay("edit k7m3 --act Mailen --act 'Gaan · gisteren' --today 2026-11-22");
    assert!(more.stderr.contains("dit gesprek heeft nu 3 acties; hooguit 2 werkt beter"), "{}", more.stderr);
    assert!(more.stderr.contains("21 nov 2026 bij --act is al geweest"), "{}", more.stderr);
    let many = sandbox.stay("new bo --type wellbeing --no-edit --act A --act B --act C --act D --today 2026-11-22");
    assert!(many.stderr.contains("dit gesprek heeft nu 4 acties; hooguit 3 werkt beter"), "{}", many.stderr);
}

#[test]
fn what_does_not_go_together_is_refused_with_the_reason() {
    let sandbox = workspace();
    assert_eq!(sandbox.stay("act bo Los --today 2026-11-22").code, Some(0));
    let action = files(&sandbox.root.join("employees/bo/actions"))[0].display().to_string();
    let action = action.rsplit('-').next().unwrap().trim_end_matches(".yaml").to_owned();
    sandbox.write("employees/bo/conversations/2026-11-20-q4q8z2ka.yaml", "id: q4q8z2ka\ntype: stay\nstatus: open\ndate: 2026-11-20\n");
    for (line, code, reason) in [
        ("new bo --planned --close --no-edit", 2, "laat --planned of --close weg"),
        ("new bo --date +3d --close --no-edit", 1, "moet nog komen"),
        ("new bo --next +3d --no-edit", 2, "--close"),
        ("edit bo --act X", 1, "tip: noem de id, zoals"),
        ("edit 'Anna Smit' --act X", 1, "Anna Smit heeft"),
        (&format!("edit {action} --close"), 2, "--close hoort bij een gesprek"),
        (&format!("close {action} --act X"), 2, "--act hoort bij een gesprek"),
        ("close k7m3 q4q8 --act X", 2, "--act hoort bij één gesprek"),
        ("edit k7m3 --act 'X · 31 feb'", 2, "`31 feb` kan niet: februari heeft 28 of 29 dagen"),
        ("close k7m3 --act manager", 2, "er staat niet wat er beloofd is"),
        ("edit k7m3 --close --next 2026-11-01 --act X", 1, "ligt voor de dag van het gesprek"),
    ] {
        let refused = sandbox.stay(&format!("{line} --today 2026-11-22"));
        assert!(refused.code == Some(code) && refused.stderr.contains(reason), "{line}: {refused:?}");
        assert_eq!((text(&sandbox, TALK).as_str(), actions(&sandbox).len()), (TALK_TEXT, 1), "{line}");
    }
}

#[test]
fn with_commits_it_is_one_commit() {
    let sandbox = workspace();
    sandbox.in_git();
    let settings = text(&sandbox, "stay.yaml");
    sandbox.write("stay.yaml", &format!("{settings}git:\n  commit: auto\n"));
    let git = |line: &str| {
        let mut git = sandbox.command("git");
        output_of(git.args(["-c", "user.name=x", "-c", "user.email=x@example.org"]).args(line.split(' ')))
    };
    git("config user.name x");
    git("config user.email x@example.org");
    git("add .");
    git("commit -q -m x");
    let made = sandbox.stay("new bo --type wellbeing --no-edit --act Bellen --act Mailen --close --today 2026-11-22");
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    assert_eq!(git("rev-list --count HEAD").stdout.trim(), "2", "{}", made.stderr);
    assert_eq!(git("show --name-only --format= HEAD").stdout.lines().count(), 3);
    assert!(!git("log -1 --format=%B").stdout.contains("Bellen"));
}

#[cfg(target_os = "linux")]
mod at_a_terminal {
    use super::*;
    use crate::support::terminal::typed_into;

    /// Runs `stay` at a terminal where `typed` is typed, and then the end of input; what was on the screen, and how it ended.
    fn run(sandbox: &Sandbox, editor: &str, line: &str, typed: &str) -> (String, Option<i32>) {
        let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
        command.env("EDITOR", editor).env_remove("VISUAL").env("STAY_TODAY", "2026-11-22").args(shell_words::split(line).unwrap());
        let asked = typed_into(command, typed);
        (asked.on_screen, asked.code)
    }

    fn asked(screen: &str) -> usize {
        screen.matches("[J/n]").count() + screen.matches("[Y/n]").count()
    }

    #[test]
    fn saving_a_talk_that_was_held_asks_once_whether_to_close_it() {
        let questions = [("nl", "  afsluiten en terugkomen op 20 dec? [J/n]"), ("en", "  close it and come back on 20 Dec? [Y/n]")];
        for ((lang, question), (typed, closes)) in questions
            .into_iter()
            .flat_map(|lang| [("\n", true), ("j\n", true), ("n\n", false), ("", false), ("later\n", false)].map(|typed| (lang, typed)))
        {
            let sandbox = workspace();
            let editor = types(&sandbox, "- Bellen · hr · 2026-12-01");
            let (screen, code) = run(&sandbox, &editor, &format!("new bo --type wellbeing --edit --lang {lang}"), typed);
            assert!(code == Some(0) && screen.contains(question) && asked(&screen) == 1, "{typed:?}: {screen}");
            let path = files(&sandbox.root.join("employees/bo/conversations")).pop().unwrap();
            let text = std::fs::read_to_string(path).unwrap();
            assert_eq!(text.contains("status: closed\n") && text.contains("closed: 2026-11-22\n"), closes, "{screen}");
            assert_eq!(screen.contains(": stay close "), !closes, "what one would do next comes when it stays open: {screen}");
            assert_eq!(actions(&sandbox), promised(&[["Bellen", "hr", "2026-12-01"]]));
            assert!(!files(&sandbox.root.join(".stay/edit")).iter().any(|path| path.extension().is_some()));
        }
    }

    #[test]
    fn what_is_asked_is_asked_where_it_fits_and_nowhere_else() {
        for (line, count) in [
            ("edit k7m3 --act Bellen", 1),
            ("edit k7m3", 1),
            ("start p4q8 --edit", 1),
            ("start p4q8 --no-edit --act Bellen", 1),
            ("new bo --type wellbeing --no-edit --summary Goed", 1),
            // told already, nothing said in it yet, still to come, or nobody who may be asked
            ("new bo --type wellbeing --no-edit --summary Goed --close", 0),
            ("edit k7m3 --close", 0),
            ("new bo --type wellbeing --no-edit", 0),
            ("start p4q8 --no-edit", 0),
            ("new bo --type wellbeing --edit --planned", 0),
            ("new bo --type wellbeing --edit --date 2026-12-01", 0),
            ("edit k7m3 --act Bellen --no-input", 0),
            ("edit k7m3 --act Bellen --yes", 0),
            ("edit k7m3 --act Bellen --json", 0),
            ("edit k7m3 --act Bellen --dry-run", 0),
            ("close k7m3 --act Bellen", 0),
            ("act k7m3 Bellen", 0),
        ] {
            let sandbox = workspace();
            let planned = "employees/bo/conversations/2026-11-20-p4q8z2ka.yaml";
            sandbox.write(planned, "id: p4q8z2ka\ntype: stay\nstatus: planned\ndate: 2026-11-30\n");
            let (screen, code) = run(&sandbox, &types(&sandbox, "- Mailen"), line, "n\n");
            assert_eq!((code, asked(&screen)), (Some(0), count), "{line}: {screen}");
        }
    }

    #[test]
    fn a_name_that_is_nearly_known_is_asked_about_before_anything_is_written() {
        let sandbox = workspace();
        let (screen, code) = run(&sandbox, &types(&sandbox, "- Bellen · Piet Janssen"), "edit k7m3", "j\nn\n");
        assert!(code == Some(0) && screen.contains("Bedoel je Piet Jansen? [J/n]"), "{screen}");
        assert_eq!(actions(&sandbox), promised(&[["Bellen", "Piet Jansen", "2026-12-20"]]));
        // who stops there has written nothing, and the text waits
        let sandbox = workspace();
        let (screen, code) = run(&sandbox, &types(&sandbox, "- Bellen · Piet Janssen"), "edit k7m3", "");
        assert!(code == Some(1) && actions(&sandbox).is_empty(), "{screen}");
        assert!(page(&sandbox, "edit k7m3").contains("- Bellen · Piet Janssen\n"));
    }
}
