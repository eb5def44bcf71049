//! YAML, by generated cases: the quick reader against the full one, what is written against what is read
//! back, and edits against the lines that they may touch.

mod support_store;

use proptest::collection::vec;
use proptest::prelude::*;
use stay::store::yaml::write::{self, New};
use stay::store::yaml::{self, FaultKind, full, plain};
use support_store::judge::{all_read_the_same, assert_agree, meant, plain_reads_as_full, second};
use support_store::{cases, texts};

/// The second judge has types: `null` and `NULL` are one key to it, and it knows no number of forty digits.
fn second_reads_what_plain_takes(text: &str) {
    if !plain_reads_as_full(text) {
        return;
    }
    match second(text) {
        Ok(theirs) => assert_agree(&yaml::parse(text).unwrap(), &theirs, text),
        Err(error) => assert!(error.starts_with("duplicate entry") || error.contains("as u128"), "{error} in\n{text}"),
    }
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn the_quick_reader_takes_no_document_for_another(text in texts::shaped()) {
        second_reads_what_plain_takes(&text);
    }

    #[test]
    fn no_soup_of_yaml_fools_the_quick_reader(text in texts::soup()) {
        second_reads_what_plain_takes(&text);
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn what_is_written_is_read_back(values in vec(texts::new_value(), 1..6)) {
        let keys = ["summary", "note", "basics", "answers", "win"];
        let entries: Vec<(&str, New)> = keys.into_iter().zip(values).filter(|(_, value)| !value.is_empty()).collect();
        let document = write::document(&entries);
        let map = New::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
        if !map.is_empty() {
            assert_eq!(all_read_the_same(&document), meant(&map), "in\n{document}");
        }
    }
}

#[test]
fn the_quick_reader_leaves_what_the_full_one_refuses() {
    let deep: String = (0..70).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    let many = "- a\n".repeat(20_000);
    let flow = format!("a: [{}]\n", vec!["a"; 20_000].join(", "));
    let keys: String = (0..20_000).map(|number| format!("k{number}: a\n")).collect();
    let long = format!("{}: a\n", "k".repeat(2_000));
    for (text, kind) in [
        (deep, FaultKind::TooDeep),
        (many, FaultKind::TooLarge),
        (flow, FaultKind::TooLarge),
        (keys, FaultKind::TooLarge),
        (long, FaultKind::Colon),
    ] {
        let start = text.chars().take(40).collect::<String>();
        assert!(plain::parse(&text).is_none(), "{start}");
        assert_eq!(full::parse(&text).unwrap_err().kind, kind, "{start}");
    }
}

#[test]
fn a_key_that_yaml_reads_as_nothing_keeps_its_name() {
    for (text, keys) in [("NULL: a\nnull: b\n", vec!["NULL", "null"]), ("~: a\n", vec!["~"]), ("? \n: a\n", vec![""])] {
        let yaml::Value::Map(entries) = full::parse(text).unwrap().value else { panic!("{text}") };
        assert_eq!(entries.iter().map(|entry| &*entry.key).collect::<Vec<_>>(), keys, "{text}");
        plain_reads_as_full(text);
    }
}
