//! Chromium without a window: where it is, and how it keeps to the page that it is given.
//!
//! Where there is none a test says so and passes; the gate sets `STAY_NEEDS_BROWSER`, and then it fails.

use std::path::PathBuf;

/// The names that it goes by.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// Flags without which it would look for more than the page that it is given.
pub const CALM: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

/// Where Chromium is; `None` where it is not, which is said.
pub fn chromium() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::var_os("PATH").iter().flat_map(std::env::split_paths).collect();
    let found = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file());
    if found.is_none() {
        assert!(std::env::var_os("STAY_NEEDS_BROWSER").is_none(), "no Chromium here, and this run needs one");
        eprintln!("no Chromium here: skipped");
    }
    found.filter(|_| cfg!(unix))
}
