//! Programs that others made, to read with what `stay` writes: icalendar, khal, vdirsyncer, duckdb, chdb, and Spark where it was
//! asked for.
//!
//! `.ci/clients` brings them into the build folder. Where they are not a test says so and passes; the gate sets `STAY_NEEDS_CLIENTS`,
//! and then it fails.

use std::path::{Path, PathBuf};

/// The folder with the programs; `None` where they are not, which is said.
pub fn clients() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?.join("clients");
    // written last
    if folder.join("wanted").is_file() {
        return Some(folder.join("bin"));
    }
    assert!(std::env::var_os("STAY_NEEDS_CLIENTS").is_none(), "no Python tools here, and this run needs them: .ci/clients");
    eprintln!("no Python tools here (.ci/clients brings them): skipped");
    None
}
