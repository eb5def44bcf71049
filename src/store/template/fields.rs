//! Which fields the form of each kind of file has, in the order of the format.
//!
//! What a command sets and nobody types is not among them: ids, the days of making and ending, marks of what came in
//! and of what was released. Where such a key is there it stays as it is.

use crate::domain::records::Folder;

/// The field of a conversation's form for what is promised in it.
pub const PROMISES: &str = "actions";

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldShape {
    /// A word, a day or an id.
    Word,
    /// A text on one line.
    Line,
    /// A longer text, on lines of its own.
    Text,
    Words,
    Lines,
    Map(Vec<Field>),
    /// A list of things that have fields of their own.
    List(Vec<Field>),
    /// Lines in the form only, which never get into the file.
    Aside,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub key: String,
    /// How it is filled in.
    pub shape: FieldShape,
    /// What stands above it in the form: what it is for, or what there is to choose from.
    pub note: Vec<String>,
}

impl Field {
    /// A field without a note.
    pub fn new(key: &str, shape: FieldShape) -> Field {
        Field { key: key.to_owned(), shape, note: Vec::new() }
    }

    /// Whether it holds words of ours and no text of a person's own.
    pub fn is_word(&self) -> bool {
        matches!(self.shape, FieldShape::Word | FieldShape::Words)
    }
}

fn fields(of: &[(&str, FieldShape)]) -> Vec<Field> {
    of.iter().map(|(key, shape)| Field::new(key, shape.clone())).collect()
}

/// Those of a record; `organisation`: of an action that is nobody's own.
pub fn record(folder: Folder, organisation: bool) -> Vec<Field> {
    use FieldShape::{Aside, Line, Lines, List, Map, Text, Word, Words};
    match folder {
        Folder::Conversations => fields(&[
            ("type", Word),
            ("status", Word),
            ("date", Word),
            ("with", Line),
            ("themes", Words),
            ("preparation", Map(fields(&[("employee", Text), ("manager", Text)]))),
            ("answers", List(fields(&[("question", Line), ("answer", Text)]))),
            ("obstacles", Lines),
            ("energy", Lines),
            ("signals", Words),
            ("wishes", List(fields(&[("signal", Word), ("what", Line), ("cost", Word), ("by", Word)]))),
            ("summary", Text),
            (PROMISES, Aside),
            ("next", Word),
        ]),
        Folder::Actions => {
            let all = fields(&[
                ("title", Line),
                ("owner", Line),
                ("due", Word),
                ("status", Word),
                ("conversation", Word),
                ("kind", Word),
                ("goal", Word),
                ("obstacle", Line),
                ("note", Text),
                ("win", Line),
                ("dropped-because", Line),
            ]);
            let persons = ["conversation", "goal"];
            all.into_iter().filter(|field| !organisation || !persons.contains(&field.key.as_str())).collect()
        }
        Folder::Goals => fields(&[
            ("title", Line),
            ("by", Word),
            ("status", Word),
            ("supports", Line),
            ("towards", Line),
            ("project", Line),
            ("progress", List(fields(&[("date", Word), ("note", Text)]))),
        ]),
        Folder::Notes => fields(&[("text", Text), ("shared", Word)]),
        Folder::Private => fields(&[("text", Text)]),
    }
}

/// The fields at the top of a page that are days.
pub(super) const DAYS: [&str; 7] = ["started", "left", "date", "next", "due", "by", "closed"];

/// Those of a person; `kinds` are the types of conversation that have a rhythm.
pub fn employee<'k>(kinds: impl Iterator<Item = &'k str>) -> Vec<Field> {
    use FieldShape::{Line, Lines, List, Map, Word};
    let rhythm = kinds.map(|kind| Field::new(kind, Word)).collect();
    fields(&[
        ("name", Line),
        ("team", Line),
        ("manager", Line),
        ("role", Line),
        ("purpose", Line),
        ("email", Line),
        ("number", Line),
        ("started", Word),
        ("rhythm", Map(rhythm)),
        ("basics", Lines),
        ("away", List(fields(&[("from", Word), ("until", Word)]))),
        ("left", Word),
        ("left-because", Line),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::schema;

    #[test]
    fn every_field_is_a_key_of_the_format_and_in_its_order() {
        let orders = [
            (record(Folder::Conversations, false), schema::CONVERSATION),
            (record(Folder::Actions, false), schema::ACTION),
            (record(Folder::Actions, true), schema::ACTION),
            (record(Folder::Goals, false), schema::GOAL),
            (record(Folder::Notes, false), schema::NOTE),
            (employee(["stay"].into_iter()), schema::EMPLOYEE),
        ];
        for (fields, order) in orders {
            let places: Vec<usize> = fields
                .iter()
                .filter(|field| field.shape != FieldShape::Aside)
                .map(|field| order.iter().position(|key| *key == field.key).unwrap_or_else(|| panic!("{}", field.key)))
                .collect();
            assert!(places.is_sorted(), "{places:?}");
        }
    }
}
