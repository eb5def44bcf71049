//! The question bank, by theme.

use super::style;
use super::table::wrap;
use super::visible::shown;
use crate::domain::bank::Question;
use crate::i18n::{Language, said, words};

/// The questions under their themes, in the order of the bank.
pub fn text(lang: Language, width: usize, questions: &[&Question]) -> String {
    let mut out = String::new();
    let mut themes: Vec<&str> = Vec::new();
    questions.iter().for_each(|question| {
        if !themes.contains(&question.theme.as_str()) {
            themes.push(&question.theme);
        }
    });
    for theme in themes {
        let name = words::word(lang, theme);
        let key = if name == theme { String::new() } else { format!(" {}", style::dim(format!("· {}", shown(theme)))) };
        out.push_str(&format!("{}{}{key}\n", if out.is_empty() { "" } else { "\n" }, style::heading(shown(name))));
        for question in questions.iter().filter(|question| question.theme == theme) {
            let own = if question.own { format!(" {}", style::dim(format!("· {}", said::own_question(lang)))) } else { String::new() };
            let lines = wrap(&shown(question.text(lang)), width.saturating_sub(4));
            out.push_str(&format!("  – {}{own}\n", lines.join("\n    ")));
        }
    }
    out
}
