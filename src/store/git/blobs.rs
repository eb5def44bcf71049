//! File contents that git keeps, read through one process for any number of files.

use super::{Git, text};
use crate::store::Fault;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdout, Stdio};
use std::sync::mpsc::Sender;

/// The content of a file as git has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blob {
    Bytes(Vec<u8>),
    /// Over the size that was asked for; how many bytes there are.
    TooBig(u64),
}

/// A program of git that gives the contents of what it is asked for, as long as it is asked.
pub struct Asked {
    child: Child,
    questions: Option<Sender<String>>,
    answers: BufReader<ChildStdout>,
}

impl Git {
    /// The contents of what these names stand for (an object, or `COMMIT:./PATH`), in the order asked and up to a size;
    /// `None` for what git does not have.
    pub fn blobs(&self, names: &[String], largest: u64) -> Result<Vec<Option<Blob>>, Fault> {
        Ok(self.to_be_asked()?.blobs(names.iter().map(String::as_str), largest))
    }

    /// A program to be asked for contents, many times.
    pub fn to_be_asked(&self) -> Result<Asked, Fault> {
        let failed = |error| Fault::Io { path: "git".into(), error };
        let mut command = self.command(&["cat-file", "--batch"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(failed)?;
        let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(failed(std::io::ErrorKind::BrokenPipe.into()));
        };
        let (questions, asked) = std::sync::mpsc::channel::<String>();
        // git answers while it is asked: write and read at the same time, or one of them may wait for the other
        std::thread::spawn(move || asked.iter().try_for_each(|names| stdin.write_all(names.as_bytes())));
        Ok(Asked { child, questions: Some(questions), answers: BufReader::with_capacity(1 << 16, stdout) })
    }
}

impl Asked {
    /// The contents of what these names stand for, in their order and up to a size; `None` for what git does not have.
    pub fn blobs<'n>(&mut self, names: impl Iterator<Item = &'n str>, largest: u64) -> Vec<Option<Blob>> {
        let mut count = 0;
        let lines = names.inspect(|_| count += 1).fold(String::new(), |lines, name| lines + name + "\n");
        let is_asked = self.questions.as_ref().is_some_and(|questions| questions.send(lines).is_ok());
        (0..count).map(|_| next(&mut self.answers, largest).filter(|_| is_asked)).collect()
    }

    /// The texts of objects, in their order; `None` for no object, and for what is no text.
    pub fn texts<'n>(&mut self, objects: impl Iterator<Item = Option<&'n str>>) -> Vec<Option<String>> {
        let objects: Vec<Option<&str>> = objects.collect();
        let mut blobs = self.blobs(objects.iter().copied().flatten(), u64::MAX).into_iter();
        objects.iter().map(|object| object.and_then(|_| blobs.next().flatten()).and_then(Blob::text)).collect()
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.questions = None;
        // it only reads, and may wait for someone to take an answer that nobody wants any more
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Blob {
    /// The text, if it is one.
    pub fn text(self) -> Option<String> {
        if let Blob::Bytes(bytes) = self { String::from_utf8(bytes).ok() } else { None }
    }
}

/// The next answer: a line that ends with the size, then so many bytes and a line break.
fn next(answers: &mut BufReader<ChildStdout>, largest: u64) -> Option<Blob> {
    let mut head = Vec::new();
    answers.read_until(b'\n', &mut head).ok()?;
    let size: u64 = text(&head).rsplit(' ').next()?.parse().ok()?;
    let mut bytes = Vec::new();
    let kept = if size > largest { 0 } else { size };
    answers.by_ref().take(kept).read_to_end(&mut bytes).ok()?;
    std::io::copy(&mut answers.by_ref().take(size - kept + 1), &mut std::io::sink()).ok()?;
    if kept < size {
        return Some(Blob::TooBig(size));
    }
    (bytes.len() as u64 == size).then_some(Blob::Bytes(bytes))
}
