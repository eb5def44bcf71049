//! A `pre-commit` hook that has what is about to be committed looked at: put in beside what is there, taken out again.
//!
//! A shell script that is there gets a marked block behind its first line, so that it goes on under its own name and from
//! its own place; both matter to scripts that look at `$0`. Anything else (another language, a link, a program, a script
//! that is switched off) moves aside as it is, and runs first from a script of ours. Taking the block out, or moving back,
//! leaves byte for byte what was there.

use super::Git;
use crate::domain::text::slice;
use crate::store::{Fault, file};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The script in which a block of ours stands where there was no hook, or none that takes a block. It is known by its
/// text: a hook of an older text is left behind, without the block, so change it only with the old one kept beside it.
const OWN: &str = "\
#!/bin/sh
# stay check --install-hook, --remove-hook
if [ -x \"$0.before-stay\" ]; then
    \"$0.before-stay\" \"$@\" || exit
fi
";

const MARK: &str = "# >>> stay check: ";

/// What a hook that moved aside is called.
const ASIDE: &str = "pre-commit.before-stay";

/// The hook of a repository, as one workspace in it sees it.
pub struct Hook {
    /// Where it is, as seen from the workspace.
    pub path: PathBuf,
    /// The workspace, as seen from the top of the repository: `.`, or `./team`.
    pub workspace: String,
    /// Whether the folder of hooks lies outside the repository, where others use it too.
    pub is_shared: bool,
    folder: PathBuf,
}

/// What is in the way of a hook, or is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// No hook, or one of ours for another workspace.
    Nothing,
    Ours,
    /// A script that goes on after ours.
    Script,
    /// Something that moves aside and goes first.
    Other,
}

/// One step of putting in or taking out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HookStep {
    Write(String),
    /// What is there moves aside.
    Aside,
    /// What moved aside comes back.
    Back,
    Remove,
}

impl Git {
    /// The hook before a commit.
    pub fn hook(&self) -> Result<Hook, Fault> {
        let path = PathBuf::from(self.answer(&["rev-parse", "--git-path", "hooks"])?);
        let prefix = self.answer(&["rev-parse", "--show-prefix"])?;
        let homes = ["--git-common-dir", "--show-toplevel"].map(|what| self.answer(&["rev-parse", what]));
        let folder = self.folder.join(&path);
        // the folder need not be there yet
        let real = |path: PathBuf| path.ancestors().find_map(|path| path.canonicalize().ok()).unwrap_or_default();
        let lies_in =
            |home: &Result<String, Fault>| home.as_ref().is_ok_and(|home| real(folder.clone()).starts_with(real(self.folder.join(home))));
        let workspace = format!("./{}", prefix.trim_end_matches('/'));
        Ok(Hook {
            path: path.join("pre-commit"),
            workspace: if prefix.is_empty() { ".".to_owned() } else { workspace },
            is_shared: !homes.iter().any(lies_in),
            folder,
        })
    }
}

impl Hook {
    /// Where a hook goes that is no shell script, as seen from the workspace.
    pub fn aside(&self) -> PathBuf {
        self.path.with_file_name(ASIDE)
    }

    /// What is there, and what has to be done to have this done in the hook; nothing when it is so already.
    pub fn put_in(&self, what: &str) -> Result<(Beside, Vec<HookStep>), Fault> {
        let block = self.block(what);
        let Some(there) = self.there()? else { return Ok((Beside::Nothing, vec![HookStep::Write(format!("{OWN}{block}"))])) };
        if let Some((before, found, after)) = there.text.as_deref().and_then(|text| self.split(text)) {
            let is_so = found == block && there.runs;
            let steps = if is_so { Vec::new() } else { vec![HookStep::Write(format!("{before}{block}{after}"))] };
            return Ok((Beside::Ours, steps));
        }
        match there.text.filter(|text| there.runs && takes_a_block(text)) {
            Some(text) if text.starts_with(OWN) => Ok((Beside::Nothing, vec![HookStep::Write(format!("{text}{block}"))])),
            Some(text) => {
                let (first, rest) = text.split_at(text.find('\n').map_or(text.len(), |at| at + 1));
                Ok((Beside::Script, vec![HookStep::Write(format!("{first}{block}{rest}"))]))
            }
            None if self.at(ASIDE).symlink_metadata().is_ok() => Err(Fault::Exists(self.aside().display().to_string())),
            None => Ok((Beside::Other, vec![HookStep::Aside, HookStep::Write(format!("{OWN}{block}"))])),
        }
    }

    /// What has to be done to have the hook as it was; nothing when there is nothing of ours in it.
    pub fn take_out(&self) -> Result<Vec<HookStep>, Fault> {
        let Some(text) = self.there()?.and_then(|there| there.text) else { return Ok(Vec::new()) };
        let Some((before, _, after)) = self.split(&text) else { return Ok(Vec::new()) };
        let rest = format!("{before}{after}");
        let step = match rest == OWN {
            true if self.at(ASIDE).symlink_metadata().is_ok() => HookStep::Back,
            true => HookStep::Remove,
            false => HookStep::Write(rest),
        };
        Ok(vec![step])
    }

    /// Does it; what was done of it is undone when a step fails.
    pub fn apply(&self, steps: &[HookStep]) -> Result<(), Fault> {
        let (hook, aside) = (self.at("pre-commit"), self.at(ASIDE));
        for (at, step) in steps.iter().enumerate() {
            let done = match step {
                HookStep::Write(text) => self.write(&hook, text),
                HookStep::Aside => std::fs::rename(&hook, &aside).map_err(Fault::io(&hook)),
                HookStep::Back => std::fs::rename(&aside, &hook).map_err(Fault::io(&aside)),
                HookStep::Remove => std::fs::remove_file(&hook).map_err(Fault::io(&hook)),
            };
            if done.is_err() && steps.iter().take(at).any(|step| *step == HookStep::Aside) {
                let _ = std::fs::rename(&aside, &hook);
            }
            done?;
        }
        Ok(())
    }

    fn write(&self, hook: &Path, text: &str) -> Result<(), Fault> {
        if !self.folder.is_dir() {
            file::make_folder(&self.folder)?;
        }
        file::replace_file(hook, text.as_bytes())?;
        let sleeps = hook.metadata().is_ok_and(|data| !runs(&data));
        if sleeps && text.contains(MARK) { make_runnable(hook) } else { Ok(()) }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn marks(&self) -> [String; 2] {
        [format!("{MARK}{}\n", self.workspace), format!("# <<< stay check: {}\n", self.workspace)]
    }

    fn block(&self, said: &str) -> String {
        let [start, end] = self.marks();
        format!("{start}{said}{end}")
    }

    /// A text around our block in it: what is before, the block, what comes after.
    fn split<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
        let [start, end] = self.marks();
        let from = text.find(&start).filter(|at| *at == 0 || slice(text, ..*at).ends_with('\n'))?;
        let to = from + slice(text, from..).find(&end)? + end.len();
        Some((slice(text, ..from), slice(text, from..to), slice(text, to..)))
    }

    fn there(&self) -> Result<Option<There>, Fault> {
        let path = self.at("pre-commit");
        let data = match path.symlink_metadata() {
            Ok(data) => data,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Fault::Io { path, error }),
        };
        let text = if data.is_file() { file::text(&path).ok() } else { None };
        Ok(Some(There { text, runs: runs(&data) }))
    }
}

struct There {
    /// Its text, where it is a file with one.
    text: Option<String>,
    /// Whether git runs it.
    runs: bool,
}

/// Whether a script goes on as before with a block of shell behind its first line: a shell runs all of it, and does not
/// hand it to something else.
fn takes_a_block(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('\n') else { return false };
    let Some(line) = first.strip_prefix("#!") else { return false };
    let mut words = line.split_whitespace().map(|word| word.rsplit('/').next().unwrap_or_default());
    let program = words.find(|word| *word != "env" && !word.starts_with('-'));
    let hands_on = rest.lines().any(|line| line.contains("exec") && line.contains("$0"));
    program.is_some_and(|program| matches!(program, "sh" | "bash" | "dash" | "ash" | "ksh" | "zsh")) && !hands_on
}

#[cfg(unix)]
fn runs(data: &std::fs::Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&data.permissions()) & 0o111 != 0
}

#[cfg(not(unix))]
fn runs(_: &std::fs::Metadata) -> bool {
    true
}

#[cfg(unix)]
fn make_runnable(path: &Path) -> Result<(), Fault> {
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).map_err(Fault::io(path))
}

#[cfg(not(unix))]
fn make_runnable(_: &Path) -> Result<(), Fault> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::takes_a_block;

    #[test]
    fn only_what_a_shell_runs_to_its_end_takes_a_block() {
        for shell in ["#!/bin/sh\necho x\n", "#!/usr/bin/env bash\n", "#! /bin/bash -e\nexit 0\n", "#!/usr/bin/env -S zsh -f\n"] {
            assert!(takes_a_block(shell), "{shell}");
        }
        let others =
            ["#!/usr/bin/env python3\n", "#!/bin/sh", "echo x\n", "#!/usr/bin/fish\n", "#!/bin/sh\n\"exec\" \"python\" \"$0\"\n", "#!\n"];
        for other in others {
            assert!(!takes_a_block(other), "{other}");
        }
    }
}
