//! Notes between talks, in one clone and in two: nobody reads one who should not, none is lost, and a talk takes up all or none.

use crate::support::clones::{Clones, words};
use crate::support::sandbox::{COPY, Sandbox};
use crate::support::sync_hints;
use std::fs;

const NOTE: &str = "employees/anna/notes/2026-11-21-n4q8z2ka.yaml";
const TEXT: &str = "id: n4q8z2ka\ntext: Wil minder nachten\ncreated: 2026-11-21\n";
const TALK: &str = "employees/anna/conversations/2026-11-21-k7m3x9qa.yaml";

/// Two clones that have a note for Anna and a talk that is open.
fn noted() -> Clones {
    let clones = Clones::new();
    for (path, text) in [(NOTE, TEXT), (TALK, "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-22\n")] {
        fs::create_dir_all(clones.at("one").join(path).parent().unwrap()).unwrap();
        clones.write("one", path, text);
    }
    clones.commit("one", "note");
    clones.git("one", &["push", "-q"]);
    clones.git("two", &["pull", "-q"]);
    clones
}

#[test]
fn a_note_that_is_changed_here_and_taken_up_there_is_both() {
    let clones = noted();
    clones.write("one", NOTE, &TEXT.replace("nachten", "nachten in december"));
    let closed = clones.stay("two", &["close", "k7m"]);
    assert!(closed.status.success(), "{}", words(&closed));
    sync_hints::follow_to_the_end(&clones, "two", 2);
    let followed = sync_hints::follow_to_the_end(&clones, "one", 4);
    sync_hints::assert_shared(&clones, "one", "two", &followed.said);
    let merged = clones.read("one", NOTE);
    assert_eq!(merged, "id: n4q8z2ka\ntext: Wil minder nachten in december\ncreated: 2026-11-21\nconversation: k7m3x9qa\n");
}

#[test]
fn two_texts_for_one_note_are_a_choice_and_both_can_stay() {
    let clones = noted();
    clones.write("one", NOTE, &TEXT.replace("nachten", "avonden"));
    clones.commit("one", "here");
    clones.write("two", NOTE, &TEXT.replace("nachten", "weekenden"));
    clones.commit("two", "there");
    let (pulled, _) = clones.pulled("one", "two");
    assert!(!pulled.status.success(), "{}", words(&pulled));
    let waits = clones.stay("one", &["notes"]);
    assert_eq!(waits.status.code(), Some(3), "{}", words(&waits));
    let asked = words(&clones.stay("one", &["resolve", "--json"]));
    assert!(asked.contains("\"field\":\"text\"") && asked.contains("\"both\":true"), "{asked}");
    assert!(clones.stay("one", &["resolve", "--theirs"]).status.success());
    assert!(clones.read("one", NOTE).contains("weekenden"));
}

#[test]
fn notes_go_along_with_a_folder_that_moves_and_what_is_noted_elsewhere_meanwhile() {
    let clones = noted();
    assert!(clones.stay("two", &["employee", "rename", "anna", "Anna Smit", "--folder"]).status.success());
    sync_hints::follow_to_the_end(&clones, "two", 2);
    assert!(clones.stay("one", &["note", "anna", "Vraagt", "naar", "een", "laptop"]).status.success());
    let followed = sync_hints::follow_to_the_end(&clones, "one", 6);
    sync_hints::assert_shared(&clones, "one", "two", &followed.said);
    for clone in ["one", "two"] {
        let all = clones.shell(clone, "cat employees/anna-smit/notes/*.yaml");
        assert!(all.contains("Wil minder nachten") && all.contains("laptop"), "{clone}: {all}\n{}", followed.said);
        assert!(!clones.at(clone).join("employees/anna").exists(), "{clone}: {}", followed.said);
    }
}

#[test]
fn a_commit_says_nothing_of_what_was_noted() {
    let clones = noted();
    let settings = clones.read("one", "stay.yaml");
    clones.write("one", "stay.yaml", &format!("{settings}git:\n  commit: auto\n"));
    clones.commit("one", "settings");
    assert!(clones.stay("one", &["note", "anna", "GEHEIM"]).status.success());
    assert!(clones.stay("one", &["close", "k7m"]).status.success());
    let log = clones.shell("one", "git status --porcelain; git log --format=%B -2");
    assert!(log.contains("note ") && log.contains("close ") && !log.contains("GEHEIM"), "{log}");
    assert!(!log.contains("??") && !log.contains(" M "), "all of it is committed: {log}");
}

#[test]
fn a_talk_takes_up_its_notes_in_the_write_that_closes_it_however_it_is_closed() {
    for by_hand in [false, true] {
        let clones = noted();
        let closed = if by_hand {
            let editor = "sed -i 's/^status: open/status: closed/' \"$1\"\n";
            fs::write(clones.at("one").join("../editor.sh"), editor).unwrap();
            clones.command("one").args(["edit", "k7m"]).env("EDITOR", "sh ../editor.sh").output().unwrap()
        } else {
            clones.stay("one", &["close", "k7m"])
        };
        assert!(closed.status.success(), "{}", words(&closed));
        assert!(clones.read("one", NOTE).contains("conversation: k7m3x9qa"), "{}", words(&closed));
        assert!(clones.stay("one", &["undo"]).status.success());
        assert_eq!(clones.read("one", NOTE), TEXT);
        assert!(clones.read("one", TALK).contains("status: open"));
        // one that can't be read is named, and stays as it is; the talk is closed all the same
        clones.write("one", NOTE, "id: n4q8z2ka\ntext: [\n");
        let closed = clones.stay("one", &["close", "k7m"]);
        assert!(clones.read("one", TALK).contains("status: closed") && words(&closed).contains("n4q8z2ka"), "{}", words(&closed));
        assert_eq!(clones.read("one", NOTE), "id: n4q8z2ka\ntext: [\n");
    }
}

#[test]
fn notes_that_cannot_be_read_are_named_by_what_needs_them_and_the_talk_is_closed() {
    for (path, text) in [("employees/bo/notes", ""), ("employees/bo/notes/2026-11-21-n4q8z2ka.yaml", "text: [\n")] {
        for line in ["close bo", "close bo --json", "notes", "notes bo", "prepare bo", "check"] {
            let sandbox = Sandbox::empty();
            assert_eq!(sandbox.stay("init --lang en -q --no-git").code, Some(0));
            let talk = "employees/bo/conversations/2026-11-21-k7m3x9qa.yaml";
            let files = [
                ("employees/bo/employee.yaml", "name: Bo\nstarted: 2026-01-05\n"),
                (talk, "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-21\n"),
                (path, text),
            ];
            for (path, text) in files {
                fs::create_dir_all(sandbox.root.join(path).parent().unwrap()).unwrap();
                fs::write(sandbox.root.join(path), text).unwrap();
            }
            let ran = sandbox.stay(&format!("--today 2026-11-22 {line}"));
            assert_eq!(ran.code, Some(if line == "check" { 4 } else { 3 }), "{path} {line}: {}{}", ran.stdout, ran.stderr);
            let said = format!("{}{}", ran.stdout, ran.stderr);
            assert_eq!(said.matches(path).count(), if line.ends_with("--json") { 2 } else { 1 }, "{path} {line}: {said}");
            assert!(!said.contains("No notes"), "{path} {line}: {said}");
            let is_closed = fs::read_to_string(sandbox.root.join(talk)).unwrap().contains("status: closed");
            assert_eq!(is_closed, line.contains("close"), "{path} {line}");
        }
    }
}

#[test]
fn a_talk_that_took_up_a_note_is_closed_once() {
    let clones = noted();
    clones.write(
        "one",
        "employees/anna/conversations/2026-11-21-q7m3x9qa.yaml",
        "id: q7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-22\n",
    );
    let closed = clones.stay("one", &["close", "k7m", "q7m"]);
    assert!(closed.status.success(), "{}", words(&closed));
    assert!(clones.read("one", NOTE).ends_with("conversation: k7m3x9qa\n"), "the first one took it up");
}

#[test]
fn a_note_is_in_nothing_that_others_read() {
    let sandbox = Sandbox::copy();
    let folder = sandbox.root.join(COPY).join("employees/bas-willems");
    fs::create_dir_all(folder.join("notes")).unwrap();
    fs::write(folder.join("notes/2026-11-19-n4q8z2ka.yaml"), "id: n4q8z2ka\ntext: GEHEIM\ncreated: 2026-11-19\n").unwrap();
    let stay = |line: &str| sandbox.stay(&format!("-C {COPY} --today 2026-11-20 {line}"));
    let begun = stay("new bas --type check-in --no-edit --json");
    let begun: serde_json::Value = serde_json::from_str(&begun.stdout).unwrap();
    let id = begun["written"][0]["id"].as_str().unwrap().to_owned();
    let path = sandbox.root.join(COPY).join(begun["written"][0]["path"].as_str().unwrap());
    let answered = fs::read_to_string(&path).unwrap().replace("GEHEIM\"", "GEHEIM\"\n  answer: GEHEIM\n  released: true");
    assert_eq!(answered.matches("GEHEIM").count(), 2, "{answered}");
    fs::write(&path, answered).unwrap();
    for closed in [false, true] {
        if closed {
            assert_eq!(stay(&format!("close {id}")).code, Some(0));
        }
        let documents = ["report", "agenda", "board", "plan bas", "growth bas --since 2026-01-01", "prepare bas --for employee"];
        for view in documents.into_iter().map(str::to_owned).chain([format!("show {id} --format markdown")]) {
            for format in ["", "--json", "--format html"] {
                let ran = stay(&format!("{view} {format}"));
                assert!(!ran.stdout.contains("GEHEIM"), "{view} {format}: {}", ran.stdout);
            }
        }
        for view in ["prepare bas".to_owned(), format!("show {id}")] {
            assert!(stay(&view).stdout.contains("GEHEIM"), "the manager reads it: {view}");
        }
    }
}
