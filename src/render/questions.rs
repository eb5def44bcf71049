//! The question bank, by theme.

use super::printable::printable;
use super::style;
use super::table::wrap;
use crate::domain::bank::Question;
use crate::domain::rhythm;
use crate::domain::settings::Settings;
use crate::domain::theme::Theme;
use crate::domain::types::ConversationType;
use crate::i18n::{Language, messages, rhythm as says, words};
use unicode_width::UnicodeWidthStr;

/// What a type of conversation is: its name, what it is for, how often, and how many actions it should have at most.
pub(crate) fn head(lang: Language, width: usize, settings: &Settings, kind: &ConversationType) -> String {
    let name = printable(words::type_name(lang, &settings.types, &kind.key));
    let key = if name == kind.key { String::new() } else { format!(" {}", style::dim(format!("· {}", printable(&kind.key)))) };
    let purpose = words::type_purpose(lang, &settings.types, &kind.key).map(printable);
    let purpose: String = purpose.iter().flat_map(|text| wrap(text, width)).map(|line| format!("{line}\n")).collect();
    let often = rhythm::usual(kind, settings).map_or_else(|| says::no_rhythm(lang), |interval| says::every(lang, interval));
    let facts = style::dim(format!("{often} · {}", says::limit(lang, settings.limit(&kind.key))));
    format!("{}{key}\n{purpose}{facts}\n\n", style::heading(name))
}

/// The questions that come with every talk of a type.
pub(crate) fn standing(lang: Language, width: usize, questions: &[String]) -> String {
    if questions.is_empty() {
        return String::new();
    }
    let question = |question: &String| format!("  – {}\n", wrap(&printable(question), width.saturating_sub(4)).join("\n    "));
    format!(
        "{} {}\n{}\n",
        style::heading(messages::every_time(lang)),
        style::dim("· ask"),
        questions.iter().map(question).collect::<String>()
    )
}

/// The questions under their themes: those of the type first, then in the order of the bank.
pub(crate) fn text(lang: Language, width: usize, kind: Option<&ConversationType>, questions: &[&Question]) -> String {
    let mut out = String::new();
    let mut themes: Vec<&Theme> = Vec::new();
    questions.iter().for_each(|question| {
        if !themes.contains(&&question.theme) {
            themes.push(&question.theme);
        }
    });
    let of_type = kind.map_or(&[][..], |kind| &kind.themes);
    themes.sort_by_key(|theme| of_type.iter().position(|own| own == *theme).unwrap_or(usize::MAX));
    for theme in themes {
        let name = theme.name(lang);
        let key =
            if name == theme.as_str() { String::new() } else { format!(" {}", style::dim(format!("· {}", printable(theme.as_str())))) };
        out.push_str(&format!("{}{}{key}\n", if out.is_empty() { "" } else { "\n" }, style::heading(printable(name))));
        for question in questions.iter().filter(|question| question.theme == *theme) {
            let own = if question.own { format!("· {}", messages::own_question(lang)) } else { String::new() };
            let room = width.saturating_sub(4);
            let lines = wrap(&printable(question.text(lang)), room);
            let is_beside = lines.last().is_none_or(|line| line.width() + 1 + own.width() <= room);
            let gap = if is_beside { " " } else { "\n    " };
            let own = if own.is_empty() { own } else { format!("{gap}{}", style::dim(own)) };
            out.push_str(&format!("  – {}{own}\n", lines.join("\n    ")));
        }
    }
    out
}
