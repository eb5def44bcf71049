//! File contents that git keeps, read through one process for any number of files.

use super::{Git, text};
use crate::store::Fault;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{ChildStdout, Stdio};

/// The content of a file as git has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blob {
    Bytes(Vec<u8>),
    /// Over the size that was asked for; how many bytes there are.
    TooBig(u64),
}

impl Git {
    /// The contents of what these names stand for (an object, or `COMMIT:./PATH`), in the order asked and up to a size;
    /// `None` for what git does not have.
    pub fn blobs(&self, names: &[String], largest: u64) -> Result<Vec<Option<Blob>>, Fault> {
        let failed = |error| Fault::Io { path: "git".into(), error };
        let mut command = self.command(&["cat-file", "--batch"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(failed)?;
        let asked: String = names.iter().flat_map(|name| [name, "\n"]).collect();
        let stdin = child.stdin.take();
        // git answers while it is asked: write and read at the same time, or one of them may wait for the other
        let asking = std::thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(asked.as_bytes())));
        let answers = child.stdout.take().map(BufReader::new);
        let blobs = answers.map(|mut answers| names.iter().map(|_| next(&mut answers, largest)).collect());
        let _ = asking.join();
        child.wait().map_err(failed)?;
        Ok(blobs.unwrap_or_default())
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
