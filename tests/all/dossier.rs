//! All that is held on someone: complete, by a search that knows nothing of the program, and nothing of anyone else.

use crate::support::sandbox::{Run, Sandbox};
use crate::support::sealed::{ANNA, NOBODY, PIET, SealedWorkspace};
use crate::support::workspace::open;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use walkdir::WalkDir;

/// Folder, name, name before, address, id.
type Person = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// People whose names are alike: a namesake, one name within another, one letter more.
const PEOPLE: &[Person] = &[
    ("anna-de-vries", "Anna de Vries", "Anna Smit", "anna@example.org", "a2n7c4ye"),
    ("anna-de-vries-2", "Anna de Vries", "", "a.devries@example.org", "b2n7c4ye"),
    ("hanna-de-vries", "Hanna de Vries", "", "hanna@example.org", "c2n7c4ye"),
    ("anna-de-vries-bos", "Anna de Vries-Bos", "", "", "d2n7c4ye"),
    ("zoe-o-brien", "Zoë O'Brien", "Zoë Kok", "zoe@example.org", "e2n7c4ye"),
    ("bo-bos", "Bo Bos", "", "", "f2n7c4ye"),
];

/// A search by itself: letters without capitals and marks, dashes and low lines as blanks.
fn plain(text: &str) -> String {
    let letter = |c: char| match c {
        'ë' | 'é' | 'Ë' => 'e',
        '-' | '_' | '\n' | '\t' => ' ',
        c => c.to_ascii_lowercase(),
    };
    text.chars().map(letter).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has_word(text: &str, word: &str) -> bool {
    let (text, word) = (plain(text), plain(word));
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(&word)
        .any(|(at, _)| !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + word.len()..].chars().next()))
}

/// All that a person is called.
fn called((slug, name, before, email, id): Person) -> Vec<String> {
    let mut all: Vec<String> = [slug, name, before, email, id].into_iter().filter(|text| !text.is_empty()).map(str::to_owned).collect();
    if !before.is_empty() {
        all.push(plain(before).replace([' ', '\''], "-"));
    }
    let first = name.split(' ').next().unwrap();
    let others = PEOPLE.iter().filter(|(other, ..)| *other != slug);
    if !others.into_iter().any(|(_, other, ..)| has_word(other, first)) {
        all.push(first.to_owned());
    }
    all
}

fn names(text: &str, person: Person) -> bool {
    called(person).iter().any(|word| has_word(text, word))
}

/// Sentences, each with a word of its own by which it is known again.
struct Writer {
    rng: fastrand::Rng,
    made: usize,
    /// Each sentence, and the path or message that it went into.
    sentences: Vec<(String, String)>,
}

impl Writer {
    /// Some sentences; one in three names someone, in one of their ways.
    fn text(&mut self, into: &str) -> String {
        let count = self.rng.usize(1..4);
        let one = |writer: &mut Writer| {
            writer.made += 1;
            let canary = format!("Kanarie{}x", writer.made);
            let sentence = if writer.rng.usize(..3) == 0 {
                let person = *writer.rng.choice(PEOPLE).unwrap();
                let mut word = writer.rng.choice(called(person)).unwrap();
                if writer.rng.bool() {
                    word = word.to_uppercase();
                }
                format!("{canary} sprak met {word} erover.")
            } else {
                format!("{canary} deed het werk.")
            };
            writer.sentences.push((sentence.clone(), into.to_owned()));
            sentence
        };
        (0..count).map(|_| one(self)).collect::<Vec<_>>().join(" ")
    }

    fn quoted(&mut self, into: &str) -> String {
        format!("\"{}\"", self.text(into))
    }

    /// A record of some kind, with sentences in every field that takes any.
    fn record(&mut self, kind: &str, path: &str) -> String {
        let owner = if self.rng.bool() { "manager" } else { self.rng.choice(PEOPLE).unwrap().1 };
        let mut text = format!("# {}\n", self.text(path));
        let mut add = |key: &str, writer: &mut Writer| {
            let value = writer.quoted(path);
            writeln!(text, "{key}: {value}").unwrap();
        };
        match kind {
            "conversations" => {
                ["summary", "cancelled-because", "eigen-sleutel"].iter().for_each(|key| add(key, self));
                let [by, asked, said, energy] = [0; 4].map(|_| self.quoted(path));
                let block: String = (0..3).map(|_| format!("    {}\n", self.text(path))).collect();
                write!(
                    text,
                    "type: stay\nstatus: open\ndate: 2026-11-01\nwith: \"{owner}\"\npreparation:\n  employee: {by}\n  manager: |\n{block}"
                )
                .unwrap();
                write!(text, "answers:\n- question: {asked}\n  answer: {said} # {}\nenergy: [{energy}]\n", self.text(path)).unwrap();
            }
            "goals" => {
                add("title", self);
                add("towards", self);
                add("project", self);
                let note = self.quoted(path);
                write!(text, "status: open\nprogress:\n- note: {note}\ncreated: 2026-11-01\n").unwrap();
            }
            "notes" => {
                add("text", self);
                text.push_str("created: 2026-11-01\n");
            }
            _ => {
                ["title", "note", "win", "dropped-because"].iter().for_each(|key| add(key, self));
                write!(text, "owner: \"{owner}\"\nstatus: open\ncreated: 2026-11-01\n").unwrap();
            }
        }
        if self.rng.usize(..8) == 0 {
            text.push_str("- kapot: [\n");
        }
        text
    }
}

/// A workspace in git with a past, made by chance.
struct World {
    sandbox: Sandbox,
    writer: Writer,
    /// Each commit of every branch: its name, what it says and changes, and the files that it touched.
    commits: Vec<(String, String, String)>,
}

impl World {
    fn of(seed: u64) -> World {
        let writer = Writer { rng: fastrand::Rng::with_seed(seed), made: 0, sentences: Vec::new() };
        let mut world = World { sandbox: Sandbox::empty(), writer, commits: Vec::new() };
        world.sandbox.in_git();
        world.put("stay.yaml", &format!("version: 1\n# {}\n", "{}"));
        for (number, (slug, name, before, email, id)) in PEOPLE.iter().enumerate() {
            // who has a name of before lives in the folder of then
            let (home, then) =
                if before.is_empty() { ((*slug).to_owned(), *name) } else { (plain(before).replace([' ', '\''], "-"), *before) };
            let email = if email.is_empty() { String::new() } else { format!("email: {email}\n") };
            let manager = PEOPLE[(number + 1) % PEOPLE.len()].1;
            world.put(
                &format!("employees/{home}/employee.yaml"),
                &format!("id: {id}\nname: \"{then}\"\nmanager: \"{manager}\"\n{email}purpose: \"{{}}\"\nbasics:\n- \"{{}}\"\n# {{}}\n"),
            );
            world.records(&home, number);
        }
        world.put(
            "organisation/actions/2026-11-01-zzaaaaaa.yaml",
            "title: \"{}\"\nowner: MT\nstatus: open\nobstacle: x\ncreated: 2026-11-01\n",
        );
        world.put("docs/verslag.md", "{}\n{}\n");
        world.commit();
        for (slug, name, before, ..) in PEOPLE.iter().filter(|(_, _, before, ..)| !before.is_empty()) {
            let old = plain(before).replace([' ', '\''], "-");
            let root = &world.sandbox.root;
            std::fs::rename(root.join(format!("employees/{old}")), root.join(format!("employees/{slug}"))).unwrap();
            let card = root.join(format!("employees/{slug}/employee.yaml"));
            let text = std::fs::read_to_string(&card).unwrap();
            std::fs::write(&card, text.replace(before, name) + &format!("formerly: [{old}]\n")).unwrap();
            let moved = |path: &String| path.replace(&format!("employees/{old}/"), &format!("employees/{slug}/"));
            world.writer.sentences.iter_mut().for_each(|(_, path)| *path = moved(path));
        }
        world.commit();
        for (number, (slug, ..)) in PEOPLE.iter().enumerate() {
            world.records(slug, number + 10);
            world.put(&format!("employees/{slug}/briefje.txt"), "{}\n");
        }
        world.commit();
        // what is changed or taken out stays in git
        for path in world.paths().into_iter().filter(|path| path.contains("/actions/") || path.contains("/notes/")) {
            match world.writer.rng.usize(..3) {
                0 => std::fs::remove_file(world.sandbox.root.join(&path)).unwrap(),
                1 => {
                    let text = world.writer.record("actions", &path);
                    std::fs::write(world.sandbox.root.join(&path), text).unwrap();
                }
                _ => {}
            }
        }
        world.commit();
        world.git(&["checkout", "-q", "-b", "zijtak", "HEAD~1"]);
        world.records("bo-bos", 30);
        world.commit();
        world.git(&["checkout", "-q", "main"]);
        for commit in world.git(&["log", "--all", "--format=%H"]).lines() {
            let shown = world.git(&["show", "--no-renames", "-U0", "--format=%an%n%B", commit]);
            let touched = world.git(&["show", "--no-renames", "--name-only", "--format=", commit]);
            world.commits.push((commit.to_owned(), shown, touched));
        }
        world
    }

    fn git(&mut self, arguments: &[&str]) -> String {
        let (_, name, ..) = *self.writer.rng.choice(PEOPLE).unwrap();
        let mut command = self.sandbox.command("git");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), name).env(format!("GIT_{who}_EMAIL"), "x@example.com");
        }
        String::from_utf8_lossy(&command.args(arguments).output().unwrap().stdout).into_owned()
    }

    fn commit(&mut self) {
        let message = self.writer.text("een commit");
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", &message]);
    }

    /// Writes a file with sentences in its gaps.
    fn put(&mut self, path: &str, text: &str) {
        let mut parts = text.split("{}");
        let mut filled = parts.next().unwrap().to_owned();
        for part in parts {
            filled += &self.writer.text(path);
            filled += part;
        }
        let path = self.sandbox.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, filled).unwrap();
    }

    fn records(&mut self, home: &str, number: usize) {
        for (kind, letter) in [("conversations", 'c'), ("actions", 'a'), ("goals", 'g'), ("notes", 'n')] {
            let path = format!("employees/{home}/{kind}/2026-11-01-{letter}{number:02}aaaaa.yaml");
            let text = self.writer.record(kind, &path);
            let at = self.sandbox.root.join(&path);
            std::fs::create_dir_all(at.parent().unwrap()).unwrap();
            std::fs::write(at, text).unwrap();
        }
    }

    fn paths(&self) -> Vec<String> {
        let found = WalkDir::new(&self.sandbox.root).sort_by_file_name().into_iter().flatten();
        let files = found.filter(|found| found.file_type().is_file());
        let path = |path: &Path| path.strip_prefix(&self.sandbox.root).unwrap().to_str().unwrap().to_owned();
        files.map(|found| path(found.path())).filter(|path| !path.starts_with(".git/") && !path.starts_with(".stay/")).collect()
    }
}

fn texts<'v>(value: &'v Value, key: &str) -> BTreeSet<&'v str> {
    value.as_array().unwrap().iter().filter_map(|one| one[key].as_str()).collect()
}

#[test]
fn whatever_names_a_person_is_in_it_and_nothing_of_others() {
    let seeds = std::env::var("STAY_ROWS").map_or(2, |rows| rows.parse().unwrap());
    for seed in 0..seeds {
        let world = World::of(seed);
        for person in PEOPLE {
            complete(&world, *person, seed);
        }
    }
}

fn complete(world: &World, person: Person, seed: u64) {
    let slug = person.0;
    let line = format!("--today 2026-11-20 --lang nl dossier {slug}");
    let run = world.sandbox.stay(&format!("--json {line}"));
    let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"));
    let told = &answer["dossier"];
    let page = world.sandbox.stay(&format!("{line} --format html")).stdout;
    let what = |text: &str| format!("seed {seed}, {slug}: {text}");
    let old = plain(person.2).replace([' ', '\''], "-");
    let is_own = |path: &str| [slug, old.as_str()].iter().any(|home| !home.is_empty() && path.starts_with(&format!("employees/{home}/")));

    // every file and line
    let (files, mentions) = (&told["files"], told["mentions"].as_array().unwrap());
    let listed: BTreeMap<&str, &str> =
        files.as_array().unwrap().iter().map(|file| (file["path"].as_str().unwrap(), file["text"].as_str().unwrap_or_default())).collect();
    for path in world.paths() {
        let text = std::fs::read_to_string(world.sandbox.root.join(&path)).unwrap();
        if is_own(&path) {
            assert_eq!(listed.get(path.as_str()), Some(&text.as_str()), "{}", what(&path));
            continue;
        }
        assert!(!listed.contains_key(path.as_str()), "{}", what(&path));
        for (number, line) in text.lines().enumerate().filter(|(_, line)| names(line, person)) {
            let is_it = |mention: &&Value| mention["path"] == *path && mention["line"] == number + 1;
            assert!(mentions.iter().any(|mention| is_it(&mention)), "{}", what(&format!("{path}:{}: {line}", number + 1)));
        }
        let has_mention = mentions.iter().any(|mention| mention["path"] == *path);
        assert_eq!(has_mention, names(&text, person) || names(&path, person), "{}", what(&path));
    }

    // every commit that touched their files, or names them in its message, its people or its diff
    let past = &told["history"];
    let mut commits: BTreeSet<&str> = texts(&past["commits"], "commit");
    commits.extend(texts(&past["changes"], "commit"));
    for file in files.as_array().unwrap().iter().chain(past["gone"].as_array().unwrap()) {
        commits.extend(texts(&file["history"], "commit"));
    }
    let gone = texts(&past["gone"], "path");
    for (commit, shown, touched) in &world.commits {
        let changed = shown.lines().filter(|line| !line.starts_with("@@") && !line.starts_with("index"));
        if touched.lines().any(is_own) || changed.into_iter().any(|line| names(line, person)) {
            assert!(commits.contains(commit.as_str()), "{}", what(shown));
        }
        for path in touched.lines().filter(|path| is_own(path) && !world.sandbox.root.join(path).exists()) {
            assert!(gone.contains(path), "{}", what(path));
        }
    }

    // all of their own words, and of others' only the sentences that name them
    for (sentence, path) in &world.writer.sentences {
        let canary = sentence.split(' ').next().unwrap();
        let shown = [run.stdout.contains(canary), page.contains(canary)];
        if is_own(path) && listed.get(path.as_str()).is_some_and(|text| text.contains(canary)) {
            assert_eq!(shown, [true; 2], "{}", what(&format!("{path}: {sentence}")));
        } else if path == "een commit" {
            // a line of a message is told as a whole
            let may = world.commits.iter().flat_map(|(_, shown, _)| shown.lines()).any(|line| line.contains(canary) && names(line, person));
            assert!(may || shown == [false; 2], "{}", what(sentence));
        } else if !is_own(path) && !names(sentence, person) {
            assert_eq!(shown, [false; 2], "{}", what(&format!("{path}: {sentence}")));
        }
    }
}

fn dossier(workspace: &SealedWorkspace, who: &str, of: &str) -> Run {
    workspace.run(who, "nl", &format!("dossier {of}"))
}

#[test]
fn what_is_sealed_is_opened_for_whoever_can_and_named_for_others() {
    let workspace = SealedWorkspace::default();
    let by_piet = dossier(&workspace, PIET, "anna-de-vries").stdout;
    let by_nobody = dossier(&workspace, NOBODY, "anna-de-vries").stdout;
    assert!(by_piet.contains("geheim"), "{by_piet}");
    assert!(!by_nobody.contains("geheim"), "{by_nobody}");
    for told in ["verzegeld voor Piet Jansen", "Herstelsleutel in de kluis; vraag het daar", "Wat niet te openen was"] {
        assert!(by_nobody.contains(told), "{told}: {by_nobody}");
    }
    // what others wrote for themselves is named, and not opened
    let by_anna = workspace.run(ANNA, "nl", "dossier anna-de-vries --json").stdout;
    let answer: Value = serde_json::from_str(&by_anna).unwrap();
    let files = answer["dossier"]["files"].as_array().unwrap();
    let shut: Vec<&Value> = files.iter().filter(|file| file["opened"] == false).collect();
    assert!(!shut.is_empty() && shut.iter().all(|file| !file["readers"].as_array().unwrap().contains(&"anna".into())), "{by_anna}");
    assert!(files.iter().any(|file| file["sealed"] == true && file["opened"] == true), "{by_anna}");
    // in files of others that can't be opened a name may stand
    assert!(answer["dossier"]["unseen"].as_array().unwrap().iter().any(|unseen| !unseen["readers"].as_array().unwrap().is_empty()));
}

#[test]
fn what_was_typed_and_waits_is_in_it() {
    let sandbox = Sandbox::copy();
    let root = sandbox.root.join(crate::support::sandbox::COPY);
    let path = "employees/bas-willems/employee.yaml";
    let draft = stay::store::drafts::begin(&open(&root), path, b"name: Bas Willems\n").unwrap();
    std::fs::write(&draft.path, "name: Bas Willems\nrole: Nog niet bewaard\n").unwrap();
    let run = sandbox.stay(&format!("-C {} --today 2026-11-20 dossier bas", crate::support::sandbox::COPY));
    assert!(run.stdout.contains("Getypt en nog niet opgeslagen 1") && run.stdout.contains("role: Nog niet bewaard"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn a_folder_gets_a_page_and_a_copy_for_machines_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::copy();
    let dir = crate::support::sandbox::COPY;
    let stay = |rest: &str| sandbox.stay(&format!("-C {dir} --today 2026-11-20 --lang en {rest}"));
    let run = stay("dossier bas -o out/");
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{run:?}");
    for name in ["dossier.html", "dossier.json"] {
        let data = std::fs::metadata(sandbox.root.join("out").join(name)).unwrap();
        assert_eq!(data.permissions().mode() & 0o777, 0o600, "{name}");
    }
    let page = std::fs::read_to_string(sandbox.root.join("out/dossier.html")).unwrap();
    assert!(
        page.contains("default-src &#39;none&#39;") && !page.contains("<script") && page.starts_with("<!doctype html>\n<html lang=\"en\">")
    );
    // headings go down by one at a time, and each value has its name
    let levels: Vec<u8> = page.match_indices("<h").filter_map(|(at, _)| page[at + 2..].bytes().next()).filter(u8::is_ascii_digit).collect();
    assert_eq!(levels.iter().filter(|level| **level == b'1').count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    assert_eq!(page.matches("<dt>").count(), page.matches("<dd>").count());
    for (line, code) in [
        ("dossier bas -o x.md", Some(0)),
        ("dossier bas -o x.pdf", Some(2)),
        ("dossier bas -o examples/zorgteam/employees/", Some(1)),
        ("dossier bass -o x.html", Some(1)),
        ("dossier bas -o nieuw --dry-run", Some(0)),
    ] {
        let run = stay(line);
        assert_eq!(run.code, code, "{line}: {run:?}");
    }
    assert!(std::fs::read_to_string(sandbox.root.join("x.md")).unwrap().starts_with("# Dossier on Bas Willems\n"));
    assert!(!sandbox.root.join("nieuw").exists());
}
