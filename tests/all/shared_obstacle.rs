//! The page of one obstacle for a team: it names nobody, tells no figure of too few, and reads the same for nought as for a few.

use crate::support::sandbox::{COPY, Sandbox};
use serde_json::Value;

const KEYS: [&str; 6] = ["roosterwijzigingen", "registratiedruk", "reistijd", "onderbezetting", "overdracht", "geen-tijd-voor-leren"];

fn names() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(COPY).join("employees");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let text = std::fs::read_to_string(entry.path().join("employee.yaml")).unwrap();
        let value = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)).map(|name| name.trim().to_owned());
        names.extend(value("name: ").into_iter().chain(value("manager: ")).flat_map(|name| {
            let first = name.split(' ').next().unwrap_or_default().to_owned();
            [name, first]
        }));
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names
}

#[test]
fn no_form_of_the_page_names_anyone_or_repeats_what_people_wrote() {
    let (sandbox, names) = (Sandbox::repository(), names());
    assert!(names.len() > 20);
    let own_words = ["Lange routes", "Scholing in eigen tijd"];
    for (at, key) in KEYS.into_iter().enumerate() {
        let format = ["text", "markdown", "html", "json"][at % 4];
        let lang = ["nl", "en"][at % 2];
        let run = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 --lang {lang} obstacles show {key} --format {format}"));
        assert_eq!(run.code, Some(0), "{run:?}");
        let words: Vec<&str> = run.stdout.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
        for name in &names {
            let is_told = words.contains(&name.as_str()) || name.contains(' ') && run.stdout.contains(name);
            assert!(!is_told, "{key} {format}: {name}");
        }
        assert!(own_words.iter().all(|own| !run.stdout.contains(own)), "{key} {format}");
    }
}

#[test]
fn a_figure_under_the_least_is_null_and_never_one_below_three() {
    let sandbox = Sandbox::copy();
    let settings = sandbox.root.join(COPY).join("stay.yaml");
    let text = std::fs::read_to_string(&settings).unwrap();
    for (anonymity, least) in [(1, 3), (3, 3), (4, 4), (5, 5)] {
        std::fs::write(&settings, text.replace("anonymity: 5", &format!("anonymity: {anonymity}"))).unwrap();
        let run = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 --json obstacles show reistijd"));
        let answer: Value = serde_json::from_str(&run.stdout).unwrap();
        let shown = &answer["obstacle"];
        assert_eq!(shown["least"], least);
        // four people named it
        assert_eq!(shown["people"].as_u64(), (least <= 4).then_some(4), "{shown}");
        assert_eq!(shown["since"].is_null(), least > 4, "{shown}");
        for key in ["people", "own_open", "own_done", "people_since"] {
            assert!(shown[key].as_u64().is_none_or(|count| count >= least), "{key} {shown}");
        }
    }
}

#[test]
fn the_grid_counts_each_person_once_a_quarter() {
    let sandbox = Sandbox::repository();
    let run = sandbox.stay(&format!("-C {COPY} --today 2026-11-20 --json obstacles --grid --period 2026"));
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    let (mut of_grid, mut of_list) = (std::collections::BTreeMap::new(), std::collections::BTreeMap::new());
    for cell in answer["grid"].as_array().unwrap() {
        assert!(cell["quarter"].as_str().unwrap().starts_with("2026-Q") && cell["people"].as_u64().unwrap() > 0, "{cell}");
        *of_grid.entry(cell["obstacle"].as_str().unwrap()).or_insert(0) += cell["people"].as_u64().unwrap();
    }
    for obstacle in answer["obstacles"].as_array().unwrap() {
        let figures = (obstacle["people"].as_u64().unwrap(), obstacle["mentions"].as_u64().unwrap());
        of_list.insert(obstacle["obstacle"].as_str().unwrap(), figures);
    }
    assert_eq!(of_grid.keys().collect::<Vec<_>>(), of_list.keys().collect::<Vec<_>>());
    for (key, cells) in of_grid {
        let (people, mentions) = of_list[key];
        assert!((people..=mentions).contains(&cells), "{key}: {people} {cells} {mentions}");
    }
}
