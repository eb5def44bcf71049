use super::run::Run;
use crate::context::Context;
use crate::domain::came_in::{self, CameIn};
use crate::domain::problem::{Problem, Severity};
use crate::domain::records::Records;
use crate::error::{Error, Exit};
use crate::i18n::{problems, together};
use crate::render::json::SyncV1;
use crate::render::problems::place;
use crate::render::visible::shown;
use crate::store::git::{Changed, Git, Pushed, Standing};
use crate::store::need::Load;
use crate::store::{Store, file, layout};
use clap::Args;
use serde::Serialize;

/// How often a push is tried when others are quicker.
const TRIES: usize = 5;

/// How many files an error names.
const MOST: usize = 5;

/// Commits, takes in what others did, and hands on what was done here.
#[derive(Args)]
pub struct Sync {}

#[derive(Serialize)]
struct Answer {
    sync: SyncV1,
}

/// What came of it so far.
#[derive(Default)]
struct Outcome {
    committed: usize,
    came: CameIn,
    received: usize,
    sent: usize,
    left_out: Vec<String>,
    problems: Vec<Problem>,
}

impl Run for Sync {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let no_git = || Error::refused(together::no_repository(cx.lang)).hint(together::no_repository_hint(cx.lang));
        let git = Git::of(&store.root).ok_or_else(no_git)?;
        let mut sync = Syncing { cx, store: &store, git, follows: false, outcome: Outcome::default() };
        let standing = sync.git.standing().map_err(|fault| cx.fault(fault))?;
        let (branch, merging) = match standing {
            Standing::Branch(branch) => (branch, false),
            Standing::Merging(branch) => (branch, true),
            Standing::UnderWay(what) => {
                return Err(Error::refused(together::under_way(cx.lang, what)).hint(together::under_way_hint(cx.lang, what)));
            }
            Standing::Detached => return Err(Error::refused(together::detached(cx.lang)).hint(together::detached_hint(cx.lang))),
        };
        if sync.git.lacks_driver() {
            cx.warn(&together::no_driver(cx.lang));
        }
        sync.commit(merging)?;
        sync.exchange(&branch)?;
        sync.report()
    }
}

struct Syncing<'c> {
    cx: &'c Context,
    store: &'c Store,
    git: Git,
    /// Whether the branch follows one elsewhere.
    follows: bool,
    outcome: Outcome,
}

impl Syncing<'_> {
    /// Commits what changed in the workspace's own files, and ends a merge that a person has gone through.
    fn commit(&mut self, merging: bool) -> Result<(), Error> {
        let cx = self.cx;
        let fault = |fault| cx.fault(fault);
        // nobody of ours writes between the look and the commit
        let _writer = cx.writer(self.store)?;
        let status = self.git.status().map_err(fault)?;
        self.follows = status.follows;
        let (ours, others): (Vec<Changed>, Vec<Changed>) = status.changed.into_iter().partition(|changed| layout::is_ours(&changed.path));
        if let Some(other) = others.iter().find(|other| other.unmerged) {
            return Err(Error::refused(together::waits(cx.lang, &shown(&other.path)))
                .hint(together::waits_elsewhere_hint(cx.lang, &shown(&other.path))));
        }
        self.outcome.left_out = others.into_iter().map(|changed| changed.path).collect();
        let there: Vec<String> = ours.iter().filter(|changed| !changed.gone).map(|changed| changed.path.clone()).collect();
        self.must_be_readable(&there)?;
        if merging {
            self.must_be_settled(&ours)?;
        }
        self.outcome.committed = ours.len();
        if cx.flags.dry_run || (ours.is_empty() && !merging) {
            return Ok(());
        }
        let paths: Vec<String> = ours.into_iter().map(|changed| changed.path).collect();
        if merging { self.git.commit_merge(&paths) } else { self.git.commit(&paths, &message(&paths)) }.map_err(fault)?;
        self.store.forget_marked();
        Ok(())
    }

    /// Refuses a file that git left as ours alone: where its driver could not run, what the other side did is not in it,
    /// and nothing in the file says so. Where we saw the markers, ours alone is what a person chose.
    fn must_be_settled(&self, ours: &[Changed]) -> Result<(), Error> {
        let (cx, marked) = (self.cx, self.store.marked());
        let open = ours.iter().filter(|changed| changed.unmerged && !changed.gone && !changed.one_gone && !marked.contains(&changed.path));
        let paths: Vec<String> = open.map(|changed| changed.path.clone()).collect();
        let fault = |fault| cx.fault(fault);
        let (own, theirs) = (self.git.texts_at(":2", &paths).map_err(fault)?, self.git.texts_at(":3", &paths).map_err(fault)?);
        for ((path, own), theirs) in paths.iter().zip(own).zip(theirs) {
            let now = file::text(&self.store.at(path)).ok();
            if theirs.is_some() && now == own && own != theirs {
                return Err(
                    Error::refused(together::only_ours(cx.lang, &shown(path))).hint(together::only_ours_hint(cx.lang, &shown(path)))
                );
            }
        }
        Ok(())
    }

    /// Refuses files that hold conflict markers or can't be read.
    fn must_be_readable(&self, paths: &[String]) -> Result<(), Error> {
        let lang = self.cx.lang;
        let found = self.store.read_paths(paths, Load::Full).problems;
        let found: Vec<&Problem> = found.iter().filter(|problem| problem.severity == Severity::Unreadable).collect();
        let Some(first) = found.first() else { return Ok(()) };
        let told = |problem: &&Problem| format!("{}: {}", place(problem), shown(&problems::message(lang, &problem.kind)));
        let list = found.iter().take(MOST).map(told).collect::<Vec<_>>().join("\n  ");
        let refused = Error::refused(together::unreadable(lang, found.len(), &list));
        Err(refused.hint(
            problems::remedy(lang, &first.kind)
                .map_or_else(|| together::then_sync(lang), |remedy| format!("{remedy}; {}", together::then_sync(lang))),
        ))
    }

    /// Takes in and hands on, again where others were quicker.
    fn exchange(&mut self, branch: &str) -> Result<(), Error> {
        let cx = self.cx;
        if cx.flags.dry_run {
            return Ok(());
        }
        if !self.follows {
            return self.push_first(branch);
        }
        for _ in 0..TRIES {
            self.git.fetch().map_err(|fault| self.not_reached(cx.fault(fault)))?;
            let (ahead, behind) = self.git.apart().map_err(|fault| cx.fault(fault))?;
            if behind > 0 {
                self.take_in()?;
            }
            if ahead == 0 {
                return Ok(());
            }
            self.must_be_fit_to_send()?;
            match self.git.push(None).map_err(|fault| self.not_reached(cx.fault(fault)))? {
                Pushed::Done => {
                    self.outcome.sent = ahead;
                    return Ok(());
                }
                Pushed::Rejected => {}
            }
        }
        Err(Error::refused(together::too_busy(cx.lang, TRIES)).hint(together::again_hint(cx.lang)))
    }

    /// Merges what was fetched, and counts what it comes to.
    fn take_in(&mut self) -> Result<(), Error> {
        let cx = self.cx;
        let fault = |fault| cx.fault(fault);
        let before = self.git.head();
        let merged = {
            let _writer = cx.writer(self.store)?;
            self.git.merge_upstream().map_err(fault)?
        };
        if !merged {
            self.settle()?;
        }
        let Some(after) = self.git.head() else { return Ok(()) };
        let paths: Vec<String> =
            self.git.between(before.as_deref(), &after).map_err(fault)?.into_iter().filter(|path| layout::is_ours(path)).collect();
        self.outcome.received += paths.len();
        let mut was = Records::default();
        if let Some(before) = &before {
            for (path, text) in paths.iter().zip(self.git.texts_at(before, &paths).map_err(fault)?) {
                if let (Some(source), Some(text)) = (layout::parse_path(path), text) {
                    self.store.decode_record(&source, Load::Brief, &text, &mut was);
                }
            }
        }
        let mut now = self.store.read_paths(&paths, Load::Brief);
        now.problems.retain(|problem| problem.severity == Severity::Unreadable);
        self.outcome.problems.append(&mut now.problems);
        let you = self.git.you().unwrap_or_default();
        self.outcome.came = came_in::came_in(&was, &now, &now.people(), &you, cx.today);
        Ok(())
    }

    /// Keeps the change where the other side took the file out; whatever else waits is for a person to say.
    fn settle(&self) -> Result<(), Error> {
        let cx = self.cx;
        let fault = |fault| cx.fault(fault);
        let unmerged: Vec<Changed> = self.git.changed().map_err(fault)?.into_iter().filter(|changed| changed.unmerged).collect();
        let (kept, waiting): (Vec<Changed>, Vec<Changed>) =
            unmerged.into_iter().partition(|changed| changed.one_gone && layout::is_ours(&changed.path));
        let kept: Vec<String> = kept.into_iter().map(|changed| changed.path).collect();
        if waiting.is_empty() {
            return self.git.commit_merge(&kept).map_err(fault);
        }
        self.git.add(&kept).map_err(fault)?;
        let waiting: Vec<String> = waiting.into_iter().map(|changed| changed.path).collect();
        self.store.note_marked(&waiting);
        let list = waiting.iter().take(MOST).map(|path| shown(path)).collect::<Vec<_>>().join("\n  ");
        Err(Error::refused(together::conflicts(cx.lang, waiting.len(), &list)).hint(together::conflicts_hint(cx.lang)))
    }

    /// Nothing that can't be read is handed on, whoever committed it.
    fn must_be_fit_to_send(&self) -> Result<(), Error> {
        let paths = self.git.between(Some("@{upstream}"), "HEAD").map_err(|fault| self.cx.fault(fault))?;
        let there: Vec<String> = paths.into_iter().filter(|path| layout::is_ours(path) && self.store.at(path).exists()).collect();
        self.must_be_readable(&there)
    }

    /// A branch that nobody else has yet; without a remote what is committed stays here.
    fn push_first(&mut self, branch: &str) -> Result<(), Error> {
        let cx = self.cx;
        let Some(remote) = self.git.remote() else {
            cx.warn(&together::no_remote(cx.lang));
            return Ok(());
        };
        if self.git.head().is_none() {
            return Ok(());
        }
        match self.git.push(Some((&remote, branch))).map_err(|fault| self.not_reached(cx.fault(fault)))? {
            Pushed::Done => self.outcome.sent = 1,
            Pushed::Rejected => {
                return Err(
                    Error::refused(together::other_branch(cx.lang, branch)).hint(together::other_branch_hint(cx.lang, &remote, branch))
                );
            }
        }
        Ok(())
    }

    /// What was done is done, whatever the network says.
    fn not_reached(&self, error: Error) -> Error {
        if self.outcome.committed > 0 {
            self.cx.done(&together::committed(self.cx.lang, self.outcome.committed));
        }
        error.hint(together::again_hint(self.cx.lang))
    }

    /// Says what came of it.
    fn report(self) -> Result<Exit, Error> {
        let (cx, outcome) = (self.cx, self.outcome);
        for path in outcome.left_out.iter().take(MOST) {
            cx.warn(&together::left_out(cx.lang, &shown(path)));
        }
        if outcome.left_out.len() > MOST {
            cx.warn(&together::left_out_more(cx.lang, outcome.left_out.len() - MOST));
        }
        if outcome.committed > 0 {
            cx.done(&together::committed(cx.lang, outcome.committed));
        }
        if outcome.received > 0 {
            cx.done(&together::received(cx.lang, outcome.received, &outcome.came));
        }
        if outcome.sent > 0 {
            cx.done(&together::sent(cx.lang));
        }
        if outcome.committed + outcome.received + outcome.sent == 0 {
            cx.done(&together::nothing_to_sync(cx.lang));
        }
        if cx.flags.json {
            let sync =
                SyncV1::new(cx.flags.dry_run, outcome.committed, outcome.received, outcome.sent > 0, outcome.left_out, &outcome.came);
            cx.answer_json(Answer { sync }, &outcome.problems)?;
        } else {
            cx.name_problems(&outcome.problems);
        }
        Ok(Exit::Done)
    }
}

/// What a commit says: ids, and no word of anyone.
fn message(paths: &[String]) -> String {
    let mut ids = paths.iter().filter_map(|path| layout::parse_path(path)).map(|source| source.id.to_string());
    let few: Vec<String> = ids.by_ref().take(MOST).collect();
    match (few.len(), ids.count()) {
        (0, _) => "sync".to_owned(),
        (_, 0) => format!("sync {}", few.join(" ")),
        (_, more) => format!("sync {} +{more}", few.join(" ")),
    }
}
