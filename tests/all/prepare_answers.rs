//! Answers that come in are typed by outsiders and carried by mail: nothing but what was signed is ever taken in.

use crate::support::sandbox;
use crate::support::sandbox::Sandbox;
use proptest::prelude::*;
use serde_json::{Value, json};
use stay::domain::prepare_form::{Answers, PrepareForm};
use stay::domain::{date, signature};
use stay::store::prepare_form::read;
use std::path::PathBuf;

const KEY: &str = "3kq8f0zt5n7w2xv9m4hd";

fn form(questions: &[&str]) -> PrepareForm {
    PrepareForm {
        id: stay::domain::id::Id::parse("f7m3x9qa").unwrap(),
        workspace: signature::mark(KEY),
        employee: "anna-de-vries".into(),
        kind: "stay".to_owned(),
        date: date::parse_civil("2026-11-26").unwrap(),
        conversation: None,
        questions: questions.iter().map(|question| (*question).to_owned()).collect(),
        items: None,
    }
}

fn answered(questions: &[&str], answers: &[&str]) -> Answers {
    Answers::signed(form(questions), answers.iter().map(|answer| (*answer).to_owned()).collect(), None, KEY)
}

/// The file that the page would save.
fn file(answers: &Answers) -> String {
    let Answers { form, answers, signature, .. } = answers;
    let conversation = form.conversation.map(|id| id.to_string());
    let form = json!({"id": form.id.as_str(), "workspace": form.workspace, "employee": &*form.employee, "type": form.kind,
        "date": date::civil(form.date), "conversation": conversation, "questions": form.questions});
    format!("{:#}\n", json!({"stay-answers": 1, "form": form, "answers": answers, "signature": signature}))
}

fn genuine(bytes: &[u8]) -> Option<Answers> {
    read(bytes).ok()?.into_iter().find(|answers| answers.verify(Some(KEY)).is_ok())
}

/// A workspace with Anna in it and nothing planned.
struct Desk(Sandbox);

impl Desk {
    fn new() -> Desk {
        let desk = Desk(Sandbox::empty());
        desk.write("stay.yaml", &format!("version: 1\nworkspace: {KEY}\nlanguage: en\n"));
        desk.write("employees/anna-de-vries/employee.yaml", "name: Anna de Vries\nstarted: 2026-01-05\n");
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.root.join(path)
    }

    fn write(&self, path: &str, text: &str) {
        std::fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        std::fs::write(self.path(path), text).unwrap();
    }

    fn import(&self, answers: &Answers) -> sandbox::Run {
        self.write("answers.json", &file(answers));
        self.0.stay("--today 2026-11-22 prepare --import answers.json")
    }

    /// What the first talk has as Anna's preparation, read back by the program.
    fn prepared(&self) -> String {
        let list: Value = serde_json::from_str(&self.0.stay("list --all --json").stdout).unwrap();
        let id = list["conversations"][0]["id"].as_str().unwrap().to_owned();
        let shown: Value = serde_json::from_str(&self.0.stay(&format!("show {id} --json")).stdout).unwrap();
        shown["conversation"]["preparation"]["employee"].as_str().unwrap().to_owned()
    }
}

#[test]
fn hostile_answers_are_text_and_nothing_more() {
    let hostile = [
        "line\n...\n---\nstatus: closed",
        "'\" {a: 1} [b] & *c !d | > % @ `",
        "\u{0}\u{7}\u{1b}[2J\u{9b}\u{202e}\u{2028}",
        "<<<<<<< HEAD\n=======\n>>>>>>> x",
        "\t leading tab\n \n   \n# comment",
        "__proto__",
        "  - a\n  b: c",
        "\u{feff}\u{fffe}\u{ffff}",
        "ends with colon:",
        "x".repeat(8000).leak(),
    ];
    for text in hostile {
        let desk = Desk::new();
        let ran = desk.import(&answered(&["How are you?", "What do you need?"], &[text, "Rest"]));
        assert_eq!(ran.code, Some(0), "{text:?}: {}", ran.stderr);
        let prepared = desk.prepared();
        let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
        assert_eq!(prepared, format!("How are you?\n{}\n\nWhat do you need?\nRest", lines.join("\n").trim()), "{text:?}");
        assert_eq!(desk.0.stay("check").code, Some(0), "{text:?}");
    }
}

#[test]
fn comments_and_order_of_the_file_stay() {
    let desk = Desk::new();
    let path = "employees/anna-de-vries/conversations/2026-11-01-k7m3x9qa.yaml";
    let before = "id: k7m3x9qa\ntype: stay   # kwartaal\nstatus: planned\ndate: 2026-11-26\npreparation:   # samen\n  manager: Rustig beginnen   # niet over de laptop\n  # tot hier\nsummary: |\n  Nog niets.\n";
    desk.write(path, before);
    let answers = answered(&["How are you?"], &["Fine"]);
    assert_eq!(desk.import(&answers).code, Some(0));
    let after = std::fs::read_to_string(desk.path(path)).unwrap();
    let kept: Vec<&str> = after.lines().filter(|line| before.lines().any(|old| old == *line)).collect();
    assert_eq!(kept.join("\n") + "\n", before, "{after}");
    assert!(after.contains("  employee: |\n    How are you?\n    Fine\n"), "{after}");
    assert!(after.contains(&format!("  received:\n  - {}\n", yaml_text(answers.mark()))), "{after}");
}

/// A row of texts as `docs/format.md` tells it, made here once more.
fn row(texts: &[&str]) -> Vec<u8> {
    texts.iter().flat_map(|text| [text.len().to_string().as_bytes(), b":", text.as_bytes()].concat()).collect()
}

#[test]
fn marks_are_the_hashes_that_the_format_tells() {
    use hmac::{Hmac, KeyInit, Mac};
    use sha2::{Digest, Sha256};
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let hmac = |key: &str, texts: &[&str]| {
        let mut hmac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
        hmac.update(&row(texts));
        hex(&hmac.finalize().into_bytes())
    };
    let answers = answered(&["Hoe gaat het?", "Wat heb je nodig?"], &["Góed 🎉", ""]);
    let form = &answers.form;
    let workspace = hex(&Sha256::digest(row(&["stay workspace", KEY])))[..16].to_owned();
    assert_eq!(form.workspace, workspace);
    let (id, date) = (form.id.to_string(), form.date.to_string());
    let conversation = form.conversation.map(|id| id.to_string()).unwrap_or_default();
    let of = |what: &'static str| {
        vec![what, "1", &id, &workspace, &form.employee, &form.kind, &date, &conversation, "2", "Hoe gaat het?", "Wat heb je nodig?"]
    };
    let own = hmac(KEY, &of("stay form"));
    let signature = hmac(&own, &[of("stay answers"), vec!["2", "Góed 🎉", ""]].concat());
    assert_eq!(answers.mark(), &signature[..16]);
}

/// A mark as it stands in a file: in quotes when it begins with a digit.
fn yaml_text(mark: &str) -> String {
    if mark.starts_with(|c: char| c.is_ascii_digit()) { format!("\"{mark}\"") } else { mark.to_owned() }
}

#[test]
fn odd_preparations_get_it_all_the_same() {
    for preparation in [
        "",
        "preparation:\n",
        "preparation: {}\n",
        "preparation: {manager: Kort}\n",
        "preparation:\n  employee: \"\"\n",
        "preparation:\n  employee: Al gezegd\n  received: []\n",
    ] {
        let desk = Desk::new();
        let path = "employees/anna-de-vries/conversations/2026-11-01-k7m3x9qa.yaml";
        desk.write(path, &format!("id: k7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-26\n{preparation}"));
        let answers = answered(&["How are you?"], &["Fine\n\nReally"]);
        let ran = desk.import(&answers);
        assert_eq!(ran.code, Some(0), "{preparation}: {}", ran.stderr);
        assert!(desk.prepared().ends_with("How are you?\nFine\n\nReally"), "{preparation}");
        assert_eq!(desk.prepared().contains("Al gezegd"), preparation.contains("Al gezegd"));
        assert_eq!(desk.import(&answers).code, Some(1), "{preparation}: twice");
        assert_eq!(desk.0.stay("check").code, Some(0), "{preparation}");
    }
}

#[test]
fn what_can_not_be_read_is_not_added_to() {
    let desk = Desk::new();
    let path = "employees/anna-de-vries/conversations/2026-11-01-k7m3x9qa.yaml";
    desk.write(path, "id: k7m3x9qa\nstatus: opne\ndate: 2026-11-26\n");
    let ran = desk.import(&answered(&["How are you?"], &["Fine"]));
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(
        !desk
            .path("employees/anna-de-vries/conversations")
            .read_dir()
            .unwrap()
            .any(|entry| entry.unwrap().file_name() != "2026-11-01-k7m3x9qa.yaml")
    );
}

#[test]
fn no_two_workspaces_have_a_key_in_common() {
    let keys: Vec<String> = (0..40)
        .map(|_| {
            let sandbox = sandbox::Sandbox::empty();
            assert_eq!(sandbox.stay("init --no-git").code, Some(0));
            let text = std::fs::read_to_string(sandbox.root.join("stay.yaml")).unwrap();
            text.lines().find_map(|line| line.strip_prefix("workspace: ")).unwrap().to_owned()
        })
        .collect();
    for at in 0..20 {
        let signs: std::collections::BTreeSet<u8> = keys.iter().map(|key| key.as_bytes()[at]).collect();
        // forty throws with 32 sides, of which the first has 22: fewer than ten different ones never come by chance
        assert!(signs.len() >= 10, "sign {at} of the keys: {signs:?}");
    }
}

#[test]
fn two_forms_made_at_once_share_one_key() {
    let desk = Desk::new();
    desk.write("stay.yaml", "# ours\nversion: 1\nlanguage: en\n");
    let make = |name: &'static str| {
        let mut command = desk.0.command(env!("CARGO_BIN_EXE_stay"));
        command.args(["--today", "2026-11-22", "prepare", "anna", "--for", "employee", "--format", "html", "-o", name]).spawn().unwrap()
    };
    let children = ["a.html", "b.html", "c.html"].map(make);
    children.into_iter().for_each(|mut child| assert!(child.wait().unwrap().success()));
    let settings = std::fs::read_to_string(desk.path("stay.yaml")).unwrap();
    let key = settings.lines().find_map(|line| line.strip_prefix("workspace: ")).unwrap();
    assert!(settings.starts_with("# ours\nversion: 1\nworkspace: ") && settings.matches("workspace:").count() == 1, "{settings}");
    for name in ["a.html", "b.html", "c.html"] {
        assert!(std::fs::read_to_string(desk.path(name)).unwrap().contains(&signature::mark(key)), "{name}");
        assert!(!std::fs::read_to_string(desk.path(name)).unwrap().contains(key), "the key itself stays here");
    }
}

/// One change of a file on its way.
#[derive(Clone, Debug)]
enum Harm {
    Cut(usize),
    Take(usize, usize),
    Put(usize, String),
    Turn(usize, u8),
    Double(usize, usize),
}

fn harms() -> impl Strategy<Value = Vec<Harm>> {
    let one = prop_oneof![
        any::<usize>().prop_map(Harm::Cut),
        (any::<usize>(), 1usize..40).prop_map(|(at, length)| Harm::Take(at, length)),
        (any::<usize>(), "\\PC{1,6}|[\\\\\"\\[\\]{}:,0-9a-f\n> ]{1,6}").prop_map(|(at, text)| Harm::Put(at, text)),
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Harm::Turn(at, byte)),
        (any::<usize>(), 1usize..60).prop_map(|(at, length)| Harm::Double(at, length)),
    ];
    prop::collection::vec(one, 1..4)
}

fn harmed(file: &str, harms: &[Harm]) -> Vec<u8> {
    let mut bytes = file.as_bytes().to_vec();
    for harm in harms {
        if bytes.is_empty() {
            break;
        }
        let at = |place: usize| place % bytes.len();
        match harm {
            Harm::Cut(place) => bytes.truncate(at(*place)),
            Harm::Take(place, length) => {
                let from = at(*place);
                bytes.drain(from..bytes.len().min(from + length));
            }
            Harm::Put(place, text) => {
                let from = at(*place);
                bytes.splice(from..from, text.bytes());
            }
            Harm::Turn(place, byte) => {
                let from = at(*place);
                bytes[from] = *byte;
            }
            Harm::Double(place, length) => {
                let from = at(*place);
                let part = bytes[from..bytes.len().min(from + length)].to_vec();
                bytes.splice(from..from, part);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3000) })]

    #[test]
    fn nothing_is_taken_but_what_was_signed(harms in harms()) {
        let whole = answered(&["How are you?", "What do you \"need\"?"], &["Fine, thanks\nreally", "A laptop: one that starts"]);
        if let Some(taken) = genuine(&harmed(&file(&whole), &harms)) {
            prop_assert_eq!((taken.form, taken.answers), (whole.form, whole.answers));
        }
    }

    #[test]
    fn any_text_comes_back_as_it_went(questions in prop::collection::vec("\\PC{0,20}", 1..4), answer in "(?s).{0,80}") {
        let mut answers = vec![answer];
        answers.resize(questions.len(), String::new());
        let whole = Answers::signed(PrepareForm { questions, ..form(&[]) }, answers, None, KEY);
        let taken = genuine(file(&whole).as_bytes());
        prop_assert_eq!(taken.is_some(), !whole.blocks().is_empty());
        if let Some(taken) = taken {
            let again = taken.added_to(None).unwrap();
            prop_assert_eq!(taken.added_to(Some(&again)), None, "what is there is known again");
            prop_assert_eq!(taken.signature, whole.signature);
        }
    }

    #[test]
    fn any_bytes_at_all_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400), at in 0usize..400) {
        prop_assert!(read(&bytes).is_err());
        let mut named = bytes.clone();
        named.splice(at.min(bytes.len())..at.min(bytes.len()), b"{\"stay-answers\": 1, ".iter().copied());
        prop_assert!(read(&named).is_err());
    }
}
