//! Forgetting: what goes and stays, what is left nowhere, and that it never comes back, whoever merges what in which order.

use crate::support::clone_pair::{ACTION, ClonePair, TEXT};
use crate::support::clones::{Clones, words};
use crate::support::sealed_clones::{SealedClones, TALK};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Output;
use walkdir::WalkDir;

/// Anna, who is to be forgotten; Bo, who stays; and another Anna.
fn team() -> Clones {
    let clones = Clones::new();
    clones.git("one", &["rm", "-rq", "employees"]);
    done(&clones, "one", &["employee", "add", "Anna Visser", "--manager", "Piet Jansen"]);
    done(&clones, "one", &["employee", "add", "Bo Bakker", "--manager", "Anna Visser"]);
    done(&clones, "one", &["new", "anna-visser", "--no-edit", "--summary", "een kanarie"]);
    done(&clones, "one", &["act", "anna-visser", "kanarie kopen"]);
    done(&clones, "one", &["note", "anna-visser", "kanarie vragen"]);
    done(&clones, "one", &["goal", "add", "anna-visser", "kanarie leren"]);
    done(&clones, "one", &["act", "bo-bakker", "Bo inwerken · Anna Visser"]);
    done(&clones, "one", &["employee", "add", "Anna Visser"]);
    done(&clones, "one", &["act", "anna-visser-2", "de tweede Anna"]);
    done(&clones, "one", &["sync"]);
    done(&clones, "two", &["sync"]);
    clones
}

fn run(clones: &Clones, clone: &str, arguments: &[&str]) -> Output {
    clones.stay(clone, arguments)
}

fn done(clones: &Clones, clone: &str, arguments: &[&str]) -> String {
    let output = run(clones, clone, arguments);
    assert!(output.status.success(), "{clone}: stay {arguments:?}: {}", words(&output));
    words(&output)
}

/// Every file of a clone with what it holds, without git's own.
fn files(clones: &Clones, clone: &str) -> BTreeMap<String, String> {
    let root = clones.at(clone);
    let all = WalkDir::new(&root).into_iter().filter_entry(|entry| entry.file_name() != ".git").map(Result::unwrap);
    let all = all.filter(|entry| entry.file_type().is_file());
    let text = |path: &std::path::Path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    all.map(|entry| (entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned(), text(entry.path()))).collect()
}

/// Where in a clone anything of Anna is left, also below `.stay`.
fn left(clones: &Clones, clone: &str) -> Vec<String> {
    let is_left = |path: &str, text: &str| path.contains("employees/anna-visser/") || text.contains("kanarie");
    files(clones, clone).into_iter().filter(|(path, text)| is_left(path, text)).map(|(path, _)| path).collect()
}

#[test]
fn without_a_yes_it_only_shows_what_goes_and_what_stays() {
    let clones = team();
    // a name that goes on in the next line, and one in other letters
    let note = "id: n2b3c4d5\ntext: |\n  Overleg met Anna\n  Visser.\n  Verder niets.\n  ANNA-VISSER belt.\ncreated: 2026-11-20\n";
    let path = "employees/bo-bakker/notes/2026-11-20-n2b3c4d5.yaml";
    fs::create_dir_all(clones.at("one").join(path).parent().unwrap()).unwrap();
    fs::write(clones.at("one").join(path), note).unwrap();
    let before = files(&clones, "one");
    let shown = done(&clones, "one", &["forget", "anna-visser"]);
    let golden = "Vergeten: Anna Visser

Gaat weg
  employee.yaml, 1 gesprek, 1 actie, 1 leerdoel, 1 aantekening
  employees/anna-visser/

Blijft
";
    assert!(shown.starts_with(golden), "{shown}");
    for part in [
        "\"Bo inwerken\" is een open belofte aan een ander",
        "employees/bo-bakker/employee.yaml:3\n",
        "employees/bo-bakker/notes/2026-11-20-n2b3c4d5.yaml:3\n",
        "employees/bo-bakker/notes/2026-11-20-n2b3c4d5.yaml:6\n",
        "Cijfers van `stay report`",
        "Er is niets veranderd. Vergeten: `stay forget anna-visser --yes`",
    ] {
        let flowing = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flowing(&shown).contains(&flowing(part)), "{part}\n{shown}");
    }
    assert!(!shown.contains("tweede"), "{shown}");
    assert_eq!(files(&clones, "one"), before);
    let english = done(&clones, "one", &["--lang", "en", "forget", "anna-visser", "--dry-run"]);
    assert!(english.starts_with("Forget: Anna Visser\n\nGoes\n  employee.yaml, 1 conversation, 1 action, 1 goal, 1 note\n"), "{english}");
    // two could be meant, nobody, and nothing
    for (typed, said) in [("Anna Visser", "anna-visser-2"), ("Karel", "Karel"), ("", "")] {
        let refused = run(&clones, "one", &["forget", typed]);
        assert!(!refused.status.success() && words(&refused).contains(said), "{}", words(&refused));
    }
    assert_eq!(run(&clones, "one", &["forget"]).status.code(), Some(2));
    assert_eq!(files(&clones, "one"), before);
}

#[test]
fn with_a_yes_nothing_of_it_is_left_and_it_is_not_undone() {
    let clones = team();
    done(&clones, "one", &["act", "anna-visser", "nog een kanarie"]);
    let said = done(&clones, "one", &["forget", "anna-visser", "--yes"]);
    assert!(said.contains("vergeten: Anna Visser"), "{said}");
    for step in [
        "git filter-repo --invert-paths --path employees/anna-visser/\n",
        "git clone --mirror ../shared rewritten.git\n",
        "git push --force --mirror ../shared\n",
        "git gc --prune=now\n",
        "stay forget --verify\n",
    ] {
        assert!(said.contains(step), "{step}\n{said}");
    }
    assert_eq!(left(&clones, "one"), Vec::<String>::new());
    // a tombstone names nobody
    let stones: Vec<(String, String)> = files(&clones, "one").into_iter().filter(|(path, _)| path.starts_with("forgotten/")).collect();
    assert_eq!(stones.len(), 1);
    let told = format!("{stones:?}").to_lowercase();
    assert!(["anna", "visser", "kanarie"].iter().all(|word| !told.contains(word)), "{told}");
    let refused = run(&clones, "one", &["undo"]);
    assert!(refused.status.code() == Some(1) && words(&refused).contains("vergeten is niet terug te nemen"), "{}", words(&refused));
    done(&clones, "one", &["sync"]);
    assert!(done(&clones, "one", &["check"]).contains("niets mis"));
    assert!(!words(&clones.git("one", &["log", "-1", "--format=%B"])).contains("anna"));
    // a third of that name gets neither of the folders
    let third = done(&clones, "one", &["employee", "add", "Anna Visser"]);
    assert!(third.contains("employees/anna-visser-3"), "{third}");
}

#[test]
fn what_a_hand_puts_back_is_named_refused_and_taken_out() {
    let clones = team();
    let card = clones.read("one", "employees/anna-visser/employee.yaml");
    done(&clones, "one", &["forget", "anna-visser", "--yes"]);
    done(&clones, "one", &["sync"]);
    for home in ["anna-visser", "anna-de-wit"] {
        fs::create_dir_all(clones.at("one").join(format!("employees/{home}"))).unwrap();
        clones.write("one", &format!("employees/{home}/employee.yaml"), &card);
        let listed = run(&clones, "one", &["list"]);
        assert!(!words(&listed).contains("kanarie"));
        let checked = run(&clones, "one", &["check"]);
        let told = words(&checked);
        assert!(
            checked.status.code() == Some(4) && told.contains(&format!("employees/{home}")) && told.contains("op verzoek vergeten"),
            "{told}"
        );
        clones.git("one", &["add", "employees"]);
        let staged = run(&clones, "one", &["check", "--staged"]);
        assert!(staged.status.code() == Some(4) && words(&staged).contains("op verzoek vergeten"), "{}", words(&staged));
        clones.git("one", &["reset", "-q"]);
        done(&clones, "one", &["check", "--fix"]);
        assert!(!clones.at("one").join(format!("employees/{home}")).exists());
    }
    // another person in that folder, by a hand: it is theirs
    fs::create_dir_all(clones.at("one").join("employees/anna-visser")).unwrap();
    clones.write("one", "employees/anna-visser/employee.yaml", "id: b4t8c2ye\nname: Anna Visser\nstarted: 2026-11-01\n");
    assert_eq!(run(&clones, "one", &["check"]).status.code(), Some(0));
}

#[test]
fn one_record_goes_and_what_pointed_to_it_stays_right() {
    let clones = team();
    let talk = files(&clones, "one").into_keys().find(|path| path.contains("anna-visser/conversations")).unwrap();
    let id = &talk[talk.len() - 13..talk.len() - 5];
    done(&clones, "one", &["act", id, "Rooster"]);
    done(&clones, "one", &["forget", id, "--yes"]);
    let after = files(&clones, "one");
    assert!(!after.contains_key(&talk) && after.keys().any(|path| path.contains("anna-visser/actions")));
    assert!(after.values().all(|text| !text.contains(&format!("conversation: {id}"))));
    assert_eq!(run(&clones, "one", &["check"]).status.code(), Some(0), "{}", words(&run(&clones, "one", &["check"])));
    let refused = run(&clones, "one", &["forget", id]);
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn sync_takes_out_what_a_clone_wrote_that_had_not_heard() {
    let clones = team();
    done(&clones, "one", &["forget", "anna-visser", "--yes"]);
    done(&clones, "one", &["sync"]);
    // a new record, a change of an old one, and a draft of undo
    done(&clones, "two", &["act", "anna-visser", "kanarie uitlaten"]);
    done(&clones, "two", &["employee", "edit", "anna-visser", "--role", "kanarie"]);
    done(&clones, "two", &["act", "bo-bakker", "Blijft"]);
    let said = done(&clones, "two", &["sync"]);
    let asked = words(&clones.git("one", &["log", "-1", "--format=%H"]));
    assert!(said.contains("weggehaald: ") && said.contains(&asked.trim()[..10]), "{asked}\n{said}");
    assert!(!said.contains("blijft, al"), "{said}");
    assert_eq!(left(&clones, "two"), Vec::<String>::new());
    assert!(files(&clones, "two").values().any(|text| text.contains("Blijft")));
    done(&clones, "one", &["sync"]);
    assert_eq!(left(&clones, "one"), Vec::<String>::new());
    assert_eq!(words(&clones.git("one", &["ls-files"])), words(&clones.git("two", &["ls-files"])));
    // what was merged by git alone, and pushed so
    let clones = team();
    done(&clones, "two", &["employee", "edit", "anna-visser", "--role", "kanarie"]);
    done(&clones, "one", &["forget", "anna-visser", "--yes"]);
    done(&clones, "one", &["sync"]);
    clones.commit("two", "by hand");
    clones.git("two", &["pull", "-q", "--no-rebase", "--no-edit"]);
    let said = done(&clones, "two", &["sync"]);
    assert!(said.contains("weggehaald"), "{said}");
    assert_eq!(left(&clones, "two"), Vec::<String>::new());
}

/// A git that guesses at renames takes a record that is new here for the one that was forgotten, and hands the driver what came for it.
#[test]
fn the_merge_driver_brings_nothing_back_that_was_forgotten() {
    let other = "employees/bo/actions/2026-11-22-b5q8z2ka.yaml";
    let new = TEXT.replace("m4q8z2ka", "b5q8z2ka");
    for is_forgotten in [true, false] {
        for lang in ["nl", "en"] {
            let pair = ClonePair::with(lang, &[("employees/bo/employee.yaml", "name: Bo Bos\n")]);
            pair.guesses("one");
            pair.edit("two", ACTION, "due: 2026-12-02", "due: 2026-12-09");
            pair.push("two");
            // the same folder and the same text but for the id
            if is_forgotten {
                assert_eq!(pair.stay("one", "forget m4q8z2ka --yes").code, Some(0));
            } else {
                pair.git("one", &format!("rm -q {ACTION}"));
            }
            pair.write("one", other, &new);
            pair.commit("one");
            pair.git("one", "fetch -q");
            let merged = pair.try_git("one", "merge --no-edit origin/main");
            let is_back = pair.at("one").join(ACTION).exists();
            assert_eq!((merged.code == Some(0), is_back), (is_forgotten, !is_forgotten), "{}", merged.words);
            if is_forgotten {
                assert_eq!(pair.read("one", other), new);
                assert_eq!(pair.stay("one", "sync").code, Some(0));
                assert!(!pair.git("one", "ls-files").contains("m4q8z2ka"));
            }
        }
    }
}

/// What one forgot and the other changed waits for a choice in a merge by git alone. Nobody is asked, and nothing of it is shown.
#[test]
fn resolve_takes_out_what_was_forgotten_and_asks_about_the_rest() {
    let other = "employees/anna/actions/2026-11-22-r5q8z2ka.yaml";
    let same = TEXT.replace("m4q8z2ka", "r5q8z2ka");
    for (lang, taken_out) in [("nl", "weggehaald: 1 × wat vergeten is"), ("en", "taken out: 1 × what was forgotten")] {
        for (forgetter, merging) in [("one", "one"), ("two", "one")] {
            let reader = if forgetter == "one" { "two" } else { "one" };
            let pair = ClonePair::with(lang, &[(other, &same)]);
            pair.edit(reader, ACTION, "title: Rooster aanpassen", "title: Kanarie uitlaten");
            assert_eq!(pair.stay(forgetter, "forget m4q8z2ka --yes").code, Some(0));
            for (clone, due) in [("one", "due: 2026-12-16"), ("two", "due: 2026-12-09")] {
                pair.edit(clone, other, "due: 2026-12-02", due);
                pair.commit(clone);
            }
            pair.git("two", "push -q");
            pair.git(merging, "fetch -q");
            assert_ne!(pair.try_git(merging, "merge origin/main").code, Some(0));
            let waits = || pair.git(merging, "ls-files --unmerged");
            assert!(waits().contains(ACTION) && waits().contains(other), "{}", waits());
            // looking changes nothing, and shows nothing of it
            let before = waits();
            for line in ["resolve --dry-run", "resolve --dry-run --theirs", "--json resolve --dry-run", "resolve m4q8z2ka --dry-run"] {
                let shown = pair.stay(merging, line);
                assert!(!shown.words.contains("Kanarie"), "{line}: {}", shown.words);
                assert_eq!(waits(), before, "{line}");
            }
            let said = pair.stay(merging, "resolve");
            assert!(said.code == Some(1) && said.words.contains(taken_out) && !said.words.contains("Kanarie"), "{}", said.words);
            assert!(!waits().contains(ACTION) && waits().contains(other), "{}", waits());
            assert!(!pair.at(merging).join(ACTION).exists());
            let chosen = pair.stay(merging, "resolve --theirs");
            assert!(chosen.code == Some(0) && pair.read(merging, other).contains("12-09"), "{}", chosen.words);
            for clone in ["one", "two", "one"] {
                let synced = pair.stay(clone, "sync");
                assert_eq!(synced.code, Some(0), "{clone}: {}", synced.words);
                assert!(!pair.at(clone).join(ACTION).exists(), "{clone}");
            }
            assert_eq!(pair.git("one", "rev-parse HEAD:"), pair.git("two", "rev-parse HEAD:"));
        }
    }
}

#[test]
fn verify_says_what_git_still_has() {
    let clones = team();
    assert_eq!(run(&clones, "one", &["forget", "--verify"]).status.code(), Some(0));
    done(&clones, "one", &["employee", "rename", "anna-visser", "Anna de Wit", "--folder"]);
    done(&clones, "one", &["sync"]);
    let said = done(&clones, "one", &["forget", "anna-de-wit", "--yes"]);
    assert!(said.contains("--path employees/anna-de-wit/ --path employees/anna-visser/\n"), "{said}");
    done(&clones, "one", &["sync"]);
    let found = run(&clones, "one", &["forget", "--verify"]);
    let told = words(&found);
    assert!(found.status.code() == Some(4) && told.contains("refs/heads/main") && !told.contains("anna"), "{told}");
    assert_eq!(run(&clones, "one", &["forget", "--verify", "anna-visser"]).status.code(), Some(4));
    assert_eq!(run(&clones, "one", &["forget", "--verify", "bo-bakker"]).status.code(), Some(1));
    let json = words(&run(&clones, "one", &["--json", "forget", "--verify"]));
    assert!(json.contains("\"refs\":[\"refs/heads/main\"") && json.contains("\"unreachable\":0"), "{json}");
    // a history without it, as a rewrite leaves one: first the old commits wait in the reflog, then for nothing, then they are gone
    clones.git("one", &["checkout", "-q", "--orphan", "new"]);
    clones.git("one", &["commit", "-q", "-m", "anew"]);
    clones.git("one", &["branch", "-q", "-D", "main"]);
    clones.git("one", &["remote", "remove", "origin"]);
    let json = words(&run(&clones, "one", &["--json", "forget", "--verify"]));
    assert!(json.contains("\"refs\":[]"), "{json}");
    assert_eq!(run(&clones, "one", &["forget", "--verify"]).status.code(), Some(4));
    clones.git("one", &["reflog", "expire", "--expire=now", "--all"]);
    assert!(words(&run(&clones, "one", &["forget", "--verify"])).contains("nergens meer aan vast"));
    clones.git("one", &["gc", "-q", "--prune=now"]);
    let clean = run(&clones, "one", &["forget", "--verify"]);
    assert_eq!(clean.status.code(), Some(0), "{}", words(&clean));
}

#[test]
fn what_has_passed_its_term_is_told_and_goes() {
    let clones = team();
    let none = done(&clones, "one", &["retention"]);
    assert!(
        none.contains("after-leaving: 2 jaar\n")
            && none.contains("notes: 1 jaar\n")
            && none.contains("geen wet")
            && none.contains("geen juridisch advies"),
        "{none}"
    );
    let settings = clones.read("one", "stay.yaml");
    // what it shows in either language can be taken over as it is
    for (lang, term) in [("nl", "conversations: 5 jaar\n"), ("en", "conversations: 5 years\n")] {
        clones.write("one", "stay.yaml", &settings);
        let shown = done(&clones, "one", &["--lang", lang, "retention"]);
        let example = &shown[shown.find("  privacy:").unwrap()..];
        let example: String = example.lines().take_while(|line| !line.is_empty()).map(|line| format!("{}\n", &line[2..])).collect();
        assert!(example.contains(term), "{shown}");
        clones.write("one", "stay.yaml", &format!("{settings}{example}"));
        assert_eq!(run(&clones, "one", &["check"]).status.code(), Some(0), "{example}");
        assert!(done(&clones, "one", &["--json", "retention"]).contains("\"term\":\"5 years\""));
    }
    clones.write("one", "stay.yaml", &format!("{settings}privacy:\n  keep:\n    after-leaving: 2 jaar\n    notes: 6 weken\n"));
    done(&clones, "one", &["employee", "leave", "anna-visser", "--date", "2026-11-22"]);
    let told = done(&clones, "one", &["--today", "2028-11-01", "retention", "--within", "1m"]);
    assert!(told.contains("na vertrek: 2 jaar") && told.contains("gesprekken: geen termijn"), "{told}");
    assert!(told.contains("Anna Visser · alles · na vertrek · vanaf 22 nov 2028"), "{told}");
    assert!(told.contains(" · aantekening · Anna Visser · aantekeningen · sinds "), "{told}");
    let json = done(&clones, "one", &["--today", "2028-11-01", "--json", "retention"]);
    assert!(json.contains("\"keep\":\"notes\"") && json.contains("\"passed\":true") && json.contains("\"term\":\"2 years\""), "{json}");
    let wrong = run(&clones, "one", &["retention", "--within", "ooit"]);
    assert_eq!(wrong.status.code(), Some(2));
    done(&clones, "one", &["--today", "2028-11-01", "forget", "--expired", "--yes"]);
    assert!(files(&clones, "one").keys().all(|path| !path.contains("/notes/")));
    done(&clones, "one", &["--today", "2028-11-22", "forget", "--expired", "--yes"]);
    assert_eq!(left(&clones, "one"), Vec::<String>::new());
    assert!(done(&clones, "one", &["--today", "2028-11-22", "forget", "--expired"]).contains("niets is zijn termijn voorbij"));
    // a wrong term, in its place
    clones.write("one", "stay.yaml", &format!("{settings}privacy:\n  keep:\n    notes: lang\n"));
    let checked = words(&run(&clones, "one", &["check"]));
    assert!(checked.contains(&format!("stay.yaml:{}:12", settings.lines().count() + 3)), "{checked}");
}

#[test]
fn sealed_words_go_and_do_not_come_back() {
    let clones = SealedClones::new();
    // what is remembered of who is who, outside the repository; the state that was copied is of another clone as well
    let remembering = || {
        let state = WalkDir::new(clones.at("home-piet/state")).into_iter().map(Result::unwrap);
        let files = state.filter(|entry| entry.file_type().is_file());
        let texts = files.map(|file| String::from_utf8_lossy(&fs::read(file.path()).unwrap()).into_owned());
        texts.filter(|text| text.contains("person\tanna-de-vries") || text.contains("k7m3x9qa")).count()
    };
    let before = remembering();
    clones.ok("piet", "forget anna-de-vries --yes");
    assert!(!clones.at("piet").join(TALK).exists());
    clones.ok("piet", "sync");
    clones.ok("eva", "act anna-de-vries 'Nog iets'");
    clones.ok("eva", "sync");
    clones.ok("anna", "sync");
    for who in ["piet", "anna", "eva"] {
        clones.ok(who, "sync");
        assert!(!clones.at(who).join("employees/anna-de-vries").exists(), "{who}");
        assert_eq!(clones.stay(who, "forget --verify").code, Some(4), "{who}");
    }
    assert_eq!(clones.git("piet", "rev-parse HEAD:"), clones.git("eva", "rev-parse HEAD:"));
    assert!(before > 1 && remembering() + 2 == before, "{before}, {}", remembering());
}

/// Any order of edits and merges in three clones, with one that forgets: the one who was forgotten is nowhere once all have heard,
/// and nothing of anyone else is lost.
#[test]
fn whoever_merges_what_in_which_order_the_forgotten_stay_away_and_nobody_else_goes() {
    let many: u64 = std::env::var("STAY_HISTORIES").ok().and_then(|text| text.parse().ok()).map_or(5, |many: u64| many.div_ceil(1_000));
    for seed in 0..many {
        let mut random = fastrand::Rng::with_seed(seed);
        let clones = team();
        clones.git(".", &["clone", "-q", "shared", "three"]);
        clones.git("three", &["remote", "set-url", "origin", "../shared"]);
        done(&clones, "three", &["init"]);
        let all = ["one", "two", "three"];
        let forgetter = all[random.usize(..3)];
        let at = random.usize(2..8);
        let mut made: BTreeSet<String> = BTreeSet::new();
        let mut told = Vec::new();
        let home = |clone: &str| {
            let homes = ["anna-visser", "anna-visser-vos"];
            homes.into_iter().find(|home| clones.at(clone).join(format!("employees/{home}/employee.yaml")).exists())
        };
        for step in 0..12 {
            let clone = all[random.usize(..3)];
            let title = format!("taak {seed} {step}");
            let what = if step == at { 9 } else { random.usize(..7) };
            told.push(format!("{clone}: {what}"));
            match (what, home(clone)) {
                (9, _) => {
                    if let Some(home) = home(forgetter) {
                        told.push(format!("{forgetter} forgets {home}"));
                        done(&clones, forgetter, &["forget", home, "--yes"]);
                    }
                }
                (0, Some(home)) => drop(done(&clones, clone, &["act", home, "kanarie erbij"])),
                (1, Some(home)) => drop(done(&clones, clone, &["note", home, "kanarie noteren"])),
                (2, Some("anna-visser")) if clone == "two" => {
                    done(&clones, clone, &["employee", "rename", "anna-visser", "Anna Visser Vos", "--folder"]);
                }
                (2, Some(home)) if clone == "three" => drop(done(&clones, clone, &["employee", "edit", home, "--role", "kanarie"])),
                (3, _) => {
                    done(&clones, clone, &["act", "bo-bakker", &title]);
                    made.insert(title);
                }
                (4, _) => {
                    done(&clones, clone, &["act", "anna-visser-2", &title]);
                    made.insert(title);
                }
                (5, _) => drop(clones.shell(clone, "git add -A && git commit -q -m hand")),
                _ => drop(done(&clones, clone, &["sync"])),
            }
        }
        for clone in all.iter().chain(&all).chain(&all) {
            done(&clones, clone, &["sync"]);
        }
        for clone in all {
            let here = files(&clones, clone);
            assert_eq!(left(&clones, clone), Vec::<String>::new(), "seed {seed}: {told:#?}");
            assert!(here.keys().all(|path| !path.contains("anna-visser-vos")), "seed {seed}: {told:#?}");
            for title in &made {
                assert!(here.values().any(|text| text.contains(&format!("title: {title}\n"))), "seed {seed}: {title}: {told:#?}");
            }
            assert!(here.contains_key("employees/anna-visser-2/employee.yaml"), "seed {seed}");
            let tree = |clone: &str| words(&clones.git(clone, &["rev-parse", "HEAD:"]));
            assert_eq!(tree(clone), tree("one"), "seed {seed}: {told:#?}");
            let checked = run(&clones, clone, &["check"]);
            assert!(checked.status.code() != Some(4), "seed {seed}: {}: {told:#?}", words(&checked));
        }
    }
}
