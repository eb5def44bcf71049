//! What lies elsewhere: in files of others, with the organisation, in git, on this computer; and who can read it.

use super::{Told, ViewContext, held, names, points};
use crate::domain::dossier::{ChangeElsewhere, Dossier, ForgottenOn, GoneFile, Mention, NamingCommit};
use crate::domain::retention::Keep;
use crate::i18n::{dossier as says, words};
use crate::render::document::{Block, Fields, Item, List, Mark, Rank, Section};
use crate::render::printable::printable;
use crate::render::table::Paint;
use std::collections::BTreeMap;

pub(super) fn organisation(view: &ViewContext, dossier: &Dossier) -> Section {
    let lang = view.lang;
    let item = |action: &crate::domain::action::Action| {
        let due = action.due.map(|day| words::day(lang, day));
        let against = action.obstacle.as_deref().map(|text| says::obstacle(lang, &printable(text)));
        let item = Item::new(Mark::Point, printable(&action.title)).tail(against).tail(printable(action.owner.name(lang)));
        item.tail(due).tail(action.status.name(lang).to_owned())
    };
    let items = dossier.organisation.iter().map(item).collect();
    let section = Section::new(says::organisation(lang, &printable(&dossier.person.name))).counting(dossier.organisation.len());
    section.with_list(List { items, ..List::default() })
}

pub(super) fn mentions(view: &ViewContext, dossier: &Dossier) -> Section {
    let lang = view.lang;
    let item = |mention: &Mention| {
        let place = mention.line.map_or_else(|| printable(&mention.path), |line| format!("{}:{line}", printable(&mention.path)));
        let is_name = mention.sentence.as_deref() == Some(&mention.path);
        let sentence = match &mention.sentence {
            _ if is_name => says::in_name(lang),
            Some(sentence) => printable(sentence),
            None => says::in_bytes(lang),
        };
        let field = mention.field.as_deref().map(|field| held::label(view, field));
        let sealed = (mention.line.is_none() && mention.field.is_some()).then(|| says::in_sealed(lang));
        let other = (!mention.may_mean.is_empty())
            .then(|| says::may_mean(lang, &mention.may_mean.iter().map(|name| printable(name)).collect::<Vec<_>>().join(", ")));
        Item::new(Mark::Point, sentence).tail(field).tail(place).tail(sealed).tail(other)
    };
    let section = Section::new(says::mentions(lang)).counting(dossier.mentions.len());
    match &dossier.mentions[..] {
        [] => section,
        mentions => section
            .with(Block::said(says::mentions_lead(lang), Paint::Warn))
            .with_list(List { items: mentions.iter().map(item).collect(), ..List::default() }),
    }
}

/// What could not be opened, with who can.
pub(super) fn shut(view: &ViewContext, dossier: &Dossier) -> Section {
    let lang = view.lang;
    let own = dossier.files.iter().filter(|file| file.is_shut());
    let mut items: Vec<Item> = own
        .filter_map(|file| Some((file, file.sealed.as_ref()?)))
        .map(|(file, sealed)| Item::new(Mark::Point, printable(&file.path)).tail(says::ask(lang, &names(view, &sealed.readers))))
        .collect();
    let mut others: BTreeMap<&[String], usize> = BTreeMap::new();
    for unseen in &dossier.unseen {
        if unseen.readers.is_empty() {
            items.push(Item::new(Mark::Point, printable(&unseen.path)).tail(says::unseen(lang)));
        } else {
            *others.entry(&unseen.readers).or_default() += 1;
        }
    }
    items.extend(
        others.into_iter().map(|(readers, count)| {
            Item::new(Mark::Point, says::shut_of_others(lang, &says::file_count(lang, count), &names(view, readers)))
        }),
    );
    let section = Section::new(says::shut(lang));
    if items.is_empty() {
        return section;
    }
    section.with(Block::said(says::shut_lead(lang), Paint::Dim)).with_list(List { items, ..List::default() })
}

pub(super) fn readers(view: &ViewContext, told: &Told) -> Section {
    let (lang, dossier) = (view.lang, told.dossier);
    let section = Section::new(says::readers(lang));
    let mut sealed: BTreeMap<&[String], usize> = BTreeMap::new();
    for file in dossier.files.iter().filter_map(|file| file.sealed.as_ref()) {
        *sealed.entry(&file.readers).or_default() += 1;
    }
    if !told.is_sealed && sealed.is_empty() {
        return section.with(Block::said(says::readers_open(lang), Paint::None));
    }
    let item = |(readers, count): (&[String], usize)| {
        Item::new(Mark::Point, says::file_count(lang, count)).tail(says::opens(lang, &names(view, readers)))
    };
    section
        .with(Block::said(says::readers_sealed(lang), Paint::None))
        .with_list(List { items: sealed.into_iter().map(item).collect(), ..List::default() })
        .with(Block::said(says::readers_proof(lang, &dossier.person.slug), Paint::Dim))
}

/// The terms that the organisation set itself.
pub(super) fn keeping(view: &ViewContext) -> Section {
    let lang = view.lang;
    let section = Section::new(says::keeping(lang));
    let term = |keep: &Keep| Some(says::term(lang, *keep, &words::interval(lang, view.settings.terms.length(*keep)?)));
    let terms: Vec<String> = [Keep::AfterLeaving, Keep::Conversations, Keep::Notes].iter().filter_map(term).collect();
    if terms.is_empty() {
        return section.with(Block::said(says::keeping_unset(lang), Paint::None));
    }
    section.with_list(points(terms.into_iter())).with(Block::said(says::keeping_note(lang), Paint::Dim))
}

pub(super) fn past(view: &ViewContext, dossier: &Dossier) -> Section {
    let lang = view.lang;
    let section = Section::new(says::past(lang));
    let Some(past) = &dossier.past else { return section.with(Block::said(says::no_git(lang), Paint::None)) };
    let list = |head: String, items: Vec<Item>| List { head: Some(head), rank: Rank::Heading, items, ..List::default() };
    let section = section
        .with(Block::said(says::past_lead(lang), Paint::Dim))
        .with_list(list(says::commits(lang), past.commits.iter().map(|one| commit(view, one)).collect()))
        .with_list(list(says::changes(lang), past.changes.iter().map(|one| change(view, one)).collect()))
        .with_list(list(says::gone(lang), past.gone.iter().map(|one| gone(view, one)).collect()));
    // what such a file held is in git still
    past.gone.iter().filter(|gone| !gone.history.is_empty()).fold(section, |section, gone| {
        let folder = gone.history.iter().find_map(|moment| moment.source.as_ref()).map(|source| source.folder);
        let entries = vec![(says::history(lang), held::history(view, &gone.history, folder, true))];
        section.with(Block::Fields(Fields { head: Some(printable(&gone.path)), aside: None, entries }))
    })
}

fn when(view: &ViewContext, recorded: &crate::domain::history::Recorded) -> String {
    let short = recorded.commit.get(..10).unwrap_or(&recorded.commit);
    format!("{} · {} · {short}", words::day(view.lang, recorded.day), printable(&recorded.by))
}

fn commit(view: &ViewContext, commit: &NamingCommit) -> Item {
    let lang = view.lang;
    let mut told: Vec<String> = commit.message.iter().map(|line| printable(line)).collect();
    told.extend(commit.is_by.then(|| says::is_by(lang)));
    told.extend(commit.has_files.then(|| says::has_files(lang)));
    told.extend(commit.is_elsewhere.then(|| says::is_elsewhere(lang)));
    Item { more: told, ..Item::new(Mark::Point, when(view, &commit.recorded)) }
}

fn change(view: &ViewContext, change: &ChangeElsewhere) -> Item {
    let came = change.came.iter().map(|sentence| format!("+ {}", printable(sentence)));
    let went = change.went.iter().map(|sentence| format!("− {}", printable(sentence)));
    let forgotten = change.forgotten.as_ref().map(|forgotten| was_forgotten(view, forgotten));
    let more = came.chain(went).chain(forgotten).collect();
    Item { more, ..Item::new(Mark::Point, printable(&change.path)).tail(when(view, &change.recorded)) }
}

/// That and when something was forgotten, and which commit asked for that.
fn was_forgotten(view: &ViewContext, forgotten: &ForgottenOn) -> String {
    let lang = view.lang;
    let asked = forgotten.asked.as_ref().map(|recorded| says::forgotten_in(lang, &when(view, recorded)));
    std::iter::once(says::forgotten(lang, &words::day(lang, forgotten.day))).chain(asked).collect::<Vec<_>>().join(" · ")
}

fn gone(view: &ViewContext, gone: &GoneFile) -> Item {
    let lang = view.lang;
    let told = match &gone.taken_out {
        Some(recorded) => says::taken_out(lang, &words::day(lang, recorded.day), &printable(&recorded.by)),
        None if gone.is_here => says::uncommitted(lang),
        None => says::never_here(lang),
    };
    let moved = gone.moved_to.as_deref().map(|path| says::moved_to(lang, &printable(path)));
    let more = gone.forgotten.iter().map(|forgotten| was_forgotten(view, forgotten)).collect();
    Item { more, ..Item::new(Mark::Point, printable(&gone.path)).tail(told).tail(moved) }
}

pub(super) fn local(view: &ViewContext, dossier: &Dossier) -> Section {
    let lang = view.lang;
    let section = Section::new(says::local(lang)).counting(dossier.local.len());
    if dossier.local.is_empty() {
        return section;
    }
    let told = dossier.local.iter().map(|file| format!("{} · {}", printable(&file.path), says::size(lang, file.size)));
    section.with(Block::said(says::local_lead(lang), Paint::Dim)).with_list(points(told))
}
