//! Edits of documents in any layout: what is not touched stays to the byte, what comes in looks like the rest, and no
//! comment goes.

use crate::support::cases;
use crate::support::yaml_layouts::{Laid, Layout, laid_out};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use stay::store::yaml::edit::{Edit, Step, apply};
use stay::store::yaml::write::New;
use stay::store::yaml::{self, Node, Value};

/// Every map and every list of a document.
fn places<'n>(node: &'n Node, path: &[Step], found: &mut Vec<(Vec<Step>, &'n Node<'n>)>) {
    let below = |step| [path, &[step]].concat();
    match &node.value {
        Value::Map(entries) => entries.iter().for_each(|entry| places(&entry.node, &below(Step::Key(entry.key.to_string())), found)),
        Value::Seq(items) => items.iter().enumerate().for_each(|(at, item)| places(item, &below(Step::Index(at)), found)),
        _ => return,
    }
    found.push((path.to_vec(), node));
}

fn values() -> impl Strategy<Value = New> {
    let text = select(&["woord", "een\ntwee\n\ndrie\n", "# geen opmerking", "a: b"]).prop_map(New::text);
    let list = Just(New::texts(&["een", "twee"]));
    let map = Just(New::Map(vec![("nl".to_owned(), New::text("Een")), ("also".to_owned(), New::texts(&["x", "y\nz\n"]))]));
    prop_oneof![2 => text, 1 => list, 1 => map]
}

#[derive(Clone, Debug)]
enum Did {
    /// Nothing that was there is touched.
    PutIn(Edit),
    /// The value of a key or an item goes, or changes.
    Touched(Edit),
    /// The same where that can't be: a list, what is alone, or what shares its line with a dash.
    Stuck(Edit),
}

/// An edit of one of the document's maps or lists.
fn edits() -> impl Strategy<Value = (Laid, Did)> {
    (laid_out(), any::<Index>(), any::<Index>(), 0..4usize, values()).prop_map(|(laid, place, child, kind, value)| {
        let root = yaml::parse_fully(&laid.text).unwrap_or_else(|fault| panic!("{fault:?} in\n{}", laid.text));
        let mut found = Vec::new();
        places(&root, &[], &mut found);
        let (within, node) = place.get(&found).clone();
        let did = match &node.value {
            Value::Map(entries) => {
                let entry = child.get(entries);
                let key = entry.key.to_string();
                let before = laid.text[..entry.at.start as usize].rsplit('\n').next().unwrap_or_default();
                let stays = entries.len() == 1 || before.contains('-');
                let holds = matches!(entry.node.value, Value::Map(_) | Value::Seq(_));
                match kind {
                    1 if stays => Did::Stuck(Edit::Remove { within, key }),
                    3 if holds => Did::Stuck(Edit::set_within(within, &key, New::text("een"), &[])),
                    0 => Did::PutIn(Edit::set_within(within, "new-key", value, &[&key])),
                    1 => Did::Touched(Edit::Remove { within, key }),
                    2 => Did::PutIn(Edit::Append { within, key: "new-key".to_owned(), item: value }),
                    _ => Did::Touched(Edit::set_within(within, &key, New::text("een\ntwee"), &[])),
                }
            }
            Value::Seq(items) => {
                let at = child.index(items.len());
                match kind {
                    0 if items.len() == 1 => Did::Stuck(Edit::Take { within, at }),
                    0 => Did::Touched(Edit::Take { within, at }),
                    1 => Did::PutIn(Edit::Insert { within, at, item: value }),
                    _ => {
                        let Some(Step::Key(key)) = within.last().cloned() else { unreachable!("no list stands in a list") };
                        Did::PutIn(Edit::Append { within: within[..within.len() - 1].to_vec(), key, item: value })
                    }
                }
            }
            _ => unreachable!("only maps and lists"),
        };
        (laid.clone(), did)
    })
}

/// What prettier and its like hold to: every list, map and text below a key stands as far in as the others do.
fn assert_laid_out(text: &str, node: &Node, layout: Layout) {
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                let (value, start) = (&entry.node, entry.node.span.start as usize);
                let further = (value.span.column as usize).wrapping_sub(entry.at.column as usize);
                match &value.value {
                    _ if text[start..].starts_with(['[', '{']) => {}
                    Value::Map(_) => assert_eq!(further, layout.map, "of {} in\n{text}", entry.key),
                    Value::Seq(_) => assert_eq!(further, layout.list, "of {} in\n{text}", entry.key),
                    Value::Scalar(_) if text[start..].starts_with('|') => {
                        let line = text[start..].lines().nth(1).unwrap();
                        let further = line.len() - line.trim_start().len() + 1 - entry.at.column as usize;
                        assert_eq!(further, layout.map, "of {} in\n{text}", entry.key);
                    }
                    _ => {}
                }
                assert_laid_out(text, value, layout);
            }
        }
        Value::Seq(items) if !text[node.span.start as usize..].starts_with('[') => {
            for item in items {
                let before = &text[..item.span.start as usize];
                assert!(before.ends_with(&format!("-{}", " ".repeat(layout.dash))), "an item at {:?} in\n{text}", item.span);
                assert_laid_out(text, item, layout);
            }
        }
        _ => {}
    }
}

/// The lines with their ends; whether the last has one is no matter.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The ends of lines that came in are those of a line beside them.
fn assert_ends(old: &[&str], new: &[&str], above: usize) {
    let end = |line: &&str| line.ends_with("\r\n");
    let (before, behind) = (above.checked_sub(1).map(|at| &old[at]), old.get(above));
    let beside: Vec<bool> = [before, behind].into_iter().flatten().filter(|line| line.ends_with('\n')).map(end).collect();
    let came = &new[above..new.len() - (old.len() - above)];
    for line in came.iter().filter(|line| line.ends_with('\n')) {
        assert!(beside.is_empty() || beside.contains(&end(line)), "{line:?} beside {before:?} and {behind:?}");
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn an_edit_keeps_to_the_layout_and_leaves_the_rest((laid, did) in edits()) {
        let (Did::PutIn(edit) | Did::Touched(edit) | Did::Stuck(edit)) = &did;
        let Ok(after) = apply(&laid.text, std::slice::from_ref(edit)) else {
            assert!(matches!(did, Did::Stuck(_)), "{edit:?} is refused in\n{}", laid.text);
            return Ok(());
        };
        for comment in laid.text.split('#').skip(1).filter_map(|rest| rest.split_once(';')).map(|(comment, _)| comment) {
            assert!(after.contains(&format!("#{comment};")), "{edit:?} of\n{}\nlost {comment}:\n{after}", laid.text);
        }
        assert_laid_out(&after, &yaml::parse_fully(&after).unwrap(), laid.layout);
        let (old, new) = (lines(&laid.text), lines(&after));
        let same = |(a, b): &(&&str, &&str)| a == b;
        let above = old.iter().zip(&new).take_while(same).count();
        let below = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
        if matches!(did, Did::PutIn(_)) {
            if laid.text.ends_with('\n') {
                assert!(above + below >= old.len(), "{edit:?} of\n{:?}\ngave\n{after:?}", laid.text);
                assert_ends(&old, &new, above);
            }
            assert_eq!(after.ends_with('\n'), laid.text.ends_with('\n'));
        }
    }

    #[test]
    fn what_was_put_in_goes_out_again_without_a_trace((laid, did) in edits()) {
        let Did::PutIn(edit) = &did else { return Ok(()) };
        let after = apply(&laid.text, std::slice::from_ref(edit)).unwrap();
        let back = match edit {
            Edit::Set { within, key, .. } => Edit::Remove { within: within.clone(), key: key.clone() },
            Edit::Append { within, key, .. } if key == "new-key" => Edit::Remove { within: within.clone(), key: key.clone() },
            Edit::Insert { within, at, .. } => Edit::Take { within: within.clone(), at: *at },
            _ => return Ok(()),
        };
        let again = apply(&after, &[back]).unwrap();
        assert_eq!(again.trim_end(), laid.text.trim_end());
    }
}

#[test]
fn an_insertion_leaves_the_end_of_the_line_beside_it() {
    let text = "id: a\r\nstatus: open\nnote: x\r\n";
    let set = |after: &str| apply(text, &[Edit::set("due", New::word("2026-12-01"), &[after])]).unwrap();
    assert_eq!(set("id"), text.replace("id: a\r\n", "id: a\r\ndue: 2026-12-01\r\n"));
    assert_eq!(set("status"), text.replace("open\n", "open\ndue: 2026-12-01\n"));
    assert_eq!(set("note"), text.replace("x\r\n", "x\r\ndue: 2026-12-01\r\n"));
}

#[test]
fn an_empty_document_takes_its_first_key() {
    for (text, meant) in
        [("", "a: b\n"), ("---\n", "---\na: b\n"), ("---\r\n# only\r\n", "---\r\n# only\r\na: b\r\n"), ("# only", "# only\na: b")]
    {
        assert_eq!(apply(text, &[Edit::set("a", New::word("b"), &[])]).unwrap(), meant, "{text:?}");
    }
}
