//! Where words go: data to standard output, messages to standard error, long answers to the pager.

use anstream::{AutoStream, ColorChoice};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// Where words go, and how.
#[derive(Clone)]
pub struct Output {
    /// How many columns there are.
    pub width: usize,
    /// Messages are held back.
    quiet: bool,
    color: ColorChoice,
}

impl Output {
    /// Looks at the terminal once. `color` is `auto`, `always` or `never`.
    pub fn new(color: &str, quiet: bool) -> Output {
        let color = match color {
            "always" => ColorChoice::Always,
            "never" => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        Output { width: width(), quiet, color }
    }

    /// Whether a person sits at this terminal and can be asked.
    pub fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Whether the answer is seen on a terminal, and an editor can open there.
    pub fn is_terminal(&self) -> bool {
        io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Data. A reader that has seen enough is no error.
    pub fn data(&self, text: &str) -> io::Result<()> {
        if io::stdout().is_terminal() && is_long(text) && self.page(text) {
            return Ok(());
        }
        let color = if has_colors(text) { self.color } else { ColorChoice::AlwaysAnsi };
        let mut stream = AutoStream::new(io::stdout().lock(), color);
        match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }

    /// A message, unless they are held back.
    pub fn message(&self, text: &str) {
        if !self.quiet {
            self.complaint(text);
        }
    }

    /// What has to be said, whatever was asked.
    pub fn complaint(&self, text: &str) {
        let mut stream = AutoStream::new(io::stderr().lock(), self.color);
        let _ = writeln!(stream, "{text}");
    }

    /// A question, on the line where it is answered; `None` at the end of input.
    pub fn ask(&self, question: &str) -> Option<String> {
        let mut stream = AutoStream::new(io::stderr().lock(), self.color);
        let _ = write!(stream, "{question} ");
        let _ = stream.flush();
        let mut line = String::new();
        match io::stdin().read_line(&mut line) {
            Ok(read) if read > 0 => Some(line.trim().to_owned()),
            _ => None,
        }
    }

    /// Hands a long answer to the pager; false when there is none.
    fn page(&self, text: &str) -> bool {
        let asked = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
        let mut words = shell_words::split(&asked).unwrap_or_default();
        let name = words.first().and_then(|program| Path::new(program).file_stem()).map(std::ffi::OsStr::to_os_string);
        // set to nothing is no pager, as git has it
        if name.as_ref().is_none_or(|name| name == "cat") {
            return false;
        }
        if name.is_some_and(|name| name == "less") {
            // whatever `LESS` says: without this the colours are shown as what they are made of
            words.push("-R".to_owned());
        }
        // our dots and dashes, also where the system's own locale is not set up
        let charset = std::env::var("LESSCHARSET").unwrap_or_else(|_| "utf-8".to_owned());
        let less = std::env::var("LESS").unwrap_or_else(|_| "FRX".to_owned());
        let child = Command::new(&words[0]).args(&words[1..]).env("LESS", less).env("LESSCHARSET", charset).stdin(Stdio::piped()).spawn();
        let Ok(mut child) = child else { return false };
        if let Some(stdin) = child.stdin.take() {
            let choice = if self.color == ColorChoice::Auto { AutoStream::choice(&io::stdout()) } else { self.color };
            let plain;
            let shown = if choice == ColorChoice::Never {
                plain = anstream::adapter::strip_str(text).to_string();
                &plain
            } else {
                text
            };
            // the reader may quit before the end
            let _ = { stdin }.write_all(shown.as_bytes());
        }
        let _ = child.wait();
        true
    }
}

/// Whether there is anything that a stream may have to take out; JSON has nothing, however much there is of it.
fn has_colors(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | (byte.is_ascii_control() & !byte.is_ascii_whitespace()))
}

fn is_long(text: &str) -> bool {
    let rows = terminal_size::terminal_size().map_or(24, |(_, rows)| usize::from(rows.0));
    text.lines().count() >= rows
}

/// The width of the terminal; `COLUMNS` or 80 where there is none.
fn width() -> usize {
    let seen = terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
    let told = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    seen.or_else(told).filter(|columns| *columns > 0).unwrap_or(80).clamp(20, 400)
}
