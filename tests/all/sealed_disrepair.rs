//! Every command in a sealed workspace in which something is missing or broken: a clear refusal or what stands in place of the words,
//! never words in the open, never a panic, and nothing lost.
//!
//! `STAY_DISREPAIRS=1` tries every command in every disrepair.

use crate::support::sealed::{NOBODY, PIET, RECOVERY, SealedWorkspace};
use crate::support::{copy, in_memory};
use age::secrecy::ExposeSecret;
use stay::domain::sealed::Shut;
use stay::vault::{Identity, Passphrase, identity};
use std::path::Path;
use std::process::Command;
use walkdir::WalkDir;

/// What is typed in every command that takes words, and never found anywhere.
const NEW: &str = "nieuwgeheim";

/// Commands that write; those that may be refused for another reason have an id that fits.
const WRITING: &[&str] = &[
    "new anna --type growth --answer nieuwgeheim --summary nieuwgeheim --energy nieuwgeheim --obstacle nieuwgeheim --question nieuwgeheim --no-edit",
    "new anna --type growth --planned --question nieuwgeheim --act 'Bellen · manager · friday' --no-edit",
    "new bo --type growth --edit",
    "start p4n7c2va --no-edit",
    "start p4n7c2va --edit",
    "edit k7m3x9qa",
    "edit k7m3x9qa --summary nieuwgeheim",
    "edit k7m3x9qa --energy nieuwgeheim --obstacle nieuwgeheim --theme growth",
    "edit k7m3x9qa --next 2027-01-10",
    "edit k7m3x9qa --with 'Eva Smit'",
    "edit p4n7c2va --summary nieuwgeheim --close --next 2027-01-10",
    "edit m4q8z2ka --note nieuwgeheim",
    "edit m4q8z2ka --due 2026-12-24",
    "edit g2w6r8tc --project nieuwgeheim",
    "edit g2w6r8tc",
    "edit n4q8z2ka",
    "edit anna",
    "close p4n7c2va --summary nieuwgeheim",
    "close m4q8z2ka",
    "reopen k7m3x9qa",
    "cancel p4n7c2va --because nieuwgeheim",
    "act anna Bellen --note nieuwgeheim",
    "act k7m3x9qa Bellen --note nieuwgeheim",
    "act anna Bellen",
    "done m4q8z2ka --note nieuwgeheim",
    "done n4q8z2ka",
    "drop m4q8z2ka --because nieuwgeheim",
    "move p4n7c2va 2026-12-24",
    "release k7m3x9qa 2 --yes",
    "release k7m3x9qa 1 --withdraw",
    "goal add anna Schrijven --project nieuwgeheim",
    "goal note g2w6r8tc nieuwgeheim",
    "goal reach g2w6r8tc",
    "goal drop g2w6r8tc --because nieuwgeheim",
    "note anna nieuwgeheim",
    "note anna nieuwgeheim --shared",
    "note anna nieuwgeheim --private",
    "employee leave anna --because nieuwgeheim --yes",
    "employee edit anna --role Tester",
    "employee rename anna 'Anna Jansen' --folder",
    "employee handover anna --to 'Eva Smit' --yes",
    "employee add 'Els Wit'",
    "obstacles name 'geheim vijf'",
    "obstacles name nieuw --label 'Iets nieuws'",
    "obstacles merge 'geheim vijf' rooster",
    "seal",
    "seal anna",
    "unseal k7m3x9qa --yes",
    "unseal --all --yes",
    "seal --set-up --me 'Piet Jansen' --recovery ../r.txt --yes",
    "readers add Els age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq --yes",
    "readers remove anna --yes",
    "readers trust --all --yes",
    "readers trust",
    "check --fix",
    "undo",
    "redo",
    "init",
    "sync",
    "resolve",
    "schedule",
    "prepare --import answers.json",
];

/// Commands that read.
const READING: &[&str] = &[
    "",
    "today",
    "list",
    "list --all --json",
    "show anna",
    "show k7m3x9qa",
    "show k7m3x9qa --json",
    "show m4q8z2ka",
    "show g2w6r8tc",
    "show n4q8z2ka",
    "show cas",
    "actions --all",
    "actions --all --json",
    "agenda",
    "goals --all",
    "goals --all --json",
    "notes",
    "notes anna --json",
    "plan anna",
    "plan anna --format html",
    "board",
    "prepare anna --for manager",
    "prepare anna --for employee --format html",
    "prepare anna --json",
    "growth anna",
    "growth anna --format html",
    "growth anna --json",
    "report",
    "report --json",
    "report --format html",
    "search geheim",
    "search geheim --json",
    "obstacles",
    "obstacles --json",
    "obstacles name",
    "obstacles name --json",
    "questions",
    "readers",
    "readers --json",
    "readers anna",
    "readers k7m3x9qa",
    "check",
    "check --json",
    "log",
    "log anna",
    "log k7m3x9qa",
    "key",
    "guide",
    "seal --dry-run",
    "unseal --all --dry-run",
    "employee show anna",
];

/// Something that is missing or broken.
struct Disrepair {
    name: &'static str,
    breaks: fn(&SealedWorkspace),
    /// Who runs the commands, and in what surroundings.
    who: &'static str,
    surroundings: fn(&SealedWorkspace, &mut Command),
    /// Whether whoever runs them can open what is sealed.
    opens: bool,
}

fn nothing(_: &SealedWorkspace) {}
fn plain(_: &SealedWorkspace, _: &mut Command) {}

fn broken(text: &'static str) -> impl Fn(&SealedWorkspace) {
    move |workspace| workspace.write("readers.yaml", text)
}

/// An identity that waits for a passphrase, in a file of its own.
fn locked(workspace: &SealedWorkspace, command: &mut Command) {
    let file = workspace.home().join("locked/identity.txt");
    if !file.exists() {
        let text = identity::text(workspace.identity(PIET), "2026-11-22");
        let sealed = identity::sealed(&text, &Passphrase::new("een lang wachtwoord").unwrap()).unwrap();
        own(&file, &sealed);
        own(&file.with_extension("pub"), &format!("{}\n", workspace.identity(PIET).public()));
    }
    command.env("STAY_IDENTITY", file);
}

/// An identity of somebody else.
fn wrong(workspace: &SealedWorkspace, command: &mut Command) {
    let file = workspace.home().join("wrong/identity.txt");
    if !file.exists() {
        own(&file, &format!("{}\n", Identity::generate().secret_line().expose_secret()));
    }
    command.env("STAY_IDENTITY", file);
}

/// A file for its owner alone.
fn own(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path.parent().unwrap(), PermissionsExt::from_mode(0o700)).unwrap();
        std::fs::set_permissions(path, PermissionsExt::from_mode(0o600)).unwrap();
    }
}

/// An identity that everyone can read.
fn open_to_others(workspace: &SealedWorkspace, command: &mut Command) {
    let file = workspace.home().join("open/identity.txt");
    own(&file, &format!("{}\n", workspace.identity(PIET).secret_line().expose_secret()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o644)).unwrap();
    }
    command.env("STAY_IDENTITY", file);
}

const DISREPAIRS: &[Disrepair] = &[
    Disrepair {
        name: "no readers.yaml",
        breaks: |w| std::fs::remove_file(w.at("readers.yaml")).unwrap(),
        who: PIET,
        surroundings: plain,
        opens: true,
    },
    Disrepair {
        name: "a readers.yaml with markers",
        breaks: |w| broken("<<<<<<< x\nreaders: {}\n=======\n>>>>>>> y\n")(w),
        who: PIET,
        surroundings: plain,
        opens: true,
    },
    Disrepair { name: "a readers.yaml that is no map", breaks: |w| broken("- piet\n")(w), who: PIET, surroundings: plain, opens: true },
    Disrepair {
        name: "a folder for readers.yaml",
        breaks: |w| {
            std::fs::remove_file(w.at("readers.yaml")).unwrap();
            std::fs::create_dir(w.at("readers.yaml")).unwrap();
        },
        who: PIET,
        surroundings: plain,
        opens: true,
    },
    Disrepair { name: "an empty readers.yaml", breaks: |w| broken("")(w), who: PIET, surroundings: plain, opens: true },
    Disrepair {
        name: "no place for state",
        breaks: nothing,
        who: PIET,
        surroundings: |w, command| {
            let file = w.home().join("no-folder");
            std::fs::write(&file, "").unwrap();
            command.env("XDG_STATE_HOME", file);
        },
        opens: true,
    },
    Disrepair {
        name: "an empty place for state",
        breaks: nothing,
        who: PIET,
        surroundings: |w, command| {
            command.env("XDG_STATE_HOME", w.home().join("new-state"));
        },
        opens: true,
    },
    Disrepair { name: "no identity", breaks: nothing, who: NOBODY, surroundings: plain, opens: false },
    Disrepair { name: "the identity of another", breaks: nothing, who: NOBODY, surroundings: wrong, opens: false },
    Disrepair { name: "an identity that is locked", breaks: nothing, who: NOBODY, surroundings: locked, opens: false },
    Disrepair { name: "an identity open to others", breaks: nothing, who: NOBODY, surroundings: open_to_others, opens: false },
    Disrepair {
        name: "no identity where one was named",
        breaks: nothing,
        who: NOBODY,
        surroundings: |_, command| {
            command.env("STAY_IDENTITY", "/nowhere/identity.txt");
        },
        opens: false,
    },
    Disrepair {
        name: "settings with markers",
        breaks: |w| {
            let text = w.text("stay.yaml");
            w.write("stay.yaml", &format!("{text}<<<<<<< x\nlanguage: nl\n=======\nlanguage: en\n>>>>>>> y\n"));
        },
        who: PIET,
        surroundings: plain,
        opens: true,
    },
    Disrepair {
        name: "settings that are gone",
        breaks: |w| std::fs::remove_file(w.at("stay.yaml")).unwrap(),
        who: PIET,
        surroundings: plain,
        opens: true,
    },
    Disrepair {
        name: "settings without a policy",
        breaks: |w| {
            let text = w.text("stay.yaml");
            w.write("stay.yaml", &text.replace("privacy:", "privacij:"));
        },
        who: PIET,
        surroundings: plain,
        opens: true,
    },
    Disrepair {
        name: "settings of a later version",
        breaks: |w| {
            let text = w.text("stay.yaml");
            w.write("stay.yaml", &text.replace("version: 2", "version: 99"));
        },
        who: PIET,
        surroundings: plain,
        opens: true,
    },
    Disrepair {
        name: "blocks that are torn",
        breaks: |w| tear(w, &|text| text.replace("YWdl", "YWdM")),
        who: PIET,
        surroundings: plain,
        opens: false,
    },
    Disrepair {
        name: "blocks that end half-way",
        breaks: |w| tear(w, &|text| text.lines().take(text.lines().count() - 3).map(|line| format!("{line}\n")).collect()),
        who: PIET,
        surroundings: plain,
        opens: false,
    },
    Disrepair {
        name: "nobody has an id",
        breaks: |w| {
            for person in ["anna-de-vries", "bo-bos", "piet-jansen", "cas-kok"] {
                let path = format!("employees/{person}/employee.yaml");
                let text: String = w.text(&path).lines().filter(|line| !line.starts_with("id:")).map(|line| format!("{line}\n")).collect();
                w.write(&path, &text);
            }
        },
        who: PIET,
        surroundings: plain,
        opens: false,
    },
    Disrepair {
        name: "people's files are gone",
        breaks: |w| {
            for person in ["anna-de-vries", "bo-bos", "piet-jansen", "cas-kok"] {
                std::fs::remove_file(w.at(&format!("employees/{person}/employee.yaml"))).unwrap();
            }
        },
        who: PIET,
        surroundings: plain,
        opens: false,
    },
];

/// Changes the blocks of every sealed file.
fn tear(workspace: &SealedWorkspace, change: &dyn Fn(&str) -> String) {
    for found in WalkDir::new(workspace.root()).into_iter().map(Result::unwrap).filter(|found| found.file_type().is_file()) {
        let text = std::fs::read_to_string(found.path()).unwrap();
        if text.contains("BEGIN AGE") {
            std::fs::write(found.path(), change(&text)).unwrap();
        }
    }
}

/// Every file of the workspace, that of `.stay` too.
fn files(root: &Path) -> Vec<(String, Vec<u8>)> {
    let found = WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap).filter(|found| found.file_type().is_file());
    found
        .map(|found| (found.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned(), std::fs::read(found.path()).unwrap()))
        .collect()
}

fn holds(bytes: &[u8], word: &str) -> bool {
    memchr::memmem::find(bytes, word.as_bytes()).is_some()
}

#[test]
fn whatever_is_missing_or_broken_no_command_writes_or_tells_a_word_it_should_not() {
    let mut told = Vec::new();
    std::thread::scope(|scope| {
        let runs: Vec<_> =
            DISREPAIRS.iter().enumerate().map(|(number, disrepair)| scope.spawn(move || all_commands(number, disrepair))).collect();
        told = runs.into_iter().flat_map(|run| run.join().unwrap()).collect();
    });
    assert!(told.is_empty(), "{}", told.join("\n\n"));
}

/// What went wrong with any command. Each is tried in one language; over all disrepairs in both.
fn all_commands(number: usize, disrepair: &Disrepair) -> Vec<String> {
    let workspace = SealedWorkspace::default();
    (disrepair.breaks)(&workspace);
    let kept = in_memory();
    copy(&workspace.root(), kept.path());
    let before = files(&workspace.root());
    let mut wrong = Vec::new();
    let is_full = std::env::var_os("STAY_DISREPAIRS").is_some();
    // unless all is asked for: each command that writes in one disrepair, and every other that reads
    let due = |list: &[&'static str], each: usize, reads: bool| {
        let due = list.iter().enumerate().filter(|(at, _)| is_full || (at + number).is_multiple_of(each));
        due.map(|(at, line)| (at, *line, reads)).collect::<Vec<_>>()
    };
    for (at, line, reads) in due(WRITING, DISREPAIRS.len(), false).into_iter().chain(due(READING, 2 * DISREPAIRS.len(), true)) {
        if let Some(lang) = ["nl", "en"].get((at / 6 + number) % 2) {
            let mut command = workspace.command(disrepair.who, lang);
            (disrepair.surroundings)(&workspace, &mut command);
            // an editor that types wherever words go
            let typing = "/^summary: |/{n;s/$/nieuwgeheim/}\n/^  answer: |/{n;s/$/nieuwgeheim/}\ns/^project: [^|].*/&nieuwgeheim/\ns/^text: [^|].*/&nieuwgeheim/\n";
            let editor = workspace.home().join("type.sed");
            std::fs::write(&editor, typing).unwrap();
            command.env("EDITOR", format!("sed -i -f {}", editor.display()));
            let output = command.args(shell_words::split(line).unwrap()).output().unwrap();
            let (out, err) = (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned());
            let said = format!("{out}{err}");
            let mut faults = Vec::new();
            let is_clear = match output.status.code() {
                Some(0 | 3 | 4) => true,
                Some(1 | 2) => !err.trim().is_empty(),
                _ => false,
            };
            faults.extend((!is_clear || said.contains("panicked")).then_some("ends otherwise"));
            // what one can't open is told by nobody
            faults.extend((!disrepair.opens && tells(&said)).then_some("tells words"));
            let after = files(&workspace.root());
            let is_new =
                |(path, bytes): &&(String, Vec<u8>)| holds(bytes, NEW) && !line.contains("--shared") && !path.ends_with("stay.yaml");
            if let Some((path, bytes)) = after.iter().find(is_new) {
                faults.push("writes words in the open");
                wrong.push(format!("{path}:\n{}", String::from_utf8_lossy(bytes).chars().take(600).collect::<String>()));
            }
            // a form is signed with a key that is made where there is none
            let makes_key = line.contains("--for employee --format html");
            faults.extend(
                (reads
                    && !makes_key
                    && after
                        .iter()
                        .filter(|(path, _)| !path.starts_with(".stay/"))
                        .ne(before.iter().filter(|(path, _)| !path.starts_with(".stay/"))))
                .then_some("a command that reads writes"),
            );
            // what is sealed is not lost: each block is where it was, or it is in a newer one, or it was moved or opened by name
            let is_named =
                ["unseal", "rename", "handover", "obstacles", "undo", "redo", "check --fix"].iter().any(|name| line.contains(name));
            faults.extend((!is_named && lost(&workspace, disrepair, &before, &after)).then_some("something is lost"));
            if !faults.is_empty() {
                wrong.push(format!(
                    "{}: stay {line} [{lang}]: {faults:?}, {:?}\n{}",
                    disrepair.name,
                    output.status.code(),
                    said.chars().take(600).collect::<String>()
                ));
            }
            // as it was, for the next
            if after == before {
                continue;
            }
            for entry in std::fs::read_dir(workspace.root()).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
            }
            copy(kept.path(), &workspace.root());
        }
    }
    wrong
}

/// Whether any of the words is told that are sealed. A secret key is called `geheim` too.
fn tells(said: &str) -> bool {
    let words =
        ["een", "twee", "drie", "vier", "zes", "zeven", "acht", "negen", "tien", "van", "bij", "mentoraat", "project", "begin", "briefje"];
    let said = said.to_lowercase();
    words.iter().any(|word| said.contains(&format!("geheim {word}")))
}

/// Whether words that were sealed can no longer be opened by the recovery key, in files that could be opened before.
fn lost(workspace: &SealedWorkspace, disrepair: &Disrepair, before: &[(String, Vec<u8>)], after: &[(String, Vec<u8>)]) -> bool {
    if disrepair.name.contains("id") && disrepair.name.contains("nobody")
        || disrepair.name.contains("gone")
        || disrepair.name.contains("blocks")
    {
        // compared byte by byte: each block stays
        let blocks = |files: &[(String, Vec<u8>)]| {
            files
                .iter()
                .filter(|(path, _)| path.starts_with("employees/"))
                .map(|(_, bytes)| String::from_utf8_lossy(bytes).matches("BEGIN AGE").count())
                .sum::<usize>()
        };
        return blocks(after) < blocks(before);
    }
    let opened = |path: &str, bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let opened = stay::store::seal::open_text(&workspace_store(workspace), &stay::store::layout::place(path), &text);
        // two texts that contradict are both there, to be chosen from
        let contradicts = opened.sealed.as_ref().is_some_and(|sealed| matches!(sealed.shut(), Some(Shut::Contradicts(_))));
        if contradicts { "geheim ".repeat(text.matches("BEGIN AGE").count() * 100) } else { opened.text }
    };
    before.iter().filter(|(path, bytes)| path.starts_with("employees/") && holds(bytes, "BEGIN AGE")).any(|(path, bytes)| {
        let Some((_, now)) = after.iter().find(|(other, _)| other == path) else { return true };
        if now == bytes {
            return false;
        }
        let (was, is) = (opened(path, bytes), opened(path, now));
        // whatever was said is still said, but for what the command itself replaced
        let count = |text: &str| text.to_lowercase().matches("geheim").count();
        count(&is) + 3 < count(&was)
    })
}

fn workspace_store(workspace: &SealedWorkspace) -> stay::store::Store {
    let identities = vec![workspace.identity(RECOVERY).clone()];
    let mut store = stay::store::Store::bare(workspace.root());
    store.opener = std::sync::Arc::new(crate::support::sealed::KeysOf(identities));
    store
}
