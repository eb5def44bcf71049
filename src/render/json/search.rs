//! What was found, as JSON has it.

use super::Day;
use crate::domain::records::Folder;
use crate::domain::search::Hit;
use serde::Serialize;

/// A text that has the words.
#[derive(Serialize)]
pub(crate) struct HitV1<'h> {
    employee: Option<&'h str>,
    id: &'h str,
    record: &'static str,
    #[serde(rename = "type")]
    of_type: Option<&'h str>,
    title: Option<&'h str>,
    field: &'static str,
    date: Day,
    text: &'h str,
}

impl<'h> HitV1<'h> {
    /// A hit.
    pub(crate) fn of(hit: &'h Hit) -> HitV1<'h> {
        HitV1 {
            employee: hit.employee.as_deref(),
            id: hit.id.as_str(),
            record: match hit.folder {
                Folder::Conversations => "conversation",
                Folder::Actions => "action",
                Folder::Goals => "goal",
                Folder::Notes | Folder::Private => "note",
            },
            of_type: hit.kind.as_deref(),
            title: hit.title.as_deref(),
            field: hit.field.word(),
            date: Day(hit.date),
            text: &hit.text,
        }
    }
}
