//! Git, called as a person would call it: the engine of working together.

#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice))]

mod blobs;
mod caller;
mod changes;
mod commit;
mod diffs;
mod driver;
mod everywhere;
mod history;
mod hook;
mod merge;
mod objects;
mod pairs;
mod published;
mod reason;
mod remote;
mod settings;
mod staged;
mod state;
mod status;
mod touched;
mod trees;
mod unmerged;
mod unsent;

pub use blobs::{Asked, Blob};
pub use caller::shows;
pub use changes::Change;
pub use diffs::Diffs;
pub use driver::merge_file;
pub use everywhere::{Everywhere, Logged};
pub use history::Commit;
pub use hook::{Beside, Hook, HookStep};
pub use merge::{MergeResult, Moves};
pub use objects::Object;
pub use pairs::Witness;
pub use remote::{Elsewhere, Exchange, Pushed, RemoteBranch};
pub use staged::{Fate, IndexEntry, Staged, StagedKind};
pub use state::{Standing, Torn};
pub use status::{Changed, is_inside};
pub use touched::Touched;
pub use trees::Known;
pub use unmerged::{Past, Sides, Stage, Stages};

use super::fault::Fault;
use crate::domain::repository::Refusal;
use reason::reason;
use std::cell::OnceCell;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The repository that a folder is in.
pub struct Git {
    folder: PathBuf,
    /// Whether a person can answer what git, `ssh` or a server asks.
    may_ask: bool,
    /// Whether it may talk to another computer.
    may_reach: bool,
    /// The filters that its configuration names, where it is only looked at.
    filters: Option<OnceCell<Vec<String>>>,
    place: OnceCell<Located>,
}

/// Where git keeps what it knows, and where this folder lies in the repository.
struct Located {
    /// Of this work tree.
    folder: PathBuf,
    /// Of the repository, its configuration in it.
    shared: PathBuf,
    /// `team/`, or nothing at the top.
    prefix: String,
}

/// The top of the repository that a folder is in. Git itself is not asked.
pub fn top(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(".git").exists())
}

impl Git {
    /// The repository of a folder; `None` when it is in none. Git itself is not asked.
    pub fn of(folder: &Path) -> Option<Git> {
        top(folder).map(|_| Git { folder: folder.to_owned(), may_ask: false, may_reach: false, filters: None, place: OnceCell::new() })
    }

    /// Makes a repository of a folder, as the user's own settings of git have it.
    ///
    /// # Errors
    /// If git can't be started, or refuses.
    pub fn make(folder: &Path) -> Result<(), Fault> {
        let git = Git { folder: folder.to_owned(), may_ask: false, may_reach: false, filters: None, place: OnceCell::new() };
        git.answer(&["init", "--quiet"]).map(|_| ())
    }

    /// The same for talking to another computer, and where a person can be asked for a password.
    pub fn asking(self, may_ask: bool) -> Git {
        Git { may_ask, may_reach: true, ..self }
    }

    /// The same for looking alone: no filter that the repository's own configuration names is run to see what changed.
    pub fn looking(self) -> Git {
        Git { filters: Some(OnceCell::new()), ..self }
    }

    fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = settings::git();
        settings::apply(&mut command);
        if !self.may_reach {
            // what a clone left elsewhere stays there: only `sync` talks to another computer
            command.env("GIT_NO_LAZY_FETCH", "1");
        }
        if let Some(filters) = &self.filters {
            settings::without_filters(&mut command, filters.get_or_init(|| settings::filters(&self.folder)));
        }
        command.arg("-C").arg(&self.folder).args(arguments).stdin(Stdio::null());
        command
    }

    /// Runs git here; its own words are kept from the screen.
    fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Output, Fault> {
        self.command(arguments).output().map_err(|error| Fault::Io { path: "git".into(), error })
    }

    /// What git answers, without the line break at the end; its reason when it fails.
    fn answer<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<String, Fault> {
        let output = self.run(arguments)?;
        if output.status.success() { Ok(text(&output.stdout)) } else { Err(Fault::Git(reason(&output))) }
    }

    /// What git answers, where no answer is an answer too.
    fn optional<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Option<String> {
        self.answer(arguments).ok().filter(|answer| !answer.is_empty())
    }

    fn place(&self) -> Result<&Located, Fault> {
        if self.place.get().is_none() {
            let answer = self.answer(&["rev-parse", "--absolute-git-dir", "--git-common-dir", "--show-prefix"])?;
            let mut lines = answer.lines();
            let mut next = || lines.next().unwrap_or_default();
            let (folder, shared) = (PathBuf::from(next()), self.folder.join(next()));
            let _ = self.place.set(Located { folder, shared, prefix: next().to_owned() });
        }
        self.place.get().ok_or_else(|| Fault::Git(Refusal::default()))
    }

    /// What this repository's configuration says; nothing when it says nothing.
    fn config(&self, key: &str) -> Option<String> {
        self.optional(&["config", "--get", key])
    }

    /// The name under which commits are made here.
    pub fn you(&self) -> Option<String> {
        self.config("user.name").or_else(|| std::env::var("GIT_AUTHOR_NAME").ok())
    }
}

/// The name and the address under which git would commit in a folder, in a repository or not; nothing of what it does not say.
pub fn identity(folder: &Path) -> (Option<String>, Option<String>) {
    let mut command = settings::git();
    settings::apply(&mut command);
    command.arg("-C").arg(folder).args(["config", "-z", "--get-regexp", r"^user\.(name|email)$"]).stdin(Stdio::null());
    let said = command.output().map(|output| output.stdout).unwrap_or_default();
    let entries: Vec<String> = said.split(|byte| *byte == 0).map(|entry| String::from_utf8_lossy(entry).into_owned()).collect();
    // of several the last counts
    let value = |key: &str| entries.iter().rev().find_map(|entry| Some(entry.strip_prefix(key)?.strip_prefix('\n')?.to_owned()));
    (value("user.name"), value("user.email"))
}

/// What the user's own configuration says of a key, else the system's, with the file that says it. The repository's is never asked, nor
/// what the environment or an included file adds.
pub fn of_user(key: &str) -> Option<(PathBuf, String)> {
    let ask = |scope: &str| {
        let mut command = settings::git();
        settings::apply(&mut command);
        for name in ["GIT_CONFIG", "GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS"] {
            command.env_remove(name);
        }
        // where no repository is around
        if cfg!(unix) {
            command.arg("-C").arg("/");
        }
        command.args(["config", scope, "--no-includes", "-z", "--show-origin", "--get", key]).stdin(Stdio::null());
        let said = command.output().ok().filter(|output| output.status.success())?.stdout;
        let mut parts = said.split(|byte| *byte == 0).map(|part| String::from_utf8_lossy(part).into_owned());
        let (origin, value) = (parts.next()?, parts.next()?);
        Some((PathBuf::from(origin.strip_prefix("file:")?), value))
    };
    ask("--global").or_else(|| ask("--system"))
}

/// Whether git knows the name and the address under which it would commit in a folder, without a guess from this machine.
pub fn knows_you(folder: &Path) -> [bool; 2] {
    let (name, email) = identity(folder);
    let is_set = |names: &[&str]| names.iter().all(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    let name = name.is_some_and(|name| !name.trim().is_empty()) || is_set(&["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"]);
    let email = email.is_some_and(|email| !email.trim().is_empty());
    [name, email || is_set(&["EMAIL"]) || is_set(&["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"])]
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end().to_owned()
}
