//! How to hold a talk well: what is most particular to it first, and no more than a screen.

use super::ViewContext;
use super::document::{Block, Document, Item, List, Mark, Section};
use super::printable::printable;
use super::table::Paint;
use crate::domain::guide::Guide;
use crate::domain::theme::{BuiltIn, Theme};
use crate::domain::types::ConversationType;
use crate::domain::words::Word;
use crate::i18n::{guide as says, words};

/// How many parts there is room for.
const PARTS: usize = 2;

/// The guide for a type and a theme, where they are given; for every talk, with what there is to choose from, where neither is.
pub(crate) fn document(view: &ViewContext, guide: &Guide, kind: Option<&ConversationType>, theme: Option<&Theme>) -> Document {
    let lang = view.lang;
    let types = &view.settings.types;
    let of_type = kind.map(|kind| (says::this_type_head(lang), guide.of_type(&kind.key)));
    let of_theme = theme.map(|theme| (says::this_theme_head(lang, &printable(theme.name(lang))), guide.of_theme(theme)));
    let always = (says::every_talk_head(lang), guide.always());
    let names = [kind.map(|kind| kind.name(lang)), theme.map(|theme| theme.name(lang))].into_iter().flatten().map(printable);
    let names: Vec<String> = names.collect();
    let title = if names.is_empty() { says::title(lang) } else { names.join(" · ") };
    let purpose = kind.and_then(|kind| words::type_purpose(lang, types, &kind.key)).map(printable);
    let mut document = Document { title, intro: purpose.into_iter().collect(), ..Document::default() };
    let parts = [of_type, of_theme, Some(always)].into_iter().flatten().filter(|(_, lines)| !lines.is_empty()).take(PARTS);
    for (head, lines) in parts {
        let items = lines.iter().map(|line| Item::new(Mark::Point, line.text(lang).to_owned())).collect();
        document.add(Section::new(head).with_list(List { items, ..List::default() }));
    }
    if kind.is_none() && theme.is_none() {
        let said = |names: Vec<String>| Block::said(names.join(", "), Paint::None);
        let kinds = types.iter().map(|kind| printable(kind.name(lang))).collect();
        let themes = BuiltIn::ALL.iter().map(|theme| theme.name(lang).to_owned()).collect();
        document.add(Section::new(says::types_head(lang)).with(said(kinds)));
        document.add(Section::new(says::themes_head(lang)).with(said(themes)));
    }
    document
}
