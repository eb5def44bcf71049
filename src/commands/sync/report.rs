//! What came of it.

use super::{MOST, Syncing, typed};
use crate::domain::problem::Kind;
use crate::domain::repository::Unsent;
use crate::error::{Error, Exit};
use crate::i18n::{forget as forget_said, git as says, sync as sync_messages};
use crate::render::json::SyncV1;
use crate::render::printable::printable;
use serde::Serialize;

#[derive(Serialize)]
struct SyncAnswer {
    sync: SyncV1,
}

impl Syncing<'_> {
    /// Says what came of it.
    pub(super) fn report(self) -> Result<Exit, Error> {
        self.left_out();
        self.done();
        let add = self.ignored_paths().into_iter().take(MOST).map(|path| typed(path)).collect::<Vec<_>>().join(" ");
        let asked_in = self.asked_in();
        let (cx, outcome) = (self.cx, self.outcome);
        if cx.flags.json {
            let sync = SyncV1 {
                dry_run: cx.flags.dry_run,
                committed: outcome.committed,
                received: outcome.received,
                joined: outcome.joined,
                forgotten: outcome.taken_out,
                asked_in,
                sent: outcome.sent > 0,
                left_out: outcome.left_out,
                unsent: outcome
                    .problems
                    .iter()
                    .filter(|problem| matches!(problem.kind, Kind::Unsent(_)))
                    .map(|problem| problem.path.clone())
                    .collect(),
                to_send: outcome.waiting.to_send,
                to_receive: outcome.waiting.to_receive,
                other_commits: outcome.others.into(),
                came_in: (&outcome.came).into(),
                brought: outcome.brought.paths,
                taken_out: outcome.brought.taken_out,
            };
            cx.answer_json(SyncAnswer { sync }, &outcome.problems)
        } else {
            let exit = cx.name_problems(&outcome.problems);
            if !add.is_empty() {
                cx.next(&format!("git add -f {add}"));
            }
            Ok(exit)
        }
    }

    /// The commits that asked for what was taken out to go.
    fn asked_in(&self) -> Vec<String> {
        let stones = &self.outcome.asked_by;
        if stones.is_empty() { Vec::new() } else { self.git.brought(stones) }
    }

    fn left_out(&self) {
        let (cx, left_out) = (self.cx, &self.outcome.left_out);
        left_out.iter().take(MOST).for_each(|path| cx.warn(sync_messages::left_out(&printable(path))));
        if left_out.len() > MOST {
            cx.warn(sync_messages::left_out_more(left_out.len() - MOST));
        }
    }

    fn done(&self) {
        let (cx, outcome) = (self.cx, &self.outcome);
        let waiting = outcome.waiting;
        if outcome.committed > 0 {
            cx.done(sync_messages::committed(cx.lang, outcome.committed));
        }
        if outcome.received > 0 {
            cx.done(sync_messages::received(cx.lang, outcome.received, &outcome.came));
        }
        if outcome.taken_out > 0 {
            let commits: Vec<String> = self.asked_in().iter().take(MOST).map(|commit| commit.chars().take(10).collect()).collect();
            cx.done(match commits.is_empty() {
                true => forget_said::taken_out_here(outcome.taken_out),
                false => forget_said::taken_out(outcome.taken_out, &commits.join(", ")),
            });
        }
        if outcome.joined > 0 {
            cx.done(sync_messages::joined(cx.lang, outcome.joined));
        }
        if outcome.sent > 0 {
            cx.done(sync_messages::sent());
        }
        if let Some(behind) = waiting.to_receive.filter(|count| *count > 0) {
            cx.done(says::would_take_in(&says::commits(cx.lang, behind)));
        }
        if waiting.to_send > 0 {
            cx.done(says::would_send(&says::commits(cx.lang, waiting.to_send)));
        }
        if outcome.others.commits > 0 {
            cx.warn(says::other_commits(cx.lang, &outcome.others, &self.few(outcome.others.places.iter())));
        }
        let nothing = outcome.committed
            + outcome.joined
            + outcome.taken_out
            + outcome.received
            + outcome.sent
            + waiting.to_send
            + waiting.to_receive.unwrap_or(0)
            == 0;
        let hidden = outcome.problems.iter().any(|problem| !matches!(problem.kind, Kind::Unsent(Unsent::NotOnDisk)));
        if nothing && !hidden {
            cx.done(sync_messages::nothing_to_sync());
        }
        if cx.flags.dry_run {
            cx.out.message(&crate::render::style::dim(says::not_asked(cx.lang)));
        }
    }
}
