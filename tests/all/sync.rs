//! `stay sync` between clones, and all that can come in between.

use crate::support::clones::{ACTION, ANNA, Clones, words};
use std::fs;

fn sync(clones: &Clones, clone: &str) -> (Option<i32>, String) {
    let output = clones.stay(clone, &["sync"]);
    (output.status.code(), words(&output))
}

fn ok(clones: &Clones, clone: &str) -> String {
    let (code, said) = sync(clones, clone);
    assert_eq!(code, Some(0), "{said}");
    said
}

fn refused(clones: &Clones, clone: &str) -> String {
    let (code, said) = sync(clones, clone);
    assert_eq!(code, Some(1), "{said}");
    said
}

#[test]
fn what_one_does_the_other_hears() {
    let clones = Clones::new();
    clones.stay("one", &["act", "anna", "Bellen met Planning", "--due", "+2w"]);
    clones.stay("one", &["act", "anna", "Meelopen", "--owner", "employee"]);
    clones.stay("one", &["done", "m4q"]);
    assert!(ok(&clones, "one").contains("vastgelegd: 3 bestanden\n✓ verstuurd"));
    let said = ok(&clones, "two");
    assert!(said.contains("1 nieuwe actie voor jou, 1 andere nieuwe actie, 1 belofte nagekomen (3 bestanden)"), "{said}");
    assert!(ok(&clones, "two").contains("niets te doen"));
    let log = words(&clones.git("two", &["log", "-1", "--format=%s"]));
    assert!(log.starts_with("sync ") && !log.contains("Bellen"), "{log}");
}

#[test]
fn both_sides_of_one_record_come_together() {
    let clones = Clones::new();
    clones.write("one", ANNA, &ACTION.replace("owner: manager", "owner: hr"));
    clones.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&clones, "one");
    ok(&clones, "two");
    ok(&clones, "one");
    let both = ACTION.replace("owner: manager", "owner: hr").replace("12-02", "12-16");
    assert_eq!((clones.read("one", ANNA), clones.read("two", ANNA)), (both.clone(), both));
}

#[test]
fn a_conflict_waits_and_sync_goes_on_when_it_is_settled() {
    let clones = Clones::new();
    clones.write("one", ANNA, &ACTION.replace("12-02", "12-09"));
    clones.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&clones, "one");
    let said = refused(&clones, "two");
    assert!(said.contains(&format!("1 bestand wacht op een keuze:\n  {ANNA}")), "{said}");
    let again = refused(&clones, "two");
    assert!(again.contains("samenvoegconflict"), "nothing with markers is committed: {again}");
    clones.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    assert!(ok(&clones, "two").contains("verstuurd"));
    ok(&clones, "one");
    assert_eq!(clones.read("one", ANNA), ACTION.replace("12-02", "12-16"));
}

#[test]
fn no_network_loses_nothing_and_the_next_sync_goes_on() {
    let clones = Clones::new();
    clones.stay("one", &["done", "m4q"]);
    fs::rename(clones.at("shared"), clones.at("elsewhere")).unwrap();
    let said = refused(&clones, "one");
    assert!(said.contains("vastgelegd: 1 bestand") && said.contains("er is niets verloren"), "{said}");
    fs::rename(clones.at("elsewhere"), clones.at("shared")).unwrap();
    assert!(ok(&clones, "one").contains("verstuurd"));
    assert!(ok(&clones, "two").contains("1 belofte nagekomen"));
}

#[test]
fn who_is_second_takes_in_first_and_sends_again() {
    let clones = Clones::new();
    clones.stay("two", &["act", "anna", "Twee"]);
    clones.git("two", &["add", "-A"]);
    clones.git("two", &["commit", "-qm", "two"]);
    // the moment that one pushes, two is just quicker, once
    let hook =
        format!("#!/bin/sh\n[ -e {0}/once ] || {{ touch {0}/once; git -C {0}/two push -q origin main; }}\n", clones.at(".").display());
    clones.hook("one", "pre-push", &hook);
    clones.stay("one", &["act", "anna", "Een"]);
    let said = ok(&clones, "one");
    assert!(said.contains("binnengekomen") && said.contains("verstuurd"), "{said}");
}

#[test]
fn a_stray_file_stays_out_and_is_named() {
    let clones = Clones::new();
    clones.write("one", "employees/anna/kladje.txt", "alleen voor mij");
    clones.write("one", ".env", "geheim");
    clones.stay("one", &["done", "m4q"]);
    let said = ok(&clones, "one");
    assert!(said.contains("employees/anna/kladje.txt is geen bestand van stay") && said.contains(".env"), "{said}");
    let tree = words(&clones.git("one", &["ls-tree", "-r", "--name-only", "HEAD"]));
    assert!(!tree.contains("kladje") && !tree.contains(".env"), "{tree}");
}

#[test]
fn what_cannot_be_read_is_neither_committed_nor_sent() {
    let clones = Clones::new();
    clones.write("one", ANNA, "id: m4q8z2ka\ntitle: \"half");
    let said = refused(&clones, "one");
    assert!(said.contains(ANNA) && said.contains("niet te lezen"), "{said}");
    assert_eq!(words(&clones.git("one", &["rev-list", "--count", "HEAD"])).trim(), "1");
    // nor when a person committed it
    clones.commit("one", "broken");
    assert!(refused(&clones, "one").contains(ANNA));
    assert_eq!(words(&clones.git("shared", &["rev-list", "--count", "main"])).trim(), "1");
}

#[test]
fn where_git_is_busy_or_nowhere_it_says_what_to_do() {
    let clones = Clones::new();
    clones.git("one", &["checkout", "-q", "--detach"]);
    assert!(refused(&clones, "one").contains("git switch"));
    clones.git("one", &["checkout", "-q", "main"]);
    fs::create_dir(clones.at("one").join(".git/rebase-merge")).unwrap();
    assert!(refused(&clones, "one").contains("`git rebase --quit`"));
    clones.git("one", &["rebase", "--quit"]);
    fs::create_dir(clones.at("bare")).unwrap();
    clones.stay("bare", &["init"]);
    assert!(refused(&clones, "bare").contains("git init"));
    clones.git("bare", &["init", "-q", "-b", "main"]);
    clones.stay("bare", &["init"]);
    let said = ok(&clones, "bare");
    assert!(said.contains("er is geen remote") && said.contains("vastgelegd: 3 bestanden"), "{said}");
}

#[test]
fn a_hook_that_refuses_is_heard() {
    let clones = Clones::new();
    clones.hook("one", "pre-commit", "#!/bin/sh\necho 'eerst koffie' >&2\nexit 1\n");
    clones.stay("one", &["done", "m4q"]);
    let said = refused(&clones, "one");
    assert!(said.contains("eerst koffie"), "{said}");
    fs::remove_file(clones.at("one").join(".git/hooks/pre-commit")).unwrap();
    ok(&clones, "one");
}

#[test]
fn a_new_clone_of_an_empty_repository_is_its_first() {
    let clones = Clones::new();
    clones.git(".", &["init", "-q", "--bare", "-b", "main", "fresh"]);
    clones.git(".", &["clone", "-q", "fresh", "three"]);
    clones.stay("three", &["init"]);
    assert!(ok(&clones, "three").contains("verstuurd"));
    assert!(ok(&clones, "three").contains("niets te doen"));
}

#[test]
fn a_dry_run_tells_and_does_nothing() {
    let clones = Clones::new();
    clones.stay("one", &["done", "m4q"]);
    let output = clones.stay("one", &["sync", "--dry-run"]);
    assert!(words(&output).contains("vastgelegd: 1 bestand"), "{}", words(&output));
    assert!(!words(&clones.git("one", &["status", "--porcelain"])).is_empty());
}

#[test]
fn the_story_of_a_promise_is_told_field_by_field() {
    let clones = Clones::new();
    clones.write("one", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&clones, "one");
    clones.write("two", ANNA, &ACTION.replace("owner: manager", "owner: hr"));
    ok(&clones, "two");
    ok(&clones, "one");
    clones.stay("one", &["done", "m4q", "--win", "Eindelijk rust"]);
    let said = words(&clones.stay("one", &["log", "m4q"]));
    let expected = "nog niet vastgelegd\n  status: open → gedaan\n  win: + Eindelijk rust\n  closed: + 22 nov 2026\n\n";
    assert!(said.starts_with(expected), "{said}");
    assert!(said.contains("  due: 2 dec 2026 → 16 dec 2026\n") && said.contains("  owner: leidinggevende → HR\n"), "{said}");
    assert_eq!(said.matches("12-16").count() + said.matches("16 dec").count(), 1, "a merge tells nothing twice: {said}");
    assert!(said.trim_end().ends_with("gemaakt Rooster aanpassen"), "{said}");
    let all = words(&clones.stay("one", &["log", "anna"]));
    assert!(
        all.contains("actie m4q8z2ka anna\n    due: 2 dec 2026 → 16 dec 2026") || all.contains("actie m4q8z2ka anna\n    owner"),
        "{all}"
    );
    let unknown = clones.stay("one", &["log", "zzz"]);
    assert_eq!(unknown.status.code(), Some(1));
    let json = words(&clones.stay("one", &["log", "m4q", "--json"]));
    assert!(json.contains(r#"{"field":"due","from":"2026-12-02","to":"2026-12-16"}"#), "{json}");
}

#[test]
fn a_long_story_is_told_as_it_is_found_and_no_longer_than_asked() {
    let clones = Clones::new();
    let letters = |number: usize| number.to_string().replace('0', "a").replace('1', "b");
    let made = |number: usize| format!("employees/anna/actions/2026-01-01-{:k>8}.yaml", letters(number));
    // one commit with more files than are read at a time
    for number in 0..150 {
        clones.write("one", &made(number), &ACTION.replace("Rooster aanpassen", &format!("Nummer {number}")));
    }
    clones.git("one", &["add", "."]);
    clones.commit("one", "many");
    let all = words(&clones.stay("one", &["log"]));
    let told = (0..150).filter(|number| all.contains(&format!("gemaakt Nummer {number}\n"))).count();
    assert_eq!(told, 150, "{all}");
    let few = words(&clones.stay("one", &["log", "--limit", "3"]));
    assert_eq!((few.matches("gemaakt").count(), all.starts_with(few.trim_end())), (3, true), "{few}");
    let json: serde_json::Value = serde_json::from_str(&words(&clones.stay("one", &["log", "--limit", "70", "--json"]))).unwrap();
    assert_eq!(json["log"].as_array().map(Vec::len), Some(70));
    for wrong in ["0", "veel", "-1"] {
        assert_eq!(clones.stay("one", &["log", &format!("--limit={wrong}")]).status.code(), Some(2), "{wrong}");
    }
    // whoever reads one line stops all of it
    let first = clones.shell("one", &format!("'{}' log | head -n 1", env!("CARGO_BIN_EXE_stay")));
    assert_eq!(first.lines().count(), 1, "{first}");
}

#[test]
fn what_git_left_with_one_side_is_not_taken_for_a_choice() {
    let clones = Clones::new();
    clones.write("one", ANNA, &ACTION.replace("12-02", "12-09"));
    ok(&clones, "one");
    clones.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    // a git that can't find stay leaves our side as it is, without a marker
    clones.git("two", &["config", "merge.stay.driver", "no-such-program %A"]);
    clones.git("two", &["commit", "-qam", "two"]);
    assert!(!clones.git("two", &["pull", "-q", "--no-rebase", "--no-edit"]).status.success());
    let said = refused(&clones, "two");
    assert!(said.contains("liet alleen jouw kant staan") && said.contains("`stay resolve`"), "{said}");
    assert!(clones.read("two", ANNA).contains("=======\ndue: 2026-12-09\n"), "both sides are in it now");
    clones.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&clones, "two");
    assert_eq!(clones.read("two", ANNA), ACTION.replace("12-02", "12-16"));
}

#[test]
fn sync_merges_with_the_program_that_runs_whatever_git_finds() {
    let clones = Clones::new();
    clones.git("two", &["config", "merge.stay.driver", "no-such-program %A"]);
    clones.write("one", ANNA, &ACTION.replace("owner: manager", "owner: hr"));
    clones.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&clones, "one");
    ok(&clones, "two");
    assert_eq!(clones.read("two", ANNA), ACTION.replace("owner: manager", "owner: hr").replace("12-02", "12-16"));
}

#[test]
fn keeping_our_side_of_a_conflict_is_a_choice_too() {
    let clones = Clones::new();
    clones.write("one", ANNA, &ACTION.replace("12-02", "12-09"));
    clones.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&clones, "one");
    refused(&clones, "two");
    clones.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&clones, "two");
}

#[test]
fn a_file_that_one_took_out_and_the_other_changed_stays() {
    let clones = Clones::new();
    fs::remove_file(clones.at("one").join(ANNA)).unwrap();
    clones.write("two", ANNA, &ACTION.replace("12-02", "12-16"));
    ok(&clones, "one");
    ok(&clones, "two");
    ok(&clones, "one");
    assert_eq!(clones.read("one", ANNA), ACTION.replace("12-02", "12-16"));
}
