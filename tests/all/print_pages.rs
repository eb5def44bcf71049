//! The pages that print: in a real browser, each on one A4.

use crate::support::browser::Browser;
use crate::support::chromium::{CALM, chromium};
use crate::support::sandbox::{COPY, Sandbox};
use serde_json::json;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const TODAY: &str = "--today 2026-11-20";

/// How many pages a file prints on.
fn pages(browser: &Path, page: &Path) -> usize {
    let home = tempfile::tempdir().unwrap();
    let pdf = home.path().join("page.pdf");
    let mut child = Command::new(browser)
        .args(CALM)
        .arg("--no-pdf-header-footer")
        .arg(format!("--user-data-dir={}", home.path().join("profile").display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(page)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > Duration::from_secs(120) {
            let _ = child.kill();
            panic!("the browser did not print {} within two minutes", page.display());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let printed = std::fs::read(&pdf).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let text = String::from_utf8_lossy(&printed);
    // `/Type /Page` is one page, `/Type /Pages` the list of them
    let count = text.matches("/Type /Page").count() - text.matches("/Type /Pages").count();
    assert!(count > 0, "no page in the PDF of {}", page.display());
    count
}

/// A text longer than its place on any page.
const LONG: &str = "Een afspraak die langer duurt om op te schrijven dan om na te komen, met Rindfleischetikettierungsüberwachung erbij";

/// How many there are of what fills a page: goals, actions under each, other actions, lines of basics.
type Size = [usize; 4];

/// A person with so much of everything, in texts that are that long.
fn filled(sandbox: &Sandbox, slug: &str, [goals, serving, actions, basics]: Size, long: &str) {
    let folder = sandbox.root.join(COPY).join("employees").join(slug);
    for kind in ["goals", "actions", "conversations"] {
        std::fs::create_dir_all(folder.join(kind)).unwrap();
    }
    let basics: String = (0..basics).map(|at| format!("- 'Systeem {at}: {long}'\n")).collect();
    let person = format!(
        "name: {long} {slug}\nteam: Planning\nmanager: {long}\nrole: {long}\npurpose: {long}. {long}. {long}. {long}.\n{}{basics}",
        if basics.is_empty() { "" } else { "basics:\n" }
    );
    std::fs::write(folder.join("employee.yaml"), person).unwrap();
    let mut made = 0;
    let mut action = |goal: Option<usize>| {
        made += 1;
        let goal = goal.map(|goal| format!("goal: g{goal:07}\n")).unwrap_or_default();
        let owner = ["manager", "employee", "together", "hr", long][made % 5];
        let text =
            format!("title: {long} {made}\nowner: {owner}\ndue: 2026-10-0{}\nstatus: open\n{goal}created: 2026-09-01\n", made % 9 + 1);
        std::fs::write(folder.join(format!("actions/2026-09-01-a{made:07}.yaml")), text).unwrap();
    };
    for goal in 0..goals {
        (0..serving).for_each(|_| action(Some(goal)));
        let text = format!(
            "title: {long} {goal}\nby: 2026-10-01\nstatus: open\nproject: {long} {long}\nprogress:\n- date: 2026-10-01\n  note: {long} {long} {long}\ncreated: 2026-09-01\n"
        );
        std::fs::write(folder.join(format!("goals/2026-09-01-g{goal:07}.yaml")), text).unwrap();
    }
    for reached in 0..3 {
        let text = format!("title: {long} {reached}\nstatus: reached\ncreated: 2026-09-01\nclosed: 2026-11-01\n");
        std::fs::write(folder.join(format!("goals/2026-09-01-h{reached:07}.yaml")), text).unwrap();
    }
    (0..actions).for_each(|_| action(None));
    let talk = "type: stay\nstatus: closed\ndate: 2026-10-01\nobstacles:\n- roosterwijzigingen\n- geen-tijd-voor-leren\n- reistijd\n";
    std::fs::write(folder.join("conversations/2026-10-01-t0000000.yaml"), talk).unwrap();
}

/// The page of a person.
fn plan(sandbox: &Sandbox, slug: &str) -> String {
    let run = sandbox.stay(&format!("-C {COPY} {TODAY} plan {slug} --format html"));
    assert_eq!(run.code, Some(0), "{run:?}");
    run.stdout
}

/// Several plans as one document, each to begin on a page of its own, in the style that they all have.
fn bound(plans: &[&(String, String)]) -> String {
    let (head, _) = plans[0].1.split_once("<main>").unwrap();
    // the policy allows no style but the page's own
    let head: String = head.lines().filter(|line| !line.contains("Content-Security-Policy")).map(|line| format!("{line}\n")).collect();
    let bodies: String = plans.iter().map(|(_, page)| &page[page.find("<main>").unwrap()..page.find("</main>").unwrap()]).collect();
    format!("{}{bodies}</body></html>", head.replace("</style>", "main + main { break-before: page; }\n</style>"))
        .replace("<main>", "</main><main>")
        .replacen("</main>", "", 1)
}

/// Each of these people has a plan that prints on one A4. Starting a browser takes seconds, so those of one size of letter
/// are printed together, and one by one only to say whose is too long.
fn print_on_one(sandbox: &Sandbox, slugs: &[String]) {
    let Some(browser) = chromium() else { return };
    let plans: Vec<(String, String)> = slugs.iter().map(|slug| (slug.clone(), plan(sandbox, slug))).collect();
    let file = sandbox.root.join("plans.html");
    for size in 0..4 {
        let plans: Vec<&(String, String)> = plans.iter().filter(|(_, page)| page.contains(&format!("\"plan size-{size}"))).collect();
        if plans.is_empty() {
            continue;
        }
        std::fs::write(&file, bound(&plans)).unwrap();
        if pages(&browser, &file) == plans.len() {
            continue;
        }
        let too_long = plans.iter().filter(|(_, page)| {
            std::fs::write(&file, page).unwrap();
            pages(&browser, &file) != 1
        });
        panic!("not on one page: {:?}", too_long.map(|(slug, _)| slug).collect::<Vec<_>>());
    }
}

#[test]
fn everyone_of_the_example_has_a_plan_on_one_a4() {
    let sandbox = Sandbox::copy();
    let people = std::fs::read_dir(sandbox.root.join(COPY).join("employees")).unwrap();
    let slugs: Vec<String> = people.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(slugs.len() > 8);
    print_on_one(&sandbox, &slugs);
}

#[test]
fn a_plan_with_more_than_fits_is_on_one_a4_too() {
    let sandbox = Sandbox::copy();
    for org in 0..6 {
        let text = format!(
            "title: Iets groots {org} dat de organisatie doet en dat best lang duurt om op te schrijven hier\nowner: De hele directie met de ondernemingsraad\ndue: 2026-12-01\nobstacle: reistijd\ncreated: 2026-09-01\nstatus: open\n"
        );
        std::fs::write(sandbox.root.join(COPY).join(format!("organisation/actions/2026-09-01-v000000{org}.yaml")), text).unwrap();
    }
    let cases = [
        ("vol", [5, 4, 20, 12]),
        ("voller", [8, 9, 40, 40]),
        ("vier", [4, 9, 40, 40]),
        ("drie", [3, 9, 40, 40]),
        ("twee", [2, 9, 40, 40]),
        ("half", [2, 3, 4, 5]),
        ("doelen", [3, 6, 0, 0]),
        ("acties", [0, 0, 20, 0]),
    ];
    for (slug, size) in cases {
        filled(&sandbox, slug, size, LONG);
    }
    let mut slugs: Vec<String> = cases.iter().map(|(slug, _)| (*slug).to_owned()).collect();
    // letters wider than most, words longer than a line, and letters twice as wide
    for (slug, text) in [("breed", "WWWW MMMM WWMWWMW"), ("lang", &*"W".repeat(90)), ("dubbel", "面談の準備 🎉🎉 面談の準備をする")]
    {
        for (at, size) in [[1, 2, 4, 4], [3, 1, 6, 4], [5, 3, 10, 10]].into_iter().enumerate() {
            slugs.push(format!("{slug}{at}"));
            filled(&sandbox, &slugs[slugs.len() - 1], size, text);
        }
    }
    print_on_one(&sandbox, &slugs);
}

/// How a plan stands on paper, as a browser has it.
#[derive(Debug)]
struct Paper {
    /// How much of the height of the page it takes; 1 is all.
    full: f64,
    /// The texts that are cut off.
    cut: u64,
    /// What is on screen and not on paper.
    off: u64,
    /// The classes of the plan.
    classes: String,
}

/// Each plan on paper: as wide as an A4 within its margins.
fn on_paper(sandbox: &Sandbox, slugs: &[String]) -> Vec<Paper> {
    let Some(chromium) = chromium() else { return Vec::new() };
    let file = sandbox.root.join("plan.html");
    std::fs::write(&file, "").unwrap();
    let mut browser = Browser::open(&chromium, &file, &sandbox.root, (688, 1032), false, true);
    browser.call("Emulation.setEmulatedMedia", json!({"media": "print"}));
    let mut measure = |slug: &String| {
        std::fs::write(&file, plan(sandbox, slug)).unwrap();
        browser.events.clear();
        browser.go_to(&file);
        let full = browser.value("document.querySelector('.plan').getBoundingClientRect().height / ((297 - 24) * 96 / 25.4)");
        let cut = "[...document.querySelectorAll('.plan *')].filter(e => getComputedStyle(e).overflow === 'hidden' && e.scrollHeight > e.clientHeight + 1).length";
        let off = "[...document.querySelectorAll('.off-paper')].filter(e => !e.checkVisibility()).length";
        Paper {
            full: full.as_f64().unwrap(),
            cut: browser.value(cut).as_u64().unwrap(),
            off: browser.value(off).as_u64().unwrap(),
            classes: browser.value("document.querySelector('.plan').className").as_str().unwrap().to_owned(),
        }
    };
    slugs.iter().map(&mut measure).collect()
}

/// Runs a line that makes a page.
fn page(sandbox: &Sandbox, line: &str) -> String {
    let run = sandbox.stay(&format!("-C {COPY} {TODAY} {line} --format html"));
    assert!(matches!(run.code, Some(0 | 3)), "{line}: {run:?}");
    run.stdout
}

/// What of an open page is cut off or lies over its edge: texts that go on beside their place, or beyond the width of the page.
const CUT: &str = "[...document.querySelectorAll('main, main *')].filter(e => { \
    const range = document.createRange(); range.selectNodeContents(e); \
    const right = Math.max(e.getBoundingClientRect().right, ...[...range.getClientRects()].map(r => r.right)); \
    const hides = getComputedStyle(e).overflow !== 'visible' && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1); \
    return e.checkVisibility() && (hides || right > innerWidth + 1) \
}).map(e => e.outerHTML.slice(0, 120)).slice(0, 3).join()";

#[test]
fn dossiers_and_what_is_said_of_privacy_are_whole_on_paper_and_on_any_screen() {
    let sandbox = Sandbox::copy();
    sandbox.with_a_past();
    let folder = sandbox.root.join(COPY).join("employees");
    for (slug, text) in [("vol", LONG), ("breed", &*"W".repeat(120)), ("dubbel", "面談の準備 🎉🎉 面談の準備をする")] {
        filled(&sandbox, slug, [3, 2, 4, 12], text);
        std::fs::write(folder.join(slug).join("briefje.txt"), format!("{text}\n").repeat(80)).unwrap();
        // one field that is longer than a page
        let talk = format!("type: stay\nstatus: closed\ndate: 2026-11-01\nsummary: |\n{}", format!("  {text}\n").repeat(200));
        std::fs::write(folder.join(slug).join("conversations/2026-11-01-t0000001.yaml"), talk).unwrap();
    }
    let Some(chromium) = chromium() else { return };
    let file = sandbox.root.join("page.html");
    std::fs::write(&file, "").unwrap();
    let mut browser = Browser::open(&chromium, &file, &sandbox.root, (688, 1032), false, true);
    // what is cut is seen
    let long = "W".repeat(400);
    std::fs::write(&file, format!("<main><p style='white-space: nowrap'>{long}</p><p style='width: 5em; overflow: hidden'>{long}"))
        .unwrap();
    browser.go_to(&file);
    let cut = browser.value(CUT);
    assert!(cut.as_str().unwrap().contains("nowrap") && cut.as_str().unwrap().contains("hidden"), "{cut}");
    let plain = ["dossier bas", "privacy", "privacy --for works-council"];
    let long = ["dossier vol", "dossier breed", "dossier dubbel"];
    for (lang, lines) in [("nl", &[plain, long].concat()[..]), ("en", &plain[..])] {
        for line in lines {
            std::fs::write(&file, page(&sandbox, &format!("--lang {lang} {line}"))).unwrap();
            // as wide as an A4 within its margins, a phone, a desk
            for (width, media) in [(688, "print"), (390, "screen"), (1200, "screen")] {
                browser.look((width, 1032), false);
                browser.call("Emulation.setEmulatedMedia", json!({"media": media}));
                browser.events.clear();
                browser.go_to(&file);
                assert_eq!(browser.value(CUT), json!(""), "{lang} {line} {width}");
            }
        }
    }
    // and the whole text is on the sheets
    let line = "--lang nl dossier vol";
    std::fs::write(&file, page(&sandbox, line)).unwrap();
    drop(browser);
    assert!((12..60).contains(&pages(&chromium, &file)), "{} pages", pages(&chromium, &file));
}

#[test]
fn an_ordinary_plan_is_whole_and_in_letters_that_read_well() {
    let sandbox = Sandbox::copy();
    for paper in on_paper(&sandbox, &["shanti-ramdin".to_owned(), "mohamed-el-amrani".to_owned()]) {
        assert!(paper.cut == 0 && paper.off == 0 && !paper.classes.contains("clamp"), "{paper:?}");
        assert!(paper.classes.contains("size-0") || paper.classes.contains("size-1"), "{paper:?}");
        assert!(paper.full <= 1.0, "{paper:?}");
    }
}

#[test]
fn a_page_is_filled_before_anything_on_it_is_made_small_or_left_out() {
    let sandbox = Sandbox::copy();
    let mut slugs = Vec::new();
    for length in [12, 40, 64, LONG.len() - 1] {
        for size in
            [[1, 0, 2, 2], [1, 2, 4, 4], [2, 2, 3, 6], [3, 1, 6, 4], [3, 3, 8, 8], [5, 2, 8, 8], [7, 1, 12, 6], [0, 0, 30, 3], [4, 4, 0, 0]]
        {
            let slug = format!("n{}", slugs.len());
            filled(&sandbox, &slug, size, LONG.get(..length).unwrap());
            slugs.push(slug);
        }
    }
    let papers = on_paper(&sandbox, &slugs);
    let is_shortened = |paper: &Paper| paper.classes.contains("clamp");
    for (slug, paper) in slugs.iter().zip(&papers) {
        assert!(paper.full <= 1.0, "{slug}: {paper:?}");
        assert!(paper.full > 0.6 || paper.classes.contains("size-0"), "{slug}: {paper:?}");
        assert!(is_shortened(paper) || paper.cut + paper.off == 0, "{slug}: {paper:?}");
    }
    let shortened = papers.iter().filter(|paper| is_shortened(paper)).count();
    assert!(papers.is_empty() || (5..=25).contains(&shortened), "{shortened} of {} are shortened", papers.len());
}

#[test]
fn what_does_not_fit_is_on_screen_and_counted_on_paper() {
    let sandbox = Sandbox::copy();
    filled(&sandbox, "vol", [7, 4, 80, 12], LONG);
    let page = plan(&sandbox, "vol");
    assert_eq!(page.matches("<div class=\"goal").count(), 7);
    for made in 1..=7 * 4 + 80 {
        assert!(page.contains(&format!(">{LONG} {made}</span>")), "{made}");
    }
    for at in 0..12 {
        assert!(page.contains(&format!("Systeem {at}: {LONG}")), "{at}");
    }
    let off = |tag: &str| page.matches(&format!("<{tag} off-paper")).count();
    assert!(off("li class=\"open") > 40, "{page}");
    let goals = page.matches("<div class=\"goal off-paper").count();
    assert!(goals == 0 || page.contains(&format!("en nog {goals} leerdoelen, niet op dit blad")));
    let is_of_actions = |text: &str| text.split_once(',').is_some_and(|(what, _)| what.ends_with(" actie") || what.ends_with(" acties"));
    let counts = page.split("en nog ").skip(1).filter(|text| is_of_actions(text));
    let told: usize = counts.map(|text| text.split(' ').next().unwrap().parse::<usize>().unwrap()).sum();
    assert_eq!(told, off("li class=\"open"));
    // who reads the sheet may have no `stay`
    assert!(!page.contains("stay actions") && !page.contains("stay goals"));
    let Some(chromium) = chromium() else { return };
    let file = sandbox.root.join("vol.html");
    std::fs::write(&file, &page).unwrap();
    let mut browser = Browser::open(&chromium, &file, &sandbox.root, (1200, 900), false, true);
    let hidden = "[...document.querySelectorAll('.plan *')].filter(e => !e.checkVisibility() || getComputedStyle(e).overflow === 'hidden').map(e => e.className).join()";
    let hidden = browser.value(hidden);
    assert!(hidden.as_str().unwrap().split(',').all(|class| class == "more soft"), "{hidden}");
}

#[test]
fn a_page_asks_nothing_of_anyone() {
    let sandbox = Sandbox::copy();
    for line in ["plan shanti --format html", "board --format html"] {
        let page = sandbox.stay(&format!("-C {COPY} {TODAY} {line}")).stdout;
        assert!(page.contains("default-src &#39;none&#39;") && page.contains("lang=\"nl\""), "{line}");
        for outside in ["http:", "https:", " src=", " href=", "url(", "@import", " style=", " onclick="] {
            assert!(!page.contains(outside), "{line}: {outside}");
        }
    }
}

#[test]
fn what_a_file_says_stays_text() {
    let sandbox = Sandbox::copy();
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ page }} \u{202e}om";
    filled(&sandbox, "kwaad", [1, 1, 2, 2], evil);
    let lines = ["plan kwaad", "board"];
    for line in lines {
        let page = sandbox.stay(&format!("-C {COPY} {TODAY} {line} --format html")).stdout;
        assert!(page.contains("&lt;script&gt;") || page.contains("&#60;script&#62;"), "{line}");
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains('\u{202e}'), "{line}");
        let markdown = sandbox.stay(&format!("-C {COPY} {TODAY} {line} --format markdown")).stdout;
        assert!(markdown.contains("&lt;script&gt;") && !markdown.contains("<script"), "{line}");
        for form in ["text", "markdown"] {
            let shown = sandbox.stay(&format!("-C {COPY} {TODAY} {line} --format {form}")).stdout;
            assert!(!shown.contains('\u{202e}') && shown.contains("‹U+202E›"), "{line} {form}");
        }
    }
}
