//! `stay readers trust`: accepting what `readers.yaml` and `stay.yaml` offer.

use super::plan::{Plan, with_origin};
use super::standing::Standing;
use crate::commands::confirm;
use crate::commands::effects::Effects;
use crate::context::Context;
use crate::domain::circle::{Brought, Change, Circle, Which};
use crate::domain::holding::{Moved, Trait};
use crate::domain::name::is_one;
use crate::error::{Code, Error, Exit};
use crate::i18n::{Saying, readers as says};
use crate::render;
use crate::store::git::Git;
use crate::store::holding;
use crate::store::{Store, accepted};
use clap::Args;

#[derive(Args)]
pub(super) struct TrustArgs {
    #[arg(value_name = "NAME", conflicts_with = "all", add = crate::commands::completions::readers())]
    who: Option<String>,
    #[arg(long)]
    all: bool,
}

impl TrustArgs {
    pub(super) fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        let standing = Standing::of(cx, &store)?.whole(cx, &store)?;
        if !store.settings.is_sealed() {
            return self.open(cx, &store, &standing);
        }
        let base = standing.base();
        let moved = moved(&store, &standing)?;
        if base.changes(&standing.offered.circle).is_empty() && moved.is_empty() && standing.accepted.is_some() {
            return nothing_new(cx, &store, &standing);
        }
        // the first time it is all or nothing: a circle of one reader and no policy is none
        if standing.accepted.is_none() && self.who.is_some() {
            return Err(Error::of(Code::NotTrusted, says::accept_first()).hint(says::accept_first_hint()));
        }
        match &self.who {
            Some(typed) => {
                let key = standing.named(typed, &[&standing.offered.circle, &base])?;
                let moved = moved.into_iter().filter(|(moved, _)| concerns(moved, &standing.offered.circle, &key)).collect();
                accept(cx, &store, &standing, &[Which::Reader(&key)], moved, format!("stay readers trust {key} --yes"))
            }
            None if self.all || standing.accepted.is_none() || !confirm::can_ask(cx) || cx.flags.yes => {
                accept(cx, &store, &standing, &[Which::All], moved, "stay readers trust --all --yes".to_owned())
            }
            None => one_by_one(cx, &store, &standing, moved),
        }
    }

    /// Nothing is sealed in the workspace as it is now. Where something was accepted before, that is undone only by a yes.
    fn open(&self, cx: &Context, store: &Store, standing: &Standing) -> Result<Exit, Error> {
        if !accepted::is_remembered(store) {
            return Err(Error::of(Code::WrongState, says::not_sealed()).hint(says::not_sealed_hint()));
        }
        let command = "stay readers trust --all --yes";
        let unasked = || Error::refused(says::unasked()).hint(says::unasked_hint(command));
        cx.warn(Saying::new(says::unsealed));
        if self.who.is_some() || !self.all && !confirm::can_ask(cx) {
            return Err(unasked());
        }
        confirm::yes(cx, &says::ask_trust(cx.lang), unasked)?;
        if !cx.flags.dry_run {
            accepted::forget(store)?;
        }
        let plan = Plan {
            accepts: None,
            changes: Vec::new(),
            moved: Vec::new(),
            effects: Effects { lines: vec![says::accepted_open()], ..Effects::default() },
            question: String::new(),
            command: command.to_owned(),
        };
        plan.finish(cx, store, standing)
    }
}

fn nothing_new(cx: &Context, store: &Store, standing: &Standing) -> Result<Exit, Error> {
    let effects = Effects { lines: vec![says::nothing_new()], ..Effects::default() };
    let (changes, moved) = (Vec::new(), Vec::new());
    let plan = Plan { accepts: None, changes, moved, effects, question: String::new(), command: String::new() };
    plan.finish(cx, store, standing)
}

/// What a yes to these parts changes, one part after the other.
fn taken(base: &Circle, offered: &Circle, parts: &[Which]) -> Circle {
    parts.iter().fold(base.clone(), |circle, which| circle.accepting(offered, *which))
}

fn accept(
    cx: &Context,
    store: &Store,
    standing: &Standing,
    parts: &[Which],
    moved: Vec<(Moved, Brought)>,
    command: String,
) -> Result<Exit, Error> {
    let (base, offered) = (standing.base(), &standing.offered);
    let after = taken(&base, &offered.circle, parts);
    let changes = base.changes(&after);
    if changes.is_empty() && moved.is_empty() {
        return nothing_new(cx, store, standing);
    }
    standing.keeps_in(&base, &after)?;
    let lost = lost(&changes);
    let mut effects = Effects { lines: vec![says::accepted()], ..Effects::default() };
    effects.warnings.extend((!lost.is_empty()).then(|| says::old_versions_stay(&lost.join(", "))));
    let left = after.changes(&offered.circle).len();
    effects.warnings.extend((left > 0).then(|| says::pending(left)));
    let changes = with_origin(store, offered, changes);
    let accepts = (!changes.is_empty()).then_some(after);
    Plan { accepts, changes, moved, effects, question: says::ask_trust(cx.lang), command }.carry_out(cx, store, standing)
}

/// The readers who can open less after these changes.
fn lost(changes: &[Change]) -> Vec<String> {
    let loses = |change: &&Change| match change {
        Change::Gone(_) => true,
        Change::Keys { gone, .. } => !gone.is_empty(),
        Change::Recovery { is, .. } => !is,
        Change::Name { was, .. } => was.is_some(),
        Change::Employee { was, .. } => was.is_some(),
        _ => false,
    };
    let mut keys: Vec<String> = changes.iter().filter(loses).filter_map(|change| change.reader().map(str::to_owned)).collect();
    keys.dedup();
    keys
}

/// What others changed of who people are and who holds what.
fn moved(store: &Store, standing: &Standing) -> Result<Vec<(Moved, Brought)>, Error> {
    let git = Git::of(&store.root).map(Git::looking);
    let moved = holding::moved(store, standing.accepted.as_ref(), None)?;
    Ok(moved
        .into_iter()
        .map(|one| {
            let brought = holding::brought(&one, git.as_ref());
            (one, brought)
        })
        .collect())
}

/// Whether a reader opens more by such a change.
fn concerns(moved: &Moved, offered: &Circle, key: &str) -> bool {
    offered.reader(key).is_some_and(|reader| match moved.what {
        Trait::Manager | Trait::With => reader.name.as_deref().zip(moved.is.as_deref()).is_some_and(|(name, is)| is_one(name, is)),
        Trait::Name | Trait::Id => reader.employee.as_ref() == Some(&moved.employee),
    })
}

/// Asks for each reader apart, for the policy, and for who holds what; what got a yes is accepted at once at the end.
fn one_by_one(cx: &Context, store: &Store, standing: &Standing, mut moved: Vec<(Moved, Brought)>) -> Result<Exit, Error> {
    let (base, offered) = (standing.base(), &standing.offered.circle);
    let changes = with_origin(store, &standing.offered, base.changes(offered));
    let view = cx.view(store, &standing.records, Default::default());
    let mut left = changes;
    let mut yes: Vec<Option<String>> = Vec::new();
    while let Some((first, _)) = left.first() {
        let key = first.reader().map(str::to_owned);
        let bound = key.as_ref().map(|key| base.bound_to(offered, key)).unwrap_or_default();
        let is_of_part = |change: &Change| match change.reader() {
            Some(reader) => bound.iter().any(|key| key == reader),
            None => key.is_none(),
        };
        let (part, rest): (Vec<_>, Vec<_>) = left.into_iter().partition(|(change, _)| is_of_part(change));
        left = rest;
        cx.out.complaint(render::readers::changes(&view, &part).trim_end());
        if confirm::only_yes(cx, &says::ask_trust(cx.lang))? {
            yes.push(key);
        }
    }
    if !moved.is_empty() {
        cx.out.complaint(render::readers::moved(&view, &base, &moved).trim_end());
        if !confirm::only_yes(cx, &says::ask_trust(cx.lang))? {
            moved.clear();
        }
    }
    let parts: Vec<Which> = yes.iter().map(|key| key.as_deref().map_or(Which::Policy, Which::Reader)).collect();
    let after = taken(&base, offered, &parts);
    standing.keeps_in(&base, &after)?;
    let lost = lost(&base.changes(&after));
    let mut effects = Effects::default();
    effects.lines.extend((!parts.is_empty() || !moved.is_empty()).then(says::accepted));
    effects.warnings.extend((!lost.is_empty()).then(|| says::old_versions_stay(&lost.join(", "))));
    let waiting = after.changes(offered).len();
    effects.warnings.extend((waiting > 0).then(|| says::pending(waiting)));
    let changes = with_origin(store, &standing.offered, base.changes(&after));
    let accepts = (!parts.is_empty()).then_some(after);
    Plan { accepts, changes, moved, effects, question: String::new(), command: String::new() }.finish(cx, store, standing)
}
