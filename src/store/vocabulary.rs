//! The vocabulary of obstacles as `stay.yaml` has it: what an entry holds beside what the format knows.

use super::yaml::edit::{Edit, Step, walk};
use super::yaml::write::New;
use super::yaml::{self, Entry, Node, Value};
use super::{Fault, Store, file, layout, schema};
use crate::domain::language::Language;
use crate::domain::problem::{Problem, Severity};

/// A key of an entry that `stay` does not know.
struct Own<'n, 'a> {
    /// The map within the entry that holds it.
    below: Option<&'static str>,
    entry: &'n Entry<'a>,
}

/// What brings the keys that `stay` does not know from entries that are about to go to the entry `into`: what someone
/// wrote there by hand goes along. [`Fault::CannotEdit`] with the place where both say something else.
pub(crate) fn own_keys_of_terms(store: &Store, from: &[String], into: &str) -> Result<Vec<Edit>, Fault> {
    let unreadable = |kind| Problem { path: layout::SETTINGS.to_owned(), line: 0, column: 0, kind, severity: Severity::Unreadable };
    let text = file::text(&store.at(layout::SETTINGS)).map_err(|kind| Fault::Unreadable(Box::new(unreadable(kind))))?;
    let Ok(root) = yaml::parse_fully(&text) else { return Ok(Vec::new()) };
    carried(&root, from, into).map_err(|entry| Fault::CannotEdit {
        path: layout::SETTINGS.to_owned(),
        key: entry.key.to_string(),
        line: entry.at.line,
        column: entry.at.column,
    })
}

fn carried<'n, 'a>(root: &'n Node<'a>, from: &[String], into: &str) -> Result<Vec<Edit>, &'n Entry<'a>> {
    let term = |key: &str| vec![Step::Key("obstacles".to_owned()), Step::Key(key.to_owned())];
    let mut found: Vec<Own> = Vec::new();
    let mut edits = Vec::new();
    for own in from.iter().filter_map(|key| walk(root, &term(key))).flat_map(own_keys) {
        let within = [term(into), own.below.iter().map(|key| Step::Key((*key).to_owned())).collect()].concat();
        let key = &own.entry.key;
        let known = walk(root, &within);
        let earlier = found.iter().find(|other| other.below == own.below && other.entry.key == *key).map(|other| &other.entry.node);
        match known.and_then(|known| known.get(key)).or(earlier) {
            Some(there) if there.same_data(&own.entry.node) => continue,
            Some(_) => return Err(own.entry),
            // a label that is one text for both languages has no room for a third
            None if own.below.is_some() && known.is_some_and(|known| !matches!(known.value, Value::Map(_))) => return Err(own.entry),
            None if own.entry.node.shared => return Err(own.entry),
            None => {
                let value = New::of(&own.entry.node);
                let makes_label = known.is_none() && !found.iter().any(|other| other.below == own.below);
                edits.push(match own.below.filter(|_| makes_label) {
                    Some(label) => Edit::set_within(term(into), label, New::Map(vec![(key.to_string(), value)]), &[]),
                    None => Edit::set_within(within, key, value, &[]),
                });
            }
        }
        found.push(own);
    }
    Ok(edits)
}

/// The keys of an entry that are nothing to `stay`, those of its label among them.
fn own_keys<'n, 'a>(term: &'n Node<'a>) -> Vec<Own<'n, 'a>> {
    let unknown = |node: Option<&'n Node<'a>>, below, known: &[&str]| -> Vec<Own<'n, 'a>> {
        let Some(Value::Map(entries)) = node.map(|node| &node.value) else { return Vec::new() };
        entries.iter().filter(|entry| !known.contains(&&*entry.key)).map(|entry| Own { below, entry }).collect()
    };
    let mut found = unknown(Some(term), None, schema::TERM);
    found.extend(unknown(term.get("label"), Some("label"), Language::WORDS));
    found
}
