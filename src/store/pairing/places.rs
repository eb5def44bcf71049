//! Where texts lie that git brings together, by what it calls them.

use crate::domain::text::slice;
use crate::store::layout;

/// Where git says that the texts lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places<'p> {
    Here,
    Differ {
        /// Where what both came from lay; `None` where git does not say.
        base: Option<&'p str>,
        ours: &'p str,
        /// Where the other side lies.
        theirs: &'p str,
    },
    /// It does not say: a git before 2.45, or a file that is merged once more.
    Unknown,
}

impl<'p> Places<'p> {
    /// What the labels of our side, the other and the base say of a file that git calls `path`: it puts the path behind each
    /// of them where those differ.
    pub fn of_labels(path: &str, [ours, theirs, base]: [Option<&'p str>; 3]) -> Places<'p> {
        let expanded = |label: &&str| !label.is_empty() && !label.starts_with('%');
        match (ours.filter(expanded), theirs.filter(expanded)) {
            // a file that is merged once more is told no commits
            (Some("ours"), Some("theirs")) | (None, _) | (_, None) => Places::Unknown,
            (Some(ours), Some(theirs)) => match (path_in(path, ours), path_in(path, theirs)) {
                (Some(ours), Some(theirs)) => {
                    Places::Differ { base: base.filter(expanded).and_then(|base| path_in(path, base)), ours, theirs }
                }
                _ => Places::Here,
            },
        }
    }
}

/// The path behind a label: `main:employees/anna/employee.yaml`. What comes before may have any sign in it; the path lies in
/// the workspace that `path` lies in.
fn path_in<'l>(path: &str, label: &'l str) -> Option<&'l str> {
    let workspace = path.strip_suffix(in_workspace(path)).unwrap_or_default();
    let at = label.rfind(&format!(":{workspace}"))? + 1;
    let found = slice(label, at..);
    let is_path = found.ends_with(".yaml") && !slice(found, workspace.len()..).contains(':') && !found.starts_with(' ');
    is_path.then_some(found)
}

/// The part of a path of the repository that lies in the workspace.
pub fn in_workspace(path: &str) -> &str {
    let tops = [layout::EMPLOYEES, layout::ORGANISATION, layout::QUESTIONS, layout::SETTINGS, layout::READERS];
    let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
    let is_top = |at: &usize| tops.contains(&slice(path, *at..).split('/').next().unwrap_or_default());
    starts.into_iter().find(is_top).map_or(path, |at| slice(path, at..))
}

/// What a path says of the file there.
#[derive(PartialEq, Eq)]
pub(super) enum PathKind<'p> {
    /// A record of a kind, with the id in its name.
    Record(&'static str, String),
    /// Who a person is, and any other file that lies in a person's folder: which.
    Within(&'p str),
    Other(&'p str),
}

pub(super) fn known(path: &str) -> PathKind<'_> {
    let inside = in_workspace(path);
    match layout::parse_path(inside) {
        Some(source) => PathKind::Record(source.folder.word(), source.id.to_string()),
        None => match inside.strip_prefix(layout::EMPLOYEES).and_then(|rest| rest.strip_prefix('/')?.split_once('/')) {
            Some((_, within)) => PathKind::Within(within),
            None => PathKind::Other(path),
        },
    }
}

/// Whether two paths can be those of one file: of a record with its id, or of the same file in a person's folder, where that
/// folder `went_along` to the other.
pub(super) fn is_one_file(one: &str, other: &str, went_along: impl Fn() -> bool) -> bool {
    match known(one) {
        PathKind::Other(_) => false,
        PathKind::Record(..) => known(one) == known(other),
        PathKind::Within(_) => known(one) == known(other) && went_along(),
    }
}

/// A path without the person's folder.
pub(in crate::store) fn name(path: &str) -> &str {
    path.strip_prefix(layout::EMPLOYEES).and_then(|rest| rest.splitn(3, '/').nth(2)).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNA: &str = "employees/anna/actions/2026-11-20-k7m3x9qa.yaml";
    const BO: &str = "employees/bo/actions/2026-11-20-b4q8z2ka.yaml";

    #[test]
    fn the_paths_behind_labels_are_found_whatever_stands_before_them() {
        let of = |labels: [&'static str; 3]| Places::of_labels(BO, labels.map(Some));
        let both = |ours, theirs, base| Places::Differ { base: Some(base), ours, theirs };
        assert_eq!(of(["HEAD", "main", "0123abc"]), Places::Here);
        assert_eq!(
            of([
                "HEAD:employees/bo/actions/2026-11-20-b4q8z2ka.yaml",
                "3a91327 (fix: employees/x.yaml):employees/anna/actions/2026-11-20-k7m3x9qa.yaml",
                "parent of 3a91327 (a: b):employees/anna/actions/2026-11-20-k7m3x9qa.yaml"
            ]),
            both(BO, ANNA, ANNA)
        );
        assert_eq!(of(["HEAD", "see: employees/x.yaml", "base"]), Places::Here, "a subject is no place");
        assert_eq!(of(["%X", "%Y", "%S"]), Places::Unknown);
        assert_eq!(of(["ours", "theirs", "base"]), Places::Unknown);
        let below = Places::of_labels(
            "team: a/employees/bo/employee.yaml",
            [Some("HEAD:team: a/employees/bo/employee.yaml"), Some("x:team: a/employees/anna/employee.yaml"), None],
        );
        let (ours, theirs) = ("team: a/employees/bo/employee.yaml", "team: a/employees/anna/employee.yaml");
        assert_eq!(below, Places::Differ { base: None, ours, theirs });
    }
}
