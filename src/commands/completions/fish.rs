//! Fish: it quotes what it puts into a line itself, and shows a value as it is. A value with signs that can't be seen is
//! left out there: it could not be told from another. So is one that begins with `~`, which fish leaves as it is.
//!
//! The word that is completed comes as it stands in the line, quotes and all; they mean much the same as in bash.

use super::shells::Candidate;
use crate::render::printable::printable;

pub(super) const SCRIPT: &str = r#"complete --erase --command stay
complete --keep-order --no-files --command stay --arguments "(COMPLETE=fish command stay -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token --cut-at-cursor) 2>/dev/null)"
"#;

pub(super) fn answer(found: &[Candidate]) -> String {
    let plain = found.iter().filter(|found| found.is_plain() && !found.value.starts_with('~'));
    plain.map(|found| format!("{}\t{}\n", found.value, printable(&found.help))).collect()
}
