//! All that a repository still has, also what no branch leads to any more.

use super::remote::without_secrets;
use super::{Git, reason, text};
use crate::store::Fault;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

/// One object.
pub enum Object<'b> {
    /// A folder, as the names in it; whether each is a folder.
    Tree(Vec<(String, bool)>),
    Blob(&'b [u8]),
}

impl Git {
    /// Looks at every folder and file that git keeps, reachable or not, whatever is packed how.
    pub fn every_object(&self, mut look: impl FnMut(&str, Object)) -> Result<(), Fault> {
        let failed = |error| Fault::Io { path: "git".into(), error };
        let mut command = self.command(&["cat-file", "--batch-all-objects", "--unordered", "--batch"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(failed)?;
        let Some(out) = child.stdout.take() else { return Ok(()) };
        let mut out = BufReader::new(out);
        let (mut head, mut bytes) = (Vec::new(), Vec::new());
        loop {
            head.clear();
            bytes.clear();
            if out.read_until(b'\n', &mut head).map_err(failed)? == 0 {
                break;
            }
            let line = text(&head);
            let mut words = line.split(' ');
            let (Some(name), Some(kind), Some(size)) = (words.next(), words.next(), words.next().and_then(|size| size.parse().ok())) else {
                continue;
            };
            out.by_ref().take(size).read_to_end(&mut bytes).map_err(failed)?;
            std::io::copy(&mut out.by_ref().take(1), &mut std::io::sink()).map_err(failed)?;
            match kind {
                "tree" => look(name, Object::Tree(entries(&bytes, name.len() / 2))),
                "blob" => look(name, Object::Blob(&bytes)),
                _ => {}
            }
        }
        let status = child.wait().map_err(failed)?;
        if status.success() { Ok(()) } else { Err(Fault::Git(Default::default())) }
    }

    /// Which branches, tags and other names lead to any of these objects; and how many of them are led to by none, but for the
    /// reflog or not at all.
    pub fn leading_to(&self, objects: &HashSet<String>) -> Result<(Vec<String>, [usize; 2]), Fault> {
        let refs = self.answer(&["for-each-ref", "--format=%(refname)"])?;
        let mut leading = Vec::new();
        let mut left: BTreeSet<&String> = objects.iter().collect();
        let head = self.head().map(|_| "HEAD");
        for name in refs.lines().chain(head) {
            let found = self.reached(&[name])?;
            // where a branch is checked out it says all that HEAD would
            if objects.iter().any(|object| found.contains(object)) && (name != "HEAD" || leading.is_empty()) {
                leading.push(name.to_owned());
            }
            left.retain(|object| !found.contains(*object));
        }
        let reflog = if left.is_empty() { HashSet::new() } else { self.reached(&["--reflog"])? };
        let of_reflog = left.iter().filter(|object| reflog.contains(**object)).count();
        Ok((leading, [of_reflog, left.len() - of_reflog]))
    }

    /// Where the others get it from, without what would open it: a name and a password that stand in the address.
    pub fn server(&self) -> Option<String> {
        let remotes = self.optional(&["remote"])?;
        let name = remotes.lines().find(|name| *name == "origin").or_else(|| remotes.lines().next())?;
        self.optional(&["remote", "get-url", name]).map(|address| without_secrets(&address))
    }

    fn reached(&self, from: &[&str]) -> Result<HashSet<String>, Fault> {
        let output = self.run(&[&["rev-list", "--objects"], from, &["--"]].concat())?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let listed = String::from_utf8_lossy(&output.stdout);
        Ok(listed.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect())
    }

    /// Every path below a folder that any commit ever had, by its path in this folder.
    pub fn ever_below(&self, folder: &str) -> Result<Vec<String>, Fault> {
        self.ever(&[], folder)
    }

    /// The same of files whose text ever had this line brought in or taken out.
    pub fn ever_saying(&self, words: &str, folder: &str) -> Result<Vec<String>, Fault> {
        self.ever(&[&format!("-S{words}")], folder)
    }

    fn ever(&self, which: &[&str], folder: &str) -> Result<Vec<String>, Fault> {
        let asked = ["log", "--all", "--reflog", "-m", "--no-renames", "--relative", "--name-only", "-z", "--format="];
        let asked: Vec<&str> = asked.into_iter().chain(which.iter().copied()).chain(["--", folder]).collect();
        if self.head().is_none() {
            return Ok(Vec::new());
        }
        let output = self.run(&asked)?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let listed = output.stdout.split(|byte| *byte == 0).map(text).map(|path| path.trim_matches('\n').to_owned());
        Ok(listed.filter(|path| !path.is_empty()).collect::<BTreeSet<_>>().into_iter().collect())
    }

    /// The commit that brought each of these files, the latest first, each once; what is not in a commit yet has none.
    pub fn brought(&self, paths: &[String]) -> Vec<String> {
        let commits = self.commits(paths, None).unwrap_or_default();
        // the oldest that has a file is the one that brought it
        let mut first: BTreeMap<String, String> = BTreeMap::new();
        for commit in &commits {
            commit.paths().for_each(|path| drop(first.insert(path.clone(), commit.recorded.commit.clone())));
        }
        let brought: HashSet<&String> = first.values().collect();
        commits.iter().map(|commit| &commit.recorded.commit).filter(|commit| brought.contains(commit)).cloned().collect()
    }
}

/// The entries of a folder as git keeps it: mode, name, and a hash of so many bytes.
fn entries(mut bytes: &[u8], length: usize) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    while let Some(end) = bytes.iter().position(|byte| *byte == 0) {
        let Some((head, rest)) = bytes.split_at_checked(end) else { break };
        let head = String::from_utf8_lossy(head);
        if let Some((mode, name)) = head.split_once(' ') {
            found.push((name.to_owned(), mode == "40000"));
        }
        match rest.get(1 + length..) {
            Some(rest) => bytes = rest,
            None => break,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::entries;

    #[test]
    fn a_folder_is_read_as_git_keeps_it() {
        let mut bytes = b"100644 a b.yaml\0".to_vec();
        bytes.extend([7; 20]);
        bytes.extend(b"40000 anna\0");
        bytes.extend([0; 20]);
        assert_eq!(entries(&bytes, 20), [("a b.yaml".to_owned(), false), ("anna".to_owned(), true)]);
        assert_eq!(entries(&bytes[..20], 20).len(), 1, "one that is cut off");
        assert!(entries(b"", 20).is_empty());
    }
}
