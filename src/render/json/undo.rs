//! A command that was taken back, done again, or is the next to be.

use serde::Serialize;

/// A command and what it was about.
#[derive(Serialize)]
pub(crate) struct PastV1 {
    command: String,
    employees: Vec<String>,
    ids: Vec<String>,
    paths: Vec<String>,
}

impl PastV1 {
    /// What the command is called, whose records it wrote, which, and where they lie.
    pub(crate) fn new(command: String, employees: Vec<String>, ids: Vec<String>, paths: Vec<String>) -> PastV1 {
        PastV1 { command, employees, ids, paths }
    }
}
