//! Taking back what was done in a sealed workspace: the words are what they were, for whom they were, and nothing of them lies open.

use crate::support::sealed::{ANNA, EVA, NOBODY, PIET, RECOVERY, SealedWorkspace};
use crate::support::sealed_clones::{SealedClones, TALK};
use stay::domain::sealed::Sealed;
use stay::store::{layout, seal};
use stay::vault::Identity;
use std::collections::BTreeMap;
use std::path::PathBuf;
use walkdir::WalkDir;

/// Each file of the workspace with its words in place, and the readers that it names.
type Words = BTreeMap<String, (String, Vec<String>)>;

fn words(team: &SealedWorkspace) -> Words {
    let store = team.store(RECOVERY);
    let found = WalkDir::new(team.root()).into_iter().map(Result::unwrap).filter(|found| found.file_type().is_file());
    let paths = found.map(|found| found.path().strip_prefix(team.root()).unwrap().to_str().unwrap().to_owned());
    let opened = |path: String| {
        let opened = seal::open_text(&store, &layout::place(&path), &team.text(&path));
        assert!(opened.sealed.as_ref().is_none_or(Sealed::is_read), "{path}: {opened:?}");
        (path, (opened.text, opened.sealed.map(|sealed| sealed.readers).unwrap_or_default()))
    };
    paths.filter(|path| !path.starts_with(".stay/")).map(opened).collect()
}

/// The files in which a word lies open, those below `.stay` too.
fn open(team: &SealedWorkspace) -> Vec<PathBuf> {
    let found = WalkDir::new(team.home()).into_iter().map(Result::unwrap).filter(|found| found.file_type().is_file());
    let has = |bytes: &[u8]| memchr::memmem::find(&bytes.to_ascii_lowercase(), b"geheim").is_some();
    found.map(walkdir::DirEntry::into_path).filter(|path| has(&std::fs::read(path).unwrap())).collect()
}

/// Commands, each with whether it leaves words in the open until it is taken back.
const LINES: [(&str, bool); 12] = [
    ("edit k7m3x9qa --summary 'geheim elf'", false),
    ("edit m4q8z2ka --note 'geheim elf'", false),
    ("close p4n7c2va --date 2026-11-22 --summary 'geheim elf'", false),
    ("cancel p4n7c2va --because 'geheim elf'", false),
    ("note anna 'geheim elf' --private", false),
    ("employee handover anna --to 'Eva Smit' --yes", false),
    ("employee leave anna --because 'geheim elf' --yes", false),
    ("readers add 'Bo Bos' KEY --yes", false),
    ("readers remove anna --yes", false),
    ("unseal k7m3x9qa --yes", true),
    ("unseal anna --yes", true),
    ("unseal --all --yes", true),
];

#[test]
fn whatever_is_taken_back_the_words_are_what_they_were_and_none_lies_open() {
    for (line, opens) in LINES {
        let team = SealedWorkspace::default();
        let before = words(&team);
        let line = line.replace("KEY", Identity::generate().public().as_str());
        let done = team.run(PIET, "nl", &line);
        assert_eq!(done.code, Some(0), "{line}: {}{}", done.stdout, done.stderr);
        assert_ne!(words(&team), before, "{line}");
        assert_eq!(!open(&team).is_empty(), opens, "{line}: {:?}", open(&team));
        // there and back, and once more
        for (turn, code) in [("undo", Some(0)), ("redo", None), ("undo", None)] {
            let said = team.run(PIET, "nl", turn);
            assert!(code.is_none_or(|code| said.code == Some(code)), "{line}, {turn}: {}{}", said.stdout, said.stderr);
            // what is said to come next does
            let next = |said: &str| ["undo", "redo"].map(|turn| said.contains(&format!("`stay {turn}` ")));
            if let (Some(0), [undo, redo]) = (said.code, next(&said.stderr)) {
                let dry = |turn: &str| team.run(PIET, "nl", &format!("{turn} --dry-run")).code == Some(0);
                assert!((!undo || dry("undo")) && (!redo || dry("redo")), "{line}, {turn}: {}", said.stderr);
            }
            if turn == "undo" {
                assert_eq!(words(&team), before, "{line}");
                assert_eq!(open(&team), Vec::<PathBuf>::new(), "{line}, {turn}");
            }
        }
        // what was said is there for those it was said to, and for nobody else
        for (who, opens) in [(PIET, true), (ANNA, true), (EVA, false), (NOBODY, false)] {
            let shown = team.run(who, "nl", "show k7m3x9qa");
            assert_eq!((shown.code, shown.stdout.contains("Geheim drie")), (Some(0), opens), "{line}: {who}: {}", shown.stdout);
        }
    }
}

#[test]
fn sealing_that_is_set_up_is_not_taken_back_into_the_open_unseen() {
    let team = SealedWorkspace::default();
    assert_eq!(team.run(PIET, "nl", "unseal --all --yes").code, Some(0));
    let was = words(&team);
    let set_up = "seal --set-up --me 'Piet Jansen' --recovery ../recovery.txt --yes";
    let done = team.run(PIET, "nl", set_up);
    assert_eq!(done.code, Some(0), "{}{}", done.stdout, done.stderr);
    assert_eq!(open(&team), Vec::<PathBuf>::new());
    let sealed = team.text(crate::support::sealed::TALK);
    let said = team.run(PIET, "nl", "undo");
    let found = open(&team);
    // either nothing of it is there to take back, or all of it is in the open again and says so
    if said.code == Some(1) {
        assert_eq!((found, team.text(crate::support::sealed::TALK)), (Vec::new(), sealed));
    } else {
        assert_eq!((said.code, words(&team)), (Some(0), was));
    }
}

#[test]
fn whom_one_accepted_counts_again_once_the_end_of_sealing_is_taken_back() {
    let team = SealedWorkspace::default();
    let sealed = team.text(crate::support::sealed::TALK);
    assert_eq!(team.run(PIET, "nl", "note anna 'geheim tien' --private").code, Some(0));
    let said = team.run(PIET, "en", "unseal --all --yes --dry-run");
    assert!(said.code == Some(0) && said.stderr.contains("1 private note"), "{}", said.stderr);
    assert_eq!(team.run(PIET, "nl", "unseal --all --yes").code, Some(0));
    assert_eq!(team.run(PIET, "nl", "undo").code, Some(0));
    assert_eq!(team.text(crate::support::sealed::TALK), sealed);
    let again = team.run(PIET, "nl", "edit k7m3x9qa --summary 'geheim elf'");
    assert_eq!(again.code, Some(0), "{}", again.stderr);
    assert_eq!(open(&team), Vec::<PathBuf>::new());
    // a commit that brings another reader gets nobody in by that
    let public = Identity::generate().public();
    team.write("readers.yaml", &format!("{}  els:\n    name: Els Wit\n    keys:\n    - {public}\n", team.text("readers.yaml")));
    assert_eq!(team.run(PIET, "nl", "unseal --all --yes").code, Some(0));
    assert_eq!(team.run(PIET, "nl", "undo").code, Some(0));
    let asked = team.run(PIET, "nl", "readers trust");
    assert!(asked.code == Some(1) && asked.stderr.contains("Els Wit"), "{}{}", asked.stdout, asked.stderr);
}

#[test]
fn sealing_one_record_again_is_taken_back_to_the_block_that_was() {
    let team = SealedWorkspace::default();
    let path = crate::support::sealed::TALK;
    let before = team.text(path);
    assert_eq!(team.run(PIET, "nl", "seal k7m3x9qa --also 'Eva Smit' --yes").code, Some(0));
    assert!(team.text(path).contains("- eva\n"));
    assert_eq!(team.run(PIET, "nl", "undo").code, Some(0));
    assert_eq!((team.text(path), open(&team)), (before, Vec::new()));
    // typed by hand, and sealed
    let text = team.text(path).replace("signals:", "cancelled-because: geheim elf\nsignals:");
    team.write(path, &text);
    assert_eq!(team.run(PIET, "nl", "seal k7m3x9qa --yes").code, Some(0));
    assert_eq!(open(&team), Vec::<PathBuf>::new());
    let said = team.run(PIET, "nl", "undo");
    assert_eq!(open(&team), Vec::<PathBuf>::new(), "{}{}", said.stdout, said.stderr);
}

#[test]
fn a_yes_to_readers_is_no_write_and_is_not_taken_back() {
    let team = SealedWorkspace::default();
    assert_eq!(team.run(PIET, "nl", "edit k7m3x9qa --summary 'geheim elf'").code, Some(0));
    let public = Identity::generate().public();
    team.write("readers.yaml", &format!("{}  els:\n    name: Els Wit\n    keys:\n    - {public}\n", team.text("readers.yaml")));
    let trusted = team.run(PIET, "nl", "readers trust els --yes");
    assert_eq!(trusted.code, Some(0), "{}{}", trusted.stdout, trusted.stderr);
    assert_eq!(team.run(PIET, "nl", "undo").code, Some(0));
    assert!(team.opened(PIET, crate::support::sealed::TALK).contains("summary: Geheim zes.\n"));
    assert!(team.text("readers.yaml").contains("  els:\n"));
    let again = team.run(PIET, "nl", "readers trust");
    assert!(format!("{}{}", again.stdout, again.stderr).contains("niets nieuws"), "{again:?}");
    assert_eq!(open(&team), Vec::<PathBuf>::new());
}

/// Piet and Anna gave the summary another text, and git waits for Piet's choice.
fn apart() -> SealedClones {
    let clones = SealedClones::new();
    clones.ok("piet", "edit k7m --summary 'kanarie vijf'");
    clones.ok("anna", "edit k7m --summary 'kanarie zes' --energy 'kanarie tien'");
    clones.ok("anna", "sync");
    clones
}

#[test]
fn a_choice_between_sealed_words_is_taken_back_and_made_again() {
    let clones = apart();
    assert_eq!(clones.stay("piet", "sync").code, Some(1));
    let marked = clones.read("piet", TALK);
    clones.ok("piet", "resolve --theirs");
    let chosen = clones.read("piet", TALK);
    clones.ok("piet", "undo");
    assert_eq!(clones.read("piet", TALK), marked, "to the byte");
    assert!(clones.git("piet", "status --porcelain").contains("UU "), "git waits again");
    clones.assert_unread();
    clones.ok("piet", "redo");
    assert_eq!(clones.read("piet", TALK), chosen);
    clones.ok("piet", "undo");
    clones.ok("piet", "resolve --ours");
    clones.ok("piet", "sync");
    let shown = clones.ok("piet", "show k7m3x9qa");
    assert!(shown.contains("kanarie vijf") && shown.contains("kanarie tien") && !shown.contains("kanarie zes"), "{shown}");
    let text = clones.read("piet", TALK);
    let refused = clones.stay("piet", "undo");
    assert!(refused.code == Some(1) && !refused.words.contains("kanarie"), "it is in a commit: {}", refused.words);
    assert_eq!(clones.read("piet", TALK), text);
    clones.assert_unread();
}

#[test]
fn a_choice_between_blocks_beside_each_other_is_taken_back_to_both() {
    let clones = apart();
    clones.commit("piet");
    clones.git("eva", "fetch -q ../piet main:piet");
    clones.git("eva", "pull -q");
    clones.git("eva", "merge -q --no-edit piet");
    clones.ok("eva", "sync");
    assert_eq!(clones.stay("piet", "sync").code, Some(3));
    let both = clones.read("piet", TALK);
    assert_eq!(both.matches("-----BEGIN AGE").count(), 3);
    clones.ok("piet", "resolve --theirs");
    assert!(clones.ok("piet", "show k7m3x9qa").contains("kanarie zes"));
    clones.ok("piet", "undo");
    assert_eq!(clones.read("piet", TALK), both, "to the byte");
    clones.assert_unread();
    clones.ok("piet", "resolve --ours");
    assert!(clones.ok("piet", "show k7m3x9qa").contains("kanarie vijf"));
    clones.ok("piet", "sync");
    for who in ["eva", "anna", "piet"] {
        clones.ok(who, "sync");
    }
    assert!(clones.ok("anna", "show k7m3x9qa").contains("kanarie vijf"));
    clones.assert_unread();
}
