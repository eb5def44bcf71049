//! Merging three versions of a file, by generated cases: held against rules worked out on plain data.

use crate::support;
use crate::support::cases;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use stay::store::merge::{Markers, Merged, merge};
use stay::store::yaml::{self, Node, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const KEYS: [&str; 4] = ["title", "owner", "due", "budget"];
const MARKERS: Markers = Markers { size: 7, ours: "ours", theirs: "theirs" };

/// A record as plain data, and what its file looks like.
#[derive(Clone, Debug, Default, PartialEq)]
struct Record {
    fields: BTreeMap<&'static str, String>,
    energy: BTreeSet<String>,
    answers: BTreeMap<String, String>,
}

impl Record {
    fn text(&self, comments: bool) -> String {
        let mut out = String::from("id: m4q8z2ka\n");
        for (key, value) in &self.fields {
            let comment = if comments { "   # van ons" } else { "" };
            writeln!(out, "{key}: {value}{comment}").unwrap();
        }
        if !self.energy.is_empty() {
            out.push_str("energy:\n");
            self.energy.iter().for_each(|word| writeln!(out, "- {word}").unwrap());
        }
        if !self.answers.is_empty() {
            out.push_str("answers:\n");
            self.answers
                .iter()
                .for_each(|(question, answer)| writeln!(out, "- question: {question}\n  answer: {question}{answer}").unwrap());
        }
        out
    }
}

fn records() -> impl Strategy<Value = Record> {
    let fields = btree_map(0..KEYS.len(), "[a-d]", 0..4).prop_map(|map| map.into_iter().map(|(at, value)| (KEYS[at], value)).collect());
    (fields, btree_set("[a-f]", 0..4), btree_map("q[1-4]", "[a-c]", 0..4)).prop_map(|(fields, energy, answers)| Record {
        fields,
        energy,
        answers,
    })
}

/// A record that came from another by a few changes.
fn changed(base: &Record) -> impl Strategy<Value = Record> + use<> {
    let base = base.clone();
    (vec((0..KEYS.len(), prop::option::of("[a-d]")), 0..3), vec("[a-f]", 0..3), vec(("q[1-4]", prop::option::of("[a-c]")), 0..3)).prop_map(
        move |(fields, words, answers)| {
            let mut record = base.clone();
            for (at, value) in fields {
                match value {
                    Some(value) => drop(record.fields.insert(KEYS[at], value)),
                    None => drop(record.fields.remove(KEYS[at])),
                }
            }
            for word in words {
                if !record.energy.remove(&word) {
                    record.energy.insert(word);
                }
            }
            for (question, answer) in answers {
                match answer {
                    Some(answer) => drop(record.answers.insert(question, answer)),
                    None => drop(record.answers.remove(&question)),
                }
            }
            record
        },
    )
}

fn three() -> impl Strategy<Value = (Record, Record, Record)> {
    records().prop_flat_map(|base| (Just(base.clone()), changed(&base), changed(&base)))
}

/// What one value comes to, `Err` when both gave it another one.
fn one(base: Option<&String>, ours: Option<&String>, theirs: Option<&String>) -> Result<Option<String>, ()> {
    match (ours, theirs) {
        _ if ours == theirs || theirs == base => Ok(ours.cloned()),
        _ if ours == base => Ok(theirs.cloned()),
        (Some(one), None) | (None, Some(one)) => Ok(Some(one.clone())),
        _ => Err(()),
    }
}

fn run(base: &Record, ours: &Record, theirs: &Record) -> Merged {
    let texts = (base.text(false), ours.text(true), theirs.text(false));
    merge(&texts.0, &texts.1, &texts.2, MARKERS).unwrap_or_else(|| panic!("not merged: {texts:#?}"))
}

fn answers(node: &Node) -> Vec<(String, String)> {
    let text = |item: &Node, key| item.get(key).and_then(Node::text).unwrap_or_default().into_owned();
    match node.get("answers").map(|node| &node.value) {
        Some(Value::Seq(items)) => items.iter().map(|item| (text(item, "question"), text(item, "answer")[2..].to_owned())).collect(),
        _ => Vec::new(),
    }
}

fn words(node: &Node) -> Vec<String> {
    match node.get("energy").map(|node| &node.value) {
        Some(Value::Seq(items)) => items.iter().filter_map(|item| item.text().map(|text| text.into_owned())).collect(),
        _ => Vec::new(),
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn each_field_and_word_is_what_the_rules_say((base, ours, theirs) in three()) {
        let merged = run(&base, &ours, &theirs);
        let field = |key: &str| one(base.fields.get(key), ours.fields.get(key), theirs.fields.get(key));
        let expected: Vec<&str> = KEYS.into_iter().filter(|key| field(key).is_err()).collect();
        let mut found: Vec<&str> = merged.conflicts.iter().map(String::as_str).filter(|place| !place.starts_with("answers")).collect();
        found.sort_unstable();
        let mut expected = expected;
        expected.sort_unstable();
        prop_assert_eq!(found, expected, "{}", merged.text);
        if !merged.conflicts.is_empty() {
            prop_assert_eq!(merged.text.matches("<<<<<<< ours\n").count(), merged.conflicts.len());
            return Ok(());
        }
        let tree = yaml::parse_fully(&merged.text).unwrap();
        for key in KEYS {
            prop_assert_eq!(tree.get(key).and_then(Node::text).map(|text| text.into_owned()), field(key).unwrap());
        }
        let mut found = words(&tree);
        found.sort();
        let all: BTreeSet<&String> = ours.energy.union(&theirs.energy).collect();
        let stays = |word: &&String| {
            let (ours, theirs) = (ours.energy.contains(*word), theirs.energy.contains(*word));
            (ours && theirs) || !base.energy.contains(*word)
        };
        let expected: Vec<String> = all.into_iter().filter(stays).cloned().collect();
        prop_assert_eq!(found, expected, "{}", merged.text);
        // a comment of ours stays as long as its line does
        for (key, value) in &ours.fields {
            if tree.get(key).and_then(Node::text).as_deref() == Some(value) {
                let line = format!("{key}: {value}   # van ons\n");
                prop_assert!(merged.text.contains(&line), "{}", merged.text);
            }
        }
    }

    #[test]
    fn no_answer_of_either_side_is_lost((base, ours, theirs) in three()) {
        let merged = run(&base, &ours, &theirs);
        if !merged.conflicts.is_empty() {
            return Ok(());
        }
        let tree = yaml::parse_fully(&merged.text).unwrap();
        let found = answers(&tree);
        for (side, other) in [(&ours, &theirs), (&theirs, &ours)] {
            for (question, answer) in &side.answers {
                let revoked = base.answers.get(question) == Some(answer) && other.answers.get(question) != Some(answer);
                prop_assert!(revoked || found.contains(&(question.clone(), answer.clone())), "{question}: {answer} in\n{}", merged.text);
            }
        }
        for (question, answer) in &found {
            prop_assert!(ours.answers.get(question) == Some(answer) || theirs.answers.get(question) == Some(answer));
        }
    }

    #[test]
    fn one_side_alone_is_that_side((base, ours, _) in three()) {
        let text = ours.text(true);
        let alone = |base: &str, ours: &str, theirs: &str| merge(base, ours, theirs, MARKERS).unwrap();
        prop_assert_eq!(alone(&base.text(true), &text, &base.text(true)).text, text.clone());
        prop_assert_eq!(alone(&base.text(true), &text, &text).text, text.clone());
        let taken = alone(&base.text(true), &base.text(true), &text);
        prop_assert!(yaml::parse_fully(&taken.text).unwrap().same_data(&yaml::parse_fully(&text).unwrap()), "{}\nis not\n{}", taken.text, text);
    }

    #[test]
    fn whose_side_it_is_makes_no_difference_to_what_is_said((base, ours, theirs) in three()) {
        let (there, back) = (run(&base, &ours, &theirs), run(&base, &theirs, &ours));
        prop_assert_eq!(there.conflicts.len(), back.conflicts.len(), "{}\n{}", there.text, back.text);
        if there.conflicts.is_empty() {
            let sorted = |text: &str| {
                let tree = yaml::parse_fully(text).unwrap();
                let (mut words, mut answers) = (words(&tree), answers(&tree));
                words.sort();
                answers.sort();
                (KEYS.map(|key| tree.get(key).and_then(Node::text).map(|text| text.into_owned())), words, answers)
            };
            prop_assert_eq!(sorted(&there.text), sorted(&back.text));
        }
    }

    #[test]
    fn no_three_texts_make_it_stumble(base in support::yaml_texts::shaped(), ours in support::yaml_texts::shaped(), theirs in support::yaml_texts::shaped()) {
        if let Some(merged) = merge(&base, &ours, &theirs, MARKERS) {
            prop_assert_eq!(merged.conflicts.is_empty(), yaml::parse_fully(&merged.text).is_ok());
        }
    }
}
