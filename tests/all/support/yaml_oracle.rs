//! Three readings of one YAML text, held against each other.

use stay::store::yaml::write::New;
use stay::store::yaml::{self, Node, Value, full, plain};
use yaml_serde::Value as Other;

/// What the second judge, which takes a byte-order mark for a document of its own, reads.
pub fn second(text: &str) -> Result<Other, String> {
    yaml_serde::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| error.to_string())
}

/// Both parsers of ours and the second judge read one tree; the tree as the second judge has it.
pub fn all_read_the_same(text: &str) -> Other {
    let ours = yaml::parse_fully(text).unwrap_or_else(|fault| panic!("{fault:?} in\n{text}"));
    let theirs = second(text).unwrap_or_else(|error| panic!("{error} in\n{text}"));
    assert_agree(&ours, &theirs, text);
    plain_reads_as_full(text);
    theirs
}

/// What the quick reader takes, the full one reads with the same data at the same places.
pub fn plain_reads_as_full(text: &str) -> bool {
    let Some(quick) = plain::parse(text) else { return false };
    let full = full::parse(text).unwrap_or_else(|fault| panic!("{fault:?} in\n{text}"));
    assert!(quick.same_as(&full), "{quick:#?}\nis not\n{full:#?}\nin\n{text}");
    assert_same_places(&quick, &full, text);
    true
}

fn assert_same_places(quick: &Node, full: &Node, text: &str) {
    assert_eq!(quick.span, full.span, "of {quick:?}\nin\n{text}");
    match (&quick.value, &full.value) {
        (Value::Seq(quick), Value::Seq(full)) => quick.iter().zip(full).for_each(|(quick, full)| assert_same_places(quick, full, text)),
        (Value::Map(quick), Value::Map(full)) => {
            for (quick, full) in quick.iter().zip(full) {
                assert_eq!(quick.at, full.at, "of {}\nin\n{text}", quick.key);
                assert_same_places(&quick.node, &full.node, text);
            }
        }
        _ => {}
    }
}

/// Whether the second judge reads the same tree, where scalars are texts to us and have types to it.
pub fn assert_agree(ours: &Node, theirs: &Other, text: &str) {
    match (&ours.value, theirs) {
        (Value::Seq(ours), Other::Sequence(theirs)) if ours.len() == theirs.len() => {
            ours.iter().zip(theirs).for_each(|(ours, theirs)| assert_agree(ours, theirs, text));
        }
        (Value::Map(ours), Other::Mapping(theirs)) if ours.len() == theirs.len() => {
            for (ours, (key, value)) in ours.iter().zip(theirs) {
                assert!(is_text(key, &ours.key), "key {:?} is {key:?} in\n{text}", ours.key);
                assert_agree(&ours.node, value, text);
            }
        }
        (Value::Null, Other::Null) => {}
        _ => assert!(ours.text().is_some_and(|text| is_text(theirs, &text)), "{ours:?} is {theirs:?} in\n{text}"),
    }
}

/// Whether a scalar of the second judge can have been written as `text`.
fn is_text(scalar: &Other, text: &str) -> bool {
    match scalar {
        Other::Null => matches!(text, "" | "~" | "null" | "Null" | "NULL"),
        Other::Bool(truth) => text.eq_ignore_ascii_case(&truth.to_string()),
        Other::Number(number) => number_of(text).is_some_and(|value| Some(value) == number.as_f64() || value.is_nan()),
        Other::String(string) => string == text,
        _ => false,
    }
}

fn number_of(text: &str) -> Option<f64> {
    let bare = text.trim_start_matches(['+', '-']);
    let radix = |prefix, radix| u64::from_str_radix(bare.strip_prefix(prefix)?, radix).ok().map(|value| value as f64);
    let size = radix("0x", 16).or(radix("0o", 8)).or(radix("0b", 2)).or_else(|| bare.trim_start_matches('.').parse().ok());
    match bare.parse().ok().or(size) {
        Some(value) if text.starts_with('-') => Some(-value),
        value => value,
    }
}

/// The tree that a new value is to be read back as: all texts.
pub fn meant(new: &New) -> Other {
    match new {
        New::Text(text) | New::Word(text) => Other::String(text.clone()),
        New::List(items) => Other::Sequence(items.iter().map(meant).collect()),
        New::Map(entries) => Other::Mapping(entries.iter().map(|(key, value)| (Other::String(key.clone()), meant(value))).collect()),
    }
}
