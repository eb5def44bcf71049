//! Where what is kept in `.stay` may lead when it is read back: to the workspace's own files, and nowhere else.

use super::belonging::meant_at_root;
use super::layout;
use crate::domain::text::is_invisible;

/// Whether a path may be written to by what was kept to be finished or taken back: one of the workspace's own files, or one
/// that lies with them, also in a folder that was meant to be one of its own. None leads out of those, into git's or ours, whatever a file system takes a name for.
pub(super) fn is_writable(path: &str) -> bool {
    let is_plain = |part: &str| {
        let is_odd = |c: char| is_invisible(c) || matches!(c, '\\' | ':');
        // a short name of Windows stands for any other
        let is_short = part.split('~').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        !part.is_empty() && !part.contains(is_odd) && !part.ends_with(['.', ' ']) && !is_short
    };
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_hidden = |part: &str| part.starts_with('.');
    let is_of_git = is_hidden(name) && (name.to_lowercase().starts_with(".git") || name.to_lowercase().starts_with(".stay"));
    let is_own = |first: &str| layout::is_within(first) || meant_at_root(first).is_some();
    matches!(path, ".gitignore" | ".gitattributes" | layout::SETTINGS | layout::READERS)
        || (path.split_once('/').is_some_and(|(first, _)| is_own(first))
            && path.split('/').all(is_plain)
            && !folders.split('/').any(is_hidden)
            && (!is_of_git || name == ".gitkeep"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_workspaces_own_files() {
        let record = "employees/anna/actions/2026-11-22-m4q8z2ka.yaml";
        for path in [
            record,
            "stay.yaml",
            "readers.yaml",
            ".gitignore",
            "questions/own.yaml",
            "employees/anna/private/x.age",
            "employees/anna/kladje.txt",
            "Medewerkers/Anna/x.yml",
        ] {
            assert!(is_writable(path), "{path}");
        }
        let firsts = [
            "",
            "/",
            "../",
            "./",
            ".git/",
            ".GIT/",
            ".git./",
            ".git /",
            "git~1/",
            ".stay/",
            ".Stay/",
            ".gi\u{200c}t/",
            "C:",
            "C:/",
            "//x/",
        ];
        let lasts = ["config", "stay.yaml", record];
        for path in firsts.iter().flat_map(|first| lasts.iter().map(move |last| format!("{first}{last}"))) {
            assert_eq!(is_writable(&path), path == "stay.yaml" || path == record, "{path}");
            let [within, back] = [format!("employees/{path}"), format!("employees\\{path}")];
            assert!(!is_writable(&back), "{back}");
            assert!(!is_writable(&within) || path.starts_with(|c: char| c.is_ascii_lowercase()) && !path.contains('~'), "{within}");
        }
        for path in [
            "employees",
            "employees/",
            "stay.yaml/",
            "stay.yaml.",
            "stay.yaml:x",
            "STAY.YAML",
            "readers.yaml/",
            "docs/anna/x",
            "questions/x.yaml\n",
        ] {
            assert!(!is_writable(path), "{path}");
        }
    }
}
