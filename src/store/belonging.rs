//! What something in the workspace's folders is, by its name: ours, of no concern, or something that was meant to be ours
//! and that nobody would read.

use super::furniture::is_furniture;
use super::layout::{self, EMPLOYEE, EMPLOYEES, ORGANISATION, PRIVATE, QUESTIONS};
use crate::domain::records::Folder;
use crate::domain::slug::{is_slug, slug, spelling};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Belonging {
    Ours,
    /// It is of a system, an editor or git, and nobody's concern.
    Furniture,
    /// It was meant to be read, and is not: with what it is to be called, where that is without a doubt.
    Unread(Option<String>),
    /// It belongs to nothing, and nobody would have read it.
    Stray,
}

/// What other words people use for our folders, as [`spelling`] gives them.
const TOPS: &[(&str, &[&str])] = &[
    (EMPLOYEES, &["employees", "employee", "medewerkers", "medewerker"]),
    (ORGANISATION, &["organisation", "organization", "organisations", "organizations", "organisatie"]),
    (QUESTIONS, &["questions", "question", "vragen"]),
];
const KINDS: &[(&str, &[&str])] = &[
    ("conversations", &["conversations", "conversation", "gesprekken", "gesprek"]),
    ("actions", &["actions", "action", "acties", "actie"]),
    ("goals", &["goals", "goal", "leerdoelen", "leerdoel", "doelen"]),
    ("notes", &["notes", "note", "notities", "notitie"]),
    (PRIVATE, &["private", "prive"]),
];

/// Whether nobody means a record or a folder of ours by a name, whatever it may hold: papers of a repository, and folders of
/// tools.
fn is_beside(name: &str, is_folder: bool) -> bool {
    const PAPERS: &[&str] = &["readme", "license", "licence", "contributing", "changelog"];
    const TOOLS: &[&str] = &[".git", ".github", ".gitlab", ".svn", ".hg", ".vs", ".obsidian", ".stversions", ".direnv", ".cache"];
    if is_folder { TOOLS.contains(&name) } else { name.split('.').next().is_some_and(|stem| PAPERS.contains(&stem)) }
}

/// Whether a name (in lower case) is that of YAML, also where a system has put another ending behind it.
fn is_yaml(name: &str) -> bool {
    name.split('.').skip(1).any(|part| matches!(part.trim(), "yaml" | "yml"))
}

/// What something of this name is in a folder of the workspace. A folder that is not ours may hold anything.
pub(crate) fn belonging(folder: &str, name: &str, is_folder: bool) -> Belonging {
    let parts: Vec<&str> = folder.split('/').collect();
    let lower = name.to_lowercase();
    match () {
        () if is_furniture(name, is_folder) => return Belonging::Furniture,
        () if layout::belongs(folder, name, is_folder) => return Belonging::Ours,
        () if is_beside(&lower, is_folder) => return Belonging::Stray,
        () => {}
    }
    let was_meant = is_folder || is_yaml(&lower);
    match parts[..] {
        [EMPLOYEES] if is_folder => Belonging::Unread(slug(name)),
        [EMPLOYEES, person] if is_folder && is_slug(person) => Belonging::Unread(among(KINDS, name)),
        [EMPLOYEES, person] if is_slug(person) && was_meant => Belonging::Unread(card(&lower)),
        // nothing that may have been meant for a record has an ending of another kind
        [EMPLOYEES, person, kind] if is_slug(person) && kind == PRIVATE => Belonging::Stray,
        [EMPLOYEES, _, _] | [ORGANISATION, "actions"] => match record(&lower) {
            Some(better) if !is_folder => Belonging::Unread(Some(better)),
            _ if was_meant || !lower.contains('.') || lower.starts_with(|c: char| c.is_ascii_digit()) => Belonging::Unread(None),
            _ => Belonging::Stray,
        },
        [ORGANISATION] if is_folder => Belonging::Unread(among(KINDS, name).filter(|kind| kind == Folder::Actions.word())),
        // one that is not read would be issued anew
        [ORGANISATION, "reports"] if was_meant => Belonging::Unread(report(&lower).filter(|_| !is_folder)),
        [QUESTIONS] if was_meant && !is_folder => Belonging::Unread(yaml(&lower, name)),
        // a file in place of a person's folder, or of one of the kinds
        [EMPLOYEES] | [EMPLOYEES, _] | [ORGANISATION] if was_meant || !lower.contains('.') => Belonging::Unread(None),
        [QUESTIONS] if is_folder => Belonging::Unread(None),
        _ => Belonging::Stray,
    }
}

/// What something at the root of the workspace was meant to be called, when it looks like one of our folders.
pub(crate) fn meant_at_root(name: &str) -> Option<String> {
    among(TOPS, name).filter(|top| top != name)
}

/// The path that a file was meant to have: each part of it by what it was meant to be called.
pub(crate) fn meant(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    let mut meant = String::new();
    for (at, part) in parts.iter().enumerate() {
        let is_folder = at + 1 < parts.len();
        let better = match belonging(&meant, part, is_folder) {
            Belonging::Unread(better) => better,
            _ if meant.is_empty() && is_folder => meant_at_root(part),
            _ => None,
        };
        if !meant.is_empty() {
            meant.push('/');
        }
        meant.push_str(better.as_deref().unwrap_or(part));
    }
    meant
}

/// The one of ours that a name stands for.
fn among(ours: &[(&str, &[&str])], name: &str) -> Option<String> {
    let spelt = spelling(name);
    ours.iter().find(|(_, words)| words.contains(&spelt.as_str())).map(|(own, _)| (*own).to_owned())
}

/// What says who a person is, under nearly that name.
fn card(lower: &str) -> Option<String> {
    let stem = lower.split('.').find(|part| !part.is_empty()).unwrap_or_default();
    matches!(spelling(stem).as_str(), "employee" | "medewerker").then(|| EMPLOYEE.to_owned())
}

/// What a record is to be called that is nearly called so.
fn record(lower: &str) -> Option<String> {
    let stem = lower.trim_start_matches('.').split('.').next().unwrap_or_default();
    let joined = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let ends = lower.trim_start_matches('.').split('.').skip(1);
    let plain = ends.clone().count() <= 2 && ends.into_iter().all(|end| matches!(end.trim(), "yaml" | "yml" | "txt"));
    let better = format!("{joined}.yaml");
    (plain && layout::parse_file_name(&better).is_some()).then_some(better)
}

/// What a report without names is to be called that is nearly called so.
fn report(lower: &str) -> Option<String> {
    let better = format!("{}.yaml", lower.split('.').next()?.to_uppercase());
    layout::issued(&format!("{}/{better}", layout::REPORTS)).map(|_| better)
}

/// The same name with the ending that counts.
fn yaml(lower: &str, name: &str) -> Option<String> {
    let stem = lower.strip_suffix(".yml").or_else(|| lower.strip_suffix(".yaml"))?;
    Some(format!("{}.yaml", name.get(..stem.len())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unread(better: &str) -> Belonging {
        Belonging::Unread(Some(better.to_owned()).filter(|better| !better.is_empty()))
    }

    #[test]
    fn a_folder_or_file_in_other_letters_is_known_for_what_it_was_meant_to_be() {
        for (folder, name, is_folder, better) in [
            ("employees", "Anna-Smith", true, "anna-smith"),
            ("employees", "Anna Smith", true, "anna-smith"),
            ("employees", "anna_smith", true, "anna-smith"),
            ("employees", "zoe\u{308}", true, "zoe"),
            ("employees", "zoë", true, "zoe"),
            ("employees", "anna.smith", true, "anna-smith"),
            ("employees", ".anna", true, "anna"),
            ("employees", "!", true, ""),
            ("employees", "anna", false, ""),
            ("employees", "anna.yaml", false, ""),
            ("employees/anna", "Conversations", true, "conversations"),
            ("employees/anna", "gesprekken", true, "conversations"),
            ("employees/anna", "Goal", true, "goals"),
            ("employees/anna", "employees", true, ""),
            ("employees/anna", "employee.yml", false, "employee.yaml"),
            ("employees/anna", "Employee.YAML", false, "employee.yaml"),
            ("employees/anna", "employee.yaml.txt", false, "employee.yaml"),
            ("employees/anna", "2026-11-22-m4q8z2ka.yaml", false, ""),
            ("employees/anna/goals", "2026-11-22-m4q8z2ka.yml", false, "2026-11-22-m4q8z2ka.yaml"),
            ("employees/anna/goals", "2026-11-22-M4Q8Z2KA.YAML", false, "2026-11-22-m4q8z2ka.yaml"),
            ("employees/anna/goals", "2026_11_22 m4q8z2ka.yaml.txt", false, "2026-11-22-m4q8z2ka.yaml"),
            ("employees/anna/goals", "2026-11-22-m4q8z2ka", false, "2026-11-22-m4q8z2ka.yaml"),
            ("employees/anna/goals", "2026-11-22-m4q8z2ka (1).yaml", false, ""),
            ("employees/anna/goals", "2026-11-22-m4q8z2ka.json", false, ""),
            ("employees/anna/goals", "2026-11-22-m4q8z2ka.yaml.bak", false, ""),
            ("employees/anna/goals", "leren.yaml", false, ""),
            ("employees/anna/goals", "2026", true, ""),
            ("organisation", "Actions", true, "actions"),
            ("organisation", "conversations", true, ""),
            ("organisation/reports", "2026-h1.yml", false, "2026-H1.yaml"),
            ("organisation/reports", "2026-H3.yaml", false, ""),
            ("questions", "eigen.yml", false, "eigen.yaml"),
        ] {
            assert_eq!(belonging(folder, name, is_folder), unread(better), "{folder}/{name}");
        }
    }

    #[test]
    fn what_systems_and_editors_leave_is_nobodys_concern() {
        for name in [
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            "._2026-11-22-m4q8z2ka.yaml",
            ".2026-11-22-m4q8z2ka.yaml.swp",
            "2026-11-22-m4q8z2ka.yaml~",
            ".#2026-11-22-m4q8z2ka.yaml",
            "#employee.yaml#",
            "~$brief.docx",
            ".gitignore",
        ] {
            for folder in ["employees", "employees/anna", "employees/anna/actions", "organisation", "questions"] {
                assert_eq!(belonging(folder, name, false), Belonging::Furniture, "{folder}/{name}");
            }
        }
        assert_eq!(belonging("employees", ".idea", true), Belonging::Furniture);
        assert_eq!(belonging("employees", ".git", true), Belonging::Stray);
        assert_eq!(belonging("employees/anna/actions", "README.md", false), Belonging::Stray);
        assert_eq!(belonging("employees/anna", "foto.jpg", false), Belonging::Stray);
        assert_eq!(belonging("employees/anna/actions", "bijlage.pdf", false), Belonging::Stray);
        assert_eq!(belonging("employees/anna/private", "klacht.txt", false), Belonging::Stray);
    }

    #[test]
    fn a_whole_path_is_put_right() {
        assert_eq!(meant("Employees/Anna Smith/Acties/2026-11-22-m4q8z2ka.YML"), "employees/anna-smith/actions/2026-11-22-m4q8z2ka.yaml");
        assert_eq!(meant("employees/Anna/een ding.txt"), "employees/anna/een ding.txt");
        assert_eq!(meant("employees/anna/employee.yaml"), "employees/anna/employee.yaml");
    }
}
