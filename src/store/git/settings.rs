//! What our calls of git mean, whatever a configuration says: one place for what is not left to it.
//!
//! Left to it, since they are a person's or a team's will: hooks, signing (`commit.gpgSign`, `push.gpgSign`,
//! `merge.verifySignatures`), who commits, where to push (`pushRemote`, `remote.pushDefault`), how to get there (`url.*`,
//! `http.*`, `core.sshCommand`, credentials), checks of objects, and how files lie on this disk.

use std::process::Command;

/// Settings that change what a command does or how its answer reads.
const OURS: [&str; 20] = [
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
    // one record is one file: nothing of another repository, and no choice that was made elsewhere
    "submodule.recurse=false",
    "rerere.enabled=false",
    // no program is started to learn what changed, and none may hide it
    "core.fsmonitor=false",
    // a split index without a hash loses track of its other half
    "index.skipHash=false",
    // what we write stays looked at
    "core.ignoreStat=false",
    // git's own attributes give YAML its line ends
    "core.safecrlf=false",
    // markers that `stay` knows how to read
    "merge.conflictStyle=merge",
    // where the other side moved a folder, what was made in it here moves along
    "merge.directoryRenames=true",
    "merge.renormalize=false",
    "merge.stay.recursive=stay",
    "advice.detachedHead=false",
];

/// The variable by which git takes names of files as they are.
pub(super) const LITERAL: &str = "GIT_LITERAL_PATHSPECS";

/// Variables that would make a call mean something else than what its arguments say.
const NOT_OURS: [&str; 7] = [
    // the folder says which repository; in a hook git says so too, as seen from another folder
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_PREFIX",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_MERGE_AUTOEDIT",
];

/// Has a call of git mean what we mean.
pub(super) fn apply(command: &mut Command) {
    // names of files are never patterns
    command.env(LITERAL, "1");
    for setting in OURS {
        command.args(["-c", setting]);
    }
    // git's words are read by us
    command.env("LC_ALL", "C").env_remove("LANGUAGE");
    for name in NOT_OURS {
        command.env_remove(name);
    }
}
