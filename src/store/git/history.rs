//! The history of files in git: who changed them, when, and their texts.

use super::{Git, Touched, reason};
use crate::domain::date::parse_civil;
use crate::domain::history::Recorded;
use crate::store::Fault;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::process::{Output, Stdio};

/// One commit that changed files. Lists of commits have the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Who, when, and its name in git.
    pub recorded: Recorded,
    /// The commits before it: none for the first, several for a merge.
    pub before: Vec<String>,
    /// The files of this workspace that it touched.
    pub files: Vec<Touched>,
}

impl Commit {
    /// The paths of its files.
    pub fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.iter().map(|file| &file.path)
    }
}

impl Git {
    /// The commits that changed these files or folders, the newest first; merges only if they decided something.
    pub fn commits(&self, paths: &[String], since: Option<&str>) -> Result<Vec<Commit>, Fault> {
        let mut commits = Vec::new();
        self.each_commit(paths, since, |some| {
            commits.extend(some);
            Ok::<_, Fault>(ControlFlow::Continue(()))
        })?;
        Ok(commits)
    }

    /// The same, as git finds them: `tell` gets some at a time, and says whether it wants more.
    pub fn each_commit<E: From<Fault>>(
        &self,
        paths: &[String],
        since: Option<&str>,
        mut tell: impl FnMut(Vec<Commit>) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        let mut arguments: Vec<String> = [
            "log",
            "--full-history",
            "--no-renames",
            "--relative",
            "--raw",
            "--no-abbrev",
            "-z",
            "--cc",
            "--format=%x01%H%x02%P%x02%as%x02%an%x02",
        ]
        .into_iter()
        .map(str::to_owned)
        .collect();
        arguments.extend(since.map(|day| format!("--since={day}T00:00:00")));
        arguments.push("--".to_owned());
        arguments.extend(paths.iter().cloned());
        if self.head().is_none() {
            return Ok(());
        }
        let prefix = &*self.place()?.prefix;
        let failed = |error| Fault::Io { path: "git".into(), error };
        let mut child = self.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let (sender, receiver) = std::sync::mpsc::sync_channel(2 * MOST_AT_ONCE);
        std::thread::scope(|scope| {
            let said = scope.spawn(move || {
                let mut said = Vec::new();
                err.map(|mut err| err.read_to_end(&mut said));
                said
            });
            scope.spawn(move || {
                let entries = out.map(|out| BufReader::with_capacity(1 << 16, out).split(b'\x01'));
                let commits = entries.into_iter().flatten().map_while(Result::ok).filter_map(|entry| commit(&entry, prefix));
                for commit in commits.filter(|commit| !commit.files.is_empty()) {
                    if sender.send(commit).is_err() {
                        return;
                    }
                }
            });
            let mut result = Ok(ControlFlow::Continue(()));
            while let (Ok(ControlFlow::Continue(())), Ok(first)) = (&result, receiver.recv()) {
                let mut some = vec![first];
                some.extend(receiver.try_iter().take(MOST_AT_ONCE - 1));
                result = tell(some);
            }
            // whoever has heard enough has git stop
            drop(receiver);
            if !matches!(result, Ok(ControlFlow::Continue(()))) {
                let _ = child.kill();
            }
            let status = child.wait().map_err(failed)?;
            let stderr = said.join().unwrap_or_default();
            match result? {
                ControlFlow::Continue(()) if !status.success() => {
                    Err(Fault::Git(reason(&Output { status, stdout: Vec::new(), stderr })).into())
                }
                _ => Ok(()),
            }
        })
    }
}

/// How many commits are told at a time at the most.
const MOST_AT_ONCE: usize = 64;

/// A commit as the format above has it, with its files: a line, a NUL, the path, a NUL.
fn commit(entry: &[u8], prefix: &str) -> Option<Commit> {
    let text = String::from_utf8_lossy(entry);
    let mut parts = text.splitn(5, '\u{2}');
    let (id, parents, day, by) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let mut pieces = parts.next()?.split('\0').skip_while(|piece| piece.trim_matches('\n').is_empty());
    let mut files = Vec::new();
    while let (Some(told), Some(path)) = (pieces.next(), pieces.next()) {
        files.extend(Touched::read(told.trim_matches('\n'), path, prefix));
    }
    Some(Commit {
        recorded: Recorded { commit: id.to_owned(), day: parse_civil(day)?, by: by.to_owned() },
        before: parents.split(' ').filter(|parent| !parent.is_empty()).map(str::to_owned).collect(),
        files,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_the_objects_of_their_texts() {
        let [zero, one, two, three] = ["0", "1", "2", "3"].map(|digit| digit.repeat(40));
        let head = "a1\u{2}b1 c1\u{2}2026-11-20\u{2}Piet\u{2}\n\0";
        let raw = format!(
            ":100644 100644 {one} {two} M\0employees/anna/a b.yaml\0:000000 100644 {zero} {one} A\0new.yaml\0\
             ::100644 100644 000000 {one} {two} {zero} DD\0gone.yaml\0::100644 100644 100644 {one} {two} {three} MM\0both.yaml\0"
        );
        let found = commit(format!("{head}{raw}").as_bytes(), "").unwrap();
        assert_eq!((found.before, found.recorded.by.as_str()), (vec!["b1".to_owned(), "c1".to_owned()], "Piet"));
        let told = |file: &Touched| (file.path.clone(), file.after.clone(), file.before.clone());
        let expected = [
            ("employees/anna/a b.yaml", Some(&two), vec![Some(&one)]),
            ("new.yaml", Some(&one), vec![None]),
            ("gone.yaml", None, vec![Some(&one), Some(&two)]),
            ("both.yaml", Some(&three), vec![Some(&one), Some(&two)]),
        ];
        let expected = expected.map(|(path, after, before)| {
            (path.to_owned(), after.cloned(), before.into_iter().map(|object| object.cloned()).collect::<Vec<_>>())
        });
        assert_eq!(found.files.iter().map(told).collect::<Vec<_>>(), expected);
        assert!(commit(b"a1\x02\x02no day\x02x\x02", "").is_none() && commit(b"", "").is_none());
    }
}
