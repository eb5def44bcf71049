//! What differs from what is committed, and on which branch.

use super::{Git, reason};
use crate::domain::repository::Unmerged;
use crate::store::Fault;

/// A file that differs from what is committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its path in the workspace; `../x` for one outside it.
    pub path: String,
    /// What a merge left for a person.
    pub unmerged: Option<Unmerged>,
    /// Whether it is gone from the disk.
    pub gone: bool,
    /// Whether git knows it; nobody added it yet.
    pub tracked: bool,
    /// Whether the next commit would change it.
    pub staged: bool,
    /// Whether it differs from what the next commit would hold.
    pub edited: bool,
    /// Whether git was told that it will be added (`git add --intent-to-add`), which `git stash` refuses.
    pub intended: bool,
}

/// What one look at the repository tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// What differs from what is committed; each path once.
    pub changed: Vec<Changed>,
    /// The commit that is checked out.
    pub head: Option<String>,
}

/// A line of git's answer: `1 .M …`, `u UU …` or `? …`, and the path at the end.
fn changed(line: &str, prefix: &str) -> Option<Changed> {
    let (kind, rest) = line.split_once(' ')?;
    let (at, on_disk, path) = match kind {
        "1" => (2, rest.split(' ').nth(4)?, rest.splitn(8, ' ').nth(7)?),
        "u" => (2, rest.split(' ').nth(5)?, rest.splitn(10, ' ').nth(9)?),
        "?" => (0, "", rest),
        _ => return None,
    };
    let letters = rest.get(..at)?;
    let is_set = |letter: Option<char>| letter.is_some_and(|letter| letter != '.');
    Some(Changed {
        path: seen_from(prefix, path),
        unmerged: (kind == "u").then(|| Unmerged::parse(letters)).flatten(),
        gone: on_disk == "000000",
        tracked: kind != "?",
        staged: kind == "1" && is_set(letters.chars().next()),
        edited: kind == "1" && is_set(letters.chars().nth(1)),
        intended: letters == ".A",
    })
}

/// A path of the repository as seen from a folder in it.
pub(super) fn seen_from(prefix: &str, path: &str) -> String {
    match path.strip_prefix(prefix) {
        Some(inside) => inside.to_owned(),
        None => format!("{}{path}", "../".repeat(prefix.matches('/').count())),
    }
}

/// Whether a path as seen from the workspace is inside it.
pub fn is_inside(path: &str) -> bool {
    !path.starts_with("../")
}

impl Git {
    /// Uncommitted changes in this folder; paths are relative to it.
    pub fn changed(&self) -> Result<Vec<Changed>, Fault> {
        self.status().map(|status| status.changed)
    }

    /// Uncommitted changes in this folder, and the present commit; one call of git tells both.
    pub fn status(&self) -> Result<Status, Fault> {
        self.view(&["--untracked-files=all", "--", "."])
    }

    /// Uncommitted changes in the whole repository, without untracked files.
    pub fn whole_status(&self) -> Result<Status, Fault> {
        self.view(&["--untracked-files=no"])
    }

    fn view(&self, more: &[&str]) -> Result<Status, Fault> {
        // another repository within has a configuration of its own
        let within = if self.filters.is_some() { "--ignore-submodules=all" } else { "--ignore-submodules=none" };
        let asked = ["status", "--porcelain=v2", "--branch", "--no-ahead-behind", "--no-renames", within, "-z"];
        let output = self.run(&[&asked, more].concat())?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let prefix = &self.place()?.prefix;
        let lines = output.stdout.split(|byte| *byte == 0).map(String::from_utf8_lossy);
        let mut status = Status::default();
        for line in lines {
            match line.strip_prefix("# branch.oid ") {
                Some("(initial)") => {}
                Some(commit) => status.head = Some(commit.to_owned()),
                None => status.changed.extend(changed(&line, prefix)),
            }
        }
        once(&mut status.changed);
        Ok(status)
    }
}

/// Joins the two entries that git has for a file that was removed from the index and is still on the disk: deleted, and untracked.
fn once(changed: &mut Vec<Changed>) {
    let new: Vec<String> = changed.iter().filter(|changed| !changed.tracked).map(|changed| changed.path.clone()).collect();
    for changed in changed.iter_mut().filter(|changed| changed.tracked) {
        changed.gone &= new.binary_search(&changed.path).is_err();
    }
    let tracked: std::collections::HashSet<String> =
        changed.iter().filter(|changed| changed.tracked).map(|changed| changed.path.clone()).collect();
    changed.retain(|changed| changed.tracked || !tracked.contains(&changed.path));
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASHES: &str = "0000000000000000000000000000000000000000 1111111111111111111111111111111111111111";

    fn one(line: &str) -> (String, Option<Unmerged>, bool) {
        let changed = changed(line, "team/").unwrap();
        (changed.path, changed.unmerged, changed.gone)
    }

    #[test]
    fn what_git_says_of_a_file_is_read_with_spaces_in_its_name() {
        let path = |path: &str, unmerged, gone| (path.to_owned(), unmerged, gone);
        assert_eq!(one(&format!("1 .M N... 100644 100644 100644 {HASHES} team/a b.yaml")), path("a b.yaml", None, false));
        assert_eq!(one(&format!("1 .D N... 100644 100644 000000 {HASHES} team/a.yaml")), path("a.yaml", None, true));
        assert_eq!(one(&format!("1 D. N... 100644 000000 000000 {HASHES} team/a.yaml")), path("a.yaml", None, true));
        let both = format!("u UU N... 100644 100644 100644 100644 {HASHES} {} team/a.yaml", "2".repeat(40));
        assert_eq!(one(&both), path("a.yaml", Some(Unmerged::BothModified), false));
        let gone = format!("u UD N... 100644 100644 000000 000000 {HASHES} {} team/a.yaml", "2".repeat(40));
        assert_eq!(one(&gone), path("a.yaml", Some(Unmerged::DeletedByThem), true));
        assert_eq!(one("? team/new file.yaml"), path("new file.yaml", None, false));
        assert_eq!(changed("# branch.head main", ""), None);
    }

    #[test]
    fn what_lies_outside_the_workspace_is_named_as_seen_from_it() {
        assert_eq!(one("? README.md").0, "../README.md");
        assert_eq!(seen_from("a/b/", "a/c"), "../../a/c");
        assert!(!is_inside("../README.md") && is_inside("a/../b"));
    }

    #[test]
    fn a_file_that_is_out_of_the_index_and_on_disk_is_not_gone() {
        let lines = [format!("1 D. N... 100644 000000 000000 {HASHES} a.yaml"), "? a.yaml".to_owned(), "? b.yaml".to_owned()];
        let mut all: Vec<Changed> = lines.iter().filter_map(|line| changed(line, "")).collect();
        once(&mut all);
        assert_eq!(
            all.iter().map(|changed| (changed.path.as_str(), changed.gone)).collect::<Vec<_>>(),
            [("a.yaml", false), ("b.yaml", false)]
        );
    }
}
