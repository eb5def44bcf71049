//! Places that should be read once more, without their words.

use crate::domain::care::Topic;
use serde::Serialize;

/// One place.
#[derive(Serialize)]
pub(crate) struct CareV1 {
    path: String,
    line: u32,
    topic: &'static str,
}

impl CareV1 {
    pub(crate) fn new(path: String, line: u32, topic: Topic) -> CareV1 {
        CareV1 { path, line, topic: topic.word() }
    }
}
