//! Having git show opened texts where it compares files, in one clone: what `stay` prints of a file (`textconv`). Git never keeps that.

use super::Git;
use crate::domain::problem::Kind;
use crate::store::{Fault, file, layout};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// How git is told to compare the files of one workspace.
pub struct Diffs {
    /// What the section of git's configuration is called, `diff.stay` where the workspace is the whole repository.
    pub section: String,
    /// The file with the line that says for which files.
    pub attributes: PathBuf,
    settings: Vec<(&'static str, String)>,
    /// The line itself.
    line: String,
}

impl Git {
    /// How git would show opened texts in this clone.
    pub fn diffs(&self) -> Result<Diffs, Fault> {
        let prefix = self.place()?.prefix.trim_end_matches('/').to_owned();
        let attributes = PathBuf::from(self.answer(&["rev-parse", "--git-path", "info/attributes"])?);
        // two workspaces in one repository each have their own
        let name = if prefix.is_empty() {
            "stay".to_owned()
        } else {
            format!("stay-{}", HEXLOWER.encode(&Sha256::digest(prefix.as_bytes())).split_at(8).0)
        };
        let textconv = textconv(if prefix.is_empty() { "." } else { &prefix });
        Ok(Diffs {
            section: format!("diff.{name}"),
            attributes,
            settings: vec![("textconv", textconv), ("cachetextconv", "false".to_owned())],
            line: format!("{} diff={name}", pattern(&prefix)),
        })
    }

    /// Has git show opened texts in this clone. Gives whether that was still to be done.
    pub fn open_diffs(&self, diffs: &Diffs, dry_run: bool) -> Result<bool, Fault> {
        let missing = diffs.settings.iter().map(|(key, value)| (format!("{}.{key}", diffs.section), value));
        let missing: Vec<_> = missing.filter(|(key, value)| self.own(key).as_ref() != Some(*value)).collect();
        let path = self.folder.join(&diffs.attributes);
        let text = match file::text(&path) {
            Ok(text) => text,
            Err(Kind::Io(ErrorKind::NotFound)) => String::new(),
            Err(Kind::Link) => return Err(Fault::Link(diffs.attributes.display().to_string())),
            Err(_) => return Err(Fault::Exists(diffs.attributes.display().to_string())),
        };
        let has_line = text.lines().any(|line| line.trim() == diffs.line);
        if !dry_run {
            for (key, value) in &missing {
                self.answer(&["config", "--local", key, value])?;
            }
            if !has_line {
                add(&path, &text, &diffs.line)?;
            }
        }
        Ok(!missing.is_empty() || !has_line)
    }

    /// What the clone's own configuration says.
    fn own(&self, key: &str) -> Option<String> {
        self.optional(&["config", "--local", "--get", key])
    }
}

/// Puts a line at the end of a file of git, which is there or not.
fn add(path: &Path, text: &str, line: &str) -> Result<(), Fault> {
    if let Some(folder) = path.parent().filter(|folder| !folder.is_dir()) {
        file::make_folder(folder)?;
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    file::replace_file(path, format!("{text}{gap}{line}\n").as_bytes())
}

/// The line for a shell by which git has a file shown. Where `stay` is not there, or knows nothing of it, git shows the file as it is.
fn textconv(workspace: &str) -> String {
    let workspace = format!("./{workspace}").replace('\'', "'\\''");
    format!("f() {{ stay -C '{workspace}' textconv \"$1\" 2>/dev/null || cat \"$1\"; }}; f")
}

/// The files of people in a workspace, as a pattern of git: no other can have anything sealed.
fn pattern(prefix: &str) -> String {
    let plain: String = prefix.chars().flat_map(|c| matches!(c, '*' | '?' | '[' | '\\').then_some('\\').into_iter().chain([c])).collect();
    let slash = if plain.is_empty() { "" } else { "/" };
    let pattern = format!("/{plain}{slash}{}/**/*.yaml", layout::EMPLOYEES);
    let needs_quotes = |c: char| c.is_whitespace() || matches!(c, '"' | '\\');
    if pattern.contains(needs_quotes) { format!("\"{}\"", pattern.replace('\\', "\\\\").replace('"', "\\\"")) } else { pattern }
}

#[cfg(test)]
mod tests {
    use super::{pattern, textconv};

    #[test]
    fn a_folder_is_one_word_whatever_it_is_called() {
        assert_eq!(pattern(""), "/employees/**/*.yaml");
        assert_eq!(pattern("team"), "/team/employees/**/*.yaml");
        assert_eq!(pattern("a b*"), r#""/a b\\*/employees/**/*.yaml""#);
        assert!(textconv("it's").starts_with(r"f() { stay -C './it'\''s' textconv"));
    }
}
