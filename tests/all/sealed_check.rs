//! `stay check` and the hook before a commit in a workspace whose words are sealed: what shows without opening anything.
#![cfg(unix)]

use crate::support::sandbox::Run;
use crate::support::sealed::{
    ACTION, ACTION_DROPPED, ANNA, EMPLOYEE_WHO_LEFT, EVA, GOAL, NOBODY, NOTE, PIET, RECOVERY, SHARED_NOTE, SealedWorkspace, TALK,
    TALK_OF_BO, TALK_OF_PIET, TALK_TO_COME,
};
use crate::support::sealed_git::{git, in_git};
use stay::domain::id::Id;
use stay::domain::problem::{Kind, Problem, Severity};
use stay::domain::sealed::{SealFault, Shut};
use stay::store::seal::Opener;
use stay::store::{Store, accepted, check, readers};
use stay::vault::{Identity, PublicKey};
use std::sync::Arc;

const SETTINGS: &str = "stay.yaml";
const MANAGED: &str = "employees/anna-de-vries/employee.yaml";
const OF_ORGANISATION: &str = "organisation/actions/2026-11-01-v3n5b7xe.yaml";

/// Something that a hand did to a file, and what a check says of it.
struct Case {
    path: &'static str,
    hand: fn(&str) -> String,
    /// Line and column, with the sign of an error or a warning.
    place: &'static str,
    nl: [&'static str; 2],
    en: [&'static str; 2],
}

fn with(text: &str, line: &str) -> String {
    text.replacen("readers:\n", &format!("{line}\nreaders:\n"), 1)
}

/// Another text in place of the value of `sealed`.
fn other_block(text: &str, value: &str) -> String {
    format!("{}sealed: {value}\n", text.split("sealed: ").next().unwrap())
}

/// The first block of a file, indented so many times.
fn block(text: &str, by: &str) -> String {
    let lines = text.split("sealed: |\n").nth(1).unwrap().lines().map(str::trim_start);
    lines.filter(|line| !line.is_empty()).map(|line| format!("{by}{line}\n")).collect()
}

/// The block with another text that nobody can open, which does not show: its last line is always of the text, and not of the head.
fn otherwise(block: &str) -> String {
    let mut lines: Vec<String> = block.lines().map(str::to_owned).collect();
    let at = lines.len() - 2;
    let first = if lines[at].starts_with("  A") { "  B" } else { "  A" };
    lines[at] = format!("{first}{}", &lines[at][3..]);
    lines.iter().map(|line| format!("{line}\n")).collect()
}

const OPEN: fn(&'static str) -> [[String; 2]; 2] = |keys| {
    [
        [format!("dit hoort verzegeld te zijn, en staat open: {keys}"), "verzegel het met `stay seal` voordat je het vastlegt".to_owned()],
        [format!("this is to be sealed, and stands open: {keys}"), "seal it with `stay seal` before you commit it".to_owned()],
    ]
};

/// What a hand does with a text.
type Edited = fn(&str) -> String;

/// Words that stand open: which file, the hand, the place, and under which keys.
const OPEN_WORDS: &[(&str, Edited, &str, &str)] = &[
    (TALK, |text| with(text, "summary: Open."), "14:1", "`summary`"),
    (TALK, |text| text.replace("- rooster\n", "- rooster\n- trage laptop\n"), "6:1", "`obstacles`"),
    (TALK, |text| text.replace("obstacles:\n- rooster\n", "obstacles: trage laptop\n"), "6:1", "`obstacles`"),
    (TALK, |text| text.replace("obstacles:\n- rooster\n", "obstacles: [rooster, trage laptop]\n"), "6:1", "`obstacles`"),
    (TALK, |text| text.replace("signals:", "answers:\n- answer: ja\nenergy: [mentoraat]\nsignals:"), "8:1", "`answers`, `energy`"),
    (TALK_TO_COME, |text| with(text, "themes: [energy]\npreparation:\n  manager: |\n    Open."), "6:1", "`themes`, `preparation`"),
    (TALK_TO_COME, |text| with(text, "cancelled-because: ziek"), "6:1", "`cancelled-because`"),
    (ACTION, |text| with(text, "note: |\n  Open."), "10:1", "`note`"),
    (ACTION_DROPPED, |text| with(text, "dropped-because: geen zin"), "8:1", "`dropped-because`"),
    (GOAL, |text| with(text, "progress:\n- date: 2026-11-21\n  note: Begonnen."), "6:1", "`progress`"),
    (GOAL, |text| with(text, "project: Overleg"), "6:1", "`project`"),
    (NOTE, |_| "id: n4q8z2ka\ntext: Open.\ncreated: 2026-11-21\n".to_owned(), "2:1", "`text`"),
    (NOTE, |_| "id: n4q8z2ka\nshared: false\ntext: Open.\ncreated: 2026-11-21\n".to_owned(), "3:1", "`text`"),
    (EMPLOYEE_WHO_LEFT, |text| with(text, "left-because: geld"), "7:1", "`left-because`"),
];

/// What else can be wrong with one file.
const CASES: &[Case] = &[
    Case {
        path: TALK,
        hand: |text| text.replace("  -----END AGE ENCRYPTED FILE-----\n", ""),
        place: "✗ 18:1",
        nl: DAMAGED_NL,
        en: DAMAGED_EN,
    },
    Case { path: ACTION, hand: |text| text.replace("  YWdl", "  YW*l"), place: "✗ 14:1", nl: DAMAGED_NL, en: DAMAGED_EN },
    Case {
        path: GOAL, hand: |text| text.replace(" AGE ENCRYPTED FILE", " PGP MESSAGE"), place: "✗ 10:1", nl: DAMAGED_NL, en: DAMAGED_EN
    },
    Case { path: NOTE, hand: |text| other_block(text, "geheim"), place: "✗ 6:1", nl: DAMAGED_NL, en: DAMAGED_EN },
    Case { path: NOTE, hand: |text| other_block(text, "[]"), place: "✗ 6:1", nl: DAMAGED_NL, en: DAMAGED_EN },
    Case {
        path: EMPLOYEE_WHO_LEFT,
        hand: |text| text.replace("sealed:", &format!("sealed-base: |\n{}sealed:", block(text, "  ").replace("END", "EIND"))),
        place: "✗ 10:1",
        nl: DAMAGED_NL,
        en: DAMAGED_EN,
    },
    Case {
        path: TALK_OF_BO,
        hand: |text| text.replace("- herstel\n", ""),
        place: "✗ 11:1",
        nl: [
            "dit blok is verzegeld voor 2 sleutels, en de lezers die erbij staan hebben er 1",
            "vertrouw er niet op: zie met `git log` wie dit schreef, en verzegel het opnieuw met `stay seal`",
        ],
        en: [
            "this block was sealed for 2 keys, and the readers named with it have 1",
            "don't rely on it: see with `git log` who wrote this, and seal it again with `stay seal`",
        ],
    },
    Case {
        path: TALK,
        hand: |text| text.replace("- piet\n", "- piet\n- eva\n"),
        place: "✗ 14:1",
        nl: [
            "dit blok is verzegeld voor 3 sleutels, en de lezers die erbij staan hebben er 4",
            "niet elke lezer kan dit openen: verzegel het opnieuw met `stay seal`",
        ],
        en: [
            "this block was sealed for 3 keys, and the readers named with it have 4",
            "not every reader can open this: seal it again with `stay seal`",
        ],
    },
    Case {
        path: TALK,
        hand: |text| text.replace("- piet\n", "- mol\n"),
        place: "✗ 15:3",
        nl: [
            "de lezer `mol` staat niet in readers.yaml",
            "is dat een lezer, dan `stay readers add`; zo niet, verzegel dit dan opnieuw met `stay seal`",
        ],
        en: [
            "the reader `mol` is not in readers.yaml",
            "if that is a reader, `stay readers add`; if not, seal this again with `stay seal`",
        ],
    },
    Case {
        path: TALK_OF_BO,
        hand: |text| text.replace("with: Piet Jansen", "with: Eva Smit"),
        place: "! 11:1",
        nl: [
            "verzegeld voor piet en herstel; volgens het beleid is het voor eva en herstel",
            "klopt het beleid, verzegel dit dan opnieuw met `stay seal`",
        ],
        en: [
            "sealed for piet and herstel; by the policy it is for eva and herstel",
            "if the policy is right, seal this again with `stay seal`",
        ],
    },
    Case {
        path: ACTION,
        hand: |text| other_block(text, &format!("\n- |\n{}- |\n{}", block(text, "  "), otherwise(&block(text, "  ")))),
        place: "! 14:1",
        nl: [
            "twee mensen schreven hier tegelijk iets verzegelds, en dat is nog niet samengevoegd",
            "wie beide kan openen, voegt ze samen met de volgende wijziging, of met `stay seal`",
        ],
        en: [
            "two people wrote something sealed here at the same time, and it is not joined yet",
            "who can open both joins them with the next change, or with `stay seal`",
        ],
    },
    Case {
        path: GOAL,
        hand: |text| text.split("readers:").next().unwrap().to_owned() + "sealed: |\n" + &block(text, "  "),
        place: "✗ 6:1",
        nl: [
            "bij dit blok staat niet voor wie het verzegeld is",
            "haal de regels van `readers` terug uit git, of verzegel dit opnieuw met `stay seal`",
        ],
        en: [
            "this block does not say whom it was sealed for",
            "bring the lines of `readers` back from git, or seal this again with `stay seal`",
        ],
    },
    Case {
        path: GOAL,
        hand: |text| text.split("sealed:").next().unwrap().to_owned(),
        place: "✗ 6:1",
        nl: ["`readers` hoort bij een verzegeld blok, en dat staat hier niet", "haal het blok terug uit git, of haal deze regel weg"],
        en: ["`readers` goes with a sealed block, and there is none here", "bring the block back from git, or take this line out"],
    },
    Case {
        path: TALK_OF_PIET,
        hand: |text| text.split("readers:").next().unwrap().to_owned() + "sealed:\n",
        place: "✗ 7:1",
        nl: ["`own-words` hoort bij een verzegeld blok, en dat staat hier niet", "haal het blok terug uit git, of haal deze regel weg"],
        en: ["`own-words` goes with a sealed block, and there is none here", "bring the block back from git, or take this line out"],
    },
    Case {
        path: TALK,
        hand: |text| text.replace("own-words: 2", "own-words: twee"),
        place: "✗ 12:12",
        nl: ["bij `own-words` hoort een heel getal", ""],
        en: ["`own-words` takes a whole number", ""],
    },
    Case {
        path: TALK,
        hand: |text| text.replace("own-energy: 1", "own-energy: -1"),
        place: "✗ 13:13",
        nl: ["bij `own-energy` hoort een heel getal", ""],
        en: ["`own-energy` takes a whole number", ""],
    },
    Case {
        path: GOAL,
        hand: |text| other_block(text, "{a: b}"),
        place: "✗ 10:9",
        nl: ["bij `sealed` hoort één tekst", "zet aanhalingstekens om de tekst, of zet hem onder `|` op een nieuwe regel"],
        en: ["`sealed` takes one text", "put quotes around the text, or put it on a new line under `|`"],
    },
    Case {
        path: GOAL,
        hand: |text| text.replace("sealed:", "sealed-base: []\nsealed:"),
        place: "✗ 10:14",
        nl: ["bij `sealed-base` hoort één tekst", "zet aanhalingstekens om de tekst, of zet hem onder `|` op een nieuwe regel"],
        en: ["`sealed-base` takes one text", "put quotes around the text, or put it on a new line under `|`"],
    },
    Case {
        path: OF_ORGANISATION,
        hand: |text| format!("{text}readers: [piet]\nsealed: geheim\n"),
        place: "✗ 8:1",
        nl: [
            "wat de organisatie doet, kan iedereen lezen, en wordt niet verzegeld",
            "haal weg wat van het verzegelen is (`readers`, `sealed`), en schrijf de tekst gewoon op",
        ],
        en: [
            "what the organisation does is for everyone to read, and is not sealed",
            "take out what is of the sealing (`readers`, `sealed`), and write the text down as it is",
        ],
    },
];

const DAMAGED_NL: [&str; 2] = [
    "dit verzegelde blok is niet heel, dus niemand kan het openen",
    "haal een eerdere versie terug: `git log` van dit bestand noemt ze, en `git checkout COMMIT BESTAND` haalt er een",
];
const DAMAGED_EN: [&str; 2] = [
    "this sealed block is not whole, so nobody can open it",
    "bring an earlier version back: `git log` of this file names them, and `git checkout COMMIT FILE` brings one",
];

/// How a check tells a problem.
fn told(path: &str, place: &str, says: &[impl AsRef<str>]) -> String {
    let (sign, at) = place.split_once(' ').unwrap_or(("✗", place));
    let lines = says.iter().map(AsRef::as_ref).filter(|line| !line.is_empty());
    format!("{sign} {path}:{at}\n{}", lines.map(|line| format!("    {line}\n")).collect::<String>())
}

/// What a check says of the disk and of what is about to be committed, in a language.
fn looks(team: &SealedWorkspace, lang: &str) -> [Run; 2] {
    assert_eq!(git(team, &["add", "-A"]).code, Some(0));
    ["check", "check --staged"].map(|line| team.run(NOBODY, lang, line))
}

/// Does what a hand did, and takes it back afterwards.
fn by_hand(team: &SealedWorkspace, path: &str, hand: fn(&str) -> String, look: impl Fn()) {
    let before = team.text(path);
    let after = hand(&before);
    assert_ne!(before, after, "{path}: nothing was changed");
    team.write(path, &after);
    look();
    assert_eq!(git(team, &["reset", "-q", "--hard"]).code, Some(0));
    assert_eq!(team.text(path), before);
}

#[test]
fn nothing_is_wrong_with_what_was_sealed() {
    let team = in_git();
    let clean = team.run(NOBODY, "nl", "check");
    assert_eq!((clean.code, clean.stdout.as_str()), (Some(0), ""), "{}", clean.stderr);
    assert_eq!(clean.stderr, "✓ 16 bestanden bekeken, niets mis\n");
}

#[test]
fn words_that_stand_open_are_named_on_the_disk_and_before_a_commit() {
    let team = in_git();
    for &(path, hand, place, keys) in OPEN_WORDS {
        by_hand(&team, path, hand, || {
            for (lang, says) in ["nl", "en"].into_iter().zip(OPEN(keys)) {
                for run in looks(&team, lang) {
                    assert_eq!((run.code, run.stdout), (Some(4), told(path, place, &says)), "{path} {keys}: {}", run.stderr);
                }
            }
        });
    }
}

#[test]
fn what_is_for_everyone_to_read_is_no_fault() {
    let team = in_git();
    let fine: &[(&str, Edited)] = &[
        (SHARED_NOTE, |text| text.replace("Open", "Nog meer open")),
        (NOTE, |_| "id: n4q8z2ka\nshared: True\ntext: Open.\ncreated: 2026-11-21\n".to_owned()),
        (TALK, |text| text.replace("- rooster\n", "- Het rooster\n")),
        (TALK, |text| with(text, "summary:\nthemes: []\npreparation:\n  employee:\nanswers: ~")),
        (ACTION, |text| text.replace("title: Rooster", "title: Het rooster").replace("12-06", "12-07")),
        (OF_ORGANISATION, |text| text.replace("Voor iedereen", "Nog steeds voor iedereen")),
    ];
    for (path, hand) in fine {
        by_hand(&team, path, *hand, || {
            for run in looks(&team, "en") {
                let only_spelling = run.stdout.is_empty() || run.stdout.contains("`True` under `shared` counts as `true`");
                assert!(run.code == Some(0) && only_spelling, "{path}: {}", run.stdout);
            }
        });
    }
}

#[test]
fn what_is_wrong_with_a_block_is_named_with_what_to_do() {
    let team = in_git();
    for case in CASES {
        by_hand(&team, case.path, case.hand, || {
            for (lang, says) in [("nl", case.nl), ("en", case.en)] {
                let expected = told(case.path, case.place, &says);
                let code = if case.place.starts_with('!') { Some(0) } else { Some(4) };
                for run in looks(&team, lang) {
                    assert_eq!((run.code, run.stdout), (code, expected.clone()), "{} {}", case.path, case.place);
                }
            }
        });
    }
}

/// What is wrong, without opening anything.
fn problems(store: &Store) -> Vec<(String, Severity, SealFault)> {
    let fault = |problem: Problem| match problem.kind {
        Kind::Seal(fault) => (problem.path, problem.severity, fault),
        other => panic!("{}: {other:?}", problem.path),
    };
    check::check(store).unwrap().problems.into_iter().map(fault).collect()
}

/// Somebody whose keys are never asked for.
#[derive(Debug)]
struct Untouched;

impl Opener for Untouched {
    fn identities(&self) -> Result<&[Identity], Shut> {
        panic!("a key was asked for")
    }

    fn public_keys(&self) -> Vec<PublicKey> {
        panic!("a key was asked for")
    }
}

fn store(team: &SealedWorkspace) -> Store {
    Store { opener: Arc::new(Untouched), ..team.store(NOBODY) }
}

/// Accepts what the files offer now.
fn accept(team: &SealedWorkspace) {
    let store = team.store(PIET);
    accepted::accept(&store, &readers::offered(&store).circle, &[]).unwrap();
}

fn edit(team: &SealedWorkspace, path: &str, from: &str, to: &str) {
    let text = team.text(path);
    assert!(text.contains(from), "{from} is not in {path}");
    team.write(path, &text.replace(from, to));
}

fn other_readers(path: &str, sealed: &[&str], meant: &[&str]) -> (String, Severity, SealFault) {
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    (path.to_owned(), Severity::Warning, SealFault::OtherReaders(keys(sealed), keys(meant)))
}

#[test]
fn nothing_is_opened_and_no_key_is_asked_for() {
    let team = SealedWorkspace::default();
    assert_eq!(problems(&store(&team)), []);
    edit(&team, TALK, "readers:", "summary: Open.\nreaders:");
    let found = problems(&store(&team));
    assert_eq!(found, [(TALK.to_owned(), Severity::Error, SealFault::Open(vec!["summary".to_owned()]))]);
    // whose identity can't be used hears nothing of that
    std::fs::write(team.key_file(PIET), "x").unwrap();
    for line in ["check", "check --fix", "check --staged"] {
        git(&team, &["init", "-q"]);
        let run = team.run(PIET, "en", line);
        assert!(!run.stderr.contains("identity") && !run.stderr.contains("key"), "{line}: {}", run.stderr);
    }
}

#[test]
fn another_policy_is_named_at_each_file_that_was_sealed_by_the_one_before() {
    let team = SealedWorkspace::default();
    edit(&team, SETTINGS, "[holder, employee]", "[holder]");
    // it is only offered so far, and what was sealed by the one that was accepted is right
    assert_eq!(problems(&store(&team)), []);
    accept(&team);
    let found = problems(&store(&team));
    let of_anna = |path: &&str| path.starts_with("employees/anna");
    let expected = [ACTION_DROPPED, ACTION, TALK, TALK_TO_COME, GOAL]
        .map(|path| other_readers(path, &["piet", "anna", "herstel"], &["piet", "herstel"]));
    assert!([TALK, GOAL].iter().all(of_anna));
    assert_eq!(found.iter().filter(|(path, ..)| of_anna(&path.as_str())).cloned().collect::<Vec<_>>(), expected);
    assert_eq!(found.last().unwrap(), &other_readers(TALK_OF_PIET, &["piet", "eva", "herstel"], &["eva", "herstel"]));
    assert_eq!(found.len(), expected.len() + 1);
    let run = team.run(NOBODY, "en", "check");
    assert_eq!(run.code, Some(0), "warnings alone");
    // nobody is taken out by sealing again; what does it is said
    assert!(
        run.stdout.contains("who could open it still can; if that is not meant, seal this one file again: `stay seal ID`\n"),
        "{}",
        run.stdout
    );
    let run = team.run(PIET, "en", "seal k7m3x9qa");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(problems(&store(&team)).iter().all(|(path, ..)| path != TALK));
    assert!(!team.text(TALK).contains("- anna\n") && team.opened(PIET, TALK).contains("Geheim zes."));
}

#[test]
fn who_took_over_may_open_what_was_said_before_and_who_wrote_a_note_may_open_it() {
    let team = SealedWorkspace::default();
    edit(&team, MANAGED, "manager: Piet Jansen", "manager: Eva Smit");
    // the remedy that is told for one who is missing does what it says
    assert!(team.run(NOBODY, "nl", "check").stdout.contains("klopt het beleid, verzegel dit dan opnieuw met `stay seal`\n"));
    // the talk was held by Piet, and stays his; a goal or a note is for who is the manager now
    let found = problems(&store(&team));
    let both = ["piet", "anna", "herstel"];
    let missing =
        [other_readers(ACTION_DROPPED, &both, &["anna", "eva", "herstel"]), other_readers(GOAL, &both, &["anna", "eva", "herstel"])];
    let note = other_readers(NOTE, &["piet", "herstel"], &["eva", "herstel"]);
    assert_eq!(found, missing.into_iter().chain([note]).collect::<Vec<_>>());
    // after a handover the new manager is one of the readers, of the talk as of the rest
    for path in [ACTION_DROPPED, ACTION, TALK, TALK_TO_COME] {
        let words = team.opened(PIET, path);
        std::fs::remove_file(team.at(path)).unwrap();
        edit(&team, SETTINGS, "words: [holder, employee]", "words: [holder, employee, eva]");
        accept(&team);
        team.seal(PIET, path, &words);
        edit(&team, SETTINGS, "words: [holder, employee, eva]", "words: [holder, employee]");
        accept(&team);
    }
    edit(&team, MANAGED, "manager: Eva Smit", "manager: Eva Smit\nwas:\n- manager: Piet Jansen\n  until: 2026-11-21");
    let left: Vec<String> = problems(&store(&team)).into_iter().map(|(path, ..)| path).collect();
    assert_eq!(left, [GOAL, NOTE]);
    // a note that Eva wrote about Anna while Piet is the manager: nothing says that it was she
    edit(&team, MANAGED, "manager: Eva Smit\n", "manager: Piet Jansen\n");
    edit(&team, NOTE, "- piet\n", "- piet\n- eva\n");
    let found = problems(&store(&team));
    assert_eq!(found.iter().find(|(path, ..)| path == NOTE).unwrap().2, SealFault::OtherCount(2, 3));
    for who in [EVA, ANNA, RECOVERY] {
        std::fs::remove_file(team.at(NOTE)).unwrap();
        team.seal(who, NOTE, "id: n4q8z2ka\ntext: Geheim briefje.\ncreated: 2026-11-21\n");
        let text = team.text(NOTE);
        assert_eq!(text.contains("- eva\n"), who == EVA, "{text}");
        let found = problems(&store(&team));
        assert!(found.iter().all(|(path, ..)| path != NOTE), "{who}: {found:?}");
    }
}

#[test]
fn a_key_that_others_accepted_already_is_no_fault_and_one_that_nobody_offers_is() {
    let team = SealedWorkspace::default();
    let more = Identity::generate().public();
    let before = team.text("readers.yaml");
    edit(&team, "readers.yaml", "  anna:", &format!("    - {more}\n  anna:"));
    assert_eq!(problems(&store(&team)), [], "what was sealed for the keys that were accepted");
    // Piet's colleague accepted the second key, and sealed for both
    accept(&team);
    let words = team.opened(PIET, TALK_OF_BO);
    std::fs::remove_file(team.at(TALK_OF_BO)).unwrap();
    team.seal(PIET, TALK_OF_BO, &words);
    let now = team.text("readers.yaml");
    team.write("readers.yaml", &before);
    accept(&team);
    let other = (TALK_OF_BO.to_owned(), Severity::Error, SealFault::OtherCount(3, 2));
    assert_eq!(problems(&store(&team)), [other]);
    team.write("readers.yaml", &now);
    assert_eq!(problems(&store(&team)), []);
    // without what was accepted the offer counts alone
    accepted::forget(&team.store(PIET)).unwrap();
    let found = problems(&store(&team));
    assert!(
        found.iter().all(|(path, severity, fault)| path != TALK_OF_BO
            && *severity == Severity::Error
            && matches!(fault, SealFault::OtherCount(_, _)))
    );
    assert!(found.len() > 5, "{found:?}");
}

#[test]
fn an_id_that_is_there_twice_is_not_mended_where_something_is_sealed() {
    let team = in_git();
    let copy = TALK.replace("2026-11-20", "2026-11-19");
    team.write(&copy, &team.text(TALK));
    let (first, copy) = (copy, TALK.to_owned());
    let found = problems(&store(&team));
    assert_eq!(found, [(copy.clone(), Severity::Error, SealFault::Copied(Id::parse("k7m3x9qa").unwrap(), first.clone()))]);
    git(&team, &["add", "-A"]);
    for line in ["check --fix", "check --staged"] {
        let run = team.run(PIET, "en", line);
        assert_eq!(run.code, Some(4), "{}", run.stderr);
        assert!(run.stdout.contains("what is sealed here goes with that id\n    take one of the two files out\n"), "{}", run.stdout);
    }
    assert_eq!(team.text(&copy), team.text(&first));
}

#[test]
fn mending_leaves_every_block_as_it_is_and_seals_nothing_by_the_way() {
    let team = in_git();
    edit(&team, TALK, "status: closed", "status: Closed");
    edit(&team, GOAL, "status: open", "status: Open");
    edit(&team, GOAL, "readers:", "project: Nog open\nreaders:");
    let [talk, goal] = [TALK, GOAL].map(|path| team.text(path));
    let run = team.run(PIET, "en", "check --fix");
    assert_eq!(run.code, Some(4), "{}", run.stderr);
    assert!(run.stderr.contains("`Closed`") && !run.stderr.contains("`Open`"), "{}", run.stderr);
    assert_eq!(team.text(TALK), talk.replace("Closed", "closed"));
    assert_eq!(team.text(GOAL), goal);
}

const NO_MORE: [[&str; 2]; 2] = [
    [
        "je ging ermee akkoord dat hier verzegeld wordt, en stay.yaml zegt dat niet meer",
        "`git log stay.yaml` zegt wie dat veranderde; is het goed zo, dan `stay readers trust --all`",
    ],
    [
        "you accepted that words are sealed here, and stay.yaml does not say so any more",
        "`git log stay.yaml` says who changed that; if it is right, `stay readers trust --all`",
    ],
];
const NOT_HERE: [[&str; 2]; 2] = [
    [
        "stay.yaml zegt niet dat hier verzegeld wordt, en er staat een verzegeld blok in 9 bestanden",
        "haal `version: 2` en `privacy` terug uit git, of open alles met `stay unseal`",
    ],
    [
        "stay.yaml does not say that words are sealed here, and there is a sealed block in 9 files",
        "bring `version: 2` and `privacy` back from git, or open all of it with `stay unseal`",
    ],
];

#[test]
fn a_commit_that_takes_the_sealing_out_is_refused_and_so_are_words_after_it() {
    let team = in_git();
    let privacy = "privacy:\n  words: [holder, employee]\n  private-notes: [author]\n";
    let old = team.text(SETTINGS).replace("version: 2\n", "version: 1\n").replace(privacy, "");
    team.write(SETTINGS, &old);
    for (lang, says) in ["nl", "en"].into_iter().zip(NO_MORE) {
        for run in looks(&team, lang) {
            assert_eq!((run.code, run.stdout), (Some(4), told(SETTINGS, "1:1", &says)));
        }
    }
    // it came with a pull, and is committed: words in the open are refused all the same, and other things go on
    git(&team, &["commit", "-q", "-m", "no more sealing"]);
    edit(&team, ACTION, "2026-12-06", "2026-12-07");
    assert_eq!(looks(&team, "en")[1].code, Some(0));
    edit(&team, NOTE, "readers:", "text: Open.\nreaders:");
    let says = &OPEN("`text`")[1];
    assert_eq!(looks(&team, "en")[1].stdout, told(NOTE, "3:1", says));
    // another key of the workspace is no way round it
    team.write(SETTINGS, &format!("workspace: anders\n{old}"));
    git(&team, &["add", "-A"]);
    let run = team.run(NOBODY, "en", "check --staged");
    assert_eq!(run.stdout, told(NOTE, "3:1", says) + &told(SETTINGS, "2:1", &NO_MORE[1]));
    // where nobody ever accepted anything, the blocks say that something is wrong
    accepted::forget(&team.store(PIET)).unwrap();
    team.write(SETTINGS, &old);
    for (lang, says) in ["nl", "en"].into_iter().zip(NOT_HERE) {
        let run = &looks(&team, lang)[0];
        assert_eq!((run.code, run.stdout.as_str()), (Some(4), &*told(SETTINGS, "1:1", &says)));
    }
    // a policy without its version does not seal either
    team.write(SETTINGS, &format!("{}{privacy}", old.replace("version: 1\n", "")));
    let found = looks(&team, "en")[0].stdout.clone();
    assert!(found.starts_with(&told(SETTINGS, "1:1", &NOT_HERE[1])) && found.contains("stay seal --set-up"), "{found}");
}

#[test]
fn git_itself_stops_words_that_stand_open() {
    let team = in_git();
    assert_eq!(team.run(NOBODY, "nl", "check --install-hook --yes").code, Some(0));
    let commit = |message: &str| {
        git(&team, &["add", "-A"]);
        git(&team, &["commit", "-q", "-m", message])
    };
    let words = team.opened(PIET, TALK);
    team.write(TALK, &words);
    let refused = commit("words");
    assert_eq!(refused.code, Some(1));
    let keys = "`themes`, `preparation`, `answers`, `obstacles`, `energy`, `summary`";
    let all = [refused.stdout, refused.stderr].concat();
    assert!(all.contains(&format!("dit hoort verzegeld te zijn, en staat open: {keys}\n")), "{all}");
    // none of the words is in what git or the hook said
    assert!(!all.to_lowercase().contains("geheim"), "{all}");
    std::fs::remove_file(team.at(TALK)).unwrap();
    team.seal(PIET, TALK, &words);
    assert_eq!(commit("sealed").code, Some(0));
    // also in a commit that takes away what says that they are sealed
    git(&team, &["rm", "-q", "readers.yaml"]);
    team.write(SETTINGS, "version: 1\n");
    edit(&team, NOTE, "readers:", "text: Open.\nreaders:");
    let refused = commit("no more");
    let all = [refused.stdout, refused.stderr].concat();
    assert!(refused.code == Some(1) && all.contains("staat open: `text`") && all.contains("stay.yaml zegt dat niet meer"), "{all}");
}

#[test]
fn while_nobody_knows_the_vocabulary_no_obstacle_is_taken_for_words() {
    let team = SealedWorkspace::default();
    edit(&team, SETTINGS, "version: 2", "version: [2");
    edit(&team, NOTE, "readers:", "text: Open.\nreaders:");
    let run = team.run(NOBODY, "en", "check");
    assert!(run.stdout.contains(&told(NOTE, "3:1", &OPEN("`text`")[1])), "{}", run.stdout);
    assert!(!run.stdout.contains("`obstacles`"), "{}", run.stdout);
}

#[test]
fn who_accepted_nothing_or_not_all_of_it_hears_so_once() {
    let team = SealedWorkspace::default();
    edit(&team, SETTINGS, "[holder, employee]", "[holder, employee, eva]");
    let says = |lang| team.run(PIET, lang, "check").stderr;
    assert!(says("en").contains("who can open what has changed, and that counts only when you accept it: stay readers trust\n"));
    assert!(says("nl").contains("wie wat kan openen is veranderd, en dat telt pas als je akkoord gaat: stay readers trust\n"));
    accepted::forget(&team.store(PIET)).unwrap();
    assert!(says("en").contains("words are sealed here, and for whom you seal is not settled yet: stay readers trust --all\n"));
    assert!(says("nl").contains("hier wordt verzegeld, en je legde nog niet vast voor wie: stay readers trust --all\n"));
    edit(&team, SETTINGS, "version: 2", "version: 1");
    assert!(!says("en").contains("stay readers trust"));
}

#[test]
fn who_comes_to_a_sealed_workspace_hears_what_comes_first() {
    let team = SealedWorkspace::default();
    let said = |who: &str, lang: &str| team.run(who, lang, "init").stderr;
    let says_nothing = said(PIET, "en");
    assert!(!says_nothing.contains("sealed"), "{says_nothing}");
    accepted::forget(&team.store(PIET)).unwrap();
    let none = said(NOBODY, "en");
    assert!(none.contains("make your secret key with `stay key`, and ask a reader to add you: stay readers add NAME KEY\n"), "{none}");
    assert!(none.ends_with("stay key\n"), "{none}");
    assert!(
        said(NOBODY, "nl")
            .contains("maak je geheime sleutel met `stay key`, en vraag een lezer je toe te voegen: stay readers add NAAM SLEUTEL\n")
    );
    let reader = said(ANNA, "en");
    assert!(
        reader.contains("see for whom, and settle that you seal for them\n") && reader.ends_with("stay readers trust --all\n"),
        "{reader}"
    );
    assert!(said(ANNA, "nl").contains("bekijk voor wie, en leg vast dat je daarvoor verzegelt\n"));
    edit(&team, "readers.yaml", team.identity(EVA).public().as_str(), Identity::generate().public().as_str());
    let stranger = said(EVA, "en");
    assert!(
        stranger.contains("you are no reader yet: give your public key to someone who is") && stranger.ends_with("stay key\n"),
        "{stranger}"
    );
    assert!(said(EVA, "nl").contains("en jij bent nog geen lezer: geef je openbare sleutel aan wie dat wel is"));
}

#[test]
fn what_a_check_says_to_seal_is_right_once_it_is_sealed() {
    let hands: &[(&str, Edited)] = &[
        (TALK, |text| with(text, "cancelled-because: Open.")),
        (ACTION_DROPPED, |_| {
            "id: d4q8z2ka\ntitle: Cursus zoeken\nowner: employee\nstatus: dropped\ndropped-because: Open.\ncreated: 2026-11-01\nclosed: 2026-11-20\n".to_owned()
        }),
        (TALK_OF_BO, |text| text.replace("- herstel\n", "")),
        (TALK_TO_COME, |text| text.replace("- piet\n", "- piet\n- eva\n")),
        (TALK, |text| text.replace("- anna\n", "- mol\n")),
        (TALK_OF_BO, |text| text.replace("with: Piet Jansen", "with: Eva Smit")),
        (GOAL, |text| text.split("readers:").next().unwrap().to_owned() + "sealed: |\n" + &block(text, "  ")),
    ];
    for (path, hand) in hands {
        let team = SealedWorkspace::default();
        team.write(path, &hand(&team.text(path)));
        let found = problems(&store(&team));
        assert_eq!(found.first().map(|(path, ..)| path.as_str()), Some(*path));
        let run = team.run(PIET, "en", "seal --yes");
        assert_eq!(run.code, Some(0), "{path}: {}", run.stderr);
        // who holds a talk counts only when this person accepted it, and sealing says so
        if run.stderr.contains("until you accept it: stay readers trust") {
            for line in ["readers trust --all --yes", "seal --yes"] {
                assert_eq!(team.run(PIET, "en", line).code, Some(0), "{line}");
            }
        }
        let left = || problems(&store(&team)).into_iter().filter(|(left, ..)| left == path).collect::<Vec<_>>();
        // who held it before may open it until this one talk is named
        if *path == TALK_OF_BO && !left().is_empty() {
            assert_eq!(left(), [other_readers(path, &["piet", "eva", "herstel"], &["eva", "herstel"])]);
            assert_eq!(team.run(PIET, "en", "seal b3m3x9qa").code, Some(0));
        }
        let left = left();
        assert_eq!(left, [], "{path} {found:?}: {}\n{}", run.stderr, team.text(path));
        let who = if team.text(path).contains("- piet\n") { PIET } else { EVA };
        assert!(team.opened(who, path).contains("eheim") || path == &ACTION_DROPPED, "{path}");
    }
}

#[test]
fn two_blocks_that_wait_are_one_after_sealing() {
    let team = SealedWorkspace::default();
    let (first, words) = (team.text(ACTION), team.opened(PIET, ACTION));
    std::fs::remove_file(team.at(ACTION)).unwrap();
    team.seal(PIET, ACTION, &words);
    let mut blocks = [block(&first, "  "), block(&team.text(ACTION), "  ")];
    blocks.sort();
    team.write(ACTION, &other_block(&first, &format!("\n- |\n{}- |\n{}", blocks[0], blocks[1])));
    assert_eq!(problems(&store(&team)), [(ACTION.to_owned(), Severity::Warning, SealFault::NotJoined)]);
    assert_eq!(team.run(PIET, "en", "seal --yes").code, Some(0));
    assert_eq!((problems(&store(&team)), team.opened(PIET, ACTION)), (Vec::new(), words));
}
