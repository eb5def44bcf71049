//! Folders of people that move, in one clone or in two.

use crate::team::{ACTION, ANNA, Team, words};
use crate::way;

fn renamed(team: &Team, clone: &str, to: &str) {
    team.git(clone, &["mv", "employees/anna", &format!("employees/{to}")]);
}

#[test]
fn a_new_record_in_a_folder_that_moved_elsewhere_moves_along() {
    for plain in [false, true] {
        let team = Team::new();
        renamed(&team, "two", "anna-jansen");
        way::done(&team, "two", 2);
        team.stay("one", &["act", "anna", "Nieuw"]);
        if plain {
            team.commit("one", "nieuw");
            team.git("one", &["pull", "-q", "--no-rebase", "--no-edit"]);
        }
        let way = way::done(&team, "one", 6);
        way::is_shared(&team, "one", "two", &way.said);
        assert!(team.shell("two", "cat employees/*/*/*.yaml").contains("Nieuw"), "{}", way.said);
        assert!(!way.said.contains("<<<<<<<"), "{}", way.said);
    }
}

/// Both gave the folder another name; both have words of their own.
fn apart() -> Team {
    let team = Team::new();
    renamed(&team, "one", "anna-smit");
    renamed(&team, "two", "anna-jansen");
    let (one, two) = (ANNA.replace("anna", "anna-smit"), ANNA.replace("anna", "anna-jansen"));
    team.write("one", &one, &ACTION.replace("owner: manager", "owner: hr"));
    team.write("two", &two, &ACTION.replace("12-02", "12-16"));
    team.stay("one", &["act", "anna-smit", "Van een"]);
    team.stay("two", &["act", "anna-jansen", "Van twee"]);
    way::done(&team, "two", 2);
    team
}

fn all_is_in(team: &Team, folder: &str, said: &str) {
    for clone in ["one", "two"] {
        assert_eq!(team.shell(clone, "ls employees").trim(), folder, "{clone}: {said}");
        let all = team.shell(clone, "cat employees/*/*/*.yaml");
        for typed in ["Van een", "Van twee", "owner: hr", "due: 2026-12-16"] {
            assert!(all.contains(typed), "{typed} is lost: {all}\n{said}");
        }
        assert_eq!(all.matches("m4q8z2ka").count(), 1, "{all}");
    }
}

#[test]
fn two_names_for_one_folder_are_a_choice() {
    for keep in ["anna-smit", "anna-jansen"] {
        let team = apart();
        let before = words(&team.git("shared", &["rev-parse", "main"]));
        let asked = team.stay("one", &["sync"]);
        let said = words(&asked);
        assert_eq!(asked.status.code(), Some(1), "{said}");
        assert!(said.contains("de map van anna heet hier anna-smit en bij een ander anna-jansen"), "{said}");
        assert!(said.contains("`stay sync --keep anna-smit`") && said.contains("`stay sync --keep anna-jansen`"), "{said}");
        assert_eq!(before, words(&team.git("shared", &["rev-parse", "main"])));
        assert_eq!(team.stay("one", &["sync", "--keep", "bo"]).status.code(), Some(1), "nobody asked about bo");
        let kept = team.stay("one", &["sync", "--keep", keep]);
        assert_eq!(kept.status.code(), Some(0), "{}", words(&kept));
        assert!(team.stay("two", &["sync"]).status.success());
        all_is_in(&team, keep, &words(&kept));
    }
}

#[test]
fn a_plain_pull_that_left_both_is_gone_on_with() {
    let team = apart();
    team.commit("one", "een");
    team.git("one", &["pull", "-q", "--no-rebase", "--no-edit"]);
    let asked = words(&team.stay("one", &["sync"]));
    assert!(asked.contains("`stay sync --keep anna-smit`"), "{asked}");
    let kept = team.stay("one", &["sync", "--keep", "anna-jansen"]);
    assert_eq!(kept.status.code(), Some(0), "{}", words(&kept));
    assert!(team.stay("two", &["sync"]).status.success());
    all_is_in(&team, "anna-jansen", &words(&kept));
}

#[test]
fn two_values_in_a_folder_that_moved_apart_wait_as_ever() {
    let team = apart();
    team.write("one", &ANNA.replace("anna", "anna-smit"), &ACTION.replace("owner: manager", "owner: hr").replace("12-02", "12-09"));
    let said = words(&team.stay("one", &["sync", "--keep", "anna-smit"]));
    assert!(said.contains("wacht op een keuze") && said.contains("`stay resolve`"), "{said}");
    let way = way::done(&team, "one", 4);
    way::is_shared(&team, "one", "two", &way.said);
    assert_eq!(team.shell("two", "ls employees").trim(), "anna-smit");
}
