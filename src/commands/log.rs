use super::find::{self, Target};
use super::run::Run;
use crate::context::Context;
use crate::domain::date::Toward;
use crate::domain::employee::{Employee, Slug};
use crate::domain::history::{Happened, Moment};
use crate::domain::records::{Records, Source};
use crate::domain::slug::is_slug;
use crate::error::{Error, Exit};
use crate::i18n::sync as sync_messages;
use crate::render;
use crate::render::json::LogV1;
use crate::store::git::{Commit, Git};
use crate::store::{Fault, Need, Store, file, history, index, layout, read};
use clap::Args;
use serde::Serialize;
use std::collections::HashSet;

/// The story of a record, a person or the whole workspace, from git.
#[derive(Args)]
pub(super) struct LogArgs {
    #[arg(value_name = "ID|NAME", add = super::completions::targets())]
    target: Option<String>,
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
}

#[derive(Serialize)]
struct LogAnswer<'e> {
    log: Vec<LogV1<'e>>,
}

impl Run for LogArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let no_git = || Error::refused(sync_messages::no_repository()).hint(sync_messages::no_repository_hint());
        let git = Git::of(&store.root).ok_or_else(no_git)?.looking();
        let since = cx.optional_day("--since", self.since.as_ref(), Toward::Since)?;
        let paths = match &self.target {
            None => vec![".".to_owned()],
            Some(typed) => match find::anything(cx, &store, typed)? {
                Target::Employee(slug) => homes(&store, &slug).iter().map(|home| layout::home(home)).collect(),
                Target::Record(source) => places(&store, &source),
            },
        };
        let since = since.map(|day| day.to_string());
        let fault = |fault| Error::from(fault);
        let commits = git.commits(&paths, since.as_deref()).map_err(fault)?;
        let homes = Homes::of(&store)?;
        let mut moments = pending(&store, &homes, &git, &paths).map_err(fault)?;
        moments.extend(told(&store, &homes, &git, commits).map_err(fault)?);
        let mut moments = without_moves(moments);
        // what changed nothing that is said is no part of the story
        moments.retain(|moment| !moment.is_nothing());
        if cx.flags.json {
            return cx.answer_json(LogAnswer { log: moments.iter().map(LogV1::of).collect() }, &[]);
        }
        if moments.is_empty() {
            cx.out.message(&sync_messages::no_history(cx.lang));
        }
        let records = homes.people;
        let view = cx.view(&store, &records, index::short_ids_if_few(&store));
        cx.answer(&render::log::text(&view, &moments, self.target.is_some() && paths[0].ends_with(".yaml")))?;
        Ok(Exit::Done)
    }
}

/// Where people live now who had another folder before.
struct Homes {
    people: Records,
}

impl Homes {
    /// Of everyone, where what they are called can matter: the words of a record are sealed with who it is of.
    fn of(store: &Store) -> Result<Homes, Error> {
        let people = if store.settings.is_sealed() { store.read(&Need::PEOPLE)? } else { Records::default() };
        Ok(Homes { people })
    }

    /// The folder of whoever had this one.
    fn now(&self, slug: &Slug) -> Slug {
        let people = &self.people.employees;
        let had = |person: &&Employee| person.formerly.iter().any(|folder| **folder == **slug);
        let lives_here = people.iter().any(|person| person.slug == *slug);
        people.iter().find(had).filter(|_| !lives_here).map_or_else(|| slug.clone(), |person| person.slug.clone())
    }
}

/// The folders of a person, now and before.
fn homes(store: &Store, slug: &Slug) -> Vec<Slug> {
    let before = read::employee(store, slug, &mut Vec::new()).formerly;
    std::iter::once(slug.clone()).chain(before.iter().filter(|folder| is_slug(folder)).map(|folder| folder.as_str().into())).collect()
}

/// The paths of a record, now and in the folders that its person had before.
fn places(store: &Store, source: &Source) -> Vec<String> {
    match &source.employee {
        None => vec![layout::path(source)],
        Some(slug) => homes(store, slug).into_iter().map(|home| layout::path(&Source { employee: Some(home), ..source.clone() })).collect(),
    }
}

/// A record that went along with its person neither goes nor comes.
fn without_moves(mut moments: Vec<Moment>) -> Vec<Moment> {
    let key = |moment: &Moment| {
        let source = moment.source.as_ref()?;
        Some((moment.recorded.as_ref().map(|recorded| recorded.commit.clone()), source.id, source.folder))
    };
    let of = |is_it: fn(&Happened) -> bool| moments.iter().filter(|moment| is_it(&moment.happened)).filter_map(key).collect::<HashSet<_>>();
    let come = of(|happened| matches!(happened, Happened::Made(_)));
    let moved: HashSet<_> = of(|happened| *happened == Happened::Gone).intersection(&come).cloned().collect();
    let stays = |moment: &Moment| matches!(moment.happened, Happened::Changed(_) | Happened::Unreadable);
    moments.retain(|moment| stays(moment) || key(moment).is_none_or(|key| !moved.contains(&key)));
    moments
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

/// What each commit did to each file; of a merge only what no side had.
fn told(store: &Store, homes: &Homes, git: &Git, commits: Vec<Commit>) -> Result<Vec<Moment>, Fault> {
    let files: Vec<(&Commit, &String)> =
        commits.iter().flat_map(|commit| commit.paths.iter().filter(|path| is_told(path)).map(move |path| (commit, path))).collect();
    let wanted = |(commit, path): &(&Commit, &String)| {
        let all = std::iter::once(&commit.recorded.commit).chain(&commit.before);
        all.map(|commit| (commit.clone(), (*path).clone())).collect::<Vec<_>>()
    };
    let mut texts = git.texts(&files.iter().flat_map(wanted).collect::<Vec<_>>())?.into_iter();
    let moment = |(commit, path): (&Commit, &String)| {
        let now = texts.next().flatten();
        let before: Vec<Option<String>> = texts.by_ref().take(commit.before.len()).collect();
        let since = |was: Option<&str>| history::opened(store, path, was, now.as_deref(), |slug| homes.now(slug));
        let mut sides = before.iter().map(|was| since(was.as_deref()));
        let first = sides.next().unwrap_or_else(|| since(None));
        let (happened, shut) = sides.fold(first, |one, other| (in_both(one.0, other.0), one.1.and(other.1)));
        Moment { path: path.clone(), source: layout::parse_path(path), happened, shut, recorded: Some(commit.recorded.clone()) }
    };
    Ok(files.into_iter().map(moment).collect())
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
