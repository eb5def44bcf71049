//! Marking a passage as released for the formal cycle: an action, or one answer of a conversation.

use super::yaml::edit::{self, Edit, Step};
use super::yaml::write::New;
use super::yaml::{self, Node, Value};
use super::{Fault, Store, file, layout, schema, seal};
use crate::domain::problem::{Problem, Severity};
use crate::domain::records::{Folder, Source};
use crate::domain::words;

const RELEASED: &str = "released";

/// The edit that releases a passage of a record, or takes that back; `answer` counts the answers of a conversation
/// from 0, and is left out for an action. `None` when there is no such answer.
pub(crate) fn release(store: &Store, source: &Source, answer: Option<usize>, released: bool) -> Result<Option<Edit>, Fault> {
    let path = layout::path(source);
    let unreadable = |kind| Problem { path: path.clone(), line: 0, column: 0, kind, severity: Severity::Unreadable };
    let text = file::text(&store.at(&path)).map_err(|kind| Fault::Unreadable(Box::new(unreadable(kind))))?;
    let text = seal::open_text(store, &source.into(), &text).text;
    Ok(mark(&text, source.folder, answer, released))
}

/// The edit of a text. Taken back, the key goes.
fn mark(text: &str, folder: Folder, answer: Option<usize>, released: bool) -> Option<Edit> {
    let order = if folder == Folder::Actions { schema::ACTION } else { schema::ANSWER };
    let within = match answer {
        Some(number) => vec![Step::Key("answers".to_owned()), Step::Index(index(text, "answers", number)?)],
        None => Vec::new(),
    };
    if released {
        return Some(Edit::set_within(within, RELEASED, New::word("true"), schema::before(order, RELEASED)));
    }
    Some(unmarked(text, within))
}

/// Where the entry of a number stands in the list under a key: empty items are no entries.
pub(crate) fn index(text: &str, key: &str, number: usize) -> Option<usize> {
    let root = yaml::parse_fully(text).ok()?;
    let Value::Seq(items) = &root.get(key)?.value else { return None };
    items.iter().enumerate().filter(|(_, item)| !item.is_null()).map(|(at, _)| at).nth(number)
}

/// The edits that remove `released` from passages whose words have changed since they were released.
pub(crate) fn other_words(before: &str, after: &str) -> Vec<Edit> {
    let (Ok(was), Ok(now)) = (yaml::parse_fully(before), yaml::parse_fully(after)) else { return Vec::new() };
    let released = |passage: &Node| passage.get(RELEASED).and_then(Node::text).is_some_and(|text| words::flag(&text) == Some(true));
    let words = |passage: &Node| {
        ["question", "answer", "title"].map(|key| passage.get(key).and_then(Node::text).map(|text| text.trim().to_owned()))
    };
    let is_other = |was: &Node, now: &Node| released(was) && released(now) && words(was) != words(now);
    let answers = |root: &Node| match root.get("answers").map(|node| &node.value) {
        Some(Value::Seq(items)) => items.len(),
        _ => 0,
    };
    let steps = |at: usize| vec![Step::Key("answers".to_owned()), Step::Index(at)];
    let same_elsewhere = |passage: &Node| {
        (0..answers(&was)).filter_map(|at| edit::walk(&was, &steps(at))).any(|old| released(old) && words(old) == words(passage))
    };
    let mut edits: Vec<Vec<Step>> = is_other(&was, &now).then(Vec::new).into_iter().collect();
    edits.extend((0..answers(&now)).map(steps).filter(|within| {
        let (old, new) = (edit::walk(&was, within), edit::walk(&now, within));
        old.zip(new).is_some_and(|(old, new)| is_other(old, new) && !same_elsewhere(new))
    }));
    edits.into_iter().map(|within| unmarked(after, within)).collect()
}

/// The edit that takes the mark off a passage; where it would touch more than its own line, it says `false`.
fn unmarked(text: &str, within: Vec<Step>) -> Edit {
    let remove = Edit::Remove { within: within.clone(), key: RELEASED.to_owned() };
    if edit::apply(text, std::slice::from_ref(&remove)).is_ok() {
        remove
    } else {
        Edit::set_within(within, RELEASED, New::word("false"), &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, answer: usize, released: bool) -> String {
        let edit = mark(text, Folder::Conversations, Some(answer), released).unwrap();
        edit::apply(text, &[edit]).unwrap()
    }

    #[test]
    fn an_answer_is_marked_where_it_stands_and_unmarked_again() {
        let text = "id: k7m3x9qa\nanswers:\n- theme: energy   # warm\n  question: Waarvan?\n  answer: |\n    Van ons.\n\n    Echt.\n# tussendoor\n-\n- question: En nu?\n  answer: Rust\nsummary: Goed.\n";
        let first = marked(text, 0, true);
        assert_eq!(first, text.replace("    Echt.\n", "    Echt.\n  released: true\n"));
        assert_eq!(marked(&first, 0, false), text);
        let second = marked(text, 1, true);
        assert_eq!(second, text.replace("  answer: Rust\n", "  answer: Rust\n  released: true\n"));
        assert_eq!(marked(&second, 1, false), text);
        assert_eq!(mark(text, Folder::Conversations, Some(2), true), None);
    }

    #[test]
    fn other_words_are_another_passage() {
        let before = "answers:\n- question: Hoe?\n  answer: Goed\n  released: true\n- question: En nu?\n  answer: Rust\n  released: true\n";
        let without = |after: &str| edit::apply(after, &other_words(before, after)).unwrap();
        assert_eq!(without(before), before);
        let changed = before.replace("Goed", "Ik wil weg");
        assert_eq!(without(&changed), changed.replacen("  released: true\n", "", 1));
        let turned = "answers:\n- question: En nu?\n  answer: Rust\n  released: true\n- question: Hoe?\n  answer: Goed\n  released: true\n";
        assert_eq!(without(turned), turned, "only their order changed");
        let action = "title: Bellen\nreleased: true\n";
        assert_eq!(other_words(action, &action.replace("Bellen", "Schrijven")).len(), 1);
    }

    #[test]
    fn a_mark_that_can_not_go_says_false() {
        for (before, after) in [
            ("answers:\n- released: true\n  answer: Rust\n", "answers:\n- released: false\n  answer: Rust\n"),
            ("answers: [{answer: Rust, released: true}]\n", "answers: [{answer: Rust, released: false}]\n"),
            ("answers:\n- released: yes\n", "answers:\n- released: false\n"),
        ] {
            assert_eq!(marked(before, 0, false), after);
        }
    }

    #[test]
    fn an_action_is_marked_at_the_end_of_its_keys() {
        let text = "id: m4q8z2ka\r\ntitle: Rooster\r\nclosed: 2026-12-01\r\nown: 1 # van mij\r\n";
        let edit = mark(text, Folder::Actions, None, true).unwrap();
        let released = edit::apply(text, &[edit]).unwrap();
        assert_eq!(released, text.replace("-01\r\n", "-01\r\nreleased: true\r\n"));
        let edit = mark(&released, Folder::Actions, None, false).unwrap();
        assert_eq!(edit::apply(&released, &[edit]).unwrap(), text);
    }
}
