//! Git in a workspace whose words are sealed, as one of its people runs it.

use super::sandbox::{Run, output_of};
use super::sealed::{NOBODY, SealedWorkspace};
use std::path::Path;
use std::process::Command;

/// Git as this person runs it in the workspace: with `stay` on the path, and no settings of git but those of the repository.
pub fn command(team: &SealedWorkspace, who: &str) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_stay")).parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap();
    let path = std::env::join_paths(std::iter::once(program).chain(std::env::split_paths(&path))).unwrap();
    let stay = team.command(who, "nl");
    let mut command = Command::new("git");
    command.env_clear().envs(stay.get_envs().filter_map(|(name, value)| Some((name, value?)))).env("PATH", path);
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_EDITOR", "true");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Piet Jansen").env(format!("GIT_{role}_EMAIL"), "piet@example.org");
    }
    command.current_dir(team.root());
    command
}

/// Runs git as this person.
pub fn git_as(team: &SealedWorkspace, who: &str, arguments: &[&str]) -> Run {
    output_of(command(team, who).args(arguments))
}

/// Runs git as somebody without a key.
pub fn git(team: &SealedWorkspace, arguments: &[&str]) -> Run {
    git_as(team, NOBODY, arguments)
}

/// The story in a repository of git, all of it committed.
pub fn in_git() -> SealedWorkspace {
    let team = SealedWorkspace::default();
    assert_eq!(git(&team, &["init", "-q", "-b", "main"]).code, Some(0));
    assert_eq!(team.run(NOBODY, "nl", "init").code, Some(0));
    for line in [&["add", "-A"][..], &["commit", "-q", "-m", "begin"]] {
        assert_eq!(git(&team, line).code, Some(0));
    }
    team
}
