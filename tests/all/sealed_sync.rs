//! A sealed workspace in several clones, with real git: Piet and Anna can open the talk, and Eva can't.

use crate::support::sealed_clones::{SealedClones, TALK};
use std::fs;

/// How many blocks the talk has in a clone.
fn blocks(clones: &SealedClones, who: &str) -> usize {
    clones.read(who, TALK).matches("-----BEGIN AGE").count()
}

/// What the talk says, for someone who can open it.
fn shown(clones: &SealedClones, who: &str) -> String {
    clones.ok(who, "show k7m3x9qa")
}

fn in_step(clones: &SealedClones, everyone: &[&str]) {
    everyone.iter().chain(everyone).for_each(|who| drop(clones.ok(who, "sync")));
    let texts: Vec<String> = everyone.iter().map(|who| clones.read(who, TALK)).collect();
    assert!(texts.iter().all(|text| *text == texts[0]));
}

#[test]
fn two_who_can_open_it_change_the_words_and_git_merges_them_sealed() {
    let clones = SealedClones::new();
    clones.ok("piet", "edit k7m --summary 'kanarie vijf'");
    clones.ok("anna", "edit k7m --energy 'kanarie drie' --energy 'kanarie zes'");
    clones.ok("anna", "sync");
    // plain git, with the driver that it starts by itself
    clones.commit("piet");
    clones.git("piet", "pull -q --no-rebase --no-edit");
    assert_eq!(blocks(&clones, "piet"), 1);
    let shown_to_piet = shown(&clones, "piet");
    assert!(shown_to_piet.contains("kanarie vijf") && shown_to_piet.contains("kanarie zes"), "{shown_to_piet}");
    in_step(&clones, &["piet", "anna", "eva"]);
    assert_eq!(shown(&clones, "anna"), shown_to_piet);
    clones.assert_unread();
}

#[test]
fn who_can_not_open_it_is_not_stopped_and_the_next_who_can_joins_it() {
    let clones = SealedClones::new();
    clones.ok("piet", "edit k7m --summary 'kanarie vijf'");
    clones.commit("piet");
    clones.ok("anna", "edit k7m --obstacle te-veel-prioriteiten --obstacle 'kanarie twee' --obstacle 'kanarie zes'");
    clones.ok("anna", "sync");
    // Eva merges what Piet and Anna did
    clones.git("eva", "fetch -q ../piet main:piet");
    clones.git("eva", "pull -q");
    let merged = clones.try_git("eva", "merge -q --no-edit piet");
    assert_eq!(merged.code, Some(0), "{}", merged.words);
    assert_eq!(blocks(&clones, "eva"), 3, "both, and what they came from");
    assert!(clones.ok("eva", "sync").contains("verstuurd"));
    // Piet's laptop has no key just now, so it stays as it is
    clones.without_key("piet", || {
        clones.ok("piet", "sync");
        assert_eq!(blocks(&clones, "piet"), 3);
    });
    let said = clones.ok("anna", "sync");
    assert!(said.contains("samengevoegd wat meer mensen verzegelden: 1 bestand"), "{said}");
    assert_eq!(blocks(&clones, "anna"), 1);
    in_step(&clones, &["anna", "piet", "eva"]);
    let shown = shown(&clones, "piet");
    assert!(shown.contains("kanarie vijf") && shown.contains("kanarie zes") && shown.contains("kanarie twee"), "{shown}");
    clones.assert_unread();
}

#[test]
fn words_that_contradict_are_asked_about_and_never_lie_open() {
    let clones = SealedClones::new();
    clones.ok("piet", "edit k7m --summary 'kanarie vijf'");
    clones.ok("anna", "edit k7m --summary 'kanarie zes' --energy 'kanarie tien'");
    clones.ok("anna", "sync");
    let stopped = clones.stay("piet", "sync");
    assert_eq!(stopped.code, Some(1), "{}", stopped.words);
    assert!(!stopped.words.contains("kanarie"), "{}", stopped.words);
    let text = clones.read("piet", TALK);
    assert!(text.contains("<<<<<<< ") && text.matches("-----BEGIN AGE").count() == 2, "{text}");
    clones.assert_unread();
    let shown_choice = clones.stay("piet", "resolve");
    assert_eq!(shown_choice.code, Some(1));
    assert!(shown_choice.words.contains("1  kanarie vijf") && shown_choice.words.contains("2  kanarie zes"), "{}", shown_choice.words);
    // without the key nothing is lost, and nobody is asked about what they can't see
    clones.without_key("piet", || {
        let dry = clones.stay("piet", "resolve --dry-run");
        assert!(!dry.words.contains("kanarie"), "{}", dry.words);
        assert!(dry.words.contains("verzegeld voor Piet Jansen en Anna de Vries"), "{}", dry.words);
    });
    assert_eq!(clones.read("piet", TALK), text);
    clones.ok("piet", "resolve --theirs");
    in_step(&clones, &["piet", "anna", "eva"]);
    let shown = shown(&clones, "piet");
    assert!(shown.contains("kanarie zes") && shown.contains("kanarie tien") && !shown.contains("kanarie vijf"), "{shown}");
    clones.assert_unread();
}

#[test]
fn what_contradicts_beside_each_other_waits_for_who_can_open_it() {
    let clones = SealedClones::new();
    clones.ok("piet", "edit k7m --summary 'kanarie vijf'");
    clones.commit("piet");
    clones.ok("anna", "edit k7m --summary 'kanarie zes'");
    clones.ok("anna", "sync");
    clones.git("eva", "fetch -q ../piet main:piet");
    clones.git("eva", "pull -q");
    clones.git("eva", "merge -q --no-edit piet");
    clones.ok("eva", "sync");
    assert_eq!(clones.ok("eva", "resolve").trim(), "✓ er wacht niets op een keuze", "she can't know");
    let synced = clones.stay("piet", "sync");
    assert_eq!(synced.code, Some(3), "{}", synced.words);
    assert!(synced.words.contains("`summary`") && !synced.words.contains("kanarie"), "{}", synced.words);
    let waits = clones.stay("piet", "resolve");
    assert!(waits.words.contains("1  kanarie vijf · van jou, 21 nov"), "{}", waits.words);
    assert!(waits.words.contains("2  kanarie zes · van Anna de Vries, 20 nov"), "{}", waits.words);
    let hers = clones.ok("anna", "sync --dry-run");
    assert!(!hers.contains("kanarie"));
    clones.ok("piet", "resolve --ours");
    assert_eq!(blocks(&clones, "piet"), 1);
    in_step(&clones, &["piet", "anna", "eva"]);
    assert!(shown(&clones, "anna").contains("kanarie vijf"));
    clones.assert_unread();
}

#[test]
fn a_command_is_taken_back_although_others_wrote_in_the_same_talk() {
    let clones = SealedClones::new();
    let before = clones.read("piet", TALK);
    clones.ok("piet", "edit k7m --summary 'kanarie vijf'");
    clones.ok("piet", "undo");
    assert_eq!(clones.read("piet", TALK), before, "to the byte");
    clones.ok("piet", "redo");
    clones.ok("anna", "edit k7m --energy 'kanarie tien'");
    clones.ok("anna", "sync");
    clones.ok("piet", "sync");
    // the energy is Anna's, and stays
    clones.without_key("piet", || assert_eq!(clones.stay("piet", "undo").code, Some(1)));
    clones.ok("piet", "undo");
    let shown = shown(&clones, "piet");
    assert!(shown.contains("kanarie vier") && shown.contains("kanarie tien") && !shown.contains("kanarie vijf"), "{shown}");
    // the same field: named, and nothing of it
    clones.ok("piet", "edit k7m --summary 'kanarie acht'");
    clones.ok("piet", "sync");
    clones.ok("anna", "sync");
    clones.ok("anna", "edit k7m --summary 'kanarie negen'");
    clones.ok("anna", "sync");
    clones.ok("piet", "sync");
    let refused = clones.stay("piet", "undo");
    assert_eq!(refused.code, Some(1));
    assert!(refused.words.contains("`summary`") && !refused.words.contains("kanarie"), "{}", refused.words);
    clones.assert_unread();
}

#[test]
fn a_rebase_and_a_stash_merge_it_as_well() {
    let clones = SealedClones::new();
    clones.ok("piet", "edit k7m --summary 'kanarie vijf'");
    clones.ok("anna", "edit k7m --energy 'kanarie zes'");
    clones.ok("anna", "sync");
    clones.git("piet", "stash -q");
    clones.git("piet", "pull -q");
    clones.git("piet", "stash pop -q");
    assert_eq!(blocks(&clones, "piet"), 1);
    clones.commit("piet");
    clones.ok("anna", "edit k7m --theme leren");
    clones.ok("anna", "sync");
    clones.git("piet", "pull -q --rebase");
    let shown_to_piet = shown(&clones, "piet");
    for word in ["kanarie vijf", "kanarie zes"] {
        assert!(shown_to_piet.contains(word), "{shown_to_piet}");
    }
    in_step(&clones, &["piet", "anna", "eva"]);
    clones.assert_unread();
}

#[test]
fn a_workspace_that_lies_in_a_folder_of_the_repository_is_found() {
    let clones = SealedClones::new();
    // the whole of it one level down, in all clones
    fs::create_dir(clones.at("piet/team")).unwrap();
    clones.git("piet", "mv employees stay.yaml readers.yaml team/");
    clones.git("piet", "commit -q -m below");
    clones.git("piet", "push -q");
    clones.git("anna", "pull -q");
    for who in ["piet", "anna"] {
        clones.ok(who, "-C team readers trust --all --yes");
        clones.ok(who, "-C team init --quiet");
    }
    clones.ok("piet", "-C team edit k7m --summary 'kanarie vijf'");
    clones.ok("anna", "-C team edit k7m --energy 'kanarie zes'");
    clones.ok("anna", "-C team sync");
    clones.commit("piet");
    clones.git("piet", "pull -q --no-rebase --no-edit");
    let text = clones.read("piet", &format!("team/{TALK}"));
    assert_eq!(text.matches("-----BEGIN AGE").count(), 1, "{text}");
    clones.assert_unread();
}

/// Piet and Anna, each with a key, in clones of a workspace in which nothing is sealed and nobody has an id.
fn apart() -> SealedClones {
    let clones = SealedClones::open();
    for (who, name) in [("piet", "Piet Jansen"), ("anna", "Anna de Vries")] {
        let recovery = clones.at(&format!("home-{who}/recovery.txt"));
        clones.ok(who, &format!("seal --set-up --me '{name}' --recovery {} --yes", recovery.display()));
    }
    clones.ok("piet", "sync");
    clones
}

#[test]
fn two_who_begin_sealing_apart_are_told_before_anything_is_merged_and_one_goes_back() {
    let clones = apart();
    let person = "employees/anna-de-vries/employee.yaml";
    assert_eq!(clones.read("piet", person), clones.read("anna", person), "the same id");
    clones.ok("anna", "act k7m3x9qa 'Rooster aanpassen' --note 'kanarie acht'");
    let stopped = clones.stay("anna", "sync");
    assert_eq!(stopped.code, Some(1), "{}", stopped.words);
    for words in ["hier is verzegeling begonnen en elders ook", "`git reset --hard origin/main`; wie daar begon, neemt je op"] {
        assert!(stopped.words.contains(words), "{}", stopped.words);
    }
    assert_eq!((blocks(&clones, "anna"), clones.git("anna", "status --porcelain")), (1, String::new()));
    clones.git("anna", "reset -q --hard origin/main");
    // who holds a key of one's own can't accept a circle without it, so Piet takes Anna in first
    let identity = fs::read_to_string(clones.at("home-anna/config/stay/identity.txt")).unwrap();
    let key = identity.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap();
    clones.ok("piet", &format!("readers add 'Anna de Vries' {key} --yes"));
    clones.ok("piet", "sync");
    clones.ok("anna", "sync");
    clones.ok("anna", "readers trust --all --yes");
    clones.ok("anna", "act k7m3x9qa Bellen --note 'kanarie acht'");
    clones.ok("anna", "sync");
    clones.ok("piet", "sync");
    let told = shown(&clones, "piet");
    assert!(told.contains("Bellen") && told.contains("koorheen vier") && blocks(&clones, "piet") == 1, "{told}");
}
