//! What git, OpenSSH, curl and servers really print, and what is shown of it.

use super::*;

/// What is shown first, and what it comes to.
fn told(stderr: &str) -> (String, Option<Cause>) {
    let refusal = refusal("", stderr);
    (refusal.lines.first().cloned().unwrap_or_default(), refusal.cause)
}

const SSH_TAIL: &str =
    "fatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n";

#[test]
fn what_stands_before_gits_general_words_is_the_reason() {
    let cases = [
        ("git@github.com: Permission denied (publickey).\n", Cause::NoKey),
        ("Host key verification failed.\n", Cause::HostUnknown),
        ("ERROR: Repository not found.\n", Cause::NoAccess),
        ("ssh: Could not resolve hostname github.com: Name or service not known\n", Cause::NoNetwork),
        ("ssh: connect to host git.example.org port 22: Connection timed out\n", Cause::NoNetwork),
        ("kex_exchange_identification: Connection closed by remote host\n", Cause::NoNetwork),
        ("fatal: '../shared' does not appear to be a git repository\n", Cause::NoAccess),
        ("ERROR: Permission to team/stay.git denied to piet.\n", Cause::ReadOnly),
        ("Received disconnect from 192.0.2.7 port 22:2: Too many authentication failures\n", Cause::NoKey),
        ("piet@git.example.org: Permission denied (publickey,password).\n", Cause::NoKey),
    ];
    for (line, cause) in cases {
        let (first, found) = told(&format!("{line}{SSH_TAIL}"));
        assert_eq!(found, Some(cause), "{line}");
        assert_eq!(first, bare(line));
    }
}

#[test]
fn a_server_that_became_another_is_told_by_the_line_that_says_so() {
    let words = "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\n@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@\nIT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!\nHost key verification failed.\n";
    assert_eq!(told(&format!("{words}{SSH_TAIL}")).1, Some(Cause::HostChanged));
}

#[test]
fn over_https() {
    let cases = [
        ("fatal: unable to access 'https://git.example.org/team.git/': Could not resolve host: git.example.org", Cause::NoNetwork),
        (
            "fatal: unable to access 'https://git.example.org/team.git/': Failed to connect to git.example.org port 443 after 1 ms: Could not connect to server",
            Cause::NoNetwork,
        ),
        (
            "fatal: unable to access 'https://git.example.org/team.git/': SSL certificate problem: self-signed certificate",
            Cause::Certificate,
        ),
        ("fatal: could not read Username for 'https://git.example.org': terminal prompts disabled", Cause::NoPassword),
        (
            "remote: Invalid username or token. Password authentication is not supported for Git operations.\nfatal: Authentication failed for 'https://github.com/team/stay.git/'",
            Cause::NoPassword,
        ),
        ("remote: Repository not found.\nfatal: repository 'https://github.com/team/stay.git/' not found", Cause::NoAccess),
        (
            "remote: Permission to team/stay.git denied to piet.\nfatal: unable to access 'https://github.com/team/stay.git/': The requested URL returned error: 403",
            Cause::ReadOnly,
        ),
        (
            "remote: The project you were looking for could not be found or you don't have permission to view it.\nfatal: repository 'https://gitlab.com/team/stay.git/' not found",
            Cause::NoAccess,
        ),
        (
            "error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413\nsend-pack: unexpected disconnect while reading sideband packet\nfatal: the remote end hung up unexpectedly\nEverything up-to-date",
            Cause::TooBig,
        ),
    ];
    for (words, cause) in cases {
        let (first, found) = told(words);
        assert_eq!(found, Some(cause), "{words}");
        assert!(!first.is_empty() && !first.contains("hung up"), "{first}");
    }
}

#[test]
fn a_refused_push_is_told_in_the_servers_own_words() {
    let github = "remote: error: GH006: Protected branch update failed for refs/heads/main.        \nremote: \nremote: - Changes must be made through a pull request.        \nTo github.com:team/stay.git\nerror: failed to push some refs to 'github.com:team/stay.git'\n";
    let porcelain =
        "To github.com:team/stay.git\n!\trefs/heads/main:refs/heads/main\t[remote rejected] (protected branch hook declined)\nDone\n";
    let refusal = super::refusal(porcelain, github);
    assert_eq!(refusal.cause, Some(Cause::Protected));
    assert_eq!(
        refusal.lines,
        ["GH006: Protected branch update failed for refs/heads/main.", "- Changes must be made through a pull request."]
    );
    let others = [
        ("remote: GitLab: You are not allowed to push code to protected branches on this project.", Cause::Protected),
        ("remote: TF402455: Pushes to this branch are not permitted; you must use a pull request to update this branch.", Cause::Protected),
        ("remote: Branch refs/heads/main can only be modified through pull requests.", Cause::Protected),
        ("remote: error: GH013: Repository rule violations found for refs/heads/main.", Cause::Protected),
        ("remote: error: File big.bin is 150.00 MB; this exceeds GitHub's file size limit of 100.00 MB", Cause::TooBig),
        ("remote: Your push has been rejected, because this repository has exceeded its storage limit", Cause::Full),
        ("remote: fatal: write error: No space left on device", Cause::Full),
        ("remote: You are not allowed to upload code.", Cause::HookThere),
    ];
    for (line, cause) in others {
        let stdout = "!\trefs/heads/main:refs/heads/main\t[remote rejected] (pre-receive hook declined)\n";
        let refusal = super::refusal(stdout, &format!("{line}\nerror: failed to push some refs to 'x'\n"));
        assert_eq!(refusal.cause, Some(cause), "{line}");
        assert_eq!(refusal.lines, [bare(line.trim_start_matches("remote: "))]);
    }
}

#[test]
fn the_words_of_a_hook_are_all_there() {
    let stdout = "!\trefs/heads/main:refs/heads/main\t[remote rejected] (pre-receive hook declined)\n";
    let words = "remote: eerst koffie\u{1b}[K\nremote: \u{1b}[K\nremote: en dan nog een keer\u{1b}[K\nTo ../shared\nerror: failed to push some refs to '../shared'\n";
    let refusal = super::refusal(stdout, words);
    assert_eq!((refusal.cause, refusal.lines), (Some(Cause::HookThere), vec!["eerst koffie".to_owned(), "en dan nog een keer".to_owned()]));
    // one here, that git does not introduce
    let refusal = super::refusal("", "check yaml....Failed\n- hook id: check-yaml\n- exit code: 1\n");
    assert_eq!((refusal.cause, refusal.lines.len()), (None, 3));
    // and one that says nothing
    let refusal = super::refusal(stdout, "To ../shared\nerror: failed to push some refs to '../shared'\n");
    assert_eq!(refusal.cause, Some(Cause::HookThere));
    assert!(refusal.lines.iter().any(|line| line.contains("hook declined")), "{:?}", refusal.lines);
}

#[test]
fn what_is_wrong_here() {
    let cases = [
        (
            "Author identity unknown\n\n*** Please tell me who you are.\n\nRun\n\n  git config --global user.email \"you@example.com\"\n\nfatal: empty ident name (for <p@h>) not allowed",
            Cause::Identity,
        ),
        ("Author identity unknown\nfatal: no email was given and auto-detection is disabled", Cause::Identity),
        (
            "fatal: detected dubious ownership in repository at '/home/pete/team'\nTo add an exception for this directory, call:\n\n\tgit config --global --add safe.directory /home/pete/team",
            Cause::Ownership("/home/pete/team".to_owned()),
        ),
        (
            "error: gpg failed to sign the data:\ngpg: skipped \"piet@example.org\": No secret key\nfatal: failed to write commit object",
            Cause::Signing,
        ),
        ("fatal: Commit 3f2a does not have a GPG signature.", Cause::Unsigned),
        (
            "fatal: Unable to create '/home/pete/team/.git/index.lock': File exists.\n\nAnother git process seems to be running in this repository",
            Cause::Locked("/home/pete/team/.git/index.lock".to_owned()),
        ),
        (
            "fatal: cannot lock ref 'HEAD': Unable to create '/t/.git/HEAD.lock': File exists.",
            Cause::Locked("/t/.git/HEAD.lock".to_owned()),
        ),
        ("error: could not lock config file .git/config: File exists", Cause::Locked(".git/config.lock".to_owned())),
        ("error: bad signature 0x00000000\nfatal: index file corrupt", Cause::IndexBroken),
        ("fatal: .git/index: index file smaller than expected", Cause::IndexBroken),
        (
            "error: Your local changes to the following files would be overwritten by merge:\n\tREADME.md\n\tsrc/a b.rs\nPlease commit your changes or stash them before you merge.\nAborting",
            Cause::Changes(vec!["README.md".to_owned(), "src/a b.rs".to_owned()]),
        ),
        (
            "error: The following untracked working tree files would be overwritten by merge:\n\tREADME.md\nPlease move or remove them before you merge.\nAborting",
            Cause::Untracked(vec!["README.md".to_owned()]),
        ),
        (
            "error: insufficient permission for adding an object to repository database .git/objects\nerror: Error building trees",
            Cause::NotWritable,
        ),
        (
            "error: Committing is not possible because you have unmerged files.\nhint: Fix them up\nfatal: Exiting because of an unresolved conflict.",
            Cause::Unmerged,
        ),
        ("git-lfs filter-process: line 1: git-lfs: command not found\nfatal: the remote end hung up unexpectedly", Cause::Lfs),
    ];
    for (words, cause) in cases {
        let (first, found) = told(words);
        assert_eq!(found, Some(cause), "{words}");
        assert!(!first.is_empty());
    }
}

#[test]
fn a_reason_that_nobody_knows_is_shown_as_it_is() {
    assert_eq!(told("fatal: bad object refs/heads/x\n"), ("bad object refs/heads/x".to_owned(), None));
    assert_eq!(told(""), (String::new(), None));
    let long: String = (0..50).map(|at| format!("line {at}\n")).collect();
    assert_eq!(refusal("", &long).lines.len(), MOST);
}
