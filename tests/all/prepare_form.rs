//! The form in a real browser: made by the program, opened from a file, filled in by keys, saved, and taken in again.

use crate::support::browser::Browser;
use crate::support::chromium::chromium;
use crate::support::stay;
use serde_json::{Value, json};
use stay::domain::signature;
use std::fs;
use std::path::{Path, PathBuf};

const DESKTOP: (u32, u32) = (900, 1200);
const PHONE: (u32, u32) = (390, 844);

/// A workspace with Anna in it, and her form.
struct Desk {
    home: tempfile::TempDir,
    lang: &'static str,
}

impl Desk {
    fn new(lang: &'static str) -> Desk {
        let desk = Desk { home: tempfile::tempdir().unwrap(), lang };
        fs::create_dir(desk.path("downloads")).unwrap();
        desk.stay(&["init", "--lang", lang]);
        desk.stay(&["employee", "add", "Anna <b>de</b> Vries & co", "--manager", "Fatima \"Fa\" El Idrissi", "--started", "2026-01-05"]);
        let words = ["--planned", "--date", "2026-11-26", "--type", "stay", "--obstacle", "</script><img src=x onerror=alert(1)>"];
        desk.stay(&[&["new", "anna", "--no-edit"], &words[..]].concat());
        desk.stay(&["act", "anna", "Rooster <i>aanpassen</i>", "--due", "2026-11-01"]);
        desk.stay(&["act", "anna", "Laptop <b>bestellen</b> & regelen", "--owner", "employee", "--due", "2026-12-01"]);
        desk.stay(&["goal", "add", "anna", "Een \"overleg\" leiden"]);
        desk.stay(&["prepare", "anna", "--for", "employee", "--format", "html", "-o", "form.html"]);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn stay(&self, words: &[&str]) -> (String, Option<i32>) {
        let output = stay(self.home.path(), self.lang).current_dir(self.home.path()).args(words).output().unwrap();
        (String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr), output.status.code())
    }

    fn open(&self, chromium: &Path, size: (u32, u32)) -> Browser {
        Browser::open(chromium, &self.path("form.html"), &self.path("downloads"), size, false, true)
    }

    /// The file that the page saved, once it is there.
    fn saved(&self, browser: &mut Browser) -> PathBuf {
        let file = browser.wait("Browser.downloadWillBegin")["suggestedFilename"].as_str().unwrap().to_owned();
        browser.wait_for("the end of the download", |message| {
            message["method"] == "Browser.downloadProgress" && message["params"]["state"] == "completed"
        });
        self.path("downloads").join(file)
    }

    /// The talk's file.
    fn talk(&self) -> String {
        let folder = self.path("employees").read_dir().unwrap().next().unwrap().unwrap().path().join("conversations");
        fs::read_to_string(folder.read_dir().unwrap().next().unwrap().unwrap().path()).unwrap()
    }
}

fn fill_in_save_and_take_in(lang: &'static str, size: (u32, u32)) {
    let Some(chromium) = chromium() else { return };
    let desk = Desk::new(lang);
    let mut browser = desk.open(&chromium, size);
    // everything is reached with the keyboard, in the order in which it stands
    browser.press("Tab");
    assert_eq!(browser.focus(), "answer-1");
    browser.type_in("Van \"ons\" team: écht 🎉\n- en: van koffie\n\nطاب يومك\u{202e}");
    browser.press("Tab");
    browser.press("Tab");
    assert_eq!(browser.focus(), "answer-3");
    browser.type_in("__proto__: {a: 1} # geen YAML\n</textarea><script>alert(1)</script>");
    assert_eq!(browser.value("sessionStorage.length"), json!(1), "kept in the tab while typing");
    browser.press("Tab");
    assert_eq!(browser.focus(), "answer-4");
    // what was promised, the goal, the theme, and something for next time
    browser.press("Tab");
    assert_eq!(browser.focus(), "done-1");
    browser.press(" ");
    browser.press("Tab");
    assert_eq!(browser.focus(), "promise-1");
    browser.type_in("Besteld:\n- gisteren");
    browser.press("Tab");
    assert_eq!(browser.focus(), "goal-1");
    browser.type_in("Twee keer gelukt");
    browser.press("Tab");
    assert_eq!(browser.focus(), "theme");
    let theme = browser.value("(() => { const theme = document.getElementById('theme'); theme.selectedIndex = theme.options.length - 1; return theme.value && theme.options[theme.selectedIndex].text; })()");
    browser.press("Tab");
    assert_eq!(browser.focus(), "next");
    browser.type_in("De lunch # morgen");
    browser.press("Tab");
    assert_eq!(browser.focus(), "save");
    browser.press("Enter");
    let file = desk.saved(&mut browser);
    browser.until("document.getElementById('status').textContent.includes('.json')");
    assert_eq!(browser.value("document.documentElement.lang"), json!(lang));
    assert_eq!(browser.complaints(), Vec::<String>::new());

    let name =
        if lang == "nl" { "antwoorden-anna-b-de-b-vries-co-2026-11-26.json" } else { "answers-anna-b-de-b-vries-co-2026-11-26.json" };
    assert_eq!(file.file_name().unwrap(), name);
    let (said, code) = desk.stay(&["prepare", "--import", file.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{said}");
    let (shown, _) = desk.stay(&["show", "anna", "--json"]);
    let id = serde_json::from_str::<Value>(&shown).unwrap()["conversations"][0]["id"].as_str().unwrap().to_owned();
    let (shown, _) = desk.stay(&["show", &id, "--json"]);
    let shown: Value = serde_json::from_str(&shown).unwrap();
    let prepared = shown["conversation"]["preparation"]["employee"].as_str().unwrap();
    assert!(prepared.contains("?\nVan \"ons\" team: écht 🎉\n- en: van koffie\n\nطاب يومك\u{202e}\n\n"), "{prepared}");
    assert!(prepared.contains("?\n__proto__: {a: 1} # geen YAML\n</textarea><script>alert(1)</script>"), "{prepared}");
    assert!(desk.talk().contains("received:"), "{}", desk.talk());
    // what was told beside the answers is noted, and ends nothing by itself
    let (shown, _) = desk.stay(&["show", "anna", "--json"]);
    let shown: Value = serde_json::from_str(&shown).unwrap();
    let texts =
        |records: &Value| records.as_array().unwrap().iter().map(|note| note["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let (notes, name) = (texts(&shown["notes"]), "Anna <b>de</b> Vries & co");
    let told = ["Laptop <b>bestellen</b> & regelen. Besteld:\n- gisteren", theme.as_str().unwrap(), "De lunch # morgen"];
    assert!(told.iter().all(|told| notes.iter().any(|note| note.contains(name) && note.ends_with(told))), "{notes:?}");
    assert!(shown["notes"].as_array().unwrap().iter().all(|note| note["shared"] == true), "{shown}");
    assert!(shown["actions"].as_array().unwrap().iter().all(|action| action["status"] == "open"), "{shown}");
    assert!(shown["goals"][0]["progress"][0]["note"].as_str().unwrap().ends_with(": Twee keer gelukt"), "{shown}");
    assert_eq!(desk.stay(&["prepare", "--import", file.to_str().unwrap()]).1, Some(1), "the same again");
    assert_eq!(desk.stay(&["check"]).1, Some(0));
}

#[test]
fn a_form_is_filled_in_saved_and_taken_in_in_dutch() {
    fill_in_save_and_take_in("nl", DESKTOP);
}

#[test]
fn a_form_is_filled_in_saved_and_taken_in_in_english_on_a_phone() {
    fill_in_save_and_take_in("en", PHONE);
}

#[test]
fn the_page_is_kind_to_those_who_fill_it_in() {
    let Some(chromium) = chromium() else { return };
    let desk = Desk::new("nl");
    let mut browser = desk.open(&chromium, PHONE);
    assert_eq!(browser.value("document.body.scrollWidth <= innerWidth"), json!(true), "nothing to scroll sideways on a phone");
    let labelled = "[...document.querySelectorAll('textarea, select, input')].every(field => field.labels.length === 1 && field.labels[0].textContent)";
    assert_eq!(browser.value(labelled), json!(true));
    let named = "[...document.querySelectorAll('button')].every(button => button.textContent.trim() && button.offsetHeight >= 44)";
    assert_eq!(browser.value(named), json!(true), "buttons that a thumb can find");
    // an empty form is not saved: it says so, and goes to the first field
    browser.value("document.getElementById('save').click()");
    browser.until("document.getElementById('status').textContent.length > 10");
    assert_eq!(browser.focus(), "answer-1");
    // leaving with something typed is warned about until it was saved
    let leaves = "window.dispatchEvent(new Event('beforeunload', {cancelable: true}))";
    assert_eq!(browser.value(leaves), json!(true));
    browser.type_in("Even denken");
    browser.events.clear();
    browser.call("Page.reload", json!({}));
    assert_eq!(browser.wait("Page.javascriptDialogOpening")["type"], "beforeunload");
    browser.call("Page.handleJavaScriptDialog", json!({"accept": true}));
    browser.wait("Page.loadEventFired");
    // who leaves all the same finds what was typed as long as the tab is there
    browser.until("document.readyState === 'complete' && document.getElementById('answer-1').value === 'Even denken'");
    // without a clipboard the text is there to copy by hand, selected
    browser.value("Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.getElementById('copy').click()");
    assert_eq!(browser.focus(), "copy-text");
    let selected = browser.value("getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)");
    let copied = selected.as_str().unwrap();
    fs::write(desk.path("mail.txt"), format!("Hoi Fatima,\r\n\r\nHier zijn ze.\r\n{}\r\nGroet", copied.replace('\n', "\r\n"))).unwrap();
    let (said, code) = desk.stay(&["prepare", "--import", "mail.txt"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(desk.talk().contains("Even denken"), "{}", desk.talk());
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_closed_clipboard_is_no_dead_end_and_an_open_one_is_used() {
    let Some(chromium) = chromium() else { return };
    let desk = Desk::new("en");
    let mut browser = desk.open(&chromium, DESKTOP);
    browser.press("Tab");
    browser.type_in("Our team");
    let with = |answer: &str| {
        format!(
            "Object.defineProperty(navigator, 'clipboard', {{configurable: true, value: {{writeText: text => {{ window.copied = text; return Promise.{answer}; }}}}}}); document.getElementById('copy').click()"
        )
    };
    browser.value(&with("resolve()"));
    browser.until("document.getElementById('status').textContent.startsWith('Copied')");
    assert_eq!(browser.value("document.getElementById('by-hand').hidden"), json!(true));
    browser.value(&with("reject(new Error('no'))"));
    browser.until("!document.getElementById('by-hand').hidden && document.getElementById('copy-text').value === window.copied");
}

#[test]
fn a_page_is_there_before_it_is_looked_at() {
    let Some(chromium) = chromium() else { return };
    let desk = Desk::new("en");
    let mut browser = desk.open(&chromium, DESKTOP);
    let wait = "<!doctype html><script>const end = Date.now() + 400; while (Date.now() < end);</script>";
    for page in ["slow-1.html", "slow-2.html"] {
        let path = desk.path(page);
        fs::write(&path, format!("{wait}<title>{page}</title><p id=late>")).unwrap();
        browser.go_to(&path);
        assert_eq!(browser.value("document.title + (document.getElementById('late') ? '' : ' cut off')"), json!(page));
    }
}

#[test]
fn without_javascript_the_page_says_what_to_do() {
    let Some(chromium) = chromium() else { return };
    let desk = Desk::new("nl");
    let mut browser = Browser::open(&chromium, &desk.path("form.html"), &desk.path("downloads"), PHONE, true, false);
    let text = browser.call("DOM.getDocument", json!({"depth": -1})).to_string();
    assert!(text.contains("JavaScript staat uit"), "{text}");
    let snapshot = browser.call("DOMSnapshot.captureSnapshot", json!({"computedStyles": []}));
    let shown = snapshot["documents"][0]["layout"]["text"].to_string();
    let strings = &snapshot["strings"];
    let said: Vec<&str> = serde_json::from_str::<Vec<i64>>(&shown)
        .unwrap()
        .into_iter()
        .filter_map(|at| strings.get(usize::try_from(at).ok()?)?.as_str())
        .collect();
    assert!(said.iter().any(|text| text.contains("beantwoord de vragen in een mail aan Fatima")), "{said:?}");
    assert!(!said.iter().any(|text| text.contains("Kopieer")), "buttons that do nothing are not shown");
}

#[test]
fn the_page_signs_as_the_program_does() {
    let Some(chromium) = chromium() else { return };
    let desk = Desk::new("en");
    let mut browser = desk.open(&chromium, DESKTOP);
    let long = "é🎉".repeat(3000);
    let nasty: Vec<&str> = vec![
        "",
        " ",
        "a",
        "\r\n\r\n\n\r",
        "\u{feff}bom",
        "\u{0}\u{1}\u{7f}\u{85}\u{2028}\u{2029}",
        "👩‍👩‍👧 é e\u{301} ﬁ",
        "\u{202e}abc\u{202c} العربية עברית",
        "__proto__",
        "1:2:3:",
        "\"\\\"\\u0041</script>",
        "\u{fffd}\u{ffff}\u{10ffff}",
        "constructor",
        &long,
        "x".repeat(55).leak(),
        "x".repeat(56).leak(),
        "x".repeat(64).leak(),
        "x".repeat(119).leak(),
    ];
    for (at, text) in nasty.iter().enumerate() {
        let form = json!({"id": "f7m3x9qa", "workspace": text, "employee": "anna", "type": text, "date": "2026-11-26", "conversation": null, "questions": [text, "?"]});
        let answers = json!([text, nasty[(at + 1) % nasty.len()]]);
        let key = format!("{text}key");
        let signed = browser.value(&format!("document.getElementById('form').stay.sign({}, {form}, {answers})", json!(key)));
        let mut texts = vec!["stay answers", "1", "f7m3x9qa", text, "anna", text, "2026-11-26", "", "2", text, "?", "2"];
        texts.extend(answers.as_array().unwrap().iter().map(|answer| answer.as_str().unwrap()));
        // the page takes its key as it is; line ends are made one only in what is signed
        assert_eq!(signed, json!(signature::sign(&key, &texts)), "{text:?}");
        let file = browser.value(&format!("document.getElementById('form').stay.text({form}, {answers}, {})", json!(key)));
        let file = file.as_str().unwrap();
        assert!(file.is_ascii(), "{file}");
        assert_eq!(serde_json::from_str::<Value>(file).unwrap()["answers"], answers);
    }
    // and so it does what was said of promises, goals, the theme and next time
    for (at, text) in nasty.iter().enumerate() {
        let other = nasty[(at + 1) % nasty.len()];
        let form = json!({"id": "f7m3x9qa", "workspace": "w", "employee": "anna", "type": "stay", "date": "2026-11-26", "conversation": null, "questions": ["?"],
            "promises": [{"id": "a7m3x9qa", "title": text}, {"id": "a8m3x9qa", "title": other}], "goals": [{"id": "g7m3x9qa", "title": text}], "themes": [text]});
        let told = json!({"promises": [{"done": true, "text": other}, {"done": false, "text": text}], "goals": [other], "theme": text, "next": other});
        let signed = browser.value(&format!("document.getElementById('form').stay.sign('key', {form}, ['!'], {told})"));
        let begin = ["stay answers", "2", "f7m3x9qa", "w", "anna", "stay", "2026-11-26", "", "1", "?"];
        let items = ["2", "a7m3x9qa", text, "a8m3x9qa", other, "1", "g7m3x9qa", text, "1", text];
        let said = ["1", "!", "2", "done", other, "", text, "1", other, text, other];
        assert_eq!(signed, json!(signature::sign("key", &[&begin[..], &items, &said].concat())), "{text:?}");
        let file = browser.value(&format!("document.getElementById('form').stay.text({form}, ['!'], 'key', {told})"));
        let file: Value = serde_json::from_str(file.as_str().unwrap()).unwrap();
        assert!(file["stay-answers"] == 2 && file["promises"] == told["promises"] && file["next"] == told["next"], "{file}");
    }
    // half a pair has no meaning, and the page makes it the same character in what it signs and what it saves
    let half = browser.value("(() => { const f = document.getElementById('answer-1'); f.value = 'a\\ud800b'; f.dispatchEvent(new Event('input')); return f.value.length })()");
    assert_eq!(half, json!(3));
    browser.value("document.getElementById('save').click()");
    let file = desk.saved(&mut browser);
    let (said, code) = desk.stay(&["prepare", "--import", file.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{said}");
    assert!(desk.talk().contains("a\u{fffd}b"), "{}", desk.talk());
}

/// The picture in the README, made again: `cargo test --test all prepare_form::picture -- --ignored`.
#[test]
#[ignore = "writes docs/pictures/form.png"]
fn picture() {
    let chromium = chromium().expect("a picture takes a browser");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let home = tempfile::tempdir().unwrap();
    let page = home.path().join("form.html");
    let words = "-C examples/zorgteam --today 2026-11-20 prepare bas --for employee --format html -o";
    assert!(stay(home.path(), "nl").current_dir(root).args(words.split(' ')).arg(&page).status().unwrap().success());
    let mut browser = Browser::open(&chromium, &page, home.path(), (800, 900), false, true);
    browser.press("Tab");
    browser.type_in("Het rooster rond krijgen als iedereen denkt dat het niet kan.");
    browser.value("document.activeElement.blur()");
    fs::write(root.join("docs/pictures/form.png"), browser.picture(true)).unwrap();
}
