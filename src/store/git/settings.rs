//! Options and variables that fix what our calls of git do, whatever its configuration says.
//!
//! Some settings are left to git, because a person or a team chose them: hooks, signing (`commit.gpgSign`, `push.gpgSign`,
//! `merge.verifySignatures`), who commits, where to push (`pushRemote`, `remote.pushDefault`), how to get there (`url.*`,
//! `http.*`, `core.sshCommand`, credentials), checks of objects, and how files are stored on this disk.
//!
//! Settings are not left to git if reading could then start a program, or if git could take a folder in the repository for a
//! repository.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

/// Settings that would change what a command does or how its answer reads.
const OURS: [&str; 21] = [
    // answers that are read by us
    "log.showSignature=false",
    "log.showRoot=true",
    "log.follow=false",
    "log.diffMerges=separate",
    "i18n.logOutputEncoding=UTF-8",
    "i18n.commitEncoding=UTF-8",
    "color.ui=false",
    "column.ui=never",
    // a file that is not there would stop every look
    "diff.orderFile=/dev/null",
    // one record is one file: nothing of another repository counts, and no choice that was recorded elsewhere
    "submodule.recurse=false",
    "rerere.enabled=false",
    // no program is started to find out what changed, and none may hide a change
    "core.fsmonitor=false",
    // a folder that looks like a repository does not count as one: it may have come with the repository around it
    "safe.bareRepository=explicit",
    // a split index without a hash loses track of its other half
    "index.skipHash=false",
    // what we write stays looked at
    "core.ignoreStat=false",
    // git's own attributes give YAML its line ends
    "core.safecrlf=false",
    // markers that `stay` knows how to read
    "merge.conflictStyle=merge",
    // if the other side moved a folder, files that were made in it here move along
    "merge.directoryRenames=false",
    "merge.renormalize=false",
    "merge.stay.recursive=stay",
    "advice.detachedHead=false",
];

/// The variable by which git takes names of files as they are.
pub(super) const LITERAL: &str = "GIT_LITERAL_PATHSPECS";

/// Variables that would change what the arguments of a call mean.
const NOT_OURS: [&str; 7] = [
    // the folder says which repository is meant; in a hook git sets these for another folder
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_PREFIX",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_MERGE_AUTOEDIT",
];

/// Git, found where the system says that programs are, and never in the folder where one happens to stand. So is all that
/// git starts in its turn, `stay` as its driver too.
pub(super) fn git() -> Command {
    let mut command = Command::new("git");
    if let Some(path) = std::env::var_os("PATH").and_then(|path| without_here(&path)) {
        command.env("PATH", path);
    }
    command
}

/// A `PATH` without its relative parts; `None` where it has none.
fn without_here(path: &std::ffi::OsStr) -> Option<OsString> {
    let all: Vec<_> = std::env::split_paths(path).collect();
    let fixed: Vec<_> = all.iter().filter(|folder| folder.is_absolute()).collect();
    if fixed.len() == all.len() { None } else { std::env::join_paths(fixed).ok() }
}

/// The names of the filters in a repository's configuration.
pub(super) fn filters(folder: &Path) -> Vec<String> {
    let mut command = git();
    apply(&mut command);
    command.arg("-C").arg(folder).args(["config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|process|required)$"]);
    let listed = command.stdin(Stdio::null()).output().map(|output| output.stdout).unwrap_or_default();
    let names = listed.split(|byte| *byte == 0).map(|name| String::from_utf8_lossy(name).into_owned());
    let mut names: Vec<String> = names.filter_map(|name| Some(name.strip_prefix("filter.")?.rsplit_once('.')?.0.to_owned())).collect();
    names.dedup();
    names
}

/// Has a call of git run none of these filters.
pub(super) fn without_filters(command: &mut Command, filters: &[String]) {
    command.env("STAY_EMPTY", "").env("STAY_FALSE", "false");
    for name in filters {
        for (key, value) in [("clean", "STAY_EMPTY"), ("process", "STAY_EMPTY"), ("required", "STAY_FALSE")] {
            command.arg(format!("--config-env=filter.{name}.{key}={value}"));
        }
    }
}

/// Has a call of git mean what we mean.
pub(super) fn apply(command: &mut Command) {
    // names of files are never patterns
    command.env(LITERAL, "1");
    for setting in OURS {
        command.args(["-c", setting]);
    }
    // reading writes nothing, so no hook runs; none of our calls opens an editor
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_EDITOR", ":");
    // git's words are read by us
    command.env("LC_ALL", "C").env_remove("LANGUAGE");
    for name in NOT_OURS {
        command.env_remove(name);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::without_here;

    #[test]
    fn a_program_is_not_looked_for_where_one_happens_to_stand() {
        let without = |path: &str| without_here(path.as_ref()).map(|path| path.into_string().unwrap());
        assert_eq!(without("/usr/bin:/bin"), None);
        for path in [".:/usr/bin:/bin", "/usr/bin::/bin", "/usr/bin:bin:/bin:", "/usr/bin:../x:/bin:./"] {
            assert_eq!(without(path).as_deref(), Some("/usr/bin:/bin"), "{path}");
        }
    }
}
