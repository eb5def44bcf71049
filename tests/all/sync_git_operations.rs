//! What git can be in the middle of: from each of them `stay sync` goes on, or says what to type until it does.

use crate::support::clones::{ACTION, ANNA, Clones, words};
use crate::support::sync_hints;
use std::fs;
use std::sync::OnceLock;

/// What the other one did meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Theirs {
    /// Another value of the same record, which merges.
    Beside,
    /// Another value for the same field.
    Against,
    /// Took the record out.
    Gone,
}

const THEIRS: [Theirs; 3] = [Theirs::Beside, Theirs::Against, Theirs::Gone];

/// Two clones with a change each: one's is committed, two's is pushed.
fn apart(theirs: Theirs) -> Clones {
    static MADE: OnceLock<[Clones; 3]> = OnceLock::new();
    MADE.get_or_init(|| THEIRS.map(|theirs| made(theirs).kept()))[theirs as usize].copy()
}

fn made(theirs: Theirs) -> Clones {
    let clones = Clones::new();
    clones.write("one", "README.md", "een\ntwee\ndrie\n");
    clones.commit("one", "readme");
    clones.git("one", &["push", "-q"]);
    clones.git("two", &["pull", "-q"]);
    match theirs {
        Theirs::Beside => clones.write("two", ANNA, &ACTION.replace("owner: manager", "owner: hr")),
        Theirs::Against => clones.write("two", ANNA, &ACTION.replace("12-02", "12-16")),
        Theirs::Gone => fs::remove_file(clones.at("two").join(ANNA)).unwrap(),
    }
    clones.stay("two", &["act", "anna", "Van twee"]);
    clones.commit("two", "two");
    clones.git("two", &["push", "-q"]);
    clones.write("one", ANNA, &(ACTION.replace("12-02", "12-09") + "van-een: Getypt\n"));
    clones.commit("one", "one");
    clones.git("one", &["fetch", "-q"]);
    clones
}

/// Brings a clone into a state by a line of shell, and goes on from there until both have all.
fn goes_on(line: &str, theirs: Theirs) {
    let clones = apart(theirs);
    let made = clones.shell("one", line);
    let followed = sync_hints::follow_to_the_end(&clones, "one", 12);
    let said = format!("{theirs:?}\n$ {line}\n{made}{}", followed.said);
    sync_hints::assert_shared(&clones, "one", "two", &said);
    let all = clones.shell("two", "cat employees/*/*/*.yaml");
    for typed in ["van-een: Getypt", "Van twee"] {
        assert!(all.contains(typed), "{typed} is lost\n{said}\n{all}");
    }
    if line.contains("los: 1") {
        let aside = clones.shell("one", "cat employees/*/*/*.yaml; git stash list -p");
        assert!(all.contains("los: 1") || aside.contains("los: 1"), "los is lost\n{said}\n{all}");
    }
}

/// A change that is in no commit.
const LOOSE: &str = "sed -i 's/^title: .*/&\\nlos: 1/' employees/anna/actions/2026-11-22-m4q8z2ka.yaml";

/// Each line against what the other one did: all of it with `STAY_STATES=all`, else a part.
fn each(lines: &[&str]) {
    let all = std::env::var_os("STAY_STATES").is_some();
    let cases = lines.iter().flat_map(|line| THEIRS.map(|theirs| (line, theirs))).enumerate();
    for (line, theirs) in cases.filter(|(at, _)| all || at % 7 == 0).map(|(_, case)| case) {
        goes_on(&line.replace("LOOSE", LOOSE), theirs);
    }
}

#[test]
fn merges() {
    each(&[
        "git pull -q --no-rebase --no-edit",
        "git merge -q --no-commit --no-ff origin/main",
        "git merge -q --squash origin/main",
        "git merge -q --no-edit origin/main; : > .git/MERGE_MSG",
        "git merge -q --no-edit origin/main; rm -f .git/MERGE_MSG",
        "LOOSE; git stash -q; git merge -q --no-edit origin/main; git stash pop",
        "git merge -q --no-commit origin/main; : > .git/MERGE_HEAD",
        "git merge -q -s ours --no-commit origin/main; git merge --abort",
        "git read-tree -m origin/main~1 HEAD origin/main",
        "git checkout -q --detach; git merge -q --no-edit origin/main",
    ]);
}

#[test]
fn rebases() {
    each(&[
        "git pull -q --rebase",
        "git rebase -q --apply origin/main",
        "LOOSE; git pull -q --rebase --autostash",
        "GIT_SEQUENCE_EDITOR=\"sed -i s/^pick/edit/\" git rebase -q -i HEAD~1; LOOSE",
        "GIT_SEQUENCE_EDITOR=\"sed -i 1ibreak\" git rebase -q -i HEAD~1; LOOSE",
        "mkdir .git/rebase-merge",
        "mkdir .git/rebase-apply",
        "mkdir .git/rebase-apply; : > .git/rebase-apply/applying",
    ]);
}

#[test]
fn picks_and_reverts() {
    each(&[
        "git cherry-pick origin/main",
        "git cherry-pick --no-commit origin/main",
        "git cherry-pick origin/main origin/main~1; git add -A; git commit -qm x",
        "git cherry-pick HEAD; true",
        "git revert --no-edit origin/main",
        "git revert --no-commit HEAD; git revert --abort",
        "git format-patch -q -1 --stdout origin/main | git am",
        "git format-patch -q -1 --stdout origin/main | git am -3",
        ": > .git/CHERRY_PICK_HEAD",
        ": > .git/REVERT_HEAD",
        "mkdir .git/sequencer",
    ]);
}

#[test]
fn away_from_the_branch() {
    each(&[
        "git checkout -q --detach",
        "git checkout -q --detach; LOOSE",
        "git checkout -q --detach origin/main; git checkout -q --detach main; LOOSE; git commit -qam los",
        "LOOSE; echo meer >> README.md; git checkout -q --detach",
        "git bisect start; LOOSE",
        "git commit -q --allow-empty -m x; git commit -q --allow-empty -m y; git reset -q --soft HEAD~2; LOOSE; git commit -qam 1; git commit -q --allow-empty -m 2; git bisect start HEAD HEAD~3; echo '# nog een' >> employees/anna/employee.yaml",
        "git branch --unset-upstream",
        "git tag main",
        "git tag HEAD; git branch HEAD; true",
        "echo x > HEAD; echo y > main",
        "git branch -q -m team; git branch -q -u origin/main",
        "git config branch.main.remote gone",
        "git config branch.main.remote .",
        "git remote rename origin upstream",
        "git remote add second ../second; git init -q --bare ../second",
        "git pack-refs --all",
    ]);
}

#[test]
fn files_outside_the_workspace() {
    each(&[
        "echo meer >> README.md",
        "echo meer >> README.md; git add README.md",
        "git rm -q README.md",
        "git rm -q --cached README.md",
        "git mv README.md LEES.md",
        "echo nieuw > nieuw.txt; git add -N nieuw.txt",
        "echo nieuw > nieuw.txt; git add -N nieuw.txt; echo meer >> README.md; git checkout -q --detach",
        "git stash list; printf 'een\\n' > README.md; git stash -q; printf 'vier\\n' > README.md; git commit -qam r; git stash pop; git reset -q --soft HEAD~1",
    ]);
}

#[test]
fn what_a_killed_git_left() {
    let old = |path: &str| format!("touch -d '1 hour ago' .git/{path}");
    let locks = ["index.lock", "HEAD.lock", "refs/heads/main.lock", "refs/remotes/origin/main.lock", "config.lock", "packed-refs.lock"];
    let mut lines: Vec<String> = locks.iter().map(|lock| format!("LOOSE; {}", old(lock))).collect();
    lines.push(format!("LOOSE; {}", locks.map(old).join("; ")));
    for broken in [": > .git/index", "rm .git/index", "truncate -s 40 .git/index", "printf 'rommel en nog wat' > .git/index"] {
        lines.push(format!("LOOSE; {broken}"));
        lines.push(format!("git merge -q --no-commit origin/main; {broken}"));
    }
    lines.push("LOOSE; dd if=/dev/zero of=.git/index bs=1 seek=30 count=20 conv=notrunc".to_owned());
    lines.push(format!(": > {ANNA}"));
    lines.push(format!("git merge -q --no-commit origin/main; : > {ANNA}"));
    each(&lines.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn hooks_that_meddle() {
    let hook = |name: &str, body: &str| {
        format!("mkdir -p .git/hooks; printf '#!/bin/sh\\n{body}\\n' > .git/hooks/{name}; chmod +x .git/hooks/{name}; LOOSE")
    };
    let lines = [
        hook("commit-msg", ": > \"$1\""),
        hook("prepare-commit-msg", ": > \"$1\""),
        hook("post-commit", "exit 1"),
        hook("post-merge", "exit 1"),
    ];
    each(&lines.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_branch_that_is_gone_from_the_server() {
    let clones = apart(Theirs::Beside);
    clones.git("one", &["pull", "-q", "--no-rebase", "--no-edit"]);
    clones.git("shared", &["update-ref", "-d", "refs/heads/main"]);
    sync_hints::follow_to_the_end(&clones, "one", 3);
    let there = words(&clones.git("shared", &["rev-parse", "main"]));
    assert_eq!(there, words(&clones.git("one", &["rev-parse", "HEAD"])), "it is there again");
    clones.git("shared", &["update-ref", "-d", "refs/heads/main"]);
    clones.git("one", &["fetch", "-q", "--prune"]);
    sync_hints::follow_to_the_end(&clones, "one", 3);
    sync_hints::assert_shared(&clones, "one", "two", "");
}

#[test]
fn where_to_is_said_once_and_kept_to() {
    let clones = apart(Theirs::Beside);
    clones.shell(
        "one",
        "git init -q --bare ../a; git init -q --bare ../b; git remote remove origin; git remote add a ../a; git remote add b ../b",
    );
    let followed = sync_hints::follow_to_the_end(&clones, "one", 3);
    assert!(followed.said.contains("er zijn meer remotes (a, b)") && followed.said.contains("`git push -u a main`"), "{}", followed.said);
    let clones = apart(Theirs::Beside);
    clones.shell("one", "git init -q --bare ../fork; git remote add fork ../fork; git config remote.pushDefault fork");
    sync_hints::follow_to_the_end(&clones, "one", 3);
    assert_eq!(words(&clones.git("fork", &["rev-parse", "main"])), words(&clones.git("one", &["rev-parse", "HEAD"])));
    let again = sync_hints::follow_to_the_end(&clones, "one", 1);
    assert!(again.said.contains("niets te doen"), "{}", again.said);
}

#[test]
fn clones_of_another_kind() {
    for line in [
        "git clone -q --depth 1 file://$PWD/shared three",
        "git clone -q --single-branch shared three",
        "git clone -q --filter=blob:none --no-local file://$PWD/shared three",
        "git -C one worktree add -q ../three -b main2 origin/main && git -C three branch -q -u origin/main",
        "git init -q -b main super && git -C super -c protocol.file.allow=always submodule --quiet add ../shared three && ln -s super/three three",
        "git init -q -b main three && git -C three remote add origin ../shared",
        "git clone -q --sparse shared three",
        "git clone -q --no-checkout shared three",
        "git clone -q -o elsewhere shared three",
    ] {
        let clones = apart(Theirs::Beside);
        let made = clones.shell(".", line);
        let first = sync_hints::follow_to_the_end(&clones, "three", 6);
        assert!(fs::create_dir_all(clones.at("three").join("employees/anna/actions")).is_ok());
        let path = "employees/anna/actions/2026-11-22-w4q8z2ka.yaml";
        clones.write("three", path, &ACTION.replace("m4q8z2ka", "w4q8z2ka"));
        sync_hints::follow_to_the_end(&clones, "one", 6);
        let followed = sync_hints::follow_to_the_end(&clones, "three", 8);
        sync_hints::follow_to_the_end(&clones, "two", 6);
        assert!(clones.at("two").join(path).exists(), "$ {line}\n{made}{}{}", first.said, followed.said);
    }
}

#[test]
fn two_beginnings_are_brought_together() {
    let clones = Clones::new();
    clones.git(".", &["init", "-q", "--bare", "-b", "main", "fresh"]);
    for clone in ["three", "four"] {
        clones.git(".", &["clone", "-q", "fresh", clone]);
        clones.stay(clone, &["init"]);
        clones.stay(clone, &["employee", "add", if clone == "three" { "Bo Berg" } else { "Cas Dijk" }]);
    }
    sync_hints::follow_to_the_end(&clones, "three", 2);
    let followed = sync_hints::follow_to_the_end(&clones, "four", 8);
    assert!(followed.said.contains("een ander verleden"), "{}", followed.said);
    sync_hints::assert_shared(&clones, "four", "three", &followed.said);
    assert!(clones.at("three/employees/cas-dijk").exists() && clones.at("four/employees/bo-berg").exists());
}
