//! A free name is never translated: what people call an owner, a team, a manager, an obstacle, a goal, an own type or an own theme
//! is shown as they wrote it, also where it is a word of ours in either language.
//!
//! Two workspaces differ in their names alone: in one they are words of ours, in the other signs that mean nothing. Whatever
//! a command makes of the one, it makes of the other.

use crate::support::sandbox::{Run, Sandbox, output_of};
use stay::domain::owner::Party;
use stay::domain::promise::Fate;
use stay::domain::text::key;
use stay::domain::words::Word;
use stay::domain::{action, conversation, goal, obstacle, theme, types};
use std::collections::BTreeSet;

/// Where a word of ours is one, and no free name.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Owner,
    Theme,
    Type,
}

fn words_of<K: Word>() -> impl Iterator<Item = &'static str> {
    K::ALL.iter().flat_map(|word| std::iter::once(word.key()).chain(word.names().iter().copied()))
}

/// Every word that people see or that stands in files, each long enough to be told from what is around it.
fn words() -> Vec<String> {
    let all = words_of::<Party>().chain(words_of::<Fate>()).chain(words_of::<theme::BuiltIn>()).chain(words_of::<theme::Known>());
    let all = all.chain(words_of::<action::Status>()).chain(words_of::<action::Activity>()).chain(words_of::<conversation::Status>());
    let all = all.chain(words_of::<goal::Status>()).chain(words_of::<obstacle::Scope>()).map(str::to_owned);
    let built_in = types::built_in();
    let names = |kind: &types::ConversationType| [Some(kind.key.clone()), kind.label.nl.clone(), kind.label.en.clone()];
    let all: BTreeSet<String> = all.chain(built_in.iter().flat_map(names).flatten()).filter(|word| word.len() > 3).collect();
    let mut keys = BTreeSet::new();
    all.into_iter().filter(|word| keys.insert(key(word))).collect()
}

fn is_free(word: &str, place: Place) -> bool {
    match place {
        Place::Owner => Party::read(word).is_none(),
        Place::Theme => theme::BuiltIn::read(word).is_none(),
        Place::Type => types::read(&types::built_in(), word).is_none(),
    }
}

/// A sign of the same shape for each word, in the same order.
fn signs(words: &[String]) -> Vec<String> {
    let letter = |at: usize| char::from(b'b' + at as u8);
    let sign = |(at, word): (usize, &String)| {
        let shape = word.char_indices().map(|(place, c)| match place {
            0 => letter(at / 20),
            1 => letter(at % 20),
            _ if c.is_alphabetic() => 'x',
            _ => c,
        });
        shape.collect::<String>()
    };
    words.iter().enumerate().map(sign).collect()
}

/// A workspace in which `called` are the names; where a word of ours would be one, another name stands.
fn workspace(lang: &str, words: &[String], called: &[String]) -> Sandbox {
    let sandbox = Sandbox::empty();
    let write = |path: String, text: String| {
        let path = sandbox.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let name = |at: usize, place: Place| if is_free(&words[at], place) { called[at].clone() } else { "aaaa".to_owned() };
    let mut settings = format!(
        "language: {lang}\nworkspace: abcdefghij\nreport:\n  people: 1\nrhythm: {{check-in: never, stay: never, growth: never}}\ntypes:\n  aaaa: {{}}\n"
    );
    let mut questions = String::new();
    let (anna, day) = ("employees/anna-smith", "2026-11-01");
    write(format!("{anna}/employee.yaml"), "name: Anna Smith\nmanager: Pete Jones\n".to_owned());
    for (at, word) in called.iter().enumerate() {
        if is_free(&words[at], Place::Type) {
            settings += &format!("  {}:\n    rhythm: 2 weeks\n", word.replace(' ', "."));
        }
        questions += &format!("- theme: {}\n  types: [check-in]\n  nl: V{at}?\n  en: Q{at}?\n", name(at, Place::Theme));
        let kind = name(at, Place::Type).replace(' ', ".");
        write(format!("employees/p{at:03}/employee.yaml"), format!("name: {word}\nteam: {word}\nmanager: {word}\nrole: {word}\n"));
        write(
            format!("employees/p{at:03}/actions/{day}-aaaa1{at:03}.yaml"),
            format!("id: aaaa1{at:03}\ntitle: {word}\nowner: manager\ndue: 2026-11-10\nstatus: open\ncreated: {day}\n"),
        );
        write(
            format!("employees/p{at:03}/conversations/{day}-cccc1{at:03}.yaml"),
            format!(
                "id: cccc1{at:03}\ntype: {kind}\nstatus: open\ndate: {day}\nthemes:\n- {}\nobstacles:\n- {word}\n",
                name(at, Place::Theme)
            ),
        );
        write(
            format!("{anna}/actions/{day}-aaaa2{at:03}.yaml"),
            format!(
                "id: aaaa2{at:03}\ntitle: {word}\nowner: {}\ndue: 2026-11-10\nstatus: open\nobstacle: {word}\nwin: {word}\ncreated: {day}\nreleased: true\n",
                name(at, Place::Owner)
            ),
        );
        write(
            format!("{anna}/conversations/{day}-cccc2{at:03}.yaml"),
            format!(
                "id: cccc2{at:03}\ntype: {kind}\nstatus: closed\ndate: {day}\nwith: {word}\nthemes:\n- {theme}\nanswers:\n- theme: {theme}\n  question: {word}\n  answer: {word}\n  released: true\nobstacles:\n- {word}\nenergy:\n- {word}\nclosed: {day}\n",
                theme = name(at, Place::Theme)
            ),
        );
        write(
            format!("{anna}/goals/{day}-gggg2{at:03}.yaml"),
            format!("id: gggg2{at:03}\ntitle: {word}\nby: 2026-12-20\nstatus: open\nproject: {word}\ncreated: {day}\n"),
        );
        write(
            format!("organisation/actions/{day}-oooo2{at:03}.yaml"),
            format!(
                "id: oooo2{at:03}\ntitle: {word}\nowner: {}\ndue: 2026-11-10\nstatus: open\nobstacle: {word}\ncreated: {day}\n",
                name(at, Place::Owner)
            ),
        );
    }
    write("stay.yaml".to_owned(), settings);
    write("questions/own.yaml".to_owned(), questions);
    sandbox.in_git();
    sandbox
}

const COMMANDS: &[&str] = &[
    "today",
    "actions --all",
    "list --all",
    "goals --all",
    "agenda --within 3m",
    "report",
    "report --format markdown",
    "report --format csv",
    "board",
    "board --format markdown",
    "board --format html",
    "employee list",
    "employee show p007",
    "employee handover anna --to \"Els Wit\" --yes -n",
    "show anna-smith --all",
    "show aaaa2003",
    "show aaaa2004 --format markdown",
    "show cccc2005",
    "show cccc2006 --format markdown",
    "show gggg2007",
    "plan anna-smith",
    "plan anna-smith --format markdown",
    "plan anna-smith --format html",
    "growth anna-smith",
    "growth anna-smith --format markdown",
    "prepare anna-smith",
    "prepare anna-smith --format markdown",
    "prepare anna-smith --for employee",
    "prepare anna-smith --for employee --format html",
    "questions",
    "search e",
    "log",
    "log anna-smith",
];

/// Those that are looked at as JSON as well.
const IN_JSON: &[&str] = &["actions --all", "list --all", "report", "board", "employee list", "questions"];

#[test]
fn what_a_command_makes_of_names_is_the_same_whatever_they_are() {
    let words = words();
    let signs = signs(&words);
    std::thread::scope(|scope| {
        for lang in ["nl", "en"] {
            let (words, signs) = (&words, &signs);
            scope.spawn(move || {
                let (with_words, with_signs) = (workspace(lang, words, words), workspace(lang, words, signs));
                for command in COMMANDS {
                    for json in ["", " --json"] {
                        if !json.is_empty() && !IN_JSON.contains(command) {
                            continue;
                        }
                        let line = format!("--today 2026-11-20 {command}{json}");
                        let (found, meant) = (wide(&with_words, &line), wide(&with_signs, &line));
                        assert_eq!(found.code, meant.code, "{lang} {command}: {}", found.stderr);
                        let (found, meant) = (parts(&readable(&found.stdout)), parts(&named(&readable(&meant.stdout), signs, words)));
                        assert_eq!(found.len(), meant.len(), "{lang} {command}");
                        for (found, meant) in found.iter().zip(&meant) {
                            assert_eq!(found, meant, "{lang} {command}");
                        }
                    }
                }
            });
        }
    });
}

/// The lines of an answer; of JSON its fields, whose order is that of the names.
fn parts(answer: &str) -> Vec<String> {
    if !answer.starts_with('{') {
        return answer.lines().map(str::to_owned).collect();
    }
    let mut fields: Vec<String> = answer.split([',', '{', '}']).map(str::to_owned).collect();
    fields.sort();
    fields
}

/// Runs a line where nothing has to be cut.
fn wide(sandbox: &Sandbox, line: &str) -> Run {
    let words = shell_words::split(line).unwrap();
    output_of(sandbox.command(env!("CARGO_BIN_EXE_stay")).args(words).env("COLUMNS", "300"))
}

/// The text of a page, without its layout; any other answer as it is.
fn readable(answer: &str) -> String {
    let mut text = answer.to_owned();
    if !text.starts_with("<!") {
        return text;
    }
    for tag in ["style", "script"] {
        while let (Some(from), Some(to)) = (text.find(&format!("<{tag}")), text.find(&format!("</{tag}>"))) {
            text.replace_range(from..to + tag.len() + 3, "");
        }
    }
    let parts = text.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<Vec<_>>().join("\n")
}

/// A text with words for signs, also at the beginning of a sentence and where blanks are dashes.
fn named(text: &str, signs: &[String], words: &[String]) -> String {
    let capital = |text: &str| text[..1].to_uppercase() + &text[1..];
    let mut named = text.to_owned();
    let mut pairs: Vec<(&String, &String)> = signs.iter().zip(words).collect();
    pairs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
    for (sign, word) in pairs {
        for (sign, word) in [
            (sign.clone(), word.clone()),
            (sign.replace(' ', "-"), word.replace(' ', "-")),
            (sign.replace(' ', "."), word.replace(' ', ".")),
        ] {
            named = named.replace(&sign, &word).replace(&capital(&sign), &capital(&word));
        }
    }
    named
}
