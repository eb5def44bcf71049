//! What two people made of the same thing.

use super::Day;
use crate::domain::conflict::{Choice, Conflict, Value, Version};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Something that two sides gave different values.
#[derive(serde::Serialize)]
pub(crate) struct ConflictV1<'c> {
    path: &'c str,
    id: Option<&'c str>,
    employee: Option<&'c str>,
    field: Option<String>,
    ours: VersionV1<'c>,
    theirs: VersionV1<'c>,
    both: bool,
    chosen: Option<&'static str>,
}

#[derive(serde::Serialize)]
struct VersionV1<'c> {
    value: Option<ValueV1<'c>>,
    by: Option<&'c str>,
    date: Option<Day>,
}

/// A value as it stands in the file.
struct ValueV1<'c>(&'c Value);

impl Serialize for ValueV1<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Nothing => serializer.serialize_none(),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items.iter().map(ValueV1)),
            Value::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, &ValueV1(value)))?;
                map.end()
            }
        }
    }
}

impl<'c> ConflictV1<'c> {
    /// A conflict with what was chosen of it.
    pub(crate) fn new(conflict: &'c Conflict, choice: Choice) -> ConflictV1<'c> {
        let version = |version: &'c Version| VersionV1 {
            value: version.value.as_ref().map(ValueV1),
            by: version.recorded.as_ref().map(|made| made.by.as_str()),
            date: version.recorded.as_ref().map(|made| Day(made.day)),
        };
        ConflictV1 {
            path: &conflict.path,
            id: conflict.source.as_ref().map(|source| source.id.as_str()),
            employee: conflict.employee(),
            field: conflict.field(),
            ours: version(&conflict.yours),
            theirs: version(&conflict.theirs),
            both: conflict.both,
            chosen: choice.word(),
        }
    }
}
