//! What a command leaves behind: every file that it or a program that it starts opened to write or made, found by tracing their
//! system calls, and the search for a word in all of them, in folders, and in what git keeps.

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::SystemTime;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The calls that open, make, rename or write a file, start a program, or say where a path begins. Those that a machine does not
/// have are passed over.
const CALLS: &str = "?open,openat,?openat2,?creat,?rename,?renameat,renameat2,?link,linkat,?symlink,symlinkat,?mkdir,mkdirat,?mknod,\
                     mknodat,truncate,execve,?execveat,chdir,fchdir,clone,?clone3,?fork,?vfork,write,pwrite64,writev,pwritev,?pwritev2";

/// Whether calls can be traced here; says so where they can't. Where `STAY_NEEDS_STRACE` is set they have to be.
pub fn can_trace() -> bool {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-o", "/dev/null", "true"]).stdout(Stdio::null()).stderr(Stdio::null());
    let can = strace.status().is_ok_and(|status| status.success());
    assert!(can || std::env::var_os("STAY_NEEDS_STRACE").is_none(), "strace does not run here");
    if !can {
        println!("not tried: it takes strace");
    }
    can
}

/// A user with a home, a folder of a session in memory, and a workspace in a git repository.
pub struct World {
    folder: TempDir,
    /// What the system keeps in memory for a session: `$XDG_RUNTIME_DIR`.
    pub session: TempDir,
    began: SystemTime,
    /// The word that is looked for; no other test has it.
    pub canary: String,
    /// Further variables that every command is given.
    pub env: Vec<(String, String)>,
}

impl World {
    /// One with an empty workspace.
    pub fn new() -> World {
        let in_memory = |name: &str| tempfile::Builder::new().prefix(name).tempdir_in("/dev/shm").unwrap();
        let world =
            World { folder: in_memory("world-"), session: in_memory("run-"), began: SystemTime::now(), canary: canary(), env: Vec::new() };
        std::fs::set_permissions(world.session.path(), PermissionsExt::from_mode(0o700)).unwrap();
        for folder in [world.root(), world.home(), world.folder.path().join("tmp")] {
            std::fs::create_dir(folder).unwrap();
        }
        assert!(world.command("git").args(["init", "-q", "-b", "main"]).status().unwrap().success());
        world
    }

    /// The workspace.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("team")
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// A program in the workspace, with this user's environment and nothing else of this machine but where programs are.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.environment()).current_dir(self.root()).stdin(Stdio::null());
        command
    }

    fn environment(&self) -> Vec<(String, String)> {
        let text = |path: &Path| path.to_str().unwrap().to_owned();
        let own = [
            ("PATH", std::env::var("PATH").unwrap()),
            ("HOME", text(&self.home())),
            ("TMPDIR", text(&self.folder.path().join("tmp"))),
            // some programs ask nobody where the home of root is
            ("XDG_CONFIG_HOME", text(&self.home().join(".config"))),
            ("XDG_DATA_HOME", text(&self.home().join(".local/share"))),
            ("XDG_RUNTIME_DIR", text(self.session.path())),
            ("STAY_TODAY", super::TODAY.to_owned()),
            ("LANG", "en_GB.UTF-8".to_owned()),
            ("TERM", "xterm".to_owned()),
            ("NO_COLOR", "1".to_owned()),
            ("GIT_AUTHOR_NAME", "Piet Jansen".to_owned()),
            ("GIT_AUTHOR_EMAIL", "piet@team.example".to_owned()),
            ("GIT_COMMITTER_NAME", "Piet Jansen".to_owned()),
            ("GIT_COMMITTER_EMAIL", "piet@team.example".to_owned()),
            ("GIT_CONFIG_NOSYSTEM", "1".to_owned()),
        ];
        own.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(self.env.iter().cloned()).collect()
    }

    /// Runs a command to its end with its calls traced; what it writes is looked through for the word.
    pub fn trace(&self, program: &str, words: &[&str]) -> Trace {
        self.tracing(program, words, None).finish()
    }

    /// The same with each process killed at its `when`th call of `call`.
    pub fn trace_killed(&self, program: &str, words: &[&str], call: &str, when: usize) -> Trace {
        self.tracing(program, words, Some((call, when))).finish()
    }

    /// A command that can be started with its calls traced, with streams of the caller's choice.
    pub fn tracing(&self, program: &str, words: &[&str], kill: Option<(&str, usize)>) -> Tracing {
        let notes = super::in_build_folder();
        let mut command = self.command("strace");
        command.args(["-ff", "-q", "-y", "-v", "-s", "4194304", "-e", &format!("trace={CALLS}"), "-o"]).arg(notes.path().join("calls"));
        if let Some((call, when)) = kill {
            command.args(["-e", &format!("inject={call}:signal=SIGKILL:when={when}")]);
        }
        command.arg("--").arg(program).args(words);
        Tracing { command, notes, root: self.root(), canary: self.canary.clone() }
    }

    /// Where the word is found: in the files that a command touched and that are still there, in the whole workspace, the home, the
    /// temporary folders and what is kept in memory, and in git. Of the folders that others use too only what is of this test
    /// counts: what is younger than it.
    pub fn find(&self, trace: &Trace) -> BTreeSet<PathBuf> {
        let forms = forms(&self.canary);
        let own = [self.folder.path(), self.session.path()];
        let ours = own.iter().flat_map(|folder| files(folder)).chain(trace.touched.iter().cloned());
        let shared = [std::env::temp_dir(), "/tmp".into(), "/var/tmp".into(), "/dev/shm".into()];
        let shared = shared.iter().flat_map(|folder| files(folder)).filter(|path| {
            let modified = path.metadata().and_then(|data| data.modified());
            modified.is_ok_and(|modified| modified >= self.began)
        });
        let mut found: BTreeSet<PathBuf> = ours.chain(shared).filter(|path| holds(path, &forms)).collect();
        found.extend(
            self.repositories()
                .filter(|repository| forms.iter().any(|form| is_in(&objects(repository), form)))
                .map(|repository| repository.join("objects")),
        );
        found
    }

    fn repositories(&self) -> impl Iterator<Item = PathBuf> {
        let found = WalkDir::new(self.folder.path()).into_iter().flatten();
        found
            .filter(|found| found.file_type().is_dir() && found.path().join("objects").is_dir() && found.path().join("HEAD").is_file())
            .map(walkdir::DirEntry::into_path)
    }
}

/// A word of letters alone, so that it is the same in a name of a file.
fn canary() -> String {
    std::iter::once("kanarie".to_owned()).chain((0..8).map(|_| fastrand::char('g'..='z').to_string())).collect()
}

/// A command that is about to be traced.
pub struct Tracing {
    pub command: Command,
    notes: TempDir,
    root: PathBuf,
    canary: String,
}

impl Tracing {
    /// Runs it to its end.
    pub fn finish(mut self) -> Trace {
        let output = self.command.output().unwrap();
        Trace { output: Some(output), ..self.read() }
    }

    /// The processes that were noted and have not ended.
    pub fn processes(&self) -> Vec<u32> {
        let notes = std::fs::read_dir(self.notes.path()).unwrap().flatten().map(|entry| entry.path());
        let lives = |path: &PathBuf| !std::fs::read(path).unwrap().ends_with(b" +++\n");
        notes.filter(lives).filter_map(|path| path.extension()?.to_str()?.parse().ok()).collect()
    }

    /// Reads what was noted of a command that has ended.
    pub fn read(&self) -> Trace {
        let mut notes = BTreeMap::new();
        for entry in std::fs::read_dir(self.notes.path()).unwrap().flatten() {
            let process: u32 = entry.file_name().to_str().unwrap().rsplit('.').next().unwrap().parse().unwrap();
            notes.insert(process, String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).into_owned());
        }
        let mut trace = Trace::default();
        // a process begins where the one that made it stood, and what nobody here made is the first
        let children: BTreeSet<u32> = notes.values().flat_map(|text| text.lines()).filter_map(child).collect();
        let mut waiting: Vec<(u32, PathBuf)> =
            notes.keys().filter(|process| !children.contains(process)).map(|process| (*process, self.root.clone())).collect();
        while let Some((process, mut folder)) = waiting.pop() {
            let Some(text) = notes.remove(&process) else { continue };
            for line in text.lines() {
                if let Some(child) = child(line) {
                    waiting.push((child, folder.clone()));
                }
                trace.note(line, &mut folder, &self.canary);
            }
        }
        trace
    }
}

/// What was noted of a command and all that it started.
#[derive(Debug, Default)]
pub struct Trace {
    /// What it said, where it ran to its end.
    pub output: Option<Output>,
    /// Every path that was opened to write, made, or given to a file.
    pub touched: BTreeSet<PathBuf>,
    /// The files into which the word was written, be they there or not.
    pub written: BTreeSet<PathBuf>,
    /// The words and the environment of every program that was started, as the trace shows them.
    pub started: Vec<String>,
}

impl Trace {
    /// The programs, but for the first, that were handed a word in their arguments or their environment.
    pub fn handed(&self, needle: &str) -> Vec<&str> {
        let first = self.started.first();
        self.started.iter().filter(|started| Some(*started) != first && started.contains(needle)).map(String::as_str).collect()
    }

    /// What both together did.
    pub fn and(mut self, other: Trace) -> Trace {
        self.touched.extend(other.touched);
        self.written.extend(other.written);
        self.started.extend(other.started);
        self.output = other.output;
        self
    }

    fn note(&mut self, line: &str, folder: &mut PathBuf, needle: &str) {
        let Some((call, rest)) = line.split_once('(') else { return };
        // a call in which the process was killed has no result
        let failed = line.rsplit_once(") = ").is_some_and(|(_, result)| result.starts_with('-'));
        match call {
            "execve" | "execveat" if !failed => self.started.push(rest.to_owned()),
            "write" | "pwrite64" | "writev" | "pwritev" | "pwritev2" => {
                // what a terminal, a pipe or a socket gets is on its way to somebody who reads it
                let path = described(rest).filter(|path| path.is_absolute() && !path.starts_with("/dev/pts"));
                self.written.extend(path.filter(|path| rest.contains(needle) && path != Path::new("/dev/tty")));
            }
            _ if failed => {}
            "open" | "openat" | "openat2" => {
                let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|flag| rest.contains(flag));
                let opened = rest.rsplit_once(") = ").and_then(|(_, result)| described(result));
                self.touched.extend(opened.or_else(|| paths(rest, folder).pop()).filter(|_| writes));
            }
            "chdir" | "fchdir" => {
                let to = if call == "chdir" { paths(rest, folder).pop() } else { described(rest) };
                *folder = to.unwrap_or_else(|| folder.clone());
            }
            // of a rename the old name is no more, and what it was has the new one
            "creat" | "rename" | "renameat" | "renameat2" | "link" | "linkat" | "symlink" | "symlinkat" | "mkdir" | "mkdirat" | "mknod"
            | "mknodat" | "truncate" => self.touched.extend(paths(rest, folder)),
            _ => {}
        }
    }
}

/// The process that a call made.
fn child(line: &str) -> Option<u32> {
    let made = ["clone(", "clone3(", "fork(", "vfork("].iter().any(|call| line.starts_with(call));
    line.rsplit_once(" = ").filter(|_| made)?.1.split_whitespace().next()?.parse().ok()
}

/// The path that a file is described by, as in `3</home/x>`.
fn described(text: &str) -> Option<PathBuf> {
    let start = text.find('<').filter(|at| text[..*at].chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c)))?;
    Some(PathBuf::from(unescaped(&text[start + 1..start + text[start..].find('>')?])))
}

/// The paths among the arguments of a call, each from the folder before it or from where the process stands.
fn paths(arguments: &str, folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut from = folder.to_owned();
    let mut rest = arguments;
    while let Some(at) = rest.find(['"', '<']) {
        let (is_text, inside) = (rest.as_bytes()[at] == b'"', &rest[at + 1..]);
        let Some(end) = (if is_text { end_of_text(inside) } else { inside.find('>') }) else { break };
        let path = unescaped(&inside[..end]);
        if is_text {
            found.push(from.join(path));
            from = folder.to_owned();
        } else {
            from = path.into();
        }
        rest = &inside[end + 1..];
    }
    found
}

/// Where a quoted text ends.
fn end_of_text(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })
}

/// A text as strace writes it, with its bytes as they are.
fn unescaped(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.bytes().peekable());
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        let mut number = None;
        for _ in 0..3 {
            let Some(digit) = rest.next_if(|byte| (b'0'..b'8').contains(byte)) else { break };
            number = Some(number.unwrap_or(0u32) * 8 + u32::from(digit - b'0'));
        }
        match number {
            Some(number) => bytes.push(number as u8),
            None => bytes.push(match rest.next() {
                Some(b'n') => b'\n',
                Some(b't') => b'\t',
                Some(b'r') => b'\r',
                other => other.unwrap_or(b'\\'),
            }),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A word as a file may have it: in UTF-8 or UTF-16, in base 64 wherever it stands, in hexadecimal digits.
fn forms(needle: &str) -> Vec<Vec<u8>> {
    let utf16 = |end: fn(u16) -> [u8; 2]| needle.encode_utf16().flat_map(end).collect::<Vec<u8>>();
    let mut forms = vec![needle.as_bytes().to_vec(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)];
    forms.push(data_encoding::HEXLOWER.encode(needle.as_bytes()).into_bytes());
    for before in 0..3 {
        let text = [&vec![0; before][..], needle.as_bytes()].concat();
        let encoded = data_encoding::BASE64.encode(&text).into_bytes();
        // what depends on what stands before and behind it is left out
        let (start, end) = ([0, 2, 3][before], text.len() / 3 * 4);
        forms.push(encoded[start..end].to_vec());
    }
    forms
}

fn is_in(bytes: &[u8], form: &[u8]) -> bool {
    memchr::memmem::find(bytes, form).is_some()
}

fn holds(path: &Path, forms: &[Vec<u8>]) -> bool {
    if !path.symlink_metadata().is_ok_and(|data| data.is_file()) {
        return false;
    }
    let Ok(bytes) = std::fs::read(path) else { return false };
    forms.iter().any(|form| is_in(&bytes, form)) || forms.iter().any(|form| is_in(path.as_os_str().as_encoded_bytes(), form))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let found = WalkDir::new(folder).into_iter().flatten().filter(|found| found.file_type().is_file());
    found.map(walkdir::DirEntry::into_path).collect()
}

/// All that a repository keeps, unpacked: reachable or not.
fn objects(repository: &Path) -> Vec<u8> {
    let mut git = Command::new("git");
    git.arg("--git-dir").arg(repository).args(["cat-file", "--batch-all-objects", "--unordered", "--batch"]);
    git.output().unwrap().stdout
}
