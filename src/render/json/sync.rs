//! What `stay sync` did.

use crate::domain::came_in::CameIn;
use serde::Serialize;

/// What `stay sync` did.
#[derive(Serialize)]
pub struct SyncV1 {
    dry_run: bool,
    committed: usize,
    received: usize,
    sent: bool,
    left_out: Vec<String>,
    came_in: CameInV1,
}

#[derive(Serialize)]
struct CameInV1 {
    actions_for_you: usize,
    actions: usize,
    kept: usize,
    late: usize,
    dropped: usize,
    talks: usize,
    held: usize,
    reached: usize,
}

impl SyncV1 {
    /// Files committed and received, whether anything was sent, files that stay out, and what came in.
    pub fn new(dry_run: bool, committed: usize, received: usize, sent: bool, left_out: Vec<String>, came: &CameIn) -> SyncV1 {
        let CameIn { actions_for_you, actions, kept, late, dropped, talks, held, reached } = *came;
        let came_in = CameInV1 { actions_for_you, actions, kept, late, dropped, talks, held, reached };
        SyncV1 { dry_run, committed, received, sent, left_out, came_in }
    }
}
