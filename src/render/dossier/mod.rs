//! All that is held on one person, in an order that a person can read.

mod elsewhere;
mod held;

use super::ViewContext;
use super::document::{Block, Document, Fields, Headline, Item, List, Mark, Section};
use super::printable::{printable, printable_lines};
use super::table::Paint;
use crate::domain::dossier::Dossier;
use crate::domain::records::{Folder, Records};
use crate::domain::sealed;
use crate::i18n::{dossier as says, either, handover::full_day, sealed as sealed_said};

/// What a dossier is told with.
pub(crate) struct Told<'d> {
    pub dossier: &'d Dossier,
    /// The person's records.
    pub records: &'d Records,
    /// What the workspace is called.
    pub workspace: &'d str,
    /// Who makes it, where that is known.
    pub made_by: Option<&'d str>,
    /// Whether words are sealed here.
    pub is_sealed: bool,
}

pub(crate) fn document(view: &ViewContext, told: &Told) -> Document {
    let (lang, dossier) = (view.lang, told.dossier);
    let name = printable(&dossier.person.name);
    let by = told.made_by.map_or_else(|| says::made_by_nobody(lang), |by| says::made_by(lang, &printable(by)));
    let looked_for = dossier.looked_for.iter().map(|name| printable(name)).collect::<Vec<_>>().join(", ");
    let mut document = Document {
        title: says::title(lang, &name),
        headline: Headline::Full,
        facts: vec![says::about(lang, &printable(told.workspace), &full_day(lang, view.today)), by],
        intro: vec![says::intro(lang, &name), says::looked_for(lang, &looked_for), says::look_first(lang)],
        ..Document::default()
    };
    document.add(summary(view, dossier));
    document.add(held::who(view, dossier));
    for folder in Folder::ALL {
        document.add(held::records(view, dossier, folder));
    }
    document.add(held::drafts(view, dossier));
    document.add(held::released(view, told.records));
    document.add(elsewhere::organisation(view, dossier));
    document.add(elsewhere::mentions(view, dossier));
    document.add(held::others(view, dossier));
    document.add(elsewhere::shut(view, dossier));
    document.add(elsewhere::readers(view, told));
    document.add(elsewhere::keeping(view));
    document.add(elsewhere::past(view, dossier));
    document.add(elsewhere::local(view, dossier));
    document.add(missing(view));
    document
}

/// How much there is of each.
fn summary(view: &ViewContext, dossier: &Dossier) -> Section {
    let lang = view.lang;
    let of = |folder| {
        let count = held::of(dossier, folder).len();
        (count, says::records(lang, folder, count))
    };
    let others = dossier.files.iter().filter(|file| file.is_other()).count();
    let shut = dossier.files.iter().filter(|file| file.is_shut()).count();
    let gone = dossier.past.as_ref().map_or(0, |past| past.gone.iter().filter(|gone| gone.moved_to.is_none()).count());
    let more = [
        (dossier.drafts.len(), says::draft_count(lang, dossier.drafts.len())),
        (dossier.mentions.len(), says::mention_count(lang, dossier.mentions.len())),
        (others, says::other_count(lang, others)),
        (shut, says::shut_count(lang, shut)),
        (gone, says::gone_count(lang, gone)),
    ];
    let counts = Folder::ALL.into_iter().map(of).chain(more).filter(|(count, _)| *count > 0);
    Section::new(says::summary(lang)).with_list(points(counts.map(|(_, told)| told)))
}

/// What no dossier can hold.
fn missing(view: &ViewContext) -> Section {
    let lang = view.lang;
    let missing = [
        says::missing_clones,
        says::missing_backups,
        says::missing_mail,
        says::missing_paper,
        says::missing_elsewhere,
        says::missing_names,
        says::missing_sealed,
    ];
    let section = Section::new(says::missing(lang)).with_list(points(missing.iter().map(|say| say(lang))));
    section.with(Block::said(says::no_advice(lang), Paint::None))
}

fn points(texts: impl Iterator<Item = String>) -> List {
    List { items: texts.map(|text| Item::new(Mark::Point, text)).collect(), ..List::default() }
}

/// The names of readers, those for recovery too.
fn names(view: &ViewContext, keys: &[String]) -> String {
    let name = |key: &String| {
        let named = sealed::names(std::slice::from_ref(key), &view.readers, |slug| view.people.name(slug).to_owned());
        printable(&named.join(", "))
    };
    sealed_said::names(view.lang, &keys.iter().map(name).collect::<Vec<_>>())
}

/// A text of a file, line by line.
fn lines(text: &str) -> Vec<String> {
    let lines = printable_lines(text);
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// A text on its own, under what it is.
fn text_block(head: String, aside: Option<String>, name: String, text: &str) -> Block {
    Block::Fields(Fields { head: Some(head), aside, entries: vec![(name, lines(text))] })
}

/// `ja` and `nee`.
fn truth(view: &ViewContext, value: bool) -> String {
    either(view.lang, if value { "ja" } else { "nee" }, if value { "yes" } else { "no" }).to_owned()
}
