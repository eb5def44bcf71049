//! `stay resolve`: what two people made of the same thing, side by side, and one key to choose.
//!
//! Each file is written, checked and added to git's index as soon as it is gone through, so that stopping half-way loses
//! nothing: what was left for later keeps its markers. `asking` shows and asks, `by_hand` helps where choosing does not do,
//! `telling` says what came of it.

mod asking;
mod by_hand;
mod meant;
mod telling;

use super::run::Run;
use super::{completions, confirm};
use crate::context::Context;
use crate::domain::conflict::{Choice, Conflict};
use crate::domain::records::Records;
use crate::error::{Error, Exit};
use crate::i18n::{conflicts as says, forget as forget_said};
use crate::render::printable::printable;
use crate::store::git::{Git, Sides};
use crate::store::seal::merging::InStore;
use crate::store::waiting::{Matter, Pick, Resolution, Waiting, Why};
use crate::store::{Need, Store, forgotten, waiting};
use clap::Args;
use std::collections::HashMap;

/// Chooses between what two people made of the same thing.
#[derive(Args)]
pub(super) struct ResolveArgs {
    #[arg(value_name = "ID|EMPLOYEE|PATH", add = completions::targets())]
    target: Option<String>,
    #[arg(long, conflicts_with = "theirs")]
    ours: bool,
    #[arg(long)]
    theirs: bool,
}

/// Who chooses.
#[derive(Clone, Copy)]
enum Chooser {
    /// The same side everywhere.
    All(Choice),
    /// The person at the terminal.
    Person,
    /// Nobody: what waits is shown.
    Nobody,
}

/// A file on its way.
struct File {
    waiting: Waiting,
    conflicts: Vec<Conflict>,
    choices: Vec<Choice>,
    why: Option<Why>,
    outcome: Resolution,
}

impl Run for ResolveArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let git = Git::of(&store.root);
        let forgotten = settle_forgotten(cx, &store, git.as_ref())?;
        let elsewhere = |path: &str| git.as_ref().map(|git| git.versions_at(path)).unwrap_or_default();
        let merging = InStore::new(&store, &elsewhere);
        let mut found = waiting::all(&store, git.as_ref(), &merging)?;
        found.files.retain(|file| !forgotten.contains(&file.path));
        let all = found.files.len();
        let files = match &self.target {
            Some(typed) => meant::meant(cx, &store, found.files, typed, self.ours || self.theirs)?,
            None => found.files,
        };
        for path in &found.elsewhere {
            cx.warn(says::elsewhere(&printable(path)));
        }
        if files.is_empty() && !cx.flags.json {
            let words = self
                .target
                .as_ref()
                .map_or_else(|| says::nothing_waits(cx.lang), |typed| says::nothing_waits_in(cx.lang, &printable(typed)));
            cx.done(&words);
            return Ok(Exit::Done);
        }
        let chooser = match (self.ours, self.theirs) {
            (true, _) => Chooser::All(Choice::Yours),
            (_, true) => Chooser::All(Choice::Theirs),
            _ if confirm::can_ask(cx) && !cx.flags.json && !cx.flags.dry_run => Chooser::Person,
            _ => Chooser::Nobody,
        };
        let records = store.read(&Need::PEOPLE)?;
        let others = all > files.len();
        let mut resolving = Resolving {
            cx,
            store: &store,
            git: git.as_ref(),
            merging: &merging,
            sides: &found.sides,
            records,
            chooser,
            places: HashMap::new(),
        };
        let files = resolving.choose(files)?;
        resolving.report(files, others || !found.elsewhere.is_empty())
    }
}

/// Of what was forgotten nothing is asked: it is gone, or would be. Gives the paths.
fn settle_forgotten(cx: &Context, store: &Store, git: Option<&Git>) -> Result<Vec<String>, Error> {
    let Some(git) = git.filter(|_| !store.forgotten().is_empty()) else { return Ok(Vec::new()) };
    if git.unmerged()?.is_empty() {
        return Ok(Vec::new());
    }
    let gone = if cx.flags.dry_run {
        forgotten::in_merge(store, git)?
    } else {
        let _writer = cx.writer(store)?;
        let gone = forgotten::take_out_of_merge(store, git)?;
        if !gone.is_empty() {
            forgotten::leave_no_trace(store, &gone)?;
        }
        gone
    };
    if !gone.is_empty() {
        cx.done(forget_said::taken_out_here(gone.len()));
    }
    Ok(gone)
}

struct Resolving<'c> {
    cx: &'c Context,
    store: &'c Store,
    git: Option<&'c Git>,
    merging: &'c InStore<'c>,
    sides: &'c Sides,
    records: Records,
    chooser: Chooser,
    /// Where a person's folder goes that both sides moved: asked once for all that is in it.
    places: HashMap<(String, String), Choice>,
}

impl Resolving<'_> {
    /// Goes through the files: at a terminal each is written before the next is shown, else all of them in one write.
    fn choose(&mut self, waiting: Vec<Waiting>) -> Result<Vec<File>, Error> {
        let mut files: Vec<File> = Vec::new();
        let mut is_stopped = false;
        for waiting in waiting {
            let conflicts = waiting.conflicts(self.git, self.sides, self.merging);
            let choices = vec![Choice::Later; conflicts.len()];
            let mut file = File { waiting, conflicts, choices, why: None, outcome: Resolution::default() };
            if !is_stopped {
                if !files.is_empty() && matches!(self.chooser, Chooser::Person) {
                    self.cx.out.complaint("");
                }
                is_stopped = self.go_through(&mut file)?;
            }
            self.decide(&mut file);
            if matches!(self.chooser, Chooser::Person) {
                self.write(std::slice::from_ref(&file))?;
                self.tell(&file);
            }
            files.push(file);
        }
        match self.chooser {
            // each is written already
            Chooser::Person => {}
            // who asks for data gets it, and nothing else happens
            Chooser::Nobody if self.cx.flags.json => {}
            _ => self.write(&files)?,
        }
        Ok(files)
    }

    /// Has what there is in a file chosen; whether the person stopped.
    fn go_through(&mut self, file: &mut File) -> Result<bool, Error> {
        match self.chooser {
            Chooser::All(choice) => file.choices.fill(choice),
            Chooser::Nobody => {}
            Chooser::Person => {
                if let Matter::ByHand(why) = &file.waiting.matter {
                    file.why = Some(why.clone());
                    return self.by_hand(file);
                }
                let (choices, is_stopped) = self.ask(file);
                file.choices = choices;
                return Ok(is_stopped);
            }
        }
        Ok(false)
    }

    /// Works out what a file becomes.
    fn decide(&self, file: &mut File) {
        let picks: Vec<Pick> = file.choices.iter().map(|choice| self.sides.pick(*choice)).collect();
        if !picks.is_empty() && picks.iter().all(|pick| *pick == Pick::Later) {
            file.outcome.left = picks.len();
            return;
        }
        // of words that can't be opened only a side as a whole can be taken, and that only where it was asked for
        let whole = match self.chooser {
            Chooser::All(choice) => Some(usize::from(self.sides.pick(choice) == Pick::Theirs)),
            Chooser::Person | Chooser::Nobody => None,
        };
        match file.waiting.decided(&picks, whole, self.merging) {
            Ok(outcome) => file.outcome = outcome,
            Err(why) => file.why = Some(why),
        }
    }

    /// Writes what was chosen, all or none, and has git take what is settled.
    fn write(&self, files: &[File]) -> Result<(), Error> {
        let changes: Vec<_> = files.iter().flat_map(|file| file.outcome.changes.iter().cloned()).collect();
        let settled: Vec<String> = files.iter().flat_map(|file| file.outcome.settled.iter().cloned()).collect();
        if !changes.is_empty() {
            self.cx.writer(self.store)?.apply(&changes)?;
            if !self.cx.flags.dry_run {
                // where that can't be kept, the files are sealed all the same
                let _ = self.merging.remember();
            }
        }
        match self.git.filter(|_| !self.cx.flags.dry_run) {
            Some(git) => Ok(git.stage(&settled)?),
            None => Ok(()),
        }
    }
}

impl File {
    /// Whether it is not there any more.
    fn is_gone(&self) -> bool {
        self.outcome.changes.iter().any(|change| change.word() == "removed" && change.path() == self.waiting.path)
            && self.waiting.twin.is_none()
    }
}
