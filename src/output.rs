//! Output: data to standard output, messages to standard error, long answers to the pager.

use crate::hidden;
use anstream::{AutoStream, ColorChoice};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use zeroize::Zeroizing;

/// The output of one command, and its settings.
#[derive(Clone)]
pub(crate) struct Output {
    /// The width of the terminal in columns.
    pub width: usize,
    /// Whether messages are left out.
    quiet: bool,
    color: ColorChoice,
    /// Whether the pager may remember what was looked for in an answer.
    remembers: bool,
    /// Whether any data was written; the same for every clone.
    has_answered: Arc<AtomicBool>,
}

impl Output {
    /// Looks at the terminal once. `color` is `auto`, `always` or `never`.
    pub(crate) fn new(color: &str, quiet: bool) -> Output {
        let color = match color {
            "always" => ColorChoice::Always,
            "never" => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        Output { width: width(), quiet, color, remembers: true, has_answered: Arc::default() }
    }

    /// The same where nothing of an answer may be left on a disk.
    pub(crate) fn of_sealed(self, is_sealed: bool) -> Output {
        Output { remembers: !is_sealed, ..self }
    }

    /// Whether a person is at this terminal and can be asked.
    pub(crate) fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Whether the answer goes to a terminal, so that an editor can open there.
    pub(crate) fn is_terminal(&self) -> bool {
        io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Whether any data was written.
    pub(crate) fn has_answered(&self) -> bool {
        self.has_answered.load(Ordering::Relaxed)
    }

    /// Whether a person looks on, who wonders what takes so long.
    pub(crate) fn has_onlooker(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Whether messages are left out.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Writes data. It is no error if the reader stops early.
    pub(crate) fn data(&self, text: &str) -> io::Result<()> {
        let mut stream = self.stream();
        stream.add(text)?;
        stream.finish()
    }

    /// Writes data piece by piece.
    pub(crate) fn stream(&self) -> Stream<'_> {
        let to = if io::stdout().is_terminal() { To::Waiting(String::new()) } else { To::Output };
        Stream { out: self, to }
    }

    fn write(&self, text: &str) -> io::Result<bool> {
        self.has_answered.fetch_or(!text.is_empty(), Ordering::Relaxed);
        let color = if has_colors(text) { self.color } else { ColorChoice::AlwaysAnsi };
        let mut stream = AutoStream::new(io::stdout().lock(), color);
        is_read(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()))
    }

    /// Writes bytes as they are, for another program.
    pub(crate) fn raw(&self, bytes: &[u8]) -> io::Result<()> {
        self.has_answered.fetch_or(!bytes.is_empty(), Ordering::Relaxed);
        let mut stream = io::stdout().lock();
        stream.write_all(bytes).and_then(|()| stream.flush())
    }

    /// A message, unless messages are left out.
    pub(crate) fn message(&self, text: &str) {
        if !self.quiet {
            self.complaint(text);
        }
    }

    /// A message that is never left out.
    pub(crate) fn complaint(&self, text: &str) {
        let mut stream = AutoStream::new(io::stderr().lock(), self.color);
        let _ = writeln!(stream, "{text}");
    }

    /// A question, on the line where it is answered; `None` at the end of input.
    pub(crate) fn ask(&self, question: &str) -> Option<String> {
        let mut stream = AutoStream::new(io::stderr().lock(), self.color);
        let _ = write!(stream, "{question} ");
        let _ = stream.flush();
        let mut line = String::new();
        match io::stdin().read_line(&mut line) {
            Ok(read) if read > 0 => Some(line.trim().to_owned()),
            _ => None,
        }
    }

    /// A question whose answer is not shown; `None` at the end of input.
    pub(crate) fn ask_unseen(&self, question: &str) -> Option<Zeroizing<String>> {
        let say = |text: &str| {
            let mut stream = AutoStream::new(io::stderr().lock(), self.color);
            let _ = write!(stream, "{text}");
            let _ = stream.flush();
        };
        let answer = hidden::read_line(|| say(&format!("{question} ")));
        // Enter is not shown either
        say("\n");
        answer
    }

    /// The pager, if there is one.
    fn pager(&self) -> Option<Pager> {
        let asked = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
        let mut words = shell_words::split(&asked).unwrap_or_default();
        let name = words.first().and_then(|program| Path::new(program).file_stem()).map(std::ffi::OsStr::to_os_string);
        // an empty value means no pager, as in git
        if name.as_ref().is_none_or(|name| name == "cat") {
            return None;
        }
        if name.is_some_and(|name| name == "less") {
            // whatever `LESS` says: without this less shows the codes of colours instead of colours
            words.push("-R".to_owned());
        }
        // our dots and dashes need UTF-8, even if the system's own locale is not set up
        let charset = std::env::var("LESSCHARSET").unwrap_or_else(|_| "utf-8".to_owned());
        let less = std::env::var("LESS").unwrap_or_else(|_| "FRX".to_owned());
        let (program, arguments) = words.split_first()?;
        let mut pager = Command::new(program);
        pager.args(arguments).env("LESS", less).env("LESSCHARSET", charset).stdin(Stdio::piped());
        if !self.remembers {
            // else less keeps the words that were looked for in the home folder
            pager.env("LESSHISTFILE", "-");
        }
        let choice = if self.color == ColorChoice::Auto { AutoStream::choice(&io::stdout()) } else { self.color };
        Some(Pager { child: pager.spawn().ok()?, is_plain: choice == ColorChoice::Never })
    }
}

/// Data that is written piece by piece: on a terminal to the pager, once it is more than a screen.
pub(crate) struct Stream<'o> {
    out: &'o Output,
    to: To,
}

enum To {
    /// Not more than a screen so far.
    Waiting(String),
    Pager(Pager),
    Output,
}

impl Stream<'_> {
    /// Writes what comes next; whether there is anyone who reads on.
    pub(crate) fn add(&mut self, text: &str) -> io::Result<bool> {
        match &mut self.to {
            To::Output => self.out.write(text),
            To::Pager(pager) => is_read(pager.write(text)),
            To::Waiting(waiting) => {
                waiting.push_str(text);
                if !is_long(waiting) {
                    return Ok(true);
                }
                let text = std::mem::take(waiting);
                self.to = self.out.pager().map_or(To::Output, To::Pager);
                self.add(&text)
            }
        }
    }

    /// Writes what is left, and waits for the reader.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self.to {
            To::Waiting(waiting) => self.out.write(&waiting).map(|_| ()),
            To::Pager(mut pager) => {
                drop(pager.child.stdin.take());
                // whatever it ends with: it has shown what there was
                let _ = pager.child.wait();
                Ok(())
            }
            To::Output => Ok(()),
        }
    }
}

/// A program that shows long answers.
struct Pager {
    child: Child,
    is_plain: bool,
}

impl Pager {
    fn write(&mut self, text: &str) -> io::Result<()> {
        let Some(stdin) = &mut self.child.stdin else { return Ok(()) };
        if self.is_plain { write!(stdin, "{}", anstream::adapter::strip_str(text)) } else { stdin.write_all(text.as_bytes()) }
    }
}

/// Whether a reader reads on. It is no error if it stops early.
fn is_read(result: io::Result<()>) -> io::Result<bool> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        result => result.map(|()| true),
    }
}

/// Whether a stream may have to remove something from the text. JSON never has anything to remove.
fn has_colors(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | (byte.is_ascii_control() & !byte.is_ascii_whitespace()))
}

fn is_long(text: &str) -> bool {
    let rows = terminal_size::terminal_size().map_or(24, |(_, rows)| usize::from(rows.0));
    text.lines().count() >= rows
}

/// The width of the terminal; `COLUMNS` or 80 if it is unknown.
fn width() -> usize {
    let seen = terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
    let told = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    seen.or_else(told).filter(|columns| *columns > 0).unwrap_or(80).clamp(20, 400)
}
