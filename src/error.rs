//! What can go wrong, in words, and the exit code of each: the only place where codes are.

use crate::domain::repository::Refusal;
use crate::i18n::{Language, errors, git, problems, together};
use crate::render::visible::shown;
use crate::store::Fault;
use std::path::Path;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Refused.
    Refused,
    /// The command line is wrong.
    Usage,
    /// Done, but some files could not be read.
    Partly,
    /// `check` found problems, or `--exit-code` was given and the list is not empty.
    Found,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Refused => 1,
            Exit::Usage => 2,
            Exit::Partly => 3,
            Exit::Found => 4,
        })
    }
}

/// Why a command did not do what was asked, with what to do now.
#[derive(Debug)]
pub struct Error {
    /// How it ends.
    pub exit: Exit,
    /// What was wrong.
    pub message: String,
    /// What to do now.
    pub hint: Option<String>,
}

impl Error {
    /// Not possible as things are.
    pub fn refused(message: String) -> Error {
        Error { exit: Exit::Refused, message, hint: None }
    }

    /// The command line is wrong.
    pub fn usage(message: String) -> Error {
        Error { exit: Exit::Usage, message, hint: None }
    }

    /// Says what to do now.
    pub fn hint(mut self, hint: String) -> Error {
        self.hint = Some(hint);
        self
    }

    /// A fault of the store, in words.
    pub fn of(lang: Language, fault: Fault) -> Error {
        match fault {
            Fault::NoWorkspace(path) => Error::refused(errors::no_workspace(lang, &path_text(&std::path::absolute(&path).unwrap_or(path))))
                .hint(errors::no_workspace_hint(lang)),
            Fault::NewerVersion(found) => {
                Error::refused(errors::newer_version(lang, &shown(&found))).hint(errors::newer_version_hint(lang))
            }
            Fault::Io { path, error } => Error::refused(errors::io(lang, &path_text(&path), &problems::io(lang, error.kind()))),
            Fault::Locked(process) => Error::refused(errors::locked(lang, process)).hint(errors::locked_hint(lang)),
            Fault::Changed(path) => Error::refused(errors::changed(lang, &path)).hint(errors::changed_hint(lang)),
            Fault::Exists(path) => Error::refused(errors::exists(lang, &path)),
            Fault::Unreadable(problem) => {
                let place = crate::render::problems::place(&problem);
                let refused = Error::refused(errors::unreadable(lang, &place, &shown(&problems::message(lang, &problem.kind))));
                Error { hint: problems::remedy(lang, &problem.kind), ..refused }
            }
            Fault::CannotEdit { path, key, line, column } => {
                let place = format!("{path}:{line}:{column}");
                Error::refused(errors::cannot_edit(lang, &place, &key)).hint(errors::cannot_edit_hint(lang, &key))
            }
            Fault::Unfaithful(path) => Error::refused(errors::unfaithful(lang, &path)),
            Fault::HalfWay(fault) => Error::of(lang, *fault).hint(together::half_way_hint(lang)),
            Fault::Git(refusal) => {
                let refused = Error::refused(together::git_refused(lang, &git_words(&refusal)));
                Error { hint: refusal.cause.map(|cause| git::advice(lang, &cause)), ..refused }
            }
            Fault::Foreign(path) => Error::refused(errors::foreign(lang, &path)).hint(errors::foreign_hint(lang, &path)),
            Fault::Link(path) => Error::refused(errors::link(lang, &path)).hint(errors::link_hint(lang)),
        }
    }
}

fn path_text(path: &Path) -> String {
    shown(&path.display().to_string())
}

/// The words of git or of a server, each line made safe to show.
pub fn git_words(refusal: &Refusal) -> String {
    refusal.lines.iter().map(|line| shown(line)).collect::<Vec<_>>().join("\n  ")
}
