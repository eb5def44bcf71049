//! The program, free of whatever surrounds the test.

pub mod axe;
pub mod browser;
pub mod chromium;
pub mod clients;
pub mod clone_pair;
pub mod clones;
pub mod conflicts;
pub mod faults;
pub mod histories;
pub mod measurements;
pub mod sandbox;
pub mod sealed;
pub mod sealed_clones;
#[cfg(unix)]
pub mod sealed_git;
pub mod sealing;
pub mod story;
pub mod sync_hints;
#[cfg(target_os = "linux")]
pub mod terminal;
#[cfg(target_os = "linux")]
pub mod traces;
pub mod workspace;
pub mod yaml_documents;
pub mod yaml_layouts;
pub mod yaml_oracle;
pub mod yaml_texts;

use proptest::test_runner::Config;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

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

/// So many cases, unless `PROPTEST_CASES` says otherwise, and no file of them left behind.
pub fn cases(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// A temporary folder where flushing costs nothing, if there is such a place: what tests stop is a process, not the machine.
pub fn in_memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// A temporary folder in the build folder: for what lives as long as the tests run, which nothing takes away at their end.
pub fn in_build_folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

/// Copies a file, or a folder with all below it, permissions and all.
pub fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        std::fs::copy(from, to).unwrap();
        return;
    }
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}

/// Makes a script that can be run. Another program writes it: as long as this one had it open, a child that another test
/// starts at that moment would hold it open too, and it would be busy.
pub fn script(path: &Path, text: &str) {
    let mut command = Command::new("sh");
    command.args(["-c", "mkdir -p \"${1%/*}\" && cat > \"$1\" && chmod 755 \"$1\"", "sh"]).arg(path).stdin(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}
