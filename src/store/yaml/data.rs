//! The data of a document without its layout, to compute the result of an edit.

use super::edit::{Edit, Step};
use super::node::{Node, Value};
use super::write::New;

/// The data of a document: maps without order, texts without style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Data {
    Null,
    Text(String),
    List(Vec<Data>),
    Map(std::collections::BTreeMap<String, Data>),
}

impl From<&Node<'_>> for Data {
    fn from(node: &Node) -> Self {
        match &node.value {
            Value::Null => Data::Null,
            Value::Seq(items) => Data::List(items.iter().map(Data::from).collect()),
            Value::Map(entries) => Data::Map(entries.iter().map(|entry| (entry.key.to_string(), Data::from(&entry.node))).collect()),
            Value::Scalar(_) | Value::Literal { .. } => Data::Text(node.text().unwrap_or_default().into_owned()),
        }
    }
}

impl From<&New> for Data {
    fn from(new: &New) -> Self {
        match new {
            New::Text(text) | New::Word(text) => Data::Text(text.clone()),
            New::List(items) => Data::List(items.iter().map(Data::from).collect()),
            New::Map(entries) => Data::Map(entries.iter().map(|(key, value)| (key.clone(), Data::from(value))).collect()),
        }
    }
}

impl Data {
    /// Makes an edit; `None` where it makes no sense.
    pub(super) fn change(&mut self, within: &[Step], edit: &Edit) -> Option<()> {
        if let Some((step, rest)) = within.split_first() {
            let next = match (step, self) {
                (Step::Key(key), Data::Map(entries)) => entries.get_mut(key),
                (Step::Index(at), Data::List(items)) => items.get_mut(*at),
                _ => None,
            };
            return next?.change(rest, edit);
        }
        if let (Edit::Insert { .. } | Edit::Take { .. }, Data::List(items)) = (edit, &mut *self) {
            match edit {
                Edit::Insert { at, item, .. } if *at <= items.len() => items.insert(*at, Data::from(item)),
                Edit::Take { at, .. } if *at < items.len() => drop(items.remove(*at)),
                _ => return None,
            }
            return Some(());
        }
        if *self == Data::Null {
            *self = Data::Map(Default::default());
        }
        let Data::Map(entries) = self else { return None };
        match edit {
            Edit::Set { key, value, .. } => {
                entries.insert(key.clone(), Data::from(value));
            }
            Edit::Remove { key, .. } => {
                entries.remove(key);
            }
            Edit::Append { key, item, .. } => match entries.entry(key.clone()).or_insert(Data::Null) {
                Data::List(items) => items.push(Data::from(item)),
                slot @ Data::Null => *slot = Data::List(vec![Data::from(item)]),
                _ => return None,
            },
            Edit::Insert { .. } | Edit::Take { .. } => return None,
        }
        Some(())
    }
}
