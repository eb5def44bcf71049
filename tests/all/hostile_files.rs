//! What nobody writes on purpose, and what someone does: every file is named with its reason and place,
//! and every other file is read as if nothing were wrong.

use crate::support::cases;
use crate::support::workspace::*;
use proptest::prelude::*;
use proptest::sample::Index;
use stay::domain::problem::{Kind, Severity, YamlFault};
use stay::domain::records::Records;
use stay::store::need::Need;
use stay::store::{Fault, Store, check, questions};

fn yaml(fault: YamlFault) -> Kind {
    Kind::Yaml(fault)
}

/// A conversation that can't be read is named, with line and column, and it alone is left out.
fn is_named(bytes: impl AsRef<[u8]>, kind: Kind, line: u32, column: u32) {
    let workspace = Workspace::with(ODD, bytes);
    let records = workspace.read();
    assert_eq!(said_of(&records.problems, ODD), [(kind, line, column)]);
    assert!(records.problems.iter().all(|problem| problem.severity == Severity::Unreadable));
    assert_the_others_are_read(&records);
    let checked = check::check(&workspace.store()).unwrap();
    assert_eq!(said_of(&checked.problems, ODD), said_of(&records.problems, ODD));
    assert_eq!(checked.files, 6);
}

/// A conversation that is odd, and can be read all the same.
fn is_read(text: &str) {
    let records = Workspace::with(ODD, text).read();
    assert_eq!(records.problems, []);
    assert_eq!(records.conversations.len(), 2);
    assert_eq!(records.conversations[1].summary.as_deref(), Some("Goed gesprek."), "{text:?}");
}

const GOOD: &str = "id: t2h5j9pd\ntype: stay\nstatus: closed\ndate: 2026-11-23\nsummary: Goed gesprek.\nclosed: 2026-11-23\n";

#[test]
fn a_bomb_does_not_go_off() {
    let mut laughs = "a0: &a0 lol\n".to_owned();
    for level in 1..10 {
        laughs += &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(", "));
    }
    is_named(&laughs, yaml(YamlFault::TooLarge), 5, 45);
    let long = format!("a: &a \"{}\\t\"\nb:\n{}", "x".repeat(500_000), "- *a\n".repeat(5_000));
    is_named(&long, yaml(YamlFault::TooLarge), 4, 3);
    is_named("a: &a [*a]\n", yaml(YamlFault::Alias), 1, 8);
    is_named("a: *b\n", yaml(YamlFault::Alias), 1, 4);
}

#[test]
fn nesting_has_an_end() {
    is_named("[".repeat(10_000), yaml(YamlFault::TooDeep), 1, 65);
    is_named(format!("a: {}{}\n", "[".repeat(10_000), "]".repeat(10_000)), yaml(YamlFault::TooDeep), 1, 68);
    is_named("{a: ".repeat(10_000), yaml(YamlFault::TooDeep), 1, 257);
    is_named("- ".repeat(10_000), yaml(YamlFault::TooDeep), 1, 129);
    let levels: String = (0..1_400).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    is_named(&levels, yaml(YamlFault::TooDeep), 65, 65);
}

#[test]
fn a_file_that_is_no_yaml_is_named_at_its_place() {
    for (text, fault, line, column) in [
        ("id: t2h5j9pd\nstatus: open\nid: x\n", YamlFault::DuplicateKey("id".to_owned()), 3, 1),
        ("id: t2h5j9pd\nsummary: a\0b\n", YamlFault::Control, 2, 11),
        ("id: t2h5j9pd\n<<<<<<< HEAD\nstatus: open\n=======\nstatus: closed\n>>>>>>> tak\n", YamlFault::Conflict, 2, 1),
        ("id: t2h5j9pd\n---\nid: x\n", YamlFault::SecondDocument, 2, 1),
        ("id: t2h5j9pd\n\tstatus: open\n", YamlFault::Tab, 2, 1),
        ("answers:\n- theme: x\n\tanswer: y\n", YamlFault::Tab, 3, 1),
        ("id: \"t2h5j9pd\nstatus: open\n", YamlFault::Quote, 1, 5),
        ("themes: [energy\nstatus: open\n", YamlFault::Bracket, 1, 9),
        ("summary: a: b\n", YamlFault::Colon, 1, 11),
        ("? [a, b]\n: c\n", YamlFault::OddKey, 1, 3),
        ("id: x\n  status: open\n", YamlFault::Colon, 2, 9),
    ] {
        is_named(text, yaml(fault), line, column);
    }
}

#[test]
fn a_file_that_holds_no_record_is_named() {
    is_named("", Kind::Empty, 0, 0);
    is_named("# later\n\n# nog later\n", Kind::Empty, 0, 0);
    is_named("- a\n- b\n", Kind::NotAMap, 1, 1);
    is_named("zomaar tekst\n", Kind::NotAMap, 1, 1);
    is_named(b"id: t2h5j9pd\nsummary: caf\xe9\n", Kind::Encoding, 0, 0);
    is_named(b"\xff\xfei\0d\0", Kind::Encoding, 0, 0);
    is_named(format!("# {}\n", "x".repeat(1024 * 1024 - 2)), Kind::TooBig(1024 * 1024 + 1), 0, 0);
}

#[test]
fn what_editors_leave_is_read() {
    is_read(GOOD);
    is_read(&format!("\u{feff}{GOOD}"));
    is_read(&GOOD.replace('\n', "\r\n"));
    is_read(GOOD.trim_end());
    is_read(&format!("---\n{GOOD}...\n"));
    is_read(&format!("{GOOD}# {}\n", "x".repeat(900_000)));
}

#[test]
fn a_broken_employee_file_leaves_the_records() {
    for (text, kind, line) in [
        ("name: [Anna\n", yaml(YamlFault::Bracket), 1),
        ("team: x\nstarted: gisteren\n", Kind::NotADay("started".into(), "gisteren".into()), 2),
    ] {
        let records = Workspace::with(ANNA, text).read();
        let said = said_of(&records.problems, ANNA);
        assert_eq!(said.iter().map(|(kind, line, _)| (kind.clone(), *line)).collect::<Vec<_>>(), [(kind, line)]);
        assert_eq!(records.employees[0].name, "anna-de-vries");
        assert_eq!((records.conversations.len(), records.actions.len()), (1, 2));
    }
}

#[test]
fn a_missing_employee_file_is_named_and_the_talks_are_read() {
    let workspace = Workspace::default();
    std::fs::remove_file(workspace.at(ANNA)).unwrap();
    let records = workspace.read();
    assert_eq!((records.problems.len(), records.employees[0].name.as_str(), records.conversations.len()), (1, "anna-de-vries", 1));
    assert_eq!(said_of(&check::check(&workspace.store()).unwrap().problems, ANNA), [(Kind::NoEmployeeFile, 0, 0)]);
}

#[test]
fn broken_settings_leave_the_defaults() {
    for text in ["version: 1\nteams: [a\n", "language: nl\nlanguage: en\n", "\0"] {
        let workspace = Workspace::with(SETTINGS, text);
        let records = workspace.read();
        assert_eq!(said_of(&records.problems, SETTINGS).len(), 1, "{text:?}");
        assert_eq!(workspace.store().settings.anonymity, 5);
        assert_the_others_are_read(&records);
    }
}

#[test]
fn a_newer_version_is_not_half_read() {
    for version in ["3", "10", "1.1", "2.5", "99999999999"] {
        let workspace = Workspace::with(SETTINGS, format!("version: {version}\n"));
        assert!(matches!(Store::open(workspace.root()), Err(Fault::NewerVersion(found)) if found == version), "{version}");
    }
}

#[test]
fn a_folder_named_like_a_record_is_named() {
    let workspace = Workspace::default();
    std::fs::create_dir(workspace.at(ODD)).unwrap();
    let records = workspace.read();
    assert_eq!(said_of(&records.problems, ODD), [(Kind::Stray, 0, 0)]);
    assert_the_others_are_read(&records);
    assert_eq!(check::check(&workspace.store()).unwrap().problems, records.problems);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn no_bytes_make_it_panic_or_hang(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        survives(&bytes);
    }

    #[test]
    fn no_damage_to_a_record_makes_it_panic_or_hang(damage in proptest::collection::vec((any::<Index>(), any::<Index>(), 0..4u8), 1..6)) {
        let odd: [&[u8]; 24] = [
            b"\n", b" ", b"  ", b"\t", b":", b": ", b"- ", b"#", b" #", b"'", b"\"", b"|", b">", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"\r\n", b"\0", b"\xff", b"\xc3",
            "\u{feff}".as_bytes(),
        ];
        let mut bytes = TALK_TEXT.as_bytes().to_vec();
        for (at, what, how) in damage {
            let at = at.index(bytes.len() + 1);
            match how {
                0 => { bytes.truncate(at); }
                1 => { bytes.drain(at..(at + what.index(9)).min(bytes.len())); }
                2 => { let line = TALK_TEXT.lines().nth(what.index(14)).unwrap(); bytes.splice(at..at, line.bytes()); }
                _ => { bytes.splice(at..at, what.get(&odd).iter().copied()); }
            }
        }
        survives(&bytes);
    }
}

/// Reading and checking come to an end, and the other records are there.
fn survives(bytes: &[u8]) {
    thread_local!(static WORKSPACE: Workspace = Workspace::default());
    WORKSPACE.with(|workspace| {
        workspace.write(ODD, bytes);
        let checked = check::check(&workspace.store()).unwrap();
        let Records { mut conversations, employees, actions, goals, .. } = checked.records;
        conversations.retain(|talk| talk.id.as_str() != "t2h5j9pd");
        assert_the_others_are_read(&Records { employees, conversations, actions, goals, ..Records::default() });
    });
}

/// Nothing is timed: work that grows with the square of the length would take minutes here.
#[test]
fn large_files_of_one_thing_come_to_an_end() {
    let workspace = Workspace::default();
    for part in [
        "- ",
        "[",
        "{",
        "? ",
        ": ",
        "a: ",
        "&a ",
        "*a ",
        "!t ",
        "\"",
        "'",
        "|\n",
        "%\n",
        "#",
        "\n",
        "\r",
        "\t",
        "---\n",
        "...\n",
        "a\n",
        "- a\n",
        "a:\n ",
        "é",
        "[a,",
        "a: 1\n",
        "- - - a\n",
        "- |\n  a\n",
        "x: |\n  y\n",
        "\"\\\n",
    ] {
        workspace.write(ODD, part.repeat(400_000 / part.len()));
        let records = workspace.store().read(&Need { thorough: true, ..Need::ALL }).unwrap();
        assert!(!said_of(&records.problems, ODD).is_empty(), "{part:?}");
    }
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;

    const SECRET: &str = "Geheim van een ander";
    const OWN: &str = "employees/anna-de-vries/conversations";

    /// A folder outside the workspace with records that nobody may see in it.
    fn outside() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        let secret = GOOD.replace("Goed gesprek.", SECRET);
        for path in ["2026-11-23-t2h5j9pd.yaml", "actions/2026-11-23-t2h5j9pd.yaml", "conversations/2026-11-23-t2h5j9pd.yaml"] {
            std::fs::create_dir_all(dir.path().join(path).parent().unwrap()).unwrap();
            std::fs::write(dir.path().join(path), &secret).unwrap();
        }
        std::fs::write(dir.path().join("employee.yaml"), format!("name: {SECRET}\n")).unwrap();
        std::fs::write(dir.path().join("vragen.yaml"), format!("- theme: energy\n  nl: {SECRET}\n")).unwrap();
        dir
    }

    /// Puts a link in the place of whatever is there.
    fn link(workspace: &Workspace, path: &str, to: &Path) {
        let at = workspace.at(path);
        let _ = std::fs::remove_dir_all(&at);
        let _ = std::fs::remove_file(&at);
        symlink(to, at).unwrap();
    }

    #[test]
    fn a_link_is_named_and_not_followed() {
        let outside = outside();
        for (path, to) in [
            (ODD, "2026-11-23-t2h5j9pd.yaml"),
            (ODD, "nowhere"),
            (OWN, "conversations"),
            ("employees/boris", ""),
            (ANNA, "employee.yaml"),
            ("organisation", ""),
            ("organisation/actions", "actions"),
            ("questions", ""),
            (SETTINGS, "employee.yaml"),
        ] {
            let workspace = Workspace::default();
            link(&workspace, path, &outside.path().join(to));
            let records = workspace.read();
            if path != "questions" {
                assert_eq!(said_of(&records.problems, path), [(Kind::Link, 0, 0)], "{path}");
            }
            let checked = check::check(&workspace.store()).unwrap();
            assert_eq!(said_of(&checked.problems, path), [(Kind::Link, 0, 0)], "{path}");
            let questions = questions::own(&workspace.store(), &mut Vec::new()).unwrap();
            assert!(!format!("{records:?}{:?}{:?}{questions:?}", checked.records, checked.problems).contains(SECRET), "{path}");
            assert_eq!(records.employees.len(), 1, "{path}");
        }
    }

    #[test]
    fn linked_people_are_not_followed() {
        let outside = outside();
        let workspace = Workspace::default();
        link(&workspace, "employees/boris", outside.path());
        let of_boris = workspace.store().read(&Need::ALL.of(&"boris".into()));
        assert!(matches!(of_boris, Err(Fault::Link(path)) if path == "employees/boris"));
        link(&workspace, "employees", outside.path());
        assert!(matches!(workspace.store().read(&Need::ALL), Err(Fault::Link(path)) if path == "employees"));
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        for path in [ODD, ANNA, "questions/eigen.yaml"] {
            let workspace = Workspace::default();
            let at = workspace.at(path);
            std::fs::create_dir_all(at.parent().unwrap()).unwrap();
            let _ = std::fs::remove_file(&at);
            assert!(std::process::Command::new("mkfifo").arg(&at).status().unwrap().success());
            let checked = check::check(&workspace.store()).unwrap();
            assert_eq!(said_of(&checked.problems, path), [(Kind::Stray, 0, 0)], "{path}");
            assert_eq!(checked.records.conversations.len(), 1, "{path}");
        }
    }

    #[test]
    fn a_file_that_may_not_be_read_is_named() {
        for path in [ODD, ANNA] {
            let workspace = Workspace::with(path, GOOD);
            let at = workspace.at(path);
            std::fs::set_permissions(&at, PermissionsExt::from_mode(0o000)).unwrap();
            if std::fs::read(&at).is_ok() {
                return; // nothing is closed to root
            }
            let records = workspace.read();
            assert_eq!(said_of(&records.problems, path), [(Kind::Io(std::io::ErrorKind::PermissionDenied), 0, 0)]);
            assert_eq!(records.conversations.len(), 1);
        }
    }
}

#[test]
fn a_list_or_a_map_is_no_key() {
    let keys = ["[a]", "{a: b}", "[]", "{}", "&x [a]", "!!seq [a]"];
    let around = |key: &str| {
        [
            format!("? {key}\n: b\n"),
            format!("{{? {key} : b}}\n"),
            format!("x:\n  ? {key}\n  : b\n"),
            format!("x:\n- ? {key}\n  : b\n"),
            format!("{key}: b\n"),
        ]
    };
    let blocks = ["? - a\n: b\n", "? a: b\n: c\n", "x:\n  ? - a\n  : b\n"].map(str::to_owned);
    for text in keys.iter().flat_map(|key| around(key)).chain(blocks) {
        for read in [stay::store::yaml::parse, stay::store::yaml::parse_fully] {
            assert!(read(&text).is_err(), "{text}");
        }
    }
}
