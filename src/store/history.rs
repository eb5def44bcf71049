//! The changes of a file's fields between two of its versions.

use super::seal::{self, Opened};
use super::yaml::{self, Node, Value};
use super::{Store, layout};
use crate::domain::employee::Slug;
use crate::domain::history::{FieldChange, Happened};
use crate::domain::records::{Place, Source};
use crate::domain::sealed::{Sealed, is_shut};

/// Compares two versions of a file, as far as whoever asks can open what is sealed in them. Words that were sealed anew and say the
/// same did not change. With what happened comes what is sealed where sealed words changed, or may have, that could not be opened. `home`
/// is where a person lives now whose file lay in another folder.
pub(crate) fn opened(
    store: &Store,
    path: &str,
    before: Option<&str>,
    after: Option<&str>,
    home: impl Fn(&Slug) -> Slug,
) -> (Happened, Option<Sealed>) {
    let is_sealed = [before, after].into_iter().flatten().any(seal::may_be_sealed);
    let place = match layout::place(path) {
        _ if !is_sealed => return (happened(before, after), None),
        Place::Record(source) => Place::Record(Source { employee: source.employee.as_ref().map(&home), ..source }),
        Place::Employee(slug) => Place::Employee(home(&slug)),
        other => other,
    };
    let open = |text: Option<&str>| text.map(|text| seal::open_text(store, &place, text));
    let (was, now) = (open(before), open(after));
    let text = |opened: &Option<Opened>| opened.as_ref().map(|opened| opened.text.clone());
    let mut what = happened(text(&was).as_deref(), text(&now).as_deref());
    let sealed = |opened: &Option<Opened>| opened.as_ref().and_then(|opened| opened.sealed.clone());
    let (was, now) = (sealed(&was), sealed(&now));
    let words = seal::words(&place);
    if let Happened::Changed(fields) = &mut what {
        if is_shut(was.as_ref()) || is_shut(now.as_ref()) {
            // of words that could be read on one side alone nobody can tell whether they changed
            let is_open = |key: &str| !words.contains(&key) || key == seal::MIXED && was.is_some() && now.is_some();
            fields.retain(|change| is_open(change.field.split('.').next().unwrap_or_default()));
        }
        if let (Some(was), Some(now)) = (&was, &now) {
            let other =
                |from: &Sealed, than: &Sealed| from.readers.iter().filter(|key| !than.readers.contains(key)).cloned().collect::<Vec<_>>();
            let joined = |keys: Vec<String>| (!keys.is_empty()).then(|| keys.join(", "));
            let (gone, came) = (joined(other(was, now)), joined(other(now, was)));
            if gone.is_some() || came.is_some() {
                fields.push(FieldChange { field: seal::READERS.to_owned(), from: gone, to: came });
            }
        }
    }
    let blocks = |text: Option<&str>| text.and_then(|text| yaml::parse(text).ok()).map(|root| seal::blocks(&root)).unwrap_or_default();
    let shut = [now, was].into_iter().flatten().find(|sealed| !sealed.is_read());
    let is_other = after.is_some() && blocks(before) != blocks(after);
    (what, shut.filter(|_| is_other))
}

/// Compares two versions of a file; `None` is a file that is not there.
pub(crate) fn happened(before: Option<&str>, after: Option<&str>) -> Happened {
    let Some(after) = after else { return Happened::Gone };
    let Ok(now) = yaml::parse(after) else { return Happened::Unreadable };
    let was = match before.map(yaml::parse) {
        None => None,
        Some(Ok(was)) => Some(was),
        Some(Err(_)) => return Happened::Unreadable,
    };
    let mut changes = Vec::new();
    compare("", was.as_ref(), Some(&now), &mut changes);
    if was.is_none() { Happened::Made(changes) } else { Happened::Changed(changes) }
}

fn compare(field: &str, was: Option<&Node>, now: Option<&Node>, changes: &mut Vec<FieldChange>) {
    let map = |node: Option<&Node>| node.is_none_or(|node| matches!(node.value, Value::Map(_)));
    match (was, now) {
        (Some(was), Some(now)) if was.same_data(now) => {}
        (None, None) => {}
        _ if map(was) && map(now) => {
            let keys_of = |node: Option<&Node>| match node.map(|node| &node.value) {
                Some(Value::Map(entries)) => entries.iter().map(|entry| entry.key.to_string()).collect(),
                _ => Vec::new(),
            };
            let mut keys: Vec<String> = keys_of(was);
            keys.extend(keys_of(now).into_iter().filter(|key| was.and_then(|was| was.entry(key)).is_none()));
            for key in keys {
                let path = if field.is_empty() { key.clone() } else { format!("{field}.{key}") };
                compare(&path, was.and_then(|was| was.get(&key)), now.and_then(|now| now.get(&key)), changes);
            }
        }
        _ if list(was) && list(now) => {
            let (was, now) = (items(was), items(now));
            let entries = |items: &[&Node]| items.iter().all(|item| matches!(item.value, Value::Map(_)));
            if was.len() == now.len() && entries(&was) && entries(&now) {
                for (at, (was, now)) in was.iter().zip(&now).enumerate() {
                    compare(&format!("{field}.{}", at + 1), Some(was), Some(now), changes);
                }
                return;
            }
            let missing = |from: &[&Node], in_: &[&Node]| -> Vec<String> {
                from.iter().filter(|item| !in_.iter().any(|other| other.same_data(item))).map(|item| told(item)).collect()
            };
            let (gone, came) = (missing(&was, &now), missing(&now, &was));
            let joined = |texts: Vec<String>| (!texts.is_empty()).then(|| texts.join(", "));
            changes.push(FieldChange { field: field.to_owned(), from: joined(gone), to: joined(came) });
        }
        _ => {
            let text = |node: Option<&Node>| node.filter(|node| !node.is_null()).map(told);
            changes.push(FieldChange { field: field.to_owned(), from: text(was), to: text(now) });
        }
    }
}

fn list(node: Option<&Node>) -> bool {
    node.is_none_or(|node| matches!(node.value, Value::Seq(_)))
}

fn items<'n, 'a>(node: Option<&'n Node<'a>>) -> Vec<&'n Node<'a>> {
    match node.map(|node| &node.value) {
        Some(Value::Seq(items)) => items.iter().collect(),
        _ => Vec::new(),
    }
}

/// A value in words; of a map the values of its keys.
fn told(node: &Node) -> String {
    match &node.value {
        Value::Map(entries) => entries.iter().map(|entry| told(&entry.node)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": "),
        Value::Seq(items) => items.iter().map(told).collect::<Vec<_>>().join(", "),
        _ => node.text().unwrap_or_default().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(field: &str, from: Option<&str>, to: Option<&str>) -> FieldChange {
        FieldChange { field: field.to_owned(), from: from.map(str::to_owned), to: to.map(str::to_owned) }
    }

    #[test]
    fn field_by_field() {
        let before = "due: 2026-12-02\nstatus: open\nenergy:\n- a\n- b\nanswers:\n- question: q\n  answer: x\n";
        let after = "status: done\ndue: 2026-12-02\nclosed: 2026-12-01\nenergy: [b, c]\nanswers:\n- question: q\n  answer: y\n";
        let expected = [
            change("status", Some("open"), Some("done")),
            change("energy", Some("a"), Some("c")),
            change("answers.1.answer", Some("x"), Some("y")),
            change("closed", None, Some("2026-12-01")),
        ];
        assert_eq!(happened(Some(before), Some(after)), Happened::Changed(expected.to_vec()));
        assert_eq!(happened(Some(before), Some(&format!("# nieuw\n{before}"))), Happened::Changed(Vec::new()));
        assert_eq!(happened(Some(before), None), Happened::Gone);
        assert_eq!(happened(None, Some("id: a\n")), Happened::Made(vec![change("id", None, Some("a"))]));
        assert_eq!(happened(Some(before), Some("<<<<<<< x\n")), Happened::Unreadable);
    }

    #[test]
    fn maps_within_are_gone_into() {
        let changes = happened(Some("rhythm: {check-in: 2 weeks}\n"), Some("rhythm: {check-in: 1 month, stay: never}\n"));
        let expected = [change("rhythm.check-in", Some("2 weeks"), Some("1 month")), change("rhythm.stay", None, Some("never"))];
        assert_eq!(changes, Happened::Changed(expected.to_vec()));
    }
}
