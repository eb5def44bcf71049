//! Output: data to standard output, messages to standard error, long answers to the pager.

use anstream::{AutoStream, ColorChoice};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// The output of one command, and its settings.
#[derive(Clone)]
pub(crate) struct Output {
    /// The width of the terminal in columns.
    pub width: usize,
    /// Whether messages are left out.
    quiet: bool,
    color: ColorChoice,
}

impl Output {
    /// Looks at the terminal once. `color` is `auto`, `always` or `never`.
    pub(crate) fn new(color: &str, quiet: bool) -> Output {
        let color = match color {
            "always" => ColorChoice::Always,
            "never" => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        Output { width: width(), quiet, color }
    }

    /// Whether a person is at this terminal and can be asked.
    pub(crate) fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Whether the answer goes to a terminal, so that an editor can open there.
    pub(crate) fn is_terminal(&self) -> bool {
        io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Writes data. It is no error if the reader stops early.
    pub(crate) fn data(&self, text: &str) -> io::Result<()> {
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

    /// Shows a long answer in the pager; `false` if there is none.
    fn page(&self, text: &str) -> bool {
        let asked = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
        let mut words = shell_words::split(&asked).unwrap_or_default();
        let name = words.first().and_then(|program| Path::new(program).file_stem()).map(std::ffi::OsStr::to_os_string);
        // an empty value means no pager, as in git
        if name.as_ref().is_none_or(|name| name == "cat") {
            return false;
        }
        if name.is_some_and(|name| name == "less") {
            // whatever `LESS` says: without this less shows the codes of colours instead of colours
            words.push("-R".to_owned());
        }
        // our dots and dashes need UTF-8, even if the system's own locale is not set up
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
