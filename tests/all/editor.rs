//! Texts through an editor, whatever the editor does to them: other encodings and line ends, copies beside them, coming
//! back at once, failing. What was typed arrives as it was typed, or waits and is named.
#![cfg(unix)]

use crate::support;
use crate::support::sandbox::{Run, Sandbox, output_of};
use proptest::prelude::*;
use stay::domain::records::Folder;
use stay::store::read;
use stay::store::received::{self, Dress};
use stay::store::template::{Template, fields};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const TALK: &str = "employees/anna/conversations/2026-11-20-k7m3x9qa.yaml";
const ACTION: &str = "employees/anna/actions/2026-11-20-m4q8z2ka.yaml";
const TALK_TEXT: &str = "id: k7m3x9qa\ntype: check-in\nstatus: open\ndate: 2026-11-20\nanswers:\n- theme: energy\n  question: Waarvan?\n";
const ACTION_TEXT: &str = "id: m4q8z2ka\ntitle: Rooster\nowner: manager\ndue: 2026-12-01\nstatus: open\ncreated: 2026-11-20\n";

fn workspace() -> Sandbox {
    let sandbox = Sandbox::empty();
    for line in ["init --lang nl --quiet --no-git", "employee add Anna --started 2026-11-01 --quiet"] {
        assert_eq!(sandbox.stay(line).code, Some(0), "{line}");
    }
    for (path, text) in [(TALK, TALK_TEXT), (ACTION, ACTION_TEXT)] {
        let path = sandbox.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    sandbox
}

/// Runs `stay` with an editor.
fn with(sandbox: &Sandbox, editor: &str, line: &str) -> Run {
    let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
    command.env("EDITOR", editor).env_remove("VISUAL").env("STAY_TODAY", "2026-11-22").args(shell_words::split(line).unwrap());
    output_of(&mut command)
}

/// A script for an editor, called `name`.
fn script(sandbox: &Sandbox, name: &str, text: &str) -> PathBuf {
    let path = sandbox.root.join(name);
    support::script(&path, &format!("#!/bin/sh\n{text}\n"));
    path
}

fn text(sandbox: &Sandbox, path: &str) -> String {
    std::fs::read_to_string(sandbox.root.join(path)).unwrap()
}

fn draft(sandbox: &Sandbox, path: &str) -> PathBuf {
    sandbox.root.join(".stay/edit").join(path.replace('/', "--"))
}

fn drafts(sandbox: &Sandbox) -> Vec<String> {
    let entries = std::fs::read_dir(sandbox.root.join(".stay/edit")).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The file that was made.
fn made_path(made: &Run) -> String {
    made.stderr.split_whitespace().find(|word| word.starts_with("employees/")).unwrap_or_else(|| panic!("{}", made.stderr)).to_owned()
}

/// The page of a record, as an editor gets it.
fn page(sandbox: &Sandbox, id: &str) -> String {
    let seen = sandbox.root.join("seen");
    let look = script(sandbox, "look", &format!("cp \"$1\" '{}'", seen.display()));
    assert_eq!(with(sandbox, &look.display().to_string(), &format!("edit {id}")).code, Some(0));
    std::fs::read_to_string(seen).unwrap()
}

/// Saves these bytes as an editor would.
fn save(sandbox: &Sandbox, bytes: &[u8], line: &str) -> Run {
    let saved = sandbox.root.join("saved");
    std::fs::write(&saved, bytes).unwrap();
    with(sandbox, &format!("cp '{}'", saved.display()), line)
}

fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let sixteen = |big: bool| -> Vec<u8> {
        let units = format!("\u{feff}{text}").encode_utf16().collect::<Vec<u16>>();
        units.iter().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8 with a mark", format!("\u{feff}{text}").into_bytes()),
        ("UTF-16 LE", sixteen(false)),
        ("UTF-16 BE", sixteen(true)),
        ("UTF-8 filled up", format!("{text}\0\0\0").into_bytes()),
    ]
}

#[test]
fn every_encoding_and_line_end_comes_to_the_same_record() {
    let sandbox = workspace();
    let plain = page(&sandbox, "k7m3");
    for said in ["Van ons team.", "Ça va – “goed” 🌱 …", "Een.\u{85}Twee.\u{2028}Drie.\u{2029}Vier."] {
        let typed = plain.replacen("  answer: |\n    \n", &format!("  answer: |\n    {said}\n"), 1);
        assert_ne!(typed, plain);
        let meant = format!("{TALK_TEXT}  answer: |\n    {said}\n");
        for end in ["\n", "\r\n", "\r"] {
            for (name, bytes) in [typed.as_str(), typed.trim_end()].iter().flat_map(|typed| encodings(&typed.replace('\n', end))) {
                std::fs::write(sandbox.root.join(TALK), TALK_TEXT).unwrap();
                let saved = save(&sandbox, &bytes, "edit k7m3");
                assert_eq!((saved.code, text(&sandbox, TALK)), (Some(0), meant.clone()), "{name} {end:?} {said:?}: {}", saved.stderr);
                assert_eq!(drafts(&sandbox), [""; 0], "{name}");
            }
        }
    }
}

#[test]
fn a_text_in_an_old_encoding_says_which_and_is_read_when_it_opens_again() {
    let sandbox = workspace();
    let typed = page(&sandbox, "m4q8").replace("note: |\n  \n", "note: |\n  caf\u{e9} \u{80}5\n");
    let bytes: Vec<u8> = typed.chars().filter(|c| (*c as u32) < 256).map(|c| c as u8).collect();
    let refused = save(&sandbox, &bytes, "edit m4q8");
    let line = typed.lines().position(|line| line.contains("caf")).unwrap() + 1;
    assert!(refused.stderr.contains(&format!("regel {line}: dit is niet als UTF-8 bewaard, maar als Windows-1252")), "{}", refused.stderr);
    assert_eq!((refused.code, text(&sandbox, ACTION).as_str()), (Some(1), ACTION_TEXT));
    // opened again it is UTF-8, with a word about that on top; who finds it right saves it
    let seen = sandbox.root.join("seen");
    let look = script(&sandbox, "look", &format!("cp \"$1\" '{}'", seen.display()));
    let saved = with(&sandbox, &look.display().to_string(), "edit m4q8");
    let seen = std::fs::read_to_string(seen).unwrap();
    assert!(seen.lines().take(2).all(|line| line.starts_with("#:!")) && seen.contains("gelezen als Windows-1252"), "{seen}");
    assert_eq!(saved.code, Some(0), "{}", saved.stderr);
    assert_eq!(text(&sandbox, ACTION), ACTION_TEXT.replace("created", "note: |\n  café €5\ncreated"));
}

#[test]
fn a_record_in_another_encoding_is_opened_and_saved_as_utf_8() {
    let sandbox = workspace();
    std::fs::write(sandbox.root.join(ACTION), ACTION_TEXT.replace("Rooster", "Caf\u{e9}").chars().map(|c| c as u8).collect::<Vec<u8>>())
        .unwrap();
    let left = with(&sandbox, "true", "edit m4q8");
    assert!(
        left.code == Some(0) && std::fs::read(sandbox.root.join(ACTION)).unwrap().contains(&0xe9),
        "who leaves it as it is changes nothing"
    );
    let touch = script(&sandbox, "touch", "sleep 0.02; cp \"$1\" \"$1.x\"; mv \"$1.x\" \"$1\"");
    assert_eq!(with(&sandbox, &touch.display().to_string(), "edit m4q8").code, Some(0));
    assert_eq!(text(&sandbox, ACTION), ACTION_TEXT.replace("Rooster", "Café"));
}

#[test]
fn the_form_s_own_lines_never_get_into_a_new_record() {
    let sandbox = workspace();
    for (name, how) in [
        ("mark", r#"{ printf '\357\273\277'; cat "$1"; }"#),
        ("windows", r#"sed "s/$/$(printf '\r')/" "$1""#),
        ("both", r#"{ printf '\357\273\277'; sed "s/$/$(printf '\r')/" "$1"; }"#),
        ("mac", r#"tr '\n' '\r' < "$1""#),
    ] {
        let editor = script(
            &sandbox,
            name,
            &format!("sed 's/^summary: .*/summary: Goed./' \"$1\" > \"$1.1\"; set -- \"$1.1\" \"$1\"; {how} > \"$2\"; rm \"$1\""),
        );
        let made = with(&sandbox, &editor.display().to_string(), "new anna --edit --theme energy");
        assert_eq!(made.code, Some(0), "{name}: {}", made.stderr);
        let path = made_path(&made);
        let record = text(&sandbox, &path);
        assert!(!record.contains('#') && !record.contains(['\r', '\u{feff}']) && record.ends_with("summary: Goed.\n"), "{name}: {record}");
        std::fs::remove_file(sandbox.root.join(&path)).unwrap();
    }
}

#[test]
fn what_an_editor_leaves_beside_a_draft_goes_with_it() {
    let sandbox = workspace();
    let editor = script(
        &sandbox,
        "copies",
        "d=$(dirname \"$1\"); b=$(basename \"$1\")\nfor n in \"$b~\" \".$b.swp\" \".$b.swo\" \"#$b#\" \".#$b\" \"$b.bak\" \"$b.orig\" \".$b.un~\" \"$b.kate-swp\"; do cp \"$1\" \"$d/$n\"; done\nsed 's/^note: .*/note: |\\n  Typte ik./' \"$1\" > \"$1.new\"; chmod 666 \"$1.new\"; mv \"$1.new\" \"$1\"; grep -q fout \"$1\" && exit 1; exit 0",
    );
    let saved = with(&sandbox, &editor.display().to_string(), "edit m4q8");
    assert_eq!((saved.code, drafts(&sandbox)), (Some(0), Vec::new()), "{}", saved.stderr);
    assert!(text(&sandbox, ACTION).contains("  Typte ik.\n"));
    let bad = script(&sandbox, "bad", "printf 'x\\n' >> \"$1\"; cp \"$1\" \"$1.new\"; chmod 666 \"$1.new\"; mv \"$1.new\" \"$1\"");
    assert_eq!(with(&sandbox, &bad.display().to_string(), "edit m4q8").code, Some(1));
    assert_eq!(std::fs::metadata(draft(&sandbox, ACTION)).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn an_editor_that_fails_keeps_what_was_typed_and_what_was_on_the_command_line() {
    let sandbox = workspace();
    for end in ["exit 1", "kill -9 $$"] {
        let typing =
            script(&sandbox, "fails", &format!("sed 's/^summary: .*/summary: Half af/' \"$1\" > \"$1.new\"; mv \"$1.new\" \"$1\"\n{end}"));
        let failed = with(&sandbox, &typing.display().to_string(), "new anna --edit");
        assert!(failed.code == Some(1) && failed.stderr.contains("`stay edit "), "{}", failed.stderr);
    }
    assert_eq!(with(&sandbox, "false", "new anna --edit").code, Some(1));
    let words = with(&sandbox, "false", "new anna --edit --answer 'Van ons team'");
    assert!(words.stderr.contains("`stay edit "), "{}", words.stderr);
    let kept: Vec<String> = drafts(&sandbox).into_iter().filter(|name| name.ends_with(".yaml")).collect();
    assert_eq!(kept.len(), 3, "{kept:?}");
    for name in kept {
        let id = name.rsplit('-').next().unwrap().trim_end_matches(".yaml").to_owned();
        assert_eq!(with(&sandbox, "true", &format!("edit {id}")).code, Some(0));
        let record = text(&sandbox, &format!("employees/anna/conversations/2026-11-22-{id}.yaml"));
        assert!(record.contains("Half af") || record.contains("Van ons team"), "{record}");
    }
}

/// An editor with a window of its own: it comes back before anything is typed.
fn code(sandbox: &Sandbox) -> String {
    script(sandbox, "code", "exit 0").display().to_string()
}

fn type_later(path: &Path, from: &str, to: &str) {
    let before = std::fs::read_to_string(path).unwrap();
    assert!(before.contains(from), "{before}");
    std::fs::write(path, before.replace(from, to)).unwrap();
}

#[test]
fn what_an_editor_saves_when_nobody_waits_any_more_is_named_and_taken_up() {
    let sandbox = workspace();
    let gone = with(&sandbox, &code(&sandbox), "edit m4q8");
    assert!(gone.code == Some(1) && gone.stderr.contains("wacht niet") && gone.stderr.contains("code --wait"), "{}", gone.stderr);
    assert!(!sandbox.stay("today").stderr.contains("stay edit"), "nothing was typed yet");
    type_later(&draft(&sandbox, ACTION), "note: |\n  \n", "note: |\n  Later.\n");
    for line in ["today", "check", "show m4q8", "show anna", "done m4q8 --dry-run", "drop m4q8 --because x --dry-run"] {
        let told = sandbox.stay(line);
        assert!(told.stderr.contains("`stay edit m4q8z2ka`"), "{line}: {}", told.stderr);
    }
    assert!(!sandbox.stay("show k7m3").stderr.contains("stay edit m4q8z2ka"));
    for line in ["undo", "sync"] {
        sandbox.stay(line);
        assert!(draft(&sandbox, ACTION).exists(), "{line}");
    }
    let saved = with(&sandbox, "true", "edit m4q8");
    assert_eq!((saved.code, drafts(&sandbox)), (Some(0), Vec::new()), "{}", saved.stderr);
    assert!(text(&sandbox, ACTION).contains("note: |\n  Later.\n"));
}

#[test]
fn a_new_talk_that_an_editor_saves_later_is_found_by_its_id_or_the_beginning_of_it() {
    let sandbox = workspace();
    let gone = with(&sandbox, &code(&sandbox), "new anna --edit");
    assert_eq!(gone.code, Some(1), "{}", gone.stderr);
    let name = drafts(&sandbox).into_iter().find(|name| name.ends_with(".yaml")).unwrap();
    let id = name.rsplit('-').next().unwrap().trim_end_matches(".yaml").to_owned();
    type_later(&sandbox.root.join(".stay/edit").join(&name), "summary: |\n  \n", "summary: |\n  Later.\n");
    for line in [
        "today".to_owned(),
        "check".to_owned(),
        "show anna".to_owned(),
        format!("show {id}"),
        format!("close {id}"),
        format!("show {}", &id[..5]),
    ] {
        let told = sandbox.stay(&line);
        assert!(told.stderr.contains(&format!("`stay edit {id}`")), "{line}: {}", told.stderr);
    }
    let saved = with(&sandbox, "true", &format!("edit {}", &id[..4]));
    assert_eq!(saved.code, Some(0), "{}", saved.stderr);
    assert!(text(&sandbox, &format!("employees/anna/conversations/2026-11-22-{id}.yaml")).ends_with("summary: |\n  Later.\n"));
}

#[test]
fn words_of_the_command_line_are_saved_though_the_editor_is_still_open() {
    let sandbox = workspace();
    let made = with(&sandbox, &code(&sandbox), "new anna --edit --obstacle 'trage laptop'");
    assert!(made.code == Some(0) && made.stderr.contains("wacht niet"), "{}", made.stderr);
    let path = made_path(&made);
    assert!(text(&sandbox, &path).contains("- trage laptop\n"));
    // what it saves after all goes to the record that is there
    type_later(&draft(&sandbox, &path), "summary: |\n  \n", "summary: |\n  Later.\n");
    let id = path.rsplit('-').next().unwrap().trim_end_matches(".yaml").to_owned();
    assert_eq!(with(&sandbox, "true", &format!("edit {id}")).code, Some(0));
    assert!(text(&sandbox, &path).contains("- trage laptop\nsummary: |\n  Later.\n"), "{}", text(&sandbox, &path));
}

#[test]
fn a_text_goes_along_with_its_record_to_another_folder() {
    let sandbox = workspace();
    with(&sandbox, &code(&sandbox), "edit m4q8");
    type_later(&draft(&sandbox, ACTION), "note: |\n  \n", "note: |\n  Later.\n");
    std::fs::rename(sandbox.root.join("employees/anna"), sandbox.root.join("employees/anna-smit")).unwrap();
    assert!(sandbox.stay("today").stderr.contains("employees/anna-smit/actions/2026-11-20-m4q8z2ka.yaml"));
    assert_eq!(with(&sandbox, "true", "edit m4q8").code, Some(0));
    assert!(text(&sandbox, &ACTION.replace("anna", "anna-smit")).contains("Later."));
    assert!(!sandbox.root.join("employees/anna").exists());
}

#[test]
fn the_text_of_a_record_that_is_gone_is_named_where_it_lies_or_makes_it_again() {
    let sandbox = workspace();
    for (id, path, from) in [("m4q8", ACTION, "note: |\n  \n"), ("k7m3", TALK, "summary: |\n  \n")] {
        with(&sandbox, &code(&sandbox), &format!("edit {id}"));
        type_later(&draft(&sandbox, path), from, &from.replace("\n  \n", "\n  Later.\n"));
        std::fs::remove_file(sandbox.root.join(path)).unwrap();
    }
    let told = sandbox.stay("check").stderr;
    assert!(told.contains(".stay/edit/employees--anna--actions--2026-11-20-m4q8z2ka.yaml") && !told.contains("`stay edit m4q8"), "{told}");
    assert!(told.contains("`stay edit k7m3x9qa`"), "{told}");
    assert_eq!(with(&sandbox, "true", "edit k7m3x9qa").code, Some(0));
    assert!(text(&sandbox, TALK).contains("  Later.\n"));
}

#[test]
fn a_record_that_changed_meanwhile_keeps_both_and_says_where() {
    let sandbox = workspace();
    with(&sandbox, &code(&sandbox), "edit m4q8");
    type_later(&draft(&sandbox, ACTION), "note: |\n  \n", "note: |\n  Van mij.\n");
    assert_eq!(sandbox.stay("done m4q8 --today 2026-11-22").code, Some(0));
    let other = with(&sandbox, "true", "edit m4q8");
    assert!(other.stderr.contains(".yaml.left-1"), "{}", other.stderr);
    for line in ["today", "check", "show m4q8"] {
        assert!(sandbox.stay(line).stderr.contains(".yaml.left-1"), "{line}");
    }
    assert!(text(&sandbox, ".stay/edit/employees--anna--actions--2026-11-20-m4q8z2ka.yaml.left-1").contains("Van mij."));
}

proptest! {
    #![proptest_config(support::cases(60))]

    #[test]
    fn whatever_comes_back_is_judged_and_taken_apart(page in support::yaml_texts::soup(), document in support::yaml_documents::documents()) {
        let workspace = support::workspace::Workspace::default();
        let store = workspace.store();
        let source = stay::store::layout::parse_path(TALK).unwrap();
        for text in [page.as_str(), document.text.as_str()] {
            let judge = |text: &str| {
                let mut records = stay::domain::records::Records::default();
                read::decoded(&store, &source, stay::store::need::Load::Full, text, &mut records);
                records.problems
            };
            let form = Template::new(fields::record(Folder::Conversations, false), "");
            let text = received::text(text.as_bytes()).unwrap();
            for told in form.validate(&text, &judge) {
                prop_assert!(told.problem.line as usize <= text.lines().count() + 1, "{told:?}");
            }
            form.filled(&text);
        }
    }

    #[test]
    fn a_file_goes_through_its_form_without_a_byte_of_difference(
        document in support::yaml_documents::documents(),
        soup in support::yaml_texts::soup(),
        mark in any::<bool>(),
        folder in proptest::sample::select(vec![Folder::Conversations, Folder::Actions, Folder::Goals]),
    ) {
        for raw in [document.text.as_str(), soup.as_str()] {
            let raw = format!("{}{raw}", if mark { "\u{feff}" } else { "" });
            let Ok(clean) = received::text(raw.as_bytes()) else { continue };
            prop_assume!(!raw.ends_with('\0') && !clean.starts_with('\u{feff}'));
            let (form, dress) = (Template::new(fields::record(folder, false), &clean), Dress::of(&raw));
            let page = dress.on(&form.page(&["Anna".to_owned()], &clean));
            let back = received::text(page.as_bytes()).unwrap();
            prop_assert_eq!(dress.on(&form.filled(&back)), raw.clone(), "{}", page);
        }
    }
}

#[cfg(target_os = "linux")]
mod at_a_terminal {
    use super::*;
    use std::io::{Read, Write};
    use std::process::Stdio;

    /// Runs `stay` at a terminal; `answer` is asked for what to type each time that it waits for a line, with what is on
    /// the screen by then.
    fn run(sandbox: &Sandbox, editor: &str, line: &str, mut answer: impl FnMut(&str) -> Option<&'static str>) -> (String, Option<i32>) {
        let (mut screen, side) = crate::support::terminal::open();
        let mut command = sandbox.command(env!("CARGO_BIN_EXE_stay"));
        command.env("EDITOR", editor).env_remove("VISUAL").env("STAY_TODAY", "2026-11-22").args(shell_words::split(line).unwrap());
        command.stdin(Stdio::from(side.try_clone().unwrap())).stderr(Stdio::from(side)).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(command);
        let (mut seen, mut bytes) = (String::new(), [0; 4096]);
        // Linux ends a terminal that nobody holds with an error instead of an end
        while let Ok(count @ 1..) = screen.read(&mut bytes) {
            seen.push_str(&String::from_utf8_lossy(&bytes[..count]));
            if seen.ends_with(' ')
                && let Some(typed) = answer(&seen)
            {
                screen.write_all(typed.as_bytes()).unwrap();
            }
        }
        (seen.replace('\r', ""), child.wait().unwrap().code())
    }

    #[test]
    fn an_editor_that_does_not_wait_is_waited_for() {
        let sandbox = workspace();
        let mut asked = 0;
        let (seen, code) = run(&sandbox, &code(&sandbox), "edit m4q8", |_| {
            asked += 1;
            if asked == 2 {
                type_later(&draft(&sandbox, ACTION), "note: |\n  \n", "note: |\n  Later.\n");
            }
            Some("\n")
        });
        assert!(seen.contains("druk dan hier op Enter") && seen.contains("Er is nog niets bewaard."), "{seen}");
        assert_eq!((code, asked, drafts(&sandbox)), (Some(0), 2, Vec::new()), "{seen}");
        assert!(text(&sandbox, ACTION).contains("  Later.\n"));
    }

    #[test]
    fn who_has_nothing_to_save_says_so() {
        let sandbox = workspace();
        let (seen, exit) = run(&sandbox, &code(&sandbox), "new anna --edit", |_| Some("n\n"));
        assert_eq!((exit, drafts(&sandbox)), (Some(1), Vec::new()), "{seen}");
        assert!(seen.contains("er is niets bewaard"), "{seen}");
        // who closes the terminal instead leaves the draft to what is saved later
        let (seen, exit) = run(&sandbox, &code(&sandbox), "edit m4q8", |_| Some("\u{4}"));
        assert!(exit == Some(0) && seen.contains("stay edit m4q8z2ka") && !drafts(&sandbox).is_empty(), "{seen}");
    }

    #[test]
    fn a_message_is_on_the_screen_and_on_top_of_the_text_at_its_own_line_in_each() {
        let sandbox = workspace();
        let editor = script(
            &sandbox,
            "slips",
            "cp \"$1\" \"$(dirname \"$0\")/seen-$(ls \"$(dirname \"$0\")\" | grep -c seen)\"\nsed 's/^obstacle: $/obstacle: privé: zorg/; s/^note: .*/note: |/' \"$1\" > \"$1.new\"; mv \"$1.new\" \"$1\"",
        );
        let mut answers = ["\n", "n\n"].into_iter();
        let (seen, code) = run(&sandbox, &editor.display().to_string(), "edit m4q8", |_| answers.next());
        assert_eq!(code, Some(1), "{seen}");
        let (first, second) = (text(&sandbox, "seen-0"), text(&sandbox, "seen-1"));
        let line = |page: &str, begin: &str| page.lines().position(|line| line.starts_with(begin)).unwrap() + 1;
        let (on_screen, on_page) = (line(&first, "obstacle: "), line(&second, "obstacle: "));
        assert!(on_page > on_screen && seen.contains(&format!("regel {on_screen}: ")), "{seen}");
        let top: Vec<&str> = second.lines().take_while(|line| line.starts_with("#:!")).collect();
        assert!(
            top.len() == 2 && top[1].contains(&format!("regel {on_page}: ")) && top[1].contains("schrijf `obstacle: \"privé: zorg\"`"),
            "{second}"
        );
    }

    #[test]
    fn ending_a_record_asks_where_a_text_of_it_waits() {
        let sandbox = workspace();
        with(&sandbox, &code(&sandbox), "edit m4q8");
        type_later(&draft(&sandbox, ACTION), "note: |\n  \n", "note: |\n  Later.\n");
        let (seen, exit) = run(&sandbox, "true", "done m4q8", |_| Some("n\n"));
        assert!(exit == Some(1) && seen.contains("Toch doorgaan"), "{seen}");
        assert_eq!(text(&sandbox, ACTION), ACTION_TEXT);
        let (seen, exit) = run(&sandbox, "true", "done m4q8 --yes", |_| Some("n\n"));
        assert!(exit == Some(0) && seen.contains("stay edit m4q8z2ka"), "{seen}");
    }
}
