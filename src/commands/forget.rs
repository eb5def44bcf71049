use super::effects::Effects;
use super::find::{self, Target};
use super::run::Run;
use super::{confirm, retention as retention_command};
use crate::context::Context;
use crate::domain::forgotten::{Account, Forgotten, Meant, Tombstone};
use crate::domain::id::Id;
use crate::domain::records::{Place, Records};
use crate::domain::{retention, slug};
use crate::error::{Code, Error, Exit};
use crate::i18n::{errors, forget as says};
use crate::render;
use crate::render::json::{ForgetV1, LeftV1};
use crate::render::printable::printable;
use crate::render::style;
use crate::store::forgetting::{self, Forgetting};
use crate::store::git::Git;
use crate::store::{Store, drafts, forgotten, index, layout, undo};
use clap::Args;
use serde::Serialize;

/// How many objects are named.
const MOST: usize = 10;

/// Takes people or records out, for good.
#[derive(Args)]
pub(super) struct ForgetArgs {
    #[arg(value_name = "ID|EMPLOYEE", add = super::completions::employees())]
    targets: Vec<String>,
    #[arg(long, conflicts_with_all = ["targets", "verify"])]
    expired: bool,
    #[arg(long)]
    verify: bool,
}

#[derive(Serialize)]
struct ForgetAnswer {
    forget: ForgetV1,
}

#[derive(Serialize)]
struct VerifyAnswer {
    left: LeftV1,
}

impl Run for ForgetArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        if self.verify {
            return verify(cx, &store, &self.targets);
        }
        let meant = self.meant(cx, &store)?;
        if meant == Meant::default() {
            cx.done(says::nothing_expired());
            return Ok(Exit::Done);
        }
        let plan = forgetting::plan(&store, &meant, cx.today)?;
        let records = Records::default();
        let view = cx.view(&store, &records, index::short_ids_if_few(&store));
        let is_done = cx.flags.yes && !cx.flags.dry_run;
        if !cx.flags.json && !is_done {
            cx.answer(&render::forget::account(&view, &plan.account, layout::path))?;
        }
        if !is_done {
            let answer = || ForgetV1::of(&plan.account, plan.files.clone(), layout::path);
            if cx.flags.json {
                return cx.answer_json(ForgetAnswer { forget: answer() }, &[]);
            }
            if cx.flags.dry_run || !confirm::can_ask(cx) {
                cx.out.message(&format!("\n{}", says::only_shown(cx.lang, &self.typed())));
                return Ok(Exit::Done);
            }
            if !confirm::only_yes(cx, &format!("\n{}", says::question(cx.lang, &render::forget::who(&plan.account))))? {
                return Err(Error::stopped());
            }
        }
        done(cx, &store, &meant)
    }
}

impl ForgetArgs {
    /// What is meant: what was named, or what has passed its term.
    fn meant(&self, cx: &Context, store: &Store) -> Result<Meant, Error> {
        if self.expired {
            let records = store.read(&retention_command::NEED)?;
            let passed = retention::passing(&records, &store.settings.terms, cx.today);
            return Ok(Meant::of(passed.into_iter().map(|one| one.place)));
        }
        if self.targets.is_empty() {
            return Err(Error::usage(says::nothing_named()).hint(says::nothing_named_hint()));
        }
        let mut places = Vec::new();
        for typed in &self.targets {
            places.push(match find::edited(cx, store, typed)? {
                Target::Employee(slug) => Place::Employee(slug),
                Target::Record(source) => Place::Record(source),
            });
        }
        Ok(Meant::of(places))
    }

    /// The command that does it.
    fn typed(&self) -> String {
        let targets = self.targets.iter().map(|typed| format!(" {}", shell_words::quote(&printable(typed)))).collect::<String>();
        format!("stay forget{}{targets} --yes", if self.expired { " --expired" } else { "" })
    }
}

/// Forgets: one write, and then nothing of it is remembered anywhere else.
fn done(cx: &Context, store: &Store, meant: &Meant) -> Result<Exit, Error> {
    // its own name is none: what it writes is not remembered
    let writer = cx.writer(store)?.named("");
    let homes = meant.people.iter().map(|slug| layout::home(slug));
    if homes.into_iter().any(|home| drafts::is_edited_below(store, &home)) {
        return Err(Error::of(Code::Changed, errors::edited_elsewhere()).hint(errors::edited_elsewhere_hint()));
    }
    // what was shown may have changed since
    let Forgetting { account, files, changes } = forgetting::plan(store, meant, cx.today)?;
    // before the write: what is not remembered can't be brought back by a command that comes in between
    undo::forget_all(store)?;
    let effects = Effects { changes, lines: vec![says::done(&render::forget::who(&account))], ..Effects::default() };
    effects.apply(cx, store, &writer)?;
    forgotten::refresh(store);
    forgotten::leave_no_trace(store, &files)?;
    undo::remember_forgetting(store);
    let (history, steps) = match Git::of(&store.root).map(Git::looking) {
        Some(git) => in_history(cx, &git, &account)?,
        None => (Vec::new(), Vec::new()),
    };
    if cx.flags.json {
        let typed = steps.iter().flat_map(|(_, commands)| commands.clone()).collect();
        let answer = ForgetV1::of(&account, files, layout::path).done(history, typed);
        return cx.answer_json(ForgetAnswer { forget: answer }, &[]);
    }
    effects.say(cx);
    account.readers.iter().for_each(|key| cx.warn(says::readers_stay(&format!("stay readers remove {key}"))));
    if !history.is_empty() {
        let records = Records::default();
        let view = cx.view(store, &records, Default::default());
        cx.answer(&render::forget::history(&view, &steps))?;
    }
    Ok(Exit::Done)
}

type Steps = Vec<(String, Vec<String>)>;

/// The paths that git's history has of it, and the steps that take them out.
fn in_history(cx: &Context, git: &Git, account: &Account) -> Result<(Vec<String>, Steps), Error> {
    let people: Vec<Id> = account.people.iter().filter_map(|person| person.id).collect();
    let folders: Vec<String> =
        account.people.iter().flat_map(|person| person.formerly.iter().cloned().chain([person.slug.to_string()])).collect();
    let ids: Vec<Id> = account.records.iter().map(|source| source.id).collect();
    let paths = forgotten::paths_ever(git, &folders, &people, &ids)?;
    if paths.is_empty() {
        return Ok((paths, Vec::new()));
    }
    let steps = render::forget::steps(cx.lang, &paths, git.server().as_deref(), "stay forget --verify");
    Ok((paths, steps))
}

/// Says what git still has of what was forgotten.
fn verify(cx: &Context, store: &Store, targets: &[String]) -> Result<Exit, Error> {
    let mut problems = Vec::new();
    let stones: Vec<Tombstone> = forgotten::tombstones(store, &mut problems).into_iter().map(|(_, stone)| stone).collect();
    for typed in targets {
        if !stones.iter().any(|stone| is_of(stone, typed)) {
            return Err(Error::of(Code::NotFound, says::not_forgotten(&printable(typed))).hint(says::not_forgotten_hint()));
        }
    }
    if stones.is_empty() && !cx.flags.json {
        cx.done(says::nothing_was_forgotten());
        return Ok(cx.name_problems(&problems));
    }
    let wanted = stones.into_iter().filter(|stone| targets.is_empty() || targets.iter().any(|typed| is_of(stone, typed)));
    let known: Forgotten = wanted.collect();
    let files = forgotten::still_there(store)?;
    let git = Git::of(&store.root).map(Git::looking);
    let objects = git.as_ref().map(|git| forgotten::left_in(git, &known)).transpose()?.unwrap_or_default();
    let (refs, [reflog, unreachable]) = match &git {
        Some(git) if !objects.is_empty() => git.leading_to(&objects)?,
        _ => Default::default(),
    };
    let is_clean = objects.is_empty() && files.is_empty();
    let end = if is_clean { Exit::Done } else { Exit::Found };
    if cx.flags.json {
        let left = LeftV1 { objects: objects.len(), refs, reflog, unreachable, files };
        return Ok(cx.answer_json(VerifyAnswer { left }, &problems)?.or(end));
    }
    if is_clean {
        cx.done(says::is_clean());
        cx.out.message(&format!("  {}", style::dim(says::not_only_here().text(cx.lang))));
        return Ok(cx.name_problems(&problems));
    }
    let few = |names: &[String]| render::forget::few(&names.iter().map(|name| printable(name)).collect::<Vec<_>>(), MOST);
    let lang = cx.lang;
    let mut lines = Vec::new();
    lines.extend((!files.is_empty()).then(|| says::on_disk(lang, &few(&files))));
    lines.extend((!refs.is_empty()).then(|| says::in_refs(lang, &few(&refs))));
    lines.extend((reflog > 0).then(|| says::in_reflog(lang, reflog)));
    lines.extend((unreachable > 0).then(|| says::in_nothing(lang, unreachable)));
    let mut names: Vec<String> = objects.iter().map(|name| name.chars().take(12).collect()).collect();
    names.sort();
    lines.extend((!names.is_empty()).then(|| says::objects(lang, &few(&names))));
    let below = lines.iter().map(|line| format!("  {line}\n")).collect::<String>();
    cx.answer(&format!("{}\n{below}", style::heading(says::found(lang, objects.len()))))?;
    Ok(cx.name_problems(&problems).or(Exit::Found))
}

/// Whether a tombstone is of what was typed: the name of a folder, a name that makes one, or an id.
fn is_of(stone: &Tombstone, typed: &str) -> bool {
    let typed = typed.trim();
    stone.is_of(typed) || slug::slug(typed).is_some_and(|slug| stone.is_of(&slug))
}
