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
    /// Reads a line: a colon and a mode for each side before, the mode after, and the objects in the same order.
    pub fn read(line: &str, path: &str) -> Option<Touched> {
        let sides = line.bytes().take_while(|byte| *byte == b':').count();
        let objects = line.trim_start_matches(':').split(' ').skip(sides + 1).take(sides + 1);
        let mut objects: Vec<Option<String>> = objects.map(|id| (!id.bytes().all(|byte| byte == b'0')).then(|| id.to_owned())).collect();
        let after = objects.pop()?;
        Some(Touched { path: path.to_owned(), before: objects, after })
    }
}
