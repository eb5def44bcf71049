//! The vocabulary of obstacles as `stay.yaml` has it: what an entry holds beside what the format knows, and what a change of it brings.

use super::holding::value;
use super::yaml::edit::{self, Edit, Step, walk};
use super::yaml::write::New;
use super::yaml::{self, Entry, Node, Value};
use super::{Change, Fault, Store, file, layout, schema, seal, settings, write};
use crate::domain::language::Language;
use crate::domain::obstacle::Vocabulary;
use crate::domain::problem::{Problem, Severity};
use crate::domain::records::{Folder, Place, Source};

/// A key of an entry that `stay` does not know.
struct Own<'n, 'a> {
    /// The map within the entry that holds it.
    below: Option<&'static str>,
    entry: &'n Entry<'a>,
}

/// What brings the keys that `stay` does not know from entries that are about to go to the entry `into`: what someone
/// wrote there by hand goes along. [`Fault::CannotEdit`] with the place where both say something else, or one has another shape.
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
    let terms = || from.iter().filter_map(|key| walk(root, &term(key)));
    if let Some(entry) = terms().find_map(otherwise) {
        return Err(entry);
    }
    for own in terms().flat_map(own_keys) {
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

/// A key of an entry whose value has another shape than the format's: it would go with the entry, and nothing would have it.
fn otherwise<'n, 'a>(term: &'n Node<'a>) -> Option<&'n Entry<'a>> {
    let is_text = |node: &Node| node.is_null() || node.text().is_some();
    let is_also = |node: &Node| is_text(node) || matches!(&node.value, Value::Seq(items) if items.iter().all(is_text));
    let is_label = |node: &Node| match &node.value {
        Value::Map(entries) => entries.iter().filter(|entry| Language::WORDS.contains(&&*entry.key)).all(|entry| is_text(&entry.node)),
        _ => is_text(node),
    };
    let also = term.entry("also").filter(|entry| !is_also(&entry.node));
    also.or_else(|| term.entry("label").filter(|entry| !is_label(&entry.node)))
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

/// The vocabulary that a change of `stay.yaml` brings; nothing for any other change.
pub(crate) fn coming(store: &Store, change: &Change) -> Option<Vocabulary> {
    if *change.place() != Place::Settings {
        return None;
    }
    let text = match change {
        Change::Edit { edits, .. } => {
            let text = file::text(&store.at(layout::SETTINGS)).ok()?;
            write::edited_text(layout::SETTINGS, &text, edits).ok()?
        }
        Change::Create { text, .. } | Change::Replace { text, .. } => text.clone(),
        _ => return None,
    };
    Some(settings::parse(&text).settings.vocabulary)
}

/// The obstacle that a change gives an action of a person; nothing where it was there before.
pub(crate) fn obstacle_coming(store: &Store, change: &Change) -> Option<String> {
    let is_action = |source: &Source| source.folder == Folder::Actions && source.employee.is_some();
    change.place().source().filter(|source| is_action(source))?;
    let obstacle = |text: &str| value(text, "obstacle");
    let edited = |path: &str, edits: &[Edit]| {
        let before = file::text(&store.at(path)).ok()?;
        let after = write::edited_text(path, &before, edits).ok()?;
        Some((obstacle(&before), obstacle(&after)))
    };
    let (before, after) = match change {
        Change::Create { text, .. } => (None, obstacle(text)),
        Change::Replace { before, text, .. } => (std::str::from_utf8(before).ok().and_then(obstacle), obstacle(text)),
        Change::Edit { edits, .. } => edited(&change.path(), edits)?,
        _ => return None,
    };
    after.filter(|word| before.as_ref() != Some(word))
}

/// The edits that put other obstacles in place of those in the text of a talk, as `means` says. An obstacle that is there already is
/// not named twice. Nothing where none becomes another, or it can't be done without touching something else.
pub(crate) fn renamed(text: &str, means: impl Fn(&str) -> Option<String>) -> Vec<Edit> {
    let Ok(root) = yaml::parse_fully(text) else { return Vec::new() };
    let Some(Value::Seq(items)) = root.get(seal::MIXED).map(|node| &node.value) else { return Vec::new() };
    let mut names: Vec<Option<String>> = items.iter().map(|item| item.text().map(|text| text.trim().to_owned())).collect();
    let within = || vec![Step::Key(seal::MIXED.to_owned())];
    let mut edits = Vec::new();
    // from the last on, so that the places before it stay what they are
    for at in (0..names.len()).rev() {
        let Some(name) = names.get(at).and_then(Option::as_deref) else { continue };
        // what is written so already is not there once more
        let Some(new) = means(name).filter(|new| new != name) else { continue };
        let is_there = names.iter().any(|name| name.as_deref() == Some(&*new));
        if is_there {
            edits.push(Edit::Take { within: within(), at });
            names.remove(at);
        } else {
            edits.extend([Edit::Insert { within: within(), at, item: New::text(&new) }, Edit::Take { within: within(), at: at + 1 }]);
            if let Some(name) = names.get_mut(at) {
                *name = Some(new);
            }
        }
    }
    if edit::apply(text, &edits).is_ok() {
        return edits;
    }
    let whole = Edit::set(seal::MIXED, New::texts(&names.into_iter().flatten().collect::<Vec<_>>()), &[]);
    Some(whole).filter(|whole| edit::apply(text, std::slice::from_ref(whole)).is_ok()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed_in(text: &str) -> String {
        let means = |word: &str| word.contains("traag").then(|| "trage-laptop".to_owned());
        edit::apply(text, &renamed(text, means)).unwrap()
    }

    #[test]
    fn a_word_becomes_another_where_it_stands_and_none_is_named_twice() {
        let text = "obstacles:\n- rooster # blijft\n- laptop is traag\n-\n- trage wifi\n- traag ding\nsummary: x\n";
        assert_eq!(
            renamed_in(text),
            "obstacles:\n- rooster # blijft\n- trage-laptop\n-\n- trage wifi\nsummary: x\n"
                .replace("- trage-laptop\n-\n- trage wifi\n", "-\n- trage wifi\n- trage-laptop\n")
        );
        assert_eq!(renamed_in("obstacles: [traag, rooster]\n"), "obstacles: [trage-laptop, rooster]\n");
        assert_eq!(renamed_in("obstacles:\n- trage-laptop\n- traag\n"), "obstacles:\n- trage-laptop\n");
        assert_eq!(renamed_in("obstacles:\n- rooster\n"), "obstacles:\n- rooster\n");
        assert!(renamed("obstacles:\n- koffie\n- rooster\n", |word| Some(word.to_owned())).is_empty());
        assert_eq!(renamed_in("obstacles: traag\n"), "obstacles: traag\n");
    }
}
