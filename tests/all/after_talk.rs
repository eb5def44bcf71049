//! What a manager fills in after a talk comes back whole or not at all, into the talk that it is of, sealed or not.

use crate::support::browser::Browser;
use crate::support::chromium::chromium;
use crate::support::sandbox::{Run, Sandbox};
use crate::support::sealed::{ANNA, NOBODY, PIET, SealedWorkspace, TALK_TO_COME};
use serde_json::{Value, json};
use stay::domain::after_talk::{Choices, Noted, NotedPromise};
use stay::domain::id::Id;
use stay::domain::owner::Party;
use stay::domain::prepare_form::{Answers, Asks, PrepareForm, Rejected, Tells};
use stay::domain::{date, signature};
use stay::store::prepare_form::read;
use std::path::PathBuf;

const KEY: &str = "3kq8f0zt5n7w2xv9m4hd";
const TALK: &str = "employees/anna-de-vries/conversations/2026-11-20-k7m3x9qa.yaml";
const PLANNED: &str = "id: k7m3x9qa\ntype: stay\nstatus: planned\ndate: 2026-11-26\n";
const IMPORT: &str = "--today 2026-11-27 prepare --import talk.json";

fn form() -> PrepareForm {
    PrepareForm {
        id: Id::parse("f7m3x9qa").unwrap(),
        workspace: signature::mark(KEY),
        employee: "anna-de-vries".into(),
        kind: "stay".to_owned(),
        date: date::parse_civil("2026-11-26").unwrap(),
        conversation: Id::parse("k7m3x9qa"),
        questions: vec!["Hoe gaat het?".to_owned(), "Wat helpt?".to_owned()],
        asks: Some(Asks::After(Choices { obstacles: vec!["laptop".to_owned(), "rooster".to_owned()], room: 3 })),
    }
}

fn noted() -> Noted {
    let promise = |text: &str, owner, due: &str| NotedPromise { text: text.to_owned(), owner, due: date::parse_civil(due) };
    Noted {
        obstacles: vec!["laptop".to_owned()],
        own_words: "Lawaai op de gang\n \n--".to_owned(),
        promises: vec![
            promise("Laptop vervangen", Party::Manager, "2026-12-04"),
            promise("Rooster · voorstellen: maandag", Party::Employee, ""),
            promise("", Party::Together, ""),
        ],
        summary: "Het gaat.\nMet minder lawaai beter.".to_owned(),
    }
}

fn filled_in(form: PrepareForm, answers: [&str; 2], noted: Noted) -> Answers {
    Answers::signed(form, answers.map(str::to_owned).to_vec(), Some(Tells::After(noted)), KEY)
}

/// The file that the page would save.
fn file(answers: &Answers) -> String {
    let (choices, noted) = answers.after_talk().unwrap();
    let promise =
        |one: &NotedPromise| json!({"text": one.text, "owner": one.owner.word(), "due": one.due.map(date::civil).unwrap_or_default()});
    let form = &answers.form;
    let form = json!({"id": form.id.as_str(), "workspace": form.workspace, "employee": &*form.employee, "type": form.kind,
        "date": date::civil(form.date), "conversation": form.conversation.map(|id| id.to_string()), "questions": form.questions,
        "obstacles": choices.obstacles, "room": choices.room});
    let whole = json!({"stay-talk": 1, "form": form, "answers": answers.answers, "obstacles": noted.obstacles, "own_words": noted.own_words,
        "promises": noted.promises.iter().map(promise).collect::<Vec<_>>(), "summary": noted.summary, "signature": answers.signature});
    format!("{whole:#}\n")
}

/// A workspace with Anna, and a talk of hers.
struct Desk(Sandbox);

impl Desk {
    fn new(talk: &str) -> Desk {
        let desk = Desk(Sandbox::empty());
        let vocabulary = "obstacles:\n  laptop:\n    label:\n      nl: Trage laptop\n  rooster: {}\n";
        desk.write("stay.yaml", &format!("version: 1\nworkspace: {KEY}\nlanguage: nl\n{vocabulary}"));
        desk.write("employees/anna-de-vries/employee.yaml", "name: Anna de Vries\nmanager: Piet Jansen\nstarted: 2026-01-05\n");
        if !talk.is_empty() {
            desk.write(TALK, talk);
        }
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.root.join(path)
    }

    fn write(&self, path: &str, text: &str) {
        std::fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        std::fs::write(self.path(path), text).unwrap();
    }

    fn import(&self, text: &str) -> Run {
        self.write("talk.json", text);
        self.0.stay(IMPORT)
    }

    fn talk(&self) -> Value {
        let list: Value = serde_json::from_str(&self.0.stay("list --all --json").stdout).unwrap();
        let id = list["conversations"][0]["id"].as_str().unwrap().to_owned();
        let shown: Value = serde_json::from_str(&self.0.stay(&format!("show {id} --json")).stdout).unwrap();
        shown["conversation"].clone()
    }

    fn actions(&self) -> Vec<Value> {
        let answer: Value = serde_json::from_str(&self.0.stay("--today 2026-11-27 actions --json").stdout).unwrap();
        answer["actions"].as_array().unwrap().clone()
    }

    /// Every file with its text, but what is of this machine alone.
    fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let files = walkdir::WalkDir::new(self.path("employees")).sort_by_file_name().into_iter().flatten();
        files
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| (entry.path().to_owned(), std::fs::read(entry.path()).unwrap()))
            .collect()
    }
}

#[test]
fn what_was_noted_goes_into_the_talk_and_promises_become_actions() {
    let before = "answers:\n- theme: energy\n  question: Hoe gaat het?\n  answer: Matig\nobstacles: [lawaai]\n";
    for (talk, status) in [(PLANNED.to_owned(), "planned"), (format!("{}{before}", PLANNED.replace("planned", "open")), "open")] {
        let desk = Desk::new(&talk);
        let ran = desk.import(&file(&filled_in(form(), ["Goed: \"echt\" # ja", "Koffie"], noted())));
        assert_eq!(ran.code, Some(0), "{status}: {}", ran.stderr);
        assert!(
            ran.stderr.contains("“--” noemt niets") && ran.stderr.contains("talk.json is nog gewone tekst: verwijder het"),
            "{}",
            ran.stderr
        );
        let found = desk.talk();
        assert_eq!((&found["status"], &found["date"]), (&json!("open"), &json!("2026-11-26")), "{found}");
        let answers: Vec<&str> = found["answers"].as_array().unwrap().iter().filter_map(|one| one["answer"].as_str()).collect();
        let first = if status == "open" { "Matig\n\nGoed: \"echt\" # ja" } else { "Goed: \"echt\" # ja" };
        assert_eq!(answers, [first, "Koffie"], "{found}");
        assert_eq!(found["summary"].as_str().unwrap().trim_end(), "Het gaat.\nMet minder lawaai beter.");
        assert!(
            found["obstacles"].to_string().contains("laptop") && found["obstacles"].to_string().contains("lawaai-op-de-gang"),
            "{found}"
        );
        assert!(status == "planned" || found["obstacles"].to_string().contains("\"lawaai\""), "{found}");
        let made = desk.actions();
        let of = |made: &Value| (made["title"].as_str().unwrap().to_owned(), made["owner"].as_str().unwrap().to_owned());
        let mut owners: Vec<_> = made.iter().map(of).collect();
        owners.sort();
        let meant = [("Laptop vervangen", "manager"), ("Rooster · voorstellen: maandag", "employee")];
        assert_eq!(owners, meant.map(|(title, owner)| (title.to_owned(), owner.to_owned())));
        assert!(made.iter().all(|one| one["conversation"] == "k7m3x9qa"), "{made:?}");
        assert_eq!(desk.0.stay("check").code, Some(0), "{}", desk.0.stay("check").stderr);
        // the same again does nothing, and a fuller version brings only what is more
        let all = desk.everything();
        let twice = desk.0.stay(IMPORT);
        assert!(twice.code == Some(1) && twice.stderr.contains("staan al bij gesprek"), "{}", twice.stderr);
        assert_eq!(desk.everything(), all);
        let mut more = noted();
        more.promises[2].text = "Samen lunchen".to_owned();
        let fuller = desk.import(&file(&filled_in(form(), ["Goed: \"echt\" # ja", "Koffie"], more)));
        assert_eq!((fuller.code, desk.actions().len()), (Some(0), 3), "{}", fuller.stderr);
        assert_eq!(desk.talk()["answers"], found["answers"]);
    }
}

#[test]
fn nothing_is_lost_where_the_talk_changed_meanwhile() {
    // over: left as it is, with what to do; the file stays
    for status in ["closed", "cancelled"] {
        let desk = Desk::new(&PLANNED.replace("planned", status).replace("date: 2026-11-26", "date: 2026-11-26\nclosed: 2026-11-26"));
        let all = desk.everything();
        let ran = desk.import(&file(&filled_in(form(), ["Goed", ""], noted())));
        assert!(ran.code == Some(1) && ran.stderr.contains("stay reopen k7m"), "{}", ran.stderr);
        assert!(desk.everything() == all && desk.path("talk.json").exists());
        assert_eq!(desk.0.stay("--today 2026-11-27 reopen k7m3").code, Some(0));
        assert_eq!(desk.0.stay(IMPORT).code, Some(0));
    }
    // gone, or never there: a talk of that day, which is open
    let never = PrepareForm { conversation: None, date: date::parse_civil("2026-12-24").unwrap(), ..form() };
    for (form, day) in [(form(), "2026-11-26"), (never, "2026-11-27")] {
        let desk = Desk::new("");
        let ran = desk.import(&file(&filled_in(form, ["Goed", ""], noted())));
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let talk = desk.talk();
        assert_eq!((&talk["status"], &talk["date"], &talk["type"]), (&json!("open"), &json!(day), &json!("stay")), "{talk}");
        assert_eq!(desk.0.stay("check").code, Some(0));
    }
    // moved ahead, and held all the same
    let desk = Desk::new(&PLANNED.replace("2026-11-26", "2026-12-10"));
    assert_eq!(desk.import(&file(&filled_in(form(), ["Goed", ""], noted()))).code, Some(0));
    assert_eq!(desk.talk()["date"], "2026-11-27");
    // broken: nobody knows what it has
    let desk = Desk::new("a: [\n");
    let all = desk.everything();
    let ran = desk.import(&file(&filled_in(form(), ["Goed", ""], noted())));
    assert!(ran.code != Some(0) && ran.stderr.contains(TALK) | ran.stderr.contains("stay check"), "{ran:?}");
    assert_eq!(desk.everything(), all);
}

#[test]
fn what_one_of_the_two_fills_in_is_never_taken_for_the_others() {
    let whole = file(&filled_in(form(), ["Goed", ""], noted()));
    let answers = Answers::signed(PrepareForm { asks: None, ..form() }, vec!["Goed".to_owned(), String::new()], None, KEY);
    let employees = json!({"stay-answers": 1, "form": {"id": "f7m3x9qa", "workspace": answers.form.workspace, "employee": "anna-de-vries",
        "type": "stay", "date": "2026-11-26", "conversation": "k7m3x9qa", "questions": answers.form.questions},
        "answers": answers.answers, "signature": answers.signature});
    let mut turned: Value = employees.clone();
    turned["stay-talk"] = json!(1);
    turned.as_object_mut().unwrap().remove("stay-answers");
    for key in ["obstacles", "promises"] {
        turned[key] = json!([]);
    }
    turned["own_words"] = json!("");
    turned["summary"] = json!("Hij deugt niet");
    turned["form"]["obstacles"] = json!([]);
    turned["form"]["room"] = json!(0);
    let both = format!("{whole}{employees:#}");
    for wrong in [whole.replace("stay-talk", "stay-answers"), turned.to_string(), both] {
        let desk = Desk::new(PLANNED);
        let all = desk.everything();
        let ran = desk.import(&wrong);
        assert!(ran.code == Some(1) && desk.everything() == all, "{wrong}\n{}", ran.stderr);
    }
    // as they are, each goes where it belongs
    let desk = Desk::new(PLANNED);
    assert_eq!(desk.import(&employees.to_string()).code, Some(0));
    assert_eq!(desk.import(&whole).code, Some(0));
    let talk = desk.talk();
    assert!(talk["preparation"]["employee"].as_str().unwrap().ends_with("Goed") && talk["summary"].is_string(), "{talk}");
}

fn damaged(whole: &str, random: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = whole.as_bytes().to_vec();
    for _ in 0..random.usize(1..4) {
        if bytes.is_empty() {
            break;
        }
        let at = random.usize(..bytes.len());
        match random.u8(..7) {
            0 => bytes.truncate(at),
            1 => bytes[at] = random.u8(..),
            2 => drop(bytes.remove(at)),
            3 => bytes.insert(at, random.u8(..)),
            4 => {
                let end = (at + random.usize(1..60)).min(bytes.len());
                bytes.drain(at..end);
            }
            5 => {
                let end = (at + random.usize(1..60)).min(bytes.len());
                let twice = bytes[at..end].to_vec();
                bytes.splice(at..at, twice);
            }
            _ => {
                let other = random.usize(..bytes.len());
                bytes.swap(at, other);
            }
        }
    }
    bytes
}

/// Damaged files, of which every fifteenth goes through the program: `STAY_DAMAGED=10000` makes that many.
#[test]
fn a_damaged_file_is_refused_where_it_shows_and_nothing_is_half_written() {
    let count: usize = std::env::var("STAY_DAMAGED").ok().and_then(|count| count.parse().ok()).unwrap_or(300);
    let answers = filled_in(form(), ["Goed, \u{e9}cht", "Koffie"], noted());
    let whole = file(&answers);
    let desk = Desk::new(PLANNED);
    let all = desk.everything();
    let (mut random, mut placed) = (fastrand::Rng::with_seed(7), 0);
    for number in 0..count {
        let bytes = damaged(&whole, &mut random);
        let genuine = match read(&bytes) {
            Ok(read) => read.into_iter().find(|read| read.verify(Some(KEY)).is_ok()),
            Err(Rejected::Broken(line, column)) => {
                placed += 1;
                let text = String::from_utf8_lossy(&bytes);
                let on = text.split('\n').nth(line - 1).unwrap_or_else(|| panic!("{number}: no line {line}"));
                assert!((1..=on.chars().count() + 2).contains(&column), "{number}: {line}:{column} of {text}");
                None
            }
            Err(_) => None,
        };
        if let Some(genuine) = genuine {
            assert_eq!(genuine, answers, "{number}: only blanks can go unseen");
        } else if number % 15 == 0 {
            std::fs::write(desk.path("talk.json"), &bytes).unwrap();
            let ran = desk.0.stay(IMPORT);
            assert_eq!(ran.code, Some(1), "{number}: {ran:?}");
            assert!(ran.stderr.lines().count() <= 2 && !ran.stderr.contains("panicked"), "{number}: {}", ran.stderr);
            assert_eq!(desk.everything(), all, "{number}");
        }
    }
    assert!(placed * 3 > count, "most damage has a place: {placed} of {count}");
}

#[test]
fn a_damaged_file_is_told_with_its_line_and_column() {
    let whole = file(&filled_in(form(), ["Goed", "Koffie"], noted()));
    for (lang, told) in [("nl", "niet meer zoals de pagina ze bewaarde"), ("en", "are not as the page saved them")] {
        let desk = Desk::new(PLANNED);
        desk.write("talk.json", &whole.replace("\"2026-12-04\"", "\"2026-12-44\""));
        let line = whole.lines().position(|line| line.contains("2026-12-04")).unwrap() + 1;
        let ran = desk.0.stay(&format!("--lang {lang} {IMPORT}"));
        assert!(ran.stderr.contains(&format!("talk.json:{line}:")) && ran.stderr.contains(told), "{}", ran.stderr);
    }
}

#[test]
fn in_a_sealed_workspace_it_is_sealed_on_the_way_in() {
    let files: Vec<(&str, &str)> = crate::support::sealed::FILES.to_vec();
    let team = SealedWorkspace::of(&format!("workspace: {KEY}\n"), &files);
    let talk = team.opened(PIET, TALK_TO_COME);
    team.seal(PIET, TALK_TO_COME, &talk);
    let form = PrepareForm { kind: "check-in".to_owned(), conversation: Id::parse("p4n7c2va"), ..form() };
    let secret =
        Noted { own_words: "geheim lawaai".to_owned(), summary: "geheim alles".to_owned(), promises: noted().promises, ..Noted::default() };
    let path = team.home().join("talk.json");
    std::fs::write(&path, file(&filled_in(form, ["geheim goed", ""], secret))).unwrap();
    let ran = team.run(NOBODY, "nl", &format!("prepare --import {}", path.display()));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(!team.text(TALK_TO_COME).contains("geheim") && team.text(TALK_TO_COME).contains("status: open"), "{}", team.text(TALK_TO_COME));
    for who in [PIET, ANNA] {
        let shown = team.run(who, "nl", "show p4n7c2va --json").stdout;
        let talk = serde_json::from_str::<Value>(&shown).unwrap()["conversation"].to_string();
        assert!(["geheim-lawaai", "geheim alles", "geheim goed"].iter().all(|words| talk.contains(words)), "{talk}");
    }
}

fn by_hand(lang: &'static str, dark: bool) {
    let Some(chromium) = chromium() else { return };
    let desk = Desk::new(PLANNED);
    std::fs::create_dir(desk.path("downloads")).unwrap();
    let made = desk.0.stay(&format!("--today 2026-11-20 --lang {lang} prepare anna --format html -o page.html"));
    let name = if lang == "nl" { "gesprek-anna-de-vries-2026-11-26.json" } else { "talk-anna-de-vries-2026-11-26.json" };
    assert!(made.stderr.contains(&format!("stay prepare --import {name}")), "{}", made.stderr);
    let mut browser = Browser::open(&chromium, &desk.path("page.html"), &desk.path("downloads"), (390, 844), dark, true);
    assert_eq!(browser.value("document.body.scrollWidth <= innerWidth"), json!(true), "nothing to scroll sideways on a phone");
    let says = if lang == "nl" { "gewone tekst" } else { "plain text" };
    assert_eq!(browser.value(&format!("document.body.innerText.includes('{says}')")), json!(true));
    // nothing filled in is not saved; who does it and by when are nothing by themselves
    browser.value("document.getElementById('save').click()");
    browser.until("document.getElementById('status').textContent.length > 5");
    assert_eq!(browser.focus(), "answer-1");
    let leaves = "window.dispatchEvent(new Event('beforeunload', {cancelable: true}))";
    assert_eq!(browser.value(leaves), json!(true));
    browser.type_in("Goed: \"écht\" 🎉");
    browser.value("document.getElementById('obstacle-1').focus()");
    browser.press(" ");
    browser.press("Tab");
    browser.press("Tab");
    assert_eq!(browser.focus(), "own-words");
    browser.type_in("Lawaai op de gang");
    browser.press("Tab");
    assert_eq!(browser.focus(), "promise-1");
    browser.type_in("Laptop vervangen");
    browser.press("Tab");
    assert_eq!(browser.focus(), "owner-1");
    let set = "(() => { const one = document.getElementById('owner-1'); one.value = 'employee'; one.dispatchEvent(new Event('input')); const day = document.getElementById('due-1'); day.value = '2026-12-04'; day.dispatchEvent(new Event('input')); return day.value })()";
    assert_eq!(browser.value(set), json!("2026-12-04"));
    assert_eq!(browser.value(leaves), json!(false), "leaving is warned about until it was saved");
    browser.value("document.getElementById('save').click()");
    let file = browser.wait("Browser.downloadWillBegin")["suggestedFilename"].as_str().unwrap().to_owned();
    assert_eq!(file, name);
    browser.wait_for("the end of the download", |message| {
        message["method"] == "Browser.downloadProgress" && message["params"]["state"] == "completed"
    });
    browser.until("document.getElementById('status').textContent.includes('.json')");
    assert_eq!(browser.complaints(), Vec::<String>::new());
    let ran = desk.0.stay(&format!("--today 2026-11-27 --lang {lang} prepare --import downloads/{name}"));
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let talk = desk.talk();
    assert!(talk["answers"].to_string().contains("Goed: \\\"écht\\\" 🎉") && talk["obstacles"].to_string().contains("laptop"), "{talk}");
    let made = desk.actions();
    assert_eq!((&made[0]["owner"], &made[0]["due"], made.len()), (&json!("employee"), &json!("2026-12-04"), 1), "{made:?}");
}

#[test]
fn a_manager_fills_the_page_in_on_a_phone_in_dutch() {
    by_hand("nl", false);
}

#[test]
fn a_manager_fills_the_page_in_on_a_phone_in_english_in_the_dark() {
    by_hand("en", true);
}
