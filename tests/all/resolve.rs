//! `stay resolve` in every state that git leaves with something to choose.

use crate::support::clone_pair::{ACTION, ClonePair, Said, TEXT};
use crate::support::conflicts::{GeneratedConflict, chosen};
use std::fs;

pub(crate) const OURS: &str = "due: 2026-12-16";
pub(crate) const THEIRS: &str = "due: 2026-12-09";
pub(crate) const BASE: &str = "due: 2026-12-02";

pub(crate) fn ok(said: &Said) -> &str {
    assert_eq!(said.code, Some(0), "{}", said.words);
    &said.words
}

/// Ends the merge and has Sofie take it in.
fn handed_on(pair: &ClonePair) {
    pair.git("one", "commit -q --no-edit");
    pair.git("one", "push -q");
    pair.git("two", "pull -q");
}

/// Sofie sent another day and owner; Piet committed yet another day here.
pub(crate) fn apart() -> ClonePair {
    let pair = ClonePair::new();
    pair.edit("two", ACTION, BASE, THEIRS);
    pair.edit("two", ACTION, "Twee.", "Twee, van Sofie.");
    pair.push("two");
    pair.edit("one", ACTION, BASE, OURS);
    pair.commit("one");
    pair.git("one", "fetch -q");
    pair
}

/// What the action comes to with a day.
pub(crate) fn merged(due: &str) -> String {
    TEXT.replace(BASE, due).replace("Twee.", "Twee, van Sofie.")
}

/// Brings both together in Piet's clone in one of git's ways, from Piet's own work on the one side.
pub(crate) fn joined(way: &str) -> ClonePair {
    let pair = match way {
        "stash" => {
            let pair = ClonePair::new();
            pair.edit("two", ACTION, BASE, THEIRS);
            pair.edit("two", ACTION, "Twee.", "Twee, van Sofie.");
            pair.push("two");
            pair.edit("one", ACTION, BASE, OURS);
            pair
        }
        _ => apart(),
    };
    let stopped = match way {
        "merge" => pair.try_git("one", "merge origin/main"),
        "pull" => pair.try_git("one", "pull --no-rebase"),
        "rebase" => pair.try_git("one", "rebase origin/main"),
        "rebase by mail" => pair.try_git("one", "rebase --apply origin/main"),
        "pick" => pair.try_git("one", "cherry-pick origin/main"),
        "mail" => {
            pair.git("two", "format-patch -q -1 -o ../mail");
            let mail = fs::read_dir(pair.at("mail")).unwrap().next().unwrap().unwrap().path();
            pair.try_git("one", &format!("am -3 {}", mail.display()))
        }
        "stash" => {
            pair.git("one", "stash");
            pair.git("one", "pull -q");
            pair.try_git("one", "stash pop")
        }
        other => panic!("{other}"),
    };
    assert!(!pair.is_settled("one"), "{way}: {}", stopped.words);
    pair
}

pub(crate) const WAYS: [&str; 7] = ["merge", "pull", "rebase", "rebase by mail", "pick", "mail", "stash"];

#[test]
fn yours_is_what_you_made_in_whatever_way_it_came_together() {
    for way in WAYS {
        for (flag, due) in [("--ours", OURS), ("--theirs", THEIRS)] {
            let pair = joined(way);
            let list = pair.stay("one", "resolve");
            assert_eq!(list.code, Some(1), "{way}: {}", list.words);
            let mine = if way == "stash" { "1  16 dec 2026" } else { "1  16 dec 2026 · van jou, 21 nov" };
            assert!(list.words.contains(mine), "{way}: {}", list.words);
            assert!(list.words.contains("2  9 dec 2026 · van Sofie de Wit, 20 nov"), "{way}: {}", list.words);
            let said = pair.stay("one", &format!("resolve {flag}"));
            ok(&said);
            assert_eq!(pair.read("one", ACTION), merged(due), "{way} {flag}");
            assert!(pair.is_settled("one"), "{way} {flag}");
            let next = match way {
                "merge" | "pull" | "stash" => "stay sync",
                "rebase" | "rebase by mail" => "git rebase --continue",
                "pick" => "git cherry-pick --continue",
                _ => "git am --continue",
            };
            assert!(said.words.contains(next), "{way}: {}", said.words);
            if next != "stay sync" && pair.git("one", "status --porcelain -uno").is_empty() {
                // what was chosen is what is there already: git has nothing to commit
                continue;
            }
            if let Some(line) = next.strip_prefix("git ") {
                pair.git("one", line);
            }
            if matches!(way, "pick" | "mail") {
                // what was taken over is still a commit of its own elsewhere
                continue;
            }
            ok(&pair.stay("one", "sync"));
            ok(&pair.stay("two", "sync"));
            assert_eq!(pair.read("two", ACTION), merged(due), "{way} {flag}");
        }
    }
}

#[test]
fn a_commit_that_is_taken_back_is_what_comes_from_elsewhere() {
    let pair = ClonePair::new();
    pair.edit("one", ACTION, BASE, "due: 2026-12-05");
    pair.commit("one");
    pair.edit("one", ACTION, "due: 2026-12-05", OURS);
    pair.commit("one");
    pair.try_git("one", "revert --no-edit HEAD^");
    let list = pair.stay("one", "resolve");
    assert!(
        list.words.contains("1  16 dec 2026 · van jou") && list.words.contains("2  2 dec 2026 · zoals het eerst was"),
        "{}",
        list.words
    );
    assert!(ok(&pair.stay("one", "resolve --theirs")).contains("git revert --continue"));
    assert_eq!(pair.read("one", ACTION), TEXT);
}

#[test]
fn nothing_to_choose_is_said_and_ends_well() {
    let pair = ClonePair::new();
    assert!(ok(&pair.stay("one", "resolve")).contains("er wacht niets op een keuze"));
    assert!(ok(&pair.stay("one", "resolve anna")).contains("in anna wacht niets"));
    assert!(ok(&pair.stay("one", "resolve --lang en")).contains("nothing waits for a choice"));
    assert!(ok(&pair.stay("one", "resolve --json")).contains(r#""conflicts":[],"settled":[],"by_hand":[]"#));
    assert_eq!(pair.stay("one", "resolve bestaat-niet").code, Some(1));
    fs::create_dir(pair.at("bare")).unwrap();
    pair.stay("bare", "init");
    assert!(ok(&pair.stay("bare", "resolve")).contains("er wacht niets"));
}

#[test]
fn without_a_repository_what_stands_between_markers_is_asked_for_as_well() {
    let pair = joined("merge");
    let marked = pair.read("one", ACTION);
    fs::create_dir(pair.at("bare")).unwrap();
    pair.stay("bare", "init");
    pair.write("bare", "employees/anna/employee.yaml", "name: Anna de Vries\n");
    pair.write("bare", ACTION, &marked);
    assert!(pair.stay("bare", "resolve").words.contains("1  16 dec 2026 · van jou, nog niet vastgelegd"));
    ok(&pair.stay("bare", "resolve --theirs"));
    assert_eq!(pair.read("bare", ACTION), merged(THEIRS));
}

#[test]
fn what_was_meant_is_found_by_id_path_folder_or_name() {
    let pair = joined("merge");
    let folder = pair.at("one").join("employees/anna/actions");
    for typed in ["m4q", "m4q8z2ka", ACTION, "employees/anna", "employees/anna/", "Anna", "anna de v", &folder.display().to_string()] {
        let list = pair.stay("one", &format!("resolve '{typed}'"));
        assert_eq!(list.code, Some(1), "{typed}: {}", list.words);
        assert!(list.words.contains("16 dec 2026"), "{typed}: {}", list.words);
    }
    // from where one stands
    let below = pair.stay("one/employees/anna", "resolve actions/2026-11-22-m4q8z2ka.yaml --ours --dry-run");
    assert!(ok(&below).contains("proef"), "{}", below.words);
    assert!(ok(&pair.stay("one", "resolve employees/anna/employee.yaml")).contains("wacht niets"));
    assert_eq!(pair.stay("one", "resolve --ours --theirs").code, Some(2));
}

/// Letters within a name show what waits; to settle it unasked the name has to be named.
#[test]
fn what_settles_unasked_asks_for_a_name_and_not_for_letters_in_it() {
    let fay = "employees/fay/actions/2026-11-22-f2y8z2ka.yaml";
    let same = TEXT.replace("m4q8z2ka", "f2y8z2ka");
    let files = [(ACTION, TEXT), ("employees/fay/employee.yaml", "name: Fay Mol\n"), (fay, &same)];
    let pair = ClonePair::with("nl", &files);
    for (clone, due) in [("two", THEIRS), ("one", OURS)] {
        [ACTION, fay].iter().for_each(|path| pair.edit(clone, path, BASE, due));
        pair.commit(clone);
    }
    pair.git("two", "push -q");
    pair.git("one", "fetch -q");
    pair.try_git("one", "merge origin/main");
    let before = (pair.read("one", ACTION), pair.read("one", fay), pair.status("one"));
    let now = || (pair.read("one", ACTION), pair.read("one", fay), pair.status("one"));
    for typed in ["f", "y", "ay", "mo l", "ol", "nna", "v", "M"] {
        for flag in ["--ours", "--theirs", "--ours --dry-run", "--theirs --json"] {
            let said = pair.stay("one", &format!("resolve '{typed}' {flag}"));
            assert_eq!(said.code, Some(1), "{typed} {flag}: {}", said.words);
            assert!(said.words.contains("Fay Mol") || said.words.contains("Anna de Vries"), "{typed}: {}", said.words);
            assert_eq!(now(), before, "{typed} {flag}");
        }
    }
    for typed in ["f", "ay", "nna"] {
        let list = pair.stay("one", &format!("resolve '{typed}'"));
        assert!(list.code == Some(1) && list.words.contains("16 dec 2026"), "{typed}: {}", list.words);
    }
    assert_eq!(now(), before);
    // what begins an id and is in a name may be either; a whole folder or id is that
    let of_anna = "employees/anna/actions/2026-11-22-mo28z2kb.yaml";
    pair.write("one", of_anna, &before.0.replace("m4q8z2ka", "mo28z2kb").replace("Rooster", "Stoel"));
    pair.write("one", "employees/cas/employee.yaml", "name: Cas Mo28\n");
    for (typed, meant) in [("mo2", None), ("mo28z2kb", Some(of_anna)), ("fay", Some(fay)), ("f2y8", Some(fay))] {
        let said = pair.stay("one", &format!("resolve {typed} --theirs --dry-run"));
        assert_eq!(said.code, Some(if meant.is_some() { 0 } else { 1 }), "{typed}: {}", said.words);
        assert!(said.words.contains(meant.unwrap_or("mo28z2kb")), "{typed}: {}", said.words);
    }
    ok(&pair.stay("one", "resolve 'fay mo' --ours"));
    assert_eq!(pair.read("one", fay), same.replace(BASE, OURS));
    assert_eq!(pair.read("one", ACTION), before.0);
}

#[test]
fn a_dry_run_and_json_show_it_and_touch_nothing() {
    let pair = joined("merge");
    let (text, status) = (pair.read("one", ACTION), pair.status("one"));
    let tried = pair.stay("one", "resolve --theirs --dry-run");
    ok(&tried);
    let json = pair.stay("one", "resolve --json");
    assert_eq!(json.code, Some(1), "{}", json.words);
    let wanted = r#"{"path":"employees/anna/actions/2026-11-22-m4q8z2ka.yaml","id":"m4q8z2ka","employee":"anna","field":"due","ours":{"value":"2026-12-16","by":"Piet Jansen","date":"2026-11-21"},"theirs":{"value":"2026-12-09","by":"Sofie de Wit","date":"2026-11-20"},"both":false,"chosen":null}"#;
    assert!(json.words.contains(wanted), "{}", json.words);
    assert!(ok(&pair.stay("one", "resolve --json --ours --dry-run")).contains(r#""chosen":"ours""#));
    assert_eq!((pair.read("one", ACTION), pair.status("one")), (text, status));
}

#[test]
fn every_command_that_meets_markers_points_here() {
    let pair = joined("merge");
    for line in ["actions", "show m4q", "check", "sync", "done m4q", "check --staged"] {
        let said = pair.stay("one", line);
        assert_ne!(said.code, Some(0), "{line}");
        let told = said.words.contains("stay resolve") || said.words.contains("stay check");
        assert!(told, "{line}: {}", said.words);
    }
    assert!(pair.stay("one", "check").words.contains("`stay resolve` laat je kiezen"));
    assert!(pair.stay("one", "sync").words.contains("stay resolve"));
}

#[test]
fn an_undo_brings_the_choice_back_and_it_can_be_made_again() {
    let pair = joined("merge");
    let marked = pair.read("one", ACTION);
    ok(&pair.stay("one", "resolve --ours"));
    ok(&pair.stay("one", "undo"));
    assert_eq!(pair.read("one", ACTION), marked);
    assert!(pair.stay("one", "sync").words.contains("stay resolve"), "no marker is ever committed");
    ok(&pair.stay("one", "resolve --theirs"));
    assert_eq!(pair.read("one", ACTION), merged(THEIRS));
    ok(&pair.stay("one", "sync"));
}

/// Each side's version of one file, brought together by a merge in Piet's clone.
fn differing(path: &str, base: Option<&str>, ours: Option<&str>, theirs: Option<&str>, settings: &[&str]) -> ClonePair {
    let pair = ClonePair::with("nl", &base.map(|base| (path, base)).into_iter().collect::<Vec<_>>());
    let put = |clone: &str, text: Option<&str>| match text {
        Some(text) => pair.write(clone, path, text),
        None => fs::remove_file(pair.at(clone).join(path)).unwrap(),
    };
    put("two", theirs);
    pair.push("two");
    settings.iter().for_each(|setting| drop(pair.git("one", &format!("config {setting}"))));
    put("one", ours);
    pair.commit("one");
    pair.git("one", "fetch -q");
    pair.try_git("one", "merge origin/main");
    assert!(!pair.is_settled("one"), "{}", pair.status("one"));
    pair
}

#[test]
fn what_git_merged_by_line_is_asked_by_field_as_well() {
    let (ours, theirs) = (TEXT.replace(BASE, OURS).replace("status: open", "status: done"), TEXT.replace(BASE, THEIRS));
    let no_driver = "merge.stay.driver no-such-program";
    let styles: [&[&str]; 5] = [
        &["--remove-section merge.stay"],
        &["--remove-section merge.stay", "merge.conflictStyle diff3"],
        &["--remove-section merge.stay", "merge.conflictStyle zdiff3"],
        // git leaves our side as it is, without a marker
        &[no_driver],
        &["merge.conflictStyle diff3"],
    ];
    for settings in styles {
        for (flag, due) in [("--ours", OURS), ("--theirs", THEIRS)] {
            let pair = differing(ACTION, Some(TEXT), Some(&ours), Some(&theirs), settings);
            let list = pair.stay("one", "resolve");
            assert!(list.words.contains("1 keuze wacht in 1 bestand"), "{settings:?}: {}", list.words);
            ok(&pair.stay("one", &format!("resolve {flag}")));
            assert_eq!(pair.read("one", ACTION), ours.replace(OURS, due), "{settings:?} {flag}");
            ok(&pair.stay("one", "sync"));
        }
    }
}

#[test]
fn line_ends_and_longer_markers_stay_as_they_are() {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let (ours, theirs) = (TEXT.replace(BASE, OURS), TEXT.replace(BASE, THEIRS));
    let pair = differing(ACTION, Some(TEXT), Some(&ours), Some(&theirs), &[]);
    // an editor of Windows saved it half-way
    let marked = crlf(&pair.read("one", ACTION));
    pair.write("one", ACTION, &marked);
    ok(&pair.stay("one", "resolve --theirs"));
    assert_eq!(pair.read("one", ACTION), crlf(&theirs));

    let pair = ClonePair::new();
    pair.edit("two", ACTION, BASE, THEIRS);
    pair.push("two");
    pair.edit("one", ".gitattributes", "merge=stay", "merge=stay conflict-marker-size=14");
    pair.edit("one", ACTION, BASE, OURS);
    pair.commit("one");
    pair.git("one", "fetch -q");
    pair.try_git("one", "merge origin/main");
    assert!(pair.read("one", ACTION).contains("<<<<<<<<<<<<<< "), "{}", pair.read("one", ACTION));
    assert!(pair.stay("one", "actions").words.contains("samenvoegconflict"), "known at any length");
    ok(&pair.stay("one", "resolve --theirs"));
    assert_eq!(pair.read("one", ACTION), theirs);
}

#[test]
fn one_took_it_out_and_the_other_changed_it() {
    let changed = TEXT.replace(BASE, OURS);
    for (ours, theirs, mine) in [(None, Some(changed.as_str()), None), (Some(changed.as_str()), None, Some(&changed))] {
        let other = if mine.is_none() { Some(&changed) } else { None };
        for (flag, expected) in [("--ours", mine), ("--theirs", other)] {
            let pair = differing(ACTION, Some(TEXT), ours, theirs, &[]);
            let list = pair.stay("one", "resolve");
            let (gone, kept) = ("weggehaald", "blijft, met uiterlijk: 2 dec 2026 → 16 dec 2026");
            let (mine, others) = if mine.is_some() { (kept, gone) } else { (gone, kept) };
            assert!(list.words.find(mine) < list.words.find(others) && list.words.contains(others), "{}", list.words);
            ok(&pair.stay("one", &format!("resolve {flag}")));
            let there = fs::read_to_string(pair.at("one").join(ACTION)).ok();
            assert_eq!(there.as_ref(), expected, "{flag}");
            assert!(pair.is_settled("one"));
            handed_on(&pair);
            assert_eq!(pair.at("two").join(ACTION).exists(), expected.is_some());
        }
    }
}

#[test]
fn added_by_both_is_asked_field_by_field() {
    let (ours, theirs) = (TEXT.replace(BASE, OURS), TEXT.replace(BASE, THEIRS).replace("status", "kind: practice\nstatus"));
    let (path, [ours, theirs]) = (ACTION.replace("m4q8z2ka", "a2b3c4d5"), [ours, theirs].map(|text| text.replace("m4q8z2ka", "a2b3c4d5")));
    let pair = differing(&path, None, Some(&ours), Some(&theirs), &[]);
    assert!(pair.status("one").contains("AA "), "{}", pair.status("one"));
    ok(&pair.stay("one", "resolve --theirs"));
    let text = pair.read("one", &path);
    assert!(text.contains(THEIRS) && text.contains("kind: practice") && !text.contains("<<<"), "{text}");
    ok(&pair.stay("one", "sync"));
}

#[test]
fn settings_people_and_questions_are_asked_as_well() {
    let settings = "language: nl\nteams: [Zorg]\nrhythm:\n  check-in: 1 month   # vast\nlimits: {actions: 3, check-in: 2}\n";
    let (ours, theirs) = (
        settings.replace("1 month", "2 weeks").replace("actions: 3", "actions: 4"),
        settings.replace("1 month", "6 weeks").replace("actions: 3", "actions: 5"),
    );
    let pair = differing("stay.yaml", Some(settings), Some(&ours), Some(&theirs), &[]);
    let list = pair.stay("one", "resolve");
    assert!(list.words.contains("ritme › check-in") && list.words.contains("1  2 weken"), "{}", list.words);
    ok(&pair.stay("one", "resolve stay.yaml --theirs"));
    assert_eq!(pair.read("one", "stay.yaml"), theirs);

    let card = "employees/anna/employee.yaml";
    let person = "name: Anna de Vries\nteam: Zorg\nstarted: 2023-04-01\n";
    let pair = differing(card, Some(person), Some(&person.replace("Zorg", "Noord")), Some(&person.replace("Zorg", "Zuid")), &[]);
    assert!(pair.stay("one", "resolve anna").words.contains("1  Noord · van jou"));
    ok(&pair.stay("one", "resolve --ours"));
    assert_eq!(pair.read("one", card), person.replace("Zorg", "Noord"));

    // a list of questions is no map: line by line, and both can stay
    let own = "questions/eigen.yaml";
    let base = "- theme: energy\n  nl: Hoe gaat het?\n  en: How are you?\n";
    let pair = differing(
        own,
        Some(base),
        Some(&base.replace("Hoe gaat het?", "Hoe is het?")),
        Some(&base.replace("Hoe gaat het?", "Gaat het?")),
        &[],
    );
    let list = pair.stay("one", "resolve");
    assert!(list.words.contains("regels vanaf regel 2") && list.words.contains("nl: Hoe is het?"), "{}", list.words);
    ok(&pair.stay("one", "resolve --theirs"));
    assert_eq!(pair.read("one", own), base.replace("Hoe gaat het?", "Gaat het?"));

    let pair = differing(".gitignore", Some("/.stay/\na\n"), Some("/.stay/\nb\n"), Some("/.stay/\nc\n"), &[]);
    ok(&pair.stay("one", "resolve --ours"));
    assert_eq!(pair.read("one", ".gitignore"), "/.stay/\nb\n");
}

#[test]
fn a_text_that_looks_like_a_conflict_is_none() {
    let odd = TEXT.replace("  Een.\n", "  Een.\n  <<<<<<< HEAD\n  a\n  =======\n  b\n  >>>>>>> Piet\n");
    let pair = ClonePair::with("nl", &[(ACTION, &odd)]);
    assert!(ok(&pair.stay("one", "resolve")).contains("er wacht niets"));
    let pair = differing(ACTION, Some(&odd), Some(&odd.replace("Een.", "1.")), Some(&odd.replace("Een.", "Eén.")), &[]);
    ok(&pair.stay("one", "resolve --theirs"));
    assert_eq!(pair.read("one", ACTION), odd.replace("Een.", "Eén."));
}

#[test]
fn what_a_person_did_by_hand_meanwhile_stays() {
    let both = |ours: &str| TEXT.replace(BASE, ours).replace("manager   # Piet", "hr");
    let fresh = || differing(ACTION, Some(TEXT), Some(&both(OURS).replace("hr", "employee")), Some(&both(THEIRS)), &[]);
    // elsewhere in the file
    let pair = fresh();
    pair.edit("one", ACTION, "Rooster aanpassen", "Rooster echt aanpassen");
    pair.edit("one", ACTION, "created:", "# met de hand\ncreated:");
    ok(&pair.stay("one", "resolve --theirs"));
    let expected = both(THEIRS).replace("Rooster", "Rooster echt").replace("created:", "# met de hand\ncreated:");
    assert_eq!(pair.read("one", ACTION), expected);
    // one block settled by hand, the other not
    let pair = fresh();
    let text = pair.read("one", ACTION);
    let start = text.find("<<<<<<<").unwrap();
    let end = start + text[start..].find(">>>>>>>").unwrap();
    let end = end + text[end..].find('\n').unwrap() + 1;
    pair.write("one", ACTION, &format!("{}owner: together\n{}", &text[..start], &text[end..]));
    let list = pair.stay("one", "resolve");
    assert!(list.words.contains("1 keuze wacht in 1 bestand"), "{}", list.words);
    ok(&pair.stay("one", "resolve --ours"));
    assert_eq!(pair.read("one", ACTION), both(OURS).replace("hr", "together"));
    // within a block
    let pair = fresh();
    pair.edit("one", ACTION, OURS, "due: 2026-12-24");
    let list = pair.stay("one", "resolve");
    assert!(list.words.contains("1  24 dec 2026 · van jou, nog niet vastgelegd"), "{}", list.words);
    ok(&pair.stay("one", "resolve --ours"));
    assert!(pair.read("one", ACTION).contains("due: 2026-12-24\n"));
    // all of it, and not added yet
    let pair = fresh();
    pair.write("one", ACTION, &both("due: 2026-12-31"));
    assert!(ok(&pair.stay("one", "resolve --json")).contains(&format!(r#""settled":["{ACTION}"]"#)));
    assert!(!pair.is_settled("one"), "data is data");
    assert!(ok(&pair.stay("one", "resolve")).contains("er was niets meer te kiezen"));
    assert!(pair.is_settled("one"));
    assert_eq!(pair.read("one", ACTION), both("due: 2026-12-31"));
    // one side taken as a whole with git
    let pair = fresh();
    pair.git("one", &format!("checkout --theirs -- {ACTION}"));
    ok(&pair.stay("one", "resolve"));
    assert_eq!(pair.read("one", ACTION), both(THEIRS));
}

#[test]
fn what_is_tangled_is_never_guessed_at() {
    let pair = joined("merge");
    let text = pair.read("one", ACTION);
    for broken in [text.replace("=======\n", ""), text.replace("<<<<<<< HEAD\n", ""), text.split(">>>>>>>").next().unwrap().to_owned()] {
        pair.write("one", ACTION, &broken);
        for flag in ["", "--ours", "--theirs"] {
            let said = pair.stay("one", &format!("resolve {flag}"));
            assert_eq!(said.code, Some(1), "{broken}\n{}", said.words);
            assert!(said.words.contains("git checkout -m --") && said.words.contains(&format!("{ACTION}:")), "{}", said.words);
            assert_eq!(pair.read("one", ACTION), broken);
        }
    }
    // only the markers were taken out
    let lines: String = text.lines().filter(|line| !line.starts_with(['<', '=', '>'])).map(|line| format!("{line}\n")).collect();
    pair.write("one", ACTION, &lines);
    let said = pair.stay("one", "resolve --ours");
    assert!(said.words.contains(&format!("{ACTION}:5:1")) && said.words.contains("twee keer"), "{}", said.words);
    // and the sentence works
    pair.git("one", &format!("checkout -m -- {ACTION}"));
    ok(&pair.stay("one", "resolve --ours"));
    assert_eq!(pair.read("one", ACTION), merged(OURS));
}

#[test]
fn markers_that_were_added_or_committed_are_found() {
    let pair = joined("merge");
    pair.git("one", "add -A");
    let list = pair.stay("one", "resolve");
    assert!(list.words.contains("16 dec 2026 · van jou, 21 nov"), "git remembers the versions: {}", list.words);
    ok(&pair.stay("one", "resolve --theirs"));
    assert_eq!(pair.read("one", ACTION), merged(THEIRS));
    let pair = joined("merge");
    pair.git("one", "commit -qam marked");
    ok(&pair.stay("one", "resolve --ours"));
    assert_eq!(pair.read("one", ACTION), merged(OURS));
    ok(&pair.stay("one", "sync"));
}

#[test]
fn a_file_that_a_kill_left_empty_or_gone_is_merged_anew() {
    for empty in [true, false] {
        let pair = joined("merge");
        if empty {
            pair.write("one", ACTION, "")
        } else {
            fs::remove_file(pair.at("one").join(ACTION)).unwrap()
        }
        ok(&pair.stay("one", "resolve --theirs"));
        assert_eq!(pair.read("one", ACTION), merged(THEIRS));
        assert!(pair.is_settled("one"));
    }
}

#[test]
fn a_folder_that_both_moved_is_asked_for_once() {
    let other = "employees/anna/actions/2026-11-22-z9y8x7wv.yaml";
    let same = TEXT.replace("m4q8z2ka", "z9y8x7wv");
    for (flag, folder, due) in [("--ours", "anna-jansen", OURS), ("--theirs", "anna-smit", THEIRS)] {
        let pair = ClonePair::with("nl", &[(ACTION, TEXT), (other, &same)]);
        pair.edit("two", ACTION, BASE, THEIRS);
        pair.git("two", "mv employees/anna employees/anna-smit");
        pair.push("two");
        pair.edit("one", ACTION, BASE, OURS);
        pair.git("one", "mv employees/anna employees/anna-jansen");
        pair.commit("one");
        pair.git("one", "fetch -q");
        pair.guesses("one");
        pair.try_git("one", "merge origin/main");
        assert!(!pair.is_settled("one"));
        #[cfg(target_os = "linux")]
        if flag == "--theirs" {
            let said = pair.typed("one", "resolve", "2\n2\n", None);
            assert_eq!(said.code, Some(0), "{}", said.words);
            assert_eq!(said.words.matches("de plaats").count(), 1, "{}", said.words);
        } else {
            // both places, without what they came from
            let sides =
                || pair.git("one", "ls-files -u").lines().filter(|line| !line.contains(" 1\t")).map(str::to_owned).collect::<Vec<_>>();
            let before = sides();
            ok(&pair.stay("one", &format!("resolve {flag}")));
            ok(&pair.stay("one", "undo"));
            assert_eq!(sides(), before);
            ok(&pair.stay("one", &format!("resolve {flag}")));
        }
        #[cfg(not(target_os = "linux"))]
        ok(&pair.stay("one", &format!("resolve {flag}")));
        assert!(pair.is_settled("one"), "{}", pair.status("one"));
        let here: Vec<String> =
            fs::read_dir(pair.at("one/employees")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(here, [folder]);
        let path = ACTION.replace("/anna/", &format!("/{folder}/"));
        assert_eq!(pair.read("one", &path), TEXT.replace(BASE, due));
        assert_eq!(pair.read("one", &other.replace("/anna/", &format!("/{folder}/"))), same);
        handed_on(&pair);
        assert_eq!(pair.read("two", &path), TEXT.replace(BASE, due));
    }
}

#[test]
fn files_that_are_not_ours_are_named_and_left() {
    let pair = ClonePair::with("nl", &[(ACTION, TEXT), ("README.md", "a\n"), ("docs/x.txt", "a\n")]);
    for (clone, word) in [("two", "b"), ("one", "c")] {
        pair.write(clone, "README.md", &format!("{word}\n"));
        pair.write(clone, "docs/x.txt", &format!("{word}\n"));
        pair.edit(clone, ACTION, BASE, if clone == "one" { OURS } else { THEIRS });
        pair.commit(clone);
    }
    pair.git("two", "push -q");
    pair.git("one", "fetch -q");
    pair.try_git("one", "merge origin/main");
    let said = pair.stay("one", "resolve --ours");
    assert!(ok(&said).contains("README.md is geen bestand van stay en wacht ook") && said.words.contains("docs/x.txt"), "{}", said.words);
    assert!(pair.read("one", "README.md").contains("<<<<<<<"));
    assert_eq!(pair.read("one", ACTION), TEXT.replace(BASE, OURS));
}

#[test]
fn a_sealed_note_and_what_is_no_text_are_taken_as_a_whole_by_hand() {
    let note = "employees/anna/private/2026-11-22-t9d4h3wm.age";
    let pair = differing(note, Some("a\n"), Some("b\n"), Some("c\n"), &[]);
    let said = pair.stay("one", "resolve --theirs");
    assert_eq!(said.code, Some(1));
    assert!(said.words.contains(&format!("git checkout --theirs -- {note}")), "{}", said.words);
    pair.git("one", &format!("checkout --theirs -- {note}"));
    pair.git("one", &format!("add {note}"));
    ok(&pair.stay("one", "resolve"));
    assert_eq!(pair.read("one", note), "c\n");
}

#[test]
fn two_records_that_git_took_for_one_stand_apart_again() {
    // one took a record out and made another; the other changed the first
    stand_apart(TEXT, &TEXT.replace("m4q8z2ka", "b9b8b7b6"));
    // the name of the file counts, whatever stands inside
    let without = TEXT.replace("id: m4q8z2ka\n", "");
    stand_apart(&without, &without.replace("Rooster aanpassen", "Laptop vervangen"));
}

fn stand_apart(first: &str, text: &str) {
    let bo = "employees/bo/actions/2026-11-22-b9b8b7b6.yaml";
    let pair = ClonePair::with("nl", &[(ACTION, first), ("employees/bo/employee.yaml", "name: Bo Berg\n")]);
    pair.edit("two", ACTION, BASE, THEIRS);
    pair.push("two");
    pair.git("one", &format!("rm -q {ACTION}"));
    pair.write("one", bo, text);
    pair.commit("one");
    pair.git("one", "fetch -q");
    pair.guesses("one");
    pair.git("one", "config merge.stay.driver false");
    pair.try_git("one", "merge origin/main");
    assert!(pair.git("one", "ls-files -u").contains(bo), "{}", pair.git("one", "ls-files -u"));
    assert!(ok(&pair.stay("one", "resolve")).contains("staan weer apart"));
    // there was nothing to choose, so nothing to choose again
    assert_eq!(pair.stay("one", "undo").code, Some(1));
    assert_eq!((pair.read("one", bo), pair.read("one", ACTION)), (text.to_owned(), first.replace(BASE, THEIRS)));
    ok(&pair.stay("one", "sync"));
}

#[test]
fn two_people_that_git_took_for_one_are_told_and_left() {
    let (leaver, bo) = ("employees/lex/employee.yaml", "employees/bo/employee.yaml");
    let person = "name: Lex Lang\nteam: Zorg/Wijkteam Noord\nmanager: Piet Jansen\nrole: verpleegkundige\nstarted: 2020-01-01\n";
    let pair = ClonePair::with("nl", &[(leaver, person)]);
    pair.write("two", leaver, &format!("{person}left: 2026-11-30\n"));
    pair.push("two");
    pair.git("one", &format!("rm -q {leaver}"));
    pair.write("one", bo, &person.replace("Lex Lang", "Bo Berg").replace("2020", "2026"));
    pair.commit("one");
    pair.git("one", "fetch -q");
    pair.guesses("one");
    pair.git("one", "config merge.stay.driver false");
    pair.try_git("one", "merge origin/main");
    assert!(pair.git("one", "ls-files -u").contains(bo), "{}", pair.git("one", "ls-files -u"));
    let said = pair.stay("one", "resolve --theirs");
    assert_eq!(said.code, Some(1), "{}", said.words);
    assert!(said.words.contains("git merge --abort"), "{}", said.words);
    assert!(!pair.read("one", bo).contains("left:"));
}

#[test]
fn a_folder_that_one_renamed_is_still_one_person_s() {
    let card = "employees/anna/employee.yaml";
    let person = "name: Anna de Vries\nteam: Zorg\nrole: verpleegkundige\nstarted: 2020-01-01\n";
    let pair = ClonePair::with("nl", &[(card, person)]);
    pair.edit("two", card, "team: Zorg", "team: Zuid");
    pair.push("two");
    pair.git("one", "mv employees/anna employees/anna-jansen");
    let moved = "employees/anna-jansen/employee.yaml";
    pair.edit("one", moved, "team: Zorg", "team: Noord");
    pair.commit("one");
    pair.git("one", "fetch -q");
    pair.guesses("one");
    pair.git("one", "config merge.stay.driver false");
    pair.try_git("one", "merge origin/main");
    assert!(pair.stay("one", "resolve").words.contains("2  Zuid · van Sofie"), "{}", pair.stay("one", "resolve").words);
    ok(&pair.stay("one", "resolve --theirs"));
    assert_eq!(pair.read("one", moved), person.replace("Zorg", "Zuid"));
}

#[test]
fn two_people_of_one_name_are_no_choice_between_fields() {
    let card = "employees/bo-berg/employee.yaml";
    let pair = differing(card, None, Some("id: a2b3c4d5\nname: Bo Berg\n"), Some("id: z2y3x4w5\nname: Bo Berg\nteam: Zuid\n"), &[]);
    let before = pair.read("one", card);
    let said = pair.stay("one", "resolve --ours");
    assert_eq!(said.code, Some(1));
    assert!(said.words.contains("van twee mensen") && said.words.contains("stay sync"), "{}", said.words);
    assert_eq!(pair.read("one", card), before);
}

#[test]
fn a_workspace_below_the_top_of_a_repository_works_the_same() {
    let pair = ClonePair::new();
    for clone in ["one", "two"] {
        let to = pair.at(clone).join("team");
        fs::create_dir(&to).unwrap();
        for name in ["stay.yaml", "employees", ".gitattributes", ".gitignore"] {
            fs::rename(pair.at(clone).join(name), to.join(name)).unwrap();
        }
    }
    pair.push("one");
    pair.git("two", "reset -q --hard");
    fs::remove_dir_all(pair.at("two").join("team")).unwrap();
    pair.git("two", "pull -q");
    let path = format!("team/{ACTION}");
    pair.edit("two", &path, BASE, THEIRS);
    pair.push("two");
    pair.edit("one", &path, BASE, OURS);
    pair.commit("one");
    pair.git("one", "fetch -q");
    pair.try_git("one", "rebase origin/main");
    let list = pair.stay("one/team", "resolve");
    assert!(list.words.contains("1  16 dec 2026 · van jou, 21 nov") && list.words.contains("van Sofie de Wit, 20 nov"), "{}", list.words);
    ok(&pair.stay("one/team/employees", "resolve anna/actions --ours"));
    assert_eq!(pair.read("one", &path), TEXT.replace(BASE, OURS));
    ok(&pair.stay("one/team", "undo"));
    assert!(!pair.is_settled("one"));
    ok(&pair.stay("one/team/employees", "redo"));
    assert!(pair.is_settled("one"));
    pair.git("one", "rebase --continue");
    let undo = pair.stay("one/team", "undo");
    assert!(undo.words.contains("wacht niet meer op die keuze"), "{}", undo.words);
}

/// Many files that both changed, each of a person of its own: their paths, and what git left in them.
fn many(pair: &ClonePair, seeds: std::ops::Range<u64>, join: &str) -> Vec<(String, GeneratedConflict, String)> {
    let own = |told: &GeneratedConflict, at: u64| told.path.replace("/anna/", &format!("/p{at}/"));
    let all: Vec<(String, GeneratedConflict)> = seeds
        .map(|seed| (seed, GeneratedConflict::new(seed)))
        .filter(|(_, told)| told.path != "stay.yaml")
        .map(|(seed, told)| (own(&told, seed), told))
        .collect();
    for clone in ["one", "two"] {
        // lines end as they do in the file, whatever git would make of them
        pair.write(clone, ".gitattributes", "*.yaml -text merge=stay\n");
    }
    all.iter().for_each(|(path, told)| pair.write("one", path, &told.base));
    pair.push("one");
    pair.git("two", "checkout -q .");
    pair.git("two", "pull -q");
    all.iter().for_each(|(path, told)| pair.write("two", path, &told.sides[1]));
    pair.push("two");
    all.iter().for_each(|(path, told)| pair.write("one", path, &told.sides[0]));
    pair.commit("one");
    pair.git("one", "fetch -q");
    pair.try_git("one", join);
    let mut left: Vec<(String, GeneratedConflict, String)> =
        all.into_iter().map(|(path, told)| (path.clone(), told, pair.read("one", &path))).collect();
    left.sort_by(|a, b| a.0.cmp(&b.0));
    left
}

#[test]
fn many_generated_conflicts_are_settled_by_a_flag_in_a_rebase() {
    for (flag, side) in [("--ours", 1), ("--theirs", 0)] {
        let pair = ClonePair::new();
        let left = many(&pair, 1..26, "rebase origin/main");
        let json = pair.stay("one", "resolve --json").words;
        for (path, told, _) in &left {
            for (place, [ours, theirs]) in &told.twice {
                let [ours, theirs] = [ours, theirs].map(|text| serde_json::to_string(text).unwrap());
                let shown = format!(r#"{{"path":"{path}","id":"#);
                assert!(json.contains(&shown) && json.contains(&format!(r#""field":"{place}""#)), "{path} {place}: {json}");
                assert!(json.contains(&format!(r#""value":{ours},"by":"Piet Jansen""#)), "{path} {place}: {ours} in {json}");
                assert!(json.contains(&format!(r#""value":{theirs},"by":"Sofie de Wit""#)), "{path} {place}: {theirs} in {json}");
            }
        }
        ok(&pair.stay("one", &format!("resolve {flag}")));
        for (path, told, marked) in &left {
            let sides = vec![Some(side); told.twice.len()];
            assert_eq!(pair.read("one", path), chosen(marked, &sides), "{path} of\n{marked}");
        }
        assert!(pair.is_settled("one"));
    }
}

/// What someone does to Anna's one action.
const DONE: [&str; 8] = ["edit", "edit more", "remove", "move", "move away", "move and edit", "remove all", "replace"];

fn does(pair: &ClonePair, clone: &str, what: &str) {
    let (due, folder) = if clone == "one" { (OURS, "anna-jansen") } else { (THEIRS, "anna-smit") };
    let edit = |path: &str| pair.edit(clone, path, BASE, due);
    match what {
        "edit" => edit(ACTION),
        "edit more" => {
            edit(ACTION);
            pair.edit(clone, ACTION, "Twee.", &format!("Twee, {folder}."));
            pair.edit(clone, "employees/anna/employee.yaml", "Piet Jansen", folder);
        }
        "remove" => drop(pair.git(clone, &format!("rm -q {ACTION}"))),
        "move" => drop(pair.git(clone, "mv employees/anna employees/anna-samen")),
        "move away" => drop(pair.git(clone, &format!("mv employees/anna employees/{folder}"))),
        "move and edit" => {
            edit(ACTION);
            pair.git(clone, &format!("mv employees/anna employees/{folder}"));
        }
        "remove all" => drop(pair.git(clone, "rm -rq employees/anna")),
        _ => {
            pair.git(clone, &format!("rm -q {ACTION}"));
            let new = TEXT.replace("m4q8z2ka", "n5r9w3xb").replace("Rooster aanpassen", folder);
            pair.write(clone, "employees/anna/actions/2026-11-22-n5r9w3xb.yaml", &new);
        }
    }
    pair.commit(clone);
}

/// Every pair of things that two people can do to one file, in each way of bringing them together, with and without `stay` as
/// git's driver: after `stay resolve` nothing waits, no marker is left, each side's record can be read, and git goes on.
/// `STAY_STATES=1` goes through all of them, else each eleventh.
#[test]
fn from_every_state_that_two_people_can_make_there_is_a_way_on() {
    let all = std::env::var_os("STAY_STATES").is_some();
    let ways = ["merge origin/main", "rebase origin/main", "cherry-pick origin/main"];
    let drivers = ["merge.stay.name stay", "merge.stay.driver false", "merge.conflictStyle zdiff3"];
    let (mut number, mut stops) = (0, 0);
    for (ours, theirs) in DONE.iter().flat_map(|ours| DONE.iter().map(move |theirs| (ours, theirs))) {
        for (way, driver) in ways.iter().zip(drivers) {
            for flag in ["--ours", "--theirs"] {
                number += 1;
                if !all && number % 11 != 0 {
                    continue;
                }
                let pair = ClonePair::new();
                does(&pair, "two", theirs);
                pair.git("two", "push -q");
                does(&pair, "one", ours);
                pair.git("one", "fetch -q");
                pair.git("one", &format!("config {driver}"));
                let stopped = pair.try_git("one", way);
                if pair.is_settled("one") {
                    continue;
                }
                stops += 1;
                let of = format!("{ours} against {theirs}, {way}, {driver}, {flag}: {}", stopped.words);
                let said = pair.stay("one", &format!("resolve {flag}"));
                assert_eq!(said.code, Some(0), "{of}{}", said.words);
                assert!(pair.is_settled("one"), "{of}{}\n{}", said.words, pair.status("one"));
                let checked = pair.stay("one", "check");
                assert!(!checked.words.contains("samenvoegconflict") && !checked.words.contains("niet te lezen"), "{of}{}", checked.words);
                assert!(pair.stay("one", "resolve").words.contains("er wacht niets"), "{of}");
                if !pair.git("one", "diff --cached --name-only HEAD").is_empty() {
                    let on = way.split(' ').next().unwrap();
                    pair.git("one", &format!("{on} --continue"));
                }
            }
        }
    }
    assert!(stops * 3 > if all { number } else { number / 11 }, "git stopped only {stops} times");
}

#[cfg(target_os = "linux")]
mod at_a_terminal {
    use super::*;

    #[test]
    fn many_generated_conflicts_are_settled_by_keys() {
        let pair = ClonePair::new();
        let left = many(&pair, 100..125, "merge origin/main");
        let mut rng = fastrand::Rng::with_seed(17);
        let picks: Vec<Vec<usize>> = left.iter().map(|(_, told, _)| told.twice.iter().map(|_| rng.usize(..2)).collect()).collect();
        let keys: String = picks.iter().flatten().map(|side| format!("{}\n", side + 1)).collect();
        let said = pair.typed("one", "resolve", &keys, None);
        assert_eq!(said.code, Some(0), "{}", said.words);
        for ((path, told, marked), picks) in left.iter().zip(&picks) {
            for (place, texts) in &told.twice {
                let first = |text: &String| text.lines().next().unwrap_or_default().to_owned();
                let is_day = |text: &str| text.starts_with("2026-");
                let all = texts.iter().map(first).filter(|text| !is_day(text));
                all.for_each(|text| assert!(said.words.contains(&text), "{path} {place}: {text} in\n{}", said.words));
            }
            let sides: Vec<Option<usize>> = picks.iter().map(|side| Some(*side)).collect();
            assert_eq!(pair.read("one", path), chosen(marked, &sides), "{path}: {picks:?} of\n{marked}");
        }
        assert!(pair.is_settled("one"));
        ok(&pair.stay("one", "sync"));
    }

    fn three() -> ClonePair {
        let (ours, theirs) = (TEXT.replace(BASE, OURS).replace("Twee.", "Twee, van Piet."), merged(THEIRS));
        differing(ACTION, Some(TEXT), Some(&ours.replace("manager", "employee")), Some(&theirs.replace("manager", "hr")), &[])
    }

    #[test]
    fn one_key_a_choice_and_both_for_a_text() {
        let pair = three();
        let said = pair.typed("one", "resolve", "1\n2\nb\n", None);
        assert_eq!(said.code, Some(0), "{}", said.words);
        assert!(said.words.contains("aan zet · 1 van 3") && said.words.contains("1  medewerker · van jou, 21 nov"), "{}", said.words);
        assert!(said.words.contains("stay sync"), "{}", said.words);
        let text =
            TEXT.replace("manager", "employee").replace(BASE, THEIRS).replace("  Twee.\n", "  Twee, van Piet.\n  Twee, van Sofie.\n");
        assert_eq!(pair.read("one", ACTION), text);
        assert_eq!(pair.status("one"), format!("M  {ACTION}\n"));
        ok(&pair.stay("one", "sync"));
    }

    #[test]
    fn of_both_yours_comes_first_in_a_rebase_too() {
        let pair = ClonePair::new();
        pair.edit("two", ACTION, "Twee.", "Twee, van Sofie.");
        pair.push("two");
        pair.edit("one", ACTION, "Twee.", "Twee, van Piet.");
        pair.commit("one");
        pair.git("one", "fetch -q");
        pair.try_git("one", "rebase origin/main");
        let said = pair.typed("one", "resolve", "b\n", None);
        assert_eq!(said.code, Some(0), "{}", said.words);
        assert_eq!(pair.read("one", ACTION), TEXT.replace("  Twee.\n", "  Twee, van Piet.\n  Twee, van Sofie.\n"));
    }

    #[test]
    fn stopping_or_the_end_of_input_loses_nothing_that_was_chosen() {
        for typed in ["1\nq\n", "1\n", "1\ns\ns\n"] {
            let pair = three();
            let said = pair.typed("one", "resolve", typed, None);
            assert_eq!(said.code, Some(1), "{}", said.words);
            assert!(said.words.contains("1 gekozen, 2 te gaan"), "{}", said.words);
            let text = pair.read("one", ACTION);
            assert!(text.contains("\nowner: employee   # Piet\n") && text.matches("<<<<<<<").count() == 2, "{text}");
            assert!(!pair.is_settled("one"));
            let said = pair.typed("one", "resolve m4q", "2\n2\n", None);
            assert_eq!(said.code, Some(0), "{}", said.words);
            assert_eq!(pair.read("one", ACTION), merged(THEIRS).replace("manager", "employee"));
        }
    }

    #[test]
    fn a_slip_is_asked_again_and_both_is_no_answer_for_a_day() {
        let pair = joined("merge");
        let said = pair.typed("one", "resolve", "x\nb\n\n1\n", None);
        assert_eq!(said.code, Some(0), "{}", said.words);
        assert!(said.words.contains("`x` is hier geen antwoord") && said.words.contains("`b` is hier geen antwoord"), "{}", said.words);
        assert_eq!(pair.read("one", ACTION), merged(OURS));
    }

    #[test]
    fn what_is_tangled_opens_in_the_editor_and_goes_on_from_there() {
        let pair = joined("merge");
        let text = pair.read("one", ACTION);
        pair.write("one", ACTION, &text.replace("=======\n", ""));
        pair.write(".", "right", &text);
        let editor = format!("cp {}", pair.at("right").display());
        let said = pair.typed("one", "resolve", "e\n2\n", Some(&editor));
        assert_eq!(said.code, Some(0), "{}", said.words);
        assert_eq!(pair.read("one", ACTION), merged(THEIRS));
        // or all of it anew
        pair.git("one", &format!("checkout -m -- {ACTION}"));
        pair.write("one", ACTION, &text.replace("=======\n", ""));
        let said = pair.typed("one", "resolve", "x\nn\n1\n", None);
        assert_eq!(said.code, Some(0), "{}", said.words);
        assert_eq!(pair.read("one", ACTION), merged(OURS));
        // left for later
        pair.git("one", &format!("checkout -m -- {ACTION}"));
        pair.write("one", ACTION, &text.replace("=======\n", ""));
        let said = pair.typed("one", "resolve", "s\n", Some(&editor));
        assert_eq!(said.code, Some(1), "{}", said.words);
    }

    #[test]
    fn nothing_of_a_file_moves_the_cursor_or_hides() {
        let (ours, theirs) = (TEXT.replace("Rooster", "\"A\\u001b[2Jb\\u202e"), TEXT.replace("Rooster", "\"C\\u0007"));
        let [ours, theirs] = [ours, theirs].map(|text| text.replace("aanpassen\n", "aanpassen\"\n"));
        let pair = differing(ACTION, Some(TEXT), Some(&ours), Some(&theirs), &[]);
        let said = pair.typed("one", "resolve", "1\n", None);
        assert_eq!(said.code, Some(0), "{}", said.words);
        assert!(said.words.contains("A␛[2Jb‹U+202E›") && !said.words.contains("\u{202e}"), "{:?}", said.words);
    }
}
