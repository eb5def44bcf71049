//! What a person wrote by hand goes nowhere in silence: comments in every place of every file, merged and edited.

use crate::support::cases;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use stay::store::merge::{Markers, Merged, merge, take_back};
use stay::store::yaml::edit::{Edit, Step, apply};
use stay::store::yaml::write::New;
use stay::store::yaml::{self, Node, Value, comments};

const MARKERS: Markers = Markers { size: 7, ours: "ours", theirs: "theirs" };

const TALK: &str = "\
id: k7m3x9qa
type: stay
status: closed
date: 2026-11-20
themes: [energy, balance]
preparation:
  manager: |
    Eerst dit.

    Dan dat.
  received:
  - 5c6beaf9898d5eb7
  - 6c6beaf9898d5eb7
answers:
- theme: energy
  question: Waar krijg je energie van?
  answer: Van het team.
- question: En waarvan niet?
  answer: |
    Van vergaderen.
  released: true
- question: Nog iets?
obstacles:
- trage laptop
- rooster
- |
  te veel
  tegelijk
signals:
- training
summary: |
  Een goed gesprek.
closed: 2026-11-20
";

const SETTINGS: &str = "\
version: 1
language: nl
teams:
  - Platform
  - Sales
rhythm:
    check-in: 1 month
    stay: 3 months
obstacles:
    trage-laptop:
        label:
            nl: Trage laptop
            en: Slow laptop
        also:
          - laptop
          - pc
    rooster:
        label: Rooster
        owner: Fatima
report: {window: 12 months, people: 2}
";

/// The lines that a comment can stand at: not those within a text of several lines.
fn places(text: &str) -> Vec<usize> {
    let root = yaml::parse_fully(text).unwrap();
    let mut inside = Vec::new();
    texts(text, &root, &mut inside);
    let start = |number: usize| text.split_inclusive('\n').take(number).map(str::len).sum::<usize>();
    (0..text.lines().count()).filter(|number| !inside.iter().any(|(from, to)| (*from..*to).contains(&start(*number)))).collect()
}

fn texts(text: &str, node: &Node, found: &mut Vec<(usize, usize)>) {
    match &node.value {
        Value::Map(entries) => entries.iter().for_each(|entry| texts(text, &entry.node, found)),
        Value::Seq(items) => items.iter().for_each(|item| texts(text, item, found)),
        _ if text[node.span.start as usize..].starts_with('|') => found.push((node.span.start as usize + 1, node.span.end as usize)),
        _ => {}
    }
}

/// The text with a comment at a line: behind it, above it, or at its end as the last line of a block.
fn commented(text: &str, line: usize, position: Position, comment: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let Some(there) = lines.get(line) else { return format!("{text}{comment}\n") };
    let indent = there.len() - there.trim_start().len();
    match position {
        Position::Behind => lines[line] = format!("{there}  {comment}"),
        Position::Above => lines.insert(line, format!("{}{comment}", " ".repeat(indent))),
        Position::Within => lines.insert(line, format!("{}{comment}", " ".repeat(indent + 2))),
    }
    lines.join("\n") + "\n"
}

#[derive(Clone, Copy, Debug)]
enum Position {
    Behind,
    Above,
    /// Further in than the line below it: at the end of the block above.
    Within,
}

const POSITIONS: [Position; 3] = [Position::Behind, Position::Above, Position::Within];

/// What takes out each key and each item of a document, if it can go.
fn removals(text: &str) -> Vec<Edit> {
    fn collect(node: &Node, path: &[Step], found: &mut Vec<Edit>) {
        let below = |step: Step| [path, &[step]].concat();
        match &node.value {
            Value::Map(entries) => {
                for entry in entries {
                    found.push(Edit::Remove { within: path.to_vec(), key: entry.key.to_string() });
                    collect(&entry.node, &below(Step::Key(entry.key.to_string())), found);
                }
            }
            Value::Seq(items) => {
                for (at, item) in items.iter().enumerate() {
                    found.push(Edit::Take { within: path.to_vec(), at });
                    collect(item, &below(Step::Index(at)), found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&yaml::parse_fully(text).unwrap(), &[], &mut found);
    found
}

fn said(text: &str) -> Vec<String> {
    let mut said: Vec<String> = comments::of(text).iter().map(|comment| comment.text.to_owned()).collect();
    said.sort();
    said
}

fn both_ways(base: &str, one: &str, other: &str) -> Option<(Merged, Merged)> {
    let (there, back) = (merge(base, one, other, MARKERS), merge(base, other, one, MARKERS));
    assert_eq!(there.is_none(), back.is_none(), "\n{one}\nand\n{other}");
    there.zip(back)
}

/// Both ways round: the same data, and every comment of either side.
fn assert_all_are_there(base: &str, one: &str, other: &str) {
    let (there, back) = both_ways(base, one, other).unwrap_or_else(|| panic!("not merged:\n{one}\nand\n{other}"));
    assert_eq!(there.conflicts, back.conflicts);
    if !there.conflicts.is_empty() {
        for comment in [said(one), said(other)].concat() {
            assert!(there.text.contains(&comment) && back.text.contains(&comment), "{comment}:\n{}\nand\n{}", there.text, back.text);
        }
        return;
    }
    let mut all = [said(one), said(other)].concat();
    all.sort();
    all.dedup();
    assert_eq!(said(&there.text), all, "\n{one}\nand\n{other}\ncame to\n{}", there.text);
    assert_eq!(said(&back.text), all, "\n{other}\nand\n{one}\ncame to\n{}", back.text);
}

/// Every key and item × every line × every position; in an ordinary run one line of seven, each time others.
#[test]
fn a_comment_outlives_what_it_is_about() {
    let every = if std::env::var_os("PROPTEST_CASES").is_some() { 1 } else { 7 };
    for base in [TALK, SETTINGS] {
        for (number, removal) in removals(base).into_iter().enumerate() {
            let Ok(without) = apply(base, std::slice::from_ref(&removal)) else { continue };
            for line in places(base).into_iter().skip(number % every).step_by(every) {
                for position in POSITIONS {
                    let with = commented(base, line, position, "# met de hand");
                    if yaml::parse_fully(&with).is_ok_and(|tree| tree.same_data(&yaml::parse_fully(base).unwrap()))
                        && said(&with).len() == 1
                    {
                        assert_all_are_there(base, &with, &without);
                        // and where the one who takes it out has the comment
                        let gone = apply(&with, std::slice::from_ref(&removal))
                            .unwrap_or_else(|refused| panic!("{removal:?}: {refused:?} in\n{with}"));
                        assert_eq!(said(&gone), ["# met de hand"], "{removal:?} of\n{with}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_comment_stays_at_what_it_is_about() {
    let base = "id: a\nanswers:\n- question: Een?\n  answer: x\n- question: Twee?\n  answer: y\nclosed: 2026-11-20\nwin: w\n";
    let with = base
        .replace("answer: y", "answer: y   # tweede")
        .replace("closed: 2026-11-20", "# gebeld\nclosed: 2026-11-20 # door Piet")
        .replace("- question: Twee", "# let op\n# hier\n- question: Twee");
    let other = base.replace("- question: Een?\n", "- question: Nul?\n  answer: n\n- question: Een?\n").replace("closed: 2026-11-20\n", "");
    let meant = other
        .replace("answer: y", "answer: y   # tweede")
        .replace("win: w", "# gebeld\n# door Piet\nwin: w")
        .replace("- question: Twee", "# let op\n# hier\n- question: Twee");
    assert_eq!(merge(base, &other, &with, MARKERS).unwrap().text, meant);
    assert_eq!(merge(base, &with, &other, MARKERS).unwrap().text, meant);
}

#[test]
fn a_comment_whose_block_is_gone_stands_where_that_was() {
    let base = "id: a\nobstacles:\n  rooster:\n    label: Rooster\n    also:\n    - dienst\n  reistijd:\n    label: Reistijd\nreport:\n  people: 2\n";
    let with = base.replace("- dienst", "- dienst # zei Bas").replace("label: Reistijd", "label: Reistijd\n    # nog vragen");
    let other = base.replace("  rooster:\n    label: Rooster\n    also:\n    - dienst\n", "");
    let text = merge(base, &other, &with, MARKERS).unwrap().text;
    assert_eq!(
        text,
        other.replace("  reistijd", "  # zei Bas\n  reistijd").replace("label: Reistijd", "label: Reistijd\n    # nog vragen")
    );
    let none = "id: a\nreport:\n  people: 2\n";
    let text = merge(base, none, &with, MARKERS).unwrap().text;
    assert_eq!(text, "id: a\n# zei Bas\n# nog vragen\nreport:\n  people: 2\n");
}

#[test]
fn what_both_wrote_alike_is_one_and_what_stands_elsewhere_is_two() {
    let base = "id: a\ndue: 2026-12-01\nwin: w\n";
    let one = base.replace("2026-12-01", "2026-12-01 # TODO");
    assert_eq!(merge(base, &one, &one.replace("w\n", "x\n"), MARKERS).unwrap().text, one.replace("w\n", "x\n"));
    let other = base.replace("win: w", "win: w # TODO");
    assert_eq!(said(&merge(base, &one, &other, MARKERS).unwrap().text), ["# TODO", "# TODO"]);
}

#[test]
fn what_is_taken_back_brings_its_comments_back() {
    let before = "id: a\nstatus: open # nog even\nnote: x\n";
    let after = "id: a\nstatus: done\nnote: x\nclosed: 2026-11-20\n";
    let now = after.replace("note: x", "note: y # anders");
    assert_eq!(take_back(after, &now, before), Some(Ok("id: a\nstatus: open # nog even\nnote: y # anders\n".to_owned())));
}

/// A document after a few changes by one person, each with a comment of its own.
fn sides() -> impl Strategy<Value = (&'static str, String, String)> {
    let step = (any::<Index>(), any::<Index>(), select(&POSITIONS), 0..4u8);
    let side = prop::collection::vec(step, 1..5);
    (select(&[TALK, SETTINGS]), side.clone(), side).prop_map(|(base, ours, theirs)| {
        let made = |steps: Vec<(Index, Index, Position, u8)>, name: &str| {
            let mut text = base.to_owned();
            for (number, (place, edit, position, kind)) in steps.into_iter().enumerate() {
                let data = yaml::parse_fully(&text).unwrap();
                let comment = format!("# {name} {number}");
                let with = commented(&text, *place.get(&places(&text)), position, &comment);
                let is_one = yaml::parse_fully(&with).is_ok_and(|tree| tree.same_data(&data)) && said(&with).contains(&comment);
                let edited = match kind {
                    0 => apply(&text, &[Edit::set(&format!("own-{name}-{number}"), New::text(name), &["status"])]).ok(),
                    1 | 2 => apply(&text, &[edit.get(&removals(&text)).clone()]).ok(),
                    _ => None,
                };
                text = if kind < 3 {
                    edited.unwrap_or(text)
                } else if is_one {
                    with
                } else {
                    text
                };
            }
            text
        };
        (base, made(ours, "ours"), made(theirs, "theirs"))
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_comment_of_either_side_goes((base, ours, theirs) in sides()) {
        // where both together empty a map, git merges by line
        if both_ways(base, &ours, &theirs).is_some() {
            assert_all_are_there(base, &ours, &theirs);
        }
    }

    #[test]
    fn a_merge_changes_no_line_end(ours in any::<[bool; 8]>(), theirs in any::<[bool; 8]>(), clash in any::<bool>()) {
        let keys = ["id", "title", "owner", "due", "status", "note", "win", "created"];
        let ends = |ends: [bool; 8]| -> String { keys.iter().zip(ends).map(|(key, crlf)| format!("{key}: x{}", if crlf { "\r\n" } else { "\n" })).collect() };
        let (base, other) = (ends(ours), ends(theirs));
        let one = if clash { base.replace("due: x", "due: y") } else { base.clone() };
        let other = other.replace("due: x", "due: z # van hen");
        let text = merge(&base, &one, &other, MARKERS).unwrap().text;
        for (key, crlf) in keys.iter().zip(ours).filter(|(key, _)| **key != "due") {
            let line = format!("{key}: x{}", if crlf { "\r\n" } else { "\n" });
            assert!(text.split_inclusive('\n').any(|there| there == line), "{line:?} in {text:?}");
        }
    }
}
