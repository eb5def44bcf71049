//! Showing what changes in who can open what, a yes to it, and then doing it: in `readers.yaml`, in what is accepted, and in what is
//! sealed already.

use super::standing::Standing;
use crate::commands::confirm;
use crate::commands::effects::{Effects, WriteAnswer};
use crate::commands::seal::{Again, Resealed};
use crate::context::Context;
use crate::domain::circle::{Brought, Change, Circle};
use crate::domain::employee::Slug;
use crate::domain::holding::Moved;
use crate::domain::records::Place;
use crate::error::{Error, Exit};
use crate::i18n::readers as says;
use crate::render;
use crate::render::json::{HolderChangeV1, ReaderChangeV1};
use crate::store::accepted;
use crate::store::access::{self, Gain};
use crate::store::brought::History;
use crate::store::readers::{self, Offered};
use crate::store::seal::recipients::Whom;
use crate::store::seal::{may_be_sealed, reseal};
use crate::store::{Fault, Store, file, journal, layout};
use serde::Serialize;
use std::collections::BTreeMap;

/// What would change, and how.
pub(super) struct Plan {
    /// What counts after it; `None` where nothing is accepted by it.
    pub accepts: Option<Circle>,
    /// What changes, each with where it comes from.
    pub changes: Vec<(Change, Brought)>,
    /// Who others are or hold by a yes to it.
    pub moved: Vec<(Moved, Brought)>,
    /// What is written and said.
    pub effects: Effects,
    pub question: String,
    /// The command that does it without a question.
    pub command: String,
}

#[derive(Serialize)]
struct ChangesAnswer {
    #[serde(flatten)]
    wrote: WriteAnswer,
    /// Which readers, keys and parts of the policy changed.
    changes: Vec<ReaderChangeV1>,
    /// Who people are and who holds what, where that changed.
    holders: Vec<HolderChangeV1>,
}

/// Changes with where each comes from; nothing is looked up where all of them are made by this very command.
pub(super) fn with_origin(store: &Store, offered: &Offered, changes: Vec<Change>) -> Vec<(Change, Brought)> {
    let history = History::of(store, &offered.circle);
    changes.into_iter().map(|change| (change.clone(), history.brought(&change))).collect()
}

/// What a change of one reader in the file comes to: what is changed now, and what of it came with others and was not accepted yet.
pub(super) fn with_others(store: &Store, standing: &Standing, after: &Circle, key: &str) -> Vec<(Change, Brought)> {
    let offered = &standing.offered;
    let waiting = standing.accepted.as_ref().map(|accepted| {
        let bound = accepted.circle.bound_to(after, key);
        let is_bound = |change: &Change| change.reader().is_some_and(|reader| bound.iter().any(|key| key == reader));
        accepted.circle.changes(&offered.circle).into_iter().filter(is_bound).collect()
    });
    let mut changes = with_origin(store, offered, waiting.unwrap_or_default());
    changes.extend(offered.circle.changes(after).into_iter().map(|change| (change, Brought::Now)));
    // what others brought for a reader and what is changed now stand together
    changes.sort_by_key(|(change, _)| {
        offered.circle.readers.iter().position(|reader| change.reader() == Some(&reader.key)).unwrap_or(usize::MAX)
    });
    changes
}

impl Plan {
    /// Shows what changes, asks, and does it.
    pub(super) fn carry_out(self, cx: &Context, store: &Store, standing: &Standing) -> Result<Exit, Error> {
        let view = cx.view(store, &standing.records, Default::default());
        let circle = self.accepts.clone().unwrap_or_else(|| standing.base());
        let mut shown = if self.changes.is_empty() { String::new() } else { render::readers::changes(&view, &self.changes) };
        shown.push_str(&render::readers::moved(&view, &circle, &self.moved));
        shown.push_str(&render::readers::gains(&view, &counted(&self.gains(store, standing)?)));
        if cx.flags.yes || cx.flags.dry_run {
            cx.out.message(shown.trim_end());
        } else {
            cx.out.complaint(shown.trim_end());
        }
        let unasked = || Error::refused(says::unasked()).hint(says::unasked_hint(&self.command));
        confirm::yes(cx, &self.question, unasked)?;
        self.finish(cx, store, standing)
    }

    /// What opens by it of what was sealed before.
    fn gains(&self, store: &Store, standing: &Standing) -> Result<Vec<Gain>, Error> {
        match (&self.accepts, &standing.accepted) {
            (Some(circle), Some(accepted)) => {
                Ok(access::gains(store, circle, &accepted.taking(&self.only_moved()), &wider(&self.changes, circle))?)
            }
            _ => Ok(Vec::new()),
        }
    }

    fn only_moved(&self) -> Vec<Moved> {
        self.moved.iter().map(|(moved, _)| moved.clone()).collect()
    }

    /// Does it, without a question.
    pub(super) fn finish(self, cx: &Context, store: &Store, standing: &Standing) -> Result<Exit, Error> {
        let writer = cx.writer(store)?;
        // what was shown is what is accepted, and nothing that came in the meantime
        if readers::offered(store) != standing.offered {
            return Err(Error::from(Fault::Changed(layout::READERS.to_owned())));
        }
        let gains = self.gains(store, standing)?;
        let only_moved = self.only_moved();
        let Plan { accepts, changes, moved, mut effects, .. } = self;
        let accepts = accepts.filter(|_| !cx.flags.dry_run);
        if let Some(accepted) = standing.accepted.as_ref().filter(|_| !cx.flags.dry_run && !only_moved.is_empty()) {
            accepted.note_holding(accepted.taking(&only_moved).holding())?;
        }
        let done = match &accepts {
            None => effects.apply(cx, store, &writer).map(|()| Resealed::default())?,
            Some(circle) => {
                // what is accepted for the first time is what is there, and nothing is sealed for others by that; later a yes to
                // readers is a yes to what they were shown to gain, and to nothing else that the records say by now
                let is_first = standing.accepted.is_none();
                let records = if is_first { access::as_it_is(store)? } else { gains.iter().filter_map(Gain::remembered).collect() };
                accepted::hold(store);
                accepted::accept(store, circle, &records)?;
                let again = match is_first || !store.settings.is_sealed() {
                    true => Ok(Resealed::default()),
                    false => reseal(cx, store, &changes, wider(&changes, circle), &mut effects),
                };
                let written = again.and_then(|done| effects.apply(cx, store, &writer).map(|()| done));
                // what could be neither finished nor taken back is finished by the next command, which sees what counts then
                let written = written.inspect_err(|_| {
                    if !journal::waits(store) {
                        take_back(store, standing);
                        accepted::let_go(store);
                    }
                })?;
                accepted::let_go(store);
                written
            }
        };
        done.note(cx, store);
        effects.say(cx);
        let partly = if done.is_partly { Exit::Partly } else { Exit::Done };
        if !cx.flags.json {
            return Ok(cx.name_problems(&effects.unread).or(partly));
        }
        let changes = changes.iter().map(|(change, brought)| ReaderChangeV1::of(change, brought)).collect();
        let holders = moved.iter().map(|(moved, brought)| HolderChangeV1::of(moved, brought)).collect();
        let answer = ChangesAnswer { wrote: effects.answer(cx), changes, holders };
        Ok(cx.answer_json(answer, &effects.unread)?.or(partly))
    }
}

/// How many files of each person each reader gains.
fn counted(gains: &[Gain]) -> BTreeMap<(String, Slug), usize> {
    let mut counts = BTreeMap::new();
    for gain in gains {
        gain.readers.iter().for_each(|key| *counts.entry((key.clone(), gain.employee.clone())).or_default() += 1);
    }
    counts
}

/// What could not be written is not accepted either.
fn take_back(store: &Store, standing: &Standing) {
    match &standing.accepted {
        Some(before) => drop(accepted::accept(store, &before.circle, &[])),
        None => drop(accepted::forget(store)),
    }
}

/// The readers that changes with something in common are about.
fn readers(changes: &[(Change, Brought)], is_it: impl Fn(&Change) -> bool) -> Vec<String> {
    let of = |(change, _): &(Change, Brought)| change.reader().filter(|_| is_it(change)).map(str::to_owned);
    changes.iter().filter_map(of).collect()
}

/// The readers who may open other texts than before, and not the same with another key: with another policy all of them.
fn wider(changes: &[(Change, Brought)], circle: &Circle) -> Vec<String> {
    if changes.iter().any(|(change, _)| matches!(change, Change::Words { .. })) {
        return circle.readers.iter().map(|reader| reader.key.clone()).collect();
    }
    readers(changes, |change| change.widens() && !matches!(change, Change::Keys { .. }))
}

/// Adds to the write of a command what seals again the files that a change of the circle concerns: for a reader who has other keys now,
/// without one who is gone, and for whom the policy means now where that is by this change. The circle that counts has changed already.
fn reseal(
    cx: &Context,
    store: &Store,
    changes: &[(Change, Brought)],
    wider: Vec<String>,
    effects: &mut Effects,
) -> Result<Resealed, Error> {
    let anew = readers(changes, |change| matches!(change, Change::Keys { .. }));
    // what stands open is no matter of this command: `stay check` names it, and `stay seal` seals it
    let is_sealed = |place: &Place| file::text(&store.at(&layout::path_of(place))).is_ok_and(|text| may_be_sealed(&text));
    let places = reseal::places(store)?.into_iter().filter(is_sealed).collect();
    Again { whom: Whom::BeforeAndMeant(wider), anew: &anew, places: Some(places), edits: BTreeMap::new() }.of(cx, store, effects)
}
