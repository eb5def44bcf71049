//! The directions of the layers, read from the `use` lines: arrows run one way only. What docs/architecture.md names is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Which layers a layer may touch, itself apart. What is not here is the top and may touch all.
const MAY_TOUCH: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("i18n", &["domain"]),
    ("vault", &[]),
    ("store", &["domain", "parallel", "vault"]),
    ("render", &["domain", "i18n", "parallel"]),
    ("hidden", &[]),
    ("output", &["hidden"]),
];

/// Who may know the clock: the start, and nobody below it.
const CLOCK: &str = "context";

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file and folder below a folder of this repository, folders with `/` at their end.
fn below(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().map(Result::unwrap);
    let slashed = |found: walkdir::DirEntry| {
        let path = found.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        if found.file_type().is_dir() { path + "/" } else { path }
    };
    found.map(slashed).collect()
}

/// Every source file with the layer that it is in.
fn files() -> Vec<(String, PathBuf)> {
    let layer = |path: String| {
        let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
        Some((inside.split('/').next()?.to_owned(), source().join(format!("{inside}.rs"))))
    };
    below("src").into_iter().filter_map(layer).collect()
}

/// What the description of the house says.
fn described() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/architecture.md")).unwrap()
}

/// What stands in a text between backticks.
fn marked(text: &str) -> Vec<&str> {
    let prose = text.split("```").step_by(2);
    prose.flat_map(|prose| prose.split('`').skip(1).step_by(2)).collect()
}

/// Whether what is marked is a path of this repository: of a workspace's files the house has none.
fn is_path(marked: &str) -> bool {
    let is_file = [".rs", ".md", ".toml", ".html", ".yaml", ".css"].iter().any(|ending| marked.ends_with(ending));
    let has_signs = marked.contains(|c: char| !c.is_ascii_alphanumeric() && !"/._-".contains(c));
    (is_file || marked.ends_with('/')) && !has_signs && !marked.starts_with('.') && marked != "stay.yaml"
}

/// The program as it runs: without comments, and without the tests at the end of a file.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap().to_owned();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// The layers that a file names with `crate::`, also in one `use` of several and in the middle of a line.
fn touched(code: &str) -> BTreeSet<String> {
    let mut layers = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut names = vec![String::new()];
            for c in group.chars() {
                match c {
                    '}' if depth == 0 => break,
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => names.push(String::new()),
                    _ if depth == 0 => names.last_mut().unwrap().push(c),
                    _ => {}
                }
            }
            layers.extend(names.iter().map(|name| first_word(name.trim())));
        } else {
            layers.insert(first_word(rest));
        }
    }
    layers.remove("");
    layers
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn arrows_run_one_way() {
    let layers: BTreeSet<String> = files().into_iter().map(|(layer, _)| layer).collect();
    let mut wrong = Vec::new();
    for (layer, path) in files() {
        let Some((_, allowed)) = MAY_TOUCH.iter().find(|(known, _)| *known == layer) else { continue };
        for other in touched(&code(&path)).iter().filter(|other| layers.contains(*other)) {
            if *other != layer && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{} touches {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_layer_of_the_house_is_known_here() {
    for (name, _) in files().iter().filter(|(name, path)| !path.ends_with(format!("src/{name}.rs"))) {
        assert!(name == "commands" || MAY_TOUCH.iter().any(|(known, _)| known == name), "{name} has no place in the house");
    }
}

#[test]
fn the_rules_know_no_files_no_clock_and_no_words() {
    for (layer, path) in files().into_iter().filter(|(layer, _)| layer == "domain") {
        let code = code(&path);
        for foreign in ["std::fs", "std::env", "std::process", "std::path", "println!", "eprintln!"] {
            assert!(!code.contains(foreign), "{layer}: {} uses {foreign}", path.display());
        }
    }
}

#[test]
fn the_clock_is_read_in_one_place() {
    for (layer, path) in files().into_iter().filter(|(layer, _)| layer != CLOCK) {
        let code = code(&path);
        for clock in ["SystemTime", "Local::", "Utc::", "Local;", "Utc;"] {
            assert!(!code.contains(clock), "{layer}: {} reads the clock: {clock}", path.display());
        }
    }
}

#[test]
fn only_the_top_speaks_and_ends() {
    for (layer, path) in files() {
        let code = code(&path);
        let is_top = ["commands", "output", "main", "error"].contains(&layer.as_str());
        for act in ["println!", "eprintln!", "io::stdout", "io::stderr", "process::exit", "ExitCode"] {
            assert!(is_top || !code.contains(act), "{}: {act}", path.display());
        }
    }
}

#[test]
fn each_file_and_folder_that_the_description_names_is_there() {
    let there: Vec<String> = ["src", "tests", "docs", "benches", "examples"].into_iter().flat_map(below).collect();
    let is_there = |path: &str| there.iter().any(|known| known == path || known.ends_with(&format!("/{path}")));
    let text = described();
    let named: BTreeSet<&str> = marked(&text).into_iter().filter(|marked| is_path(marked)).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let gone: Vec<_> = named.iter().filter(|path| !is_there(path) && !root.join(path).exists()).collect();
    assert!(gone.is_empty(), "{gone:?}");
    assert!(named.len() > 20, "{named:?}");
}

#[test]
fn each_room_is_in_the_description() {
    let text = described();
    let named = marked(&text);
    for room in below("src").iter().filter_map(|path| path.strip_prefix("src/")) {
        let is_top = room.trim_end_matches('/').matches('/').count() == 0 && !["", "lib.rs"].contains(&room);
        assert!(!is_top || named.contains(&room), "{room}");
    }
}

#[test]
fn each_crate_has_its_reason_in_the_description() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let needed = manifest.split("[dependencies]").nth(1).unwrap().split("[[bench]]").next().unwrap();
    let text = described();
    let named: BTreeSet<&str> = marked(text.split("## Crates").nth(1).unwrap().split("\n## ").next().unwrap()).into_iter().collect();
    let crates: Vec<&str> =
        needed.lines().filter(|line| !line.starts_with('[')).filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
    let silent: Vec<_> = crates.iter().filter(|name| !named.contains(*name)).collect();
    assert!(silent.is_empty() && crates.len() > 20, "{silent:?}");
}

#[test]
fn the_reader_of_use_lines_sees_them_all() {
    let names = |code: &str| touched(code).into_iter().collect::<Vec<_>>();
    assert_eq!(names("use crate::domain::id::Id;"), ["domain"]);
    assert_eq!(names("use crate::{domain::{id::Id, text}, i18n, store::Store};"), ["domain", "i18n", "store"]);
    assert_eq!(names("let x = crate::render::table();"), ["render"]);
}
