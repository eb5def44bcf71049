//! What can go wrong, and the exit code of each: the only place where codes are, and where what happened becomes words.

use crate::domain::problem::Kind;
use crate::domain::repository;
use crate::i18n::{Language, Saying, errors, git, key, problems, sealed, sync as sync_messages};
use crate::render::json;
use crate::render::printable::printable;
use crate::store::Fault;
use crate::store::identity::{Unusable, public_beside};
use crate::store::seal::Refusal;
use crate::vault::identity::NoIdentity;
use std::path::Path;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done,
    Refused,
    /// The command line is wrong.
    Usage,
    /// Done, but some files could not be read.
    Partly,
    /// `check` found problems, or `--exit-code` was given and the list is not empty.
    Found,
}

impl Exit {
    /// This one, or the other where all went well.
    #[must_use]
    pub fn or(self, other: Exit) -> Exit {
        if self == Exit::Done { other } else { self }
    }
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

/// Declares the kinds of error with their codes.
macro_rules! codes {
    ($($kind:ident $code:literal)+) => {
        /// What kind of error it is, for scripts. A code stays as it is once it is there; `docs/json.md` tells what each means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Code { $($kind),+ }

        impl Code {
            #[cfg(test)]
            const ALL: &'static [Code] = &[$(Code::$kind),+];

            /// The code in JSON.
            fn word(self) -> &'static str {
                match self { $(Code::$kind => $code),+ }
            }
        }
    };
}

codes! {
    Ambiguous "ambiguous"
    CannotEdit "cannot-edit"
    Changed "changed"
    Conflict "conflict"
    Exists "exists"
    Forgotten "forgotten"
    Git "git"
    Identity "identity"
    Io "io"
    Locked "locked"
    NeedsAnswer "needs-answer"
    NewerVersion "newer-version"
    NoRepository "no-repository"
    NoWorkspace "no-workspace"
    NotADay "not-a-day"
    NotFound "not-found"
    NotTrusted "not-trusted"
    Refused "refused"
    Sealed "sealed"
    Stopped "stopped"
    Unexpected "unexpected"
    UnknownWord "unknown-word"
    Unreadable "unreadable"
    Usage "usage"
    WrongState "wrong-state"
}

impl Code {
    /// How a command with such an error ends.
    fn exit(self) -> Exit {
        match self {
            Code::Usage | Code::NotADay | Code::UnknownWord => Exit::Usage,
            _ => Exit::Refused,
        }
    }
}

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(crate) enum Error {
    /// The files or git did not let it.
    Fault(Fault),
    /// It is not possible as things are, or not as it was asked.
    Refused {
        code: Code,
        message: Saying,
        /// What to do now.
        hint: Option<Saying>,
        /// What may have been meant, each as it can be typed.
        candidates: Vec<String>,
    },
    /// The system failed where nothing of ours was asked of it, with what was being done.
    Unexpected(anyhow::Error),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Error {
        Error::Fault(fault)
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Error {
        Error::Unexpected(error)
    }
}

/// An error in words.
pub(crate) struct ErrorWords {
    pub message: String,
    /// What to do now.
    pub hint: Option<String>,
}

impl ErrorWords {
    /// Both on one line.
    pub(crate) fn joined(self, between: &str) -> String {
        [Some(self.message), self.hint].into_iter().flatten().collect::<Vec<_>>().join(between)
    }
}

impl Error {
    /// An error of a kind.
    pub(crate) fn of(code: Code, message: impl Into<Saying>) -> Error {
        Error::Refused { code, message: message.into(), hint: None, candidates: Vec::new() }
    }

    /// Not possible as things are.
    pub(crate) fn refused(message: impl Into<Saying>) -> Error {
        Error::of(Code::Refused, message)
    }

    /// The command line is wrong.
    pub(crate) fn usage(message: impl Into<Saying>) -> Error {
        Error::of(Code::Usage, message)
    }

    /// Who was asked said no, or said nothing.
    pub(crate) fn stopped() -> Error {
        Error::of(Code::Stopped, errors::stopped())
    }

    /// Says what to do now, in place of what would be said.
    pub(crate) fn hint(self, hint: impl Into<Saying>) -> Error {
        let mut refused = match self {
            refused @ Error::Refused { .. } => refused,
            other => Error::of(other.code(), Saying::new(move |lang| other.told(lang).message)),
        };
        if let Error::Refused { hint: said, .. } = &mut refused {
            *said = Some(hint.into());
        }
        refused
    }

    /// Asks whether a name that is near was meant.
    pub(crate) fn near(self, name: &str) -> Error {
        self.hint(errors::did_you_mean(&printable(name))).candidates(vec![name.to_owned()])
    }

    /// Asks whether a word of the format that is near was meant.
    pub(crate) fn near_word(self, word: &str) -> Error {
        self.hint(errors::did_you_mean(&format!("`{}`", printable(word)))).candidates(vec![word.to_owned()])
    }

    /// Says from which names one may choose.
    pub(crate) fn choose_from<'n>(self, names: impl IntoIterator<Item = &'n str>) -> Error {
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        self.hint(errors::choose_from(&printable(&names.join(", ")))).candidates(names)
    }

    /// What may have been meant, each as it can be typed.
    pub(crate) fn candidates(mut self, all: Vec<String>) -> Error {
        if let Error::Refused { candidates, .. } = &mut self {
            *candidates = all;
        }
        self
    }

    /// The same as an error of another kind.
    pub(crate) fn coded(mut self, other: Code) -> Error {
        if let Error::Refused { code, .. } = &mut self {
            *code = other;
        }
        self
    }

    pub(crate) fn exit(&self) -> Exit {
        self.code().exit()
    }

    /// What kind of error it is.
    pub(crate) fn code(&self) -> Code {
        match self {
            Error::Refused { code, .. } => *code,
            Error::Fault(fault) => code_of(fault),
            Error::Unexpected(_) => Code::Unexpected,
        }
    }

    /// The error for scripts: one line of JSON.
    pub(crate) fn json(&self, lang: Language) -> String {
        let ErrorWords { message, hint } = self.told(lang);
        let candidates: &[String] = if let Error::Refused { candidates, .. } = self { candidates } else { &[] };
        json::error(&json::ErrorV1 { code: self.code().word(), message: &message, hint: hint.as_deref(), candidates })
    }

    pub(crate) fn told(&self, lang: Language) -> ErrorWords {
        match self {
            Error::Fault(fault) => told(fault, lang),
            Error::Refused { message, hint, .. } => {
                ErrorWords { message: message.text(lang), hint: hint.as_ref().map(|hint| hint.text(lang)) }
            }
            Error::Unexpected(error) => ErrorWords { message: unexpected(error, lang), hint: None },
        }
    }
}

/// The kind of a fault of the store.
fn code_of(fault: &Fault) -> Code {
    match fault {
        Fault::NoWorkspace(_) => Code::NoWorkspace,
        Fault::NewerVersion(_) => Code::NewerVersion,
        Fault::Io { .. } | Fault::NoChance | Fault::NoState => Code::Io,
        Fault::Locked(_) => Code::Locked,
        Fault::Changed(_) => Code::Changed,
        Fault::Exists(_) => Code::Exists,
        Fault::Unreadable(_) => Code::Unreadable,
        Fault::CannotEdit { .. } | Fault::Unfaithful(_) => Code::CannotEdit,
        Fault::Forgotten(_) => Code::Forgotten,
        Fault::HalfWay(fault) => code_of(fault),
        Fault::Git(_) => Code::Git,
        Fault::Sealing(_, refusal) => match **refusal {
            Refusal::NothingAccepted | Refusal::NotAccepted(_) | Refusal::SealedNoMore => Code::NotTrusted,
            _ => Code::Sealed,
        },
        Fault::SealedDraft(_) => Code::Sealed,
        Fault::Identity(..) => Code::Identity,
        Fault::Foreign(_) | Fault::OpenToOthers(_) | Fault::NotOwn(_) | Fault::Link(_) => Code::NotTrusted,
    }
}

/// What was being done, and why it failed; in words of ours where the system gave the reason.
fn unexpected(error: &anyhow::Error, lang: Language) -> String {
    let mut told: Vec<String> = error.chain().map(|cause| printable(&cause.to_string())).collect();
    if let (Some(reason), Some(last)) = (error.root_cause().downcast_ref::<std::io::Error>(), told.last_mut()) {
        *last = problems::io(lang, reason.kind());
    }
    told.join(": ")
}

/// A fault of the store in words.
fn told(fault: &Fault, lang: Language) -> ErrorWords {
    let (message, hint) = match fault {
        Fault::NoWorkspace(path) => {
            let path = path_text(&std::path::absolute(path).unwrap_or_else(|_| path.clone()));
            (errors::no_workspace(&path), Some(errors::no_workspace_hint()))
        }
        Fault::NewerVersion(found) => (errors::newer_version(&printable(found)), Some(errors::newer_version_hint())),
        Fault::Io { path, error } => (errors::io(&path_text(path), &problems::io(lang, error.kind())), None),
        Fault::Locked(process) => (errors::locked(*process), Some(errors::locked_hint())),
        Fault::Changed(path) => (errors::changed(path), Some(errors::changed_hint())),
        Fault::Exists(path) => (errors::exists(path), None),
        Fault::Unreadable(problem) => {
            let place = crate::render::problems::place(problem);
            let message = errors::unreadable(&place, &printable(&problems::message(lang, &problem.kind)));
            (message, problems::remedy(lang, &problem.kind).map(Saying::from))
        }
        Fault::CannotEdit { path, key, line, column } => {
            (errors::cannot_edit(&format!("{path}:{line}:{column}"), key), Some(errors::cannot_edit_hint(key)))
        }
        Fault::Forgotten(path) => (errors::forgotten(path), Some(errors::forgotten_hint())),
        Fault::Unfaithful(path) => (errors::unfaithful(path), None),
        Fault::HalfWay(fault) => (told(fault, lang).message.into(), Some(sync_messages::half_way_hint(lang).into())),
        Fault::Git(refusal) => {
            let advice = refusal.cause.as_ref().map(|cause| git::advice(lang, cause).into());
            (sync_messages::git_refused(lang, &git_words(refusal)).into(), advice)
        }
        Fault::Sealing(path, refusal) => not_sealed(path, refusal, lang),
        Fault::Foreign(path) => (errors::foreign(path), Some(errors::foreign_hint(path))),
        Fault::Identity(file, why) => return unusable(file, *why, lang),
        Fault::NoChance => (errors::no_chance(), None),
        Fault::NoState => (errors::no_state(), Some(errors::no_state_hint())),
        Fault::OpenToOthers(path) => (errors::open_to_others(&path_text(path)), Some(errors::open_to_others_hint(&path_text(path)))),
        Fault::NotOwn(path) => (errors::not_own(&path_text(path)), Some(errors::not_own_hint())),
        Fault::SealedDraft(path) => (errors::sealed_draft(&path_text(path)), Some(errors::sealed_draft_hint())),
        Fault::Link(path) => (errors::link(path), Some(errors::link_hint())),
    };
    ErrorWords { message: message.text(lang), hint: hint.map(|hint| hint.text(lang)) }
}

/// Why words could not be sealed, and what to do now.
fn not_sealed(path: &str, refusal: &Refusal, lang: Language) -> (Saying, Option<Saying>) {
    let keys = |keys: &[String]| printable(&sealed::keys(keys));
    match refusal {
        Refusal::NothingAccepted => (sealed::nothing_accepted(), Some(sealed::nothing_accepted_hint())),
        Refusal::SealedNoMore => (sealed::no_more(path), Some(sealed::no_more_hint())),
        Refusal::Nobody => (sealed::nobody(path), Some(sealed::nobody_hint())),
        Refusal::NotAccepted(reader) => {
            (sealed::not_accepted(path, &printable(reader)), Some(sealed::not_accepted_hint(&printable(reader))))
        }
        Refusal::Twice(of) => (sealed::twice(path, &keys(of)), Some(sealed::twice_hint())),
        Refusal::Contradicts(of) => (sealed::contradicts(path, &keys(of)), Some(sealed::contradicts_hint())),
        Refusal::Bound(key, line, column) => {
            (sealed::bound(&format!("{path}:{line}:{column}"), &printable(key)), Some(sealed::bound_hint()))
        }
        Refusal::Yaml(fault) => {
            let place = format!("{path}:{}:{}", fault.span.line, fault.span.column);
            let kind = Kind::Yaml(fault.kind.clone());
            (errors::unreadable(&place, &printable(&problems::message(lang, &kind))), problems::remedy(lang, &kind).map(Saying::from))
        }
        Refusal::NobodyKnown => (sealed::whose_not_known(path), Some(sealed::whose_not_known_hint())),
        Refusal::NoId(id) => (sealed::no_id(path), Some(sealed::no_id_hint(id.as_deref().unwrap_or("…")))),
        Refusal::Shut(shut) => (sealed::nothing_beside(path, shut), Some(sealed::nothing_beside_hint(shut))),
        Refusal::NoChance => (errors::no_chance(), None),
    }
}

/// Why an identity is not used, and what to do now.
fn unusable(file: &Path, why: Unusable, lang: Language) -> ErrorWords {
    let (path, beside) = (path_text(file), path_text(&public_beside(file)));
    let folder = || path_text(&std::path::absolute(file).ok().and_then(|file| file.parent().map(Path::to_owned)).unwrap_or_default());
    let (reason, remedy) = match why {
        Unusable::Missing => (key::missing(lang), Some(key::missing_remedy(lang))),
        Unusable::Link => (key::is_link(lang), Some(key::is_link_remedy(lang))),
        Unusable::NoFile => (key::no_file(lang), None),
        Unusable::Io(kind) => (problems::io(lang, kind), None),
        Unusable::OfAnotherUser => (key::of_another_user(lang), None),
        Unusable::OpenToOthers => (key::open_to_others(lang), Some(key::open_to_others_remedy(lang, &path))),
        Unusable::InOpenFolder => (key::in_open_folder(lang), Some(key::in_open_folder_remedy(lang, &folder()))),
        Unusable::InWorkspace => (key::in_workspace(lang), Some(key::in_workspace_remedy(lang))),
        Unusable::OtherPublicKey => (key::other_public_key(lang, &beside), Some(key::other_public_key_remedy(lang, &beside))),
        Unusable::Content(NoIdentity::NoKey) => (key::no_key(lang), None),
        Unusable::Content(NoIdentity::SealedForKeys) => (key::sealed_for_keys(lang), None),
        Unusable::Content(NoIdentity::Damaged) => (key::damaged(lang), Some(key::damaged_remedy(lang))),
        Unusable::Content(NoIdentity::TooMuchWork) => (key::too_much_work(lang), None),
        Unusable::Content(NoIdentity::WrongPassphrase) => (key::wrong_passphrase(lang), None),
    };
    ErrorWords { message: key::unusable(lang, &path, &reason), hint: remedy }
}

fn path_text(path: &Path) -> String {
    printable(&path.display().to_string())
}

/// The words of git or of a server, each line made safe to show.
pub(crate) fn git_words(refusal: &repository::Refusal) -> String {
    refusal.lines.iter().map(|line| printable(line)).collect::<Vec<_>>().join("\n  ")
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn the_contract_tells_every_code_and_no_other() {
        let contract = include_str!("../docs/json.md");
        let part = contract.split("## Errors").nth(1).and_then(|part| part.split("\n## ").next()).unwrap();
        let told: Vec<&str> = part.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
        let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.word()).collect();
        assert_eq!(told, codes);
        codes.sort_unstable();
        assert_eq!(told, codes, "in the order of the alphabet");
    }
}
