//! Files that git passes over are named, and so is the way to send them; commits of other things are asked about.

use crate::support::clones::{ACTION, ANNA, Clones, words};
use crate::support::sync_hints;
use std::fs;

const NEW: &str = "employees/anna/actions/2026-11-22-n4q8z2ka.yaml";

/// Clones in which git ignores a new record of one, by a rule that is written in this way.
fn ignoring(line: &str) -> (Clones, String) {
    let clones = Clones::new();
    clones.write("one", NEW, &ACTION.replace("m4q8z2ka", "n4q8z2ka"));
    let said = clones.shell("one", line);
    (clones, said)
}

#[test]
fn what_git_ignores_is_named_by_sync_check_and_today_and_can_be_sent() {
    for rule in [
        "echo 'actions/' >> .gitignore",
        "echo '*.yaml' >> .gitignore",
        "echo '*' > employees/anna/.gitignore",
        "echo 'employees/' > .git/info/exclude",
        "echo '2026-11-22-n*' > ../rules; git config core.excludesFile ../rules",
        "mkdir -p ~/.config/git; echo 'employees' > ~/.config/git/ignore",
        "printf '[core]\\n\\texcludesFile = ~/own\\n' > ~/.gitconfig; echo '*.yaml' > ~/own",
        "mkdir -p sub; echo '/one/employees/anna/*/2026*' > ../.gitignore; echo '**/2026-11-22-n4q8z2ka.yaml' >> .gitignore",
    ] {
        let (clones, _) = ignoring(rule);
        let run = |arguments: &[&str]| {
            let mut command = clones.command("one");
            command.env_remove("GIT_CONFIG_GLOBAL").args(arguments);
            command.output().unwrap()
        };
        let synced = run(&["sync"]);
        let said = words(&synced);
        assert_eq!(synced.status.code(), Some(3), "{rule}: {said}");
        assert!(said.contains(NEW) && !said.contains("niets te doen") && said.contains(&format!("git add -f {NEW}")), "{rule}: {said}");
        let checked = run(&["check"]);
        assert_eq!(checked.status.code(), Some(4), "{rule}");
        assert!(words(&checked).contains(NEW) && words(&checked).contains("negeert"), "{rule}: {}", words(&checked));
        let today = run(&[]);
        assert_eq!(today.status.code(), Some(0), "{rule}");
        assert!(words(&today).contains(NEW), "{rule}: {}", words(&today));
        clones.shell("one", &format!("git add -f {NEW}"));
        assert_eq!(run(&["sync"]).status.code(), Some(0), "{rule}: {}", words(&run(&["sync"])));
        assert!(!words(&run(&[])).contains(NEW), "{rule}");
        assert!(clones.stay("two", &["sync"]).status.success());
        assert_eq!(clones.read("two", NEW), clones.read("one", NEW), "{rule}");
    }
}

#[test]
fn the_rule_that_does_it_is_told() {
    let (clones, _) = ignoring("printf '\\n# niet nodig\\nactions/\\n' >> .gitignore");
    let checked = words(&clones.stay("one", &["check"]));
    assert!(checked.contains("git negeert dit bestand (.gitignore:4: actions/)"), "{checked}");
    let english = words(&clones.stay("one", &["check", "--lang", "en"]));
    assert!(english.contains("git ignores this file (.gitignore:4: actions/): it is never sent"), "{english}");
}

#[test]
fn what_is_no_record_may_be_ignored() {
    let clones = Clones::new();
    clones.shell(
        "one",
        "echo '*.bak' >> .gitignore; echo x > employees/anna/oud.bak; mkdir -p employees/anna/actions; git commit -qam bak; git push -q",
    );
    let said = words(&clones.stay("one", &["sync"]));
    assert!(said.contains("niets te doen"), "{said}");
    assert!(!words(&clones.stay("one", &[])).contains("bak"));
}

#[test]
fn a_file_that_git_was_told_not_to_look_at_is_named() {
    for (flag, word) in [("assume-unchanged", "assume-unchanged"), ("skip-worktree", "skip-worktree")] {
        let clones = Clones::new();
        clones.git("one", &["update-index", &format!("--{flag}"), ANNA]);
        assert!(words(&clones.stay("one", &["sync"])).contains("niets te doen"), "nothing changed in it");
        // of another length: git takes a file of the same length and second for the same
        clones.write("one", ANNA, &ACTION.replace("12-02", "12-16   # later"));
        let synced = clones.stay("one", &["sync"]);
        assert_eq!(synced.status.code(), Some(3));
        assert!(words(&synced).contains(ANNA) && words(&synced).contains(word), "{}", words(&synced));
        let checked = clones.stay("one", &["check"]);
        assert!(checked.status.code() == Some(4) && words(&checked).contains(ANNA), "{}", words(&checked));
        // the other one changes it too: nothing is written over, and the way on is told
        clones.write("two", ANNA, &ACTION.replace("owner: manager", "owner: hr"));
        assert!(clones.stay("two", &["sync"]).status.success());
        let followed = sync_hints::follow(&clones, "one", 6);
        assert!(clones.read("one", ANNA).contains("12-16"), "{}", followed.said);
        clones.shell("one", &format!("git update-index --no-{flag} {ANNA}"));
        sync_hints::follow_to_the_end(&clones, "one", 6);
        assert_eq!(clones.read("one", ANNA), ACTION.replace("12-02", "12-16   # later").replace("owner: manager", "owner: hr"));
    }
}

#[test]
fn a_clone_without_all_files_says_so() {
    let clones = Clones::new();
    clones.shell(".", "git clone -q --sparse shared three && cd three && git sparse-checkout set organisation");
    let said = words(&clones.stay("three", &["sync"]));
    assert!(said.contains(ANNA) && said.contains("sparse-checkout"), "{said}");
    assert!(words(&clones.stay("three", &["check"])).contains("git sparse-checkout disable"));
    clones.git("three", &["sparse-checkout", "disable"]);
    assert!(words(&clones.stay("three", &["sync"])).contains("niets te doen"));
}

#[test]
fn an_ignored_record_is_not_written_over() {
    let (clones, _) = ignoring("echo 'actions/' >> .gitignore");
    clones.write("two", NEW, &ACTION.replace("m4q8z2ka", "n4q8z2ka").replace("Rooster", "Anders"));
    clones.stay("two", &["sync"]);
    let said = words(&clones.stay("one", &["sync"]));
    assert!(said.contains("die zou verdwijnen") && said.contains(&format!("`git add -f {NEW}`")), "{said}");
    assert!(clones.read("one", NEW).contains("Rooster"));
    let followed = sync_hints::follow_to_the_end(&clones, "one", 6);
    sync_hints::assert_shared(&clones, "one", "two", &followed.said);
}

/// A repository with a workspace in one of its folders.
fn with_a_workspace_in_it() -> Clones {
    let clones = Clones::new();
    clones.shell(".", "git init -q --bare -b main big; git clone -q big code; cd code; mkdir -p src team; echo x > src/a.rs; cd team; stay init; cd ..; git add -A; git commit -qm begin; git push -qu origin main; cd ..; git clone -q big code2");
    clones
}

#[test]
fn commits_of_other_things_are_sent_only_when_that_is_meant() {
    let clones = with_a_workspace_in_it();
    let there = || words(&clones.git("big", &["rev-parse", "main"]));
    clones.stay("code/team", &["employee", "add", "Bo Berg"]);
    assert!(clones.stay("code/team", &["sync"]).status.success(), "its own goes by itself");
    let before = there();
    clones.shell(
        "code",
        "for n in 1 2; do echo $n >> src/a.rs; git commit -qam half-$n; done; echo y > LEES.md; git add -A; git commit -qm lees",
    );
    clones.stay("code/team", &["employee", "add", "Cas Dijk"]);
    let ahead = words(&clones.stay("code/team", &["sync", "-n"]));
    assert!(ahead.contains("hier wachten ook 3 commits die niet van de werkmap zijn: LEES.md, src/"), "{ahead}");
    let refused = clones.stay("code/team", &["sync"]);
    let said = words(&refused);
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert!(said.contains("vastgelegd: 1 bestand") && said.contains("3 commits die niet van de werkmap zijn: LEES.md, src/"), "{said}");
    assert_eq!(there(), before, "nothing was sent");
    let said = words(&clones.stay("code/team", &["sync", "--yes", "--json"]));
    assert!(said.contains(r#""other_commits":{"commits":3,"places":["LEES.md","src/"]}"#), "{said}");
    assert_eq!(there(), words(&clones.git("code", &["rev-parse", "HEAD"])));
    // what came from others by a merge is theirs, and there already
    clones.shell("code2", "echo z > src/b.rs; git add -A; git commit -qm b; git push -q");
    clones.stay("code/team", &["employee", "add", "Dee Elst"]);
    let said = clones.stay("code/team", &["sync"]);
    assert_eq!(said.status.code(), Some(0), "{}", words(&said));
}

#[test]
fn a_dry_run_tells_what_waits_and_asks_nobody() {
    let clones = Clones::new();
    assert!(words(&clones.stay("one", &["sync", "-n"])).contains("niets te doen"));
    clones.stay("two", &["act", "anna", "Twee"]);
    clones.stay("two", &["sync"]);
    clones.stay("one", &["act", "anna", "Een"]);
    clones.commit("one", "een");
    let said = words(&clones.stay("one", &["sync", "-n"]));
    assert!(
        said.contains("te versturen: 1 commit") && !said.contains("niets te doen") && said.contains("zonder het netwerk te vragen"),
        "{said}"
    );
    clones.git("one", &["fetch", "-q"]);
    let said = words(&clones.stay("one", &["sync", "-n", "--json"]));
    assert!(said.contains(r#""to_send":1,"to_receive":1"#), "{said}");
    fs::rename(clones.at("shared"), clones.at("elsewhere")).unwrap();
    assert_eq!(clones.stay("one", &["sync", "-n"]).status.code(), Some(0));
}
