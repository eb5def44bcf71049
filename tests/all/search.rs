//! Finding again: what is found is what is there, however the file has it.

use crate::support::workspace::{ANNA, ODD, TALK, Workspace, open};
use fastrand::Rng;
use serde_json::Value;
use stay::domain::search::{Query, written};
use stay::domain::text::folded;
use stay::store::need::Need;
use std::process::{Command, Output};

fn stay(workspace: &Workspace, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stay"));
    command.env_clear().args(["--dir", workspace.root().to_str().unwrap(), "--today", "2026-11-22", "--lang", "en"]).args(words);
    command.output().unwrap()
}

const WORDS: &[&str] = &[
    "rooster",
    "Café",
    "cafe\u{301}",
    "STRASSE",
    "straße",
    "laptop",
    "d\u{2019}Hondt",
    "co\u{ad}llega",
    "Łódź",
    "naïef",
    "Ærø",
    "100%",
    "a:b",
    "#tag",
    "- punt",
    "'t",
    "\"zo\"",
    "привет",
    "日本",
    "c\\d",
    "x",
    "ﬁets",
    "É",
    "2026-01-01",
    "null",
    "İstanbul",
    "\u{1F469}\u{200D}\u{1F467}",
];

/// A text as one of the ways to write it in YAML under a key at this indent.
fn layout(rng: &mut Rng, text: &str, indent: usize) -> String {
    let pad = " ".repeat(indent + 2);
    let words: Vec<&str> = text.split(' ').collect();
    let escaped = |word: &str| {
        let of = |c: char| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c as u32 > 0xffff => format!("\\U{:08x}", c as u32),
            c if !c.is_ascii() => format!("\\u{:04x}", c as u32),
            c => c.to_string(),
        };
        word.chars().map(of).collect::<String>()
    };
    match rng.u8(..6) {
        0 => format!(" |\n{pad}{}\n", words.join(&format!("\n{pad}"))),
        1 => format!(" >-\n{pad}{}\n", words.join(&format!("\n{pad}"))),
        2 => format!(" '{}'\n", text.replace('\'', "''")),
        3 => format!(" \"{}\"\n", escaped(text)),
        4 => {
            // a word that goes on behind an escaped line end
            let text = escaped(text);
            let middle = text.char_indices().map(|(at, _)| at).find(|at| *at >= text.len() / 2 && !text[..*at].contains('\\')).unwrap_or(0);
            let (before, after) = text.split_at(middle);
            if after.starts_with(' ') || before.is_empty() { format!(" \"{text}\"\n") } else { format!(" \"{before}\\\n{pad}{after}\"\n") }
        }
        _ => format!(" '{}'\n", words.join(&format!("\n{pad}")).replace('\'', "''")),
    }
}

fn text(rng: &mut Rng) -> String {
    (0..rng.usize(1..5)).map(|_| WORDS[rng.usize(..WORDS.len())]).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_word_is_found_if_a_plain_loop_over_the_records_finds_it_and_only_then() {
    let mut rng = Rng::with_seed(5);
    let (mut found, mut not) = (0, 0);
    for _ in 0..60 {
        let workspace = Workspace::default();
        for number in 0..4 {
            let mut talk = "type: stay\nstatus: open\ndate: 2026-11-22\n".to_owned();
            talk += &format!("answers:\n- question:{}", {
                let one = text(&mut rng);
                layout(&mut rng, &one, 2)
            });
            talk += &format!("  answer:{}", {
                let one = text(&mut rng);
                layout(&mut rng, &one, 2)
            });
            talk += &format!("summary:{}", {
                let one = text(&mut rng);
                layout(&mut rng, &one, 0)
            });
            workspace.write(&format!("employees/anna-de-vries/conversations/2026-11-22-t2h5j9p{number}.yaml"), talk);
            let action = format!("title:{}owner: hr\nstatus: open\n", {
                let one = text(&mut rng);
                layout(&mut rng, &one, 0)
            });
            workspace.write(&format!("organisation/actions/2026-11-22-q2h5j9p{number}.yaml"), action);
        }
        let store = open(workspace.root());
        let records = store.read(&Need::ALL).unwrap();
        assert_eq!(records.problems, []);
        for _ in 0..40 {
            let words: Vec<String> = (0..rng.usize(1..3))
                .map(|_| {
                    let one = if rng.bool() { WORDS[rng.usize(..WORDS.len())].to_owned() } else { text(&mut rng) };
                    if rng.bool() { one.to_uppercase() } else { one.chars().take(rng.usize(1..9)).collect() }
                })
                .collect();
            let Some(query) = Query::of(words.iter().map(String::as_str)) else { continue };
            let (_, hits) = store.pick(&Need::ALL, |text| query.may_be_in_file(text), |records| query.hits(records)).unwrap();
            let mut meant = Vec::new();
            written(&records, &mut |text| {
                let is_question = text.field.word() == "question";
                if !is_question && words.iter().all(|word| folded(text.text).contains(&folded(word))) {
                    meant.push((text.id, text.field, text.text.to_owned()));
                }
            });
            let mut told: Vec<_> = hits.iter().map(|hit| (hit.id, hit.field)).collect();
            let mut expected: Vec<_> = meant.iter().map(|(id, field, _)| (*id, *field)).collect();
            told.sort_by_key(|(id, field)| (*id, field.word()));
            expected.sort_by_key(|(id, field)| (*id, field.word()));
            assert_eq!(told, expected, "{words:?}");
            for hit in &hits {
                assert!(words.iter().all(|word| folded(&hit.text).contains(&folded(word))), "{words:?} in {:?}", hit.text);
                let places = query.places(&hit.text);
                assert!(!places.is_empty() && places.is_sorted_by_key(|place| place.start), "{words:?} in {:?}: {places:?}", hit.text);
                assert!(places.iter().all(|place| hit.text.get(place.clone()).is_some_and(|found| !found.is_empty())), "{places:?}");
            }
            (found, not) = (found + meant.len(), not + usize::from(meant.is_empty()));
        }
    }
    assert!(found > 500 && not > 100, "{found} found, {not} times nothing");
}

#[test]
fn a_broken_file_is_named_and_the_rest_is_found() {
    for (path, text) in [(ODD, "type: [\n"), (ODD, "summary: laptop\n<<<<<<< HEAD\n"), (ANNA, "name: [\n")] {
        let workspace = Workspace::with(path, text);
        let output = stay(&workspace, &["search", "LAPTOP", "--json"]);
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(3), "{text}: {answer}");
        assert_eq!(answer["problems"][0]["path"], path);
        let found: Vec<(&str, &str)> =
            answer["hits"].as_array().unwrap().iter().map(|hit| (hit["id"].as_str().unwrap(), hit["field"].as_str().unwrap())).collect();
        assert_eq!(found.len(), 3, "{found:?}");
    }
}

#[test]
fn nothing_found_is_no_error_and_nothing_to_look_for_is_one() {
    let workspace = Workspace::default();
    let output = stay(&workspace, &["search", "giraffe", "--json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &answer["hits"]), (Some(0), &Value::Array(Vec::new())));
    assert_eq!(stay(&workspace, &["search", "giraffe"]).status.code(), Some(0));
    for words in [&["search"][..], &["search", ""], &["search", "  ", "laptop"], &["search", "\u{ad}"]] {
        let output = stay(&workspace, words);
        assert!(output.status.code() == Some(2) && !output.stderr.is_empty(), "{words:?}: {output:?}");
    }
    assert!(std::fs::read_to_string(workspace.root().join(TALK)).is_ok());
}
