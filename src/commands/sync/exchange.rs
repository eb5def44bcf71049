//! Taking in and handing on.

use super::{Syncing, confirm};
use crate::domain::repository::{Cause, OtherCommits};
use crate::error::{Code, Error, git_words};
use crate::i18n::{git as says, sync as sync_messages};
use crate::render::printable::printable;
use crate::store::git::{Elsewhere, Exchange, Known, Pushed};
use crate::store::{Fault, layout, seen};

/// How often a push is tried when others are quicker.
const TRIES: usize = 5;

impl Syncing<'_> {
    /// Takes in and hands on, again where others were quicker.
    pub(super) fn exchange(&mut self, branch: &str) -> Result<(), Error> {
        let cx = self.cx;
        let exchange = match self.git.elsewhere(branch) {
            Elsewhere::At(exchange) => exchange,
            Elsewhere::Nowhere => {
                if self.outcome.brought.paths.is_empty() {
                    cx.warn(sync_messages::no_remote());
                }
                return Ok(());
            }
            Elsewhere::Unclear(names) => {
                let push = format!("git push -u {} {}", super::typed(&names[0]), super::typed(branch));
                let hint = says::then_sync(cx.lang, &says::commands(cx.lang, &[push]));
                return Err(self.told_so_far(Error::of(Code::Ambiguous, says::unclear(&printable(&names.join(", ")))).hint(hint)));
            }
        };
        if cx.flags.dry_run {
            return self.look_ahead(&exchange);
        }
        let mut busy = None;
        for _ in 0..TRIES {
            let before = self.look_back(&exchange.from);
            let theirs = self.git.fetch(&exchange.from, false).map_err(|fault| self.not_reached(fault))?;
            if let Some(theirs) = &theirs {
                self.must_go_on(theirs, &exchange.from, before)?;
                self.merge_incoming(theirs, &exchange.from)?;
            }
            let to_send = self.to_send(&exchange, theirs.as_deref())?;
            if to_send == 0 {
                return Ok(());
            }
            self.must_be_fit_to_send(theirs.as_deref())?;
            self.must_be_our_own(&exchange, theirs.as_deref())?;
            match self.git.push(branch, &exchange.to, !exchange.is_followed).map_err(|fault| self.not_reached(fault))? {
                Pushed::Done => {
                    self.outcome.sent += to_send;
                    if let Some(head) = self.git.head().filter(|_| exchange.to == exchange.from) {
                        seen::keep(self.store, &exchange.from, &head);
                    }
                    return Ok(());
                }
                Pushed::TooLate => {}
                Pushed::Busy(refusal) => busy = Some(refusal),
            }
        }
        let refused = match busy {
            Some(refusal) => Error::of(Code::Git, sync_messages::git_refused(cx.lang, &git_words(&refusal))),
            None => Error::of(Code::Changed, sync_messages::too_busy(TRIES)),
        };
        Err(self.told_so_far(refused.hint(sync_messages::again_hint(cx.lang))))
    }

    /// How many commits wait to be sent.
    fn to_send(&self, exchange: &Exchange, theirs: Option<&str>) -> Result<usize, Error> {
        let Some(head) = self.git.head() else { return Ok(0) };
        let known = if exchange.to == exchange.from { theirs.map(str::to_owned) } else { self.git.fetched(&exchange.to) };
        if known.as_deref() == Some(&*head) {
            return Ok(0);
        }
        match known {
            Some(there) => Ok(self.git.count_new(Known::Commit(&there))?),
            // a branch that is not there yet is sent whole, however many of its commits are
            None => Ok(self.git.count_new(Known::Remote(&exchange.to.remote))?.max(1)),
        }
    }

    /// What waits, as far as is known here: nobody is asked.
    fn look_ahead(&mut self, exchange: &Exchange) -> Result<(), Error> {
        let fetched = self.git.fetched(&exchange.from);
        if let Some(theirs) = &fetched {
            self.must_go_on(theirs, &exchange.from, None)?;
        }
        self.outcome.waiting.to_send = self.to_send(exchange, fetched.as_deref())?;
        if let (Some(theirs), Some(_)) = (&fetched, self.git.head()) {
            let (_, behind) = self.git.apart(theirs)?;
            self.outcome.waiting.to_receive = Some(behind);
        }
        if self.outcome.waiting.to_send > 0 {
            self.outcome.others = self.others(exchange, fetched.as_deref())?;
        }
        Ok(())
    }

    /// Nothing that can't be read is handed on, whoever committed it.
    fn must_be_fit_to_send(&self, theirs: Option<&str>) -> Result<(), Error> {
        let paths = self.git.between(theirs, "HEAD")?;
        let there: Vec<String> = paths.into_iter().filter(|path| layout::is_ours(path) && self.store.at(path).exists()).collect();
        self.must_be_readable(&there)
    }

    /// Commits that wait to be sent and are of other things.
    fn others(&self, exchange: &Exchange, theirs: Option<&str>) -> Result<OtherCommits, Error> {
        let known = theirs.map_or(Known::Remote(&exchange.to.remote), Known::Commit);
        let is_ours = |path: &str| layout::is_ours(path) || layout::is_within(path);
        Ok(self.git.other_commits(known, is_ours)?)
    }

    /// Commits of other things are handed on only where that is meant.
    fn must_be_our_own(&mut self, exchange: &Exchange, theirs: Option<&str>) -> Result<(), Error> {
        let cx = self.cx;
        let others = self.others(exchange, theirs)?;
        if others.commits == 0 {
            return Ok(());
        }
        let places = self.few(others.places.iter());
        let unasked = || {
            let refused = Error::refused(says::other_commits(cx.lang, &others, &places)).hint(says::others_hint());
            self.told_so_far(refused)
        };
        confirm::yes(cx, &says::other_commits_question(cx.lang, &others, &places), unasked)?;
        self.outcome.others = others;
        Ok(())
    }

    /// The network or the server refused. What was done is done.
    pub(super) fn not_reached(&self, fault: Fault) -> Error {
        let here = matches!(&fault, Fault::Git(refusal) if matches!(refusal.cause, Some(Cause::Locked(_) | Cause::IndexBroken)));
        if here {
            return self.told_so_far(fault.into());
        }
        let error = Error::from(fault);
        let hint = match error.told(self.cx.lang).hint {
            Some(advice) => says::nothing_lost(self.cx.lang, &advice),
            None => sync_messages::again_hint(self.cx.lang),
        };
        self.told_so_far(error.hint(hint))
    }

    /// Says what was committed before it stopped.
    pub(super) fn told_so_far(&self, error: Error) -> Error {
        if self.outcome.committed > 0 {
            self.cx.done(sync_messages::committed(self.cx.lang, self.outcome.committed));
        }
        error
    }
}
