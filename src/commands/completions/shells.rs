//! The shells that can be completed in: how each asks, and how each is answered.
//!
//! What stands in a workspace was typed by others, so no value goes into a line as it is: each shell gets it in such a way
//! that the program is given exactly that value, and nothing of it runs.

use super::{bash, elvish, fish, powershell, word, zsh};
use crate::domain::text::is_invisible;
use crate::render::printable::printable;
use clap::ValueEnum;

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

/// What a shell asks.
pub(super) struct Asked {
    pub shell: Shell,
    /// The words of the line up to the one that is completed, the program's own name first; as the program would get them.
    pub before: Vec<String>,
    /// That word, as far as it is there.
    pub current: String,
    /// How that word stands in the line, for shells that have to be told what to put there.
    pub raw: Raw,
}

/// A word as it stands in the line.
#[derive(Default)]
pub(super) struct Raw {
    /// All of it, quotes and all.
    pub word: String,
    /// The end of it that the shell replaces.
    pub replaced: String,
    /// Whether the shell only lists what there is.
    pub is_list: bool,
}

/// Something that could come next.
pub(super) struct Candidate {
    /// What the program is to get.
    pub value: String,
    /// What it is, in a line.
    pub help: String,
}

impl Candidate {
    /// The value as it is shown to a person.
    pub(super) fn printable(&self) -> String {
        printable(&self.value)
    }

    /// Whether it holds nothing that can't be seen. A shell that shows a value as it is gets no other.
    pub(super) fn is_plain(&self) -> bool {
        !self.value.contains(is_invisible)
    }
}

/// A variable that a script sets for the program.
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

impl Asked {
    /// What a shell asks, if it asks anything.
    pub(super) fn of(shell: Shell) -> Option<Asked> {
        let words: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
        let words = words.strip_prefix(["--".to_owned()].as_slice()).map(<[String]>::to_vec).unwrap_or(words);
        match shell {
            Shell::Bash => bash::asked(&words),
            Shell::Powershell => powershell::asked(&words),
            Shell::Fish | Shell::Zsh | Shell::Elvish => {
                let (current, before) = words.split_last()?;
                let current = if shell == Shell::Fish { word::read(current).0 } else { current.clone() };
                Some(Asked { shell, before: before.to_vec(), current, raw: Raw::default() })
            }
        }
    }
}

impl Shell {
    /// The shell that runs this process to ask something.
    pub(super) fn that_asks() -> Option<Shell> {
        Shell::called(&variable("COMPLETE")?)
    }

    /// The shell in which the user works.
    pub(super) fn of_user() -> Option<Shell> {
        Shell::called(&variable("SHELL")?)
    }

    /// What it is called on the command line.
    pub(super) fn name(self) -> &'static str {
        match self {
            Shell::Bash => "bash",
            Shell::Zsh => "zsh",
            Shell::Fish => "fish",
            Shell::Powershell => "powershell",
            Shell::Elvish => "elvish",
        }
    }

    /// The shell of a program, by its name or where it lies.
    fn called(program: &str) -> Option<Shell> {
        let name = program.rsplit(['/', '\\']).next().unwrap_or_default().trim_end_matches(".exe");
        if name == "pwsh" { Some(Shell::Powershell) } else { Shell::from_str(name, false).ok() }
    }

    /// What a shell reads once, to ask from then on.
    pub(super) fn script(self) -> &'static str {
        match self {
            Shell::Bash => bash::SCRIPT,
            Shell::Zsh => zsh::SCRIPT,
            Shell::Fish => fish::SCRIPT,
            Shell::Powershell => powershell::SCRIPT,
            Shell::Elvish => elvish::SCRIPT,
        }
    }

    /// The answer in that shell's own form.
    pub(super) fn answer(self, asked: &Asked, found: &[Candidate]) -> String {
        match self {
            Shell::Bash => bash::answer(asked, found),
            Shell::Zsh => zsh::answer(asked, found),
            Shell::Fish => fish::answer(found),
            Shell::Powershell => powershell::answer(found),
            Shell::Elvish => elvish::answer(found),
        }
    }
}
