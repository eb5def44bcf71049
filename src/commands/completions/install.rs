//! Completion in every new shell: one line in the file that the shell reads when it starts.

use super::shells::Shell;
use crate::context::Context;
use crate::error::{Code, Error};
use crate::i18n::completions as says;
use crate::render::printable::printable;
use anyhow::Context as _;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Puts the line where it belongs; it is there once, however often it is asked for.
pub(super) fn install(cx: &Context, shell: Shell) -> Result<(), Error> {
    let file = place(shell).ok_or_else(|| Error::refused(says::no_place()).hint(says::no_place_hint(shell.name(), line(shell))))?;
    let shown = printable(&file.display().to_string());
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        // what can't be read as text is not written to
        Err(error) => return Err(Error::of(Code::Io, says::not_read(&shown, &crate::i18n::problems::io(cx.lang, error.kind())))),
    };
    if text.lines().any(|there| there.trim() == line(shell)) {
        cx.out.message(&says::is_there(cx.lang, &shown));
        return Ok(());
    }
    if !cx.flags.dry_run {
        append(&file, &text, line(shell)).with_context(|| shown.clone())?;
    }
    cx.done(says::installed(line(shell), &shown));
    if !cx.flags.dry_run {
        cx.out.message(&format!("  {}", says::from_next_shell(cx.lang)));
    }
    Ok(())
}

/// Adds a line to what is there; the file keeps its rights, its links and every byte of its own.
fn append(file: &Path, text: &str, line: &str) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let before = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    let mut opened = OpenOptions::new().create(true).append(true).open(file)?;
    opened.write_all(format!("{before}{line}\n").as_bytes())?;
    opened.sync_all()
}

/// The line that makes completions each time that a shell starts, so that they are those of the program as it is then.
fn line(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => "source <(stay completions bash)",
        // completion has to be there before anything is added to it
        Shell::Zsh => "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }; source <(stay completions zsh)",
        Shell::Fish => "stay completions fish | source",
        Shell::Powershell => "stay completions powershell | Out-String | Invoke-Expression",
        Shell::Elvish => "eval (stay completions elvish | slurp)",
    }
}

/// The file that a shell reads when it starts.
fn place(shell: Shell) -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || std::env::home_dir().filter(|home| home.is_absolute());
    let config = || set("XDG_CONFIG_HOME").or_else(|| home().map(|home| home.join(".config")));
    match shell {
        Shell::Bash => home().map(|home| home.join(".bashrc")),
        Shell::Zsh => set("ZDOTDIR").or_else(home).map(|folder| folder.join(".zshrc")),
        Shell::Fish => config().map(|config| config.join("fish/completions/stay.fish")),
        Shell::Elvish => config().map(|config| config.join("elvish/rc.elv")),
        // where Windows keeps it only PowerShell knows
        Shell::Powershell if cfg!(windows) => None,
        Shell::Powershell => config().map(|config| config.join("powershell/Microsoft.PowerShell_profile.ps1")),
    }
}
