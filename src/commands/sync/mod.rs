//! `stay sync`: commits, takes in what others did, and hands on what was done here.
//!
//! Each step leaves a state that the next `stay sync` goes on from: `record` commits, `exchange` fetches and pushes,
//! `merge_incoming` merges, `moved` brings together what two sides moved to different places, `namesakes` tells people of one name
//! apart who were added on two sides, `join` joins what several people sealed, `forgotten` takes out what came back, `rewritten` stops
//! where a history was rewritten elsewhere, `bring` brings over what only an old clone has, `stopped` says what to type where only a
//! person or git can go on, and `report` says what came of it.

mod bring;
mod exchange;
mod follow;
mod forgotten;
mod join;
mod merge_incoming;
mod moved;
mod namesakes;
mod record;
mod report;
mod rewritten;
mod stopped;
mod unsent;

use super::run::Run;
use super::{confirm, readers};
use crate::context::Context;
use crate::domain::incoming::Incoming;
use crate::domain::problem::Problem;
use crate::domain::repository::{Cause, OtherCommits};
use crate::error::{Code, Error, Exit};
use crate::i18n::{git as says, sync as sync_messages};
use crate::render::printable::printable;
use crate::store::git::Git;
use crate::store::{Fault, Store};
use bring::Brought;
use clap::Args;
use std::path::PathBuf;

pub(super) use unsent::unsent;

/// How many files or folders an error names.
const MOST: usize = 5;

/// Commits, takes in what others did, and hands on what was done here.
#[derive(Args)]
pub(super) struct SyncArgs {
    #[arg(long, value_name = "FOLDER")]
    keep: Vec<String>,
    #[arg(long, value_name = "FOLDER")]
    bring: Option<PathBuf>,
}

/// What came of it so far.
#[derive(Default)]
struct SyncOutcome {
    committed: usize,
    came: Incoming,
    received: usize,
    sent: usize,
    left_out: Vec<String>,
    others: OtherCommits,
    waiting: WaitingCommits,
    problems: Vec<Problem>,
    /// How many files had words of several people that are joined now.
    joined: usize,
    /// What was brought from an old clone.
    brought: Brought,
    /// How many files were taken out, since what they are of was forgotten.
    taken_out: usize,
    /// The tombstones that asked for that.
    asked_by: Vec<String>,
}

/// Commits that are not where they belong yet, as far as is known; `None` where it is not.
#[derive(Clone, Copy, Default)]
struct WaitingCommits {
    to_send: usize,
    to_receive: Option<usize>,
}

impl Run for SyncArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let no_git = || Error::of(Code::NoRepository, sync_messages::no_repository()).hint(sync_messages::no_repository_hint());
        let git = Git::of(&store.root).ok_or_else(no_git)?.asking(confirm::can_ask(cx));
        let exit = Syncing { cx, store: &store, git, keep: self.keep, bring: self.bring, outcome: SyncOutcome::default() }.run()?;
        // what came in may say other things of who can open what
        if let Ok(store) = Store::open(&store.root) {
            readers::remind(cx, &store);
        }
        Ok(exit)
    }
}

struct Syncing<'c> {
    cx: &'c Context,
    store: &'c Store,
    git: Git,
    /// The folders that were chosen where two sides moved one to different places.
    keep: Vec<String>,
    /// The old clone of which is brought over what only it has.
    bring: Option<PathBuf>,
    outcome: SyncOutcome,
}

impl Syncing<'_> {
    fn run(mut self) -> Result<Exit, Error> {
        self.steps().map_err(|error| self.with_way_on(error))?;
        self.report()
    }

    fn steps(&mut self) -> Result<(), Error> {
        // a folder that is another one is said before anything is done
        let old = self.bring.as_deref().map(|folder| self.old_clone(folder)).transpose()?;
        self.git.wait_for_index()?;
        let standing = self.git.standing()?;
        if let Some(torn) = &standing.torn {
            return Err(self.torn(torn));
        }
        if self.git.lacks_driver() {
            self.cx.warn(sync_messages::no_driver());
        }
        self.look_for_unsent()?;
        if let Some(operation) = standing.under_way {
            return Err(self.under_way(operation)?);
        }
        self.record(standing.merging)?;
        let Some(branch) = standing.branch else { return Err(self.detached()) };
        self.exchange(&branch)?;
        let Some(old) = old else { return Ok(()) };
        self.bring_over(&old)?;
        if self.outcome.brought.paths.is_empty() {
            return Ok(());
        }
        self.record(false)?;
        self.exchange(&branch)
    }

    /// What the store or git refused, with what to type so that the next `stay sync` goes on.
    fn with_way_on(&self, error: Error) -> Error {
        let lang = self.cx.lang;
        let commands = match &error {
            // what keeps us from writing says by itself what to do
            Error::Refused { .. } | Error::Unexpected(_) | Error::Fault(Fault::Locked(_) | Fault::Foreign(_)) => return error,
            Error::Fault(Fault::Git(refusal)) => refusal.cause.as_ref().map(|cause| self.way_on(cause)).unwrap_or_default(),
            Error::Fault(_) => Vec::new(),
        };
        let typed = says::commands(lang, &commands);
        let hint = match error.told(lang).hint {
            // it has `stay sync` in it
            _ if commands.iter().any(|command| command == "stay sync") => typed,
            Some(advice) if commands.is_empty() => says::then_sync(lang, &advice),
            Some(advice) => says::then_sync(lang, &format!("{advice}: {typed}")),
            None => says::then_sync(lang, &says::mend_what_it_says(lang)),
        };
        error.hint(hint)
    }

    /// The commands that take a reason away, where there are such.
    fn way_on(&self, cause: &Cause) -> Vec<String> {
        match cause {
            Cause::IndexBroken => vec![format!("rm {}", typed(&self.git.own_file("index"))), "git reset".to_owned()],
            Cause::Changes(_) => self.stashed(&["stay sync".to_owned()]),
            Cause::Untracked(paths) => {
                paths.iter().take(MOST).map(|path| format!("mv {} {}", typed(path), typed(&self.free(path)))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Commands with what is changed and not committed out of the way.
    fn stashed(&self, commands: &[String]) -> Vec<String> {
        let intended = self.git.whole_status().is_ok_and(|status| status.changed.iter().any(|changed| changed.intended));
        let first = intended.then(|| "git add -u".to_owned()).into_iter().chain(["git stash".to_owned()]);
        first.chain(commands.iter().cloned()).chain(["git stash pop".to_owned()]).collect()
    }

    /// A name beside a file that nothing has yet.
    fn free(&self, path: &str) -> String {
        let names = (1..).map(|number| if number == 1 { format!("{path}.mine") } else { format!("{path}.mine-{number}") });
        names.into_iter().find(|name| self.store.at(name).symlink_metadata().is_err()).unwrap_or_default()
    }

    /// A few of many, and how many more there are.
    fn few<'p>(&self, items: impl ExactSizeIterator<Item = &'p String>) -> String {
        let more = items.len().saturating_sub(MOST);
        let mut few: Vec<String> = items.take(MOST).map(|item| printable(item)).collect();
        few.extend((more > 0).then(|| says::and_more(self.cx.lang, more)));
        few.join(", ")
    }
}

/// A path as one types it in a shell.
fn typed(path: &str) -> String {
    shell_words::quote(&printable(path)).into_owned()
}
