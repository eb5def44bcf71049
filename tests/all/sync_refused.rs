//! When git or a server refuses, the line that says why is shown, with what to do; and nobody is kept waiting.

use crate::support::clones::{Clones, words};
use crate::support::sync_hints;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::{Duration, Instant};

/// Clones of which one has something to send, and what `stay sync` says of it in both languages.
fn refused(clones: &Clones) -> (String, String) {
    clones.stay("one", &["act", "anna", "Nieuw"]);
    let [nl, en] = ["nl", "en"].map(|lang| {
        let output = clones.stay("one", &["sync", "--lang", lang]);
        assert_eq!(output.status.code(), Some(1), "{}", words(&output));
        words(&output)
    });
    (nl, en)
}

fn script(clones: &Clones, path: &str, text: &str) {
    crate::support::script(&clones.at(path), &format!("#!/bin/sh\n{text}"));
}

#[test]
fn a_hook_of_the_server_is_heard_in_its_own_words() {
    let clones = Clones::new();
    script(&clones, "shared/hooks/pre-receive", "echo 'Alleen op werkdagen.'\necho 'Bel \u{1b}[31mPlanning\u{1b}[0m op 12.'\nexit 1\n");
    let (nl, en) = refused(&clones);
    assert!(nl.contains("Alleen op werkdagen.") && nl.contains("Planning") && nl.contains("eigen regel"), "{nl}");
    assert!(!nl.contains('\u{1b}') && !nl.contains("failed to push"), "{nl}");
    assert!(en.contains("by a rule of its own") && en.contains("nothing is lost") && en.contains("and then: stay sync"), "{en}");
}

#[test]
fn a_protected_branch_is_told_as_such() {
    let clones = Clones::new();
    let words = "echo 'error: GH006: Protected branch update failed for refs/heads/main.'\necho\necho '- Changes must be made through a pull request.'\nexit 1\n";
    script(&clones, "shared/hooks/update", words);
    let (nl, en) = refused(&clones);
    assert!(nl.contains("GH006: Protected branch update failed") && nl.contains("through a pull request"), "{nl}");
    assert!(nl.contains("neemt niets rechtstreeks aan") && en.contains("takes nothing directly"), "{nl}{en}");
}

#[test]
fn what_ssh_says_comes_before_what_git_makes_of_it() {
    let cases = [
        ("git@git.example.org: Permission denied (publickey).", "kent de sleutel van deze computer niet"),
        ("Host key verification failed.", "sprak die server nog nooit"),
        ("ssh: Could not resolve hostname git.example.org: Name or service not known", "of je verbinding hebt"),
        ("ERROR: Repository not found.", "`git remote -v`"),
    ];
    for (line, advice) in cases {
        let clones = Clones::new();
        script(&clones, "bin/ssh", &format!("echo '{line}' >&2\nexit 255\n"));
        clones.git("one", &["remote", "set-url", "origin", "git@git.example.org:team/stay.git"]);
        clones.git("one", &["config", "core.sshCommand", &clones.at("bin/ssh").display().to_string()]);
        let (nl, _) = refused(&clones);
        assert!(nl.contains(line.trim_start_matches("ERROR: ")) && nl.contains(advice), "{nl}");
        assert!(!nl.contains("Could not read from remote") && nl.contains("er is niets verloren"), "{nl}");
    }
}

#[test]
fn ssh_is_told_not_to_ask_where_nobody_can_answer() {
    let clones = Clones::new();
    script(&clones, "bin/ssh", "echo \"$@\" > ../seen\nexit 255\n");
    clones.git("one", &["remote", "set-url", "origin", "git@git.example.org:team/stay.git"]);
    clones.git("one", &["config", "core.sshCommand", &format!("{} -4", clones.at("bin/ssh").display())]);
    refused(&clones);
    let seen = clones.read(".", "seen");
    assert!(seen.starts_with("-4 -oBatchMode=yes "), "{seen}");
}

#[test]
fn a_server_that_wants_a_password_keeps_nobody_waiting() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/team.git", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(
                b"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            );
        }
    });
    let clones = Clones::new();
    clones.git("one", &["remote", "set-url", "origin", &address]);
    let start = Instant::now();
    let (nl, en) = refused(&clones);
    assert!(start.elapsed() < Duration::from_secs(60));
    assert!(nl.contains("wachtwoord of token") && en.contains("password or token"), "{nl}{en}");
    assert!(nl.contains("could not read Username"), "{nl}");
}

#[test]
fn no_server_no_name_no_network() {
    for (address, advice) in [
        ("http://127.0.0.1:1/team.git", "of je verbinding hebt"),
        ("../no-such-place", "`git remote -v`"),
        ("https://no-such-host.invalid/team.git", "of je verbinding hebt"),
    ] {
        let clones = Clones::new();
        clones.git("one", &["remote", "set-url", "origin", address]);
        let (nl, _) = refused(&clones);
        assert!(nl.contains(advice), "{address}: {nl}");
    }
}

#[test]
fn git_that_does_not_know_who_commits() {
    let clones = Clones::new();
    clones.stay("one", &["act", "anna", "Nieuw"]);
    clones.git("one", &["config", "user.useConfigOnly", "true"]);
    let mut command = clones.command("one");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env_remove(format!("GIT_{role}_NAME")).env_remove(format!("GIT_{role}_EMAIL"));
    }
    let output = command.arg("sync").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = words(&output);
    assert!(said.contains("`git config user.name \"Jouw Naam\"`") && said.contains("`git config user.email"), "{said}");
}

#[test]
fn a_folder_of_someone_else() {
    let clones = Clones::new();
    clones.stay("one", &["act", "anna", "Nieuw"]);
    let output = clones.command("one").env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").arg("sync").output().unwrap();
    let said = words(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("dubious ownership") && said.contains("`git config --global --add safe.directory "), "{said}");
}

#[test]
fn a_folder_that_someone_works_in_is_no_shared_one() {
    let clones = Clones::new();
    clones.git(".", &["clone", "-q", "shared", "desk"]);
    clones.git("one", &["remote", "set-url", "origin", "../desk"]);
    let (nl, _) = refused(&clones);
    assert!(nl.contains("receive.denyCurrentBranch updateInstead"), "{nl}");
    clones.shell("desk", "git config receive.denyCurrentBranch updateInstead");
    sync_hints::follow_to_the_end(&clones, "one", 2);
}

#[test]
fn a_hook_here_is_heard_to_the_end() {
    let clones = Clones::new();
    clones.hook("one", "pre-commit", "#!/bin/sh\necho 'check yaml.....Failed' >&2\necho '- exit code: 1' >&2\nexit 1\n");
    let (nl, _) = refused(&clones);
    assert!(nl.contains("check yaml.....Failed") && nl.contains("- exit code: 1"), "{nl}");
    clones.hook("one", "pre-commit", "#!/bin/sh\nexit 0\n");
    clones.hook("one", "pre-push", "#!/bin/sh\necho 'niet op vrijdag' >&2\nexit 1\n");
    let (nl, _) = refused(&clones);
    assert!(nl.contains("niet op vrijdag") && !nl.contains("failed to push"), "{nl}");
    clones.hook("one", "pre-push", "#!/bin/sh\nexit 0\n");
    sync_hints::follow_to_the_end(&clones, "one", 2);
    // one that refuses a merge is no hook that empties a message
    clones.stay("two", &["act", "anna", "Van twee"]);
    sync_hints::follow_to_the_end(&clones, "two", 2);
    clones.hook("one", "pre-merge-commit", "#!/bin/sh\necho 'eerst overleg' >&2\nexit 1\n");
    let (nl, _) = refused(&clones);
    assert!(nl.contains("eerst overleg"), "{nl}");
}
