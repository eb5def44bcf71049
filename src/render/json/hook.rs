//! The hook that `stay check --install-hook` puts in.

use serde::Serialize;

/// The hook before a commit.
#[derive(Serialize)]
pub(crate) struct HookV1 {
    path: String,
    installed: bool,
    changed: bool,
    aside: Option<String>,
}

impl HookV1 {
    /// Where it is, whether it is there now, whether that changed, and where the hook went that was there.
    pub(crate) fn new(path: String, installed: bool, changed: bool, aside: Option<String>) -> HookV1 {
        HookV1 { path, installed, changed, aside }
    }
}
