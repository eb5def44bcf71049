//! People in two clones: two of one name who are added apart, and folders that get another name while others write in them.

use crate::team::{Team, words};
use std::collections::BTreeMap;
use std::fs;

/// Every file of people, with what it holds.
fn people(team: &Team, clone: &str) -> BTreeMap<String, String> {
    let listed = words(&team.git(clone, &["ls-files", "employees"]));
    let text = |path: &str| fs::read_to_string(team.at(clone).join(path)).unwrap_or_else(|error| format!("{clone}: {error}"));
    listed.lines().map(|path| (path.to_owned(), text(path))).collect()
}

fn done(team: &Team, clone: &str, arguments: &[&str]) -> String {
    let output = team.stay(clone, arguments);
    assert!(output.status.success(), "{clone}: stay {arguments:?}: {}", words(&output));
    words(&output)
}

/// Both clones add a Jan de Vries, who has a talk, a promise and a goal in each.
fn two_jans() -> Team {
    let team = Team::new();
    for clone in ["one", "two"] {
        done(&team, clone, &["employee", "add", "Jan de Vries", "--team", clone]);
        done(&team, clone, &["new", "jan-de-vries", "--no-edit", "--summary", &format!("said in {clone}")]);
        done(&team, clone, &["act", "jan-de-vries", &format!("promised in {clone}")]);
        done(&team, clone, &["goal", "add", "jan-de-vries", &format!("learned in {clone}")]);
    }
    team
}

/// Each Jan has what was written in one clone and nothing of the other, in both clones alike.
fn each_has_his_own(team: &Team, told: &str) {
    for _ in 0..2 {
        ["one", "two"].iter().for_each(|clone| drop(done(team, clone, &["sync"])));
    }
    let all = people(team, "one");
    assert_eq!(all, people(team, "two"), "{told}");
    let mut cards = 0;
    for (home, own, other) in [("jan-de-vries", "one", "two"), ("jan-de-vries-2", "two", "one")] {
        let inside: Vec<&String> =
            all.iter().filter(|(path, _)| path.starts_with(&format!("employees/{home}/"))).map(|(_, text)| text).collect();
        assert_eq!(inside.len(), 4, "{told}: {all:?}");
        cards += inside.iter().filter(|text| text.contains(&format!("team: {own}"))).count();
        assert!(inside.iter().all(|text| text.contains(own) && !text.contains(other)), "{told}: {home}: {inside:?}");
    }
    assert_eq!(cards, 2, "{told}");
    let checked = team.stay("one", &["check"]);
    assert!(checked.status.success(), "{told}: {}", words(&checked));
}

fn committed(team: &Team, clone: &str) {
    team.git(clone, &["add", "employees"]);
    assert!(team.git(clone, &["commit", "-q", "-m", "own"]).status.success());
}

#[test]
fn two_of_one_name_keep_what_is_theirs_when_they_meet() {
    let team = two_jans();
    done(&team, "one", &["sync"]);
    let said = done(&team, "two", &["sync"]);
    assert!(said.contains("employees/jan-de-vries-2") && said.contains("employees/jan-de-vries"), "{said}");
    each_has_his_own(&team, "sync");
}

#[test]
fn so_they_do_after_any_pull_that_ended_in_their_conflict() {
    for pull in [
        &["pull", "--no-rebase", "--no-edit"][..],
        &["pull", "--rebase"],
        &["merge", "--no-edit", "origin/main"],
        &["rebase", "origin/main"],
    ] {
        let team = two_jans();
        done(&team, "one", &["sync"]);
        committed(&team, "two");
        team.git("two", &["fetch", "-q"]);
        assert!(!team.git("two", pull).status.success(), "{pull:?}");
        let checked = words(&team.stay("two", &["check"]));
        assert!(checked.contains("twee mensen") && checked.contains("stay sync"), "{pull:?}: {checked}");
        let synced = team.stay("two", &["sync"]);
        if !synced.status.success() {
            assert!(words(&synced).contains("`git rebase --abort`"), "{}", words(&synced));
            assert!(team.git("two", &["rebase", "--abort"]).status.success());
        }
        each_has_his_own(&team, &format!("{pull:?}"));
    }
}

#[test]
fn what_a_person_settled_as_one_stays_one() {
    let team = two_jans();
    done(&team, "one", &["sync"]);
    committed(&team, "two");
    team.git("two", &["pull", "-q", "--no-rebase", "--no-edit"]);
    let card = "employees/jan-de-vries/employee.yaml";
    let text = "id: n4t8c2ye\nname: Jan de Vries\nteam: one\n";
    team.write("two", card, text);
    team.git("two", &["add", card]);
    done(&team, "two", &["sync"]);
    done(&team, "one", &["sync"]);
    assert_eq!(people(&team, "one"), people(&team, "two"));
    assert_eq!(team.read("one", card), text);
    assert!(!team.at("two").join("employees/jan-de-vries-2").exists());
}

#[test]
fn the_same_person_added_twice_can_be_made_one_again() {
    let team = two_jans();
    done(&team, "one", &["sync"]);
    done(&team, "two", &["sync"]);
    let [stays, goes] = ["employees/jan-de-vries/employee.yaml", "employees/jan-de-vries-2/employee.yaml"];
    let text = team.read("two", stays);
    team.write("two", goes, &text);
    let checked = words(&team.stay("two", &["check"]));
    assert!(checked.contains("employees/jan-de-vries") && checked.contains("stay employee rename"), "{checked}");
    done(&team, "two", &["employee", "rename", "jan-de-vries-2", "Jan de Vries", "--folder"]);
    done(&team, "two", &["sync"]);
    done(&team, "one", &["sync"]);
    let all = people(&team, "one");
    assert_eq!(all, people(&team, "two"));
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
            let team = Team::new();
            let rename = || drop(done(&team, "one", &["employee", "rename", "anna", "Anna Smit", "--folder"]));
            if renames_first {
                rename();
                done(&team, "one", &["sync"]);
            }
            let written = team.stay("two", there);
            assert!(written.status.success(), "{}", words(&written));
            if !renames_first {
                done(&team, "two", &["sync"]);
                rename();
            }
            for clone in ["two", "one", "two", "one", "two", "one"] {
                let synced = team.stay(clone, &["sync"]);
                // a record that stayed behind is brought along by check
                if !synced.status.success() {
                    team.stay(clone, &["check", "--fix"]);
                }
            }
            let told = format!("{there:?}, renamed first: {renames_first}");
            let all = people(&team, "one");
            assert_eq!(all, people(&team, "two"), "{told}");
            assert!(all.keys().all(|path| path.starts_with("employees/anna-smit/")), "{told}: {all:?}");
            let texts: String = all.values().map(String::as_str).collect();
            let words = ["Bellen", "left: 2026-11-20", "status: done", "Leren"];
            assert!(words.iter().any(|word| texts.contains(word)) && texts.contains("name: Anna Smit"), "{told}: {all:?}");
            assert!(team.stay("one", &["check"]).status.success(), "{told}");
        }
    }
}
