//! A history that was rewritten elsewhere: `stay sync` brings nothing back, and `--bring` takes over what only an old clone has.

use crate::support::clones::{ACTION, ANNA, Clones, words};
use crate::support::sealed_clones::{SealedClones, TALK};
use fastrand::Rng;
use std::collections::BTreeMap;
use std::fs;

/// Bo, who is to be forgotten.
const BO: &str = "employees/bo/employee.yaml";
/// An action of Bo's.
const BOS: &str = "employees/bo/actions/2026-11-22-b4q8z2ka.yaml";

fn bos_action() -> String {
    ACTION.replace("m4q8z2ka", "b4q8z2ka").replace("Rooster aanpassen", "Loop mee met Bo")
}

fn write(clones: &Clones, clone: &str, path: &str, text: &str) {
    fs::create_dir_all(clones.at(clone).join(path).parent().unwrap()).unwrap();
    clones.write(clone, path, text);
}

fn is_there(clones: &Clones, clone: &str, path: &str) -> bool {
    clones.at(clone).join(path).symlink_metadata().is_ok()
}

fn git(clones: &Clones, clone: &str, line: &str) -> String {
    let output = clones.git(clone, &shell_words::split(line).unwrap().iter().map(String::as_str).collect::<Vec<_>>());
    assert!(output.status.success(), "git {line}: {}", words(&output));
    words(&output)
}

fn stay(clones: &Clones, clone: &str, line: &str) -> (Option<i32>, String) {
    let output = clones.stay(clone, &shell_words::split(line).unwrap().iter().map(String::as_str).collect::<Vec<_>>());
    (output.status.code(), words(&output))
}

fn ok(clones: &Clones, clone: &str, line: &str) -> String {
    let (code, said) = stay(clones, clone, line);
    assert_eq!(code, Some(0), "{line}: {said}");
    said
}

/// Two clones with Anna and Bo, and a history in which Bo was.
fn with_bo() -> Clones {
    let clones = Clones::new();
    write(&clones, "one", BO, "name: Bo Jansen\nmanager: Piet Jansen\n");
    write(&clones, "one", BOS, &bos_action());
    ok(&clones, "one", "sync");
    ok(&clones, "two", "sync");
    clones
}

/// Takes Bo out of the whole history in a clone of its own, and sends that; `other` commits are made anew with it.
fn forget_bo(clones: &Clones) {
    git(clones, ".", "clone -q shared third");
    let lines = "git filter-branch -f --index-filter 'git rm -r -q --cached --ignore-unmatch employees/bo' HEAD && git push -q --force origin HEAD:main";
    let said = clones.shell("third", &format!("export FILTER_BRANCH_SQUELCH_WARNING=1; {lines} 2>&1"));
    assert!(!said.contains("fatal"), "{said}");
    assert!(!words(&clones.git("shared", &["ls-tree", "-r", "--name-only", "main"])).contains("employees/bo"));
}

fn head(clones: &Clones, clone: &str, name: &str) -> String {
    git(clones, clone, &format!("rev-parse {name}"))
}

fn stops(clones: &Clones, clone: &str) -> String {
    let state = || (head(clones, "shared", "main"), git(clones, clone, "rev-list --merges --count HEAD"));
    let before = state();
    let (code, said) = stay(clones, clone, "sync");
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(state(), before, "nothing was merged or sent");
    assert!(said.contains("is herschreven") && said.contains("--bring"), "{said}");
    said
}

/// The new clone as the words of `stay sync` say to make it, with what came of bringing.
fn as_told(clones: &Clones, clone: &str, said: &str) -> String {
    let commands: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    assert_eq!(commands.len(), 3, "{said}");
    clones.shell(clone, &format!("({}) 2>&1", commands.join(" && ")))
}

#[test]
fn an_old_clone_with_nothing_of_its_own_sends_nothing_back() {
    let clones = with_bo();
    forget_bo(&clones);
    for _ in 0..2 {
        let said = stops(&clones, "two");
        assert!(said.contains("1 commit die iedereen had, staat er niet meer in"), "{said}");
    }
    assert_eq!(stay(&clones, "two", "sync --dry-run").0, Some(1), "what is fetched by now is known without the network");
    let english = words(&clones.stay("two", &["--lang", "en", "sync"]));
    assert!(english.contains("the history of origin/main was rewritten") && english.contains("two-new"), "{english}");
    let said = as_told(&clones, "two", &stops(&clones, "two"));
    assert!(said.contains("niets over te brengen") && said.contains("1 record uit de oude kloon is hier weggehaald"), "{said}");
    assert!(!is_there(&clones, "two-nieuw", BO) && is_there(&clones, "two-nieuw", ANNA));
}

#[test]
fn a_fetch_by_hand_hides_nothing_with_or_without_a_log_of_git() {
    for log in ["true", "false"] {
        let clones = with_bo();
        forget_bo(&clones);
        git(&clones, "two", &format!("config core.logAllRefUpdates {log}"));
        if log == "false" {
            fs::remove_dir_all(clones.at("two").join(".git/logs")).unwrap();
        }
        git(&clones, "two", "fetch -q");
        stops(&clones, "two");
        stops(&clones, "two");
    }
}

#[test]
fn a_branch_that_was_pushed_back_is_rewritten_too_and_so_is_one_without_a_common_beginning() {
    let clones = with_bo();
    git(&clones, "one", "push -q --force origin HEAD~1:main");
    stops(&clones, "two");
    let clones = with_bo();
    clones
        .shell("one", "git checkout -q --orphan anew && git rm -rfq employees/bo && git commit -qm anew && git push -qf origin anew:main");
    let said = stops(&clones, "two");
    assert!(!said.contains("allow-unrelated"), "{said}");
}

#[test]
fn what_is_only_in_the_old_clone_comes_over_and_nothing_that_was_forgotten() {
    let clones = with_bo();
    forget_bo(&clones);
    // committed and not sent: a new action, and one that was changed
    ok(&clones, "two", "act anna 'Bellen met Planning'");
    clones.edit("two", "owner: manager", "owner: hr");
    let old = stops(&clones, "two");
    // not committed: another person with an action, and more about who was forgotten
    ok(&clones, "two", "employee add 'Dia Smit'");
    ok(&clones, "two", "act dia 'Meelopen'");
    ok(&clones, "two", "act bo 'Nog iets met Bo'");
    write(&clones, "two", BOS, &bos_action().replace("12-02", "12-16"));
    let said = as_told(&clones, "two", &old);
    assert!(said.contains("overgebracht: 4 bestanden"), "{said}");
    assert!(said.contains("2 bestanden zijn niet overgebracht") && said.contains(BOS), "{said}");
    assert!(said.contains("verstuurd") && said.contains("gooi"), "{said}");
    assert!(!is_there(&clones, "two-nieuw", "employees/bo"));
    assert!(clones.read("two-nieuw", ANNA).contains("owner: hr"));
    let list = ok(&clones, "two-nieuw", "actions --all");
    assert!(list.contains("Bellen met Planning") && list.contains("Meelopen") && !list.contains("Bo"), "{list}");
    assert!(words(&clones.git("shared", &["ls-tree", "-r", "--name-only", "main"])).contains("employees/dia"), "it was sent");
    assert!(is_there(&clones, "two", BOS), "nothing is lost");
    // once more: nothing, also where it was changed or thrown away since
    let again = |line: &str| ok(&clones, "two-nieuw", line);
    assert!(again("sync --bring ../two").contains("niets over te brengen"));
    write(&clones, "two-nieuw", ANNA, &clones.read("two-nieuw", ANNA).replace("owner: hr", "owner: manager"));
    fs::remove_dir_all(clones.at("two-nieuw").join("employees/dia-smit")).unwrap();
    again("sync");
    assert!(again("sync --bring ../two").contains("niets over te brengen"));
    assert!(clones.read("two-nieuw", ANNA).contains("owner: manager") && !is_there(&clones, "two-nieuw", "employees/dia-smit"));
}

#[test]
fn two_values_for_one_field_are_asked_and_only_once() {
    let clones = with_bo();
    forget_bo(&clones);
    clones.edit("two", "12-02", "12-16");
    git(&clones, ".", "clone -q shared new");
    ok(&clones, "new", "init");
    write(&clones, "new", ANNA, &ACTION.replace("12-02", "12-09"));
    let (code, said) = stay(&clones, "new", "sync --bring ../two");
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("stay resolve"), "{said}");
    assert!(clones.read("new", ANNA).contains("<<<<<<< HEAD\ndue: 2026-12-09\n=======\ndue: 2026-12-16\n>>>>>>> --bring\n"));
    ok(&clones, "new", "resolve --ours");
    ok(&clones, "new", "sync");
    assert!(ok(&clones, "new", "sync --bring ../two").contains("niets over te brengen"));
    assert_eq!(clones.read("new", ANNA), ACTION.replace("12-02", "12-09"));
}

#[test]
fn what_is_nobodys_rewriting_is_no_alarm() {
    // an own commit that was never sent, made anew
    let clones = with_bo();
    clones.edit("two", "12-02", "12-16");
    git(&clones, "two", "commit -q --amend -m other");
    ok(&clones, "two", "sync");
    // who pulls with a rebase
    ok(&clones, "one", "act anna Eén");
    ok(&clones, "one", "sync");
    write(&clones, "two", ANNA, &clones.read("two", ANNA).replace("owner: manager", "owner: hr"));
    clones.commit("two", "change");
    git(&clones, "two", "pull -q --rebase");
    ok(&clones, "two", "sync");
    ok(&clones, "one", "sync");
    // a new clone, and one of the latest commit alone
    let shared = format!("file://{}", clones.at("shared").display());
    git(&clones, ".", &format!("clone -q --depth 1 {shared} thin"));
    ok(&clones, "thin", "sync");
    ok(&clones, "one", "act anna Twee");
    ok(&clones, "one", "sync");
    git(&clones, "thin", "fetch -q --depth 1");
    ok(&clones, "thin", "act anna Drie");
    ok(&clones, "thin", "sync");
    // who rewrote it, and who put that in place of their own
    forget_bo(&clones);
    ok(&clones, "third", "sync");
    git(&clones, "one", "fetch -q");
    git(&clones, "one", "reset -q --hard origin/main");
    ok(&clones, "one", "sync");
    assert!(!is_there(&clones, "one", BO));
}

#[test]
fn only_an_old_clone_of_this_workspace_is_brought_from() {
    let clones = with_bo();
    let refused = |line: &str, why: &str| {
        let (code, said) = stay(&clones, "one", line);
        assert_eq!(code, Some(1), "{line}: {said}");
        assert!(said.contains(why), "{line}: {said}");
    };
    refused("sync --bring ../nowhere", "is geen kloon");
    refused("sync --bring ../shared", "is geen kloon");
    refused("sync --bring .", "is deze kloon zelf");
    git(&clones, ".", "init -q -b main other");
    ok(&clones, "other", "init");
    refused("sync --bring ../other", "weet niet meer");
    write(&clones, "other", "employees/eva/employee.yaml", "name: Eva\n");
    clones.commit("other", "begin");
    git(&clones, ".", "init -q --bare -b main others");
    git(&clones, "other", "remote add origin ../others");
    git(&clones, "other", "push -q -u origin main");
    refused("sync --bring ../other", "niets gemeen");
}

#[test]
fn nothing_of_an_old_clone_is_run_or_followed() {
    let clones = with_bo();
    forget_bo(&clones);
    let secret = clones.at("secret");
    fs::write(&secret, "id: c4q8z2ka\ntitle: geheim\n").unwrap();
    let ran = clones.at("ran");
    let program = format!("touch {}", ran.display());
    for key in ["core.fsmonitor", "filter.x.clean", "filter.x.smudge", "diff.external", "core.sshCommand", "core.pager", "diff.x.textconv"]
    {
        git(&clones, "two", &format!("config {key} '{program}'"));
    }
    fs::create_dir_all(clones.at("two/.git/info")).unwrap();
    clones.write("two", ".git/info/attributes", "*.yaml filter=x diff=x\n");
    for hook in ["post-index-change", "reference-transaction", "pre-commit"] {
        fs::create_dir_all(clones.at("two/.git/hooks")).unwrap();
        clones.hook("two", hook, &format!("#!/bin/sh\n{program}\n"));
    }
    std::os::unix::fs::symlink(&secret, clones.at("two").join("employees/anna/actions/2026-11-23-c4q8z2ka.yaml")).unwrap();
    std::os::unix::fs::symlink(clones.at("."), clones.at("two").join("employees/dia")).unwrap();
    write(&clones, "two", "employees/anna/actions/2026-11-23-d4q8z2ka.yaml", "title: [kapot\n");
    write(&clones, "two", "employees/anna/actions/2026-11-23-e4q8z2ka.yaml", &ACTION.replace("m4q8z2ka", "e4q8z2ka"));
    write(&clones, "two", "readers.yaml", "readers: []\n");
    git(&clones, ".", "clone -q shared new");
    ok(&clones, "new", "init");
    let (code, said) = stay(&clones, "new", "sync --bring ../two");
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("overgebracht: 1 bestand (") && said.contains("d4q8z2ka") && said.contains("c4q8z2ka"), "{said}");
    assert!(said.contains("dat gaat iedereen aan: readers.yaml"), "{said}");
    assert!(!ran.exists(), "{said}");
    assert!(!is_there(&clones, "new", "employees/dia") && !is_there(&clones, "new", "readers.yaml"));
    assert!(is_there(&clones, "new", "employees/anna/actions/2026-11-23-e4q8z2ka.yaml"));
}

#[test]
fn sealed_words_come_over_sealed_and_merge_where_they_can_be_opened() {
    let clones = SealedClones::new();
    clones.ok("piet", "edit k7m --summary 'kanarie vijf'");
    clones.ok("piet", "note anna --private 'kanarie zes'");
    clones.commit("piet");
    // meanwhile Anna wrote in the same talk, and the history was rewritten
    clones.ok("anna", "edit k7m --energy 'kanarie drie' --energy 'kanarie zeven'");
    clones.commit("anna");
    clones.git("anna", "checkout -q --orphan anew");
    clones.git("anna", "commit -q -m anew");
    clones.git("anna", "push -q -f origin anew:main");
    let said = clones.stay("piet", "sync");
    assert!(said.code == Some(1) && said.words.contains("is herschreven"), "{}", said.words);
    clones.git("piet", "clone -q --template= ../shared ../new");
    for (key, value) in [("user.name", "Piet Jansen"), ("user.email", "x@example.org")] {
        clones.git("new", &format!("config {key} '{value}'"));
    }
    clones.ok("piet", "-C ../new init --quiet");
    clones.ok("piet", "-C ../new readers trust --all --yes");
    let said = clones.ok("piet", "-C ../new sync --bring .");
    assert!(said.contains("overgebracht: 2 bestanden"), "{said}");
    assert_eq!(clones.read("new", TALK).matches("-----BEGIN AGE").count(), 1);
    let shown = clones.ok("piet", "-C ../new show k7m3x9qa");
    assert!(shown.contains("kanarie vijf") && shown.contains("kanarie zeven"), "{shown}");
    assert!(clones.ok("piet", "-C ../new notes anna").contains("kanarie zes"));
    assert!(clones.ok("piet", "-C ../new sync --bring .").contains("niets over te brengen"));
    clones.assert_unread();
}

/// The people of the generated cases.
const PEOPLE: [&str; 4] = ["anna", "cor", "dia", "eva"];

fn record(person: &str, at: usize) -> String {
    format!("employees/{person}/actions/2026-11-22-{}{at:07}.yaml", &person[..1])
}

fn text(person: &str, at: usize) -> String {
    ACTION.replace("m4q8z2ka", &format!("{}{at:07}", &person[..1])).replace("Rooster aanpassen", &format!("Iets {at}"))
}

/// Clones in which each of the people has four actions.
fn with_many() -> Clones {
    let clones = Clones::new();
    for person in PEOPLE {
        write(&clones, "one", &format!("employees/{person}/employee.yaml"), &format!("name: {person}\n"));
        (0..4).for_each(|at| write(&clones, "one", &record(person, at), &text(person, at)));
    }
    ok(&clones, "one", "sync");
    ok(&clones, "two", "sync");
    clones
}

/// All records below a folder of a clone, with what they hold.
fn records(clones: &Clones, clone: &str) -> BTreeMap<String, String> {
    let listed = git(clones, clone, "ls-files employees");
    listed.lines().map(|path| (path.to_owned(), clones.read(clone, path))).collect()
}

/// What was edited and made in an old clone by chance, and what was taken out of the history meanwhile.
fn bring_by_chance(begin: &Clones, seed: u64) {
    let mut rng = Rng::with_seed(seed);
    let clones = begin.copy();
    let all: Vec<(&str, usize)> = PEOPLE.iter().flat_map(|person| (0..4).map(move |at| (*person, at))).collect();
    // the history anew, without some records and one person, and with another value here and there
    clones.shell("one", "git checkout -q --orphan anew");
    let gone = if rng.bool() { Some(PEOPLE[rng.usize(1..4)]) } else { None };
    let mut kept = Vec::new();
    for (person, at) in &all {
        let path = record(person, *at);
        if gone == Some(person) || rng.u8(..4) == 0 {
            git(&clones, "one", &format!("rm -qf {path}"));
        } else {
            kept.push((*person, *at));
            if rng.bool() {
                write(&clones, "one", &path, &text(person, *at).replace("owner: manager", "owner: hr"));
            }
        }
    }
    gone.iter().for_each(|person| drop(git(&clones, "one", &format!("rm -rqf employees/{person}"))));
    clones.commit("one", "anew");
    git(&clones, "one", "push -qf origin anew:main");
    // meanwhile in the old clone: another day, deleted, new, of a new person, in a folder with another name
    let (mut dated, mut made, mut deleted) = (Vec::new(), Vec::new(), Vec::new());
    for (person, at) in &all {
        match rng.u8(..6) {
            0 => {
                write(&clones, "two", &record(person, *at), &text(person, *at).replace("12-02", "12-16"));
                dated.push((*person, *at));
            }
            1 => {
                fs::remove_file(clones.at("two").join(record(person, *at))).unwrap();
                deleted.push((*person, *at));
            }
            2 => {
                write(&clones, "two", &record(person, at + 4), &text(person, at + 4));
                made.push((*person, at + 4));
            }
            _ => {}
        }
        if rng.u8(..8) == 0 {
            git(&clones, "two", "add -A");
            clones.git("two", &["commit", "-qm", "unsent"]);
        }
    }
    let new_person = rng.bool();
    if new_person {
        write(&clones, "two", "employees/fem/employee.yaml", "name: fem\n");
        write(&clones, "two", &record("fem", 0), &text("fem", 0));
    }
    if rng.bool() {
        ok(&clones, "two", "employee rename dia 'Dia Smit'");
    }
    // git may know of it already
    if rng.bool() {
        git(&clones, "two", "fetch -q");
    }
    git(&clones, ".", "clone -q shared new");
    ok(&clones, "new", "init");
    let rewritten = records(&clones, "new");
    let (code, said) = stay(&clones, "new", "sync --bring ../two");
    assert_eq!(code, Some(0), "{seed}: {said}");
    let now = records(&clones, "new");
    for ((person, at), path) in all.iter().map(|one| (one, record(one.0, one.1))) {
        let Some(was) = rewritten.get(&path) else {
            assert!(!now.contains_key(&path), "{seed}: {path} came back: {said}");
            continue;
        };
        let is_in = |list: &[(&str, usize)]| list.contains(&(*person, *at));
        let expected = match () {
            () if is_in(&dated) => Some(was.replace("12-02", "12-16")),
            () if is_in(&deleted) && *was == text(person, *at) => None,
            () => Some(was.clone()),
        };
        assert_eq!(now.get(&path), expected.as_ref(), "{seed}: {path}: {said}");
    }
    for (person, at) in &made {
        let expected = (gone != Some(person)).then(|| text(person, *at));
        assert_eq!(now.get(&record(person, *at)), expected.as_ref(), "{seed}: {said}");
        let id = format!("{}{at:07}", &person[..1]);
        assert_eq!(now.keys().filter(|path| path.contains(&id)).count(), usize::from(expected.is_some()), "{seed}");
    }
    assert_eq!(now.contains_key("employees/fem/employee.yaml"), new_person, "{seed}: {said}");
    assert!(gone.is_none_or(|person| !now.keys().any(|path| path.contains(person))), "{seed}: {said}");
    let head_before = head(&clones, "new", "HEAD");
    let again = ok(&clones, "new", "sync --bring ../two");
    assert_eq!(head(&clones, "new", "HEAD"), head_before, "{seed}: {again}");
    assert_eq!(records(&clones, "new"), now, "{seed}");
    assert_eq!(git(&clones, "shared", "rev-parse main"), head_before, "{seed}: what came was sent");
    assert!(kept.iter().any(|(person, at)| now.contains_key(&record(person, *at))), "{seed}");
}

/// `STAY_BRINGS=300` tries that many.
#[test]
fn whatever_an_old_clone_has_nothing_forgotten_comes_back_and_all_that_is_new_comes_once() {
    let cases = std::env::var("STAY_BRINGS").ok().and_then(|count| count.parse().ok()).unwrap_or(6);
    let begin = with_many();
    (0..cases).for_each(|seed| bring_by_chance(&begin, seed));
}
