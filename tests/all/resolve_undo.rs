//! A choice that is taken back: git's markers come again only while git waits for that choice.

use crate::resolve::{BASE, OURS, THEIRS, WAYS, apart, joined, merged, ok};
use crate::support::clone_pair::{ACTION, ClonePair, TEXT};
use std::fs;

/// Refused, with what to do instead, and nothing of the file is lost.
fn is_refused(pair: &ClonePair, line: &str, path: &str, hint: &str) {
    let before = pair.read("one", path);
    for line in [format!("{line} --dry-run"), line.to_owned()] {
        let said = pair.stay("one", &line);
        assert_eq!(said.code, Some(1), "{line}: {}", said.words);
        assert!(said.words.contains("wacht niet meer op die keuze") && said.words.contains(hint), "{line}: {}", said.words);
        assert_eq!(pair.read("one", path), before, "{line}");
    }
    assert!(!before.contains("<<<<<<<"));
}

/// Ends what brought both together, in git's own way.
fn ended(pair: &ClonePair, way: &str) {
    let stays = pair.git("one", "status --porcelain -uno").is_empty();
    match way {
        "merge" | "pull" => pair.git("one", "commit -q --no-edit"),
        "stash" => pair.git("one", "commit -q --allow-empty -m taken"),
        "pick" if stays => pair.git("one", "cherry-pick --skip"),
        "pick" => pair.git("one", "cherry-pick --continue"),
        "mail" if stays => pair.git("one", "am --skip"),
        "mail" => pair.git("one", "am --continue"),
        _ if stays => pair.git("one", "rebase --skip"),
        _ => pair.git("one", "rebase --continue"),
    };
}

#[test]
fn while_git_waits_it_comes_back_and_can_be_made_again_in_every_way() {
    for way in WAYS {
        for (flag, other, due) in [("--ours", "--theirs", THEIRS), ("--theirs", "--ours", OURS)] {
            let pair = joined(way);
            let marked = pair.read("one", ACTION);
            ok(&pair.stay("one", &format!("resolve {flag}")));
            let chosen = pair.read("one", ACTION);
            ok(&pair.stay("one", "undo"));
            assert_eq!((pair.read("one", ACTION), pair.is_settled("one")), (marked, false), "{way} {flag}");
            ok(&pair.stay("one", "redo"));
            assert_eq!((pair.read("one", ACTION), pair.is_settled("one")), (chosen, true), "{way} {flag}");
            ok(&pair.stay("one", "undo --dry-run"));
            assert!(pair.is_settled("one"));
            ok(&pair.stay("one", "undo"));
            ok(&pair.stay("one", &format!("resolve {other}")));
            // git takes what was chosen last
            ended(&pair, way);
            assert_eq!(pair.read("one", ACTION), merged(due), "{way} {flag}");
            assert_eq!(pair.git("one", &format!("show HEAD:{ACTION}")), merged(due), "{way} {flag}");
        }
    }
}

#[test]
fn once_it_is_in_a_commit_it_stays_chosen() {
    for way in WAYS {
        for flag in ["--ours", "--theirs"] {
            let pair = joined(way);
            ok(&pair.stay("one", &format!("resolve {flag}")));
            ended(&pair, way);
            if way == "stash" {
                pair.git("one", "stash drop");
            }
            is_refused(&pair, "undo", ACTION, "stay edit m4q8z2ka");
            ok(&pair.stay("one", "edit m4q8z2ka --due 2026-12-24"));
            ok(&pair.stay("one", "undo"));
            is_refused(&pair, "undo", ACTION, "stay log m4q8z2ka");
        }
    }
}

#[test]
fn once_it_was_sent_it_stays_chosen_also_beside_other_work_in_the_stash() {
    for flag in ["--ours", "--theirs"] {
        for stashed in [false, true] {
            let pair = apart();
            if stashed {
                pair.edit("one", ACTION, "Drie.", "Drie, nog niet.");
                pair.git("one", "stash");
            }
            pair.try_git("one", "merge origin/main");
            ok(&pair.stay("one", &format!("resolve {flag}")));
            ok(&pair.stay("one", "sync"));
            is_refused(&pair, "undo", ACTION, "stay edit m4q8z2ka");
            let said = pair.stay("one", "undo --json --lang en");
            assert_eq!(said.code, Some(1));
            assert!(said.words.contains("git no longer waits for that choice"), "{}", said.words);
            let log = pair.stay("one", "log m4q8z2ka");
            assert!(log.words.contains("16 dec 2026") && log.words.contains("9 dec 2026"), "{}", log.words);
            ok(&pair.stay("one", "sync"));
        }
    }
}

#[test]
fn a_merge_that_was_broken_off_leaves_nothing_to_take_back() {
    let pair = joined("merge");
    pair.git("one", "checkout -q --ours .");
    ok(&pair.stay("one", "resolve --ours"));
    pair.git("one", "merge --abort");
    let pair = joined("merge");
    ok(&pair.stay("one", "resolve --ours"));
    pair.git("one", "merge --abort");
    let said = pair.stay("one", "undo");
    assert_eq!(said.code, Some(1), "{}", said.words);
    assert!(!pair.read("one", ACTION).contains("<<<<<<<"));
}

#[test]
fn of_several_files_none_comes_back_where_one_can_not() {
    let other = "employees/anna/actions/2026-11-22-z9y8x7wv.yaml";
    let bo = "employees/bo/actions/2026-11-22-b9b8b7b6.yaml";
    let pair = ClonePair::with("nl", &[(ACTION, TEXT), (other, &TEXT.replace("m4q8z2ka", "z9y8x7wv"))]);
    for (clone, due) in [("two", THEIRS), ("one", OURS)] {
        [ACTION, other].iter().for_each(|path| pair.edit(clone, path, BASE, due));
        pair.commit(clone);
    }
    pair.git("two", "push -q");
    pair.git("one", "fetch -q");
    pair.try_git("one", "merge origin/main");
    // a file that git does not know
    let marked = pair.read("one", ACTION).replace("m4q8z2ka", "b9b8b7b6");
    pair.write("one", "employees/bo/employee.yaml", "name: Bo Berg\n");
    pair.write("one", bo, &marked);
    ok(&pair.stay("one", "resolve --ours"));
    ok(&pair.stay("one", "undo"));
    assert!([ACTION, other, bo].iter().all(|path| pair.read("one", path).contains("<<<<<<<")));
    ok(&pair.stay("one", "redo"));
    pair.git("one", "commit -q --no-edit");
    is_refused(&pair, "undo", ACTION, "stay edit m4q8z2ka");
    assert!([ACTION, other, bo].iter().all(|path| !pair.read("one", path).contains("<<<<<<<")));
}

#[test]
fn of_a_rebase_with_several_stops_only_the_present_one_comes_back() {
    let pair = ClonePair::new();
    let other = "employees/anna/employee.yaml";
    pair.edit("two", ACTION, BASE, THEIRS);
    pair.edit("two", other, "Piet Jansen", "Sofie de Wit");
    pair.push("two");
    pair.edit("one", ACTION, BASE, OURS);
    pair.commit("one");
    pair.edit("one", other, "Piet Jansen", "Kim Kok");
    pair.commit("one");
    pair.git("one", "fetch -q");
    pair.try_git("one", "rebase origin/main");
    ok(&pair.stay("one", "resolve --ours"));
    pair.try_git("one", "rebase --continue");
    assert!(!pair.is_settled("one"));
    is_refused(&pair, "undo", ACTION, "stay edit m4q8z2ka");
    ok(&pair.stay("one", "resolve --ours"));
    ok(&pair.stay("one", "undo"));
    assert!(pair.read("one", other).contains("<<<<<<<"));
    ok(&pair.stay("one", "resolve --ours"));
    pair.git("one", "rebase --continue");
    is_refused(&pair, "undo", other, "stay employee edit anna");
}

#[test]
fn what_has_no_id_is_named_by_its_file() {
    let pair = ClonePair::with("nl", &[("stay.yaml", "language: nl\nreport: {window: 3 months}\n")]);
    for (clone, window) in [("two", "4 months"), ("one", "5 months")] {
        pair.edit(clone, "stay.yaml", "3 months", window);
        pair.commit(clone);
    }
    pair.git("two", "push -q");
    pair.git("one", "fetch -q");
    pair.try_git("one", "merge origin/main");
    ok(&pair.stay("one", "resolve --ours"));
    pair.git("one", "commit -q --no-edit");
    is_refused(&pair, "undo", "stay.yaml", "git log -p stay.yaml");
}

#[test]
fn outside_git_and_where_the_markers_are_in_the_commit_it_comes_back() {
    let marked = joined("merge").read("one", ACTION);
    let pair = ClonePair::new();
    fs::create_dir(pair.at("bare")).unwrap();
    pair.stay("bare", "init");
    pair.write("bare", "employees/anna/employee.yaml", "name: Anna de Vries\n");
    pair.write("bare", ACTION, &marked);
    ok(&pair.stay("bare", "resolve --theirs"));
    ok(&pair.stay("bare", "undo"));
    assert_eq!(pair.read("bare", ACTION), marked);

    let pair = joined("merge");
    pair.git("one", "commit -qam marked");
    ok(&pair.stay("one", "resolve --ours"));
    ok(&pair.stay("one", "undo"));
    assert_eq!(pair.read("one", ACTION), marked);
    ok(&pair.stay("one", "redo"));
    ok(&pair.stay("one", "sync"));
    is_refused(&pair, "undo", ACTION, "stay edit m4q8z2ka");
}

#[test]
fn markers_are_not_committed_where_every_command_commits() {
    let marked = joined("merge").read("one", ACTION).replace("m4q8z2ka", "b9b8b7b6");
    let bo = "employees/bo/actions/2026-11-22-b9b8b7b6.yaml";
    let pair =
        ClonePair::with("nl", &[("stay.yaml", "language: nl\ngit: {commit: auto}\n"), ("employees/bo/employee.yaml", "name: Bo Berg\n")]);
    pair.write("one", bo, &marked);
    ok(&pair.stay("one", "resolve --ours"));
    let said = pair.stay("one", "undo");
    assert!(ok(&said).contains("niet vastgelegd"), "{}", said.words);
    assert_eq!(pair.read("one", bo), marked);
    assert_eq!(pair.git("one", &format!("ls-files {bo}")), "");
    ok(&pair.stay("one", "resolve --ours"));
}

#[test]
fn a_record_that_was_taken_out_by_choice_stays_out() {
    for mine in [false, true] {
        let pair = ClonePair::new();
        let [goes, changes] = if mine { ["one", "two"] } else { ["two", "one"] };
        pair.git(goes, &format!("rm -q {ACTION}"));
        pair.commit(goes);
        pair.edit(changes, ACTION, BASE, OURS);
        pair.commit(changes);
        pair.git("two", "push -q");
        pair.git("one", "fetch -q");
        pair.try_git("one", "merge origin/main");
        let is_there = || pair.at("one").join(ACTION).exists();
        let flag = if mine { "--ours" } else { "--theirs" };
        for _ in 0..2 {
            ok(&pair.stay("one", &format!("resolve {flag}")));
            assert!(!is_there());
            let undone = pair.stay("one", "undo");
            assert!(is_there(), "{}", undone.words);
        }
        ok(&pair.stay("one", &format!("resolve {flag}")));
        pair.git("one", "commit -q --no-edit");
        let said = pair.stay("one", "undo");
        assert_eq!(said.code, Some(1), "{}", said.words);
        assert!(
            said.words.contains("wacht niet meer op die keuze") && said.words.contains(&format!("git log -p {ACTION}")),
            "{}",
            said.words
        );
        assert!(!is_there());
    }
}

/// What was left half chosen, at a terminal.
#[cfg(target_os = "linux")]
#[test]
fn redo_brings_no_markers_back_either() {
    let pair = ClonePair::new();
    for (clone, due, title) in [("two", THEIRS, "Rooster van Sofie"), ("one", OURS, "Rooster van Piet")] {
        pair.edit(clone, ACTION, BASE, due);
        pair.edit(clone, ACTION, "Rooster aanpassen", title);
        pair.commit(clone);
    }
    pair.git("two", "push -q");
    pair.git("one", "fetch -q");
    pair.try_git("one", "merge origin/main");
    pair.typed("one", "resolve", "1\ns\n", None);
    let half = pair.read("one", ACTION);
    assert_eq!(half.matches("<<<<<<<").count(), 1, "{half}");
    ok(&pair.stay("one", "undo"));
    ok(&pair.stay("one", "redo"));
    assert_eq!(pair.read("one", ACTION), half);
    pair.typed("one", "resolve", "2\n", None);
    ok(&pair.stay("one", "undo"));
    ok(&pair.stay("one", "undo"));
    let all = pair.read("one", ACTION);
    assert_eq!(all.matches("<<<<<<<").count(), 2, "{all}");
    ok(&pair.stay("one", "redo"));
    ok(&pair.stay("one", "redo"));
    let chosen = pair.read("one", ACTION);
    assert!(!chosen.contains("<<<<<<<"));
    pair.git("one", "commit -q --no-edit");
    is_refused(&pair, "undo", ACTION, "stay edit m4q8z2ka");
}
