//! Which files each commit changed, and when: nothing of who did it, nor of what was changed.

use super::touched::below;
use super::{Git, reason};
use crate::store::Fault;

/// A commit that changed files of this workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When it was committed, in seconds since 1970; nothing where git does not say.
    pub at: Option<i64>,
    /// The files below the folder that was asked about.
    pub paths: Vec<String>,
}

impl Git {
    /// The commits that changed something in these files or folders, in one call of git; merges only if they decided something.
    ///
    /// # Errors
    /// If git can't be started, or can't tell.
    pub fn changes(&self, paths: &[&str]) -> Result<Vec<Change>, Fault> {
        if self.head().is_none() {
            return Ok(Vec::new());
        }
        let asked = [
            "log",
            "--full-history",
            "--no-renames",
            "--relative",
            "--cc",
            "--name-only",
            "--no-ext-diff",
            "--no-textconv",
            "-z",
            "--format=%x01%ct %P",
            "--",
        ];
        let output = self.run(&[&asked[..], paths].concat())?;
        if !output.status.success() {
            return Err(Fault::Git(reason(&output)));
        }
        let prefix = &self.place()?.prefix;
        Ok(output.stdout.split(|byte| *byte == 1).filter_map(|entry| change(entry, prefix)).collect())
    }
}

/// A commit as the format above has it: the time, the commits before it, and then each path with a zero byte after it.
fn change(entry: &[u8], prefix: &str) -> Option<Change> {
    let text = String::from_utf8_lossy(entry);
    let mut pieces = text.split('\0').map(|piece| piece.trim_start_matches('\n')).filter(|piece| !piece.is_empty());
    let mut head = pieces.next()?.split_whitespace();
    let at = head.next().and_then(|at| at.parse().ok());
    let is_merge = head.count() > 1;
    let paths: Vec<String> = pieces.map(|path| below(path, prefix, is_merge).to_owned()).collect();
    (!paths.is_empty()).then_some(Change { at, paths })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_whatever_bytes_they_have() {
        let entry = b"1795000000 a1\0\nemployees/anna/a \"b\".yaml\0employees/\xff\n/c.yaml\0";
        let paths = vec!["employees/anna/a \"b\".yaml".to_owned(), "employees/\u{fffd}\n/c.yaml".to_owned()];
        assert_eq!(change(entry, "employees/").unwrap(), Change { at: Some(1_795_000_000), paths });
        assert_eq!(change(b"no-time \0stay.yaml\0", "").unwrap().at, None);
        assert!(change(b"", "").is_none() && change(b"1795000000 \0", "").is_none());
    }

    #[test]
    fn paths_of_a_merge_are_told_as_those_of_any_other() {
        let merge = b"1795000000 a1 b1\0\0team/employees/anna/employee.yaml\0team/stay.yaml\0";
        let paths = vec!["employees/anna/employee.yaml".to_owned(), "stay.yaml".to_owned()];
        assert_eq!(change(merge, "team/").unwrap().paths, paths);
    }
}
