//! The directions of the layers, read from the `use` lines: arrows run one way only.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Which layers a layer may touch, itself apart. What is not here is the top and may touch all.
const MAY_TOUCH: &[(&str, &[&str])] =
    &[("domain", &[]), ("i18n", &["domain"]), ("store", &["domain"]), ("render", &["domain", "i18n"]), ("output", &[])];

/// Who may know the clock: the start, and nobody below it.
const CLOCK: &str = "context";

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every source file with the layer that it is in.
fn files() -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut folders = vec![source()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let layer = path.strip_prefix(source()).unwrap().components().next().unwrap();
                found.push((layer.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned(), path));
            }
        }
    }
    found.sort();
    found
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
    let folders = fs::read_dir(source()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    for folder in folders {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name == "commands" || MAY_TOUCH.iter().any(|(known, _)| *known == name), "{name} has no place in the house");
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
fn the_reader_of_use_lines_sees_them_all() {
    let names = |code: &str| touched(code).into_iter().collect::<Vec<_>>();
    assert_eq!(names("use crate::domain::id::Id;"), ["domain"]);
    assert_eq!(names("use crate::{domain::{id::Id, text}, i18n, store::Store};"), ["domain", "i18n", "store"]);
    assert_eq!(names("let x = crate::render::table();"), ["render"]);
}
