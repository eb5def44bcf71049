//! The files that a commit changed, as git tells them with `--raw -z --no-abbrev`.

/// A file that a commit changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    pub path: String,
    /// The object of its content before it, on each side; `None` where it was not there.
    pub before: Vec<Option<String>>,
    /// The same after it; `None` where the commit took it out.
    pub after: Option<String>,
}

impl Touched {
    /// Reads a line: a colon and a mode for each side before, the mode after, and the objects in the same order. `prefix` is where the
    /// folder that was asked about lies in the repository.
    pub fn read(line: &str, path: &str, prefix: &str) -> Option<Touched> {
        let sides = line.bytes().take_while(|byte| *byte == b':').count();
        let objects = line.trim_start_matches(':').split(' ').skip(sides + 1).take(sides + 1);
        let mut objects: Vec<Option<String>> = objects.map(|id| (!id.bytes().all(|byte| byte == b'0')).then(|| id.to_owned())).collect();
        let after = objects.pop()?;
        Some(Touched { path: below(path, prefix, sides > 1).to_owned(), before: objects, after })
    }
}

/// A path below the folder that was asked about, which lies at `prefix` in the repository: of a merge git tells paths from the
/// top, whatever it was asked.
pub(super) fn below<'p>(path: &'p str, prefix: &str, is_of_merge: bool) -> &'p str {
    if is_of_merge { path.strip_prefix(prefix).unwrap_or(path) } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_in_a_merge_is_that_of_any_other_commit() {
        let [one, two, three] = ["1", "2", "3"].map(|digit| digit.repeat(40));
        let path = |line: &str, path: &str| Touched::read(line, path, "team/").unwrap().path;
        let merge = format!("::100644 100644 100644 {one} {two} {three} MM");
        assert_eq!(path(&merge, "team/employees/anna/employee.yaml"), "employees/anna/employee.yaml");
        // a folder of the workspace may be called as the one that it lies in
        let plain = format!(":100644 100644 {one} {two} M");
        assert_eq!(path(&plain, "team/employee.yaml"), "team/employee.yaml");
    }
}
