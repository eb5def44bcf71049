//! Everything that git keeps on any branch: each commit with its message, and the versions of files that it brought.

use super::{Git, Touched, reason};
use crate::domain::date::parse_civil;
use crate::domain::history::Recorded;
use crate::store::Fault;
use std::collections::{HashMap, HashSet};

/// How many values git gives of a commit.
const VALUES: usize = 7;

/// All that git keeps, the newest commit first.
#[derive(Debug, Default)]
pub struct Everywhere {
    pub commits: Vec<Logged>,
}

/// One commit.
#[derive(Debug)]
pub struct Logged {
    pub recorded: Recorded,
    /// Who made it and who put it in: names and addresses.
    pub people: [String; 4],
    pub message: String,
    /// Whether it is in the history of what is checked out.
    pub is_here: bool,
    /// The files in this folder that it changed; of a merge only what no side had.
    pub touched: Vec<Touched>,
}

impl Git {
    /// Every commit of every branch, tag and stash.
    pub fn everywhere(&self) -> Result<Everywhere, Fault> {
        let head = self.head();
        let of_head = head.is_some().then_some("HEAD");
        let ask = |arguments: &[&str]| -> Result<String, Fault> {
            let arguments: Vec<&str> = arguments.iter().copied().chain(of_head).chain(["--", "."]).collect();
            let output = self.run(&arguments)?;
            if output.status.success() {
                Ok(String::from_utf8_lossy(&output.stdout).into_owned())
            } else {
                Err(Fault::Git(reason(&output)))
            }
        };
        // messages are of the whole repository, and may hold anything but a zero byte
        let said = ["log", "--all", "-z", "--format=%H%x00%as%x00%an%x00%ae%x00%cn%x00%ce%x00%B"];
        let output = self.run(&said.iter().copied().chain(of_head).chain(["--"]).collect::<Vec<_>>())?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let values: Vec<&str> = text.split('\0').collect();
        let here: HashSet<String> = match head {
            Some(_) => self.answer(&["rev-list", "HEAD"])?.lines().map(str::to_owned).collect(),
            None => HashSet::new(),
        };
        let raw = ["log", "--all", "--full-history", "--no-renames", "--relative", "--raw", "--no-abbrev", "-c", "-z", "--format=%x01%H"];
        let mut touched = touched(&ask(&raw)?, &self.place()?.prefix);
        let one = |values: &[&str]| {
            let [id, day, by, mail, committer, committer_mail, message] = *<&[&str; VALUES]>::try_from(values).ok()?;
            Some(Logged {
                recorded: Recorded { commit: id.to_owned(), day: parse_civil(day).unwrap_or_default(), by: by.to_owned() },
                people: [by, mail, committer, committer_mail].map(str::to_owned),
                message: message.trim_end().to_owned(),
                is_here: here.contains(id),
                touched: touched.remove(id).unwrap_or_default(),
            })
        };
        Ok(Everywhere { commits: values.chunks(VALUES).filter_map(one).collect() })
    }
}

/// The files of each commit: a line that tells modes and contents, then the path.
fn touched(raw: &str, prefix: &str) -> HashMap<String, Vec<Touched>> {
    let mut all: HashMap<String, Vec<Touched>> = HashMap::new();
    let mut commit = String::new();
    let mut parts = raw.split('\0');
    while let Some(part) = parts.next() {
        let part = part.trim_matches('\n');
        if let Some(id) = part.strip_prefix('\u{1}') {
            id.clone_into(&mut commit);
        } else if part.starts_with(':') {
            let Some(path) = parts.next() else { break };
            all.entry(commit.clone()).or_default().extend(Touched::read(part, path, prefix));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_commits_and_of_merges_are_read() {
        let zero = "0".repeat(40);
        let [a, b, c] = ["a", "b", "c"].map(|letter| letter.repeat(40));
        let merge = format!("::100644 100644 100644 {a} {b} {c} MM\0x y.yaml\0");
        let raw = format!("\u{1}one\0\n:000000 100644 {zero} {a} A\0:odd\0:100644 000000 {b} {zero} D\0two\0\0\u{1}merge\0\n{merge}");
        let found = touched(&raw, "");
        let one = &found["one"];
        assert_eq!((one[0].path.as_str(), &one[0].before[..], &one[0].after), (":odd", &[None][..], &Some(a.clone())));
        assert_eq!((one[1].path.as_str(), &one[1].before[..], &one[1].after), ("two", &[Some(b.clone())][..], &None));
        assert_eq!((&found["merge"][0].before, &found["merge"][0].after), (&vec![Some(a), Some(b)], &Some(c)));
    }
}
