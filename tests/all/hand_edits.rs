//! What a person wrote by hand in a file stays there, whatever command changes that file: each comment, and each key that
//! `stay` does not know.
#![cfg(unix)]

use crate::support::sandbox::{COPY, Run, Sandbox, output_of};
use stay::store::yaml::comments;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file of the workspace that people may write in.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() && entry.file_name() != ".stay" {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
    found.sort();
}

/// The example with a comment behind each line and above each, as far as those are comments, and a key of one's own in
/// each file and each obstacle of the vocabulary.
struct Commented {
    sandbox: Sandbox,
    comments: BTreeMap<String, usize>,
    keys: usize,
}

impl Commented {
    fn new() -> Commented {
        let sandbox = Sandbox::copy();
        let mut all = Vec::new();
        files(&sandbox.root.join(COPY), &mut all);
        let (mut number, mut keys) = (0, 0);
        for path in all.iter().filter(|path| !path.to_string_lossy().contains("/questions/")) {
            let mut out = String::new();
            let mut text_at = None;
            let mut in_vocabulary = false;
            for line in fs::read_to_string(path).unwrap().lines() {
                let indent = line.len() - line.trim_start().len();
                let is_text = text_at.is_some_and(|at| indent > at || line.is_empty());
                text_at = text_at.filter(|_| is_text);
                if is_text || line.trim_start().starts_with('#') {
                    out.push_str(&format!("{line}\n"));
                    continue;
                }
                let dash = line.trim_start().starts_with("- ").then_some(indent);
                if line.ends_with('|') {
                    text_at = Some(dash.map_or(indent, |at| at + 2).min(indent + 2).max(indent));
                }
                number += 1;
                let pad = " ".repeat(indent);
                out.push_str(&format!("{pad}# boven {number}.\n{line} # achter {number}.\n"));
                in_vocabulary = if indent == 0 { line.starts_with("obstacles:") && path.ends_with("stay.yaml") } else { in_vocabulary };
                if in_vocabulary && indent == 2 && line.ends_with(':') {
                    keys += 1;
                    out.push_str(&format!("    eigen-{keys}: waarde {keys}.\n"));
                }
            }
            keys += 1;
            out.push_str(&format!("eigen-{keys}: waarde {keys}.\n# einde {number}.\n"));
            fs::write(path, out).unwrap();
        }
        let mut commented = Commented { sandbox, comments: BTreeMap::new(), keys };
        commented.comments = commented.there();
        assert!(commented.comments.len() > 1_000, "{}", commented.comments.len());
        commented
    }

    /// How often each comment is there.
    fn there(&self) -> BTreeMap<String, usize> {
        let mut all = Vec::new();
        files(&self.sandbox.root.join(COPY), &mut all);
        let mut there = BTreeMap::new();
        for path in all {
            let text = fs::read_to_string(path).unwrap();
            comments::of(&text).iter().for_each(|comment| *there.entry(comment.text.to_owned()).or_default() += 1);
        }
        there
    }

    fn run(&self, line: &str) -> Run {
        let words = shell_words::split(&format!("-C {COPY} --today 2026-11-20 --no-input --yes {line}")).unwrap();
        output_of(
            self.sandbox
                .command(env!("CARGO_BIN_EXE_stay"))
                .args(words)
                .env("EDITOR", "sed -i 's/^\\(role\\|title\\): [^#]*/\\1: anders /'"),
        )
    }

    /// Runs a command that has to end well, and looks whether all is there still.
    fn keeps(&self, line: &str) -> Run {
        let run = self.run(line);
        // `check` ends with 4, for it does not know the keys
        assert!(run.code == Some(if line.starts_with("check") { 4 } else { 0 }), "{line}: {run:?}");
        self.assert_all(line);
        run
    }

    fn assert_all(&self, line: &str) {
        let there = self.there();
        for (comment, count) in &self.comments {
            assert!(there.get(comment).is_some_and(|now| now >= count), "{line}: {comment} is gone");
        }
        let mut all = Vec::new();
        files(&self.sandbox.root.join(COPY), &mut all);
        let texts: String = all.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
        for number in 1..=self.keys {
            assert!(texts.contains(&format!("eigen-{number}: waarde {number}.")), "{line}: eigen-{number} is gone");
        }
    }

    fn edit(&self, path: &str, change: impl FnOnce(String) -> String) {
        let path = self.sandbox.root.join(COPY).join(path);
        fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
    }
}

#[test]
fn no_command_takes_out_what_someone_wrote() {
    let work = Commented::new();
    let ended = |folder: &str, status: &str| -> Vec<String> {
        let mut all = Vec::new();
        files(&work.sandbox.root.join(COPY), &mut all);
        let is_one = |path: &&PathBuf| {
            path.to_string_lossy().contains(folder) && fs::read_to_string(path).unwrap().contains(&format!("\nstatus: {status} "))
        };
        all.iter().filter(is_one).map(|path| path.file_stem().unwrap().to_string_lossy()[11..].to_owned()).collect()
    };
    let (done, closed, open) = (ended("/actions/", "done"), ended("/conversations/", "closed"), ended("/actions/", "open"));
    for id in done.iter().take(3).chain(closed.iter().take(3)) {
        work.keeps(&format!("reopen {id}"));
        work.keeps("undo");
        work.keeps(&format!("reopen {id}"));
    }
    for id in open.iter().take(2) {
        work.keeps(&format!("done {id} --win 'Het werkt' --note klaar"));
        work.keeps(&format!("reopen {id}"));
        work.keeps(&format!("drop {id} --because 'niet meer nodig'"));
        work.keeps(&format!("edit {id}"));
    }
    work.keeps(&format!("close {} --summary 'Kort'", closed[0]));
    work.keeps("obstacles merge reistijd registratiedruk");
    work.keeps("obstacles merge overdracht geen-tijd-voor-leren onderbezetting");
    work.keeps("undo");
    work.keeps("obstacles name roosterwijzigingen --also 'wisselend rooster' --label 'en=Roster'");
    work.keeps("employee edit shanti");
    work.keeps("employee leave bas --date 2026-10-01");
    work.keeps("employee handover shanti --to 'Piet Jansen' --take n5t8e2wd");
    work.keeps("undo");
}

#[test]
fn a_mark_that_is_taken_back_and_a_mending_keep_what_stands_there() {
    let work = Commented::new();
    work.keeps("release mcsd27fg 1 --withdraw");
    work.edit("employees/shanti-ramdin/employee.yaml", |text| text.replace("started: 2017-04-01", "started: 2017-4-1"));
    let path = "employees/shanti-ramdin/actions/2026-10-15-n5t8e2wd.yaml";
    work.edit(path, |text| text.replace("id: n5t8e2wd", "id: n5t8e2we").replace("status: open", "status: Open"));
    work.keeps("check --fix");
}

#[test]
fn what_two_obstacles_say_differently_is_not_chosen_between() {
    let sandbox = Sandbox::empty();
    sandbox.stay("init --lang en");
    let path = sandbox.root.join("stay.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let vocabulary =
        "obstacles:\n  laptop:\n    owner: Fatima\n    label:\n      en: Laptop\n      fr: Ordinateur\n  pc:\n    owner: Piet\n  desk:\n";
    fs::write(&path, format!("{text}{vocabulary}")).unwrap();
    let run = sandbox.stay("obstacles merge laptop pc");
    let line = text.lines().count() + 3;
    assert!(run.code == Some(1) && run.stderr.contains(&format!("stay.yaml:{line}:5")) && run.stderr.contains("owner"), "{run:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("{text}{vocabulary}"));
    assert_eq!(sandbox.stay("obstacles merge laptop desk").code, Some(0));
    let after = fs::read_to_string(&path).unwrap();
    let meant =
        "obstacles:\n  pc:\n    owner: Piet\n  desk:\n    also:\n    - Laptop\n    owner: Fatima\n    label:\n      fr: Ordinateur\n";
    assert!(after.ends_with(meant), "{after}");
}

/// A workspace of one person, with one talk that is open, and these lines more in one file.
fn with(path: &str, lines: &str) -> Sandbox {
    let sandbox = Sandbox::empty();
    for (name, text) in [
        ("stay.yaml", "language: en\nin-use: 2026-01-01\n"),
        ("employees/anna/employee.yaml", "name: Anna Smith\nstarted: 2025-01-01\n"),
        ("employees/anna/conversations/2026-11-01-bbbbbbb1.yaml", "id: bbbbbbb1\ntype: check-in\nstatus: open\ndate: 2026-11-01\n"),
        ("employees/anna/notes/2026-11-01-nnnnnnn1.yaml", "id: nnnnnnn1\ntext: Asks for days\ncreated: 2026-11-01\n"),
    ] {
        let file = sandbox.root.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, if name == path { format!("{text}{lines}") } else { text.to_owned() }).unwrap();
    }
    sandbox
}

/// One text where a list or a block of keys belongs: a person wrote it so, and no command takes its place.
#[test]
fn what_has_another_shape_is_not_written_over() {
    let texts = [" too busy and more", " |\n  too busy\n  and more", "\n  too busy: and more"];
    let (talk, card) = ("employees/anna/conversations/2026-11-01-bbbbbbb1.yaml", "employees/anna/employee.yaml");
    let keys = [
        (talk, "themes", "edit bbbbbbb1 --theme energy"),
        (talk, "obstacles", "edit bbbbbbb1 --obstacle laptop"),
        (talk, "energy", "edit bbbbbbb1 --energy laptop"),
        (talk, "signals", "edit bbbbbbb1 --signal training"),
        (card, "basics", "employee edit anna --basics laptop"),
        (card, "rhythm", "employee edit anna --rhythm 'check-in=2 weeks'"),
    ];
    for (path, key, line) in keys {
        for text in &texts[..if key == "rhythm" { 2 } else { 3 }] {
            let sandbox = with(path, &format!("{key}:{text}\n"));
            let before = fs::read_to_string(sandbox.root.join(path)).unwrap();
            let number = before.lines().position(|line| line.starts_with(key)).unwrap() + 1;
            let none =
                format!("{} none", line.rsplit_once(' ').filter(|_| key != "rhythm").unwrap_or(("employee edit anna --rhythm", "")).0);
            for line in [line, &none] {
                let run = sandbox.stay(&format!("--today 2026-11-20 {line}"));
                assert_eq!(run.code, Some(1), "{line} over {before}: {run:?}");
                let is_placed = [number, number + 1].iter().any(|number| run.stderr.contains(&format!("{path}:{number}:")));
                assert!(is_placed && run.stderr.contains("hint: "), "{line} over {before}: {run:?}");
                assert_eq!(fs::read_to_string(sandbox.root.join(path)).unwrap(), before, "{line}");
            }
            // other fields of what can be read change all the same
            if !text.ends_with("more: and more") && path == talk && !text.contains(": ") {
                assert_eq!(sandbox.stay("--today 2026-11-20 edit bbbbbbb1 --summary Short").code, Some(0));
                let after = fs::read_to_string(sandbox.root.join(path)).unwrap();
                assert_eq!(after, format!("{before}summary: Short\n"));
            }
        }
    }
}

#[test]
fn of_the_vocabulary_nothing_is_written_over_that_has_another_shape() {
    for (lines, refused) in [
        ("obstacles: too busy\n", &["name laptop --also x", "name laptop --label x"][..]),
        ("obstacles: |\n  too busy\n  and more\n", &["name laptop --also x"]),
        ("obstacles: 42\n", &["name laptop --also x"]),
        ("obstacles:\n- too busy\n", &["name laptop --also x"]),
        ("obstacles:\n  pc: too slow\n", &["name laptop --also x", "name pc --also x", "name pc --label x"]),
        ("obstacles:\n  pc: too slow\n  desk:\n", &["name pc --also x", "name pc --label x", "merge desk pc"]),
        ("obstacles:\n  pc: [too slow]\n  desk:\n", &["name pc --also x", "name pc --label x", "merge desk pc"]),
        ("obstacles:\n  pc:\n    also: {too: slow}\n  desk:\n", &["name pc --also x", "merge pc desk", "merge desk pc"]),
        ("obstacles:\n  pc:\n    also: too slow\n  desk:\n", &["name pc --also x", "merge desk pc"]),
        ("obstacles:\n  pc:\n    also: [[too], slow]\n  desk:\n", &["merge pc desk"]),
        ("obstacles:\n  pc:\n    label: [too, slow]\n  desk:\n", &["name pc --label x", "merge pc desk"]),
        ("obstacles:\n  pc:\n    label: {nl: [too, slow]}\n  desk:\n", &["name pc --label nl=x", "merge pc desk"]),
    ] {
        for line in refused {
            let sandbox = with("stay.yaml", lines);
            let before = fs::read_to_string(sandbox.root.join("stay.yaml")).unwrap();
            let run = sandbox.stay(&format!("obstacles {line}"));
            assert_eq!(run.code, Some(1), "{line} over {lines}: {run:?}");
            assert!(run.stderr.contains("stay.yaml:") && run.stderr.contains("hint: "), "{line} over {lines}: {run:?}");
            assert_eq!(fs::read_to_string(sandbox.root.join("stay.yaml")).unwrap(), before, "{line}");
        }
    }
    // one text for all that an obstacle is also called is a list of one, and goes along
    let sandbox = with("stay.yaml", "obstacles:\n  pc:\n    also: too slow\n  desk:\n");
    assert_eq!(sandbox.stay("obstacles merge pc desk").code, Some(0));
    let after = fs::read_to_string(sandbox.root.join("stay.yaml")).unwrap();
    assert!(after.ends_with("  desk:\n    also:\n    - too slow\n    - pc\n"), "{after}");
}

#[test]
fn a_note_that_says_where_it_was_taken_up_in_other_words_keeps_them() {
    let path = "employees/anna/notes/2026-11-01-nnnnnnn1.yaml";
    for line in ["close bbbbbbb1", "new anna --no-edit --answer Yes --close"] {
        let sandbox = with(path, "conversation: the one of last week\n");
        let before = fs::read_to_string(sandbox.root.join(path)).unwrap();
        let run = sandbox.stay(&format!("--today 2026-11-20 {line}"));
        assert_eq!(run.code, Some(3), "{line}: {run:?}");
        assert!(run.stderr.contains(&format!("{path}:4:15")), "{line}: {run:?}");
        assert_eq!(fs::read_to_string(sandbox.root.join(path)).unwrap(), before, "{line}");
    }
}
