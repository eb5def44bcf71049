//! All that is held on someone: complete, by a search that knows nothing of the program, and nothing of anyone else.

use crate::support::sandbox::{Run, Sandbox};
use crate::support::sealed::{ANNA, EVA, NOBODY, PIET, RECOVERY, SealedWorkspace};
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
    /// Whether a record may be broken.
    may_break: bool,
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
        if self.may_break && self.rng.usize(..8) == 0 {
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
    /// The path of each record that was forgotten on request.
    forgotten: Vec<String>,
}

impl World {
    fn of(seed: u64) -> World {
        let writer = Writer { rng: fastrand::Rng::with_seed(seed), made: 0, sentences: Vec::new(), may_break: true };
        let mut world = World { sandbox: Sandbox::empty(), writer, commits: Vec::new(), forgotten: Vec::new() };
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
        let (path, text) = world.forget_some();
        world.git(&["checkout", "-q", "-b", "zijtak", "HEAD~1"]);
        world.records("bo-bos", 30);
        world.commit();
        world.git(&["checkout", "-q", "main"]);
        // git takes a folder along with its last file
        let path = world.sandbox.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        for commit in world.git(&["log", "--all", "--format=%H"]).lines() {
            let shown = world.git(&["show", "--no-renames", "-U0", "--format=%an%n%B", commit]);
            let touched = world.git(&["show", "--no-renames", "--name-only", "--format=", commit]);
            world.commits.push((commit.to_owned(), shown, touched));
        }
        world
    }

    /// Forgets records of some people; gives one of them, to put it back by hand.
    fn forget_some(&mut self) -> (String, String) {
        let text = |path: &String| std::fs::read_to_string(self.sandbox.root.join(path)).unwrap();
        let is_read = |path: &String| (path.contains("/conversations/") || path.contains("/goals/")) && !text(path).contains("kapot");
        let paths: Vec<String> = self.paths().into_iter().filter(is_read).collect();
        let some: BTreeSet<&String> = (0..4).map(|_| self.writer.rng.choice(&paths).unwrap()).collect();
        let some: Vec<String> = some.into_iter().cloned().collect();
        let back = (some[0].clone(), text(&some[0]));
        let id = |path: &String| path[path.len() - 13..path.len() - 5].to_owned();
        let ids: Vec<String> = some.iter().map(id).collect();
        let run = self.sandbox.stay(&format!("--today 2026-11-20 --lang nl forget {} --yes", ids.join(" ")));
        assert_eq!(run.code, Some(0), "{run:?}");
        self.commit();
        self.forgotten = some;
        back
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
        if world.forgotten.contains(&path) && is_own(&path) {
            // it came back, which is told, and not what it says
            assert_eq!(listed.get(path.as_str()), Some(&""), "{}", what(&path));
            continue;
        }
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

    // what was forgotten: when, by which commit, and nothing of what it said
    let asked = world.commits.iter().find(|(_, _, touched)| touched.lines().any(|path| path.starts_with("forgotten/"))).unwrap();
    let told_of = |list: &str, path: &str| {
        let of_path: Vec<&Value> = past[list].as_array().unwrap().iter().filter(|one| one["path"] == *path).collect();
        let as_it_was = serde_json::json!({"date": "2026-11-20", "commit": asked.0});
        assert!(of_path.iter().all(|one| one["forgotten"] == as_it_was), "{}", what(&format!("{list}: {of_path:?}")));
        of_path.len()
    };
    for path in &world.forgotten {
        let is_gone = !world.sandbox.root.join(path).exists();
        assert!(told_of("gone", path) == usize::from(is_own(path) && is_gone), "{}", what(path));
        let named = world.writer.sentences.iter().any(|(sentence, into)| into == path && names(sentence, person));
        assert!(is_own(path) || !named || told_of("changes", path) > 0, "{}", what(path));
        let on_page = page.contains("vergeten op 20 nov 2026") && page.contains("gevraagd in ") && page.contains(&asked.0[..10]);
        assert!(on_page || !is_own(path) || !is_gone, "{}", what(&page));
    }
    for gone in past["gone"].as_array().unwrap() {
        // also where it lay before its person had another folder
        let name = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        let is_forgotten = world.forgotten.iter().any(|path| name(path) == name(gone["path"].as_str().unwrap()));
        assert_eq!(gone["forgotten"].is_null(), !is_forgotten, "{}", what(&gone.to_string()));
    }

    // all of their own words, and of others' only the sentences that name them
    for (sentence, path) in &world.writer.sentences {
        let canary = sentence.split(' ').next().unwrap();
        let shown = [run.stdout.contains(canary), page.contains(canary)];
        let is_there = world.sandbox.root.join(path).exists();
        if world.forgotten.contains(path) && (is_own(path) || !is_there) {
            assert_eq!(shown, [false; 2], "{}", what(&format!("{path}: {sentence}")));
        } else if is_own(path) && listed.get(path.as_str()).is_some_and(|text| text.contains(canary)) {
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

/// A workspace whose words are sealed, made by chance, with a past.
struct SealedWorld {
    team: SealedWorkspace,
    writer: Writer,
    /// The files as they were before they were sealed, by path.
    plain: BTreeMap<String, String>,
    forgotten: Vec<String>,
}

impl SealedWorld {
    fn of(seed: u64) -> SealedWorld {
        let mut writer = Writer { rng: fastrand::Rng::with_seed(seed), made: 0, sentences: Vec::new(), may_break: false };
        let mut plain: BTreeMap<String, String> = BTreeMap::new();
        for (number, (slug, name, _, email, id)) in PEOPLE.iter().enumerate() {
            let manager = ["Piet Jansen", "Eva Smit"][number % 2];
            let email = if email.is_empty() { String::new() } else { format!("email: {email}\n") };
            let path = format!("employees/{slug}/employee.yaml");
            let text = format!(
                "id: {id}\nname: \"{name}\"\nmanager: {manager}\n{email}purpose: {}\n# {}\n",
                writer.quoted(&path),
                writer.text(&path)
            );
            plain.insert(path, text);
            for (kind, letter) in [("conversations", 'c'), ("actions", 'a'), ("goals", 'g'), ("notes", 'n')] {
                for one in 0..2 {
                    let path = format!("employees/{slug}/{kind}/2026-11-01-{letter}{number}{one}aaaaa.yaml");
                    let text = writer.record(kind, &path);
                    let holder = *writer.rng.choice(["Piet Jansen", "Eva Smit", *name].as_slice()).unwrap();
                    let with = |line: &str| if line.starts_with("with: ") { format!("with: \"{holder}\"\n") } else { format!("{line}\n") };
                    plain.insert(path, text.lines().map(with).collect());
                }
            }
        }
        let files: Vec<(&str, &str)> = plain.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let team = SealedWorkspace::of("", &files);
        let mut world = SealedWorld { team, writer, plain, forgotten: Vec::new() };
        world.git(&["init", "-q", "-b", "main"]);
        world.commit();
        // what is taken out stays in git, and what is forgotten is not told
        let records: Vec<String> = world.plain.keys().filter(|path| !path.ends_with("/employee.yaml")).cloned().collect();
        for _ in 0..4 {
            let _ = std::fs::remove_file(world.team.at(world.writer.rng.choice(&records).unwrap()));
        }
        world.commit();
        let there: Vec<String> = records.into_iter().filter(|path| world.team.at(path).exists()).collect();
        let some: BTreeSet<&String> = (0..4).map(|_| world.writer.rng.choice(&there).unwrap()).collect();
        let ids: Vec<&str> = some.iter().map(|path| &path[path.len() - 13..path.len() - 5]).collect();
        let run = world.team.run(PIET, "nl", &format!("forget {} --yes", ids.join(" ")));
        assert_eq!(run.code, Some(0), "{run:?}");
        world.forgotten = some.into_iter().cloned().collect();
        world.commit();
        world
    }

    fn git(&self, arguments: &[&str]) {
        let mut git = std::process::Command::new("git");
        git.args(["-c", "user.name=Piet Jansen", "-c", "user.email=piet@example.com"]).args(arguments).current_dir(self.team.root());
        assert!(git.status().unwrap().success(), "git {arguments:?}");
    }

    fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", "Werk"]);
    }
}

/// The keys of those whom a file on the disk says it is sealed for; nothing where it is open.
fn sealed_for(text: &str) -> Vec<&str> {
    let listed = text.lines().skip_while(|line| *line != "readers:").skip(1);
    listed.map_while(|line| line.strip_prefix("- ")).collect()
}

#[test]
fn whoever_asks_is_told_what_they_can_open_and_who_can_open_the_rest() {
    let seeds = std::env::var("STAY_ROWS").map_or(1, |rows| rows.parse().unwrap());
    for seed in 0..seeds {
        let world = SealedWorld::of(seed);
        for (at, who) in [PIET, ANNA, EVA, NOBODY, RECOVERY].into_iter().enumerate() {
            // each of them with some of the people, all of them in the end
            for person in PEOPLE.iter().skip((seed as usize + at) % 3).step_by(3) {
                told_as_far_as_it_opens(&world, who, (person.0, person.1, "", person.3, person.4), seed);
            }
        }
    }
}

fn told_as_far_as_it_opens(world: &SealedWorld, who: &str, person: Person, seed: u64) {
    let slug = person.0;
    let run = world.team.run(who, "nl", &format!("dossier {slug} --json"));
    let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"));
    let told = &answer["dossier"];
    let page = world.team.run(who, "nl", &format!("dossier {slug} --format html")).stdout;
    let what = |text: &str| format!("seed {seed}, {who} of {slug}: {text}");
    let files = told["files"].as_array().unwrap();
    let (mentions, unseen) = (told["mentions"].as_array().unwrap(), told["unseen"].as_array().unwrap());
    let of = |list: &'_ [Value], path: &str| list.iter().filter(|one| one["path"] == *path).cloned().collect::<Vec<Value>>();
    for (path, plain) in &world.plain {
        let is_own = path.starts_with(&format!("employees/{slug}/"));
        let Ok(disk) = std::fs::read_to_string(world.team.at(path)) else {
            let is_gone = told["history"]["gone"].as_array().unwrap().iter().any(|gone| gone["path"] == **path);
            assert_eq!(is_gone, is_own, "{}", what(path));
            continue;
        };
        let readers = sealed_for(&disk);
        let can_open = readers.is_empty() || readers.contains(&who);
        let listed = of(files, path);
        assert_eq!(listed.len(), usize::from(is_own), "{}", what(path));
        for file in &listed {
            assert_eq!((file["sealed"] == true, file["opened"] == true), (!readers.is_empty(), can_open), "{}", what(path));
            assert_eq!(file["readers"], serde_json::json!(readers), "{}", what(path));
            // all of its sentences, or those that stand open
            let text = file["text"].as_str().unwrap();
            let is_told = |sentence: &str| text.contains(sentence.split(' ').next().unwrap());
            let mut own = world.writer.sentences.iter().filter(|(sentence, _)| plain.contains(sentence.as_str()));
            assert!(own.all(|(sentence, _)| is_told(sentence) == (can_open || disk.contains(sentence.as_str()))), "{}", what(text));
            // who can open what stayed closed is said on the page
            let names = [(PIET, "Piet Jansen"), (ANNA, "Anna de Vries"), (EVA, "Eva Smit"), (RECOVERY, "Herstelsleutel in de kluis")];
            let place = format!("{path} <span class=\"tail\">");
            let asked: Vec<&str> = page.split(&place).skip(1).map(|rest| &rest[..rest.find("</span>").unwrap()]).collect();
            let says_all = |tail: &&str| names.iter().all(|(key, name)| !readers.contains(key) || tail.contains(name));
            assert!(can_open || asked.iter().any(says_all), "{}", what(&format!("{path}: {asked:?}")));
        }
        let closed = of(unseen, path);
        assert_eq!(closed.len(), usize::from(!is_own && !can_open), "{}", what(path));
        assert!(closed.iter().all(|one| one["readers"] == serde_json::json!(readers)), "{}", what(path));
    }
    for (sentence, path) in &world.writer.sentences {
        let canary = sentence.split(' ').next().unwrap();
        let is_own = path.starts_with(&format!("employees/{slug}/"));
        let disk = std::fs::read_to_string(world.team.at(path)).ok();
        let is_open = disk.as_deref().is_some_and(|disk| disk.contains(canary));
        let opens = is_open || disk.as_deref().is_some_and(|disk| sealed_for(disk).contains(&who));
        let shown = [run.stdout.contains(canary), page.contains(canary)];
        let what = what(&format!("{path}: {sentence}"));
        if world.forgotten.contains(path) {
            assert_eq!(shown, [false; 2], "{what}");
        } else if is_own && opens {
            assert_eq!(shown, [true; 2], "{what}");
        } else if !is_own && opens && names(sentence, person) {
            let is_told =
                mentions.iter().any(|one| one["path"] == **path && one["sentence"].as_str().is_some_and(|told| told.contains(canary)));
            assert!(is_told && shown == [true; 2], "{what}");
        } else if disk.is_some() && !opens || !is_own && !names(sentence, person) {
            assert_eq!(shown, [false; 2], "{what}");
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
