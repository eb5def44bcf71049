//! Files of the workspace that git passes over and therefore never sends.

use super::{Git, reason, settings, top};
use crate::domain::problem::Kind;
use crate::domain::repository::Unsent;
use crate::store::{Fault, file, layout};
use std::path::{Path, PathBuf};

impl Git {
    /// The files of ours that git ignores, by whatever rule.
    pub fn ignored(&self) -> Result<Vec<String>, Fault> {
        let asked = ["ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--"];
        let output = self.run(&asked.into_iter().chain(layout::OWN).collect::<Vec<_>>())?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        Ok(listed(&output.stdout).filter(|path| layout::is_ours(path)).collect())
    }

    /// The rules by which files are ignored, in the order asked: `.gitignore:3: actions/`.
    pub fn rules(&self, paths: &[String]) -> Result<Vec<String>, Fault> {
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        let mut command = self.command(&["check-ignore", "--verbose", "--no-index", "-z", "--stdin"]);
        // this one refuses it
        command.env_remove(settings::LITERAL);
        let output = self.feed(command, paths)?;
        let words: Vec<String> = text_words(&output.stdout);
        let rule = |path: &String| {
            let found = words.as_chunks::<4>().0.iter().find(|[.., of]| of == path);
            found.map(|[file, line, pattern, _]| format!("{file}:{line}: {pattern}")).unwrap_or_default()
        };
        Ok(paths.iter().map(rule).collect())
    }

    /// Files of the workspace that git was told not to check, or to leave off the disk.
    pub fn passed_over(&self) -> Result<Vec<(String, Unsent)>, Fault> {
        let output = self.run(&["ls-files", "-v", "-z", "--", "."])?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let flag = |line: String| {
            let (letter, path) = line.split_once(' ')?;
            let why = match letter {
                "S" | "s" => Unsent::SkipWorktree,
                letter if letter.chars().all(char::is_lowercase) => Unsent::AssumeUnchanged,
                _ => return None,
            };
            layout::is_ours(path).then(|| (path.to_owned(), why))
        };
        let flagged: Vec<(String, Unsent)> = listed(&output.stdout).filter_map(flag).collect();
        if flagged.is_empty() {
            return Ok(Vec::new());
        }
        self.differing(flagged)
    }

    /// Those of the flagged files that differ from git's version, and those that are not on the disk.
    fn differing(&self, flagged: Vec<(String, Unsent)>) -> Result<Vec<(String, Unsent)>, Fault> {
        let is_there = |path: &str| self.folder.join(path).symlink_metadata().is_ok();
        let (here, away): (Vec<_>, Vec<_>) = flagged.into_iter().partition(|(path, _)| is_there(path));
        let paths: Vec<String> = here.iter().map(|(path, _)| path.clone()).collect();
        let index = self.indexed()?;
        let now = self.hashes(&paths)?;
        let differs = |((path, why), now): ((String, Unsent), Vec<String>)| {
            let known = index.get(&path).is_some_and(|entry| now.contains(&entry.blob));
            (!known).then_some((path, why))
        };
        let mut found: Vec<(String, Unsent)> = here.into_iter().zip(now).filter_map(differs).collect();
        found.extend(away.into_iter().map(|(path, _)| (path, Unsent::NotOnDisk)));
        Ok(found)
    }

    /// What git would call the contents of files as they are on disk, and with line ends of its own. No filter that the
    /// repository's configuration names is run to know that.
    fn hashes(&self, paths: &[String]) -> Result<Vec<Vec<String>>, Fault> {
        let hash = |bytes: Vec<u8>| {
            let output = self.feed_bytes(self.command(&["hash-object", "--no-filters", "--stdin"]), bytes)?;
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        };
        // one call each: there are few of them
        let both = |path: &String| {
            let bytes = file::all(&self.folder.join(path)).unwrap_or_default();
            let unix = String::from_utf8_lossy(&bytes).replace("\r\n", "\n").into_bytes();
            Ok(vec![hash(bytes)?, hash(unix)?])
        };
        paths.iter().map(both).collect()
    }

    /// Whether any rule besides the line of `stay init` could make git ignore files of the workspace. Git is not called for
    /// this, because a call would take most of the time that `stay` takes.
    pub fn may_ignore(&self) -> bool {
        let Some(top) = top(&self.folder) else { return false };
        let own = self.folder.ancestors().take_while(|folder| folder.starts_with(top)).map(|folder| folder.join(".gitignore"));
        let shared = [top.join(".git/info/exclude")];
        let nested = || folders_of_ours(&self.folder).any(|folder| is_with_rules(&folder.join(".gitignore")));
        own.chain(shared).any(|file| is_with_rules(&file)) || !top.join(".git").is_dir() || user_ignores(top) || nested()
    }
}

/// The folders in which files of ours lie.
fn folders_of_ours(root: &Path) -> impl Iterator<Item = PathBuf> {
    let people = std::fs::read_dir(root.join(layout::EMPLOYEES)).into_iter().flatten().flatten().map(|entry| entry.path());
    let inside = ["", "conversations", "actions", "goals", "notes", layout::PRIVATE];
    let people = people.flat_map(move |person| inside.map(|folder| person.join(folder)));
    let others = [layout::EMPLOYEES, layout::ORGANISATION, "organisation/actions", layout::QUESTIONS].map(|folder| root.join(folder));
    others.into_iter().chain(people)
}

/// Whether a file of the repository has a rule besides our own. A link is none to git either; what is too large to read may
/// have one.
fn is_with_rules(path: &Path) -> bool {
    match file::text(path) {
        Ok(text) => has_rules(&text),
        Err(kind) => !matches!(kind, Kind::Io(_) | Kind::Link | Kind::Stray),
    }
}

/// Whether there is a rule besides our own.
fn has_rules(text: &str) -> bool {
    text.lines().map(str::trim).any(|line| !line.is_empty() && !line.starts_with('#') && line != "/.stay/")
}

/// Whether the user or the system has rules for all repositories.
fn user_ignores(top: &Path) -> bool {
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from).unwrap_or_default();
    let xdg = std::env::var_os("XDG_CONFIG_HOME").filter(|folder| !folder.is_empty()).map_or_else(|| home.join(".config"), Into::into);
    let global = std::env::var_os("GIT_CONFIG_GLOBAL").map(PathBuf::from);
    let files =
        [Some(top.join(".git/config")), Some(home.join(".gitconfig")), Some(xdg.join("git/config")), Some("/etc/gitconfig".into()), global];
    let names = |file: &Path| {
        let text = std::fs::read_to_string(file).unwrap_or_default().to_lowercase();
        text.contains("excludesfile") || text.contains("[include")
    };
    // a person's own files may be links
    let own = std::fs::read_to_string(xdg.join("git/ignore")).unwrap_or_default();
    has_rules(&own) || std::env::var_os("GIT_CONFIG_COUNT").is_some() || files.iter().flatten().any(|file| names(file))
}

/// The parts of an answer that ends each with NUL.
fn listed(bytes: &[u8]) -> impl Iterator<Item = String> {
    text_words(bytes).into_iter().filter(|part| !part.is_empty())
}

/// The same, where a part may be empty.
fn text_words(bytes: &[u8]) -> Vec<String> {
    bytes.split(|byte| *byte == 0).map(|part| String::from_utf8_lossy(part).into_owned()).collect()
}
