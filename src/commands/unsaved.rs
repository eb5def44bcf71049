//! Texts that were typed and did not arrive: named wherever their record is looked at or ended.

use crate::context::Context;
use crate::domain::lookup::Found;
use crate::domain::records::{Folder, Source};
use crate::error::Error;
use crate::i18n::editor as words;
use crate::render::printable::printable;
use crate::store::drafts::Unsaved;
use crate::store::{Store, drafts, layout};
use std::path::Path;

/// Names every text that waits.
pub(super) fn tell(cx: &Context, store: &Store) {
    texts(store).iter().flat_map(|text| text.lines(cx, store)).for_each(|line| cx.warn(&line));
}

/// Names the texts that wait for a file, or for the files of a folder.
pub(super) fn tell_of(cx: &Context, store: &Store, path: &str) {
    let of = |text: &&Unsaved| text.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    texts(store).iter().filter(of).flat_map(|text| text.lines(cx, store)).for_each(|line| cx.warn(&line));
}

/// Names what waits for records that are about to be ended, and asks on a terminal whether to go on without it.
pub(super) fn before_ending(cx: &Context, store: &Store, sources: &[Source]) -> Result<(), Error> {
    let waiting = texts(store);
    if waiting.is_empty() {
        return Ok(());
    }
    let paths: Vec<String> = sources.iter().map(layout::path).collect();
    before_ending_those(cx, store, &waiting, &paths)
}

/// The same of one record.
pub(super) fn before_beginning(cx: &Context, store: &Store, source: &Source) -> Result<(), Error> {
    before_ending_those(cx, store, &texts(store), &[layout::path(source)])
}

fn before_ending_those(cx: &Context, store: &Store, waiting: &[Unsaved], paths: &[String]) -> Result<(), Error> {
    let waiting: Vec<&Unsaved> = waiting.iter().filter(|text| paths.contains(&text.path)).collect();
    waiting.iter().flat_map(|text| text.lines(cx, store)).for_each(|line| cx.warn(&line));
    let is_open = waiting.iter().any(|text| text.draft);
    if !is_open || cx.flags.yes || cx.flags.dry_run || !super::confirm::can_ask(cx) {
        return Ok(());
    }
    super::confirm::yes(cx, &words::ask_end_anyway(cx.lang), Error::stopped)
}

/// What waits; a record that lies elsewhere by now has its text brought along first.
fn texts(store: &Store) -> Vec<Unsaved> {
    let is_gone = |text: &&Unsaved| !store.at(&text.path).exists();
    let moved: Vec<Source> =
        drafts::unsaved(store).iter().filter(is_gone).filter_map(|text| moved(store, &layout::parse_path(&text.path)?)).collect();
    moved.iter().for_each(|source| drafts::bring(store, source));
    drafts::unsaved(store)
}

/// Where a record is that does not lie where it lay any more.
pub(super) fn moved(store: &Store, source: &Source) -> Option<Source> {
    match store.find(source.id.as_str(), &[source.folder]) {
        Ok(Found::One(found)) if found.id == source.id && found != *source => Some(found),
        _ => None,
    }
}

impl Unsaved {
    fn lines(&self, cx: &Context, store: &Store) -> Vec<String> {
        let source = layout::parse_path(&self.path);
        let is_there = store.at(&self.path).exists();
        let can_be_made = source.as_ref().is_some_and(|source| source.folder == Folder::Conversations);
        let command = match &source {
            Some(source) => format!("stay edit {}", source.id),
            None => format!("stay employee edit {}", self.path.split('/').nth(1).unwrap_or_default()),
        };
        let draft = drafts::left(store, &self.path).filter(|_| self.draft);
        let told = draft.map(|draft| match () {
            () if is_there => words::edit_waits(cx.lang, &self.path, &command),
            () if can_be_made => words::new_waits(cx.lang, &command),
            // what it was an edit of is gone
            () => self.aside(cx, store, &draft.path),
        });
        told.into_iter().chain(self.aside.iter().map(|aside| self.aside(cx, store, aside))).collect()
    }

    fn aside(&self, cx: &Context, store: &Store, aside: &Path) -> String {
        let aside = aside.strip_prefix(&store.root).unwrap_or(aside);
        let told = if drafts::is_sealed(aside) { words::sealed_aside_waits } else { words::aside_waits };
        told(cx.lang, &self.path, &printable(&aside.display().to_string()))
    }
}
