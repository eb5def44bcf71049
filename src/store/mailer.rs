//! The program that sends mail: the one that the user named, and no other. A repository must not start programs, so neither its files
//! nor its own configuration of git are asked, and no program of its own is taken.

use super::Store;
use super::git;
use super::identity::is_within;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// The key of git's configuration that names it.
pub const KEY: &str = "stay.mail";

/// How much of what a program says is looked at.
const LARGEST: u64 = 64 * 1024;

/// How long what it says is waited for once it has ended: it may have left something running.
const PATIENCE: Duration = Duration::from_secs(2);

/// A program with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailer {
    program: PathBuf,
    arguments: Vec<String>,
}

/// Why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoMailer {
    /// Nobody named one.
    Unnamed,
    /// What names it can't be split into words: a quote is open.
    Unclosed(String),
    /// It is named from where one happens to stand.
    Relative(String),
    /// It is nowhere on the path.
    NotFound(String),
    /// It lies in the repository.
    OfRepository(PathBuf),
    /// The file that names it lies in the repository.
    NamedByRepository(PathBuf),
}

/// Why a mail did not go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsent {
    /// The program did not start.
    NotStarted(ErrorKind),
    /// It ended with another code than 0, or by a signal, and said this at the end.
    Ended(Option<i32>, String),
}

impl Mailer {
    /// The program that `set` names (`STAY_MAIL`), else the user's or the system's configuration of git.
    pub fn of(store: &Store, set: Option<String>) -> Result<Mailer, NoMailer> {
        let top = git::top(&store.root).unwrap_or(&store.root);
        let line = match set.filter(|line| !line.trim().is_empty()) {
            Some(line) => line,
            None => {
                let (file, line) = git::of_user(KEY).filter(|(_, line)| !line.trim().is_empty()).ok_or(NoMailer::Unnamed)?;
                if is_within(&file, top) {
                    return Err(NoMailer::NamedByRepository(file));
                }
                line
            }
        };
        Mailer::named(&line, top, std::env::var_os("PATH").as_deref())
    }

    fn named(line: &str, top: &Path, path: Option<&std::ffi::OsStr>) -> Result<Mailer, NoMailer> {
        let mut words = shell_words::split(line).map_err(|_| NoMailer::Unclosed(line.to_owned()))?;
        if words.first().is_none_or(|word| word.is_empty()) {
            return Err(NoMailer::Unnamed);
        }
        let name = words.remove(0);
        let given = Path::new(&name);
        let program = match given.components().count() {
            _ if given.is_absolute() => given.to_owned(),
            1 if !name.contains(['/', '\\']) => on_path(&name, path).ok_or(NoMailer::NotFound(name))?,
            _ => return Err(NoMailer::Relative(name)),
        };
        if is_within(&program, top) {
            return Err(NoMailer::OfRepository(program));
        }
        Ok(Mailer { program, arguments: words })
    }

    /// Hands it a mail on standard input, and waits for it.
    pub fn send(&self, mail: &[u8]) -> Result<(), Unsent> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        // it finds nothing of the repository where it stands
        if cfg!(unix) {
            command.current_dir("/");
        }
        let mut child = command.spawn().map_err(|error| Unsent::NotStarted(error.kind()))?;
        let (sender, said) = mpsc::channel();
        if let Some(stderr) = child.stderr.take() {
            std::thread::spawn(move || {
                let (mut bytes, mut stderr) = (Vec::new(), stderr);
                let _ = stderr.by_ref().take(LARGEST).read_to_end(&mut bytes);
                let _ = sender.send(bytes);
                // what is more is read and left, so that it does not wait for us
                let _ = std::io::copy(&mut stderr, &mut std::io::sink());
            });
        }
        if let Some(mut stdin) = child.stdin.take() {
            // one that does not read to the end says by its code how it went
            let _ = stdin.write_all(mail);
        }
        let ended = child.wait().map_err(|error| Unsent::NotStarted(error.kind()))?;
        if ended.success() { Ok(()) } else { Err(unsent(ended, &said.recv_timeout(PATIENCE).unwrap_or_default())) }
    }
}

fn unsent(ended: ExitStatus, said: &[u8]) -> Unsent {
    let text = String::from_utf8_lossy(said);
    let last = text.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
    Unsent::Ended(ended.code(), last.chars().take(200).collect())
}

/// A program on the path, by the parts of it that are whole.
fn on_path(name: &str, path: Option<&std::ffi::OsStr>) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &["", ".exe", ".com"] } else { &[""] };
    let folders: Vec<PathBuf> = std::env::split_paths(path?).filter(|folder| folder.is_absolute()).collect();
    let all = folders.iter().flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))));
    all.into_iter().find(|file| can_run(file))
}

#[cfg(unix)]
fn can_run(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn can_run(file: &Path) -> bool {
    file.is_file()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_found_whole_and_never_in_the_repository() {
        let [team, bin] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let make = |path: PathBuf| {
            std::fs::write(&path, "").unwrap();
            std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
            path
        };
        let (own, theirs) = (make(bin.path().join("post")), make(team.path().join("post")));
        std::fs::write(bin.path().join("plain"), "").unwrap();
        let path = std::env::join_paths([Path::new("."), bin.path()]).unwrap();
        let named = |line: &str| Mailer::named(line, team.path(), Some(&path));
        let mailer =
            |arguments: &[&str]| Ok(Mailer { program: own.clone(), arguments: arguments.iter().map(|word| (*word).to_owned()).collect() });
        assert_eq!(named("post -t 'a b' \"$x\" ; ls"), mailer(&["-t", "a b", "$x", ";", "ls"]), "words, and no shell");
        assert_eq!(named(&own.display().to_string()), mailer(&[]));
        assert_eq!(named("post 'x"), Err(NoMailer::Unclosed("post 'x".into())));
        for relative in ["./post", "bin/post", "../post"] {
            assert_eq!(named(relative), Err(NoMailer::Relative(relative.into())));
        }
        for missing in ["plain", "nothing", ".", ".."] {
            assert!(named(missing).is_err(), "{missing}");
        }
        assert_eq!(named(&theirs.display().to_string()), Err(NoMailer::OfRepository(theirs.clone())));
        let link = bin.path().join("link");
        std::os::unix::fs::symlink(&theirs, &link).unwrap();
        assert_eq!(named("link"), Err(NoMailer::OfRepository(link)));
        assert_eq!(named("''"), Err(NoMailer::Unnamed));
    }

    #[test]
    fn what_a_program_ends_with_is_told_with_its_last_words() {
        let sh = |script: &str| Mailer { program: "/bin/sh".into(), arguments: vec!["-c".into(), script.into()] };
        assert_eq!(sh("cat > /dev/null").send(b"x"), Ok(()));
        assert_eq!(sh("true").send(&vec![b'x'; 1 << 20]), Ok(()), "one that does not read");
        let said = Unsent::Ended(Some(78), "no host".into());
        assert_eq!(sh("cat > /dev/null; echo first >&2; echo no host >&2; echo >&2; exit 78").send(b"x"), Err(said));
        assert_eq!(sh("kill -9 $$").send(b"x"), Err(Unsent::Ended(None, String::new())));
        let nothing = Mailer { program: "/nowhere/post".into(), arguments: Vec::new() };
        assert_eq!(nothing.send(b"x"), Err(Unsent::NotStarted(ErrorKind::NotFound)));
    }
}
