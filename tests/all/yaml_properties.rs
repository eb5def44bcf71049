//! YAML, by generated cases: the quick reader against the full one, what is written against what is read
//! back, and edits against the lines that they may touch.

use crate::support::yaml_documents::{Document, Held, KEYS, Map, Place, documents};
use crate::support::yaml_oracle::{all_read_the_same, assert_agree, meant, plain_reads_as_full, second};
use crate::support::{cases, yaml_texts};
use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use stay::domain::employee::Slug;
use stay::domain::id::Id;
use stay::domain::records::{Folder, Source};
use stay::domain::slug::is_slug;
use stay::store::layout;
use stay::store::yaml::edit::{Edit, Step, apply};
use stay::store::yaml::write::{self, New};
use stay::store::yaml::{self, FaultKind, full, plain};
use yaml_serde::Value as Other;

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
    fn the_quick_reader_takes_no_document_for_another(text in yaml_texts::shaped()) {
        second_reads_what_plain_takes(&text);
    }

    #[test]
    fn no_soup_of_yaml_fools_the_quick_reader(text in yaml_texts::soup()) {
        second_reads_what_plain_takes(&text);
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn what_is_written_is_read_back(values in vec(yaml_texts::new_value(), 1..6)) {
        let keys = ["summary", "note", "basics", "answers", "win"];
        let entries: Vec<(&str, New)> = keys.into_iter().zip(values).filter(|(_, value)| !value.is_empty()).collect();
        let document = write::document(&entries);
        let map = New::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
        if !map.is_empty() {
            assert_eq!(all_read_the_same(&document), meant(&map), "in\n{document}");
        }
    }
}

/// An edit of a generated document: of one of its keys, or of a key that one of its maps lacks.
fn edits() -> impl Strategy<Value = (Document, Option<Place>, Map, Edit)> {
    let value = prop_oneof![8 => yaml_texts::new_scalar(), 1 => yaml_texts::new_value()];
    (documents(), any::<Index>(), prop::bool::weighted(0.75), 0..6usize, value, 0..KEYS.len()).prop_map(
        |(document, at, known, kind, value, before)| {
            let place = Some(at.get(&document.places).clone()).filter(|_| known);
            let of_place = |map: &&Map| place.as_ref().is_none_or(|place| place.within == map.within);
            let maps: Vec<&Map> = document.maps.iter().filter(of_place).collect();
            let map = (*at.get(&maps)).clone();
            let (within, key) = (map.within.clone(), place.as_ref().map_or("new-key", |place| place.key).to_owned());
            let list = || [&within[..], &[Step::Key(key.clone())]].concat();
            let edit = match kind {
                0 | 1 => Edit::Set { within, key, value, after: KEYS[..before].iter().map(|key| (*key).to_owned()).collect() },
                2 => Edit::Remove { within, key },
                3 => Edit::Insert { within: list(), at: before % 3, item: value },
                4 => Edit::Take { within: list(), at: before % 3 },
                _ => Edit::Append { within, key, item: value },
            };
            (document, place, map, edit)
        },
    )
}

/// The second judge's tree after the edit, or nothing where it makes no sense.
fn changed(tree: &mut Other, within: &[Step], edit: &Edit) -> Option<()> {
    match within.split_first() {
        Some((Step::Key(key), rest)) => return changed(tree.get_mut(key)?, rest, edit),
        Some((Step::Index(at), rest)) => return changed(tree.get_mut(at)?, rest, edit),
        None => {}
    }
    match (edit, tree.as_sequence_mut()) {
        (Edit::Insert { at, item, .. }, items) => {
            return items.filter(|items| *at <= items.len()).map(|items| items.insert(*at, meant(item)));
        }
        (Edit::Take { at, .. }, items) => return items.filter(|items| *at < items.len()).map(|items| drop(items.remove(*at))),
        _ => {}
    }
    let map = tree.as_mapping_mut()?;
    let slot = || Other::String(edit.key().to_owned());
    match edit {
        Edit::Set { value, .. } => {
            map.insert(slot(), meant(value));
        }
        Edit::Remove { .. } => {
            map.remove(edit.key());
        }
        Edit::Append { item, .. } => match map.entry(slot()).or_insert(Other::Null) {
            Other::Sequence(items) => items.push(meant(item)),
            none @ Other::Null => *none = Other::Sequence(vec![meant(item)]),
            _ => return None,
        },
        Edit::Insert { .. } | Edit::Take { .. } => return None,
    }
    Some(())
}

/// Whether nothing stands in the way of an edit.
fn is_simple(document: &Document, edit: &Edit, place: Option<&Place>, map: &Map) -> bool {
    let held = place.map(|place| place.held);
    let is_scalar = |new: &New| matches!(new, New::Text(_) | New::Word(_));
    map.flow.is_none()
        && match edit {
            Edit::Set { value, .. } => {
                is_scalar(value) && matches!(held, None | Some(Held::Scalar | Held::Nothing | Held::EmptyCollection))
            }
            // what is below it could become a part of a block text above
            Edit::Remove { .. } if document.text.contains(['|', '>']) => false,
            Edit::Remove { .. } => place.is_none_or(|place| map.entries > 1 && !place.behind_dash),
            Edit::Append { .. } => matches!(held, None | Some(Held::List | Held::FlowList | Held::Nothing)),
            Edit::Insert { at: 0, .. } => matches!(held, Some(Held::List | Held::FlowList)),
            // there may be too few items
            Edit::Insert { .. } | Edit::Take { .. } => false,
        }
}

/// Only the lines of the value may differ, or lines may come in; comments stay.
fn assert_the_rest_is_untouched(document: &Document, place: Option<&Place>, map: &Map, edit: &Edit, after: &str) {
    let split = |text: &str| text.trim_start_matches('\u{feff}').split(document.eol).map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (split(&document.text), split(after));
    let removed = matches!(edit, Edit::Remove { .. } | Edit::Take { .. });
    let grows =
        |place: &&Place| matches!(place.held, Held::List | Held::Other) && matches!(edit, Edit::Append { .. } | Edit::Insert { .. });
    let lines = map.flow.or(place.filter(|place| !grows(place)).map(|place| (place.first, place.last)));
    let same = |pairs: &mut dyn Iterator<Item = (&String, &String)>| pairs.take_while(|(old, new)| old == new).count();
    // a list in the place of nothing comes below the comments that stood there, and those of what goes move where it stood:
    // an indented one would become a part of a block text above
    let is_list = removed || matches!(edit, Edit::Append { .. } | Edit::Set { value: New::List(_) | New::Map(_), .. });
    let is_comment = |line: &&String| line.trim().is_empty() || line.trim_start().starts_with('#');
    let lines = lines.map(|(first, last)| (first, last + old[last + 1..].iter().take_while(is_comment).filter(|_| is_list).count()));
    let above = same(&mut old.iter().zip(&new));
    let below = same(&mut old.iter().rev().zip(new.iter().rev()));
    let kept = match lines {
        Some((first, last)) => above >= first && below >= old.len() - 1 - last && new.len() >= first + old.len() - 1 - last,
        None => above + below >= old.len() && new.len() >= old.len(),
    };
    assert!(kept, "{edit:?} of\n{}\ngave\n{after}", document.text);
    if document.eol == "\r\n" {
        assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{after:?}");
    }
    assert_eq!(after.starts_with('\u{feff}'), document.text.starts_with('\u{feff}'));
    assert!(removed || after.ends_with('\n') == document.text.ends_with('\n'), "{after:?}");
    for note in document.text.split('#').skip(1).filter_map(|rest| rest.split_once(';')).map(|(note, _)| note) {
        assert!(after.contains(&format!("#{note};")), "{note} is gone from\n{after}");
    }
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn an_edit_changes_its_value_and_nothing_else((document, place, map, edit) in edits()) {
        // readers differ in whether a block text that the file ends in has a line break at its end
        let ended = |text: &str| if text.ends_with('\n') { text.to_owned() } else { format!("{text}{}", document.eol) };
        let mut tree = all_read_the_same(&ended(&document.text));
        let within = edit.within();
        let makes_sense = changed(&mut tree, within, &edit).is_some();
        match apply(&document.text, std::slice::from_ref(&edit)) {
            Ok(after) => {
                assert!(makes_sense);
                assert_eq!(all_read_the_same(&ended(&after)), tree, "{edit:?} of\n{}\ngave\n{after}", document.text);
                assert_the_rest_is_untouched(&document, place.as_ref(), &map, &edit, &after);
            }
            Err(_) => assert!(!is_simple(&document, &edit, place.as_ref(), &map), "{edit:?} is refused in\n{}", document.text),
        }
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn an_edit_of_any_soup_is_refused_or_made(text in yaml_texts::soup(), key in select(&["a", "b", "c", "key", "new"]), kind in 0..3, value in yaml_texts::new_value()) {
        let edit = match kind {
            0 => Edit::set(key, value, &["a", "b"]),
            1 => Edit::remove(key),
            _ => Edit::Append { within: Vec::new(), key: key.to_owned(), item: value },
        };
        if let Ok(after) = apply(&text, &[edit]) {
            assert!(yaml::parse_fully(&after).is_ok(), "{after:?}");
        }
    }
}

const ORDER: &[&str] = &["a", "b", "c", "d", "key", "new"];

fn keyed_edit() -> impl Strategy<Value = Edit> {
    (0..ORDER.len(), 0..4, yaml_texts::new_value()).prop_map(|(at, kind, value)| match kind {
        0 => Edit::remove(ORDER[at]),
        1 => Edit::Append { within: Vec::new(), key: ORDER[at].to_owned(), item: value },
        2 => Edit::set(ORDER[at], value, &[]),
        _ => Edit::set(ORDER[at], value, &ORDER[..at]),
    })
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn edits_at_once_give_what_one_after_the_other_gives(text in prop_oneof![yaml_texts::soup(), Just("a: 1\nb: x # y\nc:\n- z\nkey: |\n  text\n".to_owned())], edits in vec(keyed_edit(), 2..5)) {
        let in_turn = edits.iter().try_fold(text.clone(), |text, edit| apply(&text, std::slice::from_ref(edit)));
        match (apply(&text, &edits), in_turn) {
            (Ok(at_once), Ok(in_turn)) => assert_eq!(at_once, in_turn, "{edits:?} of\n{text}"),
            (Err(_), in_turn) => assert!(in_turn.is_err(), "{edits:?} of\n{text}"),
            (Ok(_), Err(_)) => {}
        }
    }
}

fn sources() -> impl Strategy<Value = Source> {
    let word = || vec(select(b"0123456789abcdefghijklmnopqrstvwxyz".as_slice()), 1..9).prop_map(|bytes| String::from_utf8(bytes).unwrap());
    let id = (select(b"abcxyz".as_slice()), vec(select(b"0189aekz".as_slice()), 7));
    let id = id.prop_map(|(first, rest)| Id::parse(&format!("{}{}", first as char, String::from_utf8(rest).unwrap())).unwrap());
    let made = (0..9_999i32, 1..=366u32).prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day));
    let slug = vec(word(), 1..4).prop_map(|words| words.join("-")).prop_filter("a slug", |slug| is_slug(slug));
    let owner = prop_oneof![
        5 => (slug, select(Folder::WORDS)).prop_map(|(slug, folder)| (Some(Slug::from(slug)), Folder::parse(folder).unwrap())),
        1 => Just((None, Folder::Actions)),
    ];
    (owner, made, id).prop_map(|((employee, folder), made, id)| Source { employee, folder, made, id })
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn a_path_says_which_record_it_holds(source in sources()) {
        assert_eq!(layout::parse_path(&layout::path(&source)), Some(source));
    }
}

#[test]
fn a_path_out_of_the_workspace_holds_no_record() {
    let name = "2026-11-22-k7m3x9qa.yaml";
    for folder in [
        "employees/../actions",
        "employees/./actions",
        "employees//actions",
        "employees/Anna/actions",
        "organisation/goals",
        "/employees/anna/actions",
    ] {
        assert_eq!(layout::parse_path(&format!("{folder}/{name}")), None, "{folder}");
    }
    for name in [
        "2026-11-22-k7m3x9qa.yml",
        "2026-02-30-k7m3x9qa.yaml",
        "2026-11-22-K7m3x9qa.yaml",
        "2026-11-22_k7m3x9qa.yaml",
        "é26-11-22-k7m3x9qa.yaml",
    ] {
        assert_eq!(layout::parse_path(&format!("employees/anna/actions/{name}")), None, "{name}");
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
