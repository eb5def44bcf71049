//! People from a list of an HR system: shown first, taken in at once, and taken back.

use crate::support::sandbox::{Run, Sandbox};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const DAY: &str = "--today 2026-11-20";

fn workspace(lang: &str, people: &[&str]) -> Sandbox {
    let sandbox = Sandbox::empty();
    done(&sandbox, &format!("init --no-git --lang {lang} --quiet"));
    people.iter().for_each(|line| drop(done(&sandbox, &format!("employee add {line}"))));
    sandbox
}

fn run(sandbox: &Sandbox, line: &str) -> Run {
    sandbox.stay(&format!("{line} {DAY}"))
}

fn done(sandbox: &Sandbox, line: &str) -> Run {
    let ran = run(sandbox, line);
    assert_eq!(ran.code, Some(0), "{line}: {ran:?}");
    ran
}

fn write(sandbox: &Sandbox, name: &str, content: impl AsRef<[u8]>) {
    fs::write(sandbox.root.join(name), content).unwrap();
}

fn read(sandbox: &Sandbox, slug: &str) -> String {
    fs::read_to_string(sandbox.root.join(format!("employees/{slug}/employee.yaml"))).unwrap()
}

/// Every file of the people, with what it holds.
fn files(sandbox: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => collect(root, &path, found),
                false => drop(found.insert(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap())),
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(&sandbox.root, &sandbox.root.join("employees"), &mut found);
    found
}

/// The answer as JSON, whatever the exit code.
fn json(sandbox: &Sandbox, line: &str) -> Value {
    let ran = run(sandbox, &format!("{line} --json"));
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{line}: {error}: {ran:?}"))
}

/// A list as AFAS exports it: what is here, what is other, who is new, who leaves.
const AFAS: &str = "Medewerkernummer;Roepnaam;Voorvoegsel;Geboortenaam;Geb_naam_partner;Naamgebruik_code;Email_werk;Afdeling;Functie;\
empl_Begindatum_contract;empl_Einddatum_contract;empl_Persoonsnummer_leidinggevende;BSN;Geboortedatum;Kostenplaats\r\n\
=\"00101\";Anna;de;Vries;Jansen;1;anna@example.org;Zuid;Verpleegkundige;1-3-2024;;00100;123456782;13-04-1985;4711\r\n\
00100;Piet;;Jansen;;0;piet@example.org;Noord;Teamleider;15-2-2020;;;987654321;1-1-1970;4711\r\n\
00102;Bo;;Li;;0;bo@example.org;Noord;;;31-10-2026;00100;1;1-1-1990;\r\n\
00103;Noor;van den;Berg;;0;noor@example.org;Noord;Arts;1-12-2026;;00999;2;2-2-1992;\r\n";

fn team() -> Sandbox {
    let people = [
        "'Piet Jansen' --team Noord --email piet@example.org --started 2020-02-15",
        "'Anna de Vries' --team Noord --manager 'Kim Bos' --role Verpleegkundige",
        "'Bo Li' --team Noord --manager 'Piet Jansen' --email bo@example.org",
        "'Eva Roos' --team Noord --manager 'Piet Jansen'",
    ];
    let sandbox = workspace("nl", &people);
    write(&sandbox, "personeel.csv", format!("\u{feff}{AFAS}"));
    sandbox
}

#[test]
fn a_list_is_shown_and_nothing_is_written() {
    let sandbox = team();
    let before = files(&sandbox);
    let shown = run(&sandbox, "import personeel.csv");
    assert_eq!(shown.code, Some(1), "four of four people are touched: {shown:?}");
    let shown = run(&sandbox, "import personeel.csv --yes");
    assert_eq!(files(&sandbox), before);
    assert_eq!(shown.code, Some(0), "{shown:?}");
    let meant = "\
personeel.csv: 4 mensen

Kolommen
  gelezen: Medewerkernummer (nummer), Roepnaam (roepnaam), Voorvoegsel
  (voorvoegsel), Geboortenaam (geboortenaam), Geb_naam_partner (naam van de
  partner), Naamgebruik_code (naamgebruik), Email_werk (e-mail), Afdeling
  (team), Functie (rol), empl_Begindatum_contract (begin van het contract),
  empl_Einddatum_contract (eind van het contract),
  empl_Persoonsnummer_leidinggevende (leidinggevende)
  weggelaten, want dat bewaart stay niet: BSN, Geboortedatum
  niet gebruikt: Kostenplaats
";
    assert!(shown.stdout.starts_with(meant), "{}", shown.stdout);
    for line in [
        "Noor van den Berg",
        "naam: Anna de Vries → Anna Jansen-de Vries",
        "team: Noord → Zuid",
        "leidinggevende: Kim Bos → Piet Jansen",
        "laatste dag: 31 okt",
        "Eva Roos",
        "herkend aan de naam",
        "herkend aan het e-mailadres",
    ] {
        assert!(shown.stdout.contains(line), "{line}: {}", shown.stdout);
    }
    let all = format!("{}{}", shown.stdout, shown.stderr);
    for never in ["123456782", "13-04-1985", "1985", "987654321", "4711"] {
        assert!(!all.contains(never), "{never}: {all}");
    }
    assert!(shown.stderr.contains("stay import personeel.csv --apply"), "{}", shown.stderr);
}

#[test]
fn it_is_taken_in_at_once_and_taken_back() {
    let sandbox = team();
    let before = files(&sandbox);
    let refused = run(&sandbox, "import personeel.csv --apply");
    assert_eq!((refused.code, files(&sandbox)), (Some(1), before.clone()), "{refused:?}");
    assert!(refused.stderr.contains("--yes"), "{}", refused.stderr);
    let ran = done(&sandbox, "import personeel.csv --apply --yes");
    assert!(ran.stderr.contains("✓ ingelezen: 1 nieuw · 2 veranderd · 1 weg of op weg"), "{}", ran.stderr);
    let anna = read(&sandbox, "anna-de-vries");
    let tail = "was:\n- team: Noord\n  manager: Kim Bos\n  until: 2026-11-19\n";
    for part in
        ["name: Anna Jansen-de Vries\n", "team: Zuid\n", "manager: Piet Jansen\n", "number: \"00101\"\n", "started: 2024-03-01\n", tail]
    {
        assert!(anna.contains(part), "{part}: {anna}");
    }
    assert!(read(&sandbox, "bo-li").contains("left: 2026-10-31\n"));
    assert!(!read(&sandbox, "eva-roos").contains("left"), "who is missing stays");
    let noor = read(&sandbox, "noor-van-den-berg");
    assert!(noor.contains("name: Noor van den Berg\n") && noor.contains("added: 2026-11-20\n") && !noor.contains("manager"), "{noor}");
    let all: String = files(&sandbox).into_values().map(|bytes| String::from_utf8(bytes).unwrap()).collect();
    assert!(!all.contains("123456782") && !all.contains("1985"));
    done(&sandbox, "check");
    // a second time all is there
    let after = files(&sandbox);
    let again = json(&sandbox, "import personeel.csv --apply");
    assert_eq!(again["import"]["changed"], Value::Array(Vec::new()), "{again}");
    assert_eq!((again["import"]["new"].as_array().unwrap().len(), again["import"]["unchanged"].as_u64()), (0, Some(4)));
    assert_eq!(files(&sandbox), after);
    done(&sandbox, "undo");
    assert_eq!(files(&sandbox), before);
}

#[test]
fn a_new_name_goes_along_to_who_is_led() {
    let sandbox = workspace("en", &["'Piet Jansen'", "'Bo Li' --manager 'Piet Jansen'"]);
    write(&sandbox, "one.csv", "Employee ID,Name,Manager\n1,Piet Jansen,\n2,Bo Li,1\n");
    done(&sandbox, "import one.csv --apply");
    done(&sandbox, "act bo Call --owner 'Piet Jansen' --due 2026-12-01");
    write(&sandbox, "two.csv", "Employee ID,Name,Manager\n1,Piet Bos,\n2,Bo Li,1\n");
    let answer = json(&sandbox, "import two.csv --apply");
    assert_eq!(answer["import"]["changed"].as_array().unwrap().len(), 1, "a manager with another name is no other manager: {answer}");
    let bo = read(&sandbox, "bo-li");
    assert!(bo.contains("manager: Piet Bos\n") && !bo.contains("was:"), "{bo}");
    let written = answer["written"].as_array().unwrap().len();
    assert_eq!(written, 3, "the person, who is led, and the action: {answer}");
}

/// Lists as systems export them, each with the people that it comes to.
#[test]
fn lists_of_many_systems() {
    let scim = r#"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "Resources": [
        {"id": "u1", "userName": "anna@example.org", "name": {"givenName": "Anna", "familyName": "de Vries"}, "active": true, "title": "Nurse",
         "emails": [{"value": "anna@example.org", "type": "work", "primary": true}], "phoneNumbers": [{"value": "06-1"}],
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
            {"employeeNumber": "1", "department": "Care", "manager": {"value": "u2", "displayName": "x"}}},
        {"id": "u2", "userName": "bo@example.org", "name": {"givenName": "Bo", "familyName": "Li"}, "active": true,
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "2", "department": "Care"}}]}"#;
    let lists: &[(&str, String)] = &[
        (
            "nmbrs.csv",
            "Persnr;Naam;Roepnaam;Voorvoegsels;VoorvoegselsPartner;NaamPartner;NaamSamenstelling;EmailWerk;Afdeling;Functie;Leidinggevende;BSN\n\
             1;Vries;Anna;de;;Jansen;1;anna@example.org;Care;Nurse;2;123\n2;Li;Bo;;;;1;bo@example.org;Care;;;456\n"
                .to_owned(),
        ),
        (
            "successfactors.csv",
            "STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,GENDER,EMAIL,MANAGER,DEPARTMENT,TITLE\n\
             STATUS,USERID,Username,First Name,Last Name,Gender,Email,Manager,Department,Title\n\
             active,1,anna,Anna,de Vries,F,anna@example.org,2,Care,Nurse\nactive,2,bo,Bo,Li,M,bo@example.org,NO_MANAGER,Care,\n"
                .to_owned(),
        ),
        (
            "bamboohr.csv",
            "Employee #,First Name,Last Name,Work Email,Department,Job Title,Reports To,Home Email,Birth Date\n\
             1,Anna,de Vries,anna@example.org,Care,Nurse,Bo Li,x@y.z,1985-01-01\n2,Bo,Li,bo@example.org,Care,,,,\n"
                .to_owned(),
        ),
        (
            "personio-en.csv",
            "Employee ID;First name;Last name;Email;Department;Position;Supervisor;Gender\n\
             1;Anna;de Vries;anna@example.org;Care;Nurse;Bo Li;f\n2;Bo;Li;bo@example.org;Care;;;m\n"
                .to_owned(),
        ),
        (
            "personio-de.csv",
            "Personalnummer;Vorname;Nachname;E-Mail;Abteilung;Position;Vorgesetzter;Geschlecht\n\
             1;Anna;de Vries;anna@example.org;Care;Nurse;Bo Li;w\n2;Bo;Li;bo@example.org;Care;;;m\n"
                .to_owned(),
        ),
        (
            "google.csv",
            "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Employee ID,Employee Title,Manager Email,Department,Home Phone\n\
             Anna,de Vries,anna@example.org,****,1,Nurse,bo@example.org,Care,06\nBo,Li,bo@example.org,****,2,,,Care,\n"
                .to_owned(),
        ),
        (
            "entra.csv",
            "userPrincipalName,displayName,surname,mail,givenName,jobTitle,department,accountEnabled,employeeId,manager\n\
             anna@example.org,\"Vries, Anna (Care)\",de Vries,anna@example.org,Anna,Nurse,Care,True,1,bo@example.org\n\
             bo@example.org,Li Bo,Li,bo@example.org,Bo,,Care,True,2,\n"
                .to_owned(),
        ),
        ("scim.json", scim.to_owned()),
    ];
    for (name, text) in lists {
        let sandbox = workspace("en", &[]);
        write(&sandbox, name, text);
        let answer = json(&sandbox, &format!("import {name}"));
        let told = |at: usize| {
            let one = &answer["import"]["new"][at];
            ["number", "name", "email", "team", "role", "manager"].map(|key| one[key].as_str().unwrap_or("-").to_owned())
        };
        assert_eq!(told(0), ["1", "Anna de Vries", "anna@example.org", "Care", "Nurse", "Bo Li"], "{name}: {answer}");
        assert_eq!(told(1), ["2", "Bo Li", "bo@example.org", "Care", "-", "-"], "{name}: {answer}");
        assert_eq!(answer["import"]["unclear"], Value::Array(Vec::new()), "{name}: {answer}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let sandbox = workspace("en", &["'Bo Li'"]);
    let before = files(&sandbox);
    let cases: &[(&str, &[u8], i32, &str)] = &[
        ("days.csv", b"Persnr;Naam;In dienst\n1;Bo Li;3-4-2020\n", 2, "days.csv:2:3: this date in `In dienst` could be two days"),
        ("long.csv", b"Persnr;Naam\n1;Li;Bo\n", 1, "long.csv:2:3: this line has 3 columns, and there are 2 headers"),
        ("quote.csv", b"Persnr;Naam\n1;\"Bo\n", 1, "quote.csv:2:2: a quote that begins here is never closed"),
        ("who.csv", b"1;Bo Li\n2;Jo Roos\n", 1, "no column of who.csv says who someone is"),
        ("twice.csv", b"Persnr;Naam;Team;team\n1;Bo Li;a;b\n", 1, "twice.csv:1: columns 3 and 4 could both be `team`"),
        ("empty.csv", b"", 1, "empty.csv is empty"),
        ("none.csv", b"Persnr;Naam\n", 1, "nobody is in none.csv"),
        ("book.csv", b"PK\x03\x04\x00", 1, "book.csv is no text but xlsx"),
        ("nul.csv", b"Persnr;Naam\n1;\x00\n", 1, "nul.csv:2: a character stands here that belongs in no list"),
        ("mixed.csv", b"Persnr;Naam\n1;Zo\xc3\xab\n2;Ren\xe9e\n", 1, "mixed.csv:3: this is no text in UTF-8"),
        ("cut.json", b"{\"Resources\": [{\"id\": ", 1, "cut.json:1:22: this is no JSON, or it breaks off"),
        ("gone.csv", b"", 1, "gone.csv"),
    ];
    for (name, bytes, code, told) in cases {
        if *name != "gone.csv" {
            write(&sandbox, name, bytes);
        }
        for apply in ["", " --apply --yes"] {
            let ran = run(&sandbox, &format!("import {name}{apply}"));
            assert_eq!((ran.code, ran.stdout.as_str()), (Some(*code), ""), "{name}: {ran:?}");
            assert!(ran.stderr.contains(told), "{name}: {}", ran.stderr);
            assert!(!ran.stderr.contains("Roos"), "what a list holds is not told: {}", ran.stderr);
        }
    }
    assert_eq!(files(&sandbox), before);
    let days = done(&sandbox, "import days.csv --dates month-first --json");
    assert!(days.stdout.contains("\"2020-03-04\""), "{}", days.stdout);
}

#[test]
fn a_map_says_what_columns_are() {
    let sandbox = workspace("en", &[]);
    write(&sandbox, "list.csv", "Code,Hoe heet je,Groep,BSN\n7,Bo Li,Zuid,1\n");
    let with = |map: &str| {
        write(&sandbox, "map.yaml", map);
        run(&sandbox, "import list.csv --map map.yaml --json")
    };
    let ran = with("number: code\nname: Hoe heet je\nteam: groep\n");
    let answer: Value = serde_json::from_str(&ran.stdout).unwrap();
    let new = &answer["import"]["new"][0];
    assert_eq!([&new["number"], &new["name"], &new["team"]], ["7", "Bo Li", "Zuid"]);
    for (map, told) in [
        ("nummber: Code\n", "map.yaml:1:1: `nummber` is no field"),
        ("name: Hoe heet jij\n", "map.yaml:1:7: the list has no column `Hoe heet jij`"),
        ("name: Hoe heet je\nnumber: BSN\n", "map.yaml:2:9: stay does not take `BSN`"),
        ("name: [a]\n", "map.yaml:1:7: behind `name` belongs the header of one column"),
        ("- name\n", "map.yaml:1:1: a map has lines such as"),
        ("name: \"x\n", "map.yaml:1:7"),
    ] {
        let ran = with(map);
        assert!(ran.code == Some(1) && ran.stdout.contains("\"code\":\"unreadable\""), "{map}: {ran:?}");
        assert!(ran.stderr.contains(told), "{map}: {}", ran.stderr);
    }
    assert!(with("nummber: Code\n").stderr.contains("do you mean `number`"));
    assert!(with("name: Hoe heet jij\n").stderr.contains("do you mean `Hoe heet je`"));
}

#[test]
fn whose_file_cannot_be_read_does_not_come_in_twice() {
    let sandbox = workspace("en", &["'Bo Li'"]);
    write(&sandbox, "employees/bo-li/employee.yaml", "name: Bo Li\nteam: [\n");
    write(&sandbox, "list.csv", "Persnr,Naam\n1,Bo Li\n");
    let ran = run(&sandbox, "import list.csv --apply");
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{ran:?}");
    assert!(ran.stderr.contains("employees/bo-li/employee.yaml"), "{}", ran.stderr);
}

#[test]
fn a_list_comes_from_standard_input_too() {
    use std::io::Write;
    use std::process::Stdio;
    let sandbox = workspace("en", &[]);
    let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    let child = command
        .args(["import", "-", "--apply", "--today", "2026-11-20"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = child.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"sep=;\r\nPersnr;Naam\r\n007;Bo Li\r\n").unwrap();
    assert!(child.wait_with_output().unwrap().status.success());
    assert!(read(&sandbox, "bo-li").contains("number: \"007\"\n"), "{}", read(&sandbox, "bo-li"));
}

/// Damaged lists end with a line that names them, and change nothing; `STAY_LISTS=10000` for more of them.
#[test]
fn damaged_lists_are_refused_or_read_and_never_half() {
    let lists: u64 = std::env::var("STAY_LISTS").ok().and_then(|count| count.parse().ok()).unwrap_or(300);
    let whole = format!("\u{feff}{AFAS}").into_bytes();
    let scim =
        br#"{"Resources": [{"id": "u1", "userName": "a@b.c", "name": {"givenName": "A", "familyName": "B"}, "active": true}]}"#.to_vec();
    for seed in 0..lists {
        let mut chance = fastrand::Rng::with_seed(seed);
        let mut bytes = if seed % 5 == 4 { scim.clone() } else { whole.clone() };
        for _ in 0..chance.usize(1..6) {
            if bytes.is_empty() {
                break;
            }
            let at = chance.usize(..bytes.len());
            match chance.u8(..8) {
                0 => bytes.truncate(at),
                1 => drop(bytes.remove(at)),
                2 => bytes[at] = chance.u8(..),
                3 => bytes.insert(at, b'"'),
                4 => bytes.insert(at, [b';', b',', b'\n', b'\r', b'\t', 0xff, 0, b'='][chance.usize(..8)]),
                5 => {
                    let end = chance.usize(at..bytes.len());
                    bytes.drain(at..end);
                }
                6 => {
                    let copied = bytes[at..bytes.len().min(at + 40)].to_vec();
                    bytes.splice(at..at, copied);
                }
                _ => bytes.rotate_left(at),
            }
        }
        check(seed, &bytes);
    }
}

/// The steps of the command, without a process: to a table, its columns, its rows, and whom they are.
fn check(seed: u64, bytes: &[u8]) {
    use stay::domain::import::plan::Known;
    use stay::domain::import::{Columns, Import, Rows};
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let Ok(read) = stay::store::import::read(bytes) else { return };
    let Ok(columns) = Columns::of(&read.table, &[]) else { return };
    let Ok(rows) = Rows::of(&read.table, &columns, None, today) else { return };
    let import = Import::of(&rows, Known { people: &[], teams: &[], manager: None, today });
    let told = import.new.len() + import.gone + import.unchanged;
    let unclear: std::collections::BTreeSet<u32> = import.unclear.iter().map(|one| one.at).collect();
    assert!(told + unclear.len() >= rows.rows.len(), "seed {seed}: a row is neither taken nor told: {import:?}");
    for new in &import.new {
        assert!(stay::domain::slug::slug(&new.name).is_some(), "seed {seed}: {new:?}");
        assert!(!new.name.contains(['\n', '\r', '\0']), "seed {seed}: {new:?}");
    }
}
