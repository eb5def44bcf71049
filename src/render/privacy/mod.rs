//! What is kept and who reads it, from the settings: for those whom it is about, and for a works council.

mod employee;
mod parts;
mod works_council;

use super::ViewContext;
use super::document::{Block, Document};
use crate::domain::privacy::{Audience, Facts};
use crate::i18n::{Language, privacy as says, words};

/// As a document for them.
pub(crate) fn document(view: &ViewContext, facts: &Facts, audience: Audience) -> Document {
    let lang = view.lang;
    let (title, intro, sections) = match audience {
        Audience::Employee => (says::title_employee(lang), says::intro_employee(lang), employee::sections(lang, facts)),
        Audience::WorksCouncil => (says::title_council(lang), says::intro_council(lang), works_council::sections(lang, facts)),
    };
    let mut document = Document {
        title,
        facts: vec![says::as_of(lang, &words::day(lang, view.today)), says::no_advice(lang)],
        intro: vec![intro],
        is_ours: true,
        ..Document::default()
    };
    sections.into_iter().for_each(|section| document.add(section));
    document
}

/// How many places of a document are still to be filled in.
pub(crate) fn open_places(lang: Language, document: &Document) -> usize {
    let mark = says::open(lang, "");
    let of_block = |block: &Block| match block {
        Block::List(list) => list.items.iter().filter(|item| item.text.starts_with(&mark)).count(),
        _ => 0,
    };
    document.sections.iter().flat_map(|section| &section.blocks).map(of_block).sum()
}
