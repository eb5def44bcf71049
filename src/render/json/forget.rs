//! What has passed its term, and what was forgotten.

use super::Day;
use crate::domain::forgotten::{Account, Sort};
use crate::domain::interval::{Interval, written_cadence};
use crate::domain::records::Source;
use crate::domain::retention::{Keep, Passing};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// A term of `privacy.keep`.
#[derive(Serialize)]
pub(crate) struct TermV1 {
    keep: &'static str,
    /// `2 years`; `null` where none is set.
    term: Option<String>,
}

impl TermV1 {
    pub(crate) fn of(keep: Keep, term: Option<Interval>) -> TermV1 {
        TermV1 { keep: keep.word(), term: term.map(|term| written_cadence(Some(term))) }
    }
}

/// Something whose term has passed, or will.
#[derive(Serialize)]
pub(crate) struct PassingV1<'r> {
    keep: &'static str,
    employee: Option<&'r str>,
    /// `null` where it is all of a person.
    id: Option<String>,
    /// Its file; for a person that of who they are.
    path: String,
    from: Day,
    until: Day,
    passed: bool,
}

impl<'r> PassingV1<'r> {
    pub(crate) fn of(one: &'r Passing, path: String, today: NaiveDate) -> PassingV1<'r> {
        PassingV1 {
            keep: one.kept.keep.word(),
            employee: one.place.person().map(|slug| &**slug),
            id: one.place.source().map(|source| source.id.to_string()),
            path,
            from: Day(one.kept.from),
            until: Day(one.kept.until),
            passed: one.has_passed(today),
        }
    }
}

/// A place in a file.
#[derive(Serialize)]
pub(crate) struct SpotV1 {
    path: String,
    /// `null` for what is sealed.
    line: Option<u32>,
}

/// What forgetting comes to, or came to.
#[derive(Serialize)]
pub(crate) struct ForgetV1 {
    /// Whether it was done.
    done: bool,
    people: Vec<String>,
    ids: Vec<String>,
    goes: BTreeMap<&'static str, usize>,
    files: Vec<String>,
    /// Open promises of others that wait for these people, by id.
    promises: Vec<String>,
    /// Files that stay and lose a pointer.
    loosened: Vec<String>,
    named: Vec<SpotV1>,
    /// Sealed files of others that could not be looked into.
    shut: usize,
    /// Readers who are these people.
    readers: Vec<String>,
    /// The paths that git's history had of it; filled once it is done.
    history: Vec<String>,
    /// What to type to take them out.
    steps: Vec<String>,
}

impl ForgetV1 {
    pub(crate) fn of(account: &Account, files: Vec<String>, path_of: fn(&Source) -> String) -> ForgetV1 {
        let word = |sort: Sort| match sort {
            Sort::Card => "employee",
            Sort::Conversation => "conversations",
            Sort::Action => "actions",
            Sort::Goal => "goals",
            Sort::Note => "notes",
            Sort::PrivateNote => "private",
            Sort::Other => "other",
        };
        let mut loosened: Vec<String> = account.loosened.iter().map(|loose| path_of(&loose.source)).collect();
        loosened.dedup();
        ForgetV1 {
            done: false,
            people: account.people.iter().map(|person| person.slug.to_string()).collect(),
            ids: account.records.iter().map(|source| source.id.to_string()).collect(),
            goes: Sort::ALL.iter().map(|sort| (word(*sort), account.goes.get(sort).copied().unwrap_or(0))).collect(),
            files,
            promises: account.promises.iter().map(|(source, _)| source.id.to_string()).collect(),
            loosened,
            named: account.named.iter().map(|one| SpotV1 { path: one.path.clone(), line: (one.line > 0).then_some(one.line) }).collect(),
            shut: account.shut,
            readers: account.readers.clone(),
            history: Vec::new(),
            steps: Vec::new(),
        }
    }

    pub(crate) fn done(self, history: Vec<String>, steps: Vec<String>) -> ForgetV1 {
        ForgetV1 { done: true, history, steps, ..self }
    }
}

/// What git still has of what was forgotten.
#[derive(Serialize)]
pub(crate) struct LeftV1 {
    /// How many objects.
    pub objects: usize,
    /// The names that lead to some of them.
    pub refs: Vec<String>,
    /// Reached from this clone's reflog alone.
    pub reflog: usize,
    /// Reached from nothing.
    pub unreachable: usize,
    /// Files on the disk.
    pub files: Vec<String>,
}
