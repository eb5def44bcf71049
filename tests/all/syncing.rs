//! `stay sync` between clones, and all that can come in between.

use crate::team::{ACTION, ANNA, Team, words};
use std::fs;

fn sync(team: &Team, clone: &str) -> (Option<i32>, String) {
    let output = team.stay(clone, &["sync"]);
    (output.status.code(), words(&output))
}

fn ok(team: &Team, clone: &str) -> String {
    let (code, said) = sync(team, clone);
    assert_eq!(code, Some(0), "{said}");
    said
}

fn refused(team: &Team, clone: &str) -> String {
    let (code, said) = sync(team, clone);
    assert_eq!(code, Some(1), "{said}");
    said
}

#[test]
fn what_one_does_the_other_hears() {
    let team = Team::new();
    team.stay("one", &["act", "anna", "Bellen met Planning", "--due", "+2w"]);
    team.stay("one", &["act", "anna", "Meelopen", "--owner", "employee"]);
    team.stay("one", &["done", "m4q"]);
    assert!(ok(&team, "one").contains("vastgelegd: 3 bestanden\n✓ verstuurd"));
    let said = ok(&team, "two");
    assert!(said.contains("1 nieuwe actie voor jou, 1 andere nieuwe actie, 1 belofte nagekomen (3 bestanden)"), "{said}");
    assert!(ok(&team, "two").contains("niets te doen"));
    let log = words(&team.git("two", &["log", "-1", "--format=%s"]));
    assert!(log.starts_with("sync ") && !log.contains("Bellen"), "{log}");
}

#[test]
fn both_sides_of_one_record_come_together() {
    let team = Team::new();
    team.write("one", ANNA, &ACTION.replace("owner: manager", "owner: hr"));
    team.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&team, "one");
    ok(&team, "two");
    ok(&team, "one");
    let both = ACTION.replace("owner: manager", "owner: hr").replace("12-02", "12-16");
    assert_eq!((team.read("one", ANNA), team.read("two", ANNA)), (both.clone(), both));
}

#[test]
fn a_conflict_waits_and_sync_goes_on_when_it_is_settled() {
    let team = Team::new();
    team.write("one", ANNA, &ACTION.replace("12-02", "12-09"));
    team.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&team, "one");
    let said = refused(&team, "two");
    assert!(said.contains(&format!("1 bestand wacht op een keuze:\n  {ANNA}")), "{said}");
    let again = refused(&team, "two");
    assert!(again.contains("samenvoegconflict"), "nothing with markers is committed: {again}");
    team.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    assert!(ok(&team, "two").contains("verstuurd"));
    ok(&team, "one");
    assert_eq!(team.read("one", ANNA), ACTION.replace("12-02", "12-16"));
}

#[test]
fn no_network_loses_nothing_and_the_next_sync_goes_on() {
    let team = Team::new();
    team.stay("one", &["done", "m4q"]);
    fs::rename(team.at("shared"), team.at("elsewhere")).unwrap();
    let said = refused(&team, "one");
    assert!(said.contains("vastgelegd: 1 bestand") && said.contains("er is niets verloren"), "{said}");
    fs::rename(team.at("elsewhere"), team.at("shared")).unwrap();
    assert!(ok(&team, "one").contains("verstuurd"));
    assert!(ok(&team, "two").contains("1 belofte nagekomen"));
}

#[test]
fn who_is_second_takes_in_first_and_sends_again() {
    let team = Team::new();
    team.stay("two", &["act", "anna", "Twee"]);
    team.git("two", &["add", "-A"]);
    team.git("two", &["commit", "-qm", "two"]);
    // the moment that one pushes, two is just quicker, once
    let hook = format!("#!/bin/sh\n[ -e {0}/once ] || {{ touch {0}/once; git -C {0}/two push -q origin main; }}\n", team.at(".").display());
    team.hook("one", "pre-push", &hook);
    team.stay("one", &["act", "anna", "Een"]);
    let said = ok(&team, "one");
    assert!(said.contains("binnengekomen") && said.contains("verstuurd"), "{said}");
}

#[test]
fn a_stray_file_stays_out_and_is_named() {
    let team = Team::new();
    team.write("one", "employees/anna/kladje.txt", "alleen voor mij");
    team.write("one", ".env", "geheim");
    team.stay("one", &["done", "m4q"]);
    let said = ok(&team, "one");
    assert!(said.contains("employees/anna/kladje.txt is geen bestand van stay") && said.contains(".env"), "{said}");
    let tree = words(&team.git("one", &["ls-tree", "-r", "--name-only", "HEAD"]));
    assert!(!tree.contains("kladje") && !tree.contains(".env"), "{tree}");
}

#[test]
fn what_cannot_be_read_is_neither_committed_nor_sent() {
    let team = Team::new();
    team.write("one", ANNA, "id: m4q8z2ka\ntitle: \"half");
    let said = refused(&team, "one");
    assert!(said.contains(ANNA) && said.contains("niet te lezen"), "{said}");
    assert_eq!(words(&team.git("one", &["rev-list", "--count", "HEAD"])).trim(), "1");
    // nor when a person committed it
    team.commit("one", "broken");
    assert!(refused(&team, "one").contains(ANNA));
    assert_eq!(words(&team.git("shared", &["rev-list", "--count", "main"])).trim(), "1");
}

#[test]
fn where_git_is_busy_or_nowhere_it_says_what_to_do() {
    let team = Team::new();
    team.git("one", &["checkout", "-q", "--detach"]);
    assert!(refused(&team, "one").contains("git switch"));
    team.git("one", &["checkout", "-q", "main"]);
    fs::create_dir(team.at("one").join(".git/rebase-merge")).unwrap();
    assert!(refused(&team, "one").contains("`git rebase --quit`"));
    team.git("one", &["rebase", "--quit"]);
    fs::create_dir(team.at("bare")).unwrap();
    team.stay("bare", &["init"]);
    assert!(refused(&team, "bare").contains("git init"));
    team.git("bare", &["init", "-q", "-b", "main"]);
    team.stay("bare", &["init"]);
    let said = ok(&team, "bare");
    assert!(said.contains("er is geen remote") && said.contains("vastgelegd: 3 bestanden"), "{said}");
}

#[test]
fn a_hook_that_refuses_is_heard() {
    let team = Team::new();
    team.hook("one", "pre-commit", "#!/bin/sh\necho 'eerst koffie' >&2\nexit 1\n");
    team.stay("one", &["done", "m4q"]);
    let said = refused(&team, "one");
    assert!(said.contains("eerst koffie"), "{said}");
    fs::remove_file(team.at("one").join(".git/hooks/pre-commit")).unwrap();
    ok(&team, "one");
}

#[test]
fn a_new_clone_of_an_empty_repository_is_its_first() {
    let team = Team::new();
    team.git(".", &["init", "-q", "--bare", "-b", "main", "fresh"]);
    team.git(".", &["clone", "-q", "fresh", "three"]);
    team.stay("three", &["init"]);
    assert!(ok(&team, "three").contains("verstuurd"));
    assert!(ok(&team, "three").contains("niets te doen"));
}

#[test]
fn a_dry_run_tells_and_does_nothing() {
    let team = Team::new();
    team.stay("one", &["done", "m4q"]);
    let output = team.stay("one", &["sync", "--dry-run"]);
    assert!(words(&output).contains("vastgelegd: 1 bestand"), "{}", words(&output));
    assert!(!words(&team.git("one", &["status", "--porcelain"])).is_empty());
}

#[test]
fn the_story_of_a_promise_is_told_field_by_field() {
    let team = Team::new();
    team.write("one", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&team, "one");
    team.write("two", ANNA, &ACTION.replace("owner: manager", "owner: hr"));
    ok(&team, "two");
    ok(&team, "one");
    team.stay("one", &["done", "m4q", "--win", "Eindelijk rust"]);
    let said = words(&team.stay("one", &["log", "m4q"]));
    let expected = "nog niet vastgelegd\n  status: open → gedaan\n  win: + Eindelijk rust\n  closed: + 22 nov 2026\n\n";
    assert!(said.starts_with(expected), "{said}");
    assert!(said.contains("  due: 2 dec 2026 → 16 dec 2026\n") && said.contains("  owner: leidinggevende → HR\n"), "{said}");
    assert_eq!(said.matches("12-16").count() + said.matches("16 dec").count(), 1, "a merge tells nothing twice: {said}");
    assert!(said.trim_end().ends_with("gemaakt Rooster aanpassen"), "{said}");
    let all = words(&team.stay("one", &["log", "anna"]));
    assert!(
        all.contains("actie m4q8z2ka anna\n    due: 2 dec 2026 → 16 dec 2026") || all.contains("actie m4q8z2ka anna\n    owner"),
        "{all}"
    );
    let unknown = team.stay("one", &["log", "zzz"]);
    assert_eq!(unknown.status.code(), Some(1));
    let json = words(&team.stay("one", &["log", "m4q", "--json"]));
    assert!(json.contains(r#"{"field":"due","from":"2026-12-02","to":"2026-12-16"}"#), "{json}");
}

#[test]
fn what_git_left_with_one_side_is_not_taken_for_a_choice() {
    let team = Team::new();
    team.write("one", ANNA, &ACTION.replace("12-02", "12-09"));
    ok(&team, "one");
    team.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    // a git that can't find stay leaves our side as it is, without a marker
    team.git("two", &["config", "merge.stay.driver", "no-such-program %A"]);
    team.git("two", &["commit", "-qam", "two"]);
    assert!(!team.git("two", &["pull", "-q", "--no-rebase", "--no-edit"]).status.success());
    let said = refused(&team, "two");
    assert!(said.contains("liet alleen jouw kant staan") && said.contains("`stay resolve`"), "{said}");
    assert!(team.read("two", ANNA).contains("=======\ndue: 2026-12-09\n"), "both sides are in it now");
    team.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&team, "two");
    assert_eq!(team.read("two", ANNA), ACTION.replace("12-02", "12-16"));
}

#[test]
fn sync_merges_with_the_program_that_runs_whatever_git_finds() {
    let team = Team::new();
    team.git("two", &["config", "merge.stay.driver", "no-such-program %A"]);
    team.write("one", ANNA, &ACTION.replace("owner: manager", "owner: hr"));
    team.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&team, "one");
    ok(&team, "two");
    assert_eq!(team.read("two", ANNA), ACTION.replace("owner: manager", "owner: hr").replace("12-02", "12-16"));
}

#[test]
fn keeping_our_side_of_a_conflict_is_a_choice_too() {
    let team = Team::new();
    team.write("one", ANNA, &ACTION.replace("12-02", "12-09"));
    team.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&team, "one");
    refused(&team, "two");
    team.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&team, "two");
}

#[test]
fn a_file_that_one_took_out_and_the_other_changed_stays() {
    let team = Team::new();
    fs::remove_file(team.at("one").join(ANNA)).unwrap();
    team.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&team, "one");
    ok(&team, "two");
    ok(&team, "one");
    assert_eq!(team.read("one", ANNA), ACTION.replace("12-02", "12-16"));
}
