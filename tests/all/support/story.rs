//! Stories: Markdown files that tell what happens at the command line, and hold what it answers.
//!
//! A fence that begins with `console` holds lines such as
//!
//! ```text
//! $ stay act anna "Rooster aanpassen"
//! ✓ actie {1} voor Anna …
//! $ stay done {1} --today 2026-01-01
//! ```
//!
//! each followed by what it prints (both streams, as a person sees them) and, when it does not end with 0, by
//! `[exit 3]`. There is no shell: a few words beside `stay` are done here, so that stories run everywhere.
//!
//! | line | does |
//! | --- | --- |
//! | `$ stay …` | runs the program; `NAME=value` before it sets a variable |
//! | `$ stay … \| json A.B C.0` | shows only these values of the JSON answer (all of it without names) |
//! | `$ cat FILE`, `$ ls [DIR]` | shows a file, or every file below a folder |
//! | `$ write FILE <<END` … `END` | makes a file, for its owner alone; `append` adds to one |
//! | `$ replace FILE OLD NEW` | changes a file by hand, everywhere that OLD stands |
//! | `$ remove FILE` | takes a file away |
//! | `$ git …` | runs git, whose own words differ from version to version and are not kept; every commit is of one day |
//!
//! Ids are random: those in the names of files are called `{1}`, `{2}`, … in the order in which they appear, in
//! what is printed and in what is typed; so is the key of a workspace, called `[KEY]`. What can't be seen is written
//! `<U+001B>`, in both directions.

use crate::support::{in_memory, stay};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::ExitStatus;

/// What stands for the key of a workspace.
const KEY: &str = "[KEY]";

/// How often a story is told anew because an id happens to read like one of its words.
const TRIES: usize = 20;

/// One line of a story.
enum Line {
    /// Headings and sentences: kept as they are.
    Prose(String),
    /// A command, the lines that belong to it, and what it should print.
    Command(Step),
}

/// A command with what it should print.
struct Step {
    typed: String,
    given: Vec<String>,
    expected: Vec<String>,
}

/// A story as it stands in its file.
pub struct Story {
    path: PathBuf,
    text: String,
    lines: Vec<Line>,
}

/// A fresh place where a story happens.
struct World {
    home: tempfile::TempDir,
    lang: String,
    text: String,
    ids: Vec<String>,
    /// The ids of people, which stories call all alike.
    people: BTreeSet<String>,
}

/// Every story of a language, by name.
pub fn stories(lang: &str) -> Vec<Story> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(lang);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| Story::read(path)).collect()
}

impl Story {
    fn read(path: &Path) -> Story {
        let text = fs::read_to_string(path).unwrap();
        let mut lines = Vec::new();
        let mut from = text.lines();
        while let Some(line) = from.next() {
            lines.push(Line::Prose(line.to_owned()));
            let Some(fence) = line.strip_suffix("console").filter(|fence| fence.starts_with("```")) else { continue };
            let mut step: Option<Step> = None;
            loop {
                let line = from.next().unwrap_or_else(|| panic!("{}: a fence does not close", path.display()));
                if line == fence || line.starts_with("$ ") {
                    lines.extend(step.take().map(Line::Command));
                }
                if line == fence {
                    lines.push(Line::Prose(line.to_owned()));
                    break;
                }
                match (&mut step, line.strip_prefix("$ ")) {
                    (_, Some(typed)) => {
                        let mut given = Vec::new();
                        if let Some((_, end)) = typed.rsplit_once(" <<") {
                            given.extend(from.by_ref().take_while(|line| *line != end).map(str::to_owned));
                        }
                        step = Some(Step { typed: typed.to_owned(), given, expected: Vec::new() });
                    }
                    (Some(step), None) => step.expected.push(line.to_owned()),
                    (None, None) => panic!("{}: output before a command: {line}", path.display()),
                }
            }
        }
        Story { path: path.to_owned(), text, lines }
    }

    /// Its name, the same in each language.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap().to_string_lossy().into_owned()
    }

    /// The first word of each thing that is done, with the command of `stay`.
    pub fn flow(&self) -> Vec<String> {
        let steps = self.lines.iter().filter_map(|line| if let Line::Command(step) = line { Some(step) } else { None });
        let words = steps.map(|step| words(&step.typed));
        words
            .map(|words| {
                let mut words = words.into_iter().skip_while(|word| is_variable(word));
                let first = words.next().unwrap_or_default();
                if first == "stay" { format!("stay {}", words.next().unwrap_or_default()) } else { first }
            })
            .collect()
    }

    /// Tells it; what differs from the file is returned as text, or written into the file when `bless`.
    pub fn tell(&self, lang: &str, bless: bool) -> Result<(), String> {
        for _ in 0..TRIES {
            if let Some(told) = self.tell_once(lang) {
                return self.compare(&told, bless);
            }
        }
        Err(format!("{}: {TRIES} times an id read like a word of the story", self.path.display()))
    }

    /// What the story would read like now; `None` when an id can't be told from a word.
    fn tell_once(&self, lang: &str) -> Option<String> {
        let mut world = World::new(lang, &self.text);
        let mut told = String::new();
        for line in &self.lines {
            match line {
                Line::Prose(text) => writeln!(told, "{text}").unwrap(),
                Line::Command(step) => {
                    writeln!(told, "$ {}", step.typed).unwrap();
                    step.given.iter().for_each(|line| writeln!(told, "{line}").unwrap());
                    if let Some((_, end)) = step.typed.rsplit_once(" <<") {
                        writeln!(told, "{end}").unwrap();
                    }
                    let printed = world.run(step);
                    if world.is_unlucky() {
                        return None;
                    }
                    told.push_str(&world.shown(&printed));
                }
            }
        }
        Some(told)
    }

    fn compare(&self, told: &str, bless: bool) -> Result<(), String> {
        if told == self.text {
            return Ok(());
        }
        if bless {
            fs::write(&self.path, told).unwrap();
            return Ok(());
        }
        Err(format!("{} goes otherwise (STAY_BLESS=1 takes it over):\n{}", self.path.display(), difference(&self.text, told)))
    }
}

impl World {
    fn new(lang: &str, text: &str) -> World {
        let home = in_memory();
        fs::create_dir(home.path().join("work")).unwrap();
        World { home, lang: lang.to_owned(), text: text.to_owned(), ids: Vec::new(), people: BTreeSet::new() }
    }

    /// Where the commands run.
    fn root(&self) -> PathBuf {
        self.home.path().join("work")
    }

    /// Does one line, and returns what it prints.
    fn run(&mut self, step: &Step) -> String {
        let line = step.typed.rsplit_once(" <<").map_or(step.typed.as_str(), |(line, _)| line);
        let words: Vec<String> = words(line).iter().map(|word| self.meant(word)).collect();
        let (variables, words) = words.split_at(words.iter().take_while(|word| is_variable(word)).count());
        let given = || self.meant(&step.given.iter().map(|line| format!("{line}\n")).collect::<String>()).replace("<U+000D>", "\r");
        let at = |index: usize| self.root().join(&words[index]);
        let printed = match words[0].as_str() {
            "stay" => self.stay(variables, &words[1..]),
            "cat" => fs::read_to_string(at(1)).unwrap_or_else(|error| format!("{error}\n")),
            "ls" => files_below(&self.root(), &words.get(1).map_or(self.root(), |_| at(1))),
            "write" => {
                fs::create_dir_all(at(1).parent().unwrap()).unwrap();
                fs::write(at(1), given()).unwrap();
                #[cfg(unix)]
                fs::set_permissions(at(1), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
                String::new()
            }
            "append" => {
                let before = fs::read_to_string(at(1)).unwrap();
                fs::write(at(1), before + &given()).unwrap();
                String::new()
            }
            "replace" => {
                let before = fs::read_to_string(at(1)).unwrap();
                assert!(before.contains(&words[2]), "{}: `{}` is not there:\n{before}", words[1], words[2]);
                fs::write(at(1), before.replace(&words[2], &words[3])).unwrap();
                String::new()
            }
            "remove" => {
                fs::remove_file(at(1)).unwrap();
                String::new()
            }
            "git" => {
                self.of_one_day(&mut std::process::Command::new("git")).args(&words[1..]).output().unwrap();
                String::new()
            }
            other => panic!("a story can't `{other}`"),
        };
        self.find_ids();
        printed
    }

    /// A command here with nothing of this machine's settings of git, and of the story's own day.
    fn of_one_day<'c>(&self, command: &'c mut std::process::Command) -> &'c mut std::process::Command {
        command.env("HOME", self.home.path()).env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
        for name in ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"] {
            command.env(name, format!("{}T09:00:00Z", crate::support::TODAY));
        }
        command.current_dir(self.root())
    }

    fn stay(&self, variables: &[String], words: &[String]) -> String {
        let (words, picked) = match words.iter().position(|word| word == "|") {
            Some(pipe) => (&words[..pipe], Some(&words[pipe + 2..])),
            None => (words, None),
        };
        let mut command = stay(self.home.path(), &self.lang);
        self.of_one_day(&mut command).args(words).envs(variables.iter().filter_map(|variable| variable.split_once('=')));
        let seen = self.home.path().join("seen");
        let file = File::create(&seen).unwrap();
        command.stdin(std::process::Stdio::null()).stderr(file.try_clone().unwrap());
        let Some(picked) = picked else {
            let status = command.stdout(file).status().unwrap();
            return fs::read_to_string(&seen).unwrap() + &ended(status);
        };
        let output = command.output().unwrap();
        let answer = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("stay {}: {error}\n{}", words.join(" "), String::from_utf8_lossy(&output.stdout));
        });
        pick(&answer, picked) + &String::from_utf8_lossy(&output.stderr) + &fs::read_to_string(&seen).unwrap() + &ended(output.status)
    }

    /// Ids that appeared since the last command, in order: in the names of records, and of drafts.
    fn find_ids(&mut self) {
        let mut new = BTreeSet::new();
        for path in walk(self.home.path(), |_| true) {
            if path.ends_with("employee.yaml") {
                let text = fs::read_to_string(&path).unwrap_or_default();
                let id = text.lines().find_map(|line| line.strip_prefix("id: ")).filter(|id| id.len() == 8 && !self.text.contains(id));
                self.people.extend(id.map(str::to_owned));
            }
            // a draft is named after the whole path of its record
            let name = path.file_stem().unwrap_or_default().to_string_lossy().rsplit("--").next().unwrap_or_default().to_owned();
            let id = name.get(11..).filter(|_| name.len() == 19);
            // an id that the story itself wrote is known to the reader
            new.extend(id.filter(|id| !self.ids.iter().any(|known| known == id) && !self.text.contains(id)).map(str::to_owned));
        }
        self.ids.extend(new);
    }

    /// Whether an id begins like another, or like a word of the story.
    fn is_unlucky(&self) -> bool {
        let begins = |id: &str, word: &str| word.len() >= 3 && id.starts_with(word);
        let is_word = |id: &String| self.text.split(|c: char| !c.is_alphanumeric()).any(|word| begins(id, word));
        let is_twin = |id: &String| self.ids.iter().any(|other| other != id && other[..3] == id[..3]);
        self.ids.iter().any(|id| is_word(id) || is_twin(id))
    }

    /// What a word of the story means: ids for their names, characters for their numbers.
    fn meant(&self, word: &str) -> String {
        let mut word = word.to_owned();
        for (number, id) in self.ids.iter().enumerate().rev() {
            word = word.replace(&format!("{{{}}}", number + 1), id);
        }
        for hostile in ['\u{1b}', '\u{7}', '\u{0}', '\u{202e}', '\u{200b}', '\t', '\r'] {
            word = word.replace(&name_of(hostile), &hostile.to_string());
        }
        word
    }

    /// The random key of the workspace, unless the story itself wrote it.
    fn key(&self) -> Option<String> {
        let settings = fs::read_to_string(self.root().join("stay.yaml")).ok()?;
        let key = settings.lines().find_map(|line| line.strip_prefix("workspace: "))?.split(' ').next()?.to_owned();
        Some(key).filter(|key| !self.text.contains(key.as_str()))
    }

    /// What was printed, as it stands in a story: names for ids and paths, numbers for what can't be seen.
    fn shown(&self, printed: &str) -> String {
        let mut text = printed.to_owned();
        for path in [self.root().canonicalize().unwrap(), self.root()] {
            text = text.replace(&path.display().to_string(), "[WORKSPACE]");
        }
        if let Some(key) = self.key() {
            text = text.replace(&format!("{key} "), &format!("{KEY:<width$} ", width = key.len())).replace(&key, KEY);
        }
        for id in &self.people {
            text = text.replace(id.as_str(), "{person}");
        }
        for (number, id) in self.ids.iter().enumerate() {
            text = named(&text, id, &format!("{{{}}}", number + 1));
        }
        let mut out: String =
            text.chars().map(|c| if c != '\n' && (c.is_control() || is_hidden(c)) { name_of(c) } else { c.to_string() }).collect();
        if !out.is_empty() && !out.ends_with('\n') {
            out.push_str("[no newline]\n");
        }
        out
    }
}

/// Writes an id as its name; where more follows on the line, as wide as it was, so that columns stay columns.
fn named(text: &str, id: &str, name: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(&id[..3]) {
        let length = rest[at..].bytes().zip(id.bytes()).take_while(|(one, other)| one == other).count();
        let (before, found) = (&rest[..at], &rest[at + length..]);
        let is_word = !before.ends_with(char::is_alphanumeric) && !found.starts_with(char::is_alphanumeric);
        out.push_str(before);
        if is_word {
            out.push_str(name);
            if found.starts_with("  ") {
                out.extend(std::iter::repeat_n(' ', length.saturating_sub(name.len())));
            }
        } else {
            out.push_str(&rest[at..at + length]);
        }
        rest = found;
    }
    out + rest
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn name_of(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
}

fn words(line: &str) -> Vec<String> {
    shell_words::split(line).unwrap_or_else(|error| panic!("{line}: {error}"))
}

fn is_variable(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
}

fn ended(status: ExitStatus) -> String {
    match status.code() {
        Some(0) => String::new(),
        Some(code) => format!("[exit {code}]\n"),
        None => "[killed]\n".to_owned(),
    }
}

/// The values that were asked for, a line each; all of the answer when none was.
fn pick(answer: &serde_json::Value, names: &[String]) -> String {
    if names.is_empty() {
        return format!("{answer:#}\n");
    }
    let value = |name: &String| answer.pointer(&format!("/{}", name.replace('.', "/"))).map_or("(not there)".to_owned(), |v| v.to_string());
    names.iter().map(|name| format!("{name}: {}\n", value(name))).collect()
}

/// Every file below a folder, with `/` and relative to the root, sorted; the lock and the cache are not told.
fn files_below(root: &Path, folder: &Path) -> String {
    let found = walk(folder, |folder| !folder.ends_with(".stay"));
    let parts = |path: &PathBuf| -> Vec<String> {
        path.strip_prefix(root).unwrap().components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
    };
    let mut names: Vec<String> = found.iter().map(|path| parts(path).join("/")).collect();
    names.sort();
    names.iter().map(|name| format!("{name}\n")).collect()
}

/// Every file below a folder, looking only into the folders that are wanted.
fn walk(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
            if !entry.file_type().unwrap().is_dir() {
                found.push(entry.path());
            } else if wanted(&entry.path()) {
                folders.push(entry.path());
            }
        }
    }
    found
}

/// What goes (`-`) and what comes (`+`), with the command that it belongs to.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    // how much of what follows is common, from each pair of lines on
    let mut common = vec![vec![0usize; new.len() + 1]; old.len() + 1];
    for (i, one) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            common[i][j] = if one == other { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut out, mut command, mut said) = (0, 0, String::new(), "", "");
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            if old[i].starts_with("$ ") {
                command = old[i];
            }
            (i, j) = (i + 1, j + 1);
            continue;
        }
        if said != command {
            writeln!(out, "  {command}").unwrap();
            said = command;
        }
        if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            writeln!(out, "- {}", old[i]).unwrap();
            i += 1;
        } else {
            writeln!(out, "+ {}", new[j]).unwrap();
            j += 1;
        }
    }
    out
}
