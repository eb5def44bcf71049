//! Whether the cycle of talks works: for each type how many are planned, held and cancelled in a period.

use super::conversation::Status;
use super::records::Records;
use super::report::Scope;
use super::settings::Settings;
use std::collections::HashMap;

/// What became of the talks of one type in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TalksOfType {
    /// The key of the type.
    pub kind: String,
    /// Still planned.
    pub planned: usize,
    /// Those of them whose day has passed.
    pub passed: usize,
    /// Begun and not rounded off.
    pub open: usize,
    pub held: usize,
    pub cancelled: usize,
    /// Whether there never was a talk of it, in this period or before.
    pub never_used: bool,
}

/// The talks of a period by type, each by its date: the types of the workspace in their order, then those that it has no longer.
pub(crate) fn by_type(records: &Records, settings: &Settings, scope: &Scope) -> Vec<TalksOfType> {
    let people = records.people();
    let unused = |kind: &str| TalksOfType { kind: kind.to_owned(), never_used: true, ..TalksOfType::default() };
    let mut types: Vec<TalksOfType> = settings.types.iter().map(|kind| unused(&kind.key)).collect();
    let mut at: HashMap<&str, usize> = settings.types.iter().enumerate().map(|(at, kind)| (kind.key.as_str(), at)).collect();
    let known = types.len();
    for talk in records.conversations.iter().filter(|talk| scope.only.has(Some(&talk.employee), &people)) {
        let at = *at.entry(&talk.kind).or_insert_with(|| {
            types.push(unused(&talk.kind));
            types.len() - 1
        });
        let row = &mut types[at];
        row.never_used = false;
        if scope.period.covers(talk.date) {
            match talk.status {
                Status::Planned => {
                    row.planned += 1;
                    row.passed += usize::from(talk.date < scope.as_of);
                }
                Status::Open => row.open += 1,
                Status::Closed => row.held += 1,
                Status::Cancelled => row.cancelled += 1,
            }
        }
    }
    types[known..].sort_by(|a, b| a.kind.cmp(&b.kind));
    types
}
