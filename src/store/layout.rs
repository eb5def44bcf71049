//! Where everything lies in a workspace, and what a path says of the record in it.

use crate::domain::date::{civil, parse_civil};
use crate::domain::id::Id;
use crate::domain::records::{Folder, Source};
use crate::domain::slug::is_slug;
use chrono::NaiveDate;

/// The settings, at the root; what makes a folder a workspace.
pub const SETTINGS: &str = "stay.yaml";
/// The people.
pub const EMPLOYEES: &str = "employees";
/// What the organisation does.
pub const ORGANISATION: &str = "organisation";
/// The organisation's own questions.
pub const QUESTIONS: &str = "questions";
/// What says who a person is.
pub const EMPLOYEE: &str = "employee.yaml";
/// The lock, the drafts, the index; never in git, thrown away without loss.
pub const INTERNAL: &str = ".stay";

/// The path of a record's file, relative to the workspace, with `/`.
pub fn path(source: &Source) -> String {
    let (made, id, kind) = (civil(source.made), source.id.as_str(), source.folder.word());
    match &source.employee {
        Some(slug) => [EMPLOYEES, "/", slug, "/", kind, "/", &made, "-", id, ".yaml"].concat(),
        None => [ORGANISATION, "/", kind, "/", &made, "-", id, ".yaml"].concat(),
    }
}

/// The folder of a person's (or the organisation's) records of one kind.
pub fn folder(employee: Option<&str>, folder: Folder) -> String {
    match employee {
        Some(slug) => [EMPLOYEES, "/", slug, "/", folder.word()].concat(),
        None => [ORGANISATION, "/", folder.word()].concat(),
    }
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

/// Whether a path in the workspace is that of a file of ours: a record, a person, settings, questions, a sealed note, or
/// what `stay init` makes for git.
pub fn is_ours(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        [SETTINGS | ".gitignore" | ".gitattributes"] => true,
        [QUESTIONS, name] => name.ends_with(".yaml"),
        [EMPLOYEES, slug, EMPLOYEE] => is_slug(slug),
        [EMPLOYEES, slug, "private", name] => is_slug(slug) && name.ends_with(".age"),
        _ => parse_path(path).is_some(),
    }
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
