//! One document, three forms: what is told in the terminal is told in Markdown and on a page, in both languages.

use crate::support::sandbox::{COPY, Sandbox, output_of};
use std::collections::BTreeSet;
use std::path::Path;
use walkdir::WalkDir;

/// Each view of the example; the last three are a conversation, an action and a goal.
const VIEWS: &[&str] = &[
    "report",
    "growth shanti",
    "dossier shanti",
    "agenda",
    "prepare shanti",
    "plan shanti",
    "board",
    "privacy",
    "privacy --for works-council",
    "show wk5k37ps",
    "show bs5efvp6",
    "show GOAL",
];

fn told(view: &str, lang: &str, format: &str) -> String {
    let sandbox = Sandbox::repository();
    let goal =
        WalkDir::new(sandbox.root.join(COPY)).sort_by_file_name().into_iter().flatten().find(|entry| in_folder(entry.path(), "goals"));
    let id = goal.unwrap().path().file_stem().unwrap().to_string_lossy()["2026-10-12-".len()..].to_owned();
    let words = format!("-C {COPY} --today 2026-11-20 --lang {lang} {} --format {format}", view.replace("GOAL", &id));
    let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    let run = output_of(command.env("COLUMNS", "300").args(words.split(' ')));
    assert_eq!(run.code, Some(0), "{words}: {}", run.stderr);
    run.stdout
}

fn in_folder(path: &Path, folder: &str) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml") && path.parent().is_some_and(|parent| parent.ends_with(folder))
}

/// What a form adds to words so that they are not taken for its own signs.
fn plain(text: &str) -> String {
    let mut text = text.replace('\\', "");
    for (sign, meant) in [("&#38;", "&"), ("&amp;", "&"), ("&#39;", "'"), ("&#34;", "\""), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">")] {
        text = text.replace(sign, meant);
    }
    text
}

/// Everything in the example that people gave a name or a title.
fn names() -> BTreeSet<String> {
    let files = WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(COPY)).into_iter().flatten();
    let texts = files.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "yaml"));
    let named = |text: String| -> Vec<String> {
        let named = text.lines().filter_map(|line| line.strip_prefix("title: ").or_else(|| line.strip_prefix("name: ")));
        named.map(|name| name.trim_matches(['\'', '"']).to_owned()).collect()
    };
    texts.flat_map(|entry| named(std::fs::read_to_string(entry.path()).unwrap())).collect()
}

#[test]
fn each_view_names_the_same_in_each_form() {
    let names = names();
    assert!(names.len() > 50, "{names:?}");
    for (view, lang) in VIEWS.iter().flat_map(|view| [(view, "nl"), (view, "en")]) {
        let forms = ["text", "markdown", "html"].map(|format| plain(&told(view, lang, format)));
        let [text, markdown, html] = forms.each_ref().map(|form| names.iter().filter(|name| form.contains(*name)).collect::<Vec<_>>());
        assert_eq!(markdown, html, "{view} in {lang}");
        // the terminal shows the first of many, and says how many more there are
        let lacks: Vec<_> = text.iter().filter(|name| !markdown.contains(name)).collect();
        assert!(lacks.is_empty(), "{view} in {lang}: only in the terminal: {lacks:?}");
        assert!(text == markdown || *view == "report", "{view} in {lang}: {text:?}\n{markdown:?}");
    }
}

#[test]
fn each_heading_of_a_page_is_in_the_other_forms() {
    for (view, lang) in VIEWS.iter().flat_map(|view| [(view, "nl"), (view, "en")]) {
        // a page always has the period before beside it, a terminal where that is asked for
        let view = if *view == "report" { "report --compare" } else { view };
        let [text, markdown, html] = ["text", "markdown", "html"].map(|format| plain(&told(view, lang, format)));
        // of the sections alone: what a list has in common may stand as high in a page, where it has no section of its own
        // and what is filled in after the talk is a page's alone
        let shown = html.split_once("<form").map_or(html.as_str(), |(shown, _)| shown);
        let heads = shown.split("<h2>").skip(1).filter_map(|rest| rest.split_once('<').map(|(head, _)| head.trim()));
        for head in heads.filter(|head| !head.is_empty()) {
            assert!(text.contains(head) && markdown.contains(head), "{view} in {lang}: {head}");
        }
    }
}

#[test]
fn a_persons_whole_story_is_not_to_be_sent() {
    for format in ["markdown", "html"] {
        let run = Sandbox::repository().stay(&format!("-C {COPY} --today 2026-11-20 show shanti --format {format}"));
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{}", run.stderr);
        assert!(run.stderr.contains("stay plan shanti-ramdin"), "{}", run.stderr);
    }
}
