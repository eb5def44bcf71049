//! Every page that the program makes, as axe-core sees it in a real browser: in Dutch and English, light and dark, wide and on a phone.

use crate::anonymous_report::organisation;
use crate::support::axe;
use crate::support::browser::Browser;
use crate::support::chromium::chromium;
use crate::support::sandbox::{COPY, Sandbox};
use crate::support::sealed::{NOBODY, PIET, SealedWorkspace};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::Path;

const DESKTOP: (u32, u32) = (1200, 900);
const PHONE: (u32, u32) = (390, 844);

/// A line for each page, or kind of page, of each command that makes any.
const LINES: &[&str] = &[
    "agenda",
    // several workspaces, of which one is named twice
    "agenda -C examples/zorgteam",
    "board",
    "dossier bas",
    "growth shanti",
    "guide",
    "guide stay",
    "obstacles show roosterwijzigingen",
    "plan bas",
    "prepare bas",
    "prepare bas --for employee",
    "privacy",
    "privacy --for works-council",
    "readers",
    "report",
    "report --names",
    "report -C examples/zorgteam",
    "report --anonymous --period 2026-H1",
    "round list",
    "round show najaar",
    "wishes",
    // a talk, an action and a goal
    "show dh3023kt",
    "show jbss034v",
    "show fy14s8fa",
];

/// The same of words that are sealed, for one who can open them and for one who can't.
const SEALED: &[&str] = &["dossier anna-de-vries", "plan anna", "prepare anna", "privacy", "readers", "report", "show k7m3x9qa"];

#[test]
fn no_command_that_makes_a_page_is_left_out() {
    let mut commands = BTreeSet::new();
    pages(&stay::commands::command(stay::domain::language::Language::En), "", &mut commands);
    commands.retain(|command| {
        !LINES.iter().any(|line| line.strip_prefix(command.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    });
    assert_eq!(commands, BTreeSet::new());
}

/// The commands that make pages.
fn pages(command: &clap::Command, path: &str, found: &mut BTreeSet<String>) {
    for sub in command.get_subcommands() {
        let name = format!("{path} {}", sub.get_name()).trim().to_owned();
        let forms = sub.get_arguments().filter(|argument| argument.get_long() == Some("format"));
        if forms.flat_map(clap::Arg::get_possible_values).any(|form| form.get_name() == "html") {
            found.insert(name.clone());
        }
        pages(sub, &name, found);
    }
}

#[test]
fn axe_finds_nothing_in_any_page() {
    let (Some(chromium), Some(script)) = (chromium(), axe::axe()) else { return };
    let team = Sandbox::copy();
    team.with_a_past();
    let round = format!("-C {COPY} --today 2026-11-20 round add najaar --type stay --from 2026-11-01 --to 2026-12-11 --team Planning");
    assert_eq!(team.stay(&round).code, Some(0));
    let sealed = SealedWorkspace::default();
    let file = team.root.join("page.html");
    std::fs::write(&file, "").unwrap();
    let mut browser = Browser::open(&chromium, &file, &team.root, DESKTOP, false, true);
    axe::bring(&mut browser, &script);
    // one that shall be found is found
    look(&mut browser, &file, "<title>x</title><p style='color: #999'>Grijs<img src=x>", "nl", |faults| {
        assert!(["color-contrast", "image-alt", "html-has-lang"].iter().all(|rule| faults.contains(rule)), "{faults}");
    });
    for lang in ["nl", "en"] {
        for line in LINES {
            let run = team.stay(&format!("-C {COPY} --today 2026-11-20 --lang {lang} {line} --format html"));
            assert!(matches!(run.code, Some(0 | 3)) && run.stdout.starts_with("<!doctype html>"), "{line}: {run:?}");
            look(&mut browser, &file, &run.stdout, lang, |faults| assert_eq!(faults, "", "stay --lang {lang} {line}"));
        }
    }
    // figures that are shown and others that are hidden
    let issued = Sandbox::empty();
    organisation(&issued.root, &[("Zorg/Noord", 14, 6), ("Zorg/Zuid", 14, 7), ("Planning", 12, 2)]);
    for lang in ["nl", "en"] {
        let line = "report --anonymous --period 2026-H1 --format html";
        let run = issued.stay(&format!("-C {} --today 2026-11-20 --lang {lang} {line}", issued.root.display()));
        assert!(run.stdout.contains("url(#grid-hidden)"), "{run:?}");
        look(&mut browser, &file, &run.stdout, lang, |faults| assert_eq!(faults, "", "issued, {lang}"));
    }
    for (who, lang) in [(PIET, "nl"), (NOBODY, "en")] {
        for line in SEALED {
            let run = sealed.run(who, lang, &format!("{line} --format html"));
            assert!(run.code == Some(0) && run.stdout.starts_with("<!doctype html>"), "{line}: {run:?}");
            look(&mut browser, &file, &run.stdout, lang, |faults| assert_eq!(faults, "", "{who}: stay --lang {lang} {line}"));
        }
    }
}

/// Whether each bar that is shown beside a figure lies within its table.
const BARS_WHOLE: &str = "[...document.querySelectorAll('.wide td.bar')].every(bar => bar.offsetParent === null \
    || bar.getBoundingClientRect().right <= bar.closest('.wide').getBoundingClientRect().right + 1)";

/// Looks at a page by all rules, and in the other colours at another width by those that hang on them: in Dutch it is light that is
/// wide, in English dark. Nothing of it is off the screen.
fn look(browser: &mut Browser, file: &Path, page: &str, lang: &str, judge: impl Fn(&str)) {
    std::fs::write(file, page).unwrap();
    browser.events.clear();
    browser.look(DESKTOP, lang == "en");
    browser.go_to(file);
    let mut faults = axe::faults(browser, true);
    assert_eq!(browser.value(BARS_WHOLE), json!(true), "a bar is cut off, so that it tells less than its figure: {page}");
    browser.look(PHONE, lang == "nl");
    faults.extend(axe::faults(browser, false));
    assert_eq!(browser.value("document.documentElement.scrollWidth <= innerWidth"), json!(true), "wider than a phone: {page}");
    judge(&faults.join("\n"));
}
