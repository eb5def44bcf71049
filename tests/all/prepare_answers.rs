//! Answers that come in are typed by outsiders and carried by mail: nothing but what was signed is ever taken in.

use crate::support::sandbox;
use crate::support::sandbox::Sandbox;
use proptest::prelude::*;
use serde_json::{Value, json};
use stay::domain::prepare_form::{Answers, Asks, Items, PrepareForm, Subject, Tells, Told};
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
        asks: None,
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

const DONE: &str = "employees/anna-de-vries/actions/2026-11-20-a7m3x9qa.yaml";
const GOAL: &str = "employees/anna-de-vries/goals/2026-11-20-g7m3x9qa.yaml";

/// Answers to a form of version 2 about one promise, one goal, a theme and next time.
fn told(told: Told) -> Answers {
    let subject = |id: &str, title: &str| Subject { id: stay::domain::id::Id::parse(id).unwrap(), title: title.to_owned() };
    let items = Items {
        promises: vec![subject("a7m3x9qa", "Order a laptop")],
        goals: vec![subject("g7m3x9qa", "Lead a meeting")],
        themes: vec!["energy".to_owned()],
    };
    let form = PrepareForm { asks: Some(Asks::Before(items)), ..form(&["How?"]) };
    Answers::signed(form, vec![String::new()], Some(Tells::Before(told)), KEY)
}

/// The file that the page would save of those.
fn told_file(answers: &Answers) -> String {
    let mut whole = serde_json::from_str::<Value>(&file(answers)).unwrap();
    let (Some(Asks::Before(items)), Some(Tells::Before(told))) = (&answers.form.asks, &answers.told) else { panic!("an employee's") };
    let subjects = |subjects: &[Subject]| subjects.iter().map(|one| json!({"id": one.id.as_str(), "title": one.title})).collect::<Vec<_>>();
    whole["stay-answers"] = json!(2);
    whole["form"]["promises"] = json!(subjects(&items.promises));
    whole["form"]["goals"] = json!(subjects(&items.goals));
    whole["form"]["themes"] = json!(items.themes);
    whole["promises"] = told.promises.iter().map(|(done, text)| json!({"done": done, "text": text})).collect();
    whole["goals"] = json!(told.goals);
    whole["theme"] = json!(told.theme);
    whole["next"] = json!(told.next);
    format!("{whole:#}\n")
}

fn all(text: &str) -> Told {
    Told { promises: vec![(true, text.to_owned())], goals: vec![text.to_owned()], theme: "energy".to_owned(), next: text.to_owned() }
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

    /// The same with a promise and a goal of Anna's.
    fn with_promises() -> Desk {
        let desk = Desk::new();
        desk.write(DONE, "id: a7m3x9qa\ntitle: Order a laptop\nowner: employee\ndue: 2026-12-01\nstatus: open\ncreated: 2026-11-20\n");
        desk.write(GOAL, "id: g7m3x9qa\ntitle: Lead a meeting\nstatus: open\ncreated: 2026-11-20\n");
        desk
    }

    fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    fn notes(&self) -> Vec<String> {
        let answer: Value = serde_json::from_str(&self.0.stay("notes --json").stdout).unwrap();
        answer["notes"].as_array().unwrap().iter().map(|note| note["text"].as_str().unwrap().to_owned()).collect()
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
fn hostile_reports_are_text_and_end_nothing() {
    let hostile = [
        "line\n...\n---\nstatus: done",
        "'\" {a: 1} [b] & *c !d | > % @ `",
        "\u{0}\u{7}\u{1b}[2J\u{9b}\u{202e}\u{2028}",
        "<<<<<<< HEAD\n=======\n>>>>>>> x",
        "ends with colon:",
        "x".repeat(8000).leak(),
    ];
    for text in hostile {
        let desk = Desk::with_promises();
        desk.write("answers.json", &told_file(&told(all(text))));
        let ran = desk.0.stay("--today 2026-11-22 prepare --import answers.json");
        assert_eq!(ran.code, Some(0), "{text:?}: {}", ran.stderr);
        assert!(!ran.stderr.contains(['\u{7}', '\u{1b}', '\u{202e}']), "{text:?}");
        assert_eq!(desk.notes().iter().filter(|note| note.ends_with(text.trim())).count(), 2, "{text:?}: {:?}", desk.notes());
        assert!(desk.text(DONE).contains("status: open"), "{text:?}");
        assert!(desk.text(GOAL).contains("status: open") && desk.text(GOAL).contains("progress:"), "{text:?}");
        assert_eq!(desk.0.stay("check").code, Some(0), "{text:?}");
        let twice = desk.0.stay("--today 2026-11-22 prepare --import answers.json");
        assert_eq!((twice.code, desk.notes().len()), (Some(1), 3), "{text:?}");
    }
}

#[test]
fn reports_that_were_changed_on_the_way_are_not_taken() {
    let whole: Value = serde_json::from_str(&told_file(&told(all("Fine")))).unwrap();
    let changes: [fn(&mut Value); 9] = [
        |file| file["promises"][0]["done"] = json!(false),
        |file| file["promises"][0]["text"] = json!("Bad"),
        |file| file["promises"] = json!([]),
        |file| file["goals"][0] = json!("Bad"),
        |file| file["theme"] = json!(""),
        |file| file["next"] = json!("Bad"),
        |file| file["form"]["promises"][0]["id"] = json!("a8m3x9qa"),
        |file| file["stay-answers"] = json!(1),
        |file| file["done"] = json!(["a7m3x9qa"]),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        let desk = Desk::with_promises();
        let mut file = whole.clone();
        change(&mut file);
        desk.write("answers.json", &file.to_string());
        let ran = desk.0.stay("--today 2026-11-22 prepare --import answers.json --yes");
        assert!(ran.code == Some(1) && desk.notes().is_empty(), "{at}: {ran:?}");
        assert!(desk.text(DONE).contains("status: open"), "{at}");
    }
}

#[test]
fn a_promise_of_someone_else_is_not_ended_by_a_form() {
    let desk = Desk::new();
    let bo = DONE.replace("anna-de-vries", "bo");
    desk.write("employees/bo/employee.yaml", "name: Bo\n");
    desk.write(&bo, "id: a7m3x9qa\ntitle: Order a laptop\nowner: employee\nstatus: open\ncreated: 2026-11-20\n");
    desk.write("answers.json", &told_file(&told(all("Fine"))));
    let ran = desk.0.stay("--today 2026-11-22 prepare --import answers.json --yes");
    assert!(ran.code == Some(0) && desk.text(&bo).contains("status: open"), "{ran:?}");
    assert_eq!(desk.notes().len(), 3, "what was said of it is noted all the same: {:?}", desk.notes());
}

const TALK: &str = "employees/anna-de-vries/conversations/2026-11-20-k7m3x9qa.yaml";
const PLANNED: &str = "id: k7m3x9qa\ntype: stay\nstatus: planned\ndate: 2026-11-26\n";

/// What happened to a promise, how it comes about, and how an import ends then.
type Way = (&'static str, fn(&Desk), i32);

/// How a promise can't be ended any more.
fn ways_to_lose_a_promise() -> Vec<Way> {
    vec![
        ("dropped", |desk| desk.write(DONE, &desk.text(DONE).replace("status: open", "status: dropped\nclosed: 2026-11-21")), 0),
        ("broken", |desk| desk.write(DONE, "a: [\n"), 3),
        ("removed", |desk| std::fs::remove_file(desk.path(DONE)).unwrap(), 0),
        (
            "another's",
            |desk| {
                desk.write("employees/bo/employee.yaml", "name: Bo\n");
                desk.write(&DONE.replace("anna-de-vries", "bo"), &desk.text(DONE));
                std::fs::remove_file(desk.path(DONE)).unwrap();
            },
            0,
        ),
        (
            "no folder",
            |desk| {
                std::fs::remove_dir_all(desk.path(DONE).parent().unwrap()).unwrap();
                desk.write("employees/anna-de-vries/actions", "");
            },
            3,
        ),
    ]
}

#[test]
fn a_promise_that_is_ticked_and_cannot_be_ended_is_noted_as_done_all_the_same() {
    for (way, lose, code) in ways_to_lose_a_promise() {
        for (text, noted) in [("", ""), ("Last week", ". Last week")] {
            let desk = Desk::with_promises();
            desk.write(TALK, PLANNED);
            lose(&desk);
            let only = Told { promises: vec![(true, text.to_owned())], goals: vec![String::new()], ..Told::default() };
            desk.write("answers.json", &told_file(&told(only)));
            let ran = desk.0.stay("--today 2026-11-22 prepare --import answers.json --yes");
            assert_eq!(ran.code, Some(code), "{way}: {}", ran.stderr);
            assert_eq!(desk.notes(), [format!("Anna de Vries says this is done: Order a laptop{noted}")], "{way}: {}", ran.stderr);
            let named = if way == "broken" { DONE } else { "employees/anna-de-vries/actions: " };
            assert_eq!(ran.stderr.contains(named), code == 3, "{way}: {}", ran.stderr);
            assert!(!ran.stderr.contains("already"), "{way}: {}", ran.stderr);
        }
    }
}

#[test]
fn a_tick_for_what_was_ended_already_says_nothing_new() {
    let desk = Desk::with_promises();
    desk.write(TALK, PLANNED);
    desk.write(DONE, &desk.text(DONE).replace("status: open", "status: done\nclosed: 2026-11-21"));
    let only = Told { promises: vec![(true, String::new())], goals: vec![String::new()], ..Told::default() };
    desk.write("answers.json", &told_file(&told(only)));
    let ran = desk.0.stay("--today 2026-11-22 prepare --import answers.json --yes");
    assert!(ran.code == Some(0) && ran.stderr.contains("was there already") && desk.notes().is_empty(), "{ran:?}");
}

#[test]
fn two_answers_in_one_file_are_refused_before_anything_is_written() {
    let [first, second] = ["Fine", "Fine, and tired"].map(|text| file(&answered(&["How?"], &[text])));
    let quoted = format!("> {}", second.trim().replace('\n', "\n> "));
    let cut = "{\"stay-answers\": 1, \"form\": {";
    for two in [format!("{first}{second}"), format!("{second}{first}"), format!("{first}\n{quoted}\n"), format!("{first}{cut}")] {
        for (lang, said) in [("en", "there are 2 filled-in forms in this"), ("nl", "hier staan 2 ingevulde formulieren in")] {
            let desk = Desk::new();
            desk.write("a.json", &two);
            let ran = desk.0.stay(&format!("--today 2026-11-22 --lang {lang} prepare --import a.json"));
            assert!(ran.code == Some(1) && ran.stderr.contains(said), "{two}\n{}", ran.stderr);
            assert!(!desk.path("employees/anna-de-vries/conversations").exists(), "{two}");
        }
    }
    let again = format!("> {}", first.trim().replace('\n', "\n> "));
    for one in [format!("Hi,\n{first}\nBye {{}}"), format!("Hi,\n{first}\nYou wrote:\n{again}"), format!("{first}{first}")] {
        let desk = Desk::new();
        desk.write("a.json", &one);
        assert_eq!(desk.0.stay("--today 2026-11-22 prepare --import a.json").code, Some(0), "{one}");
        assert_eq!(desk.prepared(), "How?\nFine");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_said_to_be_done_is_asked_about_at_a_terminal() {
    for (typed, is_done, has_theme, code) in [("y\ny\n", true, true, 0), ("\nn\n", false, false, 0), ("y\n\u{4}", false, false, 1)] {
        let desk = Desk::with_promises();
        desk.write("answers.json", &told_file(&told(all("Fine"))));
        let asked = crate::support::terminal::at_a_terminal(&desk.0, "prepare --import answers.json", typed);
        assert_eq!(asked.code, Some(code), "{typed:?}");
        let shown = asked.on_screen;
        assert!(shown.contains("Anna de Vries says this is done: Order a laptop “Fine”. Is it done? [y/N]"), "{shown}");
        assert_eq!(desk.text(DONE).contains("status: done"), is_done, "{shown}");
        assert_eq!(desk.0.stay("list --all --json").stdout.contains("\"themes\":[\"energy\"]"), has_theme, "{shown}");
        // stopped half way, nothing was taken in
        assert_eq!(desk.notes().len(), if code == 1 { 0 } else { 1 + 2 * usize::from(!is_done) }, "{shown}: {:?}", desk.notes());
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

/// What a person wrote in another shape than the format's stays, in the talk and in the goal that the answers are for.
#[test]
fn nothing_that_has_another_shape_is_written_over() {
    let talk = "employees/anna-de-vries/conversations/2026-11-26-k7m3x9qa.yaml";
    for (path, lines) in [
        (talk, "preparation: typed by hand\n"),
        (talk, "preparation: |\n  typed by hand\n  and more\n"),
        (talk, "preparation: [typed by hand]\n"),
        (talk, "preparation:\n  employee: [typed by hand]\n"),
        (talk, "preparation:\n  employee:\n    typed: by hand\n"),
        (talk, "preparation:\n  received: typed by hand\n"),
        (talk, "preparation:\n  received: {typed: by hand}\n"),
        (talk, "themes: typed by hand\n"),
        (talk, "themes: {typed: by hand}\n"),
        (GOAL, "progress: typed by hand\n"),
        (GOAL, "progress: {typed: by hand}\n"),
        (DONE, "note: [typed by hand]\n"),
    ] {
        let desk = Desk::with_promises();
        desk.write(talk, "id: k7m3x9qa\ntype: stay\nstatus: planned\ndate: 2026-11-26\n");
        desk.write(path, &(desk.text(path) + lines));
        let before = desk.text(path);
        let mut answers = told(all("It went well."));
        answers.form.conversation = stay::domain::id::Id::parse("k7m3x9qa");
        let answers = Answers::signed(answers.form, vec!["Well.".to_owned()], answers.told, KEY);
        desk.write("answers.json", &told_file(&answers));
        let run = desk.0.stay("--today 2026-11-22 --yes prepare --import answers.json");
        let after = desk.text(path);
        assert!(after.contains("typed") && after.contains("by hand"), "{lines}: {run:?}\n{after}");
        assert!(after == before || run.code == Some(0) && path == talk, "{lines}: {run:?}\n{after}");
    }
}
