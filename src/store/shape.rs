//! What each kind of file looks like, learned from the code that reads it: a reader runs over an empty file, and what it asks for
//! is noted. So what is read and what is described can't differ.

use super::fields::Origin;
#[cfg(test)]
use super::schema;
use super::yaml::{Node, Span, Value};
use super::{Load, decode, questions, readers, settings};
use crate::domain::id::Id;
use crate::domain::problem::Problem;
use crate::domain::records::{Folder, Source};
use crate::domain::settings::Settings;
use crate::domain::shape::{FileKind, MapShape, Shape};
use std::borrow::Cow;

/// What files of this kind look like; `settings` has the types of conversation that there are.
pub fn of(kind: FileKind, settings: &Settings) -> Shape {
    let source = |folder| Source { id: Id::fresh(|_| 0), employee: Some("someone".into()), folder, made: chrono::NaiveDate::default() };
    let map = |read: &dyn Fn(&Node, &mut Origin)| Shape::Map(learned(read));
    match kind {
        FileKind::Settings => map(&settings::learned),
        FileKind::Employee => map(&|node, origin| drop(decode::person(node, &"someone".into(), origin))),
        FileKind::Conversation => map(&|node, origin| {
            drop(decode::conversation(node, &source(Folder::Conversations), Load::Full, settings, origin));
        }),
        FileKind::Action => map(&|node, origin| drop(decode::action(node, &source(Folder::Actions), Load::Full, origin))),
        FileKind::Goal => map(&|node, origin| drop(decode::goal(node, &source(Folder::Goals), Load::Full, origin))),
        FileKind::Note => map(&|node, origin| drop(decode::note(node, &source(Folder::Notes), Load::Full, origin))),
        FileKind::Readers => map(&readers::learned),
        FileKind::Questions => Shape::Maps(learned(&questions::learned)),
    }
}

/// The keys of such a file, in the order of the format.
#[cfg(test)]
fn order(kind: FileKind) -> &'static [&'static str] {
    match kind {
        FileKind::Settings => schema::SETTINGS,
        FileKind::Employee => schema::EMPLOYEE,
        FileKind::Conversation => schema::CONVERSATION,
        FileKind::Action => schema::ACTION,
        FileKind::Goal => schema::GOAL,
        FileKind::Note => schema::NOTE,
        FileKind::Readers => schema::READERS,
        FileKind::Questions => schema::QUESTION,
    }
}

/// What may stand under the keys of what is sealed.
pub(super) const SEALED: [(&str, Shape); 5] = [
    ("own-words", Shape::Number),
    ("own-energy", Shape::Number),
    ("readers", Shape::Texts),
    ("sealed", Shape::Texts),
    ("sealed-base", Shape::Text),
];

/// An empty map, for readers to ask of.
pub(super) static EMPTY: Node<'static> = plain(Value::Map(Vec::new()));
/// Nothing, and a text, to see whether a reader takes these in place of a map.
pub(super) static NOTHING: Node<'static> = plain(Value::Null);
pub(super) static A_TEXT: Node<'static> = plain(Value::Scalar(Cow::Borrowed("x")));

const fn plain(value: Value<'static>) -> Node<'static> {
    Node { value, span: Span { line: 0, column: 0, start: 0, end: 0 }, shared: false }
}

/// What a reader asks of a file.
fn learned(read: &dyn Fn(&Node, &mut Origin)) -> MapShape {
    let mut problems: Vec<Problem> = Vec::new();
    let mut origin = Origin::learning(&mut problems);
    read(&EMPTY, &mut origin);
    origin.learned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::Kind;
    use crate::i18n::Language;
    use crate::render::json_schema::schema;
    use crate::store::settings as of_workspace;
    use std::io::Write;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};

    fn known(shape: &Shape) -> Vec<&str> {
        match shape {
            Shape::Map(map) | Shape::Maps(map) => map.keys.iter().map(|(key, _)| key.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_key_of_the_format_is_learned_and_no_other() {
        for kind in FileKind::ALL {
            let shape = of(kind, &Settings::default());
            let (mut learned, mut format) = (known(&shape), order(kind).to_vec());
            learned.sort_unstable();
            format.sort_unstable();
            assert_eq!(learned, format, "{kind:?}");
        }
    }

    #[test]
    fn every_key_is_described_and_no_description_is_left_over() {
        let mut described = std::collections::BTreeSet::new();
        fn walk(value: &serde_json::Value, path: &str, without: &mut Vec<String>, described: &mut std::collections::BTreeSet<String>) {
            if let Some(properties) = value["properties"].as_object().filter(|_| value["additionalProperties"] == false) {
                for (key, property) in properties {
                    match property["description"].as_str() {
                        Some(text) => drop(described.insert(text.to_owned())),
                        None => without.push(format!("{path}.{key}")),
                    }
                }
            }
            match value {
                serde_json::Value::Object(map) => {
                    map.iter().for_each(|(key, value)| walk(value, &format!("{path}.{key}"), without, described))
                }
                serde_json::Value::Array(items) => items.iter().for_each(|item| walk(item, path, without, described)),
                _ => {}
            }
        }
        for kind in FileKind::ALL {
            let mut without = Vec::new();
            walk(&schema(Language::En, kind, &of(kind, &Settings::default())), kind.word(), &mut without, &mut described);
            assert!(without.is_empty(), "{without:?}");
        }
        assert_eq!(described.len(), crate::i18n::schema::descriptions(Language::En).len());
    }

    /// What is wrong with the form of a file, by what reads it.
    fn is_of_form(kind: &Kind) -> bool {
        // which teams there are is told elsewhere in the same file
        if matches!(kind, Kind::UnknownWord { key: "teams", .. }) {
            return false;
        }
        matches!(
            kind,
            Kind::NotAMap
                | Kind::NotAList
                | Kind::Empty
                | Kind::UnknownKey(..)
                | Kind::MissingKey(_)
                | Kind::WrongShape(..)
                | Kind::UnknownWord { .. }
                | Kind::NotADay(..)
                | Kind::NotAnId(..)
                | Kind::NewerVersion(_)
        ) || matches!(kind, Kind::NotAnInterval(_, text) if text.is_empty())
    }

    /// What is wrong with the form of a file; nothing where it is no YAML.
    fn reads(kind: FileKind, text: &str, settings: &Settings) -> Option<Vec<Kind>> {
        let mut problems = Vec::new();
        let source = |folder| Source { id: Id::fresh(|_| 0), employee: Some("someone".into()), folder, made: Default::default() };
        if kind == FileKind::Settings {
            problems = of_workspace::parse(text).problems;
        } else {
            let mut origin = Origin::new("x", &mut problems);
            let origin = &mut origin;
            match kind {
                FileKind::Readers => drop(readers::parse(text, origin)),
                FileKind::Questions => drop(questions::parse(text, true, origin)),
                kind => {
                    let node = origin.parse(text);
                    match (kind, &node) {
                        (_, None) => {}
                        (FileKind::Employee, Some(node)) => drop(decode::person(node, &"someone".into(), origin)),
                        (FileKind::Conversation, Some(node)) => {
                            drop(decode::conversation(node, &source(Folder::Conversations), Load::Full, settings, origin));
                        }
                        (FileKind::Action, Some(node)) => drop(decode::action(node, &source(Folder::Actions), Load::Full, origin)),
                        (FileKind::Goal, Some(node)) => drop(decode::goal(node, &source(Folder::Goals), Load::Full, origin)),
                        (_, Some(node)) => drop(decode::note(node, &source(Folder::Notes), Load::Full, origin)),
                    }
                }
            }
        }
        let is_yaml = !problems.iter().any(|problem| matches!(problem.kind, Kind::Yaml(_)));
        is_yaml.then(|| problems.into_iter().map(|problem| problem.kind).filter(is_of_form).collect())
    }

    /// The files of the example, and those that the format shows, each with its kind.
    fn files() -> Vec<(FileKind, String)> {
        fn below(folder: &Path, found: &mut Vec<PathBuf>) {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() { below(&entry.path(), found) } else { found.push(entry.path()) }
            }
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = Vec::new();
        below(&root.join("examples/zorgteam"), &mut paths);
        paths.sort();
        let kind_of = |path: &Path| {
            let text = path.to_string_lossy();
            let within = |folder: &str| text.contains(&format!("/{folder}/"));
            Some(match () {
                () if text.ends_with("zorgteam/stay.yaml") => FileKind::Settings,
                () if text.ends_with("/employee.yaml") => FileKind::Employee,
                () if within("conversations") => FileKind::Conversation,
                () if within("actions") => FileKind::Action,
                () if within("goals") => FileKind::Goal,
                () if within("notes") => FileKind::Note,
                () if within("questions") => FileKind::Questions,
                () => return None,
            })
        };
        let mut files: Vec<(FileKind, String)> =
            paths.iter().filter_map(|path| Some((kind_of(path)?, std::fs::read_to_string(path).ok()?))).collect();
        let format = std::fs::read_to_string(root.join("docs/format.md")).unwrap();
        let blocks = format.split("```yaml\n").skip(1).filter_map(|rest| rest.split("\n```").next()).map(|block| block.to_owned() + "\n");
        let kinds = [
            FileKind::Employee,
            FileKind::Conversation,
            FileKind::Action,
            FileKind::Goal,
            FileKind::Note,
            FileKind::Settings,
            FileKind::Readers,
            FileKind::Questions,
        ];
        // each several times, since they have every key
        for _ in 0..20 {
            files.extend(kinds.into_iter().zip(blocks.clone()));
        }
        files
    }

    /// What may come to stand behind a key.
    const VALUES: [&str; 24] = [
        "",
        "~",
        "x",
        "5",
        "-1",
        "1.5",
        "true",
        "False",
        "yes",
        "[a, b]",
        "[]",
        "[~]",
        "[[a]]",
        "{a: b}",
        "{}",
        "[{a: b}]",
        "2026-02-28",
        "2026-02-30",
        "2026-2-3",
        "[2026-02-28]",
        "'  '",
        "\"\"",
        "k7m3x9qa",
        "Open",
    ];

    /// The text with one thing about it changed.
    fn mutated(text: &str, random: &mut fastrand::Rng) -> String {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let at = random.usize(..lines.len());
        let line = lines[at].clone();
        let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
        let key = rest.split(':').next().unwrap_or_default().to_owned();
        // what is wrong with what is sealed is told by what opens it
        if SEALED.iter().any(|(sealed, _)| *sealed == key) {
            return text.to_owned();
        }
        match random.usize(..8) {
            0..=3 => lines[at] = format!("{indent}{key}: {}", VALUES[random.usize(..VALUES.len())]),
            4 => lines[at] = format!("{indent}{key}x{}", &rest[key.len()..]),
            5 => drop(lines.remove(at)),
            6 => lines.insert(at, format!("{indent}zomaar: {}", VALUES[random.usize(..VALUES.len())])),
            _ => lines[at] = format!("{indent}- {}", VALUES[random.usize(..VALUES.len())]),
        }
        lines.join("\n") + "\n"
    }

    /// The lines of a text that no file has, and those before them.
    fn changed(files: &[(FileKind, String)], text: &str) -> String {
        let known: std::collections::HashSet<&str> = files.iter().flat_map(|(_, text)| text.lines()).collect();
        let lines: Vec<&str> = text.lines().collect();
        let pairs = lines.windows(2).filter(|pair| !known.contains(pair[1])).map(|pair| pair.join("\n"));
        let told: Vec<String> = pairs.collect();
        if told.is_empty() { text.to_owned() } else { told.join("\n") }
    }

    #[test]
    fn what_is_read_and_an_independent_validator_agree_about_the_form_of_files() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        let python = target.join("clients/bin/python");
        if !python.exists() {
            assert!(std::env::var_os("STAY_NEEDS_CLIENTS").is_none(), "run .ci/clients first");
            println!("not tried: there is no independent validator here");
            return;
        }
        let of_example = of_workspace::parse(include_str!("../../examples/zorgteam/stay.yaml")).settings;
        let schemas: serde_json::Map<String, serde_json::Value> =
            FileKind::ALL.into_iter().map(|kind| (kind.word().to_owned(), schema(Language::Nl, kind, &of(kind, &of_example)))).collect();
        let files = files();
        let count: usize = std::env::var("STAY_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(1000);
        let mut random = fastrand::Rng::with_seed(7);
        let mut cases: Vec<(FileKind, String)> = files.clone();
        cases.extend((0..count).map(|_| {
            let (kind, text) = &files[random.usize(..files.len())];
            (*kind, mutated(text, &mut random))
        }));
        let mut child =
            Command::new(python).arg(root.join(".ci/validate.py")).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let lines: Vec<String> = cases.iter().map(|(kind, text)| serde_json::to_string(&(kind.word(), text)).unwrap()).collect();
        let schemas = serde_json::to_string(&schemas).unwrap();
        let writing = std::thread::spawn(move || {
            writeln!(stdin, "{schemas}").unwrap();
            lines.iter().for_each(|line| writeln!(stdin, "{line}").unwrap());
        });
        let said = child.wait_with_output().unwrap();
        writing.join().unwrap();
        let verdicts: Vec<Option<bool>> =
            String::from_utf8(said.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(verdicts.len(), cases.len());
        let mut both = [0, 0];
        let mut apart = Vec::new();
        for ((kind, text), verdict) in cases.iter().zip(&verdicts) {
            let (Some(read), Some(valid)) = (reads(*kind, text, &of_example), verdict) else { continue };
            both[usize::from(read.is_empty())] += 1;
            if read.is_empty() != *valid {
                apart.push(format!("{} valid: {valid}, wrong: {read:?}\n{}", kind.word(), changed(&files, text)));
            }
        }
        assert!(apart.is_empty(), "{} of {} differ\n{}", apart.len(), cases.len(), apart[..apart.len().min(12)].join("\n---\n"));
        assert!(both.iter().all(|count| *count > cases.len() / 20), "{both:?} of {}", cases.len());
    }
}
