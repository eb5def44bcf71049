//! What `stay sync` did.

use crate::domain::incoming::Incoming;
use crate::domain::repository::OtherCommits;
use serde::Serialize;

/// What `stay sync` did.
#[derive(Serialize)]
pub(crate) struct SyncV1 {
    pub dry_run: bool,
    /// How many files were committed.
    pub committed: usize,
    /// How many files came in.
    pub received: usize,
    /// How many files had words that several people sealed, and are joined now.
    pub joined: usize,
    /// How many files were taken out, since what they are of was forgotten.
    pub forgotten: usize,
    /// The commits that asked for that.
    pub asked_in: Vec<String>,
    /// Whether anything was sent.
    pub sent: bool,
    /// Files that are not the workspace's.
    pub left_out: Vec<String>,
    /// Files of the workspace that git never sends.
    pub unsent: Vec<String>,
    /// In a dry run, how many commits wait to be sent.
    pub to_send: usize,
    /// In a dry run, how many commits are known to come in.
    pub to_receive: Option<usize>,
    /// Commits of other things, sent or to be sent.
    pub other_commits: OtherCommitsV1,
    /// What came in, by what it means.
    pub came_in: IncomingV1,
    /// Files that were brought from an old clone.
    pub brought: Vec<String>,
    /// Files of an old clone that were not brought, since they were taken out of the history.
    pub taken_out: Vec<String>,
}

/// Commits of other things than the workspace.
#[derive(Serialize)]
pub(crate) struct OtherCommitsV1 {
    commits: usize,
    places: Vec<String>,
}

/// What came in, by what it means.
#[derive(Serialize)]
pub(crate) struct IncomingV1 {
    actions_for_you: usize,
    actions: usize,
    kept: usize,
    late: usize,
    dropped: usize,
    #[serde(rename = "talks")]
    conversations: usize,
    held: usize,
    reached: usize,
}

impl From<OtherCommits> for OtherCommitsV1 {
    fn from(OtherCommits { commits, places }: OtherCommits) -> OtherCommitsV1 {
        OtherCommitsV1 { commits, places }
    }
}

impl From<&Incoming> for IncomingV1 {
    fn from(came: &Incoming) -> IncomingV1 {
        let Incoming { actions_for_you, actions, kept, late, dropped, conversations, held, reached } = *came;
        IncomingV1 { actions_for_you, actions, kept, late, dropped, conversations, held, reached }
    }
}
