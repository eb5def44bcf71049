//! The paths of everything in a workspace, and what a path says about the record in it.

pub use super::furniture::is_furniture;
use crate::domain::date::{civil, parse_civil};
use crate::domain::id::Id;
use crate::domain::period::Period;
use crate::domain::records::{Folder, Place, Source};
use crate::domain::slug::is_slug;
use chrono::NaiveDate;

/// The settings, at the root; what makes a folder a workspace.
pub const SETTINGS: &str = "stay.yaml";
/// Who can be a reader of what is sealed, at the root.
pub const READERS: &str = "readers.yaml";
/// The people.
pub const EMPLOYEES: &str = "employees";
/// What the organisation does.
pub const ORGANISATION: &str = "organisation";
/// The organisation's own questions.
pub const QUESTIONS: &str = "questions";
/// What was forgotten, as tombstones.
pub const FORGOTTEN: &str = "forgotten";
/// Reports without names that were issued.
pub const REPORTS: &str = "organisation/reports";
/// What says who a person is.
pub const EMPLOYEE: &str = "employee.yaml";
/// The folder of a person's private notes.
pub const PRIVATE: &str = "private";
/// The lock, the drafts and the index: never in git, and nothing is lost if it is deleted.
pub const INTERNAL: &str = ".stay";

/// The path of a record's file, relative to the workspace, with `/`.
pub fn path(source: &Source) -> String {
    let (made, id, kind) = (civil(source.made), source.id.as_str(), source.folder.word());
    match &source.employee {
        Some(slug) => [EMPLOYEES, "/", slug, "/", kind, "/", &made, "-", id, ".yaml"].concat(),
        None => [ORGANISATION, "/", kind, "/", &made, "-", id, ".yaml"].concat(),
    }
}

/// The path of a file, relative to the workspace, with `/`.
pub fn path_of(place: &Place) -> String {
    match place {
        Place::Record(source) => path(source),
        Place::Employee(slug) => employee(slug),
        Place::Settings => SETTINGS.to_owned(),
        Place::Readers => READERS.to_owned(),
        Place::Questions(path) | Place::Other(path) => path.clone(),
    }
}

/// The file that a path relative to the workspace, from git, a journal or a folder that was listed, leads to.
pub fn place(path: &str) -> Place {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        [SETTINGS] => Place::Settings,
        [READERS] => Place::Readers,
        [QUESTIONS, name] if is_questions(name) => Place::Questions(path.to_owned()),
        [EMPLOYEES, slug, EMPLOYEE] if is_slug(slug) => Place::Employee(slug.into()),
        _ => parse_path(path).map_or_else(|| Place::Other(path.to_owned()), Place::Record),
    }
}

/// The folder of a person's (or the organisation's) records of one kind.
pub fn folder(employee: Option<&str>, folder: Folder) -> String {
    match employee {
        Some(slug) => [EMPLOYEES, "/", slug, "/", folder.word()].concat(),
        None => [ORGANISATION, "/", folder.word()].concat(),
    }
}

/// The folder of a person.
pub fn home(slug: &str) -> String {
    format!("{EMPLOYEES}/{slug}")
}

/// The path of a person's `employee.yaml`.
pub fn employee(slug: &str) -> String {
    format!("{EMPLOYEES}/{slug}/{EMPLOYEE}")
}

/// The day and id in the name of a record's file; `None` when it is not named like one.
pub fn parse_file_name(name: &str) -> Option<(NaiveDate, Id)> {
    let stem = name.strip_suffix(".yaml").filter(|stem| stem.is_ascii() && stem.len() == 19)?;
    let (day, id) = stem.split_at(10);
    Some((parse_civil(day)?, Id::parse(id.strip_prefix('-')?)?))
}

/// The person in whose folder a path lies.
pub fn person(path: &str) -> Option<&str> {
    let (slug, _) = path.strip_prefix(EMPLOYEES)?.strip_prefix('/')?.split_once('/')?;
    is_slug(slug).then_some(slug)
}

/// Whether a path in the workspace is that of a file of ours: a record, a person, settings, readers, questions, a sealed note,
/// or what `stay init` makes for git.
pub fn is_ours(path: &str) -> bool {
    match (place(path), &path.split('/').collect::<Vec<_>>()[..]) {
        (Place::Other(_), [EMPLOYEES, slug, PRIVATE, name]) => is_slug(slug) && name.ends_with(".age"),
        (Place::Other(_), [FORGOTTEN, name]) => is_tombstone(name),
        (Place::Other(path), _) if issued(&path).is_some() => true,
        (Place::Other(_), rest) => matches!(rest, [".gitignore" | ".gitattributes"]),
        _ => true,
    }
}

/// Where files of ours can lie, as git is asked for them.
pub const OWN: [&str; 8] = [SETTINGS, READERS, ".gitignore", ".gitattributes", EMPLOYEES, ORGANISATION, QUESTIONS, FORGOTTEN];

/// Whether a file of `questions/` is called as one that is read.
pub fn is_questions(name: &str) -> bool {
    name.ends_with(".yaml") && !is_furniture(name, false)
}

/// Whether a file of `forgotten/` is called as a tombstone.
pub fn is_tombstone(name: &str) -> bool {
    name.ends_with(".yaml") && !is_furniture(name, false)
}

/// The path of the report without names of a half-year; nothing where it is no half-year of the calendar.
pub fn issued_path(half: Period) -> Option<String> {
    Some(format!("{REPORTS}/{}.yaml", half.half()?))
}

/// The half-year whose report without names has this path.
pub fn issued(path: &str) -> Option<Period> {
    let name = path.strip_prefix(REPORTS)?.strip_prefix('/')?.strip_suffix(".yaml")?;
    // as it is written, whatever else may be typed for it
    Period::parse(name, NaiveDate::default()).ok().filter(|period| period.half().as_deref() == Some(name))
}

/// The folders of which everything is ours.
const TOPS: [&str; 4] = [EMPLOYEES, ORGANISATION, QUESTIONS, FORGOTTEN];

/// Whether a path lies in one of the folders of which everything is ours, or takes the place of one.
pub fn is_within(path: &str) -> bool {
    TOPS.contains(&path.split('/').next().unwrap_or_default())
}

/// Whether something of this name belongs in a folder of the workspace. What has the name of a record does: reading says
/// what is wrong with it. A folder that is not ours may hold anything.
pub fn belongs(folder: &str, name: &str, is_folder: bool) -> bool {
    let parts: Vec<&str> = folder.split('/').collect();
    match parts[..] {
        _ if is_furniture(name, is_folder) => true,
        [""] => is_folder || !TOPS.contains(&name),
        [EMPLOYEES] => is_folder && is_slug(name),
        [EMPLOYEES, _] if name == EMPLOYEE => !is_folder,
        [EMPLOYEES, _] => is_folder && (name == PRIVATE || Folder::parse(name).is_some()),
        [EMPLOYEES, _, PRIVATE] => !is_folder && (name.ends_with(".age") || parse_file_name(name).is_some()),
        [EMPLOYEES, _, _] | [ORGANISATION, "actions"] => parse_file_name(name).is_some(),
        [ORGANISATION] => is_folder && (name == Folder::Actions.word() || REPORTS.ends_with(&format!("/{name}"))),
        [ORGANISATION, "reports"] => !is_folder && issued(&format!("{REPORTS}/{name}")).is_some(),
        [QUESTIONS | FORGOTTEN] => !is_folder && name.ends_with(".yaml"),
        _ => true,
    }
}

/// The first part of the path of a file that does not belong where it lies: the file, or a folder with `/` at its end.
pub fn stray(path: &str) -> Option<String> {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    for end in ends {
        let (folder, name) = path[..end].rsplit_once('/').unwrap_or(("", &path[..end]));
        let is_folder = end < path.len();
        if is_furniture(name, is_folder) {
            return None;
        }
        if !belongs(folder, name, is_folder) {
            return Some(format!("{}{}", &path[..end], if is_folder { "/" } else { "" }));
        }
    }
    // below something that has the name of a record
    (is_within(path) && !is_ours(path)).then(|| path.to_owned())
}

/// The record that a path relative to the workspace names.
pub fn parse_path(path: &str) -> Option<Source> {
    let parts: Vec<&str> = path.split('/').collect();
    let (employee, folder, name) = match parts[..] {
        [EMPLOYEES, slug, folder, name] if is_slug(slug) => (Some(slug), Folder::parse(folder)?, name),
        [ORGANISATION, "actions", name] => (None, Folder::Actions, name),
        _ => return None,
    };
    let (made, id) = parse_file_name(name)?;
    Some(Source { employee: employee.map(Into::into), folder, made, id })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_belong_is_named_by_its_first_part() {
        let stray = |path| super::stray(path).unwrap_or_default();
        assert_eq!(stray("employees/anna/kladje.txt"), "employees/anna/kladje.txt");
        assert_eq!(stray("employees/anna/oud/2026/x.yaml"), "employees/anna/oud/");
        assert_eq!(stray("employees/anna/actions/rooster.yaml"), "employees/anna/actions/rooster.yaml");
        assert_eq!(stray("employees/anna/private/klacht.txt"), "employees/anna/private/klacht.txt");
        assert_eq!(stray("employees/Anna de Vries/employee.yaml"), "employees/Anna de Vries/");
        let below_a_record = "employees/anna/actions/2026-11-22-m4q8z2ka.yaml/x";
        assert_eq!(stray(below_a_record), below_a_record);
        assert_eq!(stray("organisation/goals/2026-11-22-m4q8z2ka.yaml"), "organisation/goals/");
        assert_eq!(stray("questions/eigen/vragen.yaml"), "questions/eigen/");
        assert_eq!(stray("employees"), "employees");
    }

    #[test]
    fn what_is_ours_or_no_concern_of_ours_is_no_stray() {
        let own = [
            "stay.yaml",
            "readers.yaml",
            "employees/anna/employee.yaml",
            "employees/anna/private/2026-11-22-t9d4h3wm.age",
            "questions/own.yaml",
        ];
        let records = ["employees/anna/goals/2026-11-22-m4q8z2ka.yaml", "organisation/actions/2026-11-22-m4q8z2ka.yaml"];
        let others = ["README.md", "docs/employees/x.txt", "employees/.gitkeep", "employees/anna/actions/.gitkeep"];
        let left_about = ["employees/anna/@eaDir/x/y", "employees/.DS_Store", "questions/._own.yaml", "organisation/actions/.x.yaml.swp"];
        for path in own.into_iter().chain(records).chain(others).chain(left_about) {
            assert_eq!(stray(path), None, "{path}");
        }
    }
}
