//! `stay seal` and `stay unseal`: words in the open become words for their readers, and the other way round.

mod again;
mod set_up;

pub(super) use again::{Again, Resealed};

use super::confirm;
use super::effects::{Effects, held_back};
use super::find::{self, Target};
use super::run::Run;
use crate::context::Context;
use crate::domain::circle::Reader;
use crate::domain::name::is_one;
use crate::domain::records::{Folder, Place};
use crate::error::{Code, Error, Exit};
use crate::i18n::seal as says;
use crate::render::printable::printable;
use crate::store::accepted::Accepted;
use crate::store::seal::recipients::Whom;
use crate::store::seal::reseal;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Store, accepted, layout, schema, settings};
use clap::Args;
use std::path::PathBuf;

/// Seals words.
#[derive(Args)]
pub(super) struct SealArgs {
    #[arg(value_name = "ID|EMPLOYEE", add = super::completions::targets())]
    targets: Vec<String>,
    #[arg(long, value_name = "NAME", requires = "targets", conflicts_with = "set_up", add = super::completions::readers())]
    also: Option<String>,
    #[arg(long, conflicts_with = "targets")]
    set_up: bool,
    #[arg(long, value_name = "FILE", requires = "set_up", conflicts_with = "no_recovery")]
    recovery: Option<PathBuf>,
    #[arg(long, requires = "set_up")]
    no_recovery: bool,
    #[arg(long, value_name = "LIST", requires = "set_up")]
    words: Option<String>,
}

/// Puts sealed words in the open again.
#[derive(Args)]
pub(super) struct UnsealArgs {
    #[arg(value_name = "ID|EMPLOYEE", required_unless_present = "all", add = super::completions::targets())]
    targets: Vec<String>,
    #[arg(long, conflicts_with = "targets")]
    all: bool,
}

impl Run for SealArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        if self.set_up {
            let words = self.words.as_deref();
            return set_up::SetUp { recovery: self.recovery.clone(), no_recovery: self.no_recovery, words }.run(cx, store);
        }
        if !store.settings.is_sealed() {
            return Err(Error::of(Code::WrongState, says::not_sealed()).hint(says::not_sealed_hint()));
        }
        let places = places(cx, &store, &self.targets)?;
        let writer = cx.writer(&store)?;
        let mut effects = Effects::default();
        let whom = match &self.also {
            Some(typed) => Whom::BeforeAnd(vec![self.also_for(&store, typed)?]),
            // a record that is named gets just those whom the policy means, and who took over by a handover
            None if !places.is_empty() && places.len() == self.targets.len() => Whom::Policy,
            // of many nobody who can open them is taken out: a new manager after a handover stays
            None => Whom::BeforeAndMeant(self.accepted(&store)),
        };
        let held_back = held_back(&store, Some(&places).filter(|_| !self.targets.is_empty()).map(Vec::as_slice));
        let again = Again { whom, anew: &[], places: Some(places), edits: Default::default() };
        let done = again.of(cx, &store, &mut effects)?;
        effects.warnings.extend(held_back);
        if done.sealed.is_empty() && effects.warnings.is_empty() {
            effects.lines.push(says::nothing_to_seal());
        }
        let exit = effects.finish(cx, &store, &writer)?;
        done.note(cx, &store);
        Ok(exit.or(if done.is_partly { Exit::Partly } else { Exit::Done }))
    }
}

impl SealArgs {
    /// The readers whom this person accepted.
    fn accepted(&self, store: &Store) -> Vec<String> {
        let circle = Accepted::of(store).map(|accepted| accepted.circle).unwrap_or_default();
        circle.readers.iter().map(|reader| reader.key.clone()).collect()
    }

    /// The accepted reader that a text means.
    fn also_for(&self, store: &Store, typed: &str) -> Result<String, Error> {
        let circle = Accepted::of(store).map(|accepted| accepted.circle).unwrap_or_default();
        let is_it = |reader: &&Reader| reader.key == typed.trim() || reader.name.as_deref().is_some_and(|name| is_one(name, typed.trim()));
        let unknown = || Error::of(Code::NotFound, says::no_reader(&printable(typed))).hint(says::no_reader_hint());
        circle.readers.iter().find(is_it).map(|reader| reader.key.clone()).ok_or_else(unknown)
    }
}

impl Run for UnsealArgs {
    fn run(self, cx: &Context) -> Result<Exit, Error> {
        let store = cx.store()?;
        if !store.settings.is_sealed() {
            return Err(Error::of(Code::WrongState, says::not_sealed()).hint(says::not_sealed_hint()));
        }
        let places = places(cx, &store, &self.targets)?;
        let writer = cx.writer(&store)?.in_the_open();
        let (mut effects, mut shut) = (Effects::default(), 0);
        for place in &places {
            match reseal::in_the_open(&store, place) {
                Some(Ok(change)) => effects.changes.push(change),
                Some(Err(_)) => shut += 1,
                None => {}
            }
        }
        if self.all && shut > 0 {
            return Err(Error::of(Code::Sealed, says::can_not_open_all(cx.lang, shut)).hint(says::can_not_open_all_hint()));
        }
        let count = effects.changes.len();
        if count == 0 {
            effects.lines.push(if shut > 0 { says::can_not_open(cx.lang, shut).into() } else { says::nothing_sealed() });
            return effects.finish(cx, &store, &writer);
        }
        let command = if self.all { "stay unseal --all --yes".to_owned() } else { format!("stay unseal {} --yes", self.targets.join(" ")) };
        let unasked = || Error::refused(says::unseal_unasked()).hint(says::unasked_hint(&command));
        let is_private = |change: &&Change| layout::place(&change.path()).source().is_some_and(|source| source.folder == Folder::Private);
        let private = effects.changes.iter().filter(is_private).count();
        if private > 0 {
            cx.warn(says::private_notes_too(cx.lang, private));
        }
        confirm::yes(cx, &says::ask_unseal(cx.lang, count), unasked)?;
        effects.lines.push(says::unsealed(cx.lang, count).into());
        if self.all {
            let mut edits = settings::policy_out(&store);
            edits.push(Edit::set("version", New::word(1), schema::before(schema::SETTINGS, "version")));
            effects.changes.push(Change::edit(Place::Settings, edits));
            effects.lines.push(says::sealing_is_over(layout::SETTINGS));
        } else {
            effects.warnings.push(says::policy_wants_it_sealed());
        }
        if shut > 0 {
            effects.warnings.push(says::can_not_open(cx.lang, shut).into());
        }
        let exit = effects.finish(cx, &store, &writer)?;
        if self.all && !cx.flags.dry_run {
            accepted::end(&store)?;
        }
        Ok(exit)
    }
}

/// The files that are meant: all of them where nothing is named.
fn places(cx: &Context, store: &Store, targets: &[String]) -> Result<Vec<Place>, Error> {
    let all = reseal::places(store)?;
    if targets.is_empty() {
        return Ok(all);
    }
    let mut places: Vec<Place> = Vec::new();
    for typed in targets {
        let found: Vec<Place> = match find::edited(cx, store, typed)? {
            Target::Record(source) => vec![Place::Record(source)],
            Target::Employee(slug) => all.iter().filter(|place| place.person() == Some(&slug)).cloned().collect(),
        };
        let new: Vec<Place> = found.into_iter().filter(|place| !places.contains(place)).collect();
        places.extend(new);
    }
    Ok(places)
}
