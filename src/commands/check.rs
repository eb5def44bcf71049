use super::care;
use super::effects::Effects;
use super::hook;
use super::run::Run;
use super::sync::unsent;
use super::unsaved;
use crate::context::Context;
use crate::domain::problem::{Problem, Severity};
use crate::error::{Code, Error, Exit};
use crate::i18n::{Saying, errors, hook as hook_said, messages, problems, sealed, sync as sync_messages};
use crate::render;
use crate::render::printable::printable;
use crate::store::accepted::Accepted;
use crate::store::file::slashed;
use crate::store::git::Git;
use crate::store::{Change, Store, check, fix, readers, staged};
use clap::Args;
use serde::Serialize;
use std::path::Path;
use walkdir::WalkDir;

/// How many files that got another name are told one by one.
const MOST: usize = 20;

/// Every problem in the workspace.
#[derive(Args)]
pub(super) struct CheckArgs {
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    #[arg(long)]
    fix: bool,
    #[arg(long, conflicts_with = "fix")]
    staged: bool,
    #[arg(long, conflicts_with_all = ["fix", "staged", "install_hook", "remove_hook"])]
    care: bool,
    #[arg(long, conflicts_with_all = ["paths", "fix", "staged", "remove_hook"])]
    install_hook: bool,
    #[arg(long, conflicts_with_all = ["paths", "fix", "staged"])]
    remove_hook: bool,
}

#[derive(Serialize)]
struct CheckAnswer {
    files: usize,
    errors: usize,
    warnings: usize,
}

impl Run for CheckArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        match () {
            () if self.install_hook => hook::install(cx),
            () if self.remove_hook => hook::remove(cx),
            () if self.staged => self.staged(cx),
            () if self.care => self.care(cx),
            () => self.whole(cx),
        }
    }
}

impl CheckArgs {
    /// What is about to be committed.
    fn staged(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let git = hook::repository(&store)?;
        let mut staged = git.staged()?;
        // what is committed need not be on disk any more
        let known = |path: &str| staged.iter().any(|file| is_at_or_below(&file.path, path));
        let in_git = |typed: &String| relative(&store, typed).or_else(|error| named(&store, typed).filter(|path| known(path)).ok_or(error));
        let wanted = self.paths.iter().map(in_git).collect::<Result<Vec<_>, _>>()?;
        staged.retain(|file| covers(&wanted, &file.path));
        let checked = staged::check(&store, &git, &staged)?;
        if checked.files == 0 && !cx.flags.json {
            cx.out.message(&format!("{} {}", render::style::good("✓"), hook_said::nothing_staged(cx.lang)));
            return Ok(Exit::Done);
        }
        report(cx, &checked.problems, checked.files, true)
    }

    /// Where something stands that should not be written about someone.
    fn care(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let wanted = self.paths.iter().map(|typed| relative(&store, typed)).collect::<Result<Vec<_>, _>>()?;
        care::list(cx, &store, |path| covers(&wanted, path))
    }

    /// The whole workspace, as it is on disk.
    fn whole(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let wanted = self.paths.iter().map(|typed| relative(&store, typed)).collect::<Result<Vec<_>, _>>()?;
        let covers = |problem: &Problem| covers(&wanted, &problem.path);
        let writer = self.fix.then(|| cx.writer(&store)).transpose()?;
        let mut checked = check::check(&store)?;
        checked.problems.retain(covers);
        if let Some(writer) = writer {
            let mending = fix::plan(&store, &checked, || cx.fresh_id());
            let line = |problem: &Problem| {
                messages::mended(cx.lang, &render::problems::place(problem), &printable(&problems::message(cx.lang, &problem.kind)))
            };
            if !mending.mended.is_empty() {
                let renamed = mending.changes.iter().filter_map(|change| match change {
                    // the name holds the new id, and a dry run gives none that will be given later
                    Change::Move { from, .. } if !cx.flags.dry_run => Some(messages::renamed(cx.lang, &printable(from), &change.path())),
                    _ => None,
                });
                let lines = mending.mended.iter().map(line).chain(renamed.take(MOST)).map(Saying::from).collect();
                let mended = Effects { changes: mending.changes, lines, ..Effects::default() };
                mended.apply(cx, &store, &writer)?;
                mended.say(cx);
            }
            if !cx.flags.dry_run {
                let store = cx.store()?;
                checked = check::check(&store)?;
                checked.problems.retain(covers);
            }
        }
        if let Some(git) = Git::of(&store.root).map(Git::looking) {
            if git.lacks_driver() {
                cx.warn(sync_messages::no_driver());
            }
            match unsent(&git) {
                Ok(found) => checked.problems.extend(found.into_iter().filter(covers)),
                Err(fault) => cx.warn(Error::from(fault).told(cx.lang).message),
            }
        }
        unsaved::tell(cx, &store);
        tell_of_readers(cx, &store);
        let files = if wanted.is_empty() { checked.files } else { wanted.iter().map(|path| count(&store.at(path))).sum() };
        report(cx, &checked.problems, files, self.fix)
    }
}

/// Says what this person did not accept yet of who can open what.
fn tell_of_readers(cx: &Context, store: &Store) {
    let offered = store.settings.is_sealed().then(|| readers::offered(store)).filter(|offered| !offered.is_broken());
    let Some(offered) = offered else { return };
    match Accepted::of(store) {
        None => cx.warn(sealed::nothing_accepted_yet()),
        Some(accepted) if accepted.circle.changes(&offered.circle).is_empty() => {}
        Some(_) => cx.warn(sealed::other_offer()),
    }
}

/// Whether a path is asked for; with nothing asked for every one is.
fn covers(wanted: &[String], path: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|wanted| is_at_or_below(path, wanted))
}

fn is_at_or_below(path: &str, above: &str) -> bool {
    above.is_empty() || path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// `mended`: what can be mended was, or is not to be.
fn report(cx: &Context, found: &[Problem], files: usize, mended: bool) -> Result<Exit, Error> {
    let warnings = found.iter().filter(|problem| problem.severity == Severity::Warning).count();
    let errors = found.len() - warnings;
    let exit = if errors > 0 { Exit::Found } else { Exit::Done };
    if cx.flags.json {
        cx.answer(&render::json::envelope(cx.lang, cx.today, CheckAnswer { files, errors, warnings }, found))?;
        return Ok(exit);
    }
    let text: Vec<String> = found.iter().map(|problem| render::problems::problem(cx.lang, problem)).collect();
    cx.answer(&text.concat())?;
    let files = messages::files(cx.lang, files);
    if found.is_empty() {
        cx.out.message(&format!("{} {}", render::style::good("✓"), messages::check_clean(cx.lang, &files)));
        return Ok(exit);
    }
    let counts: Vec<String> = [(errors, messages::problems(cx.lang, errors)), (warnings, messages::warnings(cx.lang, warnings))]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, text)| text)
        .collect();
    cx.out.message(&messages::check_found(cx.lang, &counts.join(", "), &files));
    let fixable = found.iter().filter(|problem| fix::can_mend(problem)).count();
    if fixable > 0 && !mended {
        cx.out.message(&render::style::dim(messages::check_fixable(cx.lang, fixable)));
    }
    Ok(exit)
}

/// How many files of ours lie at or below a path. What is linked lies elsewhere.
fn count(path: &Path) -> usize {
    let files = WalkDir::new(path).follow_root_links(false).into_iter().flatten().filter(|found| found.file_type().is_file());
    files.filter(|found| found.path().extension().is_some_and(|ending| ending == "yaml")).count()
}

/// A path on the command line that is not on disk, by its name alone, relative to the workspace.
fn named(store: &Store, typed: &str) -> Option<String> {
    let path = std::path::absolute(typed).ok()?;
    let below = path.strip_prefix(&store.root).unwrap_or(Path::new(typed));
    Some(below.to_str()?.trim_end_matches('/').to_owned())
}

/// A path on the command line, relative to the workspace.
fn relative(store: &Store, typed: &str) -> Result<String, Error> {
    let missing = || Error::of(Code::NotFound, errors::no_path(&printable(typed)));
    let candidates = [std::path::absolute(typed).ok(), Some(store.root.join(typed))];
    let root = store.root.canonicalize().map_err(|_| missing())?;
    let found = candidates
        .into_iter()
        .flatten()
        .filter_map(|path| path.canonicalize().ok())
        .find_map(|path| path.strip_prefix(&root).ok().map(|path| path.to_owned()));
    let found = found.ok_or_else(missing)?;
    Ok(slashed(&found))
}
