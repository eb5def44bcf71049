//! `stay sync` does the same whatever git's settings say, but for what is a person's will: signing, hooks, where to push.

use crate::support::clones::{ACTION, ANNA, Clones, words};
use crate::support::sync_hints;
use std::sync::OnceLock;

/// Settings that could change what the commands of `stay sync` do or how their answers read.
const SETTINGS: &[(&str, &[&str])] = &[
    ("merge.ff", &["only", "false", "true"]),
    ("merge.renames", &["false", "true", "copies"]),
    ("merge.renameLimit", &["1"]),
    ("merge.directoryRenames", &["false", "true", "conflict"]),
    ("merge.conflictStyle", &["diff3", "zdiff3", "merge"]),
    ("merge.renormalize", &["true"]),
    ("merge.autoStash", &["true"]),
    ("merge.log", &["true", "20"]),
    ("merge.stat", &["true", "false"]),
    ("merge.verbosity", &["0", "5"]),
    ("merge.branchdesc", &["true"]),
    ("merge.defaultToUpstream", &["false"]),
    ("merge.suppressDest", &["main", ""]),
    ("merge.default", &["union", "binary", "ours"]),
    ("merge.stay.recursive", &["binary", "text"]),
    ("pull.ff", &["only", "false"]),
    ("pull.rebase", &["true", "false", "merges", "interactive"]),
    ("pull.twohead", &["ours", "resolve"]),
    ("pull.octopus", &["ours"]),
    ("push.default", &["nothing", "matching", "upstream", "simple", "current"]),
    ("push.followTags", &["true"]),
    ("push.gpgSign", &["if-asked", "false"]),
    ("push.recurseSubmodules", &["check", "on-demand", "only", "no"]),
    ("push.autoSetupRemote", &["true"]),
    ("push.useForceIfIncludes", &["true"]),
    ("push.negotiate", &["true"]),
    ("rebase.autoStash", &["true"]),
    ("rebase.autoSquash", &["true"]),
    ("rebase.backend", &["apply"]),
    ("rebase.updateRefs", &["true"]),
    ("rebase.stat", &["true"]),
    ("branch.autoSetupMerge", &["false", "always", "inherit", "simple"]),
    ("branch.autoSetupRebase", &["always"]),
    ("branch.sort", &["-committerdate"]),
    ("branch.main.rebase", &["true", "interactive"]),
    ("branch.main.mergeOptions", &["--no-ff", "--ff-only", "--squash", "--no-commit", "-s ours", "-X ours", "--no-such-option"]),
    ("branch.main.description", &["Clones"]),
    ("commit.cleanup", &["strip", "verbatim", "scissors", "default"]),
    ("commit.template", &["README.md", "no-such-file"]),
    ("commit.status", &["false", "true"]),
    ("commit.verbose", &["true", "2"]),
    ("commit.gpgSign", &["false"]),
    ("core.abbrev", &["4", "40"]),
    ("core.attributesFile", &["/dev/null"]),
    ("core.autocrlf", &["true", "input", "false"]),
    ("core.checkStat", &["minimal"]),
    ("core.commentChar", &[";", "s", "M", "auto"]),
    ("core.editor", &["false", "no-such-editor"]),
    ("core.eol", &["crlf", "lf"]),
    ("core.fileMode", &["false", "true"]),
    ("core.fsmonitor", &["false"]),
    ("core.ignoreCase", &["true", "false"]),
    ("core.ignoreStat", &["true"]),
    ("core.logAllRefUpdates", &["false", "always"]),
    ("core.pager", &["false", "cat"]),
    ("core.precomposeUnicode", &["true", "false"]),
    ("core.preferSymlinkRefs", &["true"]),
    ("core.preloadIndex", &["false"]),
    ("core.quotePath", &["true", "false"]),
    ("core.safecrlf", &["true", "warn"]),
    ("core.sharedRepository", &["group", "0640"]),
    ("core.splitIndex", &["true"]),
    ("core.symlinks", &["false"]),
    ("core.trustctime", &["false"]),
    ("core.untrackedCache", &["true", "keep"]),
    ("core.warnAmbiguousRefs", &["true", "false"]),
    ("core.whitespace", &["cr-at-eol,tab-in-indent"]),
    ("diff.external", &["false", "no-such-program"]),
    ("diff.ignoreSubmodules", &["all"]),
    ("diff.mnemonicPrefix", &["true"]),
    ("diff.noPrefix", &["true"]),
    ("diff.orderFile", &["no-such-file"]),
    ("diff.relative", &["true", "false"]),
    ("diff.renameLimit", &["1"]),
    ("diff.renames", &["true", "false", "copies"]),
    ("diff.submodule", &["log", "diff"]),
    ("diff.autoRefreshIndex", &["false"]),
    ("diff.wordRegex", &["."]),
    ("diff.colorMoved", &["zebra"]),
    ("diff.algorithm", &["patience", "histogram"]),
    ("status.aheadBehind", &["false"]),
    ("status.branch", &["true"]),
    ("status.displayCommentPrefix", &["true"]),
    ("status.relativePaths", &["false", "true"]),
    ("status.renames", &["copies", "true"]),
    ("status.short", &["true"]),
    ("status.showStash", &["true"]),
    ("status.showUntrackedFiles", &["no", "normal", "all"]),
    ("status.submoduleSummary", &["true"]),
    ("rerere.enabled", &["true", "false"]),
    ("rerere.autoUpdate", &["true"]),
    ("submodule.recurse", &["true"]),
    ("submodule.fetchJobs", &["0"]),
    ("fetch.all", &["true"]),
    ("fetch.prune", &["true"]),
    ("fetch.pruneTags", &["true"]),
    ("fetch.recurseSubmodules", &["true", "on-demand"]),
    ("fetch.output", &["compact"]),
    ("fetch.negotiationAlgorithm", &["noop", "skipping"]),
    ("fetch.parallel", &["0"]),
    ("fetch.fsckObjects", &["true"]),
    ("fetch.showForcedUpdates", &["false"]),
    ("fetch.writeCommitGraph", &["true"]),
    ("remote.origin.tagOpt", &["--tags", "--no-tags"]),
    ("remote.origin.prune", &["true"]),
    ("remote.origin.pruneTags", &["true"]),
    ("remote.origin.mirror", &["true"]),
    ("remote.origin.push", &["refs/heads/none:refs/heads/none", "HEAD"]),
    ("remote.origin.fetch", &["+refs/heads/other:refs/remotes/origin/other", "refs/heads/*:refs/else/*"]),
    ("remote.origin.skipDefaultUpdate", &["true"]),
    ("remote.pushDefault", &["origin"]),
    ("log.showSignature", &["true"]),
    ("log.showRoot", &["false"]),
    ("log.follow", &["true"]),
    ("log.date", &["relative"]),
    ("log.decorate", &["full"]),
    ("log.abbrevCommit", &["true"]),
    ("log.diffMerges", &["off", "first-parent", "remerge"]),
    ("log.mailmap", &["false"]),
    ("format.pretty", &["oneline", "fuller"]),
    ("format.signOff", &["true"]),
    ("i18n.commitEncoding", &["ISO-8859-1"]),
    ("i18n.logOutputEncoding", &["ISO-8859-1", "UTF-16"]),
    ("color.ui", &["always"]),
    ("color.status", &["always"]),
    ("color.diff", &["always"]),
    ("color.push", &["always"]),
    ("color.remote", &["always"]),
    ("color.transport", &["always"]),
    ("color.branch", &["always"]),
    ("column.ui", &["always"]),
    ("advice.statusHints", &["false"]),
    ("advice.pushFetchFirst", &["false"]),
    ("advice.mergeConflict", &["false"]),
    ("apply.whitespace", &["error"]),
    ("gc.auto", &["1"]),
    ("gc.autoDetach", &["false"]),
    ("maintenance.auto", &["false"]),
    ("index.version", &["2", "4"]),
    ("index.skipHash", &["true"]),
    ("index.threads", &["1"]),
    ("feature.manyFiles", &["true"]),
    ("feature.experimental", &["true"]),
    ("notes.displayRef", &["refs/notes/*"]),
    ("init.defaultBranch", &["trunk"]),
    ("user.useConfigOnly", &["true"]),
    ("transfer.fsckObjects", &["true"]),
    ("protocol.version", &["0", "1", "2"]),
    ("receive.denyNonFastForwards", &["true"]),
    ("tag.gpgSign", &["true"]),
    ("checkout.guess", &["false"]),
    ("checkout.workers", &["0"]),
    ("pack.threads", &["1"]),
    ("stash.showPatch", &["true"]),
    ("uploadpack.allowFilter", &["true"]),
    ("interactive.singleKey", &["true"]),
    ("help.autoCorrect", &["never"]),
    ("grep.patternType", &["perl"]),
    ("trace2.normalTarget", &["2"]),
];

/// A team in which a tag on the server is another than here, a file has CRLF, and names are not plain.
fn in_git() -> Clones {
    static MADE: OnceLock<Clones> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let clones = Clones::new();
        clones.write("one", "README.md", "een\n");
        clones.shell("one", "mkdir -p employees/bo/goals; printf 'name: Bo\\r\\n' > employees/bo/employee.yaml");
        clones.commit("one", "more");
        clones.git("one", &["push", "-q"]);
        clones.git("two", &["pull", "-q"]);
        clones.git("one", &["tag", "-a", "-m", "x", "jaar"]);
        clones.git("two", &["tag", "-a", "-m", "y", "jaar"]);
        clones.git("two", &["push", "-q", "origin", "jaar"]);
        clones.kept()
    });
    made.copy()
}

/// Both change something of one record and add one, with these settings in both clones; in the end both have all.
fn all_goes_as_ever(settings: &[(&str, &str)]) {
    let clones = in_git();
    for (key, value) in settings {
        for clone in ["one", "two"] {
            assert!(clones.git(clone, &["config", "--add", key, value]).status.success(), "{key}={value}");
        }
    }
    let sync = |clone: &str| {
        let output = clones.stay(clone, &["sync"]);
        assert_eq!(output.status.code(), Some(0), "{settings:?}: {}", words(&output));
        words(&output)
    };
    clones.write("two", ANNA, &ACTION.replace("owner: manager", "owner: hr"));
    clones.stay("two", &["act", "anna", "Van twee"]);
    sync("two");
    clones.write("one", ANNA, &ACTION.replace("12-02", "12-16"));
    clones.shell("one", "printf 'name: Bo\\r\\nteam: Zorg\\r\\n' > employees/bo/employee.yaml");
    clones.stay("one", &["act", "anna", "Van één"]);
    let said = sync("one");
    assert!(said.contains("binnengekomen") && said.contains("verstuurd"), "{settings:?}: {said}");
    sync("two");
    for clone in ["one", "two"] {
        let said = sync(clone);
        assert!(said.contains("niets te doen"), "{settings:?}: {said}");
        assert_eq!(clones.read(clone, ANNA), ACTION.replace("owner: manager", "owner: hr").replace("12-02", "12-16"), "{settings:?}");
        let log = clones.stay(clone, &["log", "anna"]);
        assert!(words(&log).contains("Van twee") && words(&log).contains("Van één"), "{settings:?}: {}", words(&log));
    }

    let tip = |clone: &str| words(&clones.git(clone, &["rev-parse", "refs/heads/main"]));
    assert_eq!((tip("one"), tip("two")), (tip("shared"), tip("shared")), "{settings:?}");
}

#[test]
fn settings_change_nothing() {
    let all: Vec<(&str, &str)> = SETTINGS.iter().flat_map(|(key, values)| values.iter().map(move |value| (*key, *value))).collect();
    if std::env::var_os("STAY_SETTINGS").is_some() {
        let failed = |one: &&(&str, &str)| std::panic::catch_unwind(|| all_goes_as_ever(&[**one])).is_err();
        let failed: Vec<_> = all.iter().filter(failed).collect();
        assert!(failed.is_empty(), "{failed:?}");
        return;
    }
    // several at once, so that all of them are tried in a few seconds: each value once, never two of one key
    let most = SETTINGS.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    for number in 0..most {
        let some: Vec<(&str, &str)> = SETTINGS.iter().filter_map(|(key, values)| Some((*key, *values.get(number)?))).collect();
        all_goes_as_ever(&some);
    }
}

#[test]
fn a_merge_of_line_is_marked_the_same_in_every_style() {
    let clones = in_git();
    clones.git("one", &["config", "merge.conflictStyle", "zdiff3"]);
    for (clone, value) in [("two", "een: \"half"), ("one", "twee: \"half")] {
        clones.write(clone, ANNA, &ACTION.replace("status: open\n", &format!("status: open\n{value}\n")));
        clones.commit(clone, "broken");
    }
    clones.git("two", &["push", "-q"]);
    let said = words(&clones.stay("one", &["sync"]));
    assert!(said.contains("1 bestand wacht"), "{said}");
    assert!(!clones.read("one", ANNA).contains("|||||||"), "{}", clones.read("one", ANNA));
}

#[test]
fn what_a_person_asks_of_git_is_kept_to() {
    for (key, value, words_of_git) in [
        ("commit.gpgSign", "true", "ondertekenen"),
        ("push.gpgSign", "true", "ondertekenen"),
        ("merge.verifySignatures", "true", "merge.verifySignatures"),
    ] {
        let clones = in_git();
        clones.stay("two", &["act", "anna", "Van twee"]);
        assert!(clones.stay("two", &["sync"]).status.success());
        clones.git("one", &["config", key, value]);
        clones.git("one", &["config", "gpg.program", "false"]);
        clones.stay("one", &["act", "anna", "Van een"]);
        let output = clones.stay("one", &["sync"]);
        assert_eq!(output.status.code(), Some(1), "{key}");
        assert!(words(&output).contains(words_of_git), "{key}: {}", words(&output));
        clones.git("one", &["config", "--unset", key]);
        sync_hints::follow_to_the_end(&clones, "one", 3);
        sync_hints::assert_shared(&clones, "one", "two", key);
    }
}
