//! The program, free of whatever surrounds the test.

pub mod browser;
pub mod chromium;
pub mod story;

use std::path::Path;
use std::process::Command;

/// The day of every story, unless a command says otherwise.
pub const TODAY: &str = "2026-11-22";

/// Where the program keeps what it keeps of a user, in tests: not in anyone's home.
pub const STATE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/state");

/// Runs the program in a folder, free of whatever surrounds the test.
pub fn stay(home: &Path, lang: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stay"));
    command.env_clear();
    for kept in ["PATH", "SYSTEMROOT"] {
        command.envs(std::env::var_os(kept).map(|value| (kept, value)));
    }
    let locale = if lang == "nl" { "nl_NL.UTF-8" } else { "en_GB.UTF-8" };
    command.env("XDG_STATE_HOME", STATE);
    command.env("HOME", home).env("STAY_TODAY", TODAY).env("LANG", locale).env("NO_COLOR", "1").env("COLUMNS", "80");
    command
}
