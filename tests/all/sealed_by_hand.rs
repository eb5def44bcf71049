//! What people type into files by hand in a sealed workspace: it is sealed by the next command, or refused with the reason, and nothing is
//! lost.

use crate::support::sealed::{
    ACTION, ANNA, EMPLOYEE_WHO_LEFT, EVA, GOAL, NOBODY, NOTE, PIET, RECOVERY, SealedWorkspace, TALK, TALK_TO_COME,
};
use stay::store::seal;
use stay::store::yaml::{self, Node};

/// What is typed by hand, and never to be found in the open afterwards.
const WORD: &str = "handgeheim";
const NEW: &str = "employees/anna-de-vries/conversations/2026-11-22-h7m3x9qa.yaml";

fn sealed(workspace: &SealedWorkspace, path: &str) -> bool {
    yaml::parse(&workspace.text(path)).is_ok_and(|root| seal::seen(&root).is_some())
}

/// Every word of a text that is not YAML's own, in no order: what must not get lost.
fn words(text: &str) -> Vec<String> {
    fn of(node: &Node, all: &mut Vec<String>) {
        match &node.value {
            yaml::Value::Seq(items) => items.iter().for_each(|item| of(item, all)),
            yaml::Value::Map(entries) => entries.iter().for_each(|entry| {
                all.push(entry.key.to_string());
                of(&entry.node, all);
            }),
            _ => all.extend(node.text().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())),
        }
    }
    let mut all = Vec::new();
    of(&yaml::parse_fully(text).unwrap_or_else(|fault| panic!("{fault:?}\n{text}")), &mut all);
    all.sort();
    all
}

#[test]
fn words_typed_into_a_sealed_file_are_sealed_with_the_rest() {
    // each beside what its block holds
    for (path, typed) in [
        (TALK, "cancelled-because: handgeheim\n"),
        (TALK, "cancelled-because: >\n  handgeheim\n  en meer\n"),
        (TALK, "'cancelled-because': \"handgeheim\" # handgeheim erbij\n"),
        (TALK_TO_COME, "summary: |\n  handgeheim\n"),
        (TALK_TO_COME, "answers:\n- question: Hoe?\n  answer: handgeheim\n"),
        (TALK_TO_COME, "answers: [{question: Hoe?, answer: handgeheim}]\n"),
        (TALK_TO_COME, "energy: [handgeheim, koffie]\nobstacles: [rooster, handgeheim]\n"),
        (TALK_TO_COME, "# handgeheim boven\nsummary: x\n"),
        (ACTION, "dropped-because: handgeheim\n"),
        (EMPLOYEE_WHO_LEFT, "# over handgeheim\n"),
    ] {
        for command in ["seal", "seal anna", "note bo los"] {
            let workspace = SealedWorkspace::default();
            let before = workspace.opened(RECOVERY, path);
            workspace.write(path, &format!("{typed}{}", workspace.text(path)));
            let by_hand = workspace.opened(RECOVERY, path);
            let is_word = !typed.starts_with("# over");
            if is_word {
                assert_eq!(workspace.run(NOBODY, "en", "check").code, Some(4), "{typed}");
            }
            let ran = workspace.run(PIET, "en", command);
            assert_eq!(ran.code, Some(0), "{command}, {typed}: {}", ran.stderr);
            if command == "note bo los" || !is_word {
                continue;
            }
            let text = workspace.text(path);
            assert!(!text.contains(WORD), "{command}: {text}");
            let opened = workspace.opened(PIET, path);
            assert_eq!(words(&opened), words(&by_hand), "{command}: {opened}\nwas\n{by_hand}");
            assert!(words(&before).iter().all(|word| words(&opened).contains(word)), "{opened}");
            assert_eq!(workspace.opened(ANNA, path), opened);
            assert_eq!(workspace.run(NOBODY, "en", "check").code, Some(0), "{typed}: {}", workspace.run(NOBODY, "en", "check").stdout);
        }
    }
}

/// A command that writes in a file seals what stands open in it, whatever it changes.
#[test]
fn the_next_command_that_writes_a_file_seals_what_stands_open_in_it() {
    for (path, typed, commands) in [
        (
            TALK,
            "cancelled-because: handgeheim\n",
            &["edit k7m3x9qa --next 2027-01-10", "reopen k7m3x9qa", "edit k7m3x9qa --summary x", "release k7m3x9qa 2 --yes"][..],
        ),
        (
            ACTION,
            "dropped-because: handgeheim\n",
            &["edit m4q8z2ka --due 2026-12-24", "done m4q8z2ka", "edit m4q8z2ka --note x", "move m4q8z2ka 2026-12-24"],
        ),
        (TALK_TO_COME, "summary: handgeheim\n", &["start p4n7c2va --no-edit", "move p4n7c2va 2026-12-24", "cancel p4n7c2va --because x"]),
        (GOAL, "# handgeheim\nproject: Geheim project\n", &["edit g2w6r8tc --by 2027-03-01", "goal reach g2w6r8tc"]),
    ] {
        for command in commands {
            let workspace = SealedWorkspace::default();
            workspace.write(path, &format!("{typed}{}", workspace.text(path)));
            let ran = workspace.run(PIET, "nl", command);
            assert_eq!(ran.code, Some(0), "{command}: {}", ran.stderr);
            let text = workspace.text(path);
            assert!(!text.contains(WORD), "{command}: {text}");
            assert!(workspace.opened(PIET, path).contains(WORD), "{command}: {}", workspace.opened(PIET, path));
            let undone = workspace.run(PIET, "nl", "undo");
            assert_eq!(undone.code, Some(0), "{command}: {}", undone.stderr);
            assert!(!workspace.text(path).contains(WORD), "{command}");
        }
    }
}

#[test]
fn another_text_than_the_sealed_one_is_refused_and_both_stay() {
    for (path, typed, commands) in [
        (TALK, "summary: handgeheim\n", &["edit k7m3x9qa --summary x", "reopen k7m3x9qa --yes", "close k7m3x9qa --summary x"][..]),
        (TALK, "answers: []\nthemes: [handgeheim]\n", &["edit k7m3x9qa --theme energy"]),
        (TALK, "energy:\n- handgeheim\n", &["edit k7m3x9qa --energy koffie"]),
        (ACTION, "note: handgeheim\n", &["done m4q8z2ka --note x", "drop m4q8z2ka --because x"]),
        (GOAL, "project: handgeheim\n", &["edit g2w6r8tc --project x", "goal note g2w6r8tc x"]),
        (NOTE, "text: handgeheim\n", &[]),
        (EMPLOYEE_WHO_LEFT, "left-because: handgeheim\n", &["employee leave cas --because x --yes"]),
    ] {
        let workspace = SealedWorkspace::default();
        let text = format!("{typed}{}", workspace.text(path));
        workspace.write(path, &text);
        for command in commands.iter().copied().chain(["seal", "seal --dry-run"]) {
            let ran = workspace.run(PIET, "en", command);
            assert!(matches!(ran.code, Some(1 | 3)), "{command}: {:?} {}{}", ran.code, ran.stdout, ran.stderr);
            let flowing = ran.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flowing.contains("stands there open and sealed") || flowing.contains("ended"), "{command}: {}", ran.stderr);
            assert_eq!(workspace.text(path), text, "{command}");
        }
        let check = workspace.run(PIET, "en", "check");
        assert_eq!(check.code, Some(4), "{}", check.stdout);
    }
}

/// Whole files in the open, in any layout that YAML has.
#[test]
fn a_file_written_by_hand_is_sealed_in_any_layout_or_named_with_why_not() {
    let plain = "id: h7m3x9qa\ntype: stay\nstatus: open\ndate: 2026-11-22\nwith: Piet Jansen\nsummary: handgeheim\n";
    let mut refused = Vec::new();
    for (name, text) in [
        ("plain", plain.to_owned()),
        ("windows", plain.replace('\n', "\r\n")),
        ("old mac", plain.replace('\n', "\r")),
        ("bom", format!("\u{feff}{plain}")),
        ("bom and windows", format!("\u{feff}{}", plain.replace('\n', "\r\n"))),
        ("no end of line", plain.trim_end().to_owned()),
        ("blank lines", plain.replace('\n', "\n\n")),
        ("markers of a document", format!("---\n{plain}...\n")),
        ("one document", format!("--- # handgeheim\n{plain}")),
        ("two documents", format!("{plain}---\n{plain}")),
        ("directive", format!("%YAML 1.2\n---\n{plain}")),
        ("comments", format!("# handgeheim eerst\n{plain}# handgeheim laatst\n")),
        ("comment behind", plain.replace("summary: handgeheim", "summary: x # handgeheim")),
        ("comment above", plain.replace("summary: handgeheim", "# handgeheim\nsummary: x")),
        ("comment below", plain.replace("summary: handgeheim", "summary: x\n  # handgeheim")),
        ("comment on another line", plain.replace("type: stay", "type: stay # handgeheim")),
        ("flow", "{id: h7m3x9qa, type: stay, status: open, date: 2026-11-22, summary: handgeheim}\n".to_owned()),
        ("flow on lines", "{\n  id: h7m3x9qa,\n  type: stay, status: open,\n  date: 2026-11-22,\n  summary: handgeheim\n}\n".to_owned()),
        (
            "json",
            "{\"id\": \"h7m3x9qa\", \"type\": \"stay\", \"status\": \"open\", \"date\": \"2026-11-22\", \"summary\": \"handgeheim\"}\n"
                .to_owned(),
        ),
        ("flow list", plain.replace("summary: handgeheim", "energy: [handgeheim, koffie]\nobstacles: [rooster, handgeheim]")),
        ("flow maps", plain.replace("summary: handgeheim", "answers: [{question: Hoe?, answer: handgeheim}, {question: Wat?, answer: x}]")),
        ("anchor", plain.replace("summary: handgeheim", "summary: &s handgeheim\nenergy: [*s]")),
        (
            "anchor elsewhere",
            plain.replace("type: stay", "type: &s stay").replace("summary: handgeheim", "summary: *s\nenergy:\n- handgeheim"),
        ),
        ("anchor from the words", plain.replace("summary: handgeheim", "summary: &s handgeheim\nremark: *s")),
        ("merge key", format!("base: &b {{summary: handgeheim}}\n<<: *b\n{plain}")),
        ("tags", plain.replace("summary: handgeheim", "summary: !!str handgeheim")),
        ("quoted keys", plain.replace("summary: handgeheim", "\"summary\": 'handgeheim'")),
        ("escaped key", plain.replace("summary: handgeheim", "\"s\\u0075mmary\": handgeheim")),
        ("complex key", plain.replace("summary: handgeheim", "? summary\n: handgeheim")),
        ("folded", plain.replace("summary: handgeheim", "summary: >-\n  handgeheim\n\n  en\n   meer")),
        ("literal with a mark", plain.replace("summary: handgeheim", "summary: |2+\n    handgeheim\n\n\n")),
        ("markers within", plain.replace("summary: handgeheim", "summary: |\n  <<<<<<< ours\n  handgeheim\n  =======\n  >>>>>>> theirs")),
        ("twice", plain.replace("summary: handgeheim", "summary: x\nsummary: handgeheim")),
        ("tab", plain.replace("summary: handgeheim", "summary:\thandgeheim")),
        ("list of words under a text", plain.replace("summary: handgeheim", "summary:\n- handgeheim")),
        ("map under a text", plain.replace("summary: handgeheim", "summary:\n  diep:\n    dieper: handgeheim")),
        ("text under a list", plain.replace("summary: handgeheim", "answers: handgeheim")),
        ("obstacle alone", plain.replace("summary: handgeheim", "obstacles: handgeheim")),
        ("obstacles as a map", plain.replace("summary: handgeheim", "obstacles:\n  handgeheim: ja")),
        ("null beside", plain.replace("summary: handgeheim", "summary: ~\nenergy:\n-\n- handgeheim")),
        ("empty block", format!("{plain}sealed:\n")),
        ("empty text for a block", format!("{plain}sealed: ''\n")),
        ("block that is none", format!("{plain}readers: [piet]\nsealed: hoi\n")),
        ("block that is a map", format!("{plain}readers: [piet]\nsealed: {{a: b}}\n")),
        ("empty list of blocks", format!("{plain}sealed: []\n")),
        ("readers without a block", format!("{plain}readers:\n- piet\n- mallory\nown-words: 7\n")),
        ("base without a block", format!("{plain}sealed-base: |\n  x\n")),
        ("numbers and words", plain.replace("summary: handgeheim", "summary: 12\nenergy:\n- handgeheim\n- 3\n- true")),
        ("long", plain.replace("handgeheim", &"handgeheim ".repeat(20_000))),
        ("emoji and right to left", plain.replace("handgeheim", "handgeheim 🎉 טוב \u{202e}om")),
    ] {
        let workspace = SealedWorkspace::default();
        workspace.write(NEW, &text);
        let ran = workspace.run(PIET, "en", "seal");
        assert!(matches!(ran.code, Some(0 | 1 | 3)), "{name}: {:?} {}", ran.code, ran.stderr);
        let after = workspace.text(NEW);
        let stands_open = |text: &str| yaml::parse_fully(text).is_ok_and(|_| words(text).iter().any(|word| word.contains(WORD)));
        if sealed(&workspace, NEW) && !stands_open(&after) {
            assert_eq!(ran.code, Some(0), "{name}: {}", ran.stderr);
            // a comment goes along with the words that it stands with, and else it is nobody's words
            assert!(!after.contains(WORD) || after.lines().all(|line| !line.contains(WORD) || line.contains('#')), "{name}: {after}");
            let opened = workspace.opened(PIET, NEW);
            assert!(opened.contains(WORD), "{name}: {opened}");
            assert_eq!(workspace.opened(ANNA, NEW), opened, "{name}");
            assert!(!stands_open(&workspace.opened(EVA, NEW)), "{name}");
            continue;
        }
        let named = workspace.run(NOBODY, "en", "check");
        assert_eq!(named.code, Some(4), "{name} stands open, and nothing says so: {after}");
        assert!(named.stdout.contains("h7m3x9qa"), "{name}: {}", named.stdout);
        assert_eq!(after, text, "{name}: nothing of it was changed");
        refused.push(name);
        // no other command writes its words anywhere else
        for command in ["edit h7m3x9qa --summary nieuwgeheim", "close h7m3x9qa --summary nieuwgeheim", "edit h7m3x9qa --next 2027-01-10"] {
            let ran = workspace.run(PIET, "nl", command);
            assert!(matches!(ran.code, Some(0..=3)), "{name}: {command}: {:?} {}", ran.code, ran.stderr);
            let text = workspace.text(NEW);
            assert!(!text.contains("nieuwgeheim"), "{name}, {command}: {text}");
        }
    }
    println!("{refused:?}");
}
