//! All that is held on one person.

use super::{Day, LogV1, ProblemV1};
use crate::domain::dossier::{Dossier, Field, ForgottenOn, HeldFile, Line, Mention};
use crate::domain::history::Recorded;
use crate::domain::records::Place;
use crate::domain::sealed::is_shut;
use crate::i18n::Language;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct DossierV1<'d> {
    employee: &'d str,
    id: Option<&'d str>,
    name: &'d str,
    workspace: &'d str,
    made_by: Option<&'d str>,
    looked_for: &'d [String],
    files: Vec<FileV1<'d>>,
    drafts: Vec<DraftV1<'d>>,
    organisation: Vec<OrganisationV1<'d>>,
    mentions: Vec<MentionV1<'d>>,
    history: Option<PastV1<'d>>,
    local: Vec<SizedV1<'d>>,
    unseen: Vec<UnseenV1<'d>>,
}

#[derive(Serialize)]
struct FileV1<'d> {
    path: &'d str,
    kind: &'static str,
    id: Option<&'d str>,
    size: u64,
    fields: Vec<FieldV1<'d>>,
    comments: Vec<LineV1<'d>>,
    text: Option<&'d str>,
    sealed: bool,
    opened: bool,
    readers: &'d [String],
    problems: Vec<ProblemV1>,
    keep_until: Option<Day>,
    history: Vec<LogV1<'d>>,
}

#[derive(Serialize)]
struct FieldV1<'d> {
    field: &'d str,
    value: Option<&'d str>,
}

#[derive(Serialize)]
struct LineV1<'d> {
    line: u32,
    text: &'d str,
}

#[derive(Serialize)]
struct DraftV1<'d> {
    path: &'d str,
    lies: &'d str,
    text: Option<&'d str>,
}

#[derive(Serialize)]
struct OrganisationV1<'d> {
    id: &'d str,
    title: &'d str,
    obstacle: Option<&'d str>,
    owner: &'d str,
    due: Option<Day>,
    status: &'static str,
}

#[derive(Serialize)]
struct MentionV1<'d> {
    path: &'d str,
    line: Option<u32>,
    field: Option<&'d str>,
    sentence: Option<&'d str>,
    may_mean: &'d [String],
}

#[derive(Serialize)]
struct PastV1<'d> {
    commits: Vec<CommitV1<'d>>,
    changes: Vec<ChangeV1<'d>>,
    gone: Vec<GoneV1<'d>>,
}

#[derive(Serialize)]
struct CommitV1<'d> {
    commit: &'d str,
    date: Day,
    by: &'d str,
    message: &'d [String],
    by_person: bool,
    files: bool,
    elsewhere: bool,
}

#[derive(Serialize)]
struct ChangeV1<'d> {
    commit: &'d str,
    date: Day,
    by: &'d str,
    path: &'d str,
    came: &'d [String],
    went: &'d [String],
    forgotten: Option<ForgottenV1<'d>>,
}

#[derive(Serialize)]
struct ForgottenV1<'d> {
    date: Day,
    /// The commit that asked for it.
    commit: Option<&'d str>,
}

#[derive(Serialize)]
struct GoneV1<'d> {
    path: &'d str,
    commit: Option<&'d str>,
    date: Option<Day>,
    by: Option<&'d str>,
    moved_to: Option<&'d str>,
    forgotten: Option<ForgottenV1<'d>>,
    history: Vec<LogV1<'d>>,
}

#[derive(Serialize)]
struct SizedV1<'d> {
    path: &'d str,
    size: u64,
}

#[derive(Serialize)]
struct UnseenV1<'d> {
    path: &'d str,
    readers: &'d [String],
}

impl<'d> DossierV1<'d> {
    pub(crate) fn of(lang: Language, dossier: &'d Dossier, workspace: &'d str, made_by: Option<&'d str>) -> DossierV1<'d> {
        let organisation = dossier.organisation.iter().map(|action| OrganisationV1 {
            id: action.id.as_str(),
            title: &action.title,
            obstacle: action.obstacle.as_deref(),
            owner: action.owner.as_str(),
            due: action.due.map(Day),
            status: action.status.word(),
        });
        let drafts = dossier.drafts.iter().map(|draft| DraftV1 { path: &draft.path, lies: &draft.lies, text: draft.text.as_deref() });
        DossierV1 {
            employee: &dossier.person.slug,
            id: dossier.person.id.as_ref().map(|id| id.as_str()),
            name: &dossier.person.name,
            workspace,
            made_by,
            looked_for: &dossier.looked_for,
            files: dossier.files.iter().map(|file| FileV1::of(lang, file)).collect(),
            drafts: drafts.collect(),
            organisation: organisation.collect(),
            mentions: dossier.mentions.iter().map(MentionV1::of).collect(),
            history: dossier.past.as_ref().map(PastV1::of),
            local: dossier.local.iter().map(|file| SizedV1 { path: &file.path, size: file.size }).collect(),
            unseen: dossier.unseen.iter().map(|unseen| UnseenV1 { path: &unseen.path, readers: &unseen.readers }).collect(),
        }
    }
}

impl<'d> FileV1<'d> {
    fn of(lang: Language, file: &'d HeldFile) -> Self {
        let kind = match &file.place {
            Place::Employee(_) => "employee",
            Place::Record(source) => source.folder.word(),
            _ => "other",
        };
        FileV1 {
            path: &file.path,
            kind,
            id: file.place.source().map(|source| source.id.as_str()),
            size: file.size,
            fields: file.fields.iter().map(|Field { field, value }| FieldV1 { field, value: value.as_deref() }).collect(),
            comments: file.comments.iter().map(|Line { line, text }| LineV1 { line: *line, text }).collect(),
            text: file.text.as_deref(),
            sealed: file.sealed.is_some(),
            opened: !is_shut(file.sealed.as_ref()),
            readers: file.sealed.as_ref().map_or(&[], |sealed| &sealed.readers),
            problems: file.problems.iter().map(|problem| ProblemV1::of(lang, problem)).collect(),
            keep_until: file.kept.map(|kept| Day(kept.until)),
            history: file.history.iter().map(LogV1::of).collect(),
        }
    }
}

impl<'d> MentionV1<'d> {
    fn of(mention: &'d Mention) -> Self {
        let Mention { path, line, field, sentence, may_mean } = mention;
        MentionV1 { path, line: *line, field: field.as_deref(), sentence: sentence.as_deref(), may_mean }
    }
}

impl<'d> ForgottenV1<'d> {
    fn of(forgotten: &'d ForgottenOn) -> Self {
        ForgottenV1 { date: Day(forgotten.day), commit: forgotten.asked.as_ref().map(|recorded| recorded.commit.as_str()) }
    }
}

impl<'d> PastV1<'d> {
    fn of(past: &'d crate::domain::dossier::Past) -> Self {
        let commits = past.commits.iter().map(|one| CommitV1 {
            commit: &one.recorded.commit,
            date: Day(one.recorded.day),
            by: &one.recorded.by,
            message: &one.message,
            by_person: one.is_by,
            files: one.has_files,
            elsewhere: one.is_elsewhere,
        });
        let changes = past.changes.iter().map(|one| ChangeV1 {
            commit: &one.recorded.commit,
            date: Day(one.recorded.day),
            by: &one.recorded.by,
            path: &one.path,
            came: &one.came,
            went: &one.went,
            forgotten: one.forgotten.as_ref().map(ForgottenV1::of),
        });
        let recorded = |one: &'d Option<Recorded>| one.as_ref();
        let gone = past.gone.iter().map(|one| GoneV1 {
            path: &one.path,
            commit: recorded(&one.taken_out).map(|recorded| recorded.commit.as_str()),
            date: recorded(&one.taken_out).map(|recorded| Day(recorded.day)),
            by: recorded(&one.taken_out).map(|recorded| recorded.by.as_str()),
            moved_to: one.moved_to.as_deref(),
            forgotten: one.forgotten.as_ref().map(ForgottenV1::of),
            history: one.history.iter().map(LogV1::of).collect(),
        });
        PastV1 { commits: commits.collect(), changes: changes.collect(), gone: gone.collect() }
    }
}
