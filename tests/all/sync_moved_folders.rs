//! Folders of people that move, in one clone or in two.

use crate::support::clones::{ACTION, ANNA, Clones, words};
use crate::support::sync_hints;

fn renamed(clones: &Clones, clone: &str, to: &str) {
    clones.git(clone, &["mv", "employees/anna", &format!("employees/{to}")]);
}

#[test]
fn a_new_record_in_a_folder_that_moved_elsewhere_moves_along() {
    for plain in [false, true] {
        let clones = Clones::new();
        renamed(&clones, "two", "anna-jansen");
        sync_hints::follow_to_the_end(&clones, "two", 2);
        clones.stay("one", &["act", "anna", "Nieuw"]);
        if plain {
            clones.commit("one", "nieuw");
            clones.git("one", &["pull", "-q", "--no-rebase", "--no-edit"]);
        }
        let followed = sync_hints::follow_to_the_end(&clones, "one", 6);
        sync_hints::assert_shared(&clones, "one", "two", &followed.said);
        assert!(clones.shell("two", "cat employees/*/*/*.yaml").contains("Nieuw"), "{}", followed.said);
        assert!(!followed.said.contains("<<<<<<<"), "{}", followed.said);
    }
}

/// Both gave the folder another name; both have words of their own.
fn apart() -> Clones {
    let clones = Clones::new();
    renamed(&clones, "one", "anna-smit");
    renamed(&clones, "two", "anna-jansen");
    let (one, two) = (ANNA.replace("anna", "anna-smit"), ANNA.replace("anna", "anna-jansen"));
    clones.write("one", &one, &ACTION.replace("owner: manager", "owner: hr"));
    clones.write("two", &two, &ACTION.replace("12-02", "12-16"));
    clones.stay("one", &["act", "anna-smit", "Van een"]);
    clones.stay("two", &["act", "anna-jansen", "Van twee"]);
    sync_hints::follow_to_the_end(&clones, "two", 2);
    clones
}

fn all_is_in(clones: &Clones, folder: &str, said: &str) {
    for clone in ["one", "two"] {
        assert_eq!(clones.shell(clone, "ls employees").trim(), folder, "{clone}: {said}");
        let all = clones.shell(clone, "cat employees/*/*/*.yaml");
        for typed in ["Van een", "Van twee", "owner: hr", "due: 2026-12-16"] {
            assert!(all.contains(typed), "{typed} is lost: {all}\n{said}");
        }
        assert_eq!(all.matches("m4q8z2ka").count(), 1, "{all}");
    }
}

#[test]
fn two_names_for_one_folder_are_a_choice() {
    for keep in ["anna-smit", "anna-jansen"] {
        let clones = apart();
        let before = words(&clones.git("shared", &["rev-parse", "main"]));
        let asked = clones.stay("one", &["sync"]);
        let said = words(&asked);
        assert_eq!(asked.status.code(), Some(1), "{said}");
        assert!(said.contains("de map van anna heet hier anna-smit en bij een ander anna-jansen"), "{said}");
        assert!(said.contains("`stay sync --keep anna-smit`") && said.contains("`stay sync --keep anna-jansen`"), "{said}");
        assert_eq!(before, words(&clones.git("shared", &["rev-parse", "main"])));
        assert_eq!(clones.stay("one", &["sync", "--keep", "bo"]).status.code(), Some(1), "nobody asked about bo");
        let kept = clones.stay("one", &["sync", "--keep", keep]);
        assert_eq!(kept.status.code(), Some(0), "{}", words(&kept));
        assert!(clones.stay("two", &["sync"]).status.success());
        all_is_in(&clones, keep, &words(&kept));
    }
}

#[test]
fn a_plain_pull_that_left_both_is_gone_on_with() {
    let clones = apart();
    clones.commit("one", "een");
    clones.git("one", &["pull", "-q", "--no-rebase", "--no-edit"]);
    let asked = words(&clones.stay("one", &["sync"]));
    assert!(asked.contains("`stay sync --keep anna-smit`"), "{asked}");
    let kept = clones.stay("one", &["sync", "--keep", "anna-jansen"]);
    assert_eq!(kept.status.code(), Some(0), "{}", words(&kept));
    assert!(clones.stay("two", &["sync"]).status.success());
    all_is_in(&clones, "anna-jansen", &words(&kept));
}

#[test]
fn two_values_in_a_folder_that_moved_apart_wait_as_ever() {
    let clones = apart();
    clones.write("one", &ANNA.replace("anna", "anna-smit"), &ACTION.replace("owner: manager", "owner: hr").replace("12-02", "12-09"));
    let said = words(&clones.stay("one", &["sync", "--keep", "anna-smit"]));
    assert!(said.contains("wacht op een keuze") && said.contains("`stay resolve`"), "{said}");
    let followed = sync_hints::follow_to_the_end(&clones, "one", 4);
    sync_hints::assert_shared(&clones, "one", "two", &followed.said);
    assert_eq!(clones.shell("two", "ls employees").trim(), "anna-smit");
}
