//! The story of records.

use super::Day;
use crate::domain::history::{FieldChange, Happened, Moment};
use serde::Serialize;

/// What happened to one file, at one moment.
#[derive(Serialize)]
pub(crate) struct LogV1<'m> {
    path: &'m str,
    id: Option<&'m str>,
    employee: Option<&'m str>,
    happened: &'static str,
    commit: Option<&'m str>,
    date: Option<Day>,
    by: Option<&'m str>,
    fields: Vec<FieldV1<'m>>,
    sealed: bool,
    readers: &'m [String],
}

#[derive(Serialize)]
struct FieldV1<'m> {
    field: &'m str,
    from: Option<&'m str>,
    to: Option<&'m str>,
}

impl<'m> LogV1<'m> {
    pub(crate) fn of(moment: &'m Moment) -> LogV1<'m> {
        let (happened, fields): (_, &[FieldChange]) = match &moment.happened {
            Happened::Made(fields) => ("made", fields),
            Happened::Changed(fields) => ("changed", fields),
            Happened::Gone => ("gone", &[]),
            Happened::Unreadable => ("unreadable", &[]),
        };
        let recorded = moment.recorded.as_ref();
        LogV1 {
            path: &moment.path,
            id: moment.source.as_ref().map(|source| source.id.as_str()),
            employee: moment.source.as_ref().and_then(|source| source.employee.as_deref()),
            happened,
            commit: recorded.map(|recorded| recorded.commit.as_str()),
            date: recorded.map(|recorded| Day(recorded.day)),
            by: recorded.map(|recorded| recorded.by.as_str()),
            sealed: moment.shut.is_some(),
            readers: moment.shut.as_ref().map_or(&[], |sealed| &sealed.readers),
            fields: fields
                .iter()
                .map(|change| FieldV1 { field: &change.field, from: change.from.as_deref(), to: change.to.as_deref() })
                .collect(),
        }
    }
}
