//! Where branches elsewhere were when they were last taken in or sent to. Git forgets that sooner, or was told to keep no log.

use super::file::write_new;
use super::git::{Git, RemoteBranch};
use super::signed::Use;
use super::{Store, signed};

const NAME: &str = "seen";

/// All commits at which a branch elsewhere is known to have been: by what is kept here, and by what git knows.
pub fn all(store: &Store, git: &Git, from: &RemoteBranch) -> Vec<String> {
    let mut commits = git.looked_at(from);
    commits.extend(last(store, from).filter(|commit| !commits.contains(commit)));
    commits
}

/// The commit at which a branch elsewhere was last.
pub fn last(store: &Store, from: &RemoteBranch) -> Option<String> {
    lines(store).into_iter().find_map(|line| Some(line.strip_suffix(&ending(from))?.to_owned())).filter(|commit| is_name(commit))
}

/// Keeps where a branch elsewhere is. Where that can't be written, what git knows has to do.
pub fn keep(store: &Store, from: &RemoteBranch, commit: &str) {
    let ending = ending(from);
    let line = format!("{commit}{ending}");
    let mut lines = lines(store);
    if lines.contains(&line) || !is_name(commit) || line.contains('\n') {
        return;
    }
    lines.retain(|line| !line.ends_with(&ending));
    lines.push(line);
    let Some(file) = signed::inner(store, NAME) else { return };
    let _ = std::fs::remove_file(&file);
    let text = lines.iter().flat_map(|line| [line, "\n"]).collect::<String>();
    let _ = write_new(&file, &signed::signer(store).signed(Use::Seen, NAME, text.into_bytes()));
}

fn lines(store: &Store) -> Vec<String> {
    let kept = signed::read(store, Use::Seen, NAME).and_then(|bytes| String::from_utf8(bytes).ok());
    kept.map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
}

/// What stands behind the commit of a branch.
fn ending(from: &RemoteBranch) -> String {
    format!("\t{}\t{}", from.remote, from.reference)
}

fn is_name(commit: &str) -> bool {
    commit.len() >= 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Secret;

    #[test]
    fn the_last_commit_of_each_branch_is_kept_and_only_what_was_written_here_is_believed() {
        let [folder, state] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let store = Store { secret: Secret::kept_in(Some(state.path().join("stay"))), ..Store::bare(folder.path().to_owned()) };
        std::fs::create_dir(store.at(".stay")).unwrap();
        let at = |remote: &str, branch: &str| RemoteBranch { remote: remote.to_owned(), reference: format!("refs/heads/{branch}") };
        let [one, other] = ["1", "2"].map(|digit| digit.repeat(40));
        keep(&store, &at("origin", "main"), &one);
        keep(&store, &at("origin", "team"), &other);
        keep(&store, &at("origin", "main"), &other);
        keep(&store, &at("fork", "main"), &one);
        keep(&store, &at("origin", "team"), "no commit");
        let last = |remote: &str, branch: &str| last(&store, &at(remote, branch));
        assert_eq!(last("origin", "main"), Some(other.clone()));
        assert_eq!(last("origin", "team"), Some(other.clone()));
        assert_eq!((last("fork", "main"), last("fork", "team")), (Some(one.clone()), None));
        std::fs::write(store.at(".stay/seen"), format!("{one}\torigin\trefs/heads/main\n")).unwrap();
        assert_eq!(last("origin", "main"), None);
    }
}
