//! `stay init --open-diffs`: git shows what is sealed opened where it compares files, to those who can open it, in one clone.
#![cfg(unix)]

use crate::support::sandbox::{Run, output_of};
use crate::support::script;
use crate::support::sealed::{ANNA, EMPLOYEE_WHO_LEFT, EVA, NOBODY, NOTE, PIET, RECOVERY, SealedWorkspace, TALK, TALK_OF_PIET};
use crate::support::sealed_git::{command, git, git_as, in_git};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

const ATTRIBUTES: &str = ".git/info/attributes";

fn ok(run: Run) -> String {
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    run.stdout
}

/// The story in git, in a clone that shows what is sealed; a talk and a note say something else since.
fn showing() -> SealedWorkspace {
    let team = in_git();
    ok(team.run(NOBODY, "nl", "init --open-diffs"));
    for (path, from, to) in [(TALK, "Geheim zes.", "Geheim zeven."), (NOTE, "briefje", "brief"), (EMPLOYEE_WHO_LEFT, "tien", "elf")] {
        let words = team.opened(PIET, path);
        assert!(words.contains(from));
        team.seal(PIET, path, &words.replace(from, to));
    }
    team
}

/// Every file below a folder with what it holds.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|found| found.file_type().is_file());
    all.map(|found| (found.path().display().to_string(), fs::read(found.path()).unwrap())).collect()
}

#[test]
fn who_can_open_it_sees_words_and_for_whom_they_are_and_others_see_the_block() {
    let team = showing();
    let diff = ok(git_as(&team, PIET, &["diff"]));
    for line in ["-summary: Geheim zes.\n", "+summary: Geheim zeven.\n", "-left-because: geheim tien\n", "+left-because: geheim elf\n"] {
        assert!(diff.contains(line), "{line} is not in\n{diff}");
    }
    assert!(diff.contains("-text: Geheim briefje.\n+text: Geheim brief.\n") && !diff.contains("BEGIN AGE"), "{diff}");
    let anna = ok(git_as(&team, ANNA, &["diff"]));
    assert!(anna.contains("+summary: Geheim zeven.\n") && !anna.contains("brief"), "{anna}");
    for (who, paths) in [(EVA, 3), (NOBODY, 3), (RECOVERY, 0)] {
        let diff = ok(git_as(&team, who, &["diff"]));
        assert_eq!(diff.matches("-----END AGE").count(), paths, "{who}\n{diff}");
        assert_eq!(diff.contains("eheim"), paths == 0, "{who}");
    }
    // staged, committed, and earlier versions
    git(&team, &["add", "-A"]);
    assert_eq!(ok(git_as(&team, PIET, &["diff", "--cached"])), diff);
    git(&team, &["commit", "-q", "-m", "words"]);
    for line in
        [&["show", "--format="][..], &["log", "-p", "-1", "--format="], &["diff", "HEAD~1"], &["log", "-p", "-1", "--format=", "--cc"]]
    {
        assert_eq!(ok(git_as(&team, PIET, line)), diff, "{line:?}");
    }
    assert!(ok(git_as(&team, PIET, &["blame", TALK])).contains("Geheim zeven."));
    // for whom it is sealed is there, and a change of that is seen
    team.write(TALK, &team.text(TALK).replace("- anna\n", "- anna\n- eva\n"));
    let readers = ok(git_as(&team, PIET, &["diff"]));
    assert!(readers.contains(" - anna\n+- eva\n - herstel\n") && !readers.contains("AGE"), "{readers}");
}

#[test]
fn it_is_set_up_in_one_clone_when_asked_for_and_taken_back_with_one_line() {
    let team = in_git();
    let config = || fs::read_to_string(team.at(".git/config")).unwrap();
    ok(team.run(NOBODY, "nl", "init"));
    let (before, own) = (config(), fs::read_to_string(team.at(ATTRIBUTES)).unwrap_or_default());
    assert!(!before.contains("textconv") && !own.contains("diff=stay"));
    let dry = team.run(NOBODY, "en", "init --open-diffs --dry-run");
    assert!(dry.stderr.contains("now show opened what you can open") && config() == before, "{}", dry.stderr);
    fs::create_dir_all(team.at(ATTRIBUTES).parent().unwrap()).unwrap();
    fs::write(team.at(ATTRIBUTES), "*.png binary").unwrap();
    let said = team.run(NOBODY, "nl", "init --open-diffs");
    let expected = "✓ `git diff`, `git log -p` en `git show` tonen in deze kopie voortaan geopend wat jij kunt openen\n✓ weer verzegeld tonen: git config --local --remove-section diff.stay (de regel in .git/info/attributes doet dan niets meer)\n";
    assert!(said.stderr.contains(expected), "{}", said.stderr);
    assert_eq!(fs::read_to_string(team.at(ATTRIBUTES)).unwrap(), "*.png binary\n/employees/**/*.yaml diff=stay\n");
    assert!(config().contains("cachetextconv = false"));
    let after = config();
    let said = team.run(NOBODY, "en", "init --open-diffs");
    assert!(said.stderr.contains("in this clone show opened what you can open already\n") && config() == after, "{}", said.stderr);
    assert_eq!(fs::read_to_string(team.at(ATTRIBUTES)).unwrap().matches("diff=stay").count(), 1);
    // nothing of it is in what others get
    assert!(!ok(git(&team, &["status", "--porcelain"])).contains("attributes"));
    ok(git(&team, &["config", "--local", "--remove-section", "diff.stay"]));
    team.write(TALK, &team.text(TALK).replace("- anna\n", ""));
    assert!(ok(git_as(&team, PIET, &["diff", "-U99"])).contains("BEGIN AGE"));
    // where there is no repository there is nothing to set up
    let none = SealedWorkspace::default();
    let refused = none.run(NOBODY, "en", "init --open-diffs");
    assert!(refused.code == Some(1) && refused.stderr.contains("`stay init --git --open-diffs`"), "{}", refused.stderr);
    ok(none.run(NOBODY, "en", "init --git --open-diffs"));
    assert!(none.at(ATTRIBUTES).is_file());
    assert_eq!(none.run(NOBODY, "en", "init --no-git --open-diffs").code, Some(2));
}

#[test]
fn git_goes_on_whatever_is_in_the_way() {
    let team = showing();
    let sealed = ok(git(&team, &["diff"]));
    assert!(sealed.contains("BEGIN AGE") && sealed.contains("\n+"));
    // an identity that waits for its passphrase, one that is none, and one that is not there
    let locked = team.home().join("locked.txt");
    fs::write(
        &locked,
        "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCB4IDE4Cg==\n-----END AGE ENCRYPTED FILE-----\n",
    )
    .unwrap();
    for file in [locked.clone(), team.home().join("none.txt")] {
        let run = output_of(command(&team, NOBODY).args(["diff"]).env("STAY_IDENTITY", &file));
        assert_eq!((run.code, run.stdout == sealed, run.stderr.as_str()), (Some(0), true, ""));
    }
    // a stay that is not there, that fails, and one that knows nothing of this
    let bin = team.home().join("bin");
    fs::create_dir(&bin).unwrap();
    let of_system = std::env::join_paths([bin.as_path(), Path::new("/usr/bin"), Path::new("/bin")]).unwrap();
    for text in [None, Some("echo broken; exit 1"), Some("echo >&2 'error: unknown command'; exit 2")] {
        if let Some(text) = text {
            script(&bin.join("stay"), &format!("#!/bin/sh\n{text}\n"));
        }
        let run = output_of(command(&team, PIET).args(["diff"]).env("PATH", &of_system));
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{text:?}");
        assert!(run.stdout.contains("BEGIN AGE"), "{text:?}: {}", run.stdout);
    }
    // files that are nothing of ours, or broken
    for (path, text) in [(TALK, "<<<<<<< HEAD\nsealed: x\n"), (NOTE, "sealed: [\n"), (TALK_OF_PIET, "sealed: \u{1b}x\n")] {
        team.write(path, text);
    }
    fs::write(team.at("employees/anna-de-vries/x.yaml"), b"sealed: \xff\xfe\n").unwrap();
    git(&team, &["add", "-A", "-N"]);
    let diff = command(&team, PIET).args(["diff", "--text"]).output().unwrap();
    assert_eq!((diff.status.code(), diff.stderr.len()), (Some(0), 0));
    // a stay.yaml that can't be read
    team.write("stay.yaml", "version: 9\n");
    assert!(ok(git_as(&team, PIET, &["show", "--format=", "HEAD", "--", TALK])).contains("BEGIN AGE"));
}

#[test]
fn a_block_in_the_wrong_place_is_not_opened() {
    let team = in_git();
    ok(team.run(NOBODY, "nl", "init --open-diffs"));
    let block = |path: &str| team.text(path).split("sealed: |\n").nth(1).unwrap().to_owned();
    let own = team.text(TALK_OF_PIET);
    // the block of another record, and the whole file of one with another person's name above it
    team.write(TALK_OF_PIET, &own.replace(&block(TALK_OF_PIET), &block(TALK)));
    let copy = "employees/bo-bos/conversations/2026-11-20-k7m3x9qa.yaml";
    team.write(copy, &team.text(TALK));
    git(&team, &["add", "-A"]);
    let diff = ok(git_as(&team, PIET, &["diff", "--cached"]));
    assert_eq!(diff.matches("END AGE").count(), 2, "{diff}");
    assert!(
        diff.contains("-summary: Geheim van Piet.") && diff.lines().all(|line| !line.starts_with('+') || !line.contains("eheim")),
        "{diff}"
    );
    // torn, and twice with other words
    ok(git(&team, &["reset", "-q", "--hard"]));
    for hand in [team.text(TALK).replace("END AGE", "EIND AGE"), team.text(TALK).replace("readers:", "summary: Anders.\nreaders:")] {
        team.write(TALK, &hand);
        let diff = ok(git_as(&team, PIET, &["diff"]));
        assert!(diff.contains("AGE") && diff.contains("-answers:"), "the version before is opened: {diff}");
    }
}

#[test]
fn what_is_gone_is_shown_as_long_as_its_person_is_there() {
    let team = in_git();
    ok(team.run(NOBODY, "nl", "init --open-diffs"));
    for path in [TALK, NOTE] {
        fs::remove_file(team.at(path)).unwrap();
    }
    let diff = ok(git_as(&team, PIET, &["diff"]));
    assert!(diff.contains("-summary: Geheim zes.\n") && diff.contains("-text: Geheim briefje.\n") && !diff.contains("AGE"), "{diff}");
    fs::remove_dir_all(team.at("employees/anna-de-vries")).unwrap();
    let diff = ok(git_as(&team, PIET, &["diff", "--", TALK]));
    assert!(diff.contains("END AGE") && !diff.contains("eheim"), "nobody says whose it was: {diff}");
}

#[test]
fn nothing_of_it_is_left_anywhere() {
    let team = showing();
    let all = || (files(&team.root()), files(team.home()));
    let temporary = team.home().join("tmp");
    fs::create_dir(&temporary).unwrap();
    let before = all();
    for line in [&["diff"][..], &["log", "-p"], &["show", "HEAD"], &["blame", TALK], &["diff", "--cached"], &["stash", "list", "-p"]] {
        let run = output_of(command(&team, PIET).args(line).env("GIT_OPTIONAL_LOCKS", "0").env("TMPDIR", &temporary));
        assert_eq!(run.code, Some(0), "{line:?}: {}", run.stderr);
    }
    assert!(all() == before, "git and stay wrote something");
    // even where a user has git keep what it is shown of everything
    let global = team.home().join("gitconfig");
    fs::write(&global, "[diff \"stay\"]\n\tcachetextconv = true\n").unwrap();
    let run = output_of(command(&team, PIET).args(["log", "-p"]).env("GIT_CONFIG_GLOBAL", &global));
    assert!(run.stdout.contains("Geheim") && !ok(git(&team, &["for-each-ref"])).contains("notes"));
}

#[cfg(target_os = "linux")]
#[test]
fn the_text_of_a_commit_never_has_them() {
    let team = showing();
    ok(git(&team, &["config", "alias.ci", "commit -v"]));
    git(&team, &["add", "-A"]);
    for line in [
        &["commit", "-v", "-m", "x", "--edit"][..],
        &["ci", "-m", "x", "--edit", "--amend"],
        &["-c", "commit.verbose=2", "commit", "--amend"],
    ] {
        let keep = team.home().join("seen");
        let editor = team.home().join("editor");
        script(&editor, &format!("#!/bin/sh\ncp \"$1\" '{}'\n", keep.display()));
        let run = output_of(command(&team, PIET).args(line).env("GIT_EDITOR", &editor));
        assert_eq!(run.code, Some(0), "{line:?}: {}", run.stderr);
        let seen = fs::read_to_string(&keep).unwrap();
        assert!(seen.contains("AGE ENCRYPTED") && !seen.contains("eheim"), "{line:?}: {seen}");
    }
    for (path, bytes) in files(&team.at(".git")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("eheim"), "{path}");
    }
}

#[test]
fn a_workspace_within_a_repository_has_its_own_whatever_its_folder_is_called() {
    let team = SealedWorkspace::default();
    let repository = team.home().join("repository");
    let name = "it's a team*";
    fs::create_dir(&repository).unwrap();
    fs::rename(team.root(), repository.join(name)).unwrap();
    let run = |arguments: &[&str]| output_of(command(&team, PIET).args(arguments).current_dir(&repository));
    ok(run(&["init", "-q"]));
    let stay = |line: &[&str]| output_of(team.command(PIET, "en").args(line).current_dir(repository.join(name)));
    let said = stay(&["init", "--open-diffs"]);
    assert!(said.code == Some(0) && said.stderr.contains("--remove-section diff.stay-"), "{}", said.stderr);
    ok(run(&["add", "-A"]));
    let diff = ok(run(&["diff", "--cached"]));
    assert!(diff.contains("+summary: Geheim zes.\n") && !diff.contains("END AGE"), "{diff}");
    // seen from within, too
    let within = output_of(command(&team, PIET).args(["diff", "--cached", "--relative"]).current_dir(repository.join(name)));
    assert!(ok(within).contains("+summary: Geheim zes.\n"));
}
