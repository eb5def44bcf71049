//! Obstacles in own words that are sealed: what those who can open them do with them, and what they may mean in the vocabulary.

use super::confirm;
use super::effects::Effects;
use super::record::{set_in_conversation, short};
use crate::context::Context;
use crate::domain::conversation::Conversation;
use crate::domain::id::Id;
use crate::domain::likeness;
use crate::domain::obstacle::{Term, Vocabulary};
use crate::domain::records::{Place, Records};
use crate::domain::sealed::is_shut;
use crate::domain::{sealed, text};
use crate::error::{Error, Exit};
use crate::i18n::{Saying, sealed as says};
use crate::render;
use crate::render::json::OwnWordV1;
use crate::render::obstacles::OwnWord;
use crate::render::printable::printable;
use crate::store::yaml::edit::Edit;
use crate::store::yaml::write::New;
use crate::store::{Change, Need, Store, file, layout, read, seal, vocabulary};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many words of the vocabulary are offered for one in own words.
const MOST: usize = 3;

#[derive(Serialize)]
struct OwnWordsAnswer<'w> {
    own_words: Vec<OwnWordV1<'w>>,
    shut: usize,
}

/// All conversations. Those with obstacles in own words that are sealed are opened, as far as whoever asks can.
pub(super) fn read_all(store: &Store) -> Result<Records, Error> {
    let mut records = store.read(&Need::CONVERSATIONS)?;
    let has_own = |talk: &&Conversation| talk.sealed.as_ref().is_some_and(|sealed| sealed.own_words > 0);
    let mut ids: Vec<Id> = records.conversations.iter().filter(has_own).map(|talk| talk.id).collect();
    ids.sort_unstable();
    read::open_words(store, &mut records, &ids);
    Ok(records)
}

/// How many obstacles in own words stayed shut.
fn shut(records: &Records) -> usize {
    sealed::own_words(records.conversations.iter().filter(|talk| is_shut(talk.sealed.as_deref())))
}

/// What a change of the vocabulary, which comes first among the changes, makes of obstacles that were own words and are sealed: those
/// that could be opened become words of it, which everyone can count.
pub(super) fn taken_in(store: &Store, records: &Records, effects: &mut Effects) {
    let Some(coming) = effects.changes.iter().find_map(|change| vocabulary::coming(store, change)) else { return };
    let known = &store.settings.vocabulary;
    let means = |word: &str| coming.term(word).filter(|_| known.term(word).is_none()).map(|term| term.key.clone());
    rename(store, records, means, effects);
}

/// Puts words of the vocabulary in place of own words, in every talk that could be opened.
fn rename(store: &Store, records: &Records, means: impl Fn(&str) -> Option<String>, effects: &mut Effects) {
    let mut count = 0;
    for talk in records.conversations.iter().filter(|talk| talk.sealed.as_ref().is_some_and(|sealed| sealed.is_read())) {
        let edits = edits(store, talk, &means);
        if !edits.is_empty() {
            count += talk.obstacles.iter().filter(|word| means(word).is_some()).count();
            effects.changes.push(Change::edit(&talk.source(), edits));
        }
    }
    effects.lines.extend((count > 0).then(|| says::taken_in(count)));
    let shut = shut(records);
    effects.hints.extend((shut > 0).then(|| says::not_taken_in(shut)));
}

/// The edits of one talk, as its file is now.
fn edits(store: &Store, talk: &Conversation, means: impl Fn(&str) -> Option<String>) -> Vec<Edit> {
    let Ok(text) = file::text(&store.at(&layout::path(&talk.source()))) else { return Vec::new() };
    let edits = vocabulary::renamed(&seal::open_text(store, &Place::from(&talk.source()), &text).text, &means);
    // a word that is written as the vocabulary has it changes in nothing but that it comes out of the block
    let is_written_so = |word: &String| means(word).is_some_and(|key| key == *word);
    if edits.is_empty() && talk.obstacles.iter().any(is_written_so) {
        return vec![Edit::remove("obstacles"), set_in_conversation("obstacles", New::texts(&talk.obstacles))];
    }
    edits
}

/// Goes through the obstacles in own words that can be opened: at a terminal each is held against the likely words of the
/// vocabulary, elsewhere they are listed with those.
pub(super) fn go_through(cx: &Context, store: &Store) -> Result<Exit, Error> {
    let records = read_all(store)?;
    let vocabulary = &store.settings.vocabulary;
    let mut words = own_words(&records, vocabulary);
    let shut = shut(&records);
    if cx.flags.json {
        let own_words = words.iter().map(OwnWordV1::of).collect();
        return cx.answer_json(OwnWordsAnswer { own_words, shut }, &records.problems);
    }
    let mut exit = cx.name_problems(&records.problems);
    if may_ask(cx) {
        let mut chosen: BTreeMap<String, String> = BTreeMap::new();
        for word in &words {
            chosen.extend(asked(cx, &word.label, word.mentions, &word.likely).map(|term| (word.key.clone(), term.key.clone())));
        }
        words.retain(|word| !chosen.contains_key(&word.key));
        let writer = cx.writer(store)?;
        let mut effects = Effects::default();
        rename(store, &records, |word| chosen.get(&text::key(word)).cloned(), &mut effects);
        effects.hints.clear();
        if !effects.changes.is_empty() {
            exit = exit.or(effects.finish(cx, store, &writer)?);
        }
    }
    if words.is_empty() {
        cx.out.message(&says::no_own_words(cx.lang));
    }
    cx.answer(&render::obstacles::own_words(&cx.view(store, &records, Default::default()), &words))?;
    if shut > 0 {
        cx.out.message(&render::style::dim(says::not_taken_in(shut).text(cx.lang)));
    }
    Ok(exit)
}

/// The obstacles that the vocabulary does not have, of talks that could be opened: the most named first.
fn own_words<'v>(records: &Records, vocabulary: &'v Vocabulary) -> Vec<OwnWord<'v>> {
    let mut words: BTreeMap<String, OwnWord> = BTreeMap::new();
    for talk in records.conversations.iter().filter(|talk| talk.sealed.as_ref().is_some_and(|sealed| sealed.is_read())) {
        for word in talk.obstacles.iter().filter(|word| vocabulary.term(word).is_none()) {
            let key = text::key(word);
            let new = || OwnWord { key: key.clone(), label: text::on_one_line(word), mentions: 0, likely: likely(vocabulary, word) };
            words.entry(key.clone()).or_insert_with(new).mentions += 1;
        }
    }
    let mut words: Vec<OwnWord> = words.into_values().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.mentions));
    words
}

fn likely<'v>(vocabulary: &'v Vocabulary, word: &str) -> Vec<&'v Term> {
    likeness::likely(vocabulary, word).into_iter().take(MOST).collect()
}

/// The word of the vocabulary that someone at the terminal says it is, of those that it likely means.
fn asked<'v>(cx: &Context, label: &str, mentions: usize, likely: &[&'v Term]) -> Option<&'v Term> {
    let named = |term: &Term| term.label.of(cx.lang).unwrap_or(&term.key).to_owned();
    let is_it = |term: &&&Term| {
        let question = says::ask_is(cx.lang, &printable(label), mentions, &printable(&named(term)));
        cx.out.ask(&question).is_some_and(|answer| confirm::means_yes(&answer))
    };
    likely.iter().find(is_it).copied()
}

fn may_ask(cx: &Context) -> bool {
    confirm::can_ask(cx) && !cx.flags.yes && !cx.flags.json && !cx.flags.dry_run
}

/// What becomes of the own words of a talk that is closed or saved: `text` is its text with the words in place. At a terminal each is
/// held against the likely words of the vocabulary; elsewhere a line says which command does that.
pub(super) fn offered(cx: &Context, store: &Store, talk: &Conversation, text: &str, effects: &mut Effects) -> Vec<Edit> {
    if !store.settings.is_sealed() || is_shut(talk.sealed.as_deref()) {
        return Vec::new();
    }
    let vocabulary = &store.settings.vocabulary;
    let own = talk.obstacles.iter().filter(|word| vocabulary.term(word).is_none());
    let likely: Vec<(&String, Vec<&Term>)> =
        own.map(|word| (word, likely(vocabulary, word))).filter(|(_, terms)| !terms.is_empty()).collect();
    if likely.is_empty() || !may_ask(cx) {
        hint(store, &talk.obstacles, effects);
        return Vec::new();
    }
    let chosen: BTreeMap<String, String> = likely
        .iter()
        .filter_map(|(word, terms)| Some((text::key(word), asked(cx, &text::on_one_line(word), 1, terms)?.key.clone())))
        .collect();
    let edits = vocabulary::renamed(text, |word| chosen.get(&text::key(word)).cloned());
    effects.lines.extend((!edits.is_empty()).then(|| says::taken_in(chosen.len())));
    edits
}

/// The same of a talk as its file has it.
pub(super) fn offered_on_disk(cx: &Context, store: &Store, talk: &Conversation, effects: &mut Effects) -> Vec<Edit> {
    if !store.settings.is_sealed() {
        return Vec::new();
    }
    let Ok(text) = file::text(&store.at(&layout::path(&talk.source()))) else { return Vec::new() };
    let opened = seal::open_text(store, &Place::from(&talk.source()), &text);
    offered(cx, store, talk, &opened.text, effects)
}

/// Says which command holds these obstacles against the vocabulary, where some in own words likely mean a word of it.
pub(super) fn hint(store: &Store, obstacles: &[String], effects: &mut Effects) {
    let vocabulary = &store.settings.vocabulary;
    let is_likely = |word: &&String| vocabulary.term(word).is_none() && !likely(vocabulary, word).is_empty();
    let count = if store.settings.is_sealed() { obstacles.iter().filter(is_likely).count() } else { 0 };
    effects.hints.extend((count > 0).then(|| says::likely(count)));
}

/// A line for each action that gets an obstacle in own words: it stands open in an action, since only those of talks are sealed. What is
/// brought back is not new.
pub(super) fn stand_open(cx: &Context, store: &Store, changes: &[Change]) -> Vec<Saying> {
    if !store.settings.is_sealed() || matches!(cx.flags.command.as_str(), "undo" | "redo") {
        return Vec::new();
    }
    let vocabulary = &store.settings.vocabulary;
    let said = |change: &Change| {
        let word = vocabulary::obstacle_coming(store, change).filter(|word| vocabulary.term(word).is_none())?;
        let id = short(store, change.place().source()?.id);
        let likely = likely(vocabulary, &word).into_iter().next();
        let term = likely.map(|term| {
            let key = shell_words::quote(&printable(&term.key)).into_owned();
            (printable(term.label.of(cx.lang).unwrap_or(&term.key)), key)
        });
        Some(says::stands_open(id, term))
    };
    changes.iter().filter_map(said).collect()
}
