//! The story of files, moment by moment: what is not committed yet, and what each commit did to them.

use super::git::{Asked, Commit, Git, Touched};
use super::{Fault, Need, Store, file, history, layout, read};
use crate::domain::employee::{Employee, Slug};
use crate::domain::history::{Happened, Moment};
use crate::domain::id::Id;
use crate::domain::records::{Folder, Records, Source};
use crate::domain::slug::is_slug;
use std::collections::HashSet;
use std::ops::ControlFlow;

/// Where people live now who had another folder before.
pub(crate) struct Homes {
    pub people: Records,
}

impl Homes {
    /// Of everyone, where what they are called can matter: the words of a record are sealed with who it is of.
    pub(crate) fn of(store: &Store) -> Result<Homes, Fault> {
        let people = if store.settings.is_sealed() { store.read(&Need::PEOPLE)? } else { Records::default() };
        Ok(Homes { people })
    }

    /// The folder of whoever had this one.
    pub(crate) fn now(&self, slug: &Slug) -> Slug {
        let people = &self.people.employees;
        let had = |person: &&Employee| person.formerly.iter().any(|folder| **folder == **slug);
        let lives_here = people.iter().any(|person| person.slug == *slug);
        people.iter().find(had).filter(|_| !lives_here).map_or_else(|| slug.clone(), |person| person.slug.clone())
    }
}

/// The folders of a person, now and before.
pub(crate) fn homes(store: &Store, slug: &Slug) -> Vec<Slug> {
    let before = read::employee(store, slug, &mut Vec::new()).formerly;
    std::iter::once(slug.clone()).chain(before.iter().filter(|folder| is_slug(folder)).map(|folder| folder.as_str().into())).collect()
}

/// The paths of a record, now and in the folders that its person had before.
pub(crate) fn places(store: &Store, source: &Source) -> Vec<String> {
    match &source.employee {
        None => vec![layout::path(source)],
        Some(slug) => homes(store, slug).into_iter().map(|home| layout::path(&Source { employee: Some(home), ..source.clone() })).collect(),
    }
}

/// What became of these files, or of all in these folders, the newest first. `since` is a day as git reads it.
pub(crate) fn of(store: &Store, homes: &Homes, git: &Git, paths: &[String], since: Option<&str>) -> Result<Vec<Moment>, Fault> {
    let mut moments = pending(store, homes, git, paths)?;
    let mut asked = git.to_be_asked()?;
    git.each_commit(paths, since, |commits| {
        let files = commits.iter().flat_map(|commit| told_of(commit).map(move |file| (commit, file)));
        moments.extend(told(store, homes, &mut asked, &files.collect::<Vec<_>>()));
        Ok::<_, Fault>(ControlFlow::Continue(()))
    })?;
    Ok(moments)
}

/// The same as it is found, without moves: `tell` gets some at a time, and says whether it wants more.
pub(crate) fn each<E: From<Fault>>(
    store: &Store,
    homes: &Homes,
    git: &Git,
    paths: &[String],
    since: Option<&str>,
    mut tell: impl FnMut(Vec<Moment>) -> Result<ControlFlow<()>, E>,
) -> Result<(), E> {
    if tell(without_moves(pending(store, homes, git, paths)?))?.is_break() {
        return Ok(());
    }
    let mut asked = git.to_be_asked()?;
    git.each_commit(paths, since, |commits| {
        for commit in &commits {
            let moved = moved(commit);
            let files: Vec<(&Commit, &Touched)> = told_of(commit).map(|file| (commit, file)).collect();
            for some in files.chunks(FILES_AT_ONCE) {
                let mut moments = told(store, homes, &mut asked, some);
                let has_moved = |moment: &Moment| moment.source.as_ref().is_some_and(|source| moved.contains(&(source.id, source.folder)));
                moments.retain(|moment| stays(moment) || !has_moved(moment));
                if tell(moments)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    })
}

/// The files of a commit that have fields to tell of.
fn told_of(commit: &Commit) -> impl Iterator<Item = &Touched> {
    commit.files.iter().filter(|file| is_told(&file.path))
}

/// The records that a commit took out in one place and put in another.
fn moved(commit: &Commit) -> HashSet<(Id, Folder)> {
    let of = |is_it: fn(&Touched) -> bool| {
        let sources = told_of(commit).filter(move |file| is_it(file)).filter_map(|file| layout::parse_path(&file.path));
        sources.map(|source| (source.id, source.folder)).collect::<HashSet<_>>()
    };
    let gone = of(|file| file.after.is_none());
    if gone.is_empty() {
        return gone;
    }
    of(|file| file.after.is_some() && file.before.iter().all(Option::is_none)).intersection(&gone).copied().collect()
}

/// How many files are read at a time: enough to keep git busy, and few enough to be there at once.
const FILES_AT_ONCE: usize = 64;

/// A record that went along with its person neither goes nor comes.
pub(crate) fn without_moves(mut moments: Vec<Moment>) -> Vec<Moment> {
    let key = |moment: &Moment| {
        let source = moment.source.as_ref()?;
        Some((moment.recorded.as_ref().map(|recorded| recorded.commit.clone()), source.id, source.folder))
    };
    let of = |is_it: fn(&Happened) -> bool| moments.iter().filter(|moment| is_it(&moment.happened)).filter_map(key).collect::<HashSet<_>>();
    let come = of(|happened| matches!(happened, Happened::Made(_)));
    let moved: HashSet<_> = of(|happened| *happened == Happened::Gone).intersection(&come).cloned().collect();
    moments.retain(|moment| stays(moment) || key(moment).is_none_or(|key| !moved.contains(&key)));
    moments
}

/// Whether a moment is told also where its record went along with its person.
fn stays(moment: &Moment) -> bool {
    matches!(moment.happened, Happened::Changed(_) | Happened::Unreadable)
}

/// Whether a file has fields to tell of.
fn is_told(path: &str) -> bool {
    layout::is_ours(path) && path.ends_with(".yaml")
}

/// What differs from what is committed.
fn pending(store: &Store, homes: &Homes, git: &Git, paths: &[String]) -> Result<Vec<Moment>, Fault> {
    let is_at = |changed: &str, path: &String| path == "." || changed == path || changed.starts_with(&format!("{path}/"));
    let within = |changed: &str| paths.iter().any(|path| is_at(changed, path));
    let changed: Vec<String> =
        git.changed()?.into_iter().map(|changed| changed.path).filter(|path| is_told(path) && within(path)).collect();
    let before = if git.head().is_some() { git.texts_at("HEAD", &changed)? } else { vec![None; changed.len()] };
    let moment = |(path, before): (String, Option<String>)| {
        let now = file::text(&store.at(&path)).ok();
        let (happened, shut) = history::opened(store, &path, before.as_deref(), now.as_deref(), |slug| homes.now(slug));
        Moment { happened, shut, source: layout::parse_path(&path), path, recorded: None }
    };
    Ok(changed.into_iter().zip(before).map(moment).collect())
}

/// What commits did to files; of a merge only what no side had.
fn told(store: &Store, homes: &Homes, asked: &mut Asked, files: &[(&Commit, &Touched)]) -> Vec<Moment> {
    let wanted = files.iter().flat_map(|(_, file)| std::iter::once(&file.after).chain(&file.before)).map(Option::as_deref);
    let mut texts = asked.texts(wanted).into_iter();
    let moment = |(commit, file): &(&Commit, &Touched)| {
        let mut texts = texts.by_ref().take(1 + file.before.len());
        let now = texts.next().flatten();
        let since = |was: Option<&str>| history::opened(store, &file.path, was, now.as_deref(), |slug| homes.now(slug));
        let mut sides = texts.map(|was| since(was.as_deref()));
        let first = sides.next().unwrap_or_else(|| since(None));
        let (happened, shut) = sides.fold(first, |one, other| (in_both(one.0, other.0), one.1.and(other.1)));
        let source = layout::parse_path(&file.path);
        Moment { path: file.path.clone(), source, happened, shut, recorded: Some(commit.recorded.clone()) }
    };
    files.iter().map(moment).collect()
}

/// What happened against both sides of a merge.
fn in_both(one: Happened, other: Happened) -> Happened {
    match (one, other) {
        (Happened::Changed(mut fields), Happened::Changed(others)) => {
            fields.retain(|change| others.iter().any(|other| other.field == change.field));
            Happened::Changed(fields)
        }
        (one, other) if one == other => one,
        _ => Happened::Changed(Vec::new()),
    }
}
