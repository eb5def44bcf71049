//! Whom a few letters mean: one person, or several, and then nobody. Names, folders and what moves with them.

use crate::support::sandbox::{Run, Sandbox};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const DAY: &str = "--today 2026-11-20";

fn workspace(people: &[&str]) -> Sandbox {
    let sandbox = Sandbox::empty();
    done(&sandbox, "init --no-git --lang en --quiet");
    people.iter().for_each(|line| drop(done(&sandbox, &format!("employee add {line}"))));
    sandbox
}

fn done(sandbox: &Sandbox, line: &str) -> Run {
    let ran = sandbox.stay(&format!("{line} {DAY}"));
    assert_eq!(ran.code, Some(0), "{line}: {ran:?}");
    ran
}

fn refused(sandbox: &Sandbox, line: &str) -> String {
    let ran = sandbox.stay(&format!("{line} {DAY}"));
    let is_silent = ran.stdout.is_empty() || line.contains("--json") && ran.stdout.starts_with("{\"stay\":1,\"error\":{");
    assert!(ran.code == Some(1) && is_silent, "{line}: {ran:?}");
    ran.stderr
}

/// Every file of the people, with what it holds.
fn files(sandbox: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                collect(root, &path, found);
            } else {
                found.insert(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(&sandbox.root, &sandbox.root.join("employees"), &mut found);
    found
}

/// The first line of what `stay employee show` gives, which ends with the folder.
fn found(sandbox: &Sandbox, typed: &str) -> Result<String, String> {
    let ran = sandbox.stay(&format!("employee show {} {DAY}", shell_words::quote(typed)));
    match ran.code {
        Some(0) => Ok(ran.stdout.lines().next().unwrap().rsplit(" · ").next().unwrap().to_owned()),
        Some(1) => Err(ran.stderr),
        _ => panic!("{typed}: {ran:?}"),
    }
}

/// The folders that an error lists.
fn listed(error: &str) -> Vec<String> {
    let lines = error.lines().filter_map(|line| line.strip_prefix("    "));
    lines.filter_map(|line| line.split(" · ").next()).map(str::to_owned).collect()
}

#[test]
fn the_full_name_of_two_is_neither_of_them_whatever_is_asked() {
    let jan = "'Jan de Vries'";
    let sandbox = workspace(&["'Jan de Vries' --team Care --manager 'Pete Jones' --started 2024-01-01", jan, "Bo"]);
    done(&sandbox, "employee leave jan-de-vries --date 2026-01-01");
    done(&sandbox, "act bo x");
    let before = files(&sandbox);
    for line in [
        "act {} x",
        "new {} --no-edit",
        "list {}",
        "show {}",
        "show {} --json",
        "prepare {}",
        "plan {}",
        "growth {}",
        "edit {}",
        "start {}",
        "log {}",
        "actions {}",
        "goals {}",
        "goal add {} x",
        "employee show {}",
        "employee edit {}",
        "employee leave {}",
        "employee rename {} Kees",
        "employee handover {} --to Kees",
    ] {
        for typed in [jan, "'JAN DE VRIES'", "'Jan  de\u{a0}Vries'", "jan", "vries", "JAN-DE-VRIES"] {
            if line.starts_with("log") {
                continue;
            }
            let error = refused(&sandbox, &line.replace("{}", typed));
            assert_eq!(listed(&error), ["jan-de-vries", "jan-de-vries-2"], "{line} {typed}: {error}");
            assert!(error.contains("Care · with Pete Jones · since 1 Jan 2024 · left 1 Jan 2026"), "{error}");
        }
    }
    assert_eq!(files(&sandbox), before);
    assert_eq!(found(&sandbox, "jan-de-vries"), Ok("jan-de-vries".to_owned()), "a whole folder is one person's");
    assert_eq!(found(&sandbox, "jan-de-vries-2"), Ok("jan-de-vries-2".to_owned()));
}

#[test]
fn names_that_only_letters_or_signs_tell_apart_are_several() {
    for (one, other, typed) in [
        ("Zoë Li", "Zoe Li", "zoë li"),
        ("Zoe\u{308} Li", "Zoë Li", "Zoe Li"),
        ("Sean O'Brien", "Sean O’Brien", "Sean Oʼbrien"),
        ("Jan  Smit", "jan smit", "Jan Smit"),
        ("Anne–Marie Bos", "Anne-Marie Bos", "anne marie bos"),
        ("Jürgen Groß", "Jurgen Gross", "jürgen groß"),
    ] {
        let sandbox = workspace(&[]);
        for name in [one, other] {
            done(&sandbox, &format!("employee add {}", shell_words::quote(name)));
        }
        for typed in [one, other, typed] {
            let several = found(&sandbox, typed).expect_err(typed);
            assert_eq!(listed(&several).len(), 2, "{typed}: {several}");
        }
    }
}

#[test]
fn an_address_is_one_persons_and_a_name_is_found_that_is_not_the_folders() {
    let sandbox = workspace(&["Anna --email anna@example.org", "Bo --email bo@example.org"]);
    assert_eq!(found(&sandbox, "ANNA@example.org"), Ok("anna".to_owned()));
    assert!(found(&sandbox, "anna@example").is_err());
    done(&sandbox, "employee rename bo 'Anna Smith'");
    assert_eq!(found(&sandbox, "smith"), Ok("bo".to_owned()));
    assert_eq!(listed(&found(&sandbox, "Anna").unwrap_err()), ["anna", "bo"]);
    assert_eq!(found(&sandbox, "anna"), Ok("anna".to_owned()), "a whole folder");
}

/// Letters without case and accents, and one blank for whatever stands between words: by a table, not by the program.
fn plain(text: &str) -> String {
    let folded = text.chars().flat_map(char::to_lowercase).map(|c| match c {
        'ë' | 'é' => 'e',
        'ö' => 'o',
        'a'..='z' | '0'..='9' => c,
        _ => ' ',
    });
    folded.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn whoever_could_be_meant_is_listed_and_one_is_found_only_when_it_is_one() {
    let mut rng = fastrand::Rng::with_seed(7);
    let mut pick = |below: usize| rng.usize(..below);
    let (firsts, lasts) =
        (["Jan", "Zoë", "Zoe", "Anne-Marie", "Hanne", "Bo", "Jöran"], ["de Vries", "O'Brien", "O’Brien", "Li", "Vriesema", "Bos"]);
    for _ in 0..12 {
        let sandbox = workspace(&[]);
        let mut people: Vec<(String, String)> = Vec::new();
        for _ in 0..3 + pick(4) {
            let name = format!("{}{}{}", firsts[pick(firsts.len())], [" ", "  "][pick(2)], lasts[pick(lasts.len())]);
            let ran = done(&sandbox, &format!("employee add {}", shell_words::quote(&name)));
            let folder = ran.stderr.lines().next().unwrap().rsplit('/').nth(1).unwrap().to_owned();
            people.push((folder, name));
        }
        for _ in 0..6 {
            let (folder, name) = people[pick(people.len())].clone();
            let typed = match pick(5) {
                0 => name.clone(),
                1 => name.to_uppercase().replace('\'', "’"),
                2 => name.split_whitespace().next().unwrap().to_owned(),
                3 => name.split_whitespace().last().unwrap()[..1].to_owned() + " ",
                _ => folder.clone(),
            };
            let mut meant: Vec<String> = Vec::new();
            for (folder, name) in &people {
                if *folder == typed {
                    meant = vec![folder.clone()];
                    break;
                }
                if plain(name).contains(&plain(&typed)) || plain(folder).contains(&plain(&typed)) {
                    meant.push(folder.clone());
                }
            }
            meant.sort();
            let told = found(&sandbox, &typed).map(|folder| vec![folder]).unwrap_or_else(|error| listed(&error));
            assert_eq!(told, meant, "`{typed}` among {people:?}");
        }
    }
}

#[test]
fn a_second_person_of_a_name_is_added_and_told_from_the_first() {
    let sandbox = workspace(&["'Jan de Vries' --team Care"]);
    let ran = done(&sandbox, "employee add 'jan de  vries'");
    assert!(ran.stderr.contains("jan-de-vries-2") && ran.stderr.contains("jan-de-vries · Jan de Vries · Care"), "{ran:?}");
    let list: serde_json::Value = serde_json::from_str(&sandbox.stay("employee list --json").stdout).unwrap();
    let ids: Vec<&str> = list["employees"].as_array().unwrap().iter().map(|person| person["id"].as_str().unwrap()).collect();
    assert!(ids[0] != ids[1] && ids.iter().all(|id| id.len() == 8), "{ids:?}");
    let shown = sandbox.stay("employee list").stdout;
    assert!(ids.iter().all(|id| shown.contains(id)), "{shown}");
}

#[test]
fn files_from_before_there_were_ids_go_on_working() {
    let sandbox = workspace(&[]);
    fs::create_dir_all(sandbox.root.join("employees/anna")).unwrap();
    fs::write(sandbox.root.join("employees/anna/employee.yaml"), "name: Anna\n").unwrap();
    assert_eq!(done(&sandbox, "check").stdout, "");
    assert!(done(&sandbox, "employee show anna --json").stdout.contains(r#""id":null"#));
    done(&sandbox, "employee rename anna 'Anna Bos' --folder");
    assert_eq!(fs::read_to_string(sandbox.root.join("employees/anna-bos/employee.yaml")).unwrap(), "name: Anna Bos\nformerly:\n- anna\n");
}

/// Anna with all that a folder may hold, read or not.
fn full_house() -> Sandbox {
    let sandbox = workspace(&["'Anna Smith'", "Bo --manager 'anna  SMITH'"]);
    for line in ["new anna --no-edit --with 'Anna Smith'", "act anna x --owner 'Anna Smith'", "act bo y --owner 'Anna Smith'", "act bo z"] {
        done(&sandbox, line);
    }
    let home = sandbox.root.join("employees/anna-smith");
    for (path, bytes) in [
        ("private/2026-11-20-t9d4h3wm.age", vec![0u8, 159, 146, 150]),
        ("private/deep/er/scan.pdf", vec![7; 1_500_000]),
        ("een ding.txt", b"x".to_vec()),
        (".DS_Store", vec![1]),
        ("goals/2026-11-20-b7m3x9qa.yaml", b"a: [".to_vec()),
        ("conversations/rooster.yaml", b"x: 1\n".to_vec()),
    ] {
        fs::create_dir_all(home.join(path).parent().unwrap()).unwrap();
        fs::write(home.join(path), bytes).unwrap();
    }
    fs::create_dir(home.join("leeg")).unwrap();
    sandbox
}

#[test]
fn a_new_folder_takes_all_along_and_undo_brings_all_back() {
    let sandbox = full_house();
    let before = files(&sandbox);
    let dry = sandbox.stay(&format!("employee rename anna-smith 'Anna Jones' --folder --dry-run {DAY}"));
    assert_eq!((dry.code, files(&sandbox)), (Some(3), before.clone()), "{dry:?}");
    let ran = sandbox.stay(&format!("employee rename anna-smith 'Anna Jones' --folder {DAY}"));
    assert_eq!(ran.code, Some(3), "a record that can't be read may name her: {ran:?}");
    assert!(!sandbox.root.join("employees/anna-smith").exists());
    let meant: BTreeMap<String, Vec<u8>> = before
        .iter()
        .map(|(path, bytes)| {
            let (path, text) = (path.replace("/anna-smith/", "/anna-jones/"), String::from_utf8(bytes.clone()));
            let text = text.map(|text| {
                let text = text.replace("anna  SMITH", "Anna Jones").replace(": Anna Smith", ": Anna Jones");
                if path.ends_with("anna-jones/employee.yaml") { text + "formerly:\n- anna-smith\n" } else { text }
            });
            (path, text.map_or(bytes.clone(), String::into_bytes))
        })
        .collect();
    assert_eq!(files(&sandbox), meant);
    for path in ["employees/bo/employee.yaml", "employees/anna-jones/conversations/"] {
        assert!(ran.stderr.contains(path), "{path}: {ran:?}");
    }
    done(&sandbox, "undo");
    assert_eq!(files(&sandbox), before);
    assert!(!sandbox.root.join("employees/anna-jones").exists());
}

#[test]
fn a_name_that_another_has_too_is_not_changed_elsewhere() {
    let sandbox = workspace(&["'Anna Smith'", "'Anna Smith'", "Bo --manager 'Anna Smith'"]);
    let ran = done(&sandbox, "employee rename anna-smith-2 'Anna Jones'");
    assert!(ran.stderr.contains("employees/bo/employee.yaml"), "{ran:?}");
    assert!(fs::read_to_string(sandbox.root.join("employees/bo/employee.yaml")).unwrap().contains("Anna Smith"));
}

#[test]
fn a_folder_is_taken_over_from_nobody() {
    let sandbox = workspace(&["Anna", "Bo"]);
    done(&sandbox, "employee rename anna Bo --folder");
    assert_eq!(found(&sandbox, "bo-2"), Ok("bo-2".to_owned()));
    done(&sandbox, "employee add Anna");
    assert_eq!(found(&sandbox, "anna-2"), Ok("anna-2".to_owned()), "that folder was someone's");
    done(&sandbox, "employee rename bo-2 Anna --folder");
    assert_eq!(found(&sandbox, "anna"), Ok("anna".to_owned()), "one's own is free to go back to");
    let text = fs::read_to_string(sandbox.root.join("employees/anna/employee.yaml")).unwrap();
    assert!(text.ends_with("name: Anna\nadded: 2026-11-20\nformerly:\n- bo-2\n"), "{text}");
    let again = files(&sandbox);
    done(&sandbox, "employee rename anna Anna --folder");
    assert_eq!(files(&sandbox), again);
}

#[cfg(unix)]
#[test]
fn what_can_not_move_keeps_the_folder_where_it_is() {
    let sandbox = workspace(&["Anna"]);
    std::os::unix::fs::symlink("/etc", sandbox.root.join("employees/anna/etc")).unwrap();
    let error = refused(&sandbox, "employee rename anna Bea --folder");
    assert!(error.contains("employees/anna/etc"), "{error}");
    assert_eq!(found(&sandbox, "anna"), Ok("anna".to_owned()));
}

#[test]
fn what_came_late_into_an_old_folder_is_brought_to_where_its_person_lives() {
    let sandbox = workspace(&["Anna"]);
    done(&sandbox, "employee rename anna Bea --folder");
    let late = sandbox.root.join("employees/anna/actions");
    fs::create_dir_all(&late).unwrap();
    fs::write(late.join("2026-11-20-m4q8z2ka.yaml"), "id: m4q8z2ka\ntitle: Late\nowner: manager\nstatus: open\ncreated: 2026-11-20\n")
        .unwrap();
    let ran = sandbox.stay(&format!("actions {DAY}"));
    assert!(ran.code == Some(3) && ran.stderr.contains("employees/bea"), "{ran:?}");
    let fixed = sandbox.stay(&format!("check --fix {DAY}"));
    assert_eq!(fixed.code, Some(0), "{fixed:?}");
    assert!(sandbox.root.join("employees/bea/actions/2026-11-20-m4q8z2ka.yaml").exists() && !sandbox.root.join("employees/anna").exists());
}

#[test]
fn two_folders_of_one_person_become_one_where_they_say_the_same() {
    let sandbox = workspace(&["Anna --team Care"]);
    done(&sandbox, "act anna x");
    let copy = sandbox.root.join("employees/anna-b");
    fs::create_dir_all(copy.join("actions")).unwrap();
    for (path, bytes) in files(&sandbox) {
        fs::write(sandbox.root.join(path.replace("/anna/", "/anna-b/")), bytes).unwrap();
    }
    fs::write(copy.join("extra.txt"), "x").unwrap();
    for home in ["anna", "anna-b"] {
        fs::write(sandbox.root.join("employees").join(home).join("scan.pdf"), [0u8, 159]).unwrap();
    }
    let action = files(&sandbox).into_keys().find(|path| path.starts_with("employees/anna-b/actions/")).unwrap();
    let text = fs::read_to_string(sandbox.root.join(&action)).unwrap();
    fs::write(sandbox.root.join(&action), text.replace("open", "done")).unwrap();
    assert!(refused(&sandbox, "employee rename anna-b Anna --folder").contains(&action), "open and done is for a person to say");
    fs::write(sandbox.root.join(&action), text).unwrap();
    assert!(sandbox.stay("check").stdout.contains("employees/anna too"), "named by check");
    let card = copy.join("employee.yaml");
    let text = fs::read_to_string(&card).unwrap();
    fs::write(&card, text.replace("Care", "Sales")).unwrap();
    let differs = refused(&sandbox, "employee rename anna-b Anna --folder");
    assert!(differs.contains("employees/anna-b/employee.yaml"), "{differs}");
    fs::write(&card, text + "role: Nurse\n").unwrap();
    done(&sandbox, "employee rename anna-b Anna --folder");
    assert!(!copy.exists() && sandbox.root.join("employees/anna/extra.txt").exists());
    let text = fs::read_to_string(sandbox.root.join("employees/anna/employee.yaml")).unwrap();
    assert!(text.contains("role: Nurse") && text.contains("- anna-b"), "{text}");
    assert_eq!(files(&sandbox).len(), 4);
}

/// How `stay` answers that something lies there which it does not read: by name, with exit 3.
fn is_named(sandbox: &Sandbox, line: &str, path: &str) -> bool {
    let ran = sandbox.stay(&format!("{line} {DAY}"));
    ran.code == Some(3) && ran.stderr.contains(path)
}

const RECORDS: [(&str, &str, &str); 3] = [
    ("conversations", "2026-11-22-k7m3x9qa", "id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-22\n"),
    ("actions", "2026-11-22-m4q8z2ka", "id: m4q8z2ka\ntitle: X\nowner: manager\nstatus: open\ncreated: 2026-11-22\n"),
    ("goals", "2026-11-22-p2w6r8tc", "id: p2w6r8tc\ntitle: X\nby: 2027-02-20\nstatus: open\ncreated: 2026-11-22\n"),
];

/// The command that reads a kind of record, and whether it found the one that there is.
fn is_read(sandbox: &Sandbox, kind: &str, id: &str) -> bool {
    let list = if kind == "conversations" { "list --all" } else { kind };
    sandbox.stay(&format!("{list} --json {DAY}")).stdout.contains(&format!("\"id\":\"{id}\""))
}

#[test]
fn every_spelling_of_a_folder_or_file_is_read_or_named() {
    let folders = [
        "anna-smith",
        "Anna-Smith",
        "ANNA-SMITH",
        "Anna Smith",
        "anna smith",
        "anna_smith",
        "anna.smith",
        ".anna-smith",
        "-anna-smith",
        "anna-smith-",
        "anna--smith",
        "anná-smith",
        "anna\u{301}-smith",
        "anna-smith ",
        "Zoë",
        "王",
        "con",
        "a/anna-smith",
        "anna-smith/anna-smith",
        "anna-smith.bak",
    ];
    let kinds: [&[&str]; 3] = [
        &["conversations", "Conversations", "CONVERSATIONS", "conversation", "gesprekken", "talks", "conversations "],
        &["actions", "Actions", "action", "acties", "actions.d", "actions/2026"],
        &["goals", "Goals", "leerdoelen", "goal_s"],
    ];
    let endings = [".yaml", ".yml", ".YAML", ".Yml", "", ".yaml.txt", ".yaml.bak", ".json", " (1).yaml", "-copy.yaml", ".md"];
    let mut rng = fastrand::Rng::with_seed(11);
    let mut cases: Vec<(String, usize, String)> = Vec::new();
    // each spelling by itself, then some of them together
    folders.iter().for_each(|folder| cases.push(((*folder).to_owned(), rng.usize(..3), ".yaml".to_owned())));
    endings.iter().for_each(|ending| cases.push(("anna-smith".to_owned(), rng.usize(..3), (*ending).to_owned())));
    for _ in 0..10 {
        cases.push((folders[rng.usize(..folders.len())].to_owned(), rng.usize(..3), endings[rng.usize(..endings.len())].to_owned()));
    }
    for (at, (folder, number, ending)) in cases.into_iter().enumerate() {
        let (kind, name, text) = RECORDS[number];
        let spelt = if at % 3 == 0 { kind } else { kinds[number][rng.usize(..kinds[number].len())] };
        let sandbox = workspace(&["Bo"]);
        let path = format!("employees/{folder}/{spelt}/{name}{ending}");
        let file = sandbox.root.join(&path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        let id = &name[11..];
        let list = if kind == "conversations" { "list --all" } else { kind };
        if is_read(&sandbox, kind, id) {
            continue;
        }
        let top = path.split('/').nth(1).unwrap();
        assert!(is_named(&sandbox, list, &format!("employees/{top}")), "{path} is neither read nor named");
        let mended = sandbox.stay(&format!("check --fix {DAY}"));
        let kept = files(&sandbox);
        assert!(kept.values().any(|bytes| *bytes == text.as_bytes()), "{path}: lost by check --fix");
        assert!(mended.code == Some(4) || is_read(&sandbox, kind, id), "{path}: {mended:?}");
        assert!(is_read(&sandbox, kind, id) || is_named(&sandbox, list, "employees/"), "{path} is gone in silence: {mended:?}");
    }
}

#[test]
fn a_folder_in_other_letters_is_put_right_and_is_nobody_else_meanwhile() {
    for name in ["Anna-Smith", "Anna Smith", "anna_smith", "ANNA-SMITH", "anna.smith"] {
        let sandbox = workspace(&["'Anna Smith'", "'Anna Bos'"]);
        done(&sandbox, "act anna-smith x");
        fs::rename(sandbox.root.join("employees/anna-smith"), sandbox.root.join("employees").join(name)).unwrap();
        for line in ["employee list", "list --all", "actions", "agenda", "report", "board", "obstacles", ""] {
            assert!(is_named(&sandbox, line, name), "{line} {name}");
        }
        let before = files(&sandbox);
        let error = refused(&sandbox, "act anna y");
        assert!(error.contains(name) && error.contains("anna-bos"), "one of two could be meant: {error}");
        assert!(refused(&sandbox, "act smith y").contains("check --fix"));
        assert!(!sandbox.stay(&format!("show anna-bos {DAY}")).stderr.contains(name), "no concern of another");
        assert_eq!(files(&sandbox), before);
        done(&sandbox, "check --fix");
        assert_eq!(found(&sandbox, "anna-smith"), Ok("anna-smith".to_owned()), "{name}");
        assert!(done(&sandbox, "actions").stdout.contains("Anna Smith"));
    }
}

#[test]
fn a_folder_beside_its_own_in_other_letters_is_named_with_its_person() {
    let sandbox = workspace(&["'Anna Smith'"]);
    fs::create_dir_all(sandbox.root.join("employees/Anna-Smith/actions")).unwrap();
    for line in ["show anna-smith", "list anna", "prepare anna", "actions anna"] {
        assert!(is_named(&sandbox, line, "employees/Anna-Smith/"), "{line}");
    }
    let ran = sandbox.stay("check --fix");
    assert!(ran.code == Some(4) && ran.stdout.contains("employees/anna-smith is there already"), "{ran:?}");
}

#[test]
fn a_record_among_those_of_another_kind_is_named_and_put_right() {
    for (kind, name, text) in RECORDS {
        for (other, ..) in RECORDS.iter().filter(|(other, ..)| *other != kind) {
            let sandbox = workspace(&["Anna"]);
            let folder = sandbox.root.join("employees/anna").join(other);
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(format!("{name}.yaml")), text).unwrap();
            let list = if *other == "conversations" { "list --all" } else { other };
            assert!(is_named(&sandbox, list, &format!("employees/anna/{other}/{name}.yaml")), "{kind} in {other}");
            done(&sandbox, "check --fix");
            assert!(is_read(&sandbox, kind, &name[11..]), "{kind} in {other}");
        }
    }
}

#[test]
fn what_lies_beside_our_folders_and_in_them_is_named_or_nobodys_concern() {
    for (path, line, meant) in [
        ("Employees/anna/employee.yaml", "employee list", "employees"),
        ("medewerkers/anna/employee.yaml", "employee list", "employees"),
        ("organisation/Actions/2026-11-22-v3n5b7xe.yaml", "actions", "organisation/actions"),
        ("Organisation/actions/2026-11-22-v3n5b7xe.yaml", "actions", "organisation"),
        ("questions/own.yml", "questions", "questions/own.yaml"),
        ("employees/anna/employee.yml", "employee list", "employees/anna/employee.yaml"),
        ("employees/anna/Employee.yaml", "list", "employees/anna/employee.yaml"),
    ] {
        let sandbox = workspace(&["Bo"]);
        let file = sandbox.root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "name: Anna\n").unwrap();
        let top = path.split('/').next().unwrap();
        assert!(is_named(&sandbox, line, top), "{path}: {:?}", sandbox.stay(line));
        let checked = sandbox.stay(&format!("check {DAY}"));
        assert!(checked.code == Some(4) && checked.stdout.contains(&format!("check --fix` names it {meant}")), "{path}: {checked:?}");
    }
    let sandbox = workspace(&["Anna"]);
    for path in
        [".DS_Store", "Thumbs.db", "anna/.DS_Store", "anna/actions/.2026-11-22-k7m3x9qa.yaml.swp", "anna/actions/2026-11-22-k7m3x9qa.yaml~"]
    {
        let file = sandbox.root.join("employees").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "x").unwrap();
    }
    for line in ["", "list", "actions", "employee list", "show anna", "check"] {
        done(&sandbox, line);
    }
}

#[test]
fn who_had_no_talk_since_a_day_is_listed() {
    let sandbox = workspace(&[]);
    let write = |path: &str, text: &str| {
        let path = sandbox.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for (folder, name) in [("anna", "Anna Wit"), ("bo", "Bo Bos"), ("dia", "Dia Dam")] {
        write(&format!("employees/{folder}/employee.yaml"), &format!("name: {name}\n"));
    }
    let talk = |id: &str, status: &str, day: &str| format!("id: {id}\ntype: stay\nstatus: {status}\ndate: {day}\n");
    write("employees/anna/conversations/2026-11-02-k7m3x9qa.yaml", &talk("k7m3x9qa", "closed", "2026-11-02"));
    write("employees/bo/conversations/2026-10-01-k7m3x9qb.yaml", &talk("k7m3x9qb", "closed", "2026-10-01"));
    write("employees/dia/conversations/2026-11-10-k7m3x9qc.yaml", &talk("k7m3x9qc", "planned", "2026-11-10"));
    for (day, who) in [("2026-11-02", "Bo Bos, Dia Dam"), ("2026-11-03", "Anna Wit, Bo Bos, Dia Dam"), ("2026-10-01", "Dia Dam")] {
        let list: serde_json::Value =
            serde_json::from_str(&sandbox.stay(&format!("employee list {DAY} --no-talk-since {day} --json")).stdout).unwrap();
        let names: Vec<&str> = list["employees"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
        assert_eq!(names.join(", "), who, "since {day}");
    }
    let told = |day: &str| sandbox.stay(&format!("employee list {DAY} --no-talk-since {day}")).stderr;
    write("employees/dia/conversations/2026-11-12-k7m3x9qd.yaml", &talk("k7m3x9qd", "closed", "2026-11-12"));
    assert!(told("2026-10-01").contains("Everyone was talked with since 1 Oct 2026."));
    // of whom a talk can't be read, nobody can say
    write("employees/bo/conversations/2026-10-01-k7m3x9qb.yaml", "id: [\n");
    assert!(told("2026-10-01").contains("Everyone whose talks can be read was talked with since 1 Oct 2026."));
    // and nobody was talked with where nobody is left
    for folder in ["anna", "bo", "dia"] {
        write(&format!("employees/{folder}/employee.yaml"), "name: X\nleft: 2026-01-01\n");
    }
    assert!(told("2026-10-01").contains("Nobody who works here now"));
}
