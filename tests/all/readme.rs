//! What the first pages show, run and compared: every `$ stay …` and `$ git …` of their `console` blocks, one after the other, as
//! a reader would, on a copy of the example. `…` on a line of its own stands for lines left out.
//!
//! `STAY_BLESS=1 cargo test --test all readme::` writes the answers again, but for those with lines left out.

use crate::support::sandbox;
use crate::support::sandbox::Sandbox;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One command with the lines that the README shows below it.
struct Shown {
    command: String,
    lines: std::ops::Range<usize>,
}

/// A page that is read from top to bottom, and the home of whoever reads it.
struct Page {
    path: &'static str,
    home: &'static str,
}

const PAGES: [Page; 3] = [
    Page { path: "README.md", home: "/home/pete" },
    Page { path: "README.nl.md", home: "/home/piet" },
    Page { path: "docs/handleiding.md", home: "/home/piet" },
];

impl Page {
    fn file(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(self.path)
    }
}

/// The commands of every `console` block.
fn commands(lines: &[&str]) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    let mut inside = false;
    for (at, line) in lines.iter().enumerate() {
        match (inside, line.strip_prefix("$ ")) {
            (false, _) => inside = *line == "```console",
            (true, Some(command)) => all.push(Shown { command: command.to_owned(), lines: at + 1..at + 1 }),
            (true, None) if *line == "```" => inside = false,
            (true, None) => all.last_mut().expect("a command before its answer").lines.end = at + 1,
        }
    }
    all
}

/// Ids are random: those of the README stand for those that were made, in order.
struct Ids {
    told: Vec<String>,
    made: Vec<String>,
    known: BTreeSet<PathBuf>,
}

impl Ids {
    fn of(text: &str, sandbox: &Sandbox) -> Ids {
        let line = text.lines().find_map(|line| line.strip_prefix("<!-- new ids: ")?.strip_suffix(" -->")).unwrap_or_default();
        Ids { told: line.split(' ').map(str::to_owned).collect(), made: Vec::new(), known: files(&sandbox.root) }
    }

    fn look(&mut self, sandbox: &Sandbox) {
        let now = files(&sandbox.root);
        for path in now.difference(&self.known) {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            self.made.extend(name.get(11..).filter(|id| id.len() == 8).map(str::to_owned));
        }
        self.known = now;
    }

    /// The words of a text, each id of `from` (or its beginning) as the one of `to` in the same place.
    fn translated(&self, text: &str, made_to_told: bool) -> String {
        let (from, to) = if made_to_told { (&self.made, &self.told) } else { (&self.told, &self.made) };
        let mut out = String::new();
        for piece in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
            let word = piece.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            let at = from.iter().position(|id| word.len() >= 3 && id.starts_with(word));
            match at.and_then(|at| to.get(at)) {
                Some(id) if made_to_told && word.len() < 8 => out.push_str(&id[..3]),
                Some(id) => out.push_str(id),
                None => out.push_str(word),
            }
            out.push_str(&piece[word.len()..]);
        }
        out
    }
}

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.extend(Some(path)) }
    }
    found
}

/// Whether `found` is what is shown, with anything where `…` stands.
fn fits(shown: &[&str], found: &[&str]) -> bool {
    match shown.split_first() {
        None => found.is_empty(),
        Some((&"…", rest)) => (0..=found.len()).any(|from| fits(rest, &found[from..])),
        Some((line, rest)) => found.split_first().is_some_and(|(first, others)| first == line && fits(rest, others)),
    }
}

#[test]
fn what_the_first_pages_show_is_true() {
    let wrong: String = PAGES.iter().map(untrue).collect();
    assert!(wrong.is_empty(), "the first pages are not true; STAY_BLESS=1 cargo test --test all readme::\n{wrong}");
}

/// Plays a page; what it shows that is not so.
fn untrue(page: &Page) -> String {
    let text = std::fs::read_to_string(page.file()).unwrap().replace("\r\n", "\n");
    let lines: Vec<&str> = text.lines().collect();
    let sandbox = Sandbox::copy();
    let root = sandbox.root.canonicalize().unwrap();
    let mut ids = Ids::of(&text, &sandbox);
    let mut settings: Vec<(String, String)> = Vec::new();
    let (mut wrong, mut blessed, mut written) = (String::new(), Vec::new(), 0);
    for Shown { command, lines: place } in commands(&lines) {
        let shown: Vec<&str> = lines[place.clone()].to_vec();
        if let Some(setting) = command.strip_prefix("export ") {
            settings.extend(setting.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())));
            assert!(shown.is_empty(), "{command} says nothing");
            continue;
        }
        let line = command.strip_prefix("cargo run --release -q --").map_or_else(|| command.clone(), |line| format!("stay{line}"));
        let line = line.replace(page.home, &root.display().to_string());
        let words = shell_words::split(&ids.translated(&line, false)).unwrap();
        let program = match words[0].as_str() {
            "stay" => env!("CARGO_BIN_EXE_stay"),
            "git" => "git",
            other => panic!("what is `{other}` doing in a console block of {}?", page.path),
        };
        let mut run = sandbox.command(program);
        run.args(&words[1..]).envs(settings.clone()).env("HOME", &root);
        // a key that is made on one page is of that page alone
        run.env("XDG_CONFIG_HOME", root.join(".config")).env("XDG_STATE_HOME", root.join(".local/state"));
        run.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", root.join(".gitconfig"));
        let run = sandbox::output_of(&mut run);
        ids.look(&sandbox);
        let said = format!("{}{}", run.stdout, run.stderr).replace(&root.display().to_string(), page.home);
        let said = ids.translated(&said, true);
        let found: Vec<&str> = said.lines().map(str::trim_end).collect();
        if !shown.contains(&"…") {
            blessed.extend(lines[written..place.start].iter().chain(&found).map(|line| (*line).to_owned()));
            written = place.end;
        }
        if !fits(&shown, &found) {
            wrong.push_str(&format!("\n{}: $ {command}\n--- shown\n{}\n--- found\n{}\n", page.path, shown.join("\n"), found.join("\n")));
        }
    }
    if std::env::var_os("STAY_BLESS").is_some() {
        blessed.extend(lines[written..].iter().map(|line| (*line).to_owned()));
        std::fs::write(page.file(), blessed.join("\n") + "\n").unwrap();
    }
    wrong
}

#[test]
fn what_the_pages_point_to_is_there() {
    for page in [
        "README.md",
        "README.nl.md",
        "docs/handleiding.md",
        "CONTRIBUTING.md",
        "examples/README.md",
        "docs/architecture.md",
        "docs/format.md",
        "docs/json.md",
        "docs/security.md",
        "docs/trust.md",
        "docs/vertrouwen.md",
        "docs/cli.md",
        "docs/cli.nl.md",
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{page}: {error}"));
        for target in text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            let is_file = !target.is_empty() && !target.starts_with("http");
            assert!(!is_file || path.parent().unwrap().join(target).exists(), "{page} points to {target}");
        }
    }
}
