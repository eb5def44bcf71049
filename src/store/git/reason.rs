//! Finds the reason why git failed among all lines that git, the server and hooks print.

use super::text;
use crate::domain::repository::{Cause, Refusal};
use std::process::Output;

const MOST: usize = 6;

/// What the usual reasons look like, the most telling first. Git speaks C (`LC_ALL`), servers say what they like: these
/// are the words of OpenSSH, curl, GitHub, GitLab, Bitbucket, Azure and Gitea.
const KNOWN: [(Cause, &[&str]); 20] = [
    (Cause::HostChanged, &["REMOTE HOST IDENTIFICATION HAS CHANGED"]),
    (Cause::HostUnknown, &["Host key verification failed"]),
    (
        Cause::Protected,
        &[
            "GH006",
            "GH013: Repository rule violations",
            "protected branch",
            "TF402455",
            "through pull requests",
            "through a pull request",
            "Changes must be made through",
        ],
    ),
    (Cause::TooBig, &["GH001", "exceeds GitHub's file size limit", "exceeds maximum", "larger than the maximum", "HTTP 413"]),
    (Cause::NoKey, &["Permission denied (publickey", "Too many authentication failures", "Load key \"", "no mutual signature"]),
    (
        Cause::ReadOnly,
        &[
            "denied to ",
            "Write access to repository not granted",
            "You are not allowed to push",
            "You don't have permission",
            "marked as read only",
            "was archived so it is read-only",
            "The requested URL returned error: 403",
        ],
    ),
    (
        Cause::NoPassword,
        &[
            "Authentication failed",
            "could not read Username",
            "could not read Password",
            "terminal prompts disabled",
            "Invalid username or",
            "Password authentication is not supported",
            "password authentication was removed",
            "HTTP Basic: Access denied",
            "The requested URL returned error: 401",
            "Permission denied (password",
            "Permission denied (keyboard-interactive",
        ],
    ),
    (
        Cause::NoAccess,
        &[
            "Repository not found",
            "repository not found",
            "could not be found or you don't have permission",
            "does not appear to be a git repository",
            "The requested URL returned error: 404",
            "' not found",
            "TF401019",
        ],
    ),
    (
        Cause::NoNetwork,
        &[
            "Could not resolve host",
            "Name or service not known",
            "Temporary failure in name resolution",
            "nodename nor servname provided",
            "Connection refused",
            "Connection timed out",
            "Connection reset",
            "Connection closed by",
            "Operation timed out",
            "Network is unreachable",
            "No route to host",
            "Failed to connect to",
            "Could not connect to",
            "unable to look up",
            "kex_exchange_identification",
        ],
    ),
    (Cause::Certificate, &["SSL certificate problem", "certificate verify failed", "server certificate verification failed"]),
    (Cause::Full, &["No space left on device", "isk quota exceeded", "over its data quota", "storage limit", "push size limit"]),
    (Cause::Identity, &["Please tell me who you are", "empty ident name", "no email was given", "no name was given"]),
    (Cause::Signing, &["failed to sign the data", "failed to write commit object", "does not support --signed push", "failed to sign"]),
    (Cause::Unsigned, &["does not have a GPG signature", "has an untrusted GPG signature", "has a bad GPG signature"]),
    (Cause::Lfs, &["git-lfs: command not found", "git-lfs: not found", "'git-lfs' was not found", "git: 'lfs' is not a git command"]),
    (Cause::CheckedOut, &["branch is currently checked out"]),
    (
        Cause::IndexBroken,
        &[
            "index file corrupt",
            "null sha1",
            "BUG: read-cache.c",
            "index file smaller than expected",
            "bad index file sha1 signature",
            "bad signature 0x",
            "bad index version",
            "index file open failed",
            "unordered stage entries in index",
        ],
    ),
    (Cause::HookThere, &["pre-receive hook declined", "(hook declined)", "update hook declined"]),
    (Cause::Unmerged, &["you have unmerged files", "because you have unmerged", "unfinished merge"]),
    (Cause::NotWritable, &["insufficient permission for adding", "unable to create temporary file", "Read-only file system"]),
];

/// What says that it failed and not why, or what to do in general.
const TAIL: [&str; 18] = [
    "failed to push some refs",
    "Could not read from remote repository",
    "Please make sure you have the correct access rights",
    "and the repository exists",
    "he remote end hung up unexpectedly",
    "early EOF",
    "index-pack failed",
    "unexpected disconnect while reading",
    "Everything up-to-date",
    "could not fetch",
    "hint:",
    "Total ",
    "Enumerating objects",
    "Counting objects",
    "Compressing objects",
    "Writing objects",
    "Resolving deltas",
    "Delta compression",
];

/// Why a call of git failed.
pub(super) fn reason(output: &Output) -> Refusal {
    refusal(&text(&output.stdout), &text(&output.stderr))
}

/// The reason in what git said, on both its channels.
fn refusal(stdout: &str, stderr: &str) -> Refusal {
    let lines = spoken(if stderr.trim().is_empty() { stdout } else { stderr });
    let all = || lines.iter().copied().chain(stdout.lines());
    if let Some(cause) = told_with_more(&lines) {
        return cause;
    }
    let says = |line: &str, words: &[&str]| words.iter().any(|word| line.contains(word));
    let known = KNOWN.iter().find_map(|(cause, words)| all().find(|line| says(line, words)).map(|line| (cause.clone(), line)));
    let server: Vec<&str> =
        lines.iter().filter_map(|line| line.strip_prefix("remote:")).map(str::trim).filter(|line| is_telling(line)).collect();
    let mut told: Vec<&str> = match &known {
        // the server's own words, all of them: they say what it wants
        _ if !server.is_empty() => server,
        Some((_, line)) => vec![line],
        None => lines.iter().copied().filter(|line| is_telling(line)).collect(),
    };
    // a server that only refuses says so behind the name of the branch
    if told.is_empty() {
        told = stdout.lines().filter(|line| line.starts_with('!')).filter_map(|line| line.rsplit('\t').next()).collect();
    }
    if told.is_empty() {
        told = lines.iter().copied().take(1).collect();
    }
    told.dedup();
    if told.len() > MOST {
        // a hook comes to the point at its end
        told.drain(MOST - 1..told.len() - 1);
    }
    Refusal { lines: told.into_iter().map(bare).collect(), cause: known.map(|(cause, _)| cause) }
}

/// What git said, without the lines that a progress wrote over.
fn spoken(words: &str) -> Vec<&str> {
    let last = |line| clean(line).rsplit('\r').next().unwrap_or_default();
    words.lines().map(last).filter(|line| !line.is_empty()).collect()
}

/// A line without what clears the rest of it on a terminal.
fn clean(line: &str) -> &str {
    line.trim_end().trim_end_matches("\u{1b}[K").trim_end()
}

/// Whether a line may tell a reason.
fn is_telling(line: &str) -> bool {
    !line.trim().is_empty() && !TAIL.iter().any(|tail| line.contains(tail))
}

/// A line without what git begins it with.
fn bare(line: &str) -> String {
    let mut line = line.trim();
    for head in ["fatal: ", "error: "] {
        line = line.strip_prefix(head).unwrap_or(line);
    }
    line.to_owned()
}

/// Reasons with a name in them: a lock, an owner, the files that block.
fn told_with_more(lines: &[&str]) -> Option<Refusal> {
    let one = |line: &str, cause| Some(Refusal { lines: vec![bare(line)], cause: Some(cause) });
    for (at, line) in lines.iter().enumerate() {
        if let Some(lock) = lock(line) {
            return one(line, Cause::Locked(lock));
        }
        if let Some((_, folder)) = line.split_once("dubious ownership in repository at ") {
            return one(line, Cause::Ownership(folder.trim_matches('\'').to_owned()));
        }
        let listed =
            || lines.iter().skip(at + 1).take_while(|line| line.starts_with(['\t', ' '])).map(|line| line.trim().to_owned()).collect();
        if let Some(path) = line.split_once("Entry '").and_then(|(_, rest)| rest.strip_suffix("' not uptodate. Cannot merge.")) {
            return one(line, Cause::Changes(vec![path.to_owned()]));
        }
        if line.contains("would be overwritten by") || line.contains("would be removed by") {
            let files: Vec<String> = listed();
            let cause = if line.contains("untracked") { Cause::Untracked(files.clone()) } else { Cause::Changes(files.clone()) };
            let shown = std::iter::once(bare(line)).chain(files).take(MOST).collect();
            return Some(Refusal { lines: shown, cause: Some(cause) });
        }
    }
    None
}

/// The lock that blocks git: `Unable to create '/team/.git/index.lock': File exists.`
fn lock(line: &str) -> Option<String> {
    // a lock of the server is not ours to take away
    let is_there = line.contains("File exists") && !line.starts_with("remote:");
    let quoted = line.split('\'').rfind(|part| part.ends_with(".lock")).map(str::to_owned);
    // git tells of this one by the file that it is the lock of
    let config = || line.split_once("could not lock config file ")?.1.strip_suffix(": File exists").map(|file| format!("{file}.lock"));
    if is_there { quoted.or_else(config) } else { None }
}

#[cfg(test)]
mod tests;
