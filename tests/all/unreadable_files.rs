//! What can't be read is not accused by what points to it, nor judged by what it may say.
#![cfg(unix)]

use crate::support::sandbox::Sandbox;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

const TALK: &str = "employees/anna/conversations/2026-11-10-k7m3x9qa.yaml";
const GOAL: &str = "employees/anna/goals/2026-11-10-p2w6r8tc.yaml";
const ACTION: &str = "employees/anna/actions/2026-11-10-m4q8z2ka.yaml";
const OTHER: &str = "employees/anna/actions/2026-11-10-m5q8z2ka.yaml";

/// Anna with a talk and a goal, and actions that point to both.
fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    assert_eq!(sandbox.stay("init --lang en -q").code, Some(0));
    let action = |id: &str| {
        format!("id: {id}\ntitle: Desk\nowner: manager\nstatus: open\nconversation: k7m3x9qa\ngoal: p2w6r8tc\ncreated: 2026-11-10\n")
    };
    for (path, text) in [
        ("employees/anna/employee.yaml", "name: Anna\n".to_owned()),
        (TALK, "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-10\n".to_owned()),
        (GOAL, "id: p2w6r8tc\ntitle: Lead\nstatus: open\ncreated: 2026-11-10\n".to_owned()),
        (ACTION, action("m4q8z2ka")),
        (OTHER, action("m5q8z2ka")),
    ] {
        write(&sandbox, path, text);
    }
    assert_eq!(sandbox.stay("check").code, Some(0));
    sandbox
}

fn write(sandbox: &Sandbox, path: &str, bytes: impl AsRef<[u8]>) {
    let path = sandbox.root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The path and first line of each thing that is found.
fn found(sandbox: &Sandbox, line: &str) -> Vec<String> {
    let run = sandbox.stay(&format!("--json {line}"));
    let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"));
    answer["problems"].as_array().unwrap().iter().map(|problem| problem["path"].as_str().unwrap().to_owned()).collect()
}

/// Makes a file unreadable.
type Break = Box<dyn Fn(&Path)>;

/// The ways in which a file that is there can't be read.
fn ways() -> Vec<(&'static str, Break)> {
    let text = |bytes: Vec<u8>| move |path: &Path| fs::write(path, &bytes).unwrap();
    vec![
        ("a bracket", Box::new(text(b"id: [\n".to_vec()))),
        ("markers", Box::new(text(b"id: a\n<<<<<<< ours\ntype: stay\n=======\ntype: growth\n>>>>>>> theirs\n".to_vec()))),
        ("nothing", Box::new(text(Vec::new()))),
        ("no map", Box::new(text(b"- a\n".to_vec()))),
        ("no UTF-8", Box::new(text(b"title: \xff\n".to_vec()))),
        ("too big", Box::new(text(vec![b'#'; 1_100_000]))),
        ("a status that is none", Box::new(text(b"status: opne\n".to_vec()))),
        (
            "a link",
            Box::new(|path| {
                let aside = path.with_extension("aside");
                fs::rename(path, &aside).unwrap();
                symlink(&aside, path).unwrap();
                fs::rename(&aside, path.parent().unwrap().parent().unwrap().parent().unwrap().parent().unwrap().join("aside")).unwrap();
            }),
        ),
        (
            "a folder",
            Box::new(|path| {
                fs::remove_file(path).unwrap();
                fs::create_dir(path).unwrap();
            }),
        ),
        (
            "capitals in its name",
            Box::new(|path| {
                let name = path.file_stem().unwrap().to_string_lossy().to_uppercase();
                fs::rename(path, path.with_file_name(format!("{name}.yaml"))).unwrap();
            }),
        ),
        ("another ending", Box::new(|path| fs::rename(path, path.with_extension("yml")).unwrap())),
        (
            "a linked folder",
            Box::new(|path| {
                let (folder, root) = (path.parent().unwrap(), path.ancestors().nth(4).unwrap());
                fs::rename(folder, root.join("aside")).unwrap();
                symlink(root.join("aside"), folder).unwrap();
            }),
        ),
        (
            "a folder in capitals",
            Box::new(|path| {
                let folder = path.parent().unwrap();
                let name = folder.file_name().unwrap().to_string_lossy().to_uppercase();
                fs::rename(folder, folder.with_file_name(name)).unwrap();
            }),
        ),
    ]
}

#[test]
fn what_points_to_a_file_that_can_not_be_read_is_not_accused() {
    for target in [TALK, GOAL] {
        for (way, spoil) in ways() {
            let sandbox = workspace();
            spoil(&sandbox.root.join(target));
            let problems = found(&sandbox, "check");
            assert!(!problems.is_empty() && !problems.iter().any(|path| path.contains("/actions/")), "{target}, {way}: {problems:?}");
            let before = [ACTION, OTHER].map(|path| fs::read_to_string(sandbox.root.join(path)).unwrap());
            sandbox.stay("check --fix --yes");
            assert_eq!([ACTION, OTHER].map(|path| fs::read_to_string(sandbox.root.join(path)).unwrap()), before, "{target}, {way}");
        }
    }
}

#[test]
fn what_is_really_gone_is_named_still() {
    for target in [TALK, GOAL] {
        let sandbox = workspace();
        fs::remove_file(sandbox.root.join(target)).unwrap();
        assert_eq!(found(&sandbox, "check"), [ACTION, OTHER]);
        // also beside another that can't be read
        write(&sandbox, "employees/anna/conversations/2026-11-11-zzzzzzzz.yaml", "id: [\n");
        assert_eq!(found(&sandbox, "check").iter().filter(|path| path.contains("/actions/")).count(), 2);
    }
}

#[test]
fn mending_takes_no_pointer_from_what_can_not_be_read() {
    let sandbox = workspace();
    write(&sandbox, TALK, "id: [\n");
    // a copy of the talk from before, under a name of its own, with the id still in it
    write(&sandbox, "employees/anna/conversations/2026-11-12-n5t8e2wd.yaml", "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-12\n");
    sandbox.stay("check --fix --yes");
    for path in [ACTION, OTHER] {
        assert!(fs::read_to_string(sandbox.root.join(path)).unwrap().contains("conversation: k7m3x9qa\n"), "{path}");
    }
}

#[test]
fn a_commit_accuses_no_pointer_either() {
    for (way, spoil) in ways().into_iter().take(7) {
        for target in [TALK, GOAL] {
            let sandbox = workspace();
            sandbox.in_git();
            spoil(&sandbox.root.join(target));
            assert!(sandbox.command("git").args(["add", "-A"]).status().unwrap().success());
            let problems = found(&sandbox, "check --staged");
            assert!(!problems.iter().any(|path| path.contains("/actions/")), "{target}, {way}: {problems:?}");
        }
    }
}

#[test]
fn what_stay_yaml_may_say_is_not_held_against_anyone() {
    let sandbox = workspace();
    let settings = sandbox.root.join("stay.yaml");
    let text = "version: 1\nlanguage: en\n";
    let own = "teams: [Care]\ntypes:\n  inwerk:\n    label: Start\n    themes: [arrival]\n    limit: 9\nlimits:\n  stay: 9\n";
    fs::write(&settings, format!("{text}{own}")).unwrap();
    write(&sandbox, "employees/anna/employee.yaml", "name: Anna\nteam: Care\nrhythm:\n  inwerk: 2 weeks\n");
    write(
        &sandbox,
        "employees/anna/conversations/2026-11-12-n5t8e2wd.yaml",
        "id: n5t8e2wd\ntype: inwerk\nstatus: open\ndate: 2026-11-12\nthemes: [arrival]\n",
    );
    for id in ["m6q8z2ka", "m7q8z2ka", "m8q8z2ka"] {
        let action = format!("id: {id}\ntitle: Desk\nowner: manager\nstatus: open\nconversation: k7m3x9qa\ncreated: 2026-11-10\n");
        write(&sandbox, &format!("employees/anna/actions/2026-11-10-{id}.yaml"), action);
    }
    assert_eq!(sandbox.stay("check").code, Some(0), "{:?}", sandbox.stay("check"));
    for spoiled in [format!("{text}{own}language: [\n"), format!("<<<<<<< ours\n{text}=======\n>>>>>>> theirs\n{own}"), "- a\n".to_owned()]
    {
        fs::write(&settings, &spoiled).unwrap();
        assert_eq!(found(&sandbox, "check"), ["stay.yaml"], "{spoiled}");
    }
}

#[test]
fn a_theme_that_a_file_of_questions_may_have_is_not_unknown() {
    let sandbox = workspace();
    write(&sandbox, "questions/own.yaml", "- theme: arrival\n  en: How was it?\n");
    write(&sandbox, TALK, "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-10\nthemes: [arrival]\n");
    assert_eq!(found(&sandbox, "check"), [] as [&str; 0]);
    write(&sandbox, "questions/own.yaml", "- theme: [\n");
    assert_eq!(found(&sandbox, "check"), ["questions/own.yaml"]);
}

/// A name whose record can't be read is no dead end: the file is named, and what to do about it.
#[test]
fn who_has_a_talk_that_can_not_be_read_hears_how_to_mend_it() {
    use crate::support::sandbox::Sandbox;
    let sandbox = Sandbox::empty();
    let talk = "employees/bo/conversations/2026-11-27-wp87f7xa.yaml";
    for (path, text) in [
        ("stay.yaml", "language: en\n"),
        ("employees/bo/employee.yaml", "name: Bo Berg\nstarted: 2026-01-01\n"),
        (talk, "id: wp87f7xa\ntype: check-in\nstatus: [planned\ndate: 2026-11-30\n"),
    ] {
        std::fs::create_dir_all(sandbox.root.join(path).parent().unwrap()).unwrap();
        std::fs::write(sandbox.root.join(path), text).unwrap();
    }
    for line in ["start bo", "move bo +1w", "cancel bo", "edit bo --date +1w", "edit bo --theme energy", "close bo", "reopen bo"] {
        let run = sandbox.stay(&format!("--today 2026-11-20 --no-input {line}"));
        assert_eq!(run.code, Some(1), "{line}: {run:?}");
        let told = format!("{talk}:3:9: a bracket is not closed · close it, or put the text on a new line under `|`");
        assert!(run.stderr.contains(&told), "{line}: {run:?}");
    }
}
