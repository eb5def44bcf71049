//! "You said, we did", as JSON has it.

use super::{ActionV1, JsonContext};
use crate::domain::follow_up::Followed;
use serde::Serialize;

/// What came of what was promised.
#[derive(Serialize)]
pub(crate) struct FollowedV1<'r> {
    conversation: Option<&'r str>,
    promised: Vec<ActionV1<'r>>,
    still_open: Vec<ActionV1<'r>>,
    ended: Vec<ActionV1<'r>>,
    organisation: Vec<ActionV1<'r>>,
}

impl<'r> JsonContext<'r> {
    /// What came of what was promised.
    pub(crate) fn followed(&self, followed: &Followed<'r>) -> FollowedV1<'r> {
        FollowedV1 {
            conversation: followed.conversation.map(|conversation| conversation.id.as_str()),
            promised: self.actions(&followed.promised),
            still_open: self.actions(&followed.still_open),
            ended: self.actions(&followed.ended),
            organisation: self.actions(&followed.organisation),
        }
    }
}
