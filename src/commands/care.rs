//! The guard: one line after a write, and `stay check --care`.

use super::ending::Ending;
use super::{confirm, edit};
use crate::context::Context;
use crate::domain::care::Guard;
use crate::domain::records::Place;
use crate::error::{Error, Exit};
use crate::i18n::{care as says, messages};
use crate::render::json::{CareV1, envelope};
use crate::render::printable::printable;
use crate::render::style;
use crate::store::care::{self, CarePlace, Coming};
use crate::store::{Change, Store, layout};
use serde::Serialize;

/// Commands that bring back what was written before: nothing of it is new.
const BRINGS_BACK: &[&str] = &["undo", "redo"];

#[derive(Serialize)]
struct CareAnswer {
    care: Vec<CareV1>,
    files: usize,
    sealed: usize,
    unread: usize,
}

/// What these changes are about to write that should not be; nothing where the guard is off, or nothing is written. `beside` are other
/// texts of these files that somebody wrote before.
pub(super) fn coming(cx: &Context, store: &Store, changes: &[Change], beside: &[&str]) -> Vec<Coming> {
    let is_on = store.settings.guard == Guard::Warn && !cx.flags.dry_run && !BRINGS_BACK.contains(&cx.flags.command.as_str());
    if is_on { care::coming(store, changes, beside) } else { Vec::new() }
}

/// Notes where it is, once it is written.
pub(super) fn note(cx: &Context, store: &Store, coming: Vec<Coming>) {
    let places = coming.into_iter().flat_map(|coming| coming.written(store));
    cx.care.borrow_mut().extend(places);
}

/// Says it, at the end of a command, and opens the record for one at the terminal who wants that. It changes nothing of how the
/// command ends.
pub(super) fn tell(cx: &Context) {
    while let Some((first, more)) = noted(cx) {
        let command = match &first.place {
            Place::Employee(slug) => format!("stay employee edit {slug}"),
            place => format!("stay edit {}", place.source().map(|source| source.id.to_string()).unwrap_or_default()),
        };
        let line = says::told(cx.lang, first.topic, &line(&first), more);
        cx.out.message(&format!("  {} {}", style::dim(format!("{line} ·")), style::command(&command)));
        if !may_ask(cx) || !cx.out.ask(&format!("  {}", says::ask(cx.lang))).is_some_and(|answer| says::means_edit(&answer)) {
            return;
        }
        if let Err(error) = open(cx, &first.place) {
            let told = error.told(cx.lang);
            return cx.warn(told.joined(" · "));
        }
    }
}

/// The first place that was noted, and how many more there are; they are not noted any more.
fn noted(cx: &Context) -> Option<(CarePlace, usize)> {
    let mut places = cx.care.take().into_iter();
    let first = places.next()?;
    Some((first, places.count()))
}

fn may_ask(cx: &Context) -> bool {
    confirm::can_ask(cx) && cx.out.is_terminal() && !cx.flags.yes && !cx.flags.json && !cx.out.is_quiet()
}

fn open(cx: &Context, place: &Place) -> Result<(), Error> {
    let store = cx.store()?;
    match place {
        Place::Employee(slug) => edit::employee(cx, &store, slug).map(drop),
        Place::Record(source) => edit::record(cx, &store, source, &Ending::default()).map(drop),
        _ => Ok(()),
    }
}

fn line(place: &CarePlace) -> String {
    format!("{}:{}", printable(&layout::path_of(&place.place)), place.line)
}

/// Lists every place, without the words, in the files that are wanted.
pub(super) fn list(cx: &Context, store: &Store, is_wanted: impl Fn(&str) -> bool + Sync) -> Result<Exit, Error> {
    let looked = care::look(store, is_wanted)?;
    if cx.flags.json {
        let care = looked.places.iter().map(|place| CareV1::new(layout::path_of(&place.place), place.line, place.topic)).collect();
        let answer = CareAnswer { care, files: looked.files, sealed: looked.shut, unread: looked.unread };
        cx.answer(&envelope(cx.lang, cx.today, answer, &[]))?;
        return Ok(Exit::Done);
    }
    let text: String = looked.places.iter().map(|place| format!("{}  {}\n", line(place), style::dim(place.topic.name(cx.lang)))).collect();
    cx.answer(&text)?;
    let files = messages::files(cx.lang, looked.files);
    match looked.places.len() {
        0 => cx.out.message(&format!("{} {}", style::good("✓"), says::nothing(cx.lang, &files))),
        count => cx.out.message(&style::dim(says::listed(cx.lang, &says::places(cx.lang, count), &files))),
    }
    if looked.shut > 0 {
        cx.out.message(&style::dim(says::shut(cx.lang, looked.shut)));
    }
    if looked.unread > 0 {
        cx.out.message(&style::dim(says::unread(cx.lang, looked.unread)));
    }
    Ok(Exit::Done)
}
