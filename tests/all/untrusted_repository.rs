//! A repository from someone else: one that was cloned, and one that came whole, with its `.git` and all that git's own
//! configuration can name. Looking at it starts no program that it chose, and nothing is written where it leads.
#![cfg(unix)]

use crate::support;
use crate::support::clones::{ANNA, Clones, words};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

/// Commands that only look.
const LOOKS: [&[&str]; 28] = [
    &[],
    &["agenda"],
    &["agenda", "--format", "ics"],
    &["remind"],
    &["list"],
    &["employee", "list"],
    &["employee", "show", "anna"],
    &["show", "m4q"],
    &["show", "anna"],
    &["actions"],
    &["goals"],
    &["notes"],
    &["plan", "anna"],
    &["board"],
    &["prepare", "anna"],
    &["growth", "anna"],
    &["report"],
    &["report", "--format", "csv"],
    &["obstacles"],
    &["search", "a"],
    &["questions"],
    &["check"],
    &["check", "--staged"],
    &["log"],
    &["log", "anna"],
    &["log", "m4q"],
    &["undo", "--dry-run"],
    &["man"],
];

/// Every hook of git.
const HOOKS: [&str; 18] = [
    "applypatch-msg",
    "pre-applypatch",
    "post-applypatch",
    "pre-commit",
    "pre-merge-commit",
    "prepare-commit-msg",
    "commit-msg",
    "post-commit",
    "pre-rebase",
    "post-checkout",
    "post-merge",
    "pre-push",
    "reference-transaction",
    "post-rewrite",
    "sendemail-validate",
    "fsmonitor-watchman",
    "post-index-change",
    "pre-auto-gc",
];

/// Keys by which git starts a program; `%` stands for one that notes that it ran.
const KEYS: [(&str, &str); 43] = [
    ("core.fsmonitor", "%"),
    ("core.pager", "%"),
    ("core.editor", "%"),
    ("sequence.editor", "%"),
    ("core.sshCommand", "%"),
    ("core.askPass", "%"),
    ("core.gitProxy", "%"),
    ("core.alternateRefsCommand", "%"),
    ("core.hooksPath", "hooks"),
    ("diff.external", "%"),
    ("diff.evil.command", "%"),
    ("diff.evil.textconv", "%"),
    ("diff.stay.textconv", "%"),
    ("diff.trustExitCode", "true"),
    ("filter.evil.clean", "%"),
    ("filter.evil.smudge", "%"),
    ("filter.evil.process", "%"),
    ("filter.evil.required", "true"),
    ("merge.evil.driver", "% %A"),
    ("gpg.program", "%"),
    ("gpg.ssh.program", "%"),
    ("gpg.x509.program", "%"),
    ("gpg.ssh.defaultKeyCommand", "%"),
    ("log.showSignature", "true"),
    ("commit.gpgSign", "true"),
    ("credential.helper", "!%"),
    ("alias.status", "!%"),
    ("alias.log", "!%"),
    ("alias.config", "!%"),
    ("alias.rev-parse", "!%"),
    ("alias.ls-files", "!%"),
    ("pager.log", "%"),
    ("pager.status", "%"),
    ("pager.config", "%"),
    ("interactive.diffFilter", "%"),
    ("remote.origin.uploadpack", "%"),
    ("remote.origin.receivepack", "%"),
    ("remote.origin.url", "ext::% x"),
    ("remote.origin.promisor", "true"),
    ("protocol.ext.allow", "always"),
    ("uploadpack.packObjectsHook", "%"),
    ("trailer.evil.command", "%"),
    ("browser.evil.cmd", "%"),
];

fn program(at: &Path, text: &str) {
    support::script(at, &format!("#!/bin/sh\n{text}\n"));
}

/// What ran since the last look, by name.
fn ran(clones: &Clones) -> String {
    let ran = fs::read_to_string(clones.at("ran")).unwrap_or_default();
    let _ = fs::remove_file(clones.at("ran"));
    ran
}

/// A clone whose every setting names a program, with attributes for all files and every hook.
fn full_of_programs(clones: &Clones, by_process: bool) {
    let notes = |name: &str| format!("echo {name} >> '{}'", clones.at("ran").display());
    clones.write("one", ".gitattributes", "* filter=evil diff=evil merge=evil\n");
    clones.commit("one", "attributes");
    // a commit that says that it is signed
    let body = words(&clones.git("one", &["cat-file", "commit", "HEAD"]));
    let signed = body.replacen("\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n", 1);
    clones.write("one", "signed", &signed);
    let id = words(&clones.git("one", &["hash-object", "-t", "commit", "-w", "signed"]));
    assert!(clones.git("one", &["reset", "--hard", "-q", id.trim()]).status.success());
    fs::remove_file(clones.at("one").join("signed")).unwrap();
    // files that git was told not to look at, one of them changed
    assert!(clones.git("one", &["update-index", "--assume-unchanged", ANNA, "employees/anna/employee.yaml"]).status.success());
    let card = clones.read("one", "employees/anna/employee.yaml");
    clones.write("one", "employees/anna/employee.yaml", &format!("{card}role: x\n"));
    clones.write("one", "staged.txt", "x");
    clones.git("one", &["add", "staged.txt"]);
    // another repository within, with programs of its own
    let inner = clones.at("one").join("inner");
    clones.git(".", &["init", "-q", inner.to_str().unwrap()]);
    fs::write(inner.join("x"), "x").unwrap();
    for words in [&["-C", "inner", "add", "x"][..], &["-C", "inner", "commit", "-q", "-m", "x"], &["add", "inner"]] {
        assert!(clones.git("one", words).status.success(), "{words:?}");
    }
    program(&inner.join(".git/fsmonitor"), &notes("inner"));
    let inner_programs = inner.join(".git/fsmonitor");
    clones.git("one", &["-C", "inner", "config", "core.fsmonitor", inner_programs.to_str().unwrap()]);
    fs::write(inner.join("x"), "y").unwrap();
    for hook in HOOKS {
        program(&clones.at("one").join(".git/hooks").join(hook), &notes(hook));
        program(&clones.at("one").join("hooks").join(hook), &notes(&format!("own-{hook}")));
    }
    // a filter that is a process comes before one that is a command, and git stops where it fails
    let is_set = |key: &str| by_process || !matches!(key, "filter.evil.process" | "filter.evil.required");
    for (key, value) in KEYS.into_iter().filter(|(key, _)| is_set(key)) {
        let at = clones.at("programs").join(key);
        program(&at, &notes(key));
        let value = value.replace('%', at.to_str().unwrap());
        assert!(clones.git("one", &["config", "--local", key, &value]).status.success(), "{key}");
    }
    let more = clones.at("one").join(".git/more");
    fs::write(&more, "[core]\n\tpager = false\n").unwrap();
    // as `stay init --open-diffs` has it, for a program of someone else
    fs::create_dir_all(clones.at("one/.git/info")).unwrap();
    fs::write(clones.at("one/.git/info/attributes"), "/employees/**/*.yaml diff=stay\n").unwrap();
    // written again with the same in it: git has to look into it, whenever the index was written
    clones.write("one", "stay.yaml", &clones.read("one", "stay.yaml"));
    clones.git("one", &["config", "--local", "include.path", more.to_str().unwrap()]);
    ran(clones);
}

#[test]
fn looking_starts_no_program_that_a_repository_names() {
    for by_process in [false, true] {
        let clones = Clones::new();
        full_of_programs(&clones, by_process);
        // the trap is set: git itself runs it
        clones.git("one", &["status"]);
        clones.git("one", &["log", "-p"]);
        let by_git = ran(&clones);
        let set =
            if by_process { ["core.fsmonitor", "filter.evil.process", "gpg"] } else { ["core.fsmonitor", "filter.evil.clean", "inner"] };
        // git has a text filtered before it is converted, and stops where that fails
        let set = set.into_iter().chain((!by_process).then_some("diff.stay.textconv"));
        for name in set {
            assert!(by_git.contains(name), "{name} is not in {by_git}");
        }
        for look in LOOKS {
            let output = clones.stay("one", look);
            assert!(matches!(output.status.code(), Some(0 | 1 | 3 | 4)), "{look:?}: {}", words(&output));
            assert_eq!(ran(&clones), "", "{look:?}");
        }
    }
}

#[test]
fn completing_starts_no_program_and_asks_git_nothing() {
    let clones = Clones::new();
    full_of_programs(&clones, true);
    for line in ["stay ", "stay act ", "stay actions --team ", "stay actions --obstacle ", "stay done ", "stay -C . edit "] {
        let mut command = support::stay(&clones.at("."), "en");
        let found =
            command.current_dir(clones.at("one")).env("COMPLETE", "bash").env("_STAY_LINE", line).env("_STAY_WORD", "").output().unwrap();
        assert!(found.status.success());
        assert_eq!(ran(&clones), "", "{line}");
    }
}

/// What lies where a promise was made: a blob that only another computer has.
#[test]
fn looking_fetches_nothing() {
    let clones = Clones::new();
    full_of_programs(&clones, true);
    let blob = words(&clones.git("one", &["rev-parse", &format!("HEAD:{ANNA}")]));
    let blob = blob.trim();
    assert!(clones.git("one", &["config", "extensions.partialClone", "origin"]).status.success());
    fs::remove_file(clones.at("one/.git/objects").join(&blob[..2]).join(&blob[2..])).unwrap();
    ran(&clones);
    for look in LOOKS {
        clones.stay("one", look);
        assert_eq!(ran(&clones), "", "{look:?}");
    }
}

/// A folder of a repository that git takes for a repository: it has all that one has, its configuration too.
#[test]
fn a_repository_within_a_repository_is_none() {
    let clones = Clones::new();
    let inner = clones.at("one/team");
    fs::create_dir_all(inner.join("employees/anna")).unwrap();
    fs::write(inner.join("stay.yaml"), "version: 1\n").unwrap();
    fs::write(inner.join("employees/anna/employee.yaml"), "name: Anna\n").unwrap();
    clones.git(".", &["init", "-q", "--bare", "bare"]);
    for part in ["HEAD", "config"] {
        fs::copy(clones.at("bare").join(part), inner.join(part)).unwrap();
    }
    for part in ["objects/info", "refs/heads"] {
        fs::create_dir_all(inner.join(part)).unwrap();
        fs::write(inner.join(part).join(".keep"), "").unwrap();
    }
    program(&inner.join("evil"), &format!("echo evil >> '{}'", clones.at("ran").display()));
    let config = "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = ./evil\n\thooksPath = .\n";
    fs::write(inner.join("config"), config).unwrap();
    program(&inner.join("pre-commit"), &format!("echo evil >> '{}'", clones.at("ran").display()));
    clones.git(".", &["-C", "one", "add", "-A"]);
    clones.git(".", &["-C", "one", "commit", "-q", "-m", "team"]);
    assert!(clones.git(".", &["clone", "-q", "one", "theirs"]).status.success());
    clones.git(".", &["-C", "theirs/team", "status"]);
    assert!(ran(&clones).contains("evil"), "the trap is set");
    for look in LOOKS.into_iter().chain([&["sync"][..], &["undo"], &["init"], &["act", "anna", "x"], &["check", "--install-hook", "--yes"]])
    {
        let output = clones.stay("theirs/team", look);
        assert_ne!(output.status.code(), Some(101), "{look:?}: {}", words(&output));
        assert_eq!(ran(&clones), "", "{look:?}");
    }
}

/// Programs that a repository holds, and a `PATH` that would find them.
#[test]
fn a_program_in_the_repository_is_not_taken_for_git_or_stay() {
    let clones = Clones::new();
    for name in ["git", "stay", "git-merge", "sh"] {
        for folder in ["one", "two", "two/employees"] {
            program(&clones.at(folder).join(name), &format!("echo {name} >> '{}'", clones.at("ran").display()));
        }
    }
    clones.edit("one", "owner: manager", "owner: hr");
    assert!(clones.git("one", &["push", "-q"]).status.success());
    clones.edit("two", "due: 2026-12-02", "due: 2026-12-09");
    let program = Path::new(env!("CARGO_BIN_EXE_stay")).parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap();
    let here = [".".into(), "".into(), "employees".into()].into_iter().chain([program]).chain(std::env::split_paths(&path));
    let path = std::env::join_paths(here).unwrap();
    for line in [&["sync", "--yes"][..], &["log"], &["check"], &["check", "--staged"], &["undo"]] {
        let mut command = support::stay(&clones.at("."), "en");
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "Piet").env(format!("GIT_{role}_EMAIL"), "piet@example.org");
        }
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null").env("PATH", &path);
        let output = command.current_dir(clones.at("two")).args(line).output().unwrap();
        assert!(line[0] != "sync" || output.status.success(), "{}", words(&output));
        assert_eq!(ran(&clones), "", "{line:?}");
    }
    assert!(
        clones.read("two", ANNA).contains("owner: hr") && clones.read("two", ANNA).contains("2026-12-09"),
        "merged by the one that runs"
    );
    // the hook takes no program of the repository for the one that looks
    assert!(clones.stay("one", &["check", "--install-hook", "--yes"]).status.success());
    clones.write("one", "note.txt", "x");
    clones.git("one", &["add", "note.txt"]);
    let found = std::env::split_paths(&std::env::var_os("PATH").unwrap()).map(|folder| folder.join("git")).find(|git| git.is_file());
    let mut git = std::process::Command::new(found.unwrap());
    git.env_clear()
        .env("HOME", clones.at("."))
        .env("PATH", std::env::join_paths([Path::new("."), Path::new("/usr/bin"), Path::new("/bin")]).unwrap());
    git.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_AUTHOR_NAME", "P").env("GIT_AUTHOR_EMAIL", "p@x");
    git.env("GIT_COMMITTER_NAME", "P").env("GIT_COMMITTER_EMAIL", "p@x");
    let committed = git.current_dir(clones.at("one")).args(["commit", "-q", "-m", "note"]).output().unwrap();
    assert!(committed.status.success() && words(&committed).contains("stay"), "{}", words(&committed));
    assert!(!ran(&clones).contains("stay"));
}

#[test]
fn nothing_is_written_through_a_link_of_the_repository() {
    let clones = Clones::new();
    let home = clones.at("home");
    fs::create_dir_all(home.join("folder")).unwrap();
    let own = home.join("bashrc");
    let keeps = |what: &str| {
        assert_eq!(fs::read_to_string(&own).unwrap(), "own\n", "{what}");
        assert_eq!(fs::read_dir(home.join("folder")).unwrap().count(), 0, "{what}");
    };
    fs::write(&own, "own\n").unwrap();
    symlink(&own, clones.at("one/report.html")).unwrap();
    symlink(home.join("new"), clones.at("one/new.html")).unwrap();
    symlink(home.join("folder"), clones.at("one/out")).unwrap();
    for file in ["report.html", "./report.html", "new.html", "out/x.html", "employees/../report.html"] {
        let refused = clones.stay("one", &["plan", "anna", "--format", "html", "-o", file]);
        assert_eq!(refused.status.code(), Some(1), "{file}: {}", words(&refused));
        keeps(file);
    }
    // elsewhere a person's own link is theirs to follow
    symlink(&own, home.join("mine.html")).unwrap();
    let mine = home.join("mine.html");
    assert!(clones.stay("one", &["plan", "anna", "--format", "html", "-o", mine.to_str().unwrap()]).status.success());
    assert!(fs::read_to_string(&own).unwrap().contains("<html"));
    fs::write(&own, "own\n").unwrap();
    for name in [".gitignore", ".gitattributes"] {
        for to in [own.clone(), home.join("new"), "/dev/zero".into()] {
            let folder = clones.at("fresh");
            fs::create_dir(&folder).unwrap();
            symlink(&to, folder.join(name)).unwrap();
            let refused = clones.stay("fresh", &["init"]);
            assert_eq!(refused.status.code(), Some(1), "{name} to {}: {}", to.display(), words(&refused));
            assert!(!folder.join("stay.yaml").exists());
            // nor is it read without end by what looks
            fs::write(folder.join("stay.yaml"), "").unwrap();
            clones.git("fresh", &["init", "-q"]);
            assert!(clones.stay("fresh", &[]).status.success() && clones.stay("fresh", &["check"]).status.code().is_some());
            keeps(name);
            fs::remove_dir_all(&folder).unwrap();
        }
    }
    assert!(!home.join("new").exists());
}

#[test]
fn a_clone_brings_nothing_that_undo_or_the_next_command_would_do() {
    let clones = Clones::new();
    let (own, root) = (clones.at("own"), clones.at("one/.stay"));
    fs::write(&own, "own\n").unwrap();
    let path = format!("../{}", own.file_name().unwrap().to_str().unwrap());
    for folder in ["undo", "stage", "edit", "ids"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    for target in [path.as_str(), ".git/config", ANNA] {
        let record = format!("done\n5\t4\t{target}\n\nevil\nown\n");
        fs::write(root.join("undo/18446744073709551615"), record).unwrap();
        fs::write(root.join("undo/3"), format!("done 0\tdone\n5\t4\t{target}\n\nevil\nown\n")).unwrap();
        fs::write(root.join("stage/0"), "evil\n").unwrap();
        fs::write(root.join("stage/journal"), format!("0\tnone\t5-x\t{target}\t\t\nend\n")).unwrap();
        let _ = fs::remove_file(root.join("lock"));
        symlink(&own, root.join("lock")).unwrap();
        let _ = fs::remove_file(root.join("marked"));
        symlink(&own, root.join("marked")).unwrap();
        clones.git("one", &["add", "-f", ".stay"]);
        clones.git("one", &["commit", "-q", "-m", "evil"]);
        let _ = fs::remove_dir_all(clones.at("theirs"));
        assert!(clones.git(".", &["clone", "-q", "one", "theirs"]).status.success());
        let config = fs::read_to_string(clones.at("theirs/.git/config")).unwrap();
        let anna = clones.read("theirs", ANNA);
        for line in [&["undo"][..], &["act", "anna", "x"], &["sync"], &["undo"], &["redo"]] {
            let output = clones.stay("theirs", line);
            assert_eq!(output.status.code(), Some(1), "{line:?}: {}", words(&output));
        }
        fs::remove_file(clones.at("theirs/.stay/lock")).unwrap();
        assert!(clones.stay("theirs", &["done", "m4q"]).status.success());
        assert!(clones.stay("theirs", &["undo"]).status.success());
        assert_eq!(clones.stay("theirs", &["undo"]).status.code(), Some(1));
        assert_eq!((fs::read_to_string(clones.at("theirs/.git/config")).unwrap(), clones.read("theirs", ANNA)), (config, anna));
        assert_eq!(fs::read_to_string(&own).unwrap(), "own\n");
    }
}
