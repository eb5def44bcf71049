//! People in two clones: two of one name who are added apart, and folders that get another name while others write in them.

use crate::support::clones::{Clones, words};
use std::collections::BTreeMap;
use std::fs;

/// Every file of people, with what it holds.
fn people(clones: &Clones, clone: &str) -> BTreeMap<String, String> {
    let listed = words(&clones.git(clone, &["ls-files", "employees"]));
    let text = |path: &str| fs::read_to_string(clones.at(clone).join(path)).unwrap_or_else(|error| format!("{clone}: {error}"));
    listed.lines().map(|path| (path.to_owned(), text(path))).collect()
}

fn done(clones: &Clones, clone: &str, arguments: &[&str]) -> String {
    let output = clones.stay(clone, arguments);
    assert!(output.status.success(), "{clone}: stay {arguments:?}: {}", words(&output));
    words(&output)
}

/// Both clones add a Jan de Vries, who has a talk, a promise and a goal in each.
fn two_jans() -> Clones {
    let clones = Clones::new();
    for clone in ["one", "two"] {
        done(&clones, clone, &["employee", "add", "Jan de Vries", "--team", clone]);
        done(&clones, clone, &["new", "jan-de-vries", "--no-edit", "--summary", &format!("said in {clone}")]);
        done(&clones, clone, &["act", "jan-de-vries", &format!("promised in {clone}")]);
        done(&clones, clone, &["goal", "add", "jan-de-vries", &format!("learned in {clone}")]);
    }
    clones
}

/// Each Jan has what was written in one clone and nothing of the other, in both clones alike.
fn each_has_his_own(clones: &Clones, told: &str) {
    for _ in 0..2 {
        ["one", "two"].iter().for_each(|clone| drop(done(clones, clone, &["sync"])));
    }
    let all = people(clones, "one");
    assert_eq!(all, people(clones, "two"), "{told}");
    let mut cards = 0;
    for (home, own, other) in [("jan-de-vries", "one", "two"), ("jan-de-vries-2", "two", "one")] {
        let inside: Vec<&String> =
            all.iter().filter(|(path, _)| path.starts_with(&format!("employees/{home}/"))).map(|(_, text)| text).collect();
        assert_eq!(inside.len(), 4, "{told}: {all:?}");
        cards += inside.iter().filter(|text| text.contains(&format!("team: {own}"))).count();
        assert!(inside.iter().all(|text| text.contains(own) && !text.contains(other)), "{told}: {home}: {inside:?}");
    }
    assert_eq!(cards, 2, "{told}");
    let checked = clones.stay("one", &["check"]);
    assert!(checked.status.success(), "{told}: {}", words(&checked));
}

fn committed(clones: &Clones, clone: &str) {
    clones.git(clone, &["add", "employees"]);
    assert!(clones.git(clone, &["commit", "-q", "-m", "own"]).status.success());
}

#[test]
fn two_of_one_name_keep_what_is_theirs_when_they_meet() {
    let clones = two_jans();
    done(&clones, "one", &["sync"]);
    let said = done(&clones, "two", &["sync"]);
    assert!(said.contains("employees/jan-de-vries-2") && said.contains("employees/jan-de-vries"), "{said}");
    each_has_his_own(&clones, "sync");
}

#[test]
fn so_they_do_after_any_pull_that_ended_in_their_conflict() {
    for pull in [
        &["pull", "--no-rebase", "--no-edit"][..],
        &["pull", "--rebase"],
        &["merge", "--no-edit", "origin/main"],
        &["rebase", "origin/main"],
    ] {
        let clones = two_jans();
        done(&clones, "one", &["sync"]);
        committed(&clones, "two");
        clones.git("two", &["fetch", "-q"]);
        assert!(!clones.git("two", pull).status.success(), "{pull:?}");
        let checked = words(&clones.stay("two", &["check"]));
        assert!(checked.contains("twee mensen") && checked.contains("stay sync"), "{pull:?}: {checked}");
        let synced = clones.stay("two", &["sync"]);
        if !synced.status.success() {
            assert!(words(&synced).contains("`git rebase --abort`"), "{}", words(&synced));
            assert!(clones.git("two", &["rebase", "--abort"]).status.success());
        }
        each_has_his_own(&clones, &format!("{pull:?}"));
    }
}

#[test]
fn what_a_person_settled_as_one_stays_one() {
    let clones = two_jans();
    done(&clones, "one", &["sync"]);
    committed(&clones, "two");
    clones.git("two", &["pull", "-q", "--no-rebase", "--no-edit"]);
    let card = "employees/jan-de-vries/employee.yaml";
    let text = "id: n4t8c2ye\nname: Jan de Vries\nteam: one\n";
    clones.write("two", card, text);
    clones.git("two", &["add", card]);
    done(&clones, "two", &["sync"]);
    done(&clones, "one", &["sync"]);
    assert_eq!(people(&clones, "one"), people(&clones, "two"));
    assert_eq!(clones.read("one", card), text);
    assert!(!clones.at("two").join("employees/jan-de-vries-2").exists());
}

#[test]
fn the_same_person_added_twice_can_be_made_one_again() {
    let clones = two_jans();
    done(&clones, "one", &["sync"]);
    done(&clones, "two", &["sync"]);
    let [stays, goes] = ["employees/jan-de-vries/employee.yaml", "employees/jan-de-vries-2/employee.yaml"];
    let text = clones.read("two", stays);
    clones.write("two", goes, &text);
    let checked = words(&clones.stay("two", &["check"]));
    assert!(checked.contains("employees/jan-de-vries") && checked.contains("stay employee rename"), "{checked}");
    done(&clones, "two", &["employee", "rename", "jan-de-vries-2", "Jan de Vries", "--folder"]);
    done(&clones, "two", &["sync"]);
    done(&clones, "one", &["sync"]);
    let all = people(&clones, "one");
    assert_eq!(all, people(&clones, "two"));
    assert_eq!(all.keys().filter(|path| path.starts_with("employees/jan-de-vries/")).count(), 7, "{all:?}");
}

#[test]
fn a_folder_that_gets_another_name_here_meets_what_was_written_in_it_there() {
    for there in [
        &["act", "anna", "Bellen"][..],
        &["employee", "leave", "anna", "--date", "2026-11-20"],
        &["done", "m4q"],
        &["goal", "add", "anna", "Leren"],
    ] {
        for renames_first in [true, false] {
            let clones = Clones::new();
            let rename = || drop(done(&clones, "one", &["employee", "rename", "anna", "Anna Smit", "--folder"]));
            if renames_first {
                rename();
                done(&clones, "one", &["sync"]);
            }
            let written = clones.stay("two", there);
            assert!(written.status.success(), "{}", words(&written));
            if !renames_first {
                done(&clones, "two", &["sync"]);
                rename();
            }
            for clone in ["two", "one", "two", "one", "two", "one"] {
                let synced = clones.stay(clone, &["sync"]);
                // a record that stayed behind is brought along by check
                if !synced.status.success() {
                    clones.stay(clone, &["check", "--fix"]);
                }
            }
            let told = format!("{there:?}, renamed first: {renames_first}");
            let all = people(&clones, "one");
            assert_eq!(all, people(&clones, "two"), "{told}");
            assert!(all.keys().all(|path| path.starts_with("employees/anna-smit/")), "{told}: {all:?}");
            let texts: String = all.values().map(String::as_str).collect();
            let words = ["Bellen", "left: 2026-11-20", "status: done", "Leren"];
            assert!(words.iter().any(|word| texts.contains(word)) && texts.contains("name: Anna Smit"), "{told}: {all:?}");
            assert!(clones.stay("one", &["check"]).status.success(), "{told}");
        }
    }
}
